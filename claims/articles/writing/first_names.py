"""Further given names, and family names that stand first, by which articles tell people (`gazetteer/first_names.txt`).

Names are compared by `gazetteer/given_names.tsv` alone, which knows what stands for what; here a word only says that it
begins somebody's name.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from claims.language import load
from claims.names.spelling import Word, word
from claims.names.tables import Sex, given, sex_of


@lru_cache(maxsize=1 << 14)
def is_first_name(name: str, code: str) -> bool:
    """Whether the table has this word, with a capital letter, in whichever spelling of its marks, in a language that
    has no other means to tell people: no cases, and no capital letters elsewhere. Of two that a hyphen joins
    ("Jean-Ambroise") the first tells."""
    if not (name[:1].isupper() and _is_asked(code)):
        return False
    first, _, second = name.partition("-")
    return word(name).plain in _names() or (second[:1].isupper() and _is_one(word(first)))


def _is_one(name: Word) -> bool:
    return bool(given(name)) or name.plain in _names()


@lru_cache(maxsize=1 << 12)
def sex_of_name(name: str) -> Sex:
    """Whether a name in full is a man's or a woman's, by the tables of given names; "" where they do not say."""
    first, _, surname = name.partition(" ")
    if not surname:
        return ""
    return sex_of(given(word(first))) or ("" if _CYRILLIC.match(first) else _sexes().get(word(first).plain, ""))


_CYRILLIC = re.compile(r"[Ѐ-ӿ]")  # whose endings are cases


@cache
def _sexes() -> dict[str, Sex]:
    """Names of first_names.txt that only women or only men bear (`gazetteer/first_name_sexes.txt`)."""
    lines = (files("claims") / "gazetteer" / "first_name_sexes.txt").read_text(encoding="utf-8").splitlines()
    men = lines.index("men")
    told: tuple[tuple[Sex, list[str]], ...] = (("f", lines[lines.index("women") + 1 : men]), ("m", lines[men + 1 :]))
    return {word(name).plain: sex for sex, listed in told for line in listed for name in line.split()}


@cache
def _is_asked(code: str) -> bool:
    writes = load(code).section("lexicon")
    return bool(writes.get("articles", True)) and not writes.get("capital_nouns", False)


@cache
def _names() -> frozenset[str]:
    lines = (files("claims") / "gazetteer" / "first_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word(name).plain for line in lines if not line.startswith("#") for name in line.split())
