"""What the desk's pages share: which revision a form started from, what is said, a write that came late."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response, make_response, redirect, render_template, request, session
from flask_babel import get_locale
from flask_babel import gettext as _

from claims import review
from claims.errors import Fault, InvalidInput, StaleEdit
from claims.review import Written
from claims.storage.interface import Store
from claims.types import Claim
from service.api.v1 import checker
from service.pages.flashes import say
from service.pages.rendering import own_path
from service.shown.claim_words import field_label, field_words, ids_of, strings_in, value_words
from service.words import Words, words

_SHORT = 120  # characters of what the status line says of a claim
_LAST = "last_change"  # in the session: what the key "u" takes back


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One field in which two edits of a record differ, in words; `both`: both sides changed it."""

    pointer: str
    label: str
    base: str
    theirs: str
    yours: str
    both: bool


def store() -> Store:
    """The claims, for writing."""
    return checker().desk


def spoken() -> Words:
    """The words of the page's language."""
    return words(str(get_locale()))


def one_line(claim: Claim) -> str:
    """What a claim says, short enough for the status line."""
    with store().view() as view:
        text = value_words(claim, view.entities(ids_of([claim])), spoken())
    return text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"


def page(template: str, status: int = 200, **values: Any) -> Response:
    """A page that nobody else may keep."""
    response = make_response(render_template(template, **values), status)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def to(address: str) -> Response:
    """On to another page, after a form was sent."""
    response = redirect(address, 303)
    assert isinstance(response, Response)  # noqa: S101  # werkzeug's type is wider
    return response


def go_on(default: str) -> Response:
    """To where the form says that its reader came from; else to `default`."""
    asked = request.form.get("next")
    return to(own_path(asked) if asked else default)


def tell(message: str, done: Written, before: int) -> None:
    """Say what was done, with an Undo, and remember it; or that nothing had to be.

    `before`: the latest change when the form came; what is not above it was not done by it.
    """
    changes = [claim.change for claim in done.claims] + [entity.change for entity in done.entities]
    if done.change > before and done.change in changes:
        session[_LAST] = done.change
        say(message, done.change)
    else:
        say(_("Nothing had to be changed."))


def last_change() -> int | None:
    """The last change that this person made in this browser, if it was not undone."""
    return session.get(_LAST)


def forget_last() -> None:
    session.pop(_LAST, None)


def revision() -> int:
    """The revision that this form started from. Raises InvalidInput."""
    return _revision(request.form.get("revision", ""))


def revisions(texts: Iterable[str]) -> dict[str, int]:
    """Claims with the revisions that a form shows of them, each as "REVISION ID". Raises InvalidInput."""
    found = {}
    for text in texts:
        number, _space, id = text.partition(" ")
        found[id] = _revision(number)
    if not found:
        raise InvalidInput([Fault("/claim", _("No claim is named."))])
    return found


def number(text: str | None) -> int | None:
    """A whole number from a form or an address, if it is one that makes sense."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else None


def _revision(text: str) -> int:
    found = number(text)
    if not found:
        raise InvalidInput([Fault("/revision", _("The form does not say which revision it started from."))])
    return found


def faults_in_words(error: InvalidInput) -> str:
    """All that is wrong with what a form held, in the reader's language."""
    return "; ".join(spoken().fault(fault) for fault in error.faults)


def note() -> str | None:
    """Why, for the history; None where nothing is said."""
    return request.form.get("note", "").replace("\r\n", "\n").strip()[:2000] or None


def came_late(error: StaleEdit, again: Sequence[tuple[str, str]], action: str, address: str) -> Response:
    """The page of a write that came too late: before, theirs and yours beside each other, and the same form once more.

    `again`: the form's fields, starting from their revision; `action`: what its button says; `address`: of the thing.
    """
    return page(
        "review_stale.html", 412, rows=side_by_side(error), error=error, again=again, action=action, address=address
    )  # fmt: skip


def side_by_side(error: StaleEdit) -> list[SideBySide]:
    """Every field in which either side differs from what both started from."""
    merge, w = error.merge, spoken()
    theirs = {each.path: each for each in review.difference(merge.base, merge.theirs)}
    yours = {each.path: each for each in review.difference(merge.base, merge.yours)}
    with store().view() as view:
        entities = view.entities(strings_in([merge.base, merge.theirs, merge.yours]))
    found = []
    for path in theirs | yours:
        base = (theirs.get(path) or yours[path]).before
        now = theirs[path].after if path in theirs else base
        mine = yours[path].after if path in yours else base
        before, after, own = (field_words(value, entities, w) for value in (base, now, mine))
        both = any(path == other or path.startswith(other + "/") for other in merge.conflicts)
        label = field_label(merge.base.get("property", ""), path)
        found.append(SideBySide(path, label, before, after, own, both))
    return found


def fields_again(theirs: int, leave: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Everything that stood in this form, starting from their revision."""
    kept = [
        (name, text)
        for name, texts in request.form.lists()
        if name not in ("csrf_token", "revision", *leave)
        for text in texts
    ]
    return [*kept, ("revision", str(theirs))]
