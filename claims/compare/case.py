"""What is compared: one proposition with what is known of one meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claims.facts import Facts
from claims.language import Language
from claims.participants import Match
from claims.quickly import Small, quickly, small
from claims.reading.said import Clause
from claims.types import Comparison, Document

new_comparison = quickly(Comparison)  # one for each slot and meeting


@small
class Case(Small):
    """One proposition and one meeting, with what comparing them needs."""

    clause: Clause
    facts: Facts
    matches: Sequence[Match]
    document: Callable[[str], Document | None]  # the publication of this id; read when it is asked for
    language: Language
    dated: bool = False  # the day of the statement is known, so that "on Tuesday" is one Tuesday
