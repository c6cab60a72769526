"""Lists that a sentence opens: "This morning the Holy Father received in audience:", and below a line for each.

Each line is read behind the words that open the list, so that it tells of a meeting of its own. Marks keep their
offsets: those of the opening words lie before the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claims.articles.writing import Writing
from claims.reading.scan import Atom, ScannedSentence

_BULLETS = frozenset("–—-•*·▪")
_OPENS = frozenset({"host", "meet", "see", "talk"})
_LONGEST = 24  # atoms of the words that open a list


def with_openings(sentences: Iterable[ScannedSentence], writing: Writing) -> Iterator[ScannedSentence]:
    """The sentences of an article, the lines of a list each behind the words that open it (English)."""
    opening: Sequence[Atom] = ()
    for sentence in sentences:
        atoms = sentence.atoms
        if opening and atoms and atoms[0].text in _BULLETS:
            closed = len(atoms) > 2 and atoms[-1].text in ";,"
            yield sentence.with_atoms((*opening, *atoms[1 : len(atoms) - closed]))
            continue
        opening = _opening(atoms) if writing.seated else ()
        yield sentence


def _opening(atoms: Sequence[Atom]) -> Sequence[Atom]:
    """The words that open a list, without the colon and "in audience"; none where a sentence opens none."""
    if len(atoms) > _LONGEST or not atoms or atoms[-1].text != ":":
        return ()
    verb = next((i for i, atom in enumerate(atoms) if _meets(atom)), None)
    if verb is None or any(atom.has("not", "no", "condition") for atom in atoms):
        return ()
    stop = len(atoms) - 1
    if atoms[stop - 1].has("audience") and stop - 2 > verb:
        stop -= 2
    named = any(atom.has("name", "office", "title") for atom in atoms[:verb])
    return atoms[:stop] if named and not any(atom.has("name", "office") for atom in atoms[verb + 1 : stop]) else ()


def _meets(atom: Atom) -> bool:
    return not atom.has("noun") and any(form.verb.sense in _OPENS for form in atom.kinds.get("verb", ()))
