"""Meetings that a sentence names and nobody tells of: those somebody calls for or warns of, and interviews.

As in claims/articles/turns.py, each function takes one turn: the noun stays a word and is no longer one of meeting.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import Taken
from claims.reading.scan import Atom

_BEFORE_A_NOUN = (
    "definite", "indefinite", "possessive", "word", "nation", "ignorable", "number", "first", "coming", "format",
)  # fmt: skip
_LONGEST = 4  # atoms of "um ein baldiges persönliches"
_WORD = {"word": None}


def _wanted(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Bat am Montag um ein Treffen mit …", "ist zu Gesprächen mit … bereit": a call for one."""
    led = at - 1
    while led >= max(0, at - _LONGEST) and not atoms[led].has("toward", "invites"):
        if not atoms[led].has(*_BEFORE_A_NOUN):
            return None
        led -= 1
    if led < max(0, at - _LONGEST):
        return None
    kind = "calls_for" if atoms[led].has("toward") else "urges"
    said = any(atom.has(kind) for index, atom in enumerate(atoms) if index != led)
    return ([atoms[at]._replace(kinds=_WORD)], at + 1) if said else None


def _interview(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Im Gespräch mit der Zeitung", "in a call with reporters": what somebody told the press."""
    if at + 2 >= len(atoms) or not atoms[at + 1].has("with"):
        return None
    stop = at + 2
    while stop < min(len(atoms), at + 2 + _LONGEST) and not atoms[stop].has("media"):
        if not atoms[stop].has("definite", "indefinite", "word", "nation", "possessive"):
            return None
        stop += 1
    if stop >= len(atoms) or not atoms[stop].has("media"):
        return None
    behind = atoms[stop + 1] if stop + 1 < len(atoms) else None
    if behind is not None and behind.has("office", "title", "possessive_s"):
        return None  # "talks with the newspaper's owner"
    return [atoms[at]._replace(kinds=_WORD)], at + 1


TURNS = (
    (_wanted, {"noun"}),
    (_interview, {"noun"}),
)
