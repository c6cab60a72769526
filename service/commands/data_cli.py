"""Data in and out at the command line: `belegt import`, `export`, `backup` and `restore`."""

from __future__ import annotations

import csv
import gc
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from service.commands.shell import DONE, FAULTS, database_option, example, place, say, settings_of
from service.commands.unreadable import unreadable

if TYPE_CHECKING:
    from claims.storage.backup import Proof
    from claims.storage.interface import Store
    from claims.tables import Imported, Mapping, Reject

_TOLD = 5  # rejects that are told at once; the file has them all
_MAPPING = """
\b
With a mapping file (TOML or JSON) instead of options:
  date = "day"                    # or: start = "from" and end = "until"
  place = "city"
  participants = ["guest", "others"]
  separator = ";"
  about = "Joe Dunford"           # who met each of the others; or "column:host"
  status = "column:state"         # held, planned, cancelled, denied; or one of them for all rows
  source = "column:link"
  publisher = "The Example Gazette"
  language = "en"
  complete = true                 # each row names everybody who took part
  [statuses]                      # what other words mean
  "abgesagt" = "cancelled"
"""


def add_to(commands: click.Group) -> None:
    """Give a group these commands."""
    for command in (import_, export, backup, restore):
        commands.add_command(command)


@click.command(
    name="import",
    short_help="Take in a table of meetings, or an export.",
    epilog=example(
        "belegt import meetings.csv --date day --place city --participants people --publisher Gazette",
        "belegt import visits.jsonl --mapping visits.toml --accept",
        "belegt import belegt.jsonl --records",
    )
    + "\n\n"
    + _MAPPING,
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--mapping", type=click.Path(path_type=Path), help="A file that says which column is what; see below.")
@click.option("--date", metavar="COLUMN", help="The day of the meeting, or its days.")
@click.option("--start", metavar="COLUMN", help="Its first day; with --end, in place of --date.")
@click.option("--end", metavar="COLUMN", help="Its last day; may be empty in a row.")
@click.option("--place", metavar="COLUMN", help="Where it was; may be empty in a row.")
@click.option("--participants", metavar="COLUMN", multiple=True, help="Who took part; may be given several times.")
@click.option("--separator", metavar="TEXT", help="What stands between two participants of a cell.  [default: ;]")
@click.option(
    "--about",
    metavar="SAID",
    help="The person or office every row is about, who met each of the others: a name, an entity's id, or column:NAME.",
)
@click.option("--together", is_flag=True, default=None, help="Everybody named in a row met everybody else there.")
@click.option("--status", metavar="SAID", help="held, planned, cancelled or denied, or column:NAME.  [default: held]")
@click.option(
    "--status-word",
    "statuses",
    metavar="WORD=STATUS",
    multiple=True,
    help="What another word in that column means; may be given several times.",
)
@click.option("--subject", metavar="COLUMN", help="What the row says of the meeting in words; shown, claims nothing.")
@click.option("--source", metavar="SAID", help="Where the rows come from: a URL, words, or column:NAME.")
@click.option("--publisher", metavar="SAID", help="Who published them: words, or column:NAME.")
@click.option("--published", metavar="SAID", help="The day of publication, or column:NAME.")
@click.option("--language", metavar="CODE", help="The language of the cells.  [default: each is tried]")
@click.option("--day-first/--month-first", default=None, help="What 02/03/2017 means.  [default: a reject]")
@click.option("--complete", is_flag=True, default=None, help="Each row names everybody who took part.")
@click.option("--delimiter", metavar="CHARACTER", help="What stands between two cells.  [default: found by itself]")
@click.option("--encoding", metavar="NAME", help="The encoding of a CSV file.  [default: utf-8]")
@click.option("--accept", is_flag=True, help="Accept the claims at once, rather than propose them to reviewers.")
@click.option(
    "--rejects", type=click.Path(path_type=Path), help="Where rows go that can't be read.  [default: FILE.rejects.csv]"
)
@click.option("--records", is_flag=True, help="The file is an export of Belegt: documents, entities and claims.")
@click.option("--by", metavar="NAME", default="import", help="Who takes them in, for the history.  [default: import]")
@database_option
def import_(
    file: Path,
    mapping: Path | None,
    accept: bool,
    rejects: Path | None,
    records: bool,
    by: str,
    database: str | None,
    **columns: Any,
) -> int:
    """Take in FILE, a table of meetings: CSV with a header, or .jsonl with an object a line.

    Each row becomes a small document that shows it, and claims about one meeting, proposed to reviewers. Columns that
    are called date (or start and end), place, participants, about, status, subject, source, publisher and published are
    found by themselves. Doing it twice adds nothing; after a crash, do it again.
    """
    from claims import open_store
    from claims.tables import import_table, mapping_from, open_table, read_mapping

    chosen = {name: value for name, value in columns.items() if value not in (None, ())}
    if records and (chosen or mapping or accept):
        raise click.UsageError("--records takes no mapping: an export says itself what it holds.")
    settings = settings_of(database=database)
    if records:
        with closing(open_store(settings.database)) as store:
            return _load(store, file, by)
    if "participants" in chosen:
        chosen["participants"] = list(chosen["participants"])
    if "statuses" in chosen:
        chosen["statuses"] = dict(_pair(each) for each in chosen["statuses"])
    meant = mapping_from({**(read_mapping(mapping) if mapping else {}), **chosen})
    with open_table(file, meant) as table, closing(open_store(settings.database)) as store:
        target = rejects or file.with_name(f"{file.name.removesuffix(file.suffix)}.rejects.csv")
        gc.set_threshold(100_000, 50, 100)  # rows are made by the thousand, and none in a circle: look seldom
        with _Rejects(file, target, table.header) as kept, _bar(file) as show:
            done = import_table(
                store,
                table,
                by=by,
                accept=accept,
                reject=kept.add,
                advance=lambda now: show(table.position(), now.rows),
            )
    return _report(done, table.mapping, accept, target, place(settings))


def _pair(said: str) -> tuple[str, str]:
    word, equals, status = said.rpartition("=")
    if not equals:
        raise click.UsageError(f"--status-word {said}: say WORD=STATUS, such as abgesagt=cancelled.")
    return word, status


def _report(done: Imported, mapping: Mapping, accept: bool, rejects: Path, database: str) -> int:
    """Say what became of the rows."""
    used = {each.name: getattr(mapping, each.name) for each in fields(mapping) if each.name != "encoding"}
    shown = {name: ", ".join(value) if isinstance(value, tuple) else value for name, value in used.items() if value}
    say("Read with " + ", ".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in shown.items()))
    state = "accepted" if accept else "proposed"
    say(f"{done.rows:,} rows: {done.new:,} new meetings with {done.claims:,} {state} claims in {database}.")
    if done.known:
        say(f"{done.known:,} rows were in already, and stay as they are.")
    if done.people:
        say(f"{done.people:,} names are new; each has become a person of its own.")
    if done.unknown_places:
        say(f"{done.unknown_places:,} places are not in the gazetteer; they are kept without coordinates.")
    if done.rejected:
        say(f"{done.rejected:,} rows could not be taken in; {rejects} has them with the reasons.")
    return FAULTS if done.rejected else DONE


def _load(store: Store, file: Path, by: str) -> int:
    from claims.errors import Fault, InvalidInput
    from claims.exchange import load

    try:
        with file.open("rb") as lines, _bar(file) as show:
            done = load(store, lines, by=by, name=file.name, advance=_adding(show))
    except OSError as error:
        raise InvalidInput([Fault("", unreadable(str(file), error))]) from None
    say(f"{done.new:,} records are new, {done.known:,} were in already.")
    return DONE


def _adding(show: Callable[[int, int], None]) -> Callable[[int], None]:
    size = lines = 0

    def advance(more: int) -> None:
        nonlocal size, lines
        size, lines = size + more, lines + 1
        show(size, lines)

    return advance


class _Rejects:
    """The file of rows that could not be taken in; made with the first of them, and whole when it has its name.

    A file of an earlier run gives way to it, and is kept with a ~ at its end.
    """

    def __init__(self, table: Path, target: Path, header: tuple[str, ...]) -> None:
        self._table, self._target = table, target
        self._columns = [column for column in header if column not in ("line", "reason", "raw")]
        self._part = target.with_name(target.name + ".part")
        self._file: Any = None
        self._writer: Any = None
        self._count = 0

    def __enter__(self) -> _Rejects:
        return self

    def add(self, reject: Reject) -> None:
        self._count += 1
        if self._count <= _TOLD:
            say(f"{self._table.name}, line {reject.line}: {reject.reason}.")
        if self._writer is None:
            self._open()
        raw = reject.raw or ("" if self._columns else json.dumps(reject.cells, ensure_ascii=False))
        cells = [reject.cells.get(column, "") for column in self._columns]
        try:
            self._writer.writerow([reject.line, reject.reason, *cells, raw])
        except OSError as error:
            raise self._failed(error) from None

    def __exit__(self, kind: object, *_: object) -> None:
        if self._file is None:
            return
        try:
            self._file.close()
            if kind is None:
                if self._target.exists() and self._target.read_bytes() != self._part.read_bytes():
                    self._target.replace(self._target.with_name(self._target.name + "~"))
                self._part.replace(self._target)
        except OSError as error:
            raise self._failed(error) from None

    def _open(self) -> None:
        try:
            self._file = self._part.open("w", encoding="utf-8", errors="surrogateescape", newline="")
        except OSError as error:
            raise self._failed(error) from None
        self._writer = csv.writer(self._file)
        self._writer.writerow(["line", "reason", *self._columns, "raw"])

    def _failed(self, error: OSError) -> click.ClickException:
        return click.ClickException(f"{self._target} can't be written: {error.strerror}. Name another with --rejects.")


@click.command(
    short_help="Print the whole database as JSON lines.",
    epilog=example("belegt export > belegt.jsonl", "belegt export belegt.jsonl"),
)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@database_option
def export(file: Path | None, database: str | None) -> int:
    """Write every document, entity and claim as it stands, a JSON object a line, to FILE or to standard output.

    `belegt import FILE --records` takes them in again. The history stays behind: `belegt backup` copies that, too.
    """
    from claims import open_store
    from claims.exchange import records

    count = 0
    with closing(open_store(settings_of(database=database).database, read_only=True)) as store, _new_file(file) as out:
        for record in records(store):
            out.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")
            count += 1
    say(f"Wrote {count:,} records{f' to {file}' if file else ''}.")
    return DONE


@contextmanager
def _new_file(file: Path | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that must not be there yet and goes again if it can't be written whole."""
    if file is None:
        yield sys.stdout.buffer
        return
    try:
        with file.open("xb") as out:
            try:
                yield out
                out.flush()
                os.fsync(out.fileno())
            except BaseException:
                file.unlink()
                raise
    except FileExistsError:
        raise click.ClickException(f"{file} exists already. Name another file; nothing is written over.") from None
    except OSError as error:
        raise click.ClickException(f"{file} can't be written: {error.strerror}.") from None


@click.command(
    short_help="Copy the database while others use it.",
    epilog=example("belegt backup /srv/backups/belegt-monday.sqlite", "belegt backup /srv/backups/"),
)
@click.argument("to", type=click.Path(path_type=Path))
@database_option
def backup(to: Path, database: str | None) -> int:
    """Copy the database to TO, a new file or a folder, with the kept verdicts and the accounts beside it.

    Edits go on meanwhile. The copy is proven before it gets its name.
    """
    from claims.storage import back_up

    done = back_up(settings_of(database=database).database, to)
    say(f"Copied {_words(done.proof)}.")
    for path in done.files:
        click.echo(path)
    return DONE


@click.command(
    short_help="Put a backup in place, once it is proven.",
    epilog=example("belegt restore belegt-monday.sqlite", "belegt restore belegt-monday.sqlite --replace"),
)
@click.argument("source", metavar="FROM", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Move the database that is there aside; stop the service first.")
@database_option
def restore(source: Path, replace: bool, database: str | None) -> int:
    """Prove a copy of FROM, a backup, and put it, with what lies beside it, in the place of the database."""
    from claims.storage import restore as put_back

    done = put_back(settings_of(database=database).database, source, replace=replace)
    say(f"Proven: {_words(done.proof)}.")
    for path in done.aside:
        say(f"What was there is now {path}.")
    for path in done.files:
        click.echo(path)
    return DONE


def _words(proof: Proof) -> str:
    return f"change {proof.change}: {proof.documents:,} documents, {proof.claims:,} claims, {proof.spans:,} spans"


@contextmanager
def _bar(file: Path) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, told how many bytes and lines are done; only on a terminal."""
    if not sys.stderr.isatty():
        yield lambda _size, _lines: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[lines]:,} lines"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=file.stat().st_size, lines=0)
        yield lambda size, lines: progress.update(task, completed=size, lines=lines)
