"""How long a new process takes to its first answer, and how its memory grows with the statements it answers."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Thread
from typing import TextIO

from service.scale.kinds import Asked

_STARTS = 3  # of which the quickest counts: whatever else the machine does only makes it slower


@dataclass(frozen=True, slots=True)
class Watched:
    """A worker that was watched. `memory`: how many statements it had answered, and the KB it held then."""

    seconds: float  # from its start to the first answer
    memory: list[tuple[int, int]]

    @property
    def slope(self) -> float | None:
        """KB per 1,000 statements in the second half, when everything it remembers is full; None for too few."""
        half = [(number, kilobytes) for number, kilobytes in self.memory if number >= self.memory[-1][0] / 2]
        if len(half) < 3:
            return None
        middle, level = (sum(column) / len(half) for column in zip(*half, strict=True))
        rise: float = sum((number - middle) * (kilobytes - level) for number, kilobytes in half)
        run: float = sum((number - middle) ** 2 for number, _ in half)
        return rise / run * 1_000


def start(url: str, asked: Asked) -> float:
    """Seconds from the start of a process to its first answer."""
    return min(watch(url, [asked], lambda _: None).seconds for _ in range(_STARTS))


def watch(url: str, asked: Iterable[Asked], advance: Callable[[int], None]) -> Watched:
    """Start a worker, let it answer all these, and watch. `advance` is told how many more are done."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "service.scale.worker", url],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
    ) as worker:  # fmt: skip
        assert worker.stdin is not None  # noqa: S101  # a pipe
        assert worker.stdout is not None  # noqa: S101  # likewise
        Thread(target=_feed, args=(worker.stdin, asked), daemon=True).start()
        seconds = 0.0
        memory: list[tuple[int, int]] = []
        for line in worker.stdout:
            number, kilobytes = map(int, line.split())
            advance(number - (memory[-1][0] if memory else 0))
            memory.append((number, kilobytes))
            if number == 1:
                seconds = time.perf_counter() - begun
    return Watched(seconds, memory)


def _feed(stream: TextIO, asked: Iterable[Asked]) -> None:
    with stream:
        for each in asked:
            stream.write(json.dumps([each.text, each.language]) + "\n")
