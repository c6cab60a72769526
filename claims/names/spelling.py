"""The letters of names: folding, spelling conventions, scripts, sounds, slips of the pen and case endings.

What answers to what stands in `gazetteer/names.toml`; case endings in the languages' own files. This module knows
words, not names: what the words of a name are to each other is for claims/names/parts.py and claims/names.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from operator import eq
from string import ascii_lowercase
from typing import Any, Literal, NamedTuple

from anyascii import anyascii
from rapidfuzz.distance import OSA

from claims import language as languages
from claims.quickly import Small, small
from claims.text import normalise

Script = Literal["latin", "cyrillic", "other"]
Slip = Literal["", "near", "slip", "swapped", "doubled"]

_LONGEST = 40  # letters of a word that are looked at; the longest given and family names have about 25
_NO_LETTER = re.compile("[^a-z]")


@cache
def tables() -> Mapping[str, Any]:
    """The tables of `gazetteer/names.toml`, read once."""
    read: Mapping[str, Any] = tomllib.loads((files("claims") / "gazetteer" / "names.toml").read_text(encoding="utf-8"))
    return read


@small
class Word(Small):
    """One word of a name in the forms under which it is compared."""

    native: str  # as tables know it: NFC, case-folded, digits for letters undone
    script: Script
    plain: str  # a to z only, marks dropped: Müller → muller, Шойгу → shoygu
    expanded: str  # letters with marks written as two: mueller


@lru_cache(maxsize=2048)
def word(text: str) -> Word:
    """The forms of one word. Marks that are no letters are dropped; what has no letters at all folds to ""."""
    letters = tables()["letters"]
    native = normalise(text[:_LONGEST])
    only_letters = native.isalpha()  # as nearly all have
    if not only_letters and any(c.isdecimal() for c in native) and not native.isdecimal():
        native = "".join(letters["digits"].get(c, c) for c in native)
    if native.isascii():
        plain = native if only_letters else _NO_LETTER.sub("", native)
        return Word(native, "latin", plain, plain)
    script = _script(native)
    if script == "cyrillic":
        native = "".join(unicodedata.normalize("NFC", c) for c in native if c.isalpha())
        plain = _ascii("".join(letters["cyrillic"].get(c, c) for c in native))
        return Word(native, script, plain, plain)
    expanded = "".join(letters["expanded"].get(c, c) for c in native) if script == "latin" else native
    return Word(native, script, _ascii(native), _ascii(expanded))


def _ascii(text: str) -> str:
    return "".join(map(_letters, text))


@lru_cache(maxsize=4096)
def _letters(character: str) -> str:
    """What a letter or mark is in letters a to z, whatever stands beside it."""
    return _NO_LETTER.sub("", anyascii(character).lower()) if unicodedata.category(character)[0] in "LM" else ""


def _script(native: str) -> Script:
    first = next((c for c in native if c.isalpha()), "")
    if "\u0400" <= first < "\u0530":
        return "cyrillic"
    return "latin" if first < "\u0250" or "\u1e00" <= first < "\u1f00" else "other"


# Spelling conventions


def _single(text: str) -> str:
    """Each letter once that stands twice or more in a row. (Asking first whether one does is twice as quick.)"""
    if not any(map(eq, text, text[1:])):
        return text
    return text[0] + "".join([letter for before, letter in pairwise(text) if letter != before])


def _rewriter(rules: Iterable[Sequence[str]]) -> Callable[[str], str]:
    """Replaces every left side by its right side, longest first; "^" and "$" stand for the ends of the word."""
    table = {rule[0]: rule[1] for rule in rules}
    longest_first = sorted(table, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))

    def rewrite(text: str) -> str:
        return pattern.sub(lambda found: table[found.group()], f"^{text}$").strip("^$")

    return rewrite


@cache
def _conventions() -> tuple[Callable[[str], str], ...]:
    spelling = tables()["spelling"]
    return tuple(_rewriter(spelling[name]["rules"]) for name in spelling if name != "after")


@cache
def convention(name: str) -> Callable[[str], str]:
    """The rewriting of one more table of rules: "arabic", "homophones", "wade_giles"."""
    return _rewriter(tables()[name]["rules"])


@lru_cache(maxsize=2048)
def heard(plain: str, table: str) -> str:
    """A folded word rewritten by one more table of rules."""
    return convention(table)(plain)


@cache
def _after() -> Callable[[str], str]:
    return _rewriter(tables()["spelling"]["after"]["rules"])


@lru_cache(maxsize=2048)  # of a kilobyte each
def readings(plain: str, expanded: str) -> tuple[frozenset[str], ...]:
    """How the word sounds in each convention, in the rough alphabet of names.toml."""
    after = _after()
    sounds: dict[str, str] = {}  # most conventions read most words alike
    found: dict[tuple[str, ...], frozenset[str]] = {}
    spellings = (plain,) if plain == expanded else (plain, expanded)
    written = [tuple([_single(rewrite(form)) for form in spellings]) for rewrite in _conventions()]
    for forms in written:
        if forms not in found:
            for form in forms:
                if form not in sounds:
                    sounds[form] = _single(after(form))
            found[forms] = frozenset([sounds[form] for form in forms])
    return tuple([found[forms] for forms in written])


def same_spelling(a: Word, b: Word) -> bool:
    """Whether two words are spellings of one name: one convention reads them alike, or two do in a long word."""
    if a.plain == b.plain or a.expanded == b.plain or a.plain == b.expanded:
        return bool(a.plain)
    if a.plain == a.expanded and b.plain == b.expanded and lasting(a.plain) != lasting(b.plain):
        return False
    of_a, of_b = readings(a.plain, a.expanded), readings(b.plain, b.expanded)
    if not all(map(frozenset.isdisjoint, of_a, of_b)):
        return True
    if min(len(a.plain), len(b.plain)) < _LONG_WORD:
        return False
    return not _in_any_convention(a.plain, a.expanded).isdisjoint(_in_any_convention(b.plain, b.expanded))


@lru_cache(maxsize=2048)
def lasting(plain: str) -> str:
    """The letters of a word that every convention leaves as they are (b, l, m, n), each once of several in a row.

    Two words of which these differ sound alike in none. That tells half of the misspelt names of a million meetings
    from those they are compared with, and four of five given names that no table has, in a twentieth of the time.
    """
    return _single(plain.translate(_passing()))


@cache
def _passing() -> dict[int, None]:
    """The letters that a rule of a convention adds, takes, or moves among others: `str.translate` leaves them out."""
    rules = [rule for table in tables()["spelling"].values() for rule in table["rules"]]
    return {ord(c): None for c in ascii_lowercase if any(left.count(c) != right.count(c) for left, right in rules)}


@lru_cache(maxsize=2048)
def _in_any_convention(plain: str, expanded: str) -> frozenset[str]:
    return frozenset().union(*readings(plain, expanded))


_LONG_WORD = 5  # from here on two conventions may be mixed: Schoigu, Shoigu; but Chan is not Han


# Cyrillic and Latin letters


class _Units(NamedTuple):
    doubled: re.Pattern[str]
    spelled: Mapping[str, tuple[str, ...]]
    silent: str
    silent_after: str
    silent_end: frozenset[str]


@cache
def _units() -> _Units:
    table = tables()["cyrillic"]
    spelled = {unit: tuple("" if s == "-" else s for s in spellings) for unit, spellings in table["units"].items()}
    doubled = re.compile(f"([^{table['vowels']}])\\1+")  # "ee" and "ее" are sounds of their own
    return _Units(doubled, spelled, table["silent"], table["silent_after"], frozenset(["", *table["silent_end"]]))


@lru_cache(maxsize=2048)
def answers(cyrillic: str, latin: str) -> bool:
    """Whether the Latin letters can stand for the Cyrillic ones, in order, each unit by one of its usual spellings.

    Cyrillic as `Word.native`, Latin as `Word.plain` or `Word.expanded`. Doubled consonants count once.
    """
    units = _units()
    cyrillic, latin = units.doubled.sub(r"\1", cyrillic), units.doubled.sub(r"\1", latin)
    if cyrillic and not _begins(units, cyrillic, latin):  # most pairs of names, and a tenth of the work
        return False
    silent = {p for p, c in enumerate(latin) if c == units.silent and (p == 0 or latin[p - 1] in units.silent_after)}
    reached: list[set[int]] = [set() for _ in range(len(cyrillic) + 1)]
    reached[0].add(0)
    for at in range(len(cyrillic)):
        places = reached[at]
        if not places:
            if not reached[at + 1]:  # units have one letter or two: nothing leads any further
                return False
            continue
        places |= {p + 1 for p in places & silent}
        for size in (1, 2):
            for spelled in units.spelled.get(cyrillic[at : at + size], ()) if at + size <= len(cyrillic) else ():
                reached[at + size] |= {p + len(spelled) for p in places if latin.startswith(spelled, p)}
    ends = reached[len(cyrillic)]
    return any(latin[p:] in units.silent_end for p in ends | {p + 1 for p in ends & silent})


def _begins(units: _Units, cyrillic: str, latin: str) -> bool:
    """Whether the Latin word begins as the first unit may be spelled, or so behind a letter that is silent there."""
    places = (0, 1) if latin.startswith(units.silent) else (0,)
    for first in (cyrillic[:1], cyrillic[:2]):
        for spelled in units.spelled.get(first, ()):
            if any(latin.startswith(spelled, place) for place in places):
                return True
    return False


# Slips of the pen


@cache
def _alike() -> frozenset[frozenset[str]]:
    groups: list[str] = tables()["letters"]["alike"]
    return frozenset(frozenset((x, y)) for group in groups for x in group for y in group if x != y)


def slip(a: str, b: str) -> Slip:
    """Whether two folded words are one, miswritten: "" no, "near" perhaps, else which slip it is.

    One edit is a slip in words of six letters and more (a swap of neighbours from five on, a doubled letter from
    four on). The first letter is never mistaken; the last only for one of the same sound, or in words of eight letters.
    """
    longest = max(len(a), len(b))
    distance = OSA.distance(a, b, score_cutoff=2)
    if distance == 0:
        return "doubled"
    if distance > 2 or longest < 4:
        return ""
    if distance == 2:
        return "near" if longest >= 8 and min(len(a), len(b)) >= 7 else ""
    if _single(a) == _single(b):
        return "doubled"
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) != len(b):
        return "slip" if longest >= 6 and at > 0 else "near"
    if a[at + 1 :] != b[at + 1 :]:
        return "swapped" if longest >= 5 else "near"
    sounds = frozenset((a[at], b[at])) in _alike()
    inner = 0 < at < longest - 1
    if longest >= 6 and at > 0 and (sounds or inner or longest >= 8):
        return "slip"
    return "near" if sounds or longest >= 6 else ""


# Sounds


@cache
def _finders() -> tuple[Callable[[str], str], Mapping[int, str]]:
    finding = tables()["finding"]
    return _rewriter(finding["soft"]["rules"]), str.maketrans(
        {sound: name for name, sounds in finding["classes"].items() for sound in sounds}
    )


_SOUNDLESS = re.compile(r"[^ptkfslrmn]")


@lru_cache(maxsize=1024)
def skeletons(plain: str, expanded: str) -> frozenset[str]:
    """The consonants of a word in each convention, by class: Dunford and Данфорд are "tnfrt", Shoigu and Schoigu "sk".

    A word without consonants yields its sounds (Hu, Ху).
    """
    soft, classes = _finders()
    sounds = {reading for convention in readings(plain, expanded) for reading in convention}
    sounds |= {_single(soft(form)) for form in {plain, expanded}}
    ended = {sound[:-1] if sound.endswith("ng") else sound for sound in sounds}  # Wang, Ван
    bare = {_single(_SOUNDLESS.sub("", sound.translate(classes))) or sound for sound in ended}
    return frozenset(bare - {""})


# Case endings


@cache
def _endings(code: str) -> tuple[Mapping[str, tuple[str, ...]], int]:
    endings = {
        end: tuple(nominative) for end, nominative in languages.load(code).section("names")["case_endings"].items()
    }
    return endings, max(map(len, endings), default=0)


@cache
def _behind(code: str) -> Mapping[str, frozenset[str]]:
    """Behind which letters a nominative may end so."""
    table = languages.load(code).section("names").get("endings_behind", {})
    return {end: frozenset(letters) for end, letters in table.items()}


@cache
def _last_letters(code: str) -> frozenset[str]:
    return frozenset(end[-1] for end in _endings(code)[0])


_SHORTEST_STEM = 2
_WHOLE = 3  # letters of an ending that is nearly the whole word: Льва
_MOST_FORMS = 8


def base_forms(word: str, language: str) -> tuple[str, ...]:
    """The word as it stands, then the nominatives it may be a case of, at most eight forms in all.

    "Герасимову" → Герасимову, Герасимов, Герасимова; "Dunfords" → Dunfords, Dunford. Whether such a name exists is
    for the caller to find out. Raises UnknownLanguage.
    """
    if len(word) > _LONGEST or normalise(word[-1:])[-1:] not in _last_letters(language):  # most words
        return (word,)
    return _base_forms(word, language)


@lru_cache(maxsize=2048)
def _base_forms(word: str, language: str) -> tuple[str, ...]:
    endings, longest = _endings(language)
    lower = normalise(word)
    forms = {word: None}
    if len(lower) == len(word):  # folding changed no lengths, so endings can be cut off the original
        for size in range(min(longest, len(word) - 1), 0, -1):
            stem, end = word[:-size], lower[-size:]
            if len(stem) < _SHORTEST_STEM and size < _WHOLE:
                continue
            for nominative in endings.get(end, ()):
                behind = _behind(language).get(nominative)
                if behind is not None and lower[-size - 1] not in behind:
                    continue  # "Лосем" is no case of "Лосй"
                forms[stem + (nominative.upper() if word.isupper() else nominative)] = None
    return tuple(forms)[:_MOST_FORMS]
