"""Verbs of saying in English: the "that" behind them that is left out, and those that stand before who said it; the
"that" that German leaves out behind a report; and the verb of "he's met X", of which one letter is left."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.turns.made_known import ignored
from claims.articles.writing import Taken, between
from claims.reading.scan import Atom

_BEGINS = (
    "name", "office", "title", "counterpart", "definite", "possessive", "nation", "he", "she", "they", "country",
    "former", "aide", "place",
)  # fmt: skip
_SUBJECT = (
    *_BEGINS, "and", "of", "possessive_s", "number", "people", "group", "then", "word", "alliance", "ministry",
    "capital", "bodies", "both", "ignorable",
)  # fmt: skip
_WHEN = ("on", "at", "date", "ignorable", "time_of_day")
_HELPS = ("be", "have", "will", "do", "hedge_modal", "plan_modal", "opinion_modal", "would")
_FINITE = frozenset({"past", "present"})
_SAID = _FINITE | {"participle"}
_LONGEST = 14  # atoms of a subject


def _that(atoms: Sequence[Atom], at: int) -> Taken:
    """A verb of saying with a subject and its verb right behind it, or behind the day on which it was said; "said its
    chief executive, X, had met Y" has a comma behind the name."""
    forms = atoms[at].kinds["verb"]
    if any(form.verb.sense != "say" or form.tense not in _SAID for form in forms):
        return None
    begin = at + 1
    while begin < len(atoms) and atoms[begin].has(*_WHEN) and not atoms[begin].has("name", "place", "office"):
        begin += 1
    if begin > at + 1 and not atoms[begin - 1].has("date", "time_of_day"):
        return None
    if begin >= len(atoms) or not atoms[begin].has(*_BEGINS) or atoms[begin].has("that", "relative"):
        return None
    if _is_subject(atoms, begin):
        return [atoms[at], *map(ignored, atoms[at + 1 : begin]), _left_out(atoms[begin - 1])], begin
    subject = _apposed(atoms, begin)
    if subject is None:
        return None
    return [atoms[at], *map(ignored, atoms[at + 1 : begin]), _left_out(atoms[begin - 1]), *subject[0]], subject[1]


def _apposed(atoms: Sequence[Atom], begin: int) -> tuple[list[Atom], int] | None:
    """ "Its chief executive, X, had met Y": the subject without its commas, and where its verb stands."""
    stop = begin
    while stop < min(len(atoms), begin + _LONGEST) and (atoms[stop].has(*_SUBJECT) or atoms[stop].text == ","):
        stop += 1
    if stop - begin < len(("leader", ",", "X", ",")) or atoms[stop - 1].text != "," or not atoms[stop - 2].has("name"):
        return None
    subject = [atom for atom in atoms[begin:stop] if atom.text != ","]
    apart = stop - begin - len(subject)
    return (subject, stop) if apart <= 2 and _is_subject([*subject, *atoms[stop : stop + 1]], 0) else None


def _is_subject(atoms: Sequence[Atom], begin: int) -> bool:
    """Whether a verb that has a person and a tense follows, with nothing between that is no subject's."""
    named = False
    for atom in atoms[begin : begin + _LONGEST]:
        if "verb" in atom.kinds and not atom.has("noun"):
            return named and any(form.tense in _FINITE for form in atom.kinds["verb"])
        if atom.has(*_HELPS):
            return named
        if not atom.has(*_SUBJECT):
            return False
        named |= not atom.has("definite", "possessive", "and", "of")
    return False


def _reports_that(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Dementierte Berichte, X habe Y getroffen", "wies Gerüchte zurück, er sei in Oslo gewesen": that he has."""
    comma = at + 1 + (at + 1 < len(atoms) and atoms[at + 1].has("apart"))
    begin = comma + 1
    if begin >= len(atoms) or atoms[comma].text != "," or not atoms[begin].has(*_BEGINS):
        return None
    verb = next((atom for atom in atoms[begin : begin + _LONGEST] if not atom.has(*_SUBJECT)), None)
    if verb is None or not verb.has("in_reported_speech") or atoms[begin].has("that", "relative"):
        return None
    return [*atoms[at : comma + 1], _left_out(atoms[comma])], begin


def _said_who(atoms: Sequence[Atom], at: int) -> Taken:
    """ "… useful," said Chancellor X, who met Y on Monday: X, who met Y; what he said stands before."""
    forms = atoms[at].kinds["verb"]
    if not at or not atoms[at - 1].has("punct") or any(form.verb.sense != "say" for form in forms):
        return None
    comma = next((i for i in range(at + 1, min(at + _LONGEST, len(atoms) - 1)) if atoms[i].text == ","), at)
    names = atoms[at + 1 : comma]
    if not names or not atoms[comma + 1].has("relative") or not all(atom.has(*_SUBJECT) for atom in names):
        return None
    return [], at + 1


def _is_or_has(atoms: Sequence[Atom], at: int) -> Taken:
    """ "He's met X" has met, "he's meeting X" and "who's due in Riga" are: such a pronoun owns nothing."""
    if not at or not atoms[at - 1].has("he_subject", "who"):
        return None
    behind = next((atom for atom in atoms[at + 1 :] if not atom.has("ignorable", "already")), None)
    if behind is None:
        return None
    forms = behind.kinds.get("verb", ())
    has = any(form.tense in ("past", "participle") and form.verb.sense not in _PASSIVE for form in forms)
    kinds = {"have": None, "have_now": None} if has and "gerund" not in behind.forms else {"be": None, "is": None}
    return [atoms[at]._replace(kinds=kinds)], at + 1


_PASSIVE = ("plan", "wish")  # "he's scheduled to meet X"


def _left_out(atom: Atom) -> Atom:
    return between(atom)._replace(kinds={"that": None}, glued=False)


TURNS = (
    (_is_or_has, {"possessive_s"}, {"he_subject", "who"}),
    (_that, {"to say"}),
    (_said_who, {"to say"}, {"relative"}, {","}),
    (_reports_that, {"media", "statement"}, {"in_reported_speech"}),
)
