"""The writing half of the API: who may, from which revision, what is refused and why, and what the history says."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from select import select
from typing import Any

import pytest

from claims.storage import beside
from service.api.openapi import OPERATIONS, Operation
from tests.doors import REFUTED, SUPPORTED, Served, application, paths, seeded, serving, workers
from tests.hands import Hand, asked, token

pytest_plugins = ["tests.serving"]

PEOPLE = (("rita", "reader"), ("eva", "reviewer"), ("ada", "admin"))
DATE = {"text": "am Donnerstag", "earliest": "2017-02-17", "latest": "2017-02-17", "granularity": "day"}
CLAIM = {
    "subject": {"meeting": "m1"},
    "property": "date",
    "value": DATE,
    "document": "apa-2017-02-17",
    "spans": [{"start": 186, "end": 199, "quote": "am Donnerstag"}],
}


@dataclass(frozen=True)
class Desk:
    """A service with the seeds and three people."""

    url: str
    reader: Hand
    eva: Hand  # reviewer
    admin: Hand


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A folder with the seeds and three accounts, to be copied, as hashing passwords takes long; and their tokens."""
    folder = tmp_path_factory.mktemp("made")
    url = seeded(folder)
    return folder, [token(url, name, role) for name, role in PEOPLE]


@pytest.fixture
def desk(made: tuple[Path, list[str]], tmp_path: Path) -> Desk:
    folder, tokens = made
    shutil.copytree(folder, tmp_path / "own")
    url = f"sqlite:///{tmp_path / 'own' / 'claims.sqlite'}"
    client = application(url).test_client()
    return Desk(url, *(Hand(client, bearer) for bearer in tokens))


def claim(hand: Hand, id: str = "c1") -> dict[str, Any]:
    return hand("GET", f"/v1/claims/{id}").json


def changes(hand: Hand, id: str = "c1") -> list[dict[str, Any]]:
    """What was done to a claim: the changes that its revisions came with."""
    return [each["change"] for each in hand("GET", f"/v1/claims/{id}/history").json["revisions"]]


# Who may write


WRITING = [operation for operation in OPERATIONS if operation.role]


def address(operation: Operation) -> str:
    return operation.path.format(id="e1" if "entities" in operation.path else "c1", number="1")


@pytest.mark.parametrize("operation", WRITING, ids=lambda operation: operation.id)
def test_who_may_not_write_is_told_so(desk: Desk, operation: Operation) -> None:
    method, path = operation.method, address(operation)
    nobody = Hand(desk.eva.client, None)
    assert nobody(method, path, {}).status_code == 401
    assert Hand(desk.eva.client, "belegt_made-up")(method, path, {}).status_code == 401
    assert desk.reader(method, path, {}).status_code == 403
    assert (desk.eva(method, path, {}).status_code == 403) == (operation.role == "admin")
    assert desk.admin(method, path, {}).status_code not in (401, 403)


# From which revision


STARTING = [operation for operation in OPERATIONS if operation.starts]
BODIES = {
    "editClaim": {"value": {"latest": "2017-02-18"}},
    "revertClaim": {"to": 1},
    "reanchorClaim": {"document": "apa-2017-02-17", "spans": [{"start": 186, "end": 199}]},
    "addAlias": {"text": "Ein anderer Name"},
    "identifyNamed": {"entity": "e1"},
}


@pytest.mark.parametrize("operation", STARTING, ids=lambda operation: operation.id)
@pytest.mark.parametrize(("given", "status"), [
    (None, 428), ("*", 428), ("", 428), ("1", 400), ('"1', 400), ('"1", "2"', 400), ('"x"', 412), ('W/"1"', 412),
    ('"0"', 412), ('"01"', 412), ('"99999999999999999999"', 412), ('"7"', 412),
])  # fmt: skip
def test_a_write_names_its_revision(desk: Desk, operation: Operation, given: str | None, status: int) -> None:
    path = address(operation) + ("?text=Joe" if operation.id == "removeAlias" else "")
    body = None if operation.method == "delete" else BODIES.get(operation.id, {})
    before = desk.eva("GET", "/readyz").json["change"]
    answer = desk.eva(operation.method, path, body, given)
    if operation.id == "removeAlias" and answer.status_code == 422:
        return  # that there is no such name is told first, where the revision could be one
    assert answer.status_code == status, answer.text
    assert desk.eva("GET", "/readyz").json["change"] == before


def test_a_stale_edit_gets_all_that_is_needed_to_go_on(desk: Desk) -> None:
    base = claim(desk.eva)
    mine = {"value": {"earliest": "2017-02-15", "text": "am Mittwoch"}}
    theirs = desk.admin("PATCH", "/v1/claims/c1", {"value": {"earliest": "2017-02-14", "extent": "day_of"}}, 1).json
    answer = desk.eva("PATCH", "/v1/claims/c1", mine, 1)
    assert answer.status_code == 412
    found = answer.json
    assert found["base"]["value"] == base["value"]
    assert found["theirs"]["value"] == theirs["value"]
    assert found["yours"]["value"] == base["value"] | mine["value"]
    assert found["merged"]["value"] == theirs["value"] | mine["value"]
    assert found["conflicts"] == ["/value/earliest"]
    assert found["theirs"]["revision"] == 2
    again = desk.eva("PATCH", "/v1/claims/c1", {"value": found["merged"]["value"]}, found["theirs"]["revision"])
    assert (again.status_code, again.headers["ETag"]) == (200, '"3"')
    assert again.json["value"] == theirs["value"] | mine["value"]


@pytest.mark.parametrize("operation", STARTING, ids=lambda operation: operation.id)
def test_every_stale_write_gets_both_sides(desk: Desk, operation: Operation) -> None:
    id = "c3" if operation.id == "identifyNamed" else "c1"  # a claim that names somebody
    path = address(operation).replace("c1", id)
    if "entities" in path:
        first = desk.eva("POST", "/v1/entities/e1/aliases", {"text": "Joey"}, 1).json
        theirs = desk.admin("POST", "/v1/entities/e1/aliases", {"text": "Fighting Joe"}, first["revision"])
    else:
        first = claim(desk.eva, id)
        theirs = desk.admin("PATCH", f"/v1/claims/{id}", {"attribution": {"text": "die APA", "side": None}}, 1)
    assert theirs.status_code == 200, theirs.text
    before = desk.eva("GET", "/readyz").json["change"]
    query, body = ("?text=Joey", None) if operation.method == "delete" else ("", BODIES.get(operation.id, {}))
    answer = desk.eva(operation.method, path + query, body, first["revision"])
    assert answer.status_code == 412, answer.text
    found = answer.json
    assert found.keys() >= {"base", "theirs", "yours", "merged", "conflicts"}
    assert (found["base"]["revision"], found["theirs"]["revision"]) == (first["revision"], first["revision"] + 1)
    assert found["base"] != found["theirs"]
    assert found["merged"]["revision"] == found["theirs"]["revision"]
    assert desk.eva("GET", "/readyz").json["change"] == before


# Deciding


def test_decisions_and_their_history(desk: Desk) -> None:
    said = (("reject", "rejected"), ("propose", "proposed"), ("accept", "accepted"), ("withdraw", "withdrawn"))
    for revision, (decision, status) in enumerate(said, start=1):
        answer = desk.eva("POST", f"/v1/claims/c1/{decision}", {"note": f"because {revision}"}, revision)
        assert answer.status_code == 200, answer.text
        assert answer.headers["ETag"] == f'"{revision + 1}"'
        assert (answer.json["status"], answer.json["revision"]) == (status, revision + 1)
        assert answer.json["change"] == desk.eva("GET", "/readyz").json["change"]
        twice = desk.eva("POST", f"/v1/claims/c1/{decision}", None, revision + 1)
        assert (twice.status_code, twice.json) == (200, answer.json)
    assert [(each["by"], each["note"]) for each in changes(desk.eva)[1:]] == [
        ("eva", f"because {number}") for number in (1, 2, 3, 4)
    ]


def test_many_are_decided_at_once_or_none(desk: Desk) -> None:
    some = {"c1": 1, "c2": 1, "c3": 1}
    done = desk.eva("POST", "/v1/claims/decide", {"decision": "reject", "claims": some, "note": "all of it"})
    assert done.status_code == 200
    assert {(each["id"], each["status"]) for each in done.json["claims"]} == {(id, "rejected") for id in some}
    assert {each["change"] for each in done.json["claims"]} == {done.json["change"]}
    stale = desk.eva("POST", "/v1/claims/decide", {"decision": "accept", "claims": {"c1": 2, "c4": 1, "c2": 1}})
    assert stale.status_code == 412
    unknown = desk.eva("POST", "/v1/claims/decide", {"decision": "accept", "claims": {"c1": 2, "none": 1}})
    assert unknown.status_code == 404
    assert [claim(desk.eva, id)["status"] for id in ("c1", "c4")] == ["rejected", "accepted"]
    undone = desk.eva("POST", f"/v1/changes/{done.json['change']}/undo")
    assert {(each["id"], each["status"]) for each in undone.json["claims"]} == {(id, "accepted") for id in some}
    redone = desk.eva("POST", f"/v1/changes/{undone.json['change']}/undo")
    assert {each["status"] for each in redone.json["claims"]} == {"rejected"}


def test_an_inferred_date_is_accepted_only_by_itself(desk: Desk) -> None:
    desk.eva("PATCH", "/v1/claims/c1", {"value": {"inferred": True}}, 1)
    desk.eva("POST", "/v1/claims/decide", {"decision": "propose", "claims": {"c1": 2, "c2": 1}})
    some = {"decision": "accept", "claims": {"c1": 3, "c2": 2}}
    done = desk.eva("POST", "/v1/claims/decide", some)
    assert ([each["id"] for each in done.json["claims"]], done.json["skipped"]) == (["c2"], {"c1": "inferred_date"})
    assert desk.eva("POST", "/v1/claims/c1/accept", None, 3).json["status"] == "accepted"


def test_claims_are_split_off_a_meeting_and_meetings_merged(desk: Desk) -> None:
    body = {"claims": {"c1": 1, "c2": 1}, "note": "of another day"}
    done = desk.eva("POST", "/v1/meetings/m1/split", body, Idempotency_Key="once")
    assert done.status_code == 200
    [new] = {each["subject"]["meeting"] for each in done.json["claims"]}
    assert desk.eva("POST", "/v1/meetings/m1/split", body, Idempotency_Key="once").json == done.json
    assert [each["id"] for each in desk.eva("GET", f"/v1/meetings/{new}").json["claims"]] == ["c1", "c2"]
    assert desk.eva("POST", "/v1/meetings/m1/split", body).status_code == 412
    for wrong, path in (
        ({"claims": {"c13": 1}}, "/claims/c13"),
        ({"claims": {}}, "/claims"),
        ({"claims": {"c3": 0}}, "/claims/c3"),
    ):
        answer = desk.eva("POST", "/v1/meetings/m1/split", wrong)
        assert (answer.status_code, paths(answer.json)) == (422, [path])
    back = desk.eva("POST", f"/v1/meetings/{new}/merge", {"into": "m1", "claims": {"c1": 2, "c2": 2}})
    assert {each["subject"]["meeting"] for each in back.json["claims"]} == {"m1"}
    assert desk.eva("GET", f"/v1/meetings/{new}").json["claims"] == []
    undone = desk.eva("POST", f"/v1/changes/{back.json['change']}/undo")
    assert {each["subject"]["meeting"] for each in undone.json["claims"]} == {new}
    assert desk.eva("POST", f"/v1/meetings/{new}/merge", {"into": "m1", "claims": {"c1": 3}}).status_code == 412
    nowhere = {"into": "none", "claims": {"c1": 3, "c2": 3}}
    assert desk.eva("POST", f"/v1/meetings/{new}/merge", nowhere).status_code == 404


def test_who_is_named_is_said_of_all_claims_of_a_document(desk: Desk) -> None:
    done = desk.eva("POST", "/v1/claims/c3/identify", {"entity": "e3"}, 1)
    assert done.status_code == 200
    assert {each["id"] for each in done.json["claims"]} == {"c3", "c10", "c11", "c28"}
    assert claim(desk.eva, "c10")["value"]["by"] == ["e3", "e2"]
    answer = desk.eva("POST", "/v1/claims/c3/identify", {"entity": "nobody"}, 2)
    assert (answer.status_code, paths(answer.json)) == (422, ["/entity"])
    assert desk.eva("POST", "/v1/claims/c1/identify", {"entity": "e3"}, 1).status_code == 422


def test_what_was_written_over_is_not_undone(desk: Desk) -> None:
    first = desk.eva("POST", "/v1/claims/c1/reject", None, 1).json["change"]
    desk.admin("POST", "/v1/claims/c1/withdraw", None, 2)
    answer = desk.eva("POST", f"/v1/changes/{first}/undo")
    assert answer.status_code == 409
    assert f"since change {first}" in answer.json["detail"]
    for number in ("0", "999", "x", "-1", "9" * 30):
        assert desk.eva("POST", f"/v1/changes/{number}/undo").status_code == 404


def test_changes_are_listed_and_shown(desk: Desk) -> None:
    body = {"decision": "reject", "claims": {"c1": 1, "c2": 1}, "note": "both"}
    done = desk.eva("POST", "/v1/claims/decide", body).json
    listed = desk.eva("GET", "/v1/changes?limit=1")
    assert [each["number"] for each in listed.json["items"]] == [1]
    following = desk.eva("GET", listed.json["next"]).json["items"]
    assert [(each["number"], each["by"], each["note"]) for each in following] == [(done["change"], "eva", "both")]
    shown = desk.eva("GET", f"/v1/changes/{done['change']}").json
    assert (shown["claims"], shown["entities"]) == (["c1", "c2"], [])
    assert desk.eva("GET", "/v1/changes/999").status_code == 404


# Editing


@pytest.mark.parametrize("media", ["application/merge-patch+json", "application/json"])
def test_an_edit(desk: Desk, media: str) -> None:
    patch = json.dumps({"value": {"earliest": "2017-02-15"}, "attribution": {"text": "die APA", "side": None}})
    given = {"Authorization": f"Bearer {desk.eva.bearer}", "If-Match": '"1"'}
    answer = desk.eva.client.patch("/v1/claims/c1?note=ein%20Grund", data=patch, content_type=media, headers=given)
    assert answer.status_code == 200, answer.text
    assert answer.headers["ETag"] == '"2"'
    assert answer.json["value"] == {**claim(desk.eva)["value"], "earliest": "2017-02-15", "latest": "2017-02-16"}
    assert answer.json["attribution"] == {"text": "die APA", "side": None}
    gone = desk.eva("PATCH", "/v1/claims/c1", {"attribution": None}, 2)
    assert gone.json["attribution"] is None
    assert [each["note"] for each in changes(desk.eva)[1:]] == ["ein Grund", None]


def test_a_revert_is_a_new_revision(desk: Desk) -> None:
    before = claim(desk.eva)
    desk.eva("PATCH", "/v1/claims/c1", {"value": {"earliest": "2017-02-15"}}, 1)
    answer = desk.eva("POST", "/v1/claims/c1/revert", {"to": 1, "note": "it was right"}, 2)
    assert (answer.status_code, answer.json["revision"]) == (200, 3)
    assert answer.json["value"] == before["value"]
    assert desk.eva("POST", "/v1/claims/c1/revert", {"to": 9}, 3).status_code == 404


def test_other_places(desk: Desk) -> None:
    text = desk.eva("GET", "/v1/documents/apa-2017-02-17").json["text"]
    start = text.index("am Donnerstag in")
    span = {"start": start, "end": start + 16, "quote": "am Donnerstag in"}
    answer = desk.eva("POST", "/v1/claims/c1/reanchor", {"document": "apa-2017-02-17", "spans": [span]}, 1)
    assert [each["quote"] for each in answer.json["spans"]] == ["am Donnerstag in"]
    wrong = {"document": "apa-2017-02-17", "spans": [span, {**span, "quote": "am Freitag in"}, {**span, "quote": "x"}]}
    answer = desk.eva("POST", "/v1/claims/c1/reanchor", wrong, 2)
    assert (answer.status_code, paths(answer.json)) == (422, ["/spans/1/quote", "/spans/2/quote"])


# Proposing


def test_a_new_claim(desk: Desk) -> None:
    answer = desk.eva("POST", "/v1/claims", {**CLAIM, "note": "read again"})
    assert answer.status_code == 201, answer.text
    made = answer.json
    assert (made["status"], made["revision"], answer.headers["ETag"]) == ("proposed", 1, '"1"')
    assert answer.headers["Location"] == f"/v1/claims/{made['id']}"
    assert desk.eva("GET", answer.headers["Location"]).json == made
    assert [(each["by"], each["note"]) for each in changes(desk.eva, made["id"])] == [("eva", "read again")]
    accepted = desk.eva("POST", "/v1/claims", {**CLAIM, "value": {**DATE, "latest": "2017-02-18"}, "accept": True})
    assert accepted.json["status"] == "accepted"


# What is refused: every fault at once, each with its path


SPAN = CLAIM["spans"][0]
FAULTY: list[tuple[str, str, Any, list[str]]] = [
    ("POST", "/v1/claims", [], [""]),
    ("POST", "/v1/claims", {}, ["/document", "/property", "/spans", "/subject", "/value"]),
    ("POST", "/v1/claims", {**CLAIM, "id": "c99", "revision": 2, "status": "accepted"},
     ["/id", "/revision", "/status"]),
    ("POST", "/v1/claims", {**CLAIM, "property": "colour", "accept": "yes"}, ["/accept", "/property"]),
    ("POST", "/v1/claims", {**CLAIM, "spans": [], "value": {**DATE, "earliest": "2017-02-30", "granularity": "eon"}},
     ["/spans", "/value/earliest", "/value/granularity"]),
    ("POST", "/v1/claims", {**CLAIM, "value": {**DATE, "latest": "2016-01-01"}, "document": "/etc/passwd"},
     ["/document", "/value/latest"]),
    ("POST", "/v1/claims", {**CLAIM, "subject": {"entity": "e1"}}, ["/property"]),
    ("POST", "/v1/claims", {**CLAIM, "document": "none"}, ["/document"]),
    ("POST", "/v1/claims", {**CLAIM, "spans": [{**SPAN, "quote": "am Freitag"}]}, ["/spans/0/quote"]),
    ("POST", "/v1/claims", {**CLAIM, "spans": [SPAN, {**SPAN, "end": 10**9}]}, ["/spans/1"]),
    ("POST", "/v1/claims", {**CLAIM, "property": "place", "value": {"entity": "e1"}}, ["/value/entity"]),
    ("POST", "/v1/claims", {**CLAIM, "note": "x" * 3000}, ["/note"]),
    ("POST", "/v1/claims", {**CLAIM, "note": "\ud800"}, ["/note"]),
    ("PATCH", "/v1/claims/c1", {}, [""]),
    ("PATCH", "/v1/claims/c1", {"id": "c2", "status": "accepted", "document": "x"}, ["/document", "/id", "/status"]),
    ("PATCH", "/v1/claims/c1", {"value": {"earliest": "gestern", "granularity": 3}},
     ["/value/earliest", "/value/granularity"]),
    ("PATCH", "/v1/claims/c1", {"value": {"text": None}}, ["/value"]),
    ("PATCH", "/v1/claims/c1", {"spans": [{**SPAN, "quote": "anders"}]}, ["/spans/0/quote"]),
    ("PATCH", "/v1/claims/c1?note=a&note=b", {"value": {}}, ["/note"]),
    ("POST", "/v1/claims/c1/accept", {"note": 3, "why": "x"}, ["/note", "/why"]),
    ("POST", "/v1/claims/c1/accept", {"note": "\ud800"}, ["/note"]),
    ("POST", "/v1/claims/c1/revert", {"to": 0}, ["/to"]),
    ("POST", "/v1/claims/c1/reanchor", {"document": "apa-2017-02-17", "spans": [{"start": 5, "end": 10**9}]},
     ["/spans/0"]),
    ("POST", "/v1/claims/c1/reanchor", {"document": "", "spans": [{"start": -1}]},
     ["/document", "/spans/0/end", "/spans/0/start"]),
    ("POST", "/v1/claims/decide", {"decision": "maybe", "claims": {}}, ["/claims", "/decision"]),
    ("POST", "/v1/claims/decide", {"decision": "accept", "claims": {"c1": 0, "c2": "1", "\ud800": 1}},
     ["/claims", "/claims", "/claims/c1", "/claims/c2"]),
    ("POST", "/v1/documents", {"text": "", "published": "gestern", "url": "ftp://x"}, ["/published", "/text", "/url"]),
    ("POST", "/v1/documents", {"text": "a\r\nb"}, ["/text"]),
    ("POST", "/v1/documents", {"text": "a\ud800b\0", "language": "Deutsch!"}, ["/language", "/text"]),
    ("POST", "/v1/documents", {"text": "a\r\0"}, ["/text", "/text"]),
    ("POST", "/v1/documents", {"text": "neu", "sha256": "0" * 64}, ["/sha256"]),
    ("POST", "/v1/documents", {"id": "apa-2017-02-17", "text": "anders"}, ["/id"]),
    ("POST", "/v1/documents", {"text": "neu", "title": "\ud800"}, ["/title"]),
    ("POST", "/v1/entities", {"kind": "ghost", "label": "", "latitude": 91}, ["/kind", "/label", "/latitude"]),
    ("POST", "/v1/entities", {"kind": "place", "label": "Hier", "container": "nowhere"}, ["/container"]),
    ("POST", "/v1/entities/e1/aliases", {"language": "x" * 9}, ["/language", "/text"]),
    ("POST", "/v1/entities/e1/aliases", {"text": "\ud800"}, ["/text"]),
    ("POST", "/v1/entities/e1/aliases", {"text": "a\0", "origin": "\0", "note": "b\0"}, ["/note", "/origin", "/text"]),
    ("POST", "/v1/entities", {"kind": "person", "label": "a\0"}, ["/label"]),
    ("POST", "/v1/claims/c1/reject", {"note": "\0"}, ["/note"]),
    ("PATCH", "/v1/claims/c1", {"value": {"text": "a\0"}, "attribution": {"text": "\0", "side": None}},
     ["/attribution/text", "/value/text"]),
    ("PATCH", "/v1/claims/c1?note=%00", {"value": {"text": "a"}}, ["/note"]),
    ("DELETE", "/v1/entities/e1/aliases", None, ["/text"]),
    ("DELETE", "/v1/entities/e1/aliases?text=Niemand", None, ["/text"]),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path", "body", "found"), FAULTY)
def test_every_fault_is_told_with_its_path(desk: Desk, method: str, path: str, body: Any, found: list[str]) -> None:
    answer = desk.eva(method, path, body, None if path == "/v1/claims/decide" else 1)
    assert answer.status_code == 422, answer.text
    assert sorted(paths(answer.json)) == found, answer.text
    assert all(fault["message"] for fault in answer.json["errors"])
    assert desk.eva("GET", "/readyz").json["change"] == 1


OBJECTS = [each for each in OPERATIONS if each.request and "application/json" in each.reads]


@pytest.mark.parametrize("operation", OBJECTS, ids=lambda operation: operation.id)
def test_what_is_no_object_is_told_so(desk: Desk, operation: Operation) -> None:
    for body in (True, 0, -1, 1.5, 1e300, 10**40, "", "text", "html", "x", [], [[]], [{}], [None]):
        answer = desk.admin(operation.method, address(operation), body, 1)
        assert (answer.status_code, paths(answer.json)) == (422, [""]), (body, answer.text)
        assert "an object" in answer.json["detail"]


def test_whole_numbers_may_have_a_point(desk: Desk) -> None:
    body = {"document": "apa-2017-02-17", "spans": [{"start": 186.0, "end": 1.99e2, "quote": "am Donnerstag"}]}
    answer = desk.eva("POST", "/v1/claims/c1/reanchor", body, 1)
    assert (answer.status_code, answer.json["spans"][0]["end"]) == (200, 199)
    assert desk.eva("POST", "/v1/claims/c1/revert", {"to": 1.5}, 1).status_code == 422
    assert desk.eva("POST", "/v1/claims/decide", {"decision": "reject", "claims": {"c1": 1.0}}).status_code == 200
    assert desk.eva("POST", "/v1/claims/c1/revert", {"to": 1.0}, 2).json["status"] == "accepted"


def test_bodies_that_are_no_json(desk: Desk) -> None:
    given = {"Authorization": f"Bearer {desk.eva.bearer}", "If-Match": '"1"'}
    for operation in WRITING:
        if not operation.request or operation.role == "admin":
            continue
        for data, media, status in (
            (b"{", "application/json", 400), (b"\xff", "application/json", 400), (b"{}", "text/plain", 415),
            (b"{}", "application/json; charset=latin-1", 415), (b'{"a":' * 2000, "application/json", 400),
            (b" " * (7_000_000 if operation.id == "addDocument" else 600_000), "application/json", 413),
        ):  # fmt: skip
            method, path = operation.method.upper(), address(operation)
            answer = desk.eva.client.open(path, method=method, data=data, content_type=media, headers=given)
            assert answer.status_code == status, (path, data[:20], answer.text)


@pytest.mark.parametrize("path", [
    "/v1/claims/none/accept", "/v1/claims/none/revert", "/v1/claims/none/reanchor", "/v1/entities/none/aliases",
    "/v1/claims/%ED%A0%80/accept", "/v1/claims/a%00b/accept",
])  # fmt: skip
def test_what_is_not_there(desk: Desk, path: str) -> None:
    body = {"revert": {"to": 1}, "reanchor": BODIES["reanchorClaim"], "aliases": {"text": "X"}}
    assert desk.eva("POST", path, body.get(path.rpartition("/")[2], {}), 1).status_code == 404


# Documents


def test_a_document_and_its_newer_version(desk: Desk) -> None:
    text = desk.eva("GET", "/v1/documents/apa-2017-02-17").json["text"]
    before = len(desk.eva("GET", "/v1/claims?document=apa-2017-02-17&limit=500").json["items"])
    newer = {"text": text.replace("in Brüssel", "in der Stadt Brüssel"), "replaces": "apa-2017-02-17"}
    answer = desk.eva("POST", "/v1/documents", {**newer, "note": "corrected"})
    assert answer.status_code == 201, answer.text
    made = answer.json
    assert answer.headers["Location"] == f"/v1/documents/{made['document']['id']}"
    assert desk.eva("GET", answer.headers["Location"]).json == made["document"]
    assert "c1" in made["moved"]
    assert "c20" in made["needs"]
    assert len(made["moved"]) + len(made["needs"]) == before
    assert claim(desk.eva)["document"] == made["document"]["id"]
    lost = claim(desk.eva, "c20")
    assert (lost["anchored"], lost["document"]) == (False, "apa-2017-02-17")
    needing = desk.eva("GET", "/v1/claims?anchored=false&limit=500").json["items"]
    assert [each["id"] for each in needing] == sorted(made["needs"])
    start = newer["text"].index("Brüssel")
    place = {"document": made["document"]["id"], "spans": [{"start": start, "end": start + 7, "quote": "Brüssel"}]}
    assert desk.eva("POST", "/v1/claims/c20/reanchor", place, lost["revision"]).json["anchored"] is True
    assert changes(desk.eva)[-1]["note"] == "corrected"


def test_the_same_document_twice_is_one(desk: Desk) -> None:
    first = desk.eva("POST", "/v1/documents", {"text": "Ein erfundener Text."}).json
    second = desk.eva("POST", "/v1/documents", {"text": "Ein erfundener Text."})
    assert (second.status_code, second.json) == (200, first)


def test_a_text_is_erased(desk: Desk) -> None:
    assert desk.admin("POST", "/v1/documents/apa-2017-02-17/erase", {}).status_code == 422
    assert desk.admin("POST", "/v1/documents/apa-2017-02-17/erase", {"note": " "}).status_code == 422
    assert desk.admin("POST", "/v1/documents/none/erase", {"note": "a court"}).status_code == 404
    kept = desk.eva("POST", "/v1/verify", {"text": SUPPORTED, "save": True}).json
    other = desk.eva("POST", "/v1/verify", {"text": "Milley met Gerasimov in Helsinki.", "save": True}).json
    assert (kept["label"], other["label"]) == ("supported", "supported")
    copied = {"text": desk.eva("GET", "/v1/documents/apa-2017-02-17").json["text"] + "!", "replaces": "apa-2017-02-17"}
    newer = desk.eva("POST", "/v1/documents", copied, Idempotency_Key="a1").json["document"]["id"]
    folder = Path(desk.url.removeprefix("sqlite:///")).parent
    words = b"aserbaidschanischen Hauptstadt"
    assert {each.name for each in folder.glob("*.sqlite*") if words in each.read_bytes()} >= {
        "claims-verdicts.sqlite-wal", "claims-answered.sqlite-wal",
    }  # fmt: skip
    assert desk.admin("POST", f"/v1/documents/{newer}/erase", {"note": "a court"}).status_code == 200
    done = desk.admin("POST", "/v1/documents/apa-2017-02-17/erase", {"note": "a court"})
    assert done.status_code == 200, done.text
    assert [each.name for each in folder.iterdir() if words in each.read_bytes()] == []
    assert desk.eva("GET", kept["url"]).status_code == 404  # it quotes the text
    assert desk.eva("GET", other["url"]).status_code == 200
    shown = desk.admin("GET", "/v1/documents/apa-2017-02-17").json
    assert (shown["text"], shown["erased"], len(shown["sha256"])) == (None, True, 64)
    assert desk.eva("POST", "/v1/verify", {"text": SUPPORTED}).json["label"] == "not_enough_evidence"
    assert "Donnerstag" not in desk.eva("GET", "/v1/claims/c1/history").text
    assert changes(desk.eva)[-1]["note"] == "a court"
    annotated = desk.eva("GET", "/v1/documents/apa-2017-02-17/annotations")
    assert annotated.status_code == 200
    assert "TextQuoteSelector" not in annotated.text


# Entities


def test_an_entity_and_its_names(desk: Desk) -> None:
    made = desk.eva("POST", "/v1/entities", {"kind": "person", "label": "Erna Beispiel", "note": "made up"})
    assert (made.status_code, made.headers["ETag"]) == (201, '"1"')
    where = made.headers["Location"]
    assert desk.eva("GET", where).json == made.json
    assert desk.eva("POST", "/v1/entities", {"kind": "person", "label": "Anders", "id": "e1"}).status_code == 409
    named = desk.eva("POST", f"{where}/aliases", {"text": "E. Beispiel", "language": "de", "note": "so signed"}, 1)
    assert (named.status_code, named.headers["ETag"]) == (200, '"2"')
    assert [alias["text"] for alias in named.json["aliases"]] == ["E. Beispiel"]
    history = desk.eva("GET", f"{where}/history").json["revisions"]
    assert [each["change"]["note"] for each in history] == ["made up", "so signed"]
    assert desk.eva("POST", f"{where}/aliases", {"text": "Erna"}, 1).status_code == 412
    gone = desk.eva("DELETE", f"{where}/aliases?text=E.%20Beispiel&note=a%20slip", None, 2)
    assert (gone.status_code, gone.json["aliases"], gone.json["revision"]) == (200, [], 3)


def test_a_name_of_somebody_else_names_its_owner(desk: Desk) -> None:
    owner = desk.eva("GET", "/v1/entities/e2").json
    answer = desk.eva("POST", "/v1/entities/e1/aliases", {"text": owner["label"]}, 1)
    assert (answer.status_code, answer.json["owner"]) == (409, "e2")
    assert owner["label"] in answer.json["detail"]


def test_of_two_names_alike_one_is_told_by_its_language(desk: Desk) -> None:
    names = [{"text": "E. B.", "language": language} for language in ("de", "en")]
    record = {"kind": "person", "label": "Erna Beispiel", "aliases": names}
    made = desk.eva("POST", "/v1/entities", record).headers["Location"]
    assert desk.eva("DELETE", f"{made}/aliases?text=E.%20B.", None, 1).status_code == 422
    left = desk.eva("DELETE", f"{made}/aliases?text=E.%20B.&language=de", None, 1).json["aliases"]
    assert [alias["language"] for alias in left] == ["en"]


# Once


@pytest.mark.parametrize(("path", "body", "other"), [
    ("/v1/claims", CLAIM, {**CLAIM, "accept": True}),
    ("/v1/documents", {"text": "Ein erfundener Text."}, {"text": "Ein anderer."}),
    ("/v1/entities", {"kind": "person", "label": "Erna Beispiel"}, {"kind": "person", "label": "Emil Beispiel"}),
])  # fmt: skip
def test_the_same_key_is_answered_once(desk: Desk, path: str, body: Any, other: Any) -> None:
    first = desk.eva("POST", path, body, Idempotency_Key="a1")
    change = desk.eva("GET", "/readyz").json["change"]
    again = desk.eva("POST", path, body, Idempotency_Key="a1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.data == first.data
    for name in ("Location", "ETag"):
        assert again.headers.get(name) == first.headers.get(name)
    different = desk.eva("POST", path, other, Idempotency_Key="a1")
    assert (different.status_code, "another request" in different.json["detail"]) == (422, True)
    assert desk.eva("GET", "/readyz").json["change"] == change
    assert desk.admin("POST", path, other, Idempotency_Key="a1").status_code == 201  # keys are each account's own
    again = desk.eva("POST", path, other, Idempotency_Key="a2").status_code
    assert again == (200 if path == "/v1/documents" else 201)  # the same publication is one document


@pytest.mark.parametrize(("path", "body"), [
    ("/v1/claims", CLAIM), ("/v1/documents", {"text": "Ein erfundener Text."}),
    ("/v1/entities", {"kind": "person", "label": "Erna Beispiel"}),
])  # fmt: skip
def test_what_was_done_before_the_answer_was_kept_is_not_done_again(desk: Desk, path: str, body: Any) -> None:
    """A worker may be killed between the two."""
    first = desk.eva("POST", path, body, Idempotency_Key="a1")
    change = desk.eva("GET", "/readyz").json["change"]
    with closing(sqlite3.connect(beside(desk.url, "answered"))) as db:
        db.execute("DELETE FROM answered")
        db.commit()
    again = desk.eva("POST", path, body, Idempotency_Key="a1")
    assert (again.status_code, again.json, again.headers["Location"]) == (201, first.json, first.headers["Location"])
    assert desk.eva("GET", "/readyz").json["change"] == change


def test_an_error_is_not_kept(desk: Desk) -> None:
    assert desk.eva("POST", "/v1/claims", {**CLAIM, "document": "later"}, Idempotency_Key="a1").status_code == 422
    text = desk.eva("GET", "/v1/documents/apa-2017-02-17").json["text"]
    assert desk.eva("POST", "/v1/documents", {"id": "later", "text": text}).status_code == 201
    assert desk.eva("POST", "/v1/claims", {**CLAIM, "document": "later"}, Idempotency_Key="a1").status_code == 201
    for key in ("", "x" * 201, "a\tb"):
        assert desk.eva("POST", "/v1/claims", CLAIM, Idempotency_Key=key).status_code == 400


# Reading what was written


def test_filters_of_claims(desk: Desk) -> None:
    def found(query: str) -> set[str]:
        return {each["id"] for each in desk.eva("GET", f"/v1/claims?limit=500&{query}").json["items"]}

    other = desk.eva("POST", "/v1/claims", CLAIM).json["id"]
    assert found("contradicts=true") == {other}
    assert other not in found("contradicts=false")
    assert found("status=proposed") == {other}
    assert found("property=date&document=apa-2017-02-17") == {"c1", "c13", "c19", other}
    assert found("text=Donnerstag") >= {"c1", other}
    assert {"c1", "c3"} <= found("entity=e1") < found("")
    assert found("anchored=false") == set()
    page = desk.eva("GET", "/v1/claims?property=date&limit=1").json
    assert "property=date" in page["next"]
    for query in ("contradicts=maybe", "property=colour", "text=", "entity=", "status=x&anchored=1"):
        assert desk.eva("GET", f"/v1/claims?{query}").status_code == 422


def test_filters_of_meetings(desk: Desk) -> None:
    def found(query: str) -> list[str]:
        return [each["id"] for each in desk.eva("GET", f"/v1/meetings?{query}").json["items"]]

    dunfords = found("entity=e1")
    assert "m1" in dunfords
    assert found("place=geo:587084") == ["m1"]
    assert set(found("earliest=2017-02-16&latest=2017-02-16")) == {"m1", "m3"}
    assert found("status=held&entity=e1&limit=1") == dunfords[:1]
    page = desk.eva("GET", "/v1/meetings?latest=2022-01-01&limit=1").json
    second = desk.eva("GET", page["next"]).json["items"]
    assert second[0]["latest"] <= page["items"][0]["latest"]  # the most recent first
    assert second[0]["id"] != page["items"][0]["id"]
    for query in ("earliest=gestern", "status=accepted", "place="):
        assert desk.eva("GET", f"/v1/meetings?{query}").status_code == 422


@pytest.mark.parametrize("name", ["documents", "meetings", "claims", "entities"])
def test_whole_lists_as_tables(desk: Desk, name: str) -> None:
    items = desk.eva("GET", f"/v1/{name}?limit=500").json["items"]
    lines = desk.eva("GET", f"/v1/{name}.jsonl")
    assert [json.loads(line) for line in lines.data.splitlines()] == items
    table = desk.eva("GET", f"/v1/{name}.csv")
    assert table.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert f"{name}-1.csv" in table.headers["Content-Disposition"]
    rows = list(csv_rows(table.text))
    assert [row["id"] for row in rows] == [item["id"] for item in items]
    assert desk.eva("GET", f"/v1/{name}.csv?limit=1").status_code == 422
    assert desk.eva("GET", f"/v1/{name}.jsonl?as_of=0").data == b""


def csv_rows(text: str) -> Iterator[dict[str, str]]:
    import csv
    import io

    return csv.DictReader(io.StringIO(text, newline=""))


def test_exports_filter_and_go_over_many_pages(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.api.exports._PAGE", 3)
    for query in ("", "property=date", "status=rejected"):
        items = desk.eva("GET", f"/v1/claims?limit=500&{query}").json["items"]
        lines = desk.eva("GET", f"/v1/claims.jsonl?{query}").data.splitlines()
        assert [json.loads(line) for line in lines] == items
    rows = list(csv_rows(desk.eva("GET", "/v1/claims.csv?property=date").text))
    assert rows[0] | {"id": "c1", "spans": "186-199", "quotes": "am Donnerstag", "subject": "m1"} == rows[0]


def test_no_cell_is_a_formula(desk: Desk) -> None:
    for text in ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "harmless, “quoted”"):
        assert desk.eva("POST", "/v1/entities", {"kind": "group", "label": text}).status_code == 201
    south = {"kind": "place", "label": "South", "latitude": -33.5, "longitude": -70.5}
    assert desk.eva("POST", "/v1/entities", south).status_code == 201
    for path, label in (("/v1/entities.csv", "label"), ("/entities.csv", "name")):
        rows = list(csv_rows(desk.eva("GET", path).text))
        assert {"'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\tx", "harmless, “quoted”"} <= {row[label] for row in rows}
        assert [(row["latitude"], row["longitude"]) for row in rows if row[label] == "South"] == [("-33.5", "-70.5")]


def test_annotations_quote_the_document(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    text = desk.eva("GET", "/v1/documents/apa-2017-02-17").json["text"]
    answer = desk.eva("GET", "/v1/documents/apa-2017-02-17/annotations")
    assert answer.headers["Content-Type"] == 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    whole = answer.json
    assert whole["total"] == len(whole["first"]["items"]) == 35
    for annotation in whole["first"]["items"]:
        for target in annotation["target"]:
            place, quoted = target["selector"]
            assert text[place["start"] : place["end"]] == quoted["exact"]
            assert text[: place["start"]].endswith(quoted["prefix"])
            assert text[place["end"] :].startswith(quoted["suffix"])
    monkeypatch.setattr("service.api.web_annotations._PAGE", 10)
    page = desk.eva("GET", "/v1/documents/apa-2017-02-17/annotations").json["first"]
    items = list(page["items"])
    while "next" in page:
        page = desk.eva("GET", page["next"].removeprefix("http://localhost")).json
        assert page["partOf"] == whole["id"]
        items += page["items"]
    assert items == whole["first"]["items"]
    assert desk.eva("GET", "/v1/documents/none/annotations").status_code == 404


def test_whole_texts_are_for_those_who_are_signed_in(desk: Desk) -> None:
    made = desk.eva("POST", "/v1/documents", {"text": "Nur für uns."}).headers["Location"]
    assert Hand(desk.eva.client, None)("GET", made).json["text"] is None
    assert desk.reader("GET", made).json["text"] == "Nur für uns."


# In every worker


@pytest.fixture
def crowd(own_database: str, tmp_path: Path) -> Iterator[tuple[Served, str]]:
    """gunicorn with two workers on a database of its own, and a reviewer's token."""
    bearer = token(own_database, "eva", "reviewer")
    with serving(tmp_path, "--workers", "2", "--threads", "8", "--database", own_database) as served:
        yield served, bearer


def test_forty_writers_at_once_on_one_claim(crowd: tuple[Served, str]) -> None:
    served, bearer = crowd
    rounds, writers = 3, 40
    for revision in range(1, rounds + 1):

        def write(number: int, revision: int = revision) -> int:
            patch = {"value": {"text": f"Schreiber {number} in Runde {revision}"}}
            return asked(served, bearer, "PATCH", "/v1/claims/c1", patch, revision)[0]

        with ThreadPoolExecutor(writers) as pool:
            statuses = sorted(pool.map(write, range(writers)))
        assert statuses == [200] + [412] * (writers - 1)
    revisions = asked(served, bearer, "GET", "/v1/claims/c1/history")[1]["revisions"]
    assert [each["claim"]["revision"] for each in revisions] == list(range(1, rounds + 2))
    numbers = [each["change"]["number"] for each in revisions]
    assert numbers == sorted(set(numbers))
    assert len({each["claim"]["value"]["text"] for each in revisions}) == rounds + 1


def test_an_edit_changes_the_next_verdict_in_every_worker(crowd: tuple[Served, str]) -> None:
    served, bearer = crowd

    def labels(**more: Any) -> set[str]:
        """What each worker says, asked while all others stand still."""
        found = []
        for awake in both:
            others = [each for each in both if each != awake]
            for other in others:
                os.kill(other, signal.SIGSTOP)
            found.append(asked(served, None, "POST", "/v1/verify", {"text": REFUTED, **more})[1]["label"])
            for other in others:
                os.kill(other, signal.SIGCONT)
        return set(found)

    while len(both := workers(served)) < 2:  # the second may be on its way still
        select([], [], [], 0.01)
    before = asked(served, None, "GET", "/readyz")[1]["change"]
    assert labels() == {"refuted"}
    patch = {"value": {"earliest": "2017-02-17", "latest": "2017-02-17"}}
    for revision in (1, 3, 5):
        assert asked(served, bearer, "PATCH", "/v1/claims/c1", patch, revision)[0] == 200
        assert labels() == {"supported"}
        assert asked(served, bearer, "POST", "/v1/claims/c1/revert", {"to": 1}, revision + 1)[0] == 200
        assert labels() == {"refuted"}
        assert labels(as_of=before) == {"refuted"}
        assert labels(as_of=before + 1) == {"supported"}


def test_two_at_once_with_one_key(crowd: tuple[Served, str]) -> None:
    served, bearer = crowd
    before = asked(served, None, "GET", "/readyz")[1]["change"]
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(
            lambda _: asked(served, bearer, "POST", "/v1/claims", CLAIM, Idempotency_Key="the same"), range(12)
        ))  # fmt: skip
    assert {status for status, _ in answers} == {201}
    assert len({json.dumps(answer) for _, answer in answers}) == 1
    assert asked(served, None, "GET", "/readyz")[1]["change"] == before + 1
