"""Days of what did not come about: on which it was called off or denied, and for which it had been meant."""

from __future__ import annotations

from claims.articles.telling.report import Report
from claims.articles.telling.still_open import had_been_off
from claims.dates import DateMention
from claims.reading.phrases import Phrase


def is_of_denying(report: Report, date: DateMention) -> bool:
    """ "Hat ein Treffen mit X am Dienstag dementiert": the day of the meeting, or that of the denial."""
    if report.status != "denied" or not date.weekday_only or not report.heads or report.heads[-1].sense != "noun":
        return False
    denied = [phrase.start for phrase, form in report.sentence.verbs if form.verb.sense == "deny"]
    return bool(denied) and date.start > report.heads[-1].end


def did_not_happen(report: Report) -> bool:
    """ "Did not take place on Monday", "zu dem geplanten Treffen kam es am Montag nicht": on the day that is over."""
    tenses = {form.tense for _, form in report.sentence.verbs if form.verb.sense == "happen"}
    if "past_do" in report.sentence.kinds:
        return not tenses.isdisjoint(("present", "infinitive"))
    if not report.sentence.capital_nouns and report.status == "denied":  # "never took place", "failed to materialise"
        return "past" in tenses or ("failed" in report.sentence.kinds and "infinitive" in tenses)
    return report.sentence.capital_nouns and "past" in tenses


def tells_what_was_done(report: Report) -> bool:
    """ "8 May: X denies having met Y", "8. Mai: X und Y vereinbaren ein Treffen": what was done on the day with which a
    line of a chronicle begins is the denying, and not the meeting."""
    head = report.heads[0].start if report.heads else 0
    return any(form.verb.sense in _DONE_TO_IT and phrase.start != head for phrase, form in report.sentence.verbs)


_DONE_TO_IT = ("deny", "cancel", "agree")


def fell_through(report: Report) -> bool:
    """ "Am Mittwoch platzte ein Treffen von X mit Y", "fiel aus", "ist am Mittwoch geplatzt": on the day that is over,
    by nobody's word; "das für Mittwoch geplante Treffen ist geplatzt" may be of the coming one."""
    verbs = [(phrase, form.tense) for phrase, form in report.sentence.verbs if form.verb.sense == "cancel"]
    if not verbs or not report.sentence.capital_nouns:
        return False
    phrases = report.sentence.phrases
    if any(phrase.kind == "parties" and not phrase.role for phrase in phrases):
        return False
    is_, day = (next((p.start for p in phrases if asks(p)), 0) for asks in (lambda p: p.has("is"), _is_date))
    gone = any(phrase.start > day and tense == "participle" for phrase, tense in verbs) and 0 < is_ < day
    passive = gone and any(phrase.has("become", "been") for phrase in phrases)
    participles = {phrase.start for phrase, tense in verbs if tense == "participle"}  # "verschoben" may be either
    told = any(tense == "past" and phrase.start not in participles for phrase, tense in verbs)
    return told or (gone and not passive)


def had_been_called_off(report: Report) -> bool:
    """ "Eine für März geplante Zusammenkunft war verschoben worden": told of as of what is over; "wurde verschoben" may
    be of the March to come."""
    off = [p.start for p, form in report.sentence.verbs if (form.verb.sense, form.tense) == ("cancel", "participle")]
    phrases = report.sentence.phrases if off else ()
    were = any(phrase.has("were") and phrase.start < off[-1] for phrase in phrases)
    return were and any(phrase.has("become") and phrase.start > off[-1] for phrase in phrases)


def _is_date(phrase: Phrase) -> bool:
    return phrase.kind == "date"


def is_of_calling_off(report: Report, date: DateMention) -> bool:
    """ "Cancelled a meeting with X on Wednesday", "on Wednesday cancelled a meeting with X": when it was called off, or
    may be; "has cancelled a meeting on Wednesday" and "Wednesday's meeting" are of the meeting."""
    if report.status != "cancelled":
        return False
    if report.sentence.capital_nouns:
        return date.weekday_only and _is_when_called_off(report, date)
    head = report.heads[0] if report.heads else None
    verb = next((p for p, form in report.sentence.verbs if (form.verb.sense, form.tense) == ("cancel", "past")), None)
    if head is None or head.sense != "noun" or verb is None or verb.end > head.start:
        return False
    if not (date.weekday_only or date.end <= verb.start):
        return False  # "cancelled a meeting with X on 20 March", but "last week cancelled a meeting"
    before = next((atom for atom in reversed(report.sentence.atoms) if atom.end <= verb.start), None)
    told = before is None or not before.has("have", "be")
    owned = verb.end < date.start and date.end <= head.start
    planned = any(p.has("for") or p.kind == "verb" for p in report.sentence.phrases if head.end <= p.start < date.start)
    return told and not owned and not planned


def _is_when_called_off(report: Report, date: DateMention) -> bool:
    """ "Das Treffen wurde am Mittwoch abgesagt", "X hatte es am Mittwoch abgesagt": between the two parts of the verb,
    and not right behind the noun, as in "hatte das Treffen am Mittwoch abgesagt"; "ist am Mittwoch geplatzt"."""
    phrases = report.sentence.phrases
    at = next((i for i, p in enumerate(phrases) if p.kind == "date" and p.start <= date.start < p.end), 0)
    before = [phrase for phrase in phrases[:at] if not phrase.has("ignorable")]
    led = before[-1] if before else None
    off = [(p, form.tense) for p, form in report.sentence.verbs if form.verb.sense == "cancel"]
    parties = report.clause.parties
    known = report.clause.definite and all(party.end <= report.heads[-1].start for party in parties)
    if led is None or led.kind == "verb":
        behind = phrases[at + 1] if led is None and at + 1 < len(phrases) else led
        by_whom = any(phrase.kind == "parties" and not phrase.role for phrase in phrases)
        # "sagte es am Mittwoch ab"
        return by_whom and any(phrase is behind and tense == "past" for phrase, tense in off)
    passive = led.has("is") and any(phrase.has("become") for phrase in phrases[at:])  # "ist … abgesagt worden"
    if not (led.has("become", "have", "were") or passive or (led.kind == "parties" and not led.role) or known):
        return False
    done = [phrase for phrase, tense in off if tense == "participle"]
    begun = passive or any(phrase.has("become", "have") for phrase in phrases[:at])
    begun |= led.has("were") and had_been_off(report.sentence)  # "war am Mittwoch abgesagt worden"
    return begun and any(phrase.start >= date.end for phrase in done)
