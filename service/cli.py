"""The command line. Imports are made where they are needed: `belegt --version` answers before Flask would be loaded.

Each command returns its exit status: 0 done, 1 done with faults that were reported (or not done), 2 wrong usage.
What was asked for goes to standard output, everything else to standard error.
"""

from __future__ import annotations

import errno
import json
import os
import socket
import sys
from codecs import getincrementaldecoder
from contextlib import closing
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from service.commands import article_cli, data_cli, review_cli
from service.commands.bench_cli import bench
from service.commands.shell import (
    DONE,
    FAULTS,
    INTERRUPTED,
    WRONG_USAGE,
    database_option,
    example,
    place,
    say,
    settings_of,
)
from service.commands.user_cli import say_how_to_begin, user

if TYPE_CHECKING:
    from service.checker import Checker
    from service.config import Settings

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
_MOST_INPUT = 1024 * 1024  # bytes of a statement on standard input, far more than is read of it


def main(arguments: list[str] | None = None) -> NoReturn:
    """The entry point."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that knows only ASCII shows the rest so
    try:
        status = commands.main(arguments, prog_name="belegt", standalone_mode=False) or DONE
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (KeyboardInterrupt, click.Abort):
        status = INTERRUPTED
    except BrokenPipeError:  # whoever reads our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for what Python still flushes at its end
        status = FAULTS
    except OSError as error:
        if error.errno not in _NO_ROOM or error.filename is not None:
            raise
        say(f"Error: The output can't be written: {error.strerror}.")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # likewise
        status = FAULTS
    except Exception as error:  # one of ours is told in words; any other is a bug, and shows where it is
        status = _told(error)
    sys.exit(status)


def _told(error: Exception) -> int:
    """Say what an error of ours means, and the exit status it makes. Any other is raised again."""
    from claims.errors import BelegtError
    from service.errors import faults_of, status_of

    if not isinstance(error, BelegtError):
        raise error
    for fault in faults_of(error):
        say(f"Error: {_option_of(fault.path)}{fault.message}")
    return WRONG_USAGE if status_of(error) < 500 else FAULTS


def _option_of(path: str) -> str:
    """What the person typed that a fault's path stands for."""
    name = path.lstrip("/")
    if name in ("", "text", "name", "label", "password"):  # no options
        return ""
    return f"{name}: " if name.isupper() else f"--{name.replace('_', '-')}: "


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Every command has --help with an example. BELEGT_DATABASE names the database where no option does.",
)
@click.version_option(package_name="belegt", message="%(prog)s %(version)s")
def commands() -> None:
    """Belegt checks statements about meetings: who met whom, when and where, and which source says so."""


@commands.command(
    short_help="Check a statement about a meeting, or many.",
    epilog=example(
        'belegt verify "Dunford und Gerasimow trafen sich am 17. Februar 2017 in Baku."',
        "belegt verify --stated-on 2017-02-17 --json - < statement.txt",
        "belegt verify --jsonl < statements.jsonl > verdicts.jsonl",
        "belegt verify --jsonl --resume verdicts.jsonl < statements.jsonl",
    ),
)
@click.argument("text", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print the verdict as JSON.")
@click.option(
    "--jsonl", "lines", is_flag=True, help="Read a request a line from standard input; print a verdict a line."
)
@click.option("--language", metavar="CODE", help="The language of the text, such as de.  [default: detected]")
@click.option("--stated-on", metavar="DAY", help="The day from which 'yesterday' counts.  [default: today, UTC]")
@click.option("--as-of", metavar="CHANGE", help="With the claims as of a change number or a moment.  [default: now]")
@click.option(
    "--processes",
    type=click.IntRange(1, 256),
    help="With --jsonl: how many work when there is much to do.  [default: one a processor]",
)
@click.option(
    "--resume",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="With --jsonl: write to FILE, and go on after what a run that was stopped has written there.",
)
@database_option
def verify(
    text: str | None,
    as_json: bool,
    lines: bool,
    processes: int | None,
    resume: Path | None,
    database: str | None,
    **options: str | None,
) -> int:
    """Check TEXT, a statement about a meeting, against the accepted claims; - reads it from standard input.

    The exit status does not depend on the verdict: it is 0 when there is one.
    """
    from service.checker import Checker

    if lines == (text is not None):
        raise click.UsageError("Give a TEXT, or - to read it from standard input, or --jsonl for many.")
    if not lines and (processes or resume):
        raise click.UsageError("--processes and --resume are for --jsonl.")
    given: dict[str, Any] = {name: value for name, value in options.items() if value is not None}
    if given.get("as_of", "").isdecimal():
        given["as_of"] = int(given["as_of"][:40])  # a change number
    with closing(Checker(settings_of(database=database).database)) as checker:
        if lines:
            from service.commands.bulk_cli import verify_lines
            from service.statement import statement_from

            statement_from({**given, "text": "-"})  # wrong options are told at once, not on every line
            _need_claims(checker)
            return verify_lines(checker, given, processes, resume)
        return _verify_one(checker, {**given, "text": _text(text or "")}, as_json=as_json)


def _verify_one(checker: Checker, request: dict[str, Any], *, as_json: bool) -> int:
    from service.statement import statement_from

    statement = statement_from(request)
    _need_claims(checker)
    verdict = checker.check(statement)
    if as_json:
        sys.stdout.buffer.write(json.dumps(verdict, ensure_ascii=False, indent=1).encode() + b"\n")
    else:
        from service.commands.terminal import print_verdict

        print_verdict(statement.text, verdict)
    return DONE


def _text(argument: str) -> str:
    """The statement: the argument, or what stands on standard input. Raises InvalidInput where it is not UTF-8."""
    from claims.errors import Fault, InvalidInput

    try:
        if argument == "-":
            data = sys.stdin.buffer.read(_MOST_INPUT)  # which may end inside a character
            text = getincrementaldecoder("utf-8")().decode(data, final=len(data) < _MOST_INPUT)
            return text.removesuffix("\n").removesuffix("\r")
        return os.fsencode(argument).decode("utf-8")  # the bytes as they were typed
    except UnicodeDecodeError as error:
        raise InvalidInput([Fault("/text", f"The text is not UTF-8: byte {error.start} can't be read.")]) from None


def _need_claims(checker: Checker) -> None:
    """Say so where nothing can be decided, rather than answer that there is not enough evidence."""
    with checker.store.view() as view:
        counts = view.counts()
    if not counts["claims"]:
        raise click.ClickException("The database holds no claims yet. `belegt seed` loads those that come with Belegt.")
    if not counts["accepted"]:
        say("Note: no claim in the database is accepted yet, and only accepted claims decide.")


@commands.command(epilog=example("belegt serve --port 8080 --workers 4", "BELEGT_PORT=8080 belegt serve"))
@click.option("--host", help="The address to listen on.  [env: BELEGT_HOST; default: 127.0.0.1]")
@click.option("--port", type=int, help="The port; 0 takes one that is free.  [env: BELEGT_PORT; default: 8000]")
@click.option("--workers", type=int, help="Processes.  [env: BELEGT_WORKERS; default: one a processor, 2 to 8]")
@click.option("--threads", type=int, help="Threads of each process.  [env: BELEGT_THREADS; default: 6]")
@click.option("--seed/--no-seed", default=True, help="Load the seeds into a database that is new.  [default: seed]")
@click.option("--dev", is_flag=True, help="Use Flask's own server, which starts anew when a file changes.")
@database_option
def serve(seed: bool, dev: bool, **options: Any) -> int:
    """Serve the API and the page, until Ctrl-C.

    A database that is not there yet is made, and filled with the seeds.
    """
    settings = settings_of(**options)
    if not dev:
        _need_free_port(settings)
    if dev or not _is_behind(settings):
        _prepare(settings, seed=seed)
    else:
        from service.watching.meanwhile import answering

        with answering(settings):
            _prepare(settings, seed=seed)
    _forget_old(settings)
    say_how_to_begin(settings)
    from service import server

    (server.serve_for_developers if dev else server.serve)(settings)
    return DONE


def _is_behind(settings: Settings) -> bool:
    """Whether the database waits for a migration, which may take its time."""
    from claims import open_store
    from claims.errors import SchemaBehind, StorageUnavailable

    try:
        open_store(settings.database, read_only=True).close()
    except StorageUnavailable as error:  # of others than the first, making or migrating it will tell
        return isinstance(error, SchemaBehind)
    return False


def _prepare(settings: Settings, *, seed: bool) -> None:
    """Make the database, or bring it up to date, before any worker reads it."""
    from claims import open_store

    with closing(open_store(settings.database)) as store:
        if seed and store.latest_change() == 0:
            from seeds.load import load

            load(store)
            say(f"Made {place(settings)} with the seeds.")


def _need_free_port(settings: Settings) -> None:
    """Tell in a sentence what gunicorn would tell in many lines, and after several tries."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise click.ClickException(
            f"{settings.host}, port {settings.port}: {reason}. Name another with --host and --port."
        ) from None


@commands.command(epilog=example("belegt seed", "belegt seed --proposed --database sqlite:///desk.sqlite"))
@click.option("--proposed", is_flag=True, help="Load the claims as proposed, for reviewers to decide on.")
@database_option
def seed(proposed: bool, database: str | None) -> int:
    """Load the documents and claims that come with Belegt. Doing it twice changes nothing."""
    from claims import open_store
    from claims.errors import RevisionConflict
    from seeds.load import load

    settings = settings_of(database=database)
    with closing(open_store(settings.database)) as store:
        before = store.latest_change()
        try:
            change = load(store, "proposed" if proposed else "accepted")
        except RevisionConflict:
            raise click.ClickException(
                f"{place(settings)} holds the seeds already, and claims of them have been decided on since. "
                "Nothing was changed."
            ) from None
        with store.view() as view:
            counts = view.counts()
    done = "Loaded the seeds into" if change > before else "The seeds were in already:"
    say(f"{done} {place(settings)}: {counts['documents']} documents, {counts['claims']} claims.")
    return DONE


@commands.command(
    short_help="Bring the database to this version's schema.",
    epilog=example("belegt migrate --database sqlite:////srv/belegt/claims.sqlite"),
)
@database_option
def migrate(database: str | None) -> int:
    """Bring the database to this version's schema; make an empty one where there is none. Nothing is lost."""
    from claims import open_store

    settings = settings_of(database=database)
    new = not Path(place(settings)).exists()
    with closing(open_store(settings.database)) as store:
        state = "is new, and empty" if new else f"is up to date, at change {store.latest_change()}"
        say(f"{place(settings)} {state}.")
    return DONE


@commands.command(epilog=example("belegt prune --keep-days 90", "BELEGT_KEEP_DAYS=90 belegt prune"))
@click.option("--keep-days", type=int, help="The days that kept verdicts are kept.  [env: BELEGT_KEEP_DAYS]")
@database_option
def prune(keep_days: int | None, database: str | None) -> int:
    """Delete kept verdicts that are too old. `belegt serve` does it, too, when it starts and when it keeps one.

    Without --keep-days and BELEGT_KEEP_DAYS verdicts are kept for ever, and nothing is done.
    """
    say(f"Kept verdicts forgotten: {_forget_old(settings_of(keep_days=keep_days, database=database))}.")
    return DONE


def _forget_old(settings: Settings) -> int:
    from datetime import UTC, datetime, timedelta

    from claims.storage import open_verdicts

    if settings.keep_days is None:
        return 0
    with closing(open_verdicts(settings.database)) as verdicts:
        return verdicts.forget(datetime.now(UTC) - timedelta(days=settings.keep_days))


commands.add_command(user)
commands.add_command(bench)
review_cli.add_to(commands)
data_cli.add_to(commands)
article_cli.add_to(commands)

if __name__ == "__main__":
    main()
