"""Writing documents: storing one or a newer version of one, and erasing its text."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response

from claims import review
from claims.errors import Fault
from claims.record import document_from, text_sha256
from claims.review import Reanchored
from claims.storage.interface import Batch
from service import erasing, present
from service.access import require
from service.answered import once
from service.api import checker
from service.writing import answered, author, sent, told_of, written

blueprint = Blueprint("writing_documents", __name__, url_prefix="/v1")


@blueprint.post("/documents")
@require("reviewer")
@once
def add() -> Response:
    """A document; where it replaces an older version, the claims of that one are re-anchored in it."""
    record = sent("document_request", also=_text_faults)
    note = record.pop("note", None)
    document = document_from({"id": f"d-{text_sha256(record['text'])[:16]}", **record})
    desk = checker().desk
    if document.replaces is None:
        with told_of("/documents/0", "/id"):
            done = Reanchored(desk.write(Batch([document]), by=author(), action="add", note=note), (), ())
    else:
        done = review.new_version(desk, document, by=author(), note=note)
    made = {
        "change": done.change,
        "document": present.document(document, whole=True),
        "moved": list(done.moved),
        "needs": list(done.needs),
    }
    return answered(made, status=201, location=f"/v1/documents/{document.id}")


@blueprint.post("/documents/<id>/erase")
@require("admin")
def erase(id: str) -> Response:
    """A document's text goes, for a legal reason; its claims decide nothing from then on."""
    note = sent("erase_request")["note"]
    return written(erasing.erase(id, by=author(), note=note))


def _text_faults(record: Any) -> list[Fault]:
    """What no schema says of a text: characters that are none, and line ends that would shift every offset."""
    text = record.get("text") if isinstance(record, dict) else None
    if not isinstance(text, str):
        return []
    return [
        Fault("/text", f"{name}, at {text.index(sign)}.")
        for sign, name in (("\r", "Line ends have to be LF; there is a CR"), ("\0", "NUL is no character of a text"))
        if sign in text
    ]
