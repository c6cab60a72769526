"""Requests that may come twice: the same `Idempotency-Key` is answered once, and with the same answer for a day."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from flask import Response, current_app, request
from sqlite_utils import Database, Migrations

from claims.errors import Fault, InvalidInput
from claims.storage import beside
from claims.storage.sqlite_pool import Pool, empty_log
from service.accounts.access import who
from service.api.v1 import body
from service.errors import Malformed

_View = TypeVar("_View", bound=Callable[..., Response])
HEADER = "Idempotency-Key"
_LONGEST = 200  # characters of a key
_KEPT = timedelta(days=1)
_HEADERS = ("ETag", "Location")  # those of an answer that are kept with it

migrations = Migrations("belegt-answered")

_TABLES = """
CREATE TABLE answered (
  account TEXT NOT NULL,
  key TEXT NOT NULL,
  at TEXT NOT NULL,               -- UTC
  request TEXT NOT NULL,          -- SHA-256 of what was asked
  status INTEGER NOT NULL,
  headers TEXT NOT NULL,          -- JSON
  body BLOB NOT NULL,
  PRIMARY KEY (account, key)
) WITHOUT ROWID;
CREATE INDEX answered_at ON answered (at);
"""


@migrations()
def m0001_tables(db: Database) -> None:
    db.executescript(_TABLES)


class Answered:
    """The answers of a day, in a SQLite file of their own that all workers share. It is made when first needed."""

    def __init__(self, path: Path) -> None:
        self._pool = Pool(path)

    @contextmanager
    def turn(self) -> Iterator[Database]:
        """A transaction that others wait for: of two requests with one key, the second finds the first's answer.

        A process that is killed within it leaves nothing behind that would hold up anybody.
        """
        self._pool.prepare(migrations)
        with self._pool.connection() as db:
            db.execute("BEGIN IMMEDIATE")
            yield db
            db.commit()

    def forget(self) -> None:
        """Forget all answers: they may hold words of a text that was erased."""
        with self.turn() as db:
            db.execute("DELETE FROM answered")
            db.commit()
            empty_log(db)

    def close(self) -> None:
        self._pool.close()


def once(view: _View) -> _View:
    """Decorates a view that creates something, below `require`: it runs once for each key of an account.

    Only what was done is kept: after an error the same key may be sent again. Raises Malformed for a key that is
    none, InvalidInput for one that came with another request.
    """

    @wraps(view)
    def wrapped(**parts: str) -> Response:
        key = request.headers.get(HEADER)
        if key is None:
            return view(**parts)
        if not 0 < len(key) <= _LONGEST or not key.isprintable():
            raise Malformed([Fault("", f"{HEADER} has to be of 1 to {_LONGEST} printable characters.")])
        account = who()
        owner, asked = str(account.id) if account else "", _asked()
        with answers().turn() as db:
            sql = "SELECT request, status, headers, body FROM answered WHERE account = ? AND key = ? AND at > ?"
            row = db.execute(sql, [owner, key, _stamp(-_KEPT)]).fetchone()
            if row is not None:
                return _again(asked, *row)
            response = view(**parts)
            db.execute("DELETE FROM answered WHERE at <= ?", [_stamp(-_KEPT)])
            headers = json.dumps({name: response.headers[name] for name in _HEADERS if name in response.headers})
            values = [owner, key, _stamp(), asked, response.status_code, headers, response.get_data()]
            db.execute("INSERT INTO answered VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        return response

    return wrapped  # type: ignore[return-value]  # it takes and gives what the view does


def new_id(prefix: str) -> str:
    """The id of what a request makes. One with a key gets the same again: where a process was killed between making
    it and keeping the answer, the request that comes again finds what it made, and makes no other."""
    return f"{prefix}-{request_id() or uuid4().hex}"


def request_id() -> str | None:
    """What tells a request with a key from all others: 32 hexadecimal digits."""
    key, account = request.headers.get(HEADER), who()
    if key is None or account is None:
        return None
    return hashlib.sha256(f"{account.id} {key} {_asked()}".encode()).hexdigest()[:32]


def answers() -> Answered:
    """This process's way to the answers."""
    found: Answered = current_app.extensions["belegt-answered"]
    return found


def _asked() -> str:
    """What tells this request from others: its address and its body."""
    head = f"{request.method} {request.full_path} {request.mimetype}\n".encode("utf-8", "surrogatepass")
    return hashlib.sha256(head + body()).hexdigest()


def _again(asked: str, before: str, status: int, headers: str, data: bytes) -> Response:
    if asked != before:
        raise InvalidInput([Fault("", f"This {HEADER} came with another request before. Send a new one.")])
    response = Response(data, status, json.loads(headers), content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response


def _stamp(ago: timedelta = timedelta()) -> str:
    return (datetime.now(UTC) + ago).isoformat(timespec="microseconds")


def answered_beside(database: str | None) -> Answered:
    """The answers that belong to the claims at this URL."""
    return Answered(beside(database, "answered"))
