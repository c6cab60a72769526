"""What the engine makes of a table of statements: what is right, what flips, what is decided without evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claims import verify
from claims.storage.interface import Store
from claims.types import Verdict
from tests.cases_reader import Mark, Statement

DECIDED = {"supported", "refuted", "conflicting_evidence"}


@dataclass(frozen=True)
class Score:
    """One set's result.

    flips: supported where refuted is right, or the other way round. alarms: decided where the claims do not decide.
    """

    right: tuple[str, ...]
    wrong: tuple[str, ...]
    flips: tuple[str, ...]
    alarms: tuple[str, ...]

    @property
    def share(self) -> float:
        return len(self.right) / (len(self.right) + len(self.wrong))


def verdict(statement: Statement, store: Store) -> Verdict:
    return verify(statement.text, store=store, language=statement.language, stated_on=statement.stated_on)


def score(statements: Iterable[Statement], store: Store) -> Score:
    """Every statement's label beside the expected one, as lines a person can read."""
    right, wrong, flips, alarms = [], [], [], []
    for statement in statements:
        label = verdict(statement, store).label
        line = f"{statement.where}: {statement.label} expected, {label} given: {statement.text}"
        (right if label == statement.label else wrong).append(line)
        if {label, statement.label} == {"supported", "refuted"}:
            flips.append(line)
        if label in DECIDED and statement.label not in DECIDED:
            alarms.append(line)
    return Score(tuple(right), tuple(wrong), tuple(flips), tuple(alarms))


def shows(verdict: Verdict, mark: Mark) -> bool:
    """Whether the verdict gives these words the slot and outcome of the mark, or lists them as unchecked."""
    found = verdict.propositions
    if mark.slot == "unchecked":
        return any(part.start <= mark.start and mark.end <= part.end for each in found for part in each.unchecked)
    comparisons = [comparison for each in found for comparison in each.comparisons]
    comparisons += [comparison for each in found if each.closest for comparison in each.closest.comparisons]
    wanted = (mark.slot, mark.start, mark.end, mark.outcome)
    return any((each.slot, each.start, each.end, each.outcome) == wanted for each in comparisons)
