"""Every address that the service answers: from whom on, with which headers, and never by a failure of ours."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.accounts.access import SIGN_IN
from service.accounts.accounts import ROLES
from tests.doors import LINES, application, seeded
from tests.hands import headers
from tests.signing import HTML, bearer, csrf_of, sign_in, with_people
from tests.test_page import check_page

APA = "apa-2017-02-17"
PEOPLE = ((None, None), *((role, role) for role in ROLES))  # who asks, and his role

# What is open to everybody, whatever BELEGT_PUBLIC says; without an account only if it is 1; and to whom the rest is.
ALWAYS = """
GET /static/<path:filename>  GET /account/sign-in  POST /account/sign-in  GET /language/<code>  GET /openapi.json
GET /healthz  GET /readyz
"""
PUBLIC = """
GET /  POST /  GET /verdict.json  POST /verdict.json  POST /verdicts  GET /verdicts/<id>  POST /account/sign-out
GET /claims/<id>  GET /claims/<id>/history  GET /documents  GET /documents.csv  GET /documents/<id>  GET /entities
GET /entities.csv  GET /entities/<id>  GET /suggest  GET /meetings  GET /meetings.csv  GET /meetings/<id>
POST /v1/verify  POST /v1/verify/batch  GET /v1/verifications/<id>  GET /v1/verifications/<id>/current
GET /v1/changes  GET /v1/changes/<number>  GET /v1/claims  GET /v1/claims.csv  GET /v1/claims.jsonl
GET /v1/claims/<id>  GET /v1/claims/<id>/history  GET /v1/documents  GET /v1/documents.csv  GET /v1/documents.jsonl
GET /v1/documents/<id>  GET /v1/documents/<id>/annotations  GET /v1/entities  GET /v1/entities.csv
GET /v1/entities.jsonl  GET /v1/entities/<id>  GET /v1/entities/<id>/history  GET /v1/meetings  GET /v1/meetings.csv
GET /v1/meetings.jsonl  GET /v1/meetings/<id>  GET /metrics  GET /extract  POST /extract  POST /v1/extract
"""
READER = """
GET /account  POST /account/password  POST /account/sign-out-everywhere  POST /account/tokens
POST /account/tokens/<int:id>/revoke  GET /review
"""
REVIEWER = """
GET /claims/<id>/anchor  POST /claims/<id>/anchor  GET /claims/<id>/edit  POST /claims/<id>/edit
POST /claims/<id>/identify  POST /claims/<id>/revert  GET /claims/new  POST /claims/new  POST /documents/<id>/anchor
GET /documents/<id>/anchor  GET /documents/<id>/moved  GET /documents/<id>/version  POST /documents/<id>/version
POST /entities/<id>/aliases  POST /entities/<id>/aliases/remove  POST /meetings/<id>/merge  POST /meetings/<id>/split
POST /review  POST /undo/<change>  POST /extract/store
POST /v1/changes/<number>/undo  POST /v1/claims  PATCH /v1/claims/<id>  POST /v1/claims/<id>/accept
POST /v1/claims/<id>/identify  POST /v1/claims/<id>/propose  POST /v1/claims/<id>/reanchor
POST /v1/claims/<id>/reject  POST /v1/claims/<id>/revert  POST /v1/claims/<id>/withdraw  POST /v1/claims/decide
POST /v1/documents  POST /v1/entities  POST /v1/entities/<id>/aliases  DELETE /v1/entities/<id>/aliases
POST /v1/meetings/<id>/merge  POST /v1/meetings/<id>/split
"""
ADMIN = """
GET /admin/users  POST /admin/users  POST /admin/users/<int:id>/activate  POST /admin/users/<int:id>/deactivate
POST /admin/users/<int:id>/password  POST /admin/users/<int:id>/role  GET /documents/<id>/erase
POST /documents/<id>/erase  POST /v1/documents/<id>/erase
"""
LEAST = {
    address: rank
    for rank, table in enumerate((ALWAYS, PUBLIC, READER, REVIEWER, ADMIN))
    for address in re.findall(r"[A-Z]+ \S+", table)
}
IN_PLACE_OF = {  # what an address names
    "code": "de", "change": "99", "number": "99", "int:id": "99", "path:filename": "belegt.css",
}  # fmt: skip
IDS = {"claims": "c1", "documents": APA, "entities": "e1", "meetings": "m1", "verdicts": "x", "verifications": "x"}
CSP = {
    "default-src": "'self'", "img-src": "'self' data:", "base-uri": "'none'", "form-action": "'self'",
    "frame-ancestors": "'none'", "object-src": "'none'",
}  # fmt: skip


def path_of(rule: str) -> str:
    kind = rule.removeprefix("/v1").split("/")[1]
    return re.sub("<([^>]+)>", lambda found: IN_PLACE_OF.get(found[1]) or IDS[kind], rule)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    with_people(seeded(folder), [(role, role) for role in ROLES])
    return folder


@pytest.fixture
def url(made: Path, tmp_path: Path) -> str:
    shutil.copytree(made, tmp_path / "own")
    return f"sqlite:///{tmp_path / 'own' / 'claims.sqlite'}"


def test_every_address_is_in_the_table(url: str) -> None:
    served = {
        f"{method} {rule.rule}"
        for rule in application(url).url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert served == set(LEAST)


def check_headers(response: Any) -> None:
    given = dict(each.split(None, 1) for each in response.headers["Content-Security-Policy"].split("; "))
    assert given == CSP  # so there is no script but our own files
    for name, value in (
        ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"), ("Referrer-Policy", "no-referrer"),
    ):  # fmt: skip
        assert response.headers.getlist(name) == [value]


def answers(app: Flask, url: str, name: str | None) -> Iterator[tuple[str, Any]]:
    """What every address answers somebody: on pages by a session, at the API by a bearer token; forms are empty."""
    token, browser, program = bearer(url, name) if name else {}, app.test_client(), app.test_client()
    for address in LEAST:
        method, rule = address.split()
        path = path_of(rule)
        if rule.startswith("/v1/"):
            media = {"content_type": LINES} if rule.endswith("/batch") else {"content_type": "application/json"}
            sent: dict[str, Any] = {} if method in ("GET", "DELETE") else {"data": b"{}", **media}
            yield address, program.open(path, method=method, headers={**headers(None, 1), **token}, **sent)
        else:
            csrf = _signed_in(browser, name)
            form = {"csrf_token": csrf} if method == "POST" else None
            yield address, browser.open(path, method=method, headers=HTML, data=form)


def _signed_in(browser: FlaskClient, name: str | None) -> str:
    """See to it that this is a session of somebody's; the token that its forms need."""
    if name and browser.get("/account", headers=HTML).status_code != 200:
        assert sign_in(browser, name).status_code == 303
    return csrf_of(browser.get(SIGN_IN, headers=HTML).text)


@pytest.mark.parametrize("public", [True, False])
@pytest.mark.parametrize(("name", "role"), PEOPLE)
def test_from_whom_on_it_is_answered(url: str, public: bool, name: str | None, role: str | None) -> None:
    """Whoever may not is told so, or sent to sign in; whoever may is not. With BELEGT_PUBLIC=0 nobody may a thing."""
    app = application(url, public=public)
    rank = 2 + ROLES.index(role) if role else 1 if public else 0
    for address, response in answers(app, url, name):
        refused = response.status_code in (401, 403)
        sent_to_sign_in = response.status_code == 303 and response.location.startswith(f"{SIGN_IN}?next=")
        if rank >= LEAST[address]:
            wrong_password = address == f"POST {SIGN_IN}" and response.status_code == 401
            assert not sent_to_sign_in, address
            assert not refused or wrong_password, (address, response.text)
        elif name is None:
            assert response.status_code == 401 or (sent_to_sign_in and address.startswith("GET ")), address
        else:
            assert response.status_code == 403, (address, response.status_code)
        check_headers(response)
        if response.mimetype == "text/html" and not 300 <= response.status_code < 400:
            check_page(response.text)
        elif response.status_code >= 400:
            assert response.mimetype == "application/problem+json", address
            assert response.json["errors"], address


def test_methods_that_answer_for_others_let_nobody_in(url: str) -> None:
    client = application(url, public=False).test_client()
    for address, least in LEAST.items():
        path = path_of(address.split()[1])
        for method in ("HEAD", "OPTIONS", "PUT", "TRACE"):
            response = client.open(path, method=method, headers=HTML)
            assert response.data == b"" or response.status_code in (401, 405), (method, path)
            if least and method == "HEAD" and address.startswith("GET "):
                assert response.status_code in (303, 401)
            check_headers(response)


def test_no_address_writes_by_a_session_alone(url: str) -> None:
    """Another's page can make a browser send its cookie, but not what only our pages know."""
    app = application(url)
    client = app.test_client()
    assert sign_in(client, "admin").status_code == 303
    for address, least in LEAST.items():
        method, rule = address.split()
        if least > 1 and method != "GET":
            kind = {"json": {}} if rule.startswith("/v1/") else {"data": {}}
            for more in ({}, {"X-CSRFToken": "x"}, {"Origin": "https://elsewhere.example"}):
                sent = {**HTML, "If-Match": '"1"', **more}
                response = client.open(path_of(rule), method=method, headers=sent, **kind)
                assert response.status_code == 400, (address, response.text)
    assert client.get("/readyz").json["change"] == 1
