"""Reads the tables of cases: one line a case, in the notation of tests/cases/README.md."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

CASES = Path(__file__).parent / "cases"
FROZEN = Path(__file__).parent / "frozen" / "statements.txt"
DEFAULT_DAY = date(2026, 11, 22)  # the day on which statements without another are made
_MARK = re.compile(r"\{(?:(?P<slot>[a-z]+)(?P<sign>[=<!?~^])|(?P<unchecked>-))(?P<words>[^{}]*)\}")
_SIGNS = {"=": "match", "<": "finer", "!": "conflict", "?": "unknown", "~": "ambiguous", "^": "disputed"}


@dataclass(frozen=True)
class Mark:
    """Words of a statement with the slot and the outcome they should get; slot "unchecked" for what is left over."""

    slot: str
    start: int
    end: int
    outcome: str | None


@dataclass(frozen=True)
class Statement:
    label: str
    reason: str | None
    language: str
    stated_on: date
    text: str
    marks: tuple[Mark, ...]
    note: str
    where: str

    def __str__(self) -> str:
        return self.where


def statements(path: Path) -> list[Statement]:
    """The statements of a file, in order."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        verdict, language, marked, note = (part.strip() for part in line.split("|"))
        label, _, reason = verdict.partition(" ")
        code, _, day = language.partition("@")
        text, marks = unmark(marked)
        stated = date.fromisoformat(day.strip()) if day else DEFAULT_DAY
        found.append(
            Statement(label, reason.strip() or None, code.strip(), stated, text, marks, note, f"{path.stem}:{number}")
        )
    return found


def unmark(marked: str) -> tuple[str, tuple[Mark, ...]]:
    """A marked statement as plain text and its marks."""
    text, marks, last = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        start = len(text)
        text += match["words"]
        slot = match["slot"] or "unchecked"
        marks.append(Mark(slot, start, len(text), _SIGNS[match["sign"]] if match["sign"] else None))
        last = match.end()
    return text + marked[last:], tuple(marks)
