"""Every property has a schema that says what it means, takes what it should and refuses what it should not."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from claims.properties import PROPERTIES, SUBJECTS, filled, record_schema, value_faults, value_schema

DAY = {"earliest": "2017-02-16", "latest": "2017-02-16"}
DATE = DAY | {"text": "am Donnerstag", "granularity": "day"}
DURATION = {"text": "sechs Stunden", "minutes": 360, "unit": "hour", "bound": "exact"}
OUTCOME = {"text": "konstruktiv", "language": "de", "kind": "felt", "by": ["RU"]}

GOOD = [
    ("participant", {"entity": "e1", "office": "o1"}),
    ("participant", {"entity": "e1", "office": None}),
    ("participants_complete", {"complete": True}),
    ("date", DATE),
    ("date", DATE | {"extent": "day_of", "inferred": True}),
    ("place", {"entity": "baku"}),
    ("duration", DURATION),
    ("format", {"format": "video"}),
    ("status", {"status": "held"}),
    ("status", {"status": "denied", "presupposed": True}),
    ("multilateral", {"multilateral": False}),
    ("topic", {"text": "Afghanistan", "language": None}),
    ("outcome", OUTCOME),
    ("outcome", OUTCOME | {"by": ["e1", "US"], "polarity": False, "modality": "hopes"}),
    ("office", DAY | {"office": "o1"}),
    ("office", DAY | {"office": "o1", "former": True}),
    ("alias", {"text": "Gerassimow", "language": "de"}),
    ("gap", {"text": "seit 2014", "earliest": "2014-02-01", "latest": "2017-02-15"}),
]

BAD = [
    ("participant", {"entity": "e1"}, [""]),
    ("participant", {"entity": None, "office": 3}, ["/entity", "/office"]),
    ("participant", {"entity": "a b", "office": ""}, ["/entity", "/office"]),
    ("participants_complete", {"complete": "yes"}, ["/complete"]),
    ("date", {}, [""] * 4),
    ("date", DATE | {"text": ""}, ["/text"]),
    ("date", DATE | {"earliest": "2017-02-29"}, ["/earliest"]),
    ("date", DATE | {"earliest": "2017-2-16"}, ["/earliest"]),
    ("date", DATE | {"earliest": "20170216"}, ["/earliest"]),
    ("date", DATE | {"earliest": "2017-W07-4"}, ["/earliest"]),
    ("date", DATE | {"earliest": "2017-02-16T00:00:00"}, ["/earliest"]),
    ("date", DATE | {"earliest": "2017-02-16\n"}, ["/earliest"]),
    ("date", DATE | {"earliest": "٢٠١٧-٠٢-١٦"}, ["/earliest"]),
    ("date", DATE | {"earliest": None}, ["/earliest"]),
    ("date", DATE | {"earliest": "2017-02-17"}, ["/latest"]),
    ("date", DATE | {"granularity": "hour", "extent": "half", "inferred": 1}, ["/extent", "/granularity", "/inferred"]),
    ("date", DATE | {"note": "x"}, [""]),
    ("place", {"entity": ""}, ["/entity"]),
    ("place", {"entity": "baku\n"}, ["/entity"]),
    ("duration", DURATION | {"minutes": 0}, ["/minutes"]),
    ("duration", DURATION | {"minutes": 1.5, "unit": "week", "bound": "some"}, ["/bound", "/minutes", "/unit"]),
    ("format", {"format": "letter"}, ["/format"]),
    ("status", {"status": "maybe", "presupposed": None}, ["/presupposed", "/status"]),
    ("multilateral", {"multilateral": None}, ["/multilateral"]),
    ("topic", {"text": "x", "language": "Deutsch!"}, ["/language"]),
    ("topic", {"text": "x" * 4001, "language": "de"}, ["/text"]),
    ("outcome", OUTCOME | {"by": ["RU", "RU"]}, ["/by"]),
    ("outcome", OUTCOME | {"by": "RU", "kind": "x", "modality": "x"}, ["/by", "/kind", "/modality"]),
    ("office", {"office": "o1"}, [""] * 2),
    ("office", DAY | {"office": "o1", "earliest": "2018-01-01"}, ["/latest"]),
    ("alias", {"text": ""}, ["", "/text"]),
    ("gap", {"text": "x", "earliest": "2017-01-01", "latest": "2016-01-01"}, ["/latest"]),
    ("gap", [], [""]),
    ("gap", None, [""]),
]


@pytest.mark.parametrize(("property", "value"), GOOD)
def test_good_values(property: str, value: dict[str, Any]) -> None:
    assert value_faults(property, value) == []


@pytest.mark.parametrize(("property", "value", "paths"), BAD)
def test_bad_values(property: str, value: Any, paths: list[str]) -> None:
    assert [fault.path for fault in value_faults(property, value)] == [f"/value{path}" for path in paths]


def test_every_property_has_good_and_bad_examples() -> None:
    assert {property for property, _ in GOOD} == {property for property, *_ in BAD} == set(PROPERTIES)
    assert len(PROPERTIES) == len(set(PROPERTIES)) == 13
    assert set(SUBJECTS) == {"meeting", "entity", "parties"}


@pytest.mark.parametrize("name", [*PROPERTIES, "claim", "document", "entity"])
def test_every_schema_is_one_and_explains_itself(name: str) -> None:
    schema = value_schema(name) if name in PROPERTIES else record_schema(name)
    Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False
    assert schema["title"]
    assert all(field["description"].endswith(".") for field in [schema, *schema["properties"].values()])


def test_a_claims_properties_are_those_there_are() -> None:
    assert set(record_schema("claim")["properties"]["property"]["enum"]) == set(PROPERTIES)


def test_an_unknown_property_has_no_schema() -> None:
    with pytest.raises(KeyError):
        value_schema("../record/claim")


def test_defaults_fill_what_is_left_out() -> None:
    assert filled("date", DATE) == DATE | {"extent": "whole", "inferred": False}
    assert filled("outcome", OUTCOME) == OUTCOME | {"polarity": True, "modality": "fact"}
    status = {"status": "held", "presupposed": True}
    assert filled("status", status) == status | {"put_off": False}
    assert filled("place", {"entity": "baku"}) == {"entity": "baku"}
