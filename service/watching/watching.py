"""Every request is watched from its arrival to the end of its answer: it gets an id, is counted, and logged."""

from __future__ import annotations

import re
from collections.abc import Iterable
from time import perf_counter
from typing import Any
from uuid import uuid4

from flask import Flask, request
from werkzeug.wsgi import ClosingIterator

from service.watching.events import REQUEST_ID, tell
from service.watching.metrics import Metrics

HEADER = "X-Request-ID"
_ID = re.compile(r"[A-Za-z0-9._-]{1,100}")  # of a client's making; any other is passed over
_ROUTE = "belegt.route"
_QUIET = ("/healthz", "/readyz", "/metrics", "/static/<path:filename>")  # asked so often that nobody wants to read it
_STREAMS = "/v1/verify/batch"


class Watching:
    """The application, watched."""

    def __init__(self, app: Any, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        seen = _Seen(environ, self._metrics)

        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Any:
            seen.status = status[:3]
            return start_response(status, [*headers, (HEADER, seen.id)], exc_info)

        try:
            return ClosingIterator(self._app(environ, start), [seen.end])
        except BaseException:
            seen.end()
            raise


class _Seen:
    """One request on its way."""

    def __init__(self, environ: dict[str, Any], metrics: Metrics) -> None:
        given = environ.get("HTTP_X_REQUEST_ID", "")
        self.id = given if _ID.fullmatch(given) else uuid4().hex
        self.status = "500"
        self._environ = environ
        self._metrics = metrics
        metrics.in_progress("requests", 1)
        self._begun = perf_counter()
        REQUEST_ID.set(self.id)

    def end(self) -> None:
        """The answer was sent, or the client has gone."""
        seconds = perf_counter() - self._begun
        method, route = self._environ["REQUEST_METHOD"], self._environ.get(_ROUTE, "")
        self._metrics.in_progress("requests", -1)
        method = method if method in _METHODS else "OTHER"
        self._metrics.request(method, route, self.status, seconds, streams=route == _STREAMS)
        if route not in _QUIET or self.status not in ("200", "304"):
            tell("request", method=method, route=route, status=int(self.status), ms=round(seconds * 1000, 1))
        REQUEST_ID.set(None)


_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def install(app: Flask, metrics: Metrics) -> None:
    """Watch what this application answers."""
    app.before_request(_note_route)
    app.wsgi_app = Watching(app.wsgi_app, metrics)  # type: ignore[method-assign]  # as Flask says


def _note_route() -> None:
    """The rule that an address fits, not the address: that may hold words of a statement."""
    if request.url_rule is not None:
        request.environ[_ROUTE] = request.url_rule.rule
