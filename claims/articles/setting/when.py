"""When a meeting was, as far as its clause says it, and no other part of its sentence."""

from __future__ import annotations

from dataclasses import replace

from claims.articles.setting.agreed_days import (
    agreed_on,
    clause_of_infinitive,
    days_between,
    ends_what_was_agreed,
    is_set_for,
)
from claims.articles.setting.chronicles import day_of_line
from claims.articles.setting.counted_days import (
    counts_from,
    is_counted_from,
    is_counted_in,
    is_counted_on_from,
    is_since_then,
    noun_of,
    width,
)
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
from claims.articles.setting.when_called_off import (
    did_not_happen,
    fell_through,
    had_been_called_off,
    is_of_calling_off,
    is_of_denying,
    tells_what_was_done,
)
from claims.articles.setting.when_told import is_meant_now, is_of_a_picture, is_when_told
from claims.articles.telling.infinitives import is_of_infinitive
from claims.articles.telling.occasions import is_due, plainly_due, what_was_raised
from claims.articles.telling.report import Report, asked_again, hangs
from claims.dates import DateMention


@asked_again
def days_of(report: Report) -> DateMention | None:
    """The date of a report; of two that narrow each other the shorter. Of a plan the coming day, month or year."""
    if report.only_outcome or not (report.clause.dates or report.status == "planned"):
        return None
    dates = _said(report)
    for without in (_without_other_things, _without_other_verbs, _without_what_was_told_or_agreed):
        dates = without(report, dates)
    dates = _to_come(report, dates)
    own = [date for date in dates if not _is_of_frame(report, date)] if len(dates) > 1 else dates
    return min(own or dates, key=lambda date: (width(date), _distance(report, date)), default=None)


def _said(report: Report) -> list[DateMention]:
    """The days that its clause names, but those from or in which something is counted."""
    dates = [
        date
        for date in report.clause.dates
        if date.earliest is not None and date.consistent and not is_declared(report, date.start)
        if not is_counted_in(report, date)
    ]
    if not report.sentence.capital_nouns and report.heads:
        dates = [date for date in dates if not is_counted_on_from(report, date)]
    if report.not_then:
        dates = [date for date in dates if not any(start <= date.start < end for start, end in report.not_then)]
    return dates


def _without_other_things(report: Report, dates: list[DateMention]) -> list[DateMention]:
    """But those of another noun: of somebody, a thing, a journey, what was said."""
    dates = [date for date in dates if not (_is_of_another_noun(report, date) or is_of_a_picture(report, date))]
    dates = [date for date in dates if not _is_bracketed_behind_a_thing(report, date)]
    dates = [date for date in dates if not _is_of_what_there_was(report, date)]
    dates = [d for d in dates if _is_behind_its_length(report, d) or not is_of_something_else(report.sentence, d.start)]
    dates = [date for date in dates if not (is_attributive(report.sentence, date) or _is_shifted(report, date))]
    if report.sentence.capital_nouns:
        dates = [date for date in dates if not (_is_of_somebody(report, date) or is_of_denying(report, date))]
        dates = [date for date in dates if not is_of_infinitive(report, date.start)]
    if report.status == "held" and report.heads and "relative" in report.sentence.kinds:
        dates = [d for d in dates if not is_of_what_comes(report.sentence, report.heads[-1].end, d.start)]
    dates = [
        d for d in dates if d.granularity == "day" or not is_of_what_was_said(report.sentence, report.clause, d.start)
    ]
    head = min((each.start for each in report.heads), default=0)
    dates = [date for date in dates if not is_of_who_somebody_is(report.sentence, date, head)]
    dates = [date for date in dates if not (_is_before_another(report, date) or _is_of_leaving(report, date))]
    return [date for date in dates if not is_of_next_verb(report, date.start)]


def _without_other_verbs(report: Report, dates: list[DateMention]) -> list[DateMention]:
    """But those of another verb: of who arrived, went, raised something or called it off."""
    if report.heads and "where" in report.sentence.kinds:
        planned, head = report.status == "planned", report.heads[0].start
        dates = [d for d in dates if not is_of_journey_before(report.sentence, head, d, planned=planned)]
    if report.status == "cancelled":
        dates = [date for date in dates if not is_of_its_reason(report, date.start)]
    if report.status != "held" and (day := day_of_line(report.sentence)) is not None and tells_what_was_done(report):
        dates = [date for date in dates if date.start != day.start]
    if report.status == "planned" and report.heads and "journey" in report.sentence.kinds:
        dates = [d for d in dates if not is_of_arrival(report.sentence, report.heads[0].start, d)]
    if any(is_of_first_verb(report.sentence, report.clause, date.start) for date in dates):
        dates = days_between(report, report.heads[0].end, report.clause.end)
    if report.sentence.those("over_period"):
        dates = [date for date in dates if not is_of_a_thing_over_time(report.sentence, date)]
    if report.sentence.those("journey"):
        dates = [date for date in dates if not is_of_guests_arrival(report.sentence, date)]
    if report.sentence.those("devoted"):
        dates = [date for date in dates if not is_of_its_topic(report.sentence, date.start)]
    if report.sentence.those("raised"):
        raised = what_was_raised(report.sentence, report.clause)
        dates = [date for date in dates if date.start < raised]
    return dates


def _without_what_was_told_or_agreed(report: Report, dates: list[DateMention]) -> list[DateMention]:
    """But those on which somebody told of it, called it off or agreed on it."""
    if (noun := _adjunct_of_another_day(report)) is not None:
        behind = _right_behind(report, noun)
        dates = [date for date in dates if date.start in behind or is_counted_from(report.sentence, date)]
    dates = [date for date in dates if not (ends_what_was_agreed(report, date) or _is_of_direction(report, date))]
    if report.sentence.those("told_of"):
        dates = [date for date in dates if not is_told_of_behind(report, date.start)]
    if told := [date for date in dates if is_when_told(report, date)]:
        dates = [date for date in dates if date not in told] or days_between(report, told[0].end, report.clause.end)
    dates = [date for date in dates if not (is_of_calling_off(report, date) or _is_of_topic(report, date))]
    hanging = bool(report.heads) and all(hangs(report.sentence, head) for head in report.heads)
    hanging = hanging and not _is_bare(report)
    if hanging and not report.purpose and not is_meant_now(report):  # "agreed on Tuesday to meet"
        begins = clause_of_infinitive(report)
        dates = [date for date in dates if date.start > begins or _is_when_due(report, date)]
    if report.status == "planned" and report.heads and (agreed := agreed_on(report)) is not None:
        dates = agreed
    return [date for date in dates if not is_since_then(report, date)]


def _to_come(report: Report, dates: list[DateMention]) -> list[DateMention]:
    """Each day of what was planned, or would have been, as the coming one."""
    over = not report.sentence.capital_nouns and did_not_happen(report)  # "planned for Monday did not take place"
    refused = report.status == "denied" and not over
    refused = refused and (  # "will not meet"
        report.clause.status == "planned" or any(is_set_for(report, date) for date in dates)
    )
    failed = report.clause.negated and (report.clause.status == "held" or did_not_happen(report))
    failed |= report.status == "cancelled" and (fell_through(report) or did_not_happen(report))
    if report.status == "planned" or (report.status == "cancelled" and not failed) or refused:
        over = report.status == "cancelled" and had_been_called_off(report)
        dates = [
            replace(d, earliest=d.ahead[0], latest=d.ahead[1])
            if d.ahead is not None and not (over and d.granularity == "month")
            else d
            for d in dates
        ]
    return dates


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


def _adjunct_of_another_day(report: Report) -> int | None:
    """ "Zwei Tage nach seinem Treffen mit X reiste er am Mittwoch ab", "vor dem Treffen mit X warnte er am Montag": the
    place of such a noun among the phrases. What else the sentence tells was on another day than the meeting."""
    if len(report.heads) != 1 or report.heads[0].sense != "noun":
        return None
    noun = noun_of(report)
    led_by = None if noun is None else report.sentence.phrases[noun].role
    return noun if led_by == "before" or counts_from(report) else None


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


def _is_of_frame(report: Report, date: DateMention) -> bool:
    """ "Diaries published on Monday show that X met Y on 12 January": before the "that" behind which somebody met."""
    head = report.heads[0].start if report.heads else 0
    return any(p.kind == "word" and p.has("that") and date.end <= p.start < head for p in report.sentence.phrases)


def _distance(report: Report, date: DateMention) -> int:
    """How far a date is from what tells of the meeting: of two that say as much the nearer one is meant."""
    return min((max(date.start - head.end, head.start - date.end) for head in report.heads), default=0)


def _is_of_another_noun(report: Report, date: DateMention) -> bool:
    """ "Das Gespräch soll einen Gipfel im Juni vorbereiten": the day of what it is to lead to."""
    nouns = [head for head in report.heads if head.sense == "noun"]
    if len(nouns) < 2 or len(nouns) < len(report.heads) or date.start < nouns[-1].end:
        return False
    before = [atom for atom in report.sentence.atoms if atom.end <= nouns[-1].start][-1:]
    return bool(before) and before[0].has("indefinite")


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


def _is_of_direction(report: Report, date: DateMention) -> bool:
    """ "Пригласил его в Ереван 20 мая": when he is to come there."""
    return any(place.end == date.start - 1 and is_direction(report, place) for place in report.clause.places)


def overlap(one: DateMention, other: DateMention) -> bool:
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return True
    return one.earliest <= other.latest and other.earliest <= one.latest
