"""The case forms of Russian names, from pymorphy3. Used by build.py only: nothing here runs in the service."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import zip_longest
from typing import Any

import pymorphy3

Rule = Callable[[str], list[str]]  # a word → its forms, by endings.tsv
_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct", "loc2")
_NAMES = {"Geox", "Name", "Patr", "Surn", "Orgn"}
_HYPHENS = re.compile(r"(\s*[-—–]\s*)")


@cache
def _analyser() -> Any:
    return pymorphy3.MorphAnalyzer()


@cache
def _parses(word: str) -> list[Any]:
    return list(_analyser().parse(word))


def known_place(word: str) -> bool:
    """Whether the dictionary knows this word as the name of a place."""
    return any("Geox" in parse.tag and parse.is_known for parse in _parses(word))


def common_word(word: str) -> bool:
    """Whether the dictionary knows this word, and not as a name."""
    parses = [parse for parse in _parses(word) if parse.is_known]
    return any(not _NAMES & parse.tag.grammemes for parse in parses)


def person_name(word: str) -> bool:
    """Whether the dictionary knows this word as a form of a given name, a patronymic or a family name."""
    return any(parse.is_known and {"Name", "Patr", "Surn"} & parse.tag.grammemes for parse in _parses(word))


def person_forms(word: str) -> list[str]:
    """Every case form of a word for a person ("финн"), singular and plural."""
    nouns = [p for p in _parses(word) if "NOUN" in p.tag and "nomn" in p.tag and "sing" in p.tag]
    return sorted({word, *(form.word for form in nouns[0].lexeme)}) if nouns else [word]


def name_forms(name: str, unknown: Rule) -> list[str]:
    """Every case form of a place's name, the name itself first.

    Adjectives before the first noun agree with it; what follows the noun stays ("Соединённые Штаты Америки" →
    "Соединённых Штатов Америки"). A single letter or a dash joins two names ("Босния и Герцеговина").
    `unknown` gives the forms of a name that the dictionary does not know.
    """
    declined = _declined(name, unknown)
    cases = max(len(forms) for forms in declined)
    return list(dict.fromkeys(" ".join(forms[case % len(forms)] for forms in declined) for case in range(cases)))


def prepositional(name: str, unknown: Rule) -> str:
    """The form that a place's name has behind "в": "Тольятти", "Нижнем Новгороде". See `name_forms`.

    `unknown` gives it last.
    """
    case = _CASES.index("loct")
    return " ".join(forms[case if len(forms) == len(_CASES) else -1] for forms in _declined(name, unknown))


def _declined(name: str, unknown: Rule) -> list[list[str]]:
    """The forms of each of the names that a name is joined of."""
    groups: list[list[str]] = [[]]
    for word in name.split(" "):
        if len(word) == 1:
            groups += [[word], []]
        else:
            groups[-1].append(word)
    return [group if len(group) == 1 and len(group[0]) == 1 else _decline(group, unknown) for group in groups]


def _decline(words: list[str], unknown: Rule) -> list[str]:
    """A form for each case, in the order of _CASES; or a single one where nothing declines."""
    for position, word in enumerate(words):
        if position + 1 < len(words) and _adjective(word) is not None:
            continue
        before, after, rest = _around(word, words[position + 1 :])
        core = word[len(before) : len(word) - len(after)]
        noun = _noun(core)
        if noun is None:
            forms = [core] if position else unknown(core)
            return [" ".join([*words[:position], before + form + after, *rest]) for form in _padded(forms, core)]
        number = "plur" if "plur" in noun.tag else "sing"
        return [
            " ".join(
                [
                    *(_agreeing(adjective, noun, number, case) for adjective in words[:position]),
                    before + _capitals(core, _form(noun, {case, number}) or core) + after,
                    *rest,
                ]
            )
            for case in _CASES
        ]
    return [" ".join(words)]


def _padded(forms: list[str], word: str) -> list[str]:
    """Forms by rule have no names of cases; in a name of one word that does no harm."""
    return forms if len(forms) > 1 else [word]


def _around(word: str, rest: list[str]) -> tuple[str, str, list[str]]:
    """What of a hyphenated word does not decline: all but the last part, or but the first before a preposition."""
    parts = _HYPHENS.split(word)
    if len(parts) == 1 or known_place(word):
        return "", "", rest
    if len(parts) >= 5 and parts[2].islower():
        return "", word[len(parts[0]) :], rest
    return word[: len(word) - len(parts[-1])], "", rest


@cache
def _noun(word: str) -> Any | None:
    """The nominative parse by which this word declines; None where the dictionary does not know how."""
    parses = [
        parse
        for parse in _parses(word)
        if "NOUN" in parse.tag and "nomn" in parse.tag and not {"Surn", "Patr", "Abbr", "Orgn"} & parse.tag.grammemes
    ]
    places = [parse for parse in parses if "Geox" in parse.tag and parse.is_known]
    known = [parse for parse in parses if parse.is_known]
    guessed = [parse for parse in parses if word.lower().endswith(("а", "я", "ь")) and "anim" not in parse.tag]
    return next(iter(places or known or guessed), None)


@cache
def _adjective(word: str) -> Any | None:
    parses = _parses(word)
    return next((p for p in parses if ("ADJF" in p.tag or "PRTF" in p.tag) and "nomn" in p.tag), None)


def _agreeing(word: str, noun: Any, number: str, case: str) -> str:
    parse = _adjective(word)
    grammemes = {"loct" if case == "loc2" else case, number}
    if number == "sing":
        grammemes.add(str(noun.tag.gender))
    if case == "accs" and (number == "plur" or noun.tag.gender == "masc"):
        grammemes.add("inan")
    return _capitals(word, (_form(parse, grammemes) if parse else None) or word)


def _form(parse: Any, grammemes: set[str]) -> str | None:
    form = parse.inflect(grammemes)
    return None if form is None else str(form.word)


def _capitals(model: str, form: str) -> str:
    """The form with capitals where the model has them, part by part of a hyphenated word."""
    shapes = _HYPHENS.split(model)
    parts = _HYPHENS.split(form)
    return "".join(
        part.capitalize() if (shape or model)[:1].isupper() else part
        for part, shape in zip_longest(parts, shapes[: len(parts)], fillvalue="")
    )
