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
_MERGE_PATCH, _CSV, _JSON_LD = "application/merge-patch+json", "text/csv", "application/ld+json"
_ERRORS = {
    304: "Not modified: the client has it already, as its If-None-Match says.",
    400: "The body is not what its content type says, a header not what it has to be, or a session's token is missing.",
    401: "An account is needed, or the bearer token opens nothing.",
    403: "The account's role may not do this.",
    404: "There is no such thing, at that change.",
    405: "The method is not answered here; Allow says which are.",
    409: "It can't be done with things as they are now.",
    412: "Somebody has written since; to an edit with base, theirs, yours, both merged, and what both changed.",
    413: "More than is read.",
    414: "The address is longer than is read.",
    415: "Another content type is read here.",
    417: "Of Expect only 100-continue is known.",
    422: "The request does not fit its schema, or not what it is about.",
    428: "The request does not say which revision it starts from.",
    429: "Too many requests without an account; try again after Retry-After seconds.",
    431: "There are more headers than are read, or longer ones.",
    503: "The database can't be read or written; try again after Retry-After seconds.",
}
_SECURITY = {
    "bearer": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token that an account has made for itself, at /account.",
    }
}
_IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": "The revision that the write starts from, as the ETag of a read gives it.",
    "schema": {"type": "string", "pattern": '^"[1-9][0-9]{0,8}"$'},
    "example": '"3"',
}
_IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Of the client's making: for a day, the same request with the same key is done once only.",
    "schema": {"type": "string", "pattern": "^[A-Za-z0-9._:-]{1,200}$"},
}


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing the API does. `query`, `request` and `response` name schemas; `role`: whose account may do it."""

    method: str
    path: str
    id: str
    summary: str
    response: str | None  # None: text without a schema
    errors: tuple[int, ...]
    query: str | None = None
    request: str | None = None
    media: str = _JSON  # of the answer
    reads: tuple[str, ...] = (_JSON,)  # media types of the request
    success: int = 200
    role: str | None = None
    starts: bool = False  # from a revision, which If-Match names
    once: bool = False  # for each Idempotency-Key
    may_be_empty: bool = False  # the request
    known: bool = False  # 200 where what it would make is there already

    @property
    def done(self) -> tuple[int, ...]:
        """The statuses of answers that hold what was asked for."""
        return (self.success, 200) if self.known else (self.success,)

    @property
    def statuses(self) -> frozenset[int]:
        """Every status that it is answered with."""
        account = () if self.path in _OPEN else (401, 429)
        revision = (412, 428) if self.starts else ()
        body = (413, 415, 422) if self.request and self.role else ()
        role = (403, 422, 503) if self.role else ()
        return frozenset((*self.done, *_ANY, *self.errors, *account, *revision, *body, *role))


_ANY = (400, 405, 414, 417, 431)  # what any request may be answered that is not one
_OPEN = ("/healthz", "/readyz")  # these say nothing that an account would be needed for
_READ = (304, 404, 412, 422, 503)
_LIST = (304, 412, 422, 503)


def _decision(name: str, summary: str, id: str = "") -> Operation:
    return Operation("post", f"/v1/claims/{{id}}/{name}", id or f"{name}Claim", summary, "claim", (404,),
                     request="note_request", role="reviewer", starts=True, may_be_empty=True)  # fmt: skip


def _export(name: str, schema: str, query: str) -> tuple[Operation, Operation]:
    return (
        Operation("get", f"/v1/{name}.csv", f"{name}Csv", f"All {name}, as a table for spreadsheets.", None,
                  (422, 503), query=query, media=_CSV),
        Operation("get", f"/v1/{name}.jsonl", f"{name}Jsonl", f"All {name}, a JSON object a line.", schema,
                  (422, 503), query=query, media=_LINES),
    )  # fmt: skip


OPERATIONS = (
    Operation(
        "post", "/v1/verify", "verify", "Check a statement against the accepted claims.", "verdict",
        (400, 413, 415, 422, 503), request="verify_request",
    ),
    Operation(
        "post", "/v1/verify/batch", "verifyBatch",
        "Check many statements: a request a line, answered in the same order as the lines come in.", "batch_line",
        (413, 415, 503), request="verify_request", media=_LINES, reads=(_LINES,),
    ),
    Operation("get", "/v1/verifications/{id}", "verification", "A kept verdict: the same bytes for ever.", "verdict",
              (304, 404, 412, 503)),
    Operation("get", "/v1/verifications/{id}/current", "verificationNow",
              "Whether a kept verdict would be another now, and why.", "current", (404, 503)),
    Operation("post", "/v1/extract", "extract", "What an article says about meetings; nothing is stored.", "extraction",
              (400, 413, 415, 422), request="extract_request"),
    Operation("get", "/v1/documents", "documents", "All documents, without their texts.", "documents", _LIST,
              query="query_documents"),
    Operation("post", "/v1/documents", "addDocument",
              "Store a document, as a text or a page, with the claims that it makes, proposed; or a newer version of "
              "one, in which the older one's claims are re-anchored.",
              "document_written", (400, 404, 409, 503), request="document_request", success=201, role="reviewer",
              once=True, known=True),
    Operation("get", "/v1/documents/{id}", "document",
              "A document, with its text where it is public, or for those who are signed in.", "document", _READ,
              query="query_item"),
    Operation("post", "/v1/documents/{id}/erase", "eraseDocument",
              "Delete a document's text for a legal reason; its claims decide nothing from then on.", "written",
              (404,), request="erase_request", role="admin"),
    Operation("get", "/v1/documents/{id}/annotations", "annotations",
              "The claims of a document as W3C Web Annotations, by position and by quote.", "annotations", _READ,
              query="query_annotations", media=_JSON_LD),
    Operation("get", "/v1/meetings", "meetings", "All meetings; of somebody, in a place, between two days.",
              "meetings", _LIST, query="query_meetings"),
    Operation("get", "/v1/meetings/{id}", "meeting", "A meeting with all claims about it.", "meeting", _READ,
              query="query_item"),
    Operation("post", "/v1/meetings/{id}/split", "splitMeeting", "Put some claims of a meeting to one of their own.",
              "written", (404, 412), request="split_request", role="reviewer", once=True),
    Operation("post", "/v1/meetings/{id}/merge", "mergeMeetings", "Put all claims of a meeting to another.", "written",
              (404, 412), request="merge_request", role="reviewer"),
    Operation("get", "/v1/claims", "claims", "All claims; of one status, of one document, and so on.", "claims",
              _LIST, query="query_claims"),
    Operation("post", "/v1/claims", "proposeClaim", "Propose a claim, or accept it at once.", "claim",
              (400, 409, 503), request="claim_request", success=201, role="reviewer", once=True),
    Operation("post", "/v1/claims/decide", "decideClaims", "Decide on many claims, in one change.", "written",
              (404, 412), request="decide_request", role="reviewer"),
    Operation("get", "/v1/claims/{id}", "claim", "A claim with its spans.", "claim", _READ, query="query_item"),
    Operation("patch", "/v1/claims/{id}", "editClaim", "Edit a claim, by a JSON Merge Patch.", "claim", (404,),
              query="query_note", request="claim_patch", reads=(_MERGE_PATCH, _JSON), role="reviewer", starts=True),
    Operation("get", "/v1/claims/{id}/history", "claimHistory", "Every revision of a claim.", "claim_history", _READ,
              query="query_item"),
    _decision("accept", "Accept a claim: verdicts rest on it from now on."),
    _decision("reject", "Reject a claim."),
    _decision("withdraw", "Withdraw a claim."),
    _decision("propose", "Put a claim before the reviewers again.", "proposeClaimAgain"),
    Operation("post", "/v1/claims/{id}/revert", "revertClaim", "A new revision of a claim that is like an old one.",
              "claim", (404,), request="revert_request", role="reviewer", starts=True),
    Operation("post", "/v1/claims/{id}/reanchor", "reanchorClaim", "Other places for a claim.", "claim", (404,),
              request="reanchor_request", role="reviewer", starts=True),
    Operation("post", "/v1/claims/{id}/identify", "identifyNamed",
              "Say who is named in a claim, and in all others of its document that name the same one.", "written",
              (404,), request="identify_request", role="reviewer", starts=True),
    Operation("get", "/v1/changes", "changes", "All that was ever written, oldest first.", "changes", _LIST,
              query="query_changes"),
    Operation("get", "/v1/changes/{number}", "change", "One write, and what it made or revised.", "change_detail",
              _READ, query="query_item"),
    Operation("post", "/v1/changes/{number}/undo", "undoChange",
              "Reverse what a change did to claims and entities; undoing an undo does it again.", "written",
              (404, 409), role="reviewer"),
    Operation("get", "/v1/entities", "entities", "All entities; of one kind.", "entities", _LIST,
              query="query_entities"),
    Operation("post", "/v1/entities", "addEntity", "Store a person, an office, a place, and so on.", "entity",
              (400, 409, 503), request="entity_request", success=201, role="reviewer", once=True),
    Operation("get", "/v1/entities/{id}", "entity", "An entity with its names.", "entity", _READ, query="query_item"),
    Operation("get", "/v1/entities/{id}/history", "entityHistory", "Every revision of an entity.", "entity_history",
              _READ, query="query_item"),
    Operation("post", "/v1/entities/{id}/aliases", "addAlias", "One more name of an entity.", "entity", (404, 409),
              request="alias_request", role="reviewer", starts=True),
    Operation("delete", "/v1/entities/{id}/aliases", "removeAlias", "One name of an entity goes.", "entity", (404,),
              query="query_alias", role="reviewer", starts=True),
    *_export("documents", "document", "query_documents_export"),
    *_export("meetings", "meeting", "query_meetings_export"),
    *_export("claims", "claim", "query_claims_export"),
    *_export("entities", "entity", "query_entities_export"),
    Operation("get", "/healthz", "health", "Whether this process answers.", "health", ()),
    Operation("get", "/readyz", "readiness", "Whether the claims can be read.", "ready", (503,)),
    Operation("get", "/metrics", "metrics",
              "Figures for Prometheus: for accounts, and where none is needed to check, for the service's own machine.",
              None, (), media="text/plain"),
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
        "components": {"schemas": components, "securitySchemes": _SECURITY},
    }


def _operation(operation: Operation) -> dict[str, Any]:
    parameters: list[dict[str, Any]] = [
        {"name": part[1:-1], "in": "path", "required": True, "schema": {"type": "string"}}
        for part in operation.path.split("/")
        if part.startswith("{")
    ]
    if operation.query:
        wanted = schemas()[operation.query]
        for name, schema in wanted["properties"].items():
            rest = {key: value for key, value in schema.items() if key != "description"}
            known = {"name": name, "in": "query", "description": schema["description"], "schema": rest}
            parameters.append(known | ({"required": True} if name in wanted["required"] else {}))
    parameters += [_IF_MATCH] if operation.starts else []
    parameters += [_IDEMPOTENCY_KEY] if operation.once else []
    found: dict[str, Any] = {"operationId": operation.id, "summary": operation.summary}
    found["security"] = [{"bearer": []}] if operation.role else [{}, {"bearer": []}]
    if operation.role:
        found["description"] = f"For accounts of the role {operation.role}, or one above it."
    if parameters:
        found["parameters"] = parameters
    if operation.request:
        content = {media: _schema(operation.request) for media in operation.reads}
        found["requestBody"] = {"required": not operation.may_be_empty, "content": content}
    answer = {operation.media: {"schema": {"type": "string"}}}
    if operation.response:
        answer = {operation.media: _schema(operation.response)}
    answers = {str(status): {"description": operation.summary, "content": answer} for status in operation.done}
    if operation.known:
        answers["200"]["description"] = "It is there already; nothing was stored."
    found["responses"] = answers | {
        str(status): _error(status) for status in sorted(operation.statuses - set(operation.done))
    }
    return found


def _error(status: int) -> dict[str, Any]:
    bare = status == 304
    return {"description": _ERRORS[status]} | ({} if bare else {"content": {_PROBLEM: _schema("problem")}})


def _schema(name: str) -> dict[str, Any]:
    return {"schema": {"$ref": f"#/components/schemas/{name}"}}


def _component(value: Any) -> Any:
    """A schema whose references to other files point to the components of that name."""
    if isinstance(value, Mapping):
        return {key: _pointed(key, part) for key, part in value.items() if key != "$schema"}
    return [_component(part) for part in value] if isinstance(value, list) else value


def _pointed(key: str, part: Any) -> Any:
    if key == "$ref":
        return f"#/components/schemas/{part.removesuffix('.json')}"
    return _component(part)
