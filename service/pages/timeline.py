"""Meetings on a line of time: where each is drawn, so that no two overlap while there is room. A template draws it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from service.pages.meetings_known import Known

WIDTH, MARGIN, LANE, LEAST, MOST_LANES = 1000, 24, 18, 10, 8  # units of the drawing; LEAST: how wide a day is drawn
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000)  # months between two ticks
_MOST_TICKS = 10


@dataclass(frozen=True, slots=True)
class Bar:
    """A meeting, from the first to the last day on which it may have been."""

    meeting: Known
    x: float
    y: int
    width: float


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    day: date
    with_month: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    height: int
    bars: Sequence[Bar]
    ticks: Sequence[Tick]
    first: date
    last: date


def drawn(meetings: Iterable[Known]) -> Timeline | None:
    """The timeline of those meetings that have days; None where none has."""
    days = ((each.earliest, each.latest, each) for each in meetings if each.earliest and each.latest)
    dated = sorted(days, key=lambda day: (*day[:2], day[2].id))
    if not dated:
        return None
    first, last = dated[0][0], max(latest for _, latest, _ in dated)
    room = WIDTH - 2 * MARGIN - LEAST
    scale = room / max((last - first).days, 1)
    ends = [float("-inf")] * MOST_LANES  # where the last bar of each lane ends
    bars = []
    for earliest, latest, meeting in dated:
        x = MARGIN + (earliest - first).days * scale
        width = max((latest - earliest).days * scale, LEAST)
        lane = next((lane for lane, end in enumerate(ends) if end < x), MOST_LANES - 1)
        ends[lane] = max(ends[lane], x + width + 1)
        bars.append(Bar(meeting, round(x, 1), 4 + lane * LANE, round(width, 1)))
    lanes = max(bar.y for bar in bars) // LANE + 1
    ticks = [
        Tick(round(MARGIN + max((day - first).days, 0) * scale, 1), day, with_month)
        for day, with_month in _ticks(first, last)
    ]
    return Timeline(lanes * LANE + 30, bars, ticks, first, last)


def _ticks(first: date, last: date) -> Iterable[tuple[date, bool]]:
    """Beginnings of months or years between two days, at most about ten."""
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    step = next((step for step in _STEPS if (end - begin) / step <= _MOST_TICKS), _STEPS[-1])
    for month in range(begin - begin % step, end + 1, step):
        day = date(max(month // 12, 1), month % 12 + 1, 1)
        if day >= first or month == begin:
            yield day, step < 12
