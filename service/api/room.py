"""How large a request may be: those that hold an article have more room than all others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import current_app, request

_View = TypeVar("_View", bound=Callable[..., Any])


def takes_articles(view: _View) -> _View:
    """Decorates a view whose requests may be as large as an article; it stands below all other decorators."""
    view.takes_articles = True  # type: ignore[attr-defined]  # a mark that `make_room` reads
    return view


def make_room() -> None:
    """Before a request is read: let it be as large as what its view takes."""
    view = current_app.view_functions.get(request.endpoint or "")
    if getattr(view, "takes_articles", False):
        limit: int = current_app.config["BELEGT"].max_article
        request.max_content_length = limit
        request.max_form_memory_size = limit
