"""Clauses that hang on what somebody wants, fears or doubts: "verlangt, dass X Y trifft", "чтобы X встретился с Y"."""

from __future__ import annotations

from claims.articles.sentences import ReadSentence
from claims.reading.said import Clause
from claims.reading.scan import Atom


def is_only_wanted(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether a clause that reads like one of what was stands behind "so that", or behind "that" where the clause
    before says of nobody that he told it, and of nothing that it was so ("es war das erste Mal, dass …")."""
    if clause.status != "held" or sentence.kinds.isdisjoint(_OPENERS):
        return False
    before = [atom for atom in sentence.atoms if atom.end <= clause.heads[0].start]
    opened = next((at for at in reversed(range(len(before))) if before[at].has(*_OPENERS)), None)
    if opened is None or any(atom.text in _ENDS for atom in before[opened:]):
        return False
    governing = _clause_before(before, opened)
    return bool(governing) and (before[opened].has("so_that") or not any(map(_tells, governing)))


_OPENERS = ("so_that", "only_that")
_ENDS = (",", ";", ":")


def _clause_before(atoms: list[Atom], opened: int) -> list[Atom]:
    """The atoms between the comma before an opener and the one before that."""
    stop = opened - 1
    if stop < 0 or atoms[stop].text != ",":
        return []
    start = next((at + 1 for at in reversed(range(stop)) if atoms[at].text in _ENDS), 0)
    return atoms[start:stop]


def _tells(atom: Atom) -> bool:
    said = any(form.verb.sense in ("say", "agree") for form in atom.kinds.get("verb", ()))
    return said or atom.has("truth", "first", "statement", "media", "according", "says_it_was", "was_so")
