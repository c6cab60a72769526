"""Posts and who holds them, as articles write them.

Statements name people plainly ("General Milley"); articles put all that a post is the post of before its holder's name
("Chairman of the Central Bank Sergei Ignatyev", "губернатором Калужской области Владиславом Шапшой"), behind a comma,
or write deputies with the title of their chief ("Deputy Prime Minister Abdullah Badawi"). Each function takes one such
writing: what stands instead is the post, and the name behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import POSTS, WORD, Taken, Writing, is_named
from claims.articles.writing.cases_of_words import Met, met_of
from claims.articles.writing.names_apart import set_apart, split_name
from claims.articles.writing.post_words import KEPT, LONGEST_POST, ends_a_post
from claims.articles.writing.sees import see_behind
from claims.articles.writing.whose_aide import is_of_another_case, whose
from claims.reading.parties import nation_of
from claims.reading.scan import Atom
from claims.text import normalise

_OF_A_POST = (
    "of", "definite", "country", "nation", "place", "alliance", "organisations", "bodies", "ministry", "armed_forces",
    "name", "word", "ignorable", "then", "capital", "office", "title", "counterpart", "thing", "media", "at", "on",
    "for", "aide", "sport", "idea",
)  # fmt: skip


def holder(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Chairman of the Central Bank Sergei Ignatyev": the post right before its holder's name."""
    post = atoms[at]
    if not post.has(*POSTS) or writing.capital_nouns:
        return None
    sent = at + 3 < len(atoms) and atoms[at + 1].has("of") and atoms[at + 2].has(*POSTS)
    if sent and atoms[at + 2].capital and writing.is_person(atoms[at + 3]):
        return [post._replace(kinds={"aide": None})], at + 1  # "an envoy of President X" is not named
    quoted = False
    for index in range(at + 1, min(at + 1 + LONGEST_POST, len(atoms))):
        atom = atoms[index]
        if atom.text in "«»":
            quoted = atom.text == "«"
        if quoted:
            continue
        if not writing.articles and writing.is_person(atom) and _are_towns(atoms[at + 1 : index]):
            own = {kind: value for kind, value in post.kinds.items() if kind in POSTS}
            return [post._replace(kinds=own | {"title": None}), atom, *set_apart(atoms, index, writing)], index + 1
        if atom.has("styled") and not (writing.articles or post.has("office")):
            see = see_behind(atoms, index, writing)  # "председатель отдела митрополит Волоколамский Антоний"
            if see is not None and see[0][-1].has("name"):
                return [see[0][0]._replace(start=post.start), *see[0][1:]], see[1]
        of_a_body = atom.has("name") and normalise(atom.text.partition(" ")[0]) in writing.bodies
        if (
            atom.has("name")
            and (index > at + 1 or of_a_body)
            and (name := _name_behind(atoms, index, writing)) is not None
        ):
            listed = atoms[index + 1 : index + 3]  # «заместителей министров X и Y»: several, whose case is another's
            many = len(listed) > 1 and listed[0].has("and") and writing.is_person(listed[1])
            aide = post.has("aide") and not writing.articles and not many
            if aide and is_of_another_case(post.norm, name.text, writing):
                return [post._replace(kinds={"aide": None}), whose(post)], at + 1
            kept = {kind: value for kind, value in post.kinds.items() if kind in KEPT}
            nations = [  # "послом Республики Сербия в Российской Федерации": that of Serbia
                atoms[i]
                for i in range(at + 1, index)
                if atoms[i].has("nation", "country") and (writing.articles or not atoms[i - 1].has("at"))
            ]
            if len(nations) > 1 and _hold_each(atoms, at, index, writing):
                return None  # "президентов России и Турции X и Y": the office of each country
            one = len(nations) == 1 and post.has("office") and _is_of_country(atoms, at, index, nations[0], writing)
            if one and not any(a.has("aide") for a in atoms[at + 1 : index]):
                return [post._replace(kinds=kept), *nations, name, *set_apart(atoms, index, writing)], index + 1
            country = _nation_of(nations[0]) if len(nations) == 1 and not writing.articles else ()
            titled = post._replace(kinds=kept | {"title": None}, nations=country)
            return [titled, name, *set_apart(atoms, index, writing)], index + 1
        if atom.has("name") and index == at + 1 and (writing.is_person(atom) or writing.is_given(atom.text.split()[0])):
            return None  # he stands there already
        if index == at + 1 and _is_his_office(atoms, index, writing):
            continue
        if _joins_owners(atoms, index, writing) or _joins_portfolios(atoms, index, writing):
            continue
        ends = ends_a_post(atom, writing)
        ends |= atom.has("word") and writing.is_person(atoms[index - 1])  # "King Mohammed VI signed …"
        of_people = atom.has("people") and any(a.has("for") for a in atoms[at + 1 : index])  # "по правам человека"
        if ends or not (of_people or atom.has(*_OF_A_POST) or atom.text in '«»"“”-()'):
            return None
    return None


def _nation_of(atom: Atom) -> tuple[str, ...]:
    """«Заместитель госсекретаря США Питер Лоуэлл»: of which country he is."""
    code = nation_of(atom)
    return (code,) if code is not None else ()


def _is_of_country(atoms: Sequence[Atom], at: int, end: int, nation: Atom, writing: Writing) -> bool:
    """Whether a post is a country's, and no body's there: "президент Республики Кипр", "министр обороны и авиации
    Чада", but not "президент Олимпийского комитета Латвии", "президент немецкого Союза биатлона"."""
    met = met_of(writing.code)
    if met is None:
        return True
    place = next(index for index in range(at + 1, end) if atoms[index] is nation)
    before, behind = atoms[at + 1 : place], atoms[place + 1 : end]
    adjective = not nation.has("country")
    if adjective and any(atom.norm in writing.realms for atom in before):
        return False  # "премьер Республики Сербской"
    if behind and not behind[0].has("at", "for") and not all(_is_realm(atom, met, writing) for atom in behind):
        return not adjective
    minister = atoms[at].kinds["office"].role.endswith(_MINISTER)
    told = ("ignorable", "and", "former", "then")
    return all(_is_realm(a, met, writing) or a.has(*told) or (minister and not a.capital) for a in before)


_MINISTER = "_minister"  # the portfolio of one is told in words of its own


def _is_realm(atom: Atom, met: Met, writing: Writing) -> bool:
    """ "Республики", "соседней": what a country calls itself, and how it is described."""
    *adjectives, noun = atom.norm.split() or [""]
    ends = met.adjectives["whose"]
    plain = all(word.endswith(ends) for word in adjectives)
    return plain and (noun in writing.realms or (noun.endswith(ends) and not atom.capital))


def _is_his_office(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """«Глава его офиса Тарас Крот»: whose office or staff it is."""
    office = atoms[at + 1] if at + 1 < len(atoms) else None
    return not writing.articles and atoms[at].has("possessive") and office is not None and set(office.kinds) == WORD


def _are_towns(owners: Sequence[Atom]) -> bool:
    """ "Мэр Казани Ильсур Хакимов и …": whether places alone say what a post is of, and no countries."""
    places = [atom for atom in owners if not atom.has("and")]
    return bool(places) and all(a.has("place") for a in places) and not all(a.has("country") for a in places)


def _hold_each(atoms: Sequence[Atom], at: int, first: int, writing: Writing) -> bool:
    """Whether nothing but an office and two countries stands before two names in a list, the first of them here."""
    owners = atoms[at + 1 : first]
    plain = len(owners) == len(("A", "and", "B")) and owners[1].has("and") and owners[0].has("country")
    if not (plain and owners[2].has("country") and atoms[at].has("office") and first + 2 < len(atoms)):
        return False
    return atoms[first + 1].has("and") and writing.is_person(atoms[first + 2])


def _name_behind(atoms: Sequence[Atom], at: int, writing: Writing) -> Atom | None:
    """The name of a post's holder at `at`, if it is one: with a given name, or nothing behind that goes on."""
    name = split_name(atoms[at], writing)[-1]
    if any(writing.is_given(word) for word in name.text.split()[:-1]):
        return name
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    goes_on = behind is not None and behind.has("name", "bodies", "word", "aide", "and", "office", "title", "of")
    in_town = not writing.articles and at > 1 and atoms[at - 1].has("place") and atoms[at - 2].has("at")
    # "спикер парламента Леван Чхиквадзе вручил …", "глава РЖД Олег Белозёрский и", "с консулом в Омске Пурнимой X и"
    if in_town or is_named(name, writing):
        goes_on = behind is not None and behind.has("name", "bodies", "aide", "of")
    goes_on &= not set_apart(atoms, at, writing)
    return name if writing.is_person(name) and not goes_on else None


def _joins_owners(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """ "Президенты Абхазии и Южной Осетии Рауль Хаджимов и …": whose post it is, where one is in no table."""
    if writing.articles or not atoms[at].has("and") or not at or at + 1 >= len(atoms):
        return False
    return atoms[at - 1].has("place", "country") and atoms[at + 1].has("place", "country")


def _joins_portfolios(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """ "Министр промышленности и торговли Зимбабве Тендаи …": what a post is for, and not what its holder did."""
    if writing.articles or at + 2 >= len(atoms):
        return False
    listed = atoms[at].text == "," and any(atom.has("and") for atom in atoms[at + 2 : at + _LONGEST_PORTFOLIO])
    if not (listed or atoms[at].has("and")):
        return False
    behind = atoms[at + 1]
    plain = set(behind.kinds) <= {"word", "thing"} and not behind.capital
    return plain and behind.norm.endswith(writing.owned) and not behind.norm.endswith(writing.verbs)


_LONGEST_PORTFOLIO = 5  # atoms of ", эмиграции и"


def repeated_article(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Der algerische und der marokkanische Außenminister": two, of one post."""
    if not writing.capital_nouns or not at or at + 3 >= len(atoms) or not atoms[at + 1].has("definite"):
        return None
    adjectives = atoms[at - 1].has("nation") and not atoms[at - 1].has("country") and atoms[at + 2].has("nation")
    return ([atoms[at]], at + 2) if adjectives and atoms[at + 3].has("office") else None
