"""Telling most namesakes apart without taking their names to pieces.

Whoever is looked up by a family name is compared with everybody who bears it or one like it, and nearly all of these
have another given name. Two names of two plain words each are surely different where the given names are not tied:
then at least one word of each is left over, which `claims.names` calls a contradiction. Comparing them takes about
100 µs the first time, this takes 3.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from claims.names.part import part_of
from claims.names.plain import Half, halves
from claims.names.ties import tie


def surely_different(a: str, b: str) -> bool:
    """Whether `compare_names` would call these two names different; False where that is not plain to see."""
    x = halves(a)
    return x is not None and _differ(*x, b, {})


def possible_bearers(name: str, people: Mapping[str, Iterable[str]]) -> list[str]:
    """The ids of those of whom a name, given with all names that each goes by, is not surely another's."""
    x = halves(name)
    if x is None:
        return list(people)
    given, family = x
    seen: dict[str, bool] = {}
    return [id for id, names in people.items() if not all(_differ(given, family, other, seen) for other in names)]


def _differ(given: Half, family: Half, name: str, seen: dict[str, bool]) -> bool:
    """`seen`: the family names that this given name was compared with, and whether it may be one of them."""
    y = halves(name)
    if y is None or _tied(given.text, y[0].text) or given.plain + family.plain == y[0].plain + y[1].plain:
        return False
    if given.initial or y[0].initial:  # which is never of the family name
        return True
    last = y[1].text
    if last not in seen:
        seen[last] = _is_tied(given.text, last)
    return not (seen[last] and _is_tied(family.text, y[0].text))  # Steinberger Thomas


@lru_cache(maxsize=1 << 14)
def _tied(x: str, y: str) -> bool:
    """Of given names, which many share: worth remembering."""
    return _is_tied(x, y)


def _is_tied(x: str, y: str) -> bool:
    return bool(tie(part_of(x), part_of(y), False))
