"""Claims on the way to reviewers: what each says, where it stands in the text, and the entities that it needs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from claims.articles.found import Mention
from claims.linking.article import Article
from claims.properties import PROPERTIES, value_faults
from claims.types import Attribution, Claim, Document, Entity, Subject, Value

_LONGEST_ID = 120  # code points of a document's id that ids of its claims repeat


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim, and the entities that have to be stored with it, if they are not yet."""

    claim: Claim
    needs: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that an article says. `about` tells it from another of the same property and the same words."""

    property: str
    value: Value
    mentions: Iterable[Mention]
    needs: tuple[Entity, ...] = ()
    attribution: Attribution | None = None
    about: str = ""


def proposed(article: Article, subject: Subject, place: str, said: Said) -> Proposal | None:
    """What was said as a claim; None where a claim can't say it: a century, a text of thousands of characters.

    `place`: of the meeting, or of what else it is about, in the text (see `place_in`). Ids begin with it, so that
    claims of one meeting lie side by side in the queue.
    """
    if value_faults(said.property, said.value):
        return None
    document = article.document
    spans = article.spans(said.mentions)
    content = json.dumps([said.property, said.about, [(span.start, span.end) for span in spans]])
    digest = hashlib.sha256(content.encode()).hexdigest()[:10]
    id = f"{key_of(document)}:{place}:{PROPERTIES.index(said.property):02}-{said.property}-{digest}"
    claim = Claim(id, subject, said.property, said.value, document.id, spans, said.attribution)
    return Proposal(claim, said.needs)


def place_in(start: int, number: int = 0) -> str:
    """Where something is told, in a form that sorts: the first code point, and which of those told there it is."""
    return f"{start:07}.{number}" if number else f"{start:07}"


def key_of(document: Document) -> str:
    """What the ids of a document's meetings and claims begin with: its own id, or a hash of one that is very long."""
    if len(document.id) <= _LONGEST_ID:
        return document.id
    return f"d-{hashlib.sha256(document.id.encode()).hexdigest()[:32]}"
