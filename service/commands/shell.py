"""What the commands of `belegt` share: their exit statuses, options, examples, and how they speak to a person."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from service.config import Settings

_Command = TypeVar("_Command", bound=Callable[..., Any])
DONE, FAULTS, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def say(message: str) -> None:
    """Tell a person something, on standard error."""
    click.echo(message, err=True)


def example(*lines: str) -> str:
    """An epilog that shows how a command is used."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


def database_option(command: _Command) -> _Command:
    """--database, the same for every command."""
    help = "The claims' database, sqlite:///PATH.  [env: BELEGT_DATABASE; default: in your data directory]"
    return click.option("--database", metavar="URL", help=help)(command)


def settings_of(**options: Any) -> Settings:
    """The settings by a command's options, the environment and the defaults. Raises InvalidInput."""
    from service.config import Settings

    return Settings.load(options)


def place(settings: Settings) -> str:
    """The database in words."""
    from claims.storage import path_of

    return str(path_of(settings.database))


def author(by: str | None) -> str:
    """Who writes, for the history: who is named, else the user of this system."""
    if by and by.strip():
        return by.strip()
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as in containers
        return "command line"
