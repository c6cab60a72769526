"""Looking at the likeliest meetings first, and no further than needed, changes no verdict."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import timedelta

import pytest

from claims import open_store, recall, verify
from claims.storage.interface import Store
from claims.types import PropositionVerdict
from service.scale.kinds import mixed, sample, statements
from service.scale.stages import STATED_ON
from service.scale.world import World

MEETINGS = 1_500
EACH = 12


@pytest.fixture(scope="module")
def asked() -> list[tuple[str, str]]:
    """Statements of every kind about a world, and the same about a day that is one off, or a year."""
    found = sample(World(MEETINGS), EACH, 1)
    texts: list[tuple[str, str]] = []
    for off in (0, 1, 365):
        moved = {
            name: [replace(event, day=event.day + timedelta(off)) for event in getattr(found, name)]
            for name in ("any", "of_officials", "of_the_most_frequent", "of_two_frequent", "with_long_names")
        }
        texts += [(each.text, each.language) for each in mixed(statements(replace(found, **moved), 2))]
    return list(dict.fromkeys(texts))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    store = open_store(f"sqlite:///{tmp_path_factory.mktemp('steps') / 'claims.sqlite'}")
    for batch in World(MEETINGS).batches():
        store.write(batch, by="test", action="load")
    return store


def _told(found: PropositionVerdict) -> tuple[object, ...]:
    return found.label, found.reason, found.meeting, tuple(c.outcome for c in found.comparisons), found.corrections


def test_no_step_that_is_left_out_would_have_changed_a_verdict(
    store: Store, asked: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def verdicts() -> list[list[tuple[object, ...]]]:
        recall.forget(store)
        found = (verify(text, store=store, language=language, stated_on=STATED_ON) for text, language in asked)
        return [[_told(each) for each in verdict.propositions] for verdict in found]

    step_by_step = verdicts()
    finding, verify_module = sys.modules["claims.find"], sys.modules["claims.verify"]
    monkeypatch.setattr(sys.modules["claims.resolve"], "_FEW", sys.maxsize)  # all namesakes are compared
    monkeypatch.setattr(finding, "_at_the_time", lambda *_: ())
    monkeypatch.setattr(finding, "_only_the_place_brings_near", lambda *_: False)
    monkeypatch.setattr(finding, "_FEW_MEETINGS", finding.MOST_MEETINGS)
    monkeypatch.setattr(verify_module, "_one_will_do", lambda *_: False)
    monkeypatch.setattr(verify_module, "_one_refutes", lambda _: False)
    monkeypatch.setattr(verify_module, "only_a_name_is_open", lambda _: False)
    monkeypatch.setattr(verify_module, "nearer_than_any_other_day", lambda _: False)
    for (text, _), steps, all_at_once in zip(asked, step_by_step, verdicts(), strict=True):
        assert steps == all_at_once, text
    labels = {each[0][0] for each in step_by_step}
    assert labels >= {"supported", "refuted", "not_enough_evidence"}
