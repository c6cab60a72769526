"""What belongs together: claims that are about another meeting, two meetings that are one, a person who is another.

An article's claims are put to a meeting that is known already, and its names to persons, as proposals. These verbs take
such a proposal back, or make the one that was not made. Each is one change, which an undo reverses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import get_args
from uuid import uuid4

from claims.errors import Fault, InvalidInput, RevisionConflict, wrong
from claims.places.geography import entities_of
from claims.revisions import Written, base_of, next_of, one, settled, unless_same, write
from claims.storage.interface import Store, View
from claims.types import Claim, ReviewStatus, Subject

_STATUSES: tuple[ReviewStatus, ...] = get_args(ReviewStatus)


def split(
    store: Store,
    meeting: str,
    revisions: Mapping[str, int],
    *,
    by: str,
    note: str | None = None,
    id: str | None = None,
) -> Written:
    """Put these claims about a meeting (id → the revision that was looked at) to another one, which is new.

    `id`: the new meeting's, by which a request that comes twice makes one; made here where none is given. Raises
    InvalidInput for claims about something else, and where no claim would be left; NotFound, StaleEdit.
    """
    new = id or f"m-{uuid4().hex[:12]}"

    def attempt() -> Written:
        with store.view() as view:
            known = _about(view, meeting)
            if not known.keys() - revisions.keys():
                raise InvalidInput([wrong("/claims", "these are all its claims; leave the meeting as it is")])
            found, wanted = _moved(view, meeting, new, revisions)
            latest = view.change
        return write(store, latest, found, wanted, by=by, action="split", note=note)

    return settled(attempt)


def merge_meetings(
    store: Store, meeting: str, into: str, revisions: Mapping[str, int], *, by: str, note: str | None = None
) -> Written:
    """Put all claims about a meeting to another that is known. `revisions`: every one, as it was looked at.

    Raises InvalidInput; NotFound; StaleEdit, and RevisionConflict for a claim that was added since.
    """

    def attempt() -> Written:
        with store.view() as view:
            view.meeting(into)
            if into == meeting:
                raise InvalidInput([wrong("/into", "this is the same meeting already")])
            unseen = next((claim for id, claim in _about(view, meeting).items() if id not in revisions), None)
            if unseen is not None:
                raise RevisionConflict(unseen.id, 0, unseen.revision)
            found, wanted = _moved(view, meeting, into, revisions)
            latest = view.change
        return write(store, latest, found, wanted, by=by, action="merge", note=note)

    return settled(attempt)


def identify(store: Store, id: str, expecting: int, entity: str, *, by: str, note: str | None = None) -> Written:
    """Say who is named in a claim: in it, and in all claims of its document that name the same one.

    Of a place it is said in this claim alone. Raises InvalidInput, NotFound, StaleEdit.
    """

    def attempt() -> Written:
        with store.view() as view:
            now = view.claim(id)
            base = base_of(view, now, expecting)
            named = _named(base)
            places = entities_of([entity]) if base.property == "place" else []
            known = view.entities([entity, *(place.id for place in places)])
            if named is None:
                raise InvalidInput([wrong("/property", "this claim names no participant and no place")])
            if entity not in known and not places:
                raise InvalidInput([wrong("/entity", "there is no entity %(id)r", id=entity)])
            found = {claim.id: claim for claim in view.claims_in(now.document)} if base.property != "place" else {}
            found[id] = now
            wanted = [
                unless_same(claim, replace(_renamed(claim, named, entity), revision=claim.revision + 1))
                for claim in found.values()
                if claim.id != id
            ]
            wanted.append(next_of(base, _renamed(base, named, entity), now))
            new = [place for place in places if place.id not in known]
            changed = [row for row in wanted if row is not found[row.id] or row.id == id]
            latest = view.change
        return write(store, latest, found, changed, new, by=by, action="identify", note=note)

    return settled(attempt)


def _about(view: View, meeting: str) -> dict[str, Claim]:
    """The claims about a meeting, of every status. Raises NotFound."""
    view.meeting(meeting)
    return {claim.id: claim for claim in view.meeting_claims([meeting], _STATUSES)[meeting]}


def _moved(view: View, meeting: str, to: str, revisions: Mapping[str, int]) -> tuple[Mapping[str, Claim], list[Claim]]:
    """These claims about one meeting as they are, and as claims about another."""
    found = view.claims(revisions)
    subject = Subject("meeting", (to,))
    wanted: list[Claim] = []
    faults: list[Fault] = []
    for id, expecting in revisions.items():
        now = one("claim", id, found)
        base = base_of(view, now, expecting)
        if base.subject != Subject("meeting", (meeting,)):
            faults.append(wrong(f"/claims/{id}", "this claim is not about the meeting %(meeting)r", meeting=meeting))
            continue
        wanted.append(next_of(base, replace(base, subject=subject), now))
    if faults:
        raise InvalidInput(faults)
    return found, wanted


# ---- whom a claim names ----------------------------------------------------------------------------------------------


def _named(claim: Claim) -> str | None:
    """The participant, the place, or the one who holds an office, that a claim is there to name."""
    if claim.property in ("participant", "place"):
        return str(claim.value["entity"])
    return claim.subject.ids[0] if claim.property == "office" else None


def _renamed(claim: Claim, named: str, entity: str) -> Claim:
    """The claim with another entity wherever it names this one. Parties of whom one would be left stay as they are."""

    def other(id: str) -> str:
        return entity if id == named else id

    subject, value, attribution = claim.subject, dict(claim.value), claim.attribution
    if subject.kind != "meeting":
        ids = tuple(sorted({other(id) for id in subject.ids}))
        subject = replace(subject, ids=ids) if len(ids) == len(subject.ids) else subject
    if value.get("entity") == named:
        value["entity"] = entity
    if "by" in value:
        value["by"] = list(dict.fromkeys(map(other, value["by"])))
    if attribution is not None and attribution.side == named:
        attribution = replace(attribution, side=entity)
    return replace(claim, subject=subject, value=value, attribution=attribution)
