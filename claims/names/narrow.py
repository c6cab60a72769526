"""Keys of a family name that say with which given name it stands, so that most namesakes are not even read.

Beside each key of a family name (`f:steinberger`, claims/names/keys.py) an entity lies under the same key with codes of
the given name (`f:steinberger/thomas`). Whoever looks for a Thomas asks for his codes alone:

| code | under it lie | it is asked for by |
| --- | --- | --- |
| the first word of a line of the table of given names | those tied (names/ties.py) to a word of it | its words |
| `.` and a letter | initials tied to a word of the table with this first letter | words with this first letter |
| `*` | names that are no two plain words, given names that are tied to very many | everybody |

So nobody is missed whom `surely_different` would keep, but for words that have nothing in common but letters of two
scripts that may answer to each other (Curt, Сара), and names of which both words are alike and stand in another order
("Roman Ramonn", "Ramon Romann"): whether they are one's is never sure. For a name that tells no given name of the table
the keys without a code are asked. What lies under a code depends on the table and on the ties: where these change, a
store makes its keys anew (claims/names/version.py).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

from claims.names.keys import index_keys, query_keys
from claims.names.part import Part, part_of
from claims.names.plain import given_and_family
from claims.names.spelling import skeletons
from claims.names.tables import Given, first_of_line, given, given_names
from claims.names.ties import SIMILAR, blurred, firsts, nominatives, tie

_OF_FAMILY = ("f:", "s:", "d:")  # the keys that are narrowed: `w:` has the given name in it
_ANY = "*"
_MOST_LINES = 6  # of one given name; more have some in other letters, whose consonants many words share (Ευάγγελος)


def stored_keys(name: str) -> frozenset[str]:
    """All keys under which an entity is stored for one of its names: `index_keys`, and these with codes."""
    keys = index_keys(name)
    narrowed = [key for key in keys if key.startswith(_OF_FAMILY)]
    return keys.union(f"{key}/{code}" for code in _stored_codes(name) for key in narrowed)


def asked_keys(name: str, *, slips: bool) -> tuple[str, ...]:
    """The keys under which to look for those who bear a name, the most exact first. `slips`: as in `query_keys`."""
    keys, codes = query_keys(name, slips=slips), _asked_codes(name)
    if not codes:
        return keys
    narrowed = [[f"{key}/{code}" for code in codes] if key.startswith(_OF_FAMILY) else [key] for key in keys]
    return tuple(chain.from_iterable(narrowed))


def tells_given_name(name: str) -> bool:
    """Whether the given name of a name narrows the keys that are asked: who is found has it, or may have it."""
    return bool(_asked_codes(name))


def _asked_codes(name: str) -> tuple[str, ...]:
    """The codes of a name's given name; none where the table does not know it."""
    words = given_and_family(name)
    return _codes_of_word(words[0]) if words else ()


@lru_cache(maxsize=1024)
def _codes_of_word(text: str) -> tuple[str, ...]:
    part = part_of(text)
    if part.initial or not part.given:
        return ()
    return (*_lines(part.given), f".{part.word.plain[0]}", _ANY)


def _stored_codes(name: str) -> frozenset[str]:
    words = given_and_family(name)
    if words is None or part_of(words[1]).given:  # a family name that is a given name, too, may stand first
        return frozenset([_ANY])
    return _tied_codes(words[0])


@lru_cache(maxsize=1024)
def _tied_codes(text: str) -> frozenset[str]:
    """The codes of all words of the table to which a given name, or an initial, is tied."""
    part = part_of(text)
    if part.initial:
        return frozenset(f".{letter}" for letter in _letters(part))
    near = {other for mark in _marks(part) for other in _by_mark().get(mark, ())}
    if not part.given:  # the pen may have slipped
        near.update(
            text
            for _, _, text in process.extract(
                part.word.plain, _plain(), scorer=OSA.normalized_similarity, score_cutoff=SIMILAR, limit=None
            )
        )
    tied = [other for each in near if tie(part, other := part_of(each), False)]
    lines = frozenset(line for each in (part, *tied) for line in _lines(each.given))
    return lines if len(lines) <= _MOST_LINES else frozenset([_ANY])


def _letters(initial: Part) -> set[str]:
    """The first letters of the words of the table that an initial may stand for."""
    sounds = firsts(initial.word)
    found = {letter for letter, heard in _heard().items() if not sounds.isdisjoint(heard)}
    return found | {start[0] for start, of in _starts().items() if tie(initial, of, False)}


@cache
def _heard() -> Mapping[str, set[str]]:
    """First letter → all with which its words may begin as they are heard."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for part in _table():
        found[part.word.plain[0]] |= firsts(part.word)
    return found


@cache
def _starts() -> Mapping[str, Part]:
    """The first three letters of words, each with one of them: no more of it is compared with a Cyrillic initial."""
    return {f"{part.word.plain[:3]}{part.word.script}": part for part in _table()}


def _lines(entries: Iterable[Given]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(first_of_line(entry.line) for entry in entries))


@cache
def _table() -> Sequence[Part]:
    """The words of the table of given names. (Only those who write ask for them.)"""
    return [part_of(text.title()) for text in given_names()]


@cache
def _plain() -> Mapping[str, str]:
    return {part.text: part.word.plain for part in _table()}


@cache
def _by_mark() -> Mapping[str, Sequence[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for part in _table():
        for mark in _marks(part):
            found[mark].append(part.text)
    return found


def _marks(of: Part) -> set[str]:
    """How a word and its nominatives sound, and the lines that have these: of two words that are tied other than by a
    slip of the pen, each has a mark of the other."""
    forms = (of.word, *nominatives(of.word.native))
    sounds = {sound for form in forms for sound in skeletons(form.plain, form.expanded)}
    return sounds.union(blurred(of.word), *(_lines(given(form)) for form in forms))
