"""What is left to somebody in English, where "to" marks what he is to do: "urged X to hold talks with Y", "called on X
to meet Y", "invited X to a meeting in May", "declined to meet X". Whether it came about nobody says.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.sentences import ReadSentence
from claims.articles.telling.occasions import is_idea
from claims.reading.said import Clause
from claims.reading.scan import Atom

_BEFORE_A_NOUN = (
    "indefinite", "definite", "possessive", "word", "format", "first", "nation", "ignorable", "coming", "ordinal",
)  # fmt: skip
_HOLDS = frozenset({"hold", "attend", "host"})
_WHOM = (
    "name", "office", "title", "he", "they", "counterpart", "group", "several", "definite", "possessive", "nation",
    "country", "then", "former", "alliance", "leader",
)  # fmt: skip
_ASKS = ("addressed", "asks_over", "threatens")  # "urged", "invited", "called on"
_LONGEST = 12  # atoms of "the Prime Minister of Norway, Anna Berg, and other leaders"


def is_left_to_somebody(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether a clause only says what somebody was asked to do, or would not do; who is invited to meet somebody may
    have a plan."""
    if sentence.capital_nouns or clause.negated or clause.status not in ("held", "planned"):
        return False
    starts, atoms = {head.start for head in clause.heads}, sentence.atoms
    left = [word for at, atom in enumerate(atoms) if atom.start in starts and (word := _left(atoms, at)) is not None]
    if not left or (clause.status == "planned" and any(word.has("asks_over", "declined_to") for word in left)):
        return False
    told = starts - {word.start for word in left}  # "called on" itself is read as a verb of meeting
    told -= {head.start for head in clause.heads if is_idea(sentence, head)}  # "… and hinted at talks with him"
    return len(left) == len(told)


def _left(atoms: Sequence[Atom], at: int) -> Atom | None:
    """The word that leaves to somebody what a verb or noun here says; None where none does."""
    mark, does = _mark(atoms, at)
    asked = _who_asked(atoms, mark) if mark >= 0 else None
    if mark >= 0 and does and atoms[mark].has("declined_to"):
        return atoms[mark]
    if asked is None or not does:
        over = asked is not None and asked.has("asks_over") and not _is_of_the_day(atoms, at)
        return asked if over else None  # "invited X to a meeting"
    wanted = any(form.verb.sense == "wish" for form in asked.kinds.get("verb", ()))
    plain = set(asked.kinds) == {"word"} and "past" in asked.forms
    return asked if wanted or plain or asked.has(*_ASKS) else None


def _is_of_the_day(atoms: Sequence[Atom], at: int) -> bool:
    """ "On Monday, the King invited X to lunch": then, as no other day is named; to a meeting it was asked then."""
    days = [at for at, atom in enumerate(atoms) if atom.has("date")]
    return atoms[at].has("meal_given") and len(days) == 1 and days[0] <= 1


def _mark(atoms: Sequence[Atom], at: int) -> tuple[int, bool]:
    """Where the "to" in front of a verb or noun of meeting stands, and whether it marks a verb; -1 without one."""
    does = not atoms[at].has("noun")
    stop = at - 1
    while stop >= 0 and atoms[stop].has(*_BEFORE_A_NOUN) and not atoms[stop].has("infinitive_mark"):
        if any(form.verb.sense in _HOLDS for form in atoms[stop].kinds.get("verb", ())):
            break
        stop -= 1
    if stop >= 0 and not does and any(f.verb.sense in _HOLDS for f in atoms[stop].kinds.get("verb", ())):
        does, stop = True, stop - 1
    found = stop >= 0 and atoms[stop].has("infinitive_mark", "declined_to")
    return (stop, does) if found else (-1, does)


def _who_asked(atoms: Sequence[Atom], mark: int) -> Atom | None:
    """The word in front of whoever stands before the "to"; None where nobody does."""
    at = mark - 1
    while at >= 0 and atoms[at].has("date", "on", "ignorable") and not atoms[at].has(*_WHOM):
        at -= 1
    if at < 0 or not atoms[at].has(*_WHOM):
        return None
    while at >= 0 and mark - at < _LONGEST and (atoms[at].has(*_WHOM, "and", "of", "other") or atoms[at].text == ","):
        at -= 1
    return atoms[at] if at >= 0 else None
