"""The benchmark of articles: what it lists, and what it never does."""

from __future__ import annotations

from typing import Any

import pytest

from tests.benchmarks.articles import FROZEN, known_sets, print_sets


def fails(text: str, **_: Any) -> None:
    """An extractor that finds nothing: each text is a failure that quotes it, each meeting a mistake."""
    raise ValueError(text)


def test_the_frozen_sets_are_counted_and_never_listed(capsys: pytest.CaptureFixture[str]) -> None:
    sets = dict(known_sets())
    failures = print_sets(fails, sets, show=True)
    listed = capsys.readouterr().out + "\n".join(failures)
    assert "fresh-de-01 misses m1" in listed
    assert "fresh-de-01: ValueError" in listed
    assert "frozen_de: 25 texts" in listed
    frozen = [article for name, found in sets.items() if name.startswith(FROZEN) for article in found]
    assert len(frozen) == 223
    for article in frozen:
        assert article.id not in listed
        assert article.text[:40] not in listed, article
