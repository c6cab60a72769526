"""In which cases the words of groups may stand, in a language that has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from claims.articles.writing import Writing, is_given
from claims.language import load
from claims.reading.scan import Atom
from claims.text import normalise

CASES = ("who", "whose", "whom", "with")
BESIDE = CASES[3]
LONGEST_QUOTED = 8  # atoms of a name between quotes
_SHORTEST = 4  # letters of a noun behind its prefix, and of an unknown one before its ending
_NOT_WHOSE = ("verb", "noun", "date", "with", "between", "punct", "relative", "that", "and", "not", "at", "on")


class Reading(NamedTuple):
    """What a word may be: people or a body, in which case; of many (plural)."""

    people: bool
    case: str


@dataclass(frozen=True, slots=True, eq=False)
class Met:
    """The table of a language. `words`: a word → what it may be."""

    words: Mapping[str, tuple[Reading, ...]]
    prefixes: tuple[str, ...]  # before such a word: "сопредседатели", "профорганизация"
    endings: tuple[str, ...]  # of words for people behind "with", whatever they are
    not_people: tuple[str, ...]  # that end as these do
    adjectives: Mapping[str, tuple[str, ...]]  # case → how an adjective ends before such a word
    genitive: tuple[str, ...]  # how words end that say whose
    not_genitive: tuple[str, ...]  # and those that do not, although they do
    dative: tuple[str, ...]  # how words end behind "for": "комитетом по бюджету"
    under: str  # "советом при министерстве"
    field: str  # "for"
    no_field: tuple[str, ...]  # how words begin behind it that say what the talk was of: "по вопросам"
    vague: tuple[str, ...]  # how nouns begin that say nothing by themselves: "участниками", "жителями"
    received: tuple[str, ...]  # how bodies begin whom somebody may receive
    audience: tuple[str, ...]  # how nouns begin for those who only listen, ask or cheer
    posts: tuple[str, ...]  # how posts begin that are a country's, one each: "президенты Кении и Чада"
    sides: tuple[str, ...]  # how words begin for countries of which the text has told: "лидерами двух стран"
    abroad: tuple[str, ...]  # how nouns begin of those who are sent to a country: "послами Кении в Чаде"
    known_owners: tuple[str, ...]  # how words begin for whose the head is known from before: "с главой региона"
    own: frozenset[str]  # somebody's own: "со своими избирателями"
    any: frozenset[str]  # adjectives that don't say which either: "с многими друзьями"
    of_many: tuple[str, ...]  # how verbs end that many do


@cache
def met_of(code: str) -> Met | None:
    """The table of a language; None where it has none."""
    section = load(code).section("articles")
    if not (rows := section.get("met", ())):
        return None
    forms = section["met_forms"]
    words: dict[str, tuple[Reading, ...]] = {}
    for word, reading in _readings(rows, forms):
        known = words.get(word, ())
        words[word] = known if reading in known else (*known, reading)
    return Met(
        words,
        tuple(forms["prefixes"]),
        tuple(forms["endings"]),
        tuple(forms["not_people"]),
        {case: tuple(forms["adjectives"][case]) for case in CASES},
        tuple(forms["genitive"]),
        tuple(forms["not_genitive"]),
        tuple(forms["dative"]),
        forms["under"],
        forms["field"],
        tuple(forms["no_field"]),
        tuple(forms["vague"]),
        tuple(forms["received"]),
        tuple(forms["audience"]),
        tuple(forms["posts"]),
        tuple(forms["sides"]),
        tuple(forms["abroad"]),
        tuple(forms["known_owners"]),
        frozenset(forms["own"]),
        frozenset(map(normalise, forms["any"])),
        tuple(forms["of_many"]),
    )


def _readings(rows: Sequence[Mapping[str, Any]], forms: Mapping[str, Any]) -> Iterator[tuple[str, Reading]]:
    for row in rows:
        for stem in row["stems"]:
            for case in CASES:
                yield normalise(stem + row[case]), Reading(row["people"], case)
    for people in (True, False):
        for declined in forms["people" if people else "bodies"]:
            for case, word in zip(CASES, declined, strict=True):
                yield normalise(word), Reading(people, case)


_NOBODY = {"verb", "noun", "date", "punct", "counterpart"}


def readings_of(atoms: Sequence[Atom], at: int, met: Met) -> tuple[Reading, ...]:
    """What a word may be; of a name of several the first that is no adjective: "Общественная палата"."""
    atom = atoms[at]
    if not atom.kinds.keys().isdisjoint(_NOBODY) or not atom.text:
        return ()
    words = atom.norm.split() if atom.has("name") else [atom.norm]
    if len(words) > 1 and (is_given(atom.text.split()[0], "ru") or len(words) > LONGEST_QUOTED):
        return ()
    for index, word in enumerate(words):
        if readings := known(word, met) or (_unknown(atoms, at, word, met) if len(words) == 1 else ()):
            before = words[:index]
            return tuple(r for r in readings if all(w.endswith(met.adjectives[r.case]) for w in before))
    return ()


def known(word: str, met: Met) -> tuple[Reading, ...]:
    """What a word may be by the table of those who meet, with one of its prefixes or without."""
    if found := met.words.get(word):
        return found
    for prefix in met.prefixes if word.startswith(met.prefixes) else ():
        noun = word.removeprefix(prefix).removeprefix("-") if word.startswith(prefix) else ""
        if len(noun) >= _SHORTEST and (found := met.words.get(noun)):
            return found
    return ()


def _unknown(atoms: Sequence[Atom], at: int, word: str, met: Met) -> tuple[Reading, ...]:
    """ "С надомниками": people, by how it ends."""
    if not word.endswith(met.endings) or word.endswith(met.not_people) or atoms[at].kinds.keys() != {"word"}:
        return ()
    return (Reading(True, "with"),)


def is_genitive(atom: Atom, met: Met, writing: Writing) -> bool:
    """Whether an atom may say whose the noun before it is."""
    if atom.has(*_NOT_WHOSE) or writing.is_person(atom):
        return False
    words = atom.norm.split()
    if not words or (atom.has("name") and atom.norm.endswith(met.adjectives[BESIDE])):
        return False  # "епископами Лукой и Марком"
    if atom.has("name") and atom.text.isupper():
        return True  # "ФНПР"
    if any(r.case == "whose" for r in known(words[0], met)):
        return True
    if atom.has("office") and " " in atom.text:
        return True
    return all(len(w) > 2 and w.endswith(met.genitive) and not w.endswith(met.not_genitive) for w in words)
