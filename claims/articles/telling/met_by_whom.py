"""Clauses that only say who was met: by whom, is not told, or told of nobody who is known."""

from __future__ import annotations

from claims.articles.cast import Cast
from claims.articles.sentences import ReadSentence
from claims.articles.telling.report import Report
from claims.reading.said import Head


def is_of_a_country(sentence: ReadSentence, head: Head) -> bool:
    """ "Latvia plans to hold consultations with the bank, Minister X said": it is the country that does. In English."""
    led = [atom for atom in sentence.atoms if atom.end <= head.start and not atom.has("punct")][:2]
    if len(led) < len(("Latvia", "plans")) or sentence.capital_nouns:
        return False
    return led[0].has("country") and led[1].has("verb", "plan_words", "will", "have", "be", "is")


def lacks_subject(report: Report) -> bool:
    """Whether a noun of meeting names only whom somebody met: "a meeting with A and B is planned"."""
    return bool(report.heads) and report.heads[-1].sense == "noun" and names_only_whom(report)


def names_only_whom(report: Report) -> bool:
    """Whether all who are named stand behind "with", and so met somebody else: "am Dienstag mit X sowie mit Y"."""
    if not report.members or report.they:
        return False
    final = report.heads[-1].sense == "noun" or report.heads[-1].tense == "participle"
    last = report.sentence.capital_nouns and final  # "mit X ein Gespräch geführt", "hat mit X gesprochen"
    return are_whom(report, report.clause.start if last else report.heads[0].end)


def are_whom(report: Report, start: int) -> bool:
    """Whether all who are named stand behind "with", from here on."""
    led = [
        (phrase.start, phrase.end)
        for phrase in report.sentence.phrases
        if phrase.kind == "parties" and phrase.role == "with" and phrase.start >= start
    ]
    return all(any(start <= mention.start < end for start, end in led) for _, mention in report.members)


def is_by_nobody_named(report: Report, cast: Cast) -> bool:
    """ "The envoy held talks with X and Y", "talks with X and Y took place": who met them is not told, and they did not
    meet each other. Whose meeting a headline means is told below."""
    headline = not report.index and report.sentence.atoms[-1].text != "."
    several = len(report.members) >= len("XY") and not (report.joins or report.they or headline)
    if not several or report.sentence.capital_nouns:
        return False
    end = report.heads[0].end
    if _says_whom_alone(report, cast):
        return True
    led = (p.start for p in report.sentence.phrases if p.kind == "parties" and p.role == "with" and p.start >= end)
    whom, nouns = next(led, None), [p for p in report.sentence.phrases if p.kind == "noun"]
    if report.clause.speakers or any(p.role for p in nouns for head in report.heads if p.start <= head.start < p.end):
        return names_only_whom(report)  # "after talks with X, President Y said …"
    return whom is not None and all(mention.start >= whom for _, mention in report.members)


def _says_whom_alone(report: Report, cast: Cast) -> bool:
    """ "The crowd met X and Y", "reporters did not see X and Y": all who are named stand behind a verb that is told of
    somebody else."""
    heads = report.heads
    if any(head.sense not in ("meet", "see") or head.tense == "participle" for head in heads):
        return False
    atoms = [atom for atom in report.sentence.atoms if atom.end <= heads[0].start]
    before = [atom for atom in atoms if not atom.has("do", "have", "not", "never")]
    stranger = bool(before) and (before[-1].has("media") or before[-1].kinds.keys() == {"word"})
    if before and before[-1].has("name"):  # that nobody vouches for
        stranger = cast.called(before[-1].text) is None and not any(atom.has("verb") for atom in before)
    return stranger and all(mention.start >= heads[-1].end for _, mention in report.members)


def is_by_a_stranger(report: Report) -> bool:
    """ "Das Oberhaupt der Kirche trifft mit X und Y zusammen": all who are known stand behind "with", and who met them
    is told of by a noun that means nobody who was named."""
    if not report.sentence.capital_nouns or len(report.members) < len("XY") or not names_only_whom(report):
        return False
    start = report.heads[0].start
    return any(
        not party.listed and (party.kind == "other" or (party.kind == "office" and not party.name))
        for phrase in report.sentence.phrases
        if phrase.kind == "parties" and phrase.role == "" and report.clause.start <= phrase.start < start
        for party in phrase.value
    )
