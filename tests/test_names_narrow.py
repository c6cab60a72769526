"""Keys with codes of given names find whoever may be meant, as the keys without codes do."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from claims import open_store, recall, resolve
from claims.names import asked_keys, compare_names, query_keys, stored_keys, surely_different
from claims.names.tables import given_names
from claims.reading.parties import Party
from claims.recall import recalled
from claims.storage.interface import Batch, Store
from claims.types import Alias, Entity
from service.scale.kinds import misspelt
from service.scale.world import World
from tests.test_names_apart import ODD

GIVEN = sorted(name.title() for name in given_names())
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЭЮЯЁ"


def finds(asked: str, stored: str) -> bool:
    return not stored_keys(stored).isdisjoint(asked_keys(asked, slips=True))


def lost(pairs: Iterator[tuple[str, str]]) -> list[tuple[str, str]]:
    """Of these given names, asked for and stored, those that are tied and not found."""
    named = ((f"{one} Steinberger", f"{two} Steinberger") for one, two in pairs)
    return [(one, two) for one, two in named if not surely_different(one, two) and not finds(one, two)]


def test_given_names_that_are_tied_find_each_other() -> None:
    chance = random.Random(1)
    some = [*chance.sample(GIVEN, 8), "Alexander", "Александра", "Bob", "Jewgeni", "Hans"]
    missed = lost((one, two) for one in some for two in GIVEN)
    missed += lost((two, one) for one in some for two in chance.sample(GIVEN, 300))
    assert len(missed) <= 4, missed  # letters of two scripts that may answer to each other: Curt, Сара
    assert all(compare_names(one, two).outcome != "same" for one, two in missed)


def test_initials_find_and_are_found() -> None:
    some = random.Random(2).sample(GIVEN, 40)
    assert not lost((name, f"{letter}.") for letter in LETTERS for name in some)
    assert not lost((f"{letter}.", name) for letter in LETTERS for name in some)


def test_given_names_that_the_table_has_not_are_found() -> None:
    chance = random.Random(3)
    for _ in range(150):
        name = chance.choice(GIVEN)
        if len(name) < 4:
            continue
        slipped = misspelt(f"X {name}", chance.choice((1, 2)), chance).partition(" ")[2]
        others = [name, *chance.sample(GIVEN, 40)]
        assert not lost((other, slipped) for other in others)
        assert not lost((slipped, other) for other in others)


@pytest.mark.parametrize(
    ("asked", "stored"),
    [
        ("Joe Dunford", "Joseph Dunford"),
        ("Саша Петров", "Александр Петров"),
        ("Waleri Gerasimow", "Валерий Герасимов"),
        ("Thomas Steinberger", "Steinberger Thomas"),
        ("Thomas Walter", "Walter Thomas"),
        ("Thomas Steinberger", "Thomas Georg Steinberger"),
        ("Thomas Georg Steinberger", "Thomas Steinberger"),
        ("Dr. Steinberger", "Thomas Steinberger"),
        ("Thomas Steinberger", "Steinberger"),
        ("Barack Obama", "Барак Обама"),
        ("Christopher Stavros", "Χρήστος Stavros"),
        ("Χρήστος Stavros", "Christos Stavros"),
    ],
)
def test_who_may_be_meant_is_found(asked: str, stored: str) -> None:
    assert finds(asked, stored) >= (not stored_keys(stored).isdisjoint(query_keys(asked)))


@pytest.mark.parametrize(
    ("asked", "stored"),
    [
        ("Thomas Steinberger", "Walter Steinberger"),
        ("Thomas Steinberger", "W. Steinberger"),
        ("Joseph Dunford", "Χρήστος Dunford"),
        ("Иван Петров", "Сергей Петров"),
    ],
)
def test_namesakes_of_another_given_name_are_not_even_read(asked: str, stored: str) -> None:
    assert not finds(asked, stored)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('narrow') / 'claims.sqlite'}")
    people = [person.entity for person in World(1500).people]
    people += [Entity(f"odd{number}", "person", name) for number, name in enumerate(ODD)]
    store.write(Batch(entities=people), by="test", action="load")
    return store


def asked_for() -> list[str]:
    """The names of people who are known, as statements may have them."""
    chance = random.Random(4)
    people = World(1500).people
    names = [*ODD]
    for person in chance.sample(people, 150):
        name = person.entity.label
        given, _, family = name.partition(" ")
        stranger = chance.choice(people).entity.label
        names += [name, person.other_script, f"{given[0]}. {family}", f"{family} {given}", family]
        names += [misspelt(name, 1, chance), misspelt(name, 2, chance), misspelt(f"{family} {given}", 1, chance)]
        names += [f"{given} {stranger.partition(' ')[0]} {family}", f"{chance.choice(GIVEN)} {family}"]
    return names


def test_codes_lose_nobody_who_may_be_meant(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def found() -> list[resolve.Resolved]:
        with store.view() as view:
            recall.forget(store)
            parties = [Party(0, len(name), name, "person", name) for name in asked_for()]
            return [resolve.resolve(party, recalled(store, view), "de") for party in parties]

    with_codes = found()
    monkeypatch.setattr(resolve, "asked_keys", query_keys)
    equal = 0
    for one, other in zip(with_codes, found(), strict=True):
        assert one.ids >= other.ids, one.party.name
        if not one.ids:  # else they know that no slip of the pen is needed
            assert set(one.candidates) >= set(other.candidates), one.party.name
        assert other.cut_off >= one.cut_off, one.party.name
        equal += one.candidates == other.candidates
    assert equal > 0.95 * len(with_codes)
    assert sum(bool(each.candidates) for each in with_codes) > 1_000


def test_keys_that_were_made_in_another_way_are_made_anew(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'claims.sqlite'}"
    person = Entity("a", "person", "Thomas Steinberger")
    other = open_store(url, name_keys=lambda name: [f"f:{name.lower()}"])
    other.write(Batch(entities=[person]), by="test", action="load")
    other.write(Batch(entities=[replace(person, revision=2, label="Thomas Neuberger")]), by="test", action="edit")
    other.close()
    for _ in range(2):
        own = open_store(url)
        for change, key in ((1, "f:steinberger/thomas"), (2, "f:neuberger/thomas")):
            with own.view(change) as view:
                assert view.entities_by_keys([key], 5).ids == ("a",)
                assert not view.entities_by_keys(["f:thomas neuberger", "f:thomas steinberger"], 5).ids
        own.close()


def test_each_is_called_by_his_own_name(tmp_path: Path) -> None:
    """A slip of the pen is thought of where nobody bears the name that was written."""
    own = open_store(f"sqlite:///{tmp_path / 'claims.sqlite'}")
    first, second = Entity("a", "person", "Thomas Steinberger"), Entity("b", "person", "Thomas Steinburger")
    other = Entity("c", "person", "Walter Kowalenko", (Alias("Walter Kowallenko"),))
    own.write(Batch(entities=[first, second, other]), by="test", action="load")

    def meant(name: str) -> list[str]:
        with own.view() as view:
            party = Party(0, len(name), name, "person", name)
            return sorted(resolve.resolve(party, recalled(own, view), "de").ids)

    assert meant("Thomas Steinberger") == ["a"]
    assert meant("Thomas Steinburger") == ["b"]
    assert meant("Thomas Steinborger") == ["a", "b"]
    assert meant("Steinburger") == ["a", "b"]  # a surname alone is nobody's in particular
    assert meant("Walter Kowalenka") == meant("Walter Kowallenko") == ["c"]
    own.write(Batch(entities=[replace(first, revision=2, label="Thomas Steinbrück")]), by="test", action="edit")
    assert meant("Thomas Steinberger") == ["b"]
    own.close()
