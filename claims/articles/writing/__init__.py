"""How a language writes names and posts, as its tables say; and the marks and names of which plain writing is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from claims.articles.writing.first_names import is_first_name, sex_of_name
from claims.articles.writing.well_known import basic_surname, is_well_known
from claims.language import Language, load
from claims.names import base_forms, is_given_name, is_undeclined
from claims.reading.lexicon import Lexicon, lexicon
from claims.reading.scan import Atom
from claims.text import normalise

_SHORT = 2  # letters of a preposition that a name before it may have swallowed: "Порфирием Во встрече"
POSTS = ("office", "title")
_LINKS = ("of", "for")  # kinds of word that bring in what a post is for


@dataclass(frozen=True, slots=True)
class OtherSide:
    """Who may be met where the other side must stand (see `other_side`), in folded words."""

    people: frozenset[str]  # nouns for people of a kind: "shopkeepers"
    bodies: frozenset[str]  # and for bodies: "committee"
    firms: frozenset[str]  # how names of two words end that are a firm's: "Nordvik Airways"
    takes: frozenset[str]  # verbs that take them as their object: "met the dockers"
    hosts: frozenset[str]  # those that take only people, or some of `guests`: "received the board"
    guests: frozenset[str]
    untold: frozenset[str]  # who must say which they are: "officials"


@dataclass(frozen=True, slots=True)
class Writing:
    """How a language writes names: what the functions here need to know of it."""

    code: str
    capital_nouns: bool
    articles: bool  # whether nouns have articles
    bodies: frozenset[str]
    no_names: tuple[str, ...]  # how words end that are in nobody's name
    buildings: tuple[str, ...]  # how nouns for buildings end
    titles: frozenset[str]  # that names may begin with
    before_styles: frozenset[str]  # "the late Rev. X"
    early_or_late: frozenset[str]  # before "on Thursday": which part of it
    kinds_of_talks: frozenset[str]  # what talks are said to have been like: "lengthy"
    styles: frozenset[str]  # other words with a capital letter that stand before names, and are none of them
    fields: frozenset[str]  # what a ministry is for: "Foreign Affairs"
    verbs: tuple[str, ...]  # how verbs of the past end
    verb_endings: tuple[str, ...]  # how any finite verb ends; empty where that says nothing
    they_do: tuple[str, ...]  # how verbs end of those in a place: "в Киеве раскритиковали"
    adjectives: tuple[str, ...]  # how adjectives end in the cases that stand behind "after" and "at"
    accusative: tuple[str, ...]  # how nouns of women and of many things end as objects, and the names of women
    genitive: tuple[str, ...]  # how names end that stand in the genitive
    things: tuple[str, ...]  # how nouns of other things end as objects, and nobody's
    inanimate: tuple[str, ...]  # how adjectives of things end as objects, and of nobody
    epithets: tuple[str, ...]  # how adjectives of a town end that a style goes with: "митрополит Волоколамский"
    instrumental: tuple[str, ...]  # how names end behind "with"; empty where case says nothing
    given_as_they_stand: frozenset[str]  # given names that end so as they stand: "Икром"
    no_holder: tuple[str, ...]  # how words begin before a post that somebody does not hold: "self-proclaimed"
    lands_genitive: tuple[str, ...]  # how lands end there whose post somebody holds, and nobody's given name
    instrumental_of_several: tuple[str, ...]  # how nouns for several end there
    instrumental_surnames: tuple[str, ...]  # how surnames, and most nouns, end behind "with"
    no_subject: tuple[str, ...]  # how names end that are no subject, or may be none
    oblique: tuple[str, ...]  # the same of posts
    subjects: tuple[str, ...]  # posts that stand as a subject although they end so
    several: tuple[str, ...]  # how nouns for several people end that stand behind another noun
    owned: tuple[str, ...]  # how words end that say what a post is for: "министр культуры и спорта"
    sides: tuple[str, ...]  # how nouns for bodies end that talk to each other: "zwischen der Bahn und der Gewerkschaft"
    direction: tuple[str, ...]  # how names of towns end where something goes: "пригласил в Москву"
    not_direction: tuple[str, ...]  # and how some of these end where something is: "в Березниках"
    locative_u: tuple[str, ...]  # how nouns before a town end where something is: "в аэропорту Риги"
    vague: frozenset[str]  # what is said of a group without saying of whom
    in_letters: Mapping[str, str]  # posts that are written in their first letters → roles
    seated: frozenset[str]  # bodies that sit at a table themselves
    seated_alone: frozenset[str]  # those of them that need no article
    circles: frozenset[str]  # nouns for people of a kind whom somebody meets: "veterans"
    circles_of: frozenset[str]  # those of them that must say which they are: "the Olympic team"
    circles_any: frozenset[str]  # words beside them that do not say which: "several"
    any_number: frozenset[str]  # of those again: how many there were, which nobody counted
    circles_before: tuple[str, ...]  # how adjectives before them end, where these decline
    circles_by: frozenset[str]  # verbs that take them as their object: "received veterans of the war"
    other_side: OtherSide
    councils: Mapping[str, tuple[str, ...]]  # how bodies end that meet somebody as one, by their article as a subject
    councils_bare: frozenset[str]  # those of them that need no article
    callings: tuple[str, ...]  # how nouns end that say what somebody is: "Nationaltrainer Jens …"
    held_beside: tuple[str, ...]  # how posts begin that are held beside another: "Minister und Vizekanzler …"
    numbers: frozenset[str]  # one to nine, in words
    tales: frozenset[str]  # in which people meet who are made up
    tales_told: frozenset[str]  # such as open a sentence
    beats: frozenset[str]  # what who wins on a field does
    words: Lexicon
    links: frozenset[str]  # between a post and what it is for: of, for
    realms: frozenset[str]  # what a country calls itself
    son_of: frozenset[str]  # inside a name, before the father's
    in_company: tuple[str, ...]  # what a name may have swallowed of who is there, too: "in Begleitung"
    accusative_adjectives: tuple[str, ...]  # how adjectives end before a woman who is an object
    locative: tuple[str, ...]  # how nouns end behind "at", where "to" would have another ending
    sibilants: tuple[str, ...]  # how names end whose owner is told by an apostrophe alone
    surnames_alone: tuple[str, ...]  # how surnames end that need no given name beside them
    participles: tuple[str, ...]  # how participles end: "приехавший в Минск"
    passive_participles: tuple[str, ...]  # of what was done with something: "утверждённый в пятницу бюджет"
    letters: Mapping[str, frozenset[str]]  # shortest words, which a name may have swallowed → what they can be

    def is_person(self, atom: Atom) -> bool:
        """Whether a name of two words or more, or with initials, may be somebody's: no bank, council or museum.
        One word is that of somebody whom everybody knows."""
        if "name" not in atom.kinds:
            return False
        words = atom.text.split()
        if len(words) == 1 and is_well_known(words[0], self.code):
            return True
        full = len(words) > 1 or "." in atom.text[:-1]
        if self.no_names and normalise(words[0]).endswith(self.no_names):
            return False  # "das Beratungsunternehmen Alpha Group"
        if self.capital_nouns and "-" in words[0] and normalise(words[0].rpartition("-")[2]) in self.bodies:
            return False  # "die Anti-Terror-Einheit Yamam"
        return full and not any(normalise(word) in self.bodies for word in words)

    def is_given(self, word: str) -> bool:
        return is_given(word, self.code)

    def head_of(self, post: str) -> str:
        """What a post is, in folded words, without what it is for: "minister" of "minister of foreign affairs"."""
        if " " not in post:
            return post
        words = post.split(" ")
        return " ".join(words[: next((i for i, word in enumerate(words) if i and word in self.links), len(words))])

    def is_post(self, word: str) -> bool:
        return self.words.is_post(normalise(word))


def _kinds_of_talks(language: Language) -> frozenset[str]:
    """The words of the table in all their cases, where adjectives decline: "zu einem langen Gespräch"."""
    lexical = language.section("lexicon")
    endings = lexical["endings"] if lexical.get("capital_nouns", False) else [""]
    words = language.section("articles").get("kinds_of_talks", ())
    return frozenset(normalise(word + ending) for word in words for ending in endings)


@cache
def writing_of(language: Language) -> Writing:
    return Writing(
        language.code,
        bool(language.section("lexicon").get("capital_nouns", False)),
        bool(language.section("lexicon").get("articles", True)),
        bodies_of(language),
        tuple(map(normalise, language.section("articles").get("no_names", ()))),
        tuple(map(normalise, language.section("articles")["buildings"].get("ends", ()))),
        frozenset(map(normalise, language.section("names")["titles"])),
        frozenset(map(normalise, language.section("articles").get("before_styles", ()))),
        frozenset(map(normalise, language.section("articles").get("early_or_late", ()))),
        _kinds_of_talks(language),
        frozenset(map(normalise, language.section("articles").get("styles", ()))),
        frozenset(map(normalise, language.section("articles").get("fields", ()))),
        tuple(language.section("articles").get("past_endings", ())),
        tuple(language.section("articles").get("verb_endings", ())),
        tuple(language.section("articles").get("they_do", ())),
        tuple(language.section("articles").get("adjectives", ())),
        tuple(language.section("articles").get("accusative", ())),
        tuple(language.section("articles").get("genitive", ())),
        tuple(language.section("articles").get("things", ())),
        tuple(language.section("articles").get("inanimate", ())),
        tuple(language.section("articles").get("epithets", ())),
        tuple(language.section("articles").get("instrumental", ())),
        frozenset(map(normalise, language.section("articles").get("given_as_they_stand", ()))),
        tuple(map(normalise, language.section("articles").get("no_holder", ()))),
        tuple(language.section("articles").get("lands_genitive", ())),
        tuple(language.section("articles").get("instrumental_of_several", ())),
        tuple(language.section("articles").get("instrumental_surnames", ())),
        tuple(language.section("articles").get("no_subject", ())),
        tuple(language.section("articles").get("oblique", ())),
        tuple(language.section("articles").get("subjects", ())),
        tuple(language.section("articles").get("several", ())),
        tuple(language.section("articles").get("owned", ())),
        tuple(language.section("articles").get("sides", ())),
        tuple(language.section("articles").get("direction", ())),
        tuple(language.section("articles").get("not_direction", ())),
        tuple(language.section("articles").get("locative_u", ())),
        frozenset(map(normalise, language.section("articles").get("vague", ()))),
        language.section("articles").get("in_letters", {}),
        frozenset(map(normalise, language.section("articles").get("seated", ()))),
        frozenset(map(normalise, language.section("articles").get("seated_alone", ()))),
        frozenset(map(normalise, language.section("articles").get("circles", ()))),
        frozenset(map(normalise, language.section("articles").get("circles_of", ()))),
        frozenset(map(normalise, language.section("articles").get("circles_any", ()))),
        frozenset(map(normalise, language.section("articles").get("any_number", ()))),
        tuple(language.section("articles").get("circles_before", ())),
        frozenset(map(normalise, language.section("articles").get("circles_by", ()))),
        OtherSide(
            *(
                frozenset(map(normalise, language.section("articles").get("other_side", {}).get(kind, ())))
                for kind in OtherSide.__dataclass_fields__
            )
        ),
        {
            article: tuple(map(normalise, ends))
            for article, ends in language.section("articles").get("councils", {}).items()
        },
        frozenset(map(normalise, language.section("articles").get("councils_bare", ()))),
        tuple(map(normalise, language.section("articles").get("callings", ()))),
        tuple(map(normalise, language.section("articles").get("held_beside", ()))),
        frozenset(
            normalise(word) for words in language.section("dates")["helpers"]["cardinal"].values() for word in words
        ),
        frozenset(map(normalise, language.section("articles").get("tales", ()))),
        frozenset(map(normalise, language.section("articles").get("tales_told", ()))),
        frozenset(map(normalise, language.section("articles").get("beats", ()))),
        lexicon(language, articles=True),
        frozenset(normalise(word) for kind in _LINKS for word in language.section("clauses")["words"].get(kind, ())),
        frozenset(map(normalise, language.section("articles").get("realms", ()))),
        frozenset(map(normalise, language.section("articles").get("son_of", ()))),
        tuple(language.section("articles").get("in_company", ())),
        tuple(language.section("articles").get("accusative_adjectives", ())),
        tuple(language.section("articles").get("locative", ())),
        tuple(language.section("articles").get("sibilants", ())),
        tuple(language.section("articles").get("surnames_alone", ())),
        tuple(language.section("articles").get("participles", ())),
        tuple(language.section("articles").get("passive_participles", ())),
        _letters(language),
    )


def bodies_of(language: Language) -> frozenset[str]:
    """Words of names that are nobody's, those of provinces among them; these may be buildings' ("State House")."""
    reports = language.section("articles")
    return frozenset(map(normalise, (*reports["bodies"], *reports.get("lands", ()))))


@cache
def _letters(language: Language) -> Mapping[str, frozenset[str]]:
    words = language.section("clauses")["words"]
    letters = {word for wordings in words.values() for word in wordings if len(word) <= _SHORT and word.isalpha()}
    return {letter: frozenset(kind for kind, known in words.items() if letter in known) for letter in letters}


@lru_cache(maxsize=1 << 14)
def is_given(word: str, code: str) -> bool:
    """Whether a word is a given name, in whatever case it stands."""
    known = is_given_name(word) or is_first_name(word, code)
    return known or any(is_given_name(form) for form in base_forms(word, code))


def _like_given(word: str, given: str, basic: str, code: str) -> str | None:
    """ "Наталью Комарину": of the forms of a surname in this case the one that is a woman's, as the given name is."""
    reports = load(code).section("articles")
    accusative, women = (tuple(reports.get(key, ())) for key in ("accusative", "names_of_women"))
    if not (basic.endswith(women) and given.endswith(accusative) and word.endswith(accusative)):
        return None
    return next((form for form in base_forms(word, code) if form != word and form.endswith(women)), None)


Case = Literal["with", "of", ""]  # in which a name stands, by what stands before it: "с X", "министра X"


def basic_form(name: str, code: str, case: Case = "") -> str | None:
    """A name in the form in which it is a subject ("Александром Бегловым": Александр Беглов); None if that is unsure.

    The given name's form is the one that the table of given names has; the surname's the first that its language's
    endings give; a surname that has no ending of the given name's case has none at all ("Мохамедом Шауки"). A surname
    alone has the form that a table of surnames knows ("Макроном": Макрон). Where the `case` is known, a given name need
    not be in the table.
    """
    given, _, rest = name.partition(" ")
    if not rest:
        return basic_surname(name, code) or (_basic_by_case(name, code, case) if case else None)
    forms = [form for form in base_forms(given, code) if form != given and is_given_name(form)]
    reports = load(code).section("articles")
    objects = [given.removesuffix(ending) for ending in reports.get("accusative", ()) if given.endswith(ending)]
    forms = [f for f in forms if f not in objects or sex_of_name(f"{f} {rest}") != "f"]  # "Анну" is Анна, and no Ann
    if given.endswith(tuple(reports.get("masculine_genitive", ()))):
        a_woman = is_undeclined(rest.rpartition(" ")[2])  # "Драгана Митич": he would be "Драгана Митича"
        men = [f for f in forms if not a_woman and sex_of_name(f"{f} {rest}") != "f"]  # "Николя" is no Николь
        forms = [f for f in forms if f in men or f.endswith(tuple(reports["names_of_women"]))]
    if given.endswith(tuple(reports.get("women_genitive", ()))):  # "Миланы" is no case of Милан
        forms = [form for form in forms if form.endswith(tuple(reports["names_of_women"]))]
    women, hers = (tuple(reports.get(key, ())) for key in ("names_of_women", "surnames_of_women"))
    dative = tuple(reports.get("dative_women", ()))
    if dative and given.endswith(dative) and not (rest.endswith(dative) or any(form.endswith(women) for form in forms)):
        forms = []  # "Сауле Каримжанова", and no Саул, who would be "Сауле Каримжанове"
    his = given.endswith(tuple(reports.get("instrumental", ())))  # "Николаем Сорокой" is no Никола
    if len(forms) > 1 and not his and (rest.endswith(hers) or (given.endswith(dative) and not rest.endswith(dative))):
        forms.sort(key=lambda form: not form.endswith(women))  # "Анне Гореловой", "Анне Брандль" is Анна, and no Ann
    hers_alone = (*hers, *reports.get("accusative_women", ()))  # "Ингрид Горелову"; but "Ивану Горелову" is his
    if is_given_name(given) and not given.endswith(women) and rest.endswith(hers_alone) and sex_of_name(name) == "f":
        own = next((form for form in base_forms(rest, code) if form != rest and form.endswith(women)), None)
        return f"{given} {own}" if own is not None and " " not in rest else None  # "Ингрид Гореловой"
    endings = tuple(reports.get("instrumental_surnames" if case == "with" else "masculine_genitive", ()))
    foreign = not given.endswith(endings) and (case == "with" or not forms)  # "Умару", "Эмомали"
    declined = given.endswith(tuple(reports.get("genitive", ()))) and not given.endswith(tuple(reports["undeclined"]))
    if foreign and case == "of" and declined and not given.endswith(endings):
        his = rest.endswith(endings) or given.endswith(tuple(reports.get("women_genitive", ())))
        return _declined_as_hers(given, rest, code) if his else None
    his = case == "of" and given.endswith(endings) and not forms  # "премьера Дана Ойцу": a woman would be "Даны"
    if case and (foreign or his or bool(forms) == is_given_name(given)):  # "Нурлана" is two names, "Жанибеком" none
        return _basic_by_case(name, code, case)
    if is_given_name(given) or not forms:
        return None
    by = (*reports.get("instrumental", ()), *reports.get("instrumental_women", ()))
    led = given.endswith(by) and bool(by)
    endings, undeclined = (tuple(reports.get(key, ())) for key in ("instrumental_surnames", "undeclined"))
    owned = not led and given.endswith(tuple(reports.get("owners", ())))  # in the genitive, or an object
    undeclined += tuple(reports.get("undeclined_owners", ())) if owned else ()
    met = tuple(reports.get("accusative", ())) if forms[0].endswith(women) else ()
    if met and given.endswith(met):  # "Анну Мванги"
        led, endings = True, met
    return " ".join(
        [
            forms[0],
            *(
                word
                if word.endswith(undeclined) or (led and not word.endswith(endings))
                else _like_given(word, given, forms[0], code) or _basic_word(word, code)
                for word in rest.split()
            ),
        ]
    )


def _basic_by_case(name: str, code: str, case: Case) -> str | None:
    """ "С Жанибеком Касымовым", "министра Жанибека Касымова": each word that ends as this case does; a woman's surname
    that ends as a man's stays as it is ("с Кайсой Экстрём")."""
    reports = load(code).section("articles")
    endings = tuple(reports.get("instrumental_surnames" if case == "with" else "masculine_genitive", ()))
    women = tuple(reports.get("instrumental_women", ()))
    words = name.split()
    men = tuple(reports.get("instrumental_men", ()))  # "с Фомой Долинским"
    if case == "with" and words[0].endswith(women) and not words[-1].endswith(men):
        endings = women

    def in_basic_form(word: str) -> str:
        if len(word) < _SHORTEST_DECLINED or not word.endswith(endings):
            return word
        end = word[-_CASE:]  # "Жаном-Клодом", but "Касым-Жомартом"
        return "-".join(_basic_word(part, code) if part.endswith(end) else part for part in word.split("-"))

    basic = [in_basic_form(word) for word in words]
    if case == "of" and sex_of_name(f"{basic[0]} {basic[-1]}") == "f":
        basic[0] = words[0]  # "премьера Николя Дюваля": he is no Николь
    return " ".join(basic) if basic != words else None


def _declined_as_hers(given: str, rest: str, code: str) -> str | None:
    """ "Встреча Данилы Грицая": a man, as the ending of his surname says, whose given name declines as a woman's; or
    "мэра Дайвы Петрайтене", as hers does."""
    reports = load(code).section("articles")
    men = tuple(reports.get("masculine_genitive", ()))
    women, hers = (tuple(reports.get(key, ())) for key in ("names_of_women", "surnames_of_women"))
    own = next((form for form in base_forms(given, code)[1:] if form.endswith(women)), None)
    if own is None or " " in rest:
        return None
    if rest.endswith(men):
        return f"{own} {_basic_word(rest, code)}"
    if not rest.endswith(hers):
        return f"{own} {rest}"
    surname = next((form for form in base_forms(rest, code)[1:] if form.endswith(women)), None)
    return f"{own} {surname}" if surname is not None else None


_CASE = 2  # letters at the end of a word that say its case
_SHORTEST_DECLINED = 4  # letters: "Ким" is no case of another name


def _basic_word(word: str, code: str) -> str:
    """A surname's form as a subject: the one that its ending has as a rule, or else the first that it may have."""
    rules: Mapping[str, str] = load(code).section("articles").get("basic_endings", {})
    ending = max((end for end in rules if word.endswith(end)), key=len, default="")
    if ending:
        return word.removesuffix(ending) + rules[ending]
    basic = ([*base_forms(word, code), word])[1]
    first, joint, _ = word.rpartition("-")
    case = tuple(load(code).section("articles").get("instrumental", ()))
    if not joint or not first.endswith(case) or not basic.startswith(first + joint):
        return basic
    return f"{_basic_word(first, code)}-{basic.removeprefix(first + joint)}"  # "Кондратовичем-Шиманским"


Turn = Callable[[Sequence[Atom], int], "Taken"]  # takes the turn of phrase that begins at an atom, if it is there
Kinds = AbstractSet[str]
# A turn, what it may begin with, and what it needs in the sentence: of each further set one, or it takes nothing. Both
# are told of an atom by `shown` (writing/rewriting.py): kinds of word, marks, what a verb says.
Row = tuple[Turn, Kinds, *tuple[Kinds, ...]]
Taken = tuple[list[Atom], int] | None  # the atoms that stand instead, and where reading goes on
Take = Callable[[Sequence[Atom], int, Writing], Taken]  # takes the writing that begins at an atom, if it is there
WritingRow = tuple[Take, Kinds, *tuple[Kinds, ...]]  # the same as Row; it may need something of a language, too


def is_named(atom: Atom, writing: Writing) -> bool:
    """Whether a name of two words is somebody's by its form, and no body's ("Красного Креста"), where nouns decline."""
    if writing.articles or not writing.is_person(atom):
        return False
    return not atom.text.split()[0].endswith((*writing.adjectives, *writing.epithets))


WORD = {"word"}


def between(atom: Atom) -> Atom:
    """A mark of no width behind an atom: two phrases meet there."""
    return atom._replace(start=atom.end, text="", norm="", kinds={"punct": ""}, capital=False, glued=True, nations=())


def named(atom: Atom, start: int, text: str) -> Atom:
    return atom._replace(start=start, end=start + len(text), text=text, norm=normalise(text), kinds={"name": text})
