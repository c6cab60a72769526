"""The claims about one meeting: each property by itself, with its own spans, so that each is accepted by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from claims.articles.found import FoundMeeting, FoundOutcome, Mention, Speaker
from claims.linking.article import Article
from claims.linking.meetings import Told, where
from claims.linking.parties import Party, side_of
from claims.linking.proposals import Proposal, Said, proposed
from claims.places.geography import entities_of, place, unlisted_entity
from claims.types import Attribution, Entity, Subject


def meeting_claims(article: Article, told: Told) -> Iterator[Proposal]:
    """What the article says of a meeting, as claims about it.

    They are attributed to who says so, where the article tells of the meeting nowhere in its own words.
    """
    subject = Subject("meeting", (told.id,))
    said_by = told.found.speaker
    only = said_by is not None and all(article.in_one_sentence(said_by.mention, [m]) for m in told.found.mentions)
    speaker = _attributed(said_by if only else None, told.parties)
    for said in _said(article, told):
        attributed = said if said.attribution is not None else _with(said, *speaker)
        found = proposed(article, subject, told.place, attributed)
        if found is not None:
            yield found


def _said(article: Article, told: Told) -> Iterator[Said]:
    found = told.found
    yield from _participants(told.parties)
    yield from _complete(article, found, told.parties)
    if found.date is not None:
        yield _date(found)
    yield from _place(found)
    if found.duration is not None:
        length = found.duration
        value = {"text": length.mention.text, "minutes": length.minutes, "unit": length.unit, "bound": length.bound}
        yield Said("duration", value, (length.mention,))
    if found.format is not None:
        yield Said("format", {"format": found.format}, found.format_mentions or found.mentions[:1])
    status: dict[str, Any] = {"status": found.status} | ({"presupposed": True} if found.presupposed else {})
    if found.put_off:
        status |= {"put_off": True}
    yield Said("status", status, (*found.mentions, *found.status_mentions))
    if found.multilateral:
        yield Said("multilateral", {"multilateral": True}, found.mentions[:1])
    for topic in found.topics:
        yield Said("topic", {"text": topic.text, "language": article.language}, (topic,))
    for outcome in found.outcomes:
        yield from _outcome(article, outcome, told.parties)


def _place(found: FoundMeeting) -> Iterator[Said]:
    """Where it was, unless the words fit several places; one that no table has is an entity of its own."""
    if found.place is None:
        return
    mentions = (found.place.mention, *found.place.others)
    known = where(found)
    if known is not None:
        yield Said("place", {"entity": known.id}, mentions, tuple(entities_of([known.id])))
    elif found.place.unlisted:
        country = place(f"country:{found.place.country}") if found.place.country else None
        own = unlisted_entity(found.place.unlisted, country)
        needs = (*(entities_of([country.id]) if country is not None else ()), own)
        yield Said("place", {"entity": own.id}, mentions, needs)


def _participants(parties: Sequence[Party | None]) -> Iterator[Said]:
    """One for each; two of whom the article did not tell that they are one are one here."""
    by_entity: dict[str, list[Party]] = {}
    for party in parties:
        if party is not None:
            by_entity.setdefault(party.entity.id, []).append(party)
    for same in by_entity.values():
        first = next((party for party in same if party.office is not None), same[0])
        mentions = [mention for party in same for mention in party.said.mentions]
        mentions += [first.held.mention] if first.held is not None else []
        mentions += [party.called for party in same if party.called is not None]
        value = {"entity": first.entity.id, "office": first.office.id if first.office else None}
        yield Said("participant", value, mentions, first.needs, about=same[0].said.name)


def _complete(article: Article, found: FoundMeeting, parties: Sequence[Party | None]) -> Iterator[Said]:
    """That these are all who took part, if each can be told, and none may be told elsewhere by another name."""
    if found.complete and all(party is not None and party.is_told_exactly for party in parties):
        head = found.mentions[0]
        nearest = [
            min(party.said.mentions, key=lambda mention: (_apart(head, mention), mention.start))
            for party in parties
            if party is not None
        ]
        yield Said("participants_complete", {"complete": True}, article.as_one((head, *nearest)))


def _apart(one: Mention, other: Mention) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _date(found: FoundMeeting) -> Said:
    """Of a gathering of many it may be one day only. `inferred`: nobody accepts it together with other claims."""
    date = found.date
    assert date is not None  # noqa: S101  # for the type checker
    value = {
        "text": date.mention.text,
        "earliest": date.earliest.isoformat(),
        "latest": date.latest.isoformat(),
        "granularity": "day" if date.earliest == date.latest else date.granularity,  # "on Thursday" is a day
    }
    if found.multilateral and date.earliest == date.latest:
        value["extent"] = "day_of"
    return Said("date", value | ({"inferred": True} if date.inferred else {}), (date.mention, *date.others))


def _outcome(article: Article, outcome: FoundOutcome, parties: Sequence[Party | None]) -> Iterator[Said]:
    """What was agreed, declared or felt; nothing where it is open by whom."""
    by = [parties[index] for index in outcome.by] or list(parties)
    sides = list(dict.fromkeys(party.entity.id for party in by if party is not None))
    if not sides or None in by:
        return
    value: dict[str, Any] = {
        "text": outcome.mention.text,
        "language": article.language,
        "kind": outcome.kind,
        "by": sides,
    }
    value |= {"polarity": False} if outcome.negated else {}
    value |= {"modality": outcome.modality} if outcome.modality != "fact" else {}
    needs = tuple(entity for party in by if party is not None for entity in party.needs)
    said = Said("outcome", value, (outcome.mention,), needs, about=outcome.kind)
    yield _with(said, *_attributed(outcome.speaker, parties))


def _attributed(
    speaker: Speaker | None, parties: Sequence[Party | None]
) -> tuple[Attribution | None, tuple[Entity, ...]]:
    """Who says so, and the entity that this needs."""
    if speaker is None:
        return None, ()
    side = side_of(speaker, parties)
    if isinstance(side, Entity):
        return Attribution(speaker.mention.text, side.id), (side,)
    return Attribution(speaker.mention.text, side), ()


def _with(said: Said, attribution: Attribution | None, needs: tuple[Entity, ...]) -> Said:
    return said if attribution is None else replace(said, attribution=attribution, needs=(*said.needs, *needs))
