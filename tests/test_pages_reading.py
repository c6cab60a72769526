"""The pages that show what is known: meetings, documents, people and places, claims. With a real application."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import open_store, review
from claims.record import document_from
from claims.storage.interface import Batch
from claims.types import Alias, Claim, Entity, Subject, quote
from service.pages.listing import SHOWN
from service.pages.meetings_known import Known
from service.pages.timeline import MARGIN, WIDTH, drawn
from service.shown import layout
from service.shown.marking import LANES, marked, marks_of, numbered
from service.words import words
from tests.doors import REFUTED, application
from tests.signing import sign_in, with_people
from tests.test_page import ENGLISH, GERMAN, Page, check_page

pytest_plugins = ["tests.serving"]

ADDRESSES = (
    "/", "/meetings", "/meetings/m1", "/meetings/m3", "/meetings/m6", "/meetings?entity=nobody+of+this+name",
    "/meetings?earliest=2017-02-16&latest=2017-02-16", "/documents", "/documents/apa-2017-02-17",
    "/documents/helsinki-2021?claim=c44", "/entities", "/entities?kind=place", "/entities?name=Mi", "/entities/e2",
    "/entities/geo:587084", "/entities/office:chief_of_staff:RU", "/claims/c1", "/claims/c8", "/claims/c12",
    "/claims/c33", "/claims/c12/history",
)  # fmt: skip


def links(page: Page) -> list[str]:
    return [a["href"] or "" for a in page.of("a")]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("headers", [GERMAN, ENGLISH])
def test_every_page_is_one_and_leads_somewhere(client: FlaskClient, address: str, headers: dict[str, str]) -> None:
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    page = check_page(response.text)
    for link in {each.partition("#")[0] for each in links(page)}:
        if link.startswith(("/meetings", "/documents", "/entities", "/claims", "/v1")):
            assert client.get(link, headers=headers).status_code == 200, link
    for link in links(page):  # to a place on the same page
        if link.startswith("#"):
            assert f'id="{link[1:]}"' in response.text


@pytest.mark.parametrize("address", [
    "/meetings/none", "/documents/none", "/entities/none", "/claims/none", "/claims/none/history", "/verdicts/none",
    "/meetings?after=none", "/documents/%00", "/claims/%F0%9F%92%A9",
])  # fmt: skip
def test_what_is_not_there_is_not_found(client: FlaskClient, address: str) -> None:
    response = client.get(address, headers=ENGLISH)
    assert response.status_code == 404
    check_page(response.text)


# Keeping a verdict


def test_a_verdict_is_kept_and_shown_as_it_was(own_database: str) -> None:
    client = application(own_database).test_client()
    answer = client.post("/verdicts", data={"text": REFUTED, "language": "", "stated_on": "", "as_of": "1"})
    assert answer.status_code == 303
    response = client.get(answer.headers["Location"], headers=ENGLISH)
    page = check_page(response.text)
    assert words("en")("labels", "refuted") in page.text()
    assert any(f["value"] == f"http://localhost{answer.headers['Location']}" for f in page.of("input") if "value" in f)
    [json] = [link for link in links(page) if link.startswith("/v1/verifications/")]
    assert client.get(json).json["id"] == answer.headers["Location"].removeprefix("/verdicts/")
    assert "would now be" not in page.text()
    assert client.post("/verdicts", data={"text": ""}, headers=ENGLISH).status_code == 422


def test_a_kept_verdict_says_what_it_would_be_now(own_database: str) -> None:
    client = application(own_database).test_client()
    address = client.post("/verdicts", data={"text": REFUTED}).headers["Location"]
    store = open_store(own_database)
    review.decide(store, "withdraw", {"c1": 1}, by="test")
    store.close()
    page = check_page(client.get(address, headers=ENGLISH).text)
    assert "would now be" in page.text()
    assert words("en")("labels", "refuted") in page.text()


# Meetings


def rows(client: FlaskClient, address: str) -> list[str]:
    """The meetings that a list shows."""
    return re.findall(r'<tr role="row" id="meeting-([^"]+)"', client.get(address, headers=ENGLISH).text)


@pytest.mark.parametrize(("query", "found"), [
    ("", ["m4", "m5", "m3", "m1", "m2", "m6"]),
    ("entity=e1", ["m1"]),
    ("entity=Dunford", ["m1"]),
    ("entity=joe dunford", ["m1"]),
    ("entity=Joe Dunford [e1]", ["m1"]),  # as it was suggested
    ("entity=Герасимов", ["m4", "m5", "m1", "m6"]),
    ("place=Baku", ["m1"]),
    ("place=Helsinki&entity=e4", ["m4"]),
    ("earliest=2017-01-01&latest=2017-12-31", ["m3", "m1"]),
    ("earliest=2019-06-01", ["m4", "m5"]),
    ("latest=2014-01-01", ["m2"]),
    ("status=planned", []),
    ("status=held&earliest=2021-01-01", ["m4"]),
    ("entity=nobody of this name", []),
    ("entity=  ", ["m4", "m5", "m3", "m1", "m2", "m6"]),
])  # fmt: skip
def test_filters_of_the_list_its_csv_and_its_json(client: FlaskClient, query: str, found: list[str]) -> None:
    assert sorted(rows(client, f"/meetings?{query}")) == sorted(found)
    file = client.get(f"/meetings.csv?{query}")
    assert file.content_type == "text/csv; charset=utf-8"
    assert sorted(row["id"] for row in csv.DictReader(io.StringIO(file.text))) == sorted(found)
    page = check_page(client.get(f"/meetings?{query}", headers=ENGLISH).text)
    for link in (each for each in links(page) if each.startswith("/v1/meetings") and "nobody" not in query):
        assert sorted(item["id"] for item in client.get(link).json["items"]) == sorted(found)


@pytest.mark.parametrize(("query", "said"), [
    ("earliest=yesterday", "yesterday is no day"),
    ("earliest=2021-02-30", "is no day"),
    ("earliest=2021-01-02&latest=2021-01-01", "lies before"),
    ("status=odd", "no such status"),
    ("entity=nobody of this name", "Another spelling"),
    ("entity=James", "James Mattis"),
    ("entity=i", "Which one?"),
    ("status=denied", "Leave out a filter"),
    ("place=<b>", "Another spelling"),
])  # fmt: skip
def test_what_a_filter_does_not_understand_is_told(client: FlaskClient, query: str, said: str) -> None:
    response = client.get(f"/meetings?{query}", headers=ENGLISH)
    assert response.status_code == 200
    assert said in check_page(response.text).text()


def test_names_are_suggested_to_everybody(client: FlaskClient) -> None:
    """Of parties for one field, of places for the other; the page asks for them while somebody types."""
    page = client.get("/meetings", headers=ENGLISH).text
    for field, kind, typed, found in (("entity", "parties", "ge", "Waleri Gerasimow [e2]"),
                                      ("place", "place", "brü", "Brüssel [")):  # fmt: skip
        assert re.search(rf'<input id="{field}"[^>]* list="\w+" data-suggest="{kind}"', page)
        told = client.get(f"/suggest?text={typed}&kind={kind}").get_json()["items"]
        assert any(each.startswith(found) for each in told)
    assert client.get("/suggest?text=brü&kind=parties").get_json() == {"items": []}
    page = client.get("/meetings?entity=i", headers=ENGLISH).text  # and without script, whoever fits
    assert re.search(r'<datalist id="parties"><option value="[^"]+ \[[^]]+\]"', page)


def test_of_several_who_fit_one_is_chosen(client: FlaskClient) -> None:
    page = check_page(client.get("/meetings?entity=i&status=held", headers=ENGLISH).text)
    choices = [link for link in links(page) if link.startswith("/meetings?status=held&entity=")]
    assert len(choices) > 1
    assert all(client.get(choice).status_code == 200 for choice in choices)


def many(url: str, count: int) -> None:
    """A document that knows of this many made-up meetings."""
    store = open_store(url)
    text = "A met B in C.\n" * count
    document = document_from({"id": "many", "text": text, "public": True})
    people = [Entity("a", "person", "Anna Example"), Entity("b", "person", "=Bert Example")]
    claims = []
    for number in range(count):
        where = [quote("many", text, number * 14, number * 14 + 1)]
        day = date(2000 + number % 20, 1 + number % 12, 1 + number % 28).isoformat()
        at = Subject("meeting", (f"many-{number}",))
        value = {"text": "d", "earliest": day, "latest": day, "granularity": "day"}
        claims.append(Claim(f"d{number}", at, "date", value, "many", tuple(where)))
        for party in ("a", "b"):
            value = {"entity": party, "office": None}
            claims.append(Claim(f"p{number}{party}", at, "participant", value, "many", tuple(where)))
    store.write(Batch(documents=[document], entities=people, claims=claims), by="test", action="test")
    store.close()


def test_pages_of_a_list_show_every_row_once(own_database: str) -> None:
    many(own_database, 2 * SHOWN + 3)
    client = application(own_database).test_client()
    address, seen = "/meetings?entity=a", []
    while address:
        seen += rows(client, address)
        page = check_page(client.get(address, headers=ENGLISH).text)
        address = next((a["href"] or "" for a in page.of("a") if a.get("rel") == "next"), "")
    assert len(seen) == len(set(seen)) == 2 * SHOWN + 3
    file = list(csv.DictReader(io.StringIO(client.get("/meetings.csv?entity=a").text)))
    assert [row["id"] for row in file] == seen
    assert file[0]["participants"] == "Anna Example; =Bert Example"
    names = {row["name"] for row in csv.DictReader(io.StringIO(client.get("/entities.csv").text))}
    assert "'=Bert Example" in names  # no spreadsheet runs it


def test_a_meeting_shows_its_claims_quotes_gaps_and_contradictions(own_database: str) -> None:
    store = open_store(own_database)
    with store.view() as view:
        claim, text = view.claim("c1"), view.document("apa-2017-02-17").text
    other = {"text": "am Donnerstag", "earliest": "2017-03-02", "latest": "2017-03-02", "granularity": "day"}
    against = replace(claim, id="c1x", value=other, status="proposed", revision=1)
    store.write(Batch(claims=[against]), by="test", action="test")
    store.close()
    client = application(own_database).test_client()
    response = client.get("/meetings/m1", headers=ENGLISH)
    page = check_page(response.text)
    said = page.text()
    for phrase in (
        "Joe Dunford, Waleri Gerasimow", "16 February 2017", "Baku", "accepted", "proposed", "Contradicted by",
        "Erstes Treffen seit 2014", "das US-Verteidigungsministerium", "When these parties did not meet",
    ):  # fmt: skip
        assert phrase in said, phrase
    assert ("mark", text[186:199]) in page.said
    assert "/documents/apa-2017-02-17#span-186-199" in links(page)
    assert 'id="span-186-199"' in client.get("/documents/apa-2017-02-17").text
    assert "/claims/c1x" in links(page)
    assert "Contradicted by" in check_page(client.get("/claims/c1x", headers=ENGLISH).text).text()


# The timeline


DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def known(id: str, earliest: date | None, latest: date | None) -> Known:
    return Known(id, earliest, latest, (), 0, "", "", None, None, 0, 0)


@given(days=st.lists(st.tuples(DAYS, st.integers(0, 800)), max_size=60))
def test_a_timeline_stays_within_its_bounds(days: list[tuple[date, int]]) -> None:
    meetings = [known(str(n), day, min(date(2101, 1, 1), day.fromordinal(day.toordinal() + length)))
                for n, (day, length) in enumerate(days)]  # fmt: skip
    timeline = drawn([*meetings, known("undated", None, None)])
    if not days:
        assert timeline is None
        return
    assert timeline is not None
    assert {bar.meeting.id for bar in timeline.bars} == {meeting.id for meeting in meetings}
    for bar in timeline.bars:
        assert bar.x >= 0
        assert bar.x + bar.width <= WIDTH
        assert 0 <= bar.y < timeline.height - 18
    assert 1 <= len(timeline.ticks) <= 14
    assert all(MARGIN <= tick.x <= WIDTH for tick in timeline.ticks)
    alone = [bar for bar in timeline.bars if bar.y == 4]
    for one, other in pairwise(alone):
        assert one.x + one.width <= other.x  # in the first lane nothing overlaps


def test_the_timeline_shows_the_rows_and_says_so(client: FlaskClient) -> None:
    html = client.get("/meetings?entity=e2", headers=ENGLISH).text
    drawing = html[html.index("<svg") : html.index("</svg>")]
    assert sorted(re.findall(r'href="/meetings/(\w+)"', drawing)) == ["m1", "m4", "m5"]  # m6 has no day
    assert "<title" in drawing
    assert "<desc" in drawing
    assert "style=" not in drawing


# Documents


TEXTS = st.text(st.sampled_from("ab \néжع👩‍👩"), max_size=40)


def claims_at(text: str, places: list[tuple[int, int]]) -> list[Claim]:
    return [
        Claim(f"c{n}", Subject("meeting", ("m",)), "topic", {"text": "t", "language": None}, "d",
              (quote("d", text, start, end),))
        for n, (start, end) in enumerate(places) if 0 <= start < end <= len(text)
    ]  # fmt: skip


@given(text=TEXTS, places=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=12))
def test_marks_are_the_text_and_every_span_begins_once(text: str, places: list[tuple[int, int]]) -> None:
    claims = numbered(claims_at(text, places))
    stretches = marked(text, marks_of(claims))
    assert "".join(stretch.text for stretch in stretches) == text
    begun = [place for stretch in stretches for place in stretch.begins]
    assert sorted((p.start, p.end) for p in begun) == sorted({(s.start, s.end) for c in claims for s in c.spans})
    assert {number for place in begun for number in place.numbers} == {number + 1 for number in range(len(claims))}
    at = 0
    for stretch in stretches:
        over = {(p.start, p.end) for p in begun if p.start <= at < p.end}
        assert len(stretch.lanes) + stretch.more == len(over)
        assert len({lane for lane, _ in stretch.lanes}) == len(stretch.lanes) <= LANES
        assert bool(stretch.lanes) == bool(over)
        at += len(stretch.text)


def text_of(html: str) -> str:
    """What a browser gives as the text of the document: nothing but its characters."""
    page = Page(html)
    start = html.index('id="text"')
    inner = html[html.index(">", start) + 1 : html.index("</div>", start)]
    assert page.open == []
    return "".join(data for _, data in Page(inner).said)


def test_the_text_on_the_page_is_the_documents_and_nothing_else(client: FlaskClient) -> None:
    for id in ("apa-2017-02-17", "helsinki-2021"):
        document = client.get(f"/v1/documents/{id}").json
        html = client.get(f"/documents/{id}", headers=ENGLISH).text
        check_page(html)
        assert text_of(html) == document["text"]
        claims = client.get(f"/v1/claims?document={id}&limit=500").json["items"]
        for claim in claims:
            assert f'id="claim-{claim["id"]}"' in html
            for span in claim["spans"]:
                assert f'id="span-{span["start"]}-{span["end"]}"' in html


ODD = "\n<script>alert(1)</script> </div><b>Anna</b> {{ 7*7 }} & é é 👩‍👩‍👧 שלום עולם — مرحبا.\n\n  End </textarea>"


def odd_database(url: str, *, public: bool = True) -> None:
    """A document full of markup, with claims whose every text is markup, too."""
    store = open_store(url)
    markup = '"><script>alert(2)</script>'
    document = replace(
        document_from({"id": "odd", "text": ODD, "public": public}), title=markup, publisher=markup, language="ar"
    )
    names = (Alias(markup, None, None, markup), Alias("Anna", "en", "Latn", "document:odd"))
    who = Entity("x", "person", markup, names)
    about = Subject("meeting", ("odd-meeting",))
    spans = tuple(quote("odd", ODD, start, end) for start, end in ((0, 20), (5, 40), (10, 30), (12, 28), (14, 20)))
    claims = [
        Claim("odd1", about, "participant", {"entity": "x", "office": None}, "odd", spans),
        Claim("odd2", about, "topic", {"text": markup, "language": None}, "odd", spans[1:3]),
        Claim("odd3", Subject("entity", ("x",)), "alias", {"text": markup, "language": None}, "odd", spans[:1]),
    ]
    store.write(Batch(documents=[document], entities=[who], claims=claims), by=markup, action="test", note=markup)
    store.close()


def test_markup_in_documents_and_names_is_shown_as_text(own_database: str) -> None:
    odd_database(own_database)
    client = application(own_database).test_client()
    for address in (
        "/documents/odd", "/documents", "/meetings/odd-meeting", "/meetings?entity=x", "/meetings", "/entities/x",
        "/entities?name=script", "/claims/odd1", "/claims/odd2", "/claims/odd2/history",
    ):  # fmt: skip
        response = client.get(address, headers=ENGLISH)
        assert response.status_code == 200, address
        page = check_page(response.text)
        assert "alert" not in "".join(data for tag, data in page.said if tag == "script"), address
        assert "alert(2)" in page.text() or address == "/meetings", address
    assert text_of(client.get("/documents/odd").text) == ODD


def test_a_document_that_is_not_public_is_shown_to_who_is_signed_in(own_database: str) -> None:
    odd_database(own_database, public=False)
    with_people(own_database, [("Rita", "reader")])
    client = application(own_database).test_client()
    html = client.get("/documents/odd", headers=ENGLISH).text
    page = check_page(html)
    assert "End" not in page.text()
    assert "/account/sign-in?next=%2Fdocuments%2Fodd" in links(page)
    assert 'id="claim-odd1"' in html  # quotes are for everybody
    sign_in(client, "Rita")
    assert text_of(client.get("/documents/odd", headers=ENGLISH).text) == ODD


def test_claims_without_an_anchor_are_listed(own_database: str) -> None:
    store = open_store(own_database)
    with store.view() as view:
        old = view.document("apa-2017-02-17")
    text = old.text.replace("am Donnerstag", "an diesem Tag", 1)
    newer = document_from({"id": "apa-v2", "text": text, "public": True, "replaces": old.id})
    moved = review.new_version(store, newer, by="test")
    store.close()
    assert "c1" in moved.needs
    client = application(own_database).test_client()
    shown = [client.get(f"/documents/{id}", headers=ENGLISH).text for id in ("apa-v2", old.id)]
    for html in shown:
        check_page(html)
    assert all('id="claim-c1"' in html and 'id="lost"' in html for html in shown)
    assert "/documents/apa-v2" in links(Page(shown[1]))
    assert "needs re-anchoring" in check_page(client.get("/claims/c1", headers=ENGLISH).text).text()


def test_an_erased_document_keeps_its_claims_in_view(own_database: str) -> None:
    store = open_store(own_database)
    review.erase(store, "apa-2017-02-17", by="test", note="a made-up reason")
    store.close()
    client = application(own_database).test_client()
    response = client.get("/documents/apa-2017-02-17", headers=ENGLISH)
    page = check_page(response.text)
    assert "The text was erased" in page.text()
    assert "aserbaidschanischen" not in response.text
    assert 'id="claim-c1"' in response.text
    for address in ("/documents", "/meetings/m1", "/claims/c1", "/claims/c1/history", "/entities/e1"):
        assert client.get(address, headers=ENGLISH).status_code == 200, address


def test_five_thousand_spans_make_a_page(own_database: str) -> None:
    """Overlapping ones, which a mark inside a mark for each would make far too many of."""
    store = open_store(own_database)
    text = "word " * 6000
    document = document_from({"id": "long", "text": text, "public": True})
    about = Subject("entity", ("e1",))
    claims = [
        Claim(f"n{n}", about, "alias", {"text": "w", "language": None}, "long", (quote("long", text, n, 500 + n),))
        for n in range(5000)
    ]
    store.write(Batch(documents=[document], claims=claims), by="test", action="test")
    store.close()
    html = application(own_database).test_client().get("/documents/long", headers=ENGLISH).text
    assert len(re.findall(r'id="span-\d+-\d+"', html)) == 5000
    assert text_of(html) == text
    assert len(html) < 12_000_000


# People and places, claims


def test_names_come_with_where_they_come_from(client: FlaskClient) -> None:
    page = check_page(client.get("/entities/e2", headers=ENGLISH).text)
    for phrase in ("Waleri Gerassimow", "Валерий Герасимов", "usual Russian spelling", "Generalstabschef (Russland)"):
        assert phrase in page.text()
    assert {"/documents/apa-2017-02-17", "/meetings/m1", "/meetings/m4"} <= set(links(page))


def test_entities_by_kind_and_name(client: FlaskClient) -> None:
    def found(query: str) -> set[str]:
        page = check_page(client.get(f"/entities?{query}", headers=ENGLISH).text)
        return {unquote(link.removeprefix("/entities/")) for link in links(page) if link.startswith("/entities/")}

    assert {"geo:587084", "geo:2800866", "geo:658225"} <= found("kind=place") < found("")
    assert found("name=milley") == {"e4"}
    assert found("name=milley&kind=place") == found("name=zzzz") == set()
    assert found("kind=odd") == found("")


def test_the_history_shows_the_difference_between_any_two_revisions(own_database: str) -> None:
    store = open_store(own_database)
    value = {"text": "am Donnerstag", "earliest": "2017-02-16", "latest": "2017-02-17", "granularity": "range"}
    review.edit(store, "c1", 1, {"value": value}, by="Anna", note="as the text says")
    review.decide(store, "withdraw", {"c1": 2}, by="Bert", note="<b>on second thoughts</b>")
    store.close()
    client = application(own_database).test_client()
    page = check_page(client.get("/claims/c1/history", headers=ENGLISH).text)
    for phrase in ("Anna", "Bert", "as the text says", "<b>on second thoughts</b>", "From revision 2 to revision 3"):
        assert phrase in page.text()
    assert ("del", "accepted") in page.said
    assert ("ins", "withdrawn") in page.said
    page = check_page(client.get("/claims/c1/history?from=1&to=2", headers=GERMAN).text)
    assert ("del", "16. Februar 2017") in page.said
    assert ("ins", "17. Februar 2017") in page.said
    for odd in ("from=9&to=0", "from=x", "to=²", "from=" + "9" * 5000):
        assert client.get(f"/claims/c1/history?{odd}", headers=ENGLISH).status_code == 200


def test_empty_lists_say_what_to_do(tmp_path_factory: pytest.TempPathFactory) -> None:
    url = f"sqlite:///{tmp_path_factory.mktemp('empty') / 'a.sqlite'}"
    open_store(url).close()
    client = application(url).test_client()
    for address in ("/meetings", "/documents", "/entities"):
        assert "belegt seed" in check_page(client.get(address, headers=ENGLISH).text).text()
        assert client.get(f"{address}.csv").text.count("\n") == 1


@settings(deadline=None, max_examples=40)
@given(text=st.text(max_size=40))
def test_any_filter_makes_a_page(client: FlaskClient, text: str) -> None:
    for path, fields in (("/meetings", ("entity", "place", "earliest", "status")), ("/entities", ("name", "kind"))):
        for field in fields:
            response = client.get(path, query_string={field: text}, headers=ENGLISH)
            assert response.status_code == 200
            check_page(response.text)


@pytest.mark.parametrize(("prefix", "suffix", "shown"), [
    ("", "", ("", "")),
    ("Text ", " end.", ("Text ", " end.")),
    ("x" * 10 + " " + "y" * 21, "z" * 20 + " " + "w" * 11, ("… " + "y" * 21, "z" * 20 + " …")),
    ("a\n\nb ", "\nc", ("a b ", " c")),
])  # fmt: skip
def test_context_ends_at_whole_words(prefix: str, suffix: str, shown: tuple[str, str]) -> None:
    span = replace(quote("d", "Q", 0, 1), prefix=prefix, suffix=suffix)
    assert layout.context(span) == shown
