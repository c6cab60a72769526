"""Names of places among the tokens of a text: the longest names there are, and whether they count.

Internal to claims/places and claims/places/nationalities.py. Positions are indices of tokens, not of code points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claims.gazetteer import INNER, PHRASE, PREPOSITION, Names
from claims.language import load
from claims.places.geography import Place, places_of
from claims.quickly import Small, small
from claims.text import Token, normalise

HYPHENS = "-\u2010\u2011–"
_ENDS = '.!?:;…"“”„«»()[]•*'  # what a sentence, a quotation or a heading ends with, or begins after


@dataclass(frozen=True, slots=True)
class Words:
    """The [places] section of a language, folded."""

    capital: frozenset[str]
    town: frozenset[str]
    of: frozenset[str]
    articles: frozenset[str]
    locative: frozenset[str]
    near: dict[str, list[tuple[str, ...]]]  # last word → phrases
    genitive: tuple[str, ...]
    adjective: tuple[tuple[str, str], ...]  # ending, and what the town's name has instead of it
    bare_genitive: bool
    noun_capitals: bool
    capital_not_before: frozenset[str]


@cache
def words_of(language: str) -> Words:
    table = load(language).section("places")

    def folded(key: str) -> frozenset[str]:
        return frozenset(normalise(word) for word in table[key])

    near: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(table["near"], key=len, reverse=True):
        words = tuple(normalise(word) for word in phrase.split())
        near.setdefault(words[-1], []).append(words)
    return Words(
        folded("capital"), folded("city"), folded("of"), folded("articles"), folded("locative"), near,
        tuple(folded("genitive")),
        tuple((ending, base) for ending, _, base in (each.partition(">") for each in table["adjective"])),
        table["bare_genitive"],
        table["noun_capitals"], folded("capital_not_before"),
    )  # fmt: skip


@small
class Hit(Small):
    """A place so far: tokens `first` to `last`, both included."""

    first: int
    last: int
    places: tuple[Place, ...]
    counts: bool = True  # whether what its name needs has been met
    genitive: bool = False
    definite: bool = False
    compound: bool = False


def names_in(marks: Sequence[Token], words: Words, table: Names) -> tuple[list[Hit], list[int]]:
    """The longest names, from left to right, and where words for a town or a capital stand."""
    hits: list[Hit] = []
    clues: list[int] = []
    covered = 0
    for position, token in enumerate(marks):
        if position < covered or token.kind != "word":
            continue
        if token.norm in words.capital or token.norm in words.town:
            clues.append(position)
        article = token.norm in words.articles and token.norm in table.longest and token.text.islower()
        if article or token.text[0].isupper():
            last, value, genitive = longest_name(marks, position, words, table)
            if article:  # "the Hague": the mention begins after it
                if last < 0 or not marks[position + 1].text[0].isupper():
                    continue
                position += 1
            if last < 0:
                if words.adjective and (hit := _adjective(marks, position, words, table)) is not None:
                    hits.append(hit)
                continue
            covered = last + 1
            ids, _, need = value.partition("\t")
            if need != PHRASE:
                hits.append(
                    Hit(position, last, places_of(ids.split()), _is_met(need, marks, position, last, words), genitive)
                )
    return hits, clues


def longest_name(marks: Sequence[Token], position: int, words: Words, table: Names) -> tuple[int, str, bool]:
    """The last token of the longest name that starts here, its entry, and whether it is in the genitive; or -1."""
    entries = table.entries
    key = marks[position].norm
    reach = table.longest.get(key, 1)
    found = (-1, "", False)
    last = position
    for step in range(reach):
        if step:
            last = next_word(marks, last)
            if last < 0:
                break
            key = f"{key} {marks[last].norm}"
        if (value := entries.get(key)) is not None:
            found = (last, value, False)
            continue
        for ending in words.genitive if key.endswith(words.genitive) else ():
            if key.endswith(ending) and (value := entries.get(key[: -len(ending)])) is not None:
                found = (last, value, True)
    if found[0] < 0 and len(marks[position].text) <= 5 and marks[position].text.isupper():
        value = entries.get(marks[position].text)
        return found if value is None else (position, value, False)
    return found


def next_word(marks: Sequence[Token], position: int) -> int:
    """The next word or number of the same name: after white space, a hyphen, or the full stop of "St."; else -1."""
    after = position + 1
    if after < len(marks) and marks[after].glued and marks[after].kind == "punct":
        if marks[after].text not in HYPHENS and (marks[after].text != "." or len(marks[position].text) > 3):
            return -1
        after += 1
    return after if after < len(marks) and marks[after].kind in ("word", "number") else -1


def _adjective(marks: Sequence[Token], position: int, words: Words, table: Names) -> Hit | None:
    """A town's name as an adjective before a noun: "Genfer Gipfel", "Dresdner Schloss"."""
    norm = marks[position].norm
    follows = position + 1 < len(marks) and marks[position + 1].text[0].isupper()
    for ending, base in words.adjective:
        stem = norm[: -len(ending)]
        if follows and norm.endswith(ending) and len(stem) >= 4:
            ids, _, need = table.entries.get(stem + base, "").partition("\t")
            towns = tuple(found for found in places_of(ids.split()) if found.kind == "city")
            if towns and not need:
                return Hit(position, position, towns, compound=True)
    return None


def _is_met(need: str, marks: Sequence[Token], first: int, last: int, words: Words) -> bool:
    """Whether a name that is also something else counts as a place by what stands around it."""
    if not need:
        return True
    if need == PREPOSITION:
        before = first > 0 and (marks[first - 1].norm in words.locative or is_near(marks, first, words))
        after = marks[last + 1] if last + 1 < len(marks) else None
        named_on = after is not None and after.kind == "word" and after.text[0].isupper() and not words.noun_capitals
        return before and not named_on  # not "in Vladimir Putin's view"
    if need == INNER:
        return first > 0 and marks[first - 1].text not in _ENDS
    return False  # a phrase, or what only a place before it makes one: "Paris, TX"


def before_articles(marks: Sequence[Token], first: int, words: Words) -> int:
    before = first - 1
    while before >= 0 and marks[before].norm in words.articles:
        before -= 1
    return before


def is_near(marks: Sequence[Token], first: int, words: Words) -> bool:
    """Whether a phrase such as "nahe" or "in the vicinity of" stands right before, articles aside."""
    for before in {first - 1, before_articles(marks, first, words)}:
        for phrase in words.near.get(marks[before].norm, ()) if before >= 0 else ():
            start = before - len(phrase) + 1
            if start >= 0 and all(marks[start + index].norm == word for index, word in enumerate(phrase)):
                return True
    return False


def is_modifier(marks: Sequence[Token], hit: Hit) -> bool:
    """Whether a hyphen joins it to another word, before or after: "US-General", "Ex-Washington", "Moscow-based"."""

    def joined(hyphen: int, word: int, second: int) -> bool:
        return (
            min(hyphen, word) >= 0
            and max(hyphen, word, second) < len(marks)
            and marks[hyphen].text in HYPHENS
            and marks[hyphen].glued
            and marks[second].glued
            and marks[word].kind == "word"
        )

    return joined(hit.last + 1, hit.last + 2, hit.last + 2) or joined(hit.first - 1, hit.first - 2, hit.first)
