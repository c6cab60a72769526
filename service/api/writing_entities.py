"""Writing entities: storing persons, places and offices, and giving and taking their names."""

from __future__ import annotations

from flask import Blueprint, Response

from claims import review
from claims.errors import Fault, InvalidInput, RevisionConflict
from claims.record import entity_from
from claims.review import Written
from claims.storage.interface import Batch
from claims.types import Alias
from service.accounts.access import require
from service.api.answered import new_id, once
from service.api.reading import asked
from service.api.v1 import checker
from service.api.writing import answered, author, sent, starting_from, told_of
from service.errors import Conflict
from service.shown import present

blueprint = Blueprint("writing_entities", __name__, url_prefix="/v1")

_FIELDS = ("text", "language", "script", "origin")


@blueprint.post("/entities")
@require("reviewer")
@once
def add() -> Response:
    """A person, an office, an organisation, a place or a group."""
    record = sent("entity_request")
    note = record.pop("note", None)
    entity = entity_from({"id": new_id("e"), **record})
    desk = checker().desk
    try:
        with told_of("/entities/0"):
            desk.write(Batch(entities=[entity]), by=author(), action="add", note=note)
    except RevisionConflict as error:
        raise Conflict(f"There is another entity {entity.id!r} already; leave the id out, or choose one.") from error
    with desk.view() as view:
        made = present.entity(view.entity(entity.id))
    return answered(made, status=201, location=f"/v1/entities/{entity.id}")


@blueprint.post("/entities/<id>/aliases")
@require("reviewer")
def add_alias(id: str) -> Response:
    """One more name of an entity; one that belongs to somebody else is refused with the owner's name."""
    expecting = starting_from()
    request = sent("alias_request")
    alias = Alias(request["text"], *(request.get(field) for field in _FIELDS[1:]))
    return _one(review.add_alias(checker().desk, id, expecting, alias, by=author(), note=request.get("note")))


@blueprint.delete("/entities/<id>/aliases")
@require("reviewer")
def remove_alias(id: str) -> Response:
    """One name of an entity goes: that of this `text`, and of this language, script and origin where it names them."""
    query = asked("query_alias")
    expecting = starting_from()
    desk = checker().desk
    with desk.view() as view:
        found = [
            alias
            for alias in view.entity(id).aliases
            if all(getattr(alias, field) == query[field] for field in _FIELDS if field in query)
        ]
    if len(found) != 1:
        message = f"{len(found)} of the names of {id} are this one" if found else f"{id} has no such name"
        raise InvalidInput([Fault("/text", f"{message}; say which by language, script and origin.")])
    return _one(review.remove_alias(desk, id, expecting, found[0], by=author(), note=query.get("note")))


def _one(done: Written) -> Response:
    return answered(present.entity(done.entities[0]))
