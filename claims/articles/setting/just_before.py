"""When and where people met of whom the sentence before says no meeting, or not who had it.

"In Kassel hat am Dienstag die dritte Runde begonnen. X und Y …".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.articles.sentences import ReadSentence
from claims.articles.setting.sorts_of_place import is_town
from claims.articles.setting.when import days_of, overlap
from claims.articles.setting.where import place_of
from claims.articles.telling.report import Report
from claims.dates import DateMention
from claims.places import PlaceMention
from claims.reading.said import Status

_NEXT = 2  # sentences behind it that may say who was there
_NAMED = ("name", "office", "title", "group", "counterpart", "country", "he", "they")
_TALKS = frozenset({"talk", "meet", "hold"})


@dataclass(frozen=True, slots=True)
class Round:
    """A meeting of which a sentence says when or where it was, and names nobody."""

    index: int
    paragraph: int
    status: Status
    day: DateMention | None
    place: PlaceMention | None


def round_of(sentence: ReadSentence, index: int, told: Sequence[Report]) -> Round | None:
    """The meeting of nobody named that a sentence and its reports tell of."""
    if not sentence.capital_nouns or not sentence.kinds.isdisjoint(("not", "no")):
        return None
    if not told:
        return _was_held_there(sentence, index)
    report = told[0]
    if len(told) > 1 or report.members or report.they or report.only_outcome or report.doubtful:
        return None
    place = place_of(report)
    day, there = days_of(report), place if place is not None and is_town(place) else None
    return Round(index, sentence.paragraph, report.status, day, there) if day or there else None


def _was_held_there(sentence: ReadSentence, index: int) -> Round | None:
    """ "In Potsdam wurde am Montag weiter verhandelt": a passive of the past without anybody."""
    if "become" not in sentence.kinds or not sentence.kinds.isdisjoint(_NAMED):
        return None
    if not any(form.verb.sense in _TALKS and form.tense == "participle" for _, form in sentence.verbs):
        return None
    days = [phrase.value for phrase in sentence.phrases if phrase.kind == "date" and phrase.value.bound is None]
    places = [p.value for p in sentence.phrases if p.kind == "place" and p.role == "at" and is_town(p.value)]
    if len(days) > 1 or len(places) != 1:
        return None
    return Round(index, sentence.paragraph, "held", next(iter(days), None), places[0])


def add_round(report: Report, told: Round) -> None:
    """Give the day and place to a report of those who were there, where it says nothing else."""
    near = report.sentence.paragraph == told.paragraph and 0 < report.index - told.index <= _NEXT
    if not near or report.status != told.status or len(report.parties()) < len("XY"):
        return
    if report.only_outcome or not report.heads or report.clause.pluperfect or report.other:
        return
    if report.clause.format in ("phone", "video"):
        return
    day, place = days_of(report), place_of(report)
    if day is None and not report.clause.dates and told.day is not None:
        report.clause = report.clause._replace(dates=(told.day,))
    elif day is not None and told.day is not None and not overlap(day, told.day):
        return
    if place is None and told.place is not None:
        report.there = report.there or told.place
