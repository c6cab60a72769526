"""Meetings: a list that filters, its timeline and its CSV; and all that is known of one of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from flask import Blueprint, Response, make_response, render_template
from flask_babel import gettext as _

from claims.properties import PROPERTIES
from claims.storage.interface import View
from claims.types import Claim, Entity, Meeting, Subject
from service.accounts.access import may
from service.api.v1 import checker
from service.desk.claim_forms import meant, named
from service.desk.meeting_editing import regrouping
from service.pages import listing
from service.pages.meetings_known import Known, known
from service.pages.rendering import reader_words
from service.pages.timeline import drawn
from service.shown.claim_words import ids_of
from service.words import TABLES

blueprint = Blueprint("meeting_pages", __name__)

HELD: tuple[str, ...] = ("held", "planned", "cancelled", "denied")
_EVERY_STATUS = ("accepted", "proposed", "rejected", "withdrawn")
_MOST_CHOICES, _MOST_PARTIES = 8, 12


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter that names somebody or a place: as it was typed, whom it means, or whom it could mean."""

    field: Literal["entity", "place"]
    typed: str
    entity: Entity | None = None
    candidates: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """What the address asks for, and what of it can't be read."""

    entity: Choice
    place: Choice
    earliest: date | None
    latest: date | None
    status: str | None
    faults: tuple[str, ...]

    @property
    def fields(self) -> dict[str, str]:
        """The same as the fields of an address, the API's included."""
        return {
            "entity": self.entity.entity.id if self.entity.entity else "",
            "place": self.place.entity.id if self.place.entity else "",
            "earliest": self.earliest.isoformat() if self.earliest else "",
            "latest": self.latest.isoformat() if self.latest else "",
            "status": self.status or "",
        }

    def find(self, view: View, after: str, limit: int) -> list[Meeting]:
        """The meetings that pass. None do where a name is unknown or fits several."""
        if self.faults or any(choice.typed and not choice.entity for choice in (self.entity, self.place)):
            return []
        fields: dict[str, Any] = {"earliest": self.earliest, "latest": self.latest, "status": self.status}
        for choice in (self.entity, self.place):
            fields[choice.field] = choice.entity.id if choice.entity else None
        return view.find_meetings(**fields, after=after, limit=limit)


@blueprint.get("/meetings")
def meetings() -> Response:
    """The list, a page at a time, with the timeline of the same rows."""
    w = reader_words()
    with checker().store.view() as view:
        filter = _filter(view)
        rows, following = listing.page_of(lambda after, limit: filter.find(view, after, limit))
        found = known(view, rows, w)
        any_at_all = bool(view.counts()["meetings"])
    html = render_template(
        "meetings.html",
        filter=filter,
        typed=listing.asked(),
        meetings=found,
        following=following,
        timeline=drawn(found),
        any_at_all=any_at_all,
        held=HELD,
        csv=listing.address("/meetings.csv", **filter.fields),
        json=listing.address("/v1/meetings", **filter.fields),
    )
    return make_response(html)


@blueprint.get("/meetings.csv")
def meetings_csv() -> Response:
    """The whole list that the filter finds."""
    heads = ("id", "earliest", "latest", "participants", "place", "format", "status", "accepted", "proposed")
    return listing.csv_file("meetings", heads, _csv_rows())


def _csv_rows() -> Iterator[Sequence[object]]:
    w = reader_words()
    with checker().store.view() as view:
        filter = _filter(view)
        for rows in listing.every(lambda after, limit: filter.find(view, after, limit)):
            for each in known(view, rows, w):
                days, said = (each.earliest, each.latest), (each.where, each.form, each.status)
                yield each.id, *days, "; ".join(each.who), *said, each.accepted, each.proposed


@blueprint.get("/meetings/<id>")
def meeting(id: str) -> Response:
    """One meeting: its claims by property with their quotes, what contradicts them, and gaps of its parties."""
    w = reader_words()
    with checker().store.view() as view:
        found = view.meeting(id)
        claims = view.meeting_claims([id], _EVERY_STATUS).get(id, [])
        against = view.contradicting([claim.id for claim in claims])
        parties = sorted({claim.value["entity"] for claim in claims if claim.property == "participant"})
        offices = sorted({o for claim in claims if claim.property == "participant" and (o := claim.value["office"])})
        gaps = _gaps(view, parties) + _gaps(view, offices)
        entities = view.entities(ids_of([*claims, *gaps]))
        documents = view.documents({claim.document for claim in (*claims, *gaps)})
        [line] = known(view, [found], w)
        regrouped = regrouping(view, found, claims, documents) if may("reviewer") else None
    by_property = {name: [claim for claim in claims if claim.property == name] for name in _ordered(claims)}
    html = render_template(
        "meeting.html",
        meeting=line,
        by_property=by_property,
        against=against,
        claims={claim.id: claim for claim in claims},
        gaps=gaps,
        entities=entities,
        documents=documents,
        regrouping=regrouped,
        title=title(line),
        json=f"/v1/meetings/{id}",
    )
    return make_response(html)


def title(meeting: Known) -> str:
    """A meeting in a line, for headings and links."""
    who = ", ".join(meeting.who) or _("Unknown participants")
    return f"{who} +{meeting.more}" if meeting.more else who


def _ordered(claims: Sequence[Claim]) -> list[str]:
    there = {claim.property for claim in claims}
    return [name for name in TABLES["properties"] if name in there and name in PROPERTIES]


def _gaps(view: View, parties: Sequence[str]) -> list[Claim]:
    """Claims that two or more of these parties did not meet, of pairs and of all of them together."""
    few = parties[:_MOST_PARTIES]
    sets: set[tuple[str, ...]] = {(one, other) for one in few for other in few if one < other}
    if len(few) > 2:
        sets.add(tuple(few))
    keys = [Subject("parties", ids).key for ids in sorted(sets)]
    return [claim for key in keys for claim in view.claims_by_subject(key, _EVERY_STATUS[:2])]


def _filter(view: View) -> Filter:
    asked = listing.asked()
    faults: list[str] = []
    days: dict[str, date | None] = {"earliest": None, "latest": None}
    for name in days:
        try:
            days[name] = date.fromisoformat(asked[name]) if name in asked else None
        except ValueError:
            faults.append(_("%(text)s is no day; days are written like 2021-09-22.", text=asked[name][:40]))
    if days["earliest"] and days["latest"] and days["latest"] < days["earliest"]:
        faults.append(_("The last day lies before the first."))
    status = asked.get("status")
    if status is not None and status not in HELD:
        faults.append(_("There is no such status."))
    return Filter(
        _choice(view, "entity", asked.get("entity", "")),
        _choice(view, "place", asked.get("place", "")),
        days["earliest"],
        days["latest"],
        status if status in HELD else None,
        tuple(faults),
    )


def _choice(view: View, field: Literal["entity", "place"], typed: str) -> Choice:
    """Whom or which place a filter means: an id, or a name that only one has."""
    typed = typed[:200]
    if not typed:
        return Choice(field, "")

    def fitting(entities: Sequence[Entity]) -> list[Entity]:
        return [entity for entity in entities if (entity.kind == "place") == (field == "place")]

    found = view.entities([id := meant(typed)]).get(id)
    if not found:
        named_so = fitting(view.entities_named(typed)) or fitting(view.suggest(None, typed, 4 * _MOST_CHOICES))
        if len(named_so) != 1:
            return Choice(field, typed, None, tuple(named_so[:_MOST_CHOICES]))
        [found] = named_so
    alone = len(fitting(view.entities_named(found.label))) == 1  # else the field says which of them it is
    return Choice(field, found.label if alone else named(found), found)
