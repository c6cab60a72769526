"""How long they met, where their clause does not say it itself: "after the two-hour talks", "broke up after six hours",
"met behind closed doors for three hours"; and which lengths are of something else: "a three-hour flight", "two hours
were set aside"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.telling.report import Report
from claims.language import Language
from claims.reading.durations import Duration, find_durations
from claims.reading.scan import Atom

_DESCRIBING = ("word", "format", "nation", "ignorable", "exclusive", "first", "bilateral", "in_private")
_MEETING = ("noun", "audience")
_NEAR = 5  # atoms between "two-hour" and its noun, or between a verb and "for two hours"
_LONGEST_LEAD = len(" barely ")
_LATER = 3  # sentences behind one that tells of a meeting which may call it "the two-hour meeting"
_OF_HOURS = ("hour", "minute")
_OF_ANOTHER = ("verb", "noun", "punct", "relative", "and", "have", "be", "after", "before", "when", "because")
_BEFORE_ATTRIBUTES = ("beside", "at", "definite", "indefinite", "possessive")  # "behind closed doors"
_LASTS = frozenset({"happen", "last"})  # verbs: "broke up", "went on"


def add_its_length(report: Report, language: Language) -> None:
    """Give a report the length that its sentence tells, and take from it one of something else."""
    sentence, clause = report.sentence, report.clause
    told = clause.duration
    if sentence.capital_nouns and told is not None and _is_time_since(sentence, told):
        report.clause = clause._replace(duration=None)
    if sentence.capital_nouns or report.only_outcome or not report.heads:
        return
    if told is not None and told.unit in _OF_HOURS and _is_of_something_else(report, told):
        report.clause = clause = clause._replace(duration=None)
    if told is not None or "set_aside" in sentence.kinds:
        return
    atoms = sentence.atoms
    found = _after(report, language) if "after" in sentence.kinds else []
    for at, atom in enumerate(atoms if "duration" in sentence.kinds else ()):
        if atom.has("duration") and (_is_before_head(report, at) or _is_behind_verb(report, at)):
            found.append(atom.kinds["duration"])
    own = [each for each in found if each.unit in _OF_HOURS and not _is_of_something_else(report, each)]
    if len(own) == 1:
        report.clause = clause._replace(duration=own[0])


def _is_time_since(sentence: ReadSentence, told: Duration) -> bool:
    """ "Keine 24 Stunden nach seiner Wahl traf X …": how long ago something else was."""
    behind = next((atom for atom in sentence.atoms if atom.start >= told.end), None)
    if behind is None or sentence.atoms[0].start != told.start:
        return False
    left_out = behind.has("ignorable") and behind.end - behind.start > len(behind.text)  # "nach seiner Wahl", as one
    return left_out or behind.has("after", "before")


def _is_before_head(report: Report, at: int) -> bool:
    """ "The two-hour talks", "two hours of talks", "an hour of frank talks"."""
    noun = _noun_behind(report.sentence.atoms, at)
    if noun is None:
        return False
    return any(noun.start <= head.start < noun.end for head in report.heads if head.sense == "noun")


def _noun_behind(atoms: Sequence[Atom], at: int) -> Atom | None:
    """The noun of meeting of which a length at this place is an attribute."""
    for atom in [one for one in atoms[at + 1 :] if one.text][:_NEAR]:
        if atom.has(*_MEETING):
            return atom
        if not atom.has("of", *_DESCRIBING) and not (atom.text == "-" and atom.glued):
            return None
    return None


def _after(report: Report, language: Language) -> list[Duration]:
    """ "The talks broke up after six hours", "were over after 20 minutes", "left the talks after an hour"; and not "met
    after two hours of waiting"."""
    sentence, head = report.sentence, report.heads[-1]
    atoms = sentence.atoms
    if head.sense != "noun":
        return []
    for at, atom in enumerate(atoms):
        if not at or not atom.has("after") or atom.start < head.end or at + 1 == len(atoms):
            continue
        led = next((a for a in reversed(atoms[:at]) if not a.has("on", "date")), atoms[0])
        ended = any(form.verb.sense in _LASTS and form.tense == "past" for form in led.kinds.get("verb", ()))
        if not (ended or led.has("is_over", "ended", "says_it_was") or _is_left(atoms[:at], head.start)):
            continue
        stop = next((a.start for a in atoms[at + 1 :] if a.has("punct") and not a.glued), sentence.scanned.end)
        start = sentence.scanned.start
        text = sentence.scanned.text[atom.end - start : stop - start]
        lengths = find_durations(text, language)[:1]
        behind = (a for a in atoms if lengths and a.start >= atom.end + lengths[0].end)
        follows = next(behind, None)
        more = follows is not None and follows.has("of", "word", "name", "noun")
        if lengths and lengths[0].start <= _LONGEST_LEAD and not more:
            return [replace(each, start=each.start + atom.end, end=each.end + atom.end) for each in lengths]
    return []


def _is_left(before: Sequence[Atom], noun: int) -> bool:
    """ "Left the meeting with X in Rome on Tuesday": whether only whom, where and when stand behind the noun."""
    verb = next((i for i, atom in enumerate(before) if atom.has("left_again") and atom.end <= noun), None)
    at = next((i for i, atom in enumerate(before) if atom.start <= noun < atom.end), None)
    if verb is None or at is None or at - verb > _NEAR:
        return False
    own = ("with", "name", "office", "title", "nation", "place", "at", "date", "on", "possessive", "counterpart")
    return all(atom.has(*own) for atom in before[at + 1 :])


def _is_behind_verb(report: Report, at: int) -> bool:
    """ "Met behind closed doors for three hours", "sat down in Riga for an hour": behind the verb and a few words that
    say how or where, and nothing that somebody else did."""
    atoms, head = report.sentence.atoms, report.heads[-1]
    if not at or not atoms[at - 1].has("for") or head.sense == "noun":
        return False
    between = [atom for atom in atoms if head.end <= atom.start and atom.end <= atoms[at - 1].start]
    free = not any(atom.has(*_OF_ANOTHER) for atom in between)
    free &= not any("past" in atom.forms and not led.has(*_BEFORE_ATTRIBUTES) for led, atom in pairwise(between))
    return bool(between) and free and len(between) <= _NEAR + 2 * len(report.members)


def _is_of_something_else(report: Report, length: Duration) -> bool:
    sentence = report.sentence
    return (
        _is_attribute_of_another(report, length)
        or _is_by_how_much(sentence, length)
        or _is_of_next_verb(report, length)
        or _goes_on(sentence, length)
        or "set_aside" in sentence.kinds
    )


def _is_attribute_of_another(report: Report, length: Duration) -> bool:
    """ "After a two-hour flight", "gave a three-hour press conference": an attribute of what is no meeting, or not the
    one that is told of."""
    if "-" not in length.text and "‑" not in length.text:
        return False
    atoms = report.sentence.atoms
    at = next((index for index, atom in enumerate(atoms) if atom.start <= length.start < atom.end), 0)
    noun = _noun_behind(atoms, at)
    if noun is None:
        gerund = atoms[at + 1 : at + 2]
        return not any(atom.has("gerund") for atom in gerund)
    if noun.has("media"):
        return True
    mine = any(noun.start <= head.start < noun.end for head in report.heads)
    led = next((a for a in reversed(atoms[:at]) if not a.has("definite", "indefinite", "possessive", "word")), None)
    return not mine and led is not None and led.has("after", "before", "during", "at")


def _is_by_how_much(sentence: ReadSentence, length: Duration) -> bool:
    """ "Was delayed by two hours", "ran an hour over schedule", "agreed to extend it by two hours"."""
    led = next((atom for atom in reversed(sentence.atoms) if atom.end <= length.start), None)
    behind = next((atom for atom in sentence.atoms if atom.start >= length.end), None)
    return (led is not None and led.has("by")) or (behind is not None and behind.has("than_planned"))


def _goes_on(sentence: ReadSentence, length: Duration) -> bool:
    """ "An hour and three quarters": only a part of it was read."""
    behind = [atom for atom in sentence.atoms if atom.start >= length.end][: len(("and", "three", "quarters"))]
    plain = all(set(atom.kinds) <= {"word", "number"} for atom in behind[1:])
    return len(behind) > 2 and behind[0].has("and") and plain and "plural" in behind[2].forms


def _is_of_next_verb(report: Report, length: Duration) -> bool:
    """ "Met X and then spoke in parliament for two hours": of a verb that tells of no meeting of theirs."""
    end = report.heads[-1].end
    between = [atom for atom in report.sentence.atoms if end <= atom.start and atom.end <= length.start]
    if report.heads[-1].sense == "talk" and not (report.members or report.they):
        return any(atom.has("at", "from_to") for atom in between)  # "met X and then spoke in parliament for two hours"
    joined = next((i for i, atom in enumerate(between) if atom.has("and")), None)
    if joined is None or report.heads[-1].sense == "noun":
        return False
    forms = [form for atom in between[joined:] for form in atom.kinds.get("verb", ())]
    return bool(forms) and all(form.tense == "past" and form.verb.sense not in _LASTS for form in forms)


def length_told_behind(sentence: ReadSentence) -> Duration | None:
    """ "The session lasted 25 minutes", "it went on for two hours": how long the meeting told of just before took, by a
    sentence that tells of none."""
    if "duration" not in sentence.kinds or not sentence.kinds.isdisjoint(("not", "set_aside")):
        return None
    if sentence.capital_nouns:
        return _lasted_or_parted(sentence)
    return _lasted(sentence) if "sitting" in sentence.kinds else None


def _lasted_or_parted(sentence: ReadSentence) -> Duration | None:
    """ "Wie Teilnehmer sagten, dauerte die Runde sechs Stunden", "erst nach drei Stunden gingen sie auseinander"."""
    atoms = sentence.atoms
    lengths = [atom for atom in sentence.those("duration") if atom.kinds["duration"].unit in _OF_HOURS]
    if len(lengths) != 1:
        return None
    length: Duration = lengths[0].kinds["duration"]
    plain = [atom for atom in atoms if not atom.has("ignorable", "punct")]
    lasts = (form.verb.sense == "last" and form.tense == "past" for _, form in sentence.verbs)
    if "sitting" in sentence.kinds and any(lasts):
        return length if any(map(_is_the_sitting, plain, plain[1:], plain[2:])) else None
    led = next((atom for atom in reversed(atoms) if atom.end <= lengths[0].start and not atom.has("ignorable")), None)
    they = not sentence.kinds.isdisjoint(("they", "one"))
    parted = "parted" in sentence.kinds and they and "name" not in sentence.kinds
    return length if parted and led is not None and led.has("after") else None


def _is_the_sitting(one: Atom, two: Atom, three: Atom) -> bool:
    """ "Dauerte die Runde", "die Runde dauerte": with nothing between that says which round it was."""
    turned = _lasts(one) and two.has("definite") and three.has("sitting")
    return turned or (one.has("definite") and two.has("sitting") and _lasts(three))


def _lasts(atom: Atom) -> bool:
    return any(form.verb.sense == "last" for form in atom.kinds.get("verb", ()))


def _lasted(sentence: ReadSentence) -> Duration | None:
    atoms = [atom for atom in sentence.atoms if not atom.has("ignorable", "definite", "punct")]
    for index, (what, verb) in enumerate(pairwise(atoms[:3])):
        lasted = any(form.verb.sense == "last" and form.tense == "past" for form in verb.kinds.get("verb", ()))
        if what.has("sitting") and lasted:
            lengths = [atom.kinds["duration"] for atom in atoms[index + 2 : index + 4] if atom.has("duration")]
            return lengths[0] if len(lengths) == 1 and lengths[0].unit in _OF_HOURS else None
    return None


def length_of_the_meeting(sentence: ReadSentence, since: int) -> Duration | None:
    """ "She left the two-hour meeting none the wiser", "said after their hour-long talks": "the" meeting with its
    length, by a sentence so many behind the one that told of it; of no other, as nobody is named whom it was with."""
    if sentence.capital_nouns or since > _LATER or not {"duration", "noun"} <= sentence.kinds:
        return None
    atoms = sentence.atoms
    for at, atom in enumerate(atoms):
        noun = _noun_behind(atoms, at) if atom.has("duration") and atom.kinds["duration"].unit in _OF_HOURS else None
        if noun is None or not at or not atoms[at - 1].has("definite", "possessive"):
            continue
        behind = next((other for other in atoms if other.start >= noun.end), None)
        if behind is None or not behind.has("with", "between", "of", "among"):
            length: Duration = atom.kinds["duration"]
            return length
    return None


def keep_of_its_own(reports: Sequence[Report]) -> None:
    """ "Traf zunächst X, danach zwei Stunden lang Y": reports that one sentence gives of several meetings, with one
    length; it is of whoever stands in the same part of it, between commas and "and"."""
    told = [report for report in reports if report.clause.duration is not None]
    starts = {report.clause.duration.start for report in told if report.clause.duration is not None}
    if len(told) < len("XY") or len(starts) != 1:
        return
    start = starts.pop()
    marks = [atom.start for atom in told[0].sentence.atoms if atom.has("and") or atom.text in (",", ";")]
    opens = max((mark for mark in marks if mark < start), default=told[0].sentence.scanned.start)
    ends = min((mark for mark in marks if mark > start), default=told[0].sentence.scanned.end)
    shared = set.intersection(*(set(report.parties()) for report in told))
    own = [[m for member, m in report.members if member not in shared] for report in told]
    here = [any(opens <= mention.start < ends for mention in mentions) for mentions in own]
    if sum(here) == 1:
        for report, stays in zip(told, here, strict=True):
            report.clause = report.clause if stays else report.clause._replace(duration=None)
