"""What a meeting will be like tells that it is to come: "confident that her meeting with X will strengthen ties"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile

from claims.articles.setting.when import days_of
from claims.articles.telling.report import Report
from claims.reading.phrases import Phrase

_BESIDE = ("date", "place", "aside", "parties", "topic")  # between the noun and its "will"


def is_foretold(report: Report, published: date | None) -> bool:
    """Whether a noun of meeting, with whom it is, is what something is said of that will be; and no day of it is over.
    "The talks will be remembered" are those that were told of, and "Tuesday's talks with X", without a coming day, may
    be over."""
    sentence, heads = report.sentence, report.heads
    if sentence.capital_nouns or sentence.kinds.isdisjoint(("will", "plan_words")) or not heads:
        return False
    if any(head.sense != "noun" for head in heads):
        return False
    day = days_of(report)
    over = day is not None and published is not None and day.latest is not None and day.latest < published
    if over and not (day is not None and day.weekday_only):
        return False
    noun = next((i for i, p in enumerate(sentence.phrases) if p.kind == "noun" and p.end >= heads[-1].end), None)
    if noun is None or sentence.phrases[noun].role:
        return False  # "after his meeting with X he will …"
    behind = sentence.phrases[noun + 1 :]
    if not any(p.kind == "parties" and p.role in ("with", "between") for p in _led_by_parties(behind)):
        return False
    stop = next((i for i, phrase in enumerate(behind) if phrase.kind not in _BESIDE), len(behind))
    return stop < len(behind) and behind[stop].kind == "word" and behind[stop].has("will", "plan_words")


def _led_by_parties(behind: Sequence[Phrase]) -> Iterator[Phrase]:
    """Those whose meeting it is: "встреча X с Y"."""
    return takewhile(lambda phrase: phrase.kind == "parties", behind)
