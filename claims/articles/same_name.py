"""Whether two names that one article writes are one person's."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import JaroWinkler

from claims.names import base_forms, compare_names, is_given_name

_NEAR = 0.75  # of two words of one name in two spellings (Tsirankyan, Zirankjan: 0.83)


@lru_cache(maxsize=1 << 14)
def _words(name: str) -> tuple[str, ...]:
    """A name's words in small Latin letters."""
    return tuple(re.findall("[a-z]+", anyascii(name).lower()))


@lru_cache(maxsize=1 << 14)
def initials(name: str) -> tuple[str, ...]:
    """The letters with which its words begin, each once, in order of the alphabet."""
    return tuple(sorted({word[0] for word in _words(name)}))


def same_person(one: str, other: str) -> bool:
    """Whether two names are one person's. Only names of which two words are near each other are compared at length."""
    return one == other or (_near(one, other) and compare_names(one, other).outcome == "same")


def are_cases_of_one(one: str, other: str, code: str) -> bool:
    """Whether two names are cases of a third, word for word; what is the case of which is for `compare_names`."""
    pairs = list(zip(one.split(), other.split(), strict=False))
    if len(one.split()) != len(other.split()) or one.partition(" ")[0] == other.partition(" ")[0]:
        return False
    forms = [set(base_forms(a, code)).intersection(base_forms(b, code)) for a, b in pairs]
    return all(forms) and bool(forms[0] - set(pairs[0]))


def one_declines(one: str, other: str, code: str, indeclinable: tuple[str, ...]) -> bool:
    """Whether two names differ in the case of one word, and the others have none: "Александра Зименко" is Александр
    Зименко, "Ло Чжэньго" is never "Лом", and so "с Ло Цзяньфэном" is whom "к Ло Цзяньфэну" means."""
    first, _, rest = one.partition(" ")
    given, _, family = other.partition(" ")
    if not indeclinable or not rest or not family:
        return False
    if rest == family:
        cases = given in base_forms(first, code) or first in base_forms(given, code)
        return first != given and rest.endswith(indeclinable) and cases
    before, _, last = one.rpartition(" ")
    leading, _, end = other.rpartition(" ")
    if before != leading or (is_given_name(first) and not first.endswith(indeclinable)):
        return False
    return bool(set(base_forms(last, code)).intersection(base_forms(end, code)))


def is_initialled(one: str, other: str, code: str) -> bool:
    """Whether one of two names has initials, and may be the other in another case: "Л. Зимина" of "Лев Зимин"."""
    short, full = sorted((one, other), key=len)
    *letters, family = re.split(r"[.\s]+", short)
    words = full.split()
    if "." not in short or "." in full or len(words) < len(("given", "family")) or len(family) < len("Ан"):
        return False
    if not letters or any(len(letter) != 1 for letter in letters) or words[0][0] != letters[0]:
        return False
    return bool(set(base_forms(family, code)).intersection(base_forms(words[-1], code)))


def is_part(one: str, other: str) -> bool:
    """ "Dilma Rousseff" of "Dilma Vana Rousseff Linhares": the same first name, and a surname behind the second one."""
    short, long = sorted((_words(one), _words(other)), key=len)
    return 1 < len(short) < len(long) and short[0] == long[0] and short[-1] in long[2:] and set(short) <= set(long)


def ends(one: str, other: str) -> bool:
    """ "Ben Ammar" of "Slim Ben Ammar": the last words of it, whose first is a given name, too."""
    short, long = sorted((one, other), key=len)
    return " " in short and long.endswith(f" {short}")


def _near(one: str, other: str) -> bool:
    return any(
        a[0] == b[0] and (len(a) == 1 or len(b) == 1 or JaroWinkler.similarity(a, b, score_cutoff=_NEAR) > 0)
        for a in _words(one)
        for b in _words(other)
    )
