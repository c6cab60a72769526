"""Every language file fits the schema, and says the same sentences with the same blanks as the others."""

from __future__ import annotations

import ast
import json
import re
import string
from importlib.resources import files
from pathlib import Path

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
def test_every_class_of_words_is_described(code: str) -> None:
    """A class that only reports use says in the schema what it is; the others are in other sections."""
    described = SCHEMA["$defs"]["articles"]["properties"]["words"]["properties"]
    shared = [(*load(each).section("clauses")["words"], *load(each).section("offices")) for each in installed()]
    own = set(load(code).section("articles")["words"]).difference(*shared)
    assert {name for name in own if not described.get(name, {}).get("description")} == set()


@pytest.mark.parametrize("code", installed())
def test_messages_leave_the_same_blanks(code: str) -> None:
    english = load("en").section("messages")
    for key, message in load(code).section("messages").items():
        assert _blanks(message) <= _blanks(english[key]) | {"day", "month", "year", "weekday"}, key


MODULES = [path for path in sorted(Path(str(files("claims"))).rglob("*.py")) if "gazetteer" not in path.parts]


def _constants(tree: ast.AST) -> set[str]:
    """The strings of a module, but for its docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    notes = [node.body[0] for node in ast.walk(tree) if isinstance(node, documented) and ast.get_docstring(node)]
    docstrings = {id(note.value) for note in notes if isinstance(note, ast.Expr)}
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return {str(node.value) for node in strings if id(node) not in docstrings}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_word_of_a_language_stands_in_the_code(path: Path) -> None:
    """Letters that English has not, three in a word, are German or Russian; classes of letters are none."""
    foreign = re.compile(r"[а-яё]{3}|[A-Za-z]+[äöüß]|[äöüß][a-z]{2}")
    found = _constants(ast.parse(path.read_text(encoding="utf-8")))
    assert not [text for text in found if foreign.search(text) and "CREATE TABLE" not in text]
