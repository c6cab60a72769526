"""The databases of `belegt bench scale`: built once for a size and a seed, with every check that any write passes."""

from __future__ import annotations

import gc
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from claims import open_store
from service.scale.world import World

_EDITION = 2  # of what a world is made of: a database of another one is not used again
_BATCH = 10_000  # meetings in one transaction: 50 MB in memory
_LEAST_BATCH = 100
# What a meeting takes on the disk, in bytes: with its claims, spans, keys and log, and in the index of trigrams.
_A_MEETING, _A_SENTENCE = 6_000, 500
_ANY = 50_000_000


@dataclass(frozen=True, slots=True)
class Built:
    """A database of one size. `seconds`: how long building it took; None where it was there."""

    world: World
    path: Path
    seconds: float | None

    @property
    def url(self) -> str:
        return f"sqlite:///{self.path}"

    @property
    def trigrams(self) -> Path:
        """Where the index of its sentences lies."""
        return self.path.with_name(f"{self.path.stem}-trigrams.sqlite")


def path_of(folder: Path, meetings: int, seed: int) -> Path:
    return folder / f"scale-{_EDITION}-{meetings}-{seed}.sqlite"


def room_needed(folder: Path, sizes: list[int], seed: int, *, trigrams: bool) -> int:
    """The bytes that databases of these sizes will take, but for those that are there."""
    each = _A_MEETING + (_A_SENTENCE if trigrams else 0)
    return sum(_ANY + size * each for size in sizes if not path_of(folder, size, seed).exists())


def need_room(folder: Path, needed: int) -> None:
    """Raises ClickException where the disk has less room than this."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise click.ClickException(
            f"The databases need {needed / 1e9:.1f} GB, and {folder} has {free / 1e9:.1f} GB free. "
            "Name another folder with --keep, or fewer --meetings."
        )


def build(folder: Path, meetings: int, seed: int, advance: Callable[[int], None]) -> Built:
    """The database of this size in the folder, made where it is not there. `advance` is told of meetings written."""
    world = World(meetings, seed)
    path = path_of(folder, meetings, seed)
    if path.exists():
        open_store(f"sqlite:///{path}").close()  # one of an earlier version is migrated
        return Built(world, path, None)
    begun = time.perf_counter()
    unfinished = path.with_name(path.name + ".unfinished")
    for left in folder.glob(unfinished.name + "*"):
        left.unlink()
    store = open_store(f"sqlite:///{unfinished}")
    try:
        with _without_collecting():
            for batch in world.batches(min(_BATCH, max(_LEAST_BATCH, meetings // 50))):
                store.write(batch, by="bench", action="load")
                advance(len({claim.subject.ids for claim in batch.claims}))
    finally:
        store.close()
    unfinished.rename(path)
    return Built(world, path, time.perf_counter() - begun)


def read_once(path: Path) -> None:
    """Have the system keep the file in memory, as it does on a machine that serves it."""
    with path.open("rb") as file:
        while file.read(1 << 24):
            pass


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Batches hold no circles; looking for some among half a million objects took a quarter of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
