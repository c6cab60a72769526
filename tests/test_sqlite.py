"""What holds of the SQLite engine alone: its plans, its guards, its file, and what it says when that fails."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from claims.errors import NotFound, StorageUnavailable
from claims.storage import open_store, open_verdicts
from claims.storage.sqlite import SqliteStore
from claims.storage.sqlite_schema import VERSIONS, migrations
from claims.storage.verdicts import SqliteVerdicts
from service.scale.world import World
from tests.storing import (
    BAKU,
    CLAIMS,
    DUNFORD,
    FILTERS,
    SMALL,
    STATUSES,
    dump,
    name_keys,
    participant,
    revised,
    write,
)
from tests.storing import claim as make_claim


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    """The small world with a second revision of most things."""
    store = SqliteStore(path, name_keys=name_keys)
    store.write(SMALL, by="seed", action="seed")
    held = make_claim("s1", "status", {"status": "held"}, "Treffen")
    denied = make_claim("s2", "status", {"status": "denied"}, "Treffen", status="accepted")
    dunford, baku = revised(DUNFORD, label="Dunford"), revised(BAKU, container=None)
    write(store, revised(CLAIMS[3], status="rejected"), dunford, baku, held, denied)
    yield store
    store.close()


# Plans

BIG = (
    "claims", "spans", "meetings", "meeting_keys", "name_keys", "entities", "aliases", "documents", "texts",
    "contradictions",
)  # fmt: skip

# A filter for what is contradicted begins with the contradictions, of which there are few.
SEARCHED = tuple(table for table in BIG if table != "contradictions")


def _statements(store: SqliteStore, work: Callable[[], object]) -> set[str]:
    """Every statement that SQLite runs, with its parameters put in."""
    seen: set[str] = set()
    with store._pool.connection() as db:
        db.conn.set_trace_callback(seen.add)
    try:
        work()  # takes the connection given back last
    finally:
        with store._pool.connection() as db:
            db.conn.set_trace_callback(None)
    return seen


def _scans(path: Path, statements: set[str]) -> list[tuple[str, str]]:
    """The steps in which a statement reads a big table from end to end, or a part of it without an index."""
    found = []
    db = sqlite3.connect(path)
    for sql in sorted(statements):
        if sql.lstrip().startswith(("SELECT", "UPDATE", "DELETE")):
            steps = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}")]
            found += [(sql, step) for step in steps if step.startswith("SCAN") and step.split()[1] in SEARCHED]
    db.close()
    return found


def _read_everything(store: SqliteStore, as_of: int | None) -> None:
    with store.view(as_of) as view:
        view.entities_by_keys(["w:joe", "w:dunford"], 5)
        for bounds in ((None, None), (date(2017, 2, 16), date(2017, 2, 16))):
            view.meetings_by_key("e:e1", *bounds, 5)
        view.entities(["e1", "baku"])
        view.documents(["apa"])
        view.document("apa")
        view.meeting("m1")
        view.meeting_claims(["m1", "m2"])
        view.claims_by_subject("entity:e1")
        view.claim("c1")
        view.claim_history("c1")
        view.entity_history("e1")
        view.changes()
        view.change_info(1)
        view.counts()
        view.list_documents()
        view.list_entities(after="a")
        view.list_entities(kind="person", after="a")
        view.list_meetings(after="a")
        for status in (None, *STATUSES):
            for document in (None, "apa"):
                view.list_claims(status=status, document=document, after="a")
        for filter in FILTERS:
            view.queue(filter, after="a")
        view.contradicting(["c1"])
        view.changed(1)
        view.claims_in("apa")
        view.newer_versions(["apa"])
        view.find_meetings(entity="e1", place="az", earliest=date(2017, 1, 1), status="held", after="m1")
        view.suggest("person", "jo", 1)
        view.entities_named("joe")
    store.latest_change()
    store.change_at(datetime(2100, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("as_of", [None, 1])
@pytest.mark.parametrize("analysed", [False, True])
def test_no_read_goes_through_a_whole_table(store: SqliteStore, path: Path, as_of: int | None, analysed: bool) -> None:
    if analysed:  # with statistics the planner may decide otherwise
        for batch in World(300).batches():
            store.write(batch, by="bench", action="load")
        with sqlite3.connect(path) as db:
            db.execute("ANALYZE")
    statements = _statements(store, lambda: _read_everything(store, as_of))
    assert len(statements) > 25
    assert _scans(path, statements) == []


def test_no_write_goes_through_a_whole_table(store: SqliteStore, path: Path) -> None:
    def work() -> None:
        new = make_claim("n1", "participant", participant("e3"), "Dunford", meeting="m2")
        write(store, new, revised(CLAIMS[0], status="withdrawn"), revised(revised(BAKU), container="fi"))

    statements = _statements(store, work)
    assert any(sql.startswith("UPDATE") for sql in statements)
    assert _scans(path, statements) == []


@pytest.mark.usefixtures("store")
def test_the_plan_check_finds_a_scan(path: Path) -> None:
    assert len(_scans(path, {"SELECT * FROM claims WHERE property = 'date'"})) == 1


def test_finding_walks_the_key_index(store: SqliteStore, path: Path) -> None:
    def work() -> None:
        with store.view() as view:
            view.meetings_by_key("e:e1", date(2017, 1, 1), date(2017, 12, 31), 5)

    (sql,) = [sql for sql in _statements(store, work) if "meeting_keys" in sql]
    with sqlite3.connect(path) as db:
        steps = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}")]
    searches = [step for step in steps if "meeting_keys" in step]
    wanted = "SEARCH meeting_keys USING PRIMARY KEY (key=? AND closed=? AND width=? AND earliest>? AND earliest<?)"
    assert searches == [wanted] * 6


# Guards


@pytest.mark.parametrize("table", [*BIG, "changes"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET {} = 7", "UPDATE {} SET upto = NULL"])
def test_history_is_only_added_to(store: SqliteStore, path: Path, table: str, statement: str) -> None:
    column = {"changes": "note", "documents": "language", "texts": "text"}.get(table, "since")
    if column != "since":  # a row that is never closed
        statement = statement.replace("upto", column)
    store.close()
    with sqlite3.connect(path) as db, pytest.raises(sqlite3.IntegrityError, match="only added to"):
        db.execute(statement.format(table, column))


@pytest.mark.parametrize("close", ["UPDATE claims SET upto = ?", "UPDATE entities SET upto = ?"])
def test_a_row_is_closed_once(store: SqliteStore, path: Path, close: str) -> None:
    store.close()
    with sqlite3.connect(path) as db:
        db.execute(f"{close} WHERE upto IS NULL", [2])
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            db.execute(close, [1])


def test_foreign_keys_hold(store: SqliteStore, path: Path) -> None:
    with store._pool.connection() as db, pytest.raises(sqlite3.IntegrityError):
        db.execute("INSERT INTO spans VALUES ('none', 1, 0, 1, NULL, 0, 1, 'a', '', '')")
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_the_settings_of_a_connection(store: SqliteStore) -> None:
    wanted = {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": 1,
        "busy_timeout": 10_000,
        "recursive_triggers": 1,
        "secure_delete": 1,
    }
    with store._pool.connection() as db:
        assert {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted


def test_a_person_can_read_it(store: SqliteStore, path: Path) -> None:
    store.close()
    with sqlite3.connect(path) as db:
        rows = db.execute("SELECT subject, property, value, status, revision, quotes FROM claims_now WHERE id = 'c3'")
        value = '{"earliest":"2017-02-16","granularity":"day","latest":"2017-02-16","text":"am Donnerstag"}'
        assert rows.fetchall() == [("meeting:m1", "date", value, "accepted", 1, "am Donnerstag")]
        names = db.execute("SELECT label, aliases FROM entities_now WHERE id = 'e2'").fetchall()
        assert names == [("Waleri Gerasimow", "Валерий Герасимов")]
        keys = db.execute("SELECT earliest, latest, keys FROM meetings WHERE upto IS NULL").fetchall()
        assert keys[0][:2] == ("2017-02-16", "2017-02-16")


def test_present_rows_are_all_that_lies_before_a_key(store: SqliteStore, path: Path) -> None:
    """A key's past rows lie apart: a person with many withdrawn meetings does not slow the search for the others."""
    rows = [make_claim(f"x{n}", "participant", participant("e3"), "Dunford", meeting=f"x{n}") for n in range(300)]
    write(store, *rows)
    write(store, *(revised(row, status="rejected") for row in rows))
    write(store, make_claim("y", "participant", participant("e3"), "Dunford", meeting="y"))
    with sqlite3.connect(path) as db:
        sql = "SELECT meeting FROM meeting_keys WHERE key = 'e:e3' AND closed = ?"
        assert [len(db.execute(sql, [closed]).fetchall()) for closed in (0, 1)] == [1, 300]


# Migrations


def test_migrations_are_numbered_in_order() -> None:
    names = [migration.name for migration in migrations.pending(Database(memory=True))]
    assert names == sorted(names)
    assert [name[1:5] for name in names] == [f"{number:04}" for number in range(1, len(names) + 1)]
    assert frozenset(names) == VERSIONS


@pytest.mark.parametrize("version", sorted(VERSIONS))
def test_every_earlier_version_is_brought_up_to_date(path: Path, version: str) -> None:
    db = Database(path)
    migrations.apply(db, stop_before=version)
    db.close()
    fresh = path.with_name("fresh.sqlite")
    for file in (path, fresh):
        SqliteStore(file, name_keys=name_keys).close()
    assert _schema(path) == _schema(fresh)
    store = SqliteStore(path, name_keys=name_keys)
    assert store.write(SMALL, by="seed", action="seed") == 1


def _schema(path: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(path) as db:
        return db.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


def test_a_failed_migration_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("half-way")

    with monkeypatch.context() as patch:
        patch.setattr("claims.storage.sqlite_schema.guard_history", fail)
        with pytest.raises(RuntimeError):
            SqliteStore(path)
    assert _schema(path) == []
    SqliteStore(path).close()


def test_a_newer_database_is_left_alone(store: SqliteStore, path: Path) -> None:
    store.close()
    with sqlite3.connect(path) as db:
        db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('belegt', 'm9999_more', '')"
        )
    for read_only in (False, True):
        with pytest.raises(StorageUnavailable, match=r"newer version of Belegt \(m9999_more\)"):
            SqliteStore(path, read_only=read_only)


# What can be wrong with a file


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    SqliteStore(tmp_path / "a" / "b" / "ü ?#%.sqlite").close()
    assert (tmp_path / "a" / "b" / "ü ?#%.sqlite").is_file()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageUnavailable, match="can't be made"):
        SqliteStore(tmp_path / "file" / "claims.sqlite")


def test_a_folder_in_place_of_the_file(tmp_path: Path) -> None:
    for read_only in (False, True):
        with pytest.raises(StorageUnavailable, match="is a folder"):
            SqliteStore(tmp_path, read_only=read_only)


def test_nothing_to_read(path: Path) -> None:
    with pytest.raises(StorageUnavailable, match="belegt seed"):
        SqliteStore(path, read_only=True)
    assert not path.exists()


@pytest.mark.parametrize("content", [b"this is a letter, not a database, and it is long enough" * 30, b"\x00" * 4096])
def test_no_database(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StorageUnavailable, match="is no SQLite database"):
        SqliteStore(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE photos (id)")
    with pytest.raises(StorageUnavailable, match="of another program"):
        SqliteStore(path)
    assert [name for name, _ in _schema(path)] == ["photos"]


def test_a_damaged_file(store: SqliteStore, path: Path) -> None:
    store.close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = path.read_bytes()
    path.write_bytes(data[:4096] + bytes(range(256)) * ((len(data) - 4096) // 256))
    with pytest.raises(StorageUnavailable, match="damaged"):
        dump_all(SqliteStore(path, name_keys=name_keys))


def dump_all(store: SqliteStore) -> None:
    with store.view() as view:
        dump(view)


def test_a_full_disk(store: SqliteStore) -> None:
    before = store.latest_change()
    with store._pool.connection() as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages}")
    rows = [make_claim(f"x{n}", "topic", {"text": "x" * 4000, "language": None}, "Dunford") for n in range(50)]
    with pytest.raises(StorageUnavailable, match="the disk is full"):
        write(store, *rows)
    assert store.latest_change() == before
    with store.view() as view, pytest.raises(NotFound):
        view.claim("x0")


def test_a_writer_that_waits_too_long(path: Path, store: SqliteStore) -> None:
    impatient = SqliteStore(path, name_keys=name_keys)
    impatient._pool._timeout = 0.05
    impatient._pool.let_go()
    with store._pool.connection() as db:
        db.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageUnavailable, match="is busy"):
            write(impatient, revised(CLAIMS[0], status="rejected"))
        with impatient.view() as view:  # reading goes on
            assert view.claim("c1").status == "accepted"


def _write_on(path: Path, written: Any) -> None:
    """In a process of its own: write until killed, and say after each write that it is done."""
    store = SqliteStore(path, name_keys=name_keys)
    claim = CLAIMS[4]
    while True:
        claim = revised(claim, value=dict(claim.value) | {"text": f"seit 2014, {claim.revision}"})
        written.send(write(store, claim))


def test_a_killed_writer_loses_nothing_it_was_told_is_written(store: SqliteStore, path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    worker = context.Process(target=_write_on, args=(path, sender))
    worker.start()
    told = [receiver.recv() for _ in range(25)]
    worker.kill()
    worker.join(20)
    while receiver.poll():
        told.append(receiver.recv())
    assert told == list(range(3, 3 + len(told)))
    assert told[-1] <= store.latest_change() <= told[-1] + 1
    with store.view() as view:
        assert [row.revision for row, _ in view.claim_history("c5")] == list(range(1, view.change))
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def _as_nobody(path: Path, results: Any) -> None:
    """In a process of its own, without the rights of root: read, and try to write."""
    if os.getuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
    for read_only in (True, False):
        store = SqliteStore(path, read_only=read_only, name_keys=name_keys)
        with store.view() as view:
            results.put(view.claim("c1").status)
        try:
            write(store, revised(CLAIMS[0], status="rejected"))
        except StorageUnavailable as error:
            results.put(str(error))


@pytest.mark.parametrize("folder", [0o555, 0o777])
def test_a_write_protected_file_is_read(store: SqliteStore, path: Path, folder: int) -> None:
    store.close()
    path.chmod(0o444)
    path.parent.chmod(folder)
    for parent in path.parents[1:]:  # pytest keeps its folders to itself
        if "pytest" in str(parent):
            parent.chmod(0o755)
    context = multiprocessing.get_context("fork")
    results = context.Queue()
    worker = context.Process(target=_as_nobody, args=(path, results))
    worker.start()
    try:
        said = [results.get(timeout=20) for _ in range(4)]
    finally:
        worker.join(20)
        path.parent.chmod(0o755)
    assert said[::2] == ["accepted"] * 2
    assert "opened for reading only" in said[1]
    assert "read-only" in said[3]


# Kept verdicts


@pytest.fixture
def kept(path: Path) -> Iterator[Any]:
    verdicts = open_verdicts(f"sqlite:///{path}")
    yield verdicts
    verdicts.close()


NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def test_a_verdict_is_kept_for_ever(kept: Any, path: Path) -> None:
    body = bytes(range(256))
    assert kept.kept("sha256:1") is None
    kept.keep("sha256:1", body, b"{}", NOON)
    kept.keep("sha256:1", b"other", b"other", NOON)
    assert kept.kept("sha256:1") == (body, b"{}")
    assert open_verdicts(f"sqlite:///{path}").kept("sha256:1") == (body, b"{}")
    with sqlite3.connect(path.with_name("claims-verdicts.sqlite")) as db:
        assert db.execute("SELECT id, at FROM verdicts").fetchall() == [("sha256:1", "2026-01-01T12:00:00.000000Z")]
        with pytest.raises(sqlite3.IntegrityError, match="never changes"):
            db.execute("UPDATE verdicts SET body = ''")


def test_verdicts_kept_for_some_time(path: Path) -> None:
    now = NOON
    verdicts = SqliteVerdicts(path, timedelta(days=30), clock=lambda: now)
    verdicts.keep("sha256:1", b"first", b"{}", now)
    now += timedelta(days=30)
    assert verdicts.kept("sha256:1") == (b"first", b"{}")
    now += timedelta(seconds=1)
    assert verdicts.kept("sha256:1") is None  # as soon as it is too old, though nobody has cleared up yet
    verdicts.keep("sha256:2", b"second", b"{}", now)
    verdicts.keep("sha256:1", b"again", b"{}", now)
    assert verdicts.kept("sha256:1") == (b"again", b"{}")
    verdicts.close()
    for file in path.parent.iterdir():
        assert b"first" not in file.read_bytes()


def test_asking_makes_no_file(kept: Any, path: Path) -> None:
    assert kept.kept("sha256:1") is None
    assert list(path.parent.iterdir()) == []


def test_keeping_does_not_wait_for_writers(kept: Any, store: SqliteStore) -> None:
    with store._pool.connection() as db:
        db.execute("BEGIN IMMEDIATE")
        kept.keep("sha256:1", b"body", b"{}", NOON)
    assert kept.kept("sha256:1") == (b"body", b"{}")


@pytest.mark.usefixtures("store")
def test_the_store_opens_through_its_url(path: Path) -> None:
    with open_store(f"sqlite:///{path}", name_keys=name_keys).view() as view:
        assert view.change == 2
