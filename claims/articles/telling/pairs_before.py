"""Whose meeting it was, where two are named before: "X and Y visited a dam and later held talks"."""

from __future__ import annotations

from collections.abc import Container

from claims.articles.cast import Cast
from claims.articles.found import Mention
from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.articles.telling.hidden_subjects import may_stand_before, subject_of_first_verb
from claims.articles.telling.met_by_whom import are_whom
from claims.articles.telling.occasions import is_adjunct
from claims.articles.telling.pronouns import meant_by, subject
from claims.articles.telling.report import Report
from claims.reading.fragments import is_verb
from claims.reading.parties import Party
from claims.text import normalise


def note_two_who_speak(report: Report) -> None:
    """ "After talks in Riga on Monday, the two announced a deal": whose talks they were, as nobody else is named."""
    clause, sentence = report.clause, report.sentence
    if report.members or report.they or sentence.capital_nouns or "two" not in sentence.kinds:
        return
    both = [party for party in clause.speakers if party.named == "they"]
    nouns = bool(report.heads) and all(head.sense == "noun" and is_adjunct(sentence, head) for head in report.heads)
    told = any(atom.start == party.start for party in both for atom in sentence.those("two"))
    if nouns and told and len(both) == len(clause.speakers):
        report.back = report.they = True


def add_pair_before(report: Report, cast: Cast) -> None:
    """ "X и Y осмотрели завод, после чего они пообедали": "they" are the two whom the sentence names before."""
    if (both := _both_of_relative(report, cast)) is not None:
        report.members = both
        return
    they = next((party for party in report.clause.parties if party.kind == "pronoun"), None)
    if not report.they or they is None:
        return
    received = bool(report.members) and not _tells_of_both(report, they)
    if received and not _is_where_they_went(report, they):
        return
    found: dict[Member, Mention] = {}
    for phrase in report.sentence.phrases:
        for party in phrase.value if phrase.kind == "parties" and phrase.end <= they.start else ():
            member = cast.means(party) if party.kind in ("person", "office") else None
            if member is not None and (party.kind == "person" or any(m.start < party.start for m in member.mentions)):
                found.setdefault(member, cast.mention(member, party))  # "the minister" is nobody who is named below
    if len(found) == 1 and not received and _is_when_they(report.sentence, they):
        who = _who_tells(report, they, cast, found)
        report.nobody = who is None or who[0] in found
        found |= dict([who]) if who is not None else {}
    if len(found) == 2 or (received and len(found) > 2):
        report.members = [*found.items(), *(each for each in report.members if each[0] not in found)]
        report.they = report.they and not received


def _tells_of_both(report: Report, they: Party) -> bool:
    """ "X said she had put that to Y when they met": whoever tells it is one of them, and nobody whom they met."""
    before = [mention for _, mention in report.members if mention.end <= they.start]
    return len(before) == len(report.members) == 1 and _is_when_they(report.sentence, they)


def _is_when_they(sentence: ReadSentence, they: Party) -> bool:
    """ "She had put that to Minister X when they met": she and X, and nobody of whom a sentence before told."""
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= they.start and atom.text), None)
    return before is not None and before.has("when") and not before.has("where") and not sentence.capital_nouns


def _who_tells(report: Report, they: Party, cast: Cast, others: Container[Member]) -> tuple[Member, Mention] | None:
    """Who is the subject of the sentence, by a pronoun or post, too, and none of these others."""
    first = next((p for p in report.sentence.phrases if p.kind == "parties" and not p.role), None)
    if first is None or len(first.value) != 1 or first.end > they.start:
        return None
    party = first.value[0]
    he = party.named == "he"
    who = meant_by(report.sentence, party, cast, cast.focus) if he else subject(report.sentence, cast, they.start)
    who = who or cast.styled(party)
    if not he and (who is None or who in others):  # "the minister" told of before: not the one named only here
        told = cast.called_by_post(normalise(party.text), first.start)
        who = told[0] if len(told) == 1 else None
    return None if who is None else (who, cast.mention(who, party))


def _is_where_they_went(report: Report, they: Party) -> bool:
    """ "X reiste mit Y nach Kiel, wo sie Minister Z empfing": right behind "where", beside one who received them."""
    where = any(atom.end + 1 == they.start for atom in report.sentence.those("where"))
    return where and report.sentence.capital_nouns and len(report.members) == 1


def _both_of_relative(report: Report, cast: Cast) -> list[tuple[Member, Mention]] | None:
    """ "X and Y, who last saw each other in Bali, met on Tuesday": both of whom a relative clause tells."""
    phrases = report.sentence.phrases
    if not report.heads or "reciprocal" not in report.sentence.kinds or len(report.members) != 1:
        return None
    for who, comma, led in zip(phrases, phrases[1:], phrases[2:], strict=False):
        if who.kind != "parties" or len(who.value) != len("XY") or comma.kind != "mark" or not led.has("who"):
            continue
        verb = next((p for p in phrases if p.start >= led.end and p.kind == "verb"), None)
        if verb is None or not verb.start <= report.heads[0].start < verb.end:
            continue
        named = [(member, party) for party in who.value if (member := cast.means(party)) is not None]
        if len(named) == len("XY") and report.members[0][0] in [member for member, _ in named]:
            return [(member, cast.mention(member, party)) for member, party in named]
    return None


def add_pair_going_on(report: Report, cast: Cast) -> None:
    """ "X and Y visited a dam and later held talks in Riga": those who did what the verb before tells."""
    sentence, clause = report.sentence, report.clause
    if report.members or report.they or clause.start <= sentence.scanned.start:
        return
    own = [phrase for phrase in sentence.phrases if clause.start <= phrase.start]
    verb = next((phrase for phrase in own if not may_stand_before(phrase) or is_verb(phrase)), None)
    if verb is None or not is_verb(verb) or verb.start > report.heads[0].start:
        return
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= clause.start), None)
    found = subject_of_first_verb(sentence, clause.start) if before is not None and before.has("and") else None
    if found is None or len(found[0].value) < len("XY") or any(each.kind != "person" for each in found[0].value):
        return
    members = [(member, cast.mention(member, party)) for party in found[0].value if (member := cast.known(party))]
    report.members = members if len(members) == len(found[0].value) else []


def add_pair_told_before(report: Report, cast: Cast) -> None:
    """ "Die Minister treffen sich mit X und Y": the two whom the sentence before names; who else met them is not told,
    and X and Y did not meet without them."""
    sentence = report.sentence
    if not (report.they and sentence.capital_nouns) or len(report.members) < len("XY"):
        return
    if report.heads[0].sense == "noun" or not are_whom(report, report.clause.start):
        return
    start, members = sentence.scanned.start, report.parties()
    near = [
        m
        for m in cast.members
        if m.kind == "person" and any(start - _JUST_BEFORE <= a.start < start for a in m.mentions)
    ]
    others = [member for member in near if member not in members]
    if len(others) == len("XY"):
        report.members = [*((member, member.mentions[-1]) for member in others), *report.members]
        report.they = False
    else:
        report.doubtful = True


_JUST_BEFORE = 250  # code points: of the sentence before
