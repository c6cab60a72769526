"""One data file a language: `languages/<code>.toml`, checked by `languages/schema.json` in the tests.

No word of a language stands in the engine's code. Each module reads its own section of the file and compiles
what it needs once; this module only finds, loads and freezes the files.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from claims.errors import UnknownLanguage


@dataclass(frozen=True, eq=False)
class Language:
    """A language file as it was read. Compared and hashed by identity: there is one of each code in a process."""

    code: str  # ISO 639-1
    name: str
    tables: Mapping[str, Any] = field(repr=False)  # section → its table

    def section(self, name: str) -> Mapping[str, Any]:
        table: Mapping[str, Any] = self.tables[name]
        return table


@cache
def installed() -> tuple[str, ...]:
    """The codes of the languages that have a file, sorted."""
    folder = files("claims") / "languages"
    return tuple(sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".toml")))


@cache
def load(code: str) -> Language:
    """The language of this code. Raises UnknownLanguage, which names those there are."""
    if code not in installed():
        raise UnknownLanguage(code, installed())
    tables = tomllib.loads((files("claims") / "languages" / f"{code}.toml").read_text(encoding="utf-8"))
    return Language(code, tables["language"]["name"], tables)
