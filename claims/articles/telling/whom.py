"""Whom the parties of a clause mean: members of the cast, by name, office, counterpart or pronoun."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.cast import Cast, own_offices
from claims.articles.found import Mention
from claims.articles.introduced import is_person
from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.articles.telling.by_post import member_by_post
from claims.articles.telling.by_pronoun import member_by_pronoun
from claims.articles.telling.described import described
from claims.articles.telling.holders_meant import (
    are_any_officials,
    head_of_country,
    is_leader,
    is_led,
    leader_meant,
    predecessor_of,
    theirs,
    with_counterparts,
)
from claims.articles.telling.only_spoken_of import (
    is_from,
    is_greeted_besides,
    is_spoken_of,
    is_topic,
    is_what_he_is,
    is_where,
    is_whose,
)
from claims.articles.telling.report import Meant, Report
from claims.articles.writing import basic_form, writing_of
from claims.articles.writing.cases import stands
from claims.reading.parties import COUNTERPART, Office, Party


def resolve(report: Report, cast: Cast) -> None:
    """The members that the parties of a clause mean."""
    roles: list[Office] = []
    theirs_behind: list[Office] = []  # «посол рассказал о встрече министра X с его коллегой»: the minister's
    noun = next((head.end for head in report.heads if head.sense == "noun"), None)
    named = any(is_person(p) or p.kind == "office" or p.named in ("he", "group") for p in report.clause.parties)
    for party in report.clause.parties:
        if _is_none_of_them(report, party, cast):
            continue
        offices = with_counterparts(own_offices(party, report.clause.parties), theirs_behind or roles)
        member = _meant(report, party, offices, named, cast)
        if member is False:
            continue
        if member is None:
            _note_stranger(report, party, cast)
            continue
        mention = cast.mention(member, party)
        cast.give(member, offices, cast.whole(party))
        predecessor = predecessor_of(report.sentence, party, cast)
        if predecessor is not None:
            report.instead_of = predecessor
            cast.give(member, [Office(o.role, o.country) for o in predecessor.offices[:1]], mention)
        own = [office for office in offices if office.role != COUNTERPART]
        own = own or [Office(held.role, held.country) for held in member.offices[:1]]
        roles += own
        if noun is not None and party.start >= noun and not cast.has_articles:
            theirs_behind += own
        if all(member is not other for other, _ in report.members):
            report.members.append((member, mention))


def _is_none_of_them(report: Report, party: Party, cast: Cast) -> bool:
    """Whether a party is the topic, where it was, whose somebody is, or what he is."""
    if is_topic(report, party) or is_spoken_of(report, party) or is_where(report, party):
        return True
    if not cast.has_articles and is_whose(report, party, cast):
        return True
    return is_from(report, party, cast.has_articles) or is_what_he_is(report.sentence, party)


def _meant(report: Report, party: Party, offices: Sequence[Office], named: bool, cast: Cast) -> Meant:
    """Who is meant by a party; None: nobody whom the text tells of. False: no more is to be done about it, as it is
    nobody, or those it means are members by now."""
    sentence = report.sentence
    if is_person(party):
        return False if _is_led_by_with(sentence, party) and cast.is_whose(party.name or "") else cast.named(party)
    if party.kind == "office" and (himself := _who_was_that(sentence, party, cast)) is not None:
        return himself
    if party.kind == "office" and offices and (of_each := theirs(sentence, party, cast)):
        report.members += of_each
        return False
    if offices and offices[0].country is not None and is_leader(sentence, party):
        return leader_meant(sentence, party, cast) or cast.stands_for(party._replace(offices=tuple(offices[:1])))
    if party.kind == "office" and (group := _group_told_of(sentence, party, cast)) is not None:
        report.open = True
        return group
    if party.kind == "office" and offices:
        if are_any_officials(sentence, party, offices[0]):
            return cast.office(offices[0], party)
        return member_by_post(report, party, offices, cast)
    if party.named == "group":
        if is_greeted_besides(report, party):
            return False
        group = cast.group(party)
        report.open |= group.kind == "group"
        return group
    if party.named == "aide" and not party.name:
        return cast.styled(party) or head_of_country(sentence, party, cast)
    if party.kind == "pronoun":
        if (closed := _end_of_quote(report, party)) is None:
            return member_by_pronoun(report, party, named, cast)
        teller = _teller_behind(report, closed, cast)
        if teller is not None and teller[0] not in report.parties():
            report.members.append(teller)
        return False
    return None


def _note_stranger(report: Report, party: Party, cast: Cast) -> None:
    """A party that means nobody whom the text tells of: somebody who is described, else one more, whoever it is."""
    if (found := described(report.sentence, party, cast)) is not None:
        if all(found[0] is not other for other, _ in report.members):
            report.members.append(found)
            found[0].mentions.append(found[1])
        return
    report.stranger |= party.kind == "office" or party.named == "aide"
    report.open |= (party.named == "aide" or party.kind == "office") and not _is_apposed(report.sentence, party)


def _end_of_quote(report: Report, party: Party) -> int | None:
    """ "“He does not talk to us,” X said after meeting Y": where the quotation ends in which a pronoun stands, if
    the meeting is told of behind it."""
    if not report.heads:
        return None  # it tells only what was agreed
    marks = [atom.start for atom in report.sentence.atoms if atom.text in _QUOTES]
    opened = sum(mark < party.start for mark in marks)
    closed = next((mark for mark in marks if mark >= party.end), None)
    inside = opened % 2 == 1 and closed is not None and report.heads[0].start > closed
    return closed if inside else None


_QUOTES = ('"', "“", "”", "„", "«", "»")


def _teller_behind(report: Report, closed: int, cast: Cast) -> tuple[Member, Mention] | None:
    """Who says what was quoted: named right behind it, before the meeting is."""
    phrases = (p for p in report.sentence.phrases if closed < p.start and p.end <= report.heads[0].start)
    told = next((p for p in phrases if p.kind == "parties" and not p.role and len(p.value) == 1), None)
    member = None if told is None else cast.means(told.value[0])
    return None if member is None or told is None else (member, cast.mention(member, told.value[0]))


def _who_was_that(sentence: ReadSentence, party: Party, cast: Cast) -> Member | None:
    """ "X, who has died at 91, was the British ambassador who met Y", "X war der Botschafter, der Y traf": X himself,
    whoever else is called so."""
    if not sentence.kinds.isdisjoint(("not", "no", "never")):
        return None
    before = [atom for atom in sentence.atoms if atom.end <= party.start]
    while before and before[-1].has(*_BEFORE_A_POST) and not before[-1].has("be", "verb"):
        before.pop()
    behind = [atom for atom in sentence.atoms if atom.start >= party.end and atom.text != ","][:1]
    who = bool(behind) and behind[0].has("relative" if sentence.capital_nouns else "who")
    if not who or not before or not before[-1].has("be"):
        return None
    be = before[-1].start
    named = [phrase for phrase in sentence.phrases if phrase.kind == "parties" and phrase.end <= be]
    if not named or named[-1].role or len(named[-1].value) != 1 or not is_person(named[-1].value[0]):
        return None
    right_before = all(atom.has("ignorable") for atom in before[:-1] if atom.start >= named[-1].end)
    return cast.means(named[-1].value[0]) if right_before or len(named) == 1 else None


_BEFORE_A_POST = ("definite", "indefinite", "nation", "word", "former", "country", "then")


def _group_told_of(sentence: ReadSentence, party: Party, cast: Cast) -> Member | None:
    """ "The delegation also met X": the one that the article told of last."""
    if not cast.has_articles or sentence.capital_nouns:
        return None
    atom = next((atom for atom in sentence.atoms if atom.start == party.start), None)
    if atom is None or not atom.has("side") or "plural" in atom.forms or not is_led(sentence, party):
        return None
    told = [m for m in reversed(cast.members) if m.kind == "group" and any(x.start < party.start for x in m.mentions)]
    same = (member for member in told if atom.norm in member.name.lower())  # no "leaders of the junta"
    return next(same, next(iter(told), None))


def _is_led_by_with(sentence: ReadSentence, party: Party) -> bool:
    """Whether "с" stands before a party, which means "since", too, and not "при участии" or "у", read like it."""
    led = (p for p in sentence.phrases if p.kind == "parties" and p.role == "with" and p.atoms[0].has("since"))
    return any(phrase.start <= party.start < phrase.end for phrase in led)


def _is_apposed(sentence: ReadSentence, party: Party) -> bool:
    """ "The Archbishop of Canterbury, the Most Revd Philippa Thornbury,": whose name stands behind a comma."""
    at = next((i for i, phrase in enumerate(sentence.phrases) if phrase.start <= party.start < phrase.end), None)
    if at is None or at + 2 >= len(sentence.phrases) or sentence.phrases[at + 1].value != ",":
        return False
    behind = sentence.phrases[at + 2]
    return behind.kind == "parties" and len(behind.value) == 1 and behind.value[0].kind == "person"


def received(sentence: ReadSentence, cast: Cast) -> Member | None:
    """«Рашида X принял Пётр Y», «X принял губернатор Y»: whom a verb of receiving has as its object, by the case of
    one of the two names, or of the post before it."""
    if "receives" not in sentence.kinds or sentence.capital_nouns:
        return None
    hosts = [p.start for p, form in sentence.verbs if form.verb.sense == "host" and form.tense in ("past", "future")]
    people = [
        party
        for phrase in sentence.phrases
        if phrase.kind == "parties" and phrase.role == ""
        for party in phrase.value
        if is_person(party)
    ]
    if len(hosts) != 1 or len(people) != len("XY") or any(party.listed for party in people):
        return None
    objects = [party for party in people if _is_object_by_case(party, cast)]
    subjects = [party for party in people if is_subject_by_post(sentence, party, cast)]
    if len(objects) != 1 and len(subjects) == 1:
        objects = [party for party in people if party not in subjects]
    return cast.called(objects[0].name or "") if len(objects) == 1 and objects[0] not in subjects else None


def _is_object_by_case(party: Party, cast: Cast) -> bool:
    name = party.name or ""
    return basic_form(name, cast.language.code) not in (None, name)


def is_subject_by_post(sentence: ReadSentence, party: Party, cast: Cast) -> bool:
    """«Посол X», and not «послом X»."""
    own = (atom for atom in sentence.atoms if party.whole[0] <= atom.start < party.start)
    post = next((atom for atom in own if atom.has("title", "office")), None)
    return post is not None and stands(post, writing_of(cast.language))
