"""Which column of a table says what: from a file (TOML or JSON), from options, or from usual names."""

from __future__ import annotations

import codecs
import json
import tomllib
from collections.abc import Mapping as Fields
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from claims.errors import Fault, InvalidInput
from claims.language import installed
from claims.properties import schema_faults, validator, value_schema

COLUMN = "column:"  # before the name of a column, where a text of its own would do as well
_NAMED = ("date", "start", "end", "place", "subject")  # fields that are always a column
_SAID = ("about", "status", "source", "publisher", "published")  # fields that are a text, or "column:NAME"
STATUSES: tuple[str, ...] = tuple(value_schema("status")["properties"]["status"]["enum"])
USUAL = (*_NAMED, "participants", *_SAID)  # columns that are taken for what they are called where nobody says otherwise


@dataclass(frozen=True, slots=True)
class Mapping:
    """Columns by what they say. Of `about`, `status`, `source`, `publisher`, `published`: a text, or "column:NAME"."""

    date: str | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None
    participants: tuple[str, ...] = ()
    separator: str = ";"
    about: str | None = None
    together: bool = False
    status: str | None = None
    statuses: Fields[str, str] = field(default_factory=dict)  # further words, case-folded → which status they mean
    subject: str | None = None
    source: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    day_first: bool | None = None
    complete: bool = False
    delimiter: str | None = None
    encoding: str = "utf-8"

    def columns(self) -> tuple[str, ...]:
        """Every column that is named, each once."""
        said = (value for name in _SAID if (value := getattr(self, name)) and value.startswith(COLUMN))
        named = (value for name in _NAMED if (value := getattr(self, name)))
        return tuple(dict.fromkeys([*named, *self.participants, *(value[len(COLUMN) :] for value in said)]))

    @property
    def one_meeting(self) -> bool:
        """Whether everybody named in a row met everybody else there: who took part is only known of one meeting."""
        return self.together or self.complete

    def status_of(self, words: str) -> str | None:
        """What the words of a cell mean; in capitals or not."""
        said = words.casefold()
        return self.statuses.get(said, said if said in STATUSES else None)

    def fitted(self, header: Sequence[str]) -> Mapping:
        """The mapping with the columns of usual names that it does not speak of, as far as a header has them."""
        taken = set(self.columns())
        free = {name: name for name in USUAL if name in header and name not in taken and not getattr(self, name)}
        if self.date or self.start:
            free = {name: column for name, column in free.items() if name not in ("date", "start", "end")}
        elif "date" in free:
            free = {name: column for name, column in free.items() if name not in ("start", "end")}
        more: dict[str, Any] = {name: COLUMN + name if name in _SAID else name for name in free}
        if "participants" in more:
            more["participants"] = ("participants",)
        return replace(self, **more)


def mapping_from(record: Fields[str, Any]) -> Mapping:
    """A mapping from its record. Raises InvalidInput with every fault; paths are /NAME of the field."""
    faults = schema_faults(_validator(), dict(record), "")
    given = dict(record)
    if not faults:
        if "date" in given and ("start" in given or "end" in given):
            faults.append(Fault("/date", "name one column of dates, or a start and an end, not both"))
        if "end" in given and "start" not in given:
            faults.append(Fault("/start", "an end needs a start"))
        if "encoding" in given and not _is_encoding(given["encoding"]):
            faults.append(Fault("/encoding", f"{given['encoding']!r} is no encoding, such as windows-1252"))
        given["statuses"] = {word.casefold(): status for word, status in given.get("statuses", {}).items()}
        fixed = given.get("status", COLUMN)
        if not fixed.startswith(COLUMN) and Mapping(statuses=given["statuses"]).status_of(fixed) is None:
            faults.append(Fault("/status", f"a status is {', '.join(STATUSES)}, or {COLUMN}NAME"))
        if given.get("language") not in (None, *installed()):
            faults.append(Fault("/language", f"there are {', '.join(installed())}"))
    if faults:
        raise InvalidInput(faults)
    if isinstance(given.get("participants"), str):
        given["participants"] = (given["participants"],)
    if "participants" in given:
        given["participants"] = tuple(given["participants"])
    return Mapping(**given)


def read_mapping(path: Path) -> dict[str, Any]:
    """The record in a mapping file, TOML or JSON. Raises InvalidInput, which names the file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        record: Any = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
    except OSError as error:
        raise _bad(path, f"can't be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise _bad(path, "is not UTF-8") from None
    except (tomllib.TOMLDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise _bad(path, f"can't be understood: {error}") from None
    if not isinstance(record, dict):
        raise _bad(path, "is no table of fields")
    return record


def _bad(path: Path, what: str) -> InvalidInput:
    return InvalidInput([Fault("/mapping", f"{path} {what}")])


def _is_encoding(name: str) -> bool:
    try:
        return bool(codecs.lookup(name)._is_text_encoding)
    except (LookupError, ValueError):
        return False


@cache
def _validator() -> Any:
    text = (files("claims") / "schemas" / "mapping.json").read_text(encoding="utf-8")
    return validator(json.loads(text))
