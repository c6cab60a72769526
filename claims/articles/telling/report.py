"""One clause of an article about a meeting, with the parties resolved to members of the cast, while it is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from functools import wraps
from operator import attrgetter
from typing import Any, Literal, TypeAlias, TypeVar

from claims.articles.found import Mention
from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.places import PlaceMention
from claims.reading.said import Clause, Head, Status

# Whom a party of a clause means; False: nobody more than is noted in the report already. None: nobody known.
Meant: TypeAlias = Member | Literal[False] | None


@dataclass(frozen=True, slots=True)
class Building:
    """A building where a meeting was. `place`: its own words, and which town they mean; `dateline`: the words that say
    so, None where its own do."""

    place: PlaceMention
    dateline: PlaceMention | None = None


@dataclass(slots=True, eq=False)
class Report:
    """One clause about a meeting."""

    sentence: ReadSentence
    index: int  # of the sentence
    clause: Clause
    members: list[tuple[Member, Mention]] = field(default_factory=list)
    status: Status = "held"
    back: bool = False  # "das Treffen", "they": the meeting told of before
    other: bool = False  # "the previous meeting"
    open: bool = False  # somebody took part who is not named
    doubtful: bool = False
    joins: bool = False  # "X and Y attended the meeting": they belong to those named before
    only_outcome: bool = False  # tells what was agreed, and nothing else of the meeting
    holders: Mention | None = None  # words for an office that several of those named hold: "the presidents"
    there: PlaceMention | None = None  # its place, where another clause or sentence says it
    stay: PlaceMention | None = None  # where one of them had gone before, by another sentence
    building: Building | None = None  # a building without a name, in a town that other words say
    instead_of: Member | None = None  # "then still with Dunford's predecessor": whose place somebody had
    purpose: bool = False  # what a journey was for: "travels to Lusaka next week to meet …"
    nobody: bool = False  # a pronoun in it is of somebody of whom nothing was told: "a farmer said she had met X"
    stranger: bool = False  # it names somebody, by a post, of whom nothing else is known: "the crown prince of …"
    gone: bool = False  # somebody had gone to meet somebody: held, if that was on a day before the report's
    before: bool = False  # told of as what something else came before: "ahead of his talks with X"
    apart: tuple[tuple[int, int], ...] = ()  # stretches of its sentence that tell where something else was
    not_then: tuple[tuple[int, int], ...] = ()  # stretches of its sentence that tell when something else was
    begins: int = 0  # where the words begin that may say when and where: "praised on Monday | her meeting with X"
    they: bool = False  # "they", "die beiden": those of the meeting told of before
    with_them: bool = False  # "sprach mit beiden": it was with them that somebody else met
    answers: dict[str, tuple[Any, Any]] = field(default_factory=dict, init=False, repr=False)  # see asked_again

    @property
    def heads(self) -> tuple[Head, ...]:
        return self.clause.heads

    def parties(self) -> list[Member]:
        return list(dict.fromkeys(member for member, _ in self.members))


_STATE = attrgetter(*(each.name for each in fields(Report) if each.name not in ("members", "answers")))
_Answer = TypeVar("_Answer")


def asked_again(question: Callable[[Report], _Answer]) -> Callable[[Report], _Answer]:
    """A question that rules ask of one report again and again (days_of, place_of: half a dozen times each): worked out
    anew only where anything of the report has changed since."""
    name = question.__name__

    @wraps(question)
    def answer(report: Report) -> _Answer:
        state = (_STATE(report), *report.members)
        known = report.answers.get(name)
        if known is not None and known[0] == state:
            kept: _Answer = known[1]
            return kept
        found = question(report)
        report.answers[name] = state, found
        return found

    return answer


def hangs(sentence: ReadSentence, head: Head) -> bool:
    """Whether a verb is an infinitive that hangs on another: "an invitation to meet him"."""
    if head.tense not in ("infinitive", "to_infinitive", "present", "participle"):
        return False
    if head.tense == "participle":  # "verabredeten, in Weimar weiter zu beraten"
        marked = any(atom.end + 1 == head.start for atom in sentence.those("infinitive_mark"))
        return marked and sentence.capital_nouns
    ahead = (atom for atom in reversed(sentence.atoms) if atom.end <= head.start)
    before = next((atom for atom in ahead if atom.has("do", "will") or not atom.has("ignorable")), None)
    if before is not None and before.has("do", "will", "plan_words"):
        return False  # "Swehdi did see …", "on Wednesday he will see …", "on Friday he is due to see …"
    return head.tense != "present" or (before is not None and before.has("infinitive_mark"))
