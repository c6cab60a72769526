"""Reports that are of no one meeting of the text: of several, of any, or of another that is not told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.cast import Cast
from claims.articles.sentences import ReadSentence
from claims.articles.setting.when import days_of, overlap
from claims.articles.setting.where import place_of
from claims.articles.telling.report import Report
from claims.articles.threads.thread import TOP, Thread
from claims.articles.threads.who_they_are import named_people
from claims.reading.scan import Atom


def is_of_several(report: Report, threads: Sequence[Thread], cast: Cast) -> bool:
    """Whether a report is of several meetings told of, or of any: it begins none, and says nothing of one alone."""
    if len(threads) > 1 and _is_of_both(report):
        for known in threads[-2:]:
            known.date(days_of(report))
        return True
    if report.they and threads and _met_once_before(report):
        return True
    if threads and report.status == "planned" and _hosts_a_gathering(report):
        return True
    return not cast.has_articles and (_joins_any(report, threads) if report.joins else _is_of_any(report, threads))


def is_of_another_one(report: Report, thread: Thread, sentences: Sequence[ReadSentence], cast: Cast) -> bool:
    """Whether a report that could be of a meeting is rather of one that the text does not tell."""
    if not cast.has_articles and _is_of_those_between(report, thread, sentences, cast):
        return True
    if _is_another_that_may_not_be(report, thread):
        return True
    german = report.sentence.capital_nouns
    if cast.has_articles and not german and _is_of_one(report, thread):
        return True
    came = report.joins and report.status == "held"  # "im November nehmen X und Y am Gipfel teil"
    unsure = (came or _is_noun_held(report)) if german else not report.joins
    unsure = unsure and cast.has_articles and report.doubtful
    if unsure and thread.members and set(report.parties()) - set(thread.members):
        return True  # "wanted a meeting with managers. He hoped to meet X": nobody says that it was X whom he met
    # "am Samstag nimmt er an der Sicherheitskonferenz teil": that is another event
    return report.clause.attends and len(report.members) == 1 and report.parties()[0] in thread.members


def _is_noun_held(report: Report) -> bool:
    """ "Danach steht ein möglicher Gipfel mit X, Y und Z im Raum": a noun, of which no verb says that it was."""
    return report.status == "held" and not report.joins and all(head.sense == "noun" for head in report.heads)


def _is_of_one(report: Report, thread: Thread) -> bool:
    """ "X spoke out in Riga. … Years later Y joined them", "… Y took part": what so far is told of one alone,
    and then of another one alone, need be no meeting of the two. In English. Nor is "Z is attending the talks" that
    of X and Y, which is over."""
    if len(thread.members) >= len("XY"):
        return thread.status == "held" and report.joins and _is_going_on(report)
    alone = len(thread.members) == len(report.members) == 1 and report.parties()[0] not in thread.members
    return report.joins or alone


def _is_going_on(report: Report) -> bool:
    pairs = pairwise(report.sentence.atoms)
    attends = (two for one, two in pairs if one.has("is") and "gerund" in two.forms)
    return any(form.verb.sense == "attend" for atom in attends for form in atom.kinds.get("verb", ()))


def _is_another_that_may_not_be(report: Report, thread: Thread) -> bool:
    """ "X räumte ein, Y getroffen zu haben. Z will erfahren haben, dass er ihn im Februar in Berlin besucht hat": of
    the day and town nobody says that it was there."""
    verbs = bool(report.heads) and all(head.sense != "noun" for head in report.heads)
    told = report.doubtful and report.status == thread.status == "held" and report.sentence.capital_nouns
    if not (told and verbs) or len(report.members) < len("XY"):
        return False
    day, place = days_of(report), place_of(report)
    return (day is not None and thread.days() is None) or (place is not None and thread.place() is None)


def _met_once_before(report: Report) -> bool:
    """ "(X and Y met in May.) They first met at a plant in Riga": long before, and nobody says when."""
    clause, heads = report.clause, report.heads
    if not clause.first or clause.dates or clause.negated or report.sentence.capital_nouns:
        return False
    word = next((atom for atom in report.sentence.those("first") if heads and atom.end == heads[0].start - 1), None)
    opens = word is not None and not any(a.has("after", "before", "when", "punct") for a in _before(report, word.start))
    return opens and all((head.sense, head.tense) == ("meet", "past") for head in heads)


def _hosts_a_gathering(report: Report) -> bool:
    """ "(X met Y.) X said his country would host a conference in May": a thing, and not theirs. In English."""
    if report.members or report.they or report.sentence.capital_nouns:
        return False
    gatherings = {atom.start for atom in report.sentence.those("gathering")}
    hosts = [head for head in report.heads if head.sense == "host"]
    return bool(hosts) and all(head in hosts or head.start in gatherings for head in report.heads)


def _before(report: Report, start: int) -> list[Atom]:
    return [atom for atom in report.sentence.atoms if atom.end <= start]


def _is_of_both(report: Report) -> bool:
    """ "He called on X. He also called on Y. Both calls took place on Monday": on the day of each."""
    if report.status != "held" or report.members or report.they or not report.heads or days_of(report) is None:
        return False
    return report.heads[0].sense == "noun" and any(
        a.end + 1 == report.heads[0].start for a in report.sentence.those("both")
    )


def _is_of_any(report: Report, threads: Sequence[Thread]) -> bool:
    """«X и Y провели переговоры. Z звонил X.», and in another paragraph «Неделю назад разговор шёл на повышенных
    тонах»: with Y as likely as with Z."""
    if report.members or report.they or report.status != "held" or days_of(report) is None or len(threads) < 2:
        return False
    last = threads[-1]
    if last.reports[-1].sentence.paragraph == report.sentence.paragraph or last.days() is not None:
        return False
    counted = any(day.relative and not day.weekday_only for day in report.clause.dates)
    return counted and set(threads[-2].members) != set(last.members) and report.index > TOP


def _joins_any(report: Report, threads: Sequence[Thread]) -> bool:
    """«X принял Y.», in a second paragraph «В 2019 году X был у Z.», and in a third one «На встрече был W»: at
    the news as likely as at the meeting told of last."""
    paragraph = report.sentence.paragraph
    if len(threads) < len(("first", "last")) or threads[-1].reports[-1].sentence.paragraph == paragraph:
        return False
    if place_of(report) is not None or days_of(report) is not None or threads[-1].status != "held":
        return False
    news, last = threads[0].days(), threads[-1].days()
    if news is None or last is None or overlap(news, last):
        return False
    known = {member for thread in (threads[0], threads[-1]) for member in thread.members}
    return known.isdisjoint(report.parties()) and set(threads[0].members) != set(threads[-1].members)


def _is_of_those_between(report: Report, thread: Thread, sentences: Sequence[ReadSentence], cast: Cast) -> bool:
    """«Запланирована встреча X с Y. В Тиране X увидит Z. Двусторонней встречи не планируется»: of X and Z."""
    last = report.index - 1
    if report.members or report.they or thread.reports[-1].index >= last:
        return False
    if report.status == "held":
        return _is_of_a_paragraph_of_others(report, thread, sentences[last], cast)
    told = "noun" in sentences[last].kinds or any(clause.heads for clause in sentences[last].clauses)
    if report.status in ("denied", "cancelled") and told:
        return True  # «X встретился с Y. Ранее сообщалось, что X может увидеть Z. Эту встречу отменили»
    if report.status != "denied":
        return False
    told = "say" in sentences[last].senses  # «об этом сообщил пресс-секретарь Z»
    return not told and any(member not in thread.members for member in named_people(sentences[last], cast)[0])


def _is_of_a_paragraph_of_others(report: Report, thread: Thread, before: ReadSentence, cast: Cast) -> bool:
    """«X ужинал с Y», and in another paragraph: «Z советовал W остаться. Разговор прошёл в доме Z»: of none of them."""
    paragraph = report.sentence.paragraph
    if before.paragraph != paragraph or thread.reports[-1].sentence.paragraph == paragraph:
        return False
    if paragraph - thread.reports[-1].sentence.paragraph > 1 and report.heads:
        at = report.heads[0].start
        return not any(cast.is_told_here(member, at) for member in thread.members)
    named = [*named_people(before, cast)[0], *named_people(report.sentence, cast)[0]]
    return bool(named) and not any(member in thread.members for member in named)
