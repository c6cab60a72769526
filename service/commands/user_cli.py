"""`belegt user`: accounts for those who may read the server's files. The first admin is made here."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from service.commands.shell import DONE, database_option, example, place, say, settings_of

if TYPE_CHECKING:
    from service.accounts.accounts import Accounts
    from service.config import Settings

_MOST = 8192  # bytes of a password on standard input, far more than one may have


@click.group(
    short_help="Make accounts and change them.",
    epilog=example("belegt user add eva --admin", "belegt user list", "belegt user token eva 'the nightly export'"),
)
def user() -> None:
    """Accounts: who may sign in, and do what. A password is asked for, or is the first line of standard input."""


@user.command(epilog=example("belegt user add eva --admin", "belegt user add finn --role reviewer < password.txt"))
@click.argument("name")
@click.option("--role", type=click.Choice(["reader", "reviewer", "admin"]), help="What it may do.  [default: reader]")
@click.option("--admin", is_flag=True, help="The same as --role admin.")
@database_option
def add(name: str, role: str | None, admin: bool, database: str | None) -> int:
    """Make an account."""
    from service.accounts import accounts

    if admin and role not in (None, "admin"):
        raise click.UsageError("Give --role or --admin, not both.")
    with _open(database) as known:
        made = accounts.add(known, name, _password(), "admin" if admin else role or "reader", by=None)
    say(f"Made the account {made.name} of the role {made.role}.")
    path = place(settings_of(database=database))
    if not Path(path).exists():  # perhaps another one was meant
        say(f"Note: there is no database {path} yet; `belegt serve` or `belegt seed` makes one.")
    return DONE


@user.command(name="list", epilog=example("belegt user list"))
@database_option
def list_(database: str | None) -> int:
    """List all accounts: name, role, and whether it is active."""
    from service.accounts import accounts

    with _open(database) as known:
        everybody = accounts.everybody(known)
    for account in everybody:
        click.echo(f"{account.name}\t{account.role}\t{'active' if account.active else 'deactivated'}")
    if not everybody:
        say("There are no accounts yet. `belegt user add NAME --admin` makes the first admin.")
    return DONE


@user.command(epilog=example("belegt user password eva"))
@click.argument("name")
@database_option
def password(name: str, database: str | None) -> int:
    """Give somebody another password; whoever is signed in by the old one is signed out."""
    from service.accounts import accounts

    with _open(database) as known:
        id = accounts.by_name(known, name).id
        account = accounts.set_password(known, id, _password(), by=None)
    say(f"{account.name} has a new password.")
    return DONE


@user.command(epilog=example("belegt user deactivate finn"))
@click.argument("name")
@database_option
def deactivate(name: str, database: str | None) -> int:
    """Let somebody in no more: sessions end, and tokens are revoked."""
    from service.accounts import accounts

    with _open(database) as known:
        account = accounts.deactivate(known, accounts.by_name(known, name).id, by=None)
    say(f"{account.name} is deactivated.")
    return DONE


@user.command(epilog=example("belegt user token eva 'the nightly export'"))
@click.argument("name")
@click.argument("label")
@database_option
def token(name: str, label: str, database: str | None) -> int:
    """Make an API token and print it, this once. LABEL says what it is for."""
    from service.accounts import accounts

    with _open(database) as known:
        made = accounts.add_token(known, accounts.by_name(known, name).id, label, by=None)
    click.echo(made)
    return DONE


def say_how_to_begin(settings: Settings) -> None:
    """While nobody can manage accounts, tell how to make somebody who can."""
    from service.accounts import accounts

    known = accounts.open_accounts(settings.database)
    try:
        if accounts.has_admin(known):
            return
    finally:
        accounts.close(known)
    where = f" --database {settings.database}" if settings.database else ""
    say(f"There is no admin yet. Make one: {_program()} user add NAME --admin{where}")


def _program() -> str:
    """How the person has called us, so that it works again."""
    return sys.argv[0] if sys.argv[0].endswith("belegt") else "belegt"


@contextmanager
def _open(database: str | None) -> Iterator[Accounts]:
    from service.accounts import accounts

    known = accounts.open_accounts(settings_of(database=database).database)
    try:
        yield known
    finally:
        accounts.close(known)


def _password() -> str:
    """What somebody types twice, or the first line of a pipe; never an argument, which other people could see."""
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    line = sys.stdin.buffer.readline(_MOST).removesuffix(b"\n").removesuffix(b"\r")
    return line.decode("utf-8", "surrogateescape")  # bytes that are no UTF-8 are told as such
