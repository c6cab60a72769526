"""What an article says, over HTTP: /v1/extract."""

from __future__ import annotations

from flask import Blueprint, Response, request

from service.api.room import takes_articles
from service.api.v1 import as_json, body, is_utf8
from service.articles import extracted
from service.errors import UnsupportedType
from service.plainjson import load

blueprint = Blueprint("extracting", __name__)


@blueprint.post("/v1/extract")
@takes_articles
def extract() -> Response:
    """The meetings of an article; nothing of it is stored."""
    if not (request.is_json and is_utf8()):
        raise UnsupportedType(request.headers.get("Content-Type", ""), "application/json, in UTF-8")
    response = as_json(extracted(load(body())))
    response.headers["Cache-Control"] = "no-store"
    return response
