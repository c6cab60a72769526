"""Writing one batch into the SQLite engine, within a transaction that the caller holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from claims.errors import AliasTaken, Fault, InvalidInput, RevisionConflict, wrong
from claims.storage.check import canonical, reference_faults, references
from claims.storage.erased import blanked
from claims.storage.interface import Batch
from claims.storage.sqlite_contradictions import update, update_stored
from claims.storage.sqlite_keys import Keys, NameKeys, insert, with_containers
from claims.storage.sqlite_view import Row, SqliteView, day_text
from claims.storage.words import words
from claims.text import folded
from claims.types import Alias, Claim, Document, Entity


class Writer:
    """One batch on its way into the store: first `prepare`, then, where that says so, `store`."""

    def __init__(self, db: Database, batch: Batch, values: Mapping[str, str], name_keys: NameKeys) -> None:
        """`values`: the canonical JSON of the claims' values, by claim."""
        self._db = db
        self._batch = batch
        self._values = values
        self._name_keys = name_keys
        latest = latest_change(db)
        self.change = latest + 1  # the number that this write takes, if it changes anything
        self._before = SqliteView(db, latest, past=False)
        self._erased: set[str] = set()  # documents
        self._named: Mapping[str, Entity] = {}  # as they stand after this write
        self._documents: list[Document] = []
        self._entities: list[tuple[Entity, Entity | None]] = []  # what is new, and what is stored
        self._claims: list[tuple[Claim, Claim | None]] = []

    def prepare(self, faults: Sequence[Fault]) -> bool:
        """Find out what is new; False where nothing is. `faults`: those found already.

        Raises InvalidInput with all faults, RevisionConflict, AliasTaken.
        """
        before = self._before
        published = before.documents(document.id for document in self._batch.documents)
        batch = self._batch = self._without_erased(published)
        own = {entity.id: entity for entity in batch.entities}
        named = [references(claim) for claim in batch.claims]
        ids = {reference.id for each in named for reference in each}
        ids.update(entity.container for entity in batch.entities if entity.container)
        entities = with_containers(before, ids - own.keys(), own)
        found = [*faults, *_document_faults(batch.documents, published), *self._version_faults(published)]
        found += reference_faults(batch, named, entities, self._texts(), self._erased)
        if found:
            raise InvalidInput(sorted(found, key=lambda fault: fault.path))
        self._documents = [document for document in batch.documents if document.id not in published]
        known_entities = before.entities(own)
        for entity in batch.entities:
            stored = known_entities.get(entity.id)
            if self._is_next(entity, stored):
                self._entities.append((entity, stored))
        passed_over = own.keys() - {entity.id for entity, _ in self._entities}
        self._named = {id: entity for id, entity in entities.items() if id not in passed_over}
        known_claims = before.claims(claim.id for claim in batch.claims)
        for claim in batch.claims:
            known = known_claims.get(claim.id)
            if self._is_next(claim, known):
                self._claims.append((claim, known))
        self._check_versions()
        if batch.exclusive:
            self._check_names()
        return bool(self._documents or self._entities or self._claims)

    def store(self, *, at: str, by: str, action: str, note: str | None) -> None:
        """Write all that is new, under this change number."""
        totals = json.dumps(self._totals())
        insert(self._db, "changes", 7, [(self.change, at, by, action, note, totals, self._batch.request)])
        self._store_documents()
        self._store_entities()
        self._store_claims()
        present = SqliteView(self._db, self.change, past=False)
        keys = Keys(self._db, present, self.change, self._name_keys, self._named)
        keys.name([entity for entity, _ in self._entities])
        claims: dict[str, list[Claim]] = {}
        for claim, _ in self._claims:
            if claim.subject.kind == "meeting":
                claims.setdefault(claim.subject.ids[0], []).append(claim)
        known = self._known_meetings(claims)
        keys.find({id: own for id, own in claims.items() if id not in known})
        moved = {old.subject.ids[0] for _, old in self._claims if old and old.subject.kind == "meeting"}
        changed = [old for new, old in self._entities if old and _finds_otherwise(new, old)]
        found_through = keys.found_through(changed)
        keys.find_stored(known | moved | found_through)
        update(self._db, present, {id: own for id, own in claims.items() if id not in known}, new=True)
        update_stored(self._db, present, known | moved | found_through)

    # What is there already

    def _without_erased(self, published: Mapping[str, Document]) -> Batch:
        """The batch without the words of documents that were erased: nothing brings them back."""
        batch = self._batch
        own = {document.id for document in batch.documents}
        others = self._before.documents({claim.document for claim in batch.claims} - own)
        stored = [*published.values(), *others.values()]
        self._erased = {document.id for document in (*stored, *batch.documents) if document.erased}
        if not self._erased:
            return batch
        blank = {claim.id: blanked(claim) for claim in batch.claims if claim.document in self._erased}
        self._values = {**self._values, **{id: canonical(claim.value) for id, claim in blank.items()}}
        return replace(batch, claims=[blank.get(claim.id, claim) for claim in batch.claims])

    def _texts(self) -> dict[str, str]:
        texts = {document.id: document.text for document in self._batch.documents}
        others = json.dumps(list({claim.document for claim in self._batch.claims} - texts.keys()))
        sql = "SELECT document, text FROM texts WHERE document IN (SELECT value FROM json_each(?))"
        return dict(self._db.execute(sql, [others])) | texts

    def _version_faults(self, published: Mapping[str, Document]) -> Iterator[Fault]:
        """A new version names the one version before it, which is there and which nothing else replaces."""
        replacing = {d.id: d.replaces for d in self._batch.documents if d.replaces and d.id not in published}
        own = {document.id for document in self._batch.documents}
        known = own | self._before.documents(replacing.values()).keys()
        newer = self._before.newer_versions(replacing.values())
        seen: dict[str, str] = {}
        for number, document in enumerate(self._batch.documents):
            old = replacing.get(document.id)
            if old is None:
                continue
            path, other = f"/documents/{number}/replaces", newer.get(old) or seen.get(old)
            if old not in known:
                yield wrong(path, "there is no document %(id)r", id=old)
            elif other:
                yield wrong(
                    path,
                    "%(old)r has a newer version already, %(other)r; a new one replaces that",
                    old=old,
                    other=other,
                )
            elif _replaces_itself(document.id, replacing):
                yield wrong(path, "%(id)r would replace itself", id=document.id)
            seen[old] = document.id

    def _check_versions(self) -> None:
        """See that no claim rests on a text of which there is a newer version, unless it waits to be re-anchored.

        Raises InvalidInput for a claim of this batch, RevisionConflict for one that the batch does not know of.
        """
        replaced = {document.replaces: document.id for document in self._documents if document.replaces}
        newer = self._before.newer_versions({claim.document for claim, _ in self._claims}) | replaced
        faults = [
            wrong(
                f"/claims/{number}/document",
                "%(document)r has a newer version, %(newer)r; quote that",
                document=c.document,
                newer=newer[c.document],
            )
            for number, c in enumerate(self._batch.claims)
            if c.anchored and c.document in newer and any(c is new for new, _ in self._claims)
        ]
        if faults:
            raise InvalidInput(faults)
        sql = (
            "SELECT id, revision FROM claims "
            "WHERE document IN (SELECT value FROM json_each(?)) AND upto IS NULL AND anchored = 1"
        )
        written = {claim.id for claim, _ in self._claims}
        for id, revision in self._db.execute(sql, [json.dumps(list(replaced))]) if replaced else ():
            if id not in written:
                raise RevisionConflict(id, 0, revision)

    def _check_names(self) -> None:
        """See that no name which an entity gains is one that another of its kind has. Raises AliasTaken."""
        for entity, stored in self._entities:
            had = _names_of(stored or entity)
            for name in (name for name in _names_of(entity) if name not in had):
                for owner in self._before.entities_named(name):
                    if owner.id != entity.id and owner.kind == entity.kind:
                        raise AliasTaken(name, owner.id, owner.label)

    def _is_next(self, row: Claim | Entity, stored: Claim | Entity | None) -> bool:
        actual = stored.revision if stored else 0
        if row.revision == actual + 1:
            return True
        if stored and row.revision <= actual and _plain(row) == _plain(self._revision(stored, row.revision)):
            return False
        raise RevisionConflict(row.id, row.revision - 1, actual)

    def _revision(self, stored: Claim | Entity, revision: int) -> Claim | Entity:
        if revision == stored.revision:
            return stored
        if isinstance(stored, Claim):
            return self._before.claim_history(stored.id)[revision - 1][0]
        return self._before.entity_history(stored.id)[revision - 1][0]

    def _known_meetings(self, ids: Iterable[str]) -> set[str]:
        sql = "SELECT id FROM meetings WHERE id IN (SELECT value FROM json_each(?)) AND upto IS NULL"
        return {id for (id,) in self._db.execute(sql, [json.dumps(list(ids))])}

    def _totals(self) -> dict[str, int]:
        totals = dict(self._before.counts())
        totals["documents"] += len(self._documents)
        totals["entities"] += sum(stored is None for _, stored in self._entities)
        meetings = {claim.subject.ids[0] for claim, _ in self._claims if claim.subject.kind == "meeting"}
        totals["meetings"] += len(meetings) - len(self._known_meetings(meetings))
        for claim, stored in self._claims:
            totals[claim.status] += 1
            if stored:
                totals[stored.status] -= 1
            else:
                totals["claims"] += 1
        return totals

    # Rows

    def _store_documents(self) -> None:
        insert(
            self._db,
            "documents",
            13,
            [
                (d.id, self.change, d.sha256, d.language, d.title, d.publisher, day_text(d.published), d.url,
                 day_text(d.latest), int(d.public), d.replaces, self.change if d.erased else None, d.author)
                for d in self._documents
            ],
        )  # fmt: skip
        insert(self._db, "texts", 2, [(d.id, d.text) for d in self._documents if not d.erased])

    def _store_entities(self) -> None:
        change = self.change
        closed = [(change, old.id, old.revision) for _, old in self._entities if old]
        self._db.conn.executemany("UPDATE entities SET upto = ? WHERE id = ? AND revision = ?", closed)
        insert(
            self._db,
            "entities",
            12,
            [
                (e.id, e.revision, change, None, e.kind, e.label, e.country, e.role, e.container, e.latitude,
                 e.longitude, folded(e.label))
                for e, _ in self._entities
            ],
        )  # fmt: skip
        for entity, _ in self._entities:
            self._store_aliases(entity)

    def _store_aliases(self, entity: Entity) -> None:
        sql = "SELECT number, upto, text, language, script, origin FROM aliases WHERE entity = ? ORDER BY number"
        rows = self._db.execute(sql, [entity.id]).fetchall()
        present = {Alias(*fields): number for number, upto, *fields in rows if upto is None}
        gone = [(self.change, entity.id, number) for alias, number in present.items() if alias not in entity.aliases]
        self._db.conn.executemany("UPDATE aliases SET upto = ? WHERE entity = ? AND number = ?", gone)
        new = [alias for alias in dict.fromkeys(entity.aliases) if alias not in present]
        insert(
            self._db,
            "aliases",
            9,
            [
                (entity.id, number, self.change, None, a.text, a.language, a.script, a.origin, folded(a.text))
                for number, a in enumerate(new, start=len(rows))
            ],
        )

    def _store_claims(self) -> None:
        change = self.change
        closed = [(change, old.subject.key, old.id, old.revision) for _, old in self._claims if old]
        self._db.conn.executemany("UPDATE claims SET upto = ? WHERE subject = ? AND id = ? AND revision = ?", closed)
        rows: list[Row] = []
        for c, _ in self._claims:
            said = (c.attribution.text, c.attribution.side) if c.attribution else (None, None)
            rows.append((c.subject.key, c.id, c.revision, change, None, c.status, c.property, self._values[c.id],
                         c.subject.format, c.document, *said, int(c.anchored),
                         words(c.value, [span.quote for span in c.spans])))  # fmt: skip
        insert(self._db, "claims", 14, sorted(rows))
        quoted = [(new, old) for new, old in self._claims if not old or old.spans != new.spans]
        released = [(change, old.id) for _, old in quoted if old]
        self._db.conn.executemany("UPDATE spans SET upto = ? WHERE claim = ? AND upto IS NULL", released)
        insert(
            self._db,
            "spans",
            10,
            [
                (c.id, c.revision, position, change, None, s.start, s.end, s.quote, s.prefix, s.suffix)
                for c, _ in quoted
                for position, s in enumerate(c.spans)
            ],
        )


def latest_change(db: Database) -> int:
    number: int = db.conn.execute("SELECT coalesce(max(number), 0) FROM changes").fetchone()[0]
    return number


def _document_faults(documents: Sequence[Document], stored: dict[str, Document]) -> Iterator[Fault]:
    for number, document in enumerate(documents):
        old = stored.get(document.id)
        if old is None or replace(document, text="", erased=document.erased or old.erased) == old:
            continue
        fields = (
            "sha256",
            "language",
            "title",
            "publisher",
            "published",
            "url",
            "latest",
            "public",
            "replaces",
            "erased",
            "author",
        )
        other = [field for field in fields if getattr(document, field) != getattr(old, field)]
        yield wrong(
            f"/documents/{number}",
            "%(id)r is stored with another %(fields)s; a new version needs an id of its own",
            id=document.id,
            fields=", ".join(other),
        )


def _plain(row: Claim | Entity) -> tuple[Any, ...]:
    """A row without its change number, in a form in which what means the same is equal."""
    if isinstance(row, Claim):
        return canonical(row.value), replace(row, value={}, change=0)
    return frozenset(row.aliases), replace(row, aliases=(), change=0)


def _names_of(entity: Entity) -> list[str]:
    return [entity.label, *(alias.text for alias in entity.aliases)]


def _finds_otherwise(new: Entity, old: Entity) -> bool:
    return any(getattr(new, field) != getattr(old, field) for field in _FINDING)


_FINDING = ("kind", "country", "container", "latitude", "longitude")  # what keys and contradictions are made from


def _replaces_itself(id: str, replacing: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    current: str | None = id
    while current is not None and current not in seen:
        seen.add(current)
        current = replacing.get(current)
    return current is not None
