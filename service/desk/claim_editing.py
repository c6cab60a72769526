"""Editing one claim in a form made for its property, adding one, and going back to what it said before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, request
from flask_babel import gettext as _

from claims import review
from claims.dates import find_dates
from claims.errors import InvalidInput, NotFound, RevisionConflict, StaleEdit, UnknownLanguage
from claims.language import installed
from claims.properties import PROPERTIES
from claims.record import Record, claim_record
from claims.storage.interface import View
from claims.types import Claim, Document, Span, quote
from service.accounts.access import require
from service.api.writing import author
from service.desk import claim_forms, desk
from service.desk.claim_forms import Reading, Typed
from service.desk.review_pages import InContext, in_context
from service.pages.meetings_known import SHOWN_STATUSES, likely
from service.shown.claim_fields import ATTRIBUTION, CHOICE_NAMES, Field, subject_fields, value_fields
from service.shown.claim_words import ids_of, meeting_words, subject_words

blueprint = Blueprint("claim_editing", __name__)

_MEETINGS = 20  # of a document, to choose from
_COMMON = {"choice_names": CHOICE_NAMES, "languages": installed()}


@dataclass(frozen=True, slots=True)
class Choice:
    """A field that both sides changed, as each left it."""

    theirs: list[str]
    yours: list[str]


@dataclass(frozen=True, slots=True)
class Form:
    """A claim's form as it is shown."""

    property: str
    fields: tuple[Field, ...]
    typed: Typed
    revision: int
    faults: dict[str, str]
    found: dict[str, list[str]]  # for each field that names somebody: who may be meant
    choices: dict[str, Choice]
    others: tuple[str, ...] = ()  # faults that belong to no field

    def text(self, field: Field) -> str:
        return (self.typed.get(field.name) or [""])[0]

    def written(self, field: Field, listed: Sequence[str]) -> str:
        """Of a field that offers a list, and an input beside it: what stands in the input."""
        texts = self.typed.get(field.name) or [""]
        return texts[-1] if len(texts) > 1 or texts[0] not in (*listed, claim_forms.NEW) else ""

    def texts(self, field: Field) -> list[str]:
        """Several inputs: those filled in, and one more."""
        filled = [text for text in self.typed.get(field.name, []) if text.strip()]
        return [*filled, *[""] * max(1, 2 - len(filled))]


@blueprint.get("/claims/<id>/edit")
@require("reviewer")
def edit_form(id: str) -> Response:
    with desk.store().view() as view:
        claim = view.claim(id)
        typed = claim_forms.typed_of(claim_record(claim), _fields(claim.property), view)
        return _show(claim, _form(claim.property, typed, claim.revision), view)


@blueprint.post("/claims/<id>/edit")
@require("reviewer")
def edit(id: str) -> Response:
    """Save what the form says; whatever hinders that is said beside it, and what was typed is kept."""
    expecting = desk.revision()
    with desk.store().view() as view:
        claim = view.claim(id)
        base = _at_revision(view, id, expecting)
        fields = _fields(base.property)
        typed, undecided = _chosen(claim_forms.typed_from(request.form))
        if {"find", "pick"} & request.form.keys():
            typed = claim_forms.picked(typed, request.form.get("pick", ""))
            return _show(claim, _form(base.property, typed, expecting, found=_found(fields, typed, view)), view)
        read = claim_forms.read(fields, typed, view)
        read.faults |= undecided
        if read.faults:
            return _show(claim, _with_faults(base.property, typed, expecting, read), view, 422)
        record = claim_record(base)
        patch = review.patch_of(record, claim_forms.joined(record, read.parts, fields))
    before = desk.store().latest_change()
    try:
        done = review.edit(desk.store(), id, expecting, patch, by=author(), note=desk.note())
    except StaleEdit as error:
        return _late(error, fields)
    except InvalidInput as error:
        with desk.store().view() as view:
            return _show(claim, _refused(base.property, typed, expecting, error, fields), view, 422)
    desk.tell(_("Saved: %(value)s", value=desk.one_line(done.claims[0]) if done.claims else id), done, before)
    return desk.go_on(f"/claims/{id}")


@blueprint.post("/claims/<id>/revert")
@require("reviewer")
def revert(id: str) -> Response:
    """A new revision that says what an earlier one said."""
    expecting, to = desk.revision(), desk.number(request.form.get("to"))
    if not to:
        raise NotFound("revision", request.form.get("to", "")[:60])
    before = desk.store().latest_change()
    try:
        done = review.revert(desk.store(), id, expecting, to, by=author(), note=desk.note())
    except StaleEdit as error:
        action = _("Go back to revision %(to)s all the same", to=to)
        return desk.came_late(error, desk.fields_again(error.actual), action, f"/claims/{id}/history")
    desk.tell(_("As in revision %(to)s again.", to=to), done, before)
    return desk.go_on(f"/claims/{id}/history")


@blueprint.get("/claims/new")
@require("reviewer")
def new_form() -> Response:
    """The form of a claim that does not exist yet, about a passage of a document."""
    with desk.store().view() as view:
        document, span = _passage(request.args, view)
        property = _property(request.args)
        form = _form(property, _guessed(property, document, span, view), 0)
        return _show_new(document, span, form, view)


@blueprint.post("/claims/new")
@require("reviewer")
def new() -> Response:
    """Add a claim, proposed or accepted at once."""
    accept = request.form.get("accept") == "yes"
    with desk.store().view() as view:
        document, span = _passage(request.form, view)
        property = _property(request.form)
        fields = _fields(property)
        typed = claim_forms.typed_from(request.form)
        if {"find", "pick"} & request.form.keys():
            typed = claim_forms.picked(typed, request.form.get("pick", ""))
            return _show_new(document, span, _form(property, typed, 0, found=_found(fields, typed, view)), view)
        read = claim_forms.read(fields, typed, view)
        if read.faults:
            return _show_new(document, span, _with_faults(property, typed, 0, read), view, 422)
        record: Record = {
            "property": property,
            "document": document.id,
            "spans": [{"start": span.start, "end": span.end, "quote": span.quote}],
        }
        record = claim_forms.joined(record, read.parts, fields)
    before = desk.store().latest_change()
    try:
        done = review.propose(desk.store(), record, by=author(), note=desk.note(), accept=accept)
    except InvalidInput as error:
        with desk.store().view() as view:
            return _show_new(document, span, _refused(property, typed, 0, error, fields), view, 422)
    desk.tell(_("Added: %(value)s", value=desk.one_line(done.claims[0])), done, before)
    return desk.go_on(f"/claims/{done.claims[0].id}")


# Showing


def _show(
    claim: Claim, form: Form, view: View, status: int = 200, rows: Sequence[desk.SideBySide] = (), theirs: str = ""
) -> Response:
    document = view.document(claim.document)
    return desk.page(
        "claim_edit.html", status, claim=claim, form=form, document=document, rows=rows, theirs=theirs,
        passages=_passages(claim.spans, document.text), value=desk.one_line(claim), about=_about(claim, view),
        meetings=list(_meetings(document.id, view, claim)),
        next=request.values.get("next", ""), note=request.form.get("note", ""), **_COMMON,
    )  # fmt: skip


def _show_new(document: Document, span: Span, form: Form, view: View, status: int = 200) -> Response:
    return desk.page(
        "claim_new.html", status, form=form, document=document, span=span, passages=_passages([span], document.text),
        meetings=list(_meetings(document.id, view)), about="", next=request.values.get("next", ""),
        note=request.form.get("note", ""), accept=request.form.get("accept") == "yes", **_COMMON,
    )  # fmt: skip


def _passages(spans: Sequence[Span], text: str) -> list[InContext]:
    return [in_context(span, text) for span in spans]


def _about(claim: Claim, view: View) -> str:
    """What a claim is about, in a line."""
    about = view.meeting_claims(claim.subject.ids, SHOWN_STATUSES, spans=False)[claim.subject.ids[0]]
    return subject_words(claim.subject, about, view.entities(ids_of([claim, *about])), desk.spoken())


def _meetings(document: str, view: View, claim: Claim | None = None) -> Iterator[tuple[str, str]]:
    """The meetings that a claim may be about, each with what is known of it: the one that it is about, those of its
    document, and others of the same parties."""
    ids = dict.fromkeys(each.subject.ids[0] for each in view.claims_in(document) if each.subject.kind == "meeting")
    shown = list(ids)[:_MEETINGS]
    if claim and claim.subject.kind == "meeting":
        [own] = claim.subject.ids
        others = likely(view, own, view.meeting_claims([own], SHOWN_STATUSES, spans=False)[own])
        shown = [own, *shown, *(each.id for each in others)]
    yield from _meeting_lines(list(dict.fromkeys(shown)), view)


def _meeting_lines(shown: Sequence[str], view: View) -> Iterator[tuple[str, str]]:
    about = view.meeting_claims(shown, SHOWN_STATUSES, spans=False)
    entities = view.entities(ids_of(claim for claims in about.values() for claim in claims))
    for id in shown:
        yield id, meeting_words(about.get(id, []), entities, desk.spoken())


# Forms


def _fields(property: str) -> tuple[Field, ...]:
    return (*subject_fields(property), *value_fields(property), *ATTRIBUTION)


def _form(property: str, typed: Typed, revision: int, **more: Any) -> Form:
    given: dict[str, Any] = {"faults": {}, "found": {}, "choices": {}} | more
    return Form(property, _fields(property), typed, revision, **given)


def _with_faults(property: str, typed: Typed, revision: int, read: Reading) -> Form:
    found = {name: [claim_forms.named(entity) for entity in entities] for name, entities in read.found.items()}
    return _form(property, typed, revision, faults=read.faults, found=found)


def _refused(property: str, typed: Typed, revision: int, error: InvalidInput, fields: Sequence[Field]) -> Form:
    """What the domain found wrong, beside the fields that it concerns."""
    names = {each.name for each in fields}
    faults, others = {}, []
    for fault in error.faults:
        name = ".".join(fault.path.strip("/").split("/")[:2])
        if name in names:
            faults[name] = desk.spoken().fault(fault)
        else:
            others.append(desk.spoken().fault(fault))
    return _form(property, typed, revision, faults=faults, others=tuple(others))


def _found(fields: Sequence[Field], typed: Typed, view: View) -> dict[str, list[str]]:
    found = claim_forms.suggestions(fields, typed, view)
    return {name: [claim_forms.named(entity) for entity in entities] for name, entities in found.items()}


def _chosen(typed: Typed) -> tuple[Typed, dict[str, str]]:
    """A form in which for some fields one of two sides was to be chosen, and the fields for which none was."""
    undecided = {}
    for name in typed.pop("both", []):
        sides = {side: typed.pop(f"{side}:{name}", []) for side in ("theirs", "yours")}
        side = typed.pop(f"choose:{name}", [""])[0]
        if side in sides:
            typed[name] = sides[side]
        else:
            typed[name] = sides["yours"]
            undecided[name] = _("Both of you changed this. Take theirs, or keep yours.")
    return typed, undecided


def _late(error: StaleEdit, fields: Sequence[Field]) -> Response:
    """The form once more, starting from theirs: merged where the edits do not overlap, to be chosen where they do."""
    merge = error.merge
    with desk.store().view() as view:
        claim = view.claim(error.id)
        theirs, yours, merged = (
            claim_forms.typed_of(record, fields, view) for record in (merge.theirs, merge.yours, merge.merged)
        )
        both = [
            each.name
            for each in fields
            for pointer in merge.conflicts
            if f"/{'/'.join(each.path)}".startswith(pointer) and theirs[each.name] != yours[each.name]
        ]
        choices = {name: Choice(theirs[name], yours[name]) for name in dict.fromkeys(both)}
        form = _form(claim.property, merged, error.actual, choices=choices)
        by = view.claim_history(error.id)[-1][1].by
        return _show(claim, form, view, 412, desk.side_by_side(error), by)


def _at_revision(view: View, id: str, revision: int) -> Claim:
    """What a form started from. Raises RevisionConflict for a revision that there never was."""
    history = view.claim_history(id)
    if revision > len(history):
        raise RevisionConflict(id, revision, len(history))
    return history[revision - 1][0]


# A passage that a new claim is to rest on


def _passage(given: Any, view: View) -> tuple[Document, Span]:
    """Raises NotFound where a document has no such passage."""
    document = view.document(given.get("document", ""))
    start, end = desk.number(given.get("start")), desk.number(given.get("end"))
    if start is None or end is None or not start < end <= len(document.text):
        raise NotFound("passage", f"{given.get('start', '')[:20]}–{given.get('end', '')[:20]}")
    return document, quote(document.id, document.text, start, end)


def _property(given: Any) -> str:
    property: str = given.get("property", "")
    if property not in PROPERTIES:
        raise NotFound("property", property[:60])
    return property


def _guessed(property: str, document: Document, span: Span, view: View) -> Typed:
    """What the passage itself tells of the value: its words, its days, a name that is known."""
    names = {each.name: each for each in _fields(property)}
    typed: Typed = {name: [str(field.default).lower()] for name, field in names.items() if field.default is not None}
    if "value.text" in names:
        typed["value.text"] = [span.quote]
    if "value.language" in names and document.language:
        typed["value.language"] = [document.language]
    if property == "date" and document.language:
        typed |= _days(document, span)
    if "value.entity" in names:
        known = view.entities_named(span.quote)
        if len(known) == 1:
            typed["value.entity"] = [claim_forms.named(known[0])]
    return typed


def _days(document: Document, span: Span) -> Typed:
    try:
        found = find_dates(span.quote, document.language or "", document.published)
    except UnknownLanguage:
        return {}
    if len(found) != 1 or found[0].earliest is None or found[0].latest is None:
        return {}
    mention = found[0]
    return {
        "value.earliest": [str(mention.earliest)],
        "value.latest": [str(mention.latest)],
        "value.granularity": [mention.granularity],
    }
