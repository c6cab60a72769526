"""What a report leaves out of when and where, as the words around it and what was told before give it.

Each rule fills only what the report does not say itself."""

from __future__ import annotations

from dataclasses import replace

from claims.articles.member import Member
from claims.articles.setting.buildings import says_here
from claims.articles.setting.clause_beside import is_some_time_apart
from claims.articles.setting.day_of_plan import (
    add_day_by_which,
    add_week_to_what_was_due,
    add_what_it_was_to_be,
    keep_past,
)
from claims.articles.setting.days_around import add_day_around, add_day_of_lead, add_day_once_met, add_days_it_took
from claims.articles.setting.days_between import add_day_counted
from claims.articles.setting.deeds import add_where_they_acted, words_of
from claims.articles.setting.from_before import (
    add_place_before,
    came_from,
    forget_coming_days_before,
    forget_day_told_before,
    forget_days_counted_on,
    forget_days_of_what_was,
    forget_years_before,
)
from claims.articles.setting.how_long import add_its_length
from claims.articles.setting.just_before import add_round
from claims.articles.setting.not_that_day import forget_other_days
from claims.articles.setting.other_events import (
    forget_what_stands_before,
    leave_out_meeting_beside,
    leave_out_other_events,
)
from claims.articles.setting.own_day import (
    add_day_before_colon,
    add_day_of_opening,
    add_day_of_what_came_first,
    add_its_scene,
    add_only_day,
    add_what_its_clause_says,
    prefer_own_day,
)
from claims.articles.setting.same_day import (
    add_day_above,
    add_day_going_on,
    add_day_of_last,
    add_day_of_next,
    add_day_of_visit,
    add_series,
    carry_on,
    follow,
    set_met_on_arrival,
)
from claims.articles.setting.scenes import goes_on
from claims.articles.setting.sorts_of_place import is_country, is_town
from claims.articles.setting.stage import TRIP, Stage
from claims.articles.setting.stays import was_another_time, was_beside_journey
from claims.articles.setting.still_there import (
    add_place_of_gathering,
    add_place_of_headline,
    add_stay,
    add_stay_of_last,
    add_town_of_building,
)
from claims.articles.setting.to_come import (
    is_later_today,
    is_of_chronicle,
    is_of_the_programme,
    is_on_coming_journey,
    is_still_its_day,
    was_just_told,
)
from claims.articles.setting.told_beside import add_visit_told_behind
from claims.articles.setting.travels import add_journey, forget_day_of_journey, is_back
from claims.articles.setting.when import days_of
from claims.articles.setting.where import place_of
from claims.articles.setting.which_year import coming_days, in_their_year, is_nearer, today
from claims.articles.telling.by_tense import is_of_another_year, is_of_either_year, is_to_come
from claims.articles.telling.foretold import is_foretold
from claims.articles.telling.report import Report
from claims.articles.writing import writing_of
from claims.articles.writing.days import counting_of
from claims.places import PlaceMention


def complete(stage: Stage, report: Report, hero: Member | None) -> None:
    """Add the day and place that the words around a report give it; it may turn out to be a plan.

    `hero`: the subject of the sentence before.
    """
    sentence, clause = report.sentence, report.clause
    if "relative" in sentence.kinds and not stage.articles and not sentence.capital_nouns:
        add_what_its_clause_says(report)
        clause = report.clause
    if report.joins and report.heads and not clause.dates and not clause.places:
        stage.told.append(report)  # "во встрече участвовали …": when and where it was is told already
        return
    _add_of_its_sentence(stage, report)
    went = report.there
    _add_of_before(stage, report, hero, bool(clause.dates))
    _add_where(stage, report, went)
    if "returned" in sentence.kinds:
        is_back(report, clause)
    _keep_days_to_come(stage, report)
    _set_to_come(stage, report)
    _forget_other_days(stage, report)
    stage.told.append(report)
    day = days_of(report)
    if day is not None and day.bound is None and day.earliest == day.latest:
        stage.day, stage.met = (sentence.paragraph, report.index, day), frozenset(report.parties())


def _add_of_its_sentence(stage: Stage, report: Report) -> None:
    """What other words of its sentence say of when and where, and what is of another event there."""
    leave_out_other_events(report, writing_of(stage.language))
    leave_out_meeting_beside(report)
    add_its_length(report, stage.language)
    if report.gone:
        set_met_on_arrival(stage, report)
    add_its_scene(report)


def _add_of_before(stage: Stage, report: Report, hero: Member | None, dated: bool) -> None:
    """The day, and where the same words tell it the place, by its sentence and those before; `dated`: its clause
    names a day."""
    sentence = report.sentence
    if report.heads and not report.only_outcome:
        add_what_it_was_to_be(report, stage.published)
    prefer_own_day(report)
    add_day_before_colon(report)
    if not stage.told:
        add_day_of_opening(report)
    if stage.articles and "when" in sentence.kinds:
        add_visit_told_behind(report)
    if not stage.articles and not sentence.capital_nouns:
        add_day_of_what_came_first(report)
    _add_here(stage, report)
    if is_on_coming_journey(stage, report) or is_of_the_programme(stage, report):
        report.status = "planned"
    on_the_trip = report.index - stage.travelled[0] <= TRIP and is_still_its_day(stage)
    if report.status == "planned" and not report.clause.dates and on_the_trip:
        report.clause = report.clause._replace(dates=stage.travelled[1])
    if stage.years and report.clause.dates:
        then = sentence.capital_nouns and "then" in sentence.kinds
        report.clause = report.clause._replace(dates=in_their_year(report.clause.dates, stage.years, then))
    if stage.now[0] == sentence.paragraph and not dated and goes_on(sentence):
        report.clause = report.clause._replace(dates=stage.now[1])
        towns = (place for place in stage.now[2] if not sentence.capital_nouns or is_town(place))
        report.there = report.there or (None if place_of(report) else next(towns, None))
    add_day_above(stage, report)
    add_day_going_on(stage, report)
    carry_on(stage, report)
    follow(stage, report, hero)
    add_series(stage, report)
    if stage.round is not None:
        add_round(report, stage.round)
    add_day_of_next(stage, report)
    add_day_counted(report, counting_of(stage.language).apart)
    add_day_around(report)
    add_day_once_met(report)
    if days_of(report) is None:
        add_only_day(report, stage.published)
    add_day_of_visit(stage, report)
    add_day_of_last(stage, report)


def _add_here(stage: Stage, report: Report) -> None:
    """ "Совещался здесь с …": as the dateline says; or the place before its sentence."""
    here = next(iter(report.sentence.those("here")), None)
    if stage.dateline is not None and here is not None:
        there = replace(stage.dateline, start=here.start, end=here.end, text=here.text)
        report.there = report.there or there
    if stage.dateline is None or not says_here(report.sentence, stage.language):
        add_place_before(report, stage.last)


def _add_where(stage: Stage, report: Report, went: PlaceMention | None) -> None:
    """The place, by a journey, a building or the sentences before. `went`: where its own sentence says that somebody
    had gone."""
    told = report.there
    add_journey(report)
    before_it = stage.articles and bool(report.heads) and was_beside_journey(report)  # "before the trip she met X"
    before_it |= stage.last is not None and report.there is not None and came_from(stage.last, report.there)
    if stage.leading is not None and days_of(report) is None and not before_it:
        add_day_of_lead(report, stage.leading, stage.published)
    add_days_it_took(report)
    if not stage.told and not report.sentence.capital_nouns:
        forget_day_of_journey(report, stage.lately)
    stage.occasions.complete(report)
    abroad = stage.arrived is not None and is_country(stage.arrived[2])  # a town that is told of says more
    if not abroad:
        add_stay(stage, report)
    add_stay_of_last(stage, report)
    acted = stage.acted is not None and stage.acted[0] == report.index - 1
    if stage.articles and acted and report.heads and was_another_time(report):
        acted = False
    if acted and stage.acted is not None and stage.last is not None:
        add_where_they_acted(report, stage.last, stage.acted[1], stage.articles)
    gone = None if report.there is told else report.there
    add_town_of_building(stage, report, went or gone or (report.stay if report.they else None))
    add_place_of_headline(stage, report)
    add_place_of_gathering(stage, report)
    if abroad and report.stay is None and report.building is None:
        add_stay(stage, report)


def _keep_days_to_come(stage: Stage, report: Report) -> None:
    """Of the days of a plan those to come, of what was called off those that were."""
    sentence = report.sentence
    if report.status == "planned" and sentence.capital_nouns and "until_then" in sentence.kinds:
        forget_day_told_before(report)
    if report.status == "planned" and sentence.capital_nouns and stage.last is not None:
        forget_days_of_what_was(report, stage.last, stage.published)
    if report.status == "planned":
        add_day_by_which(report, stage.published)
        keep_past(report, stage.published)
        report.clause = report.clause._replace(dates=coming_days(report.clause.dates, stage.published))
    was_set = "pluperfect" in sentence.kinds or ("be" in sentence.kinds and "is" not in sentence.kinds)
    set_for = "plan" in sentence.senses and not was_set  # "das für Montag geplante Treffen", but "war für Montag …"
    weekday = set_for and sentence.capital_nouns and any(day.weekday_only for day in report.clause.dates)
    if report.status == "planned" or (report.status == "cancelled" and not weekday):
        report.clause = report.clause._replace(dates=today(report.clause.dates, stage.published))
    if report.status == "cancelled":  # "war im Januar geplatzt", in March
        past = (replace(d, ahead=None) if is_nearer(d, stage.published) else d for d in report.clause.dates)
        report.clause = report.clause._replace(dates=tuple(past))
        taken = [day for other in stage.told if other.status == "held" for day in other.clause.dates]
        past = (day for day in report.clause.dates if day not in taken)  # "met X on Tuesday; talks with Y are off"
        report.clause = report.clause._replace(dates=tuple(past))
        add_week_to_what_was_due(report, stage.last, stage.published)
    if sentence.capital_nouns:
        forget_coming_days_before(report, stage.published)


def _set_to_come(stage: Stage, report: Report) -> None:
    """Sets that what is told as held is yet to come, by its days and tense."""
    settled = report.status != "held" or (report.gone and not report.doubtful)
    if settled:
        return
    forget_days_counted_on(report, stage.published)
    foretold = is_foretold(report, stage.published) and not was_just_told(stage, report)
    if foretold:
        coming = (d for d in report.clause.dates if d.ahead or not (d.latest and stage.is_over(d.latest)))
        report.clause = report.clause._replace(dates=tuple(coming))
    if foretold or is_to_come(report, stage.published) or is_later_today(stage, report):
        report.status = "planned"
        report.clause = report.clause._replace(dates=today(report.clause.dates, stage.published))
    elif not is_of_chronicle(stage, report) and is_of_either_year(report, stage.published):
        report.doubtful = True


def _forget_other_days(stage: Stage, report: Report) -> None:
    """Leaves out days that turn out to be of something else."""
    sentence = report.sentence
    if report.status == "held" and stage.published is not None and not report.back:
        days = (d for d in report.clause.dates if not is_of_another_year(d, stage.published))
        report.clause = report.clause._replace(dates=tuple(days))
    forget_what_stands_before(report)
    if stage.articles:
        forget_other_days(report, words_of(stage.language, "tells_that"))
        _forget_scene_of_many(report)
    if not stage.occasions.articles and report.heads and is_some_time_apart(sentence, report.heads[0]):
        own = tuple(day for day in report.clause.dates if day.start >= sentence.scanned.start)
        report.clause = report.clause._replace(dates=own)
    if sentence.capital_nouns and not sentence.kinds.isdisjoint(("repeated", "later")):
        forget_years_before(report)


def _forget_scene_of_many(report: Report) -> None:
    """ "X was in Brussels on 12 May. She met Y regularly at the time": on no one day, and in no one place that another
    sentence tells of."""
    start, end = report.clause.start, report.clause.end
    if not any(start <= atom.start < end for atom in report.sentence.those("habit")):
        return
    own = tuple(day for day in report.clause.dates if day.start >= report.sentence.scanned.start)
    report.clause = report.clause._replace(dates=own)
    report.stay = report.there = None
