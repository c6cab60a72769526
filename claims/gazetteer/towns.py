"""The table of towns: smaller places than those of places.tsv, and more names for these.

Nothing of it is read before a text asks for a town. Its files are lines sorted by their key, and are searched by
halving: to make them a dict would take ten times as long as to read them, and ten times the memory. build_towns.py
makes them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claims.gazetteer import read_lines


@dataclass(frozen=True, slots=True)
class TownName:
    """Which towns have a name. `ids`: the most populous first. `described`: the languages in which it is also another
    word or a person's name, or in which a town so small needs more said: there it counts behind a describing noun only.
    """

    ids: tuple[str, ...]
    described: frozenset[str]


def town(id: str) -> Mapping[str, str] | None:
    """The row of the town of this GeoNames number, by column; None where the table has none."""
    header, lines = _file("towns.tsv")
    at = bisect_left(lines, f"{id}\t")
    if at == len(lines) or not lines[at].startswith(f"{id}\t"):
        return None
    return dict(zip(header, lines[at].split("\t"), strict=True))


def of_name(key: str, script: str) -> TownName | None:
    """The towns whose name has this key (see `gazetteer.name_key`) in this script: "latin", "cyrillic"."""
    lines = _file(f"towns.{script}.tsv")[1]
    at = bisect_left(lines, f"{key}\t")
    if at == len(lines) or not lines[at].startswith(f"{key}\t"):
        return None
    _, ids, described = lines[at].split("\t")
    return TownName(tuple(f"geo:{id}" for id in ids.split()), frozenset(described.split()))


def goes_on(key: str, script: str) -> bool:
    """Whether a longer name begins with these words."""
    lines = _file(f"towns.{script}.tsv")[1]
    at = bisect_left(lines, f"{key} ")
    return at < len(lines) and lines[at].startswith(f"{key} ")


@cache
def _file(name: str) -> tuple[tuple[str, ...], list[str]]:
    return read_lines(name)
