"""One row → a small document that shows it, and claims with spans into that document.

Ids are made from what the row says, whichever file it stands in: the same row again is the same document.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b32encode
from collections.abc import Mapping as Fields
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from claims.record import text_sha256
from claims.storage.interface import View
from claims.tables import cells
from claims.tables.cells import Days, Unreadable
from claims.tables.mapping import COLUMN, STATUSES, Mapping
from claims.tables.people import Finder, Said, read_name
from claims.tables.reading import Row
from claims.types import Claim, Document, Entity, ReviewStatus, Subject, Value, quote

LONGEST_ROW = 20_000  # code points of a row's text
_MOST_PARTIES = 200
_BETWEEN, _AND, _TO = " · ", "; ", " – "


class Part(NamedTuple):
    """Words of the row's text: `[start, end)`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A row as it was understood, before anybody asked which entities its names are."""

    line: int
    document: Document
    date: Value
    date_at: Part
    place: Entity | None
    place_at: Part | None
    status: str
    status_at: Part
    parties: tuple[tuple[Said, Part], ...]
    parties_at: Part
    apart: bool  # the first of the parties met each of the others, and that is all the row says
    together: bool  # it says that they all met one another
    complete: bool

    def participant_ids(self) -> list[str]:
        """The ids that its claims of participants may have."""
        id, numbers = self.document.id, range(1, len(self.parties) + 1)
        own = [f"{id}:p{number}" for number in numbers]
        return own + [f"{id}:m{number}:p{each}" for number in numbers[1:] for each in (1, number)]

    def places(self) -> list[str]:
        """The place, and what it lies in."""
        return [each.id for each in (self.place, *cells.containers(self.place))] if self.place else []


class _Text:
    """The row's text as it grows."""

    def __init__(self) -> None:
        self.text = ""

    def add(self, words: str, before: str = _BETWEEN) -> Part:
        start = len(self.text) + (len(before) if self.text else 0)
        self.text += (before if self.text else "") + words
        return Part(start, len(self.text))


def draft(row: Row, mapping: Mapping, about: Entity | None) -> Draft:
    """What a row says. `about`: the entity that the mapping names by its id, if it does. Raises Unreadable."""
    text = _Text()
    value, days = _date(row, mapping)
    date_at = text.add(value["text"])
    where = _cell(row, mapping.place)
    if len(where) > cells.LONGEST_PLACE:
        raise Unreadable(f"the place {where[:40]!r}… has {len(where)} characters")
    place = cells.read_place(where, mapping.language) if where else None
    place_at = text.add(where) if where else None
    names = _names(row, mapping, about)
    parties = []
    for number, name in enumerate(names):
        said = Said(entity=about.id) if about and number == 0 else read_name(name, mapping.language)
        parties.append((said, text.add(name, _AND if number else _BETWEEN)))
    status, words = _status(row, mapping)
    status_at = text.add(words) if words else None
    source = _said(row, mapping.source)
    for words in (_cell(row, mapping.subject), source):
        if words:
            text.add(words)
    if len(text.text) > LONGEST_ROW:
        raise Unreadable(f"the row has {len(text.text):,} characters; at most {LONGEST_ROW:,} are taken")
    published = _published(row, mapping)
    if status == "held" and published and published < days.earliest:
        raise Unreadable(f"published on {published}, before it was held; say --status planned for what is planned")
    past = None if published or status == "planned" else days.latest
    return Draft(
        row.line,
        _document(text.text + "\n", source, _said(row, mapping.publisher), published, past, mapping.language, days),
        value,
        date_at,
        place,
        place_at,
        status,
        status_at or Part(0, len(text.text)),
        tuple(parties),
        Part(parties[0][1].start, parties[-1][1].end),
        bool(mapping.about) and not mapping.one_meeting,
        mapping.one_meeting,
        mapping.complete,
    )


def claims(of: Draft, finder: Finder, status: ReviewStatus) -> list[Claim]:
    """The claims of a row; entities that the store lacks are left with the finder. Raises Unreadable."""
    parties = _parties(of, finder) if len(of.parties) > 1 else []  # whom else he may be needs no looking up
    if len(parties) < 2:
        shown = of.document.text[of.parties_at.start : of.parties_at.end]
        raise Unreadable(f"the row names one participant only: {shown!r}")
    if of.place is not None:
        for entity in (of.place, *cells.containers(of.place)):
            finder.add(entity)
    if len(parties) == 2 or not of.apart:
        if len(parties) > 2 and not of.together and of.date["granularity"] == "range":
            raise Unreadable(
                "the row names several people and several days, and not who met whom: name whom it is --about, "
                "or say --together if they all met one another"
            )
        return _meeting(of, of.document.id, parties, status)
    first, *others = parties
    return [
        claim for other in others for claim in _meeting(of, f"{of.document.id}:m{other.number}", [first, other], status)
    ]


@dataclass(frozen=True, slots=True)
class _Party:
    """An entity that a row names, perhaps by several names: the number of the first, and where they stand."""

    number: int
    entity: str
    office: str | None
    parts: list[Part]


def _parties(of: Draft, finder: Finder) -> list[_Party]:
    """Who takes part, in the order of the row, each once."""
    found: dict[str, _Party] = {}
    for number, (said, part) in enumerate(of.parties, start=1):
        id, office = finder.entity(said), finder.office(said)
        known = found.get(id)
        if known is None:
            found[id] = _Party(number, id, office, [part])
        else:
            known.parts.append(part)
            if office and not known.office:
                found[id] = replace(known, office=office)
    return list(found.values())


def _meeting(of: Draft, id: str, parties: list[_Party], review: ReviewStatus) -> list[Claim]:
    """The claims that these parties met."""
    document, text = of.document.id, of.document.text
    meeting = Subject("meeting", (id,))

    def claim(name: str, property: str, value: Value, *parts: Part) -> Claim:
        spans = tuple([quote(document, text, start, end) for start, end in parts])
        return Claim(f"{id}:{name}", meeting, property, value, document, spans, status=review)

    found = [claim("date", "date", of.date, of.date_at)]
    if of.place is not None and of.place_at is not None:
        found.append(claim("place", "place", _place(of.place.id), of.place_at))
    for party in parties:
        found.append(claim(f"p{party.number}", "participant", _participant(party.entity, party.office), *party.parts))
    found.append(claim("status", "status", _STATUS[of.status], of.status_at))
    if of.complete:
        found.append(claim("complete", "participants_complete", {"complete": True}, of.parties_at))
    return found


# Values that many rows share are one object, and made and checked once.

_STATUS: Fields[str, Value] = {status: {"status": status} for status in STATUSES}


@lru_cache(maxsize=1 << 14)
def _participant(entity: str, office: str | None) -> Value:
    return {"entity": entity, "office": office}


@lru_cache(maxsize=1 << 14)
def _place(entity: str) -> Value:
    return {"entity": entity}


def learn(of: Draft, view: View, finder: Finder) -> None:
    """Take over whom the claims of a row that is stored already say its names to be."""
    names = {part.start: said.name for said, part in of.parties if said.name and not finder.knows(said.name)}
    if not names:
        return
    for stored in view.claims(of.participant_ids()).values():
        for span in stored.spans:
            if name := names.get(span.start):
                finder.learn(name, str(stored.value["entity"]))


def _date(row: Row, mapping: Mapping) -> tuple[Value, Days]:
    first = _cell(row, mapping.date or mapping.start)
    if not first:
        raise Unreadable("there is no date")
    return _dates(first, _cell(row, mapping.end) or first, mapping.language, mapping.day_first)


@lru_cache(maxsize=1 << 14)
def _dates(first: str, last: str, language: str | None, day_first: bool | None) -> tuple[Value, Days]:
    """The value that a start and an end make (the same where there is no end), and the days of both together."""
    begun = cells.read_days(first, language, day_first)
    ended = cells.read_days(last, language, day_first)
    if ended.latest < begun.earliest:
        raise Unreadable(f"the end, {last!r}, lies before the start, {first!r}")
    text = first if last == first else f"{first}{_TO}{last}"
    return cells.date_value(text, begun, ended), Days(begun.earliest, ended.latest, ended.granularity)


def _names(row: Row, mapping: Mapping, about: Entity | None) -> list[str]:
    """The participants as they are written, whom every row is about first; each name once."""
    names: list[str] = [about.label] if about is not None else [_said(row, mapping.about)]
    if mapping.about and not names[0]:
        raise Unreadable("the row does not say whom it is about")
    for column in mapping.participants:
        value = row.cells.get(column)
        items = value if isinstance(value, list) else _plain(value, column).split(mapping.separator)
        names += [_plain(item, column) for item in items]
    names = list(dict.fromkeys(name for name in names if name))
    if not names:
        raise Unreadable("there are no participants")
    if len(names) > _MOST_PARTIES:
        raise Unreadable(f"there are {len(names)} participants; at most {_MOST_PARTIES} are taken")
    return names


def _status(row: Row, mapping: Mapping) -> tuple[str, str]:
    """Whether the meeting was held, and the words that say so; no words where nothing does, as of most tables."""
    if mapping.status is None:
        return "held", ""
    words = _said(row, mapping.status)
    meant = mapping.status_of(words)
    if meant is None:
        what = f"the status {words!r} is not" if words else "there is no status, such as"
        raise Unreadable(f"{what} {', '.join(STATUSES)}; say what it means with --status-word")
    return meant, words


def _document(
    text: str, source: str, publisher: str, published: date | None, past: date | None, language: str | None, days: Days
) -> Document:
    """The document of a row's text. `past`: the latest day it tells of, where it was not published on any."""
    url = source if source.startswith(("http://", "https://")) and not any(map(str.isspace, source)) else None
    content = _encode([text, publisher or None, published and published.isoformat(), url])
    digest = b32encode(hashlib.sha256(content.encode()).digest()[:10]).decode().lower()
    day = days.earliest.isoformat().replace("-", "")
    return Document(
        f"row-{day}-{digest}",  # rows of one time lie side by side in the database: a table in order goes in quicker
        text,
        text_sha256(text),
        language=language,
        title=None if url else source or None,
        publisher=publisher or None,
        published=published,
        url=url,
        latest=past,
    )


_encode = json.JSONEncoder(ensure_ascii=False).encode


def _published(row: Row, mapping: Mapping) -> date | None:
    said = _said(row, mapping.published)
    if not said:
        return None
    days = cells.read_days(said, mapping.language, mapping.day_first)
    if days.granularity != "day":
        raise Unreadable(f"the publication {said!r} is no day")
    return days.earliest


def _said(row: Row, said: str | None) -> str:
    """A text that is the same for all rows, or the cell of the column that it names."""
    if said is None:
        return ""
    return _cell(row, said[len(COLUMN) :]) if said.startswith(COLUMN) else _plain(said, said)


def _cell(row: Row, column: str | None) -> str:
    return _plain(row.cells.get(column), column) if column else ""


def _plain(value: object, column: str) -> str:
    """A cell's words with single spaces. Raises Unreadable for what is no text and no number."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Unreadable(f"{column}: {json.dumps(value, ensure_ascii=False)[:60]} is no text")
    return " ".join(str(value).split())
