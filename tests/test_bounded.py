"""What a statement costs grows with its length and no faster, whatever stands in it.

The cost is counted in steps of Python's own machine, not in seconds, so that it is the same everywhere.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from datetime import date
from types import FrameType
from typing import Any

import pytest

from claims import parse, verify
from claims.extract import read_article
from claims.storage.interface import Store
from tests.benchmarks.articles import FROZEN, known_sets
from tests.cases_reader import CASES, statements

REPEATED = (
    "a", "(", "1.", "17.2.", "2017 ", "US-", "US-Generalstabschef-", "von ", "der ", "und ", "A. ", "St. ", "- ", "«",
    "'", "Dunford ", "Dunford, ", "Dunford und Gerasimow ", "vom 1. bis ", "10:00 ", "2017-02-16 ", "in Baku ", "traf ",
    "met ", "of the ", "who ", "dass ", "не ", "встретился с ", "👩‍👩‍👧", "\u0301", "x.", "!?", "&",
)  # fmt: skip
SHORT = 800  # characters; the long text has twice as many
LONG = 4000  # of an article: longer than any sentence that is read as one
MOST = 2.6  # times the work of the short one: twice, and something for what is sorted or looked up


def steps(work: Callable[[], object]) -> int:
    """How many instructions Python runs for it."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:  # noqa: ARG001  # Python calls it so
        nonlocal count
        count += 1
        frame.f_trace_opcodes = True
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("language", ["de", "en", "ru"])
def test_twice_the_text_is_twice_the_work(seeded: Store, language: str) -> None:
    def work(text: str) -> int:
        return steps(lambda: verify(text, store=seeded, language=language))

    found = {}
    for piece in REPEATED:
        text = piece * (SHORT // len(piece))
        verify(text, store=seeded, language=language)  # tables and rows that are read once
        found[piece] = work(text * 2) / work(text)
    assert {piece: ratio for piece, ratio in found.items() if ratio > MOST} == {}


@pytest.mark.parametrize(
    ("language", "piece"),
    [("en", "told Cy Dow, "), ("en", "met Ben Ash and "), ("de", "sagte das zu, "), ("ru", "и договорились ")],
)
def test_twice_a_sentence_without_end_is_twice_the_work(language: str, piece: str) -> None:
    """Rules look at what stands before in their sentence, so that one of an article ends at some length."""
    met = {
        "en": "Ann Tull met Ben Ash in Oslo on Monday. They ",
        "de": "Ann Tull traf Ben Ash am Montag in Oslo. Sie ",
        "ru": "Анна Иванова встретилась с Петром Сидоровым в Осло. Они ",
    }[language]

    def work(times: int) -> int:
        return steps(lambda: read_article(met + piece * times, date(2024, 3, 14), language))

    times = LONG // len(piece)
    work(times)
    assert work(2 * times) / work(times) < MOST


def test_the_count_shows_what_looks_at_each_pair_of_words() -> None:
    def pairs(words: list[str]) -> int:
        return sum(one == other for one in words for other in words)

    assert steps(lambda: pairs(["a"] * 200)) / steps(lambda: pairs(["a"] * 100)) > MOST


def test_a_short_text_is_read_once_and_a_long_one_is_not_remembered() -> None:
    short, day = "Dunford met Gerasimov in Baku.", date(2021, 10, 1)
    assert parse(short, "en", day) is parse(short, "en", day)
    assert parse(short, "en", day) is not parse(short, "en", date(2021, 10, 2))
    assert parse(short * 20, "en", day) is not parse(short * 20, "en", day)


@pytest.mark.parametrize("language", ["de", "en", "ru"])
def test_a_statement_leaves_nothing_that_only_the_collector_undoes(seeded: Store, language: str) -> None:
    """Circles (a function within a function that calls itself) pile up until Python looks for them, which the service
    lets it do seldom."""
    cases = statements(CASES / f"statements_{language}.txt")

    def work(end: str) -> None:
        for case in cases:
            verify(case.text + end, store=seeded, language=language, stated_on=case.stated_on)

    work("")  # tables that are read once
    assert circles(lambda: work(" ")) == 0  # texts that were not read yet


def test_an_article_leaves_nothing_that_only_the_collector_undoes() -> None:
    sets = [found[::3] for name, found in known_sets() if not name.startswith(FROZEN)]

    def work() -> None:
        for article in (article for found in sets for article in found):
            read_article(article.text, article.published, article.language)

    work()  # tables that are read once
    assert circles(work) == 0


def circles(work: Callable[[], object]) -> int:
    """How many objects only Python's collector undoes behind this."""
    gc.collect()
    gc.disable()
    try:
        work()
        return gc.collect()
    finally:
        gc.enable()
