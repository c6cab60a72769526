"""Writing what started from a revision: who comes late is told, and what would change nothing is not written.

The storage compares revisions in the transaction that writes; here it is found out what to tell whoever lost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from claims.errors import Fault, InvalidInput, NotFound, RevisionConflict, StaleEdit
from claims.merge import merge
from claims.record import Record, claim_record, entity_record
from claims.storage.interface import Batch, Store, View
from claims.types import Claim, Entity

_T = TypeVar("_T")
Row = TypeVar("Row", Claim, Entity)

# Why a claim is accepted only by itself, never with others: its day is taken from the day of the report, or its
# participant is somebody of whom no more than a surname is known.
Alone = Literal["inferred_date", "surname_alone"]

_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Written:
    """What a write left: the change number it took (the latest one, where nothing had to be changed), and the rows.

    `skipped`: the ids of claims that were left as they are, each with the reason.
    """

    change: int
    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()
    skipped: Mapping[str, Alone] = field(default_factory=dict)


def settled(attempt: Callable[[], _T]) -> _T:
    """Try again where somebody wrote between our reading and our writing: then the reading tells what to say."""
    for _ in range(_ATTEMPTS - 1):
        try:
            return attempt()
        except StaleEdit:
            raise
        except RevisionConflict:
            continue
    return attempt()


def base_of(view: View, now: Claim, expecting: int) -> Claim:
    """The revision that a write starts from. Raises RevisionConflict for one that was never there."""
    if not 1 <= expecting <= now.revision:
        raise RevisionConflict(now.id, expecting, now.revision)
    return now if expecting == now.revision else revision_of(view, now, expecting)


def revision_of(view: View, now: Claim, number: int) -> Claim:
    if number == now.revision:
        return now
    if not 1 <= number < now.revision:
        raise NotFound("revision", f"{now.id}/{number}")
    return view.claim_history(now.id)[number - 1][0]


def next_of(base: Row, yours: Row, now: Row) -> Row:
    """The row to be written of what was made of the base: `now` itself where it says that already.

    Raises StaleEdit where somebody has changed the row since.
    """
    wanted = unless_same(now, replace(yours, revision=now.revision + 1))
    if wanted is not now and base.revision != now.revision:
        sides = merge(record_of(base), record_of(now), record_of(yours))
        raise StaleEdit(now.id, base.revision, now.revision, sides)
    return wanted


def unless_same(now: Row, wanted: Row) -> Row:
    return now if same(now, wanted) else wanted


def same(one: Claim | Entity, other: Claim | Entity) -> bool:
    """Whether two revisions say the same."""
    return record_of(one) | {"revision": 0} == record_of(other) | {"revision": 0}


def record_of(row: Claim | Entity) -> Record:
    return claim_record(row) if isinstance(row, Claim) else entity_record(row)


def write(
    store: Store,
    latest: int,
    found: Mapping[str, Claim] | Mapping[str, Entity] | Mapping[str, Claim | Entity],
    wanted: Sequence[Claim | Entity],
    places: Sequence[Entity] = (),
    *,
    by: str,
    action: str,
    note: str | None,
) -> Written:
    """Write what is not as it was `found`, in one change. `latest`: the change of the view that it was found in.

    Raises AliasTaken where an entity would gain a name that somebody else has.
    """
    new = [row for row in wanted if row is not found.get(row.id)]
    claims = [row for row in new if isinstance(row, Claim)]
    entities = [row for row in new if isinstance(row, Entity)]
    change = latest
    if new:
        try:
            batch = Batch((), [*places, *entities], claims, exclusive=True)
            change = store.write(batch, by=by, action=action, note=note)
        except InvalidInput as error:
            raise (without(error, "/claims/0") if len(new) == 1 else error) from None
    written = {row.id for row in new}
    rows = [replace(row, change=change) if row.id in written else row for row in wanted]
    return Written(
        change,
        tuple(row for row in rows if isinstance(row, Claim)),
        tuple(row for row in rows if isinstance(row, Entity)),
    )


def without(error: InvalidInput, path: str) -> InvalidInput:
    """The same faults, of what was given rather than of the batch that it became."""
    return InvalidInput([Fault(fault.path.removeprefix(path), fault.message) for fault in error.faults])


def one(kind: str, id: str, found: Mapping[str, _T]) -> _T:
    try:
        return found[id]
    except KeyError:
        raise NotFound(kind, id) from None
