"""Made-up people: real parts of names in three scripts, put together at random (names.toml)."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from typing import TypeVar

from claims.types import Alias, Entity

_T = TypeVar("_T")
_Part = tuple[str, str]  # as its language writes it, and in the other script

_OFFICIALS = 0.5  # the share of people who hold an office
_INITIALS = 0.1  # the share of people whom some document names by an initial and the family name
_LEANING = 1.4  # how much more often the first parts of a list are drawn; 1 would be not at all


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the world: the entity, the name in the other script, and the office held, if one is."""

    entity: Entity
    other_script: str
    office: Entity | None


@dataclass(frozen=True, slots=True)
class _Culture:
    """Where names come from: the lists of names.toml."""

    given: tuple[_Part, ...]
    stems: tuple[_Part, ...]
    tails: tuple[_Part, ...]


def people(count: int, offices: Sequence[Entity], chance: random.Random) -> list[Person]:
    """So many people, no two of one name. Raises ValueError for more than there are names."""
    most = sum(len(set(product(each.given, each.stems, each.tails))) for each in _cultures())
    if count > most // 2:
        raise ValueError(f"{count} people are more than {most} names are enough for")
    found: list[Person] = []
    taken: set[str] = set()
    while len(found) < count:
        culture = chance.choice(_cultures())
        parts = [often(chance, each, _LEANING) for each in (culture.given, culture.stems, culture.tails)]
        name, other = (f"{given} {stem}{tail}" for given, stem, tail in zip(*parts, strict=True))
        if name in taken or other in taken:
            continue
        taken.update((name, other))
        given, _, family = name.partition(" ")
        office = chance.choice(offices) if chance.random() < _OFFICIALS else None
        aliases = (Alias(f"{given[0]}. {family}"),) if chance.random() < _INITIALS else ()
        entity = Entity(f"p{len(found):06}", "person", name, aliases)
        found.append(Person(entity, other, office))
    return found


def often(chance: random.Random, parts: Sequence[_T], power: float) -> _T:
    """One of these, the first ones more often: there are names that many bear, and cities where many meet."""
    return parts[int(len(parts) * chance.random() ** power)]


def nobody(chance: random.Random) -> str:
    """The name of somebody who is not among the people."""
    lists = _table()["nobody"]
    return f"{chance.choice(lists['given'])} {chance.choice(lists['surnames'])}"


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((files("service.scale") / "names.toml").read_text(encoding="utf-8"))


@cache
def _cultures() -> tuple[_Culture, ...]:
    cultures = (lists for lists in _table().values() if "stems" in lists)
    return tuple(_Culture(**{name: tuple(map(_part, lines)) for name, lines in each.items()}) for each in cultures)


def _part(line: str) -> _Part:
    native, other = line.split(" ")
    return native, other
