"""What articles say came of a meeting: cases in brackets, as the head of tests/cases/results.txt explains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from claims import extract
from claims.articles.found import FoundMeeting
from claims.language import load
from claims.wordings import says_as_much

CASES = Path(__file__).parent / "cases" / "results.txt"
_MARK = re.compile(
    r"\[(?P<no>not )?(?P<kind>topic|agreed|declared|felt)(?:/(?P<how>\w+))?(?: (?P<by>[^:\]]+))?:(?P<words>[^\]]*)\]"
)
FRIDAY = date(2026, 5, 8)

Found = tuple[str, str, bool, str, frozenset[str]]  # words, kind, negated, modality, surnames: none are all


@dataclass(frozen=True)
class Case:
    name: str
    language: str
    text: str
    wanted: frozenset[Found]


def _cases() -> Iterator[Case]:
    for block in CASES.read_text(encoding="utf-8").split("\n=== ")[1:]:
        head, _, body = block.partition("\n")
        body = "\n".join(line for line in body.split("\n") if not line.startswith("# "))
        name, language = head.split()
        wanted = [
            (m["words"], m["kind"], bool(m["no"]), m["how"] or "fact", frozenset((m["by"] or "").split()))
            for m in _MARK.finditer(body)
        ]
        assert len(set(wanted)) == len(wanted), name
        yield Case(name, language, _MARK.sub(lambda m: m["words"], body.strip()), frozenset(wanted))


def _found(meeting: FoundMeeting) -> Iterator[Found]:
    for topic in meeting.topics:
        yield topic.text, "topic", False, "fact", frozenset()
    for each in meeting.outcomes:
        by = frozenset(meeting.participants[index].name.split()[-1] for index in each.by)
        yield each.mention.text, each.kind, each.negated, each.modality, by


@pytest.mark.parametrize("case", list(_cases()), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    meetings = extract(case.text, FRIDAY, case.language)
    assert meetings
    assert Counter(each for meeting in meetings for each in _found(meeting)) == Counter(case.wanted)


def test_every_language_has_wordings_and_look_alikes() -> None:
    cases = list(_cases())
    assert {case.language for case in cases if case.wanted} == {"de", "en", "ru"}
    assert sum(not case.wanted for case in cases) >= 12


def test_who_else_says_so_is_kept() -> None:
    said = "Ada Testfeld and Jan Musterow met in Oslo on Monday. They agreed on a date, the {} said."
    (meeting,) = extract(said.format("Norwegian Foreign Ministry"), FRIDAY, "en")
    (outcome,) = meeting.outcomes
    assert outcome.speaker is not None
    assert outcome.speaker.mention.text == "Foreign Ministry"


@pytest.mark.parametrize(
    ("language", "said", "known", "as_much"),
    [
        ("en", "aid was doubled", "pledged to double aid", False),
        ("en", "pledged to double aid", "pledged to double aid", True),
        ("en", "reforms", "promised reforms", False),
        ("en", "new sanctions", "ruled out new sanctions", False),
        ("en", "the two countries reopened the border", "the two countries would reopen the border", False),
        ("en", "the two countries would reopen the border", "the two countries would reopen the border", True),
        ("de", "neue Sanktionen", "schloss neue Sanktionen aus", False),
        ("de", "Hilfen für Bauern", "Hilfen für Bauern zugesagt", False),
        ("ru", "граница открыта", "граница будет открыта", False),
    ],
)
def test_what_is_only_promised_is_not_said_to_be(language: str, said: str, known: str, as_much: bool) -> None:
    assert says_as_much(said, known, load(language)) == as_much
