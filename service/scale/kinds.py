"""What is asked: kinds of statements about the meetings of a world, each with the meeting that it is about.

Statements are German, English or Russian; the meeting is one that is accepted and known to the day.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from claims.keys import entity_key, pair_key, place_key
from service.scale.people import Person, nobody
from service.scale.world import FIRST_DAY, Event, World, german

EXACT, ONE_TYPO, TWO_TYPOS, OTHER_SCRIPT = "exact pair", "one typo", "two typos", "name in another script"
_LONG_ENOUGH = 6  # letters of a family name in which the pen slips
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_RUSSIAN_MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
    "декабря",
)  # fmt: skip
_OFFICES = {
    "president": "Präsident",
    "head_of_government": "Regierungschef",
    "foreign_minister": "Außenminister",
    "defence_minister": "Verteidigungsminister",
    "chief_of_staff": "Generalstabschef",
    "interior_minister": "Innenminister",
    "finance_minister": "Finanzminister",
    "ambassador": "Botschafter",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One statement, the meeting that it is about, if no other will do, and what has to be looked up to know so.

    `names`: the labels of the people it means; `key` and `day`: the key (claims.keys) that finds the meeting, and the
    day it is known for, where the statement names it.
    """

    text: str
    language: str
    meeting: str | None
    names: tuple[str, ...] = ()
    key: str | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """Meetings of a world to make statements of, as many of each list as were wanted, if there are."""

    any: list[Event]
    of_officials: list[Event]
    of_the_most_frequent: list[Event]
    of_two_frequent: list[Event]
    with_long_names: list[Event]
    most_frequent: Person
    lands: dict[str, str]  # country → its German name


def sample(world: World, wanted: int, seed: int) -> Sample:
    """Meetings spread over the whole world; the same for the same seed."""
    chance = random.Random(seed)
    first, second = (person.entity.id for person in world.people[:2])
    tests: dict[str, Callable[[Sequence[Person]], bool]] = {
        "any": lambda _: True,
        "of_officials": lambda pair: all(person.office for person in pair),
        "of_the_most_frequent": lambda pair: first in (person.entity.id for person in pair),
        "of_two_frequent": lambda pair: {first, second} == {person.entity.id for person in pair},
        "with_long_names": lambda pair: len(pair[0].entity.label.rpartition(" ")[2]) >= _LONG_ENOUGH,
    }
    lists: dict[str, list[Event]] = {name: [] for name in tests}
    seen = dict.fromkeys(tests, 0)
    for event in world.events():
        if not event.accepted or event.granularity != "day":
            continue
        for name, test in tests.items():
            if not test(event.people[:2]):
                continue
            seen[name] += 1
            if len(lists[name]) < wanted:
                lists[name].append(event)
            elif (at := chance.randrange(seen[name])) < wanted:  # each event is as likely as any other to stay
                lists[name][at] = event
    for kept in lists.values():
        chance.shuffle(kept)
    lands = {str(each.country): each.label for each in world.countries}
    return Sample(**lists, most_frequent=world.people[0], lands=lands)


def statements(found: Sample, seed: int) -> dict[str, list[Asked]]:
    """Statements of each kind about these meetings; the same for the same seed."""
    chance = random.Random(seed)
    return {kind: [make(event, found, chance) for event in pick(found)] for kind, (pick, make) in KINDS.items()}


def misspelt(name: str, slips: int, chance: random.Random) -> str:
    """The name with so many slips of the pen in the family name, of which the first letter may be one.

    A slip exchanges two neighbours, doubles a letter, leaves one out, or writes another in its place.
    """
    given, _, family = name.rpartition(" ")
    letters = family.lower()
    while _is_as_good_as(letters, family.lower(), slips):
        letters = family.lower()
        for _ in range(slips):
            letters = _slip(letters, chance)
    return f"{given} {letters[0].upper()}{letters[1:]}"


def _is_as_good_as(letters: str, family: str, slips: int) -> bool:
    """Whether slips have undone each other."""
    return letters == family or (slips > 1 and sorted(letters) == sorted(family))


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    before, letter, after = word[:at], word[at], word[at + 1 :]
    kind = chance.randrange(4)
    if kind == 0 and after and after[0] != letter:
        return before + after[0] + letter + after[1:]
    if kind == 1:
        return before + letter * 2 + after
    if kind == 2:
        return before + after
    alphabet = _ALPHABET if letter.isascii() else "абвгдезиклмнопрстуф" if letter >= "а" else "αβγδεζηικλμνοπρστυ"
    return before + chance.choice(alphabet.replace(letter, "")) + after


def _met(first: str, second: str, event: Event, language: str) -> str:
    """That these two met then and there. Russian would decline the place, and leaves it out."""
    day = event.day
    if language == "en":
        (place,) = event.place.aliases
        return f"{first} met {second} in {place.text} on {day.day} {_ENGLISH_MONTHS[day.month - 1]} {day.year}."
    if language == "ru":
        return f"{first} и {second} встретились {day.day} {_RUSSIAN_MONTHS[day.month - 1]} {day.year} года."
    return f"{first} und {second} trafen sich am {german(day)} in {event.place.label}."


def _names(event: Event) -> tuple[str, str]:
    first, second = (person.entity.label for person in event.people[:2])
    return first, second


def _about_pair(text: str, language: str, event: Event) -> Asked:
    a, b = (person.entity.id for person in event.people[:2])
    return Asked(text, language, event.id, _names(event), pair_key(a, b), event.day)


def _exact(event: Event, _: Sample, chance: random.Random) -> Asked:
    language = chance.choice(("de", "en"))
    return _about_pair(_met(*_names(event), event, language), language, event)


def _one_typo(event: Event, _: Sample, chance: random.Random) -> Asked:
    first, second = _names(event)
    return _about_pair(_met(misspelt(first, 1, chance), second, event, "de"), "de", event)


def _two_typos(event: Event, _: Sample, chance: random.Random) -> Asked:
    first, second = _names(event)
    return _about_pair(_met(misspelt(first, 2, chance), second, event, "de"), "de", event)


def _other_script(event: Event, _: Sample, __: random.Random) -> Asked:
    first, second = (person.other_script for person in event.people[:2])
    language = "ru" if _is_cyrillic(first) and _is_cyrillic(second) else "de"
    return _about_pair(_met(first, second, event, language), language, event)


def _offices(event: Event, found: Sample, _: random.Random) -> Asked:
    offices = [person.office for person in event.people[:2] if person.office]
    first, second = (f"der {_OFFICES[str(each.role)]} von {found.lands[str(each.country)]}" for each in offices)
    text = _met("D" + first[1:], second, event, "de")
    return Asked(text, "de", event.id, (), pair_key(*(each.id for each in offices)), event.day)


def _most_frequent(event: Event, found: Sample, _: random.Random) -> Asked:
    person = found.most_frequent.entity
    text = f"{person.label} war in {event.place.label}."
    return Asked(text, "de", None, (person.label,), entity_key(person.id))


def _place_and_day(event: Event, _: Sample, chance: random.Random) -> Asked:
    text = _met(nobody(chance), nobody(chance), event, "de")
    return Asked(text, "de", None, (), place_key(event.place.id), event.day)


def _never(event: Event, _: Sample, __: random.Random) -> Asked:
    first, second = _names(event)
    a, b = (person.entity.id for person in event.people[:2])
    return Asked(f"{first} und {second} haben sich nie getroffen.", "de", None, (first, second), pair_key(a, b))


def _nothing(event: Event, _: Sample, chance: random.Random) -> Asked:
    day = FIRST_DAY - timedelta(400 + chance.randrange(10_000))
    text = f"{nobody(chance)} und {nobody(chance)} trafen sich am {german(day)} in {event.place.label}."
    return Asked(text, "de", None, (), place_key(event.place.id), day)


def _is_cyrillic(name: str) -> bool:
    return "\u0400" <= name[0] <= "\u04ff"


_Make = Callable[[Event, Sample, random.Random], Asked]
KINDS: dict[str, tuple[Callable[[Sample], list[Event]], _Make]] = {
    EXACT: (lambda found: found.any, _exact),
    ONE_TYPO: (lambda found: found.with_long_names, _one_typo),
    TWO_TYPOS: (lambda found: found.with_long_names, _two_typos),
    OTHER_SCRIPT: (lambda found: found.any, _other_script),
    "offices only": (lambda found: found.of_officials, _offices),
    "most frequent person, no date": (lambda found: found.of_the_most_frequent, _most_frequent),
    "two frequent persons": (lambda found: found.of_two_frequent, _exact),
    "place and day, no known name": (lambda found: found.any, _place_and_day),
    "never met": (lambda found: found.any, _never),
    "nothing known": (lambda found: found.any, _nothing),
}


def mixed(asked: dict[str, list[Asked]]) -> Iterator[Asked]:
    """All statements, one of each kind after the other, as long as there are any."""
    longest = max(map(len, asked.values()))
    for number in range(longest):
        yield from (own[number] for own in asked.values() if number < len(own))
