"""Reading documents, meetings, claims and entities: lists page by page, single things, and how they came to be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

import pytest
from flask.testing import FlaskClient

from claims import open_store
from claims.record import text_sha256
from claims.storage.interface import Batch, Store
from claims.types import Alias, Claim, Document, Entity, Subject, quote
from service.api.openapi import OPERATIONS
from tests.doors import application

pytest_plugins = ["tests.serving"]

LISTS = ["documents", "meetings", "claims", "entities"]


@pytest.fixture
def store(own_database: str) -> Iterator[Store]:
    store = open_store(own_database)
    yield store
    store.close()


def walk(client: FlaskClient, address: str) -> Iterator[dict[str, Any]]:
    """All items of a list, following the Link from page to page."""
    following: str | None = address
    while following:
        page = client.get(following)
        assert page.status_code == 200, page.text
        yield from page.json["items"]
        link = page.headers.get("Link")
        assert (link and link.split(">")[0].lstrip("<")) == page.json["next"]
        following = page.json["next"]


@pytest.mark.parametrize("name", LISTS)
def test_pages_together_are_the_list(client: FlaskClient, name: str) -> None:
    whole = client.get(f"/v1/{name}?limit=500").json
    assert whole["next"] is None
    assert len(whole["items"]) > 1
    ids = [item["id"] for item in whole["items"]]
    assert ids == sorted(set(ids))
    for limit in (1, 2, 7, len(ids)):
        assert list(walk(client, f"/v1/{name}?limit={limit}")) == whole["items"]


@pytest.mark.parametrize("name", LISTS)
def test_items_of_a_list_are_found_by_their_id(client: FlaskClient, name: str) -> None:
    for item in client.get(f"/v1/{name}?limit=500").json["items"]:
        alone = client.get(f"/v1/{name}/{item['id']}")
        assert {key: alone.json[key] for key in item} == item


def test_filters(client: FlaskClient) -> None:
    offices = list(walk(client, "/v1/entities?kind=office&limit=2"))
    assert {each["kind"] for each in offices} == {"office"}
    assert 1 < len(offices) < len(list(walk(client, "/v1/entities")))
    mine = list(walk(client, "/v1/claims?document=apa-2017-02-17&status=accepted&limit=3"))
    assert {(each["document"], each["status"]) for each in mine} == {("apa-2017-02-17", "accepted")}
    assert list(walk(client, "/v1/claims?status=rejected")) == []
    assert list(walk(client, "/v1/claims?document=none")) == []


KNOWN = {"documents": "apa-2017-02-17", "meetings": "m1", "claims": "c1", "entities": "e1", "changes": "1"}
READS = [each.path for each in OPERATIONS if each.method == "get" and 304 in each.statuses]
UNCONDITIONAL = {
    "/metrics",  # reads that nobody keeps: whole tables, what a verdict would be now, whether the service is well
    *(f"/v1/{name}.{kind}" for name in LISTS for kind in ("csv", "jsonl")),
    "/v1/verifications/{id}/current",
    "/healthz",
    "/readyz",
}


def address_of(path: str, client: FlaskClient) -> str:
    if "verifications" in path:
        return client.post("/v1/verify", json={"text": "Es regnet.", "save": True}).json["url"]
    return path.format(id=KNOWN.get(path.split("/")[-1 if path.count("/") < 2 else 2]), number=1)


def test_every_read_can_be_asked_for_once_only() -> None:
    assert {each.path for each in OPERATIONS if each.method == "get"} - set(READS) == UNCONDITIONAL


@pytest.mark.parametrize("path", [*READS, "/openapi.json"])
def test_what_the_client_has_is_not_sent_again(client: FlaskClient, path: str) -> None:
    address = address_of(path, client)
    first = client.get(address)
    tag = first.headers["ETag"]
    for given in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        again = client.get(address, headers={"If-None-Match": given})
        assert (again.status_code, again.headers["ETag"]) == (304, tag)
    assert client.get(address, headers={"If-None-Match": '"other"'}).data == first.data
    for given, status in ((tag, 200), ("*", 200), (f'"other", {tag}', 200), (f"W/{tag}", 412), ('"other"', 412)):
        found = client.get(address, headers={"If-Match": given})
        assert found.status_code == status, (given, found.text)
        assert (found.data == first.data) is (status == 200)  # what was not wanted is not sent


def test_a_documents_text_is_shown_where_it_is_public(own_database: str, store: Store) -> None:
    text = "Nur für uns: Dunford traf Gerasimow."
    store.write(Batch(documents=[Document("inside", text, text_sha256(text))]), by="a test", action="add")
    client = application(own_database).test_client()
    assert client.get("/v1/documents/inside").json["text"] is None
    assert client.get("/v1/documents/inside").json["sha256"] == text_sha256(text)
    assert client.get("/v1/documents/apa-2017-02-17").json["text"].startswith("Washington – Die USA")
    assert "text" not in client.get("/v1/documents").json["items"][0]


def test_history_and_the_past(own_database: str, store: Store) -> None:
    client = application(own_database).test_client()
    with store.view() as view:
        claim, person = view.claim("c1"), view.entity("e1")
    tag = client.get("/v1/claims/c1").headers["ETag"]
    assert tag == '"1"'  # the revision: what a write will have to name
    changed = replace(claim, status="rejected", revision=2)
    named = replace(person, aliases=(*person.aliases, Alias("Fighting Joe")), revision=2)
    change = store.write(Batch(claims=[changed], entities=[named]), by="eva", action="reject", note="a test")
    now = client.get("/v1/claims/c1", headers={"If-None-Match": tag})
    assert (now.status_code, now.headers["ETag"], now.json["status"]) == (200, '"2"', "rejected")
    assert client.get("/v1/claims/c1?as_of=1").json["status"] == "accepted"
    revisions = client.get("/v1/claims/c1/history").json["revisions"]
    assert [each["claim"]["revision"] for each in revisions] == [1, 2]
    last = revisions[1]["change"]
    assert (last["number"], last["by"], last["action"], last["note"]) == (change, "eva", "reject", "a test")
    assert last["at"].endswith("Z")
    names = client.get("/v1/entities/e1/history").json["revisions"]
    assert names[1]["entity"]["aliases"][-1]["text"] == "Fighting Joe"
    assert len(client.get("/v1/claims/c1/history?as_of=1").json["revisions"]) == 1
    assert "rejected" in {each["status"] for each in client.get("/v1/meetings/m1").json["claims"]}
    at = client.get("/v1/claims/c1", query_string={"as_of": last["at"]})  # the very second may come before the change
    assert at.status_code in (200, 422)


def test_paging_sees_one_state(own_database: str, store: Store) -> None:
    client = application(own_database).test_client()
    pages = walk(client, "/v1/claims?status=accepted&limit=10")
    first = next(pages)
    with store.view() as view:
        claims = view.list_claims(limit=500)
    changed = [replace(claim, status="rejected", revision=2) for claim in claims]
    store.write(Batch(claims=changed), by="a test", action="reject")
    assert len([first, *pages]) == len(claims)  # as they stood when the first page was read
    assert client.get("/v1/claims?status=accepted").json["items"] == []


WALKED = [
    *(f"/v1/{name}?limit=1" for name in LISTS), "/v1/meetings?status=held&limit=1", "/v1/entities?kind=person&limit=1",
    "/v1/claims?entity=e1&limit=3", "/v1/changes?limit=1",
]  # fmt: skip


@pytest.mark.parametrize("address", WALKED)
def test_what_comes_in_while_somebody_pages_shifts_nothing(own_database: str, store: Store, address: str) -> None:
    for number in range(3):  # some changes
        store.write(Batch(entities=[Entity(f"a{number}", "person", f"Anna {number}")]), by="a test", action="add")
    client = application(own_database).test_client()
    wanted = list(walk(client, address))
    pages = walk(client, address)
    found = list(islice(pages, 1))
    for number, id in enumerate(("0", "m9", "zz")):  # before, among and behind what is there
        text = f"{id} traf Dunford am 1. Mai 2018."
        document = Document(f"{id}-new", text, text_sha256(text))
        place = (quote(document.id, text, 0, len(text)),)
        day = {"text": "1. Mai", "earliest": "2018-05-01", "latest": "2018-05-01", "granularity": "day"}
        values = {"participant": {"entity": "e1", "office": None}, "status": {"status": "held"}, "date": day}
        claims = [
            Claim(f"{id}-{name}", Subject("meeting", (f"{id}-new",)), name, value, document.id, place)
            for name, value in values.items()
        ]
        entity = Entity(f"{id}-new", "person", f"Neu {number}")
        store.write(Batch([document], [entity], claims), by="a test", action="add")
        found += islice(pages, 1)
    assert [*found, *pages] == wanted
    assert len(list(walk(client, address))) > len(wanted)


def test_lists_of_an_empty_past(client: FlaskClient) -> None:
    for name in LISTS:
        assert client.get(f"/v1/{name}?as_of=0").json == {"items": [], "as_of": 0, "next": None}


def test_readiness_knows_whether_it_can_answer(client: FlaskClient, tmp_path: Any) -> None:
    assert client.get("/readyz").json["claims"] > 50
    empty = application(f"sqlite:///{tmp_path / 'none.sqlite'}").test_client()
    for address in ("/readyz", "/v1/claims", "/v1/claims/c1"):
        response = empty.get(address)
        assert response.status_code == 503
        assert int(response.headers["Retry-After"]) > 0
        assert "belegt seed" in response.json["detail"]
    assert empty.post("/v1/verify", json={"text": "Dunford traf Gerasimow."}).status_code == 503
    assert empty.get("/healthz").status_code == 200
    assert empty.get("/openapi.json").status_code == 200


def test_a_database_that_comes_later_is_found(tmp_path: Any) -> None:
    url = f"sqlite:///{tmp_path / 'later.sqlite'}"
    client = application(url).test_client()
    assert client.get("/readyz").status_code == 503
    open_store(url).close()
    assert client.get("/readyz").json == {"status": "ready", "change": 0, "claims": 0}
