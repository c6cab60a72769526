"""What the gazetteer knows of a place: where it is, what contains it, and what that says about a stated place.

Names in running text are claims/places's business. Distances are in km, coordinates in degrees (WGS 84).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple, cast

from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.process import extract

from claims import gazetteer
from claims.gazetteer import towns
from claims.language import installed
from claims.types import Entity

Kind = Literal["venue", "city", "region", "country", "continent"]
PlaceOutcome = Literal["match", "finer", "conflict", "ambiguous", "unknown"]
Why = Literal[
    "same", "contains", "inside", "apart", "near", "continent", "disputed", "ambiguous", "guess", "unplaced", "nowhere"
]  # fmt: skip

APART_KM = 50.0  # from here on two places exclude each other (verdicts: "Places")


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A place of the gazetteer. Compared by identity, and by id: there is one of each id in a process.

    A country's coordinates are its capital's, a region's those of its seat: good for a map, and for nothing here.
    Large regions and former states are of the kind "continent": they contain places, and exclude none.
    """

    id: str  # geo:<GeoNames id>, country:<alpha-2>, region:<slug>, venue:<slug>, continent:<code>, area:<slug>
    kind: Kind
    names: Mapping[str, str] = field(default_factory=dict)  # language → label
    country: str | None = None  # ISO 3166-1 alpha-2, or the withdrawn code of a former state
    container: str | None = None  # the id of the smallest place that contains it
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    prominence: int = 0  # of the places that share a name, the one with the highest is likely meant
    near: frozenset[str] = frozenset()  # countries and regions that begin within about 50 km
    disputed: frozenset[str] = frozenset()  # countries that claim it too
    seat_of: str | None = None  # the country whose government its name may stand for: a capital, the Kremlin
    capitals: tuple[str, ...] = ()  # of a country: its capital, then other seats of government
    members: tuple[str, ...] = ()  # of a continent: see claims/gazetteer/hand/areas.tsv

    def label(self, language: str) -> str:
        """Its name in this language, else in English, else any."""
        return self.names.get(language) or self.names.get("en") or next(iter(self.names.values()), self.id)


class PlaceComparison(NamedTuple):
    """What a stated place says about a known one. `distance_km` only where both are points on the map."""

    outcome: PlaceOutcome
    distance_km: float | None
    why_key: Why


_REMEMBERED = 1 << 11  # places: a worker is asked of some 2,000 in 10,000 statements, most of them again and again

# ---- places by id and by name ----------------------------------------------------------------------------------------


@lru_cache(maxsize=_REMEMBERED)
def place(id: str) -> Place | None:
    """The place of this id; None where the gazetteer has none."""
    columns, lines = gazetteer.records()
    if id not in lines:
        return _town(id)
    row = dict(zip(columns, lines[id].split("\t"), strict=True))
    return Place(
        id,
        cast(Kind, row["kind"]),
        {column[5:]: row[column] for column in columns if column.startswith("name:") and row[column]},
        row["country"] or None,
        row["container"] or None,
        float(row["latitude"]) if row["latitude"] else None,
        float(row["longitude"]) if row["longitude"] else None,
        int(row["population"] or 0),
        int(row["prominence"] or 0),
        frozenset(row["near"].split()),
        frozenset(row["disputed"].split()),
        row["seat_of"] or None,
        tuple(row["capitals"].split()),
        tuple(row["members"].split()),
    )


def _town(id: str) -> Place | None:
    """A place of the table of towns; nothing of it is read for an id of another kind."""
    kind, _, number = id.partition(":")
    row = towns.town(number) if kind == "geo" else None
    if row is None:
        return None
    names = {code: row[f"name:{code}"] or row["name:en"] for code in ("en", "de", "ru")}
    near = frozenset(part if ":" in part else f"country:{part}" for part in row["near"].split())
    return Place(
        id,
        "city",
        names,
        row["country"],
        row["container"] or f"country:{row['country']}",
        float(row["latitude"]),
        float(row["longitude"]),
        int(row["population"]),
        near=near,
    )


def place_of(entity: Entity | None, id: str) -> Place | None:
    """The gazetteer's place of this id, or one made from the entity where a reviewer has added it."""
    known = place(id)
    if known is not None or entity is None:
        return known
    return Place(
        id=entity.id,
        kind="city",
        names={"": entity.label},
        country=entity.country,
        container=entity.container,
        latitude=entity.latitude,
        longitude=entity.longitude,
        population=0,
    )


def entities_of(ids: Iterable[str]) -> list[Entity]:
    """The gazetteer's places of these ids and all that contain them, as entities to be stored, the outer ones first."""
    found: dict[str, Entity] = {}
    wanted = list(ids)
    while wanted:
        known = place(wanted.pop())
        if known is None or known.id in found:
            continue
        found[known.id] = Entity(
            known.id,
            "place",
            known.label("de"),
            country=known.country,
            container=known.container,
            latitude=known.latitude,
            longitude=known.longitude,
        )
        if known.container:
            wanted.append(known.container)
    return [found[id] for id in sorted(found, key=lambda id: (id.startswith("geo:"), id))]


def unlisted_entity(name: str, country: Place | None) -> Entity:
    """A place that the gazetteer does not have, as an entity: one for all who name it so, in this country if one is
    said. It has no coordinates, so that it is told from no other place."""
    key = name if country is None else f"{name}, {country.label('en')}"
    digest = hashlib.sha256(key.casefold().encode()).hexdigest()[:16]
    if country is None:
        return Entity(f"place:{digest}", "place", name)
    return Entity(f"place:{digest}", "place", name, country=country.country, container=country.id)


def places_of(ids: Sequence[str]) -> tuple[Place, ...]:
    return tuple(found for id in ids if (found := place(id)) is not None)


def country_of(of: Place | str) -> str | None:
    """The alpha-2 code of the country that a place (or the id of one) lies in."""
    found = place(of) if isinstance(of, str) else of
    return None if found is None else found.country


def stands_for(of: Place) -> str | None:
    """The country whose government the name may stand for: the country itself, its capital, a metonym ("Kreml")."""
    return of.country if of.kind == "country" else of.seat_of


def lookup(name: str, language: str | None = None, *, fuzzy: bool = False) -> tuple[Place, ...]:
    """The places of this name, the most prominent first: folded and whole, in one language or in any.

    `fuzzy`: where there is none, the places of the names of five letters or more that are one slip away (two from
    eight letters on), the nearest names only. Such a guess may find a candidate; it must never decide a conflict:
    hand it to `compare_places` with `guessed=True`.
    """
    key = gazetteer.name_key(name)
    languages = (language,) if language is not None else installed()
    exact = [gazetteer.names(code).ids(key) for code in languages]
    ids = list(dict.fromkeys(id for found in exact for id in found))
    if not ids and fuzzy and len(key) >= 5:
        ids = _guesses(key, languages)
    return tuple(sorted(places_of(ids), key=lambda found: -found.prominence))


FAR_LESS_KNOWN = 20  # times fewer people: then the other place of that name is not what is meant


def meant_of(places: Sequence[Place]) -> Place | None:
    """Of the places that a name may mean, the most prominent first, the one that is meant where nobody says which:
    there is no other, or all others are far less known. None where that is open.

    Paris is the capital, but San Jose may be the larger town in California; Georgia may be the country or the state,
    and Cambridge is in two countries.
    """
    if not places:
        return None
    first, *others = places
    if first.kind == "country":
        return None if any(other.kind == "region" for other in others) else first
    if first.seat_of and all(first.population >= other.population for other in others):
        return first
    return first if all(first.population >= FAR_LESS_KNOWN * other.population for other in others) else None


def _guesses(key: str, languages: Sequence[str]) -> list[str]:
    slips = 1 if len(key) < 8 else 2
    close = [
        (distance, code, found)
        for code in languages
        for found, distance, _ in extract(
            key,
            gazetteer.names(code).entries.keys(),
            scorer=DamerauLevenshtein.distance,
            score_cutoff=slips,
            limit=None,
        )
        if len(found) >= 5
    ]
    nearest = min((distance for distance, _, _ in close), default=0)
    names = sorted((code, found) for distance, code, found in close if distance == nearest)
    return list(dict.fromkeys(id for code, found in names for id in gazetteer.names(code).ids(found)))


# ---- where places are ------------------------------------------------------------------------------------------------


def distance_km(one: Place, other: Place) -> float:
    """The distance between the coordinates of two places, as the crow flies. Raises ValueError where one has none."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        raise ValueError(f"no coordinates: {one.id if one.latitude is None else other.id}")
    return gazetteer.great_circle_km(one.latitude, one.longitude, other.latitude, other.longitude)


def containers(of: Place) -> Iterator[Place]:
    """What contains a place, from the inside out: city, region, country, and the state a territory belongs to."""
    inside: Place | None = of
    while inside is not None:
        outside = inside.container
        if outside is None and inside.country and inside.kind != "country":  # a place of the user's own, perhaps
            outside = f"country:{inside.country}"
        inside = place(outside) if outside else None
        if inside is not None:
            yield inside


def contains(outer: Place, inner: Place) -> bool:
    """Whether one place lies within another; no place lies within itself."""
    if outer.id == inner.id:
        return False
    if outer.kind == "continent":
        return any(_belongs(outer, part) for part in (inner, *containers(inner)))
    if place(inner.id) is inner:
        return outer.id in _around(inner.id)
    return any(container.id == outer.id for container in containers(inner))


@lru_cache(maxsize=_REMEMBERED)
def _around(id: str) -> frozenset[str]:
    """The ids of all that contains a place of the gazetteer."""
    inside = place(id)
    return frozenset(container.id for container in containers(inside)) if inside is not None else frozenset()


_PART = re.compile(r"(?P<country>[A-Z]{2})(?P<bounds>(?:&?(?:[A-Z]{2})?[<>]-?\d+)*)\Z")


def _belongs(area: Place, part: Place) -> bool:
    """Whether this very place is a member of a large region (one of its containers may be, too)."""
    for member in area.members:
        match = _PART.match(member)
        if match is None:
            nested = place(member)
            if part.id == member or (nested is not None and nested.kind == "continent" and _belongs(nested, part)):
                return True
        elif match["country"] == part.country and _within(part, match["bounds"]):
            return True
    return False


def _within(part: Place, bounds: str) -> bool:
    """Without bounds the country as a whole; with bounds its cities and venues within these degrees of longitude."""
    if not bounds:
        return part.kind == "country"
    if part.kind not in ("city", "venue") or part.longitude is None:
        return False
    limits = re.findall(r"([<>])(-?\d+)", bounds)
    return all(part.longitude < int(edge) if side == "<" else part.longitude > int(edge) for side, edge in limits)


# ---- comparing -------------------------------------------------------------------------------------------------------


def compare_places(
    said: Sequence[Place], known: Place, *, guessed: bool = False, near: bool = False
) -> PlaceComparison:
    """The stated place agrees if it is the known one or contains it; it says more if it lies inside the known one.

    `said` holds every place that the words may mean, the most prominent first. They conflict only if all of these
    exclude the known place: neither contains the other, and they are at least 50 km apart. A continent excludes
    nothing, nor does a country that claims the place. `guessed`: found by a fuzzy look-up. `near`: the words say only
    that it was near there.
    """
    readings = [_read(reading, known) for reading in said]
    if not readings:
        return PlaceComparison("unknown", None, "nowhere")
    decided = _decide(said, readings)
    if near and (decided.outcome in ("match", "finer") or (decided.distance_km or APART_KM * 2) < APART_KM * 2):
        return PlaceComparison("unknown", decided.distance_km, "near")
    if guessed and decided.outcome == "conflict":
        return PlaceComparison("unknown", decided.distance_km, "guess")
    return decided


def _decide(said: Sequence[Place], readings: Sequence[PlaceComparison]) -> PlaceComparison:
    """One comparison from those of all readings: the most prominent decides, if no other tells another story."""
    first, prominent = readings[0], said[0]
    if all(reading.outcome == "conflict" for reading in readings):
        return min(readings, key=lambda reading: reading.distance_km or 0.0)
    if first.outcome in ("match", "finer") and all(
        reading.outcome in ("conflict", first.outcome) or contains(prominent, other) or contains(other, prominent)
        for other, reading in zip(said, readings, strict=True)
    ):
        return first
    if any(reading.outcome in ("match", "finer") for reading in readings):
        return PlaceComparison("ambiguous", None, "ambiguous")
    return next(reading for reading in readings if reading.outcome == "unknown")


_POINTS = ("city", "venue")


def _read(said: Place, known: Place) -> PlaceComparison:
    if said.id == known.id:
        return PlaceComparison("match", None, "same")
    if contains(said, known):
        return PlaceComparison("match", None, "contains")
    if contains(known, said):
        return PlaceComparison("finer", None, "inside")
    if said.kind in _POINTS and known.kind in _POINTS:  # first, as most are
        if said.latitude is None or known.latitude is None:
            return PlaceComparison("unknown", None, "unplaced")
        apart = distance_km(said, known)
        return (
            PlaceComparison("conflict", apart, "apart")
            if apart >= APART_KM
            else PlaceComparison("unknown", apart, "near")
        )
    if "continent" in (said.kind, known.kind):
        return PlaceComparison("unknown", None, "continent")
    if _claims(said, known) or _claims(known, said):
        return PlaceComparison("unknown", None, "disputed")
    if {said.kind, known.kind} == {"country"}:
        return PlaceComparison("conflict", None, "apart")
    if place(said.id) is None or place(known.id) is None:  # the gazetteer knows no borders of it
        return PlaceComparison("unknown", None, "unplaced")
    if said.id in known.near or known.id in said.near:
        return PlaceComparison("unknown", None, "near")
    return PlaceComparison("conflict", None, "apart")


def _claims(country: Place, part: Place) -> bool:
    """Whether this country claims that place, which is not (or not generally) held to be its own."""
    return country.kind == "country" and any(country.country in held.disputed for held in (part, *containers(part)))
