"""A claim's record ⇄ what stands in its form. What was typed is kept as it was, whatever is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import uuid4

from flask_babel import gettext as _

from claims.errors import NotFound
from claims.record import Record
from claims.storage.interface import View
from claims.types import Entity
from service.shown.claim_fields import Field

Typed = dict[str, list[str]]  # a field's name → its inputs, in order
NEW = "new"  # stands for the id of a meeting that is not there yet

_CHOSEN = re.compile(r"\[([^\[\]]+)\]\s*$")  # "Joe Dunford [e1]": the id decides
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_SUGGESTED = 8


@dataclass(slots=True)
class Reading:
    """A form as it was read. `parts`: what fits; `faults`: what does not, by field; `found`: whom a name may mean."""

    parts: Record = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    found: dict[str, list[Entity]] = field(default_factory=dict)


class _NotRead(Exception):
    """What was typed into a field is no value for it; `found`: the entities it may mean."""

    def __init__(self, message: str, found: Sequence[Entity] = ()) -> None:
        super().__init__(message)
        self.found = list(found)


def named(entity: Entity) -> str:
    """An entity as a field shows it: told by its id, and by its name to a person."""
    return f"{entity.label} [{entity.id}]"


def meant(text: str) -> str:
    """The id in a text that `named` made; any other text as it is."""
    chosen = _CHOSEN.search(text)
    return chosen[1] if chosen else text


def typed_from(sent: Any) -> Typed:
    """What was sent in a form (a MultiDict), with line ends as LF."""
    return {name: [text.replace("\r\n", "\n") for text in texts] for name, texts in sent.lists()}


def typed_of(record: Mapping[str, Any], fields: Sequence[Field], view: View) -> Typed:
    """What a form shows for a record."""
    values = {each.name: _at(record, each.path, each.default) for each in fields}
    ids = {id for each in fields if each.kind in ("entity", "entities") for id in _listed(values[each.name])}
    entities = view.entities(ids)
    shown = {id: named(entities[id]) if id in entities else id for id in ids}
    shown |= {values[each.name]: _known(values[each.name], view) for each in fields if each.kind == "meeting"}
    return {name: [shown.get(text, text) for text in map(_text_of, _listed(value))] for name, value in values.items()}


def read(fields: Sequence[Field], typed: Typed, view: View) -> Reading:
    """The parts of a record that a form holds, with everything that is wrong."""
    done = Reading()
    for each in fields:
        texts = [text.strip() for text in typed.get(each.name, [])]
        texts = [text for text in texts if text]
        try:
            value = _READERS[each.kind](each, texts, view) if texts else _left_out(each)
        except _NotRead as error:
            done.faults[each.name] = str(error)
            done.found[each.name] = error.found
            continue
        part: Record = done.parts.setdefault(each.path[0], {})
        part[each.path[1]] = value
    _check_together(done)
    return done


def joined(base: Record, parts: Mapping[str, Any], fields: Sequence[Field]) -> Record:
    """A record with what a form says. A field at its default, which the record leaves out, is left out still."""
    made = dict(base) | {"value": dict(base.get("value") or {})}
    defaults = {each.name: each.default for each in fields}
    for name, value in parts.get("value", {}).items():
        if name in made["value"] or value != defaults.get(f"value.{name}") or value is None:
            made["value"][name] = value
    if "attribution" in parts:
        said = parts["attribution"]
        made["attribution"] = {"text": said["text"], "side": said["side"]} if said.get("text") else None
    if "subject" in parts:
        made["subject"] = dict(parts["subject"])
    return made


def suggestions(fields: Sequence[Field], typed: Typed, view: View) -> dict[str, list[Entity]]:
    """For each field that names entities: whom the typed text may mean."""
    found = {}
    for each in fields:
        if each.kind in ("entity", "entities"):
            texts = [text for text in typed.get(each.name, []) if text.strip() and not _CHOSEN.search(text)]
            options = [entity for text in texts for entity in view.suggest(each.entity_kind, text.strip(), _SUGGESTED)]
            found[each.name] = list({entity.id: entity for entity in options}.values())
    return found


def picked(typed: Typed, choice: str) -> Typed:
    """A form in which one of those found ("FIELD=NAME [ID]") replaces the first text that names nobody yet."""
    name, _equals, chosen = choice.partition("=")
    texts = list(typed.get(name, []))
    at = next((number for number, text in enumerate(texts) if text.strip() and not _CHOSEN.search(text)), None)
    if at is not None and _CHOSEN.search(chosen):
        texts[at] = chosen
    return typed | {name: texts}


# Readers of one field: what stands in its inputs (at least one, none empty) → its value


def _text(field: Field, texts: list[str], view: View) -> str:  # noqa: ARG001  # all readers are called alike
    if field.most is not None and len(texts[0]) > field.most:
        raise _NotRead(_("This is longer than %(most)s characters.", most=field.most))
    return texts[0]


def _day(field: Field, texts: list[str], view: View) -> str:  # noqa: ARG001  # likewise
    try:
        return date.fromisoformat(texts[0]).isoformat()
    except ValueError:
        raise _NotRead(_("This is no day. Write it as year-month-day: 2017-02-16.")) from None


def _number(field: Field, texts: list[str], view: View) -> int:  # noqa: ARG001  # likewise
    text = texts[0]
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
    if not (field.least or 0) <= number <= (field.most or number):
        raise _NotRead(
            _("This is no whole number from %(least)s to %(most)s.", least=field.least or 0, most=field.most or "…")
        )
    return number


def _choice(field: Field, texts: list[str], view: View) -> str:  # noqa: ARG001  # likewise
    if texts[0] not in field.choices:
        raise _NotRead(_("Choose one of those listed."))
    return texts[0]


def _language(field: Field, texts: list[str], view: View) -> str:  # noqa: ARG001  # likewise
    if not LANGUAGE.fullmatch(texts[0]):
        raise _NotRead(no_language())
    return texts[0]


def no_language() -> str:
    return str(_("This is no language's code, such as de, en or ru."))


def _yes_no(field: Field, texts: list[str], view: View) -> bool:
    return _choice(field, texts, view) == "true"


def _entity(field: Field, texts: list[str], view: View) -> str:
    return _meant(field, texts[0], view)


def _entities(field: Field, texts: list[str], view: View) -> list[str]:
    ids = list(dict.fromkeys(_meant(field, text, view) for text in texts))
    if field.required and len(ids) < 2:  # parties
        raise _NotRead(_("Name two parties or more."))
    return ids


def _meeting(field: Field, texts: list[str], view: View) -> str:  # noqa: ARG001  # likewise
    id = texts[-1].rpartition("/")[2]  # what was written goes before what was chosen; it may be a meeting's address
    if _known(id, view) == id:
        return id
    if id == NEW:
        return f"m-{uuid4().hex[:12]}"
    raise _NotRead(_("There is no such meeting. Choose one of those listed, or a new one."))


def _known(meeting: str, view: View) -> str:
    """A meeting's id; NEW where there is none of this id."""
    try:
        return view.meeting(meeting).id
    except NotFound:
        return NEW


def _meant(field: Field, text: str, view: View) -> str:
    """The id of the one entity that a text means."""
    id = meant(text)
    if id in view.entities([id]):
        return id
    if field.name in ("attribution.side", "value.by") and _COUNTRY.fullmatch(id):
        return id  # a country stands for itself
    exact = [entity for entity in view.entities_named(text) if field.entity_kind in (None, entity.kind)]
    if len(exact) == 1:
        return exact[0].id
    options = exact or view.suggest(field.entity_kind, text, _SUGGESTED)
    if not options:
        raise _NotRead(_("Nobody and nothing of this name is known. Try another spelling, or part of the name."))
    raise _NotRead(_("Choose one of those found."), options)


_READERS: Mapping[str, Callable[[Field, list[str], View], Any]] = {
    "text": _text,
    "day": _day,
    "number": _number,
    "choice": _choice,
    "yes_no": _yes_no,
    "entity": _entity,
    "entities": _entities,
    "meeting": _meeting,
    "language": _language,
}


def _left_out(field: Field) -> Any:
    if field.required:
        raise _NotRead(_("Fill this in."))
    return [] if field.kind == "entities" else field.default


def _check_together(done: Reading) -> None:
    value, said = done.parts.get("value", {}), done.parts.get("attribution", {})
    if value.get("earliest") and value.get("latest") and value["earliest"] > value["latest"]:
        done.faults["value.latest"] = _("The last day lies before the first.")
    if said.get("side") and not said.get("text") and "attribution.text" not in done.faults:
        done.faults["attribution.text"] = _("Give the words of the source, too.")


def _at(record: Mapping[str, Any], path: Sequence[str], default: Any) -> Any:
    part = record.get(path[0]) or {}
    return part.get(path[1], default) if isinstance(part, Mapping) else default


def _listed(value: Any) -> list[Any]:
    return [] if value is None else list(value) if isinstance(value, (list, tuple)) else [value]


def _text_of(value: Any) -> str:
    return {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)
