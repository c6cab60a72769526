"""The words in and around names: given names, common surnames, titles, particles, suffixes.

They stand in the languages' files (section `names`), in `gazetteer/names.toml`, `gazetteer/given_names.tsv` and
`gazetteer/surnames.txt`; each is read once, when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from claims import language as languages
from claims.names.spelling import Word, tables, word
from claims.text import normalise

Sex = Literal["", "m", "f"]
Phrase = tuple[str, ...]


class Given(NamedTuple):
    """Where a given name stands in the table: its line, its group there, and whether it is a full form."""

    line: int
    group: int
    full: bool


@cache
def given_names() -> Mapping[str, tuple[Given, ...]]:
    """Every given name of the table, folded (Latin without marks and with them written out; Cyrillic as it is)."""
    found: dict[str, dict[Given, None]] = {}
    for number, line in enumerate(_lines("given_names.tsv")):
        for group, names in enumerate(line.split("\t")[1].split("|")):
            full, _, short = names.partition("/")
            for text, is_full in [(name, True) for name in full.split()] + [(name, False) for name in short.split()]:
                for key in _folds(word(text)):
                    found.setdefault(key, {})[Given(number, group, is_full)] = None
    return {name: tuple(entries) for name, entries in found.items()}


@cache
def _firsts_of_lines() -> Sequence[str]:
    """The first word of each line of the table: it tells the line, wherever other lines are put."""
    return tuple(word(line.split("\t")[1].split()[0]).native for line in _lines("given_names.tsv"))


def first_of_line(number: int) -> str:
    """The word, folded, that a line of the table begins with."""
    return _firsts_of_lines()[number]


def sex_of(entries: Sequence[Given]) -> Sex:
    """The sex of those who bear a given name, "" where both do."""
    sexes = {_sexes()[entry.line] for entry in entries}
    return "m" if sexes == {"m"} else "f" if sexes == {"f"} else ""


@cache
def _sexes() -> Sequence[str]:
    return tuple(line[0] for line in _lines("given_names.tsv"))


@cache
def common_surnames() -> frozenset[str]:
    """Surnames that many people bear, folded as given names are."""
    return frozenset(key for line in _lines("surnames.txt") for text in line.split() for key in _folds(word(text)))


def _lines(file: str) -> list[str]:
    text = (files("claims") / "gazetteer" / file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _folds(of: Word) -> set[str]:
    return {of.native} if of.script == "cyrillic" else {of.plain, of.expanded}


def is_common_surname(of: Word) -> bool:
    return not common_surnames().isdisjoint(_folds(of))


def is_given_name(text: str) -> bool:
    """Whether the table of given names has this word, in any spelling it knows."""
    return bool(given(word(text)))


def given(of: Word) -> tuple[Given, ...]:
    """Where the table of given names has this word; () where it has not."""
    table = given_names()
    if of.script == "cyrillic":
        return table.get(of.native, ())
    return table.get(of.plain) or table.get(of.expanded, ())


def titles(code: str) -> frozenset[Phrase]:
    """The forms of address, degrees and ranks of a language, as sequences of word norms: they add nothing."""
    return _phrases(code, "titles")


def office_titles(code: str) -> frozenset[Phrase]:
    """The words of a language that stand before a name and name an office: ignored when names are compared."""
    return _phrases(code, "office_titles")


def tells_sex(title: str) -> bool:
    """Whether a form of address or title says that a man or a woman is meant: "Mrs", "Herr", "госпожа"."""
    words = small_words()
    phrase = tuple(normalise(title).split())
    return phrase in words.feminine or phrase in words.masculine


def leading_office(name: str) -> str:
    """The first word of a name where it names an office ("Chairman Dunford"), else ""."""
    first, space, _ = name.partition(" ")
    return first if space and (normalise(first),) in _all_office_titles() else ""


def generation(name: str) -> str:
    """Which of several namesakes a name means by its last word ("Jr.", "мл.", "III"), else ""."""
    before, space, last = name.rpartition(" ")
    return suffixes().get(normalise(last.strip(".,")), "") if space and before.strip() else ""


@cache
def _all_office_titles() -> frozenset[Phrase]:
    return frozenset().union(*map(office_titles, languages.installed()))


@cache
def _phrases(code: str, table: str) -> frozenset[Phrase]:
    return frozenset(tuple(normalise(line).split()) for line in languages.load(code).section("names")[table])


@cache
def particles() -> frozenset[str]:
    """Small words within names (von, de, al, bin), as tables know them."""
    return frozenset(tables()["particles"])


@cache
def suffixes() -> Mapping[str, str]:
    """Words behind a name that tell namesakes apart ("jr", "мл", "iii") → which of them is meant."""
    found: Mapping[str, str] = tables()["suffixes"]
    return found


class SmallWords(NamedTuple):
    titles: frozenset[Phrase]
    masculine: frozenset[Phrase]
    feminine: frozenset[Phrase]
    longest: int
    filial: frozenset[str]
    articles: frozenset[str]
    monarchs: Mapping[str, str]
    family_first: frozenset[str]
    prefixes: tuple[str, ...]
    patronymics: tuple[str, ...]


@cache
def small_words() -> SmallWords:
    """The words that take part in reading a name apart, of all languages together."""

    def every(*names: str) -> frozenset[Phrase]:
        return frozenset().union(*(_phrases(code, name) for code in languages.installed() for name in names))

    table = tables()
    before = every("titles", "office_titles")
    return SmallWords(
        before,
        every("masculine"),
        every("feminine"),
        max(map(len, before)),
        frozenset(table["filial"]),
        frozenset(table["articles"]),
        table["monarchs"],
        frozenset(table["words"]["family_first"]),
        tuple(table["prefixes"]),
        tuple(table["patronymics"]),
    )
