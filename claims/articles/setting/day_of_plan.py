"""The day and place of what was to be: planned for them, due on them, put off from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, takewhile

from claims.articles.sentences import ReadSentence
from claims.articles.setting.not_where import has_object
from claims.articles.setting.when_called_off import did_not_happen
from claims.articles.setting.which_year import is_nearer, today
from claims.articles.telling.planned import is_to_go_on
from claims.articles.telling.report import Report
from claims.dates import DateMention
from claims.reading.phrases import Phrase
from claims.reading.said import Head
from claims.reading.scan import Atom


def add_day_by_which(report: Report, published: date | None) -> None:
    """ "Soll bis Jahresende stattfinden", "состоится до конца месяца": planned for the days until then."""
    if published is None or report.clause.dates or not report.heads:
        return
    for phrase in report.sentence.phrases:
        inside = report.clause.start <= phrase.start < report.clause.end
        by_then = phrase.value if phrase.kind == "date" and phrase.role == "until" and inside else None
        latest = by_then.latest if by_then is not None else None
        if by_then is not None and by_then.ahead is not None and latest is not None and latest < published:
            latest = by_then.ahead[1]  # "до конца апреля", in March
        if latest is not None and latest > published:
            until = replace(
                phrase.value, earliest=published, latest=latest, granularity="range", bound=None, ahead=None
            )
            report.clause = report.clause._replace(dates=(until,))
            return


def keep_past(report: Report, published: date | None) -> None:
    """ "Должны были встретиться 14 марта": of a day that is over, and not of one in a year; "планировал встретиться 14
    марта": of the nearer one."""
    planned = "plan" in report.sentence.senses and any(
        form.verb.sense == "plan" and form.tense == "past" for _, form in report.sentence.verbs
    )
    if planned and not (report.heads and is_to_go_on(report.sentence, report.heads[-1])):
        days = tuple(replace(d, ahead=None) if is_nearer(d, published) else d for d in report.clause.dates)
        report.clause = report.clause._replace(dates=days)
    if not report.sentence.capital_nouns and published is not None and _was_planned(report.sentence):
        eve = published - timedelta(days=1)
        days = tuple(replace(d, ahead=None) if d.weekday_only and d.latest == eve else d for d in report.clause.dates)
        report.clause = report.clause._replace(dates=days)
    atoms = report.sentence.atoms
    threes = zip(atoms, atoms[1:], atoms[2:], strict=False)
    was = any(one.has("plan_words") and two.has("be") and not _is_passive(two, three) for one, two, three in threes)
    if was or any(atom.has("be") and atom.has("was_due") for atom in atoms):  # "должен был"
        dates = tuple(replace(day, ahead=None) for day in report.clause.dates)
        report.clause = report.clause._replace(dates=dates)


def _was_planned(sentence: ReadSentence) -> bool:
    """ "Talks with X were scheduled for Tuesday", "he was due to see X on Tuesday", on Wednesday: the day before."""
    if sentence.those("was_due"):
        return True
    plans = {phrase.start for phrase, form in sentence.verbs if form.verb.sense == "plan"}
    pairs = pairwise(atom for atom in sentence.atoms if not atom.has("ignorable") or atom.has("be"))
    return any(one.has("was") and two.start in plans for one, two in pairs)


def add_week_to_what_was_due(report: Report, before: ReadSentence | None, published: date | None) -> None:
    """ "A visit has been postponed, it was said on Wednesday. She had been due to meet X on Friday": on the coming one,
    and not on the one before it was called off."""
    if published is None or report.sentence.capital_nouns or not report.clause.dates:
        return
    ended = max(day.end for day in report.clause.dates)
    told_now = "was_due" in report.sentence.kinds and _has_been_called_off(report.sentence, ended)
    was_off = before is not None and "cancel" in before.senses and "cancel" not in report.sentence.senses
    if not told_now and not (was_off and "plan_words" in report.sentence.kinds):
        return
    phrases = before.phrases if before is not None and not told_now else ()
    told = [p.value.latest for p in phrases if p.kind == "date" and p.value.latest is not None]
    off = max((day for day in told if day <= published), default=published)
    week = timedelta(days=7)
    report.clause = report.clause._replace(
        dates=tuple(
            replace(day, earliest=day.earliest + week, latest=day.latest + week)
            if day.weekday_only and day.earliest is not None and day.latest is not None and day.latest < off
            else day
            for day in report.clause.dates
        )
    )


def _is_passive(be: Atom, verb: Atom) -> bool:
    """ "Is to be received": what is to come."""
    return be.has("is") or any(form.tense in ("participle", "past") for form in verb.kinds.get("verb", ()))


def add_what_it_was_to_be(report: Report, published: date | None) -> None:
    """ "A meeting with X that was to have taken place in Y on Monday", ", намеченная на понедельник": the day and place
    that a relative clause or a participle behind the noun of a meeting gives it."""
    clause = report.clause
    brought = clause.heads[-1].sense == "host"  # "the talks, held on Tuesday, brought X and Y together"
    told = clause.heads[0] if brought else clause.heads[-1]
    if told.sense != "noun" or (clause.dates and clause.places):
        return
    if any(head.sense != "noun" for head in clause.heads[:-1]) and _is_gathering(report.sentence, clause.heads[-1]):
        return  # "met on Tuesday to prepare the summit, which will take place in …"
    if has_object(report.sentence, told.end):
        return  # "said after meeting X that a bridge would be opened in …"
    stretch = _behind_noun(report.sentence.phrases, told.end)
    senses = {form.verb.sense for phrase in stretch if phrase.kind == "verb" for form in phrase.value}
    if not senses & _TAKES_PLACE:
        return
    days = [phrase.value for phrase in stretch if phrase.kind == "date" and phrase.value.bound is None]
    places = [phrase.value for phrase in stretch if phrase.kind == "place" and phrase.role == "at"]
    outcome = clause.outcome
    if (
        outcome is not None and outcome.words.start >= stretch[0].start
    ):  # "рассказал об итогах переговоров, прошедших …"
        clause = clause._replace(outcome=None)
    if "plan" in senses:
        off = published if report.status == "cancelled" or did_not_happen(report) else None
        happened = any(form.verb.sense == "happen" and form.tense == "past" for _, form in report.sentence.verbs)
        over = off and (happened or did_not_happen(report))
        days = [replace(day, ahead=None) if over or is_nearer(day, off) else day for day in days]
        if any(phrase.has("pluperfect") for phrase in stretch):
            days = list(today(days, published))
            held = any(form.verb.sense in ("happen", "hold") for _, form in report.sentence.verbs)
            if report.status == "held" and not held and (days or not clause.dates):
                report.status = "planned"  # "had been pencilled in for Monday": more is not said yet
        days = list(map(_still_ahead, days))
    if _is_off_now(report, stretch):  # "that was to have taken place on Thursday has been put off": on the coming one
        days = list(map(_still_ahead, days))
    elif any(phrase.has("have") for phrase in stretch):  # "was to have taken place on Thursday": not in a week
        days = [replace(day, ahead=None) if day.weekday_only else day for day in days]
    if (after := _told_after(report, stretch)) is not None:  # «которую должны были провести в Риге, прошла в Вене»
        when = [p.value for p in after[1:] if p.kind == "date" and p.value.bound is None]
        held = all(form.tense == "past" for form in after[0].value)
        if when and not held:  # «намеченная на пятницу, пройдёт в понедельник»
            when, report.status = list(map(_still_ahead, when)), "planned"
        days = when if held or when else days
        report.status = "held" if held and report.status == "planned" else report.status
        places = [p.value for p in after if p.kind == "place" and p.role == "at"] or places
    report.clause = clause._replace(dates=clause.dates or tuple(days[:1]), places=clause.places or tuple(places[:1]))


def _is_off_now(report: Report, stretch: Sequence[Phrase]) -> bool:
    """ "…, which was to have been held on Thursday, has been put off": told of as news."""
    ended = max((phrase.end for phrase in stretch if phrase.kind == "date"), default=stretch[-1].end)
    return report.status == "cancelled" and _has_been_called_off(report.sentence, ended)


def _has_been_called_off(sentence: ReadSentence, behind: int) -> bool:
    """ "But the talks have been cancelled", "but has called off the meeting": by the perfect, behind this offset."""
    if sentence.capital_nouns:
        return False
    off = {p.start for p, form in sentence.verbs if (form.verb.sense, form.tense) == ("cancel", "participle")}
    led = [atom for atom in sentence.atoms if atom.start >= behind and not atom.has("ignorable")]
    plain = [atom for atom in led if not atom.has("be") or atom.has("have")]  # "have | been | cancelled"
    return any(one.has("have") and not one.has("pluperfect") and two.start in off for one, two in pairwise(plain))


def _still_ahead(day: DateMention) -> DateMention:
    """The coming day, where one without a year may be the last one, or that."""
    return day if day.ahead is None else replace(day, earliest=day.ahead[0], latest=day.ahead[1])


def _told_after(report: Report, stretch: Sequence[Phrase]) -> Sequence[Phrase] | None:
    """The verb behind what a meeting was to be that says how it was held, or will be, with its phrases up to the next
    comma."""
    phrases = report.sentence.phrases
    behind = [phrase for phrase in phrases if phrase.start >= stretch[-1].end]
    planned = any(phrase.has("was_due") or _says_planned(phrase) for phrase in stretch)
    if not planned or len(behind) < len((",", "took place")) or behind[0].value != "," or behind[1].kind != "verb":
        return None
    if any(form.verb.sense != "happen" for form in behind[1].value):
        return None
    return [behind[1], *takewhile(lambda phrase: phrase.kind != "mark", behind[2:])]


def _says_planned(phrase: Phrase) -> bool:
    return phrase.kind == "verb" and any(form.verb.sense == "plan" for form in phrase.value)


def _is_gathering(sentence: ReadSentence, head: Head) -> bool:
    return any(atom.start == head.start for atom in sentence.those("gathering"))


_TAKES_PLACE = frozenset({"happen", "plan", "hold"})


def _behind_noun(phrases: Sequence[Phrase], noun: int) -> list[Phrase]:
    """The first relative clause or participle behind a noun that ends at this offset, up to the mark that ends it."""
    stretch: list[Phrase] = []
    before: Phrase | None = None
    last: Phrase | None = None  # the one before, but for marks
    for phrase in phrases:
        if phrase.start >= noun:
            if stretch and phrase.kind == "mark":
                break
            if phrase.kind == "mark" and phrase.value in ";:()–—":
                break
            judged = last is not None and last.has("be") and phrase.kind == "unknown"
            if not stretch and (judged or _is_of_another(last, phrase)):
                break  # "the meeting was remarkable, given that …", "on the eve of the summit, which will …"
            last = phrase if phrase.kind != "mark" else last
            led = before is not None and before.kind == "mark"
            relative = phrase.kind == "word" and phrase.has("relative") and (led or not phrase.has("definite"))
            if relative and phrase.has("who") and not stretch:
                break  # "talks with X, whom she last saw in Rome in July"
            if stretch or relative or (phrase.kind == "verb" and _is_participle(phrase)):
                stretch.append(phrase)
        before = phrase
    return stretch


def _is_of_another(last: Phrase | None, phrase: Phrase) -> bool:
    """Whether a relative clause tells of what only says when they met: "on the eve of the summit, which …"."""
    return last is not None and last.kind == "aside" and last.atoms[0].has("soft", "before") and phrase.has("relative")


def _is_participle(phrase: Phrase) -> bool:
    """Whether a verb may stand behind its noun: "talks held in Baku"."""
    return any(form.tense in ("participle", "attributive") for form in phrase.value)
