"""Verbs that tell of a meeting only where both sides are parties: to see, to talk to, to visit each other."""

from __future__ import annotations

from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.telling.report import Report
from claims.reading.said import Clause, Head
from claims.reading.scan import Atom


def talk_to_each_other(clause: Clause, report: Report) -> bool:
    """Verbs of talking are of a meeting only where somebody is talked with: "X sprach mit Y", "X und Y sprachen"."""
    if len(report.members) < 2 or any(head.sense not in ("talk", "discuss") for head in clause.heads):
        return True
    if _are_asked(report):
        return False
    if report.they and all(party.kind == "pronoun" for party in clause.parties):
        return True  # "после чего они побеседовали"
    if any(one.has("with") and two.has("relative", "him") for one, two in pairwise(report.sentence.atoms)):
        return True  # ", mit der er zuletzt im Mai gesprochen hatte", ", где с ним беседовал X"
    called = {mention.start for _, mention in report.members}  # "der Gewerkschafter", of whom the article told
    members = [
        p
        for p in clause.parties
        if p.kind in ("person", "office", "pronoun")
        or p.named == "group"
        or (p.named == "aide" and report.sentence.capital_nouns and called & {p.start, p.whole[0]})
    ]
    asides = [phrase for phrase in report.sentence.phrases if phrase.kind == "aside"]
    rally = any(phrase.has("gathering") and not phrase.has("beside", "before", "after") for phrase in asides)
    if rally and all(party.listed for party in members):
        return False  # "X und Y sprachen auf einer Kundgebung"
    led = {phrase.start for phrase in report.sentence.phrases if phrase.role in ("with", "between")}
    return sum(party.listed for party in members) > 1 or any(
        phrase.start in led and phrase.start <= party.start < phrase.end
        for phrase in report.sentence.phrases
        for party in members
    )


def call_others(clause: Clause, report: Report) -> bool:
    """ "Witnesses they plan to call in": whom they call is not each other; in English («договорились созвониться»)."""
    if report.sentence.capital_nouns or not report.they or "reciprocal" in report.sentence.kinds:
        return False
    last = report.sentence.atoms[-1].end
    calls = all(head.sense == "call" and head.tense in ("infinitive", "to_infinitive") for head in clause.heads)
    calls = calls and " " not in clause.heads[-1].text  # "to speak by phone"
    behind = [atom for atom in report.sentence.atoms if clause.heads[-1].end <= atom.start < last]
    return calls and not any(atom.has("format", "phone") for atom in behind)


def _are_asked(report: Report) -> bool:
    """ "X and Y were all consulted": by somebody else, and not by each other; "were talking" is no passive."""
    sentence, head = report.sentence, report.heads[-1]
    if sentence.capital_nouns or head.sense != "talk" or head.tense not in ("past", "participle"):
        return False
    if any(mention.start >= head.end for _, mention in report.members):
        return False
    atoms = [atom for atom in sentence.atoms if atom.end <= head.end]
    led = next(
        (a for a in reversed(atoms[:-1]) if a.has("be") or not (a.has("ignorable") or set(a.kinds) == {"word"})), None
    )
    return "past" in atoms[-1].forms and led is not None and led.has("be")


def are_one_list(report: Report) -> bool:
    """ "X, Y und Z waren zu Gast": all of them named one behind the other, by commas, and nobody by a preposition."""
    starts = [mention.start for _, mention in report.members]
    phrases = [p for p in report.sentence.phrases if p.start <= max(starts) and p.end > min(starts)]
    listed = all((p.kind == "parties" and p.role == "") or (p.kind == "mark" and p.value == ",") for p in phrases)
    return listed and (len(phrases) == 1 or any(p.kind == "mark" for p in phrases))


def see_each_other(clause: Clause, report: Report) -> bool:
    """Verbs that also mean to look at, to hail, to appeal to: of a meeting only where two persons are named, no word
    saying what he was seen as or doing ("saw him as a rival", "saw him leave", "called on him to resign")."""
    heads = [head for head in clause.heads if head.sense == "see"]
    if not heads or len(heads) < len(clause.heads):
        return True
    if report.they and not report.members:
        return True  # "die beiden haben einander gesehen"
    manner = [(p.start, p.end) for p in report.sentence.phrases if p.kind == "parties" and p.role == "with"]
    things = [p for p in clause.parties if p.named == "common" and not _is_where(report.sentence, p.start)]
    if _seen_as(report, heads[-1]):
        return False
    if any(not any(start <= thing.start < end for start, end in manner) for thing in things):
        return False  # but "mit militärischen Ehren begrüßt"
    if len(report.members) < 2 and not report.they:
        return False
    if report.sentence.capital_nouns and not (clause.dates or clause.places or _is_welcome(report, heads[-1])):
        return False  # "habe ihn im Fernsehen gesehen"
    met = [mention.end for _, mention in report.members if mention.start > heads[-1].end]
    last = max(met or [party.end for party in clause.parties if party.start > heads[-1].end], default=0)
    behind = next((atom for atom in report.sentence.atoms if atom.start >= last > 0), None)
    return behind is None or not behind.has("word", "verb", "infinitive_mark", "when", "possessive_s", "of", "that")


def _is_where(sentence: ReadSentence, start: int) -> bool:
    """ "Im Präsidentenpalais wurde sie von X begrüßt", "begrüßte X in der hellen Halle des Bundeshauses": where, and
    nothing that anybody saw."""
    if not sentence.capital_nouns:
        return False
    before = [atom for atom in sentence.atoms if atom.end <= start]
    if len(before) > len(("Halle", "des")) and before[-1].has("genitive_article", "his_article") and before[-2].capital:
        before = before[:-2]
    while before and not before[-1].has("at") and before[-1].has("definite", "indefinite", "possessive", "word"):
        before.pop()
    return bool(before) and before[-1].has("at") and before[-1].has("on", "inside")


def _is_welcome(report: Report, head: Head) -> bool:
    """ "Begrüßte X", "die beiden haben einander gesehen": no mere look."""
    looked = any(atom.start == head.start for atom in report.sentence.those("looks"))
    return not looked or "reciprocal" in report.sentence.kinds


def _seen_as(report: Report, head: Head) -> bool:
    """ "Sah X als Gegner", "sah in X einen Gegner": what somebody takes another one for."""
    behind = [atom for atom in report.sentence.atoms if head.end <= atom.start < report.clause.end]
    whom = ("office", "title", "name", "he") if report.sentence.capital_nouns else ("he",)  # "spoke in All Saints"
    in_him = any(a.has("at") and b.has(*whom) for a, b in pairwise(behind))
    clause = bool(behind) and behind[0].has("when")
    return in_him or clause or any(b.has("when") and not _opens_clause(a, report) for a, b in pairwise(behind))


def _opens_clause(comma: Atom, report: Report) -> bool:
    """ "Called on X on Friday, as both countries seek closer ties": why, and not as what."""
    return comma.text == "," and not report.sentence.capital_nouns


def visit_each_other(clause: Clause, report: Report) -> bool:
    """ "X und Y haben eine Ausstellung besucht": those who are named as one list did it together; "X war mit einer
    Delegation in Wien zu Gast": as a guest of others; "X besuchte mit Y eine Ausstellung": with whom, not whom."""
    if len(report.members) < len("XY") or any(head.sense != "host" for head in clause.heads):
        return True
    phrases = [phrase for phrase in report.sentence.phrases if phrase.kind == "parties"]
    behind = any(mention.start >= report.heads[-1].end for _, mention in report.members)
    if (report.sentence.capital_nouns or not behind) and are_one_list(report):
        return False
    if len(report.members) > len("XY"):
        return True
    if any(all(p.start <= mention.start < p.end for _, mention in report.members) for p in phrases):
        return False
    along = [m for each, m in report.members if each.kind == "group"]
    along += [m for _, m in report.members if _goes_along(report, m.start)]
    return not any(p.role == "with" and p.start <= each.start < p.end for p in phrases for each in along)


def _goes_along(report: Report, start: int) -> bool:
    """ "Besuchte am Dienstag mit Y die Altstadt": no more than the verb, a day or who did it stands before "mit", so
    that it is not whom somebody received that came "mit Y an der Spitze"."""
    if not report.sentence.capital_nouns:
        return False
    before = [atom for atom in report.sentence.atoms if atom.start < start]
    led = next((at for at in reversed(range(len(before))) if before[at].has("with")), -1)
    while led > 0 and before[led - 1].text == ",":  # "am Mittwoch, 3. April, mit Y"
        led -= 1
    if led < 1:
        return led == 0 and "journey" in report.sentence.kinds  # "Mit X empfing Y einen alten Freund"
    last = before[led - 1]
    who = any(mention.start <= last.start < mention.end for _, mention in report.members)
    there = last.has("place") and led > 1 and before[led - 2].has("at")
    small = last.has("word", "ignorable") and not last.capital  # "gemeinsam"
    return who or there or small or last.has("verb", "have", "will", "date")
