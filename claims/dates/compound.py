"""What dates mean that are made of other dates: parts and weeks of a year, ranges, nights, times of day, pairs."""

from __future__ import annotations

from dataclasses import replace

from claims.dates.calendar import (
    DAY,
    WEEK,
    Interval,
    containing,
    fraction,
    length,
    months,
    nth_week,
    nth_weekday,
    shifted,
)
from claims.dates.forms import Frame
from claims.dates.meaning import (
    Fields,
    Meaning,
    Setting,
    calendar,
    count,
    inner,
    meaning,
    number,
    seasonal,
    unresolved,
    yearly,
)  # fmt: skip
from claims.dates.relative import period, steps

_EDGES = {"early": (3, 0, 1), "mid": (3, 1, 2), "late": (3, 2, 3), "half1": (2, 0, 1), "half2": (2, 1, 2)}
_VAGUE = ("early", "mid", "late")
_ABOUT = {"day": 2, "weekday": 1, "week": 4, "part": 10, "month": 15, "season": 30, "quarter": 45, "year": 183}
_YEARS = ("year", "of", "anno")
_SHARED = (*_YEARS, "shift")


# ---- within a longer time


def week(fields: Fields, setting: Setting) -> Meaning | None:
    """Week 31 of 2018, as ISO 8601 counts; the week of February 4: the seven days from it."""
    if "from" in fields:
        start = inner(fields, "from", setting)
        return start and start._replace(
            granularity="week", intervals=tuple((first, first + WEEK - DAY) for first, _ in start.intervals)
        )
    nth = number(fields, "week_number")
    years = fields if set(_YEARS) & fields.keys() else {"shift": 0}
    return yearly(lambda year: nth_week(months(year, 1, 12), nth), years, setting, "week")


def nth(fields: Fields, setting: Setting) -> Meaning | None:
    """The first Friday of July, the last week of 2015."""
    whole = inner(fields, "of", setting)
    if whole is None:
        return None
    which = number({"nth": -1, **fields}, "nth")
    if "weekday" in fields:
        weekday = number(fields, "weekday")
        days = [nth_weekday(interval, weekday, which) for interval in whole.intervals]
        intervals = tuple((day, day) for day in days if day)
        return whole._replace(intervals=intervals, granularity="day", margin=0, weekday=weekday)
    weeks = [nth_week(interval, which) for interval in whole.intervals]
    return whole._replace(intervals=tuple(week for week in weeks if week), granularity="week", margin=3)


def stretch(fields: Fields, setting: Setting) -> Meaning | None:
    """The first three months of 2014, the last two weeks of July."""
    whole, unit, (many, spread) = inner(fields, "of", setting), str(fields["unit"]), count(fields, "number")
    if whole is None or fields["nth"] not in (1, -1):
        return None

    def cut(interval: Interval) -> Interval:
        first, last = interval
        if fields["nth"] == 1:
            return first, min(last, shifted(first, unit, many) - DAY)
        return max(first, shifted(last + DAY, unit, -many)), last

    intervals = tuple(cut(interval) for interval in whole.intervals)
    return whole._replace(intervals=intervals, granularity="range", margin=spread * length(unit))


def part(fields: Fields, setting: Setting) -> Meaning | None:
    """Early 2014, the end of last year, "zu Jahresbeginn", later this month. Vague words may be off by a sixth."""
    name, _, edge = str(fields["edge"]).rpartition(" ")  # "year early": the word names the whole, too
    whole = _named(name, fields, setting) if name else inner(fields, "whole", setting)
    if whole is None:
        return None

    def cut(interval: Interval) -> Interval:
        first, last = interval
        if edge in ("earlier", "later"):
            middle = min(max(setting.reference or first, first), last)
            return (first, middle) if edge == "earlier" else (middle, last)
        parts, start, end = _EDGES[edge]
        return fraction(interval, parts, start, max(end, _EDGES[str(fields.get("edge2", edge))][2]))  # mid-to-late

    days = (whole.intervals[0][1] - whole.intervals[0][0]).days + 1 if whole.intervals else 0
    return whole._replace(
        intervals=tuple(cut(interval) for interval in whole.intervals),
        granularity="part",
        margin=max(1, days // 6) if edge in _VAGUE else 0,
        ahead=cut(whole.ahead) if whole.ahead else None,
    )


def _named(name: str, fields: Fields, setting: Setting) -> Meaning | None:
    years = {slot: fields[slot] for slot in _YEARS if slot in fields}
    if name in ("year", "month", "week"):
        return calendar(years, setting) if years else period({"unit": name, "shift": 0}, setting)
    return seasonal({"season": name, **years}, setting)


def night(fields: Fields, setting: Setting) -> Meaning | None:
    """The night to Friday: from Thursday evening to Friday morning, so that either day fits."""
    day = inner(fields, "dated", setting) or inner(fields, "to", setting)
    return day and day._replace(
        intervals=tuple((first - DAY, last) for first, last in day.intervals),
        granularity="range",
        weekday=None,
        weekday_only=False,
        ahead=None,
    )


# ---- with a word beside it


def timed(fields: Fields, setting: Setting) -> Meaning | None:
    """A day with its time of day. "Last night" may be the small hours of today; "the next morning" is any text's."""
    if "dated" in fields:
        return inner(fields, "dated", setting)
    offset = steps(fields.get("shift", 0)) if fields.get("shift") != "text" else 1
    if setting.reference is None or offset > 0:
        return unresolved("day")
    return unresolved("day")._replace(intervals=(containing(setting.reference, "day", offset),), margin=1)


def approximate(fields: Fields, setting: Setting) -> Meaning | None:
    """About 16 February."""
    found = inner(fields, "dated", setting)
    return found and found._replace(margin=max(found.margin, _ABOUT.get(found.granularity, 10)))


# ---- several dates


def span(fields: Fields, setting: Setting) -> Meaning | None:
    """16 to 18 February 2017: what one end leaves out, the other end says. Both ends are written in one order."""
    start, end = fields["from"], fields["to"]
    if not isinstance(start, Frame) or not isinstance(end, Frame):
        return None
    outer = {slot: fields[slot] for slot in ("month", *_SHARED) if slot in fields}
    left, right = {**outer, **_core(start).fields}, {**outer, **_core(end).fields}
    borrowed = "year" not in left and "year" in right
    if "day" in left and "month" in right:
        left.setdefault("month", right["month"])
    if not set(_YEARS) & left.keys() and setting.kinds[_core(start).kind].borrows:
        left = {**{slot: right[slot] for slot in _SHARED if slot in right}, **left}
    elif not set(_YEARS) & right.keys() and setting.kinds[_core(end).kind].borrows:
        right = {**{slot: left[slot] for slot in _YEARS if slot in left}, **right}
    start, end = _refilled(start, left), _refilled(end, right)
    orders = setting.orders if "first" in {**left, **right} else setting.orders[:1]
    found = [_between(start, end, borrowed, replace(setting, orders=(order,))) for order in orders]
    readings = [reading for reading in found if reading]
    best = [reading for reading in readings if reading.consistent] or readings
    if not best:
        return None
    return best[0]._replace(intervals=tuple(dict.fromkeys(i for reading in best for i in reading.intervals)))


def _core(frame: Frame) -> Frame:
    """The date itself of one that has a time of day or a word like "early" beside it."""
    date = frame.fields.get("dated", frame.fields.get("whole"))
    return date if isinstance(date, Frame) else frame


def _refilled(frame: Frame, fields: Fields) -> Frame:
    core = _core(frame)
    if core is frame:
        return frame._replace(fields=fields)
    slot = "dated" if "dated" in frame.fields else "whole"
    return frame._replace(fields={**frame.fields, slot: core._replace(fields=fields)})


def _between(start: Frame, end: Frame, borrowed: bool, setting: Setting) -> Meaning | None:
    first, last = meaning(start, setting), meaning(end, setting)
    if first is None or last is None:
        return None
    result = Meaning(
        (),
        "range",
        max(first.margin, last.margin),
        consistent=first.consistent and last.consistent,
        relative=first.relative or last.relative,
        year_stated=first.year_stated and last.year_stated,
    )
    if not first.intervals or not last.intervals:
        return result
    begin, finish = first.hull[0], last.hull[1]
    if begin > finish and borrowed:  # November to February 2017
        earlier = meaning(_refilled(start, {**_core(start).fields, "year": finish.year - 1}), setting)
        begin = earlier.hull[0] if earlier and earlier.intervals else begin
    elif begin > finish and last.relative:  # Monday to Friday, on a Wednesday
        coming = _refilled(end, {**_core(end).fields, "shift": "coming"})
        later = meaning(coming, replace(setting, reference=begin))
        finish = later.hull[1] if later and later.intervals else finish
    if begin > finish:
        return result._replace(consistent=False)
    ahead = (first.ahead[0], last.ahead[1]) if first.ahead and last.ahead else None
    return result._replace(intervals=((begin, finish),), ahead=ahead if ahead and ahead[0] <= ahead[1] else None)


def members(frame: Frame) -> list[Frame]:
    """The dates of a pair (16 and 17 February 2017), each with the month and year that only the last one states;
    of any other frame, itself."""
    parts = [date for slot in ("first", "middle", "last") if isinstance(date := frame.fields.get(slot), Frame)]
    if frame.kind != "pair" or not parts:
        return [frame]
    outer = {slot: value for slot, value in frame.fields.items() if not isinstance(value, Frame)}
    last = {**outer, **_core(parts[-1]).fields}
    found = []
    for date in parts:
        fields = {**outer, **_core(date).fields}
        if "day" in fields and "month" in last:
            fields.setdefault("month", last["month"])
        if not set(_YEARS) & fields.keys():
            fields.update({slot: last[slot] for slot in _YEARS if slot in last})
        found.append(_refilled(date, fields))
    found[0] = found[0]._replace(start=frame.start)
    found[-1] = found[-1]._replace(end=frame.end)
    return found
