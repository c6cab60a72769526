"""Reports → meetings: what is told in three paragraphs of one meeting is one, and several in a text stay apart.

A report joins a meeting that it can be of: the same parties, or fewer of them; nothing that excludes it (another day,
another place, another form, "the previous meeting"). Where several meetings fit, the one told of last is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from claims.articles.cast import Cast
from claims.articles.found import HeldOffice
from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.articles.setting.when import days_of, overlap, width
from claims.articles.setting.where import place_of
from claims.articles.telling.report import Report
from claims.articles.telling.who_denies import is_one_told_of
from claims.articles.threads.beginning import begins, is_speech
from claims.articles.threads.belonging import of_the_news, thread_of, was_once
from claims.articles.threads.of_none import is_denied_by_one, is_of_none
from claims.articles.threads.same_again import are_after_a_call, is_of_the_same, is_talks, is_theirs
from claims.articles.threads.standing_for import of_their_groups
from claims.articles.threads.taken_apart import taken_apart
from claims.articles.threads.taken_back import is_refuted_rumour, take_back
from claims.articles.threads.thread import TOP, Thread, is_headline, names_its_parties
from claims.articles.threads.who_they_are import (
    add_where_they_agreed,
    another_came_between,
    are_called_so,
    are_two,
    are_with_another,
    holders_of_both,
    is_of_pair,
    named_people,
    pair_before,
    pair_told_of,
    pair_weighed,
    the_two,
    two_called_so,
    two_of,
    two_people,
    where_he_agreed,
    who_met_another,
)
from claims.dates import DateMention
from claims.facts import is_called, is_general
from claims.reading.parties import COUNTERPART
from claims.reading.scan import Atom

_SOON = 5  # sentences after which "the next meeting" may be that of others
_LATER = 15  # sentences after which it may be, where the article told of one meeting only
_NEAR = 16  # meetings told of last, beside the first one of the article, that a report may be of
_LEAD = 8  # sentences in which the host of a headline's meeting must be named


def gather(
    reports: Sequence[Report], sentences: Sequence[ReadSentence], cast: Cast, published: date | None
) -> list[Thread]:
    """The meetings that the reports are of, in order of the text."""
    threads: list[Thread] = []
    weighed: Report | None = None  # whether two will meet, left open just before
    for report in _with_both(list(taken_apart(reports)), threads, cast):
        if report.instead_of is not None:
            _add_other_side(report, threads)
        if report.joins and not threads:
            report.joins = False
            apart = (len(report.members) > 1 and _is_at_a_session(report)) or _takes_part_in_one(report)
            two = pair_before(report, sentences[: report.index], cast) if report.index and not apart else []
            report.members = [*(one for one in two if one[0] not in report.parties()), *report.members]
        if is_of_none(report, threads, sentences, cast, published):
            continue
        if threads and report.joins and not report.heads and _is_far_below(report, threads[-1]):
            continue
        if threads and is_speech(report):
            report.only_outcome = True
        near = [*threads[:1], *threads[1:][-_NEAR:]]
        for known in near:
            known.settle(cast)
        _know_groups_again(report, near)
        if len(report.members) == 1 and _is_with_colleague(report):
            _add_colleague(report, threads, cast)
        since = report.clause.negated and report.clause.since is not None  # "have not met since May": when they did not
        if report.they and not report.members and not since and (both := holders_of_both(report, threads, cast)):
            report.members = both
        elif report.they and not report.members and threads and not since:
            report.members = pair_weighed(report, weighed) or pair_told_of(report, sentences, cast, threads[-1])
        if threads and another_came_between(report, sentences, threads, cast):
            continue
        if (asked := _is_what_was_asked(report, weighed)) is not None:
            report = asked
        if (promised := _is_what_was_promised(report, weighed)) is not None:
            report = promised
        if report.doubtful and is_refuted_rumour(report, sentences, cast):
            report.status, report.doubtful = "denied", False
        weighed = report if report.doubtful and len(report.members) == len("XY") else None
        if "past_modal" in report.sentence.kinds and threads and _is_what_they_came_for(report, threads[-1], published):
            report.status = "held"
        if len(threads) > 1 and _is_of_both(report):
            for known in threads[-2:]:
                known.date(days_of(report))
            continue
        if report.they and threads and _met_once_before(report):
            continue
        if threads and report.status == "planned" and _hosts_a_gathering(report):
            continue
        if not cast.has_articles and (_joins_any(report, threads) if report.joins else _is_of_any(report, threads)):
            continue
        thread = of_their_groups(report, threads, cast.language) or thread_of(report, near, published, cast)
        if thread is not None and not cast.has_articles and _is_of_those_between(report, thread, sentences, cast):
            continue
        if thread is not None and _is_another_that_may_not_be(report, thread):
            continue
        if (
            thread is not None
            and cast.has_articles
            and not report.sentence.capital_nouns
            and _is_of_one(report, thread)
        ):
            continue
        came = report.joins and report.status == "held"  # "im November nehmen X und Y am Gipfel teil"
        unsure = (came or _is_noun_held(report)) if report.sentence.capital_nouns else not report.joins
        unsure = unsure and cast.has_articles and report.doubtful
        if unsure and thread is not None and thread.members and set(report.parties()) - set(thread.members):
            continue  # "wanted a meeting with managers. He hoped to meet X": nobody says that it was X whom he met
        if (
            thread is not None
            and report.clause.attends
            and len(report.members) == 1
            and report.parties()[0] in thread.members
        ):
            continue  # "am Samstag nimmt er an der Sicherheitskonferenz teil": that is another event
        if thread is None:
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
                continue  # "X met Y and spoke by phone with Z. The two sides last met in May": which two, nobody says
            soon = _LATER if threads == [last] and report.other and cast.has_articles else _SOON
            if last is not None and is_of_the_same(report, last, soon, cast):
                last, soon = _news_that_goes_on(report, whole, last) or last, _LATER
                last = None if are_after_a_call(report, last) else last
            if last is not None and is_of_the_same(report, last, soon, cast) and not _are_of_other_posts(report, last):
                they = last.without_joined() if report.they and earlier else last.members
                all_of_them = [(member, last.members[member][-1]) for member in they]
                report.members = two_of(report, last, cast) or all_of_them
                if len(report.members) > len("XY") and are_two(report):
                    continue  # "the two" of three: which, nobody says
            elif last is not None and are_with_another(report, last):
                two = [one for one in two_called_so(report, cast) if one[0] not in report.parties()]
                report.members = [*(two if len(two) > 1 else the_two(report, last)), *report.members]
            elif last is not None and (listed := who_met_another(report, last, cast)):
                report.members = [*listed, *report.members]
            elif not threads and not report.members and (report.they or is_theirs(report) or _is_known(report)):
                report.members = pair_before(report, sentences, cast)
            elif not threads and not report.members and is_of_pair(report, sentences):
                report.members = pair_before(report, sentences, cast)
                report.they = True
            elif not threads and len(report.members) == 1 and _is_known(report):  # "die Unterredung bei der Ministerin"
                pair = pair_before(report, sentences, cast)
                report.members = pair if report.members[0][0] in [member for member, _ in pair] else report.members
            elif not threads and len(report.members) == 1 and (_met_by_verb(report) or is_theirs(report)):
                both = pair_before(report, sentences, cast)
                pair = [one for one in both if one[0] not in report.parties()]
                report.members = [*pair, *report.members] if len(pair) > 1 else report.members
                if len(pair) == 1 < len(both) and report.sentence.capital_nouns and report.they:
                    report.members = both  # "die beiden trafen sich bei X": at the home of one of them
            elif not threads and len(report.members) == 1 and (agreed := where_he_agreed(report, sentences, cast)):
                report.members = list(named_people(agreed, cast)[0].items())
                add_where_they_agreed(report, agreed)
            if not threads and report.members and report.index and not _is_named_by(report):
                leading = sentences[report.index - 1]
                if leading.paragraph == report.sentence.paragraph:
                    add_where_they_agreed(report, leading)
            if (since and report.they) or not begins(report, threads):
                continue
            thread = Thread()
            threads.append(thread)
        elif report.doubtful and report.status == "held" and _is_still_meant(report.sentence):
            report.only_outcome = True  # "will nach Tiflis reisen und dort mit beiden reden"
        thread.take(report)
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


def _is_far_below(report: Report, last: Thread) -> bool:
    """ "(X met Y.) … The party was under the leadership of Z": in English, where no word of meeting stands."""
    return not report.sentence.capital_nouns and report.index - last.reports[-1].index > _LATER


def _takes_part_in_one(report: Report) -> bool:
    """ "Had taken part in a discussion": in one that is named for the first time, and not that of those before."""
    if report.sentence.capital_nouns or not report.heads or report.heads[-1].sense != "noun":
        return False
    before = [atom for atom in report.sentence.atoms if atom.end <= report.heads[-1].start and not atom.has("word")]
    return bool(before) and before[-1].has("indefinite")


def _met_by_verb(report: Report) -> bool:
    """ "They met Z"; in English, where "how the caucus handled the negotiations. The president saw them" names nobody
    whom the president met."""
    english = not report.sentence.capital_nouns and not report.sentence.kinds.isdisjoint(("definite", "indefinite"))
    return report.they and not (english and all(head.sense == "noun" for head in report.heads))


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


def _told_with_others(last: Thread, threads: Sequence[Thread]) -> bool:
    """Whether the sentence that told of a meeting told of another one, of others."""
    beside = [each for each in threads if each is not last and each.reports[-1].index == last.reports[-1].index]
    return any(set(each.members) != set(last.members) for each in beside)


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


def _is_still_meant(sentence: ReadSentence) -> bool:
    return sentence.capital_nouns and "plan_modal" in sentence.kinds and "have" not in sentence.kinds


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


def _is_of_both(report: Report) -> bool:
    """ "He called on X. He also called on Y. Both calls took place on Monday": on the day of each."""
    if report.status != "held" or report.members or report.they or not report.heads or days_of(report) is None:
        return False
    return report.heads[0].sense == "noun" and any(
        a.end + 1 == report.heads[0].start for a in report.sentence.those("both")
    )


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


def _got_no_answer(thread: Thread, sentences: Sequence[ReadSentence]) -> bool:
    """«Позвонил X. Тот не взял трубку»: right behind the only sentence that tells of the call."""
    behind = sentences[thread.reports[-1].index + 1 : thread.reports[-1].index + 2]
    call = len(thread.reports) == 1 and thread.format() == "phone"
    return call and any("unanswered" in sentence.kinds for sentence in behind)


_TAKES_IT_BACK = (_did_not_meet_directly, _got_no_answer, _was_put_right)


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


def _with_both(reports: Sequence[Report], threads: Sequence[Thread], cast: Cast) -> Iterator[Report]:
    """The reports; one of somebody and "the two" told of just before is of all three, or, where a word says so, of him
    with each of them: "Beide waren zuvor getrennt von Präsident X empfangen worden"."""
    for report in reports:
        last = threads[-1] if threads else None
        called = "whose_meeting" in report.sentence.kinds
        if called and (last := _called_by_noun(report, threads)) is None:
            continue
        hosts = bool(report.heads) and all(head.sense == "host" for head in report.heads)
        near = last is not None and (called or report.index - last.reports[-1].index <= TOP)
        if last is None or not (report.they and hosts and near and len(report.members) == 1 and len(last.members) > 1):
            yield report
            continue
        both = [(m, mentions[-1]) for m, mentions in last.members.items() if m not in report.parties()]
        two = report.sentence.capital_nouns and not any(atom.has("she") for atom in report.sentence.those("they"))
        groups = [] if cast.has_articles or two else [pair for pair in both if pair[0].kind == "group"]
        if len(both) < len(last.members):
            yield report
        elif two and len(both) > len("XY"):
            continue  # "hatte die beiden an einen Tisch gebracht", of three: which two, nobody says
        elif "separately" in report.sentence.kinds:
            yield from (replace(report, members=[pair, *report.members], they=False) for pair in both)
        elif not two and len(both) > len("XY") and "counted" in report.sentence.kinds:
            listed = who_met_another(replace(report, they=True), last, cast)
            if len(listed) != len("XY"):
                continue  # «обоих министров принял президент», of three
            yield replace(report, members=[*listed, *report.members], other=True)
        elif not (cast.has_articles or two or are_called_so(report, last, cast)):
            continue  # «министр X встретился с министром Y. Президентов принял король»
        elif groups:  # «X встретился с врачами. Накануне их принял губернатор»
            yield replace(report, members=[*groups, *report.members], they=False, other=True)
        else:
            report.members = [*both, *report.members]
            report.other |= "next" in report.sentence.kinds or not (cast.has_articles or two or is_headline(last))
            yield report


def _called_by_noun(report: Report, threads: Sequence[Thread]) -> Thread | None:
    """«Участников консультаций принял президент»: of the last meeting that was called so."""
    named = report.sentence.those("whose_meeting")[0].norm.rpartition(" ")[2][:_STEM]
    told = (thread for thread in reversed(threads) if thread.status == "held")
    return next((t for t in told if any(h.text.lower().startswith(named) for r in t.reports for h in r.heads)), None)


_STEM = 5  # letters of "консультаций", "консультации"


def _is_what_they_came_for(report: Report, last: Thread, published: date | None) -> bool:
    """ "X hat Y empfangen. Die beiden wollten über Gas beraten": at that meeting, and at none to come."""
    talks = bool(report.heads) and all(head.sense in ("talk", "discuss") for head in report.heads)
    told = last.status == "held" and report.index - last.reports[-1].index <= TOP
    if not (report.they and talks and told and report.status == "planned") or report.clause.negated:
        return False
    if report.members or report.other or place_of(report) is not None:
        return False
    return all(
        day.earliest is not None and published is not None and day.earliest <= published for day in report.clause.dates
    )


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


def _is_known(report: Report) -> bool:
    """ "X и Y подписали договор. Встреча прошла …": the meeting is taken for granted, though none was told of."""
    held = report.clause.status_words is not None or report.clause.duration is not None
    return report.clause.definite and held and report.status == "held" and report.heads[-1].sense == "noun"


def _is_named_by(report: Report) -> bool:
    """Whether the sentence of a report names any of those who met."""
    start, end = report.sentence.scanned.start, report.sentence.scanned.end
    return any(start <= mention.start < end for _, mention in report.members)


def _is_with_colleague(report: Report) -> bool:
    """ "Im November will er seine Kollegin in Brody empfangen": of whom nothing is said but that."""
    alone = [p for p in report.clause.parties if p.kind == "office" and p.offices and p.offices[0].role == COUNTERPART]
    led = {atom.end + 1 for atom in report.sentence.those("possessive")}
    return len(alone) == 1 and alone[0].offices[0].country is None and alone[0].start in led


def _add_colleague(report: Report, threads: Sequence[Thread], cast: Cast) -> None:
    """The other one of the last meeting, if somebody met one other person there."""
    one, mention = report.members[0]
    last = next((thread for thread in reversed(threads) if one in thread.members), None)
    if last is None or len(last.members) != len("XY"):
        return
    word = next(p for p in report.clause.parties if p.offices and p.offices[0].role == COUNTERPART)
    called = [member for member in last.members if member.styles and cast.agrees(word, member)]
    meant = called[0] if len(called) == 1 else next(member for member in last.members if member is not one)
    who = next(member for member in last.members if member is not meant)
    report.members = [(who, mention), (meant, cast.mention(meant, word))]
    report.stranger = report.open = False


def _is_what_was_asked(report: Report, weighed: Report | None) -> Report | None:
    """«Спросили, правда ли, что X встречался с Y. «Нет, такой встречи не было», – ответил он»: who was asked about is
    who did not meet, on that day and there."""
    if weighed is None or weighed.status != "held" or not 0 < report.index - weighed.index <= TOP:
        return None
    answered = report.status == "denied" and not report.doubtful and bool(report.heads)
    if not answered or not is_one_told_of(report.sentence, report.heads[-1]):
        return None
    if report.clause.dates or names_its_parties(report):
        return None
    return replace(weighed, status="denied", doubtful=False)


def _is_what_was_promised(report: Report, weighed: Report | None) -> Report | None:
    """«Президент обещает поговорить с X. Разговор состоялся на следующий день»: with X, by whoever promised it."""
    if weighed is None or weighed.status != "held" or weighed.clause.negated or report.index != weighed.index + 1:
        return None
    noun = bool(report.heads) and all(head.sense == "noun" for head in report.heads)
    happened = noun and any(f.verb.sense == "happen" and f.tense == "past" for _, f in report.sentence.verbs)
    if not happened or report.status != "held" or report.members or report.doubtful or names_its_parties(report):
        return None
    return None if report.sentence.capital_nouns else replace(report, members=list(weighed.members), other=True)


def _know_groups_again(report: Report, threads: Sequence[Thread]) -> None:
    """ "Minister trifft Vertreter der Wirtschaft", and below: "hat eine Delegation des Verbands empfangen": one group,
    where he met one only."""
    groups = [member for member in report.parties() if member.kind == "group"]
    if not groups and threads and report.index:
        _name_headline_group(report, threads[0])
    for thread in threads[:1] if len(groups) == 1 else ():
        known = [member for member in thread.members if member.kind == "group"]
        people = {member for member in thread.members if member.kind != "group"}
        named = bool(people) or _is_same_group(known, groups) or _is_of_headline(known, groups, thread, report)
        named &= thread.reports[-1].index < report.index  # "separately with A and with B"
        named &= not _is_on_another_day(report, thread)
        named &= report.status == thread.status
        if len(known) == 1 and named and people <= set(report.parties()) and thread.reports[0].index < TOP:
            report.members = [(known[0] if m is groups[0] else m, mention) for m, mention in report.members]


def _is_on_another_day(report: Report, thread: Thread) -> bool:
    """ "Met farmers on Tuesday. On Wednesday, she met millers", or below the top: "had met millers last week"."""
    mine, known = days_of(report), thread.days()
    return mine is not None and (report.index > 1 if known is None else not overlap(mine, known))


def _is_same_group(known: Sequence[Member], groups: Sequence[Member]) -> bool:
    """ "Встреча с делегацией Эфиопской Церкви", and then "принял представителей Эфиопской Церкви": of the same body."""
    bodies = {group.name.partition(" ")[2] for group in (*known, *groups)}
    return len(bodies) == 1 and "" not in bodies


def _is_of_headline(known: Sequence[Member], groups: Sequence[Member], thread: Thread, report: Report) -> bool:
    """ "Meeting with former regional leaders", and then "X met with the heads of four regions": in other words."""
    bare = thread.reports[-1].index == 0 and not thread.reports[-1].sentence.verbs and report.index == 1
    return bare and len(known) == len(groups) == len(thread.members)


def _name_headline_group(report: Report, thread: Thread) -> None:
    """ "Епископ встретился с руководством университета", and below with whom: people instead of a group."""
    if thread.reports[-1].index != 0 or report.status != thread.status:
        return
    if thread.reports[-1].sentence.paragraph == report.sentence.paragraph:
        return  # no headline: "X met the port's managers. On Tuesday he met Y"
    known = [member for member in thread.members if member.kind == "group"]
    people = {member for member in thread.members if member.kind != "group"}
    joined = len(known) == 1 and people and people < set(report.parties())
    if joined and thread.days() is None and thread.place() is None:
        del thread.members[known[0]]
        thread.reports[-1].open = False


def _is_at_a_session(report: Report) -> bool:
    """«Мэр участвовал в совещании у губернатора X»: in none of those told of before."""
    heads = {head.start for head in report.heads}
    return any(atom.start in heads and atom.has("event", "sitting") for atom in report.sentence.those("noun"))


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


def _add_other_side(report: Report, threads: Sequence[Thread]) -> None:
    """ "The last meeting of the chiefs of staff of both countries, then still with Dunford's predecessor": with whom he
    met is whoever held the other office, or those whom the article told to have met Dunford."""
    report.other = True
    met = bool(report.heads) and all(head.sense != "noun" for head in report.heads)
    if len(report.members) > 1 or met:
        return  # "sein Vorgänger war dem Rebellenchef begegnet": with whom is said, whoever that is
    known = next((thread for thread in reversed(threads) if report.instead_of in thread.members), None)
    if known is None:
        return
    others = [(member, mentions[-1]) for member, mentions in known.members.items() if member is not report.instead_of]
    if any(member in report.parties() for member, _ in others):
        return  # "her predecessor had met Y in May": with whom is said
    report.members = [pair for pair in report.members if pair[0] is not report.instead_of]
    for member, mention in others:
        held = member.offices[0] if member.offices else None
        if report.holders is not None and held is not None:  # whoever held the office then
            office = HeldOffice(held.role, held.country, report.holders)
            words = report.holders
            report.members.append((Member("office", [words.text], [words], [office], then=True), words))
        elif member not in report.parties():
            report.members.append((member, mention))
