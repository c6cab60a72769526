"""A meeting told of that opens its sentence, with when and where it was right behind it: "das Gespräch am Donnerstag in
Rom diente der Entspannung". Whatever else is said of it there, it was; in German.

As in claims/articles/turns, each function takes one turn.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import Taken
from claims.reading.scan import Atom

_MANY = ("gathering", "event", "summit", "visit", "journey", "meetings")  # nouns that are no meeting of two
_TURNS_IT = ("verb", "not", "never", "no", "with", "between", "will", "plan_words", "hedge", "condition", "noun")


def said_of_it(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Das Treffen am Montag in Rom | war das erste seit der Wahl", "… | sollte den Streit beilegen": a mark before
    the verb sets apart what is said of it."""
    if at or len(atoms) < len(("Das", "Treffen", "am", "Montag", "war", ".")) or not atoms[0].has("relative"):
        return None
    if not atoms[1].has("noun") or atoms[1].has(*_MANY) or not atoms[1].capital:
        return None
    stop = next((i for i in range(2, len(atoms)) if not atoms[i].has("on", "at", "date", "place")), len(atoms))
    if stop >= len(atoms) - 1 or not any(atom.has("date", "place") for atom in atoms[2:stop]):
        return None
    verb, rest = atoms[stop], atoms[stop + 1 :]
    plain = verb.kinds.keys() == {"word"} or verb.has("was_to")
    first = verb.has("were") and rest[0].has("definite") and any(a.has("first", "ordinal") for a in rest[1:2])
    if verb.capital or verb.has("verb") or not (plain or first) or any(atom.has(*_TURNS_IT) for atom in rest):
        return None
    mark = verb._replace(end=verb.start, text=":", norm=":", kinds={"punct": ":"}, glued=False, nations=())
    return [*atoms[:stop], mark, verb, *map(_of_no_one, atoms[stop:], rest)], len(atoms)


def _of_no_one(before: Atom, atom: Atom) -> Atom:
    """ "(Diente) der | Entspannung |": a noun behind its article, an adjective or a preposition, which names nobody."""
    led = before.has("definite", "indefinite", "possessive", "at", "since", "soft") or before.kinds.keys() == {"word"}
    thing = atom.kinds.keys() <= {"name", "thing"} and " " not in atom.text
    return atom._replace(kinds={"ignorable": None}) if led and thing and atom.capital else atom


def awaited(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Das Gespräch am Montag wurde mit Spannung erwartet": how others looked forward to it, and no plan."""
    if at + 2 >= len(atoms) or not atoms[at].has("with") or not atoms[at + 2].has("awaits"):
        return None
    if not any(atom.has("become") for atom in atoms[:at]) or any(atom.has("will") for atom in atoms[:at]):
        return None
    if not atoms[at + 1].capital or atoms[at + 1].has("office", "title", "place", "date") or " " in atoms[at + 1].text:
        return None
    said = atoms[at]._replace(end=atoms[at + 2].end, kinds={"ignorable": None}, nations=())
    return [said], at + 3


def scheduled_for(atoms: Sequence[Atom], at: int) -> Taken:
    """ "War auf eine Stunde angesetzt, dauerte aber drei": for how long it was planned, and no plan of one to come."""
    if at + 2 >= len(atoms) or not atoms[at].has("toward") or not atoms[at + 1].has("duration"):
        return None
    planned = any(form.verb.sense == "plan" for form in atoms[at + 2].kinds.get("verb", ()))
    if not planned or not any(atom.has("were") for atom in atoms[:at]):
        return None
    said = atoms[at]._replace(end=atoms[at + 2].end, kinds={"ignorable": None}, nations=())
    return [said], at + 3


# Each with the kinds of word that it may begin with.
TURNS = (
    (said_of_it, {"definite"}, {"noun"}, {"relative"}, {"date", "place"}),
    (awaited, {"with"}, {"awaits"}, {"become"}),
    (scheduled_for, {"toward"}, {"duration"}, {"were"}, {"to plan"}),
)
