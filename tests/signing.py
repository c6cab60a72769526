"""Signing in as people do, by the form; and accounts to do it with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html import unescape
from typing import Any

from flask.testing import FlaskClient

from service.accounts import accounts
from service.accounts.accounts import Account, Accounts

HTML = {"Accept": "text/html"}


def password_of(name: str) -> str:
    """The password of everybody in tests."""
    return f"the password of {name}"


@contextmanager
def opened(url: str) -> Iterator[Accounts]:
    known = accounts.open_accounts(url)
    yield known
    accounts.close(known)


def with_people(url: str, people: Iterable[tuple[str, str]]) -> dict[str, Account]:
    """Make accounts of these names and roles."""
    with opened(url) as known:
        return {name: accounts.add(known, name, password_of(name), role, by=None) for name, role in people}


def bearer(url: str, name: str) -> dict[str, str]:
    """Headers with a new token of somebody's."""
    with opened(url) as known:
        token = accounts.add_token(known, accounts.by_name(known, name).id, "a test", by=None)
    return {"Authorization": f"Bearer {token}"}


def csrf_of(html: str) -> str:
    """The token that a page's forms carry."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', html)
    assert found, html
    return unescape(found[1])


def send(client: FlaskClient, page: str, action: str, **fields: Any) -> Any:
    """Open a page and send one of its forms."""
    token = csrf_of(client.get(page, headers=HTML).text)
    return client.post(action, data={"csrf_token": token, **fields}, headers=HTML)


def sign_in(client: FlaskClient, name: str, password: str | None = None, following: str = "") -> Any:
    """Fill in the form. Answers what the service answers."""
    page = f"/account/sign-in?next={following}" if following else "/account/sign-in"
    fields = {"name": name, "password": password_of(name) if password is None else password, "next": following}
    return send(client, page, "/account/sign-in", **fields)
