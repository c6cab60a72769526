"""Sentences that belong to the one before: they judge it ("That is not true.", "Falsch!", "Нет."), or add to it
("Twice.", "Nicht allein.", "In London.")."""

from __future__ import annotations

from typing import Literal

from claims.reading.scan import ScannedSentence

_PASSING = (
    "punct", "be", "have", "do", "it", "definite", "indefinite", "that", "relative", "ignorable", "statement",
    "possessive_s", "hedge", "exclusive",
)  # fmt: skip
_DENYING = ("not", "no", "refusal")


def judgement(sentence: ScannedSentence) -> Literal["untrue", "doubtful"] | None:
    """What a sentence says of the one before it: that it is untrue, or that it may be; None for any other sentence."""
    if sentence.question:
        return None
    first, behind = (*sentence.atoms, None, None)[:2]
    if first is not None and behind is not None and first.has("refusal") and behind.text == ",":
        return "doubtful"  # "No, that was Hunt."
    judging = [atom for atom in sentence.atoms if atom.has("truth", "falsehood", *_DENYING)]
    if any(not atom.has(*_PASSING) for atom in sentence.atoms if atom not in judging):
        return None
    if any(atom.has("hedge") for atom in sentence.atoms):
        return "doubtful"
    denials = sum(atom.has(*_DENYING) for atom in judging)
    false = any(atom.has("falsehood") for atom in judging)
    true = any(atom.has("truth") for atom in judging)
    if not (false or true):
        return "untrue" if denials == 1 else None  # "No."
    return "untrue" if false ^ (denials % 2 == 1) else None


_ADDING = (
    "at",
    "on",
    "with",
    "without",
    "exclusive",
    "hedge",
    "format",
    "duration",
    "until",
    "since",
    "not",
    "not_only",
    "for",
)
_LONGEST = 8  # atoms of such a piece, with its marks


def adds(sentence: ScannedSentence) -> bool:
    """Whether a sentence without a verb only adds to the one before it."""
    atoms = [atom for atom in sentence.atoms if not atom.has("punct", "and")]
    if not atoms or len(sentence.atoms) > _LONGEST or any(atom.has("verb", "be", "have", "become") for atom in atoms):
        return False
    return atoms[0].has(*_ADDING)
