"""Telling most namesakes apart without taking their names to pieces.

Whoever is looked up by a name is compared with everybody who bears it or one like it, and nearly all of these have
another given name, or another family name. Two names of two plain words each are surely different where these are not
tied: then a word of each is left over, which `claims.names` calls a contradiction. Comparing them takes about
100 µs the first time, telling another given name 3, another family name 30, which is remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from claims.names.part import part_of
from claims.names.plain import Half, Written, as_written, halves
from claims.names.ties import tie


def surely_different(a: str, b: str) -> bool:
    """Whether `compare_names` would call these two names different; False where that is not plain to see."""
    x = halves(a)
    return x is not None and _differ(x, b, {}, {})


def possible_bearers(name: str, people: Mapping[str, Iterable[str]]) -> list[str]:
    """The ids of those of whom a name, given with all names that each goes by, is not surely another's.

    Namesakes share few family names, which tell more of them apart than the many given names that they have: of 25
    people who sound like a name that nobody bears, with 22 given names, these are 5, and in the mean less than one of
    them is that name.
    """
    x = halves(name)
    if x is None:
        return list(people)
    families: dict[str, bool] = {}
    swapped: dict[str, bool] = {}
    return [id for id, names in people.items() if not all(_differ(x, other, families, swapped) for other in names)]


def _differ(x: tuple[Half, Half], name: str, families: dict[str, bool], swapped: dict[str, bool]) -> bool:
    """Whether another name is surely not that of these two words.

    `families`: the family names that were compared, and whether they may be this one; `swapped`: whether they may be
    the given name. Both are added to.
    """
    given, family = x
    y = as_written(name)
    if y is None or _is_glued(x, y):
        return False
    last = y[1].text
    if last not in families:
        families[last] = _one_family(family.text, last)
    if families[last] and _tied(given.text, y[0].text):
        return False
    if given.initial or y[0].initial:  # which is never of the family name
        return True
    if last not in swapped:
        swapped[last] = _is_tied(given.text, last)
    return not (swapped[last] and _is_tied(family.text, y[0].text))  # Steinberger Thomas


def _is_glued(x: tuple[Half, Half], y: tuple[Written, Half]) -> bool:
    """Whether two names have the same letters, wherever a word ends."""
    letters = x[0].plain + x[1].plain
    return letters.endswith(y[1].plain) and letters == part_of(y[0].text).word.plain + y[1].plain


@lru_cache(maxsize=1 << 12)
def _tied(x: str, y: str) -> bool:
    """Of given names, which many share: worth remembering."""
    return _is_tied(x, y)


def _is_tied(x: str, y: str) -> bool:
    return bool(tie(part_of(x), part_of(y), False))


@lru_cache(maxsize=1 << 11)
def _one_family(x: str, y: str) -> bool:
    return bool(tie(part_of(x), part_of(y), True))
