"""What every engine offers. Keys are computed in Python; an engine holds rows and B-trees and no clever search.

Two halves: `View` reads one consistent state (the claims, aliases and entities as they stood at one change number),
`Store` opens views and writes. All ids are strings; all dates are days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from claims.keys import many_key, pair_key
from claims.types import Claim, Document, Entity, Meeting


@dataclass(frozen=True, slots=True)
class Found:
    """Ids found through a key; `cut_off` says that the bound was reached and more may exist."""

    ids: tuple[str, ...]
    cut_off: bool


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows to be written in one transaction, under one change number. Later fields may name ids of earlier ones."""

    documents: Sequence[Document] = ()
    entities: Sequence[Entity] = ()
    claims: Sequence[Claim] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One write: its number, when (UTC), by whom, and what it was."""

    number: int
    at: datetime
    by: str
    action: str
    note: str | None = None


class Finder(Protocol):
    """What finds meetings."""

    def meetings_by_key(self, key: str, earliest: date | None, latest: date | None, limit: int) -> Found:
        """Meetings that have this key (claims.keys makes them) and whose date may lie within [earliest, latest].

        A meeting without a known date is always included. The most recent come first, the undated last.
        """


class View(Finder, Protocol):
    """One consistent state of the store. Cheap to open; not to be kept across requests.

    Lists are ordered by id (as text) and paged by the last id of the page before: `after`. Their `limit` is exact.
    """

    change: int

    # Finding

    def entities_by_keys(self, keys: Iterable[str], limit: int) -> Found:
        """Entities that have any of these name keys (claims.names makes them), given the most exact first.

        Who has most of the keys comes first, then who has the most exact one, then who was there first. The rarest
        keys are read first, and those for which no room is left not at all. `cut_off` says that somebody who has a
        key at least as exact as the most exact one found may be missing; that less exact keys could lead to others
        still is no cut.
        """

    # Reading by id; unknown ids are left out of a dict, and NotFound where one is asked for

    def entities(self, ids: Iterable[str]) -> dict[str, Entity]: ...

    def documents(self, ids: Iterable[str]) -> dict[str, Document]:
        """Publications by id; `text` is empty here. Use `document` for one with its text."""

    def claims(self, ids: Iterable[str]) -> dict[str, Claim]: ...

    def meeting_claims(
        self, meetings: Iterable[str], statuses: Sequence[str] = ("accepted",), *, spans: bool = True
    ) -> dict[str, list[Claim]]:
        """The claims about these meetings with one of these statuses, ordered by id.

        Without spans they come in half the time, for comparing many; `claims` has those of the few that decide.
        """

    def claims_by_subject(self, key: str, statuses: Sequence[str] = ("accepted",), limit: int = 256) -> list[Claim]:
        """Claims about one subject, ordered by id.

        The key is `Subject.key`: an entity ("entity:ID"), a set of parties ("parties:ID|ID", ids sorted) or a
        meeting ("meeting:ID").
        """

    def document(self, id: str) -> Document: ...

    def entity(self, id: str) -> Entity: ...

    def meeting(self, id: str) -> Meeting: ...

    def claim(self, id: str) -> Claim: ...

    # Listing

    def list_documents(self, *, after: str = "", limit: int = 100) -> list[Document]:
        """Publications; `text` is empty here."""

    def list_entities(self, *, kind: str | None = None, after: str = "", limit: int = 100) -> list[Entity]: ...

    def list_meetings(self, *, after: str = "", limit: int = 100) -> list[Meeting]: ...

    def list_claims(
        self, *, status: str | None = None, document: str | None = None, after: str = "", limit: int = 100
    ) -> list[Claim]: ...

    # History, up to this view's change

    def claim_history(self, id: str) -> list[tuple[Claim, Change]]:
        """Every revision with the change that brought it, oldest first. Raises NotFound."""

    def entity_history(self, id: str) -> list[tuple[Entity, Change]]:
        """Every revision with the change that brought it, oldest first. Raises NotFound."""

    def changes(self, *, after: int = 0, limit: int = 100) -> list[Change]:
        """The changes above `after`, oldest first."""

    def change_info(self, number: int) -> Change:
        """Raises NotFound."""

    def counts(self) -> Mapping[str, int]:
        """How many documents, entities, meetings and claims there are, and claims of each status; read, not counted."""


class Store(Protocol):
    def latest_change(self) -> int:
        """0 before the first write."""

    def change_at(self, moment: datetime) -> int:
        """The number of the last change made at or before this moment, which names its time zone.

        Raises ChangeNotReached before the first change.
        """

    def view(self, as_of: int | None = None) -> AbstractContextManager[View]:
        """The state at a change; the latest where none is named. 0 is the empty state before the first write.

        Raises ChangeNotReached for a number that is negative or above the latest.
        """

    def write(self, batch: Batch, *, by: str, action: str, note: str | None = None) -> int:
        """Check every value against its schema and every span against its document, then write all or nothing.

        A new claim or entity has revision 1; a changed one the revision after the stored one, else RevisionConflict.
        What is stored already, just so, is passed over; where nothing else is left, no change number is taken.

        Returns the latest change number. Raises InvalidInput with all faults, RevisionConflict, StorageUnavailable.
        """

    def rebuild_keys(self) -> None:
        """Make all keys anew, past ones too: for a new version of the functions that make them."""

    def close(self) -> None: ...


class Verdicts(Protocol):
    """Kept verdicts, apart from the claims: keeping one never waits for those who write claims."""

    def keep(self, id: str, body: bytes, request: bytes, at: datetime) -> None:
        """Keep a verdict and the request it answers. The same id again changes nothing."""

    def kept(self, id: str) -> tuple[bytes, bytes] | None:
        """The bytes of a verdict and of its request as they were kept, or None."""

    def close(self) -> None: ...


def meetings_of_pair(view: Finder, a: str, b: str, earliest: date | None, latest: date | None, limit: int) -> Found:
    """Meetings with these two participants (entities or offices), those of very many participants included."""
    pairs = view.meetings_by_key(pair_key(a, b), earliest, latest, limit)
    first = view.meetings_by_key(many_key(a), earliest, latest, limit)
    if not first.ids:
        return pairs
    second = view.meetings_by_key(many_key(b), earliest, latest, limit)
    both = set(second.ids)
    found = [*pairs.ids, *(id for id in first.ids if id in both and id not in pairs.ids)]
    cut_off = pairs.cut_off or (first.cut_off and bool(second.ids)) or (second.cut_off) or len(found) > limit
    return Found(tuple(found[:limit]), cut_off)
