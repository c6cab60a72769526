"""Bars on standard error that show how far a command is, on a terminal and nowhere else."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def of_lines() -> Iterator[Callable[[int], None]]:
    """A bar for standard input, told how many bytes of a line are done; only where it disturbs nothing."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    status = os.fstat(sys.stdin.fileno())
    total = status.st_size if stat.S_ISREG(status.st_mode) else None  # of a pipe nobody knows the end
    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[lines]:,} lines"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, lines=0)
        lines = 0

        def advance(size: int) -> None:
            nonlocal lines
            lines += 1
            progress.update(task, advance=size, lines=lines)

        yield advance


@contextmanager
def of_files(count: int) -> Iterator[Callable[[], None]]:
    """A bar for so many files, told of each that is done. What is printed meanwhile stands above it."""
    if not sys.stderr.isatty() or count < 2:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(
        *columns, console=Console(stderr=True), transient=True, redirect_stdout=sys.stdout.isatty()
    ) as progress:
        task = progress.add_task("", total=count)
        yield lambda: progress.update(task, advance=1)


def counted(lines: Iterator[bytes], advance: Callable[[int], None]) -> Iterator[bytes]:
    """The same lines, of each of which `advance` is told once it was worked on."""
    for line in lines:
        yield line
        advance(len(line))


def tell(what: str) -> None:
    """Say what goes on, on a terminal and nowhere else."""
    if sys.stderr.isatty():
        print(what, file=sys.stderr, flush=True)


@contextmanager
def of_work(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """A bar for so many steps of one piece of work, told of those that are done."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=total)
        yield lambda done: progress.update(task, advance=done)
