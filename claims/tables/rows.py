"""One row → a small document that shows it, and claims with spans into that document.

Ids are made from what the row says, whichever file it stands in: the same row again is the same document.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b32encode
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from claims.record import text_sha256
from claims.storage.interface import View
from claims.tables import cells
from claims.tables.cells import Days, Unreadable
from claims.tables.mapping import COLUMN, Mapping
from claims.tables.people import Finder, Said, read_name
from claims.tables.reading import Row
from claims.types import Claim, Document, Entity, ReviewStatus, Subject, Value, quote

LONGEST_ROW = 20_000  # code points of a row's text
_MOST_PARTIES = 200
_BETWEEN, _AND, _TO = " · ", "; ", " – "


@dataclass(frozen=True, slots=True)
class Part:
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
    parties: tuple[tuple[Said, Part], ...]
    parties_at: Part
    complete: bool

    def participant_id(self, number: int) -> str:
        return f"{self.document.id}:p{number}"


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
    parties_at = Part(parties[0][1].start, parties[-1][1].end)
    source = _said(row, mapping.source)
    for words in (_cell(row, mapping.subject), source):
        if words:
            text.add(words)
    if len(text.text) > LONGEST_ROW:
        raise Unreadable(f"the row has {len(text.text):,} characters; at most {LONGEST_ROW:,} are taken")
    document = _document(row, mapping, text.text + "\n", source, days)
    return Draft(row.line, document, value, date_at, place, place_at, tuple(parties), parties_at, mapping.complete)


def claims(of: Draft, finder: Finder, status: ReviewStatus) -> list[Claim]:
    """The claims of a row; entities that the store lacks are left with the finder. Raises Unreadable."""
    id, text = of.document.id, of.document.text
    meeting = Subject("meeting", (id,))

    def claim(name: str, property: str, value: Value, *parts: Part) -> Claim:
        spans = tuple(quote(id, text, part.start, part.end) for part in parts)
        return Claim(f"{id}:{name}", meeting, property, value, id, spans, status=status)

    parties: dict[str, list[tuple[int, Said, Part]]] = {}
    for number, (said, part) in enumerate(of.parties, start=1):
        parties.setdefault(finder.entity(said), []).append((number, said, part))
    if len(parties) < 2:
        raise Unreadable(f"the row names one participant only: {text[of.parties_at.start : of.parties_at.end]!r}")
    found = [claim("date", "date", of.date, of.date_at)]
    if of.place is not None and of.place_at is not None:
        for entity in (of.place, *cells.containers(of.place)):
            finder.add(entity)
        found.append(claim("place", "place", {"entity": of.place.id}, of.place_at))
    for entity_id, named in parties.items():
        office = next((held for _, said, _ in named if (held := finder.office(said))), None)
        value = {"entity": entity_id, "office": office}
        found.append(claim(f"p{named[0][0]}", "participant", value, *(part for _, _, part in named)))
    found.append(claim("status", "status", {"status": "held"}, Part(0, len(text) - 1)))
    if of.complete:
        found.append(claim("complete", "participants_complete", {"complete": True}, of.parties_at))
    return found


def learn(of: Draft, view: View, finder: Finder) -> None:
    """Take over whom the claims of a row that is stored already say its names to be."""
    names = {part.start: said.name for said, part in of.parties if said.name and not finder.knows(said.name)}
    if not names:
        return
    for stored in view.claims(of.participant_id(number) for number in range(1, len(of.parties) + 1)).values():
        for span in stored.spans:
            if name := names.get(span.start):
                finder.learn(name, str(stored.value["entity"]))


def _date(row: Row, mapping: Mapping) -> tuple[dict[str, Any], Days]:
    first_text = _cell(row, mapping.date or mapping.start)
    last_text = _cell(row, mapping.end) or first_text
    if not first_text:
        raise Unreadable("there is no date")
    first = cells.read_days(first_text, mapping.language, mapping.day_first)
    last = first if last_text == first_text else cells.read_days(last_text, mapping.language, mapping.day_first)
    if last.latest < first.earliest:
        raise Unreadable(f"the end, {last_text!r}, lies before the start, {first_text!r}")
    text = first_text if last_text == first_text else f"{first_text}{_TO}{last_text}"
    return dict(cells.date_value(text, first, last)), Days(first.earliest, last.latest, last.granularity)


def _names(row: Row, mapping: Mapping, about: Entity | None) -> list[str]:
    """The participants as they are written, whom every row is about first; each name once."""
    names: list[str] = [about.label] if about is not None else [_said(row, mapping.about)]
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


def _document(row: Row, mapping: Mapping, text: str, source: str, days: Days) -> Document:
    url = source if source.startswith(("http://", "https://")) and not any(map(str.isspace, source)) else None
    published = _published(row, mapping)
    document = Document(
        "",
        text,
        text_sha256(text),
        language=mapping.language,
        title=None if url else source or None,
        publisher=_said(row, mapping.publisher) or None,
        published=published,
        url=url,
        latest=None if published else days.latest,
    )
    content = [document.text, document.publisher, published and published.isoformat(), document.url]
    digest = hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).digest()
    # The day first: rows of one time lie side by side in the database, and a table in order goes in twice as fast.
    return replace(document, id=f"row-{days.earliest:%Y%m%d}-{b32encode(digest[:10]).decode().lower()}")


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
