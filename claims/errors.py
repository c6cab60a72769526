"""What can go wrong in the domain. No HTTP status is in sight; the service has one table for that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


class Sentence(str):
    """What an error tells a person, in English; its words and values stay apart, to be said in other languages.

    `words`: with places for the values, as the operator % fills them in ("there is no entity %(id)r").
    """

    words: str
    values: Mapping[str, object]

    def __new__(cls, words: str, /, **values: object) -> Sentence:
        sentence = super().__new__(cls, words % values if values else words)
        sentence.words, sentence.values = words, values
        return sentence


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with an input: where (a JSON pointer) and what, for a person."""

    path: str
    message: str


def wrong(path: str, words: str, /, **values: object) -> Fault:
    """A fault of which pages can tell in other languages."""
    return Fault(path, Sentence(words, **values))


class BelegtError(Exception):
    """The root of the errors this project raises on purpose."""

    @property
    def message(self) -> str:
        """What it says: a Sentence, if a page may show it."""
        return self.args[0] if self.args else ""


class InvalidInput(BelegtError):
    """An input that does not fit its schema or its meaning; carries every fault found, not just the first."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{fault.path or '/'}: {fault.message}" for fault in faults))


@dataclass(frozen=True, slots=True)
class Flaw(Fault):
    """A fault of an article: `line` of what was sent, from 1, where it lies (the first, where it is the whole).

    `code` names the kind of fault, by which a page says it in the reader's language.
    """

    line: int = 1
    code: str = ""


class UnreadableSource(InvalidInput):
    """An article that can't be taken in; each fault is a Flaw, so that whoever has a file can name it with its line."""

    faults: list[Flaw]  # type: ignore[assignment]  # narrower than what it comes from, and never added to

    def __init__(self, flaws: list[Flaw]) -> None:
        super().__init__(list(flaws))


class TextTooLong(BelegtError):
    """A text of more code points than the bound that its reader states."""

    def __init__(self, length: int, limit: int) -> None:
        self.length, self.limit = length, limit
        super().__init__(
            Sentence(
                "The text has %(length)s characters; at most %(limit)s are read. Split it and check the parts.",
                length=length,
                limit=limit,
            )
        )


class UnreadableText(BelegtError):
    """A text that holds half of a surrogate pair: no character, and nothing that UTF-8 can carry."""

    def __init__(self, position: int) -> None:
        self.position = position
        super().__init__(
            Sentence(
                "The character at %(position)s is half of a surrogate pair. Send the text as valid Unicode.",
                position=position,
            )
        )


class UnknownLanguage(BelegtError):
    """A language code for which no language file is installed."""

    def __init__(self, code: str, installed: tuple[str, ...]) -> None:
        self.code, self.installed = code, installed
        known = ", ".join(installed)
        super().__init__(
            Sentence("The language %(code)r is not installed; there are %(known)s.", code=code, known=known)
        )


class NotFound(BelegtError):
    """Something asked for by its id that is not there (at that change)."""

    def __init__(self, kind: str, id: str) -> None:
        self.kind, self.id = kind, id
        super().__init__(f"There is no {kind} {id!r}.")


class ChangeNotReached(BelegtError):
    """An `as_of` that lies ahead of the latest change, or before the first."""


class RevisionConflict(BelegtError):
    """A write that started from a revision which is no longer the latest."""

    def __init__(self, id: str, expected: int, actual: int) -> None:
        self.id, self.expected, self.actual = id, expected, actual
        super().__init__(
            Sentence(
                "%(id)s is at revision %(actual)s; this write started from %(expected)s. Read it and try again.",
                id=id,
                actual=actual,
                expected=expected,
            )
        )


@dataclass(frozen=True, slots=True)
class Merge:
    """Two edits of one record side by side, all in the form of `claims.record`.

    `base`: what this edit started from; `theirs`: the record as it is now; `yours`: what this edit made of the base.
    `merged`: theirs with those of your fields that they left alone, and your word where both sides changed a field:
    `conflicts` names those by their JSON pointers.
    """

    base: dict[str, Any]
    theirs: dict[str, Any]
    yours: dict[str, Any]
    merged: dict[str, Any]
    conflicts: tuple[str, ...]


class StaleEdit(RevisionConflict):
    """An edit of a claim or an entity that somebody else has changed since; carries what is needed to go on."""

    def __init__(self, id: str, expected: int, actual: int, merge: Merge) -> None:
        super().__init__(id, expected, actual)
        self.merge = merge


class AliasTaken(BelegtError):
    """A name that belongs to another entity already: its `owner` (an id) and the owner's `label`."""

    def __init__(self, text: str, owner: str, label: str) -> None:
        self.text, self.owner, self.label = text, owner, label
        super().__init__(
            Sentence("%(text)r is a name of %(label)s (%(owner)s) already.", text=text, label=label, owner=owner)
        )


class StorageUnavailable(BelegtError):
    """The database can't be opened, read or written; the message says which file and what to do."""


class SchemaBehind(StorageUnavailable):
    """A database of an earlier version of Belegt, opened for reading only: a migration has to come first."""
