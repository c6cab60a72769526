"""Articles as requests hold them → sources and what these say; the same for the API, the command line and the pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from claims import ingest
from claims.errors import InvalidInput, UnreadableSource
from claims.ingest import Article
from claims.source import Source, Stated, of_page, of_text
from service import collector
from service.checks import findings
from service.errors import Finding, TooLarge
from service.shown import present_articles

Json = dict[str, Any]
_STATED = ("publisher", "title", "author", "url", "language")


def source_from(record: Mapping[str, Any]) -> Source:
    """The source that a checked request holds, as `text` or as `html`. Raises InvalidInput, TooLarge."""
    published = record.get("published")
    known = {name: record.get(name) for name in _STATED}
    stated = Stated(published=date.fromisoformat(published) if published else None, **known)
    try:
        return of_page(record["html"], stated) if "html" in record else of_text(record["text"], stated)
    except UnreadableSource as error:
        raise told(error) from None


def told(error: UnreadableSource) -> InvalidInput:
    """An unreadable source as an error of the kind that its faults are of."""
    return TooLarge(list(error.faults)) if any(flaw.code == "long" for flaw in error.faults) else error


def extracted(request: object) -> Json:
    """What the article says that a request holds. Raises InvalidInput with all faults, TooLarge."""
    found = findings("extract_request", request)
    if found or not isinstance(request, Mapping):
        raise InvalidInput(list(found))
    source = source_from(request)
    answer = shown(ingest.read(source), as_sent=request.get("text"))
    collector.seldom()
    return {"id": request["id"], **answer} if "id" in request else answer


def shown(article: Article, as_sent: str | None = None) -> Json:
    """What an article says, as JSON, with its clean text where that is not what was sent: offsets point into it.

    Raises InvalidInput for one of which nobody knows when it was published.
    """
    document = article.document
    if document.published is None:
        raise InvalidInput([Finding("/published", "It does not say when it was published; state the day.", "missing")])
    found = present_articles.extraction(article.extraction)
    answer = {"language": found.pop("language"), "published": document.published.isoformat(), **found}
    return answer if as_sent == document.text else answer | {"text": document.text}
