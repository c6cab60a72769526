"""Posts and names as articles write them, made plain before phrases are read: every such writing, in order."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import POSTS, Writing, WritingRow
from claims.articles.writing.asides import (
    as_announced,
    as_post,
    attended,
    bracket,
    by_the_way,
    colleague_in_town,
    commented,
    credit,
    described,
    in_his_post,
    in_presence,
    in_whose,
    infinitive,
    named_kind,
    newspaper,
    numbered,
    of_a_day,
    of_others,
    placed,
    post_for_a_time,
    qualifier,
    question_without_comma,
    quoted_name,
    side_in_picture,
    since_what,
    teller_behind_dash,
    took_something,
    what_like,
    what_next,
    whose,
)
from claims.articles.writing.called_later import told_otherwise
from claims.articles.writing.circumstances import body_beside, circumstance, in_whose_stead, those_there
from claims.articles.writing.datelines import dated_line
from claims.articles.writing.holders import holder, repeated_article
from claims.articles.writing.holders_of_bodies import (
    deputy_beside,
    holder_of_body,
    holder_of_long_body,
    second_post,
    surname_behind,
)
from claims.articles.writing.listed_names import (
    names_between_commas,
    names_in_brackets,
    names_of_both,
    names_of_nations,
    names_of_places,
)
from claims.articles.writing.names_apart import post_before_subject, side_by_side, subject_apart, two_names_apart
from claims.articles.writing.owners import aide_of, envoy_of, one_of_his, owner_in_genitive
from claims.articles.writing.posts_behind import apposed, holder_behind, of_alliance, post_in_bracket, who_heads
from claims.articles.writing.rewriting import Rows, rewritten
from claims.articles.writing.sees import of_a_see
from claims.articles.writing.split_wordings import split_wording
from claims.articles.writing.titles import (
    adjective,
    apposed_post,
    called_before_name,
    colleague_by_post,
    country_apart,
    elliptic,
    head_by_name,
    his_host,
    kind_of_post,
    not_in_office,
    owned_thing,
    owner_of_post,
    post_and_person,
    post_in_name,
    post_of_region,
    short_name,
    town_of_post,
    unknown_post,
    visited_thing,
)
from claims.articles.writing.town_adjectives import at_gathering_of_town, met_in_town
from claims.articles.writing.towns_in_names import from_where, guest_at_venue, place_name, sent_to, town_in_short
from claims.articles.writing.two_posts import post_behind_dash, two_posts, two_posts_of_one
from claims.articles.writing.whose_aide import whose_aide
from claims.articles.writing.written_names import abbreviated, aged, arabic, hyphen, particle_name, title_inside
from claims.reading.scan import Atom


def plain(atoms: Sequence[Atom], writing: Writing) -> Sequence[Atom]:
    """The atoms of a sentence, each name behind its title and with nothing between."""
    return rewritten(atoms, _rows, writing)


_ANY = {
    "will", "hedge_modal", "after", "at", "name", "aide", "host", "place", "date", "attended", "noun", "relative",
    *POSTS,
}  # fmt: skip
_NAME, _POST = {"name"}, {*POSTS}
# What some write: nouns with a capital letter (German), or not (_SMALL); articles, or none (Russian)
_NOUNS, _SMALL, _ARTICLES, _NONE = {"capital_nouns"}, {"small_nouns"}, {"articles"}, {"no_articles"}
# Each with what it may begin with, and with what it needs in the sentence or of the language, one of each set;
# tests/test_turns.py holds that it takes nothing without.
WRITINGS: tuple[WritingRow, ...] = (
    (split_wording, {"word", "verb"}, {"date", "place"}, _NONE),
    (not_in_office, {"office"}),
    (names_in_brackets, {"counterpart", *POSTS}, {"("}, {"country", "alliance"}),
    (names_between_commas, {"counterpart", *POSTS}, {"country"}, {","}, {"and"}, _NOUNS),
    (names_of_nations, {"nation"}, {"counterpart", *POSTS}, {","}),
    (names_of_places, {"counterpart", *POSTS}, {"place"}, {","}, _NOUNS),
    (two_posts_of_one, _POST, {"and"}, _NAME, _NONE),
    (holder_of_long_body, _POST, _NAME, _NONE),
    (newspaper, {"media"}, _NAME, _NONE),
    (second_post, {"with"}, _POST, {","}, _NAME, _NONE),
    (post_before_subject, _POST, {"with"}, _NONE),
    (names_of_both, {"held_by"}),
    (teller_behind_dash, {"–", "—"}, {"name"}, {"verb"}, _NONE),
    (post_behind_dash, {"–", "—", "-"}, _POST, _SMALL),
    (at_gathering_of_town, {"at", "beside"}, {"word", "name"}, _NONE),
    (met_in_town, {"word", "name", "at", "after", "soft"}, {"noun"}, _NONE),
    (side_in_picture, _NAME, {"in_sides"}, {"(", ","}),
    (deputy_beside, _POST, {","}, _NAME, _NONE),
    (who_heads, _NAME, {","}, {"relative"}, {"to head"}, _NONE),
    (post_in_bracket, _NAME, {"("}, _POST, _NONE),
    (bracket, {"("}, {")"}),
    (as_post, {"when"}, _POST, {"he_subject"}),
    (in_his_post, {"when"}, _POST, _NOUNS),
    (post_for_a_time, _NAME, {","}, _POST, {"date"}),
    (by_the_way, {","}, {"by_the_way"}),
    (as_announced, {","}, {"as_said_before"}, {"verb"}),
    (credit, {"("}, {"/"}, {")"}),
    (named_kind, {"punct"}, _NOUNS, {"noun"}, {"-"}),
    (what_like, {"word"}, {"noun"}, _NOUNS),
    (of_others, {"noun"}),
    (circumstance, {"soft", "without", "after", "before", "at", "date"}, _NAME, _NONE),
    (in_whose_stead, {"without"}, {"with"}, _NONE),
    (those_there, {"at"}, {"noun"}, {"place"}, _NONE),
    (body_beside, _NAME, {"beside"}, _NONE),
    (subject_apart, {"soft", "without"}, {"he_subject", *POSTS}),
    (of_a_see, {"styled"}),
    (of_a_day, {"after", "at"}, {"date"}, {"noun"}),
    (described, {"after", "at"}, {"noun"}),
    (country_apart, {"country"}, _POST),
    (town_of_post, {"place"}, _POST, _NAME, _NOUNS),
    (in_presence, {"without"}, _NAME, _NOUNS, {"object_article"}),
    (owned_thing, {"to host"}, _NAME, _NONE),
    (visited_thing, {"to host"}, _NAME, _NOUNS),
    (unknown_post, {"with", "between", "verb"}, _NONE),
    (question_without_comma, {"not"}, {"question"}, {"noun", "verb"}, _NONE),
    (apposed_post, {"with", "by", "verb"}, _NAME, _ARTICLES, _SMALL),
    (abbreviated, {". "}),
    (arabic, _NAME, _NOUNS),
    (title_inside, _NAME, {"styled"}, _NOUNS),
    (from_where, _NAME, {"from"}, {"place", "country"}, _NOUNS),
    (told_otherwise, {"word", "name", "people", "number", "title"}, {"definite"}, _NOUNS),
    (of_alliance, {"alliance", "word", "name"}, _NOUNS, {"-"}),
    (repeated_article, {"and"}, _NOUNS),
    (particle_name, {"word"}, _POST, _NAME),
    (adjective, {"word"}, _NOUNS, {"counterpart", "name", *POSTS}),
    (placed, {"noun"}, {","}, {"place"}, _NONE),
    (colleague_in_town, {"name", "place", "word"}, {"counterpart"}, _NOUNS),
    (since_what, {"thing"}, {"since"}, _NOUNS),
    (quoted_name, {"„", "«", "»", '"'}, _NOUNS),
    (commented, {"noun"}, _NONE),
    (took_something, {"to host"}, _NONE),
    (aged, _NAME, {"number"}, {","}),
    (owner_of_post, {"word", "alliance"}, {"possessive_s"}),
    (kind_of_post, {"word"}, _POST, _NAME, _SMALL),
    (short_name, {"ignorable"}, _NAME, _NONE),
    (head_by_name, {"whoever"}, _NAME),
    (post_of_region, {"word", "ordinal"}, {"post", "title", "office"}, _NONE),
    (elliptic, _ANY, _POST, _NOUNS, {"-"}, {"and"}),
    (post_in_name, {"-"}, _NAME),
    (called_before_name, {" "}, _NOUNS),
    (his_host, {"host"}),
    (whose, {"relative"}, {"counterpart"}),
    (in_whose, {"whose"}),
    (attended, {"attended"}),
    (infinitive, {"verb"}, {"infinitive_mark"}, {"noun"}),
    (dated_line, {"date"}),
    (hyphen, _NAME, {"-", "‑", ""}),
    (place_name, _NAME, {"place", "capital"}),
    (numbered, {"place"}, _NOUNS, {"number"}),
    (town_in_short, {"at", "name"}, {"town_letter"}, {"place"}),
    (guest_at_venue, {"place"}, {"to meet", "to host", "to see"}, _NONE),
    (owner_in_genitive, _NAME, _NOUNS, _POST),
    (side_by_side, _NAME, _POST, _NONE),
    (qualifier, {"name", "place"}, {*POSTS, "aide"}),
    (one_of_his, _NAME, {"word"}),
    (whose_aide, {"aide", "title", "post"}, _NAME, _NONE),
    (aide_of, {"aide"}),
    (envoy_of, _POST, {"possessive_s"}, _NAME),
    (two_posts, _POST, _NOUNS, {"and"}),
    (post_and_person, _POST, _NAME, _NOUNS),
    (surname_behind, _POST, _NONE),
    (holder_behind, _POST, _NAME, {","}),
    (holder, _POST, _NAME, _SMALL),
    (holder_of_body, _POST, _NAME, _NOUNS),
    (apposed, _NAME, _POST, {","}),
    (two_names_apart, _NAME),
    (sent_to, {"place"}, {"at", "nation"}),
    (colleague_by_post, {"counterpart", "nation"}, {"counterpart"}, _POST, _SMALL),
    (what_next, {"and"}),
)
_rows = Rows(WRITINGS)
