"""What the accepted claims say of one meeting, laid out by property, and what is said of offices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from claims.contradict import are_disputed
from claims.messages import office_table
from claims.places import Place
from claims.places.geography import place_of
from claims.quickly import Small, small
from claims.types import Claim, Entity


@small
class Participant(Small):
    """One known participant with all claims that name it; an office alone, where the source gives no name."""

    entity: Entity
    offices: tuple[Entity, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class OfficeHolding:
    """A claim that shows an entity in an office on a day."""

    office: str
    earliest: date
    latest: date
    former: bool
    claim: Claim

    def covers(self, earliest: date | None, latest: date | None) -> bool:
        """Whether the claim shows the office on that one day; a day somewhere in a month covers none."""
        return self.earliest == self.latest == earliest == latest and not self.former


@small
class KnownDate(Small):
    claim: Claim
    earliest: date
    latest: date

    @property
    def to_the_day(self) -> bool:
        return self.earliest == self.latest

    @property
    def day_of(self) -> bool:
        return bool(self.claim.value.get("extent") == "day_of")


@small
class KnownPlace(Small):
    claim: Claim
    place: Place


@small
class Facts(Small):
    """A meeting as its claims tell it. `status` is held, planned, cancelled or denied, or None where none says."""

    meeting: str
    participants: tuple[Participant, ...]
    complete: bool
    multilateral: bool
    dates: tuple[KnownDate, ...]
    places: tuple[KnownPlace, ...]
    durations: tuple[Claim, ...]
    formats: tuple[Claim, ...]
    statuses: tuple[Claim, ...]
    topics: tuple[Claim, ...]
    outcomes: tuple[Claim, ...]
    claims: tuple[Claim, ...]
    status: str | None  # … and what follows from the above, worked out once for the many statements that ask
    earliest: date | None
    latest: date | None

    @property
    def status_disputed(self) -> bool:
        """Whether one source says that it was held, and another that it was called off, or denies it."""
        return are_disputed("status", self.statuses)

    @property
    def surely_held(self) -> bool:
        return self.status == "held" and not self.status_disputed

    @property
    def format(self) -> str | None:
        return self.formats[0].value["format"] if self.formats else None


def facts(meeting: str, claims: Iterable[Claim], entities: Mapping[str, Entity]) -> Facts:
    """Lay out the claims of one meeting. Places that the gazetteer does not know are read from their entity."""
    by_property: dict[str, list[Claim]] = {}
    for claim in claims:
        by_property.setdefault(claim.property, []).append(claim)
    people: dict[str, list[Claim]] = {}
    for claim in by_property.get("participant", ()):
        people.setdefault(claim.value["entity"], []).append(claim)
    participants = tuple(
        Participant(
            entities[id],
            tuple(
                {
                    claim.value["office"]: entities[claim.value["office"]] for claim in named if claim.value["office"]
                }.values()
            ),
            tuple(named),
        )
        for id, named in people.items()
        if id in entities
    )
    places = [
        KnownPlace(claim, known)
        for claim in by_property.get("place", ())
        if (known := place_of(entities.get(claim.value["entity"]), claim.value["entity"])) is not None
    ]
    dates = tuple(
        KnownDate(claim, date.fromisoformat(claim.value["earliest"]), date.fromisoformat(claim.value["latest"]))
        for claim in by_property.get("date", ())
    )
    statuses = {claim.value["status"] for claim in by_property.get("status", ())}
    return Facts(
        meeting,
        participants,
        any(claim.value["complete"] for claim in by_property.get("participants_complete", ())),
        any(claim.value["multilateral"] for claim in by_property.get("multilateral", ())),
        dates,
        tuple(places),
        tuple(by_property.get("duration", ())),
        tuple(by_property.get("format", ())),
        tuple(by_property.get("status", ())),
        tuple(by_property.get("topic", ())),
        tuple(by_property.get("outcome", ())),
        tuple(claim for named in by_property.values() for claim in named),
        next((status for status in ("held", "cancelled", "denied", "planned") if status in statuses), None),
        min((known.earliest for known in dates), default=None),
        max((known.latest for known in dates), default=None),
    )


def holdings(claims: Iterable[Claim]) -> list[OfficeHolding]:
    """The offices that the claims about an entity give it."""
    return [
        OfficeHolding(
            claim.value["office"],
            date.fromisoformat(claim.value["earliest"]),
            date.fromisoformat(claim.value["latest"]),
            bool(claim.value.get("former")),
            claim,
        )
        for claim in claims
        if claim.property == "office"
    ]


@cache
def _wider() -> frozenset[str]:
    table = office_table()
    return frozenset(table["many"]["roles"]).union(*table["general"].values())


def is_called(role: str, said: str) -> bool:
    """Whether a holder of `role` may be called a `said`: the same, or a wider word for it."""
    return role == said or said in office_table()["general"].get(role, ())


def is_general(role: str) -> bool:
    """Whether a role is a wider word that several offices share ("general", "official"), or a post that many hold."""
    return role in _wider()
