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


def those_there(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "В Киеве раскритиковали встречу X с Y", "в Кремле анонсировали переговоры": who speaks of it."""
    verb = at + 2
    if not writing.they_do or verb + 1 >= len(atoms) or not _opens(atoms, at) or not atoms[at + 1].has("place"):
        return None
    says = all(form.verb.sense in _SAYS for form in atoms[verb].kinds.get("verb", ()))
    plain = atoms[verb].kinds.keys() <= {"word", "verb"}
    if not (says and plain) or not atoms[verb].norm.endswith(writing.they_do):
        return None
    stop = verb + 1
    while stop < len(atoms) and atoms[stop].has("word", "first", "possessive", "coming", "upcoming", "other", "format"):
        stop += 1
    return ([], verb) if stop < len(atoms) and atoms[stop].has("noun") else None


_SAYS = ("plan", "say", "deny", "believe", "call_as", "see")


def body_beside(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "На полях заседания Евразийского совета": an adjective of the name of a body, and nobody's surname."""
    name = atoms[at]
    if writing.articles or " " in name.text or not name.text.endswith(writing.adjectives) or at + 1 >= len(atoms):
        return None
    stop = at + 1
    while stop < len(atoms) and atoms[stop].kinds.keys() <= _OF_A_BODY and atoms[stop].norm.endswith(writing.owned):
        stop += 1
    if stop == at + 1 or atoms[at + 1].capital:
        return None
    led = next((i for i in range(at - 1, max(-1, at - _LONGEST_EVENT), -1) if atoms[i].has("beside")), None)
    if led is None or led + 1 == at or not all(a.has("noun", "word") for a in atoms[led + 1 : at]):
        return None
    return [name._replace(end=atoms[stop - 1].end, kinds={"word": None}, capital=False, nations=())], stop


_OF_A_BODY = {"word", "idea", "prepared"}  # "Шанхайской организации сотрудничества"
_LONGEST_EVENT = 4  # atoms of "на полях очередного заседания"


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
