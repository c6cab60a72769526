"""Telling most namesakes apart without taking their names to pieces.

Whoever is looked up by a family name is compared with everybody who bears it or one like it, and nearly all of these
have another given name. Two names of two plain words each are surely different where the given names are not tied:
then at least one word of each is left over, which `claims.names` calls a contradiction. Comparing them takes about
100 µs the first time, this takes 3.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from claims.names.parts import part_of
from claims.names.tables import small_words, suffixes
from claims.names.ties import tie
from claims.text import normalise

# Given name or initial, and family name. What such words do not show: titles, particles, generations, see below.
_GIVEN = re.compile(r"[^\W\d_]{2,}|[^\W\d_]\.")
_FAMILY = re.compile(r"[^\W\d_]{2,}")


class _Half(NamedTuple):
    """One of two plain words. (Thousands are kept, so without their parts, which are ten times as large.)"""

    text: str
    plain: str  # the folded letters
    initial: bool  # of a given name there is only that


def surely_different(a: str, b: str) -> bool:
    """Whether `compare_names` would call these two names different; False where that is not plain to see."""
    x = _halves(a)
    return x is not None and _differ(*x, b, {})


def possible_bearers(name: str, people: Mapping[str, Iterable[str]]) -> list[str]:
    """The ids of those of whom a name, given with all names that each goes by, is not surely another's."""
    x = _halves(name)
    if x is None:
        return list(people)
    given, family = x
    seen: dict[str, bool] = {}
    return [id for id, names in people.items() if not all(_differ(given, family, other, seen) for other in names)]


def _differ(given: _Half, family: _Half, name: str, seen: dict[str, bool]) -> bool:
    """`seen`: the family names that this given name was compared with, and whether it may be one of them."""
    y = _halves(name)
    if y is None or _tied(given.text, y[0].text) or given.plain + family.plain == y[0].plain + y[1].plain:
        return False
    if given.initial or y[0].initial:  # which is never of the family name
        return True
    last = y[1].text
    if last not in seen:
        seen[last] = _is_tied(given.text, last)
    return not (seen[last] and _is_tied(family.text, y[0].text))  # Steinberger Thomas


def given_and_family(name: str) -> tuple[str, str] | None:
    """The two words of a name that is surely given and family name; the given name may be an initial."""
    halves = _halves(name)
    return (halves[0].text, halves[1].text) if halves else None


def is_given_and_family(name: str) -> bool:
    """Whether a name is surely two words, of which the second is the family name."""
    return _halves(name) is not None


def _halves(name: str) -> tuple[_Half, _Half] | None:
    """The two words of a plain name; None for any other, and for words that may be read in another way.

    Kept are the words, not the names: namesakes share them.
    """
    before, _, after = name.partition(" ")
    given, family = _given(before), _family(after)
    return (given, family) if given and family else None


@lru_cache(maxsize=8192)
def _given(word: str) -> _Half | None:
    if _GIVEN.fullmatch(word) is None:
        return None
    before = word.removesuffix(".")
    if (normalise(before),) in small_words().titles:
        return None
    return _half(before)


@lru_cache(maxsize=8192)
def _family(word: str) -> _Half | None:
    if _FAMILY.fullmatch(word) is None:
        return None
    last = normalise(word)
    if last in suffixes() or last in small_words().monarchs:
        return None
    half = _half(word)
    return None if half is None or half.initial else half


def _half(text: str) -> _Half | None:
    if not text.istitle() or not unicodedata.is_normalized("NFKC", text):  # JFKennedy
        return None
    part = part_of(text)
    if part.optional or not part.word.plain or part.word.native in small_words().family_first:
        return None
    return _Half(text, part.word.plain, part.initial)


@lru_cache(maxsize=1 << 14)
def _tied(x: str, y: str) -> bool:
    """Of given names, which many share: worth remembering."""
    return _is_tied(x, y)


def _is_tied(x: str, y: str) -> bool:
    return bool(tie(part_of(x), part_of(y), False))
