"""How many processes may work on batches at once, counted over all workers of a service."""

from __future__ import annotations

import fcntl
from collections.abc import Callable
from pathlib import Path

from service.bulk.crew import Room


def room_in(folder: Path, most: int) -> Room:
    """Room for so many processes among all who name this folder.

    A place is a lock on a file: it is free again when whoever holds it ends, however that ends.
    """

    def take() -> Callable[[], None] | None:
        for number in range(most):
            file = (folder / f"place-{number}").open("w")
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                file.close()
            else:
                return file.close
        return None

    return take
