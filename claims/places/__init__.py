"""Places in running text, as spans of the original text (code points), and what they mean.

The names are the gazetteer's, the words around them ("Hauptstadt", "near") the language files'. A place must be
capitalised; what is also an ordinary word or a person's name counts only where the words around it say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from claims import gazetteer
from claims.places.found import Hit, Words, before_articles, is_modifier, is_near, names_in, words_of
from claims.places.geography import (
    Place,
    PlaceComparison,
    compare_places,
    contains,
    country_of,
    distance_km,
    lookup,
    meant_of,
    place,
    places_of,
    stands_for,
)
from claims.places.nationalities import NationalityMention, find_nationalities, nationality_ending
from claims.quickly import Small, small
from claims.text import Token
from claims.text import tokens as tokens_of

__all__ = [
    "NationalityMention", "Place", "PlaceComparison", "PlaceMention", "compare_places", "contains", "country_of",
    "distance_km", "find_nationalities", "find_places", "lookup", "meant_of", "place", "stands_for",
]  # fmt: skip


@small
class PlaceMention(Small):
    """A place in a text: `text[start:end]` in code points, and every place that the words may mean.

    `candidates`: the most prominent first; none where the words contradict each other ("the Finnish capital Baku").
    `unlisted`: the name of a town that no table has, found by the words before it ("in the border town of …"); it has
    no candidates, and a `country` (alpha-2) only where a nationality says it.
    `town`: from the table of towns, which has not every town of a name: it may be the known place, but excludes none.
    `definite`: a description without a name ("the Azerbaijani capital"). `near`: only near there ("outside Moscow").
    `compound`: the modifier of another word ("US-General", "Genfer Gipfel", "Moscow-based"): no place by itself.
    """

    start: int
    end: int
    text: str
    candidates: tuple[Place, ...]
    definite: bool = False
    near: bool = False
    compound: bool = False
    town: bool = False
    unlisted: str = ""
    country: str | None = None


# ---- finding ---------------------------------------------------------------------------------------------------------


def find_places(text: str, language: str, tokens: Sequence[Token] | None = None) -> list[PlaceMention]:
    """The places that a text names or describes, in order; `tokens` spares cutting the text up again.

    One mention each: "Baku, Azerbaijan", "Paris, Texas", "der aserbaidschanischen Hauptstadt Baku" (without the
    article), "the capital of Azerbaijan". Raises UnknownLanguage.
    """
    marks = tokens_of(text) if tokens is None else tokens
    words = words_of(language)
    hits, clues = names_in(marks, words, gazetteer.names(language))
    if clues:
        hits = _described(marks, hits, clues, words, language)
    if not hits:
        return []
    return [
        PlaceMention(
            start := marks[hit.first].start,
            end := marks[hit.last].end,
            text[start:end],
            hit.places,
            hit.definite,
            is_near(marks, hit.first, words),
            hit.compound or is_modifier(marks, hit),
        )
        for hit in _narrowed(marks, hits)
        if hit.counts
    ]


# ---- descriptions ----------------------------------------------------------------------------------------------------


def _described(marks: Sequence[Token], hits: list[Hit], clues: list[int], words: Words, language: str) -> list[Hit]:
    """The hits, joined with the descriptions around words for a capital or a town."""
    by_first = {hit.first: hit for hit in hits}
    by_last = {hit.last: hit for hit in hits}
    covered = -1
    for clue in clues:
        if clue <= covered:
            continue
        reader = _Description(marks, words, language, by_first, by_last, clue, covered)
        described = reader.read()
        covered = reader.last
        if described is not None:
            for used in reader.used:
                by_first.pop(used.first, None)
                by_last.pop(used.last, None)
            by_first[described.first] = by_last[described.last] = described
    return [by_first[first] for first in sorted(by_first)]


class _Description:
    """Reads what stands around a word for a capital or a town: "der [finnischen Hauptstadt Helsinki]".

    `first` and `last` are the tokens read so far, `used` the names among them.
    """

    def __init__(
        self,
        marks: Sequence[Token],
        words: Words,
        language: str,
        by_first: Mapping[int, Hit],
        by_last: Mapping[int, Hit],
        clue: int,
        covered: int,
    ) -> None:
        self.marks, self.words, self.language = marks, words, language
        self.by_first, self.by_last = by_first, by_last
        self.first = self.last = clue
        kinds = words.capital | words.town
        while self.first - 1 > covered and marks[self.first - 1].norm in words.town:
            self.first -= 1
        while self._norm(self.last + 1) in kinds:
            self.last += 1
        self.is_capital = any(mark.norm in words.capital for mark in marks[self.first : self.last + 1])
        self.used: list[Hit] = []

    def read(self) -> Hit | None:
        """What is described; None where it is nothing that the gazetteer knows."""
        if self.is_capital and self._norm(self.last + 1) in self.words.capital_not_before:
            return None
        countries = self._country_before() or (self._country_after() if self.is_capital else ())
        named = self._name(countries)
        if named is not None or not self.is_capital or not countries:
            return named
        seats = tuple(seat for country in countries for seat in _capitals(country))
        before = self.by_last.get(before_articles(self.marks, self.first, self.words) - 1)
        if before is not None and self.marks[before.last + 1].text == ",":  # "Baku, the capital of Azerbaijan"
            named_before = tuple(found for found in before.places if found in seats)
            if named_before:
                self.used.append(before)
                return before._replace(last=self.last, places=named_before, counts=True)
        return Hit(self.first, self.last, seats, definite=True) if seats else None

    def _norm(self, position: int) -> str:
        return self.marks[position].norm if position < len(self.marks) else ""

    def _country_before(self) -> tuple[str, ...]:
        """From "finnischen", "US-", "Finland's" or "Finnlands" right before."""
        possessive = self.first > 0 and self.marks[self.first - 1].kind == "possessive"
        owner = self.by_last.get(self.first - 2 if possessive else self.first - 1)
        if owner is not None and (possessive or owner.genitive) and (countries := _countries(owner)):
            self.used.append(owner)
            self.first = owner.first
            return countries
        start, countries = nationality_ending(self.marks, self.first - 1, self.language)
        if countries:
            inside = (self.by_first.get(position) for position in range(start, self.first))
            self.used.extend(hit for hit in inside if hit is not None)
            self.first = start
        return countries

    def _country_after(self) -> tuple[str, ...]:
        """From "of Finland", "der Türkei", "Finnlands" or "Финляндии" right after."""
        after = self.last + 1
        while self._norm(after) in self.words.of:
            after += 1
        owner = self.by_first.get(after)
        if owner is None or not (after > self.last + 1 or owner.genitive or self.words.bare_genitive):
            return ()
        countries = _countries(owner)
        if countries:
            self.used.append(owner)
            self.last = owner.last
        return countries

    def _name(self, countries: tuple[str, ...]) -> Hit | None:
        """The place with the name that follows: "Hauptstadt Baku", "city of Geneva", "capital of Azerbaijan, Baku"."""
        after = self.last + 1
        paused = bool(countries) and self._norm(after) in _PAUSES
        after += paused
        while self._norm(after) in self.words.of or self._norm(after) in self.words.town:
            after += 1
        name = self.by_first.get(after)
        if name is None or name in self.used:
            return None
        meant = tuple(found for found in name.places if found.kind == "city" or not (self.is_capital or found.capitals))
        if not meant:
            return None
        fitting = _fitting(meant, countries, self.is_capital)
        if paused and not fitting:
            return None
        self.used.append(name)
        self.last = name.last
        return name._replace(first=self.first, places=fitting, counts=True)


_PAUSES = frozenset({",", "–", "—", ":", "-"})


def _fitting(places: tuple[Place, ...], countries: tuple[str, ...], is_capital: bool) -> tuple[Place, ...]:
    """Those that lie in the countries of the description; of these the capitals, if it calls them so."""
    meant = tuple(found for found in places if not countries or found.country in countries)
    return tuple(found for found in meant if found.kind == "city" and (found.seat_of or not is_capital)) or meant


def _countries(hit: Hit) -> tuple[str, ...]:
    return tuple(found.country for found in hit.places if found.kind == "country" and found.country)


def _capitals(country: str) -> tuple[Place, ...]:
    state = place(f"country:{country}")
    return places_of(state.capitals) if state is not None else ()


# ---- "Paris, Texas" --------------------------------------------------------------------------------------------------


def _narrowed(marks: Sequence[Token], hits: Iterable[Hit]) -> list[Hit]:
    """Joins a place with the larger one that follows after a comma or in brackets, and narrows what it may mean."""
    found: list[Hit] = []
    for hit in hits:
        before = found[-1] if found else None
        joined = None if before is None else _joined(marks, before, hit)
        if joined is None:
            found.append(hit)
        else:
            found[-1] = joined
    return found


def _joined(marks: Sequence[Token], inner: Hit, outer: Hit) -> Hit | None:
    gap = inner.last + 1
    if outer.first != gap + 1 or marks[gap].text not in (",", "(") or inner.compound or outer.compound:
        return None
    last = outer.last
    if marks[gap].text == "(":
        if last + 1 >= len(marks) or marks[last + 1].text != ")":
            return None
        last += 1
    meant = tuple(small for small in inner.places if any(contains(large, small) for large in outer.places))
    if meant:
        return inner._replace(last=last, places=meant, counts=True)
    if all(found.kind == "city" for found in inner.places) and _is_state(outer):
        # A town of this name in that state, which the gazetteer does not list; or else just two names of a list.
        return inner._replace(last=last, places=outer.places + inner.places, counts=True)
    rooms = tuple(
        room for room in outer.places if room.kind == "venue" and any(contains(large, room) for large in inner.places)
    )
    return outer._replace(first=inner.first, places=rooms, counts=True) if rooms else None  # "Москва, Кремль"


_STATES = frozenset({"US", "CA", "AU"})  # countries where a town is named with its state or province


def _is_state(hit: Hit) -> bool:
    """Whether it can only mean a region that towns are named with: "Springfield, Illinois"."""
    return all(found.kind == "region" and found.country in _STATES for found in hit.places)
