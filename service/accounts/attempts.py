"""How often somebody may try a password: counted in the accounts' file, which all workers share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from service.accounts.accounts import Accounts, name_key, stamp, writing
from service.errors import TooBusy, TooManyAttempts

# For which attempts to look, how many there may be, and in which time. One address never uses up what a name has in
# all. The last one slows down who guesses one name from many addresses; as it is also a way to keep somebody out, it
# does not hold for a browser in which this very account has signed in before (sessions.browser_of), which counts as an
# address of its own: https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
LIMITS = (
    ("name = :name AND address = :address", 5, timedelta(minutes=5)),
    ("name = :name AND address = :address", 20, timedelta(hours=1)),
    ("address = :address", 30, timedelta(minutes=5)),
    ("name = :name", 50, timedelta(hours=1)),
)
_OF_ALL = "name = :name"
_LONGEST = max(time for _, _, time in LIMITS)


@contextmanager
def attempt(accounts: Accounts, name: str, address: str, browser: str | None = None) -> Iterator[None]:
    """Trying a password in this block counts, from before it begins: of many at once, none slips through.

    `browser`: the one that is known to be this account's. A right password is to be told by `succeeded`. Raises
    TooManyAttempts, StorageUnavailable.
    """
    number = _count(accounts, name, browser or address, known=browser is not None)
    try:
        yield
    except TooBusy:  # nothing was tried
        with writing(accounts) as db:
            db.execute("DELETE FROM attempts WHERE id = ?", [number])
        raise


def succeeded(accounts: Accounts, name: str, address: str, browser: str | None = None) -> None:
    """Whoever knows the password did not guess: the attempts of this name from there are forgotten."""
    with writing(accounts) as db:
        db.execute("DELETE FROM attempts WHERE name = ? AND address = ?", [name_key(name), browser or address])


def _count(accounts: Accounts, name: str, address: str, *, known: bool) -> int:
    """Note one more attempt. One too many is not noted: who keeps trying waits no longer than others."""
    now = accounts.clock()
    given = {"name": name_key(name), "address": address}
    with writing(accounts) as db:
        db.execute("DELETE FROM attempts WHERE at <= ?", [stamp(now - _LONGEST)])
        for which, most, time in LIMITS:
            if known and which == _OF_ALL:
                continue
            sql = f"SELECT at FROM attempts WHERE {which} AND at > :since ORDER BY at DESC LIMIT 1 OFFSET :most"  # noqa: S608  # from the table above
            row = db.execute(sql, {**given, "since": stamp(now - time), "most": most - 1}).fetchone()
            if row:
                left = datetime.fromisoformat(row[0]) + time - now
                raise TooManyAttempts(max(1, int(left.total_seconds()) + 1), "attempts to sign in")
        sql = "INSERT INTO attempts (name, address, at) VALUES (?, ?, ?) RETURNING id"
        (number,) = db.execute(sql, [given["name"], address, stamp(now)]).fetchone()
        return int(number)
