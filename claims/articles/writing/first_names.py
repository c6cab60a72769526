"""Further given names, and family names that stand first, by which articles tell people (`gazetteer/first_names.txt`).

Names are compared by `gazetteer/given_names.tsv` alone, which knows what stands for what; here a word only says that it
begins somebody's name.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from claims.language import load
from claims.names.spelling import word


@lru_cache(maxsize=1 << 14)
def is_first_name(name: str, code: str) -> bool:
    """Whether the table has this word, with a capital letter, in whichever spelling of its marks, in a language that
    has no other means to tell people: no cases, and no capital letters elsewhere."""
    return name[:1].isupper() and _is_asked(code) and word(name).plain in _names()


@cache
def _is_asked(code: str) -> bool:
    writes = load(code).section("lexicon")
    return bool(writes.get("articles", True)) and not writes.get("capital_nouns", False)


@cache
def _names() -> frozenset[str]:
    lines = (files("claims") / "gazetteer" / "first_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word(name).plain for line in lines if not line.startswith("#") for name in line.split())
