"""What reviewers do: decide, edit, propose, revert, undo, split, merge, identify, alias, re-anchor, erase.

Every write names the revision it starts from and is one change, all or nothing: the storage compares the revisions in
the transaction that writes. Nothing is ever taken out of the history; to revert or undo is to write a new revision.
What would change nothing is not written, so that the same decision twice is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal
from uuid import uuid4

from claims.errors import InvalidInput, RevisionConflict, StaleEdit, wrong
from claims.merge import Difference, difference, merge, patch_of, patched
from claims.namesakes import is_no_more_than_a_surname
from claims.places.geography import entities_of
from claims.properties import value_schema
from claims.record import Record, claim_from, claim_record, entity_from, entity_record
from claims.regroup import identify, merge_meetings, split
from claims.revisions import (
    Alone,
    Row,
    Written,
    base_of,
    next_of,
    one,
    revision_of,
    same,
    settled,
    unless_same,
    write,
)
from claims.storage.interface import Store, View
from claims.types import Alias, Claim, Entity, ReviewStatus, quote
from claims.versions import Reanchored, all_claims, anchored, new_version, reanchor

__all__ = [
    "Alone", "Decision", "Difference", "Reanchored", "Written", "add_alias", "decide", "difference", "edit", "erase",
    "identify", "merge_meetings", "new_version", "patch_of", "propose", "reanchor", "remove_alias", "revert", "split",
    "undo",
]  # fmt: skip

Decision = Literal["accept", "reject", "withdraw", "propose"]
_STATUS: Mapping[str, ReviewStatus] = {
    "accept": "accepted",
    "reject": "rejected",
    "withdraw": "withdrawn",
    "propose": "proposed",
}
_FIXED = ("id", "document", "status", "anchored", "revision", "change")  # what no patch of a claim changes
_GIVEN = ("id", "status", "anchored", "revision", "change")  # what a new claim is given


def decide(
    store: Store, decision: Decision, revisions: Mapping[str, int], *, by: str, note: str | None = None
) -> Written:
    """Accept, reject, withdraw or propose again these claims (id → the revision that was looked at), all or none.

    The same decision twice changes nothing. Of several claims, those that are accepted only one by one (`Alone`) are
    left as they are, and named. Raises NotFound, StaleEdit.
    """

    def attempt() -> Written:
        with store.view() as view:
            found = view.claims(revisions)
            wanted: list[Claim] = []
            for id, expecting in revisions.items():
                now = one("claim", id, found)
                base = base_of(view, now, expecting)
                wanted.append(next_of(base, replace(base, status=_STATUS[decision]), now))
            several = decision == "accept" and len(revisions) > 1
            skipped = _only_alone([row for row in wanted if row is not found[row.id]], view) if several else {}
            latest = view.change
        wanted = [row for row in wanted if row.id not in skipped]
        return replace(write(store, latest, found, wanted, by=by, action=decision, note=note), skipped=skipped)

    return settled(attempt)


def _only_alone(claims: Iterable[Claim], view: View) -> dict[str, Alone]:
    """Those of these claims that nobody accepts among others, and why."""
    entities = view.entities({claim.value["entity"] for claim in claims if claim.property == "participant"})
    found: dict[str, Alone] = {}
    for claim in claims:
        who = entities.get(claim.value["entity"]) if claim.property == "participant" else None
        if claim.property == "date" and claim.value.get("inferred"):
            found[claim.id] = "inferred_date"
        elif who is not None and who.kind == "person" and is_no_more_than_a_surname(who):
            found[claim.id] = "surname_alone"
    return found


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
            base = base_of(view, now, expecting)
            record = _edited(base, patch)
            if "spans" in patch:
                record["spans"] = _with_context(record["spans"], view.document(base.document).text)
            if now.revision != expecting:
                raise StaleEdit(id, expecting, now.revision, merge(claim_record(base), claim_record(now), record))
            wanted = replace(now, revision=now.revision + 1, **_content(claim_from(record)))
            places = _places(view, wanted)
            latest = view.change
        return write(store, latest, {id: now}, [unless_same(now, wanted)], places, by=by, action="edit", note=note)

    return settled(attempt)


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
    faults = [wrong(f"/{name}", "a new claim is given this") for name in _GIVEN if name in record]
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
            if document:
                raise InvalidInput([wrong("/document", "its text was erased")])
            raise InvalidInput([wrong("/document", "there is no document %(id)r", id=made["document"])])
        made["spans"] = _with_context(made["spans"], view.document(document.id).text)
        claim = claim_from(_with_nulls(made))
        places = _places(view, claim)
        latest = view.change
    return write(store, latest, {}, [claim], places, by=by, action="propose", note=note)


def revert(store: Store, id: str, expecting: int, to: int, *, by: str, note: str | None = None) -> Written:
    """Give a claim a new revision that says what its revision `to` said. Raises NotFound, StaleEdit."""

    def attempt() -> Written:
        with store.view() as view:
            now = view.claim(id)
            base = base_of(view, now, expecting)
            [then] = anchored(view, [revision_of(view, now, to)])
            wanted = next_of(base, replace(then, revision=base.revision), now)
            latest = view.change
        return write(store, latest, {id: now}, [wanted], by=by, action="revert", note=note)

    return settled(attempt)


def undo(store: Store, change: int, *, by: str) -> Written:
    """Reverse what a change did to claims and entities, as a new change; to undo an undo is to redo.

    A claim that the change added is withdrawn, an entity that it added stays. Raises NotFound; RevisionConflict where
    somebody has written over it since; AliasTaken where somebody else has a name by now that it would give back;
    InvalidInput for an erasure, which nothing brings back.
    """

    def attempt() -> Written:
        with store.view() as view:
            if view.change_info(change).action == "erase":
                raise InvalidInput([wrong("/change", "nothing brings back what was erased")])
            claim_ids, entity_ids = view.changed(change)
            claims, entities = view.claims(claim_ids), view.entities(entity_ids)
            latest = view.change
        with store.view(change) as view:
            left: dict[str, Claim | Entity] = {**view.claims(claim_ids), **view.entities(entity_ids)}
        with store.view(change - 1) as view:
            claims_before, entities_before = view.claims(claim_ids), view.entities(entity_ids)
        with store.view() as view:
            restored = {claim.id: claim for claim in anchored(view, claims_before.values())}
        wanted_claims = [
            _undone(now, restored.get(id) or replace(now, status="withdrawn"), left[id]) for id, now in claims.items()
        ]
        wanted_entities = [_undone(now, entities_before.get(id) or now, left[id]) for id, now in entities.items()]
        return write(
            store,
            latest,
            {**claims, **entities},
            [*wanted_claims, *wanted_entities],
            by=by,
            action="undo",
            note=f"change {change}",
        )

    return settled(attempt)


def add_alias(store: Store, entity: str, expecting: int, alias: Alias, *, by: str, note: str | None = None) -> Written:
    """Give an entity one more name. Raises AliasTaken, InvalidInput, NotFound, StaleEdit."""
    alias = replace(alias, text=alias.text.strip())

    def add(base: Entity) -> Entity:
        if alias.text in (base.label, *(other.text for other in base.aliases)):
            return base
        return replace(base, aliases=(*base.aliases, alias))

    return _edit_entity(store, entity, expecting, add, by=by, action="add alias", note=note)


def remove_alias(
    store: Store, entity: str, expecting: int, alias: Alias, *, by: str, note: str | None = None
) -> Written:
    """Take a name from an entity; one that it does not have changes nothing. Raises NotFound, StaleEdit.

    An alias of which nothing but the text is given is the one with that text.
    """

    def remove(base: Entity) -> Entity:
        kept = (other for other in base.aliases if alias not in (other, Alias(other.text)))
        return replace(base, aliases=tuple(kept))

    return _edit_entity(store, entity, expecting, remove, by=by, action="remove alias", note=note)


def erase(store: Store, document: str, *, by: str, note: str) -> Written:
    """Delete a document's text for legal reasons; `note` says which. Raises InvalidInput, NotFound.

    The text goes, and its words in spans and values, in past revisions too. Its hash, the spans' positions and the
    history stay. Its claims stop deciding.
    """
    if not note.strip():
        raise InvalidInput([wrong("/note", "say for which reason the text is erased; it stays in the history")])
    change = store.erase(document, by=by, note=note)
    with store.view() as view:
        return Written(change, tuple(all_claims(view, document)))


def _undone(now: Row, before: Row, left: Claim | Entity) -> Row:
    """The row that takes back what a change did to it, if it still says what the change `left`."""
    wanted = unless_same(now, replace(before, revision=now.revision + 1))
    if wanted is not now and not same(now, left):
        raise RevisionConflict(now.id, left.revision, now.revision)
    return wanted


# ---- claims ----------------------------------------------------------------------------------------------------------


def _edited(base: Claim, patch: Mapping[str, Any]) -> Record:
    """The record that a patch makes of a claim. Raises InvalidInput with all faults."""
    before = claim_record(base)
    fixed = before | {"change": base.change}
    faults = [
        wrong(f"/{name}", "this can't be changed here; it is %(value)r", value=fixed[name])
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


# ---- entities --------------------------------------------------------------------------------------------------------


def _edit_entity(
    store: Store,
    id: str,
    expecting: int,
    change: Callable[[Entity], Entity],
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
            if change(now) == now:  # it is so already
                return Written(view.change, entities=(now,))
            yours = change(base)
            entity_from(entity_record(yours))  # raises InvalidInput
            wanted = next_of(base, yours, now)
            latest = view.change
        return write(store, latest, {id: now}, [wanted], by=by, action=action, note=note)

    return settled(attempt)
