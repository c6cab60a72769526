"""What somebody says he did, in an infinitive of the past: "bestätigte, X getroffen zu haben" (German); "having met X".

As in claims/articles/turns, each function takes one turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.writing import Row, Taken
from claims.reading.lexicon import MeetingNoun
from claims.reading.scan import Atom

_ENDS = 3  # atoms of "getroffen zu haben"
_WHO = ("name", "office", "title", "he", "they")
_WORD = {"word": None}


def _says_he_did(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X bestätigte, mit Y gesprochen zu haben": X did, and the verb of saying brings in no other subject."""
    return ([atoms[at]._replace(kinds=_WORD)], at + 1) if _is_of_saying(atoms, at) else None


def _day_of_saying(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Am Montag bestätigte X, …": on which day he said so."""
    begin, comma = _clause(atoms, at)
    said = any(atoms[i].has("verb") and _is_of_saying(atoms, i) for i in range(begin, comma))
    return ([atoms[at]._replace(kinds=_WORD)], at + 1) if said else None


def _had(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Getroffen zu haben": some time before, as with "hatte"."""
    if at + 1 < _ENDS or not _is_past(atoms[at + 1 - _ENDS : at + 1]):
        return None
    return [atoms[at]._replace(kinds={**atoms[at].kinds, "pluperfect": None})], at + 1


def _having(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Having met X in Riga, Y voiced optimism", "after having met X, …": after meeting X."""
    led = at == 1 and atoms[0].has("after")
    opens = (led or not any(not atom.has("punct") for atom in atoms[:at])) and "gerund" in atoms[at].forms
    if not opens or at + 1 >= len(atoms):
        return None
    done = tuple(f for f in atoms[at + 1].kinds.get("verb", ()) if f.tense == "participle" and f.verb.sense == "meet")
    noun = {"noun": MeetingNoun("in_person"), "gerund": None, "verb": done}
    after = () if led else (atoms[at]._replace(kinds={"after": None, "soft": None}),)
    return ([*after, atoms[at + 1]._replace(kinds=noun)], at + 2) if done else None


def _and_to_having(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Admitted to having met X in May and to having rung Y": two that he tells of, as without the second "to"."""
    behind = atoms[at + 1 : at + 3]
    told = len(behind) == len(("to", "having")) and behind[0].has("infinitive_mark") and behind[1].has("have")
    first = any(one.has("infinitive_mark") and two.has("have") for one, two in pairwise(atoms[:at]))
    return ([atoms[at], behind[1]], at + 3) if told and first else None


def _is_of_saying(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a verb says of its subject alone what the infinitive behind the next comma tells."""
    if any(form.verb.sense != "say" for form in atoms[at].kinds["verb"]):
        return False
    begin, comma = _clause(atoms, at)
    stop = next((i for i in range(comma + 1, len(atoms)) if atoms[i].has("punct")), len(atoms))
    if stop - _ENDS <= comma or not _is_past(atoms[stop - _ENDS : stop]):
        return False
    before, behind = (any(atom.has(*_WHO) for atom in part) for part in (atoms[begin:at], atoms[at + 1 : comma]))
    return before != behind  # "X sagte Y, Z getroffen zu haben"


def _clause(atoms: Sequence[Atom], at: int) -> tuple[int, int]:
    """Where the words between two marks begin and end."""
    begin = next((i + 1 for i in reversed(range(at)) if atoms[i].has("punct")), 0)
    return begin, next((i for i in range(at + 1, len(atoms)) if atoms[i].has("punct")), len(atoms))


def _is_past(ends: Sequence[Atom]) -> bool:
    met, mark, have = ends
    done = any(form.tense == "participle" for form in met.kinds.get("verb", ()))
    return done and mark.has("infinitive_mark") and have.has("have", "be")


TURNS: tuple[Row, ...] = (
    (_having, {"have"}, {"verb"}),
    (_and_to_having, {"and"}, {"infinitive_mark"}, {"have"}),
    (_had, {"have", "be"}, {"infinitive_mark"}),
    (_says_he_did, {"verb"}, {"infinitive_mark"}),
    (_day_of_saying, {"date"}, {"infinitive_mark"}),
)
