"""What was told of last, and the longer times that count from it: "that week", "two months later", "am Freitag darauf".

Each is the whole week, month or year that counting leads to; days are counted in claims/articles/writing/days.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from claims.dates import DateMention
from claims.dates.calendar import DAY, Interval, containing
from claims.language import Language
from claims.quickly import Small, small
from claims.text import normalise

_UNITS = ("day", "week", "month", "year")  # from the finest


@small
class Told(Small):
    """The day told of last, and the coming one of that name."""

    day: date
    ahead: date | None = None
    stated: bool = True  # False: that of the report, of which nothing is told yet
    longer: DateMention | None = None  # a month or year told of since
    visit: DateMention | None = None  # the first day that the journey told of last has
    met: bool = False  # its sentence tells that somebody met


@dataclass(frozen=True, slots=True)
class Steps:
    """The [articles.steps] table of a language, folded: which way words count."""

    later: frozenset[str]  # behind a number: "two months later"
    earlier: frozenset[str]
    same: frozenset[str]  # without one: "that week"
    following: frozenset[str]
    previous: frozenset[str]
    articles: frozenset[str]
    numbers: Mapping[str, float]
    half: frozenset[str]


@cache
def units_of(language: Language) -> frozenset[str]:
    """The words for lengths of time that dates count in: "day", "weeks", "hours"."""
    words = language.section("dates")["words"]
    hours = language.section("clauses")["durations"]
    named = [word for table in (words["one"], words["many"]) for unit in table.values() for word in unit]
    for unit in (*hours["hour"], *hours["minute"]):
        named += [unit.rstrip("*"), f"{unit[:-1]}s"] if unit.endswith("*") else [unit]
    return frozenset(map(normalise, named))


@cache
def steps_of(language: Language) -> Steps:
    table, clauses = language.section("articles").get("steps", {}), language.section("clauses")

    def folded(key: str) -> frozenset[str]:
        return frozenset(map(normalise, table.get(key, ())))

    lengths = clauses["durations"]
    return Steps(
        folded("later"), folded("earlier"), folded("same"), folded("following"), folded("previous"),
        frozenset(map(normalise, clauses["words"]["definite"])),
        {normalise(word): many for word, many in lengths["numbers"].items()},
        frozenset(map(normalise, lengths.get("half", ()))),
    )  # fmt: skip


def counted_on(mention: DateMention, told: Told | None, steps: Steps) -> DateMention | None:
    """The time that a wording counts to from what was told of last; None where it says no such thing."""
    if told is None or not mention.relative or mention.granularity not in _UNITS:
        return None
    step = _step(mention.text, steps)
    longer = told.longer
    if step is None or (longer is None and not told.stated and step >= 0):
        return None
    if longer is not None and _UNITS.index(mention.granularity) < _UNITS.index(longer.granularity):
        return None  # "in 1998 … that week"
    base = told.day if longer is None or longer.earliest is None else longer.earliest
    found = _counted(base, mention, step)
    if found is None:
        return None
    ahead = None if told.ahead is None or longer is not None else _counted(told.ahead, mention, step)
    return replace(mention, earliest=found[0], latest=found[1], ahead=ahead)


def day_of_visit(mention: DateMention, told: Told, nth: int) -> DateMention:
    """ "On the second day of her visit": so many days after the first one of the journey told of last."""
    first = told.visit
    if first is None or first.earliest is None:
        return mention
    day, on = first.earliest + nth * DAY, nth * DAY
    ahead = None if first.ahead is None else (first.ahead[0] + on, first.ahead[0] + on)
    return replace(mention, earliest=day, latest=day, ahead=ahead)


def _counted(base: date, mention: DateMention, step: int) -> Interval | None:
    if mention.weekday is None:
        return containing(base, mention.granularity, step)
    if abs(step) != 1:
        return None
    days = (step * (mention.weekday - base.weekday()) - 1) % 7 + 1  # the next or last one of that name
    return base + step * days * DAY, base + step * days * DAY


def _step(text: str, steps: Steps) -> int | None:
    """How many units on the words of a wording count; None where one more is among them than its unit: "nearly two
    years later"."""
    number: float | None = None
    way: int | None = None
    needs_number: bool | None = None
    others = 0
    for word in normalise(text).split():
        if word in steps.numbers and number is None:
            number = steps.numbers[word]
        elif word.isdigit() and number is None:
            number = int(word)
        elif way is None and word in steps.later | steps.earlier:
            way, needs_number = (1 if word in steps.later else -1), True
        elif way is None and word in steps.same | steps.following | steps.previous:
            way, needs_number = (0 if word in steps.same else 1 if word in steps.following else -1), False
        elif word not in steps.articles:
            others += 1
    if way is None or others != 1 or needs_number != (number is not None) or (number is not None and number % 1):
        return None
    return way * int(number or 1)
