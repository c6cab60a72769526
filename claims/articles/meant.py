"""Modal verbs of the past: what was still to come that day, and what had to be called off.

As in claims/articles/turns.py, each function takes one turn.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import Taken
from claims.reading.scan import Atom

_CALLS_FOR = ("say", "believe", "wish", "judge", "deny", "cancel")  # who says so may only want it
_OPEN = ("condition", "question", "not", "no", "never", "irrealis", "hedge", "that", "have")
_MEETS = ("meet", "talk", "host", "see", "happen", "call")


def _was_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Am Nachmittag sollte er noch mit X sprechen", "die Minister sollten am Donnerstag zusammenkommen": will, told
    of beforehand. Somebody who should talk at last has no day to do it on."""
    if not at or atoms[at - 1].has("punct") or not any(atom.has("date", "time_of_day", "next") for atom in atoms):
        return None  # "Sollte er mit X sprechen, …"
    if any(atom.has(*_OPEN) for index, atom in enumerate(atoms) if index != at):
        return None
    forms = [form for atom in atoms for form in atom.kinds.get("verb", ())]
    if any(form.verb.sense in _CALLS_FOR and form.tense != "infinitive" for form in forms):
        return None
    meets = any(
        form.verb.sense in _MEETS and form.tense in ("infinitive", "participle", "present")
        for atom in atoms[at + 1 :]
        for form in atom.kinds.get("verb", ())
    )
    return ([atoms[at]._replace(kinds={"will": None})], at + 1) if meets else None


def _had_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Musste sein Treffen mit X absagen", "das Treffen musste abgesagt werden": and so it was."""
    if any(atom.has("condition", "question", "not", "no", "irrealis") for atom in atoms):
        return None
    forms = [form for atom in atoms[at + 1 :] for form in atom.kinds.get("verb", ())]
    off = any(form.verb.sense == "cancel" and form.tense in ("infinitive", "participle") for form in forms)
    return ([atoms[at]._replace(kinds={"ignorable": None})], at + 1) if off else None


TURNS = (
    (_was_to, {"was_to"}),
    (_had_to, {"had_to"}),
)
