"""The memory of a process on large pages, where Linux offers them to those who ask.

A verdict touches many small objects all over a hundred megabytes, and where each lies is looked up by pages of four
kilobytes. On pages of two megabytes a verdict among a million meetings takes 0.93 of the processor time. Only what is
in use already is moved, so that the memory hardly grows: by one or two megabytes of a hundred and fifty.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from pathlib import Path

_OFFERED = Path("/sys/kernel/mm/transparent_hugepage/enabled")  # "always [madvise] never": which of them holds
_MAPS = Path("/proc/self/maps")
_LARGE = 2 * 1024 * 1024  # bytes
_HUGEPAGE, _COLLAPSE = 14, 25  # Linux' advice on memory: large pages from now on; what is there at once


def ask() -> int:
    """Ask for large pages for all memory that this process holds now; how many bytes were moved to them.

    It takes a tenth of a second, and does nothing where the system has no large pages, or its operator wants none.
    """
    try:
        if "[never]" in _OFFERED.read_text():
            return 0
        parts = list(large_parts(_MAPS.read_text().splitlines()))
        advise = ctypes.CDLL(None).madvise
    except (OSError, AttributeError):
        return 0
    advise.argtypes = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int
    for start, size in parts:
        advise(start, size, _HUGEPAGE)
    return sum(size for start, size in parts if advise(start, size, _COLLAPSE) == 0)


def large_parts(maps: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where the memory of objects lies, as address and bytes in whole large pages, by the lines of /proc/self/maps:
    what is private, can be written, and is of no file."""
    for line in maps:
        where, access, _, _, file, *name = line.split()
        if access == "rw-p" and file == "0" and name in ([], ["[heap]"]):
            begin, end = (int(address, 16) for address in where.split("-"))
            start, stop = -(-begin // _LARGE) * _LARGE, end // _LARGE * _LARGE
            if start < stop:
                yield start, stop - start
