"""Claims in words: a value as one reads it, and the single fields of a record, for forms and comparisons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _

from claims.keys import COUNTED
from claims.properties import PROPERTIES
from claims.types import Claim, Entity, Subject
from service.shown.claim_fields import ATTRIBUTION, CHOICE_NAMES, subject_fields, value_fields
from service.words import N_, TABLES, Words

Entities = Mapping[str, Entity]
_MOST_NAMED = 6  # participants in a line, and days, and places

_RECORD: Mapping[str, str] = {
    "document": N_("Document"),
    "spans": N_("Passages"),
    "attribution": N_("Who says so"),
    "status": N_("Review status"),
    "anchored": N_("Anchored in its document?"),
    "aliases": N_("Names"),
    "label": N_("Name"),
    "subject": N_("Subject"),
    "property": N_("Property"),
}


def ids_of(claims: Iterable[Claim]) -> set[str]:
    """The ids of all entities that these claims name."""
    found: set[str] = set()
    for claim in claims:
        if claim.subject.kind != "meeting":
            found.update(claim.subject.ids)
        found.update(id for name in ("entity", "office") if (id := claim.value.get(name)))
        found.update(claim.value.get("by", ()))
        if claim.attribution and claim.attribution.side:
            found.add(claim.attribution.side)
    return found


def value_words(claim: Claim, entities: Entities, w: Words) -> str:
    """What a claim says, in a line."""
    value = claim.value
    if claim.property in ("participant", "place"):
        office = value.get("office")
        return ", ".join(_label(id, entities) for id in dict.fromkeys((value["entity"], office)) if id)
    if claim.property == "office":
        return f"{_label(value['office'], entities)}, {_interval(value, w)}"
    if claim.property == "gap":
        return f"{', '.join(_label(id, entities) for id in claim.subject.ids)}: {_interval(value, w)}"
    if claim.property == "date":
        said = f"{_interval(value, w)} {w.quoted(value['text'])}"
        return _("%(date)s, not said but inferred", date=said) if value.get("inferred") else said
    if "text" in value:
        sides = ", ".join(_label(id, entities) for id in value.get("by", ()))
        return w.quoted(value["text"]) + (f" ({sides})" if sides else "")
    return " · ".join(field_words(each, entities, w) for each in value.values() if each is not False or len(value) == 1)


def field_label(property: str, pointer: str) -> str:
    """The name of a record's field, given by its JSON pointer, as the forms call it."""
    parts = pointer.strip("/").split("/")
    fields = (*value_fields(property), *ATTRIBUTION, *subject_fields(property)) if property in PROPERTIES else ()
    label = next((each.label for each in fields if list(each.path) == parts[:2]), None)
    return str(_(label or _RECORD.get(parts[0], parts[0])))


def field_words(value: Any, entities: Entities, w: Words) -> str:
    """The value of a record's field as one reads it."""
    if value is None or value == []:
        return "–"
    if isinstance(value, bool):
        answer = "true" if value else "false"
        return str(_(CHOICE_NAMES[answer]))
    if isinstance(value, (list, tuple)):
        return "; ".join(field_words(each, entities, w) for each in value)
    if isinstance(value, Mapping):
        known = value.get("quote") or value.get("text")
        return w.quoted(known) if known else ", ".join(field_words(each, entities, w) for each in value.values())
    text = str(value)
    if text in entities:
        return entities[text].label
    if text in TABLES["statuses"]:
        return w("statuses", text)
    if text in CHOICE_NAMES:
        return str(_(CHOICE_NAMES[text]))
    try:
        return w.day(date.fromisoformat(text))
    except ValueError:
        return text


def strings_in(record: Any) -> set[str]:
    """Every text in a record: what may be an entity's id."""
    if isinstance(record, Mapping):
        return {text for each in record.values() for text in strings_in(each)}
    if isinstance(record, (list, tuple)):
        return {text for each in record for text in strings_in(each)}
    return {record} if isinstance(record, str) and len(record) <= 200 else set()


def _label(id: str, entities: Entities) -> str:
    return entities[id].label if id in entities else id


def _interval(value: Mapping[str, Any], w: Words) -> str:
    return w.interval(date.fromisoformat(value["earliest"]), date.fromisoformat(value["latest"]))


def subject_words(subject: Subject, about: Iterable[Claim], entities: Entities, w: Words) -> str:
    """What a claim is about, in a line: somebody, some parties, or a meeting as these claims `about` it tell."""
    if subject.kind == "meeting":
        return meeting_words(about, entities, w) or subject.ids[0]
    return ", ".join(_label(id, entities) for id in subject.ids)


def meeting_words(claims: Iterable[Claim], entities: Entities, w: Words) -> str:
    """What accepted and proposed claims of a meeting tell of it, in a line: when, where, who; empty for nothing."""
    found: dict[str, list[str]] = {"date": [], "place": [], "participant": []}
    for claim in claims:
        if claim.status not in COUNTED:
            continue
        if claim.property == "date":
            found["date"].append(_interval(claim.value, w))
        elif claim.property in found:
            found[claim.property].append(_label(claim.value["entity"], entities))
    return ", ".join(text for texts in found.values() for text in _few(list(dict.fromkeys(texts))))


def _few(texts: list[str]) -> list[str]:
    return texts if len(texts) <= _MOST_NAMED else [*texts[:_MOST_NAMED], "…"]
