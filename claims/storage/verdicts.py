"""Kept verdicts, in a SQLite file of their own: keeping one never waits for those who write claims."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlite_utils import Database, Migrations

from claims.storage.sqlite_pool import Pool, empty_log, is_there

migrations = Migrations("belegt-verdicts")

_TABLES = """
CREATE TABLE verdicts (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,               -- UTC
  request BLOB NOT NULL,          -- JSON, as it came
  body BLOB NOT NULL              -- JSON, as it was answered and will be for ever
) WITHOUT ROWID;
CREATE TRIGGER verdicts_update BEFORE UPDATE ON verdicts
BEGIN SELECT RAISE(ABORT, 'a kept verdict never changes'); END;
"""


@migrations()
def m0001_tables(db: Database) -> None:
    db.executescript(_TABLES)


@migrations()
def m0002_oldest(db: Database) -> None:
    db.execute("CREATE INDEX verdicts_at ON verdicts (at)")


class SqliteVerdicts:
    """Implements `interface.Verdicts`. The file is made when the first verdict is kept."""

    def __init__(
        self,
        path: Path,
        keep_for: timedelta | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.path = path
        self._keep_for = keep_for
        self._clock = clock
        self._pool = Pool(path)

    def keep(self, id: str, body: bytes, request: bytes, at: datetime) -> None:
        self._pool.prepare(migrations)
        with self._pool.connection() as db:
            db.execute("BEGIN IMMEDIATE")
            db.execute("DELETE FROM verdicts WHERE at < ?", [self._oldest()])
            db.execute(
                "INSERT INTO verdicts VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", [id, _stamp(at), request, body]
            )
            db.commit()

    def kept(self, id: str) -> tuple[bytes, bytes] | None:
        if not is_there(self.path):
            return None
        self._pool.prepare(migrations)
        with self._pool.connection() as db:
            sql = "SELECT body, request FROM verdicts WHERE id = ? AND at >= ?"
            row = db.execute(sql, [id, self._oldest()]).fetchone()
        return None if row is None else (row[0], row[1])

    def forget(self, before: datetime) -> int:
        if not is_there(self.path):
            return 0
        self._pool.prepare(migrations)
        with self._pool.connection() as db:
            count = db.execute("DELETE FROM verdicts WHERE at < ?", [_stamp(before)]).rowcount
            empty_log(db)
        return int(count)

    def forget_quoting(self, document: str) -> int:
        if not is_there(self.path):
            return 0
        self._pool.prepare(migrations)
        with self._pool.connection() as db:  # it reads every verdict: an erasure is rare
            sql = (
                "DELETE FROM verdicts WHERE EXISTS (SELECT 1 FROM json_tree(CAST(body AS TEXT)) "
                "WHERE key = 'document' AND type = 'object' AND value ->> '$.id' = ?)"
            )
            count = db.execute(sql, [document]).rowcount
            empty_log(db)
        return int(count)

    def close(self) -> None:
        self._pool.close()

    def _oldest(self) -> str:
        """When the oldest verdict may have been kept that is not to be forgotten."""
        return _stamp(self._clock() - self._keep_for) if self._keep_for else ""


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
