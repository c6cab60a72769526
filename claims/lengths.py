"""How long somebody says that they met, against how long the source says that it was: "about" has a tolerance, "more
than" is a lower bound, "less than" an upper one."""

from __future__ import annotations

from claims.language import installed, load
from claims.reading.durations import MINUTES, Duration, find_durations
from claims.types import Outcome, Value

_ABOUT = 0.15  # "about six hours" agrees with 5:06 to 6:54
_FAR = 0.35  # and conflicts from 35 % on; between the two it decides nothing
_TWICE = 2  # "about three hours" of the source excludes what is twice, or half, as long


def compare_lengths(said: Duration, known: Value) -> Outcome:
    """Whether a length fits that of a claim."""
    actual: int = known["minutes"]
    if known["bound"] == "exact":
        return _against_exact(said, actual)
    if known["bound"] == "about":
        return _against_rough(said, actual)
    return _against_bound(said, known)


def _against_exact(said: Duration, actual: int) -> Outcome:
    minutes, bound, size = said.minutes, said.bound, MINUTES[said.unit]
    same = round(minutes / size, 1) == round(actual / size, 1)
    if bound == "exact":
        return "match" if same else "conflict"
    if bound == "about":
        off = abs(minutes - actual) / max(actual, 1)
        return "match" if off <= _ABOUT else "conflict" if off >= _FAR else "unknown"
    if said.strict and same:  # "six hours" may be rounded, up or down
        return "unknown"
    holds = actual >= minutes if bound == "at_least" else actual <= minutes
    return "match" if holds else "conflict"


def _against_rough(said: Duration, actual: int) -> Outcome:
    """The source says "about three hours": "one hour" is excluded, "more than two hours" is not in doubt."""
    longer, shorter = said.minutes >= actual * _TWICE, said.minutes * _TWICE <= actual
    if said.bound == "at_least":
        return "match" if said.minutes <= actual * (1 - _ABOUT) else "conflict" if longer else "unknown"
    if said.bound == "at_most":
        return "match" if said.minutes >= actual * (1 + _ABOUT) else "conflict" if shorter else "unknown"
    if said.bound == "about" and abs(said.minutes - actual) <= _ABOUT * actual:
        return "match"
    return "conflict" if longer or shorter else "unknown"


def _against_bound(said: Duration, known: Value) -> Outcome:
    """The source says "more than three hours": "two hours" is excluded, "more than two hours" holds; "less than …" in
    the same way."""
    actual: int = known["minutes"]
    sign = 1 if known["bound"] == "at_least" else -1
    beyond = (said.minutes - actual) * sign  # how far it lies inside of what the bound leaves open
    if said.bound == known["bound"]:
        same = beyond == 0 and (not said.strict or _is_strict(known["text"]))
        return "match" if beyond < 0 or same else "unknown"
    margin = _FAR if said.bound == "about" else _ABOUT
    return "conflict" if beyond <= -margin * actual else "unknown"


def _is_strict(words: str) -> bool:
    """Whether a claim's words, of any language, say "more than", and not "at least"."""
    return any(length.strict for code in installed() for length in find_durations(words, load(code)))
