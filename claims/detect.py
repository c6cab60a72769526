"""The language of a short text: by its script and by the words of each installed language.

No model: a statement is a sentence or two, and articles, prepositions, months and verbs of meeting tell languages
apart. A text that has more words of other languages than of one installed is nobody's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from claims.language import Language, installed, load
from claims.names import particles
from claims.text import Token, normalise

_SAMPLE = 400  # tokens that are looked at; more changes no answer
_WORD = 40  # letters of the longest word that is remembered
_MOST_PARTICLES = 5  # in a row: "von und zu der" has four
_LETTERS = 3  # counts of a word before those of the languages: of its letters, and of those of each script
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
    counted = list(_counts(text[:_SAMPLE]))
    known, *counts = map(sum, zip(*counted, strict=True)) if counted else [0]
    if not known:
        return dict.fromkeys(installed(), 0.0)
    shares = dict(zip(_SCRIPTS, counts, strict=False))
    scores: dict[str, float] = {}
    for at, (code, table) in enumerate(_tables().items()):
        own, strange = counts[len(shares) + 2 * at : len(shares) + 2 * at + 2]
        if own or 2 * shares[table.script] >= known:
            scores[code] = own - _FOREIGN * strange
    return scores


def _counts(text: Sequence[Token]) -> Iterator[tuple[int, ...]]:
    """What each word adds. Particles of a name are strange to no language: "Ursula von der Leyen met …"."""
    for at, token in enumerate(text):
        if token.kind == "word":
            counts = _counted(token.norm)
            yield _familiar(counts) if token.norm in particles() and _leads_to_name(text, at) else counts


def _familiar(counts: tuple[int, ...]) -> tuple[int, ...]:
    """The counts of a word without what is strange: of each language the second."""
    return tuple(0 if i >= _LETTERS and (i - _LETTERS) % 2 else count for i, count in enumerate(counts))


def _leads_to_name(text: Sequence[Token], at: int) -> bool:
    """Whether nothing but particles stands between this one and a word with a capital letter."""
    behind = next((token for token in text[at + 1 : at + _MOST_PARTICLES] if token.norm not in particles()), None)
    return behind is not None and behind.text[0].isupper()


def _counted(word: str) -> tuple[int, ...]:
    """What one word adds: its letters, those of each script, and per language 1 if it is one of its words, and how
    much is strange to it. Most words were seen before: a quarter of what it takes to count a statement's letters."""
    return _counted_once(word) if len(word) <= _WORD else _count(word)


@lru_cache(maxsize=1 << 12)
def _counted_once(word: str) -> tuple[int, ...]:
    return _count(word)


def _count(word: str) -> tuple[int, ...]:
    scripts = list(map(_script_of, word))
    counts = [sum(map(str.isalpha, word)), *map(scripts.count, _SCRIPTS)]
    for table in _tables().values():
        none = table.foreign_letters.isdisjoint(word)  # as of most words
        letters = 0 if none else sum(letter in table.foreign_letters for letter in word)
        counts += [word in table.words, (word in table.foreign_words) + letters]
    return tuple(counts)


@lru_cache(maxsize=4096)
def _script_of(letter: str) -> str | None:
    return next((script for script, own in _SCRIPTS.items() if own(letter)), None)
