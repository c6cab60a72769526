"""What turns of several modules ask of atoms, and put among them: marks of no width, a verb's forms, gerunds."""

from __future__ import annotations

from collections.abc import Sequence

from claims.reading.lexicon import Verb, VerbForm
from claims.reading.scan import Atom

SOMEBODY = ("office", "title", "counterpart", "name", "nation", "possessive", "he", "definite", "then", "former")
MEETS = ("meet", "host", "see", "talk", "call")
POST = ("office", "title", "counterpart", "group", "aide")
BEFORE_A_NOUN = (
    "word", "possessive", "indefinite", "first", "ordinal", "ignorable", "nation", "other", "coming", "format",
)  # fmt: skip
SUBJECT = (
    "name", "office", "title", "nation", "country", "definite", "he", "possessive", "possessive_s", "and", "ministry",
    "group", "bodies", "they",
)  # fmt: skip
RECEIVES = VerbForm(Verb("receive", "host"), "participle")


def comma_before(atom: Atom) -> Atom:
    """A comma of no width in front of an atom: what follows is a fragment of its own."""
    return in_front(atom, "punct")._replace(text=",", norm=",")


def in_front(atom: Atom, kind: str) -> Atom:
    """An atom of no width and of this kind in front of another."""
    return atom._replace(end=atom.start, text="", norm="", kinds={kind: ""}, capital=False, glued=False, nations=())


def forms_of(atom: Atom) -> tuple[VerbForm, ...]:
    """The verbs that an atom may be, unless it is a noun, too."""
    return () if atom.has("noun") else atom.kinds.get("verb", ())


def is_gerund(atoms: Sequence[Atom], at: int) -> bool:
    """ "Meeting President …": a verb, with whom somebody meets right behind it."""
    if not atoms[at].has("gerund") or at + 1 >= len(atoms):
        return False
    if atoms[at + 1].has("indefinite") and at + 2 < len(atoms):  # "after meeting an IMF team headed by X"
        return atoms[at + 2].has("name", "nation", "title")
    return atoms[at + 1].has(*SOMEBODY, "group") and not is_led(atoms[at + 1])


def is_led(atom: Atom) -> bool:
    """Whether a preposition leads what stands here: "meeting | with …"."""
    return atom.has("with", "between", "at", "on")


def is_doing(atom: Atom) -> bool:
    """ "Dining", "sitting down": how somebody meets, by a form of its verb that tells of nothing as over."""
    tenses = {form.tense for form in forms_of(atom) if form.verb.sense == "meet"}
    return tenses == {"participle"}
