"""Who may do what: accounts, sessions, tokens, forms, and how often anybody may try."""

from __future__ import annotations

import http.client
import re
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import UTC, datetime, timedelta
from http.cookies import SimpleCookie
from itertools import islice
from pathlib import Path
from threading import Event
from typing import Any
from urllib.parse import urlencode

import argon2
import pytest
from flask import Flask
from flask.testing import FlaskClient

from claims import open_store
from claims.errors import InvalidInput, NotFound
from claims.record import text_sha256
from claims.storage import beside, open_verdicts
from claims.storage.interface import Batch
from claims.types import Document
from service.accounts import access, accounts, passwords
from service.accounts.accounts import ROLES, Accounts
from service.accounts.attempts import LIMITS, attempt, succeeded
from service.config import Settings
from service.errors import LastAdmin, NameTaken, TooManyAttempts
from tests.doors import REFUTED, Served, application, belegt, serving
from tests.signing import HTML, bearer, csrf_of, opened, password_of, send, sign_in, with_people
from tests.test_page import check_page

pytest_plugins = ["tests.serving"]

PEOPLE = (("ada", "admin"), ("rita", "reviewer"), ("leo", "reader"))
SCRIPT = "<script>alert(1)</script>"
MOST = LIMITS[0][1]


@pytest.fixture
def url(own_database: str) -> str:
    """A database with the seeds, and one account of each role."""
    with_people(own_database, PEOPLE)
    return own_database


@pytest.fixture
def app(url: str) -> Flask:
    return application(url)


@pytest.fixture
def known(url: str) -> Any:
    with opened(url) as found:
        yield found


def client_of(app: Flask, name: str) -> FlaskClient:
    client = app.test_client()
    assert sign_in(client, name).status_code == 303
    return client


def is_in(client: FlaskClient) -> bool:
    return client.get("/account", headers=HTML).status_code == 200


# The file


def test_nothing_secret_is_in_the_file(url: str, known: Accounts) -> None:
    token = accounts.add_token(known, 1, "laptop", by=1)
    path = beside(url, "accounts")
    files = [each for each in path.parent.iterdir() if each.name.startswith(path.name)]
    for each in files:
        assert stat.S_IMODE(each.stat().st_mode) == 0o600
        assert token.encode() not in each.read_bytes()
        assert password_of("ada").encode() not in each.read_bytes()
    found = accounts.by_token(known, token)
    assert found is not None
    assert found.name == "ada"
    assert token not in repr(accounts.tokens(known, 1))


@pytest.mark.parametrize("sql", [
    "UPDATE history SET at = ''", "DELETE FROM history", "DELETE FROM accounts", "UPDATE accounts SET name = 'x'",
])  # fmt: skip
def test_history_is_only_added_to(url: str, sql: str) -> None:
    db = sqlite3.connect(beside(url, "accounts"))
    with pytest.raises(sqlite3.IntegrityError):
        db.execute(sql)
    db.close()


def test_history_tells_who_did_what_to_whom(known: Accounts) -> None:
    finn = accounts.add(known, "finn", "0123456789", "reader", by=1)
    accounts.set_role(known, finn.id, "reviewer", by=1)
    accounts.set_role(known, finn.id, "reviewer", by=1)  # twice the same changes nothing
    accounts.set_password(known, finn.id, "9876543210", by=finn.id)
    accounts.add_token(known, finn.id, "laptop", by=finn.id)
    accounts.revoke_token(known, finn.id, 1, by=None)
    accounts.end_sessions(known, finn.id, by=finn.id)
    accounts.deactivate(known, finn.id, by=1)
    accounts.activate(known, finn.id, by=1)
    found = [(each.by, each.action, each.detail) for each in accounts.history(known, account=finn.id)]
    assert found[::-1] == [
        ("ada", "add", "reader"), ("ada", "role", "reader → reviewer"), ("finn", "password", None),
        ("finn", "token", "laptop"), (None, "revoke", "laptop"), ("finn", "sign-out", None),
        ("ada", "deactivate", None), ("ada", "activate", None),
    ]  # fmt: skip


def test_names(known: Accounts) -> None:
    for name in ("ADA", " ada ", "ａｄａ"):
        with pytest.raises(NameTaken):
            accounts.add(known, name, "0123456789", "reader", by=None)
    for name in ("", "  ", "a" * 65, "a\nb", "a\u202eb", "a\x00", "\ud800"):
        with pytest.raises(InvalidInput):
            accounts.add(known, name, "0123456789", "reader", by=None)
    for name in ("Ødegård", "Анна", "名", SCRIPT, "a b"):
        assert accounts.by_name(known, accounts.add(known, name, "0123456789", "reader", by=None).name).name == name


def test_all_faults_of_an_account_at_once(known: Accounts) -> None:
    with pytest.raises(InvalidInput) as caught:
        accounts.add(known, "", "short", "king", by=None)
    assert [fault.path for fault in caught.value.faults] == ["/name", "/role", "/password"]


@pytest.mark.parametrize(("password", "fine"), [
    ("a" * 9, False), ("a" * 10, True), ("          ", True), ("🔑" * 10, True), ("a" * 1000, True),
    ("a" * 1001, False), ("\ud800" * 10, False),
])  # fmt: skip
def test_passwords_are_long_and_nothing_else(known: Accounts, password: str, fine: bool) -> None:
    if fine:
        accounts.set_password(known, 1, password, by=None)
        assert accounts.by_password(known, "ada", password) is not None
    else:
        with pytest.raises(InvalidInput):
            accounts.set_password(known, 1, password, by=None)


def test_a_password_is_the_same_from_every_keyboard(known: Accounts) -> None:
    accounts.set_password(known, 1, "Schlüsselbund", by=None)
    assert accounts.by_password(known, "ada", "Schlüsselbund") is not None


def test_the_last_admin_stays(known: Accounts) -> None:
    for change in (
        lambda: accounts.deactivate(known, 1, by=1),
        lambda: accounts.set_role(known, 1, "reviewer", by=1),
    ):
        with pytest.raises(LastAdmin):
            change()
    accounts.set_role(known, 2, "admin", by=1)
    assert accounts.set_role(known, 1, "reviewer", by=1).role == "reviewer"
    assert [each.detail for each in accounts.history(known, 2)] == ["admin → reviewer", "reviewer → admin"]


def test_what_is_not_there(known: Accounts) -> None:
    for id in (99, 2**63, 2**200):
        for do in (accounts.deactivate, accounts.activate, accounts.end_sessions):
            with pytest.raises(NotFound):
                do(known, id, by=None)
        with pytest.raises(NotFound):
            accounts.revoke_token(known, 1, id, by=None)
    accounts.add_token(known, 1, "of ada", by=1)
    with pytest.raises(NotFound):
        accounts.revoke_token(known, 2, 1, by=2)  # somebody else's


_AT_ONCE = """
import sys
from service.accounts import accounts
known = accounts.open_accounts(sys.argv[1])
sys.stdin.read(1)
print(accounts.secret_key(known))
"""


def test_several_processes_make_one_file_and_one_key(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'claims.sqlite'}"
    command = [sys.executable, "-c", _AT_ONCE, url]
    pipe = subprocess.PIPE
    running = [
        subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=Path(__file__).parents[1]) for _ in range(6)
    ]
    for each in running:
        assert each.stdin
        each.stdin.write("go")
        each.stdin.flush()
    keys = {each.communicate(timeout=60)[0] for each in running}
    assert len(keys) == 1
    assert len(keys.pop()) > 32


# Roles

ANYBODY, READER, REVIEWER, ADMIN = 0, 1, 2, 3
MAY = [  # method, address, and from whom on it is answered
    ("GET", "/", ANYBODY),
    ("GET", "/?text=Es+regnet.", ANYBODY),
    ("GET", "/account/sign-in", ANYBODY),
    ("GET", "/v1/claims/c1", ANYBODY),
    ("GET", "/account", READER),
    ("GET", "/admin/users", ADMIN),
    ("POST", "/admin/users", ADMIN),
    ("POST", "/admin/users/3/role", ADMIN),
    ("POST", "/admin/users/3/password", ADMIN),
    ("POST", "/admin/users/3/deactivate", ADMIN),
    ("POST", "/admin/users/3/activate", ADMIN),
    ("POST", "/account/password", READER),
    ("POST", "/account/tokens", READER),
    ("POST", "/account/tokens/1/revoke", READER),
    ("POST", "/account/sign-out-everywhere", READER),
]


@pytest.mark.parametrize("name", [None, "leo", "rita", "ada"])
def test_roles(app: Flask, name: str | None) -> None:
    rank = ANYBODY if name is None else 1 + ROLES.index(dict(PEOPLE)[name])
    for method, path, least in MAY:
        client = app.test_client() if name is None else client_of(app, name)
        token = csrf_of(client.get("/account/sign-in", headers=HTML).text)
        found = client.open(path, method=method, data={"csrf_token": token} if method == "POST" else None, headers=HTML)
        if rank >= least:
            assert found.status_code not in (401, 403), (path, found.text)
            assert "/account/sign-in" not in found.headers.get("Location", "") or "everywhere" in path
        elif name is None and method == "GET":
            assert found.headers["Location"] == f"/account/sign-in?{urlencode({'next': path})}"
        else:
            assert found.status_code == (401 if name is None else 403), path
        if found.mimetype == "text/html" and found.status_code != 303:
            check_page(found.text)


def test_what_needs_a_role_says_so(app: Flask) -> None:
    """Whatever a browser can post needs an account, but for a known few."""
    open_to_all = access._ANYBODYS | {"account.sign_in", "account.sign_out"}
    assert open_to_all | access._ALWAYS_OPEN <= set(app.view_functions)
    for rule in app.url_map.iter_rules():
        if rule.endpoint not in open_to_all and set(rule.methods or ()) & {"POST", "PUT", "PATCH", "DELETE"}:
            assert getattr(app.view_functions[rule.endpoint], "needs_role", None) in ROLES, rule


def test_who_asks_decides_what_templates_show(app: Flask) -> None:
    assert "/account/sign-in" in app.test_client().get("/", headers=HTML).text
    page = client_of(app, "leo").get("/", headers=HTML).text
    assert 'href="/account"' in page
    assert ">leo<" in page


# Signing in


def test_signing_in_and_out(app: Flask) -> None:
    client = app.test_client()
    found = sign_in(client, "Rita", password_of("rita"), "/meetings?place=baku")
    assert (found.status_code, found.headers["Location"]) == (303, "/meetings?place=baku")
    assert is_in(client)
    assert send(client, "/account", "/account/sign-out").headers["Location"] == "/"
    assert not is_in(client)
    assert client.get("/account", headers={"Accept": "application/json"}).status_code == 401


def test_nobody_learns_which_names_there_are(app: Flask, known: Accounts) -> None:
    accounts.deactivate(known, 3, by=1)
    pages = []
    for name, password in (("rita", "wrong password"), ("nobody", "wrong password"), ("leo", password_of("leo"))):
        client = app.test_client()
        found = sign_in(client, name, password)
        assert found.status_code == 401
        check_page(found.text)
        pages.append(found.text.replace(csrf_of(found.text), "").replace(f'value="{name}"', ""))
    assert pages[0] == pages[1] == pages[2]
    # An unknown name costs the same work as a wrong password.
    own = argon2.extract_parameters(passwords.hashed("0123456789"))
    assert argon2.extract_parameters(passwords._NOBODYS) == own
    assert not passwords.fits("0123456789", None)


@pytest.mark.parametrize("following", [
    "//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example",
    "javascript:alert(1)", "/a\r\nSet-Cookie: a=b", " //evil.example", "///evil.example", "evil.example",
])  # fmt: skip
def test_no_redirect_leads_elsewhere(app: Flask, following: str) -> None:
    client = app.test_client()
    found = send(
        client, "/account/sign-in", "/account/sign-in", name="leo", password=password_of("leo"), next=following
    )
    assert (found.status_code, found.headers["Location"]) == (303, "/")
    page = client.get("/account/sign-in", query_string={"next": following}, headers=HTML).text
    assert 'name="next" value="/"' in page


@pytest.mark.parametrize(("base", "secure"), [
    ("http://localhost", False), ("http://127.0.0.1:8000", False), ("http://[::1]:8000", False),
    ("https://localhost", True), ("https://belegt.example", True), ("http://belegt.example", True),
    ("http://localhost.evil.example", True),
])  # fmt: skip
def test_flags_of_the_cookie(app: Flask, base: str, secure: bool) -> None:
    found = app.test_client().get("/account/sign-in", base_url=base, headers=HTML)
    [cookie] = SimpleCookie(found.headers["Set-Cookie"]).values()
    assert (cookie.key, cookie["path"], cookie["samesite"], bool(cookie["httponly"]), bool(cookie["secure"])) == (
        "belegt_session", "/", "Lax", True, secure,
    )  # fmt: skip


def test_who_only_checks_gets_no_cookie_and_makes_no_file(own_database: str) -> None:
    client = application(own_database).test_client()
    for found in (
        client.get("/", headers=HTML),
        client.post("/", data={"text": REFUTED}, headers=HTML),
        client.post("/v1/verify", json={"text": REFUTED}),
        client.post("/verdict.json", data={"text": REFUTED}),
    ):
        assert found.status_code == 200
        assert "Set-Cookie" not in found.headers
    assert not beside(own_database, "accounts").exists()


def test_checking_goes_on_where_accounts_cannot_be_read(url: str, app: Flask) -> None:
    client = client_of(app, "rita")
    path = beside(url, "accounts")
    for each in list(path.parent.iterdir()):
        if each.name.startswith(path.name):
            each.unlink()
    path.write_bytes(b"no database" * 1000)
    other = application(url).test_client()
    cookie = client.get_cookie("belegt_session")
    assert cookie is not None
    other.set_cookie("belegt_session", cookie.value)
    assert other.post("/", data={"text": REFUTED}, headers=HTML).status_code == 200
    assert other.post("/v1/verify", json={"text": REFUTED}).status_code == 200
    assert other.get("/account/sign-in", headers=HTML).status_code == 503


def test_a_session_that_somebody_planted_opens_nothing(app: Flask) -> None:
    """Whoever put his own cookie into a browser is neither in by it afterwards, nor knows what its forms need."""
    attacker, victim = app.test_client(), app.test_client()
    planted = csrf_of(attacker.get("/account/sign-in", headers=HTML).text)
    cookie = attacker.get_cookie("belegt_session")
    assert cookie is not None
    victim.set_cookie("belegt_session", cookie.value)
    form = {"csrf_token": planted, "name": "rita", "password": password_of("rita")}
    assert victim.post("/account/sign-in", data=form, headers=HTML).status_code == 303
    assert is_in(victim)
    assert not is_in(attacker)
    assert victim.post("/account/tokens", data={"csrf_token": planted, "label": "x"}, headers=HTML).status_code == 400


def test_a_token_counts_in_its_header_only(app: Flask, url: str) -> None:
    token = bearer(url, "ada")["Authorization"].removeprefix("Bearer ")
    client = app.test_client()
    for query in ("token", "access_token", "bearer", "authorization", "Authorization"):
        response = client.get("/account", query_string={query: token}, headers=HTML)
        assert response.status_code == 303
    client.set_cookie("Authorization", f"Bearer {token}")
    for headers in ({"Authorization": f"Basic {token}"}, {"Authorization": token}, {"X-Authorization": token}, {}):
        assert client.get("/account", headers={**HTML, **headers}).status_code == 303


@pytest.mark.parametrize("forged", ["", "x", "eyJhY2NvdW50IjoxLCJudW1iZXIiOjF9.aaaaaa.bbbb", "é"])
def test_a_forged_cookie_is_nobodys(app: Flask, forged: str) -> None:
    client = app.test_client()
    found = client.get("/account", headers={**HTML, "Cookie": f"belegt_session={forged}"})
    assert found.status_code == 303


# Sessions end


@pytest.mark.parametrize("change", [
    lambda known: accounts.set_role(known, 2, "reader", by=1),
    lambda known: accounts.set_password(known, 2, "another password", by=1),
    lambda known: accounts.deactivate(known, 2, by=1),
    lambda known: accounts.end_sessions(known, 2, by=2),
])  # fmt: skip
def test_sessions_end_at_once(app: Flask, known: Accounts, change: Callable[[Accounts], object]) -> None:
    client, other = client_of(app, "rita"), client_of(app, "leo")
    change(known)
    assert not is_in(client)
    assert is_in(other)


def test_signing_out_everywhere(app: Flask) -> None:
    here, there = client_of(app, "rita"), client_of(app, "rita")
    send(here, "/account", "/account/sign-out-everywhere")
    assert not is_in(here)
    assert not is_in(there)


def test_changing_ones_password(app: Flask) -> None:
    here, there = client_of(app, "rita"), client_of(app, "rita")
    wrong = send(here, "/account", "/account/password", current="not it", password="a new password")
    assert wrong.status_code == 422
    check_page(wrong.text)
    short = send(here, "/account", "/account/password", current=password_of("rita"), password="short")
    assert short.status_code == 422
    assert is_in(there)
    done = send(here, "/account", "/account/password", current=password_of("rita"), password="a new password")
    assert done.status_code == 303
    assert is_in(here)
    assert not is_in(there)
    assert sign_in(there, "rita").status_code == 401
    assert sign_in(there, "rita", "a new password").status_code == 303


def test_a_form_that_was_open_while_its_session_ended_can_still_be_sent(app: Flask, known: Accounts) -> None:
    client = client_of(app, "rita")
    token = csrf_of(client.get("/account", headers=HTML).text)
    accounts.end_sessions(known, 2, by=None)
    form = {"csrf_token": token, "label": "kept"}
    assert client.post("/account/tokens", data=form, headers=HTML).status_code == 401
    sign_in(client, "rita")  # in another tab
    assert client.post("/account/tokens", data=form, headers=HTML).status_code == 201
    sign_in(client, "leo")  # but nobody else's
    assert client.post("/account/tokens", data=form, headers=HTML).status_code == 400


# Forms from elsewhere


def test_no_form_is_taken_without_its_token(app: Flask) -> None:
    client = client_of(app, "ada")
    other = csrf_of(app.test_client().get("/account/sign-in", headers=HTML).text)
    values: dict[str, Any] = {"int": 2, "string": "c1"}
    for rule in app.url_map.iter_rules():
        if "POST" not in (rule.methods or ()) or rule.rule.startswith("/v1/") or rule.endpoint in access._ANYBODYS:
            continue
        path = "".join(
            part if not converts else str(values.get(converts, "c1")) for converts, part in _parts(rule.rule)
        )
        for sent in ({}, {"csrf_token": "x"}, {"csrf_token": other}):
            found = client.post(path, data=sent, headers=HTML)
            assert found.status_code == 400, (path, sent, found.status_code)
            check_page(found.text)
            assert "send the form again" in found.text
    german = client.post("/account/tokens", headers={**HTML, "Accept-Language": "de"})
    assert german.status_code == 400


def _parts(rule: str) -> list[tuple[str, str]]:
    """A rule's pieces: (converter or empty, text)."""
    found = []
    for piece in rule.replace("<", "\0<").replace(">", ">\0").split("\0"):
        if piece.startswith("<"):
            found.append((piece[1:].split(":")[0] if ":" in piece else "string", piece))
        else:
            found.append(("", piece))
    return found


def test_the_api_takes_a_session_only_with_its_token(app: Flask, url: str) -> None:
    client = client_of(app, "rita")
    path, body, match = "/v1/claims/c1/reject", {"note": "a test"}, {"If-Match": '"1"'}
    refused = client.post(path, json=body, headers=match)
    assert refused.status_code == 400
    assert "X-CSRFToken" in refused.json["detail"]
    assert client.get("/v1/claims/c1").json["status"] == "accepted"
    assert app.test_client().post(path, json=body, headers=match).status_code == 401
    token = csrf_of(client.get("/account", headers=HTML).text)
    assert client.post(path, json=body, headers={**match, "X-CSRFToken": token}).status_code == 200
    program = app.test_client()
    headers = {**bearer(url, "rita"), "If-Match": '"2"'}
    assert program.post("/v1/claims/c1/accept", json={}, headers=headers).status_code == 200
    history = client.get("/v1/claims/c1/history").json["revisions"]
    assert [each["change"]["by"] for each in history[1:]] == ["rita", "rita"]


def test_a_session_may_verify_without_a_token(app: Flask) -> None:
    assert client_of(app, "leo").post("/v1/verify", json={"text": REFUTED}).status_code == 200


# Tokens


def test_a_token_is_shown_once_and_revocable(app: Flask) -> None:
    client, program = client_of(app, "rita"), app.test_client()
    made = send(client, "/account", "/account/tokens", label="the nightly export")
    assert made.status_code == 201
    assert made.headers["Cache-Control"] == "no-store"
    check_page(made.text)
    [token] = {word.split('"')[0] for word in made.text.split('value="') if word.startswith(accounts.TOKEN_PREFIX)}
    page = client.get("/account", headers=HTML).text
    assert token not in page
    assert "the nightly export" in page
    headers = {"Authorization": f"Bearer {token}"}
    assert program.get("/v1/claims/c1", headers=headers).status_code == 200
    send(client, "/account", "/account/tokens/1/revoke")
    refused = program.get("/v1/claims/c1", headers=headers)
    assert (refused.status_code, refused.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert "the nightly export" not in client.get("/account", headers=HTML).text.split("</main>")[0].split("said")[0]


@pytest.mark.parametrize("given", ["", "x", "belegt_", "é" * 100, "a" * 5000])
def test_a_wrong_token_is_told_even_where_none_is_needed(app: Flask, given: str) -> None:
    found = app.test_client().get("/v1/claims/c1", headers={"Authorization": f"Bearer {given}"})
    assert found.status_code == 401


def test_a_token_manages_no_accounts(app: Flask, url: str) -> None:
    client = app.test_client()
    token = csrf_of(client.get("/account/sign-in", headers=HTML).text)
    form = {"csrf_token": token, "label": "another", "name": "eve", "password": "0123456789", "role": "admin"}
    for path in ("/account/tokens", "/admin/users", "/admin/users/2/role"):
        assert client.post(path, data=form, headers={**HTML, **bearer(url, "ada")}).status_code == 401
    with opened(url) as known:
        assert len(accounts.everybody(known)) == len(PEOPLE)


def test_a_deactivated_accounts_tokens_stay_revoked(app: Flask, url: str, known: Accounts) -> None:
    headers, program = bearer(url, "leo"), app.test_client()
    assert program.get("/v1/claims/c1", headers=headers).status_code == 200
    accounts.deactivate(known, 3, by=1)
    assert program.get("/v1/claims/c1", headers=headers).status_code == 401
    accounts.activate(known, 3, by=1)
    assert program.get("/v1/claims/c1", headers=headers).status_code == 401


def test_last_use_of_a_token(own_database: str) -> None:
    now = datetime(2026, 1, 1, 12, tzinfo=UTC)
    with_people(own_database, PEOPLE[:1])
    known = accounts.open_accounts(own_database, clock=lambda: now)
    token = accounts.add_token(known, 1, "laptop", by=1)
    assert accounts.tokens(known, 1)[0].used is None
    for minutes in (1, 30):
        now += timedelta(minutes=minutes)
        assert accounts.by_token(known, token)
        assert accounts.tokens(known, 1)[0].used == now
    accounts.close(known)


# The page for admins


def test_admins_manage_accounts(app: Flask) -> None:
    ada = client_of(app, "ada")
    added = send(ada, "/admin/users", "/admin/users", name=SCRIPT, password="0123456789", role="reader")
    assert added.status_code == 303
    page = ada.get("/admin/users", headers=HTML).text
    check_page(page)
    assert SCRIPT not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    new = app.test_client()
    assert sign_in(new, SCRIPT, "0123456789").status_code == 303
    for path in ("/", "/account"):
        assert SCRIPT not in new.get(path, headers=HTML).text
    send(new, "/account", "/account/tokens", label=SCRIPT)
    assert SCRIPT not in new.get("/account", headers=HTML).text
    assert send(ada, "/admin/users", "/admin/users/4/role", role="reviewer").status_code == 303
    assert not is_in(new)
    assert send(ada, "/admin/users", "/admin/users/4/password", password="another one").status_code == 303
    assert sign_in(new, SCRIPT, "another one").status_code == 303
    assert send(ada, "/admin/users", "/admin/users/4/deactivate").status_code == 303
    assert not is_in(new)
    assert send(ada, "/admin/users", "/admin/users/4/activate").status_code == 303
    assert sign_in(new, SCRIPT, "another one").status_code == 303
    check_page(ada.get("/admin/users", headers={**HTML, "Accept-Language": "de"}).text)


@pytest.mark.parametrize(("path", "fields"), [
    ("/admin/users/2/role", {"role": "reader"}),
    ("/admin/users/2/deactivate", {}),
    ("/admin/users", {"name": "new", "password": "0123456789", "role": "reader"}),
])  # fmt: skip
def test_what_an_admin_does_has_an_undo(app: Flask, known: Accounts, path: str, fields: dict[str, str]) -> None:
    def now() -> list[tuple[str, str]]:
        return [(user.name, user.role) for user in accounts.everybody(known) if user.active]

    ada, before = client_of(app, "ada"), now()
    for _ in range(3):  # done, undone, and that undone
        assert send(ada, "/admin/users", path, **fields).status_code == 303
        after = now()
        assert after != before
        before = after
        said = ada.get("/admin/users", headers=HTML).text.partition('id="status"')[2].partition("</form>")[0]
        path = re.search('action="([^"]*)"', said)[1]  # type: ignore[index]
        fields = {name: value for name, value in re.findall('name="(.*?)" value="(.*?)"', said) if name == "role"}
    assert send(ada, "/admin/users", "/admin/users/2/password", password="another one").status_code == 303
    said = ada.get("/admin/users", headers=HTML).text.partition('class="said"')[2].partition("</div>")[0]
    assert "can&#39;t come back" in said
    assert "<form" not in said


@pytest.mark.parametrize(("path", "fields", "status"), [
    ("/admin/users", {"name": "LEO", "password": "0123456789", "role": "reader"}, 409),
    ("/admin/users", {"name": "", "password": "short", "role": "king"}, 422),
    ("/admin/users", {}, 422),
    ("/admin/users/1/role", {"role": "reader"}, 409),
    ("/admin/users/1/deactivate", {}, 409),
    ("/admin/users/2/role", {"role": SCRIPT}, 422),
    ("/admin/users/2/password", {"password": "short"}, 422),
    ("/admin/users/99/role", {"role": "reader"}, 404),
    ("/admin/users/99999999999999999999999/deactivate", {}, 404),
])  # fmt: skip
def test_what_admins_get_wrong(app: Flask, path: str, fields: dict[str, str], status: int) -> None:
    found = send(client_of(app, "ada"), "/admin/users", path, **fields)
    assert found.status_code == status
    check_page(found.text)


# How often


def test_attempts_are_limited_by_name_and_address(app: Flask) -> None:
    client = app.test_client()
    for _ in range(MOST):
        assert sign_in(client, "rita", "wrong password").status_code == 401
    refused = sign_in(client, "RITA")  # though it is the right one now
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 300
    check_page(refused.text)
    assert sign_in(client, "leo").status_code == 303  # another name
    elsewhere = app.test_client()
    elsewhere.environ_base["REMOTE_ADDR"] = "203.0.113.9"
    assert sign_in(elsewhere, "rita").status_code == 303


def test_a_right_password_clears_the_attempts(app: Flask) -> None:
    for _ in range(3):
        client = app.test_client()
        for _ in range(MOST - 1):
            sign_in(client, "rita", "wrong password")
        assert sign_in(client, "rita").status_code == 303


@pytest.mark.parametrize(("which", "given"), [
    (0, ("rita", "203.0.113.1")), (2, ("name {0}", "203.0.113.1")), (3, ("rita", "203.0.113.{0}")),
])  # fmt: skip
def test_limits_slide(tmp_path: Path, which: int, given: tuple[str, str]) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    known = accounts.open_accounts(f"sqlite:///{tmp_path / 'a.sqlite'}", clock=lambda: now)
    _, most, time = LIMITS[which]

    def one(number: int) -> None:
        with attempt(known, *(part.format(number) for part in given)):
            pass

    for number in range(most):
        one(number)
    for number in (most, most + 1):
        with pytest.raises(TooManyAttempts) as caught:
            one(number)
        assert caught.value.retry_after == time.total_seconds() + 1
    now += time
    one(most)
    succeeded(known, *(part.format(most) for part in given))
    one(most)
    accounts.close(known)


def test_no_address_keeps_a_name_out(tmp_path: Path) -> None:
    """Somebody who guesses as fast as he is let, day and night: others may try this name all the same."""
    now = datetime(2026, 1, 1, tzinfo=UTC)
    known = accounts.open_accounts(f"sqlite:///{tmp_path / 'a.sqlite'}", clock=lambda: now)
    tried = refused = 0
    for _ in range(3 * 60):
        now += timedelta(minutes=1)
        for address in ("203.0.113.1", "203.0.113.1", "198.51.100.1"):
            try:
                with attempt(known, "rita", address):
                    tried += 1
            except TooManyAttempts:
                refused += 1
            with attempt(known, "rita", "192.0.2.7"):
                succeeded(known, "rita", "192.0.2.7")
    assert 3 * LIMITS[1][1] < tried <= 2 * 4 * LIMITS[1][1]
    assert refused > tried
    accounts.close(known)


def test_nobody_is_kept_out_of_the_browser_that_he_uses(app: Flask, known: Accounts) -> None:
    """Guessing from anywhere stops at some number an hour, but not for a browser in which one has signed in before."""
    own, session = client_of(app, "rita"), client_of(app, "rita")
    send(own, "/account", "/account/sign-out")
    for number in range(LIMITS[3][1]):
        with attempt(known, "rita", f"203.0.113.{number}"):
            pass
    assert sign_in(app.test_client(), "rita").status_code == 429  # though it is the right one
    assert sign_in(client_of(app, "leo"), "rita").status_code == 429  # that browser is known as another's
    forged = app.test_client()
    forged.set_cookie("belegt_browser", "WzIsIngiXQ.aaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbb", path="/account")
    assert sign_in(forged, "rita").status_code == 429
    assert sign_in(own, "rita").status_code == 303
    changed = send(session, "/account", "/account/password", current=password_of("rita"), password="a new password")
    assert changed.status_code == 303
    for _ in range(MOST):  # and there, too, one may guess so often only
        assert sign_in(own, "rita", "wrong password").status_code == 401
    assert sign_in(own, "rita", "a new password").status_code == 429


def test_flags_of_the_cookie_that_knows_the_browser(app: Flask) -> None:
    client = app.test_client()
    token = csrf_of(client.get("/account/sign-in", base_url="https://localhost", headers=HTML).text)
    form = {"csrf_token": token, "name": "leo", "password": password_of("leo")}
    found = client.post("/account/sign-in", data=form, base_url="https://localhost", headers=HTML)
    cookies: SimpleCookie = SimpleCookie()
    for each in found.headers.getlist("Set-Cookie"):
        cookies.load(each)
    cookie = cookies["belegt_browser"]
    assert (cookie["path"], cookie["samesite"], bool(cookie["httponly"]), bool(cookie["secure"])) == (
        "/account", "Lax", True, True,
    )  # fmt: skip
    assert "leo" not in cookie.value


def test_addresses_of_one_household_count_together(app: Flask) -> None:
    def counted(remote: str, **headers: str) -> str:
        with app.test_request_context("/", environ_base={"REMOTE_ADDR": remote}, headers=headers):
            return access.address()

    assert counted("203.0.113.1") == "203.0.113.1" == counted("::ffff:203.0.113.1")
    assert counted("2001:db8::1") == counted("2001:db8::ffff:2") != counted("2001:db8:0:1::1")
    assert counted("203.0.113.1", **{"X-Forwarded-For": "198.51.100.1"}) == "203.0.113.1"


def test_behind_a_proxy_that_is_named_its_word_counts(own_database: str) -> None:
    client = application(own_database, proxies=1, rate=2).test_client()
    for end in range(5):
        headers = {"X-Forwarded-For": f"6.6.6.6, 203.0.113.{end}", "X-Forwarded-Proto": "https", **HTML}
        found = client.get("/account/sign-in", headers=headers)
        assert found.status_code == 200
        assert client.get("/v1/claims/c1", headers=headers).status_code == 200


def test_a_full_house_is_told_and_counts_as_no_attempt(app: Flask) -> None:
    client = app.test_client()
    held = [passwords._room.acquire(blocking=False) for _ in range(passwords._AT_ONCE + passwords._WAITING)]
    try:
        assert all(held)
        for _ in range(MOST + 1):
            found = sign_in(client, "rita")
            assert (found.status_code, found.headers["Retry-After"]) == (503, "2")
        check_page(found.text)
        assert client.post("/v1/verify", json={"text": REFUTED}).status_code == 200
    finally:
        for _ in held:
            passwords._room.release()
    assert sign_in(client, "rita").status_code == 303


def test_people_who_sign_in_leave_threads_for_those_who_check(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long a hash takes, and however many want one: of the threads of a worker two are left for the rest."""
    hashing, done = Event(), Event()

    class Slow:
        def verify(self, *_: object) -> bool:
            hashing.set()
            assert done.wait(60)
            return False

    clients = [app.test_client() for _ in range(12)]
    tokens = [csrf_of(client.get("/account/sign-in", headers=HTML).text) for client in clients]
    monkeypatch.setattr(passwords, "_hasher", Slow())

    def tries(number: int) -> int:
        form = {"csrf_token": tokens[number], "name": f"name {number}", "password": "a password"}
        return int(clients[number].post("/account/sign-in", data=form, headers=HTML).status_code)

    with ThreadPoolExecutor(Settings().threads) as worker:
        signing_in = [worker.submit(tries, number) for number in range(12)]
        try:
            assert hashing.wait(60)
            checked = worker.submit(lambda: app.test_client().post("/v1/verify", json={"text": REFUTED}).status_code)
            assert checked.result(timeout=60) == 200
            refused = list(islice(as_completed(signing_in, timeout=60), 10))  # before a hash is made and leaves room
        finally:
            done.set()
        assert [each.result() for each in refused] == [503] * 10
        assert sorted(each.result(timeout=60) for each in signing_in) == [401] * 2 + [503] * 10


def test_requests_without_an_account_are_limited(url: str) -> None:
    client = application(url, rate=3).test_client()
    answers = [client.get("/v1/claims/c1").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 429, 429]
    refused = client.post("/v1/verify", json={"text": REFUTED})
    assert refused.status_code == 429
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    check_page(client.get("/", headers=HTML).text)
    assert client.get("/healthz").status_code == 200
    assert client.get("/v1/claims/c1", headers=bearer(url, "leo")).status_code == 200
    assert client.get("/v1/claims/c1", environ_base={"REMOTE_ADDR": "203.0.113.9"}).status_code == 200
    assert sign_in(client, "leo").status_code == 303
    assert client.get("/", headers=HTML).status_code == 200


# Who sees what


def test_a_service_that_is_not_public(url: str) -> None:
    app = application(url, public=False)
    client = app.test_client()
    for path in ("/", f"/?{urlencode({'text': REFUTED})}", "/meetings"):
        found = client.get(path, headers=HTML)
        assert (found.status_code, found.headers["Location"]) == (303, f"/account/sign-in?{urlencode({'next': path})}")
    assert client.post("/", data={"text": REFUTED}, headers=HTML).status_code == 401
    assert client.post("/verdict.json", data={"text": REFUTED}).status_code == 401
    for path in ("/v1/claims/c1", "/v1/documents/apa-2017-02-17", "/v1/meetings", "/v1/verifications/x"):
        assert client.get(path).status_code == 401
    assert client.post("/v1/verify", json={"text": REFUTED}).status_code == 401
    assert client.post("/v1/verify/batch", data=b"{}", content_type="application/x-ndjson").status_code == 401
    for path in ("/healthz", "/readyz", "/openapi.json", "/static/belegt.css", "/account/sign-in"):
        assert client.get(path, headers=HTML).status_code == 200
    assert client.get("/nothing/here").status_code == 404
    assert client.post("/v1/verify", json={"text": REFUTED}, headers=bearer(url, "leo")).status_code == 200
    assert sign_in(client, "leo").status_code == 303
    assert client.post("/", data={"text": REFUTED}, headers=HTML).status_code == 200


def test_whole_documents_are_for_those_who_are_signed_in(app: Flask, url: str) -> None:
    text = f"Nur für uns: {SCRIPT}"
    store = open_store(url)
    store.write(Batch(documents=[Document("inside", text, text_sha256(text))]), by="a test", action="add")
    store.close()
    assert app.test_client().get("/v1/documents/inside").json["text"] is None
    assert app.test_client().get("/v1/documents/inside", headers=bearer(url, "leo")).json["text"] == text
    signed_in = client_of(app, "leo").get("/v1/documents/inside")
    assert signed_in.json["text"] == text
    assert "Cookie" in signed_in.headers["Vary"]


# Several workers


def _ask(served: Served, method: str, path: str, body: str = "", **headers: str) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection(served.host, served.port, timeout=60)
    connection.request(method, path, body, {"Accept": "text/html", **headers})
    answer = connection.getresponse()
    found = answer.status, dict(answer.getheaders()), answer.read().decode()
    connection.close()
    return found


def _signing_in(served: Served, name: str, password: str) -> tuple[int, dict[str, str]]:
    _, headers, page = _ask(served, "GET", "/account/sign-in")
    form = urlencode({"csrf_token": csrf_of(page), "name": name, "password": password})
    cookie = headers["Set-Cookie"].split(";")[0]
    kind = "application/x-www-form-urlencoded"
    while True:  # a full house is no answer yet
        status, headers, _ = _ask(served, "POST", "/account/sign-in", form, Cookie=cookie, **{"Content-Type": kind})
        if status != 503:
            return status, headers


def test_limits_and_sessions_hold_in_every_worker(url: str, tmp_path: Path) -> None:
    token = bearer(url, "rita")
    with serving(tmp_path, "--workers", "3", "--database", url) as served, ThreadPoolExecutor(8) as pool:
        tried = list(pool.map(lambda _: _signing_in(served, "leo", "wrong password")[0], range(24)))
        assert sorted(tried) == [401] * MOST + [429] * (24 - MOST)

        status, headers = _signing_in(served, "rita", password_of("rita"))
        assert status == 303
        cookie = {"Cookie": headers["Set-Cookie"].split(";")[0]}

        def answers(path: str, headers: dict[str, str]) -> set[int]:
            return set(pool.map(lambda _: _ask(served, "GET", path, **headers)[0], range(24)))

        assert answers("/account", cookie) == {200}
        assert answers("/v1/claims/c1", token) == {200}
        with opened(url) as known:
            accounts.revoke_token(known, 2, 1, by=1)
            assert answers("/v1/claims/c1", token) == {401}
            other = {"Authorization": "Bearer " + accounts.add_token(known, 2, "another", by=2)}
            assert answers("/v1/claims/c1", other) == {200}
            accounts.deactivate(known, 2, by=1)
        assert answers("/account", cookie) == {303}
        assert answers("/v1/claims/c1", other) == {401}


# The command line


def test_users_at_the_command_line(own_database: str, tmp_path: Path) -> None:
    def user(*arguments: str, typed: bytes = b"", status: int = 0) -> tuple[str, str]:
        found = belegt(tmp_path, "user", *arguments, "--database", own_database, stdin=typed)
        assert found.returncode == status, found.stderr
        return found.stdout.decode(), found.stderr.decode()

    assert user("list")[0] == ""
    assert user("add", "eva", "--admin", typed="schlüsselbund\nmore\n".encode())[0] == ""
    user("add", "finn", "--role", "reviewer", typed=b"0123456789")
    user("add", "gast", typed=b"0123456789\r\n")
    assert user("list")[0] == "eva\tadmin\tactive\nfinn\treviewer\tactive\ngast\treader\tactive\n"
    token, said = user("token", "finn", "the nightly export")
    assert said == ""
    user("password", "finn", typed=b"another password\n")
    user("deactivate", "gast")
    assert "gast\treader\tdeactivated" in user("list")[0]
    with opened(own_database) as known:
        found = accounts.by_token(known, token.strip())
        assert found is not None
        assert found.name == "finn"
        assert accounts.by_password(known, "eva", "schlüsselbund")
        assert accounts.by_password(known, "finn", "another password")
        assert accounts.by_password(known, "gast", "0123456789") is None
        assert {each.by for each in accounts.history(known)} == {None}
    for arguments, typed in (
        (("add", "EVA"), b"0123456789"), (("add", "new"), b""), (("add", "new"), b"short\n"),
        (("add", "new"), b"\xff\xfe" * 10), (("add", "new", "--role", "king"), b"0123456789"),
        (("add", "new", "--admin", "--role", "reader"), b"0123456789"), (("deactivate", "eva"), b""),
        (("password", "nobody"), b"0123456789"), (("token", "nobody", "x"), b""), (("token", "gast", "x"), b""),
        (("add", "a", "0123456789"), b""),
    ):  # fmt: skip
        said = user(*arguments, typed=typed, status=2)[1]
        assert "Traceback" not in said
        assert "Error" in said


def test_serving_says_how_the_first_admin_is_made(own_database: str, tmp_path: Path) -> None:
    with opened(own_database) as known:
        assert accounts.everybody(known) == []  # there is nobody whose password everybody knows
    for wanted in (True, False):
        with serving(tmp_path, "--workers", "1", "--database", own_database) as served:
            assert (f"user add NAME --admin --database {own_database}" in served.said) is wanted
        with opened(own_database) as known:
            assert len(accounts.everybody(known)) == (0 if wanted else 1)
        with_people(own_database, PEOPLE[:1] if wanted else ())


def test_old_verdicts_are_forgotten(own_database: str, tmp_path: Path) -> None:
    verdicts, now = open_verdicts(own_database), datetime.now(UTC)
    verdicts.keep("old", b"{}", b"{}", now - timedelta(days=31))
    verdicts.keep("new", b"{}", b"{}", now - timedelta(days=29))
    assert belegt(tmp_path, "prune", "--database", own_database).stderr == b"Kept verdicts forgotten: 0.\n"
    done = belegt(tmp_path, "prune", "--database", own_database, BELEGT_KEEP_DAYS="30")
    assert done.stderr == b"Kept verdicts forgotten: 1.\n"
    assert (verdicts.kept("old"), verdicts.kept("new")) == (None, (b"{}", b"{}"))
    verdicts.close()


def test_a_service_answers_no_verdict_that_is_too_old(own_database: str) -> None:
    verdicts, now = open_verdicts(own_database), datetime.now(UTC)
    for id, days in (("old", 31), ("new", 29)):
        verdicts.keep(id, b"{}", b"{}", now - timedelta(days=days))
    verdicts.close()
    app = application(own_database, keep_days=30)
    app.test_client_class = None  # these are no verdicts
    client = app.test_client()
    found = [client.get(f"/v1/verifications/{id}").status_code for id in ("old", "new")]
    assert found == [404, 200]
    client.post("/v1/verify", json={"text": REFUTED, "save": True})
    with sqlite3.connect(beside(own_database, "verdicts")) as db:
        assert db.execute("SELECT count(*) FROM verdicts WHERE id = 'old'").fetchone() == (0,)
