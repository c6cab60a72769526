"""What every engine offers. Keys are computed in Python; an engine holds rows and B-trees and no clever search.

Two halves: `View` reads one consistent state (the claims, aliases and entities as they stood at one change number),
`Store` opens views and writes. All ids are strings; all dates are days.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from claims.types import Claim, Document, Entity


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


class View(Protocol):
    """One consistent state of the store. Cheap to open; not to be kept across requests."""

    change: int

    def entities_by_keys(self, keys: Iterable[str], limit: int) -> Found:
        """Entities that have any of these name keys (claims.names makes them)."""

    def entities(self, ids: Iterable[str]) -> dict[str, Entity]:
        """Entities by id, as of this change; unknown ids are left out."""

    def meetings_by_key(self, key: str, earliest: date | None, latest: date | None, limit: int) -> Found:
        """Meetings that have this key (claims.keys makes them) and whose date may lie within [earliest, latest].

        A meeting without a known date is always included. Without bounds the most recent come first.
        """

    def meeting_claims(
        self, meetings: Iterable[str], statuses: Sequence[str] = ("accepted",)
    ) -> dict[str, list[Claim]]:
        """The claims about these meetings with one of these statuses, ordered by id."""

    def claims_by_subject(self, key: str, statuses: Sequence[str] = ("accepted",), limit: int = 256) -> list[Claim]:
        """Claims about an entity ("entity:ID") or a set of parties ("parties:ID|ID"), ordered by id."""

    def documents(self, ids: Iterable[str]) -> dict[str, Document]:
        """Publications by id; `text` is empty here. Use `document` for one with its text."""

    def document(self, id: str) -> Document: ...

    def claim(self, id: str) -> Claim: ...


class Store(Protocol):
    def latest_change(self) -> int: ...

    def change_at(self, moment: datetime) -> int:
        """The number of the last change made at or before this moment (UTC)."""

    def view(self, as_of: int | None = None) -> AbstractContextManager[View]: ...

    def write(self, batch: Batch, *, by: str, action: str, note: str | None = None) -> int:
        """Check every value against its schema and every span against its document, then write all or nothing.

        Returns the change number. Raises InvalidInput with all faults, RevisionConflict, StorageUnavailable.
        """

    def close(self) -> None: ...
