"""What a process is told at its start: options before environment variables before defaults; frozen from then on."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from claims.errors import Fault, InvalidInput, StorageUnavailable

PREFIX = "BELEGT_"
LOG_LEVELS = ("info", "warning", "error")


def cores() -> int:
    """How many processors this process may use; not how many the machine has."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting has an environment variable: BELEGT_DATABASE, BELEGT_HOST, and so on."""

    database: str | None = None  # a URL; None: where claims.open_store looks by itself
    host: str = "127.0.0.1"
    port: int = 8000  # 0: any that is free
    workers: int = 0  # processes; 0: one a processor, but from two to eight
    threads: int = 6  # in each process; one slow client holds one, and many only get in the way of each other
    max_body: int = 512 * 1024  # bytes of a request: 20,000 characters, each escaped as \\uXXXX\\uXXXX, fit well in
    max_article: int = 6 * 1024 * 1024  # bytes of a request with an article: a page of 4 MB in JSON
    max_batch: int = 256 * 1024 * 1024  # bytes of a batch, which waits on the disk, not in memory
    public: bool = True  # whether checking and reading need no account
    rate: int = 6000  # requests a minute that each process answers one address without an account; 0: any number
    proxies: int = 0  # proxies in front of the service, whose X-Forwarded- headers tell who asks; 0: believe none
    run_folder: str | None = None  # where the workers of one service share figures; None: `serve` makes one
    log: str = "info"  # what is logged: "info" every request, "warning" and "error" only what somebody should see
    log_text: bool = False  # whether the log may repeat words of requests, which errors like to quote
    keep_days: int | None = None  # how long kept verdicts are kept; None: for ever
    secret_key: str | None = field(default=None, repr=False)  # signs sessions; None: one that is made once and kept

    @classmethod
    def load(cls, options: Mapping[str, Any] | None = None, environ: Mapping[str, str] | None = None) -> Settings:
        """The settings by options, environment and defaults. Raises InvalidInput with every fault."""
        chosen = {name: value for name, value in (options or {}).items() if value is not None}
        variables = os.environ if environ is None else environ
        given: dict[str, Any] = dict(chosen)
        faults: list[Fault] = []
        for name, kind in _KINDS.items():
            text = variables.get(PREFIX + name.upper(), "")
            if name in chosen or not text:
                continue
            try:
                given[name] = kind(text)
            except ValueError:
                faults.append(Fault(PREFIX + name.upper(), f"{text!r} is {_NOT[kind]}"))
        for name, message in (*_out_of_bounds(given), *_no_database(given.get("database"))):
            faults.append(Fault(f"/{name}" if name in chosen else PREFIX + name.upper(), message))
        if faults:
            raise InvalidInput(faults)
        return cls(**given)

    def processes(self) -> int:
        """How many worker processes are meant."""
        return self.workers or min(max(cores(), 2), 8)


_SWITCH = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


def _switch(text: str) -> bool:
    try:
        return _SWITCH[text.strip().lower()]
    except KeyError:
        raise ValueError(text) from None


_READERS: Mapping[str, Callable[[str], Any]] = {"int": int, "bool": _switch, "str": str}
_NOT: Mapping[Callable[[str], Any], str] = {int: "no whole number", _switch: "neither 1 nor 0"}
_KINDS: Mapping[str, Callable[[str], Any]] = {
    each.name: _READERS[str(each.type).partition(" ")[0]] for each in fields(Settings)
}
_BOUNDS = {
    "port": (0, 65535),
    "workers": (0, 256),
    "threads": (1, 256),
    "max_body": (1024, 2**30),
    "max_article": (1024, 2**30),
    "max_batch": (1024, 2**40),
    "rate": (0, 10**9),
    "proxies": (0, 16),
    "keep_days": (1, 36_500),
}
_SHORTEST_KEY = 32  # characters


def _no_database(url: str | None) -> list[tuple[str, str]]:
    from claims.storage import path_of  # not above: `belegt --help` needs no storage

    try:
        path_of(url)
    except StorageUnavailable as error:
        return [("database", str(error))]
    return []


def _out_of_bounds(given: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = [
        (name, f"{given[name]} is not between {least} and {most}")
        for name, (least, most) in _BOUNDS.items()
        if given.get(name) is not None and not least <= given[name] <= most
    ]
    if given.get("log", "info") not in LOG_LEVELS:
        found.append(("log", f"{given['log']!r} is none of {', '.join(LOG_LEVELS)}"))
    if len(given.get("secret_key") or "x" * _SHORTEST_KEY) < _SHORTEST_KEY:
        found.append(("secret_key", f"it has fewer than {_SHORTEST_KEY} characters"))
    return found
