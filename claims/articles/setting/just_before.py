"""When and where people met of whom the sentence before says no meeting, or not who had it.

"In Kassel hat am Dienstag die dritte Runde begonnen. X und Y …", "X hat in Delhi um Fachkräfte geworben. Bei einem
Treffen mit Y …".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claims.articles.sentences import ReadSentence
from claims.articles.setting.when import days_of, overlap
from claims.articles.setting.where import is_town, place_of
from claims.articles.telling.certainty import is_adjunct
from claims.articles.telling.report import Report
from claims.dates import DateMention
from claims.language import Language
from claims.places import PlaceMention
from claims.reading.said import Status
from claims.text import normalise

_NEXT = 2  # sentences behind it that may say who was there
_THEN = ("time_of_day", "also", "thereupon", "thereby", "later")  # "in the evening", "afterwards"
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


def acted_at(sentence: ReadSentence) -> PlaceMention | None:
    """ "X hat am Freitag in Görlitz eine Erklärung unterzeichnet": the town in which somebody did something, and not
    from which he spoke, or to which he went."""
    if not sentence.capital_nouns or "name" not in sentence.kinds or sentence.spoken:
        return None
    if any(form.verb.sense in _ELSEWHERE for _, form in sentence.verbs) or not sentence.kinds.isdisjoint(_PERHAPS):
        return None
    led = None
    places = []
    for phrase in sentence.phrases:
        if phrase.kind == "place" and phrase.role == "at" and is_town(phrase.value):
            if led is None or led.kind not in ("date", "parties", "verb", "word"):
                return None
            places.append(phrase.value)
        led = phrase
    return places[0] if len(places) == 1 else None


def did_there(sentence: ReadSentence, language: Language) -> PlaceMention | None:
    """ "X opened a school in Riga on Tuesday": the town in which somebody did what nobody does from afar (the table
    `deeds`), with the day beside it, if one is told."""
    if sentence.capital_nouns or not {"place", "name"} <= sentence.kinds or sentence.spoken:
        return None
    if not sentence.kinds.isdisjoint((*_PERHAPS, "pluperfect", "after", "before")):
        return None
    deeds, atoms = deeds_of(language), sentence.atoms
    deed = next((at for at, atom in enumerate(atoms) if atom.norm in deeds), 0)
    verb = next((at for at, atom in enumerate(atoms) if atom.has("verb") or "past" in atom.forms), deed)
    if (
        not deed
        or verb < deed
        or not (
            atoms[deed - 1].has("name", "office", "title", "he", "ignorable", "date") or atoms[deed - 1].text == ","
        )
    ):
        return None
    towns = [phrase for phrase in sentence.phrases if phrase.kind == "place"]
    days = [phrase for phrase in sentence.phrases if phrase.kind == "date"]
    if len(towns) != 1 or len(days) > 1 or towns[0].role != "at" or towns[0].start < atoms[deed].end:
        return None
    what = [atom for atom in atoms[deed + 1 :] if atom.end <= towns[0].start]
    if any(atom.has("and", "elsewhere") for atom in atoms if atom.start >= towns[0].end):
        return None  # "… and flew home"
    if any(atom.has("punct", "and") or (atom.has("about") and not atom.has("on")) for atom in what):
        return None
    there: PlaceMention = towns[0].value
    if not days:
        return there if is_town(there) else None
    first, last = days[0].start < atoms[deed].start, sentence.phrases.index(days[0]) - sentence.phrases.index(towns[0])
    return there if is_town(there) and days[0].value.bound is None and (first or last == 1) else None


@cache
def deeds_of(language: Language) -> frozenset[str]:
    return frozenset(map(normalise, language.section("articles").get("deeds", ())))


_ELSEWHERE = frozenset({"say", "believe", "travel", "plan", "cancel", "deny", "wish"})
_PERHAPS = ("not", "no", "will", "plan_modal", "hedge_modal", "opinion_modal", "condition", "question", "that")


def add_where_they_acted(report: Report, before: ReadSentence, place: PlaceMention, articles: bool) -> None:
    """Give the town to a report whose noun of meeting goes on with the sentence before: "Bei dem Treffen mit Y …"."""
    sentence = report.sentence
    if (
        (before.paragraph != sentence.paragraph and not articles)
        or report.status != "held"
        or place_of(report) is not None
    ):
        return
    if report.only_outcome or not report.heads or report.other or report.clause.pluperfect:
        return
    if report.clause.format in ("phone", "video"):
        return
    if sentence.capital_nouns and not all(is_adjunct(sentence, head) for head in report.heads):
        return
    days = [phrase.value for phrase in before.phrases if phrase.kind == "date"]
    then = (bool(days) and _is_then(report)) or (articles and _is_on_its_day(report, before))
    if not sentence.capital_nouns and ("journey" in sentence.kinds or not then):
        return
    start, end = before.scanned.start, before.scanned.end
    mentions = (mention for member in report.parties() for mention in member.mentions)
    if not any(start <= mention.start < end for mention in mentions):
        return
    day = days_of(report)
    if day is None or all(overlap(day, other) for other in days):
        report.stay = report.stay or place


def _is_then(report: Report) -> bool:
    """ "In the evening", "afterwards", "later in the day", "also": beside what was told just before."""
    counted = any(day.relative and " " in day.text for day in report.clause.dates)  # "later that day"
    return counted or not report.sentence.kinds.isdisjoint(_THEN)


def _is_on_its_day(report: Report, before: ReadSentence) -> bool:
    """Whether a report is of the day of which the sentence before tells, or neither names one: "toured a factory in
    Riga on Monday. She met X"."""
    if report.they or ("date" in report.sentence.kinds and days_of(report) is None):
        return False  # "a year later"
    mine, days = days_of(report), [phrase.value for phrase in before.phrases if phrase.kind == "date"]
    if mine is None or not days:
        return mine is None and not days
    return all(overlap(mine, day) for day in days)


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
