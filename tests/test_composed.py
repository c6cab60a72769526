"""Composed reports: every way to tell of a meeting with every way to name people, places and days (tests/composed)."""

from __future__ import annotations

import pytest

from tests.composed import LANGUAGES, MISSED, faults, reports

# Of 400 reports of a language: how many may be wrong, and in how many something may be missed. What stands here was
# measured; it only ever falls.
MOST = {"de": (0, 23), "en": (3, 27), "ru": (1, 26)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_composed_reports(language: str) -> None:
    wrong, missed = [], []
    for report in reports(language, 400):
        kinds = {fault.kind for fault in faults(report)}
        if kinds - MISSED:
            wrong.append(report.text)
        elif kinds:
            missed.append(report.text)
    most_wrong, most_missed = MOST[language]
    assert len(wrong) <= most_wrong, "\n".join(wrong)
    assert len(missed) <= most_missed, "\n".join(missed)
