"""The gazetteer: places, their names in each language, and words for nationalities, as data files.

`python -m claims.gazetteer.build` makes the files beside this one from GeoNames (CC BY 4.0), CLDR and the tables in
hand/. This module only reads them: each file once, when it is first needed, and records one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from sys import intern

from claims.text import tokens

# What the third column of a names file says a name needs before it counts as a place in running text.
PREPOSITION = "preposition"  # a preposition of place before it, or a region after it ("in Essen", "Austin, Texas")
INNER = "inner"  # another word before it: at the start of a sentence it is likelier an ordinary word
COMMA = "comma"  # a place and a comma before it ("Paris, TX")
PHRASE = "phrase"  # it is no place at all ("Washington Post")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one language: key (see `name_key`) → ids, most prominent first, and what the name needs."""

    entries: dict[str, str]  # key → "ids\\tneed"; ids are separated by spaces, need is often empty
    longest: dict[str, int]  # first word → words in the longest name that starts with it, where that is more than one

    def ids(self, key: str) -> list[str]:
        """The ids of the places of this name, the most prominent first."""
        return self.entries.get(key, "").partition("\t")[0].split()


def name_key(text: str) -> str:
    """The key under which the tables know a name: its words and numbers, folded, one space between them.

    Hyphens, full stops and possessives drop out: "St. Petersburg" and "St-Petersburg" → "st petersburg". A short form
    in capitals keeps them ("US"), so that it is not found in "us".
    """
    stripped = text.strip()
    if is_short_form(stripped):
        return stripped
    return " ".join(token.norm for token in tokens(stripped) if token.kind in ("word", "number"))


def great_circle_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The distance on a sphere of the Earth's mean radius, in km; coordinates in degrees."""
    here, there = radians(latitude), radians(other_latitude)
    across = sin(radians(other_longitude - longitude) / 2) ** 2 * cos(here) * cos(there)
    return 2 * 6371.0 * asin(min(1.0, sqrt(sin((there - here) / 2) ** 2 + across)))


def is_short_form(name: str) -> bool:
    """Whether this is an abbreviation in capitals without full stops: "US", "ОАЭ"."""
    return 2 <= len(name) <= 5 and name.isalpha() and name.isupper()


def rows(file: str) -> Iterator[dict[str, str]]:
    """The rows of a table: lines that start with "#" are comments, the first other line names the columns."""
    header, lines = read_lines(file)
    for line in lines:
        yield dict(zip(header, line.split("\t"), strict=True))


@cache
def records() -> tuple[tuple[str, ...], Mapping[str, str]]:
    """The columns of places.tsv, and id → its line, not yet taken apart."""
    header, lines = read_lines("places.tsv")
    return header, {line[: line.index("\t")]: line for line in lines}


@cache
def names(language: str) -> Names:
    """The place names of a language; none where the gazetteer has no file for it."""
    return _table(f"names.{language}.tsv")


@cache
def nationalities(language: str) -> Names:
    """The nationality words of a language: key → "countries\\tkind", in capitals where the word must be capitalised."""
    return _table(f"nationalities.{language}.tsv")


def _table(file: str) -> Names:
    entries: dict[str, str] = {}
    longest: dict[str, int] = {}
    if (files("claims") / "gazetteer" / file).is_file():
        for line in read_lines(file)[1]:
            key, _, value = line.partition("\t")
            entries[key] = intern(value)
            if " " in key:
                first = key[: key.index(" ")]
                longest[first] = max(longest.get(first, 1), key.count(" ") + 1)
    return Names(entries, longest)


def read_lines(file: str) -> tuple[tuple[str, ...], list[str]]:
    """The columns of a table, and its lines without the comments."""
    text = (files("claims") / "gazetteer" / file).read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    return tuple(lines[0].split("\t")), lines[1:]
