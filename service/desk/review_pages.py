"""The reviewers' queue: claims that pass a filter, one of them in focus, and what is decided about them.

The filter, the place in the queue and the claim in focus are all in the address. To look decides nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, request
from flask_babel import gettext as _

from claims import review
from claims.errors import AliasTaken, Fault, InvalidInput, NotFound, RevisionConflict, StaleEdit
from claims.properties import PROPERTIES
from claims.storage.interface import Filter, View
from claims.types import Claim, Document, ReviewStatus, Span
from service.accounts.access import may, require
from service.api.writing import author
from service.desk import claim_forms, desk
from service.desk.identifying import Likely, likely
from service.pages import listing
from service.pages.flashes import say
from service.shown.claim_fields import Field
from service.shown.claim_words import Entities, ids_of, subject_words, value_words
from service.words import N_

blueprint = Blueprint("review_pages", __name__)

STATUSES: tuple[ReviewStatus, ...] = get_args(ReviewStatus)
SHOWN = 25  # claims of the queue beside the one in focus, and the most that are decided at once
_PEOPLE = 12  # among the facets
_AROUND = 240  # code points of the document on either side of a quote
_PERSON = Field("filter.entity", "entity", N_("Person, office or place"), False)
_ANSWERS = {"yes": True, "no": False}
_DONE = {  # what is said of one claim, and of many
    "accept": (N_("Accepted: %(value)s"), N_("Accepted: %(num)d claims.")),
    "reject": (N_("Rejected: %(value)s"), N_("Rejected: %(num)d claims.")),
    "withdraw": (N_("Withdrawn: %(value)s"), N_("Withdrawn: %(num)d claims.")),
    "propose": (N_("Proposed again: %(value)s"), N_("Proposed again: %(num)d claims.")),
}
_SKIPPED: Mapping[review.Alone, str] = {  # what is said of claims that nobody accepts among others
    "inferred_date": N_(
        "Left open: %(num)d dates that are only taken from the day of the report. Accept each by itself."
    ),
    "surname_alone": N_(
        "Left open: %(num)d participants of whom only a surname is known. Say who they are, or accept each by itself."
    ),
}
BUTTONS = {"accept": N_("Accept"), "reject": N_("Reject"), "withdraw": N_("Withdraw"), "propose": N_("Propose again")}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address says: the filter, and where in the queue one is."""

    status: str = "proposed"  # or "any"
    document: str = ""
    property: str = ""
    entity: str = ""  # as it was typed, or an id
    contradicts: str = ""  # "yes", "no"
    anchored: str = ""  # "yes", "no"
    q: str = ""
    after: str = ""  # the claim after which the page of the queue begins
    claim: str = ""  # the one in focus; where it is not in the queue, the next one

    @classmethod
    def from_request(cls) -> Asked:
        given = {name: text.strip() for name in cls.__slots__ if (text := request.args.get(name)) is not None}
        asked = cls(**given)
        if asked.status not in (*STATUSES, "any"):
            asked = replace(asked, status="proposed")
        return asked

    def filter(self, entity: str | None) -> Filter:
        status = next((each for each in STATUSES if each == self.status), None)
        return Filter(
            status=status,
            document=self.document or None,
            property=self.property if self.property in PROPERTIES else None,
            entity=entity,
            contradicts=_ANSWERS.get(self.contradicts),
            anchored=_ANSWERS.get(self.anchored),
            text=self.q or None,
        )

    def export(self, path: str, entity: str | None) -> str:
        """The address at the API of all that passes the filter."""
        answers = {"contradicts": self.contradicts, "anchored": self.anchored}
        fields = {name: str(_ANSWERS[text]).lower() for name, text in answers.items() if text in _ANSWERS}
        plain = {"status": "" if self.status == "any" else self.status, "document": self.document, "text": self.q}
        kind = self.property if self.property in PROPERTIES else None
        return listing.address(path, **plain, property=kind, entity=entity, **fields)

    def address(self, **changes: str) -> str:
        """The address of the queue with other values; another filter begins it anew."""
        moved = {} if changes.keys() <= {"after", "claim"} else {"after": "", "claim": ""}
        asked = replace(self, **(moved | changes))
        plain = Asked()
        fields = {name: getattr(asked, name) for name in self.__slots__}
        query = {name: text for name, text in fields.items() if text != getattr(plain, name)}
        return "/review" + (f"?{urlencode(query, quote_via=quote)}" if query else "")


@dataclass(frozen=True, slots=True)
class InContext:
    """A quote with the document around it."""

    span: Span
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Line:
    """A claim in a line."""

    claim: Claim
    words: str


@dataclass(frozen=True, slots=True)
class Focus:
    """The claim in focus with all that helps to decide it."""

    line: Line
    about: str
    document: Document
    passages: tuple[InContext, ...]
    others: tuple[Line, ...]  # of the same meeting, or about the same subject
    contradictions: tuple[Line, ...]
    likely: tuple[Likely, ...]  # whom else it may mean


@blueprint.get("/review")
@require("reader")
def queue() -> Response:
    """The queue. Everybody who is signed in may look; reviewers decide."""
    asked = Asked.from_request()
    with desk.store().view() as view:
        person, entity, found = _person(asked.entity, view)
        filter = asked.filter(entity)
        window = view.queue(filter, after=asked.after, limit=SHOWN + 1)
        if not window and asked.after:  # at its end the queue begins anew, with what was skipped
            asked = replace(asked, after="", claim="")
            window = view.queue(filter, limit=SHOWN + 1)
        shown = window[:SHOWN]
        focus = next((claim for claim in shown if claim.id >= asked.claim), shown[-1] if shown else None)
        earlier = view.queue(filter, before=shown[0].id, limit=SHOWN + 1) if shown and asked.after else []
        facets = view.facets(filter)
        entities = view.entities({*ids_of(shown), *facets["entity"], *([entity] if entity else [])})
        values: dict[str, Any] = {
            "asked": replace(asked, entity=entity or asked.entity),
            "lines": [Line(claim, value_words(claim, entities, desk.spoken())) for claim in shown],
            "focus": _focus(focus, view) if focus else None,
            "facets": facets,
            "titles": _titles(facets["document"], view),
            "people_facet": _people(facets["entity"], entity, entities),
            "person": person,
            "people": found,
            "csv": asked.export("/v1/claims.csv", entity),
            "json": asked.export("/v1/claims", entity),
        }
    values |= _steps(asked, shown, focus, earlier, more=len(window) > SHOWN)
    values |= {
        "decided": sum(count for status, count in facets["status"].items() if status != "proposed"),
        "total": sum(facets["status"].values()),
        "last": desk.last_change() if may("reviewer") else None,
        "statuses": STATUSES,
        "properties": PROPERTIES,
        "buttons": BUTTONS,
    }
    return desk.page("review.html", **values)


@blueprint.post("/review")
@require("reviewer")
def decide() -> Response:
    """Decide about one claim or exactly those that were shown, in one change."""
    decision = next((each for each in BUTTONS if each == request.form.get("decision")), None)
    if decision is None:
        raise InvalidInput([Fault("/decision", _("Choose what is to be decided."))])
    chosen = desk.revisions(request.form.getlist("claim"))
    before = desk.store().latest_change()
    try:
        done = review.decide(desk.store(), decision, chosen, by=author(), note=desk.note())  # type: ignore[arg-type]  # of BUTTONS
    except StaleEdit as error:
        again = [
            (name, f"{error.actual} {error.id}" if name == "claim" and text.endswith(f" {error.id}") else text)
            for name, text in desk.fields_again(error.actual)
            if name != "revision"
        ]
        return desk.came_late(error, again, _(BUTTONS[decision]), f"/claims/{error.id}")
    one, many = _DONE[decision]
    only = len(done.claims) == 1
    if done.claims or not done.skipped:
        desk.tell(_(one, value=desk.one_line(done.claims[0])) if only else _(many, num=len(done.claims)), done, before)
    for reason, number in Counter(done.skipped.values()).items():
        say(_(_SKIPPED[reason], num=number))
    return desk.go_on("/review")


@blueprint.post("/undo/<change>")
@require("reviewer")
def undo(change: str) -> Response:
    """Take back what a change did, as a new change."""
    known = desk.number(change)
    if known is None:
        raise NotFound("change", change[:60])
    before = desk.store().latest_change()
    try:
        done = review.undo(desk.store(), known, by=author())
    except RevisionConflict as error:
        desk.forget_last()
        say(_("This can't be undone: %(id)s was changed again since. See its history.", id=error.id))
        return desk.go_on("/review")
    except AliasTaken as error:
        say(_("This can't be undone: %(name)s is a name of %(owner)s by now.", name=error.text, owner=error.label))
        return desk.go_on("/review")
    desk.tell(_("Undone."), done, before)
    return desk.go_on("/review")


def _steps(
    asked: Asked, shown: list[Claim], focus: Claim | None, earlier: list[Claim], *, more: bool
) -> dict[str, str | None]:
    """Where j and k lead, and the pages of the queue on either side.

    `earlier`: the claims before those shown, one more than a page has, so that one sees where that page begins.
    """
    place = shown.index(focus) if focus else 0
    next_page = asked.address(after=shown[-1].id, claim="") if more else None
    before = asked.address(claim=shown[place - 1].id) if place else None
    after = asked.address(claim=shown[place + 1].id) if place + 1 < len(shown) else next_page
    begins = earlier[0].id if len(earlier) > SHOWN else ""
    last = asked.address(after=begins, claim=earlier[-1].id) if earlier else None
    return {
        "previous": before or last,
        "following": after,
        "next_page": next_page,
        "previous_page": asked.address(after=begins, claim="") if earlier else None,
        "first_page": asked.address(after="", claim="") if begins else None,
    }


def _person(typed: str, view: View) -> tuple[str, str | None, list[str]]:
    """What the field for a person shows, whom it means, and whom it may mean."""
    if not typed:
        return "", None, []
    read = claim_forms.read([_PERSON], {_PERSON.name: [typed]}, view)
    found = [claim_forms.named(entity) for entity in read.found.get(_PERSON.name, [])]
    id = read.parts.get("filter", {}).get("entity")
    return (claim_forms.named(view.entity(id)), id, []) if id else (typed, None, found)


def _focus(claim: Claim, view: View) -> Focus:
    document = view.document(claim.document)
    others = [each for each in _of_same_subject(claim, view) if each.id != claim.id]
    excluding = view.contradicting([claim.id]).get(claim.id, ())
    against = list(view.claims(excluding).values())
    entities = view.entities(ids_of([claim, *others, *against]))

    def line(each: Claim) -> Line:
        return Line(each, value_words(each, entities, desk.spoken()))

    return Focus(
        line(claim),
        subject_words(claim.subject, [claim, *others], entities, desk.spoken()),
        document,
        tuple(in_context(span, document.text) for span in claim.spans),
        tuple(line(each) for each in others if each.id not in excluding),
        tuple(line(each) for each in against),
        tuple(likely(claim, view)),
    )


def in_context(span: Span, text: str, around: int = _AROUND) -> InContext:
    """A quote with what stands around it; with the context that is kept with it where the text is gone."""
    if text[span.start : span.end] != span.quote:
        return InContext(span, span.prefix, span.suffix)
    before, after = text[max(0, span.start - around) : span.start], text[span.end : span.end + around]
    if span.start > around:
        before = "… " + before.partition(" ")[2]
    if span.end + around < len(text):
        after = after.rpartition(" ")[0] + " …"
    return InContext(span, before, after)


def _of_same_subject(claim: Claim, view: View) -> list[Claim]:
    subject = claim.subject
    if subject.kind == "meeting":
        return view.meeting_claims(subject.ids, STATUSES)[subject.ids[0]]
    return view.claims_by_subject(subject.key, STATUSES)


def _people(counts: Mapping[str, int], chosen: str | None, entities: Entities) -> list[tuple[str, str, int]]:
    """The facet of people: those with the most claims, and whoever is chosen."""
    shown = dict(list(counts.items())[:_PEOPLE])
    if chosen:
        shown.setdefault(chosen, counts.get(chosen, 0))
    return [(id, entities[id].label if id in entities else id, count) for id, count in shown.items()]


def _titles(documents: Mapping[str, int], view: View) -> dict[str, str]:
    """How the facet calls the documents."""
    found = view.documents(documents)
    return {id: found[id].title or id if id in found else id for id in documents}
