"""Names of persons: what names are to each other, and how they are found.

The cases stand in cases/names.txt, one a line; here are the promises that hold for every name.
"""

from __future__ import annotations

import json
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from anyascii import anyascii
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from claims.names import (
    MAX_PARTS,
    base_forms,
    compare_names,
    fold_name,
    index_keys,
    is_given_name,
    office_titles,
    particles,
    query_keys,
    suffixes,
    titles,
)

OUTCOMES = {"=": "same", "≠": "different", "~": "ambiguous"}
CASES = [
    line
    for line in (Path(__file__).parent / "cases" / "names.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]

GIVEN = ["Joseph", "Mark", "Valery", "Sergei", "Angela", "Barack", "Martin", "James", "Vladimir", "Elena", "Recep"]
SURNAMES = [
    "Dunford", "Gerasimov", "Dempsey", "Lavrov", "Shoigu", "Mattis", "Zelensky", "Medvedev", "Netanyahu", "Erdogan",
    "Lukashenko", "Steinmeier", "Berlusconi", "Guttenberg", "Yatsenyuk", "Stoltenberg", "Nazarbayev",
]  # fmt: skip
RUSSIAN = [
    "Валерий Герасимов", "Сергей Шойгу", "Сергей Лавров", "Дмитрий Медведев", "Михаил Горбачёв", "Никита Хрущёв",
    "Юрий Ушаков", "Пётр Порошенко", "Николай Патрушев", "Евгений Примаков", "Вячеслав Володин", "Андрей Громыко",
    "Георгий Жуков", "Леонид Щербаков", "Алексей Цыденов", "Юлия Тимошенко", "Ксения Юдаева", "Эльвира Набиуллина",
]  # fmt: skip

names = st.builds(lambda given, surname: f"{given} {surname}", st.sampled_from(GIVEN), st.sampled_from(SURNAMES))
written = st.text(
    st.characters(categories=["Lu", "Ll", "Lo", "Mn", "Nd", "Zs", "Pd", "Po", "Cf", "Cs", "Cc", "So"]), max_size=40
)


@pytest.mark.parametrize("case", CASES)
def test_case(case: str) -> None:
    a, b = (part.strip() for part in case[1:].split("|")[:2])
    found = compare_names(a, b)
    assert found.outcome == OUTCOMES[case[0]], found.why
    assert compare_names(b, a).outcome == found.outcome


def test_cases_are_many_and_differ() -> None:
    assert len(CASES) >= 120
    assert len({case.split("|")[0] + case.split("|")[1] for case in CASES}) == len(CASES)


@given(st.one_of(written, names), st.one_of(written, names))
def test_any_two_strings_have_an_answer_that_does_not_depend_on_their_order(a: str, b: str) -> None:
    found = compare_names(a, b)
    assert found.outcome in OUTCOMES.values()
    assert 0 <= found.score <= 1
    assert found.why.endswith(".")
    assert found.why.count("“") >= 2, "names the two values"
    assert compare_names(a, b) == found
    assert compare_names(b, a).outcome == found.outcome


@given(st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=0x4FF), min_size=2, max_size=20))
def test_a_name_equals_itself(name: str) -> None:
    assume(fold_name(name))
    assert compare_names(name, name).outcome == "same"
    assert not index_keys(name).isdisjoint(query_keys(name))


@given(st.sampled_from(GIVEN), st.sampled_from(SURNAMES))
def test_the_family_name_may_stand_first(given: str, surname: str) -> None:
    for written in (f"{surname}, {given}", f"{surname.upper()} {given}", f"{surname} {given[0]}."):
        assert compare_names(written, f"{given} {surname}").outcome == "same"


@given(st.sampled_from(GIVEN), st.sampled_from(GIVEN), st.sampled_from(SURNAMES), st.sampled_from(SURNAMES))
def test_other_given_or_family_names_are_other_people(given: str, other: str, surname: str, another: str) -> None:
    if given != other:
        assert compare_names(f"{given} {surname}", f"{other} {surname}").outcome == "different"
    if surname != another:
        assert compare_names(f"{given} {surname}", f"{given} {another}").outcome == "different"


@pytest.mark.parametrize("name", RUSSIAN)
def test_a_transliterated_name_is_the_same(name: str) -> None:
    latin = re.sub(r"[^A-Za-z ]", "", anyascii(name))
    assert compare_names(name, latin).outcome == "same"
    assert not index_keys(name).isdisjoint(query_keys(latin))
    assert not index_keys(latin).isdisjoint(query_keys(name))


@given(
    names,
    st.sampled_from(["change", "drop", "insert", "swap"]),
    st.integers(0, 20),
    st.sampled_from("abcdefghijklmnopqrstuvwxyz"),
)
def test_one_slip_is_found(name: str, kind: str, place: int, letter: str) -> None:
    surname = name.split()[-1]
    at = place % len(surname)
    changed = {
        "change": surname[:at] + letter + surname[at + 1 :],
        "drop": surname[:at] + surname[at + 1 :],
        "insert": surname[:at] + letter + surname[at:],
        "swap": surname[:at] + surname[at + 1 : at + 2] + surname[at : at + 1] + surname[at + 2 :],
    }[kind]
    assert not index_keys(name).isdisjoint(query_keys(changed.title()))


@given(st.one_of(written, names))
def test_keys_are_few_and_bounded(name: str) -> None:
    assert len(index_keys(name)) <= 40
    keys = query_keys(name)
    assert len(keys) <= 40
    assert len(set(keys)) == len(keys)
    assert bool(keys) == bool(index_keys(name)) == bool(fold_name(name))


def test_usual_names_have_few_keys() -> None:
    counts = [len(index_keys(f"Mark {surname}")) for surname in SURNAMES] + [len(index_keys(name)) for name in RUSSIAN]
    assert sum(counts) / len(counts) <= 25


def test_long_inputs_are_cut_off() -> None:
    assert len(fold_name("Anna Berta Carla " * 40).split()) <= MAX_PARTS
    assert compare_names("x" * 100_000, "x" * 100_000).outcome == "same"
    assert len(compare_names("x" * 100_000, "y").why) < 1_000


@pytest.mark.parametrize(
    ("word", "language", "nominative"),
    [
        ("Герасимова", "ru", "Герасимов"),
        ("Герасимову", "ru", "Герасимов"),
        ("Герасимовым", "ru", "Герасимов"),
        ("Герасимове", "ru", "Герасимов"),
        ("Герасимовой", "ru", "Герасимова"),
        ("Зеленского", "ru", "Зеленский"),
        ("Зеленским", "ru", "Зеленский"),
        ("Данфордом", "ru", "Данфорд"),
        ("Обамы", "ru", "Обама"),
        ("Сергеем", "ru", "Сергей"),
        ("Валерия", "ru", "Валерий"),
        ("Валерии", "ru", "Валерий"),
        ("Льва", "ru", "Лев"),
        ("Павлом", "ru", "Павел"),
        ("ПУТИНЫМ", "ru", "ПУТИН"),
        ("Gerasimows", "de", "Gerasimow"),
        ("Dunfords", "de", "Dunford"),
        ("Milleys", "de", "Milley"),
        ("Mattis'", "de", "Mattis"),
        ("Mattis’", "en", "Mattis"),
        ("Dunford's", "en", "Dunford"),
    ],
)
def test_base_forms(word: str, language: str, nominative: str) -> None:
    forms = base_forms(word, language)
    assert forms[0] == word, "the word as it stands comes first"
    assert nominative in forms
    assert len(forms) <= 8


def test_a_name_that_does_not_decline_keeps_its_form() -> None:
    assert base_forms("Милли", "ru")[0] == "Милли"
    assert base_forms("Dunford", "en") == ("Dunford",)


def test_tables_for_the_analyser() -> None:
    assert ("general",) in titles("en")
    assert ("army", "general") in titles("de")
    assert ("генерал", "армии") in titles("ru")
    assert ("präsident",) in office_titles("de")
    assert ("präsident",) not in titles("de"), "who holds an office is a slot of its own"
    assert {"von", "bin", "фон"} <= particles()
    assert suffixes()["jr"] == suffixes()["мл"]
    assert is_given_name("Джозеф")
    assert is_given_name("Jürgen")
    assert not is_given_name("Dunford")


@pytest.mark.parametrize("code", ["de", "en", "ru"])
def test_language_tables_fit_their_schema(code: str) -> None:
    folder = files("claims") / "languages"
    schema = json.loads((folder / "schema.json").read_text(encoding="utf-8"))
    section = tomllib.loads((folder / f"{code}.toml").read_text(encoding="utf-8"))["names"]
    Draft202012Validator({"$ref": "#/$defs/names", "$defs": schema["$defs"]}).validate(section)


def test_titles_are_written_as_tables_know_words() -> None:
    for code in ("de", "en", "ru"):
        for phrase in titles(code) | office_titles(code):
            assert all(word and word == word.casefold() for word in phrase)


def test_every_rule_has_its_sentence() -> None:
    from claims.names import RULES
    from claims.names.spelling import tables
    from claims.names.ties import FIRM, TIES

    sentences = tables()["why"]
    assert {tie for tie, strength in TIES.items() if strength >= FIRM} <= set(sentences)
    for rule in RULES:
        assert rule.__doc__, rule.__name__


def test_no_convention_touches_the_letters_that_tell_words_apart_at_a_glance() -> None:
    from claims.names.spelling import lasting, tables

    kept = set(lasting("abcdefghijklmnopqrstuvwxyz"))
    assert kept == set("blmn")
    for table in tables()["spelling"].values():
        for left, right in table["rules"]:
            assert [c for c in left if c in kept] == [c for c in right if c in kept], (left, right)


letters = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9)


@given(letters)
def test_however_a_word_sounds_it_keeps_these_letters(word: str) -> None:
    from claims.names.spelling import lasting, readings

    for sound in frozenset().union(*readings(word, word)):
        assert lasting("".join(c for c in sound if c.islower())) == lasting(word)
