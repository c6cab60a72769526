"""Which claims of one meeting exclude each other.

| property | two claims exclude each other when |
| --- | --- |
| date | no day lies in both |
| place | neither contains the other, and they are at least 50 km apart |
| status | one says it was held, the other that it was cancelled, or denies it |
| format | they name different ones |
| duration | both are exact, and differ |
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice
from operator import attrgetter

from claims.places.geography import compare_places, place_of
from claims.types import Claim, Entity, Value

MOST = 32  # deciding claims that are named for one that they exclude
Places = Mapping[str, Entity]  # places that the gazetteer may not know, by id


def _dates(one: Value, other: Value, _: Places) -> bool:
    return bool(one["latest"] < other["earliest"] or other["latest"] < one["earliest"])  # ISO days compare as text


def _places(one: Value, other: Value, places: Places) -> bool:
    if one["entity"] == other["entity"]:
        return False
    found = [place_of(places.get(value["entity"]), value["entity"]) for value in (one, other)]
    first, second = found
    return first is not None and second is not None and compare_places((first,), second).outcome == "conflict"


def _statuses(one: Value, other: Value, _: Places) -> bool:
    said = {one["status"], other["status"]}
    return "held" in said and bool(said & {"cancelled", "denied"})


def _formats(one: Value, other: Value, _: Places) -> bool:
    return bool(one["format"] != other["format"])


def _durations(one: Value, other: Value, _: Places) -> bool:
    return bool(one["bound"] == other["bound"] == "exact" and one["minutes"] != other["minutes"])


EXCLUDING: Mapping[str, Callable[[Value, Value, Places], bool]] = {
    "date": _dates,
    "place": _places,
    "status": _statuses,
    "format": _formats,
    "duration": _durations,
}


def excludes(property: str, one: Value, other: Value, places: Places) -> bool:
    """Whether two values of this property exclude each other, as facts of one meeting."""
    check = EXCLUDING.get(property)
    return check is not None and check(one, other, places)


def are_disputed(property: str, claims: Sequence[Claim]) -> bool:
    """Whether two of these claims of one meeting exclude each other, for a property that needs no places."""
    if len(claims) == 1:  # as of most meetings
        return False
    values = {repr(sorted(claim.value.items())): claim.value for claim in claims}
    return any(excludes(property, one, other, {}) for one, other in combinations(values.values(), 2))


def contradictions(claims: Iterable[Claim], places: Places) -> Iterator[tuple[str, str]]:
    """The ids of claims of one meeting, whatever their status, each with a deciding claim that excludes it.

    At most MOST of these for each, the first by id: of a thousand sources for each side not a million pairs.
    """
    by_property: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=attrgetter("id")):
        if claim.property in EXCLUDING:
            by_property.setdefault(claim.property, []).append(claim)
    for property, own in by_property.items():
        if len(own) == 1:
            continue
        values = {repr(sorted(claim.value.items())): claim.value for claim in own}
        excluded: dict[str, list[str]] = {}
        for name, value in values.items():
            others = (o.id for o in own if o.decides() and excludes(property, value, o.value, places))
            excluded[name] = list(islice(others, MOST))
        for claim in own:
            yield from ((claim.id, other) for other in excluded[repr(sorted(claim.value.items()))])
