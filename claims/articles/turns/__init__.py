"""Turns of phrase that articles use of meetings, made plain before phrases are read: the table of them, in order.

Each function of the modules here takes one. What stands instead says no more than the words did: "denied reports of a
meeting with X" denies a meeting with X, "the next one is due in May" is the next meeting.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.turns import (
    among,
    another,
    apart,
    before_colon,
    came_along,
    company,
    denials,
    did_not,
    having_met,
    journeys,
    left_out,
    meant,
    not_until,
    of_a_life,
    of_others,
    other_words,
    passing,
    reported,
    second_infinitives,
    sites,
    time_given,
    told_of,
    topics,
    unsaid,
    wanted,
    whereabouts,
    whose,
)
from claims.articles.writing import Row, begun_by, rewritten
from claims.reading.scan import Atom


def plain_turns(atoms: Sequence[Atom]) -> Sequence[Atom]:
    """The atoms of a sentence with such turns made plain."""
    return rewritten(atoms, _begun)


# Each with the kinds of word that it may begin with: most words begin none, and are not looked at any further. A third
# part says what a turn needs in the sentence; tests/test_turns.py holds that it takes nothing without.
TURNS: tuple[Row, ...] = (
    *unsaid.TURNS,
    (other_words.joined_for, {"joined"}),
    (other_words.audience, {"audience"}),
    (other_words.meeting_too, {"gerund"}),
    (other_words.spent, {"verb"}, {"duration"}),
    (other_words.sat_with, {"sat"}),
    (told_of.together, {"verb"}, {"they", "several"}),
    (other_words.by_telephone, {"addressed"}),
    (reported.set_free, {"indefinite"}),
    (told_of.guest, {"host"}),
    (told_of.compatriot, {"nation"}),
    (told_of.national, {"nation"}),
    (told_of.whoever, {"whoever", "the_hero"}),
    (told_of.two_houses, {"they"}),
    (told_of.house, {"houses"}),
    (told_of.him, {"him"}),
    (told_of.whom_she, {"relative"}),
    (told_of.it_was, {"they", "he", "it", "she"}),
    (told_of.each_other, {"they"}),
    (other_words.talks_to, {"from_to"}),
    (reported.about_this, {"about"}),
    *came_along.TURNS,
    *denials.TURNS,
    *not_until.TURNS,
    *did_not.TURNS,
    *having_met.TURNS,
    *time_given.TURNS,
    *journeys.TURNS,
    *passing.TURNS,
    *whose.TURNS,
    *company.TURNS,
    *among.TURNS,
    *wanted.TURNS,
    *meant.TURNS,
    *of_a_life.TURNS,
    *of_others.TURNS,
    *second_infinitives.TURNS,
    *left_out.TURNS,
    *before_colon.TURNS,
    (reported.inserted, {"punct"}, {"verb"}),
    (sites.described_place, {"at"}, {"place"}),
    (sites.site, {"site"}),
    (sites.site_of, {"site"}),
    (sites.hosted, {"place"}),
    (sites.was_site, {"place"}, {"site"}),
    (reported.untrue, {"falsehood"}),
    (reported.reports_of, {"about", "of"}),
    (reported.report_itself, {"media", "statement", "falsehood"}),
    (another.next_one, {"coming"}),
    (another.sequel, {"sequel"}),
    (reported.speaking, {"speaking"}),
    (told_of.as_object, {"whom"}),
    (reported.results, {"about", "soft", "of", "on"}, {"result"}),
    (reported.adjunct, {"after", "at"}, {"noun"}),
    (told_of.those, {"several"}),
    *topics.TURNS,
    *apart.TURNS,
    *whereabouts.TURNS,
)
_begun = begun_by(TURNS)
