"""Where articles are none (Russian): days of a clause beside what tells of a meeting, which tell of something else.

«После того как в среду парламент отклонил бюджет, X встретился с Y»: on no Wednesday, as far as it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.telling.report import Report
from claims.articles.writing import Writing
from claims.reading.said import Head
from claims.reading.scan import Atom

_OPENS = ("relative", "subordinate", "once", "because", "who")
_CAME = ("journey", "visit", "went", "noun", "gathering", "stayed", "here")
_OF_MEETINGS = frozenset({"happen", "hold", "plan", "cancel", "meet", "talk", "host", "call", "see", "discuss", "last"})

Stretch = tuple[int, int]


def clauses_beside(report: Report, writing: Writing) -> list[Stretch]:
    """Where clauses begin and end that tell of something else than the meeting: between two commas, or up to the first
    one, with a word before it that opens such a clause, or a participle behind a comma. Who came on Monday may have met
    somebody then."""
    atoms = report.sentence.atoms
    commas = [index for index, atom in enumerate(atoms) if atom.text in (",", "–", "—")]
    found = [(atoms[0].start, head.start) for head in report.heads if is_remembered(report.sentence, head)]
    found += _of_things(atoms, writing)
    for before, behind in pairwise([-1, *commas, len(atoms) - 1]):
        inside = atoms[before + 1 : behind]
        if not inside or any(inside[0].start <= head.start < inside[-1].end for head in report.heads):
            continue
        if any(atom.has(*_CAME) for atom in inside) or _tells_of_meeting(inside):
            continue
        opens = inside[0].has(*_OPENS) or (len(inside) > 1 and inside[0].has("at") and inside[1].has("relative"))
        participle = before > 0 and inside[0].kinds.keys() == {"word"} and inside[0].norm.endswith(writing.participles)
        if not (opens or participle) or (before > 0 and _is_of_meeting(report, atoms, commas, before)):
            continue
        found.append((inside[0].start, inside[-1].end))
    return found


def _of_things(atoms: Sequence[Atom], writing: Writing) -> list[Stretch]:
    """«Утверждённый в пятницу бюджет X обсудил с Y», «избранный в среду мэр встретился с Z»: a day between a participle
    and what it describes, which is no meeting; «состоявшаяся в среду встреча» is one."""
    found = []
    for led, at, day, behind in zip(atoms, atoms[1:], atoms[2:], atoms[3:], strict=False):
        if not (at.has("at", "on") and day.has("date")) or led.kinds.keys() != {"word"}:
            continue
        described = behind.kinds.keys() == {"word"} or behind.has("office", "title", "name", "statement", "idea")
        if described and not behind.has("noun", "verb") and led.norm.endswith(writing.passive_participles):
            found.append((at.start, day.end))
    return found


def is_remembered(sentence: ReadSentence, head: Head) -> bool:
    """«Исполнилось пять лет со дня встречи X с Y», «в годовщину встречи», «с 2015 года, когда X встретился с Y»: how
    long ago a meeting was, or since when something has been so."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start and not atom.has("ignorable")]
    if head.sense == "noun":
        led = before[-2:]
        since = len(led) > 1 and led[0].has("since") and led[1].has("how_long")
        return since or (bool(led) and led[-1].has("anniversary"))
    whens = zip(before, before[1:], before[2:], before[3:], strict=False)
    return any(a.has("since") and b.has("date") and c.text == "," and d.has("when") for a, b, c, d in whens)


def is_some_time_apart(sentence: ReadSentence, head: Head) -> bool:
    """«За месяц до ареста он встречался с X», «незадолго до этого», «через год после отставки»: not on the day that was
    told of."""
    before = [atom for atom in sentence.atoms if atom.start < atom.end <= head.start]
    if any(atom.has("long_before") for atom in before):
        return True
    return any(led.has("how_long", "duration") and other.has("before", "after") for led, other in pairwise(before))


def _tells_of_meeting(inside: Sequence[Atom]) -> bool:
    return any(form.verb.sense in _OF_MEETINGS for atom in inside for form in atom.kinds.get("verb", ()))


def _is_of_meeting(report: Report, atoms: Sequence[Atom], commas: Sequence[int], comma: int) -> bool:
    """Whether the clause before the comma has the noun of the meeting: «переговоры, начавшиеся в среду, …»."""
    begins = next((index for index in reversed(commas) if index < comma), -1) + 1
    nouns = [head.start for head in report.heads if head.sense == "noun"]
    return any(atom.start in nouns for atom in atoms[begins:comma])
