"""Which version of Belegt answers: it is part of every verdict, and of the hash that names a verdict."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version


@cache
def engine() -> str:
    """The version in the package's metadata."""
    try:
        return version("belegt")
    except PackageNotFoundError:  # run from a source tree that was never installed
        return "0+source"
