"""What a meeting was used for (English): "raised the case of the jailed reporter with X", "used a meeting with X to
call for calm", "after two hours of talks with X".

As in claims/articles/turns, each function takes one turn, and what stands instead says no more than the words did.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.turns.atoms import SOMEBODY
from claims.articles.writing import Row, Taken
from claims.reading.lexicon import Verb, VerbForm
from claims.reading.scan import Atom

_TALKS, _HOLDS = Verb("raise", "talk"), Verb("use", "hold")
_LONGEST_MATTER = 12  # atoms of "raised the case | of two jailed reporters and their driver"
_LONGEST_NOUN = 5  # atoms of "a tense closed-door meeting"


def _raised_with(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Raised the plight of the herders with Minister X": talked with him; "X and Y raised concerns" is no talk."""
    stop = at + 1
    while stop < min(len(atoms) - 1, at + _LONGEST_MATTER) and not _is_with(atoms[stop]):
        if atoms[stop].has("verb", "punct", "noun", "name", "office", "title"):
            return None
        stop += 1
    if stop + 1 >= len(atoms) or not _is_with(atoms[stop]) or not atoms[stop + 1].has(*SOMEBODY, "country"):
        return None
    if atoms[stop - 1].has("tie"):
        return None  # "raised the issue of ties with X"
    talked = atoms[at]._replace(kinds={"verb": (VerbForm(_TALKS, "past"), VerbForm(_TALKS, "participle"))})
    return [talked, atoms[stop]._replace(kinds={"with": None})], stop + 1


def _is_with(atom: Atom) -> bool:
    return atom.has("with") and not atom.has("verb")


def _used_a_meeting(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Used (her first) talks with President X to press for a deal": held them."""
    noun = at + 1
    while noun < min(len(atoms) - 1, at + 1 + _LONGEST_NOUN) and not atoms[noun].has("noun"):
        if not atoms[noun].has("indefinite", "possessive", "definite", "word", "format", "first", "duration"):
            return None
        noun += 1
    if noun + 1 >= len(atoms) or not atoms[noun].has("noun") or not atoms[noun + 1].has("with"):
        return None
    if at and atoms[at - 1].has("be", "infinitive_mark"):
        return None
    return [atoms[at]._replace(kinds={"verb": (VerbForm(_HOLDS, "past"),)})], at + 1


def _after_hours_of(atoms: Sequence[Atom], at: int) -> Taken:
    """ "After an hour of (tense) talks with President X, Y told reporters …": after talks."""
    noun = at + len(("after", "an hour", "of"))
    while noun < min(len(atoms) - 1, at + 2 + _LONGEST_NOUN) and atoms[noun].has("word", "format"):
        noun += 1
    if noun >= len(atoms) or not (
        atoms[at + 1].has("duration") and atoms[at + 2].has("of") and atoms[noun].has("noun")
    ):
        return None
    return [atoms[at], *atoms[at + 3 : noun]], noun


# Each with the kinds of word that it may begin with.
TURNS: tuple[Row, ...] = (
    (_raised_with, {"raised_with"}, {"with"}),
    (_after_hours_of, {"after"}, {"duration"}, {"of"}, {"noun"}),
    (_used_a_meeting, {"makes_use"}, {"noun"}, {"with"}),
)
