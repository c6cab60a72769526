"""The schemas, the API's description made of them, and the words for everything they name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, get_args

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from claims import types
from claims.properties import PROPERTIES, record_schema, schema_faults, value_schema
from claims.properties import validator as property_validator
from claims.storage.fits import FORMS
from claims.verify import LONGEST_TEXT
from service.api.openapi import OPERATIONS, document
from service.checks import findings, plainly_fits, schemas, validator
from service.shown.layout import SYMBOLS
from service.words import LANGUAGES, words
from tests.doors import application

pytest_plugins = ["tests.serving"]


def enum(schema: str, *path: str) -> set[Any]:
    found: Any = schemas()[schema]
    for step in path:
        found = found[step]
    return set(found["enum"]) - {None}


@pytest.mark.parametrize("name", schemas())
def test_a_schema_is_one(name: str) -> None:
    schema = schemas()[name]
    Draft202012Validator.check_schema(schema)
    assert schema["title"]
    assert schema["description"]
    list(validator(name).iter_errors({}))  # every reference leads somewhere


def test_the_schemas_name_what_the_domain_has() -> None:
    proposition, comparison = ("proposition", "properties"), ("comparison", "properties")
    assert enum("label") == set(get_args(types.Label))
    assert enum(*proposition, "reason") == set(get_args(types.Reason))
    assert enum(*comparison, "slot") == set(get_args(types.Slot))
    assert enum(*comparison, "outcome") == set(get_args(types.Outcome))
    assert enum("claim", "properties", "property") == set(PROPERTIES)
    assert enum("evidence", "properties", "property") == set(PROPERTIES)
    assert enum("claim", "properties", "status") == set(get_args(types.ReviewStatus))
    assert enum("query_claims", "properties", "status") == set(get_args(types.ReviewStatus))
    assert schemas()["verify_request"]["properties"]["text"]["maxLength"] == LONGEST_TEXT


def test_requests_know_no_other_fields() -> None:
    for name, schema in schemas().items():
        if name.startswith("query_") or name.endswith("_request"):
            assert schema["additionalProperties"] is False


def test_the_description_is_valid_openapi(client: FlaskClient) -> None:
    served = client.get("/openapi.json").json
    assert served == json.loads(json.dumps(document()))
    OpenAPIV31SpecValidator(served).validate()
    assert served["openapi"].startswith("3.1")
    text = json.dumps(served)
    for reference in re.findall(r'"\$ref": "#/components/schemas/(\w+)"', text):
        assert reference in served["components"]["schemas"]
    assert ".json" not in "".join(re.findall(r'"\$ref": "([^"]+)"', text))


def test_the_description_and_the_addresses_agree(database: str) -> None:
    """Everything under /v1 is described, and everything described is there."""
    described = {(re.sub(r"{(\w+)}", r"<\1>", each.path), each.method.upper()) for each in OPERATIONS}
    served = {
        (rule.rule, method)
        for rule in application(database).url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.rule.startswith("/v1/") or rule.rule in ("/healthz", "/readyz", "/metrics")
    }
    assert described == served


def test_the_parameters_are_those_that_are_checked(client: FlaskClient) -> None:
    get = client.get("/openapi.json").json["paths"]["/v1/claims"]["get"]
    assert {each["name"] for each in get["parameters"]} == set(schemas()["query_claims"]["properties"])
    assert all(each["description"] for each in get["parameters"])


def _fields(schema: Any) -> Iterator[tuple[str, Any]]:
    """Every field of a schema that is asked about a string, however deep."""
    if isinstance(schema, dict):
        for name, field in schema.get("properties", {}).items():
            if "string" in field.get("type", ()):
                yield name, field
        yield from (pair for part in schema.values() for pair in _fields(part))


ASKED = [(name, record_schema(name)) for name in ("document", "entity")]
ASKED += [(name, value_schema(name)) for name in PROPERTIES]
FORMED = [(of, name, field) for of, schema in ASKED for name, field in _fields(schema) if name in FORMS]


def test_there_are_fields_with_a_form() -> None:
    assert {name for _, name, _ in FORMED} == set(FORMS)


@pytest.mark.parametrize(("of", "name", "field"), FORMED, ids=lambda each: each if isinstance(each, str) else "")
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_what_has_its_form_is_what_every_schema_takes(of: str, name: str, field: Any, data: st.DataObject) -> None:
    """A stand-in takes the place of such a field before the schema is asked, so the schema must take both."""
    form, stand_in = FORMS[name]
    written = data.draw(st.from_regex(form, fullmatch=True)), "x" * 4000, stand_in
    for text in written:
        if form.fullmatch(text):
            assert schema_faults(property_validator(field), text, f"{of}/{name}") == []


# Words


@pytest.mark.parametrize("code", LANGUAGES)
def test_there_are_words_for_everything(code: str) -> None:
    table = words(code)
    for label in get_args(types.Label):
        assert table("labels", label)
        assert table("sentences", label)
    for reason in get_args(types.Reason):
        assert table("reasons", reason)
    for slot in get_args(types.Slot):
        assert table("slots", slot)
    for outcome in (*get_args(types.Outcome), "unchecked"):
        assert table("outcomes", outcome)
    assert set(SYMBOLS) == {*get_args(types.Outcome), *get_args(types.Label), "unchecked"}
    for name in PROPERTIES:
        assert table("properties", name)
    for status in get_args(types.ReviewStatus):
        assert table("statuses", status)
    value_schema = files("claims") / "schemas" / "value"
    for field in ("format", "status"):
        schema = json.loads((value_schema / f"{field}.json").read_text(encoding="utf-8"))
        for value in schema["properties"][field]["enum"]:
            assert table("values", value)


FIELDS = {
    "text": ("Dunford traf Gerasimow.", "", " ", "\n", "a" * LONGEST_TEXT, "a" * (LONGEST_TEXT + 1), None, 7, ["a"]),
    "language": ("de", "", None, 1, True),
    "stated_on": ("2022-01-31", "2022-02-30", "20220131", "2022-W01-1", "2022-01-31\n", "٢٠٢٢-٠١-٣١", "", None, 2022),
    "as_of": ("2022-01-31T00:00:00Z", 3, -1, None),
    "save": (True, False, "true", None),
    "other": ("a",),
}


def test_what_plainly_fits_fits() -> None:
    """And so does each of a schema's good texts, so that the validator is hardly ever asked."""
    told = 0
    for text in ({"text": each} for each in FIELDS["text"]):
        others = [(name, value) for name in FIELDS for value in FIELDS[name]]
        for name, value in others:
            for more in ({}, {"language": "en"}, {"stated_on": "2022-01-31"}):
                request = text | more | {name: value}
                if plainly_fits("verify_request", request):
                    told += 1
                    assert findings("verify_request", request) == [], request
    assert told > 50
    assert plainly_fits(
        "verify_request", {"text": "Dunford traf Gerasimow.", "language": "de", "stated_on": "2022-01-31"}
    )
    assert not any(plainly_fits("verify_request", value) for value in ({}, {"language": "de"}, [], "text", None))
