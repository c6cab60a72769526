"""What a day is told by that has nothing to do with a meeting: "kurz nach seiner Amtseinführung", "vor ihrer Wahl zur
Präsidentin". It names nobody, and nothing that anybody met or hit.

As in claims/articles/turns, each function takes one turn.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import Row, Taken
from claims.reading.scan import Atom

_LONGEST = 4  # atoms of "seiner erneuten offiziellen" before the noun
_EVENT = frozenset({"name", "thing"})  # nouns of no table are read as names


def _before_his_election(atoms: Sequence[Atom], at: int) -> Taken:
    """The words from "vor" and "nach" on: "his" and one noun, and to what he was elected."""
    led = at + atoms[at].has("exclusive")  # "kurz nach"
    if led + 2 >= len(atoms) or not atoms[led].has("before", "after") or not atoms[led + 1].has("possessive"):
        return None
    stop = led + 2
    while stop < min(len(atoms), led + _LONGEST) and set(atoms[stop].kinds) == {"word"} and not atoms[stop].capital:
        stop += 1
    if stop >= len(atoms) or not (atoms[stop].capital and atoms[stop].kinds.keys() <= _EVENT):
        return None
    if " " in atoms[stop].text or "-" in atoms[stop].text:
        return None
    stop += 1
    if stop + 1 < len(atoms) and atoms[stop].has("purpose") and atoms[stop + 1].has("office", "title"):
        stop += 2  # "zum Bundeskanzler"
        if stop < len(atoms) and atoms[stop].has("name"):
            return None
    return [atoms[at]._replace(end=atoms[stop - 1].end, kinds={"ignorable": None})], stop


def _who_was_it_then(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Had gone to see the then medical director, X", "had met then Archbishop X": what he was at that time, and no
    next one whom somebody met."""
    before = atoms[at - 1] if at else None
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if before is None or behind is None or not atoms[at].has("thereupon"):
        return None
    the = before.has("definite", "possessive", "possessive_s")
    whom = before.has("verb", "with", "of", "by") and behind.has("office", "title")
    return ([atoms[at]._replace(kinds={"then": None})], at + 1) if the or whom else None


TURNS: tuple[Row, ...] = (
    (_before_his_election, {"before", "after", "exclusive"}, {"possessive"}),
    (_who_was_it_then, {"thereupon"}),
)
