"""Durations, line by line: what is found, how long it is, how exact; and what is none."""

from __future__ import annotations

import pytest

from claims.language import load
from claims.reading.durations import find_durations
from tests.cases_reader import CASES

LINES = [
    [part.strip() for part in line.split("|")]
    for line in (CASES / "durations.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


@pytest.mark.parametrize(("language", "marked", "meaning"), LINES)
def test_durations(language: str, marked: str, meaning: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    found = [
        (f"{text[: each.start]}[{each.text}]{text[each.end :]}", each.minutes, each.unit, each.bound)
        for each in find_durations(text, load(language))
    ]
    minutes, unit, bound = [*meaning.split(), "exact"][:3] if meaning else ("", "", "")
    assert found == ([(marked, int(minutes), unit, bound)] if meaning else [])
