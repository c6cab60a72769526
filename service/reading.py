"""Reading what the verdicts rest on: documents, meetings, claims and entities, as they are or as they stood."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as BadBase64
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, request

from claims.errors import InvalidInput
from claims.storage.interface import View
from claims.types import ReviewStatus
from service import present
from service.api import as_json, checker, unless_known
from service.checks import findings, schemas
from service.errors import Finding
from service.statement import point_in_time

blueprint = Blueprint("reading", __name__, url_prefix="/v1")

DEFAULT_LIMIT = 100
_STATUSES: tuple[ReviewStatus, ...] = ("accepted", "proposed", "rejected", "withdrawn")


class _Listed(Protocol):
    @property
    def id(self) -> str: ...


@blueprint.get("/documents")
def documents() -> Response:
    """The publications of all documents, without their texts."""
    return _listing("documents", present.publication, lambda view, _, page: view.list_documents(**page))


@blueprint.get("/meetings")
def meetings() -> Response:
    """All meetings, with the days on which they may have been."""
    return _listing("meetings", present.meeting, lambda view, _, page: view.list_meetings(**page))


@blueprint.get("/claims")
def claims() -> Response:
    """All claims; of one review status, of one document."""
    return _listing(
        "claims",
        present.claim,
        lambda view, asked, page: view.list_claims(status=asked.get("status"), document=asked.get("document"), **page),
    )


@blueprint.get("/entities")
def entities() -> Response:
    """All entities; of one kind."""
    return _listing(
        "entities", present.entity, lambda view, asked, page: view.list_entities(kind=asked.get("kind"), **page)
    )


@blueprint.get("/documents/<id>")
def document(id: str) -> Response:
    """A document, with its text where it is public."""
    with _view() as view:
        return _item(present.document(view.document(id)))


@blueprint.get("/meetings/<id>")
def meeting(id: str) -> Response:
    """A meeting with all claims about it."""
    with _view() as view:
        found = view.meeting(id)
        about = view.meeting_claims([id], _STATUSES)[id]
        return _item({**present.meeting(found), "claims": [present.claim(each) for each in about]})


@blueprint.get("/claims/<id>")
def claim(id: str) -> Response:
    """A claim with its spans."""
    with _view() as view:
        found = view.claim(id)
        return _item(present.claim(found), found.revision)


@blueprint.get("/entities/<id>")
def entity(id: str) -> Response:
    """A person, office, organisation, place or group with its names."""
    with _view() as view:
        found = view.entity(id)
        return _item(present.entity(found), found.revision)


@blueprint.get("/claims/<id>/history")
def claim_history(id: str) -> Response:
    """Every revision of a claim with the change that brought it, oldest first."""
    with _view() as view:
        found = view.claim_history(id)
        return _item({"revisions": [{"claim": present.claim(c), "change": present.change(by)} for c, by in found]})


@blueprint.get("/entities/<id>/history")
def entity_history(id: str) -> Response:
    """Every revision of an entity with the change that brought it, oldest first."""
    with _view() as view:
        found = view.entity_history(id)
        return _item({"revisions": [{"entity": present.entity(e), "change": present.change(by)} for e, by in found]})


@contextmanager
def _view() -> Iterator[View]:
    """The state that the request asks for."""
    with _view_of(_asked("query_item")) as view:
        yield view


@contextmanager
def _view_of(asked: dict[str, Any]) -> Iterator[View]:
    store, as_of = checker().store, asked.get("as_of")
    at = as_of if as_of is None or isinstance(as_of, int) else store.change_at(as_of)
    with store.view(at) as view:
        yield view


def _asked(name: str) -> dict[str, Any]:
    """The query of a request, checked by its schema. Raises InvalidInput with all faults."""
    wanted = schemas()[name]["properties"]
    found: list[Finding] = []
    asked: dict[str, Any] = {}
    for field, values in request.args.lists():
        if len(values) > 1:
            found.append(Finding(f"/{field}"[:100], "This stands there more than once.", "twice"))
        text = values[-1]
        number = "integer" in wanted.get(field, {}).get("type", ()) and text.isascii() and text.isdigit()
        asked[field] = int(text[:40]) if number else text
    found += findings(name, asked)
    if "as_of" in asked and not any(each.path == "/as_of" for each in found):
        asked["as_of"], fault = point_in_time(asked["as_of"])
        found += [fault] if fault else []
    if found:
        raise InvalidInput(list(found))
    return asked


def _listing(
    name: str,
    show: Callable[[Any], present.Json],
    read: Callable[[View, dict[str, Any], dict[str, Any]], Sequence[_Listed]],
) -> Response:
    """A page of a list, and where the next one is: at the same change, so that paging sees one state throughout."""
    asked = _asked(f"query_{name}")
    limit = asked.get("limit", DEFAULT_LIMIT)
    after = _position(name, asked["cursor"]) if "cursor" in asked else ""
    with _view_of(asked) as view:
        rows = read(view, asked, {"after": after, "limit": limit + 1})  # one more tells whether there is a next page
        shown, change = rows[:limit], view.change
    following = None
    if len(rows) > limit:
        kept = {field: value for field, value in asked.items() if field not in ("cursor", "as_of")}
        query = urlencode({**kept, "as_of": change, "cursor": _cursor(name, shown[-1].id)}, quote_via=quote)
        following = f"{request.path}?{query}"
    response = _item({"items": [show(row) for row in shown], "as_of": change, "next": following})
    if following:
        response.headers["Link"] = f'<{following}>; rel="next"'
    return response


def _cursor(name: str, id: str) -> str:
    return urlsafe_b64encode(f"{name}:{id}".encode()).decode().rstrip("=")


def _position(name: str, cursor: str) -> str:
    """The id after which a page begins. Raises InvalidInput for a cursor that this list did not give."""
    try:
        text = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except (BadBase64, ValueError):
        text = ""
    if not text.startswith(f"{name}:") or _cursor(name, text[len(name) + 1 :]) != cursor:
        raise InvalidInput([Finding("/cursor", "This is no cursor of this list; begin without one.", "cursor")])
    return text[len(name) + 1 :]


def _item(body: present.Json, revision: int | None = None) -> Response:
    """A JSON answer with its ETag, the revision where there is one, or 304 where the client has it already."""
    response = as_json(body)
    response.set_etag(str(revision) if revision else hashlib.sha256(response.get_data()).hexdigest()[:32])
    response.headers["Cache-Control"] = "no-cache"  # keep it, but ask whether it still holds
    return unless_known(response)
