"""Posts and names as articles write them, made plain before phrases are read: every such writing, in order."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import POSTS, Writing, WritingRow, begun_by, rewritten
from claims.articles.writing.asides import (
    attended,
    bracket,
    commented,
    described,
    infinitive,
    named_kind,
    numbered,
    of_a_day,
    of_others,
    qualifier,
    took_something,
    what_next,
    whose,
)
from claims.articles.writing.circumstances import circumstance, in_whose_stead
from claims.articles.writing.datelines import dated_line
from claims.articles.writing.holders import (
    aide_of,
    apposed,
    holder,
    holder_behind,
    holder_of_body,
    of_a_see,
    of_alliance,
    owner_in_genitive,
    repeated_article,
    surname_behind,
)
from claims.articles.writing.listed_names import names_in_brackets, names_of_both, names_of_nations
from claims.articles.writing.titles import (
    adjective,
    apposed_post,
    called_before_name,
    colleague_by_post,
    country_apart,
    elliptic,
    his_host,
    kind_of_post,
    owned_thing,
    owner_of_post,
    post_and_person,
    post_in_name,
    unknown_post,
    visited_thing,
)
from claims.articles.writing.two_posts import post_behind_dash, two_posts
from claims.articles.writing.whose_aide import whose_aide
from claims.articles.writing.written_names import (
    abbreviated,
    aged,
    arabic,
    given_place,
    hyphen,
    particle_name,
    place_name,
    sent_to,
    side_by_side,
    subject_apart,
    two_names_apart,
)
from claims.reading.scan import Atom


def plain(atoms: Sequence[Atom], writing: Writing) -> Sequence[Atom]:
    """The atoms of a sentence, each name behind its title and with nothing between."""
    return rewritten(atoms, _begun, writing)


_ANY = frozenset(
    {
        "will", "hedge_modal", "after", "at", "name", "aide", "host", "place", "date", "attended", "noun", "relative",
        *POSTS,
    }
)  # fmt: skip
_NAME, _POST = frozenset({"name"}), frozenset(POSTS)
# Each with the kinds of atom that it may begin with, and, in some rows, those without one of which in the sentence it
# takes nothing; tests/test_turns.py holds that.
WRITINGS: tuple[WritingRow, ...] = (
    (names_in_brackets, frozenset({"counterpart", *POSTS})),
    (names_of_nations, frozenset({"nation"})),
    (names_of_both, frozenset({"held_by"})),
    (post_behind_dash, frozenset({"punct"}), _POST),
    (bracket, frozenset({"punct"})),
    (named_kind, frozenset({"punct"})),
    (of_others, frozenset({"noun"})),
    (circumstance, frozenset({"soft", "without", "after", "before", "at", "date"}), _NAME),
    (in_whose_stead, frozenset({"without"}), frozenset({"with"})),
    (subject_apart, frozenset({"soft", "without"})),
    (of_a_see, frozenset({"styled"})),
    (of_a_day, frozenset({"after", "at"})),
    (described, frozenset({"after", "at"})),
    (country_apart, frozenset({"country"})),
    (owned_thing, frozenset({"verb"}), _NAME),
    (visited_thing, frozenset({"verb"}), _NAME),
    (unknown_post, frozenset({"with", "between", "verb"})),
    (apposed_post, frozenset({"with", "by", "verb"}), _NAME),
    (abbreviated, _NAME),
    (arabic, _NAME),
    (of_alliance, frozenset({"alliance", "word", "name"})),
    (repeated_article, frozenset({"and"})),
    (particle_name, frozenset({"word"})),
    (adjective, frozenset({"word"})),
    (commented, frozenset({"noun"})),
    (took_something, frozenset({"verb"})),
    (aged, _NAME, frozenset({"number"})),
    (owner_of_post, frozenset({"word"}), frozenset({"possessive_s"})),
    (kind_of_post, frozenset({"word"}), _POST),
    (elliptic, _ANY, _POST),
    (post_in_name, _NAME),
    (called_before_name, _NAME),
    (his_host, frozenset({"host"})),
    (whose, frozenset({"relative"})),
    (attended, frozenset({"attended"})),
    (infinitive, frozenset({"verb"})),
    (dated_line, frozenset({"date"})),
    (hyphen, _NAME),
    (place_name, _NAME, frozenset({"place", "capital"})),
    (numbered, frozenset({"place"})),
    (given_place, frozenset({"place"})),
    (owner_in_genitive, _NAME),
    (side_by_side, _NAME, _POST),
    (qualifier, frozenset({"name", "place"}), frozenset({*POSTS, "aide"})),
    (whose_aide, frozenset({"aide", "title", "post"}), _NAME),
    (aide_of, frozenset({"aide"})),
    (two_posts, _POST),
    (post_and_person, _POST),
    (surname_behind, _POST),
    (holder_behind, _POST),
    (holder, _POST),
    (holder_of_body, _POST, _NAME),
    (apposed, _NAME),
    (two_names_apart, _NAME),
    (sent_to, frozenset({"place"})),
    (colleague_by_post, frozenset({"counterpart", "nation"})),
    (what_next, frozenset({"and"})),
)
_begun = begun_by(WRITINGS)
