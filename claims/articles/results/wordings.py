"""The wordings of a language that say what came of a meeting, and where they stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from claims.articles.found import Modality
from claims.articles.sentences import ReadSentence
from claims.language import Language
from claims.reading.scan import Atom
from claims.text import Token, normalise, tokens

Content = Literal["behind", "behind_noun", "before", "between", "about", "itself"]
_LETTERS = re.compile(r"[^\W\d_]+")
_UNREAL = ("hedge_modal", "irrealis", "will", "wish", "if", "infinitive_mark")
DENIALS = ("not", "no", "never")
_MOST = 12  # wordings of one sentence that are looked at: no sentence of an article says more
_REACH = 3  # atoms before a wording in which something may take it back: "could not yet agree"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table.

    `content`: where the words stand that say what: behind the wording, behind the noun of meeting that follows it,
    before it, between it and its auxiliary or lead, or what the sentence is about; "itself": the wording says it all.
    `weak`: only where the sentence names the meeting.
    """

    kind: Literal["agreed", "declared", "felt", "topic"]
    content: Content
    negated: bool
    weak: bool
    modality: Modality  # how firmly: "pledged to" is a plan
    lead: tuple[tuple[str, ...], ...]  # one of these stands earlier in the sentence
    particle: str  # stands last in the clause: "schloss … aus"
    everybody: bool  # all of them say it: "a joint statement said"
    we: frozenset[str]  # words for all of them where one of them speaks
    passed: frozenset[str]  # words that may stand before what it says: "dabei", "anschließend"
    nothing: frozenset[str]  # words for nothing: "agreed on nothing"
    goes_on: frozenset[str]  # words that go on behind "and" in what somebody did: "signed a pact and | informed …"
    elsewhere: frozenset[str]  # where somebody says something that is no meeting: "in a speech"
    begins: frozenset[str]  # words with which what it says begins: "einigten sich am Montag auf …"
    required: bool  # nothing is said without one of these: "bat um Hilfe", and not "bat ihn herein"
    to_whom: bool  # somebody who took part may stand first in it: "invited Musterow to the forum"
    asks: bool  # only what somebody is to do: "called on Sudan | to …", and not "called on the president"


@dataclass(frozen=True, slots=True)
class Told:
    """A wording of the table in a sentence: `[start, end)`, in code points of the text."""

    row: Row
    start: int
    end: int
    lead: tuple[int, int] | None  # where its lead stands
    particle: tuple[int, int] | None
    denial: Atom | None  # what takes it back: "did not agree"


@cache
def _table(language: Language) -> dict[str, list[tuple[tuple[str, ...], Row]]]:
    """First word of a wording → the wordings, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], Row]]] = {}
    passed = frozenset(map(normalise, language.section("clauses").get("passed_over", ())))
    nothing = frozenset(map(normalise, language.section("articles").get("nothing", ())))
    goes_on = frozenset(map(normalise, language.section("articles").get("goes_on", ())))
    elsewhere = frozenset(map(normalise, language.section("articles").get("said_elsewhere", ())))
    we = frozenset(map(normalise, language.section("articles").get("we", ())))
    for each in language.section("articles").get("results", ()):
        row = Row(
            each["kind"],
            each.get("content", "behind"),
            bool(each.get("negated", False)),
            bool(each.get("weak", False)),
            each.get("modality", "fact"),
            tuple(_words(lead) for lead in each.get("lead", ())),
            normalise(each.get("particle", "")),
            bool(each.get("everybody", False)),
            we,
            passed,
            nothing,
            goes_on,
            elsewhere,
            frozenset(map(normalise, each.get("begins", ()))),
            bool(each.get("required", each["kind"] == "felt" and "begins" in each)),
            bool(each.get("to_whom", False)),
            bool(each.get("asks", False)),
        )
        for wording in each["words"]:
            words = _words(wording)
            table.setdefault(words[0], []).append((words, row))
    return {first: sorted(rows, key=_narrowness) for first, rows in table.items()}


def _narrowness(one: tuple[tuple[str, ...], Row]) -> tuple[int, bool, bool]:
    words, row = one
    return -len(words), not row.particle, not row.lead


def _words(wording: str) -> tuple[str, ...]:
    return tuple(normalise(word) for word in wording.split(" "))


@cache
def _heads(language: Language) -> frozenset[str]:
    """Letters that a sentence with a wording has: of its longest word ("was | about"), or of the word with which its
    lead begins ("heart of … was"), up to a mark: "couldn't"."""
    told = (each for rows in _table(language).values() for each in rows)
    words = (word for known, row in told for word in ([lead[0] for lead in row.lead] or [max(known, key=len)]))
    return frozenset(letters for word in words for letters in _LETTERS.findall(word)[:1])


def tellings(sentence: ReadSentence, language: Language) -> tuple[Told, ...]:
    """The wordings of a sentence, in order, none inside another, without those that something makes unreal."""
    if _heads(language).isdisjoint(_LETTERS.findall(normalise.__wrapped__(sentence.scanned.text))):
        return ()  # as most sentences: 5 µs, and 50 where they are taken to pieces
    table = _table(language)
    words = tokens(sentence.scanned.text)
    if not any(word.norm in table for word in words):
        return ()
    return tuple(_found(sentence, words, table))


def _found(
    sentence: ReadSentence, words: Sequence[Token], table: dict[str, list[tuple[tuple[str, ...], Row]]]
) -> Iterator[Told]:
    offset, at, looked = sentence.scanned.start, 0, 0
    norms = tuple(word.norm for word in words)
    while at < len(words) and looked < _MOST:
        for wording, row in table.get(norms[at], ()):
            end = at + len(wording)
            if norms[at:end] != wording:
                continue
            looked += 1
            lead = _lead(row, norms[:at], words, offset)
            stop = _clause_end(words, end)
            particle = next((w for w in words[end:stop] if row.particle == w.norm), None)
            if (row.lead and lead is None) or (row.particle and (particle is None or particle is not words[stop - 1])):
                continue
            start = offset + words[at].start
            before = [a for a in sentence.atoms if a.start < start]
            if _is_unreal(before) or _is_idiom(sentence, start, offset + words[end - 1].end):
                continue
            yield Told(
                row, start, offset + words[end - 1].end, lead,
                None if particle is None else (offset + particle.start, offset + particle.end),
                next((atom for atom in before[-_REACH:] if atom.has(*DENIALS)), None),
            )  # fmt: skip
            at = end - 1
            break
        at += 1


def _lead(row: Row, norms: tuple[str, ...], words: Sequence[Token], offset: int) -> tuple[int, int] | None:
    for lead in row.lead:
        for at in range(len(norms) - len(lead) + 1):
            if norms[at : at + len(lead)] == lead:
                return offset + words[at].start, offset + words[at + len(lead) - 1].end
    return None


def _clause_end(words: Sequence[Token], at: int) -> int:
    """The index behind the last word before the next mark; "Anna-Marie" is none."""
    marks = (i for i in range(at, len(words)) if words[i].text in (",", ";", ".", ":", "!", "–", "-"))
    return next((i for i in marks if words[i].text != "-" or words[i].start > words[i - 1].end), len(words))


def _is_idiom(sentence: ReadSentence, start: int, end: int) -> bool:
    """ "Äußerte sich nicht": words that say something else as a whole."""
    return any(atom.start <= start and end < atom.end and atom.has("unsettled") for atom in sentence.atoms)


def _is_unreal(before: Sequence[Atom]) -> bool:
    return any(atom.has(*_UNREAL) for atom in before[-_REACH:])
