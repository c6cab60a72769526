"""What came of a meeting that a sentence tells of in passing, so that there was one: "konnten sich bei einem Treffen in
Genf nicht einigen", "ein Gespräch zwischen X und Y brachte kein Ergebnis", "führte nicht zum Durchbruch"; and people
who agreed somewhere on some day, and so met there. In German.

As in claims/articles/turns, each function takes one turn, and what stands instead says no more than the words did.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import Row, Taken
from claims.reading.lexicon import Verb, VerbForm
from claims.reading.scan import Atom

_LED = 4  # atoms of "bei ihrem ersten Treffen"
_OF_MEETING = frozenset({"meet", "talk", "call", "host", "see", "hold", "happen", "attend", "plan", "cancel"})
_UNSURE = ("condition", "that", "question", "hedge", "would", "irrealis", "infinitive_mark")
_SOMEBODY = ("office", "title", "counterpart", "nation", "name", "bodies", "group")
_TALKED = Verb("agree there", "talk")


def _clause(atoms: Sequence[Atom], at: int) -> tuple[int, int]:
    """Where the part of a sentence between two marks begins and ends that has this atom."""
    first = next((i + 1 for i in reversed(range(at)) if _is_mark(atoms[i])), 0)
    return first, next((i for i in range(at, len(atoms)) if _is_mark(atoms[i])), len(atoms))


def _is_mark(atom: Atom) -> bool:
    return (atom.has("punct") and bool(atom.text) and not atom.glued) or atom.text in (",", ";", ":", ".")


def _is_at_one(atoms: Sequence[Atom], noun: int) -> bool:
    """ "Bei einem Treffen", "bei ihrer Zusammenkunft"."""
    led = atoms[max(0, noun - _LED) : noun]
    return atoms[noun].has("noun") and atoms[noun].capital and any(atom.has("at") for atom in led)


def _could(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Konnten sich bei einem Treffen in Genf nicht einigen": they tried there; of what somebody could not see or hold
    other words tell."""
    first, stop = _clause(atoms, at)
    last = next((i for i in reversed(range(at + 1, stop)) if not atoms[i].has("punct")), at)
    forms = atoms[last].kinds.get("verb", ())
    other = "infinitive" in atoms[last].forms and not atoms[last].capital and not atoms[last].has("noun")
    if not other or any(form.verb.sense in _OF_MEETING for form in forms):
        return None
    if any(atom.has(*_UNSURE) for atom in atoms[first:stop]) or any(atom.has("that") for atom in atoms[:first]):
        return None
    if not any(_is_at_one(atoms, i) for i in range(first, last)):
        return None
    return [atoms[at]._replace(kinds={"word": None})], at + 1


def _yielded(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Ein Treffen zwischen X und Y brachte kein Ergebnis", "führte nicht zum Durchbruch": there was one; but "brachte
    ein Treffen ins Spiel", "führte Gespräche"."""
    first, stop = _clause(atoms, at)
    before = atoms[first:at]
    noun = next((i for i, atom in enumerate(before) if atom.has("noun") and atom.capital), None)
    if noun is None or any(atom.has("verb", "have", "be") and not atom.has("noun") for atom in before):
        return None
    led = before[:noun]
    if any(atom.has("at", "after", "before", "with_whom", "genitive_article") or atom.capital for atom in led[1:]):
        return None  # "die Absage des Treffens brachte ihm Kritik ein"
    if led and led[0].has("at", "after", "before", "with_whom", "name"):
        return None
    behind = [atom for atom in atoms[at + 1 : stop] if not atom.has("date", "on", "not", "ignorable", "punct")]
    holds = any(form.verb.sense == "hold" for form in atoms[at].kinds.get("verb", ()))
    if not behind or (holds and not behind[0].has("purpose")):
        return None
    rest = [a._replace(kinds={"word": None}) if a.has("no") else a for a in atoms[at + 1 : stop] if not a.has("not")]
    return [atoms[at]._replace(kinds={"word": None, "says_it_was": None}), *rest], stop


def _agreed_there(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Verständigte sich am Montag in Genf mit X auf einen Plan", "X und Y haben sich am Montag in Genf auf einen Plan
    geeinigt": they met there, as it says when and where."""
    forms = [form for form in atoms[at].kinds.get("verb", ()) if form.verb.sense == "agree"]
    first, stop = _clause(atoms, at)
    clause = atoms[first:stop]
    if not any(form.tense in ("past", "participle") for form in forms) or not any(a.has("reciprocal") for a in clause):
        return None
    if any(atom.has("noun", "not", "no", "will", "plan_modal", "hedge_modal", *_UNSURE) for atom in clause):
        return None
    whole = forms[0].tense == "past" or stop - at <= len((".", ""))
    place = any(atom.has("place") and clause[i - 1].has("at") for i, atom in enumerate(clause) if i)
    day = any(atom.has("date") and clause[i - 1].has("on") for i, atom in enumerate(clause) if i)
    onto = next((i for i, atom in enumerate(clause) if atom.has("onto") and i > 1), None)
    if not (whole and place and day) or onto is None or not (_is_with(clause) or _are_two(clause)):
        return None
    tense = "past" if forms[0].tense == "past" else "participle"
    return [atoms[at]._replace(kinds={"verb": (VerbForm(_TALKED, tense),)})], at + 1


def _is_with(clause: Sequence[Atom]) -> bool:
    led = next((i for i, atom in enumerate(clause[:-1]) if atom.has("with")), None)
    return led is not None and any(atom.has(*_SOMEBODY) for atom in clause[led + 1 : led + 1 + _LED])


def _are_two(clause: Sequence[Atom]) -> bool:
    """ "X und Y": two people who are named in full."""
    return any(atom.has("and") for atom in clause) and sum(atom.has("name") and " " in atom.text for atom in clause) > 1


# Each with the kinds of word that it may begin with.
TURNS: tuple[Row, ...] = (
    (_could, {"could"}, {"noun"}),
    (_yielded, {"came_to"}, {"noun"}),
    (_agreed_there, {"to agree"}, {"reciprocal"}, {"place"}, {"date"}),
)
