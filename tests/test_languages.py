"""Every language file fits the schema, and says the same sentences with the same blanks as the others."""

from __future__ import annotations

import ast
import json
import re
import string
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
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


def test_the_schema_describes_nothing_twice() -> None:
    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        assert len({key for key, _ in pairs}) == len(pairs), [key for key, _ in pairs]
        return dict(pairs)

    json.loads((files("claims") / "languages" / "schema.json").read_text(encoding="utf-8"), object_pairs_hook=once)


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


# Letters that are no word: how Russian writes one letter in two ways, and marks that classes of characters have.
NOT_WORDS = {"ё", "е", "M"}
ASKED_OF_WORDS = ("endswith", "startswith", "removesuffix", "removeprefix", "partition", "rpartition", "find", "index")


def _strings_of(tree: ast.Module) -> dict[str, list[str]]:
    """The constants of a module, and the strings in what they are: name → these."""
    found = {}
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                names = (part.id for part in ast.walk(target) if isinstance(part, ast.Name))
                found |= {name: [*_strings_in(node.value, {})] for name in names}
    return found


def _strings_in(node: ast.AST, constants: dict[str, list[str]]) -> Iterator[str]:
    """The strings of an expression; those that only say how long something is (`len("Un")`) are none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Name):
        yield from constants.get(node.id, ())
    elif not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "len"):
        for part in ast.iter_child_nodes(node):
            yield from _strings_in(part, constants)


def _is_of_the_text(node: ast.AST) -> bool:
    """Whether an expression is what the text says: the words of a token, atom, phrase or name, folded or not."""
    return any(
        (isinstance(part, ast.Attribute) and part.attr in ("norm", "text"))
        or (isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id == "normalise")
        for part in ast.walk(node)
    )


def _compared(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The words with which a module compares what a text says, and their lines."""
    constants = _strings_of(tree)
    for node in ast.walk(tree):
        words: list[ast.AST] = []
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            words = [one for pair in pairwise(sides) for one, other in (pair, pair[::-1]) if _is_of_the_text(other)]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKED_OF_WORDS:
            words = [*node.args] if _is_of_the_text(node.func.value) else []
        found = (text for each in words for text in _strings_in(each, constants))
        yield from ((node.lineno, text) for text in found if any(map(str.isalpha, text)))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_what_a_text_says_is_compared_with_tables(path: Path) -> None:
    """No word and no ending of a language stands where a module looks at words: not even an English one."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [(line, word) for line, word in _compared(tree) if word not in NOT_WORDS] == []


def test_a_word_in_the_code_is_seen() -> None:
    code = """
ENDINGS = ("ed", "ly")
a = atom.norm == "than"
b = atoms[at].text in ("has", "have", ",")
c = token.norm.endswith(ENDINGS)
d = normalise(name) in {"bin"}
e = atom.kind == "word" and atom.text in ",;"
f = len(word.text) == len("Un")
"""
    assert sorted(_compared(ast.parse(code))) == [
        (3, "than"), (4, "has"), (4, "have"), (5, "ed"), (5, "ly"), (6, "bin"),
    ]  # fmt: skip
