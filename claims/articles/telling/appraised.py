"""Meetings that somebody praises, regrets or resigns over: when and where he did so is not when and where they were."""

from __future__ import annotations

from claims.articles.sentences import ReadSentence
from claims.articles.telling.certainty import is_adjunct
from claims.articles.telling.report import Report
from claims.reading.said import Head

_OWN = (
    "possessive", "definite", "indefinite", "word", "nation", "format", "number", "ordinal", "first", "last", "date",
    "possessive_s", "time_of_day", "name", "duration",
)  # fmt: skip


def is_appraised(sentence: ReadSentence, head: Head) -> bool:
    """Whether a noun of meeting names what somebody speaks well or ill of, or why he resigns, and not the occasion."""
    verbs = sentence.those("appraises")
    return head.sense == "noun" and any(v.end <= head.start for v in verbs) and not is_adjunct(sentence, head)


def leave_what_is_appraised(report: Report) -> None:
    """ "On Monday X praised Y for her meeting with Z in Kiel": Y met Z in Kiel, on a day that is not told."""
    if not report.heads or not is_appraised(report.sentence, report.heads[0]):
        return
    head, atoms = report.heads[0], report.sentence.atoms
    at = next(index for index, atom in enumerate(atoms) if atom.start == head.start)
    own = at
    while own and atoms[own - 1].has(*_OWN) and not atoms[own - 1].has("appraises"):
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
