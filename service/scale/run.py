"""One run of `belegt bench scale`: build, ask, compare; the figures come as one JSON object."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from service.commands import progress
from service.scale import building, rivals, serving, workers
from service.scale.aims import aims
from service.scale.building import Built
from service.scale.kinds import EXACT, KINDS, Asked, mixed, sample, statements
from service.scale.stages import STATED_ON, Answers, Examiner, examine, warm_up

_WORKERS = 2
_REQUESTS = 2_000  # different statements that the service is asked about
_SHORT = 2_000  # statements of a worker in all but the largest database

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is measured: the options of the command."""

    folder: Path
    sizes: tuple[int, ...]  # meetings, ascending
    seed: int
    statements: int  # of each kind
    rivals: int  # of each kind, by brute force and by trigrams
    worker_statements: int
    service_seconds: float


@dataclass(frozen=True, slots=True)
class Size:
    """One database and what is asked of it: `asked` is timed, `more` are others of the same kinds."""

    built: Built
    asked: Mapping[str, list[Asked]]
    more: list[Asked]


def measure(plan: Plan) -> Json:
    """All figures of one run. Raises ClickException where the disk has too little room."""
    needed = building.room_needed(plan.folder, list(plan.sizes), plan.seed, trigrams=plan.rivals > 0)
    building.need_room(plan.folder, needed)
    if needed:
        progress.tell(f"Building databases of {needed / 1e9:.1f} GB in {plan.folder}.")
    sizes = [_prepared(plan, meetings) for meetings in plan.sizes]
    answers, rates = _examined(sizes)
    found = []
    for size, own, rate in zip(sizes, answers, rates, strict=True):
        last = size is sizes[-1]
        figures = {kind: each.figures() for kind, each in own.items()}
        for kind, rival in _rivals(plan, size).items():
            figures[kind] |= rival
        found.append(
            {
                "meetings": size.built.world.meetings,
                "people": len(size.built.world.people),
                "megabytes": size.built.path.stat().st_size / 1e6,
                "build_seconds": size.built.seconds,
                "kinds": figures,
                "verdicts_a_second": rate,
                "worker": _worker(size, plan.worker_statements if last else min(_SHORT, plan.worker_statements)),
                "service": _service(size, plan.service_seconds) if last and plan.service_seconds else None,
            }
        )
    return {"machine": _machine(), "seed": plan.seed, "sizes": found, "aims": aims(found)}


def _prepared(plan: Plan, meetings: int) -> Size:
    with progress.of_work(f"Building {meetings:,} meetings", meetings) as advance:
        built = building.build(plan.folder, meetings, plan.seed, advance)
    more = max(2 * plan.statements, plan.worker_statements // len(KINDS) if meetings == plan.sizes[-1] else 0)
    wanted = plan.statements + more
    progress.tell(f"Choosing statements about {meetings:,} meetings.")
    asked = statements(sample(built.world, wanted, plan.seed + 2), plan.seed + 3)
    timed = {kind: own[: plan.statements] for kind, own in asked.items()}
    others = {kind: own[plan.statements :] or own for kind, own in asked.items()}
    return Size(built, timed, list(mixed(others)))


def _examined(sizes: Sequence[Size]) -> tuple[list[dict[str, Answers]], list[float]]:
    """The answers at each size, and whole verdicts a second."""
    for size in sizes:
        building.read_once(size.built.path)
    examiners = [Examiner(size.built.url) for size in sizes]
    progress.tell("Answering statements.")
    for examiner, size in zip(examiners, sizes, strict=True):
        warm_up(examiner, size.asked)
    answers = examine(examiners, [size.asked for size in sizes])
    rates = []
    for examiner, size in zip(examiners, sizes, strict=True):
        count = sum(map(len, size.asked.values()))
        examiner.rate(size.more[:count])  # what a process remembers is there again
        rates.append(examiner.rate(size.more[count : 2 * count] or size.more))  # none that it was asked a moment ago
        examiner.close()
    return answers, rates


def _rivals(plan: Plan, size: Size) -> dict[str, Json]:
    """Median milliseconds by other means, by kind."""
    found: dict[str, Json] = {}
    among = rivals.sentences(size.built.path) if plan.rivals else []
    if plan.rivals:
        progress.tell(f"An index of trigrams over {len(among):,} sentences.")
        rivals.build_trigrams(size.built.trigrams, among)
        building.read_once(size.built.trigrams)
    for kind, asked in size.asked.items():
        if not asked:
            continue
        progress.tell(f"{kind}: {len(among):,} meetings by other means.")
        bare = statistics.median(rivals.by_bare_lookups(size.built.path, asked))
        few = asked[: plan.rivals]
        found[kind] = {
            "bare_lookups_ms": bare,
            "brute_force_ms": statistics.median(rivals.by_brute_force(among, few)) if few else None,
            "trigrams_ms": statistics.median(rivals.by_trigrams(size.built.trigrams, few)) if few else None,
        }
    return found


def _worker(size: Size, count: int) -> Json | None:
    """A fresh process: its start, its memory, and how that grows."""
    if not count:
        return None
    first = size.asked[EXACT][0]
    seconds = workers.start(size.built.url, first)
    with progress.of_work("Watching a worker", count) as advance:
        watched = workers.watch(size.built.url, islice(cycle(size.more), count), advance)
    return {
        "start_seconds": seconds,
        "statements": watched.memory[-1][0],
        "first_megabytes": watched.memory[0][1] / 1024,
        "megabytes": max(kilobytes for _, kilobytes in watched.memory) / 1024,
        "kilobytes_per_1000": watched.slope,
    }


def _service(size: Size, seconds: float) -> Json:
    """gunicorn with two workers: verdicts beside a constant answer, and verdicts at half of what it can do."""
    bodies = [
        json.dumps({"text": each.text, "language": each.language, "stated_on": STATED_ON.isoformat()}).encode()
        for each in size.more[:_REQUESTS]
    ]
    requests = [serving.post("/v1/verify", body) for body in bodies]
    progress.tell("Asking the service.")
    building.read_once(size.built.path)  # of which the rivals may have driven out half
    with serving.served(size.built.url, _WORKERS) as port:
        serving.load(port, requests, min(seconds, 5.0))  # tables and connections
        constant = serving.load(port, [serving.get("/healthz")], seconds)
        verdicts = serving.load(port, requests, seconds)
        half = serving.load(port, requests, seconds, verdicts.rate / 2)
    return {
        "workers": _WORKERS,
        "constant_a_second": constant.rate,
        "verdicts_a_second": verdicts.rate,
        "share": verdicts.rate / constant.rate,
        "half_load": {"a_second": half.rate, "median_ms": half.median, "p99_ms": half.p99},
    }


def _machine() -> Json:
    return {"processors": os.cpu_count(), "python": platform.python_version(), "sqlite": sqlite3.sqlite_version}
