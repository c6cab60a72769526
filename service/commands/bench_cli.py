"""`belegt bench`: what Belegt costs on this machine."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from service.commands.shell import DONE, example


@click.group()
def bench() -> None:
    """Measure what Belegt costs on this machine."""


@bench.command(
    short_help="Speed, recall and memory among up to a million meetings.",
    epilog=example(
        "belegt bench scale --meetings 1000 --meetings 100000",
        "belegt bench scale --keep /srv/bench --json > scale.json",
    ),
)
@click.option(
    "--meetings", "sizes", type=click.IntRange(100, 5_000_000), multiple=True, default=(1_000, 100_000, 1_000_000),
    show_default=True, help="How many meetings a database has; may be given several times.",
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option(
    "--keep",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where databases are kept, and used again.  [default: a folder that is deleted in the end]",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Another one makes other people and meetings.")
@click.option(
    "--statements", type=click.IntRange(5, 100_000), default=400, show_default=True, help="How many of each kind."
)
@click.option(
    "--rivals", type=click.IntRange(0, 1000), default=3, show_default=True,
    help="How many of each kind are also looked for by brute force and by trigrams; 0: none.",
)  # fmt: skip
@click.option(
    "--worker-statements", type=click.IntRange(0, 10_000_000), default=200_000, show_default=True,
    help="How many one process answers while its memory is watched; 0: none.",
)  # fmt: skip
@click.option(
    "--service-seconds", type=click.FloatRange(0, 3600), default=10.0, show_default=True,
    help="How long the service is asked for each kind of request; 0: not at all.",
)  # fmt: skip
def scale(sizes: tuple[int, ...], as_json: bool, keep: Path | None, **options: float) -> int:
    """Build databases of made-up meetings and measure statements against them.

    Times of statements and their stages, how often the right meeting is found, what brute force and an index of
    trigrams take for the same, the memory of a worker, the service's requests a second; beside what is aimed at. A
    million meetings take 5 GB on the disk, some minutes to build, and about half an hour in all.
    """
    from service.scale import report, run

    with _folder(keep) as folder:
        found = run.measure(run.Plan(folder=folder, sizes=tuple(sorted(set(sizes))), **options))  # type: ignore[arg-type]
    if as_json:
        sys.stdout.buffer.write(json.dumps(found, ensure_ascii=False, indent=1).encode() + b"\n")
    else:
        click.echo(report.table(found))
    return DONE


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        yield keep
        return
    with tempfile.TemporaryDirectory(prefix="belegt-bench-") as folder:
        yield Path(folder)
