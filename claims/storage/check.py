"""What must hold of a batch before any engine writes it. Finds every fault, each with its place in the batch.

`shape_faults` needs the batch alone; `reference_faults` also what the store has of the entities and documents named.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, replace
from functools import lru_cache

from claims.errors import Fault
from claims.properties import SUBJECTS, record_faults, value_faults
from claims.record import document_record, entity_record, text_sha256
from claims.storage.interface import Batch
from claims.types import CONTEXT, Claim, Document, Entity, Span, Value

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:@+~-]{0,199}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_STATUSES = ("proposed", "accepted", "rejected", "withdrawn")


@dataclass(frozen=True, slots=True)
class Reference:
    """An entity that a claim or an entity names: where, which, and of what kind it has to be."""

    path: str
    id: str
    kind: str | None = None


_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def canonical(value: Value) -> str:
    """The one JSON text of a value. Raises TypeError or ValueError for what is no JSON or no Unicode text."""
    text = _encode(dict(value))
    text.encode("utf-8")
    return text


def references(claim: Claim) -> Iterator[Reference]:
    """The entities that a claim names; of a malformed value, those that can be made out."""
    subject = claim.subject
    value: Value = claim.value if isinstance(claim.value, Mapping) else {}
    if subject.kind == "entity":
        yield from _reference("/subject/entity", subject.ids[0] if subject.ids else None)
    elif subject.kind == "parties":
        for number, id in enumerate(subject.ids):
            yield from _reference(f"/subject/parties/{number}", id)
    if claim.property == "participant":
        yield from _reference("/value/entity", value.get("entity"))
        yield from _reference("/value/office", value.get("office"), "office")
    elif claim.property == "place":
        yield from _reference("/value/entity", value.get("entity"), "place")
    elif claim.property == "office":
        yield from _reference("/value/office", value.get("office"), "office")
    elif claim.property == "outcome" and isinstance(value.get("by"), list | tuple):
        for number, side in enumerate(value["by"]):
            yield from _side(f"/value/by/{number}", side)
    if claim.attribution:
        yield from _side("/attribution/side", claim.attribution.side)


def shape_faults(batch: Batch) -> list[Fault]:
    """Everything that is wrong with the parts of a batch by themselves."""
    faults = [*_repeated("documents", batch.documents)]
    faults += [*_repeated("entities", batch.entities), *_repeated("claims", batch.claims)]
    for number, document in enumerate(batch.documents):
        faults += _document_faults(document, f"/documents/{number}")
    for number, entity in enumerate(batch.entities):
        faults += _entity_faults(entity, f"/entities/{number}")
    for number, claim in enumerate(batch.claims):
        faults += _claim_faults(claim, f"/claims/{number}")
    return faults


def unicode_faults(texts: Iterable[str | None], path: str) -> Iterator[Fault]:
    """Lone surrogates, which JSON can carry but no text."""
    for text in texts:
        if text and _SURROGATE.search(text):
            yield Fault(path, f"{text!r} holds a lone surrogate, which is no character")


def reference_faults(
    batch: Batch, entities: Mapping[str, Entity], texts: Mapping[str, str], erased: Container[str] = ()
) -> list[Fault]:
    """Every entity or document named that is not there, and every span that does not quote its document.

    `entities` and `texts`: what the batch names and the store has, and what the batch itself brings. `erased`: the
    documents that have no text any more.
    """
    faults: list[Fault] = []
    for number, entity in enumerate(batch.entities):
        if entity.container is not None:
            named = Reference("/container", entity.container, "place")
            faults += _named_faults(named, entities, f"/entities/{number}")
            if _lies_in_itself(entity, entities):
                faults.append(Fault(f"/entities/{number}/container", f"{entity.id!r} would lie in itself"))
    for number, claim in enumerate(batch.claims):
        path = f"/claims/{number}"
        for reference in references(claim):
            faults += _named_faults(reference, entities, path)
        if claim.document in erased:
            continue
        text = texts.get(claim.document)
        if text is None:
            faults.append(Fault(f"{path}/document", f"there is no document {claim.document!r}"))
            continue
        for position, span in enumerate(claim.spans):
            faults += _span_faults(span, claim.document, text, f"{path}/spans/{position}")
    return faults


def _repeated(name: str, rows: Iterable[Document | Entity | Claim]) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, row in enumerate(rows):
        if row.id in seen:
            yield Fault(f"/{name}/{number}/id", f"{row.id!r} stands twice in this batch")
        seen.add(row.id)


def _document_faults(document: Document, path: str) -> list[Fault]:
    faults = [] if _is_sound(document) else record_faults("document", document_record(document), path)
    faults += unicode_faults([document.title, document.publisher, document.author, document.url], path)
    text = document.text
    if "\r" in text or "\x00" in text:
        faults.append(Fault(f"{path}/text", "line ends must be LF, and NUL is no character of a text"))
    try:
        if not document.erased and text_sha256(text) != document.sha256:
            faults.append(Fault(f"{path}/sha256", "this is not the SHA-256 of the text in UTF-8"))
    except UnicodeEncodeError:
        faults.append(Fault(f"{path}/text", "the text holds a lone surrogate, which is no character"))
    return faults


def _is_sound(document: Document) -> bool:
    """Whether a document fits its schema. Of thousands of one publication the schema is asked once."""
    if not (document.text and _ID.fullmatch(document.id) and _SHA256.fullmatch(document.sha256)):
        return False
    return _is_sound_publication(replace(document, id="", text="", sha256="", published=None, latest=None))


@lru_cache(maxsize=1 << 12)
def _is_sound_publication(publication: Document) -> bool:
    """What is left is checked; any day is one, and the id, the text and its hash have been looked at."""
    record = document_record(replace(publication, id="d", text="text", sha256="0" * 64))
    return not record_faults("document", record)


def _entity_faults(entity: Entity, path: str) -> list[Fault]:
    faults = record_faults("entity", entity_record(entity), path)
    faults += unicode_faults(
        [entity.label, entity.role, *(field for alias in entity.aliases for field in astuple(alias))], path
    )
    if (entity.latitude is None) != (entity.longitude is None):
        faults.append(Fault(f"{path}/longitude", "latitude and longitude belong together"))
    return faults


def _claim_faults(claim: Claim, path: str) -> list[Fault]:
    faults: list[Fault] = []
    subject = claim.subject
    if not _ID.fullmatch(claim.id):
        faults.append(Fault(f"{path}/id", f"{claim.id!r} is no id: letters, digits and ._:@+~- only, at most 200"))
    if claim.status not in _STATUSES:
        faults.append(Fault(f"{path}/status", f"{claim.status!r} is not one of {', '.join(_STATUSES)}"))
    if claim.revision < 1:
        faults.append(Fault(f"{path}/revision", "the first revision is 1"))
    if not all(_ID.fullmatch(id) for id in subject.ids):
        faults.append(Fault(f"{path}/subject", "an id has letters, digits and ._:@+~- only, at most 200"))
    if subject.kind == "parties":
        if len(subject.ids) < 2 or list(subject.ids) != sorted(set(subject.ids)):
            faults.append(Fault(f"{path}/subject/parties", "parties are two or more different ids, sorted"))
        if subject.format not in ("in_person", "any"):
            faults.append(Fault(f"{path}/subject/format", f"{subject.format!r} is not one of in_person, any"))
    elif len(subject.ids) != 1 or subject.format is not None:
        faults.append(Fault(f"{path}/subject", "a meeting or an entity is named by one id, and has no format"))
    if claim.property not in SUBJECTS.get(subject.kind, ()):
        faults.append(Fault(f"{path}/property", f"{claim.property!r} is no property of a subject of this kind"))
    else:
        faults += _claim_value_faults(claim, f"{path}/value")
    if claim.attribution:
        faults += unicode_faults([claim.attribution.text, claim.attribution.side], f"{path}/attribution")
        if not claim.attribution.text:
            faults.append(Fault(f"{path}/attribution/text", "an attribution has words"))
    if not claim.spans:
        faults.append(Fault(f"{path}/spans", "a claim rests on at least one span of its document"))
    return faults


def _claim_value_faults(claim: Claim, path: str) -> list[Fault]:
    try:
        text = canonical(claim.value)
    except (TypeError, ValueError) as error:  # UnicodeEncodeError is a ValueError
        return [Fault(path, f"the value can't be written as JSON: {error}")]
    if _sound(claim.property, text):
        return []
    return value_faults(claim.property, json.loads(text), path)


@lru_cache(maxsize=1 << 16)
def _sound(property: str, text: str) -> bool:
    return not value_faults(property, json.loads(text))


def _reference(path: str, id: object, kind: str | None = None) -> Iterator[Reference]:
    if isinstance(id, str):
        yield Reference(path, id, kind)


def _side(path: str, side: object) -> Iterator[Reference]:
    if isinstance(side, str) and not _COUNTRY.fullmatch(side):
        yield Reference(path, side)


def _named_faults(reference: Reference, entities: Mapping[str, Entity], path: str) -> Iterator[Fault]:
    entity = entities.get(reference.id)
    if entity is None:
        yield Fault(path + reference.path, f"there is no entity {reference.id!r}")
    elif reference.kind and entity.kind != reference.kind:
        yield Fault(path + reference.path, f"{reference.id!r} is not of kind {reference.kind}, but {entity.kind}")


def _lies_in_itself(entity: Entity, entities: Mapping[str, Entity]) -> bool:
    seen: set[str] = set()
    current: str | None = entity.id
    while current is not None and current not in seen:
        seen.add(current)
        found = entities.get(current)
        current = found.container if found else None
    return current is not None


def _span_faults(span: Span, document: str, text: str, path: str) -> Iterator[Fault]:
    start, end, length = span.start, span.end, len(text)
    if span.document != document:
        yield Fault(f"{path}/document", f"the claim is made in {document!r}, the span lies in {span.document!r}")
    elif not 0 <= start < end <= length:
        yield Fault(path, f"[{start}, {end}) is no span of a text of {length} code points")
    else:
        if text[start:end] != span.quote:
            yield Fault(f"{path}/quote", f"the document reads {text[start : min(end, start + 200)]!r} there")
        if len(span.prefix) > CONTEXT or not text.endswith(span.prefix, 0, start):
            yield Fault(f"{path}/prefix", f"right before it stands {text[max(0, start - CONTEXT) : start]!r}")
        if len(span.suffix) > CONTEXT or not text.startswith(span.suffix, end):
            yield Fault(f"{path}/suffix", f"right after it stands {text[end : end + CONTEXT]!r}")
