"""Days and times that something is counted from or in: "two days after", "their third meeting this year"."""

from __future__ import annotations

from claims.articles.sentences import ReadSentence
from claims.articles.telling.report import Report
from claims.dates import DateMention
from claims.reading.phrases import Phrase

_LONGEST_STAY = 60  # days that a meeting may be said to be on


def is_counted_on_from(report: Report, date: DateMention) -> bool:
    """«Пришёл в 1960 году и через три года встретился с X»: what another date of a later verb goes on from."""
    between = [a for a in report.sentence.atoms if date.end <= a.start < report.heads[0].start]
    joint = next((i for i, atom in enumerate(between) if atom.has("and")), len(between))
    later: list[DateMention] = [atom.kinds["date"] for atom in between[joint:] if atom.has("date")]
    return any(
        day.relative and " " in day.text and (day.earliest is None or (date.latest or day.earliest) < day.earliest)
        for day in later
    )


def counts_from(report: Report) -> bool:
    """ "Zwei Tage nach dem Treffen", "через два дня после встречи", "comes a week after X met Y": the sentence tells of
    a day so much later."""
    phrases, noun = report.sentence.phrases, noun_of(report)
    if noun is not None and report.heads[-1].sense == "noun" and is_anniversary(report.sentence):
        return True
    if noun is None or phrases[noun].role != "after":
        return not report.sentence.capital_nouns and _is_behind_after(report)
    before = [phrase for phrase in phrases[:noun] if phrase.end > phrase.start][-1:]
    if before and before[0].kind == "duration" and "-" in before[0].atoms[-1].text:
        return False  # "after a two-hour meeting"
    return any(p.kind == "duration" or p.has("time_unit") or _is_counted_on(p) for p in before)


def is_anniversary(sentence: ReadSentence) -> bool:
    """ "Am Montag jährt sich das Treffen", "zum 50. Jahrestag des Treffens": of what was years before."""
    return sentence.capital_nouns and any("anniversary" in atom.forms for atom in sentence.atoms)


def is_counted_from(sentence: ReadSentence, date: DateMention) -> bool:
    """ "A day after she held talks with X": words that were counted already (`days_between`)."""
    return any(atom.end == date.end and atom.has("after", "before") for atom in sentence.atoms)


def _is_behind_after(report: Report) -> bool:
    """Whether "a week after" stands before the clause, with nothing but its subject between."""
    before = [atom for atom in report.sentence.atoms if atom.start < atom.end <= report.heads[0].start]
    after = next((i for i in range(len(before) - 1, 0, -1) if before[i].has("after")), 0)
    if not after or any(atom.has("punct", "that", "noun") for atom in before[after + 1 :]):
        return False
    led = before[after - 1]
    counted = "plural" in led.forms or before[after - 2].has("indefinite", "number")  # "hours", "a week"
    return led.has("date", "duration") or (set(led.kinds) == {"word"} and not led.capital and counted)


def noun_of(report: Report) -> int | None:
    """The place among the phrases of the noun that tells of the meeting first."""
    head = report.heads[0].start
    nouns = (i for i, p in enumerate(report.sentence.phrases) if p.kind == "noun" and p.start <= head < p.end)
    return next(nouns, None)


def _is_counted_on(phrase: Phrase) -> bool:
    """ "Через два дня", and not "сегодня", "в среду", "на прошлой неделе", "on March 12"."""
    if phrase.kind != "date":
        return False
    day: DateMention = phrase.value
    return day.ahead is None and day.relative and day.granularity == "day" and day.weekday is None and " " in day.text


def is_since_then(report: Report, date: DateMention) -> bool:
    """ "Das erste Treffen seit dem Ende des Krieges 1953", "seit ihrer Begegnung im Mai 2019": since when; and "es ist
    das erste Treffen nach dessen Wahl zum Kanzler am 6. Mai"."""
    if not report.sentence.capital_nouns:
        return False
    kinds = report.sentence.kinds
    first = "first" in kinds and not kinds.isdisjoint(("be", "cleft"))
    first = first and bool(report.heads) and report.heads[-1].sense == "noun"
    if date.granularity not in ("year", "month") and not first:
        return False
    before = [atom for atom in report.sentence.atoms if atom.end <= date.start][-_LONGEST_SINCE:]
    led = ("since", "after") if first else ("since",)
    since = next((at for at in reversed(range(len(before))) if before[at].has(*led)), None)
    return since is not None and not any(atom.has("verb", "have", "and", "with") for atom in before[since + 1 :])


_LONGEST_SINCE = 10  # atoms of "seit Beginn des langen Krieges gegen das Land im"


def is_counted_in(report: Report, date: DateMention) -> bool:
    """ "Their third meeting this year", "the first this month": the time in which meetings are counted."""
    if report.status == "held" and date.granularity == "range" and date.relative and width(date) > _LONGEST_STAY:
        return True  # "впервые за последние два года"
    if date.granularity not in ("week", "month", "quarter", "season", "year", "decade"):
        return False
    before = [atom for atom in report.sentence.atoms if atom.end <= date.start]
    while before and before[-1].has("at", "on"):
        before.pop()
    if report.sentence.capital_nouns and before and before[-1].has("first"):
        return False  # "erstmals im Mai": then
    while before and before[-1].has("noun", "at", "on"):
        before.pop()
    return bool(before) and before[-1].has("ordinal", "first") and not before[-1].has("time_of_day")


def width(mention: DateMention) -> int:
    """The days between the two ends of a date; more than any time has where one end is open."""
    return (mention.latest - mention.earliest).days if mention.earliest and mention.latest else 1 << 20
