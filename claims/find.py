"""Which meetings a proposition may be about: looked up by keys, from the rarest key, and bounded.

A search that reached its bound says so; then nothing is refuted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, product
from math import prod

from claims.keys import country_key, entity_key, office_key, pair_key, place_key, presence_key
from claims.places import PlaceMention
from claims.places.geography import Place, containers
from claims.reading.said import Clause
from claims.resolve import Resolved
from claims.storage.interface import Finder, Found, meetings_of_pair
from claims.types import Meeting

MOST_MEETINGS = 48  # compared for one proposition
_FEW_MEETINGS = 8  # are compared at once, wherever they lie; of more that can only be shown, so many in each way
NEAR_DAYS = 4  # a near miss lies at most this many days off
_MOST_ALTERNATIVES = 6  # readings of one party that are looked up
_MOST_PLACES = 6  # readings of one place
_MOST_PARTIES = 8
_MOST_THERE = 16  # meetings in the place that was stated, of somebody who had more than can be compared
_MOST_WALKED = 512  # of one party in that place, each looked up among those of the other
_MOST_TOGETHER = 12  # readings of two parties and a place that are looked up so


@dataclass(frozen=True, slots=True)
class Candidates:
    """Meetings to compare with; `cut_off`: a bound was reached, and more may exist.

    `all_then`: with them all have been seen that come near at the time that was stated. `all_there`: all that these
    parties had in the place that was stated, so that none of those that were cut off supports.
    """

    meetings: tuple[str, ...]
    cut_off: bool
    all_then: bool = False
    all_there: bool = False


def find(clause: Clause, parties: Sequence[Resolved], view: Finder) -> Iterator[Candidates]:
    """Candidates in steps, each only where the ones before support nothing.

    First the meetings of all these parties at the time that was stated: no other supports a statement that names a
    time, and two who met a thousand times met a few times then. Then those at any time, which may refute; where these
    are many and only those near that time may, the others wait. Then what comes near: one party or the place at the
    time that was stated; and, for showing the closest, the likeliest of those that waited, and one party at any time.

    Whoever was somewhere without a day being stated, and whoever met too often for all of it to be compared, is looked
    up in the place that was stated.
    """
    alternatives = [_alternatives(party) for party in parties if party.known][:_MOST_PARTIES]
    if _is_presence_at_any_time(clause, parties) and (there := _in_the_place(clause, alternatives, view)) is not None:
        yield from _of_presence(there, clause, parties, alternatives, view)
        return
    then = _at_the_time(clause, parties, alternatives, view)
    if then:
        yield Candidates(then, False)
    seen = dict.fromkeys(then)
    together = _together(clause, parties, alternatives, view)
    there = _in_the_place(clause, alternatives, view) if together.cut_off else None
    all_there = there is not None and not (there.cut_off or any(party.cut_off for party in parties))
    if there is not None:
        nearest = there.meetings or _around_the_place(clause, alternatives, view)
        yield Candidates(_unseen(nearest, seen), True, all_there=all_there)
    earliest, latest = _window(clause)
    refuting = together.meetings
    if len(refuting) > _FEW_MEETINGS and _refuted_near_only(clause):
        refuting = _near_pairs(alternatives, earliest, latest, view)
        if together.cut_off:  # then nothing is refuted
            refuting = _likely_closest(refuting, clause, parties, view)
    yield Candidates(_unseen(refuting, seen), together.cut_off, all_there=all_there)
    found = dict.fromkeys(together.meetings)
    keys = [_key(id, kind) for party in alternatives for id, kind in party]
    if earliest is not None:
        if _only_the_place_brings_near(clause, parties) and _is_told_by_presence(clause, parties):
            _add(found, view, _presence_keys(clause, alternatives), earliest, latest)
            _add_inside(found, view, keys, *_window(clause, beyond=0))
        else:
            places = [place_key(place.id) for mention in clause.places for place in mention.candidates[:_MOST_PLACES]]
            _add(found, view, (*keys, *places), earliest, latest)
        near = [id for id in found if id not in together.meetings]
        yield Candidates(_unseen(near, seen), together.cut_off, all_then=True, all_there=all_there)
    waiting = _likely_closest([id for id in together.meetings if id not in seen], clause, parties, view)
    if waiting:
        yield Candidates(_unseen(waiting, seen), together.cut_off, all_there=all_there)
    seen.update(dict.fromkeys(together.meetings))
    if len(found) < MOST_MEETINGS:
        _add(found, view, keys, None, None)
    others = _unseen(found, seen)
    if others and _only_the_place_brings_near(clause, parties):
        others = _those_there(others, clause, alternatives, view)
    yield Candidates(others, together.cut_off, all_there=all_there)


def _of_presence(
    there: Candidates,
    clause: Clause,
    parties: Sequence[Resolved],
    alternatives: Sequence[list[tuple[str, str]]],
    view: Finder,
) -> Iterator[Candidates]:
    """The steps where somebody was in a place, and no more is said: no meeting in another place decides anything."""
    seen: dict[str, None] = {}
    nearest = there.meetings or _around_the_place(clause, alternatives, view)
    yield Candidates(_unseen(nearest[:_FEW_MEETINGS], seen), False)
    latest = _together(clause, parties, alternatives, view)
    all_there = latest.cut_off and not (there.cut_off or any(party.cut_off for party in parties))
    if latest.cut_off:
        yield Candidates(_unseen(nearest, seen), True, all_there=all_there)
    others = latest.meetings[:_FEW_MEETINGS]
    if there.meetings:
        others = _those_there(latest.meetings, clause, alternatives, view)
    yield Candidates(_unseen(others, seen), latest.cut_off, all_there=all_there)


def of_people(people: Sequence[str], view: Finder) -> Candidates:
    """All meetings of any two of these people, whichever posts the sources give them there."""
    found: dict[str, None] = {}
    cut_off = False
    for a, b in combinations(dict.fromkeys(people), 2):
        pair = meetings_of_pair(view, a, b, None, None, MOST_MEETINGS)
        found.update(dict.fromkeys(pair.ids))
        cut_off |= pair.cut_off
    return Candidates(tuple(found), cut_off)


def _unseen(meetings: Iterable[str], seen: dict[str, None]) -> tuple[str, ...]:
    """Those that were not seen before, which from now on they are."""
    new = tuple(id for id in meetings if id not in seen)
    seen.update(dict.fromkeys(new))
    return new


def _refuted_near_only(clause: Clause) -> bool:
    """Whether meetings far from the time that was stated neither refute the clause nor keep it from being refuted.

    They conflict in their date; a definite reference, or a duration beside a place, is refuted at any distance.
    """
    if not _is_dated(clause) or clause.definite or clause.duration is not None:
        return False
    return not (clause.never or clause.excluded_dates)


def _likely_closest(
    meetings: Sequence[str], clause: Clause, parties: Sequence[Resolved], view: Finder
) -> tuple[str, ...]:
    """Of many meetings of two parties that decide nothing, as at the time that was stated none of them surely was,
    those that may come nearest: in the place that was stated, and the nearest in time."""
    alternatives = [_alternatives(party) for party in parties if party.known]
    if len(meetings) <= _FEW_MEETINGS or len(alternatives) < 2 or not all(map(_is_told_by_pairs, parties)):
        return tuple(meetings)
    earliest, latest = _window(clause, beyond=0)
    days = view.meetings(meetings)
    by_time = sorted(meetings, key=lambda id: _days_apart(days.get(id), earliest, latest))
    there = _those_there(by_time, clause, alternatives, view) if _places_told_by_keys(clause) else ()
    return tuple(dict.fromkeys([*there[:_FEW_MEETINGS], *by_time[:_FEW_MEETINGS]]))


def _days_apart(meeting: Meeting | None, earliest: date | None, latest: date | None) -> tuple[int, int]:
    """The days between a meeting and a time, 0 where either is open; then how many days the meeting may be of."""
    if meeting is None or meeting.earliest is None or meeting.latest is None or earliest is None or latest is None:
        return 0, 0
    apart = max((earliest - meeting.latest).days, (meeting.earliest - latest).days, 0)
    return apart, (meeting.latest - meeting.earliest).days


def _near_pairs(
    alternatives: Sequence[list[tuple[str, str]]], earliest: date | None, latest: date | None, view: Finder
) -> tuple[str, ...]:
    """The meetings of all these parties near the time that was stated."""
    found: dict[str, None] = {}
    for a, b in _pairs(alternatives):
        found.update(dict.fromkeys(meetings_of_pair(view, a, b, earliest, latest, MOST_MEETINGS).ids))
    return tuple(found)[:MOST_MEETINGS]


def _at_the_time(
    clause: Clause, parties: Sequence[Resolved], alternatives: Sequence[list[tuple[str, str]]], view: Finder
) -> tuple[str, ...]:
    """The meetings of all these parties at the time that was stated, if one of these is enough to support.

    It is not where a date can be read in two ways, nor for what is said of gaps. Where a name fits several, all whose
    time overlaps are looked at: one that is disputed may show that somebody else is meant.
    """
    if not _is_dated(clause):
        return ()
    days = [(mention.earliest, mention.latest) for mention in clause.dates if mention.earliest and mention.latest]
    earliest, latest = min(day for day, _ in days), max(day for _, day in days)
    several = any(len(party.ids) > 1 for party in parties)
    look = view.meetings_by_key if several else view.meetings_inside
    found: dict[str, None] = {}
    for a, b in _pairs(alternatives):
        found.update(dict.fromkeys(look(pair_key(a, b), earliest, latest, MOST_MEETINGS).ids))
    return tuple(found)[:MOST_MEETINGS]


def _is_dated(clause: Clause) -> bool:
    """Whether a clause that says nothing of gaps states a time, which can be read in one way."""
    if not clause.dates or clause.first or clause.since is not None:
        return False
    return all(
        mention.earliest and mention.latest and not (mention.readings or mention.weekday_only)
        for mention in clause.dates
    )


def _pairs(alternatives: Sequence[list[tuple[str, str]]]) -> Iterator[tuple[str, str]]:
    """Every two who may have met, by the readings of two parties. Countries are in no pair's key."""
    for first, second in combinations(alternatives, 2):
        for a, b in product(first, second):
            if a != b and "c" not in (a[1], b[1]):
                yield a[0], b[0]


def _together(
    clause: Clause, parties: Sequence[Resolved], alternatives: Sequence[list[tuple[str, str]]], view: Finder
) -> Candidates:
    found: dict[str, None] = {}
    cut_off = any(party.cut_off for party in parties)
    earliest, latest = _window(clause)
    for a, b in _pairs(alternatives):
        pair = meetings_of_pair(view, a, b, None, None, MOST_MEETINGS)
        if pair.cut_off and earliest is not None:  # too many for all: those at the time that was stated
            at_the_time = meetings_of_pair(view, a, b, earliest, latest, MOST_MEETINGS)
            found.update(dict.fromkeys(at_the_time.ids))
        found.update(dict.fromkeys(pair.ids))
        cut_off |= pair.cut_off
    alone = [_key(id, kind) for party in alternatives for id, kind in party if kind == "c" or len(alternatives) < 2]
    cut_off |= bool(alone) and _add(found, view, alone, earliest, latest)
    if not alternatives and clause.places:
        places = [place_key(place.id) for mention in clause.places for place in mention.candidates[:_MOST_PLACES]]
        cut_off |= _add(found, view, places, earliest, latest)
    meetings = tuple(found)
    return Candidates(meetings[:MOST_MEETINGS], cut_off or len(meetings) > MOST_MEETINGS)


def _only_the_place_brings_near(clause: Clause, parties: Sequence[Resolved]) -> bool:
    """Whether of the meetings of one party at another time than the one that was stated only those in the place that
    was stated are near enough to be shown (judge.touches): nearly all are not, and need not be read.

    They conflict in their date, and nobody else who was named took part: his pairs with each other are all looked up,
    or none of the others is known at all.
    """
    if len(parties) < 2 or not _refuted_near_only(clause):
        return False
    return sum(not _is_nobody(party) for party in parties) < 2 or all(map(_is_told_by_pairs, parties))


def _is_nobody(party: Resolved) -> bool:
    """Whether nobody in the store can be whom a name means: no participant is ever matched with it."""
    return party.party.kind == "person" and not party.candidates


def _is_told_by_pairs(party: Resolved) -> bool:
    """Whether all that a party may be is looked up together with the others."""
    if party.party.kind == "person":
        return len(party.candidates) + len(party.offices) <= _MOST_ALTERNATIVES
    if party.party.kind == "office":
        return bool(party.offices)
    return party.party.kind != "country"


def _those_there(
    meetings: Sequence[str], clause: Clause, alternatives: Sequence[list[tuple[str, str]]], view: Finder
) -> tuple[str, ...]:
    """Those of the latest meetings of these parties that were in the place that was stated; all, where keys do not
    tell."""
    if not clause.places:
        return ()
    keys = _presence_keys(clause, alternatives)
    if not keys:
        return tuple(meetings)
    there = {meeting for key in keys for meeting in view.meetings_by_key(key, None, None, MOST_MEETINGS).ids}
    return tuple(id for id in meetings if id in there)


def _presence_keys(clause: Clause, alternatives: Sequence[list[tuple[str, str]]]) -> list[str]:
    """The keys of these parties in the place that was stated; none where keys do not tell."""
    places = _places_told_by_keys(clause)
    return [presence_key(id, place.id) for party in alternatives for id, _ in party for place in places]


def _is_told_by_presence(clause: Clause, parties: Sequence[Resolved]) -> bool:
    """Whether keys tell which meetings of these parties were in the place that was stated, if one was: of people. "The
    leaders of Spain and Portugal" may be presidents, whom the place and the day lead to."""
    told = not clause.places or bool(_places_told_by_keys(clause))
    return told and all(party.party.kind == "person" for party in parties)


def _is_presence_at_any_time(clause: Clause, parties: Sequence[Resolved]) -> bool:
    """Whether it says no more than that somebody, who is known for certain, was in a place.

    Of those of a name that fits several all meetings are looked at, as far as there is room.
    """
    if not clause.places or clause.dates or clause.first or clause.never or clause.since is not None:
        return False
    return len(parties) == 1 and parties[0].known and len(parties[0].ids) < 2


def _in_the_place(clause: Clause, alternatives: Sequence[list[tuple[str, str]]], view: Finder) -> Candidates | None:
    """The meetings of one party, or of two, in the place that was stated, at the time if one was stated.

    None where keys do not tell who was there: of a country as a party, near a place, in a part of the world.
    """
    parties = _told_by_keys(alternatives)
    places = _places_told_by_keys(clause)
    if not parties or not places or prod(map(len, parties)) * len(places) > _MOST_TOGETHER:
        return None
    return _those_in(places, clause, parties, view)


def _around_the_place(clause: Clause, alternatives: Sequence[list[tuple[str, str]]], view: Finder) -> tuple[str, ...]:
    """Where nobody was in the place, their meetings in what contains it: they come nearest."""
    places = _places_told_by_keys(clause)
    around = [outside for place in places for outside in containers(place) if outside.kind != "continent"]
    return _those_in(around, clause, _told_by_keys(alternatives), view).meetings


def _told_by_keys(alternatives: Sequence[list[tuple[str, str]]]) -> Sequence[list[tuple[str, str]]]:
    """Two parties whose presence keys tell; who takes part for a country is in none."""
    return [party for party in alternatives if all(kind != "c" for _, kind in party)][:2]


def _those_in(
    places: Iterable[Place], clause: Clause, parties: Sequence[list[tuple[str, str]]], view: Finder
) -> Candidates:
    earliest, latest = _window(clause)
    found: dict[str, None] = {}
    cut_off = False
    for place, who in product(places, product(*parties)):
        keys = [presence_key(id, place.id) for id, _ in who]
        if len(keys) == 1:
            there = view.meetings_by_key(keys[0], earliest, latest, _MOST_THERE)
        else:
            there = _of_both(keys, earliest, latest, view)
        found.update(dict.fromkeys(there.ids))
        cut_off |= there.cut_off
    return Candidates(tuple(found)[:_MOST_THERE], cut_off or len(found) > _MOST_THERE)


def _of_both(keys: Sequence[str], earliest: date | None, latest: date | None, view: Finder) -> Found:
    """The meetings that have both keys: a walk through one of them, or through the other where that has too many."""
    one = view.meetings_of_both(keys[0], keys[1], earliest, latest, _MOST_WALKED)
    if not one.cut_off:
        return one
    other = view.meetings_of_both(keys[1], keys[0], earliest, latest, _MOST_WALKED)
    return other if not other.cut_off else Found(tuple(dict.fromkeys((*one.ids, *other.ids))), True)


def _places_told_by_keys(clause: Clause) -> Sequence[Place]:
    """What the first place that is told by keys may be; nothing where none is."""
    return next((mention.candidates for mention in clause.places if _is_told_by_keys(mention)), ())


def _is_told_by_keys(mention: PlaceMention) -> bool:
    """Whether the keys of a place are those of all meetings there: a continent has none, and who was near is open."""
    candidates = mention.candidates
    return (
        0 < len(candidates) <= _MOST_PLACES
        and not mention.near
        and all(place.kind != "continent" for place in candidates)
    )


def _window(clause: Clause, beyond: int = NEAR_DAYS) -> tuple[date | None, date | None]:
    """The days that were stated, and as many beyond."""
    days = [
        (mention.earliest, mention.latest)
        for mention in clause.dates
        if mention.earliest is not None and mention.latest is not None and not mention.weekday_only
    ]
    if not days:
        return None, None
    margin = timedelta(days=beyond + max(mention.margin for mention in clause.dates))
    earliest = min(day for day, _ in days)
    latest = max(day for _, day in days)
    return _shifted(earliest, -margin), _shifted(latest, margin)


def _shifted(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day


def _alternatives(party: Resolved) -> list[tuple[str, str]]:
    """What a party may be found under: (id, kind of key)."""
    if party.party.kind == "person":
        found = [(candidate.entity.id, "e") for candidate in party.candidates]
        found += [(id, "o") for id in party.offices]
    elif party.party.kind == "office":
        found = [(id, "o" if id.startswith("office:") else "e") for id in party.offices]
    elif party.party.kind == "country":
        found = [(party.party.country or "", "c")]
    else:
        found = [(party.party.organisation, "e")] if party.party.organisation else []
    return found[:_MOST_ALTERNATIVES]


def _key(id: str, kind: str) -> str:
    return {"e": entity_key, "o": office_key, "c": country_key}[kind](id)


def _add_inside(
    found: dict[str, None], view: Finder, keys: Iterable[str], earliest: date | None, latest: date | None
) -> None:
    """Add the meetings that surely were at that time, as far as there is room."""
    if earliest is not None and latest is not None:
        for key in keys:
            found.update(dict.fromkeys(view.meetings_inside(key, earliest, latest, MOST_MEETINGS - len(found)).ids))


def _add(found: dict[str, None], view: Finder, keys: Iterable[str], earliest: date | None, latest: date | None) -> bool:
    cut_off = False
    for key in keys:
        room = MOST_MEETINGS - len(found)
        if room <= 0:
            return True
        more = view.meetings_by_key(key, earliest, latest, room)
        found.update(dict.fromkeys(more.ids))
        cut_off |= more.cut_off
    return cut_off
