"""Verdicts when the claims change, and what holds of every verdict whatever the statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import open_store, verify
from claims.compare import SLOTS
from claims.correct import corrected
from claims.dates import find_dates
from claims.errors import UnreadableText
from claims.find import MOST_MEETINGS
from claims.ingest import ingest, read
from claims.places.geography import entities_of
from claims.recall import forget
from claims.review import decide
from claims.source import Source, Stated
from claims.storage.interface import Batch, Store
from claims.types import Claim, Document, Slot, Subject, Verdict
from seeds.load import documents, load, seed_claims
from tests.cases_reader import CASES, Statement, statements
from tests.generated import FACTS, FRAMES, Fact, day_words, made

WRONG_DAY = "Dunford und Gerasimow trafen sich am 17. Februar 2017 in Baku."
RIGHT_DAY = "Dunford und Gerasimow trafen sich am 16. Februar 2017 in Baku."
SEEDS = {claim.id: claim for claim in seed_claims()}
TEXTS = {document.id: document.text for document in documents()}
[HELD] = [claim for claim in SEEDS.values() if claim.property == "status" and claim.subject.ids == ("m1",)]
STATEMENTS = [case for code in ("de", "en", "ru") for case in statements(CASES / f"statements_{code}.txt")]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Store]:
    """A store with the seeds in it that a test may write to."""
    store = open_store(f"sqlite:///{tmp_path / 'claims.sqlite'}")
    load(store)
    yield store
    store.close()


def _write(store: Store, *claims: Claim) -> int:
    return store.write(Batch(claims=claims), by="test", action="edit")


def _label(text: str, store: Store, **options: Any) -> str:
    return verify(text, store=store, stated_on=date(2021, 10, 1), **options).label


def _date(earliest: str, latest: str | None = None) -> dict[str, Any]:
    return {"text": earliest, "earliest": earliest, "latest": latest or earliest, "granularity": "day"}


def _another_meeting(*days: str, id: str = "m9", **fields: Any) -> list[Claim]:
    """The claims of a made-up meeting of Dunford and Gerasimow in Baku, resting on words of the seeds."""
    subject = Subject("meeting", (id,))
    made = [replace(SEEDS[like], id=f"{id}-{like}", subject=subject, **fields) for like in ("c2", "c3", "c4", HELD.id)]
    return [*made, replace(SEEDS["c1"], id=f"{id}-c1", subject=subject, value=_date(*days), **fields)]


def test_a_town_agrees_and_excludes_nothing(desk: Store) -> None:
    """The table of towns has not every town of a name: it can find the place of a meeting, and refutes none."""
    for said in ("in Szeged", "in der ungarischen Stadt Szeged", "in Kjustendil"):
        elsewhere = f"Dunford und Gerasimow trafen sich am 16. Februar 2017 {said}."
        assert _label(elsewhere, desk) == "not_enough_evidence", said
        assert _label(elsewhere.replace("trafen sich", "trafen sich nicht"), desk) == "not_enough_evidence", said
    moved = replace(SEEDS["c2"], value={"entity": "geo:715429"}, revision=2)
    desk.write(Batch(claims=(moved,), entities=tuple(entities_of(["geo:715429"]))), by="test", action="edit")
    met = "Dunford and Gerasimov met in {} on 16 February 2017."
    assert _label(met.format("Szeged"), desk) == "supported"
    assert _label(met.format("the Hungarian town of Szeged"), desk) == "supported"
    assert _label(met.format("Hungary"), desk) == "supported"
    assert _label(met.format("Kyustendil"), desk) == "not_enough_evidence"
    assert _label(met.format("Baku"), desk) == "refuted"  # a place known for certain excludes the town
    assert _label("Данфорд и Герасимов встретились в Сегеде 16 февраля 2017 года.", desk) == "supported"


def test_an_earlier_state_gives_the_earlier_verdict(desk: Store) -> None:
    before = desk.latest_change()
    _write(desk, replace(SEEDS["c1"], status="rejected", revision=2))
    assert _label(WRONG_DAY, desk) == "not_enough_evidence"
    assert _label(WRONG_DAY, desk, as_of=before) == "refuted"
    assert _label(RIGHT_DAY, desk, as_of=before) == "supported"
    assert _label(RIGHT_DAY, desk) == "not_enough_evidence"


def test_proposed_claims_decide_nothing(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'claims.sqlite'}")
    load(store, status="proposed")
    labels = {verify(case.text, store=store, language=case.language).label for case in STATEMENTS[::5]}
    store.close()
    assert labels <= {"not_enough_evidence", "no_claim"}


@pytest.mark.parametrize("status", ["accepted", "proposed"])
def test_another_meeting_that_could_be_meant_keeps_it_from_being_refuted(desk: Store, status: Any) -> None:
    _write(desk, *_another_meeting("2017-02-01", "2017-02-28", status=status))
    assert _label(WRONG_DAY, desk) == "not_enough_evidence"


def test_a_meeting_elsewhere_in_time_does_not(desk: Store) -> None:
    _write(desk, *_another_meeting("2016-05-02"))
    assert _label(WRONG_DAY, desk) == "refuted"


def test_a_search_that_was_cut_off_refutes_nothing_and_says_so(desk: Store) -> None:
    made = [_another_meeting(f"{year}-05-02", id=f"m{year}") for year in range(1950, 1950 + MOST_MEETINGS)]
    assert _label(WRONG_DAY, desk) == "refuted"
    _write(desk, *chain.from_iterable(made))
    found = verify(WRONG_DAY, store=desk)
    assert (found.label, found.propositions[0].reason) == ("not_enough_evidence", "search_cut_off")
    assert found.propositions[0].closest is not None
    assert _label(RIGHT_DAY, desk) == "supported"
    assert _label("Dunford und Gerasimow trafen sich am 2. Mai 1951 in Baku.", desk) == "supported"


def _place_of(meeting: str) -> Claim:
    return next(claim for claim in SEEDS.values() if claim.subject.ids == (meeting,) and claim.property == "place")


def _often(desk: Store) -> int:
    """Dunford and Gerasimow meet more often in Helsinki than can be compared, each time after they met in Baku."""
    made = chain.from_iterable(
        _another_meeting(f"{year}-05-{number}", id=f"m{year}-{number}")
        for year in range(2018, 2022)
        for number in range(10, 10 + MOST_MEETINGS // 3)
    )
    elsewhere = _place_of("m4").value
    return _write(desk, *(replace(c, value=elsewhere) if c.property == "place" else c for c in made))


@pytest.mark.parametrize(
    ("text", "label", "reason"),
    [
        ("Dunford war in Baku.", "supported", None),
        ("Dunford war in Aserbaidschan.", "supported", None),
        ("Dunford war nicht in Baku.", "refuted", None),
        ("Dunford war im Februar 2017 in Baku.", "supported", None),
        ("Dunford und Gerasimow trafen sich in Baku.", "supported", None),
        ("Gerasimow und Dunford trafen sich in Aserbaidschan.", "supported", None),
        ("Der US-Generalstabschef und der russische Generalstabschef trafen sich in Baku.", "supported", None),
        ("Dunford war in Tokio.", "not_enough_evidence", "near_miss"),
        ("Dunford und Gerasimow trafen sich in Tokio.", "not_enough_evidence", "near_miss"),
        ("Dunford war nicht in Tokio.", "not_enough_evidence", "near_miss"),
        ("Dunford war in Asien.", "not_enough_evidence", "search_cut_off"),
        ("Milley war in Baku.", "not_enough_evidence", "unknown_slot"),  # they spoke, and it is not known where
        (WRONG_DAY, "not_enough_evidence", "search_cut_off"),  # it is what keeps it from being refuted
        (RIGHT_DAY, "supported", None),
    ],
)
def test_who_met_often_is_looked_up_in_the_place(desk: Store, text: str, label: str, reason: str | None) -> None:
    _often(desk)
    [found] = verify(text, store=desk, stated_on=date(2021, 10, 1)).propositions
    assert (found.label, found.reason) == (label, reason)


def test_who_was_where_follows_the_claims(desk: Store) -> None:
    before = _often(desk)
    _write(desk, replace(_place_of("m1"), status="rejected", revision=2))
    assert _label("Dunford war in Baku.", desk) == "not_enough_evidence"
    assert _label("Dunford war in Baku.", desk, as_of=before) == "supported"


def test_sources_that_exclude_each_other_are_conflicting(desk: Store) -> None:
    _write(desk, replace(SEEDS["c1"], id="x1", value=_date("2017-02-17")))
    assert _label(WRONG_DAY, desk) == "conflicting_evidence"
    assert _label(RIGHT_DAY, desk) == "conflicting_evidence"
    assert _label("Dunford und Gerasimow trafen sich am 18. Februar 2017 in Baku.", desk) == "not_enough_evidence"
    assert _label("Dunford und Gerasimow trafen sich in Baku.", desk) == "supported"


@pytest.mark.parametrize("status", ["planned", "cancelled", "denied"])
def test_a_meeting_that_was_not_held_does_not_support(desk: Store, status: str) -> None:
    _write(desk, replace(HELD, value={**HELD.value, "status": status}, revision=2))
    found = verify(RIGHT_DAY, store=desk)
    assert found.label == "not_enough_evidence"
    assert found.propositions[0].reason == "not_held"


@pytest.mark.parametrize(
    "text",
    [
        "Dunford und Gerasimow trafen sich am 16. Februar 2017 in Washington.",
        "Schoigu und Putin trafen sich im Februar 2017.",
        "Schoigu traf Mattis am 16. Februar 2017 in Brüssel.",
        "Milley and Gerasimov met in the House on 23 September 2021.",
    ],
)
def test_what_a_careless_reader_would_have_stored_supports_nothing(text: str, seeded: Store) -> None:
    assert _label(text, seeded) != "supported"


def test_what_a_careless_reader_would_have_stored_is_not_there() -> None:
    meetings = [claim for claim in SEEDS.values() if claim.subject.kind == "meeting"]
    places = {claim.value["entity"] for claim in meetings if claim.property == "place"}
    assert "geo:4140963" not in places  # Washington, the dateline
    days = {(claim.value["earliest"], claim.value["latest"]) for claim in meetings if claim.property == "date"}
    assert ("2017-02-17", "2017-02-17") not in days  # the publication
    assert ("2021-09-23", "2021-09-23") not in days  # the vote in the House
    people = {claim.value["entity"] for claim in meetings if claim.property == "participant"}
    assert not people & {"e6", "e9"}  # Schoigu and Putin met nobody in these texts


@pytest.mark.parametrize("claim", SEEDS.values(), ids=lambda claim: claim.id)
def test_every_seed_claim_quotes_its_document(claim: Claim) -> None:
    assert claim.spans
    for span in claim.spans:
        text = TEXTS[span.document]
        assert text[span.start : span.end] == span.quote
        assert text[: span.start].endswith(span.prefix)
        assert text[span.end :].startswith(span.suffix)
        assert max(len(span.prefix), len(span.suffix)) <= 32


@pytest.mark.parametrize("document", [each for each in documents() if not each.published], ids=lambda each: each.id)
def test_the_latest_day_of_a_document_is_the_latest_that_it_names(document: Document) -> None:
    """A year ("the budget for 2022") is no day on which it can have been written."""
    named = [mention.latest for mention in find_dates(document.text, "de") if mention.granularity == "day"]
    assert document.latest == max(filter(None, named))


# Whatever the statement


def _check(found: Verdict, text: str) -> None:
    for each in found.propositions:
        assert text[each.start : each.end] == each.text
        for comparison in each.comparisons:
            assert text[comparison.start : comparison.end] == comparison.said["text"]
            assert comparison.why
        for part in each.unchecked:
            assert text[part.start : part.end] == part.text
        for evidence in each.evidence:
            assert TEXTS[evidence.span.document][evidence.span.start : evidence.span.end] == evidence.span.quote
        if each.label == "supported":
            assert each.comparisons
            assert not each.unchecked


@pytest.mark.parametrize("case", STATEMENTS[::3], ids=str)
def test_spans_quote_and_bytes_repeat(case: Any, seeded: Store) -> None:
    options = {"store": seeded, "language": case.language, "stated_on": case.stated_on}
    found = verify(case.text, **options)
    _check(found, case.text)
    assert found == verify(case.text, **options)


TABLE = """Dunford Gerasimow Герасимов Milley met trafen sich встретились in в Baku Helsinki am on 16. Februar 2017 22
September 2021 not nicht не und and и , . - ? \" „ “ Generalstabschef USA der the первый first seit since 2014
\u200f \u0301 😀 Donnerstag said dass that von 3 Stunden"""
WORDS = st.sampled_from([*TABLE.split(), "\r\n", "\x00"])


@settings(max_examples=300)
@given(st.lists(WORDS, min_size=1, max_size=25).map(" ".join), st.sampled_from(["de", "en", "ru", None]))
def test_any_order_of_words_gets_an_answer(seeded: Store, text: str, language: str | None) -> None:
    try:
        _check(verify(text, store=seeded, language=language), text)
    except UnreadableText:
        assert "\x00" in text


@pytest.mark.parametrize("day", ["16. Februar 2017", "16.2.2017", "2017-02-16", "Donnerstag, 16. Feb. 2017"])
def test_the_format_of_a_date_changes_nothing(day: str, seeded: Store) -> None:
    joint = "" if day.startswith("2017") else "am "
    assert _label(f"Dunford und Gerasimow trafen sich {joint}{day} in Baku.", seeded) == "supported"


PLAIN = {"de": 0, "en": 0, "ru": 0}  # "A and B met on D in P" is the first frame of each language


def _said(fact: Fact, language: str, day: date, day_format: int, place: str) -> str:
    first, second = (names[0] for names in fact.people[language])
    words = day_words(language, day)
    return made(FRAMES[language][PLAIN[language]], first, second, words[day_format % len(words)], place)


@settings(max_examples=150)
@given(
    st.sampled_from(FACTS),
    st.sampled_from([0, 0, 1, -2, 3, 20, -400, 4000]),
    st.one_of(st.none(), st.integers(0, 7)),
    st.integers(0, 4),
)
def test_language_and_format_of_the_date_change_no_label(
    seeded: Store, fact: Fact, off: int, elsewhere: int | None, day_format: int
) -> None:
    day = fact.day + timedelta(days=off)
    labels = {
        language: _label(
            _said(
                fact,
                language,
                day,
                day_format,
                fact.places[language][0] if elsewhere is None else fact.elsewhere[language][elsewhere],
            ),
            seeded,
            language=language,
        )
        for language in PLAIN
    }
    assert len(set(labels.values())) == 1, labels
    assert (labels["de"] == "supported") == (off == 0 and elsewhere is None)


ORDERS = [order for order in permutations(["Dunford", "am 16. Februar 2017", "in Baku"]) if order[2] != "Dunford"]


@pytest.mark.parametrize("order", ORDERS, ids=" ".join)
def test_the_order_of_slots_changes_nothing(order: tuple[str, ...], seeded: Store) -> None:
    first, *rest = order
    text = f"{first[0].upper()}{first[1:]} traf {' '.join(rest)} Gerasimow."
    assert _label(text, seeded) == "supported"


@settings(max_examples=200)
@given(st.data())
def test_a_slip_in_a_long_name_never_flips(seeded: Store, data: st.DataObject) -> None:
    name = "Gerasimow"
    at = data.draw(st.integers(1, len(name) - 2))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    slip = data.draw(st.sampled_from([name[:at] + name[at + 1 :], name[:at] + letter + name[at:]]))
    assert _label(RIGHT_DAY.replace(name, slip), seeded) != "refuted"
    assert _label(WRONG_DAY.replace(name, slip), seeded) != "supported"


ALL = [*STATEMENTS, *(case for name in ("hard", "paraphrases", "varied") for case in statements(CASES / f"{name}.txt"))]


def test_corrections_do_what_they_promise(seeded: Store) -> None:
    """A statement with all its corrections says nothing more that the claims refute or nearly miss."""
    assert _with_sound_corrections(ALL, seeded) >= 200


def test_corrections_of_other_articles_do_what_they_promise(made_up: Store) -> None:
    assert _with_sound_corrections(statements(CASES / "statements_made_up.txt"), made_up) >= 10


def _with_sound_corrections(cases: Iterable[Statement], store: Store) -> int:
    """How many of these have corrections; each that has is supported with them, and what else was so stays so."""
    offered = 0
    for case in cases:
        found = verify(case.text, store=store, language=case.language, stated_on=case.stated_on)
        edits = [edit for each in found.propositions for edit in each.corrections]
        if edits:
            offered += 1
            again = verify(corrected(case.text, edits), store=store, language=case.language, stated_on=case.stated_on)
            for before, after in zip(found.propositions, again.propositions, strict=True):
                promised = bool(before.corrections) or before.label == "supported"
                assert after.label == "supported" or not promised, case.text
    return offered


def test_what_was_asked_before_changes_no_verdict(tmp_path: Path) -> None:
    """A post is compared with quotes also where the meeting was read among many, for another statement."""
    pairs = [("Ada", "Lundvall", "Stern"), ("Ida", "Blancke", "Berger"), ("Eva", "Holtmann", "Grosser")]
    pairs += [("Ina", "Paulsen", "Vogtmann"), ("Ute", "Kerner", "Hagemann"), ("Ulla", "Wendel", "Rohrbach")]
    lines = [
        f"Gouverneurin {first} {one} traf am 4. März 2024 in Graz Senator Karl {other}." for first, one, other in pairs
    ]
    with closing(open_store(f"sqlite:///{tmp_path / 'claims.sqlite'}")) as store:
        stated = Stated(language="de", published=date(2024, 3, 8), publisher="Murtaler Bote")
        found = ingest(store, read(Source(" ".join(lines) + "\n", stated)), by="test")
        with store.view() as view:
            revisions = {id: claim.revision for id, claim in view.claims(found.proposed).items()}
        decide(store, "accept", revisions, by="test")
        asked = "Gouverneurin Ulla Wendel traf Senator Karl Rohrbach am 4. März 2024 in Graz."
        alone = verify(asked, store=store)
        forget(store)
        verify("Die stellvertretende Gouverneurin Ada Lundvall traf Karl Stern im März 2024 in Graz.", store=store)
        assert verify(asked, store=store) == alone
    assert alone.label == "supported"


def test_a_correction_spoils_nothing_that_is_supported(made_up: Store) -> None:
    """Whitfield met Farouk: in the place of Khalil, who is the subject of both, he would have met himself."""
    found = verify("After meeting Farouk in Cairo, Khalil met Whitfield in Amman.", store=made_up)
    assert [each.label for each in found.propositions] == ["not_enough_evidence", "supported"]
    assert not any(each.corrections for each in found.propositions)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Dunford und Gerasimow trafen sich im März 2018 in Baku.",
         "Dunford und Gerasimow trafen sich im Februar 2017 in Baku."),
        ("Das Treffen von Dunford und Gerasimow in Baku war im März 2018.",
         "Das Treffen von Dunford und Gerasimow in Baku war im Februar 2017."),
        ("Das Treffen von Dunford und Gerasimow in Baku fand an einem Freitag statt.",
         "Das Treffen von Dunford und Gerasimow in Baku fand an einem Donnerstag statt."),
        ("The Helsinki meeting between Milley and Gerasimov lasted four hours.",
         "The Helsinki meeting between Milley and Gerasimov lasted 6 hours."),
        ("Встреча Милли и Герасимова в Хельсинки длилась два часа.",
         "Встреча Милли и Герасимова в Хельсинки длилась 6 часов."),
        ("Dunford und Gerasimow trafen sich am 18. Februar in Baku.",
         "Dunford und Gerasimow trafen sich am 16. Februar 2017 in Baku."),
        ("Dunford und Gerasimow trafen sich am 16. Februar 2017 nicht in Baku, sondern in Wien.", None),
        ("Dunford und Gerasimow trafen sich am Abend des 17. Februar 2017 in Baku.", None),  # the evening stays open
        ("Dunford und Gerasimow trafen sich am 16. Februar 2017 in der russischen Hauptstadt.", None),
    ],
)  # fmt: skip
def test_a_correction_puts_like_for_like(wrong: str, right: str | None, seeded: Store) -> None:
    found = verify(wrong, store=seeded)
    assert found.label != "supported"
    edits = [edit for each in found.propositions for edit in each.corrections]
    assert (corrected(wrong, edits) if edits else None) == right


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Сорокин встретился с Йылдызом в Анкаре в среду, 13 ноября 2019 года.",
         "Сорокин встретился с Йылдызом в Анкаре во вторник, 12 ноября 2019 года."),
        ("Сорокин и Йылдыз встретились во Франции 12 ноября 2019 года.",
         "Сорокин и Йылдыз встретились в Анкаре 12 ноября 2019 года."),
        ("Сорокин и Йылдыз встретились во Владивостоке 12 ноября 2019 года.",
         "Сорокин и Йылдыз встретились в Анкаре 12 ноября 2019 года."),
        ("Во вторник, 19 октября 2021 года, Беридзе и Соболев встретились в Вене.",
         "В среду, 20 октября 2021 года, Беридзе и Соболев встретились в Вене."),
        ("Karla Brenninger met Rustam Galeyev in Ljubljana on 18 June 2019.",
         "Karla Brenninger met Matej Zupan in Ljubljana on 18 June 2019."),
        ("Karla Brenninger met Yerlan Baizhanov in Kazan on 4 June 2021.", None),  # Галеев, by no Latin name
    ],
)  # fmt: skip
def test_a_correction_is_written_as_its_sentence_is(wrong: str, right: str | None, made_up: Store) -> None:
    """A preposition changes with the word behind it, and a name stands in the letters of the statement."""
    found = verify(wrong, store=made_up)
    edits = [edit for each in found.propositions for edit in each.corrections]
    assert (corrected(wrong, edits) if edits else None) == right


def test_a_word_for_a_day_is_replaced_with_its_preposition(seeded: Store) -> None:
    wrong = "Dunford und Gerasimow trafen sich gestern in Baku."
    [each] = verify(wrong, store=seeded, stated_on=date(2017, 2, 18)).propositions
    assert corrected(wrong, each.corrections) == "Dunford und Gerasimow trafen sich am 16. Februar 2017 in Baku."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Das Treffen von Lindqvist und Obermaier am 9. Oktober 2020 in München wurde abgesagt.",
         "Nach der Quelle: abgesagt."),
        ("The meeting of Brandauer and Okafor in Abuja was postponed.", "By the source: put off."),
        ("The meeting of Whitfield and Farouk in Cairo took place on 5 October 2016.", "By the source it took place."),
    ],
)  # fmt: skip
def test_an_answer_says_what_became_of_a_meeting(text: str, why: str, made_up: Store) -> None:
    """That a meeting was called off is no word of its having taken place, though the statement is supported."""
    found = verify(text, store=made_up)
    assert found.label == "supported"
    assert [each.why for p in found.propositions for each in p.comparisons if each.slot == "status"] == [why]


def test_what_is_ruled_out_and_open_is_how_the_closest_meeting_differs(made_up: Store) -> None:
    """They met in London, too, on another day: that they did not is what keeps the statement undecided."""
    [each] = verify("Tate and Rahal met in Dubai, not London.", store=made_up).propositions
    assert (each.label, each.reason) == ("not_enough_evidence", "unknown_slot")
    assert each.closest is not None
    assert each.closest.differs == ("place",)


@pytest.mark.parametrize("slot", SLOTS)
def test_every_comparer_says_its_rule(slot: Slot) -> None:
    """The docstrings are the rules that the public reads: sentences, not mere names."""
    rule = SLOTS[slot].__doc__ or ""
    assert rule.endswith(".")
    assert len(rule.split()) >= 8


TRUE = [case for case in STATEMENTS if case.label == "supported"]


@pytest.mark.parametrize("case", TRUE[::3], ids=str)
def test_a_word_nobody_knows_is_never_passed_over(case: Any, seeded: Store) -> None:
    for gap in [at for at, sign in enumerate(case.text) if sign == " "][::3]:
        text = f"{case.text[:gap]} frobnicated{case.text[gap:]}"
        found = verify(text, store=seeded, language=case.language, stated_on=case.stated_on)
        assert found.label not in ("supported", "refuted"), text
