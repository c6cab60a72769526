"""Words for what belongs to a country and for its people, in running text, as spans (code points).

The words are the gazetteer's; claims/places reads descriptions such as "the Finnish capital" with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from claims import gazetteer
from claims.gazetteer import Names
from claims.places.found import HYPHENS, longest_name, next_word, words_of
from claims.text import Token
from claims.text import tokens as tokens_of


@dataclass(frozen=True, slots=True)
class NationalityMention:
    """A word for what belongs to a country, or for a person from it.

    A word that may be either ("Russian") is given as an adjective. `also`: other countries it may mean ("Korean").
    """

    start: int
    end: int
    text: str
    country: str  # ISO 3166-1 alpha-2, or the withdrawn code of a former state (SU, YU, CS, DD)
    kind: Literal["adjective", "person"]
    also: tuple[str, ...] = ()


def find_nationalities(text: str, language: str, tokens: Sequence[Token] | None = None) -> list[NationalityMention]:
    """The words for nationalities in a text, in order: "russische", "South Korean", "US" in "US-General".

    Short forms in capitals count only as modifiers, that is before another word. A word that begins a longer name
    ("Saudi Arabia", "Turkish Airlines") does not count. Raises UnknownLanguage.
    """
    words, names = words_of(language), gazetteer.names(language)
    marks = tokens_of(text) if tokens is None else tokens
    table = gazetteer.nationalities(language)
    found: list[NationalityMention] = []
    covered = 0
    for position, token in enumerate(marks):
        if position < covered or token.kind != "word":
            continue
        if token.norm not in table.entries and token.norm not in table.longest and not token.text.isupper():
            continue
        last, countries, kind = _nationality_at(marks, position, table)
        if countries and token.norm in names.longest:
            named = longest_name(marks, position, words, names)[0]
            if named > last:
                covered = named + 1
                continue
        if countries:
            covered = last + 1
            start, end = token.start, marks[last].end
            found.append(NationalityMention(start, end, text[start:end], countries[0], kind, countries[1:]))
    return found


_Kind = Literal["adjective", "person"]


def _nationality_at(marks: Sequence[Token], position: int, table: Names) -> tuple[int, tuple[str, ...], _Kind]:
    """The last token of the longest nationality that starts here, its countries and its kind; no countries: none."""
    best: tuple[int, tuple[str, ...], _Kind] = (position, (), "adjective")
    key = marks[position].norm
    reach = table.longest.get(key, 1)
    last = position
    for step in range(reach):
        if step:
            last = next_word(marks, last)
            if last < 0:
                break
            key = f"{key} {marks[last].norm}"
        value = table.entries.get(key)
        if value is None and not step and marks[position].text.isupper() and _leads(marks, position):
            value = table.entries.get(marks[position].text)
        if value is not None:
            countries, _, kind = value.partition("\t")
            if kind.islower() or marks[position].text[0].isupper():
                best = (last, tuple(countries.split()), "person" if kind.lower() == "person" else "adjective")
    return best


def _leads(marks: Sequence[Token], position: int) -> bool:
    """Whether another word follows, after a hyphen or right away."""
    return next_word(marks, position) > 0


def nationality_ending(marks: Sequence[Token], last: int, language: str) -> tuple[int, tuple[str, ...]]:
    """The nationality whose last token this is ("US" before a hyphen, too): its first token and its countries."""
    if last > 0 and marks[last].text in HYPHENS and marks[last].glued:
        last -= 1
    table = gazetteer.nationalities(language)
    for start in range(max(0, last - 3), last + 1):
        if marks[start].kind == "word":
            end, countries, _ = _nationality_at(marks, start, table)
            if countries and end == last:
                return start, countries
    return last, ()
