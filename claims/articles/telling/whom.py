"""Whom the parties of a clause mean: members of the cast, by name, office, counterpart or pronoun."""

from __future__ import annotations

from itertools import pairwise

from claims.articles.cast import Cast, own_offices
from claims.articles.found import Mention
from claims.articles.introduced import is_person
from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.articles.telling.described import described, introduced_so
from claims.articles.telling.he_or_she import is_said_by_other
from claims.articles.telling.holders_meant import (
    BEFORE,
    OFFICIAL,
    also_met,
    are_any_officials,
    are_many,
    are_of_regions,
    are_theirs,
    head_of_country,
    is_another,
    is_beside_himself,
    is_leader,
    is_led,
    is_national,
    is_object,
    is_of_another_country,
    is_one_of_several,
    is_only_minister,
    is_yet_to_be_named,
    leader_meant,
    may_be_another,
    not_named,
    opens_with_theirs,
    predecessor_of,
    theirs,
    two_holders,
    with_counterparts,
)
from claims.articles.telling.latter import the_latter_before
from claims.articles.telling.only_spoken_of import (
    is_from,
    is_greeted_besides,
    is_of_a_later_verb,
    is_of_their_people,
    is_spoken_of,
    is_topic,
    is_what_he_is,
    is_where,
    is_whose,
)
from claims.articles.telling.own_words import says_so_of_himself, told_apart
from claims.articles.telling.pronouns import (
    guest_of,
    is_long_ago,
    is_one,
    meant_by,
    named_later,
    owner_before,
    speaker_of_it,
    subject,
    with_whom_before,
)
from claims.articles.telling.report import Report
from claims.articles.writing import basic_form, writing_of
from claims.articles.writing.cases import stands
from claims.facts import is_general
from claims.reading.parties import COUNTERPART, Office, Party
from claims.text import normalise


def resolve(report: Report, cast: Cast) -> None:
    """The members that the parties of a clause mean."""
    roles: list[Office] = []
    theirs_behind: list[Office] = []  # «посол рассказал о встрече министра X с его коллегой»: the minister's
    noun = next((head.end for head in report.heads if head.sense == "noun"), None)
    named = any(is_person(p) or p.kind == "office" or p.named in ("he", "group") for p in report.clause.parties)
    for party in report.clause.parties:
        if is_topic(report, party) or is_spoken_of(report, party) or is_where(report, party):
            continue
        if not cast.has_articles and is_whose(report, party, cast):
            continue
        if is_from(report, party, cast.has_articles) or is_what_he_is(report.sentence, party):
            continue
        member: Member | None = None
        offices = with_counterparts(own_offices(party, report.clause.parties), theirs_behind or roles)
        if is_person(party):
            if _is_led_by_with(report.sentence, party) and cast.is_whose(party.name or ""):
                continue
            member = cast.named(party)
        elif party.kind == "office" and (himself := _who_was_that(report.sentence, party, cast)) is not None:
            member = himself
        elif party.kind == "office" and offices and (of_each := theirs(report.sentence, party, cast)):
            report.members += of_each
            continue
        elif offices and offices[0].country is not None and is_leader(report.sentence, party):
            member = leader_meant(report.sentence, party, cast) or cast.stands_for(party._replace(offices=offices[:1]))
        elif party.kind == "office" and (group := _group_told_of(report.sentence, party, cast)) is not None:
            member, report.open = group, True
        elif party.kind == "office" and offices and are_any_officials(report.sentence, party, offices[0]):
            member = cast.office(offices[0], party)
        elif party.kind == "office" and offices:
            held = cast.holders(offices[0])
            holders = not_named([one for one in held if cast.agrees(party, one)], report, cast)
            if are_of_regions(report.sentence, party):
                report.open = True  # who they are is told below, if at all
                continue
            wide = is_general(offices[0].role)  # "the Minister": not the foreign minister whom she met
            plural = any(a.start == party.start for a in report.sentence.those("several"))
            if not plural and len(holders) == 1 and are_many(report.sentence, party):
                many = cast.stands_for(party)  # "mit den Ministerpräsidenten der Länder": not the one who is named
                report.members.append((many, many.mentions[0]))
                continue
            if plural and holders and opens_with_theirs(report.sentence) and are_theirs(report.sentence, party):
                report.stranger = True  # "ihre Außenminister": of those told of, and nobody who is named
                continue
            if plural and len(holders) == 1 and all(office.country is None for office in offices):
                report.back = report.they = True  # "the presidents": not the one whom the article gives the office
                continue
            styled = cast.styled(party) if (len(holders) != 1 or wide) and not plural else None
            holders = [styled] if styled is not None else holders
            both = plural and len(holders) == len("XY") and not cast.has_articles
            if both and wide and all(office.country is None for office in offices):
                report.back = report.they = True  # «по итогам встречи министры подписали план»: the two told of
                continue
            if len(holders) > 1 and wide and not is_led(report.sentence, party):
                report.open = True  # "the Alliance's leaders"
                continue
            if not plural and is_object(report.sentence, party):
                told = [one for one in holders if any(m.start < party.start for m in one.mentions)]
                holders = [one for one in told if not cast.is_woman(one)]
                if len(holders) > 1:
                    holders = [one for one in (cast.focus, cast.hero) if one in holders and one not in report.parties()]
                    holders = holders[:1]
                if not holders and (wide or held):
                    report.open = True
                    continue
            if len(holders) > 1 and not plural and not cast.has_articles:
                here = [one for one in holders if cast.is_told_here(one, party.start)]
                holders = here if len(here) == 1 else holders  # of two presidents the one of the paragraph
            if len(holders) > 1 and not plural and cast.hero in holders and not cast.has_articles:
                holders = [cast.hero]  # «глава государства»: of two presidents the one of whom the article is
            if len(holders) > 1 and not plural and (told_so := introduced_so(report.sentence, party, cast)) is not None:
                holders = [told_so]
            if len(holders) > 1 and not plural and also_met(report, party, cast):
                report.stranger = True  # "The President also welcomed X": which of the two, and the other was not there
                continue
            if len(holders) > 1 and report.sentence.capital_nouns and cast.is_of_one_woman(party):
                report.stranger = True  # "die Ministerin", where two are named: which of them, nobody says
                continue
            if len(holders) > 1 and report.members and is_one_of_several(report.sentence, party, cast):
                if cast.hero not in holders:
                    report.stranger = True  # "Z visited the palace to meet the president": which of two, nobody says
                    continue
                holders = [cast.hero]
            if len(holders) > 1:
                report.back = report.they = True  # "the presidents discussed …"
                report.holders = Mention(party.start, party.end, party.text)
                continue
            agreeing = None if held and not holders else cast.holder(offices[0])  # "die Kanzlerin" is not Kanzler X
            left = holders[0] if len(held) > 1 and len(holders) == 1 else None  # whom the clause does not name
            known = styled or left or agreeing or next(iter(holders), None)
            of_its_country = known is None or any(held.country == offices[0].country for held in known.offices)
            if offices[0].role == OFFICIAL and cast.has_articles and styled is None and not of_its_country:
                known = None  # "The EU envoy also met X": not the president, of whose country nothing is said
            known = None if wide and cast.is_any(party) else known  # "a Russian envoy"
            only = cast.has_articles and is_only_minister(report.sentence, party, held)
            known = (
                None if wide and styled is None and not only and may_be_another(report.sentence, party, cast) else known
            )  # no ambassador is "the governor", and no president "the envoy"
            known = None if known is not None and is_another(known, party, report, cast) else known
            known = None if known is not None and is_beside_himself(known, party, report, cast) else known
            known = None if known is not None and is_of_another_country(known, party, report) else known
            other = known is not None and cast.may_hold_another(known, party, report.clause.parties)
            known = None if other else known
            known = known or (None if plural else introduced_so(report.sentence, party, cast))
            if known is not None and not cast.has_articles and is_yet_to_be_named(report, party, known, cast):
                known = None
            member = known or cast.office(offices[0], party)
        elif party.named == "group":
            if is_greeted_besides(report, party):
                continue
            member = cast.group(party)
            report.open |= member.kind == "group"
        elif party.named == "aide" and not party.name:
            member = cast.styled(party) or head_of_country(report.sentence, party, cast)
        elif party.kind == "pronoun" and (closed := _end_of_quote(report, party)) is not None:
            teller = _teller_behind(report, closed, cast)
            if teller is not None and teller[0] not in report.parties():
                report.members.append(teller)
            continue
        elif party.kind == "pronoun":
            national = next((a.kinds["national"] for a in report.sentence.atoms if is_national(a, party)), None)
            if national is not None:
                member = cast.compatriot(national)
                if member is not None and all(member is not other for other, _ in report.members):
                    report.members.append((member, cast.mention(member, party)))
                continue
            called = cast.of_that_kind(normalise(party.text), party.start)
            if called is not False:
                if called is not None and called not in report.parties():
                    report.members.append((called, cast.mention(called, party)))
                report.stranger |= called is None  # "чиновник" of nobody told of
                continue
            if cast.hero is not None and any(a.start == party.start for a in report.sentence.those("the_hero")):
                if all(cast.hero is not other for other, _ in report.members):
                    report.members.append((cast.hero, cast.mention(cast.hero, party)))
                continue
            if any(a.start == party.start for a in report.sentence.those("guest")):
                guest = guest_of(report.sentence, report.clause.parties, cast)
                if guest is not None:
                    report.members.append((guest, cast.mention(guest, party)))
                continue
            two = two_holders(report, party, cast)
            if two and (len(two) == 2 or report.members):
                report.members += [(one, cast.mention(one, party)) for one in two if one not in report.parties()]
                report.back = True
                continue
            one = party.named == "he" or (named and is_one(report.sentence, party))
            if party.named == "he" and cast.has_articles and (who := told_apart(report.sentence, party, cast)):
                if who[0] is None:
                    report.nobody = True  # "a farmer said she had met X": nobody of whom the article told
                elif who[0] not in report.parties():
                    report.members.append((who[0], cast.mention(who[0], party)))
                continue
            if party.named == "he" and not cast.has_articles and says_so_of_himself(report.sentence, party, cast):
                report.nobody = True
                continue
            named_before = subject(report.sentence, cast, party.start)
            named_before = named_before or owner_before(report.sentence, cast, party.start)
            named_before = named_before or with_whom_before(report.sentence, party, cast)
            if "latter" in report.sentence.kinds and not named_before:
                named_before = the_latter_before(report.sentence, party, cast)
            named_before = named_before or speaker_of_it(report, party, cast)
            of_before = named_before is None  # he is somebody of a sentence before
            named_before = named_before or cast.focus or named_later(report, party.start, cast)
            if _may_be_rival(report.sentence, party, cast, named_before):
                report.nobody = True
                continue
            of_before &= cast.has_articles and not report.sentence.capital_nouns and party.named == "he"
            if of_before and named_before is cast.focus and is_long_ago(named_before, party.start, cast):
                report.nobody = True
                continue
            both_told = len(report.members) > 1 and not party.subject
            if both_told and not report.sentence.capital_nouns and is_of_a_later_verb(report, party):
                continue  # "X rang Y and urged her to …": nobody more
            led_by, named_before = named_before, meant_by(report.sentence, party, cast, named_before)
            english = cast.has_articles and not report.sentence.capital_nouns
            if english and led_by is not named_before is not None and _leads(report.sentence, party, cast):
                named_before = named_before if _is_named_in(report.sentence, named_before, party.start) else None
            if party.subject and named_before in report.parties() and report.sentence.capital_nouns:
                named_before = cast.focus if cast.focus not in report.parties() else None  # "auch X traf er"
            if not party.subject and named_before in report.parties():
                if len(report.members) > 1 or _is_where_he_was(report, party, named_before):
                    continue  # "X called Y and urged him to …"
                named_before = _told_last(report, cast)
                if _may_be_rival(report.sentence, party, cast, named_before):
                    report.nobody = True
                    continue
            lost = report.sentence.capital_nouns and led_by is not None and party.named == "he"
            if lost and named_before is None:
                report.nobody = True  # "gratulierte ihrem Nachfolger. Sie habe ihn in Bregenz getroffen"
                continue
            if one and named_before is None and cast.lost:
                report.stranger = True  # «Профессор прилетел в Казань. Его принял X»: of whom nobody was told
                continue
            if not one and is_of_a_later_verb(report, party):
                continue
            if not one and is_of_their_people(report.sentence, party):
                report.nobody = True
                continue
            if one and named_before is None and is_said_by_other(report.sentence, party):
                report.nobody = True
                continue
            if one and named_before is None and english and cast.focus is not None and len(report.members) < 2:
                report.nobody = True  # of that sex nobody was told of
                continue
            if one and named_before is None and len(cast.met_last) > 1:
                named_before = _one_of_them(report.sentence, party, cast)
                if named_before is None:
                    report.nobody = True  # "Talks between Ada X and Ida Y took place. Later she met Z": which of them
                    continue
            if not one or named_before is None:
                report.back = report.they = True
                report.with_them |= _is_brought_in(report.sentence, party)
                continue
            member = named_before
        if member is None and (found := described(report.sentence, party, cast)) is not None:
            if all(found[0] is not other for other, _ in report.members):
                report.members.append(found)
                found[0].mentions.append(found[1])
            continue
        if member is None:
            report.stranger |= party.kind == "office" or party.named == "aide"
            report.open |= (party.named == "aide" or party.kind == "office") and not _is_apposed(report.sentence, party)
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


def _one_of_them(sentence: ReadSentence, party: Party, cast: Cast) -> Member | None:
    """ "A meeting between Ada X and Ole Y took place in Riga. Later he met Z": the one of those who met who is a man;
    none, where both may be meant."""
    atom = next((atom for atom in sentence.atoms if atom.start == party.start), None)
    if atom is None or not atom.has("a_man", "a_woman", "he_subject", "she"):
        return None
    woman = atom.has("a_woman", "she")
    may_be = [one for one in cast.met_last if one.kind == "person" and cast.may_be_woman(one, woman)]
    return may_be[0] if len(may_be) == 1 else None


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


def _is_where_he_was(report: Report, party: Party, member: Member | None) -> bool:
    """«Гость побывал в Казани, где с ним беседовал X»: he of whom the clause before tells, and no third one."""
    told = [mention.end for one, mention in report.members if one is member and mention.end <= party.start]
    led = [atom for atom in report.sentence.atoms if told and told[-1] <= atom.start and atom.end <= party.start]
    return any(one.text == "," and two.has("where") for one, two in pairwise(led))


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


def _told_last(report: Report, cast: Cast) -> Member | None:
    """ "Am Dienstag traf sie ihn": the one other person of whom the text told just before."""
    start = report.sentence.scanned.start
    near = [
        member
        for member in cast.members
        if member.kind == "person" and any(start - BEFORE <= mention.start < start for mention in member.mentions)
    ]
    others = [member for member in near if member not in report.parties()]
    if len(others) > 1 and cast.focus in others:
        return cast.focus  # "Она беседовала с X и Y. Z примет её": who was the subject
    return others[0] if len(others) == 1 else None


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


def _is_brought_in(sentence: ReadSentence, party: Party) -> bool:
    """ "Sprach mit beiden": they are those with whom somebody else met."""
    return any(p.kind == "parties" and p.role == "with" and p.start <= party.start < p.end for p in sentence.phrases)


def _may_be_rival(sentence: ReadSentence, party: Party, cast: Cast, known: Member | None) -> bool:
    """ "X came. Y gave him a book. He met Z": whether a pronoun may mean the one or the other, by their given names."""
    word = next((atom for atom in sentence.atoms if atom.start == party.start), None)
    if cast.rival is None or known is None or known is not cast.focus or party.named != "he" or word is None:
        return False
    other_sex = cast.has_mans_name if word.has("a_woman") else cast.has_womans_name
    return not (other_sex(known) or other_sex(cast.rival))


def _leads(sentence: ReadSentence, party: Party, cast: Cast) -> bool:
    """ "The president will speak before he flies to Rome": whether a subject stands before the pronoun; but "after
    meeting X, he spoke" has none."""
    opens = sentence.atoms[: len(("after", "meeting"))]
    return not any("gerund" in atom.forms for atom in opens) and subject(sentence, cast, party.start) is not None


def _is_named_in(sentence: ReadSentence, member: Member, end: int) -> bool:
    return any(sentence.scanned.start <= mention.start < end for mention in member.mentions)
