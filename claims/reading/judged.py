"""Sentences that belong to the one before: they judge it ("That is not true.", "Falsch!", "Нет."), add to it
("Twice.", "Nicht allein.", "Mattis was there, too."), or take it back ("Or so they say.", "Korrektur: in Wien.",
"Сомневаюсь.")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from itertools import takewhile
from typing import Literal

from claims.language import Language
from claims.reading.scan import Atom, ScannedSentence
from claims.text import normalise

_PASSING = (
    "punct", "be", "have", "do", "it", "definite", "indefinite", "that", "relative", "ignorable", "statement",
    "possessive_s", "hedge", "exclusive", "cleft",
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
    if denials and any(atom.has("sure") for atom in judging):
        return "doubtful"  # "That is not known."
    if not (false or true):
        return "untrue" if denials == 1 else None  # "No."
    return "untrue" if false ^ (denials % 2 == 1) else None


@dataclass(frozen=True, slots=True)
class _Words:
    """A language's words that count in such a sentence alone, as tables know them."""

    pointing: frozenset[str]
    doubting: frozenset[str]
    knowing: frozenset[str]
    correcting: frozenset[str]
    joining: frozenset[str]
    polite: frozenset[str]
    signing: frozenset[str]
    crediting: frozenset[str]
    sourcing: frozenset[str]
    doctored: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    table = language.section("clauses").get("next", {})
    kinds = tuple(field.name for field in fields(_Words))
    return _Words(*(frozenset(map(normalise, table.get(kind, ()))) for kind in kinds))


_ADDING = (
    "at", "on", "with", "without", "exclusive", "hedge", "format", "duration", "until", "since", "not", "not_only",
    "for", "by",
)  # fmt: skip
_LONGEST = 12  # atoms of such a sentence, with its marks
_PIECE = 6  # of one without a verb
_EXCLAIMED = 4  # of one that is called out
_VERBS = ("verb", "be", "have", "become", "do")


def adds(sentence: ScannedSentence, language: Language, same_line: bool) -> bool:
    """Whether a sentence that tells of no meeting adds to the one before it, or takes it back: what stands alone, when
    it was, who was there, too, or that somebody doubts it. `same_line`: that one stands in the same line."""
    atoms = [atom for atom in sentence.atoms if not atom.has("punct", "and")]
    if not atoms or len(sentence.atoms) > _LONGEST or _only_judges(atoms):
        return False
    words = _words(language)
    if atoms[0].norm in words.crediting and _names_its_owner(sentence, words):
        return False
    if same_line and _is_comment(sentence, atoms, words):
        return True
    if _tells_when(atoms) or _names_somebody_else(atoms, words) or _takes_back(atoms, words):
        return True
    if _tells_what_came_of_it(sentence, atoms, words):
        return True
    if any(atom.has(*_VERBS) for atom in atoms):
        return False
    return atoms[0].has(*_ADDING) or (same_line and _is_piece(sentence, atoms))


def source_of(sentence: ScannedSentence, language: Language) -> tuple[int, int] | None:
    """Where a sentence that is no more names who says what stands before it: "Source: Reuters", "(APA, 17.2.2017)"."""
    atoms = sentence.atoms
    if len(atoms) < _SHORTEST_SOURCE or len(atoms) > _LONGEST:
        return None
    if atoms[0].norm in _words(language).sourcing and atoms[1].text == ":":
        rest = atoms[2:]
    elif atoms[0].text == "(" and atoms[1].has("name") and not atoms[1].has("place"):
        rest = atoms[1:]
    else:
        return None
    named = list(takewhile(lambda atom: not atom.has("punct", "date"), rest))
    return (named[0].start, named[-1].end) if named else None


_SHORTEST_SOURCE = 3  # atoms of "Source: Reuters"


def _names_its_owner(sentence: ScannedSentence, words: _Words) -> bool:
    """ "Photo: Reuters", and not "Photo: fake", "Foto: Montage"."""
    told = [atom for atom in sentence.atoms[1:] if not atom.has("punct")]
    marked = len(sentence.atoms) > 1 and sentence.atoms[1].text == ":"
    return marked and all(atom.capital and not atom.has("date") and atom.norm not in words.doctored for atom in told)


def _only_judges(atoms: Sequence[Atom]) -> bool:
    """ "That is true.", "Das ist nicht falsch.": `judgement` has looked at it."""
    judging = ("truth", "falsehood")
    return any(a.has(*judging) for a in atoms) and all(a.has(*judging, *_PASSING, *_DENYING) for a in atoms)


_YES = ("ignorable", "he", "they", "it", "do", "have", "be")  # "Yes, she did."


def answers(sentence: ScannedSentence, language: Language) -> bool:
    """Whether a short sentence behind a question answers it otherwise than with yes: "Far from it", "Ach was"."""
    atoms = [atom for atom in sentence.atoms if not atom.has("punct", "and")]
    if not atoms or len(atoms) > _PIECE or sentence.question or _only_judges(atoms):
        return False
    polite = _words(language).polite  # "Please check."
    return not (any(atom.norm in polite for atom in atoms) or all(atom.has("truth", *_YES) for atom in atoms))


def only_interrupts(sentence: ScannedSentence) -> bool:
    """ "Where?", "Wow.": what follows may be said of the sentence before it."""
    told = [atom for atom in sentence.atoms if not atom.has("punct")]
    return len(told) <= _EXCLAIMED and (sentence.question or not any(atom.has(*_VERBS) for atom in told))


def doubts_what_follows(sentence: ScannedSentence, language: Language) -> bool:
    """Whether a sentence that tells of no meeting warns of the one behind it: "This is a lie. …", "Satire. …", "Not
    confirmed. …". Whoever only says "No." may answer somebody, and then say how it was."""
    atoms = [atom for atom in sentence.atoms if not atom.has("punct", "and")]
    if not atoms or len(atoms) > _PIECE or sentence.question:
        return False
    if judgement(sentence) is not None:
        return any(atom.has("falsehood", "truth", "hedge") for atom in atoms)
    only_true = atoms[0].has("truth") and not any(atom.has("falsehood", "hedge", *_DENIALS) for atom in atoms)
    return not (only_true or _only_judges(atoms)) and _takes_back(atoms, _words(language))  # "Fact check. …"


def _is_comment(sentence: ScannedSentence, atoms: Sequence[Atom], words: _Words) -> bool:
    """ "Hilarious.", "As if!", "What nonsense!": a few words whose tone may say that it is not so. A question asks."""
    if sentence.question or all(atom.has("ignorable") or atom.norm in words.polite for atom in atoms):
        return False
    return len(atoms) == 1 or (len(atoms) <= _EXCLAIMED and sentence.atoms[-1].text == "!")


# "It lasted six hours.", "That was in 2018.", "Eigentlich war es in Wien.": what points back, and what stands beside
_POINTING = ("it", "cleft", "that", "definite", "scene", "topic_noun")
_SAID_OF_IT = ("date", "year", "place", "duration", "first", "ordinal", "format", "absent")
_BESIDE = (
    *_POINTING, *_SAID_OF_IT, "relative", "be", "have", "at", "on", "about", "ignorable", "indefinite", "not", "since",
    "exclusive", "apart", "for", "or", "possessive",
)  # fmt: skip
# "Mattis, too.", "So did Mattis.", "Mattis nicht.": somebody else, and a word that says so
_SOMEBODY = ("name", "office", "title", "nation", "country")
_ELSE = ("ignorable", "do", "not", "exclusive", "any_more", "there", "with")
_HIM = ("possessive", "he", "they", "be", "at")


def _tells_when(atoms: Sequence[Atom]) -> bool:
    if not any(atom.has(*_POINTING) for atom in atoms[:3]) or not any(atom.has(*_SAID_OF_IT) for atom in atoms):
        return False
    others = [atom for atom in atoms if not atom.has(*_BESIDE)]
    return not others or (len(others) == 1 and others[0].has("verb", "word", "name"))


def _names_somebody_else(atoms: Sequence[Atom], words: _Words) -> bool:
    if not any(atom.has("name", "office", "aide", "nobody") for atom in atoms):
        return False
    if any(atom.has("took_part") or atom.norm in words.joining for atom in atoms):
        return True
    told = any(atom.has(*_ELSE) for atom in atoms)
    return told and all(atom.has(*_SOMEBODY, *_ELSE, *_HIM) for atom in atoms)


def _tells_what_came_of_it(sentence: ScannedSentence, atoms: Sequence[Atom], words: _Words) -> bool:
    """ "The topic was fish.", "They signed a treaty." """
    if any(atom.has("topic_noun") for atom in atoms[:2]):  # "Topics: fish"
        return any(atom.has("be") for atom in atoms[:3]) or any(mark.text == ":" for mark in sentence.atoms[1:3])
    return any(atom.has("they") for atom in atoms) and any(atom.norm in words.signing for atom in atoms)


_DOUBTS = ("say", "happen", "hold", "deny", "believe")
_DENIALS = ("not", "no", "never", "nobody")


def _takes_back(atoms: Sequence[Atom], words: _Words) -> bool:
    """ "Or so they say.", "Correction: Sofia.", "I doubt it.", "Harlow denies this.", "It never happened."

    Of the weather ("It did not rain.") nobody says or denies anything.
    """
    if atoms[0].has("or", "truth") or any(atom.norm in words.correcting for atom in atoms[:2]):
        return True
    this = any(atom.norm in words.pointing for atom in atoms)
    points = this or any(atom.has("it", "cleft") for atom in atoms)
    if any(atom.has("falsehood") for atom in atoms):  # "All lies.", "Rating: False", "This is completely untrue."
        return points or len(atoms) <= _PIECE or atoms[0].has("falsehood")
    senses = {form.verb.sense for atom in atoms for form in atom.kinds.get("verb", ())}
    doubts = any(atom.has("hedge") or atom.norm in words.doubting for atom in atoms) or "believe" in senses
    if any(atom.norm in words.knowing for atom in atoms):  # "I don't know.", "Who knows."
        doubts |= any(atom.has("question", *_DENIALS) for atom in atoms)
    if doubts or "deny" in senses:
        return points or len(atoms) <= _PIECE
    denied = any(atom.has(*_DENIALS) for atom in atoms)
    if denied and any(atom.has("truth") for atom in atoms) and len(atoms) <= _PIECE:  # "Verdict: not true."
        return True
    they = any(atom.has("he", "they") for atom in atoms)
    if "cancel" in senses and (they or points):  # "She cancelled at the last minute."
        return True
    if denied and they and any(atom.has("there", "took_part", "absent", "place") for atom in atoms):
        return True  # "He was not there."
    return denied and (this or (points and not senses.isdisjoint(_DOUBTS)))


def _is_piece(sentence: ScannedSentence, atoms: Sequence[Atom]) -> bool:
    """ "Sorry, Sofia.", "Datum: 19. Juni 2019.", "Вернее, Галеев.": a few words without a verb, of which the last is
    one that could have been meant. "(APA, 17.2.2017)" is the source."""
    if len(atoms) > _PIECE or sentence.text.startswith("(") or any(atom.has("media") for atom in atoms):
        return False
    if any(atom.has("word") and not atom.capital for atom in atoms):  # it may be the verb: "Prices rose on Tuesday."
        return False
    return len(atoms) > 1 and atoms[-1].has("date", "year", "place", "duration", "format", "name")
