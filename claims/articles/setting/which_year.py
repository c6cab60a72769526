"""The year of a day told without one: by when it was said, whether it is to come, and the sentence before."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from claims.dates import DateMention


def is_nearer(day: DateMention, published: date | None) -> bool:
    """ "Встреча, намеченная на 24 мая, сорвалась", written on 25 May: not that of the next year."""
    if published is None or day.latest is None or day.ahead is None or day.weekday_only:
        return False
    return (published - day.latest) < (day.ahead[0] - published)


def today(dates: Sequence[DateMention], published: date | None) -> tuple[DateMention, ...]:
    """ "Will meet on Thursday", said on a Thursday, is today, and not in a week; "im März" in March is this one,
    and so is "Ende März" before its end."""
    return tuple(replace(each, ahead=None) if _is_not_over(each, published) else each for each in dates)


def coming_days(dates: Sequence[DateMention], published: date | None) -> tuple[DateMention, ...]:
    """ "Will meet on the 21st", said on the 14th: that of this month or the next, and not the last one."""
    return tuple(_coming(each, published) if published is not None else each for each in dates)


def _coming(mention: DateMention, published: date) -> DateMention:
    day = mention.latest
    bare = mention.granularity == "day" and mention.text[:1].isdigit() and " " not in mention.text
    if not bare or mention.ahead is not None or mention.year_stated or day is None or day >= published:
        return mention
    for months in (0, 1):
        year, month = divmod(published.year * 12 + published.month - 1 + months, 12)
        if day.day <= monthrange(year, month + 1)[1] and (there := date(year, month + 1, day.day)) >= published:
            return replace(mention, earliest=there, latest=there)
    return mention


def _is_not_over(mention: DateMention, day: date | None) -> bool:
    if day is None or mention.earliest is None or mention.latest is None:
        return False
    if mention.weekday_only and mention.weekday is None:  # "trifft am Donnerstag X und tags darauf Y", said on Friday
        return day < mention.latest
    return mention.latest == day if mention.weekday_only else day <= mention.latest


def in_their_year(
    dates: Sequence[DateMention], before: Sequence[DateMention], then: bool = False
) -> tuple[DateMention, ...]:
    """ "Im Juni 2020 … Das Treffen war damals am 14. Juni": a day of the month that the sentence before names. `then`:
    or a day or month of the year that it names: "war schon 2022 dabei. Damals traf er im März X"."""
    if then and len(before) == 1 and before[0].granularity == "year":
        return tuple(_in_year(date, before[0]) for date in dates)
    return tuple(next((d for b in before if (d := _in_month(date, b)) is not None), date) for date in dates)


def _in_year(date: DateMention, year: DateMention) -> DateMention:
    month = date.granularity == "month" and " " not in date.text  # "im März", and not "im vergangenen Monat"
    if date.year_stated or date.earliest is None or not (month or (date.granularity == "day" and not date.relative)):
        return date
    if year.earliest is None or date.latest is None or date.weekday_only:
        return date
    first = date.earliest.replace(day=1, year=year.earliest.year)
    there = first + (date.earliest - date.earliest.replace(day=1))
    last = there + (date.latest - date.earliest)
    return replace(date, earliest=there, latest=last, year_stated=True, ahead=None)


def _in_month(day: DateMention, month: DateMention) -> DateMention | None:
    if day.year_stated or day.relative or day.granularity != "day" or day.earliest is None or month.earliest is None:
        return None
    if month.granularity != "month" or month.earliest.month != day.earliest.month:
        return None
    there = day.earliest.replace(year=month.earliest.year)
    return replace(day, earliest=there, latest=there, year_stated=True, ahead=None)
