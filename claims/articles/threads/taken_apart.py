"""A list of people whom somebody met, by one verb, that the text below takes apart: "met A, B and C on Thursday. After
his meetings, he …", "he met B and C separately", "in the meeting with A … in his meeting with B": he met each alone.

Without such words those of a list were together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.articles.found import Mention
from claims.articles.member import Member
from claims.articles.setting.when import days_of, overlap
from claims.articles.telling.report import Report
from claims.dates import DateMention

_BELOW = 12  # sentences in which the text may take a list apart
_OWNED = ("possessive", "definite")
_NEXT = ("next", "also")  # "later held separate talks with B", too


def taken_apart(reports: Sequence[Report]) -> Iterator[Report]:
    """The reports, one for each of those whom somebody met alone though one verb has them all."""
    lists = [report for report in reports if _lists_whom(report)]
    apart = [frozenset(report.parties()) for report in lists if _is_taken_apart(report, reports)]
    for report in reports:
        if not apart or frozenset(report.parties()) not in apart or not _lists_whom(report):
            yield report
            continue
        subject, others = report.members[0], _others(report)
        yield from (replace(report, members=[subject, other]) for other in others)


def _others(report: Report) -> list[tuple[Member, Mention]]:
    return [pair for pair in report.members[1:] if pair[0] is not report.members[0][0]]


def _lists_whom(report: Report) -> bool:
    """Whether a verb stands between one person and several whom he met."""
    if len(report.members) < len("XYZ") or not report.heads or report.clause.negated or report.joins or report.they:
        return False
    head = report.heads[0]
    if "of_all" in report.sentence.kinds:
        return False  # "for three-way talks"
    if head.sense not in ("meet", "host", "see", "talk", "noun") or report.members[0][1].start > head.start:
        return False
    if report.sentence.capital_nouns and all(mention.end < head.start for _, mention in report.members):
        return _are_brought_in(report)
    return all(mention.start > head.start for _, mention in report.members[1:])


def _are_brought_in(report: Report) -> bool:
    """ "Hat am Montag mit A und B gesprochen": before the verb, by one "with"."""
    people = [phrase for phrase in report.sentence.phrases if phrase.kind == "parties"]
    return any(
        phrase.role == "with" and all(phrase.start < mention.start < phrase.end for _, mention in report.members[1:])
        for phrase in people
        if phrase.start > report.members[0][1].start
    )


def _is_taken_apart(told: Report, reports: Sequence[Report]) -> bool:
    subject, others = told.parties()[0], set(told.parties()[1:])
    alone: dict[int, set[Member]] = {}  # of whom a sentence says that he was met separately
    with_one: set[Member] = set()
    days: list[tuple[Member, DateMention]] = []  # on which day he met whom
    for report in reports:
        if not told.index < report.index <= told.index + _BELOW or report.status != told.status:
            continue
        mine = set(report.parties())
        if not mine <= {subject, *others}:
            if len(mine) > 1 and not with_one:
                return _are_on_days_of_their_own(days)  # the text goes on to another meeting
            continue
        if mine <= {subject} and _are_the_meetings(report):
            return True
        one = mine - {subject}
        if len(one) != 1 or subject not in mine:
            continue
        if "separately" in report.sentence.kinds and report.sentence.kinds.isdisjoint(_NEXT):
            alone.setdefault(report.index, set()).update(one)
        if _is_the_one_with(report):
            with_one |= one
        if (day := days_of(report)) is not None:
            days += [(other, day) for other in one]
    return len(with_one) > 1 or any(len(met) > 1 for met in alone.values()) or _are_on_days_of_their_own(days)


def _are_on_days_of_their_own(days: Sequence[tuple[Member, DateMention]]) -> bool:
    """«Встретится с X и Y. Переговоры с X назначены на вторник, с Y — на среду»."""
    return any(one is not other and not overlap(a, b) for one, a in days for other, b in days)


def _are_the_meetings(report: Report) -> bool:
    """ "After his meetings in the capital", "the meetings took place": with nobody behind the noun; or "in separate
    meetings with each ambassador", "in getrennten Gesprächen"."""
    starts = {head.start for head in report.heads if head.sense == "noun"}
    nouns = (atom for kind in ("meetings", "separately") for atom in report.sentence.those(kind))
    noun = next((atom for atom in nouns if atom.start in starts), None)
    if noun is None or "they" in report.sentence.kinds:
        return False  # "during the meetings, the three agreed"
    atoms = report.sentence.atoms
    at = next(i for i, atom in enumerate(atoms) if atom.start == noun.start)
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if noun.has("separately"):
        return True
    return at > 0 and atoms[at - 1].has(*_OWNED) and not (behind is not None and behind.has("with", "between", "of"))


def _is_the_one_with(report: Report) -> bool:
    """ "In the meeting with A", "his meeting with A": told of as one that is known."""
    head = report.heads[0] if report.heads else None
    if head is None or head.sense != "noun":
        return False
    before = [atom for atom in report.sentence.atoms if atom.end <= head.start][-1:]
    return bool(before) and before[0].has(*_OWNED)
