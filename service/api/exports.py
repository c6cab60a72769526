"""Whole lists as tables: CSV for spreadsheets, a JSON object a line for programs. They stream, and show one state."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Any

from flask import Blueprint, Response

from service.api.reading import LISTINGS, Asked, asked, view_of
from service.api.v1 import LINES, checker
from service.plainjson import dump
from service.shown import spreadsheets
from service.shown.present import Json

blueprint = Blueprint("exports", __name__, url_prefix="/v1")

CSV = "text/csv"
EXPORTED = ("documents", "meetings", "claims", "entities")
_PAGE = 500  # rows read at once; between two pages nothing is held open


def _export(name: str, answer: Callable[[Iterable[Json]], Iterator[bytes]], media: str) -> Response:
    """All rows of a list, as `answer` writes them."""
    query = asked(f"query_{name}_export")
    with view_of(query) as view:  # what is wrong with the query is told before the answer begins
        first, change = LISTINGS[name].read(view, query, "", _PAGE), view.change
    rows = _rows(name, query, change, first, checker().store)
    response = Response(answer(rows), content_type=media)
    response.headers["Cache-Control"] = "no-store"
    kind = "csv" if media.startswith(CSV) else "jsonl"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}-{change}.{kind}"'
    return response


def _rows(name: str, query: Asked, change: int, page: Any, store: Any) -> Iterator[Json]:
    listing = LISTINGS[name]
    while page:
        yield from map(listing.show, page)
        if len(page) < _PAGE:
            return
        with store.view(change) as view:
            page = listing.read(view, query, listing.place(page[-1]), _PAGE)


def _lines(rows: Iterable[Json]) -> Iterator[bytes]:
    return map(dump, rows)


def _table(name: str, rows: Iterable[Json]) -> Iterator[bytes]:
    columns = COLUMNS[name]
    return spreadsheets.lines(chain([columns], ([read(row) for read in columns.values()] for row in rows)))


def _field(name: str) -> Callable[[Json], object]:
    return lambda row: row.get(name)


def _subject(row: Json) -> str:
    subject = row["subject"]
    return "|".join(subject["parties"]) if "parties" in subject else str(next(iter(subject.values())))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


_Columns = dict[str, Callable[[Json], object]]
_CLAIM: _Columns = {
    "id": _field("id"),
    "status": _field("status"),
    "anchored": _field("anchored"),
    "subject_kind": lambda row: "parties" if "parties" in row["subject"] else next(iter(row["subject"])),
    "subject": _subject,
    "property": _field("property"),
    "value": lambda row: _json(row["value"]),
    "attribution": lambda row: (row["attribution"] or {}).get("text"),
    "attribution_side": lambda row: (row["attribution"] or {}).get("side"),
    "document": _field("document"),
    "spans": lambda row: " ".join(f"{span['start']}-{span['end']}" for span in row["spans"]),
    "quotes": lambda row: " … ".join(span["quote"] for span in row["spans"]),
    "revision": _field("revision"),
    "change": _field("change"),
}
COLUMNS: dict[str, _Columns] = {
    "documents": {
        name: _field(name)
        for name in ("id", "title", "publisher", "published", "language", "url", "latest", "public", "sha256", "author")
    },
    "meetings": {name: _field(name) for name in ("id", "earliest", "latest", "change")},
    "claims": _CLAIM,
    "entities": {
        **{name: _field(name) for name in ("id", "kind", "label")},
        "aliases": lambda row: " | ".join(alias["text"] for alias in row["aliases"]),
        **{
            name: _field(name)
            for name in ("country", "role", "container", "latitude", "longitude", "revision", "change")
        },
    },
}


def _add_views(name: str) -> None:
    """A list's two addresses."""

    def table() -> Response:
        return _export(name, partial(_table, name), f"{CSV}; charset=utf-8")

    def lines() -> Response:
        return _export(name, _lines, LINES)

    blueprint.add_url_rule(f"/{name}.csv", f"{name}_csv", table)
    blueprint.add_url_rule(f"/{name}.jsonl", f"{name}_jsonl", lines)


for _name in EXPORTED:
    _add_views(_name)
