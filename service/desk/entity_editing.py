"""Giving an entity one more name, and taking one away."""

from __future__ import annotations

from flask import Blueprint, Response, request
from flask_babel import gettext as _

from claims import review
from claims.errors import AliasTaken, InvalidInput, StaleEdit
from claims.types import Alias
from service.accounts.access import require
from service.api.writing import author
from service.desk import claim_forms, desk

blueprint = Blueprint("entity_editing", __name__)


@blueprint.post("/entities/<id>/aliases")
@require("reviewer")
def add(id: str) -> Response:
    """Add a name. One that belongs to somebody else is refused, and its owner named."""
    expecting, alias = desk.revision(), _alias()
    if not alias.text:
        return _again(id, alias, {"text": _("Fill this in.")})
    if alias.language and not claim_forms.LANGUAGE.fullmatch(alias.language):
        return _again(id, alias, {"language": claim_forms.no_language()})
    before = desk.store().latest_change()
    try:
        done = review.add_alias(desk.store(), id, expecting, alias, by=author(), note=desk.note())
    except AliasTaken as error:
        return _again(id, alias, taken=error)
    except StaleEdit as error:
        return _late(error, _("Add the name all the same"))
    except InvalidInput as error:
        return _again(id, alias, {"text": desk.faults_in_words(error)})
    desk.tell(_("Added the name %(name)s.", name=alias.text), done, before)
    return desk.go_on(f"/entities/{id}")


@blueprint.post("/entities/<id>/aliases/remove")
@require("reviewer")
def remove(id: str) -> Response:
    """Take away the name that the form names, with its language, script and origin."""
    expecting, alias = desk.revision(), _alias()
    before = desk.store().latest_change()
    try:
        done = review.remove_alias(desk.store(), id, expecting, alias, by=author(), note=desk.note())
    except StaleEdit as error:
        return _late(error, _("Remove the name all the same"))
    desk.tell(_("Removed the name %(name)s.", name=alias.text), done, before)
    return desk.go_on(f"/entities/{id}")


def _alias() -> Alias:
    """The name that the form holds; of one that is to go, every blank counts."""

    def given(name: str) -> str:
        text = request.form.get(name, "")
        return text if request.path.endswith("/remove") else text.strip()

    return Alias(given("text"), given("language") or None, given("script") or None, given("origin") or None)


def _late(error: StaleEdit, action: str) -> Response:
    return desk.came_late(error, desk.fields_again(error.actual), action, f"/entities/{error.id}")


def _again(id: str, alias: Alias, faults: dict[str, str] | None = None, taken: AliasTaken | None = None) -> Response:
    """The form once more, with what was typed and what is wrong with it."""
    with desk.store().view() as view:
        entity = view.entity(id)
    status = 409 if taken else 422
    return desk.page("entity_alias.html", status, entity=entity, alias=alias, faults=faults or {}, taken=taken)
