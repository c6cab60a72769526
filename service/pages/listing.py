"""Lists as people see them: a page of rows with the address of the next one, and all of them as a CSV file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Protocol, TypeVar
from urllib.parse import quote, urlencode

from flask import Response, request, stream_with_context

from service.shown import spreadsheets

SHOWN = 50  # rows on a page
_READ = 500  # rows read at once for a file


class _Listed(Protocol):
    @property
    def id(self) -> str: ...


_Row = TypeVar("_Row", bound=_Listed)
_Read = Callable[[str, int], Sequence[_Row]]  # (after, limit) → rows


def page_of(read: _Read[_Row]) -> tuple[list[_Row], str | None]:
    """The rows of the page that the address asks for (`after`: the last id before it), and the next page's address."""
    rows = list(read(request.args.get("after", ""), SHOWN + 1))
    following = address(request.path, **{**asked(), "after": rows[SHOWN - 1].id}) if len(rows) > SHOWN else None
    return rows[:SHOWN], following


def every(read: _Read[_Row]) -> Iterator[list[_Row]]:
    """All rows, some at a time."""
    after = ""
    while rows := list(read(after, _READ)):
        yield rows
        after = rows[-1].id


def asked() -> dict[str, str]:
    """What the address says, each name once and without those left empty."""
    return {name: text for name in request.args if (text := request.args[name].strip())}


def address(path: str, **fields: str | None) -> str:
    """A path with these fields, those that are None or empty left out."""
    query = urlencode({name: text for name, text in fields.items() if text}, quote_via=quote)
    return f"{path}?{query}" if query else path


def csv_file(name: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """Rows as a CSV file for spreadsheets, sent as they are read."""
    table = stream_with_context(spreadsheets.lines(chain([heads], rows)))
    response = Response(table, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response.headers["Cache-Control"] = "private, no-cache"
    return response
