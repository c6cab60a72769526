"""The keys under which meetings and names are found. Pure functions; an engine only keeps what they make.

| key | the meetings that |
| --- | --- |
| `e:ID` | name this entity as a participant |
| `o:OFFICE` | name a holder of this office, or the office itself, as a participant |
| `c:CC` | have a participant who holds an office of this country or organisation, or is an office or body of it |
| `p:A\\|B` | have these two (entities or offices, sorted by id) as two different participants |
| `m:ID` | have this entity or office among more than MAX_PAIRED participants, and therefore no `p:` keys |
| `l:PLACE` | were in this place, or in a place that lies in it |
| `x:ID\\|PLACE` | name this entity, or a holder of this office, as a participant, and were there |

Keys are made from accepted and from proposed claims, so that whoever checks a statement sees that another meeting
may be meant; rejected and withdrawn claims make none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from claims.text import normalise
from claims.types import Claim, Entity

COUNTED = ("accepted", "proposed")  # the statuses of claims that make keys
KEYED = ("participant", "place", "date")  # the properties that do

# Pairs grow with the square of the participants: 16 with an office each make at most 480 pair keys, the 193 of a
# General Assembly would make 74,000. Above the bound each participant gets one `m:` key instead, and two of them
# are found where their `m:` keys meet (storage.interface.meetings_of_pair asks both ways).
MAX_PAIRED = 16

_DEEPEST = 16  # containers above one place; more is a fault in the data, and a circle must end


@dataclass(frozen=True, slots=True)
class MeetingKeys:
    """What a meeting is found by: its keys, sorted, and the hull of the days its claims give, or None."""

    keys: tuple[str, ...] = ()
    earliest: date | None = None
    latest: date | None = None


def entity_key(id: str) -> str:
    return f"e:{id}"


def office_key(id: str) -> str:
    return f"o:{id}"


def country_key(code: str) -> str:
    return f"c:{code}"


def place_key(id: str) -> str:
    return f"l:{id}"


def many_key(id: str) -> str:
    return f"m:{id}"


def presence_key(id: str, place: str) -> str:
    """The key of a participant, an entity's or an office's id, in a place."""
    return f"x:{id}|{place}"


def pair_key(a: str, b: str) -> str:
    """The key of two participants, each an entity's or an office's id, whichever comes first."""
    return f"p:{a}|{b}" if a < b else f"p:{b}|{a}"


def label_key(name: str) -> str:
    """The key of a name that is no person's: the words in lower case, one space between them."""
    return f"n:{' '.join(normalise(name).split())}"


def containers(place: str, entities: Mapping[str, Entity]) -> Iterator[str]:
    """The place itself and what it lies in, from the inside out, as far as the entities are at hand."""
    current: str | None = place
    for _ in range(_DEEPEST):
        if current is None:
            return
        yield current
        entity = entities.get(current)
        current = entity.container if entity else None


def meeting_keys(claims: Iterable[Claim], entities: Mapping[str, Entity]) -> MeetingKeys:
    """The keys of one meeting, from all its claims and the entities that they name (places with their containers)."""
    keys: set[str] = set()
    parties: dict[str, set[str]] = {}
    days: list[date] = []
    for claim in claims:
        if claim.status not in COUNTED:
            continue
        value = claim.value
        if claim.property == "participant":
            ids = {value["entity"], value["office"]} if value["office"] else {value["entity"]}
            parties.setdefault(value["entity"], set()).update(ids)
            keys.update(_participant_keys(value["entity"], value["office"], entities))
        elif claim.property == "place":
            keys.update(place_key(place) for place in containers(value["entity"], entities))
        elif claim.property == "date":
            days += date.fromisoformat(value["earliest"]), date.fromisoformat(value["latest"])
    if len(parties) > MAX_PAIRED:
        keys.update(many_key(id) for ids in parties.values() for id in ids)
    else:
        for first, second in combinations(parties.values(), 2):
            keys.update(pair_key(a, b) for a in first for b in second if a != b)
    return MeetingKeys(tuple(sorted(keys)), min(days, default=None), max(days, default=None))


def with_presence(keys: Iterable[str]) -> tuple[str, ...]:
    """The keys of a meeting and those of who was where, sorted: each participant, and each office held, with each
    place. These follow from the others, and are kept nowhere but in the index."""
    told = tuple(keys)
    who = sorted({key[2:] for key in told if key.startswith(("e:", "o:"))})
    places = [key[2:] for key in told if key.startswith("l:")]
    return *told, *(presence_key(id, place) for id in who for place in places)


def _participant_keys(id: str, office: str | None, entities: Mapping[str, Entity]) -> Iterator[str]:
    yield entity_key(id)
    entity = entities.get(id)
    if entity and entity.kind != "person":
        if entity.kind == "office":
            yield office_key(id)
        if entity.country:
            yield country_key(entity.country)
    if office:
        yield office_key(office)
        held = entities.get(office)
        if held and held.country:
            yield country_key(held.country)
