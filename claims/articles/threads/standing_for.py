"""Who spoke for a group of which the lead tells that it met somebody: "after talks with the drivers' union", and in
the next sentence "the Minister met the union's secretary, X". In languages that have articles and write common nouns
in small letters (English).
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.found import Mention
from claims.articles.member import Member
from claims.articles.setting.when import days_of, overlap
from claims.articles.telling.report import Report
from claims.articles.threads.thread import TOP, Thread
from claims.facts import is_called
from claims.language import Language
from claims.text import normalise

_LONG = 4  # letters of a word that tells which group it is
_STEM = 6  # letters by which two of its forms are one: "driver", "drivers"
_SERVES = "minister"  # the role of whoever speaks for a government


def of_their_groups(report: Report, threads: Sequence[Thread], language: Language) -> Thread | None:
    """The meeting of groups just told of that a report tells again, by those who spoke for them, who stand in their
    place now; None if none is."""
    last = threads[-1] if len(threads) == 1 else None
    if last is None or report.sentence.capital_nouns or report.status != "held" or last.status != "held":
        return None
    if not 0 < report.index - last.reports[-1].index <= TOP or report.other or report.joins or not report.heads:
        return None
    if "also" in report.sentence.kinds or any(member.kind != "person" for member in report.parties()):
        return None
    mine, known = days_of(report), last.days()
    if mine is not None and (known is None or not overlap(mine, known)):
        return None
    groups = [member for member in last.members if member.kind == "group"]
    people = set(last.members) - set(groups)
    new = [(member, mention) for member, mention in report.members if member not in people]
    if not groups or not people <= set(report.parties()) or len(new) < len(groups):
        return None
    if not all(any(_speaks_for(*one, group, report, language) for one in new) for group in groups):
        return None
    for group in groups:
        del last.members[group]  # who was there, instead of whom they spoke for
    last.reports[0].open = False
    return last


def _speaks_for(person: Member, mention: Mention, group: Member, report: Report, language: Language) -> bool:
    """Whether the words before a name, or his office, say that he is one of a group."""
    words = _words(group.name)
    tables = language.section("articles")
    governs = frozenset(map(normalise, tables.get("governments", ())))
    if normalise(group.name.rpartition(" ")[2]) in governs:
        served = any(is_called(office.role, _SERVES) for office in person.offices)
        posts = set(map(normalise, tables.get("for_governments", ())))
        return served or any(not posts.isdisjoint(style.split()) for style in person.styles)
    ends = (other.end for _, other in report.members if other.end <= mention.start)
    heads = (head.end for head in report.heads if head.end <= mention.start)
    start = max((*ends, *heads, report.sentence.scanned.start))
    led = report.sentence.scanned.text[
        start - report.sentence.scanned.start : mention.end - report.sentence.scanned.start
    ]
    return bool(words & _words(f"of {led}"))


def _words(text: str) -> set[str]:
    """The words that tell which group it is, but for the first: "campaigners | for a relief road", "leaders | of …"."""
    words = normalise(text).replace("'s", "").replace("’s", "").split()
    told = words[1:] if len(words) > 1 else words
    return {word[:_STEM] for word in told if len(word) >= _LONG}
