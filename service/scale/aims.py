"""What is aimed at, as ratios within one run, beside what was measured: a table one can read aloud.

Ratios are of processor time, but for those of the service and of a start.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from service.scale.kinds import EXACT, ONE_TYPO, OTHER_SCRIPT, TWO_TYPOS

Figures = Mapping[str, Any]  # of one size, as run.measure makes them
_Measured = Iterator[tuple[str, float | None]]  # where, and how much


@dataclass(frozen=True, slots=True)
class Aim:
    """One line of the table. `of`: from the figures of the smallest size and of the largest to what was measured."""

    words: str
    at_least: bool
    limit: float
    unit: str
    of: Callable[[Figures, Figures], _Measured]


def _against(rival: str) -> Callable[[Figures, Figures], _Measured]:
    def of(_: Figures, largest: Figures) -> _Measured:
        for kind, figures in largest["kinds"].items():
            yield kind, _ratio(figures.get(rival), figures.get("processor_ms"))

    return of


def _grown(name: str) -> Callable[[Figures, Figures], _Measured]:
    def of(smallest: Figures, largest: Figures) -> _Measured:
        for kind, figures in largest["kinds"].items():
            if smallest is not largest:
                yield kind, _ratio(figures.get(name), smallest["kinds"][kind].get(name))

    return of


def _find_step(*kinds: str) -> Callable[[Figures, Figures], _Measured]:
    def of(_: Figures, largest: Figures) -> _Measured:
        for kind in kinds:
            figures = largest["kinds"][kind]
            yield kind, _ratio(figures.get("stages_ms", {}).get("find"), figures.get("bare_lookups_ms"))

    return of


def _found(kind: str) -> Callable[[Figures, Figures], _Measured]:
    return lambda _, largest: iter([(kind, largest["kinds"][kind].get("found"))])


def _of(group: str | None, *names: str) -> Callable[[Figures, Figures], _Measured]:
    """A figure of the largest size."""

    def of(_: Figures, largest: Figures) -> _Measured:
        value: Any = largest if group is None else largest[group]
        for name in names:
            value = value and value[name]
        yield "", value

    return of


AIMS: Sequence[Aim] = (
    Aim("times quicker than brute force", True, 2_000, "×", _against("brute_force_ms")),
    Aim("largest against smallest, median", False, 1.5, "×", _grown("first_ms")),
    Aim("largest against smallest, p99", False, 3, "×", _grown("first_p99_ms")),
    Aim("find step against bare lookups, exact names", False, 5, "×", _find_step(EXACT)),
    Aim("find step against bare lookups, misspelt or other script", False, 40, "×",
        _find_step(ONE_TYPO, TWO_TYPOS, OTHER_SCRIPT)),
    Aim("right meeting found, one typo", True, 0.99, "", _found(ONE_TYPO)),
    Aim("right meeting found, two typos", True, 0.95, "", _found(TWO_TYPOS)),
    Aim("right meeting found, other script", True, 0.97, "", _found(OTHER_SCRIPT)),
    Aim("whole verdicts a second in one process", True, 1_000, "/s", _of(None, "verdicts_a_second")),
    Aim("service against a constant answer", True, 0.40, "", _of("service", "share")),
    Aim("service at half load, p99", False, 20, "ms", _of("service", "half_load", "p99_ms")),
    Aim("memory of a worker", False, 150, "MB", _of("worker", "megabytes")),
    Aim("memory per 1,000 statements", False, 10, "KB", _of("worker", "kilobytes_per_1000")),
    Aim("start to first answer", False, 1.5, "s", _of("worker", "start_seconds")),
)  # fmt: skip


def aims(sizes: Sequence[Figures]) -> list[dict[str, Any]]:
    """Each aim with the worst that was measured of it, and whether it is held; None where it was not measured."""
    found = []
    for aim in AIMS:
        measured = [(value, where) for where, value in aim.of(sizes[0], sizes[-1]) if value is not None]
        value, where = (min if aim.at_least else max)(measured, default=(None, ""))
        held = None if value is None else value >= aim.limit if aim.at_least else value <= aim.limit
        found.append(
            {
                "aim": aim.words,
                "limit": aim.limit,
                "at_least": aim.at_least,
                "unit": aim.unit,
                "measured": value,
                "where": where,
                "held": held,
            }
        )
    return found


def _ratio(value: float | None, base: float | None) -> float | None:
    return value / base if value is not None and base else None
