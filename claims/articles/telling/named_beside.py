"""Who is named beside a meeting, in words other than its own: since whom, against whom, who worked meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, pairwise

from claims.articles.telling.report import Report
from claims.articles.telling.who_tells_of_it import drop_teller_of_two
from claims.reading.phrases import Phrase
from claims.reading.scan import Atom


def drop_whom_first_verb_names(report: Report) -> None:
    """ "X entließ Y und sprach mit Z": what X did to Y is no meeting with him, and is told by the verb before "und"."""
    sentence, head = report.sentence, report.heads[0]
    if not sentence.capital_nouns or head.sense == "noun" or head.tense not in ("past", "present"):
        return
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= head.start), None)
    if before is None or not before.has("and"):
        return
    phrases = [p for p in sentence.phrases if report.clause.start <= p.start and p.end <= before.start]
    people = [phrase for phrase in phrases if phrase.kind == "parties" and phrase.role == ""]
    if len(people) < len("XY") or any(p.kind == "mark" or (p.kind == "word" and p.has("and")) for p in phrases):
        return
    acts = [p for p in phrases if p.start < people[1].start and p.kind in ("word", "unknown", "verb")]
    if not any(_may_be_verb(phrase) for phrase in acts) or _is_named_again(report, head.end):
        return
    spans = [(phrase.start, phrase.end) for phrase in people[1:]]
    report.members = [
        (member, mention)
        for member, mention in report.members
        if not any(start <= mention.start < end for start, end in spans)
    ]


def drop_named_in_next_clause(report: Report) -> None:
    """ "2019 hatten sie sich in Rom getroffen, damals war X Lehrer": the verb that stands last ends what "they" did."""
    sentence, head = report.sentence, report.heads[-1]
    if not (report.they and sentence.capital_nouns and head.tense == "participle"):
        return
    behind = next((atom for atom in sentence.atoms if atom.start >= head.end), None)
    if behind is not None and behind.text in (",", ";", ":", "–"):
        report.members = [pair for pair in report.members if pair[1].start < behind.start]


def _may_be_verb(phrase: Phrase) -> bool:
    """Whether words in small letters that no table has may be what somebody did."""
    small = not any(atom.capital for atom in phrase.atoms)
    return small and not phrase.has("ignorable", "be", "have", "will", "become")


def _is_named_again(report: Report, end: int) -> bool:
    """ "Gratulierte Y und sprach mit ihm über Gas"."""
    parties = (p for phrase in report.sentence.phrases if phrase.kind == "parties" for p in phrase.value)
    return any(party.kind == "pronoun" and end <= party.start < report.clause.end for party in parties)


def drop_who_did_meanwhile(report: Report) -> None:
    """ "Held talks with the ministers in his office, while Y worked upstairs": who does something else behind it."""
    if report.sentence.capital_nouns or not report.heads:
        return
    end = report.heads[-1].end
    behind = [atom for atom in report.sentence.atoms if atom.start >= end]
    begins = (one.start for at, one in enumerate(behind) if at and _begins_another_act(behind[at : at + _ACT]))
    begin = next(begins, None)
    if begin is not None and any(mention.start < begin for _, mention in report.members):
        report.members = [(member, mention) for member, mention in report.members if mention.start < begin]


def _begins_another_act(atoms: Sequence[Atom]) -> bool:
    """ ", while Y worked upstairs"; "met X to honour Y": a verb that no table knows; "received X, and just days before
    the party of Y is to choose him": another clause, with a verb of its own."""
    first, second = (*atoms, None, None)[:2]
    if first is None or second is None:
        return False
    if first.text == ",":
        return second.has("when")
    if first.has("infinitive_mark"):
        return second.kinds.keys() <= {"word", "title"} and not second.capital
    if not first.has("and"):
        return False
    led = next((at for at, atom in enumerate(atoms) if atom.has("before", "after", "when")), 0)
    small = all(atom.kinds.keys() <= {"word", "exclusive", "ignorable", "duration"} for atom in atoms[1:led])
    return led > 1 and small and any(atom.has("is", "was", "will", "plan_words") for atom in atoms[led:])


_ACT = 8  # atoms of "and just days before the party is"


def drop_named_beside(report: Report) -> None:
    """Who is named behind "since", as those of a group, or before a verb of saying: where nouns have articles."""
    _drop_since(report)
    _drop_against(report)
    _drop_inside(report)
    _drop_apposed(report)
    if "media" in report.sentence.kinds:
        _drop_media(report)
    drop_teller_of_two(report)


def _drop_against(report: Report) -> None:
    """ "Met Y amid protests against Z", "the conference named him to run against Z": Z was not there."""
    sentence = report.sentence
    if sentence.capital_nouns or not sentence.kinds >= {"weighs", "soft"}:
        return
    against: set[int] = set()
    for at, atom in enumerate(sentence.atoms):
        if atom.has("weighs") and atom.has("soft"):
            whom = dropwhile(lambda one: one.has(*_BEFORE_A_NAME) and not one.has("name"), sentence.atoms[at + 1 :])
            against |= {one.start for one in [*whom][:1]}
    report.members = [(who, mention) for who, mention in report.members if mention.start not in against]


_BEFORE_A_NAME = ("office", "title", "nation", "country", "possessive_s", "then", "former", "definite")


def _drop_inside(report: Report) -> None:
    """ "X, who is in Lima for the funeral of Z, will hold talks with Y": whom a clause between commas names that only
    says something of the subject."""
    sentence, head = report.sentence, report.heads[0] if report.heads else None
    if head is None or sentence.capital_nouns or "who" not in sentence.kinds or len(report.members) < len("XY"):
        return
    atoms = sentence.atoms
    pairs = [(one, two) for one, two in pairwise(atoms) if one.text == "," and one.end <= head.start]
    opened = next((two.start for _, two in pairs if two.has("who")), None)
    closing = (one.start for one, two in reversed(pairs) if two.has(*_MAIN_VERB))
    closed = next(closing, None)
    if opened is None or closed is None or closed <= opened:
        return
    own = next((p for p in reversed(sentence.phrases) if p.kind == "parties" and p.end < opened), None)
    if own is None or any(a.has("with") and opened < a.start < closed for a in atoms):
        return  # "X, who was there with Z, met Y"
    report.members = [(who, m) for who, m in report.members if not opened < m.start < closed]


_MAIN_VERB = ("will", "verb", "have", "be")  # behind the comma that closes a clause about the subject


def _drop_media(report: Report) -> None:
    """ "A summit hosted by Pacific Traveller magazine": right before such a word a name is that of a thing."""
    media = {atom.start for atom in report.sentence.those("media")}
    report.members = [(who, m) for who, m in report.members if m.end + 1 not in media or who.kind == "group"]


def _drop_apposed(report: Report) -> None:
    """ "Between their two leaders, X and Y", "the Czech and Greek transport ministers, X and Y,": the group is those
    who are named behind it; "the State Council, China's cabinet, has held meetings": one body by two names."""
    if report.sentence.capital_nouns:
        return
    groups = [m for who, m in report.members if who.kind == "group"]
    if len(report.members) == len("XY") == len(groups) and report.heads and groups[1].end < report.heads[0].start:
        between = [a for a in report.sentence.atoms if groups[0].end <= a.start < groups[1].start]
        behind = next((atom for atom in report.sentence.atoms if atom.start >= groups[1].end), None)
        if [atom.text for atom in between] == [","] and behind is not None and behind.text == ",":
            report.members = report.members[:1]
            return
    if len(report.members) <= len("XY"):
        return
    for member, mention in report.members:
        at = next((i for i, a in enumerate(report.sentence.atoms) if a.start <= mention.start < a.end), 0)
        threes = report.sentence.atoms[max(0, at - 1) : at + 3]
        if member.kind != "group" or at < 1 or len(threes) < 4:
            continue
        nations = threes[0].has("and") and at > 1 and report.sentence.atoms[at - 2].has("nation")
        if not (threes[0].has("possessive") or (nations and len(report.members) == len("GXY"))):
            continue
        if threes[2].text == "," and threes[3].has("name", "office", "title"):
            report.members = [(who, m) for who, m in report.members if who is not member]
            report.open &= not nations
            return


def _drop_since(report: Report) -> None:
    """ "Their first meeting since X was elected president": whom something happened to since; "since May" is a day."""
    sentence = report.sentence
    if "since" not in sentence.kinds or sentence.capital_nouns or not report.heads:
        return
    atoms, end = sentence.atoms, report.heads[-1].end
    for one, two in pairwise(atoms):
        if not one.has("since") or one.start < end or not two.has("name", "office", "title", "definite", "possessive"):
            continue
        again = (p.start for p in sentence.phrases if p.start > one.end and p.role in ("with", "between"))
        stop = next(again, sentence.scanned.end)
        report.members = [(who, m) for who, m in report.members if not one.end <= m.start < stop]


def drop_apposed_to_aside(report: Report) -> None:
    """ "Met Y at the invitation of his predecessor, X", "… without her deputy, X": who is set off by a comma behind a
    post that stands beside what is told is the one who holds it."""
    phrases = report.sentence.phrases
    if report.sentence.capital_nouns or not report.heads or len(report.members) < len("XY"):
        return
    for led, aside, comma, name in zip(phrases, phrases[1:], phrases[2:], phrases[3:], strict=False):
        set_off = aside.kind == "aside" and comma.value == "," and name.kind == "parties" and not name.role
        if not set_off or len(name.value) != 1 or aside.start < report.heads[0].end or not name.value[0].name:
            continue
        if led.kind == "verb" or led.has("and") or aside.has("came_along") or not aside.atoms[-1].has(*_HELD):
            continue
        report.members = [(who, m) for who, m in report.members if not name.start <= m.start < name.end]


_HELD = ("office", "aide", "predecessor", "title", "counterpart", "people")


def drop_of_reason(report: Report) -> None:
    """ "The envoy was summoned to explain a clash last week between their jets and Y's forces": what he was to explain,
    and neither who was there nor when."""
    sentence, head = report.sentence, report.heads[-1]
    if sentence.capital_nouns or head.sense != "host" or head.tense == "infinitive":
        return
    behind = [atom for atom in sentence.atoms if atom.start >= head.end]
    mark = next((i for i, atom in enumerate(behind) if atom.has("infinitive_mark", "punct", "verb", "at", "on")), None)
    does = behind[mark + 1] if mark is not None and mark + 1 < len(behind) else None
    if mark is None or does is None or not behind[mark].has("infinitive_mark"):
        return
    if does.kinds.keys() != {"word"} or does.capital:
        return
    start = does.start
    report.members = [(member, mention) for member, mention in report.members if mention.start < start]
    places = tuple(place for place in report.clause.places if place.start < start)
    report.clause, report.not_then = report.clause._replace(places=places), ((start, sentence.scanned.end),)
