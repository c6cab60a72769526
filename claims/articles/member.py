"""One person, office, country or organisation of an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.articles.found import HeldOffice, Kind, Mention
from claims.facts import is_called
from claims.reading.parties import Office


@dataclass(slots=True, eq=False)
class Member:
    """One person, office, country or organisation of the article."""

    kind: Kind
    names: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    offices: list[HeldOffice] = field(default_factory=list)
    country: str | None = None
    organisation: str | None = None
    introduced: bool = False
    then: bool = False  # an office at another time: whoever holds it now may not have held it
    nominative: set[str] = field(default_factory=set)
    styles: set[str] = field(default_factory=set)  # titles and posts beside his name, without their endings
    woman: bool = False  # whether one of these is a woman's

    basic: str | None = None  # the fullest name in its basic form, where the text has it in other cases only

    @property
    def name(self) -> str:
        """The fullest name, one that stood as a subject first."""
        return self.basic or max(
            self.names,
            key=lambda name: (len(name.split()), name in self.nominative, "." not in name, -self.names.index(name)),
        )

    def holds(self, office: Office) -> bool:
        """Whether the article gives him this office, or one that may be called so; a country unsaid fits any. "Der
        Ex-Kanzler" is not Kanzler X."""
        return any(
            is_called(held.role, office.role)
            and (held.former or not office.former)
            and (office.country is None or held.country is None or office.country == held.country)
            for held in self.offices
        )


def holders_of(offices: Sequence[Member], people: Sequence[Member]) -> dict[Member, Member]:
    """Which of as many people holds which office: told by the country, the others in the order of the text.

    Whoever had no office by name is given the one that he holds.
    """
    left = list(people)
    found: dict[Member, Member] = {}
    sure = [office for office in offices if _of_country(office, left) is not None]
    for office in [*sure, *(office for office in offices if office not in sure)]:
        person = _of_country(office, left) or left[0]
        left.remove(person)
        found[office] = person
        if office.offices and not any(held.role == office.offices[0].role for held in person.offices):
            person.offices.append(office.offices[0])
    return found


def _of_country(office: Member, people: Sequence[Member]) -> Member | None:
    country = office.offices[0].country if office.offices else None
    fits = [p for p in people if country and country in (p.country, *(held.country for held in p.offices))]
    return fits[0] if len(fits) == 1 else None
