"""An article in: clean text → document → what it says → claims for reviewers, proposed and linked to what is known.

Two steps, so that an article can be looked at before anything of it is stored: `read` writes nothing, `ingest` writes
the document with all of its claims in one change, or nothing at all.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace

from claims.articles.found import Extraction
from claims.extract import read_article
from claims.linking import link
from claims.record import text_sha256
from claims.revisions import settled
from claims.source import Source, readable
from claims.storage.interface import Batch, Store, View
from claims.types import Document

ACTION = "ingest"  # what the history calls it


@dataclass(frozen=True, slots=True)
class Article:
    """A document that is not stored yet, and what it says of meetings."""

    document: Document
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of an article. `document`: as it is stored; `new`: False where the publication was there already;
    `proposed`: the ids of the claims that were proposed; `change`: the change that it took, or the latest one."""

    document: Document
    change: int
    new: bool
    proposed: tuple[str, ...] = ()


def read(source: Source) -> Article:
    """What a source says. Its language is the one that was stated, else the text's own, else the one that the page
    declares; `extraction.language` is None, and nothing was read, where it is none of those that are installed."""
    about = source.about
    stated = readable(about.language) if about.language else None
    found = read_article(source.text, about.published, stated)
    declared = readable(source.declared_language or "")
    if found.language is None and declared:
        found = read_article(source.text, about.published, declared)
    document = Document(
        id="",
        text=source.text,
        sha256=text_sha256(source.text),
        language=about.language or _tag(source.declared_language, found.language),
        title=about.title,
        publisher=about.publisher,
        published=about.published,
        url=about.url,
        author=about.author,
    )
    return Article(replace(document, id=id_of(document)), found)


def id_of(document: Document) -> str:
    """The id that a publication is given: the same one each time, made from its text and what tells it from others."""
    published = document.published.isoformat() if document.published else None
    content = [document.sha256, document.publisher, published, document.url]
    return f"d-{hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:16]}"


def ingest(store: Store, article: Article, *, by: str, note: str | None = None, request: str | None = None) -> Ingested:
    """Store an article's document with the claims that it makes, proposed; once for each publication.

    Two publications are one where text, publisher, day and address are the same. `request`: what tells a request from
    all others; the same one again is told of what it did the first time. Raises InvalidInput, StorageUnavailable.
    """

    def attempt() -> Ingested:
        with store.view() as view:
            if known := publication(view, article.document):
                done = view.change_for(request) if request else None
                if done is None:
                    return Ingested(known, view.change, new=False)
                return Ingested(known, done, new=True, proposed=tuple(view.changed(done)[0]))
            batch = link(view, article.document, article.extraction)
        whole = Batch([article.document], batch.entities, batch.claims, request=request)
        change = store.write(whole, by=by, action=ACTION, note=note)
        return Ingested(article.document, change, new=True, proposed=tuple(sorted(claim.id for claim in batch.claims)))

    return settled(attempt)


def publication(view: View, document: Document) -> Document | None:
    """The stored document that is the same publication as this one, without its text; None where there is none."""
    return next((each for each in view.publications(document.sha256) if _key(each) == _key(document)), None)


def of_one_origin(view: View, document: Document) -> list[str]:
    """The ids of the other documents that have the very text of this one: publications of one origin."""
    return [each.id for each in view.publications(document.sha256) if each.id != document.id]


def _key(document: Document) -> tuple[object, ...]:
    return document.publisher, document.published, document.url


def _tag(declared: str | None, found: str | None) -> str | None:
    """The declared language ("de-AT") where it is what the text is in, else the text's own."""
    return declared if declared and readable(declared) == found else found
