"""What is left of a claim whose document's text was erased: all but the words."""

from __future__ import annotations

from dataclasses import replace

from claims.types import Attribution, Claim, Value

NO_WORDS = "…"  # stands where a value or an attribution quoted the text


def without_words(value: Value) -> Value:
    """A value without the words of the source."""
    return {**value, "text": NO_WORDS} if "text" in value else value


def blanked(claim: Claim) -> Claim:
    """A claim without any word of its document; it decides nothing any more."""
    said = claim.attribution
    return replace(
        claim,
        value=without_words(claim.value),
        spans=tuple(replace(span, quote="", prefix="", suffix="") for span in claim.spans),
        attribution=said and Attribution(NO_WORDS, said.side),
        anchored=False,
    )
