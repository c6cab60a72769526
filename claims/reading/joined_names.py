"""Two names that a hyphen joins before a meeting of theirs, or behind it: "the Trump-Putin summit", "das Treffen
Scholz-Macron", "das Trump-Putin-Treffen"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from claims.names import is_given_name
from claims.reading.lexicon import Lexicon
from claims.reading.scan import Atom, ScannedSentence
from claims.text import normalise

_HYPHENS = "-‑"
_TWO, _WITH_NOUN = 2, 3  # parts
_BETWEEN, _AND = {"between": None}, {"and": None}


def with_joined_names(sentence: ScannedSentence, table: Lexicon) -> ScannedSentence:
    """A sentence with "between X and Y" instead of "X-Y", and the noun behind if it is joined on, too."""
    if not any(hyphen in sentence.text for hyphen in _HYPHENS):
        return sentence
    result: list[Atom] = []
    for index, atom in enumerate(sentence.atoms):
        result += (_apart(sentence.atoms, index, table) if "name" in atom.kinds else None) or [atom]
    return sentence.with_atoms(result)


def _apart(atoms: Sequence[Atom], at: int, table: Lexicon) -> list[Atom] | None:
    atom = atoms[at]
    parts = atom.text.replace(_HYPHENS[1], _HYPHENS[0]).split(_HYPHENS[0])
    if len(parts) == _TWO and any(each.has("noun") for each in _beside(atoms, at)) and _are_whole(*parts):
        return _between(atom, *parts)
    if not _TWO <= len(parts) <= _WITH_NOUN or " " in atom.text or is_given_name(parts[0]):
        return None
    noun: dict[str, Any] = {}
    if len(parts) == _WITH_NOUN:
        alone = table.alone(normalise(parts[-1]), capital=True, free=False)
        noun = {entry.kind: entry.value for entry in alone if entry.kind == "noun"}
    if not noun and not (len(parts) == _TWO and any(each.has("noun") for each in _beside(atoms, at))):
        return None
    if not noun and _meets_another(atoms, at):
        return None
    found = _between(atom, *parts[:_TWO])
    return [*found, _part(atom, found[-1].end + 1, parts[-1])._replace(kinds=noun)] if noun else found


def _meets_another(atoms: Sequence[Atom], at: int) -> bool:
    """ "Встреча Тер-Давтяна и Ильина", "Gespräche Meyer-Landruts mit Ilic": the other is named behind, so it is one."""
    noun_behind = any(each.has("noun") for each in atoms[at + 1 : at + 2])
    return not noun_behind and any(each.has("and", "with") for each in atoms[at + 1 : at + 2])


def _are_whole(first: str, second: str) -> bool:
    """ "Ada Lovell-Tom Zilbrook": two names of two words or more, and no one name with a hyphen in it; the second
    begins with a given name, and the first does not end with one ("Anna Maria-Luisa Petri")."""
    given, _, surname = second.partition(" ")
    return " " in first and bool(surname) and is_given_name(given) and not is_given_name(first.rpartition(" ")[2])


def _between(atom: Atom, one: str, other: str) -> list[Atom]:
    first = _part(atom, atom.start, one)
    second = _part(atom, first.end + 1, other)
    return [_mark(first, first.start, _BETWEEN), first, _mark(first, first.end, _AND), second]


def _beside(atoms: Sequence[Atom], at: int) -> Sequence[Atom]:
    return [*atoms[max(0, at - 1) : at], *atoms[at + 1 : at + 2]]


def _part(atom: Atom, start: int, text: str) -> Atom:
    return atom._replace(start=start, end=start + len(text), text=text, norm=normalise(text), kinds={"name": text})


def _mark(atom: Atom, at: int, kinds: dict[str, None]) -> Atom:
    return atom._replace(start=at, end=at, text="", norm="", kinds=kinds, capital=False, glued=True)
