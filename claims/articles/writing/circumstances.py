"""Whose the circumstance is that opens a sentence: "на фоне критики депутата X министр Y встретился с Z".

X stands in the genitive, and Y, whose post or name does not, is who met Z. Only case tells them apart, so that nothing
is taken where a language has articles instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.writing import POSTS, Taken, Writing, basic_form, between
from claims.articles.writing.cases import stands
from claims.reading.scan import Atom

_LONGEST = 9  # atoms of "в связи с отставкой бывшего первого заместителя министра X"
_LONGEST_STEAD = 5  # atoms of "вместо заболевшего главы государства"
_ENDS = ("noun", "verb", "with", "between", "date", "duration", "have", "with_whom", "he", "they", "several")
_MAY_BE_HIM = ("him", "he", "they", "several", "host", "whom", "whoever", "the_hero", "theirs", "counterpart")
_JOINS = ("with_part", "inviting", "with_whom")  # "при посредничестве X", "по приглашению X": told of elsewhere


def circumstance(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "После отставки премьера X президент Y …", "несмотря на критику депутата X, министр Y …": X is no subject."""
    if writing.articles or atoms[at].has(*_JOINS) or not _opens(atoms, at) or not _leads(atoms, at):
        return None
    owner = _owner(atoms, at, writing)
    if owner is None or not _subject_behind(atoms, owner + 1, writing) or _is_object(atoms, owner, writing):
        return None
    whose = atoms[at + 1]._replace(end=atoms[owner].end, kinds={"word": None}, capital=False, nations=())
    stop = owner + 1 + (atoms[owner + 1].text == ",")
    return [atoms[at], whose, between(atoms[owner])._replace(glued=False)], stop


def in_whose_stead(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Вместо него с послом встретился министр X", "от имени президента с делегацией …": a mark before whom X met."""
    if writing.articles or not _opens(atoms, at):
        return None
    near = range(at + 1, min(len(atoms) - 1, at + _LONGEST_STEAD))
    met = next((i for i in near if atoms[i].has("with", "name", "verb", "noun", "punct", "date")), None)
    if met is None or not atoms[met].has("with") or not atoms[met + 1].has(*POSTS, "group", "name"):
        return None
    behind = next((i for i in range(met + 1, len(atoms)) if atoms[i].has("verb", "punct")), at)
    if not atoms[behind].has("verb") or not any(writing.is_person(atom) for atom in atoms[behind + 1 :]):
        return None
    return [*atoms[at:met], between(atoms[met - 1])._replace(glued=False)], met


def _opens(atoms: Sequence[Atom], at: int) -> bool:
    return all(atom.has("punct", "ignorable") for atom in atoms[:at])


def _leads(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a preposition brings in a circumstance, and neither a day nor a place of its own."""
    day = atoms[at].kinds.get("date")
    counts = day is None or day.earliest is None  # "накануне приезда …"
    return counts and at + 1 < len(atoms) and not atoms[at + 1].has("place", "date")


def _is_object(atoms: Sequence[Atom], owner: int, writing: Writing) -> bool:
    """ "В аэропорту премьера X встретил министр Y": as nobody else is named whom Y met."""
    behind = atoms[owner + 1 :]
    return not any(atom.has("with") for atom in behind) and sum(map(writing.is_person, behind)) < len("YZ")


def _owner(atoms: Sequence[Atom], at: int, writing: Writing) -> int | None:
    """Where the name stands whose post or whose own form is in a case of an owner, with no meeting told before it."""
    post: Atom | None = None
    for index in range(at + 1, min(len(atoms) - 1, at + _LONGEST)):
        atom = atoms[index]
        if atom.has(*_ENDS) or (atom.has("punct") and atom.text not in '-«»"'):
            return None
        if atom.has(*POSTS, "aide"):
            post = atom
        elif atom.has("name") and writing.is_person(atom):
            owned = _is_declined(atom, writing) if post is None else not stands(post, writing)
            return index if owned else None
    return None


def _is_declined(name: Atom, writing: Writing) -> bool:
    basic = basic_form(name.text, writing.code)
    return basic is not None and basic != name.text


def _subject_behind(atoms: Sequence[Atom], start: int, writing: Writing) -> bool:
    """Whether somebody else is the subject, and no word may mean the owner."""
    if any(atom.has(*_MAY_BE_HIM) for atom in atoms[start:]):
        return False
    return any(
        post.has(*POSTS) and not led.has("with", "between") and stands(post, writing)
        for led, post in pairwise(atoms[start - 1 :])
    )
