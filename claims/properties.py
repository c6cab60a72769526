"""What a claim can say: each property, the subjects it belongs to, and the JSON Schema of its value.

The schemas are files (`schemas/value/*.json`, JSON Schema 2020-12), which requests and forms are made from as well.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError  # type: ignore[import-untyped]  # it ships no types

from claims.errors import Fault, Sentence, wrong

SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "meeting": (
        "participant", "participants_complete", "date", "place", "duration", "format", "status", "multilateral",
        "topic", "outcome",
    ),
    "entity": ("office", "alias"),
    "parties": ("gap",),
}  # fmt: skip
PROPERTIES: tuple[str, ...] = tuple(name for names in SUBJECTS.values() for name in names)


@cache
def value_schema(property: str) -> Mapping[str, Any]:
    """The JSON Schema of a property's value. Raises KeyError for an unknown property."""
    if property not in PROPERTIES:
        raise KeyError(property)
    return _read("value", property)


@cache
def record_schema(name: str) -> Mapping[str, Any]:
    """The JSON Schema of a record: "claim", "document" or "entity"."""
    return _read("record", name)


def value_faults(property: str, value: object, path: str = "/value") -> list[Fault]:
    """Everything that is wrong with a value of a known property; empty where nothing is."""
    faults = schema_faults(_value_validator(property), value, path)
    if not faults and isinstance(value, Mapping) and "earliest" in value and value["earliest"] > value["latest"]:
        # ISO days compare as text
        faults.append(
            wrong(
                f"{path}/latest",
                "%(latest)s lies before earliest, %(earliest)s",
                latest=value["latest"],
                earliest=value["earliest"],
            )
        )
    return faults


def record_faults(name: str, record: object, path: str = "") -> list[Fault]:
    """Everything in which a record does not have the shape of its schema; a claim's value is not looked at."""
    return schema_faults(_record_validator(name), record, path)


def filled(property: str, value: Mapping[str, Any]) -> dict[str, Any]:
    """The value with every field that it leaves out set to the schema's default."""
    fields = value_schema(property)["properties"].items()
    return {name: schema["default"] for name, schema in fields if "default" in schema} | dict(value)


def validator(schema: Mapping[str, Any]) -> Draft202012Validator:
    """A validator that checks days ("format": "date") to be real ones too. Worth keeping: it is slow to make."""
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker(["date"]))


def schema_faults(checker: Draft202012Validator, instance: object, path: str) -> list[Fault]:
    """All faults a validator finds, in the order of their paths (JSON pointers below `path`)."""
    found = [Fault(path + pointer(error.absolute_path), _sentence(error)) for error in checker.iter_errors(instance)]
    return sorted(found, key=lambda fault: (fault.path, fault.message))


def _sentence(error: ValidationError) -> str:
    """What a validator says, in words of ours where pages can come to show it."""
    limit = error.validator_value
    match error.validator:
        case "pattern":
            return Sentence("%(value)r does not have the form %(form)s", value=error.instance, form=limit)
        case "minLength" | "minItems":
            return Sentence("this is shorter than %(limit)s", limit=limit)
        case "maxLength" | "maxItems":
            return Sentence("this is longer than %(limit)s", limit=limit)
        case "minimum":
            return Sentence("%(value)r is less than %(limit)s", value=error.instance, limit=limit)
        case "maximum":
            return Sentence("%(value)r is more than %(limit)s", value=error.instance, limit=limit)
        case "enum":
            known = ", ".join(map(str, limit))
            return Sentence("%(value)r is not one of %(known)s", value=error.instance, known=known)
        case "format":
            return Sentence("%(value)r is no %(format)s", value=error.instance, format=limit)
    return str(error.message)


def pointer(parts: Any) -> str:
    """The JSON pointer (RFC 6901) of a sequence of keys and indexes."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


@cache
def _value_validator(property: str) -> Draft202012Validator:
    return validator(value_schema(property))


@cache
def _record_validator(name: str) -> Draft202012Validator:
    return validator(record_schema(name))


def _read(folder: str, name: str) -> Mapping[str, Any]:
    text = (files("claims") / "schemas" / folder / f"{name}.json").read_text(encoding="utf-8")
    schema: Mapping[str, Any] = json.loads(text)
    return schema
