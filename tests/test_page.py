"""The first page: the form, the verdict, kept verdicts, and what a person sees who enters something odd."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import open_store
from service.pages.check_page import EXAMPLES
from service.shown import layout
from service.shown.layout import Piece, pieces
from service.words import words
from tests.doors import REFUTED, application

pytest_plugins = ["tests.serving"]

GERMAN = {"Accept-Language": "de-AT,de;q=0.9,en;q=0.5", "Accept": "text/html"}
ENGLISH = {"Accept-Language": "en", "Accept": "text/html"}
VOID = {"meta", "link", "input", "br", "hr", "img"}


class Page(HTMLParser):
    """A page as a tree of its tags, which have to nest, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.said: list[tuple[str, str]] = []  # innermost tag and its text
        self.labelled: list[dict[str, str | None]] = []  # what stands in a label
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_option(tag == "option")
        self.tags.append((tag, dict(attrs)))
        if "label" in self.open:
            self.labelled.append(self.tags[-1][1])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self._end_option(tag != "option")
        assert self.open.pop() == tag

    def _end_option(self, ends: bool) -> None:
        """An option ends where the next begins, or its list ends."""
        if ends and self.open and self.open[-1] == "option":
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.said.append((self.open[-1] if self.open else "", data))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def titles(self) -> int:
        """How many titles the page has; parts of a drawing may have one of their own."""
        before_body = self.tags[: [name for name, _ in self.tags].index("body")]
        return len([name for name, _ in before_body if name == "title"])

    def text(self) -> str:
        return " ".join("".join(data for _, data in self.said).split())


def check_page(html: str) -> Page:
    """What holds of every page: it nests, has a language, one first heading, labels, and no script or style."""
    page = Page(html)
    assert page.of("html")[0]["lang"] in ("de", "en")
    assert len(page.of("h1")) == len(page.of("main")) == page.titles == 1
    levels = [int(name[1]) for name, _ in page.tags if re.fullmatch("h[1-6]", name)]
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    assert all(script.keys() >= {"src", "defer"} for script in page.of("script"))
    assert not any(data.strip() for tag, data in page.said if tag == "script")
    assert not page.of("style")
    labels = {label.get("for") for label in page.of("label")}
    for name, attributes in page.tags:
        assert not any(key.startswith("on") or key == "style" for key in attributes), attributes
        for key in ("href", "src", "action"):
            address = attributes.get(key)
            assert address is None or address.startswith(("/", "#", "https://example.org/")), address
        if name in ("input", "select", "textarea") and attributes.get("type") != "hidden":
            assert attributes.get("id") in labels or attributes in page.labelled or attributes.get("aria-label")
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in page.tags:
        for key in ("aria-labelledby", "aria-describedby"):
            assert set((attributes.get(key) or "").split()) <= set(ids)
    return page


def entered(page: Page) -> str:
    """What stands in the text field."""
    return "".join(data for tag, data in page.said if tag == "textarea").removeprefix("\n")


@pytest.mark.parametrize(
    ("headers", "lang", "word"), [(GERMAN, "de", "Prüfen"), (ENGLISH, "en", "Check"), ({}, "en", "Check")]
)
def test_the_empty_form(client: FlaskClient, headers: dict[str, str], lang: str, word: str) -> None:
    response = client.get("/", headers=headers)
    assert response.status_code == 200
    assert "Accept-Language" in response.headers["Vary"]
    page = check_page(response.text)
    assert page.of("html")[0]["lang"] == lang
    assert word in page.text()
    assert entered(page) == ""
    assert len(EXAMPLES) == 3


def test_the_examples_are_one_a_language_with_each_decided_label(client: FlaskClient) -> None:
    labels = []
    for code, text in EXAMPLES:
        verdict = client.get("/verdict.json", query_string={"text": text}).json
        assert verdict["language"] == code
        labels.append(verdict["label"])
    assert [code for code, _ in EXAMPLES] == ["de", "en", "ru"]
    assert labels == ["refuted", "supported", "not_enough_evidence"]


@pytest.mark.parametrize("headers", [GERMAN, ENGLISH])
def test_a_verdict(client: FlaskClient, headers: dict[str, str]) -> None:
    response = client.post("/", data={"text": REFUTED}, headers=headers)
    assert response.status_code == 200
    page = check_page(response.text)
    assert entered(page) == REFUTED
    said = page.text()
    table = words(page.of("html")[0]["lang"] or "")
    for phrase in (
        table("labels", "refuted"), table("outcomes", "conflict"), "Die Quelle nennt Donnerstag, den 16. Februar 2017.",
        "in der aserbaidschanischen Hauptstadt Baku", "APA", "am Donnerstag", table.say("The same as JSON"),
    ):  # fmt: skip
        assert phrase in said
    # marked words: by class, by sign and word, and each class has an underline of its own in the style sheet
    assert "conflict" in {mark.get("class") for mark in page.of("mark")}
    assert ("del", "17. Februar 2017") in page.said
    assert ("ins", "16. Februar 2017") in page.said
    [address] = [a["href"] or "" for a in page.of("a") if (a["href"] or "").startswith("/verdict.json")]
    assert client.get(address).data == client.post("/v1/verify", json={"text": REFUTED}).data


def test_what_is_not_checked_and_the_closest_meeting(client: FlaskClient) -> None:
    text = "Milley met Gerasimov in Helsinki on 25 September 2021 and they had dinner."
    page = check_page(client.get("/", query_string={"text": text}, headers=ENGLISH).text)
    said = page.text()
    for phrase in ("Not checked", "they had dinner", "Closest known meeting", "Mark Milley", "It differs in: When."):
        assert phrase in said, phrase


def test_each_quote_leads_to_its_place_in_the_document(client: FlaskClient) -> None:
    page = check_page(client.get("/", query_string={"text": REFUTED}, headers=ENGLISH).text)
    places = {a["href"] or "" for a in page.of("a") if (a["href"] or "").startswith("/documents/")}
    assert places
    for place in places:
        address, _, anchor = place.partition("#")
        assert f'id="{anchor}"' in client.get(address).text


def test_asking_by_address_and_by_form_is_the_same(client: FlaskClient) -> None:
    fields = {"text": REFUTED, "language": "de", "stated_on": "2020-01-01"}
    assert client.get("/", query_string=fields).text == client.post("/", data=fields).text
    assert client.get("/verdict.json", query_string=fields).json["stated_on"] == "2020-01-01"


@pytest.mark.parametrize("text", [
    "Milley met Gerasimov in Geneva, reportedly. Dunford met Gerasimov in Baku on 16 February 2017. It rained.",
    "Dunford und Gerasimow trafen sich nicht in Baku.",
    "Trafen sich Dunford und Gerasimow in Baku?",
    "Le général Milley a rencontré son homologue.",
    "Данфорд и Герасимов встретились в Москве.",
    "Das Treffen der Generalstabschefs der USA und Russlands in Baku war das erste seit 2014.",
    "Dunford und Gerasimow sollen sich getroffen haben.",
])  # fmt: skip
def test_every_kind_of_verdict_makes_a_page(client: FlaskClient, text: str) -> None:
    verdict = client.post("/v1/verify", json={"text": text}).json
    for headers in (GERMAN, ENGLISH):
        page = check_page(client.post("/", data={"text": text}, headers=headers).text)
        said = page.text()
        table = words(page.of("html")[0]["lang"] or "")
        assert table("labels", verdict["label"]) in said
        for part in verdict["propositions"]:
            assert part["reason"] is None or table("reasons", part["reason"]) in said
            for comparison in part["comparisons"]:
                assert comparison["why"] in said
            for loose in part["unchecked"]:
                assert " ".join(loose["text"].split()) in said


def test_line_ends_count_as_one_character(client: FlaskClient) -> None:
    """Browsers send LF as CRLF; the marks would slip."""
    text = "Es regnete.\n\nDunford und Gerasimow trafen sich in Baku."
    page = check_page(client.post("/", data={"text": text.replace("\n", "\r\n")}).text)
    assert entered(page) == text
    assert "Baku" in [data for tag, data in page.said if tag == "span"]


# Odd input


@pytest.mark.parametrize(("fields", "keys"), [
    ({"text": ""}, ["empty"]),
    ({}, ["empty"]),
    ({"text": " \n "}, ["empty"]),
    ({"text": "a\0b"}, ["character"]),
    ({"text": "a", "language": "xx"}, ["language"]),
    ({"text": "a", "stated_on": "2021-02-30"}, ["day"]),
    ({"text": "", "language": "xx", "stated_on": "gestern"}, ["language", "day", "empty"]),
])  # fmt: skip
@pytest.mark.parametrize("headers", [GERMAN, ENGLISH])
def test_a_fault_is_told_and_the_input_kept(
    client: FlaskClient, fields: dict[str, str], keys: list[str], headers: dict[str, str]
) -> None:
    response = client.post("/", data=fields, headers=headers)
    assert response.status_code == 422
    page = check_page(response.text)
    table = words(page.of("html")[0]["lang"] or "")
    told = [data for tag, data in page.said if tag == "li" and data.strip()]
    assert told[: len(keys)] == [table("faults", key, length=0) for key in keys]
    assert entered(page).strip() == fields.get("text", "").replace("\0", "\0").strip()
    assert 'role="alert"' in response.text


def test_a_text_that_is_too_long(client: FlaskClient) -> None:
    response = client.post("/", data={"text": "a" * 20_001}, headers=GERMAN)
    assert response.status_code == 413
    page = check_page(response.text)
    assert "20001 Zeichen" in page.text()
    assert len(entered(page)) == 20_001
    huge = client.post("/", data={"text": "a" * 2_000_000}, headers=GERMAN)
    assert huge.status_code == 413
    check_page(huge.text)


def test_markup_is_shown_as_text(client: FlaskClient) -> None:
    text = 'Dunford <script>alert("1")</script> traf "Gerasimow" & <img src=x onerror=alert(1)> in Baku.'
    for response in (
        client.post("/", data={"text": text, "language": '"><script>', "stated_on": '"><b>'}),
        client.post("/", data={"text": text}),
        client.get("/", query_string={"text": text}),
    ):
        page = check_page(response.text)
        assert entered(page) == text
        assert not page.of("img")


@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=80), headers=st.sampled_from([GERMAN, ENGLISH]))
def test_any_text_makes_a_page(client: FlaskClient, text: str, headers: dict[str, str]) -> None:
    response = client.post("/", data={"text": text}, headers=headers)
    assert response.status_code in (200, 413, 422)
    check_page(response.text)


def test_pages_for_errors(client: FlaskClient, tmp_path_factory: pytest.TempPathFactory) -> None:
    for headers in (GERMAN, ENGLISH):
        missing = client.get("/nothing/here", headers=headers)
        assert missing.status_code == 404
        assert words(headers["Accept-Language"][:2])("errors", 404) in check_page(missing.text).text()
        wrong = client.delete("/", headers=headers)
        assert (wrong.status_code, wrong.headers["Allow"] > "") == (405, True)
        check_page(wrong.text)
    broken = application(f"sqlite:///{tmp_path_factory.mktemp('none') / 'a.sqlite'}").test_client()
    for headers in (GERMAN, ENGLISH):
        response = broken.post("/", data={"text": "a"}, headers=headers)
        assert response.status_code == 503
        assert response.headers["Retry-After"]
        check_page(response.text)
        assert "a.sqlite" not in response.text  # where the file lies is no business of visitors


def test_programs_get_problems_where_people_get_pages(client: FlaskClient) -> None:
    for accept in ("application/json", "*/*", "", "image/png"):
        assert client.get("/nothing", headers={"Accept": accept}).content_type == "application/problem+json"
    for path in ("/v1/nothing", "/v1/claims/none"):
        assert client.get(path, headers=GERMAN).content_type == "application/problem+json"
    assert client.get("/verdict.json", headers=GERMAN).content_type == "application/problem+json"


def test_a_database_without_claims_says_what_to_do(tmp_path_factory: pytest.TempPathFactory) -> None:
    url = f"sqlite:///{tmp_path_factory.mktemp('empty') / 'a.sqlite'}"
    open_store(url).close()
    response = application(url).test_client().get("/", headers=ENGLISH)
    assert "belegt seed" in check_page(response.text).text()


# The look


def test_the_style_sheet_is_served_and_is_ours(client: FlaskClient) -> None:
    page = Page(client.get("/").text)
    for link in page.of("link"):
        response = client.get(link["href"] or "")
        assert response.status_code == 200
        assert "http" not in re.sub(r'xmlns="[^"]+"', "", response.text)
        for imported in re.findall(r'@import "([^"]+)"', response.text):
            assert client.get(f"/static/{imported}").status_code == 200
    assert client.get("/").headers["Content-Security-Policy"].startswith("default-src 'self'")


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_every_text_can_be_read_on_its_ground() -> None:
    """WCAG 2 AA: 4.5 : 1, in light and dark."""
    style = (files("service") / "static" / "belegt.css").read_text(encoding="utf-8")
    light, dark = (
        dict(re.findall(r"--([\w-]+): (#\w{6})", block)) for block in re.findall(r":root {(.*?)}", style, re.DOTALL)
    )
    assert light.keys() == dark.keys()
    for colours in (light, dark):
        pairs = [("text", ground) for ground in ("ground", "sheet", *(c for c in colours if c.endswith("-ground")))]
        pairs += [(name, ground) for name in ("soft", "accent") for ground in ("ground", "sheet")]
        for tone in ("good", "bad", "open", "split", "none"):
            pairs += [(tone, f"{tone}-ground"), (tone, "sheet"), (tone, "ground")]
        pairs.append(("accent-text", "accent"))
        for one, other in pairs:
            assert _contrast(colours[one], colours[other]) >= 4.5, (one, other)


def test_no_two_outcomes_are_told_apart_by_colour_alone() -> None:
    style = (files("service") / "static" / "belegt.css").read_text(encoding="utf-8")
    lines = dict(re.findall(r"^\.(\w+)[^{]*{[^}]*--under: (\w+)", style, re.MULTILINE))
    assert len(set(lines.values())) == len(lines) == 5
    assert len({layout.SYMBOLS[label] for label in lines}) == 5


# Layout


SPANS = st.lists(st.tuples(st.integers(-3, 25), st.integers(-3, 25), st.sampled_from(["match", "conflict", "x"])))


@given(text=st.text(max_size=20), marks=SPANS)
def test_pieces_are_the_text(text: str, marks: list[layout.Mark]) -> None:
    found = pieces(text, marks)
    assert "".join(piece.text for piece in found) == text
    at = 0
    for piece in found:
        assert piece.text
        under = {kind for start, end, kind in marks if 0 <= start <= at < end <= len(text)}
        assert piece.mark in (under or {None})
        assert piece.mark == "conflict" or "conflict" not in under
        at += len(piece.text)


def test_overlapping_quotes_become_one_passage(client: FlaskClient) -> None:
    verdict = client.post("/v1/verify", json={"text": REFUTED}).json
    document = client.get("/v1/documents/apa-2017-02-17").json["text"]
    [part] = layout.shown(REFUTED, verdict, words("en"))
    assert "date" in part.passages[0].slots  # what refutes comes first
    quotes = [piece.text for passage in (*part.passages, *part.more_passages) for piece in passage.pieces if piece.mark]
    for evidence in verdict["propositions"][0]["evidence"]:
        assert any(evidence["quote"] in quote for quote in quotes)
    for passage in (*part.passages, *part.more_passages):
        text = "".join(piece.text for piece in passage.pieces)
        assert text.removeprefix("… ").removesuffix(" …") in document


def test_corrections_give_a_statement_that_is_supported(client: FlaskClient) -> None:
    verdict = client.post("/v1/verify", json={"text": REFUTED}).json
    [part] = layout.shown(REFUTED, verdict, words("de"))
    assert Piece("17. Februar 2017", "del") in part.corrected
    assert client.post("/v1/verify", json={"text": part.correct_text}).json["label"] == "supported"


def test_a_correction_shows_its_own_statement(client: FlaskClient) -> None:
    text = f"Es regnete. {REFUTED} Niemand war da."
    verdict = client.post("/v1/verify", json={"text": text}).json
    [part] = [part for part in layout.shown(text, verdict, words("en")) if part.corrected]
    assert "".join(piece.text for piece in part.corrected if piece.mark != "ins") == part.text == REFUTED
    assert part.correct_text == text.replace("17.", "16.")


@pytest.mark.parametrize(("value", "english", "german"), [
    ({"name": "Joe Dunford", "office": "Chief"}, "Joe Dunford, Chief", "Joe Dunford, Chief"),
    ({"name": "Baku", "country": "AZ"}, "Baku (AZ)", "Baku (AZ)"),
    ({"name": "X", "country": None, "office": None}, "X", "X"),
    ({"text": "on Thursday", "earliest": "2017-02-16", "latest": "2017-02-16", "granularity": "day"},
     "16 February 2017 “on Thursday”", "16. Februar 2017 „on Thursday“"),
    ({"text": "t", "earliest": "2014-01-01", "latest": "2014-01-31", "granularity": "month"},
     "January 2014 “t”", "Jänner 2014 „t“"),
    ({"text": "t", "earliest": "2014-01-01", "latest": "2014-12-31", "granularity": "year"}, "2014 “t”", "2014 „t“"),
    ({"text": "t", "earliest": "2014-01-02", "latest": "2014-03-31", "granularity": "part"},
     "2 January 2014 to 31 March 2014 “t”", "2. Jänner 2014 bis 31. März 2014 „t“"),
    ({"text": "t", "earliest": "9999-12-31", "latest": "9999-12-31", "granularity": "day"},
     "31 December 9999 “t”", "31. Dezember 9999 „t“"),
    ({"text": "t", "earliest": "2014-02-01", "latest": "2017-02-15"},
     "no meeting from 1 February 2014 to 15 February 2017", "kein Treffen vom 1. Februar 2014 bis 15. Februar 2017"),
    ({"format": "in_person"}, "in person", "persönlich"),
    ({"status": "cancelled"}, "cancelled", "abgesagt"),
    ({"text": "sechs Stunden", "minutes": 360}, "sechs Stunden", "sechs Stunden"),
    ({}, "", ""),
])  # fmt: skip
def test_known_values_in_words(value: dict[str, object], english: str, german: str) -> None:
    assert (words("en").value(value), words("de").value(value)) == (english, german)
