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

# Given name or initial, and family name. What such words do not show: titles, particles, generations, see `_plain`.
_PLAIN = re.compile(r"([^\W\d_]{2,}|[^\W\d_]\.) ([^\W\d_]{2,})")


class _Plain(NamedTuple):
    """A name of two plain words. (Thousands are kept, so without their parts, which are ten times as large.)"""

    given: str
    family: str
    glued: str  # the folded letters of both
    initial: bool  # of the given name there is only that


def surely_different(a: str, b: str) -> bool:
    """Whether `compare_names` would call these two names different; False where that is not plain to see."""
    x = _plain(a)
    return x is not None and _differ(x, b)


def possible_bearers(name: str, people: Mapping[str, Iterable[str]]) -> list[str]:
    """The ids of those of whom a name, given with all names that each goes by, is not surely another's."""
    x = _plain(name)
    if x is None:
        return list(people)
    return [id for id, names in people.items() if not all(_differ(x, other) for other in names)]


def _differ(x: _Plain, name: str) -> bool:
    y = _plain(name)
    if y is None or x.glued == y.glued or _tied(x.given, y.given):
        return False
    if x.initial or y.initial:  # which is never of the family name
        return True
    return not (_tied(x.given, y.family) and _tied(x.family, y.given))


def is_given_and_family(name: str) -> bool:
    """Whether a name is surely two words, of which the second is the family name."""
    return _plain(name) is not None


@lru_cache(maxsize=8192)
def _plain(name: str) -> _Plain | None:
    """A plain name; None for any other, and for words that may be read in another way."""
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
    given, family = part_of(before), part_of(after)
    if given.optional or family.optional or family.initial or not (given.word.plain and family.word.plain):
        return None
    if given.word.native in small.family_first or family.word.native in small.family_first:
        return None
    return _Plain(before, after, given.word.plain + family.word.plain, given.initial)


@lru_cache(maxsize=8192)
def _tied(x: str, y: str) -> bool:
    return bool(tie(part_of(x), part_of(y), False))
