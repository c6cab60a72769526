"""Visits that somebody paid, and rounds on which somebody was shown something (English): "paid X a courtesy call",
"was given a tour of the plant by X", "showed X round the port".

As in claims/articles/turns, each function takes one turn, and what stands instead says no more than the words did.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.turns.atoms import SOMEBODY
from claims.articles.writing import Row, Taken
from claims.reading.lexicon import Verb, VerbForm
from claims.reading.scan import Atom

_SEES = Verb("see", "see", hit=True)
_LONGEST_WHOM = 10  # atoms of "the Kenyan foreign minister, Ada Berg,"
_LONGEST_ROUND = 8  # atoms of "a guided tour of the new port"
_IN_A_NAME = (*SOMEBODY, "country", "of", "and", "possessive_s", "word", "acting", "qualified")
_ROUND = ("round", "shown_round", "journey")
_IN_A_ROUND = ("word", "definite", "of", "on", "place", "indefinite", "possessive", "coming", "a_town", "town", "venue")


def _paid_a_visit(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Paid President X a courtesy call in Oslo": saw him. Without a name between it is "paid a visit to X"."""
    stop = _end_of_whom(atoms, at + 1)
    if stop is None or not atoms[stop].has("indefinite"):
        return None
    visit = stop + 1
    while visit < len(atoms) and atoms[visit].has("word", "format", "first", "ordinal") and not _is_visit(atoms[visit]):
        visit += 1
    if visit >= len(atoms) or not _is_visit(atoms[visit]):
        return None
    return [_saw(atoms[at]), *atoms[at + 1 : stop]], visit + 1


def _is_visit(atom: Atom) -> bool:
    return atom.has("paid_visit", "visit")


def _end_of_whom(atoms: Sequence[Atom], at: int) -> int | None:
    """Where the words for somebody end that begin here, if they do."""
    stop = at
    while stop < min(len(atoms), at + _LONGEST_WHOM) and (atoms[stop].has(*_IN_A_NAME) or atoms[stop].text == ","):
        if atoms[stop].has("indefinite"):
            break
        stop += 1
    named = any(atom.has("name", "office", "title", "counterpart", "he") for atom in atoms[at:stop])
    return stop if named and stop < len(atoms) else None


def _shown_round(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Was given a tour of the plant by President X", "was shown round the port by X": saw him."""
    if not at or not atoms[at - 1].has("be"):
        return None
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_ROUND) and not atoms[stop].has("by"):
        if not atoms[stop].has(*_IN_A_ROUND, *_ROUND):
            return None
        stop += 1
    round_ = any(_is_round(atom) for atom in atoms[at + 1 : stop])
    if (
        not round_
        or stop + 1 >= len(atoms)
        or not atoms[stop].has("by")
        or not atoms[stop + 1].has(*SOMEBODY, "country")
    ):
        return None
    return [_saw(atoms[at])], stop + 1


def _showed_round(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Showed President X round the port", "gave X a guided tour of the plant": saw him."""
    if at and atoms[at - 1].has("be"):
        return None
    stop = _end_of_whom(atoms, at + 1)
    if stop is None:
        return None
    tour = stop
    while tour < min(len(atoms), stop + 4) and atoms[tour].has("indefinite", "word") and not _is_round(atoms[tour]):
        tour += 1
    if tour >= len(atoms) or not _is_round(atoms[tour]):
        return None
    end = tour + 1
    while end < len(atoms) and atoms[end].has("definite", "word", "possessive", "a_town") and not atoms[end].has("at"):
        end += 1
    return [_saw(atoms[at]), *atoms[at + 1 : stop]], end


def _is_round(atom: Atom) -> bool:
    return atom.has(*_ROUND)


def _saw(atom: Atom) -> Atom:
    return atom._replace(kinds={"verb": (VerbForm(_SEES, "past"),)})


# Each with the kinds of word that it may begin with.
TURNS: tuple[Row, ...] = (
    (_paid_a_visit, {"paid"}, {"paid_visit", "visit"}),
    (_shown_round, {"shows", "given_round"}, {"round", "shown_round", "journey"}, {"by"}),
    (_showed_round, {"shows", "granted"}, {"round", "shown_round", "journey"}),
)
