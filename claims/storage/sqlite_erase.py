"""Erasing a document's words from the SQLite engine, within a transaction that the caller holds.

The one place that changes rows of the history: it lifts their guards and sets them again in the same transaction.
"""

from __future__ import annotations

import json

from sqlite_utils import Database

from claims.storage.check import canonical
from claims.storage.erased import NO_WORDS, without_words
from claims.storage.sqlite_contradictions import update_stored
from claims.storage.sqlite_schema import guard_history, release_history
from claims.storage.sqlite_view import SqliteView
from claims.storage.words import words_of

_NEXT_REVISIONS = """
INSERT INTO claims
  SELECT subject, id, revision + 1, :change, NULL, status, property, value, format, document, attribution, side, 0,
         words
  FROM claims WHERE document = :document AND upto IS NULL
"""
_QUOTING = "(claim, revision) IN (SELECT id, revision FROM claims WHERE document = ?)"


def erase(db: Database, document: str, change: int) -> None:
    """Delete the words of a document under a change whose row is written already."""
    for table in ("claims", "spans"):
        release_history(db, table)
    db.execute("UPDATE documents SET erased = ? WHERE id = ?", [change, document])
    db.execute("DELETE FROM texts WHERE document = ?", [document])
    db.execute(f"UPDATE spans SET quote = '', prefix = '', suffix = '' WHERE {_QUOTING}", [document])  # noqa: S608 - ours
    rows = db.execute("SELECT subject, id, revision, value FROM claims WHERE document = ?", [document]).fetchall()
    blank = [(*row, canonical(without_words(json.loads(value)))) for *row, value in rows]
    db.conn.executemany(
        "UPDATE claims SET value = ?, words = ?, attribution = iif(attribution IS NULL, NULL, ?), anchored = 0 "
        "WHERE subject = ? AND id = ? AND revision = ?",
        [(value, words_of(value, None), NO_WORDS, *row) for *row, value in blank],
    )
    present = {"document": document, "change": change}
    db.execute(_NEXT_REVISIONS, present)
    db.execute(
        "UPDATE claims SET upto = :change WHERE document = :document AND upto IS NULL AND since < :change", present
    )
    for table in ("claims", "spans"):
        guard_history(db, table)
    meetings = {row[0].removeprefix("meeting:") for row in rows if row[0].startswith("meeting:")}
    update_stored(db, SqliteView(db, change, past=False), meetings)
