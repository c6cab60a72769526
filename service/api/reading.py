"""Reading what the verdicts rest on: documents, meetings, claims and entities, as they are or as they stood."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as BadBase64
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, request

from claims.errors import InvalidInput, NotFound
from claims.storage.interface import Change, Filter, View
from claims.types import Claim, Meeting, ReviewStatus
from service.accounts.access import may
from service.api.v1 import as_json, checker, unless_known
from service.checks import findings, schemas
from service.errors import Finding
from service.shown import present
from service.statement import point_in_time

blueprint = Blueprint("reading", __name__, url_prefix="/v1")

Asked = dict[str, Any]  # a query, checked by its schema
DEFAULT_LIMIT = 100
_STATUSES: tuple[ReviewStatus, ...] = ("accepted", "proposed", "rejected", "withdrawn")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: how a row of it is shown, and how a view reads some rows, by what was asked: `after` and `limit`."""

    show: Callable[[Any], present.Json]
    read: Callable[[View, Asked, str, int], Sequence[Any]]
    place: Callable[[Any], str] = attrgetter("id")  # where a row is in the list, which is ordered by it


def _meetings(view: View, query: Asked, after: str, limit: int) -> Sequence[Meeting]:
    wanted = ("entity", "place", "status", "earliest", "latest")
    filters: Asked = {name: query[name] for name in wanted if name in query}
    if not filters:
        return view.list_meetings(after=after, limit=limit)
    filters |= {name: date.fromisoformat(filters[name]) for name in ("earliest", "latest") if name in filters}
    try:
        return view.find_meetings(**filters, after=after, limit=limit)
    except NotFound:
        raise _no_cursor() from None


def _claims(view: View, query: Asked, after: str, limit: int) -> Sequence[Claim]:
    flags = {name: query[name] == "true" for name in ("contradicts", "anchored") if name in query}
    words = {name: query[name] for name in ("status", "document", "property", "entity", "text") if name in query}
    return view.queue(Filter(**words, **flags), after=after, limit=limit)


def _changes(view: View, _: Asked, after: str, limit: int) -> Sequence[Change]:
    if after and not (after.isascii() and after.isdigit() and len(after) < 16):  # which SQLite can be asked for
        raise _no_cursor()
    return view.changes(after=int(after or 0), limit=limit)


LISTINGS = {
    "documents": Listing(
        present.publication, lambda view, _, after, limit: view.list_documents(after=after, limit=limit)
    ),
    "meetings": Listing(present.meeting, _meetings),
    "claims": Listing(present.claim, _claims),
    "entities": Listing(
        present.entity,
        lambda view, query, after, limit: view.list_entities(kind=query.get("kind"), after=after, limit=limit),
    ),
    "changes": Listing(present.change, _changes, lambda change: str(change.number)),
}


@blueprint.get("/documents")
def documents() -> Response:
    """The publications of all documents, without their texts."""
    return _listing("documents")


@blueprint.get("/meetings")
def meetings() -> Response:
    """All meetings, with the days on which they may have been; those of somebody, in a place, between two days."""
    return _listing("meetings")


@blueprint.get("/claims")
def claims() -> Response:
    """All claims; of one review status, of one document, and so on."""
    return _listing("claims")


@blueprint.get("/entities")
def entities() -> Response:
    """All entities; of one kind."""
    return _listing("entities")


@blueprint.get("/changes")
def changes() -> Response:
    """All that was ever written, oldest first."""
    return _listing("changes")


@blueprint.get("/changes/<number>")
def change(number: str) -> Response:
    """One write, and which claims and entities it made or revised."""
    with view_of(asked("query_item")) as view:
        found = view.change_info(change_number(number))
        claims, entities = view.changed(found.number)
        return item({**present.change(found), "claims": claims, "entities": entities})


@blueprint.get("/documents/<id>")
def document(id: str) -> Response:
    """A document, with its text where it is public."""
    with _view() as view:
        found = view.document(id)
        return item(present.document(found, whole=found.public or may("reader")))


@blueprint.get("/meetings/<id>")
def meeting(id: str) -> Response:
    """A meeting with all claims about it."""
    with _view() as view:
        found = view.meeting(id)
        about = view.meeting_claims([id], _STATUSES)[id]
        return item({**present.meeting(found), "claims": [present.claim(each) for each in about]})


@blueprint.get("/claims/<id>")
def claim(id: str) -> Response:
    """A claim with its spans."""
    with _view() as view:
        found = view.claim(id)
        return item(present.claim(found), found.revision)


@blueprint.get("/entities/<id>")
def entity(id: str) -> Response:
    """A person, office, organisation, place or group with its names."""
    with _view() as view:
        found = view.entity(id)
        return item(present.entity(found), found.revision)


@blueprint.get("/claims/<id>/history")
def claim_history(id: str) -> Response:
    """Every revision of a claim with the change that brought it, oldest first."""
    with _view() as view:
        found = view.claim_history(id)
        return item({"revisions": [{"claim": present.claim(c), "change": present.change(by)} for c, by in found]})


@blueprint.get("/entities/<id>/history")
def entity_history(id: str) -> Response:
    """Every revision of an entity with the change that brought it, oldest first."""
    with _view() as view:
        found = view.entity_history(id)
        return item({"revisions": [{"entity": present.entity(e), "change": present.change(by)} for e, by in found]})


@contextmanager
def _view() -> Iterator[View]:
    """The state that the request asks for."""
    with view_of(asked("query_item")) as view:
        yield view


@contextmanager
def view_of(query: Asked) -> Iterator[View]:
    """The state at the change or moment that a query asks for."""
    store, as_of = checker().store, query.get("as_of")
    at = as_of if as_of is None or isinstance(as_of, int) else store.change_at(as_of)
    with store.view(at) as view:
        yield view


def asked(name: str) -> Asked:
    """The query of a request, checked by its schema. Raises InvalidInput with all faults."""
    wanted = schemas()[name]["properties"]
    found: list[Finding] = []
    query: Asked = {}
    for field, values in request.args.lists():
        if len(values) > 1:
            found.append(Finding(f"/{field}"[:100], "This stands there more than once.", "twice"))
        text = values[-1]
        number = "integer" in wanted.get(field, {}).get("type", ()) and text.isascii() and text.isdigit()
        query[field] = int(text[:40]) if number else text
    found += findings(name, query)
    if "as_of" in query and not any(each.path == "/as_of" for each in found):
        query["as_of"], fault = point_in_time(query["as_of"])
        found += [fault] if fault else []
    if found:
        raise InvalidInput(list(found))
    return query


def _listing(name: str) -> Response:
    """A page of a list, and where the next one is: at the same change, so that paging sees one state throughout."""
    query, listing = asked(f"query_{name}"), LISTINGS[name]
    limit = query.get("limit", DEFAULT_LIMIT)
    after = position(name, query["cursor"]) if "cursor" in query else ""
    with view_of(query) as view:
        rows = listing.read(view, query, after, limit + 1)  # one more tells whether there is a next page
        shown, change = rows[:limit], view.change
    following = None
    if len(rows) > limit:
        kept = {field: value for field, value in query.items() if field not in ("cursor", "as_of")}
        there = {"as_of": change, "cursor": cursor(name, listing.place(shown[-1]))}
        following = f"{request.path}?{urlencode({**kept, **there}, quote_via=quote)}"
    response = item({"items": [listing.show(row) for row in shown], "as_of": change, "next": following})
    if following:
        response.headers["Link"] = f'<{following}>; rel="next"'
    return response


def change_number(text: str) -> int:
    """The number of a change from an address. Raises NotFound for what is none."""
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise NotFound("change", text[:60])
    return int(text)


def cursor(name: str, id: str) -> str:
    """The cursor of a list that begins after the row of this id."""
    return urlsafe_b64encode(f"{name}:{id}".encode()).decode().rstrip("=")


def position(name: str, given: str) -> str:
    """The id after which a page begins. Raises InvalidInput for a cursor that this list did not give."""
    try:
        text = urlsafe_b64decode(given + "=" * (-len(given) % 4)).decode()
    except (BadBase64, ValueError):
        text = ""
    if not text.startswith(f"{name}:") or cursor(name, text[len(name) + 1 :]) != given:
        raise _no_cursor()
    return text[len(name) + 1 :]


def _no_cursor() -> InvalidInput:
    return InvalidInput([Finding("/cursor", "This is no cursor of this list; begin without one.", "cursor")])


def item(body: present.Json, revision: int | None = None) -> Response:
    """A JSON answer with its ETag, the revision where there is one, or 304 where the client has it already."""
    response = as_json(body)
    response.set_etag(str(revision) if revision else hashlib.sha256(response.get_data()).hexdigest()[:32])
    response.headers["Cache-Control"] = "no-cache"  # keep it, but ask whether it still holds
    return unless_known(response)
