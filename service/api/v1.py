"""Checking statements over HTTP: /v1/verify, its batch, and kept verdicts; and whether the service is well."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from functools import partial

from flask import Blueprint, Response, current_app, request
from werkzeug.exceptions import HTTPException, PreconditionFailed

from claims import open_store
from claims.errors import StorageUnavailable
from service.accounts import access
from service.api import openapi
from service.bulk.batches import Batches
from service.bulk.spool import Spool, too_large
from service.checker import Checker
from service.errors import Finding, Malformed, UnsupportedType
from service.plainjson import dump, load
from service.statement import statement_from
from service.watching import metrics

blueprint = Blueprint("api", __name__)

LINES = "application/x-ndjson"
_BLOCK = 64 * 1024  # bytes
_LINES_TOO = {LINES, "application/ndjson", "application/jsonl", "application/x-jsonlines", "application/jsonlines"}


def checker() -> Checker:
    """This process's checker."""
    found: Checker = current_app.extensions["belegt"]
    return found


def as_json(value: object) -> Response:
    """A JSON answer."""
    return Response(dump(value), content_type="application/json")


def unless_known(response: Response) -> Response:
    """The response, or 304 where its ETag says that the client has it already.

    Raises PreconditionFailed where the client wants nothing but what its If-Match names.
    """
    tag, _ = response.get_etag()
    if (wanted := request.if_match) and not wanted.star_tag and not (tag and wanted.is_strong(tag)):
        raise PreconditionFailed
    response.make_conditional({**request.environ, "HTTP_IF_MATCH": ""})  # which werkzeug would answer with all of it
    return response


@blueprint.post("/v1/verify")
def verify() -> Response:
    """Check one statement."""
    if not (request.is_json and is_utf8()):
        raise UnsupportedType(request.headers.get("Content-Type", ""), "application/json, in UTF-8")
    response = as_json(checker().check(statement_from(load(body()))))
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.post("/v1/verify/batch")
def verify_batch() -> Response:
    """Check many statements, a line each; each is answered as soon as it has come."""
    if not (request.mimetype in _LINES_TOO and is_utf8()):
        raise UnsupportedType(request.headers.get("Content-Type", ""), f"{LINES}, in UTF-8")
    limit: int = current_app.config["BELEGT"].max_batch
    if (request.content_length or 0) > limit:
        raise too_large(limit)
    request.max_content_length = limit
    batches: Batches = current_app.extensions["belegt-batches"]
    with ExitStack() as begun:
        begun.enter_context(batches.turn())
        spool = begun.enter_context(closing(Spool(_pieces(), limit)))
        response = Response(batches.answers(spool), content_type=LINES)
        response.call_on_close(begun.pop_all().close)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"  # a proxy in front shall pass each line on at once
    return response


def _pieces() -> Iterator[bytes]:
    """The body of this request, in pieces.

    Servers read a body by blocks, which is fast, but the sender of one that comes in chunks may wait for the answer to
    a line before sending the next, and a block would wait for both. gunicorn's own reader of chunks gives each as it
    comes; where there is none, we read byte by byte, which is slow but waits for nothing.
    """
    stream = request.environ["wsgi.input"] if request.environ.get("wsgi.input_terminated") else request.stream
    if request.content_length is not None:
        return iter(partial(stream.readline, _BLOCK), b"")
    chunks: Iterator[bytes] | None = getattr(getattr(stream, "reader", None), "parser", None)
    return chunks or iter(partial(stream.readline, 1), b"")


def body() -> bytes:
    """The whole body of this request. Raises Malformed where the client breaks off or sends no proper HTTP."""
    try:
        return request.get_data()
    except HTTPException:  # it is too large
        raise
    except Exception:
        raise Malformed([Finding("", "The body could not be read to its end.")]) from None


def is_utf8() -> bool:
    """Whether the body is sent as UTF-8."""
    return request.mimetype_params.get("charset", "utf-8").lower() in ("utf-8", "utf8")


@blueprint.get("/v1/verifications/<id>")
def verification(id: str) -> Response:
    """A kept verdict: the same bytes for ever."""
    response = Response(checker().kept(id), content_type="application/json")
    response.set_etag(id)
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    return unless_known(response)


@blueprint.get("/v1/verifications/<id>/current")
def verification_now(id: str) -> Response:
    """Whether a kept verdict would be another now, and why."""
    response = as_json(checker().current(id))
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/openapi.json")
def description() -> Response:
    """This API, described for programs."""
    response = Response(openapi.document_bytes(), content_type="application/json")
    response.add_etag()
    return unless_known(response)


@blueprint.get("/healthz")
def health() -> Response:
    """Whether this process answers at all."""
    return as_json({"status": "ok"})


@blueprint.get("/readyz")
def readiness() -> Response:
    """Whether the claims can be read, by a new connection and at this version's schema; 503 where not."""
    change, counts = _state()
    return as_json({"status": "ready", "change": change, "claims": counts["accepted"]})


@blueprint.get("/metrics")
def figures() -> Response:
    """Figures of all workers, for Prometheus."""
    access.need_watcher()
    try:
        change, counts = _state()
    except StorageUnavailable:  # which is a figure, too
        change, counts = 0, {}
    shown: metrics.Metrics = current_app.extensions["belegt-metrics"]
    response = Response(shown.text(change, counts), content_type=metrics.CONTENT_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response


def _state() -> tuple[int, dict[str, int]]:
    """The latest change, and how much there is. Raises StorageUnavailable."""
    with closing(open_store(checker().database, read_only=True)) as store, store.view() as view:
        return view.change, dict(view.counts())
