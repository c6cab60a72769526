"""The claims of a document as W3C Web Annotations (JSON-LD), each place by position and by quote.

Offsets are Unicode code points, as the model wants them: https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, request

from claims.storage.interface import Filter, View
from claims.types import Claim, Document, Span
from service.api.reading import asked, cursor, item, position, view_of
from service.shown.present import Json

blueprint = Blueprint("annotations", __name__, url_prefix="/v1")

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MEDIA = f'application/ld+json; profile="{CONTEXT}"'
_PAGE = 500  # annotations


@blueprint.get("/documents/<id>/annotations")
def of_document(id: str) -> Response:
    """The collection of a document's annotations with its first page, or the page that `cursor` names."""
    query = asked("query_annotations")
    after = position("annotations", query["cursor"]) if "cursor" in query else ""
    with view_of(query) as view:
        document = view.documents([id]).get(id) or view.document(id)
        page, total = _page(view, document, after), _total(view, document)
    whole = _address(document.id)
    if after:
        body = {"@context": CONTEXT, **page, "partOf": whole}
    else:
        body = {
            "@context": CONTEXT,
            "id": whole,
            "type": "AnnotationCollection",
            "label": document.title or document.id,
            "total": total,
            "first": {**page, "startIndex": 0},
        }
    response = item(body)
    response.headers["Content-Type"] = MEDIA
    return response


def _page(view: View, document: Document, after: str) -> Json:
    claims = view.queue(Filter(document=document.id), after=after, limit=_PAGE + 1)
    page = {
        "id": _address(document.id, view.change, after),
        "type": "AnnotationPage",
        "items": [annotation(claim, request.url_root) for claim in claims[:_PAGE]],
    }
    if len(claims) > _PAGE:
        page["next"] = _address(document.id, view.change, claims[_PAGE - 1].id)
    return page


def _total(view: View, document: Document) -> int:
    return sum(view.facets(Filter(document=document.id))["status"].values())


def annotation(claim: Claim, root: str) -> Json:
    """One claim as an annotation: its value as JSON, what it is about and how it was decided as tags."""
    tags = [claim.property, claim.status, *(() if claim.anchored else ("needs-re-anchoring",))]
    value = json.dumps(claim.value, ensure_ascii=False)
    source = f"{root}v1/documents/{quote(claim.document)}"
    return {
        "id": f"{root}v1/claims/{quote(claim.id)}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": value},
            *({"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": tag} for tag in tags),
        ],
        "target": [
            {"type": "SpecificResource", "source": source, "selector": _selectors(span)} for span in claim.spans
        ],
    }


def _selectors(span: Span) -> list[Json]:
    found: list[Json] = [{"type": "TextPositionSelector", "start": span.start, "end": span.end}]
    if span.quote:  # of an erased text only the positions are left
        quoted = {"exact": span.quote, "prefix": span.prefix, "suffix": span.suffix}
        found.append({"type": "TextQuoteSelector", **quoted})
    return found


def _address(document: str, change: int | None = None, after: str = "") -> str:
    """The address of a document's annotations, or, with a change, of the page of them that begins after a claim."""
    query: dict[str, Any] = {} if change is None else {"as_of": change}
    if after:
        query["cursor"] = cursor("annotations", after)
    address = f"{request.url_root}v1/documents/{quote(document)}/annotations"
    return f"{address}?{urlencode(query, quote_via=quote)}" if query else address
