"""Telling most namesakes apart without taking their names to pieces.

Whoever is looked up by a name is compared with everybody who bears it or one like it, and nearly all of these have
another given name, or another family name. Two names of two plain words each are surely different where these are not
tied: then a word of each is left over, which `claims.names` calls a contradiction. Comparing them takes about
100 µs the first time, telling another given name takes 3, another family name 30.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from claims.names.part import part_of
from claims.names.plain import Half, halves
from claims.names.ties import tie


def surely_different(a: str, b: str) -> bool:
    """Whether `compare_names` would call these two names different; False where that is not plain to see."""
    x, y = halves(a), halves(b)
    if x is None or y is None or _glued(x) == _glued(y):
        return False
    if _tied(x[0].text, y[0].text) and _one_family(x[1].text, y[1].text):
        return False
    if x[0].initial or y[0].initial:  # which is never of the family name
        return True
    return not (_is_tied(x[0].text, y[1].text) and _is_tied(x[1].text, y[0].text))  # Steinberger Thomas


def possible_bearers(name: str, people: Mapping[str, Iterable[str]]) -> list[str]:
    """The ids of those of whom a name, given with all names that each goes by, is not another's by the given name."""
    x = halves(name)
    if x is None:
        return list(people)
    given, family = x
    seen: dict[str, bool] = {}
    return [id for id, names in people.items() if not all(_differ(given, family, other, seen) for other in names)]


def _differ(given: Half, family: Half, name: str, seen: dict[str, bool]) -> bool:
    """`seen`: the family names that this given name was compared with, and whether it may be one of them."""
    y = halves(name)
    if y is None or _tied(given.text, y[0].text) or given.plain + family.plain == _glued(y):
        return False
    if given.initial or y[0].initial:
        return True
    last = y[1].text
    if last not in seen:
        seen[last] = _is_tied(given.text, last)
    return not (seen[last] and _is_tied(family.text, y[0].text))


def _glued(name: tuple[Half, Half]) -> str:
    return name[0].plain + name[1].plain


@lru_cache(maxsize=1 << 14)
def _tied(x: str, y: str) -> bool:
    """Of given names, which many share: worth remembering."""
    return _is_tied(x, y)


def _is_tied(x: str, y: str) -> bool:
    return bool(tie(part_of(x), part_of(y), False))


def _one_family(x: str, y: str) -> bool:
    return bool(tie(part_of(x), part_of(y), True))
