"""The SQLite engine: one file, many readers, one writer at a time."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from claims.errors import ChangeNotReached, Fault, InvalidInput, SchemaBehind, StorageUnavailable
from claims.storage.check import check, unicode_faults
from claims.storage.interface import Batch
from claims.storage.sqlite_contradictions import update_stored
from claims.storage.sqlite_erase import erase
from claims.storage.sqlite_keys import Keys, NameKeys, chunks, insert
from claims.storage.sqlite_pool import Pool, empty_log, enable_wal
from claims.storage.sqlite_schema import NAMED_ANEW, VERSIONS, guard_history, migrations, release_history
from claims.storage.sqlite_view import SqliteView
from claims.storage.sqlite_write import Writer, latest_change


class SqliteStore:
    """Implements `interface.Store`. May be used by many threads at once, and after a fork."""

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool = False,
        name_keys: NameKeys | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Open the database, make it where there is none, and bring it to this version's schema.

        `read_only`: neither make nor migrate nor write. `name_keys`: the function that makes a person's name keys;
        claims.names.stored_keys where none is given. Raises StorageUnavailable.
        """
        self.path = path
        self._name_keys = name_keys or _stored_keys
        version = None if read_only or name_keys else _keys_version()
        self._clock = clock
        self._pool = Pool(path, read_only=read_only)
        if not read_only:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise StorageUnavailable(f"The folder {path.parent} can't be made: {error.strerror}.") from error
        with self._pool.connection() as db:
            _bring_up_to_date(db, path, self._name_keys, version, read_only=read_only)

    def latest_change(self) -> int:
        with self._pool.connection() as db:
            return latest_change(db)

    def change_at(self, moment: datetime) -> int:
        with self._pool.connection() as db:
            sql = "SELECT number FROM changes WHERE at <= ? ORDER BY at DESC, number DESC LIMIT 1"
            row = db.execute(sql, [_stamp(moment)]).fetchone()
        if row is None:
            raise ChangeNotReached(f"There was no change yet at {_stamp(moment)}.")
        number: int = row[0]
        return number

    @contextmanager
    def view(self, as_of: int | None = None) -> Iterator[SqliteView]:
        with self._pool.connection() as db:
            db.conn.execute("BEGIN")  # from here on, what others write is not seen
            latest = latest_change(db)
            if as_of is not None and not 0 <= as_of <= latest:
                raise ChangeNotReached(f"There is no change {as_of}; the latest is {latest}.")
            yield SqliteView(db, latest if as_of is None else as_of, past=as_of is not None and as_of < latest)

    def write(self, batch: Batch, *, by: str, action: str, note: str | None = None) -> int:
        # Whatever can be checked without the store is, before anybody has to wait for us.
        checked = check(batch)
        faults = [*checked.faults, *unicode_faults([by, action, note], "/note")]
        with self._writing() as db:
            writer = Writer(db, batch, checked.values, self._name_keys)
            if not writer.prepare(faults):
                return writer.change - 1
            writer.store(at=self._now(db), by=by, action=action, note=note)
            db.commit()
        return writer.change

    def erase(self, document: str, *, by: str, note: str | None = None) -> int:
        faults = list(unicode_faults([by, note], "/note"))
        if faults:
            raise InvalidInput(faults)
        with self._writing() as db:
            change = latest_change(db) + 1
            before = SqliteView(db, change - 1, past=False)
            if before.document(document).erased:
                return change - 1
            totals = json.dumps(before.counts())
            insert(db, "changes", 7, [(change, self._now(db), by, "erase", note, totals, None)])
            erase(db, document, change)
            db.commit()
            empty_log(db)
        return change

    def rebuild_keys(self) -> None:
        with self._writing() as db:
            _rebuild_keys(db, self._name_keys)
            db.commit()

    def close(self) -> None:
        self._pool.close()

    @contextmanager
    def _writing(self) -> Iterator[Database]:
        """A transaction that is the only one to write from its beginning; what is not committed is undone.

        sqlite-utils' atomic() begins as a reader: of two that read the change number before they write, one would
        fail, and no waiting would help it.
        """
        if self._pool.read_only:
            raise StorageUnavailable(f"The database {self.path} was opened for reading only.")
        with self._pool.connection() as db:
            db.execute("BEGIN IMMEDIATE")
            yield db

    def _now(self, db: Database) -> str:
        """This moment, or that of the latest change where the clock was set back."""
        (last,) = db.execute("SELECT max(at) FROM changes").fetchone()
        return max(_stamp(self._clock()), last or "")


def _bring_up_to_date(db: Database, path: Path, name_keys: NameKeys, version: int | None, *, read_only: bool) -> None:
    """Apply the migrations that the database lacks, if any, under the writers' lock: others starting now wait.

    `version`: of what makes name keys. Where those that are stored were made by another one, they are made anew.
    """
    pending = _pending(db, path)
    if read_only:
        if pending:
            raise SchemaBehind(f"The database {path} is not up to date; `belegt migrate` brings it there.")
        return
    db.execute("PRAGMA page_size = 8192")  # of a new file: one level less in the trees of a million meetings
    if pending or db.journal_mode != "wal":  # a copy made by VACUUM INTO is not
        enable_wal(db, required=bool(pending))
    if pending or (_is_named_by_another(db, version) and os.access(path, os.W_OK)):  # else they do as they are
        db.execute("PRAGMA temp_store = FILE")  # what is sorted here may be more than there is memory for
        db.execute("BEGIN IMMEDIATE")
        if pending := _pending(db, path):  # nobody was faster
            migrations.apply(db)  # each in a savepoint of this transaction: all or nothing
        if NAMED_ANEW in pending or _is_named_by_another(db, version):
            _name_anew(db, name_keys)
            db.execute(f"PRAGMA user_version = {version or 0}")
        db.commit()
        db.execute("PRAGMA temp_store = MEMORY")


def _is_named_by_another(db: Database, version: int | None) -> bool:
    """Whether the name keys were made by another version; its number stands in the head of the file."""
    (made_by,) = db.execute("PRAGMA user_version").fetchone()
    return version is not None and made_by != version


def _pending(db: Database, path: Path) -> frozenset[str]:
    """The migrations that are still to be applied. Raises StorageUnavailable for what is not ours to migrate."""
    applied = {migration.name for migration in migrations.applied(db)}
    unknown = applied - VERSIONS
    if unknown:
        raise StorageUnavailable(
            f"The database {path} was made by a newer version of Belegt ({', '.join(sorted(unknown))}). "
            "Update Belegt, or name another database."
        )
    if not applied and set(db.table_names()) - {migrations.migrations_table}:
        raise StorageUnavailable(f"{path} is a database of another program. Name another file for Belegt's.")
    return VERSIONS - applied


_NAMED_AT_ONCE = 5_000  # entities in memory at once

_EMPTYING = (
    "DELETE FROM meetings", "DELETE FROM meeting_keys", "DELETE FROM name_keys", "DELETE FROM contradictions",
)  # fmt: skip

# Which meetings have claims that began or ended at which change.
_TOUCHED = """
CREATE TEMP TABLE touched (change INTEGER, meeting TEXT, PRIMARY KEY (change, meeting)) WITHOUT ROWID;
INSERT OR IGNORE INTO touched
  SELECT since, substr(subject, 9) FROM claims WHERE subject >= 'meeting:' AND subject < 'meeting;';
INSERT OR IGNORE INTO touched
  SELECT upto, substr(subject, 9) FROM claims WHERE subject >= 'meeting:' AND subject < 'meeting;' AND upto NOT NULL;
"""


def _rebuild_keys(db: Database, name_keys: NameKeys) -> None:
    """Go through all changes once more, from the first, and bring the keys to the state of each."""
    for emptying in _EMPTYING:
        table = emptying.rpartition(" ")[2]
        release_history(db, table)
        db.execute(emptying)
        guard_history(db, table)
    db.executescript(_TOUCHED)
    revised = _revised(db)
    for change in range(1, latest_change(db) + 1):
        view = SqliteView(db, change, past=True)
        keys = Keys(db, view, change, name_keys, {})
        entities = keys.name_stored(revised.get(change, []))
        touched = {id for (id,) in db.execute("SELECT meeting FROM touched WHERE change = ?", [change])}
        touched |= keys.found_through(entities)
        keys.find_stored(touched)
        update_stored(db, view, touched)
    db.execute("DROP TABLE touched")


def _name_anew(db: Database, name_keys: NameKeys) -> None:
    """Make the name keys of each change in its turn."""
    release_history(db, "name_keys")
    db.execute("DELETE FROM name_keys")
    guard_history(db, "name_keys")
    for change, ids in _revised(db).items():
        keys = Keys(db, SqliteView(db, change, past=True), change, name_keys, {})
        for chunk in chunks(ids, _NAMED_AT_ONCE):
            keys.name_stored(chunk)


def _revised(db: Database) -> dict[int, list[str]]:
    """The changes that brought revisions of entities, in their order, with the ids of these."""
    revised: dict[int, list[str]] = {}
    for change, id in db.execute("SELECT since, id FROM entities ORDER BY since, id"):
        revised.setdefault(change, []).append(id)
    return revised


def _stamp(moment: datetime) -> str:
    """A moment as text that sorts by time. Raises InvalidInput where it does not say in which time zone it is."""
    if moment.tzinfo is None:
        raise InvalidInput([Fault("", "the moment needs a time zone, such as Z")])
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _keys_version() -> int:
    from claims.names.version import keys_version  # not above: as for the keys themselves

    version: int = keys_version()
    return version


def _stored_keys(name: str) -> Iterable[str]:
    from claims.names import stored_keys  # not above: the storage can be used, and tested, without it

    keys: Iterable[str] = stored_keys(name)
    return keys
