"""Reports → meetings: what is told in three paragraphs of one meeting is one, and several in a text stay apart.

A report joins a meeting that it can be of: the same parties, or fewer of them; nothing that excludes it (another day,
another place, another form, "the previous meeting"). Where several meetings fit, the one told of last is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from claims.articles.cast import Cast
from claims.articles.found import HeldOffice
from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.articles.setting.when import days_of, overlap
from claims.articles.setting.where import place_of
from claims.articles.telling.report import Report
from claims.articles.telling.who_denies import is_one_told_of
from claims.articles.threads.beginning import begins, is_speech
from claims.articles.threads.belonging import thread_of
from claims.articles.threads.in_the_end import finished
from claims.articles.threads.left_over import is_of_another_one, is_of_several
from claims.articles.threads.of_none import is_of_none
from claims.articles.threads.same_people import LATER, is_since, set_who_met
from claims.articles.threads.standing_for import of_their_groups
from claims.articles.threads.taken_apart import taken_apart
from claims.articles.threads.taken_back import is_refuted_rumour
from claims.articles.threads.thread import TOP, Thread, is_headline, names_its_parties
from claims.articles.threads.who_they_are import (
    another_came_between,
    are_called_so,
    holders_of_both,
    pair_before,
    pair_told_of,
    pair_weighed,
    who_met_another,
)
from claims.reading.parties import COUNTERPART

_NEAR = 16  # meetings told of last, beside the first one of the article, that a report may be of


def gather(
    reports: Sequence[Report], sentences: Sequence[ReadSentence], cast: Cast, published: date | None
) -> list[Thread]:
    """The meetings that the reports are of, in order of the text."""
    threads: list[Thread] = []
    weighed: Report | None = None  # whether two will meet, left open just before
    for each in _with_both(list(taken_apart(reports)), threads, cast):
        _add_who_joins(each, threads, sentences, cast)
        if is_of_none(each, threads, sentences, cast, published):
            continue
        if threads and each.joins and not each.heads and _is_far_below(each, threads[-1]):
            continue
        near = [*threads[:1], *threads[1:][-_NEAR:]]
        _add_who_was_told_of(each, threads, near, weighed, sentences, cast)
        if threads and another_came_between(each, sentences, threads, cast):
            continue
        report = _is_what_was_asked(each, weighed) or each
        report = _is_what_was_promised(report, weighed) or report
        if report.doubtful and is_refuted_rumour(report, sentences, cast):
            report.status, report.doubtful = "denied", False
        weighed = report if report.doubtful and len(report.members) == len("XY") else None
        if "past_modal" in report.sentence.kinds and threads and _is_what_they_came_for(report, threads[-1], published):
            report.status = "held"
        if is_of_several(report, threads, cast):
            continue
        thread = of_their_groups(report, threads, cast.language) or thread_of(report, near, published, cast)
        if thread is not None and is_of_another_one(report, thread, sentences, cast):
            continue
        if thread is None:
            if not set_who_met(report, threads, sentences, cast) or not begins(report, threads):
                continue
            thread = Thread()
            threads.append(thread)
        elif report.doubtful and report.status == "held" and _is_still_meant(report.sentence):
            report.only_outcome = True  # "will nach Tiflis reisen und dort mit beiden reden"
        thread.take(report)
    return finished(threads, sentences, cast)


def _add_who_joins(report: Report, threads: Sequence[Thread], sentences: Sequence[ReadSentence], cast: Cast) -> None:
    """Adds those who were told of before to one who took part, where no meeting has been told of."""
    if report.instead_of is not None:
        _add_other_side(report, threads)
    if report.joins and not threads:
        report.joins = False
        apart = (len(report.members) > 1 and _is_at_a_session(report)) or _takes_part_in_one(report)
        two = pair_before(report, sentences[: report.index], cast) if report.index and not apart else []
        report.members = [*(one for one in two if one[0] not in report.parties()), *report.members]


def _add_who_was_told_of(
    report: Report,
    threads: Sequence[Thread],
    near: Sequence[Thread],
    weighed: Report | None,
    sentences: Sequence[ReadSentence],
    cast: Cast,
) -> None:
    """Adds whom words like "they" and "his colleague" mean of the meetings told of."""
    if threads and is_speech(report):
        report.only_outcome = True
    for known in near:
        known.settle(cast)
    _know_groups_again(report, near)
    if len(report.members) == 1 and _is_with_colleague(report):
        _add_colleague(report, threads, cast)
    if not report.they or report.members or is_since(report):
        return
    if both := holders_of_both(report, threads, cast):
        report.members = both
    elif threads:
        report.members = pair_weighed(report, weighed) or pair_told_of(report, sentences, cast, threads[-1])


def _is_far_below(report: Report, last: Thread) -> bool:
    """ "(X met Y.) … The party was under the leadership of Z": in English, where no word of meeting stands."""
    return not report.sentence.capital_nouns and report.index - last.reports[-1].index > LATER


def _takes_part_in_one(report: Report) -> bool:
    """ "Had taken part in a discussion": in one that is named for the first time, and not that of those before."""
    if report.sentence.capital_nouns or not report.heads or report.heads[-1].sense != "noun":
        return False
    before = [atom for atom in report.sentence.atoms if atom.end <= report.heads[-1].start and not atom.has("word")]
    return bool(before) and before[-1].has("indefinite")


def _is_still_meant(sentence: ReadSentence) -> bool:
    return sentence.capital_nouns and "plan_modal" in sentence.kinds and "have" not in sentence.kinds


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
