"""The made-up world of the benchmarks is the same each time, can be stored, and is found again."""

from __future__ import annotations

from collections import Counter
from itertools import islice

from claims.storage.interface import Store
from tests.benchmarks.find import Names, find, queries
from tests.benchmarks.world import World
from tests.storing import name_keys


def test_the_same_world_each_time() -> None:
    assert list(World(30).batches(7)) == list(World(30).batches(7))
    assert World(30).people != World(30, seed=2).people


def test_one_person_has_every_twentieth_meeting() -> None:
    world = World(2000)
    shares = Counter(person.entity.id for event in world.events() for person in event.people)
    (first, most), (_, second) = shares.most_common(2)
    assert first == world.people[0].entity.id
    assert 0.04 < most / 2000 < 0.09
    assert second < most
    pairs = Counter(frozenset(person.entity.id for person in event.people[:2]) for event in world.events())
    assert pairs.most_common(1)[0][1] > 20


def test_what_is_stored_is_found(store: Store) -> None:
    world = World(200)
    for batch in world.batches():
        store.write(batch, by="bench", action="load")
    events = [event for event in islice(world.events(), 50) if event.accepted and event.granularity == "day"]
    names = Names(name_keys, name_keys, lambda a, b: a == b)  # with these, a misspelt name finds nobody
    for kind in ("known pair, date", "place and day"):
        for query in queries(world, events)[kind]:
            assert query.meeting in find(store, query, names).meetings
    (frequent,) = set(queries(world, events)["most frequent person, no date"])
    assert len(find(store, frequent, names).meetings) > 5
