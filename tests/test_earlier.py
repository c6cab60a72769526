"""Databases of every earlier version of Belegt, as those versions made them: opened today, nothing is lost."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claims.storage.backup import prove
from claims.storage.sqlite import SqliteStore
from claims.storage.verdicts import SqliteVerdicts
from service.accounts import accounts
from service.api.answered import Answered
from tests.earlier import (
    FIRST_OF_THE_DESK,
    KINDS,
    NOON,
    PASSWORD,
    TOKEN,
    claims_world,
    made_again,
    record,
    recording,
    versions,
)
from tests.storing import dump, name_keys, revised, write

RECORDED = [(kind, version) for kind in KINDS for version in versions(kind)]


def of(kind: str) -> list[str]:
    return [version for other, version in RECORDED if other == kind]


@pytest.mark.parametrize(("kind", "version"), RECORDED)
def test_every_version_is_recorded(kind: str, version: str, tmp_path: Path) -> None:
    """Who adds a migration records what it makes: python -m tests.earlier."""
    path = tmp_path / "again.sqlite"
    made_again(kind, version, path)
    with closing(sqlite3.connect(path)) as db:
        applied = [name for (name,) in db.execute("SELECT name FROM _sqlite_migrations ORDER BY name")]
    assert applied == versions(kind)[: versions(kind).index(version) + 1]
    assert {each.name for each in recording(kind, version).parent.glob("*.sql")} == {
        recording(*each).name for each in RECORDED
    }


def schema(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as db:
        found = db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()
    return [(name, " ".join(sql.split()).replace('"', "").replace("( ", "(")) for name, sql in found]


@pytest.mark.parametrize("kind", KINDS)
def test_the_latest_recording_is_of_todays_schema(kind: str, tmp_path: Path) -> None:
    """A migration that was changed after it was recorded shows here."""
    made_again(kind, versions(kind)[-1], tmp_path / "recorded.sqlite")
    list(record(kind, tmp_path / "today.sqlite"))
    assert schema(tmp_path / "recorded.sqlite") == schema(tmp_path / "today.sqlite")


@pytest.mark.parametrize("version", of("claims"))
def test_claims_of_every_version(version: str, tmp_path: Path) -> None:
    """Every state that there ever was reads as in a database that today's code has made by the same steps."""
    path = tmp_path / "claims.sqlite"
    made_again("claims", version, path)
    prove(path)  # a backup of that time can be restored
    with (
        closing(SqliteStore(path, name_keys=name_keys)) as store,
        closing(claims_world(tmp_path / "today.sqlite", desk=version >= FIRST_OF_THE_DESK)) as today,
    ):
        assert store.latest_change() == today.latest_change() > 5
        for change in range(store.latest_change() + 1):
            with store.view(change) as view, today.view(change) as wanted:
                assert dump(view) == dump(wanted)
        assert schema(path) == schema(today.path)
        prove(path)
        with store.view() as view:
            claim = view.claim("c2")
        write(store, revised(claim, status="withdrawn"))  # and life goes on


@pytest.mark.parametrize("version", of("verdicts"))
def test_verdicts_of_every_version(version: str, tmp_path: Path) -> None:
    path = tmp_path / "claims-verdicts.sqlite"
    made_again("verdicts", version, path)
    with closing(SqliteVerdicts(path)) as kept:
        for number in range(3):
            assert kept.kept(f"sha256:{number}") == (b'{"body": %d}' % number, b'{"text": "x"}')
        assert kept.forget(NOON) == 0
        kept.keep("sha256:9", b"{}", b"{}", NOON)


@pytest.mark.parametrize("version", of("accounts"))
def test_accounts_of_every_version(version: str, tmp_path: Path) -> None:
    path = tmp_path / "claims-accounts.sqlite"
    made_again("accounts", version, path)
    known = accounts.Accounts(path, accounts.Pool(path), lambda: NOON)
    assert [(each.name, each.role, each.active) for each in accounts.everybody(known)] == [
        ("Ada", "admin", True), ("leo", "reviewer", True),
    ]  # fmt: skip
    assert accounts.by_password(known, "ada", PASSWORD) is not None
    found = accounts.by_token(known, TOKEN)
    assert found is not None
    assert found.name == "leo"
    assert accounts.secret_key(known) == "0" * 64
    assert [(each.by, each.account, each.action) for each in accounts.history(known)] == [
        ("Ada", "leo", "role"), ("Ada", "leo", "add"), (None, "Ada", "add"),
    ]  # fmt: skip
    accounts.deactivate(known, 2, by=1)
    accounts.close(known)


@pytest.mark.parametrize("version", of("answered"))
def test_answers_of_every_version(version: str, tmp_path: Path) -> None:
    path = tmp_path / "claims-answered.sqlite"
    made_again("answered", version, path)
    known = Answered(path)
    with known.turn() as db:
        row = db.execute("SELECT request, status, headers, body FROM answered WHERE account = '1' AND key = 'a1'")
        assert row.fetchone() == ("0" * 64, 201, '{"ETag": "\\"1\\""}', b'{"id": "c1"}')
    known.forget()
    known.close()
