"""The service under load: requests a second over connections that are kept, and how long they take at half of it."""

from __future__ import annotations

import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from itertools import cycle
from threading import Thread
from typing import NamedTuple

CONNECTIONS = 4  # in each of …
_CLIENTS = 2  # … the processes that ask


class Load(NamedTuple):
    """What one kind of request came to."""

    rate: float  # requests a second
    median: float  # milliseconds
    p99: float


@contextmanager
def served(url: str, workers: int) -> Iterator[int]:
    """`belegt serve` on a free port, for as many requests as come; the port."""
    command = [sys.executable, "-m", "service.cli", "serve", "--no-seed", "--port", "0", "--workers", str(workers)]
    environment = os.environ | {"BELEGT_DATABASE": url, "BELEGT_RATE": "0", "BELEGT_LOG": "warning"}
    with started(command, environment) as port:
        yield port


@contextmanager
def started(command: Sequence[str], environment: dict[str, str] | None = None) -> Iterator[int]:
    """A process that serves until the block ends, and says where on standard error; its port."""
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    assert process.stderr is not None  # noqa: S101  # it is a pipe
    try:
        port = next(int(line.partition("http://127.0.0.1:")[2].split()[0]) for line in process.stderr if _tells(line))
        Thread(target=process.stderr.read, daemon=True).start()  # its log
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def _tells(line: str) -> bool:
    return "http://127.0.0.1:" in line


def get(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode()


def post(path: str, body: bytes) -> bytes:
    """A request with JSON, as it goes over the wire."""
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def load(port: int, requests: Sequence[bytes], seconds: float, rate: float | None = None) -> Load:
    """Ask for so long over all connections at once. `rate`: so many requests a second, else as many as are answered.

    Where a rate is given, a request's time counts from when it was due, as those in a queue count it; and each
    connection asks when it likes, as readers do who know nothing of each other: its gaps are drawn from an exponential
    distribution, the same in every run. (Connections that all ask in the same instant measure their own queue.)
    """
    every = None if rate is None else _CLIENTS * CONNECTIONS / rate
    parts = [requests[number::_CLIENTS] or requests for number in range(_CLIENTS)]
    with ProcessPoolExecutor(_CLIENTS) as pool:
        futures = [
            pool.submit(_ask_at_once, port, part, seconds, every, number * CONNECTIONS)
            for number, part in enumerate(parts)
        ]
        times = sorted(time for future in futures for time in future.result())
    return Load(len(times) / seconds, statistics.median(times), times[int(len(times) * 0.99)])


def _ask_at_once(port: int, requests: Sequence[bytes], seconds: float, every: float | None, seed: int) -> list[float]:
    """All connections of one process, in threads: they wait most of the time."""
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        parts = [requests[number::CONNECTIONS] or requests for number in range(CONNECTIONS)]
        found = [pool.submit(ask, port, part, seconds, every, seed + number) for number, part in enumerate(parts)]
        return [time for future in found for time in future.result()]


def ask(port: int, requests: Sequence[bytes], seconds: float, every: float | None = None, seed: int = 0) -> list[float]:
    """Ask over one connection, one request after the other; the time of each in milliseconds.

    `every`: so many seconds apart in the mean, by chance; the same for the same seed.
    """
    chance = random.Random(seed)
    times: list[float] = []
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        begun = due = time.perf_counter()
        for request in cycle(requests):
            if every is not None:
                due += chance.expovariate(1 / every)
                time.sleep(max(0.0, due - time.perf_counter()))
            else:
                due = time.perf_counter()
            if due - begun > seconds:
                return times
            connection.sendall(request)
            _read_answer(connection)
            times.append((time.perf_counter() - due) * 1e3)
    return times


def _read_answer(connection: socket.socket) -> None:
    answer = connection.recv(65536)
    while b"\r\n\r\n" not in answer:
        answer += connection.recv(65536)
    lines, _, body = answer.partition(b"\r\n\r\n")
    if not lines.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(f"the service answered {answer[:300]!r}")
    left = int(lines.lower().partition(b"content-length:")[2].split()[0]) - len(body)
    while left > 0:
        left -= len(connection.recv(65536))
