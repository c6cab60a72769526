"""What whoever runs Belegt is told when something is wrong with a database: what, where, what to do; exit statuses."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from claims import open_store
from claims.errors import StorageUnavailable
from claims.storage import beside
from claims.storage.sqlite_pool import Pool
from service.cli import main
from tests.doors import REFUTED, command, environment
from tests.signing import with_people

pytest_plugins = ["tests.serving"]

Said = tuple[int, str, str]  # exit status, standard output, standard error
Belegt = Callable[..., Said]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which commands run: an empty home, and nothing of Belegt in the environment."""
    for name in [*os.environ]:
        if name.startswith(("BELEGT_", "XDG_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def belegt(folder: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Belegt:  # noqa: ARG001  # where it runs
    """Runs a command in this process."""

    def run(*arguments: str) -> Said:
        capfdbinary.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([*arguments])
        out, err = capfdbinary.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, out.decode(), err.decode()

    return run


# A name that can't be one: wrong usage, told with what named it

NO_NAMES = (
    ("mysql://anna:secret@db/x", "names no database"),
    ("postgresql://anna:secret@db/x", "PostgreSQL"),
    ("claims.sqlite", "sqlite:///PATH"),
    ("sqlite://claims.sqlite", "sqlite:///PATH"),
    ("sqlite:/claims.sqlite", "sqlite:///PATH"),
    ("SQLITE:///claims.sqlite", "sqlite:///PATH"),
    ("sqlite:///", "sqlite:///PATH"),
    ("sqlite:///:memory:", "sqlite:///PATH"),
    ("sqlite:///~nobody-of-this-name/x.sqlite", "not known here"),
    (f"sqlite:///{'a' * 300}.sqlite", "too long"),
)
COMMANDS = (
    ("verify", "x"), ("serve", "--port", "0"), ("seed",), ("migrate",), ("accept", "c1"), ("history", "c1"),
    ("undo", "1"), ("export",), ("backup", "copy.sqlite"), ("restore", "copy.sqlite"), ("user", "list"), ("prune",),
    ("import", "x.jsonl", "--records"),
)  # fmt: skip


@pytest.mark.parametrize(("url", "said"), NO_NAMES)
def test_a_name_that_is_none(belegt: Belegt, monkeypatch: pytest.MonkeyPatch, url: str, said: str) -> None:
    for arguments in COMMANDS:
        status, out, err = belegt(*arguments, "--database", url)
        assert (status, out) == (2, "")
        assert err.startswith("Error: --database: ")
        assert said in err
        assert "secret" not in err
    monkeypatch.setenv("BELEGT_DATABASE", url)
    status, out, err = belegt("verify", "x")
    assert (status, out) == (2, "")
    assert err.startswith("Error: BELEGT_DATABASE: ")


# A file that is not what it should be: exit status 1, the whole path, and what to do


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('belegt', 'm9999_x', '')")
        db.commit()


def _torn(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for page in range(8192 * 2, len(data), 8192):
        data[page : page + 300] = b"\xff" * 300
    path.write_bytes(data)


def _other(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE photos (id)")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


SPOILED: dict[str, tuple[Callable[[Path], object], str]] = {
    "of a newer version": (_newer, "newer version of Belegt"),
    "cut off": (lambda path: os.truncate(path, path.stat().st_size // 2), "damaged. Restore it from a backup"),
    "torn": (_torn, "damaged. Restore it from a backup"),
    "a text": (lambda path: path.write_text("This is a text."), "no SQLite database"),
    "another program's": (_other, "another program"),
    "a folder": (_folder, "is a folder"),
    "empty": (lambda path: path.write_bytes(b""), "belegt migrate"),
    "not there": (lambda path: path.unlink(), "belegt seed"),
}
READING = (("verify", "x"), ("accept", "c1"), ("edit", "c1", "--set", "value.text=x"), ("history", "c1"), ("export",))


@pytest.mark.parametrize("name", SPOILED)
def test_a_file_that_is_none_of_ours(belegt: Belegt, folder: Path, own_database: str, name: str) -> None:
    spoil, said = SPOILED[name]
    path = Path(own_database.removeprefix("sqlite:///"))
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    makes = () if name in ("empty", "not there") else (("serve", "--port", "0"), ("seed",), ("migrate",))
    for arguments in (*READING, *makes):
        status, out, err = belegt(*arguments, "--database", f"sqlite:///{path.relative_to(folder)}")
        assert (status, out) == (1, ""), (arguments, err)
        assert said in err, (arguments, err)
        assert str(path) in err, err
        assert err.count("\n") == 1
    status, out, err = belegt("backup", "copy.sqlite", "--database", own_database)
    assert (status, out) == (1, "")
    assert str(path) in err
    assert not list(folder.glob("copy*"))
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("arguments", [("user", "list"), ("user", "deactivate", "ada"), ("backup", "copy.sqlite")])
def test_damaged_accounts(belegt: Belegt, own_database: str, arguments: tuple[str, ...]) -> None:
    with_people(own_database, [("ada", "admin")])
    path = beside(own_database, "accounts")
    path.write_bytes(b"no database" * 1000)
    status, out, err = belegt(*arguments, "--database", own_database)
    assert (status, out) == (1, "")
    assert str(path) in err
    assert "no SQLite database" in err


# A database that somebody else is busy with


@pytest.fixture
def held(own_database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The URL of a database in which somebody writes and writes; nobody here has patience."""
    monkeypatch.setitem(Pool.__init__.__kwdefaults__, "timeout", 0.05)
    with_people(own_database, [("ada", "admin")])
    holding = [
        sqlite3.connect(path, isolation_level=None)
        for path in (own_database.removeprefix("sqlite:///"), beside(own_database, "accounts"))
    ]
    for db in holding:
        db.execute("BEGIN IMMEDIATE")
    yield own_database
    for db in holding:
        db.close()


def test_a_locked_database(belegt: Belegt, held: str, folder: Path) -> None:
    for *arguments, wanted, said in (
        ("reject", "c1", 1, "busy"),
        ("seed", "--proposed", 1, "busy"),
        ("user", "deactivate", "ada", 1, "busy"),
        ("verify", REFUTED, 0, ""),
        ("history", "c1", 0, ""),
        ("migrate", 0, "up to date"),
        ("user", "list", 0, ""),
        ("backup", "copy.sqlite", 0, "Copied change 1"),
        ("restore", str(folder / "copy.sqlite"), "--replace", 1, "in use. Stop the service"),
    ):
        status, _, err = belegt(*map(str, arguments), "--database", held)
        assert (status, str(said) in err) == (wanted, True), (arguments, err)
        assert "Traceback" not in err


# What can't be reached, what can't be written


def test_a_folder_that_lets_nobody_look(own_database: str, tmp_path: Path) -> None:
    path = Path(own_database.removeprefix("sqlite:///"))
    inner = tmp_path / "inner"
    inner.mkdir()
    shutil.move(path, inner)
    for parent in inner.parents:
        if "pytest" in str(parent):
            parent.chmod(0o755)
    inner.chmod(0)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:  # in a process of its own, without the rights of root
        if os.getuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        for read_only in (True, False):
            try:
                open_store(f"sqlite:///{inner / path.name}", read_only=read_only)
            except StorageUnavailable as error:
                os.write(writing, f"{error}\n".encode())
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writing)
    inner.chmod(0o755)
    with os.fdopen(reading) as said:
        lines = said.read().splitlines()
    assert len(lines) == 2
    assert all(str(inner / path.name) in line and "Permission denied" in line for line in lines), lines


@pytest.mark.parametrize("arguments", [
    ("verify", REFUTED), ("verify", "--json", REFUTED), ("verify", "--jsonl"), ("history", "c1"), ("export",),
    ("--help",), ("reject", "c1", "--json"), ("user", "list"),
])  # fmt: skip
def test_output_that_finds_no_room(own_database: str, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    with_people(own_database, [("ada", "admin")])
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command(*arguments), input=b'{"text": "x"}\n', stdout=full, stderr=subprocess.PIPE, cwd=tmp_path,
            env=environment(tmp_path, BELEGT_DATABASE=own_database), timeout=120, check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert b"Error: The output can't be written: No space left on device." in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


# What was meant otherwise


def test_a_database_that_is_made_is_told_to_be_new(belegt: Belegt, folder: Path) -> None:
    url = "sqlite:///not/meant.sqlite"
    assert belegt("migrate", "--database", url)[2] == f"{folder}/not/meant.sqlite is new, and empty.\n"
    assert belegt("migrate", "--database", url)[2] == f"{folder}/not/meant.sqlite is up to date, at change 0.\n"


def test_an_account_beside_nothing_is_told_so(
    belegt: Belegt, folder: Path, own_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for url, noted in (("sqlite:///not-meant.sqlite", True), (own_database, False)):
        typed, typing = os.pipe()
        os.write(typing, b"0123456789\n")
        os.close(typing)
        with os.fdopen(typed) as stdin:
            monkeypatch.setattr("sys.stdin", stdin)
            status, _, err = belegt("user", "add", "eva", "--admin", "--database", url)
        assert status == 0
        assert (f"there is no database {folder / 'not-meant.sqlite'} yet" in err) is noted
