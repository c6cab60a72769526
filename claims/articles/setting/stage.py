"""Where a text is, in time and place, while it is read: the days and places told of so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.articles.setting.cities import Cities
from claims.articles.setting.just_before import Round
from claims.articles.setting.occasions import Occasions
from claims.articles.setting.scenes import NOWHERE, Scene
from claims.articles.telling.report import Report
from claims.dates import DateMention
from claims.language import Language
from claims.places import PlaceMention

Series = tuple[int, DateMention, PlaceMention | None, frozenset[Member]]  # by which sentence, when, where, and whose
ALSO = 2  # sentences after one that tells where somebody met somebody in which he "also" met others
TRIP = 3  # sentences after one that tells of a journey which may be of its stations


@dataclass(slots=True)
class Stage:
    """The days and places told of so far, sentence by sentence."""

    published: date | None
    language: Language
    dateline: PlaceMention | None = None  # the town of the article's, until it leads elsewhere
    now: Scene = NOWHERE
    came: bool = False  # whether that is when somebody came there
    travelled: tuple[int, tuple[DateMention, ...]] = (-TRIP - 1, ())  # the last sentence that tells of a journey
    arrived: tuple[int, ReadSentence, PlaceMention, bool] | None = None  # where somebody went, by which sentence
    only_next: bool = False  # whether only whom the next sentence tells of was surely met there
    led_away: bool = False  # whether something elsewhere was told of since
    years: Sequence[DateMention] = ()  # the dates with a year of the sentence before
    last: ReadSentence | None = None  # the sentence before
    day: tuple[int, int, DateMention | None] = (-1, -1, None)  # paragraph, sentence and day of the meeting told of last
    met: frozenset[Member] = frozenset()  # who met then, until another day is told of
    series: Series | None = None  # several meetings of one, told of just before
    label: tuple[int, DateMention] | None = None  # a paragraph that begins with a day and a colon, as diaries do
    headed: bool = False  # or a day that is all of a line, above what it tells of
    chronicle: bool = False  # whether such lines tell of what was, one day after the other
    heading: DateMention | None = None  # a day to come that stands alone in a line, as in calendars
    cities: Cities = field(default_factory=Cities)  # those told of so far
    occasions: Occasions = field(init=False)
    articles: bool = field(init=False)  # whether nouns have articles, and small letters
    told: list[Report] = field(default_factory=list)  # those of the sentence that is being read
    visit: tuple[int, ReadSentence, DateMention, PlaceMention | None] | None = None  # the journey told of last
    round: Round | None = None  # a meeting told of lately, of nobody named
    acted: tuple[int, PlaceMention] | None = None  # where somebody did something, by the sentence before
    lately: list[Report] = field(default_factory=list)  # those of the last sentence that tells of any
    headline: PlaceMention | None = None  # the town that the headline names
    gathered: tuple[int, ReadSentence, PlaceMention] | None = None  # where many gather as the text opens
    leading: list[ReadSentence] | None = field(default_factory=list)  # what is told before any meeting is

    def __post_init__(self) -> None:
        self.occasions = Occasions(self.language)
        self.articles = self.occasions.articles and not self.language.section("lexicon").get("capital_nouns", False)

    def coming_day(self, day: DateMention) -> DateMention | None:
        """The day itself, if it has yet to come."""
        first, last = day.ahead if day.ahead is not None else (day.earliest, day.latest)
        ahead = first is not None and self.published is not None and first > self.published
        return replace(day, earliest=first, latest=last, ahead=None) if ahead else None

    def is_over(self, day: date) -> bool:
        return self.published is not None and day < self.published

    def lies_ahead(self, day: DateMention) -> bool:
        return day.earliest is not None and self.published is not None and day.earliest > self.published


STAYS = timedelta(days=7)
