"""What came of a meeting: what was agreed, promised or ruled out, and what it was about, in the sentences that tell of
it and in those right behind.

Where and when something was is read by clauses (claims/reading); what was said there mostly stands in sentences that
tell of no meeting: "They agreed to …", "Testfeld ruled out …", "Im Mittelpunkt standen …".
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from claims.articles.cast import Cast
from claims.articles.found import FoundMeeting, FoundOutcome, Mention, Modality
from claims.articles.meetings import speaker_of
from claims.articles.member import Member
from claims.articles.results.asserted import is_asserted, is_nothing, is_of_it, is_said, said_by, speaks_for_them
from claims.articles.results.contents import content_of
from claims.articles.results.speakers import Sayers, sayers_of, teller_of
from claims.articles.results.wordings import DENIALS, Row, Told, tellings
from claims.articles.sentences import ReadSentence
from claims.articles.threads.thread import Thread
from claims.language import Language
from claims.reading.parties import Party
from claims.reading.phrases import Phrase, phrases
from claims.reading.scan import Atom

_BEHIND = 2  # sentences behind the one that tells of a meeting which may say what came of it


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that came of a meeting. `by`: the members who say so, none: all of them."""

    kind: Literal["agreed", "declared", "felt", "topic"]
    mention: Mention
    by: tuple[Member, ...]
    negated: bool = False
    modality: Modality = "fact"
    teller: Party | None = None  # who else says so


REFUSED = Result("topic", Mention(0, 0, ""), ())  # words that only seem to say what came of the meeting told of


@dataclass(frozen=True, slots=True)
class CameOf:
    """What came of one meeting, in the order of the text, and the stretches of it that only seem to say so."""

    results: list[Result] = field(default_factory=list)
    refused: list[tuple[int, int]] = field(default_factory=list)


def results_of(
    threads: Sequence[Thread], sentences: Sequence[ReadSentence], cast: Cast, language: Language
) -> list[CameOf]:
    """Of each of the threads what came of it; of those that were not held nothing."""
    found = [CameOf() for _ in threads]
    last: Sayers = ()  # who said something in the sentence before
    answered: set[int] = set()  # the sentences that say what came of it: what follows them may say more
    for index, own in _scopes(threads, len(sentences), answered):
        thread, sentence = threads[own], sentences[index]
        told = tellings(sentence, language) if not sentence.spoken and not sentence.scanned.question else ()
        if not told:
            continue
        parts = list(sentence.phrases) or phrases(cast.text, sentence.atoms, sentence.capital_nouns)
        for at, each in enumerate(told):
            following = told[at + 1] if at + 1 < len(told) else None
            if not is_asserted(each, parts, sentence):
                found[own].refused.append((sentence.scanned.start, sentence.scanned.end))
                continue
            result, last = _result(each, following, parts, thread, sentence, cast, last)
            if result is REFUSED:
                found[own].refused.append((sentence.scanned.start, sentence.scanned.end))
            elif result is not None:
                found[own].results.append(result)
                answered.add(index)
    return found


def with_results(meeting: FoundMeeting, came_of: CameOf, members: Sequence[Member]) -> FoundMeeting:
    """A meeting with what came of it. What a clause was read from stands, unless other words for it are found in the
    same place, or the sentence only seems to say so."""
    results = came_of.results
    if not (results or came_of.refused or meeting.topics or meeting.outcomes):
        return meeting
    outcomes = tuple(
        FoundOutcome(
            r.mention,
            r.kind,
            tuple(index for index, member in enumerate(members) if member in r.by),
            r.negated,
            speaker_of(r.teller, members) if r.teller is not None else None,
            r.modality,
        )
        for r in results
        if r.kind != "topic"
    )
    topics = tuple(r.mention for r in results if r.kind == "topic")
    new = (*topics, *(outcome.mention for outcome in outcomes))
    instead = (*((mention.start, mention.end) for mention in new), *came_of.refused)
    return replace(
        meeting,
        topics=_in_order((*(t for t in meeting.topics if not _overlaps(t, instead[: len(new)])), *topics)),
        outcomes=tuple(
            sorted(
                (*(o for o in meeting.outcomes if not _overlaps(o.mention, instead)), *outcomes),
                key=lambda outcome: outcome.mention.start,
            )
        ),
    )


def _scopes(threads: Sequence[Thread], count: int, answered: Container[int]) -> Iterator[tuple[int, int]]:
    """The sentences that may say what came of a meeting: (its index, the thread's). One that tells of two meetings says
    of neither."""
    tells: dict[int, set[int]] = {}
    for own, thread in enumerate(threads):
        for report in thread.reports:
            tells.setdefault(report.index, set()).add(own)
    before = {}  # "X and Y agreed on Z in Oslo. The meeting lasted two hours": told of right before the first of it
    for own, thread in enumerate(threads):
        first = thread.reports[0]
        earlier = own and (first.clause.pluperfect or "last" in first.sentence.kinds)  # "Zuletzt waren sie in X"
        if (first.back or first.they) and first.index and first.index - 1 not in tells and not earlier:
            before[first.index - 1] = own
    current, since = None, 0
    for index in range(count):
        told = tells.get(index)
        if told is not None and (current is None or any(threads[own].status == "held" for own in told)):
            current, since = (next(iter(told)) if len(told) == 1 else None), index
        elif index in before:
            current, since = before[index], index
        if told is not None and current not in told:
            continue  # what is planned says nothing of the one before, which goes on behind it
        if current is not None and index - since <= _BEHIND and threads[current].status == "held":
            yield index, current
            since = index if index in answered else since


def _result(
    told: Told,
    following: Told | None,
    parts: Sequence[Phrase],
    thread: Thread,
    sentence: ReadSentence,
    cast: Cast,
    last: Sayers,
) -> tuple[Result | None, Sayers]:
    """What a wording says came of a meeting, and who said so."""
    row = told.row
    if row.weak and not _names_meeting(sentence):
        return None, last
    behind = row.content == "behind" and not row.everybody
    if behind and (row.kind in ("agreed", "declared") or row.required) and _is_passive(told, sentence):
        return None, last
    if behind and row.kind == "declared" and _is_aside(told, parts):
        return None, last
    if told.denial is not None and (row.negated or row.kind == "topic"):
        return None, last  # "did not rule out", "we did not talk about money"
    by = sayers_of(told, parts, thread, sentence, cast, last)
    if by is None:
        return None, last
    to_whom = _is_strong(row) and row.modality == "fact" and _is_to_whom(told, parts, thread, cast)
    if to_whom != row.to_whom and _is_strong(row):
        return None, last
    if row.weak and _is_with_others(told, parts, thread, cast):
        return None, last
    own = {mention.start for mention in (thread.days(), thread.place()) if mention is not None}
    own = {phrase.start for phrase in parts if any(phrase.start <= start < phrase.end for start in own)}
    span = content_of(told, following, parts, cast.text, own)
    if span is None:
        return None, last
    if not is_of_it(told, span, thread, sentence) or is_nothing(told, span, sentence):
        return REFUSED, last
    begin = min(told.end, span[0])
    inside = [atom for atom in sentence.atoms if atom.has(*DENIALS) and begin <= atom.start < span[1]]
    if row.kind == "topic" and any(_is_of_what_was_not(atom, span, sentence.atoms) for atom in inside):
        return REFUSED, last
    span = (min([span[0], *(atom.start for atom in inside)]), span[1])  # "einigten sich | nicht auf …"
    denied = row.negated or told.denial is not None
    start, end = _told_whole(told, span) if row.kind != "topic" and (denied or _is_strong(row)) else span
    mention = Mention(start, end, cast.text[start:end])
    teller = said_by(told, parts) if is_said(told, parts) else teller_of(told, parts)
    if is_said(told, parts) and (teller is None or speaker_of(teller, list(thread.members)) is None):
        return REFUSED, last  # who says so is nobody who could be shown
    told_by = [phrase for phrase in parts if phrase.kind == "speaker" and row.kind != "topic"]
    if (
        told_by
        and not speaks_for_them(told_by[0])
        and (teller is None or speaker_of(teller, [*thread.members]) is None)
    ):
        return REFUSED, last  # "according to the opposition"; officials without a name and media add nothing
    they = by or thread.named_by(sentence.scanned.end)
    return Result(row.kind, mention, they, denied or bool(inside), row.modality, teller), by or last


def _is_of_what_was_not(denial: Atom, span: tuple[int, int], atoms: Sequence[Atom]) -> bool:
    """ "Sprach mit X, aber nicht über eine Fusion", "über Zölle und nicht über eine Fusion"; but not "about the
    decision not to join"."""
    behind = next((atom for atom in atoms if atom.start >= denial.end), None)
    return denial.start <= span[0] or (behind is not None and behind.has("about"))


def _is_strong(row: Row) -> bool:
    """Whether the wording itself is part of what was said: "pledged to double aid", and not "said that …"."""
    return row.kind == "declared" and not (row.weak or row.everybody)


def _told_whole(told: Told, span: tuple[int, int]) -> tuple[int, int]:
    """The words with the wording that they hang on, and with what denies it: "did not agree on a date"."""
    parts = [span, (told.start, told.end), told.lead, told.particle]
    parts += [(told.denial.start, told.denial.end)] if told.denial is not None else []
    known = [part for part in parts if part is not None]
    return min(start for start, _ in known), max(end for _, end in known)


def _names_meeting(sentence: ReadSentence) -> bool:
    return "noun" in sentence.kinds or any(clause.heads for clause in sentence.clauses)


def _is_aside(told: Told, parts: Sequence[Phrase]) -> bool:
    """ "…, both sides said, with …", "…, sagte X": what was said stands before."""
    index = next((index for index, phrase in enumerate(parts) if phrase.end > told.start), 0)
    led = [phrase.kind for phrase in parts[max(0, index - 2) : index]]
    tail = [phrase.kind for phrase in parts[index + 1 : index + 2]]
    if led[-1:] == ["mark"]:
        return led[:1] != ["speaker"]  # "X, according to state television, expressed …"
    return led[:1] == tail == ["mark"]


def _is_to_whom(told: Told, parts: Sequence[Phrase], thread: Thread, cast: Cast) -> bool:
    """ "Welcomed Musterow to Oslo": somebody who took part stands where something would that was welcomed."""
    articles = ("definite", "indefinite")
    rest = (phrase for phrase in parts if phrase.end > told.end)
    behind = next((phrase for phrase in rest if not (phrase.kind == "word" and phrase.has(*articles))), None)
    if behind is None or behind.kind != "parties" or behind.role:
        return False
    if told.row.to_whom and any(party.kind == "pronoun" for party in behind.value):
        return True
    known = (cast.known(party) for party in behind.value if party.kind in ("person", "office"))
    return any(member is not None and member in thread.members for member in known)


def _is_with_others(told: Told, parts: Sequence[Phrase], thread: Thread, cast: Cast) -> bool:
    """ "After a meeting with Beispiel, Testfeld said …": that was another one."""
    before = (phrase for phrase in parts if phrase.end <= told.start and phrase.kind == "parties")
    named = [p for phrase in before if phrase.role == "with" for p in phrase.value if p.kind == "person"]
    return any(cast.called(party.name or "") not in thread.members for party in named)


def _is_passive(told: Told, sentence: ReadSentence) -> bool:
    """ "The decision was announced", "is said to have met", "the newly signed agreements"."""
    before = [atom for atom in sentence.atoms if atom.end <= told.start and not atom.has("ignorable")]
    owned = before[-2:-1] and before[-2].has("definite", "possessive") and before[-1].kinds.keys() == {"word"}
    return bool(before) and (before[-1].has("be", "become", "definite", "possessive") or bool(owned))


def _overlaps(mention: Mention, others: Sequence[tuple[int, int]]) -> bool:
    return any(mention.start < end and start < mention.end for start, end in others)


def _in_order(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda mention: mention.start))
