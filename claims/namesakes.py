"""Whose name it is: a name beside the persons of the store who may be called so.

A name is surely somebody's where `claims.names` says so of him and of nobody else, and no other name of his speaks
against it. A surname alone is nobody's in particular. Whatever is not certain becomes a person of its own, and those
whom it may be are shown to a reviewer.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from claims.names import compare_names, fold_name, query_keys
from claims.resolve import MOST_NAMESAKES
from claims.storage.interface import View
from claims.types import Entity

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
    return [key for key in query_keys(name) if not key.startswith("d:")]


def names_of(entity: Entity) -> set[str]:
    return {entity.label, *(alias.text for alias in entity.aliases)}


def namesakes(name: str, people: Iterable[tuple[Entity, Collection[str]]], *, cut_off: bool = False) -> Namesakes:
    """Who of these people, each with all names he goes by, surely bears this name.

    `cut_off`: there may be others, who were not looked at.
    """
    exact, same = [], []
    for entity, names in people:
        comparisons = [compare_names(name, other) for other in sorted(names)]
        outcomes = {each.outcome for each in comparisons if each.rule != "family_alone"}
        if any(each.rule == "equal" for each in comparisons):
            exact.append(entity.id)
        elif "same" in outcomes and "different" not in outcomes:
            same.append(entity.id)
    return Namesakes(tuple(exact), tuple(same), cut_off)


def candidates(view: View, name: str, *, without: Collection[str] = ()) -> tuple[Likeness, ...]:
    """The persons whom a name may mean, the likeliest first, at most MOST_SHOWN: for a reviewer to choose from.

    Those of whom no more than a surname is known are left out, as they are nobody in particular. `without`: ids of
    those who need not be shown.
    """
    entities = view.entities(view.entities_by_keys(query_keys(name), MOST_NAMESAKES).ids)
    found = []
    for entity in entities.values():
        if entity.kind != "person" or entity.id in without or all(map(is_surname_alone, names_of(entity))):
            continue
        comparisons = [compare_names(name, other) for other in sorted(names_of(entity))]
        best = max(comparisons, key=lambda each: (each.outcome == "same", each.outcome != "different", each.score))
        if best.outcome != "different":
            found.append(Likeness(entity, best.outcome == "same", best.score, best.why))
    found.sort(key=lambda each: (not each.sure, -each.score, each.entity.id))
    return tuple(found[:MOST_SHOWN])


def is_surname_alone(name: str) -> bool:
    """Whether a name is one word beside titles and particles: a surname, or a first name, that many may bear."""
    return " " not in fold_name(name)


def person_id(name: str, scope: str = "") -> str:
    """The id of the person that a name makes where nobody is known by it: the same for the same name.

    `scope`: within what the name is taken to be one person's; "" is everywhere.
    """
    said = " ".join(name.casefold().split())
    digest = hashlib.sha256((f"{said}\n{scope}" if scope else said).encode()).hexdigest()[:10]
    slug = re.sub("[^a-z0-9]+", "-", fold_name(name)).strip("-")[:60]
    return f"person:{slug}-{digest}" if slug else f"person:{digest}"
