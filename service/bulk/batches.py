"""POST /v1/verify/batch: many statements in one request, without holding up those who check a single one.

Each batch has a crew of its own, which ends with it. All crews of a service together have as many processes as the
machine has processors, whoever needs them first, and they step back behind everything else that runs (`NICENESS`). A
batch that finds no room is answered by the thread of its request, line by line, until there is some. Batches take at
most half the threads of a worker, so that another request always finds one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import BoundedSemaphore, Semaphore

from claims.errors import BelegtError
from service.bulk import bulk
from service.bulk.crew import Crew, Room, Work, any_room
from service.bulk.lines import Lines
from service.bulk.parcels import Run, error_line
from service.bulk.processes import room_in
from service.bulk.spool import Spool
from service.checker import Checker
from service.config import Settings, cores
from service.errors import TooManyBatches
from service.watching.metrics import Metrics

PATIENCE = 5.0  # seconds to wait for a turn: on a busy machine it takes one or two to see that a client has gone
NICENESS = 10  # a tenth of a processor where others want it, all of it where nobody does


class Batches:
    """The batches of one worker of a service."""

    def __init__(self, settings: Settings, checker: Checker, metrics: Metrics) -> None:
        self._checker = checker
        self._metrics = metrics
        self._room: Room = room_in(Path(settings.run_folder), cores()) if settings.run_folder else any_room
        turns = max(1, settings.threads // 2)
        self._turns = BoundedSemaphore(turns)
        self._waiting = Semaphore(max(0, settings.threads - turns - 1))  # who waits holds a thread, too: one is left

    @contextmanager
    def turn(self) -> Iterator[None]:
        """The time of one batch. A few may wait for it, but not for long; others are told so at once.

        Raises TooManyBatches.
        """
        if not (self._turns.acquire(blocking=False) or self._waits()):
            raise TooManyBatches
        self._metrics.in_progress("batches", 1)
        try:
            yield
        finally:
            self._metrics.in_progress("batches", -1)
            self._turns.release()

    def _waits(self) -> bool:
        """Whether a turn came in time, if there is room to wait for it."""
        if not self._waiting.acquire(blocking=False):
            return False
        try:
            return self._turns.acquire(timeout=PATIENCE)
        finally:
            self._waiting.release()

    def answers(self, spool: Spool) -> Iterator[bytes]:
        """The answers to a batch, as they come. To be closed by whoever does not take them all.

        Raises StorageUnavailable before anything is read.
        """
        return self._answers(spool, Run.now(self._checker))

    def _answers(self, spool: Spool, run: Run) -> Iterator[bytes]:
        lines = Lines(spool.read)
        crew = Crew(Work(self._checker.database, run, NICENESS), self._checker, cores(), self._room)
        with closing(bulk.answers(lines, run, self._checker, crew)) as answers:
            try:
                for each in answers:
                    self._metrics.add(each.tally)  # by other processes; what is done here is counted here
                    yield each.data
            except BelegtError as error:  # why the rest could not be taken in
                yield error_line(lines.taken + 1, error)
