"""Nouns for people and bodies that may meet somebody, whoever that is, by how they end (a language's
`[articles.anybody]`), and in which case they stand behind which article.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from claims.language import load
from claims.text import normalise

PEOPLE = ("several", "several_with", "adjectival", "adjectival_n")  # sets of nouns for several, who may be anybody
ONE = frozenset({"one_man", "one_woman"})  # posts of one person
_SHORTEST_FIRST = 3  # letters before the end of a compound: "Vorräte" is long enough, "Geräte" not


@dataclass(frozen=True, slots=True)
class Nouns:
    """A language's nouns for whoever may be met. `ends`: how they end → the sets that they are of."""

    sets: Mapping[str, tuple[str, ...]]
    bodies: frozenset[str]  # those of them that are bodies
    named: frozenset[str]  # bodies that are known by name, with an article or without
    houses: tuple[str, ...]  # those of the bodies that are buildings, too
    genitive: tuple[str, ...]  # how nouns of men and things end as owners
    women: tuple[str, ...]  # how posts end that a woman holds
    either: tuple[str, ...]  # and those that say nothing of it: "die Vorsitzende"
    headed: tuple[str, ...]  # how words end for what somebody heads, and that meets nobody itself
    never: tuple[str, ...]
    direct: Mapping[str, frozenset[str]]  # article as who meets or is met → sets of nouns behind it
    oblique: Mapping[str, frozenset[str]]  # the same behind "with"
    owners: frozenset[str]  # what begins whose they are: "der", "aller"
    takes: frozenset[str]  # verbs that take whom somebody met as their object
    receives: frozenset[str]  # words beside verbs that say so of these: "zu Gast"
    circles: frozenset[str]  # people of a kind who must say which they are (`circles`)
    qualities: tuple[str, ...]  # how adjectives end
    strong: tuple[str, ...]  # how they end before a noun in the genitive that has no article: "tschechischer"

    def of(self, word: str) -> frozenset[str]:
        """The sets that a word is of."""
        if word.endswith(self.never):
            return frozenset()
        return frozenset(name for name, ends in self.sets.items() if _ends(word, ends))

    def is_body(self, word: str) -> bool:
        """Whether a word is a body, in whatever case: "Betriebsrat", "Betriebsrats"."""
        stems = (word, *[word.removesuffix(ending) for ending in self.genitive if word.endswith(ending)])
        return any(not self.of(stem).isdisjoint(self.bodies) for stem in stems)

    def is_of_one(self, word: str) -> bool:
        """ "Die Grüne", "der Liberale": one of those who without an article are several."""
        several = self.sets["adjectival"]
        return word in several

    def is_headed(self, word: str) -> bool:
        """Whether somebody heads it: a body, or a "Museum"; of whom not is "des Malers"."""
        stems = (word, *[word.removesuffix(ending) for ending in self.genitive if word.endswith(ending)])
        return self.is_body(word) or any(stem.endswith(self.headed) for stem in stems)

    def one(self, post: str) -> frozenset[str]:
        """Of which sets a post is: one that a man holds, a woman, or either."""
        if post.endswith(self.either):
            return ONE
        return frozenset({"one_woman" if post.endswith(self.women) else "one_man"})


@cache
def nouns_of(code: str) -> Nouns | None:
    table = load(code).section("articles").get("anybody")
    if table is None:
        return None
    several, adjectival = (tuple(map(normalise, table[key])) for key in ("several", "adjectival"))
    ending, endless = table["oblique_ending"], tuple(table["endless"])
    sets = {
        **{article: tuple(map(normalise, table[article])) for article in table["articles"]},
        "several": several,
        "several_with": tuple(word if word.endswith(endless) else word + ending for word in several),
        "adjectival": adjectival,
        "adjectival_n": tuple(word + ending for word in adjectival),
    }
    return Nouns(
        sets,
        frozenset(table["articles"]),
        frozenset(map(normalise, table["named"])),
        tuple(map(normalise, table["houses"])),
        tuple(table["genitive"]),
        tuple(table["women"]),
        tuple(table["either"]),
        tuple(map(normalise, table["headed"])),
        tuple(map(normalise, table["not"])),
        {article: frozenset(names) for article, names in table["direct"].items()},
        {article: frozenset(names) for article, names in table["oblique"].items()},
        frozenset(map(normalise, table["owners"])),
        frozenset(table["takes"]),
        frozenset(map(normalise, table["receives"])),
        frozenset(map(normalise, load(code).section("articles").get("circles", ()))),
        tuple(table["qualities"]),
        tuple(table["strong"]),
    )


def _ends(word: str, ends: tuple[str, ...]) -> bool:
    return word in ends or word[_SHORTEST_FIRST:].endswith(ends)


@lru_cache(maxsize=1 << 13)
def sets_of_word(word: str, code: str) -> frozenset[str]:
    nouns = nouns_of(code)
    return nouns.of(normalise(word)) if nouns is not None else frozenset()


def is_of_one(post: str, article: str, code: str) -> bool:
    """Whether a post behind its article is that of one person: "der Rektorin", but not "die Leiter"."""
    nouns = nouns_of(code)
    if nouns is None or not article:
        return False
    behind = nouns.direct.get(article, frozenset()) | nouns.oblique.get(article, frozenset())
    word = normalise(post)
    return not behind.isdisjoint(nouns.one(word)) and behind.isdisjoint(sets_of_word(post, code))
