"""What one statement costs: by the clock and in processor time, whole and in its stages, and whether it was found.

Statements are answered as they are by every door: from the text to the public JSON. Each is new to the process.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from claims import recall
from claims.watch import STAGES
from service.checker import Checker
from service.scale.kinds import Asked, mixed
from service.statement import Statement

STATED_ON = date(2026, 1, 1)  # after every meeting


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: milliseconds by the clock and of processor time, of the latter those of each stage, and what came.

    `found`: whether it names the meeting that the statement is about; None where it is about none.
    """

    clock: float
    processor: float
    stages: Mapping[str, float]
    label: str
    found: bool | None


@dataclass(slots=True)
class Answers:
    """Answers to statements of one kind."""

    warm: list[Answer] = field(default_factory=list)  # one after the other, as a process answers them
    cold: list[Answer] = field(default_factory=list)  # each as if it were the first

    def figures(self) -> dict[str, Any]:
        """Medians and 99th percentiles in milliseconds, and shares."""
        if not self.warm:
            return {"statements": 0}
        found = [each.found for each in self.warm if each.found is not None]
        return {
            "statements": len(self.warm),
            "median_ms": statistics.median(each.clock for each in self.warm),
            "p99_ms": percentile([each.clock for each in self.warm], 99),
            "processor_ms": statistics.median(each.processor for each in self.warm),
            "stages_ms": {
                stage: statistics.median(each.stages.get(stage, 0.0) for each in self.warm) for stage in STAGES
            },
            "first_ms": statistics.median(each.processor for each in self.cold),
            "first_p99_ms": percentile([each.processor for each in self.cold], 99),
            "found": sum(found) / len(found) if found else None,
            "labels": dict(Counter(each.label for each in self.warm).most_common()),
        }


class Examiner:
    """One process's way to one database, timed."""

    def __init__(self, database: str) -> None:
        self._seen: tuple[dict[str, Any], Mapping[str, float]] = ({}, {})
        self._checker = Checker(database, counted=self._note)

    def answer(self, asked: Asked) -> Answer:
        """The answer to one statement, and what it cost."""
        clock, processor = time.perf_counter(), time.thread_time()
        self._checker.check(Statement(asked.text, asked.language, STATED_ON))
        clock, processor = time.perf_counter() - clock, time.thread_time() - processor
        verdict, seconds = self._seen
        stages = {stage: spent * 1e3 * processor / clock for stage, spent in seconds.items()}
        found = None if asked.meeting is None else asked.meeting in _meetings(verdict)
        return Answer(clock * 1e3, processor * 1e3, stages, verdict["label"], found)

    def answer_cold(self, asked: Asked) -> Answer:
        """The same, with nothing remembered of any statement before: neither rows nor names."""
        recall.forget(self._checker.store)
        for cached in _caches():
            cached.cache_clear()
        return self.answer(asked)

    def rate(self, asked: Sequence[Asked]) -> float:
        """Answers a second of processor time, one after the other."""
        begun = time.thread_time()
        for each in asked:
            self._checker.check(Statement(each.text, each.language, STATED_ON))
        return len(asked) / (time.thread_time() - begun)

    def close(self) -> None:
        self._checker.close()

    def _note(self, verdict: dict[str, Any], seconds: Mapping[str, float]) -> None:
        self._seen = (verdict, seconds)


def examine(examiners: Sequence[Examiner], asked: Sequence[Mapping[str, Sequence[Asked]]]) -> list[dict[str, Answers]]:
    """The answers at each size, by kind. Sizes take turns, so that what else the machine does slows all alike."""
    found: list[dict[str, Answers]] = [{kind: Answers() for kind in own} for own in asked]
    for kind in asked[0]:
        for turn in range(max(len(own[kind]) for own in asked)):
            for examiner, own, answers in zip(examiners, asked, found, strict=True):
                if turn < len(own[kind]):
                    answers[kind].warm.append(examiner.answer(own[kind][turn]))
    for kind in asked[0]:
        for turn in range(max(len(own[kind]) for own in asked)):
            for examiner, own, answers in zip(examiners, asked, found, strict=True):
                if turn < len(own[kind]):
                    answers[kind].cold.append(examiner.answer_cold(own[kind][turn]))
    return found


# In small towns, whose tables are read with the first statement that may name one: that takes 20 ms, once.
_IN_SMALL_TOWNS = ("Xaver Llewellyn war in Nadi.", "de"), ("Ксавер Ллевеллин был в Нади.", "ru")


def warm_up(examiner: Examiner, asked: Mapping[str, list[Asked]]) -> None:
    """Answer some statements that nobody measures: tables are read with the first ones."""
    for text, language in _IN_SMALL_TOWNS:
        examiner.answer(Asked(text, language, None))
    for each in mixed({kind: own[:5] for kind, own in asked.items()}):
        examiner.answer(each)


def percentile(values: Iterable[float], rank: int) -> float:
    """The value that so many of a hundred do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * rank // 100)]


def _meetings(verdict: Mapping[str, Any]) -> set[str]:
    """The meetings that a verdict rests on, or names as the closest."""
    return {each["meeting"] for each in verdict["propositions"] if each["meeting"]}


def _caches() -> list[Any]:
    """What the engine keeps of words and names that it has seen. Caches without a bound hold its tables, and stay."""
    values = [
        value
        for name, module in sys.modules.items()
        if name.startswith("claims.")
        for value in vars(module).values()
        if hasattr(value, "cache_parameters")
    ]
    return [value for value in values if value.cache_parameters()["maxsize"] is not None]
