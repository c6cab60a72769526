"""Killed at any moment: no edit that was acknowledged is lost, no history broken, and verdicts go on meanwhile."""

from __future__ import annotations

import os
import random
import signal
import traceback
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from http.client import HTTPException
from pathlib import Path
from select import select
from threading import Event

from claims import open_store, review, verify
from claims.storage.backup import prove
from claims.storage.interface import Store
from seeds.load import load
from tests.doors import SUPPORTED, Served, seeded, serving, workers
from tests.hands import asked, token

KILLS = 100
WORKERS_KILLED = 100
MOST = 4  # edits of one process before it is killed
CLAIMS = ("c1", "c2", "c3", "c4")  # when, where and who: without one of them the statement is not supported


def _child(work: Callable[[], None]) -> int:
    """Do something in a process of its own; its id."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    return child


def _edit_for_ever(url: str, seed: int, acknowledge: int) -> None:
    """Decide on one claim after another, and say each time which revision it has now."""
    chance = random.Random(seed)
    store = open_store(url)
    while True:
        id = chance.choice(CLAIMS)
        with store.view() as view:
            claim = view.claim(id)
        decision = "withdraw" if claim.status == "accepted" else "accept"
        [after] = review.decide(store, decision, {id: claim.revision}, by="a reviewer").claims
        os.write(acknowledge, f"{id} {after.revision} {after.change}\n".encode())


def _check_for_ever(url: str, stop: int, told: int) -> None:
    """Check one statement until somebody closes the other end; say what each verdict was, and at which change."""
    os.set_blocking(stop, False)
    with closing(open_store(url, read_only=True)) as store:
        while True:
            verdict = verify(SUPPORTED, store=store)
            os.write(told, f"{verdict.as_of} {verdict.label}\n".encode())
            try:
                if not os.read(stop, 1):
                    return
            except BlockingIOError:
                pass


def _supported(store: Store, change: int) -> bool:
    with store.view(change) as view:
        return all(claim.status == "accepted" for claim in view.claims(CLAIMS).values())


def test_kill_9_at_any_moment(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'claims.sqlite'}"
    with closing(open_store(url)) as store:
        load(store)
    stop_reading, stop = os.pipe()
    told = os.open(tmp_path / "verdicts", os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def check() -> None:
        os.close(stop)
        _check_for_ever(url, stop_reading, told)

    reader = _child(check)
    os.close(told)
    os.close(stop_reading)
    chance = random.Random(11)
    acknowledged: list[tuple[str, int, int]] = []
    try:
        for seed in range(KILLS):
            _write_until_killed(url, seed, chance, acknowledged)
    finally:
        os.close(stop)
        _, status = os.waitpid(reader, 0)
    assert status == 0
    assert len(acknowledged) > KILLS
    prove(tmp_path / "claims.sqlite")  # integrity, every span, every history from 1 on without a gap
    with closing(open_store(url)) as store:
        with store.view() as view:
            for id, revision, change in acknowledged:
                claim, brought = view.claim_history(id)[revision - 1]
                assert (claim.revision, brought.number, brought.by) == (revision, change, "a reviewer")
            numbers = [each.number for each in view.changes(limit=100_000)]
            assert numbers == list(range(1, len(numbers) + 1))
            for id in CLAIMS:
                assert [claim.revision for claim, _ in view.claim_history(id)] == list(
                    range(1, view.claim(id).revision + 1)
                )
        seen = {tuple(line.split()) for line in (tmp_path / "verdicts").read_text().splitlines()}
        assert seen
        for as_of, label in seen:
            assert (label == "supported") == _supported(store, int(as_of)), (as_of, label)


def _write_until_killed(url: str, seed: int, chance: random.Random, acknowledged: list[tuple[str, int, int]]) -> None:
    """Let a process write, kill it after some edits, in the middle of the next, and note what it has acknowledged."""
    reading, writing = os.pipe()
    child = _child(lambda: _edit_for_ever(url, seed, writing))
    os.close(writing)
    with os.fdopen(reading) as lines:
        for _ in range(chance.randrange(MOST + 1)):
            acknowledged.append(_read(lines.readline()))
        for _ in range(chance.randrange(20_000)):  # somewhere within the next one
            pass
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status)  # it did not fail by itself
        acknowledged += [_read(line) for line in lines if line.endswith("\n")]


def _read(line: str) -> tuple[str, int, int]:
    id, revision, change = line.split()
    return id, int(revision), int(change)


def _edit_over_http(
    served: Served, bearer: str, id: str, stop: Event, acknowledged: list[tuple[str, int, int]]
) -> None:
    """Decide on one claim again and again; note what was acknowledged. Whoever is cut off asks how things stand."""
    while not stop.is_set():
        try:
            status, claim = asked(served, bearer, "GET", f"/v1/claims/{id}")
            assert status == 200, claim
            decision = "withdraw" if claim["status"] == "accepted" else "accept"
            status, done = asked(served, bearer, "POST", f"/v1/claims/{id}/{decision}", {}, claim["revision"])
        except (OSError, HTTPException, ValueError):
            continue
        assert status in (200, 412), done  # 412: the request before was done, but its answer was cut off
        if status == 200:
            acknowledged.append((id, done["revision"], done["change"]))


def _check_over_http(served: Served, stop: Event, labels: Counter[str]) -> None:
    while not stop.is_set():
        with suppress(OSError, HTTPException, ValueError):
            status, verdict = asked(served, None, "POST", "/v1/verify", {"text": SUPPORTED})
            assert status == 200, verdict
            labels[verdict["label"]] += 1


def test_kill_9_of_workers(tmp_path: Path) -> None:
    """Workers of a running service are killed while several people edit and somebody checks."""
    url = seeded(tmp_path)
    bearer = token(url, "eva", "reviewer")
    chance = random.Random(12)
    acknowledged: list[tuple[str, int, int]] = []
    labels: Counter[str] = Counter()
    stop = Event()
    with serving(tmp_path, "--workers", "2", "--database", url) as served, ThreadPoolExecutor() as people:
        work = [people.submit(_edit_over_http, served, bearer, id, stop, acknowledged) for id in CLAIMS[:3]]
        work.append(people.submit(_check_over_http, served, stop, labels))
        try:
            for number in range(WORKERS_KILLED):
                alive: list[int] = []
                while not any(each.done() for each in work):
                    select([], [], [], 0.001)
                    alive = workers(served)
                    busy = len(acknowledged) >= number and 10 * sum(labels.values()) >= number
                    if alive and busy:  # what is killed has been at work
                        break
                for worker in alive and [chance.choice(alive)]:
                    with suppress(ProcessLookupError):  # it may have ended by itself since it was listed
                        os.kill(worker, signal.SIGKILL)
        finally:
            stop.set()
        for each in work:
            each.result()
    assert len(acknowledged) >= WORKERS_KILLED - 1
    assert 10 * sum(labels.values()) >= WORKERS_KILLED - 1
    prove(tmp_path / "claims.sqlite")
    with closing(open_store(url)) as store, store.view() as view:
        for id, revision, change in acknowledged:
            claim, brought = view.claim_history(id)[revision - 1]
            assert (claim.revision, brought.number, brought.by) == (revision, change, "eva")
