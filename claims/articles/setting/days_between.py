"""Two meetings of one sentence and the time between them: "met X on 2 March, a day after meeting Y"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from claims.articles.telling.report import Report
from claims.dates import DateMention
from claims.reading.scan import Atom

_LONGEST = 3  # atoms of "two days after"


def time_between(report: Report, other: Report) -> Sequence[Atom]:
    """The words before the meeting of `report` that say how long before another one of its sentence it was, with their
    "after"; none without them."""
    if not report.heads or not other.heads:
        return ()
    head, last = report.heads[0].start, other.heads[-1]
    atoms = [atom for atom in report.sentence.atoms if atom.start < atom.end <= head]
    after = next((i for i in range(len(atoms) - 1, 0, -1) if atoms[i].has("after")), 0)
    if not after or set(atoms[after - 1].kinds) != {"word"} or atoms[after - 1].text[0].isupper():
        return ()
    if last.start < head and atoms[after].start < last.end:  # "met X two days after the vote and saw Y"
        return ()
    behind = atoms[after + 1 :]
    if any(atom.has("verb", "noun", "punct") and not atom.has("have") for atom in behind):
        return ()
    first = next((i for i in range(after, max(0, after - _LONGEST), -1) if atoms[i].has("punct")), after - _LONGEST)
    return atoms[max(0, first + 1) : after + 1]


def day_from(words: Sequence[Atom], day: DateMention | None, counted: Mapping[str, int]) -> DateMention | None:
    """The day so long away from a known one, `counted`: wordings → days; None where either says no day."""
    shift = counted.get(" ".join(atom.norm for atom in words))
    if shift is None or day is None or day.earliest is None or day.earliest != day.latest:
        return None
    there = day.earliest + timedelta(days=shift)
    text = " ".join(atom.text for atom in words)
    return replace(
        day, start=words[0].start, end=words[-1].end, text=text, earliest=there, latest=there, weekday=None,
        weekday_only=False, ahead=None, time_of_day=None, day_span=None, relative=True,
    )  # fmt: skip
