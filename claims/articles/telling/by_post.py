"""Whom a post means: "the president", "the ministers", «посол»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claims.articles.cast import Cast
from claims.articles.found import Mention
from claims.articles.member import Member
from claims.articles.telling.described import introduced_so
from claims.articles.telling.holders_meant import (
    OFFICIAL,
    also_met,
    are_many,
    are_of_regions,
    are_theirs,
    is_another,
    is_beside_himself,
    is_led,
    is_object,
    is_of_another_country,
    is_one_of_several,
    is_only_minister,
    is_yet_to_be_named,
    may_be_another,
    not_named,
    opens_with_theirs,
)
from claims.articles.telling.report import Meant, Report
from claims.facts import is_general
from claims.reading.parties import Office, Party


class _Post(NamedTuple):
    party: Party
    offices: Sequence[Office]
    held: Sequence[Member]  # who holds it
    wide: bool  # "the Minister": not the foreign minister whom she met
    plural: bool


def member_by_post(report: Report, party: Party, offices: Sequence[Office], cast: Cast) -> Meant:
    """The member whom a post means; where it means several, the report says so."""
    if are_of_regions(report.sentence, party):
        report.open = True  # who they are is told below, if at all
        return False
    plural = any(atom.start == party.start for atom in report.sentence.those("several"))
    post = _Post(party, offices, cast.holders(offices[0]), is_general(offices[0].role), plural)
    holders = not_named([one for one in post.held if cast.agrees(party, one)], report, cast)
    if _is_of_many(report, post, holders, cast):
        return False
    styled = cast.styled(party) if (len(holders) != 1 or post.wide) and not plural else None
    holders = [styled] if styled is not None else holders
    if _is_of_the_two(report, post, holders, cast):
        return False
    if not plural and is_object(report.sentence, party):
        holders = _whom_it_saw(report, holders, party, cast)
        if not holders and (post.wide or post.held):
            report.open = True
            return False
    left = _narrowed(report, post, holders, cast) if len(holders) > 1 and not plural else holders
    if left is None:
        report.stranger = True  # which of them, nobody says
        return False
    if len(left) > 1:
        report.back = report.they = True  # "the presidents discussed …"
        report.holders = Mention(party.start, party.end, party.text)
        return False
    return _holder(report, post, left, styled, cast) or cast.office(offices[0], party)


def _is_of_many(report: Report, post: _Post, holders: Sequence[Member], cast: Cast) -> bool:
    """Whether a post is of more than those who are named with it; the report is told so."""
    sentence, party = report.sentence, post.party
    if not post.plural and len(holders) == 1 and are_many(sentence, party):
        many = cast.stands_for(party)  # "mit den Ministerpräsidenten der Länder": not the one who is named
        report.members.append((many, many.mentions[0]))
        return True
    if post.plural and holders and opens_with_theirs(sentence) and are_theirs(sentence, party):
        report.stranger = True  # "ihre Außenminister": of those told of, and nobody who is named
        return True
    if post.plural and len(holders) == 1 and all(office.country is None for office in post.offices):
        report.back = report.they = True  # "the presidents": not the one whom the article gives the office
        return True
    return False


def _is_of_the_two(report: Report, post: _Post, holders: Sequence[Member], cast: Cast) -> bool:
    """Whether a general post is of the two who were told of, or of several who are nobody in particular."""
    both = post.plural and len(holders) == len("XY") and not cast.has_articles
    if both and post.wide and all(office.country is None for office in post.offices):
        report.back = report.they = True  # «по итогам встречи министры подписали план»: the two told of
        return True
    if len(holders) > 1 and post.wide and not is_led(report.sentence, post.party):
        report.open = True  # "the Alliance's leaders"
        return True
    return False


def _whom_it_saw(report: Report, holders: Sequence[Member], party: Party, cast: Cast) -> list[Member]:
    """ "Hatte den Präsidenten zuletzt im Mai gesehen": a man of whom was told by then."""
    told = [one for one in holders if any(mention.start < party.start for mention in one.mentions)]
    men = [one for one in told if not cast.is_woman(one)]
    if len(men) < len("XY"):
        return men
    return [one for one in (cast.focus, cast.hero) if one in men and one not in report.parties()][:1]


def _narrowed(report: Report, post: _Post, holders: list[Member], cast: Cast) -> list[Member] | None:
    """Which of several holders of a post one means; None: it cannot be told, and the others were not there."""
    sentence, party = report.sentence, post.party
    if not cast.has_articles:
        here = [one for one in holders if cast.is_told_here(one, party.start)]
        holders = here if len(here) == 1 else holders  # of two presidents the one of the paragraph
        if len(holders) > 1 and cast.hero in holders:
            holders = [cast.hero]  # «глава государства»: of two presidents the one of whom the article is
    if len(holders) > 1 and (told_so := introduced_so(sentence, party, cast)) is not None:
        holders = [told_so]
    if len(holders) > 1 and also_met(report, party, cast):
        return None  # "The President also welcomed X"
    if len(holders) > 1 and sentence.capital_nouns and cast.is_of_one_woman(party):
        return None  # "die Ministerin", where two are named
    if len(holders) > 1 and report.members and is_one_of_several(sentence, party, cast):
        return [cast.hero] if cast.hero in holders else None  # "Z visited the palace to meet the president"
    return holders


def _holder(report: Report, post: _Post, holders: Sequence[Member], styled: Member | None, cast: Cast) -> Member | None:
    """The one whom a post means, if that is anybody of whom the article told."""
    party, office, held = post.party, post.offices[0], post.held
    agreeing = None if held and not holders else cast.holder(office)  # "die Kanzlerin" is not Kanzler X
    left = holders[0] if len(held) > 1 and len(holders) == 1 else None  # whom the clause does not name
    known = styled or left or agreeing or next(iter(holders), None)
    of_its_country = known is None or any(one.country == office.country for one in known.offices)
    if office.role == OFFICIAL and cast.has_articles and styled is None and not of_its_country:
        known = None  # "The EU envoy also met X": not the president, of whose country nothing is said
    if known is not None and _is_somebody_else(report, post, known, styled is not None, cast):
        known = None
    known = known or (None if post.plural else introduced_so(report.sentence, party, cast))
    if known is not None and not cast.has_articles and is_yet_to_be_named(report, party, known, cast):
        return None
    return known


def _is_somebody_else(report: Report, post: _Post, known: Member, styled: bool, cast: Cast) -> bool:
    party, sentence = post.party, report.sentence
    if post.wide and cast.is_any(party):
        return True  # "a Russian envoy"
    only = cast.has_articles and is_only_minister(sentence, party, post.held)
    if post.wide and not styled and not only and may_be_another(sentence, party, cast):
        return True  # no ambassador is "the governor", and no president "the envoy"
    return (
        is_another(known, party, report, cast)
        or is_beside_himself(known, party, report, cast)
        or is_of_another_country(known, party, report)
        or cast.may_hold_another(known, party, report.clause.parties)
    )
