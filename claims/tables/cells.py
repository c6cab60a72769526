"""What a cell says: the days in it, and the place. Each distinct cell is read once."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from claims.dates import DateMention, find_dates
from claims.language import installed
from claims.places import Place, contains, find_places, lookup, meant_of, place
from claims.types import Entity, Value

LONGEST_PLACE = 500  # code points
_LONGEST_DATE = 100
_YEAR = re.compile(r"[12]\d{3}")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}\S*(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_NO_WORDS = re.compile(r"[\W_]*")


class Unreadable(Exception):
    """A cell that says nothing certain; the message says why."""


@dataclass(frozen=True, slots=True)
class Days:
    """A closed interval of days, and how exact the cell is."""

    earliest: date
    latest: date
    granularity: str


@lru_cache(maxsize=1 << 14)
def read_days(text: str, language: str | None, day_first: bool | None) -> Days:
    """The days that a cell gives, without help from any other. Raises Unreadable."""
    if len(text) > _LONGEST_DATE:
        raise Unreadable(f"the date {text[:40]!r}… is no date")
    text = moment[1] if (moment := _MOMENT.fullmatch(text)) else text
    if _ISO.fullmatch(text):
        return _day(text, *(int(part) for part in text.split("-")))
    if _YEAR.fullmatch(text):
        return Days(date(int(text), 1, 1), date(int(text), 12, 31), "year")
    numbers = _NUMBERS.fullmatch(text)
    if numbers and day_first is not None:
        first, second, year = (int(numbers[group]) for group in (1, 3, 4))
        return _day(text, year, *((second, first) if day_first else (first, second)))
    found = {
        (mention.earliest, mention.latest, mention.granularity): mention
        for code in ([language] if language else installed())
        for mention in find_dates(text, code)
        if _NO_WORDS.fullmatch(text[: mention.start] + text[mention.end :])
    }
    if not found:
        raise Unreadable(f"the date {text!r} can't be read")
    for mention in found.values():
        _check_days(text, mention)
    if len(found) > 1:
        raise Unreadable(f"the date {text!r} has more than one meaning; name the --language")
    (earliest, latest, granularity) = next(iter(found))
    if earliest is None or latest is None:
        raise Unreadable(f"the date {text!r} can't be read")
    return Days(earliest, latest, granularity)


def _check_days(text: str, mention: DateMention) -> None:
    if not mention.consistent:
        raise Unreadable(f"the date {text!r} does not exist, or is no such weekday")
    if len(mention.readings) > 1:
        raise Unreadable(f"the date {text!r} has more than one meaning; say --day-first or --month-first")
    if mention.relative or mention.weekday_only or not mention.year_stated or mention.earliest is None:
        raise Unreadable(f"the date {text!r} does not say which year or day")
    if mention.bound or mention.margin or mention.granularity in ("century", "decade"):
        raise Unreadable(f"the date {text!r} is too vague")


def _day(text: str, year: int, month: int, day: int) -> Days:
    try:
        found = date(year, month, day)
    except ValueError:
        raise Unreadable(f"the date {text!r} does not exist") from None
    return Days(found, found, "day")


def date_value(text: str, first: Days, last: Days) -> Value:
    """The value of a date claim, from the days of a start and of an end (the same where there is no end)."""
    granularity = first.granularity if first == last else "range"
    earliest, latest = first.earliest.isoformat(), last.latest.isoformat()
    return {"text": text, "earliest": earliest, "latest": latest, "granularity": granularity}


@lru_cache(maxsize=1 << 14)
def read_place(text: str, language: str | None) -> Entity:
    """The place that a cell names, as an entity; one without coordinates where the gazetteer can't tell.

    Of several places, such as "Rzeszow, Warsaw, Poland", the smallest that contains them all: that much is certain;
    and of "Tipperary, Ireland", where only the country is known, a place that lies there.
    """
    for code in [language] if language else installed():
        if found := _meant(text, code):
            return _entity(found, code)
    digest = hashlib.sha256(text.casefold().encode()).hexdigest()[:16]
    country = _country(text.rpartition(",")[2].strip(), language)
    if country is not None:
        return Entity(f"place:{digest}", "place", text, country=country.country, container=country.id)
    return Entity(f"place:{digest}", "place", text)


def is_known(entity: Entity) -> bool:
    """Whether the gazetteer knows a place."""
    return place(entity.id) is not None


@lru_cache(maxsize=1 << 14)
def containers(entity: Entity) -> tuple[Entity, ...]:
    """The places that a place lies in, from the inside out."""
    found = []
    outer = entity.container
    while outer is not None and (known := place(outer)) is not None:
        found.append(_entity(known, "en"))
        outer = known.container
    return tuple(found)


def _country(name: str, language: str | None) -> Place | None:
    found = lookup(name, language)
    return found[0] if found and found[0].kind == "country" and meant_of(found) else None


def _meant(text: str, language: str) -> Place | None:
    whole = lookup(text, language)
    if whole:
        return meant_of(whole)
    mentions = find_places(text, language)
    rest = text
    for mention in reversed(mentions):
        rest = rest[: mention.start] + rest[mention.end :]
    if not mentions or not _NO_WORDS.fullmatch(rest) or any(each.near or not each.candidates for each in mentions):
        return None
    last = meant_of(mentions[-1].candidates)
    named = [_inside(mention.candidates, last) for mention in mentions]
    if last is None or None in named:
        return None
    meant: Place | None = named[0]
    while meant is not None and not all(each is meant or (each and contains(meant, each)) for each in named):
        meant = place(meant.container) if meant.container else None
    return meant


def _inside(places: tuple[Place, ...], outer: Place | None) -> Place | None:
    """The place of several that lies in another, or is it; else the one that is meant without it."""
    inside = [each for each in places if outer and (each is outer or contains(outer, each))]
    return inside[0] if inside else meant_of(places)


def _entity(known: Place, language: str) -> Entity:
    return Entity(
        known.id,
        "place",
        known.label(language),
        country=known.country,
        container=known.container,
        latitude=known.latitude,
        longitude=known.longitude,
    )
