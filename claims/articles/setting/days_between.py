"""The time between two meetings of a sentence, or a meeting and a day: "met X on 2 March, a day after meeting Y"."""

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
    words = _after_which(report)
    if words and last.start < head and words[-1].start < last.end:  # "met X two days after the vote and saw Y"
        return ()
    return words


def _after_which(report: Report) -> Sequence[Atom]:
    """ "Two days after", right before the clause that tells of a meeting; none without such words."""
    head = report.heads[0].start
    atoms = [atom for atom in report.sentence.atoms if atom.start < atom.end <= head]
    after = next((i for i in range(len(atoms) - 1, 0, -1) if atoms[i].has("after")), 0)
    if not after or set(atoms[after - 1].kinds) != {"word"} or atoms[after - 1].text[0].isupper():
        return ()
    behind = atoms[after + 1 :]
    if any(atom.has("verb", "noun", "punct") and not (atom.has("have") or _holds(atom)) for atom in behind):
        return ()
    first = next((i for i in range(after, max(0, after - _LONGEST), -1) if atoms[i].has("punct")), after - _LONGEST)
    return atoms[max(0, first + 1) : after + 1]


def _holds(atom: Atom) -> bool:
    """ "A day after she | held | talks with X"."""
    return any(form.verb.sense == "hold" for form in atom.kinds.get("verb", ()))


def add_day_counted_back(report: Report, counted: Mapping[str, int]) -> None:
    """ "Left for Nairobi on Monday, a day after meeting X": so many days before the one ahead of the comma."""
    if not report.heads or "date" not in report.sentence.kinds:
        return
    words = _after_which(report)
    if any(not words or day.end > words[0].start for day in report.clause.dates):
        return
    atoms = [atom for atom in report.sentence.atoms if words and atom.start < words[0].start]
    if len(atoms) > 1 and atoms[-1].text == "," and atoms[-2].has("date"):
        day = day_from(words, atoms[-2].kinds["date"], {wording: -days for wording, days in counted.items()})
        report.clause = report.clause._replace(dates=() if day is None else (day,))


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
