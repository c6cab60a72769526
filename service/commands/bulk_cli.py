"""`belegt verify --jsonl`: many statements from standard input, on all cores, with progress; stopped and resumed."""

from __future__ import annotations

import os
import signal
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn

from service.bulk import bulk
from service.bulk.crew import Crew, Work
from service.bulk.lines import Lines
from service.bulk.parcels import Run
from service.commands.resuming import opened, resumed
from service.commands.shell import DONE, FAULTS, say
from service.config import cores

if TYPE_CHECKING:
    from service.checker import Checker

_STOPPED = 128  # and the signal's number: the exit status of what a signal ended


def verify_lines(checker: Checker, defaults: dict[str, Any], processes: int | None, resume: Path | None) -> int:
    """Answer every line of standard input, on standard output or in the file to go on with. The exit status.

    Raises InvalidInput for a file that holds something else, and KeyboardInterrupt between two lines.
    """
    lines = Lines(_read_standard_input)
    with _whole_lines_only() as careful:
        if resume is None:
            return _verify(lines, Run.now(checker, defaults), checker, processes, careful(sys.stdout.buffer))
        with opened(resume) as file:
            run, bad = resumed(file, lines, checker.store.latest_change(), defaults)
            try:
                return _verify(lines, run, checker, processes, careful(file), bad)
            except KeyboardInterrupt:
                say(f"\nStopped. The same command goes on with {resume}.")
                raise


def _verify(
    lines: Lines, run: Run, checker: Checker, processes: int | None, write: Callable[[bytes], None], bad: int = 0
) -> int:
    processes = processes or cores()
    crew = Crew(Work(checker.database, run), checker, processes) if processes > 1 else None
    total, before = lines.taken, lines.size
    with _progress(total, before) as show, closing(bulk.answers(lines, run, checker, crew)) as answers:
        for each in answers:
            write(each.data)
            total += each.count
            bad += each.bad
            show(each.count, each.size)
    if bad:
        say(f'{bad} of {total} lines could not be checked; the answers with "error" say why.')
    return FAULTS if bad else DONE


def _read_standard_input(most: int) -> bytes:
    """What has come. Not through sys.stdin: its lock would be held by the thread that waits, even at the end."""
    return b"" if sys.stdin is None else os.read(sys.stdin.fileno(), most)


@contextmanager
def _whole_lines_only() -> Iterator[Callable[[BinaryIO], Callable[[bytes], None]]]:
    """Gives what makes a stream's `write` safe: Ctrl-C, and SIGTERM, stop us before or after it, not within.

    Within the block only; who asks twice is not kept waiting for a reader that does not read.
    """
    writing = False
    wished: int | None = None

    def stop(number: int, _: object) -> None:
        nonlocal wished
        if writing and wished is None:
            wished = number
        else:
            _end_by(number)

    def careful(stream: BinaryIO) -> Callable[[bytes], None]:
        def write(data: bytes) -> None:
            nonlocal writing
            writing = True
            try:
                left = memoryview(data)
                while left:  # with PYTHONUNBUFFERED a signal makes a write a short one
                    left = left[stream.write(left) :]
                stream.flush()  # whoever reads along has each verdict at once
            finally:
                writing = False
            if wished is not None:
                _end_by(wished)

        return write

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield careful
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end_by(number: int) -> NoReturn:
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    raise SystemExit(_STOPPED + number)


@contextmanager
def _progress(lines: int, size: int) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, told how many lines and bytes are done; only where it disturbs nothing.

    `lines` and `size`: what was done before.
    """
    if not sys.stderr.isatty() or (sys.stdout.isatty() and not size):
        yield lambda _, __: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    status = os.fstat(sys.stdin.fileno())
    total = status.st_size if stat.S_ISREG(status.st_mode) else None  # of a pipe nobody knows the end
    columns = (
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[lines]:,} lines, {task.fields[rate]:,.0f} a second"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, completed=size, lines=lines, rate=0.0)
        begun, done = time.monotonic(), 0

        def show(count: int, more: int) -> None:
            nonlocal done
            done += count
            rate = done / max(time.monotonic() - begun, 0.001)
            progress.update(task, advance=more, lines=lines + done, rate=rate)

        yield show
