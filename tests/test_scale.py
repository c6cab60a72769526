"""`belegt bench scale`: the made-up world is the same each time, is found again, and the figures have their form."""

from __future__ import annotations

import json
import random
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from rapidfuzz.distance import DamerauLevenshtein

from service.cli import commands
from service.scale.building import need_room, room_needed
from service.scale.kinds import KINDS, ONE_TYPO, OTHER_SCRIPT, TWO_TYPOS, misspelt, sample, statements
from service.scale.people import nobody
from service.scale.workers import Watched
from service.scale.world import World

SMALL = (
    "bench", "scale", "--meetings", "200", "--statements", "20", "--rivals", "1", "--worker-statements", "200",
    "--service-seconds", "0.5",
)  # fmt: skip


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("scale")


@pytest.fixture(scope="module")
def figures(kept: Path) -> Any:
    run = CliRunner().invoke(commands, [*SMALL, "--json", "--keep", str(kept)], catch_exceptions=False)
    assert run.exit_code == 0
    return json.loads(run.stdout)


def test_the_same_world_each_time() -> None:
    assert list(World(30).batches(7)) == list(World(30).batches(7))
    assert World(30).people != World(30, seed=2).people


def test_one_person_has_every_twentieth_meeting() -> None:
    world = World(2000)
    shares = Counter(person.entity.id for event in world.events() for person in event.people)
    (first, most), (_, second) = shares.most_common(2)
    assert first == world.people[0].entity.id
    assert 0.04 < most / 2000 < 0.09
    assert second < most
    pairs = Counter(frozenset(person.entity.id for person in event.people[:2]) for event in world.events())
    assert pairs.most_common(1)[0][1] > 20


def test_names_are_of_three_scripts() -> None:
    letters = {person.entity.label[0] for person in World(2000).people}
    for first, last in (("A", "Z"), ("А", "Я"), ("Α", "Ω")):
        assert sum(first <= letter <= last for letter in letters) > 5


def test_nobody_is_somebody() -> None:
    chance = random.Random(1)
    assert {nobody(chance) for _ in range(300)}.isdisjoint(person.entity.label for person in World(2000).people)


@pytest.mark.parametrize("slips", [1, 2])
def test_so_many_slips_of_the_pen_and_sometimes_the_first_letter(slips: int) -> None:
    chance = random.Random(1)
    found = [misspelt("Petra Steinberger", slips, chance) for _ in range(300)]
    assert {DamerauLevenshtein.distance("petra steinberger", each.lower()) for each in found} <= {1, slips}
    assert all(each.startswith("Petra ") and each != "Petra Steinberger" for each in found)
    assert any(not each.startswith("Petra S") for each in found)


def test_statements_are_the_same_each_time_and_of_every_kind() -> None:
    found = statements(sample(World(2000), 10, 1), 2)
    assert found == statements(sample(World(2000), 10, 1), 2)
    assert found.keys() == KINDS.keys()
    assert {len(own) for own in found.values()} == {10}


def test_the_figures_have_their_form(figures: Any) -> None:
    schema = json.loads((files("service.scale") / "figures.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(figures)
    (size,) = figures["sizes"]
    assert size["meetings"] == 200
    assert size["service"]["verdicts_a_second"] > 0
    assert size["worker"]["statements"] == 200


def test_misspelt_names_and_other_scripts_are_found(figures: Any) -> None:
    kinds = figures["sizes"][0]["kinds"]
    assert kinds[ONE_TYPO]["found"] >= 0.99
    assert kinds[TWO_TYPOS]["found"] >= 0.95
    assert kinds[OTHER_SCRIPT]["found"] >= 0.97
    held = {aim["aim"]: aim["held"] for aim in figures["aims"]}
    assert held["right meeting found, one typo"] is True


def test_labels_are_what_the_claims_say(figures: Any) -> None:
    kinds = figures["sizes"][0]["kinds"]
    assert kinds["exact pair"]["labels"].keys() == {"supported"}
    assert kinds["never met"]["labels"].keys() == {"refuted"}
    for kind in ("place and day, no known name", "nothing known"):
        assert kinds[kind]["labels"].keys() == {"not_enough_evidence"}


def test_what_was_kept_is_used_again_and_shown_as_a_table(kept: Path, figures: Any) -> None:
    before = {path.name: path.stat().st_mtime_ns for path in kept.iterdir() if path.suffix == ".sqlite"}
    run = CliRunner().invoke(
        commands,
        [*SMALL[:4], "--statements", "5", "--rivals", "0", "--worker-statements", "0", "--service-seconds", "0",
         "--keep", str(kept)],
        catch_exceptions=False,
    )  # fmt: skip
    assert run.exit_code == 0
    assert "there already" in run.stdout
    assert all(kind in run.stdout for kind in figures["sizes"][0]["kinds"])
    assert "– not measured" in run.stdout
    assert {path.name: path.stat().st_mtime_ns for path in kept.iterdir() if path.suffix == ".sqlite"} == before


def test_too_little_room_is_told_before_anything_is_built(tmp_path: Path) -> None:
    needed = room_needed(tmp_path, [1_000_000], 1, trigrams=True)
    assert needed > 5_000_000_000
    need_room(tmp_path, 1)
    with pytest.raises(Exception, match="GB free"):
        need_room(tmp_path, 10**18)


def test_the_slope_of_a_workers_memory() -> None:
    grows = Watched(1.0, [(number * 1000, 50_000 + 3 * number) for number in range(1, 21)])
    assert grows.slope == pytest.approx(3.0)
    assert Watched(1.0, [(1, 50_000)]).slope is None
