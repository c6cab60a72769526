"""Surnames by which texts name somebody without more, as everybody knows who is meant (`gazetteer/well_known.txt`)."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from claims.names import base_forms, fold_name
from claims.names.spelling import Word, word
from claims.names.tables import is_common_surname


@lru_cache(maxsize=1 << 13)
def is_well_known(name: str, code: str) -> bool:
    """Whether one word is such a surname, in whatever case it stands."""
    return any(_may_be(form) and fold_name(form) in _surnames() for form in base_forms(name, code))


def _may_be(form: str) -> bool:
    """Whether it is worth folding a word: few begin as such a surname does. (Letters fold one by one.)"""
    return not form.istitle() or not form.isalpha() or _begins_one(form[:_HEAD])


_HEAD = 4  # letters


@lru_cache(maxsize=1 << 12)
def _begins_one(head: str) -> bool:
    return word(head).plain in _beginnings()


def is_in_another_case(name: str, code: str) -> bool:
    """Whether one word is such a surname in a case of its own: "Трампа"."""
    return is_well_known(name, code) and fold_name(name) not in _surnames()


def is_common(name: str, code: str) -> bool:
    """Whether one word is a surname that many bear (`gazetteer/surnames.txt`), in whatever case it stands."""
    return any(is_common_surname(word(form)) for form in base_forms(name, code))


def basic_surname(name: str, code: str) -> str | None:
    """A surname in the form in which it is a subject ("Макроном": Макрон), where a table knows it; else None.

    Of common ones only Russian ones have cases: "Minister Kerns" may be called so.
    """
    forms = base_forms(name, code)
    return next((form for form in forms if fold_name(form) in _surnames() or _is_russian(word(form))), None)


def _is_russian(surname: Word) -> bool:
    return surname.script == "cyrillic" and is_common_surname(surname)


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(name[:length] for name in _surnames() for length in range(len(name) + 1))


@cache
def _surnames() -> frozenset[str]:
    lines = (files("claims") / "gazetteer" / "well_known.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold_name(name) for line in lines if not line.startswith("#") for name in line.split())
