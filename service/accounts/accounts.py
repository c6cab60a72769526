"""Accounts: who may do what, their tokens, and the history of both, in a SQLite file of their own beside the claims.

Whoever does something is given as `by`: an account's id, or None for somebody at the command line.
"""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlite_utils import Database, Migrations

from claims.errors import Fault, InvalidInput, NotFound, StorageUnavailable
from claims.storage import beside
from claims.storage.sqlite_pool import Pool, is_there
from service.accounts import passwords
from service.errors import LastAdmin, NameTaken

ROLES = ("reader", "reviewer", "admin")  # each may do what those before it may
TOKEN_PREFIX = "belegt_"  # noqa: S105  # by which people and scanners of repositories know what they see
_LONGEST = 64  # characters of a name or of a token's label
_USED_AGAIN = timedelta(minutes=1)  # how exactly a token's last use is known

migrations = Migrations("belegt-accounts")

_TABLES = """
CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,             -- as it is shown; it never changes
  key TEXT NOT NULL UNIQUE,       -- the name without what makes no difference
  role TEXT NOT NULL CHECK (role IN ('reader', 'reviewer', 'admin')),
  hash TEXT NOT NULL,             -- of the password, by argon2
  active INTEGER NOT NULL DEFAULT 1,
  session INTEGER NOT NULL DEFAULT 1  -- sessions of another number have ended
);
CREATE TRIGGER accounts_name BEFORE UPDATE OF id, name, key ON accounts
BEGIN SELECT RAISE(ABORT, 'a name never changes: histories show it'); END;
CREATE TRIGGER accounts_delete BEFORE DELETE ON accounts
BEGIN SELECT RAISE(ABORT, 'accounts are deactivated, never deleted'); END;

CREATE TABLE tokens (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES accounts (id),
  label TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  made TEXT NOT NULL,             -- UTC, as all times
  used TEXT,
  revoked TEXT
);
CREATE INDEX tokens_account ON tokens (account);

CREATE TABLE history (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  by INTEGER REFERENCES accounts (id),  -- NULL: somebody at the command line
  account INTEGER NOT NULL REFERENCES accounts (id),
  action TEXT NOT NULL,
  detail TEXT
);
CREATE TRIGGER history_update BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is only ever added to'); END;
CREATE TRIGGER history_delete BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is only ever added to'); END;

CREATE TABLE attempts (           -- to sign in, of the last hour
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE INDEX attempts_name ON attempts (name, at);
CREATE INDEX attempts_address ON attempts (address, at);
CREATE INDEX attempts_at ON attempts (at);

CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


@migrations()
def m0001_tables(db: Database) -> None:
    db.executescript(_TABLES)


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in. `session` is the number that a session of this account carries while it holds."""

    id: int
    name: str
    role: str
    active: bool = True
    session: int = 1


@dataclass(frozen=True, slots=True)
class Token:
    """What is known of an API token: everything but the token itself."""

    id: int
    label: str
    made: datetime
    used: datetime | None


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that was done to an account: `by` is a name, or None for the command line."""

    at: datetime
    by: str | None
    account: str
    action: str
    detail: str | None


@dataclass(frozen=True, slots=True)
class Accounts:
    """The file of accounts that belongs to one database. It is made when it is first written to."""

    path: Path
    pool: Pool
    clock: Callable[[], datetime]


def open_accounts(url: str | None = None, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Accounts:
    """The accounts that belong to the claims at this URL. Nothing is opened yet. Raises StorageUnavailable."""
    path = beside(url, "accounts")
    return Accounts(path, Pool(path), clock)


def close(accounts: Accounts) -> None:
    accounts.pool.close()


# Accounts


def add(accounts: Accounts, name: str, password: str, role: str, *, by: int | None) -> Account:
    """Make an account. Raises InvalidInput (all faults), NameTaken, TooBusy."""
    name = unicodedata.normalize("NFC", name).strip()
    faults = [*_text_faults("name", name), *_role_faults(role)]
    try:
        hash = passwords.hashed(password)
    except InvalidInput as error:
        raise InvalidInput([*faults, *error.faults]) from None
    if faults:
        raise InvalidInput(faults)
    with writing(accounts) as db:
        if db.execute("SELECT 1 FROM accounts WHERE key = ?", [name_key(name)]).fetchone():
            raise NameTaken(name)
        sql = "INSERT INTO accounts (name, key, role, hash) VALUES (?, ?, ?, ?) RETURNING id"
        (id,) = db.execute(sql, [name, name_key(name), role, hash]).fetchone()
        _note(accounts, db, by, id, "add", role)
        return _get(db, id)


def everybody(accounts: Accounts) -> list[Account]:
    """All accounts, by name."""
    with _reading(accounts) as db:
        return [] if db is None else [_account(row) for row in db.execute(f"{_SELECT} ORDER BY key")]


def find(accounts: Accounts, id: int) -> Account | None:
    """The account of this id, if there is one."""
    with _reading(accounts) as db:
        row = db and db.execute(f"{_SELECT} WHERE id = ?", [id]).fetchone()
    return _account(row) if row else None


def by_name(accounts: Accounts, name: str) -> Account:
    """Raises NotFound."""
    found = _with_hash(accounts, name)
    if found is None:
        raise NotFound("account", name[:_LONGEST])
    return found[0]


def by_password(accounts: Accounts, name: str, password: str) -> Account | None:
    """The active account of this name and password, if they are right. Takes the same time if not. Raises TooBusy."""
    found = _with_hash(accounts, name)
    fits = passwords.fits(password, found[1] if found else None)
    return found[0] if found and fits and found[0].active else None


def by_token(accounts: Accounts, token: str) -> Account | None:
    """The active account that made this token, unless it was revoked."""
    with _reading(accounts) as db:
        if db is None:
            return None
        sql = (
            "SELECT t.id, t.used, a.id, a.name, a.role, a.active, a.session FROM tokens t JOIN accounts a "
            "ON a.id = t.account WHERE t.sha256 = ? AND t.revoked IS NULL AND a.active"
        )
        row = db.execute(sql, [_digest(token)]).fetchone()
    if row is None:
        return None
    now = accounts.clock()
    if row[1] is None or _moment(row[1]) < now - _USED_AGAIN:
        with suppress(StorageUnavailable), writing(accounts) as db:  # who can't write may still read
            db.execute("UPDATE tokens SET used = ? WHERE id = ?", [stamp(now), row[0]])
    return _account(row[2:])


def set_role(accounts: Accounts, id: int, role: str, *, by: int | None) -> Account:
    """Give somebody another role; sessions end. Raises InvalidInput, NotFound, LastAdmin."""
    if faults := _role_faults(role):
        raise InvalidInput(faults)
    with writing(accounts) as db:
        before = _get(db, id)
        if before.role != role:
            if before.role == "admin":
                _need_another_admin(db, before)
            db.execute("UPDATE accounts SET role = ?, session = session + 1 WHERE id = ?", [role, id])
            _note(accounts, db, by, id, "role", f"{before.role} → {role}")
        return _get(db, id)


def set_password(accounts: Accounts, id: int, password: str, *, by: int | None) -> Account:
    """Give somebody another password; sessions end. Raises InvalidInput, NotFound, TooBusy."""
    hash = passwords.hashed(password)
    with writing(accounts) as db:
        _get(db, id)
        db.execute("UPDATE accounts SET hash = ?, session = session + 1 WHERE id = ?", [hash, id])
        _note(accounts, db, by, id, "password")
        return _get(db, id)


def deactivate(accounts: Accounts, id: int, *, by: int | None) -> Account:
    """Let nobody in by this account any more; its tokens are revoked for good. Raises NotFound, LastAdmin."""
    with writing(accounts) as db:
        before = _get(db, id)
        if before.active:
            if before.role == "admin":
                _need_another_admin(db, before)
            db.execute("UPDATE accounts SET active = 0, session = session + 1 WHERE id = ?", [id])
            now = stamp(accounts.clock())
            db.execute("UPDATE tokens SET revoked = ? WHERE account = ? AND revoked IS NULL", [now, id])
            _note(accounts, db, by, id, "deactivate")
        return _get(db, id)


def activate(accounts: Accounts, id: int, *, by: int | None) -> Account:
    """Let a deactivated account in again. Raises NotFound."""
    with writing(accounts) as db:
        if not _get(db, id).active:
            db.execute("UPDATE accounts SET active = 1 WHERE id = ?", [id])
            _note(accounts, db, by, id, "activate")
        return _get(db, id)


def end_sessions(accounts: Accounts, id: int, *, by: int | None) -> Account:
    """Sign somebody out everywhere. Raises NotFound."""
    with writing(accounts) as db:
        _get(db, id)
        db.execute("UPDATE accounts SET session = session + 1 WHERE id = ?", [id])
        _note(accounts, db, by, id, "sign-out")
        return _get(db, id)


def has_admin(accounts: Accounts) -> bool:
    """Whether anybody can manage accounts."""
    with _reading(accounts) as db:
        sql = "SELECT 1 FROM accounts WHERE role = 'admin' AND active LIMIT 1"
        return db is not None and db.execute(sql).fetchone() is not None


def history(accounts: Accounts, limit: int = 100, *, account: int | None = None) -> list[Done]:
    """What was done to accounts, or to one of them; the latest first."""
    sql = (
        "SELECT h.at, b.name, a.name, h.action, h.detail FROM history h JOIN accounts a ON a.id = h.account "
        "LEFT JOIN accounts b ON b.id = h.by WHERE ? IS NULL OR h.account = ? ORDER BY h.number DESC LIMIT ?"
    )
    with _reading(accounts) as db:
        rows = [] if db is None else db.execute(sql, [account, account, limit]).fetchall()
    return [Done(_moment(at), *rest) for at, *rest in rows]


# Tokens


def add_token(accounts: Accounts, id: int, label: str, *, by: int | None) -> str:
    """Make an API token for an account. It is returned here and kept nowhere. Raises InvalidInput, NotFound."""
    label = unicodedata.normalize("NFC", label).strip()
    if faults := _text_faults("label", label):
        raise InvalidInput(faults)
    token = TOKEN_PREFIX + secrets.token_urlsafe(32)
    with writing(accounts) as db:
        if not _get(db, id).active:
            raise InvalidInput([Fault("", "The account is deactivated, so a token for it would open nothing.")])
        row = [id, label, _digest(token), stamp(accounts.clock())]
        db.execute("INSERT INTO tokens (account, label, sha256, made) VALUES (?, ?, ?, ?)", row)
        _note(accounts, db, by, id, "token", label)
    return token


def tokens(accounts: Accounts, id: int) -> list[Token]:
    """The tokens of an account that hold, the latest first."""
    with _reading(accounts) as db:
        sql = "SELECT id, label, made, used FROM tokens WHERE account = ? AND revoked IS NULL ORDER BY id DESC"
        rows = [] if db is None else db.execute(sql, [id]).fetchall()
    return [Token(number, label, _moment(made), _moment(used) if used else None) for number, label, made, used in rows]


def revoke_token(accounts: Accounts, id: int, token: int, *, by: int | None) -> None:
    """Let a token of this account open nothing any more, at once. Raises NotFound."""
    with writing(accounts) as db:
        sql = "SELECT label, revoked FROM tokens WHERE id = ? AND account = ?"
        row = db.execute(sql, [token, id]).fetchone() if token <= _LARGEST else None
        if row is None:
            raise NotFound("token", str(token))
        if row[1] is None:
            db.execute("UPDATE tokens SET revoked = ? WHERE id = ?", [stamp(accounts.clock()), token])
            _note(accounts, db, by, id, "revoke", row[0])


# Secrets


def secret_key(accounts: Accounts) -> str:
    """What signs sessions: made once, and the same for every process. It is only written where there is none."""
    sql = "SELECT value FROM secrets WHERE name = 'sessions'"
    with _reading(accounts) as known:
        row = known.execute(sql).fetchone() if known is not None else None
    if row is None:
        with writing(accounts) as db:
            made = secrets.token_hex(32)
            db.execute("INSERT INTO secrets VALUES ('sessions', ?) ON CONFLICT DO NOTHING", [made])
            row = db.execute(sql).fetchone()
    return str(row[0])


# Inside

_LARGEST = 2**63 - 1  # id that SQLite can be asked for
_SELECT = "SELECT id, name, role, active, session FROM accounts"


@contextmanager
def writing(accounts: Accounts) -> Iterator[Database]:
    """A transaction that is the only one to write from its beginning; an error undoes it. Raises StorageUnavailable."""
    accounts.pool.prepare(migrations, private=True)
    with accounts.pool.connection() as db:
        db.execute("BEGIN IMMEDIATE")
        yield db
        db.commit()


@contextmanager
def _reading(accounts: Accounts) -> Iterator[Database | None]:
    """The file, if there is one."""
    if not is_there(accounts.path):
        yield None
        return
    accounts.pool.prepare(migrations, private=True)
    with accounts.pool.connection() as db:
        yield db


def _with_hash(accounts: Accounts, name: str) -> tuple[Account, str] | None:
    with _reading(accounts) as db:
        sql = "SELECT id, name, role, active, session, hash FROM accounts WHERE key = ?"
        row = db and db.execute(sql, [name_key(name)]).fetchone()
    return (_account(row[:5]), row[5]) if row else None


def _get(db: Database, id: int) -> Account:
    row = db.execute(f"{_SELECT} WHERE id = ?", [id]).fetchone() if id <= _LARGEST else None
    if row is None:
        raise NotFound("account", str(id))
    return _account(row)


def _account(row: Any) -> Account:
    id, name, role, active, session = row
    return Account(id, name, role, bool(active), session)


def _need_another_admin(db: Database, account: Account) -> None:
    """Somebody has to be left who can manage accounts. Raises LastAdmin."""
    sql = "SELECT 1 FROM accounts WHERE role = 'admin' AND active AND id != ? LIMIT 1"
    if account.active and db.execute(sql, [account.id]).fetchone() is None:
        raise LastAdmin


def _note(accounts: Accounts, db: Database, by: int | None, id: int, action: str, detail: str | None = None) -> None:
    row = [stamp(accounts.clock()), by, id, action, detail]
    db.execute("INSERT INTO history (at, by, account, action, detail) VALUES (?, ?, ?, ?, ?)", row)


def name_key(name: str) -> str:
    """What two names that a person takes for the same have in common. Never fails."""
    text = unicodedata.normalize("NFKC", name).strip().casefold()
    return text.encode("utf-8", "replace").decode()[:200]


def _text_faults(what: str, text: str) -> list[Fault]:
    path = f"/{what}"
    if not text:
        return [Fault(path, f"The {what} is empty.")]
    if len(text) > _LONGEST:
        return [Fault(path, f"The {what} has {len(text)} characters; at most {_LONGEST} are allowed.")]
    if any(unicodedata.category(each) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") for each in text):
        return [Fault(path, f"The {what} holds a character that can't be seen.")]
    return []


def _role_faults(role: str) -> list[Fault]:
    return [] if role in ROLES else [Fault("/role", f"The role has to be one of {', '.join(ROLES)}.")]


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def stamp(moment: datetime) -> str:
    """A moment as it is kept, so that later ones sort after it."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _moment(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp)
