"""The bytes of our JSON are those of Python's own encoder, whatever wrote them."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from service.plainjson import canonical, dump

TEXTS = st.text(st.characters(codec=None, min_codepoint=0), max_size=20)  # lone surrogates, too
NUMBERS = st.integers() | st.integers(-(10**6), 10**6).map(lambda hundredths: hundredths / 100)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(TEXTS, inner, max_size=5),
    max_leaves=20,
)


def _by_python(value: object, sort_keys: bool = False) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=sort_keys)
    return text.encode("utf-8", "replace")


@given(VALUES)
def test_a_line_of_json(value: object) -> None:
    assert dump(value) == _by_python(value) + b"\n"


@given(VALUES)
def test_the_json_that_hashes_are_made_of(value: object) -> None:
    assert canonical(value) == _by_python(value, sort_keys=True)
