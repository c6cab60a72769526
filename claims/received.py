"""Who received whom, as a statement says it and as the words of the source do, in whichever language: "Ahrens empfing
Tamm", "Tamm was received by Ahrens".

No claim has a property for it. It agrees where the quote by which the source tells who met says plainly that the same
one of two received the other. Where words decline it is not told: «Тамм принял Аренс» may be of either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.facts import Participant
from claims.judge import Evaluation
from claims.language import Language, load
from claims.names import compare_names
from claims.namesakes import names_of
from claims.participants import Match
from claims.reading.phrases import Phrase, phrases
from claims.reading.said import Loose
from claims.reading.scan import scan
from claims.recall import Recalled
from claims.types import Span

_TWO = 2  # people
_PASSIVE = ("become", "be")
_DENYING = ("not", "never", "no", "hedge", "hedge_modal", "irrealis", "opinion_modal", "plan_modal", "will", "neither")


def is_received_so(part: Loose, text: str, found: Evaluation, known: Recalled, language: Language) -> bool:
    """Whether an unchecked word only says who received whom, and a quote of this meeting's claims has it so."""
    if part.hard or len(found.matches) != _TWO or len(found.facts.participants) != _TWO:
        return False
    host = _host(text, found.clause.start, found.clause.end, language)
    if host is None or not _is_verb(part, host, found.clause.start):
        return False
    start, end = (found.clause.start + at for at in (host.start, host.end))
    meant = [m for m in found.matches if start <= m.party.party.start < m.party.party.end <= end]
    return len(meant) == 1 and any(_is_him(name, meant[0], found) for name in _quoted_hosts(found, known))


@dataclass(frozen=True, slots=True)
class _Host:
    """Who received somebody in a text: `[start, end)` of his phrase, his name, and of the verb likewise."""

    start: int
    end: int
    name: str
    verb: tuple[int, int]


def _as_host(phrase: Phrase, verb: Phrase) -> _Host:
    return _Host(phrase.start, phrase.end, phrase.value[0].name or "", (verb.start, verb.end))


def _host(text: str, start: int, end: int, language: Language) -> _Host | None:
    shape = language.section("lexicon")
    if shape.get("cases", {}).get("instrumental"):
        return None
    sentences = list(scan(text[start:end], language, None))
    if len(sentences) != 1:
        return None
    read = phrases(text[start:end], sentences[0].atoms, bool(shape.get("capital_nouns", False)))
    verbs = [phrase for phrase in read if phrase.kind == "verb"]
    people = [phrase for phrase in read if phrase.kind == "parties" and _is_one(phrase)]
    if len(verbs) != 1 or len(people) != _TWO or any(p.has(*_DENYING) for p in read if p.kind == "word"):
        return None
    objects = frozenset(shape.get("cases", {}).get("objects", ()))
    return _subject(read, people, verbs[0], objects)


def _is_one(phrase: Phrase) -> bool:
    return len(phrase.value) == 1 and phrase.value[0].kind in ("person", "office")


def _subject(read: Sequence[Phrase], people: Sequence[Phrase], verb: Phrase, objects: frozenset[str]) -> _Host | None:
    """Whoever received the other: before the verb, or behind "by" where it is passive. `objects`: articles that say
    that somebody is no subject."""
    if not any(form.verb.sense == "host" for form in verb.value):
        return None
    first, second = people
    auxiliary = [phrase for phrase in read if phrase.kind == "word" and phrase.has(*_PASSIVE)]
    if auxiliary:
        by = second.role in ("by", "of") and not first.role and second.atoms[0].has("by")
        return _as_host(second, verb) if by and any(form.tense == "participle" for form in verb.value) else None
    ahead = first.start < verb.start or second.atoms[0].norm in objects  # "am Montag empfing X den Minister Y"
    if first.role or second.role or not ahead or first.atoms[0].norm in objects:
        return None  # "den Minister empfing X"
    return _as_host(first, verb)


def _is_verb(part: Loose, host: _Host, offset: int) -> bool:
    start, end = (at + offset for at in host.verb)
    return start <= part.start and part.end <= end


def _quoted_hosts(found: Evaluation, known: Recalled) -> list[str]:
    """Whom the words by which the sources tell who met call the host."""
    told = [claim.id for claim in found.facts.claims if claim.property == "participants_complete"]
    hosts: list[str] = []
    for claim in known.claims(told, found.facts).values():
        for span in claim.spans:
            document = known.document(span.document)
            if document is None or document.language is None:
                continue
            sentence = _with_context(span)
            host = _host(sentence, 0, len(sentence), load(document.language)) if sentence is not None else None
            hosts += [host.name] if host is not None and host.name else []
    return hosts


def _with_context(span: Span) -> str | None:
    """A quote with what its sentence has before it ("Den Präsidenten | X empfing Y" is of the other); None where the
    context is cut off before the sentence begins."""
    before = span.prefix
    end = max(before.rfind(mark) for mark in _ENDS)
    if end < 0 and len(before) >= _CONTEXT:
        return None
    return before[end + 1 :] + span.quote


_ENDS = ".!?:\n"
_CONTEXT = 32  # code points that a span has of what stands before its quote, where there are so many


def _is_him(name: str, match: Match, found: Evaluation) -> bool:
    """Whether a name in a source is that of the one whom a statement means, and not of the other."""

    def same(participant: Participant) -> bool:
        return any(compare_names(name, known).outcome == "same" for known in names_of(participant.entity))

    if match.participant is None or not same(match.participant):
        return False
    return not any(same(other) for other in found.facts.participants if other is not match.participant)
