"""Meetings on a field and in a tale, which are none: "Alcaraz met Djokovic in the final", "in the film, he meets X"."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from claims.articles.writing import Writing
from claims.reading.gathering import MEETING_SENSES
from claims.reading.said import Clause
from claims.reading.scan import Atom, kinds_of

_OF_A_MATCH = frozenset({"sport", "name", "verb"})
_OFFICIALS = ("office", "title", "counterpart")
_WORD = {"word": None}
_SEVERAL = 2
_LONGEST_TITLE = 8  # atoms of "роман Анны Берг рассказывает о том, как"
_BETWEEN = 3  # words between "in" and the tale: "in the first novel"


class Match(NamedTuple):
    """What was told of matches so far: the surnames in those sentences, and whether the last meeting was one."""

    played: frozenset[str]
    last: bool


NO_MATCH = Match(frozenset(), False)


def really_met(
    clauses: Sequence[Clause], atoms: Sequence[Atom], match: Match, writing: Writing
) -> tuple[list[Clause], Match]:
    """Of the clauses of a sentence that may tell of a meeting those that tell of none on a field or in a tale; and
    what was told of matches with this sentence."""
    if _is_in_a_tale(atoms, writing) or (writing.tales_told and _opens_a_tale(atoms, writing)):
        return [], match
    here = _tells_of_a_match(atoms) or _tells_who_won(atoms, writing)
    told = Match(match.played | _surnames(atoms), True) if here and writing.beats else match
    said = [clause for clause in clauses if not _is_of_a_match(clause, told, writing)]
    last = here or (match.last and not said)
    return said, Match(match.played | _surnames(atoms) if last else match.played, last)


def without_sport(atoms: Sequence[Atom], kinds: AbstractSet[str]) -> Sequence[Atom]:
    """The atoms of a sentence, which can be these `kinds`; where it names several officials, its words of sport are of
    no match: "the President of the Federation and the Mayor met to review preparations for the World Championships"."""
    if "sport" not in kinds:
        return atoms
    officials = sum(atom.has(*_OFFICIALS) and not atom.has("of_sport") for atom in atoms)
    people = sum(atom.has("name") and " " in atom.text for atom in atoms)  # "хозяин «Спартака» X и президент лиги Y"
    if officials < _SEVERAL and not (officials and people >= _SEVERAL):
        return atoms
    return [_without(atom, "sport") if atom.has("sport") else atom for atom in atoms]


def _without(atom: Atom, kind: str) -> Atom:
    return atom._replace(kinds={known: value for known, value in atom.kinds.items() if known != kind} or _WORD)


def _is_in_a_tale(atoms: Sequence[Atom], writing: Writing) -> bool:
    """ "In the new film", "im neuen Roman", "в фильме": with nothing but an article and an adjective between."""
    for index, atom in enumerate(atoms):
        if atom.norm not in writing.tales:
            continue
        if _is_told(atoms, index):
            return True
        for before in reversed(atoms[max(0, index - _BETWEEN) : index]):
            if before.has("at"):
                return True
            if before.has("name", "verb", "punct", "of"):
                break
    return False


def _is_told(atoms: Sequence[Atom], tale: int) -> bool:
    """ "The novel opens as X meets Y", "the film shows how X met Y": the subject of a verb of no table, which a clause
    follows."""
    led = atoms[0].has("definite", "indefinite", "possessive") and tale <= _BETWEEN
    behind = atoms[tale + 1 : tale + 3]
    verb = len(behind) > 1 and behind[0].kinds.keys() == {"word"} and not behind[0].capital
    return led and verb and behind[1].has("when", "that", "question")


def _opens_a_tale(atoms: Sequence[Atom], writing: Writing) -> bool:
    """«Новый роман Анны X описывает, как Y тайно встретился с Z»: where nouns have no articles."""
    tale = next((i for i, atom in enumerate(atoms[:_BETWEEN]) if atom.norm in writing.tales_told), None)
    if tale is None:
        return False
    beside = pairwise(atoms[tale : tale + _LONGEST_TITLE])
    return any(comma.text == "," and how.has("when", "that", "question", "as_before") for comma, how in beside)


def _tells_who_won(atoms: Sequence[Atom], writing: Writing) -> bool:
    """«В полуфинале Мухова обыграла Рыбакину. Их встреча длилась два часа»: players, and nobody's office."""
    won = any(atom.norm in writing.beats for atom in atoms)
    return won and "name" in (kinds := kinds_of(atoms)) and kinds.isdisjoint(_OFFICIALS)


def _tells_of_a_match(atoms: Sequence[Atom]) -> bool:
    """ "Djokovic met Alcaraz in the final": a verb of meeting, a word of sport, a name, and nobody's office."""
    if not kinds_of(atoms) >= _OF_A_MATCH:
        return False
    kinds = {kind for atom in atoms if not atom.has("of_sport") for kind in atom.kinds}
    if not kinds >= _OF_A_MATCH or not kinds.isdisjoint(_OFFICIALS):
        return False
    return any(form.verb.sense in MEETING_SENSES for atom in atoms for form in atom.kinds.get("verb", ()))


def _is_of_a_match(clause: Clause, match: Match, writing: Writing) -> bool:
    """Whether it tells of those who played, without an office: "The pair last met in Cincinnati", "Alcaraz will meet
    Medvedev next"."""
    if clause.act != "meeting" or any(party.offices for party in clause.parties):
        return False
    theirs = bool(writing.beats and clause.parties) and all(party.kind == "pronoun" for party in clause.parties)
    theirs |= clause.back
    return (theirs and match.last) or any(_surname(party.text) in match.played for party in clause.parties)


def _surnames(atoms: Sequence[Atom]) -> frozenset[str]:
    return frozenset(_surname(atom.text) for atom in atoms if atom.has("name"))


def _surname(name: str) -> str:
    return name.rpartition(" ")[2].casefold()
