"""The closed vocabulary of a language, compiled once from its file: words and phrases with what they can be.

A wording in the tables is words separated by spaces. "Treffen" (a capital letter) matches only a word with one, and
"traf" only a word without (but at the start of a sentence); offices are written either way.
"Begegnung*" takes any of the language's endings; `{nation}` stands for one country or its adjective.
Matching walks a trie over tokens: the longest wording wins, and a wording may be several kinds of word at once.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import Any, NamedTuple

from claims.language import Language
from claims.names.spelling import tables
from claims.quickly import Small, small
from claims.text import Token, normalise, tokens

_NOUN_KINDS = frozenset({"thing", "sport", "media", "venue", "statement", "time_of_day"})
NATION = "{nation}"
_LONGEST_ENDING = 4
_LONGEST_FORM = 3  # letters of an ending that tells a form: "ing"
_JOINED = frozenset({"to_infinitive"})
_NO_FORMS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of the tables. `sense` is what its clause then says: meet, talk, call, host, attend, happen, hold, …"""

    lemma: str
    sense: str
    hit: bool = False  # also strikes or concerns: a meeting only where both sides are parties
    particle: str | None = None  # separable: needs this particle in its clause ("kam … zusammen")
    particles: frozenset[str] = frozenset()  # may have one of these
    impersonal: bool = False  # "es kam zu": takes its noun behind a preposition
    format: str | None = None
    put_off: bool = False  # to another day, which is less than to cancel
    one_sided: bool = False  # says who rang whom


@dataclass(frozen=True, slots=True)
class VerbForm:
    verb: Verb
    tense: str  # past, present, future, participle, infinitive
    joined: bool = False  # the particle stands in the word itself ("zusammengekommen")
    gender: str | None = None  # of a Russian past: feminine, neuter


@dataclass(frozen=True, slots=True)
class MeetingNoun:
    """A noun of meeting: what form the word alone names, and whether it is a session of one body."""

    format: str | None
    sense: str = "meeting"


@small
class Role(Small):
    """A wording of an office: its key, the country it names itself, or those `among` which alone it is said."""

    role: str
    country: str | None = None
    among: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a wording can be."""

    kind: str
    value: Any = None
    case: str = "any"  # "capital": only with a capital letter; "lower": without one, but where a sentence starts


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    fitting: dict[tuple[bool, bool], tuple[Entry, ...]] = field(default_factory=dict)  # see _fitting


_SHORT_FAMILY = 4  # letters


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The compiled tables of one language."""

    language: Language
    root: _Node
    endings: frozenset[str]
    suffixes: tuple[tuple[str, MeetingNoun], ...]  # of compound nouns, longest first
    capital_nouns: bool
    abbreviations: frozenset[str]  # whose full stop ends no sentence
    in_full: tuple[str, ...]  # words that only look like abbreviations
    ordinal_stop: bool  # whether ordinals are written with a full stop
    between: frozenset[str]  # the words that open "between A and B"
    particles: frozenset[str]  # that may stand inside a name: von, de, bin
    keys: frozenset[str]  # all that stand anywhere in the trie
    stems: frozenset[str]  # those of them that take any ending, without the mark that says so
    forms: Mapping[str, frozenset[str]]  # an ending → the forms of a word that may end so
    besides: Mapping[str, frozenset[str]]  # a word → what it says, too, and stays of no table
    joined_infinitives: tuple[str, ...]  # how infinitives with their mark inside begin: "vorzulegen"
    heights: frozenset[str]  # words with which names of what people are "on" begin: "Mount"
    islands: frozenset[str]  # and end: "Peninsula"
    given_letters: frozenset[str] = frozenset()  # words of one letter that are given names, too: "Ван И"
    title_suffixes: tuple[tuple[str, str], ...] = ()  # of compounds that are titles, and their role; in articles only
    noun_endings: tuple[str, ...] = ()  # how nouns end that are no third word of a name; in articles only

    def is_given_letter(self, family: str, letter: str) -> bool:
        """ "Ван И": whether the second word is a given name behind a family name that is as short."""
        short = 0 < len(family) <= _SHORT_FAMILY and family.istitle()
        return short and letter.isupper() and normalise(letter) in self.given_letters

    def role_of(self, word: str) -> str | None:
        """The role that a word alone names ("verteidigungsminister" of a compound), or None."""
        for entry in self.root.next.get(word, _Node()).entries + self.root.next.get(word + "*", _Node()).entries:
            if entry.kind == "office":
                role: str = entry.value.role
                return role
        return None

    def is_post(self, word: str) -> bool:
        """Whether a word alone is an office or a title, or a compound that ends in one ("Parteichef")."""
        nodes = (self.root.next[key] for key in _keys(self, word) if key in self.root.next)
        if any(entry.kind in ("office", "title") for node in nodes for entry in node.entries):
            return True
        return any(word.endswith(suffix) and len(word) > len(suffix) + 1 for suffix, _ in self.title_suffixes)

    def forms_of(self, norm: str) -> frozenset[str]:
        """What a word may be by its ending, known or not: "past" ("demanded"), "plural" ("envoys").
        The longest ending of the tables decides: "boss" is no plural. And what the tables say it is besides."""
        own = self.besides.get(norm)
        return self._by_ending(norm) if own is None else self._by_ending(norm) | own

    def _by_ending(self, norm: str) -> frozenset[str]:
        for length in range(_LONGEST_FORM, 0, -1):
            found = self.forms.get(norm[-length:])
            if found is not None:
                joined = "infinitive" in found and norm.startswith(self.joined_infinitives)
                return found | _JOINED if joined else found
        return _NO_FORMS

    def landform(self, first: Token, last: Token) -> Mapping[str, None]:
        """What people are "on", as kinds of a name, by one of its words: "Mount Athos", "Margarita Island"."""
        if first.norm in self.heights:
            return {"height": None}
        return {"island": None} if last.norm in self.islands else {}

    def knows(self, norm: str) -> bool:
        """Whether any wording of the tables may begin with this word, or go on with it."""
        return bool(_keys(self, norm))

    def alone(self, word: str, capital: bool, free: bool) -> tuple[Entry, ...]:
        """What a word can be by itself, whatever follows."""
        return _alone(self, word).entries[capital, free]

    def following(self, word: str) -> frozenset[str]:
        """The keys with which a wording of several words goes on that begins with this one."""
        return _alone(self, word).following

    def verbs_of(self, words: Sequence[str]) -> tuple[VerbForm, ...]:
        """What verbs a wording of just these words is: none, mostly."""
        nodes = [self.root]
        for word in words:
            nodes = [node.next[key] for node in nodes for key in _keys(self, word) if key in node.next]
        return tuple(entry.value for node in nodes for entry in node.entries if entry.kind == "verb")

    def goes_on(self, following: frozenset[str], words: Sequence[Token], at: int, nations: Mapping[int, int]) -> bool:
        """Whether a wording that begins with token `at` takes the next one, too; `following` is that of its word."""
        if not following or at + 1 >= len(words):
            return False
        if at + 1 in nations and NATION in following:
            return True
        return not following.isdisjoint(_keys(self, words[at + 1].norm))

    def match(
        self, words: Sequence[Token], at: int, nations: Mapping[int, int], free: bool
    ) -> tuple[int, tuple[Entry, ...]] | None:
        """The longest wording that starts at token `at`: where it ends and what it can be.

        `nations` says, for a token at which a country or its adjective starts, where that ends. `free`: a capital
        letter says nothing here (the start of a sentence, a headline in title case).
        """
        capital, known = words[at].text[0].isupper(), _alone(self, words[at].norm)
        if at not in nations and not self.goes_on(known.following, words, at, nations):
            alone = known.entries[capital, free]
            return (at + 1, alone) if alone else None
        best: tuple[int, tuple[Entry, ...]] | None = None
        frontier = [(self.root, at)]
        while frontier:
            node, position = frontier.pop()
            if node.entries and position > at and (best is None or position >= best[0]):
                fitting = _fitting(node, capital, free)
                if fitting and best is not None and best[0] == position:
                    best = (position, best[1] + tuple(entry for entry in fitting if entry not in best[1]))
                elif fitting:
                    best = (position, fitting)
            if position >= len(words):
                continue
            for key in _keys(self, words[position].norm):
                following = node.next.get(key)
                if following is not None:
                    frontier.append((following, position + 1))
            if NATION in node.next and position in nations:
                frontier.append((node.next[NATION], nations[position]))
        return best


class _Alone(NamedTuple):
    """A word as the tables know it: what it can be by itself, and the keys with which a wording goes on."""

    entries: Mapping[tuple[bool, bool], tuple[Entry, ...]]  # by (has a capital letter, that says nothing)
    following: frozenset[str]


_SPELT = ((True, True), (True, False), (False, True), (False, False))
_UNKNOWN = _Alone(dict.fromkeys(_SPELT, ()), frozenset())


def _alone(table: Lexicon, word: str) -> _Alone:
    keys = _keys(table, word)
    return _behind(table, keys) if keys else _UNKNOWN


@lru_cache(maxsize=1 << 13)  # by keys, of which the tables have few: words that nothing knows drive none of them out
def _behind(table: Lexicon, keys: tuple[str, ...]) -> _Alone:
    nodes = [table.root.next[key] for key in reversed(keys) if key in table.root.next]
    if not nodes:
        return _UNKNOWN
    entries: dict[tuple[bool, bool], tuple[Entry, ...]] = dict.fromkeys(_SPELT, ())
    for node, spelt in product(nodes, _SPELT):
        entries[spelt] += tuple(entry for entry in _fitting(node, *spelt) if entry not in entries[spelt])
    return _Alone(entries, frozenset(key for node in nodes for key in node.next))


@lru_cache(maxsize=1 << 12)
def _keys(table: Lexicon, word: str) -> tuple[str, ...]:
    """The keys of the trie under which a word may stand: itself, and its stem before any of the endings."""
    found = [word] if word in table.keys else []
    for length in range(min(_LONGEST_ENDING, len(word) - 1) + 1):
        stem = word[: len(word) - length]
        if stem in table.stems and word[len(word) - length :] in table.endings:
            found.append(stem + "*")
    return tuple(found)


@cache
def lexicon(language: Language, articles: bool = False) -> Lexicon:
    """The compiled tables of a language; compiled once in a process.

    `articles`: with the words of the section `articles`, which reports use of people and meetings. Statements are read
    without them: what is no more than a title there may be content here.
    """
    root = _Node()
    clauses, offices = language.section("clauses"), language.section("offices")
    shape = language.section("lexicon")
    capital_nouns = bool(shape.get("capital_nouns", False))

    names = language.section("names")
    _add_all(root, names["titles"], "title", any_case=True)
    for kind, marks in _marks().items():
        _add_all(root, marks, kind, any_case=True)
    for kind, wordings in clauses["words"].items():
        _add_all(root, wordings, kind, any_case=not capital_nouns and kind in _NOUN_KINDS)
    for kind, wordings in clauses["formats"].items():
        _add_all(root, wordings, "format", kind)
    reports = language.section("articles") if articles else {}
    for table in [*clauses["verbs"], *reports.get("verbs", ())]:
        _add_verb(root, table, shape)
    suffixes: list[tuple[str, MeetingNoun]] = []
    for table in [*clauses["nouns"], *reports.get("nouns", ())]:
        noun = MeetingNoun(table.get("format"), table.get("sense", "meeting"))
        _add_all(root, table["words"], "noun", noun, any_case=not capital_nouns)
        suffixes += [(normalise(suffix), noun) for suffix in table.get("suffixes", ())]
    for role, forms in offices["roles"].items():
        for country, wordings in forms.items():
            _add_all(root, wordings, "office", _role(role, country), any_case=True)
    for kind in ("counterpart", "former", "then", "aide", "bodies", "ministry", "armed_forces", "both_countries"):
        _add_all(root, offices[kind], kind, any_case=True)
    for kind in ("organisations", "alliance"):
        for key, wordings in offices[kind].items():
            _add_all(root, wordings, kind, key, any_case=True)
    title_suffixes: tuple[tuple[str, str], ...] = ()
    if articles:
        for kind, wordings in reports["words"].items():
            _add_all(root, wordings, kind, any_case=kind in _ANY_CASE)
        _add_all(root, reports["words"]["title"], "post", any_case=True)  # no form of address: before full names only
        title_suffixes = tuple(
            (normalise(suffix), role) for role, suffixes in reports["title_suffixes"].items() for suffix in suffixes
        )
    keys = frozenset(_all_keys(root))
    return Lexicon(
        language,
        root,
        frozenset(shape["endings"]),
        tuple(sorted(suffixes, key=lambda suffix: -len(suffix[0]))),
        capital_nouns,
        frozenset(map(normalise, shape.get("abbreviations", ()))),
        tuple(shape.get("in_full", ())),
        bool(shape.get("ordinal_stop", True)),
        frozenset(map(normalise, clauses["words"]["between"])),
        frozenset(map(normalise, tables()["particles"])),
        keys,
        frozenset(key[:-1] for key in keys if key.endswith("*")),
        {ending: frozenset(forms) for ending, forms in shape.get("forms", {}).items()},
        _besides(shape.get("besides", {})),
        tuple(map(normalise, shape.get("joined_infinitives", ()))),
        frozenset(shape.get("heights", ())),
        frozenset(shape.get("islands", ())),
        frozenset(shape.get("given_letters", ())),
        title_suffixes,
        tuple(map(normalise, shape.get("noun_endings", ()))) if articles else (),
    )


def _marks() -> Mapping[str, Sequence[str]]:
    """The marks that say the same in every language."""
    return tomllib.loads((files("claims") / "gazetteer" / "marks.toml").read_text(encoding="utf-8"))


def _besides(table: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """What words say → each of them with all that it says."""
    words = {normalise(word) for wordings in table.values() for word in wordings}
    return {word: frozenset(said for said, own in table.items() if word in set(map(normalise, own))) for word in words}


_ANY_CASE = ("title", "group", "styled", "beside_another", "below_another")  # with a capital letter, too


def _all_keys(node: _Node) -> Iterator[str]:
    yield from node.next
    for following in node.next.values():
        yield from _all_keys(following)


def _fitting(node: _Node, capital: bool, free: bool) -> tuple[Entry, ...]:
    """What a wording can be with or without a capital letter; worked out once, as most words come again."""
    found = node.fitting.get((capital, free))
    if found is None:
        found = tuple(entry for entry in node.entries if _fits(entry, capital, free))
        node.fitting[capital, free] = found
    return found


def _fits(entry: Entry, capital: bool, free: bool) -> bool:
    if entry.case == "capital":
        return capital
    return entry.case == "any" or free or not capital


def _role(role: str, country: str) -> Role:
    """`country`: "one" for any, or the codes of one or several."""
    among = [] if country == "one" else country.split()
    return Role(role, among[0]) if len(among) == 1 else Role(role, None, frozenset(among))


def _add_all(root: _Node, wordings: Sequence[str], kind: str, value: Any = None, any_case: bool = False) -> None:
    for wording in wordings:
        case = "any" if any_case else "capital" if wording[0].isupper() else "lower"
        _add(root, wording, Entry(kind, value, case))


def _add(root: _Node, wording: str, entry: Entry) -> None:
    node = root
    for key in _pattern(wording):
        node = node.next.setdefault(key, _Node())
    node.entries.append(entry)


def _pattern(wording: str) -> list[str]:
    keys: list[str] = []
    for part in wording.split():
        if part == NATION:
            keys.append(NATION)
            continue
        for token in tokens(part):
            if token.text == "*" and keys:
                keys[-1] += "*"
            else:
                keys.append(token.norm)
    return keys


def _add_verb(root: _Node, table: Mapping[str, Any], shape: Mapping[str, Any]) -> None:
    verb = Verb(
        table["lemma"],
        table["sense"],
        table.get("hit", False),
        table.get("particle"),
        frozenset(table.get("particles", ())),
        table.get("impersonal", False),
        table.get("format"),
        table.get("put_off", False),
        table.get("one_sided", False),
    )
    joining = [verb.particle] if verb.particle else sorted(verb.particles)
    linker = shape.get("infinitive_linker", "")
    for tense in ("past", "present", "future", "participle", "infinitive", "attributive"):
        for form in table.get(tense, ()):
            bare = verb.particle is None or tense not in ("participle", "infinitive")
            if bare:
                _add(root, form, Entry("verb", VerbForm(verb, tense), "lower"))
            for particle in joining:
                joined = Entry("verb", VerbForm(verb, tense, joined=True), "lower")
                _add(root, particle + form, joined)
                if tense == "infinitive" and linker:
                    linked = VerbForm(verb, "to_infinitive", joined=True)
                    _add(root, particle + linker + form, Entry("verb", linked, "lower"))
    for form in table.get("participle", ()):
        for ending in shape.get("participle_endings", ()):  # "das abgesagte Treffen"
            _add(root, form + ending, Entry("verb", VerbForm(verb, "attributive")))
            for particle in joining:
                _add(root, particle + form + ending, Entry("verb", VerbForm(verb, "attributive", joined=True)))
    for gender in ("feminine", "neuter"):
        for form in table.get(gender, ()):
            _add(root, form, Entry("verb", VerbForm(verb, "past", gender=gender), "lower"))
