"""Names that are told apart at a glance are those that comparing them tells apart."""

from __future__ import annotations

import random

import pytest

from claims.names import compare_names, fold_name, is_given_and_family, surely_different
from claims.names.parts import _taken_apart, parse_name
from claims.names.plain import as_written, halves, is_family_alone
from claims.names.tables import given_names, particles, small_words
from service.scale.kinds import misspelt
from service.scale.world import World

ODD = (
    "Dr. Steinberger", "Frau Clinton", "Xi Jinping", "Al Gore", "Kim Jong-un", "Ivan IV", "John Jr.", "JFK Smith",
    "Мао Цзэдун", "König Karl", "Thomas Walter", "Walter Thomas", "von Berger", "Bin Laden", "Papst Franziskus",
    "Дж. Смит", "Le Pen", "President Biden", "Nikolaus II", "J. F.", "Ли Ли", "ﬁ ﬂ", "O'Neill Tip", "T. Steinberger",
)  # fmt: skip


def test_plain_names_are_read_as_any_other() -> None:
    chance = random.Random(6)
    people = World(2000).people
    names = [*(name for each in people for name in (each.entity.label, each.other_script)), *ODD * 9]
    words = [word for name in names for word in name.split()] + ["Jr.", "IV", "Dr.", "von", "Kim", "T.", "Łukasz", "ß"]
    some = [*names, *(f"{chance.choice(words)} {chance.choice(words)}" for _ in range(5_000))]
    plain = [name for name in some if is_given_and_family(name)]
    alone = [word for word in dict.fromkeys(words) if is_family_alone(word)]
    assert len(plain) > 3_000
    assert len(alone) > 1_000
    for name in plain + alone:
        assert parse_name(name) == _taken_apart(name), name


def test_a_given_name_is_known_by_how_it_is_written() -> None:
    chance = random.Random(7)
    letters = "abyzéøßþłжьъщыΣάðığﬁ文习חمªǆ"
    made_up = ["".join(chance.choices(letters, k=chance.randrange(1, 6))) for _ in range(5_000)]
    known = [*given_names(), *particles(), *small_words().family_first, *(name for odd in ODD for name in odd.split())]
    words = [word for each in (*known, *made_up, "ʻena", "a" * 50, "x²") for word in (each.title(), each, each + ".")]
    plain = 0
    for word in dict.fromkeys([*words, *(letter.upper() + "." for letter in letters)]):
        written = as_written(f"{word} Steinberger")
        taken_apart = halves(f"{word} Steinberger")
        assert (written is None) == (taken_apart is None), word
        if written is None or taken_apart is None:
            continue
        plain += 1
        part = parse_name(f"{word} Steinberger").parts[0]
        assert (written[0].text, written[0].initial) == (part.text.removesuffix("."), part.initial), word
        assert part.word.plain, word
        assert not part.optional, word
        assert part.word.native not in small_words().family_first, word
    assert plain > 3_000


def test_what_is_surely_different_is_different() -> None:
    chance = random.Random(5)
    people = World(2000).people
    names = [*(name for each in people for name in (each.entity.label, each.other_script)), *ODD * 20]
    told = 0
    for _ in range(12_000):
        a, b = chance.choice(names), chance.choice(names)
        family = a.rpartition(" ")[2]
        kind = chance.randrange(4)
        if kind == 0:  # namesakes
            b = f"{b.partition(' ')[0]} {family}"
        elif kind == 1 and len(family) > 3:
            b = misspelt(a, chance.choice((1, 2)), chance)
        if surely_different(a, b):
            told += 1
            assert compare_names(a, b).outcome == "different", (a, b)
        if is_given_and_family(a):
            assert " " in fold_name(a)
    assert told > 3_000


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Thomas Steinberger", "Walter Steinberger"),
        ("Thomas Steinberger", "W. Steinberger"),
        ("Иван Петров", "Сергей Петров"),
    ],
)
def test_namesakes_are_told_apart_at_a_glance(a: str, b: str) -> None:
    assert surely_different(a, b)
    assert surely_different(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Thomas Steinberger", "Tomas Steinberger"),
        ("Thomas Steinberger", "T. Steinberger"),
        ("Steinberger", "Thomas Steinberger"),
        ("Thomas Steinberger", "Steinberger Thomas"),
        ("Thomas Steinberger", "Томас Штайнбергер"),
        ("Dr. Steinberger", "Walter Steinberger"),
        ("Bob Dole", "Robert Dole"),
    ],
)
def test_who_may_be_the_same_is_not_told_apart(a: str, b: str) -> None:
    assert not surely_different(a, b)
