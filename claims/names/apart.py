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

from claims.names.parts import Part, part_of
from claims.names.tables import small_words, suffixes
from claims.names.ties import tie
from claims.text import normalise

# Given name or initial, and family name. What such words do not show: titles, particles, generations, see `_words`.
_PLAIN = re.compile(r"([^\W\d_]{2,}|[^\W\d_]\.) ([^\W\d_]{2,})")


def surely_different(a: str, b: str) -> bool:
    """Whether `compare_names` would call these two names different; False where that is not plain to see."""
    x = _words(a)
    return x is not None and _differ(x, b)


def possible_bearers(name: str, people: Mapping[str, Iterable[str]]) -> list[str]:
    """The ids of those of whom a name, given with all names that each goes by, is not surely another's."""
    x = _words(name)
    if x is None:
        return list(people)
    return [id for id, names in people.items() if not all(_differ(x, other) for other in names)]


def _differ(x: tuple[Part, Part], name: str) -> bool:
    y = _words(name)
    if y is None:
        return False
    (given, family), (other_given, other_family) = x, y
    if _tied(given.text, other_given.text):
        return False
    if given.word.plain + family.word.plain == other_given.word.plain + other_family.word.plain:
        return False
    if given.initial or other_given.initial:  # which is never of the family name
        return True
    return not (_tied(given.text, other_family.text) and _tied(family.text, other_given.text))


def is_given_and_family(name: str) -> bool:
    """Whether a name is surely two words, of which the second is the family name."""
    return _words(name) is not None


@lru_cache(maxsize=16384)
def _words(name: str) -> tuple[Part, Part] | None:
    """The two words of a plain name; None for any other, and for words that may be read in another way."""
    match = _PLAIN.fullmatch(name)
    if match is None or not unicodedata.is_normalized("NFKC", name):
        return None
    before, after = match.group(1).removesuffix("."), match.group(2)
    if not (before.istitle() and after.istitle()):  # JFKennedy
        return None
    small = small_words()
    first, last = normalise(before), normalise(after)
    if (first,) in small.titles or last in suffixes() or last in small.monarchs:
        return None
    words = part_of(before), part_of(after)
    if any(each.optional or not each.word.plain for each in words) or words[1].initial:
        return None
    if any(each.word.native in small.family_first for each in words):
        return None
    return words


@lru_cache(maxsize=16384)
def _tied(x: str, y: str) -> bool:
    return bool(tie(part_of(x), part_of(y), False))
