"""Meetings in a line each: who, when, where, in which form, as their accepted claims say, or else the proposed ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from claims.storage.interface import View, meetings_of_pair
from claims.types import Claim, Entity, Meeting, ReviewStatus
from service.shown.claim_words import ids_of
from service.words import Words

SHOWN_STATUSES: tuple[ReviewStatus, ...] = ("accepted", "proposed")
_MOST_NAMED = 6  # participants in a line; the page of the meeting has all
_MOST_PARTIES, _MOST_FOUND, _LIKELY = 6, 48, 6  # whose meetings are looked for; of each pair; and shown


@dataclass(frozen=True, slots=True)
class Known:
    """A meeting as a list shows it."""

    id: str
    earliest: date | None
    latest: date | None
    who: tuple[str, ...]
    more: int  # participants that `who` leaves out
    when: str
    where: str
    form: str | None  # a key of Words' "values"
    status: str | None  # held, planned, cancelled or denied
    accepted: int  # claims
    proposed: int


def known(view: View, meetings: Sequence[Meeting], w: Words) -> list[Known]:
    """These meetings in their order."""
    about = view.meeting_claims([meeting.id for meeting in meetings], SHOWN_STATUSES, spans=False)
    entities = view.entities(ids_of(claim for claims in about.values() for claim in claims))
    return [_known(meeting, about.get(meeting.id, []), entities, w) for meeting in meetings]


def likely(view: View, meeting: str, claims: Iterable[Claim]) -> list[Meeting]:
    """Other meetings of two of the parties that claims of a meeting name: those nearest to it in time, these first."""
    parties = sorted({claim.value["entity"] for claim in claims if claim.property == "participant"})[:_MOST_PARTIES]
    ids = {
        id
        for one, other in combinations(parties, 2)
        for id in meetings_of_pair(view, one, other, None, None, _MOST_FOUND).ids
    }
    own = view.meeting(meeting)
    others = [view.meeting(id) for id in sorted(ids - {meeting})]
    return sorted(others, key=lambda other: (_apart(own, other), other.id))[:_LIKELY]


def _apart(one: Meeting, other: Meeting) -> int:
    """Days between two meetings; many where one has no date."""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return date.max.toordinal()
    return max((one.earliest - other.latest).days, (other.earliest - one.latest).days, 0)


def _known(meeting: Meeting, claims: Iterable[Claim], entities: Mapping[str, Entity], w: Words) -> Known:
    claims = list(claims)
    counts = Counter(claim.status for claim in claims)

    def said(property: str) -> list[Claim]:
        """What decides, or else what is proposed."""
        found = [claim for claim in claims if claim.property == property]
        return [claim for claim in found if claim.decides()] or found

    who = [_label(claim.value["entity"], entities) for claim in said("participant")]
    names = list(dict.fromkeys(who))
    return Known(
        meeting.id,
        meeting.earliest,
        meeting.latest,
        tuple(names[:_MOST_NAMED]),
        len(names[_MOST_NAMED:]),
        w.interval(meeting.earliest, meeting.latest) if meeting.earliest and meeting.latest else "",
        ", ".join(dict.fromkeys(_label(claim.value["entity"], entities) for claim in said("place"))),
        next((claim.value["format"] for claim in said("format")), None),
        next((claim.value["status"] for claim in said("status")), None),
        counts["accepted"],
        counts["proposed"],
    )


def _label(id: str, entities: Mapping[str, Entity]) -> str:
    return entities[id].label if id in entities else id
