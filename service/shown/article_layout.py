"""What an article says, laid out for people: marks in its text, and a table of each meeting.

The page and the terminal show the same things from the same JSON; only the paint differs. Everything that the text
tells of has a number, by which a mark and its table find each other: the meetings first, then the gaps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from service.shown.marking import Mark
from service.words import Words

Json = Mapping[str, Any]

# The kinds of marks, in the order of the legend; words.TABLES["slots"] has what each is called.
KINDS = (
    "participants", "date", "place", "duration", "format", "status", "topic", "outcome", "attribution", "gap",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One thing said: the kind (a slot, or a property), what it means, and the words that say so."""

    kind: str
    value: str
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One meeting, or a gap between meetings, as a table. `id`: of its element on a page."""

    number: int
    id: str
    kind: str  # "meeting" or "gap"
    status: str | None  # of a meeting
    rows: tuple[Row, ...]


def marks(extraction: Json) -> list[Mark]:
    """All spans that the meetings and gaps of an extraction rest on."""
    found = []
    for number, id, meeting in _numbered(extraction["meetings"], "meeting", 1):
        found += [Mark(number, places, kind, id) for kind, places in _places_of(meeting) if places]
    for number, id, gap in _numbered(extraction["gaps"], "gap", len(extraction["meetings"]) + 1):
        found += [Mark(number, ((gap["start"], gap["end"]),), "gap", id)]
    return found


def tables(extraction: Json, words: Words) -> list[Told]:
    """What is told, in words."""
    meetings = [
        Told(number, id, "meeting", meeting["status"], tuple(_meeting_rows(meeting, words)))
        for number, id, meeting in _numbered(extraction["meetings"], "meeting", 1)
    ]
    gaps = [
        Told(number, id, "gap", None, tuple(_gap_rows(gap, words)))
        for number, id, gap in _numbered(extraction["gaps"], "gap", len(meetings) + 1)
    ]
    return meetings + gaps


def offices(extraction: Json) -> list[Row]:
    """Whom the text shows in which office; those of which it is open whose office it is are left out."""
    found = {
        (each["name"], each["label"]): Row("office", f"{each['name']}: {each['label']}", (each["text"],))
        for each in extraction["offices"]
        if each["label"] and not each["former"]
    }
    return list(found.values())


def kinds_of(found: Iterable[Mark]) -> list[str]:
    """The kinds that a text has marks of, in the order of the legend."""
    there = {mark.tone for mark in found}
    return [kind for kind in KINDS if kind in there]


def _numbered(found: Iterable[Json], name: str, first: int) -> Iterator[tuple[int, str, Json]]:
    for place, each in enumerate(found, start=1):
        yield first + place - 1, f"{name}-{place}", each


def _places_of(meeting: Json) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
    for participant in meeting["participants"]:
        yield "participants", _spans(participant["mentions"])
    for kind in ("date", "place"):
        if meeting[kind]:
            yield kind, _spans(meeting[kind]["mentions"])
    if meeting["duration"]:
        yield "duration", _spans([meeting["duration"]])
    yield "status", _spans([*meeting["mentions"], *meeting["status_mentions"]])
    yield "format", _spans(meeting["format_mentions"])
    yield "topic", _spans(meeting["topics"])
    yield "outcome", _spans(meeting["outcomes"])
    speakers = [each["attribution"] for each in (meeting, *meeting["outcomes"]) if each["attribution"]]
    yield "attribution", _spans(speakers)


def _spans(found: Iterable[Json]) -> tuple[tuple[int, int], ...]:
    return tuple(dict.fromkeys((each["start"], each["end"]) for each in found))


def _meeting_rows(meeting: Json, words: Words) -> Iterator[Row]:
    yield from _people(meeting["participants"])
    if meeting["complete"]:
        yield Row("participants_complete", words("values", "complete"))
    if when := meeting["date"]:
        value = words.interval(date.fromisoformat(when["earliest"]), date.fromisoformat(when["latest"]))
        if when["inferred"]:
            value = f"{value} ({words('values', 'inferred')})"
        yield Row("date", value, (when["text"],))
    if where := meeting["place"]:
        named = (_place(each, words) for each in where["candidates"] or [where])
        yield Row("place", " / ".join(named), (where["text"],))
    if lasted := meeting["duration"]:
        yield Row("duration", lasted["text"])
    if meeting["format"]:
        yield Row("format", words("values", meeting["format"]), _texts(meeting["format_mentions"]))
    happened = words("values", "presupposed" if meeting["presupposed"] else meeting["status"])
    yield Row("status", happened, _texts([*meeting["mentions"], *meeting["status_mentions"]]))
    for topic in meeting["topics"]:
        yield Row("topic", topic["text"])
    for outcome in meeting["outcomes"]:
        sides = ", ".join(meeting["participants"][each]["name"] for each in outcome["by"])
        yield Row("outcome", f"{outcome['text']} ({sides})" if sides else outcome["text"])
    if meeting["attribution"]:
        yield Row("attribution", meeting["attribution"]["text"])


def _gap_rows(gap: Json, words: Words) -> Iterator[Row]:
    yield from _people(gap["participants"])
    yield Row("gap", words.value({"earliest": gap["earliest"], "latest": gap["latest"]}), (gap["text"],))


def _people(participants: Iterable[Json]) -> Iterator[Row]:
    for each in participants:
        held = (office["label"] for office in each["offices"] if office["label"] and not office["former"])
        value = ", ".join(filter(None, (each["name"], next(held, None))))
        yield Row("participants", value, _texts(each["mentions"]))


def _place(place: Json, words: Words) -> str:
    country = words.country(place["country"]) if place["country"] else ""
    return f"{place['name']} ({country})" if country and country != place["name"] else place["name"]


def _texts(found: Iterable[Json]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each["text"] for each in found))
