"""What every page shares: its language, and the values that all templates use.

The language is the one chosen by the switch in the header, else the browser's preference, else English.
"""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, Flask, Response, make_response, redirect, request
from flask_babel import Babel, get_locale
from werkzeug.exceptions import NotFound

from service import collector
from service.shown import layout
from service.shown.claim_words import value_words
from service.version import engine
from service.words import LANGUAGES, Words, words

blueprint = Blueprint("rendering", __name__)

_COOKIE, _A_YEAR = "language", 365 * 24 * 3600
_OWN_PATH = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")


def install(app: Flask) -> None:
    """Give an application its languages and its templates' common values."""
    Babel(app, default_locale=LANGUAGES[0], locale_selector=_language)
    app.context_processor(_common)
    app.after_request(_kept_apart)
    app.register_blueprint(blueprint)


@blueprint.get("/language/<code>")
def choose(code: str) -> Response:
    """Keep the language that was chosen, and go back to where the reader was."""
    if code not in LANGUAGES:
        raise NotFound
    response = make_response(redirect(own_path(request.args.get("next")), 303))
    response.set_cookie(_COOKIE, code, max_age=_A_YEAR, samesite="Lax", httponly=True, secure=request.is_secure)
    return response


def own_path(text: str | None) -> str:
    """An address that somebody sent for us to redirect to, if it is one of ours; else the first page."""
    return text if text and _OWN_PATH.fullmatch(text) else "/"


def reader_words() -> Words:
    """The words of the language that is spoken to the reader."""
    return words(str(get_locale() or LANGUAGES[0]))


def _language() -> str:
    chosen = request.cookies.get(_COOKIE)
    return chosen if chosen in LANGUAGES else request.accept_languages.best_match(LANGUAGES, LANGUAGES[0])


def _common() -> dict[str, Any]:
    w = reader_words()
    return {
        "w": w,
        "lang": w.code,
        "version": engine(),
        "symbols": layout.SYMBOLS,
        "source": layout.source,
        "context": layout.context,
        "value_words": value_words,
        "here": request.full_path.rstrip("?") if request.method == "GET" else request.path,
    }


def _kept_apart(response: Response) -> Response:
    """Tell caches what a page depends on, and to ask each time whether it still holds."""
    if response.mimetype == "text/html":
        response.call_on_close(collector.at_once)  # templates make circles
        response.vary.update(("Accept-Language", "Cookie"))
        response.headers.setdefault("Cache-Control", "private, no-cache")
    return response
