"""Who holds an office, shown by the article on one day: that of a meeting, or else that of its publication.

No such claim reaches beyond the days that the text gives, and none rests on a day that is only inferred.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from claims.articles.found import HeldOffice, Participant
from claims.linking.article import Article
from claims.linking.meetings import Told
from claims.linking.offices import office_of
from claims.linking.parties import Party
from claims.linking.people import Person
from claims.linking.proposals import Proposal, Said, place_in, proposed
from claims.types import Entity, Subject


def office_claims(article: Article, told: Sequence[Told]) -> Iterator[Proposal]:
    """The offices of those who met, on the days of their meetings; then of all others whom the article names."""
    shown: set[tuple[str, str]] = set()
    for meeting in told:
        days = meeting.found.date
        if meeting.found.status != "held" or meeting.found.presupposed or days is None or days.inferred:
            continue
        for party in meeting.parties:
            if party is not None and party.held is not None and party.office is not None and _is_person(party):
                shown.add((party.entity.id, party.office.id))
                person = Person(party.entity, party.settled)
                yield from _claim(article, party.said, person, party.held, days.earliest, days.latest)
    published = article.document.published
    for holding in article.extraction.offices:
        holder, office = article.people.get(holding.person.name), office_of(holding.office)
        if published is None or holder is None or office is None or (holder.entity.id, office.id) in shown:
            continue
        yield from _claim(article, holding.person, holder, holding.office, published, published)


def _is_person(party: Party) -> bool:
    return party.entity.kind == "person"


def _claim(
    article: Article, who: Participant, person: Person, held: HeldOffice, earliest: date, latest: date
) -> Iterator[Proposal]:
    office = office_of(held)
    if office is None or office.kind != "office":
        return
    words = held.mention
    name = min(who.mentions, key=lambda mention: max(mention.start - words.end, words.start - mention.end, 0))
    value: dict[str, Any] = {"office": office.id, "earliest": earliest.isoformat(), "latest": latest.isoformat()}
    value |= {"former": True} if held.former else {}
    needs: tuple[Entity, ...] = (person.entity, office)
    said = Said("office", value, (words, name), needs, about=f"{who.name} {earliest}")
    found = proposed(article, Subject("entity", (person.entity.id,)), place_in(words.start), said)
    if found is not None:
        yield found
