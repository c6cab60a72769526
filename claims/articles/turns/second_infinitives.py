"""A second infinitive of one modal verb, which tells whom somebody is to meet: "wird Lesotho besuchen und dort
Premierminister X treffen", «намерен выступить на форуме, а затем встретиться с X». Its subject is that of the first, as
with "und dort mit X sprechen".

As in claims/articles/turns, each function takes one turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.turns.atoms import in_front
from claims.articles.writing import Row, Taken
from claims.reading.lexicon import VerbForm
from claims.reading.scan import Atom

_MODALS = ("will", "plan_modal", "plan_words")
_ADVERBS = ("there", "thereby", "next", "ignorable", "also", "at", "on", "date", "time_of_day", "place", "format")
_WHOM = ("office", "title", "definite", "possessive", "nation", "name", "counterpart", "group", "country")
_ENDS = (".", ",", ";", "–")
_MEETS = ("meet", "host")


def _and_meet(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Und dort Premierminister X treffen": the object stands where "mit X" would."""
    modal = next((atom for atom in reversed(atoms[:at]) if atom.has(*_MODALS)), None)
    if not at or at + 3 >= len(atoms) or modal is None:
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
    return [*atoms[at:whom], *_again(modal, atoms[whom]), in_front(atoms[whom], "with")], whom


def _and_talk(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Am Freitag will er nach Baku reisen und dort mit X sprechen": he is to."""
    modal = next((atom for atom in reversed(atoms[:at]) if atom.has(*_MODALS)), None)
    if modal is None or at + 3 >= len(atoms) or not any(f.verb.sense == "travel" for f in _forms(atoms[at - 1])):
        return None
    whom = next((i for i in range(at + 1, len(atoms)) if not atoms[i].has(*_ADVERBS)), at + 1)
    stop = next((i for i in range(at + 1, len(atoms)) if atoms[i].text in _ENDS), len(atoms)) - 1
    if not atoms[whom].has("with") or any(atoms[i].has("verb", "that", "punct") for i in range(whom, stop)):
        return None
    talks = any(form.verb.sense in (*_MEETS, "talk") and form.tense != "past" for form in _forms(atoms[stop]))
    return ([*atoms[at:whom], *_again(modal, atoms[whom])], whom) if talks else None


def _forms(atom: Atom) -> tuple[VerbForm, ...]:
    forms: tuple[VerbForm, ...] = atom.kinds.get("verb", ())
    return forms


def _again(modal: Atom, before: Atom) -> list[Atom]:
    """A modal verb once more, without words, before an atom: "will er nach Baku reisen und dort | will | X treffen"."""
    return [modal._replace(start=before.start, end=before.start, text="", norm="", capital=False)]


def _and_is_to(atoms: Sequence[Atom], at: int) -> Taken:
    """«Намерен выступить на форуме, а затем встретиться с X», «планирует осмотреть порт и провести переговоры с X»:
    the plan is said once more before what it is for, too. Between its two infinitives stands no verb, and no other
    clause («намерен выяснить, кто просил встретиться»)."""
    finite = (i for i in reversed(range(at)) if atoms[i].has("verb", *_MODALS) and not _is_infinitive(atoms[i]))
    modal = next(finite, None)
    if modal is None or modal + 1 >= at or not _is_plan(atoms[modal]):
        return None
    if modal and atoms[modal - 1].has("not"):
        return None
    first, between = atoms[modal + 1], atoms[modal + 2 : at]
    if not _is_infinitive(first):
        return None
    if between and between[-1].text == ",":
        between = between[:-1]
    if any(atom.text in _ENDS or atom.has(*_NOT_BETWEEN) or _is_infinitive(atom) for atom in between):
        return None
    for led, atom in pairwise((first, *between)):  # "намерен начать переговоры и …", but "выступить на заседании и …"
        if (atom.has("noun") and not led.has("at")) or (atom.has("name") and not led.has("noun", "word", "at")):
            return None
    meets = at + 1
    while meets < len(atoms) and atoms[meets].has(*_ADVERBS) and not atoms[meets].has("verb"):
        meets += 1
    forms = atoms[meets].kinds.get("verb", ()) if meets < len(atoms) else ()
    if not any(form.tense == "infinitive" and form.verb.sense in (*_MEETS, "talk", "see", "hold") for form in forms):
        return None
    again = atoms[modal]._replace(start=atoms[meets].start, end=atoms[meets].start, text="", norm="", capital=False)
    return [*atoms[at:meets], again, atoms[meets]], meets + 1


_NOT_BETWEEN = ("that", "relative", "when", "with", "not", "office", "title", "he", "they", "counterpart")


def _is_infinitive(atom: Atom) -> bool:
    if "infinitive" not in atom.forms or atom.capital or not atom.kinds.keys() <= {"word", "verb", "visit", "visits"}:
        return False
    return all(form.tense == "infinitive" for form in atom.kinds.get("verb", ()))


def _is_plan(atom: Atom) -> bool:
    forms = atom.kinds.get("verb", ())
    plans = bool(forms) and all(form.verb.sense == "plan" and form.tense == "present" for form in forms)
    return plans or (not forms and atom.has("plan_modal", "plan_words") and " " not in atom.text)  # "должен был"


TURNS: tuple[Row, ...] = (
    (_and_meet, {"and"}, {"will", "plan_modal", "plan_words"}),
    (_and_talk, {"and"}, {"will", "plan_modal", "plan_words"}, {"with"}, {"to travel"}),
    (_and_is_to, {"and"}, {"plan_modal", "plan_words", "to plan"}),
)
