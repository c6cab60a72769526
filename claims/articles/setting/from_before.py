"""What the sentence before says of when and where: taken over, or forgotten where it is of something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.setting.sorts_of_place import is_town
from claims.articles.telling.report import Report
from claims.dates import DateMention
from claims.places import PlaceMention


def add_place_before(report: Report, before: ReadSentence | None) -> None:
    """ "Am Dienstag reist sie nach Podgorica weiter. Dort ist ein Gespräch mit … geplant": there, and then."""
    clause = report.clause
    atoms = report.sentence.atoms
    inside = (a for a in atoms if report.begins <= a.start < clause.end)
    if "there" not in report.sentence.kinds or not any(a.has("there") for a in inside) or clause.places:
        return
    first = next((atom.start for atom in atoms if atom.has("there")), 0)
    if report.sentence.capital_nouns:
        _add_day_before_there(report, first)
    if before is None or before.paragraph != report.sentence.paragraph:
        return
    named = (*before.atoms, *(atom for atom in atoms if atom.end <= first))  # "letzte Station ist Kigali: dort …"
    posts = {two.start for one, two in pairwise(named) if two.has("country") and one.has("office", "title")}
    posts |= {one.start for one, two in pairwise(named) if one.has("country") and two.has("possessive_s")}
    posts |= {two.start for one, two in pairwise(named) if one.has("on_the_way") and two.has("place")}
    free = (atom for atom in named if atom.has("place") and atom.start not in posts)  # no "спецпосланник по Судану"
    places = [atom.kinds["place"] for atom in free if not atom.kinds["place"].compound]
    if "here" in report.sentence.kinds:  # «прилетел в Ригу из Таллина. Здесь он …»
        places = [place for place in places if not came_from(before, place)]
    towns = [place for place in places if is_town(place)]  # and not "Irans Atomchef", behind "in Teheran"
    report.there = report.there or next(
        iter(towns[-1:] or ([] if report.sentence.capital_nouns else places[-1:])), None
    )
    if report.status == "held" and _is_now_there(report, before):
        report.status = "planned"  # "ist am Montag in Oslo eingetroffen. Sie trifft dort X": since that Monday
        return
    dates = [phrase.value for phrase in before.phrases if phrase.kind == "date" and not phrase.value.bound]
    if report.sentence.capital_nouns and _is_when_it_was_off(before, dates):
        return
    if report.there is not None and came_from(before, report.there):
        return  # «прилетел в Ригу во вторник из Бамако. Там он встречался с X»: before that Tuesday
    if not report.clause.dates and len(dates) == 1:
        report.clause = clause._replace(dates=tuple(dates))


def _add_day_before_there(report: Report, there: int) -> None:
    """ "Am Freitag wird er in Rom erwartet; dort steht ein Gespräch mit X an": on that day. In German."""
    before = [phrase for phrase in report.sentence.phrases if phrase.end <= there]
    days = [phrase.value for phrase in before if phrase.kind == "date"]
    parted = bool(before) and before[-1].value in (";", ":", "–")
    town = any(phrase.kind == "place" and phrase.role == "at" for phrase in before)
    earlier = report.clause.pluperfect and report.status == "held"  # "dort hatte er zuvor X getroffen"
    if parted and town and len(days) == 1 and not days[0].bound and not (report.clause.dates or earlier):
        report.clause = report.clause._replace(dates=tuple(days))


def came_from(before: ReadSentence, place: PlaceMention) -> bool:
    """ "Flog aus Rom ab": whether the sentence before names the place as where somebody came from."""
    pairs = pairwise(before.atoms)
    return any(one.has("from") and two.start == place.start for one, two in pairs if two.has("place"))


def forget_coming_days_before(report: Report, published: date | None) -> None:
    """ "X reist nächste Woche nach Kairo. Mit Y hat sie in New York gesprochen": what she has done was on no day
    to come, of which a sentence before tells."""
    kinds = report.sentence.kinds
    verbs = [head for head in report.heads if head.sense != "noun"]
    ends = {one.end for one, atom in pairwise(report.sentence.atoms) if atom.has("punct")}  # "habe sie telefoniert,"
    perfect = all(head.tense == "participle" or (head.tense == "present" and head.end in ends) for head in verbs)
    done = report.status == "held" and bool(verbs) and perfect
    if not done or published is None or kinds.isdisjoint(("have", "be")) or not kinds.isdisjoint(_TO_BE_DONE):
        return
    start = report.sentence.scanned.start
    over = (d for d in report.clause.dates if d.start >= start or d.earliest is None or d.earliest <= published)
    report.clause = report.clause._replace(dates=tuple(over))


_TO_BE_DONE = ("will", "plan_modal", "plan_words", "become", "infinitive_mark", "hedge_modal")


def forget_days_of_what_was(report: Report, before: ReadSentence, published: date | None) -> None:
    """ "Flog am Mittwoch nach Rom. Geplant ist dort ein Gespräch mit X", on Friday: on neither that Wednesday nor the
    next one."""
    start = report.sentence.scanned.start
    past = {"past", "participle"} & {form.tense for _, form in before.verbs} or "were" in before.kinds
    to_come = not before.kinds.isdisjoint(("will", "plan_modal", "plan_words", "would"))
    if published is None or not past or to_come:
        return
    report.clause = report.clause._replace(
        dates=tuple(
            replace(day, ahead=None) if before.scanned.start <= day.start < start else day
            for day in report.clause.dates
            if not (before.scanned.start <= day.start < start and day.latest is not None and day.latest < published)
        )
    )


def forget_years_before(report: Report) -> None:
    """ "1983 ging sie nach Bukarest. Dort traf sie mehrmals X", "…, später traf sie X": in no such year alone."""
    start = report.sentence.scanned.start
    own = (day for day in report.clause.dates if day.start >= start or day.earliest == day.latest)
    report.clause = report.clause._replace(dates=tuple(own))


def _is_when_it_was_off(before: ReadSentence, dates: Sequence[DateMention]) -> bool:
    """ "Am Freitag sagte sie eine Reise nach Rom ab. Dort wollte sie X treffen": a day on which somebody did so, not
    the one for which it was planned ("die für Montag geplante Reise")."""
    off = any(form.verb.sense == "cancel" and form.tense in ("past", "participle") for _, form in before.verbs)
    for_it = [atom.end for atom in before.atoms if atom.has("for")]
    return off and not any(0 <= day.start - end <= 1 for day in dates for end in for_it)


def _is_now_there(report: Report, before: ReadSentence) -> bool:
    """Whether a verb of the present tells what somebody does where he has come by the sentence before."""
    verbs = [head for head in report.heads if head.sense != "noun"]
    now = bool(verbs) and all(head.tense == "present" for head in verbs) and not report.clause.dates
    now &= report.sentence.capital_nouns and report.sentence.kinds.isdisjoint(("become", "have"))  # "wurde empfangen"
    if not now or not before.kinds.isdisjoint(("will", "plan_modal", "plan_words")):
        return False
    went = [form.tense for _, form in before.verbs if form.verb.sense == "travel"]
    return "past" in went or ("participle" in went and "be" in before.kinds)


def forget_day_told_before(report: Report) -> None:
    """ "Am Freitag tagt der Kreistag. Zuvor will X mit Y reden": on no day that a sentence before tells."""
    start = report.sentence.scanned.start
    own = tuple(day for day in report.clause.dates if day.start >= start)
    report.clause = report.clause._replace(dates=own)


def forget_days_counted_on(report: Report, published: date | None) -> None:
    """ "Через два дня X встретился с Y", "через неделю после саммита": of the past, and counted from something else."""
    verbs = [head for head in report.heads if head.sense != "noun"]
    if published is None or not verbs or any(head.tense != "past" for head in verbs):
        return
    unknown = (
        replace(day, earliest=None, latest=None, ahead=None)
        if day.relative and day.earliest is not None and day.earliest > published
        else day
        for day in report.clause.dates
    )
    report.clause = report.clause._replace(dates=tuple(unknown))
