"""The page on which an article is pasted: what it says is shown before anything is stored, and stored by a button."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext

from claims.errors import Flaw, InvalidInput, UnreadableSource
from claims.ingest import Article, Ingested, ingest, read
from claims.language import installed
from claims.source import Source, Stated, of_text
from service.accounts.access import require
from service.api.room import takes_articles
from service.api.writing import author
from service.desk import desk
from service.pages.flashes import say
from service.pages.rendering import reader_words
from service.shown import article_layout, present_articles
from service.shown.marking import marked

blueprint = Blueprint("extract_pages", __name__)

_TO_STORE = ("published", "publisher")  # without these the same publication could not be told again


@dataclass(frozen=True, slots=True)
class _Asked:
    """What stands in the form, as it was sent."""

    text: str = ""
    published: str = ""
    publisher: str = ""
    title: str = ""
    url: str = ""
    language: str = ""

    @classmethod
    def from_request(cls) -> _Asked:
        given = {each.name: request.form.get(each.name, "") for each in fields(cls)}
        text = given.pop("text").replace("\r\n", "\n")  # browsers send line ends as CRLF, whatever was pasted
        return cls(text, **{name: value.strip() for name, value in given.items()})

    def source(self, *needed: str) -> Source:
        """`needed`: the fields that have to say something. Raises UnreadableSource with all faults."""
        faults = [Flaw(f"/{name}", "This is missing.", code="missing") for name in needed if not getattr(self, name)]
        day = None
        if self.published:
            try:
                day = date.fromisoformat(self.published)
            except ValueError:
                faults.append(Flaw("/published", "There is no such day.", code="no_day"))
        known = {name: getattr(self, name) or None for name in ("publisher", "title", "url", "language")}
        stated = Stated(published=day, **known)
        try:
            source = of_text(self.text, stated)
        except UnreadableSource as error:
            raise UnreadableSource([*error.faults, *faults]) from None
        if faults:
            raise UnreadableSource(faults)
        return source


@blueprint.get("/extract")
def form() -> Response:
    return _page(_Asked())


@blueprint.post("/extract")
@takes_articles
def extract() -> Response:
    """What the article says; nothing is stored."""
    asked = _Asked.from_request()
    try:
        article = read(asked.source("published"))
    except InvalidInput as error:
        return _page(asked, HTTPStatus.UNPROCESSABLE_ENTITY, faults=_faults(error))
    return _page(asked, **_found(article))


@blueprint.post("/extract/store")
@require("reviewer")
@takes_articles
def store() -> Response:
    """Store the article, propose the claims it makes, and go to where they wait."""
    asked = _Asked.from_request()
    try:
        article = read(asked.source(*_TO_STORE))
        done = ingest(desk.store(), article, by=author(), note=desk.note())
    except InvalidInput as error:
        return _page(asked, HTTPStatus.UNPROCESSABLE_ENTITY, faults=_faults(error))
    say(_stored(done))
    if done.document.erased:
        return desk.to(f"/documents/{done.document.id}")
    return desk.to(f"/review?document={done.document.id}")


def _stored(done: Ingested) -> str:
    if done.new:
        count = len(done.proposed)
        said = ngettext("Stored, with %(num)d claim to decide on.", "Stored, with %(num)d claims to decide on.", count)
        return str(said)
    if done.document.erased:
        return str(_("This article was there already; its text was erased, and stays so."))
    return str(_("This article is there already; nothing was stored."))


def _found(article: Article) -> Mapping[str, Any]:
    """An article as the template needs it."""
    extraction = present_articles.extraction(article.extraction)
    marks = article_layout.marks(extraction)
    return {
        "language": article.extraction.language,
        "stretches": marked(article.document.text, marks),
        "kinds": article_layout.kinds_of(marks),
        "told": article_layout.tables(extraction, reader_words()),
        "offices": article_layout.offices(extraction),
        "found": True,
    }


def _page(asked: _Asked, status: HTTPStatus = HTTPStatus.OK, **values: Any) -> Response:
    shown = {"faults": {}, "found": False, **values}
    html = render_template("extract.html", asked=asked, installed=installed(), **shown)
    response = make_response(html, status)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _faults(error: InvalidInput) -> dict[str, str]:
    """What is wrong with each field, in the reader's language where the fault has a name in it."""
    table = reader_words()
    found: dict[str, str] = {}
    for fault in error.faults:
        known = table.get("article_faults", getattr(fault, "code", ""))
        said = known % {"line": getattr(fault, "line", 1)} if known else fault.message
        field = fault.path.strip("/")
        found.setdefault(field if field in _Asked.__slots__ else "text", said)
    return found
