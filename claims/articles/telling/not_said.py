"""Where a language has articles and writes nouns in small letters (English): what names a meeting, or whom somebody
met, and does not say that there was one, or that it was he.

A noun of meeting alone is no news of one: "the hall has been decorated for a meeting between X and Y" is none yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.cast import Cast
from claims.articles.sentences import ReadSentence
from claims.articles.telling.occasions import happens
from claims.articles.telling.report import Report
from claims.reading.said import Head
from claims.reading.scan import Atom

# Senses of verbs that say of what stands behind "for" that people came together for it.
_COME_TOGETHER = ("travel", "meet", "see", "host", "hold", "happen", "talk", "call", "attend", "visit", "lead", "head")


def is_not_said_to_have_been(report: Report) -> bool:
    """Whether the sentence names the meeting and leaves open whether it was, or says in passing that it was not."""
    sentence, heads = report.sentence, report.heads
    if report.status != "held" or not heads:
        return False
    if report.clause.negated:
        return _sees_no_use(sentence, heads[0])
    if (
        _is_without_who_did(report)
        or _are_only_led(report)
        or _begins_with_never(sentence)
        or _is_of_somebody_else(sentence, heads[0])
    ):
        return True
    if any(head.sense != "noun" for head in heads):
        return False
    if len(heads) > 1 and _is_negotiated(sentence, heads[-2], heads[-1]):
        return True
    passing = (_is_only_meant_for(report), _is_nobodys(sentence, heads[-1]), _never_took_place(sentence, heads[-1]))
    return any(passing) or _is_being_prepared(sentence, heads[-1]) or _is_yet_to_be(report)


def _is_only_meant_for(report: Report) -> bool:
    """ "Funds were put aside for a meeting between X and Y", "nothing is being prepared for an encounter of X with Y":
    whatever was done for it, no verb says that anybody came; "X flew in for a meeting with Y" has one."""
    sentence, head = report.sentence, report.heads[-1]
    noun = next((p for p in sentence.phrases if p.start <= head.start < p.end), None)
    if noun is None or noun.role != "purpose" or not any(atom.has("indefinite") for atom in noun.atoms):
        return False
    if len(report.members) < len("XY") or any(mention.start < head.start for _, mention in report.members):
        return False
    before = [form for phrase, form in sentence.verbs if phrase.end <= head.start]
    return not any(form.verb.sense in _COME_TOGETHER for form in before)


def _is_yet_to_be(report: Report) -> bool:
    """ "Is aimed at preparing for the meeting between X and Y", "X and Y agreed to work on preparing the Syria talks in
    Geneva": they are to hold it, or others."""
    sentence, head = report.sentence, report.heads[0]
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    while before and (before[-1].has(*_BEFORE_IT) or before[-1].text == "-") and not before[-1].has("prepares"):
        before.pop()
    return bool(before) and before[-1].has("prepares")


_BEFORE_IT = ("definite", "word", "coming", "first", "format", "nation", "country", "place")


def _is_negotiated(sentence: ReadSentence, talks: Head, noun: Head) -> bool:
    """ "With negotiations under way for a summit between X and Y": of one that may never be."""
    between = [atom for atom in sentence.atoms if talks.end <= atom.start and atom.end <= noun.start]
    led = next((i for i, atom in enumerate(between) if atom.has("purpose") and not atom.has("infinitive_mark")), None)
    if led is None or led + 1 >= len(between) or not between[led + 1].has("indefinite"):
        return False
    going = all(happens(atom) or atom.has("be", "ignorable") for atom in between[:led])
    return going and all(atom.has("indefinite", "word", "format", "nation") for atom in between[led + 1 :])


def _is_nobodys(sentence: ReadSentence, head: Head) -> bool:
    """ "A meeting of X and Y is on nobody's calendar", "a dialogue: none, that is, until May"."""
    return any(atom.start >= head.end for atom in sentence.those("nobody"))


def _is_being_prepared(sentence: ReadSentence, head: Head) -> bool:
    """ "X-Y meeting: Moscow has not begun to prepare one": what is prepared behind it is such a meeting."""
    behind = [atom for atom in sentence.atoms if atom.start >= head.end]
    return any(one.has("prepares") and other.has("round", "it") for one, other in pairwise(behind))


def _never_took_place(sentence: ReadSentence, head: Head) -> bool:
    """ "The calendar shows talks with X that never took place"."""
    behind = [atom for atom in sentence.atoms if atom.start >= head.end]
    for which, never, verb in zip(behind, behind[1:], behind[2:], strict=False):
        if which.has("relative") and never.has("never"):
            return any(form.verb.sense in ("happen", "hold") for form in verb.kinds.get("verb", ()))
    return False


def _is_without_who_did(report: Report) -> bool:
    """ "Those whom X, …, has seen there include Y and Z": they met him, whoever he was read as, not each other."""
    sentence, head = report.sentence, report.heads[0]
    pairs = [(who, led) for who, led in pairwise(sentence.atoms) if who.has("who") and led.end <= head.start]
    if head.sense == "noun" or not pairs or not pairs[-1][1].has("name", "office", "title", "nation", "he"):
        return False
    return bool(report.members) and all(mention.start > head.start for _, mention in report.members)


def _are_only_led(report: Report) -> bool:
    """ "Those who lead the three groupings put their heads together": "the three" are led, and are nobody told of."""
    they = next((party.start for party in report.clause.parties if party.named == "they"), None)
    before = [atom for atom in report.sentence.atoms if they is not None and atom.end <= they][-2:]
    return len(before) > 1 and before[0].has("who") and before[1].has("verb")


def _begins_with_never(sentence: ReadSentence) -> bool:
    """ "Never since the election brought X to power have the two spoken": which no clause of it is read as a denial."""
    first = next((atom for atom in sentence.atoms if not atom.has("punct")), None)
    return first is not None and first.has("never")


def _sees_no_use(sentence: ReadSentence, head: Head) -> bool:
    """ "Sees no sense in a meeting with X": what he sees is nobody."""
    behind = [atom for atom in sentence.atoms if atom.start >= head.end][: len(("no", "sense"))]
    return head.sense == "see" and len(behind) > 1 and behind[0].has("no") and not behind[1].has(*_PEOPLE)


_PEOPLE = ("name", "office", "title", "group", "people", "other", "nation")


def _is_of_somebody_else(sentence: ReadSentence, head: Head) -> bool:
    """ "Was not among those whom Y received": not he."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    who = next((i for i in reversed(range(len(before))) if before[i].has("who")), 0)
    led: Sequence[Atom] = before[max(0, who - _LED) : who]
    at = next((i for i in reversed(range(len(led))) if led[i].has("not")), None)
    return at is not None and not any(a.has("verb", "name", "punct", "first", "exclusive") for a in led[at + 1 :])


_LED = 6  # atoms of "was not one of the people"


def is_of_a_stranger(report: Report, cast: Cast) -> bool:
    """ "First X and he conferred; next came Salima, who received him", "X met Zorbel Quint; then he met Y": by a name
    of which nothing else is known, with somebody else than those told of."""
    if not report.heads or report.heads[0].sense == "noun" or report.they:
        return False
    unknown = [
        party for party in report.clause.parties if party.kind == "person" and party.name and cast.means(party) is None
    ]
    whole = len(report.members) < len("XY")  # and not "X met Y, says Zorbel Quint"
    return any(party.end <= report.heads[0].start or (whole and " " in (party.name or "")) for party in unknown)


def drop_who_is_not_meant(report: Report, cast: Cast) -> None:
    """ "Thanked the envoy who had spoken with Y", "next came Salima, who received him", of whom nothing else is known:
    he or she did, and nobody who is named before; "thanked Z who had …": Z."""
    sentence, head = report.sentence, report.heads[0]
    if "who" not in sentence.kinds or head.sense == "noun" or len(report.members) < len("XY"):
        return
    for before, led, who in zip(sentence.atoms, sentence.atoms[1:], sentence.atoms[2:], strict=False):
        if not who.has("who") or who.end > head.start:
            continue
        stranger = led.text == "," and before.has("name") and " " not in before.text and not cast.called(before.text)
        if led.has("punct", "name", "they", "and", "with", "of") and not stranger:
            continue
        between = [atom for atom in sentence.atoms if who.end <= atom.start < head.start]
        if any(not atom.has("have", "be", "ignorable", "word", "date", "next") for atom in between):
            continue
        own = next((p for p in sentence.phrases if p.kind == "parties" and p.start < led.end <= p.end), None)
        named = own is not None and any(own.start <= m.start < own.end for _, m in report.members)
        last = max((mention.end for _, mention in report.members if mention.end <= led.start), default=None)
        gap = [atom for atom in sentence.atoms if last is not None and last <= atom.start < who.start]
        if not named and gap and (stranger or not _is_called_so(gap)):
            report.members = [(member, m) for member, m in report.members if m.start > who.start]
            report.stranger = True


def _is_called_so(between: Sequence[Atom]) -> bool:
    """ "X, the man who met Y", "X was the first governor who met Y": he himself."""
    apposed = bool(between) and between[0].text == "," and not any(a.has("and", "verb") for a in between)
    return apposed or any(atom.has("be") for atom in between)
