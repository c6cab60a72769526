"""Writing what belongs to one meeting: claims are split off it, or all of them put to another."""

from __future__ import annotations

from flask import Blueprint, Response

from claims import review
from service.accounts.access import require
from service.api.answered import new_id, once
from service.api.v1 import checker
from service.api.writing import author, sent, written

blueprint = Blueprint("writing_meetings", __name__, url_prefix="/v1")


@blueprint.post("/meetings/<id>/split")
@require("reviewer")
@once
def split(id: str) -> Response:
    """These of its claims are about a meeting of their own."""
    request = sent("split_request")
    done = review.split(checker().desk, id, request["claims"], by=author(), note=request.get("note"), id=new_id("m"))
    return written(done)


@blueprint.post("/meetings/<id>/merge")
@require("reviewer")
def merge(id: str) -> Response:
    """All its claims are about another meeting that is known."""
    request = sent("merge_request")
    into, claims = request["into"], request["claims"]
    done = review.merge_meetings(checker().desk, id, into, claims, by=author(), note=request.get("note"))
    return written(done)
