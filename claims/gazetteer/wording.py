"""Forms and spellings of names by the rules in hand/endings.tsv and hand/spelling.tsv. Used by build.py only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from anyascii import anyascii

from claims.gazetteer import rows
from claims.gazetteer.inflect import name_forms, person_forms, prepositional

_APOSTROPHES = re.compile("[’'‘ʼʻ`]")
_BLANK = {"-": ""}  # an empty ending, as the tables write it


@cache
def _endings(language: str, what: str) -> list[tuple[str, list[str]]]:
    """ending → replacements, the longest ending first."""
    found = [
        (_BLANK.get(row["ending"], row["ending"]), [_BLANK.get(part, part) for part in row["replacements"].split()])
        for row in rows("hand/endings.tsv")
        if (row["language"], row["what"]) == (language, what)
    ]
    return sorted(found, key=lambda entry: -len(entry[0]))


def by_rule(word: str, language: str, what: str) -> list[str]:
    """The forms of a word by the longest ending that fits it; the word alone where none does."""
    for ending, replacements in _endings(language, what):
        if word.endswith(ending):
            return [word[: len(word) - len(ending)] + replacement for replacement in replacements]
    return [word]


def place_forms(name: str, language: str) -> Iterator[str]:
    """The forms under which a language's table lists the name of a place. "=" marks one taken as it stands."""
    if name.startswith("="):
        yield name[1:]
    elif language == "ru":
        yield from name_forms(name, lambda word: by_rule(word, "ru", "noun"))
    else:
        yield from spellings(name)


def behind_in(name: str) -> str:
    """A Russian name as it stands behind "в", where somebody or something is."""
    return prepositional(name, lambda word: by_rule(word, "ru", "noun"))


def nationality_forms(word: str, language: str, kind: str) -> list[str]:
    """The forms of an adjective or of a word for a person. "=" marks one taken as it stands."""
    if word.startswith("="):
        return [word[1:]]
    ruled = by_rule(word, language, kind)
    return person_forms(word) if (language, kind) == ("ru", "person") and ruled == [word] else ruled


@cache
def _spelling(what: str) -> dict[str, str]:
    return {row["from"]: row["to"] for row in rows("hand/spelling.tsv") if row["what"] == what}


def spellings(name: str) -> Iterator[str]:
    """A Latin name and what may be typed for it: without apostrophes, without diacritics, with "ue" for "ü"."""
    yield name
    yield _APOSTROPHES.sub("", name)
    yield anyascii(name)
    yield _APOSTROPHES.sub("", anyascii(name))
    typed = _spelling("umlaut")
    yield anyascii("".join(typed.get(letter, letter) for letter in name))


def in_german(name: str) -> str:
    """A Russian name as German papers write it: "Екатеринбург" → "Jekaterinburg"."""
    table = _spelling("german") | {"^": ""}
    pattern = re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))))
    marked = re.sub(r"\b(?=\w)", "^", name.lower())
    return re.sub(r"\w+", lambda word: word[0].capitalize(), pattern.sub(lambda match: table[match[0]], marked))
