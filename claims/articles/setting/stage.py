"""Where a text is, in time and place, while it is read: what a report leaves out, as it was said just before.

Each rule fills only what the report does not say itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.articles.setting.buildings import (
    building_of,
    in_town_of_dateline,
    is_building,
    leads_elsewhere,
    may_be_of_this_town,
    namesake,
    says_here,
    town_of_venue,
)
from claims.articles.setting.chronicles import day_of_line, is_day_alone
from claims.articles.setting.cities import Cities
from claims.articles.setting.clause_beside import is_some_time_apart
from claims.articles.setting.days_around import add_day_around, add_day_of_lead, add_day_once_met, add_days_it_took
from claims.articles.setting.days_between import add_day_counted, day_apart, time_between
from claims.articles.setting.deeds import acted_at, add_where_they_acted, did_there, gathered_at, stands_there, words_of
from claims.articles.setting.how_long import add_its_length, length_of_the_meeting, length_told_behind
from claims.articles.setting.just_before import Round, add_round, round_of
from claims.articles.setting.not_that_day import forget_other_days
from claims.articles.setting.occasions import Occasions
from claims.articles.setting.other_events import (
    forget_what_stands_before,
    leave_out_meeting_beside,
    leave_out_other_events,
)
from claims.articles.setting.scenes import (
    NOWHERE,
    Scene,
    add_day_before_colon,
    add_day_by_which,
    add_day_of_opening,
    add_day_of_what_came_first,
    add_its_scene,
    add_only_day,
    add_place_before,
    add_week_to_what_was_due,
    add_what_it_was_to_be,
    add_what_its_clause_says,
    came_from,
    coming_days,
    forget_coming_days_before,
    forget_day_told_before,
    forget_days_counted_on,
    forget_days_of_what_was,
    forget_years_before,
    goes_on,
    in_their_year,
    is_nearer,
    keep_past,
    opens_with_hour,
    prefer_own_day,
    says_at_what_hour,
    scene,
    today,
)
from claims.articles.setting.sorts_of_place import is_country, is_town, may_be_one
from claims.articles.setting.stays import (
    STAYS_FOR,
    is_about_then,
    is_elsewhere,
    may_not_be,
    names_another,
    was_another_time,
    was_beside_journey,
    was_long_ago,
    went_himself,
    whereabouts,
)
from claims.articles.setting.told_beside import (
    add_length_told_behind,
    add_visit_told_behind,
    place_of_headline,
    place_told_behind,
)
from claims.articles.setting.travels import (
    add_journey,
    arrival,
    forget_day_of_journey,
    has_come,
    is_back,
    trip,
    visited,
)
from claims.articles.setting.when import days_of, overlap, width
from claims.articles.setting.where import place_of
from claims.articles.telling.by_tense import is_of_another_year, is_of_either_year, is_to_come, takes_place
from claims.articles.telling.foretold import is_foretold
from claims.articles.telling.occasions import is_adjunct
from claims.articles.telling.report import Building, Report
from claims.articles.writing import writing_of
from claims.articles.writing.days import counting_of
from claims.dates import DateMention
from claims.language import Language
from claims.places import PlaceMention
from claims.text import normalise

Series = tuple[int, DateMention, PlaceMention | None, frozenset[Member]]  # by which sentence, when, where, and whose
_SERIES = 3  # sentences after one that tells of several meetings which may be of these
_STAY = 2  # sentences after one that tells where somebody went in which he is there
_VISIT = 8  # sentences after one that tells of a journey in which whom somebody met was met there
_ALSO = 2  # sentences after one that tells where somebody met somebody in which he "also" met others
_LEAD = 4  # sentences with which an article begins that may say when it was
_BELOW = 1  # sentences below a headline which tell of what it does
_TRIP = 3  # sentences after one that tells of a journey which may be of its stations


@dataclass(slots=True)
class Stage:
    """The days and places told of so far, sentence by sentence."""

    published: date | None
    language: Language
    dateline: PlaceMention | None = None  # the town of the article's, until it leads elsewhere
    now: Scene = NOWHERE
    came: bool = False  # whether that is when somebody came there
    travelled: tuple[int, tuple[DateMention, ...]] = (-_TRIP - 1, ())  # the last sentence that tells of a journey
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

    def _is_of_chronicle(self, report: Report) -> bool:
        return self.chronicle and day_of_line(report.sentence) in report.clause.dates

    def complete(self, report: Report, hero: Member | None) -> None:
        """Add the day and place that the words around a report give it; it may turn out to be a plan.

        `hero`: the subject of the sentence before.
        """
        if "relative" in report.sentence.kinds and not self.articles and not report.sentence.capital_nouns:
            add_what_its_clause_says(report)
        sentence, clause = report.sentence, report.clause
        if report.joins and report.heads and not clause.dates and not clause.places:
            self.told.append(report)  # "во встрече участвовали …": when and where it was is told already
            return
        leave_out_other_events(report, writing_of(self.language))
        leave_out_meeting_beside(report)
        add_its_length(report, self.language)
        if report.gone:
            self._arrive(report)
        add_its_scene(report)
        went = report.there
        if report.heads and not report.only_outcome:
            add_what_it_was_to_be(report, self.published)
        prefer_own_day(report)
        add_day_before_colon(report)
        if not self.told:
            add_day_of_opening(report)
        if self.articles and "when" in sentence.kinds:
            add_visit_told_behind(report)
        if not self.articles and not sentence.capital_nouns:
            add_day_of_what_came_first(report)
        here = next(iter(sentence.those("here")), None)
        if self.dateline is not None and here is not None:  # "совещался здесь с …", as the dateline says
            there = replace(self.dateline, start=here.start, end=here.end, text=here.text)
            report.there = report.there or there
        if self.dateline is None or not says_here(sentence, self.language):
            add_place_before(report, self.last)
        if self._is_on_coming_journey(report) or self._is_of_the_programme(report):
            report.status = "planned"
        on_the_trip = report.index - self.travelled[0] <= _TRIP and self._is_still_its_day()
        if report.status == "planned" and not report.clause.dates and on_the_trip:
            report.clause = report.clause._replace(dates=self.travelled[1])
        if self.years and report.clause.dates:
            then = sentence.capital_nouns and "then" in sentence.kinds
            report.clause = report.clause._replace(dates=in_their_year(report.clause.dates, self.years, then))
        if self.now[0] == sentence.paragraph and not clause.dates and goes_on(sentence):
            report.clause = report.clause._replace(dates=self.now[1])
            towns = (place for place in self.now[2] if not sentence.capital_nouns or is_town(place))
            report.there = report.there or (None if place_of(report) else next(towns, None))
        self._is_under_its_day(report)
        self._goes_on_that_day(report)
        self._carry_on(report)
        self._follow(report, hero)
        self._is_of_series(report)
        if self.round is not None:
            add_round(report, self.round)
        self._comes_next(report)
        add_day_counted(report, counting_of(self.language).apart)
        add_day_around(report)
        add_day_once_met(report)
        if days_of(report) is None:
            add_only_day(report, self.published)
        self._is_of_visit(report)
        self._is_still_that_day(report)
        told = report.there
        add_journey(report)
        before_it = self.articles and bool(report.heads) and was_beside_journey(report)  # "before the trip she met X"
        before_it |= self.last is not None and report.there is not None and came_from(self.last, report.there)
        if self.leading is not None and days_of(report) is None and not before_it:
            add_day_of_lead(report, self.leading, self.published)
        add_days_it_took(report)
        if not self.told and not sentence.capital_nouns:
            forget_day_of_journey(report, self.lately)
        self.occasions.complete(report)
        abroad = self.arrived is not None and is_country(self.arrived[2])  # a town that is told of says more
        if not abroad:
            self._is_there(report)
        self._is_also_there(report)
        acted = self.acted is not None and self.acted[0] == report.index - 1
        if self.articles and acted and report.heads and was_another_time(report):
            acted = False
        if acted and self.acted is not None and self.last is not None:
            add_where_they_acted(report, self.last, self.acted[1], self.articles)
        gone = None if report.there is told else report.there
        self._is_inside(report, went or gone or (report.stay if report.they else None))
        self._is_under_headline(report)
        self._is_where_many_gather(report)
        if abroad and report.stay is None and report.building is None:
            self._is_there(report)
        if "returned" in sentence.kinds:
            is_back(report, clause)
        if report.status == "planned" and sentence.capital_nouns and "until_then" in sentence.kinds:
            forget_day_told_before(report)
        if report.status == "planned" and sentence.capital_nouns and self.last is not None:
            forget_days_of_what_was(report, self.last, self.published)
        if report.status == "planned":
            add_day_by_which(report, self.published)
            keep_past(report, self.published)
            report.clause = report.clause._replace(dates=coming_days(report.clause.dates, self.published))
        was_set = "pluperfect" in sentence.kinds or ("be" in sentence.kinds and "is" not in sentence.kinds)
        set_for = "plan" in sentence.senses and not was_set  # "das für Montag geplante Treffen", but "war für Montag …"
        weekday = set_for and sentence.capital_nouns and any(day.weekday_only for day in report.clause.dates)
        if report.status == "planned" or (report.status == "cancelled" and not weekday):
            report.clause = report.clause._replace(dates=today(report.clause.dates, self.published))
        if report.status == "cancelled":  # "war im Januar geplatzt", in March
            past = (replace(d, ahead=None) if is_nearer(d, self.published) else d for d in report.clause.dates)
            report.clause = report.clause._replace(dates=tuple(past))
            taken = [day for other in self.told if other.status == "held" for day in other.clause.dates]
            past = (day for day in report.clause.dates if day not in taken)  # "met X on Tuesday; talks with Y are off"
            report.clause = report.clause._replace(dates=tuple(past))
            add_week_to_what_was_due(report, self.last, self.published)
        if sentence.capital_nouns:
            forget_coming_days_before(report, self.published)
        settled = report.status != "held" or (report.gone and not report.doubtful)
        if not settled:
            forget_days_counted_on(report, self.published)
        foretold = not settled and is_foretold(report, self.published) and not self._was_just_told(report)
        if foretold:
            coming = (d for d in report.clause.dates if d.ahead or not (d.latest and self._is_over(d.latest)))
            report.clause = report.clause._replace(dates=tuple(coming))
        if not settled and (foretold or is_to_come(report, self.published) or self._is_later_today(report)):
            report.status = "planned"
            report.clause = report.clause._replace(dates=today(report.clause.dates, self.published))
        elif not settled and not self._is_of_chronicle(report) and is_of_either_year(report, self.published):
            report.doubtful = True
        if report.status == "held" and self.published is not None and not report.back:
            days = (d for d in report.clause.dates if not is_of_another_year(d, self.published))
            report.clause = report.clause._replace(dates=tuple(days))
        forget_what_stands_before(report)
        if self.articles:
            forget_other_days(report, words_of(self.language, "tells_that"))
            _forget_scene_of_many(report)
        if not self.occasions.articles and report.heads and is_some_time_apart(report.sentence, report.heads[0]):
            own = tuple(day for day in report.clause.dates if day.start >= report.sentence.scanned.start)
            report.clause = report.clause._replace(dates=own)
        if sentence.capital_nouns and not sentence.kinds.isdisjoint(("repeated", "later")):
            forget_years_before(report)
        self.told.append(report)
        day = days_of(report)
        if day is not None and day.bound is None and day.earliest == day.latest:
            self.day, self.met = (report.sentence.paragraph, report.index, day), frozenset(report.parties())

    def _arrive(self, report: Report) -> None:
        """ "Flew to Kampala on Monday to meet X", on Tuesday: he met him."""
        days = [phrase.value for phrase in report.sentence.phrases if phrase.kind == "date"]
        days = days if len(days) == 1 else [day for day in days if day in report.clause.dates]
        if len(days) != 1 or days[0].latest is None or self.published is None or days[0].bound is not None:
            return
        if days[0].latest < self.published:
            report.doubtful, report.purpose = False, True
            report.clause = report.clause._replace(dates=(replace(days[0], ahead=None),))

    def _is_inside(self, report: Report, went: PlaceMention | None) -> None:
        """ "Im Rathaus", "at a villa near Geneva", "в киевском ресторане «Липа»": which town a building means. `went`:
        where one of them had gone by the same sentence, or both ("they") by the one before."""
        place, line = place_of(report), self.dateline
        here = line if line is not None and not leads_elsewhere(report.sentence, line) else None
        if line is None and not report.sentence.capital_nouns:
            here = self.cities.only_one(report)
        inside = building_of(report, self.language, went) if went is not None else None
        if inside is not None and inside.dateline is went:  # "travelled to Cork, where he met X at City Hall"
            report.there, report.building = inside.place, inside
            return
        if place is None:
            report.building = building_of(report, self.language, here) or self.cities.meant(report)
            return
        if line is not None and may_be_of_this_town(place, self.language, line):
            others = tuple(other for other in report.clause.places if other is not place)
            report.clause = report.clause._replace(places=others)
            report.apart = (*report.apart, (place.start, place.end))
            return
        beside = not is_town(place) or place not in report.clause.places
        if line is not None and beside and (meant := in_town_of_dateline(report, self.language, line)):
            report.there, report.building = (
                meant.place,
                meant,
            )  # "what Odisha offers was the subject when X and Y met here"
            return
        there = town_of_venue(place, report.sentence, self.language) or namesake(place, self.language, line)
        if there is None and here is not None and is_building(place, report.sentence, self.language):
            there = replace(place, candidates=here.candidates, unlisted=here.unlisted)
            report.building = Building(there, here)
        report.there = there or report.there

    def _is_under_its_day(self, report: Report) -> None:
        """ "Thursday 12 September: Journey to Kirkenes. The Minister meets …": on that day."""
        under = self.label is not None and self.label[0] == report.sentence.paragraph
        under |= self.headed and self.chronicle
        if self.label is not None and under and report.heads and not report.clause.dates:
            report.clause = report.clause._replace(dates=(self.label[1],))
        told_now = self.heading is not None and not report.clause.dates and _is_told_now(report)
        if self.heading is not None and told_now and self.articles:  # "MONDAY, MARCH 18", and below it: "X receives Y"
            report.clause = report.clause._replace(dates=(self.heading,))

    def _coming_day(self, day: DateMention) -> DateMention | None:
        """The day itself, if it has yet to come."""
        first, last = day.ahead if day.ahead is not None else (day.earliest, day.latest)
        ahead = first is not None and self.published is not None and first > self.published
        return replace(day, earliest=first, latest=last, ahead=None) if ahead else None

    def _goes_on_that_day(self, report: Report) -> None:
        """ "Am Donnerstag empfing ihn X. Am Nachmittag sprach er mit Y": on the day told of last in the paragraph."""
        paragraph, _, day = self.day
        undated = bool(report.heads) and not report.clause.dates and days_of(report) is None
        if day is not None and undated and paragraph == report.sentence.paragraph and goes_on(report.sentence):
            report.clause = report.clause._replace(dates=(replace(day, ahead=None),))
            over = day.latest is not None and self._is_over(day.latest)
            if over and report.status == "planned" and "stood" in report.sentence.kinds:
                report.status = "held"  # "am Nachmittag stand ein Gespräch mit Y auf dem Programm", of yesterday

    def _is_still_that_day(self, report: Report) -> None:
        """ "… am Donnerstag in Wien.", and in another paragraph: "Am Vormittag war sie von X empfangen worden": a part
        of the day opens the sentence, no other day was told of since, and one of them met somebody on that one."""
        day = self.day[2]
        undated = bool(report.heads) and not report.clause.dates and days_of(report) is None
        if day is None or not undated:
            return
        before = report.sentence.capital_nouns and report.clause.pluperfect  # "bereits am Vormittag hatten A und B …"
        near = before and report.sentence.paragraph - self.day[0] <= 1 and bool(self.met)
        if self.met.isdisjoint(report.parties()) and not near:
            return
        that_day = near or opens_with_hour(report.sentence) or (self.articles and says_at_what_hour(report))
        if that_day and goes_on(report.sentence):
            report.clause = report.clause._replace(dates=(replace(day, ahead=None),))

    def _comes_next(self, report: Report) -> None:
        """ "Then he saw X", "he later called on Y": on the day of which the sentence before tells, if that is news."""
        paragraph, index, day = self.day
        if "thereupon" not in report.sentence.kinds or day is None or day.latest is None or self.published is None:
            return
        more = report.sentence.capital_nouns and paragraph == report.sentence.paragraph  # that it took an hour
        next_one = 0 < report.index - index <= 1 + more and self.published - day.latest <= _STAYS
        held = report.status == "held" and bool(report.heads) and not report.clause.pluperfect
        if next_one and held and not report.clause.dates and days_of(report) is None:
            report.clause = report.clause._replace(dates=(day,))

    def _is_over(self, day: date) -> bool:
        return self.published is not None and day < self.published

    def _was_just_told(self, report: Report) -> bool:
        """Whether a meeting of the same people was told of as held by the last sentence that tells of any."""
        held = (last for last in self.lately if last.status == "held")
        return any(set(last.parties()) == set(report.parties()) for last in held)

    def _is_later_today(self, report: Report) -> bool:
        """ "Am Nachmittag empfängt er Y", on the article's own day: no headline, in which the present is just past."""
        if self.published is None or "since" in report.sentence.kinds:
            return False  # "verhandeln seit dem Nachmittag"
        day = days_of(report)
        _, _, last = self.day
        if not report.heads or not report.sentence.kinds.isdisjoint(("have", "be", "become")):
            return False
        verbs = [head for head in report.heads if head.sense != "noun"]  # "anschließend führen sie Gespräche mit …"
        rounds_off = not verbs and _rounds_off(report)
        if not (all(head.tense == "present" for head in verbs) if verbs else rounds_off or takes_place(report)):
            return False
        today = day is not None and day.earliest == day.latest == self.published
        if day is None and report.sentence.capital_nouns:  # and not in a story of another day, told in the present
            soon = goes_on(report.sentence) or (report.index > 0 and "thereupon" in report.sentence.kinds)
            ahead = last is not None and last.earliest is not None and last.earliest > self.published
            soon |= rounds_off or (ahead and report.sentence.atoms[0].has("next"))  # "danach folgt ein Gespräch mit Y"
            return soon and (last is None or ahead or last.latest == self.published)
        after = last is not None and last.latest is not None and last.latest < self.published
        stated = any(d.earliest == d.latest == self.published for d in report.clause.dates)
        if stated and report.sentence.capital_nouns and report.sentence.atoms[-1].text == ".":
            return True  # "empfängt am Donnerstag X", on that Thursday: what was is told in another tense
        return today and report.index > 0 and (goes_on(report.sentence) or after)  # "war am Montag …, heute trifft er"

    def _carry_on(self, report: Report) -> None:
        """ "Met X in Tashkent on Tuesday and held talks with Y on Wednesday", "traf am Montag X, am Nachmittag Y": the
        second verb of a sentence, with the same subject, is where and when the first one was."""
        before = self.told[-1] if self.told else None
        if before is None or not (report.members and before.members) or before.other != report.other:
            return  # "who last saw each other in Bali, met on Tuesday"
        coming = before.status == "planned" and report.status == "held" and _is_present(report)
        if coming:
            report.status = "planned"  # "in Paris ist ein Gespräch mit X vorgesehen, in Straßburg trifft er Y"
        if before.status != report.status and not (before.doubtful and report.back):  # "those talks were scrapped"
            return
        if report.only_outcome or not report.heads or self._is_days_before(report, before):
            return
        if _opens_its_sentence(before):
            return  # "nach dem Gespräch mit X am Montag in Riga traf er Y"
        if before.doubtful and before.status == report.status:
            return  # "bevor sie am Freitag X trifft, will sie mit Y sprechen"
        traveller = coming and not set(before.parties()).isdisjoint(report.parties())
        if not traveller and before.members[0][0] not in report.parties():
            return
        if not report.clause.dates and days_of(report) is None and not _was_elsewhere_before(report, before):
            past = before.status == "held"  # "was to have met on Monday": not on the coming one
            own = _day_of_verb_between(report, before)
            dates = tuple(replace(day, ahead=None) if past else day for day in own or before.clause.dates)
            report.clause = report.clause._replace(dates=dates)
        if "phone" not in (report.clause.format, before.clause.format) and place_of(report) is None:
            report.there = None if _went_on(report, before) else place_of(before)
            if report.there is None and before.stay is not None and not _went_on(report, before):
                report.stay = report.stay or before.stay

    def _is_days_before(self, report: Report, before: Report) -> bool:
        """ "Met X on 2 March, a day after meeting Y", "a day after meeting Y on 1 March, he met X": not where and when
        the other one was, and so many days apart where the words count them."""
        apart = counting_of(self.language).apart
        for one, other, way in ((report, before, 1), (before, report, -1)):
            if words := time_between(one, other):
                day = day_apart(words, days_of(before), apart, way)
                if day is not None and not report.clause.dates:
                    report.clause = report.clause._replace(dates=(day,))
                return True
        return False

    def _follow(self, report: Report, hero: Member | None) -> None:
        """ "Hat am Mittwoch seinen Antrittsbesuch in Sofia absolviert. Er traf …": what somebody did next was there and
        then, where nothing else is said."""
        if _was_before(report) or (self.articles and report.heads and was_beside_journey(report)):
            return
        sentence, (paragraph, dates, places) = report.sentence, self.now
        if paragraph != sentence.paragraph or report.status not in ("held", "planned") or not report.heads:
            return
        if hero is None or hero not in report.parties() or report.only_outcome or self.told:
            return
        if report.status == "held" and any(self._lies_ahead(day) for day in dates):
            return  # «в следующем году собирается в Осло. Об этом он рассказал на встрече с X»
        if self.last is not None and (_was_long_done(self.last, report) or _had_been_done(self.last, report)):
            return
        if not report.clause.dates and days_of(report) is None:
            if report.status == "planned" and self.last is not None and _is_told_as_done(self.last):
                dates = tuple(replace(d, ahead=None) for d in dates if d.latest and not self._is_over(d.latest))
            if self.last is not None and report.there is not None and came_from(self.last, report.there):
                dates = ()
            if report.status == "planned" and self.came:
                dates = ()  # who came on Monday is to meet them later
            if self.articles and report.back and is_adjunct(sentence, report.heads[-1]):
                dates = tuple(day for day in dates if not width(day))  # "in 2014 …. After his meeting with Y he said"
            report.clause = report.clause._replace(dates=dates)
            if place_of(report) is None and report.clause.format not in ("phone", "video"):
                report.there = next((place for place in places if not is_country(place)), None)

    def _lies_ahead(self, day: DateMention) -> bool:
        return day.earliest is not None and self.published is not None and day.earliest > self.published

    def _is_of_series(self, report: Report) -> None:
        """ "Held a series of meetings in Oslo on Tuesday. He first met …", "провёл в пятницу в Риге ряд встреч": one of
        them was there and then."""
        if self.series is None or report.status != "held" or report.only_outcome or not report.heads:
            return
        index, day, place, members = self.series
        mine = not members.isdisjoint(report.parties()) and 0 < report.index - index <= _SERIES
        if mine and not report.clause.dates and days_of(report) is None:
            self.series = report.index, day, place, members
            report.clause = report.clause._replace(dates=(day,))
            if place_of(report) is None and report.clause.format not in ("phone", "video"):
                report.there = place

    def _is_of_visit(self, report: Report) -> None:
        """ "Ist am Dienstag nach Laibach gereist. … Auch mit X kam sie zusammen": whom she met there and then."""
        if self.visit is None or report.status != "held" or report.only_outcome or not report.heads:
            return
        index, sentence, day, place = self.visit
        if not 0 < report.index - index <= _VISIT or report.clause.format in ("phone", "video"):
            return
        earlier = report.clause.pluperfect or report.other or not report.sentence.kinds.isdisjoint(("last", "since"))
        if earlier or report.clause.dates or days_of(report) is not None:
            return
        last = self.day[2] if self.day[1] > index else None
        if last is not None and not overlap(last, day):
            return  # "ist am Sonntag gereist. Dort traf er am Montag X. Danach sprach er mit Y"
        start, end = sentence.scanned.start, sentence.scanned.end
        if not any(start <= mention.start < end for member in report.parties() for mention in member.mentions):
            return
        report.clause = report.clause._replace(dates=(day,))
        if place is not None and place_of(report) is None:
            report.stay = report.stay or place

    def _begin_series(self, index: int) -> None:
        """Keep the day and place of several meetings that somebody had, for the next sentences."""
        for report in self.told[:1]:
            day, members = days_of(report), frozenset(report.parties())
            several = len(members) == 1 and "meetings" in report.sentence.kinds
            if several and report.status == "held" and day is not None and day.earliest == day.latest:
                self.series = index, day, place_of(report), members

    def _share_last_day(self) -> None:
        """ "Met X in Riga, Y in Tallinn and Z in Vilnius last week": all of them then, by one verb."""
        last = self.told[-1] if len(self.told) > 1 else None
        day = days_of(last) if last is not None else None
        if last is None or day is None or last.sentence.capital_nouns:
            return
        if any(day.end <= mention.start for _, mention in last.members):
            return  # "received X, and on Thursday Y"
        for report in self.told[:-1]:
            if report.heads == last.heads and not (report.clause.dates or report.only_outcome):
                report.clause = report.clause._replace(dates=(day,))

    def _is_still_its_day(self) -> bool:
        """Whether no meeting on another day was told of since the journey was."""
        _, index, day = self.day
        return index <= self.travelled[0] or day is None or any(overlap(day, other) for other in self.travelled[1])

    def _is_of_the_programme(self, report: Report) -> bool:
        """ "Am Dienstag spricht er mit X. Ausserdem trifft er Y": in the present, like the plan that was told of just
        before, and of one of those."""
        if report.status != "held" or report.doubtful or not report.sentence.capital_nouns or report.clause.dates:
            return False
        plans = [last for last in self.lately if last.status == "planned" and report.index - last.index <= _ALSO]
        shared = any(not set(last.parties()).isdisjoint(report.parties()) for last in plans)
        return shared and _is_told_now(report)

    def _is_on_coming_journey(self, report: Report) -> bool:
        """ "X kommt am Freitag nach Berlin. Wie das Amt mitteilte, trifft ihn Kanzler Y": as the journey is to come."""
        if self.arrived is None or report.status != "held" or not report.sentence.capital_nouns or report.doubtful:
            return False
        index, sentence, _, to_come = self.arrived
        if not (to_come and _is_told_now(report)) or report.index - index > _TRIP:
            return False
        start, end = sentence.scanned.start, sentence.scanned.end
        return any(start <= mention.start < end for member in report.parties() for mention in member.mentions)

    def _is_there(self, report: Report) -> None:
        """ "Министр прибыл в Астану. В среду он провёл переговоры с …": who meets a traveller is where he is."""
        if self.arrived is None or report.only_outcome or not report.heads or place_of(report) is not None:
            return
        if _was_before(report) or (self.articles and was_another_time(report)):
            return
        index, sentence, place, to_come = self.arrived
        if _was_long_done(sentence, report):
            return
        if sentence.capital_nouns and report.status == "planned" and "pluperfect" in sentence.kinds:
            return  # "nachdem Y nach Wien gereist war, um mit X zu reden. … X wird am Montag Z treffen"
        opening = report.sentence.atoms[: len(("Dienstag", ":"))]
        own_label = self.label is not None and self.label[0] == report.sentence.paragraph
        own_label |= len(opening) > 1 and opening[0].has("date") and opening[1].text == ":"
        if own_label and sentence.paragraph != report.sentence.paragraph:
            return  # "Montag: Reise nach Brüssel. … Dienstag: Der Minister empfängt X"
        planned = {"held": False, "planned": True}.get(report.status)
        bare = not (self.articles or sentence.capital_nouns)
        if bare and planned and sentence.kinds.isdisjoint(_GOES):
            return  # "выступил в Риге. В пятницу он встретится с …"
        if bare and was_long_ago(report, self.published, self.language):
            return
        near = sentence.paragraph == report.sentence.paragraph or bool(planned)
        near |= not sentence.capital_nouns and not to_come and "here" not in sentence.kinds  # a sentence a paragraph
        within = planned is False and sentence.paragraph == report.sentence.paragraph
        if self.only_next and not self._did_it_then(report, sentence, index):
            return
        same = near and report.index - index <= (_TRIP if to_come else _STAY + within * _STAY)
        if self.articles and (is_country(place) or not (same or to_come)):
            same = not to_come and self._stays_on(report, sentence, index, place)
        if not same or planned is None or (to_come and not planned) or report.clause.format in ("phone", "video"):
            return
        days = [phrase.value for phrase in sentence.phrases if phrase.kind == "date"]
        met = days_of(report)
        if not (days or planned or is_about_then(report, self.published)):
            return  # «прибыл в Ереван. В мае он встречался с X»
        if not (to_come or planned):  # "visited Riga in May. On Monday she met …": in the May that is over
            days = [replace(day, ahead=None) for day in days]
        if any(_is_earlier(met, day) or _is_later(met, day) for day in days):
            return  # "am Vortag", "посетит Белград в мае. В августе он встретится с …"
        if "departure" in report.sentence.kinds:
            return  # "отбыл в Париж. Перед отъездом он встретился с …"
        start, end = sentence.scanned.start, sentence.scanned.end
        diary = self.label is not None and self.label[0] == sentence.paragraph  # which names nobody
        mentions = (mention for member in report.parties() for mention in member.mentions)
        if planned and not (bare or to_come or diary or report.they or went_himself(sentence, report)):
            return  # "X flew to Moscow and met Y. Y will meet Z": where, nobody says
        if diary or report.they or any(start <= mention.start < end for mention in mentions):
            report.stay = place

    def _did_it_then(self, report: Report, sentence: ReadSentence, index: int) -> bool:
        """ "Eröffnete am Montag in Görlitz eine Schule": whom he met by the next sentence, if it is of no other day."""
        if report.index - index > 1 or sentence.paragraph != report.sentence.paragraph or report.clause.pluperfect:
            return False
        day, days = days_of(report), [atom.kinds["date"] for atom in sentence.those("date")]
        return went_himself(sentence, report) and (day is None or all(overlap(day, other) for other in days))

    def _arrives(self, sentence: ReadSentence, index: int, place: PlaceMention, to_come: bool) -> None:
        """Keep where somebody is or goes: a country only where no town of it was told of."""
        known = self.arrived[2] if self.arrived is not None and not self.led_away else None
        if known is not None and is_country(place) and not is_country(known) and may_be_one(place, known):
            place = known
        self.arrived, self.led_away, self.only_next = (index, sentence, place, to_come), False, False

    def _stays_on(self, report: Report, sentence: ReadSentence, index: int, place: PlaceMention) -> bool:
        """Whether somebody is still where an earlier sentence tells that he was, and nothing else was told since."""
        far = STAYS_FOR if report.status == "held" else 1
        if not is_about_then(report, self.published):
            return False
        if report.index - index > far or self.led_away or report.other or report.clause.pluperfect:
            return False
        if was_another_time(report) or names_another(report.sentence, place) or may_not_be(sentence):
            return False
        heads = {head.start for head in report.heads}
        if any(atom.start not in heads for atom in report.sentence.those("journey") if not atom.has("visit")):
            return False  # "flew on to Uganda and met X"
        return report.they or went_himself(sentence, report)

    def _is_also_there(self, report: Report) -> None:
        """ "In Tallinn, she will meet X on Tuesday. The following day she will be received by Y", "She also met Z":
        where the sentence before says that she was."""
        last = self.lately[-1] if self.lately and self.lately[-1].index < report.index else None
        if last is None or report.index - last.index > _ALSO or last.sentence.paragraph != report.sentence.paragraph:
            return
        if "also" not in report.sentence.kinds and report.status != "planned":
            return
        if report.stay or place_of(report) or "phone" in (report.clause.format, last.clause.format):
            return
        counting = counting_of(self.language).from_told
        counted = any(day.relative and normalise(day.text) in counting for day in report.clause.dates)
        shared = not set(last.parties()).isdisjoint(report.parties())
        there = place_of(last)
        if not (shared and last.status == report.status and there is not None and is_town(there)):
            return
        goes_on_there = "also" in report.sentence.kinds or (counted and report.status == "planned")
        heads = {head.start for head in report.heads}  # "kam … zusammen" is no journey
        if goes_on_there and all(atom.start in heads for atom in report.sentence.those("journey")):
            report.stay = there

    def _is_under_headline(self, report: Report) -> None:
        """ "Vaduz talks end without result", and below: "X and Y met on Tuesday": there."""
        if self.headline is None or not 0 < report.index <= _BELOW or report.status != "held" or not report.heads:
            return
        silent = report.stay is None and report.building is None and place_of(report) is None
        if silent and report.clause.format not in ("phone", "video"):
            report.stay = self.headline

    def _tells_of_nobody_else(self) -> bool:
        """Whether the sentence tells of nobody whom somebody met: "X sprach vor dem Parlament in Genf"."""
        return all(len(report.parties()) < len("XY") for report in self.told)

    def _is_where_many_gather(self, report: Report) -> None:
        """ "In Genf hat am Montag ein Klimagipfel begonnen. X und Y sprachen über …": there."""
        if self.gathered is None or report.status != "held" or not report.heads or report.only_outcome:
            return
        index, sentence, place = self.gathered
        near = 0 < report.index - index <= _STAY and report.sentence.paragraph == sentence.paragraph
        silent = report.stay is None and report.building is None and place_of(report) is None
        if not near or not silent or report.clause.format in ("phone", "video"):
            return
        if report.clause.pluperfect or report.other or names_another(report.sentence, place):
            return
        if not report.sentence.kinds.isdisjoint(("since", "last", "before")):
            return
        met, days = days_of(report), [atom.kinds["date"] for atom in sentence.those("date")]
        if not any(_is_earlier(met, day) or _is_later(met, day) for day in days) and is_about_then(
            report, self.published
        ):
            report.stay = place

    def _was_there(self, sentence: ReadSentence, index: int) -> None:
        """ "X und Y haben miteinander gesprochen. X war dazu nach Genf gereist", "In Genf ging es um Gas": the sentence
        behind says where they met."""
        last = self.lately[-1] if self.lately else None
        if last is None or last.index != index - 1:
            return
        if last.sentence.paragraph != sentence.paragraph and sentence.capital_nouns:
            return
        if last.status != "held":
            return
        if last.clause.duration is None and (lasted := length_told_behind(sentence)) is not None:
            last.clause = last.clause._replace(duration=lasted)
        if place_of(last) is not None or last.clause.format in ("phone", "video"):
            return
        place = place_told_behind(sentence, last)
        if "had_come" in sentence.kinds and "be" in sentence.kinds:
            went = arrival(sentence)
            place = went[0] if went is not None and not went[1] and "name" in sentence.kinds else None
        elif (done := _was_done(sentence)) or ("it_went" in sentence.kinds and "it" in sentence.kinds):
            lasting = next((atom.kinds["duration"] for atom in sentence.those("duration")), None)
            if done and last.clause.duration is None:
                last.clause = last.clause._replace(duration=lasting)
            led, behind = (*sentence.atoms, *sentence.atoms)[:2]
            place = behind.kinds.get("place") if led.has("at") else None
        if place is not None and is_town(place):
            last.stay = last.stay or place

    def _took_so_long(self, sentence: ReadSentence, index: int) -> None:
        """ "Left the two-hour meeting none the wiser": the only one told of lately."""
        held = [report for report in self.lately if report.status == "held" and not report.other]
        here = any(report.clause.duration for report in self.told)
        if len(held) != 1 or held[0].clause.duration is not None or here or any(r.members for r in self.told):
            return
        if (length := length_of_the_meeting(sentence, index - held[0].index)) is not None:
            held[0].clause = held[0].clause._replace(duration=length)

    def leave(self, sentence: ReadSentence, index: int, told: bool) -> None:
        """Go on behind a sentence; `told`: whether it tells of a meeting."""
        if not told and index and _only_says_so(sentence, writing_of(self.language).they_do):
            if sentence.capital_nouns and any(phrase.kind == "place" for phrase in sentence.phrases):
                self.last = sentence  # "das sagte er in Riga. Dort hatte er mit X gesprochen"
            return
        nobody = not (sentence.capital_nouns or any(report.members for report in self.told))
        if not told or nobody:  # "They had come to Vaduz for a conference"
            self._was_there(sentence, index)
        self._took_so_long(sentence, index)
        if not told and len(self.lately) == 1 and index - self.lately[0].index <= _ALSO:
            add_length_told_behind(sentence, self.lately[0])
        if told and self.told:
            self.lately = list(self.told)
        self._share_last_day()
        self._begin_series(index)
        self.round = round_of(sentence, index, self.told) or self.round
        acted = None if told else acted_at(sentence) or did_there(sentence, self.language)
        self.acted = (index, acted) if acted is not None else None
        if self.leading is not None:
            met = told and any(report.members and not report.only_outcome for report in self.told)
            headline = index == 0 and met and not any(days_of(report) for report in self.told)
            if not headline:
                self.leading = None if met or index > _LEAD else [*self.leading, sentence]
        if index == 0:
            self.headline = place_of_headline(sentence)
        if index <= 1:
            there = gathered_at(sentence, self.language)
            self.gathered = (index, sentence, there) if there is not None else self.gathered
        self.cities.note(sentence)
        gathered = sentence.capital_nouns or any(map(_is_of_somebody, self.told))  # "leaders gathered in Riga"
        self.occasions.note(sentence, index, told and gathered)
        if len(sentence.atoms) > 1 and sentence.atoms[0].has("date") and sentence.atoms[1].text == ":":
            self.label, self.headed = (sentence.paragraph, sentence.atoms[0].kinds["date"]), False
        elif is_day_alone(sentence) and (day := day_of_line(sentence)) is not None:
            self.label = sentence.paragraph, day
            self.headed = sentence.atoms[-1].text != "."
        if sentence.atoms and all(atom.has("date", "punct") for atom in sentence.atoms) and "date" in sentence.kinds:
            self.heading = self._coming_day(sentence.those("date")[0].kinds["date"])
        if (tour := visited(sentence)) is not None:
            self.visit = index, sentence, *tour
        if not told and (days := trip(sentence)):
            self.travelled = index, days
        attends = told and not self.told and sentence.capital_nouns  # "nahm am Montag in Köln an einem Festakt teil"
        if not told or not goes_on(sentence):
            self.now = scene(sentence) if not told or attends else NOWHERE
            self.came = not told and has_come(sentence)
        if self.dateline is not None and leads_elsewhere(sentence, self.dateline):
            self.dateline = None
        if (went := whereabouts(sentence, self.language, self.articles)) is not None:
            self._arrives(sentence, index, *went)
        elif self._tells_of_nobody_else() and (there := stands_there(sentence, self.language)) is not None:
            self._arrives(sentence, index, there, False)
            self.only_next = "station" not in sentence.kinds
        elif "returned" in sentence.kinds:
            self.arrived = None
        elif self.arrived is not None:
            self.led_away |= is_elsewhere(sentence, self.arrived[2], self.language)
        day = self.day[2]
        if day is not None and not all(overlap(atom.kinds["date"], day) for atom in sentence.those("date")):
            self.met = frozenset()
        dates = (phrase.value for phrase in sentence.phrases if phrase.kind == "date")
        self.years = [mention for mention in dates if mention.year_stated and mention.earliest]
        self.last = sentence
        self.told.clear()


def _is_of_somebody(report: Report) -> bool:
    """Whether a report names somebody, and not only who gathered: "foreign ministers of the bloc met in Jakarta"."""
    return any(member.kind == "person" for member in report.parties())


def _is_told_as_done(sentence: ReadSentence) -> bool:
    """ "Reiste am Donnerstag nach Laibach. Geplant ist ein Gespräch mit X": which is on no Thursday to come."""
    if not sentence.kinds.isdisjoint(("will", "plan_modal", "plan_words", "would")):
        return False
    tenses = {form.tense for _, form in sentence.verbs}
    return "past" in tenses or ("participle" in tenses and not sentence.kinds.isdisjoint(("have", "be")))


def _only_says_so(sentence: ReadSentence, they_do: tuple[str, ...]) -> bool:
    """ "X reist nach Paris. Das teilte sein Sprecher in Berlin mit. Dort trifft er Y", «Визит X в Рим сорвался. В
    Минске объяснили это погодой. Он собирался там …»: who says so, and where, is no part of what is told."""
    if len(sentence.atoms) < len(("Das", "sagte", "X")):
        return False
    it, says = sentence.atoms[:2]
    if they_do and it.has("at") and says.has("place"):
        verbs = [atom.kinds["verb"] for atom in sentence.those("verb") if atom.norm.endswith(they_do)]
        spoke = [form.verb.sense in _SAYS for forms in verbs for form in forms]
        return bool(spoke) and all(spoke) and sentence.kinds.isdisjoint(_SOMEBODY)
    if not sentence.capital_nouns:
        return False
    return it.has("definite") and any(form.verb.sense == "say" for form in says.kinds.get("verb", ()))


_SAYS = ("say", "deny", "believe")
_SOMEBODY = ("name", "office", "title", "group", "he_subject", "they", "several")


def _was_done(sentence: ReadSentence) -> bool:
    """ "Im Öhringer Rathaus wurde gut drei Stunden gerungen": by those who were told of, as nobody is named."""
    if "become" not in sentence.kinds or "duration" not in sentence.kinds or not sentence.capital_nouns:
        return False
    return sentence.kinds.isdisjoint(("name", "office", "title", "group", "country", "not", "counterpart"))


def _rounds_off(report: Report) -> bool:
    """ "Den Abschluss des Besuches bildet ein Gespräch mit X": as a verb of the present says, that "bildete" is not;
    but "nach dem Gespräch bilden sie einen Ausschuss"."""
    return "rounds_off" in report.sentence.kinds and not is_adjunct(report.sentence, report.heads[-1])


def _is_present(report: Report) -> bool:
    """Whether a verb of the present alone tells of it, in a sentence that has plans."""
    present = bool(report.heads) and all(head.tense == "present" for head in report.heads)
    inside = [atom for atom in report.sentence.atoms if report.clause.start <= atom.start < report.clause.end]
    return present and report.sentence.capital_nouns and not any(atom.has("have", "be", "become") for atom in inside)


def _was_elsewhere_before(report: Report, before: Report) -> bool:
    """ "Met X in Haifa on Tuesday after talks with Y in Beirut": on that day, or on one before it."""
    led = next((a for a in reversed(report.sentence.atoms) if a.end <= report.heads[0].start and a.has("after")), None)
    if (
        led is None
        or not before.heads
        or led.start < before.heads[-1].end
        or before.heads[-1].start > report.heads[0].start
    ):
        return False
    here, there = place_of(report), place_of(before)
    return here is not None and there is not None and here.text != there.text


def _day_of_verb_between(report: Report, before: Report) -> tuple[DateMention, ...]:
    """ "Met X on Monday, and on Tuesday flew to Lund and met Y", "посетит Польшу 24 марта и встретится с Y": the day of
    another verb between the two, which has the same subject."""
    ends = before.heads[-1].end if before.heads else report.heads[0].start
    between = [atom for atom in report.sentence.atoms if ends <= atom.start < report.heads[0].start]
    comma = next((i for i, atom in enumerate(between) if atom.text == ","), len(between))
    days = [atom.kinds["date"] for atom in between[comma:] if atom.has("date")]
    return tuple(days) if len(days) == 1 and days[0].bound is None else ()


def _opens_its_sentence(before: Report) -> bool:
    """Whether a sentence begins with the meeting after which it tells of another one."""
    first = next((atom for atom in before.sentence.atoms if not atom.has("punct")), None)
    led = first is not None and first.has("after") and before.sentence.capital_nouns
    return led and before.heads[-1].sense == "noun" and is_adjunct(before.sentence, before.heads[-1])


def _went_on(report: Report, before: Report) -> bool:
    """ "Will meet X in Malmö and then travel to Lund for talks with Y": not where the first one is."""
    ends = before.heads[-1].end if before.heads else report.heads[0].start
    return any(ends <= atom.start < report.heads[0].start for atom in report.sentence.those("journey"))


def _is_told_now(report: Report) -> bool:
    """Whether verbs of the present tell of it, and no perfect or passive."""
    verbs = [head for head in report.heads if head.sense != "noun"]
    inside = [atom for atom in report.sentence.atoms if report.clause.start <= atom.start < report.clause.end]
    now = bool(verbs) and all(head.tense == "present" for head in verbs)
    return now and not any(atom.has("have", "become", "be") for atom in inside)


def _was_before(report: Report) -> bool:
    """ "Zuvor hatte sie mit X gesprochen": not on the journey that was told of."""
    return report.clause.pluperfect and "other" in report.sentence.kinds and report.sentence.capital_nouns


def _was_long_done(last: ReadSentence, report: Report) -> bool:
    """ "Am Montag hatte er in Linz einen Vortrag gehalten. Der Bischof begrüßte ihn": what had been done before is over
    where the verb is of the past again; but "dabei traf er X", "dort traf er X". What was since then was later."""
    if last.capital_nouns and "since_then" in report.sentence.kinds:
        return True
    if not last.capital_nouns or "pluperfect" not in last.kinds or report.clause.pluperfect:
        return False
    return "journey" not in last.kinds and report.sentence.kinds.isdisjoint(("thereby", "there"))


def _had_been_done(last: ReadSentence, report: Report) -> bool:
    """ "Am Samstag werden sie sich in Graz treffen. Kürzlich hatte er die Gespräche abgebrochen": before that day, and
    not there."""
    to_come = "plan" in last.senses or not last.kinds.isdisjoint(("will", "would", "plan_modal", "plan_words"))
    if not (last.capital_nouns and to_come) or report.status != "held" or "pluperfect" in last.kinds:
        return False
    inside = range(report.clause.start, report.clause.end)
    return report.clause.pluperfect or any(atom.start in inside for atom in report.sentence.those("pluperfect"))


def _is_later(mine: DateMention | None, other: DateMention) -> bool:
    """Whether a day lies further ahead than a journey lasts."""
    last = other.ahead[1] if mine is not None and mine.ahead is not None and other.ahead is not None else other.latest
    first = mine.ahead[0] if mine is not None and mine.ahead is not None and other.ahead is not None else None
    first = first or (mine.earliest if mine is not None else None)
    return first is not None and last is not None and first - last > _STAYS


_STAYS = timedelta(days=7)
_GOES = ("journey", "visit")


def _is_earlier(mine: DateMention | None, other: DateMention) -> bool:
    return mine is not None and mine.latest is not None and other.earliest is not None and mine.latest < other.earliest


def _forget_scene_of_many(report: Report) -> None:
    """ "X was in Brussels on 12 May. She met Y regularly at the time": on no one day, and in no one place that another
    sentence tells of."""
    start, end = report.clause.start, report.clause.end
    if not any(start <= atom.start < end for atom in report.sentence.those("habit")):
        return
    own = tuple(day for day in report.clause.dates if day.start >= report.sentence.scanned.start)
    report.clause = report.clause._replace(dates=own)
    report.stay = report.there = None
