"""The HTTP service: one Flask application made from frozen settings, with its limits, headers and errors."""

from __future__ import annotations

from contextlib import suppress
from http import HTTPStatus

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from claims.errors import BelegtError, Fault, Sentence, StorageUnavailable
from service.accounts import access
from service.accounts.sessions import Application
from service.api import (
    answered,
    exports,
    extracting,
    reading,
    room,
    v1,
    web_annotations,
    writing_claims,
    writing_documents,
    writing_entities,
    writing_meetings,
)
from service.bulk.batches import Batches
from service.checker import Checker
from service.config import Settings
from service.desk import (
    anchoring,
    claim_editing,
    document_editing,
    entity_editing,
    identifying,
    meeting_editing,
    review_pages,
)
from service.errors import RETRY_AFTER, Malformed, faults_of, members_of, problem_of, status_of
from service.pages import (
    account_pages,
    check_page,
    claim_pages,
    document_pages,
    entity_pages,
    extract_pages,
    meeting_pages,
    rendering,
)
from service.plainjson import dump
from service.watching import watching
from service.watching.events import tell
from service.watching.metrics import Metrics

API = (
    v1, extracting, reading, web_annotations, exports,
    writing_claims, writing_documents, writing_entities, writing_meetings,
)  # fmt: skip
PAGES = (check_page, account_pages, extract_pages, meeting_pages, document_pages, entity_pages, claim_pages)
DESK = (review_pages, claim_editing, anchoring, document_editing, entity_editing, identifying, meeting_editing)
HEADERS = {  # of every answer
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; "  # Pico's style sheet holds the icons of its form fields
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

_BLOCK, _MOST_THROWN_AWAY = 64 * 1024, 512 * 1024 * 1024  # bytes

# What a person or a program can do about an HTTP error that comes from no code of ours.
_SENTENCES = {
    HTTPStatus.BAD_REQUEST: Sentence("The request can't be read."),
    HTTPStatus.NOT_FOUND: Sentence("There is nothing at this address."),
    HTTPStatus.PRECONDITION_FAILED: "What is here is not, or no longer, what If-Match names.",
}


def create_app(settings: Settings | None = None) -> Flask:
    """The application. Nothing is opened yet: each process opens its database when it is first asked something."""
    settings = settings or Settings.load()
    app = Application(__name__)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body
    app.config["MAX_FORM_MEMORY_SIZE"] = settings.max_body
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 3600
    app.config["BELEGT"] = settings
    metrics = Metrics()
    checker = Checker(settings.database, settings.keep_days, metrics.verdict, metrics.edit)
    app.extensions["belegt"] = checker
    app.extensions["belegt-metrics"] = metrics
    app.extensions["belegt-batches"] = Batches(settings, checker, metrics)
    app.extensions["belegt-answered"] = answered.answered_beside(settings.database)
    app.url_map.strict_slashes = True
    app.url_map.merge_slashes = False
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    watching.install(app, metrics)  # first, so that it sees all that follows
    app.before_request(room.make_room)  # before access.install's, which reads forms
    app.before_request(_need_host)
    access.install(app, settings)
    rendering.install(app)
    for door in (*API, *PAGES, *DESK):
        app.register_blueprint(door.blueprint)
    app.register_error_handler(Exception, _answer_error)
    app.after_request(_with_headers)
    return app


def _need_host() -> None:
    """Addresses in our answers begin with the host that was asked. Raises Malformed for one that can't be."""
    if not request.host:
        raise Malformed([Fault("", "The Host header names no host.")])


def _with_headers(response: Response) -> Response:
    response.headers.extend(HEADERS)  # nothing else sets any of them
    return response


def _answer_error(error: Exception) -> Response:
    """Every error as problem+json, or as a page where a person's browser asks for one."""
    _take_rest_of_body()
    headers: dict[str, str] = {}
    if isinstance(error, HTTPException):
        status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
        faults = [Fault("", _sentence(status, error))]
        headers = {name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After", "Location")}
    else:
        status, faults = status_of(error), list(faults_of(error))
        if isinstance(error, StorageUnavailable):
            tell("storage-unavailable", method=request.method, route=str(request.url_rule), reason=str(error))
        elif not isinstance(error, BelegtError):
            tell("request-failed", error, method=request.method, route=str(request.url_rule))
    if check_page.is_for_people() and (elsewhere := access.to_sign_in(error)):
        return elsewhere
    if wait := getattr(error, "retry_after", RETRY_AFTER if status == HTTPStatus.SERVICE_UNAVAILABLE else None):
        headers["Retry-After"] = str(wait)
    if status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    response = (
        check_page.error_page(status, faults)
        if check_page.is_for_people()
        else Response(dump(problem_of(status, faults) | members_of(error)), content_type="application/problem+json")
    )
    response.status_code = status
    response.headers.update(headers)
    return response


def _take_rest_of_body() -> None:
    """Let the client finish sending: most read an answer only after that, and would see but a broken connection."""
    if not request.environ.get("wsgi.input_terminated"):
        return  # nobody knows where it ends
    stream, left = request.environ["wsgi.input"], _MOST_THROWN_AWAY
    with suppress(Exception):  # the client has gone, or sends no proper HTTP
        while left > 0 and (piece := stream.read(_BLOCK)):
            left -= len(piece)


def _sentence(status: HTTPStatus, error: HTTPException) -> str:
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        allowed = ", ".join(sorted(getattr(error, "valid_methods", None) or ()))
        return Sentence(
            "%(method)s is not answered here; there is %(allowed)s.", method=request.method, allowed=allowed
        )
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return Sentence("The request is larger than %(most)s bytes.", most=request.max_content_length)
    return _SENTENCES.get(status, status.description or status.phrase)
