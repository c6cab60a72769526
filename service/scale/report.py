"""The figures of a run for a person: tables that fit a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from claims.watch import STAGES

Json = Mapping[str, Any]
_MARKS = {True: "✓ held", False: "✗ missed", None: "– not measured"}


def table(found: Json) -> str:
    """All figures, one table a size, and the aims at the end."""
    lines: list[str] = []
    for size in found["sizes"]:
        lines += [*_size(size), ""]
    lines += _aims(found["aims"])
    return "\n".join(lines)


def _size(size: Json) -> Iterator[str]:
    built = size["build_seconds"]
    how = "there already" if built is None else f"built in {built:,.0f} s"
    yield f"{size['meetings']:,} meetings, {size['people']:,} people: {size['megabytes']:,.0f} MB, {how}"
    yield f"{'':30}{'clock':>8}{'':>8}  processor time"
    yield (
        f"{'milliseconds':30}{'median':>8}{'p99':>8}  {'whole':>8}{''.join(f'{stage:>8}' for stage in STAGES)}"
        f"{'first':>8}{'bare':>8}{'trigrams':>10}{'brute':>9}{'found':>8}"
    )
    for kind, figures in size["kinds"].items():
        if not figures["statements"]:
            yield f"{kind:30}  there is none"
            continue
        stages = "".join(f"{figures['stages_ms'][stage]:8.3f}" for stage in STAGES)
        found = "–" if figures["found"] is None else f"{figures['found']:.1%}"
        yield (
            f"{kind:30}{figures['median_ms']:8.2f}{figures['p99_ms']:8.2f}  {figures['processor_ms']:8.2f}{stages}"
            f"{figures['first_ms']:8.2f}"
            f"{figures['bare_lookups_ms']:8.3f}{_or_dash(figures['trigrams_ms'], '10,.0f')}"
            f"{_or_dash(figures['brute_force_ms'], '9,.0f')}{found:>8}"
        )
    yield f"whole verdicts, {size['verdicts_a_second']:,.0f} a second of processor time in one process"
    if worker := size["worker"]:
        yield (
            f"a worker: first answer after {worker['start_seconds']:.2f} s; {worker['first_megabytes']:.0f} MB then, "
            f"{worker['megabytes']:.0f} MB at most over {worker['statements']:,} statements, "
            f"{_or_dash(worker['kilobytes_per_1000'], '.1f')} KB per 1,000 in the second half"
        )
    if service := size["service"]:
        half = service["half_load"]
        yield (
            f"the service with {service['workers']} workers: {service['verdicts_a_second']:,.0f} verdicts a second, "
            f"{service['constant_a_second']:,.0f} constant answers; at {half['a_second']:,.0f} a second "
            f"median {half['median_ms']:.1f} ms, p99 {half['p99_ms']:.1f} ms"
        )


def _aims(aims: list[Json]) -> Iterator[str]:
    yield f"{'aim':58}{'limit':>12}{'measured':>12}"
    for aim in aims:
        sign = "≥" if aim["at_least"] else "≤"
        limit = f"{sign} {_amount(aim['limit'], aim['unit'])}"
        measured = "" if aim["measured"] is None else _amount(aim["measured"], aim["unit"])
        where = f"  ({aim['where']})" if aim["where"] else ""
        yield f"{aim['aim']:58}{limit:>12}{measured:>12}  {_MARKS[aim['held']]}{where}"


def _amount(value: float, unit: str) -> str:
    if not unit:
        return f"{value:.1%}"
    return f"{value:,.0f} {unit}" if abs(value) >= 100 else f"{value:.3g} {unit}"


def _or_dash(value: float | None, shape: str) -> str:
    if value is not None:
        return format(value, shape)
    return f"{'–':>{shape.partition('.')[0].rstrip(',')}}" if shape[0].isdigit() else "–"
