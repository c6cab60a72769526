"""The kinds of dates: the names that rules of a language's `[dates]` may have, and how each is read.

Hidden kinds are no dates by themselves; other forms use them. A rule of any other name is a plain part of forms.
"""

from __future__ import annotations

from claims.dates import compound as compound
from claims.dates import meaning as named
from claims.dates import relative as relative
from claims.dates.meaning import Fields, Kind, Meaning, Setting


def _pair(_: Fields, __: Setting) -> Meaning | None:
    """Never asked: claims.date_compound.members takes a pair apart before."""
    return None


KINDS: dict[str, Kind] = {
    # day, month and year
    "date": Kind(named.calendar, borrows=True),  # 16 February 2017, Thursday 16 February
    "numeric": Kind(named.numeric, "first second", borrows=True),  # 16.02.2017
    "slashed": Kind(named.numeric, "first second", hidden=True, borrows=True),  # 16/2
    "day_only": Kind(named.day_of_month, "day", borrows=True),  # the 22nd, Friday the 22nd
    "bare_day": Kind(named.calendar, "day", hidden=True, borrows=True),  # 16. (bis 18. Februar)
    "plain_day": Kind(named.calendar, "day", hidden=True, borrows=True),  # 16
    "numbered_day": Kind(named.calendar, "day", hidden=True, borrows=True),  # 16., 16th
    "monthly": Kind(named.calendar, "month", borrows=True),  # February 2017, last September
    "month_number": Kind(named.calendar, "month year"),  # 02/2017
    "bare_month": Kind(named.calendar, "month", hidden=True, borrows=True),
    "yearly": Kind(named.calendar, "year", borrows=True),  # in 2014
    "bare_year": Kind(named.calendar, "year", hidden=True, borrows=True),
    "plain_year": Kind(named.calendar, "year", hidden=True, borrows=True),
    "ancient": Kind(named.ancient),  # 234 BC
    # longer and shorter than a year
    "seasonal": Kind(named.seasonal, "season", borrows=True),
    "quarterly": Kind(named.quarterly, "nth", borrows=True),
    "halves": Kind(named.halves, "nth"),
    "decade": Kind(named.decade, "decade"),
    "bare_decade": Kind(named.decade, "decade", hidden=True),
    "century": Kind(named.century, "nth"),
    "festive": Kind(named.festive, "holiday"),
    # counted from the reference
    "weekday": Kind(relative.weekday, "weekday"),  # Thursday, last Thursday, Friday next week
    "bare_weekday": Kind(relative.weekday, "weekday", hidden=True),
    "any_weekday": Kind(relative.any_weekday, "weekday"),  # on a Thursday
    "deictic_day": Kind(relative.deictic),  # yesterday
    "period": Kind(relative.period),  # last year, this week, the weekend
    "year_period": Kind(relative.period, hidden=True),  # (February) of last year
    "this_unit": Kind(relative.this, "unit", hidden=True),  # (the end) of the year
    "ago": Kind(relative.ago),
    "week_ago": Kind(relative.ago, hidden=True),  # Thursday a week ago
    "first_in": Kind(relative.ago),  # the first meeting in three years
    "ahead": Kind(relative.ahead),
    "counted_after": Kind(relative.counted_after, "base number unit"),  # two days after 16 February
    "counted_before": Kind(relative.counted_before, "base number unit"),
    "lasting": Kind(relative.lasting, "unit number shift"),  # the last three years
    "within": Kind(relative.unknown),  # within two weeks: of what?
    "these_days": Kind(relative.these_days),
    "unresolved": Kind(relative.unknown),  # the previous day, three weeks later, in recent years
    # made of other dates
    "week": Kind(compound.week),  # week 31
    "nth": Kind(compound.nth, "of"),  # the first Friday of July
    "part": Kind(compound.part, "edge"),  # early 2014
    "stretch": Kind(compound.stretch, "of nth number unit"),  # the first three months of 2014
    "night": Kind(compound.night),  # the night to Friday
    "timed": Kind(compound.timed, "time"),  # Thursday evening
    "approximate": Kind(compound.approximate, "dated"),
    "range": Kind(compound.span, "from to"),
    "pair": Kind(_pair, "first last"),
}
