"""When a meeting was, as far as its clause says it, and no other part of its sentence."""

from __future__ import annotations

from dataclasses import replace

from claims.articles.sentences import ReadSentence
from claims.articles.setting.chronicles import day_of_line
from claims.articles.setting.elsewhere import (
    is_attributive,
    is_of_a_thing_over_time,
    is_of_arrival,
    is_of_first_verb,
    is_of_guests_arrival,
    is_of_its_topic,
    is_of_journey_before,
    is_of_something_else,
    is_of_what_comes,
    is_of_what_was_said,
    is_of_who_somebody_is,
)
from claims.articles.setting.not_where import is_declared, is_direction, is_of_its_reason, is_told_of_behind
from claims.articles.setting.place_of_a_noun import is_of_next_verb
from claims.articles.telling.infinitives import is_of_infinitive
from claims.articles.telling.occasions import is_due, plainly_due, what_was_raised
from claims.articles.telling.report import Report, asked_again, hangs
from claims.articles.telling.still_open import had_been_off
from claims.dates import DateMention
from claims.reading.phrases import Phrase
from claims.reading.said import Head

_LONGEST_STAY = 60  # days that a meeting may be said to be on


@asked_again
def days_of(report: Report) -> DateMention | None:
    """The date of a report; of two that narrow each other the shorter. Of a plan the coming day, month or year."""
    if report.only_outcome or not (report.clause.dates or report.status == "planned"):
        return None
    dates = [
        date
        for date in report.clause.dates
        if date.earliest is not None and date.consistent and not is_declared(report, date.start)
        if not _is_counted_in(report, date)
    ]
    if not report.sentence.capital_nouns and report.heads:
        dates = [date for date in dates if not is_counted_on_from(report, date)]
    if report.not_then:
        dates = [date for date in dates if not any(start <= date.start < end for start, end in report.not_then)]
    dates = [date for date in dates if not (_is_of_another_noun(report, date) or _is_of_a_picture(report, date))]
    dates = [date for date in dates if not _is_bracketed_behind_a_thing(report, date)]
    dates = [date for date in dates if not _is_of_what_there_was(report, date)]
    dates = [d for d in dates if _is_behind_its_length(report, d) or not is_of_something_else(report.sentence, d.start)]
    dates = [date for date in dates if not (is_attributive(report.sentence, date) or _is_shifted(report, date))]
    if report.sentence.capital_nouns:
        dates = [date for date in dates if not (_is_of_somebody(report, date) or _is_of_denying(report, date))]
        dates = [date for date in dates if not is_of_infinitive(report, date.start)]
    if report.status == "held" and report.heads and "relative" in report.sentence.kinds:
        dates = [d for d in dates if not is_of_what_comes(report.sentence, report.heads[-1].end, d.start)]
    dates = [
        d for d in dates if d.granularity == "day" or not is_of_what_was_said(report.sentence, report.clause, d.start)
    ]
    head = min((each.start for each in report.heads), default=0)
    dates = [date for date in dates if not is_of_who_somebody_is(report.sentence, date, head)]
    dates = [date for date in dates if not (_is_before_another(report, date) or _is_of_leaving(report, date))]
    dates = [date for date in dates if not is_of_next_verb(report, date.start)]
    if report.heads and "where" in report.sentence.kinds:
        planned, head = report.status == "planned", report.heads[0].start
        dates = [d for d in dates if not is_of_journey_before(report.sentence, head, d, planned=planned)]
    if report.status == "cancelled":
        dates = [date for date in dates if not is_of_its_reason(report, date.start)]
    if report.status != "held" and (day := day_of_line(report.sentence)) is not None and _tells_what_was_done(report):
        dates = [date for date in dates if date.start != day.start]
    if report.status == "planned" and report.heads and "journey" in report.sentence.kinds:
        dates = [d for d in dates if not is_of_arrival(report.sentence, report.heads[0].start, d)]
    if any(is_of_first_verb(report.sentence, report.clause, date.start) for date in dates):
        dates = _days_between(report, report.heads[0].end, report.clause.end)
    if report.sentence.those("over_period"):
        dates = [date for date in dates if not is_of_a_thing_over_time(report.sentence, date)]
    if report.sentence.those("journey"):
        dates = [date for date in dates if not is_of_guests_arrival(report.sentence, date)]
    if report.sentence.those("devoted"):
        dates = [date for date in dates if not is_of_its_topic(report.sentence, date.start)]
    if report.sentence.those("raised"):
        raised = what_was_raised(report.sentence, report.clause)
        dates = [date for date in dates if date.start < raised]
    if (noun := _adjunct_of_another_day(report)) is not None:
        behind = _right_behind(report, noun)
        dates = [date for date in dates if date.start in behind or is_counted_from(report.sentence, date)]
    dates = [date for date in dates if not (_ends_what_was_agreed(report, date) or _is_of_direction(report, date))]
    if report.sentence.those("told_of"):
        dates = [date for date in dates if not is_told_of_behind(report, date.start)]
    if told := [date for date in dates if _is_when_told(report, date)]:
        dates = [date for date in dates if date not in told] or _days_between(report, told[0].end, report.clause.end)
    dates = [date for date in dates if not (_is_of_calling_off(report, date) or _is_of_topic(report, date))]
    hanging = bool(report.heads) and all(hangs(report.sentence, head) for head in report.heads)
    hanging = hanging and not _is_bare(report)
    if hanging and not report.purpose and not _is_meant_now(report):  # "agreed on Tuesday to meet"
        begins = _clause_of_infinitive(report)
        dates = [date for date in dates if date.start > begins or _is_when_due(report, date)]
    if report.status == "planned" and report.heads and (agreed := _agreed_on(report)) is not None:
        dates = agreed
    dates = [date for date in dates if not _is_since_then(report, date)]
    refused = report.status == "denied" and report.clause.status == "planned"  # "will not meet"
    refused |= report.status == "denied" and any(_is_set_for(report, date) for date in dates)
    failed = report.clause.negated and (report.clause.status == "held" or did_not_happen(report))
    failed |= report.status == "cancelled" and (_fell_through(report) or did_not_happen(report))
    if report.status == "planned" or (report.status == "cancelled" and not failed) or refused:
        over = report.status == "cancelled" and _had_been_called_off(report)
        dates = [
            replace(d, earliest=d.ahead[0], latest=d.ahead[1])
            if d.ahead is not None and not (over and d.granularity == "month")
            else d
            for d in dates
        ]
    own = [date for date in dates if not _is_of_frame(report, date)] if len(dates) > 1 else dates
    return min(own or dates, key=lambda date: (width(date), _distance(report, date)), default=None)


def is_counted_on_from(report: Report, date: DateMention) -> bool:
    """«Пришёл в 1960 году и через три года встретился с X»: what another date of a later verb goes on from."""
    between = [a for a in report.sentence.atoms if date.end <= a.start < report.heads[0].start]
    joint = next((i for i, atom in enumerate(between) if atom.has("and")), len(between))
    later: list[DateMention] = [atom.kinds["date"] for atom in between[joint:] if atom.has("date")]
    return any(
        day.relative and " " in day.text and (day.earliest is None or (date.latest or day.earliest) < day.earliest)
        for day in later
    )


def _is_of_what_there_was(report: Report, date: DateMention) -> bool:
    """ "There were riots on Tuesday after talks between X and Y broke down": when there were riots, in English; "there
    was silence on Tuesday after talks" is of no verb behind."""
    sentence, head = report.sentence, report.heads[0] if report.heads else None
    if sentence.capital_nouns or head is None or head.sense != "noun" or date.end > head.start:
        return False
    opens = next((phrase for phrase in sentence.phrases if phrase.kind != "mark"), None)
    there_was = opens is not None and opens.kind == "verb" and any(f.verb.sense == "happen" for f in opens.value)
    between = [atom for atom in sentence.atoms if date.end <= atom.start and atom.end <= head.start and atom.text]
    behind = [form for phrase, form in sentence.verbs if phrase.start >= head.end]
    broke = any(form.verb.sense == "happen" for form in behind)
    return there_was and broke and bool(between) and between[0].has("after")


def _is_shifted(report: Report, date: DateMention) -> bool:
    """ "Am selben Tag vor einem Jahr", "am Montag vor zwei Wochen": right before words that count back from it."""
    days = (phrase.value for phrase in report.sentence.phrases if phrase.kind == "date")
    behind = next((day for day in days if 0 <= day.start - date.end <= 1), None)
    if behind is None or behind.earliest is None or date.latest is None or not behind.relative:
        return False
    return not report.sentence.those("and") and bool(behind.latest < date.earliest)


def _is_bracketed_behind_a_thing(report: Report, date: DateMention) -> bool:
    """«Встретился с главами районов, избранными в день голосования (10 марта)»: in brackets, and of the thing in front
    of them."""
    phrases = report.sentence.phrases
    at = next((i for i, phrase in enumerate(phrases) if phrase.start <= date.start < phrase.end), 0)
    if at < len(("vote", "(")) or phrases[at - 1].value != "(":
        return False
    thing = phrases[at - 2]
    return thing.kind in ("unknown", "aside") or (thing.kind == "word" and thing.has("thing", "event"))


def _is_of_somebody(report: Report, date: DateMention) -> bool:
    """ "Für den im Februar gestorbenen Bischof X": between an article and what describes him."""
    atoms = report.sentence.atoms
    at = next((i for i, atom in enumerate(atoms) if atom.start <= date.start < atom.end), 0)
    if at < len(("den", "im")) or at + 2 >= len(atoms):
        return False
    article, on, word, whom = atoms[at - 2], atoms[at - 1], atoms[at + 1], atoms[at + 2]
    described = word.kinds.keys() == {"word"} and not word.capital and "attributive" in word.forms
    return article.has("definite") and not article.has("at") and on.has("on", "at") and described and whom.capital


def _is_of_denying(report: Report, date: DateMention) -> bool:
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
    return report.sentence.capital_nouns and "past" in tenses


def _tells_what_was_done(report: Report) -> bool:
    """ "8 May: X denies having met Y", "8. Mai: X und Y vereinbaren ein Treffen": what was done on the day with which a
    line of a chronicle begins is the denying, and not the meeting."""
    head = report.heads[0].start if report.heads else 0
    return any(form.verb.sense in _DONE_TO_IT and phrase.start != head for phrase, form in report.sentence.verbs)


_DONE_TO_IT = ("deny", "cancel", "agree")


def _is_of_topic(report: Report, date: DateMention) -> bool:
    """ "Обсудил с X подготовку к саммиту 10 сентября": right behind what was discussed, by no word of its own, it is of
    that; "обсудил с X вчера" is when they did."""
    discussed = bool(report.heads) and all(head.sense == "discuss" for head in report.heads)
    if not discussed or not any(map(str.isdigit, date.text)):
        return False
    phrases = report.sentence.phrases
    at = next((i for i, p in enumerate(phrases) if p.kind == "date" and p.start <= date.start < p.end), 0)
    before = phrases[at - 1] if at else None
    if before is None or report.sentence.capital_nouns or phrases[at].role or before.start < report.heads[-1].end:
        return False
    return before.kind == "unknown" or (before.kind in ("word", "noun", "topic") and not before.has("ignorable"))


def _fell_through(report: Report) -> bool:
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


def _had_been_called_off(report: Report) -> bool:
    """ "Eine für März geplante Zusammenkunft war verschoben worden": told of as of what is over; "wurde verschoben" may
    be of the March to come."""
    off = [p.start for p, form in report.sentence.verbs if (form.verb.sense, form.tense) == ("cancel", "participle")]
    phrases = report.sentence.phrases if off else ()
    were = any(phrase.has("were") and phrase.start < off[-1] for phrase in phrases)
    return were and any(phrase.has("become") and phrase.start > off[-1] for phrase in phrases)


def _is_date(phrase: Phrase) -> bool:
    return phrase.kind == "date"


def _is_of_calling_off(report: Report, date: DateMention) -> bool:
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


def _adjunct_of_another_day(report: Report) -> int | None:
    """ "Zwei Tage nach seinem Treffen mit X reiste er am Mittwoch ab", "vor dem Treffen mit X warnte er am Montag": the
    place of such a noun among the phrases. What else the sentence tells was on another day than the meeting."""
    if len(report.heads) != 1 or report.heads[0].sense != "noun":
        return None
    noun = _noun_of(report)
    led_by = None if noun is None else report.sentence.phrases[noun].role
    return noun if led_by == "before" or counts_from(report) else None


def counts_from(report: Report) -> bool:
    """ "Zwei Tage nach dem Treffen", "через два дня после встречи", "comes a week after X met Y": the sentence tells of
    a day so much later."""
    phrases, noun = report.sentence.phrases, _noun_of(report)
    if noun is not None and report.heads[-1].sense == "noun" and is_anniversary(report.sentence):
        return True
    if noun is None or phrases[noun].role != "after":
        return not report.sentence.capital_nouns and _is_behind_after(report)
    before = [phrase for phrase in phrases[:noun] if phrase.end > phrase.start][-1:]
    if before and before[0].kind == "duration" and "-" in before[0].atoms[-1].text:
        return False  # "after a two-hour meeting"
    return any(p.kind == "duration" or p.has("time_unit") or _is_counted_on(p) for p in before)


def is_anniversary(sentence: ReadSentence) -> bool:
    """ "Am Montag jährt sich das Treffen", "zum 50. Jahrestag des Treffens": of what was years before."""
    return sentence.capital_nouns and any("anniversary" in atom.forms for atom in sentence.atoms)


def is_counted_from(sentence: ReadSentence, date: DateMention) -> bool:
    """ "A day after she held talks with X": words that were counted already (`days_between`)."""
    return any(atom.end == date.end and atom.has("after", "before") for atom in sentence.atoms)


def _is_behind_after(report: Report) -> bool:
    """Whether "a week after" stands before the clause, with nothing but its subject between."""
    before = [atom for atom in report.sentence.atoms if atom.start < atom.end <= report.heads[0].start]
    after = next((i for i in range(len(before) - 1, 0, -1) if before[i].has("after")), 0)
    if not after or any(atom.has("punct", "that", "noun") for atom in before[after + 1 :]):
        return False
    led = before[after - 1]
    counted = "plural" in led.forms or before[after - 2].has("indefinite", "number")  # "hours", "a week"
    return led.has("date", "duration") or (set(led.kinds) == {"word"} and not led.capital and counted)


def _noun_of(report: Report) -> int | None:
    """The place among the phrases of the noun that tells of the meeting first."""
    head = report.heads[0].start
    nouns = (i for i, p in enumerate(report.sentence.phrases) if p.kind == "noun" and p.start <= head < p.end)
    return next(nouns, None)


def _is_counted_on(phrase: Phrase) -> bool:
    """ "Через два дня", and not "сегодня", "в среду", "на прошлой неделе", "on March 12"."""
    if phrase.kind != "date":
        return False
    day: DateMention = phrase.value
    return day.ahead is None and day.relative and day.granularity == "day" and day.weekday is None and " " in day.text


_ITS_OWN = ("parties", "place", "date", "topic", "aside")


def _right_behind(report: Report, noun: int) -> set[int]:
    """Where the days begin that stand behind a noun, its people and places, with nothing else between."""
    found: set[int] = set()
    for phrase in plainly_due(report.sentence.phrases[noun + 1 :]):
        if is_due(phrase):
            continue
        if phrase.kind not in _ITS_OWN or (phrase.kind == "parties" and not phrase.role):
            break
        if phrase.kind == "date":
            found.add(phrase.value.start)
    return found


def _is_since_then(report: Report, date: DateMention) -> bool:
    """ "Das erste Treffen seit dem Ende des Krieges 1953", "seit ihrer Begegnung im Mai 2019": since when; and "es ist
    das erste Treffen nach dessen Wahl zum Kanzler am 6. Mai"."""
    if not report.sentence.capital_nouns:
        return False
    kinds = report.sentence.kinds
    first = "first" in kinds and not kinds.isdisjoint(("be", "cleft"))
    first = first and bool(report.heads) and report.heads[-1].sense == "noun"
    if date.granularity not in ("year", "month") and not first:
        return False
    before = [atom for atom in report.sentence.atoms if atom.end <= date.start][-_LONGEST_SINCE:]
    led = ("since", "after") if first else ("since",)
    since = next((at for at in reversed(range(len(before))) if before[at].has(*led)), None)
    return since is not None and not any(atom.has("verb", "have", "and", "with") for atom in before[since + 1 :])


_LONGEST_SINCE = 10  # atoms of "seit Beginn des langen Krieges gegen das Land im"


def _is_set_for(report: Report, date: DateMention) -> bool:
    """ "Dementierte ein für Freitag geplantes Treffen": the day between "für" and an attribute that says so."""
    behind = next((atom for atom in report.sentence.atoms if atom.start >= date.end), None)
    forms = behind.kinds.get("verb", ()) if behind is not None else ()
    return any(form.verb.sense == "plan" and form.tense == "attributive" for form in forms)


def _is_led_by_for(report: Report, date: DateMention) -> bool:
    """ "Vereinbarten für Freitag ein Treffen": before a day that word says no more than "on" (`turns.whereabouts`), and
    is no article as "am" is."""
    own = (phrase.atoms[0] for phrase in report.sentence.phrases if phrase.start <= date.start < phrase.end)
    return any(first.has("for") or first.kinds.keys() == {"on"} for first in own)


def _is_of_frame(report: Report, date: DateMention) -> bool:
    """ "Diaries published on Monday show that X met Y on 12 January": before the "that" behind which somebody met."""
    head = report.heads[0].start if report.heads else 0
    return any(p.kind == "word" and p.has("that") and date.end <= p.start < head for p in report.sentence.phrases)


def _clause_of_infinitive(report: Report) -> int:
    """Where the words begin that may say when somebody is to do what an infinitive says: behind it, or, where it ends
    its clause, behind the comma ("vereinbarten am Montag, sich im Mai zu treffen")."""
    start = report.heads[0].start
    if not report.sentence.capital_nouns:
        return start
    commas = [p.start for p in report.sentence.phrases if p.kind == "mark" and p.value == "," and p.start < start]
    return commas[-1] if commas else start


def _distance(report: Report, date: DateMention) -> int:
    """How far a date is from what tells of the meeting: of two that say as much the nearer one is meant."""
    return min((max(date.start - head.end, head.start - date.end) for head in report.heads), default=0)


def _agreed_on(report: Report) -> list[DateMention] | None:
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
    return _days_between(report, head.end, report.clause.end)


def _agreed_for(report: Report, head: Head) -> list[DateMention] | None:
    """ "Vereinbarten am Mittwoch ein Treffen am Freitag", "… für Freitag ein Treffen", "… am Mittwoch, einander am
    Freitag zu einem Gespräch zu treffen": not the day on which they agreed."""
    verb = next((p for p in reversed(report.sentence.phrases) if p.kind == "verb" and p.end <= head.start), None)
    agreed = verb is not None and any(f.verb.sense == "agree" and f.tense == "past" for f in verb.value)
    if verb is None or head.sense != "noun" or not agreed or any(_is_set_for(report, d) for d in report.clause.dates):
        return None
    begins = _clause_of_infinitive(report)
    own = begins if verb.end <= begins < head.start else head.start
    told = [date for date in report.clause.dates if date.start < head.start]
    meant = [date for date in told if date.start > own or _is_led_by_for(report, date)]
    return [*meant, *_days_between(report, head.end, report.clause.end)]


def _days_between(report: Report, start: int, end: int) -> list[DateMention]:
    if not report.sentence.capital_nouns:  # "sat with X, who died the following year": when X did
        end = min([end, *(atom.start for atom in report.sentence.those("who") if atom.start >= start)])
    days = [phrase.value for phrase in report.sentence.phrases if phrase.kind == "date" and start <= phrase.start < end]
    return [day for day in days if day.earliest is not None and day.bound is None]


def _is_counted_in(report: Report, date: DateMention) -> bool:
    """ "Their third meeting this year", "the first this month": the time in which meetings are counted."""
    if report.status == "held" and date.granularity == "range" and date.relative and width(date) > _LONGEST_STAY:
        return True  # "впервые за последние два года"
    if date.granularity not in ("week", "month", "quarter", "season", "year", "decade"):
        return False
    before = [atom for atom in report.sentence.atoms if atom.end <= date.start]
    while before and before[-1].has("at", "on"):
        before.pop()
    if report.sentence.capital_nouns and before and before[-1].has("first"):
        return False  # "erstmals im Mai": then
    while before and before[-1].has("noun", "at", "on"):
        before.pop()
    return bool(before) and before[-1].has("ordinal", "first") and not before[-1].has("time_of_day")


def _is_of_another_noun(report: Report, date: DateMention) -> bool:
    """ "Das Gespräch soll einen Gipfel im Juni vorbereiten": the day of what it is to lead to."""
    nouns = [head for head in report.heads if head.sense == "noun"]
    if len(nouns) < 2 or len(nouns) < len(report.heads) or date.start < nouns[-1].end:
        return False
    before = [atom for atom in report.sentence.atoms if atom.end <= nouns[-1].start][-1:]
    return bool(before) and before[0].has("indefinite")


def _is_of_a_picture(report: Report, date: DateMention) -> bool:
    """ "Veröffentlichte am Sonntag ein Foto der Begegnung": when something of the meeting was shown or told."""
    head = report.heads[0] if report.heads else None
    if head is None or head.sense != "noun" or date.start > head.start or not report.sentence.capital_nouns:
        return False
    led = [atom for atom in report.sentence.atoms if date.end <= atom.start and atom.end <= head.start][-3:]
    owned = len(led) > 2 and led[2].has("definite") and not led[2].has("at")
    return owned and led[0].has("indefinite") and led[1].capital and set(led[1].kinds) <= {"name", "word"}


def _is_of_who_tells(report: Report, date: DateMention) -> bool:
    """ "Das Ministerium dementierte am Freitag Berichte über ein Treffen", "sagte am Freitag ein Treffen ab": when it
    was said, between a verb of saying and its object. "Sagte am Freitag nach einem Treffen" tells of the same day."""
    nouns = [head for head in report.heads if head.sense == "noun"]
    if not nouns or len(nouns) < len(report.heads):
        return False
    atoms = report.sentence.atoms
    at = next((index for index, atom in enumerate(atoms) if atom.start <= date.start < atom.end), 0)
    if at + 1 < len(atoms) and atoms[at + 1].has("possessive_s"):
        return False  # "cancelled Friday's meeting"
    if at > 0 and atoms[at - 1].has("put_to"):
        return False  # «перенесла на апрель встречу»
    at -= at > 0 and atoms[at - 1].has("at" if report.sentence.capital_nouns else "on")
    between = [atom for atom in atoms if date.end <= atom.start and atom.end <= nouns[0].start]
    led = any(atom.has("at", "after", "before", "with") for atom in between)
    if at < 2 or date.start > nouns[0].start or (led and not any(atom.has("told_of") for atom in between)):
        return False
    said = any(form.tense == "past" and form.verb.sense in _TELLS for form in atoms[at - 1].kinds.get("verb", ()))
    return said and any(
        phrase.kind == "parties" and bool(phrase.atoms) and phrase.atoms[-1].end == atoms[at - 2].end
        for phrase in report.sentence.phrases
    )


def _is_when_told(report: Report, date: DateMention) -> bool:
    rules = (_is_of_who_tells, _is_of_who_dismisses, _is_when_denied, _is_when_shown, _is_before_its_own)
    return any(asks(report, date) for asks in rules)


def _is_before_its_own(report: Report, date: DateMention) -> bool:
    """ "Z briefed X on Tuesday on his talks with Y last week": behind who did so, where the noun has a day of its
    own, before that."""
    nouns = [head for head in report.heads if head.sense == "noun"]
    if report.status != "held" or len(nouns) < len(report.heads) or not nouns or date.start > nouns[0].start:
        return False
    own = [day for day in report.clause.dates if day.start >= nouns[-1].end and day.earliest and day.latest]
    if date.earliest is None or date.latest is None or not own:
        return False
    apart = all(day.latest < date.earliest for day in own if day.latest)
    return apart and any(atom.has("name", "office") and atom.end <= date.start for atom in report.sentence.atoms)


def _is_when_shown(report: Report, date: DateMention) -> bool:
    """ "This photo, provided on 15 May, shows X and Y meeting in Lima on 14 May": before what it shows."""
    if "shown" not in report.sentence.kinds or report.sentence.capital_nouns or not report.heads:
        return False
    head = report.heads[0]
    opens = any(atom.has("shown") for atom in report.sentence.atoms[:_OPENING])
    again = any(p.kind == "date" and p.start > head.end for p in report.sentence.phrases)
    return opens and again and date.start < head.start


def _is_when_denied(report: Report, date: DateMention) -> bool:
    """ "Hat am Mittwoch Berichte über ein Treffen mit X zurückgewiesen", "hat am Dienstag bestritten, X getroffen zu
    haben": when he did, with no comma between; but "dass er am Dienstag …", "das für Dienstag geplante Treffen"."""
    if report.status != "denied" or date.start > report.heads[0].start:
        return False
    denies = [phrase.start for phrase, form in report.sentence.verbs if form.verb.sense == "deny"]
    if not denies:
        return False
    first, last = sorted((date.end, denies[0]))
    between = [atom for atom in report.sentence.atoms if first <= atom.start < last]
    apart = any(atom.has("punct") for atom in between)
    due = any(atom.has("verb") and atom.end <= report.heads[0].start for atom in between if atom.start > date.end)
    return not apart and (not due or denies[0] < report.heads[0].start)


def _is_of_who_dismisses(report: Report, date: DateMention) -> bool:
    """ "On Wednesday rubbished reports of a meeting between X and Y", "on Sunday called his talks useful": when he did,
    right before what he did; or right behind it, "denied on Friday having met X in May"."""
    if report.sentence.capital_nouns:
        return False
    before = [atom for atom in report.sentence.atoms if atom.end <= date.start and not atom.has("on")][-1:]
    denied = any(form.verb.sense == "deny" for atom in before for form in atom.kinds.get("verb", ()))
    if denied and report.status == "denied" and date.end < report.heads[0].start:
        return True
    behind = next((atom for atom in report.sentence.atoms if atom.start >= date.end), None)
    does = {form.verb.sense for form in behind.kinds.get("verb", ())} if behind is not None else set()
    if behind is None or report.status != "denied":
        return "call_as" in does and date.start < report.heads[0].start and report.heads[0].sense == "noun"
    return "deny" in does or behind.has("dismissed")


_OPENING = 3  # atoms of "This photo,"
_TELLS = frozenset({"say", "deny", "cancel", "plan"})


def _is_meant_now(report: Report) -> bool:
    """ "Завтра министр планирует встретиться с …": the day before such a verb is that of the meeting."""
    before = [phrase for phrase in report.sentence.phrases if phrase.end <= report.heads[0].start]
    verbs = [form for phrase in before if phrase.kind == "verb" for form in phrase.value]
    meant = any(phrase.kind == "word" and phrase.has("plan_modal") for phrase in before)
    meant |= any(form.verb.sense == "plan" and form.tense == "present" for form in verbs)
    return report.status == "planned" and meant and all(form.tense == "present" for form in verbs)


def _is_behind_its_length(report: Report, date: DateMention) -> bool:
    """ "Broke up after six hours on Tuesday": what stands before the day says how long they met."""
    length = report.clause.duration
    return length is not None and 0 < date.start - length.end <= len(" on ")


def _is_when_due(report: Report, date: DateMention) -> bool:
    """ "Is due in Oslo on Saturday to see X", "is expected on Monday to meet X": behind a participle of a plan, and its
    place."""
    before = [phrase for phrase in report.sentence.phrases if phrase.end <= date.start]
    while before and before[-1].kind == "place":
        before.pop()
    due = before[-1] if before and report.status == "planned" and not report.sentence.capital_nouns else None
    forms = due.value if due is not None and due.kind == "verb" else ()
    return bool(forms) and all((form.verb.sense, form.tense) == ("plan", "participle") for form in forms)


def _is_bare(report: Report) -> bool:
    """ "Wird die Lage am Freitag mit X durchgehen": an infinitive without a mark is of the verb it ends."""
    sentence, head = report.sentence, report.heads[0]
    before = [atom for atom in sentence.atoms if atom.end <= head.start][-1:]
    bare = sentence.capital_nouns and head.tense == "infinitive" and report.status == "planned"
    return bare and bool(before) and not before[0].has("infinitive_mark")


def _is_of_leaving(report: Report, date: DateMention) -> bool:
    """ "Left Luanda on Wednesday after meeting X": the day of a journey, behind which the meeting is told of."""
    head = report.heads[0] if report.heads else None
    if head is None or date.end > head.start:
        return False
    after = next((p for p in report.sentence.phrases if date.end <= p.start < p.end), None)
    if after is None or after.kind != "noun" or after.role != "after" or not after.start <= head.start < after.end:
        return False
    verbs = [form for phrase, form in report.sentence.verbs if phrase.end <= date.start]
    return bool(verbs) and all(form.verb.sense == "travel" for form in verbs)


def _is_before_another(report: Report, date: DateMention) -> bool:
    """ "On Thursday before Easter": not this week's; but "on Monday ahead of Friday's vote"."""
    if not date.weekday_only:
        return False
    behind = next((phrase for phrase in report.sentence.phrases if phrase.start > date.start), None)
    if behind is None or behind.kind != "date" or behind.role != "before" or behind.start != date.end + 1:
        return False
    return width(behind.value) == 0 and not behind.value.weekday_only  # and not "on Friday ahead of the 2026 Games"


def _ends_what_was_agreed(report: Report, date: DateMention) -> bool:
    """ "Договорились открыть границу 20 марта": behind the words of an agreement, without a preposition."""
    outcome = report.clause.outcome
    agreed = outcome is not None and outcome.kind == "agreed" and outcome.words.end == date.start - 1
    return agreed and report.status == "held" and not report.sentence.capital_nouns


def _is_of_direction(report: Report, date: DateMention) -> bool:
    """ "Пригласил его в Ереван 20 мая": when he is to come there."""
    return any(place.end == date.start - 1 and is_direction(report, place) for place in report.clause.places)


def width(mention: DateMention) -> int:
    return (mention.latest - mention.earliest).days if mention.earliest and mention.latest else 1 << 20


def overlap(one: DateMention, other: DateMention) -> bool:
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return True
    return one.earliest <= other.latest and other.earliest <= one.latest
