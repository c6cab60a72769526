"""The day of what was agreed, beside that of the agreement: "agreed on Thursday to hold another round in May"."""

from __future__ import annotations

from claims.articles.telling.report import Report
from claims.dates import DateMention
from claims.reading.said import Head


def is_set_for(report: Report, date: DateMention) -> bool:
    """ "Dementierte ein für Freitag geplantes Treffen": the day between "für" and an attribute that says so."""
    behind = next((atom for atom in report.sentence.atoms if atom.start >= date.end), None)
    forms = behind.kinds.get("verb", ()) if behind is not None else ()
    return any(form.verb.sense == "plan" and form.tense == "attributive" for form in forms)


def _is_led_by_for(report: Report, date: DateMention) -> bool:
    """ "Vereinbarten für Freitag ein Treffen": before a day that word says no more than "on" (`turns.whereabouts`), and
    is no article as "am" is."""
    own = (phrase.atoms[0] for phrase in report.sentence.phrases if phrase.start <= date.start < phrase.end)
    return any(first.has("for") or first.kinds.keys() == {"on"} for first in own)


def clause_of_infinitive(report: Report) -> int:
    """Where the words begin that may say when somebody is to do what an infinitive says: behind it, or, where it ends
    its clause, behind the comma ("vereinbarten am Montag, sich im Mai zu treffen")."""
    start = report.heads[0].start
    if not report.sentence.capital_nouns:
        return start
    commas = [p.start for p in report.sentence.phrases if p.kind == "mark" and p.value == "," and p.start < start]
    return commas[-1] if commas else start


def agreed_on(report: Report) -> list[DateMention] | None:
    """ "Agreed on Thursday to hold another round of talks in May", "einigten sich am Mittwoch auf ein Treffen im Mai":
    the days behind the noun; None for other plans."""
    words, head = report.clause.status_words, report.heads[0]
    if report.sentence.capital_nouns:
        return _agreed_for(report, head)
    verbs = [form for phrase, form in report.sentence.verbs if words and phrase.start <= words.start < phrase.end]
    if words is None or head.sense != "noun" or not any(form.verb.sense == "agree" for form in verbs):
        return None
    between = [p for p in report.sentence.phrases if words.start < p.start < head.start]
    if not any(p.has("infinitive_mark") for p in between):
        return None
    return days_between(report, head.end, report.clause.end)


def _agreed_for(report: Report, head: Head) -> list[DateMention] | None:
    """ "Vereinbarten am Mittwoch ein Treffen am Freitag", "… für Freitag ein Treffen", "… am Mittwoch, einander am
    Freitag zu einem Gespräch zu treffen": not the day on which they agreed."""
    verb = next((p for p in reversed(report.sentence.phrases) if p.kind == "verb" and p.end <= head.start), None)
    agreed = verb is not None and any(f.verb.sense == "agree" and f.tense == "past" for f in verb.value)
    if verb is None or head.sense != "noun" or not agreed or any(is_set_for(report, d) for d in report.clause.dates):
        return None
    begins = clause_of_infinitive(report)
    own = begins if verb.end <= begins < head.start else head.start
    told = [date for date in report.clause.dates if date.start < head.start]
    meant = [date for date in told if date.start > own or _is_led_by_for(report, date)]
    return [*meant, *days_between(report, head.end, report.clause.end)]


def days_between(report: Report, start: int, end: int) -> list[DateMention]:
    """The days named between these two offsets of the sentence that are not only bounds."""
    if not report.sentence.capital_nouns:  # "sat with X, who died the following year": when X did
        end = min([end, *(atom.start for atom in report.sentence.those("who") if atom.start >= start)])
    days = [phrase.value for phrase in report.sentence.phrases if phrase.kind == "date" and start <= phrase.start < end]
    return [day for day in days if day.earliest is not None and day.bound is None]


def ends_what_was_agreed(report: Report, date: DateMention) -> bool:
    """ "Договорились открыть границу 20 марта": behind the words of an agreement, without a preposition."""
    outcome = report.clause.outcome
    agreed = outcome is not None and outcome.kind == "agreed" and outcome.words.end == date.start - 1
    return agreed and report.status == "held" and not report.sentence.capital_nouns
