"""Which words of two names answer to each other, and which are left over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claims.names.part import Part
from claims.names.parts import MAX_PARTS, Name
from claims.names.spelling import word
from claims.names.ties import FIRM, TIES, tie
from claims.quickly import Small, small


@dataclass(frozen=True, slots=True)
class Link:
    """Words of one name that answer to words of the other: their places, and by which tie."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    tie: str


@small
class Pairing(Small):
    """Two names with their links, and the places of the parts that count and are left without one."""

    a: Name
    b: Name
    links: tuple[Link, ...]
    left_a: tuple[int, ...]
    left_b: tuple[int, ...]

    def weakest(self) -> Link:
        return min(self.links, key=lambda link: TIES[link.tie])

    def values(self, link: Link) -> tuple[str, str]:
        return words(self.a, link.a), words(self.b, link.b)


def words(name: Name, places: Iterable[int]) -> str:
    return " ".join(name.parts[i].text for i in places)


def pair(a: Name, b: Name) -> Pairing:
    """Links two names: word for word, then the words of one that the other has in pieces."""
    links = _links(a, b)
    left_a, left_b = _left(a, (link.a for link in links)), _left(b, (link.b for link in links))
    if left_a and left_b and len(left_a) + len(left_b) > 2 and (links or 1 in (len(a.core), len(b.core))):
        links += _glued_links(a, b, links)
        left_a, left_b = _left(a, (link.a for link in links)), _left(b, (link.b for link in links))
    return Pairing(a, b, tuple(links), left_a, left_b)


def _links(a: Name, b: Name) -> list[Link]:
    """Each word with the word it is tied to most strongly; where ties are equal, the one in the like place."""
    chinese = a.family_first or b.family_first
    arabic = a.article and b.article
    lone = len(a.core) == len(b.core) == 1  # Franziskus, Francis: family names only where something says so
    found: list[tuple[float, int, int, int, str]] = []
    for i, x in enumerate(a.parts):
        for j, y in enumerate(b.parts):
            family = i in a.family and j in b.family and not (lone and x.given and y.given)
            if (x.optional and y.optional) or ((x.initial or y.initial) and (i in a.family) != (j in b.family)):
                continue  # an initial is not of the family name: Mikhail S. Gorbachev is not Mikhail Saakashvili
            if tied := tie(x, y, family, chinese=chinese, arabic=arabic):
                if (x.optional or y.optional) and tied not in ("equal", "given"):
                    continue  # a particle is at most the same particle, or a short form: Al Gore, Ben Netanyahu
                away = min(abs(i - j), abs(len(a.parts) - i - len(b.parts) + j))
                found.append((-TIES[tied] + (x.optional or y.optional), away, i + j, i * MAX_PARTS + j, tied))
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    links: list[Link] = []
    for _, _, _, place, tied in sorted(found):
        i, j = divmod(place, MAX_PARTS)
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            links.append(Link((i,), (j,), tied))
    return links


def _glued_links(a: Name, b: Name, links: list[Link]) -> list[Link]:
    """Links of a word to two or three neighbours that are it in pieces: Patrushev, Patr ushev; Jong-un, Jongun."""
    free_a = set(range(len(a.parts))) - {i for link in links for i in link.a}
    free_b = set(range(len(b.parts))) - {j for link in links for j in link.b}
    found = [Link(pieces, (whole,), tied) for pieces, whole, tied in _glued(a, free_a, b, free_b)]
    free_a -= {i for link in found for i in link.a}
    free_b -= {j for link in found for j in link.b}
    return found + [Link((whole,), pieces, tied) for pieces, whole, tied in _glued(b, free_b, a, free_a)]


def _glued(one: Name, pieces: set[int], other: Name, wholes: set[int]) -> Iterable[tuple[tuple[int, ...], int, str]]:
    if len(pieces) < 2 or not wholes:
        return
    for places in _runs(one, pieces):
        plain = "".join([one.parts[i].word.plain for i in places])
        for j in sorted(wholes):
            whole = other.parts[j]
            alike = plain[:1] == whole.word.plain[:1] or _foreign(one, other)
            if not alike or abs(len(plain) - len(whole.word.plain)) > 2:
                continue
            glued = Part("", word("".join([one.parts[i].word.native for i in places])), ())
            family = j in other.family and not one.family.isdisjoint(places)
            tied = tie(glued, whole, family, chinese=one.family_first and other.family_first)
            if tied and TIES[tied] >= FIRM and pieces.issuperset(places):
                pieces, wholes = pieces.difference(places), wholes - {j}
                yield places, j, tied


def _foreign(one: Name, other: Name) -> bool:
    """Whether first letters say little: two scripts, or Chinese in two spellings (Hsiao-ping, Xiaoping)."""
    return one.parts[0].word.script != other.parts[0].word.script or (one.family_first and other.family_first)


def _runs(name: Name, free: set[int]) -> list[tuple[int, ...]]:
    """Two or three neighbouring places that are free and hold more than one part that counts."""
    runs: list[tuple[int, ...]] = [tuple(range(i, i + size)) for i in sorted(free) for size in (2, 3)]
    return [run for run in runs if free.issuperset(run) and sum([i in name.core for i in run]) > 1]


def _left(name: Name, links: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    linked = {i for places in links for i in places}
    return tuple([i for i in name.core if i not in linked])
