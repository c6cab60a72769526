"""Copies of the database: made while others write, proven before they count, and never over anything."""

from __future__ import annotations

import json
import os
import resource
import sqlite3
import stat
import subprocess
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from claims import open_store, review, verify
from claims.errors import StorageUnavailable
from claims.record import document_from
from claims.storage import back_up, beside, open_verdicts, restore
from claims.storage.backup import prove
from tests.doors import SUPPORTED, belegt, command, environment
from tests.signing import with_people
from tests.storing import dump, write

pytest_plugins = ["tests.serving"]


def _path(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


def _decide(url: str, decision: Any) -> int:
    """Decide once more on the claim that says where; the number of the change."""
    with closing(open_store(url)) as store:
        with store.view() as view:
            revision = view.claim("c2").revision
        return review.decide(store, decision, {"c2": revision}, by="tester").change


def _dumped(url: str) -> dict[str, Any]:
    with closing(open_store(url)) as store, store.view() as view:
        return dump(view)


def _spoiled(path: Path, sql: str) -> None:
    """Change what nobody can: without the guards."""
    with closing(sqlite3.connect(path)) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        db.execute(sql)
        db.commit()


def test_a_copy_is_the_same(own_database: str, tmp_path: Path) -> None:
    _decide(own_database, "withdraw")
    verdicts = open_verdicts(own_database)
    verdicts.keep("v1", b"body", b"request", datetime.now(UTC))
    verdicts.close()
    done = back_up(own_database, tmp_path / "copies" / "monday.sqlite")
    assert [path.name for path in done.files] == ["monday-verdicts.sqlite", "monday.sqlite"]
    assert done.proof.change == 2
    assert sorted(path.name for path in (tmp_path / "copies").iterdir()) == ["monday-verdicts.sqlite", "monday.sqlite"]
    copy = f"sqlite:///{done.files[-1]}"
    assert _dumped(copy) == _dumped(own_database)
    other = f"sqlite:///{tmp_path / 'elsewhere' / 'claims.sqlite'}"
    restored = restore(other, done.files[-1])
    assert restored.aside == ()
    assert _dumped(other) == _dumped(own_database)
    verdicts = open_verdicts(other)
    assert verdicts.kept("v1") == (b"body", b"request")
    verdicts.close()


def test_who_may_read_a_copy(own_database: str, tmp_path: Path) -> None:
    """Who may read what it is a copy of; of accounts nobody but the owner, even where somebody has let others."""
    with_people(own_database, [("ada", "admin")])
    claims, secret = _path(own_database), beside(own_database, "accounts")
    claims.chmod(0o640)
    if os.getuid() == 0:
        for each in (claims, secret):
            os.chown(each, 65534, 65534)

    def rights(*files: Path) -> list[tuple[int, int]]:
        return [(stat.S_IMODE(each.stat().st_mode), each.stat().st_uid) for each in files]

    wanted = rights(secret, claims)
    assert [mode for mode, _ in wanted] == [0o600, 0o640]
    copies = back_up(own_database, tmp_path / "copy.sqlite").files
    assert rights(*copies) == wanted
    for each in copies:
        each.chmod(0o644)
        if os.getuid() == 0:
            os.chown(each, 0, 0)
    restored = restore(own_database, copies[-1], replace=True)
    assert rights(*restored.files) == wanted
    assert rights(*restored.aside) == wanted
    elsewhere = restore(f"sqlite:///{tmp_path / 'elsewhere' / 'claims.sqlite'}", copies[-1])
    assert [mode for mode, _ in rights(*elsewhere.files)] == [0o600, 0o644]


def test_edits_go_on_meanwhile(own_database: str, tmp_path: Path) -> None:
    stop, changes = Event(), []

    def edit() -> None:
        while not stop.is_set():
            changes.append(_decide(own_database, ("withdraw", "accept")[len(changes) % 2]))

    editor = Thread(target=edit)
    editor.start()
    try:
        copies = [back_up(own_database, tmp_path / f"{number}.sqlite") for number in range(5)]
    finally:
        stop.set()
        editor.join()
    assert len({done.proof.change for done in copies}) > 1  # they did go on
    for done in copies:
        copy = _dumped(f"sqlite:///{done.files[-1]}")
        with closing(open_store(own_database)) as store, store.view(done.proof.change) as view:
            assert copy == dump(view)


def test_nothing_is_written_over(own_database: str, tmp_path: Path) -> None:
    there = tmp_path / "there.sqlite"
    there.write_text("precious")
    with pytest.raises(StorageUnavailable, match="exists already"):
        back_up(own_database, there)
    (tmp_path / "new-verdicts.sqlite").write_text("precious")
    open_verdicts(own_database).keep("v1", b"", b"", datetime.now(UTC))
    with pytest.raises(StorageUnavailable, match="exists already"):
        back_up(own_database, tmp_path / "new.sqlite")
    copy = back_up(own_database, tmp_path / "copy.sqlite").files[-1]
    before = _dumped(own_database)
    with pytest.raises(StorageUnavailable, match="--replace"):
        restore(own_database, copy)
    with pytest.raises(StorageUnavailable, match="itself"):
        restore(own_database, _path(own_database), replace=True)
    assert there.read_text() == "precious"
    assert _dumped(own_database) == before


def test_what_was_there_is_moved_aside(own_database: str, tmp_path: Path) -> None:
    copy = back_up(own_database, tmp_path / "copy.sqlite").files[-1]
    _decide(own_database, "withdraw")
    newer = _dumped(own_database)
    done = restore(own_database, copy, replace=True)
    assert _dumped(own_database)["change"] == 1
    [aside] = done.aside
    assert _dumped(f"sqlite:///{aside}") == newer
    copied = _dumped(f"sqlite:///{copy}")
    assert copied == _dumped(own_database)


def test_a_database_in_use_is_left_alone(own_database: str, tmp_path: Path) -> None:
    copy = back_up(own_database, tmp_path / "copy.sqlite").files[-1]
    with closing(open_store(own_database)) as store:
        assert store.latest_change() == 1
        with pytest.raises(StorageUnavailable, match="in use"):
            restore(own_database, copy, replace=True)
        assert verify(SUPPORTED, store=store).label == "supported"


def test_a_damaged_database_gives_way(own_database: str, tmp_path: Path) -> None:
    copy = back_up(own_database, tmp_path / "copy.sqlite").files[-1]
    path = _path(own_database)
    path.write_bytes(b"this is no database, " * 1000)
    done = restore(own_database, copy, replace=True)
    assert _dumped(own_database)["change"] == 1
    assert done.aside[0].read_bytes().startswith(b"this is no database")


def _tear(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for page in range(8192 * 4, len(data), 8192):
        data[page : page + 200] = b"\xff" * 200
    path.write_bytes(data)


_SPOILED: dict[str, tuple[Callable[[Path], None], str]] = {
    "quote": (lambda path: _spoiled(path, "UPDATE spans SET quote = 'something else' WHERE claim = 'c1'"), "c1"),
    "offset": (lambda path: _spoiled(path, "UPDATE spans SET start = start + 1 WHERE claim = 'c3'"), "c3"),
    "text": (lambda path: _spoiled(path, "UPDATE texts SET text = 'x' || text"), "do not quote"),
    "no text": (lambda path: _spoiled(path, "DELETE FROM texts"), "do not quote"),
    "history": (lambda path: _spoiled(path, "UPDATE claims SET revision = 3 WHERE id = 'c9'"), "c9"),
    "two present": (
        lambda path: _spoiled(path, "INSERT INTO entities SELECT 'e1', 2, since, upto, kind, label, country, role, "
                              "container, latitude, longitude, folded FROM entities WHERE id = 'e1'"),
        "e1",
    ),
    "foreign key": (lambda path: _spoiled(path, "UPDATE claims SET document = 'none' WHERE id = 'c1'"), "not there"),
    "newer": (
        lambda path: _spoiled(path, "UPDATE _sqlite_migrations SET name = 'm9999' WHERE name LIKE 'm0001%'"), "newer",
    ),
    "torn": (_tear, "copy.sqlite"),
    "no database": (lambda path: path.write_text("nothing of the kind"), "no SQLite database"),
    "empty": (lambda path: path.write_bytes(b""), "no claims of Belegt"),
    "gone": (lambda path: path.unlink(), "no backup"),
}  # fmt: skip


@pytest.mark.parametrize("name", _SPOILED)
def test_a_copy_that_is_not_sound_is_refused(own_database: str, tmp_path: Path, name: str) -> None:
    copy = back_up(own_database, tmp_path / "copy.sqlite").files[-1]
    spoil, said = _SPOILED[name]
    spoil(copy)
    before = _dumped(own_database)
    files = sorted(tmp_path.iterdir())
    with pytest.raises(StorageUnavailable, match=said):
        restore(own_database, copy, replace=True)
    assert _dumped(own_database) == before
    assert sorted(each for each in tmp_path.iterdir() if each.suffix == ".sqlite") == [
        each for each in files if each.suffix == ".sqlite"
    ]


def test_an_erased_text_is_no_fault(own_database: str, tmp_path: Path) -> None:
    with closing(open_store(own_database)) as store:
        review.erase(store, "apa-2017-02-17", by="admin", note="a court's order")
    assert back_up(own_database, tmp_path / "copy.sqlite").proof.change == 2


def test_damage_beside_is_found(own_database: str, tmp_path: Path) -> None:
    beside(own_database, "accounts").write_bytes(b"no database at all" * 100)
    with pytest.raises(StorageUnavailable, match="accounts"):
        back_up(own_database, tmp_path / "copy.sqlite")
    assert not (tmp_path / "copy.sqlite").exists()


# No room, no right to write


def _small(size: int) -> Callable[[], None]:
    """No file may grow beyond this; to SQLite a disk that takes no more."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_full_disk_is_told_and_verdicts_go_on(own_database: str, tmp_path: Path) -> None:
    path = _path(own_database)
    with closing(open_store(own_database)) as store:
        store.latest_change()
    rows = (f"2001-01-01,Ort {number},Ada Testfrau; Bodo Probemann" for number in range(3000))
    (tmp_path / "t.csv").write_text("\n".join(["date,place,participants", *rows]))
    before = _dumped(own_database)
    found = subprocess.run(
        command("import", "t.csv", "--database", own_database),
        capture_output=True, text=True, cwd=tmp_path, env=environment(tmp_path), check=False,
        preexec_fn=_small(path.stat().st_size + 200_000),
    )  # fmt: skip
    assert found.returncode == 1
    assert "claims.sqlite" in found.stderr
    assert "disk" in found.stderr
    assert "Traceback" not in found.stderr
    assert _dumped(own_database)["claims"][:60] == before["claims"][:60]
    limited = subprocess.run(
        command("verify", "--json", SUPPORTED, "--database", own_database),
        capture_output=True, text=True, cwd=tmp_path, env=environment(tmp_path), check=True, preexec_fn=_small(100_000),
    )  # fmt: skip
    assert json.loads(limited.stdout)["label"] == "supported"
    prove(path)
    again = belegt(tmp_path, "import", "t.csv", "--database", own_database)  # once there is room
    assert again.returncode == 0, again.stderr


def test_a_full_disk_within_one_process(own_database: str) -> None:
    with closing(open_store(own_database)) as store:
        with store._pool.connection() as db:  # type: ignore[attr-defined]
            pages = db.execute("PRAGMA page_count").fetchone()[0]
            db.execute(f"PRAGMA max_page_count = {pages}")
        big = document_from({"id": "big", "text": "x" * 1_000_000})
        with pytest.raises(StorageUnavailable, match="disk is full"):
            write(store, big)
        assert verify(SUPPORTED, store=store).label == "supported"


def test_a_database_that_can_only_be_read(own_database: str) -> None:
    with closing(open_store(own_database, read_only=True)) as store:
        with pytest.raises(StorageUnavailable, match="reading only"):
            review.decide(store, "withdraw", {"c2": 1}, by="tester")
        assert verify(SUPPORTED, store=store).label == "supported"


def test_no_room_for_a_copy(own_database: str, tmp_path: Path) -> None:
    found = subprocess.run(
        command("backup", "copy.sqlite", "--database", own_database),
        capture_output=True, text=True, cwd=tmp_path, env=environment(tmp_path), check=False,
        preexec_fn=_small(100_000),
    )  # fmt: skip
    assert found.returncode == 1
    assert "can't be written" in found.stderr
    assert not list(tmp_path.glob("copy*"))


# The commands


def test_the_commands(own_database: str, tmp_path: Path) -> None:
    made = belegt(tmp_path, "backup", "copy.sqlite", "--database", own_database)
    assert (made.returncode, made.stdout) == (0, b"copy.sqlite\n")
    again = belegt(tmp_path, "backup", "copy.sqlite", "--database", own_database)
    assert again.returncode == 1
    assert b"exists already" in again.stderr
    put = belegt(tmp_path, "restore", "copy.sqlite", "--database", own_database)
    assert put.returncode == 1
    put = belegt(tmp_path, "restore", "copy.sqlite", "--replace", "--database", own_database)
    assert put.returncode == 0
    assert b"What was there is now" in put.stderr
    assert belegt(tmp_path, "verify", SUPPORTED, "--database", "sqlite:///copy.sqlite").returncode == 0


def test_export_and_back(own_database: str, tmp_path: Path) -> None:
    _decide(own_database, "withdraw")
    out = belegt(tmp_path, "export", "--database", own_database)
    assert out.returncode == 0
    (tmp_path / "all.jsonl").write_bytes(out.stdout)
    other = f"sqlite:///{tmp_path / 'other.sqlite'}"
    for new in (len(out.stdout.splitlines()), 0):
        done = belegt(tmp_path, "import", "all.jsonl", "--records", "--database", other)
        assert done.returncode == 0, done.stderr
        assert f"{new} records are new".encode() in done.stderr
    here, there = _dumped(own_database), _dumped(other)
    for kind in ("documents", "entities", "claims"):
        assert [_unrevised(row) for row in here[kind]] == [_unrevised(row) for row in there[kind]]
    assert belegt(tmp_path, "export", "all.jsonl", "--database", own_database).returncode == 1
    assert (tmp_path / "all.jsonl").read_bytes() == out.stdout


def _unrevised(row: Any) -> Any:
    record = row[0] if isinstance(row, tuple) else row
    return {name: value for name, value in record.items() if name != "revision"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{}", "line 69: a record has one field"),
        ('{"claim": {}}', "line 69: /claim"),
        ('{"document": {"id": "apa-2017-02-17", "text": "another"}}', "stored already, and otherwise"),
        ('{"entity": {"id": "x", "kind": "place", "label": "X", "container": "nowhere"}}', "line 69: container"),
    ],
)
def test_records_that_do_not_fit(own_database: str, tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "all.jsonl").write_text("\n" * 68 + line)
    found = belegt(tmp_path, "import", "all.jsonl", "--records", "--database", own_database)
    assert found.returncode == 2
    assert said in found.stderr.decode()


def test_an_erased_text_is_exported_without_its_words(own_database: str, tmp_path: Path) -> None:
    with closing(open_store(own_database)) as store:
        review.erase(store, "apa-2017-02-17", by="admin", note="a court's order")
    out = belegt(tmp_path, "export", "all.jsonl", "--database", own_database)
    assert out.returncode == 0
    other = f"sqlite:///{tmp_path / 'other.sqlite'}"
    done = belegt(tmp_path, "import", "all.jsonl", "--records", "--database", other)
    assert done.returncode == 0, done.stderr
    prove(_path(other))
