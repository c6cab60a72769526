"""What each sentence of an article reports of a meeting: its clauses with the parties resolved to members of the cast.

A report keeps what a clause says; whether two reports are of one meeting is for claims/articles/threads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from claims.articles.cast import Cast
from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.articles.setting.chronicles import is_chronicle
from claims.articles.setting.deeds import words_of
from claims.articles.setting.how_long import keep_of_its_own
from claims.articles.setting.scenes import add_days_before, met_at
from claims.articles.setting.stage import Stage
from claims.articles.telling.announced import Announced, announced, tell_of_visit
from claims.articles.telling.appraised import leave_what_is_appraised
from claims.articles.telling.attending import (
    attending,
    is_at_another_event,
    is_in_stead,
    sent_excuses,
    tells_of_gathering,
    was_only_to_attend,
    was_there_to_attend,
)
from claims.articles.telling.beside import met_beside, when_they_met, who_met, who_met_whom
from claims.articles.telling.by_ending import drop_by_ending
from claims.articles.telling.by_tense import was_to_come
from claims.articles.telling.certainty import (
    is_adjunct,
    is_among_topics,
    is_doubtful,
    is_event_of_an_eve,
    is_idea,
    is_occasion,
    is_set,
)
from claims.articles.telling.contradicted import is_left_in_doubt
from claims.articles.telling.denied import (
    calls_off_visit,
    denies_the_press,
    is_of_one_more,
    is_one_told_of,
    negates_another_verb,
    was_meant_to_be,
)
from claims.articles.telling.each_other import call_others, see_each_other, talk_to_each_other, visit_each_other
from claims.articles.telling.gapped import drop_whom_others_met
from claims.articles.telling.governed import is_none_of_what_was, is_unsettled, is_what_was_asked
from claims.articles.telling.governed_nouns import (
    drop_named_by_next_verb,
    is_of_another_verb,
    is_with_somebody_unknown,
)
from claims.articles.telling.he_or_she import set_right_who
from claims.articles.telling.host_and_guest import sides_of
from claims.articles.telling.infinitives import is_only_to_be
from claims.articles.telling.left_to import is_left_to_somebody
from claims.articles.telling.named import note_all
from claims.articles.telling.not_said import drop_who_is_not_meant, is_not_said_to_have_been, is_of_a_stranger
from claims.articles.telling.objects import has_object
from claims.articles.telling.of_somebody import drop_whose_people_met
from claims.articles.telling.onlookers import (
    drop_apposed_to_aside,
    drop_named_beside,
    drop_named_in_next_clause,
    drop_of_reason,
    drop_onlookers,
    drop_spokesmen,
    drop_who_denies_it,
    drop_who_did_meanwhile,
    drop_who_invited,
    drop_whom_first_verb_names,
    without_teller,
)
from claims.articles.telling.other_senses import in_sense_of_meeting
from claims.articles.telling.planned import (
    came_for_gathering,
    goes_on_as_planned,
    is_agreed,
    is_coming,
    is_gathering_to_come,
    is_in_programme,
    is_meant_there,
    is_new,
    is_new_one,
    is_of_a_schedule,
    is_of_what_will_be,
    is_rumoured,
    is_summoned_for,
    is_upcoming,
    is_what_he_means_to_do_at,
    of_one_to_come,
    plans_something_else,
    will_be_so,
)
from claims.articles.telling.relative_clauses import drop_behind_restriction, drop_in_relative_clause
from claims.articles.telling.report import Report
from claims.articles.telling.separate import one_by_one, told_twice
from claims.articles.telling.status import settle
from claims.articles.telling.still_open import is_still_open
from claims.articles.telling.subjects import (
    add_described,
    add_hidden_subject,
    add_pair_before,
    add_pair_going_on,
    add_pair_told_before,
    add_self,
    add_shared_subject,
    add_subject,
    add_subject_before,
    add_subject_behind,
    is_by_a_stranger,
    is_by_nobody_named,
    is_of_a_country,
    lacks_subject,
    name_offices,
    names_only_whom,
)
from claims.articles.telling.whom import resolve
from claims.articles.telling.whose_doing import leave_to_whoever_did
from claims.articles.writing import writing_of
from claims.articles.writing.datelines import dateline_of
from claims.names import is_given_name
from claims.reading.parties import Party
from claims.reading.said import Clause, Head
from claims.reading.scan import Atom

_LED = 5  # phrases up to a noun of meeting: "leaves for the annual climate conference"
_NEAR = 48  # code points between "where" and its verb, if it has no subject
_COUNTED = 16  # code points of "face-to-face" between "second" and "meeting"
_SOON = 2  # sentences after one that calls off a journey which tell what was planned for it


def reports(sentences: Sequence[ReadSentence], cast: Cast, published: date | None) -> Iterator[Report]:
    """The reports of an article, in order. Pronouns are resolved by whoever asks: `cast.focus` is kept for them."""
    stage = Stage(published, cast.language, dateline_of(cast.text, cast.language.code))
    stage.chronicle = is_chronicle(sentences, published)
    called_off, goes_on_until = -1, -1  # the last sentence that calls off a journey, and how far its plans are told of
    off: set[Member] = set()  # whom it names
    visit: Announced | None = None  # told of last
    for index, sentence in enumerate(sentences):
        told, whole = False, False
        heads: tuple[Head, ...] = ()
        formed: str | None = None  # the form of the clause before
        earlier = Clause(0, 0, "none")  # that clause
        before: Report | None = None  # of the same sentence
        for clause in _clauses(sentence, cast):
            goes_on = clause.act == "meeting" and not clause.heads and bool(heads) and len(clause.parties) > 1
            if goes_on:
                status = earlier.status if clause.status == "held" else clause.status  # "will meet A on Monday, B on …"
                clause = clause._replace(heads=heads, format=clause.format or formed, status=status)
            report = _report(sentence, index, clause, cast)
            if goes_on and report is not None and names_only_whom(report):
                add_hidden_subject(report, cast)  # "am Dienstag mit B sowie mit C"
            elif goes_on and report is not None and len(report.members) > 2:
                report.members = [report.members[0], report.members[-1]]  # "traf am Montag A, am Dienstag B"
            if goes_on and report is not None and before is not None and len(report.members) == len("XY"):
                subject, met = before.members[:1], [member for member, _ in before.members[1:]]
                if subject and report.members[0][0] in met:
                    report.members = [*subject, report.members[-1]]  # "met A on Monday, B on Tuesday, C on Friday"
                    report.doubtful = before.doubtful or is_doubtful(sentence, clause)
                elif not sentence.capital_nouns and _borrows_verb(report, before):
                    report.members = [*subject, *report.members]  # "met A on Monday and B and C on Tuesday"
            heads, formed, earlier = clause.heads or heads, clause.format, clause
            if report is not None and before is not None and _is_at_that_one(report, before):
                report.members = list(before.members)
            if report is not None and before is not None and _is_in_that_call(report, before):
                before.members, before.they = list(report.members), report.they
            if report is not None and published is not None and _is_of_past_plan(report, published):
                report = None
            if report is not None and report.joins and index and _is_at_another(sentence, sentences[index - 1]):
                report = None
            if report is not None and "one_of_them" in sentence.kinds and not _counts(sentences[max(0, index - 1)]):
                report = None  # "the first took place in May": of what, nobody says
            if report is not None:
                told = True
                tell_of_visit(report, visit)
                if before is not None and goes_on_as_planned(report, before):
                    report.status, report.doubtful = "planned", before.doubtful
                before = report
                whole |= len(report.members) != 1 or report.back or report.status != "held"
                anew = any(form.verb.put_off for _, form in sentence.verbs)  # «перенесены на 27 марта»
                soon = index <= goes_on_until and was_meant_to_be(report) and not anew
                if soon and _is_of_those(report, off, sentences[called_off]):
                    report.status, report.doubtful = "cancelled", False
                    goes_on_until = index + _SOON
                for each in told_twice(report):
                    stage.complete(each, cast.focus)
                    parts = list(one_by_one(each))
                    keep_of_its_own(parts)
                    yield from parts
        alone = not told or (before is not None and not before.members and not sentence.capital_nouns)
        if alone and (more := attending(sentence, index, cast, stage.last)) is not None:
            told = whole = True
            yield more
        if calls_off_visit(sentence):
            called_off, goes_on_until, off = index, index + _SOON, _named_in(sentence, cast)
        visit = announced(sentence, index, cast) or visit
        stage.leave(sentence, index, whole)  # with nobody it says when and where what follows was
        cast.met_last = frozenset(before.parties() if before is not None else ())
        goes_on = before is not None or "plan" in sentence.senses  # "auch seine Frau nahm an der Begegnung teil"
        received = _receives(before) if before is not None and len(before.members) > 1 else None
        cast.has_guest = cast.has_guest and goes_on if received is None else received
        cast.sides = sides_of(before) or cast.sides
        note_all(sentence, cast)


def _is_at_that_one(report: Report, before: Report) -> bool:
    """«После встречи с X состоялся разговор с Y, во время которого они обсудили всё»: those of the talk whose relative
    clause it is, and nobody else whom the sentence names."""
    atoms = [atom for atom in report.sentence.atoms if atom.end <= report.heads[0].start] if report.heads else []
    which = next((at for at, atom in enumerate(atoms) if atom.has("whose_is")), 0)
    they = any(atom.has("they") for atom in atoms[which:])
    if not they or which < len((",", "during")) or before.heads[-1].start > atoms[which].start:
        return False
    return atoms[which - 1].has("at") and atoms[which - 2].text == "," and len(before.members) >= len("XY")


def _is_in_that_call(report: Report, before: Report) -> bool:
    """ "The two leaders, in a January 23 phone call, discussed trade": the noun between commas is of those who did."""
    sentence, heads = report.sentence, before.heads
    if sentence.capital_nouns or before.members or before.they or not heads or not report.heads:
        return False
    if not all(head.sense == "noun" and is_adjunct(sentence, head) for head in heads):
        return False
    first = next((phrase.start for phrase in sentence.phrases if phrase.kind == "parties" and not phrase.role), None)
    marks = [atom.start for atom in sentence.atoms if atom.text == "," and first is not None and first < atom.start]
    inside = len(marks) > 1 and marks[0] < heads[0].start < marks[-1] < report.heads[0].start
    return inside and report.heads[0].sense in ("discuss", "talk", "call")


def _receives(report: Report) -> bool:
    """ "Der Kardinal empfing Y", and not "wurde vom Kardinal empfangen"."""
    hosts = any(head.sense == "host" for head in report.heads)
    return hosts and "become" not in report.sentence.kinds


def _counts(sentence: ReadSentence) -> bool:
    """ "It was their second meeting this month"."""
    nouns, counted = (list(sentence.those(kind)) for kind in ("noun", "ordinal"))
    return any(0 <= noun.start - ordinal.end < _COUNTED for noun in nouns for ordinal in counted)


def _named_in(sentence: ReadSentence, cast: Cast) -> set[Member]:
    parties = (party for phrase in sentence.phrases if phrase.kind == "parties" for party in phrase.value)
    return {member for party in parties if (member := cast.known(party)) is not None}


def _is_of_those(report: Report, named: set[Member], called_off: ReadSentence) -> bool:
    """Whether what was planned may have been part of a visit that was called off: of those who were named with it, or
    at least somebody told of by then, and no call. ("X's Besuch fällt aus. Er und Y sprechen per Video. Ob Z ihn
    trifft, ist offen.")"""
    if report.clause.format in ("phone", "video"):
        return False
    if named:
        return not named.isdisjoint(report.parties())
    meant = not report.sentence.kinds.isdisjoint(("irrealis", "past_modal", "was_due"))
    news = called_off.paragraph != report.sentence.paragraph and not meant
    return not news or any(one.mentions and one.mentions[0].start < called_off.scanned.end for one in report.parties())


def _clauses(sentence: ReadSentence, cast: Cast) -> Sequence[Clause]:
    """The clauses of a sentence; where none tells of a meeting, the one that it names beside what it tells."""
    own: Sequence[Clause] = sentence.clauses
    if "many_senses" in sentence.kinds and not sentence.capital_nouns:
        own = [in_sense_of_meeting(sentence, clause, cast.language) for clause in own]
    told = any(clause.heads and clause.act in ("meeting", "outcome") and not _only_spoke(clause) for clause in own)
    if sentence.spoken or not own:
        return own
    if told and not _only_when(sentence):
        more = who_met_whom(sentence)
        return own if more is None else (*own, more)
    if not told and "will" in sentence.kinds and "believe" in sentence.senses:
        return own  # "hope that X and Y will speak at the meeting"
    beside = met_beside(sentence) or (None if told else when_they_met(sentence) or who_met(sentence))
    return own if beside is None else (beside,)


def _are_gatherings(sentence: ReadSentence, heads: Sequence[Head]) -> bool:
    starts = {atom.start for atom in sentence.those("gathering")}
    return bool(heads) and all(head.start in starts for head in heads)


def _does_the_other(sentence: ReadSentence, head: Head) -> bool:
    """ "X поговорил с Y после того, как тот встретился с Z": the one named last, whoever that was."""
    before = [a for a in sentence.atoms if a.end <= head.start and not a.has("ignorable", "date")][-1:]
    return head.sense != "noun" and bool(before) and before[0].has("the_other")


def _without_whom_else(sentence: ReadSentence, clause: Clause, occasions: Sequence[Head], cast: Cast) -> Clause:
    """ "Накануне встречи с X министр поговорил с Y": X stands right behind the noun that only says when; X and Y do in
    "their meeting came amid hopes for a summit between X and Y"."""
    ends = {head.end + 1 for head in occasions}
    role = "between" if cast.has_articles else "with"
    theirs = [p for p in sentence.phrases if p.kind == "parties" and p.role == role and p.start in ends]
    return clause._replace(
        parties=tuple(party for party in clause.parties if not any(p.start <= party.start < p.end for p in theirs))
    )


def _is_discussed(sentence: ReadSentence, verb: Head, noun: Head) -> bool:
    """ "Обсудили саммит, который пройдёт в мае": a summit right behind the verb is what was discussed; so is what was
    prepared: "discussed the war and preparations for the ministers' meeting in Rome next month"."""
    between = [atom for atom in sentence.atoms if verb.end <= atom.start < noun.start]
    prepared = next((i for i, atom in enumerate(between) if atom.has("prepares") and atom.has("idea")), None)
    if prepared is not None and not any(atom.has("with", "after", "punct", "verb") for atom in between[prepared + 1 :]):
        return True
    gathering = any(atom.start == noun.start for atom in sentence.those("gathering"))
    return gathering and not any(atom.has("at", "with", "after", "punct") for atom in between)


def _only_speaks_of_gathering(sentence: ReadSentence, clause: Clause) -> bool:
    """ "The sides noted the relevance of the coming summit in Xian": of many, and said by whoever is named."""
    if sentence.capital_nouns or clause.act != "outcome" or not _are_gatherings(sentence, clause.heads):
        return False
    start = clause.heads[0].start
    led = [atom for atom in sentence.atoms if atom.end <= start and not atom.has("word", "upcoming", "name", "place")]
    of = len(led) > 1 and led[-1].has("definite") and led[-2].has("of")
    said = any(form.verb.sense == "say" and phrase.end <= start for phrase, form in sentence.verbs)
    return of and said and not any(p.role in ("with", "between") for p in sentence.phrases if p.start > start)


def _is_about(sentence: ReadSentence, head: Head) -> bool:
    """Whether a verb of talking says of what, and with nobody whom it names."""
    behind = next((phrase for phrase in sentence.phrases if phrase.start >= head.end), None)
    told = behind is not None and behind.kind in ("topic", "aside") and behind.atoms[0].has("about")
    return told and head.sense in ("talk", "call") and not sentence.capital_nouns


def _only_spoke(clause: Clause) -> bool:
    """ "X spoke on Thursday after meetings with Y", "X spoke of progress after …": to nobody whom it names."""
    alone = len(clause.parties) == 1 and (clause.parties[0].kind == "person" or clause.parties[0].named == "he")
    return alone and all(head.sense in ("talk", "discuss") for head in clause.heads)


def _only_when(sentence: ReadSentence) -> bool:
    """ "After meeting in Munich, X and Y said …": the one clause that tells of it names nobody."""
    told = [clause for clause in sentence.clauses if clause.heads]
    nouns = all(head.sense == "noun" and is_adjunct(sentence, head) for clause in told for head in clause.heads)
    return nouns and not any(clause.parties or clause.definite for clause in told)


def _borrows_verb(report: Report, before: Report) -> bool:
    """Whether the verb stands before whoever is named, and behind whoever met somebody in the clause before."""
    head = report.heads[0]
    if not before.members:
        return False
    led = before.members[0][1].start < head.start and before.members[0][0] not in report.parties()
    return led and head.sense != "noun" and all(mention.start > head.end for _, mention in report.members)


def _report(sentence: ReadSentence, index: int, clause: Clause, cast: Cast) -> Report | None:
    if clause.act not in ("meeting", "outcome") or clause.question:
        return None
    coming = bool(clause.heads) and was_to_come(sentence, clause)  # "said she would host X"
    invited = clause.status != "planned" and not coming  # "thanked him for the invitation to visit"
    heads = tuple(h for h in clause.heads if not (invited and h.sense == "host" and h.tense == "infinitive"))
    outcome = clause.outcome
    if len(heads) < len(clause.heads) and _are_gatherings(sentence, heads):
        return None  # "before he is due to host the summit"
    if not heads and clause.act == "outcome" and (met := met_at(sentence, clause)) is not None:
        clause, heads = met, met.heads
    if cast.has_articles and "when" in sentence.kinds and _is_of_any_talks(sentence, clause, heads):
        return None
    if not heads:
        if clause.act != "outcome" or outcome is None or outcome.kind != "agreed":
            return None
        report = Report(sentence, index, clause, only_outcome=True, back=True)
        resolve(report, cast)
        return report
    if is_still_open(sentence, clause) or (cast.has_articles and _only_speaks_of_gathering(sentence, clause)):
        return None
    if "unsettled" in sentence.kinds and is_unsettled(sentence, clause):
        return None
    if "whether" in sentence.kinds and not cast.has_articles and _is_asked_about(sentence, heads[0]):
        return None
    if "managed" in sentence.kinds and not cast.has_articles and _was_not_managed(sentence, heads[0]):
        return None
    beside = all(is_adjunct(sentence, head) for head in heads)  # "bei ihrem Treffen, dem ersten seit Jahren, keine …"
    if (
        clause.negated
        and not beside
        and ("since_then" in sentence.kinds or (clause.since is None and _is_since(sentence, clause)))
    ):
        return None  # "dass seither kein Treffen zustande kam", "seit Wochen": there was none to call off or deny
    if _is_destination(sentence, heads) and not any(party.start > heads[0].end for party in clause.parties):
        return None
    if clause.negated and (_is_about(sentence, heads[-1]) or all(head.sense == "discuss" for head in heads)):
        return None  # "they did not talk about Syria", "… discuss it": of something else, then
    if clause.negated and heads[-1].sense == "discuss" and is_idea(sentence, heads[0]):
        return None  # "dates for a meeting of X and Y have not been discussed"
    if denies_the_press(sentence, clause):
        return None
    if cast.has_articles and not sentence.capital_nouns:
        if clause.negated and (negates_another_verb(sentence, clause) or is_of_one_more(sentence, clause)):
            return None
        if is_what_was_asked(sentence, heads[0]):
            return None
    told = tuple(h for h in heads if not (is_occasion(sentence, h) or (h is not heads[0] and _is_aim(sentence, h))))
    if told and len(told) < len(heads) and not sentence.capital_nouns:
        clause = _without_whom_else(sentence, clause, [head for head in heads if head not in told], cast)
    heads = told or heads
    if len(heads) > 1 and heads[0].sense == "discuss" and not sentence.kinds.isdisjoint(("gathering", "prepares")):
        topics = [head for head in heads[1:] if _is_discussed(sentence, heads[0], head)]
        heads = tuple(head for head in heads if head not in topics)
        if topics and len(heads) == 1 and clause.format == "in_person":  # as the word alone says
            clause = clause._replace(format=None)
    if clause.format == "in_person" and "relative" in sentence.kinds and (form := _form_behind(sentence, heads)):
        clause = clause._replace(format=form)
    if len(heads) < len(clause.heads):
        clause = clause._replace(heads=heads)
    if _is_of_no_meeting(sentence, clause):
        clause = clause._replace(duration=None)
    rumoured = sentence.capital_nouns and "have" in sentence.kinds and is_rumoured(sentence, clause)
    if rumoured or plans_something_else(sentence, clause):
        clause = clause._replace(status="held", status_words=None)
    if is_gathering_to_come(sentence, clause) or (cast.has_articles and came_for_gathering(sentence, clause)):
        return None
    if cast.has_articles and "upcoming" in sentence.kinds:
        clause = of_one_to_come(sentence, clause)
        heads = clause.heads
    clause = _of_whom_was_told(sentence, without_teller(sentence, _of_whom_it_names(sentence, clause)), cast)
    report = Report(sentence, index, clause, status=clause.status, back=clause.back or clause.definite)
    if _is_led(sentence, clause) or ("the_other" in sentence.kinds and _does_the_other(sentence, heads[0])):
        return None
    resolve(report, cast)
    drop_whom_first_verb_names(report)
    drop_of_reason(report)
    drop_named_in_next_clause(report)
    drop_in_relative_clause(report)
    drop_behind_restriction(report)
    if sentence.capital_nouns and _has_had_none_since(report):
        return None
    report.clause = clause = _without_owners(report)
    add_pair_before(report, cast)
    name_offices(report, cast)
    add_described(report, cast)
    if not (report.members or report.they) and all(head.sense == "host" for head in heads):
        return None  # "agreed to host a missile defence system", "the city hosts the games": a thing
    if not has_object(clause, report) or (not report.members and is_among_topics(sentence, clause)):
        return None
    if not cast.has_articles and len(report.members) > 1 and _are_hosts_there(report, cast):
        add_subject_before(report, cast)
    report.doubtful = is_doubtful(sentence, clause) or not (
        talk_to_each_other(clause, report) and see_each_other(clause, report) and visit_each_other(clause, report)
    )
    report.doubtful |= cast.has_articles and call_others(clause, report)
    drop_whom_others_met(report)
    drop_whose_people_met(report)
    if not set_right_who(report, cast):
        return None
    report.doubtful |= report.nobody or _is_by_somebody_else(report) or is_none_of_what_was(sentence, clause)
    report.doubtful |= sentence.capital_nouns and is_only_to_be(report)
    report.doubtful |= rumoured or ("lower_level" in sentence.kinds and not report.members)
    report.doubtful |= cast.has_articles and is_left_to_somebody(sentence, clause)
    if report.they and not report.members and all(head.sense == "host" for head in heads):
        report.doubtful = True  # "they will visit orchards": together
    if report.they and not report.members and _is_of_a_body(sentence, clause):
        report.doubtful = True
    if report.they and not report.members and cast.has_articles and _is_with_their_own(sentence, clause):
        report.doubtful = True
    if sentence.capital_nouns and report.they and not report.members and _are_there_for(sentence, clause):
        return None
    if sentence.capital_nouns and len(report.members) == 1 and not report.they and _is_where_others_met(report):
        report.doubtful = True
    if report.with_them and not report.members and sentence.capital_nouns:
        add_subject(sentence, report, cast)
        report.doubtful |= not report.members  # "mit beiden wurde gesprochen": nobody says by whom
    drop_who_invited(report)
    drop_apposed_to_aside(report)
    drop_who_denies_it(report, cast)
    whom = any(mention.start > heads[0].start for _, mention in report.members) or sentence.capital_nouns
    whom = whom and not (cast.has_articles and _goes_on_to_another(sentence, report))
    if (len(report.members) < 2 or not whom) and _is_journey(sentence, clause):
        return None  # "Кадырев: делегация посетит Чечню"
    if cast.has_articles and not sentence.capital_nouns:
        drop_named_by_next_verb(report)
    alone = len(report.members) == 1 and not report.they and clause.heads[-1].sense == "noun"
    of_a_country = cast.has_articles and is_of_a_country(sentence, heads[0])
    if _takes_part(report):
        report.joins = True
    elif not of_a_country and (alone or lacks_subject(report)):
        add_subject(sentence, report, cast)
    if heads[-1].sense != "noun" and len(report.members) > 1 and names_only_whom(report):
        add_hidden_subject(report, cast)
        report.doubtful |= is_by_a_stranger(report)
        # «Представитель банка прилетел в Киев. Там он встретился с X и Y»: those two did not meet each other
        strange = sentence.capital_nouns or (report.stranger and not cast.has_articles)
        report.doubtful |= strange and names_only_whom(report)  # "Der Gast sprach mit X und am Abend mit Y"
    add_shared_subject(report, cast)
    add_pair_going_on(report, cast)
    add_pair_told_before(report, cast)
    if len(report.members) == 1 and (_goes_there(sentence, clause, cast) or _goes_on_with(sentence, clause)):
        add_hidden_subject(report, cast)
    if cast.has_articles:
        report.doubtful |= is_by_nobody_named(report, cast)
    if cast.has_articles and not sentence.capital_nouns:
        report.doubtful |= is_of_another_verb(report, cast) or is_with_somebody_unknown(report)
    if cast.has_articles:
        drop_named_beside(report)
        drop_who_did_meanwhile(report)
    drop_onlookers(report)
    drop_spokesmen(report, cast)
    drop_by_ending(report, cast)
    leave_what_is_appraised(report)
    report.other = "other" in sentence.kinds and any(
        atom.has("other")
        for atom in sentence.atoms
        for head in clause.heads
        if 0 <= head.start - atom.end < 25 or (atom.start == head.start and atom.has("noun"))
    )
    if clause.attends and (clause.negated or (cast.has_articles and was_there_to_attend(sentence))):
        return None  # "nahm an dem Gespräch nicht teil"
    attends = clause.attends or (  # "в беседе, прошедшей в духе любви, приняли участие X и Y"
        is_adjunct(sentence, heads[-1]) and any(form.verb.sense == "attend" for _, form in sentence.verbs)
    )
    if attends and (sent_excuses(sentence) or (len(report.members) < len("XY") and is_in_stead(sentence))):
        return None
    elsewhere = attends and len(report.members) < len("XY")
    if elsewhere and (was_only_to_attend(sentence) or (cast.has_articles and is_at_another_event(sentence))):
        return None
    if (attends and not _says_with_whom(sentence, clause)) or "attended" in sentence.kinds:
        report.joins = report.open = True
        report.members = [(member, mention) for member, mention in report.members if member.kind == "person"]
        if report.status == "held" and any(f.verb.sense == "attend" and f.tense == "future" for _, f in sentence.verbs):
            report.status = "planned"
    if _is_of_a_side(sentence, clause):
        report.joins = report.open = True
    report.other |= len(report.members) > 1 and _was_last_time(sentence)
    theirs = not cast.has_articles or (bool(report.members) and all(head.sense == "noun" for head in heads))
    upcoming = theirs and is_upcoming(sentence, heads[-1])  # not "discussed the upcoming meeting of the Council"
    if report.status == "held" and (upcoming or is_set(sentence, clause)):
        report.status = "planned"
    if report.status == "held" and not cast.has_articles and not clause.dates:
        last = clause.heads[-1]
        coming = ("plan" in sentence.senses or "agenda" in sentence.kinds) and is_in_programme(sentence, last)
        coming |= "will" in sentence.kinds and is_adjunct(sentence, last) and is_of_what_will_be(sentence, last)
        coming |= "will" in sentence.kinds and will_be_so(sentence, last, words_of(cast.language, "will_be_like"))
        report.status = "planned" if coming else "held"
    granted = "visit_to" in sentence.kinds and any(a.start == heads[-1].start for a in sentence.those("visit_to"))
    if report.status == "held" and not cast.has_articles and (granted or is_adjunct(sentence, heads[-1])):
        meant = is_meant_there(sentence, heads[-1], words_of(cast.language, "will_do"))
        after = any(p.role == "after" and p.start <= heads[-1].start < p.end for p in sentence.phrases)
        report.status = "planned" if meant and not after else "held"
        report.doubtful |= meant and after  # «после встречи с X вылетит в Ригу»: which may be over
    if report.status == "held" and not cast.has_articles and is_summoned_for(sentence, heads[-1]):
        report.status = "planned"
    if report.status == "held" and is_of_a_schedule(sentence, cast.text, words_of(cast.language, "schedules")):
        report.status = "planned"
    report.other |= report.status == "planned" and is_new_one(sentence, clause.heads[-1])
    if "before_now" in sentence.kinds and not cast.has_articles and _was_already(sentence, clause):
        report.other = True
    if report.other and report.status == "held" and is_coming(sentence, heads[-1]):
        report.status = "planned"
    if report.other and report.status == "held" and is_what_he_means_to_do_at(sentence, heads[-1]):
        report.status = "planned"
    report.open |= "open" in sentence.kinds and any(
        atom.has("open") for atom in sentence.atoms if clause.start <= atom.start < clause.end
    )
    if cast.has_articles and not sentence.capital_nouns and _speaks_to_nobody(report):
        return None
    report.open |= cast.has_articles and _met_somebody_unknown(report)
    settle(report, clause, cast)
    report.doubtful |= is_left_in_doubt(report)
    report.back |= not cast.has_articles and _is_called_so(report)
    if cast.has_articles and not sentence.capital_nouns:
        drop_who_is_not_meant(report, cast)
        leave_to_whoever_did(report, cast)
        report.doubtful |= is_not_said_to_have_been(report)
        report.stranger |= is_of_a_stranger(report, cast)
    if report.status == "denied" and is_one_told_of(sentence, heads[-1]):
        report.back = True
        report.members = [pair for pair in report.members if pair[0].kind != "group"]  # "a firm's spokesman denied it"
    add_subject_behind(report, cast)
    add_self(report, cast)
    add_days_before(report)
    agreed = clause.act == "outcome" and outcome is not None and outcome.kind == "agreed"
    agreed |= outcome is None and any(form.verb.sense == "agree" for _, form in sentence.verbs)  # on nothing else
    if heads[-1].sense == "noun" and sentence.capital_nouns and is_event_of_an_eve(sentence, heads[-1].start):
        return None
    if "agree" in sentence.senses and not report.members and _is_agreed_thing_for(sentence, heads):
        return None
    if agreed and _is_agreed_not_to_be(sentence, heads[0]):
        report.doubtful = True
    elif agreed and (is_new(sentence, heads[0]) or is_agreed(sentence, heads[0])):
        report.status = "planned"  # "agreed to hold a meeting in the autumn"
    return report


def _is_called_so(report: Report) -> bool:
    """«X назвал беседу откровенной»: the one that was told of, where nouns have no article to say so."""
    head = report.heads[0]
    verb = next((form.verb for p, form in report.sentence.verbs if 0 <= head.start - p.end <= 1), None)
    alone = len(report.members) == 1 and report.members[0][1].end <= head.start
    behind = next((p for p in report.sentence.phrases if p.start >= head.end), None)
    whose = behind is not None and behind.kind == "parties"  # «назвал встречу министров полезной»
    return head.sense == "noun" and verb is not None and verb.sense == "call_as" and alone and not whose


def _is_where_others_met(report: Report) -> bool:
    """ "Die Männer trafen sich bei X": of others, of whom nobody is named, at his place."""
    sentence, (_, mention) = report.sentence, report.members[0]
    if "reciprocal" not in sentence.kinds or any(head.sense != "meet" for head in report.heads):
        return False
    led = [a for a in sentence.atoms if a.end <= mention.start and not a.has("office", "title", "nation", "definite")]
    people = any(atom.has("people") and atom.capital for atom in sentence.atoms if atom.end <= mention.start)
    return people and bool(led) and led[-1].has("with_whom")


def _was_already(sentence: ReadSentence, clause: Clause) -> bool:
    """«(X и Y начали переговоры.) Накануне президенты уже беседовали»: when they did before."""
    head = clause.heads[0]
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= head.start), None)
    past = head.sense != "noun" and head.tense == "past"
    return past and before is not None and before.has("before_now") and any(d.start < head.start for d in clause.dates)


def _was_not_managed(sentence: ReadSentence, head: Head) -> bool:
    """«Не смогли собраться на совещание с X»: what somebody did not manage to come to."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    mark = next((i + 1 for i in reversed(range(len(before))) if before[i].has("punct") and before[i].text), 0)
    return any(one.has("not") and two.has("managed") for one, two in pairwise(before[mark:]))


def _is_asked_about(sentence: ReadSentence, head: Head) -> bool:
    """«(На вопрос,) не было ли после этого беседы лидеров, …», «не встречался ли X с Y»: what somebody asks, and no
    denial."""
    atoms = sentence.atoms
    asked = next((at for at, atom in enumerate(atoms) if atom.has("whether")), 0)
    begins = next((i for i in reversed(range(asked)) if atoms[i].text == ","), 0)
    ends = next((atom.start for atom in atoms[asked:] if atom.text == ","), sentence.scanned.end)
    no = any(atom.has("not", "absent") for atom in atoms[begins:asked])
    return no and atoms[begins].start <= head.start < ends


def _is_aim(sentence: ReadSentence, head: Head) -> bool:
    """«Проведёт встречу с X для обмена мнениями»: what they meet for, and no meeting that may never be."""
    led = next((atom for atom in reversed(sentence.atoms) if atom.end <= head.start and not atom.has("word")), None)
    return head.sense == "noun" and led is not None and led.has("purpose") and led.has("idea")


def _speaks_to_nobody(report: Report) -> bool:
    """ "X met Y on Monday and will speak in Riga on Friday": one who speaks, and with nobody whom the verb names."""
    first = next((p for p in report.sentence.phrases if p.kind == "parties" and not p.role), None)
    if first is None or len(first.value) != 1 or first.value[0].kind not in ("person", "office"):
        return False
    if not report.back or report.they or report.members or any(head.sense != "talk" for head in report.heads):
        return False
    behind = report.heads[0].end
    named = any(p.kind == "parties" and p.start >= behind for p in report.sentence.phrases)
    return first.end < report.heads[0].start and not named


def _met_somebody_unknown(report: Report) -> bool:
    """ "X and Y met the choirmaster", "X und Y trafen den Chorleiter": the two met somebody whom no table knows."""
    head = report.heads[-1]
    if head.sense not in _MET or head.tense != "past" or len(report.members) < len("XY"):
        return False
    if any(mention.start > head.start for _, mention in report.members):
        return False
    behind = [atom for atom in report.sentence.atoms if atom.start >= head.end][: len(("the", "choirmaster"))]
    return len(behind) > 1 and behind[0].has("definite", "indefinite") and behind[1].kinds.keys() <= {"word"}


_MET = ("meet", "see", "host")  # verbs whose object is whom somebody met


def _is_of_any_talks(sentence: ReadSentence, clause: Clause, heads: Sequence[Head]) -> bool:
    """ "When talks broke down last week, Y said …": of talks without an article, which no word ties to any told of."""
    if sentence.capital_nouns or clause.definite or len(heads) != 1 or heads[0].sense != "noun":
        return False
    comma = next((atom.start for atom in sentence.atoms if atom.text == "," and atom.start >= heads[0].end), 0)
    if any(party.start < comma for party in clause.parties) or not comma:
        return False
    led = next((atom for atom in reversed(sentence.atoms) if atom.end <= heads[0].start), None)
    return led is not None and led.has("when")


def _is_of_past_plan(report: Report, published: date) -> bool:
    """ "To implement plans made at the July 2018 summit", in 2019: what is planned there is no meeting."""
    if report.status != "planned" or report.sentence.capital_nouns or not report.clause.dates:
        return False
    over = all(
        day.latest is not None and day.latest < published and day.granularity != "day" and day.ahead is None
        for day in report.clause.dates
    )
    return over and all(head.sense == "noun" for head in report.heads)


def _is_at_another(sentence: ReadSentence, before: ReadSentence) -> bool:
    """ "The BRICS meeting took place on Friday. The talks were attended by X": those who were at that one."""
    return "attended" in sentence.kinds and tells_of_gathering(before)


def _is_agreed_thing_for(sentence: ReadSentence, heads: Sequence[Head]) -> bool:
    """ "Agreed in August to ask an agency to assign a mediator to the talks": what was agreed is something for talks,
    which were not in August."""
    if sentence.capital_nouns or len(heads) != 1 or heads[0].sense != "noun":
        return False
    agreed = next((p.end for p, form in sentence.verbs if form.verb.sense == "agree"), sentence.scanned.end)
    between = [atom for atom in sentence.atoms if agreed <= atom.start and atom.end <= heads[0].start]
    to = next((at for at, atom in enumerate(between) if atom.has("infinitive_mark")), None)
    if to is None or to + 1 >= len(between) or not between[to + 1].kinds.keys() <= _PLAIN_VERB:
        return False
    dated = any(atom.has("date") for atom in between[:to])
    return dated and between[-1].has("definite") and between[-2].has("belongs") and len(between) - to > _SHORTEST_THING


_PLAIN_VERB = {"word", "asks_over", "joined_on"}
_SHORTEST_THING = 4  # atoms of "to call for the" talks themselves


def _is_agreed_not_to_be(sentence: ReadSentence, head: Head) -> bool:
    """ "Have decided not to start negotiations", "agreed not to meet": nothing is planned, and nothing was denied."""
    if sentence.capital_nouns or "not" not in sentence.kinds:
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    return any(one.has("not") and two.has("infinitive_mark") for one, two in pairwise(before))


def _without_owners(report: Report) -> Clause:
    """ "Губернатор Тульской области встретился с …": of the place that his post is of nothing is said but that."""
    spans = [(mention.start, mention.end) for _, mention in report.members]
    own = [place for place in report.clause.places if any(start < place.start < end for start, end in spans)]
    if not own:
        return report.clause
    return report.clause._replace(places=tuple(place for place in report.clause.places if place not in own))


def _is_of_a_side(sentence: ReadSentence, clause: Clause) -> bool:
    """ "С российской стороны на переговоры прибыли X и Y": they belong to those who met."""
    if "side" not in sentence.kinds or any(head.sense != "noun" for head in clause.heads):
        return False
    first = [atom for atom in sentence.atoms if not atom.has("ignorable")][:3]
    return bool(first) and first[0].has("with") and first[-1].has("side") and not first[0].has("between")


def _was_last_time(sentence: ReadSentence) -> bool:
    """ "В прошлый раз X беседовал с Y в пятницу": another meeting than the one that was told of."""
    first = next((atom for atom in sentence.atoms if not atom.has("punct")), None)
    return first is not None and first.has("last") and " " in first.text and not sentence.capital_nouns


def _has_had_none_since(report: Report) -> bool:
    """ "Seit der Wahl 2017 hat X noch keine Gespräche geführt": with nobody at all, and not only with whom he is told
    to meet."""
    clause = report.clause
    nouns = all(head.sense == "noun" for head in clause.heads) and not clause.definite
    if not clause.negated or clause.since is None or not nouns or len(report.members) != 1 or report.they:
        return False
    return not any(clause.start <= atom.start < clause.end for atom in report.sentence.those("with"))


def _is_since(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Seit Wochen haben X und Y nicht miteinander gesprochen", "have not met since then", "… since a summit in May":
    for a time that no date tells."""
    if not sentence.capital_nouns:
        ends = {head.end + 1 for head in clause.heads if head.sense != "noun"}
        return any(atom.start in ends for atom in sentence.those("since") if not atom.has("with"))
    return any(not atom.has("with") for atom in sentence.those("since"))


def _is_of_no_meeting(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Zwei Tage nach dem Anschlag", "during his five-day Nepal trip": how long after something they met, or how long
    a journey took, and not for how long they met."""
    if clause.duration is None:
        return False
    behind = [a for a in sentence.atoms if a.end > a.start >= clause.duration.end]
    led = next((a for a in reversed(sentence.atoms) if a.start < a.end <= clause.duration.start), None)
    lasting = led is not None and led.has("for") and not sentence.capital_nouns  # "for 40 minutes before dinner"
    if behind and behind[0].has("after", "before") and not lasting:
        return True
    for_days = clause.duration.unit == "day" and sentence.capital_nouns  # "im Mittelpunkt der zweitägigen Konferenz"
    named = any(p.kind == "parties" and p.role in ("with", "between") for p in sentence.phrases)
    if for_days and not named and behind and behind[0].has("noun") and behind[0].has("summit", "gathering"):
        return True
    ended = any(a.has("after") and 0 <= clause.duration.start - a.end <= 1 for a in sentence.atoms)
    noun = next((p for p in sentence.phrases if p.start <= clause.heads[-1].start < p.end), None)
    if ended and noun is not None and noun.kind == "noun" and noun.role:
        return True  # "seine Rede vor dem Treffen war nach zwanzig Minuten zu Ende"
    led = next((a for a in behind if not (set(a.kinds) == {"word"} or a.has("place", "nation"))), None)
    return led is not None and led.has("visit")


def _is_by_somebody_else(report: Report) -> bool:
    """ "Die Ministerin traf X und Y", of no minister that was named: X and Y did not meet each other."""
    head = report.heads[0]
    if head.sense not in ("meet", "host", "see") or "reciprocal" in report.sentence.kinds or not report.members:
        return False
    subject = next((p for p in report.clause.parties if p.end <= head.start), None)
    if subject is None or subject.listed or not (subject.kind == "office" or subject.named == "aide"):
        return False
    return len(report.members) > 1 and all(mention.start > head.end for _, mention in report.members)


def _of_whom_was_told(sentence: ReadSentence, clause: Clause, cast: Cast) -> Clause:
    """ "X flog nach Rom. Dort traf er Y, wie Z mitteilte": he is X, though a sentence alone would mean Z, who says so;
    "er habe Y getroffen, sagte Z", "nachdem er Y getroffen hatte, sagte Z" are of himself, but for a spokesman."""
    teller = clause.parties[0] if clause.parties else None
    if teller is None or teller not in clause.speakers or teller.kind != "person" or cast.focus is None:
        return clause
    says = cast.called(teller.name or "")
    of_others = says is not None and cast.is_spokesman(says)
    if says is cast.focus or ("in_reported_speech" in sentence.kinds and not of_others):
        return clause
    named = (party for p in sentence.phrases if p.kind == "parties" and p.end <= teller.start for party in p.value)
    he = next((party for party in named if party.named == "he"), None)
    if he is None or any(atom.has(*_SUBORDINATES) and atom.start < he.start for atom in sentence.atoms):
        return clause
    led = next((atom for atom in reversed(sentence.atoms) if atom.end <= min(teller.start, teller.whole[0])), None)
    if not cast.has_articles and not (led is not None and led.has("verb")):
        return clause  # "отвечая, говорил ли он с X, Y сказал": himself
    return clause._replace(parties=(he, *clause.parties[1:]))


_SUBORDINATES = ("condition", "when", "after", "before", "that", "because")


def _of_whom_it_names(sentence: ReadSentence, clause: Clause) -> Clause:
    """ "Bevor er X empfing, hatte A mit B telefoniert und …": a clause that begins with its verb and names its subject
    has no other one beside it."""
    own = tuple(party for party in clause.parties if clause.start <= party.start < clause.end)
    if len(own) == len(clause.parties) or len(own) < len("XY") or not sentence.capital_nouns:
        return clause
    comma = next((phrase for phrase in reversed(sentence.phrases) if phrase.end <= clause.start), None)
    begins = [phrase for phrase in sentence.phrases if phrase.start >= clause.start][: len(("hatte", "A", "mit B"))]
    turned = begins[0].has("have") or (begins[0].kind == "verb" and begins[0].start == clause.heads[0].start)
    people = all(phrase.kind == "parties" for phrase in begins[1:])
    if comma is None or comma.value != "," or not (turned and people and begins[-1].role == "with"):
        return clause
    return clause._replace(parties=own)


def _is_of_a_body(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Sie soll im Herbst tagen": a commission does, and no two people."""
    starts = {head.start for head in clause.heads}
    return all(any(a.start == start for a in sentence.those("sits")) for start in starts)


def _is_with_their_own(sentence: ReadSentence, clause: Clause) -> bool:
    """ "They also held talks with their American counterparts": with others than each other."""
    behind = [atom for atom in sentence.atoms if atom.start >= clause.heads[-1].end]
    if len(behind) < len(("with", "their", "counterparts")) or not behind[0].has("with"):
        return False
    return behind[1].has("possessive") and any(atom.has("counterpart") for atom in behind[2:4])


def _is_led(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Делегацию на переговорах возглавил министр …": he and his delegation did not meet each other."""
    if sentence.senses.isdisjoint(("lead", "head")):
        return False
    senses = {form.verb.sense for _, form in sentence.verbs}
    groups = any(party.named == "group" for party in clause.parties)
    with_whom = (party for p in sentence.phrases if p.kind == "parties" and p.role == "with" for party in p.value)
    led = any(party.kind in ("person", "office") for party in with_whom)
    return bool(senses & {"lead", "head"}) and groups and not led


def _is_journey(sentence: ReadSentence, clause: Clause) -> bool:
    """ "До этого он посетил Душанбе": the verb of a visit with a place behind it, and nobody whom he met."""
    if any(head.sense != "host" for head in clause.heads):
        return False
    return all(_is_visited(_object(sentence, head)[:2], sentence) for head in clause.heads)


def _goes_on_to_another(sentence: ReadSentence, report: Report) -> bool:
    """ "X visited Japan in May and Y reciprocated": Y is the subject of the next verb, behind the place that X saw."""
    if sentence.capital_nouns:
        return False
    head = report.heads[0]
    first = next((m.start for _, m in report.members if m.start > head.end), None)
    between = [atom for atom in sentence.atoms if first is not None and head.end <= atom.start and atom.end <= first]
    while between and between[-1].has("office", "title", "nation", "definite", "possessive", "country"):
        between.pop()
    plain = all(atom.has("place", "date", "at", "on", "and") for atom in between)
    return len(between) > 1 and between[0].has("place") and between[-1].has("and") and plain


def _object(sentence: ReadSentence, head: Head) -> list[Atom]:
    """The atoms behind a verb and the day that may stand right behind it: "посетила в понедельник могилу X"."""
    behind = [atom for atom in sentence.atoms if atom.start >= head.end]
    dated = len(behind) > 1 and behind[0].has("on") and behind[1].has("date")
    return behind[2:] if dated else behind


def _is_visited(behind: Sequence[Atom], sentence: ReadSentence) -> bool:
    """ "Посетил Душанбе", "штаб-квартиру компании", "Таврический район": a place or thing, and nobody; a word in small
    letters, where nouns have no capital one."""
    if not behind or behind[0].has("place"):
        return bool(behind)
    common = behind[-1] if behind[0].has("name") and len(behind) > 1 else behind[0]
    return set(common.kinds) == {"word"} and not common.capital and not sentence.capital_nouns


def _is_destination(sentence: ReadSentence, heads: Sequence[Head]) -> bool:
    """ "Before he leaves for the climate conference in Dubai": a meeting that somebody travels to is not told of."""
    if any(head.sense != "noun" for head in heads):
        return False
    at = next((i for i, p in enumerate(sentence.phrases) if p.kind == "noun" and p.end >= heads[0].end), 0)
    before = sentence.phrases[max(0, at - _LED) : at]
    verb = next((i for i in reversed(range(len(before))) if before[i].kind == "verb"), None)
    if verb is None or any(form.verb.sense != "travel" for form in before[verb].value):
        return False
    return any(phrase.has("for", "purpose", "from_to") for phrase in (*before[verb + 1 :], sentence.phrases[at]))


def _goes_there(sentence: ReadSentence, clause: Clause, cast: Cast) -> bool:
    """ "Прибыла в Париж, где встретилась с …", "заявил, что встретился с …": a clause without a subject of its own."""
    start = clause.heads[0].start
    led = (atom for atom in sentence.atoms if atom.has("where", "that", "when") and 0 <= start - atom.end <= _NEAR)
    where = next(led, None) or _on_which(sentence, start)
    if where is None or clause.heads[0].sense == "noun":
        return False
    received = clause.heads[0].tense == "participle"  # "где был принят премьером X"
    ends = writing_of(cast.language).instrumental_surnames
    return all(
        p.role or (received and p.start > start and all(_is_by(party, ends) for party in p.value))
        for p in sentence.phrases
        if p.kind == "parties" and where.end <= p.start < clause.end
    )


def _are_hosts_there(report: Report, cast: Cast) -> bool:
    """«Посетил Осло, где был принят коллегой X и премьером Y»: all who are named are by whom somebody was received."""
    head = report.heads[0]
    passive = head.sense == "host" and head.tense == "participle"
    behind = passive and all(mention.start > head.start for _, mention in report.members)
    return behind and _goes_there(report.sentence, report.clause, cast)


def _is_by(party: Party, endings: tuple[str, ...]) -> bool:
    """Whether a party stands in the case of by whom something was done; never where nothing declines."""
    words = party.text.lower().split()
    return bool(endings) and any(word.endswith(endings) and not is_given_name(word) for word in words)


def _on_which(sentence: ReadSentence, start: int) -> Atom | None:
    """ "Побывал на форуме в Баку, в рамках которого встретился с …": the pronoun behind what says during what."""
    led = (
        other
        for one, other in pairwise(sentence.atoms)
        if other.has("relative") and one.has("at", "beside", "after") and 0 <= start - other.end <= _NEAR
    )
    return next(led, None)


def _goes_on_with(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Поговорил с X, а в среду – с Y", "hat in Genf X und in Bern Y getroffen": whose verb is left out."""
    end = clause.heads[0].end
    if any(atom.start == atom.end == end for atom in sentence.those("with")):
        return True
    if not sentence.capital_nouns and clause.heads[0].sense != "noun" and _is_what_came_next(sentence, clause):
        return True
    goes_on = [*sentence.those("again"), *sentence.those("pays")]
    return any(clause.start <= atom.start <= clause.heads[0].start for atom in goes_on)


def _is_what_came_next(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Открыл мост, затем встретился с X": a verb behind a comma and a word that says so, without a subject."""
    start = clause.heads[0].start
    ahead = [atom for atom in sentence.atoms if atom.end <= start and atom.text]
    comma = next((i for i in reversed(range(len(ahead))) if ahead[i].text == ","), None)
    behind = ahead[comma + 1 :] if comma is not None else []
    return any(atom.has("next") for atom in behind) and all(atom.has("next", "and", "ignorable") for atom in behind)


def _says_with_whom(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Примет участие в переговорах с X": no one more of a meeting that was told of."""
    end = clause.heads[-1].end
    behind = next((phrase for phrase in sentence.phrases if phrase.start >= end), None)
    return behind is not None and behind.kind == "parties" and behind.role == "with"


def _form_behind(sentence: ReadSentence, heads: Sequence[Head]) -> str | None:
    """«На встрече с X, которая прошла по видеосвязи»: how it was held by the words behind the relative pronoun."""
    phrases = sentence.phrases
    for which, verb, form in zip(phrases, phrases[1:], phrases[2:], strict=False):
        led = which.has("relative") and which.start > heads[-1].end and form.kind == "format" and verb.kind == "verb"
        if led and all(each.verb.sense == "happen" for each in verb.value):
            found: str = form.value
            return found
    return None


def _are_there_for(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Beide Politiker sind zum Klimagipfel in Rom": why they are there, and not what they said to each
    other."""
    if sentence.senses or "is" not in sentence.kinds or any(head.sense != "noun" for head in clause.heads):
        return False
    led = [atom for atom in sentence.atoms if atom.end <= clause.heads[0].start]
    while led and led[-1].has("word", "indefinite", "nation", "format", "possessive"):
        led.pop()
    return bool(led) and led[-1].has("purpose")


def _takes_part(report: Report) -> bool:
    """ "Переговоры пройдут при посредничестве X": one more of those who were told to meet, and nobody else is named."""
    led = (atom for atom in report.sentence.those("with_part"))
    return len(report.members) == 1 and any(0 <= report.members[0][1].start - atom.end < _NEAR for atom in led)
