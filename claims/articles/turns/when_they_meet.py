"""Clauses that say when something else is, by a meeting: "the row may come up when X meets Y on Tuesday".

What may be is what else the sentence tells: that they meet is told as a plan. Such a clause is set apart by a comma.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.articles.turns.atoms import in_front
from claims.articles.writing import Row, Taken
from claims.reading.lexicon import VerbForm
from claims.reading.scan import Atom

_MEETS = ("meet", "host", "talk")
_WHO = ("name", "office", "title", "nation", "country", "definite", "possessive", "possessive_s", "and", "counterpart")
_TO_COME = ("will", "hedge_modal", "plan_words", "plan_modal")
_NOT_EVER = ("never", "condition", "falsehood", "exclusive", "habit")
_NOT_SO = ("not", "nobody", "no", *_NOT_EVER)
_LONGEST = 9  # atoms of "Foreign Minister X and his Norwegian counterpart, Y"
_DUE = 3  # atoms of "is due to meet"


def _when(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Will be raised on Tuesday when X meets Y", "came a day before X meets Y": they will meet then."""
    if atoms[at].has("before") and not atoms[at].has("soft"):
        return None  # "haben über Schutz vor Hochwasser beraten"
    verb, first = _verb(atoms, at + 1), _begins(atoms, at)
    if verb is None or first == at or any(atom.has(*_NOT_EVER) for atom in atoms[first:at]):
        return None
    if atoms[at].has("before") and any(atom.has("not", "nobody", "no") for atom in atoms[first:at]):
        return [_comma(atoms[at]), in_front(atoms[at], "condition"), atoms[at]], at + 1  # "will not resign before …"
    if not atoms[at].has("before") and not any(atom.has(*_TO_COME) for atom in atoms[first:at]):
        return None
    now = [form for form in _forms(atoms[verb]) if form.tense == "present"]
    if not now:
        return None
    will = atoms[verb]._replace(kinds={"verb": tuple(replace(form, tense="future") for form in now)})
    led = atoms[at] if atoms[at].has("when") else atoms[at]._replace(kinds={"because": None})
    return [_comma(atoms[at]), led, *atoms[at + 1 : verb], will], verb + 1


def _on_the_day(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The strike began on the day (that) X met Y", "on the day X is due to meet Y"."""
    day = at + 1
    if not at or day >= len(atoms) or not atoms[day].has("that_day"):
        return None
    stop = day + 1 + (day + 1 < len(atoms) and atoms[day + 1].has("that"))
    verb = _verb(atoms, stop)
    if verb is None or any(atom.has(*_NOT_SO) for atom in atoms[_begins(atoms, at) : at]):
        return None
    then = atoms[day]._replace(start=atoms[at].start, kinds={"because": None})
    return [_comma(atoms[at]), then], stop


def _goes_on_meanwhile(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X and Y met in Oslo as protests continued in Riga": what else went on then, and no talks that lasted."""
    thing = at + 1
    while thing < min(len(atoms), at + _DUE) and atoms[thing].has("definite", "possessive", "indefinite", "nation"):
        thing += 1
    if not at or thing + 1 >= len(atoms) or not atoms[thing].has("thing") or atoms[thing].has("noun"):
        return None
    verb = atoms[thing + 1]
    forms = verb.kinds.get("verb", ())
    lasts = bool(forms) and all(form.verb.sense == "last" for form in forms)
    return ([*atoms[at : thing + 1], verb._replace(kinds={"word": None})], thing + 2) if lasts else None


def _verb(atoms: Sequence[Atom], at: int) -> int | None:
    """Where the verb of meeting stands that follows somebody's name or post here, or the words for a plan of one."""
    stop = at
    while stop < min(len(atoms), at + _LONGEST) and atoms[stop].has(*_WHO):
        stop += 1
    if not any(atom.has("name", "office", "title") for atom in atoms[at:stop]):
        return None
    verb = stop
    while verb < min(len(atoms), stop + _DUE) and atoms[verb].has("be", "will", "plan_words", "infinitive_mark"):
        verb += 1
    return verb if verb < len(atoms) and _forms(atoms[verb]) else None


def _forms(atom: Atom) -> tuple[VerbForm, ...]:
    forms = () if atom.has("noun") else atom.kinds.get("verb", ())
    return tuple(form for form in forms if form.verb.sense in _MEETS)


def _begins(atoms: Sequence[Atom], at: int) -> int:
    """Where the clause begins that ends before this atom."""
    return next((i + 1 for i in reversed(range(at)) if atoms[i].text in (",", ";", ":") or atoms[i].has("that")), 0)


def _comma(atom: Atom) -> Atom:
    return in_front(atom, "punct")._replace(text=",", norm=",")


TURNS: tuple[Row, ...] = (
    (_on_the_day, {"on"}, {"that_day"}, {"to meet", "to host", "to talk"}),
    (_when, {"when"}, set(_TO_COME), {"to meet", "to host", "to talk"}),
    (_when, {"before"}, {"to meet", "to host", "to talk"}),
    (_goes_on_meanwhile, {"when"}, {"thing"}, {"to last"}),
)
