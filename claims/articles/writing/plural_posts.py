"""Holders of one post who are met together and not named, in English: "the mayors of Berlin and Hamburg", "three Indian
cardinals". Each is a group (`groups`) where its words say how many they are, or of what.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from claims.articles.writing import Writing
from claims.reading.scan import Atom

_POSTS = ("title", "office")
_OF_STATES = ("of", "and", "country", "alliance", "definite", "nation", "both_countries")
_ENDS = (
    "verb", "date", "with", "at", "on", "punct", "will", "have", "be", "become", "plan_words", "plan_modal", "do",
    "hedge_modal", "after", "before", "infinitive_mark", "relative", "when", "ignorable",
)  # fmt: skip
_LONGEST_OWNER = 6  # atoms of "of Montana, Utah and Wyoming"


def with_plural_posts(atoms: Sequence[Atom], kinds: AbstractSet[str], writing: Writing) -> Sequence[Atom]:
    """The atoms of a sentence, each such post as the noun of a group. `kinds`: all that they can be."""
    if not writing.articles or writing.capital_nouns or kinds.isdisjoint(_POSTS):
        return atoms
    found = [at for at in range(len(atoms)) if _is_plural(atoms[at], writing) and _says_whose(atoms, at, writing)]
    if not found:
        return atoms
    result = list(atoms)
    for at in found:
        result[at] = atoms[at]._replace(kinds={**atoms[at].kinds, "group": None, "plural_post": None})
    return result


def _is_plural(atom: Atom, writing: Writing) -> bool:
    if atom.kinds.keys().isdisjoint(_POSTS) or atom.has("group", "heads"):
        return False
    head = writing.head_of(atom.norm)
    return "plural" in writing.words.forms_of(head) and "'" not in atom.text


def _says_whose(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """Whether the words around a post say of what its holders are, or how many; "the foreign ministers of Peru and
    Chile" are two, each by his post, and "the ministers, X and Y" are named."""
    before = atoms[at - 1] if at else None
    behind = atoms[at + 1 : at + 1 + _LONGEST_OWNER]
    named = any(writing.is_person(atom) for atom in behind[:2])
    if named or (before is not None and before.has("possessive")):
        return False
    if behind and behind[0].has("of", "from_to") and not behind[0].has("infinitive_mark"):
        if (last := _past_nations(atoms, at + 1)) is not None:
            return last < len(atoms) and set(atoms[last].kinds) <= {"word", "bodies"}  # "of the X and Y parliaments"
        ends = (i for i, atom in enumerate(behind) if atom.has(*_ENDS) and not atom.has("of"))
        owners = behind[: next(ends, len(behind))]
        told = any(atom.capital or atom.has("definite", "number") for atom in owners)  # and not "mayors of small towns"
        return told and not all(atom.has(*_OF_STATES) for atom in owners)
    if before is None:
        return False
    if before.has("many_of"):
        return True
    counted = counted_before(atoms, at, writing)
    counted += before.has("nation") and counted_before(atoms, at - 1, writing)
    return bool(counted) or (before.has("nation") and not atoms[at].has("office"))


def counted_before(atoms: Sequence[Atom], at: int, writing: Writing) -> int:
    """How many atoms right before this one say how many there are, or of what two sides: "three", "a bipartisan group
    of", "Republican and Democratic"."""
    if not at:
        return 0
    if atoms[at - 1].has("many_of"):
        start = at - 1
        while start and at - start < _LONGEST_OWNER and set(atoms[start - 1].kinds) == {"word"}:
            start -= 1
        return at - start
    first = at - len(_SIDES)
    if first > 0 and all(atom.has(kind) for atom, kind in zip(atoms[first:at], _SIDES, strict=True)):
        names = (atoms[first].text, atoms[at - 1].text)
        plain = not any(" " in name or writing.is_given(name) for name in names)
        return len(_SIDES) if plain and atoms[first - 1].has("with", "of", "verb", "definite") else 0
    number = atoms[at - 1].has("number") and not atoms[at - 1].glued  # and not "C5+1 leaders"
    return int(number or atoms[at - 1].norm in writing.numbers)


_SIDES = ("name", "and", "name")


def _past_nations(atoms: Sequence[Atom], at: int) -> int | None:
    """Past "of the Kenyan, Ghanaian and Turkish"; None where fewer than two stand there."""
    stop = at + 1
    stop += stop < len(atoms) and atoms[stop].has("definite")
    first = stop
    while stop < len(atoms) and atoms[stop].has("nation"):
        joint = stop + 1
        while joint < min(len(atoms), stop + 3) and (atoms[joint].text == "," or atoms[joint].has("and")):
            joint += 1
        if joint == stop + 1 or joint >= len(atoms) or not atoms[joint].has("nation"):
            break
        stop = joint
    return stop + 1 if stop > first else None


def past_towns(atoms: Sequence[Atom], at: int, stop: int, writing: Writing) -> int:
    """Past the rest of a list of places that ends an owner ("of Montana, Utah and Wyoming"), or of another such post
    ("governors and mayors")."""
    if stop + 1 < len(atoms) and atoms[stop].has("and") and _is_plural(atoms[stop + 1], writing):
        named = stop + 2 < len(atoms) and atoms[stop + 2].has("name")
        return stop if named else stop + 2
    if (last := _past_nations(atoms, at + 1)) is not None:
        return last + 1
    while stop + 1 < len(atoms) and (atoms[stop].text == "," or atoms[stop].has("and")):
        place = atoms[stop + 1]
        if not place.has("place", "country", "name") or place.has(*_POSTS) or writing.is_person(place):
            break
        stop += 2
    return stop
