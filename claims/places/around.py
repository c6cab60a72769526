"""The tokens of a text while places are looked for among them: what they are, and which of them are taken already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from claims.places import PlaceMention
from claims.text import Token


class Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Around:
    """`taken`: what else was found (dates, places, …): nothing is read into it, but a place may say where one is."""

    def __init__(self, text: str, language: str, marks: Sequence[Token], taken: Sequence[Spanned]) -> None:
        self.text, self.language, self.marks = text, language, marks
        self._taken = taken
        self.starts = {each.start for each in taken}
        self._covered: set[int] | None = None
        self.places: Mapping[int, PlaceMention] = {}

    def norm(self, at: int) -> str:
        return self.marks[at].norm if 0 <= at < len(self.marks) else ""

    def is_word(self, at: int) -> bool:
        return at < len(self.marks) and self.marks[at].kind == "word"

    def is_capital(self, at: int) -> bool:
        return self.is_word(at) and self.marks[at].text[0].isupper()

    def is_free(self, at: int) -> bool:
        """Whether nothing else was found at this token."""
        if self._covered is None:
            self._covered = set()
            self.places = {each.start: each for each in self._taken if isinstance(each, PlaceMention)}
            position = 0
            for each in sorted(self._taken, key=lambda each: each.start):
                while position < len(self.marks) and self.marks[position].start < each.start:
                    position += 1
                while position < len(self.marks) and self.marks[position].start < each.end:
                    self._covered.add(position)
                    position += 1
        return at not in self._covered
