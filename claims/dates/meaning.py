"""What the forms of dates mean: a frame of filled slots → intervals of days. Here: what the calendar itself names.

Each kind of frame has one function; claims/dates/kinds.py lists them. None of them knows a word: slots hold numbers,
frames, and the small vocabulary of these modules (units; "last", "coming"; "early" …).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from claims.dates.calendar import Interval, containing, day_of, holiday, months, recurring, season
from claims.dates.forms import Frame
from claims.quickly import Small, small

Fields = Mapping[str, object]

_SEASON_MARGIN = 15  # days
_SOON = 183  # days ahead within which a day without a year may lie, if only the coming one agrees with its weekday
_YEARS_AHEAD = 20  # '17 is of this century unless that lies more than so many years ahead
_FIXED_YEAR = 2029  # stands for the reference's year where there is no reference


@small
class Meaning(Small):
    """The readings of a date, the likeliest first; none when there is no such day, or it can't be resolved."""

    intervals: tuple[Interval, ...]
    granularity: str
    margin: int = 0
    weekday: int | None = None
    weekday_only: bool = False
    consistent: bool = True
    relative: bool = False
    year_stated: bool = True
    ahead: Interval | None = None  # the coming one, where the latest is taken to be meant

    @property
    def hull(self) -> Interval:
        return min(first for first, _ in self.intervals), max(last for _, last in self.intervals)


class Kind(NamedTuple):
    """How frames of a kind are read, and what their templates must fill."""

    read: Callable[[Fields, Setting], Meaning | None]
    needs: str = ""  # slots, with spaces between
    hidden: bool = False  # only other forms use it: by itself it is no date ("16.", "2014")
    borrows: bool = False  # what it leaves out of day, month and year the other end of a range supplies


@dataclass(frozen=True, slots=True)
class Setting:
    """What a text's dates are read against."""

    reference: date | None  # the day from which they count
    orders: tuple[tuple[str, str], ...]  # of day and month, where both are numbers: one or two readings
    kinds: Mapping[str, Kind]


def meaning(frame: Frame, setting: Setting) -> Meaning | None:
    """What a frame says; None when it says nothing after all ("on 31/31")."""
    try:
        return setting.kinds[frame.kind].read(frame.fields, setting)
    except OverflowError:  # it lies before the year 1 or after 9999
        return unresolved("day")


def unresolved(granularity: str, weekday: int | None = None) -> Meaning:
    """What counts from a day that is not known; as a start, also of what does."""
    return Meaning((), granularity, weekday=weekday, relative=True, year_stated=False)


# ---- slots


def number(fields: Fields, slot: str) -> int:
    value = fields[slot]
    if not isinstance(value, int):
        raise TypeError(f"{slot}: {value!r} is no number")
    return value


def count(fields: Fields, slot: str) -> tuple[int, int]:
    """How many, and how many more or fewer they may be: "3~2" is three, give or take two."""
    value = fields[slot]
    if isinstance(value, str):
        many, _, spread = value.partition("~")
        return int(many), int(spread)
    return number(fields, slot), 0


def inner(fields: Fields, slot: str, setting: Setting) -> Meaning | None:
    """The meaning of the frame in a slot; None when there is none."""
    value = fields.get(slot)
    return meaning(value, setting) if isinstance(value, Frame) else None


# ---- day, month and year


def calendar(fields: Fields, setting: Setting) -> Meaning | None:
    """Any of day, month and year: "16 February 2017", "im Jänner 2014", "in 2014"."""
    if "month" in fields:
        month = number(fields, "month")
        if not 1 <= month <= 12:
            return None
        if "day" in fields:
            return _day(month, fields, setting)
        return yearly(lambda year: months(year, month), fields, setting, "month")
    if "day" in fields:
        return day_of_month(fields, setting)
    year = _year(fields, setting)
    return None if year is None else Meaning((months(year, 1, 12),), "year")


def _year(fields: Fields, setting: Setting) -> int | None:
    """The year that a form states (as `anno`, of two digits, too), or names as "of last year"."""
    if "anno" in fields:
        return number(fields, "anno")
    year = fields.get("year")
    if isinstance(year, int):
        return _full_year(year, setting, _YEARS_AHEAD) if year < 100 else year
    whole = inner(fields, "of", setting)
    return whole.intervals[0][0].year if whole and whole.intervals else None


def _full_year(two_digits: int, setting: Setting, ahead: int) -> int:
    latest = (setting.reference.year if setting.reference else _FIXED_YEAR) + ahead
    return latest - (latest - two_digits) % 100


def yearly(
    at: Callable[[int], Interval | None], fields: Fields, setting: Setting, granularity: str, margin: int = 0
) -> Meaning:
    """What comes once a year: that of the year stated; else "last", "next", or the latest up to the reference."""
    year, reference = _year(fields, setting), setting.reference
    stated = bool({"year", "anno"} & fields.keys())
    result = Meaning((), granularity, margin, relative=not stated, year_stated=stated)
    if year is not None:
        interval = at(year)
        return result._replace(intervals=(interval,) if interval else (), consistent=interval is not None)
    if reference is None or "of" in fields:
        return result._replace(consistent=any(at(year) for year in range(2000, 2005)))  # one of them is a leap year
    shift = fields.get("shift")
    intervals = recurring(at, reference.year, reference, shift)
    ahead = recurring(at, reference.year, reference, "coming") if shift is None else []
    return result._replace(intervals=tuple(intervals), consistent=bool(intervals), ahead=ahead[0] if ahead else None)


def _day(month: int, fields: Fields, setting: Setting) -> Meaning | None:
    day = number(fields, "day")
    if not 1 <= day <= 31:
        return None

    def at(year: int) -> Interval | None:
        found = day_of(year, month, day)
        return (found, found) if found else None

    found = yearly(at, fields, setting, "day")
    if "weekday" not in fields:
        return found
    weekday = number(fields, "weekday")
    found = found._replace(weekday=weekday)
    if not found.intervals or found.intervals[0][0].weekday() == weekday:
        return found
    ahead, reference = found.ahead, setting.reference
    if ahead and reference and ahead[0].weekday() == weekday and (ahead[0] - reference).days <= _SOON:
        return found._replace(intervals=(ahead,))  # only the coming one agrees with the weekday
    return found._replace(consistent=False)


def day_of_month(fields: Fields, setting: Setting) -> Meaning:
    """The 22nd, or Tuesday the 25th: the latest such day; with a weekday, the nearest on which both agree."""
    day, weekday = number(fields, "day"), number(fields, "weekday") if "weekday" in fields else None
    result, reference = unresolved("day", weekday), setting.reference
    if reference is None:
        return result
    whole, coming = inner(fields, "of", setting), fields.get("shift") == "coming"
    if whole and whole.intervals:
        first = whole.intervals[0][0]
        firsts = [first]
    else:
        span = range(3) if coming else range(-14, 15) if weekday is not None else range(0, -3, -1)
        firsts = [containing(reference, "month", offset)[0] for offset in span]
    days = [found for first in firsts if (found := day_of(first.year, first.month, day))]
    if coming:
        days = [found for found in days if found > reference]
    elif weekday is not None:
        days = [found for found in days if found.weekday() == weekday]
    elif whole is None:
        days = [found for found in days if found <= reference]
    best = min(days, key=lambda found: (abs(found - reference), found), default=None)
    return result._replace(intervals=((best, best),) if best else (), consistent=best is not None)


def numeric(fields: Fields, setting: Setting) -> Meaning | None:
    """Day and month as numbers: in the orders usual in the language, else in the other one.

    Where two orders make sense there are two readings, unless a weekday decides.
    """
    usual = [_ordered(fields, order, setting) for order in setting.orders]
    other = [_ordered(fields, order[::-1], setting) for order in setting.orders]
    readings = [each for each in usual if each] or [each for each in other if each]
    if not readings:
        plausible = min(number(fields, "first"), number(fields, "second")) <= 12
        return Meaning((), "day", consistent=False) if "year" in fields and plausible else None
    best = [reading for reading in readings if reading.consistent] or readings
    return best[0]._replace(intervals=tuple(dict.fromkeys(i for reading in best for i in reading.intervals)))


def _ordered(fields: Fields, order: tuple[str, ...], setting: Setting) -> Meaning | None:
    found = calendar({**fields, order[0]: fields["first"], order[1]: fields["second"]}, setting)
    return found if found and (found.intervals or setting.reference is None) else None


def ancient(fields: Fields, _: Setting) -> Meaning:
    """Before our era: a date, but none to which this calendar counts."""
    return Meaning((), "day" if "day" in fields else "year")


# ---- parts of the year, and longer times


def seasonal(fields: Fields, setting: Setting) -> Meaning:
    """Summer 2014; of a winter, the one before or after that New Year's Day, unless both years are named."""
    name = str(fields["season"])
    found = yearly(lambda year: season(name, year), fields, setting, "season", _SEASON_MARGIN)
    first, last = season(name, 2000)
    if first.year < last.year and "to" not in fields and found.year_stated and found.intervals:
        year = found.intervals[0][0].year
        return found._replace(intervals=(season(name, year - 1), season(name, year)))
    return found


def quarterly(fields: Fields, setting: Setting) -> Meaning | None:
    nth = number(fields, "nth")
    return yearly(lambda year: months(year, nth * 3 - 2, 3), fields, setting, "quarter") if 1 <= nth <= 4 else None


def halves(fields: Fields, setting: Setting) -> Meaning | None:
    nth = number(fields, "nth")
    return yearly(lambda year: months(year, nth * 6 - 5, 6), fields, setting, "part") if 1 <= nth <= 2 else None


def decade(fields: Fields, setting: Setting) -> Meaning:
    """The 1990s, or the 90s: those that have begun last."""
    year = number(fields, "decade")
    return Meaning((months(year if year > 99 else _full_year(year, setting, 0), 1, 120),), "decade")


def century(fields: Fields, _: Setting) -> Meaning:
    """Whether it begins with the year 2000 or 2001 is disputed: both fit."""
    nth = number(fields, "nth")
    return Meaning(((months(nth * 100 - 100, 1)[0], months(nth * 100, 12)[1]),), "century")


def festive(fields: Fields, setting: Setting) -> Meaning:
    """Ostermontag 2018, last Christmas."""
    rule = str(fields["holiday"])
    return yearly(lambda year: holiday(rule, year), fields, setting, "range" if ".." in rule else "day")
