"""Who asks, and what they may do: by a session for people, by a bearer token for programs.

Every form carries Flask-WTF's `csrf_token`. So does a writing request to /v1 that comes with a session; one that comes
with a token, or from nobody, needs none, as no browser sends those by itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Any, TypeVar
from urllib.parse import urlencode

from flask import Flask, Response, current_app, g, make_response, redirect, request, session
from flask_babel import gettext
from flask_limiter import Limiter, RequestLimit
from flask_wtf import CSRFProtect
from flask_wtf.csrf import CSRFError
from werkzeug.middleware.proxy_fix import ProxyFix

from claims.errors import BelegtError
from service.accounts import accounts, sessions
from service.accounts.accounts import ROLES, Account, Accounts
from service.config import Settings
from service.errors import ForeignForm, NotAllowed, NotSignedIn, TooManyAttempts

__all__ = ["ROLES", "Account", "install", "known_accounts", "may", "require", "who"]

SIGN_IN = "/account/sign-in"
_View = TypeVar("_View", bound=Callable[..., Any])
_PASSED_ON = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP")  # what proxies add
_WRITING = ("POST", "PUT", "PATCH", "DELETE")
_TWO_WEEKS = 14 * 24 * 3600  # seconds

# What is open to everybody even where BELEGT_PUBLIC is 0: getting in, and what says nothing about meetings.
_ALWAYS_OPEN = {"static", "account.sign_in", "rendering.choose", "api.description", "api.health", "api.readiness"}
# Posted, because a statement may be too long for an address; what they do, anybody may do without a session, so that
# nobody gains by making another's browser do it. Their forms need no token: who only checks a statement gets no cookie,
# and is answered even where the accounts can't be read.
_ANYBODYS = {
    "pages.home",
    "pages.verdict_json",
    "pages.keep",
    "api.verify",
    "api.verify_batch",
    "extracting.extract",
    "extract_pages.extract",
}


def install(app: Flask, settings: Settings) -> None:
    """Give an application its accounts, sessions, and guards."""
    app.extensions["belegt-accounts"] = accounts.open_accounts(settings.database)
    app.session_interface = sessions.Sessions()
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME="belegt_session",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_HTTPONLY=True,
        PERMANENT_SESSION_LIFETIME=_TWO_WEEKS,
        WTF_CSRF_CHECK_DEFAULT=False,  # _guard asks for it
        WTF_CSRF_TIME_LIMIT=None,  # a form that was open over lunch can still be sent; its session has its own end
        WTF_CSRF_SSL_STRICT=False,  # it wants a Referer, which our pages tell browsers not to send
    )
    CSRFProtect(app)
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies)  # type: ignore[method-assign]  # as Flask says
    if settings.rate:
        limiter = Limiter(
            address,
            app=app,
            application_limits=[f"{settings.rate} per minute"],
            application_limits_exempt_when=lambda: _known() is not None,
            storage_uri="memory://",
            on_breach=_too_many,
        )
        limiter.request_filter(lambda: request.endpoint in _ALWAYS_OPEN)
    app.before_request(_guard)
    app.context_processor(lambda: {"account": _known(), "may": may})


def known_accounts() -> Accounts:
    """The accounts of this application."""
    found: Accounts = current_app.extensions["belegt-accounts"]
    return found


def who() -> Account | None:
    """Who asks, or None. Raises NotSignedIn for a token that opens nothing, StorageUnavailable."""
    if "account" not in g:
        token = _bearer()
        g.account = sessions.account_of_session(known_accounts()) if token is None else _by_token(token)
    account: Account | None = g.account
    return account


def may(role: str) -> bool:
    """Whether who asks has this role, or one above it."""
    account = _known()
    return account is not None and _reaches(account, role)


def require(role: str) -> Callable[[_View], _View]:
    """A view for those only who have this role, or one above it. Raises NotSignedIn, NotAllowed."""

    def guarded(view: _View) -> _View:
        @wraps(view)
        def answer(*args: Any, **kwargs: Any) -> Any:
            _need(role)
            return view(*args, **kwargs)

        answer.needs_role = role  # type: ignore[attr-defined]  # a mark that a test reads
        return answer  # type: ignore[return-value]  # it takes and gives what the view does

    return guarded


def need_watcher() -> None:
    """Figures are for every account, and where checking needs none, for this machine, too. Raises NotSignedIn.

    Behind a proxy on this machine everybody seems to ask from here, unless BELEGT_PROXIES says so: what was passed on
    counts as from elsewhere, and where an account is needed, nothing counts but that.
    """
    settings = current_app.config["BELEGT"]
    passed_on = not settings.proxies and any(name in request.headers for name in _PASSED_ON)
    if who() is None and not (settings.public and not passed_on and _is_loopback(request.remote_addr or "")):
        raise NotSignedIn


def _is_loopback(address: str) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    return (getattr(found, "ipv4_mapped", None) or found).is_loopback


def to_sign_in(error: Exception) -> Response | None:
    """Where a person is sent who has to sign in first, to come back afterwards."""
    if not isinstance(error, NotSignedIn) or request.method not in ("GET", "HEAD") or request.path == SIGN_IN:
        return None
    here = urlencode({"next": request.full_path.rstrip("?")})
    return make_response(redirect(f"{SIGN_IN}?{here}", HTTPStatus.SEE_OTHER))


def address() -> str:
    """Whose attempts and requests are counted together: an address, or what is given to one household of IPv6."""
    text = request.remote_addr or ""
    try:
        found = ip_address(text)
    except ValueError:
        return text
    if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
        return str(IPv6Network((found, 64), strict=False))
    return str(getattr(found, "ipv4_mapped", None) or found)


def _guard() -> None:
    """Before every request: let in who may come in, and take forms only from our own pages."""
    view = current_app.view_functions.get(request.endpoint or "")
    if view is None or request.endpoint in _ALWAYS_OPEN - {"account.sign_in"}:
        return
    if who() is None and not current_app.config["BELEGT"].public and request.endpoint not in _ALWAYS_OPEN:
        raise NotSignedIn
    if request.method not in _WRITING or request.endpoint in _ANYBODYS or _comes_without_a_session():
        return
    try:
        current_app.extensions["csrf"].protect()
    except CSRFError:
        role = getattr(view, "needs_role", None)
        if role is not None:
            _need(role)  # whose session has ended is told to sign in
        if request.path.startswith("/v1/"):
            raise ForeignForm from None
        raise ForeignForm(
            gettext(
                "This form was not sent from a page of Belegt, or the page was open for too long. Nothing was done. "
                "Go back, load the page anew, and send the form again; your browser has to accept cookies."
            )
        ) from None


def _need(role: str) -> None:
    account = who()
    if account is None:
        raise NotSignedIn
    if not _reaches(account, role):
        raise NotAllowed(role)


def _reaches(account: Account, role: str) -> bool:
    return ROLES.index(account.role) >= ROLES.index(role)


def _known() -> Account | None:
    """Who asks, as far as it can be told: pages that say what went wrong ask, too."""
    try:
        return who()
    except BelegtError:
        return None


def _comes_without_a_session() -> bool:
    """Whether a request to the API holds nothing that a browser would have added by itself."""
    return request.path.startswith("/v1/") and (_bearer() is not None or "account" not in session)


def _bearer() -> str | None:
    """The token that a program sent. It opens the API, and pages to read; it fills in no forms."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return None
    for_programs = request.path.startswith("/v1/") or request.endpoint in _ANYBODYS
    return token.strip() if for_programs or request.method not in _WRITING else None


def _by_token(token: str) -> Account:
    account = accounts.by_token(known_accounts(), token)
    if account is None:
        raise NotSignedIn("The bearer token is unknown or was revoked. Make another one at /account.")
    return account


def _too_many(limit: RequestLimit) -> None:
    raise TooManyAttempts(max(1, int(limit.reset_at - time.time())), "requests without an account")
