"""What an article says → the public JSON of `extract`. Names and order of fields are a promise to others.

Offsets are code points of the article's text. `office` is the id that the office has among the entities
("office:chief_of_staff:US"), or null where that is open; `offices` has every office that the text gives somebody.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from claims.articles.found import (
    Extraction,
    FoundDate,
    FoundDuration,
    FoundGap,
    FoundMeeting,
    FoundOutcome,
    FoundPlace,
    HeldOffice,
    Mention,
    Participant,
    Speaker,
)
from claims.linking.offices import office_of
from claims.places import Place, place
from claims.types import Entity

Json = dict[str, Any]


def extraction(found: Extraction) -> Json:
    """All that an article says; without a language nothing was read."""
    language = found.language or ""
    return {
        "language": found.language,
        "meetings": [_meeting(each, language) for each in found.meetings],
        "gaps": [_gap(each, language) for each in found.gaps],
        "offices": [{"name": each.person.name, **_office(each.office, language)} for each in found.offices],
    }


def _meeting(found: FoundMeeting, language: str) -> Json:
    return {
        "start": found.start,
        "end": found.end,
        "status": found.status,
        "format": found.format,
        "participants": [_participant(each, language) for each in found.participants],
        "date": found.date and _date(found.date),
        "place": found.place and _place(found.place, language),
        "duration": found.duration and _duration(found.duration),
        "complete": found.complete,
        "multilateral": found.multilateral,
        "presupposed": found.presupposed,
        "topics": _spans(found.topics),
        "outcomes": [_outcome(each) for each in found.outcomes],
        "attribution": found.speaker and _speaker(found.speaker),
        "mentions": _spans(found.mentions),
        "status_mentions": _spans(found.status_mentions),
        "format_mentions": _spans(found.format_mentions),
    }


def _participant(found: Participant, language: str) -> Json:
    first = found.mentions[0]
    ids = (office.id for held in found.offices if not held.former and (office := office_of(held)))
    return {
        "name": found.name,
        "start": first.start,
        "end": first.end,
        "office": next(ids, None),
        "kind": found.kind,
        "country": found.country,
        "organisation": found.organisation,
        "mentions": _spans(found.mentions),
        "offices": [_office(each, language) for each in found.offices],
    }


def _office(found: HeldOffice, language: str) -> Json:
    known = office_of(found)
    return {
        **_span(found.mention),
        "office": known.id if known else None,
        "label": known and _label(known, language),
        "role": found.role,
        "country": found.country,
        "former": found.former,
    }


def _label(office: Entity, language: str) -> str:
    """The office's name in the language of the article, if it has one there."""
    return next((alias.text for alias in office.aliases if alias.language == language), office.label)


def _date(found: FoundDate) -> Json:
    return {
        "text": found.mention.text,
        "start": found.mention.start,
        "end": found.mention.end,
        "earliest": found.earliest.isoformat(),
        "latest": found.latest.isoformat(),
        "granularity": "day" if found.earliest == found.latest else found.granularity,  # "on Thursday" is a day
        "inferred": found.inferred,
        "mentions": _spans((found.mention, *found.others)),
    }


def _place(found: FoundPlace, language: str) -> Json:
    likeliest = found.candidates[0] if found.candidates else None
    return {
        "name": _name(likeliest, language) if likeliest else found.unlisted,
        "country": likeliest.country if likeliest else found.country,
        "start": found.mention.start,
        "end": found.mention.end,
        "text": found.mention.text,
        "id": likeliest and likeliest.id,
        "candidates": [
            {"id": each.id, "name": each.label(language), "country": each.country} for each in found.candidates
        ],
        "mentions": _spans((found.mention, *found.others)),
    }


def _name(found: Place, language: str) -> str:
    """A place by name; a building with the town that it is in: "Schloss Bellevue, Berlin"."""
    label = found.label(language)
    town = place(found.container) if found.kind == "venue" and found.container else None
    if town is None or town.kind != "city" or town.label(language) in label:
        return label
    return f"{label}, {town.label(language)}"


def _duration(found: FoundDuration) -> Json:
    return {**_span(found.mention), "minutes": found.minutes, "unit": found.unit, "bound": found.bound}


def _outcome(found: FoundOutcome) -> Json:
    return {
        **_span(found.mention),
        "kind": found.kind,
        "by": list(found.by),
        "negated": found.negated,
        "modality": found.modality,
        "attribution": found.speaker and _speaker(found.speaker),
    }


def _speaker(found: Speaker) -> Json:
    return {
        **_span(found.mention),
        "country": found.country,
        "organisation": found.organisation,
        "participant": found.participant,
    }


def _gap(found: FoundGap, language: str) -> Json:
    return {
        **_span(found.mention),
        "earliest": found.earliest.isoformat(),
        "latest": found.latest.isoformat(),
        "format": found.format,
        "participants": [_participant(each, language) for each in found.participants],
    }


def _spans(mentions: Iterable[Mention]) -> list[Json]:
    return [_span(each) for each in mentions]


def _span(found: Mention) -> Json:
    return {"text": found.text, "start": found.start, "end": found.end}
