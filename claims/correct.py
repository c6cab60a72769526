"""The smallest edits that would make a statement supported: the words that conflict, replaced by what is known."""

from __future__ import annotations

from claims.judge import Evaluation
from claims.language import Language
from claims.messages import entity_name, interval
from claims.types import Comparison, Correction


def corrections(evaluation: Evaluation, language: Language) -> tuple[Correction, ...]:
    """One edit for each slot that conflicts; none at all where one of them has no known value to put in its place."""
    edits: list[Correction] = []
    for comparison in evaluation.comparisons:
        if comparison.outcome != "conflict":
            continue
        text = _known(evaluation, comparison, language)
        if text is None:
            return ()
        edits.append(Correction(comparison.start, comparison.end, text))
    return tuple(edits)


def _known(evaluation: Evaluation, comparison: Comparison, language: Language) -> str | None:
    facts = evaluation.facts
    if comparison.slot == "date" and facts.dates:
        known = facts.dates[0]
        return interval(language, known.earliest, known.latest, known.claim.value["granularity"])
    if comparison.slot == "place" and facts.places:
        return facts.places[0].place.label(language.code)
    if comparison.slot == "duration" and facts.durations:
        return str(facts.durations[0].value["text"])
    if comparison.slot == "participants":
        taken = {match.participant.entity.id for match in evaluation.matches if match.participant is not None}
        free = [participant for participant in facts.participants if participant.entity.id not in taken]
        return entity_name(language, free[0].entity) if len(free) == 1 else None
    return None
