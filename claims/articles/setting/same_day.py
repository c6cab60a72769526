"""The day of a report by what was told just before: the same day, the next one, that of a visit or a series."""

from __future__ import annotations

from dataclasses import replace

from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.articles.setting.counted_days import width
from claims.articles.setting.days_between import day_apart, time_between
from claims.articles.setting.from_before import came_from
from claims.articles.setting.scenes import goes_on, is_of_what_comes_now, opens_with_hour, says_at_what_hour
from claims.articles.setting.sorts_of_place import is_country
from claims.articles.setting.stage import STAYS, Stage
from claims.articles.setting.stays import was_beside_journey
from claims.articles.setting.to_come import is_told_now
from claims.articles.setting.when import days_of, overlap
from claims.articles.setting.where import place_of
from claims.articles.telling.occasions import is_adjunct
from claims.articles.telling.report import Report
from claims.articles.writing.days import counting_of
from claims.dates import DateMention

_SERIES = 3  # sentences after one that tells of several meetings which may be of these
_VISIT = 8  # sentences after one that tells of a journey in which whom somebody met was met there


def _is_told_as_done(sentence: ReadSentence) -> bool:
    """ "Reiste am Donnerstag nach Laibach. Geplant ist ein Gespräch mit X": which is on no Thursday to come."""
    if not sentence.kinds.isdisjoint(("will", "plan_modal", "plan_words", "would")):
        return False
    tenses = {form.tense for _, form in sentence.verbs}
    return "past" in tenses or ("participle" in tenses and not sentence.kinds.isdisjoint(("have", "be")))


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


def was_before(report: Report) -> bool:
    """ "Zuvor hatte sie mit X gesprochen": not on the journey that was told of."""
    return report.clause.pluperfect and "other" in report.sentence.kinds and report.sentence.capital_nouns


def was_long_done(last: ReadSentence, report: Report) -> bool:
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


def _was_by_then(report: Report) -> bool:
    """ "Was sworn in on Friday. By Monday she had already spoken to X": on one of the days up to then."""
    inside = range(report.clause.start, report.clause.end)
    dates = [phrase for phrase in report.sentence.phrases if phrase.kind == "date" and phrase.start in inside]
    return bool(dates) and all(phrase.value.bound == "until" for phrase in dates)


def set_met_on_arrival(stage: Stage, report: Report) -> None:
    """ "Flew to Kampala on Monday to meet X", on Tuesday: he met him."""
    days = [phrase.value for phrase in report.sentence.phrases if phrase.kind == "date"]
    days = days if len(days) == 1 else [day for day in days if day in report.clause.dates]
    if len(days) != 1 or days[0].latest is None or stage.published is None or days[0].bound is not None:
        return
    if days[0].latest < stage.published:
        report.doubtful, report.purpose = False, True
        report.clause = report.clause._replace(dates=(replace(days[0], ahead=None),))


def add_day_above(stage: Stage, report: Report) -> None:
    """ "Thursday 12 September: Journey to Kirkenes. The Minister meets …": on that day."""
    under = stage.label is not None and stage.label[0] == report.sentence.paragraph
    under |= stage.headed and stage.chronicle
    if stage.label is not None and under and report.heads and not report.clause.dates:
        report.clause = report.clause._replace(dates=(stage.label[1],))
    told_now = stage.heading is not None and not report.clause.dates and is_told_now(report)
    if stage.heading is not None and told_now and stage.articles:  # "MONDAY, MARCH 18", and below it: "X receives Y"
        report.clause = report.clause._replace(dates=(stage.heading,))


def add_day_going_on(stage: Stage, report: Report) -> None:
    """ "Am Donnerstag empfing ihn X. Am Nachmittag sprach er mit Y": on the day told of last in the paragraph."""
    paragraph, _, day = stage.day
    undated = bool(report.heads) and not report.clause.dates and days_of(report) is None
    if day is not None and undated and paragraph == report.sentence.paragraph and goes_on(report.sentence):
        report.clause = report.clause._replace(dates=(replace(day, ahead=None),))
        over = day.latest is not None and stage.is_over(day.latest)
        if over and report.status == "planned" and "stood" in report.sentence.kinds:
            report.status = "held"  # "am Nachmittag stand ein Gespräch mit Y auf dem Programm", of yesterday


def add_day_of_last(stage: Stage, report: Report) -> None:
    """ "… am Donnerstag in Wien.", and in another paragraph: "Am Vormittag war sie von X empfangen worden": a part
    of the day opens the sentence, no other day was told of since, and one of them met somebody on that one."""
    day = stage.day[2]
    undated = bool(report.heads) and not report.clause.dates and days_of(report) is None
    if day is None or not undated:
        return
    before = report.sentence.capital_nouns and report.clause.pluperfect  # "bereits am Vormittag hatten A und B …"
    near = before and report.sentence.paragraph - stage.day[0] <= 1 and bool(stage.met)
    if stage.met.isdisjoint(report.parties()) and not near:
        return
    that_day = near or opens_with_hour(report.sentence) or (stage.articles and says_at_what_hour(report))
    if that_day and goes_on(report.sentence):
        report.clause = report.clause._replace(dates=(replace(day, ahead=None),))


def add_day_of_next(stage: Stage, report: Report) -> None:
    """ "Then he saw X", "he later called on Y": on the day of which the sentence before tells, if that is news."""
    paragraph, index, day = stage.day
    if "thereupon" not in report.sentence.kinds or day is None or day.latest is None or stage.published is None:
        return
    more = report.sentence.capital_nouns and paragraph == report.sentence.paragraph  # that it took an hour
    next_one = 0 < report.index - index <= 1 + more and stage.published - day.latest <= STAYS
    held = report.status == "held" and bool(report.heads) and not report.clause.pluperfect
    if next_one and held and not report.clause.dates and days_of(report) is None:
        report.clause = report.clause._replace(dates=(day,))


def carry_on(stage: Stage, report: Report) -> None:
    """ "Met X in Tashkent on Tuesday and held talks with Y on Wednesday", "traf am Montag X, am Nachmittag Y": the
    second verb of a sentence, with the same subject, is where and when the first one was."""
    before = stage.told[-1] if stage.told else None
    if before is None or not (report.members and before.members) or before.other != report.other:
        return  # "who last saw each other in Bali, met on Tuesday"
    coming = before.status == "planned" and report.status == "held" and _is_present(report)
    if coming:
        report.status = "planned"  # "in Paris ist ein Gespräch mit X vorgesehen, in Straßburg trifft er Y"
    if before.status != report.status and not (before.doubtful and report.back):  # "those talks were scrapped"
        return
    if report.only_outcome or not report.heads or _is_days_before(stage, report, before):
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


def _is_days_before(stage: Stage, report: Report, before: Report) -> bool:
    """ "Met X on 2 March, a day after meeting Y", "a day after meeting Y on 1 March, he met X": not where and when
    the other one was, and so many days apart where the words count them."""
    apart = counting_of(stage.language).apart
    for one, other, way in ((report, before, 1), (before, report, -1)):
        if words := time_between(one, other):
            day = day_apart(words, days_of(before), apart, way)
            if day is not None and not report.clause.dates:
                report.clause = report.clause._replace(dates=(day,))
            return True
    return False


def follow(stage: Stage, report: Report, hero: Member | None) -> None:
    """ "Hat am Mittwoch seinen Antrittsbesuch in Sofia absolviert. Er traf …": what somebody did next was there and
    then, where nothing else is said."""
    if was_before(report) or (stage.articles and report.heads and was_beside_journey(report)):
        return
    sentence, (paragraph, dates, places) = report.sentence, stage.now
    if paragraph != sentence.paragraph or report.status not in ("held", "planned") or not report.heads:
        return
    if hero is None or hero not in report.parties() or report.only_outcome or stage.told:
        return
    if report.status == "held" and any(stage.lies_ahead(day) for day in dates):
        return  # «в следующем году собирается в Осло. Об этом он рассказал на встрече с X»
    if stage.last is not None and (was_long_done(stage.last, report) or _had_been_done(stage.last, report)):
        return
    if stage.articles and report.status == "held" and (_was_by_then(report) or is_of_what_comes_now(stage.last)):
        return
    if not report.clause.dates and days_of(report) is None:
        if report.status == "planned" and stage.last is not None and _is_told_as_done(stage.last):
            dates = tuple(replace(d, ahead=None) for d in dates if d.latest and not stage.is_over(d.latest))
        if stage.articles and report.status == "planned" and "was_due" in sentence.kinds:
            dates = tuple(replace(d, ahead=None) for d in dates)  # "pledged on Tuesday …. He was due to see Y that day"
        if stage.last is not None and report.there is not None and came_from(stage.last, report.there):
            dates = ()
        if report.status == "planned" and stage.came:
            dates = ()  # who came on Monday is to meet them later
        if stage.articles and report.back and is_adjunct(sentence, report.heads[-1]):
            dates = tuple(day for day in dates if not width(day))  # "in 2014 …. After his meeting with Y he said"
        report.clause = report.clause._replace(dates=dates)
        if place_of(report) is None and report.clause.format not in ("phone", "video"):
            report.there = next((place for place in places if not is_country(place)), None)


def add_series(stage: Stage, report: Report) -> None:
    """ "Held a series of meetings in Oslo on Tuesday. He first met …", "провёл в пятницу в Риге ряд встреч": one of
    them was there and then."""
    if stage.series is None or report.status != "held" or report.only_outcome or not report.heads:
        return
    index, day, place, members = stage.series
    mine = not members.isdisjoint(report.parties()) and 0 < report.index - index <= _SERIES
    if mine and not report.clause.dates and days_of(report) is None:
        stage.series = report.index, day, place, members
        report.clause = report.clause._replace(dates=(day,))
        if place_of(report) is None and report.clause.format not in ("phone", "video"):
            report.there = place


def add_day_of_visit(stage: Stage, report: Report) -> None:
    """ "Ist am Dienstag nach Laibach gereist. … Auch mit X kam sie zusammen": whom she met there and then."""
    if stage.visit is None or report.status != "held" or report.only_outcome or not report.heads:
        return
    index, sentence, day, place = stage.visit
    if not 0 < report.index - index <= _VISIT or report.clause.format in ("phone", "video"):
        return
    earlier = report.clause.pluperfect or report.other or not report.sentence.kinds.isdisjoint(("last", "since"))
    if earlier or report.clause.dates or days_of(report) is not None:
        return
    last = stage.day[2] if stage.day[1] > index else None
    if last is not None and not overlap(last, day):
        return  # "ist am Sonntag gereist. Dort traf er am Montag X. Danach sprach er mit Y"
    start, end = sentence.scanned.start, sentence.scanned.end
    if not any(start <= mention.start < end for member in report.parties() for mention in member.mentions):
        return
    report.clause = report.clause._replace(dates=(day,))
    if place is not None and place_of(report) is None:
        report.stay = report.stay or place
