"""From comparisons to a label: the rules of verdicts.md, in their order, as a table one can read aloud.

`REFUTATIONS` is the table of section 5: what must agree, and what then refutes. Everything else is guards: what is
never refuted. Where no rule decides, the answer is "not enough evidence", with a reason.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from claims.compare import disputed_places
from claims.compare.times import disputed_dates, distance
from claims.contradict import are_disputed
from claims.dates import DateMention
from claims.facts import Facts
from claims.participants import Match
from claims.quickly import Small, small
from claims.reading.said import Clause
from claims.types import Comparison, Document, Label, Reason, Slot

DAYS_WITH_PLACE = 3  # verdicts.md, section 5, first row
DAYS_WITHOUT_PLACE = 1  # second row
# Distances of days mean something only between days: "2013" lies one day before January 2014, and refutes nothing.
_SHORT = 7
_NO_MATTER_OF_DAYS = 10_000  # days off, where one of the two is longer


@small
class Evaluation(Small):
    """One proposition beside one meeting."""

    clause: Clause
    facts: Facts
    matches: tuple[Match, ...]
    comparisons: tuple[Comparison, ...]
    excluded: tuple[Comparison, ...]
    document: Callable[[str], Document | None]  # the publication of this id; read when it is asked for
    dated: bool = False  # the day of the statement is known, so that "on Tuesday" is one Tuesday

    def of(self, slot: Slot) -> list[Comparison]:
        return [comparison for comparison in self.comparisons if comparison.slot == slot]

    def agrees(self, slot: Slot) -> bool:
        """Whether the slot was stated and matches."""
        found = self.of(slot)
        return bool(found) and all(comparison.outcome == "match" for comparison in found)

    def conflicts(self, slot: Slot) -> bool:
        return any(comparison.outcome == "conflict" for comparison in self.of(slot))

    @property
    def differing(self) -> list[Slot]:
        """The slots that do not match, in order, each once."""
        return list(dict.fromkeys(c.slot for c in self.comparisons if c.outcome not in ("match", "disputed")))

    @property
    def form_fits(self) -> bool:
        """A call neither supports nor refutes a meeting in person, nor the reverse; nor is it in a place."""
        said, known = self.clause.format, self.facts.format
        if known is None or said == known:
            return True
        if said is None:
            return not (known in ("phone", "video") and self.clause.places)
        return False

    @property
    def together(self) -> bool:
        """Whether all parties named (two at least) took part."""
        return len(self.matches) >= 2 and self.agrees("participants")


def supported(evaluation: Evaluation) -> bool:
    """Every participant named and every other stated slot matches (or is disputed), and nothing is left unchecked."""
    clause, facts = evaluation.clause, evaluation.facts
    if clause.loose or not evaluation.form_fits or not holds(clause, facts):
        return False
    if not evaluation.matches and not (clause.places and (clause.dates or clause.definite)):
        return False
    return all(
        comparison.outcome in ("match", "disputed") for comparison in (*evaluation.comparisons, *evaluation.excluded)
    )


def only_a_name_is_open(evaluation: Evaluation) -> bool:
    """Whether a meeting agrees with the day and all else that was stated, and a name is like that of who was there.

    Nothing comes nearer, and as the name is in doubt, no other meeting decides.
    """
    clause = evaluation.clause
    if not clause.dates or any(party.offices for party in clause.parties) or not evaluation.form_fits:
        return False
    names = {match.comparison.outcome for match in evaluation.matches}
    others = (comparison for comparison in evaluation.comparisons if comparison.slot != "participants")
    return names == {"match", "ambiguous"} and all(comparison.outcome == "match" for comparison in others)


def holds(clause: Clause, facts: Facts) -> bool:
    """Whether the meeting's status is the one stated: a planned, cancelled or denied meeting never shows "they met"."""
    return facts.status == clause.status or (
        facts.status_disputed and any(claim.value["status"] == clause.status for claim in facts.statuses)
    )


def ruled_out(said: Comparison, instead: Evaluation) -> Comparison:
    """A slot that the statement rules out ("not in Brussels but in Baku"), turned round.

    `instead` is the same statement with what is ruled out in its place: where that would be refuted, the exclusion
    agrees; where that would match, it conflicts; else it stays open.
    """
    if said.outcome == "match":
        return replace(said, outcome="conflict")
    holds_good = said.outcome == "conflict" and any(rule(instead) for _, rule in REFUTATIONS)
    return replace(said, outcome="match" if holds_good else "unknown")


# The table of refutations: what must agree, and what conflicts


def _date_with_place(e: Evaluation) -> bool:
    """All participants and the place agree; the date is at most 3 days off, or the weekday is another."""
    if not (e.together and e.agrees("place") and e.conflicts("date")):
        return False
    return weekday_off(e) or days_off(e) <= DAYS_WITH_PLACE


def _date_without_place(e: Evaluation) -> bool:
    """All participants agree and no place is stated; the date is 1 day off."""
    return e.together and not e.of("place") and e.conflicts("date") and days_off(e) <= DAYS_WITHOUT_PLACE


def _place(e: Evaluation) -> bool:
    """All participants and the date to the day agree; the place is another."""
    return e.together and date_to_the_day(e) and e.conflicts("place")


def _duration(e: Evaluation) -> bool:
    """All participants agree, and the place or the date to the day; the duration is another."""
    return e.together and (e.agrees("place") or date_to_the_day(e)) and e.conflicts("duration")


def _participant(e: Evaluation) -> bool:
    """One participant, the place and the date to the day agree, the list is complete; another is presented in the
    very office that the known participant held there."""
    at_least_one = any(match.comparison.outcome == "match" for match in e.matches)
    others = [match for match in e.matches if match.comparison.outcome != "match"]
    return (
        at_least_one
        and e.facts.complete
        and e.agrees("place")
        and date_to_the_day(e)
        and bool(others)
        and all(match.swap and not _is_qualified(match, e.clause) for match in others)
    )


def _is_qualified(match: Match, clause: Clause) -> bool:
    """Whether a word that was compared with nothing stands at a party, and may say that he was not in office then: "the
    later foreign minister"."""
    start, end = match.party.party.whole
    return any(part.start <= end + 1 and start <= part.end + 1 for part in clause.loose)


def _definite(e: Evaluation) -> bool:
    """A definite reference that fits exactly one known meeting: one slot is another, whatever the distance."""
    clause = e.clause
    if not clause.definite or not e.matches:
        return False
    differing = e.differing
    if len(differing) != 1 or differing[0] not in ("date", "place", "duration", "format", "participants"):
        return False
    slot = differing[0]
    if not all(c.outcome == "conflict" for c in e.of(slot) if c.outcome != "match"):
        return False
    if slot == "format" and _is_a_call(clause):
        return False
    if slot in ("date", "place") and _only_says_that_it_was(e, slot):
        return False
    if slot == "participants":
        if clause.negated:  # "the meeting of X and Y in Derby did not take place": that is not the one that did
            return False
        one = any(match.comparison.outcome == "match" for match in e.matches)
        named = all(match.party.party.kind == "person" for match in e.matches)  # an office may be that of one of them
        return one and named and e.facts.complete and e.agrees("place") and date_to_the_day(e)
    return e.agrees("participants") and (len(e.matches) >= 2 or e.agrees("date") or e.agrees("place"))


def _only_says_that_it_was(e: Evaluation, slot: Slot) -> bool:
    """ "The Derby meeting of X and Y took place": that names its meeting by where it was, and says no more of it; there
    may have been one besides that in York. But "the meeting of X and Y took place in Derby"."""
    words = e.clause.status_words
    if words is None or any(c.end > words.start for c in e.of(slot) if c.outcome == "conflict"):
        return False
    return not any(c.start > words.start for c in e.comparisons if c.slot != "status")


def _is_a_call(clause: Clause) -> bool:
    """ "Their phone call": besides a meeting there may have been one; but "their meeting was by phone"."""
    words = clause.format_words
    return words is not None and all(head.start <= words.start and words.end <= head.end for head in clause.heads)


REFUTATIONS: tuple[tuple[str, Callable[[Evaluation], bool]], ...] = (
    ("date", _date_with_place),
    ("date", _date_without_place),
    ("place", _place),
    ("duration", _duration),
    ("participants", _participant),
    ("definite", _definite),
)


def refutable(evaluation: Evaluation) -> bool:
    """Whether one row of the table holds, whatever may forbid it."""
    return not evaluation.clause.doubtful and any(rule(evaluation) for _, rule in REFUTATIONS)


def refuted(evaluation: Evaluation, others: Sequence[Evaluation]) -> bool:
    """Whether one row of the table holds and nothing forbids it."""
    rows = [name for name, rule in REFUTATIONS if rule(evaluation)]
    if not rows or evaluation.clause.doubtful:
        return False
    definite = "definite" in rows
    e = evaluation
    form = e.form_fits or (definite and e.conflicts("format"))
    if not form or e.facts.status != "held" or e.clause.status != "held" or e.clause.act == "presence":
        return False
    if e.clause.act == "outcome" and (e.clause.outcome is None or e.clause.outcome.kind != "agreed"):
        return False  # the day may be that on which it was said
    if any(match.party.party.kind == "country" or len(match.party.ids) > 1 for match in e.matches):
        return False
    if _disputed(e) or (e.conflicts("date") and _may_have_lasted(e)):
        return False
    if e.conflicts("date") and _may_be_ahead(e.clause):
        return False
    if e.clause.again and (e.conflicts("place") or _is_later(e)):  # "met again on 8 May": on 7 May for the first time
        return False
    if e.conflicts("date") and after_publication(e) and not definite:
        return False
    if definite:  # it names its meeting: only one that fits as well could be meant
        return not any(_fits_as_well(e, other) for other in others)
    return not any(could_be_meant(other) for other in others)


def _may_be_ahead(clause: Clause) -> bool:
    """ "X trifft Y am Donnerstag": the one that is to come, or in a headline the last one."""
    tenses = {head.tense for head in clause.heads if head.tense is not None}
    open_day = any(mention.weekday_only or mention.ahead is not None for mention in clause.dates)
    return open_day and tenses == {"present"}


_MAY_BE = ("match", "finer")  # of a participant: "finer" is somebody of that surname


def _may_be_there(match: Match) -> bool:
    """Whether a participant may be the one meant: also where no claim shows in which office he was there, as sources
    do not say it each time: "the Greek finance minister", who is told of by his name in the news of another day."""
    comparison = match.comparison
    return comparison.outcome in _MAY_BE or (comparison.outcome == "unknown" and match.participant is not None)


def could_be_meant(other: Evaluation) -> bool:
    """Another known meeting of these parties, held, planned or only proposed, that nothing stated excludes."""
    if not other.matches or not other.form_fits:
        return False
    if other.dated and any(_other_day(other, mention) for mention in other.clause.dates):
        return False
    return all(map(_may_be_there, other.matches)) and not any(
        comparison.outcome == "conflict" for comparison in other.comparisons
    )


def _other_day(other: Evaluation, mention: DateMention) -> bool:
    """Whether a weekday, counted from the day of the statement, is no day of this meeting."""
    day = mention.earliest
    if not mention.weekday_only or day is None or not other.facts.dates:
        return False
    return not any(known.earliest <= day <= known.latest for known in other.facts.dates)


def _fits_as_well(evaluation: Evaluation, other: Evaluation) -> bool:
    """Whether a definite reference fits another meeting in all but the slot that conflicts here, or in that very slot,
    and nothing excludes it: "the London meeting … lasted five hours" is of the one in London, however long it was; and
    "the meeting on 7 July took place" of the one on 7 July, which may have been called off."""
    if not other.form_fits:
        return False
    slot = evaluation.differing[0]
    rest = [c for c in other.comparisons if c.slot != "status"]
    said = other.of(slot)
    may_agree = bool(said) and all(c.outcome in ("match", "ambiguous") for c in said)  # "in March", of some year
    if may_agree and (could_be_meant(other) or (other.matches and all(c.outcome == "match" for c in rest))):
        return True
    if slot != "participants" and not all(map(_may_be_there, other.matches)):
        return False
    return all(c.outcome == "match" for c in other.comparisons if c.slot not in (slot, "participants"))


def weekday_off(e: Evaluation) -> bool:
    """Whether the weekday alone is what conflicts."""
    starts = {mention.start for mention in e.clause.dates if mention.weekday_only}
    conflicting = {c.start for c in e.of("date") if c.outcome == "conflict"}
    return bool(conflicting) and conflicting <= starts


def days_off(e: Evaluation) -> int:
    """Days between the stated date and the known one; large where one of them is no matter of days."""
    apart = [
        distance(mention, (earliest, latest), known)
        for mention in e.clause.dates
        if not mention.weekday_only
        for earliest, latest in mention.readings or ((mention.earliest, mention.latest),)
        for known in e.facts.dates
        if earliest is not None
        and latest is not None
        and (latest - earliest).days <= _SHORT
        and (known.latest - known.earliest).days <= _SHORT
    ]
    return min(apart, default=_NO_MATTER_OF_DAYS)


def date_to_the_day(e: Evaluation) -> bool:
    """Whether the date agrees, to the day on both sides."""
    if not e.agrees("date"):
        return False
    said = any(
        mention.earliest == mention.latest
        and mention.earliest is not None
        and (not mention.weekday_only or (e.dated and not _other_day(e, mention)))
        for mention in e.clause.dates
    )
    return said and all(known.to_the_day for known in e.facts.dates)


def _disputed(e: Evaluation) -> bool:
    """A claim that others contradict refutes nothing, nor does one of a meeting of which it is disputed that it was."""
    facts = e.facts
    return (
        facts.status_disputed
        or (e.conflicts("date") and disputed_dates(facts.dates))
        or (e.conflicts("place") and disputed_places(facts))
        or (e.conflicts("duration") and are_disputed("duration", facts.durations))
        or (e.conflicts("format") and are_disputed("format", facts.formats))
    )


def _may_have_lasted(e: Evaluation) -> bool:
    return any(known.day_of for known in e.facts.dates) or (e.facts.multilateral and not e.facts.complete)


def _is_later(e: Evaluation) -> bool:
    """Whether the stated day is after the known one."""
    said = [mention.earliest for mention in e.clause.dates if mention.earliest is not None]
    return e.conflicts("date") and bool(said) and min(said) > max(known.latest for known in e.facts.dates)


def after_publication(e: Evaluation) -> bool:
    """Whether the stated date lies after the day on which the source was published (or the latest it names)."""
    days = [last_day(e.document(known.claim.document)) for known in e.facts.dates]
    known_days = [day for day in days if day is not None]
    said = [m.earliest for m in e.clause.dates if m.earliest is not None and not m.weekday_only]
    return bool(known_days and said) and min(said) > max(known_days)


def last_day(document: Document | None) -> date | None:
    """The day up to which a document can report: its publication, else the latest day it names."""
    return None if document is None else document.published or document.latest


# Which meeting is closest, and why nothing was decided

_WEIGHT = {"match": 0.0, "disputed": 0.5, "finer": 1.0, "ambiguous": 2.0, "unknown": 2.0, "conflict": 3.0}


def closeness(e: Evaluation) -> tuple[float, float, str]:
    """For sorting: how far a meeting is from what was said; days decide between equals, then the id."""
    weight = sum(_WEIGHT[c.outcome] * (1.5 if c.slot == "participants" else 1.0) for c in e.comparisons)
    weight += 0.0 if e.form_fits else 4.0
    weight += 0.0 if holds(e.clause, e.facts) else 4.0
    off = days_off(e) if e.clause.dates and e.facts.dates else 0
    return weight, float(off), e.facts.meeting


def is_nearest(e: Evaluation) -> bool:
    """Whether a meeting fits so well that none can be closer, but one with an id before its own.

    Days between what was said and what is known there are none, or the time that was said is no matter of days.
    """
    return supported(e) and closeness(e)[:2] in ((0.0, 0.0), (0.0, _NO_MATTER_OF_DAYS))


def nearer_than_any_other_day(e: Evaluation) -> bool:
    """Whether no meeting at another time than the one that was stated can be closer than this one, or refute.

    That conflicts in its date at the least, and is further off. A definite reference may be refuted at any distance.
    """
    return not e.clause.definite and closeness(e)[0] <= _WEIGHT["conflict"] and not e.conflicts("date")


def touches(e: Evaluation) -> bool:
    """Whether a meeting is near enough to be shown: most parties match, or one with the place or the day."""
    matching = sum(match.comparison.outcome == "match" or _is_named_rightly(match) for match in e.matches)
    if not e.matches:
        return bool(e.comparisons) and any(c.outcome == "match" for c in e.comparisons)
    if 2 * matching > len(e.matches):
        return True
    may_be = all(match.comparison.outcome in _MAY_BE for match in e.matches)  # "Merkel" and "Putin" is all it says
    return (matching > 0 or may_be) and (e.agrees("place") or e.agrees("date"))


def _is_named_rightly(match: Match) -> bool:
    """Whether only the office that is said of a participant keeps him from agreeing."""
    named = match.participant is not None and match.party.party.kind == "person"
    return named and match.comparison.outcome in ("unknown", "conflict")


def reason(clause: Clause, best: Evaluation | None, cut_off: bool, parties_known: bool) -> Reason:
    """Why nothing was decided: the first of these that holds."""
    if not parties_known:
        return "unknown_party"
    if best is None:
        if _ambiguous_office(clause):
            return "ambiguous"
        return "search_cut_off" if cut_off else "no_such_meeting"
    outcomes = {c.outcome for c in best.comparisons}
    differing = best.differing
    if "ambiguous" in outcomes:
        return "ambiguous"
    if not differing:
        if not best.form_fits:
            return "no_such_meeting"
        if not holds(clause, best.facts):
            return "not_held" if best.facts.status not in ("held", None) else "unknown_slot"
        return "unchecked_content" if clause.loose else "unknown_slot"
    if cut_off:
        return "search_cut_off"
    if not best.form_fits:
        return "no_such_meeting"
    if len(differing) == 1 and "conflict" in outcomes and (holds(clause, best.facts) or differing == ["status"]):
        return "near_miss"
    if "conflict" in outcomes:
        return "no_such_meeting"
    if "unknown" in outcomes:
        return "unknown_slot"
    return "finer"


def _ambiguous_office(clause: Clause) -> bool:
    """An office without its country fits several."""
    return any(
        party.kind == "office" and all(office.country is None for office in party.offices) for party in clause.parties
    )


def text_label(labels: Sequence[Label]) -> Label:
    """The label of the whole text: the gravest of its propositions; those that claim nothing do not count."""
    for label in ("refuted", "conflicting_evidence", "not_enough_evidence", "supported"):
        if label in labels:
            return label
    return "no_claim"


def negate(label: Label) -> Label:
    """The negation of what is supported is refuted, and the reverse; what is undecided stays so."""
    if label == "supported":
        return "refuted"
    return "supported" if label == "refuted" else label
