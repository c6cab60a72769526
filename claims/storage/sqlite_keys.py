"""The key rows of the SQLite engine: made by claims/keys.py and claims/names, kept in step with claims and entities."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import TypeVar

from sqlite_utils import Database

from claims.keys import (
    COUNTED,
    MeetingKeys,
    entity_key,
    label_key,
    meeting_keys,
    office_key,
    place_key,
    with_presence,
)
from claims.storage.sqlite_view import Row, SqliteView, day_text, width
from claims.types import Claim, Entity

NameKeys = Callable[[str], Iterable[str]]
_T = TypeVar("_T")

CHUNK = 500  # meetings whose claims are in memory at once


class Keys:
    """Brings the key rows to the state of one change: closes what no longer holds, adds what is new."""

    def __init__(
        self, db: Database, view: SqliteView, change: int, name_keys: NameKeys, entities: Mapping[str, Entity]
    ) -> None:
        """`view`: the claims and entities as they stand at this change; `entities`: some of these, read before."""
        self._db = db
        self._view = view
        self._change = change
        self._name_keys = name_keys
        self._entities = dict(entities)

    def name(self, entities: Iterable[Entity]) -> None:
        """The name keys of these entities."""
        gone: list[Row] = []
        new: list[Row] = []
        for entity in entities:
            sql = "SELECT key FROM name_keys WHERE entity = ? AND upto IS NULL"
            present = {key for (key,) in self._db.execute(sql, [entity.id])}
            keys = self._keys_of(entity)
            gone += [(self._change, entity.id, key) for key in present - keys]
            new += [(key, entity.id) for key in keys - present]
        self._db.conn.executemany(
            "UPDATE name_keys SET upto = ? WHERE entity = ? AND key = ? AND upto IS NULL", sorted(gone)
        )
        sql = "SELECT value, (SELECT max(number) FROM name_keys WHERE key = value) FROM json_each(?)"
        found = self._db.execute(sql, [json.dumps(list({key for key, _ in new}))])
        lengths = {key: length or 0 for key, length in found}
        rows: list[Row] = []
        for key, id in sorted(new):
            lengths[key] += 1
            rows.append((key, lengths[key], id, self._change, None))
        insert(self._db, "name_keys", 5, rows)

    def name_stored(self, ids: Iterable[str]) -> list[Entity]:
        """The name keys of these entities as they stand at this change; returns the entities."""
        entities = list(self._view.entities(ids).values())
        self.name(entities)
        return entities

    def found_through(self, entities: Iterable[Entity]) -> set[str]:
        """The meetings that have a key of one of these entities."""
        keys = [key(entity.id) for entity in entities for key in (entity_key, office_key, place_key)]
        sql = "SELECT meeting FROM meeting_keys WHERE key IN (SELECT value FROM json_each(?)) AND closed = 0"
        return {id for (id,) in self._db.execute(sql, [json.dumps(keys)])}

    def find_stored(self, meetings: Iterable[str]) -> None:
        """The keys of these meetings, from their claims in the store."""
        for chunk in chunks(sorted(meetings), CHUNK):
            self.find(self._view.meeting_claims(chunk, COUNTED))

    def find(self, claims: dict[str, list[Claim]]) -> None:
        """The keys of these meetings, each with all its claims that may make keys."""
        values = [claim.value for own in claims.values() for claim in own if claim.property in ("participant", "place")]
        ids = {id for value in values for id in (value["entity"], value.get("office")) if id}
        self._entities = with_containers(self._view, ids - self._entities.keys(), self._entities)
        present = self._present(claims)
        gone: list[Row] = []
        new: list[Row] = []
        ended: list[Row] = []
        begun: list[Row] = []
        for id, own in claims.items():
            keys, old = meeting_keys(own, self._entities), present.get(id)
            if keys == old:
                continue
            earliest, latest = day_text(keys.earliest), day_text(keys.latest)
            found, stays = with_presence(keys.keys), frozenset[str]()
            if old:
                ended.append((self._change, id))
                before = with_presence(old.keys)
                if (old.earliest, old.latest) == (keys.earliest, keys.latest):
                    stays = frozenset(found).intersection(before)
                was = (0, width(old.earliest, old.latest), day_text(old.earliest) or "", id)
                gone += [(self._change, key, *was) for key in before if key not in stays]
            begun.append((id, self._change, None, earliest, latest, json.dumps(keys.keys)))
            now = (0, width(keys.earliest, keys.latest), earliest or "", id, self._change, None, latest or "")
            new += [(key, *now) for key in found if key not in stays]
        self._db.conn.executemany("UPDATE meetings SET upto = ? WHERE id = ? AND upto IS NULL", ended)
        insert(self._db, "meetings", 6, begun)
        self._db.conn.executemany(
            "UPDATE meeting_keys SET upto = ?, closed = 1 "
            "WHERE key = ? AND closed = ? AND width = ? AND earliest = ? AND meeting = ?",
            sorted(gone),
        )
        insert(self._db, "meeting_keys", 8, sorted(new))

    def _present(self, meetings: Iterable[str]) -> dict[str, MeetingKeys]:
        sql = (
            "SELECT id, keys, earliest, latest FROM meetings "
            "WHERE id IN (SELECT value FROM json_each(?)) AND upto IS NULL"
        )
        return {
            id: MeetingKeys(tuple(json.loads(keys)), *(day and date.fromisoformat(day) for day in days))
            for id, keys, *days in self._db.execute(sql, [json.dumps(list(meetings))])
        }

    def _keys_of(self, entity: Entity) -> set[str]:
        names = [entity.label, *(alias.text for alias in entity.aliases)]
        if entity.kind == "person":
            return {key for name in names for key in self._name_keys(name)}
        return {label_key(name) for name in names}


def insert(db: Database, table: str, columns: int, rows: list[Row]) -> None:
    """Add rows; sorted by the table's key they go in faster."""
    db.conn.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})", rows)  # noqa: S608 - tables of ours


def with_containers(view: SqliteView, ids: Iterable[str], known: Mapping[str, Entity]) -> dict[str, Entity]:
    """What is known, these entities, and whatever the places among all of them lie in."""
    entities = dict(known)
    missing = {*ids, *(entity.container for entity in known.values() if entity.container)} - entities.keys()
    while missing:
        found = view.entities(missing)
        entities |= found
        missing = {entity.container for entity in found.values() if entity.container} - entities.keys()
    return entities


def chunks(items: Sequence[_T], size: int) -> Iterator[list[_T]]:
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk
