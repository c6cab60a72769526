"""The forms in which people write a claim: for each property the fields of its value, made from its JSON Schema.

A form's fields are named by where they stand in the claim's record: "value.earliest", "attribution.side".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from claims.properties import SUBJECTS, value_schema
from service.words import N_

Kind = Literal["text", "day", "number", "choice", "yes_no", "entity", "entities", "meeting", "language"]

_LABELS: Mapping[str, str] = {
    "text": N_("Words of the source"),
    "earliest": N_("First day"),
    "latest": N_("Last day"),
    "granularity": N_("How exact the words are"),
    "extent": N_("What these days cover"),
    "inferred": N_("Not said, but taken from the day of the report?"),
    "minutes": N_("Minutes"),
    "unit": N_("Unit that the source counts in"),
    "bound": N_("How the source limits it"),
    "format": N_("Form of the meeting"),
    "status": N_("What the source says of it"),
    "presupposed": N_("Taken for granted, not reported?"),
    "put_off": N_("Put off, and not called off?"),
    "multilateral": N_("A summit, conference or session of many?"),
    "complete": N_("Are these all who took part?"),
    "language": N_("Language of the words"),
    "kind": N_("What the parties did"),
    "by": N_("Sides that agreed or declared it"),
    "polarity": N_("Did they do so?"),
    "modality": N_("How firmly"),
    "office": N_("Office"),
    "former": N_("A former holder on these days?"),
    "entity": N_("Who"),
}
_LABELS_OF: Mapping[tuple[str, str], str] = {  # where a property calls its field otherwise
    ("place", "entity"): N_("Place"),
    ("participant", "office"): N_("Office held then"),
    ("alias", "text"): N_("Name, as the source writes it"),
}
_ENTITY_KINDS: Mapping[tuple[str, str], str | None] = {  # which fields name an entity, and of which kind
    ("participant", "entity"): None,
    ("participant", "office"): "office",
    ("place", "entity"): "place",
    ("office", "office"): "office",
}
CHOICE_NAMES: Mapping[str, str] = {
    "day": N_("day"),
    "week": N_("week"),
    "part": N_("part of a month or year"),
    "month": N_("month"),
    "season": N_("season"),
    "quarter": N_("quarter"),
    "year": N_("year"),
    "decade": N_("decade"),
    "weekday": N_("weekday"),
    "range": N_("from … to …"),
    "whole": N_("the whole meeting"),
    "day_of": N_("one day of a longer meeting"),
    "minute": N_("minutes"),
    "hour": N_("hours"),
    "exact": N_("exactly"),
    "about": N_("about"),
    "at_least": N_("at least"),
    "at_most": N_("at most"),
    "in_person": N_("in person"),
    "phone": N_("by telephone"),
    "video": N_("by video"),
    "any": N_("in any form"),
    "held": N_("held"),
    "planned": N_("planned"),
    "cancelled": N_("cancelled"),
    "denied": N_("denied"),
    "agreed": N_("agreed"),
    "declared": N_("declared"),
    "felt": N_("felt"),
    "undisclosed": N_("nothing was disclosed"),
    "fact": N_("as a fact"),
    "ready": N_("ready to"),
    "hopes": N_("hopes to"),
    "plans": N_("plans to"),
    "obliged": N_("obliged to"),
    "true": N_("yes"),
    "false": N_("no"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form. `name`: its place in the record; `choices`: what it may be, as CHOICE_NAMES says it."""

    name: str
    kind: Kind
    label: str
    required: bool
    choices: tuple[str, ...] = ()
    entity_kind: str | None = None  # of a field that names an entity; None: of any kind
    default: Any = None
    least: int | None = None
    most: int | None = None  # of a number; of a text: its length

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(self.name.split("."))

    @property
    def id(self) -> str:
        """The element's id in the page."""
        return self.name.replace(".", "-")


@cache
def value_fields(property: str) -> tuple[Field, ...]:
    """The fields of a property's value, in its schema's order. Raises KeyError for an unknown property."""
    schema = value_schema(property)
    return tuple(
        _field(property, name, spec, name in schema["required"]) for name, spec in schema["properties"].items()
    )


ATTRIBUTION = (
    Field("attribution.text", "text", N_("Who says so, in the words of the source"), False, most=4000),
    Field("attribution.side", "entity", N_("Whom these words stand for"), False),
)


@cache
def subject_fields(property: str) -> tuple[Field, ...]:
    """The fields that say what a claim with this property is about."""
    if property in SUBJECTS["meeting"]:
        return (Field("subject.meeting", "meeting", N_("Meeting"), True),)
    if property in SUBJECTS["entity"]:
        return (Field("subject.entity", "entity", N_("Person, organisation or place"), True),)
    return (
        Field("subject.parties", "entities", N_("Parties (two or more)"), True),
        Field("subject.format", "choice", N_("Meetings of which form"), True, ("in_person", "any")),
    )


def _field(property: str, name: str, spec: Mapping[str, Any], required: bool) -> Field:
    kind = _kind(property, name, spec)
    types = spec.get("type", ())
    return Field(
        name=f"value.{name}",
        kind=kind,
        label=_LABELS_OF.get((property, name), _LABELS[name]),
        required=required and "null" not in types and kind != "entities",
        choices=tuple(spec.get("enum", ("true", "false") if kind == "yes_no" else ())),
        entity_kind=_ENTITY_KINDS.get((property, name)),
        default=spec.get("default"),
        least=spec.get("minimum"),
        most=spec.get("maximum", spec.get("maxLength")),
    )


def _kind(property: str, name: str, spec: Mapping[str, Any]) -> Kind:
    if "enum" in spec:
        return "choice"
    if (property, name) in _ENTITY_KINDS:
        return "entity"
    if name == "language":
        return "language"
    if spec.get("format") == "date":
        return "day"
    kinds: Mapping[Any, Kind] = {"boolean": "yes_no", "integer": "number", "array": "entities"}
    named = spec["type"]
    return kinds.get(named, "text") if isinstance(named, str) else "text"
