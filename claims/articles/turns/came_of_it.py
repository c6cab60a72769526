"""What came of a meeting that a sentence tells of in passing, so that there was one: "konnten sich bei einem Treffen in
Genf nicht einigen", "ein Gespräch zwischen X und Y brachte kein Ergebnis", "führte nicht zum Durchbruch"; and people
who agreed somewhere on some day, and so met there. In German.

As in claims/articles/turns, each function takes one turn, and what stands instead says no more than the words did.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.writing import Row, Taken
from claims.reading.lexicon import Verb, VerbForm
from claims.reading.scan import Atom

_MARKS = frozenset(";:.!?–")
_LED = 4  # atoms of "bei ihrem ersten Treffen"
_OF_MEETING = frozenset({"meet", "talk", "call", "host", "see", "hold", "happen", "attend", "plan", "cancel"})
_UNSURE = ("condition", "that", "question", "hedge", "would", "irrealis", "infinitive_mark")
_SOMEBODY = ("office", "title", "counterpart", "nation", "name", "bodies", "group")
_TALKED = Verb("agree there", "talk")


def _clause(atoms: Sequence[Atom], at: int) -> tuple[int, int]:
    """Where the part of a sentence between two marks begins and ends that has this atom; commas part none, as names
    stand between them."""
    first = next((i + 1 for i in reversed(range(at)) if atoms[i].text in _MARKS), 0)
    return first, next((i for i in range(at, len(atoms)) if atoms[i].text in _MARKS), len(atoms))


def _is_at_one(atoms: Sequence[Atom], noun: int) -> bool:
    """ "Bei einem Treffen", "bei ihrer Zusammenkunft"."""
    led = atoms[max(0, noun - _LED) : noun]
    return atoms[noun].has("noun") and atoms[noun].capital and any(atom.has("at") for atom in led)


def _could(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Konnten sich bei einem Treffen in Genf nicht einigen": they tried there; of what somebody could not see or hold
    other words tell."""
    first, stop = _clause(atoms, at)
    stop = next((i for i in range(at, stop) if atoms[i].text == "," and _ends_in_infinitive(atoms[i - 1])), stop)
    last = next((i for i in reversed(range(at + 1, stop)) if not atoms[i].has("punct")), at)
    forms = atoms[last].kinds.get("verb", ())
    if not _ends_in_infinitive(atoms[last]) or any(form.verb.sense in _OF_MEETING for form in forms):
        return None
    if any(atom.has(*_UNSURE) for atom in atoms[first:stop]) or any(atom.has("that") for atom in atoms[:first]):
        return None
    if not any(_is_at_one(atoms, i) for i in range(first, last)):
        return None
    agrees = next((form.verb for form in forms if form.verb.sense == "agree"), None)
    if agrees is not None:  # "einigten sich bei einem Treffen nicht"
        return [atoms[at]._replace(kinds={"verb": (VerbForm(agrees, "past"),)}), *atoms[at + 1 : last]], last + 1
    return [atoms[at]._replace(kinds={"word": None})], at + 1


def _ends_in_infinitive(atom: Atom) -> bool:
    return "infinitive" in atom.forms and not atom.capital and not atom.has("noun", "name", "date", "office")


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
    if at + 1 < len(atoms) and atoms[at + 1].text == ",":
        return None  # "das Treffen mit X, der das Werk führte, …"
    behind = [atom for atom in atoms[at + 1 : stop] if not atom.has("date", "on", "not", "ignorable", "punct")]
    holds = any(form.verb.sense == "hold" for form in atoms[at].kinds.get("verb", ()))
    if not behind or (holds and not any(atom.has("purpose") for atom in behind[:_LED])):
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
    onto = next((i for i, atom in enumerate(clause) if atom.has("onto") and i > 1), None)
    before = clause[: onto or 0]  # "auf eine Brücke in Genf" says where that is
    place = any(two.has("place") and one.has("at") for one, two in pairwise(before))
    day = any(two.has("date") and one.has("on") for one, two in pairwise(before))
    if any(atom.has("before") for atom in before):
        return None  # "vor dem Landgericht in Genf"
    if not (whole and place and day) or onto is None or not (_is_with(clause) or _are_two(clause)):
        return None
    tense = "past" if forms[0].tense == "past" else "participle"
    return [atoms[at]._replace(kinds={"verb": (VerbForm(_TALKED, tense),)})], at + 1


def _is_with(clause: Sequence[Atom]) -> bool:
    led = next((i for i, atom in enumerate(clause[:-1]) if atom.has("with")), None)
    return led is not None and any(atom.has(*_SOMEBODY) for atom in clause[led + 1 : led + 1 + _LED])


def _are_two(clause: Sequence[Atom]) -> bool:
    """ "X und Y", "X und der Minister Y", "die beiden": before what they agreed on."""
    onto = next((i for i, atom in enumerate(clause) if atom.has("onto")), len(clause))
    before = clause[:onto]
    joints = [i for i, atom in enumerate(before) if atom.has("and") and i and before[i - 1].has("name", "post")]
    named = any(atom.has("name", "post") for i in joints for atom in before[i + 1 : i + 1 + _LED])
    return named or any(atom.has("two") for atom in before)


def _signed_there(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X und Y unterzeichneten am Montag in Genf ein Abkommen": they did so side by side, as it says when and where;
    but "einen offenen Brief", "das Abkommen, das 1990 in Genf …", "per Post"."""
    first, stop = _clause(atoms, at)
    comma = next((i for i in range(at, stop) if atoms[i].text == ","), stop)
    clause = atoms[first:comma]
    if any(atom.has("noun", "not", "no", "will", "plan_modal", "hedge_modal", "format", *_UNSURE) for atom in clause):
        return None
    if any(atom.has("when", "be", "become", "separately", "through_others") for atom in clause):
        return None
    paper = next((i for i, atom in enumerate(clause) if atom.has("paper")), None)
    if paper is None or clause[paper - 1].has("at", "on", "after", "about"):
        return None
    before = clause[: max(paper, at - first)]
    led = [atom for atom in before if not atom.has("his_article")]  # "in der australischen Hauptstadt"
    place = any(two.has("place") and one.has("at") for one, two in pairwise(led))
    day = any(two.has("date") and one.has("on") for one, two in pairwise(before))
    if not (place and day) or not (_is_with(clause) or _are_two(before)):
        return None
    perfect = any(atom.has("have") for atom in clause)
    return [atoms[at]._replace(kinds={"verb": (VerbForm(_TALKED, "participle" if perfect else "past"),)})], at + 1


# Each with the kinds of word that it may begin with.
TURNS: tuple[Row, ...] = (
    (_could, {"could"}, {"noun"}),
    (_yielded, {"came_to"}, {"noun"}),
    (_signed_there, {"signs"}, {"paper"}, {"place"}, {"date"}),
    (_agreed_there, {"to agree"}, {"reciprocal"}, {"place"}, {"date"}),
)
