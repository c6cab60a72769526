"""How many verdicts of which kind, and how long their stages took: counted where they are made, added up elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Tally:
    """Statements, verdicts on their propositions by (label, reason), and seconds by stage. It holds no words."""

    statements: Counter[str] = field(default_factory=Counter)  # by the label of the whole text
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)

    def count(self, verdict: Mapping[str, Any], seconds: Mapping[str, float]) -> None:
        """Add one public verdict and what it took."""
        self.statements[verdict["label"]] += 1
        for each in verdict["propositions"]:
            self.verdicts[each["label"], each["reason"] or ""] += 1
        self.seconds.update(seconds)

    def add(self, other: Tally) -> None:
        """Add all that another has counted."""
        self.statements.update(other.statements)
        self.verdicts.update(other.verdicts)
        self.seconds.update(other.seconds)
