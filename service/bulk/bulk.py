"""Many statements: a line of JSON in, a line of JSON out, in the same order, by as many processes as there is work for.

A thread reads what comes and cuts it into parcels; whoever asks for the answers takes them in their order. The first
lines, and those that come one by one, are answered here and at once: no process need be started for them. When many
have come, and more come than are answered, a crew takes over. Only so many parcels are ever on their way, so that
neither a quick sender nor a slow reader fills the memory.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from queue import SimpleQueue
from threading import Event, Semaphore, Thread
from typing import NoReturn

from service.bulk.crew import Crew
from service.bulk.lines import Lines
from service.bulk.parcels import Answered, Parcel, Run, answered
from service.checker import Checker

AT_ONCE = 64  # lines of a parcel: far more work than handing it over, far less than anybody waits for
ALONE = 64 * 1024  # bytes of lines that are answered before others are called: about as long as these need to come
WAITING = 4  # parcels on their way for each process

_Ready = Callable[[], Answered]  # gives the answers, or raises; it may have to wait for them


def answers(lines: Lines, run: Run, checker: Checker, crew: Crew | None = None) -> Generator[Answered]:
    """The answers to all lines, some at a time; the verdicts or errors of `parcels.answered`.

    Without a crew everything is done here. To be closed by whoever does not take them all. Raises what reading the
    lines raises, after the answers to those before; the crew is closed at the end.
    """
    ready: SimpleQueue[_Ready | None] = SimpleQueue()
    room = Semaphore(WAITING * (crew.most if crew else 1))
    stopped = Event()

    def read() -> None:
        try:
            while True:
                room.acquire()
                parcel = Parcel(lines.taken + 1, [] if stopped.is_set() else lines.take(AT_ONCE))
                if not parcel.lines:
                    break
                many = lines.size > ALONE and not ready.empty()
                future = crew.answer(parcel) if crew is not None and many else None
                ready.put(partial(answered, parcel, run, checker) if future is None else future.result)
        except BaseException as error:  # it is for those who ask for the answers
            ready.put(partial(_raise, error))
        ready.put(None)

    Thread(target=read, name="belegt-reader", daemon=True).start()
    try:
        while (each := ready.get()) is not None:
            yield each()
            room.release()
    finally:
        stopped.set()
        if crew is not None:
            crew.close()
        room.release()


def _raise(error: BaseException) -> NoReturn:
    raise error
