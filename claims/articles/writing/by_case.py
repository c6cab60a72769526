"""Whoever meets or is met, where nouns decline: «встретился с руководством завода», «профсоюз встретился с министром»,
«переговоры между застройщиком и дольщиками», «принял участников экспедиции». Each is a group that takes part, with all
of the words that tell which (`groups`).

Their nouns stand in the table `articles.met` with their cases, and the case must be the one of the place where they
stand: who meets (beside a verb of meeting), with whom (behind "with" and "between"), whose meeting it is, and whom
somebody received. What only may be somebody (an unknown word that ends as trades do) must stand behind "with".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from claims.articles.writing import POSTS, Writing, is_given
from claims.language import load
from claims.reading.scan import Atom
from claims.text import normalise

_CASES = ("who", "whose", "whom", "with")
_OWNER, _BESIDE = _CASES[1], _CASES[3]
_LONGEST_BEFORE = 5  # atoms of "всеми новыми районными и городскими депутатами"
_LONGEST_BEHIND = 12  # atoms of "Центральной избирательной комиссии Тульской области"
_LONGEST_QUOTED = 8  # atoms of a name between quotes
_LONGEST_WALK = 16  # atoms between a word of meeting and who is brought in
_LONGEST_SUBJECT = 8  # atoms between who meets and the verb
_LONGEST_FIELD = 4  # atoms of "по бюджету, налогам и финансам"
_LONGEST_STEM = 6  # letters by which a word is the same in another case
_LONGEST_NAMING = 4  # atoms of "среди которых" and a post
_LONGEST_SIDE = 8  # atoms of one side behind "between"
_SHORTEST = 4  # letters of a noun behind its prefix, and of an unknown one before its ending
_HELD = frozenset({"hold"})
_MET, _TALKED = frozenset({"meet"}), frozenset({"talk"})
_OF_MANY = ("gathering", "event", "visit", "journey", "sitting", "occasion")
_SETTING = (
    "date", "place", "capital", "at", "on", "duration", "ignorable", "venue", "time_of_day", "format", "ordinal",
)  # fmt: skip
_SOMEBODY = ("name", "nation", "country", "group", "alliance", "bodies", "he", "they", "counterpart", *POSTS)
_WHOSE = (
    "place", "country", "capital", "alliance", "nation", "bodies", "ministry", "media", "people", "ignorable", "venue",
    "organisations", "thing", "armed_forces", "houses", "sport", "aide", "number", "group", "title", "post", "side",
)  # fmt: skip
_NOT_WHOSE = ("verb", "noun", "date", "with", "between", "punct", "relative", "that", "and", "not", "at", "on")
_SENTENCE = (".", "!", "?", ";", ":", "…")
_BEFORE_NAMES = (",", ":", "–", "—", "-")
_OPENING, _CLOSING = '«“„"', '»”“"'

Span = tuple[int, int]


class Reading(NamedTuple):
    """What a word may be: people or a body, in which case; of many (plural)."""

    people: bool
    case: str


@dataclass(frozen=True, slots=True, eq=False)
class Met:
    """The table of a language. `words`: a word → what it may be."""

    words: Mapping[str, tuple[Reading, ...]]
    prefixes: tuple[str, ...]  # before such a word: "сопредседатели", "профорганизация"
    endings: tuple[str, ...]  # of words for people behind "with", whatever they are
    not_people: tuple[str, ...]  # that end as these do
    adjectives: Mapping[str, tuple[str, ...]]  # case → how an adjective ends before such a word
    genitive: tuple[str, ...]  # how words end that say whose
    not_genitive: tuple[str, ...]  # and those that do not, although they do
    dative: tuple[str, ...]  # how words end behind "for": "комитетом по бюджету"
    under: str  # "советом при министерстве"
    field: str  # "for"
    no_field: tuple[str, ...]  # how words begin behind it that say what the talk was of: "по вопросам"
    vague: tuple[str, ...]  # how nouns begin that say nothing by themselves: "участниками", "жителями"
    received: tuple[str, ...]  # how bodies begin whom somebody may receive
    audience: tuple[str, ...]  # how nouns begin for those who only listen, ask or cheer
    posts: tuple[str, ...]  # how posts begin that are a country's, one each: "президенты Кении и Чада"
    sides: tuple[str, ...]  # how words begin for countries of which the text has told: "лидерами двух стран"
    abroad: tuple[str, ...]  # how nouns begin of those who are sent to a country: "послами Кении в Чаде"
    known_owners: tuple[str, ...]  # how words begin for whose the head is known from before: "с главой региона"
    own: frozenset[str]  # somebody's own: "со своими избирателями"
    of_many: tuple[str, ...]  # how verbs end that many do


class Found(NamedTuple):
    """Who may meet or be met: from where to where, where the noun is, and in which cases it may stand."""

    start: int
    stop: int
    at: int
    readings: tuple[Reading, ...]

    def has(self, *cases: str) -> bool:
        return any(reading.case in cases for reading in self.readings)


@cache
def met_of(code: str) -> Met | None:
    """The table of a language; None where it has none."""
    section = load(code).section("articles")
    if not (rows := section.get("met", ())):
        return None
    forms = section["met_forms"]
    words: dict[str, tuple[Reading, ...]] = {}
    for word, reading in _readings(rows, forms):
        known = words.get(word, ())
        words[word] = known if reading in known else (*known, reading)
    return Met(
        words,
        tuple(forms["prefixes"]),
        tuple(forms["endings"]),
        tuple(forms["not_people"]),
        {case: tuple(forms["adjectives"][case]) for case in _CASES},
        tuple(forms["genitive"]),
        tuple(forms["not_genitive"]),
        tuple(forms["dative"]),
        forms["under"],
        forms["field"],
        tuple(forms["no_field"]),
        tuple(forms["vague"]),
        tuple(forms["received"]),
        tuple(forms["audience"]),
        tuple(forms["posts"]),
        tuple(forms["sides"]),
        tuple(forms["abroad"]),
        tuple(forms["known_owners"]),
        frozenset(forms["own"]),
        tuple(forms["of_many"]),
    )


def _readings(rows: Sequence[Mapping[str, Any]], forms: Mapping[str, Any]) -> Iterator[tuple[str, Reading]]:
    for row in rows:
        for stem in row["stems"]:
            for case in _CASES:
                yield normalise(stem + row[case]), Reading(row["people"], case)
    for people in (True, False):
        for declined in forms["people" if people else "bodies"]:
            for case, word in zip(_CASES, declined, strict=True):
                yield normalise(word), Reading(people, case)


def with_groups_by_case(text: str, atoms: Sequence[Atom], kinds: AbstractSet[str], writing: Writing) -> Sequence[Atom]:
    """The atoms of a sentence with each of those who meet or are met as one of them, a group. `text`: the article's, in
    which the atoms stand; `kinds`: all that they can be."""
    met = met_of(writing.code)
    if met is None or not ("noun" in kinds or "verb" in kinds) or not _may_tell(atoms):
        return atoms
    found = list(_found(atoms, met, writing))
    if not found:
        return atoms
    told = [each for each in found if _takes_part(each, atoms, met)]
    for before, each in pairwise(found):
        if each not in told and before in told and _joins(before, each, atoms):
            told.append(each)
    for each, behind in reversed(list(pairwise(found))):
        if each not in told and behind in told and not behind.has("whose") and _joins(each, behind, atoms):
            told.append(each)
    parts = [each for each in found if any(_is_part(each, other, atoms) for other in told)]
    told = sorted(each for each in told if each not in parts)
    if parts:
        inside = {part.at for part in parts}
        atoms = [_no_group(atom) if index in inside else atom for index, atom in enumerate(atoms)]
    if not any(_is_told_apart(each, atoms) for each in told) and not _has_others(atoms, told):
        return atoms  # "предприниматели встретились с космонавтами"
    result: list[Atom] = []
    at = 0
    spans = (*_one_list(told, atoms), *_named_beside(told, atoms, writing))
    for start, stop in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < at:
            continue  # «шахтёрами-инвалидами»: one word, and one group
        result += [*atoms[at:start], _group(text, atoms[start:stop])]
        at = stop
    return [*result, *atoms[at:]]


def _named_beside(told: Sequence[Found], atoms: Sequence[Atom], writing: Writing) -> list[Span]:
    """ "Между правительством и «Талибаном»": a name of one word, or in quotes, on the other side of one of them."""
    found: list[Span] = []
    for each in told:
        before = atoms[max(0, each.start - _LONGEST_SIDE) : each.start]
        if not any(atom.has("between") for atom in before):
            continue
        if atoms[each.start - 1].has("between") and each.stop + 1 < len(atoms) and atoms[each.stop].has("and"):
            start = each.stop + 1
            stop = _past_quotes(atoms, start) if not atoms[start].has("name") else start + 1
        elif atoms[each.start - 1].has("and"):
            stop = each.start - 1
            start = next((i + 1 for i in reversed(range(stop)) if atoms[i].has("between")), stop)
        else:
            continue
        names = [atom for atom in atoms[start:stop] if not atom.has("punct")]
        if len(names) == 1 and names[0].has("name", "thing") and not writing.is_person(names[0]):
            found.append((start, stop))
    return found


def _is_part(each: Found, other: Found, atoms: Sequence[Atom]) -> bool:
    """ "Правление встретилось с членами правления": those of the same body, who hold a session."""
    stem = atoms[other.at].norm[:_LONGEST_STEM]
    same = any(len(stem) == _LONGEST_STEM and a.norm.startswith(stem) for a in atoms[each.at + 1 : each.stop])
    return same and each != other


def _is_told_apart(each: Found, atoms: Sequence[Atom]) -> bool:
    """Whether it is a body, or more than adjectives says which people they are."""
    qualities = {"word", "ignorable", "then", "former", "possessive", "number", "and"}
    first = each.start + (each.start == 0 and each.at > 0)  # whose capital letter says nothing
    adjectives = all(atom.kinds.keys() <= qualities for atom in atoms[first : each.at])
    return not all(reading.people for reading in each.readings) or each.stop > each.at + 1 or not adjectives


def _has_others(atoms: Sequence[Atom], told: Sequence[Found]) -> bool:
    """Whether anybody else is named."""
    inside = {index for each in told for index in range(each.start, each.stop)}
    return any(atom.has(*_SOMEBODY) for index, atom in enumerate(atoms) if index not in inside)


def _one_list(told: Sequence[Found], atoms: Sequence[Atom]) -> list[Span]:
    """From where to where each group goes: people whom "and" joins and somebody met are one where nothing but
    adjectives says which the first are ("молодыми учителями и врачами области")."""
    spans: list[Span] = []
    last: Found | None = None
    for each in told:
        between = atoms[last.stop : each.start] if last is not None else ()
        joined = len(between) == 1 and (between[0].has("and") or between[0].text == ",")
        both = last is not None and all(r.people and r.case != "who" for r in (*last.readings, *each.readings))
        if joined and both and last is not None and last.stop == last.at + 1:
            spans[-1] = (spans[-1][0], each.stop)
        else:
            spans.append((each.start, each.stop))
        last = each
    return spans


def _may_tell(atoms: Sequence[Atom]) -> bool:
    return any(atom.has("noun") or not _senses(atom).isdisjoint(("meet", "host", "talk")) for atom in atoms)


# Who it may be


def _found(atoms: Sequence[Atom], met: Met, writing: Writing) -> Iterator[Found]:
    at = 0
    while at < len(atoms):
        readings = _readings_of(atoms, at, met)
        found = _whole(atoms, at, readings, met, writing) if readings else None
        while found is not None and (longer := _with_its_noun(atoms, found, met, writing)) is not None:
            found = longer
        if found is not None:
            yield found
        at = max(at + 1, found.stop if found is not None else 0)


_NOBODY = {"verb", "noun", "date", "punct", "counterpart"}


def _with_its_noun(atoms: Sequence[Atom], found: Found, met: Met, writing: Writing) -> Found | None:
    """ "Бастующими водителями", "пострадавшими от наводнения жителями": people whose first word is an adjective."""
    behind = _readings_of(atoms, found.stop, met) if found.stop < len(atoms) else ()
    cases = [r for r in behind if r in found.readings and atoms[found.at].norm.endswith(met.adjectives[r.case])]
    whole = _whole(atoms, found.stop, cases, met, writing) if cases else None
    return whole._replace(start=found.start) if whole is not None else None


def _readings_of(atoms: Sequence[Atom], at: int, met: Met) -> tuple[Reading, ...]:
    """What a word may be; of a name of several the first that is no adjective: "Общественная палата"."""
    atom = atoms[at]
    if not atom.kinds.keys().isdisjoint(_NOBODY) or not atom.text:
        return ()
    words = atom.norm.split() if atom.has("name") else [atom.norm]
    if len(words) > 1 and (is_given(atom.text.split()[0], "ru") or len(words) > _LONGEST_QUOTED):
        return ()
    for index, word in enumerate(words):
        if readings := _known(word, met) or (_unknown(atoms, at, word, met) if len(words) == 1 else ()):
            before = words[:index]
            return tuple(r for r in readings if all(w.endswith(met.adjectives[r.case]) for w in before))
    return ()


def _known(word: str, met: Met) -> tuple[Reading, ...]:
    if found := met.words.get(word):
        return found
    for prefix in met.prefixes if word.startswith(met.prefixes) else ():
        noun = word.removeprefix(prefix).removeprefix("-") if word.startswith(prefix) else ""
        if len(noun) >= _SHORTEST and (found := met.words.get(noun)):
            return found
    return ()


def _unknown(atoms: Sequence[Atom], at: int, word: str, met: Met) -> tuple[Reading, ...]:
    """ "С надомниками": people, by how it ends."""
    if not word.endswith(met.endings) or word.endswith(met.not_people) or atoms[at].kinds.keys() != {"word"}:
        return ()
    return (Reading(True, "with"),)


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
    return any(index < stop or _is_genitive(atoms[index + 1], met, writing) for index in joints)


def _begin(atoms: Sequence[Atom], at: int, reading: Reading, met: Met) -> int:
    """Where the adjectives begin that agree with a noun in this case: "всеми районными и городскими депутатами"."""
    start = at
    endings = met.adjectives[reading.case]
    while start and at - start < _LONGEST_BEFORE:
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
    stop = _past_quotes(atoms, stop)
    if stop + 1 < len(atoms) and atoms[stop].has("from") and not atoms[stop].has("at"):
        behind = _past_genitives(atoms, stop + 1, readings, met, writing)
        stop = _past_quotes(atoms, behind) if behind > stop + 1 else stop
    elif stop + 1 < len(atoms) and atoms[stop].norm == met.under and atoms[stop + 1].has("office", "word", "ministry"):
        stop = _past_genitives(atoms, stop + 2, readings, met, writing)  # "советом при министерстве труда"
    elif stop + 1 < len(atoms) and atoms[stop].norm == met.field and not all(r.people for r in readings):
        behind = stop + 1
        while behind < len(atoms) and _is_field(atoms[behind], met) and behind - stop <= _LONGEST_FIELD:
            behind += 1
        stop = _past_genitives(atoms, behind, readings, met, writing) if behind > stop + 1 else stop
    if stop + 1 < len(atoms) and atoms[at].norm.startswith(met.abroad) and atoms[stop].has("at"):
        stop = _past_countries(atoms, stop, stop)
    named = any(writing.is_person(atom) and not _is_body(atom, met) for atom in atoms[at + 1 : stop + 1])
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


def _is_body(atom: Atom, met: Met) -> bool:
    return any(_known(word, met) for word in atom.norm.split())


def _is_field(atom: Atom, met: Met) -> bool:
    if atom.has("verb", "noun", "date", "punct") or atom.norm.startswith(met.no_field):
        return False
    return atom.has("and") or atom.norm.endswith(met.dative)


def past_owner(atoms: Sequence[Atom], at: int, met: Met, writing: Writing) -> int:
    """Past whose something is that stands before `at`, with a name between quotes: "завода «Верста»"."""
    return _past_quotes(atoms, _past_genitives(atoms, at, (), met, writing)) if at < len(atoms) else at


def _past_genitives(atoms: Sequence[Atom], at: int, readings: Sequence[Reading], met: Met, writing: Writing) -> int:
    """Past whose they are: "Центральной избирательной комиссии Тульской области", "науки и образования"."""
    stop = at
    while stop < min(len(atoms), at + _LONGEST_BEHIND):
        atom = atoms[stop]
        if atom.has("and") and stop > at and stop + 1 < len(atoms):
            other = _known(atoms[stop + 1].norm, met)
            case_of_head = {reading.case for reading in readings}
            joined = _is_genitive(atoms[stop + 1], met, writing) and case_of_head.isdisjoint(r.case for r in other)
            if not joined or "whose" in case_of_head:
                break
            stop += 2
            continue
        counted = stop == at and atom.has("number", "counted") and stop + 1 < len(atoms)
        counted &= any(reading.case == _BESIDE for reading in readings)  # "с руководителями трёх банков"
        counted = counted and _is_genitive(atoms[stop + 1], met, writing)
        if not counted and not _describes_owner(atoms, stop, met, writing) and not _is_genitive(atom, met, writing):
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
    return _is_genitive(atoms[behind], met, writing)


def _is_genitive(atom: Atom, met: Met, writing: Writing) -> bool:
    if atom.has(*_NOT_WHOSE) or writing.is_person(atom):
        return False
    words = atom.norm.split()
    if not words or (atom.has("name") and atom.norm.endswith(met.adjectives[_BESIDE])):
        return False  # "епископами Лукой и Марком"
    if atom.has("name") and atom.text.isupper():
        return True  # "ФНПР"
    if any(r.case == "whose" for r in _known(words[0], met)):
        return True
    if atom.has("office") and " " in atom.text:
        return True
    return all(len(w) > 2 and w.endswith(met.genitive) and not w.endswith(met.not_genitive) for w in words)


def _past_quotes(atoms: Sequence[Atom], at: int) -> int:
    """Past a name between quotes, and letters in brackets: "компании «Верста» (ВЕРСТА)"."""
    stop = at
    for opening, closing in ((_OPENING, _CLOSING), ("(", ")")):
        if stop < len(atoms) and atoms[stop].text and atoms[stop].text in opening:
            last = min(len(atoms), stop + _LONGEST_QUOTED)
            end = next((i for i in range(stop + 1, last) if atoms[i].text and atoms[i].text in closing), None)
            inside = atoms[stop + 1 : end] if end is not None else ()
            short = opening != "(" or (len(inside) == 1 and inside[0].text.isupper())
            stop = end + 1 if end is not None and short else stop
    return stop


# Whether he takes part


def _takes_part(each: Found, atoms: Sequence[Atom], met: Met) -> bool:
    """Whether those stand, in their case, where somebody stands who meets or is met."""
    before = atoms[each.start - 1] if each.start else None
    if any(atom.norm in met.own for atom in atoms[each.start : each.at]):
        return False  # "со своими избирателями"
    if before is not None and before.has("with", "between"):
        return each.has("with") and _is_brought_in(atoms, each, met)
    acts = each.has("who") and not atoms[each.at].has("sport") and not _were_told_of(atoms, each)
    if acts and _acts(atoms, each, met):
        return True
    if each.has("whom") and _is_received(atoms, each, met):
        return True
    return each.has("whose") and _has_a_meeting(atoms, each)


def _were_told_of(atoms: Sequence[Atom], each: Found) -> bool:
    """ "Дипломаты встретились": two of whom the text told, where nothing says which and nobody else is brought in."""
    bare = all(atom.has("nation", "and") for atom in atoms[each.start : each.at]) and each.stop == each.at + 1
    return bare and atoms[each.at].has("several") and not any(atom.has("with") for atom in atoms[each.stop :])


def _says_which(atoms: Sequence[Atom], each: Found, met: Met) -> bool:
    """Whether more than their noun says which they are, where that alone says nothing: "участниками"."""
    return each.stop - each.start > 1 or not atoms[each.at].norm.startswith(met.vague)


def _is_brought_in(atoms: Sequence[Atom], each: Found, met: Met) -> bool:
    """Whether "with" or "between" here is that of a meeting, before or behind it."""
    at = each.start - 1
    of_no_country = atoms[at].has("between") and atoms[each.at].has("bodies") and each.stop == each.start + 1
    if of_no_country or not _says_which(atoms, each, met):
        return False
    listens = atoms[each.at].norm.startswith(met.audience)
    back = _led_by(atoms, at)
    if back is not None and not atoms[back].has("noun") and _senses(atoms[back]) & _TALKED:
        return not listens and _is_told_apart(each, atoms)  # "беседовал с архиереями Церкви", not "с рабочими"
    if back is not None and atoms[back].has("event") and atoms[each.at].has("group", "aide", *POSTS):
        return False  # "совещание с членами правительства": those who sit with him anyway
    if back is not None:
        return not listens or not atoms[back].has("noun") or _is_held(atoms, back)
    if at and not atoms[at - 1].has("punct", "date", "and", "ignorable", *_SOMEBODY):
        return False
    for index in range(each.stop, min(len(atoms), each.stop + _LONGEST_SUBJECT)):
        if _senses(atoms[index]) & _MET or (atoms[at].has("between") and atoms[index].has("noun")):
            return not atoms[index].has(*_OF_MANY)
        if not atoms[index].has("date", "place", "at", "on", "ignorable", "and", "with", "word", "verb", *_SOMEBODY):
            return False
    return False


def _led_by(atoms: Sequence[Atom], at: int) -> int | None:
    """The word of meeting on which a "with" hangs: with nothing but where and when, and whose it was, between."""
    index = at - 1
    while index >= 0 and at - index < _LONGEST_WALK:
        atom = atoms[index]
        if atom.has("noun"):
            directly = index == at - 1 and atoms[at].has("with")
            sits_with = directly and atom.has("sitting", "event")  # "совещание с аграриями края"
            return index if sits_with or not atom.has(*_OF_MANY) else None
        if atom.has("verb"):
            return index if _senses(atom) & (_MET | _TALKED) else None
        if atom.has("with", "between"):
            index -= 1
            continue
        joins = atom.has("and") or atom.text == ","
        if joins and not atoms[index + 1].has("with", "name", "group", "word", "nation", *POSTS):
            return None
        if atoms[at].has("between") and not atom.has(*_SETTING):
            return None  # "переговоры по спору между правительством и оппозицией"
        if atom.text in _SENTENCE or atom.has("that", "relative", "infinitive_mark"):
            return None
        index -= 1
    return None


def _is_held(atoms: Sequence[Atom], noun: int) -> bool:
    return any(_senses(atom) & _HELD for atom in atoms[max(0, noun - _LONGEST_BEFORE) : noun])


def _acts(atoms: Sequence[Atom], each: Found, met: Met) -> bool:
    """Whether those meet who stand before or behind a verb of it: "депутаты встретились", "встретились депутаты"."""
    people = any(r.people and r.case == "who" for r in each.readings)
    before = atoms[each.start - 1] if each.start else None
    if not people and before is not None and not before.has("punct", "date", "and", "ignorable", "place", "that"):
        return False  # "члены комиссии", and no commission
    for index in range(each.stop, min(len(atoms), each.stop + _LONGEST_SUBJECT)):
        atom = atoms[index]
        if atom.has("verb"):
            many = atom.norm.endswith(met.of_many)
            joined = any(a.has("and") for a in atoms[max(0, each.start - _LONGEST_BEFORE) : index])
            agrees = many if people else (joined or not many)
            visited = not people and each.has("whom") and "host" in _senses(atom)  # "отдел посетил посол"
            return agrees and not visited and _tells(atoms, index)
        if not atom.has("date", "place", "capital", "at", "on", "ignorable", "and", "word", "name", "nation", *_WHOSE):
            return False
        if atom.has("with", "noun", "that", "relative"):
            return False
    return people and before is not None and bool(_senses(before) & _MET) and before.norm.endswith(met.of_many)


def _tells(atoms: Sequence[Atom], verb: int) -> bool:
    senses = _senses(atoms[verb])
    if senses & {"meet", "host"}:
        return True
    if senses & _TALKED:
        return any(atom.has("with") for atom in atoms[verb + 1 :])
    behind = atoms[verb + 1 : verb + 1 + _LONGEST_BEFORE]
    return bool(senses & _HELD) and any(atom.has("noun") and not atom.has(*_OF_MANY) for atom in behind)


def _is_received(atoms: Sequence[Atom], each: Found, met: Met) -> bool:
    """ "Губернатор принял участников экспедиции", "участников экспедиции принял губернатор": by a person, as a city or
    a hospital receives people otherwise."""
    people = any(r.people and r.case == "whom" for r in each.readings)
    if not (people or atoms[each.at].norm.startswith(met.received)) or not _says_which(atoms, each, met):
        return False
    index = each.start - 1
    somebody = False
    while index >= 0 and each.start - index < _LONGEST_SUBJECT and atoms[index].has(*_SETTING, *_SOMEBODY, "word"):
        if atoms[index].has("verb"):
            break
        if atoms[index].kinds.keys() == {"word"} and not (index and atoms[index - 1].has("at", "word")):
            return False
        somebody |= _is_somebody(atoms[index], met)
        index -= 1
    if index >= 0 and "host" in _senses(atoms[index]):
        led = atoms[max(0, index - _LONGEST_WALK) : index]
        return somebody or any(_is_somebody(atom, met) for atom in led)
    behind = next((i for i in range(each.stop, len(atoms)) if not atoms[i].has(*_SETTING)), len(atoms))
    return behind + 1 < len(atoms) and "host" in _senses(atoms[behind]) and atoms[behind + 1].has("name", *POSTS)


def _is_somebody(atom: Atom, met: Met) -> bool:
    return atom.has("he_subject", *POSTS) or (atom.has("name") and not _is_body(atom, met))


def _has_a_meeting(atoms: Sequence[Atom], each: Found) -> bool:
    """ "Встреча ректоров вузов с министром", "переговоры профсоюза и руководства порта": whose meeting it is, where
    others are brought in or joined."""
    before = atoms[each.start - 1] if each.start else None
    if before is None:
        return False
    behind = atoms[each.stop] if each.stop < len(atoms) else None
    if before.has("noun") and not before.has(*_OF_MANY):
        return behind is not None and behind.has("with", "and")
    if not before.has("and"):
        return False
    index = each.start - 2
    while index >= 0 and each.start - index < _LONGEST_WALK and atoms[index].has("word", *_SOMEBODY, *_WHOSE):
        if atoms[index].has("noun", "verb", "with", "group"):
            break  # "переговоры представителей правительства и оппозиции"
        index -= 1
    return 0 <= index < each.start - 2 and atoms[index].has("noun") and not atoms[index].has(*_OF_MANY)


def _joins(first: Found, second: Found, atoms: Sequence[Atom]) -> bool:
    """Whether "and" or a comma joins two in the same case."""
    between = [atom for atom in atoms[first.stop : second.start] if not atom.has("with")]
    joined = len(between) == 1 and (between[0].has("and") or between[0].text == ",")
    cases = {reading.case for reading in first.readings}
    return joined and not cases.isdisjoint(reading.case for reading in second.readings)


def _senses(atom: Atom) -> frozenset[str]:
    return frozenset(form.verb.sense for form in atom.kinds.get("verb", ()))


def _no_group(atom: Atom) -> Atom:
    return atom._replace(kinds={"word": None})


def _group(text: str, atoms: Sequence[Atom]) -> Atom:
    first, last = atoms[0], atoms[-1]
    words = text[first.start : last.end]
    return Atom(
        first.start, last.end, words, normalise(words), {"group": None, "bodily": None}, first.capital, first.glued
    )
