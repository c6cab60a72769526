"""Time that somebody gave somebody: audiences, hours, sessions (English).

As in claims/articles/turns, each function takes one turn, and what stands instead says no more than the words did.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import Row, Taken
from claims.reading.lexicon import MeetingNoun, Verb, VerbForm
from claims.reading.scan import Atom

_HOSTS = Verb("receive", "host", hit=True)
_SOMEBODY = ("office", "title", "counterpart", "nation", "name", "possessive", "group")
_LONGEST_WHOM = 8  # atoms of "the Prime Minister of Norway, Anna Berg," behind "granted"
_WHOM = (*_SOMEBODY, "definite", "of", "country", "word", "possessive_s", "place", "he")
_LONGEST_TIME = 5  # atoms of "after almost ninety minutes with"
_BEFORE_SESSION = (
    "definite",
    "indefinite",
    "possessive",
    "possessive_s",
    "duration",
    "format",
    "first",
    "number",
    "date",
)


def _granted(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Granted X an audience", "gave X and Y an hour on Monday": received them."""
    whom = at + 1
    while whom < min(len(atoms), at + 1 + _LONGEST_WHOM) and not atoms[whom].has("duration", "indefinite"):
        if not (atoms[whom].has(*_WHOM, "and") or atoms[whom].text == ","):
            return None
        whom += 1
    if whom >= len(atoms) or not any(atom.has(*_SOMEBODY) for atom in atoms[at + 1 : whom]):
        return None
    stop = whom
    while stop < len(atoms) and atoms[stop].has("indefinite", "word", "format", "duration", "exclusive"):
        stop += 1
    if stop < len(atoms) and atoms[stop].has("audience"):
        stop += 1
    elif not _is_short(atoms[whom]) or stop > whom + 1 or (stop < len(atoms) and atoms[stop].has("infinitive_mark")):
        return None  # "gave X three days to resign"
    verb = atoms[at]._replace(kinds={"verb": (VerbForm(_HOSTS, "past"), VerbForm(_HOSTS, "participle"))})
    return [verb, *atoms[at + 1 : whom]], stop


def _was_granted(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Was granted an audience by King X", "with King X": was received by him."""
    noun = at + 1 + (at + 1 < len(atoms) and atoms[at + 1].has("indefinite"))
    while noun < len(atoms) and atoms[noun].has("word", "format"):
        noun += 1
    if not at or not atoms[at - 1].has("be") or noun + 2 >= len(atoms) or not atoms[noun].has("audience"):
        return None
    if not atoms[noun + 1].has("by", "with") or not _is_somebody(atoms, noun + 2):
        return None
    received = atoms[at]._replace(kinds={"verb": (VerbForm(_HOSTS, "participle"),)})
    return [received, atoms[noun + 1]._replace(kinds={"by": None})], noun + 2


def _is_short(atom: Atom) -> bool:
    """Whether an atom is a span of hours or minutes: "gave X thirty days" is no audience."""
    return atom.has("duration") and atom.kinds["duration"].unit in ("hour", "minute")


def _session(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The session between X and Y", "Monday's session with President X": a meeting; "a training session" is none."""
    noun = atoms[at].kinds["noun"]
    if noun is None or noun.sense != "session" or not at or at + 2 >= len(atoms) or " " in atoms[at].text:
        return None
    led = atoms[at - 1].has(*_BEFORE_SESSION) and atoms[at + 1].has("with", "between")
    if not led or not _is_somebody(atoms, at + 2) or atoms[at + 2].has("group"):
        return None
    return [atoms[at]._replace(kinds={"noun": MeetingNoun("in_person")})], at + 1


def _after_an_hour(atoms: Sequence[Atom], at: int) -> Taken:
    """ "After ninety minutes with President X, Y told reporters …": after a meeting."""
    span = next((i for i in range(at + 1, min(len(atoms), at + _LONGEST_TIME)) if atoms[i].has("time_with")), None)
    if span is None or span + 1 >= len(atoms) or not _is_somebody(atoms, span + 1):
        return None
    words, led_by = atoms[span].text.rsplit(" ", 1)
    end = atoms[span].end - len(led_by)
    noun = atoms[span]._replace(end=end - 1, text=words, norm=words.lower(), kinds={"noun": MeetingNoun(None)})
    with_whom = atoms[span]._replace(start=end, text=led_by, norm=led_by, kinds={"with": None})
    return [atoms[at]._replace(kinds={"after": None}), noun, with_whom], span + 1


def _is_somebody(atoms: Sequence[Atom], at: int) -> bool:
    at += atoms[at].has("definite") and at + 1 < len(atoms)
    return atoms[at].has(*_SOMEBODY)


# Each with the kinds of word that it may begin with.
TURNS: tuple[Row, ...] = (
    (_was_granted, {"granted"}, {"be"}, {"audience"}),
    (_granted, {"granted"}),
    (_session, {"noun"}, {"with", "between"}),
    (_after_an_hour, {"after"}, {"time_with"}),
)
