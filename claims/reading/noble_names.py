"""Surnames that begin with particles, where no given name stands before them: "met von der Leyen", "traf van Aalst".

Behind a given name the scan reads them as one name ("Ursula von der Leyen"). Of a particle that is a word of the
language, too, one alone is a preposition or an article ("von Putin"); of several in a row the place tells: behind a
verb, an office, a preposition of company, or at the beginning.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from claims.names import particles
from claims.reading.scan import Atom, ScannedSentence

_HYPHENS = "-‑"
_MOST = 4  # particles in a row: "von und zu der"
_BEFORE = ("verb", "office", "title", "with", "between", "and", "have", "by")  # what may stand before such a name


def with_noble_names(sentence: ScannedSentence) -> ScannedSentence:
    """A sentence whose surnames are whole."""
    result: list[Atom] = []
    for atom in sentence.atoms:
        led = _particles_before(result, atom) if "name" in atom.kinds else 0
        if led:
            atom = _joined(result[-led], atom, sentence)
            del result[-led:]
        result.append(atom)
    return sentence if len(result) == len(sentence.atoms) else sentence.with_atoms(result)


def _particles_before(before: Sequence[Atom], name: Atom) -> int:
    """How many atoms at the end of these are particles of the name, with the hyphen of "al-Sisi"."""
    if name.glued and before and before[-1].text in _HYPHENS:
        return 2 if len(before) > 1 and _is_nothing_else(before[-2]) else 0
    row = list(takewhile(lambda atom: atom.norm in particles(), reversed(before[-_MOST:])))
    while row and row[-1].has("and"):
        row.pop()
    leading = before[-len(row) - 1] if len(row) < len(before) else None
    begins = bool(row) and (row[-1].has("of") or _is_nothing_else(row[-1]))  # not "An den …", "Zum …"
    if len(row) > 1 and begins and (leading is None or leading.has(*_BEFORE)):
        return len(row)
    return len(list(takewhile(_is_nothing_else, row)))


def _is_nothing_else(atom: Atom) -> bool:
    """Whether an atom is a particle, and no word that the tables know."""
    return atom.norm in particles() and atom.kinds.keys() == {"word"}


def _joined(first: Atom, name: Atom, sentence: ScannedSentence) -> Atom:
    text = sentence.text[first.start - sentence.start : name.end - sentence.start]
    return name._replace(start=first.start, text=text, norm=text.casefold(), kinds={"name": text}, glued=first.glued)
