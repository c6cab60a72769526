"""Loads the seeds into a store: documents, entities (with the places their claims name) and claims. Twice is once."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from claims.places.geography import entities_of
from claims.record import claim_from, document_from, entity_from, text_sha256
from claims.storage.interface import Batch, Store
from claims.types import Claim, Document, Entity, ReviewStatus


def load(store: Store, status: ReviewStatus = "accepted") -> int:
    """Write the seeds; the number of the change. `status`: what the claims are to be, "accepted" or "proposed"."""
    claims = [replace(claim, status=status) for claim in seed_claims()]
    places = entities_of(claim.value["entity"] for claim in claims if claim.property == "place")
    batch = Batch(documents(), [*entities(), *places], claims)
    return store.write(batch, by="seeds", action="seed", note="the documents and claims that come with Belegt")


def documents() -> list[Document]:
    """The seed documents with their texts, by id."""
    found = []
    for path in _files("documents", ".json"):
        record = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        found.append(document_from({**record, "text": text, "sha256": text_sha256(text)}))
    return found


def entities() -> list[Entity]:
    """The persons, offices and organisations of the seeds."""
    [path] = [path for path in _files("claims", ".json") if path.name == "entities.json"]
    return [entity_from(record) for record in json.loads(path.read_text(encoding="utf-8"))]


def seed_claims() -> list[Claim]:
    """The claims of the seeds, as they stand in their files."""
    return [
        claim_from(record)
        for path in _files("claims", ".json")
        if path.name != "entities.json"
        for record in json.loads(path.read_text(encoding="utf-8"))
    ]


def _files(folder: str, suffix: str) -> list[Path]:
    root = Path(str(files("seeds"))) / folder
    return sorted(path for path in root.iterdir() if path.suffix == suffix)
