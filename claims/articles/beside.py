"""A meeting that a sentence names beside what it tells: "At a meeting with X, Y proposed to lower tariffs".

Such a noun takes the meeting for granted, whatever the verb of the sentence is; a clause is made of it alone.
"""

from __future__ import annotations

from claims.articles.sentences import ReadSentence
from claims.reading.phrases import Phrase
from claims.reading.said import Clause, Head

_DOUBTS = ("condition", "hedge", "hedge_modal", "irrealis", "opinion_modal", "no", "not", "or", "nobody", "falsehood")
_PEOPLE = ("person", "office", "pronoun")


def met_beside(sentence: ReadSentence) -> Clause | None:
    """The meeting that a preposition and "with" bring in, with the subject of the sentence; None without."""
    for index, noun in enumerate(sentence.phrases[:-1]):
        if noun.kind != "noun" or noun.role not in ("after", "at") or noun.value.sense != "meeting":
            continue
        met = sentence.phrases[index + 1]
        if met.kind != "parties" or met.role not in ("with", "between"):
            continue
        subject = None if met.role == "between" else _subject(sentence, noun)
        if (subject is None and met.role == "with") or _is_open(sentence, noun.end):
            return None
        inner = next(atom for atom in reversed(noun.atoms) if atom.has("noun"))
        behind = _behind(sentence.phrases[index + 2 :])
        form = noun.value.format
        return Clause(
            noun.start,
            max((phrase.end for phrase in behind), default=met.end),
            "meeting",
            parties=(*(subject.value if subject is not None else ()), *met.value),
            dates=tuple(phrase.value for phrase in behind if phrase.kind == "date" and not phrase.value.bound)[:1],
            places=tuple(phrase.value for phrase in behind if phrase.kind == "place" and phrase.role == "at")[:1],
            format=form if form is not None else None,
            heads=(Head(inner.start, inner.end, inner.text, "noun"),),
        )
    return None


def _subject(sentence: ReadSentence, noun: Phrase) -> Phrase | None:
    """Who is the subject: the last one named before the noun, else the first one behind it, if it is one alone."""
    people = [
        phrase
        for phrase in sentence.phrases
        if phrase.kind == "parties" and phrase.role == "" and all(party.kind in _PEOPLE for party in phrase.value)
    ]
    before = [phrase for phrase in people if phrase.end <= noun.start]
    found = before[:1] or [phrase for phrase in people if phrase.start >= noun.end][:1]
    return found[0] if found and len(found[0].value) == 1 else None


def _is_open(sentence: ReadSentence, end: int) -> bool:
    """Whether a word before may say that they did not meet after all."""
    return sentence.scanned.question or any(atom.has(*_DOUBTS) for atom in sentence.atoms if atom.start < end)


def _behind(phrases: tuple[Phrase, ...]) -> list[Phrase]:
    """The dates and places that stand right behind, before anything else."""
    found: list[Phrase] = []
    for phrase in phrases:
        if phrase.kind not in ("date", "place"):
            break
        found.append(phrase)
    return found
