"""Going on with a bulk run that was stopped: what it has written is read, held against the input, and added to."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, BinaryIO, cast

from claims.errors import BelegtError, Fault, InvalidInput
from service.bulk.lines import Lines
from service.bulk.parcels import Run
from service.shown.present import name_of
from service.version import engine

_LONGEST = 256 * 1024 * 1024  # bytes of an answer; the longest texts that are read have a few million
_BEGINNINGS = (b'{"id":"sha256:', b'{"line":')  # of every answer: what was cut off begins like one, too


class _Foreign(Exception):
    """A line of the output that does not answer its line of the input; the message says why."""


@dataclass
class _Settled:
    """The change and the day of a run, as its first verdicts show them."""

    as_of: int | None = None
    stated_on: date | None = None


def opened(path: Path) -> BinaryIO:
    """The output of a run, which is made where there is none, for this process alone.

    Raises InvalidInput where it can't be, or another process writes there.
    """
    try:
        path.touch()
        file = path.open("r+b")
    except OSError as error:
        raise _fault(f"{path} can't be written: {error.strerror}.") from None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise _fault(f"Another run is writing {path}. Wait for its end, or stop it.") from None
    return file


def resumed(file: BinaryIO, lines: Lines, latest: int, defaults: Mapping[str, Any]) -> tuple[Run, int]:
    """The run whose answers a file holds, to go on with, and how many of these are errors.

    The lines that are answered are taken, the file is cut behind its last whole line and stands there. What comes then
    is answered with the change and the day of what was there, so that in the end all is as if nothing had stopped it.
    `latest`: the latest change of the claims. Raises InvalidInput, and leaves the file as it is, where a line of it
    does not answer the line of the input that has its number.
    """
    run, settled = Run(0, date.min, defaults), _Settled()
    end = bad = number = 0
    while answer := file.readline(_LONGEST):
        number += 1
        try:
            if not answer.endswith(b"\n"):
                _check_beginning(answer)
                break
            asked = lines.take(1)
            if not asked:
                raise _Foreign("the input ends before it")
            bad += _is_error(answer, number) or _check(answer, asked[0], run, settled)
        except _Foreign as error:
            message = f"line {number} is no answer to line {number} of the input: {error}. Nothing was changed."
            raise _fault(message) from None
        end += len(answer)
    if (settled.as_of or 0) > latest:
        raise _fault(f"it was written at change {settled.as_of}, and this database is at change {latest}.")
    file.truncate(end)
    file.seek(end)
    as_of = latest if settled.as_of is None else settled.as_of
    return Run(as_of, settled.stated_on or datetime.now(UTC).date(), defaults), bad


def _check_beginning(cut_off: bytes) -> None:
    if not any(cut_off.startswith(each) or each.startswith(cut_off) for each in _BEGINNINGS):
        raise _Foreign("it does not begin like one")


def _is_error(answer: bytes, number: int) -> bool:
    """Whether it is the error of this very line. Raises _Foreign for that of another."""
    found = _object(answer)
    if "error" not in found:
        return False
    if found.get("line") != number:
        raise _Foreign(f"it is that of line {found.get('line')}")
    return True


def _check(answer: bytes, line: bytes, run: Run, settled: _Settled) -> bool:
    """Raise _Foreign unless this is a whole verdict, on the statement of this line, by this engine, in this run."""
    verdict = _object(answer)
    try:
        statement = run.statement(line)
    except BelegtError:
        raise _Foreign("that one can't be answered by a verdict") from None
    with suppress(KeyError, TypeError, ValueError):
        if verdict["id"] != name_of(verdict):
            raise _Foreign("its id is not that of its content")
        if verdict["engine"] != engine():
            raise _Foreign(f"it is by version {verdict['engine']}, and this is {engine()}; begin anew")
        day = date.fromisoformat(verdict["stated_on"])
        parts = [(each["text"], statement.text[each["start"] : each["end"]]) for each in verdict["propositions"]]
        if not parts or any(shown != said for shown, said in parts):
            raise _Foreign("it is on another text")
        if statement.language not in (None, verdict["language"]):
            raise _Foreign("it is on another language")
        if statement.stated_on is None and settled.stated_on is None:
            settled.stated_on = day
        if statement.as_of is None and settled.as_of is None:
            settled.as_of = verdict["as_of"]
        if day != (statement.stated_on or settled.stated_on):
            raise _Foreign(f"it is as of a statement on {day}")
        change = settled.as_of if statement.as_of is None else statement.as_of
        if isinstance(change, int) and verdict["as_of"] != change:
            raise _Foreign(f"it is with the claims of change {verdict['as_of']}, not {change}")
        return False
    raise _Foreign("it is no verdict")


def _object(answer: bytes) -> dict[str, Any]:
    with suppress(ValueError):
        found = json.loads(answer)  # not by plainjson, which makes 1.0 a whole number: the hash is of what stands there
        if isinstance(found, dict):
            return cast(dict[str, Any], found)
    raise _Foreign("it is no JSON object")


def _fault(message: str) -> InvalidInput:
    return InvalidInput([Fault("/resume", message)])
