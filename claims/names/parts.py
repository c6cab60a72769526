"""A person's name as its parts: what is given name, family name, initial, particle, title, generation.

Nothing here raises on any string: a name is read up to MAX_LETTERS code points and MAX_PARTS words, and what has no
letters has no parts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from claims.names.part import Part, part_of
from claims.names.plain import given_and_family, is_family_alone
from claims.names.spelling import word
from claims.names.tables import Sex, given, sex_of, small_words, suffixes
from claims.text import normalise

MAX_LETTERS = 200  # code points of a name that are read
MAX_PARTS = 12  # words of a name that are compared


@dataclass(frozen=True, slots=True)
class Name:
    """A name in parts, given names first. `family` are the places of the family name in `parts`."""

    text: str
    parts: tuple[Part, ...]
    core: tuple[int, ...]  # the places of the parts that count
    folded: tuple[str, ...]  # the letters of these, a to z
    family: frozenset[int]
    glued: str  # the folded letters of the parts that count, in the order in which they were written
    generation: str = ""  # "jr", "sr" or a monarch's number
    sex: Sex = ""  # as far as a title or the given name says
    family_first: bool = False  # of a people that writes family names first
    filial: bool = False
    article: bool = False  # has an Arabic particle


# Taking a name apart

_ASIDE = re.compile(r"[\"“”„«»‹›][^\"“”„«»‹›]*[\"“”„«»‹›]|\([^()]*\)|\[[^\[\]]*\]")
_WORD = re.compile(r"(?:[^\W_]|['’ʼʻ‘`´](?=[^\W_]))+")
_CAMEL = re.compile(r"(?<=[^\W\d_A-ZА-Я])(?=[A-ZА-ЯЁ])")


class _Token(NamedTuple):
    text: str
    cluster: int


def parse_name(text: str) -> Name:
    """Takes a name apart. Reads titles away, undoes "Surname, Given", and puts a family name that goes first last."""
    return _parse(text[:MAX_LETTERS])


@lru_cache(maxsize=512)  # of a kilobyte each
def _parse(text: str) -> Name:
    if (words := given_and_family(text)) is not None:
        return _plain(text, part_of(words[0]), part_of(words[1]))
    return _alone(text, part_of(text)) if is_family_alone(text) else _taken_apart(text)


def _plain(text: str, given: Part, family: Part) -> Name:
    """The same for two plain words, as most names are, at a sixth of the time."""
    parts = given, family._replace(cluster=1)
    letters = given.word.plain, family.word.plain
    return Name(text, parts, (0, 1), letters, _SECOND, "".join(letters), sex=_sex(parts, _SECOND, ""))


def _alone(text: str, family: Part) -> Name:
    """The same for one plain word, as of most of those who are named again."""
    return Name(text, (family,), (0,), (family.word.plain,), _FIRST, family.word.plain)


_FIRST, _SECOND = frozenset([0]), frozenset([1])


def _taken_apart(text: str) -> Name:
    read = unicodedata.normalize("NFKC", text)[:MAX_LETTERS]
    aside = _ASIDE.sub(" ", read)
    before, comma, behind = (aside if _WORD.search(aside) else read).partition(",")
    head, tail = _tokens(before), _tokens(behind)
    generation, tail = _generation(tail, alone=True)
    head, sex = _without_titles(head)
    if not generation:
        generation, head = _generation(head)
    swapped = bool(comma and head and tail)
    if swapped:
        tail, sex_of_tail = _without_titles(tail)
        sex = sex or sex_of_tail
    parts = _parts(head, begins=not (swapped and tail))[:MAX_PARTS]
    behind_comma = _parts(tail, begins=True)[: MAX_PARTS - len(parts)]
    glued = "".join(p.word.plain for p in (*behind_comma, *parts) if not p.optional)
    if behind_comma:
        ordered, family, first = [*behind_comma, *parts], len(parts), False
    else:
        ordered, family, first = _family_last(parts)
    ordered = [p._replace(filial=True) if _is_filial(ordered, i) else p for i, p in enumerate(ordered)]
    places = frozenset(i for i in range(len(ordered) - family, len(ordered)) if not ordered[i].optional)
    places = places or frozenset([len(ordered) - 1] if ordered else [])
    return Name(
        text,
        tuple(ordered),
        tuple(i for i, part in enumerate(ordered) if not part.optional),
        tuple(part.word.plain for part in ordered if not part.optional),
        places,
        glued,
        generation,
        _sex(ordered, places, sex),
        first,
        any(p.filial for p in ordered),
        any(p.optional and p.word.native in small_words().articles for p in ordered),
    )


def _tokens(text: str) -> list[_Token]:
    """The words of a name; what is joined by hyphens or glued in CamelCase shares a cluster or is split."""
    if not text.isascii():
        text = "".join(c for c in text if unicodedata.category(c) != "Cf")  # marks of direction, zero-width joiners
    found: list[_Token] = []
    last = -2
    for start, end in _word_spans(text):
        joined = bool(found) and start == last + 1 and unicodedata.category(text[last]) == "Pd"
        cluster = found[-1].cluster if joined else len(found)
        for piece in _pieces(text[start:end]):
            found.append(_Token(piece, cluster if joined or piece == text[start:end] else len(found)))
        last = end
    return found


def _word_spans(text: str) -> list[tuple[int, int]]:
    """Where the words are. Marks (vowel signs of Thai, Khmer, Hindi) belong to the letter before them."""
    if text.isascii():
        return [match.span() for match in _WORD.finditer(text)]
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if spans and all(unicodedata.category(c)[0] == "M" for c in text[spans[-1][1] : start]):
            start = spans.pop()[0]
        while end < len(text) and unicodedata.category(text[end])[0] == "M":
            end += 1
        spans.append((start, end))
    return spans


def _pieces(text: str) -> list[str]:
    """A word, or the names glued together in it: VladimirPutin, JF; but not McDonald, LeBron, DeLay."""
    if text.islower() or text.istitle() or len(text) < 2:
        return [text]
    if len(text) == 2 and text.isupper() and text.isascii() and not _VOWEL.search(text):
        return list(text)
    pieces = _CAMEL.split(text)
    shortest = min(map(len, pieces))
    return [text] if shortest < 3 or normalise(pieces[0]) in small_words().prefixes else pieces


_VOWEL = re.compile("[AEIOUY]")


def _without_titles(tokens: list[_Token]) -> tuple[list[_Token], Sex]:
    """Leading titles away, as long as a word is left, and the sex they tell."""
    words = small_words()
    sex: Sex = ""
    norms = [normalise(token.text) for token in tokens]
    at = 0
    while at < len(tokens) - 1:
        for size in range(min(words.longest, len(tokens) - 1 - at), 0, -1):
            phrase = tuple(norms[at : at + size])
            if phrase in words.titles:
                sex = sex or ("m" if phrase in words.masculine else "f" if phrase in words.feminine else "")
                at += size
                break
        else:
            break
    return tokens[at:], sex


def _generation(tokens: list[_Token], alone: bool = False) -> tuple[str, list[_Token]]:
    """The number or suffix at the end of a name, and the words before it; `alone`: there need not be any."""
    if not tokens or (len(tokens) == 1 and not alone):
        return "", tokens
    last = normalise(tokens[-1].text)
    named = suffixes().get(last, "")
    if not named and len(tokens) > 1 and all(given(word(t.text)) for t in tokens[:-1]):
        named = small_words().monarchs.get(last, "")
    return (named, tokens[:-1]) if named else ("", tokens)


def _parts(tokens: list[_Token], begins: bool) -> list[Part]:
    """The words as parts. A particle stands before another word: not last, nor first with a capital (Al Gore)."""
    found: list[Part] = []
    for i, token in enumerate(tokens):
        part = part_of(token.text)
        named = i == len(tokens) - 1 or (begins and i == 0 and token.text[0].isupper())
        if part.optional and named:
            part = part._replace(optional=False)
        if part.word.plain:
            found.append(part._replace(cluster=token.cluster) if token.cluster else part)
    return found


def _is_filial(parts: Sequence[Part], at: int) -> bool:
    return at > 0 and parts[at - 1].optional and parts[at - 1].word.native in small_words().filial


def _family_last(parts: list[Part]) -> tuple[list[Part], int, bool]:
    """The parts with the family name last, how many words it has, and whether the people puts it first.

    It is the last word that is no initial, with what hyphens join to it; the first one where a patronymic or initials
    end the name (Putin V.V., Kennedy John F.), and in East Asian names.
    """
    core = [i for i, part in enumerate(parts) if not part.optional]
    full = [i for i in core if not parts[i].initial]
    if not full:
        return parts, min(1, len(parts)), False
    first, last = full[0], full[-1]
    if _is_family_first(parts, first, core):
        return _moved(parts, first, first), 1, True
    by_patronymic = len(full) > 2 and parts[last].patronymic and not any(parts[i].patronymic for i in full[:-1])
    given_last = len(full) == 1 or (bool(parts[last].given) and not parts[first].given)
    by_initials = core[-1] != last and first == core[0] and given_last
    if by_patronymic or by_initials:
        return _moved(parts, 0, first), 1, False
    size = sum(parts[i].cluster == parts[last].cluster for i in full[1:]) or 1
    return _moved(parts, last - size + 1, last), size, False


def _is_family_first(parts: list[Part], first: int, core: list[int]) -> bool:
    """Xi Jinping, Kim Jong-un; but not Kim Campbell, Jong-un Kim, Ван дер Беллен."""
    if parts[first].word.native not in small_words().family_first or first + 1 >= len(parts):
        return False
    after = parts[first + 1]
    alone = not after.optional and after.cluster != parts[first].cluster
    return alone and (not parts[first].given or len(core) > 2)


def _moved(parts: list[Part], start: int, end: int) -> list[Part]:
    """The parts with those from `start` to `end` last."""
    return [*parts[:start], *parts[end + 1 :], *parts[start : end + 1]]


def _sex(parts: Sequence[Part], family: frozenset[int], titled: Sex) -> Sex:
    """The sex a title or the first given name tells; "" where they contradict each other (Bundeskanzler Angela …)."""
    first = next((i for i, part in enumerate(parts) if not part.optional), -1)
    named: Sex = sex_of(parts[first].given) if first >= 0 and first not in family else ""
    return "" if titled and named and titled != named else titled or named
