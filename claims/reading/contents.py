"""What was talked about, agreed, declared or felt at a meeting, and who says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from claims.reading.draft import Draft, Left
from claims.reading.gathering import SPEECH_SENSES, Group
from claims.reading.parties import Party
from claims.reading.phrases import Phrase
from claims.reading.said import Act, Outcome, Words
from claims.reading.verbs import senses_of


def topic_start(found: Draft) -> int | None:
    """ "Thema des Treffens war …": what stands behind the verb is the topic."""
    noun = found.word("topic_noun")
    if noun is None:
        return None
    return next((word.end for word in found.words if word.has("be") and word.start > noun.start), None)


def is_topic(phrase: Phrase, party: Party, verb: int) -> bool:
    """Whether what stands behind "discussed" is what was discussed, and no party."""
    return phrase.start > verb and phrase.role == "" and party.kind in ("country", "organisation", "other")


def contents(
    text: str, found: Draft, group: Group, act: Act, parties: tuple[Party, ...], left: Left
) -> tuple[Outcome | None, tuple[Words, ...], Left]:
    """What was talked about, and what was agreed, declared or felt: the words that no other slot has taken."""
    topics = [_words(text, phrase.atoms[1].start, phrase.end) for phrase in found.topics]
    senses = found.senses
    if act == "outcome":
        own = [phrase for phrase, _ in left] + found.topics + _said_of_it(found, parties)
        content = list(group.content) + (own if "agree" in senses or not group.content else [])
        left = [] if own and own[0] in content else left
        if not content:
            return None, (), left + _only_said(found)
        agreed = "agree" in senses | senses_of(content)
        kind: Literal["agreed", "felt", "declared"] = (
            "agreed" if agreed else "felt" if "call_as" in senses else "declared"
        )
        actors = _actors(found) or parties
        words = _words(text, min(p.start for p in content), max(p.end for p in content))
        denied = any(phrase.kind == "word" and phrase.has("not", "no", "never") for phrase in group.content)
        return Outcome(words, kind, actors, negated=denied), (), left
    topic = topic_start(found)
    if topic is not None:
        ends = [p.end for p, _ in (*left, *found.parties)] + [p.end for p in (*found.topics, *group.asides)]
        start = next((at for at in range(topic, max(ends, default=topic)) if not text[at].isspace()), topic)
        topics = [_words(text, start, max(ends, default=topic))]
        return None, tuple(topics), [(phrase, hard) for phrase, hard in left if phrase.start < topic]
    verbs = [phrase.start for phrase, form in found.verbs if form.verb.sense == "discuss"]
    if verbs:
        spans = [phrase for phrase, _ in left if phrase.start > verbs[0]]
        spans += [phrase for phrase, party in found.parties if is_topic(phrase, party, verbs[0])]
        if spans:
            topics.append(_words(text, min(p.start for p in spans), max(p.end for p in spans)))
            left = [(phrase, hard) for phrase, hard in left if phrase.start < verbs[0]]
    return None, tuple(topics), left


def _actors(found: Draft) -> tuple[Party, ...]:
    """Who says, agrees or feels it: whoever stands before that verb, else all that nothing brings in.

    "Ortega said after meeting Sousa …": not Sousa.
    """
    named = [(phrase, party) for phrase, party in found.parties if phrase.role == ""]
    verb = next((phrase.start for phrase, form in found.verbs if form.verb.sense in SPEECH_SENSES), None)
    before = tuple(party for phrase, party in named if verb is not None and phrase.start < verb)
    return before or tuple(party for _, party in named)


def _said_of_it(found: Draft, parties: Sequence[Party]) -> list[Phrase]:
    """The things that stand behind the verb and took no part: "called it a success", "agreed to set up an army"."""
    verb = next((phrase.start for phrase, form in found.verbs if form.verb.sense in SPEECH_SENSES), None)
    if verb is None:
        return []
    starts = {party.start for party in parties}
    return [phrase for phrase, party in found.parties if party.start not in starts and phrase.start > verb]


def _only_said(found: Draft) -> Left:
    """Verbs of saying without words that could be compared: "praised Gerasimov", "the meeting was not announced".

    Who "confirmed a meeting" is a speaker, and compared as such (`tellers`).
    """
    if "agree" in found.senses:
        return []
    nouns = found.meetings()
    praised = "call_as" in found.senses or not nouns
    announced = bool(nouns) and not nouns[0].role and found.says("become", "be")  # "a meeting was announced"
    denied = found.says("not", "no", "never")
    said = [phrase for phrase, form in found.verbs if form.verb.sense in SPEECH_SENSES]
    return [(phrase, denied) for phrase in said if praised or announced or denied]


def tellers_of(found: Draft) -> tuple[Party, ...]:
    """Who tells of a meeting by its noun: "Milley confirmed a meeting with …", "the Kremlin announced the meeting"."""
    verb = next((phrase for phrase, form in found.verbs if form.verb.sense == "say"), None)
    nouns = found.meetings()
    if verb is None or not nouns or found.says("become", "be"):
        return ()
    first = nouns[0].start
    return tuple(
        party
        for phrase, party in found.parties
        if not phrase.role
        and (party.kind in ("person", "office", "organisation") or party.named == "common")
        and (phrase.start < first or (verb.start > first and phrase.start > verb.start))
    )


def _words(text: str, start: int, end: int) -> Words:
    return Words(start, end, text[start:end])
