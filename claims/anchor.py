"""Finding a quote again in another version of its document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from claims.types import Span

Why = Literal["same_words", "same_context", "similar_words"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of the new text that a span may have moved to, for a person to choose.

    `likeness`: from 0 to 1, of the words and what stands around them. `why`: the quote's very words, but with other
    words around; what stands between the words that stood around the quote; words like those of the quote.
    """

    start: int
    end: int
    likeness: float
    why: Why


def moved(span: Span, new_text: str) -> tuple[int, int] | None:
    """Where the quote stands with its context, if that is one place; None where a person has to choose."""
    raise NotImplementedError


def candidates(span: Span, new_text: str) -> list[Candidate]:
    """Places that the span may have moved to, the likeliest first, at most 5."""
    raise NotImplementedError
