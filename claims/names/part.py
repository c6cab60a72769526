"""One word of a name, with what the tables say of it."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.names.spelling import Word, tables, word
from claims.names.tables import Given, given, particles, small_words
from claims.quickly import Small, small


@small
class Part(Small):
    """One word of a name. An optional part (a particle) may be missing on the other side."""

    text: str
    word: Word
    given: tuple[Given, ...]
    initial: bool = False
    optional: bool = False
    filial: bool = False  # stands behind "bin" or its like: the father's name
    patronymic: bool = False
    cluster: int = 0  # words joined by hyphens share one


_APOSTROPHES = re.compile("['’ʼʻ‘`´]")


@lru_cache(maxsize=4096)
def part_of(text: str) -> Part:
    of = word(_APOSTROPHES.sub("", text))
    return Part(
        text,
        of,
        given(of),
        initial=len(of.native) == 1 or of.native in tables()["initials"],
        optional=of.native in particles(),
        patronymic=len(of.native) > 5 and of.native.endswith(small_words().patronymics),
    )
