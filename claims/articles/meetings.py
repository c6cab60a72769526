"""What an article tells of one meeting, put together from its reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from claims.articles.found import (
    FoundDate,
    FoundDuration,
    FoundMeeting,
    FoundOutcome,
    FoundPlace,
    Mention,
    Participant,
    Speaker,
)
from claims.articles.member import Member
from claims.articles.setting.clause_beside import is_remembered, is_some_time_apart
from claims.articles.setting.counted_days import counts_from, is_counted_on_from
from claims.articles.setting.days_between import time_before_it
from claims.articles.setting.elsewhere import tells_since_when
from claims.articles.setting.when import days_of
from claims.articles.telling.appraised import is_appraised
from claims.articles.telling.by_ending import was_in_somebodys_time
from claims.articles.telling.occasions import is_adjunct
from claims.articles.telling.report import Report
from claims.articles.threads.thread import Thread
from claims.articles.writing.datelines import PageLine
from claims.articles.writing.told import units_of
from claims.dates import DateMention
from claims.language import Language
from claims.reading.durations import Duration
from claims.reading.gathering import SPEECH_SENSES
from claims.reading.parties import Party
from claims.reading.said import Outcome, Words
from claims.reading.scan import Atom


def _put_off(thread: Thread) -> bool:
    """Whether all that calls it off, in another part of a sentence, only puts it off ("…, planned for Monday, was put
    off")."""
    off = [f.verb for report in thread.reports for _, f in report.sentence.verbs if f.verb.sense == "cancel"]
    return bool(off) and all(verb.put_off for verb in off)


def meeting_of(
    thread: Thread, published: date | None, lead: bool, language: Language, line: PageLine | None = None
) -> FoundMeeting:
    """A thread as a meeting. `lead`: it is what the article begins with, and may have its day inferred, or that and
    its place from the `line` above the page."""
    if _is_still_to_come(thread, published):
        thread.status = "planned"
    elif _is_told_as_if_now(thread, published):
        thread.status = "held"
    if thread.status != "held" or (line is not None and line.day.earliest != published):
        line = None
    members = list(thread.members)
    heads = [Mention(head.start, head.end, head.text) for report in thread.reports for head in report.heads]
    status_words = [w for report in thread.reports if (w := report.clause.status_words) is not None]
    told = [w for w in status_words if ("cancelled" if w.value == "put_off" else w.value) == thread.status]
    formats = [w for report in thread.reports if (w := report.clause.format_words) is not None]
    lasting = (r.clause.duration for r in thread.reports if thread.status != "held" or not _only_meant(r))
    duration = next((length for length in lasting if length is not None), None)
    form = thread.format()
    day = _date(thread, published, lead and not _is_of_other_days(thread, language), heads[0], line)
    if day is not None and day.earliest == day.latest and _takes_days(duration):
        if any(head.sense != "noun" for report in thread.reports for head in report.heads if days_of(report)):
            duration = None  # "traf am Mittwoch X", and below: "nach zweitägigen Beratungen"
        else:
            day = None  # "die viertägigen Gespräche endeten am Dienstag": only one of these days
    return FoundMeeting(
        mentions=tuple(heads),
        participants=tuple(participant_of(member, thread.members[member]) for member in members),
        complete=not _open(thread),
        status=thread.status,
        status_mentions=tuple(_mention(w) for w in told),
        format=form,  # type: ignore[arg-type]  # one of the three
        format_mentions=tuple(_mention(w) for w in formats if w.value == form),
        date=day,
        place=_place(thread, line),
        duration=None
        if duration is None
        else FoundDuration(
            Mention(duration.start, duration.end, duration.text), duration.minutes, duration.unit, duration.bound
        ),
        topics=tuple(
            _mention(t) for r in thread.reports for t in r.clause.topics if not (_is_denied(r, t) or _is_scene(r, t))
        ),
        outcomes=tuple(_outcomes(thread, members)),
        put_off=all(w.value == "put_off" for w in told) if told else thread.status == "cancelled" and _put_off(thread),
        speaker=next((s for r in thread.reports for p in r.clause.speakers if (s := speaker_of(p, members))), None),
    )


def _is_denied(report: Report, topic: Words) -> bool:
    """ "Sprach mit X, aber nicht über eine Fusion", "über Zölle und nicht über eine Fusion"."""
    atoms = [atom for atom in report.sentence.atoms if topic.start <= atom.start < topic.end]
    denied = [at for at, atom in enumerate(atoms) if atom.has("not", "never")]
    return any(not at or any(atom.has("about") for atom in atoms[at + 1 : at + 2]) for at in denied)


def _takes_days(duration: Duration | None) -> bool:
    return duration is not None and duration.unit == "day" and duration.minutes > _A_DAY


_A_DAY = 24 * 60


def _is_told_as_if_now(thread: Thread, published: date | None) -> bool:
    """ "January 2023: X flies to Rome, where he meets Y": a chronicle tells in the present of days that are over."""
    days, first = thread.days(), thread.reports[0]
    over = days is not None and days.latest is not None and published is not None and days.latest < published
    if thread.status != "planned" or not over or len(thread.reports) != 1 or first.sentence.capital_nouns:
        return False
    now = all(head.tense == "present" and head.sense != "noun" for head in first.heads)
    return (
        now and bool(first.heads) and first.sentence.kinds.isdisjoint(_NOT_NOW) and "plan" not in first.sentence.senses
    )


_NOT_NOW = ("will", "would", "plan_words", "plan_modal", "hedge_modal", "past_modal", "be", "not")


def _is_still_to_come(thread: Thread, published: date | None) -> bool:
    """Nothing was held on a day that had yet to come when its article appeared, whatever its words read as: "Zu dem
    Treffen am kommenden Montag sind X und Y eingeladen"."""
    days = thread.days()
    first = days.earliest if days is not None else None
    if thread.status != "held" or first is None or published is None:
        return False
    return first > published or (first == published and _is_in_a_calendar(thread))


def _is_in_a_calendar(thread: Thread) -> bool:
    """ "Monday, Oct 9: X receives Y", on that day: of the week ahead."""
    report = thread.reports[0]
    day, colon = (*(a for a in report.sentence.atoms if a.text and a.text not in ",-–*"), None, None)[:2]
    if len(thread.reports) > 1 or day is None or colon is None or report.sentence.capital_nouns:
        return False
    now = all(head.sense != "noun" and head.tense == "present" for head in report.heads)
    return now and day.has("date") and colon.text == ":"


def _open(thread: Thread) -> bool:
    """Whether more took part than those whom the report that introduces the meeting names."""
    first = next((report for report in thread.reports if len(report.members) >= 2), thread.reports[0])
    return first.open or any(report.joins for report in thread.reports)


def participant_of(member: Member, mentions: Sequence[Mention]) -> Participant:
    return Participant(
        member.name,
        member.kind,
        tuple(mentions),
        tuple(member.offices),
        member.country,
        member.organisation,
    )


def _date(thread: Thread, published: date | None, lead: bool, head: Mention, line: PageLine | None) -> FoundDate | None:
    days = thread.days() or (line.day if lead and line is not None else None)
    if days is not None and thread.status == "planned" and published is not None:
        days = _coming(days, published)
    if days is not None and days.earliest is not None and days.latest is not None:
        return FoundDate(Mention(days.start, days.end, days.text), days.earliest, days.latest, days.granularity)
    if lead and published is not None and (thread.status == "held" or _is_today(thread)):
        return FoundDate(head, published, published, "day", inferred=True)
    return None


def _is_today(thread: Thread) -> bool:
    """ "X empfängt am Abend Y", "X will am Nachmittag mit Y beraten": later on the day of the report. In German."""
    first = thread.reports[0]
    if thread.status != "planned" or not first.sentence.capital_nouns or "date" in first.sentence.kinds:
        return False
    hours = (
        atom for atom in first.sentence.those("time_of_day") if first.clause.start <= atom.start < first.clause.end
    )
    verb = any(head.sense != "noun" and head.tense != "past" for head in first.heads)
    return any(hours) and verb and first.sentence.kinds.isdisjoint(_NOT_TODAY)


_NOT_TODAY = ("next", "coming", "relative", "when", "past_modal", "have")


def _coming(day: DateMention, published: date) -> DateMention:
    """ "An dem Treffen am Samstag würden auch Y und Z teilnehmen, hieß es", on Thursday: what is planned is on no
    Saturday that is over."""
    over = day.latest is not None and day.latest < published and day.weekday_only
    return replace(day, earliest=day.ahead[0], latest=day.ahead[1]) if over and day.ahead is not None else day


def _is_of_other_days(thread: Thread, language: Language) -> bool:
    """ "Met him six times during his first term", "через два дня встретился", "had met him", "admitted meeting him",
    "praised his meeting with X", "since X met him": on no day of the article's."""
    first = thread.reports[0]
    ago = time_before_it(first) if first.heads and not first.sentence.capital_nouns else ()
    if len(ago) > 1 and ago[-2].norm in units_of(language):
        return True  # "two days after talks with X, Y said so"
    if first.clause.pluperfect or "admits" in first.sentence.kinds or tells_since_when(first.sentence):
        return True
    heads = first.heads if first.sentence.kinds.isdisjoint(("definite", "indefinite")) else ()
    if any(is_remembered(first.sentence, head) or is_some_time_apart(first.sentence, head) for head in heads):
        return True
    if any(is_appraised(first.sentence, head) for head in first.heads) or (first.heads and counts_from(first)):
        return True
    if _goes_on_after_it(first) or _had_them(first):
        return True
    if any(day.earliest is None and day.relative for day in first.clause.dates):
        return True
    if heads and (was_in_somebodys_time(first) or any(is_counted_on_from(first, day) for day in first.clause.dates)):
        return True
    kinds = first.sentence.kinds
    articles = not (first.sentence.capital_nouns or kinds.isdisjoint(("definite", "indefinite", "possessive_s", "who")))
    if articles and any(phrase.kind == "date" for phrase in first.sentence.phrases):
        return True  # "until Thursday, when she met X", "hours before Wednesday's vote": whenever that was
    inside = [atom for atom in first.sentence.atoms if first.clause.start <= atom.start < first.clause.end]
    return any(atom.has("repeated", "habit", "some_time_ago") for atom in inside) or _met_before(inside)


def _had_them(report: Report) -> bool:
    """ "The discussions | he has had with X": whenever they were; in English."""
    if report.sentence.capital_nouns or not report.heads or report.heads[0].sense != "noun":
        return False
    behind = [atom for atom in report.sentence.atoms if atom.start >= report.heads[0].end][:3]
    return len(behind) > 1 and behind[0].has("he", "they") and behind[1].has("have")


def _met_before(inside: Sequence[Atom]) -> bool:
    """ "Has met X before": where that is the last word of its clause, and says when they did."""
    last = next((atom for atom in reversed(inside) if not atom.has("punct")), None)
    return last is not None and last.has("before") and last.has("soft") and any(a.has("have") for a in inside)


def _goes_on_after_it(report: Report) -> bool:
    """ "Die Beratungen gehen nach dem Treffen zwischen X und Y weiter": who met had met before."""
    nouns = len(report.heads) > 1 and all(head.sense == "noun" for head in report.heads)
    after = nouns and is_adjunct(report.sentence, report.heads[-1]) and not is_adjunct(report.sentence, report.heads[0])
    return after and report.sentence.capital_nouns


def _place(thread: Thread, line: PageLine | None) -> FoundPlace | None:
    place = thread.where() or (line.place if line is not None else None)
    if place is None or thread.format() in ("phone", "video"):
        return None
    mention = Mention(place.start, place.end, place.text)
    building = thread.building()
    town = building.dateline if building is not None and building.place is place else None
    others = () if town is None else (Mention(town.start, town.end, town.text),)
    return FoundPlace(mention, place.candidates, others, unlisted=place.unlisted, country=place.country)


def _outcomes(thread: Thread, members: Sequence[Member]) -> list[FoundOutcome]:
    """What was agreed, declared or felt, by whom, and who says so."""
    found = []
    for report in thread.reports:
        outcome = report.clause.outcome
        if outcome is None or not _says_what(report, outcome):
            continue
        by = {member for member, mention in report.members for party in outcome.by if party.start == mention.start}
        speakers = [s for party in report.clause.speakers if (s := speaker_of(party, members)) is not None]
        found.append(
            FoundOutcome(
                _with_denial(report, outcome) if outcome.negated else _mention(outcome.words),
                outcome.kind,
                tuple(index for index, member in enumerate(members) if member in by),
                outcome.negated,
                speakers[0] if speakers else None,
            )
        )
    return found


def _says_what(report: Report, outcome: Outcome) -> bool:
    """Whether a clause's words are all of what was agreed or said: they stand behind the verb (before an infinitive:
    "konnten sich | nicht auf einen Vertrag | einigen"), of what is only declared behind "that", and go on in no noun:
    "agreed to hold | intergovernmental | consultations", "vor | Journalisten"."""
    start, end = outcome.words.start, outcome.words.end
    senses = {"agree"} if outcome.kind == "agreed" else SPEECH_SENSES
    verbs = [(phrase, form) for phrase, form in report.sentence.verbs if form.verb.sense in senses]
    if not any(p.end <= start or (p.start == end + 1 and form.tense == "infinitive") for p, form in verbs):
        return False
    marks = {atom.end + 1 for atom in report.sentence.atoms if atom.has("infinitive_mark", "plan_words", "hedge_modal")}
    if not outcome.negated and all(phrase.start in marks for phrase, _ in verbs):
        return False  # "were expected to agree"
    first = next((atom for atom in report.sentence.atoms if atom.end > start), None)
    if outcome.kind == "declared" and (first is None or not first.has("that")):
        return False
    behind = next((atom for atom in report.sentence.atoms if atom.start >= end), None)
    return behind is None or not (behind.start == end + 1 and behind.has("noun"))


def _with_denial(report: Report, outcome: Outcome) -> Mention:
    """The words with what denies them, wherever that stands: "konnten sich | nicht auf einen Vertrag | einigen"."""
    words, sentence = outcome.words, report.sentence.scanned
    denials = [atom for atom in report.sentence.atoms if atom.has("not", "no", "never") and atom.start < words.end]
    start = min(words.start, denials[-1].start) if denials else words.start
    return Mention(start, words.end, sentence.text[start - sentence.start : words.end - sentence.start])


def _only_meant(report: Report) -> bool:
    """ "Had been scheduled to last an hour": how long a meeting that was held should have taken."""
    took = any((form.verb.sense, form.tense) == ("last", "past") for _, form in report.sentence.verbs)
    return report.status == "planned" and not took


def _is_scene(report: Report, topic: Words) -> bool:
    """ "On the tarmac he was greeted by X": where it was, and nothing that they spoke of."""
    if report.sentence.capital_nouns or not report.heads or topic.end > report.heads[0].start:
        return False
    led = next((atom for atom in reversed(report.sentence.atoms) if atom.end <= topic.start), None)
    return led is not None and led.has("on") and all(h.sense in ("meet", "host", "see") for h in report.heads)


def _mention(words: Words) -> Mention:
    return Mention(words.start, words.end, words.text)


def speaker_of(party: Party, members: Sequence[Member]) -> Speaker | None:
    """Who says so, of the meeting's members or beside them; an agency or paper is none, it is the source."""
    if party.kind == "other" or not party.text:
        return None
    own = (
        index
        for index, member in enumerate(members)
        if (party.name is not None and party.name in member.names)
        or (party.kind == "pronoun" and any(mention.start == party.start for mention in member.mentions))
    )
    return Speaker(Mention(party.start, party.end, party.text), party.country, party.organisation, next(own, None))
