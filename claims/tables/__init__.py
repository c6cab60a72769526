"""Tables of meetings in: a CSV file or JSON lines, and a mapping that says which column is what.

Every row becomes a small document and claims about one meeting. Rows go in by batches, each written whole or not at
all; a batch is always the same rows of the file, and whom a name means is asked in their order. So a run that was
killed and run again ends in the same database as one that was not, and a second run adds nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from claims.errors import InvalidInput, RevisionConflict
from claims.storage.interface import Batch, Store
from claims.tables import rows
from claims.tables.cells import Unreadable, is_known
from claims.tables.mapping import Mapping, mapping_from, read_mapping
from claims.tables.people import Finder, People
from claims.tables.reading import Reject, Row, Table, open_table
from claims.tables.rows import Draft
from claims.types import Claim, Document, Entity, ReviewStatus

__all__ = ["Imported", "Mapping", "Reject", "import_table", "mapping_from", "open_table", "read_mapping"]

# Rows. Where they come in no order a quarter quicker than 1,000; more need more memory, and keep other writers waiting.
BATCH = 8000
_TRIES = 5  # of a batch, where others write the same entities meanwhile


@dataclass(slots=True)
class Imported:
    """What became of the rows of a table so far."""

    rows: int = 0
    new: int = 0
    known: int = 0  # stored already, by an earlier run or an earlier row that says the same
    rejected: int = 0
    people: int = 0  # entities made for names that nobody was known by
    unknown_places: int = 0  # entities made for places that the gazetteer does not know
    claims: int = 0


def import_table(
    store: Store,
    table: Table,
    *,
    by: str,
    accept: bool = False,
    reject: Callable[[Reject], None],
    advance: Callable[[Imported], None] = lambda _: None,
) -> Imported:
    """Write the rows of a table; those that can't be understood are told to `reject`, in their order.

    `advance` is told after each batch how far it is. Raises InvalidInput, StorageUnavailable.
    """
    done = Imported()
    people = People()
    about = _about(store, table.mapping)
    status: ReviewStatus = "accepted" if accept else "proposed"
    while chunk := list(islice(table.rows, BATCH)):
        drafts: list[Draft] = []
        rejects: list[Reject] = []
        for row in chunk:
            if isinstance(row, Row):
                try:
                    drafts.append(rows.draft(row, table.mapping, about))
                    continue
                except Unreadable as error:
                    row = Reject(row.line, str(error), row.cells)
            rejects.append(row)
        cells = {row.line: row.cells for row in chunk}
        for line, reason in _write(store, drafts, people, status, by, table.path.name, done):
            rejects.append(Reject(line, reason, cells[line]))
        for each in sorted(rejects, key=lambda reject: reject.line):
            reject(each)
        done.rows += len(chunk)
        done.rejected += len(rejects)
        advance(done)
    return done


def _write(
    store: Store, drafts: list[Draft], people: People, status: ReviewStatus, by: str, name: str, done: Imported
) -> list[tuple[int, str]]:
    """Write a batch; the lines that turned out to be no meeting, with the reason."""
    for tried in range(1, _TRIES + 1):
        prepared = _prepared(store, drafts, people, status)
        batch = prepared.batch
        try:
            if batch.documents:
                store.write(batch, by=by, action="import", note=name)
        except RevisionConflict:  # somebody has just written one of these entities; look again
            if tried == _TRIES:
                raise
            continue
        except InvalidInput as error:
            if len(drafts) == 1:
                return [(drafts[0].line, "; ".join(fault.message for fault in error.faults))]
            return [bad for each in drafts for bad in _write(store, [each], people, status, by, name, done)]
        break
    prepared.finder.keep()
    done.new += len(batch.documents)
    done.known += prepared.known
    done.claims += len(batch.claims)
    done.people += sum(entity.kind == "person" for entity in batch.entities)
    done.unknown_places += sum(entity.kind == "place" and not is_known(entity) for entity in batch.entities)
    return prepared.bad


@dataclass(frozen=True, slots=True)
class _Prepared:
    batch: Batch
    finder: Finder
    known: int
    bad: list[tuple[int, str]]


def _prepared(store: Store, drafts: list[Draft], people: People, status: ReviewStatus) -> _Prepared:
    """What a batch of rows adds to the store as it stands."""
    documents: list[Document] = []
    found: list[Claim] = []
    bad: list[tuple[int, str]] = []
    known = 0
    with store.view() as view:
        finder = Finder(view, people)
        finder.expect(id for each in drafts for id in each.places())
        stored = set(view.documents(each.document.id for each in drafts))
        for each in drafts:
            if each.document.id in stored:
                rows.learn(each, view, finder)
                known += 1
                continue
            try:
                found += rows.claims(each, finder, status)
            except Unreadable as error:
                finder.undo()
                bad.append((each.line, str(error)))
                continue
            finder.settle()
            documents.append(each.document)
            stored.add(each.document.id)
        return _Prepared(Batch(documents, finder.new(), found), finder, known, bad)


def _about(store: Store, mapping: Mapping) -> Entity | None:
    """The entity that the mapping names by its id as the one that every row is about."""
    if mapping.about is None:
        return None
    with store.view() as view:
        return view.entities([mapping.about]).get(mapping.about)
