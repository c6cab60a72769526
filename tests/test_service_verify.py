"""POST /v1/verify and kept verdicts: the promised JSON, to the field and to the byte."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from claims import open_store, review
from claims.errors import NotFound
from claims.storage.interface import Batch, Store
from claims.types import Comparison, Document, Evidence, PropositionVerdict, Span, Verdict
from service.checker import Checker
from service.shown import present
from service.statement import Statement
from tests.doors import REFUTED, SUPPORTED, application, faults_by_schema

pytest_plugins = ["tests.serving"]

VERDICT = ["id", "url", "language", "stated_on", "as_of", "engine", "label", "propositions"]
PROPOSITION = [
    "start", "end", "text", "label", "reason", "negated", "meeting", "comparisons", "evidence", "unchecked", "closest",
    "corrections",
]  # fmt: skip
COMPARISON = ["slot", "start", "end", "said", "known", "outcome", "score", "why"]
EVIDENCE = [
    "claim", "revision", "property", "attribution", "document", "start", "end", "quote", "prefix", "suffix",
]  # fmt: skip


def check(client: FlaskClient, text: str, **more: Any) -> dict[str, Any]:
    response = client.post("/v1/verify", json={"text": text, **more})
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json
    return found


def test_the_example_of_the_contract(client: FlaskClient) -> None:
    verdict = check(client, REFUTED, stated_on="2021-10-01", language="de", as_of=1)
    assert list(verdict) == VERDICT
    assert (verdict["url"], verdict["language"], verdict["stated_on"]) == (None, "de", "2021-10-01")
    assert (verdict["as_of"], verdict["engine"], verdict["label"]) == (1, present.engine(), "refuted")
    [proposition] = verdict["propositions"]
    assert list(proposition) == PROPOSITION
    assert (proposition["start"], proposition["end"], proposition["text"]) == (0, 62, REFUTED)
    assert (proposition["label"], proposition["reason"], proposition["negated"]) == ("refuted", None, False)
    assert proposition["corrections"] == [{"start": 37, "end": 53, "text": "16. Februar 2017"}]
    assert proposition["unchecked"] == []
    assert proposition["closest"] is None
    by_slot = {comparison["slot"]: comparison for comparison in proposition["comparisons"]}
    assert all(list(comparison) == COMPARISON for comparison in proposition["comparisons"])
    assert by_slot["date"]["said"] == {
        "text": "17. Februar 2017", "earliest": "2017-02-17", "latest": "2017-02-17", "granularity": "day",
    }  # fmt: skip
    assert by_slot["date"]["known"] == [
        {
            "claims": ["c1"], "text": "am Donnerstag", "earliest": "2017-02-16", "latest": "2017-02-16",
            "granularity": "day",
        }
    ]  # fmt: skip
    assert (by_slot["date"]["outcome"], by_slot["date"]["score"]) == ("conflict", None)
    assert by_slot["date"]["why"] == "Die Quelle nennt Donnerstag, den 16. Februar 2017."
    first = proposition["comparisons"][0]
    assert first["said"] == {"text": "Dunford", "entity": None, "office": None}
    assert first["known"] == [
        {"claims": ["c3"], "entity": "e1", "name": "Joe Dunford", "office": "Generalstabschef (USA)"}
    ]
    [evidence] = [each for each in proposition["evidence"] if each["claim"] == "c1"]
    assert list(evidence) == EVIDENCE
    assert evidence == {
        "claim": "c1", "revision": 1, "property": "date", "attribution": None,
        "document": {
            "id": "apa-2017-02-17", "title": None, "publisher": "APA", "published": "2017-02-17", "url": None,
        },
        "start": 186, "end": 199, "quote": "am Donnerstag",
        "prefix": "e Dunford und Waleri Gerasimow, ", "suffix": " in der aserbaidschanischen Haup",
    }  # fmt: skip


def test_the_id_is_the_hash_of_the_canonical_verdict(client: FlaskClient) -> None:
    verdict = check(client, REFUTED)
    content = {name: value for name, value in verdict.items() if name not in ("id", "url")}
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert verdict["id"] == "sha256:" + hashlib.sha256(canonical).hexdigest()


def test_the_same_statement_gives_the_same_bytes(client: FlaskClient, database: str) -> None:
    request = {"text": "Milley traf Gerasimow in Wien.", "stated_on": "2022-01-01"}
    bodies = {client.post("/v1/verify", json=request).data for _ in range(3)}
    bodies.add(application(database).test_client().post("/v1/verify", json=request).data)
    assert len(bodies) == 1
    other = client.post("/v1/verify", json={**request, "stated_on": "2022-01-02"})
    assert other.json["id"] != json.loads(bodies.pop())["id"]


def test_what_is_left_out_may_also_be_null(client: FlaskClient) -> None:
    explicit = check(client, SUPPORTED, language=None, stated_on=None, as_of=None, save=False)
    assert explicit == check(client, SUPPORTED)
    assert explicit["stated_on"] == datetime.now(UTC).date().isoformat()


@pytest.mark.parametrize("text", [
    "Joe Dunford traf Waleri Gerasimow.\r\nIn Baku war es \N{SLIGHTLY SMILING FACE} warm.",
    "\u202eDunford\u202c traf Gerasimow",
    "Du\u0308nford tra\u0308f Gerasimow",
    "a\x01b\x1b[31m\x7f\ufffe",
    "Le général Milley a rencontré son homologue russe à Helsinki.",
    " \u200b\u2060.",
    "x" * 20_000,
])  # fmt: skip
def test_odd_texts_are_answered_with_spans_of_the_text_as_it_was_sent(client: FlaskClient, text: str) -> None:
    for proposition in check(client, text)["propositions"]:
        assert text[proposition["start"] : proposition["end"]] == proposition["text"]
        for comparison in proposition["comparisons"]:
            assert text[comparison["start"] : comparison["end"]] == comparison["said"]["text"]


@pytest.mark.parametrize("day", ["0001-01-01", "0001-01-02", "9999-12-31", "9999-12-01"])
@pytest.mark.parametrize("when", [
    "gestern", "morgen", "vor 3000 Jahren", "vorige Woche", "nächstes Jahr", "am Freitag", "im Winter", "letzten Monat",
])  # fmt: skip
def test_the_ends_of_time(client: FlaskClient, day: str, when: str) -> None:
    assert check(client, f"Dunford traf Gerasimow {when} in Baku.", stated_on=day)["stated_on"] == day


def test_near_miss_names_the_closest_meeting(client: FlaskClient) -> None:
    [proposition] = check(client, "Dunford und Gerasimow trafen sich in Antalya.")["propositions"]
    assert (proposition["label"], proposition["reason"]) == ("not_enough_evidence", "near_miss")
    assert list(proposition["closest"]) == ["meeting", "differs", "comparisons", "evidence"]
    assert proposition["closest"]["differs"] == ["place"]
    assert proposition["closest"]["evidence"]


def test_as_of_answers_from_an_earlier_state(client: FlaskClient) -> None:
    assert check(client, SUPPORTED, as_of=0)["label"] == "not_enough_evidence"
    now = datetime.now(UTC).isoformat()
    assert check(client, SUPPORTED, as_of=now) == check(client, SUPPORTED, as_of=1)
    assert check(client, SUPPORTED, as_of=1.0) == check(client, SUPPORTED, as_of=1)  # one number in JSON


# How a verdict becomes JSON, where the engine has no example at hand


def _verdict(comparison: Comparison, note: str | None = None) -> Verdict:
    evidence = Evidence("c1", 1, "date", "the ministry", Span("d1", 1, 3, "on", "t", " "))
    part = PropositionVerdict(
        0, 3, "abc", "not_enough_evidence", "ambiguous", False, None, (comparison,), (evidence,), note=note
    )
    document = Document("d1", "", "0" * 64, published=date(2020, 1, 2), url="https://example.org/a")
    return Verdict("en", date(2020, 2, 3), 7, "not_enough_evidence", (part,), {"d1": document})


@pytest.mark.parametrize(("outcome", "given", "wanted"), [
    ("ambiguous", ({"entity": "e1", "name": "A"},), [{"entity": "e1", "name": "A"}]),
    ("ambiguous", (), []),
    ("match", (), None),
    ("match", ({"entity": "e1", "name": "A"},), None),
])  # fmt: skip
def test_candidates_belong_to_what_is_ambiguous(outcome: Any, given: Any, wanted: Any) -> None:
    comparison = Comparison("place", 0, 1, {"text": "a"}, (), outcome, None, "why", given)
    body = present.verdict(_verdict(comparison), {})
    assert body["propositions"][0]["comparisons"][0].get("candidates") == wanted
    assert faults_by_schema("verdict", body) == []


def test_an_office_is_said_by_its_name() -> None:
    comparison = Comparison("participants", 0, 1, {"text": "a", "entity": None, "office": "o1"}, (), "match", 90.0, "w")
    found = _verdict(comparison, note="Judged as the statement that is asked about.")
    assert present.offices_said(found) == {"o1"}
    [part] = present.verdict(found, {"o1": "Chief"})["propositions"]
    assert part["comparisons"][0]["said"]["office"] == "Chief"
    assert part["note"].startswith("Judged")
    [part] = present.verdict(found, {})["propositions"]
    assert part["comparisons"][0]["said"]["office"] == "o1"


def test_offices_are_named_from_the_claims(client: FlaskClient) -> None:
    [part] = check(client, "Verteidigungsminister James Mattis traf Waleri Gerasimow in Baku.")["propositions"]
    for comparison in part["comparisons"]:
        assert not (comparison["said"].get("office") or "").startswith("office:")


# Kept verdicts


@pytest.fixture
def store(own_database: str) -> Iterator[Store]:
    store = open_store(own_database)
    yield store
    store.close()


def _withdraw(store: Store, id: str) -> int:
    with store.view() as view:
        claim = view.claim(id)
    changed = replace(claim, status="withdrawn", revision=claim.revision + 1)
    return store.write(Batch(claims=[changed]), by="a test", action="withdraw")


def test_a_kept_verdict_is_the_same_bytes_for_ever(own_database: str, store: Store) -> None:
    client = application(own_database).test_client()
    saved = client.post("/v1/verify", json={"text": SUPPORTED, "save": True})
    assert saved.json["url"] == f"/v1/verifications/{saved.json['id']}"
    assert saved.json == check(client, SUPPORTED) | {"url": saved.json["url"]}  # the rest, and the id, are the same
    assert client.get(saved.json["url"]).data == saved.data
    _withdraw(store, "c1")
    again = client.get(saved.json["url"])
    assert again.data == saved.data
    assert client.post("/v1/verify", json={"text": SUPPORTED, "save": True, "as_of": 1}).data == saved.data
    assert client.get(saved.json["url"], headers={"If-None-Match": again.headers["ETag"]}).status_code == 304
    assert application(own_database).test_client().get(saved.json["url"]).data == saved.data


def test_verdicts_go_on_where_none_can_be_kept(own_database: str) -> None:
    client = application(own_database).test_client()
    beside = Path(own_database.removeprefix("sqlite:///")).with_name("claims-verdicts.sqlite")
    beside.mkdir()  # nobody can open that
    assert client.post("/v1/verify", json={"text": SUPPORTED, "save": True}).status_code == 503
    assert check(client, SUPPORTED)["label"] == "supported"


def test_nothing_is_kept_unless_asked(own_database: str) -> None:
    client = application(own_database).test_client()
    verdict = check(client, SUPPORTED)
    assert client.get(f"/v1/verifications/{verdict['id']}").status_code == 404
    assert client.get(f"/v1/verifications/{verdict['id']}/current").status_code == 404


def test_what_a_kept_verdict_would_be_now(own_database: str, store: Store) -> None:
    client = application(own_database).test_client()
    yesterday = (datetime.now(UTC).date() - timedelta(days=1)).isoformat()
    saved = check(client, SUPPORTED, save=True, stated_on=yesterday)
    same = client.get(saved["url"] + "/current").json
    assert same["changed"] is False
    assert same["now"] == {"id": saved["id"], "as_of": 1, "engine": saved["engine"], "label": "supported"}
    assert same["claims"] == []
    change = _withdraw(store, "c1")
    now = client.get(saved["url"] + "/current").json
    assert now["changed"] is True
    assert now["then"] == {"as_of": 1, "engine": saved["engine"], "label": "supported"}
    assert (now["now"]["label"], now["now"]["as_of"]) == ("not_enough_evidence", change)
    assert now["propositions"] == [
        {
            "start": 0,
            "end": len(SUPPORTED),
            "then": {"label": "supported", "reason": None},
            "now": {"label": "not_enough_evidence", "reason": now["propositions"][0]["now"]["reason"]},
        }
    ]
    assert {"claim": "c1", "then": {"revision": 1}, "now": {"revision": 2, "status": "withdrawn"}} in now["claims"]
    assert "c1" in now["why"]


def test_a_claim_that_is_new_is_among_those_that_changed(own_database: str, store: Store) -> None:
    client = application(own_database).test_client()
    _withdraw(store, "c1")
    saved = check(client, REFUTED, save=True)
    with store.view() as view:
        old = view.claim("c1")
    store.write(Batch(claims=[replace(old, id="c1b", status="accepted", revision=1)]), by="a test", action="add")
    now = client.get(saved["url"] + "/current").json
    assert {"claim": "c1b", "then": None, "now": {"revision": 1, "status": "accepted"}} in now["claims"]
    assert now["changed"] is True
    assert now["now"]["label"] == "refuted"


def test_what_is_erased_is_not_quoted_from_memory(own_database: str, store: Store) -> None:
    client = application(own_database).test_client()
    before = check(client, SUPPORTED)
    assert check(client, SUPPORTED, as_of=before["as_of"])["label"] == "supported"
    for each in before["propositions"][0]["evidence"]:
        review.erase(store, each["document"]["id"], by="ada", note="a court")  # by another process, for all it knows
    after = check(client, SUPPORTED, as_of=before["as_of"])
    assert after["label"] == "not_enough_evidence"
    assert [each for part in after["propositions"] for each in part["evidence"] if each["quote"]] == []


def test_a_verdict_whose_text_is_erased_while_it_is_judged_is_not_kept(own_database: str, store: Store) -> None:
    checker = Checker(own_database)
    asked = Statement(SUPPORTED)
    judged = checker.check(asked)
    review.erase(store, "apa-2017-02-17", by="ada", note="a court")
    checker.verdicts.forget_quoting("apa-2017-02-17")  # which the erasing does, and finds nothing yet
    assert checker._keep(asked, judged)["url"] is None
    with pytest.raises(NotFound):
        checker.kept(judged["id"])
    kept = checker.check(Statement(SUPPORTED, save=True))  # as it is judged now
    assert checker.kept(kept["id"])
    checker.close()
    for file in Path(own_database.removeprefix("sqlite:///")).parent.glob("*verdicts*"):
        assert b"aserbaidschanischen" not in file.read_bytes()
