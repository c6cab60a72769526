"""Connections to one SQLite file: how they are opened, who uses them, and what their errors mean to a person."""

from __future__ import annotations

import os
import sqlite3
import stat
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from sqlite_utils import Database, Migrations

from claims.errors import StorageUnavailable

_Stamp = tuple[int, int, int]  # by which one sees that a file was changed

# KiB, at most, for each connection. Readers need the inner pages of all indexes of a million meetings, and each thread
# of a service has one; whoever writes keeps the pages of one transaction.
_READERS_CACHE, _WRITERS_CACHE = 4 * 1024, 32 * 1024

_pools: weakref.WeakSet[Pool] = weakref.WeakSet()
_strays: list[Database] = []  # connections that came along into a forked process; see Pool.connection


@dataclass(frozen=True, slots=True)
class _Opened:
    """A connection, and what it can't do.

    `refused`: why it can only read, where more was asked for. `frozen`: of a file that is read without looking for
    changes, when that was last changed.
    """

    db: Database
    refused: sqlite3.Error | None = None
    frozen: _Stamp | None = None


class Pool:
    """Hands out connections to one file, each to one user at a time.

    A thread takes one that lies idle, or opens another, and gives it back: no connection is ever in two threads at
    once, a view inside a view has its own snapshot, and there are never more than are in use together.

    Where a file can't be written, or the disk is full, reading goes on by connections that can do less. None of these
    lies idle longer than that holds: what others write later is seen, and writing goes on once it can.
    """

    def __init__(self, path: Path, *, read_only: bool = False, timeout: float = 10.0) -> None:
        """`timeout`: how many seconds a write waits for other writers."""
        self.path = path
        self.read_only = read_only
        self._timeout = timeout
        self._idle: list[_Opened] = []
        self._closed = False
        self._prepared = False
        _pools.add(self)

    @contextmanager
    def connection(self) -> Iterator[Database]:
        """A connection for the time of the block, outside any transaction before and after it.

        Raises StorageUnavailable for what goes wrong with the file, also inside the block.
        """
        if self._closed:
            raise StorageUnavailable(f"The database {self.path} was closed; open it again.")
        with self._explained():
            opened, process = self._take(), os.getpid()
            try:
                yield opened.db
            except sqlite3.OperationalError as error:
                if opened.refused is not None and _name(error).startswith("SQLITE_READONLY"):
                    raise opened.refused from error  # which says why
                raise
            finally:
                if os.getpid() != process:  # forked inside the block: SQLite forbids even closing it here
                    _strays.append(opened.db)
                else:
                    self._give_back(opened)

    def prepare(self, migrations: Migrations, *, private: bool = False) -> None:
        """Make the file, if need be, and bring it to this version's schema: of a file of its own beside the claims.

        `private`: a new file is for nobody else to read. Raises StorageUnavailable.
        """
        if self._prepared:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if private and not is_there(self.path):
                self.path.touch(mode=0o600)
        except OSError as error:
            raise StorageUnavailable(f"{self.path} can't be made: {error.strerror}.") from error
        with self.connection() as db:
            if migrations.pending(db):
                enable_wal(db, required=True)
                db.execute("BEGIN IMMEDIATE")
                migrations.apply(db)  # those that are still pending: somebody may have been faster
                db.commit()
        self._prepared = True

    def close(self) -> None:
        self._closed = True
        self.let_go()

    def let_go(self) -> None:
        """Close the connections that lie idle."""
        while self._idle:
            self._idle.pop().db.close()

    def _take(self) -> _Opened:
        while self._idle:
            opened = self._idle.pop()  # the last one given back: its cache is the warmest
            if opened.frozen is None or (opened.frozen == self._stamp() and not self._has_log()):
                return opened
            opened.db.close()
        return self._open()

    def _give_back(self, opened: _Opened) -> None:
        changed = opened.frozen is not None and opened.frozen != self._stamp()
        try:
            opened.db.rollback()  # does nothing where the block has committed
        except sqlite3.Error:
            opened.db.close()
            raise
        if self._closed or changed or opened.refused:
            opened.db.close()
        else:
            self._idle.append(opened)
        if changed:
            raise StorageUnavailable(f"The database {self.path} was written while it was read. Try again.")

    def _open(self) -> _Opened:
        if self.read_only and not is_there(self.path):
            raise StorageUnavailable(f"There is no database {self.path}; `belegt seed` makes one.")
        refused: sqlite3.Error | None = None
        if not self.read_only:
            is_there(self.path)
            try:
                return self._for_writing()
            except sqlite3.OperationalError as error:
                if not _shared_by_nobody(error) or not is_there(self.path):
                    raise
                # Reading goes on where writing can't; a write will say why.
                refused = error if _name(error).startswith("SQLITE_IOERR") else _read_only()
        try:
            return _Opened(self._connect("ro"), refused)
        except sqlite3.OperationalError as error:
            # In WAL mode even readers write, to the -shm file. Where they can't, and no writer has left a -wal file,
            # nobody is about to change the database, and it may be read without.
            if not _shared_by_nobody(error) or self._has_log():
                raise
            stamp = self._stamp()
            return _Opened(self._connect("ro&immutable=1"), refused, stamp)

    def _for_writing(self) -> _Opened:
        """A connection that writes. Of a file that may only be read, SQLite itself makes one that can't."""
        db = self._connect("rwc")
        return _Opened(db, None if os.access(self.path, os.W_OK) else _read_only())

    def _has_log(self) -> bool:
        """Whether writers have left something that is not in the file itself yet."""
        wal = self.path.with_name(self.path.name + "-wal")
        return wal.exists() and wal.stat().st_size > 0

    def _stamp(self) -> _Stamp:
        try:
            status = self.path.stat()
        except OSError:  # it is gone
            return 0, 0, 0
        return status.st_mtime_ns, status.st_size, status.st_ino

    def _connect(self, mode: str) -> Database:
        connection = sqlite3.connect(
            f"file:{quote(str(self.path.absolute()))}?mode={mode}",
            uri=True,
            timeout=self._timeout,
            isolation_level=None,  # transactions begin where they are begun, never behind our back
            check_same_thread=False,  # the pool sees to it
            cached_statements=256,
        )
        try:
            db = Database(connection, execute_plugins=False)  # plugins of this machine have no business in here
            db.execute("PRAGMA foreign_keys = ON")
            # Every commit is on its way to the disk when a write returns, but not waited for: a killed process loses
            # nothing, a power cut may lose the last moments, and neither tears the file.
            db.execute("PRAGMA synchronous = NORMAL")
            db.execute(f"PRAGMA cache_size = -{_READERS_CACHE if mode.startswith('ro') else _WRITERS_CACHE}")
            db.execute("PRAGMA temp_store = MEMORY")
            # What is deleted leaves the file, too. From the first write on: rows that move leave traces of themselves.
            db.execute("PRAGMA secure_delete = ON")
            db.execute("SELECT 1 FROM sqlite_master").fetchone()  # a file that is no database shows here
        except BaseException:
            connection.close()
            raise
        return db

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            message = _explanation(error)
            if message is None:
                raise
            raise StorageUnavailable(f"The database {self.path} {message}") from error


def is_there(path: Path) -> bool:
    """Whether there is such a file. Raises StorageUnavailable for a folder, and where nobody lets us look."""
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise StorageUnavailable(f"{path} can't be reached: {error.strerror}.") from error
    if stat.S_ISDIR(mode):
        raise StorageUnavailable(f"{path} is a folder. Name a file in it.")
    return stat.S_ISREG(mode)


def _before_fork() -> None:
    for pool in _pools:
        pool.let_go()  # SQLite forbids carrying a connection over; each process opens its own again


if hasattr(os, "register_at_fork"):  # where there is no fork there is nothing to do
    os.register_at_fork(before=_before_fork)


def enable_wal(db: Database, *, required: bool, timeout: float = 10.0) -> None:
    """Let readers and one writer work side by side. The switch, made once a file, needs it to itself for a moment.

    `required`: fail where the file can't be written, rather than go on as it is.
    """
    until = time.monotonic() + timeout
    while True:
        try:
            db.enable_wal()
        except sqlite3.OperationalError as error:
            if _shared_by_nobody(error) and not required:
                return
            if _name(error) != "SQLITE_BUSY" or time.monotonic() > until:
                raise
            time.sleep(0.02)  # SQLite itself does not wait here
        else:
            return


def empty_log(db: Database) -> None:
    """Bring what was written into the file itself, as far as nobody reads the state before, and empty the -wal file.

    After a deletion, so that the words are in neither. Outside any transaction.
    """
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _read_only() -> sqlite3.Error:
    """What SQLite says of a write to a file that it can only read."""
    error = sqlite3.OperationalError("attempt to write a readonly database")
    error.sqlite_errorname = "SQLITE_READONLY"
    return error


def _shared_by_nobody(error: sqlite3.Error) -> bool:
    """Whether the files that readers and writers share can't be made or written; on a full disk, as elsewhere."""
    return _name(error).startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_IOERR_SHM"))


_EXPLANATIONS = {
    "SQLITE_NOTADB": "is no SQLite database. Name another file, or move this one away.",
    "SQLITE_CORRUPT": "is damaged. Restore it from a backup.",
    "SQLITE_CANTOPEN": "can't be opened. Check that its folder exists and that you may read and write there.",
    "SQLITE_READONLY": "can't be written: the file, its folder or the file system is read-only.",
    "SQLITE_PERM": "can't be opened: permission denied.",
    "SQLITE_FULL": "can't grow: the disk is full. Nothing of this write was kept; make room and try again.",
    "SQLITE_BUSY": "is busy: somebody else has been writing for too long. Try again.",
    "SQLITE_LOCKED": "is busy: somebody else has been writing for too long. Try again.",
    "SQLITE_IOERR_SHMSIZE": "can't be written: the disk is full. Make room and try again.",
    "SQLITE_IOERR": "can't be read or written: the disk reports an error. Is it full?",
}


def _explanation(error: sqlite3.Error) -> str | None:
    name = _name(error)
    for code, message in _EXPLANATIONS.items():
        if name == code or name.startswith(code + "_"):
            return f"{message} (SQLite says: {error}.)"
    return None


def _name(error: sqlite3.Error) -> str:
    """SQLite's name for what went wrong, such as SQLITE_READONLY_DIRECTORY."""
    return getattr(error, "sqlite_errorname", None) or ""
