"""The language of a short text: by its script and by the words of each installed language.

No model: a statement is a sentence or two, and articles, prepositions, months and verbs of meeting tell languages
apart. A text that has more words of other languages than of one installed is nobody's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from claims.language import Language, installed, load
from claims.text import Token, normalise

_SAMPLE = 400  # tokens that are looked at; more changes no answer
_FOREIGN = 1.5  # what a word that only other languages have weighs against one of the language


_SCRIPTS: Mapping[str, Callable[[str], bool]] = {
    "Cyrl": lambda letter: "\u0400" <= letter <= "\u04ff",
    "Latn": lambda letter: letter < "\u0250" and letter.isalpha(),
}


@dataclass(frozen=True, slots=True)
class _Table:
    script: str
    words: frozenset[str]
    foreign_words: frozenset[str]
    foreign_letters: frozenset[str]


@cache
def _tables() -> Mapping[str, _Table]:
    return {code: _table(load(code)) for code in installed()}


def _table(language: Language) -> _Table:
    shape = language.section("detection")
    words = set(map(normalise, shape["words"])) | set(map(normalise, _words(language.section("clauses"))))
    words |= set(map(normalise, _words(language.section("calendar"))))
    words |= set(map(normalise, _words(language.section("dates")["words"])))
    return _Table(
        shape["script"],
        frozenset(words),
        frozenset(map(normalise, shape["foreign_words"])),
        frozenset(shape["foreign_letters"]),
    )


def _words(table: Any) -> Iterator[str]:
    """Every single word that stands in a list of a table, however deep."""
    if isinstance(table, list):
        for value in table:
            if isinstance(value, str):
                if len(value) > 1 and not set(" *~{") & set(value):
                    yield value
            else:
                yield from _words(value)
    elif isinstance(table, Mapping):
        for value in table.values():
            yield from _words(value)


def detect_language(words: Sequence[Token]) -> str | None:
    """The code of the installed language that the words of a text are of, or None where it is none of them."""
    scores = _scores(words)
    best = max(sorted(scores), key=lambda code: scores[code], default=None)
    return best if best is not None and scores[best] > 0 else None


def written_in(text: str) -> list[str]:
    """The codes of the installed languages in whose script a text has a letter; of all where it has none of any."""
    scripts = {script for letter in set(text) for script, own in _SCRIPTS.items() if own(letter)}
    return [code for code, table in _tables().items() if table.script in scripts] or list(installed())


def is_foreign(words: Sequence[Token], code: str) -> bool:
    """Whether a text said to be in this language plainly is not: another script, or more of others' words than its."""
    return _scores(words).get(code, -1.0) < 0


def _scores(text: Sequence[Token]) -> dict[str, float]:
    """Per language that the script allows: its words, less those that only others have."""
    norms = [token.norm for token in text[:_SAMPLE] if token.kind == "word"]
    words, letters = Counter(norms), Counter("".join(norms))
    known = 0
    shares = dict.fromkeys(_SCRIPTS, 0)
    for letter, count in letters.items():
        if letter.isalpha():
            known += count
        script = _script_of(letter)
        if script is not None:
            shares[script] += count
    if not known:
        return dict.fromkeys(installed(), 0.0)
    scores: dict[str, float] = {}
    for code, table in _tables().items():
        own = _shared(words, table.words)
        if own or 2 * shares[table.script] >= known:
            strange = _shared(words, table.foreign_words) + _shared(letters, table.foreign_letters)
            scores[code] = own - _FOREIGN * strange
    return scores


def _shared(counted: Counter[str], table: frozenset[str]) -> int:
    """How many of those counted a table has. intersection() walks what was counted; `&` would walk the table."""
    return sum(map(counted.__getitem__, table.intersection(counted)))


@lru_cache(maxsize=4096)
def _script_of(letter: str) -> str | None:
    return next((script for script, own in _SCRIPTS.items() if own(letter)), None)
