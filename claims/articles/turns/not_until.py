"""What happened only then: "it was not until Wednesday that X met Y", "did not meet Y until Wednesday", "only on
Wednesday did he meet Y" (English). None of these denies a meeting.

As in claims/articles/turns, each function takes one turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.articles.writing import Row, Taken
from claims.reading.scan import Atom

_MEETS = frozenset({"meet", "see", "talk", "host", "hold", "call", "happen"})
_OPENS = ("cleft", "ignorable", "and", "rather")  # before "not until": "it was", "but"
_DATED = 4  # atoms of "until late on Wednesday"
_THEN = ("until", "date", "not", "exclusive", "on", "at", "after", "word", "time_of_day", "ordinal", "of", "place")
_PAST = "past"


def _not_until(atoms: Sequence[Atom], at: int) -> Taken:
    """ "It was not until Wednesday that …", "not until Wednesday, the third day of her visit, did …": on Wednesday."""
    if any(not atom.has(*_OPENS) for atom in atoms[:at]) or at + 2 >= len(atoms) or not atoms[at + 1].has("until"):
        return None
    day = _day(atoms, at + 2)
    if day is None:
        return None
    on = atoms[at + 1]._replace(kinds={"on": None})
    return [on, *atoms[at + 2 : day], _unbound(atoms[day])], day + 1


def _until(atoms: Sequence[Atom], at: int) -> Taken:
    """The "until Wednesday" of `_did_not`: on that day."""
    day = _day(atoms, at + 1)
    if day is None or not any(_is_put_off(atoms, index, at) for index in range(at)):
        return None
    return [atoms[at]._replace(kinds={"on": None}), *atoms[at + 1 : day], _unbound(atoms[day])], day + 1


def _did_not(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Did not meet Y until Wednesday", "will not meet him until Friday": but then."""
    until = next((i for i in range(at + 1, len(atoms)) if atoms[i].has("until")), None)
    if until is None or _day(atoms, until + 1) is None or not _is_put_off(atoms, at, until):
        return None
    return ([], at + 1) if not atoms[at - 1].has("past_do") else ([_in_the_past(atoms[at + 1])], at + 2)


def _is_put_off(atoms: Sequence[Atom], at: int, until: int) -> bool:
    """Whether a "not" stands here, behind its "did" or "will" and before what somebody met whom, up to the "until"."""
    if not at or at + 1 >= until or not atoms[at].has("not") or not atoms[at - 1].has("past_do", "will"):
        return False
    if any(atom.has("verb", "punct", "that", "relative") for atom in atoms[at + 2 : until]):
        return False
    return any(form.verb.sense in _MEETS for form in atoms[at + 1].kinds.get("verb", ()))


def _only_then(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Only on Wednesday did X meet Y", "not until Wednesday did …": he met him."""
    before = atoms[:at]
    only = bool(before) and (before[0].has("exclusive") or (before[0].has("not") and before[1 % at].has("until")))
    until = next((i + 1 for i in reversed(range(at)) if before[i].text == ","), 0)  # ", the third day of her visit,"
    stop = next((i for i in range(at) if before[i].text == ","), at) if until == at else at
    if not only or not all(atom.has(*_THEN) for atom in before[:stop]) or not any(a.has("date") for a in before[:stop]):
        return None
    verb = next((i for i in range(at + 1, len(atoms)) if atoms[i].has("verb", "punct")), len(atoms))
    if verb == len(atoms) or not any(form.verb.sense in _MEETS for form in atoms[verb].kinds.get("verb", ())):
        return None
    return [*atoms[at + 1 : verb], _in_the_past(atoms[verb])], verb + 1


def _day(atoms: Sequence[Atom], at: int) -> int | None:
    """Where the day stands behind an "until", if one does."""
    for index in range(at, min(len(atoms), at + _DATED)):
        if atoms[index].has("date"):
            return index
        if not atoms[index].has("word", "on", "at", "definite"):
            return None
    return None


def _unbound(day: Atom) -> Atom:
    return day._replace(kinds={"date": replace(day.kinds["date"], bound=None, bound_start=None)})


def _in_the_past(verb: Atom) -> Atom:
    return verb._replace(kinds={"verb": tuple(replace(form, tense=_PAST) for form in verb.kinds["verb"])})


TURNS: tuple[Row, ...] = (
    (_not_until, {"not"}, {"until"}),
    (_did_not, {"not"}, {"until"}),
    (_until, {"until"}, {"not"}),
    (_only_then, {"past_do"}, {"exclusive", "until"}),
)
