"""The names of an article → persons: those that are known, or new ones.

A name is somebody's who is known where `claims.namesakes` is sure. A surname alone never is, nor a name that is surely
several people's; then an office may tell, where accepted claims show exactly one of those whom the name may mean in the
office that the article gives him, on the day of the meeting. Else the name makes a person of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations

from claims.articles.found import Extraction, HeldOffice, Participant
from claims.linking.offices import holds_alone, office_of
from claims.names import compare_names
from claims.namesakes import alike, bearers, is_surname_alone, person_id
from claims.recall import Recalled
from claims.types import Document, Entity

Day = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Person:
    """Who a name is. `settled`: no, where the name alone could be several people's, and makes one of its own."""

    entity: Entity
    settled: bool = True


@dataclass(slots=True)
class _Named:
    """What the article says of one name: the offices that go with it, and the days on which he was at a meeting."""

    offices: dict[HeldOffice, None] = field(default_factory=dict)
    days: dict[Day, None] = field(default_factory=dict)

    def offices_held(self) -> list[str]:
        """The ids of those by which a name that many bear is told from the others."""
        alone = (office_of(each) for each in self.offices if not each.former and holds_alone(each))
        return [office.id for office in alone if office is not None]


def people_of(known: Recalled, document: Document, extraction: Extraction) -> dict[str, Person]:
    """Every name of a person in the article → who that is."""
    named = _named(document, extraction)
    found = {name: _person(known, document, name, said) for name, said in named.items()}
    for name in _told_apart(found):
        found[name] = _own(document, name, named[name])
    return found


def _named(document: Document, extraction: Extraction) -> dict[str, _Named]:
    """The names in order of the text, of meetings first."""
    found: dict[str, _Named] = {}
    for who, days in _mentioned(document, extraction):
        if who.kind == "person":
            said = found.setdefault(who.name, _Named())
            said.offices.update(dict.fromkeys(who.offices))
            said.days.update(dict.fromkeys(days))
    return found


def _mentioned(document: Document, extraction: Extraction) -> Iterator[tuple[Participant, Sequence[Day]]]:
    for meeting in extraction.meetings:
        day = meeting.date
        sure = [(day.earliest, day.latest)] if day is not None and not day.inferred else []
        yield from ((who, sure) for who in meeting.participants)
    for gap in extraction.gaps:
        yield from ((who, []) for who in gap.participants)
    published = [(document.published, document.published)] if document.published else []
    for holding in extraction.offices:
        who = holding.person
        yield Participant(who.name, who.kind, who.mentions, (*who.offices, holding.office)), published


def _person(known: Recalled, document: Document, name: str, said: _Named) -> Person:
    if is_surname_alone(name):
        return _by_office(known, said, [each.entity for each in alike(known, name)]) or _own(document, name, said)
    found = bearers(known, name)
    if found.only is not None:
        return Person(known.entities([found.only])[found.only])
    if found.several:
        several = known.entities((*found.exact, *found.same)).values()
        return _by_office(known, said, several) or _own(document, name, said)
    return Person(Entity(person_id(name), "person", name))


def _by_office(known: Recalled, said: _Named, candidates: Iterable[Entity]) -> Person | None:
    """The one of these who held an office that the article gives him, on such a day, by an accepted claim."""
    fitting: dict[str, Entity] = {}
    for entity in candidates:
        for office in said.offices_held():
            for day in said.days:
                held = any(each.office == office and each.covers(*day) for each in known.holdings(entity.id))
                holder = known.holder(office, *day) if day[0] == day[1] else None
                if held or (holder is not None and holder.id == entity.id):
                    fitting[entity.id] = entity
    fits = list(fitting.values())
    return Person(fits[0]) if len(fits) == 1 else None


def _own(document: Document, name: str, said: _Named) -> Person:
    """A person of whom no more is known than this name: told from others by the office, or else by the document."""
    scope = next(iter(said.offices_held()), document.id)
    return Person(Entity(person_id(name, scope), "person", name), settled=False)


def _told_apart(found: Mapping[str, Person]) -> set[str]:
    """Names that the article tells apart, and that yet would be one person's: they are not."""
    return {
        name
        for pair in combinations(found, 2)
        if found[pair[0]].entity.id == found[pair[1]].entity.id
        and found[pair[0]].settled
        and compare_names(*pair).outcome != "same"
        for name in pair
    }
