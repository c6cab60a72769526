"""The domain's nouns → the public JSON. Names and order of fields are a promise to others; a test holds them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from claims.record import claim_record, document_record, entity_record
from claims.review import Written
from claims.storage.interface import Change
from claims.types import (
    Claim,
    Comparison,
    Document,
    Entity,
    Evidence,
    Meeting,
    PropositionVerdict,
    Value,
    Verdict,
)
from service.plainjson import canonical
from service.version import engine

Json = dict[str, Any]


def verdict(found: Verdict, offices: Mapping[str, str]) -> Json:
    """A verdict under the id that its content gives it. `offices`: the labels of the offices that it names by id."""
    body: Json = {
        "id": "",
        "url": None,
        "language": found.language,
        "stated_on": found.stated_on.isoformat(),
        "as_of": found.as_of,
        "engine": engine(),
        "label": found.label,
        "propositions": [_proposition(each, found.documents, offices) for each in found.propositions],
    }
    return body | {"id": name_of(body)}


def name_of(body: Json) -> str:
    """The id of a verdict: the SHA-256 of its canonical JSON without `id` and `url`."""
    content = {name: value for name, value in body.items() if name not in ("id", "url")}
    return "sha256:" + hashlib.sha256(canonical(content)).hexdigest()


def offices_said(found: Verdict) -> set[str]:
    """The ids of the offices that a verdict's statement names."""
    return {
        office
        for proposition in found.propositions
        for comparison in _comparisons(proposition)
        if comparison.slot == "participants" and (office := comparison.said.get("office"))
    }


def _comparisons(proposition: PropositionVerdict) -> Iterator[Comparison]:
    yield from proposition.comparisons
    if proposition.closest is not None:
        yield from proposition.closest.comparisons


def _proposition(found: PropositionVerdict, documents: Mapping[str, Document], offices: Mapping[str, str]) -> Json:
    closest = found.closest
    body: Json = {
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "label": found.label,
        "reason": found.reason,
        "negated": found.negated,
        "meeting": found.meeting,
        "comparisons": [_comparison(each, offices) for each in found.comparisons],
        "evidence": [_evidence(each, documents) for each in found.evidence],
        "unchecked": [asdict(each) for each in found.unchecked],
        "closest": closest
        and {
            "meeting": closest.meeting,
            "differs": list(closest.differs),
            "comparisons": [_comparison(each, offices) for each in closest.comparisons],
            "evidence": [_evidence(each, documents) for each in closest.evidence],
        },
        "corrections": [asdict(each) for each in found.corrections],
    }
    if found.note is not None:
        body["note"] = found.note
    sources = {each.span.document: documents[each.span.document].sha256 for each in found.evidence}
    if len(sources) > 1:  # two publications of one text are no more than one
        body["sources"] = {"documents": len(sources), "origins": len(set(sources.values()))}
    return body


def _comparison(found: Comparison, offices: Mapping[str, str]) -> Json:
    body: Json = {
        "slot": found.slot,
        "start": found.start,
        "end": found.end,
        "said": _said(found.said, offices) if found.slot == "participants" else dict(found.said),
        "known": [dict(value) for value in found.known],
        "outcome": found.outcome,
        "score": found.score,
        "why": found.why,
    }
    if found.outcome == "ambiguous":
        body["candidates"] = [dict(value) for value in found.candidates]
    return body


def _said(said: Value, offices: Mapping[str, str]) -> Json:
    """A participant as said, with the office's name in the place of its id."""
    office = said.get("office")
    return {**said, "office": offices.get(office, office)} if office else dict(said)


def _evidence(found: Evidence, documents: Mapping[str, Document]) -> Json:
    span = found.span
    document = documents[span.document]
    return {
        "claim": found.claim,
        "revision": found.revision,
        "property": found.property,
        "attribution": found.attribution,
        "document": {
            "id": document.id,
            "title": document.title,
            "publisher": document.publisher,
            "published": document.published.isoformat() if document.published else None,
            "url": document.url,
        },
        "start": span.start,
        "end": span.end,
        "quote": span.quote,
        "prefix": span.prefix,
        "suffix": span.suffix,
    }


def document(found: Document, *, whole: bool) -> Json:
    """A document; `text` is null where it is not to be shown as a whole, or was erased."""
    record = document_record(found)
    return record if whole and not found.erased else record | {"text": None}


def publication(found: Document) -> Json:
    """A document as lists show it: all but its text."""
    record = document_record(found)
    del record["text"]
    return record


def entity(found: Entity) -> Json:
    return {**entity_record(found), "change": found.change}


def claim(found: Claim) -> Json:
    return {**claim_record(found), "change": found.change}


def meeting(found: Meeting) -> Json:
    """A meeting as lists show it: the days on which it may have been."""
    return {
        "id": found.id,
        "earliest": found.earliest.isoformat() if found.earliest else None,
        "latest": found.latest.isoformat() if found.latest else None,
        "change": found.change,
    }


def written(found: Written) -> Json:
    """What a write to several things has made of them."""
    return {
        "change": found.change,
        "claims": [claim(each) for each in found.claims],
        "entities": [entity(each) for each in found.entities],
        "skipped": dict(found.skipped),
    }


def change(found: Change) -> Json:
    return {
        "number": found.number,
        "at": found.at.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "by": found.by,
        "action": found.action,
        "note": found.note,
    }
