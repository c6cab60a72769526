"""One clause that tells of several meetings: "Putin held bilateral meetings with A, B and C".

Whoever is named behind "with" met the subject alone; together they met where nothing says otherwise.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from claims.articles.found import Mention
from claims.articles.member import Member
from claims.articles.telling.report import Report
from claims.dates import DateMention
from claims.places import PlaceMention
from claims.reading.phrases import Phrase
from claims.reading.said import Head
from claims.reading.scan import Atom


def told_twice(report: Report) -> tuple[Report, ...]:
    """ "Met on 5 October at a hotel near Zurich and again on 19 October in Luxembourg": two meetings of the same
    people, each with its own day and place; else the report alone."""
    sentence, heads = report.sentence, report.heads
    if "and_again" not in sentence.kinds or not heads or len(report.members) < 2 or report.clause.negated:
        return (report,)
    again = next((atom.start for atom in sentence.those("and_again")), 0)
    end = sentence.scanned.end
    stop = next((p.start for p in sentence.phrases if p.start > again and p.kind in ("mark", "verb")), end)
    behind = [phrase for phrase in sentence.phrases if again < phrase.start < stop]
    days = tuple(phrase.value for phrase in behind if phrase.kind == "date" and phrase.value.bound is None)
    places = tuple(phrase.value for phrase in behind if phrase.kind == "place" and phrase.role == "at")
    if again < heads[-1].end or not (days or places):
        return (report,)
    clause = report.clause
    length = clause.duration
    late = length is not None and length.start > again
    first = clause._replace(
        dates=tuple(day for day in clause.dates if day.start < again),
        places=tuple(place for place in clause.places if place.start < again),
        duration=None if late else length,
    )
    own = clause._replace(dates=days, places=places, duration=length if late else None)
    before, after = (sentence.scanned.start, again), (again, end)
    second = replace(report, clause=own, other=True, apart=(before,), not_then=(*report.not_then, before))
    return replace(report, clause=first, apart=(after,), not_then=(*report.not_then, after)), second


def one_by_one(report: Report) -> Iterator[Report]:
    """The report itself, or one for each of those who were met one by one."""
    start = report.heads[0].start if report.heads else 0
    if report.back and report.members and all(mention.end < start for _, mention in report.members):
        start = 0  # "проведёт встречи с X и Y, беседы пройдут по видеосвязи"
    behind = [
        party.start for phrase in _listed(report.sentence.phrases) if phrase.start >= start for party in phrase.value
    ]
    if (later := _behind_a_dash(report)) is not None:
        yield replace(report, members=report.members[:-1])
        yield later
        return
    if (each_day := _each_set_for_a_day(report)) is not None:
        yield from each_day
        return
    called = not behind and bool(report.heads) and all(head.sense == "call" for head in report.heads)
    called &= sum(mention.start < start for _, mention in report.members) == 1
    if not behind and len(told := _without_adjunct(report)) < len(report.heads):
        start = told[0].start  # "in separate meetings, X met Y and Z"
    called |= not behind and _is_met_apart(report, start)
    if called:  # "telephoned X and Y": two calls; "traf getrennt X und Y"
        behind = [mention.start for _, mention in report.members if mention.start >= start]
    if (apart := _one_after_another(report)) is not None:
        yield from apart
        return
    if (pairs := _crosswise(report)) is not None:
        yield from (replace(report, members=pair) for pair in pairs)
        return
    if (groups := _each_with_its_own(report)) is not None:
        named = [pair for group in groups for pair in group]
        rest = [pair for pair in report.members if pair not in named]
        of_each = _places_of_each(report, groups)
        for group, places in zip(groups, of_each, strict=True):
            yield replace(report, members=[*rest, *group], clause=report.clause._replace(places=places))
        return
    each = next((a.start for a in report.sentence.those("each") if a.start < report.clause.end), None)
    if each is not None:  # "mehrere Amtskollegen, darunter X und Y"
        behind = [mention.start for _, mention in report.members if mention.start >= each]
    if (several := _several_subjects(report) or _both_hosts(report)) is not None:
        yield from several
        return
    met = [pair for pair in report.members if pair[1].start in behind]
    subject = [pair for pair in report.members if pair not in met]
    if len(met) < 2 or len(subject) > 1 or (each is None and not called and not _is_separate(report)):
        yield report
        return
    for pair in met:
        yield replace(report, members=[*subject, pair])


def _several_subjects(report: Report) -> list[Report] | None:
    """ "A and B met separately with C", "one after another, A and B sat down with C": each of them."""
    told = _without_adjunct(report)
    verbs = bool(told) and all(head.sense != "noun" or "separately" in report.sentence.kinds for head in told)
    if not (verbs and _says_apart(report)) or len(report.members) < len("ABC"):
        return None
    start = told[0].start
    before = [pair for pair in report.members if pair[1].end <= start]
    behind = [pair for pair in report.members if pair[1].start >= start]
    if len(behind) != 1 or len(before) < len("AB"):
        return None
    return [replace(report, members=[pair, *behind]) for pair in before]


def _both_hosts(report: Report) -> list[Report] | None:
    """«X примут и министр A, и губернатор B»: each of them."""
    if not report.heads or any(head.sense != "host" for head in report.heads):
        return None
    phrases = [phrase for phrase in report.sentence.phrases if phrase.start >= report.heads[-1].end]
    for one in range(len(phrases) - len("A,&B")):
        first, host, comma, second, other = phrases[one : one + len("&A,&B")]
        both = first.has("and") and comma.value == "," and second.has("and")
        if not both or host.kind != "parties" or other.kind != "parties":
            continue
        each = [p for p in report.members if any(h.start <= p[1].start < h.end for h in (host, other))]
        rest = [pair for pair in report.members if pair not in each]
        if len(each) == len("AB") and len(rest) == 1:
            return [replace(report, members=[*rest, pair]) for pair in each]
    return None


def _crosswise(report: Report) -> list[list[tuple[Member, Mention]]] | None:
    """ "A sprach mit B und C mit D": two meetings, of A and B and of C and D."""
    phrases = [phrase for phrase in report.sentence.phrases if phrase.kind == "parties"]
    for subject, first, second in zip(phrases, phrases[1:], phrases[2:], strict=False):
        roles = (subject.role, first.role, second.role)
        joined = 0 <= second.start - first.end <= 1 and not any(a.text == "," for a in (*first.atoms, *second.atoms))
        if roles != ("", "with", "with") or not joined or len(report.members) != len("ABCD"):
            continue
        of = [[pair for pair in report.members if p.start <= pair[1].start < p.end] for p in (subject, first, second)]
        if [len(pairs) for pairs in of] == [1, 2, 1]:
            return [[*of[0], of[1][0]], [of[1][1], *of[2]]]
    return None


def _listed(phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """Those whom "with" brings in, and whoever goes on in their list: "с X, Y, и Z", "встречи с прибывшими X и Z"."""
    going_on, described = False, False
    for before, phrase in pairwise((*phrases[:1], *phrases)):
        if phrase.kind == "word" and phrase.has("with") and before.has("meetings"):
            going_on = described = True
            continue
        described &= phrase.kind in ("word", "unknown")
        if described:
            continue
        if phrase.kind == "parties" and (phrase.role == "with" or (going_on and phrase.role == "")):
            going_on = True
            yield phrase
        elif phrase.kind not in ("mark", "word") or not all(a.text == "," or a.has("and") for a in phrase.atoms):
            going_on = False


def _is_met_apart(report: Report, start: int) -> bool:
    """ "X empfing nacheinander Y und Z", "met Y and Z in separate meetings": whom the verb here brings in, and a word
    says that they were apart."""
    told = _without_adjunct(report)
    verbs = bool(told) and all(head.sense in ("meet", "host", "see") for head in told)
    alone = sum(mention.start < start for _, mention in report.members) == 1
    return verbs and alone and _says_apart(report)


def _says_apart(report: Report) -> bool:
    """Whether a word says that they met apart, and not that something else was so: "left in separate cars"."""
    atoms, clause = report.sentence.atoms, report.clause
    heads = {head.start for head in report.heads}
    start = max([clause.start, *(a.start for a in report.sentence.those("when") if a.end <= report.heads[0].start)])
    return any(
        one.has("separately")
        and start <= one.start < clause.end  # no "is to be looked into separately on Friday, when X meets A and B"
        and (report.sentence.capital_nouns or not _is_of_a_thing(one, behind, heads))
        for one, behind in pairwise(atoms)
    )


def _is_of_a_thing(atom: Atom, behind: Atom, heads: Container[int]) -> bool:
    told = atom.has("noun", "verb") or atom.start in heads or behind.start in heads
    return not told and (behind.kinds.keys() <= {"word", "thing", "media", "press_conference"} or behind.has("media"))


def _without_adjunct(report: Report) -> list[Head]:
    """The words of meeting without "in separate meetings", beside a verb of meeting."""
    apart = {(atom.start, atom.end) for atom in report.sentence.those("separately")}
    told = [head for head in report.heads if head.sense != "noun" or (head.start, head.end) not in apart]
    return told or list(report.heads)


def _each_with_its_own(report: Report) -> list[list[tuple[Member, Mention]]] | None:
    """ "Sprach mit X sowie mit Y", "eine Unterredung mit X und ein Austausch mit Y": those behind each "with"."""
    start = report.heads[0].start if report.heads else 0
    phrases = [
        phrase
        for phrase in report.sentence.phrases
        if phrase.kind == "parties" and phrase.role == "with" and start <= phrase.start < report.clause.end
    ]
    if len(phrases) < 2:
        return None
    groups = [[pair for pair in report.members if p.start <= pair[1].start < p.end] for p in phrases]
    groups = [group for group in groups if group]
    others = len(report.members) - sum(len(group) for group in groups)
    nouns = [head for head in report.heads if head.sense == "noun"]
    own = [head for head in nouns if any(0 <= phrase.start - head.end <= 1 for phrase in phrases)]
    several = len(own) > 1 or _is_joined(report, phrases)
    alone = others == 1 or (not others and report.index > 0)  # a headline's subject is who the text is about
    return groups if len(groups) > 1 and alone and several else None


def _places_of_each(
    report: Report, groups: Sequence[Sequence[tuple[Member, Mention]]]
) -> list[tuple[PlaceMention, ...]]:
    """ "Ein Treffen mit X im Rathaus sowie ein Gespräch mit Y in der Börse": each where it stands behind whom it was
    with; all of them everywhere where only the last has any."""
    places = report.clause.places
    named = [p.value for p in report.sentence.phrases if p.kind == "place" and p.role == "at"]
    starts = [group[0][1].start for group in groups]
    ends = [*starts[1:], report.sentence.scanned.end]
    own = [tuple(p for p in named if s <= p.start < e) for s, e in zip(starts, ends, strict=True)]
    return own if report.sentence.capital_nouns and all(own) else [places] * len(own)


def _is_joined(report: Report, phrases: Sequence[Phrase]) -> bool:
    """Whether nothing but "and" stands between what one "with" brings in and the next one."""
    gaps = [(one.end, other.start) for one, other in pairwise(phrases)]
    between = [[a for a in report.sentence.atoms if start <= a.start and a.end <= end] for start, end in gaps]
    return bool(between) and all(
        any(atom.has("and") for atom in atoms) and all(atom.has("and", "ignorable", "punct") for atom in atoms)
        for atoms in between
    )


def _one_after_another(report: Report) -> tuple[Report, ...] | None:
    """ "Traf zunächst X, dann Y", "hat am Montag X und am Dienstag Y empfangen", "will meet X and, on Friday, Y": each
    with whom he met, where a word between them says they were apart; the other with the day and place behind it."""
    if len(report.members) < 3 or not report.heads or report.heads[0].sense == "noun":
        return None
    (_, one), (_, other) = report.members[-2:]
    between = [atom for atom in report.sentence.atoms if one.end <= atom.start and atom.end <= other.start]
    first = report.members[0][1]
    if first.start > report.heads[0].start and not _is_subject_behind(report):
        return None
    joint = next((i for i in reversed(range(len(between))) if between[i].has("and") or between[i].text == ","), None)
    if not report.sentence.capital_nouns:  # "met X and, on Friday, Y"
        joint = next((i for i, (a, b) in enumerate(pairwise(between)) if a.has("and") and b.text == ","), None)
    if (by_phone := _by_phone_only_one(report, between)) is not None:
        return by_phone
    if (day := _day_of_second(report, between, other)) is not None and len(report.members) == len("XYZ"):
        return _each_on_its_day(report, next(a.start for a in between if a.has("and")), (day,))
    behind = between[joint + 1 :] if joint is not None else []
    if any(atom.start == report.heads[0].start or atom.has(*_OF_ANOTHER_CLAUSE) for atom in behind):
        behind = []  # "X und Y, die Chefs von …, trafen am Montag Z", "flog mit Y nach Rom, wo sie am Montag Z trafen"
    days = tuple(atom.kinds["date"] for atom in behind if atom.has("date"))
    if len(days) == 1 and joint is not None and len(report.members) == len("XYZ"):
        return _each_on_its_day(report, between[joint].start, days)
    later = [atom for atom in report.sentence.atoms if other.end <= atom.start][: len(("in", "the", "afternoon"))]
    at_times = all(any(atom.has("time_of_day") for atom in atoms) for atoms in (between, later))  # "X in the morning
    # and Y in the afternoon"
    apart = at_times or any(atom.has("next") for atom in between)
    if not apart and not any(a.has("time_of_day", "thereupon") for a in behind):
        return None
    return tuple(replace(report, members=[report.members[0], pair]) for pair in report.members[1:])


def _by_phone_only_one(report: Report, between: Sequence[Atom]) -> tuple[Report, ...] | None:
    """ "Met X, then Y, then, by phone, Z": who is named behind how it was done, and none before; in English."""
    led = [atom for atom in between if atom.has("and", "next") or atom.text == ","]
    form = next((atom for atom in between if atom.has("format")), None)
    heads = report.heads[:1]
    if report.sentence.capital_nouns or form is None or not led or any(head.sense not in _IN_PERSON for head in heads):
        return None
    if led[0].start > form.start or report.clause.format not in ("phone", "video"):
        return None
    there = report.clause._replace(format="in_person", format_words=None)
    first, *others = report.members
    before, last = others[:-1], others[-1]
    start = before[-1][1].start if before else 0
    apart = len(before) > 1 and any(atom.end <= start for atom in report.sentence.those("next"))
    met = [[one] for one in before] if apart else [before]
    told = [replace(report, clause=there, members=[first, *them]) for them in met]
    return (*told, replace(report, members=[first, last]))


_IN_PERSON = ("meet", "see", "host")
_OF_ANOTHER_CLAUSE = ("have", "be", "where", "he_subject", "she", "they")


def _day_of_second(report: Report, between: Sequence[Atom], other: Mention) -> DateMention | None:
    """ "Spoke to X on Wednesday and to Y a day later": the day right behind the second, where the first has his own."""
    joint = next((i for i, atom in enumerate(between) if atom.has("and")), 0)
    if report.sentence.capital_nouns or not any(atom.has("date") for atom in between[:joint]):
        return None
    if any(atom.has("date", "verb", "noun") for atom in between[joint:]) or any(atom.text == "," for atom in between):
        return None
    behind = (atom for atom in report.sentence.atoms if atom.start >= other.end and atom.text and not atom.has("at"))
    first = next((atom for atom in behind if atom.has("date") or not atom.has("on")), None)
    day: DateMention | None = first.kinds.get("date") if first is not None else None
    return day


def _each_on_its_day(report: Report, cut: int, days: tuple[DateMention, ...]) -> tuple[Report, ...]:
    """The report of the one met before an "and", and that of the other on a day of his own. `cut`: where it stands."""
    clause, (subject, one, other) = report.clause, report.members
    earlier = clause._replace(
        dates=tuple(day for day in clause.dates if day.start < cut),
        places=tuple(place for place in clause.places if place.start < cut),
    )
    behind = (p for p in report.sentence.phrases if p.kind == "place" and p.role == "at" and p.start > cut)
    later = clause._replace(dates=days, places=tuple(p.value for p in behind if p.start < clause.end))
    end = report.sentence.scanned.end
    return (
        replace(report, clause=earlier, members=[subject, one], apart=(*report.apart, (cut, end))),
        replace(report, clause=later, members=[subject, other], apart=(*report.apart, (clause.start, cut))),
    )


def _is_subject_behind(report: Report) -> bool:
    """ "Am Montag empfing X zunächst Y und danach Z": the first of them is no one of a list."""
    (_, first), (_, second) = report.members[:2]
    between = [atom for atom in report.sentence.atoms if first.end <= atom.start and atom.end <= second.start]
    return report.sentence.capital_nouns and not any(atom.has("and", "punct") for atom in between)


def _behind_a_dash(report: Report) -> Report | None:
    """ "Утром встретился с X, вечером – с Y": a dash stands for the verb, behind when or where it was."""
    if len(report.members) < 3 or not report.heads:
        return None
    (_, one), (_, other) = report.members[-2:]
    start = max(one.end, report.heads[-1].end)
    between = [atom for atom in report.sentence.atoms if start <= atom.start and atom.end <= other.start]
    dash = next((i for i, atom in enumerate(between) if atom.text in _DASHES), 0)
    led, behind = between[:dash], between[dash + 1 :]
    if not led or led[0].text != "," or report.members[0][1].start > start or any(a.has("verb", "noun") for a in led):
        return None
    if any(a.has("verb", "noun", "punct", "name") for a in behind) or not any(a.has(*_WHEN_OR_WHERE) for a in led):
        return None
    days = tuple(atom.kinds["date"] for atom in led if atom.has("date"))
    places = tuple(atom.kinds["place"] for atom in led if atom.has("place"))
    clause = report.clause._replace(dates=days or report.clause.dates, places=places or report.clause.places)
    return replace(report, clause=clause, members=[report.members[0], report.members[-1]])


def _each_set_for_a_day(report: Report) -> tuple[Report, Report] | None:
    """«Переговоры с X назначены на вторник, с Y — на среду»: a dash stands for the verb, before when or where the
    second one is."""
    phrases = report.sentence.phrases
    if report.sentence.capital_nouns or not report.heads or report.heads[-1].sense != "noun":
        return None
    for at in range(len(phrases) - len((",", "with Y", "—"))):
        comma, other, dash, when = phrases[at : at + len((",", "with Y", "—", "on Wednesday"))]
        if comma.value != "," or other.kind != "parties" or other.role != "with" or dash.value not in _DASHES:
            continue
        led = next((p for p in reversed(phrases[:at]) if p.kind == "parties" and p.role == "with"), None)
        if led is None or led.start < report.heads[-1].end or when.kind not in ("date", "place"):
            continue
        one, two = ([pair for pair in report.members if p.start <= pair[1].start < p.end] for p in (led, other))
        rest = [pair for pair in report.members if pair not in one and pair not in two]
        if one and two and len(rest) <= 1:
            days = [(phrase.start, phrase.value) for phrase in phrases if phrase.kind == "date"]
            places = [(phrase.start, phrase.value) for phrase in phrases if phrase.kind == "place"]
            earlier, later = (
                report.clause._replace(
                    dates=tuple(day for start, day in days if (start > comma.start) is behind),
                    places=tuple(place for start, place in places if (start > comma.start) is behind),
                )
                for behind in (False, True)
            )
            cut, end = comma.start, report.sentence.scanned.end
            first = replace(report, clause=earlier, members=[*rest, *one], apart=(*report.apart, (cut, end)))
            start = report.clause.start
            return first, replace(report, clause=later, members=[*rest, *two], apart=(*report.apart, (start, cut)))
    return None


_DASHES = ("–", "—", "-")
_WHEN_OR_WHERE = ("date", "time_of_day", "next", "after", "place")


def _again(report: Report) -> bool:
    """ "Sat down with X and with Y": "with" stands before each."""
    phrases = report.sentence.phrases
    start = report.clause.start
    led = [i for i, p in enumerate(phrases) if p.kind == "parties" and p.role == "with" and p.start >= start]
    return any(two - one == len(("X", "and")) and phrases[one + 1].has("and") for one, two in pairwise(led))


def _is_bilateral(report: Report) -> bool:
    """ "Held bilateral talks with A, B and C": with each of them."""
    until = report.heads[0].start if report.heads else 0
    return any(a.has("with_each") for a in report.sentence.atoms if report.clause.start <= a.start < until)


_MEETINGS = ("", "purpose", "for")  # "was in Beirut for meetings with X and Y"


def _is_with_both(report: Report) -> bool:
    """ "Held talks with both X and Y", "met both X and Y": each of the two, and nobody says that they were together."""
    sentence, end = report.sentence, report.heads[-1].end if report.heads else 0
    if sentence.capital_nouns or "both" not in sentence.kinds:
        return False
    met = [mention for _, mention in report.members if mention.start >= end]
    before = sum(mention.end <= end for _, mention in report.members)
    pairs = pairwise(sentence.atoms)
    return len(met) == len("XY") and before == 1 and any(
        one.has("both") and one.start >= end and one.end < met[0].start and not two.has("of", "definite")
        for one, two in pairs
    )  # fmt: skip


def _is_of_several(report: Report) -> bool:
    """ "Auf dem Programm stehen auch Treffen mit X und Y": of such a noun several, as it has no article. In German."""
    sentence = report.sentence
    if not sentence.capital_nouns or "one_or_many" not in sentence.kinds or len(report.heads) != 1:
        return False
    noun = report.heads[0]
    if not any(atom.start == noun.start for atom in sentence.those("one_or_many")):
        return False
    led = [atom for atom in sentence.atoms if atom.end <= noun.start and atom.text]
    while led and not led[-1].capital and (led[-1].has(*_DESCRIBING) or _is_attribute(led[-1])):
        led.pop()
    finite = any(atom.has("verb", "have", "be", "will", "become", "plan_modal") for atom in led)
    return finite and not led[-1].has(*_ARTICLES)


def _is_attribute(atom: Atom) -> bool:
    """ "Das geplante Treffen"."""
    return any(form.tense == "attributive" for form in atom.kinds.get("verb", ()))


_DESCRIBING = ("word", "bilateral", "also", "ignorable", "format", "other")
_ARTICLES = (
    "definite",
    "indefinite",
    "possessive",
    "at",
    "no",
    "not",
    "after",
    "before",
    "and",
    "number",
    "such",
    "two",
)


def _is_separate(report: Report) -> bool:
    """Whether the noun is of several meetings, or a word says that they were apart."""
    heads = {(head.start, head.end) for head in report.heads}
    several = any(
        phrase.role in _MEETINGS
        and any(atom.has("meetings") and (atom.start, atom.end) in heads for atom in phrase.atoms)
        for phrase in report.sentence.phrases
    )
    several |= _is_of_several(report)
    several |= _again(report) or _is_bilateral(report) or _is_with_both(report)
    return several or _says_apart(report)
