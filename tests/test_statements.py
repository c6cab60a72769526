"""Statements about the two seed documents, line by line, against the engine."""

from __future__ import annotations

import pytest

from claims.storage.interface import Store
from tests.cases_reader import CASES, FROZEN, Statement, statements
from tests.checking import score, shows, verdict
from tests.generated import statements as generated

TABLES = [
    case for table in ("de", "en", "ru", "newsroom", "ranks") for case in statements(CASES / f"statements_{table}.txt")
]


@pytest.mark.parametrize("case", TABLES, ids=str)
def test_label_reason_and_marks(case: Statement, seeded: Store) -> None:
    _holds(case, seeded)


MADE_UP = [case for table in ("made_up", "put_closely") for case in statements(CASES / f"statements_{table}.txt")]


@pytest.mark.parametrize("case", MADE_UP, ids=str)
def test_of_made_up_articles(case: Statement, made_up: Store) -> None:
    """Other documents than the seeds: articles that were read, and their claims accepted as they were proposed."""
    _holds(case, made_up)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Harlow met Petrescu\nin Bucharest on 7 February 2019.", "supported"),  # a small letter goes on
        ("Harlow met Petrescu in Bucharest on\n7 February 2019.", "supported"),  # and a number
        ("Former\nBritish Foreign Secretary Diane Harlow met Petrescu in Bucharest.", "not_enough_evidence"),
        ("Nur\nHefti traf Rantala im Februar 2022 in Genf.", "not_enough_evidence"),
        ("Harlow met Petrescu and\nDubreuil in Bucharest.", "not_enough_evidence"),
        ("Harlow met Petrescu on 7 February 2019 in\nLondon.", "not_enough_evidence"),  # refuted, were it one line
        ("Weder\nBrenninger noch Zupan war am 18. Juni 2019 in Laibach.", "not_enough_evidence"),
        ("BREAKING\nHarlow met Petrescu in Bucharest", "supported"),  # what adds nothing in a line of its own
        ("A word before.\nHarlow met Petrescu in Bucharest.", "supported"),  # a sentence that ends, ends
        ("Politics\n\nHarlow met Petrescu in Bucharest.", "supported"),  # so does a paragraph
        ("Harlow met Petrescu in Bucharest\nHaugland met Liepa in Riga", "supported"),  # each is whole
    ],
)
def test_a_sentence_may_go_on_in_the_next_line(text: str, label: str, made_up: Store) -> None:
    from claims import verify

    assert verify(text, store=made_up).label == label


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "True or false: Harlow met Petrescu."),
        ("de", "Wahr oder falsch: Brenninger traf Zupan."),
        ("ru", "Правда или ложь: Сорокин встретился с Йылдызом."),
        ("ru", "Отчасти правда, что Сорокин встретился с Йылдызом."),
    ],
)
def test_what_qualifies_a_judgement_counts_in_statements_alone(code: str, text: str) -> None:
    """An article's other sentences say what it tells: `Frame.asks` and `Frame.qualifying` are left out of it."""
    from claims.language import load
    from claims.reading.clauses import clauses
    from claims.reading.phrases import phrases
    from claims.reading.scan import scan

    language = load(code)
    [sentence] = scan(text, language, None)
    read = phrases(text, sentence.atoms, bool(language.section("lexicon").get("capital_nouns")))
    assert [bool(clause.loose) for clause in clauses(text, sentence, language)] == [True]
    assert [bool(clause.loose) for clause in clauses(text, sentence, language, read)] == [False]


def _holds(case: Statement, store: Store) -> None:
    found = verdict(case, store)
    assert found.label == case.label, case.text
    if case.reason:
        assert case.reason in [each.reason for each in found.propositions], case.text
    missing = [mark for mark in case.marks if not shows(found, mark)]
    assert not missing, case.text


@pytest.mark.parametrize("table", ["hard", "paraphrases", "varied"])
def test_other_wordings_are_never_judged_wrongly(table: str, seeded: Store) -> None:
    found = score(statements(CASES / f"{table}.txt"), seeded)
    assert found.flips == ()
    assert found.alarms == ()
    assert found.share >= 0.95, "\n".join(found.wrong)


def test_frozen_statements(seeded: Store) -> None:
    """The set that was written before the engine, and that nobody tunes against."""
    found = score(statements(FROZEN), seeded)
    print(f"frozen: {len(found.right)} right, {len(found.wrong)} wrong, {len(found.flips)} flips, {len(found.alarms)}")
    assert len(found.flips) == 0
    assert len(found.alarms) == 0
    assert found.share >= 0.95


def test_generated_statements(seeded: Store) -> None:
    """True sentences made of known facts are supported; with one slot swapped, never."""
    from claims import verify

    true, swapped = [], []
    for fact, false in generated(2_000):
        true.append(verify(fact.text, store=seeded, language=fact.language, stated_on=fact.stated_on).label)
        label = verify(false.text, store=seeded, language=false.language, stated_on=false.stated_on).label
        if label == "supported":
            swapped.append(false.text)
    assert true.count("supported") >= 0.97 * len(true)
    assert true.count("refuted") == 0
    assert swapped == []
