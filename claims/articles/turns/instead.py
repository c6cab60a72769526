"""What took the place of a meeting, or was beside it: "the meeting was turned into a video call", "trifft X nicht
persönlich, sondern per Video", "während des Gesprächs von A und B traf C D".

As in claims/articles/turns, each function takes one turn.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.turns.for_others import one_word, past_meeting
from claims.articles.writing import Row, Taken
from claims.reading.lexicon import Verb, VerbForm
from claims.reading.scan import Atom

_MEETS = frozenset({"meet", "talk", "call", "host", "see"})
_LONGEST = 24  # atoms of "während des Gesprächs zwischen Präsident A und seinem Amtskollegen B" before the verb
_FINITE = ("have", "be", "will", "become", "plan_words", "hedge_modal")
_CALLED_OFF = VerbForm(Verb("cancel", "cancel"), "participle")


def _turned_into(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Wurde in eine Videokonferenz umgewandelt", "durch ein Telefonat ersetzt": it will not be as it was planned."""
    noun = at + 1
    while noun < len(atoms) and atoms[noun].has("indefinite", "word", "reciprocal"):
        noun += 1
    if noun + 1 >= len(atoms) or not atoms[noun].has("noun", "format") or not atoms[noun + 1].has("turned_into"):
        return None
    if not any(atom.has("noun") for atom in atoms[:at]):
        return None
    return [atoms[noun + 1]._replace(kinds={"verb": (_CALLED_OFF,)})], noun + 2


def _not_but(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Trifft X nicht persönlich, sondern per Video", "nicht am Telefon, sondern in Wien": they meet, as is said
    behind."""
    form, comma, rather = at + 1, at + 2, at + 3
    if rather + 1 >= len(atoms) or not (atoms[form].has("format") and atoms[comma].text == ","):
        return None
    behind = atoms[rather + 1 : rather + 3]
    another = behind[0].has("format") or (behind[0].has("at") and any(atom.has("place", "format") for atom in behind))
    return ([], rather + 1) if atoms[rather].has("rather") and another else None


def _meanwhile(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Während des Gesprächs zwischen A und B trafen sich C und D": the first two took no part in what the sentence
    tells, which names two others. "Während des Gesprächs von A und B sagte C, …" is of that talk."""
    if not _opens(atoms, at):
        return None
    verb = next((i for i in range(at + 1, min(len(atoms), at + _LONGEST)) if _is_finite(atoms[i])), len(atoms))
    led = atoms[at + 1 : verb]
    noun = next((i for i, atom in enumerate(led) if atom.has("noun")), len(led))
    somebody = any(atom.has("name", "office", "title", "counterpart") for atom in led[noun:])
    if not somebody or any(atom.has("punct") and not atom.glued for atom in led):
        return None
    told = atoms[verb:]
    met = any(form.verb.sense in _MEETS for atom in told for form in atom.kinds.get("verb", ()))
    if not met or sum(atom.has("name") for atom in told) < len("CD"):
        return None
    return [one_word(atoms, at, verb)], verb


def _like_others(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Wie die Staatschefs A und B trafen sich auch C und D": those with whom they are compared met elsewhere."""
    if not _opens(atoms, at):
        return None
    verb = next((i for i in range(at + 1, min(len(atoms), at + _LONGEST)) if _is_finite(atoms[i])), len(atoms))
    led, too = atoms[at + 1 : verb], atoms[verb + 1 : verb + 4]
    somebody = any(atom.has("name", "office", "title") for atom in led)
    if not somebody or any(atom.has("punct") and not atom.glued for atom in led) or not any(a.has("also") for a in too):
        return None
    return [one_word(atoms, at, verb)], verb


def _opens(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a sentence begins here, behind nothing or a dateline ("HELSINKI (agentur) - Parallel zu …")."""
    before = atoms[:at]
    dated = at > 1 and before[-1].text in "-–—" and not any(atom.has("verb", "noun", "have", "be") for atom in before)
    return dated or all(atom.has("punct") for atom in before)


def _is_finite(atom: Atom) -> bool:
    return atom.has("verb", *_FINITE) and not atom.has("noun")


def _called_off_for(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Das Treffen von A mit B wurde nach einem Telefonat zwischen C und D abgesagt": that call was not."""
    if not any(atom.has("noun") for atom in atoms[:at]):
        return None
    stop = past_meeting(atoms, at + 1)
    off = (form for atom in atoms[stop:] for form in atom.kinds.get("verb", ())) if stop is not None else ()
    if stop is None or not any(form.verb.sense == "cancel" for form in off):
        return None
    return [one_word(atoms, at, stop)], stop


def _rather_than_so_long(atoms: Sequence[Atom], at: int) -> Taken:
    """«Вместо запланированных тридцати минут он занял час»: how long it was to be, and not how long it was."""
    length = at + 1
    while length < min(len(atoms), at + _SHORT) and atoms[length].kinds.keys() <= {"word", "ignorable", "verb"}:
        length += 1
    if length >= len(atoms) or not atoms[length].has("duration"):
        return None
    return [one_word(atoms, at, length + 1)], length + 1


_SHORT = 4  # atoms of "вместо ранее намеченных сорока минут"


# Each with the kinds of word that it may begin with, and what it needs.
TURNS: tuple[Row, ...] = (
    (_turned_into, {"inside", "by"}, {"turned_into"}, {"noun"}),
    (_not_but, {"not"}, {"format"}, {"rather"}),
    (_meanwhile, {"meanwhile", "besides"}, {"noun"}, {"name"}, {f"to {sense}" for sense in _MEETS}),
    (_like_others, {"according_name"}, {"also"}, {"verb"}),
    (_rather_than_so_long, {"in_place_of"}, {"duration"}),
    (_called_off_for, {"because", "soft", "after"}, {"noun"}, {"to cancel"}),
)
