"""Quotes found again in another version of their text: what moves by itself, and what a person is offered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.anchor import MOST, candidates, moved
from claims.types import Span, quote

OLD = (
    "Der Minister traf seinen Kollegen am Montag in Genf. Es ging um Öl.\n"
    "Am Dienstag traf er ihn in Bern. Es ging um Gas.\n"
)


def span(words: str, text: str = OLD, number: int = 0) -> Span:
    """The span of these words, or of their next occurrence."""
    start = -1
    for _ in range(number + 1):
        start = text.index(words, start + 1)
    return quote("old", text, start, start + len(words))


MOVES = {
    "the same text": ("am Montag", OLD),
    "something new before": ("am Montag", "Korrigierte Fassung 🎉.\n" + OLD),
    "something new after": ("in Bern", OLD + "Nachtrag: Es war ein langes Gespräch.\n"),
    "something changed far away": ("am Montag", OLD.replace("Gas", "Wasser")),
    "the words stand twice, the context once": ("Es ging um", OLD),
    "other scripts before": ("in Bern", "Встреча прошла. اجتماع. 👩‍👩‍👧‍👦 " + OLD),
}


@pytest.mark.parametrize(("words", "text"), MOVES.values(), ids=MOVES)
def test_an_exact_quote_with_its_context_in_one_place_moves(words: str, text: str) -> None:
    old = span(words)
    found = moved(old, text)
    assert found is not None
    new = quote("new", text, *found)
    assert (new.quote, new.prefix[-len(old.prefix) :], new.suffix[: len(old.suffix)]) == (
        old.quote,
        old.prefix,
        old.suffix,
    )


STAYS = {
    "another word in the quote": ("am Montag", OLD.replace("am Montag", "am Mittwoch")),
    "another word right before": ("am Montag", OLD.replace("Kollegen", "Freund")),
    "another word right after": ("am Montag", OLD.replace("Genf", "Wien")),
    "one space more": ("am Montag", OLD.replace("am Montag", "am  Montag")),
    "the sentence is gone": ("in Bern", OLD.splitlines()[0]),
    "everything stands twice": ("in Bern", OLD + OLD),
    "another composition of the same letter": ("um Öl", OLD.replace("Ö", "O\u0308")),
    "nothing like it": ("am Montag", "Etwas ganz anderes."),
}


@pytest.mark.parametrize(("words", "text"), STAYS.values(), ids=STAYS)
def test_anything_less_stays(words: str, text: str) -> None:
    assert moved(span(words), text) is None


OFFERED = {
    "another word right before": ("am Montag", OLD.replace("Kollegen", "Freund"), "am Montag", "same_words"),
    "another word in the quote": ("am Montag", OLD.replace("am Montag", "am Mittwoch"), "am Mittwoch", "same_context"),
    "a slip was mended": (
        "seinen Kollegen am Montag", OLD.replace("Der Minister traf seinen Kollegen", "Er sah den Kolegen"),
        "sah den Kolegen am Montag", "similar_words",
    ),
    "everything stands twice": ("in Bern", OLD + OLD, "in Bern", "same_words"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "text", "offered", "why"), OFFERED.values(), ids=OFFERED)
def test_likely_places_are_offered(words: str, text: str, offered: str, why: str) -> None:
    first = candidates(span(words), text)[0]
    assert (text[first.start : first.end], first.why) == (offered, why)
    assert 0.5 < first.likeness < 1 or text.count(offered) > 1


def test_nothing_is_offered_where_nothing_is_alike() -> None:
    assert candidates(span("am Montag"), "12345") == []
    assert candidates(span("am Montag"), "") == []


def test_the_context_tells_two_places_apart() -> None:
    text = OLD.replace("Gas", "Gas und Öl")
    [first, second] = candidates(span("Es ging um"), text)[:2]
    assert first.start < second.start
    assert first.likeness > second.likeness


def test_a_frequent_word_does_not_flood_the_list() -> None:
    assert len(candidates(span("in"), "in " * 5_000)) == MOST


def test_an_erased_quote_is_nowhere() -> None:
    erased = Span("old", 3, 7, "")
    assert moved(erased, OLD) is None
    assert candidates(erased, OLD) == []


TEXTS = st.text(st.sampled_from("ab äé\u0301\n🎉👩\u200dЖש"), min_size=1, max_size=40)


@given(TEXTS, TEXTS, st.data())
def test_what_moves_is_the_quote_with_its_context(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    first = quote("old", old, start, end)
    text = new + old + data.draw(TEXTS)
    found = moved(first, text)
    whole = first.prefix + first.quote + first.suffix
    places = [place for place in range(len(text)) if text.startswith(whole, place)]
    assert (found is None) == (len(places) != 1)
    if found is not None:
        assert text[slice(*found)] == first.quote
    for candidate in candidates(first, text):
        assert 0 <= candidate.start < candidate.end <= len(text)
        assert 0 <= candidate.likeness <= 1
