"""The words of dates in a language, compiled from the tables `calendar` and `dates` of its file; tokens → classes.

Classes of numbers: {d} a day, 1 to 31; {mo} a month, 1 to 12; {mm} the same in two digits; {m0} 01 to 09; {yyyy} 1000
to 2199; {sure_year} 1800 to 2099, and not round as counts are; {yy} two digits; {n} a count of up to three digits; {h}
and {min} of a time of day; {w} a week, 1 to 53; {dec4} and {dec2} 1990 and 90. Classes of words: {full} and {short}
names of months, {wd} and {wd_short} of weekdays; {alone} and {wd_alone} are those that need no company to be one; and
whatever `dates.words` and `dates.helpers` list. {stop} is where a phrase ends: closing punctuation, a blank line, the
end of the text. {possessive} is 's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from claims.dates.forms import END, STOP, Edges, Grammar, compile_rules
from claims.dates.kinds import KINDS
from claims.language import Language
from claims.text import Token, normalise

Items = Sequence[Token | None]  # tokens, with None for a gap that no form reaches across
STOPS = frozenset('.,;:!?)]}»”“…"')

_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_INVISIBLE = re.compile("[\u00ad\u200c\u200d]")
_NUMBER_CLASSES = ("d", "mo", "mm", "m0", "yyyy", "sure_year", "yy", "n", "h", "min", "w", "dec4", "dec2")
_NAMES = (("months", "full"), ("weekdays", "wd"), ("months_short", "short"), ("weekdays_short", "wd_short"))
_ALONE = {"full": "alone", "wd": "wd_alone"}
_NARROWER = {**_ALONE, "yyyy": "sure_year"}  # what holds of a class's neighbours holds of these, too
_CASES = ("capital", "lower", "lower_alone")
_NONE: frozenset[str] = frozenset()
_NOTHING: Edges = {}


@dataclass(frozen=True, slots=True)
class Tables:
    """A language's tables, compiled."""

    grammar: Grammar
    lexicon: Mapping[str, Edges]  # word → its classes and their values
    anchors: frozenset[str]  # words without one of which, or a number, there is no date
    case: Mapping[str, str]
    sense: frozenset[str]  # the classes that a word loses when its case is wrong: all but the word itself
    not_after: Mapping[str, frozenset[str]]  # word → the classes that the token after it can't be of
    not_before: Mapping[str, frozenset[str]]  # word → the classes that the token before it can't be of
    glued: Mapping[str, tuple[str, str]]  # two words in one → the first of them, and where it ends
    bounds: Mapping[tuple[str, ...], str]
    longest_bound: int
    orders: tuple[tuple[str, str], ...]
    looking_back: frozenset[str]


def may_hold_a_date(text: str, tables: Tables, given: Sequence[Token] | None) -> bool:
    """Whether any token could be part of one; cheap, since most sentences of an article have none."""
    if _DIGIT.search(text):
        return True
    if given is not None:
        return any(token.norm in tables.anchors for token in given)
    if not text.isascii():
        text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return not tables.anchors.isdisjoint(_WORD.findall(text.casefold().replace("ё", "е")))


def items_of(text: str, tables: Tables, given: Iterable[Token]) -> list[Token | None]:
    """The tokens, two words in one taken apart, with None where a blank line or the like separates them."""
    items: list[Token | None] = []
    end = 0
    for token in given:
        if token.start > end + 1 and text.count("\n", end, token.start) > 1:
            items.append(None)
        end = token.end
        parts = tables.glued.get(token.norm)
        if parts is None:
            items.append(token)
            continue
        word, head_norm = parts
        cut = next(k for k in range(1, len(token.text)) if normalise(token.text[:k]) == head_norm)
        head, tail = token.text[:cut], token.text[cut:]
        middle = token.start + cut
        items.append(Token(token.start, middle, head, word, "word", token.glued))
        items.append(Token(middle, token.end, tail, normalise(tail), "word", True))
    return items


def edges_of(items: Items, tables: Tables) -> list[Edges]:
    """The classes of each item, but only where an unbroken run of known words holds a word of dates or a number."""
    edges: list[Edges] = [_NOTHING] * len(items)
    edges.append(END)
    begin = 0
    hopeful = False
    for at, token in enumerate(items):
        if token is not None:
            if token.kind == "number" or token.norm in tables.anchors:
                hopeful = True
                continue
            if token.norm in tables.lexicon:
                continue
        if hopeful:
            _fill(edges, items, begin, at, tables)
            edges[at] = _NOTHING if token else END
        begin, hopeful = at + 1, False
    if hopeful:
        _fill(edges, items, begin, len(items), tables)
    return edges


def _fill(edges: list[Edges], items: Items, begin: int, end: int, tables: Tables) -> None:
    for at in range(begin, end):
        if token := items[at]:
            classes = (
                _number(token.text, tables.grammar.literals) if token.kind == "number" else tables.lexicon[token.norm]
            )
            if barred := _barred(token, at, items, tables):
                classes = {name: spans for name, spans in classes.items() if name not in barred}
            edges[at] = classes


def _barred(token: Token, at: int, items: Items, tables: Tables) -> frozenset[str]:
    """The classes that a token can't be of here, for its case or its neighbours."""
    before = items[at - 1] if at else None
    barred: frozenset[str] = _NONE
    rule = tables.case.get(token.norm)
    if rule:
        capital = token.text[0].isupper()
        inside = before is not None and before.text not in STOPS  # a sentence
        if rule == "lower_alone":
            barred = frozenset(_ALONE.values()) if capital else _NONE
        elif capital != (rule == "capital") and (inside or not capital):
            barred = tables.sense
    if before is not None:
        if before.text == "." and at > 1:
            before = items[at - 2] or before
        barred |= tables.not_after.get(before.norm, _NONE)
    after = items[at + 1] if at + 1 < len(items) else None
    if after is not None:
        barred |= tables.not_before.get(after.norm, _NONE)
    return barred


@lru_cache(maxsize=4096)
def _number(digits: str, literals: frozenset[str]) -> Edges:
    """The classes a number may be of, itself among them if it is one of the `literals`. Longer ones than a year are
    none: telephone numbers, amounts."""
    length = len(digits)
    if length > 4:
        return _NOTHING
    value = int(digits)
    fits = {
        "d": length <= 2 and 1 <= value <= 31,
        "mo": length <= 2 and 1 <= value <= 12,
        "mm": length == 2 and 1 <= value <= 12,
        "m0": length == 2 and 1 <= value <= 9,
        "yyyy": length == 4 and 1000 <= value <= 2199,
        "sure_year": length == 4 and 1800 <= value <= 2099 and value % 100 != 0,
        "yy": length == 2,
        "n": length <= 3 and value >= 1,
        "h": length <= 2 and value <= 24,
        "min": length == 2 and value <= 59,
        "w": length <= 2 and 1 <= value <= 53,
        "dec4": length == 4 and 1000 <= value <= 2199 and value % 10 == 0,
        "dec2": length == 2 and value % 10 == 0,
    }
    classes = [*(name for name in _NUMBER_CLASSES if fits[name]), *([f"'{value}"] if str(value) in literals else [])]
    spans = ((1, value),)
    return dict.fromkeys(classes, spans)


# ---- compiling a language's tables


@cache
def tables_of(language: Language) -> Tables:
    calendar, dates = language.section("calendar"), language.section("dates")
    never_alone = {normalise(word) for word in dates["case"]["never_alone"]}
    lexicon: dict[str, dict[str, object]] = {}
    anchors: set[str] = set()

    for table, name in _NAMES:
        for source in (calendar, calendar["by_hand"]):
            for norm, number in _words(source.get(table, {}), {}):
                anchors.add(norm)
                entry = lexicon.setdefault(norm, {})
                entry.setdefault(name, number)
                if name in _ALONE and norm not in never_alone:
                    entry.setdefault(_ALONE[name], number)
    for section in ("words", "helpers"):
        for name, entries in dates[section].items():
            for norm, value in _words(entries, dates["endings"]):
                lexicon.setdefault(norm, {}).setdefault(name, value)
                if section == "words":
                    anchors.add(norm)
    glued = {
        first + joint + second: (first, first + joint)
        for pair, joints in dates["compounds"].items()
        for first, left in lexicon.items()
        if pair.split()[0] in left
        for second, right in lexicon.items()
        if pair.split()[1] in right
        for joint in joints
    }
    classes = {name for entry in lexicon.values() for name in entry} | {*_NUMBER_CLASSES, "possessive"}
    grammar = compile_rules(
        dates["rules"], classes, {name: frozenset(kind.needs.split()) for name, kind in KINDS.items()}
    )
    for word in grammar.literals:
        lexicon.setdefault(normalise(word), {})["'" + word] = None
    for mark in STOPS:
        lexicon.setdefault(mark, {})[STOP] = None
    lexicon.setdefault("'s", {})["possessive"] = None
    bounds = {
        tuple(normalise(word) for word in phrase.split()): bound
        for bound, phrases in dates["bounds"].items()
        for phrase in phrases
    }
    orders = (order.split() for order in dates["order"].split(","))
    return Tables(
        grammar,
        {word: {name: ((1, value),) for name, value in entry.items()} for word, entry in lexicon.items()},
        frozenset(anchors | glued.keys()),
        {norm: rule for rule in _CASES for norm, _ in _words(dates["case"][rule], {})},
        frozenset(classes),
        _neighbours(dates["not_after"]),
        _neighbours(dates["not_before"]),
        glued,
        bounds,
        max(map(len, bounds)),
        tuple((first, second) for first, second in orders),
        frozenset(map(normalise, dates["looking_back"])),
    )


def _words(
    entries: Mapping[str, list[str]] | list[str], endings: Mapping[str, list[str]]
) -> Iterator[tuple[str, object]]:
    """The words of a table, by value or in a plain list, each with every ending its mark stands for."""
    for key, words in entries.items() if isinstance(entries, dict) else [("", entries)]:
        value = int(key) if key.lstrip("-").isdigit() else key or None
        for word in words:
            for ending in endings.get(word[-1], ("",)):
                stem = word[:-1] if word[-1] in endings else word
                yield normalise(stem + ending), value


def _neighbours(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    """Classes → words, turned round: word → classes."""
    barred: dict[str, set[str]] = {}
    for names, words in table.items():
        classes = {*names.split(), *(_NARROWER[name] for name in names.split() if name in _NARROWER)}
        for word in words:
            barred.setdefault(normalise(word), set()).update(classes)
    return {word: frozenset(classes) for word, classes in barred.items()}
