"""Visits that an office announces: "at the invitation of X, Y will visit Oslo on 20 March. The two leaders will discuss
trade." Who is to meet whom, and when, the sentence on the visit says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.articles.cast import Cast
from claims.articles.found import Mention
from claims.articles.member import Member
from claims.articles.sentences import ReadSentence
from claims.articles.setting.sorts_of_place import is_town
from claims.articles.telling.report import Report
from claims.dates import DateMention
from claims.places import PlaceMention

_SOON = 2  # sentences after the announcement in which "the two" are those of the visit
_OPEN = ("condition", "hedge", "hedge_modal", "not")
_TO_COME = ("will", "plan_words", "plan_modal")


@dataclass(frozen=True, slots=True)
class Announced:
    """A visit to come, by which sentence: host and guest, its days, and the town it leads to."""

    index: int
    pair: tuple[tuple[Member, Mention], ...]
    days: tuple[DateMention, ...]
    town: PlaceMention | None


def announced(sentence: ReadSentence, index: int, cast: Cast) -> Announced | None:
    """The visit that a sentence announces; None where it announces none, or does not name host and guest alone."""
    kinds = sentence.kinds
    if "inviting" not in kinds or "visit" not in kinds or kinds.isdisjoint(_TO_COME) or "not" in kinds:
        return None
    pair: dict[Member, Mention] = {}
    for phrase in sentence.phrases:
        for party in phrase.value if phrase.kind == "parties" else ():
            member = cast.means(party) if party.kind == "person" else None
            if member is not None:
                pair.setdefault(member, cast.mention(member, party))
    days = tuple(p.value for p in sentence.phrases if p.kind == "date" and p.value.bound is None)
    towns: Sequence[PlaceMention] = [p.value for p in sentence.phrases if p.kind == "place" and is_town(p.value)]
    if len(pair) != len(("host", "guest")):
        return None
    return Announced(index, tuple(pair.items()), days[:1], towns[0] if len(towns) == 1 else None)


def tell_of_visit(report: Report, visit: Announced | None) -> None:
    """ "The presidents will discuss trade": host and guest, during the visit that was announced just before."""
    if visit is None or report.status != "planned" or report.index - visit.index > _SOON:
        return
    theirs = {member for member, _ in visit.pair}
    if not (report.they or report.back) or report.clause.negated or not theirs >= set(report.parties()):
        return
    if not report.sentence.kinds.isdisjoint(_OPEN) or (
        not report.they and report.heads[:1] and report.heads[0].sense == "noun"
    ):
        return
    report.members, report.they, report.back, report.doubtful = list(visit.pair), False, False, False
    report.clause = report.clause._replace(dates=report.clause.dates or visit.days)
    report.there = report.there or visit.town
