"""The day and the length of a statement beside those that the claims give a meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import combinations

from claims.compare.case import Case, new_comparison
from claims.contradict import are_disputed
from claims.dates import EVER, DateMention, find_dates
from claims.facts import KnownDate
from claims.language import Language
from claims.lengths import compare_lengths
from claims.messages import duration, interval, list_of, say
from claims.reading.said import Clause
from claims.types import Comparison, Outcome, Value


def compare_date(case: Case) -> list[Comparison]:
    """The day or time that was stated agrees if it is the known one or contains it; inside a known longer time it
    says more; else it conflicts, where vague words do so only beyond their margin, and a time that may be of what they
    talked about never does. "From A to B" is how long they met, and agrees with these very days only. A weekday alone
    must be that of the known day. A date that contradicts its own weekday decides nothing."""
    return [_date(case, mention) for mention in case.clause.dates]


def _date(case: Case, mention: DateMention) -> Comparison:
    known = case.facts.dates
    values = tuple(_date_value(each) for each in known)
    said = {
        "text": mention.text,
        "earliest": mention.earliest.isoformat() if mention.earliest not in (None, EVER[0]) else None,
        "latest": mention.latest.isoformat() if mention.latest not in (None, EVER[1]) else None,
        "granularity": mention.granularity,
    }

    def answer(outcome: Outcome, key: str) -> Comparison:
        shown = list_of(case.language, dict.fromkeys(_shown(case, each, outcome == "conflict") for each in known))
        why = say(case.language, key, said=mention.text, known=shown)
        return new_comparison("date", mention.start, mention.end, said, values, outcome, None, why)

    if not mention.consistent:
        return answer("ambiguous", "date_inconsistent")
    if mention.earliest is None or mention.latest is None:
        return answer("ambiguous", "date_unresolved") if not mention.weekday_only else _weekday(known, mention, answer)
    if not known:
        return answer("unknown", "date_unknown")
    if mention.weekday_only:
        found = _weekday(known, mention, answer)
        apart = case.dated and found.outcome == "match" and _is_later_than(mention.earliest, known)
        return answer("ambiguous", "date_ambiguous") if apart else found
    readings = mention.readings or ((mention.earliest, mention.latest),)
    if mention.ahead is not None and case.dated and case.clause.status == "planned":  # "will meet in October"
        readings = (mention.ahead,)
    denied = mention.from_to and (case.clause.negated or case.clause.never)  # "did not meet from 2015 to 2019"
    if (case.clause.between or denied) and mention in case.clause.dates:
        readings = (*readings, without_ends(mention, case.language))
    readings = (*readings, *_in_known_years(mention, known))
    outcomes = {_intervals(mention, reading, known) for reading in readings}
    match = ("match", "date_match")
    if outcomes == {match} and _is_how_long(case.clause, mention) and not _is_known_as(mention, known):
        return answer("finer", "date_finer")
    if len(outcomes) > 1 or (len(mention.readings) > 1 and match not in outcomes):
        return answer("ambiguous", "date_ambiguous")
    outcome, key = outcomes.pop()
    return (
        answer("unknown", "date_open") if outcome == "conflict" and "date" in case.clause.open else answer(outcome, key)
    )


def _in_known_years(mention: DateMention, known: Sequence[KnownDate]) -> list[tuple[date, date]]:
    """ "On 7 February", without a year, in the years of the known meeting: whenever that is said, it may be of then."""
    if mention.year_stated or mention.ahead is None or (mention.granularity == "range" and not mention.from_to):
        return []
    if mention.earliest is None or mention.latest is None:
        return []
    found = []
    for years in {each.earliest.year - mention.earliest.year for each in known}:
        try:
            earliest, latest = (day.replace(year=day.year + years) for day in (mention.earliest, mention.latest))
        except ValueError:  # 29 February
            continue
        found.append((earliest, latest))
    return found


def _is_how_long(clause: Clause, mention: DateMention) -> bool:
    """Whether a time is all the days that they met: "from 14 to 16 February", but not "between 14 and 16 February", nor
    what "they did not meet" rules out."""
    return mention.from_to and not (clause.between or clause.negated or clause.untrue or clause.never)


def _is_known_as(mention: DateMention, known: Sequence[KnownDate]) -> bool:
    return any((each.earliest, each.latest) == (mention.earliest, mention.latest) for each in known)


def without_ends(mention: DateMention, language: Language) -> tuple[date, date]:
    """ "Between A and B" leaves out A and B themselves: the year, month or day at either end.

    Raises ValueError for a mention without an interval.
    """
    if mention.earliest is None or mention.latest is None:
        raise ValueError(f"{mention.text!r} has no interval")
    earliest, latest = mention.earliest, mention.latest
    ends = [part for part in find_dates(mention.text[_first_word(mention.text) :], language) if part.earliest]
    if len(ends) == 2 and ends[0].earliest == earliest and ends[1].latest == latest:
        first, last = ends[0].latest, ends[1].earliest
        if first is not None and last is not None and (last - first).days >= 2:
            return first + timedelta(days=1), last - timedelta(days=1)
    years = (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31)
    months = earliest.day == 1 and (latest + timedelta(days=1)).day == 1
    if years and latest.year - earliest.year >= 2:
        return date(earliest.year + 1, 1, 1), date(latest.year - 1, 12, 31)
    if months and not years:
        first = (earliest.replace(day=28) + timedelta(days=4)).replace(day=1)
        last = latest.replace(day=1) - timedelta(days=1)
        return (first, last) if first <= last else (earliest, latest)
    if not months and (latest - earliest).days >= 2:
        return earliest + timedelta(days=1), latest - timedelta(days=1)
    return earliest, latest


def _first_word(text: str) -> int:
    """Where the word behind the first one starts: behind "between"."""
    return text.find(" ") + 1


def _intervals(mention: DateMention, reading: tuple[date, date], known: Sequence[KnownDate]) -> tuple[Outcome, str]:
    """The outcome of one reading against all known dates; contradictory sources make it disputed."""
    outcomes = [_interval(mention, reading, each) for each in known]
    if disputed_dates(known):
        return ("disputed", "date_disputed") if "match" in outcomes else ("conflict", "date_disputed")
    for outcome in ("match", "finer", "unknown"):
        if outcome in outcomes:
            key = {"match": "date_match", "finer": "date_finer", "unknown": "date_margin"}[outcome]
            if outcome == "unknown" and any(each.day_of for each in known):
                key = "date_day_of"
            return outcome, key
    return "conflict", "date_conflict"


def _interval(mention: DateMention, reading: tuple[date, date], known: KnownDate) -> Outcome:
    earliest, latest = reading
    if earliest <= known.earliest and known.latest <= latest:
        return "match"
    if known.earliest <= latest and earliest <= known.latest:
        return "finer"
    if distance(mention, reading, known) <= 0 or known.day_of:
        return "unknown"
    return "conflict"


def disputed_dates(known: Sequence[KnownDate]) -> bool:
    """Whether two accepted dates exclude each other."""
    if len(known) < 2:
        return False
    return any(a.latest < b.earliest or b.latest < a.earliest for a, b in combinations(known, 2))


def _weekday(
    known: Sequence[KnownDate], mention: DateMention, answer: Callable[[Outcome, str], Comparison]
) -> Comparison:
    days = [each for each in known if each.to_the_day]
    if not known:
        return answer("unknown", "date_unknown")
    if not days:
        return answer("finer", "date_finer")
    if any(each.earliest.weekday() == mention.weekday for each in days):
        return answer("match", "date_match")
    if any(each.day_of for each in days):
        return answer("unknown", "date_day_of")
    return answer("conflict", "date_conflict")


def _is_later_than(said: date, known: Sequence[KnownDate]) -> bool:
    """Whether a meeting was later than "on Tuesday" can mean on the day of the statement, the next one included."""
    return all(each.earliest > said + timedelta(days=7) for each in known)


def _shown(case: Case, known: KnownDate, conflict: bool) -> str:
    value = known.claim.value
    return interval(case.language, known.earliest, known.latest, value["granularity"], weekday=conflict)


def _date_value(known: KnownDate) -> Value:
    value = known.claim.value
    return {
        "claims": [known.claim.id],
        "text": value["text"],
        "earliest": value["earliest"],
        "latest": value["latest"],
        "granularity": value["granularity"],
    }


def distance(mention: DateMention, reading: tuple[date, date], known: KnownDate) -> int:
    """Days between the nearest ends of the stated interval, widened by its margin, and the known; 0 if they meet."""
    apart = max((reading[0] - known.latest).days, (known.earliest - reading[1]).days)
    return max(apart - mention.margin, 0)


def compare_duration(case: Case) -> list[Comparison]:
    """Durations mean the total and compare in the unit stated; "about" has a tolerance, "more than" is a lower
    bound, "less than" an upper one, and neither decides where the source gives that very length without such words."""
    said = case.clause.duration
    if said is None:
        return []
    known = case.facts.durations
    values = tuple({"claims": [claim.id], **claim.value} for claim in known)
    stated: Value = {"text": said.text, "minutes": said.minutes, "unit": said.unit, "bound": said.bound}
    outcomes = [compare_lengths(said, claim.value) for claim in known]
    outcome: Outcome = "unknown" if not outcomes else outcomes[0]
    for better in ("match", "unknown"):
        if better in outcomes:
            outcome = better
            break
    if "match" in outcomes and ("conflict" in outcomes or ("unknown" in outcomes and are_disputed("duration", known))):
        outcome = "disputed"  # "more than two hours" fits three, of which one source tells, and not the other's two
    key = "duration_unknown" if not known else "duration_conflict" if outcome == "conflict" else "duration_match"
    if known and outcome == "unknown":
        key = "duration_open"
    shown = dict.fromkeys(duration(case.language, claim.value["minutes"], claim.value["bound"]) for claim in known)
    why = say(case.language, key, said=said.text, known=list_of(case.language, shown))
    return [Comparison("duration", said.start, said.end, stated, values, outcome, None, why)]
