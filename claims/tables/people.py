"""Who a cell names: a person, with the office said of them, an office or an organisation; and which entity that is.

A name is the same person's as an entity's where `claims.namesakes` is sure. A surname alone is nobody's in particular
here, since a table has no sentence that could settle it. Whatever is not certain becomes an entity of its own, for a
reviewer to merge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from claims.detect import written_in
from claims.language import load
from claims.names import fold_name, index_keys
from claims.namesakes import MOST_NAMESAKES, names_of, namesakes, person_id, sure_keys
from claims.reading.parties import Party, read_party
from claims.reading.scan import scan
from claims.resolve import office_id
from claims.storage.interface import View
from claims.tables.cells import Unreadable
from claims.types import Entity

LONGEST_NAME = 200  # code points
_NOT_A_NAME = re.compile(r"\d|[^\W\d_]\S*(?:\s+\S+){11}")  # a digit, or more than a dozen words


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says of one participant: an entity itself, a name, an office or an organisation."""

    entity: str | None = None
    name: str | None = None
    office: str | None = None  # an office's id
    organisation: str | None = None
    role: str | None = None
    country: str | None = None
    label: str = ""  # of an office or an organisation: the words of the cell


@dataclass(slots=True)
class People:
    """What the names of a table have been found to mean so far. Grows with the names, not with the rows."""

    entities: dict[str, str] = field(default_factory=dict)  # name → entity
    names: dict[str, set[str]] = field(default_factory=dict)  # entity → the names it goes by in this table

    def learn(self, name: str, entity: str) -> None:
        self.entities[name] = entity
        self.names.setdefault(entity, set()).add(name)


class Finder:
    """Finds the entities of one batch: among those that the table has named, in the store, and new ones.

    `people` is left as it is until the batch is written; then `keep` adds what was found.
    """

    def __init__(self, view: View, people: People) -> None:
        self._view = view
        self._people = people
        self._found = People()
        self._new: dict[str, Entity] = {}
        self._by_key: dict[str, set[str]] = {}
        self._there: dict[str, bool] = {}
        self._of_row: tuple[list[str], list[str]] = ([], [])  # the names and the new entities of the row at hand

    def new(self) -> list[Entity]:
        """The entities that the store has not."""
        return list(self._new.values())

    def keep(self) -> None:
        for name, entity in self._found.entities.items():
            self._people.learn(name, entity)

    def settle(self) -> None:
        """The row at hand is taken; the next one begins."""
        self._of_row = ([], [])

    def undo(self) -> None:
        """The row at hand is not taken: forget what it brought."""
        names, ids = self._of_row
        for name in names:
            self._found.names[self._found.entities.pop(name)].discard(name)
        for id in ids:
            entity = self._new.pop(id)
            for key in index_keys(entity.label) if entity.kind == "person" else ():
                self._by_key[key].discard(id)
        self.settle()

    def learn(self, name: str, entity: str) -> None:
        """Take over what a row of the store says a name means."""
        if not self.knows(name):
            self._found.learn(name, entity)

    def knows(self, name: str) -> bool:
        return name in self._found.entities or name in self._people.entities

    def entity(self, said: Said) -> str:
        """The id of the entity that takes part; it is among the `new` ones where the store has it not."""
        if said.entity is not None:
            return said.entity
        if said.name is None:
            id = said.organisation or said.office or ""
            self.add(_office_or_organisation(id, said))
            return id
        known = self._found.entities.get(said.name) or self._people.entities.get(said.name)
        if known is None:
            known = self._person(said.name)
            self._found.learn(said.name, known)
            self._of_row[0].append(said.name)
        return known

    def office(self, said: Said) -> str | None:
        """The office that a person is said to hold, where the store knows it."""
        held = said.office if said.name is not None else None
        return held if held is not None and self._is_there(held) else None

    def add(self, entity: Entity) -> None:
        """An entity that a row needs, unless it is there."""
        if not self._is_there(entity.id):
            self._new[entity.id] = entity
            self._of_row[1].append(entity.id)

    def expect(self, ids: Iterable[str]) -> None:
        """Look up at once which of these the store has; they will be asked for."""
        asked = {id for id in ids if id not in self._there}
        found = self._view.entities(asked)
        self._there.update({id: id in found for id in asked})

    def _is_there(self, id: str) -> bool:
        if id in self._new:
            return True
        if id not in self._there:
            self.expect([id])
        return self._there[id]

    def _person(self, name: str) -> str:
        """The person of this name: the one whose very name it is, else the only one whose name it may be, else new."""
        own, keys = person_id(name), sure_keys(name)
        found = self._view.entities_by_keys(keys, MOST_NAMESAKES)
        bearers = namesakes(name, self._candidates(keys, [*found.ids, own]), cut_off=found.cut_off)
        return bearers.only or self._own(own, name)

    def _own(self, id: str, name: str) -> str:
        if not self._is_there(id):
            self.add(Entity(id, "person", name))
            for key in index_keys(name):
                self._by_key.setdefault(key, set()).add(id)
        return id

    def _candidates(self, keys: Iterable[str], ids: Iterable[str]) -> Iterable[tuple[Entity, set[str]]]:
        entities = self._view.entities(ids)
        self._there.update({id: id in entities for id in ids})
        entities |= {id: self._new[id] for key in keys for id in sorted(self._by_key.get(key, ()))}
        for id in sorted(entities):
            entity = entities[id]
            if entity.kind == "person":
                yield entity, names_of(entity) | self._people.names.get(id, set()) | self._found.names.get(id, set())


def _office_or_organisation(id: str, said: Said) -> Entity:
    if said.organisation is not None:
        return Entity(id, "organisation", said.label)
    kind: Literal["office", "group"] = "office" if id.startswith("office:") else "group"
    return Entity(id, kind, said.label, country=said.country, role=said.role)


@lru_cache(maxsize=1 << 14)
def read_name(text: str, language: str | None) -> Said:
    """Who a cell names, read in one language or in any. Raises Unreadable."""
    if len(text) > LONGEST_NAME:
        raise Unreadable(f"{text[:40]!r}… is no name: it has {len(text)} characters")
    parties = [party for code in ([language] if language else written_in(text)) if (party := _party(text, code))]
    best = max(parties, key=_worth, default=None)
    if best is not None and best.kind == "person" and best.name:
        held = next((id for office in best.offices if not office.former and (id := office_id(office))), None)
        return Said(name=best.name, office=held)
    if best is not None and best.kind == "office":
        office = best.offices[0]
        id = office_id(office)
        if id is None:
            raise Unreadable(f"{text!r} does not say of which country")
        return Said(office=id, role=office.role, country=office.country, label=text)
    if best is not None and best.kind == "organisation" and (best.organisation or best.country):
        return Said(organisation=best.organisation or f"organisation:{best.country}", label=text)
    if best is not None and best.kind == "country":
        raise Unreadable(f"{text!r} is a country; name who spoke for it")
    if best is not None and best.kind in ("pronoun", "other") and best.named:
        raise Unreadable(f"{text!r} names nobody")
    if not fold_name(text) or _NOT_A_NAME.search(text):
        raise Unreadable(f"{text!r} is no name of a person")
    return Said(name=text)


def _party(text: str, language: str) -> Party | None:
    """The one party that the whole text names, or None."""
    known = load(language)
    sentences = scan(text, known, None)
    if len(sentences) != 1:
        return None
    atoms = sentences[0].atoms
    read = read_party(atoms, 0, False)
    if read is None or read[1] != len(atoms) or len(read[0]) != 1:
        return None
    return read[0][0]


def _worth(party: Party) -> tuple[bool, int, bool]:
    """How much a reading says: an office with its country most, a bare name least."""
    offices = sum(1 + (office.country is not None) for office in party.offices)
    return party.kind != "person" or bool(offices), offices, party.kind == "person"
