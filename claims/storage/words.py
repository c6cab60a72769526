"""The words under which reviewers search a claim."""

from __future__ import annotations

import json

from claims.text import folded


def words_of(value: str, quotes: str | None) -> str:
    """The strings of a value (its JSON text) and the quotes, folded, with one space between words."""
    texts = [text for text in json.loads(value).values() if isinstance(text, str)]
    return folded(" ".join([*texts, quotes or ""]))
