"""Finding a quote again in another version of its document. Offsets are code points."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from rapidfuzz import fuzz

from claims.types import CONTEXT, Span

Why = Literal["same_words", "same_context", "similar_words"]

MOST = 5  # candidates shown
_MOST_FOUND = 200  # places looked at of each kind; "der" may stand in a text thousands of times
_NEAR = 12  # code points of context between which other words are taken for a change of the quote
_ALIKE = 60.0  # percent, from which words count as like those of the quote
_ZWJ = "\u200d"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of the new text that a span may have moved to, for a person to choose.

    `likeness`: from 0 to 1, half of the words and half of what stands around them. `why`: the quote's very words, but
    with other words around; what stands between the words that stood around the quote; words like those of the quote.
    """

    start: int
    end: int
    likeness: float
    why: Why


def moved(span: Span, new_text: str) -> tuple[int, int] | None:
    """Where the quote stands with its context, if that is one place; None where a person has to choose."""
    if not span.quote:
        return None
    found = list(islice(_places(new_text, span.prefix + span.quote + span.suffix), 2))
    if len(found) != 1:
        return None
    start = found[0] + len(span.prefix)
    return start, start + len(span.quote)


def candidates(span: Span, new_text: str) -> list[Candidate]:
    """Places that the span may have moved to, the likeliest first, at most MOST; none of them overlap."""
    if not span.quote:
        return []
    kinds: tuple[tuple[Why, Iterator[tuple[int, int]]], ...] = (
        ("same_words", _same_words(span, new_text)),
        ("same_context", _same_context(span, new_text)),
        ("similar_words", _similar_words(span, new_text)),
    )
    found = [
        Candidate(start, end, _likeness(span, new_text, start, end), why)
        for why, places in kinds
        for start, end in places
    ]
    chosen: list[Candidate] = []
    for candidate in sorted(found, key=lambda each: (-each.likeness, each.start)):
        if all(candidate.end <= other.start or other.end <= candidate.start for other in chosen):
            chosen.append(candidate)
    return chosen[:MOST]


def _same_words(span: Span, text: str) -> Iterator[tuple[int, int]]:
    for start in islice(_places(text, span.quote), _MOST_FOUND):
        yield start, start + len(span.quote)


def _same_context(span: Span, text: str) -> Iterator[tuple[int, int]]:
    before, after = span.prefix[-_NEAR:], span.suffix[:_NEAR]
    if not before.strip() or not after.strip():
        return
    farthest = 2 * len(span.quote) + CONTEXT
    for place in islice(_places(text, before), _MOST_FOUND):
        start = place + len(before)
        end = text.find(after, start, start + farthest + len(after))
        if end > start and text[start:end].strip():
            yield start, end


def _similar_words(span: Span, text: str) -> Iterator[tuple[int, int]]:
    """In each line the words that are most alike, from word to word."""
    offset = 0
    for line in text.splitlines(keepends=True):
        found = fuzz.partial_ratio_alignment(span.quote, line, score_cutoff=_ALIKE)
        if found is not None:
            whole = len(line) < len(span.quote)  # then it is the line that was looked for in the quote
            start, end = (0, len(line)) if whole else (found.dest_start, found.dest_end)
            start, end = _from_word_to_word(line, start, end)
            if start < end and fuzz.ratio(span.quote, line[start:end]) >= _ALIKE:
                yield offset + start, offset + end
        offset += len(line)


def _from_word_to_word(text: str, start: int, end: int) -> tuple[int, int]:
    while 0 < start < len(text) and _in_word(text[start - 1]) and _in_word(text[start]):
        start -= 1
    while 0 < end < len(text) and _in_word(text[end - 1]) and _in_word(text[end]):
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _in_word(character: str) -> bool:
    return character.isalnum() or character == _ZWJ or unicodedata.category(character).startswith("M")


def _likeness(span: Span, text: str, start: int, end: int) -> float:
    before, after = text[max(0, start - len(span.prefix)) : start], text[end : end + len(span.suffix)]
    around = (fuzz.ratio(span.prefix, before) + fuzz.ratio(span.suffix, after)) / 2
    return round((fuzz.ratio(span.quote, text[start:end]) + around) / 200, 3)


def _places(text: str, words: str) -> Iterator[int]:
    """Where these words begin, overlapping ones too."""
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)
