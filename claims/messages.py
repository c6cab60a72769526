"""Sentences shown to people, in the language of the statement, from the table `messages` of each language file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from claims.language import Language
from claims.types import Entity


def say(language: Language, key: str, **values: object) -> str:
    """The sentence of this key with its values filled in."""
    sentence: str = language.section("messages")[key]
    return sentence.format(**values)


def list_of(language: Language, names: Iterable[str]) -> str:
    """ "A", "A und B", "A, B und C"."""
    parts = list(names)
    if len(parts) < 2:
        return "".join(parts)
    joint: str = language.section("messages")["and"]
    return f"{', '.join(parts[:-1])} {joint} {parts[-1]}"


def entity_name(language: Language, entity: Entity) -> str:
    """An entity's name as this language writes it: an alias of the language, else its label."""
    return next((alias.text for alias in entity.aliases if alias.language == language.code), entity.label)


def day(language: Language, when: date, *, weekday: bool = False) -> str:
    """A day as a statement of this language would say it ("16. Februar 2017")."""
    form = "weekday_day" if weekday else "day"
    table = language.section("messages")
    return str(table[form]).format(
        weekday=table["weekdays"][when.weekday()], day=when.day, month=table["months"][when.month - 1], year=when.year
    )


def interval(language: Language, earliest: date, latest: date, granularity: str, *, weekday: bool = False) -> str:
    """A closed interval of days as this language would say it: a day, a month, a year, or from … to …"""
    table = language.section("messages")
    if earliest == latest:
        return day(language, earliest, weekday=weekday)
    if granularity == "year" and earliest.year == latest.year:
        return str(earliest.year)
    if granularity == "month" and (earliest.year, earliest.month) == (latest.year, latest.month):
        return str(table["month"]).format(month=table["months_alone"][earliest.month - 1], year=earliest.year)
    return str(table["range"]).format(earliest=day(language, earliest), latest=day(language, latest))
