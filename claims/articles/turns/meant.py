"""What is to come without a word of the future, and what had to be called off: modal verbs of the past, and states.

As in claims/articles/turns, each function takes one turn.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import Row, Taken
from claims.reading.lexicon import Verb, VerbForm
from claims.reading.scan import Atom

_CALLS_FOR = ("say", "believe", "wish", "judge", "deny", "cancel")  # who says so may only want it
_OPEN = ("condition", "question", "not", "no", "never", "irrealis", "hedge", "that", "have")
_PLANNED = VerbForm(Verb("plan", "plan"), "participle")
_MEETS = ("meet", "talk", "host", "see", "happen", "call")


def _was_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Am Nachmittag sollte er noch mit X sprechen", "die Minister sollten am Donnerstag zusammenkommen": will, told
    of beforehand. Somebody who should talk at last has no day to do it on."""
    if not at or atoms[at - 1].has("punct") or not any(atom.has("date", "time_of_day", "next") for atom in atoms):
        return None  # "Sollte er mit X sprechen, …"
    if any(atom.has(*_OPEN) for index, atom in enumerate(atoms) if index != at):
        return None
    verbs = [atom.kinds["verb"] for atom in atoms if atom.has("verb")]
    others = [form for forms in verbs if not any(f.verb.sense in _MEETS for f in forms) for form in forms]
    if any(form.verb.sense in _CALLS_FOR and form.tense != "infinitive" for form in others):
        return None
    meets = any(
        form.verb.sense in _MEETS and form.tense in ("infinitive", "participle", "present")
        for atom in atoms[at + 1 :]
        for form in atom.kinds.get("verb", ())
    )
    return ([atoms[at]._replace(kinds={"will": None, "past_modal": None})], at + 1) if meets else None


def _had_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Musste sein Treffen mit X absagen", "das Treffen musste abgesagt werden": and so it was."""
    if any(atom.has("condition", "question", "not", "no", "irrealis") for atom in atoms):
        return None
    forms = [form for atom in atoms[at + 1 :] for form in atom.kinds.get("verb", ())]
    off = any(form.verb.sense == "cancel" and form.tense in ("infinitive", "participle") for form in forms)
    return ([atoms[at]._replace(kinds={"ignorable": None})], at + 1) if off else None


def _is_arranged(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Das nächste Gespräch ist für Januar in Berlin vereinbart": planned, and nothing that was agreed there."""
    forms = atoms[at].kinds.get("verb", ())
    if not at or not any(form.verb.sense == "agree" and form.tense == "participle" for form in forms):
        return None
    before = atoms[:at]
    noun = next((index for index, atom in enumerate(before) if atom.has("noun")), at)
    state = any(atom.has("is") for atom in before) and not any(a.has("have", "not", "become") for a in before)
    dated = any(atom.has("date") for atom in before[noun:])
    if not state or not dated or any(atom.has("at", "after") for atom in before[max(0, noun - 2) : noun]):
        return None
    return [atoms[at]._replace(kinds={"verb": (_PLANNED,)})], at + 1


def _means_to(atoms: Sequence[Atom], at: int) -> Taken:
    """«Министры собирались прилететь в Ригу»: they meant to do so, and did not gather."""
    stop = next((i for i in range(at + 1, len(atoms)) if atoms[i].has("punct", "so_that")), len(atoms))
    forms = [form for atom in atoms[at + 1 : stop] for form in atom.kinds.get("verb", ()) if form.tense == "infinitive"]
    does = bool(forms) or any("infinitive" in atom.forms for atom in atoms[at + 1 : stop])
    if not does or any(form.verb.sense in _MEETS for form in forms):
        return None  # «собирались встретиться»
    return [atoms[at]._replace(kinds={"plan_modal": None, "past_modal": None})], at + 1


def _i(atoms: Sequence[Atom], at: int) -> Taken:
    """ "«Ich habe X am Montag getroffen», sagte Y": somebody, who is told behind the quotation marks."""
    if not any(atom.text in _QUOTES for atom in atoms[:at]) or len([a for a in atoms[:at] if a.has("self")]):
        return None
    end = next((index for index in range(at + 1, len(atoms)) if atoms[index].text in _QUOTES), None)
    forms = [f for atom in atoms[end or len(atoms) :] for f in atom.kinds.get("verb", ())]
    if end is None or not any(form.verb.sense == "say" for form in forms):
        return None
    quoted = atoms[at:end]
    if any(atom.has("would", "irrealis", "hedge_modal", "opinion_modal", "condition") for atom in quoted):
        return None
    if any(atom.has("plan_modal") for atom in quoted) and not any(atom.has("date") for atom in quoted):
        return None  # "ich will mit ihm sprechen"
    return [atoms[at]._replace(kinds={"he": None, "he_subject": None, "self": None})], at + 1


def _for_him(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Am Freitag steht für Ministerin X ein Treffen mit Y auf dem Programm": she meets him."""
    led = at + 1 < len(atoms) and atoms[at + 1].has("definite")
    if at + 1 + led >= len(atoms) or not atoms[at + 1 + led].has("name", "office", "title", "he"):
        return None
    noun = next((i for i in range(at + 2, min(len(atoms) - 1, at + _NEAR)) if atoms[i].has("noun")), None)
    if noun is None or not atoms[noun + 1].has("with") or any(a.has("punct") and a.text for a in atoms[at:noun]):
        return None
    forms = [form for atom in atoms if not atom.has("noun") for form in atom.kinds.get("verb", ())]
    if not forms or any(form.verb.sense not in ("plan", "happen", "other") for form in forms):
        return None
    return [], at + 1


def _is_said_to_have_been_planned(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Das Treffen am Mittwochabend soll erst spontan geplant worden sein": how it came about, and no
    plan any more."""
    stop = next((i for i in range(at, len(atoms) - 2) if _was_planned(atoms, i)), None)
    if stop is None or any(atom.has("punct", "not") and atom.text for atom in atoms[at:stop]):
        return None
    plain = atoms[stop]._replace(kinds={"word": None})
    between = atoms[at + 1 : stop] if atoms[at].has("plan_words") else ()
    return [*between, plain, *atoms[stop + 1 : stop + 3]], stop + 3


def _was_planned(atoms: Sequence[Atom], at: int) -> bool:
    """ "Geplant worden sein"."""
    planned = any((f.verb.sense, f.tense) == ("plan", "participle") for f in atoms[at].kinds.get("verb", ()))
    return planned and atoms[at + 1].has("become") and atoms[at + 2].has("be")


_QUOTES = ('"', "“", "„", "«", "»", "”")
_NEAR = 10  # atoms from "für" to the noun

TURNS: tuple[Row, ...] = (
    (_i, {"self"}),
    (_for_him, {"in_honour"}),
    (_is_arranged, {"verb"}, {"is"}),
    (_is_said_to_have_been_planned, {"plan_words"}, {"to plan"}, {"become"}, {"be"}, {"hedge_modal"}),
    (_was_to, {"was_to"}),
    (_had_to, {"had_to"}),
    (_means_to, {"means_to"}),
)
