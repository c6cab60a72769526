"""What a sentence says of a meeting: the clause and its parts, as frozen data."""

from __future__ import annotations

from typing import Literal

from claims.dates import DateMention
from claims.places import PlaceMention
from claims.quickly import Small, small
from claims.reading.durations import Duration
from claims.reading.parties import Party

Status = Literal["held", "planned", "cancelled", "denied"]
Relation = Literal["before", "after", "while"]
Act = Literal["meeting", "presence", "outcome", "none", "unread"]


@small
class Loose(Small):
    """A part that nothing was compared with. `hard`: it may turn the sense round, so that nothing is refuted either."""

    start: int
    end: int
    hard: bool


@small
class Words(Small):
    """Some words of the text, with what the tables say of them: a format, a status, a topic, an outcome."""

    start: int
    end: int
    text: str
    value: str = ""


@small
class Head(Small):
    """A verb or noun that tells of a meeting. `sense`: a verb's, or "noun"; `tense`: a verb's, as in the tables."""

    start: int
    end: int
    text: str
    sense: str
    tense: str | None = None


@small
class Outcome(Small):
    """What was agreed, declared or felt: the words, the kind, by whom."""

    words: Words
    kind: Literal["agreed", "declared", "felt"]
    by: tuple[Party, ...]
    negated: bool


@small
class Order(Small):
    """What says that a meeting was before, after or while another that the text tells of."""

    start: int
    end: int
    relation: Relation
    next: bool  # than the one told of next; else the one told of before


@small
class Clause(Small):
    """One assertion about a meeting, as it was said.

    A clause of act "none" states nothing of one; "unread" is a sentence longer than anybody writes.
    """

    start: int
    end: int
    act: Act
    parties: tuple[Party, ...] = ()
    excluded: tuple[Party, ...] = ()  # "Dunford, not Milley"
    dates: tuple[DateMention, ...] = ()  # more than one only as "on a Thursday in February 2017"
    excluded_dates: tuple[DateMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    open: frozenset[str] = (
        frozenset()
    )  # "place", "date": may be of what they talked about: "discussed the war in Syria"
    excluded_places: tuple[PlaceMention, ...] = ()
    duration: Duration | None = None
    excluded_duration: Duration | None = None  # "three hours, not four"
    format: str | None = None  # in_person, phone, video; None: any
    format_words: Words | None = None  # where the form was said in words of its own
    status: Status = "held"
    status_words: Words | None = None
    topics: tuple[Words, ...] = ()
    outcome: Outcome | None = None
    speakers: tuple[Party, ...] = ()
    definite: bool = False  # "the meeting between …"
    theirs: bool = False  # "their meeting": of those named before
    negated: bool = False
    untrue: bool = False  # "it is not true that …"
    never: bool = False
    first: bool = False
    since: DateMention | None = None
    until: DateMention | None = None  # "until 16 February 2017 they had not met since 2014"
    gap_start: int | None = None
    gap_words: tuple[int, int] | None = None  # of "never", "for the first time", where no "since" follows
    between: bool = False  # a range whose ends are left out
    pluperfect: bool = False
    question: bool = False
    attends: bool = False  # "nahm am Treffen der … teil": who attends may be one of those named
    order: Order | None = None  # "after meeting X", "then he met Y"
    there: Words | None = None  # "there", where the clause names no place of its own
    again: bool = False  # besides an earlier one: "met again"
    as_well: bool = False  # besides what was told of: "they also met in Oslo"
    back: bool = False  # refers to the meeting named before it: "Das Treffen …", "they", "and spoke there"
    heads: tuple[Head, ...] = ()  # the words that tell of a meeting
    tells: bool = False  # of act "none": when, where, how long or with whom something was
    loose: tuple[Loose, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether a part was left over that may turn the sense round."""
        return any(part.hard for part in self.loose)
