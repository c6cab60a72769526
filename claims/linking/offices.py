"""An office that an article gives somebody → the office entity, with a name in each language for one that is new."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from claims.articles.found import HeldOffice
from claims.facts import is_general
from claims.places.geography import place
from claims.reading.parties import Office
from claims.resolve import office_id
from claims.types import Alias, Entity

_LABELLED = "de"  # the language of labels, as of places (claims.places.geography.entities_of)
_ORIGIN = "table of offices"


def office_of(held: HeldOffice) -> Entity | None:
    """The office, or the group of offices of an alliance. None where its country is open, or many hold the like:
    generals, ministers, officials."""
    id = office_id(Office(held.role, held.country))
    if id is None or held.country is None or is_general(held.role):
        return None
    names = {language: labels[held.role] for language, labels in _table()["labels"].items() if held.role in labels}
    names = {language: f"{role} ({_held_for(held.country, language)})" for language, role in names.items()}
    label = names.pop(_LABELLED, held.mention.text)
    aliases = tuple(Alias(name, language, None, _ORIGIN) for language, name in sorted(names.items()))
    kind = id.partition(":")[0]
    return Entity(id, "office" if kind == "office" else "group", label, aliases, country=held.country, role=held.role)


def holds_alone(held: HeldOffice) -> bool:
    """Whether one person at a time holds this office for its country."""
    return office_of(held) is not None and held.role not in _table()["shared"]["roles"]


def _held_for(country: str, language: str) -> str:
    """The name of a country; an alliance is its own."""
    known = place(f"country:{country}")
    return known.label(language) if known is not None else country


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((files("claims") / "gazetteer" / "roles.toml").read_text(encoding="utf-8"))
