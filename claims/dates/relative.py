"""What dates mean that count from a reference day: weekdays, "last year", "three weeks ago", "yesterday"."""

from __future__ import annotations

from claims.dates.calendar import DAY, WEEK, Interval, containing, length, nth_weekday, recurring, shifted
from claims.dates.meaning import Fields, Meaning, Setting, count, inner, number, unresolved

SHIFTS = {"last": -1, "past": -1, "next": 1, "coming": 1}
_CONTAINED = {"weekend": "week", "fortnight": "week"}  # units that no calendar has fixed places for
_COUNTED_WHOLE = ("quarter", "decade", "century", "weekend")
_GRANULARITY = {"weekend": "range", "fortnight": "range", "half": "part"}  # of the units that are none themselves


def weekday(fields: Fields, setting: Setting) -> Meaning:
    """A weekday: alone, as "last Thursday", in a week ("Friday next week"), or as "yesterday's Thursday"."""
    named, reference = number(fields, "weekday"), setting.reference
    shift, alone = fields.get("shift"), not {"shift", "week", "offset"} & fields.keys()
    result = unresolved("weekday" if alone else "day", named)._replace(weekday_only=alone)
    if reference is None or shift == "text":
        return result
    if "week" in fields:
        week = inner(fields, "week", setting)
        day = nth_weekday(week.intervals[0], named, 1) if week and week.intervals else None
        return result._replace(intervals=((day, day),) if day else ())
    if "offset" in fields:
        day = reference + number(fields, "offset") * DAY
        return result._replace(intervals=((day, day),), consistent=day.weekday() == named)
    this = reference + (named - reference.weekday()) * DAY

    def at(k: int) -> Interval:
        return this + k * WEEK, this + k * WEEK

    if shift == 0:  # "this Friday" is the nearest
        nearest = min((-1, 0, 1), key=lambda k: abs(at(k)[0] - reference))
        return result._replace(intervals=(at(nearest),))
    ahead = recurring(at, 0, reference, "coming")[0] if alone else None
    return result._replace(intervals=tuple(recurring(at, 0, reference, shift)), ahead=ahead)


def any_weekday(fields: Fields, _: Setting) -> Meaning:
    """On a Thursday: any, so that nothing but the weekday can be compared."""
    return unresolved("weekday", number(fields, "weekday"))._replace(weekday_only=True)


def period(fields: Fields, setting: Setting) -> Meaning:
    """Last year, this week, "im Vorjahr"; of a weekend without more, the latest that has begun."""
    if "offset" in fields:
        return deictic(fields, setting)
    unit, shift, reference = str(fields.get("unit", "weekend")), fields.get("shift"), setting.reference
    if "fixed" in fields:
        unit, _, offset = str(fields["fixed"]).partition(" ")
        shift = int(offset)
    result = unresolved(_GRANULARITY.get(unit, unit))
    # "that year" and "the next day" count from another day of the text.
    if reference is None or shift == "text" or unit == "day":
        return result
    if shift is None:
        latest, ahead = (recurring(lambda k: containing(reference, unit, k), 0, reference, s) for s in (None, "coming"))
        return result._replace(intervals=tuple(latest), ahead=ahead[0])
    return result._replace(intervals=(containing(reference, unit, steps(shift)),))


def this(fields: Fields, setting: Setting) -> Meaning:
    """(The end) of the year: of this one."""
    return period({"shift": 0, **fields}, setting)


def steps(shift: object) -> int:
    """How many units on from the reference's own a shift points: "last" is -1."""
    return shift if isinstance(shift, int) else SHIFTS[str(shift)]


def ago(fields: Fields, setting: Setting) -> Meaning:
    return _counted(fields, setting, -1)


def ahead(fields: Fields, setting: Setting) -> Meaning:
    return _counted(fields, setting, 1)


def _counted(fields: Fields, setting: Setting, sign: int) -> Meaning:
    """Three years ago: the calendar year in which counting ends, give or take half a year. Days count exactly."""
    unit, (many, spread) = str(fields.get("unit", "month")), count({"number": 1, **fields}, "number")
    if "low" in fields:  # "two to three years ago"
        spread += many - count(fields, "low")[0]
    finest = str(fields.get("unit2", unit))  # "a month and two days ago"
    whole = _CONTAINED.get(finest, finest)
    result = unresolved(_GRANULARITY.get(whole, whole))
    if setting.reference is None:
        return result
    day = shifted(setting.reference, unit, sign * many)
    if "number2" in fields:
        day = shifted(day, finest, sign * count(fields, "number2")[0])
    return result._replace(intervals=(containing(day, whole),), margin=spread * length(finest) + length(finest) // 2)


def counted_after(fields: Fields, setting: Setting) -> Meaning | None:
    return _from_base(fields, setting, 1)


def counted_before(fields: Fields, setting: Setting) -> Meaning | None:
    return _from_base(fields, setting, -1)


def _from_base(fields: Fields, setting: Setting, sign: int) -> Meaning | None:
    """Two days before Christmas: counted from a day that the same phrase names."""
    base = inner(fields, "base", setting)
    if base is None:
        return None
    unit, (many, spread) = str(fields["unit"]), count(fields, "number")
    days = [shifted(first, unit, sign * many) for first, _ in base.intervals]
    result = Meaning(tuple((day, day) for day in days), "day", spread * length(unit))
    return result._replace(relative=base.relative, year_stated=base.year_stated)


def lasting(fields: Fields, setting: Setting) -> Meaning | None:
    """The last three years, the next two weeks: the days from or up to the reference."""
    unit, (many, spread), shift = str(fields["unit"]), count(fields, "number"), fields["shift"]
    result, reference = unresolved("range")._replace(margin=spread * length(unit)), setting.reference
    if reference is None or shift == "text":
        return result
    if shift not in SHIFTS:
        return None
    sign = steps(shift)
    if unit in _COUNTED_WHOLE:
        ends = (containing(reference, unit, sign), containing(reference, unit, sign * many))
        return result._replace(intervals=((min(ends)[0], max(ends)[1]),))
    if sign < 0:
        return result._replace(intervals=((shifted(reference, unit, -many), reference),))
    return result._replace(intervals=((reference + DAY, shifted(reference, unit, many)),))


def deictic(fields: Fields, setting: Setting) -> Meaning:
    """Yesterday."""
    if setting.reference is None:
        return unresolved("day")
    day = setting.reference + number({"offset": fields.get("is"), **fields}, "offset") * DAY
    return unresolved("day")._replace(intervals=((day, day),))


def these_days(_: Fields, setting: Setting) -> Meaning:
    """These days: those around the reference."""
    result, reference = unresolved("range")._replace(margin=7), setting.reference
    return result._replace(intervals=((reference - 3 * DAY, reference + 3 * DAY),)) if reference else result


def unknown(fields: Fields, _: Setting) -> Meaning:
    """The previous day, three weeks later, in recent years: counted from another date of the text, or too vague."""
    return unresolved("range" if "plural" in fields else str(fields.get("unit", fields.get("is", "day"))))
