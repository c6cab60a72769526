"""Lists of two of whom a statement says the same each: "both X and Y met Z", «и с X, и с Y», "not only X but Y"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.reading.gathering import MEETING_SENSES, Group
from claims.reading.phrases import Phrase

_EACH = "each_of_two"  # a kind that only words of statements get
_DENYING = ("not", "never", "no", "neither")  # "both did not meet Z": one of them may have


def with_each(found: Sequence[Phrase]) -> list[Phrase]:
    """The phrases of a statement, in which such a list is one phrase; what stands in it twice, "neither", without its
    comma, as languages have it that need none."""
    result: list[Phrase] = []
    at = 0
    while at < len(found):
        joined, stop = _joined(found, at)
        result += joined
        at = stop
    for at, phrase in enumerate(result[1:], 1):
        before = result[at - 1]
        if before.kind == "parties" and phrase.kind == "word" and phrase.has("both"):  # "X and Y both met Z"
            result[at - 1] = _marked(before)
    return [_marked(phrase) if _is_both(phrase) else phrase for phrase in result]


def _joined(found: Sequence[Phrase], at: int) -> tuple[list[Phrase], int]:
    """What stands at this place, or the list that begins there; and where the rest begins."""
    plain = [found[at]], at + 1
    if at + 4 >= len(found) or found[at].kind != "word" or not found[at].has("and", "not_only", "neither"):
        return plain
    first, one = found[at], found[at + 1]
    stop = at + 2 + (found[at + 2].kind == "mark" and found[at + 2].value == ",")
    links: list[Phrase] = []
    while stop < len(found) and found[stop].kind == "word" and found[stop].has("and", "rather", "ignorable", "nor"):
        links.append(found[stop])
        stop += 1
    if not links or stop >= len(found):
        return plain
    other = found[stop]
    if one.kind != "parties" or other.kind != "parties" or one.role != other.role:
        return plain
    if first.has("neither"):
        if len(links) > 1 or not links[0].has("nor"):
            return plain
        neither = first._replace(atoms=(first.atoms[0]._replace(kinds={"neither": None}),))  # opens no clause: «ни»
        if _is_each_other(found, (one, other)):
            return [neither, _list(one, one, other)], stop + 1
        return [neither, one, links[0], other], stop + 1
    fits = links[0].has("rather") if first.has("not_only") else links[0].has("and") and stop == at + 4
    if not fits:
        return plain
    return [_marked(_list(first, one, other))], stop + 1


def _list(first: Phrase, one: Phrase, other: Phrase) -> Phrase:
    people = tuple(party._replace(listed=True) for party in (*one.value, *other.value))
    atoms = (*(first.atoms if first is not one else ()), *one.atoms, *other.atoms)
    return Phrase("parties", first.start, other.end, one.role, people, atoms)


def _is_each_other(found: Sequence[Phrase], two: tuple[Phrase, Phrase]) -> bool:
    """ "Neither X nor Y met in Oslo": nobody else is named whom they could have met."""
    alone = all(phrase in two for phrase in found if phrase.kind == "parties")
    verbs = [form.verb.sense for phrase in found if phrase.kind == "verb" for form in phrase.value]
    passive = any(phrase.kind == "word" and phrase.has("be", "become") for phrase in found)  # "nor Y was met"
    return alone and not passive and bool(verbs) and set(verbs) == {"meet"}


def _is_both(phrase: Phrase) -> bool:
    return phrase.kind == "parties" and phrase.atoms[0].has("both") and not phrase.atoms[0].has(_EACH)


def _marked(phrase: Phrase) -> Phrase:
    kinds = {"both": None, _EACH: None}
    return phrase._replace(atoms=(phrase.atoms[0]._replace(kinds=kinds), *phrase.atoms[1:]))


def each_alone(group: Group, jointly: Sequence[str]) -> list[Group]:
    """The group once for each of two who both met somebody else; others as they are: "both X and Y met in Oslo".

    `jointly`: words that say that they did so at once.
    """
    if any(atom.norm in jointly for phrase in (*group.phrases, *group.asides) for atom in phrase.atoms):
        return [group]
    lists = [phrase for phrase in group.phrases if phrase.kind == "parties" and phrase.has(_EACH)]
    if len(lists) != 1 or any(phrase.kind == "word" and phrase.has(*_DENYING) for phrase in group.phrases):
        return [group]
    two = lists[0]
    people = [party for party in two.value if party.kind in ("person", "office")]
    others = [phrase for phrase in group.phrases if phrase.kind == "parties" and phrase is not two]
    met = any(
        phrase.kind == "verb" and any(form.verb.sense in MEETING_SENSES for form in phrase.value)
        for phrase in group.phrases
    )
    if len(people) != len(two.value) or len(people) != 2 or len(others) != 1 or not met:
        return [group]
    at = next(i for i, phrase in enumerate(group.phrases) if phrase is two)
    return [
        replace(group, phrases=[*group.phrases[:at], _alone(two, number), *group.phrases[at + 1 :]])
        for number in range(len(people))
    ]


def _alone(two: Phrase, number: int) -> Phrase:
    party = two.value[number]._replace(listed=False)
    start, end = party.whole
    atoms = tuple(atom for atom in two.atoms if start <= atom.start and atom.end <= end) or two.atoms
    return Phrase("parties", start, end, two.role, (party,), atoms)
