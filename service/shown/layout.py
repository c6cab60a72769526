"""A public verdict laid out for people: marked words, rows of a table, quotes in their context.

The page and the terminal show the same things from the same JSON; only the paint differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

from claims.types import CONTEXT, Span
from service.words import Words

Json = Mapping[str, Any]
Mark = tuple[int, int, str]  # start, end, what it is marked as

# Where marks overlap, the first of these is shown.
_SEVERITY = ("conflict", "disputed", "unchecked", "ambiguous", "finer", "unknown", "match")
SYMBOLS = {
    "match": "✓",
    "finer": "<",
    "conflict": "✗",
    "disputed": "≠",
    "ambiguous": "?",
    "unknown": "–",
    "unchecked": "!",
    "supported": "✓",
    "refuted": "✗",
    "not_enough_evidence": "?",
    "conflicting_evidence": "≠",
    "no_claim": "–",
}
_SLOTS: Mapping[str, str] = {"participant": "participants"}  # a property's slot, where it is called otherwise
_PLAIN = ("match", "unknown")  # outcomes that need no word before the table
_BLANKS = re.compile(r"\s+")
_PASSAGES = 2  # shown at once; the others on demand


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, and what it is marked as."""

    text: str
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison as a row: the slot in words, what was said, what is known, the outcome and why."""

    slot: str
    said: str
    known: tuple[str, ...]
    outcome: str
    why: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Part of a document around one or more quotes, whose pieces are marked with the slots they are evidence for."""

    document: Json
    place: tuple[int, int]  # of its first quote in the document
    pieces: tuple[Piece, ...]
    claims: tuple[str, ...]
    slots: tuple[str, ...]
    attributions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One proposition, laid out."""

    label: str
    reason: str | None
    text: str
    start: int
    negated: bool
    note: str | None
    deciding: tuple[str, ...]  # why it is not supported, where that can be said of one point
    rows: tuple[Row, ...]
    corrected: tuple[Piece, ...]  # its words, with those to go marked "del" and those to come "ins"
    correct_text: str | None  # the whole text, corrected here
    unchecked: tuple[str, ...]
    passages: tuple[Passage, ...]
    more_passages: tuple[Passage, ...]
    origins: tuple[int, int] | None  # of how many documents, and texts, the evidence is; where several have one text
    meeting: str | None
    closest: tuple[str, ...]
    differs: tuple[str, ...]


def marked(text: str, verdict: Json) -> list[Piece]:
    """A statement cut into pieces, each marked with the outcome of what was compared there."""
    return pieces(text, [mark for proposition in verdict["propositions"] for mark in _marks(proposition)])


def shown(text: str, verdict: Json, words: Words) -> list[Shown]:
    """The propositions of a verdict on this text."""
    return [_shown(text, proposition, words) for proposition in verdict["propositions"]]


def _shown(text: str, proposition: Json, words: Words) -> Shown:
    passages = _passages(proposition)
    edits = proposition["corrections"]
    start = min([proposition["start"], *(edit["start"] for edit in edits)])
    end = max([proposition["end"], *(edit["end"] for edit in edits)])
    corrected = _corrected(text, start, end, edits)
    closest = proposition["closest"]
    return Shown(
        label=proposition["label"],
        reason=proposition["reason"],
        text=proposition["text"],
        start=proposition["start"],
        negated=proposition["negated"],
        note=proposition.get("note"),
        deciding=tuple(dict.fromkeys(c["why"] for c in proposition["comparisons"] if c["outcome"] not in _PLAIN)),
        rows=tuple(_row(comparison, words) for comparison in proposition["comparisons"]),
        corrected=tuple(corrected),
        correct_text=_joined(_corrected(text, 0, len(text), edits)) if edits else None,
        unchecked=tuple(part["text"] for part in proposition["unchecked"]),
        passages=tuple(passages[:_PASSAGES]),
        more_passages=tuple(passages[_PASSAGES:]),
        origins=_origins(proposition),
        meeting=proposition["meeting"],
        closest=tuple(_known(closest["comparisons"], words)) if closest else (),
        differs=tuple(closest["differs"]) if closest else (),
    )


def _origins(proposition: Json) -> tuple[int, int] | None:
    sources = proposition.get("sources", {"documents": 0, "origins": 0})
    documents, origins = sources["documents"], sources["origins"]
    return (documents, origins) if documents > origins else None


def _row(comparison: Json, words: Words) -> Row:
    known = tuple(dict.fromkeys(words.value(value) for value in comparison["known"]))
    if comparison.get("candidates"):
        known = tuple(words.value(value) for value in comparison["candidates"])
    return Row(comparison["slot"], comparison["said"]["text"], known, comparison["outcome"], comparison["why"])


def _known(comparisons: Iterable[Json], words: Words) -> Iterable[str]:
    """What is known of a meeting by its comparisons, each thing once."""
    return dict.fromkeys(words.value(value) for comparison in comparisons for value in comparison["known"])


def _marks(proposition: Json) -> list[Mark]:
    compared = [(each["start"], each["end"], each["outcome"]) for each in proposition["comparisons"]]
    return compared + [(part["start"], part["end"], "unchecked") for part in proposition["unchecked"]]


def pieces(text: str, marks: Iterable[Mark]) -> list[Piece]:
    """A text cut where marks begin and end; a piece under several marks shows the most severe."""
    kept = [mark for mark in marks if 0 <= mark[0] < mark[1] <= len(text)]
    cuts = sorted({0, len(text), *(mark[0] for mark in kept), *(mark[1] for mark in kept)})
    opening: dict[int, list[Mark]] = {}
    for mark in kept:
        opening.setdefault(mark[0], []).append(mark)
    found: list[Piece] = []
    under: list[Mark] = []
    for start, end in pairwise(cuts):
        under = [mark for mark in under if mark[1] > start] + opening.get(start, [])
        kinds = {mark[2] for mark in under}
        kind = next((kind for kind in _SEVERITY if kind in kinds), next(iter(sorted(kinds)), None))
        if found and found[-1].mark == kind and kind is None:
            found[-1] = Piece(found[-1].text + text[start:end])
        else:
            found.append(Piece(text[start:end], kind))
    return found


def _corrected(text: str, start: int, end: int, edits: Sequence[Json]) -> list[Piece]:
    """`[start, end)` of a text with its corrections; nothing where there are none."""
    found: list[Piece] = []
    for edit in sorted(edits, key=lambda edit: edit["start"]):
        found += [Piece(text[start : edit["start"]]), Piece(text[edit["start"] : edit["end"]], "del")]
        found.append(Piece(edit["text"], "ins"))
        start = edit["end"]
    return [*found, Piece(text[start:end])] if found else []


def _joined(corrected: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in corrected if piece.mark != "del")


@dataclass(slots=True)
class _Window:
    """A stretch of a document that overlapping pieces of evidence show together."""

    document: Json
    start: int
    text: str
    cut_before: bool
    cut_after: bool
    evidence: list[Json] = field(default_factory=list)


def _passages(proposition: Json) -> list[Passage]:
    """The evidence as passages: those for what decided first, then those that show most."""
    outcomes = {comparison["slot"]: comparison["outcome"] for comparison in proposition["comparisons"]}
    deciding = {slot for slot, outcome in outcomes.items() if outcome not in _PLAIN}
    found = [_passage(window) for window in _windows(proposition["evidence"])]
    return sorted(found, key=lambda passage: (not deciding & set(passage.slots), -len(passage.slots)))


def _windows(evidence: Sequence[Json]) -> list[_Window]:
    windows: list[_Window] = []
    order = {document: number for number, document in enumerate(dict.fromkeys(e["document"]["id"] for e in evidence))}
    for each in sorted(evidence, key=lambda e: (order[e["document"]["id"]], e["start"] - len(e["prefix"]), e["end"])):
        start = each["start"] - len(each["prefix"])
        text = each["prefix"] + each["quote"] + each["suffix"]
        last = windows[-1] if windows else None
        if last is None or last.document["id"] != each["document"]["id"] or start > last.start + len(last.text):
            last = _Window(each["document"], start, text, len(each["prefix"]) == CONTEXT, False)
            windows.append(last)
        last.evidence.append(each)
        if start + len(text) >= last.start + len(last.text):
            last.text = last.text[: start - last.start] + text
            last.cut_after = len(each["suffix"]) == CONTEXT
    return windows


def _passage(window: _Window) -> Passage:
    cut = pieces(
        window.text,
        [(each["start"] - window.start, each["end"] - window.start, "quote") for each in window.evidence],
    )
    joined: list[Piece] = []
    for piece in cut:  # what is quoted for several claims is one quote
        if joined and joined[-1].mark == piece.mark:
            joined[-1] = Piece(joined[-1].text + piece.text, piece.mark)
        else:
            joined.append(piece)
    if window.cut_before and joined[0].mark is None:
        joined[0] = Piece("… " + joined[0].text.partition(" ")[2].lstrip())
    if window.cut_after and joined[-1].mark is None:
        joined[-1] = Piece(joined[-1].text.rpartition(" ")[0].rstrip() + " …")
    return Passage(
        window.document,
        (window.evidence[0]["start"], window.evidence[0]["end"]),
        tuple(joined),
        tuple(dict.fromkeys(each["claim"] for each in window.evidence)),
        tuple(dict.fromkeys(_SLOTS.get(each["property"], each["property"]) for each in window.evidence)),
        tuple(dict.fromkeys(each["attribution"] for each in window.evidence if each["attribution"])),
    )


def context(span: Span) -> tuple[str, str]:
    """What stands before and after a quote, on one line and without the words that were cut."""
    before, after = (_BLANKS.sub(" ", text) for text in (span.prefix, span.suffix))
    if len(span.prefix) == CONTEXT:
        before = f"… {before.partition(' ')[2]}"
    if len(span.suffix) == CONTEXT:
        after = f"{after.rpartition(' ')[0]} …"
    return before, after


def source(document: Json, words: Words) -> str:
    """Where a document was published, as far as it is known."""
    _ = words.say
    title, publisher, published = document["title"], document["publisher"], document["published"]
    parts = [
        words.quoted(title) if title else "",
        publisher or "",
        words.day(date.fromisoformat(published)) if published else "",
    ]
    return ", ".join(part for part in parts if part) or _("publisher and day not named")
