"""What stands before a report, where somebody copied it with the sentence: "NAIROBI, March 16 (Reuters) – …".

The town is where it was written, and no place of a meeting; the day may be that of the report, so that it refutes
nothing (`draft.py` knows it by its role, "label"); the agency is who says so. Before a colon ("Bratislava, 5. Oktober
2021: …") a town and a day stand above a picture or in a calendar, and are where and when, if they agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.reading.fragments import DASHES
from claims.reading.gathering import as_place
from claims.reading.parties import Party
from claims.reading.phrases import Phrase

_LONGEST = 8  # phrases: "NAIROBI | , | March 16 | ( | Reuters | ) | –", and one to spare


@dataclass(frozen=True, slots=True)
class Heading:
    """What was read of it: the phrases of the sentence that stay, and who reports."""

    phrases: Sequence[Phrase]
    agency: tuple[Party, ...] = ()


def without_heading(phrases: Sequence[Phrase]) -> Heading:
    """The phrases of a sentence without its dateline; all of them where it begins with none.

    A town alone before a dash is left to `fragments.cut`, and a day alone to `gathering`.
    """
    end = next((at for at, phrase in enumerate(phrases[:_LONGEST]) if _closes(phrase)), None)
    if end is None:
        return Heading(phrases)
    agency, head = _agency(phrases[:end])
    told = [phrase for phrase in head if phrase.kind != "mark"]
    towns = [phrase for phrase in told if _is_town(phrase)]
    days = [phrase for phrase in told if phrase.kind == "date" and not phrase.role]
    commas = all(phrase.kind != "mark" or phrase.value == "," for phrase in head)
    if not commas or len(towns) != 1 or len(days) > 1 or len(told) != len(towns) + len(days):
        return Heading(phrases)
    rest = list(phrases[end:])
    alone = rest[0].value == ":" and towns[0].kind == "parties"  # "OTTAWA: X meets Y"
    if not (days or agency or alone) or not any(phrase.kind in ("verb", "noun") for phrase in rest):
        return Heading(phrases)
    if not (days or agency) and any(phrase.kind == "place" for phrase in rest):  # maybe who says so
        return Heading([towns[0]._replace(kind="unknown"), *rest])
    kept: list[Phrase] = []
    if days and not any(phrase.kind == "date" for phrase in rest):
        kept.append(days[0]._replace(role="label"))
    if rest[0].value == ":" and not any(phrase.kind == "place" for phrase in rest):
        kept.append(as_place(towns[0])._replace(role="label"))
    return Heading([*kept, *(rest if kept else rest[1:])], agency)


def _closes(phrase: Phrase) -> bool:
    return phrase.kind == "mark" and (phrase.value == ":" or (phrase.value in DASHES and not phrase.atoms[0].glued))


def _is_town(phrase: Phrase) -> bool:
    """A place without a word before it; a capital looks like a party."""
    return not phrase.role and phrase.kind in ("place", "parties") and all(atom.has("place") for atom in phrase.atoms)


def _agency(head: Sequence[Phrase]) -> tuple[tuple[Party, ...], Sequence[Phrase]]:
    """ "(Reuters)" at the end of it, as who says so, and what stands before that."""
    marks = [phrase.value for phrase in head[-3:] if phrase.kind == "mark"]
    if len(head) <= 3 or marks != ["(", ")"] or head[-2].kind == "mark":
        return (), head
    named = head[-2]
    if named.kind == "parties" and len(named.value) == 1:
        return (named.value[0]._replace(kind="organisation"),), head[:-3]
    short = named.kind == "unknown" and len(named.atoms) == 1
    if not short:
        return (), head
    whole = named.start, named.end
    return (Party(*whole, named.atoms[0].text, "organisation", whole=whole),), head[:-3]
