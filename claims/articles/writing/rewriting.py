"""Which rows of a table of turns or writings a sentence is asked for: those that one of its atoms may begin, and of
these those that find in it what they need. Most sentences have neither, and no row is asked in vague hope.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from claims.articles.writing import Kinds, Row, Taken, Writing, WritingRow
from claims.reading.scan import Atom

_IN_NAMES = (" ", ". ", "-")  # what rows tell names by: two words or more, with an initial or title, with a hyphen


class _Says(dict[str, str]):
    """A sense of verbs → as rows name it: "to meet". Filled as they turn up."""

    def __missing__(self, sense: str) -> str:
        said = self[sense] = f"to {sense}"
        return said


_SAYS = _Says()


def shown(atom: Atom) -> tuple[str, ...]:
    """What rows may ask of an atom: all that it can be ("noun"), what its readings as a verb say ("to meet"), which
    mark it is (","), and what stands in a name (see _IN_NAMES)."""
    kinds = atom.kinds
    if "verb" in kinds:
        return (*kinds, *[_SAYS[form.verb.sense] for form in kinds["verb"]])
    if "name" in kinds:
        return (*kinds, *[mark for mark in _IN_NAMES if mark in atom.text])
    return tuple(kinds) if len(atom.text) > 1 else (*kinds, atom.text)


def traits(writing: Writing) -> tuple[str, ...]:
    """What rows may need of a language."""
    return (
        "capital_nouns" if writing.capital_nouns else "small_nouns",
        "articles" if writing.articles else "no_articles",
    )


def needs(row: Row | WritingRow) -> tuple[Kinds, ...]:
    """What a row needs in the sentence, or of its language: one of each of these; nothing where it is always asked."""
    return row[2:]


@dataclass(frozen=True, slots=True, eq=False)
class Begun:
    """The rows that an atom may begin, in order, each with its needs as sets of bits. `shows`: what the atom itself is
    to the rows; `needed`: all that any of these needs."""

    rows: tuple[tuple[Any, tuple[int, ...]], ...]
    shows: int
    needed: int
    chosen: dict[int, tuple[Any, ...]] = field(default_factory=dict)  # those to ask, by what of it a sentence has

    def choose(self, here: int) -> tuple[Any, ...]:
        """Those to ask in a sentence that has this of what is needed."""
        found = self.chosen[here] = tuple(take for take, needed in self.rows if all(map(here.__and__, needed)))
        return found


class Rows:
    """A table of rows, by what an atom shows. What rows need is kept as bits: a sentence's are put together from those
    of its atoms, and compared with those of a row, at once."""

    def __init__(self, rows: Sequence[Row | WritingRow]) -> None:
        asked = {kind for row in rows for needed in needs(row) for kind in needed}
        self._bits = {kind: 1 << place for place, kind in enumerate(sorted(asked))}
        self._rows = [(row[0], row[1], tuple(self.bits(needed) for needed in needs(row))) for row in rows]
        self.begun: Callable[[tuple[str, ...]], Begun] = lru_cache(maxsize=1 << 12)(self._begun)

        self.of_language: Callable[[tuple[str, ...]], int] = lru_cache(maxsize=8)(self.bits)

    def bits(self, kinds: Iterable[str]) -> int:
        """All of these that any row needs."""
        return sum(self._bits[kind] for kind in set(kinds) if kind in self._bits)

    def _begun(self, shows: tuple[str, ...]) -> Begun:
        own = tuple((take, needed) for take, begins, needed in self._rows if not begins.isdisjoint(shows))
        every = 0
        for _, needed in own:
            for bits in needed:
                every |= bits
        return Begun(own, self.bits(shows), every)


def rewritten(atoms: Sequence[Atom], rows: Rows, writing: Writing | None = None) -> Sequence[Atom]:
    """The atoms of a sentence with the first row that begins at each taken; these themselves where none is. `writing`:
    for rows that ask for it."""
    begun = rows.begun
    begins = [begun(shown(atom)) for atom in atoms]
    kinds = set(begins)  # most atoms of a sentence are of a few
    present = 0 if writing is None else rows.of_language(traits(writing))
    for each in kinds:
        present |= each.shows
    asked: dict[Begun, tuple[Any, ...]] = {}
    for each in kinds:
        if each.rows:
            here = each.needed & present
            takes = each.chosen.get(here)
            if takes is None:
                takes = each.choose(here)
            if takes:
                asked[each] = takes
    result: list[Atom] = []
    done = 0  # how many of the atoms are in the result, or stand otherwise there
    taken: Taken
    for at, each in enumerate(begins):
        if each in asked and at >= done:
            for take in asked[each]:
                taken = take(atoms, at) if writing is None else take(atoms, at, writing)
                if taken is not None:
                    result += atoms[done:at]
                    result += taken[0]
                    done = taken[1]
                    break
    return [*result, *atoms[done:]] if done else atoms
