"""The meetings of an article: those that are known already, and new ones.

A meeting is one that is known if the same parties were there, on days and in a place that may be one, in a form that
may be one. Where several fit, or one fits several meetings of the article, nothing is chosen. What was put together
wrongly a reviewer takes apart (claims.regroup.split).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from claims.articles.found import FoundMeeting
from claims.facts import Facts
from claims.facts import Participant as Known
from claims.find import MOST_MEETINGS
from claims.linking.article import Article
from claims.linking.parties import Party, party_of
from claims.linking.proposals import key_of, place_in
from claims.names import compare_names
from claims.namesakes import names_of
from claims.places import Place, compare_places, meant_of
from claims.recall import Recalled
from claims.storage.interface import meetings_of_pair

LONGEST = 366  # days within which two dates may be those of one meeting: "in 2014", and 21 January 2014
_MOST_PARTIES = 8  # of a meeting by which it is looked up


@dataclass(frozen=True, slots=True)
class Told:
    """A meeting of the article. `parties`: one for each participant that was found, None for who can't be told.

    `id`: that of the meeting that is known, or a new one; `place`: where in the text it is told.
    """

    found: FoundMeeting
    parties: tuple[Party | None, ...]
    id: str
    place: str


def told_meetings(article: Article, known: Recalled) -> list[Told]:
    """The meetings of an article, in its order. One of whom but one party can be told is none."""
    meetings = [
        (found, tuple(party_of(article, who, found) for who in found.participants))
        for found in article.extraction.meetings
    ]
    kept = [(found, parties) for found, parties in meetings if len(_ids(parties)) > 1]
    fitting = [_fitting(known, found, parties) for found, parties in kept]
    times = Counter(id for ids in fitting for id in ids)
    told = []
    starts: Counter[int] = Counter()
    for (found, parties), ids in zip(kept, fitting, strict=True):
        place = place_in(found.start, starts[found.start])
        starts[found.start] += 1
        one = len(ids) == 1 and times[ids[0]] == 1
        told.append(Told(found, parties, ids[0] if one else f"{key_of(article.document)}:m{place}", place))
    return told


def where(found: FoundMeeting) -> Place | None:
    """The place that is meant; None where the words fit several, and none is far better known than the others."""
    return None if found.place is None else meant_of(found.place.candidates)


def _ids(parties: Sequence[Party | None]) -> set[str]:
    return {party.entity.id for party in parties if party is not None}


def _fitting(known: Recalled, found: FoundMeeting, parties: Sequence[Party | None]) -> list[str]:
    """The known meetings that this may be, by claims that were accepted or are proposed; none where there may be more
    than were looked at."""
    sure = [party for party in parties if party is not None]
    if found.date is None or len(sure) < len(parties) or _length(found.date.earliest, found.date.latest) > LONGEST:
        return []
    ids: dict[str, None] = {}
    for one, other in combinations(sure[:_MOST_PARTIES], 2):
        for a in _names(one):
            for b in _names(other):
                pair = meetings_of_pair(known, a, b, found.date.earliest, found.date.latest, MOST_MEETINGS)
                if pair.cut_off:
                    return []
                ids.update(dict.fromkeys(pair.ids))
    return [id for id, facts in known.possible_facts(ids).items() if _may_be(found, sure, facts)]


def _names(party: Party) -> list[str]:
    """The ids under which meetings of a party lie."""
    return [party.entity.id] if party.office is None else list(dict.fromkeys([party.entity.id, party.office.id]))


def _may_be(found: FoundMeeting, parties: Sequence[Party], facts: Facts) -> bool:
    """Whether a meeting that was found may be the one of which these facts are known."""
    return (
        found.multilateral == facts.multilateral
        and _same_days(found, facts)
        and _same_place(where(found), facts)
        and (found.format is None or facts.format in (None, found.format))
        and _same_parties(found.complete, parties, facts)
    )


def _same_days(found: FoundMeeting, facts: Facts) -> bool:
    """Whether the meetings may have been on one day: neither is without a date, as the same people meet often."""
    if found.date is None:
        return False
    return any(
        known.earliest <= found.date.latest
        and found.date.earliest <= known.latest
        and _length(known.earliest, known.latest) <= LONGEST
        for known in facts.dates
    )


def _length(earliest: date, latest: date) -> int:
    return (latest - earliest).days + 1


def _same_place(place: Place | None, facts: Facts) -> bool:
    if place is None or not facts.places:
        return True
    return any(compare_places((place,), known.place).outcome != "conflict" for known in facts.places)


def _same_parties(complete: bool, parties: Sequence[Party], facts: Facts) -> bool:
    """Whether all of one list stand in the other, two at least, and no list that is complete leaves anybody out."""
    left = list(facts.participants)
    missing = 0
    for party in parties:
        same = next((known for known in left if _is(party, known)), None)
        if same is None:
            missing += 1
        else:
            left.remove(same)
    if len(facts.participants) - len(left) < 2:
        return False
    return (not missing or not left) and not (missing and facts.complete) and not (left and complete)


def _is(party: Party, known: Known) -> bool:
    """Whether a party is a participant that is known: the same entity; or one of them is told by his office alone, or
    by an office and a surname that many bear."""
    if party.entity.id == known.entity.id:
        return True
    offices = {known.entity.id, *(office.id for office in known.offices)}
    if party.office is None or party.office.id not in offices:
        return False
    if "office" in (party.entity.kind, known.entity.kind):
        return True
    names = names_of(known.entity)
    return not party.settled and all(compare_names(party.said.name, name).outcome != "different" for name in names)
