"""Which of two meetings came first, where a statement says so: "after meeting X, he met Y", "then he met Z".

Each of the two is judged by itself. Where both are supported, the days that are known of them must say the same of
their order; else what says so is left unchecked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.facts import Facts
from claims.parse import Proposition
from claims.reading.said import Order
from claims.recall import Recalled
from claims.types import Closest, PropositionVerdict, Unchecked


def in_order(
    text: str, propositions: Sequence[Proposition], verdicts: Sequence[PropositionVerdict], known: Recalled
) -> tuple[PropositionVerdict, ...]:
    """The verdicts, without those that are supported but for an order that nothing shows."""
    found = list(verdicts)
    for number, proposition in enumerate(propositions):
        order = proposition.clause.order
        if order is None or verdicts[number].label != "supported":
            continue
        other = _other(propositions, number, order)
        before_nothing = other is None and order.next and order.relation == "after"  # "Bevor er X traf, …"
        if before_nothing or (other is not None and not _holds(order, verdicts[number], verdicts[other], known)):
            found[number] = _unchecked(verdicts[number], order, text)
    return tuple(found)


def _other(propositions: Sequence[Proposition], number: int, order: Order) -> int | None:
    """The proposition that it is said to be before or after; None without one."""
    others = range(number + 1, len(propositions)) if order.next else range(number - 1, -1, -1)
    return next((each for each in others if propositions[each].clause.act == "meeting"), None)


def _holds(order: Order, one: PropositionVerdict, other: PropositionVerdict, known: Recalled) -> bool:
    """Whether the known days are in this order. What is not supported shows none, and is judged by itself."""
    if other.label != "supported" or one.meeting is None or other.meeting is None:
        return True
    if order.relation == "while":
        return one.meeting == other.meeting
    facts = known.facts([one.meeting, other.meeting])
    first, second = facts[one.meeting], facts[other.meeting]
    return _is_before(first, second) if order.relation == "before" else _is_before(second, first)


def _is_before(first: Facts, second: Facts) -> bool:
    return first.latest is not None and second.earliest is not None and first.latest < second.earliest


def _unchecked(verdict: PropositionVerdict, order: Order, text: str) -> PropositionVerdict:
    part = Unchecked(order.start, order.end, text[order.start : order.end])
    parts = sorted((*verdict.unchecked, part), key=lambda part: part.start)
    meeting = verdict.meeting
    closest = None if meeting is None else Closest(meeting, (), verdict.comparisons, verdict.evidence)
    return replace(
        verdict, label="not_enough_evidence", reason="unchecked_content", unchecked=tuple(parts), closest=closest
    )
