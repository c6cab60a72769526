"""What is part of a post and of what it is the post of, for all who read posts."""

from __future__ import annotations

from claims.articles.writing import POSTS, Writing
from claims.reading.scan import Atom

LONGEST_POST = 12  # atoms between a post and its holder's name
KEPT = (*POSTS, "beside_another")  # of what a post is, when what it is the post of is left out
_ENDS_A_POST = {"verb", "and", "date", "noun", "with", "between", "have", "be", "become", "will", "reciprocal"}


def is_lower(atom: Atom) -> bool:
    """A word of no table, in small letters."""
    return set(atom.kinds) == {"word"} and not atom.capital


def ends_a_post(atom: Atom, writing: Writing) -> bool:
    """Whether an atom is not part of what a post is the post of; a "Stock Exchange" is no meeting there."""
    if atom.kinds.keys().isdisjoint(_ENDS_A_POST):  # most
        return False
    return not (atom.has("of", "definite") or (atom.has("noun") and atom.capital and not writing.capital_nouns))
