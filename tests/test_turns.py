"""What a turn of phrase or a writing is said to need is what it needs: in no other sentence is it asked.

`rewritten` in claims/articles/writing/rewriting.py asks them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from claims.articles.turns import TURNS
from claims.articles.writing import Writing, called, plain, writing_of
from claims.articles.writing.rewriting import needs, shown, traits
from claims.language import load
from claims.reading.scan import Atom, scanned
from tests.benchmarks.articles import FROZEN, known_sets


def _sentences() -> Iterator[tuple[Sequence[Atom], Writing]]:
    for name, articles in known_sets():
        for article in articles if not name.startswith(FROZEN) else ():
            language = load(article.language)
            for sentence in scanned(article.text, language, article.published, articles=True):
                yield sentence.atoms, writing_of(language)


def test_a_turn_takes_nothing_in_a_sentence_without_what_it_needs() -> None:
    asked = 0
    for atoms, writing in _sentences():
        for take, at in _skipped(TURNS, atoms, writing):
            asked += 1
            assert take(atoms, at) is None, f"{take.__name__} in {' '.join(a.text for a in atoms)!r}"
    assert asked > len(TURNS)


def test_a_writing_takes_nothing_in_a_sentence_without_what_it_needs() -> None:
    asked = 0
    for atoms, writing in _sentences():
        english = writing.articles and not writing.capital_nouns
        for take, at in _skipped((*plain.WRITINGS, *called.WRITINGS * english), atoms, writing):
            asked += 1
            assert take(atoms, at, writing) is None, f"{take.__name__} in {' '.join(a.text for a in atoms)!r}"
    assert asked > len(plain.WRITINGS)


def _skipped(rows: Sequence[Any], atoms: Sequence[Atom], writing: Writing) -> Iterator[tuple[Any, int]]:
    """The rows that are not asked, as the sentence has not what they need, with where they would begin."""
    present = {*traits(writing), *(kind for atom in atoms for kind in shown(atom))}
    for row in rows:
        if any(needed.isdisjoint(present) for needed in needs(row)):
            yield from ((row[0], at) for at, atom in enumerate(atoms) if not row[1].isdisjoint(shown(atom)))
