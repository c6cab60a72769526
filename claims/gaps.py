"""Gaps between meetings: "first meeting since 2014", "had not met since", "never met", and what a gap excludes.

A gap holds for the parties (persons or offices) and the kind of meeting that its source names, and no further.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

from claims.compare.times import without_ends
from claims.dates import DateMention, find_dates
from claims.facts import KnownDate
from claims.judge import Evaluation, could_be_meant
from claims.language import Language
from claims.messages import day, entity_name, interval, say
from claims.reading.said import Clause
from claims.recall import Recalled
from claims.resolve import Resolved
from claims.types import Claim, Comparison, Label, Outcome, Reason

_MOST_READINGS = 4  # entities per party that are looked up as the party of a gap


@dataclass(frozen=True, slots=True)
class Gap:
    """An accepted claim that these parties did not meet from `earliest` to `latest`, both included."""

    claim: Claim
    earliest: date
    latest: date

    def fits(self, clause: Clause) -> bool:
        """Whether it speaks of this kind of meeting: a gap in person says nothing of calls, or of talks in any form."""
        return self.claim.subject.format in (None, "any") or clause.format == "in_person"


@dataclass(frozen=True, slots=True)
class GapAnswer:
    """What the gaps and the known meetings say of a proposition about a gap."""

    label: Label
    reason: Reason | None
    comparison: Comparison | None
    claims: tuple[Claim, ...] = ()


def gaps_of(parties: Sequence[Resolved], clause: Clause, known: Recalled) -> list[Gap]:
    """The accepted gaps between the parties as they are named: persons as persons, offices as offices.

    A gap between offices is one between persons only on a day for which claims show them in these offices.
    """
    named = [_ids(party) for party in parties if party.party.kind in ("person", "office")]
    if len(named) < 2 or (len(named) != len(parties) and not clause.first):
        return []
    readings = [named]
    offices = [_ids(party) for party in parties if party.party.kind == "office"]
    if clause.first and len(offices) >= 2 and len(offices) < len(named):
        readings = [offices]  # "the meeting of X and Y was the first of the chiefs of staff": the gap is theirs
    shown = _offices_on_day(parties, clause, known)
    if shown:
        readings.append(shown)
    found: dict[str, Claim] = {}
    for reading in readings:
        for ids in product(*(ids[:_MOST_READINGS] for ids in reading)):
            key = "parties:" + "|".join(sorted(set(ids)))
            found.update((claim.id, claim) for claim in known.claims_by_subject(key) if claim.property == "gap")
    return [
        Gap(claim, date.fromisoformat(claim.value["earliest"]), date.fromisoformat(claim.value["latest"]))
        for _, claim in sorted(found.items())
    ]


def _ids(party: Resolved) -> list[str]:
    return sorted(party.ids) if party.party.kind == "person" else list(party.offices)


def _offices_on_day(parties: Sequence[Resolved], clause: Clause, known: Recalled) -> list[list[str]]:
    if len(clause.dates) != 1 or clause.dates[0].earliest is None:
        return []
    mention = clause.dates[0]
    shown: list[list[str]] = []
    for party in parties:
        held = [
            holding.office
            for id in party.ids
            for holding in known.holdings(id)
            if holding.covers(mention.earliest, mention.latest)
        ]
        if not held:
            return []
        shown.append(held)
    return shown


def excluding(clause: Clause, gaps: Sequence[Gap], language: Language) -> Gap | None:
    """The gap in which the stated date lies, with all its vagueness; then they did not meet."""
    if len(clause.dates) != 1 or clause.act != "meeting" or clause.status != "held":
        return None
    mention = clause.dates[0]
    if mention.earliest is None or mention.latest is None or mention.weekday_only or not mention.consistent:
        return None
    earliest, latest = mention.earliest, mention.latest
    if clause.between:
        earliest, latest = without_ends(mention, language)
    margin = timedelta(days=mention.margin)
    for gap in gaps:
        if gap.fits(clause) and gap.earliest <= earliest - margin and latest + margin <= gap.latest:
            return gap
    return None


def excluded_by(clause: Clause, gap: Gap, language: Language) -> Comparison:
    """The comparison that shows a stated date inside a gap."""
    mention = clause.dates[0]
    why = say(language, "gap_conflict", earliest=day(language, gap.earliest), latest=day(language, gap.latest))
    said = {
        "text": mention.text,
        "earliest": mention.earliest.isoformat() if mention.earliest else None,
        "latest": mention.latest.isoformat() if mention.latest else None,
        "granularity": mention.granularity,
    }
    return Comparison("date", mention.start, mention.end, said, (_value(gap),), "conflict", None, why)


def parties_of(gap: Gap, parties: Sequence[Resolved], known: Recalled, language: Language) -> list[Comparison]:
    """The parties of a proposition beside those of a gap that excludes its date: by name, or by office."""
    found: list[Comparison] = []
    for party in parties:
        id = next((id for id in gap.claim.subject.ids if id in party.ids or id in party.offices), None)
        id = id or next((holding.office for one in sorted(party.ids) for holding in known.holdings(one)), None)
        entity = known.entity(id) if id is not None else None
        if entity is None:
            continue
        said = party.party
        key = "participant_match" if entity.kind == "person" else "participant_office"
        why = say(language, key, said=said.text, known=entity_name(language, entity))
        value = {"claims": [gap.claim.id], "entity": entity.id, "name": entity.label, "office": None}
        stated = {"text": said.text, "entity": None, "office": None}
        found.append(Comparison("participants", said.start, said.end, stated, (value,), "match", None, why))
    return found


def _value(gap: Gap) -> dict[str, object]:
    return {"claims": [gap.claim.id], **gap.claim.value}


def left_open(clause: Clause, text: str, language: Language) -> Comparison | None:
    """The words that say "never", "for the first time" or "since 2014", of which nothing is known; None without any."""
    why = say(language, "gap_unknown")
    if clause.since is None:
        return _said(clause, text, "unknown", why)
    return _comparison(clause, text, "unknown", why, ())


def answer(
    clause: Clause,
    text: str,
    gaps: Sequence[Gap],
    meetings: Sequence[Evaluation],
    base: Sequence[Evaluation],
    stated_on: date,
    language: Language,
) -> GapAnswer | None:
    """The answer to a proposition about a gap, or None if it is none; see `left_open` for the words of one left open.

    `meetings`: every known meeting of the parties; `base`: those that the rest of the statement supports.
    """
    if is_plainly_never(clause):
        return _never(clause, text, meetings, language)
    if is_not_until(clause):
        return _never(clause, text, base if clause.places or clause.dates or clause.duration else meetings, language)
    if clause.first and clause.negated:  # "for the first time since 2016 he did not meet him", "not for the first time"
        return GapAnswer("not_enough_evidence", "ambiguous", None)
    if clause.since is not None and clause.since.latest is not None:
        if clause.first:
            answers = [
                _first_since(clause, text, gaps, [m for m in meetings if _same_people(m, each)], each, language)
                for each in base
            ]
            return _best(answers) or GapAnswer("not_enough_evidence", None, None)
        return _none_since(clause, text, gaps, meetings, stated_on, language)
    if clause.first:
        earlier = [
            m
            for e in base
            for m in meetings
            if _before(m, e)
            and _same_people(m, e)
            and m.facts.surely_held
            and not could_be_meant(m)  # else that one may be the first
        ]
        if earlier and base and not _is_first_then(clause):
            return _refuted_by(earlier[0], clause, text, language)
        return GapAnswer("not_enough_evidence", "unknown_slot" if base else None, None)
    return None


_BETWEEN = 12  # code points: " in the year "
_SHORT = timedelta(days=7)


def _is_first_then(clause: Clause) -> bool:
    """ "Met for the first time in 2021", "zum ersten Mal in diesem Jahr": the first of all, or the first one then."""
    if clause.gap_words is None:
        return False
    end = clause.gap_words[1]
    longer = (d.start for d in clause.dates if d.earliest and d.latest and d.latest - d.earliest > _SHORT)
    places = [place.start for place in clause.places]
    return any(0 < day - end <= _BETWEEN and not any(end < place < day for place in places) for day in longer)


def is_plainly_never(clause: Clause) -> bool:
    """ "They have never met": any meeting contradicts it, whenever and wherever that was."""
    return clause.never and not (clause.dates or clause.places or clause.duration or clause.since)


def is_not_until(clause: Clause) -> bool:
    """ "Had not met before 2017": only a meeting before that day contradicts it."""
    return clause.negated and clause.until is not None and clause.since is None


def _best(answers: Sequence[GapAnswer]) -> GapAnswer | None:
    """Supported if one meeting fits; refuted only if no meeting that may be meant leaves it open."""
    for each in answers:
        if each.label == "supported":
            return each
    if answers and all(each.label == "refuted" for each in answers):
        return answers[0]
    return next((each for each in answers if each.label == "not_enough_evidence"), None)


def _before(meeting: Evaluation, other: Evaluation) -> bool:
    ends, starts = meeting.facts.latest, other.facts.earliest
    return ends is not None and starts is not None and ends < starts and meeting.form_fits


def _same_people(meeting: Evaluation, other: Evaluation) -> bool:
    """Whether a surname that fits several stands for the same of them at both: the first meeting of one Petrov is not
    that of the other."""
    pairs = zip(meeting.matches, other.matches, strict=True)
    return not any(
        one.participant.entity.id != two.participant.entity.id
        for one, two in pairs
        if len(one.party.ids) > 1 and one.participant is not None and two.participant is not None
    )


def _dated(meetings: Iterable[Evaluation]) -> tuple[Claim, ...]:
    return tuple(known.claim for meeting in meetings for known in meeting.facts.dates)


def _refuted_by(meeting: Evaluation, clause: Clause, text: str, language: Language) -> GapAnswer:
    """ "Never", "for the first time": the answer where a meeting is known that there can't have been."""
    claims = _dated([meeting]) or meeting.facts.statuses[:1]
    dates = meeting.facts.dates[:1]
    when = [interval(language, d.earliest, d.latest, d.claim.value["granularity"]) for d in dates]
    why = say(language, "gap_conflict_known", known=when[0]) if when else say(language, "gap_conflict_undated")
    known = [_day_value(d) for d in dates]
    return GapAnswer("refuted", None, _said(clause, text, "conflict", why, known), claims)


def _said(
    clause: Clause, text: str, outcome: Outcome, why: str, known: Sequence[dict[str, object]] = ()
) -> Comparison | None:
    """The words that say "never", "for the first time" or "until 2021", beside what is known; None where none do."""
    if clause.gap_words is None:
        return None
    start, end = clause.gap_words
    said = {"text": text[start:end], "earliest": None, "latest": None}
    return Comparison("gap", start, end, said, tuple(known), outcome, None, why)


def _day_value(known: KnownDate) -> dict[str, object]:
    """The day of a meeting that there can't have been, beside the words of a gap; its granularity tells it from one."""
    value = known.claim.value
    days = {"earliest": known.earliest.isoformat(), "latest": known.latest.isoformat()}
    return {"claims": [known.claim.id], "text": value["text"], **days, "granularity": value["granularity"]}


def _never(clause: Clause, text: str, meetings: Sequence[Evaluation], language: Language) -> GapAnswer:
    """ "They have never met" is refuted by any known meeting; "never before 2019" only by one before it."""
    met = [m for m in meetings if m.facts.surely_held and m.form_fits]
    if clause.until is not None:
        end = clause.until.earliest
        met = [m for m in met if end is not None and m.facts.latest is not None and m.facts.latest < end]
    elif clause.loose or clause.pluperfect:  # "never met again", "had never met": of which time that is said is open
        met = []
    if not met:
        disputed = next((m for m in meetings if m.facts.status_disputed and m.form_fits and not clause.loose), None)
        if disputed is not None and clause.until is None and not clause.pluperfect:
            answered = _refuted_by(disputed, clause, text, language)
            shown = answered.comparison and replace(answered.comparison, outcome="disputed")
            return replace(answered, label="conflicting_evidence", comparison=shown)
        shown = _said(clause, text, "unknown", say(language, "gap_unknown"))
        return GapAnswer("not_enough_evidence", "no_such_meeting", shown)
    return _refuted_by(met[0], clause, text, language)


def _first_since(
    clause: Clause,
    text: str,
    gaps: Sequence[Gap],
    meetings: Sequence[Evaluation],
    meeting: Evaluation,
    language: Language,
) -> GapAnswer:
    earliest = meeting.facts.earliest
    since = _counted_from(clause.since, text, earliest, language)
    if since is None or since.latest is None or since.earliest is None or earliest is None:
        return GapAnswer("not_enough_evidence", "unknown_slot", None)
    if since.latest >= earliest:  # "the first since 2022", of a meeting in 2019
        return GapAnswer("not_enough_evidence", "unknown_slot", None)
    start, end = since.latest + timedelta(days=1), earliest - timedelta(days=1)
    told = clause._replace(since=since)
    return _empty(told, text, gaps, meetings, start, end, (since.earliest, since.latest), language, since.margin)


def _counted_from(
    since: DateMention | None, text: str, earliest: date | None, language: Language
) -> DateMention | None:
    """ "For the first time in four years", "erstmals seit vier Jahren": they count back from that meeting, and not from
    the day of the statement."""
    if since is None or earliest is None or not (since.relative and since.margin):
        return since
    return next((each for each in find_dates(text, language, earliest) if each.start == since.start), since)


def _none_since(
    clause: Clause,
    text: str,
    gaps: Sequence[Gap],
    meetings: Sequence[Evaluation],
    stated_on: date,
    language: Language,
) -> GapAnswer:
    since = clause.since
    if since is None or since.latest is None or since.earliest is None:
        return GapAnswer("not_enough_evidence", "not_understood", None)
    end: date | None = stated_on
    if clause.until is not None:
        end = clause.until.earliest - timedelta(days=1) if clause.until.earliest else None
    elif clause.pluperfect:
        end = None  # "had not met since" counts up to a day that is not named here
    if end is None or clause.loose:
        return GapAnswer("not_enough_evidence", "ambiguous", None)
    start = since.latest + timedelta(days=1)
    return _empty(clause, text, gaps, meetings, start, end, None, language)


def _empty(
    clause: Clause,
    text: str,
    gaps: Sequence[Gap],
    meetings: Sequence[Evaluation],
    start: date,
    end: date,
    since: tuple[date, date] | None,
    language: Language,
    margin: int = 0,
) -> GapAnswer:
    """Whether no meeting of the parties is known from `start` to `end`, and a gap says there was none.

    `since`: the time of the meeting before, which "first since" takes for granted: a gap that excludes it decides
    nothing. `margin`: days from `start` in which a meeting refutes nothing: "in four years" may be three and a half.
    """
    surely = start + timedelta(days=margin)
    between = [
        m
        for m in meetings
        if m.facts.surely_held
        and m.form_fits
        and m.facts.earliest is not None
        and m.facts.latest is not None
        and surely <= m.facts.earliest
        and m.facts.latest <= end
    ]
    if between:
        known = between[0].facts.dates[0]
        shown = interval(language, known.earliest, known.latest, known.claim.value["granularity"])
        why = say(language, "gap_conflict_meeting", known=shown)
        comparison = _comparison(clause, text, "conflict", why, [_day_value(known)])
        return GapAnswer("refuted", None, comparison, _dated(between[:1]))
    for gap in gaps:
        if not (gap.fits(clause) and gap.earliest <= start and end <= gap.latest):
            continue
        if since is not None and gap.earliest <= since[0] and since[1] <= gap.latest:
            continue
        values = {"earliest": day(language, gap.earliest), "latest": day(language, gap.latest)}
        comparison = _comparison(clause, text, "match", say(language, "gap_match", **values), [_value(gap)])
        return GapAnswer("supported", None, comparison, (gap.claim,))
    comparison = _comparison(clause, text, "unknown", say(language, "gap_unknown"), ())
    return GapAnswer("not_enough_evidence", "unknown_slot", comparison)


def _comparison(
    clause: Clause, text: str, outcome: Outcome, why: str, known: Sequence[dict[str, object]]
) -> Comparison:
    since = clause.since
    if since is None:
        raise ValueError('only propositions with a "since" are compared with gaps')
    start = clause.gap_start if clause.gap_start is not None else since.start
    said = {"text": text[start : since.end], "earliest": None, "latest": None}
    if since.earliest is not None and since.latest is not None:
        said |= {"earliest": since.earliest.isoformat(), "latest": since.latest.isoformat()}
    return Comparison("gap", start, since.end, said, tuple(known), outcome, None, why)
