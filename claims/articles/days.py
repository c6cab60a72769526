"""Days that count from another day of the text: "am selben Tag", "the next day", "накануне"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from claims.dates import DateMention
from claims.language import Language
from claims.reading.scan import Atom
from claims.text import normalise


@cache
def shifts_of(language: Language) -> Mapping[str, int]:
    """How many days on from the day told of last a wording points, by its folded words."""
    table = language.section("articles")["days"]
    return {normalise(wording): int(shift) for shift, wordings in table.items() for wording in wordings}


def counted(
    atoms: Sequence[Atom], told: date | None, shifts: Mapping[str, int], articles: bool
) -> tuple[tuple[Atom, ...], date | None]:
    """The atoms with such days resolved, and the day that is told of last then. `told`: that before these atoms;
    `articles`: whether the language has them."""
    result: list[Atom] = []
    for index, atom in enumerate(atoms):
        if atom.has("date"):
            mention: DateMention = atom.kinds["date"]
            shift = shifts.get(normalise(mention.text)) if mention.earliest is None else None
            if shift is not None and told is not None and _stands_alone(atoms, index, articles):
                day = told + timedelta(days=shift)
                mention = replace(mention, earliest=day, latest=day)
                atom = atom._replace(kinds={**atom.kinds, "date": mention})
            if mention.bound is None and mention.earliest is not None and mention.earliest == mention.latest:
                told = mention.earliest
        result.append(atom)
    return tuple(result), told


def _stands_alone(atoms: Sequence[Atom], at: int, articles: bool) -> bool:
    """Whether nothing behind says what it counts from: no "am Vortag des Gipfels", no "накануне саммита"."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is None:
        return True
    return not behind.has("noun", "of") and (articles or set(behind.kinds) != {"word"})
