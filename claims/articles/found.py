"""What an article says about meetings, as it was read: frozen data with the spans that each part rests on.

Offsets are code points of the article's text. Nothing here knows of stored entities or claims: names are the text's
own, in the fullest form that it uses.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from claims.places import Place
from claims.quickly import Small, small
from claims.reading.said import Status

Modality = Literal["fact", "ready", "hopes", "plans", "obliged"]
Kind = Literal["person", "office", "country", "organisation", "group"]
Format = Literal["in_person", "phone", "video"]
Bound = Literal["exact", "about", "at_least", "at_most"]


@small
class Mention(Small):
    """Some words of the text: `text[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """An office that the text gives somebody. `country`: alpha-2, or an alliance's key; None where it is not said."""

    role: str
    country: str | None
    mention: Mention
    former: bool = False


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who took part, with every mention the text has of him beside this meeting, the first one first.

    `name`: the fullest form that the text uses; for an office, country or group without a name the words themselves.
    `country`: of a country or organisation, itself; of a person, the nationality that was said.
    `organisation`: its entity's id, where the tables know it.
    """

    name: str
    kind: Kind
    mentions: tuple[Mention, ...]
    offices: tuple[HeldOffice, ...] = ()
    country: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class FoundDate:
    """The days of a meeting. `inferred`: the text gives none, a report of the same day is taken to mean its own day;
    `mention` then is the words that told of the meeting."""

    mention: Mention
    earliest: date
    latest: date
    granularity: str
    inferred: bool = False
    others: tuple[Mention, ...] = ()  # further words of the text for the same days


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Where it was: the likeliest place of the words first; more than one where they are ambiguous.

    `unlisted`: the name of a place that no table has, which the words around told; it has no candidates, and a
    `country` (alpha-2) only where the text says it.
    """

    mention: Mention
    candidates: tuple[Place, ...]
    others: tuple[Mention, ...] = ()
    unlisted: str = ""
    country: str | None = None


@dataclass(frozen=True, slots=True)
class FoundDuration:
    mention: Mention
    minutes: int
    unit: Literal["minute", "hour", "day"]
    bound: Bound


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so, if not the author. `country`: the side it stands for, `organisation`: its entity's id, if known."""

    mention: Mention
    country: str | None = None
    organisation: str | None = None
    participant: int | None = None  # the index of the meeting's participant that it is


@dataclass(frozen=True, slots=True)
class FoundOutcome:
    """What was agreed, declared or felt: the words, and by which of the meeting's participants (indexes; none: all)."""

    mention: Mention
    kind: Literal["agreed", "declared", "felt"]
    by: tuple[int, ...]
    negated: bool = False
    speaker: Speaker | None = None
    modality: Modality = "fact"  # how firmly


@dataclass(frozen=True, slots=True)
class FoundMeeting:
    """One meeting as the whole article tells of it.

    `mentions`: the words that tell of it, mostly a verb or noun; `start`, `end`: the first of these.
    `complete`: the text presents the participants as all there were. `presupposed`: not reported, but taken for
    granted ("the first meeting since 2014"). `put_off`: it was cancelled only in that it was put off.
    """

    mentions: tuple[Mention, ...]
    participants: tuple[Participant, ...]
    complete: bool
    status: Status
    status_mentions: tuple[Mention, ...] = ()
    format: Format | None = None
    format_mentions: tuple[Mention, ...] = ()
    date: FoundDate | None = None
    place: FoundPlace | None = None
    duration: FoundDuration | None = None
    topics: tuple[Mention, ...] = ()
    outcomes: tuple[FoundOutcome, ...] = ()
    speaker: Speaker | None = None
    multilateral: bool = False
    presupposed: bool = False
    put_off: bool = False

    @property
    def start(self) -> int:
        return self.mentions[0].start

    @property
    def end(self) -> int:
        return self.mentions[0].end


@dataclass(frozen=True, slots=True)
class FoundGap:
    """No meeting of these parties, of this form, on these days (both ends included)."""

    mention: Mention
    participants: tuple[Participant, ...]
    earliest: date
    latest: date
    format: Format | None


@dataclass(frozen=True, slots=True)
class Holding:
    """A person shown in an office by the article, whether or not at a meeting."""

    person: Participant
    office: HeldOffice


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one article says. `language` is None where it is in none that is installed: nothing was read then."""

    language: str | None
    meetings: tuple[FoundMeeting, ...] = ()
    gaps: tuple[FoundGap, ...] = ()
    offices: tuple[Holding, ...] = ()
