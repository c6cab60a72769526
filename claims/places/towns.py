"""Towns in running text, where the words around say that a name is one: "in Badajoz", "in the border town of Narva".

Beyond the places that `find_places` finds anywhere, the gazetteer has a table of towns. Places so small are seldom
meant, and many are called like persons or things. So a name counts
- right behind "in", unless it is also something else (or a town that is always named with its state);
- behind "in" and the nationality of its country: "im luxemburgischen Esch an der Alzette";
- behind "in" with its country or state after it: "in Windsor, Ontario";
- behind "in" and a noun for a town, where even a name counts that no table has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claims.gazetteer.towns import TownName, goes_on, of_name
from claims.language import load
from claims.places import PlaceMention
from claims.places.around import Around, Spanned
from claims.places.found import HYPHENS, Hit, Words, is_modifier, next_word, words_of
from claims.places.geography import Place, contains, places_of
from claims.places.nationalities import nationality_ending
from claims.text import Token, normalise

_MODIFIERS = 4  # words between "in" and the noun for a town: "in the small Finnish border town"
_MOST_WORDS = 3  # of a name that no table has


@dataclass(frozen=True, slots=True)
class _TownWords:
    """What the [places] section of a language says of towns, folded."""

    script: str
    bare: frozenset[str]  # right before a name
    at: frozenset[str]  # before a noun for a town, or a nationality
    of: frozenset[str]
    suffixes: tuple[str, ...]
    vague: frozenset[str]


@cache
def _town_words(language: str) -> _TownWords:
    known = load(language)
    table = known.section("places")["towns"]

    def folded(words: Sequence[str]) -> frozenset[str]:
        return frozenset(normalise(word) for word in words)

    return _TownWords(
        table["script"], folded(table["in"]), folded(known.section("clauses")["words"]["at"]), folded(table["of"]),
        tuple(folded(table["suffixes"])), folded(table["vague"]),
    )  # fmt: skip


def find_towns(text: str, language: str, tokens: Sequence[Token], taken: Sequence[Spanned]) -> list[PlaceMention]:
    """The towns in a text that `find_places` does not know, in order; see above. Raises UnknownLanguage.

    `taken`: what else was found (dates, places, names of persons …): no town is read into it, but a place among it may
    say where a town is. A mention covers the noun and the nationality before the name, as with `find_places`.
    """
    at = _town_words(language).at
    before = [position for position, token in enumerate(tokens) if token.norm in at]
    if not before:
        return []
    reader = _Reader(text, language, tokens, taken)
    found: list[PlaceMention] = []
    end = 0
    for position in before:
        if tokens[position].start >= end:
            mention = reader.behind(position)
            if mention is not None:
                found.append(mention)
                end = mention.end
    return found


class _Reader(Around):
    def __init__(self, text: str, language: str, marks: Sequence[Token], taken: Sequence[Spanned]) -> None:
        super().__init__(text, language, marks, taken)
        self.words: _TownWords = _town_words(language)
        self.general: Words = words_of(language)

    def behind(self, position: int) -> PlaceMention | None:
        """The town behind this preposition."""
        first = position + 1
        while self.norm(first) in self.general.articles:
            first += 1
        if first >= len(self.marks) or self.marks[first].kind != "word" or self.marks[first].start in self.starts:
            return None  # most often a date or a place that is known stands here
        directly = first == position + 1 and self.marks[position].norm in self.words.bare
        noun = None if directly and self.is_capital(first) else self._noun(first)
        if noun is not None:
            return self._described(first, *noun)
        start, countries, name = self._nationality(first)
        return self._named(start, name, countries) if countries or directly else None

    # ---- what may stand before a name ----

    def _noun(self, first: int) -> tuple[int, int] | None:
        """The first and last word for a town that stands here, words that describe it aside."""
        at = first
        while at < min(first + _MODIFIERS, len(self.marks)) and not self._is_noun(at):
            named = self.is_capital(at) and not nationality_ending(self.marks, at, self.language)[1]
            if named or self.marks[at].kind != "word":
                return None
            at += 1
        if not self._is_noun(at):
            return None
        last = at
        while self.norm(last + 1) in self.general.town:
            last += 1
        return at, last

    def _is_noun(self, at: int) -> bool:
        norm = self.norm(at)
        if norm in self.general.town:
            return True
        return self.is_capital(at) and any(norm.endswith(end) and norm != end for end in self.words.suffixes)

    def _nationality(self, first: int) -> tuple[int, tuple[str, ...], int]:
        """The nationality that starts here: where, of which countries, and where the next word is."""
        for last in range(first, min(first + 2, len(self.marks))):
            start, countries = nationality_ending(self.marks, last, self.language)
            if countries and start == first:
                return start, countries, last + 1
        return first, (), first

    # ---- names ----

    def _described(self, first: int, noun: int, last: int) -> PlaceMention | None:
        start, countries = nationality_ending(self.marks, noun - 1, self.language) if noun > first else (noun, ())
        start = start if countries else noun
        name = last + 1
        linked = self.norm(name) in self.words.of
        name += linked
        if not (self.is_capital(name) and self.is_free(name)):
            return None
        if self.words.of and not linked and self.is_capital(last):
            return None  # "at City Hall" is in no town called Hall
        found = self._longest(name)
        if found is not None:
            places = self._fitting(places_of(found[0].ids), countries)
            if places:
                return self._mention(start, name, found[1], places)
        vague = all(self.norm(at) in self.words.vague for at in range(noun, last + 1))
        if vague or (self.words.of and not linked):
            return None
        end = self._unlisted(name)
        if self._goes_on_as_name(end, strictly=True):
            return None
        begin = self.marks[start].start
        stop = self.marks[end].end
        label = self.text[self.marks[name].start : stop]
        country = countries[0] if len(countries) == 1 else None
        return PlaceMention(begin, stop, self.text[begin:stop], (), town=True, unlisted=label, country=country)

    def _named(self, start: int, name: int, countries: tuple[str, ...]) -> PlaceMention | None:
        """A town by its name in the table, with the nationality before it or the country behind it."""
        if not (self.is_capital(name) and self.is_free(name)) or self.marks[name].text.isupper():
            return None
        found = self._longest(name)
        if found is None:
            return None
        known, last = found
        places = self._fitting(places_of(known.ids), countries)
        if not places or self._goes_on_as_name(last, strictly=False):
            return None
        sure = self.language not in known.described
        return self._mention(start, name, last, places, sure)

    def _mention(
        self, start: int, name: int, last: int, places: tuple[Place, ...], sure: bool = True
    ) -> PlaceMention | None:
        """With the country or state behind it, which narrows what it may mean; None without one, if it is not sure."""
        if is_modifier(self.marks, Hit(name, last, places)):
            return None
        begin, end = self.marks[start].start, self.marks[last].end
        outer = self._outer(last)
        if outer is not None:
            inside = tuple(place for place in places if any(contains(around, place) for around in outer.candidates))
            if inside:
                end, places, sure = outer.end, inside, True
        return PlaceMention(begin, end, self.text[begin:end], places, town=True) if sure else None

    def _outer(self, last: int) -> PlaceMention | None:
        if last + 2 >= len(self.marks) or self.marks[last + 1].text != ",":
            return None
        self.is_free(last + 2)
        return self.places.get(self.marks[last + 2].start)

    def _longest(self, name: int) -> tuple[TownName, int] | None:
        """The longest name in the table that starts here, and its last word."""
        script, key, last = self.words.script, self.norm(name), name
        best = None
        while last >= 0 and self.is_free(last):
            known = of_name(key, script)
            best = best if known is None else (known, last)
            if not goes_on(key, script):
                break
            last = next_word(self.marks, last)
            key = f"{key} {self.norm(last)}"
        return best

    def _unlisted(self, name: int) -> int:
        """The last word of a name that no table has: words with a capital; one only where all nouns have one."""
        last, words = name, 1
        while True:
            after = next_word(self.marks, last)
            hyphened = after == last + 2 and self.marks[last + 1].text in HYPHENS
            more = hyphened or (self.words.of and words < _MOST_WORDS)
            if after < 0 or not more or not self.is_capital(after) or not self.is_free(after):
                return last
            last, words = after, words + 1

    # ---- looking at words ----

    def _fitting(self, places: Sequence[Place], countries: tuple[str, ...]) -> tuple[Place, ...]:
        return tuple(place for place in places if not countries or place.country in countries)

    def _goes_on_as_name(self, last: int, strictly: bool) -> bool:
        """Whether what follows makes it (part of) another name: "in Vladimir Putin's view". `strictly`: nouns, too."""
        if last + 1 >= len(self.marks):
            return False
        after = self.marks[last + 1]
        if after.kind == "possessive":
            return True
        return self.is_capital(last + 1) and self.is_free(last + 1) and (strictly or not self.general.noun_capitals)
