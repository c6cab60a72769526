"""Given names that are places, too, in statements: "Sofia Brandt met …", «Милан Панич», "traf Georgia Meloni"."""

from __future__ import annotations

from claims.names import base_forms, is_given_name
from claims.reading.scan import Atom, ScannedSentence

_PLACE = frozenset({"place", "capital", "country"})
_LED = ("at", "from_to", "of")  # "in Sofia Brandt met Malkov" may be either


def with_given_places(sentence: ScannedSentence, code: str) -> ScannedSentence:
    """A sentence in which a place right before a name is part of it, where people are called so. `code`: language."""
    result: list[Atom] = []
    for atom in sentence.atoms:
        if "name" in atom.kinds and result and _is_given(result, atom, code):
            first = result.pop()
            name = f"{first.text} {atom.text}"
            atom = atom._replace(start=first.start, text=name, norm=name.casefold(), kinds={"name": name}, glued=False)
        result.append(atom)
    return sentence if len(result) == len(sentence.atoms) else sentence.with_atoms(result)


def _is_given(before: list[Atom], name: Atom, code: str) -> bool:
    place = before[-1]
    if not place.kinds.keys() <= _PLACE or "place" not in place.kinds or " " in place.text:
        return False
    if place.end + 1 != name.start or (len(before) > 1 and before[-2].has(*_LED)):
        return False
    return any(map(is_given_name, (place.text, *base_forms(place.text, code))))
