"""Whom a verb needs behind it that does not say "each other": who saw, greeted or rang somebody. "X and Y saw a film",
"X and Y called the police", "a film called Holt's Harvest", "called X and Y moving targets" tell of no meeting.

Where objects stand behind their verb: in English.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.telling.each_other import are_one_list
from claims.articles.telling.report import Report
from claims.reading.said import Clause
from claims.reading.scan import Atom


def has_object(clause: Clause, report: Report) -> bool:
    """Whether somebody stands where one is seen or rung, and what stands behind him is not what he was called."""
    sentence, head = report.sentence, clause.heads[-1]
    if sentence.capital_nouns:
        return True
    at = next((i for i, atom in enumerate(sentence.atoms) if atom.end >= head.end), 0)
    before, verb, behind = sentence.atoms[:at], sentence.atoms[at], sentence.atoms[at + 1 :]
    naming = verb.has("called_so")
    if naming and head.sense == "noun" and verb.capital and before and behind:
        return not (before[-1].has("name", "office") and behind[0].has("name"))  # "X Calls Y's Remarks a Farce"
    if any(each.sense not in ("see", "call") for each in clause.heads):
        return all(each.sense != "host" for each in clause.heads) or not _is_seen_doing(report, behind)
    if _is_of_a_thing(before) and (naming or not _is_adverb(before)):
        return False
    if naming and before and _follows(before, "be") and any(_is_of_what(*pair) for pair in pairwise(before)):
        return False  # "a town which is called by many …"
    if _follows(before, "be", "cleft"):
        return _is_met(sentence, behind, naming)
    if head.tense not in ("past", "present") and not _follows(before, "have"):
        return True
    if any(atom.has("relative_object", "reciprocal") or (atom.has("with") and not naming) for atom in sentence.atoms):
        return True
    if verb.has("threatens") and any(one.text == "," and two.has("infinitive_mark") for one, two in pairwise(behind)):
        return False  # "called on X, who heads the council, to resign"
    if head.sense == "call" and not naming:
        return True  # "X and Y spoke by phone"
    if " " in head.text and not any(atom.has("infinitive_mark") for atom in behind):
        return True  # "X and Y called on the old king"; but "called on the voters to stay calm"
    whom = sorted((mention.start, mention.end) for _, mention in report.members if mention.start >= head.end)
    if behind and behind[0].has("no"):
        return False  # "have seen no fighters"
    appeals = " " in head.text and any(atom.has("infinitive_mark") for atom in behind)
    if appeals and not whom and len(report.members) > 1:
        return False  # "X and Y called on the Federal Government to help"
    if naming and not whom and not (behind and behind[0].has(*_SOMEBODY, "definite") and _is_somebody(behind)):
        return False  # "called the offer a farce"
    if not whom:  # whoever is named stands before it
        if _is_somebody(behind) or not report.members:
            return not (report.they and any(atom.has("they") for atom in before))  # "X and Y called on the archbishop"
        return len(report.members) < len("XY") or not are_one_list(report)
    if not naming:
        return True
    if len(behind) > 1 and behind[0].has("he", "they") and behind[1].text in _QUOTES:
        return False  # "calls him “Mad Dog X”"
    called = any(_is_what_he_was_called(behind, end) for end in (whom[0][1], whom[-1][1]))
    return not (called or _is_of_something(behind, whom[0][0]))


def _is_somebody(behind: Sequence[Atom]) -> bool:
    led = next((atom for atom in behind if atom.has("he", "they") or not atom.has(*_BEFORE_SOMEBODY)), None)
    return led is not None and (led.capital or led.has(*_SOMEBODY))


_SOMEBODY = ("office", "title", "group", "whom", "he", "they")


_BEFORE_SOMEBODY = ("definite", "indefinite", "possessive", "nation", "qualified", "ignorable")


def _is_of_a_thing(before: Sequence[Atom]) -> bool:
    """ "A documentary called", "what she calls": no person stands there that might have rung anybody."""
    led = [atom for atom in before if not atom.has("ignorable", "have")]
    if not led:
        return False
    what = len(led) > 1 and led[-2].has("question") and not led[-2].has("relative", "relative_object")
    return what or led[-1].kinds.keys() <= {"word", "thing"}


def _is_met(sentence: ReadSentence, behind: Sequence[Atom], naming: bool) -> bool:
    """ "Was seen by X", "were seen together"; but not "is seen in a photo", "is called the best", "it's called X"."""
    if naming:
        return bool(behind) and not _begins_name(behind[0])
    return any(atom.has("by", "with", "reciprocal") for atom in sentence.atoms)


def _begins_name(atom: Atom) -> bool:
    return atom.has("definite", "indefinite", "name", "title", "office") or _is_mere_word(atom)


def _is_of_what(before: Atom, word: Atom) -> bool:
    """ ", which", ", that": of a thing, and nobody."""
    return before.text == "," and word.has("relative") and not word.has("who", "relative_object")


def _is_adverb(before: Sequence[Atom]) -> bool:
    return "adverb" in before[-1].forms or before[-1].has("ignorable", "have")


def _is_seen_doing(report: Report, behind: Sequence[Atom]) -> bool:
    """ "Welcomes X attending the forum": what he does."""
    ends = [mention.end + 1 for _, mention in report.members]
    return any(a.start in ends and "gerund" in a.forms and a.has("verb") and not a.has("noun") for a in behind)


def _follows(before: Sequence[Atom], *kinds: str) -> bool:
    """Whether a word of these kinds leads, but for adverbs."""
    led = next((atom for atom in reversed(before) if atom.has(*kinds) or not atom.has("ignorable", "not")), None)
    return led is not None and led.has(*kinds)


def _is_of_something(behind: Sequence[Atom], start: int) -> bool:
    """ "Called X's campaign an attempt to topple Y": what stands right behind the verb is not Y."""
    return any(atom.has("possessive_s", "of", "infinitive_mark", "indefinite") for atom in behind if atom.end <= start)


def _is_what_he_was_called(behind: Sequence[Atom], end: int) -> bool:
    """ "Called X and Y moving targets", "called X's campaign an attempt", "called X “low”"; no call."""
    first = next((atom for atom in behind if atom.start >= end), None)
    if first is not None and first.has("possessive_s"):
        return True
    rest = [atom for atom in behind if atom.start >= end and not atom.has("ignorable")]
    if len(rest) > len(",a,") and rest[0].text == rest[2].text == "," and rest[1].has("name"):
        rest = rest[3:]  # "called X, R-Pa., an idiot"
    rest = [atom for atom in rest if atom.text != ","]
    return bool(rest) and (rest[0].has("indefinite") or _is_mere_word(rest[0]))


def _is_mere_word(atom: Atom) -> bool:
    return atom.kinds.keys() <= {"word"} or atom.text in _QUOTES


_QUOTES = ('"', "“", "'", "‘")
