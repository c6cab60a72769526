"""Nouns of meeting that only stand beside what a sentence tells of others, in English: "trace the leaks of the Z calls
with Y", "X failed to name two meetings he had with Z", "sprang checks on the team after leaks from a meeting". No verb
says that whoever is named before them was there.
"""

from __future__ import annotations

from itertools import pairwise

from claims.articles.cast import Cast
from claims.articles.sentences import ReadSentence
from claims.articles.setting.deeds import words_of
from claims.articles.telling.occasions import is_adjunct, is_gerund
from claims.articles.telling.report import Report
from claims.reading.phrases import Phrase
from claims.reading.said import Head
from claims.reading.scan import Atom

_BRINGS = frozenset({
    "hold", "host", "happen", "plan", "agree", "cancel", "deny", "wish", "attend", "meet", "talk", "travel", "discuss",
    "see", "call", "last", "lead", "say", "call_as", "judge",
})  # fmt: skip
_TELLS_OF_IT = (
    "have", "be", "will", "for", "after", "before", "at", "possessive", "plan_words", "appraises", "regards",
)  # fmt: skip


def is_of_another_verb(report: Report, cast: Cast) -> bool:
    """Whether all that ties who is named to a noun of meeting is a verb that no table has, of something else."""
    sentence, head = report.sentence, _noun(report)
    if head is None or is_adjunct(sentence, head):
        return False
    if report.clause.negated:
        return _with_whom(sentence, head) is None and _is_of_one_alone(report, head)
    if "he" in sentence.kinds and report.members and (he := _who_had_it(sentence, head)) is not None:
        return _leave_to_him(report, he, cast)
    if report.they:
        return not report.members and not _is_theirs(sentence, head, cast)
    before = [m.end for _, m in report.members if sentence.scanned.start <= m.start and m.end <= head.start]
    if not before:
        return False
    if _with_whom(sentence, head) is None:
        return _is_beside_it(report, head) or _is_of_one_alone(report, head)
    between = [a for a in sentence.atoms if max(before) <= a.start and a.end <= head.start]
    return bool(between) and not between[0].has("possessive_s") and not _brings(between, cast)


def is_with_somebody_unknown(report: Report) -> bool:
    """ "X and Y were speaking with shopkeepers": with people of whom no table knows, and not with each other; nor are
    they in "X wished Y well for the talks with the Union", "X and Y held talks with Latvia"."""
    sentence, heads = report.sentence, report.heads
    if not heads or len(report.members) < len("XY") or report.they or report.status not in ("held", "planned"):
        return False
    behind = [atom for atom in sentence.atoms if atom.start >= heads[-1].end][:3]
    if len(behind) < 2 or not behind[0].has("with"):
        return False
    if _is_with_a_country(sentence, heads[-1]):
        return all(mention.end <= heads[0].start for _, mention in report.members)
    some = behind[1].has("indefinite") and behind[-1].has("of")  # "with some of the loudest rebels"
    people = behind[1].has("people", "word") and not behind[1].has("name", "office", "title", "counterpart")
    if not some and (not people or behind[1].capital):
        return False
    return all(mention.end <= heads[0].start for _, mention in report.members)


def _is_with_a_country(sentence: ReadSentence, head: Head) -> bool:
    behind = [atom for atom in sentence.atoms if atom.start >= head.end and not atom.has("definite")][:3]
    if len(behind) < len(("with", "Latvia")) or not behind[0].has("with") or not behind[1].has("country", "alliance"):
        return False
    return len(behind) < 3 or not behind[2].has(*_OF_A_COUNTRY)


_OF_A_COUNTRY = ("possessive_s", "office", "title", "name", "counterpart", "group", "people", "nation", "and")


def drop_named_by_next_verb(report: Report) -> None:
    """ "His talks with Y were made known by aides of Z": whom the next verb names was not there, unless he attended."""
    sentence, head = report.sentence, _noun(report)
    if head is None or len(report.members) < len("YZ") or is_adjunct(sentence, head):
        return
    with_whom = _with_whom(sentence, head)
    if (
        with_whom is None
        or not sentence.kinds.isdisjoint(("attended", "together"))
        or any(atom.start >= with_whom.end for atom in sentence.those("and"))
        or "attend" in sentence.senses
    ):
        return
    behind = [atom for atom in sentence.atoms if atom.start >= with_whom.end]
    verb = next((atom.start for atom in behind if atom.has("be", "verb")), sentence.scanned.end)
    comma = next((atom.start for atom in behind if atom.text == "," and atom.start > verb), sentence.scanned.end)
    report.members = [(who, mention) for who, mention in report.members if not verb <= mention.start < comma]


def _is_theirs(sentence: ReadSentence, head: Head, cast: Cast) -> bool:
    """ "They held talks", "their meeting", "the two leaders' call", "a meeting of the two"; "they will not heed your
    call" and "the two visits were related" are nobody's."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    behind = [atom for atom in sentence.atoms if atom.start >= head.end]
    they = [i for i, atom in enumerate(before) if atom.has("they")]
    if any(atom.has("theirs", "possessive_s") for atom in before[-4:]) or not they:
        return True
    if any(atom.has("they") for atom in behind[:4]):
        return True
    return they[-1] < len(before) - 1 and _brings(before[they[-1] :], cast)


def _noun(report: Report) -> Head | None:
    """The last of the nouns of meeting, where no verb tells of it."""
    heads = report.heads
    return heads[-1] if heads and all(head.sense == "noun" for head in heads) else None


def _who_had_it(sentence: ReadSentence, head: Head) -> Atom | None:
    """ "Two meetings | he had with Y"."""
    behind = [atom for atom in sentence.atoms if atom.start >= head.end][:2]
    return behind[0] if len(behind) > 1 and behind[0].has("he") and behind[1].has("have", "verb") else None


def _leave_to_him(report: Report, he: Atom, cast: Cast) -> bool:
    """Take from a report who is named before a pronoun that cannot mean him; doubtful where it may mean several."""
    start = report.sentence.scanned.start
    named = [who for who, m in report.members if start <= m.start and m.end <= he.start and who.kind == "person"]
    if len(named) < len("XY"):
        return False
    other_sex = cast.has_mans_name if he.has("a_woman") else cast.has_womans_name
    meant = [who for who in named if not other_sex(who)]
    report.members = [(who, m) for who, m in report.members if who not in named or who in meant]
    return len(meant) != 1


def _with_whom(sentence: ReadSentence, head: Head) -> Phrase | None:
    """Who stands behind "with" and a noun, up to the next verb or mark."""
    behind = next(
        (p for p in sentence.phrases if p.kind == "parties" and p.role == "with" and p.start >= head.end), None
    )
    if behind is None or any(a.has("punct", "verb") for a in sentence.atoms if head.end <= a.start < behind.start):
        return None
    return behind


def _brings(between: list[Atom], cast: Cast) -> bool:
    out = words_of(cast.language, "is_in_talks")
    helps = {one.start for one, two in pairwise(between) if one.has("have") and _is_participle(two)}  # "have urged"
    return any(
        atom.has(*_TELLS_OF_IT)
        or atom.norm in out
        or any(form.verb.sense in _BRINGS for form in atom.kinds.get("verb", ()))
        for atom in between
        if atom.start not in helps
    )


def _is_participle(atom: Atom) -> bool:
    forms = atom.kinds.get("verb", ())
    return atom.has("addressed", "called_for") or any(form.verb.sense not in _BRINGS for form in forms)


def _is_beside_it(report: Report, head: Head) -> bool:
    """ "Sprang checks on Y after leaks from a meeting", "the spokesman says Y's calls to Z were long": nobody is said
    to have met anybody, and no list of people, preposition or verb says who was there."""
    sentence = report.sentence
    if len(report.members) < len("XY") or is_gerund(sentence, head) or "asks_over" in sentence.kinds:
        return False
    if any(_names_whom(sentence, head, p) for p in sentence.phrases) or "attended" in sentence.kinds:
        return False
    if any(_is_from_somebody(sentence, atom) for atom in sentence.atoms if atom.start >= head.end):
        return False  # "got a call from Y"; but "listened in on calls from Y's flat"
    verbs = [form for phrase, form in sentence.verbs if not phrase.has("have", "many_senses")]
    if any(form.verb.sense in _BRINGS - {"say"} for form in verbs):
        return False
    noun = next((p for p in sentence.phrases if p.start <= head.start < p.end), None)
    led = [atom for atom in sentence.atoms if atom.end <= head.start and not atom.has("date", "format", "word")][-2:]
    if any(atom.has("theirs", "for", "possessive_s") for atom in led) or (noun is not None and noun.role in _DURING):
        return len(led) > 1 and all(atom.has("at", "on") for atom in led)  # "listened in on calls"
    people = (p for p in sentence.phrases if p.kind == "parties")
    listed = [p for p in people if all(p.start <= mention.start < p.end for _, mention in report.members)]
    between = [atom for atom in sentence.atoms if listed and listed[0].end <= atom.start and atom.end <= head.start]
    return not listed or any(atom.kinds.keys() <= {"word", "called_for"} and "past" in atom.forms for atom in between)


def _names_whom(sentence: ReadSentence, head: Head, phrase: Phrase) -> bool:
    """ "With Y", "a call from Y", but not "from Y's flat"."""
    if phrase.kind != "parties" or phrase.role not in _LED_BY or phrase.end <= head.start:
        return False
    behind = next((atom for atom in sentence.atoms if atom.start >= phrase.end), None)
    return phrase.role != "from" or behind is None or not behind.has("possessive_s")


def _is_from_somebody(sentence: ReadSentence, atom: Atom) -> bool:
    if not atom.has("from"):
        return False
    behind = [other for other in sentence.atoms if other.start >= atom.end and not other.has("office", "title")][:2]
    return not (len(behind) > 1 and behind[1].has("possessive_s"))


def _is_of_one_alone(report: Report, head: Head) -> bool:
    """ "X said spies listened to Y's calls", "had records of Y's conversations": the calls of one, with nobody knows
    whom; whoever is named before him has no part in them."""
    sentence = report.sentence
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    while before and before[-1].has("word", "format") and not before[-1].has("date"):
        before.pop()
    owner = before[-2] if len(before) > 2 and before[-1].has("possessive_s") else None
    if owner is None or not owner.has("name") or any(a.has("with", "between", "by") for a in sentence.atoms):
        return False
    led = next((atom for atom in reversed(before[:-2]) if not atom.has("office", "title", "nation")), owner)
    others = [mention for _, mention in report.members if mention.end <= led.start]
    between = [atom for atom in before if others and others[0].end <= atom.start]
    brought = {form.verb.sense for atom in between for form in atom.kinds.get("verb", ()) if not atom.has("have")}
    came = any(atom.has("journey") for atom in between)
    return led.has("of", "infinitive_mark") and bool(others) and not (came or brought & (_BRINGS - {"say"}))


_LED_BY = ("with", "between", "of", "by", "from_to", "from")
_DURING = ("on", "at", "after", "before")
