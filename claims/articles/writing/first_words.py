"""Words with a capital letter only as a sentence begins: "Торговлю обсудили X и Y", "Контакты стран обсудил X с Y".

Where nouns are written small and have no article, the scan takes every such word that no table knows for a name. Of 688
that begin sentences of some 400 articles, and stand nowhere else in theirs, one was somebody's ("Хрущёв"): who is named
is named inside sentences, too, in full, or by a surname that tables or its ending tell. Where nouns have capital
letters, an adjective before one of them is no given name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from claims.articles.writing import Writing
from claims.articles.writing.well_known import is_common, is_well_known
from claims.language import load
from claims.reading.scan import Atom
from claims.text import normalise

_INSIDE = re.compile(r"(?<=[\w,–—»] )[^\W\d_]\w+")  # a word with another before it
_STEM = 4  # letters that a name keeps in every case: "Зиминым", "Зимина"


def named_inside(text: str, writing: Writing) -> AbstractSet[str]:
    """How the words begin that have a capital letter inside a sentence of this text."""
    if writing.articles or writing.capital_nouns:
        return frozenset()
    words: list[str] = _INSIDE.findall(text)
    return frozenset(normalise(word)[:_STEM] for word in words if word[0].isupper())


def with_first_word(atoms: Sequence[Atom], named: AbstractSet[str], writing: Writing) -> Sequence[Atom]:
    """The atoms of a sentence that may tell of a meeting, the first of which is no name where nothing says that it is
    one. In others it stands for whoever did what they say: "Перевозчики решили бастовать"."""
    if writing.articles or writing.capital_nouns:
        return atoms
    at = next((i for i, atom in enumerate(atoms) if not atom.has("punct")), len(atoms))
    if at == len(atoms) or set(atoms[at].kinds) != {"name"} or not any(map(_may_tell, atoms)):
        return atoms
    if not _is_word(atoms[at].text, named, writing):
        return atoms
    return (*atoms[:at], atoms[at]._replace(kinds={"word": None}), *atoms[at + 1 :])


def without_what_he_is(atoms: Sequence[Atom], writing: Writing) -> Sequence[Atom]:
    """«Физик Жерар X», «Умер Виктор X»: a word that opens the sentence before a given name is no part of the name, as
    nobody's name has three words of which only the second one is a given name; but «Гераскин Виктор Петрович»."""
    if writing.articles or writing.capital_nouns:
        return atoms
    at = next((i for i, atom in enumerate(atoms) if not atom.has("punct")), len(atoms))
    if at == len(atoms) or set(atoms[at].kinds) != {"name"} or atoms[at].text.count(" ") < len(("first", "second")):
        return atoms
    name = atoms[at]
    first, second, *rest = name.text.split(" ")
    if not (first.isalpha() and first[1:].islower() and second.isalpha()) or not writing.is_given(second):
        return atoms
    fathers = tuple(load(writing.code).section("articles").get("patronymics", ()))
    if writing.is_given(first) or len(first) < _STEM or rest[-1].lower().endswith(fathers):
        return atoms
    start = name.start + len(first) + 1
    word = name._replace(end=name.start + len(first), text=first, norm=normalise(first), kinds={"word": None})
    own = name.text[len(first) + 1 :]
    return (
        *atoms[:at],
        word,
        name._replace(start=start, text=own, norm=normalise(own), kinds={"name": own}, glued=False),
        *atoms[at + 1 :],
    )


def with_first_quality(atoms: Sequence[Atom], writing: Writing) -> Sequence[Atom]:
    """ "Hohe Kosten belasten …", "Tausende Pendler sind …": an adjective that opens the sentence before a noun, and
    nobody's name; where nouns have capital letters. A table knows it, or the verb behind it is one of several."""
    if not writing.capital_nouns:
        return atoms
    at = next((i for i, atom in enumerate(atoms) if not atom.has("punct")), len(atoms))
    if at == len(atoms) or set(atoms[at].kinds) != {"name"} or atoms[at].text.count(" ") != 1:
        return atoms
    name = atoms[at]
    first, second = name.text.split(" ")
    if not first.isalpha() or writing.is_given(first):
        return atoms
    stems = [first.lower().removesuffix(ending) for ending in _endings(writing.code) if first.endswith(ending)]
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    several = behind is not None and ("plural_verb" in behind.forms or behind.has("plural")) and not behind.has("and")
    known = any(stem in _qualities(writing.code) or stem.endswith(_quality_ends(writing.code)) for stem in stems)
    if not (known or (stems and several)):
        return atoms
    start = name.end - len(second)
    quality = name._replace(end=name.start + len(first), text=first, norm=normalise(first), kinds={"word": None})
    noun = name._replace(start=start, text=second, norm=normalise(second), kinds={"name": second}, glued=False)
    return (*atoms[:at], quality, noun, *atoms[at + 1 :])


@cache
def _qualities(code: str) -> AbstractSet[str]:
    return frozenset(load(code).section("articles").get("qualities", ()))


@cache
def _quality_ends(code: str) -> tuple[str, ...]:
    return tuple(load(code).section("articles").get("quality_ends", ()))


@cache
def _endings(code: str) -> tuple[str, ...]:
    return tuple(load(code).section("lexicon").get("participle_endings", ()))


def without_word_before(atoms: Sequence[Atom], text: str, writing: Writing) -> Sequence[Atom]:
    """ "Assessing Peter Holt's plans", "Enter Peter Holt": a word that opens the sentence before a given name is no
    part of the name where the same text names him without it; only where names have no cases, and are written alike."""
    if not writing.articles or writing.capital_nouns or not atoms or set(atoms[0].kinds) != {"name"}:
        return atoms
    first, _, own = atoms[0].text.partition(" ")
    given = own.partition(" ")[0]
    if " " not in own or writing.is_given(first) or not writing.is_given(given) or not first[1:].islower():
        return atoms
    if text.count(own) == text.count(f"{first} {own}"):
        return atoms
    start = atoms[0].start + len(first) + 1
    word = atoms[0]._replace(end=atoms[0].start + len(first), text=first, norm=normalise(first), kinds={"word": None})
    name = atoms[0]._replace(start=start, text=own, norm=normalise(own), kinds={"name": own}, glued=False)
    return (word, name, *atoms[1:])


def _may_tell(atom: Atom) -> bool:
    return atom.has("noun") or any(form.verb.sense in _TELLING for form in atom.kinds.get("verb", ()))


_TELLING = ("meet", "talk", "call", "host", "see", "discuss")


def _is_word(text: str, named: AbstractSet[str], writing: Writing) -> bool:
    if len(text) < _STEM or not text.isalpha() or not text[1:].islower() or text.isascii():
        return False
    if normalise(text)[:_STEM] in named or text.lower().endswith(writing.surnames_alone):
        return False
    code = writing.code
    return not (is_well_known(text, code) or is_common(text, code) or writing.is_given(text))
