"""A new version of a document, whose claims move along or wait for a person; and the erasing of a text."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, request
from flask_babel import gettext as _

from claims import review
from claims.errors import InvalidInput, NotFound
from claims.record import document_from, document_record
from claims.storage.interface import View
from claims.types import Claim, Document
from service.accounts.access import require
from service.api import erasing
from service.api.room import takes_articles
from service.api.writing import author
from service.desk import desk
from service.desk.review_pages import Line
from service.pages.flashes import say
from service.shown.claim_words import ids_of, value_words

blueprint = Blueprint("document_editing", __name__)


@blueprint.get("/documents/<id>/version")
@require("reviewer")
def version_form(id: str) -> Response:
    with desk.store().view() as view:
        document = view.document(id)
        typed = {"text": document.text, "id": _next_id(id, view), "published": str(document.published or "")}
    return _version_page(document, typed)


@blueprint.post("/documents/<id>/version")
@require("reviewer")
@takes_articles
def version(id: str) -> Response:
    """Add the next version of a document. The older one stays as it is."""
    with desk.store().view() as view:
        document = view.document(id)
    typed = {name: request.form.get(name, "") for name in ("text", "id", "published")}
    typed["text"] = typed["text"].replace("\r\n", "\n").replace("\r", "\n")
    faults = _faults(typed, document)
    if faults:
        return _version_page(document, typed, faults)
    record = {
        **document_record(document), "id": typed["id"].strip(), "text": typed["text"], "sha256": None,
        "published": typed["published"].strip() or None, "replaces": id,
    }  # fmt: skip
    for name in ("sha256", "erased"):
        record.pop(name, None)
    try:
        done = review.new_version(desk.store(), document_from(record), by=author(), note=desk.note())
    except InvalidInput as error:
        return _version_page(document, typed, {"others": desk.faults_in_words(error)})
    new = record["id"]
    say(_("Added as %(id)s: %(moved)s claims moved along, %(needs)s need re-anchoring. "
          "To go back, add the older text as the next version.",
          id=new, moved=len(done.moved), needs=len(done.needs)))  # fmt: skip
    return desk.to(f"/documents/{new}/moved")


@blueprint.get("/documents/<id>/moved")
@require("reviewer")
def moved(id: str) -> Response:
    """What became of the claims of the older version: which moved along, and which wait for a person."""
    with desk.store().view() as view:
        document = view.document(id)
        if document.replaces is None:
            raise NotFound("older version of the document", id)
        old = view.documents([document.replaces])[document.replaces]
        here, there = view.claims_in(id), [claim for claim in view.claims_in(old.id) if not claim.anchored]
        entities = view.entities(ids_of([*here, *there]))

        def lines(claims: list[Claim]) -> list[Line]:
            return [Line(claim, value_words(claim, entities, desk.spoken())) for claim in claims]

        return desk.page("document_moved.html", document=document, old=old, moved=lines(here), needs=lines(there))


@blueprint.get("/documents/<id>/erase")
@require("admin")
def erase_form(id: str) -> Response:
    return _erase_page(id)


@blueprint.post("/documents/<id>/erase")
@require("admin")
def erase(id: str) -> Response:
    """Erase a document's text: only with a reason, and only from the page that says what it means."""
    why = desk.note()
    if why is None:
        return _erase_page(id, fault=_("Say why: the reason stays in the history."))
    if request.form.get("confirmed") != "yes":
        return _erase_page(id, confirm=True)
    done = erasing.erase(id, by=author(), note=why)
    say(_("The text is erased. %(count)s claims decide nothing any more, for good.", count=len(done.claims)))
    return desk.to(f"/documents/{id}")


def _version_page(document: Document, typed: dict[str, str], faults: dict[str, str] | None = None) -> Response:
    return desk.page(
        "document_version.html", 422 if faults else 200, document=document, typed=typed, faults=faults or {},
        note=request.form.get("note", ""),
    )  # fmt: skip


def _erase_page(id: str, fault: str = "", *, confirm: bool = False) -> Response:
    with desk.store().view() as view:
        document, claims = view.document(id), view.claims_in(id)
    return desk.page(
        "document_erase.html", 422 if fault else 200, document=document, claims=len(claims),
        deciding=sum(claim.decides() for claim in claims), fault=fault, confirm=confirm,
        note=request.form.get("note", ""),
    )  # fmt: skip


def _faults(typed: dict[str, str], document: Document) -> dict[str, str]:
    found = {}
    if not typed["text"].strip():
        found["text"] = _("Fill this in.")
    elif typed["text"] == document.text:
        found["text"] = _("This is the text as it is already.")
    elif "\0" in typed["text"]:
        found["text"] = _("The text contains a character that is none (NUL). Please remove it.")
    try:
        if typed["published"].strip():
            date.fromisoformat(typed["published"].strip())
    except ValueError:
        found["published"] = _("This is no day. Write it as year-month-day: 2017-02-16.")
    with desk.store().view() as view:
        if view.documents([typed["id"].strip()]):
            found["id"] = _("There is a document of this id already.")
    return found


def _next_id(id: str, view: View) -> str:
    """An id for the next version that no document has yet: "apa-2"."""
    number = 2
    while view.documents([f"{id}-{number}"]):
        number += 1
    return f"{id}-{number}"
