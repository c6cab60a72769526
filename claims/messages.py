"""Sentences shown to people, in the language of the statement, from the table `messages` of each language file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from claims.language import Language
from claims.places.geography import place
from claims.types import Entity

MINUTES = (("day", 24 * 60), ("hour", 60), ("minute", 1))


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
    """An entity's name as this language writes it: an alias of the language, what the table of offices calls it there,
    else its label."""
    alias = next((alias.text for alias in entity.aliases if alias.language == language.code), None)
    if alias is None and entity.kind in ("office", "group") and entity.role is not None and entity.country is not None:
        alias = office_name(language.code, entity.role, entity.country)
    return alias or entity.label


def office_name(code: str, role: str, country: str) -> str | None:
    """What a language calls an office ("Foreign minister (Austria)"), or None where it has no word for the role.

    `country`: its code, or that of an alliance, which is its own name.
    """
    called: str | None = office_table()["labels"].get(code, {}).get(role)
    if called is None:
        return None
    known = place(f"country:{country}")
    return f"{called} ({known.label(code) if known is not None else country})"


@cache
def office_table() -> Mapping[str, Any]:
    """The table of offices: which are shared, and what each language calls them."""
    return tomllib.loads((files("claims") / "gazetteer" / "roles.toml").read_text(encoding="utf-8"))


def day(language: Language, when: date, *, weekday: bool = False, adverb: bool = False) -> str:
    """A day as a statement of this language would say it ("16. Februar 2017"); as an adverb with its preposition."""
    form = "weekday_day" if weekday else "on_day" if adverb else "day"
    table = language.section("messages")
    return str(table[form]).format(
        weekday=table["weekdays"][when.weekday()], day=when.day, month=table["months"][when.month - 1], year=when.year
    )


def weekday(language: Language, when: date) -> str:
    """The name of a day's weekday, as it stands behind "on" ("Donnerstag", "в четверг")."""
    return str(language.section("messages")["weekdays_on"][when.weekday()])


def weekday_on_day(language: Language, when: date) -> str:
    """A day with its weekday, as both stand behind "on" ("Dienstag, 18. Juni 2019", "среду, 12 июня 2019 года")."""
    table = language.section("messages")
    form = str(table["weekday_on_day"])
    return form.format(
        weekday=weekday(language, when), day=when.day, month=table["months"][when.month - 1], year=when.year
    )


def declines(language: Language) -> bool:
    """Whether the names of this language have cases, so that one can't stand for another everywhere."""
    return bool(language.section("messages")["place_within"])


def place_within(language: Language, label: str) -> str | None:
    """A place's name as it stands behind "in" ("Baku", "Анкаре"); None for one of several words that would decline."""
    if not declines(language):
        return label
    table = language.section("messages")
    if " " in label:
        return None
    if label.endswith(tuple(table["place_unchanged"])):
        return label
    ends = next(((end, other) for end, other in table["place_within"] if label.endswith(end)), ("", ""))
    return label.removesuffix(ends[0]) + ends[1]


def month_within(language: Language, when: date) -> str:
    """A day's month, as it stands behind "in" ("Februar 2017", "феврале 2017 года")."""
    table = language.section("messages")
    return str(table["month"]).format(month=table["months_within"][when.month - 1], year=when.year)


def duration(language: Language, minutes: int, bound: str) -> str:
    """How long something took: "6 Stunden", "rund 90 Minuten". `bound`: exact, about, at_least or at_most."""
    table = language.section("messages")["duration"]
    unit, size = next((unit, size) for unit, size in MINUTES if minutes % size == 0)
    number = minutes // size
    forms = table[unit]
    amount = f"{number} {forms[_form(number, len(forms))]}"
    return str(table[bound]).format(amount=amount) if bound != "exact" else amount


def _form(number: int, forms: int) -> int:
    """Which form of a noun stands with a number: of two one and more, of three one, few and many as in Russian."""
    if forms == 2:
        return number != 1
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2


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
