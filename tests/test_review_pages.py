"""The desk's pages in the hands of each role: every form, what is refused and how, and that nothing is lost."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from claims import open_store, review
from claims.places.geography import entities_of
from claims.properties import PROPERTIES, value_schema
from claims.record import claim_record, document_from
from claims.storage.interface import Batch, Filter, Store
from claims.types import Alias, Claim, Entity, Subject, quote
from seeds.load import load
from service.desk.claim_forms import joined, read, typed_of
from service.shown.claim_fields import CHOICE_NAMES, value_fields
from tests.doors import application
from tests.signing import HTML, csrf_of, sign_in, with_people

PEOPLE = (("rita", "reviewer"), ("rolf", "reviewer"), ("adam", "admin"), ("lea", "reader"))
APA = "apa-2017-02-17"
EVIL = '<script>alert("x")</script> & <b>"quoted"</b>'


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database of the seeds' claims to decide on, and with an account of each role."""
    folder = tmp_path_factory.mktemp("made")
    url = f"sqlite:///{folder / 'claims.sqlite'}"
    store = open_store(url)
    load(store, "proposed")
    store.close()
    with_people(url, PEOPLE)
    return folder


@pytest.fixture
def url(made: Path, tmp_path: Path) -> str:
    """A copy of it for one test."""
    shutil.copytree(made, tmp_path / "desk")
    return f"sqlite:///{tmp_path / 'desk' / 'claims.sqlite'}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    store = open_store(url)
    yield store
    store.close()


@pytest.fixture
def app(url: str) -> Flask:
    return application(url)


def signed_in(app: Flask, name: str) -> FlaskClient:
    client = app.test_client()
    assert sign_in(client, name).status_code == 303
    return client


@pytest.fixture
def rita(app: Flask) -> FlaskClient:
    return signed_in(app, "rita")


@pytest.fixture
def adam(app: Flask) -> FlaskClient:
    return signed_in(app, "adam")


def see(client: FlaskClient, path: str, status: int = 200) -> str:
    response = client.get(path, headers=HTML)
    assert response.status_code == status, response.text
    return response.text


def post(client: FlaskClient, path: str, fields: Any, status: int = 303) -> Any:
    """Send a form as a browser does, with the token of this session."""
    sent = {"csrf_token": csrf_of(see(client, "/account")), **fields}
    response = client.post(path, data=sent, headers=HTML)
    assert response.status_code == status, response.text
    return response


def form_of(html: str, action: str) -> dict[str, Any]:
    """The fields of a page's form as a browser would send them untouched."""
    [body] = re.findall(rf'<form[^>]*action="{re.escape(action)}"[^>]*>(.*?)</form>', html, re.DOTALL)[:1]
    found: dict[str, list[str]] = {}

    def add(name: str, value: str) -> None:
        found.setdefault(unescape(name), []).append(unescape(value))

    for tag in re.findall(r"<input[^>]*>", body):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if attributes.get("type") in ("radio", "checkbox") and " checked" not in tag:
            continue
        if "name" in attributes:
            add(attributes["name"], attributes.get("value", ""))
    for name, text in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>\n?(.*?)</textarea>', body, re.DOTALL):
        add(name, text)
    for name, options in re.findall(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', body, re.DOTALL):
        first = re.findall(r'<option value="([^"]*)"', options)
        add(name, (re.findall(r'<option value="([^"]*)" selected', options) or first)[0])
    found.pop("csrf_token")
    return {name: values if len(values) > 1 else values[0] for name, values in found.items()}


def claim(store: Store, id: str) -> Claim:
    with store.view() as view:
        return view.claim(id)


def status_line(html: str) -> str:
    [line] = re.findall(r'<div id="status" role="status">(.*)', html.partition("<h1")[0], re.DOTALL)
    return unescape(line)


# Who may do what

READING = ("/review", "/claims/c1", "/claims/c1/history", f"/documents/{APA}", "/entities/e1")
FORMS = (
    "/claims/c1/edit", "/claims/c1/anchor", f"/documents/{APA}/anchor?start=0&end=4", f"/documents/{APA}/version",
    f"/claims/new?document={APA}&start=0&end=10&property=date",
)  # fmt: skip
WRITES = (
    "/review", "/undo/1", "/claims/c1/edit", "/claims/c1/revert", "/claims/c1/anchor", "/claims/new",
    f"/documents/{APA}/anchor", f"/documents/{APA}/version", "/entities/e1/aliases", "/entities/e1/aliases/remove",
)  # fmt: skip


def test_without_an_account_one_is_sent_to_sign_in(app: Flask) -> None:
    client = app.test_client()
    for path in ("/review", *FORMS):
        response = client.get(path, headers=HTML)
        assert response.status_code == 303
        assert response.location.startswith("/account/sign-in?next=")


@pytest.mark.parametrize("path", [*WRITES, f"/documents/{APA}/erase"])
def test_without_an_account_or_token_nothing_is_written(app: Flask, rita: FlaskClient, store: Store, path: str) -> None:
    before = store.latest_change()
    assert app.test_client().post(path, headers=HTML).status_code in (400, 401, 403)
    assert rita.post(path, data={"decision": "accept", "claim": "1 c1"}, headers=HTML).status_code in (400, 403)
    assert store.latest_change() == before


def test_readers_look_but_may_not_decide(app: Flask, store: Store) -> None:
    lea, before = signed_in(app, "lea"), store.latest_change()
    for path in READING:
        html = see(lea, path)
        assert 'action="/review"' not in html.replace('method="get" action="/review"', "")
    assert "role of a reviewer" in see(lea, "/review")
    for path in FORMS:
        see(lea, path, 403)
    for path in WRITES:
        post(lea, path, {"decision": "accept", "claim": "1 c1", "revision": "1"}, 403)
    assert store.latest_change() == before


def test_only_admins_erase(rita: FlaskClient) -> None:
    assert "/erase" not in see(rita, f"/documents/{APA}")
    see(rita, f"/documents/{APA}/erase", 403)
    post(rita, f"/documents/{APA}/erase", {"note": "x", "confirmed": "yes"}, 403)


# The queue


def test_looking_never_accepts(rita: FlaskClient, store: Store) -> None:
    before = store.latest_change()
    for path in (*READING, *FORMS, "/review?claim=c3", "/review?decision=accept&claim=c1", "/suggest?text=a"):
        see(rita, path)
    assert store.latest_change() == before
    assert claim(store, "c1").status == "proposed"


def test_the_queue_shows_one_claim_in_its_context(rita: FlaskClient) -> None:
    html = see(rita, "/review")
    assert "0 of 68 decided" in html
    assert re.search(r"Waleri Gerasimow, <mark>am Donnerstag</mark> in der aserbaidschanischen", html)
    assert "The same meeting" in html
    assert "Place: Baku" in html


def test_the_filter_is_in_the_address(rita: FlaskClient) -> None:
    html = see(rita, "/review?property=place&status=any&claim=zzz")
    assert re.findall(r'aria-current="true">([^<]*)</a>', html)[:3] == ["any", "Place", "any"]
    links = [unescape(link) for link in re.findall(r'href="(/review\?[^"]*)"', html)]
    assert any("property=place" in link and "status=any" in link and "claim=" in link for link in links)
    assert "property=place" in unescape(form_next(html))


@pytest.mark.parametrize("query", [
    "", "property=place", "status=any&contradicts=no&anchored=yes", "entity=Waleri+Gerasimow&q=baku", "q=xyzzy",
])  # fmt: skip
def test_the_queue_is_there_as_data(rita: FlaskClient, query: str) -> None:
    """Its CSV and JSON hold what the filter lets pass, and nothing else."""
    html = see(rita, f"/review?{query}")
    table, data = (unescape(link) for link in re.findall(r'href="(/v1/claims[^"]*)"', html))
    rows = list(csv.DictReader(io.StringIO(rita.get(table).text)))
    items = rita.get(f"{data}{'&' if '?' in data else '?'}limit=500").get_json()["items"]
    assert [row["id"] for row in rows] == [item["id"] for item in items]
    listed = _listed(html)
    shown = [parse_qs(urlsplit(unescape(link)).query)["claim"][0] for link in listed]
    assert shown == [row["id"] for row in rows][: len(shown)]
    assert len(shown) == min(len(rows), 25)


def test_people_are_counted_among_the_facets(rita: FlaskClient, store: Store) -> None:
    with store.view() as view:
        of_gerasimow = view.facets(Filter(status="proposed"))["entity"]["e2"]
    html = see(rita, "/review")
    assert re.search(rf'href="/review\?entity=e2">Waleri Gerasimow</a> <span class="count">{of_gerasimow}<', html)
    assert f"of {of_gerasimow} decided" in see(rita, "/review?entity=e2")


def test_the_queue_goes_back_page_by_page(rita: FlaskClient) -> None:
    """68 claims, 25 on a page: forwards to the third, backwards to the first, the last claim of each in focus."""
    pages = [see(rita, "/review")]
    while onward := re.findall(r'<a href="([^"]+)">Further on</a>', pages[-1]):
        pages.append(see(rita, unescape(onward[0])))
    assert len(pages) == 3
    for page, before in ((pages[2], pages[1]), (pages[1], pages[0])):
        [back] = re.findall(r'<a href="([^"]+)">Back</a>', page)
        assert _listed(see(rita, unescape(back))) == _listed(before)
        [last] = re.findall(r'<a href="([^"]+)" rel="prev"', page)
        there = see(rita, unescape(last))
        assert _listed(there) == _listed(before)
        assert re.findall(r'<li><a href="([^"]+)" aria-current="true">', there)[-1] == _listed(before)[-1]


def _listed(html: str) -> list[str]:
    return re.findall(r'<li><a href="([^"]+claim=[^"]+)"', html.partition('id="list-heading"')[2])


def form_next(html: str) -> str:
    return re.findall(r'name="next" value="([^"]*)"', html)[-1]


def test_a_person_is_found_by_name_or_offered(rita: FlaskClient) -> None:
    assert 'value="Waleri Gerasimow [e2]"' in see(rita, "/review?entity=Waleri+Gerasimow")
    html = see(rita, "/review?entity=Generalstabschef")
    assert "Whom do you mean?" in html
    assert "entity=Generalstabschef%20%28USA%29%20%5Boffice%3Achief_of_staff%3AUS%5D" in html
    assert "Try another spelling" in see(rita, "/review?entity=Xyzzy")


def test_an_empty_queue_says_what_to_do_next(rita: FlaskClient) -> None:
    html = see(rita, "/review?q=zzzzz")
    assert "No claim passes this filter." in html
    assert 'href="/review"' in html
    assert 'href="/documents"' in html


def test_a_filter_that_is_none_is_no_error(rita: FlaskClient) -> None:
    for query in ("status=king", "property=x", "document=%00", "after=%F0", "claim=" + "x" * 900, "contradicts=so"):
        see(rita, f"/review?{query}")


def test_deciding_one_goes_on_to_the_next_and_can_be_undone(rita: FlaskClient, store: Store) -> None:
    form = form_of(see(rita, "/review").replace('method="get" action="/review"', ""), "/review")
    assert form["decision"] == "accept"
    assert form["claim"] == "1 c1"
    answer = post(rita, "/review", form)
    assert claim(store, "c1").status == "accepted"
    html = see(rita, answer.location)
    assert "1 of 68 decided" in html
    assert "Accepted: 16 February 2017" in status_line(html)
    [undo] = re.findall(r'action="(/undo/\d+)"', status_line(html))
    back = post(rita, undo, {"next": answer.location})
    assert back.location == answer.location
    assert claim(store, "c1").status == "proposed"
    assert claim(store, "c1").revision == 3
    html = see(rita, back.location)
    assert "Undone." in status_line(html)
    [redo] = re.findall(r'action="(/undo/\d+)"', status_line(html))
    post(rita, redo, {})
    assert claim(store, "c1").status == "accepted"


@pytest.mark.parametrize(
    ("decisions", "status"),
    [(["reject"], "rejected"), (["accept", "withdraw"], "withdrawn"), (["reject", "propose"], "proposed")],
)
def test_every_decision(rita: FlaskClient, store: Store, decisions: list[str], status: str) -> None:
    for revision, decision in enumerate(decisions, start=1):
        post(rita, "/review", {"decision": decision, "claim": f"{revision} c1", "note": f"Because {EVIL}"})
    assert claim(store, "c1").status == status
    assert EVIL not in see(rita, "/claims/c1/history")
    assert "Because &lt;script&gt;" in see(rita, "/claims/c1/history")


def test_the_same_decision_twice_changes_nothing(rita: FlaskClient, store: Store) -> None:
    post(rita, "/review", {"decision": "accept", "claim": "1 c1"})
    after = store.latest_change()
    answer = post(rita, "/review", {"decision": "accept", "claim": "2 c1"})
    assert store.latest_change() == after
    line = status_line(see(rita, answer.location))
    assert "Nothing had to be changed." in line


@pytest.mark.parametrize(
    "form",
    [{}, {"decision": "accept"}, {"decision": "king", "claim": "1 c1"}, {"decision": "accept", "claim": "c1"},
     {"decision": "accept", "claim": "one c1"}, {"decision": "accept", "claim": "-1 c1"}],
)  # fmt: skip
def test_a_decision_without_what_it_needs_is_refused(rita: FlaskClient, store: Store, form: dict[str, str]) -> None:
    before = store.latest_change()
    post(rita, "/review", form, 422)
    assert store.latest_change() == before


def test_a_decision_on_what_is_not_there(rita: FlaskClient) -> None:
    post(rita, "/review", {"decision": "accept", "claim": "1 nobody"}, 404)
    post(rita, "/undo/9999", {}, 404)
    post(rita, "/undo/x", {}, 404)


def test_bulk_decides_exactly_what_was_shown_with_one_undo(rita: FlaskClient, store: Store) -> None:
    html = see(rita, "/review?property=format")
    shown = form_of(html[html.index('class="bulk"') - 40 :], "/review")["claim"]
    assert len(shown) == 6
    with store.view() as view:
        before = [each.status for each in view.list_claims(limit=200)]
    answer = post(rita, "/review", {"decision": "accept", "claim": shown})
    line = status_line(see(rita, answer.location))
    assert "Accepted: 6 claims." in line
    with store.view() as view:
        changed = [each for each in view.list_claims(limit=200) if each.status == "accepted"]
    assert {each.property for each in changed} == {"format"}
    assert len({each.change for each in changed}) == 1
    [undo] = re.findall(r'action="(/undo/\d+)"', line)
    post(rita, undo, {})
    with store.view() as view:
        assert [each.status for each in view.list_claims(limit=200)] == before


def test_bulk_with_one_stale_claim_decides_none(rita: FlaskClient, app: Flask, store: Store) -> None:
    post(signed_in(app, "rolf"), "/review", {"decision": "reject", "claim": "1 c2"})
    response = post(rita, "/review", {"decision": "accept", "claim": ["1 c1", "1 c2"], "next": "/review"}, 412)
    assert "Nothing was written" in response.text
    assert claim(store, "c1").status == "proposed"
    again = form_of(response.text, "/review")
    assert again["claim"] == ["1 c1", "2 c2"]
    post(rita, "/review", again)
    assert claim(store, "c2").status == "accepted"


def test_what_was_written_over_can_not_be_undone(rita: FlaskClient, app: Flask, store: Store) -> None:
    post(rita, "/review", {"decision": "accept", "claim": "1 c1"})
    change = claim(store, "c1").change
    post(signed_in(app, "rolf"), "/review", {"decision": "withdraw", "claim": "2 c1"})
    answer = post(rita, f"/undo/{change}", {})
    assert "can't be undone" in status_line(see(rita, answer.location))
    assert claim(store, "c1").status == "withdrawn"


@pytest.mark.parametrize("address", ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)"])
def test_no_form_leads_elsewhere(rita: FlaskClient, address: str) -> None:
    answer = post(rita, "/review", {"decision": "accept", "claim": "1 c1", "next": address})
    assert answer.location == "/"


NAMING_A_REVISION = {  # forms about one thing, with what else they need
    "/claims/c1/edit": {"value.text": "am Freitag"},
    "/claims/c1/revert": {"to": "1"},
    "/claims/c1/anchor": {"document": APA, "place": "0-10"},
    "/claims/c3/identify": {"entity": "e2"},
    "/entities/e1/aliases": {"text": "Joey"},
    "/entities/e1/aliases/remove": {"text": "Joe"},
}


@pytest.mark.parametrize("path", NAMING_A_REVISION)
def test_a_form_names_the_revision_it_started_from(rita: FlaskClient, store: Store, path: str) -> None:
    before = store.latest_change()
    for revision in (None, "", "0", "-1", "x", "1.0", "٣", "9" * 30):
        named = {} if revision is None else {"revision": revision}
        html = post(rita, path, NAMING_A_REVISION[path] | named, 422).text
        assert "which revision it started from" in html
    post(rita, path, NAMING_A_REVISION[path] | {"revision": "99"}, 412)
    assert store.latest_change() == before


# Editing


@pytest.mark.parametrize("property", PROPERTIES)
def test_each_property_has_a_form_of_all_its_fields(property: str) -> None:
    fields = value_fields(property)
    assert [each.path[1] for each in fields] == list(value_schema(property)["properties"])
    assert all(choice in CHOICE_NAMES for each in fields for choice in each.choices)


def test_a_form_that_is_sent_untouched_changes_nothing(rita: FlaskClient, store: Store) -> None:
    with store.view() as view:
        for each in view.list_claims(limit=200):
            fields = value_fields(each.property)
            record = claim_record(each)
            found = read(fields, typed_of(record, fields, view), view)
            assert found.faults == {}
            assert review.patch_of(record, joined(record, found.parts, fields)) == {}
    before = store.latest_change()
    for id in ("c1", "c3", "c8"):
        post(rita, f"/claims/{id}/edit", form_of(see(rita, f"/claims/{id}/edit"), f"/claims/{id}/edit"))
    assert store.latest_change() == before


def edit_form(client: FlaskClient, id: str, **changes: str) -> dict[str, Any]:
    named = {name.replace("__", "."): text for name, text in changes.items()}
    return form_of(see(client, f"/claims/{id}/edit"), f"/claims/{id}/edit") | named


def test_an_edit_is_a_new_revision(rita: FlaskClient, store: Store) -> None:
    form = edit_form(rita, "c1", value__latest="2017-02-17", value__granularity="range", note="as APA says")
    answer = post(rita, "/claims/c1/edit", form)
    assert answer.location == "/claims/c1"
    found = claim(store, "c1")
    assert (found.revision, found.value["latest"], found.value["granularity"]) == (2, "2017-02-17", "range")
    assert "Saved: " in status_line(see(rita, answer.location))
    assert "as APA says" in see(rita, "/claims/c1/history")


def test_a_claim_is_put_to_another_meeting(rita: FlaskClient, store: Store) -> None:
    html = see(rita, "/claims/c1/edit")
    assert "About: <span" in html
    form = form_of(html, "/claims/c1/edit")
    offered = re.findall(r'type="radio" name="subject.meeting" value="([^"]+)"', html)
    assert offered[0] == "m1"
    assert {"m2", "new"} < set(offered)
    assert form["subject.meeting"] == ["m1", ""]
    post(rita, "/claims/c1/edit", form | {"subject.meeting": ["m4", ""]})
    assert claim(store, "c1").subject.ids == ("m4",)
    with store.view() as view:
        assert "c1" not in [row.id for row in view.meeting_claims(["m1"], ("proposed",))["m1"]]
    [undo] = re.findall(r'action="(/undo/\d+)"', status_line(see(rita, "/claims/c1")))
    post(rita, undo, {})
    assert claim(store, "c1").subject.ids == ("m1",)


@pytest.mark.parametrize("written", ["m4", "/meetings/m4", "http://localhost/meetings/m4"])
def test_a_meeting_is_named_by_its_id_or_address(rita: FlaskClient, store: Store, written: str) -> None:
    post(rita, "/claims/c1/edit", edit_form(rita, "c1") | {"subject.meeting": ["m1", written]})
    assert claim(store, "c1").subject.ids == ("m4",)


def test_a_claim_begins_a_new_meeting(rita: FlaskClient, store: Store) -> None:
    post(rita, "/claims/c1/edit", edit_form(rita, "c1") | {"subject.meeting": ["new", ""]})
    [new] = claim(store, "c1").subject.ids
    assert new != "m1"
    assert "16 February 2017" in see(rita, f"/meetings/{new}")


def test_what_a_claim_is_about_is_checked_and_kept(rita: FlaskClient, store: Store) -> None:
    html = post(rita, "/claims/c1/edit", edit_form(rita, "c1") | {"subject.meeting": ["m1", EVIL]}, 422).text
    assert "There is no such meeting." in html
    assert re.search(r'<details class="subject whole" open>', html)
    assert form_of(html, "/claims/c1/edit")["subject.meeting"] == ["m1", EVIL]
    html = post(rita, "/claims/c28/edit", edit_form(rita, "c28", subject__entity="Xyzzy"), 422).text
    assert "Nobody and nothing of this name is known." in html
    post(rita, "/claims/c28/edit", edit_form(rita, "c28", subject__entity="Mark Milley"))
    assert claim(store, "c28").subject.ids == ("e4",)
    post(rita, "/claims/c12/edit", edit_form(rita, "c12", subject__format="any"))
    assert claim(store, "c12").subject.format == "any"


def test_all_faults_are_said_and_the_input_kept(rita: FlaskClient, store: Store) -> None:
    before = store.latest_change()
    form = edit_form(rita, "c1", value__earliest="17.2.2017", value__text="", value__granularity="hour", note=EVIL)
    html = post(rita, "/claims/c1/edit", form | {"attribution.side": "Xyzzy"}, 422).text
    kept = form_of(html, "/claims/c1/edit")
    assert kept["value.earliest"] == "17.2.2017"
    assert kept["note"] == EVIL
    assert kept["attribution.side"] == "Xyzzy"
    assert html.count('class="wrong"') == 4
    assert html.count('aria-invalid="true"') == 4
    assert EVIL not in html
    assert store.latest_change() == before
    html = post(rita, "/claims/c1/edit", edit_form(rita, "c1", value__latest="2017-02-01"), 422).text
    assert "The last day lies before the first." in html


def test_markup_is_shown_as_text_everywhere(rita: FlaskClient) -> None:
    post(rita, "/claims/c1/edit", edit_form(rita, "c1", value__text=EVIL, note=EVIL) | {"attribution.text": EVIL})
    for path in ("/review", "/claims/c1", "/claims/c1/edit", "/claims/c1/history", f"/documents/{APA}"):
        html = see(rita, path)
        assert "<script>alert" not in html
        assert "&lt;script&gt;" in html


def test_names_are_found_without_javascript(rita: FlaskClient, store: Store) -> None:
    form = edit_form(rita, "c2", value__entity="Br")
    html = post(rita, "/claims/c2/edit", form | {"find": "names"}, 200).text
    [found] = re.findall(r'<option value="(Brüssel [^"]*)">', html)
    assert form_of(html, "/claims/c2/edit")["value.entity"] == "Br"
    assert claim(store, "c2").revision == 1
    html = post(rita, "/claims/c2/edit", form | {"pick": f"value.entity={unescape(found)}"}, 200).text
    picked = form_of(html, "/claims/c2/edit")
    assert picked["value.entity"] == unescape(found)
    post(rita, "/claims/c2/edit", picked)
    assert claim(store, "c2").value["entity"] == re.findall(r"\[(.*)\]", found)[0]


def test_a_name_that_fits_nobody_or_several_is_not_guessed(rita: FlaskClient) -> None:
    html = post(rita, "/claims/c3/edit", edit_form(rita, "c3", value__office="Generalstabschef"), 422).text
    assert "Choose one of those found." in html
    assert "Generalstabschef (USA) [office:chief_of_staff:US]" in html
    html = post(rita, "/claims/c3/edit", edit_form(rita, "c3", value__entity="Xyzzy"), 422).text
    assert "Nobody and nothing of this name is known." in html


def test_an_office_can_be_taken_away(rita: FlaskClient, store: Store) -> None:
    post(rita, "/claims/c3/edit", edit_form(rita, "c3", value__office=""))
    assert claim(store, "c3").value["office"] is None


def test_suggestions(rita: FlaskClient) -> None:
    assert rita.get("/suggest?text=brü&kind=place").json["items"][0].startswith("Brüssel [")
    assert rita.get("/suggest?text=brü&kind=person").json == {"items": []}
    assert rita.get("/suggest?text=").json == {"items": []}


def test_a_revision_that_never_was_is_no_start(rita: FlaskClient) -> None:
    post(rita, "/claims/c1/edit", edit_form(rita, "c1") | {"revision": "7"}, 412)
    for revision in ("", "0", "x", "-1"):
        post(rita, "/claims/c1/edit", edit_form(rita, "c1") | {"revision": revision}, 422)
    see(rita, "/claims/nobody/edit", 404)


# Two at once


def test_what_does_not_overlap_is_merged_and_what_does_is_chosen(rita: FlaskClient, app: Flask, store: Store) -> None:
    rolf = signed_in(app, "rolf")
    mine = edit_form(rita, "c1", value__latest="2017-02-18", value__granularity="range", note="mine")
    post(rolf, "/claims/c1/edit", edit_form(rolf, "c1", value__latest="2017-02-17", value__text="am 16. oder 17."))
    html = post(rita, "/claims/c1/edit", mine, 412).text
    assert "rolf changed this claim while you were editing it." in html
    rows = re.findall(r'<th scope="row">(.*?)</tr>', html, re.DOTALL)
    told = {row.partition("<")[0]: re.sub(r"<[^>]+>|\s+", " ", row) for row in rows}
    assert "choose" in told["Last day"]
    assert all(day in told["Last day"] for day in ("16 February 2017", "17 February 2017", "18 February 2017"))
    assert "theirs, merged" in told["Words of the source"]
    assert "yours, merged" in told["How exact the words are"]
    assert claim(store, "c1").revision == 2
    form = form_of(html, "/claims/c1/edit")
    assert form["revision"] == "2"
    assert form["value.text"] == "am 16. oder 17."
    assert form["value.granularity"] == "range"
    assert form["note"] == "mine"
    assert "choose:value.latest" not in form  # nobody has chosen yet
    html = post(rita, "/claims/c1/edit", form, 422).text
    assert "Take theirs, or keep yours." in html
    assert form_of(html, "/claims/c1/edit")["value.latest"] == "2017-02-18"
    post(rita, "/claims/c1/edit", form | {"choose:value.latest": "yours"})
    found = claim(store, "c1")
    assert found.revision == 3
    assert (found.value["latest"], found.value["text"]) == ("2017-02-18", "am 16. oder 17.")


def test_of_two_meetings_one_is_chosen(rita: FlaskClient, app: Flask, store: Store) -> None:
    rolf = signed_in(app, "rolf")
    mine = edit_form(rita, "c1") | {"subject.meeting": ["new", ""]}
    post(rolf, "/claims/c1/edit", edit_form(rolf, "c1") | {"subject.meeting": ["m4", ""]})
    html = post(rita, "/claims/c1/edit", mine, 412).text
    assert "A meeting that is not known yet" in html.partition('value="yours"')[2]
    form = form_of(html, "/claims/c1/edit")
    post(rita, "/claims/c1/edit", form | {"choose:subject.meeting": "yours"})
    assert claim(store, "c1").subject.ids not in (("m1",), ("m4",))


def test_theirs_can_be_taken(rita: FlaskClient, app: Flask, store: Store) -> None:
    rolf = signed_in(app, "rolf")
    mine = edit_form(rita, "c1", value__latest="2017-02-18", value__granularity="range")
    post(rolf, "/claims/c1/edit", edit_form(rolf, "c1", value__latest="2017-02-17"))
    form = form_of(post(rita, "/claims/c1/edit", mine, 412).text, "/claims/c1/edit")
    post(rita, "/claims/c1/edit", form | {"choose:value.latest": "theirs"})
    assert claim(store, "c1").value["latest"] == "2017-02-17"
    assert claim(store, "c1").value["granularity"] == "range"


def test_two_tabs_of_one_person_are_two(rita: FlaskClient, store: Store) -> None:
    first, second = edit_form(rita, "c1", value__text="eins"), edit_form(rita, "c1", value__text="zwei")
    post(rita, "/claims/c1/edit", first)
    html = post(rita, "/claims/c1/edit", second, 412).text
    assert "eins" in html
    assert "zwei" in html
    assert claim(store, "c1").value["text"] == "eins"


def test_accepting_what_was_edited_since_shows_the_edit(rita: FlaskClient, app: Flask, store: Store) -> None:
    rolf = signed_in(app, "rolf")
    post(rolf, "/claims/c1/edit", edit_form(rolf, "c1", value__text="am Freitag"))
    html = post(rita, "/review", {"decision": "accept", "claim": "1 c1", "next": "/review?q=x"}, 412).text
    assert "am Freitag" in html
    assert claim(store, "c1").status == "proposed"
    form = form_of(html, "/review")
    assert form == {"decision": "accept", "claim": "2 c1", "next": "/review?q=x"}
    post(rita, "/review", form)
    assert claim(store, "c1").status == "accepted"
    assert claim(store, "c1").value["text"] == "am Freitag"


def test_history_and_revert(rita: FlaskClient, app: Flask, store: Store) -> None:
    post(rita, "/claims/c1/edit", edit_form(rita, "c1", value__text="falsch"))
    assert form_of(see(rita, "/claims/c1/history"), "/claims/c1/revert") == {"revision": "2", "to": "1"}
    post(rita, "/claims/c1/revert", {"revision": "2", "to": "1", "note": "it was right"})
    found = claim(store, "c1")
    assert (found.revision, found.value["text"]) == (3, "am Donnerstag")
    html = post(signed_in(app, "rolf"), "/claims/c1/revert", {"revision": "2", "to": "2"}, 412).text
    assert form_of(html, "/claims/c1/revert") == {"to": "2", "revision": "3"}
    post(rita, "/claims/c1/revert", {"revision": "3", "to": "99"}, 404)
    post(rita, "/claims/c1/revert", {"revision": "3", "to": ""}, 404)


# Anchoring


def test_a_selection_leads_to_its_passage(rita: FlaskClient) -> None:
    answer = post(rita, f"/documents/{APA}/anchor", {"quote": "am Donnerstag", "start": "186", "end": "199"})
    assert answer.location == f"/documents/{APA}/anchor?start=186&end=199"
    assert "<mark>am Donnerstag</mark>" in see(rita, answer.location)


def test_a_selection_that_is_off_is_told_what_stands_there(rita: FlaskClient) -> None:
    html = post(rita, f"/documents/{APA}/anchor", {"quote": "am Donnerstag", "start": "187", "end": "200"}, 422).text
    assert "stands something else" in html
    assert "m Donnerstag " in html
    form = form_of(html, f"/documents/{APA}/anchor")
    assert (form["start"], form["end"], form["quote"]) == ("186", "199", "am Donnerstag")


def test_a_pasted_quote_is_found_or_chosen(rita: FlaskClient) -> None:
    path = f"/documents/{APA}/anchor"
    assert post(rita, path, {"quote": "  in Brüssel\r\n"}).location.startswith(path)
    html = post(rita, path, {"quote": "Gerasimow"}, 422).text
    assert html.count("This one (") == 2
    second = post(rita, path, {"quote": "Gerasimow", "occurrence": "2"})
    assert second.location == f"{path}?start=492&end=501"
    html = post(rita, path, {"quote": EVIL}, 422).text
    assert "do not stand in the text" in html
    assert EVIL not in html
    post(rita, path, {"quote": ""}, 422)
    post(rita, path, {"quote": "", "start": "9999", "end": "99999"}, 422)
    for query in ("start=5&end=5", "start=0&end=999999", "start=x&end=y", ""):
        see(rita, f"{path}?{query}", 404)


def test_offsets_are_code_points_of_the_text(rita: FlaskClient, store: Store) -> None:
    text = "👩‍👩‍👧 traf Ёлкин\nи שלום é in Wien 🇦🇹.\n"
    store.write(Batch([document_from({"id": "signs", "text": text})]), by="a test", action="add")
    start = text.index("שלום")
    answer = post(rita, "/documents/signs/anchor", {"quote": "שלום é", "start": str(start), "end": str(start + 6)})
    assert answer.location.endswith(f"start={start}&end={start + 6}")
    answer = post(rita, "/documents/signs/anchor", {"quote": "Ёлкин\r\nи"})
    found = text.index("Ёлкин")
    assert answer.location.endswith(f"start={found}&end={found + 7}")


def new_claim(client: FlaskClient, property: str, words: str, store: Store, **fields: Any) -> dict[str, Any]:
    with store.view() as view:
        text = view.document(APA).text
    start = text.index(words)
    query = f"document={APA}&start={start}&end={start + len(words)}&property={property}"
    form = form_of(see(client, f"/claims/new?{query}"), "/claims/new")
    return form | {name.replace("__", "."): text for name, text in fields.items()}


def test_a_claim_is_added_from_a_passage(rita: FlaskClient, store: Store) -> None:
    form = new_claim(rita, "place", "Brüssel", store, subject__meeting=["m3"])
    assert form["value.entity"].startswith("Brüssel [")  # as the passage says
    answer = post(rita, "/claims/new", form | {"accept": "yes"})
    found = claim(store, answer.location.removeprefix("/claims/"))
    assert (found.subject.ids, found.property, found.status) == (("m3",), "place", "accepted")
    assert [span.quote for span in found.spans] == ["Brüssel"]


def test_a_claim_about_a_new_meeting(rita: FlaskClient, store: Store) -> None:
    form = new_claim(rita, "date", "am Donnerstag", store, subject__meeting="new")
    assert (form["value.text"], form["value.earliest"]) == ("am Donnerstag", "2017-02-16")
    answer = post(rita, "/claims/new", form)
    found = claim(store, answer.location.removeprefix("/claims/"))
    assert found.status == "proposed"
    assert found.subject.ids[0] not in ("m1", "m2", "m3")


def test_claims_about_parties_and_persons(rita: FlaskClient, store: Store) -> None:
    parties = ["Joe Dunford [e1]", "Waleri Gerasimow"]
    form = new_claim(
        rita, "gap", "Erstes Treffen seit 2014", store, subject__parties=parties, subject__format="any",
        value__earliest="2014-02-01", value__latest="2017-02-15",
    )  # fmt: skip
    answer = post(rita, "/claims/new", form)
    assert claim(store, answer.location.removeprefix("/claims/")).subject.ids == ("e1", "e2")
    html = post(rita, "/claims/new", form | {"subject.parties": ["e1"]}, 422).text
    assert "Name two parties or more." in html
    form = new_claim(
        rita, "office", "Joe Dunford", store, subject__entity="e1", value__office="office:chief_of_staff:US",
        value__earliest="2017-02-16", value__latest="2017-02-16",
    )  # fmt: skip
    post(rita, "/claims/new", form)


def test_a_meeting_has_to_be_chosen(rita: FlaskClient, store: Store) -> None:
    form = new_claim(rita, "date", "am Donnerstag", store, note=EVIL)
    html = post(rita, "/claims/new", form, 422).text
    assert "Nothing was saved yet." in html
    assert form_of(html, "/claims/new")["note"] == EVIL
    html = post(rita, "/claims/new", form | {"subject.meeting": "m999"}, 422).text
    assert "There is no such meeting." in html
    post(rita, "/claims/new", form | {"property": "king"}, 404)
    post(rita, "/claims/new", form | {"document": "nobody"}, 404)


def test_one_more_passage_and_one_less(rita: FlaskClient, store: Store) -> None:
    with store.view() as view:
        text = view.document(APA).text
    start = text.index("17.2.2017")
    place = f"{start}-{start + 9}"
    form = {"revision": "1", "document": APA, "place": place}
    post(rita, "/claims/c1/anchor", form | {"keep": "yes"})
    assert [span.quote for span in claim(store, "c1").spans] == ["am Donnerstag", "17.2.2017"]
    kept = form_of(see(rita, "/claims/c1/anchor"), "/claims/c1/anchor")
    assert kept["place"] == ["186-199", place]
    post(rita, "/claims/c1/anchor", kept | {"place": place})
    assert [span.quote for span in claim(store, "c1").spans] == ["17.2.2017"]
    html = post(rita, "/claims/c1/anchor", {"revision": "3", "document": APA}, 422).text
    assert "at least one passage" in html
    post(rita, "/claims/c1/anchor", {"revision": "3", "document": APA, "place": "5-999999"}, 422)
    html = post(rita, "/claims/c1/anchor", form | {"place": "0-10"}, 412).text
    again = form_of(html, "/claims/c1/anchor")
    post(rita, "/claims/c1/anchor", again)
    assert [span.quote for span in claim(store, "c1").spans] == ["Washington"]


# Versions and erasing


def new_version(client: FlaskClient, store: Store, old: str, new: str) -> str:
    form = form_of(see(client, f"/documents/{APA}/version"), f"/documents/{APA}/version")
    assert form["id"] == f"{APA}-2"
    text = form["text"].replace(old, new)
    answer = post(client, f"/documents/{APA}/version", form | {"text": text.replace("\n", "\r\n")})
    with store.view() as view:
        assert view.document(f"{APA}-2").text == text
    return see(client, answer.location)


def test_a_new_version_shows_what_moved_and_what_needs_a_person(rita: FlaskClient, store: Store) -> None:
    html = new_version(rita, store, "am Donnerstag in der", "am Freitag in der")
    needs, moved = html.split("In the new version")
    with store.view() as view:
        lost = [each.id for each in view.claims_in(APA)]
        along = [each.id for each in view.claims_in(f"{APA}-2")]
    assert "c1" in lost
    assert len(lost) + len(along) == 35
    assert all(f'href="/claims/{id}/anchor?' in needs for id in lost)
    assert all(f'href="/claims/{id}"' in moved for id in along)
    assert not claim(store, "c1").anchored
    assert "needs re-anchoring" in see(rita, "/review?anchored=no")
    html = see(rita, "/claims/c1/anchor")
    choices = re.findall(r'type="radio" name="place0" value="(\d+-\d+)"', html)
    assert choices
    assert "checked" not in "".join(re.findall(r'<input type="radio"[^>]*>', html))  # nothing moves by itself
    form = form_of(html, "/claims/c1/anchor")
    post(rita, "/claims/c1/anchor", form | {"place0": ""}, 422)
    post(rita, "/claims/c1/anchor", form | {"place0": choices[0]})
    found = claim(store, "c1")
    assert found.anchored
    assert found.document == f"{APA}-2"


def test_a_lost_claim_can_be_anchored_by_hand(rita: FlaskClient, store: Store) -> None:
    new_version(rita, store, "am Donnerstag in der", "in der")
    path = f"/documents/{APA}-2/anchor"
    assert 'value="c1"' in see(rita, f"/documents/{APA}-2?anchor=c1")
    answer = post(rita, path, {"quote": "17.2.2017", "claim": "c1"})
    form = form_of(see(rita, answer.location), "/claims/c1/anchor")
    post(rita, "/claims/c1/anchor", form)
    assert [span.quote for span in claim(store, "c1").spans] == ["17.2.2017"]


def test_a_version_that_is_none_is_refused_with_its_text_kept(rita: FlaskClient, store: Store) -> None:
    path, before = f"/documents/{APA}/version", store.latest_change()
    form = form_of(see(rita, path), path)
    assert "as it is already" in post(rita, path, form, 422).text
    html = post(rita, path, form | {"text": f"{EVIL}\r\n", "id": "helsinki-2021", "published": "yesterday"}, 422).text
    assert form_of(html, path)["text"] == f"{EVIL}\n"
    assert html.count('class="wrong"') == 2
    post(rita, path, form | {"text": "x", "id": "no id!"}, 422)
    post(rita, path, form | {"text": " "}, 422)
    assert store.latest_change() == before


def test_erasing_needs_a_reason_and_a_second_look(adam: FlaskClient, store: Store) -> None:
    path = f"/documents/{APA}/erase"
    assert "35 claims rest on it" in see(adam, path)
    assert "Say why" in post(adam, path, {"note": " ", "confirmed": "yes"}, 422).text
    html = post(adam, path, {"note": EVIL}, 200).text
    assert EVIL not in html
    with store.view() as view:
        assert not view.document(APA).erased
    answer = post(adam, path, form_of(html, path))
    assert "The text is erased." in status_line(see(adam, answer.location))
    with store.view() as view:
        assert view.document(APA).erased
        assert view.document(APA).text == ""
    for gone in ("/review", "/claims/c1", "/claims/c1/edit", "/claims/c1/anchor", "/claims/c1/history", path):
        assert "am Donnerstag in der" not in see(adam, gone)
    post(adam, f"/documents/{APA}/anchor", {"quote": "am Donnerstag"}, 422)


# Names


def test_a_name_is_added_and_removed(rita: FlaskClient, store: Store) -> None:
    form = form_of(see(rita, "/entities/e1"), "/entities/e1/aliases")
    answer = post(rita, "/entities/e1/aliases", form | {"text": "Joey D.", "language": "en", "origin": "a colleague"})
    with store.view() as view:
        assert Alias("Joey D.", "en", None, "a colleague") in view.entity("e1").aliases
    html = see(rita, answer.location)
    assert "Added the name Joey D." in status_line(html)
    removal = {"revision": "2", "text": "Joey D.", "language": "en", "script": "", "origin": "a colleague"}
    post(rita, "/entities/e1/aliases/remove", removal)
    with store.view() as view:
        assert "Joey D." not in [alias.text for alias in view.entity("e1").aliases]


def test_a_name_that_belongs_to_somebody_else_names_its_owner(rita: FlaskClient, store: Store) -> None:
    form = form_of(see(rita, "/entities/e1"), "/entities/e1/aliases")
    html = post(rita, "/entities/e1/aliases", form | {"text": "Waleri Gerasimow", "note": EVIL}, 409).text
    assert '<a href="/entities/e2">' in html
    kept = form_of(html, "/entities/e1/aliases")
    assert (kept["text"], kept["note"]) == ("Waleri Gerasimow", EVIL)
    assert post(rita, "/entities/e1/aliases", form | {"text": " "}, 422)
    html = post(rita, "/entities/e1/aliases", form | {"text": "Joey", "language": "not a language"}, 422).text
    assert re.search(r'id="alias-language"[^>]*aria-invalid="true"', html)
    with store.view() as view:
        assert view.entity("e1").revision == 1


def test_an_undo_gives_nobody_a_name_that_is_somebody_elses_by_now(rita: FlaskClient, store: Store) -> None:
    review.add_alias(store, "e1", 1, Alias("The Chief"), by="rita")
    removed = review.remove_alias(store, "e1", 2, Alias("The Chief"), by="rita")
    review.add_alias(store, "e2", 1, Alias("The Chief"), by="bert")
    answer = post(rita, f"/undo/{removed.change}", {})
    assert "The Chief is a name of Waleri Gerasimow by now" in status_line(see(rita, answer.location))


def test_a_late_name_is_not_lost(rita: FlaskClient, store: Store) -> None:
    form = form_of(see(rita, "/entities/e1"), "/entities/e1/aliases")
    post(rita, "/entities/e1/aliases", form | {"text": "Joey One"})
    html = post(rita, "/entities/e1/aliases", form | {"text": "Joey Two"}, 412).text
    again = form_of(html, "/entities/e1/aliases")
    assert (again["text"], again["revision"]) == ("Joey Two", "2")
    post(rita, "/entities/e1/aliases", again)
    with store.view() as view:
        assert {"Joey One", "Joey Two"} <= {alias.text for alias in view.entity("e1").aliases}


# The status line


def test_every_action_answers_with_an_undo_that_takes_it_back(rita: FlaskClient, store: Store) -> None:
    """What is done to claims and names says so on the next page, with a button that reverses it."""
    with store.view() as view:
        of_m6 = [f"{row.revision} {row.id}" for row in view.meeting_claims(["m6"], ("proposed",))["m6"]]
    new = see(rita, f"/claims/new?document={APA}&start=186&end=199&property=date")
    alias = {"revision": "1", "text": "Joey", "language": "", "origin": ""}
    old = {"revision": "1", "text": "Joseph Dunford", "language": "de", "script": "Latn", "origin": f"document:{APA}"}
    actions: list[tuple[str, dict[str, Any]]] = [
        ("/review", {"decision": "accept", "claim": "1 c1"}),
        ("/review", {"decision": "reject", "claim": ["1 c2", "1 c3"]}),
        ("/review", {"decision": "withdraw", "claim": "1 c5"}),
        ("/claims/c4/edit", edit_form(rita, "c4") | {"attribution.text": "somebody"}),
        ("/claims/c4/revert", {"revision": "3", "to": "2"}),
        ("/claims/c8/anchor", {"revision": "1", "document": APA, "place0": "186-199"}),
        ("/claims/new", form_of(new, "/claims/new") | {"subject.meeting": ["m1", ""]}),
        ("/entities/e2/aliases", alias),
        ("/entities/e1/aliases/remove", old),
        ("/meetings/m6/split", {"claim": of_m6[:1]}),
    ]
    before = said_by(store)
    for path, fields in actions:
        change = store.latest_change()
        line = status_line(see(rita, post(rita, path, fields).location))
        assert store.latest_change() == change + 1, path
        assert said_by(store) != before
        [undo] = re.findall(r'action="(/undo/\d+)"', line)
        post(rita, undo, {})
        assert said_by(store) == before, path


def said_by(store: Store) -> list[Any]:
    """What all claims say, but for those that were added and withdrawn; and all names."""
    with store.view() as view:
        claims = [row for row in view.list_claims(limit=100) if row.status != "withdrawn" or row.id[:2] != "c-"]
        entities = [replace(row, aliases=tuple(sorted(row.aliases, key=repr))) for row in view.list_entities(limit=100)]
    return [replace(row, revision=0, change=0) for row in (*claims, *entities)]


# German


def test_the_desk_speaks_german(rita: FlaskClient) -> None:
    for path in (*READING, *FORMS):
        response = rita.get(path, headers=HTML | {"Accept-Language": "de"})
        assert response.status_code == 200
        assert 'lang="de"' in response.text


NEWER_TEXT = {"text": "Ein anderer Text.", "published": ""}


@pytest.mark.parametrize(("path", "fields", "status", "words"), [
    ("/claims/c1/edit", {"revision": "99"}, 412, "c1 steht bei Fassung 1; diese Änderung ging von 99 aus."),
    ("/claims/c1/anchor", {"revision": "1", "document": APA, "place0": "5-999999"}, 422,
     "[5, 999999) ist keine Stelle eines Textes von"),
    (f"/documents/{APA}/version", NEWER_TEXT | {"id": "no id!"}, 422, "'no id!' hat nicht die Form"),
    ("/meetings/m1/merge", {"into": "m1", "claim": "1 c1"}, 422, "das ist schon dasselbe Treffen"),
    ("/entities/e1/aliases", {"revision": "1", "text": "Waleri Gerasimow"}, 409, "ist ein Name von"),
    ("/entities/e1/aliases", {"revision": "1", "text": "x" * 5000}, 422, "das ist länger als 4000"),
    ("/entities/e1/aliases", {"revision": "1", "text": "Joey", "language": "English"}, 422, "Abkürzung einer Sprache"),
    ("/verdicts", {"text": ""}, 422, "Bitte zuerst eine Aussage eingeben."),
    ("/meetings", {}, 405, "POST wird hier nicht beantwortet, nur GET"),
])  # fmt: skip
def test_what_is_wrong_is_said_in_german(
    rita: FlaskClient, path: str, fields: dict[str, str], status: int, words: str
) -> None:
    """What the core and the service say of an error, on a page."""
    sent = {"csrf_token": csrf_of(see(rita, "/account")), **fields}
    response = rita.post(path, data=sent, headers=HTML | {"Accept-Language": "de"})
    assert response.status_code == status
    assert 'lang="de"' in response.text
    assert words in unescape(response.text)


def test_programs_are_told_in_english(rita: FlaskClient) -> None:
    token = {"X-CSRFToken": csrf_of(see(rita, "/account"))}
    asked = {"into": "m1", "claims": {"c1": 1}}
    answer = rita.post("/v1/meetings/m1/merge", json=asked, headers=token | {"Accept-Language": "de"})
    assert (answer.status_code, answer.get_json()["detail"]) == (422, "this is the same meeting already")


def test_a_document_of_many_claims_can_be_worked_on(rita: FlaskClient, store: Store) -> None:
    text = "Sie trafen sich. " * 600
    document = document_from({"id": "long", "text": text})
    about = claim(store, "c1")
    some = [
        Claim(f"x{n}", about.subject, "format", {"format": "phone"}, "long", (quote("long", text, n * 17, n * 17 + 3),))
        for n in range(600)
    ]
    store.write(Batch([document], [], some), by="a test", action="add")
    html = see(rita, "/documents/long/anchor?start=0&end=3")
    assert html.count("Add this passage") == 200
    see(rita, "/review?document=long&after=x300")


# What belongs together


TOLD = "Milley traf Gerasimow in Helsinki und in Cambridge.\n"


def of_an_article(store: Store) -> None:
    """Claims of an article about the meeting in Helsinki: a surname, an ambiguous place, a day that is inferred."""
    milley = Entity("person:milley-x", "person", "Milley")
    document = document_from({"id": "told", "text": TOLD, "language": "de", "publisher": "A made-up agency"})
    values: dict[str, Any] = {
        "participant": {"entity": milley.id, "office": None},
        "date": {"text": "x", "earliest": "2021-09-22", "latest": "2021-09-22", "granularity": "day", "inferred": True},
        "place": {"entity": "geo:2653941"},
    }
    words = {"participant": "Milley", "date": "traf", "place": "Cambridge"}
    some = []
    for property, value in values.items():
        start = TOLD.index(words[property])
        span = quote("told", TOLD, start, start + len(words[property]))
        some.append(Claim(f"t-{property}", Subject("meeting", ("m4",)), property, value, "told", (span,)))
    store.write(Batch([document], [milley, *entities_of(["geo:2653941"])], some), by="a test", action="ingest")


def test_whom_a_name_may_mean_is_one_click_away(rita: FlaskClient, store: Store) -> None:
    of_an_article(store)
    html = see(rita, "/review?document=told&claim=t-participant")
    assert "Is this the same as …?" in html
    assert re.findall(r'name="entity" value="([^"]+)"', html) == ["e4"]
    form = form_of(html, "/claims/t-participant/identify")
    answer = post(rita, "/claims/t-participant/identify", form | {"entity": "e4"})
    assert answer.location == "/review?document=told&claim=t-participant"
    html = see(rita, answer.location)
    assert "1 claims of this document name Mark Milley now." in status_line(html)
    assert "Is this the same as …?" not in html
    assert claim(store, "t-participant").value["entity"] == "e4"
    [undo] = re.findall(r'action="(/undo/\d+)"', status_line(html))
    post(rita, undo, {})
    assert claim(store, "t-participant").value["entity"] == "person:milley-x"
    late = post(rita, "/claims/t-participant/identify", form | {"entity": "e4"}, 412).text
    again = form_of(late, "/claims/t-participant/identify")
    assert (again["revision"], again["entity"]) == ("3", "e4")
    post(rita, "/claims/t-participant/identify", {"revision": "3", "entity": "nobody"}, 422)


def test_which_place_is_one_click_away(rita: FlaskClient, store: Store) -> None:
    of_an_article(store)
    html = see(rita, "/claims/t-place")
    form = form_of(html, "/claims/t-place/identify")
    choices = dict(re.findall(r'name="entity" value="([^"]+)" dir="auto">([^<]+)', html))
    assert any("Ontario" in name for name in choices.values()), choices
    chosen = next(id for id, name in choices.items() if "Ontario" in name)
    post(rita, "/claims/t-place/identify", form | {"entity": chosen})
    assert claim(store, "t-place").value["entity"] == chosen
    post(rita, "/review", {"decision": "accept", "claim": "2 t-place"})
    assert "Or is it …?" not in see(rita, "/claims/t-place")  # it is decided


def test_what_is_accepted_only_by_itself(rita: FlaskClient, store: Store) -> None:
    of_an_article(store)
    html = see(rita, "/review?document=told")
    assert "not said but inferred" in html
    shown = form_of(html[html.index('class="bulk"') - 40 :], "/review")["claim"]
    answer = post(rita, "/review", {"decision": "accept", "claim": shown})
    line = status_line(see(rita, answer.location))
    assert "Accepted: Cambridge" in line
    assert "Left open: 1 dates" in line
    assert "Left open: 1 participants" in line
    assert {id: claim(store, id).status for id in ("t-date", "t-participant", "t-place")} == {
        "t-date": "proposed", "t-participant": "proposed", "t-place": "accepted",
    }  # fmt: skip
    only = post(rita, "/review", {"decision": "accept", "claim": ["1 t-date", "1 t-participant"]})
    assert "Nothing had to be changed" not in status_line(see(rita, only.location))
    post(rita, "/review", {"decision": "accept", "claim": "1 t-date"})
    assert claim(store, "t-date").status == "accepted"


def test_a_documents_claims_are_put_to_a_meeting_of_their_own_and_back(rita: FlaskClient, store: Store) -> None:
    of_an_article(store)
    html = see(rita, "/meetings/m4")
    [rows] = re.findall(r'aria-labelledby="split-heading">(.*?)</section>', html, re.DOTALL)
    own = rows[rows.index("A made-up agency") :]
    answer = post(rita, "/meetings/m4/split", form_of(own, "/meetings/m4/split"))
    new = answer.location.removeprefix("/meetings/")
    assert {claim(store, id).subject.ids[0] for id in ("t-date", "t-participant", "t-place")} == {new}
    html = see(rita, answer.location)
    assert "These claims are about a meeting of their own now: 3." in status_line(html)
    form = form_of(html, f"/meetings/{new}/merge")
    assert "m4" not in re.findall(r'name="into" value="([^"]+)"', html)  # nobody is known to be in both
    late = post(rita, f"/meetings/{new}/merge", form | {"into": "none"})
    assert "There is no such meeting" in status_line(see(rita, late.location))
    post(rita, f"/meetings/{new}/merge", form | {"into": ["", ""]}, 422)
    answer = post(rita, f"/meetings/{new}/merge", form | {"into": ["", "m4"]})
    assert answer.location == "/meetings/m4"
    assert "3 claims were put to it" in status_line(see(rita, answer.location))
    assert claim(store, "t-date").subject.ids == ("m4",)
    assert f"/meetings/{new}" not in see(rita, "/meetings")  # it is none any more
    twice = post(rita, f"/meetings/{new}/merge", form | {"into": "m4"})
    assert "Nothing had to be changed" in status_line(see(rita, twice.location))
    stale = post(rita, "/meetings/m4/split", {"claim": "1 t-date"})
    assert "Nothing was done" in status_line(see(rita, stale.location))


def test_meetings_of_the_same_people_are_offered(rita: FlaskClient) -> None:
    html = see(rita, "/meetings/m4")
    assert re.findall(r'name="into" value="([^"]+)"', html) == ["m5", "m6"]  # the nearest in time first


def test_who_only_reads_puts_nothing_together(app: Flask, store: Store) -> None:
    of_an_article(store)
    lea = signed_in(app, "lea")
    for path in ("/meetings/m4", "/claims/t-participant", "/review?document=told"):
        html = see(lea, path)
        assert "/split" not in html
        assert "/identify" not in html
    for path in ("/meetings/m4/split", "/meetings/m4/merge", "/claims/t-participant/identify"):
        post(lea, path, {}, 403)
