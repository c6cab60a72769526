"""The words that tell of a meeting, and kinds of phrases that go with them."""

from __future__ import annotations

from claims.reading.draft import Draft
from claims.reading.gathering import MEETING_SENSES
from claims.reading.said import Head

# Senses that say of a noun what became of the meeting; with one of them "wäre" is no mere opinion
PEOPLE = ("person", "office")
OF_A_NOUN = frozenset({"happen", "hold", "last", "attend", "plan", "cancel", "deny"})


def heads(text: str, found: Draft) -> tuple[Head, ...]:
    """The words that tell of the meeting, in order of the text."""
    heads: dict[tuple[int, int], tuple[str, str | None]] = {}
    for phrase, form in found.verbs:
        known = heads.get((phrase.start, phrase.end))
        if form.verb.sense in MEETING_SENSES and (known is None or known[1] == "infinitive"):
            heads[phrase.start, phrase.end] = form.verb.sense, form.tense
    for noun in found.meetings():
        inner = next(atom for atom in reversed(noun.atoms) if atom.has("noun"))
        heads[inner.start, inner.end] = "noun", None
    return tuple(Head(start, end, text[start:end], *told) for (start, end), told in sorted(heads.items()))


def pluperfect(found: Draft) -> bool:
    """ "Had not met": of a time before another one, which the clause may not name."""
    auxiliary = found.says("pluperfect") or any(phrase.has("pluperfect") for phrase, _ in found.verbs)
    return auxiliary and any(form.tense == "participle" for _, form in found.verbs)
