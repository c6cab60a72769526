"""How a language writes people: what the cast of an article needs to know of its tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from claims.articles.writing import bodies_of, writing_of
from claims.language import Language
from claims.text import normalise


@dataclass(frozen=True, slots=True)
class Naming:
    """How a language writes people."""

    is_post: Callable[[str], bool]  # whether a word is a post or title
    forms_of: Callable[[str], frozenset[str]]  # what a word may be by its ending
    articles: bool  # whether nouns have articles
    capital_nouns: bool
    genitive: tuple[str, ...]
    bodies: frozenset[str]
    no_names: tuple[str, ...]  # how words end that are in nobody's name: "…konzerns"
    patronymics: tuple[str, ...]
    surnames: tuple[str, ...]
    epithets: tuple[str, ...]
    adjectives_of_bodies: tuple[str, ...]  # how words end that begin a body's name, and no person's: "Независимых"
    instrumental: tuple[str, ...]  # how surnames end behind "with"
    definite: frozenset[str]
    his: frozenset[str]  # those of them that lead a man's post, as a subject: "der Minister"
    indefinite: frozenset[str]
    whose: frozenset[str]  # that bring in whose a group is: "of", "from"
    endings: tuple[str, ...]
    numbers: frozenset[str]
    surnames_alone: tuple[str, ...]  # how surnames end that need no given name beside them
    speaks_for_others: tuple[str, ...]  # how posts end or begin that speak for others
    somebody: frozenset[str]  # nouns for one person that are no post: "the judge"
    indeclinable: tuple[str, ...]  # how surnames end that have no cases
    women: tuple[str, ...]  # how posts end that only women hold: "Kanzlerin"
    either: tuple[str, ...]  # how posts end that say nothing of it: "Vorsitzende"
    of_countries: frozenset[str]  # posts of countries alone: of the same role a province's has another name
    undeclined_posts: frozenset[str]  # posts that end so in every case: "замминистра"
    masculine_posts: tuple[str, ...]  # how men's posts end in the genitive: "министра"
    masculine_genitive: tuple[str, ...]  # how men's names end there: "Ивана Зимина"
    posts_of_several: tuple[str, ...]  # how those of several end there: "послов"
    masculine_posts_with: tuple[str, ...]  # and behind "with": "министром"
    kinds_of_post: Mapping[str, tuple[str, ...]]  # what a holder is called → how his posts begin: "дипломат"


@cache
def naming_of(language: Language) -> Naming:
    reports, lexicon, words = (
        language.section("articles"), language.section("lexicon"), language.section("clauses")["words"],
    )  # fmt: skip
    women = tuple(reports.get("women", ()))
    return Naming(
        writing_of(language).is_post,
        writing_of(language).words.forms_of,
        bool(lexicon.get("articles", True)),
        bool(lexicon.get("capital_nouns", False)),
        tuple(reports.get("genitive", ())),
        bodies_of(language),
        tuple(map(normalise, reports.get("no_names", ()))),
        tuple(reports.get("patronymics", ())),
        tuple(reports.get("surnames", ())),
        tuple(reports.get("epithets", ())),
        tuple(reports.get("adjectives_of_bodies", ())),
        tuple(reports.get("instrumental_surnames", ())),
        frozenset(map(normalise, words["definite"])),
        frozenset(map(normalise, reports["words"].get("his_article", ()))),
        frozenset(words.get("indefinite", ())),
        frozenset(normalise(word) for kind in ("of", "for", "from_to", "at") for word in words.get(kind, ())),
        tuple(e for e in sorted(lexicon["endings"], key=len, reverse=True) if e and not any(w in e for w in women)),
        _numbers(language.section("clauses")["durations"]),
        tuple(reports.get("surnames_alone", ())),
        tuple(reports.get("speaks_for_others", ())),
        frozenset(reports.get("somebody", ())),
        tuple(reports.get("indeclinable", ())),
        women,
        tuple(reports.get("either", ())),
        frozenset(map(normalise, reports.get("of_countries", ()))),
        frozenset(reports.get("undeclined_posts", ())),
        tuple(reports.get("masculine_posts", ())),
        tuple(reports.get("masculine_genitive", ())),
        tuple(reports.get("posts_of_several", ())),
        tuple(reports.get("masculine_posts_with", ())),
        {word: tuple(posts) for word, posts in reports.get("kinds_of_post", {}).items()},
    )


def _numbers(durations: Mapping[str, Any]) -> frozenset[str]:
    """Words for numbers, which begin no name: "Acht Termine", "Dreieinhalb Monate"."""
    whole = frozenset(map(normalise, durations["numbers"]))
    half = normalise(durations.get("half_suffix", ""))
    return whole | {number + half for number in whole}
