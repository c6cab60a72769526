"""Whose meeting a noun is: "the talks of A with B", "Z criticised X's meeting with Y", "bei ihrem Treffen"."""

from __future__ import annotations

from claims.articles.found import Mention
from claims.articles.member import Member
from claims.articles.telling.occasions import is_adjunct
from claims.articles.telling.report import Report
from claims.reading.phrases import Phrase
from claims.reading.scan import Atom

OWN = ("of", "with", "between")


def between(report: Report) -> int | None:
    """ "X convened talks on Thursday between the transit authority and the unions": where "between" stands behind a
    noun; whoever is named before it takes no part, though nobody else may be known by name."""
    if report.sentence.capital_nouns or "between" not in report.sentence.kinds:
        return None
    behind = [atom for atom in report.sentence.atoms if atom.start >= report.heads[-1].end]
    led = next((a for a in behind if a.has("between") or not (a.has("date", "place", "at", "on") or _is_due(a))), None)
    return led.start if led is not None and led.has("between") and not led.has("with") else None


def _is_due(atom: Atom) -> bool:
    """ "A summit scheduled in April between X and Y"."""
    return any(form.verb.sense == "plan" for form in atom.kinds.get("verb", ()))


def whose_it_was(report: Report) -> tuple[Member, Mention] | None:
    """ "X анонсировал встречу президента с местным губернатором": the one right behind the noun, where X only tells of
    it and nothing is known of whom he met."""
    head = report.heads[-1]
    behind = next((p for p in report.sentence.phrases if p.start >= head.end), None)
    told = any(form.verb.sense in _TELLS and p.end <= head.start for p, form in report.sentence.verbs)
    if report.sentence.capital_nouns or behind is None or not told or behind.start - head.end > 1:
        return None
    owned = behind.kind == "parties" and behind.role == "" and len(behind.value) == 1
    own = (pair for pair in report.members if behind.start <= pair[1].start < behind.end)
    return next(own, None) if owned and any(mention.end <= head.start for _, mention in report.members) else None


_TELLS = ("plan", "say", "cancel", "deny")


def owner_of_noun(report: Report) -> Member | None:
    """ "Z criticised President X's meeting with Y", "X thanked Z for arranging his meeting with Y": whose it was."""
    head = report.heads[-1]
    before = [atom for atom in report.sentence.atoms if atom.end <= head.start]
    while before and before[-1].has(*_DESCRIBES) and not before[-1].has("possessive"):
        before.pop()
    if not before or report.sentence.capital_nouns:
        return None
    if before[-1].has("possessive_s"):
        end = before[-1].start
        return next((who for who, mention in report.members if 0 <= end - mention.end <= 1), None)
    others = [(who, mention) for who, mention in report.members if mention.end <= before[-1].start]
    if len(before) > 1 and before[-2].has("for"):
        return None  # "praised X for her meeting with Y"
    listed = len(others) > 1 and any(atom.has("and") and atom.start < others[-1][1].start for atom in before)
    return others[0][0] if before[-1].has("possessive") and len(others) > 1 and not listed else None


_DESCRIBES = ("word", "format", "first", "ordinal", "exclusive", "duration", "ignorable", "other")


def is_theirs(report: Report) -> bool:
    """ "X dankte Y bei ihrem Treffen in Ankara": that of the two."""
    head = report.heads[-1]
    before = next((atom for atom in reversed(report.sentence.atoms) if atom.end <= head.start), None)
    people = all(member.kind in ("person", "office") for member in report.parties())
    return before is not None and before.has("theirs") and people and is_adjunct(report.sentence, head)


def _goes_on(report: Report, phrase: Phrase) -> bool:
    """ "Встреча министра A с послом B": right behind somebody stands with whom."""
    behind = next((p for p in report.sentence.phrases if p.start >= phrase.end), None)
    single = phrase.kind == "parties" and phrase.role == ""
    return single and behind is not None and behind.kind == "parties" and behind.role == "with"


def owners_behind(report: Report) -> list[Phrase]:
    """The phrases right behind a noun of meeting that say whose it was: "of A with B", "in Oslo between A and B"; or
    the two names before it that a hyphen joins: "the A-B talks"."""
    found: list[Phrase] = []
    for phrase in report.sentence.phrases:
        if phrase.start < report.heads[-1].end:
            joined_on = phrase.role == "between" and not phrase.atoms[0].text
            if joined_on and any(0 <= head.start - phrase.end <= 1 for head in report.heads):
                return [phrase]
            continue
        listed = phrase.kind == "parties" and phrase.role == "" and len(phrase.value) > 1
        if phrase.kind == "parties" and phrase.role in OWN:
            found.append(phrase)
        elif (listed or _goes_on(report, phrase)) and not found and phrase.start - report.heads[-1].end <= 1:
            found.append(phrase)  # "итоги встречи A и B прокомментировал C"
        elif phrase.kind not in ("date", "place"):
            break
    return found
