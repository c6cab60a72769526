"""The adjective of a month before a noun of meeting: "на январской встрече с X", "июльский разговор X и Y"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from claims.dates import DateMention, find_dates
from claims.language import Language
from claims.reading.scan import Atom
from claims.text import normalise

_BETWEEN = {"word", "ignorable", "format", "bilateral"}
_MOST_BETWEEN = 2  # adjectives of "январской двусторонней рабочей встрече"


def with_months(atoms: Sequence[Atom], language: Language, published: date | None) -> Sequence[Atom]:
    """The atoms of a sentence, with the month before what stands there: "в январе на встрече с X". Of a meeting that is
    named so it is known when it was, but for the day."""
    months = _months(language)
    if not months:
        return atoms
    for at, atom in enumerate(atoms):
        plain = atom.kinds.keys() <= ({"word"} if at else {"word", "name"})
        month = months.get(_stem(atom.norm, language), "") if plain else ""
        if not month or (atom.capital and at):
            continue
        noun = next((i for i in range(at + 1, len(atoms)) if not atoms[i].kinds.keys() <= _BETWEEN), len(atoms))
        if noun >= len(atoms) or noun > at + 1 + _MOST_BETWEEN or not atoms[noun].has("noun"):
            continue
        found = next(iter(find_dates(month, language, published)), None)
        if found is None:
            continue
        led = at - (at > 0 and atoms[at - 1].has("at", "after", "soft"))
        day: DateMention = replace(found, start=atom.start, end=atom.end, text=atom.text)
        before = atoms[led]._replace(end=atoms[led].start, text="", norm="", capital=False, nations=())
        when = [before._replace(kinds={"on": None}), before._replace(kinds={"date": day})]
        joint = [atoms[led]._replace(end=atom.end)] if led < at else []
        return [*atoms[:led], *when, *joint, *with_months(atoms[at + 1 :], language, published)]
    return atoms


def _stem(norm: str, language: Language) -> str:
    return next((norm.removesuffix(ending) for ending in _endings(language) if norm.endswith(ending)), "")


@cache
def _months(language: Language) -> dict[str, str]:
    stems = language.section("articles").get("month_adjectives", {})
    return {normalise(stem): month for stem, month in stems.items()}


@cache
def _endings(language: Language) -> tuple[str, ...]:
    return tuple(map(normalise, language.section("articles").get("town_adjectives", ())))
