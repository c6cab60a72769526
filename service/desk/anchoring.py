"""Anchoring: from words selected in a document, or pasted, to a passage; and from a passage to the claims it carries.

All offsets are code points of the document's text. Whatever a browser says of a passage is checked against the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, request
from flask_babel import gettext as _

from claims import anchor, review
from claims.errors import InvalidInput, NotFound, StaleEdit
from claims.properties import PROPERTIES
from claims.storage.interface import View
from claims.types import Claim, Document, Span, quote
from service.accounts.access import require
from service.api.writing import author
from service.desk import desk
from service.desk.review_pages import InContext, Line, in_context
from service.shown.claim_words import ids_of, value_words
from service.words import N_

blueprint = Blueprint("anchoring", __name__)

_OCCURRENCES = 20  # of a quote, to choose from
_NEAR = 80  # code points shown on either side of a place that a passage may have moved to
_WHY = {
    "same_words": N_("the same words, with others around them"),
    "same_context": N_("what stands where it stood"),
    "similar_words": N_("words like these"),
}


@dataclass(frozen=True, slots=True)
class Lost:
    """One passage of a claim that lost its place: as it was, and where it may be now."""

    number: int
    was: InContext
    places: tuple[tuple[InContext, str, bool], ...]  # each with why, and whether it is the very one


@blueprint.post("/documents/<id>/anchor")
@require("reviewer")
def find(id: str) -> Response:
    """Find the passage that was selected or pasted, and go on to what it says; or show where it may be meant."""
    words = request.form.get("quote", "").replace("\r\n", "\n").replace("\r", "\n")
    start, end = desk.number(request.form.get("start")), desk.number(request.form.get("end"))
    occurrence = desk.number(request.form.get("occurrence"))
    with desk.store().view() as view:
        document = view.document(id)
    text = document.text
    if start is not None and end is not None and start < end <= len(text) and (text[start:end] == words or not words):
        return _go_to(document, start, end)
    if start is None:
        words = words.strip()  # what is copied often brings a line end along
    places = _occurrences(text, words)
    if start is None and occurrence and occurrence <= len(places):
        places = places[occurrence - 1 : occurrence]
    if start is None and len(places) == 1:
        return _go_to(document, *places[0])
    there = text[start:end] if start is not None and end is not None and start < end else ""
    shown = [in_context(quote(id, text, *place), text) for place in places]
    return desk.page(
        "anchor_find.html", 422, document=document, words=words, places=shown, there=there,
        start=start, end=end, claim=request.form.get("claim", ""),
    )  # fmt: skip


@blueprint.get("/documents/<id>/anchor")
@require("reviewer")
def passage(id: str) -> Response:
    """A passage, and what can be made of it: a new claim, or one more passage of a claim that there is."""
    start, end = desk.number(request.args.get("start")), desk.number(request.args.get("end"))
    with desk.store().view() as view:
        document = view.document(id)
        if start is None or end is None or not start < end <= len(document.text):
            raise NotFound("passage", f"{request.args.get('start', '')[:20]}–{request.args.get('end', '')[:20]}")
        span = quote(id, document.text, start, end)
        claims = view.claims_in(id)
        meant = request.args.get("claim", "")
        if meant:
            claims = [claim for claim in (view.claim(meant), *claims) if claim.id == meant][:1]
        lines = _lines(claims, view)
    return desk.page(
        "anchor_passage.html", document=document, span=span, here_in_text=in_context(span, document.text), lines=lines,
        properties=PROPERTIES, meant=meant,
    )  # fmt: skip


@blueprint.get("/claims/<id>/anchor")
@require("reviewer")
def places(id: str) -> Response:
    """Where a claim rests; for one that needs re-anchoring: where each of its passages may be now."""
    return _places_page(id)


@blueprint.post("/claims/<id>/anchor")
@require("reviewer")
def reanchor(id: str) -> Response:
    """Rest a claim on other passages: the ones chosen, or one more, or this one alone."""
    expecting, document = desk.revision(), request.form.get("document", "")
    sent = [text for name, texts in request.form.lists() if name.rstrip("0123456789") == "place" for text in texts]
    chosen = [place for text in sent if (place := _place(text))]
    with desk.store().view() as view:
        claim = view.claim(id)
    if request.form.get("keep") == "yes" and claim.document == document and claim.anchored:
        chosen += [(span.start, span.end) for span in claim.spans]
    if not chosen:
        return _places_page(id, fault=_("Choose at least one passage on which the claim rests."))
    spans = sorted(set(chosen))
    before = desk.store().latest_change()
    try:
        done = review.reanchor(desk.store(), id, expecting, document, spans, by=author(), note=desk.note())
    except StaleEdit as error:
        again = desk.fields_again(error.actual)
        return desk.came_late(error, again, _("Anchor it there all the same"), f"/claims/{id}")
    except InvalidInput as error:
        return _places_page(id, fault=desk.faults_in_words(error))
    desk.tell(_("Anchored: %(value)s", value=desk.one_line(done.claims[0]) if done.claims else id), done, before)
    return desk.go_on(f"/claims/{id}")


def _go_to(document: Document, start: int, end: int) -> Response:
    fields = {"start": start, "end": end, "claim": request.form.get("claim") or None}
    query = urlencode({name: value for name, value in fields.items() if value is not None})
    return desk.to(f"/documents/{document.id}/anchor?{query}")


def _occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where these very words stand in a text, the first of them."""

    def every() -> Any:
        at = text.find(words)
        while at >= 0:
            yield at, at + len(words)
            at = text.find(words, at + 1)

    return list(islice(every(), _OCCURRENCES)) if words else []


def _places_page(id: str, fault: str = "") -> Response:
    with desk.store().view() as view:
        claim = view.claim(id)
        newer = view.newer_versions([claim.document]).get(claim.document) if not claim.anchored else None
        document, old = view.document(newer or claim.document), view.document(claim.document)
        lines = _lines([claim], view)
    lost = _lost(claim.spans, old, document) if newer else []
    return desk.page(
        "claim_anchor.html", 422 if fault else 200, line=lines[0], claim=claim, document=document, old=old, lost=lost,
        passages=[in_context(span, old.text) for span in claim.spans], fault=fault, why=_WHY,
        next=request.values.get("next", ""), note=request.form.get("note", ""),
    )  # fmt: skip


def _lost(spans: Sequence[Span], old: Document, new: Document) -> list[Lost]:
    found = []
    for number, span in enumerate(spans):
        very = anchor.moved(span, new.text)
        why = {(each.start, each.end): each.why for each in anchor.candidates(span, new.text)}
        places = {very: "same_words", **why} if very else why
        shown = [
            (in_context(quote(new.id, new.text, *place), new.text, _NEAR), reason, place == very)
            for place, reason in places.items()
        ]
        found.append(Lost(number, in_context(span, old.text), tuple(shown)))
    return found


def _lines(claims: Sequence[Claim], view: View) -> list[Line]:
    entities = view.entities(ids_of(claims))
    return [Line(claim, value_words(claim, entities, desk.spoken())) for claim in claims]


def _place(text: str) -> tuple[int, int] | None:
    """A passage as a form names it: "START-END"."""
    first, _dash, last = text.partition("-")
    start, end = desk.number(first), desk.number(last)
    return (start, end) if start is not None and end is not None else None
