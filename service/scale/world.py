"""A made-up world of any number of meetings, the same for the same seed and number: people, offices, places, texts.

Places are the gazetteer's cities, people are made up (people.py). One person has 5 % of the meetings, the others a
Zipf-like share; every third meeting is between two who meet again and again. Every claim rests on a span of a document,
as everywhere.
"""

from __future__ import annotations

import csv
import random
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from itertools import accumulate, islice

from claims.record import text_sha256
from claims.storage.interface import Batch
from claims.types import Alias, Claim, Document, Entity, ReviewStatus, Span, Subject, Value, quote
from service.scale.people import Person, often, people

FIRST_DAY = date(1990, 1, 1)
_DAYS = (date(2025, 12, 31) - FIRST_DAY).days + 1
_PUBLISHED = date(2026, 1, 1)
_PER_DOCUMENT = 10  # sentences, one a meeting
_ENTITIES = 5_000  # in one batch
ROLES = (
    "president", "head_of_government", "foreign_minister", "defence_minister", "chief_of_staff", "interior_minister",
    "finance_minister", "ambassador",
)  # fmt: skip
_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """One meeting, before it becomes claims."""

    number: int
    people: tuple[Person, ...]
    place: Entity
    day: date
    granularity: str  # day, month or year
    accepted: bool

    @property
    def id(self) -> str:
        return f"m{self.number:07}"

    @property
    def days(self) -> tuple[date, date]:
        if self.granularity == "day":
            return self.day, self.day
        if self.granularity == "month":
            first = self.day.replace(day=1)
            return first, (first + timedelta(31)).replace(day=1) - timedelta(1)
        return date(self.day.year, 1, 1), date(self.day.year, 12, 31)

    @property
    def when(self) -> str:
        if self.granularity == "day":
            return f"am {german(self.day)}"
        month = f"{_MONTHS[self.day.month - 1]} {self.day.year}"
        return f"im {month}" if self.granularity == "month" else f"im Jahr {self.day.year}"


class World:
    """`World(n)` has n meetings between about 3 n^0.7 people: they grow as the words in texts do, 48,000 a million."""

    def __init__(self, meetings: int, seed: int = 1) -> None:
        self.meetings = meetings
        self._seed = seed
        self.places, self.countries = _places(max(60, meetings // 40))
        self.offices = [
            Entity(f"office:{role}:{country.country}", "office", role, country=country.country, role=role)
            for country in self.countries
            for role in ROLES
        ]
        self.people = people(max(60, round(3 * meetings**0.7)), self.offices, random.Random(seed))
        # Shifted Zipf: the first few are alike, then the share falls with the rank.
        self._shares = list(accumulate(1 / (rank + 30) for rank in range(len(self.people) - 1)))

    def events(self) -> Iterator[Event]:
        """All meetings, made one after the other."""
        chance = random.Random(self._seed + 1)
        for number in range(self.meetings):
            first = 0 if chance.random() < 0.05 else self._somebody(chance)
            partner = (first // 2 * 2 + 1 - first % 2) if chance.random() < 0.3 else self._somebody(chance)
            ranks = dict.fromkeys((first, partner % len(self.people)))
            while len(ranks) < 2 or (len(ranks) < 5 and chance.random() < 0.08):
                ranks[self._somebody(chance)] = None
            yield Event(
                number,
                tuple(self.people[rank] for rank in ranks),
                often(chance, self.places, 1.5),
                FIRST_DAY + timedelta(chance.randrange(_DAYS)),
                chance.choices(("day", "month", "year"), (90, 7, 3))[0],
                chance.random() < 0.9,
            )

    def batches(self, size: int = 2000) -> Iterator[Batch]:
        """Everything as batches to be written, of at most `size` meetings or some thousand entities each."""
        entities = [*self.countries, *self.places, *self.offices, *(person.entity for person in self.people)]
        for start in range(0, len(entities), _ENTITIES):
            yield Batch(entities=entities[start : start + _ENTITIES])
        events = self.events()
        while part := list(islice(events, size)):
            yield _batch(part)

    def _somebody(self, chance: random.Random) -> int:
        return 1 + bisect(self._shares, chance.random() * self._shares[-1])


def german(day: date) -> str:
    """A day as German texts write it."""
    return f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"


def sentence(event: Event) -> str:
    """What the document says of a meeting."""
    *others, last = (person.entity.label for person in event.people)
    return f"{', '.join(others)} und {last} trafen sich {event.when} in {event.place.label}."


def _places(count: int) -> tuple[list[Entity], list[Entity]]:
    """The cities of the gazetteer with most inhabitants, and the countries that they lie in."""
    lines = (files("claims.gazetteer") / "places.tsv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    cities = [row for row in rows if row["kind"] == "city" and not row["near"]]
    cities = sorted(cities, key=lambda row: -int(row["population"] or 0))[:count]
    lands = {row["country"]: row for row in rows if row["kind"] == "country"}
    countries = [
        Entity(lands[code]["id"], "place", lands[code]["name:de"], country=code)
        for code in dict.fromkeys(row["country"] for row in cities)
    ]
    return [
        Entity(
            row["id"],
            "place",
            row["name:de"],
            (Alias(row["name:en"], "en"),),
            country=row["country"],
            container=lands[row["country"]]["id"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
        )
        for row in cities
    ], countries


def _batch(events: list[Event]) -> Batch:
    documents: list[Document] = []
    claims: list[Claim] = []
    for start in range(0, len(events), _PER_DOCUMENT):
        part = events[start : start + _PER_DOCUMENT]
        sentences = [sentence(event) for event in part]
        id = f"d{part[0].number // _PER_DOCUMENT:06}"
        text = "\n".join(sentences) + "\n"
        documents.append(Document(id, text, text_sha256(text), "de", f"Bulletin {id[-6:]}", "Amtsblatt", _PUBLISHED))
        offset = 0
        for event, words in zip(part, sentences, strict=True):
            claims += _claims(event, id, text, offset, words)
            offset += len(words) + 1
    return Batch(documents=documents, claims=claims)


def _claims(event: Event, document: str, text: str, offset: int, words: str) -> Iterator[Claim]:
    subject = Subject("meeting", (event.id,))
    status: ReviewStatus = "accepted" if event.accepted else "proposed"

    def span(part: str) -> tuple[Span, ...]:
        start = offset + words.index(part)
        return (quote(document, text, start, start + len(part)),)

    earliest, latest = (day.isoformat() for day in event.days)
    when = {"text": event.when, "earliest": earliest, "latest": latest, "granularity": event.granularity}
    said: list[tuple[str, Value, tuple[Span, ...]]] = [
        ("date", when, span(event.when)),
        ("place", {"entity": event.place.id}, span(event.place.label)),
        ("participants_complete", {"complete": True}, span("trafen sich")),
        ("status", {"status": "held"}, span("trafen sich")),
        *(("participant", _present(person), span(person.entity.label)) for person in event.people),
    ]
    for number, (property, value, spans) in enumerate(said):
        yield Claim(f"c{event.number:07}-{number}", subject, property, value, document, spans, status=status)


def _present(person: Person) -> Value:
    return {"entity": person.entity.id, "office": person.office.id if person.office else None}
