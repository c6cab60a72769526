"""Whom the parties of a clause mean: members of the cast, by name, office, counterpart or pronoun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claims.articles.cast import Cast, own_offices
from claims.articles.found import Mention
from claims.articles.introduced import is_person
from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.articles.telling.certainty import is_adjunct, is_only_before
from claims.articles.telling.described import described, introduced_so
from claims.articles.telling.he_or_she import is_said_by_other
from claims.articles.telling.latter import the_latter_before
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
from claims.articles.writing import Writing, basic_form, writing_of
from claims.articles.writing.cases import stands
from claims.facts import is_general
from claims.reading.parties import COUNTERPART, Office, Party
from claims.reading.phrases import Phrase
from claims.reading.scan import Atom
from claims.text import normalise


def _is_yet_to_be_named(report: Report, party: Party, member: Member, cast: Cast) -> bool:
    """«Она приехала в Ригу. Встречи с премьером не будет», and in another paragraph somebody else meets the premier of
    another country: whom only the beginning of an article may mean before he is named."""
    told = cast.text.find(member.names[0], party.end)  # if he was not yet
    first = min((mention.start for mention in member.mentions), default=max(told, party.start))
    later = first > party.start and "\n" in cast.text[party.start : first] and report.index > 0
    country = party.offices[0].country if party.offices else None
    return later or cast.may_be_of_another(member, country, party.start)


def resolve(report: Report, cast: Cast) -> None:
    """The members that the parties of a clause mean."""
    roles: list[Office] = []
    theirs_behind: list[Office] = []  # «посол рассказал о встрече министра X с его коллегой»: the minister's
    noun = next((head.end for head in report.heads if head.sense == "noun"), None)
    named = any(is_person(p) or p.kind == "office" or p.named in ("he", "group") for p in report.clause.parties)
    for party in report.clause.parties:
        if _is_topic(report, party) or _is_spoken_of(report, party) or _is_where(report, party):
            continue
        if not cast.has_articles and _is_whose(report, party, cast):
            continue
        if _is_from(report, party, cast.has_articles) or _is_what_he_is(report.sentence, party):
            continue
        member: Member | None = None
        offices = _with_counterparts(own_offices(party, report.clause.parties), theirs_behind or roles)
        if is_person(party):
            if _is_led_by_with(report.sentence, party) and cast.is_whose(party.name or ""):
                continue
            member = cast.named(party)
        elif party.kind == "office" and (himself := _who_was_that(report.sentence, party, cast)) is not None:
            member = himself
        elif party.kind == "office" and offices and (theirs := _theirs(report.sentence, party, cast)):
            report.members += theirs
            continue
        elif offices and offices[0].country is not None and _is_leader(report.sentence, party):
            member = leader_meant(report.sentence, party, cast) or cast.stands_for(party._replace(offices=offices[:1]))
        elif party.kind == "office" and (group := _group_told_of(report.sentence, party, cast)) is not None:
            member, report.open = group, True
        elif party.kind == "office" and offices and _are_any_officials(report.sentence, party, offices[0]):
            member = cast.office(offices[0], party)
        elif party.kind == "office" and offices:
            held = cast.holders(offices[0])
            holders = _not_named([one for one in held if cast.agrees(party, one)], report, cast)
            if _are_of_regions(report.sentence, party):
                report.open = True  # who they are is told below, if at all
                continue
            wide = is_general(offices[0].role)  # "the Minister": not the foreign minister whom she met
            plural = any(a.start == party.start for a in report.sentence.those("several"))
            if not plural and len(holders) == 1 and _are_many(report.sentence, party):
                many = cast.stands_for(party)  # "mit den Ministerpräsidenten der Länder": not the one who is named
                report.members.append((many, many.mentions[0]))
                continue
            if plural and holders and _opens_with_theirs(report.sentence) and _are_theirs(report.sentence, party):
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
            if len(holders) > 1 and wide and not _is_led(report.sentence, party):
                report.open = True  # "the Alliance's leaders"
                continue
            if not plural and _is_object(report.sentence, party):
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
            if len(holders) > 1 and not plural and _also_met(report, party, cast):
                report.stranger = True  # "The President also welcomed X": which of the two, and the other was not there
                continue
            if len(holders) > 1 and report.sentence.capital_nouns and cast.is_of_one_woman(party):
                report.stranger = True  # "die Ministerin", where two are named: which of them, nobody says
                continue
            if len(holders) > 1 and report.members and _is_one_of_several(report.sentence, party, cast):
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
            if offices[0].role == _OFFICIAL and cast.has_articles and styled is None and not of_its_country:
                known = None  # "The EU envoy also met X": not the president, of whose country nothing is said
            known = None if wide and cast.is_any(party) else known  # "a Russian envoy"
            only = cast.has_articles and _is_only_minister(report.sentence, party, held)
            known = (
                None
                if wide and styled is None and not only and _may_be_another(report.sentence, party, cast)
                else known
            )  # no ambassador is "the governor", and no president "the envoy"
            known = None if known is not None and _is_another(known, party, report, cast) else known
            known = None if known is not None and _is_beside_himself(known, party, report, cast) else known
            known = None if known is not None and _is_of_another_country(known, party, report) else known
            other = known is not None and cast.may_hold_another(known, party, report.clause.parties)
            known = None if other else known
            known = known or (None if plural else introduced_so(report.sentence, party, cast))
            if known is not None and not cast.has_articles and _is_yet_to_be_named(report, party, known, cast):
                known = None
            member = known or cast.office(offices[0], party)
        elif party.named == "group":
            if _is_greeted_besides(report, party):
                continue
            member = cast.group(party)
            report.open |= member.kind == "group"
        elif party.named == "aide" and not party.name:
            member = cast.styled(party) or _head_of_country(report.sentence, party, cast)
        elif party.kind == "pronoun" and (closed := _end_of_quote(report, party)) is not None:
            teller = _teller_behind(report, closed, cast)
            if teller is not None and teller[0] not in report.parties():
                report.members.append(teller)
            continue
        elif party.kind == "pronoun":
            national = next((a.kinds["national"] for a in report.sentence.atoms if _is_national(a, party)), None)
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
            two = _two_holders(report, party, cast)
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
            if both_told and not report.sentence.capital_nouns and _is_of_a_later_verb(report, party):
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
            if not one and _is_of_a_later_verb(report, party):
                continue
            if not one and _is_of_their_people(report.sentence, party):
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
        predecessor = _predecessor_of(report.sentence, party, cast)
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


def _is_greeted_besides(report: Report, party: Party) -> bool:
    """ "Vor der Begegnung mit X habe Y die Mitglieder des Rates gegrüßt": to whom something else was done before."""
    sentence, heads = report.sentence, report.heads
    if not sentence.capital_nouns or not heads or not is_only_before(sentence, report.clause):
        return False
    between = [p for p in sentence.phrases if heads[-1].end <= p.start and p.end <= party.start and p.kind == "parties"]
    return any(phrase.role == "with" for phrase in between) and any(not phrase.role for phrase in between)


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


def _is_what_he_is(sentence: ReadSentence, party: Party) -> bool:
    """ "Met Y while he was still a senator": what somebody was, and nobody else."""
    if party.kind != "office" or party.name or sentence.capital_nouns or "indefinite" not in sentence.kinds:
        return False
    before = [atom for atom in sentence.atoms if atom.end <= party.start or atom.start == party.start]
    if before and before[-1].start == party.start and not before[-1].has("indefinite"):
        before.pop()
    led = [atom for atom in before if not atom.has("ignorable", "nation", "word") or atom.has("be", "indefinite")][-2:]
    return len(led) > 1 and led[1].has("indefinite") and led[0].has("be")


def _are_any_officials(sentence: ReadSentence, party: Party, office: Office) -> bool:
    """ "US and Iranian officials met": not the Secretary of State whom the text names, though he is one."""
    if office.role != _OFFICIAL or sentence.capital_nouns:
        return False
    return any(party.start <= atom.start < party.end for atom in sentence.those("several"))


_OFFICIAL = "official"


_LONGEST_ADJUNCT = 6  # atoms of "after a brief phone call from"


def _is_from(report: Report, party: Party, has_articles: bool) -> bool:
    """ "Встретился с X и передал ему послание от Y", "в начале беседы переданы приветствия от Y": who sent it, behind
    another verb, or a noun of meeting that only says when: "after a call from Y, X met Z"."""
    start = min(party.start, party.whole[0]) if party.whole[1] else party.start
    before = [atom for atom in report.sentence.atoms if atom.end <= start]
    if not before or not (before[-1].has("from") and before[-1].has("from_to")) or not report.heads:
        return False
    head = report.heads[-1]
    if has_articles:
        beside = (
            len(before) > 1
            and before[-2].has("noun", "visit", "journey")
            and before[-2].start not in {h.start for h in report.heads}
        )
        return beside and any(atom.has("after", "before") for atom in before[-_LONGEST_ADJUNCT:-2])
    adjunct = head.sense == "noun" and head.end <= start and is_adjunct(report.sentence, head)
    return adjunct or any(atom.has("does") and atom.start >= head.end for atom in before)


def _group_told_of(sentence: ReadSentence, party: Party, cast: Cast) -> Member | None:
    """ "The delegation also met X": the one that the article told of last."""
    if not cast.has_articles or sentence.capital_nouns:
        return None
    atom = next((atom for atom in sentence.atoms if atom.start == party.start), None)
    if atom is None or not atom.has("side") or "plural" in atom.forms or not _is_led(sentence, party):
        return None
    told = [m for m in reversed(cast.members) if m.kind == "group" and any(x.start < party.start for x in m.mentions)]
    same = (member for member in told if atom.norm in member.name.lower())  # no "leaders of the junta"
    return next(same, next(iter(told), None))


def _is_of_a_later_verb(report: Report, party: Party) -> bool:
    """ "Invited the lenders to a dinner to assure them that …": the object of what is done besides, behind what tells
    of the meeting, and not who met."""
    sentence = report.sentence
    if sentence.capital_nouns or not report.heads:
        return False
    before = next((phrase for phrase in reversed(sentence.phrases) if phrase.end <= party.start), None)
    return before is not None and before.kind == "verb" and before.start >= max(head.end for head in report.heads)


def _is_of_their_people(sentence: ReadSentence, party: Party) -> bool:
    """ "Experts from both sides are to continue the talks": people of theirs who met, and not they."""
    before = [phrase for phrase in sentence.phrases if phrase.end <= party.start][-2:]
    if len(before) < len(("experts", "from")) or not before[-1].has("from", "of") or before[0].kind != "parties":
        return False
    return before[0].value[-1].named == "aide" and not before[0].value[-1].name


def _may_be_another(sentence: ReadSentence, party: Party, cast: Cast) -> bool:
    """Whether a general post stands without a country, where its words alone tell nobody."""
    unsaid = all(office.country is None for office in party.offices)
    if not cast.has_articles:
        return party.offices[0].role != _SHORT_POST or not _stands_alone(sentence, party)
    return unsaid


def _is_only_minister(sentence: ReadSentence, party: Party, held: Sequence[Member]) -> bool:
    """ "Foreign Secretary X flew home. On Tuesday the minister received Y": the only one of whom the article told that
    he leads a ministry, where no word stands beside "minister" that may say which."""
    if party.offices[0].role != _SERVES or len(held) != 1 or sentence.capital_nouns:
        return False
    before = [atom for atom in sentence.atoms if atom.end <= party.start or atom.start == party.start]
    determined = any(atom.has("definite") for atom in before[-2:])
    if any(_SERVES in style for style in held[0].styles):
        return False  # whose own words tell whether it is he
    return determined and _stands_alone(sentence, party) and any(m.start < party.start for m in held[0].mentions)


_SHORT_POST = "minister"  # by which whoever holds a longer one is called: "до этого министр встретился"


def _stands_alone(sentence: ReadSentence, party: Party) -> bool:
    """Whether nothing beside a post says what it is for or that it is another's: "министр встретился", but "министр
    культуры встретился", "новый министр встретился"."""
    behind = next((atom for atom in sentence.atoms if atom.start >= party.end), None)
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= party.start), None)
    if before is not None and before.has("coming", "then", "former", "other", "ordinal", "word", "possessive"):
        return False
    return behind is None or behind.has("verb", "punct", "date", "with", "at", "and", "not", "ignorable", "noun")


def _told_last(report: Report, cast: Cast) -> Member | None:
    """ "Am Dienstag traf sie ihn": the one other person of whom the text told just before."""
    start = report.sentence.scanned.start
    near = [
        member
        for member in cast.members
        if member.kind == "person" and any(start - _BEFORE <= mention.start < start for mention in member.mentions)
    ]
    others = [member for member in near if member not in report.parties()]
    if len(others) > 1 and cast.focus in others:
        return cast.focus  # "Она беседовала с X и Y. Z примет её": who was the subject
    return others[0] if len(others) == 1 else None


_SERVES = "minister"  # the wider word for those who lead a ministry
_BEFORE = 250  # code points: of the sentence before


def _two_holders(report: Report, party: Party, cast: Cast) -> list[Member]:
    """The two who hold the office that "die Präsidenten", "the two ministers" name, if there are two of whom the
    article told; of more, "the two" are those told of last."""
    role = next((a.kinds["held_by"] for a in report.sentence.those("held_by") if a.start == party.start), None)
    if role is None or (is_general(role) and not (role == _SERVES and cast.has_articles)):
        return []
    told = [one for one in cast.holders(Office(role, None)) if any(m.start < party.start for m in one.mentions)]
    if len(told) > len("XY") and any(a.has("they") and a.end + 1 == party.start for a in report.sentence.atoms):
        last = {one: max(m.start for m in one.mentions if m.start < party.start) for one in told}
        told = sorted(told, key=lambda one: last[one])[-len("XY") :]
    if role == _SERVES and len(told) != len("XY"):
        return []
    return told if len(told) <= 2 else []  # "begrüßte den Präsidenten": one of them


def _also_met(report: Report, party: Party, cast: Cast) -> bool:
    """ "The President also welcomed X", where both of those told of are presidents: one of them, in another meeting."""
    if not cast.has_articles or report.sentence.capital_nouns or "also" not in report.sentence.kinds:
        return False
    head = report.heads[0] if report.heads else None
    if head is None or head.sense not in ("host", "meet") or party.end > head.start:
        return False
    led = next((atom for atom in reversed(report.sentence.atoms) if atom.end <= head.start), None)
    whom = any(other.name and other.start >= head.end for other in report.clause.parties)
    return whom and led is not None and led.has("also")


def _is_object(sentence: ReadSentence, party: Party) -> bool:
    """ "Hatte den Präsidenten zuletzt im Mai gesehen": the one of whom the article tells."""
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= party.start), None)
    inside = next((atom for atom in sentence.atoms if atom.start == party.start), None)
    return any(atom is not None and atom.has("plural_article") for atom in (before, inside))


def _is_led(sentence: ReadSentence, party: Party) -> bool:
    """Whether an article stands right before a party: "the leaders"."""
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= party.start), None)
    inside = next((atom for atom in sentence.atoms if atom.start == party.start), None)
    return any(atom is not None and atom.has("definite", "they", "both") for atom in (before, inside))


def _head_of_country(sentence: ReadSentence, party: Party, cast: Cast) -> Member | None:
    """ "Глава РФ", "глава Таджикистана": who is its president, or else leads its government."""
    atoms = [atom for atom in sentence.atoms if party.start <= atom.start and atom.end <= party.end]
    if len(atoms) != 2 or not atoms[0].has("head_of") or not atoms[1].has("country"):
        return None
    return cast.leader(atoms[1].kinds["country"])


def _is_led_by_with(sentence: ReadSentence, party: Party) -> bool:
    """Whether "с" stands before a party, which means "since", too, and not "при участии" or "у", read like it."""
    led = (p for p in sentence.phrases if p.kind == "parties" and p.role == "with" and p.atoms[0].has("since"))
    return any(phrase.start <= party.start < phrase.end for phrase in led)


def _is_leader(sentence: ReadSentence, party: Party) -> bool:
    """ "Лидеры России и Турции": of a country there is one."""
    return any(party.start <= atom.start < party.end for atom in sentence.those("leader"))


def leader_meant(sentence: ReadSentence, party: Party, cast: Cast) -> Member | None:
    """ "The French leader": whom the article gives an office that leads France, or else the one who is French."""
    country = party.offices[0].country if party.kind == "office" and party.offices else None
    if country is None or not _is_leader(sentence, party):
        return None
    return cast.leader(country) or cast.compatriot(country)


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


def _theirs(sentence: ReadSentence, party: Party, cast: Cast) -> list[tuple[Member, Mention]]:
    """ "Kenya and Uganda settled a row after talks between their foreign ministers": an office of each country."""
    countries = [
        other.country
        for phrase in sentence.phrases
        if phrase.kind == "parties" and phrase.end <= party.start
        for other in phrase.value
        if other.kind == "country" and other.listed
    ]
    if not _are_theirs(sentence, party):
        return []
    if not countries and sentence.capital_nouns:
        countries = _countries_of_two(sentence, cast)
    if len(countries) != len("XY"):
        return []
    offices = [replace(party.offices[0], country=country) for country in countries]
    members = [cast.holder(each) or cast.stands_for(party._replace(offices=(each,))) for each in offices]
    return [(member, cast.mention(member, party)) for member in members]


def _are_theirs(sentence: ReadSentence, party: Party) -> bool:
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= party.start), None)
    return before is not None and before.has("theirs")


def _opens_with_theirs(sentence: ReadSentence) -> bool:
    """Whether "their" leads the subject that a sentence begins with: "empfing ihren Kollegen" has another."""
    opens = next((atom for atom in sentence.atoms if not atom.has("punct")), None)
    return opens is not None and opens.has("theirs") and sentence.capital_nouns


def _countries_of_two(sentence: ReadSentence, cast: Cast) -> list[str]:
    """ "Der polnische Präsident X und der ungarische Präsident Y trafen sich. Ihre Außenminister telefonierten": the
    countries of the two of whom the article told just before, where somebody met each other."""
    if not _opens_with_theirs(sentence) or not {"reciprocal", "apart"} & sentence.kinds:
        return []
    start = sentence.scanned.start
    near = [m for m in cast.members if m.kind == "person" and _is_told_in(m, start - _BEFORE, start)]
    of = [{office.country for office in one.offices} - {None} for one in near]
    found = [country for each in of if len(each) == 1 for country in each if country is not None]
    return found if len(near) == len(set(found)) == len("XY") else []


def _is_told_in(member: Member, start: int, end: int) -> bool:
    return any(start <= mention.start < end for mention in member.mentions)


def _is_brought_in(sentence: ReadSentence, party: Party) -> bool:
    """ "Sprach mit beiden": they are those with whom somebody else met."""
    return any(p.kind == "parties" and p.role == "with" and p.start <= party.start < p.end for p in sentence.phrases)


def _is_national(atom: Atom, party: Party) -> bool:
    return atom.start == party.start and atom.has("national")


def _not_named(holders: list[Member], report: Report, cast: Cast) -> list[Member]:
    """Those who hold an office and are not named beside it: "the President met his Zambian counterpart, Y"."""
    named = {cast.called(party.name or "") for party in report.clause.parties if is_person(party)}
    others = [holder for holder in holders if holder not in named]
    return others if len(holders) > 1 and len(others) == 1 else holders


def _are_many(sentence: ReadSentence, party: Party) -> bool:
    """Whether an article of the plural stands between "with" and an office: "mit den Ministerpräsidenten"."""
    if not sentence.capital_nouns or party.listed or any(office.country is not None for office in party.offices):
        return False
    led = [atom for atom in sentence.atoms if atom.end <= party.end and not atom.has("office", "title")][-2:]
    return len(led) > 1 and led[0].has("with", "between") and led[1].has("of_many")


def _are_of_regions(sentence: ReadSentence, party: Party) -> bool:
    """ "Die Innenministerinnen und Innenminister von Sachsen, Thüringen und Berlin": of several places that are no
    countries, so that none of them is told from the others by it."""
    if not sentence.capital_nouns or "from_to" not in sentence.kinds or party.name:
        return False
    behind = [atom for atom in sentence.atoms if atom.start >= party.end]
    while behind and behind[0].has("and", "office", "title"):
        behind.pop(0)
    if len(behind) < len(("von", "A", "und", "B")) or not behind[0].has("from_to", "of"):
        return False
    first, tie, second = behind[1:4]
    return first.has("place") and (tie.has("and") or tie.text == ",") and second.has("place", "country")


def _is_another(holder: Member, party: Party, report: Report, cast: Cast) -> bool:
    """ "Der Kanzler empfängt den dänischen Regierungschef X": not he, who is called otherwise and is of a country."""
    if party.offices[0].country is not None or not report.sentence.capital_nouns or not _is_led(report.sentence, party):
        return False
    beside = [p for p in report.clause.parties if is_person(p) and cast.called(p.name or "") is holder]
    abroad = any(office.country is not None for p in beside for office in p.offices)
    return abroad and all(min(p.start, p.whole[0]) > party.end for p in beside) and cast.styled(party) is not holder


def _is_of_another_country(holder: Member, party: Party, report: Report) -> bool:
    """ "Der Kanzler und der polnische Premier": not he, who is named beside him and of whom no country is said."""
    country = party.offices[0].country
    if country is None or not report.sentence.capital_nouns:
        return False
    homeless = all(office.country is None for office in holder.offices) and holder.country is None
    if homeless and _is_brought_in_by_noun(report, party):
        return True  # "ein Gespräch mit dem chinesischen Außenminister": not Bundesaußenminister X
    if holder not in report.parties():
        return False
    return all(office.country != country for office in holder.offices) and not _is_apposition(report.sentence, party)


def _is_brought_in_by_noun(report: Report, party: Party) -> bool:
    """Whether a meeting is one with somebody, of whom nothing but his post is told, and nobody else is named."""
    led = any(p.role == "with" and p.start <= party.start < p.end for p in report.sentence.phrases)
    return led and not any(is_person(other) for other in report.clause.parties) and report.heads[-1].sense == "noun"


def _is_apposition(sentence: ReadSentence, party: Party) -> bool:
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= party.whole[0]), None)
    return before is not None and before.has("punct")


def _is_beside_himself(holder: Member, party: Party, report: Report, cast: Cast) -> bool:
    """ "The Foreign Secretary met Foreign Minister Qin", "President X met the leader of the opposition", "… met his
    Iranian counterpart": who is named in the same clause as somebody else is not meant by an office alone."""
    if report.sentence.capital_nouns or not report.heads:
        return False
    beside = [p for p in report.clause.parties if is_person(p) and cast.called(p.name or "") is holder]
    role = party.offices[0].role
    theirs = {office.role for p in beside for office in p.offices}
    other = role == COUNTERPART or is_general(role) or not theirs.isdisjoint((role, COUNTERPART))
    return bool(beside) and other


def _with_counterparts(offices: Sequence[Office], before: Sequence[Office]) -> tuple[Office, ...]:
    """ "His Russian counterpart" holds the office of the party named before him."""
    return tuple(
        replace(before[0], country=office.country) if office.role == COUNTERPART and before else office
        for office in offices
    )


def _is_spoken_of(report: Report, party: Party) -> bool:
    """ "At the meeting X praised Y", "in a call with reporters, X accused Y": of whom X spoke, and not with whom."""
    if _is_told_about_it(report, party):
        return True
    if not report.heads or not all(h.sense == "noun" and is_adjunct(report.sentence, h) for h in report.heads):
        return False
    if party.listed:
        return False
    before = next((p for p in reversed(report.sentence.phrases) if p.end <= min(party.start, party.whole[0])), None)
    if before is None:
        return False
    nouns = (phrase for phrase in report.sentence.phrases if phrase.kind == "noun")
    told_of = "told_of" in report.sentence.kinds and any(phrase.has("told_of") for phrase in nouns)
    if told_of and (before.has("addressed") or before.kind == "verb"):
        return True  # "informed the President about the talks with …"
    judged = before.kind == "verb" and any(form.verb.sense == "call_as" for form in before.value)
    return (
        judged
        or before.has("of_whom")
        or ((before.kind == "unknown" or before.has("to_whom")) and _is_at_a_meeting(report, before))
    )


def _is_told_about_it(report: Report, party: Party) -> bool:
    """ "Informed X on Tuesday of a meeting with Y", "told X about a meeting with Y": with whom it was stands behind."""
    sentence, start = report.sentence, min(party.start, party.whole[0])
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= start and not atom.has("definite")), None)
    if sentence.capital_nouns or party.listed or before is None or not before.has("addressed"):
        return False
    behind = [a for a in sentence.atoms if a.start >= party.end and not a.has("date", "ignorable")]
    behind = behind[1:] if len(behind) > 1 and behind[0].has("on") and behind[1].has("of", "about") else behind
    noun = next((at for at, atom in enumerate(behind) if atom.has("noun")), 0)
    told = bool(noun) and behind[0].has("of", "about") and not any(a.has("punct", "verb") for a in behind[:noun])
    return told and any(atom.has("with", "between") for atom in behind[noun + 1 : noun + 2])


def _is_at_a_meeting(report: Report, verb: Phrase) -> bool:
    """ "X kritisierte Y bei einem Treffen in Wien", "überreichte ihm bei einem Treffen der Partei einen Orden": of a
    meeting that is no one's, or of others, where he may have been alone; but "überreichte Y bei einem Treffen einen
    Orden" is done to him there."""
    if not report.sentence.capital_nouns:
        return False
    nouns = [p for p in report.sentence.phrases if p.kind == "noun" and p.start > verb.end]
    if not nouns or not any(atom.has("indefinite") for atom in nouns[0].atoms):
        return False
    behind = next((atom for atom in report.sentence.atoms if atom.start >= nouns[0].end), None)
    of_others = behind is not None and behind.has("definite", "possessive") and not behind.has("at", "on")
    return of_others or not any(atom.has("to_whom") for atom in verb.atoms)


def _is_where(report: Report, party: Party) -> bool:
    """ "In der Neuen Residenz": a name that nobody is introduced by, where a place would stand."""
    if party.named != "common" or not report.sentence.capital_nouns:
        return False
    before = [a for a in report.sentence.atoms if a.end <= party.start and not a.has("possessive", "indefinite")][-2:]
    led = before[-2:-1] if before and before[-1].has("definite") and not before[-1].has("at") else before[-1:]
    return bool(led) and led[0].has("on") and led[0].has("at")


def _is_topic(report: Report, party: Party) -> bool:
    """ "They discussed the agreements between the Russian and Ukrainian Presidents": who is named behind the verb."""
    heads = report.heads
    people = (p for p in report.sentence.phrases if p.kind == "parties" and p.role != "with")
    own = len(heads) > 1 and any(heads[0].end < phrase.start < heads[-1].start for phrase in people)
    if own and heads[0].sense == "noun" and is_adjunct(report.sentence, heads[0]):
        heads = heads[1:]  # "during their talks, they discussed the visit of President X"
    if not heads or party.start < heads[0].end or any(head.sense != "discuss" for head in heads):
        return False
    led = (p for p in report.sentence.phrases if p.role == "with" and p.end <= heads[0].start)
    if report.sentence.capital_nouns and not party.listed and any(led):
        return False  # "mit X erörterte Y die Lage"
    others = (other for other in report.clause.parties if other.start < heads[0].start)
    if party.listed and not any(other.kind in ("person", "office", "pronoun") for other in others):
        return False  # "Ситуацию обсудили по телефону X и Y"
    return not any(
        p.kind == "parties" and p.start <= party.start < p.end and p.role == "with" for p in report.sentence.phrases
    )


def _is_whose(report: Report, party: Party, cast: Cast) -> bool:
    """ "Прибыл в ведомство канцлера на переговоры с X", "на полях форума министров встретился с X": whose something is,
    by the case of a post without a name, right behind the noun."""
    if party.name or party.kind not in ("office", "group") or not report.heads or party.start > report.heads[-1].start:
        return False
    atoms = [atom for atom in report.sentence.atoms if atom.start <= party.start]
    post = atoms.pop() if atoms and atoms[-1].start == party.start else None
    writing = writing_of(cast.language)
    while atoms and not atoms[-1].capital and atoms[-1].kinds.keys() <= _LIKE and _agrees(atoms[-1], writing):
        atoms.pop()  # "федерального", "российского"
    if post is None or len(atoms) < 2 or stands(post, writing) or atoms[-1].capital:
        return False
    joined = post.glued and atoms[-1].text == "-"  # "стран-членов"
    led = atoms[-2].has("at", "on")  # "в автомобиле президента"
    plain = atoms[-1].kinds.keys() == {"word"} and (led or atoms[-1].norm.endswith(writing.owned))
    return joined or plain or atoms[-1].kinds.keys() <= _OWNED


def _agrees(atom: Atom, writing: Writing) -> bool:
    return atom.norm.endswith(writing.adjectives)


_LIKE = {"word", "nation"}
_OWNED = {"venue", "ministry", "bodies"}


def _predecessor_of(sentence: ReadSentence, party: Party, cast: Cast) -> Member | None:
    """Whose predecessor a party is said to be: "Dunfords Vorgänger …", "his predecessor …"."""
    if "predecessor" not in sentence.kinds:
        return None
    for atom in sentence.atoms:
        if atom.has("predecessor") and 0 <= party.start - atom.end <= 1:
            owner = atom.kinds.get("owner")
            return cast.called(owner) if owner else cast.hero
    return None


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


def _is_one_of_several(sentence: ReadSentence, party: Party, cast: Cast) -> bool:
    """Whether one holder of a post is meant, where the text names several, in English: "the president"."""
    if not cast.has_articles or sentence.capital_nouns:
        return False
    if any(atom.start == party.start for atom in sentence.those("several")):
        return False
    own = next((atom for atom in sentence.atoms if atom.start <= party.start < atom.end), None)
    return own is not None and "plural" not in own.forms
