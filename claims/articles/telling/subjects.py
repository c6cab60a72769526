"""Who did what a clause tells, where another one, or a sentence before, names him."""

from __future__ import annotations

from collections.abc import Container

from claims.articles.cast import Cast
from claims.articles.found import Mention
from claims.articles.member import Member, holders_of
from claims.articles.sentences import ReadSentence
from claims.articles.telling.latter import the_latter_of
from claims.articles.telling.occasions import is_adjunct
from claims.articles.telling.pronouns import is_long_ago, is_one, meant_by, of_that_sex, subject
from claims.articles.telling.report import Report
from claims.articles.writing.called_later import is_calling
from claims.reading.fragments import is_verb
from claims.reading.parties import Party
from claims.reading.phrases import Phrase
from claims.reading.said import Head
from claims.text import normalise


def name_offices(report: Report, cast: Cast) -> None:
    """ "… trafen sich die Generalstabschefs beider Länder in Helsinki, Mark Milley und Valery Gerasimov": those named
    last are the ones who hold the offices, if they are as many."""
    said = [party for party in report.clause.parties if party.kind in ("person", "office")]
    half = len(said) // 2
    if half > 1 and all(p.kind == "office" for p in said[:half]) and all(p.kind == "person" for p in said[half:]):
        people = [member for party in said[half:] if (member := cast.means(party)) is not None]
        if len(set(people)) == len(said) - half == half and not report.clause.negated:
            report.members = [(member, mention) for member, mention in report.members if member in people]
            offices = [cast.stands_for(party) for party in said[:half]]
            if all(any(member is person for member, _ in report.members) for person in people):
                _ = holders_of(offices, people)
                return
        said = said[:half]  # "the ministers of A and B - X and Y - met"
    if _offices_then_names(report, cast):
        return
    if len(said) < 2 or any(party.kind != "office" or not party.offices for party in said):
        return
    offices = [cast.stands_for(party) for party in said]
    for phrase in report.sentence.phrases:
        parties = phrase.value if phrase.kind == "parties" and phrase.start > said[-1].end else ()
        people = [member for party in parties if (member := cast.means(party)) is not None and member.kind == "person"]
        if len(people) == len(parties) == len(offices) == len(set(people)):
            mentions = {member: cast.mention(member, party) for member, party in zip(people, parties, strict=True)}
            named = holders_of(offices, people)
            report.members = [(named[office], mentions[named[office]]) for office in offices]
            return


def _offices_then_names(report: Report, cast: Cast) -> bool:
    """ "X und seine Kollegen aus A, B und C – U, V und W – berieten": as many offices and then names, each of whom
    holds the one that stands in his place; X, who stands before the offices, met them."""
    phrases = report.sentence.phrases
    for listed, mark, named in zip(phrases, phrases[1:], phrases[2:], strict=False):
        if mark.kind != "mark" or listed.kind != "parties" or named.kind != "parties" or named.role != "":
            continue
        offices = [party for party in listed.value if party.kind == "office" and not party.name]
        others = [party for party in listed.value if party not in offices]
        people = [m for party in named.value if party.kind == "person" and (m := cast.means(party)) is not None]
        if len(offices) < len("AB") or not len(set(people)) == len(people) == len(named.value) == len(offices):
            continue
        if list(listed.value) != [*others, *offices] or any(party.kind != "person" for party in others):
            continue
        if not any(member in people for member in report.parties()):
            return False
        stood = [cast.stands_for(party) for party in offices]
        spans = {(party.start, party.end) for party in offices}
        report.members = [(m, at) for m, at in report.members if m not in stood and (at.start, at.end) not in spans]
        known = [(member, party) for party in others if (member := cast.means(party)) is not None]
        report.members[:0] = [(m, cast.mention(m, party)) for m, party in known if m not in report.parties()]
        _ = holders_of(stood, people)
        return True
    return False


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


def add_hidden_subject(report: Report, cast: Cast) -> None:
    """The subject of a sentence, for a second verb that has none of its own."""
    if len(report.members) != 1 and not names_only_whom(report):
        return
    start = report.heads[0].start
    member = subject(report.sentence, cast, start) or _he(report, cast, start)
    if "latter" in report.sentence.kinds and (latter := the_latter_of(report.sentence, start, cast))[0]:
        member = latter[1]
    if member is not None and member not in report.parties():
        parties = (p for phrase in report.sentence.phrases if phrase.kind == "parties" for p in phrase.value)
        own = next((party for party in parties if party.end <= start and cast.means(party) is member), None)
        mention = cast.mention(member, own) if own is not None else next(iter(member.mentions[-1:]), None)
        if mention is not None:
            report.members.insert(0, (member, mention))


def add_subject_before(report: Report, cast: Cast) -> None:
    """Who is the subject of the sentence before a clause that has none, in which several received him."""
    member = subject(report.sentence, cast, report.heads[0].start)
    if member is not None and member not in report.parties() and member.mentions:
        before = [mention for mention in member.mentions if mention.start < report.heads[0].start]
        report.members[:0] = [(member, mention) for mention in before[-1:]]


def add_shared_subject(report: Report, cast: Cast) -> None:
    """ "X eröffnete ein Museum, ließ sich die Sammlung zeigen und sprach mit Y": verbs in a row have one subject, which
    stands beside the first of them; whoever is named right behind a comma between would be another one."""
    sentence, head = report.sentence, report.heads[0]
    if len(report.members) != 1 or report.they or not sentence.capital_nouns or head.tense not in ("past", "present"):
        return
    if head.sense == "noun" or report.members[0][1].start < head.end or not _goes_on_without_subject(sentence, head):
        return
    found = _subject_of_first_verb(sentence, head.start)
    if found is None:
        return
    whole, party = found
    member = cast.means(party)
    if member is None and party.kind == "pronoun" and is_one(sentence, party):
        member = meant_by(sentence, party, cast, cast.focus)
    if member is not None and member.kind in ("person", "office") and member not in report.parties():
        others = _listed_with(party, whole, report, cast)
        report.members[:0] = [(member, cast.mention(member, party)), *others]


def add_pair_going_on(report: Report, cast: Cast) -> None:
    """ "X and Y visited a dam and later held talks in Riga": those who did what the verb before tells."""
    sentence, clause = report.sentence, report.clause
    if report.members or report.they or clause.start <= sentence.scanned.start:
        return
    own = [phrase for phrase in sentence.phrases if clause.start <= phrase.start]
    verb = next((phrase for phrase in own if not _may_stand_before(phrase) or is_verb(phrase)), None)
    if verb is None or not is_verb(verb) or verb.start > report.heads[0].start:
        return
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= clause.start), None)
    found = _subject_of_first_verb(sentence, clause.start) if before is not None and before.has("and") else None
    if found is None or len(found[0].value) < len("XY") or any(each.kind != "person" for each in found[0].value):
        return
    members = [(member, cast.mention(member, party)) for party in found[0].value if (member := cast.known(party))]
    report.members = members if len(members) == len(found[0].value) else []


def _goes_on_without_subject(sentence: ReadSentence, head: Head) -> bool:
    """Whether a finite verb stands right behind "und" or a comma."""
    before = next((a for a in reversed(sentence.atoms) if a.end <= head.start and (a.text or a.has("and"))), None)
    return before is not None and (before.has("and") or before.text == ",")


def _subject_of_first_verb(sentence: ReadSentence, end: int) -> tuple[Phrase, Party] | None:
    """The phrase and party that a sentence begins with, or that follow its first verb; None where another clause with a
    subject of its own, or somebody's words, begin before `end`."""
    phrases = [phrase for phrase in sentence.phrases if phrase.end <= end]
    first = next((i for i, phrase in enumerate(phrases) if phrase.kind == "parties" and phrase.role == ""), None)
    if first is None or not all(_may_stand_before(phrase) for phrase in phrases[:first]):
        return None
    if phrases[first].atoms and phrases[first].atoms[0].has("of_many"):
        return None  # "den Minister empfing X und sprach …"
    if any(atom.text in _OPENS_WORDS for atom in sentence.atoms if atom.end <= end):
        return None
    for one, other in zip(phrases[first + 1 :], phrases[first + 2 :], strict=False):
        if one.kind == "mark" and other.kind == "parties" and other.role == "" and not _is_apposition(other, phrases):
            return None  # "X lobte den Plan, Y sprach mit Z"
        if one.kind == "word" and one.has("and") and other.kind == "parties" and other.role == "":
            return None
    party = phrases[first].value[0]
    if len(phrases[first].value) > 1 and any(each.kind == "other" for each in phrases[first].value):
        return None
    return phrases[first], party


def _may_stand_before(phrase: Phrase) -> bool:
    """ "Am Montag besuchte X …": when and where it was, and the verb; no "wie X sagte"."""
    return phrase.kind in ("date", "place", "aside", "verb", "unknown") or (
        phrase.kind == "word" and phrase.has(*_FREE)
    )


_FREE = ("ignorable", "time_of_day", "next", "thereupon", "also", "be", "have", "become", "will")
_OPENS_WORDS = (":", "„", "“", "”", "«", "»", '"', "(", ";")


def _is_apposition(phrase: Phrase, phrases: list[Phrase]) -> bool:
    """ "X, der Minister von Y, eröffnete …": a post between commas, and no subject of a verb behind it."""
    at = phrases.index(phrase)
    behind = phrases[at + 1] if at + 1 < len(phrases) else None
    return behind is not None and behind.kind == "mark" and all(each.kind == "office" for each in phrase.value)


def _he(report: Report, cast: Cast, start: int) -> Member | None:
    """ "She met with X; with Y; and with Z": she, each time."""
    first = next((p for p in report.sentence.phrases if p.kind == "parties" and p.role == "" and p.end <= start), None)
    party = first.value[0] if first is not None and len(first.value) == 1 else None
    if party is None or party.named != "he" or not cast.has_articles or report.sentence.capital_nouns:
        return None
    return meant_by(report.sentence, party, cast, cast.focus)


def add_subject_behind(report: Report, cast: Cast) -> None:
    """ "Receiving Prime Minister X in Abuja, President Y promised reforms": whose participle opens the sentence; behind
    its subject it is his ("губернатор, встретившись с послом, …")."""
    head, sentence = report.heads[0], report.sentence
    opens = not any(atom.end <= head.start and not atom.has("punct") for atom in sentence.atoms)
    if len(report.members) != 1 or head.tense not in ("participle", "attributive"):
        return
    if not opens:
        if head.tense == "attributive":
            add_hidden_subject(report, cast)
        return
    comma = next((p.end for p in sentence.phrases if p.start > head.end and p.value == ","), None)
    if comma is None:
        return
    subject = _subject_behind(sentence, cast, comma) or _he_behind(sentence, cast, comma)
    if subject is not None and subject[0] not in report.parties():
        report.members.append(subject)


def _he_behind(sentence: ReadSentence, cast: Cast, start: int) -> tuple[Member, Mention] | None:
    """ "Встретившись с послом, она рассказала о планах": she of whom the sentence before told."""
    phrase = next((p for p in sentence.phrases if p.start >= start), None)
    if phrase is None or phrase.kind != "parties" or phrase.role or len(phrase.value) != 1 or cast.lost:
        return None
    party = phrase.value[0]
    member = meant_by(sentence, party, cast, cast.focus) if party.named == "he" else None
    return None if member is None else (member, cast.mention(member, party))


def add_described(report: Report, cast: Cast) -> None:
    """ "Am Dienstag unterhielt sich der Grünen-Politiker mit Ministerin Y": a noun of no table that is the subject and
    can be called so means the hero of the article, or the one other person told of so far."""
    if len(report.members) != 1 or not report.sentence.capital_nouns or report.clause.negated:
        return
    ends = tuple(cast.language.section("articles").get("descriptions", ()))
    party = next((party for party in report.clause.parties if _describes_somebody(report.sentence, party, ends)), None)
    if party is None:
        return
    told = [m for m in cast.members if m.kind == "person" and any(a.start < party.start for a in m.mentions)]
    woman = any(atom.end + 1 == party.start for atom in report.sentence.those("her_article"))
    others = [m for m in told if m not in report.parties() and cast.may_be_woman(m, woman)]
    if is_calling(party.text.split()[-1].rpartition("-")[2], cast.language.code):
        others = [m for m in others if not m.styles]  # a noun of a table, which says what post he would have held
    meant = cast.hero if cast.hero in others else others[0] if len(others) == 1 else None
    if meant is not None:
        report.members.insert(0, (meant, cast.mention(meant, party)))


def _describes_somebody(sentence: ReadSentence, party: Party, ends: tuple[str, ...]) -> bool:
    """Whether a party is "der" or "die" with one word that ends as words for people do, and is no object of "mit"."""
    if party.kind != "other" or party.listed or not party.text.split()[-1].endswith(ends):
        return False
    at = next((i for i, atom in enumerate(sentence.atoms) if atom.end == party.end), 0)
    article, before = sentence.atoms[at - 1 : at], sentence.atoms[max(0, at - 2) : max(0, at - 1)]
    subject = bool(article) and article[0].has("his_article", "her_article")
    phrase = next((p for p in sentence.phrases if p.kind == "parties" and p.start <= party.start < p.end), None)
    free = phrase is not None and phrase.role == "" and len(phrase.value) == 1
    return subject and free and not (before and before[0].has("with", "at", "of", "from_to", "about", "soft", "noun"))


def is_of_a_country(sentence: ReadSentence, head: Head) -> bool:
    """ "Latvia plans to hold consultations with the bank, Minister X said": it is the country that does. In English."""
    led = [atom for atom in sentence.atoms if atom.end <= head.start and not atom.has("punct")][:2]
    if len(led) < len(("Latvia", "plans")) or sentence.capital_nouns:
        return False
    return led[0].has("country") and led[1].has("verb", "plan_words", "will", "have", "be", "is")


def lacks_subject(report: Report) -> bool:
    """Whether a noun of meeting names only whom somebody met: "a meeting with A and B is planned"."""
    return bool(report.heads) and report.heads[-1].sense == "noun" and names_only_whom(report)


def names_only_whom(report: Report) -> bool:
    """Whether all who are named stand behind "with", and so met somebody else: "am Dienstag mit X sowie mit Y"."""
    if not report.members or report.they:
        return False
    final = report.heads[-1].sense == "noun" or report.heads[-1].tense == "participle"
    last = report.sentence.capital_nouns and final  # "mit X ein Gespräch geführt", "hat mit X gesprochen"
    return _are_whom(report, report.clause.start if last else report.heads[0].end)


def _are_whom(report: Report, start: int) -> bool:
    """Whether all who are named stand behind "with", from here on."""
    led = [
        (phrase.start, phrase.end)
        for phrase in report.sentence.phrases
        if phrase.kind == "parties" and phrase.role == "with" and phrase.start >= start
    ]
    return all(any(start <= mention.start < end for start, end in led) for _, mention in report.members)


def add_pair_told_before(report: Report, cast: Cast) -> None:
    """ "Die Minister treffen sich mit X und Y": the two whom the sentence before names; who else met them is not told,
    and X and Y did not meet without them."""
    sentence = report.sentence
    if not (report.they and sentence.capital_nouns) or len(report.members) < len("XY"):
        return
    if report.heads[0].sense == "noun" or not _are_whom(report, report.clause.start):
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


def is_by_nobody_named(report: Report, cast: Cast) -> bool:
    """ "The envoy held talks with X and Y", "talks with X and Y took place": who met them is not told, and they did not
    meet each other. Whose meeting a headline means is told below."""
    headline = not report.index and report.sentence.atoms[-1].text != "."
    several = len(report.members) >= len("XY") and not (report.joins or report.they or headline)
    if not several or report.sentence.capital_nouns:
        return False
    end = report.heads[0].end
    if _says_whom_alone(report, cast):
        return True
    led = (p.start for p in report.sentence.phrases if p.kind == "parties" and p.role == "with" and p.start >= end)
    whom, nouns = next(led, None), [p for p in report.sentence.phrases if p.kind == "noun"]
    if report.clause.speakers or any(p.role for p in nouns for head in report.heads if p.start <= head.start < p.end):
        return names_only_whom(report)  # "after talks with X, President Y said …"
    return whom is not None and all(mention.start >= whom for _, mention in report.members)


def _says_whom_alone(report: Report, cast: Cast) -> bool:
    """ "The crowd met X and Y", "reporters did not see X and Y": all who are named stand behind a verb that is told of
    somebody else."""
    heads = report.heads
    if any(head.sense not in ("meet", "see") or head.tense == "participle" for head in heads):
        return False
    atoms = [atom for atom in report.sentence.atoms if atom.end <= heads[0].start]
    before = [atom for atom in atoms if not atom.has("do", "have", "not", "never")]
    stranger = bool(before) and (before[-1].has("media") or before[-1].kinds.keys() == {"word"})
    if before and before[-1].has("name"):  # that nobody vouches for
        stranger = cast.called(before[-1].text) is None and not any(atom.has("verb") for atom in before)
    return stranger and all(mention.start >= heads[-1].end for _, mention in report.members)


def is_by_a_stranger(report: Report) -> bool:
    """ "Das Oberhaupt der Kirche trifft mit X und Y zusammen": all who are known stand behind "with", and who met them
    is told of by a noun that means nobody who was named."""
    if not report.sentence.capital_nouns or len(report.members) < len("XY") or not names_only_whom(report):
        return False
    start = report.heads[0].start
    return any(
        not party.listed and (party.kind == "other" or (party.kind == "office" and not party.name))
        for phrase in report.sentence.phrases
        if phrase.kind == "parties" and phrase.role == "" and report.clause.start <= phrase.start < start
        for party in phrase.value
    )


def add_subject(sentence: ReadSentence, report: Report, cast: Cast) -> None:
    """ "Putin said at the meeting with Kuchma", "in Rom ist ein Treffen mit … vorgesehen": who else met is the subject
    of the sentence, or of the one before."""
    head = report.clause.heads[-1]
    behind = next((p for p in sentence.phrases if p.start >= head.end and not _says_when(p)), None)
    if sentence.capital_nouns and (behind is None or behind.kind != "parties") and names_only_whom(report):
        behind = next((p for p in sentence.phrases if p.kind == "parties" and p.start >= report.clause.start), None)
    if behind is None or behind.kind != "parties":
        return
    if behind.role != "with" and not (behind.role == "" and _is_doing(sentence, head)):
        return
    if cast.has_articles and all(mention.start < behind.start for _, mention in report.members):
        return  # "kündigte ein Treffen mit den Verbänden an": who is known is the subject himself
    if sentence.capital_nouns and _is_of_strangers(sentence, head):
        return
    bodies = sentence.capital_nouns and all(member.kind == "group" for member, _ in report.members)
    if bodies and not (report.clause.dates or report.clause.places or report.status != "held"):
        return  # "die Verhandlungen mit den Gewerkschaften sind schwierig"
    before = [p for p in sentence.phrases if p.kind == "parties" and p.role == "" and p.start < head.start]
    are_in, groups = _are_in(sentence, head), cast.has_articles and not sentence.capital_nouns
    if groups and (opened := _words_of_another(sentence, head.start)):
        before = [phrase for phrase in before if phrase.start >= opened]
    for phrase in before[-1:] if are_in else before:
        for party in phrase.value:
            one = party.kind == "pronoun" and is_one(sentence, party)
            if one and (cast.lost or _joins(report, meant_by(sentence, party, cast, cast.focus))):
                return
            owner = None if _acts(sentence, phrase) else _of_whose_house(party, cast)
            unnamed = party.named == "group" if groups else any(office.country for office in party.offices)
            member = owner or cast.known(party) or (cast.means(party) if unnamed else None)
            if member is not None and member not in report.parties():
                report.members.append((member, cast.mention(member, party)))
                report.members += _listed_with(party, phrase, report, cast)
                return
    if are_in:
        return
    if is_adjunct(sentence, head) and (subject := _subject_behind(sentence, cast, behind.end)) is not None:
        if subject[0] not in report.parties():
            report.members.append(subject)
        return
    if cast.hero is None and _joins_speaker(report, cast):
        return
    if cast.among_others and not cast.has_articles:
        return  # "X и Y проведут переговоры. Также запланирована встреча с Z": with one of them, or with both
    theirs = next((atom for atom in reversed(sentence.atoms) if atom.end <= head.start), None)
    owned = theirs is not None and theirs.has("possessive", "whom") and not is_adjunct(sentence, head)
    if groups and _has_an_owner(sentence, head):
        return  # "Z's talks with X led to his dismissal"
    if groups and owned and any(atom.has("name") and atom.end <= head.start for atom in sentence.atoms[1:]):
        return  # "after Z was dismissed for hiding his talks with X": Z's, of whom no more is known
    nearer = owned or _goes_on_about(cast.focus, cast)  # "запланированы и её беседы с …"
    nearer |= not cast.has_articles and _is_another_paragraph(sentence, cast)
    nearer |= sentence.capital_nouns and sentence.atoms[0].has("there")  # "Y reist nach Rabat. Dort ist …": Y
    person = cast.focus is not None and cast.focus.kind == "person"
    if (
        groups and person and cast.focus is not None and cast.hero is not None
    ):  # "X flies to Y. A meeting with Z is off"
        nearer |= cast.is_told_here(cast.focus, head.start) and not cast.is_told_here(cast.hero, head.start)
    first, second = (cast.focus, cast.hero) if nearer else (cast.hero, cast.focus)
    of_another = _may_be_of_another(report, cast) or _may_be_of_guest(report, cast)
    if sentence.capital_nouns and not nearer and of_another:
        return
    if not cast.has_articles and _is_theirs(sentence, report.clause.start, head.start):
        return
    if not cast.has_articles and _is_with_him_of_others(report, behind, cast):
        first, second = (one if one is not cast.hero else None for one in (first, second))
    if owned and theirs is not None and not sentence.capital_nouns:
        first, second = of_that_sex(theirs, cast, first), of_that_sex(theirs, cast, second)
    if second is not None and cast.is_spokesman(second):
        second = None  # who only told of it
    if first is not None and (not cast.has_articles or groups) and cast.is_spokesman(first):
        first = None  # «Об этом рассказал пресс-секретарь X. Встреча с Y состоится скоро, добавил он»
    if groups:
        start = sentence.scanned.start
        near = [one for one in (first, second) if one is not None and not is_long_ago(one, start, cast)]
        first, second = (*near, None, None)[:2]
    _ = _joins(report, first) or _joins(report, second)


def _has_an_owner(sentence: ReadSentence, head: Head) -> bool:
    """ "Z's earlier talks with X": whose they were is said, known or not; "Friday's talks with X" are nobody's."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    while before and before[-1].has("word", "format", "ordinal", "first") and not before[-1].has("possessive_s"):
        before.pop()
    return len(before) > 1 and before[-1].has("possessive_s") and before[-2].has("name")


def _may_be_of_another(report: Report, cast: Cast) -> bool:
    """ "X und Y setzten sich zusammen. Direktor Z lobte das. Ein Treffen mit Y im Januar war kurz": of X, or Z."""
    came = cast.focus is not None and cast.focus is cast.guest  # "Y reiste an. Ein Gespräch mit Z entfiel"
    if not came and (report.status != "held" or not report.clause.dates):
        return False
    other = cast.focus
    if other is None or other is cast.hero or other in report.parties():
        return False
    return not cast.is_spokesman(other)


def _may_be_of_guest(report: Report, cast: Cast) -> bool:
    """ "Der Kardinal empfing Y. Im Anschluss war ein Gespräch mit Z geplant", "auf dem Programm stand ein Besuch bei
    Z": of whoever came, or of the host."""
    if not cast.has_guest or report.status == "held":
        return False
    return not report.sentence.kinds.isdisjoint(("thereupon", "next", "later", "stood"))


def _goes_on_about(one: Member | None, cast: Cast) -> bool:
    """ "X was received by President Y. For Friday talks with Z are planned": X's, as the hero was at neither."""
    told = one is not None and one.kind == "person" and one in cast.met_last and cast.hero not in cast.met_last
    return told and len(cast.met_last) > 1  # "said Y after the talks": of the hero's, still


def _is_another_paragraph(sentence: ReadSentence, cast: Cast) -> bool:
    """«Губернатор X отложил поездку. Переговоры с Y перенесены»: where the paragraph tells of him, and not of whom the
    article began with."""
    at = sentence.scanned.start
    here = [one is not None and cast.is_told_here(one, at) for one in (cast.focus, cast.hero)]
    return here == [True, False] and cast.focus is not cast.teller


def _is_theirs(sentence: ReadSentence, start: int, end: int) -> bool:
    """«Перед заседанием их ждёт завтрак с X»: several, and no one."""
    return any(start <= atom.start < end for atom in sentence.those("they"))


def _is_of_strangers(sentence: ReadSentence, head: Head) -> bool:
    """ "Das Treffen der Manager mit Ministerin X": theirs, whoever they are."""
    behind = [atom for atom in sentence.atoms if atom.start >= head.end][: len(("der", "Manager"))]
    if head.sense != "noun" or len(behind) < len(("der", "Manager")):
        return False
    led = behind[0].has("his_article", "genitive_article") and not behind[0].has("at", "punct")
    return led and behind[1].capital and behind[1].has("word", "group", "people") and not behind[1].has("noun", "date")


def _words_of_another(sentence: ReadSentence, start: int) -> int:
    """Where the quotation begins in which a word stands, if nobody is said to say it: "made the claim on Monday: “You
    know that he was in talks with X”" is not of who made the claim."""
    opened = next((i for i in reversed(range(len(sentence.atoms))) if sentence.atoms[i].start < start), -1)
    while opened >= 0 and sentence.atoms[opened].text not in ("“", "”"):
        opened -= 1
    if opened < 0 or sentence.atoms[opened].text == "”":
        return 0
    begin = sentence.atoms[opened].start
    said = any(form.verb.sense == "say" and phrase.end <= begin for phrase, form in sentence.verbs)
    return 0 if said else begin


def _are_in(sentence: ReadSentence, head: Head) -> bool:
    """ "The ministry is still in talks with X, Minister Y said": the ministry, whoever says so."""
    before = [a for a in sentence.atoms if a.end <= head.start and a.text and not a.has("ignorable", "word")][-2:]
    return len(before) == len(("is", "in")) and before[0].has("be") and before[1].has("inside")


def _is_with_him_of_others(report: Report, behind: Phrase, cast: Cast) -> bool:
    """«(X принял Y.) Ранее Z встретился с W. В, который не приехал, прислал письмо. Переговоры с ним пройдут в мае»: a
    pronoun, in a paragraph that tells of others than whom the article is about."""
    start, hero = report.sentence.scanned.start, cast.hero
    if hero is None or any(party.kind != "pronoun" for party in behind.value) or cast.is_told_here(hero, start):
        return False
    others = (m for m in cast.members if m.kind == "person" and m not in report.parties())
    return any(cast.is_told_here(member, start) for member in others)


def _listed_with(one: Party, phrase: Phrase, report: Report, cast: Cast) -> list[tuple[Member, Mention]]:
    """ "X and Y flew to Oslo and held talks with Z": the other subjects of the same verb."""
    others = [party for party in phrase.value if party is not one and party.kind == one.kind == "person"]
    known = [(member, cast.mention(member, party)) for party in others if (member := cast.known(party)) is not None]
    return [(member, mention) for member, mention in known if member not in report.parties()]


def _of_whose_house(party: Party, cast: Cast) -> Member | None:
    """ "President X's office said talks with Y …": his."""
    return cast.called(party.name) if party.named == "aide" and party.name else None


def _acts(sentence: ReadSentence, who: Phrase) -> bool:
    """ "President X's envoy held talks with Y": the envoy himself."""
    verb = next((p for p in sentence.phrases if p.start >= who.end and p.kind == "verb"), None)
    return verb is not None and any(form.verb.sense in ("hold", "talk", "meet") for form in verb.value)


def _says_when(phrase: Phrase) -> bool:
    """ "Talks are scheduled in Riga with her counterpart": what may stand between a noun and with whom it is."""
    if phrase.kind == "verb":
        return all(form.verb.sense in ("plan", "happen", "hold") for form in phrase.value)
    return phrase.kind in ("date", "place") or (phrase.kind == "word" and phrase.has("be", "will", "plan_words"))


def _is_doing(sentence: ReadSentence, head: Head) -> bool:
    """ "A day after meeting X, Y said …": no noun."""
    at = next((i for i, atom in enumerate(sentence.atoms) if (atom.start, atom.end) == (head.start, head.end)), 0)
    return at > 0 and sentence.atoms[at].has("verb") and sentence.atoms[at - 1].has("after")


def _subject_behind(sentence: ReadSentence, cast: Cast, start: int) -> tuple[Member, Mention] | None:
    """Who is the subject of the clause behind an adjunct: "After talks with X in Oslo, President Y told …"."""
    for phrase in sentence.phrases:
        if phrase.start >= start and phrase.kind == "parties" and phrase.role == "":
            members = [(m, cast.mention(m, party)) for party in phrase.value if (m := cast.means(party)) is not None]
            return members[0] if len(members) == 1 and members[0][0].kind != "group" else None
    return None


def add_self(report: Report, cast: Cast) -> None:
    """ "«Мы встретились с X в Брюсселе», – сказал министр Y": who says so of himself."""
    start = report.heads[0].start
    said = any(0 <= start - atom.end <= _NEAR for atom in report.sentence.those("self"))
    said &= not report.sentence.capital_nouns  # there "ich" is a party (claims/articles/turns/meant.py)
    if said and len(report.members) == 1 and report.heads[0].sense != "noun":
        _joins_speaker(report, cast)


_NEAR = 30  # code points between "we" and the verb


def _joins_speaker(report: Report, cast: Cast) -> bool:
    """ "The talks with X lasted two hours, President Y said": who speaks of them, if an office is said of him."""
    for party in report.clause.speakers:
        member = cast.known(party) if party.kind == "person" and party.offices else None
        if member is not None and member not in report.parties():
            report.members.append((member, cast.mention(member, party)))
            return True
    return False


def _joins(report: Report, member: Member | None) -> bool:
    """Add somebody named earlier to those who met, if he is not the one who is there."""
    if member is None or member in report.parties() or not member.mentions:
        return False
    report.members.append((member, member.mentions[-1]))
    return True
