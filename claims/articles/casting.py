"""Who is in an article's cast: everybody whom it names, by what names, posts and countries.

A person is introduced by a name of two words or more, or by a name with a post or title before it; what else begins
with a capital letter is nobody until then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from functools import partial
from itertools import pairwise

from claims.articles.alone import acting_alone, alone_before, surnames_met
from claims.articles.cast import MOST_PEOPLE, Cast, own_offices
from claims.articles.introduced import (
    acts,
    case_of,
    is_aged,
    is_bare,
    is_met,
    is_person,
    is_quoted,
    listed_behind_posts,
    named_in,
    spoken_of,
)
from claims.articles.member import Member
from claims.articles.same_name import are_cases_of_one, initials
from claims.articles.sentences import ReadSentence
from claims.articles.writing import Case, basic_form, is_given, writing_of
from claims.articles.writing.cases import is_in_nominative
from claims.articles.writing.well_known import is_well_known
from claims.facts import is_general
from claims.names import base_forms, is_given_name
from claims.reading.parties import COUNTERPART, Office, Party
from claims.reading.phrases import Phrase
from claims.reading.scan import Atom
from claims.text import normalise

_MOST_NAMES = 12  # spellings of one person
_LEAD = 2  # sentences that introduce somebody by his office
_SPEAKS = 5  # and behind them, in which he is quoted
_CASE = 2  # letters at the end of a surname that its cases change


def take_in(cast: Cast, sentences: Sequence[ReadSentence]) -> None:
    """Take in everybody who is named by name: those who are introduced first, then the surnames alone."""
    _take_named(cast, _named(cast, sentences), sentences)
    for sentence in sentences:
        for phrase in sentence.phrases:
            if phrase.kind == "parties":
                _style(cast, phrase)
    _take_owners(cast, sentences)
    cast.complete = True
    cast.by_name = {name: member for name, member in cast.by_name.items() if member is not None}
    _set_basic_names(cast, sentences)
    bearers = Counter(member.name.rpartition(" ")[2] for member in cast.members if " " in member.name)
    cast.shared = {surname for surname, count in bearers.items() if count > 1 and cast.naming.capital_nouns}
    for sentence in sentences:
        _note_offices(cast, sentence)
    if cast.has_articles and not cast.naming.capital_nouns:
        _name_speaker(cast, sentences)


def _named(cast: Cast, sentences: Sequence[ReadSentence]) -> list[tuple[Party, bool]]:
    """Everybody who is named by name, and whether words introduce him there."""
    acting = acting_alone(sentences) if cast.has_articles and not cast.naming.capital_nouns else frozenset()
    named = [
        (
            party,
            _introduces(cast, party, phrase)
            or _in_company(cast, party, phrase)
            or is_met(party, sentence, index)
            or _acts_by_surname(cast, party, sentence, index)
            or (cast.has_articles and (is_aged(party, cast.text) or _is_known_by_later_words(cast, party, acting))),
        )
        for sentence in sentences
        for index, phrase in enumerate(sentence.phrases)
        if phrase.kind in ("parties", "speaker")
        for party in phrase.value
        if is_person(party)
    ]
    named += [
        (party, _introduces(cast, party, phrase))
        for sentence in sentences
        for phrase in sentence.phrases
        if phrase.kind in ("aside", "topic") or (cast.naming.capital_nouns and _is_of_an_aide(phrase))
        for party in named_in(phrase, cast.naming.capital_nouns)
    ]
    named += [
        (party, _introduces(cast, party, phrase))
        for sentence in sentences
        for atom in sentence.those("spoken_of")
        for party, phrase in spoken_of(atom, cast.naming.capital_nouns)
    ]
    return named


def _take_named(cast: Cast, named: Sequence[tuple[Party, bool]], sentences: Sequence[ReadSentence]) -> None:
    """Take in those whom words introduce, and then whoever bears their names or is well known."""
    surnames = {(party.name or "").split()[-1] for party, introduces in named if introduces and party.offices}
    borne = _surnames_of_all(cast, (party.name or "" for party, introduces in named if introduces))
    for party, introduces in sorted(named, key=lambda pair: not pair[1]):
        known = party.name in borne  # "визит Игоря Горелова. Горелов …"
        _take(cast, party, introduces and not known and not _is_owned(cast, party, surnames))
    if cast.has_articles and not cast.naming.capital_nouns:
        cast.of_others = alone_before([party for party, _ in named], sentences)
    for name in cast.of_others:
        cast.by_name[name] = None
    for party, _ in named:
        surname = (party.name or "").rpartition(" ")[2]
        if party.kind == "person" and is_well_known(surname, cast.language.code) and cast.called(surname) is None:
            whole = " " in (party.name or "")
            own = whole or surname in cast.of_others or not cast.bearers_of(surname, cast.members)
            _take(cast, party, own)  # "Лаврова" is that of Сергей Лавров
    for party in surnames_met(sentences, cast.language.code, partial(_is_somebody, cast)):
        _take(cast, party, party.name not in borne)


def _take_owners(cast: Cast, sentences: Sequence[ReadSentence]) -> None:
    """ "President Otieno's office", "UN chief Amara Diallo's visit": whose people or things are told of."""
    for phrase in (phrase for s in sentences for phrase in s.phrases if phrase.kind == "parties"):
        for owner in phrase.value:
            if owner.named == "aide" and owner.name and _introduces(cast, owner._replace(kind="person"), phrase):
                _take(cast, owner, True)


def _set_basic_names(cast: Cast, sentences: Sequence[ReadSentence]) -> None:
    """Set by what name each is shown: as a subject bears it, whatever case the article has."""
    cases = _cases(cast, sentences)
    for member in cast.members:
        declined = any(are_cases_of_one(member.name, other, cast.language.code) for other in member.names)
        unsure = not member.nominative or not cast.has_articles  # "Встреча Ады …" is a subject, too
        if declined or unsure or " " not in member.name:
            names = [member.name, *(name for name in member.names if " " in name or " " not in member.name)]
            names = [name for name in names if "." not in name] or names  # "Сергей Лунин", and not "С. Лунин"
            member.basic = next(
                filter(None, (basic_form(name, cast.language.code, cases.get(name, "")) for name in names)), None
            )


def _cases(cast: Cast, sentences: Sequence[ReadSentence]) -> dict[str, Case]:
    """In which case names stand of two words or more, or of one behind a style ("епископа Амвросия"), where that is
    told by what stands before them."""
    if not cast.naming.instrumental:
        return {}
    found: dict[str, Case] = {}
    phrases = [phrase for sentence in sentences for phrase in sentence.phrases]
    found.update((name, "of") for name in listed_behind_posts(phrases, cast.naming))
    opening = {s.phrases[0].start for s in sentences if s.phrases}
    writing = writing_of(cast.language)
    all_pairs = (pair for s in sentences for pair in pairwise((*s.phrases[:1], *s.phrases)))
    for before, phrase in (pair for pair in all_pairs if pair[1].kind == "parties"):
        whose = before.kind == "noun" and before.role == "" and phrase.role == ""  # "встреча Петра Лунина"
        led = before.kind == "parties" and before.role in ("with", "between")
        apposed = (
            led and phrase.role == "" and before.end + 1 == phrase.start
        )  # «с консулом Индии | Пурнимой Шастри и …»
        for party in phrase.value:
            name = party.name or ""
            if party.kind != "person" or not (" " in name or "." in name or _is_called_by_style(party, phrase)):
                continue
            # «За ужином посол София Уитлок …», «первую встречу Лейла Хаддад провела …»: hers is no case of a man's name
            opens = before.start in opening and " " not in before.atoms[0].text  # «встреча Дана Ойцу …»
            owner = whose and (opens or not is_in_nominative(name, writing))
            case = case_of(party, phrase, cast.naming) or ("of" if owner else "")
            if (
                not case
                and apposed
                and party is phrase.value[0]
                and name.split()[0].endswith(writing.instrumental_surnames)
            ):
                case = "with"
            if case:
                found.setdefault(name, case)
    return found


def _name_speaker(cast: Cast, sentences: Sequence[ReadSentence]) -> None:
    """ "Hungary's foreign minister denied …", and below: '"Never," Gergely Szent told reporters': whom no words
    introduce was introduced by his office, if nobody else of the article holds it."""
    led = (phrase for sentence in sentences[:_LEAD] for phrase in sentence.phrases if phrase.kind == "parties")
    first = next((phrase.value[0] for phrase in led if phrase.role == "" and len(phrase.value) == 1), None)
    if first is None or first.kind != "office" or first.name or not first.offices:
        return
    office = first.offices[0]
    if office.country is None or office.role == COUNTERPART or is_general(office.role) or cast.holders(office):
        return
    for sentence in sentences[: _LEAD + _SPEAKS]:
        for index, phrase in enumerate(sentence.phrases):
            if phrase.kind == "parties" and len(phrase.value) == 1 and is_quoted(sentence, index):
                party = phrase.value[0]
                member = cast.called(party.name or "") if is_person(party) else None
                if member is not None and not member.offices and not member.styles:
                    cast.give(member, [office], cast.whole(first))
                    member.styles.add(cast.stem(normalise(first.text)))
                return


def _style(cast: Cast, phrase: Phrase) -> None:
    """Note by which words those it names are called: "Energieministerin X" may be "die Ministerin" later."""
    for party in phrase.value:
        member = cast.called(party.name) if is_person(party) and party.name else None
        if member is not None:
            inside = (atom for atom in phrase.atoms if party.whole[0] <= atom.start and atom.end <= party.whole[1])
            styles = [atom.norm.rstrip(".") for atom in inside if atom.has("title", "office")]
            if not cast.has_articles:  # "министр иностранных дел" is "министр", too
                styles += [style.split()[0] for style in styles if style]
                styles += [first for style in styles if cast.naming.is_post(first := style.partition("-")[0])]
                styles += [  # "первый вице-премьер" is "вице-премьер", too
                    style.rpartition(" ")[2] for style in styles if style and not cast.naming.is_post(style.split()[0])
                ]
            member.woman |= any(style.endswith(cast.naming.women) for style in styles)
            member.styles.update(cast.stem(style) for style in styles)


def _note_offices(cast: Cast, sentence: ReadSentence) -> None:
    """The offices that a sentence gives those it names; "his Russian counterpart" has that of the one before, and
    in "met with President Y and her counterpart Z" that of the one before both."""
    before: Office | None = None
    holder: Member | None = None  # whose office that is
    for phrase in sentence.phrases:
        outer = before
        for party in phrase.value if phrase.kind == "parties" else ():
            for office in own_offices(party, phrase.value):
                held = office
                if office.role == COUNTERPART and before is not None:
                    listed = before is not outer and any(a.has("possessive") for a in _led_by(phrase, party))
                    of_whom = outer if listed and (outer is not None or phrase.role == "with") else before
                    held = office if of_whom is None else Office(of_whom.role, office.country)
                named = party.kind == "person" or party.named == "aide"  # "President Okello's spokesman"
                member = cast.called(party.name) if named and party.name else None
                if member is not None:
                    cast.give(member, [held], cast.whole(party))
                if office.role == COUNTERPART and member is not None and holder is not None and held is not office:
                    _call_like(cast, member, holder, phrase, party)
                if held.role != COUNTERPART:
                    before, holder = held, member or holder
    if not cast.has_articles:
        for atom in sentence.those("spoken_of"):
            _note_spoken_of(cast, atom)


def _note_spoken_of(cast: Cast, atom: Atom) -> None:
    """«Ответил на доводы, с которыми выступил министр X»: his office, and what he may be called later."""
    for party, phrase in spoken_of(atom, cast.naming.capital_nouns):
        member = cast.called(party.name) if party.name else None
        if member is not None:
            cast.give(member, [office for office in party.offices if office.role != COUNTERPART], cast.whole(party))
            _style(cast, phrase._replace(kind="parties", value=(party,)))


def _call_like(cast: Cast, member: Member, holder: Member, phrase: Phrase, party: Party) -> None:
    """ "Minister X empfing seine Amtskollegin Y": she is "die Ministerin", and not he. In German."""
    called = [a for a in phrase.atoms if a.has("counterpart") and party.whole[0] <= a.start < party.whole[1]]
    woman = any(atom.norm.endswith(cast.naming.women) for atom in called)
    if cast.naming.capital_nouns and called and not member.styles and woman != holder.woman:
        member.woman = woman
        member.styles |= {cast.stem(cast.of_a_man(style)) for style in holder.styles}


def _is_somebody(cast: Cast, name: str) -> bool:
    return cast.by_name.get(name) is not None or cast.called(name) is not None


def _introduces(cast: Cast, party: Party, phrase: Phrase) -> bool:
    name = party.name or ""
    if party.kind != "person":
        return False
    if _is_body(cast, name):
        return False
    if normalise(name.partition(" ")[0]) in cast.naming.numbers:
        return False  # "Acht Termine"
    before = [atom for atom in phrase.atoms if party.whole[0] <= atom.start <= party.start]
    words = name.split() if "." not in name[:-1] else [*name.replace(".", ". ").split()]  # "Х.Амиром"
    if any(atom.has("title", "office", "counterpart", "former") for atom in before) or party.offices:
        styled = any(atom.has("styled") for atom in before) and not name.lower().endswith(cast.naming.epithets)
        posts = any(atom.has("post") for atom in before) and not styled  # "Metropolit Serafim"
        short = cast.text[party.end : party.end + 2] == ".-"  # "Rektorin Univ.-Prof. X"
        posts = posts and not (cast.naming.capital_nouns and is_bare(party, phrase) and not short)
        return len(words) > 1 or not (posts or (name.isupper() and len(name) > 1))
    return len(words) > 1 and (
        cast.naming.capital_nouns
        or any(atom.has("possessive_s") for atom in before)  # "Norway's Kari Lund"
        or is_given(words[0], cast.language.code)
        or any(is_given_name(form) for form in base_forms(words[1], cast.language.code))
        or (bool(cast.naming.patronymics) and any(word.lower().endswith(cast.naming.patronymics) for word in words))
        or (bool(cast.naming.surnames) and words[-1].lower().endswith(cast.naming.surnames))
        or "." in words[0]
    )


def _surnames_of_all(cast: Cast, names: Iterable[str]) -> set[str]:
    """The surnames, as subjects, of those who are named in full in another case, where names have cases."""
    if not cast.naming.instrumental:
        return set()
    basic = (basic_form(name, cast.language.code) for name in dict.fromkeys(names) if " " in name)
    return {name.rpartition(" ")[2] for name in basic if name is not None}


def _acts_by_surname(cast: Cast, party: Party, sentence: ReadSentence, index: int) -> bool:
    """ "Зиминский заявил, что …": a surname that ends as one, is the subject of what a person does, and is named
    again: whom everybody knows."""
    name = party.name or ""
    alone = cast.naming.surnames_alone
    if not alone or " " in name or not name.endswith(alone) or party.kind != "person":
        return False
    return acts(sentence, index) and cast.text.count(name[:-_CASE]) > 1


def _is_known_by_later_words(cast: Cast, party: Party, acting: Container[str]) -> bool:
    """ "Met Gaspar Vidmar … Vidmar said": a name of two words, of which the last alone says or does something."""
    given, _, surname = (party.name or "").rpartition(" ")
    return bool(given) and party.kind == "person" and surname in acting and not _is_body(cast, party.name or "")


def _in_company(cast: Cast, party: Party, phrase: Phrase) -> bool:
    """Whether a name of two words or more is in one list with somebody who is introduced."""
    if not party.listed or len((party.name or "").split()) < 2:
        return False
    return any(other is not party and _introduces(cast, other, phrase) for other in phrase.value)


def _is_owned(cast: Cast, party: Party, surnames: Container[str]) -> bool:
    """ "Ellerys Amtsantritt": what belongs to somebody who is named."""
    first, _, rest = (party.name or "").partition(" ")
    owned = bool(rest) and first[:-1] in surnames and "owner" in cast.naming.forms_of(first)
    return cast.naming.capital_nouns and owned


def _is_body(cast: Cast, name: str) -> bool:
    """ "Православная Церковь", "Central Bank", "Независимых Профсоюзов", "Essener Konzerns": nobody's name; nor is
    what stands in Latin letters in a language that has others."""
    adjectives = cast.naming.adjectives_of_bodies
    if adjectives and name.isascii():
        return True  # "с гендиректором Nordex Group"
    if adjectives and " " in name and name.partition(" ")[0].endswith(adjectives):
        return True
    words = name.replace("-", " ").split()
    if adjectives and len(words) > 1 and name.isupper() and not is_given(words[0], cast.language.code):
        return True  # "СМИД ОБСЕ"
    return any(word in cast.naming.bodies or word.endswith(cast.naming.no_names) for word in map(normalise, words))


def _take(cast: Cast, party: Party, introduces: bool) -> None:
    name = party.name or ""
    member = cast.called(name)
    if member is None:
        if not introduces or _is_body(cast, name):
            cast.by_name.setdefault(name, None)
            return
        if len(cast.members) >= MOST_PEOPLE:
            return
        member = Member("person", introduced=True)
        cast.members.append(member)
        cast.by_name[name] = member
    if name not in member.names and len(member.names) < _MOST_NAMES:
        member.names.append(name)
        for letter in initials(name):
            known = cast.by_letter.setdefault(letter, [])
            if member not in known:
                known.append(member)
    if not party.oblique:
        member.nominative.add(name)
    member.country = member.country or party.country


def _is_of_an_aide(phrase: Phrase) -> bool:
    """ "Einen Nachfolger für Intendantin X": somebody without a name, and whose he is."""
    return phrase.kind == "parties" and any(party.named == "aide" and not party.name for party in phrase.value)


def _is_called_by_style(party: Party, phrase: Phrase) -> bool:
    """ "Митрополит Амвросий", "папа Франциск": whose name of one word stands behind a style."""
    own = (atom for atom in phrase.atoms if party.whole[0] <= atom.start < party.start)
    return bool(party.name) and any(atom.has("styled") for atom in own)


def _led_by(phrase: Phrase, party: Party) -> Sequence[Atom]:
    """The words of a list that lead to one of those whom it names: "und ihrem finnischen Amtskollegen"."""
    before = max((other.end for other in phrase.value if other.end <= party.start), default=phrase.start)
    return [atom for atom in phrase.atoms if before <= atom.start < party.end]
