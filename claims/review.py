"""What reviewers do: decide, edit, propose, revert, undo, alias, re-anchor, erase.

Every write names the revision it starts from and is one change, all or nothing: the storage compares the revisions in
the transaction that writes. Nothing is ever taken out of the history; to revert or undo is to write a new revision.
What would change nothing is not written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from claims.record import Record
from claims.storage.interface import Store
from claims.types import Alias, Claim, Document, Entity

Decision = Literal["accept", "reject", "withdraw", "propose"]


@dataclass(frozen=True, slots=True)
class Written:
    """What a write left: the change number it took (the latest one, where nothing had to be changed), and the rows."""

    change: int
    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Reanchored:
    """What a new version of a document did to the claims of the older one: the ids of those that moved along, and of
    those that need a person to re-anchor them and decide nothing until then."""

    change: int
    moved: tuple[str, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field (a JSON pointer) in which two records differ; None where one of them has no such field."""

    path: str
    before: Any
    after: Any


def decide(
    store: Store, decision: Decision, revisions: Mapping[str, int], *, by: str, note: str | None = None
) -> Written:
    """Accept, reject, withdraw or propose again these claims (id → the revision that was looked at), all or none.

    The same decision twice changes nothing. Raises NotFound, StaleEdit.
    """
    raise NotImplementedError


def edit(
    store: Store, id: str, expecting: int, patch: Mapping[str, Any], *, by: str, note: str | None = None
) -> Written:
    """Change a claim by a JSON Merge Patch of its record: value, spans, attribution, subject, property.

    A field of the value that may be null is null where the patch removes it; a span's prefix and suffix are read from
    the text. `patch_of` makes such a patch. Raises InvalidInput, NotFound, StaleEdit.
    """
    raise NotImplementedError


def propose(
    store: Store, record: Mapping[str, Any], *, by: str, note: str | None = None, accept: bool = False
) -> Written:
    """Add a claim, from its record without id, status and revision. Raises InvalidInput."""
    raise NotImplementedError


def revert(store: Store, id: str, expecting: int, to: int, *, by: str, note: str | None = None) -> Written:
    """Give a claim a new revision that says what its revision `to` said. Raises NotFound, StaleEdit."""
    raise NotImplementedError


def undo(store: Store, change: int, *, by: str) -> Written:
    """Reverse what a change did to claims and entities, as a new change; to undo an undo is to redo.

    A claim that the change added is withdrawn. Raises NotFound; RevisionConflict where somebody has written over it
    since; InvalidInput for an erasure, which nothing brings back.
    """
    raise NotImplementedError


def add_alias(store: Store, entity: str, expecting: int, alias: Alias, *, by: str, note: str | None = None) -> Written:
    """Give an entity one more name. Raises AliasTaken, InvalidInput, NotFound, StaleEdit."""
    raise NotImplementedError


def remove_alias(
    store: Store, entity: str, expecting: int, alias: Alias, *, by: str, note: str | None = None
) -> Written:
    """Take a name from an entity; one that it does not have changes nothing. Raises NotFound, StaleEdit."""
    raise NotImplementedError


def new_version(store: Store, document: Document, *, by: str, note: str | None = None) -> Reanchored:
    """Add a document that replaces an older one (`document.replaces`), and re-anchor the older one's claims.

    A claim moves along if each of its quotes stands in the new text with the same words around it, in one place.
    The others stay with the older text, and need re-anchoring. Raises InvalidInput, NotFound.
    """
    raise NotImplementedError


def reanchor(
    store: Store,
    id: str,
    expecting: int,
    document: str,
    spans: Sequence[tuple[int, int]],
    *,
    by: str,
    note: str | None = None,
) -> Written:
    """Rest a claim on these places of a document, [start, end) in code points.

    Raises InvalidInput, NotFound, StaleEdit.
    """
    raise NotImplementedError


def erase(store: Store, document: str, *, by: str, note: str) -> Written:
    """Delete a document's text for legal reasons; `note` says which. Raises InvalidInput, NotFound.

    The text goes, and its words in spans and values, in past revisions too. Its hash, the spans' positions and the
    history stay. Its claims stop deciding.
    """
    raise NotImplementedError


def difference(before: Record, after: Record) -> list[Difference]:
    """The fields in which two records differ, in their order; the revision is not one of them."""
    raise NotImplementedError


def patch_of(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON Merge Patch that makes `after` of `before`; what `after` has as null is null in it."""
    raise NotImplementedError
