"""Every language file fits the schema, and says the same sentences with the same blanks as the others."""

from __future__ import annotations

import json
import string
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from claims.language import installed, load

SCHEMA = json.loads((files("claims") / "languages" / "schema.json").read_text(encoding="utf-8"))


def _blanks(message: object) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name} if isinstance(message, str) else set()


@pytest.mark.parametrize("code", installed())
def test_the_file_fits_the_schema(code: str) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    faults = [
        f"{error.json_path}: {error.message}" for error in Draft202012Validator(SCHEMA).iter_errors(load(code).tables)
    ]
    assert faults == []


@pytest.mark.parametrize("code", installed())
def test_messages_leave_the_same_blanks(code: str) -> None:
    english = load("en").section("messages")
    for key, message in load(code).section("messages").items():
        assert _blanks(message) <= _blanks(english[key]) | {"day", "month", "year", "weekday"}, key
