"""The nouns of the domain, as frozen dataclasses. What each means stands in ARCHITECTURE.md and README.md.

Offsets are Unicode code points, start included, end excluded. Dates are closed intervals of days.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

Label = Literal["supported", "refuted", "not_enough_evidence", "conflicting_evidence", "no_claim"]
Outcome = Literal["match", "finer", "conflict", "disputed", "ambiguous", "unknown"]
Reason = Literal[
    "unknown_party", "ambiguous", "no_such_meeting", "near_miss", "finer", "unknown_slot",
    "unchecked_content", "not_held", "not_understood", "search_cut_off",
]  # fmt: skip
Slot = Literal[
    "participants", "date", "place", "duration", "format", "status", "topic", "outcome", "gap", "attribution"
]
ReviewStatus = Literal["proposed", "accepted", "rejected", "withdrawn"]
Value = Mapping[str, Any]  # a property's value, as its JSON Schema in claims/schemas/ describes it

CONTEXT = 32  # code points of prefix and suffix kept beside a quote (W3C TextQuoteSelector)


@dataclass(frozen=True, slots=True)
class Span:
    """A quote and its place in a document: `text[start:end] == quote`, proven when it is made by `quote`."""

    document: str
    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""


def quote(document: str, text: str, start: int, end: int) -> Span:
    """The span `[start, end)` of a document's text, with its quote and up to 32 code points of context."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"[{start}, {end}) is no span of a text of {len(text)} code points")
    return Span(document, start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


@dataclass(frozen=True, slots=True)
class Document:
    """An immutable text with what is known of its publication; what the source does not say is None."""

    id: str
    text: str
    sha256: str
    language: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    latest: date | None = None  # the latest day the text itself names as past, where no publication date is stated
    public: bool = False
    replaces: str | None = None  # the document of which this is the next version
    erased: bool = False  # the text is gone for good, for legal reasons; its hash stays
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """One more name of an entity. `origin`: "document:ID" where a document uses it, else where it comes from."""

    text: str
    language: str | None = None
    script: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, office, organisation, place or group of offices that names resolve to.

    An office has a `role` (a key of the languages' tables of offices) and the `country` (ISO 3166 alpha-2) or
    organisation it is held for; a place has coordinates, country and container.
    """

    id: str
    kind: Literal["person", "office", "organisation", "place", "group"]
    label: str
    aliases: tuple[Alias, ...] = ()
    country: str | None = None
    role: str | None = None
    container: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    revision: int = 1
    change: int = 0  # the change number of this revision


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a meeting is found by: the days on which it may have been, by its accepted and proposed claims.

    Both days are None where no claim gives a date. All else that is known of a meeting is what its claims say.
    """

    id: str
    earliest: date | None = None
    latest: date | None = None
    change: int = 0  # the change that brought these days


@dataclass(frozen=True, slots=True)
class Subject:
    """What a claim is about: a meeting, an entity, or a set of parties and the kind of meeting between them."""

    kind: Literal["meeting", "entity", "parties"]
    ids: tuple[str, ...]  # one id, or the ids of two or more parties (persons or offices), sorted
    format: Literal["in_person", "any"] | None = None  # of a set of parties: which meetings are meant

    @property
    def key(self) -> str:
        """The subject as one word, under which claims are looked up: "meeting:m1", "entity:e1", "parties:o1|o2"."""
        return f"{self.kind}:{'|'.join(self.ids)}"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so, if not the author: the words used, and the country or entity they stand for."""

    text: str
    side: str | None = None  # an entity's id, or a country's alpha-2 code


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion made in one document. Only accepted claims decide a verdict, and only while they are anchored."""

    id: str
    subject: Subject
    property: str
    value: Value
    document: str
    spans: tuple[Span, ...]
    attribution: Attribution | None = None
    status: ReviewStatus = "proposed"
    revision: int = 1
    change: int = 0  # the change number of this revision
    anchored: bool = True  # False: its spans are still to be found in the document's newer version, or were erased

    def decides(self) -> bool:
        """Whether verdicts rest on it."""
        return self.status == "accepted" and self.anchored


@dataclass(frozen=True, slots=True)
class Comparison:
    """One slot of a proposition against what is known of it in one meeting."""

    slot: Slot
    start: int
    end: int
    said: Value
    known: tuple[Value, ...]
    outcome: Outcome
    score: float | None
    why: str
    candidates: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One span of one claim that a verdict rests on."""

    claim: str
    revision: int
    property: str
    attribution: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A part of a proposition that carries content and that nothing was compared with."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Correction:
    """Replace `[start, end)` of the statement by `text`; a proposition's corrections together make it supported."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Closest:
    """The nearest known meeting to a proposition that the claims do not decide, and the slots in which it differs."""

    meeting: str
    differs: tuple[Slot, ...]
    comparisons: tuple[Comparison, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class PropositionVerdict:
    start: int
    end: int
    text: str
    label: Label
    reason: Reason | None
    negated: bool
    meeting: str | None
    comparisons: tuple[Comparison, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()
    closest: Closest | None = None
    corrections: tuple[Correction, ...] = ()
    note: str | None = None  # a sentence on how it was read ("judged as the statement it asks about")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to one statement. `documents` holds the publications (without text) that the evidence names."""

    language: str | None
    stated_on: date
    as_of: int
    label: Label
    propositions: tuple[PropositionVerdict, ...]
    documents: Mapping[str, Document] = field(default_factory=dict)
