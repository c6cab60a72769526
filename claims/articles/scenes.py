"""Days and places that another clause or sentence sets: "wo er … traf", "Am Abend …", "damals am 14. Juni"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.articles.report import Report
from claims.articles.sentences import ReadSentence
from claims.dates import DateMention
from claims.places import PlaceMention
from claims.reading.said import Clause, Head
from claims.reading.verbs import read_verbs

Scene = tuple[int, tuple[DateMention, ...], tuple[PlaceMention, ...]]  # the paragraph for which it holds, day and place
NOWHERE: Scene = (-1, (), ())


def goes_on(sentence: ReadSentence) -> bool:
    """ "Am Abend sprach sie mit …": a part of the day that was named in the sentence before."""
    return any(atom.has("time_of_day") for atom in sentence.atoms)


def scene(sentence: ReadSentence) -> Scene:
    """ "Die Präsidentin hatte am Mittwoch in Prag einen vollen Tag": the day and place of what is told next."""
    dates = tuple(p.value for p in sentence.phrases if p.kind == "date" and p.role in ("", "at") and not p.value.bound)
    places = tuple(p.value for p in sentence.phrases if p.kind == "place" and p.role == "at")
    return (sentence.paragraph, dates, places) if len(dates) == 1 else NOWHERE


def add_place_before(report: Report, before: ReadSentence | None) -> None:
    """ "Am Dienstag reist sie nach Podgorica weiter. Dort ist ein Gespräch mit … geplant": there, and then."""
    clause = report.clause
    there = any(atom.has("there") for atom in report.sentence.atoms if atom.start < clause.end)
    if not there or before is None or clause.places or before.paragraph != report.sentence.paragraph:
        return
    places = [atom.kinds["place"] for atom in before.atoms if atom.has("place") and not atom.kinds["place"].compound]
    report.there = report.there or (places[-1] if places else None)
    dates = [phrase.value for phrase in before.phrases if phrase.kind == "date" and not phrase.value.bound]
    if not clause.dates and len(dates) == 1:
        report.clause = replace(clause, dates=tuple(dates))


def met_at(sentence: ReadSentence, clause: Clause) -> Clause | None:
    """ "Das vereinbarten X und Y, bei einem Treffen am Montag in Lissabon": at which something was agreed."""
    for index, phrase in enumerate(sentence.phrases):
        if phrase.kind != "noun" or phrase.role not in ("at", "after") or phrase.value.sense != "meeting":
            continue
        inner = next(atom for atom in reversed(phrase.atoms) if atom.has("noun"))
        behind = sentence.phrases[index + 1 :]
        dates = clause.dates or tuple(p.value for p in behind if p.kind == "date" and not p.value.bound)[:1]
        places = tuple(p.value for p in behind if p.kind == "place" and p.role == "at")[:1]
        head = Head(inner.start, inner.end, inner.text, "noun")
        form = clause.format or phrase.value.format
        return replace(clause, heads=(head,), dates=dates, places=places or clause.places, format=form)
    return None


def trip(sentence: ReadSentence) -> tuple[DateMention, ...]:
    """ "… reist in der kommenden Woche nach Indien": the days of a journey, on which those met there are met."""
    travels = any(form.verb.sense == "travel" for _, form in read_verbs(sentence.phrases).verbs)
    dates = tuple(phrase.value for phrase in sentence.phrases if phrase.kind == "date" and not phrase.value.bound)
    return dates if travels and len(dates) == 1 else ()


def add_its_scene(report: Report) -> None:
    """ "… reist am Montag nach Ankara, wo er mit … zusammenkommen wird": the day and place of the relative clause."""
    sentence, clause = report.sentence, report.clause
    where = next((p for p in sentence.phrases if p.kind == "word" and p.has("where") and p.end < clause.end), None)
    if where is None or clause.places or not any(head.start > where.end for head in clause.heads):
        return
    atoms = [atom for atom in sentence.atoms if atom.end <= where.start]
    places = [atom.kinds["place"] for atom in atoms if atom.has("place") and not atom.kinds["place"].compound]
    dates = [atom.kinds["date"] for atom in atoms if atom.has("date")]
    report.there = places[-1] if places else None
    report.clause = replace(clause, dates=clause.dates or tuple(dates[-1:]))


def add_days_before(report: Report) -> None:
    """ "… travelled to China on Monday and met …": a second verb with the subject of the first has its days, too."""
    if not report.clause.parties or not report.heads:
        return
    subject, verb = report.clause.parties[0].end, report.heads[0].start
    between = [phrase for phrase in report.sentence.phrases if subject <= phrase.start and phrase.end <= verb]
    if not any(phrase.kind == "verb" for phrase in between):
        return
    before = [phrase for phrase in between if phrase.kind == "date"]
    if not report.clause.dates and len(before) == 1 and not before[0].value.bound:
        report.clause = replace(report.clause, dates=(before[0].value,))


def in_their_year(dates: Sequence[DateMention], before: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """ "Im Juni 2020 … Das Treffen war damals am 14. Juni": a day of the month that the sentence before names."""
    return tuple(next((d for b in before if (d := _in_month(date, b)) is not None), date) for date in dates)


def _in_month(day: DateMention, month: DateMention) -> DateMention | None:
    if day.year_stated or day.granularity != "day" or day.earliest is None or month.earliest is None:
        return None
    if month.granularity != "month" or month.earliest.month != day.earliest.month:
        return None
    there = day.earliest.replace(year=month.earliest.year)
    return replace(day, earliest=there, latest=there, year_stated=True, ahead=None)
