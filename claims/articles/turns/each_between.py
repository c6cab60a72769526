"""Several meetings in a row, each with those between whom it was: "a call between X and Y on Monday and talks between X
and Z": two clauses, which a comma of no width sets apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.turns.atoms import in_front
from claims.articles.writing import Row, Taken
from claims.reading.scan import Atom

_BEFORE_A_NOUN = ("indefinite", "word", "format", "duration", "ordinal", "number", "ignorable", "separately")
_TOLD = ("hold", "happen", "say", "meet")  # verbs with which both were: others may be of the first alone, or deny both
_NOT_SO = ("not", "never", "no", "nobody", "neither", "condition", "hedge", "hedge_modal", "falsehood", "idea", "or")
_LONGEST = 5  # atoms of "a second, shorter in-person conversation"


def _and_another(atoms: Sequence[Atom], at: int) -> Taken:
    """ "There was a call between X and Y in May and a meeting between Y and Z in June"."""
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST) and not atoms[stop].has("noun") and atoms[stop].has(*_BEFORE_A_NOUN):
        stop += 1
    if stop + 1 >= len(atoms) or not atoms[stop].has("noun") or not atoms[stop + 1].has("between"):
        return None
    first = next((i for i in reversed(range(at)) if atoms[i].has("punct")), -1) + 1
    before = atoms[first:at]
    noun = next((i for i, atom in enumerate(before[:-1]) if atom.has("noun") and before[i + 1].has("between")), None)
    if noun is None or any(atom.has(*_NOT_SO) for atom in before):
        return None
    said = {form.verb.sense for atom in before if not atom.has("noun") for form in atom.kinds.get("verb", ())}
    if not said <= set(_TOLD):
        return None
    return [in_front(atoms[at], "punct")._replace(text=",", norm=","), atoms[at]], at + 1


TURNS: tuple[Row, ...] = ((_and_another, {"and"}, {"between"}, {"noun"}),)
