"""What was read of one state of the claims, kept for the statements that follow.

Under one change number nothing changes: what a process has read at the latest change it need not read again until
the next one. Each kind of row has a bound; where a memory is full, what came first goes first, a part at a time, so
that no statement pays for emptying all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from claims.facts import Facts, OfficeHolding, facts, holdings
from claims.keys import office_key
from claims.storage.interface import Found, Store, View
from claims.types import Claim, Document, Entity, Meeting

_K = TypeVar("_K")
_V = TypeVar("_V")

MOST = 1_024  # entries of each kind …
_ENTITIES = 3  # … times as many entities: whoever takes part in what is compared, places and offices
_NAMES = 3  # … and as many names, which are small: most of those who are looked at for a name are somebody else
_KEYS = 10  # … and as many keys of names, which take a hundred bytes each
_MOST_HOLDERS = 8  # meetings of one office in one day
_POSSIBLE = ("accepted", "proposed")  # what is only proposed decides nothing, but may be the meeting that is meant


@dataclass(frozen=True, slots=True, eq=False)
class Memory:
    """The rows read at one change."""

    change: int
    entities: dict[str, Entity | None] = field(default_factory=dict)
    names: dict[str, tuple[str, ...] | None] = field(default_factory=dict)
    documents: dict[str, Document | None] = field(default_factory=dict)
    meetings: dict[str, list[Claim] | None] = field(default_factory=dict)
    facts: dict[str, Facts | None] = field(default_factory=dict)
    subjects: dict[str, list[Claim]] = field(default_factory=dict)
    holdings: dict[str, list[OfficeHolding]] = field(default_factory=dict)
    claims: dict[str, Claim | None] = field(default_factory=dict)
    frequent: dict[str, int] = field(default_factory=dict)
    resolved: dict[tuple[str, ...], Any] = field(default_factory=dict)
    met: dict[tuple[str, date | None, date | None, int], Found] = field(default_factory=dict)
    met_inside: dict[tuple[str, date, date, int], Found] = field(default_factory=dict)


_memories: WeakKeyDictionary[Store, Memory] = WeakKeyDictionary()


def recalled(store: Store, view: View) -> Recalled:
    """The view with what is remembered of its state; an earlier state is remembered only while it is judged."""
    kept = _memories.get(store)
    if kept is None or kept.change < view.change:
        kept = _memories[store] = Memory(view.change)
    return Recalled(view, kept if kept.change == view.change else Memory(view.change))


def forget(store: Store) -> None:
    """Forget what was read: of all changes only an erasure goes into states that are past."""
    _memories.pop(store, None)


class Recalled:
    """A view of which each row is read once. Lists that it returns are shared: nobody may change them."""

    def __init__(self, view: View, memory: Memory) -> None:
        self.change = view.change
        self._view = view
        self._memory = memory

    def entities_by_keys(self, keys: Iterable[str], limit: int) -> Found:
        asked = list(keys)
        _make_room(self._memory.frequent, len(asked), MOST * _KEYS)
        return self._view.entities_by_keys(asked, limit, self._memory.frequent)

    def resolved(self, name: tuple[str, ...], resolve: Callable[[], _V]) -> _V:
        """Who is meant by a name, given in all forms in which it is looked up: each is resolved once."""
        found: _V = _once(self._memory.resolved, name, resolve)
        return found

    def meetings_by_key(self, key: str, earliest: date | None, latest: date | None, limit: int) -> Found:
        asked = (key, earliest, latest, limit)
        return _once(self._memory.met, asked, lambda: self._view.meetings_by_key(*asked))

    def meetings_inside(self, key: str, earliest: date, latest: date, limit: int) -> Found:
        asked = (key, earliest, latest, limit)
        return _once(self._memory.met_inside, asked, lambda: self._view.meetings_inside(*asked))

    def meetings_of_both(self, key: str, other: str, earliest: date | None, latest: date | None, limit: int) -> Found:
        return self._view.meetings_of_both(key, other, earliest, latest, limit)

    def meetings(self, ids: Iterable[str]) -> dict[str, Meeting]:
        return self._view.meetings(ids)

    def entities(self, ids: Iterable[str]) -> dict[str, Entity]:
        return _many(self._memory.entities, ids, self._view.entities, _ENTITIES)

    def people_names(self, ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The names of each of these who is a person."""
        return _many(self._memory.names, ids, self._view.people_names, _NAMES)

    def entity(self, id: str) -> Entity | None:
        return self.entities([id]).get(id)

    def documents(self, ids: Iterable[str]) -> dict[str, Document]:
        """Publications by id, without their texts."""
        return _many(self._memory.documents, ids, self._view.documents)

    def document(self, id: str) -> Document | None:
        """A publication, without its text."""
        return self.documents([id]).get(id)

    def claims_by_subject(self, key: str) -> list[Claim]:
        """The deciding claims about one subject."""
        read = self._view.claims_by_subject
        return _once(self._memory.subjects, key, lambda: [claim for claim in read(key) if claim.decides()])

    def holdings(self, entity: str) -> Sequence[OfficeHolding]:
        """The offices that deciding claims give an entity."""
        return _once(self._memory.holdings, entity, lambda: holdings(self.claims_by_subject(f"entity:{entity}")))

    def holder(self, office: str, earliest: date | None, latest: date | None) -> Entity | None:
        """Who held an office on that day, by an accepted claim of a meeting then."""
        if earliest is None or latest is None:
            return None
        found = self.meetings_by_key(office_key(office), earliest, latest, _MOST_HOLDERS)
        for about in self.facts(found.ids).values():
            if (earliest, latest) not in {(known.earliest, known.latest) for known in about.dates}:
                continue
            for participant in about.participants:
                if any(held.id == office for held in participant.offices):
                    return participant.entity
        return None

    def meeting_claims(self, meetings: Iterable[str]) -> dict[str, list[Claim]]:
        """The accepted and the proposed claims about these meetings; those of one have their spans."""
        return _many(self._memory.meetings, meetings, self._read_claims)

    def _read_claims(self, meetings: Sequence[str]) -> dict[str, list[Claim]]:
        """Spans are shown of one meeting, in the end: where only one is read, they come along."""
        return self._view.meeting_claims(meetings, _POSSIBLE, spans=len(meetings) == 1)

    def facts(self, meetings: Iterable[str]) -> dict[str, Facts]:
        """What the deciding claims say of these meetings."""
        return _many(self._memory.facts, meetings, lambda ids: self._facts(ids, Claim.decides))

    def possible_facts(self, meetings: Iterable[str]) -> dict[str, Facts]:
        """What these meetings may be, with what is only proposed and what needs re-anchoring."""
        return self._facts(meetings, lambda _: True)

    def _facts(self, meetings: Iterable[str], counts: Callable[[Claim], bool]) -> dict[str, Facts]:
        claims = self.meeting_claims(meetings)
        ids = {claim.value.get(name) for own in claims.values() for claim in own for name in ("entity", "office")}
        entities = self.entities(sorted(filter(None, ids)))
        return {id: facts(id, [c for c in own if counts(c)], entities) for id, own in claims.items()}

    def claims(self, ids: Iterable[str], about: Facts | None = None) -> dict[str, Claim]:
        """Claims by id, with their spans. Those that came along with the meeting `about` are not read again."""
        at_hand = {} if about is None else {claim.id: claim for claim in about.claims if claim.spans}
        asked = list(ids)
        read = _many(self._memory.claims, (id for id in asked if id not in at_hand), self._view.claims)
        return {id: claim for id in asked if (claim := at_hand.get(id) or read.get(id)) is not None}


_MISSING: Any = object()


def _once(kept: dict[_K, _V], key: _K, read: Callable[[], _V]) -> _V:
    value: _V = kept.get(key, _MISSING)
    if value is _MISSING:
        value = read()
        _make_room(kept, 1, MOST)
        kept[key] = value
    return value


def _make_room(kept: dict[_K, _V], coming: int, most: int) -> None:
    """Forget what was remembered first, an eighth at the least, where so many more would be too many."""
    surplus = len(kept) + coming - most
    if surplus > 0:
        for key in list(islice(kept, max(surplus, most // 8))):
            kept.pop(key, None)  # another thread may have been faster


def _many(
    kept: dict[str, _V | None],
    ids: Iterable[str],
    read: Callable[[list[str]], Mapping[str, _V]],
    times: int = 1,
) -> dict[str, _V]:
    """What is known of these ids, in their order; None is kept for those that the store does not know.

    `times`: how many times MOST are kept.
    """
    rows: dict[str, _V | None] = {id: kept.get(id, _MISSING) for id in ids}
    missing = [id for id, row in rows.items() if row is _MISSING]
    if missing:
        read_now = read(missing)
        new = {id: read_now.get(id) for id in missing}
        _make_room(kept, len(new), MOST * times)
        kept.update(new)
        rows.update(new)
    return {id: row for id, row in rows.items() if row is not None}
