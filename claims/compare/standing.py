"""Whether it was held and in which form, as stated and as known."""

from __future__ import annotations

from claims.compare.case import Case
from claims.facts import Facts
from claims.messages import list_of, say
from claims.places import PlaceMention
from claims.reading.parties import Party
from claims.reading.said import Head
from claims.types import Comparison, Outcome, Value


def compare_format(case: Case) -> list[Comparison]:
    """In person, by telephone or by video: as the source says it; "met" without more means in person."""
    words = case.clause.format_words
    known = case.facts.formats
    if words is None:
        return _form_left_open(case)
    values = tuple({"claims": [claim.id], **claim.value} for claim in known)
    formats = {claim.value["format"] for claim in known}
    outcome: Outcome = "unknown"
    if formats:
        outcome = "match" if words.value in formats else "conflict"
        if outcome == "match" and len(formats) > 1:
            outcome = "disputed"
    names = list_of(case.language, (say(case.language, format) for format in sorted(formats)))
    why = say(case.language, f"format_{outcome if outcome != 'disputed' else 'match'}", said=words.text, known=names)
    said: Value = {"text": words.text, "format": words.value}
    return [Comparison("format", words.start, words.end, said, values, outcome, None, why)]


def _form_left_open(case: Case) -> list[Comparison]:
    """ "X met Y", where the source says in words that they spoke, and neither where nor in which form: by telephone, as
    likely. A row of a table of meetings has no words for that."""
    clause, facts = case.clause, case.facts
    if clause.format != "in_person" or facts.formats or facts.places or not clause.heads:
        return []
    if not any(span.quote for claim in facts.statuses for span in claim.spans):
        return []
    head = clause.heads[-1]
    why = say(case.language, "format_unknown")
    return [
        Comparison(
            "format", head.start, head.end, {"text": head.text, "format": clause.format}, (), "unknown", None, why
        )
    ]


NOT_HELD = "not_held"  # of words that say that a meeting did not take place: it was called off, or put off


def compare_status(case: Case) -> list[Comparison]:
    """Held, planned, cancelled or denied: a plan never shows that it took place, nor the reverse. To put off is less
    than to cancel."""
    clause, known = case.clause, case.facts.status
    words = clause.status_words
    values = tuple({"claims": [claim.id], **claim.value} for claim in case.facts.statuses)
    if case.facts.status_disputed and any(value["status"] == clause.status for value in values):
        return _disputed_status(case, values)
    if words is None:
        return []
    outcome: Outcome = "unknown"
    if known is not None:
        outcome = "match" if known == clause.status else "unknown" if clause.status == "planned" else "conflict"
    took_place = known == clause.status == "held"
    key = "status_unknown" if known is None else "status_match" if took_place else "status_conflict"
    put_off = words.value != NOT_HELD and (words.value == "put_off") != _is_put_off(case.facts)
    if outcome == "match" and known == "cancelled" and put_off:
        outcome, key = "unknown", "status_conflict"
    why = say(case.language, key, said=words.text, known=_shown_status(case))
    said: Value = {"text": words.text, "status": clause.status}
    return [Comparison("status", words.start, words.end, said, values, outcome, None, why)]


def _disputed_status(case: Case, values: tuple[Value, ...]) -> list[Comparison]:
    """What the sources say became of a meeting, where they contradict each other; beside the words that tell of it."""
    clause = case.clause
    beside: tuple[Head | PlaceMention | Party, ...] = (*clause.heads, *clause.places, *clause.parties)
    told = clause.status_words or next(iter(beside), None)
    if told is None:
        return []
    known = list_of(case.language, dict.fromkeys(say(case.language, value["status"]) for value in values))
    said: Value = {"text": told.text, "status": clause.status}
    why = say(case.language, "status_conflict", known=known)
    return [Comparison("status", told.start, told.end, said, values, "disputed", None, why)]


def _is_put_off(facts: Facts) -> bool:
    """Whether the sources say of a meeting that was called off no more than that it was put off."""
    return all(claim.value.get("put_off") for claim in facts.statuses if claim.value["status"] == "cancelled")


def _shown_status(case: Case) -> str:
    known = case.facts.status
    if known == "cancelled" and _is_put_off(case.facts):
        return say(case.language, "put_off")
    return say(case.language, known) if known else ""


def known_status(case: Case) -> Comparison | None:
    """What the source says became of a meeting that was stated as held, and was planned, cancelled or denied."""
    known, heads = case.facts.status, case.clause.heads
    if known in (None, case.clause.status) or not heads:
        return None
    values = tuple({"claims": [claim.id], **claim.value} for claim in case.facts.statuses)
    why = say(case.language, "status_conflict", known=_shown_status(case))
    said: Value = {"text": heads[0].text, "status": case.clause.status}
    return Comparison("status", heads[0].start, heads[0].end, said, values, "unknown", None, why)
