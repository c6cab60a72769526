"""Two names that a hyphen joins before a meeting of theirs, or behind it: "the Trump-Putin summit", "das Treffen
Scholz-Macron", "das Trump-Putin-Treffen"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import Writing, named
from claims.reading.scan import Atom
from claims.text import normalise

_HYPHENS = "-‑"
_TWO, _WITH_NOUN = 2, 3  # parts
_BETWEEN, _AND = {"between": None}, {"and": None}


def joined_names(atoms: Sequence[Atom], at: int, writing: Writing) -> list[Atom] | None:
    """What such a name means: between the one and the other, and the noun if it is joined on, too."""
    atom = atoms[at]
    parts = atom.text.replace(_HYPHENS[1], _HYPHENS[0]).split(_HYPHENS[0])
    if not _TWO <= len(parts) <= _WITH_NOUN or " " in atom.text or writing.is_given(parts[0]):
        return None
    noun = {entry.kind: entry.value for entry in writing.words.alone(normalise(parts[-1]), capital=True, free=False)}
    if len(parts) == _TWO:
        behind, before = atoms[at + 1 : at + 2], atoms[at - 1 : at] if at else []
        if not any(each.has("noun") for each in [*behind, *before]):
            return None
    elif "noun" not in noun:
        return None
    first = named(atom, atom.start, parts[0])
    second = named(atom, first.end + 1, parts[1])
    found = [_mark(first, first.start, _BETWEEN), first, _mark(first, first.end, _AND), second]
    if len(parts) == _WITH_NOUN:
        start = second.end + 1
        found.append(atom._replace(start=start, text=parts[2], norm=normalise(parts[2]), kinds=noun))
    return found


def _mark(atom: Atom, at: int, kinds: dict[str, None]) -> Atom:
    return atom._replace(start=at, end=at, text="", norm="", kinds=kinds, capital=False, glued=True)
