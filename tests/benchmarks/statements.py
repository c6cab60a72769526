"""How good and how fast verdicts are: `python -m tests.benchmarks.statements`.

Prints every set of statements (right, flips, false alarms), verdicts a second with the share of each stage, the time by
length, and what one threshold of a similarity of whole sentences would reach on the frozen set. Processor time.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from rapidfuzz import fuzz

from claims import open_store, verify
from claims.storage.interface import Store
from seeds.load import documents, load
from tests.cases_reader import CASES, FROZEN, Statement, statements
from tests.checking import score
from tests.generated import statements as generated

SETS = ("statements_de", "statements_en", "statements_ru", "statements_newsroom", "hard", "paraphrases", "varied")


def quality(store: Store) -> None:
    """Each table of cases: how many labels are right, how many flip, how many decide what is undecided."""
    for name, path in [("frozen", FROZEN), *((name, CASES / f"{name}.txt") for name in SETS)]:
        found = score(statements(path), store)
        right, wrong = len(found.right), len(found.wrong)
        print(
            f"{name:14} {right:4}/{right + wrong:<4} exact ({found.share:.1%}), "
            f"{len(found.flips)} flips, {len(found.alarms)} false alarms"
        )


def machine_made(store: Store, count: int = 2_000) -> None:
    """True statements made of known facts, and the same with one slot swapped."""
    true: Counter[str] = Counter()
    swapped: Counter[str] = Counter()
    for fact, false in generated(count):
        true[verify(fact.text, store=store, language=fact.language).label] += 1
        swapped[verify(false.text, store=store, language=false.language).label] += 1
    print(f"generated      true: {dict(true)}; one slot swapped: {dict(swapped)}")


def speed(store: Store, rounds: int = 5) -> None:
    """Whole verdicts a second in one process, and the share of each stage, in the quickest of some rounds.

    The first round, which is not counted, fills what a process reads once.
    """
    cases = [case for name in SETS[:3] for case in statements(CASES / f"{name}.txt")]

    def check_all() -> float:
        begun = time.process_time()
        for case in cases:
            verify(case.text, store=store, language=case.language, stated_on=case.stated_on)
        return time.process_time() - begun

    check_all()
    whole = min(check_all() for _ in range(rounds))
    print(f"speed          {len(cases) / whole:.0f} verdicts/s, one after the other in one process")
    with stages() as spent:
        whole = check_all()
    shares = {stage: seconds / whole for stage, seconds in spent.items()}
    shares["judging and showing"] = 1 - sum(shares.values())
    print(f"stages         {', '.join(f'{stage} {share:.0%}' for stage, share in shares.items())}")


STAGES = {
    "reading": ("parse",),
    "finding": ("resolve", "find", "recalled"),
    "comparing": ("match_parties", "compare"),
}


@contextmanager
def stages() -> Iterator[dict[str, float]]:
    """Measure, in seconds, what `verify` spends in the functions of each stage while the block runs."""
    path = sys.modules["claims.verify"]
    spent = dict.fromkeys(STAGES, 0.0)

    def timed(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            begun = time.process_time()
            result = function(*args, **named)
            spent[stage] += time.process_time() - begun
            return stepped(stage, result) if isinstance(result, Iterator) else result

        return call

    def stepped(stage: str, steps: Iterator[Any]) -> Iterator[Any]:
        while True:
            begun = time.process_time()
            step = next(steps, None)
            spent[stage] += time.process_time() - begun
            if step is None:
                return
            yield step

    with ExitStack() as patches:
        for stage, names in STAGES.items():
            for name in names:
                patches.enter_context(patch.object(path, name, timed(stage, getattr(path, name))))
        yield spent


def length(store: Store) -> None:
    """Time by length, as a ratio to the shortest: what grows linearly doubles when the text does."""
    sentence = "Dunford und Gerasimow trafen sich am 16. Februar 2017 in Baku. "
    for name, unit in (("sentences", sentence), ("one sentence", sentence.replace(". ", " und ").rstrip())):
        first, ratios = 0.0, []
        for size in (2_500, 5_000, 10_000, 20_000):
            text = ((unit + " ") * (size // len(unit) + 1))[:size]
            taken = min(_seconds(text, store) for _ in range(3))
            first = first or taken
            ratios.append(f"{size} characters {taken / first:.1f}")
        print(f"length         {name}: {', '.join(ratios)}; the longest {taken:.2f} s")


def _seconds(text: str, store: Store) -> float:
    begun = time.process_time()
    verify(text, store=store, language="de")
    return time.process_time() - begun


def one_threshold() -> None:
    """The best that a similarity to any sentence of the documents reaches, its threshold chosen in hindsight."""
    sentences = [line for document in documents() for line in document.text.replace(". ", ".\n").splitlines() if line]
    cases = [case for case in statements(FROZEN) if case.label != "no_claim"]
    for scorer in (fuzz.token_set_ratio, fuzz.WRatio, fuzz.token_sort_ratio):
        likeness = [(case, max(scorer(case.text, sentence) for sentence in sentences)) for case in cases]
        right = max(sum(_right(case, like >= threshold) for case, like in likeness) for threshold in range(101))
        print(f"one threshold  {scorer.__name__}: {right}/{len(cases)} of supported or not")


def _right(case: Statement, supported: bool) -> bool:
    return supported == (case.label == "supported")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"sqlite:///{Path(folder) / 'claims.sqlite'}")
        load(store)
        quality(store)
        machine_made(store)
        speed(store)
        length(store)
        one_threshold()
        store.close()


if __name__ == "__main__":
    main()
