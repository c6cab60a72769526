"""Whether a report fits a thread: no day, form or word of it says that it tells of another meeting."""

from __future__ import annotations

from datetime import date

from claims.articles.setting.sorts_of_place import may_be_one
from claims.articles.setting.when import days_of, overlap
from claims.articles.setting.where import place_of
from claims.articles.telling.called_off import is_not_planned, is_not_to_come
from claims.articles.telling.occasions import is_adjunct
from claims.articles.telling.report import Report
from claims.articles.telling.still_open import is_put_off
from claims.articles.telling.who_denies import is_one_told_of
from claims.articles.threads.thread import TOP, Thread, is_first_of_all, is_headline
from claims.dates import DateMention

_NEWS = 14  # days: what an undated lead tells of is not older


def fits(report: Report, thread: Thread, published: date | None) -> bool:
    if report.other or is_first_of_all(report):
        return False
    if report.joins and report.status == "planned" and thread.status == "held":
        day = thread.days()
        past = day is not None and day.latest is not None and published is not None and day.latest < published
        if past or _is_over(thread):
            return False  # "X met Y on Wednesday. … Z will join him there"
    news = thread.reports[0].index < TOP or len(report.parties()) < 2
    news &= not _says_when_it_was(report, thread)
    if news and thread.status != "denied" and thread.days() is None and _is_old(days_of(report), published):
        return False  # but what is denied today may have been said of last year
    mine, known = days_of(report), thread.days()
    same_words = mine is not None and known is not None and (mine.start, mine.end) == (known.start, known.end)
    put_off = thread.status == "planned" and is_put_off(report)
    if mine is not None and known is not None and not (same_words or put_off) and not overlap(mine, known):
        return False  # "were to meet on Friday, but the talks were called off": that Friday, whichever it is
    place, there = place_of(report), thread.place()
    if place is not None and there is not None and not may_be_one(place, there):
        return False
    form, theirs = report.clause.format, thread.format()
    if form is not None and theirs is not None and form != theirs and not _is_by_video(report, thread):
        return False
    instead = report.status == "planned" and form in ("phone", "video") and form != theirs
    if instead and (thread.status == "cancelled" or (thread.status == "denied" and form == "video")):
        return False  # "the meeting was dropped; the two agreed to speak by phone"
    told = mine is not None or place is not None
    to_come = thread.status == "planned" and not all(each.before for each in thread.reports)
    if to_come and report.status == "held" and (_has_happened(report) or _was_before(report, thread, published)):
        return False
    if to_come and report.status == "denied" and _lies_ahead(known, published) and _did_not(report):
        return False
    if thread.status == "denied" and mine is not None and known is None and _is_stated(report):
        return False
    off = thread.status == "denied" and len(thread.members) < len("XY")
    if off and report.status == "planned" and len(report.members) > 1:
        return False  # "kein Treffen mit X; stattdessen ist ein Gespräch von X mit Y geplant"
    if thread.status == "held" and is_not_to_come(report):
        return not _is_over(thread)
    another = report.status == "denied" and "indefinite" in report.sentence.kinds
    another &= not any(is_one_told_of(report.sentence, head) for head in report.heads[-1:])
    bare = report.sentence.kinds.isdisjoint(("definite", "indefinite", "it_was")) and "plan" in report.sentence.senses
    bare &= not report.sentence.capital_nouns  # «теперь такая встреча не предусмотрена»
    if (another or bare) and report.status == "denied" and thread.status == "held" and is_not_planned(report.sentence):
        return not _is_over(thread)  # "sprach kurz mit X. Ein Treffen der beiden sei nicht geplant"
    if another and thread.status == "planned" and _is_meal_besides(report):
        return False
    if report.status == "cancelled" and _is_told_with_its_day(report, thread):
        return False
    if report.status == "cancelled" and thread.status == "held" and (_was_to_follow(report) or is_one_more(report)):
        return not _is_over(thread)
    if report.status == "planned" and thread.status == "held" and _is_to_meet_again(report):
        return False
    if report.status == "planned" and thread.status == "held":
        if is_headline(thread) and report.index <= TOP and report.sentence.capital_nouns:
            return True  # "X trifft Y", and below that it is to be today
        if report.before and mine is None and report.index <= TOP and _begins_in_headline(thread):
            return True  # «X начал встречу с Y», and below: «X прибыл во дворец на встречу с Y»
        if _lies_ahead(mine, published):
            return is_headline(thread) and report.index <= TOP
    return report.status == thread.status or thread.status != "held" or report.back or not told


def _begins_in_headline(thread: Thread) -> bool:
    """Whether a line that is no sentence tells of it first, in Russian."""
    first = thread.reports[0]
    line = first.index == 0 and first.sentence.atoms[-1].text not in _FULL_STOPS
    articles = not first.sentence.kinds.isdisjoint(("definite", "indefinite"))
    return (
        line and len(thread.reports) == 1 and thread.days() is None and not (first.sentence.capital_nouns or articles)
    )


_FULL_STOPS = (".", "!", "?")


def _is_told_with_its_day(report: Report, thread: Thread) -> bool:
    """«Начались переговоры X и Y. Вчера встреча X с Y не состоялась»: another one than is told of as held, in
    Russian."""
    named = len(report.members) > 1 and not report.sentence.capital_nouns
    own = days_of(report) is not None or "came_off" in report.sentence.kinds
    return named and own and thread.status == "held" and _is_over(thread)


def _did_not(report: Report) -> bool:
    """ "Sprachen bei der Trauerfeier aber nicht miteinander": by verbs of the past."""
    verbs = [head for head in report.heads if head.sense != "noun"]
    return report.sentence.capital_nouns and bool(verbs) and all(head.tense == "past" for head in verbs)


def _is_by_video(report: Report, thread: Thread) -> bool:
    """ "Проведёт встречу с X, беседа пройдёт по видеосвязи", "провёл встречу по видеосвязи. На встрече …": the noun
    alone says no more of the form than that they met."""
    last = thread.reports[-1]
    headline = last.index == 0 and not last.sentence.verbs and report.index == 1
    if headline and set(thread.members) <= set(report.parties()):
        return {report.clause.format, thread.format()} == {"in_person", "video"}  # "Meeting with X"
    told = report.back or all(is_adjunct(report.sentence, head) for head in report.heads)
    here = [each for each in (report, *thread.reports) if each.clause.format == "in_person"]
    nouns = all(head.sense == "noun" for each in here for head in each.heads)
    same = len(report.members) < len("XY") or set(report.parties()) == set(thread.members)
    return told and nouns and same and {report.clause.format, thread.format()} == {"in_person", "video"}


def _is_to_meet_again(report: Report) -> bool:
    """ "The pair would meet again": not when they met."""
    verbs = report.they and bool(report.heads) and all(head.sense in ("meet", "see") for head in report.heads)
    behind = next((atom for atom in report.sentence.atoms if verbs and atom.start >= report.heads[-1].end), None)
    return behind is not None and behind.has("any_more", "reciprocal") and _says_again(report)


def _says_again(report: Report) -> bool:
    end = report.heads[-1].end
    behind = [atom for atom in report.sentence.atoms if atom.start >= end][: len(("each other", "again"))]
    return any(atom.has("any_more") for atom in behind)


def _has_happened(report: Report) -> bool:
    """ "Помощник уточнил: разговор состоялся в воскресенье": a noun whose verb of the past says that it was."""
    if not report.heads or report.heads[-1].sense != "noun":
        return False
    words = report.clause.status_words
    return (
        words is not None
        and words.value == "held"
        and any(form.tense == "past" and phrase.start == words.start for phrase, form in report.sentence.verbs)
    )


def _was_before(report: Report, thread: Thread, published: date | None) -> bool:
    """ "It will be their second meeting this month. The two met in Vienna on Monday": which is the first one."""
    day = days_of(report)
    over = day is not None and day.latest is not None and published is not None and day.latest < published
    return over and any("will" in each.sentence.kinds for each in thread.reports)


def _is_stated(report: Report) -> bool:
    """ "Am 14. März aßen X und Y zu Mittag": the article itself says so, and nobody whom somebody contradicts."""
    says = any(form.verb.sense in ("say", "believe") for _, form in report.sentence.verbs)
    start = report.heads[0].start if report.heads else report.sentence.scanned.end
    says |= any(atom.has("media", "statement") for atom in report.sentence.atoms if atom.end <= start)
    return report.status == "held" and not says and not report.clause.speakers


def _is_meal_besides(report: Report) -> bool:
    """ "Trifft am Freitag X. Ein gemeinsames Abendessen ist nicht vorgesehen": what there will not be is no meeting of
    another name."""
    meals = {atom.start for atom in report.sentence.those("dinner")} if report.sentence.capital_nouns else set()
    return any(head.start in meals for head in report.heads[-1:])


def _was_to_follow(report: Report) -> bool:
    """ "Traf am Montag X. Das geplante gemeinsame Essen fiel aus": what was to be besides."""
    if not report.sentence.capital_nouns or not report.heads or report.heads[-1].sense != "noun" or report.members:
        return False
    led = [atom for atom in report.sentence.atoms if atom.end <= report.heads[-1].start][-_LED:]
    planned = any(f.verb.sense == "plan" and f.tense == "attributive" for a in led for f in a.kinds.get("verb", ()))
    return planned and _is_meal_besides(report)


def is_one_more(report: Report) -> bool:
    """ "They cancelled a second meeting", «отказался от новой встречи», «третья встреча сорвалась»: another one than
    was held."""
    nouns = [head for head in report.heads if head.sense == "noun"]
    led = [atom for atom in report.sentence.atoms if nouns and atom.end <= nouns[-1].start][-_LED:]
    new = any(atom.has("coming", "other", "ordinal") and not atom.has("definite") for atom in led)
    return new or (bool(led) and led[-1].has("indefinite"))


_LED = 3  # atoms of "das geplante gemeinsame" before a noun


def _is_over(thread: Thread) -> bool:
    """Whether a verb of the past tells of a meeting, or of holding one."""
    held = (
        form.tense in ("past", "participle")
        for report in thread.reports
        if report.heads and report.heads[-1].sense == "noun" and report.status == "held"
        for _, form in report.sentence.verbs
        if form.verb.sense in ("hold", "happen")
    )
    return any(head.tense in ("past", "participle") for report in thread.reports for head in report.heads) or any(held)


def _says_when_it_was(report: Report, thread: Thread) -> bool:
    """ "X has met Y. The meeting took place on 21 February", weeks ago: the sentence right behind it, of no others."""
    next_one = report.index - thread.reports[-1].index == 1 and "happen" in report.sentence.senses
    next_one &= report.sentence.kinds.isdisjoint(("first", "ordinal"))  # "the first meeting took place …": of several
    return next_one and report.clause.definite and not (report.members or report.clause.pluperfect)


def _lies_ahead(mention: DateMention | None, published: date | None) -> bool:
    if mention is None or published is None:
        return False
    coming = mention.ahead[0] if mention.ahead is not None else mention.earliest
    return coming is not None and coming > published


def _is_old(mention: DateMention | None, published: date | None) -> bool:
    """Whether a date lies too far back to be that of the news with which the article begins."""
    if mention is None or mention.latest is None or published is None:
        return False
    return (published - mention.latest).days > _NEWS
