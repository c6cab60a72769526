"""What a turn of phrase or a writing is said to need is what it needs: in no other sentence is it asked.

`rewritten` in claims/articles/writing asks them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from claims.articles.turns import TURNS
from claims.articles.writing import Writing, called, needs, plain, writing_of
from claims.language import load
from claims.reading.scan import Atom, kinds_of, scanned
from tests.benchmarks.articles import FROZEN, known_sets


def _sentences() -> Iterator[tuple[Sequence[Atom], Writing]]:
    for name, articles in known_sets():
        for article in articles if not name.startswith(FROZEN) else ():
            language = load(article.language)
            for sentence in scanned(article.text, language, article.published, articles=True):
                yield sentence.atoms, writing_of(language)


def test_a_turn_takes_nothing_in_a_sentence_without_what_it_needs() -> None:
    asked = 0
    for atoms, _ in _sentences():
        for take, at in _skipped(TURNS, atoms):
            asked += 1
            assert take(atoms, at) is None, f"{take.__name__} in {' '.join(a.text for a in atoms)!r}"
    assert asked > len(TURNS)


def test_a_writing_takes_nothing_in_a_sentence_without_what_it_needs() -> None:
    asked = 0
    for atoms, writing in _sentences():
        english = writing.articles and not writing.capital_nouns
        for take, at in _skipped((*plain.WRITINGS, *called.WRITINGS * english), atoms):
            asked += 1
            assert take(atoms, at, writing) is None, f"{take.__name__} in {' '.join(a.text for a in atoms)!r}"
    assert asked > len(plain.WRITINGS)


def _skipped(rows: Sequence[Any], atoms: Sequence[Atom]) -> Iterator[tuple[Any, int]]:
    """The rows that are not asked for what they need, with where they would begin."""
    present = kinds_of(atoms)
    for row in rows:
        if needs(row) and needs(row).isdisjoint(present):
            yield from ((row[0], at) for at, atom in enumerate(atoms) if not row[1].isdisjoint(atom.kinds))
