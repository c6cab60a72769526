"""The rows of a table, one at a time: CSV or JSON lines in; rows, and rejects for what is no row, out.

Memory holds one line, or as many as an open quotation mark swallows before `csv` gives up, whatever the file's size.
"""

from __future__ import annotations

import csv
import io
import json
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from claims.errors import Fault, InvalidInput
from claims.tables.mapping import Mapping

LONGEST_LINE = 1_000_000  # characters
_DELIMITERS = (",", ";", "\t", "|")
_PEEKED = 100  # JSON lines in which a column has to turn up


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it begins in, and its cells by column."""

    line: int
    cells: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reject:
    """What can't be taken in: the line it begins in, why, and the cells by column, or the line as it stands."""

    line: int
    reason: str
    cells: dict[str, Any] = field(default_factory=dict)
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """An open table. `header`: the columns of a CSV file; () of JSON lines. `mapping`: fitted to the columns there."""

    path: Path
    mapping: Mapping
    header: tuple[str, ...]
    rows: Iterator[Row | Reject]
    _file: Any

    def position(self) -> int:
        """How many bytes of the file have been read, for a progress bar."""
        return int(self._file.tell())


@contextmanager
def open_table(path: Path, mapping: Mapping) -> Iterator[Table]:
    """A table to read from. Raises InvalidInput, which names the file and the line, where there is none in it."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise _wrong(f"{path} can't be read: {error.strerror}.") from None
    with file:
        try:
            encoding = _encoding(file, path, mapping)
        except OSError as error:  # a folder
            raise _wrong(f"{path} can't be read: {error.strerror}.") from None
        lines = _Lines(io.TextIOWrapper(file, encoding, "surrogateescape", newline=""), path)
        if path.suffix.lower() in (".jsonl", ".ndjson", ".json"):
            yield _json_table(path, mapping, lines, file)
        else:
            yield _csv_table(path, mapping, lines, file)


def _encoding(file: Any, path: Path, mapping: Mapping) -> str:
    """The encoding named, with its byte order mark, if any, taken off."""
    start = file.read(2)
    file.seek(0)
    if mapping.encoding.lower().replace("-", "").replace("_", "") != "utf8":
        return mapping.encoding
    if start in (b"\xff\xfe", b"\xfe\xff"):
        raise _wrong(f"{path}, line 1: this is UTF-16, not UTF-8. Say --encoding utf-16.")
    return "utf-8-sig"


class _TooLong(Exception):
    """A line of more than LONGEST_LINE characters, of which the rest has been skipped."""


class _Lines:
    """The lines of a text, with their number; lines can be put back."""

    def __init__(self, text: io.TextIOWrapper, path: Path) -> None:
        self._text = text
        self._path = path
        self._back: deque[str] = deque()
        self.number = 0  # of the line given last
        self.taken: list[str] = []  # the lines of the current record

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else self._read(LONGEST_LINE + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > LONGEST_LINE:
            while line and not line.endswith("\n"):
                line = self._read(LONGEST_LINE)
            raise _TooLong
        self.taken.append(line)
        return line

    def _read(self, limit: int) -> str:
        where = f"{self._path}, after line {self.number}"
        try:
            return self._text.readline(limit)
        except UnicodeError as error:
            raise _wrong(f"{where}: this is not {self._text.encoding}: {error}. Name the --encoding.") from None
        except OSError as error:
            raise _wrong(f"{where}: the file can't be read: {error.strerror}.") from None

    def put_back(self, lines: Sequence[str]) -> None:
        self._back.extendleft(reversed(lines))
        self.number -= len(lines)


# CSV


def _csv_table(path: Path, mapping: Mapping, lines: _Lines, file: Any) -> Table:
    try:
        first = next((line for line in lines if line.strip()), None)
    except _TooLong:
        raise _wrong(f"{path}, line 1: longer than {LONGEST_LINE:,} characters; this is no table.") from None
    if first is None:
        raise _wrong(f"{path} is empty; its first line has to name the columns.")
    if not first.isprintable() and "\0" in first:
        raise _wrong(f"{path}, line {lines.number}: holds a NUL character; this is no table of text.")
    if _undecodable(first):
        raise _wrong(f"{path}, line {lines.number}: {_not_text(first, mapping)}")
    lines.put_back([first])
    line = lines.number + 1
    delimiter, header = _header(first, mapping)
    fitted = mapping.fitted(header)
    _check_columns(f"{path}, line {line}", fitted, header)
    next(lines)
    return Table(path, fitted, tuple(header), _csv_rows(lines, header, delimiter, fitted), file)


def _header(first: str, mapping: Mapping) -> tuple[str, list[str]]:
    """The delimiter and the columns: those of the delimiter that makes most of the columns that are looked for."""
    read = [(delimiter, _cells(first, delimiter)) for delimiter in mapping.delimiter or _DELIMITERS]

    def found(candidate: tuple[str, list[str]]) -> tuple[int, int]:
        return len(set(mapping.fitted(candidate[1]).columns()).intersection(candidate[1])), len(candidate[1])

    return max(read, key=found)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return [line]


def _csv_rows(lines: _Lines, header: Sequence[str], delimiter: str, mapping: Mapping) -> Iterator[Row | Reject]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.taken = []
        line = lines.number + 1
        reason = None
        cells: list[str] = []
        try:
            cells = next(reader)
        except StopIteration:
            return
        except _TooLong:
            yield Reject(lines.number, f"the line is longer than {LONGEST_LINE:,} characters")
            continue
        except csv.Error as error:
            reason = _csv_reason(str(error), len(lines.taken))
        if reason is None and not any(cell.strip() for cell in cells):
            continue  # an empty line
        if reason is None and len(cells) != len(header):
            reason = f"the row has {len(cells)} cells, and the header {len(header)}"
            if len(lines.taken) > 1:
                reason += "; perhaps a quotation mark is not closed"
        if reason is None:
            yield _checked(line, dict(zip(header, cells, strict=True)), "".join(cells), mapping)
            continue
        raw = lines.taken[0] if lines.taken else ""
        lines.put_back(lines.taken[1:])  # what an open quotation mark has swallowed are rows of their own
        yield Reject(line, reason, raw=raw.rstrip("\r\n"))


def _csv_reason(error: str, lines: int) -> str:
    if "end of data" in error or "field limit" in error or lines > 1:
        return "a quotation mark is opened here and not closed"
    if "expected after" in error:
        return "a quotation mark stands inside a quoted cell; write it twice"
    return f"the line can't be read as CSV: {error}"


# JSON lines


def _json_table(path: Path, mapping: Mapping, lines: _Lines, file: Any) -> Table:
    rows = _json_rows(lines, mapping)
    peeked = list(islice(rows, _PEEKED))
    if not peeked:
        raise _wrong(f"{path} is empty; it has to have a JSON object a line.")
    header = list(dict.fromkeys(column for row in peeked if isinstance(row, Row) for column in row.cells))
    if not header:
        raise _wrong(f"{path}, line {peeked[0].line}: {getattr(peeked[0], 'reason', 'no columns')}.")
    fitted = mapping.fitted(header)
    _check_columns(f"{path}, line {peeked[0].line}", fitted, header)

    def chained() -> Iterator[Row | Reject]:
        yield from peeked
        peeked.clear()
        yield from rows

    return Table(path, fitted, (), chained(), file)


def _json_rows(lines: _Lines, mapping: Mapping) -> Iterator[Row | Reject]:
    while True:
        lines.taken = []
        try:
            line = next(lines)
        except StopIteration:
            return
        except _TooLong:
            yield Reject(lines.number, f"the line is longer than {LONGEST_LINE:,} characters")
            continue
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Reject(lines.number, f"the line is no JSON: {error}", raw=line.rstrip("\r\n"))
            continue
        if not isinstance(record, dict):
            yield Reject(lines.number, "the line is no JSON object", raw=line.rstrip("\r\n"))
            continue
        text = json.dumps(record, ensure_ascii=False) if "\\u" in line else line  # escapes may hide what is no text
        yield _checked(lines.number, record, text, mapping)


# Both


def _checked(line: int, cells: dict[str, Any], text: str, mapping: Mapping) -> Row | Reject:
    if _undecodable(text):
        return Reject(line, _not_text(text, mapping), cells)
    if "\0" in text or "\\u0000" in text:
        return Reject(line, "the row holds a NUL character", cells)
    return Row(line, cells)


def _undecodable(text: str) -> bool:
    return not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text)


def _not_text(text: str, mapping: Mapping) -> str:
    byte = next(ord(letter) - 0xDC00 for letter in text if "\ud800" <= letter <= "\udfff")
    if not 0x80 <= byte <= 0xFF:
        return "half of a surrogate pair, which is no character"
    return f"the byte {byte:#04x} is not {mapping.encoding.upper()}; perhaps the file is --encoding windows-1252"


def _check_columns(where: str, mapping: Mapping, header: Sequence[str]) -> None:
    """Raises InvalidInput where a column is missing or stands twice, with what the header has."""
    shown = ", ".join(repr(column) for column in header[:30]) + (" …" if len(header) > 30 else "")
    faults = [f"there is no column {column!r}." for column in mapping.columns() if column not in header] + [
        f"the column {column!r} stands there twice." for column in mapping.columns() if header.count(column) > 1
    ]
    if not faults and not (mapping.date or mapping.start):
        faults.append("no column gives the date. Name it with --date, or with --start and --end.")
    if not faults and not mapping.participants:
        faults.append("no column gives the participants. Name it with --participants.")
    if faults:
        hint = " Is it another --delimiter, or is the header missing?" if len(header) == 1 else ""
        raise InvalidInput([Fault("", f"{where}: {fault} The columns are: {shown}.{hint}") for fault in faults])


def _wrong(message: str) -> InvalidInput:
    return InvalidInput([Fault("", message)])
