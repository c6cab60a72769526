"""What stands where whoever is rung, seen or received would stand, as far as it takes the report to tell: "called X,
44, and Y moving targets", "a film called X's Harvest", "X and Y greeted supporters", "welcomes X attending the forum"
tell of no meeting. What the words right behind the verb tell, `other_senses` knows.

Where objects stand behind their verb: in English.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.telling.each_other import are_one_list
from claims.articles.telling.report import Report
from claims.reading.said import Clause
from claims.reading.scan import Atom

_NOBODY = ("everyone", "nobody")


def _is_nobody(report: Report) -> bool:
    """ "A diplomat who talked to everyone", "die Frau, die mit allen sprach": no meeting that is told of."""
    sentence, head = report.sentence, report.heads[-1]
    if head.sense == "noun" or len(report.members) != 1:
        return False
    atoms = [atom for atom in sentence.atoms if not atom.has("with", "belongs")]
    at = next((i for i, atom in enumerate(atoms) if atom.start == head.start), 0)
    whom, closes = (at - 1, at) if sentence.capital_nouns and at and atoms[at - 1].has(*_NOBODY) else (at + 1, at + 2)
    named = whom < len(atoms) and atoms[whom].has(*_NOBODY)
    return named and (closes >= len(atoms) or atoms[closes].has("punct", "relative", "who", "verb"))


def has_object(clause: Clause, report: Report) -> bool:
    """Whether somebody stands there, and what stands behind him is not what he was called, is to do or does."""
    sentence, head = report.sentence, clause.heads[-1]
    if not sentence.kinds.isdisjoint(_NOBODY) and _is_nobody(report):
        return False
    if sentence.capital_nouns:
        return True
    at = next((i for i, atom in enumerate(sentence.atoms) if atom.end >= head.end), 0)
    before, verb, behind = sentence.atoms[:at], sentence.atoms[at], sentence.atoms[at + 1 :]
    if head.sense != "noun" and before and before[-1].has("definite") and behind and behind[0].has(*_PEOPLE):
        return False  # "told the gathered students"
    if head.sense == "host" and (_is_a_vessel(behind) or _is_host_of_a_thing(before, behind)):
        return False
    if _is_in_a_title(before, verb, behind):
        return False
    names = verb.has("called_so")
    if names and head.sense == "noun" and verb.capital and before and behind:
        return not (before[-1].has("name", "office") and behind[0].has("name"))  # "X Calls Y's Remarks a Farce"
    if head.sense == "host" and verb.has("journey") and _is_with_part_of_somebody(report, behind):
        return False
    if any(each.sense not in ("see", "call") for each in clause.heads):
        return all(each.sense != "host" for each in clause.heads) or not _is_seen_doing(report, behind)
    if names and behind and behind[0].text in _QUOTES:
        return False  # 'a club called "Palestra"'
    if (names or head.sense == "see") and _is_done_by_a_thing(before, behind, names):
        return False
    ends = [mention.end for _, mention in report.members if mention.start >= head.end]
    if not ends and head.sense == "call" and not names:
        return True  # "X and Y spoke by phone", «X и Y созвонились»
    if not ends:
        led = next((atom for atom in behind if not atom.has(*_BEFORE_SOMEBODY)), None)
        somebody = led is None or led.capital or led.has(*_SOMEBODY)
        return " " in head.text or somebody or len(report.members) < len("XY") or not are_one_list(report)
    if verb.has("threatens") and any(one.text == "," and two.has("infinitive_mark") for one, two in pairwise(behind)):
        return False  # "called on X, who heads the council, to resign"
    return not (names or head.sense == "call") or not _is_what_he_was_called(behind, max(ends))


_PEOPLE = ("group", "people")
_BEFORE_SOMEBODY = ("definite", "indefinite", "possessive", "nation", "qualified", "ignorable")
_SOMEBODY = ("office", "title", "group", "whom", "he", "they", "reciprocal", "relative", "punct", "on", "at", "date")


def _is_with_part_of_somebody(report: Report, behind: Sequence[Atom]) -> bool:
    """«Посетил выставку с участием президента»: a thing, at which somebody is."""
    part = next((atom.start for atom in behind if atom.has("with_part")), None)
    thing = bool(behind) and not behind[0].capital and behind[0].kinds.keys() <= {"word", "thing", "gathering", "noun"}
    ends = [mention.start for _, mention in report.members if behind and mention.start >= behind[0].start]
    return part is not None and thing and bool(ends) and all(start > part for start in ends)


def _is_seen_doing(report: Report, behind: Sequence[Atom]) -> bool:
    """ "Welcomes X attending the forum": what he does."""
    ends = [mention.end + 1 for _, mention in report.members]
    return any(a.start in ends and "gerund" in a.forms and a.has("verb") and not a.has("noun") for a in behind)


def _is_a_vessel(behind: Sequence[Atom]) -> bool:
    """ "Visited the Danish frigate Admiral X": a ship that is called so."""
    led = next((i for i, atom in enumerate(behind) if not atom.has(*_BEFORE_SOMEBODY, "word", "vessels")), 0)
    return led > 0 and behind[led - 1].has("vessels") and behind[led].has("name", "office", "title")


def _is_host_of_a_thing(before: Sequence[Atom], behind: Sequence[Atom]) -> bool:
    """ "X is the host of the weekly show": a noun."""
    noun = bool(before) and before[-1].has("definite", "indefinite", "former")
    return noun and bool(behind) and behind[0].has("of")


def _is_in_a_title(before: Sequence[Atom], verb: Atom, behind: Sequence[Atom]) -> bool:
    """ "At the premiere of “Better Call Paul”": a word with a capital letter in a few that quotation marks enclose, all
    of which have one, as in a headline."""
    opens = next((i for i in reversed(range(len(before))) if before[i].text in _QUOTES), None)
    closes = next((i for i, atom in enumerate(behind) if atom.text in _QUOTES), None)
    if not verb.capital or opens is None or closes is None:
        return False
    inside = [*before[opens + 1 :], *behind[:closes]]
    return 0 < len(inside) <= _TITLE and all(a.capital or a.has(*_SMALL) for a in inside) and before[opens + 1 :] != []


_TITLE = 6  # atoms of a title, but for the word of meeting
_SMALL = ("definite", "indefinite", "of", "and", "with", "at", "on", "for")


def _is_done_by_a_thing(before: Sequence[Atom], behind: Sequence[Atom], names: bool) -> bool:
    """ "A deal that saw X elected"; "a documentary called X", "it's called X", "a town which is called by many …"."""
    led = [atom for atom in before if not atom.has("ignorable", "not")]
    that = len(led) > 1 and led[-1].has("relative") and not led[-1].has("who", "relative_object")
    if that and not (led[-2].capital or led[-2].has("punct", "office", "title", "group", "people", "verb")):
        return True  # "a deal that saw X elected"
    if not names:
        return False
    if led and led[-1].kinds.keys() <= {"word", "thing"}:
        return True
    if not led or not led[-1].has("be", "cleft"):
        return False
    if any(one.text == "," and two.has("relative") and not two.has("who") for one, two in pairwise(before)):
        return True
    return not behind or behind[0].has("definite", "indefinite", "name", "title", "office") or _is_mere_word(behind[0])


def _is_what_he_was_called(behind: Sequence[Atom], end: int) -> bool:
    """ "Called X and Y moving targets", "called X, R-Pa., an idiot", "will call X as a witness"; no call."""
    rest = [atom for atom in behind if atom.start >= end and not atom.has("ignorable")]
    if len(rest) > len(",a,") and rest[0].text == rest[2].text == "," and rest[1].has("name"):
        rest = rest[3:]
    rest = list(_behind_aside(rest))
    rest = [atom for atom in rest if atom.text != ","]
    if len(rest) > 1 and rest[0].has("when") and rest[1].has("indefinite"):
        return True  # "will call X as a witness"
    return bool(rest) and (rest[0].has("indefinite") or _is_mere_word(rest[0]))


def _behind_aside(rest: Sequence[Atom]) -> Sequence[Atom]:
    """ "Called X – who is from Riga – an idiot": what stands behind the second mark."""
    mark = rest[0].text if rest and rest[0].text in _MARKS else ""
    at = next((i for i, atom in enumerate(rest) if atom.text != mark), 0)
    if not mark or not rest[at].has("relative"):
        return rest
    end = next((i for i in range(at, len(rest)) if rest[i].text == mark), len(rest))
    return [atom for atom in rest[end:] if atom.text != mark]


_MARKS = (",", "-", "–", "—")


def _is_mere_word(atom: Atom) -> bool:
    return atom.kinds.keys() <= {"word"} or atom.text in _QUOTES


_QUOTES = ('"', "“", "”", "'", "‘", "’")
