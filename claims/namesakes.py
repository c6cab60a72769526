"""Whose name it is: a name beside the persons of the store who may be called so.

A name is surely somebody's where `claims.names` says so of him and of nobody else, and no other name of his speaks
against it. A surname alone is nobody's in particular, nor is one beside an initial, nor a name in which the pen
slipped. Whatever is not certain becomes a person of its own, and those whom it may be are shown to a reviewer.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from claims.names import (
    NameComparison,
    compare_names,
    fold_name,
    is_given_and_family,
    query_keys,
    surely_different,
    word_ties,
)
from claims.recall import Recalled
from claims.storage.interface import View
from claims.types import Entity

MOST_NAMESAKES = 32  # entities looked at for one name; beyond that the name decides nothing by itself
MOST_SHOWN = 5  # persons whom a reviewer is shown for one name


@dataclass(frozen=True, slots=True)
class Namesakes:
    """The ids of those who surely bear a name: just so, or in another form. `cut_off`: there may be more of them."""

    exact: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    cut_off: bool = False

    @property
    def only(self) -> str | None:
        """The one who is meant: he whose very name it is, else the only one whose name it may be."""
        if self.exact:
            return self.exact[0] if len(self.exact) == 1 else None
        return self.same[0] if len(self.same) == 1 and not self.cut_off else None

    @property
    def several(self) -> bool:
        """Whether the name is surely somebody's, and one can't tell whose."""
        return self.only is None and bool(self.exact or self.same)


@dataclass(frozen=True, slots=True)
class Likeness:
    """A person who may bear a name. `score`: 0 to 1; `why`: an English sentence that names what was compared."""

    entity: Entity
    sure: bool
    score: float
    why: str


def sure_keys(name: str) -> list[str]:
    """The keys under which those lie whose name it surely is: without slips of the pen, which are nobody's surely."""
    return list(query_keys(name, slips=False))


def names_of(entity: Entity) -> set[str]:
    return {entity.label, *(alias.text for alias in entity.aliases)}


def namesakes(name: str, people: Iterable[tuple[Entity, Collection[str]]], *, cut_off: bool = False) -> Namesakes:
    """Who of these people, each with all names he goes by, surely bears this name.

    `cut_off`: there may be others, who were not looked at.
    """
    exact, same = [], []
    for entity, names in people:
        alike = [other for other in sorted(names) if not surely_different(name, other)]
        comparisons = {other: compare_names(name, other) for other in alike}
        found = comparisons.values()
        if any(each.rule == "equal" for each in found):
            exact.append(entity.id)
        elif len(alike) < len(names) or any(each.outcome == "different" for each in found):
            continue
        elif any(_surely_same(name, other, each) for other, each in comparisons.items()):
            same.append(entity.id)
    return Namesakes(tuple(exact), tuple(same), cut_off)


def _surely_same(name: str, other: str, found: NameComparison) -> bool:
    """Whether a name that is the same is so by more than a surname, an initial beside it, or words only alike."""
    if found.outcome != "same" or found.rule == "family_alone":
        return False
    ties = word_ties(name, other)
    return _ALIKE.isdisjoint(ties) and (found.rule == "glued" or len(ties) - ties.count("initial") > 1)


_ALIKE = frozenset({"swapped", "slip", "homophone"})  # Schmieder and Schmeider, Hans Meier and Hans Mayer


def bearers(view: View | Recalled, name: str) -> Namesakes:
    """Those of the store who surely bear this name."""
    found = view.entities_by_keys(sure_keys(name), MOST_NAMESAKES)
    people = sorted(view.entities(found.ids).values(), key=lambda entity: entity.id)
    return namesakes(name, ((each, names_of(each)) for each in people if each.kind == "person"), cut_off=found.cut_off)


def alike(view: View | Recalled, name: str) -> list[Likeness]:
    """The persons of the store who may bear a name, the likeliest first. Of whom no more than a surname is known, he is
    nobody in particular, and left out."""
    found = []
    for entity in view.entities(view.entities_by_keys(query_keys(name), MOST_NAMESAKES).ids).values():
        if entity.kind != "person" or is_no_more_than_a_surname(entity):
            continue
        comparisons = [compare_names(name, other) for other in sorted(names_of(entity))]
        best = max(comparisons, key=lambda each: (each.outcome == "same", each.outcome != "different", each.score))
        if best.outcome != "different":
            found.append(Likeness(entity, best.outcome == "same", best.score, best.why))
    return sorted(found, key=lambda each: (not each.sure, -each.score, each.entity.id))


def candidates(view: View | Recalled, entity: Entity) -> list[Likeness]:
    """Who else a person may be, for a reviewer to choose from: the likeliest first, at most MOST_SHOWN.

    Found by comparing the names anew each time, so that it is right for the persons that are known by then.
    """
    if entity.kind != "person":
        return []
    return [each for each in alike(view, entity.label) if each.entity.id != entity.id][:MOST_SHOWN]


@lru_cache(maxsize=1 << 11)
def is_surname_alone(name: str) -> bool:
    """Whether a name is one word beside titles and particles: a surname, or a first name, that many may bear."""
    return not is_given_and_family(name) and " " not in fold_name(name)


def is_no_more_than_a_surname(person: Entity) -> bool:
    """Whether a person is known by a surname only."""
    return all(map(is_surname_alone, names_of(person)))


def person_id(name: str, scope: str = "") -> str:
    """The id of the person that a name makes where nobody is known by it: the same for the same name.

    `scope`: within what the name is taken to be one person's; "" is everywhere.
    """
    said = " ".join(name.casefold().split())
    digest = hashlib.sha256((f"{said}\n{scope}" if scope else said).encode()).hexdigest()[:10]
    slug = re.sub("[^a-z0-9]+", "-", fold_name(name)).strip("-")[:60]
    return f"person:{slug}-{digest}" if slug else f"person:{digest}"
