"""One claim: what it says and why; and every revision of it, with the difference between any two."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint, Response, make_response, render_template, request

from claims import review
from claims.keys import COUNTED
from claims.record import claim_record
from service.api.v1 import checker
from service.desk.identifying import likely
from service.pages.rendering import reader_words
from service.shown.claim_words import field_label, field_words, ids_of, strings_in, subject_words

blueprint = Blueprint("claim_pages", __name__)

_BOOKKEEPING = ("/revision", "/change")  # differs between any two revisions


@dataclass(frozen=True, slots=True)
class Changed:
    """One field in which two revisions differ, in words."""

    field: str
    before: str
    after: str


@blueprint.get("/claims/<id>")
def claim(id: str) -> Response:
    """The claim as it is."""
    w = reader_words()
    with checker().store.view() as view:
        found = view.claim(id)
        document = view.documents([found.document])[found.document]
        others = view.claims(view.contradicting([id]).get(id, ()))
        about = view.meeting_claims(found.subject.ids, COUNTED, spans=False)[found.subject.ids[0]]
        entities = view.entities(ids_of([found, *others.values(), *about]))
        _, change = view.claim_history(id)[-1]
        found_likely = likely(found, view)
    html = render_template(
        "claim.html", claim=found, document=document, entities=entities, others=others.values(), change=change,
        likely=found_likely, about=subject_words(found.subject, about, entities, w),
    )  # fmt: skip
    return make_response(html)


@blueprint.get("/claims/<id>/history")
def history(id: str) -> Response:
    """Every revision, newest first, and what changed from revision `from` to revision `to`."""
    w = reader_words()
    with checker().store.view() as view:
        revisions = view.claim_history(id)
        last = len(revisions)
        before, after = _asked("from", max(last - 1, 1), last), _asked("to", last, last)
        one, other = claim_record(revisions[before - 1][0]), claim_record(revisions[after - 1][0])
        named = view.entities({*strings_in(one), *strings_in(other), *ids_of(each for each, _ in revisions)})
    property = revisions[-1][0].property
    changed = [
        Changed(field_label(property, each.path), field_words(each.before, named, w), field_words(each.after, named, w))
        for each in review.difference(one, other)
        if each.path not in _BOOKKEEPING
    ]
    html = render_template(
        "claim_history.html",
        claim=revisions[-1][0],
        revisions=list(reversed(revisions)),
        before=before,
        after=after,
        changed=changed,
        entities=named,
    )
    return make_response(html)


def _asked(name: str, default: int, last: int) -> int:
    """A revision that the address names, if there is such a one."""
    text = request.args.get(name, "")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    return number if 1 <= number <= last else default
