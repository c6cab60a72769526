"""Sessions of people: a signed cookie with an account's id and the number that its sessions carry at present.

Nothing is read or made for those who send no cookie: checking goes on where the accounts' file can't be.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any, cast

from flask import Flask, Request, Response, current_app, request, session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadSignature, URLSafeTimedSerializer

from claims.errors import StorageUnavailable
from service.accounts import accounts
from service.accounts.accounts import Account, Accounts

_BROWSER, _A_YEAR = "belegt_browser", 365 * 24 * 3600


class Application(Flask):
    """Flask, but for the key that signs cookies: it is read when it is first needed, as making an app opens nothing."""

    @property
    def secret_key(self) -> str:  # type: ignore[override]  # Flask keeps it in its settings, which are all set at once
        key = self.config["SECRET_KEY"]
        if key is None:
            key = self.config["SECRET_KEY"] = accounts.secret_key(cast(Accounts, self.extensions["belegt-accounts"]))
        return str(key)

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Flask asks of eight functions a request whether they are coroutines. None of ours is."""
        return func


class Sessions(SecureCookieSessionInterface):
    """Flask's own sessions; Secure everywhere but on this machine, where a browser may come without TLS."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        if self.get_cookie_name(app) not in request.cookies:
            return self.session_class()
        try:
            return super().open_session(app, request)
        except StorageUnavailable:  # nobody can be known now; what needs an account will say so
            return self.session_class()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if session or session.modified:
            super().save_session(app, session, response)
        elif session.accessed:
            response.vary.add("Cookie")  # all that Flask does, after asking what a cookie would be like

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002  # Flask calls it so
        return request.is_secure or not _is_local(request.host)


def begin(account: Account) -> None:
    """Let this session be the account's."""
    # Who had to sign in again in the middle of a form may still send it; from another's session nothing is taken over.
    token = session.get("csrf_token") if session.get("account") == account.id else None
    session.clear()
    session.update({"account": account.id, "number": account.session})
    if token:
        session["csrf_token"] = token


def end() -> None:
    session.clear()


def account_of_session(known: Accounts) -> Account | None:
    """Whose session this is, as long as it holds."""
    found = session.get("account")
    if found is None:
        return None
    account = accounts.find(known, found)
    return account if account and account.active and account.session == session.get("number") else None


def browser_of(known: Accounts, name: str) -> str | None:
    """What tells this browser from others, if the account of this name has signed in with it before."""
    cookie = request.cookies.get(_BROWSER)
    if cookie is None:
        return None
    try:
        id, browser = _signer().loads(cookie, max_age=_A_YEAR)
    except (BadSignature, ValueError, TypeError):
        return None
    account = accounts.find(known, id)
    fits = account is not None and accounts.name_key(account.name) == accounts.name_key(name)
    return f"browser {browser}" if fits else None


def know_browser(response: Response, account: Account, browser: str | None) -> None:
    """Give the browser in which somebody has signed in what it is known by; `browser`: what it is known by already."""
    told = browser.removeprefix("browser ") if browser else secrets.token_urlsafe(12)
    response.set_cookie(
        _BROWSER, _signer().dumps([account.id, told]), max_age=_A_YEAR, path="/account", httponly=True, samesite="Lax",
        secure=current_app.session_interface.get_cookie_secure(current_app),
    )  # fmt: skip


def _signer() -> URLSafeTimedSerializer:
    key = current_app.secret_key
    assert key  # noqa: S101  # Application has one
    return URLSafeTimedSerializer(key, salt="belegt-browser")


def _is_local(host: str) -> bool:
    name = host.rpartition(":")[0] if not host.endswith("]") and ":" in host else host
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False
