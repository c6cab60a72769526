"""Databases as earlier versions of Belegt made them, recorded as SQL by the very code of each; see README.md."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from sqlite_utils import Migrations

from claims import review
from claims.record import document_from
from claims.storage import sqlite_schema, verdicts
from claims.storage.sqlite import SqliteStore
from claims.types import Alias, Claim, Subject
from service.accounts import accounts
from service.api import answered
from tests.storing import APA, BAKU, CLAIMS, DUNFORD, SMALL, TEXT, claim, day, name_keys, participant, revised, write

FOLDER = Path(__file__).parent
KINDS: dict[str, Migrations] = {
    "claims": sqlite_schema.migrations,
    "verdicts": verdicts.migrations,
    "accounts": accounts.migrations,
    "answered": answered.migrations,
}
FIRST_OF_THE_DESK = "m0002_desk"  # since which there are versions of documents, and erasures
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
PASSWORD, TOKEN = "made up for a record", "belegt_made-up-for-a-record"


def versions(kind: str) -> list[str]:
    """The names of all schema versions of a kind of file, the latest last."""
    return [migration.name for migration in KINDS[kind].pending(_empty())]


def recording(kind: str, version: str) -> Path:
    return FOLDER / f"{kind}-{version}.sql"


def made_again(kind: str, version: str, path: Path) -> None:
    """The database of this version, as it was recorded."""
    with closing(sqlite3.connect(path)) as db:
        db.executescript(recording(kind, version).read_text(encoding="utf-8"))


def claims_world(path: Path, *, desk: bool) -> SqliteStore:
    """A small world with a history: the same rows, numbers and moments whenever it is made. `desk`: with what only
    reviewers do. Uses of the store's methods only those that its first version had, where `desk` is False.
    """
    moments = (NOON + timedelta(minutes=number) for number in count())
    store = SqliteStore(path, name_keys=name_keys, clock=lambda: next(moments))
    store.write(SMALL, by="seed", action="seed", note="the first")
    other = claim("x1", "date", day("2017-03-01"), "Donnerstag", status="accepted")
    write(store, other, claim("x2", "status", {"status": "held"}, "Treffen"))
    write(store, claim("x3", "status", {"status": "denied"}, "Treffen", status="accepted"))
    write(store, revised(other, status="rejected"), revised(DUNFORD, label="J. Dünford", aliases=(Alias("Джо"),)))
    write(store, revised(CLAIMS[0], value=participant("e3")), revised(BAKU, container=None))
    write(store, revised(revised(other), status="accepted", spans=CLAIMS[0].spans, subject=Subject("meeting", ("m2",))))
    if desk:
        _review(store)
    return store


def _review(store: SqliteStore) -> None:
    """Versions of a document, of which a claim moves along, one is anchored again, and others are lost; an erasure."""
    newer = "Berichtigung. " + TEXT.replace("Baku.", "Baku!")
    replacing = {"id": "apa-2", "text": newer, "publisher": "APA", "replaces": APA.id}
    needs = review.new_version(store, document_from(replacing), by="anna", note="corrected").needs
    start = newer.index("Baku")
    [found] = [id for id in needs if id == "c4"]
    review.reanchor(store, found, _revision(store, found), "apa-2", [(start, start + 4)], by="anna")
    said = claim("r1", "topic", {"text": "Helsinki", "language": "de"}, "Helsinki", meeting="m3", document="rfe")
    write(store, replace(said, status="accepted"))
    review.edit(store, "r1", 1, {"attribution": {"text": "sagte X"}}, by="bert", note="as it says")
    store.erase("rfe", by="root", note="a court's order")


def _revision(store: SqliteStore, id: str) -> int:
    with store.view() as view:
        found: Claim = view.claim(id)
    return found.revision


def _record_claims(path: Path) -> None:
    claims_world(path, desk=True).close()


def _record_verdicts(path: Path) -> None:
    kept = verdicts.SqliteVerdicts(path)
    for number in range(3):
        kept.keep(f"sha256:{number}", b'{"body": %d}' % number, b'{"text": "x"}', NOON + timedelta(days=number))
    kept.close()


def _record_accounts(path: Path) -> None:
    known = accounts.Accounts(path, accounts.Pool(path), lambda: NOON)
    ada = accounts.add(known, "Ada", PASSWORD, "admin", by=None)
    leo = accounts.add(known, "leo", PASSWORD, "reader", by=ada.id)
    accounts.set_role(known, leo.id, "reviewer", by=ada.id)
    with accounts.writing(known) as db:
        row = [leo.id, "a record", accounts._digest(TOKEN), accounts.stamp(NOON)]
        db.execute("INSERT INTO tokens (account, label, sha256, made) VALUES (?, ?, ?, ?)", row)
        db.execute("INSERT INTO secrets VALUES ('sessions', ?)", ["0" * 64])
    accounts.close(known)


def _record_answered(path: Path) -> None:
    known = answered.Answered(path)
    with known.turn() as db:
        row = ["1", "a1", accounts.stamp(NOON), "0" * 64, 201, '{"ETag": "\\"1\\""}', b'{"id": "c1"}']
        db.execute("INSERT INTO answered VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    known.close()


RECORDING: dict[str, Callable[[Path], None]] = {
    "claims": _record_claims,
    "verdicts": _record_verdicts,
    "accounts": _record_accounts,
    "answered": _record_answered,
}


def record(kind: str, path: Path) -> Iterator[str]:
    """The lines of the SQL that makes this kind of file as this code makes it; `path`: where it may be made."""
    RECORDING[kind](path)
    with closing(sqlite3.connect(path)) as db:
        yield from db.iterdump()


def _empty() -> object:
    from sqlite_utils import Database

    return Database(memory=True)
