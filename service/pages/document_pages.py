"""Documents: their list, and a document's text with the spans of its claims marked and the claims beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flask import Blueprint, Response, make_response, render_template, request

from service.accounts.access import may
from service.api.v1 import checker
from service.pages import listing
from service.shown.claim_words import ids_of
from service.shown.marking import marked, marks_of, numbered

blueprint = Blueprint("document_pages", __name__)

_MOST_CLAIMS = 5_000  # as many as View.claims_in gives


@blueprint.get("/documents")
def documents() -> Response:
    """The publications, without their texts."""
    with checker().store.view() as view:
        rows, following = listing.page_of(lambda after, limit: view.list_documents(after=after, limit=limit))
    return make_response(render_template("documents.html", documents=rows, following=following))


@blueprint.get("/documents.csv")
def documents_csv() -> Response:
    heads = ("id", "title", "publisher", "published", "language", "url", "public", "sha256")
    return listing.csv_file("documents", heads, _csv_rows())


def _csv_rows() -> Iterator[Sequence[object]]:
    with checker().store.view() as view:
        for rows in listing.every(lambda after, limit: view.list_documents(after=after, limit=limit)):
            for each in rows:
                known = (each.id, each.title, each.publisher, each.published)
                yield *known, each.language, each.url, "yes" if each.public else "no", each.sha256


@blueprint.get("/documents/<id>")
def document(id: str) -> Response:
    """One document. `claim` in the address: the claim that is shown as the current one."""
    with checker().store.view() as view:
        found = view.document(id)
        claims = view.claims_in(id)
        left = view.claims_in(found.replaces) if found.replaces else []  # in the older version, to be found in this one
        lost = [claim for claim in (*claims, *left) if not claim.anchored]
        entities = view.entities(ids_of([*claims, *lost]))
        newer = view.newer_versions([id]).get(id)
    readable = (found.public or may("reader")) and not found.erased
    anchored = numbered(claim for claim in claims if claim.anchored)
    html = render_template(
        "document.html",
        document=found,
        readable=readable,
        stretches=marked(found.text, marks_of(anchored)) if readable else (),
        claims=anchored,
        lost=lost,
        entities=entities,
        newer=newer,
        current=request.args.get("claim"),
        cut_off=len(claims) >= _MOST_CLAIMS,
    )
    return make_response(html)
