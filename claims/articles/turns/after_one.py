"""A meeting after which a sentence tells of another one: "Nach dem Gespräch mit Minister Y in Riga traf X den Z". Where
nouns have capital letters, no comma parts the two; the day and place of the first are not those of the second.

As in claims/articles/turns, each function takes one turn. What stands apart is set apart by a mark of no width.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.turns.atoms import in_front
from claims.articles.writing import Row, Taken
from claims.reading.scan import Atom

_MEETS = ("meet", "host", "see", "talk", "call", "hold")
_LONGEST = 6  # atoms of "nach dem weitgehend ergebnislosen ersten Treffen"
_BEFORE_A_NOUN = ("definite", "indefinite", "possessive", "word", "ordinal", "first", "ignorable", "format", "date")


def _met_then(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Nach dem Gespräch mit Y am Montag traf X …": before the verb."""
    forms = atoms[at].kinds.get("verb", ())
    if not any(form.verb.sense in _MEETS and form.tense == "past" for form in forms) or not _opens_with_one(atoms, at):
        return None
    return [_mark(atoms[at]), atoms[at]], at + 1


def _has_met_then(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Nach dem Gespräch mit Y hat X mit Z telefoniert"."""
    last = next((atom for atom in reversed(atoms) if not atom.has("punct")), atoms[at])
    met = any(f.verb.sense in _MEETS and f.tense == "participle" for f in last.kinds.get("verb", ()))
    if not met or atoms[at].has("verb") or not _opens_with_one(atoms, at):
        return None
    return [_mark(atoms[at]), atoms[at]], at + 1


def _opens_with_one(atoms: Sequence[Atom], at: int) -> bool:
    """Whether the sentence begins with "after", a noun of meeting and who was there, and goes on here."""
    first = next((i for i, atom in enumerate(atoms) if not atom.has("punct")), at)
    led = atoms[first:at]
    if not led or not led[0].has("after") or " " in led[0].text or any(atom.text == "," for atom in led):
        return False
    noun = first + 1
    while noun < min(at, first + _LONGEST) and atoms[noun].has(*_BEFORE_A_NOUN) and not atoms[noun].has("noun"):
        noun += 1
    if noun + 1 >= at or not (atoms[noun].has("noun") and atoms[noun].capital):
        return False
    whom = atoms[noun + 2 : at]
    return atoms[noun + 1].has("with", "between") and any(atom.has("name", "counterpart") for atom in whom)


def _mark(atom: Atom) -> Atom:
    return in_front(atom, "punct")._replace(text=";", norm=";")


def _attended_by(atoms: Sequence[Atom], at: int) -> Taken:
    """ "After meeting X in Riga, a meeting also attended by Z, Y met …": who else was there is said beside it, between
    commas, and parts what was first from what came then."""
    noun = next((i for i in range(at + 1, min(len(atoms), at + _ASIDE)) if atoms[i].has("noun")), None)
    if noun is None or noun + 1 >= len(atoms) or not atoms[at + 1].has("indefinite"):
        return None
    if not atoms[noun + 1].has("attended"):
        return None
    stop = next((i for i in range(noun + 2, min(len(atoms), noun + _LONGEST_LIST)) if atoms[i].text == ","), None)
    if stop is None or any(atom.has("verb", "be", "have") for atom in atoms[noun + 2 : stop]):
        return None
    return [], stop


_ASIDE = 4  # atoms of ", a long meeting"
_LONGEST_LIST = 12


# Each with the kinds of word that it may begin with, and what it needs.
TURNS: tuple[Row, ...] = (
    (_attended_by, {","}, {"attended"}, {"noun"}, {"indefinite"}),
    (_met_then, {f"to {sense}" for sense in _MEETS}, {"after"}, {"noun"}),
    (_has_met_then, {"have"}, {"after"}, {"noun"}, {f"to {sense}" for sense in _MEETS}),
)
