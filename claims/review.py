"""What reviewers do: decide, edit, propose, revert, undo, alias, re-anchor, erase.

Every write names the revision it starts from and is one change, all or nothing: the storage compares the revisions in
the transaction that writes. Nothing is ever taken out of the history; to revert or undo is to write a new revision.
What would change nothing is not written, so that the same decision twice is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar
from uuid import uuid4

from claims.anchor import moved
from claims.errors import AliasTaken, Fault, InvalidInput, NotFound, RevisionConflict, StaleEdit
from claims.merge import Difference, difference, merge, patch_of, patched
from claims.places.geography import entities_of
from claims.properties import value_schema
from claims.record import Record, claim_from, claim_record, entity_from, entity_record
from claims.storage.interface import Batch, Store, View
from claims.types import Alias, Claim, Document, Entity, ReviewStatus, quote

__all__ = [
    "Decision", "Difference", "Reanchored", "Written", "add_alias", "decide", "difference", "edit", "erase",
    "new_version", "patch_of", "propose", "reanchor", "remove_alias", "revert", "undo",
]  # fmt: skip

Decision = Literal["accept", "reject", "withdraw", "propose"]
_T = TypeVar("_T")
_Row = TypeVar("_Row", Claim, Entity)

_STATUS: Mapping[str, ReviewStatus] = {
    "accept": "accepted",
    "reject": "rejected",
    "withdraw": "withdrawn",
    "propose": "proposed",
}
_FIXED = ("id", "document", "status", "anchored", "revision", "change")  # what no patch of a claim changes
_GIVEN = ("id", "status", "anchored", "revision", "change")  # what a new claim is given
_ATTEMPTS = 5
_PAGE = 5_000


@dataclass(frozen=True, slots=True)
class Written:
    """What a write left: the change number it took (the latest one, where nothing had to be changed), and the rows."""

    change: int
    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Reanchored:
    """What a new version of a document did to the claims of the older one: the ids of those that moved along, and of
    those that need a person to re-anchor them and decide nothing until then."""

    change: int
    moved: tuple[str, ...]
    needs: tuple[str, ...]


def decide(
    store: Store, decision: Decision, revisions: Mapping[str, int], *, by: str, note: str | None = None
) -> Written:
    """Accept, reject, withdraw or propose again these claims (id → the revision that was looked at), all or none.

    The same decision twice changes nothing. Raises NotFound, StaleEdit.
    """

    def attempt() -> Written:
        with store.view() as view:
            found = view.claims(revisions)
            wanted: list[Claim] = []
            for id, expecting in revisions.items():
                now = _one("claim", id, found)
                base = _base(view, now, expecting)
                wanted.append(_next(base, replace(base, status=_STATUS[decision]), now))
            latest = view.change
        return _write(store, latest, found, wanted, by=by, action=decision, note=note)

    return _settled(attempt)


def edit(
    store: Store, id: str, expecting: int, patch: Mapping[str, Any], *, by: str, note: str | None = None
) -> Written:
    """Change a claim by a JSON Merge Patch of its record: value, spans, attribution, subject, property.

    A field of the value that may be null is null where the patch removes it; a span's prefix and suffix are read from
    the text. `patch_of` makes such a patch. Raises InvalidInput, NotFound, StaleEdit.
    """

    def attempt() -> Written:
        with store.view() as view:
            now = view.claim(id)
            base = _base(view, now, expecting)
            record = _edited(base, patch)
            if "spans" in patch:
                record["spans"] = _with_context(record["spans"], view.document(base.document).text)
            if now.revision != expecting:
                raise StaleEdit(id, expecting, now.revision, merge(claim_record(base), claim_record(now), record))
            wanted = replace(now, revision=now.revision + 1, **_content(claim_from(record)))
            places = _places(view, wanted)
            latest = view.change
        return _write(store, latest, {id: now}, [_unless_same(now, wanted)], places, by=by, action="edit", note=note)

    return _settled(attempt)


def propose(
    store: Store,
    record: Mapping[str, Any],
    *,
    by: str,
    note: str | None = None,
    accept: bool = False,
    id: str | None = None,
) -> Written:
    """Add a claim, from its record without id, status and revision. Raises InvalidInput.

    `id`: the one it gets, by which a request that comes twice adds one claim; made here where none is given.
    """
    faults = [Fault(f"/{name}", "a new claim is given this") for name in _GIVEN if name in record]
    status = "accepted" if accept else "proposed"
    given = {name: value for name, value in record.items() if name not in _GIVEN}
    made: Record = {**given, "id": id or f"c-{uuid4().hex}", "status": status}
    try:
        claim_from(_with_nulls(made))  # all its faults at once
    except InvalidInput as error:
        faults += error.faults
    if faults:
        raise InvalidInput(faults)
    with store.view() as view:
        document = view.documents([made["document"]]).get(made["document"])
        if document is None or document.erased:
            missing = f"there is no document {made['document']!r}" if document is None else "its text was erased"
            raise InvalidInput([Fault("/document", missing)])
        made["spans"] = _with_context(made["spans"], view.document(document.id).text)
        claim = claim_from(_with_nulls(made))
        places = _places(view, claim)
        latest = view.change
    return _write(store, latest, {}, [claim], places, by=by, action="propose", note=note)


def revert(store: Store, id: str, expecting: int, to: int, *, by: str, note: str | None = None) -> Written:
    """Give a claim a new revision that says what its revision `to` said. Raises NotFound, StaleEdit."""

    def attempt() -> Written:
        with store.view() as view:
            now = view.claim(id)
            base = _base(view, now, expecting)
            [then] = _anchored(view, [_revision(view, now, to)])
            wanted = _next(base, replace(then, revision=base.revision), now)
            latest = view.change
        return _write(store, latest, {id: now}, [wanted], by=by, action="revert", note=note)

    return _settled(attempt)


def undo(store: Store, change: int, *, by: str) -> Written:
    """Reverse what a change did to claims and entities, as a new change; to undo an undo is to redo.

    A claim that the change added is withdrawn, an entity that it added stays. Raises NotFound; RevisionConflict where
    somebody has written over it since; InvalidInput for an erasure, which nothing brings back.
    """

    def attempt() -> Written:
        with store.view() as view:
            if view.change_info(change).action == "erase":
                raise InvalidInput([Fault("/change", "nothing brings back what was erased")])
            claim_ids, entity_ids = view.changed(change)
            claims, entities = view.claims(claim_ids), view.entities(entity_ids)
            latest = view.change
        with store.view(change) as view:
            left: dict[str, Claim | Entity] = {**view.claims(claim_ids), **view.entities(entity_ids)}
        with store.view(change - 1) as view:
            claims_before, entities_before = view.claims(claim_ids), view.entities(entity_ids)
        with store.view() as view:
            restored = {claim.id: claim for claim in _anchored(view, claims_before.values())}
        wanted_claims = [
            _undone(now, restored.get(id) or replace(now, status="withdrawn"), left[id]) for id, now in claims.items()
        ]
        wanted_entities = [_undone(now, entities_before.get(id) or now, left[id]) for id, now in entities.items()]
        return _write(
            store,
            latest,
            {**claims, **entities},
            [*wanted_claims, *wanted_entities],
            by=by,
            action="undo",
            note=f"change {change}",
        )

    return _settled(attempt)


def add_alias(store: Store, entity: str, expecting: int, alias: Alias, *, by: str, note: str | None = None) -> Written:
    """Give an entity one more name. Raises AliasTaken, InvalidInput, NotFound, StaleEdit."""
    alias = replace(alias, text=alias.text.strip())

    def add(view: View, base: Entity) -> Entity:
        if alias.text in (base.label, *(other.text for other in base.aliases)):
            return base
        for owner in view.entities_named(alias.text):
            if owner.id != entity and owner.kind == base.kind:
                raise AliasTaken(alias.text, owner.id, owner.label)
        return replace(base, aliases=(*base.aliases, alias))

    return _edit_entity(store, entity, expecting, add, by=by, action="add alias", note=note)


def remove_alias(
    store: Store, entity: str, expecting: int, alias: Alias, *, by: str, note: str | None = None
) -> Written:
    """Take a name from an entity; one that it does not have changes nothing. Raises NotFound, StaleEdit.

    An alias of which nothing but the text is given is the one with that text.
    """

    def remove(_: View, base: Entity) -> Entity:
        kept = (other for other in base.aliases if alias not in (other, Alias(other.text)))
        return replace(base, aliases=tuple(kept))

    return _edit_entity(store, entity, expecting, remove, by=by, action="remove alias", note=note)


def new_version(store: Store, document: Document, *, by: str, note: str | None = None) -> Reanchored:
    """Add a document that replaces an older one (`document.replaces`), and re-anchor the older one's claims.

    A claim moves along if each of its quotes stands in the new text with the same words around it, in one place.
    The others stay with the older text, and need re-anchoring. Raises InvalidInput, NotFound.
    """
    older = document.replaces
    if older is None:
        raise InvalidInput([Fault("/replaces", "a new version names the document that it replaces")])

    def attempt() -> Reanchored:
        with store.view() as view:
            view.document(older)
            claims = _all_claims(view, older)
        rows = [_found_again(claim, document) for claim in claims if claim.anchored]
        batch = Batch(documents=[document], claims=rows)
        try:
            change = store.write(batch, by=by, action="new version", note=note)
        except InvalidInput as error:
            raise _without(error, "/documents/0") from error
        needs = [claim.id for claim in (*rows, *claims) if not claim.anchored]
        return Reanchored(change, tuple(row.id for row in rows if row.anchored), tuple(sorted(needs)))

    return _settled(attempt)


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
            base = _base(view, now, expecting)
            found = view.document(document)
            faults = [] if spans else [Fault("/spans", "a claim rests on at least one span of its document")]
            if not _is_version(view, now.document, document):
                faults.append(Fault("/document", f"{document!r} is no newer version of {now.document!r}"))
            if found.erased:
                faults.append(Fault("/document", "its text was erased"))
            else:
                faults += [
                    Fault(f"/spans/{number}", f"[{start}, {end}) is no span of a text of {len(found.text)} code points")
                    for number, (start, end) in enumerate(spans)
                    if not 0 <= start < end <= len(found.text)
                ]
            if faults:
                raise InvalidInput(faults)
            quotes = tuple(quote(document, found.text, start, end) for start, end in spans)
            wanted = _next(base, replace(base, document=document, spans=quotes, anchored=True), now)
            latest = view.change
        return _write(store, latest, {id: now}, [wanted], by=by, action="re-anchor", note=note)

    return _settled(attempt)


def erase(store: Store, document: str, *, by: str, note: str) -> Written:
    """Delete a document's text for legal reasons; `note` says which. Raises InvalidInput, NotFound.

    The text goes, and its words in spans and values, in past revisions too. Its hash, the spans' positions and the
    history stay. Its claims stop deciding.
    """
    if not note.strip():
        raise InvalidInput([Fault("/note", "say for which reason the text is erased; it stays in the history")])
    change = store.erase(document, by=by, note=note)
    with store.view() as view:
        return Written(change, tuple(_all_claims(view, document)))


# ---- starting from a revision ----------------------------------------------------------------------------------------


def _settled(attempt: Callable[[], _T]) -> _T:
    """Try again where somebody wrote between our reading and our writing: then the reading tells what to say."""
    for _ in range(_ATTEMPTS - 1):
        try:
            return attempt()
        except StaleEdit:
            raise
        except RevisionConflict:
            continue
    return attempt()


def _base(view: View, now: Claim, expecting: int) -> Claim:
    """The revision that a write starts from. Raises RevisionConflict for one that was never there."""
    if not 1 <= expecting <= now.revision:
        raise RevisionConflict(now.id, expecting, now.revision)
    return now if expecting == now.revision else _revision(view, now, expecting)


def _revision(view: View, now: Claim, number: int) -> Claim:
    if number == now.revision:
        return now
    if not 1 <= number < now.revision:
        raise NotFound("revision", f"{now.id}/{number}")
    return view.claim_history(now.id)[number - 1][0]


def _next(base: _Row, yours: _Row, now: _Row) -> _Row:
    """The row to be written of what was made of the base: `now` itself where it says that already.

    Raises StaleEdit where somebody has changed the row since.
    """
    wanted = _unless_same(now, replace(yours, revision=now.revision + 1))
    if wanted is not now and base.revision != now.revision:
        sides = merge(_record(base), _record(now), _record(yours))
        raise StaleEdit(now.id, base.revision, now.revision, sides)
    return wanted


def _undone(now: _Row, before: _Row, left: Claim | Entity) -> _Row:
    """The row that takes back what a change did to it, if it still says what the change `left`."""
    wanted = _unless_same(now, replace(before, revision=now.revision + 1))
    if wanted is not now and not _same(now, left):
        raise RevisionConflict(now.id, left.revision, now.revision)
    return wanted


def _unless_same(now: _Row, wanted: _Row) -> _Row:
    return now if _same(now, wanted) else wanted


def _same(one: Claim | Entity, other: Claim | Entity) -> bool:
    """Whether two revisions say the same."""
    return _record(one) | {"revision": 0} == _record(other) | {"revision": 0}


def _record(row: Claim | Entity) -> Record:
    return claim_record(row) if isinstance(row, Claim) else entity_record(row)


def _write(
    store: Store,
    latest: int,
    found: Mapping[str, Claim] | Mapping[str, Entity] | Mapping[str, Claim | Entity],
    wanted: Sequence[Claim | Entity],
    places: Sequence[Entity] = (),
    *,
    by: str,
    action: str,
    note: str | None,
) -> Written:
    """Write what is not as it was `found`, in one change. `latest`: the change of the view that it was found in."""
    new = [row for row in wanted if row is not found.get(row.id)]
    claims = [row for row in new if isinstance(row, Claim)]
    entities = [row for row in new if isinstance(row, Entity)]
    change = latest
    if new:
        try:
            change = store.write(Batch((), [*places, *entities], claims), by=by, action=action, note=note)
        except InvalidInput as error:
            raise (_without(error, "/claims/0") if len(new) == 1 else error) from None
    written = {row.id for row in new}
    rows = [replace(row, change=change) if row.id in written else row for row in wanted]
    return Written(
        change,
        tuple(row for row in rows if isinstance(row, Claim)),
        tuple(row for row in rows if isinstance(row, Entity)),
    )


def _without(error: InvalidInput, path: str) -> InvalidInput:
    """The same faults, of what was given rather than of the batch that it became."""
    return InvalidInput([Fault(fault.path.removeprefix(path), fault.message) for fault in error.faults])


def _one(kind: str, id: str, found: Mapping[str, _T]) -> _T:
    try:
        return found[id]
    except KeyError:
        raise NotFound(kind, id) from None


# ---- claims ----------------------------------------------------------------------------------------------------------


def _edited(base: Claim, patch: Mapping[str, Any]) -> Record:
    """The record that a patch makes of a claim. Raises InvalidInput with all faults."""
    before = claim_record(base)
    fixed = before | {"change": base.change}
    faults = [
        Fault(f"/{name}", f"this can't be changed here; it is {fixed[name]!r}")
        for name in _FIXED
        if name in patch and patch[name] != fixed[name]
    ]
    record: Record = _with_nulls(patched(before, {name: patch[name] for name in patch if name not in _FIXED}))
    try:
        claim_from(record)
    except InvalidInput as error:
        faults += error.faults
    if faults:
        raise InvalidInput(faults)
    return record


def _with_nulls(record: Record) -> Record:
    """The record with null for what a patch took away, and may: there is no other way to patch something to null."""
    record = {"attribution": None, **record}
    if isinstance(record["attribution"], Mapping):
        record["attribution"] = {"side": None, **record["attribution"]}
    value, property = record.get("value"), record.get("property")
    if isinstance(value, Mapping) and isinstance(property, str):
        try:
            schema = value_schema(property)
        except KeyError:
            return record
        nullable = (name for name in schema["required"] if "null" in schema["properties"][name].get("type", ()))
        record["value"] = {**dict.fromkeys(nullable), **value}
    return record


def _content(claim: Claim) -> dict[str, Any]:
    """What an edit may change."""
    return {name: getattr(claim, name) for name in ("subject", "property", "value", "spans", "attribution")}


def _with_context(spans: Sequence[Record], text: str) -> list[Record]:
    """Spans with line ends as the text has them, and with what stands around them there."""
    found: list[Record] = []
    for span in spans:
        words = span["quote"].replace("\r\n", "\n")
        start, end = span["start"], span["end"]
        around = {"prefix": span.get("prefix", ""), "suffix": span.get("suffix", "")}
        if 0 <= start < end <= len(text):
            there = quote("", text, start, end)
            around = {"prefix": there.prefix, "suffix": there.suffix}
        found.append({"start": start, "end": end, "quote": words, **around})
    return found


def _places(view: View, claim: Claim) -> list[Entity]:
    """The gazetteer's places that a claim names, and what they lie in, as far as the store does not have them."""
    if claim.property != "place":
        return []
    places = entities_of([claim.value["entity"]])
    known = view.entities(place.id for place in places)
    return [place for place in places if place.id not in known]


# ---- anchors ---------------------------------------------------------------------------------------------------------


def _anchored(view: View, claims: Iterable[Claim]) -> list[Claim]:
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


def _all_claims(view: View, document: str) -> list[Claim]:
    claims: list[Claim] = []
    while page := view.list_claims(document=document, after=claims[-1].id if claims else "", limit=_PAGE):
        claims += page
    return claims


# ---- entities --------------------------------------------------------------------------------------------------------


def _edit_entity(
    store: Store,
    id: str,
    expecting: int,
    change: Callable[[View, Entity], Entity],
    *,
    by: str,
    action: str,
    note: str | None,
) -> Written:
    def attempt() -> Written:
        with store.view() as view:
            now = view.entity(id)
            if not 1 <= expecting <= now.revision:
                raise RevisionConflict(id, expecting, now.revision)
            base = now if expecting == now.revision else view.entity_history(id)[expecting - 1][0]
            if change(view, now) == now:  # it is so already
                return Written(view.change, entities=(now,))
            yours = change(view, base)
            entity_from(entity_record(yours))  # raises InvalidInput
            wanted = _next(base, yours, now)
            latest = view.change
        return _write(store, latest, {id: now}, [wanted], by=by, action=action, note=note)

    return _settled(attempt)
