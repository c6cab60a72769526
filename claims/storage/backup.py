"""Copies of the SQLite engine's files: made while others write, and proven before anybody relies on them."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from claims.errors import StorageUnavailable
from claims.storage.sqlite_pool import Pool, is_there
from claims.storage.sqlite_schema import VERSIONS, migrations

COMPANIONS = ("verdicts", "accounts", "answered")  # what is kept beside the claims, in `…-NAME.sqlite`
_SECRET = "-accounts.sqlite"  # noqa: S105  # how the files end that are for their owner only, whoever copied them
_SHOWN = 5  # faults of one kind


@dataclass(frozen=True, slots=True)
class Proof:
    """What a proven copy holds."""

    change: int
    documents: int
    claims: int
    spans: int


@dataclass(frozen=True, slots=True)
class Copied:
    """Files that were put in place, those of them that had been there and where they are now, and the proof."""

    files: tuple[Path, ...]
    aside: tuple[Path, ...]
    proof: Proof


def back_up(database: Path, to: Path) -> Copied:
    """Copy the claims, and what is kept beside them, each as it stands at one moment; others go on writing.

    `to` is the file to make, or a folder to make it in. A copy appears under its name when it is whole and proven.
    Raises StorageUnavailable; nothing is ever written over.
    """
    if not is_there(database):
        raise StorageUnavailable(f"There is no database {database}.")
    target = to / database.name if to.is_dir() else to
    # The verdicts first: what they rest on is in the claims that are copied after them.
    pairs = [(each, _beside(target, name)) for name in COMPANIONS if is_there(each := _beside(database, name))]
    pairs.append((database, target))
    for _, copy in pairs:
        if copy.exists():
            raise StorageUnavailable(f"{copy} exists already. Name another file; nothing is written over.")
    with _parts(pairs) as parts:
        proof = _proven(parts[-1], database)
        for part, (_, copy) in zip(parts, pairs, strict=True):
            part.rename(copy)
    return Copied(tuple(copy for _, copy in pairs), (), proof)


def restore(database: Path, source: Path, *, replace: bool = False) -> Copied:
    """Put a backup, and what lies beside it, in the place of a database, once a fresh copy of it has been proven.

    `replace`: move a database that is there aside, under a name that tells when. Raises StorageUnavailable.
    """
    if not is_there(source):
        raise StorageUnavailable(f"There is no backup {source}.")
    if is_there(database) and database.samefile(source):
        raise StorageUnavailable(f"{source} is the database itself.")
    names = [name for name in COMPANIONS if is_there(_beside(source, name))]
    pairs = [*((_beside(source, name), _beside(database, name)) for name in names), (source, database)]
    there = [target for _, target in pairs if target.exists()]
    if there and not replace:
        raise StorageUnavailable(f"{there[-1]} exists already. With --replace it is moved aside first.")
    with _parts(pairs) as parts:
        proof = _proven(parts[-1], source)
        for target in there:
            _need_alone(target)
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        aside = [target.with_name(f"{target.stem}.replaced-{stamp}{target.suffix}") for target in there]
        for target, other in zip(there, aside, strict=True):
            _move_aside(target, other)
        for part, (_, target) in zip(parts, pairs, strict=True):
            part.replace(target)
    return Copied(tuple(target for _, target in pairs), tuple(aside), proof)


def prove(path: Path) -> Proof:
    """Read a database of claims from end to end. Raises StorageUnavailable with what is wrong with it.

    Sound: SQLite's own checks, a schema version that is known, every span the words of its document (but of texts
    that were erased), and every history whole, from revision 1 on.
    """
    pool = Pool(path, read_only=True)
    with closing(pool), pool.connection() as db:
        faults = [*_torn(db)]
        torn = bool(faults)
        versions = {migration.name for migration in migrations.applied(db)}
        if not versions:
            faults.append("it holds no claims of Belegt")
        elif versions - VERSIONS:
            faults.append(f"a newer version of Belegt made it ({', '.join(sorted(versions - VERSIONS))})")
        elif not torn:
            faults += [*_strays(db), *_content_faults(db)]
        if faults:
            raise StorageUnavailable(f"{path} is not sound: {'; '.join(faults)}.")
        count = {table: _number(db, f"SELECT count(*) FROM {table}") for table in ("documents", "spans")}  # noqa: S608 - ours
        claims = _number(db, "SELECT count(*) FROM claims WHERE upto IS NULL")
        change = _number(db, "SELECT coalesce(max(number), 0) FROM changes")
        return Proof(change, count["documents"], claims, count["spans"])


def _proven(part: Path, source: Path) -> Proof:
    """The proof of a copy, told of what it is a copy of."""
    try:
        return prove(part)
    except StorageUnavailable as error:
        raise StorageUnavailable(str(error).replace(str(part), str(source))) from error


def _prove_file(path: Path, source: Path) -> None:
    """What is kept beside the claims is held against SQLite's own checks."""
    pool = Pool(path, read_only=True)
    with closing(pool), pool.connection() as db:
        if faults := [*_torn(db), *_strays(db)]:
            raise StorageUnavailable(f"{source} is not sound: {'; '.join(faults)}.")


def _torn(db: Database) -> Iterator[str]:
    for (said,) in db.execute(f"PRAGMA integrity_check({_SHOWN})").fetchall():
        if said != "ok":
            yield str(said)


def _strays(db: Database) -> Iterator[str]:
    broken = db.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        yield f"{len(broken)} rows name others that are not there, the first in {broken[0][0]}"


# Of each check the ids that fail it. A span belongs to the document that its claim named at that revision.
_CHECKS = {
    "spans do not quote their document, of the claims": """
        SELECT spans.claim FROM spans
        JOIN claims ON claims.id = spans.claim AND claims.revision = spans.revision
        LEFT JOIN {texts} ON texts.document = claims.document
        WHERE {kept} AND (substr(texts.text, spans.start + 1, spans.end - spans.start) IS NOT spans.quote
          OR spans.end <= spans.start)""",
    "claims lack a revision of their history": """
        SELECT id FROM claims GROUP BY id
        HAVING min(revision) != 1 OR max(revision) != count(*) OR sum(upto IS NULL) != 1""",
    "entities lack a revision of their history": """
        SELECT id FROM entities GROUP BY id
        HAVING min(revision) != 1 OR max(revision) != count(*) OR sum(upto IS NULL) != 1""",
}


def _content_faults(db: Database) -> Iterator[str]:
    if "texts" in db.table_names():
        texts, kept = "texts", "NOT EXISTS (SELECT 1 FROM documents WHERE id = claims.document AND erased NOT NULL)"
    else:  # of the first version
        texts, kept = "(SELECT id AS document, text FROM documents) AS texts", "1"
    for words, sql in _CHECKS.items():
        failed = [id for (id,) in db.execute(sql.format(texts=texts, kept=kept))]
        if failed:
            more = " …" if len(failed) > _SHOWN else ""
            yield f"{len(failed)} {words} {', '.join(failed[:_SHOWN])}{more}"


def _number(db: Database, sql: str) -> int:
    number: int = db.execute(sql).fetchone()[0]
    return number


# Files


def _beside(database: Path, name: str) -> Path:
    return database.with_name(f"{database.stem}-{name}.sqlite")


@contextmanager
def _parts(pairs: list[tuple[Path, Path]]) -> Iterator[list[Path]]:
    """A copy of each source beside its target, under a name of its own; whatever is left of them goes at the end."""
    parts = [target.with_name(f"{target.name}.part-{os.getpid()}") for _, target in pairs]
    try:
        for (source, target), part in zip(pairs, parts, strict=True):
            target.parent.mkdir(parents=True, exist_ok=True)
            _copy(source, part)
            _give_to(part, target if target.exists() else source)
            if target is not pairs[-1][1]:
                _prove_file(part, source)
        yield parts
    except OSError as error:
        raise StorageUnavailable(f"{error.filename or pairs[-1][1]} can't be written: {error.strerror}.") from error
    finally:
        for part in parts:
            for left in (part, part.with_name(part.name + "-journal")):
                with suppress(OSError):
                    left.unlink(missing_ok=True)


def _copy(source: Path, part: Path) -> None:
    """One state of a database, as a single file that is on the disk when this returns."""
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))  # nobody else reads along
    pool = Pool(source, read_only=True)
    with closing(pool), pool.connection() as reading:
        try:
            with closing(sqlite3.connect(part)) as writing:
                reading.conn.backup(writing)  # in one step: of one state, whoever writes meanwhile
                writing.execute("PRAGMA journal_mode = DELETE")  # one file, without a -wal beside it
        except sqlite3.OperationalError as error:
            raise StorageUnavailable(f"{part} can't be written: {error}. Is there room on the disk?") from error
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _give_to(part: Path, other: Path) -> None:
    """Let a copy be read and written by those who may read and write another file: root may restore for a service."""
    known = other.stat()
    if (part.stat().st_uid, part.stat().st_gid) != (known.st_uid, known.st_gid):
        with suppress(PermissionError):
            os.chown(part, known.st_uid, known.st_gid)
    mode = stat.S_IMODE(known.st_mode)
    part.chmod(mode & 0o600 if other.name.endswith(_SECRET) else mode)


def _need_alone(database: Path) -> None:
    """Raises StorageUnavailable where somebody has this database open: what they write would be lost."""
    try:
        with closing(sqlite3.connect(database, timeout=1.0)) as db:
            db.execute("PRAGMA journal_mode = DELETE")  # which needs the file to itself, and empties the -wal file
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise StorageUnavailable(f"{database} is in use. Stop the service, then try again.") from error
    except sqlite3.DatabaseError:
        return  # it is damaged, which is why somebody restores a backup


def _move_aside(database: Path, other: Path) -> None:
    """Give a database another name. Its own keeps it, too, until the new one takes that: it is never without one."""
    for end in ("-wal", "-shm", "-journal"):  # of a damaged one; they must not meet the new file
        left = database.with_name(database.name + end)
        if left.exists():
            left.rename(other.with_name(other.name + end))
    try:
        os.link(database, other)
    except OSError:  # a file system without links
        database.rename(other)
