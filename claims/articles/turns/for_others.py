"""What somebody met for: a meeting of others, which is yet to be. "X and Y spoke by phone to prepare for a summit of A
and B": A and B took no part, nor is their meeting told of as held.

As in claims/articles/turns, each function takes one turn.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.turns.atoms import in_front
from claims.articles.turns.whose import past_both, past_name
from claims.articles.writing import Row, Taken
from claims.reading.scan import Atom

_LONGEST = 10  # atoms of "to discuss the issues to be addressed at an upcoming"
_BEFORE_A_NOUN = (
    "word", "definite", "indefinite", "possessive", "nation", "first", "ordinal", "ignorable", "coming", "upcoming",
    "format", "of", "for", "from_to", "idea", "leaves_open", "verb", "result",
    "be", "at",
)  # fmt: skip
_WHOSE = ("possessive", "definite", "several", "office", "title", "group", "both", "number", "nation", "they")
_LEADS = ("of", "between", "with", "genitive_article")
_LONGEST_OWNER = 5  # atoms of "between their two foreign ministers,"
_MEETS = ("meet", "talk", "call", "host", "see", "discuss")


def _to_prepare(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met Y to prepare for talks between A and B in Rome", "телефонный разговор для подготовки саммита A и B"."""
    if atoms[at].has("before") and not _met(atoms[:at]):
        return None
    stop = past_meeting(atoms, at + 1, with_whom=_met(atoms[:at]))
    meanwhile = at > 0 and atoms[at - 1].has("soft") and any(a.has("noun") for a in atoms[:at])  # "на фоне подготовки"
    if stop is None or not (meanwhile or _tells([*atoms[:at], *atoms[stop:]])):
        return None
    return [one_word(atoms, at, stop)], stop


def _discussed(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Called Y to discuss an upcoming summit of A and B", "discussed a meeting of their presidents": a topic."""
    stop = past_meeting(atoms, at + 1) if _is_discussing(atoms[at]) else None
    if stop is None or any(atom.has("prepared") for atom in atoms[at + 1 : stop]):
        return None  # claims.articles.turns.wanted tells whether that one is planned
    if not any(atom.has("name", "they", "both", "several") for atom in atoms[:at]):
        return None
    if any(atom.has("upcoming") for atom in atoms[at + 1 : stop]):  # planned, in a fragment of its own
        mark = in_front(atoms[at + 1], "punct")._replace(text=";", norm=";")
        return [atoms[at], mark, *atoms[at + 1 : stop]], stop
    return [atoms[at], one_word(atoms, at + 1, stop)], stop


def _in_order_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Traf Y, um ein Treffen von A und B vorzubereiten": the verb that says so stands behind."""
    stop = past_meeting(atoms, at + 1)
    if stop is None or stop >= len(atoms) or not atoms[stop].has("prepares") or not _tells(atoms[:at]):
        return None
    return [one_word(atoms, at, stop)], stop


def _to_do(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Held a meeting to remember the late poet X", "held talks with Y to free journalist X": what for, and X was not
    there, unless it is done to him there: "to congratulate X"."""
    verb = at + 1
    while verb < len(atoms) and atoms[verb].has("ignorable", "format", "exclusive"):
        verb += 1
    if verb >= len(atoms) or not atoms[verb].kinds.keys() <= {"word", "joined_on"} or atoms[verb].capital:
        return None
    led = any(atom.has("that", "who", "infinitive_mark") for atom in atoms[:at])
    if led or not any(atom.has("noun") for atom in atoms[:at]):
        return None
    stop = past_name(atoms, verb + 1)
    if stop is None or (stop < len(atoms) and atoms[stop].has("and", "verb", "possessive_s")):
        return None
    return [one_word(atoms, at, stop)], stop


def past_meeting(atoms: Sequence[Atom], at: int, with_whom: bool = False) -> int | None:
    """Where the words end that name a meeting of others, and when and where it is to be: "a summit of A and B in Rome".
    `with_whom`: or one of somebody with one of these, "his talks with A"."""
    noun = at
    while noun < min(len(atoms), at + _LONGEST) and not atoms[noun].has("noun"):
        if not atoms[noun].has(*_BEFORE_A_NOUN):
            return None
        noun += 1
    if noun + 1 >= len(atoms) or not atoms[noun].has("noun") or (atoms[noun + 1].has("with") and not with_whom):
        return None
    stop = _past_those(atoms, noun + 1)
    if stop is None:
        return None
    while stop + 1 < len(atoms) and (atoms[stop].has("date") or _leads_to_setting(atoms, stop)):
        stop += 1 if atoms[stop].has("date") else len(("in", "place"))
    return _past_what_may_be(atoms, stop)


def _past_what_may_be(atoms: Sequence[Atom], at: int) -> int:
    """«…, которая может пройти в Будапеште», ", which may be held in Rome": where a meeting of others may be."""
    if at + 2 >= len(atoms) or atoms[at].text != "," or not atoms[at + 1].has("relative"):
        return at
    stop = next((i for i in range(at + 2, len(atoms)) if atoms[i].has("punct") and atoms[i].text), len(atoms))
    return stop if any(atom.has("hedge_modal", "will", "plan_words") for atom in atoms[at + 2 : stop]) else at


def _past_those(atoms: Sequence[Atom], at: int) -> int | None:
    """Where those end who are to meet: "between A and B", "of their leaders, A and B", "von A mit B", "A с B"."""
    if at < len(atoms) and atoms[at].has("between") and (both := past_both(atoms, at)) is not None:
        return both
    first = at
    while first < min(len(atoms), at + _LONGEST_OWNER) and not atoms[first].has("name"):
        joins = atoms[first].text == "," or (atoms[first].text == "-" and atoms[first].glued)  # "US-Präsident"
        owned = first > at and atoms[first].has("country") and atoms[first - 1].has("office")  # "президентом России"
        if not (atoms[first].has(*_WHOSE, *_LEADS) or joins or owned):
            break
        first += 1
    named = first < len(atoms) and atoms[first].has("name")
    if not named:
        return first if first > at and atoms[first - 1].has("office", "title", "group") else None
    stop = past_name(atoms, first)
    if stop is not None and stop < len(atoms) and atoms[stop].has("with"):
        stop = past_name(atoms, stop + 1) or stop
    return stop


def one_word(atoms: Sequence[Atom], at: int, stop: int) -> Atom:
    kinds = {"word": None, "spoken_of": tuple(atoms[at:stop])}  # by whom the article may call them later
    return atoms[at]._replace(end=atoms[stop - 1].end, kinds=kinds, capital=False, nations=())


def _leads_to_setting(atoms: Sequence[Atom], at: int) -> bool:
    return atoms[at].has("at", "on") and atoms[at + 1].has("place", "date")


def _tells(atoms: Sequence[Atom]) -> bool:
    """Whether another meeting is told of here, and who was there."""
    return any(atom.has("name") for atom in atoms) and any(map(_is_of_meeting, atoms))


def _met(atoms: Sequence[Atom]) -> bool:
    """Whether somebody stands behind the last word of meeting, who was met."""
    last = next((index for index in reversed(range(len(atoms))) if _is_of_meeting(atoms[index])), len(atoms))
    return any(atom.has("name") for atom in atoms[last:])


def _is_discussing(atom: Atom) -> bool:
    return not atom.has("noun") and any(form.verb.sense == "discuss" for form in atom.kinds["verb"])


def _is_of_meeting(atom: Atom) -> bool:
    return atom.has("noun") or any(form.verb.sense in _MEETS for form in atom.kinds.get("verb", ()))


# Each with the kinds of word that it may begin with, and what it needs.
TURNS: tuple[Row, ...] = (
    (_to_prepare, {"prepares", "before"}, {"noun"}, {"name"}),
    (_discussed, {"to discuss"}, {"noun"}),
    (_to_do, {"infinitive_mark"}, {"noun"}, {"name"}),
    (_in_order_to, {"toward"}, {"prepares"}, {"noun"}),
)
