"""Makes the table of towns (see towns.py). Called by build.py: nothing here runs in the service."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from claims.gazetteer import name_key, rows
from claims.gazetteer.inflect import common_word, person_name
from claims.gazetteer.near import Surroundings
from claims.gazetteer.sources import (
    City,
    districts,
    english_name,
    geonames,
    german_name,
    is_nearby,
    is_town,
    russian_name,
)
from claims.gazetteer.wording import behind_in, place_forms
from claims.names.spelling import word
from claims.names.tables import is_common_surname, is_given_name

COLUMNS = ("id", "country", "container", "latitude", "longitude", "population", "near", "name:en", "name:de", "name:ru")
SCRIPTS = {"latin": ("de", "en"), "cyrillic": ("ru",)}  # script → the languages that write names in it
# Where a town is named with its state, and so many bear the names of persons that one alone may be a person's.
WITH_STATE = frozenset(["US", "CA", "AU"])
NAMESAKE = 5_000  # inhabitants of a place that a name means rather than a town so called in some other language
# Alternate names are not marked with their language: those in letters of German and English, with capitals like names.
_ALTERNATE = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{3,}(?:[- ](?:[A-ZÄÖÜ][a-zäöüß]+|[a-zäöü]{1,3}))*\Z")

Codes = Mapping[tuple[str, str], str]  # (country, GeoNames admin1 code) → id of a region
Keys = Mapping[str, Mapping[str, str]]  # language → key → the need of a name in the first table


def build_towns(known: set[str], keys: Keys, codes: Codes) -> dict[str, Iterable[str]]:
    """file → its lines. `known`: the ids of the places of the first table; `keys`: its names."""
    cities = [city for city in geonames() if is_town(city)]
    parts = districts(cities)
    cities = [city for city in cities if city["geonameid"] not in parts or f"geo:{city['geonameid']}" in known]
    around = Surroundings(codes)
    towns = sorted(_row(city, around, codes) for city in cities if f"geo:{city['geonameid']}" not in known)
    return {
        "towns.tsv": ["\t".join(COLUMNS), *towns],
        "towns.latin.tsv": _names(cities, "latin", keys),
        "towns.cyrillic.tsv": _names(cities, "cyrillic", keys),
    }


def _row(city: City, around: Surroundings, codes: Codes) -> str:
    country, english, russian = city["countrycode"], english_name(city), russian_name(city)
    region = codes.get((country, city["admin1code"]), "")
    near = around.of_point(city["latitude"], city["longitude"]) - {region, f"country:{country}"}
    german = german_name(city, russian)
    return "\t".join(
        [
            str(city["geonameid"]),
            country,
            region,
            f"{city['latitude']:.3f}",
            f"{city['longitude']:.3f}",
            str(city["population"]),
            " ".join(sorted(id.removeprefix("country:") for id in near)),
            english,
            "" if german == english else german,
            russian,
        ]
    )


def _names(cities: Sequence[City], script: str, keys: Keys) -> Iterator[str]:
    """key, ids without "geo:", languages in which the name needs a describing noun."""
    yield "key\tids\tdescribed"
    languages = SCRIPTS[script]
    found: dict[str, dict[str, City]] = defaultdict(dict)
    inside: set[str] = set()  # the forms that a name has behind "in"
    for city in cities:
        for form in _latin(city) if script == "latin" else _cyrillic(city):
            found[name_key(form)][str(city["geonameid"])] = city
        inside |= {name_key(form) for form in (_latin(city) if script == "latin" else [_behind_in(city)])}
    own = _own_names() if script == "latin" else {}
    stopped = {language: set(_stopped(language, keys)) for language in languages}
    for key in sorted(found):
        meant = found[key]
        if len(key) < 3 or all(key in keys[language] for language in languages):
            continue  # the first table has it
        state = all(city["countrycode"] in WITH_STATE for city in meant.values())
        more = state or key not in inside or _is_a_person(key, script) or not own.get(key, set()) <= meant.keys()
        described = [code for code in languages if more or key in stopped[code]]
        yield f"{key}\t{' '.join(meant)}\t{' '.join(described)}"


def _own_names() -> Mapping[str, set[str]]:
    """The keys of the names that only places too small for the table bear as their own → the ids of these places."""
    own: dict[str, set[str]] = defaultdict(set)
    listed: set[str] = set()
    for city in geonames():
        if city["population"] >= NAMESAKE:
            key = name_key(english_name(city))
            own[key].add(str(city["geonameid"]))
            if is_town(city):
                listed.add(key)
    return {key: ids for key, ids in own.items() if key not in listed}


def _latin(city: City) -> Iterator[str]:
    names = [english_name(city), german_name(city, russian_name(city))]
    if is_nearby(city["countrycode"]):
        names += filter(_ALTERNATE.match, city["alternatenames"])
    for name in names:
        yield from place_forms(name, "de")


def _cyrillic(city: City) -> Iterator[str]:
    """ "в городе Кюстендил" and "в Кюстендиле": the first form alone behind "в" says where somebody goes."""
    if russian_name(city):
        yield russian_name(city)
        yield _behind_in(city)


def _behind_in(city: City) -> str:
    return behind_in(russian_name(city)) if russian_name(city) else ""


def _is_a_person(key: str, script: str) -> bool:
    if script == "cyrillic":
        return person_name(key) or common_word(key)
    return is_given_name(key) or is_common_surname(word(key))


def _stopped(language: str, keys: Keys) -> Iterator[str]:
    """The keys of names that are also other words: of both hand-made tables, and words for nationalities."""
    for file in ("hand/stop.tsv", "hand/town_words.tsv"):
        yield from (name_key(row["name"]) for row in rows(file) if row["language"] in ("*", language))
    yield from keys[f"nationalities.{language}"]
