"""What each sentence of an article reports of a meeting: its clauses with the parties resolved to members of the cast.

A report keeps what a clause says; whether two reports are of one meeting is for claims/articles/threads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from claims.articles.cast import Cast
from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.articles.setting.chronicles import is_chronicle
from claims.articles.setting.completing import complete
from claims.articles.setting.how_long import keep_of_its_own
from claims.articles.setting.leaving import leave
from claims.articles.setting.stage import Stage
from claims.articles.telling.announced import Announced, announced, tell_of_visit
from claims.articles.telling.attending import attending, tells_of_gathering
from claims.articles.telling.beside import met_beside, when_they_met, who_met, who_met_whom
from claims.articles.telling.called_off import calls_off_visit, was_meant_to_be
from claims.articles.telling.certainty import is_doubtful
from claims.articles.telling.hidden_subjects import add_hidden_subject
from claims.articles.telling.host_and_guest import sides_of
from claims.articles.telling.met_by_whom import names_only_whom
from claims.articles.telling.named import note_all
from claims.articles.telling.occasions import is_adjunct
from claims.articles.telling.of_a_meeting import clause_of_meeting
from claims.articles.telling.other_senses import in_sense_of_meeting
from claims.articles.telling.parties_of import set_parties
from claims.articles.telling.planned import goes_on_as_planned
from claims.articles.telling.report import Report
from claims.articles.telling.separate import one_by_one, told_twice
from claims.articles.telling.sort_of import set_sort
from claims.articles.telling.whom import resolve
from claims.articles.writing.datelines import dateline_of
from claims.reading.said import Clause, Head

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
            heads, formed, earlier = clause.heads or heads, clause.format, clause
            if report is None:
                continue
            if goes_on:
                _go_on(report, clause, before, cast)
            if before is not None and _is_at_that_one(report, before):
                report.members = list(before.members)
            if before is not None and _is_in_that_call(report, before):
                before.members, before.they = list(report.members), report.they
            if _is_of_none(report, sentences[index - 1] if index else None, published):
                continue
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
                complete(stage, each, cast.focus)
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
        leave(stage, sentence, index, whole)  # with nobody it says when and where what follows was
        cast.met_last = frozenset(before.parties() if before is not None else ())
        if cast.met_last or _named_in(sentence, cast):
            cast.met_of_late = cast.met_last
        goes_on = before is not None or "plan" in sentence.senses  # "auch seine Frau nahm an der Begegnung teil"
        received = _receives(before) if before is not None and len(before.members) > 1 else None
        cast.has_guest = cast.has_guest and goes_on if received is None else received
        cast.sides = sides_of(before) or cast.sides
        note_all(sentence, cast)


def _go_on(report: Report, clause: Clause, before: Report | None, cast: Cast) -> None:
    """Sets who met by a clause that leaves out the verb of the one before."""
    if names_only_whom(report):
        add_hidden_subject(report, cast)  # "am Dienstag mit B sowie mit C"
    elif len(report.members) > len("XY"):
        report.members = [report.members[0], report.members[-1]]  # "traf am Montag A, am Dienstag B"
    if before is None or len(report.members) != len("XY"):
        return
    subject, met = before.members[:1], [member for member, _ in before.members[1:]]
    if subject and report.members[0][0] in met:
        report.members = [*subject, report.members[-1]]  # "met A on Monday, B on Tuesday, C on Friday"
        report.doubtful = before.doubtful or is_doubtful(report.sentence, clause)
    elif not report.sentence.capital_nouns and _borrows_verb(report, before):
        report.members = [*subject, *report.members]  # "met A on Monday and B and C on Tuesday"


def _is_of_none(report: Report, before: ReadSentence | None, published: date | None) -> bool:
    """Whether what is told is of no meeting of those named, by its day or by the sentence before."""
    if published is not None and _is_of_past_plan(report, published):
        return True
    if report.joins and before is not None and _is_at_another(report.sentence, before):
        return True
    # "the first took place in May": of what, nobody says
    return "one_of_them" in report.sentence.kinds and not _counts(before or report.sentence)


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


def _report(sentence: ReadSentence, index: int, clause: Clause, cast: Cast) -> Report | None:
    told = clause_of_meeting(sentence, clause, cast)
    if told is None:
        return None
    clause = told.clause
    if told.only_outcome:
        report = Report(sentence, index, clause, only_outcome=True, back=True)
        resolve(report, cast)
        return report
    report = Report(sentence, index, clause, status=clause.status, back=clause.back or clause.definite)
    return report if set_parties(report, cast, told.rumoured) and set_sort(report, cast) else None
