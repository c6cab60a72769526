"""Whether a report is of what is to come, by what was told before: the programme of a journey, later the same day."""

from __future__ import annotations

from claims.articles.setting.chronicles import day_of_line
from claims.articles.setting.scenes import goes_on
from claims.articles.setting.stage import ALSO, TRIP, Stage
from claims.articles.setting.when import days_of, overlap
from claims.articles.telling.by_tense import takes_place
from claims.articles.telling.occasions import is_adjunct
from claims.articles.telling.report import Report


def _rounds_off(report: Report) -> bool:
    """ "Den Abschluss des Besuches bildet ein Gespräch mit X": as a verb of the present says, that "bildete" is not;
    but "nach dem Gespräch bilden sie einen Ausschuss"."""
    return "rounds_off" in report.sentence.kinds and not is_adjunct(report.sentence, report.heads[-1])


def is_told_now(report: Report) -> bool:
    """Whether verbs of the present tell of it, and no perfect or passive."""
    verbs = [head for head in report.heads if head.sense != "noun"]
    inside = [atom for atom in report.sentence.atoms if report.clause.start <= atom.start < report.clause.end]
    now = bool(verbs) and all(head.tense == "present" for head in verbs)
    return now and not any(atom.has("have", "become", "be") for atom in inside)


def is_of_chronicle(stage: Stage, report: Report) -> bool:
    return stage.chronicle and day_of_line(report.sentence) in report.clause.dates


def was_just_told(stage: Stage, report: Report) -> bool:
    """Whether a meeting of the same people was told of as held by the last sentence that tells of any."""
    held = (last for last in stage.lately if last.status == "held")
    return any(set(last.parties()) == set(report.parties()) for last in held)


def is_later_today(stage: Stage, report: Report) -> bool:
    """ "Am Nachmittag empfängt er Y", on the article's own day: no headline, in which the present is just past."""
    if stage.published is None or "since" in report.sentence.kinds:
        return False  # "verhandeln seit dem Nachmittag"
    day = days_of(report)
    _, _, last = stage.day
    if not report.heads or not report.sentence.kinds.isdisjoint(("have", "be", "become")):
        return False
    verbs = [head for head in report.heads if head.sense != "noun"]  # "anschließend führen sie Gespräche mit …"
    rounds_off = not verbs and _rounds_off(report)
    if not (all(head.tense == "present" for head in verbs) if verbs else rounds_off or takes_place(report)):
        return False
    today = day is not None and day.earliest == day.latest == stage.published
    if day is None and report.sentence.capital_nouns:  # and not in a story of another day, told in the present
        soon = goes_on(report.sentence) or (report.index > 0 and "thereupon" in report.sentence.kinds)
        ahead = last is not None and last.earliest is not None and last.earliest > stage.published
        soon |= rounds_off or (ahead and report.sentence.atoms[0].has("next"))  # "danach folgt ein Gespräch mit Y"
        return soon and (last is None or ahead or last.latest == stage.published)
    after = last is not None and last.latest is not None and last.latest < stage.published
    stated = any(d.earliest == d.latest == stage.published for d in report.clause.dates)
    if stated and report.sentence.capital_nouns and report.sentence.atoms[-1].text == ".":
        return True  # "empfängt am Donnerstag X", on that Thursday: what was is told in another tense
    return today and report.index > 0 and (goes_on(report.sentence) or after)  # "war am Montag …, heute trifft er"


def is_still_its_day(stage: Stage) -> bool:
    """Whether no meeting on another day was told of since the journey was."""
    _, index, day = stage.day
    return index <= stage.travelled[0] or day is None or any(overlap(day, other) for other in stage.travelled[1])


def is_of_the_programme(stage: Stage, report: Report) -> bool:
    """ "Am Dienstag spricht er mit X. Ausserdem trifft er Y": in the present, like the plan that was told of just
    before, and of one of those."""
    if report.status != "held" or report.doubtful or not report.sentence.capital_nouns or report.clause.dates:
        return False
    plans = [last for last in stage.lately if last.status == "planned" and report.index - last.index <= ALSO]
    shared = any(not set(last.parties()).isdisjoint(report.parties()) for last in plans)
    return shared and is_told_now(report)


def is_on_coming_journey(stage: Stage, report: Report) -> bool:
    """ "X kommt am Freitag nach Berlin. Wie das Amt mitteilte, trifft ihn Kanzler Y": as the journey is to come."""
    if stage.arrived is None or report.status != "held" or not report.sentence.capital_nouns or report.doubtful:
        return False
    index, sentence, _, to_come = stage.arrived
    if not (to_come and is_told_now(report)) or report.index - index > TRIP:
        return False
    start, end = sentence.scanned.start, sentence.scanned.end
    return any(start <= mention.start < end for member in report.parties() for mention in member.mentions)
