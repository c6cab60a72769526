"""Objects made quickly are those that a frozen dataclass makes."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from claims.quickly import Kept, quickly
from claims.text import Token
from claims.types import Alias, Claim, Comparison, Document, Entity, Span, Subject

CLAIM = ("c1", Subject("meeting", ("m1",)), "date", {"text": "on Friday"}, "d1", ())
MADE: list[tuple[type, tuple[Any, ...]]] = [
    (Alias, ("Joe", "en", None, None)),
    (Span, ("d1", 0, 3, "Joe", "", " said")),
    (Document, ("d1", "", "0" * 64, "de")),
    (Entity, ("e1", "person", "Joe", (Alias("Joseph"),))),
    (Claim, CLAIM),
    (Claim, (*CLAIM, None, "accepted", 2, 7, False)),
    (Comparison, ("date", 0, 3, {}, (), "match", None, "")),
]


@pytest.mark.parametrize(("kind", "values"), MADE)
def test_it_is_what_the_class_makes(kind: type, values: tuple[Any, ...]) -> None:
    made, plain = quickly(kind)(*values), kind(*values)
    assert type(made) is kind
    assert made == plain
    assert repr(made) == repr(plain)


def test_it_is_frozen_and_can_be_replaced() -> None:
    made = quickly(Alias)("Joe")
    with pytest.raises(FrozenInstanceError):
        made.text = "Jim"  # type: ignore[misc]  # what is tried
    assert replace(made, text="Jim") == Alias("Jim")
    assert {made: 1}[Alias("Joe")] == 1


def test_a_small_one_is_replaced_and_compared_by_its_values() -> None:
    token = Token(0, 3, "Joe", "joe", "word", False)
    other = token._replace(text="Jim", norm="jim")
    assert (token.text, other) == ("Joe", Token(0, 3, "Jim", "jim", "word", False))
    assert {token, token._replace(), other} == {token, other}
    with pytest.raises(AttributeError):
        token._replace(word="Jim")


def test_what_is_kept_is_asked_once() -> None:
    class Asked:
        times = 0

        @Kept
        def answer(self) -> int:
            self.times += 1
            return self.times

    one, other = Asked(), Asked()
    assert [one.answer, one.answer, other.answer, one.times] == [1, 1, 1, 1]
