"""Groups of people as phrases in one case: where each begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.articles.writing import POSTS, Writing
from claims.articles.writing.cases_of_words import (
    BESIDE,
    CASES,
    LONGEST_QUOTED,
    Met,
    Reading,
    is_genitive,
    known,
    readings_of,
)
from claims.reading.scan import Atom

_OWNER = CASES[1]
LONGEST_BEFORE = 5  # atoms of "всеми новыми районными и городскими депутатами"
_LONGEST_BEHIND = 12  # atoms of "Центральной избирательной комиссии Тульской области"
_LONGEST_FIELD = 4  # atoms of "по бюджету, налогам и финансам"
_LONGEST_NAMING = 4  # atoms of "среди которых" and a post
_BEFORE_NAMES = (",", ":", "–", "—", "-")
_OPENING = '«“„"'
_CLOSING = '»”“"'
Span = tuple[int, int]


class Found(NamedTuple):
    """Who may meet or be met: from where to where, where the noun is, and in which cases it may stand."""

    start: int
    stop: int
    at: int
    readings: tuple[Reading, ...]

    def has(self, *cases: str) -> bool:
        return any(reading.case in cases for reading in self.readings)


def groups_in(atoms: Sequence[Atom], met: Met, writing: Writing) -> Iterator[Found]:
    """Whoever may meet or be met, in the order of the text; no two overlap."""
    at = 0
    while at < len(atoms):
        readings = readings_of(atoms, at, met)
        found = _whole(atoms, at, readings, met, writing) if readings else None
        while found is not None and (longer := _with_its_noun(atoms, found, met, writing)) is not None:
            found = longer
        if found is not None:
            yield found
        at = max(at + 1, found.stop if found is not None else 0)


def _with_its_noun(atoms: Sequence[Atom], found: Found, met: Met, writing: Writing) -> Found | None:
    """ "Бастующими водителями", "пострадавшими от наводнения жителями": people whose first word is an adjective."""
    behind = readings_of(atoms, found.stop, met) if found.stop < len(atoms) else ()
    cases = [r for r in behind if r in found.readings and atoms[found.at].norm.endswith(met.adjectives[r.case])]
    whole = _whole(atoms, found.stop, cases, met, writing) if cases else None
    return whole._replace(start=found.start) if whole is not None else None


def _whole(atoms: Sequence[Atom], at: int, readings: Sequence[Reading], met: Met, writing: Writing) -> Found | None:
    """Who has the noun here, with all that says which; None where somebody's name says it."""
    stop = _end(atoms, at, readings, met, writing)
    if stop is None or _is_held_by_each(atoms, at, stop, met) or _speaks_for_two(atoms, at, stop, met, writing):
        return None
    agreeing = [(reading, _begin(atoms, at, reading, met)) for reading in readings]
    start = min(begin for _, begin in agreeing)
    if any(reading.people for reading in readings) and _are_named(atoms, start, at, stop):
        return None
    return Found(start, stop, at, tuple(reading for reading, begin in agreeing if begin == start))


def _are_named(atoms: Sequence[Atom], start: int, at: int, stop: int) -> bool:
    """ "Епископами Лукой и Марком", "лидерами партий — X и Y": whose names follow; behind a comma ("депутатами, среди
    которых X") only where nothing else says which."""
    if stop < len(atoms) and atoms[stop].kinds.keys() == {"name"} and " " not in atoms[stop].text:
        return True
    if _names_of_each(atoms, stop):
        return True
    bare = stop == at + 1 and not any(atom.has("nation", "place") for atom in atoms[start:at])
    if stop + 1 >= len(atoms) or atoms[stop].text not in (_BEFORE_NAMES if bare else _BEFORE_NAMES[1:]):
        return False
    behind = atoms[stop + 1 : stop + 1 + _LONGEST_NAMING]
    who = next((atom for atom in behind if atom.has("name", "and", "verb", "with", *POSTS)), None)
    return who is not None and who.has("name", *POSTS)


def _names_of_each(atoms: Sequence[Atom], stop: int) -> bool:
    """«Заместителей министров Армении и Ирана — Ашота Галояна и Али Рахими»: two countries, and a name for each."""
    joined = stop + 1 < len(atoms) and atoms[stop - 1].has("country") and atoms[stop].has("and")
    if not joined or not atoms[stop + 1].has("country"):
        return False
    first = stop + 2
    first += first < len(atoms) and atoms[first].text in _BEFORE_NAMES[1:]
    names = atoms[first : first + len(("X", "and", "Y"))]
    return len(names) > 2 and names[0].has("name") and names[1].has("and") and names[2].has("name")


def _is_held_by_each(atoms: Sequence[Atom], at: int, stop: int, met: Met) -> bool:
    """ "Президенты Кении и Чада", "главы МИД Кении и Чада", "лидеры двух стран": one of each country, of whom
    `plural_posts` knows more, or whom the text has told of."""
    if not atoms[at].norm.startswith(met.posts):
        return False
    around = (*atoms[max(0, at - 1) : at], *atoms[at + 1 : stop + 1])
    told = stop == at + 1 or atoms[stop - 1].norm.startswith(met.sides)
    return told or any(atom.has("country", "nation", "alliance") for atom in around)


def _speaks_for_two(atoms: Sequence[Atom], at: int, stop: int, met: Met, writing: Writing) -> bool:
    """ "Представители правительства и оппозиции": which may be two groups, as a side may be, and "обе
    делегации": `groups` knows more of them."""
    if not (atoms[at].has("group") and atoms[at].has("office")) or atoms[at].has("title"):
        return False
    if stop == at + 1 or any(atom.has("side") for atom in atoms[at + 1 : stop]):
        return True
    joints = [index for index in range(at, min(stop + 1, len(atoms) - 1)) if atoms[index].has("and")]
    return any(index < stop or is_genitive(atoms[index + 1], met, writing) for index in joints)


def _begin(atoms: Sequence[Atom], at: int, reading: Reading, met: Met) -> int:
    """Where the adjectives begin that agree with a noun in this case: "всеми районными и городскими депутатами"."""
    start = at
    endings = met.adjectives[reading.case]
    while start and at - start < LONGEST_BEFORE:
        before = atoms[start - 1]
        if before.text == "-" and before.glued and start > 1:
            start -= 2  # "топ-менеджерами"
        elif before.has("and") and 1 < start < at and _agrees(atoms[start - 2], endings):
            start -= 2
        elif _agrees(before, endings) or before.has("possessive"):
            start -= 1
        else:
            break
    return start


def _agrees(atom: Atom, endings: tuple[str, ...]) -> bool:
    if atom.has("verb", "noun", "date", "with", "and", "at", "punct", "that", "relative", "office", "he_subject"):
        return False
    return bool(atom.norm) and all(word.endswith(endings) for word in atom.norm.split())


def _end(atoms: Sequence[Atom], at: int, readings: Sequence[Reading], met: Met, writing: Writing) -> int | None:
    """Where the words end that say which: whose they are, from where, for what, and their name between quotes; None
    where somebody's name follows."""
    stop = _past_genitives(atoms, at + 1, readings, met, writing)
    stop = past_quotes(atoms, stop)
    if stop + 1 < len(atoms) and atoms[stop].has("from") and not atoms[stop].has("at"):
        behind = _past_genitives(atoms, stop + 1, readings, met, writing)
        stop = past_quotes(atoms, behind) if behind > stop + 1 else stop
    elif stop + 1 < len(atoms) and atoms[stop].norm == met.under and atoms[stop + 1].has("office", "word", "ministry"):
        stop = _past_genitives(atoms, stop + 2, readings, met, writing)  # "советом при министерстве труда"
    elif stop + 1 < len(atoms) and atoms[stop].norm == met.field and not all(r.people for r in readings):
        behind = stop + 1
        while behind < len(atoms) and _is_field(atoms[behind], met) and behind - stop <= _LONGEST_FIELD:
            behind += 1
        stop = _past_genitives(atoms, behind, readings, met, writing) if behind > stop + 1 else stop
    if stop + 1 < len(atoms) and atoms[at].norm.startswith(met.abroad) and atoms[stop].has("at"):
        stop = _past_countries(atoms, stop, stop)
    named = any(writing.is_person(atom) and not is_body(atom, met) for atom in atoms[at + 1 : stop + 1])
    return None if named or (stop > at + 1 and atoms[stop - 1].has(*POSTS) and _is_name(atoms, stop)) else stop


def _past_countries(atoms: Sequence[Atom], at: int, stop: int) -> int:
    """Past where somebody is sent to: "в Италии и Ватикане", "в Риме и при Ватикане"."""
    if not (at + 1 < len(atoms) and atoms[at].has("at") and atoms[at + 1].has("place", "country", "capital")):
        return stop
    end = at + 2
    joined = end + 1 < len(atoms) and atoms[end].has("and")
    if joined and atoms[end + 1].has("place", "country", "capital"):
        return end + 2
    return _past_countries(atoms, end + 1, end) if joined else end


def _is_name(atoms: Sequence[Atom], at: int) -> bool:
    return at < len(atoms) and atoms[at].has("name")


def is_body(atom: Atom, met: Met) -> bool:
    """Whether a word of the atom is in the table of those who meet."""
    return any(known(word, met) for word in atom.norm.split())


def _is_field(atom: Atom, met: Met) -> bool:
    if atom.has("verb", "noun", "date", "punct") or atom.norm.startswith(met.no_field):
        return False
    return atom.has("and") or atom.norm.endswith(met.dative)


def past_owner(atoms: Sequence[Atom], at: int, met: Met, writing: Writing) -> int:
    """Past whose something is that stands before `at`, with a name between quotes: "завода «Верста»"."""
    return past_quotes(atoms, _past_genitives(atoms, at, (), met, writing)) if at < len(atoms) else at


def _past_genitives(atoms: Sequence[Atom], at: int, readings: Sequence[Reading], met: Met, writing: Writing) -> int:
    """Past whose they are: "Центральной избирательной комиссии Тульской области", "науки и образования"."""
    stop = at
    while stop < min(len(atoms), at + _LONGEST_BEHIND):
        atom = atoms[stop]
        if atom.has("and") and stop > at and stop + 1 < len(atoms):
            other = known(atoms[stop + 1].norm, met)
            case_of_head = {reading.case for reading in readings}
            joined = is_genitive(atoms[stop + 1], met, writing) and case_of_head.isdisjoint(r.case for r in other)
            if not joined or "whose" in case_of_head:
                break
            stop += 2
            continue
        counted = stop == at and atom.has("number", "counted") and stop + 1 < len(atoms)
        counted &= any(reading.case == BESIDE for reading in readings)  # "с руководителями трёх банков"
        counted = counted and is_genitive(atoms[stop + 1], met, writing)
        if not counted and not _describes_owner(atoms, stop, met, writing) and not is_genitive(atom, met, writing):
            break
        stop += 1
    return stop


def _describes_owner(atoms: Sequence[Atom], at: int, met: Met, writing: Writing) -> bool:
    """ "Общественной палаты", "Тульской и Псковской областей": an adjective with a capital, before a noun."""
    if at + 1 >= len(atoms) or not atoms[at].has("name") or not atoms[at].norm.endswith(met.adjectives[_OWNER]):
        return False
    behind = at + 1
    if atoms[behind].has("and") and behind + 2 < len(atoms):
        return _describes_owner(atoms, behind + 1, met, writing)
    return is_genitive(atoms[behind], met, writing)


def past_quotes(atoms: Sequence[Atom], at: int) -> int:
    """Past a name between quotes, and letters in brackets: "компании «Верста» (ВЕРСТА)"."""
    stop = at
    for opening, closing in ((_OPENING, _CLOSING), ("(", ")")):
        if stop < len(atoms) and atoms[stop].text and atoms[stop].text in opening:
            last = min(len(atoms), stop + LONGEST_QUOTED)
            end = next((i for i in range(stop + 1, last) if atoms[i].text and atoms[i].text in closing), None)
            inside = atoms[stop + 1 : end] if end is not None else ()
            short = opening != "(" or (len(inside) == 1 and inside[0].text.isupper())
            stop = end + 1 if end is not None and short else stop
    return stop
