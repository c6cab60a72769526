"""What the whole text says of the meetings once all are told: a day, a host, a denial; and which of them were none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.cast import Cast
from claims.articles.sentences import ReadSentence
from claims.articles.setting.counted_days import width
from claims.articles.telling.report import Report
from claims.articles.threads.belonging import was_once
from claims.articles.threads.of_none import is_denied_by_one
from claims.articles.threads.taken_back import take_back
from claims.articles.threads.thread import TOP, Thread
from claims.dates import DateMention

_LEAD = 8  # sentences in which the host of a headline's meeting must be named


def finished(threads: list[Thread], sentences: Sequence[ReadSentence], cast: Cast) -> list[Thread]:
    """The meetings with what the text says of them elsewhere, without those that nobody met at or that were none."""
    for thread in threads:
        thread.settle(cast)
    for before, thread in pairwise(threads):
        _add_day_of_occasion(thread, before)
    for thread in threads[:1]:
        thread.date(_day_of_lead(thread, sentences, cast))
    if threads and len(threads[0].members) == 1:
        _add_host(threads[0], sentences, cast)
    if cast.has_articles and "in_reported_speech" in cast.language.section("articles")["words"]:
        threads = take_back(threads, sentences, cast)
    for thread in threads if not cast.has_articles else ():
        if is_denied_by_one(thread, sentences):
            thread.status = "denied"
    told = [thread for thread in threads if len(thread.members) >= len("XY")]
    return [thread for thread in told if not any(is_none(thread, sentences) for is_none in _TAKES_IT_BACK)]


def _add_day_of_occasion(thread: Thread, before: Thread) -> None:
    """ "X sprach am Mittwoch in Görlitz mit Y. Am Rande der Begegnung traf X auch Z": on that day, and there."""
    first = thread.reports[0]
    near = 0 < first.index - before.reports[-1].index <= TOP and before.status == thread.status == "held"
    if not (near and first.sentence.capital_nouns) or set(thread.members).isdisjoint(before.members):
        return
    if was_once(before) and not first.clause.pluperfect:
        return
    if not _is_beside_the_meeting(first) or thread.days() is not None or thread.place() is not None:
        return
    thread.date(before.days())
    if thread.where() is None and thread.format() not in ("phone", "video"):
        first.stay = before.where()


def _is_beside_the_meeting(report: Report) -> bool:
    """ "Am Rande des Treffens", and of none that is told of here: "am Rande des Treffens mit X"."""
    atoms = (*report.sentence.atoms, None)
    for led, the, noun, behind in zip(atoms, atoms[1:], atoms[2:], atoms[3:], strict=False):
        if led and the and noun and led.has("beside") and the.has("definite") and noun.has("noun"):
            many = noun.has("gathering", "event", "meetings")  # "am Rande des Gipfels"
            own = behind is not None and behind.has("with", "between", "of", "definite", "possessive", "at")
            return not (many or own)
    return False


def _did_not_meet_directly(thread: Thread, sentences: Sequence[ReadSentence]) -> bool:
    """«Прошли консультации. Делегации возглавили X и Y. Напрямую стороны не общались»: others carried word from one to
    the other."""
    nouns = all(head.sense == "noun" for report in thread.reports for head in report.heads)
    last = thread.reports[-1].index
    return (thread.status == "held" and nouns) and any(
        sentence.kinds >= {"directly", "not"}
        and sentence.kinds.isdisjoint(("name", "date", "other", "before"))
        and not sentence.senses.isdisjoint(("meet", "talk"))
        for sentence in sentences[last + 1 : last + 1 + TOP]
    )


def _was_put_right(thread: Thread, sentences: Sequence[ReadSentence]) -> bool:
    """«Мы сообщили, что X встретился с Y. В действительности он встретился с Z», «ошибочно написали, что …»: what was
    said before, and is not so."""
    told = thread.reports[-1].sentence
    if len(thread.reports) > 1 or told.senses.isdisjoint(("say", "believe")):
        return False
    behind = sentences[thread.reports[-1].index + 1 : thread.reports[-1].index + 2]
    opens = (atom for sentence in behind for atom in sentence.atoms[:1])
    return "by_mistake" in told.kinds or any(atom.has("in_fact") for atom in opens)


def _got_no_answer(thread: Thread, sentences: Sequence[ReadSentence]) -> bool:
    """«Позвонил X. Тот не взял трубку»: right behind the only sentence that tells of the call."""
    behind = sentences[thread.reports[-1].index + 1 : thread.reports[-1].index + 2]
    call = len(thread.reports) == 1 and thread.format() == "phone"
    return call and any("unanswered" in sentence.kinds for sentence in behind)


_TAKES_IT_BACK = (_did_not_meet_directly, _got_no_answer, _was_put_right)


def _day_of_lead(thread: Thread, sentences: Sequence[ReadSentence], cast: Cast) -> DateMention | None:
    """ "X and Y agreed on Friday to …", "X confronted Y on Friday", and then "the two leaders met …": on that day."""
    first = thread.reports[0]
    if thread.status != "held" or len(thread.members) != len("XY") or not first.they:
        return None
    for sentence in sentences[max(0, first.index - 1) : first.index]:
        phrases = sentence.phrases
        days: list[DateMention] = [phrase.value for phrase in phrases if phrase.kind == "date"]
        people = [i for i, phrase in enumerate(phrases) if phrase.kind == "parties" and phrase.role == ""][:2]
        if len(days) != 1 or days[0].bound is not None or width(days[0]) or not people:
            continue
        both = people if len(phrases[people[0]].value) == 1 else people[:1]
        named = {cast.means(party) for index in both for party in phrases[index].value}
        before = [form for phrase, form in sentence.verbs if phrase.end <= days[0].start]
        told = any(form.verb.sense in ("say", "believe") for form in before)
        if named == set(thread.members) and (len(both) == 1 or not told):
            return days[0]
    return None


def _add_host(thread: Thread, sentences: Sequence[ReadSentence], cast: Cast) -> None:
    """ "Meeting with Economic Development Minister …" is a headline: who met him is who is named next. Under "В Кремле
    состоялась встреча с главой Чечни …" it is who speaks first in the transcript."""
    headline = thread.reports[0]
    verbs = headline.sentence.verbs
    if headline.index or headline.clause.negated or any(form.verb.sense != "happen" for _, form in verbs):
        return
    english = cast.has_articles and not headline.sentence.capital_nouns
    if english and "idea" in headline.sentence.kinds:
        return  # "Negotiator regrets rebels' absence at talks"
    # "Minister notes progress at talks with Peru": with that country, and nobody named far below
    told = english and any(mention.end <= headline.heads[-1].start for _, mention in headline.members)
    for sentence in sentences[1 : 2 if told else _LEAD]:
        if verbs and not sentence.spoken:
            continue
        for phrase in sentence.phrases:
            for party in phrase.value if phrase.kind == "parties" else ():
                member = cast.means(party)
                if member is not None and member not in thread.members:
                    thread.members[member] = [cast.mention(member, party)]
                    return
