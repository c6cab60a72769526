"""The place of a report by what was told just before: where somebody is or went, what the headline names."""

from __future__ import annotations

from dataclasses import replace

from claims.articles.sentences import ReadSentence
from claims.articles.setting.buildings import (
    building_of,
    in_town_of_dateline,
    is_building,
    leads_elsewhere,
    may_be_of_this_town,
    namesake,
    near_a_town,
    town_of_venue,
)
from claims.articles.setting.same_day import was_before, was_long_done
from claims.articles.setting.sorts_of_place import is_country, is_town
from claims.articles.setting.stage import ALSO, STAYS, TRIP, Stage
from claims.articles.setting.stays import (
    STAYS_FOR,
    is_about_then,
    may_not_be,
    names_another,
    was_another_time,
    was_long_ago,
    went_himself,
)
from claims.articles.setting.when import days_of, overlap
from claims.articles.setting.where import place_of
from claims.articles.telling.report import Building, Report
from claims.articles.writing.days import counting_of
from claims.dates import DateMention
from claims.places import PlaceMention
from claims.text import normalise

_STAY = 2  # sentences after one that tells where somebody went in which he is there
_BELOW = 1  # sentences below a headline which tell of what it does


def _is_later(mine: DateMention | None, other: DateMention) -> bool:
    """Whether a day lies further ahead than a journey lasts."""
    last = other.ahead[1] if mine is not None and mine.ahead is not None and other.ahead is not None else other.latest
    first = mine.ahead[0] if mine is not None and mine.ahead is not None and other.ahead is not None else None
    first = first or (mine.earliest if mine is not None else None)
    return first is not None and last is not None and first - last > STAYS


_GOES = ("journey", "visit")


def _is_earlier(mine: DateMention | None, other: DateMention) -> bool:
    return mine is not None and mine.latest is not None and other.earliest is not None and mine.latest < other.earliest


def add_town_of_building(stage: Stage, report: Report, went: PlaceMention | None) -> None:
    """ "Im Rathaus", "at a villa near Geneva", "в киевском ресторане «Липа»": which town a building means. `went`:
    where one of them had gone by the same sentence, or both ("they") by the one before."""
    place, line = place_of(report), stage.dateline
    here = line if line is not None and not leads_elsewhere(report.sentence, line) else None
    if line is None and not report.sentence.capital_nouns:
        here = stage.cities.only_one(report)
    inside = building_of(report, stage.language, went) if went is not None else None
    if inside is not None and inside.dateline is went:  # "travelled to Cork, where he met X at City Hall"
        report.there, report.building = inside.place, inside
        return
    if place is None:
        report.building = building_of(report, stage.language, here) or stage.cities.meant(report)
        return
    if line is not None and may_be_of_this_town(place, stage.language, line):
        others = tuple(other for other in report.clause.places if other is not place)
        report.clause = report.clause._replace(places=others)
        report.apart = (*report.apart, (place.start, place.end))
        return
    beside = not is_town(place) or place not in report.clause.places
    if line is not None and beside and (meant := in_town_of_dateline(report, stage.language, line)):
        report.there, report.building = (
            meant.place,
            meant,
        )  # "what Odisha offers was the subject when X and Y met here"
        return
    there = town_of_venue(place, report.sentence, stage.language) or namesake(place, stage.language, line)
    if there is None and here is not None and is_building(place, report.sentence, stage.language):
        there = replace(place, candidates=here.candidates, unlisted=here.unlisted)
        report.building = Building(there, here)
    report.there = there or report.there


def add_stay(stage: Stage, report: Report) -> None:
    """ "Министр прибыл в Астану. В среду он провёл переговоры с …": who meets a traveller is where he is."""
    if stage.arrived is None or report.only_outcome or not report.heads or place_of(report) is not None:
        return
    if near_a_town(report, stage.language) is not None:
        return  # «прилетел в Доху. … увиделся с X под Минском»
    if was_before(report) or (stage.articles and was_another_time(report)):
        return
    index, sentence, place, to_come = stage.arrived
    if was_long_done(sentence, report):
        return
    if sentence.capital_nouns and report.status == "planned" and "pluperfect" in sentence.kinds:
        return  # "nachdem Y nach Wien gereist war, um mit X zu reden. … X wird am Montag Z treffen"
    opening = report.sentence.atoms[: len(("Dienstag", ":"))]
    own_label = stage.label is not None and stage.label[0] == report.sentence.paragraph
    own_label |= len(opening) > 1 and opening[0].has("date") and opening[1].text == ":"
    if own_label and sentence.paragraph != report.sentence.paragraph:
        return  # "Montag: Reise nach Brüssel. … Dienstag: Der Minister empfängt X"
    planned = {"held": False, "planned": True}.get(report.status)
    bare = not (stage.articles or sentence.capital_nouns)
    if bare and planned and sentence.kinds.isdisjoint(_GOES):
        return  # "выступил в Риге. В пятницу он встретится с …"
    if bare and was_long_ago(report, stage.published, stage.language):
        return
    near = sentence.paragraph == report.sentence.paragraph or bool(planned)
    near |= not sentence.capital_nouns and not to_come and "here" not in sentence.kinds  # a sentence a paragraph
    within = planned is False and sentence.paragraph == report.sentence.paragraph
    if stage.only_next and not _did_it_then(report, sentence, index):
        return
    same = near and report.index - index <= (TRIP if to_come else _STAY + within * _STAY)
    if stage.articles and (is_country(place) or not (same or to_come)):
        same = not to_come and _stays_on(stage, report, sentence, index, place)
    if not same or planned is None or (to_come and not planned) or report.clause.format in ("phone", "video"):
        return
    days = [phrase.value for phrase in sentence.phrases if phrase.kind == "date"]
    met = days_of(report)
    if not (days or planned or is_about_then(report, stage.published)):
        return  # «прибыл в Ереван. В мае он встречался с X»
    if not (to_come or planned):  # "visited Riga in May. On Monday she met …": in the May that is over
        days = [replace(day, ahead=None) for day in days]
    if any(_is_earlier(met, day) or _is_later(met, day) for day in days):
        return  # "am Vortag", "посетит Белград в мае. В августе он встретится с …"
    if "departure" in report.sentence.kinds:
        return  # "отбыл в Париж. Перед отъездом он встретился с …"
    start, end = sentence.scanned.start, sentence.scanned.end
    diary = stage.label is not None and stage.label[0] == sentence.paragraph  # which names nobody
    mentions = (mention for member in report.parties() for mention in member.mentions)
    if planned and not (bare or to_come or diary or report.they or went_himself(sentence, report)):
        return  # "X flew to Moscow and met Y. Y will meet Z": where, nobody says
    if diary or report.they or any(start <= mention.start < end for mention in mentions):
        report.stay = place


def _did_it_then(report: Report, sentence: ReadSentence, index: int) -> bool:
    """ "Eröffnete am Montag in Görlitz eine Schule": whom he met by the next sentence, if it is of no other day."""
    if report.index - index > 1 or sentence.paragraph != report.sentence.paragraph or report.clause.pluperfect:
        return False
    day, days = days_of(report), [atom.kinds["date"] for atom in sentence.those("date")]
    return went_himself(sentence, report) and (day is None or all(overlap(day, other) for other in days))


def _stays_on(stage: Stage, report: Report, sentence: ReadSentence, index: int, place: PlaceMention) -> bool:
    """Whether somebody is still where an earlier sentence tells that he was, and nothing else was told since."""
    far = STAYS_FOR if report.status == "held" else 1
    if not is_about_then(report, stage.published):
        return False
    if report.index - index > far or stage.led_away or report.other or report.clause.pluperfect:
        return False
    if was_another_time(report) or names_another(report.sentence, place) or may_not_be(sentence):
        return False
    heads = {head.start for head in report.heads}
    if any(atom.start not in heads for atom in report.sentence.those("journey") if not atom.has("visit")):
        return False  # "flew on to Uganda and met X"
    return report.they or went_himself(sentence, report)


def add_stay_of_last(stage: Stage, report: Report) -> None:
    """ "In Tallinn, she will meet X on Tuesday. The following day she will be received by Y", "She also met Z":
    where the sentence before says that she was."""
    last = stage.lately[-1] if stage.lately and stage.lately[-1].index < report.index else None
    if last is None or report.index - last.index > ALSO or last.sentence.paragraph != report.sentence.paragraph:
        return
    if "also" not in report.sentence.kinds and report.status != "planned":
        return
    if report.stay or place_of(report) or "phone" in (report.clause.format, last.clause.format):
        return
    counting = counting_of(stage.language).from_told
    counted = any(day.relative and normalise(day.text) in counting for day in report.clause.dates)
    shared = not set(last.parties()).isdisjoint(report.parties())
    there = place_of(last)
    if not (shared and last.status == report.status and there is not None and is_town(there)):
        return
    goes_on_there = "also" in report.sentence.kinds or (counted and report.status == "planned")
    heads = {head.start for head in report.heads}  # "kam … zusammen" is no journey
    if goes_on_there and all(atom.start in heads for atom in report.sentence.those("journey")):
        report.stay = there


def add_place_of_headline(stage: Stage, report: Report) -> None:
    """ "Vaduz talks end without result", and below: "X and Y met on Tuesday": there."""
    if stage.headline is None or not 0 < report.index <= _BELOW or report.status != "held" or not report.heads:
        return
    silent = report.stay is None and report.building is None and place_of(report) is None
    if silent and report.clause.format not in ("phone", "video"):
        report.stay = stage.headline


def add_place_of_gathering(stage: Stage, report: Report) -> None:
    """ "In Genf hat am Montag ein Klimagipfel begonnen. X und Y sprachen über …": there."""
    if stage.gathered is None or report.status != "held" or not report.heads or report.only_outcome:
        return
    index, sentence, place = stage.gathered
    near = 0 < report.index - index <= _STAY and report.sentence.paragraph == sentence.paragraph
    silent = report.stay is None and report.building is None and place_of(report) is None
    if not near or not silent or report.clause.format in ("phone", "video"):
        return
    if report.clause.pluperfect or report.other or names_another(report.sentence, place):
        return
    if not report.sentence.kinds.isdisjoint(("since", "last", "before")):
        return
    met, days = days_of(report), [atom.kinds["date"] for atom in sentence.those("date")]
    if not any(_is_earlier(met, day) or _is_later(met, day) for day in days) and is_about_then(report, stage.published):
        report.stay = place
