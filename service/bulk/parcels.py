"""Some lines of JSON, each a request, answered by one process: what a bulk run is cut into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from claims.errors import BelegtError
from service.bulk.lines import LONGEST_LINE
from service.checker import Checker
from service.errors import Finding, TooLarge, problem
from service.plainjson import dump, load
from service.statement import Statement, statement_from
from service.watching.events import tell
from service.watching.tally import Tally


@dataclass(frozen=True, slots=True)
class Run:
    """What holds for all lines of a run: the change and the day that those get which name none.

    So a run is of one piece, whoever writes meanwhile and however long it takes. `defaults`: fields for requests that
    do not have them.
    """

    as_of: int
    stated_on: date
    defaults: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def now(cls, checker: Checker, defaults: Mapping[str, Any] | None = None) -> Run:
        """A run with the claims of this moment. Raises StorageUnavailable."""
        return cls(checker.store.latest_change(), datetime.now(UTC).date(), defaults or {})

    def statement(self, line: bytes) -> Statement:
        """The request that a line holds. Raises InvalidInput and others for one that can't be read."""
        if len(line) > LONGEST_LINE:
            raise TooLarge([Finding("", f"The line is longer than {LONGEST_LINE} bytes; split its text.", "long")])
        request = load(line)
        if self.defaults and isinstance(request, dict):
            request = {**self.defaults, **request}
        return statement_from(request)

    def settled(self, statement: Statement) -> Statement:
        """The statement with its change and its day."""
        return replace(
            statement,
            as_of=self.as_of if statement.as_of is None else statement.as_of,
            stated_on=statement.stated_on or self.stated_on,
        )


@dataclass(frozen=True, slots=True)
class Parcel:
    """Lines that come one after the other; `first` is the number of the first one."""

    first: int
    lines: list[bytes]

    @property
    def size(self) -> int:
        """How many bytes were read for it, line ends included."""
        return sum(map(len, self.lines)) + len(self.lines)


@dataclass(frozen=True, slots=True)
class Answered:
    """The answers to a parcel, a line each: `data`.

    `count`: how many; `size`: bytes read for them; `bad`: how many are no verdict but an error; `tally`: what another
    process has counted.
    """

    count: int
    size: int
    bad: int
    data: bytes
    tally: Tally = field(default_factory=Tally)


def answered(parcel: Parcel, run: Run, checker: Checker) -> Answered:
    """For each line its verdict, or its error with the line's number."""
    bad, found = 0, []
    for number, line in enumerate(parcel.lines, parcel.first):
        try:
            found.append(dump(checker.check(run.settled(run.statement(line)))))
        except Exception as error:  # one bad line, and even a bug that it hits, leaves the others their answers
            if not isinstance(error, BelegtError):
                tell("line-failed", error, line=number)
            bad += 1
            found.append(error_line(number, error))
    return Answered(len(parcel.lines), parcel.size, bad, b"".join(found))


def error_line(number: int, error: Exception) -> bytes:
    """The answer to a line that has no verdict."""
    return dump({"line": number, "error": problem(error)})
