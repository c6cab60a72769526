"""What must hold of a batch before any engine writes it. Finds every fault, each with its place in the batch.

`check` needs the batch alone; `reference_faults` also what the store has of the entities and documents named.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from typing import NamedTuple

from claims.errors import Fault, wrong
from claims.properties import SUBJECTS, record_faults, value_faults
from claims.record import document_record, entity_record, text_sha256
from claims.storage.fits import record_fits, value_fits
from claims.storage.interface import Batch
from claims.types import CONTEXT, Claim, Document, Entity, Span, Value

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:@+~-]{0,199}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")
_STATUSES = ("proposed", "accepted", "rejected", "withdrawn")


class Reference(NamedTuple):
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


def references(claim: Claim) -> list[Reference]:
    """The entities that a claim names; of a malformed value, those that can be made out."""
    subject = claim.subject
    value: Value = claim.value if isinstance(claim.value, Mapping) else {}
    named: list[tuple[str, object, str | None]] = []
    if subject.kind == "entity":
        named.append(("/subject/entity", subject.ids[0] if subject.ids else None, None))
    elif subject.kind == "parties":
        named += [(f"/subject/parties/{number}", id, None) for number, id in enumerate(subject.ids)]
    if claim.property == "participant":
        named += [("/value/entity", value.get("entity"), None), ("/value/office", value.get("office"), "office")]
    elif claim.property == "place":
        named.append(("/value/entity", value.get("entity"), "place"))
    elif claim.property == "office":
        named.append(("/value/office", value.get("office"), "office"))
    elif claim.property == "outcome" and isinstance(value.get("by"), list | tuple):
        sides = enumerate(value["by"])
        named += [(f"/value/by/{number}", side, None) for number, side in sides if not _is_country(side)]
    if claim.attribution and not _is_country(claim.attribution.side):
        named.append(("/attribution/side", claim.attribution.side, None))
    return [Reference(path, id, kind) for path, id, kind in named if isinstance(id, str)]


@dataclass(frozen=True, slots=True)
class Checked:
    """A batch that was looked at by itself: all that is wrong with its parts, and its values as they are written."""

    faults: list[Fault]
    values: dict[str, str]  # claim → the canonical JSON text of its value, where it has one


def check(batch: Batch) -> Checked:
    """Look at everything that can be seen without the store."""
    faults = [*_repeated("documents", batch.documents)]
    faults += [*_repeated("entities", batch.entities), *_repeated("claims", batch.claims)]
    for number, document in enumerate(batch.documents):
        faults += _document_faults(document, f"/documents/{number}")
    for number, entity in enumerate(batch.entities):
        faults += _entity_faults(entity, f"/entities/{number}")
    values: dict[str, str] = {}
    written: dict[tuple[str, int], str] = {}  # values that are one object, as those of many rows of a table are
    for number, claim in enumerate(batch.claims):
        faults += _claim_faults(claim, f"/claims/{number}")
        text = written.get((claim.property, id(claim.value)))
        if text is None:
            try:
                text = canonical(claim.value)
            except (TypeError, ValueError) as error:  # UnicodeEncodeError is a ValueError
                faults.append(
                    wrong(f"/claims/{number}/value", "the value can't be written as JSON: %(error)s", error=error)
                )
                continue
            if "\\u0000" in text:  # as JSON writes NUL
                said = (part for part in claim.value.values() if isinstance(part, str))
                faults += unicode_faults(said, f"/claims/{number}/value")
            if claim.property in SUBJECTS.get(claim.subject.kind, ()):
                if value_fits(claim.property, text):
                    written[claim.property, id(claim.value)] = text
                else:
                    faults += value_faults(claim.property, json.loads(text), f"/claims/{number}/value")
        values[claim.id] = text
    return Checked(faults, values)


def unicode_faults(texts: Iterable[str | None], path: str) -> Iterator[Fault]:
    """NUL, at which SQLite's functions end a text, and lone surrogates: JSON can carry them, but no text does."""
    for text in texts:
        if text and _NO_CHARACTER.search(text):
            yield wrong(path, "%(text)r holds NUL or a lone surrogate, which are no characters", text=text)


def reference_faults(
    batch: Batch,
    named: Iterable[Iterable[Reference]],
    entities: Mapping[str, Entity],
    texts: Mapping[str, str],
    erased: Container[str] = (),
) -> list[Fault]:
    """Every entity or document named that is not there, and every span that does not quote its document.

    `named`: the `references` of each claim. `entities` and `texts`: what the batch names and the store has, and what
    the batch itself brings. `erased`: the documents that have no text any more.
    """
    faults: list[Fault] = []
    for number, entity in enumerate(batch.entities):
        if entity.container is not None:
            container = Reference("/container", entity.container, "place")
            faults += _named_faults(container, entities, f"/entities/{number}")
            if _lies_in_itself(entity, entities):
                faults.append(wrong(f"/entities/{number}/container", "%(id)r would lie in itself", id=entity.id))
    for number, (claim, own) in enumerate(zip(batch.claims, named, strict=True)):
        for reference in own:
            faults += _named_faults(reference, entities, f"/claims/{number}")
        if claim.document in erased:
            continue
        text = texts.get(claim.document)
        if text is None:
            faults.append(wrong(f"/claims/{number}/document", "there is no document %(id)r", id=claim.document))
            continue
        for position, span in enumerate(claim.spans):
            faults += _span_faults(span, claim.document, text, f"/claims/{number}/spans/{position}")
    return faults


def _repeated(name: str, rows: Iterable[Document | Entity | Claim]) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, row in enumerate(rows):
        if row.id in seen:
            yield wrong(f"/{name}/{number}/id", "%(id)r stands twice in this batch", id=row.id)
        seen.add(row.id)


def _document_faults(document: Document, path: str) -> list[Fault]:
    record = {**document_record(document), "text": document.text[:1]}  # the rest is nothing to the schema
    faults = [] if record_fits("document", record) else record_faults("document", record, path)
    faults += unicode_faults([document.title, document.publisher, document.author, document.url], path)
    text = document.text
    if "\r" in text or "\x00" in text:
        faults.append(wrong(f"{path}/text", "line ends must be LF, and NUL is no character of a text"))
    try:
        if not document.erased and text_sha256(text) != document.sha256:
            faults.append(wrong(f"{path}/sha256", "this is not the SHA-256 of the text in UTF-8"))
    except UnicodeEncodeError:
        faults.append(wrong(f"{path}/text", "the text holds a lone surrogate, which is no character"))
    return faults


def _entity_faults(entity: Entity, path: str) -> list[Fault]:
    record = entity_record(entity)
    faults = [] if record_fits("entity", record) else record_faults("entity", record, path)
    faults += unicode_faults(
        [entity.label, entity.role, *(field for alias in entity.aliases for field in astuple(alias))], path
    )
    if (entity.latitude is None) != (entity.longitude is None):
        faults.append(wrong(f"{path}/longitude", "latitude and longitude belong together"))
    return faults


def _claim_faults(claim: Claim, path: str) -> list[Fault]:
    faults: list[Fault] = []
    subject = claim.subject
    if not _ID.fullmatch(claim.id):
        faults.append(
            wrong(f"{path}/id", "%(id)r is no id: letters, digits and ._:@+~- only, at most 200", id=claim.id)
        )
    if claim.status not in _STATUSES:
        faults.append(
            wrong(f"{path}/status", "%(value)r is not one of %(known)s", value=claim.status, known=", ".join(_STATUSES))
        )
    if claim.revision < 1:
        faults.append(wrong(f"{path}/revision", "the first revision is 1"))
    if not all(_ID.fullmatch(id) for id in subject.ids):
        faults.append(wrong(f"{path}/subject", "an id has letters, digits and ._:@+~- only, at most 200"))
    if subject.kind == "parties":
        if len(subject.ids) < 2 or list(subject.ids) != sorted(set(subject.ids)):
            faults.append(wrong(f"{path}/subject/parties", "parties are two or more different ids, sorted"))
        if subject.format not in ("in_person", "any"):
            faults.append(
                wrong(
                    f"{path}/subject/format",
                    "%(value)r is not one of %(known)s",
                    value=subject.format,
                    known="in_person, any",
                )
            )
    elif len(subject.ids) != 1 or subject.format is not None:
        faults.append(wrong(f"{path}/subject", "a meeting or an entity is named by one id, and has no format"))
    if claim.property not in SUBJECTS.get(subject.kind, ()):
        faults.append(
            wrong(f"{path}/property", "%(property)r is no property of a subject of this kind", property=claim.property)
        )
    if claim.attribution:
        faults += unicode_faults([claim.attribution.text, claim.attribution.side], f"{path}/attribution")
        if not claim.attribution.text:
            faults.append(wrong(f"{path}/attribution/text", "an attribution has words"))
    if not claim.spans:
        faults.append(wrong(f"{path}/spans", "a claim rests on at least one span of its document"))
    return faults


def _is_country(side: object) -> bool:
    return isinstance(side, str) and _COUNTRY.fullmatch(side) is not None


def _named_faults(reference: Reference, entities: Mapping[str, Entity], path: str) -> list[Fault]:
    entity = entities.get(reference.id)
    if entity is None:
        return [wrong(path + reference.path, "there is no entity %(id)r", id=reference.id)]
    if reference.kind and entity.kind != reference.kind:
        kinds = {"kind": reference.kind, "actual": entity.kind}
        return [wrong(path + reference.path, "%(id)r is not of kind %(kind)s, but %(actual)s", id=entity.id, **kinds)]
    return []


def _lies_in_itself(entity: Entity, entities: Mapping[str, Entity]) -> bool:
    seen: set[str] = set()
    current: str | None = entity.id
    while current is not None and current not in seen:
        seen.add(current)
        found = entities.get(current)
        current = found.container if found else None
    return current is not None


def _span_faults(span: Span, document: str, text: str, path: str) -> list[Fault]:
    start, end, length = span.start, span.end, len(text)
    if span.document != document:
        words = {"document": document, "other": span.document}
        return [wrong(f"{path}/document", "the claim is made in %(document)r, the span lies in %(other)r", **words)]
    if not 0 <= start < end <= length:
        return [
            wrong(
                path,
                "[%(start)s, %(end)s) is no span of a text of %(length)s code points",
                start=start,
                end=end,
                length=length,
            )
        ]
    faults = []
    if text[start:end] != span.quote:
        faults.append(
            wrong(f"{path}/quote", "the document reads %(words)r there", words=text[start : min(end, start + 200)])
        )
    if len(span.prefix) > CONTEXT or not text.endswith(span.prefix, 0, start):
        faults.append(
            wrong(f"{path}/prefix", "right before it stands %(words)r", words=text[max(0, start - CONTEXT) : start])
        )
    if len(span.suffix) > CONTEXT or not text.startswith(span.suffix, end):
        faults.append(wrong(f"{path}/suffix", "right after it stands %(words)r", words=text[end : end + CONTEXT]))
    return faults
