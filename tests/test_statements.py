"""Statements about the two seed documents, line by line, against the engine."""

from __future__ import annotations

import pytest

from claims.storage.interface import Store
from tests.cases_reader import CASES, FROZEN, Statement, statements
from tests.checking import score, shows, verdict
from tests.generated import statements as generated

TABLES = [
    case
    for table in ("de", "en", "ru", "newsroom")
    for case in statements(CASES / f"statements_{table}.txt")
]


@pytest.mark.parametrize("case", TABLES, ids=str)
def test_label_reason_and_marks(case: Statement, seeded: Store) -> None:
    _holds(case, seeded)


@pytest.mark.parametrize("case", statements(CASES / "statements_made_up.txt"), ids=str)
def test_of_made_up_articles(case: Statement, made_up: Store) -> None:
    """Other documents than the seeds: articles that were read, and their claims accepted as they were proposed."""
    _holds(case, made_up)


def _holds(case: Statement, store: Store) -> None:
    found = verdict(case, store)
    assert found.label == case.label, case.text
    if case.reason:
        assert case.reason in [each.reason for each in found.propositions], case.text
    missing = [mark for mark in case.marks if not shows(found, mark)]
    assert not missing, case.text


@pytest.mark.parametrize("table", ["hard", "paraphrases", "varied"])
def test_other_wordings_are_never_judged_wrongly(table: str, seeded: Store) -> None:
    found = score(statements(CASES / f"{table}.txt"), seeded)
    assert found.flips == ()
    assert found.alarms == ()
    assert found.share >= 0.95, "\n".join(found.wrong)


def test_frozen_statements(seeded: Store) -> None:
    """The set that was written before the engine, and that nobody tunes against."""
    found = score(statements(FROZEN), seeded)
    print(f"frozen: {len(found.right)} right, {len(found.wrong)} wrong, {len(found.flips)} flips, {len(found.alarms)}")
    assert len(found.flips) == 0
    assert len(found.alarms) == 0
    assert found.share >= 0.95


def test_generated_statements(seeded: Store) -> None:
    """True sentences made of known facts are supported; with one slot swapped, never."""
    from claims import verify

    true, swapped = [], []
    for fact, false in generated(2_000):
        true.append(verify(fact.text, store=seeded, language=fact.language, stated_on=fact.stated_on).label)
        label = verify(false.text, store=seeded, language=false.language, stated_on=false.stated_on).label
        if label == "supported":
            swapped.append(false.text)
    assert true.count("supported") >= 0.97 * len(true)
    assert true.count("refuted") == 0
    assert swapped == []
