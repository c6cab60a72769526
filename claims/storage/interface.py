"""What every engine offers. Keys are computed in Python; an engine holds rows and B-trees and no clever search.

Two halves: `View` reads one consistent state (the claims, aliases and entities as they stood at one change number),
`Store` opens views and writes. All ids are strings; all dates are days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from claims.keys import many_key, pair_key
from claims.types import Claim, Document, Entity, Meeting, ReviewStatus


@dataclass(frozen=True, slots=True)
class Found:
    """Ids found through a key; `cut_off` says that the bound was reached and more may exist."""

    ids: tuple[str, ...]
    cut_off: bool
    shares: tuple[int, ...] = field(default=(), compare=False)  # of names: how many of the keys each of them has


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows to be written in one transaction, under one change number. Later fields may name ids of earlier ones."""

    documents: Sequence[Document] = ()
    entities: Sequence[Entity] = ()
    claims: Sequence[Claim] = ()
    exclusive: bool = False  # no entity that is there gains a name that another one of its kind has
    request: str | None = None  # what tells the request that asks for it from all others, where it may come again


@dataclass(frozen=True, slots=True)
class Change:
    """One write: its number, when (UTC), by whom, and what it was."""

    number: int
    at: datetime
    by: str
    action: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which claims a reviewer wants to see; None is any."""

    status: ReviewStatus | None = None
    document: str | None = None
    property: str | None = None
    entity: str | None = None  # claims of meetings that it takes part in or that were in it, and claims about itself
    contradicts: bool | None = None  # True: only claims that an accepted claim of the same meeting excludes
    anchored: bool | None = None  # False: only claims that need re-anchoring, or whose text was erased
    text: str | None = None  # words that all stand in a quote or in the value, in capitals or not


FACETS = ("status", "document", "property", "entity", "contradicts", "anchored")


class Finder(Protocol):
    """What finds meetings."""

    def meetings_by_key(self, key: str, earliest: date | None, latest: date | None, limit: int) -> Found:
        """Meetings that have this key (claims.keys makes them) and whose date may lie within [earliest, latest].

        A meeting without a known date is always included. The most recent come first, the undated last.
        """

    def meetings_inside(self, key: str, earliest: date, latest: date, limit: int) -> Found:
        """Those of them that surely were within [earliest, latest], by all dates that their claims give.

        One walk through an index, where the other needs six.
        """

    def meetings_of_both(self, key: str, other: str, earliest: date | None, latest: date | None, limit: int) -> Found:
        """Of the first `limit` meetings that `meetings_by_key` finds, those that have the other key, too.

        `cut_off`: the one key has more than these.
        """

    def meetings(self, ids: Iterable[str]) -> dict[str, Meeting]:
        """Meetings by id, with the days that their claims give."""


class View(Finder, Protocol):
    """One consistent state of the store. Cheap to open; not to be kept across requests.

    Lists are ordered by id (as text) and paged by the last id of the page before: `after`. Their `limit` is exact.
    """

    change: int

    # Finding

    def entities_by_keys(self, keys: Iterable[str], limit: int, frequent: dict[str, int] | None = None) -> Found:
        """Entities that have any of these name keys (claims.names makes them), given the most exact first.

        Who has most of the keys comes first, then who has the most exact one, then who was there first. The rarest
        keys are read first, and those for which no room is left not at all. `cut_off` says that somebody who has a
        key at least as exact as the most exact one found may be missing; that less exact keys could lead to others
        still is no cut.

        `frequent`: how many rows keys have, as far as somebody has found out in this state; what this search finds out
        is added. It changes no answer.
        """

    # Reading by id; unknown ids are left out of a dict, and NotFound where one is asked for

    def entities(self, ids: Iterable[str]) -> dict[str, Entity]: ...

    def people_names(self, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """All names that each of these persons goes by, the label first; whoever is no person is left out.

        Less than half of what reading the entities takes, for finding out whose name it may be.
        """

    def documents(self, ids: Iterable[str]) -> dict[str, Document]:
        """Publications by id; `text` is empty here. Use `document` for one with its text."""

    def publications(self, sha256: str) -> list[Document]:
        """The documents of one origin: those whose text has this SHA-256, ordered by id, at most 1,000; `text` is
        empty here."""

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

    # Reviewing

    def queue(self, filter: Filter, *, after: str = "", before: str = "", limit: int = 100) -> list[Claim]:
        """Claims that pass the filter, with their spans, ordered by id; with `before` the last ones before that id."""

    def facets(self, filter: Filter) -> dict[str, dict[str, int]]:
        """How many claims have each value of each facet (FACETS): the most frequent first, 50 at most.

        Each facet is counted as if the filter said nothing of it, so that one sees where else there is work. Of
        "contradicts" and "anchored" the values are "true" and "false". "entity" counts claims of meetings under each
        of their participants, and claims about somebody, or about parties of whom he is one, under him.
        """

    def contradicting(self, claims: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The deciding claims of the same meeting that exclude each of these; those that nothing excludes are left out.

        claims.contradict tells what excludes what.
        """

    def changed(self, change: int) -> tuple[list[str], list[str]]:
        """The ids of the claims, and of the entities, of which this change brought a revision."""

    def change_for(self, request: str) -> int | None:
        """The change that this request asked for (`Batch.request`), where it was made."""

    def claims_in(self, document: str) -> list[Claim]:
        """The claims that rest on this document, whatever their status, ordered by id; at most 5,000."""

    def newer_versions(self, documents: Iterable[str]) -> dict[str, str]:
        """The next version of each of these documents; those that have none are left out."""

    def find_meetings(
        self,
        *,
        entity: str | None = None,
        place: str | None = None,
        earliest: date | None = None,
        latest: date | None = None,
        status: str | None = None,
        after: str = "",
        limit: int = 100,
    ) -> list[Meeting]:
        """Meetings, the most recent first, the undated last, which a search between two days leaves out.

        So does every search those that no claim is about any more.

        `entity`: a participant or an office that one held; `place`: where it was, or what that lies in; `status`:
        "held", "planned", "cancelled" or "denied", by an accepted or a proposed claim. `after`: the id of the last
        one seen; raises NotFound where there is no such meeting.
        """

    def suggest(self, kind: str | None, text: str, limit: int = 8) -> list[Entity]:
        """Entities with a name that begins with this text, then those with a name that contains it.

        Capitals, accents and spaces at either end make no difference.
        """

    def entities_named(self, text: str) -> list[Entity]:
        """Entities that have this very name (as `suggest` compares them)."""

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

        Returns the latest change number. Raises InvalidInput with all faults, RevisionConflict, AliasTaken where the
        batch is `exclusive`, StorageUnavailable.
        """

    def erase(self, document: str, *, by: str, note: str | None = None) -> int:
        """Delete a document's text, and every word of it in its claims, past revisions too, for good.

        Its hash, the positions of the spans and the history stay. Its claims get a revision that decides nothing, and
        no past state rests on them either. Erasing it again changes nothing. Returns the latest change number. Raises
        NotFound, StorageUnavailable.
        """

    def rebuild_keys(self) -> None:
        """Make all keys anew, past ones too: for a new version of the functions that make them."""

    def close(self) -> None: ...


class Verdicts(Protocol):
    """Kept verdicts, apart from the claims: keeping one never waits for those who write claims.

    Where they are kept for some time only, none is answered after it, and keeping one deletes those that are older.
    """

    def keep(self, id: str, body: bytes, request: bytes, at: datetime) -> None:
        """Keep a verdict and the request it answers. The same id again changes nothing."""

    def kept(self, id: str) -> tuple[bytes, bytes] | None:
        """The bytes of a verdict and of its request as they were kept, or None."""

    def forget(self, before: datetime) -> int:
        """Forget the verdicts that were kept before this moment; how many there were."""

    def forget_quoting(self, document: str) -> int:
        """Forget the verdicts that quote this document, whose text was erased; how many there were."""

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
