"""Which memory is moved to large pages, and that what lies in it stays as it was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from service import large_pages

MAPS = """\
55d0c0000000-55d0c0001000 r--p 00000000 fe:00 1337 /usr/bin/python3.11
55d0c1000000-55d0c1345000 rw-p 00000000 00:00 0                          [heap]
7f0000000000-7f0000400000 rw-p 00000000 00:00 0
7f0000500000-7f0000b00000 rw-p 00000000 00:00 0
7f0001000000-7f0001200000 rw-p 00000000 00:00 0                          [stack]
7f0002000000-7f0002200000 r--p 00000000 00:00 0
7f0003000000-7f0003200000 rw-s 00000000 00:05 4711                       /dev/shm/figures.db
7f0004000000-7f0004200000 rw-p 00000000 fe:00 4712                       /usr/lib/libpython3.11.so
7f0005100000-7f0005300000 rw-p 00000000 00:00 0
"""
MEGABYTE = 1024 * 1024


def test_only_whole_pages_of_objects_are_moved() -> None:
    assert list(large_pages.large_parts(MAPS.splitlines())) == [
        (0x55D0C1000000, 2 * MEGABYTE),
        (0x7F0000000000, 4 * MEGABYTE),
        (0x7F0000600000, 4 * MEGABYTE),  # the half pages at either end stay
    ]


def test_what_lies_there_stays_as_it_was() -> None:
    rows = [(number, f"row {number}") for number in range(200_000)]
    moved = large_pages.ask()
    assert rows == [(number, f"row {number}") for number in range(200_000)]
    rollup = Path("/proc/self/smaps_rollup")
    if moved and rollup.exists():
        on_large = re.search(r"AnonHugePages:\s+(\d+) kB", rollup.read_text())
        assert on_large is not None
        assert int(on_large[1]) * 1024 >= moved / 2  # others may want memory, too, and split some again


@pytest.mark.parametrize("offered", ["always madvise [never]", None])
def test_nothing_is_moved_where_the_system_offers_none(
    offered: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "enabled"
    if offered is not None:
        told.write_text(offered)
    monkeypatch.setattr(large_pages, "_OFFERED", told)
    assert large_pages.ask() == 0
