"""The API described for programs (OpenAPI 3.1), from the very schemas that requests are checked by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from service.checks import schemas
from service.plainjson import dump
from service.version import engine

_JSON, _LINES, _PROBLEM = "application/json", "application/x-ndjson", "application/problem+json"
_ERRORS = {
    304: "Not modified: the client has it already, as its If-None-Match says.",
    400: "The body is not what its content type says.",
    404: "There is no such thing, at that change.",
    405: "The method is not answered here; Allow says which are.",
    413: "More than is read.",
    415: "Another content type is read here.",
    422: "The request does not fit its schema.",
    503: "The database can't be read; try again after Retry-After seconds.",
}


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing the API does. `query` and `request` and `response` name schemas."""

    method: str
    path: str
    id: str
    summary: str
    response: str
    errors: tuple[int, ...]
    query: str | None = None
    request: str | None = None
    media: str = _JSON


_READ = (304, 404, 422, 503)
_LIST = (304, 422, 503)
OPERATIONS = (
    Operation(
        "post", "/v1/verify", "verify", "Check a statement against the accepted claims.", "verdict",
        (400, 413, 415, 422, 503), request="verify_request",
    ),
    Operation(
        "post", "/v1/verify/batch", "verifyBatch",
        "Check many statements: a request a line, answered in the same order as the lines come in.", "batch_line",
        (413, 415, 503), request="verify_request", media=_LINES,
    ),
    Operation("get", "/v1/verifications/{id}", "verification", "A kept verdict: the same bytes for ever.", "verdict",
              (304, 404, 503)),
    Operation("get", "/v1/verifications/{id}/current", "verificationNow",
              "Whether a kept verdict would be another now, and why.", "current", (404, 503)),
    Operation("get", "/v1/documents", "documents", "All documents, without their texts.", "documents", _LIST,
              query="query_documents"),
    Operation("get", "/v1/documents/{id}", "document", "A document, with its text where it is public.", "document",
              _READ, query="query_item"),
    Operation("get", "/v1/meetings", "meetings", "All meetings.", "meetings", _LIST, query="query_meetings"),
    Operation("get", "/v1/meetings/{id}", "meeting", "A meeting with all claims about it.", "meeting", _READ,
              query="query_item"),
    Operation("get", "/v1/claims", "claims", "All claims; of one status, of one document.", "claims", _LIST,
              query="query_claims"),
    Operation("get", "/v1/claims/{id}", "claim", "A claim with its spans.", "claim", _READ, query="query_item"),
    Operation("get", "/v1/claims/{id}/history", "claimHistory", "Every revision of a claim.", "claim_history", _READ,
              query="query_item"),
    Operation("get", "/v1/entities", "entities", "All entities; of one kind.", "entities", _LIST,
              query="query_entities"),
    Operation("get", "/v1/entities/{id}", "entity", "An entity with its names.", "entity", _READ, query="query_item"),
    Operation("get", "/v1/entities/{id}/history", "entityHistory", "Every revision of an entity.", "entity_history",
              _READ, query="query_item"),
    Operation("get", "/healthz", "health", "Whether this process answers.", "health", ()),
    Operation("get", "/readyz", "readiness", "Whether the claims can be read.", "ready", (503,)),
)  # fmt: skip


@cache
def document_bytes() -> bytes:
    """The description as JSON."""
    return dump(document())


def document() -> dict[str, Any]:
    """The description."""
    paths: dict[str, dict[str, Any]] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method] = _operation(operation)
    components = {name: _component(schema) for name, schema in schemas().items() if not name.startswith("query_")}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Belegt",
            "version": engine(),
            "summary": "Who met whom, when and where, and which source says so.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {"schemas": components},
    }


def _operation(operation: Operation) -> dict[str, Any]:
    parameters = [
        {"name": part[1:-1], "in": "path", "required": True, "schema": {"type": "string"}}
        for part in operation.path.split("/")
        if part.startswith("{")
    ]
    if operation.query:
        for name, schema in schemas()[operation.query]["properties"].items():
            rest = {key: value for key, value in schema.items() if key != "description"}
            parameters.append({"name": name, "in": "query", "description": schema["description"], "schema": rest})
    found: dict[str, Any] = {"operationId": operation.id, "summary": operation.summary}
    if parameters:
        found["parameters"] = parameters
    if operation.request:
        found["requestBody"] = {"required": True, "content": _content(operation.media, operation.request)}
    found["responses"] = {
        "200": {"description": operation.summary, "content": _content(operation.media, operation.response)},
        **{str(status): _error(status) for status in (*operation.errors, 405)},
    }
    return found


def _error(status: int) -> dict[str, Any]:
    bare = status == 304
    return {"description": _ERRORS[status]} | ({} if bare else {"content": _content(_PROBLEM, "problem")})


def _content(media: str, schema: str) -> dict[str, Any]:
    return {media: {"schema": {"$ref": f"#/components/schemas/{schema}"}}}


def _component(value: Any) -> Any:
    """A schema whose references to other files point to the components of that name."""
    if isinstance(value, Mapping):
        return {key: _pointed(key, part) for key, part in value.items() if key != "$schema"}
    return [_component(part) for part in value] if isinstance(value, list) else value


def _pointed(key: str, part: Any) -> Any:
    if key == "$ref":
        return f"#/components/schemas/{part.removesuffix('.json')}"
    return _component(part)
