"""Meetings of others whose verb is left out: "A sprach mit B, C mit D", "der Minister traf X, der Gewerkschafter Y". C
and D did not meet A; nothing more is told of them. Where nouns have capital letters.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.telling.report import Report
from claims.reading.phrases import Phrase


def drop_whom_others_met(report: Report) -> None:
    """Leave out whoever stands in a part of the sentence that has a subject and an object of its own, and no verb."""
    sentence = report.sentence
    if not sentence.capital_nouns or len(report.members) <= len("XY") or "," not in {a.text for a in sentence.atoms}:
        return
    end = report.heads[0].end
    gapped = [part for part in _parts(sentence.phrases) if part and part[0].start >= end and _is_gapped(part)]
    kept = [
        (who, one)
        for who, one in report.members
        if not any(part[0].start <= one.start < part[-1].end for part in gapped)
    ]
    if len(kept) >= len("XY"):
        report.members = kept


def _parts(phrases: Sequence[Phrase]) -> list[list[Phrase]]:
    """The phrases between commas and other marks."""
    parts: list[list[Phrase]] = [[]]
    for phrase in phrases:
        if phrase.kind == "mark":
            parts.append([])
        else:
            parts[-1].append(phrase)
    return parts


def _is_gapped(part: Sequence[Phrase]) -> bool:
    """ "Ministerin C mit D", "er den Rabbiner D", "der Gewerkschafter am Dienstag D"."""
    people = [phrase for phrase in part if phrase.kind == "parties"]
    if len(people) != len("CD") or part[0] is not people[0] or people[0].role:
        return False
    others = [phrase for phrase in part if phrase.kind != "parties"]
    plain = all(phrase.kind in ("date", "place") or phrase.has("ignorable", "next", "also") for phrase in others)
    return plain and people[1].role in ("", "with")
