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
    first: frozenset[str]  # the first words of those that count from the day told of last


@dataclass(frozen=True, slots=True)
class Told:
    """The day told of last, and the coming one of that name."""

    day: date
    ahead: date | None = None


@cache
def counting_of(language: Language) -> Counting:
    reports = language.section("articles")

    def shifts(table: Mapping[str, Sequence[str]]) -> Mapping[str, int]:
        return {normalise(wording): int(shift) for shift, wordings in table.items() for wording in wordings}

    articles = bool(language.section("lexicon").get("articles", True))
    from_told = shifts(reports["days"])
    first = frozenset(words.partition(" ")[0] for words in from_told)
    return Counting(from_told, shifts(reports["days_of_report"]), articles, first)


def counted(
    atoms: Sequence[Atom], told: Told | None, published: date | None, counting: Counting
) -> tuple[tuple[Atom, ...], Told | None]:
    """The atoms with such days resolved, and the day that is told of last then. `told`: that before these atoms."""
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        atom, behind = atoms[at], at + 1
        if atom.norm in counting.first:
            atom, behind = _read(atoms, at, counting)
        if "date" in atom.kinds:
            mention: DateMention = atom.kinds["date"]
            shift = _shift(mention, told, published, counting) if mention.earliest is None else None
            if shift is not None and _stands_alone(atoms, behind - 1, counting.articles):
                day, ahead = shift
                mention = replace(mention, earliest=day, latest=day, ahead=(ahead, ahead) if ahead else None)
                atom = atom._replace(kinds={**atom.kinds, "date": mention})
            if mention.bound is None and mention.earliest is not None and mention.earliest == mention.latest:
                told = Told(mention.earliest, mention.ahead[0] if mention.ahead is not None else None)
        result.append(atom)
        at = behind
    return tuple(result), told


def _read(atoms: Sequence[Atom], at: int, counting: Counting) -> tuple[Atom, int]:
    """The atom here, and where the next one is: "the day before" and the like become one date, still to be counted."""
    for stop in range(min(len(atoms), at + _MOST), at + 1, -1):
        part = atoms[at:stop]
        if " ".join(atom.norm for atom in part) not in counting.from_told or any(atom.has("date") for atom in part):
            continue
        behind = atoms[stop] if stop < len(atoms) else None
        if behind is not None and not behind.has("punct", "at", "on", "with", "verb", "and", "about", "when"):
            continue
        text = " ".join(atom.text for atom in part)
        mention = DateMention(part[0].start, part[-1].end, text, None, None, "day", relative=True, year_stated=False)
        return part[0]._replace(end=part[-1].end, text=text, norm=normalise(text), kinds={"date": mention}), stop
    return atoms[at], at + 1


_MOST = 4  # words of "that same evening"


def _shift(
    mention: DateMention, told: Told | None, published: date | None, counting: Counting
) -> tuple[date, date | None] | None:
    """The day that words count to; and that to which they count from the coming day, where one without a year was told
    of."""
    words = normalise(mention.text)
    if words in counting.from_report and published is not None:
        return published + timedelta(days=counting.from_report[words]), None
    if words not in counting.from_told or told is None:
        return None
    shift = timedelta(days=counting.from_told[words])
    return told.day + shift, None if told.ahead is None else told.ahead + shift


def _stands_alone(atoms: Sequence[Atom], at: int, articles: bool) -> bool:
    """Whether nothing behind says what it counts from: no "am Vortag des Gipfels", no "накануне саммита"."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is None:
        return True
    event = atoms[at + 2] if at + 2 < len(atoms) and behind.has("definite") else behind  # "am Vorabend des Gipfels"
    if event.has("noun") and not event.has("verb"):
        return False
    return not behind.has("noun", "of") and (articles or set(behind.kinds) != {"word"})
