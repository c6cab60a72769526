"""Writing documents: taking in an article with the claims that it makes, a newer version of one, and erasing a text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from flask import Blueprint, Response

from claims import review
from claims.errors import Fault
from claims.ingest import Article, Ingested, ingest, read
from claims.review import Reanchored
from claims.types import Document
from service.accounts.access import require
from service.api import erasing
from service.api.answered import once, request_id
from service.api.room import takes_articles
from service.api.v1 import checker
from service.api.writing import answered, author, sent, told_of, written
from service.articles import source_from
from service.errors import Conflict
from service.shown import present

blueprint = Blueprint("writing_documents", __name__, url_prefix="/v1")


@blueprint.post("/documents")
@require("reviewer")
@takes_articles
def add() -> Response:
    """An article, once for each publication, and its claims; where it replaces an older version, that one's claims are
    re-anchored in it, and none are added."""
    record = sent("document_request", also=_text_faults)
    article = read(source_from(record))  # a long one takes seconds, in which nobody else shall wait for his turn
    return once(lambda: _store(article, record))()


def _store(article: Article, record: dict[str, Any]) -> Response:
    document = _as_asked(article.document, record)
    desk, note = checker().desk, record.get("note")
    if document.replaces is not None:
        moved = review.new_version(desk, document, by=author(), note=note)
        return _answer(document, Ingested(document, moved.change, new=True), moved)
    with told_of("/documents/0", "/id"):
        done = ingest(desk, Article(document, article.extraction), by=author(), note=note, request=request_id())
    if "id" in record and record["id"] != done.document.id:
        raise Conflict(f"This publication is there already, as {done.document.id!r}.")
    return _answer(replace(done.document, text="" if done.document.erased else document.text), done)


@blueprint.post("/documents/<id>/erase")
@require("admin")
def erase(id: str) -> Response:
    """A document's text goes, for a legal reason; its claims decide nothing from then on."""
    note = sent("erase_request")["note"]
    return written(erasing.erase(id, by=author(), note=note))


def _as_asked(document: Document, record: dict[str, Any]) -> Document:
    """The document with what only a request can say of it."""
    latest = record.get("latest")
    return replace(
        document,
        id=record.get("id", document.id),
        sha256=record.get("sha256", document.sha256),
        latest=date.fromisoformat(latest) if latest else None,
        public=record.get("public", False),
        replaces=record.get("replaces"),
    )


def _answer(document: Document, done: Ingested, versions: Reanchored | None = None) -> Response:
    made = {
        "change": done.change,
        "document": present.document(document, whole=True),
        "moved": list(versions.moved) if versions else [],
        "needs": list(versions.needs) if versions else [],
        "proposed": list(done.proposed),
    }
    return answered(made, status=201 if done.new else 200, location=f"/v1/documents/{document.id}")


def _text_faults(record: Any) -> list[Fault]:
    """What would shift every offset that the client counts."""
    text = record.get("text") if isinstance(record, dict) else None
    if not isinstance(text, str) or "\r" not in text:
        return []
    return [Fault("/text", f"Line ends have to be LF; there is a CR, at {text.index(chr(13))}.")]
