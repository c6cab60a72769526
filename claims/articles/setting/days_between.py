"""The time between two meetings of a sentence, or a meeting and a day: "met X on 2 March, a day after meeting Y"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from claims.articles.telling.report import Report
from claims.dates import DateMention
from claims.reading.scan import Atom

_DAYS = ("date", "said_on")
_LONGEST = 3  # atoms of "two days after"


def time_between(report: Report, other: Report) -> Sequence[Atom]:
    """The words before the meeting of `report` that say how long before another one of its sentence it was, or after
    it, with their "after" or "before"; none without them."""
    if not report.heads or not other.heads:
        return ()
    head, last = report.heads[0].start, other.heads[-1]
    words = time_before_it(report)
    if words and last.start < head and words[-1].start < last.end:  # "met X two days after the vote and saw Y"
        return ()
    return words


def time_before_it(report: Report) -> Sequence[Atom]:
    """ "Two days after", "a day before", right before the clause that tells of a meeting; none without such words."""
    head = report.heads[0].start
    atoms = [atom for atom in report.sentence.atoms if atom.start < atom.end <= head]
    led = next((i for i in range(len(atoms) - 1, 0, -1) if atoms[i].has("after", "before")), 0)
    if not led or set(atoms[led - 1].kinds) != {"word"} or atoms[led - 1].text[0].isupper():
        return ()
    behind = atoms[led + 1 :]
    if behind and _holds(behind[-1]):
        behind.pop()  # "a day after she held talks with X"
    if any(atom.has("verb", "noun", "punct") and not atom.has("have") for atom in behind):
        return ()
    first = next((i for i in range(led, max(0, led - _LONGEST), -1) if atoms[i].has("punct")), led - _LONGEST)
    return atoms[max(0, first + 1) : led + 1]


def _holds(atom: Atom) -> bool:
    return any(form.verb.sense == "hold" for form in atom.kinds.get("verb", ()))


def add_day_counted(report: Report, counted: Mapping[str, int]) -> None:
    """ "Left for Nairobi on Monday, a day after meeting X": so many days before the one ahead of the comma, which is of
    what he did; where nobody says how many, on no day of this sentence."""
    if not report.heads or report.sentence.kinds.isdisjoint(_DAYS):
        return
    words = time_before_it(report)
    atoms = [atom for atom in report.sentence.atoms if words and atom.start < words[0].start]
    if len(atoms) < len(("Monday", ",")) or atoms[-1].text != "," or not atoms[-2].has(*_DAYS):
        return
    if any(day.start > words[0].start for day in report.clause.dates):
        return
    told = next(atoms[-2].kinds[kind] for kind in _DAYS if kind in atoms[-2].kinds)
    if not any(atom.has("will", "plan_words", "plan_modal", "is") for atom in atoms):
        told = replace(told, ahead=None)
    day = day_apart(words, told, counted)
    report.clause = report.clause._replace(dates=() if day is None else (day,))


def day_apart(
    words: Sequence[Atom], day: DateMention | None, counted: Mapping[str, int], way: int = 1
) -> DateMention | None:
    """The day that a meeting was, so long after or before a known one ("a day after meeting X"), or, the other `way`,
    that of what is told beside it; None where either says no day."""
    days = counted.get(" ".join(atom.norm for atom in words[:-1]))
    if days is None or day is None or day.earliest is None or day.earliest != day.latest:
        return None
    on = timedelta(days=way * (days if words[-1].has("before") else -days))
    there = day.earliest + on
    ahead = None if day.ahead is None else (day.ahead[0] + on, day.ahead[1] + on)
    text = " ".join(atom.text for atom in words)
    return replace(
        day, start=words[0].start, end=words[-1].end, text=text, earliest=there, latest=there, weekday=None,
        weekday_only=False, ahead=ahead, time_of_day=None, day_span=None, relative=True,
    )  # fmt: skip
