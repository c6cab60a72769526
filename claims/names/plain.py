"""Names of two plain words, given name and family name, told at a glance: most names are."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from claims.names.part import part_of
from claims.names.spelling import tables
from claims.names.tables import particles, small_words, suffixes
from claims.text import normalise

# Given name or initial, and family name. What such words do not show: titles, particles, generations, see below.
_GIVEN = re.compile(r"[^\W\d_]{2,}|[^\W\d_]\.")
_FAMILY = re.compile(r"[^\W\d_]{2,}")


class Half(NamedTuple):
    """One of two plain words. (Thousands are kept, so without their parts, which are ten times as large.)"""

    text: str
    plain: str  # the folded letters
    initial: bool  # of a given name there is only that


class Written(NamedTuple):
    """A given name, or an initial, as it is written."""

    text: str
    initial: bool


def halves(name: str) -> tuple[Half, Half] | None:
    """The two words of a plain name; None for any other, and for words that may be read in another way.

    Kept are the words, not the names: namesakes share them.
    """
    before, _, after = name.partition(" ")
    given, family = _given(before), _family(after)
    return (given, family) if given and family else None


def given_and_family(name: str) -> tuple[str, str] | None:
    """The two words of a name that is surely given and family name; the given name may be an initial."""
    found = halves(name)
    return (found[0].text, found[1].text) if found else None


def is_given_and_family(name: str) -> bool:
    """Whether a name is surely two words, of which the second is the family name."""
    return halves(name) is not None


def is_family_alone(name: str) -> bool:
    """Whether a name is one plain word, which may be a family name."""
    return _family(name) is not None


def as_written(name: str) -> tuple[Written, Half] | None:
    """As `halves`, but of the given name no more than how it is written: whoever bears another family name is told
    apart without it, and a given name in another script takes longest."""
    before, _, after = name.partition(" ")
    given, family = _written(before), _family(after)
    return (given, family) if given and family else None


@lru_cache(maxsize=2048)
def _given(word: str) -> Half | None:
    found = _written(word)
    return None if found is None else Half(found.text, part_of(found.text).word.plain, found.initial)


@lru_cache(maxsize=2048)
def _written(word: str) -> Written | None:
    if _GIVEN.fullmatch(word) is None:
        return None
    before = word.removesuffix(".")
    native, words = normalise(before), small_words()
    if (native,) in words.titles:
        return None
    plainly = before.istitle() and native.isalpha() and unicodedata.is_normalized("NFKC", before)
    # Where its first letter is written in letters a to z, so is the word, which takes longer to find out.
    if plainly and part_of(before[0]).word.plain and not (native in particles() or native in words.family_first):
        return Written(before, len(native) == 1 or native in tables()["initials"])
    half = _half(before)
    return None if half is None else Written(half.text, half.initial)


@lru_cache(maxsize=4096)
def _family(word: str) -> Half | None:
    if _FAMILY.fullmatch(word) is None:
        return None
    last = normalise(word)
    if last in suffixes() or last in small_words().monarchs:
        return None
    half = _half(word)
    return None if half is None or half.initial else half


def _half(text: str) -> Half | None:
    if not text.istitle() or not unicodedata.is_normalized("NFKC", text):  # JFKennedy
        return None
    part = part_of(text)
    if part.optional or not part.word.plain or part.word.native in small_words().family_first:
        return None
    return Half(text, part.word.plain, part.initial)
