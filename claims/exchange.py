"""A whole store as records, one a line, and back: documents, entities and claims as they stand, without their history.

Each line is a JSON object with one field, "document", "entity" or "claim". What another names comes before it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, TypeVar

from claims.errors import Fault, InvalidInput
from claims.record import (
    Record,
    claim_from,
    claim_record,
    document_from,
    document_record,
    entity_from,
    entity_record,
)
from claims.storage.interface import Batch, Store, View
from claims.types import Claim, Document, Entity

_PAGE = 500
_BATCH = 500  # lines
_Row = TypeVar("_Row", Document, Entity, Claim)
_READERS: Mapping[str, Callable[[Any, str], Any]] = {
    "document": document_from,
    "entity": entity_from,
    "claim": claim_from,
}


@dataclass(slots=True)
class Loaded:
    """What became of the records so far."""

    new: int = 0
    known: int = 0


def records(store: Store) -> Iterator[Record]:
    """Everything in the store as it stands now, in an order in which `load` can take it in."""
    with store.view() as view:
        for document in _in_order(_pages(view.list_documents), lambda each: each.replaces):
            yield {"document": document_record(view.document(document.id))}
        for entity in _in_order(_pages(view.list_entities), lambda each: each.container):
            yield {"entity": entity_record(entity)}
        for claim in _pages(view.list_claims):
            yield {"claim": claim_record(claim)}


def load(store: Store, lines: Iterable[bytes], *, by: str, name: str, advance: Callable[[int], None]) -> Loaded:
    """Take records in, each as the first revision of what the store has not; what it has, just so, is passed over.

    `name` is the file's, for messages; `advance` is told the bytes of each line. Lines go in by batches, each whole or
    not at all: after a fault the batches before it stay. Raises InvalidInput with the lines that can't be taken.
    """
    done = Loaded()
    numbered = enumerate(lines, start=1)
    while chunk := list(islice(numbered, _BATCH)):
        rows = [(number, _row(line, f"{name}, line {number}")) for number, line in chunk if line.strip()]
        new = _unknown(store, rows, name)
        batch = Batch(
            [row for _, row in new if isinstance(row, Document)],
            [row for _, row in new if isinstance(row, Entity)],
            [row for _, row in new if isinstance(row, Claim)],
        )
        try:
            store.write(batch, by=by, action="import", note=name)
        except InvalidInput as error:
            raise InvalidInput([_placed(fault, new, name) for fault in error.faults]) from None
        done.new += len(new)
        done.known += len(rows) - len(new)
        for _, line in chunk:
            advance(len(line))
    return done


def _pages(page: Callable[..., list[_Row]]) -> Iterator[_Row]:
    after = ""
    while rows := page(after=after, limit=_PAGE):
        yield from rows
        after = rows[-1].id


def _in_order(rows: Iterable[_Row], needs: Callable[[_Row], str | None]) -> Iterator[_Row]:
    """Each after the one that it needs; those that need none come as they are found."""
    waiting: dict[str, _Row] = {}
    for row in rows:
        if needs(row) is None:
            yield row
        else:
            waiting[row.id] = row
    while waiting:
        ready = [row for row in waiting.values() if needs(row) not in waiting]
        for row in ready or list(waiting.values()):  # no circle is ever stored
            yield waiting.pop(row.id)


def _row(line: bytes, where: str) -> Document | Entity | Claim:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InvalidInput([Fault("", f"{where}: this is no JSON: {error}")]) from None
    [kind] = record if isinstance(record, dict) and len(record) == 1 else [""]
    if kind not in _READERS:
        raise InvalidInput([Fault("", f"{where}: a record has one field: document, entity or claim")])
    try:
        row = _READERS[kind](record[kind], f"/{kind}")
    except InvalidInput as error:
        raise InvalidInput([Fault("", f"{where}: {fault.path}: {fault.message}") for fault in error.faults]) from None
    return row if isinstance(row, Document) else replace(row, revision=1)


def _unknown(
    store: Store, rows: list[tuple[int, Document | Entity | Claim]], name: str
) -> list[tuple[int, Document | Entity | Claim]]:
    """The rows that the store has not. Raises InvalidInput for those that it has otherwise."""
    with store.view() as view:
        stored = _stored(view, [row for _, row in rows])
    new, faults = [], []
    for number, row in rows:
        there = stored.get((type(row), row.id))
        if there is None:
            new.append((number, row))
        elif there != _comparable(row):
            faults.append(Fault("", f"{name}, line {number}: {row.id!r} is stored already, and otherwise"))
    if faults:
        raise InvalidInput(faults)
    return new


def _stored(view: View, rows: list[Document | Entity | Claim]) -> dict[tuple[type, str], object]:
    ids = {kind: [row.id for row in rows if isinstance(row, kind)] for kind in (Document, Entity, Claim)}
    found: list[Document | Entity | Claim] = [
        *view.documents(ids[Document]).values(),
        *view.entities(ids[Entity]).values(),
        *view.claims(ids[Claim]).values(),
    ]
    return {(type(row), row.id): _comparable(row) for row in found}


def _comparable(row: Document | Entity | Claim) -> object:
    """A row without what a load does not bring: its text, which the hash stands for, its revision and change."""
    if isinstance(row, Document):
        return replace(row, text="")
    if isinstance(row, Entity):
        return frozenset(row.aliases), replace(row, aliases=(), revision=1, change=0)
    return dict(row.value), replace(row, value={}, revision=1, change=0)


def _placed(fault: Fault, rows: list[tuple[int, Document | Entity | Claim]], name: str) -> Fault:
    """A fault of a batch, told by the line of the file."""
    _, field, number, *rest = [*fault.path.split("/"), "", "", ""]
    kinds: Mapping[str, type] = {"documents": Document, "entities": Entity, "claims": Claim}
    with suppress(KeyError, ValueError, IndexError):
        line = [line for line, row in rows if isinstance(row, kinds[field])][int(number)]
        return Fault("", f"{name}, line {line}: {'/'.join(part for part in rest if part)}: {fault.message}")
    return Fault("", f"{name}: {fault.message}")
