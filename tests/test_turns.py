"""What a turn of phrase is said to need is what it needs: `claims/articles/turns` asks it in no other sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.articles.turns import TURNS, needs
from claims.language import load
from claims.reading.scan import Atom, kinds_of, scanned
from tests.benchmarks.articles import FROZEN, known_sets


def _sentences() -> Iterator[Sequence[Atom]]:
    for name, articles in known_sets():
        for article in articles if not name.startswith(FROZEN) else ():
            language = load(article.language)
            for sentence in scanned(article.text, language, article.published, articles=True):
                yield sentence.atoms


def test_a_turn_takes_nothing_in_a_sentence_without_what_it_needs() -> None:
    asked = 0
    for atoms in _sentences():
        present = kinds_of(atoms)
        skipped = [row for row in TURNS if needs(row) and needs(row).isdisjoint(present)]
        for take, begins, *_ in skipped:
            for at, atom in enumerate(atoms):
                if not begins.isdisjoint(atom.kinds):
                    asked += 1
                    assert take(atoms, at) is None, f"{take.__name__} in {' '.join(a.text for a in atoms)!r}"
    assert asked > len(TURNS)
