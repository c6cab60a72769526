"""Articles as an extractor reads them, in a short notation, for tests of what becomes of them.

A participant is written as the article writes it; behind it in brackets the offices, "chief_of_staff/US": "Mark Milley
(chief_of_staff/US)". "office: ", "country: ", "group: " and "organisation: " before it say that it is no person.
Words are looked up in the text, each where it stands first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from claims.articles.found import (
    Extraction,
    FoundDate,
    FoundMeeting,
    FoundPlace,
    HeldOffice,
    Kind,
    Mention,
    Participant,
)
from claims.places import lookup
from claims.record import document_from
from claims.types import Document

_WHO = re.compile(r"(?:(?P<kind>office|country|group|organisation): )?(?P<name>[^(]+?)(?: \((?P<held>[^)]*)\))?")


def article(text: str, published: str | None = "2021-09-23", id: str = "a", **fields: Any) -> Document:
    return document_from({"id": id, "text": text, "published": published, "language": "de", **fields})


def mention(text: str, words: str) -> Mention:
    start = text.index(words)
    return Mention(start, start + len(words), words)


def who(text: str, written: str) -> Participant:
    """A participant in the notation above."""
    found = _WHO.fullmatch(written)
    assert found, written
    kind: Kind = found["kind"] or "person"  # type: ignore[assignment]  # one of those in the pattern
    name, own = found["name"], mention(text, found["name"])
    held = tuple(
        HeldOffice(role.removeprefix("former "), country or None, own, role.startswith("former "))
        for role, _slash, country in (each.strip().partition("/") for each in (found["held"] or "").split(",") if each)
    )
    if kind == "country":
        return Participant(name, kind, (own,), country=held[0].role)
    return Participant(name, kind, (own,), held)


def days(written: str) -> tuple[date, date, str]:
    """ "2017-02-16", "2017-02", "2017", "2017-02-14..2017-02-16" as the days from the first to the last."""
    if ".." in written:
        first, _dots, last = written.partition("..")
        return date.fromisoformat(first), date.fromisoformat(last), "range"
    parts = [int(part) for part in written.split("-")]
    if len(parts) == 3:
        return date(*parts), date(*parts), "day"
    year, month = parts[0], parts[1] if len(parts) > 1 else 0
    if month:
        return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1), "month"
    return date(year, 1, 1), date(year, 12, 31), "year"


def met(
    text: str, parties: Sequence[str], on: str | None = None, at: str | None = None, told: str = "", **fields: Any
) -> FoundMeeting:
    """A meeting. `on`: its days, of which the text says nothing else; `told`: the words that tell of it."""
    head = mention(text, told) if told else Mention(0, len(text.split()[0]), text.split()[0])
    inferred = fields.pop("inferred", False)
    known: dict[str, Any] = {"complete": True, "status": "held", "format": "in_person"}
    known |= {
        "date": None if on is None else FoundDate(head, *days(on), inferred),
        "place": None if at is None else FoundPlace(mention(text, at), lookup(at, "de")),
    }
    return FoundMeeting((head,), tuple(who(text, each) for each in parties), **known | fields)


def found(*meetings: FoundMeeting, **more: Any) -> Extraction:
    return Extraction("de", meetings, **more)
