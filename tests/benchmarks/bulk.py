"""Many statements: what several processes are worth, what memory they take, and what single statements feel of a batch.

    python -m tests.benchmarks.bulk --lines 200000 --compare 10000 --rounds 3

checks lines drawn from the tables of cases with `belegt verify --jsonl`. One process and two take turns with the same
lines; the best time of each counts. Beside the clock stands processor time, for machines that are not ours alone: two
processes, on two processors of their own, need at least half of what both took together. Then all lines go through at
once, while the memory of every process is read; its slope is that of a line through the readings after the first
quarter. What share of that time the helping processes had something to do, on a processor or waiting for one, tells
whether they would keep a processor each busy on a machine of their own. Before that, a service answers single
statements, without and beside a batch.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import statistics
import subprocess
import tempfile
import time
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from tests.benchmarks.service import TEXTS, server
from tests.cases_reader import CASES, statements
from tests.doors import LINES, command, seeded

SETS = ("statements_de", "statements_en", "statements_ru", "varied")
READINGS = 40  # of the memory
SINGLES = 300
A_DAY = 300_000  # sentences that a newsroom reads in a day, at most


class Taken(NamedTuple):
    """Seconds by the clock, and of all processors together."""

    clock: float
    processor: float


def write_lines(path: Path, count: int) -> None:
    """So many requests, from the tables of cases. A text comes again only after all others: it has to be read anew."""
    texts = [case.text for name in SETS for case in statements(CASES / f"{name}.txt")]
    random.Random(5).shuffle(texts)
    with path.open("w", encoding="utf-8") as file:
        for text in islice(cycle(texts), count):
            file.write(json.dumps({"text": text, "stated_on": "2022-01-01"}, ensure_ascii=False) + "\n")


def started(url: str, given: Path, out: Path, processes: int) -> subprocess.Popen[bytes]:
    with given.open("rb") as lines, out.open("wb") as answers:
        arguments = command("verify", "--jsonl", "--database", url, "--processes", str(processes))
        return subprocess.Popen(arguments, stdin=lines, stdout=answers)


def ended(process: subprocess.Popen[bytes], begun: float) -> Taken:
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1), process.returncode  # 1: a case may be none
    return Taken(time.perf_counter() - begun, usage.ru_utime + usage.ru_stime)


def compare(url: str, folder: Path, count: int, rounds: int) -> None:
    """One process and two in turns; the answers have to be the same bytes."""
    given = folder / "some.jsonl"
    write_lines(given, count)
    best: dict[int, Taken] = {}
    for _ in range(rounds):
        for processes in (1, 2):
            begun = time.perf_counter()
            taken = ended(started(url, given, folder / f"by-{processes}.jsonl", processes), begun)
            before = best.get(processes, taken)
            best[processes] = Taken(*map(min, before, taken))
    assert (folder / "by-1.jsonl").read_bytes() == (folder / "by-2.jsonl").read_bytes()
    for processes, (clock, processor) in best.items():
        print(f"{processes} process(es): {count / clock:6.0f} lines a second by the clock, "
              f"{processor / count * 1e3:.2f} ms of processor time a line, starting included")  # fmt: skip
    (one, all_of_one), (two, all_of_two) = best[1], best[2]
    print(f"two against one: {one / two:.2f} times by the clock, "
          f"{2 * all_of_one / all_of_two:.2f} times by processor time (aim: 1.8)")  # fmt: skip


def family(pid: int) -> list[int]:
    """A process and those that it has started."""
    found = [pid]
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, children.read_text().split())
        except OSError:
            continue
    return found


def resident(pid: int) -> float:
    """MB of a process that are its own."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024


def wanted(pid: int) -> float:
    """For how many seconds a process has had something to do: running, or waiting for a processor."""
    try:
        ran, waited, _ = Path(f"/proc/{pid}/schedstat").read_text().split()
    except OSError:
        return 0.0
    return (int(ran) + int(waited)) / 1e9


def memory(url: str, folder: Path, count: int) -> None:
    """All lines at once, and what memory they take on the way."""
    given, out = folder / "all.jsonl", folder / "answers.jsonl"
    write_lines(given, count)
    readings: list[tuple[int, list[float]]] = []
    wanting: list[tuple[float, dict[int, float]]] = []
    begun = time.perf_counter()
    process = started(url, given, out, 2)
    with out.open("rb") as answers:
        lines = 0
        while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            before = lines
            lines += sum(block.count(b"\n") for block in iter(lambda: answers.read(1 << 20), b""))
            if lines > before and lines >= len(readings) * count // READINGS:
                pids = family(process.pid)
                readings.append((lines, sorted(filter(None, map(resident, pids)), reverse=True)))
                wanting.append((time.perf_counter(), {pid: wanted(pid) for pid in pids if pid != process.pid}))
                sizes = ", ".join(f"{size:.0f}" for size in readings[-1][1])
                print(f"  {lines:>9,} lines: {sizes} MB", flush=True)
            time.sleep(0.05)
    taken = ended(process, begun)
    most = max(len(sizes) for _, sizes in readings)
    whole = [number for number, (_, sizes) in enumerate(readings) if len(sizes) == most]  # all processes at work
    (first, before), (last, after) = wanting[whole[len(whole) // 8]], wanting[whole[-1]]
    shares = [(after[pid] - before[pid]) / (last - first) for pid in before if pid in after]
    print(f"on a processor or waiting for one: {', '.join(f'{share:.0%}' for share in shares)} of the time")
    steady = [(at, sum(sizes)) for at, sizes in (readings[number] for number in whole) if at > count // 4]
    slope = statistics.linear_regression(*zip(*steady, strict=True)).slope if len(steady) > 2 else float("nan")
    print(f"{count:,} lines by two processes: {taken.clock:.0f} s by the clock, {taken.processor:.0f} s of processors")
    print(f"memory of all processes together: {steady[-1][1]:.0f} MB, slope {slope * 100_000:+.2f} MB in 100,000 lines")
    print(f"{A_DAY:,} lines: {taken.clock / count * A_DAY / 60:.1f} minutes at this rate, "
          f"{taken.processor / count * A_DAY / 60 / 2:.1f} on two processors that do nothing else")  # fmt: skip


def ask(port: int) -> list[float]:
    """Milliseconds of single statements, one after the other, on one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    times = []
    for number in range(SINGLES):
        body = json.dumps({"text": TEXTS[number % len(TEXTS)]})
        begun = time.perf_counter()
        connection.request("POST", "/v1/verify", body, {"Content-Type": "application/json"})
        connection.getresponse().read()
        times.append((time.perf_counter() - begun) * 1e3)
    return times


def _read(response: http.client.HTTPResponse) -> None:
    with suppress(Exception):  # it is broken off before its end
        while response.read(1 << 16):
            pass


def singles(url: str, folder: Path) -> None:
    """Single statements without and beside a batch that has more lines than it can finish meanwhile."""
    given = folder / "batch.jsonl"
    write_lines(given, 20_000)
    with server(url, 2) as port:
        ask(port)
        alone = ask(port)
        batch = http.client.HTTPConnection("127.0.0.1", port)
        batch.request("POST", "/v1/verify/batch", given.read_bytes(), {"Content-Type": LINES})
        response = batch.getresponse()
        Thread(target=_read, args=[response], daemon=True).start()
        time.sleep(3)  # until its processes are at work
        beside = ask(port)
        batch.close()
    for name, times in (("alone", alone), ("beside a batch", beside)):
        print(f"single statements {name}: median {statistics.median(times):.1f} ms, "
              f"p99 {statistics.quantiles(times, n=100)[98]:.1f} ms")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lines", type=int, default=200_000, help="lines of the long run (default: %(default)s)")
    parser.add_argument("--compare", type=int, default=10_000, help="lines of each run by one process, and by two")
    parser.add_argument("--rounds", type=int, default=3, help="such runs of each")
    parser.add_argument("--database", help="the URL of a database; one with the seeds where none is given")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="belegt-bench-") as name:
        folder = Path(name)
        url = options.database or seeded(folder)
        compare(url, folder, options.compare, options.rounds)
        singles(url, folder)
        memory(url, folder, options.lines)


if __name__ == "__main__":
    main()
