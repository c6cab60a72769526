"""Whose something is, where articles have a genitive (German), and what stands between an article and whoever it was:
nobody more who was there, and no day or place of a meeting.

As in claims/articles/turns, each function takes one turn.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import Row, Taken
from claims.names import is_given_name
from claims.reading.scan import Atom

_LONGEST_NAME = 6  # atoms of "former Prime Minister X"
_LONGEST_HOUSE = 6  # atoms of "in der Residenz des Schweizer UN-Botschafters"
_SOMEBODY = (
    "name", "office", "title", "nation", "definite", "former", "then", "country", "possessive_s", "possessive", "aide",
)  # fmt: skip


def _whose_house(atoms: Sequence[Atom], at: int) -> Taken:
    """ "In der Residenz des Schweizer UN-Botschafters": whose it is, and nobody more who was there."""
    stop = at + 2
    led = at > 0 and atoms[at - 1].has("definite") and stop < len(atoms)
    led = led and atoms[at + 1].has("genitive_article", "his_article")
    while led and stop < min(len(atoms), at + _LONGEST_HOUSE) and atoms[stop].has("nation", "alliance", "punct"):
        if atoms[stop].has("punct") and not atoms[stop].glued:
            return None
        stop += 1
    if not led or stop >= len(atoms) or not atoms[stop].has("office", "title") or atoms[stop].has("name"):
        return None
    named = stop + 1 < len(atoms) and atoms[stop + 1].has("name")
    named |= [atom.text == "," or atom.has("name") for atom in atoms[stop + 1 : stop + 3]] == [True, True]
    return None if named else ([atoms[at]], stop + 1)


def _owner(atoms: Sequence[Atom], at: int) -> Taken:
    """ "In der Wohnung des Malers X", "die Partei des Präsidenten X", "in der Galerie der Malerin X traf …": whose it
    is, by an article that is of the genitive, or is so between a noun that opens the sentence and its verb."""
    noun = atoms[at - 1] if at else None
    if noun is None or not noun.capital or not noun.kinds.keys() <= _OWNED or " " in noun.text or atoms[at].glued:
        return None
    stop = past_name(atoms, at + 1)
    if stop is None or not (_is_somebody(atoms[stop - 1]) or any(a.has(*_POSTS) for a in atoms[at + 1 : stop])):
        return None  # "bei der Tagung des Währungsfonds"
    if not atoms[at].has("genitive_article"):
        opens = all(atom.has("at", "definite", "on", "word") and not atom.capital for atom in atoms[1 : at - 1])
        opens &= atoms[0].has("at", "on", "definite") and not atoms[at].has("at")
        if not opens or stop >= len(atoms) or not atoms[stop].has("verb", "have", "be", "become"):
            return None
    return [atoms[at]._replace(kinds={"of": None})], at + 1


def _owner_behind_comma(atoms: Sequence[Atom], at: int) -> Taken:
    """ "In der Residenz des EU-Botschafters, X, sprachen …": he is that ambassador, and no third one who spoke; but in
    "bei der Tochter des Ministers, X," it is she."""
    noun, before = (atoms[at - 1], atoms[at - 2]) if at > 1 else (None, None)
    if noun is None or before is None or not noun.capital or not noun.kinds.keys() <= _OWNED - {"people"}:
        return None
    if not (before.has("at") or (at > 2 and before.has("definite", "possessive") and atoms[at - 3].has("at"))):
        return None
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_HOUSE) and not atoms[stop].has("office", "title"):
        if not (atoms[stop].has("nation", "alliance", "country") or atoms[stop].glued or is_plain(atoms[stop])):
            return None
        stop += 1
    post, comma, name, end = (*atoms[stop : stop + 4], None, None, None, None)[:4]
    if post is None or comma is None or name is None or end is None or comma.text != "," or not name.has("name"):
        return None
    if post.has("name") or not end.has("punct"):
        return None
    of = atoms[at]._replace(kinds={"of": None})
    return [of, *atoms[at + 1 : stop + 1], name], stop + 3 + (end.text == ",")


def _from_whom(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Übergab Y bei dem Treffen einen Brief von Präsident Z": whose that is, and not with whom he met."""
    thing = atoms[at - 1] if at > 1 else None
    if thing is None or not thing.capital or not thing.kinds.keys() <= _OWNED or is_given_name(thing.text):
        return None
    led = atoms[at - 2].has("indefinite", "object_article") and not atoms[at - 2].has("at", "with")
    stop = past_name(atoms, at + 1) if led else None
    if stop is None or not any(atom.has("noun") for atom in atoms[: at - 2]):
        return None
    somebody = _is_somebody(atoms[stop - 1]) or any(atom.has(*_POSTS) for atom in atoms[at + 1 : stop])
    return ([], stop) if somebody else None  # but "die Verteilung von Flüchtlingen"


def _what_of_him(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Der in Neuss geborene Dirigent X", "die am Montag gewählte Präsidentin X": when and where something else was,
    between an article and whoever it was."""
    stop = at + 1
    while stop < len(atoms) and atoms[stop].has("at", "on", "from_to", "since", "date", "place", "time_of_day"):
        stop += 1
    if stop - at < len(("in", "Neuss", "…")) or stop + 1 >= len(atoms) or atoms[at].has("at", "plural_article"):
        return None
    done, who = atoms[stop], atoms[stop + 1]
    attributive = done.kinds.keys() <= {"word", "verb"} and not done.capital and done.norm.isalpha()
    return ([atoms[at]], stop + 1) if attributive and who.has("title", "office") and not who.has("noun") else None


def _by_then(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Bis zum Sommer": nobody's name."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is None or behind.kinds.keys() != {"name"} or " " in behind.text:
        return None
    return [atoms[at], behind._replace(kinds={"word": None})], at + 2


def _is_somebody(name: Atom) -> bool:
    """Whether a given name stands in a name, before the last word: "Malers Ulf Roth"."""
    return any(map(is_given_name, name.text.split()[:-1]))


_POSTS = ("office", "title", "aide")
_OWNED = {"name", "word", "thing", "venue", "people", "statement", "media"}


def past_name(atoms: Sequence[Atom], at: int) -> int | None:
    """Where the words end that name somebody: "former Prime Minister X", "X and Y"."""
    stop = at
    while stop < min(len(atoms), at + _LONGEST_NAME) and not atoms[stop].has("name"):
        if not (atoms[stop].has(*_SOMEBODY, "media", "people") or is_plain(atoms[stop])):
            return None
        stop += 1
    if stop >= len(atoms) or not atoms[stop].has("name"):
        return None
    behind = atoms[stop + 1] if stop + 1 < len(atoms) else None
    if behind is None or not behind.has("and", "title", "office", "name"):  # "Police Chief X", "X and Y"
        return stop + 1
    return past_name(atoms, stop + 1 + behind.has("and")) or stop + 1


def past_both(atoms: Sequence[Atom], between: int) -> int | None:
    """Where the words end behind "between" that say who both are: "the government of Kenya and the rebels"."""
    last = min(len(atoms), between + 1 + _LONGEST_PAIR)
    joined = next((i for i in range(between + 1, last) if not _is_of_one(atoms[i])), last)
    if joined >= last or joined == between + 1 or not atoms[joined].has("and"):
        return None
    stop = joined + 1
    while stop < last and _is_of_one(atoms[stop]):
        stop += 1
        if atoms[stop - 1].has("name", "group") and (stop >= last or not atoms[stop].has("of", "possessive_s")):
            return stop
    return stop if stop > joined + 1 else None


def _is_of_one(atom: Atom) -> bool:
    told = atom.has(*_SOMEBODY, "group", "people", "of", "number", "place", "word", "bodies", "alliance")
    return told and not atom.has("punct", "and", "verb", "date")


_LONGEST_PAIR = 14  # atoms of "the government of Kenya and the leaders of the northern rebels"


def is_plain(atom: Atom) -> bool:
    return set(atom.kinds) == {"word"} and not atom.capital


# Each with the kinds of word that it may begin with.
TURNS: tuple[Row, ...] = (
    (_whose_house, {"venue"}),
    (_owner_behind_comma, {"genitive_article", "his_article"}, {"name"}, {","}),
    (_owner, {"genitive_article", "his_article"}, {"name"}),
    (_from_whom, {"of"}, {"object_article"}, {"noun"}),
    (_by_then, {"until"}),
    (_what_of_him, {"his_article", "her_article"}, {"place", "date"}),
)
