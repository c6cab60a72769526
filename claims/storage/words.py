"""The words under which reviewers search a claim."""

from __future__ import annotations

import json
from collections.abc import Iterable

from claims.text import folded
from claims.types import Value


def words_of(value: str, quotes: str | None) -> str:
    """The same as `words`, for a value's JSON text and quotes in one: a function that SQL can call."""
    return words(json.loads(value), [quotes or ""])


def words(value: Value, quotes: Iterable[str]) -> str:
    """The strings of a value, in the order of their names, and the quotes, folded, with one space between words."""
    texts = [text for _, text in sorted(value.items()) if isinstance(text, str)]
    return folded(" ".join([*texts, *quotes]))
