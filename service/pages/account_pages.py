"""Signing in and out, one's own account with its tokens, and the page on which admins manage everybody's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from flask import Blueprint, Response, make_response, redirect, render_template, request
from flask_babel import gettext

from claims.errors import BelegtError, InvalidInput
from service.accounts import accounts, passwords, sessions
from service.accounts.access import ROLES, SIGN_IN, Account, address, known_accounts, require, who
from service.accounts.accounts import Accounts
from service.accounts.attempts import attempt, succeeded
from service.errors import LastAdmin, NameTaken, NotSignedIn, TooBusy, TooManyAttempts, status_of
from service.pages.flashes import say, say_with_opposite
from service.pages.rendering import own_path, reader_words

blueprint = Blueprint("account", __name__)

_SHOWN = 200  # entries of the history


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a form, in the reader's language; `field` is the one it is about, or empty."""

    field: str
    message: str


@dataclass(frozen=True, slots=True)
class Done:
    """What was done to an account, and the form that undoes it: its address and its fields. An old password and a
    revoked token can't come back."""

    message: str
    opposite: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


def _(words: str, **values: object) -> str:
    return str(gettext(words, **values))


# Signing in and out


@blueprint.get(SIGN_IN)
@blueprint.post(SIGN_IN)
def sign_in() -> Response:
    """The form, and whoever fills it in rightly goes where they wanted to."""
    following = own_path(request.values.get("next"))
    if request.method == "GET":
        return _sign_in_page(HTTPStatus.OK, following)
    name, known = request.form.get("name", ""), known_accounts()
    browser = sessions.browser_of(known, name)
    try:
        with attempt(known, name, address(), browser):
            account = accounts.by_password(known, name, request.form.get("password", ""))
        if account is None:
            raise NotSignedIn
    except (NotSignedIn, TooManyAttempts, TooBusy) as error:
        return _sign_in_page(status_of(error), following, name, error)
    succeeded(known, name, address(), browser)
    sessions.begin(account)
    response = _to(following)
    sessions.know_browser(response, account, browser)
    return response


def _sign_in_page(status: HTTPStatus, following: str, name: str = "", error: BelegtError | None = None) -> Response:
    wrong = [Wrong("", _("The name or the password is not right."))] if status == 401 else _wrong(error)
    html = render_template("account_sign_in.html", next=following, name=name, wrong=wrong)
    response = _page(html, status)
    if isinstance(error, (TooManyAttempts, TooBusy)):
        response.headers["Retry-After"] = str(error.retry_after)
    return response


@blueprint.post("/account/sign-out")
def sign_out() -> Response:
    """End this session."""
    sessions.end()
    say(_("You are signed out."))
    return _to("/")


@blueprint.post("/account/sign-out-everywhere")
@require("reader")
def sign_out_everywhere() -> Response:
    """End all sessions of who asks, this one included."""
    me = _me()
    accounts.end_sessions(known_accounts(), me.id, by=me.id)
    sessions.end()
    say(_("You are signed out everywhere. Your API tokens go on working until you revoke them."))
    return _to(SIGN_IN)


# One's own account


@blueprint.get("/account")
@require("reader")
def own() -> Response:
    """Name, role, password and tokens of who asks."""
    return _own_page()


@blueprint.post("/account/password")
@require("reader")
def change_password() -> Response:
    """Give oneself another password; all other sessions end."""
    me, known = _me(), known_accounts()
    browser = f"account {me.id}"  # whoever is in already is kept from this by nobody else's guessing
    try:
        with attempt(known, me.name, address(), browser):
            right = accounts.by_password(known, me.name, request.form.get("current", ""))
        if right is None:
            wrong = [Wrong("current", _("This is not your current password."))]
            return _own_page(HTTPStatus.UNPROCESSABLE_ENTITY, wrong=wrong)
        succeeded(known, me.name, address(), browser)
        account = accounts.set_password(known, me.id, request.form.get("password", ""), by=me.id)
    except (InvalidInput, TooManyAttempts, TooBusy) as error:
        return _own_page(status_of(error), error)
    sessions.begin(account)
    say(_("Your password is changed. Wherever else you were signed in, you are signed out."))
    return _to("/account")


@blueprint.post("/account/tokens")
@require("reader")
def make_token() -> Response:
    """Make a token, and show it this once."""
    me = _me()
    try:
        token = accounts.add_token(known_accounts(), me.id, request.form.get("label", ""), by=me.id)
    except InvalidInput as error:
        return _own_page(status_of(error), error, label=request.form.get("label", ""))
    return _own_page(HTTPStatus.CREATED, token=token)


@blueprint.post("/account/tokens/<int:id>/revoke")
@require("reader")
def revoke_token(id: int) -> Response:
    """Let one of one's own tokens open nothing any more."""
    me = _me()
    accounts.revoke_token(known_accounts(), me.id, id, by=me.id)
    say(_("The token is revoked; it opens nothing any more, for good."))
    return _to("/account#tokens")


def _own_page(
    status: HTTPStatus = HTTPStatus.OK,
    error: BelegtError | None = None,
    *,
    wrong: list[Wrong] | None = None,
    token: str | None = None,
    label: str = "",
) -> Response:
    html = render_template(
        "account.html",
        me=_me(),
        role=_roles()[_me().role],
        tokens=accounts.tokens(known_accounts(), _me().id),
        made=token,
        label=label,
        wrong=wrong or _wrong(error),
        shortest=passwords.SHORTEST,
    )
    return _page(html, status)


# Everybody's


@blueprint.get("/admin/users")
@require("admin")
def users() -> Response:
    """All accounts, what can be done to them, and what was."""
    return _users_page()


@blueprint.post("/admin/users")
@require("admin")
def add_user() -> Response:
    """Make an account."""
    sent = request.form

    def add(known: Accounts, by: int) -> Done:
        account = accounts.add(known, sent.get("name", ""), sent.get("password", ""), sent.get("role", ""), by=by)
        message = _("The account %(name)s is made. Tell its owner the password on a safe way.", name=account.name)
        return Done(message, f"/admin/users/{account.id}/deactivate")

    return _done(add)


@blueprint.post("/admin/users/<int:id>/role")
@require("admin")
def give_role(id: int) -> Response:
    """Give somebody another role."""

    def give(known: Accounts, by: int) -> Done:
        before = accounts.find(known, id)
        account = accounts.set_role(known, id, request.form.get("role", ""), by=by)
        message = _("%(name)s: the role is now %(role)s.", name=account.name, role=_roles()[account.role])
        return Done(message, request.path, {"role": before.role}) if before else Done(message)

    return _done(give)


@blueprint.post("/admin/users/<int:id>/password")
@require("admin")
def reset_password(id: int) -> Response:
    """Give somebody another password."""

    def reset(known: Accounts, by: int) -> Done:
        account = accounts.set_password(known, id, request.form.get("password", ""), by=by)
        return Done(
            _(
                "%(name)s has a new password and is signed out everywhere. The old one can't come back.",
                name=account.name,
            )
        )

    return _done(reset)


@blueprint.post("/admin/users/<int:id>/deactivate")
@require("admin")
def deactivate(id: int) -> Response:
    """Let somebody in no more."""

    def out(known: Accounts, by: int) -> Done:
        account = accounts.deactivate(known, id, by=by)
        message = _("%(name)s is deactivated: sessions have ended, tokens are revoked.", name=account.name)
        return Done(message, f"/admin/users/{id}/activate")

    return _done(out)


@blueprint.post("/admin/users/<int:id>/activate")
@require("admin")
def activate(id: int) -> Response:
    """Let somebody in again."""

    def back(known: Accounts, by: int) -> Done:
        message = _("%(name)s may sign in again.", name=accounts.activate(known, id, by=by).name)
        return Done(message, f"/admin/users/{id}/deactivate")

    return _done(back)


def _done(action: Callable[[Accounts, int], Done]) -> Response:
    """Do it and say so; or show the page again with what is wrong."""
    try:
        done = action(known_accounts(), _me().id)
    except (InvalidInput, NameTaken, LastAdmin, TooBusy) as error:
        return _users_page(status_of(error), error)
    if done.opposite is None:
        say(done.message)
    else:
        say_with_opposite(done.message, done.opposite, done.fields)
    return _to("/admin/users")


def _users_page(status: HTTPStatus = HTTPStatus.OK, error: BelegtError | None = None) -> Response:
    known = known_accounts()
    html = render_template(
        "admin_users.html",
        everybody=accounts.everybody(known),
        history=accounts.history(known, _SHOWN),
        roles=_roles(),
        actions=_actions(),
        sent=request.form if request.path == "/admin/users" else {},
        wrong=_wrong(error),
        shortest=passwords.SHORTEST,
    )
    return _page(html, status)


# Words


def _roles() -> dict[str, str]:
    words = (_("Reader"), _("Reviewer"), _("Admin"))
    return dict(zip(ROLES, words, strict=True))


def _actions() -> dict[str, str]:
    """What was done to an account, as its history says it."""
    return {
        "add": _("made"),
        "role": _("role changed"),
        "password": _("password changed"),
        "deactivate": _("deactivated"),
        "activate": _("activated again"),
        "sign-out": _("signed out everywhere"),
        "token": _("token made"),
        "revoke": _("token revoked"),
    }


def _wrong(error: BelegtError | None) -> list[Wrong]:
    """What an error says, in the reader's language."""
    w = reader_words()
    match error:
        case None:
            return []
        case NameTaken():
            return [Wrong("name", _("Somebody else has this name already. Choose another one."))]
        case LastAdmin():
            return [Wrong("", _("This is the last active admin. Make somebody else an admin first."))]
        case TooManyAttempts():
            minutes = -(-error.retry_after // 60)
            message = _("There were too many attempts. Try again in %(minutes)s minutes.", minutes=minutes)
            return [Wrong("", message)]
        case TooBusy():
            message = _("Too many people are signing in at this moment. Try again in a few seconds.")
            return [Wrong("", message)]
        case InvalidInput():
            return [Wrong(fault.path.lstrip("/"), _of_field(fault.path) or w.fault(fault)) for fault in error.faults]
    return [Wrong("", w.sentence(error.message))]


def _of_field(path: str) -> str | None:
    """What a field may hold: the only things that can be wrong with it."""
    return {
        "/name": _("A name has 1 to 64 characters, all of which can be seen."),
        "/label": _("A label has 1 to 64 characters, all of which can be seen."),
        "/password": _(
            "A password has %(least)s to %(most)s characters.", least=passwords.SHORTEST, most=passwords.LONGEST
        ),
        "/role": _("Choose one of the roles."),
    }.get(path)


def _me() -> Account:
    """Who asks, where `require` has let nobody else in."""
    account = who()
    if account is None:
        raise NotSignedIn
    return account


def _to(path: str) -> Response:
    return make_response(redirect(path, HTTPStatus.SEE_OTHER))


def _page(html: str, status: HTTPStatus) -> Response:
    """A page that is kept nowhere: it may show a token, and what is nobody else's business."""
    response = make_response(html, status)
    response.headers["Cache-Control"] = "no-store"
    return response
