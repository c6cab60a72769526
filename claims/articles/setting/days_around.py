"""Days that stand beside the clause that tells of a meeting: "took a step forward on Monday as X was welcomed by Y",
"wrapped up three days of talks on Wednesday", and the day of what an article begins with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.setting.scenes import is_end_of_journey, is_of_what_comes_now
from claims.articles.setting.when import days_of
from claims.articles.telling.report import Report
from claims.dates import DateMention
from claims.reading.phrases import Phrase
from claims.reading.scan import Atom

_LONGEST = 7  # days that talks or a visit may take
_DAY = timedelta(days=1)
_SAYS = ("say", "believe", "deny")
_NEWS = timedelta(days=7)  # what an article begins with is not older
_NEXT = 3  # atoms between "concluded" and "three-day"


def add_day_around(report: Report) -> None:
    """Add the day of the clause around the report's, if it has none."""
    if report.clause.dates or not report.heads or report.only_outcome or report.sentence.capital_nouns:
        return
    day = _before_as(report) or _behind_its_place(report) or _behind_somebody(report) or _of_who_spoke_after(report)
    if day is not None:
        report.clause = report.clause._replace(dates=(day,))


def add_day_once_met(report: Report) -> None:
    """ "Das sagte X am Donnerstag, nachdem er Y empfangen hatte": on that day; but "…, zwei Tage nachdem er …", "…,
    nachdem er Y am Montag empfangen hatte". In German."""
    sentence = report.sentence
    if report.clause.dates or not report.heads or report.status != "held" or not sentence.capital_nouns:
        return
    phrases = sentence.phrases
    once = next((i for i, p in enumerate(phrases) if p.has("once") and p.start < report.heads[0].start), 0)
    if once < 2 or phrases[once - 1].value != "," or not sentence.kinds.isdisjoint(("will", "plan_modal", "not")):
        return
    days: list[DateMention] = [atom.kinds[kind] for kind in ("date", "said_on") for atom in sentence.those(kind)]
    own = len(days) == 1 and days[0].end <= phrases[once].start and days[0].bound is None
    if own and days[0].earliest is not None and days[0].earliest == days[0].latest:
        report.clause = report.clause._replace(dates=(days[0],))


def _before_as(report: Report) -> DateMention | None:
    """ "Took a step forward on Monday as X was welcomed by Y", "on Tuesday, the day that X met Y": a day right before
    the words that lead to the clause."""
    if report.sentence.kinds.isdisjoint(("when", "that_day")):
        return None
    head, phrases = report.heads[0].start, report.sentence.phrases
    day = next((phrase for phrase in reversed(phrases) if phrase.kind == "date" and phrase.end < head), None)
    if day is None or day.value.bound is not None or day.role not in ("", "at"):
        return None
    who = next((phrase for phrase in phrases if phrase.kind == "parties" and phrase.start >= day.end), None)
    led = [atom for atom in report.sentence.atoms if day.end <= atom.start < atom.end and atom.text != ","]
    led = [atom for atom in led if who is not None and atom.start < min(who.start, head)]
    word = bool(led) and led[0].has("when", "that_day") and not led[0].has("where")
    return day.value if word and all(atom.has("that") for atom in led[1:]) else None


def _behind_its_place(report: Report) -> DateMention | None:
    """ "Met in Juba, the capital of South Sudan, from Monday to Thursday but failed to agree": of the first verb."""
    phrases = report.sentence.phrases
    for place, comma, day, led in zip(phrases, phrases[1:], phrases[2:], phrases[3:], strict=False):
        own = place.kind == "place" and any(place.value is mine for mine in report.clause.places)
        if own and comma.kind == "mark" and day.kind == "date" and day.value.bound is None and led.has("rather", "and"):
            found: DateMention = day.value
            return found
    return None


def _behind_somebody(report: Report) -> DateMention | None:
    """ "Met X, who had visited Riga in November, on Tuesday": behind the relative clause, at the end."""
    phrases, who = report.sentence.phrases, None
    for comma, day, end in zip(phrases, phrases[1:], phrases[2:], strict=False):
        if comma.has("who") and comma.start > report.heads[0].start:
            who = comma
        led = who is not None and comma.kind == "mark" and comma.start > who.start and day.role in ("", "at")
        if led and day.kind == "date" and day.value.bound is None and end.kind == "mark":
            found: DateMention = day.value
            return found
    return None


def _of_who_spoke_after(report: Report) -> DateMention | None:
    """ "After talks with X in Riga, Y said on Tuesday that …": who speaks of talks that opens a sentence comes from
    them. Of talks that lie further back, or that others had, something else is said."""
    sentence, phrases = report.sentence, report.sentence.phrases
    if "after" not in sentence.kinds or report.status != "held" or report.other or report.clause.pluperfect:
        return None
    opens = next((i for i, p in enumerate(phrases) if not p.has("speaking", "at", "ignorable")), len(phrases))
    told = next((i for i, p in enumerate(phrases) if p.kind == "noun" and p.start <= report.heads[0].start < p.end), 0)
    noun = phrases[told]
    if noun.kind != "noun" or noun.role != "after" or len(report.heads) != 1:
        return None
    if told != opens and not (phrases[told - 1].value == "," and phrases[told - 2].kind == "date"):
        return None  # "said on Thursday, following talks with X, that …"
    days = [i for i, phrase in enumerate(phrases) if phrase.kind == "date"]
    said = phrases[days[0] - 1] if len(days) == 1 and days[0] else None
    if said is None or said.kind != "verb" or not any(f.verb.sense == "say" and f.tense == "past" for f in said.value):
        return None
    speaker = phrases[days[0] - 2]
    mine = any(speaker.start <= mention.start < speaker.end for _, mention in report.members)
    day: DateMention = phrases[days[0]].value
    return day if mine and day.bound is None and day.earliest == day.latest else None


def add_days_it_took(report: Report) -> None:
    """ "Wrapped up three days of talks on Wednesday", "opened a two-day visit on Monday", "die
    viertägigen Gespräche endeten am Dienstag": all of these days."""
    day, kinds = days_of(report), report.sentence.kinds
    if day is None or day.earliest is None or day.earliest != day.latest or kinds.isdisjoint(("ended", "began")):
        return
    if (last := _day_it_went_on_to(report, day)) is not None:
        _make_it_last(report, day, day.earliest, last)
        return
    if "duration" not in kinds:
        return
    atoms = report.sentence.atoms
    heads = {head.start for head in report.heads}
    before = next((one for one, two in pairwise(atoms) if one.has("duration") and two.start in heads), None)
    for index, atom in enumerate(atoms):
        near = atoms if report.sentence.capital_nouns else atoms[index + 1 : index + _NEXT]
        behind = next((a for a in near if a.has("duration")), before)
        lasting = behind.kinds["duration"] if behind is not None else None
        if not atom.has("ended", "began") or lasting is None or lasting.unit != "day":
            continue
        days = lasting.minutes // (24 * 60)
        if not 1 < days <= _LONGEST:
            return
        more = (days - 1) * _DAY
        first, last = (day.earliest - more, day.earliest) if atom.has("ended") else (day.earliest, day.earliest + more)
        _make_it_last(report, day, first, last)
        return


def _day_it_went_on_to(report: Report, day: DateMention) -> date | None:
    """«Переговоры, начавшиеся в понедельник, завершились сегодня», "began on Monday and ended on Wednesday": the last
    day that a sentence tells of."""
    atoms = report.sentence.atoms
    began = next((atom.start for atom in atoms if atom.has("began")), None)
    on = (atom.start for atom in atoms if began is not None and atom.start > began and _goes_on(atom))
    ended = next(on, None)
    if began is None or ended is None or not began < day.start < ended or day.earliest is None:
        return None
    behind = [atom.kinds["date"] for atom in atoms if atom.start > ended and atom.has("date")]
    last = behind[0].latest if len(behind) == 1 and behind[0].bound is None else None
    return last if last is not None and timedelta() < last - day.earliest <= _LONGEST * _DAY else None


def _goes_on(atom: Atom) -> bool:
    return atom.has("ended") or any(
        form.verb.sense == "happen" and form.tense == "past" for form in atom.kinds.get("verb", ())
    )


def _make_it_last(report: Report, day: DateMention, first: date, last: date) -> None:
    all_days = replace(
        day, earliest=first, latest=last, granularity="range", weekday=None, weekday_only=False, ahead=None,
        time_of_day=None, day_span=None,
    )  # fmt: skip
    report.clause = report.clause._replace(dates=(all_days,), duration=None)


def days_told(sentence: ReadSentence) -> list[DateMention]:
    """The days of a sentence on which something happened, and not those on which somebody said so."""
    if not sentence.phrases:  # it names nobody, and was not read further
        said = any(form.verb.sense in _SAYS for atom in sentence.atoms for form in atom.kinds.get("verb", ()))
        return [atom.kinds["date"] for atom in sentence.those("date") if not said]
    if is_line(sentence):
        return []
    return [
        phrase.value
        for index, phrase in enumerate(sentence.phrases)
        if phrase.kind == "date" and not _is_of_saying(sentence.phrases, index)
    ]


def is_line(sentence: ReadSentence) -> bool:
    """ "Tbilisi, 22 March 2017": a line of place and day above the text."""
    return all(atom.has("place", "date", "name", "number", "punct") for atom in sentence.atoms)


def _is_of_saying(phrases: Sequence[Phrase], at: int) -> bool:
    """ "Told reporters in Lomé on Wednesday that …", "on Wednesday said …"."""
    before = next((p for p in reversed(phrases[:at]) if p.kind not in ("place", "parties", "date", "aside")), None)
    beside = (before, *phrases[at + 1 : at + 2])
    return any(
        phrase is not None and phrase.kind == "verb" and any(form.verb.sense in _SAYS for form in phrase.value)
        for phrase in beside
    )


def add_day_of_lead(report: Report, leading: Sequence[ReadSentence], published: date | None) -> None:
    """ "The president inaugurated an office on Thursday. Before the ceremony she met X": `leading` is what the article
    says before it tells of any meeting; the only day of it is that of the first, if it names one of them, or the
    article goes on with "the" meeting."""
    if published is None or report.status != "held" or not report.heads or report.only_outcome:
        return
    if report.sentence.capital_nouns or report.clause.pluperfect or report.other or "date" in report.sentence.kinds:
        return
    if "repeated" in report.sentence.kinds:
        return  # "Ранее он обсудил с X …"
    leading = [sentence for sentence in leading if not is_end_of_journey(sentence)]
    told = [(sentence, day) for sentence in leading for day in days_told(sentence) if day.earliest == day.latest]
    if len(told) != 1 or "pluperfect" in told[0][0].kinds:
        return
    if is_of_what_comes_now(told[0][0]):
        return
    line, day = told[0][0].scanned, told[0][1]
    mentions = (mention for member in report.parties() for mention in member.mentions)
    known = report.clause.definite or any(line.start <= mention.start < line.end for mention in mentions)
    known |= any(clause.heads and clause.definite for clause in told[0][0].clauses)  # "The meeting took place on …"
    known |= _are_of_those_roles(report, told[0][0])
    single = day.earliest is not None and day.earliest == day.latest and day.bound is None and day.consistent
    if known and single and day.earliest is not None and timedelta() <= published - day.earliest <= _NEWS:
        report.clause = report.clause._replace(dates=(day,))


def _are_of_those_roles(report: Report, sentence: ReadSentence) -> bool:
    """ "Kyrgyzstan's president and his Tajik counterpart agreed on Friday …", and then "President X and President Y
    met": whether who is named without a name holds an office of theirs."""
    named = [party for phrase in sentence.phrases if phrase.kind == "parties" for party in phrase.value]
    roles = [{office.role for office in party.offices} for party in named if party.kind == "office"]
    held = [{office.role for office in member.offices} for member in report.parties()]
    return len(held) == len(roles) == len("XY") and all(not theirs or theirs & (roles[0] | roles[1]) for theirs in held)
