"""Meetings that somebody praises, regrets, resigns over or tells of: when and where he did so is not when and where
they were."""

from __future__ import annotations

from itertools import takewhile

from claims.articles.sentences import ReadSentence
from claims.articles.telling.occasions import is_adjunct
from claims.articles.telling.report import Report
from claims.reading.said import Head
from claims.reading.scan import Atom

_OWN = (
    "possessive", "definite", "indefinite", "word", "nation", "format", "number", "ordinal", "first", "last", "date",
    "possessive_s", "time_of_day", "name", "duration",
)  # fmt: skip


def is_appraised(sentence: ReadSentence, head: Head) -> bool:
    """Whether a noun of meeting names what somebody speaks well or ill of, or why he resigns, and not the occasion."""
    if sentence.capital_nouns and _told_from(sentence, head) is not None:
        return True
    verbs = [atom for atom in sentence.atoms if _judges(atom)]
    return head.sense == "noun" and any(v.end <= head.start for v in verbs) and not is_adjunct(sentence, head)


def _judges(atom: Atom) -> bool:
    return atom.has("appraises") or "finds_fault" in atom.forms


def leave_what_is_appraised(report: Report) -> None:
    """ "On Monday X praised Y for her meeting with Z in Kiel": Y met Z in Kiel, on a day that is not told."""
    if report.heads and report.sentence.capital_nouns and (begin := _told_from(report.sentence, report.heads[-1])):
        _leave_telling(report, begin)
        return
    if report.heads and "result" in report.sentence.kinds and (begin := _what_came_of_it(report)):
        report.begins = begin
        report.apart = (*report.apart, (report.sentence.scanned.start, begin))
        return
    if not report.heads or not is_appraised(report.sentence, report.heads[0]):
        return
    head, atoms = report.heads[0], report.sentence.atoms
    at = next(index for index, atom in enumerate(atoms) if atom.start == head.start)
    own = at
    while own and atoms[own - 1].has(*_OWN) and not _judges(atoms[own - 1]):
        own -= 1
        if atoms[own].has("possessive", "definite", "indefinite"):
            break
    report.begins = begin = atoms[own].start
    report.apart = (*report.apart, (report.sentence.scanned.start, begin))
    hers = own == at or (atoms[own].has("possessive") and not atoms[own].has("theirs"))
    before = [(who, mention) for who, mention in report.members if mention.start < begin]
    led = atoms[own - 1] if own else None
    if len(before) == len("XY") < len(report.members) and hers and led is not None and led.has("for", "about", "soft"):
        whom = next(p.start for p in report.sentence.phrases if p.start <= before[1][1].start < p.end)
        spoken_to = any(atom.has("from_to") and atom.end + 1 == whom for atom in atoms)
        report.members.remove(before[spoken_to])  # who praised her; to whom somebody apologised


def _told_from(sentence: ReadSentence, head: Head) -> int | None:
    """ "Sprach am Donnerstag in Mainz über ihr Treffen mit Y", "berichtete von ihrem Treffen": where the words begin
    that name what a verb of saying or talking is about; None for others."""
    if head.sense != "noun":
        return None
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    while before and before[-1].has(*_OWN) and not before[-1].has("possessive"):
        before.pop()
    if len(before) < _SHORTEST or not before[-1].has("possessive") or not before[-2].has("about", "of"):
        return None
    told = [form for phrase, form in sentence.verbs if phrase.end <= before[-2].start]
    tells = all(form.verb.sense in ("say", "talk") for form in told) and any(form.tense == "past" for form in told)
    return before[-2].start if tells else None


def _what_came_of_it(report: Report) -> int | None:
    """ "Unterrichtete am Donnerstag in Riga X über den Verlauf der Gespräche": where the words begin that name what
    came of a meeting; when and where somebody told of that stands before them."""
    told = [atom for atom in report.sentence.those("result") if atom.has("after")]
    if not told or any(head.sense != "noun" or head.start < told[0].end for head in report.heads):
        return None
    return told[0].start


_SHORTEST = 3  # atoms of "sprach über ihr"


def _leave_telling(report: Report, begin: int) -> None:
    """Keep the meeting that is told of, with the days and places behind its noun."""
    head, clause = report.heads[-1], report.clause
    if clause.heads[0].sense == "talk" and any(a.has("with") and a.end < begin for a in report.sentence.atoms):
        report.clause = clause._replace(heads=clause.heads[:1])  # "sprach mit X über ihr Treffen mit Y"
        report.members = [(who, mention) for who, mention in report.members if mention.start < begin]
        return
    behind = [phrase for phrase in report.sentence.phrases if phrase.start >= head.end]
    own = list(takewhile(lambda phrase: phrase.kind in ("parties", "date", "place"), behind))
    report.begins = begin
    report.apart = (*report.apart, (report.sentence.scanned.start, begin))
    report.clause = clause._replace(
        heads=(head,),
        outcome=None,
        dates=tuple(phrase.value for phrase in own if phrase.kind == "date" and not phrase.value.bound),
        places=tuple(phrase.value for phrase in own if phrase.kind == "place" and phrase.role == "at"),
    )
