"""A text with the spans of what it says: where each mark begins, and which underlines each stretch has.

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
class Mark:
    """What rests on stretches of a text: the number that stands there, the stretches, the tone of their underlines,
    and the id of the element that tells more."""

    number: int
    stretches: tuple[tuple[int, int], ...]
    tone: str
    id: str


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the text on which one or more marks rest; `numbers` and `ids` are theirs, in order, each once."""

    start: int
    end: int
    numbers: tuple[int, ...]
    ids: tuple[str, ...]
    tone: str
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


def marks_of(claims: Iterable[Claim]) -> list[Mark]:
    """The marks of claims that are anchored, numbered as they come, in the tone of their review status."""
    return [
        Mark(number, tuple((span.start, span.end) for span in claim.spans), claim.status, f"claim-{claim.id}")
        for number, claim in enumerate(claims, start=1)
        if claim.anchored
    ]


def marked(text: str, marks: Sequence[Mark]) -> list[Stretch]:
    """A text with these marks. Its stretches together are the text."""
    places = _places(marks, len(text))
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
                lanes[place.lane] = place.tone
        found.append(Stretch(text[start:end], tuple(starting.get(start, ())), tuple(sorted(lanes.items())), more))
    return found


def status_of(claim: Claim) -> str:
    """What is said of a claim in a word: its review status, or that its place is lost."""
    return claim.status if claim.anchored else "unanchored"


def _places(marks: Sequence[Mark], length: int) -> list[Place]:
    """Each stretch that is marked, once, in the order of the text; of two at one place the longer first."""
    resting: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        for start, end in mark.stretches:
            if 0 <= start < end <= length:
                resting.setdefault((start, end), []).append(mark)
    free = list(range(LANES))
    heapify(free)
    taken: list[tuple[int, int]] = []  # (end, lane)
    places = []
    for (start, end), here in sorted(resting.items(), key=lambda item: (item[0][0], -item[0][1])):
        while taken and taken[0][0] <= start:
            heappush(free, heappop(taken)[1])
        lane = heappop(free) if free else None
        if lane is not None:
            heappush(taken, (end, lane))
        numbers, ids = ({getattr(mark, name): None for mark in here} for name in ("number", "id"))
        tone = min((mark.tone for mark in here), key=lambda tone: _ORDER.get(tone, len(_ORDER)))
        places.append(Place(start, end, tuple(numbers), tuple(ids), tone, lane))
    return places


# The tone of a mark that several rest on is the one that weighs most; of others the first.
_ORDER: Mapping[str, int] = {"accepted": 0, "proposed": 1, "withdrawn": 2, "rejected": 3}
