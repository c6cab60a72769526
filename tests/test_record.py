"""Types and plain dicts say the same, and a wrong dict says everything that is wrong with it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import InvalidInput
from claims.properties import record_schema
from claims.record import (
    claim_from,
    claim_record,
    document_from,
    document_record,
    entity_from,
    entity_record,
    text_sha256,
)
from claims.storage.check import _ID
from claims.types import Alias, Attribution, Claim, Document, Entity, Span, Subject
from tests.storing import APA, CLAIMS, DUNFORD

IDS = st.from_regex(_ID, fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
DAYS = st.dates()
LANGUAGES = st.sampled_from(["de", "en", "ru", "de-AT", "zh-Hant", None])


def optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(TEXTS)
    urls = optional(st.just("https://example.org/a?b=ü#c"))
    return Document(
        draw(IDS), text, text_sha256(text), draw(LANGUAGES), *(draw(optional(TEXTS)) for _ in range(2)),
        draw(optional(DAYS)), draw(urls), draw(optional(DAYS)), draw(st.booleans()),
    )  # fmt: skip


@st.composite
def entities(draw: st.DrawFn) -> Entity:
    aliases = st.builds(Alias, TEXTS, LANGUAGES, optional(st.just("Cyrl")), optional(TEXTS))
    return Entity(
        draw(IDS),
        draw(st.sampled_from(["person", "office", "organisation", "place", "group"])),
        draw(TEXTS),
        tuple(draw(st.lists(aliases, max_size=3))),
        draw(optional(IDS)),
        draw(optional(TEXTS)),
        draw(optional(IDS)),
        draw(optional(st.floats(-90, 90))),
        draw(optional(st.floats(-180, 180))),
        draw(st.integers(1, 99)),
    )


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    document = draw(IDS)
    first, last = sorted([draw(DAYS), draw(DAYS)])
    days = {"earliest": first.isoformat(), "latest": last.isoformat()}
    meeting = st.builds(lambda id: Subject("meeting", (id,)), IDS)
    parties = st.lists(IDS, min_size=2, max_size=4, unique=True).map(lambda ids: tuple(sorted(ids)))
    subject, property, value = draw(
        st.one_of(
            st.tuples(meeting, st.just("date"), st.just(days | {"text": "x", "granularity": "range"})),
            st.tuples(meeting, st.just("topic"), st.fixed_dictionaries({"text": TEXTS, "language": LANGUAGES})),
            st.tuples(
                st.builds(Subject, st.just("parties"), parties, st.sampled_from(["in_person", "any"])),
                st.just("gap"),
                st.just(days | {"text": "x"}),
            ),
            st.tuples(
                st.builds(lambda id: Subject("entity", (id,)), IDS),
                st.just("office"),
                st.just(days | {"office": "o1", "former": True}),
            ),
        )
    )
    spans = st.builds(
        Span, st.just(document), st.integers(0, 99), st.integers(1, 99), TEXTS, TEXTS.map(lambda t: t[:32])
    )
    return Claim(
        draw(IDS),
        subject,
        property,
        value,
        document,
        tuple(draw(st.lists(spans, min_size=1, max_size=3))),
        draw(optional(st.builds(Attribution, TEXTS, optional(IDS)))),
        draw(st.sampled_from(["proposed", "accepted", "rejected", "withdrawn"])),
        draw(st.integers(1, 99)),
    )


@given(documents())
def test_a_document_comes_back(document: Document) -> None:
    assert document_from(_through_json(document_record(document))) == document


@given(entities())
def test_an_entity_comes_back(entity: Entity) -> None:
    assert entity_from(_through_json(entity_record(entity))) == entity


@given(claims())
def test_a_claim_comes_back(claim: Claim) -> None:
    assert claim_from(_through_json(claim_record(claim))) == claim


def _through_json(record: dict[str, Any]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(json.dumps(record))
    return read


def test_the_form_of_a_claim() -> None:
    assert claim_record(CLAIMS[2]) == {
        "id": "c3",
        "subject": {"meeting": "m1"},
        "property": "date",
        "value": {"text": "am Donnerstag", "earliest": "2017-02-16", "latest": "2017-02-16", "granularity": "day"},
        "document": "apa",
        "spans": [
            {
                "start": 23,
                "end": 36,
                "quote": "am Donnerstag",
                "prefix": "Dunford traf Gerasimow ",
                "suffix": " in Baku. Es war das erste Treff",
            }
        ],
        "attribution": None,
        "status": "accepted",
        "anchored": True,
        "revision": 1,
    }
    assert claim_record(CLAIMS[4])["subject"] == {"parties": ["o1", "o2"], "format": "any"}
    assert claim_record(CLAIMS[5])["subject"] == {"entity": "e1"}


def test_what_may_be_left_out() -> None:
    record = claim_record(CLAIMS[4])
    for field in ("attribution", "status", "revision"):
        del record[field]
    del record["spans"][0]["prefix"]
    record["subject"]["parties"].reverse()
    claim = claim_from(record)
    assert (claim.attribution, claim.status, claim.revision, claim.spans[0].prefix) == (None, "proposed", 1, "")
    assert claim.subject.ids == ("o1", "o2")
    assert entity_from({"id": "e1", "kind": "person", "label": "Joe"}) == Entity("e1", "person", "Joe")
    document = document_from({"id": "d", "text": "abc"})
    assert document.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert (document.published, document.public) == (None, False)


def test_a_wrong_claim_names_every_fault() -> None:
    record = claim_record(CLAIMS[2]) | {"id": "a b", "status": "done", "revision": 0, "more": 1, "attribution": {}}
    record["value"] = {"text": "", "earliest": "16.2.2017", "latest": "2017-02-29", "granularity": "day"}
    record["subject"] = {"meeting": "m1", "entity": "e1"}
    record["spans"] = [{"start": -1, "end": "9", "quote": ""}]
    with pytest.raises(InvalidInput) as refused:
        claim_from(record, "/claims/7")
    paths = [fault.path.removeprefix("/claims/7") for fault in refused.value.faults]
    assert set(paths) == {
        "", "/attribution", "/id", "/revision", "/spans/0/end", "/spans/0/quote", "/spans/0/start", "/status",
        "/subject", "/value/earliest", "/value/latest", "/value/text",
    }  # fmt: skip


@pytest.mark.parametrize(
    "record", [{}, {"id": 1}, {"property": "date", "value": 3}, {"property": "unknown", "value": {}}, []]
)
@pytest.mark.parametrize("read", [claim_from, entity_from, document_from])
def test_no_record_at_all(read: Any, record: Any) -> None:
    with pytest.raises(InvalidInput):
        read(record)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://x", "https://", "https://a b", "https://a\n"])
def test_a_url_is_a_web_address(url: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        document_from(document_record(APA) | {"url": url})
    assert [fault.path for fault in refused.value.faults] == ["/url"]


def test_a_text_is_unicode() -> None:
    with pytest.raises(InvalidInput) as refused:
        document_from({"id": "d", "text": "a\ud800"}, "/documents/0")
    assert [fault.path for fault in refused.value.faults] == ["/documents/0/text"]


def test_ids_are_the_same_everywhere() -> None:
    """The schemas' pattern for an id is the one that the storage checks; it keeps out a line end at the end, too."""
    for name in ("claim", "document", "entity"):
        pattern = record_schema(name)["properties"]["id"]["pattern"]
        assert pattern == f"^{_ID.pattern}$(?!\\n)"
    with pytest.raises(InvalidInput):
        entity_from(entity_record(replace(DUNFORD, id="e1\n")))


def test_days_are_iso() -> None:
    assert document_record(APA)["published"] == "2017-02-17"
    assert document_from(document_record(APA)).published == date(2017, 2, 17)
    with pytest.raises(InvalidInput):
        document_from(document_record(APA) | {"published": "20170217"})
