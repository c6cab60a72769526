"""Plain reports put together from parts, so that what each says is known without anybody having annotated it.

A report is a way to say that two people met (`WAYS`) with a place and a day put where the way has room for them,
followed by words that should not disturb it (`TAILS`, `SEQUELS`) and preceded by others (`OPENINGS`) that may give the
place or the day instead: {where} in an opening leaves none in the way. Whom an opening has named the way calls by the
surname or a pronoun. The parts of a language stand in its module; whoever adds one line there tries it against all
others. All people are made up.

The answer is right if there is one meeting of the two with the right status, and its day and place are those of the
report or, where it names none, none. Words that tell of another meeting say so.
"""

from __future__ import annotations

import importlib
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from claims.extract import read_article

LANGUAGES = ("de", "en", "ru")
FAMILY_NAMES = (  # of many origins, in Latin letters
    "Brandl", "Okafor", "Lindholm", "Mwangi", "Castellan", "Petrenko", "Haddad", "Novotna", "Adeyemi", "Torvik",
    "Marchetti", "Kowalczyk", "Iversen", "Sandoval", "Whitlock", "Nakamura", "Dembele", "Ferreira",
)  # fmt: skip
MISSED = frozenset(  # every other fault is wrong
    {"missed", "participant missed", "day missed", "place missed", "another missed"}
)
_ROOM = re.compile(r"\{(\w+)(?:\.(\w+))?\}")


@dataclass(frozen=True)
class Party:
    """One who meets: the forms that a sentence may need, by case (English has one, `nom`), and what is checked."""

    part: str  # the pattern that it was made of, for the count of faults
    name: str
    forms: dict[str, str]
    surname: dict[str, str]
    pronoun: dict[str, str]
    later: dict[str, str] = field(default_factory=dict)  # by what he is called in the next sentence: "the minister"


@dataclass(frozen=True)
class Place:
    """How a place is put, and the words of which an answer has to quote one; without words there is no place."""

    part: str
    text: str
    words: tuple[str, ...] = ()
    city: dict[str, str] = field(default_factory=dict)  # its town alone, by case, for "{A} flew to {city}"


@dataclass(frozen=True)
class Day:
    part: str
    text: str
    value: date | None  # none: the words do not give one day


@dataclass(frozen=True)
class Words:
    """Words before or behind the meeting; `other` the status of another meeting that they tell of, and `known` the name
    or town by which that is known: then it has to be found. `may`: its day may be that of the meeting, or not."""

    part: str
    other: str | None = None
    known: str | None = None
    may: bool = False


@dataclass(frozen=True)
class Report:
    language: str
    text: str
    published: date
    names: tuple[str, ...]
    place: Place
    day: Day
    parts: tuple[str, ...]
    others: tuple[Words, ...] = ()
    day_open: bool = False  # whether the answer may leave out the day


@dataclass(frozen=True)
class Fault:
    kind: str
    what: str = ""


def reports(language: str, count: int, seed: int = 20170216) -> Iterator[Report]:
    module = importlib.import_module(f"tests.composed.{language}")
    chance = random.Random(f"{language}{seed}")
    for _ in range(count):
        yield _report(language, module, chance)


def _report(language: str, module: Any, chance: random.Random) -> Report:
    published = date(2024, 3, 4) + timedelta(chance.randrange(60))
    one, other = module.parties(chance)
    way, tail, sequel = chance.choice(module.WAYS), chance.choice(module.TAILS), chance.choice(module.SEQUELS)
    opening = chance.choice(module.OPENINGS)
    together = getattr(module, "goes_together", lambda *_: True)
    while not together(opening.part, way, sequel.part):
        opening, sequel = chance.choice(module.OPENINGS), chance.choice(module.SEQUELS)
    pattern = f"{opening.part} {way}{tail.part} {sequel.part}".lower()
    place = module.place(chance) if "{where}" in pattern or "{city" in pattern else Place("", "")
    if "{city" in pattern and not place.words:
        place = replace(place, words=tuple(place.city.values()))
    day = module.day(chance, published) if "{when}" in pattern else Day("", "", None)
    told = _headed(_emptied(way, f"{opening.part} {sequel.part}"), way, module, place, day)
    told = _called_again(told, opening.part, (one, other), chance)
    before = _headed(opening.part, opening.part, module, place, day)
    text = _filled(module, f"{before} {told}{tail.part} {sequel.part}", one, other, place, day)
    parts = {"A": one.part, "B": other.part, "place": place.part, "day": day.part, "way": way}
    parts |= {"tail": tail.part, "sequel": sequel.part, "opening": opening.part}
    named = tuple(f"{kind}: {part}" for kind, part in parts.items())
    others = tuple(words for words in (opening, tail, sequel) if words.other)
    return Report(language, text, published, (one.name, other.name), place, day, named, others, opening.may)


def _emptied(way: str, around: str) -> str:
    """The way without the rooms that the opening or the sequel has filled."""
    taken = {"where" if room[1] == "city" else room[1].lower() for room in _ROOM.finditer(around)} & {"where", "when"}
    return _ROOM.sub(lambda room: "" if room[1].lower() in taken else room[0], way)


def _headed(told: str, way: str, module: Any, place: Place, day: Day) -> str:
    """In a language whose verb is the second part of a sentence, something has to stand before it."""
    head = next((head for head in ("When", "Where") if way.startswith(f"{{{head}}}")), "")
    if not head or not hasattr(module, "HEAD"):
        return told
    if not told.startswith(f"{{{head}}}"):
        return f"{module.TAKEN[head]}{told}"
    empty = not (place.text if head == "Where" else day.text)
    return told.replace(f"{{{head}}}", module.HEAD[head]) if empty else told


def _called_again(way: str, opening: str, parties: tuple[Party, Party], chance: random.Random) -> str:
    both = all(f"{{{letter}" in opening for letter in "AB")  # two of whom only a surname always tells which
    for letter, party in zip("AB", parties, strict=True):
        if f"{{{letter}" in opening:
            shorts = ("S", "P", "L") if party.later else ("S", "P")
            shorts = ("S",) if both else shorts
            if re.search(r"\{A\}(\{\w+\})* \{B", way):  # "traf Okafor Peter Brandl"
                shorts = shorts[1:]
            if not shorts:
                continue
            short = chance.choice(shorts) + letter
            way = re.sub(rf"\{{{letter}\b", f"{{{short}", way)
    return way


def _filled(module: Any, pattern: str, one: Party, other: Party, place: Place, day: Day) -> str:
    """The pattern with its rooms filled: {A.dat}, {SA.gen} the surname, {PA} the pronoun, {where}, {when} with a space
    before them, {Where}, {When} without, for the head of a sentence."""

    def words(room: re.Match[str]) -> str:
        name, case = room[1], room[2] or "nom"
        if name in ("where", "when", "Where", "When"):
            given = place.text if name.lower() == "where" else day.text
            return given if name[0].isupper() else f" {given}" if given else ""
        if name == "city":
            return place.city[case]
        whose = one if name.endswith("A") else other
        forms = {"S": whose.surname, "P": whose.pronoun, "L": whose.later}.get(name[0], whose.forms)
        return forms[case]

    text = _ROOM.sub(words, pattern).strip()
    joined = getattr(module, "JOINED", ())
    for wrong, right in ((" ,", ","), (",,", ","), (",.", "."), ("..", "."), ("  ", " "), (", ,", ","), *joined):
        while wrong in text:
            text = text.replace(wrong, right)
    text = re.sub(r"(^|[.!?]) ?, ", r"\1 ", text).strip()
    return re.sub(r"(^|[.!?] )(\w)", lambda m: m[1] + m[2].upper(), text)


def faults(report: Report) -> list[Fault]:
    """What is wrong or missing in the answer to a report: missed things may be counted, wrong ones may not be."""
    read = read_article(report.text, report.published, report.language)
    family = {name.split()[-1] for name in report.names}
    found: list[Fault] = []
    left = list(read.meetings)
    for words in report.others:
        if words.known:
            other = next((m for m in left if m.status == words.other and _told_of(words.known, m)), None)
            left = [m for m in left if m is not other]
            found += [] if other else [Fault("another missed")]
    near = [m for m in left if family & {p.name.split()[-1] for p in m.participants}]
    held = [m for m in near if m.status == "held"]
    found += [Fault("a meeting of others") for m in left if m not in near]
    if not near:
        return [*found, Fault("missed")]
    meeting = max(held or near, key=lambda m: (_is_it(report, m), -near.index(m)))
    more = [m for m in near if m is not meeting]
    for words in report.others:
        told = None if words.known else next((m for m in more if m.status == words.other), None)
        more = [m for m in more if m is not told]
    found += [Fault("another meeting", m.status) for m in more]
    if meeting.status != "held":
        found.append(Fault("status", meeting.status))
    names = {p.name for p in meeting.participants if p.kind == "person"}
    found += [Fault("participant missed") for name in report.names if name not in names]
    found += [Fault("participant wrong", name) for name in sorted(names - set(report.names))]
    given = meeting.date if meeting.date and not meeting.date.inferred else None
    if report.day.value and given is None and not report.day_open:
        found.append(Fault("day missed"))
    elif given and given.earliest == given.latest and given.earliest != report.day.value:
        found.append(Fault("day wrong", str(given.earliest)))
    place = meeting.place.mention.text if meeting.place else ""
    if report.place.words and not place:
        found.append(Fault("place missed"))
    elif place and not any(word in place for word in report.place.words):
        found.append(Fault("place wrong", place))
    return found


def _told_of(known: str, meeting: Any) -> bool:
    names = [p.name for p in meeting.participants] + [meeting.place.mention.text if meeting.place else ""]
    return any(known in name for name in names)


def _is_it(report: Report, meeting: Any) -> int:
    return len({p.name for p in meeting.participants} & set(report.names))
