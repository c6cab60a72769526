"""Where claims are kept. Only this module knows which engines there are."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from claims.errors import StorageUnavailable
from claims.storage.interface import Store, Verdicts

if TYPE_CHECKING:
    from claims.storage.backup import Copied

NameKeys = Callable[[str], Iterable[str]]

_SQLITE = "sqlite:///"
_LONGEST_NAME = 200  # bytes; what lies beside a database is called a little longer, and may have no more than 255


def open_store(url: str | None = None, *, read_only: bool = False, name_keys: NameKeys | None = None) -> Store:
    """The store at a URL, made and brought up to date where need be, unless it is opened for reading only.

    The URL is `sqlite:///PATH`, with a PATH that is absolute (so four slashes in all) or relative to the current
    folder. Without a URL that of the environment's BELEGT_DATABASE holds, else `belegt.sqlite` in the user's data
    directory. `name_keys`: the function that makes a person's name keys; claims.names.stored_keys where none is given.
    Raises StorageUnavailable, whose message says what to do.
    """
    from claims.storage.sqlite import SqliteStore

    return SqliteStore(path_of(url), read_only=read_only, name_keys=name_keys)


def open_verdicts(url: str | None = None, keep_for: timedelta | None = None) -> Verdicts:
    """The kept verdicts that belong to the store at this URL: a file beside it, `…-verdicts.sqlite`.

    `keep_for`: how long a verdict is kept; None: for ever.
    """
    from claims.storage.verdicts import SqliteVerdicts

    return SqliteVerdicts(beside(url, "verdicts"), keep_for)


def back_up(url: str | None, to: Path) -> Copied:
    """Copy the store at this URL, and what is kept beside it, while others write: claims.storage.backup."""
    from claims.storage import backup

    return backup.back_up(path_of(url), to)


def restore(url: str | None, source: Path, *, replace: bool = False) -> Copied:
    """Put a proven backup in the place of the store at this URL: claims.storage.backup."""
    from claims.storage import backup

    return backup.restore(path_of(url), source, replace=replace)


def beside(url: str | None, name: str) -> Path:
    """The file that keeps something else beside the store at this URL: `…-NAME.sqlite`."""
    path = path_of(url)
    return path.with_name(f"{path.stem}-{name}.sqlite")


def default_url() -> str:
    """The URL that holds where none is given."""
    named = os.environ.get("BELEGT_DATABASE")
    return named or _SQLITE + str(Path(platformdirs.user_data_dir("belegt", appauthor=False)) / "belegt.sqlite")


def path_of(url: str | None) -> Path:
    """The file that a URL names, from the root on. Raises StorageUnavailable, whose message shows no password."""
    url = default_url() if url is None else url
    scheme, separator, _ = url.partition("://")
    if separator and scheme in ("postgresql", "postgres"):
        raise StorageUnavailable("PostgreSQL is not built in yet; it follows. Use sqlite:///PATH.")
    path = url.removeprefix(_SQLITE)
    if not url.startswith(_SQLITE) or path.strip("/") in ("", ":memory:") or "\0" in path:
        shown = url if "@" not in url else f"{scheme}://…"  # what stands before an @ may be a password
        raise StorageUnavailable(f"{shown!r} names no database. Use sqlite:///PATH, such as sqlite:///belegt.sqlite.")
    if len(os.fsencode(Path(path).name)) > _LONGEST_NAME:
        raise StorageUnavailable(f"The name {path[:_LONGEST_NAME]!r}… is too long for a file.")
    try:
        return Path(path).expanduser().absolute()
    except RuntimeError:
        raise StorageUnavailable(f"{url!r} names the home of somebody who is not known here.") from None
