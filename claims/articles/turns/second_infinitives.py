"""A second infinitive of one modal verb, whose object is whom somebody meets: "wird Lesotho besuchen und dort
Premierminister X treffen". Its subject is that of the first, as with "und dort mit X sprechen".

As in claims/articles/turns, each function takes one turn.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.turns.apart import in_front
from claims.articles.writing import Row, Taken
from claims.reading.scan import Atom

_MODALS = ("will", "plan_modal", "plan_words")
_ADVERBS = ("there", "thereby", "next", "ignorable", "also", "at", "on", "date", "time_of_day", "place", "format")
_WHOM = ("office", "title", "definite", "possessive", "nation", "name", "counterpart", "group", "country")
_ENDS = (".", ",", ";", "–")
_MEETS = ("meet", "host")


def _and_meet(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Und dort Premierminister X treffen": the object stands where "mit X" would."""
    if not at or at + 3 >= len(atoms) or not any(atom.has(*_MODALS) for atom in atoms[:at]):
        return None
    before = atoms[at - 1]
    infinitive = any(form.tense in ("infinitive", "present") for form in before.kinds.get("verb", ()))
    if not infinitive and not (set(before.kinds) == {"word"} and not before.capital and "infinitive" in before.forms):
        return None
    stop = next((i for i in range(at + 1, len(atoms)) if atoms[i].text in _ENDS), len(atoms)) - 1
    if not any(form.verb.sense in _MEETS and form.tense != "past" for form in atoms[stop].kinds.get("verb", ())):
        return None
    inside = range(at + 1, stop)
    if any(atoms[i].has("with", "between", "reciprocal", "verb", "noun", "that", "of", "by") for i in inside):
        return None
    whom = next((i for i in inside if not atoms[i].has(*_ADVERBS)), stop)
    if whom == stop or not atoms[whom].has(*_WHOM):
        return None
    return [*atoms[at:whom], in_front(atoms[whom], "with")], whom


TURNS: tuple[Row, ...] = ((_and_meet, {"and"}, {"will", "plan_modal", "plan_words"}),)
