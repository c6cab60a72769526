"""People, offices, organisations and places: their list, and the names, offices and meetings of one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flask import Blueprint, Response, make_response, render_template, request

from claims.storage.interface import View
from claims.types import Entity, ReviewStatus, Subject
from service.api.v1 import checker
from service.desk.claim_forms import named
from service.pages import listing
from service.pages.meetings_known import known
from service.pages.rendering import reader_words
from service.shown.claim_words import ids_of
from service.words import TABLES

blueprint = Blueprint("entity_pages", __name__)

PARTIES = "parties"  # of any kind but places
_SHOWN_MEETINGS = 10
_SUGGESTED = 8
_SHOWN_STATUSES: tuple[ReviewStatus, ...] = ("accepted", "proposed")


@blueprint.get("/entities")
def entities() -> Response:
    """The list: of one kind, of those whose names fit what was typed."""
    asked = listing.asked()
    with checker().store.view() as view:
        rows, following = listing.page_of(lambda after, limit: _found(view, after, limit))
        any_at_all = bool(view.counts()["entities"])
    kind, name = _kind(), asked.get("name", "")
    html = render_template(
        "entities.html",
        entities=rows,
        following=following,
        kinds=tuple(TABLES["kinds"]),
        kind=kind,
        name=name,
        any_at_all=any_at_all,
        csv=listing.address("/entities.csv", kind=kind, name=name),
        json=listing.address("/v1/entities", kind=kind),
    )
    return make_response(html)


@blueprint.get("/entities.csv")
def entities_csv() -> Response:
    heads = ("id", "kind", "name", "other names", "country", "lies in", "latitude", "longitude")
    return listing.csv_file("entities", heads, _csv_rows())


@blueprint.get("/suggest")
def suggest() -> dict[str, list[str]]:
    """Names for a field that is being typed into, as its <datalist> shows them: of one kind, or of parties."""
    text, kind = request.args.get("text", "").strip()[:200], request.args.get("kind") or None
    with checker().store.view() as view:
        if kind == PARTIES:
            found = [each for each in view.suggest(None, text, 4 * _SUGGESTED) if each.kind != "place"][:_SUGGESTED]
        else:
            found = view.suggest(kind, text, _SUGGESTED)
    return {"items": [named(entity) for entity in found]}


def _csv_rows() -> Iterator[Sequence[object]]:
    with checker().store.view() as view:
        for rows in listing.every(lambda after, limit: _found(view, after, limit)):
            for each in rows:
                others = "; ".join(dict.fromkeys(alias.text for alias in each.aliases if alias.text != each.label))
                where = (each.country, each.container, each.latitude, each.longitude)
                yield each.id, each.kind, each.label, others, *where


def _kind() -> str | None:
    kind = listing.asked().get("kind")
    return kind if kind in TABLES["kinds"] else None


def _found(view: View, after: str, limit: int) -> list[Entity]:
    """A page of those that the address asks for; where it names somebody, the best that fit, on one page."""
    name = listing.asked().get("name", "")[:200]
    if name:
        return [] if after else view.suggest(_kind(), name, listing.SHOWN)
    return view.list_entities(kind=_kind(), after=after, limit=limit)


@blueprint.get("/entities/<id>")
def entity(id: str) -> Response:
    """One of them."""
    w = reader_words()
    with checker().store.view() as view:
        found = view.entity(id)
        claims = view.claims_by_subject(Subject("entity", (id,)).key, _SHOWN_STATUSES)
        role = "place" if found.kind == "place" else "entity"  # in a meeting; the filters are called so, too
        place, party = (id, None) if role == "place" else (None, id)
        meetings = known(view, view.find_meetings(entity=party, place=place, limit=_SHOWN_MEETINGS + 1), w)
        others = view.entities({*ids_of(claims), *([found.container] if found.container else [])})
        origins = {alias.origin.removeprefix("document:") for alias in found.aliases if alias.origin}
        documents = view.documents({*origins, *(claim.document for claim in claims)})
    html = render_template(
        "entity.html",
        entity=found,
        by_property={
            name: some
            for name in ("office", "alias")
            if (some := [claim for claim in claims if claim.property == name])
        },
        entities=others,
        documents=documents,
        meetings=meetings[:_SHOWN_MEETINGS],
        all_meetings=listing.address("/meetings", **{role: id}) if len(meetings) > _SHOWN_MEETINGS else None,
    )
    return make_response(html)
