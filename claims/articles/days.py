"""Days that count from another day of the text: "am selben Tag", "the next day", "накануне"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from claims.dates import DateMention
from claims.language import Language
from claims.reading.scan import Atom
from claims.text import normalise


@dataclass(frozen=True, slots=True)
class Counting:
    """What wordings count from, and how many days on, by their folded words. `articles`: whether nouns have them."""

    from_told: Mapping[str, int]
    from_report: Mapping[str, int]
    articles: bool


@cache
def counting_of(language: Language) -> Counting:
    reports = language.section("articles")

    def shifts(table: Mapping[str, Sequence[str]]) -> Mapping[str, int]:
        return {normalise(wording): int(shift) for shift, wordings in table.items() for wording in wordings}

    articles = bool(language.section("lexicon").get("articles", True))
    return Counting(shifts(reports["days"]), shifts(reports["days_of_report"]), articles)


def counted(
    atoms: Sequence[Atom], told: date | None, published: date | None, counting: Counting
) -> tuple[tuple[Atom, ...], date | None]:
    """The atoms with such days resolved, and the day that is told of last then. `told`: that before these atoms."""
    result: list[Atom] = []
    for index, atom in enumerate(atoms):
        if "date" in atom.kinds:
            mention: DateMention = atom.kinds["date"]
            day = _day(mention, told, published, counting) if mention.earliest is None else None
            if day is not None and _stands_alone(atoms, index, counting.articles):
                mention = replace(mention, earliest=day, latest=day)
                atom = atom._replace(kinds={**atom.kinds, "date": mention})
            if mention.bound is None and mention.earliest is not None and mention.earliest == mention.latest:
                told = mention.earliest
        result.append(atom)
    return tuple(result), told


def _day(mention: DateMention, told: date | None, published: date | None, counting: Counting) -> date | None:
    words = normalise(mention.text)
    for shifts, base in ((counting.from_report, published), (counting.from_told, told)):
        if words in shifts and base is not None:
            return base + timedelta(days=shifts[words])
    return None


def _stands_alone(atoms: Sequence[Atom], at: int, articles: bool) -> bool:
    """Whether nothing behind says what it counts from: no "am Vortag des Gipfels", no "накануне саммита"."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is None:
        return True
    return not behind.has("noun", "of") and (articles or set(behind.kinds) != {"word"})
