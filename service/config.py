"""What a process is told at its start: options before environment variables before defaults; frozen from then on."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from claims.errors import Fault, InvalidInput

PREFIX = "BELEGT_"


def _cores() -> int:
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
    threads: int = 4  # in each process; one slow client holds one, and more only get in the way of each other
    max_body: int = 512 * 1024  # bytes of a request: 20,000 characters, each escaped as \\uXXXX\\uXXXX, fit well in
    max_batch: int = 256 * 1024 * 1024  # bytes of a batch, which waits on the disk, not in memory

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
                faults.append(Fault(PREFIX + name.upper(), f"{text!r} is no whole number"))
        for name, message in _out_of_bounds(given):
            faults.append(Fault(f"/{name}" if name in chosen else PREFIX + name.upper(), message))
        if faults:
            raise InvalidInput(faults)
        return cls(**given)

    def processes(self) -> int:
        """How many worker processes are meant."""
        return self.workers or min(max(_cores(), 2), 8)


_KINDS: Mapping[str, type[int] | type[str]] = {
    field.name: int if "int" in str(field.type) else str for field in fields(Settings)
}
_BOUNDS = {
    "port": (0, 65535),
    "workers": (0, 256),
    "threads": (1, 256),
    "max_body": (1024, 2**30),
    "max_batch": (1024, 2**40),
}


def _out_of_bounds(given: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        (name, f"{given[name]} is not between {least} and {most}")
        for name, (least, most) in _BOUNDS.items()
        if name in given and not least <= given[name] <= most
    ]
