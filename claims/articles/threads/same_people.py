"""Who met by a report that begins a meeting without naming them: the people of another one, or of what leads to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.cast import Cast
from claims.articles.sentences import ReadSentence
from claims.articles.telling.report import Report
from claims.articles.threads.belonging import of_the_news
from claims.articles.threads.same_again import are_after_a_call, is_of_the_same, is_talks, is_theirs
from claims.articles.threads.thread import Thread
from claims.articles.threads.who_they_are import (
    add_where_they_agreed,
    are_called_so,
    are_two,
    are_with_another,
    is_of_pair,
    named_people,
    pair_before,
    the_two,
    two_called_so,
    two_of,
    two_people,
    where_he_agreed,
    who_met_another,
)
from claims.facts import is_called, is_general

LATER = 15  # sentences after which it may be, where the article told of one meeting only
_SOON = 5  # sentences after which "the next meeting" may be that of others


def is_since(report: Report) -> bool:
    """ "Have not met since May": when they did not."""
    return report.clause.negated and report.clause.since is not None


def set_who_met(report: Report, threads: Sequence[Thread], sentences: Sequence[ReadSentence], cast: Cast) -> bool:
    """Sets who met by a report of no meeting that was told of, but perhaps of the same people: "they met again";
    False where nobody says who."""
    alone = threads[-1:] if report.they and not are_two(report) else []
    whole = [known for known in threads if len(known.members) > 1 or known in alone]
    whole = list(of_the_news(report, whole))
    called = [known for known in whole if are_called_so(report, known, cast)]  # "the two ministers"
    theirs = [known for known in whole if cast.has_articles and _is_of_one_named(report, known, cast)]
    last = _meant_by_next(report, two_people(report, theirs or called or whole))
    if last is not None and cast.has_articles and _is_of_talks(report):
        last = _last_talks(whole, last, report.index)
    by_post = bool(theirs) or "held_by" in report.sentence.kinds
    earlier = report.clause.pluperfect or "last" in report.sentence.kinds
    if last is not None and report.they and earlier and not by_post and _told_with_others(last, whole):
        return False  # "X met Y and spoke by phone with Z. The two sides last met in May": which two, nobody says
    soon = LATER if threads == [last] and report.other and cast.has_articles else _SOON
    if last is not None and is_of_the_same(report, last, soon, cast):
        last, soon = _news_that_goes_on(report, whole, last) or last, LATER
        last = None if are_after_a_call(report, last) else last
    if last is not None and is_of_the_same(report, last, soon, cast) and not _are_of_other_posts(report, last):
        they = last.without_joined() if report.they and earlier else last.members
        all_of_them = [(member, last.members[member][-1]) for member in they]
        report.members = two_of(report, last, cast) or all_of_them
        if len(report.members) > len("XY") and are_two(report):
            return False  # "the two" of three: which, nobody says
    elif last is not None and are_with_another(report, last):
        two = [one for one in two_called_so(report, cast) if one[0] not in report.parties()]
        report.members = [*(two if len(two) > 1 else the_two(report, last)), *report.members]
    elif last is not None and (listed := who_met_another(report, last, cast)):
        report.members = [*listed, *report.members]
    elif not threads:
        _set_first_pair(report, sentences, cast)
    return not (is_since(report) and report.they)


def _set_first_pair(report: Report, sentences: Sequence[ReadSentence], cast: Cast) -> None:
    """Sets who met by the first report of a text that does not name them: those whom the sentences before name."""
    if not report.members and (report.they or is_theirs(report) or _is_known(report)):
        report.members = pair_before(report, sentences, cast)
    elif not report.members and is_of_pair(report, sentences):
        report.members = pair_before(report, sentences, cast)
        report.they = True
    elif len(report.members) == 1 and _is_known(report):  # "die Unterredung bei der Ministerin"
        pair = pair_before(report, sentences, cast)
        report.members = pair if report.members[0][0] in [member for member, _ in pair] else report.members
    elif len(report.members) == 1 and (_met_by_verb(report) or is_theirs(report)):
        both = pair_before(report, sentences, cast)
        pair = [one for one in both if one[0] not in report.parties()]
        report.members = [*pair, *report.members] if len(pair) > 1 else report.members
        if len(pair) == 1 < len(both) and report.sentence.capital_nouns and report.they:
            report.members = both  # "die beiden trafen sich bei X": at the home of one of them
    elif len(report.members) == 1 and (agreed := where_he_agreed(report, sentences, cast)):
        report.members = list(named_people(agreed, cast)[0].items())
        add_where_they_agreed(report, agreed)
    if report.members and report.index and not _is_named_by(report):
        leading = sentences[report.index - 1]
        if leading.paragraph == report.sentence.paragraph:
            add_where_they_agreed(report, leading)


def _met_by_verb(report: Report) -> bool:
    """ "They met Z"; in English, where "how the caucus handled the negotiations. The president saw them" names nobody
    whom the president met."""
    english = not report.sentence.capital_nouns and not report.sentence.kinds.isdisjoint(("definite", "indefinite"))
    return report.they and not (english and all(head.sense == "noun" for head in report.heads))


def _told_with_others(last: Thread, threads: Sequence[Thread]) -> bool:
    """Whether the sentence that told of a meeting told of another one, of others."""
    beside = [each for each in threads if each is not last and each.reports[-1].index == last.reports[-1].index]
    return any(set(each.members) != set(last.members) for each in beside)


def _is_of_one_named(report: Report, thread: Thread, cast: Cast) -> bool:
    """ "X's spokesman confirmed that the pair would meet again": X and the other one, and not those who met last."""
    if not report.they or not report.heads:
        return False
    start = report.heads[0].start
    parties = (p for phrase in report.sentence.phrases if phrase.kind == "parties" for p in phrase.value)
    named = [cast.called(party.name) for party in parties if party.name and party.end <= start]
    return any(member is not None and member in thread.members for member in named)


def _meant_by_next(report: Report, threads: Sequence[Thread]) -> Thread | None:
    """The last of these meetings, for "they" the one told of last ("It was his fourth encounter with X. They first met
    in Cairo"); the next one is planned by those whose meeting is called like it, and not by those who had met earlier,
    as a pluperfect says."""
    if report.they and report.status == "held" and not report.members:
        return max(reversed(threads), key=lambda known: known.reports[-1].index, default=None)
    if not threads or not (report.other and report.status == "planned") or report.members:
        return threads[-1] if threads else None
    akin = [known for known in threads if _is_of_that_kind(report, known)] or threads
    news = [known for known in akin if not all(each.clause.pluperfect for each in known.reports)]
    return (news or akin)[-1]


def _is_of_that_kind(report: Report, thread: Thread) -> bool:
    """ "X und Y kamen zu Verhandlungen zusammen. Z sprach mit Y. Die nächste Verhandlungsrunde ist am Montag": of X and
    Y, as the word for it begins like theirs."""
    nouns = [head.text[:_KIND].lower() for head in report.heads if head.sense == "noun" and len(head.text) > _KIND]
    told = {head.text[:_KIND].lower() for each in thread.reports for head in each.heads if head.sense == "noun"}
    return bool(nouns) and told.issuperset(nouns)


_KIND = 8  # letters of "Verhandlungen", "Verhandlungsrunde"


def _are_of_other_posts(report: Report, last: Thread) -> bool:
    """ "Министры провели переговоры. В сентябре состоится встреча глав правительств": somebody of those who met holds
    an office, and not the one by which others are called here."""
    clause = report.clause
    roles = {a.kinds["held_by"] for a in report.sentence.those("held_by") if clause.start <= a.start < clause.end}
    beside = pairwise(report.sentence.atoms)
    of_countries = any(one.has("held_by") and behind.has("both_countries", "counted") for one, behind in beside)
    of_countries &= not report.sentence.capital_nouns
    if roles and of_countries and not any(member.offices for member in last.members):
        return True  # «консультации заместителей министров … Министры трёх стран соберутся в марте»
    held = [{office.role for office in member.offices} for member in last.members]
    strange = any(not member.offices and member.styles for member in last.members)
    if report.sentence.capital_nouns and strange and any(not is_general(role) for role in roles):
        return True  # "wollen die Präsidenten wieder zusammenkommen": not the one and a commissioner
    return bool(roles) and any(theirs and not any(is_called(a, b) for a in theirs for b in roles) for theirs in held)


def _news_that_goes_on(report: Report, whole: Sequence[Thread], last: Thread) -> Thread | None:
    """ "X met Y on 24 January. … On 15 January, X had been to see Z. … The second round is set for 7 February": of the
    news, and not of what led to it, told of in a paragraph before."""
    first = next(iter(whole), None)
    if first is None or first is last or report.members or report.they or report.status != "planned":
        return None
    days, earlier = first.days(), last.days()
    told_of_now = last.reports[-1].sentence.paragraph == report.sentence.paragraph
    if report.back and not report.other:
        return None  # "that meeting"
    if told_of_now or first.status != "held" or set(first.members) == set(last.members):
        return None
    if days is None or days.earliest is None or earlier is None or earlier.latest is None:
        return None
    return first if earlier.latest < days.earliest else None


def _is_of_talks(report: Report) -> bool:
    """ "Another round", "the next talks": of nobody named, and not "the next meeting"."""
    if report.members or report.they or not report.other or report.sentence.capital_nouns:
        return False
    return all(head.sense == "noun" and is_talks(report, head) for head in report.heads)


def _last_talks(threads: Sequence[Thread], last: Thread, index: int) -> Thread:
    """ "Held talks with X. On Thursday he called on Y. Another round will be held in June": the last talks, where the
    last meeting was told of by verbs alone that say nothing of talks."""
    near = (t for t in reversed(threads) if index - t.reports[-1].index <= _SOON)
    for thread in near:
        heads = [(report, head) for report in thread.reports for head in report.heads]
        if any(head.sense == "talk" or (head.sense == "noun" and is_talks(report, head)) for report, head in heads):
            return thread
    return last


def _is_known(report: Report) -> bool:
    """ "X и Y подписали договор. Встреча прошла …": the meeting is taken for granted, though none was told of."""
    held = report.clause.status_words is not None or report.clause.duration is not None
    return report.clause.definite and held and report.status == "held" and report.heads[-1].sense == "noun"


def _is_named_by(report: Report) -> bool:
    """Whether the sentence of a report names any of those who met."""
    start, end = report.sentence.scanned.start, report.sentence.scanned.end
    return any(start <= mention.start < end for _, mention in report.members)
