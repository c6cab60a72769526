"""Turns of phrase in which the verb of meeting is left out: somebody was with somebody, an agenda has a meeting.

As in claims/articles/turns.py, each function takes one turn, and what stands instead says no more than the words did.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.reading.lexicon import Verb, VerbForm
from claims.reading.scan import Atom

Taken = tuple[list[Atom], int] | None  # the atoms that stand instead, and where reading goes on

_LONGEST = 6  # atoms of "побывал во вторник в Киеве у"
_BEFORE_A_NOUN = ("word", "nation", "ignorable", "duration", "definite", "possessive")
_VISITED = VerbForm(Verb("visit", "host", hit=True), "past")
_PLANNED = VerbForm(Verb("plan", "plan"), "present")


def _by_then(atoms: Sequence[Atom], at: int) -> Taken:
    """ "До этого политики беседовали", "перед этим министр принял …": another time, and nothing that it names."""
    if not atoms[at].has("by_then"):
        return None
    goes_on = at + 1 < len(atoms) and atoms[at + 1].has("word", "noun", "thing", "statement", "venue", "other")
    return ([], at + 1) if not goes_on else None  # "до этого разговора"


def _was_with(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Побывал в Киеве у президента …", "был у премьера": who was with somebody met him."""
    if not atoms[at].has("be") or atoms[at].has("verb"):
        return None
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST) and not atoms[stop].has("with_whom"):
        if not atoms[stop].has("at", "place", "date", "ignorable", "exclusive", "time_of_day"):
            return None
        stop += 1
    if stop + 1 >= len(atoms) or not atoms[stop].has("with_whom"):
        return None
    if not atoms[stop + 1].has("office", "title", "counterpart", "nation", "name", "then"):
        return None
    return [atoms[at]._replace(kinds={"verb": (_VISITED,)}), *atoms[at + 1 : stop]], stop + 1


def _agenda(atoms: Sequence[Atom], at: int) -> Taken:
    """ "В графике министра – переговоры с …": a dash stands for the verb."""
    if not atoms[at].has("agenda"):
        return None
    dash = next((index for index in range(at + 1, len(atoms) - 2) if atoms[index].text in "–—"), None)
    if dash is None or any(atom.has("verb") for atom in atoms[at:dash]):
        return None
    noun = next((atom for atom in atoms[dash + 1 :] if not atom.has("word", "ignorable", "nation")), atoms[dash])
    if not noun.has("noun"):
        return None
    return [atoms[at]._replace(kinds={"verb": (_PLANNED,)}), *atoms[at + 1 : dash]], dash + 1


def _told_of(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Министр рассказал о встрече с …": it is told of what was there; "о предстоящей встрече" of what is to come."""
    if not atoms[at].has("about") or not _is_said(atoms):
        return None
    stop = at + 1
    while stop < len(atoms) and stop - at < _LONGEST and not atoms[stop].has("noun"):
        if atoms[stop].has("other") or not atoms[stop].has(*_BEFORE_A_NOUN):
            return None
        stop += 1
    behind = next((atom for atom in atoms[stop + 1 :] if not atom.has("place", "date", "at")), None)
    if stop >= len(atoms) or behind is None or not behind.has("with"):
        return None
    return [atoms[at]._replace(end=atoms[stop - 1].end, kinds={"after": None})], stop


def _visitor(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Принял гостя в особняке", "побеседовал с гостем": whoever came, of whom the article told."""
    before = atoms[at - 1] if at else None
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    led = before is not None and before.has("verb", "with")
    if not led or (behind is not None and not behind.has("punct", "at", "on", "date", "place", "and", "verb", "about")):
        return None
    return [atoms[at]._replace(kinds={"he": None, "guest": None})], at + 1


def _with_part(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Встретился с X при участии посла …": who takes part, too, where it is said with whom somebody met."""
    if at + 1 >= len(atoms) or not atoms[at + 1].has("office", "title", "name", "nation", "aide"):
        return None
    return ([atoms[at]._replace(kinds={"with": None})], at + 1) if any(a.has("with") for a in atoms[:at]) else None


def _there_will_be_none(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Встречи X с Y не будет": there is no other verb."""
    will = atoms[at + 1] if at + 1 < len(atoms) else None
    if will is None or not will.has("will") or will.glued or any(atom.has("verb") for atom in atoms[at + 2 :]):
        return None
    return [atoms[at]._replace(end=will.end, kinds={"absent": None})], at + 2


def _is_said(atoms: Sequence[Atom]) -> bool:
    """Whether all verbs of a sentence are of saying, in the past, and nobody speaks for somebody else."""
    forms = [form for atom in atoms for form in atom.kinds.get("verb", ())]
    said = bool(forms) and all(form.verb.sense == "say" and form.tense in ("past", "present") for form in forms)
    return said and not any(atom.has("aide", "spokesman", "not", "hedge") for atom in atoms)


# Each with the kinds of word that it may begin with.
TURNS = (
    (_by_then, {"by_then"}),
    (_told_of, {"about"}),
    (_visitor, {"visitor"}),
    (_there_will_be_none, {"not"}),
    (_with_part, {"with_part"}),
    (_was_with, {"be"}),
    (_agenda, {"agenda"}),
)
