"""Writing claims: proposing, editing, deciding, undoing. What each of these does stands in claims/review.py."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from flask import Blueprint, Response

from claims import review
from claims.errors import Fault, InvalidInput, RevisionConflict
from claims.properties import PROPERTIES, value_faults
from claims.review import Written
from service.accounts.access import require
from service.api.answered import new_id, once
from service.api.reading import asked, change_number
from service.api.v1 import checker
from service.api.writing import JSON, MERGE_PATCH, answered, author, sent, starting_from, written
from service.errors import Conflict
from service.shown import present

blueprint = Blueprint("writing_claims", __name__, url_prefix="/v1")

DECISIONS = ("accept", "reject", "withdraw", "propose")


@blueprint.post("/claims")
@require("reviewer")
@once
def propose() -> Response:
    """A new claim, proposed or accepted at once."""
    record = sent("claim_request", also=_value_faults)
    accept, note = record.pop("accept", False), record.pop("note", None)
    desk, id = checker().desk, new_id("c")
    review.propose(desk, record, by=author(), note=note, accept=accept, id=id)
    with desk.view() as view:
        made = present.claim(view.claim(id))
    return answered(made, status=201, location=f"/v1/claims/{id}")


@blueprint.patch("/claims/<id>")
@require("reviewer")
def edit(id: str) -> Response:
    """Another value, other spans, another attribution of a claim; `note` in the query says why."""
    note = asked("query_note").get("note")
    expecting = starting_from()
    patch = sent("claim_patch", MERGE_PATCH, JSON)
    return _one(review.edit(checker().desk, id, expecting, patch, by=author(), note=note))


def _decide(decision: Any, id: str) -> Response:
    """One decision on one claim. The same one twice changes nothing."""
    expecting = starting_from()
    note = sent("note_request", optional=True).get("note")
    return _one(review.decide(checker().desk, decision, {id: expecting}, by=author(), note=note))


for _decision in DECISIONS:
    blueprint.add_url_rule(
        f"/claims/<id>/{_decision}",
        f"decide_{_decision}",
        require("reviewer")(partial(_decide, _decision)),
        methods=["POST"],
    )


@blueprint.post("/claims/<id>/revert")
@require("reviewer")
def revert(id: str) -> Response:
    """A new revision of a claim that is like an earlier one."""
    expecting = starting_from()
    request = sent("revert_request")
    found = review.revert(checker().desk, id, expecting, request["to"], by=author(), note=request.get("note"))
    return _one(found)


@blueprint.post("/claims/<id>/reanchor")
@require("reviewer")
def reanchor(id: str) -> Response:
    """Other places for a claim, in its document or in a newer version of it."""
    expecting = starting_from()
    request = sent("reanchor_request")
    document, spans = request["document"], request["spans"]
    desk = checker().desk
    _check_quotes(desk, document, spans)
    places = [(span["start"], span["end"]) for span in spans]
    return _one(review.reanchor(desk, id, expecting, document, places, by=author(), note=request.get("note")))


@blueprint.post("/claims/<id>/identify")
@require("reviewer")
def identify(id: str) -> Response:
    """Who is named in a claim, in all claims of its document that name the same one; or which place, in this one."""
    expecting = starting_from()
    request = sent("identify_request")
    done = review.identify(checker().desk, id, expecting, request["entity"], by=author(), note=request.get("note"))
    return written(done)


@blueprint.post("/claims/decide")
@require("reviewer")
def decide() -> Response:
    """One decision on many claims, each named with its revision: all in one change, or none.

    Those that are accepted only one by one are left as they are, and named in the answer.
    """
    request = sent("decide_request")
    done = review.decide(checker().desk, request["decision"], request["claims"], by=author(), note=request.get("note"))
    return written(done)


@blueprint.post("/changes/<number>/undo")
@require("reviewer")
def undo(number: str) -> Response:
    """What a change did to claims and entities is reversed, by a new change; undoing that one does it again."""
    change = change_number(number)
    try:
        return written(review.undo(checker().desk, change, by=author()))
    except RevisionConflict as error:
        message = f"{error.id} has been written since change {change}; undo the later change first."
        raise Conflict(message) from error


def _one(done: Written) -> Response:
    """The claim that was written; `change` in it is the change that brought it to what it is."""
    return answered(present.claim(done.claims[0]))


def _value_faults(record: Any) -> list[Fault]:
    """What is wrong with the value of a record, which may be anything, for the property that it names."""
    if not isinstance(record, Mapping) or not isinstance(record.get("value"), Mapping):
        return []
    property = record.get("property")
    return value_faults(property, record["value"]) if property in PROPERTIES else []


def _check_quotes(desk: Any, document: str, spans: list[dict[str, Any]]) -> None:
    """Hold the quotes that a request gives against the document. Raises NotFound, InvalidInput."""
    with desk.view() as view:
        text = view.document(document).text
    faults = [
        Fault(f"/spans/{number}/quote", f"The document reads {text[span['start'] : span['end']][:200]!r} there.")
        for number, span in enumerate(spans)
        if "quote" in span and text[span["start"] : span["end"]] != span["quote"]
    ]
    if faults:
        raise InvalidInput(faults)
