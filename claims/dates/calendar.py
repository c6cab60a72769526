"""Arithmetic of days: which days a month, a week, a season, a quarter or a decade holds, and what lies before it.

Nothing here knows a language or a text. An interval is a pair of days, both included. What leaves the years 1 to 9999
raises OverflowError, as `datetime` itself does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

Interval = tuple[date, date]

DAY = timedelta(days=1)
WEEK = timedelta(days=7)

# Lengths in months, or in days for what no month divides.
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}

# Both the meteorological and the astronomical season fit: the interval is the union of the two (northern hemisphere).
_SEASONS = {
    "spring": ((3, 1), (6, 21)),
    "summer": ((6, 1), (9, 23)),
    "autumn": ((9, 1), (12, 22)),
    "winter": ((12, 1), (3, 20)),
}


def months(year: int, month: int, count: int = 1) -> Interval:
    """`count` whole months from the first day of a month; `month` may lie outside 1..12 and carries into the year."""
    index = year * 12 + month - 1
    return _first(index), _first(index + count) - DAY


def _first(index: int) -> date:
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        raise OverflowError(f"year {year} is out of range")
    return date(year, month + 1, 1)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has none such (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def containing(day: date, unit: str, offset: int = 0) -> Interval:
    """The calendar unit that holds a day, or the one `offset` units later. A weekend is that of the day's week."""
    if unit in _MONTHS:
        size = _MONTHS[unit]
        index = (day.year * 12 + day.month - 1) // size + offset
        return _first(index * size), _first((index + 1) * size) - DAY
    day += offset * _DAYS[unit] * DAY
    if unit == "day":
        return day, day
    monday = day - day.weekday() * DAY
    if unit == "weekend":
        return monday + 5 * DAY, monday + 6 * DAY
    return monday, monday + _DAYS[unit] * DAY - DAY


def shifted(day: date, unit: str, count: int) -> date:
    """The day `count` units later: the same day of the month, or the month's last day where it has no such day."""
    if unit in _DAYS:
        return day + count * _DAYS[unit] * DAY
    first, last = containing(day.replace(day=1), "month", count * _MONTHS[unit])
    return min(first + (day.day - 1) * DAY, last)


def length(unit: str) -> int:
    """About how many days a unit has."""
    return _DAYS.get(unit) or _MONTHS[unit] * 30


def season(name: str, year: int) -> Interval:
    """The season that begins in this year: a winter ends in the next."""
    (start_month, start_day), (end_month, end_day) = _SEASONS[name]
    _first(year * 12), _first(year * 12 + 23)  # both years must be within the calendar
    return date(year, start_month, start_day), date(year + (end_month < start_month), end_month, end_day)


def fraction(interval: Interval, of: int, start: int, end: int) -> Interval:
    """The parts `start` to `end` (excluded) of an interval cut into `of` parts, in whole months where these divide."""
    first, last = interval
    length = (last.year - first.year) * 12 + last.month - first.month + 1
    if (last + DAY).day == first.day == 1 and length % of == 0:
        part = length // of
        return months(first.year, first.month + start * part, (end - start) * part)
    total = (last - first).days + 1
    if of == 3 and 28 <= total <= 31:  # a month's thirds are its tens: 1–10, 11–20, the rest
        return first + start * 10 * DAY, last if end == of else first + (end * 10 - 1) * DAY
    return first + total * start // of * DAY, first + (total * end // of - 1) * DAY


def nth_weekday(interval: Interval, weekday: int, nth: int) -> date | None:
    """The nth such weekday of an interval, counted from its end when negative; None when there are fewer."""
    first, last = interval
    if nth > 0:
        day = first + (weekday - first.weekday()) % 7 * DAY + (nth - 1) * WEEK
    else:
        day = last - (last.weekday() - weekday) % 7 * DAY + (nth + 1) * WEEK
    return day if first <= day <= last else None


def nth_week(interval: Interval, nth: int) -> Interval | None:
    """The nth week of a month or year. A week belongs where its Thursday lies, as in ISO 8601."""
    thursday = nth_weekday(interval, 3, nth)
    return containing(thursday, "week") if thursday else None


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (Butcher's rule for the Gregorian calendar)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def recurring(at: Callable[[int], Interval | None], now: int, reference: date, which: object) -> list[Interval]:
    """Which of the intervals `at(k)`, one for each year or week k, is meant on the reference day in the k-th, `now`.

    None: the latest that has begun (news points to the past). "past": the latest that is over. "coming": the first
    that has not begun. "last" and "next": the same, or, where that one lies in this very year or week, also the one
    beyond it, since usage is divided: two readings. 0: the one of this year or week. 2 and -2: one beyond "coming"
    and "past". Some years have no such day (29 February); the nearest that has one counts.
    """
    if which == 0:
        this = at(now)
        return [this] if this else []
    forward = which in ("next", "coming", 1, 2)
    step = 1 if forward else -1
    found: list[tuple[int, Interval]] = []
    for k in range(now - step, now + 12 * step, step):
        interval = at(k)
        if interval is None:
            continue
        if forward:
            fits = interval[0] > reference
        else:
            fits = interval[0] <= reference if which is None else interval[1] < reference
        if fits:
            found.append((k, interval))
        if len(found) == 2:
            break
    if which in (2, -2):
        return [interval for _, interval in found[1:2]]
    divided = which in ("last", "next") and len(found) == 2 and found[0][0] == now
    return [interval for _, interval in found[: 2 if divided else 1]]


_HOLIDAY = re.compile(
    r"(?P<month>\d\d)-(?P<day>\d\d)(?:<(?P<name>[0-6])/(?P<count>\d))?"
    r"|easter(?P<offset>[+-]\d+)"
    r"|(?P<in>\d\d)/(?P<weekday>[0-6])/(?P<nth>-?[1-5])"
)


def holiday(rule: str, year: int) -> Interval:
    """The days of a holiday in a year, from its rule; weekdays count from 0 = Monday.

    "12-24": a day; "easter-2": days from Easter Sunday; "11/3/4": the fourth Thursday of November; "12-25<6/4": the
    fourth Sunday before Christmas Day; "12-25..12-26": from one to the other. Raises ValueError for any other rule.
    """
    _first(year * 12)  # the year must be within the calendar
    first, _, last = rule.partition("..")
    return _holiday(first, year), _holiday(last or first, year)


def _holiday(rule: str, year: int) -> date:
    found = _HOLIDAY.fullmatch(rule)
    if found is None:
        raise ValueError(f"{rule!r} is no rule of a holiday")
    if found["month"]:
        day = date(year, int(found["month"]), int(found["day"]))
        if found["name"]:
            day -= (day.weekday() - int(found["name"]) - 1) % 7 * DAY + DAY + (int(found["count"]) - 1) * WEEK
        return day
    if found["offset"]:
        return easter(year) + int(found["offset"]) * DAY
    nth = nth_weekday(months(year, int(found["in"])), int(found["weekday"]), int(found["nth"]))
    if nth is None:
        raise ValueError(f"{rule!r} is no day of every year")
    return nth
