"""Whether records and values fit their schemas; of thousands that are alike, the schema is asked once.

Records of one kind differ mostly in ids, days and words. Where such a field has the plain form below, which every
schema that has the field takes (tests/test_schemas.py holds it), a stand-in takes its place before the schema is asked,
and the answer is remembered. Anything else is asked about as it stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from claims.properties import record_faults, value_faults

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:@+~-]{0,199}"), "x"
_DAY = re.compile(r"[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])", re.ASCII), "2000-01-01"  # later days: ask
_WORDS = re.compile(r".{1,4000}", re.DOTALL), "x"
FORMS: Mapping[str, tuple[re.Pattern[str], str]] = {
    "id": _ID,
    "entity": _ID,
    "office": _ID,
    "container": _ID,
    "replaces": _ID,
    "sha256": (re.compile("[0-9a-f]{64}"), "0" * 64),
    "published": _DAY,
    "earliest": _DAY,
    "latest": _DAY,
    "text": _WORDS,
    "label": _WORDS,
    "title": _WORDS,
    "publisher": _WORDS,
    "origin": _WORDS,
    "url": (re.compile(r"https?://[!-~]{1,3000}"), "http://x"),
}
_WORTH_KEEPING = 2_000  # characters of what is asked


def record_fits(name: str, record: Mapping[str, Any]) -> bool:
    """Whether a document's or an entity's record surely fits its schema."""
    try:
        return _fits(name, None, json.dumps(_typical(record)))
    except (TypeError, ValueError):  # no JSON
        return False


@lru_cache(maxsize=1 << 16)
def value_fits(property: str, text: str) -> bool:
    """Whether a property's value, given as its JSON text, surely fits its schema."""
    value = json.loads(text)
    if "earliest" in value and not _in_order(value):
        return False
    return _fits(None, property, json.dumps(_typical(value)))


def _in_order(value: Mapping[str, Any]) -> bool:
    days = value["earliest"], value.get("latest")
    return all(isinstance(day, str) for day in days) and days[0] <= days[1]


def _fits(record: str | None, property: str | None, text: str) -> bool:
    return (_asked if len(text) < _WORTH_KEEPING else _asked.__wrapped__)(record, property, text)


@lru_cache(maxsize=1 << 12)
def _asked(record: str | None, property: str | None, text: str) -> bool:
    found = json.loads(text)
    return not (record_faults(record, found) if record else value_faults(property or "", found))


def _typical(record: Mapping[str, Any]) -> dict[str, Any]:
    typical = dict(record)
    for field, value in record.items():
        if isinstance(value, str):
            if (known := FORMS.get(field)) and known[0].fullmatch(value):
                typical[field] = known[1]
        elif isinstance(value, list):
            typical[field] = [_typical(item) if isinstance(item, Mapping) else item for item in value]
    return typical
