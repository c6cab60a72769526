"""Rows of a table a second, and whether memory stays flat: `python -m tests.benchmarks.tables`.

A made-up table is taken in twice, each size in a process of its own: rows in no order of days, one name in nine of them
new. The aim is 2,000 new rows a second of processor time, with a memory that does not grow with the rows.
"""

from __future__ import annotations

import csv
import gc
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from claims import open_store
from claims.tables import Imported, import_table, mapping_from, open_table
from service.scale.world import Event, World
from tests.benchmarks.__main__ import DATA

SIZES = (10_000, 20_000, 50_000, 100_000)
TRIPS = DATA / "us_state_travel.jsonl"


def write_table(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["date", "place", "participants"])
        for event in World(rows).events():
            people = "; ".join(person.entity.label for person in event.people)
            writer.writerow([_when(event), event.place.label, people])


def _when(event: Event) -> str:
    if event.granularity == "day":
        return event.day.isoformat()
    return f"{event.day:%B %Y}" if event.granularity == "month" else str(event.day.year)


def take_in(url: str, path: Path, **mapping: str) -> tuple[Imported, float]:
    """What became of the rows, and how many of them a second of processor time."""
    begun = time.process_time()
    with closing(open_store(url)) as store, open_table(path, mapping_from(mapping)) as table:
        done = import_table(store, table, by="bench", reject=lambda _: None)
    return done, done.rows / (time.process_time() - begun)


def one(rows: int) -> None:
    """One size: new, and once more, when every row is known."""
    gc.set_threshold(100_000, 50, 100)  # as the command does
    with tempfile.TemporaryDirectory() as folder:
        path, url = Path(folder) / "table.csv", f"sqlite:///{Path(folder) / 'claims.sqlite'}"
        write_table(path, rows)
        done, new = take_in(url, path)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        again, known = take_in(url, path)
        assert again.known == done.new
    print(
        f"  {rows:7,} rows  {new:6,.0f} a second  {done.people:5,} names  {memory:4} MB  again {known:6,.0f} a second",
        flush=True,
    )


def main() -> None:
    print("tables         rows a second of processor time, and memory at most", flush=True)
    for rows in SIZES:
        subprocess.run([sys.executable, "-m", "tests.benchmarks.tables", str(rows)], check=True)
    if not TRIPS.is_file():
        print(f"  left out: there is no {TRIPS}")
        return
    with tempfile.TemporaryDirectory() as folder:
        mapping = {"about": "column:traveller", "start": "date", "end": "date_end", "language": "en"}
        done, speed = take_in(f"sqlite:///{Path(folder) / 'claims.sqlite'}", TRIPS, **mapping)
    print(f"  {TRIPS.name}: {done.rows:,} rows, {done.new:,} of them meetings, {speed:,.0f} a second")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        one(int(sys.argv[1]))
    else:
        main()
