"""Whether a place is a town, a country, or both."""

from __future__ import annotations

from claims.places import PlaceMention, contains


def may_be_one(one: PlaceMention, other: PlaceMention) -> bool:
    return any(
        a.id == b.id or contains(a, b) or contains(b, a) for a in one.candidates for b in other.candidates
    ) or not (one.candidates and other.candidates)


def is_country(place: PlaceMention) -> bool:
    """Whether a place is a country, and not a town as much."""
    return any(found.kind == "country" for found in place.candidates[:1]) and not is_city_state(place)


def is_city_state(place: PlaceMention) -> bool:
    """Whether a town has the name of its country in every language, as Singapore has, and not «Алжир»."""
    first = place.candidates[0] if place.candidates else None
    if first is None or first.kind != "country":
        return False
    return any(found.kind == "city" and found.names == first.names for found in place.candidates)


def is_town(place: PlaceMention) -> bool:
    """Whether a place is a town or building, and no country or region."""
    return bool(place.unlisted) or any(found.kind in ("city", "venue") for found in place.candidates)
