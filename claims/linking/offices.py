"""An office that an article gives somebody → the office entity, with a name in each language for one that is new."""

from __future__ import annotations

from claims.articles.found import HeldOffice
from claims.facts import is_general
from claims.messages import office_name, office_table
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
    called = {language: office_name(language, held.role, held.country) for language in office_table()["labels"]}
    names = {language: name for language, name in called.items() if name is not None}
    label = names.pop(_LABELLED, held.mention.text)
    aliases = tuple(Alias(name, language, None, _ORIGIN) for language, name in sorted(names.items()))
    kind = id.partition(":")[0]
    return Entity(id, "office" if kind == "office" else "group", label, aliases, country=held.country, role=held.role)


def holds_alone(held: HeldOffice) -> bool:
    """Whether one person at a time holds this office for its country."""
    return office_of(held) is not None and held.role not in office_table()["shared"]["roles"]
