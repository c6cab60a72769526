"""Verbs of several words between which the day or the place stands: «сели в среду в Риге за стол переговоров»."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import Taken, Writing
from claims.reading.scan import Atom

_MEET = ("meet", "host", "talk", "call", "discuss", "see")
_LONGEST_BETWEEN = 8  # atoms of "в среду, в первый день визита, в Риге"
_LONGEST_REST = 5  # atoms of "за одним столом с"


def split_wording(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """«Имел в среду аудиенцию у короля», «дал в Риге обед в честь X»: the verb as if nothing stood between its words,
    where these together tell of a meeting. The day and the place stay."""
    first = atoms[at]
    if writing.articles or first.capital or " " in first.norm or first.has("be", "went", "stayed"):
        return None
    if not writing.words.following(first.norm):
        return None
    stop = _past_day_and_place(atoms, at + 1)
    if stop == at + 1 or not any(atom.has("date", "place") for atom in atoms[at + 1 : stop]):
        return None
    for end in range(min(len(atoms), stop + _LONGEST_REST), stop, -1):
        rest = [word for atom in atoms[stop:end] for word in atom.norm.split()]
        forms = tuple(form for form in writing.words.verbs_of((first.norm, *rest)) if form.verb.sense in _MEET)
        if forms:
            hit = all(form.verb.hit for form in forms)  # whom, without a preposition
            if hit and end < len(atoms) and _is_a_thing(atoms[end], writing):
                return None
            led = [atoms[end - 1]] if atoms[end - 1].has("with") and not hit else []
            return [first._replace(kinds={"verb": forms}), *atoms[at + 1 : stop], *led], end
    return None


def _is_a_thing(atom: Atom, writing: Writing) -> bool:
    """«В честь юбилея президента»: no adjective of somebody."""
    return atom.kinds.keys() == {"word"} and not atom.norm.endswith(writing.adjectives)


def _past_day_and_place(atoms: Sequence[Atom], at: int) -> int:
    """Past «в среду», «поздно вечером в Риге», «12 марта»."""
    stop = at
    while stop < min(len(atoms), at + _LONGEST_BETWEEN):
        led = stop + atoms[stop].has("at", "on")
        if led < len(atoms) and atoms[led].has("date", "place") and not atoms[led].has("verb"):
            stop = led + 1
        elif atoms[stop].has("ignorable", "time_of_day", "format"):
            stop += 1
        else:
            break
    return stop
