"""Whoever meets or is met, where nouns decline: «встретился с руководством завода», «профсоюз встретился с министром»,
«переговоры между застройщиком и дольщиками», «принял участников экспедиции». Each is a group that takes part, with all
of the words that tell which (`groups`).

Their nouns stand in the table `articles.met` with their cases, and the case must be the one of the place where they
stand: who meets (beside a verb of meeting), with whom (behind "with" and "between"), whose meeting it is, and whom
somebody received. What only may be somebody (an unknown word that ends as trades do) must stand behind "with".
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from claims.articles.writing import Writing
from claims.articles.writing.cases_of_words import met_of
from claims.articles.writing.groups_in_cases import Found, Span, groups_in, past_quotes
from claims.articles.writing.part_by_case import SOMEBODY, is_told_apart, senses_of, takes_part
from claims.reading.scan import Atom
from claims.text import normalise

_LONGEST_STEM = 6  # letters by which a word is the same in another case
_LONGEST_SIDE = 8  # atoms of one side behind "between"


def with_groups_by_case(text: str, atoms: Sequence[Atom], kinds: AbstractSet[str], writing: Writing) -> Sequence[Atom]:
    """The atoms of a sentence with each of those who meet or are met as one of them, a group. `text`: the article's, in
    which the atoms stand; `kinds`: all that they can be."""
    met = met_of(writing.code)
    if met is None or not ("noun" in kinds or "verb" in kinds) or not _may_tell(atoms):
        return atoms
    found = list(groups_in(atoms, met, writing))
    if not found:
        return atoms
    told = [each for each in found if takes_part(each, atoms, met)]
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
    if not any(is_told_apart(each, atoms) for each in told) and not _has_others(atoms, told):
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
            stop = past_quotes(atoms, start) if not atoms[start].has("name") else start + 1
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


def _has_others(atoms: Sequence[Atom], told: Sequence[Found]) -> bool:
    """Whether anybody else is named."""
    inside = {index for each in told for index in range(each.start, each.stop)}
    return any(atom.has(*SOMEBODY) for index, atom in enumerate(atoms) if index not in inside)


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
    return any(atom.has("noun") or not senses_of(atom).isdisjoint(("meet", "host", "talk")) for atom in atoms)


def _joins(first: Found, second: Found, atoms: Sequence[Atom]) -> bool:
    """Whether "and" or a comma joins two in the same case."""
    between = [atom for atom in atoms[first.stop : second.start] if not atom.has("with")]
    joined = len(between) == 1 and (between[0].has("and") or between[0].text == ",")
    cases = {reading.case for reading in first.readings}
    return joined and not cases.isdisjoint(reading.case for reading in second.readings)


def _no_group(atom: Atom) -> Atom:
    return atom._replace(kinds={"word": None})


def _group(text: str, atoms: Sequence[Atom]) -> Atom:
    first, last = atoms[0], atoms[-1]
    words = text[first.start : last.end]
    return Atom(
        first.start, last.end, words, normalise(words), {"group": None, "bodily": None}, first.capital, first.glued
    )
