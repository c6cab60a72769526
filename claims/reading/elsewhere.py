"""The same people once more, in another place: "met in Lugano and later in Como", "trafen sich am 16. April in Lugano
und am 17. April in Como". The verb and who met stand once; each place is a meeting, and judged by itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.reading.phrases import Phrase
from claims.reading.verbs import senses_of

_MET = frozenset({"meet", "talk", "hold", "happen"})
# What else stands in a clause may be of one meeting or of both
_UNCLEAR = frozenset({"duration", "format", "topic", "unknown", "aside", "speaker"})
_JOINING = ("later", "ignorable", "exclusive")  # "then", "and again in Como"
_DENYING = ("not", "never", "neither", "no", "first", "last", "both", "exclusive")


def leads_elsewhere(behind: Sequence[Phrase], before: Sequence[Phrase]) -> bool:
    """Whether nothing but a place, with a day or not, stands between a conjunction and the end of its clause, where
    the clause before it tells of a meeting in a place."""
    end = next((at for at, phrase in enumerate(behind) if phrase.kind == "mark"), len(behind))
    told = [phrase for phrase in behind[:end] if phrase.kind != "word"]
    words = [phrase for phrase in behind[:end] if phrase.kind == "word"]
    if not all(word.has(*_JOINING) for word in words) or not all(map(_is_when_or_where, told)):
        return False
    return any(map(_is_where, told)) and any(map(_is_where, before)) and bool(senses_of(before) & _MET)


def once_more(
    again: Sequence[Phrase], told: Sequence[Phrase]
) -> tuple[list[Phrase], list[Phrase], list[Phrase]] | None:
    """What a clause shares of the time of what it goes on with, what that shares of its, and the words of the clause
    that say no more than "then" does; None where the words may also be of one meeting.

    A day that only one of them has may be of both, but behind "then".
    """
    later = any(phrase.kind == "word" and phrase.has("later") for phrase in again)
    if not (_places_alone(again) and any(map(_is_where, told)) and senses_of(told) & _MET):
        return None
    first = [phrase for phrase in told if later and phrase.has("at_first")]
    kept = [phrase for phrase in told if phrase not in first]
    if any(phrase.kind in _UNCLEAR or (phrase.kind == "word" and phrase.has(*_DENYING)) for phrase in kept):
        return None
    mine, theirs = _times(again), _times(kept)
    if bool(mine) == bool(theirs) or (later and mine):
        return [], [], first
    shared = mine or theirs
    if any(phrase.role not in ("", "at") or phrase.value.granularity in _SHORT for phrase in shared):
        return None
    return mine, theirs, first


_SHORT = ("day", "weekday", "range", "week")


def _places_alone(phrases: Sequence[Phrase]) -> bool:
    """Whether words for one place and a time stand here, and nothing else but "then"."""
    places = [phrase for phrase in phrases if phrase.kind == "place"]
    others = [phrase for phrase in phrases if not _is_when_or_where(phrase)]
    return (
        len(places) == 1
        and _is_where(places[0])
        and all(phrase.kind == "word" and phrase.has(*_JOINING) for phrase in others)
    )


def _is_when_or_where(phrase: Phrase) -> bool:
    return phrase.kind == "date" or _is_where(phrase)


def _is_where(phrase: Phrase) -> bool:
    return phrase.kind == "place" and phrase.role == "at"


def _times(phrases: Sequence[Phrase]) -> list[Phrase]:
    return [phrase for phrase in phrases if phrase.kind == "date"]
