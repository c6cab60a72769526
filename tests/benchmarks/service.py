"""What the doors cost: requests a second over HTTP, the share of each stage, length of text, and start-up times.

    python -m tests.benchmarks.service --seconds 5

starts gunicorn with two workers on a database with the seeds and asks it over connections that are kept, from two
processes: for verdicts, and as the limit for a constant JSON of the same size from the same server.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

from flask import Flask, Response, request

from claims import verify
from service.app import create_app
from service.checker import Checker
from service.config import Settings
from service.plainjson import dump
from service.plainjson import load as load_json
from service.scale.serving import CONNECTIONS, load, post, started
from service.server import Gunicorn
from service.shown import present
from service.statement import statement_from
from tests.doors import seeded

TEXTS = (
    "Dunford und Gerasimow trafen sich am 17. Februar 2017 in Baku.",
    "Mark Milley and Valery Gerasimov met in Helsinki on 22 September 2021 for six hours.",
    "Данфорд и Герасимов встретились 16 февраля 2017 года в Баку.",
)
LENGTHS = (2_500, 5_000, 10_000, 20_000)


def with_constant(settings: Settings) -> Flask:
    """The service, and beside it an address that reads a request and answers what it always answers."""
    app = create_app(settings)
    constant = dump(Checker(settings.database).check(statement_from({"text": TEXTS[0], "language": "de"})))

    def answer() -> Response:
        request.get_data(cache=False)
        return Response(constant, content_type="application/json")

    app.add_url_rule("/v1/constant", "constant", answer, methods=["POST"])
    return app


def server(url: str, workers: int) -> AbstractContextManager[int]:
    """gunicorn on a free port, as `belegt serve` sets it up; its port."""
    return started([sys.executable, "-c", f"from tests.benchmarks.service import run; run({url!r}, {workers})"])


def run(url: str, workers: int) -> None:
    Gunicorn(Settings(database=url, port=0, workers=workers, rate=0, log="warning"), make=with_constant).run()


def timed(work: Callable[[], object], seconds: float = 0.5) -> float:
    """The median time of one call, in microseconds."""
    work()
    times: list[float] = []
    until = time.perf_counter() + seconds
    while (start := time.perf_counter()) < until:
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1e6


def stages(url: str) -> dict[str, float]:
    """Where one request's time goes, in microseconds: the median over the texts of each stage."""
    checker = Checker(url)
    client = create_app(Settings(database=url)).test_client()
    found: dict[str, list[float]] = {}
    for text in TEXTS:
        body = json.dumps({"text": text, "stated_on": "2022-01-01"}).encode()
        statement = statement_from(load_json(body))
        verdict = verify(text, store=checker.store, stated_on=statement.stated_on)
        shown = present.verdict(verdict, {})
        for name, work in {
            "read and check the request": lambda body=body: statement_from(load_json(body)),
            "verify": lambda text=text, day=statement.stated_on: verify(text, store=checker.store, stated_on=day),
            "present, with the hash": partial(present.verdict, verdict, {}),
            "encode": partial(dump, shown),
            "the whole request, in process": partial(
                client.post, "/v1/verify", data=body, content_type="application/json"
            ),
        }.items():
            found.setdefault(name, []).append(timed(work))
    return {name: statistics.mean(times) for name, times in found.items()}


def lengths(url: str) -> dict[str, list[float]]:
    """Milliseconds of a whole request for texts of growing length: many sentences, and one long one."""
    client = create_app(Settings(database=url)).test_client()

    def whole(text: str) -> float:
        start = time.perf_counter()
        response = client.post("/v1/verify", json={"text": text})
        assert response.status_code == 200
        return (time.perf_counter() - start) * 1e3

    kinds = {
        "many sentences": lambda size: (TEXTS[0] + " ") * size,
        "one sentence": lambda size: "Dunford traf " + "Gerasimow und Milley und " * size,
        "one word, again": lambda size: "not " * size,
        "clauses": lambda size: "traf und " * size,
        "no statement": lambda size: "lorem ipsum " * size,
    }
    return {
        name: [min(whole(make(size)[:size].strip()) for _ in range(2)) for size in LENGTHS]
        for name, make in kinds.items()
    }


def start_ups(url: str) -> dict[str, float]:
    """Seconds from the shell to the end, the best of five."""
    environment = os.environ | {"BELEGT_DATABASE": url}

    def once(*arguments: str) -> float:
        start = time.perf_counter()
        command = [sys.executable, "-m", "service.cli", *arguments]
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - start

    kinds = (("--version",), ("verify", "--json", TEXTS[0]), ("verify", TEXTS[0]))
    return {"belegt " + " ".join(kind[:2]): min(once(*kind) for _ in range(5)) for kind in kinds}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=5.0, help="how long each kind of request is asked for")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="belegt-bench-") as folder:
        url = seeded(Path(folder))
        bodies = [json.dumps({"text": text, "stated_on": "2022-01-01"}).encode() for text in TEXTS]
        with server(url, options.workers) as port:
            loads = {
                path: load(port, [post(path, body) for body in bodies], options.seconds)
                for path in ("/v1/constant", "/v1/verify")
            }
        print(f"gunicorn, {options.workers} workers, {CONNECTIONS} kept connections in each of two processes:")
        for path, found in loads.items():
            print(f"  {path:12} {found.rate:8.0f} a second   median {found.median:6.2f} ms   p99 {found.p99:6.2f} ms")
        print(f"  share of the constant's rate: {loads['/v1/verify'].rate / loads['/v1/constant'].rate:.0%}")
        print("one request:")
        for name, cost in stages(url).items():
            print(f"  {name:32} {cost:8.0f} µs")
        print("by length of the text:")
        for name, times in lengths(url).items():
            shown = "  ".join(f"{size:,}: {cost:.0f} ms" for size, cost in zip(LENGTHS, times, strict=True))
            growth = (times[-1] / times[0]) / (LENGTHS[-1] / LENGTHS[0])
            print(f"  {name:16} {shown}   per character {growth:.2f} times the shortest")
        print("from the shell:")
        for name, cost in start_ups(url).items():
            print(f"  {name:24} {cost:6.2f} s")


if __name__ == "__main__":
    main()
