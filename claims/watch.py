"""How long each stage of a verdict takes, for those who watch a service run. Nothing is decided by it."""

from __future__ import annotations

from time import perf_counter

STAGES = ("parse", "find", "compare", "judge", "present")


class Stopwatch:
    """Seconds by stage. One stage runs at a time, and may be gone back to."""

    __slots__ = ("_since", "_stage", "seconds")

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._stage = ""
        self._since = 0.0

    def to(self, stage: str) -> None:
        """From now on the time is that stage's; "" stops the watch."""
        now = perf_counter()
        if self._stage:
            self.seconds[self._stage] = self.seconds.get(self._stage, 0.0) + now - self._since
        self._stage, self._since = stage, now
