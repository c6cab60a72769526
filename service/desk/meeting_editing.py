"""Taking a meeting apart, where an article's claims are about another, and making one of two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, request
from flask_babel import gettext as _

from claims import review
from claims.errors import Fault, InvalidInput, NotFound, RevisionConflict, StaleEdit
from claims.storage.interface import View
from claims.types import Claim, Document, Meeting
from service.accounts.access import require
from service.api.writing import author
from service.desk import desk
from service.pages.flashes import say
from service.pages.meetings_known import Known, known, likely

blueprint = Blueprint("meeting_editing", __name__)


@dataclass(frozen=True, slots=True)
class Share:
    """What one document says of a meeting."""

    document: Document
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Regrouping:
    """What can be put to another meeting: the share of each document, if there are several; and the other meetings of
    these parties, the nearest in time first, of which this may be one."""

    shares: tuple[Share, ...]
    others: tuple[Known, ...]


def regrouping(view: View, meeting: Meeting, claims: Sequence[Claim], documents: Mapping[str, Document]) -> Regrouping:
    """What a reviewer may do with the claims of a meeting."""
    shares = [
        Share(documents[id], tuple(claim for claim in claims if claim.document == id))
        for id in dict.fromkeys(claim.document for claim in claims)
    ]
    others = known(view, likely(view, meeting.id, claims), desk.spoken())
    return Regrouping(tuple(shares) if len(shares) > 1 else (), tuple(others))


@blueprint.post("/meetings/<id>/split")
@require("reviewer")
def split(id: str) -> Response:
    """The claims that the form names are about a meeting of their own."""
    before = desk.store().latest_change()
    try:
        done = review.split(
            desk.store(), id, desk.revisions(request.form.getlist("claim")), by=author(), note=desk.note()
        )
    except (StaleEdit, RevisionConflict) as error:
        return _late(id, error)
    new = done.claims[0].subject.ids[0]
    desk.tell(_("These claims are about a meeting of their own now: %(num)d.", num=len(done.claims)), done, before)
    return desk.go_on(f"/meetings/{new}")


@blueprint.post("/meetings/<id>/merge")
@require("reviewer")
def merge(id: str) -> Response:
    """All claims of this meeting are about the other one that the form names."""
    into = next((text for each in request.form.getlist("into") if (text := each.strip().rpartition("/")[2])), "")
    if not into:
        raise InvalidInput([Fault("/into", _("Choose the meeting that this is."))])
    before = desk.store().latest_change()
    try:
        claims = desk.revisions(request.form.getlist("claim"))
        done = review.merge_meetings(desk.store(), id, into, claims, by=author(), note=desk.note())
    except NotFound:
        say(_("There is no such meeting. Choose one of those listed, or give the id of another."))
        return desk.to(f"/meetings/{id}")
    except (StaleEdit, RevisionConflict) as error:
        return _late(id, error)
    desk.tell(_("This is one meeting now; %(num)d claims were put to it.", num=len(done.claims)), done, before)
    return desk.go_on(f"/meetings/{into}")


def _late(id: str, error: RevisionConflict) -> Response:
    """Somebody changed a claim since; it is shown as it is now, and nothing was done."""
    say(_("Nothing was done: %(id)s was changed since you looked at it. Look again.", id=error.id))
    return desk.to(f"/meetings/{id}")
