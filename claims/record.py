"""Types ⇄ plain JSON-able dicts, in this one place: seed files, requests, exports and the storage use these forms.

`…_record` makes a dict and never fails. `…_from` checks a dict against its schema (and a claim's value against its
property's) and raises InvalidInput with all faults, each with its JSON pointer. Whether a quote stands in its document
and whether the entities named exist is the storage's to check, which has them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from claims.errors import Fault, InvalidInput, wrong
from claims.properties import PROPERTIES, record_faults, value_faults
from claims.types import Alias, Attribution, Claim, Document, Entity, Span, Subject

Record = dict[str, Any]


def text_sha256(text: str) -> str:
    """The SHA-256 of a text in UTF-8, in hexadecimal. Raises UnicodeEncodeError for lone surrogates."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def document_record(document: Document) -> Record:
    return {
        "id": document.id,
        "text": document.text,
        "sha256": document.sha256,
        "language": document.language,
        "title": document.title,
        "publisher": document.publisher,
        "author": document.author,
        "published": _day_text(document.published),
        "url": document.url,
        "latest": _day_text(document.latest),
        "public": document.public,
        "replaces": document.replaces,
        "erased": document.erased,
    }


def document_from(record: Mapping[str, Any], path: str = "") -> Document:
    """A document from its record; `sha256` is computed where it is left out. Raises InvalidInput."""
    _check(record_faults("document", record, path))
    try:
        sha256 = text_sha256(record["text"])
    except UnicodeEncodeError:
        raise InvalidInput([wrong(f"{path}/text", "the text holds a lone surrogate, which is no character")]) from None
    return Document(
        id=record["id"],
        text=record["text"],
        sha256=record.get("sha256") or sha256,
        language=record.get("language"),
        title=record.get("title"),
        publisher=record.get("publisher"),
        published=_day(record.get("published")),
        url=record.get("url"),
        latest=_day(record.get("latest")),
        public=record.get("public", False),
        replaces=record.get("replaces"),
        erased=record.get("erased", False),
        author=record.get("author"),
    )


def entity_record(entity: Entity) -> Record:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "label": entity.label,
        "aliases": [
            {"text": alias.text, "language": alias.language, "script": alias.script, "origin": alias.origin}
            for alias in entity.aliases
        ],
        "country": entity.country,
        "role": entity.role,
        "container": entity.container,
        "latitude": entity.latitude,
        "longitude": entity.longitude,
        "revision": entity.revision,
    }


def entity_from(record: Mapping[str, Any], path: str = "") -> Entity:
    """An entity from its record. Raises InvalidInput."""
    _check(record_faults("entity", record, path))
    return Entity(
        id=record["id"],
        kind=record["kind"],
        label=record["label"],
        aliases=tuple(
            Alias(alias["text"], alias.get("language"), alias.get("script"), alias.get("origin"))
            for alias in record.get("aliases", ())
        ),
        country=record.get("country"),
        role=record.get("role"),
        container=record.get("container"),
        latitude=record.get("latitude"),
        longitude=record.get("longitude"),
        revision=record.get("revision", 1),
    )


def subject_record(subject: Subject) -> Record:
    if subject.kind == "parties":
        return {"parties": list(subject.ids), "format": subject.format}
    return {subject.kind: subject.ids[0]}


def span_record(span: Span) -> Record:
    """A span without its document, which is its claim's."""
    return {
        "start": span.start,
        "end": span.end,
        "quote": span.quote,
        "prefix": span.prefix,
        "suffix": span.suffix,
    }


def claim_record(claim: Claim) -> Record:
    attribution = claim.attribution
    return {
        "id": claim.id,
        "subject": subject_record(claim.subject),
        "property": claim.property,
        "value": dict(claim.value),
        "document": claim.document,
        "spans": [span_record(span) for span in claim.spans],
        "attribution": None if attribution is None else {"text": attribution.text, "side": attribution.side},
        "status": claim.status,
        "anchored": claim.anchored,
        "revision": claim.revision,
    }


def claim_from(record: Mapping[str, Any], path: str = "") -> Claim:
    """A claim from its record; the parties of its subject are sorted. Raises InvalidInput."""
    faults = record_faults("claim", record, path)
    if (
        isinstance(record, Mapping)
        and record.get("property") in PROPERTIES
        and isinstance(record.get("value"), Mapping)
    ):
        faults += value_faults(record["property"], record["value"], f"{path}/value")
    _check(faults)
    attribution = record.get("attribution")
    return Claim(
        id=record["id"],
        subject=_subject(record["subject"]),
        property=record["property"],
        value=record["value"],
        document=record["document"],
        spans=tuple(
            Span(
                document=record["document"],
                start=span["start"],
                end=span["end"],
                quote=span["quote"],
                prefix=span.get("prefix", ""),
                suffix=span.get("suffix", ""),
            )
            for span in record["spans"]
        ),
        attribution=None if attribution is None else Attribution(attribution["text"], attribution["side"]),
        status=record.get("status", "proposed"),
        revision=record.get("revision", 1),
        anchored=record.get("anchored", True),
    )


def _subject(record: Mapping[str, Any]) -> Subject:
    if "parties" in record:
        return Subject("parties", tuple(sorted(record["parties"])), record["format"])
    if "meeting" in record:
        return Subject("meeting", (record["meeting"],))
    return Subject("entity", (record["entity"],))


def _check(faults: list[Fault]) -> None:
    if faults:
        raise InvalidInput(faults)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _day_text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
