"""Who is named: the persons whom a name may mean, the places that words may mean, each one click away.

Both are found anew whenever a claim is shown, by comparing names: nothing of it is stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, Response, request
from flask_babel import gettext as _

from claims import review
from claims.errors import StaleEdit, UnknownLanguage
from claims.namesakes import MOST_SHOWN, candidates
from claims.places import Place, find_places, place
from claims.storage.interface import View
from claims.types import Claim
from service.accounts.access import may, require
from service.api.writing import author
from service.desk import desk
from service.pages.rendering import reader_words

blueprint = Blueprint("identifying", __name__)


@dataclass(frozen=True, slots=True)
class Likely:
    """Somebody whom a claim may mean, or a place: its id, and how it is called. `known`: it has a page of its own."""

    id: str
    name: str
    known: bool


def likely(claim: Claim, view: View) -> list[Likely]:
    """Whom else than it says a claim may mean; nobody where it is decided, or where its reader may not say so."""
    if claim.status != "proposed" or not claim.anchored or not may("reviewer"):
        return []
    if claim.property == "participant":
        entity = view.entities([claim.value["entity"]]).get(claim.value["entity"])
        return [Likely(each.entity.id, each.entity.label, True) for each in candidates(view, entity)] if entity else []
    if claim.property == "place":
        found = [each for each in dict.fromkeys(_places(claim, view)) if each.id != claim.value["entity"]][:MOST_SHOWN]
        stored = view.entities(each.id for each in found)
        return [Likely(each.id, _called(each), each.id in stored) for each in found]
    return []


def _places(claim: Claim, view: View) -> Iterator[Place]:
    """The places that the words of a claim may mean."""
    language = view.documents([claim.document])[claim.document].language
    for span in claim.spans:
        try:
            mentions = find_places(span.quote, language or "")
        except UnknownLanguage:
            return
        for mention in mentions:
            yield from mention.candidates


def _called(found: Place) -> str:
    """A place with what it lies in."""
    code = reader_words().code
    names, outer = [found.label(code)], found.container
    while outer is not None and (inside := place(outer)) is not None:
        names.append(inside.label(code))
        outer = inside.container
    return ", ".join(names)


@blueprint.post("/claims/<id>/identify")
@require("reviewer")
def identify(id: str) -> Response:
    """Whom the reviewer chose is named in this claim, and in all of its document that name the same one."""
    expecting, entity = desk.revision(), request.form.get("entity", "")
    before = desk.store().latest_change()
    try:
        done = review.identify(desk.store(), id, expecting, entity, by=author(), note=desk.note())
    except StaleEdit as error:
        return desk.came_late(error, desk.fields_again(error.actual), _("Say so all the same"), f"/claims/{id}")
    with desk.store().view() as view:
        name = view.entity(entity).label
    desk.tell(_("%(num)d claims of this document name %(name)s now.", num=len(done.claims), name=name), done, before)
    return desk.go_on(f"/claims/{id}")
