"""What is remembered of one state of the claims: bounded, and nothing that a verdict shows depends on it."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from claims import open_store, recall, verify
from claims.recall import Memory, recalled
from claims.storage.interface import Store
from claims.types import Verdict
from seeds.load import load
from tests.cases_reader import CASES, statements

CASES_DE = statements(CASES / "statements_de.txt")


def _verdicts(store: Store, order: int = 1) -> list[Verdict]:
    found = [verify(case.text, store=store, language="de", stated_on=case.stated_on) for case in CASES_DE[::order]]
    return found[::order]


def test_a_full_memory_an_empty_one_and_another_order_give_the_same_verdicts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'claims.sqlite'}")
    load(store)
    cold = _verdicts(store)
    assert _verdicts(store) == cold
    monkeypatch.setattr(recall, "MOST", 1)
    assert _verdicts(store) == cold
    other = open_store(f"sqlite:///{tmp_path / 'claims.sqlite'}")
    assert _verdicts(other, order=-1) == cold
    for opened in (store, other):
        opened.close()


def _sizes(memory: Memory) -> dict[str, int]:
    return {kind.name: len(getattr(memory, kind.name)) for kind in fields(memory) if kind.name != "change"}


def test_a_memory_is_bounded(seeded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recall, "MOST", 3)
    monkeypatch.setattr(recall, "_KEYS", 1)
    monkeypatch.setattr(recall, "_ENTITIES", 1)
    with seeded.view() as view:
        memory = Memory(view.change)
        known = recall.Recalled(view, memory)
        for number in range(20):
            known.entity(f"nobody-{number}")
            known.meetings_by_key(f"key-{number}", None, None, 5)
            known.entities_by_keys([f"name-{number}"], 5)
            known.claims_by_subject(f"entity:{number}")
    assert {number for number in _sizes(memory).values() if number} <= {1, 2, 3}


def test_each_row_is_read_once(seeded: Store) -> None:
    with seeded.view() as view:
        known = recalled(seeded, view)
        assert known.facts(["m1"])["m1"] is known.facts(["m1"])["m1"]
        assert recalled(seeded, view).facts(["m1"])["m1"] is known.facts(["m1"])["m1"]


def test_an_earlier_state_has_a_memory_of_its_own(seeded: Store) -> None:
    with seeded.view(0) as view:
        assert not recalled(seeded, view).facts(["m1"])["m1"].participants
    with seeded.view() as view:
        assert recalled(seeded, view).facts(["m1"])["m1"].participants
