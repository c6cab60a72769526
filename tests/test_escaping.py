"""Whatever anybody writes, anywhere: every page shows it as text, in both languages, to whoever looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote as quoted

import pytest
from flask.testing import FlaskClient

from claims import open_store, review
from claims.record import document_from
from claims.storage.interface import Batch
from claims.types import Alias, Attribution, Claim, Entity, Subject, quote
from service.accounts import accounts
from tests.doors import application
from tests.signing import csrf_of, opened, password_of, sign_in
from tests.test_addresses import LEAST
from tests.test_page import ENGLISH, GERMAN, Page, check_page

# Ends an attribute, a text area, a script or a title, and begins an element that would do something.
ODD = "\"'></textarea></script></title><xss-x onclick=alert(1)>{{7*7}}&lt;"
NAME = "\"'><xss-x onclick=x>{{7*7}}&lt;"  # of an account: no longer than a name may be
TEXT = f"Erna traf Emil am 3. Mai 2001 in Wien. {ODD}\n\n<p>{ODD} und Ё 👩‍👩‍👧 שלום.\n"
IDS = {
    "claims": ("odd-date", "odd-topic", "odd-lost"), "documents": ("odd", "odd-2"), "entities": ("odd-1",),
    "meetings": ("odd-meeting", "odd-other"),
}  # fmt: skip


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a database in which everything that anybody may write is odd."""
    url = f"sqlite:///{tmp_path_factory.mktemp('odd') / 'claims.sqlite'}"
    with opened(url) as known:
        accounts.add(known, NAME, password_of(NAME), "admin", by=None)
        accounts.add_token(known, 1, NAME, by=1)
    store = open_store(url)
    publication = {"title": ODD, "publisher": ODD, "language": "de", "public": True}
    document = document_from({"id": "odd", "text": TEXT, "url": f"https://example.org/{quoted(ODD)}", **publication})
    people = [
        Entity(f"odd-{number}", "person", f"{ODD} {number}", (Alias(f"{ODD} alias {number}", "de", None, ODD),))
        for number in (1, 2)
    ]
    spans = (quote("odd", TEXT, 0, len(TEXT)), quote("odd", TEXT, 10, 60))
    days = {"text": ODD, "earliest": "2001-05-03", "latest": "2001-05-03", "granularity": "day"}
    said = Attribution(ODD, "odd-1")
    at = Subject("meeting", ("odd-meeting",))
    claims = [
        Claim("odd-date", at, "date", days, "odd", spans, said),
        Claim("odd-other-date", at, "date", days | {"earliest": "2002-05-03", "latest": "2002-05-03"}, "odd", spans),
        Claim("odd-topic", at, "topic", {"text": ODD, "language": "de"}, "odd", spans, said),
        Claim("odd-who", at, "participant", {"entity": "odd-1", "office": None}, "odd", spans),
        Claim("odd-whom", at, "participant", {"entity": "odd-2", "office": None}, "odd", spans),
        Claim("odd-alias", Subject("entity", ("odd-1",)), "alias", {"text": ODD, "language": "de"}, "odd", spans),
        Claim("odd-lost", Subject("meeting", ("odd-other",)), "topic", {"text": ODD, "language": None}, "odd", spans),
    ]
    store.write(Batch([document], people, [replace(claim, status="accepted") for claim in claims]), by=NAME, action=ODD)
    review.edit(store, "odd-topic", 1, {"attribution": {"text": f"{ODD}!"}}, by=NAME, note=ODD)
    newer = document_from({"id": "odd-2", "text": f"Neu: {TEXT}", "replaces": "odd", **publication})
    review.new_version(store, newer, by=NAME, note=ODD)
    store.close()
    return url


@pytest.fixture(scope="module")
def admin(odd: str) -> FlaskClient:
    client = application(odd).test_client()
    assert sign_in(client, NAME).status_code == 303
    return client


def shows_text(response: Any, where: str) -> bool:
    """Hold a page to it that what is odd is but text there; whether it shows any of it."""
    page = check_page(response.text)  # it nests, and no element listens to anything
    assert not page.of("xss-x"), where
    assert "49" not in page.text() or "{{7*7}}" in page.text(), where
    seen = _everything_said(page)
    assert "{{7*7}}<" not in seen, where  # nor is it taken apart twice
    return "<xss-x onclick=" in seen


def _everything_said(page: Page) -> str:
    values = (value for _, attributes in page.tags for value in attributes.values() if value)
    return " ".join(["".join(data for _, data in page.said), *values])


def addresses(rule: str) -> Iterator[str]:
    """An address with each of the odd things; a search for what is odd."""
    kind = rule.split("/")[1]
    for id in IDS.get(kind, ("1",)):
        yield rule.replace("<id>", id).replace("<int:id>", "99").replace("<change>", "1")


ASKED = "&".join(f"{name}={quoted(ODD)}" for name in ("text", "q", "name", "entity", "place", "next", "earliest"))
PASSAGE = "start=0&end=60&document=odd-2&property=topic&claim=odd-lost&anchor=odd-lost"
GET = [
    rule for address in LEAST for method, rule in [address.split()]
    if method == "GET" and not rule.startswith(("/v1/", "/static", "/language")) and "." not in rule
    and rule not in ("/healthz", "/readyz", "/metrics", "/verdicts/<id>", "/suggest")
]  # fmt: skip
POST = [
    rule for address in LEAST for method, rule in [address.split()]
    if method == "POST" and not rule.startswith("/v1/") and "." not in rule
    and rule not in ("/account/sign-out", "/account/sign-out-everywhere", "/verdicts")
]  # fmt: skip


@pytest.mark.parametrize("headers", [ENGLISH, GERMAN], ids=["en", "de"])
@pytest.mark.parametrize("rule", GET)
def test_pages_show_it_as_text(admin: FlaskClient, rule: str, headers: dict[str, str]) -> None:
    shown = False
    for path in addresses(rule):
        for query in ("", "?status=any", f"?{PASSAGE}", f"?status=any&{PASSAGE}", f"?{ASKED}"):
            response = admin.get(path + query, headers=headers)
            assert response.status_code in (200, 404, 422), (path, query, response.text)
            shown |= shows_text(response, path + query)
    assert shown


@pytest.mark.parametrize("headers", [ENGLISH, GERMAN], ids=["en", "de"])
def test_to_those_without_an_account_as_well(odd: str, headers: dict[str, str]) -> None:
    client = application(odd).test_client()
    for rule in GET:
        for path in addresses(rule):
            response = client.get(path, headers=headers)
            if response.status_code != 303:
                shows_text(response, path)


FIELDS = (
    "note", "quote", "text", "decision", "claim", "revision", "property", "document", "start", "end", "id", "published",
    "value.text", "value.language", "value.earliest", "attribution.text", "attribution.side", "subject.meeting", "name",
    "password", "role", "label", "current", "language", "script", "origin", "next", "place0", "to", "find", "pick",
    "both", "choose:value.text", "theirs:value.text", "yours:value.text", "stated_on", "target", "into", "meeting",
)  # fmt: skip
SOME = {"revision": "1", "document": "odd-2", "start": "0", "end": "60", "property": "topic", "decision": "accept"}
KEPT = ("note", "text", "value.text", "attribution.text", "origin", "quote", "name", "label")


@pytest.mark.parametrize("headers", [ENGLISH, GERMAN], ids=["en", "de"])
@pytest.mark.parametrize("rule", POST)
def test_forms_show_what_was_sent_as_text(admin: FlaskClient, rule: str, headers: dict[str, str]) -> None:
    """Whether it is refused, came late, or is done and told in the status line."""
    token = csrf_of(admin.get("/account", headers=headers).text)
    everything = dict.fromkeys(FIELDS, ODD)
    forms = (everything, everything | SOME, SOME | dict.fromkeys(KEPT, ODD), SOME | {"find": "1", "value.text": ODD})
    for path in addresses(rule):
        for form in forms:
            response = admin.post(path, data={"csrf_token": token, **form}, headers=headers)
            if response.status_code == 303:
                assert response.location.startswith("/")
                response = admin.get(response.location, headers=headers)
            assert response.status_code < 500
            if response.status_code != 303:
                shows_text(response, path)


def test_a_kept_verdict_and_the_names_that_are_suggested(admin: FlaskClient) -> None:
    kept = admin.post("/verdicts", data={"text": f"Erna traf Emil in Wien. {ODD}"}).location
    for headers in (ENGLISH, GERMAN):
        assert shows_text(admin.get(kept, headers=headers), kept)
    suggested = admin.get("/suggest", query_string={"text": '"'})
    assert suggested.mimetype == "application/json"
    assert ODD in suggested.json["items"][0]


def test_the_checks_here_can_fail(tmp_path: Path) -> None:
    """A page that lets markup through is found."""

    class Told:
        text = "<html lang=en><head><title>x</title></head><body><main><h1>x</h1>{}</main></body></html>"

    for slipped in ("<xss-x>", "<a onclick=x>", '<input type=hidden value=""><script>x</script>', "{{7*7}}&lt;", "49"):
        told = Told()
        told.text = Told.text.replace("{}", slipped)
        with pytest.raises((AssertionError, IndexError)):
            shows_text(told, str(tmp_path))
