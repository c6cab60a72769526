"""How long finding takes as the claims grow: from names, places and days to the claims of the meetings meant.

    python -m tests.benchmarks.find --meetings 1000,100000,1000000 --folder /tmp/belegt-bench

builds a database of each size in the folder, unless it is there (through `Store.write`, checked like everything), and
prints the median and the 99th percentile of the whole find step for each kind of statement, the processor time in it,
and how much more of that it takes than in the smallest (by the clock, a busy machine measures the others' work). The
files are read once before, each statement is new, and nothing is cached between statements but what SQLite caches.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from claims.keys import entity_key, pair_key, place_key
from claims.storage import open_store
from claims.storage.interface import Store
from tests.benchmarks.world import Event, World

CANDIDATES = 32  # meetings compared with one proposition
ENTITIES = 8  # entities that a name is compared with
SAMPLES = 300
FLAT = 1.5  # how much longer a median may take in the largest database than in the smallest


class Names(NamedTuple):
    """What claims.names gives: keys to store, keys to ask for (the most exact first), and whether two names agree.

    `forget` empties its caches: in the smallest world every name is soon known, in the largest hardly one.
    """

    index_keys: Callable[[str], Iterable[str]]
    query_keys: Callable[[str], Iterable[str]]
    same: Callable[[str, str], bool]
    forget: Callable[[], None] = lambda: None


class Query(NamedTuple):
    """What a statement gives to go by: names, a place, days; and the meeting that it is about, if one."""

    names: tuple[str, ...]
    place: str | None = None
    earliest: date | None = None
    latest: date | None = None
    meeting: str | None = None


class Answer(NamedTuple):
    """How long finding took, in microseconds by the clock and of processor time, and the meetings found."""

    clock: float
    processor: float
    meetings: tuple[str, ...]


def find(store: Store, query: Query, names: Names, as_of: int | None = None) -> Answer:
    """The find step: name keys, entities, meeting keys, and the claims (not yet the spans) of the meetings found.

    Comparing the name with the entities' names comes between; it is another step, and its time does not count.
    """
    names.forget()
    watch = Watch()
    with store.view(as_of) as view:
        keys = [place_key(query.place)] if query.place else []
        people: list[list[str]] = []
        for name in query.names:
            entities = view.entities(view.entities_by_keys(names.query_keys(name), ENTITIES).ids)
            with watch.paused():
                people.append([id for id, entity in entities.items() if names.same(name, entity.label)][:2])
        if len(people) == 2:
            keys = [pair_key(a, b) for a in people[0] for b in people[1] if a != b]
        elif people:
            keys = [entity_key(id) for id in people[0]]
        lists = [view.meetings_by_key(key, query.earliest, query.latest, CANDIDATES).ids for key in keys]
        found = list(dict.fromkeys(id for ids in lists for id in ids))[:CANDIDATES]
        view.meeting_claims(found, spans=False)
    return Answer(*watch.microseconds(), tuple(found))


class Watch:
    """Measures from when it is made, by the clock and in processor time, but for its pauses."""

    def __init__(self) -> None:
        self._start = self._now()

    @staticmethod
    def _now() -> tuple[float, float]:
        return time.perf_counter(), time.thread_time()

    @contextmanager
    def paused(self) -> Iterator[None]:
        before = self._now()
        yield
        self._start = tuple(  # type: ignore[assignment]
            start + after - earlier for start, after, earlier in zip(self._start, self._now(), before, strict=True)
        )

    def microseconds(self) -> tuple[float, float]:
        clock, processor = self._now()
        return (clock - self._start[0]) * 1e6, (processor - self._start[1]) * 1e6


def queries(world: World, events: list[Event]) -> dict[str, list[Query]]:
    """Statements of each kind about these meetings."""
    chance = random.Random(7)
    margin = timedelta(3)
    kinds: dict[str, list[Query]] = {}
    for event in events:
        names = tuple(person.entity.label for person in event.people[:2])
        others = tuple(person.other_script or person.entity.label for person in event.people[:2])
        wrong = (_misspelt(names[0], chance), names[1])
        near = (event.day - margin, event.day + margin, event.id)
        ask = kinds.setdefault
        ask("known pair, date", []).append(Query(names, None, *near))
        ask("misspelt name, date", []).append(Query(wrong, None, *near))
        if others != names:
            ask("name in another script, date", []).append(Query(others, None, *near))
        ask("place and day", []).append(Query((), event.place.id, event.day, event.day, event.id))
    frequent = world.people[0].entity.label
    for kind in ("most frequent person, no date", "most frequent person, as_of"):
        kinds[kind] = [Query((frequent,))] * len(events)
    return kinds


@dataclass
class Scale:
    """One size: its database, its statements by kind, and what was measured."""

    size: int
    store: Store
    asked: dict[str, list[Query]]
    answers: dict[str, list[tuple[Query, Answer]]] = field(default_factory=dict)

    def figures(self, kind: str) -> tuple[float, float, float]:
        """Median and 99th percentile by the clock, and median of processor time, in microseconds."""
        clock = [answer.clock for _, answer in self.answers[kind]]
        processor = statistics.median(answer.processor for _, answer in self.answers[kind])
        return statistics.median(clock), statistics.quantiles(clock, n=100)[98], processor

    def right(self, kind: str) -> float:
        """The share of statements whose meeting was found."""
        return statistics.mean(query.meeting in answer.meetings for query, answer in self.answers[kind])


def measure(scales: list[Scale], kind: str, names: Names) -> None:
    """Answer the statements of one kind at each size in turn, so that whatever else the machine does slows all alike.

    The first half warms up.
    """
    for turn in zip(*(scale.asked[kind] for scale in scales), strict=False):
        for scale, query in zip(scales, turn, strict=True):
            as_of = scale.store.latest_change() * 9 // 10 if kind.endswith("as_of") else None
            scale.answers.setdefault(kind, []).append((query, find(scale.store, query, names, as_of)))
    for scale in scales:
        scale.answers[kind] = scale.answers[kind][len(scale.answers[kind]) // 2 :]


def build(world: World, path: Path, names: Names) -> float:
    """Make the database; returns the seconds that it took."""
    start = time.perf_counter()
    store = open_store(f"sqlite:///{path}", name_keys=names.index_keys)
    for batch in world.batches(min(10_000, max(20, world.meetings // 50))):
        store.write(batch, by="bench", action="load")
    store.close()
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--meetings", default="1000,100000", help="sizes, with commas between (default: %(default)s)")
    parser.add_argument("--folder", type=Path, default=Path("bench-data"), help="where the databases lie")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    names = _names()
    scales = []
    for size in sorted(int(size) for size in options.meetings.split(",")):
        world = World(size)
        path = options.folder / f"find-{size}.sqlite"
        built = "there already" if path.exists() else f"built in {build(world, path, names):.0f} s"
        open_store(f"sqlite:///{path}", name_keys=names.index_keys).close()  # one of an earlier version is migrated
        print(f"{size:>10,} meetings, {len(world.people):,} people: {path.stat().st_size / 1e6:,.0f} MB, {built}")
        _warm(path)
        store = open_store(f"sqlite:///{path}", read_only=True, name_keys=names.index_keys)
        scales.append(Scale(size, store, queries(world, _sample(world))))
    print(
        f"\n{'find':37} {'meetings':>10} {'median µs':>10} {'p99 µs':>8} {'processor µs':>13} {'ratio':>6} {'right':>6}"
    )
    worst = 0.0
    for kind in scales[0].asked:
        measure(scales, kind, names)
        base = scales[0].figures(kind)[2]
        for scale in scales:
            median, slow, processor = scale.figures(kind)
            worst = max(worst, processor / base)
            right = f"{scale.right(kind):6.1%}" if scale.asked[kind][0].meeting else "     –"
            times = f"{median:10.0f} {slow:8.0f} {processor:10.0f} {processor / base:6.2f}"
            print(f"{kind:37} {scale.size:10,} {times} {right}")
    print(f"\nlargest ratio {worst:.2f}, aim at most {FLAT}")


def _warm(path: Path) -> None:
    """Have the system keep the file in memory, as it does on a machine that serves it."""
    with path.open("rb") as file:
        while file.read(1 << 24):
            pass


def _sample(world: World) -> list[Event]:
    """Accepted meetings with a day, spread over the whole world."""
    step = max(1, world.meetings // (4 * SAMPLES))
    events = (event for event in world.events() if event.number % step == 0)
    known = [event for event in events if event.accepted and event.granularity == "day"]
    random.Random(3).shuffle(known)
    return known[: 2 * SAMPLES]


def _misspelt(name: str, chance: random.Random) -> str:
    """The name with two neighbouring letters of the family name exchanged, or one of them doubled or left out."""
    at = chance.randrange(name.rindex(" ") + 2, len(name) - 1)
    kind = chance.randrange(3)
    if kind == 0:
        return name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    return name[:at] + name[at] * 2 + name[at + 1 :] if kind == 1 else name[:at] + name[at + 1 :]


def _names() -> Names:
    from claims.names import compare_names, index_keys, parts, query_keys, spelling

    found = [value for module in (parts, spelling) for value in vars(module).values()]
    caches = [value for value in found if hasattr(value, "cache_parameters") and value.cache_parameters()["maxsize"]]

    def forget() -> None:
        for cached in caches:
            cached.cache_clear()

    return Names(index_keys, query_keys, lambda a, b: compare_names(a, b).outcome == "same", forget)


if __name__ == "__main__":
    main()
