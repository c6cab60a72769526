"""Newer versions of a document: which claims move along, and how a person anchors the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from claims.anchor import moved
from claims.errors import InvalidInput, wrong
from claims.revisions import Written, base_of, next_of, settled, without, write
from claims.storage.interface import Batch, Store, View
from claims.types import Claim, Document, quote

_PAGE = 5_000  # claims read at once


@dataclass(frozen=True, slots=True)
class Reanchored:
    """What a new version of a document did to the claims of the older one: the ids of those that moved along, and of
    those that need a person to re-anchor them and decide nothing until then."""

    change: int
    moved: tuple[str, ...]
    needs: tuple[str, ...]


def new_version(store: Store, document: Document, *, by: str, note: str | None = None) -> Reanchored:
    """Add a document that replaces an older one (`document.replaces`), and re-anchor the older one's claims.

    A claim moves along if each of its quotes stands in the new text with the same words around it, in one place.
    The others stay with the older text, and need re-anchoring. Raises InvalidInput, NotFound.
    """
    older = document.replaces
    if older is None:
        raise InvalidInput([wrong("/replaces", "a new version names the document that it replaces")])

    def attempt() -> Reanchored:
        with store.view() as view:
            view.document(older)
            claims = all_claims(view, older)
        rows = [_found_again(claim, document) for claim in claims if claim.anchored]
        batch = Batch(documents=[document], claims=rows)
        try:
            change = store.write(batch, by=by, action="new version", note=note)
        except InvalidInput as error:
            raise without(error, "/documents/0") from error
        needs = [claim.id for claim in (*rows, *claims) if not claim.anchored]
        return Reanchored(change, tuple(row.id for row in rows if row.anchored), tuple(sorted(needs)))

    return settled(attempt)


def reanchor(
    store: Store,
    id: str,
    expecting: int,
    document: str,
    spans: Sequence[tuple[int, int]],
    *,
    by: str,
    note: str | None = None,
) -> Written:
    """Rest a claim on these places, [start, end) in code points, of its document or of a newer version of that.

    Raises InvalidInput, NotFound, StaleEdit.
    """

    def attempt() -> Written:
        with store.view() as view:
            now = view.claim(id)
            base = base_of(view, now, expecting)
            found = view.document(document)
            faults = [] if spans else [wrong("/spans", "a claim rests on at least one span of its document")]
            if not _is_version(view, now.document, document):
                faults.append(
                    wrong(
                        "/document",
                        "%(document)r is no newer version of %(older)r",
                        document=document,
                        older=now.document,
                    )
                )
            if found.erased:
                faults.append(wrong("/document", "its text was erased"))
            else:
                faults += [
                    wrong(
                        f"/spans/{number}",
                        "[%(start)s, %(end)s) is no span of a text of %(length)s code points",
                        start=start,
                        end=end,
                        length=len(found.text),
                    )
                    for number, (start, end) in enumerate(spans)
                    if not 0 <= start < end <= len(found.text)
                ]
            if faults:
                raise InvalidInput(faults)
            quotes = tuple(quote(document, found.text, start, end) for start, end in spans)
            wanted = next_of(base, replace(base, document=document, spans=quotes, anchored=True), now)
            latest = view.change
        return write(store, latest, {id: now}, [wanted], by=by, action="re-anchor", note=note)

    return settled(attempt)


def anchored(view: View, claims: Iterable[Claim]) -> list[Claim]:
    """Claims of earlier revisions, anchored unless their text was erased or has a newer version."""
    claims = list(claims)
    documents = {claim.document for claim in claims}
    newer = view.newer_versions(documents)
    erased = {id for id, document in view.documents(documents).items() if document.erased}
    return [replace(claim, anchored=claim.document not in newer and claim.document not in erased) for claim in claims]


def _found_again(claim: Claim, document: Document) -> Claim:
    """The claim in the newer version of its document, or in need of re-anchoring."""
    places = [moved(span, document.text) for span in claim.spans]
    found = [quote(document.id, document.text, *place) for place in places if place is not None]
    revision = claim.revision + 1
    if len(found) < len(places):
        return replace(claim, anchored=False, revision=revision)
    return replace(claim, document=document.id, spans=tuple(found), revision=revision)


def _is_version(view: View, older: str, newer: str) -> bool:
    """Whether one document is the other, or one of the versions that followed it."""
    current: str | None = older
    while current is not None and current != newer:
        current = view.newer_versions([current]).get(current)
    return current is not None


def all_claims(view: View, document: str) -> list[Claim]:
    """The claims of a document as they are now, read a page at a time."""
    claims: list[Claim] = []
    while page := view.list_claims(document=document, after=claims[-1].id if claims else "", limit=_PAGE):
        claims += page
    return claims
