"""Comparing the names of persons: the same person's, two different persons', or not to be told from the names.

Two names are taken apart (claims/names/parts.py), their words are linked, each by the strongest tie there is
(claims/names/ties.py), and the first of `RULES` that has an answer decides. Rules decide; the score only ranks.
Where two newsrooms would disagree, the answer is "ambiguous": a wrong "same" is the worst this module can do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from claims.names.apart import possible_bearers, surely_different
from claims.names.keys import index_keys, query_keys
from claims.names.links import Link, Pairing, pair, words
from claims.names.narrow import asked_keys, stored_keys, tells_given_name
from claims.names.parts import MAX_LETTERS, MAX_PARTS, Name, parse_name
from claims.names.plain import is_given_and_family
from claims.names.spelling import base_forms, tables, word
from claims.names.tables import (
    generation,
    is_common_surname,
    is_given_name,
    leading_office,
    office_titles,
    particles,
    suffixes,
    tells_sex,
    titles,
)
from claims.names.ties import FIRM, TIES, has_cases_if_a_mans, is_mans_case, tie

__all__ = [
    "MAX_LETTERS", "MAX_PARTS", "NameComparison", "asked_keys", "base_forms", "compare_names", "fold_name",
    "generation", "index_keys", "is_given_and_family", "is_given_name", "is_undeclined", "leading_office",
    "office_titles", "parse_name", "particles", "possible_bearers", "query_keys", "stored_keys", "suffixes",
    "surely_different", "tells_given_name", "tells_sex", "titles", "word_ties",
]  # fmt: skip

Outcome = Literal["same", "different", "ambiguous"]


@dataclass(frozen=True, slots=True)
class NameComparison:
    """What two names are to each other. `score` is 0 to 1, and ranks names of one outcome.

    `why` is one English sentence that names the two values that decided; `rule` is its key in the table of sentences
    (gazetteer/names.toml, [why]) for those who say it in another language.
    """

    outcome: Outcome
    score: float
    why: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's answer: the outcome, its score, the key of its sentence and the two values the sentence names."""

    outcome: Outcome
    score: float
    rule: str
    values: tuple[str, str]


def compare_names(a: str, b: str) -> NameComparison:
    """Whether two names may be one person's. Symmetric, deterministic, never raises; needs about 20 µs.

    Reads at most MAX_LETTERS code points and MAX_PARTS words of each.
    """
    one, two = parse_name(a), parse_name(b)
    finding = _equal(Pairing(one, two, (), (), ()))  # the commonest, and it asks for no links
    if finding is None:
        pairing = pair(one, two)
        finding = next(found for rule in RULES if (found := rule(pairing)) is not None)
    x, y = finding.values
    sentence: str = tables()["why"][finding.rule]
    why = sentence.format(a=a[:MAX_LETTERS], b=b[:MAX_LETTERS], x=x, y=y)
    return NameComparison(finding.outcome, round(finding.score, 2), why, finding.rule)


def word_ties(a: str, b: str) -> tuple[str, ...]:
    """By which ties (claims/names/ties.py) the words of two names are linked: what a sameness rests on."""
    return tuple(link.tie for link in pair(parse_name(a), parse_name(b)).links)


def is_undeclined(name: str) -> bool:
    """Whether a name of one word would stand in a case of its own behind "с", if it were a man's: "с Шевчук"."""
    return has_cases_if_a_mans(word(name))


def fold_name(name: str) -> str:
    """The name as it is compared: a to z, given names first, without titles and particles; "" if it has no letters."""
    return " ".join(parse_name(name).folded)


# Rules, in the order in which they are asked


def _nothing(p: Pairing) -> Finding | None:
    """A name without letters says nothing."""
    if p.a.core and p.b.core:
        return None
    return Finding("ambiguous", 0.0, "nothing", (p.a.text, p.b.text))


def _equal(p: Pairing) -> Finding | None:
    """The same folded words in the same order are the same name."""
    if p.a.folded == p.b.folded and any(p.a.folded) and (p.a.generation, p.a.sex) == (p.b.generation, p.b.sex):
        return Finding("same", 1.0, "equal", (p.a.text, p.b.text))
    return None


def _generations(p: Pairing) -> Finding | None:
    """Namesakes are told apart by Jr., Sr. and by numbers."""
    one, two = p.a.generation, p.b.generation
    if one and two and one != two:
        return Finding("different", 0.2, "generation", (p.a.text, p.b.text))
    return None


def _sexes(p: Pairing) -> Finding | None:
    """A title or a given name of a woman is no man's: Frau Clinton is not Bill Clinton; nor are the cases of a family
    name that a woman's has not: Шевчуком is no Нина Шевчук."""
    if any(_is_a_mans(p, link) for link in p.links):
        return Finding("different", 0.1, "sex", (p.a.text, p.b.text))
    if p.a.sex and p.b.sex and p.a.sex != p.b.sex and not any(link.tie in ("either", "case") for link in p.links):
        return Finding("different", 0.1, "sex", (p.a.text, p.b.text))
    return None


def _is_a_mans(p: Pairing, link: Link) -> bool:
    """Whether one has a man's case of the family name of the other, who is a woman."""
    if link.tie != "case" or not (set(link.a) & p.a.family and set(link.b) & p.b.family):
        return False
    one, two = p.a.parts[link.a[0]].word, p.b.parts[link.b[0]].word
    return (p.b.sex == "f" and is_mans_case(one, two)) or (p.a.sex == "f" and is_mans_case(two, one))


def _glue(p: Pairing) -> Finding | None:
    """The same letters in the same order, with or without the spaces."""
    if p.a.glued == p.b.glued and len(p.a.glued) > 5 and not p.a.generation + p.b.generation:
        return Finding("same", 0.95, "glued", (p.a.text, p.b.text))
    return None


def _contradiction(p: Pairing) -> Finding | None:
    """Each name has a word that the other has not."""
    if len(p.left_a) == len(p.a.core) or len(p.left_b) == len(p.b.core):
        return Finding("different", 0.0, "nothing_common", (p.a.text, p.b.text))
    if not p.left_a or not p.left_b:
        return None
    share = len(p.links) / (len(p.links) + len(p.left_a) + len(p.left_b))
    return Finding("different", 0.6 * share, "contradiction", (words(p.a, p.left_a), words(p.b, p.left_b)))


def _initials(p: Pairing) -> Finding | None:
    """Initials alone fit too many."""
    if any(link.tie != "initial" for link in p.links):
        return None
    return Finding("ambiguous", 0.3, "initials", p.values(p.links[0]))


def _lone(p: Pairing) -> Finding | None:
    """One word is the same as a full name only if it is the family name, and surely so."""
    if len(p.a.core) > 1 and len(p.b.core) > 1:
        return None
    lone, full = (p.a, p.b) if len(p.a.core) == 1 else (p.b, p.a)
    word = lone.core[0]
    link = next(link for link in p.links if word in (link.a if lone is p.a else link.b))
    places = link.b if lone is p.a else link.a
    values, strength = p.values(link), TIES[link.tie]
    if len(full.core) > 1:
        if full.family != set(places):
            return Finding("ambiguous", 0.5 * strength, "part_alone", values)
        if any(full.parts[i].filial for i in places) and not lone.parts[word].filial:
            return Finding("ambiguous", 0.5 * strength, "father", values)
    given = len(full.core) > 1 and bool(lone.parts[word].given)  # Mohammed, and Mahathir Mohamad
    long_enough = link.tie in _SLIPS and _letters(p, link) >= _LONG and not given
    if link.tie in _SURE_ALONE or long_enough or _one_monarch(p, link):
        return Finding("same", 0.85 * strength, "family_alone", values)
    return Finding("ambiguous", 0.5 * strength, "alike", values)


_SURE_ALONE = frozenset({"equal", "spelling", "script", "case", "doubled"})
_SLIPS = frozenset({"swapped", "slip"})
_LONG = 8  # letters from which a slip of the pen still leaves a family name beyond doubt


def _letters(p: Pairing, link: Link) -> int:
    return max(sum(len(p.a.parts[i].word.plain) for i in link.a), sum(len(p.b.parts[j].word.plain) for j in link.b))


def _only_alike(p: Pairing) -> Finding | None:
    """Words that are only alike make no sameness, but where the rest of the name settles it."""
    firm = [link for link in p.links if TIES[link.tie] >= FIRM]
    for link in sorted((link for link in p.links if TIES[link.tie] < FIRM), key=lambda link: TIES[link.tie]):
        given_agrees = any(other.tie in ("equal", "given", "spelling", "script", "case") for other in firm)
        if link.tie == "homophone" and given_agrees:
            continue
        if link.tie == "either" and any(other.tie == "case" for other in firm):
            continue
        if _one_monarch(p, link):
            continue
        return Finding("ambiguous", 0.8 * TIES[link.tie], "alike", p.values(link))
    slips = [link for link in p.links if link.tie in _SLIPS]
    if len(slips) > 1:
        return Finding("ambiguous", 0.5, "slips", p.values(slips[1]))
    if slips and _letters(p, slips[0]) < _LONG and all(link.tie in (*_SLIPS, "initial") for link in p.links):
        return Finding("ambiguous", 0.5, "alike", p.values(slips[0]))
    return None


def _one_monarch(p: Pairing, link: Link) -> bool:
    """Николай II, Nikolaus II.: the names of monarchs and popes are translated, and numbered."""
    return link.tie in ("translated", "given") and bool(p.a.generation) and p.a.generation == p.b.generation


def _order(p: Pairing) -> Finding | None:
    """The words stand in the same order, or the family name went first; other orders are other names."""
    places = [link.b[0] for link in sorted(p.links, key=lambda link: link.a)]
    descents = sum(one > two for one, two in pairwise(places))
    if descents == 0:
        return None
    values = p.a.text, p.b.text
    if p.a.filial or p.b.filial:
        return Finding("ambiguous", 0.4, "order", values)
    ends_agree = any(set(link.a) & p.a.family and set(link.b) & p.b.family for link in p.links)
    begins_agree = any(0 in link.a and 0 in link.b for link in p.links)
    if ends_agree and begins_agree:
        return None
    rotated = descents == 1 and places[0] > places[-1]
    if rotated and not all(part.given for part in p.a.parts) and not all(part.given for part in p.b.parts):
        return None
    return Finding("ambiguous", 0.5, "order", values)


def _left_out(p: Pairing) -> Finding | None:
    """A middle name may be left out, a first name or a second family name sometimes; not more than what agrees."""
    if not p.left_a and not p.left_b:
        return None
    long, left = (p.a, p.left_a) if p.left_a else (p.b, p.left_b)
    short = p.b if p.left_a else p.a
    pairs = [(link.a, link.b, link.tie) if p.left_a else (link.b, link.a, link.tie) for link in p.links]
    linked = {i for places, _, _ in pairs for i in places if not long.parts[i].optional}
    values = words(long, left), short.text
    if len(left) > len(linked):
        return Finding("ambiguous", 0.5, "too_much", values)
    left = tuple(i for i in left if not _repeats(long, i, linked))
    lead = [i for i in left if i < min(linked)]
    trail = [i for i in left if i > max(linked)]
    middle = [i for i in left if i not in lead and i not in trail]
    if any(long.parts[i].cluster == long.parts[k].cluster and k in long.family for i in left for k in linked):
        return Finding("ambiguous", 0.5, "half_name", values)
    skipped = [(i, k) for i in middle for k in linked if i < k and k not in long.family]
    if skipped:
        by_initial = any(t == "initial" and skipped[0][1] in places for places, _, t in pairs)
        return Finding("different" if by_initial else "ambiguous", 0.4, "middle", values)
    if trail and (lead or not _second_family_name(short, trail)):
        return Finding("ambiguous", 0.5, "trailing", values)
    begins_with_initial = any(t == "initial" and min(linked) in places for places, _, t in pairs)
    if lead and (begins_with_initial or long.filial or long.article):
        return Finding("ambiguous", 0.5, "leading", values)
    score = TIES[p.weakest().tie] * (0.8 if lead or trail else 0.97 ** len(left))
    return Finding("same", score, "left_out", values)


def _repeats(name: Name, at: int, linked: Iterable[int]) -> bool:
    """Shoigu Shoigu Sergey; ABDUL AZIZ Aziz Nooristani."""
    return any(tie(name.parts[at], name.parts[k], False) in ("equal", "given") for k in linked)


def _second_family_name(short: Name, trail: list[int]) -> bool:
    """Nicolás Maduro (Moros): what the short form ends with is a family name, and not one of many bearers."""
    last = short.parts[max(short.family)]
    if short.filial:  # Mohammed bin Salman (Al Saud)
        return True
    return len(trail) == 1 and not last.given and not last.patronymic and not is_common_surname(last.word)


def _every_part(p: Pairing) -> Finding | None:
    """Every part of one name answers to one of the other."""
    link = p.weakest()
    return Finding("same", TIES[link.tie], link.tie, p.values(link))


RULES: tuple[Callable[[Pairing], Finding | None], ...] = (
    _nothing, _equal, _generations, _sexes, _glue, _contradiction, _initials, _lone, _only_alike, _order, _left_out,
    _every_part,
)  # fmt: skip
