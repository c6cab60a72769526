"""A document's text with the spans of its claims: where each mark begins, and which underlines each stretch has.

Overlapping marks get lanes, as on a chart, so that each keeps a line of its own; where more overlap than there are
lanes, the rest is told by numbers only. Everything here takes O(n log n) for n spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import pairwise

from claims.types import Claim

LANES = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the text that one or more claims quote; `numbers` and `claims` are theirs, in order."""

    start: int
    end: int
    numbers: tuple[int, ...]
    claims: tuple[Claim, ...]
    lane: int | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of the text under the same marks. `lanes`: each with its tone; `more`: marks that have no lane."""

    text: str
    begins: tuple[Place, ...]
    lanes: tuple[tuple[int, str], ...]
    more: int


def numbered(claims: Iterable[Claim]) -> list[Claim]:
    """Claims in the order of their first quotes, in which their numbers count from 1."""
    return sorted(claims, key=lambda claim: (min((span.start, span.end) for span in claim.spans), claim.id))


def marked(text: str, claims: Sequence[Claim]) -> list[Stretch]:
    """A text with the spans of these claims, numbered as they come. Its stretches together are the text."""
    places = _places(claims, len(text))
    starting: dict[int, list[Place]] = {}
    ending: dict[int, list[Place]] = {}
    for place in places:
        starting.setdefault(place.start, []).append(place)
        ending.setdefault(place.end, []).append(place)
    lanes: dict[int, str] = {}
    more = 0
    found = []
    for start, end in pairwise(sorted({0, len(text), *starting, *ending})):
        for place in ending.get(start, ()):
            if place.lane is None:
                more -= 1
            else:
                del lanes[place.lane]
        for place in starting.get(start, ()):
            if place.lane is None:
                more += 1
            else:
                lanes[place.lane] = _tone(place)
        found.append(Stretch(text[start:end], tuple(starting.get(start, ())), tuple(sorted(lanes.items())), more))
    return found


def status_of(claim: Claim) -> str:
    """What is said of a claim in a word: its review status, or that its place is lost."""
    return claim.status if claim.anchored else "unanchored"


def _places(claims: Sequence[Claim], length: int) -> list[Place]:
    """Each stretch that is quoted, once, in the order of the text; of two at one place the longer first."""
    quoting: dict[tuple[int, int], list[int]] = {}
    for number, claim in enumerate(claims):
        for span in claim.spans if claim.anchored else ():
            if 0 <= span.start < span.end <= length:
                quoting.setdefault((span.start, span.end), []).append(number)
    free = list(range(LANES))
    heapify(free)
    taken: list[tuple[int, int]] = []  # (end, lane)
    places = []
    for (start, end), numbers in sorted(quoting.items(), key=lambda item: (item[0][0], -item[0][1])):
        while taken and taken[0][0] <= start:
            heappush(free, heappop(taken)[1])
        lane = heappop(free) if free else None
        if lane is not None:
            heappush(taken, (end, lane))
        by = tuple(claims[number] for number in numbers)
        places.append(Place(start, end, tuple(number + 1 for number in numbers), by, lane))
    return places


_ORDER: Mapping[str, int] = {"accepted": 0, "proposed": 1, "withdrawn": 2, "rejected": 3}


def _tone(place: Place) -> str:
    """The status that a mark shows where its claims differ: the one that weighs most."""
    return min((claim.status for claim in place.claims), key=_ORDER.__getitem__)
