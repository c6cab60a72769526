"""That parties did not meet for a time, as claims about these parties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from claims.linking.article import Article
from claims.linking.parties import party_of
from claims.linking.proposals import Proposal, Said, place_in, proposed
from claims.types import Subject

_FORMATS: dict[str | None, Literal["in_person", "any"]] = {"in_person": "in_person", None: "any"}


def gap_claims(article: Article) -> Iterator[Proposal]:
    """A gap holds for the parties that the source names and no further: where one can't be told, or is neither a person
    nor an office, there is none; nor for telephone calls, of which nobody could say so."""
    for gap in article.extraction.gaps:
        parties = [party_of(article, who) for who in gap.participants]
        told = [party for party in parties if party is not None and party.is_told_exactly]
        ids = tuple(sorted({party.entity.id for party in told}))
        form = _FORMATS.get(gap.format)
        if form is None or len(ids) < 2 or len(told) < len(parties):
            continue
        value = {"text": gap.mention.text, "earliest": gap.earliest.isoformat(), "latest": gap.latest.isoformat()}
        needs = tuple(party.entity for party in told)
        said = Said("gap", value, (gap.mention,), needs, about=form)
        found = proposed(article, Subject("parties", ids, form), place_in(gap.mention.start), said)
        if found is not None:
            yield found
