"""Reviewing in a terminal: `belegt accept`, `reject`, `withdraw`, `edit`, `undo` and `history`.

What each does stands in claims/review.py. Decisions start from the claims as they stand when the command begins; an
edit starts from the revision that `--revision` names, so that nobody overwrites what he has not seen.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from service.commands.shell import DONE, FAULTS, WRONG_USAGE, author, database_option, example, say, settings_of

if TYPE_CHECKING:
    from claims.review import Decision, Difference, Written
    from claims.storage.interface import Change, Store, View
    from claims.types import Claim, Entity

_Command = TypeVar("_Command", bound=Callable[..., Any])
_WORDS: Mapping[str, tuple[str, str]] = {  # a decision → what it made of claims, and what they are from then on
    "accept": ("Accepted", "accepted"),
    "reject": ("Rejected", "rejected"),
    "withdraw": ("Withdrew", "withdrawn"),
}
_SKIPPED: Mapping[str, str] = {  # why a claim is not accepted among others
    "inferred_date": "its date is only inferred from the day of the report",
    "surname_alone": "of its participant only a surname is known",
}
_LONGEST = 100  # characters of a value on a line of the history


class _Refused(click.ClickException):
    """A write that can't be done as it was asked for."""

    exit_code = WRONG_USAGE


def add_to(commands: click.Group) -> None:
    """Give a group these commands."""
    for command in (_decision("accept"), _decision("reject"), _decision("withdraw"), edit, undo, history):
        commands.add_command(command)


def _author_options(command: _Command) -> _Command:
    command = click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")(command)
    return click.option("--by", metavar="NAME", help="Who writes.  [default: your name on this system]")(command)


def _note_option(command: _Command) -> _Command:
    return click.option("--note", metavar="TEXT", help="Why, for the history.")(command)


def _decision(decision: Decision) -> click.Command:
    past, state = _WORDS[decision]

    @click.command(
        decision,
        short_help=f"{decision.capitalize()} claims.",
        help=f"{decision.capitalize()} the claims of these IDs: all in one change, or none. "
        "Doing it twice changes nothing.",
        epilog=example(
            f"belegt {decision} c12 c13", f'belegt {decision} c12 --note "See the second paragraph." --by eva'
        ),
    )
    @click.argument("ids", nargs=-1, required=True, metavar="ID…")
    @_note_option
    @_author_options
    @database_option
    def command(ids: tuple[str, ...], note: str | None, by: str | None, as_json: bool, database: str | None) -> int:
        from claims import review

        with _desk(database) as desk:
            with desk.view() as view:
                revisions = {id: view.claim(id).revision for id in ids}
            done = review.decide(desk, decision, revisions, by=author(by), note=note)
        new = [claim.id for claim in done.claims if claim.revision != revisions[claim.id]]
        old = [claim.id for claim in done.claims if claim.id not in new]
        for id, reason in done.skipped.items():
            say(f"Left {id} as it is: {_SKIPPED[reason]}; to accept it all the same, accept it by itself.")
        unchanged = f"Nothing had to be changed: {', '.join(old)} {state}" if old else None
        _report(done, f"{past} {', '.join(new)}" if new else unchanged, bool(new), as_json=as_json)
        return FAULTS if done.skipped else DONE

    return command


@click.command(
    short_help="Edit a claim.",
    epilog=example(
        "belegt edit c1 --set value.earliest=2017-02-16 --set value.latest=2017-02-16",
        'belegt edit c1 --patch \'{"attribution": null}\' --note "The agency says so itself."',
    ),
)
@click.argument("id")
@click.option(
    "--set", "settings", multiple=True, metavar="FIELD=VALUE",
    help="Set a field; may be given often. A VALUE that is JSON (a number, true, null, \"a text\") is read so.",
)  # fmt: skip
@click.option("--patch", metavar="JSON", help="A JSON Merge Patch of the claim.")
@click.option("--revision", type=click.IntRange(1), help="The revision you start from.  [default: the latest]")
@_note_option
@_author_options
@database_option
def edit(
    id: str,
    settings: tuple[str, ...],
    patch: str | None,
    revision: int | None,
    note: str | None,
    by: str | None,
    as_json: bool,
    database: str | None,
) -> int:
    """Change the value, the spans, the attribution, the subject or the property of the claim ID."""
    from claims import review

    wanted = _patch(settings, patch)
    with _desk(database) as desk:
        with desk.view() as view:
            before = view.claim(id)
        done = review.edit(desk, id, revision or before.revision, wanted, by=author(by), note=note)
    new = any(claim.revision != before.revision for claim in done.claims)
    said = f"{id} is at revision {done.claims[0].revision}" if new else f"Nothing had to be changed: {id} says so"
    return _report(done, said, new, as_json=as_json)


@click.command(short_help="Reverse a change.", epilog=example("belegt undo 57", "belegt undo 58   # and do it again"))
@click.argument("change", type=click.IntRange(1, 10**15))
@_author_options
@database_option
def undo(change: int, by: str | None, as_json: bool, database: str | None) -> int:
    """Reverse what the change of number CHANGE did to claims and entities, by a new change.

    Undoing an undo does it again. Where somebody has written over it since, nothing is done.
    """
    from claims import review

    with _desk(database) as desk:
        before = desk.latest_change()
        done = review.undo(desk, change, by=author(by))
    new = done.change > before
    ids = ", ".join([*(claim.id for claim in done.claims), *(entity.id for entity in done.entities)])
    said = f"Undid change {change}: {ids}" if new else f"Nothing had to be changed: change {change} has no effect"
    return _report(done, said, new, as_json=as_json)


@click.command(
    short_help="Show how a claim or an entity came to be.",
    epilog=example("belegt history c1", "belegt history e1 --json"),
)
@click.argument("id")
@click.option("--json", "as_json", is_flag=True, help="Print the history as JSON.")
@database_option
def history(id: str, as_json: bool, database: str | None) -> int:
    """Show every revision of the claim or entity ID: who wrote it, when, why, and what was changed."""
    from service.checker import Checker

    with closing(Checker(settings_of(database=database).database)) as checker, checker.store.view() as view:
        found = _revisions(view, id)
    if as_json:
        _print_history(found)
        return DONE
    from service.commands.terminal import visible

    for line in _story(found):
        print(visible(line))
    return DONE


def _revisions(view: View, id: str) -> list[tuple[Claim | Entity, Change]]:
    from claims.errors import NotFound

    try:
        return [*view.claim_history(id)]
    except NotFound:
        try:
            return [*view.entity_history(id)]
        except NotFound:
            raise NotFound("claim or entity", id) from None


def _print_history(found: list[tuple[Claim | Entity, Change]]) -> None:
    """As GET /v1/claims/ID/history answers."""
    from claims.types import Claim
    from service.plainjson import dump
    from service.shown import present

    rows = [
        {"claim": present.claim(row), "change": present.change(change)}
        if isinstance(row, Claim)
        else {"entity": present.entity(row), "change": present.change(change)}
        for row, change in found
    ]
    sys.stdout.buffer.write(dump({"revisions": rows}))


def _story(found: list[tuple[Claim | Entity, Change]]) -> Iterator[str]:
    from claims.record import claim_record, entity_record
    from claims.review import difference
    from claims.types import Claim

    before = None
    for row, change in found:
        record = claim_record(row) if isinstance(row, Claim) else entity_record(row)
        state = f" · {row.status}" if isinstance(row, Claim) else ""
        yield (
            f"revision {row.revision}{state} · change {change.number} · {change.at:%Y-%m-%d %H:%M} UTC"
            f" · {change.by}: {change.action}"
        )
        if change.note:
            yield f"    “{change.note}”"
        if before is None:
            yield f"    {_short(record.get('value', record.get('label')))}"
        else:
            yield from (f"    {_changed(each)}" for each in difference(before, record))
        before = record


def _changed(found: Difference) -> str:
    return f"{_dotted(found.path)}: {_short(found.before)} → {_short(found.after)}"


def _short(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _dotted(path: str) -> str:
    """A JSON pointer as --set names fields."""
    return path.lstrip("/").replace("/", ".")


def _patch(settings: tuple[str, ...], patch: str | None) -> dict[str, Any]:
    """The merge patch that --patch and --set stand for. Raises UsageError."""
    try:
        found = json.loads(patch) if patch is not None else {}
    except ValueError as error:
        raise click.UsageError(f"--patch is not JSON: {error}.") from None
    if not isinstance(found, dict):
        raise click.UsageError("--patch has to be a JSON object, such as '{\"attribution\": null}'.")
    for setting in settings:
        field, separator, text = setting.partition("=")
        *parents, last = field.split(".")
        if not separator or not all((*parents, last)):
            raise click.UsageError(f"--set {setting!r} is not FIELD=VALUE, such as value.earliest=2017-02-16.")
        inner = found
        for name in parents:
            inner = inner.setdefault(name, {})
            if not isinstance(inner, dict):
                raise click.UsageError(f"--set {setting!r} lies within a field that is set to no object.")
        inner[last] = _value(text)
    if not found:
        raise click.UsageError("Say what to change, with --set FIELD=VALUE or --patch JSON.")
    return found


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


@contextmanager
def _desk(database: str | None) -> Iterator[Store]:
    """The claims, to be written; what goes wrong with a write is told in the words of this command line."""
    from claims.errors import InvalidInput, RevisionConflict
    from service.checker import Checker

    with closing(Checker(settings_of(database=database).database)) as checker:
        try:
            yield checker.desk
        except RevisionConflict as error:
            raise click.ClickException(_stale(error)) from None
        except InvalidInput as error:
            lines = [f"{_dotted(fault.path)}: {fault.message}".lstrip(": ") for fault in error.faults]
            raise _Refused("Nothing was written.\n" + "\n".join(f"  {line}" for line in lines)) from None


def _stale(error: Any) -> str:
    """What a write that came too late says: what both changed, field by field, and what to do."""
    from claims.errors import StaleEdit
    from claims.review import difference

    lines = [
        f"{error.id} is at revision {error.actual}; this started from revision {error.expected}. Nothing was written."
    ]
    if isinstance(error, StaleEdit):
        merge = error.merge
        lines += [f"  since then: {_changed(each)}" for each in difference(merge.base, merge.theirs)]
        lines += [f"  yours:      {_changed(each)}" for each in difference(merge.base, merge.yours)]
        lines += [f"  both changed {_dotted(path)}" for path in merge.conflicts]
    return "\n".join([*lines, f"See `belegt history {error.id}`, then do it again from revision {error.actual}."])


def _report(done: Written, said: str | None, new: bool, *, as_json: bool) -> int:
    """Say what was written, or print it as POST /v1/claims/decide answers."""
    if said is not None:
        say(f"{said} (change {done.change}; `belegt undo {done.change}` reverses it)." if new else f"{said} already.")
    if as_json:
        from service.plainjson import dump
        from service.shown import present

        sys.stdout.buffer.write(dump(present.written(done)))
    return DONE
