"""Sentences that belong to the one before: they judge it ("That is not true.", "Falsch!", "Нет."), or add to it
("Twice.", "Nicht allein.", "Mattis was there, too.")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from claims.reading.scan import Atom, ScannedSentence

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
# "It lasted six hours.", "That was in 2018.", "Das geschah am 17. Februar.": what points back, and what stands beside
_POINTING = ("it", "cleft", "that", "definite")
_SAID_OF_IT = ("date", "place", "duration")
_BESIDE = (
    *_POINTING, *_SAID_OF_IT, "relative", "be", "have", "at", "on", "about", "ignorable", "indefinite", "not",
    "exclusive", "apart", "for",
)  # fmt: skip
# "Mattis, too.", "So did Mattis.", "Mattis nicht.": somebody else, and a word that says so
_SOMEBODY = ("name", "office", "title", "nation", "country")
_ELSE = ("ignorable", "do", "not", "exclusive", "any_more")


def adds(sentence: ScannedSentence) -> bool:
    """Whether a sentence only adds to the one before it: what stands alone, when it was, or who was there, too."""
    atoms = [atom for atom in sentence.atoms if not atom.has("punct", "and")]
    if not atoms or len(sentence.atoms) > _LONGEST:
        return False
    if _tells_when(atoms) or _names_somebody_else(atoms):
        return True
    if any(atom.has("verb", "be", "have", "become") for atom in atoms):
        return False
    return atoms[0].has(*_ADDING)


def _tells_when(atoms: Sequence[Atom]) -> bool:
    if not atoms[0].has(*_POINTING) or not any(atom.has(*_SAID_OF_IT) for atom in atoms):
        return False
    others = [atom for atom in atoms if not atom.has(*_BESIDE)]
    return not others or (len(others) == 1 and others[0].has("verb", "word"))


def _names_somebody_else(atoms: Sequence[Atom]) -> bool:
    if not any(atom.has("name", "office") for atom in atoms):
        return False
    if any(atom.has("took_part") for atom in atoms):
        return True
    told = any(atom.has(*_ELSE) for atom in atoms)
    return told and all(atom.has(*_SOMEBODY, *_ELSE) for atom in atoms)
