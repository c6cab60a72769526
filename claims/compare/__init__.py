"""One small function for each slot: what was said against what one meeting's accepted claims say.

Each returns a Comparison, whose `why` is a sentence in the statement's language. The docstring of each function is
the rule that the public reads. `SLOTS` lists them in the order in which they are shown.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from claims.compare.case import Case, new_comparison
from claims.compare.standing import compare_format, compare_status
from claims.compare.times import compare_date, compare_duration
from claims.compare.words import compare_attribution, compare_outcome, compare_topic
from claims.facts import Facts
from claims.messages import list_of, say
from claims.places import PlaceMention
from claims.places.geography import compare_places
from claims.types import Comparison, Outcome, Slot, Value


def compare_place(case: Case) -> list[Comparison]:
    """A stated place agrees if it is the known one or contains it; inside the known one it says more. Two places
    conflict if neither contains the other and they are at least 50 km apart. A continent never conflicts, nor does a
    place that may be of what they talked about."""
    return [_place(case, mention) for mention in case.clause.places]


def _place(case: Case, mention: PlaceMention) -> Comparison:
    known = case.facts.places
    code = case.language.code
    said: Value = {
        "text": mention.text,
        "entity": mention.candidates[0].id if len(mention.candidates) == 1 else None,
        "name": mention.candidates[0].label(code) if mention.candidates else None,
    }
    values = tuple(
        {
            "claims": [each.claim.id],
            "entity": each.place.id,
            "name": each.place.label(code),
            "country": each.place.country,
        }
        for each in known
    )

    def answer(outcome: Outcome, key: str) -> Comparison:
        shown = list_of(case.language, dict.fromkeys(each.place.label(code) for each in known))
        why = say(case.language, key, said=mention.text, known=shown)
        candidates = (
            tuple({"entity": p.id, "name": p.label(code)} for p in mention.candidates) if outcome == "ambiguous" else ()
        )
        return new_comparison("place", mention.start, mention.end, said, values, outcome, None, why, candidates)

    if not mention.candidates:
        return answer("ambiguous", "place_ambiguous")
    if not known:
        return answer("unknown", "place_unknown")
    read = [compare_places(mention.candidates, each.place, guessed=mention.town, near=mention.near) for each in known]
    outcomes = {each.outcome for each in read}
    if disputed_places(case.facts):
        return answer("disputed", "place_disputed") if "match" in outcomes else answer("conflict", "place_disputed")
    if "match" in outcomes:
        same = any(each.why_key == "same" for each in read)
        return answer("match", "place_same" if same else "place_match")
    if "finer" in outcomes:
        return answer("finer", "place_finer")
    if "ambiguous" in outcomes:
        return answer("ambiguous", "place_ambiguous")
    if "unknown" in outcomes:
        return answer("unknown", "place_near" if any(each.why_key == "near" for each in read) else "place_open")
    if "place" in case.clause.open:
        return answer("unknown", "place_open")
    return answer("conflict", "place_conflict")


def disputed_places(facts: Facts) -> bool:
    """Whether two accepted places exclude each other."""
    if len(facts.places) < 2:  # as of most meetings
        return False
    pairs = combinations([each.place for each in facts.places], 2)
    return any(compare_places((a,), b).outcome == "conflict" for a, b in pairs)


SLOTS: dict[Slot, Callable[[Case], list[Comparison]]] = {
    "date": compare_date,
    "place": compare_place,
    "duration": compare_duration,
    "format": compare_format,
    "status": compare_status,
    "topic": compare_topic,
    "outcome": compare_outcome,
    "attribution": compare_attribution,
}


def compare(case: Case) -> list[Comparison]:
    """All comparisons of a proposition with one meeting: the participants first, then `SLOTS` in order."""
    found = [match.comparison for match in case.matches]
    for slot in SLOTS.values():
        found += slot(case)
    return found
