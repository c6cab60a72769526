"""Posts and names as articles write them, made plain before phrases are read.

Statements name people plainly ("General Milley"); articles put all that a post is the post of before its holder's name
("Chairman of the Central Bank Sergei Ignatyev", "губернатором Калужской области Владиславом Шапшой"), write deputies
with the title of their chief ("Deputy Prime Minister Abdullah Badawi"), names that go on in small letters ("Kim
Dae-jung"), and brackets that add nothing ("(FSB)"). Each function here takes one such writing; what is dropped names
nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from claims.articles.cases import subject_behind, two_names
from claims.language import Language
from claims.names import base_forms, is_given_name
from claims.reading.lexicon import Lexicon, lexicon
from claims.reading.scan import Atom
from claims.text import normalise

_LONGEST_POST = 12  # atoms between a post and its holder's name
_LONGEST_BRACKET = 8
_SHORT = 2  # letters of a preposition that a name before it may have swallowed: "Порфирием Во встрече"
_LONGEST_DATELINE = 12
_POSTS = ("office", "title")
_OF_A_POST = (
    "of", "definite", "country", "nation", "place", "alliance", "organisations", "bodies", "ministry", "armed_forces",
    "name", "word", "ignorable", "then", "capital", "office", "title", "counterpart", "thing", "media", "at", "on",
    "for", "aide", "sport",
)  # fmt: skip
_ENDS_A_POST = ("verb", "and", "date", "noun", "with", "between", "have", "be", "become", "will", "reciprocal")
_BEFORE_A_BRACKET = ("name", "word", "bodies", "ministry", "place", *_POSTS)


@dataclass(frozen=True, slots=True)
class Writing:
    """How a language writes names: what the functions here need to know of it."""

    code: str
    capital_nouns: bool
    articles: bool  # whether nouns have articles
    bodies: frozenset[str]
    titles: frozenset[str]  # that names may begin with
    fields: frozenset[str]  # what a ministry is for: "Foreign Affairs"
    verbs: tuple[str, ...]  # how verbs of the past end
    adjectives: tuple[str, ...]  # how adjectives end in the cases that stand behind "after" and "at"
    epithets: tuple[str, ...]  # how adjectives of a town end that a style goes with: "митрополит Волоколамский"
    instrumental: tuple[str, ...]  # how names end behind "with"; empty where case says nothing
    no_subject: tuple[str, ...]  # how names end that are no subject, or may be none
    oblique: tuple[str, ...]  # the same of posts
    subjects: tuple[str, ...]  # posts that stand as a subject although they end so
    several: tuple[str, ...]  # how nouns for several people end that stand behind another noun
    owned: tuple[str, ...]  # how words end that say what a post is for: "министр культуры и спорта"
    words: Lexicon
    letters: Mapping[str, frozenset[str]]  # shortest words, which a name may have swallowed → what they can be

    def is_person(self, atom: Atom) -> bool:
        """Whether a name of two words or more, or with initials, may be somebody's: no bank, council or museum."""
        words = atom.text.split() if atom.has("name") else []
        full = len(words) > 1 or (bool(words) and "." in atom.text[:-1])
        return full and not any(normalise(word) in self.bodies for word in words)

    def is_given(self, word: str) -> bool:
        return is_given(word, self.code)

    def is_post(self, word: str) -> bool:
        return self.words.is_post(normalise(word))


@cache
def writing_of(language: Language) -> Writing:
    return Writing(
        language.code,
        bool(language.section("lexicon").get("capital_nouns", False)),
        bool(language.section("lexicon").get("articles", True)),
        frozenset(map(normalise, language.section("articles")["bodies"])),
        frozenset(map(normalise, language.section("names")["titles"])),
        frozenset(map(normalise, language.section("articles").get("fields", ()))),
        tuple(language.section("articles").get("past_endings", ())),
        tuple(language.section("articles").get("adjectives", ())),
        tuple(language.section("articles").get("epithets", ())),
        tuple(language.section("articles").get("instrumental", ())),
        tuple(language.section("articles").get("no_subject", ())),
        tuple(language.section("articles").get("oblique", ())),
        tuple(language.section("articles").get("subjects", ())),
        tuple(language.section("articles").get("several", ())),
        tuple(language.section("articles").get("owned", ())),
        lexicon(language, articles=True),
        _letters(language),
    )


@cache
def _letters(language: Language) -> Mapping[str, frozenset[str]]:
    words = language.section("clauses")["words"]
    letters = {word for wordings in words.values() for word in wordings if len(word) <= _SHORT and word.isalpha()}
    return {letter: frozenset(kind for kind, known in words.items() if letter in known) for letter in letters}


@lru_cache(maxsize=1 << 14)
def is_given(word: str, code: str) -> bool:
    """Whether a word is a given name, in whatever case it stands."""
    return is_given_name(word) or any(is_given_name(form) for form in base_forms(word, code))


def basic_form(name: str, code: str) -> str | None:
    """A name in the form in which it is a subject ("Александром Бегловым": Александр Беглов); None if that is unsure.

    The given name's form is the one that the table of given names has; the surname's the first that its language's
    endings give.
    """
    given, _, rest = name.partition(" ")
    forms = [form for form in base_forms(given, code) if form != given and is_given_name(form)]
    if is_given_name(given) or not forms or not rest:
        return None
    return " ".join([forms[0], *(([*base_forms(word, code), word])[1] for word in rest.split())])


def plain(atoms: Sequence[Atom], writing: Writing) -> list[Atom]:
    """The atoms of a sentence, each name behind its title and with nothing between."""
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        taken: Taken = None
        for take in _writings(tuple(atoms[at].kinds)):
            taken = take(atoms, at, writing)
            if taken is not None:
                break
        replaced, at = taken if taken is not None else ([atoms[at]], at + 1)
        result += replaced
    return result


def letters_apart(atoms: Sequence[Atom], writing: Writing) -> list[Atom]:
    """The atoms of a sentence with the prepositions set free that names have swallowed, and two names cut in two."""
    result: list[Atom] = []
    for index, atom in enumerate(atoms):
        if "name" not in atom.kinds:
            result.append(atom)
            continue
        for part in _letter_apart(atoms, index, atom, writing):
            result += _names_apart(part, writing)
    return result


def _names_apart(atom: Atom, writing: Writing) -> tuple[Atom, ...]:
    """ "После переговоров с Демиралпом Тарханов …": two people, told by their case."""
    count = two_names(atom, writing) if writing.instrumental and atom.has("name") else None
    if count is None:
        return (atom,)
    start = 0
    for word in atom.text.split()[:count]:
        start = atom.text.index(word, start) + len(word)
    first = _named(atom, atom.start, atom.text[:start])
    second = atom.text[start:].lstrip()
    return first, _between(first), _named(atom, atom.end - len(second), second)


def _letter_apart(atoms: Sequence[Atom], at: int, atom: Atom, writing: Writing) -> tuple[Atom, ...]:
    """ "Рамзаном Кадыровым В Кремле состоялась …": behind a headline without its stop a name has swallowed a word."""
    name, _, last = atom.text.rpartition(" ")
    letter = writing.letters.get(last.lower())
    if letter is None or (at + 1 < len(atoms) and atoms[at + 1].text == "."):
        return (atom,)
    start = atom.end - len(last)
    swallowed = atom._replace(start=start, text=last, norm=normalise(last), kinds=dict.fromkeys(letter))
    return (_named(atom, atom.start, name), swallowed) if name else (swallowed,)


Taken = tuple[list[Atom], int] | None  # the atoms that stand instead, and where reading goes on


def _bracket(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Bundeskanzler Leopold Zwetschgenbaum (Partei der Mitte)", "Federal Security Service (FSB)": adds nothing."""
    if atoms[at].text != "(" or not at or not atoms[at - 1].has(*_BEFORE_A_BRACKET):
        return None
    for index in range(at + 1, min(at + _LONGEST_BRACKET, len(atoms))):
        if atoms[index].has("verb", "noun", "date"):
            return None
        if atoms[index].text == ")":
            return [], index + 1
    return None


def _attended(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "The meeting was attended by …": these take part; in a statement such company adds something."""
    if not atoms[at].has("attended"):
        return None
    return [atoms[at]._replace(kinds={"with": None, "attended": None})], at + 1


def _infinitive(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Asked them to talk to each other": a verb, though "talk" is a noun, too."""
    if not (atoms[at].has("verb") and atoms[at].has("noun")):
        return None
    led = at > 0 and atoms[at - 1].has("infinitive_mark") and at + 1 < len(atoms)
    if not led or not atoms[at + 1].has("with", "about", "from_to"):
        return None
    return [atoms[at]._replace(kinds={"verb": atoms[at].kinds["verb"]})], at + 1


def _whose(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "… und dessen kirgisischen Kollegen": no relative clause, but somebody's counterpart."""
    if not atoms[at].has("relative"):
        return None
    for atom in atoms[at + 1 : at + 4]:
        if atom.has("counterpart"):
            return [atoms[at]._replace(kinds={"possessive": None})], at + 1
        if not atom.has("nation", "then"):
            return None
    return None


def _line(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "27 февраля 2025 года 17:00 Москва, Кремль": the line above a page says nothing of a meeting."""
    if not atoms[at].has("date") or at + 1 >= len(atoms) or not atoms[at + 1].has("place"):
        return None
    timed = getattr(atoms[at].kinds["date"], "time_of_day", None) is not None
    return ([], at + 2) if timed and not any(atom.has("at") for atom in atoms[max(0, at - 1) : at]) else None


def _hyphen(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Kim Dae-jung": goes on in small letters behind a hyphen."""
    if not atoms[at].has("name") or at + 2 >= len(atoms):
        return None
    hyphen, behind = atoms[at + 1], atoms[at + 2]
    if not (hyphen.text in "-‑" and hyphen.glued and behind.glued and behind.has("word")):
        return None
    return [_named(atoms[at], atoms[at].start, atoms[at].text + hyphen.text + behind.text)], at + 3


def _place_name(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "… und Djamila Évora": a surname that is a place, too, behind a single name."""
    if not atoms[at].has("name") or at + 1 >= len(atoms) or " " in atoms[at].text or not at:
        return None
    place = atoms[at + 1]
    led = atoms[at - 1].has("and", "title", "office") or atoms[at - 1].text == ","
    if not led or set(place.kinds) - {"place", "capital"} or not place.capital or place.start != atoms[at].end + 1:
        return None
    return [_named(atoms[at], atoms[at].start, f"{atoms[at].text} {place.text}")], at + 2


def _given_place(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Президент Сербии Милан Стоич": a given name that is a town's, too, before a surname."""
    name = atoms[at + 1] if at + 1 < len(atoms) else None
    if name is None or not atoms[at].has("place") or not name.has("name") or name.start != atoms[at].end + 1:
        return None
    led = at > 0 and atoms[at - 1].has("at", "from_to", "of")
    if led or " " in atoms[at].text or not writing.is_given(atoms[at].text):
        return None
    return [_named(atoms[at], atoms[at].start, f"{atoms[at].text} {name.text}")], at + 2


def _side_by_side(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "С лидером Эльшадом Гасанлы глава РФ увидится": a name behind its own post, and the post of somebody else."""
    if not at or at + 1 >= len(atoms) or not writing.is_person(atoms[at]) or writing.articles:
        return None
    own = atoms[at - 1].has(*_POSTS) and atoms[at + 1].has(*_POSTS) and not atoms[at + 1].glued
    return ([atoms[at], _between(atoms[at])], at + 1) if own else None


def _apart(atoms: Sequence[Atom], at: int, writing: Writing) -> list[Atom]:
    """ "После встречи с президентом Ирана Джавадом Шарифи президент Турции …": a mark between the two."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    other = behind is not None and behind.has(*_POSTS) and not behind.glued and not writing.articles
    return [_between(atoms[at])] if other else []


def _qualifier(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Economic Development Minister", "Royal Dutch Shell CEO", "Novosibirsk Region Governor": what the post is of."""
    if at + 1 >= len(atoms) or not atoms[at + 1].has(*_POSTS) or atoms[at + 1].glued:
        return _owner(atoms, at, writing)
    if atoms[at].has("name") and not writing.capital_nouns and not writing.is_given(atoms[at].text.split()[0]):
        return [], at + 1
    if atoms[at].has("place") and atoms[at].kinds["place"].compound:  # "dem Prager Bürgermeister"
        return [], at + 1
    led = at > 0 and (atoms[at - 1].has("with", "and", "by", "between", "definite") or atoms[at - 1].text == ",")
    region = atoms[at].has("place") and not atoms[at].has("country", "nation", "capital")
    return ([], at + 1) if region and led and not writing.capital_nouns else None


def _owner(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Dunfords Vorgänger Martin Dempsey", "Putin's aide Yury Ushakov": who is named last is meant."""
    stop = at + 2 if at + 1 < len(atoms) and atoms[at + 1].has("possessive_s") else at + 1
    if not atoms[at].has("name") or stop >= len(atoms) or not atoms[stop].has("aide"):
        return None
    taken = _aide(atoms, stop, writing)
    if taken is None:
        return None
    return [taken[0][0]._replace(kinds={**taken[0][0].kinds, "owner": atoms[at].text})], taken[1]


def _aide(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Sein Stellvertreter Oskar …", "Deputy Prime Minister Abdullah …": who is named is the deputy himself."""
    if not atoms[at].has("aide"):
        return None
    stop = at + 1
    if stop + 1 < len(atoms) and atoms[stop].text == "-" and atoms[stop].glued and atoms[stop + 1].has(*_POSTS):
        stop += 1  # "Vice-Chancellor"
    while stop < len(atoms) and stop - at < 5:
        hyphen = atoms[stop].text == "-" and atoms[stop].glued and stop > at + 1
        if not (atoms[stop].has(*_POSTS) or (atoms[stop].has("nation", "country") and stop == at + 1) or hyphen):
            break
        stop += 1
    if stop < len(atoms) and writing.is_person(atoms[stop]):
        kinds = {kind: None for kind in ("title", "predecessor") if kind == "title" or atoms[at].has(kind)}
        return [atoms[at]._replace(end=atoms[stop - 1].end, kinds=kinds, nations=())], stop
    return None


def _holder(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Chairman of the Central Bank Sergei Ignatyev": the post right before its holder's name."""
    post = atoms[at]
    if not post.has(*_POSTS) or writing.capital_nouns:
        return None
    quoted = False
    for index in range(at + 1, min(at + 1 + _LONGEST_POST, len(atoms))):
        atom = atoms[index]
        if atom.text in "«»":
            quoted = atom.text == "«"
        if quoted:
            continue
        owners = [other for other in atoms[at + 1 : index] if not other.has("and")]
        placed = bool(owners) and all(a.has("place") for a in owners) and not all(a.has("country") for a in owners)
        if placed and writing.is_person(atom) and not writing.articles:  # "Мэр Казани Ильсур Хакимов и …"
            own = {kind: value for kind, value in post.kinds.items() if kind in _POSTS}
            return [post._replace(kinds=own | {"title": None}), atom, *_apart(atoms, index, writing)], index + 1
        of_a_body = atom.has("name") and normalise(atom.text.partition(" ")[0]) in writing.bodies
        if (
            atom.has("name")
            and (index > at + 1 or of_a_body)
            and (name := _name_behind(atoms, index, writing)) is not None
        ):
            kept = {kind: value for kind, value in post.kinds.items() if kind in _POSTS}
            nations = [other for other in atoms[at + 1 : index] if other.has("nation", "country")]
            if len(nations) == 1 and post.has("office") and not any(a.has("aide") for a in atoms[at + 1 : index]):
                return [post._replace(kinds=kept), *nations, name, *_apart(atoms, index, writing)], index + 1
            return [post._replace(kinds=kept | {"title": None}), name, *_apart(atoms, index, writing)], index + 1
        if atom.has("name") and index == at + 1 and (writing.is_person(atom) or writing.is_given(atom.text.split()[0])):
            return None  # he stands there already
        if _joins_owners(atoms, index, writing) or _joins_portfolios(atoms, index, writing):
            continue
        ends = _ends_a_post(atom, writing)
        ends |= atom.has("word") and writing.is_person(atoms[index - 1])  # "King Mohammed VI signed …"
        if ends or not (atom.has(*_OF_A_POST) or atom.text in '«»"“”-()'):
            return None
    return None


def _name_behind(atoms: Sequence[Atom], at: int, writing: Writing) -> Atom | None:
    """The name of a post's holder at `at`, if it is one: with a given name, or nothing behind that goes on."""
    name = _split(atoms[at], writing)[-1]
    if any(writing.is_given(word) for word in name.text.split()[:-1]):
        return name
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    goes_on = behind is not None and behind.has("name", "bodies", "word", "aide", "and", "office", "title", "of")
    if is_named(name, writing):  # "спикер парламента Леван Чхиквадзе вручил …", "глава РЖД Олег Белозёрский и …"
        goes_on = behind is not None and behind.has("name", "bodies", "aide", "of")
    goes_on &= not _apart(atoms, at, writing)
    return name if writing.is_person(name) and not goes_on else None


def is_named(atom: Atom, writing: Writing) -> bool:
    """Whether a name of two words is somebody's by its form, and no body's ("Красного Креста"), where nouns decline."""
    if writing.articles or not writing.is_person(atom):
        return False
    return not atom.text.split()[0].endswith((*writing.adjectives, *writing.epithets))


def _holder_behind(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Der Chef der italienischen Notenbank, Ercole …,": the post with what it is the post of, and behind a comma who
    holds it."""
    if not atoms[at].has(*_POSTS) or at + 3 >= len(atoms):
        return None
    apposed = atoms[at + 1].text == "," and atoms[at].has("title") and not atoms[at].has("office")
    if not (apposed or atoms[at + 1].has("of", "definite", "place", "nation", "belongs")):
        return None
    for index in range(at + (1 if apposed else 2), min(at + 1 + _LONGEST_POST, len(atoms) - 1)):
        atom = atoms[index]
        if is_named(atom, writing):
            return None  # "с послом Китая Хэ Чжэньюнем, губернатор Анна Кузьмина …": who holds it stands there
        if atom.text == ",":
            while index + 2 < len(atoms) and (atoms[index + 1].has("title") or atoms[index + 1].text == "."):
                index += 1  # ", Cardinal Márton …", ", Rev. Dr Tabea …"
            name = atoms[index + 1]
            behind = atoms[index + 2] if index + 2 < len(atoms) else None
            closed = behind is None or behind.text in ",." or behind.has("verb", "have", "be", "and")
            if not writing.is_person(name) or not closed or (_countries_only(atoms[at + 1 : index]) and not apposed):
                return None
            stop = index + 2
            met = not writing.capital_nouns and _is_object(atoms, at)  # the comma behind him goes on with the sentence
            if behind is not None and behind.text == "," and index + 3 < len(atoms) and not met:
                stop += atoms[index + 3].has(
                    "verb", "at", "on", "date", "with", "and", "by", "have", "be", "aside", "not"
                )
            kept = {kind: value for kind, value in atoms[at].kinds.items() if kind in _POSTS}
            return [atoms[at]._replace(kinds=kept | {"title": None}), name], stop
        if _ends_a_post(atom, writing) and not _joins_fields(atoms, index):
            return None
    return None


def _joins_fields(atoms: Sequence[Atom], at: int) -> bool:
    """ "Minister of Industry and Trade, Nguyen Van Thieu": an "and" inside of a post."""
    if not (atoms[at].has("and") and at + 2 < len(atoms) and at):
        return False
    one, other, behind = atoms[at - 1], atoms[at + 1], atoms[at + 2]
    plain = all(atom.has("name", "word") and (atom.capital or atom.has("word")) for atom in (one, other))
    return plain and not any(" " in atom.text for atom in (one, other)) and (behind.text == "," or behind.has("name"))


def _ends_a_post(atom: Atom, writing: Writing) -> bool:
    """Whether an atom is not part of what a post is the post of; a "Stock Exchange" is no meeting there."""
    within = atom.has("of", "definite") or (atom.has("noun") and atom.capital and not writing.capital_nouns)
    return atom.has(*_ENDS_A_POST) and not within


def _joins_owners(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """ "Президенты Абхазии и Южной Осетии Рауль Хаджимов и …": whose post it is, where one is in no table."""
    if writing.articles or not atoms[at].has("and") or not at or at + 1 >= len(atoms):
        return False
    return atoms[at - 1].has("place", "country") and atoms[at + 1].has("place", "country")


def _joins_portfolios(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """ "Министр промышленности и торговли Зимбабве Тендаи …": what a post is for, and not what its holder did."""
    if writing.articles or not atoms[at].has("and") or at + 2 >= len(atoms):
        return False
    behind = atoms[at + 1]
    plain = set(behind.kinds) <= {"word", "thing"} and not behind.capital
    return plain and behind.norm.endswith(writing.owned) and not behind.norm.endswith(writing.verbs)


def _is_object(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a post here stands behind a verb or "with", and so belongs to whom somebody met."""
    while at and atoms[at - 1].has("definite", "possessive", "nation", "ignorable", "aide", "former", "then"):
        at -= 1
    return at > 0 and atoms[at - 1].has("verb", "with", "by")


def _apposed(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Chidi Okafor, chairman of the Abuja Stock Exchange, met …": the post behind him, and what it is the post of."""
    if not writing.is_person(atoms[at]) or at + 3 >= len(atoms) or atoms[at + 1].text != ",":
        return None
    posted = False
    for index in range(at + 2, min(at + 2 + _LONGEST_POST, len(atoms))):
        atom = atoms[index]
        if atom.text in ",." and not (atom.text == "." and atom.glued and index + 1 < len(atoms)):
            between = atoms[at + 2 : index]
            simple = all(a.has("office", "of", "definite", "country", "nation", "possessive_s") for a in between)
            if not posted or simple:
                return None
            first = atoms[at]
            post = first._replace(end=first.start, text="", norm="", kinds={"title": None}, capital=False, nations=())
            return [post, first], index + (atom.text == ",")
        posted |= atom.has(*_POSTS)
        somebody = posted and writing.is_person(atom) and not atoms[index - 1].has("of", "definite")
        if _ends_a_post(atom, writing) or atom.has("relative") or somebody:
            return None
    return None


def _countries_only(atoms: Sequence[Atom]) -> bool:
    """Whether nothing but the country of an office stands here, which is read with it."""
    return all(atom.has("of", "definite", "country", "nation", "both_countries", "armed_forces") for atom in atoms)


def _of_alliance(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Den EU-Kommissar für Landwirtschaft": the post alone."""
    if not writing.capital_nouns or at + 2 >= len(atoms) or atoms[at + 1].text != "-" or not atoms[at + 1].glued:
        return None
    return ([atoms[at + 2]], at + 3) if atoms[at + 2].has("title") and not atoms[at + 2].has("office") else None


def _arabic(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Scheich Talal bin Nasser": one name, though "bin" is a verb."""
    if (
        not writing.capital_nouns
        or at + 2 >= len(atoms)
        or atoms[at + 1].text not in ("bin", "ben", "ibn")
        or not atoms[at + 2].has("name")
    ):
        return None
    last = atoms[at + 2]
    text = f"{atoms[at].text} {atoms[at + 1].text} {last.text}"
    return [_named(atoms[at], atoms[at].start, text)._replace(end=last.end)], at + 3


def _adjective(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Mit dem zuständigen Minister X": what he is like is no part of who he is."""
    if (
        not writing.capital_nouns
        or not at
        or at + 2 >= len(atoms)
        or atoms[at].capital
        or set(atoms[at].kinds) != _WORD
    ):
        return None
    led = atoms[at - 1].has("definite", "possessive") and atoms[at].norm.endswith(("e", "en", "er"))
    person = atoms[at + 1].has("office", "title", "counterpart")
    return (
        ([], at + 1) if led and (person or (atoms[at + 1].has("name") and writing.is_person(atoms[at + 1]))) else None
    )


_WORD = {"word"}


def _taken(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Принял отставку премьера", "принял поздравления президента": a thing that somebody took, and no person."""
    if writing.articles or at + 2 >= len(atoms) or set(atoms[at + 1].kinds) != _WORD or atoms[at + 1].capital:
        return None
    hosts = [form for form in atoms[at].kinds["verb"] if form.verb.sense == "host"]
    whose = atoms[at + 2].has("office", "title", "nation", "name", "country")
    if not hosts or not whose or atoms[at + 1].norm.endswith((*writing.adjectives, *_OBJECTS)):
        return None
    return [atoms[at]._replace(kinds={"word": None})], at + 1


_OBJECTS = ("ую", "юю")  # of adjectives before a woman's name


def _field(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Министр иностранных дел и международной торговли Зимбабве X": a second field of one post."""
    if writing.articles or not at or at + 3 >= len(atoms) or not atoms[at - 1].has("office"):
        return None
    stop = at + 1
    while stop < min(len(atoms), at + 4) and set(atoms[stop].kinds) == _WORD and not atoms[stop].capital:
        stop += 1
    if stop == at + 1 or stop >= len(atoms) or not atoms[at + 1].norm.endswith(writing.adjectives):
        return None
    if normalise(atoms[stop].text) in writing.bodies and stop + 1 < len(atoms) and atoms[stop + 1].has("country"):
        stop += 1  # "Республики Зимбабве"
    return ([], stop) if atoms[stop].has("name", "country", "place") else None


def _post_and_person(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Am Mittwoch traf die Kanzlerin Staatschef Hu Chen": whoever holds the one post, and somebody by name."""
    if not writing.capital_nouns or at < 2 or at + 2 >= len(atoms) or atoms[at].has("name"):
        return None
    met = atoms[at - 1].has("definite") and any(form.tense == "past" for form in atoms[at - 2].kinds.get("verb", ()))
    named = atoms[at + 1].has("office", "post", "styled") and atoms[at + 2].has("name")
    return ([atoms[at], _between(atoms[at])._replace(glued=False)], at + 1) if met and named else None


def _names(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "World Bank James Wolfensohn", "Денисом Паслером Владимир Путин": two names that stand beside each other."""
    if not atoms[at].has("name"):
        return None
    if writing.capital_nouns and at + 2 < len(atoms) and atoms[at + 1].has(*_POSTS) and atoms[at + 2].has("name"):
        if at and atoms[at - 1].has("definite", "indefinite", "possessive") and " " not in atoms[at].text:
            return [], at + 1  # "dem Hohen Repräsentanten Bertram …"
        return [atoms[at], _between(atoms[at])], at + 1  # "Danach traf Shkurti Kanzler Markus Steinlechner"
    return _split(atoms[at], writing), at + 1


def _abbreviated(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Mr. Rein Kaldmäe": no name that begins with an initial."""
    first, stop, rest = atoms[at].text.partition(". ")
    if not (atoms[at].has("name") and stop and rest and normalise(first.replace(".", " ")) in writing.titles):
        return None
    second, again, name = rest.partition(". ")
    if again and name and normalise(second) in writing.titles:  # "H.E. Ms. Kari Lund"
        first, rest = f"{first}. {second}", name
    title = atoms[at]._replace(end=atoms[at].start + len(first) + 1, text=first + ".", kinds={"title": None})
    return [title, _named(atoms[at], atoms[at].end - len(rest), rest)], at + 1


def _age(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Tamás Varga, 54, the Austrian chancellor,": his age."""
    if not writing.is_person(atoms[at]) or at + 3 >= len(atoms):
        return None
    aged = atoms[at + 1].text == "," and atoms[at + 2].has("number") and len(atoms[at + 2].text) == 2
    return ([atoms[at]], at + 3) if aged and atoms[at + 3].text == "," else None


def _given_name(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "President Will Varga": a given name that is a word, too."""
    if not at or at + 1 >= len(atoms) or not atoms[at].capital or not atoms[at + 1].has("name"):
        return None
    led = atoms[at - 1].has(*_POSTS, "with", "and", "by", "between")
    if not led or atoms[at].has("name", *_POSTS) or not writing.is_given(atoms[at].text) or " " in atoms[at].text:
        return None
    return [_named(atoms[at], atoms[at].start, f"{atoms[at].text} {atoms[at + 1].text}")], at + 2


def _kind_of_post(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "… and rebel leader Riek …", "steel executive Otto …": what sort of post it is."""
    if set(atoms[at].kinds) != {"word"} or atoms[at].capital or not at or at + 2 >= len(atoms) or writing.capital_nouns:
        return None
    led = atoms[at - 1].has("and", "with", "by", "between", "verb", "nation", "of") or atoms[at - 1].text == ","
    return ([], at + 1) if led and atoms[at + 1].has(*_POSTS) and atoms[at + 2].has("name") else None


def _elliptic(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Staats- und Parteichef Ren Qiming": the first half of a compound."""
    if not writing.capital_nouns or at + 3 >= len(atoms) or not atoms[at + 1].glued or atoms[at + 1].text != "-":
        return None
    return ([], at + 3) if atoms[at + 2].has("and") and atoms[at + 3].has(*_POSTS) else None


def _post_in_name(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "CDU-Chef Arno …", "IWF-Chefin …": a compound with a hyphen that is a post, and no part of the name."""
    first, _, rest = atoms[at].text.partition(" ")
    if not (atoms[at].has("name") and rest and "-" in first and writing.is_post(first.rpartition("-")[2])):
        return None
    title = atoms[at]._replace(end=atoms[at].start + len(first), text=first, kinds={"title": None})
    return [title, _named(atoms[at], atoms[at].end - len(rest), rest)], at + 1


def _host(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "His South African host, Themba Madlokovu,": a title, though "host" is a verb, too."""
    if not atoms[at].has("host") or at + 1 >= len(atoms):
        return None
    apposed = atoms[at + 1].text == "," and at + 2 < len(atoms) and writing.is_person(atoms[at + 2])
    if not (apposed or atoms[at + 1].has("name")):
        return None
    name = atoms[at + 1 + apposed]
    closing = at + 2 + apposed
    closed = apposed and closing + 1 < len(atoms) and atoms[closing].text == ","
    return [atoms[at]._replace(kinds={"title": None}), name], closing + closed


def _see(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Митрополит Тульский и Ефремовский Алексий", "патриарх Московский и всея Руси Кирилл": of which towns."""
    if at + 3 >= len(atoms) or not atoms[at].has("styled") or not atoms[at + 2].has("and"):
        return None
    towns, name = atoms[at + 1], next((a for a in atoms[at + 3 : at + 6] if a.has("name")), None)
    if name is None or not (towns.has("name") and _is_epithet(towns.text, writing)):
        return None
    first, _, rest = name.text.partition(" ")
    if not (rest and _is_epithet(first, writing)):
        return None
    holder = name._replace(start=name.end - len(rest), text=rest, norm=normalise(rest), kinds={"name": rest})
    return [atoms[at]._replace(kinds=dict.fromkeys(("title", "styled"))), holder], atoms.index(name, at) + 1


_WHERE = ("че", "де", "ре", "не", "те", "ии", "ах", "ях")  # "на встрече", "на переговорах"


def _described(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "По итогам российско-таджикистанских переговоров", "после двухчасовой беседы": what a noun of meeting is said to
    be like belongs to the word that brings it in."""
    if not writing.adjectives or not atoms[at].has("after", "at") or atoms[at].has("verb"):
        return None
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_BRACKET):
        atom = atoms[stop]
        half = stop + 1 < len(atoms) and atoms[stop + 1].text == "-" and atoms[stop + 1].glued
        adjective = atom.has("word") and (half or atom.norm.endswith(writing.adjectives))
        adjective |= atom.has("ordinal", "coming", "other")  # "на втором раунде переговоров"
        if atom.has("noun") or not (adjective or atom.has("nation", "duration") or (atom.text == "-" and atom.glued)):
            break
        stop += 1
    if stop >= len(atoms) or not atoms[stop].has("noun"):
        return None
    led = atoms[at]._replace(end=atoms[stop - 1].end)
    if led.has("purpose") and not atoms[stop].norm.partition(" ")[0].endswith(
        _WHERE
    ):  # "пригласил на встречу": and not at one
        return [led._replace(kinds={"purpose": None})], stop
    return None if stop == at + 1 else ([led], stop)


def _unknown_post(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Ужинал с шведским инвестором Юханом Линдгреном", "принял певца …": what he is called whom somebody met."""
    if writing.articles or at + 2 >= len(atoms) or not set(atoms[at + 1].kinds) <= _CALLED:
        return None
    met = any(form.verb.sense in _TAKES_WHOM for form in atoms[at].kinds.get("verb", ()))
    if not (met or atoms[at].has("with", "between")):
        return None
    stop = at + 1
    while stop < min(len(atoms), at + 1 + _LONGEST_CALLED) and set(atoms[stop].kinds) <= _CALLED:
        stop += 1
    if stop >= len(atoms) or not atoms[stop - 1].has("word") or not is_named(atoms[stop], writing):
        return None
    called = atoms[at + 1]._replace(end=atoms[stop - 1].end, kinds={"title": None}, nations=())
    return [atoms[at], called], stop


_CALLED = frozenset({"word", "nation"})
_TAKES_WHOM = ("meet", "host", "call")
_LONGEST_CALLED = 3  # "известным шведским инвестором"


def _country_apart(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "В Турции президент России …": where it was; the country of a post stands behind it."""
    if writing.articles or not at or at + 1 >= len(atoms) or atoms[at].has("nation"):
        return None
    led = atoms[at - 1].has("at", "on", "from_to") and atoms[at].has("place")
    return ([atoms[at], _between(atoms[at])], at + 1) if led and atoms[at + 1].has(*_POSTS) else None


def _of_others(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Встреча выпускников прошла в субботу": of people of whom nobody is told, and none that was told of before."""
    if at + 2 >= len(atoms) or set(atoms[at].kinds) != {"noun"} or not writing.several:
        return None
    whose, behind = atoms[at + 1], atoms[at + 2]
    others = set(whose.kinds) == {"word"} and not whose.capital and whose.norm.endswith(writing.several)
    return ([atoms[at]._replace(kinds={"word": None})], at + 1) if others and not behind.has("with", "and") else None


def _subject_apart(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "На полях саммита президент …": a mark between the aside and the subject."""
    if (subject := subject_behind(atoms, at, writing)) is None:
        return None
    return [*atoms[at:subject], _between(atoms[subject - 1])._replace(glued=False)], subject


def _is_epithet(word: str, writing: Writing) -> bool:
    return word.endswith(writing.epithets) and " " not in word


_ANY = frozenset(
    {
        "will", "hedge_modal", "after", "at", "name", "aide", "host", "place", "date", "attended", "noun", "relative",
        *_POSTS,
    }
)  # fmt: skip
_NAME, _POST = frozenset({"name"}), frozenset(_POSTS)
_WRITINGS: tuple[tuple[Callable[[Sequence[Atom], int, Writing], Taken], frozenset[str]], ...] = (
    (_bracket, frozenset({"punct"})),
    (_of_others, frozenset({"noun"})),
    (_subject_apart, frozenset({"soft", "without"})),
    (_see, frozenset({"styled"})),
    (_described, frozenset({"after", "at"})),
    (_country_apart, frozenset({"country"})),
    (_unknown_post, frozenset({"with", "between", "verb"})),
    (_abbreviated, _NAME),
    (_arabic, _NAME),
    (_of_alliance, frozenset({"alliance"})),
    (_adjective, frozenset({"word"})),
    (_taken, frozenset({"verb"})),
    (_field, frozenset({"and"})),
    (_age, _NAME),
    (_kind_of_post, frozenset({"word"})),
    (_given_name, _ANY),
    (_elliptic, _ANY),
    (_post_in_name, _NAME),
    (_host, frozenset({"host"})),
    (_whose, frozenset({"relative"})),
    (_attended, frozenset({"attended"})),
    (_infinitive, frozenset({"verb"})),
    (_line, frozenset({"date"})),
    (_hyphen, _NAME),
    (_place_name, _NAME),
    (_given_place, frozenset({"place"})),
    (_side_by_side, _NAME),
    (_qualifier, frozenset({"name", "place"})),
    (_aide, frozenset({"aide"})),
    (_post_and_person, _POST),
    (_holder_behind, _POST),
    (_holder, _POST),
    (_apposed, _NAME),
    (_names, _NAME),
)  # each with the kinds of atom that it may begin with


@lru_cache(maxsize=1 << 12)
def _writings(kinds: tuple[str, ...]) -> tuple[Callable[[Sequence[Atom], int, Writing], Taken], ...]:
    """The writings that an atom of these kinds may begin, in order."""
    return tuple(take for take, begins in _WRITINGS if not begins.isdisjoint(kinds))


def _split(atom: Atom, writing: Writing) -> list[Atom]:
    """A name of three words or more cut before the given name inside it; what stands before stays if it is a name."""
    words = atom.text.split()
    if len(words) > 3 and words[1] == words[2]:  # "Алексей Дюмин Дюмин Алексей Геннадьевич": a name and its entry
        entry = atom.text.index(words[2], len(words[0]) + len(words[1]) + 1)
        return [_named(atom, atom.start, atom.text[:entry].rstrip())]
    body = max((index for index, word in enumerate(words) if normalise(word) in writing.bodies), default=-1)
    if body >= 0 and len(words) - body > 2:  # "Eurasian Investment Bank Askar Tulegenuly"
        start = atom.text.index(words[body]) + len(words[body])
        start += len(atom.text[start:]) - len(atom.text[start:].lstrip())
        return [_named(atom, atom.start + start, atom.text[start:])]
    if len(words) > 2 and _is_acronym(words[0]) and not any(_is_acronym(word) for word in words[1:]):
        return [_named(atom, atom.start + atom.text.index(words[1], len(words[0])), atom.text.split(maxsplit=1)[1])]
    if len(words) < 3 or (writing.is_given(words[0]) and not (len(words) > 3 and writing.is_given(words[2]))):
        return [atom]
    start = 0
    cuts = []
    for index, word in enumerate(words):
        start = atom.text.index(word, start)
        if 0 < index < len(words) - 1 and writing.is_given(word):
            cuts.append((index, start))
        start += len(word)
    if not cuts:
        return [atom]
    index, start = cuts[-1] if writing.is_given(words[0]) else cuts[0]
    if index == 1 and normalise(words[0]) not in writing.bodies and not writing.is_given(words[0]):
        return [atom]  # "Bilal Mahmood Qazi"
    second = _named(atom, atom.start + start, atom.text[start:])
    first = _named(atom, atom.start, atom.text[:start].rstrip())
    return [first, second] if index > 1 and writing.is_given(words[0]) else [second]


def _is_acronym(word: str) -> bool:
    """ "Глава МАГАТЭ Аркс …": what somebody is the head of."""
    return len(word) > 1 and word.isalpha() and (word.isupper() or (len(word) > 3 and word[:2].isupper()))


def _between(atom: Atom) -> Atom:
    """A mark of no width behind an atom: two phrases meet there."""
    return atom._replace(start=atom.end, text="", norm="", kinds={"punct": ""}, capital=False, glued=True, nations=())


def _named(atom: Atom, start: int, text: str) -> Atom:
    return atom._replace(start=start, end=start + len(text), text=text, norm=normalise(text), kinds={"name": text})


def without_dateline(atoms: Sequence[Atom]) -> Sequence[Atom]:
    """ "Minsk/Riga – …", "OSLO, June 14 (Agency) – …": where and when the report was written, before the first dash."""
    if not atoms or not atoms[0].has("place", "name", "capital"):
        return atoms
    placed = False
    for index, atom in enumerate(atoms[:_LONGEST_DATELINE]):
        if atom.text in "–—-" and not atom.glued and index:
            return atoms[index + 1 :] if placed and len(atoms) > index + 3 else atoms
        placed |= atom.has("place")
        if not (atom.has("place", "media", "date", "name", "number") or atom.text in "/,()."):
            return atoms
    whole = len(atoms) <= _LONGEST_DATELINE and placed and atoms[0].text.isupper()
    return () if whole else atoms  # "МОСКВА, 15 апреля."
