"""A made-up world of any number of meetings, the same for the same seed and number: people, offices, places, texts.

Names are put together from real-looking parts in Latin and Cyrillic letters; places are the gazetteer's cities. One
person has 5 % of the meetings, the others a Zipf-like share; every third meeting is between two who meet again and
again. Every claim rests on a span of a document, as everywhere.
"""

from __future__ import annotations

import csv
import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from itertools import accumulate, islice
from typing import TypeVar

from claims.record import text_sha256
from claims.storage.interface import Batch
from claims.types import Alias, Claim, Document, Entity, Span, Subject, quote

_T = TypeVar("_T")

_FIRST_DAY = date(1990, 1, 1)
_DAYS = (date(2025, 12, 31) - _FIRST_DAY).days + 1
_PER_DOCUMENT = 10  # sentences, one a meeting

# fmt: off
_GIVEN = (
    "Anna", "Bernd", "Carla", "David", "Elisa", "Frank", "Gerda", "Hans", "Irene", "Jonas", "Klara", "Lukas", "Maria",
    "Norbert", "Olga", "Peter", "Rita", "Simon", "Thomas", "Ulrich", "Vera", "Walter", "James", "Robert", "John",
    "Michael", "William", "Mary", "Patricia", "Linda", "Barbara", "Elizabeth", "Charles", "Christopher", "Daniel",
    "Matthew", "Anthony", "Donald", "Steven", "Andrew", "Joshua", "Kenneth", "Kevin", "Brian", "George", "Timothy",
)
# A family name is an onset, a vowel, a coda and a tail: Stein-huber, Kr-a-m-er, Гер-ас-имов.
_LATIN = (
    "B Bl Br D Dr F Fl Fr G Gl Gr H J K Kl Kn Kr L M N P Pf Pr R S Sch Schl Schm Schn Schw Sp St Str T Tr V W Wr Z",
    "a e i o u au ei ie ö ü",
    "b ch ck d ff g hl hn hr k l ld ll lm m mm n nd ng nk nn nz r rk rn rst rt ss st t tt tz x z",
    "er ler mann berger hofer inger eder ner ke sen meier bach feld stein au ich huber müller reiter son ton ley ford "
    "field man worth by well wood dale",
)
_SLAVIC_GIVEN = (
    ("Waleri", "Валерий"), ("Sergej", "Сергей"), ("Igor", "Игорь"), ("Dmitri", "Дмитрий"), ("Nikolaj", "Николай"),
    ("Iwan", "Иван"), ("Pawel", "Павел"), ("Boris", "Борис"), ("Oleg", "Олег"), ("Viktor", "Виктор"),
    ("Michail", "Михаил"), ("Anton", "Антон"), ("Roman", "Роман"), ("Maxim", "Максим"), ("Andrej", "Андрей"),
    ("Konstantin", "Константин"), ("Wladimir", "Владимир"), ("Stepan", "Степан"), ("Grigori", "Григорий"),
    ("Alexander", "Александр"),
)
_SLAVIC = (
    "B Б,W В,G Г,D Д,Sh Ж,S З,K К,L Л,M М,N Н,P П,R Р,S С,T Т,F Ф,Ch Х,Tsch Ч,Sch Ш,Kr Кр,Gr Гр,Tr Тр,Br Бр,Sm См,"
    "Wl Вл",
    "a а,e е,i и,o о,u у",
    "r р,l л,n н,m м,s с,k к,t т,d д,b б,g г,rt рт,lk лк,st ст,ld лд,mb мб,ras рас,nik ник,lob лоб,res рес,dem дем",
)
_SLAVIC_TAILS = (
    ("imow", "имов"), ("ow", "ов"), ("ewski", "евский"), ("enko", "енко"), ("in", "ин"), ("tschuk", "чук"),
    ("jakow", "яков"), ("anow", "анов"), ("enkow", "енков"), ("ejew", "еев"), ("kin", "кин"), ("uschin", "ушин"),
    ("atow", "атов"), ("inski", "инский"), ("owitsch", "ович"), ("ezki", "ецкий"), ("schenko", "щенко"),
    ("unow", "унов"), ("ischin", "ишин"), ("ak", "ак"),
)
_ROLES = (
    "president", "prime_minister", "foreign_minister", "defence_minister", "chief_of_staff", "interior_minister",
    "finance_minister", "ambassador", "chancellor", "speaker", "national_security_adviser", "energy_minister",
)
_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the world: the entity, the name in the other script where there is one, and the office held."""

    entity: Entity
    other_script: str | None
    office: str


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
        return f"mt{self.number}"

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
        day = self.day
        if self.granularity == "day":
            return f"Am {day.day}. {_MONTHS[day.month - 1]} {day.year}"
        return f"Im {_MONTHS[day.month - 1]} {day.year}" if self.granularity == "month" else f"Im Jahr {day.year}"


class World:
    """`World(n)` has n meetings between about 3 n^0.7 people: they grow as the words in texts do, 48,000 a million."""

    def __init__(self, meetings: int, seed: int = 1) -> None:
        self.meetings = meetings
        self._seed = seed
        self.places, self.countries = _places(max(60, meetings // 40))
        self.offices = [
            Entity(f"office-{country.country}-{role}", "office", role, country=country.country, role=role)
            for country in self.countries[:60]
            for role in _ROLES
        ]
        self.people = self._people(max(60, round(3 * meetings**0.7)))
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
                _often(chance, self.places, 1.5),
                _FIRST_DAY + timedelta(chance.randrange(_DAYS)),
                chance.choices(("day", "month", "year"), (90, 7, 3))[0],
                chance.random() < 0.9,
            )

    def batches(self, size: int = 2000) -> Iterator[Batch]:
        """Everything as batches to be written, of at most `size` meetings or 5,000 entities each."""
        entities = [*self.countries, *self.places, *self.offices, *(person.entity for person in self.people)]
        for start in range(0, len(entities), 5000):
            yield Batch(entities=entities[start : start + 5000])
        events = self.events()
        while part := list(islice(events, size)):
            yield _batch(part)

    def _somebody(self, chance: random.Random) -> int:
        return 1 + bisect(self._shares, chance.random() * self._shares[-1])

    def _people(self, count: int) -> list[Person]:
        chance = random.Random(self._seed)
        people: list[Person] = []
        taken: set[str] = set()
        while len(people) < count:
            kind = chance.random()
            other = None
            if kind < 0.6:
                name = f"{chance.choice(_GIVEN)} {''.join(_often(chance, parts.split()) for parts in _LATIN)}"
            else:
                parts = [_often(chance, [pair.split() for pair in pairs.split(",")]) for pairs in _SLAVIC]
                pairs = [chance.choice(_SLAVIC_GIVEN), *parts, _often(chance, _SLAVIC_TAILS)]
                latin, cyrillic = (f"{given} {''.join(family)}" for given, *family in zip(*pairs, strict=True))
                name, other = (latin, cyrillic) if kind < 0.8 else (cyrillic, latin)
            if name in taken or other in taken:
                continue
            taken.update(filter(None, (name, other)))
            given, _, family = name.partition(" ")
            aliases = (Alias(f"{given[0]}. {family}"),)
            office = chance.choice(self.offices).id
            people.append(Person(Entity(f"pn{len(people)}", "person", name, aliases), other, office))
        return people


def _often(chance: random.Random, parts: Sequence[_T], power: float = 2.5) -> _T:
    """One of these, the first ones more often: there are names that many bear, and cities where many meet."""
    return parts[int(len(parts) * chance.random() ** power)]


def _places(count: int) -> tuple[list[Entity], list[Entity]]:
    """The cities of the gazetteer with most inhabitants, and the countries that they lie in."""
    lines = (files("claims.gazetteer") / "places.tsv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    cities = sorted((row for row in rows if row["kind"] == "city"), key=lambda row: -int(row["population"] or 0))[
        :count
    ]
    lands = dict.fromkeys(row["country"] for row in cities)
    countries = [Entity(f"land-{land}", "place", land, country=land) for land in lands]
    return [
        Entity(
            row["id"],
            "place",
            row["name:de"],
            country=row["country"],
            container=f"land-{row['country']}",
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
        id = f"doc{part[0].number // _PER_DOCUMENT}"
        text = "\n".join(sentences) + "\n"
        documents.append(Document(id, text, text_sha256(text), "de", f"Bulletin {id}", "Amtsblatt", date(2026, 1, 1)))
        offset = 0
        for event, words in zip(part, sentences, strict=True):
            claims += _claims(event, id, text, offset, words)
            offset += len(words) + 1
    return Batch(documents=documents, claims=claims)


def sentence(event: Event) -> str:
    """What the document says of a meeting."""
    *others, last = (person.entity.label for person in event.people)
    return f"{event.when} trafen sich {', '.join(others)} und {last} in {event.place.label}."


def _claims(event: Event, document: str, text: str, offset: int, words: str) -> Iterator[Claim]:
    subject = Subject("meeting", (event.id,))
    status = "accepted" if event.accepted else "proposed"

    def span(part: str) -> tuple[Span, ...]:
        start = offset + words.index(part)
        return (quote(document, text, start, start + len(part)),)

    earliest, latest = (day.isoformat() for day in event.days)
    when = {"text": event.when, "earliest": earliest, "latest": latest, "granularity": event.granularity}
    said = [
        ("date", when, span(event.when)),
        ("place", {"entity": event.place.id}, span(event.place.label)),
        ("participants_complete", {"complete": True}, span("trafen sich")),
        ("status", {"status": "held"}, span("trafen sich")),
        *(
            ("participant", {"entity": person.entity.id, "office": person.office}, span(person.entity.label))
            for person in event.people
        ),
    ]
    for number, (property, value, spans) in enumerate(said):
        yield Claim(f"cl{event.number}-{number}", subject, property, value, document, spans, status=status)
