"""The first page: a statement in a form, its verdict below; kept verdicts; and the pages for errors."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, make_response, redirect, render_template, request

from claims.errors import BelegtError, Fault, StorageUnavailable
from claims.language import installed
from service.api.v1 import as_json, checker
from service.errors import faults_of, status_of
from service.pages.rendering import reader_words
from service.shown import layout
from service.statement import Statement, statement_from

blueprint = Blueprint("pages", __name__)

# One in each language; a refuted one, a supported one, and a near miss. A test holds the labels.
EXAMPLES = (
    ("de", "Dunford und Gerasimow trafen sich am 17. Februar 2017 in Baku."),
    ("en", "Mark Milley and Valery Gerasimov met in Helsinki on 22 September 2021 for six hours."),
    ("ru", "Данфорд и Герасимов встретились в Москве."),
)
_LONGEST_LINK = 2000  # characters of an address that every browser and proxy passes on
_CHECKING = ("pages.home", "pages.verdict_json")  # what is posted and saves nothing
_SAID_ALREADY = (401, 403, 404, 429)  # what a page's heading and remedy tell in full
_FOR_PROGRAMS = ("/v1/", "/openapi.json", "/healthz", "/readyz", "/metrics", "/verdict.json")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What stands in the form, as it was sent."""

    text: str
    language: str
    stated_on: str

    @classmethod
    def from_request(cls) -> _Asked:
        sent = request.form if request.method == "POST" else request.args
        text = sent.get("text", "").replace("\r\n", "\n")  # browsers send line ends as CRLF, whatever was pasted
        return cls(text, sent.get("language", ""), sent.get("stated_on", "").strip())

    def statement(self, **more: Any) -> Statement:
        """Raises InvalidInput with all faults."""
        return statement_from(
            {"text": self.text, "language": self.language or None, "stated_on": self.stated_on or None, **more}
        )

    def link(self, path: str) -> str | None:
        """The address of the same question, where it is short enough for one."""
        fields = {"text": self.text, "language": self.language, "stated_on": self.stated_on}
        address = f"{path}?{urlencode({name: value for name, value in fields.items() if value})}"
        return address if len(address) <= _LONGEST_LINK else None


@blueprint.get("/")
@blueprint.post("/")
def home() -> Response:
    """The form, and below it the verdict on what was entered."""
    asked = _Asked.from_request()
    sent = request.method == "POST" or "text" in request.args
    if not sent:
        return _home(HTTPStatus.OK, asked, no_claims=_no_claims())
    try:
        verdict = checker().check(asked.statement())
    except BelegtError as error:
        if isinstance(error, StorageUnavailable):
            raise
        return _home(status_of(error), asked, faults=_faults(error))
    return _home(HTTPStatus.OK, asked, verdict=_for_page(asked, verdict), no_claims=_no_claims())


@blueprint.get("/verdict.json")
@blueprint.post("/verdict.json")
def verdict_json() -> Response:
    """The verdict that the page shows, as the JSON that /v1/verify gives."""
    response = as_json(checker().check(_Asked.from_request().statement()))
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.post("/verdicts")
def keep() -> Response:
    """Keep the verdict that the page showed, and go to its address."""
    change = request.form.get("as_of", "")
    more = {"as_of": int(change[:40])} if change.isascii() and change.isdigit() else {}
    verdict = checker().check(_Asked.from_request().statement(save=True, **more))
    return make_response(redirect(f"/verdicts/{verdict['id']}", HTTPStatus.SEE_OTHER))


@blueprint.get("/verdicts/<id>")
def kept(id: str) -> Response:
    """A kept verdict, as it was, and whether it would be another now."""
    verdict, question = (json.loads(part) for part in checker().kept_with_request(id))
    asked = _Asked(question["text"], question["language"] or "", verdict["stated_on"])
    html = render_template(
        "kept.html",
        asked=asked,
        verdict=_for_page(asked, verdict) | {"json_link": verdict["url"]},
        address=request.base_url,
        now=checker().current(id),
        again=asked.link("/") or "/",
    )
    return make_response(html)


def is_for_people() -> bool:
    """Whether the answer to this request is looked at in a browser."""
    if request.path.startswith(_FOR_PROGRAMS):
        return False
    return request.accept_mimetypes.best_match(["application/json", "text/html"]) == "text/html"


def error_page(status: HTTPStatus, faults: Sequence[Fault]) -> Response:
    """What a person sees who asks for something that is not there or can't be done."""
    table = reader_words()
    key: Any = status if table.get("errors", status) else 500 if status >= 500 else 400
    if status == HTTPStatus.SERVICE_UNAVAILABLE and request.method == "POST" and request.endpoint not in _CHECKING:
        key = "unsaved"
    why = table.get("remedies", key) or table("remedies", "other")
    shown = [] if status >= 500 or status in _SAID_ALREADY else [table.fault(fault) for fault in faults]
    return make_response(render_template("error.html", heading=table("errors", key), why=why, faults=shown), status)


def _home(status: HTTPStatus, asked: _Asked, **values: Any) -> Response:
    here = asked.link("/") if asked.text else "/"
    html = render_template(
        "home.html", asked=asked, here=here or "/", examples=EXAMPLES, installed=installed(), **values
    )
    return make_response(html, status)


def _for_page(asked: _Asked, verdict: layout.Json) -> dict[str, Any]:
    """A verdict as the template needs it."""
    table = reader_words()
    return {
        "json": verdict,
        "pieces": layout.marked(asked.text, verdict),
        "propositions": layout.shown(asked.text, verdict, table),
        "stated_on": table.day(date.fromisoformat(verdict["stated_on"])),
        "json_link": asked.link("/verdict.json"),
    }


def _no_claims() -> bool:
    """Whether nothing can be decided, because no claim is accepted."""
    with checker().store.view() as view:
        return not view.counts()["accepted"]


def _faults(error: BelegtError) -> list[str]:
    """What is wrong with the form, in the reader's language."""
    table = reader_words()
    return list(dict.fromkeys(table.fault(fault) for fault in faults_of(error)))
