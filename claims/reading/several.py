"""Whether an office without a name is that of several who hold such a one, of whom no claim says which: "met Romania's
ministers", "traf die slowenischen Minister", «встретился с министрами Турции»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from claims.reading.parties import Party
from claims.reading.phrases import Phrase
from claims.reading.scan import Atom


def several(parties: Sequence[tuple[Phrase, Party]], shape: Mapping[str, Any]) -> list[tuple[Phrase, bool]]:
    """The offices that several hold, as parts that nothing was compared with. `shape`: how the language is written.

    Alone, and of no country, they meet each other ("the defence ministers met"), of two countries each has one, and an
    alliance has many, of whom a claim may tell ("the NATO defence ministers' meeting").
    """
    table = shape.get("several", {})
    if not table:
        return []
    alone = len(parties) == 1
    offices = [
        phrase
        for phrase, party in parties
        if party.kind == "office" and len(phrase.value) == 1 and not (alone and party.country is None)
    ]
    return [
        (Phrase("word", atom.start, atom.end, "", None, (atom,)), False)
        for phrase in offices
        if not phrase.has("alliance")
        for atom in phrase.atoms
        if atom.has("office", "counterpart") and _are_many(atom, phrase, table)
    ]


def _are_many(post: Atom, phrase: Phrase, table: Mapping[str, Sequence[str]]) -> bool:
    """By a word of the post itself, or by the article or adjective before one that is no woman's."""
    words = post.norm.split()
    if not set(table["posts"]).isdisjoint(words):
        return True
    if words[-1].endswith(tuple(table.get("women", ()))):
        return False
    first, articles, adjectives = phrase.atoms[0], table.get("articles", ()), tuple(table.get("adjectives", ()))
    if first.has("definite"):
        return first.norm in articles
    return first.has("nation") and first.norm.endswith(adjectives)
