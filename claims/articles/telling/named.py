"""Whom a sentence names, before anything is told of him: who is its subject, whom the pronouns of the next one mean."""

from __future__ import annotations

from itertools import pairwise

from claims.articles.cast import Cast
from claims.articles.introduced import is_person
from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.articles.telling.holders_meant import leader_meant
from claims.articles.telling.own_words import names_one_of_two
from claims.articles.telling.pronouns import is_of_no_one, is_one, who_acts
from claims.articles.telling.whom import is_subject_by_post, received
from claims.reading.phrases import Phrase


def note_all(sentence: ReadSentence, cast: Cast) -> None:
    """Note every mention of the sentence, and who is its subject: the pronouns of the next one mean him."""
    subject: Member | None = None
    many, strange = False, False
    english = cast.has_articles and not sentence.capital_nouns
    led: Phrase | None = None  # the first who may be the subject
    whom: Member | None = None  # who is named first as somebody to whom something is done
    by: Member | None = None  # by whom something was done: "the talks had been prepared by X. She had met …"
    for phrase in sentence.phrases:
        if phrase.kind == "aside" and subject is None and whom is None:
            whom = _at_whom(phrase, cast)
        if phrase.kind != "parties":
            continue
        led = phrase if led is None and phrase.role == "" else led
        for party in phrase.value:
            if party.kind == "pronoun" and phrase.role == "" and subject is None and is_one(sentence, party):
                subject = who_acts(sentence, party, cast)
                guest = sentence.capital_nouns and any(a.start == party.start for a in sentence.those("guest"))
                strange = strange or (subject is None and (guest or not cast.has_articles))
            member = cast.known(party) or leader_meant(sentence, party, cast)
            if member is not None and cast.may_hold_another(member, party, phrase.value):
                continue
            if sentence.capital_nouns and member is None and is_of_no_one(phrase, party, cast):
                cast.strange_at = party.start
                strange |= phrase is led and subject is None and cast.is_shared(party)
            if member is not None:
                cast.mention(member, party)
                cast.give(member, party.offices, cast.whole(party))
                by = member if _is_agent(sentence, phrase) and member.kind == "person" else by
                if subject is None and phrase.role == "" and member.kind == "person":
                    if english and _is_apposed_to_another(sentence, phrase):
                        continue
                    hidden = led is not None and led is not phrase and _is_one_office(led) and cast.has_articles
                    if cast.is_object(party, member):
                        whom = whom or member
                    elif sentence.capital_nouns or not hidden:  # "The Minister met X": not X
                        subject, many = member, len(phrase.value) > 1
            elif subject is None and phrase.role == "" and party.country is not None and _is_one_office(phrase):
                subject = cast.means(party)  # "The Japanese premier": somebody else than whom the text told of before
                if subject is None and not cast.has_articles:
                    subject = cast.compatriot(party.country)
                    strange = True
            elif subject is None and phrase is led and not cast.has_articles and _is_by_post(phrase):
                strange = True
            elif subject is None and phrase is led and not cast.has_articles and is_person(party) and member is None:
                strange = True  # «Беат X приступит к работе 1 мая», of whom nothing tells that he is somebody
    subject = subject or (None if strange else whom) or _traveller(sentence, cast)
    came = "travel" in sentence.senses or "stayed" in sentence.kinds
    arrived = subject if came else None  # «Посол X прилетел в Казань. Гость побеседовал с Y»
    cast.guest = received(sentence, cast) or cast.guest or arrived
    if sentence.capital_nouns and arrived is not None and cast.sides is not None and arrived not in cast.sides:
        cast.sides = None, arrived
    strange |= names_one_of_two(sentence)
    people = sum(phrase.kind == "parties" for phrase in sentence.phrases)
    strange |= by is not None and by is not cast.focus and people == 1
    cast.lost = strange and subject is None
    if english and subject is not None and not _is_by_pronoun(sentence):
        cast.rival = cast.focus if cast.focus is not subject and _acts_on_him(sentence) else None
    last = None if cast.has_articles else _subject_of_last_clause(sentence, cast)
    cast.focus = last or subject or (None if cast.lost else cast.focus)
    cast.focus_at = sentence.scanned.end if last or subject else cast.focus_at
    cast.among_others = many if subject is not None else cast.among_others
    cast.hero = cast.hero or subject
    cast.teller = subject if "say" in sentence.senses else None


def _is_agent(sentence: ReadSentence, phrase: Phrase) -> bool:
    """ "The visit was criticised by X", "… ist von X vorbereitet worden": by whom something was done."""
    passive = ("become" if sentence.capital_nouns else "be") in sentence.kinds
    return passive and len(phrase.value) == 1 and bool(phrase.atoms) and phrase.atoms[0].has("by")


def _is_by_pronoun(sentence: ReadSentence) -> bool:
    """Whether the subject is a pronoun, of whom a sentence before told."""
    first = next((phrase for phrase in sentence.phrases if phrase.kind == "parties" and not phrase.role), None)
    return first is not None and first.value[0].kind == "pronoun"


def _acts_on_him(sentence: ReadSentence) -> bool:
    """ "Their chief, Y, gave him a headdress": whether a pronoun is there that is no subject."""
    atoms = (*sentence.atoms, None)
    return any(
        one is not None and one.has("he") and not one.has("he_subject", "national")
        and (two is None or not two.has("verb", "be", "have", "will", "do", "hedge_modal", "plan_words"))
        for one, two in pairwise(atoms)
    )  # fmt: skip


def _is_apposed_to_another(sentence: ReadSentence, phrase: Phrase) -> bool:
    """ "The deal was agreed over a dinner with the owner, X, in Toronto": no subject, by the verb before, and none
    behind."""
    at = next((i for i, each in enumerate(sentence.phrases) if each is phrase), 0)
    before, behind = sentence.phrases[:at], sentence.phrases[at + 1 :]
    if before and before[-1].kind == "aside" and before[-1].atoms[-1].has("with", "of", "by", "for", "between", "from"):
        return True
    if not before or before[-1].value != "," or not any(each.kind == "verb" or each.has("be") for each in before):
        return False
    behind = behind[1:] if behind and behind[0].value == "," else behind
    return not behind or not (behind[0].kind == "verb" or behind[0].has("be", "have", "will", "do", "plan_words"))


def _traveller(sentence: ReadSentence, cast: Cast) -> Member | None:
    """ "Erste Station der Reise von X war Genf", "der Besuch von X hat begonnen": of whom alone it tells."""
    if not sentence.capital_nouns or sentence.kinds.isdisjoint(("journey", "visit")):
        return None
    parties = (phrase for phrase in sentence.phrases if phrase.kind == "parties")
    named = [phrase for phrase in parties if any(party.kind == "person" for party in phrase.value)]
    if len(named) != 1 or len(named[0].value) != 1:
        return None
    led = next((atom for atom in reversed(sentence.atoms) if atom.end <= named[0].start), None)
    if led is None or led.has("verb") or not led.has("journey", "visit"):
        return None
    member = cast.known(named[0].value[0])
    return member if member is not None and member.kind == "person" else None


def _subject_of_last_clause(sentence: ReadSentence, cast: Cast) -> Member | None:
    """«X беседовал с Y, а в пятницу в Ереван приезжает посол Z»: Z, whom «его» behind it means."""
    phrases = sentence.phrases
    begins = (at + 1 for at in reversed(range(len(phrases) - 1)) if phrases[at].value == ",")
    led = next((at for at in begins if phrases[at].has("and") and phrases[at].has("rather")), len(phrases))
    named = [phrase for phrase in phrases[led:] if phrase.kind == "parties"]
    if len(named) != 1 or named[0].role or len(named[0].value) != 1:
        return None
    party = named[0].value[0]
    return cast.known(party) if party.name and is_subject_by_post(sentence, party, cast) else None


def _is_by_post(phrase: Phrase) -> bool:
    """«Профессор», «министр», «представитель банка»: one person, by nothing but a post."""
    party = phrase.value[0]
    one = party.named == "group" and bool(phrase.atoms) and phrase.atoms[0].has("spokesman")
    return len(phrase.value) == 1 and (party.kind == "office" or (party.named == "aide" and not party.name) or one)


def _at_whom(phrase: Phrase, cast: Cast) -> Member | None:
    """ "У мэра был насыщенный день. Утром он …", «У посла остались вопросы»: of whom a sentence tells in an aside."""
    if cast.has_articles or len(phrase.atoms) < len(("at", "whom")) or not phrase.atoms[0].has("with_whom"):
        return None
    post = phrase.atoms[1]
    if not post.has("office", "title"):
        return None
    called = cast.called_by_post(post.norm, post.start)
    likely = [one for one in (cast.focus, cast.hero) if one in called]
    return next(iter(likely), called[0] if len(called) == 1 else None)


def _is_one_office(phrase: Phrase) -> bool:
    return len(phrase.value) == 1 and phrase.value[0].kind == "office"
