"""Processes that answer parcels of lines side by side, each led by a thread that outlives it.

They are spawned, not forked: whoever asks has threads and open connections, neither of which survives a fork, and a
server of forks would be one more process to look after. A start takes about as long as a few hundred verdicts, so
`service.bulk` asks for a crew only where more lines than that have come. A process reads claims by its own
connections, is told nothing but parcels, and ends when the one that leads it does, however that ends.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from threading import Event

from service.bulk.parcels import Answered, Parcel, Run, answered, error_line
from service.checker import Checker
from service.errors import ProcessLost
from service.watching.events import tell
from service.watching.tally import Tally

_spawning = get_context("spawn")
_STARTS = 2  # tries, until we do without

# Takes a place for one more process, and gives what gives it back; None where there is no room.
Room = Callable[[], Callable[[], None] | None]


def any_room() -> Callable[[], None]:
    """Room for everybody: where nobody else starts processes."""
    return lambda: None


@dataclass(frozen=True, slots=True)
class Work:
    """What each process of a crew is told at its start. `niceness`: by how much it steps back behind others."""

    database: str | None
    run: Run
    niceness: int = 0


class Crew:
    """At most so many processes, which are started when there is a first parcel for each."""

    def __init__(self, work: Work, checker: Checker, most: int, room: Room = any_room) -> None:
        """`checker`: this process's own, which does what is to be done where no other process can be started."""
        self.most = most
        self._work = work
        self._checker = checker
        self._room = room
        self._ending = Event()
        self._hands: list[_Hand] = []
        self._idle: SimpleQueue[_Hand] = SimpleQueue()
        self._leaders = ThreadPoolExecutor(most, "belegt-crew")

    def answer(self, parcel: Parcel) -> Future[Answered] | None:
        """What will be answered; None where there is no room for any process at present."""
        if len(self._hands) < self.most and (give_back := self._room()) is not None:
            hand = _Hand(self._work, self._checker, give_back, self._ending)
            self._hands.append(hand)
            self._idle.put(hand)
        return self._leaders.submit(self._answer, parcel) if self._hands else None

    def close(self) -> None:
        """End all processes at once; what they were at is not answered any more."""
        self._ending.set()
        for hand in self._hands:
            hand.kill()
        self._leaders.shutdown(cancel_futures=True)
        for hand in self._hands:
            hand.leave()

    def _answer(self, parcel: Parcel) -> Answered:
        hand = self._idle.get()
        try:
            return hand.answer(parcel)
        finally:
            self._idle.put(hand)


class _Died(Exception):
    """The process ended in the middle of a parcel."""


class _NotBegun(Exception):
    """No process could be started."""


class _Hand:
    """One process, with another in its place when it dies. One thread at a time may ask it."""

    def __init__(self, work: Work, checker: Checker, give_back: Callable[[], None], ending: Event) -> None:
        self._work = work
        self._checker = checker
        self._give_back = give_back
        self._ending = ending
        self._alone = False  # no process can be started
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None

    def answer(self, parcel: Parcel) -> Answered:
        """The answers to a parcel. If the process dies over it, another does its lines again, one by one.

        A line over which that one dies, too, gets an error.
        """
        try:
            if not self._alone:
                return self._ask(parcel)
        except _NotBegun:
            self._alone = True
            tell("process-not-started")
        except _Died:
            tell("process-lost", first=parcel.first, last=parcel.first + len(parcel.lines) - 1)
            return _joined([self._ask_again(number, line) for number, line in enumerate(parcel.lines, parcel.first)])
        return answered(parcel, self._work.run, self._checker)

    def kill(self) -> None:
        """End the process, from whichever thread."""
        if self._process is not None:
            self._process.kill()

    def leave(self) -> None:
        """Forget the process, and give its place back."""
        self._bury()
        self._give_back()

    def _ask_again(self, number: int, line: bytes) -> Answered:
        parcel = Parcel(number, [line])
        try:
            return self._ask(parcel)
        except (_Died, _NotBegun):
            tell("line-left-out", line=number)
            return Answered(1, parcel.size, 1, error_line(number, ProcessLost()))

    def _ask(self, parcel: Parcel) -> Answered:
        connection = self._connection or self._begin()
        try:
            connection.send(parcel)
            found: Answered = connection.recv()
        except (EOFError, OSError):
            self._bury()
            if self._ending.is_set():
                raise CancelledError from None
            raise _Died from None
        return found

    def _begin(self) -> Connection:
        """A new process, which has said that it is there. Raises _NotBegun."""
        for _ in range(_STARTS):
            ours, theirs = _spawning.Pipe()
            self._connection = ours
            self._process = _spawning.Process(target=_serve, args=(theirs, self._work), name="belegt-bulk", daemon=True)
            _keep_interrupts_from_children()
            try:
                self._process.start()
                theirs.close()  # of ours: only where nobody else holds it, the end shows
                if self._ending.is_set():
                    self._process.kill()
                ours.recv()
            except (EOFError, OSError):
                theirs.close()
                self._bury()
            else:
                return ours
            if self._ending.is_set():
                raise CancelledError
        raise _NotBegun

    def _bury(self) -> None:
        process, self._process = self._process, None
        if process is not None and process.pid is not None:
            process.kill()
            process.join()
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _joined(parts: list[Answered]) -> Answered:
    tally = Tally()
    for part in parts:
        tally.add(part.tally)
    size, bad = sum(part.size for part in parts), sum(part.bad for part in parts)
    return Answered(len(parts), size, bad, b"".join(part.data for part in parts), tally)


def _keep_interrupts_from_children() -> None:
    """Ctrl-C is meant for who leads: what a thread blocks stays blocked in the processes that it starts."""
    resource_tracker.ensure_running()  # which multiprocessing would do later, and unblock the signal
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])


def _serve(connection: Connection, work: Work) -> None:
    """In a process of its own: answer parcels until there are no more."""
    os.nice(work.niceness)
    checker = Checker(work.database)
    with suppress(EOFError, OSError):  # whoever leads has gone
        connection.send(None)
        while True:
            parcel: Parcel = connection.recv()
            tally = Tally()
            checker.counted = tally.count
            connection.send(replace(answered(parcel, work.run, checker), tally=tally))
