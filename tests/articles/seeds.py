"""The two seed articles against their claims, which were reviewed by hand: how much of them extraction finds.

A date, place or participant of a reviewed meeting counts as found where the meeting that was extracted for it says the
same and one of its spans meets one of the claim's; what an extracted meeting says that no reviewed one does is false.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claims.articles.found import FoundMeeting, Mention, Participant
from claims.extract import read_article
from claims.names import compare_names
from claims.types import Claim, Document, Entity
from seeds.load import documents, entities, seed_claims

MAIN = frozenset({"m1", "m4"})  # the meetings that the articles are about: Baku 2017, Helsinki 2021
_COMPARED = ("date", "place", "participant")


@dataclass(frozen=True, slots=True)
class Finding:
    """One reviewed date, place, participant or gap: of which meeting, and whether it was found."""

    meeting: str
    what: str
    found: bool


def findings() -> tuple[list[Finding], list[str]]:
    """What was found of the reviewed claims; and what was extracted that they do not say."""
    known = {entity.id: entity for entity in entities()}
    found: list[Finding] = []
    false: list[str] = []
    for document in documents():
        extraction = read_article(document.text, document.published or document.latest, document.language)
        left = [claim for claim in seed_claims() if claim.document == document.id]
        meetings = list(extraction.meetings)
        for id, about in _by_meeting(left):
            best = max(meetings, key=lambda one: sum(_says(one, claim, known) for claim in about), default=None)
            told = best is not None and any(_says(best, claim, known) for claim in about)
            found += [
                Finding(id, claim.property, told and best is not None and _says(best, claim, known)) for claim in about
            ]
            if told and best is not None:
                meetings.remove(best)
                false += _beyond(document, best, about, known)
        false += [f"{document.id}: a meeting at {meeting.start}" for meeting in meetings]
        for claim in left:
            if claim.property == "gap":
                days = {(gap.earliest.isoformat(), gap.latest.isoformat()) for gap in extraction.gaps}
                found.append(Finding(claim.id, "gap", (claim.value["earliest"], claim.value["latest"]) in days))
    return found, false


def _by_meeting(claims: Iterable[Claim]) -> Iterator[tuple[str, list[Claim]]]:
    compared = [claim for claim in claims if claim.property in _COMPARED]
    for id in sorted({claim.subject.ids[0] for claim in compared}):
        yield id, [claim for claim in compared if claim.subject.ids[0] == id]


def _says(meeting: FoundMeeting, claim: Claim, known: dict[str, Entity]) -> bool:
    if claim.property == "date":
        day = meeting.date
        same = day is not None and (day.earliest.isoformat(), day.latest.isoformat()) == (
            claim.value["earliest"],
            claim.value["latest"],
        )
        return same and day is not None and _meets([day.mention, *day.others], claim)
    if claim.property == "place":
        place = meeting.place
        same = place is not None and bool(place.candidates) and place.candidates[0].id == claim.value["entity"]
        return same and place is not None and _meets([place.mention, *place.others], claim)
    return any(_is(who, claim, known) and _meets(who.mentions, claim) for who in meeting.participants)


def _is(who: Participant, claim: Claim, known: dict[str, Entity]) -> bool:
    entity = known[claim.value["entity"]]
    if entity.kind == "person":
        names = (entity.label, *(alias.text for alias in entity.aliases))
        return who.kind == "person" and any(compare_names(who.name, name).outcome == "same" for name in names)
    return any(held.role == entity.role and held.country == entity.country for held in who.offices)


def _meets(mentions: Iterable[Mention], claim: Claim) -> bool:
    return any(m.start < span.end and span.start < m.end for m in mentions for span in claim.spans)


def _beyond(document: Document, meeting: FoundMeeting, about: list[Claim], known: dict[str, Entity]) -> Iterator[str]:
    """What is said of a meeting that its reviewed claims do not say."""
    properties = {claim.property for claim in about}
    if meeting.date is not None and "date" not in properties:
        yield f"{document.id}: a date, {meeting.date.mention.text!r}"
    if meeting.place is not None and "place" not in properties:
        yield f"{document.id}: a place, {meeting.place.mention.text!r}"
    for who in meeting.participants:
        if not any(claim.property == "participant" and _is(who, claim, known) for claim in about):
            yield f"{document.id}: a participant, {who.name!r}"
