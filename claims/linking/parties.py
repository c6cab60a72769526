"""Who took part → the entities that claims name: persons with the office held there, offices, countries, groups."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from claims.articles.found import FoundMeeting, HeldOffice, Mention, Participant, Speaker
from claims.linking.article import Article
from claims.linking.offices import office_of
from claims.places.geography import entities_of
from claims.quoted_posts import is_qualified, post_beside
from claims.types import Entity


@dataclass(frozen=True, slots=True)
class Party:
    """One participant of a meeting as an entity. `held`: the office he held there, as the article says it.

    `settled`: no, where it is open who of several a person is. `called`: the words that call him by a post of which no
    entity is made, as the article does not say of which country, or many hold the like.
    """

    said: Participant
    entity: Entity
    office: Entity | None = None
    held: HeldOffice | None = None
    settled: bool = True
    called: Mention | None = None

    @property
    def needs(self) -> tuple[Entity, ...]:
        """The entities that a claim about it names, with what these lie in."""
        if self.entity.kind == "place":
            return tuple(entities_of([self.entity.id]))
        return (self.entity,) if self.office is None else (self.entity, self.office)

    @property
    def is_told_exactly(self) -> bool:
        """Whether it is a person or an office, and so not somebody whom another name could mean as well: a country,
        or a delegation, may be told elsewhere by the names of those who spoke for it."""
        return self.entity.kind in ("person", "office")


def party_of(article: Article, who: Participant, meeting: FoundMeeting | None = None) -> Party | None:
    """A participant as an entity; None for one who can't be told from others: an office of which no country is said.

    `meeting`: the one at which he held the offices that are said of him there.
    """
    if who.kind == "person":
        person = article.people[who.name]
        held = None if meeting is None else _held(article, who, meeting)
        office = None if held is None else office_of(held)
        called = None if meeting is None or held is not None else _called(article, who, meeting)
        return Party(who, person.entity, office, held, person.settled, called)
    if who.kind == "office":
        held = next((each for each in who.offices if not each.former and office_of(each) is not None), None)
        office = None if held is None else office_of(held)
        if office is None:
            return None
        return Party(who, office, office if office.kind == "office" else None, held)
    entity = _country(who) if who.kind == "country" else _body(article, who)
    return None if entity is None else Party(who, entity)


def side_of(speaker: Speaker, parties: Sequence[Party | None]) -> Entity | str | None:
    """The entity, or the country's alpha-2 code, that speaks; None where it is nobody whom claims could name."""
    party = None if speaker.participant is None else parties[speaker.participant]
    if party is not None:
        return party.entity
    if speaker.organisation is not None:
        return organisation(speaker.organisation, speaker.mention.text)
    if speaker.country is None or len(speaker.country) == 2:
        return speaker.country
    return organisation(f"organisation:{speaker.country}", speaker.country)


def organisation(id: str, label: str) -> Entity:
    """An organisation of the tables: "organisation:NATO", "organisation:defence_ministry:US"."""
    *_, role, country = id.split(":")
    return Entity(id, "organisation", label, country=country, role=role if role != "organisation" else None)


def _held(article: Article, who: Participant, meeting: FoundMeeting) -> HeldOffice | None:
    """The office that somebody held at a meeting, as far as the article says so: one that it gives him where it tells
    of the meeting, or at all, if the meeting is what is in the news. Who holds an office today did not always."""
    for held in who.offices:
        office = office_of(held)
        if held.former or office is None or office.kind != "office":
            continue
        if _is_of_then(article, held.mention, who, meeting):
            return held
    return None


def _called(article: Article, who: Participant, meeting: FoundMeeting) -> Mention | None:
    """Likewise the words for a post that is no entity: "Regierungschef Orechkowski", of a country that is not said, or
    "Mayor Felber", who is one of many."""
    posts = [held.mention for held in who.offices if not held.former and office_of(held) is None]
    posts += [words for mention in who.mentions[:_NEAR] if (words := _with_post(article, mention)) is not None]
    posts = [words for words in posts if not _is_qualified(article, words)]
    return next((words for words in posts if _is_of_then(article, words, who, meeting)), None)


def _is_qualified(article: Article, post: Mention) -> bool:
    text = article.document.text
    before = text[max(post.start - _BESIDE, text.rfind("\n", 0, post.start) + 1) : post.start]
    return article.language is None or is_qualified(before, post.text, article.language)


def _with_post(article: Article, mention: Mention) -> Mention | None:
    """A name with the post that stands beside it, if one does."""
    text = article.document.text
    start = max(mention.start - _BESIDE, text.rfind("\n", 0, mention.start) + 1)
    end = min(mention.end + _BESIDE, len(text) if (line := text.find("\n", mention.end)) < 0 else line)
    beside = None if article.language is None else post_beside(text[start:end], mention.start - start, article.language)
    if beside is None:
        return None
    first, last = start + beside[0], start + beside[1]
    return Mention(first, last, text[first:last])


_NEAR = 3  # mentions of somebody at his meeting
_BESIDE = 60  # code points before and behind a name, in which his post may stand


def _is_of_then(article: Article, post: Mention, who: Participant, meeting: FoundMeeting) -> bool:
    told = (*meeting.mentions, *(who.mentions if not meeting.presupposed else ()))
    return article.is_news(meeting.date) or article.in_one_sentence(post, told)


def _country(who: Participant) -> Entity | None:
    found = entities_of([f"country:{who.country}"])
    return next((entity for entity in found if entity.id == f"country:{who.country}"), None)


def _body(article: Article, who: Participant) -> Entity | None:
    """An organisation or a group: one that the tables know, or one of the article's own."""
    known = who.organisation
    if known is None and who.kind == "organisation" and who.country is not None and len(who.country) > 2:
        known = f"organisation:{who.country}"
    if known is not None:
        return organisation(known, who.name)
    office = next((found for each in who.offices if (found := office_of(each)) and found.kind == "group"), None)
    if office is not None:
        return office
    kind: Literal["organisation", "group"] = "organisation" if who.kind == "organisation" else "group"
    digest = hashlib.sha256(f"{article.document.id}\n{who.name}".encode()).hexdigest()[:16]
    return Entity(f"{kind}:{digest}", kind, who.name)
