"""Several holders of one post, each named beside his country: the names alone stand for them, behind the post.

Each function takes one such writing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claims.articles.writing import POSTS, Taken, Writing
from claims.reading.scan import Atom

_OWNERS = ("from", "from_to", "of", "definite")
_FEWEST = 2  # of whom a list tells


def names_in_brackets(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Seine Kollegen aus Finnland (Timo Laine), der Slowakei (Ivan Kollár) und Ungarn (Péter Nagy)"."""
    if at + 1 >= len(atoms) or not atoms[at + 1].has(*_OWNERS, "country"):
        return None
    result: list[Atom] = []
    index, named = at + 1, 0
    while True:
        begin = index
        while index < len(atoms) and atoms[index].has(*_OWNERS) and not atoms[index].has("country"):
            index += 1
        bracket = atoms[index + 1 : index + 4]
        if len(bracket) < 3 or not atoms[index].has("country", "alliance") or bracket[0].text != "(":
            return None
        if not writing.is_person(bracket[1]) or bracket[2].text != ")":
            return None
        result += [_post_of(atoms, at, begin, named), *atoms[begin : index + 1], bracket[1]]
        named += 1
        index += 4
        joint = atoms[index] if index < len(atoms) else None
        if joint is None or not (joint.text == "," or joint.has("and")) or not _is_owned(atoms, index + 1):
            break
        result.append(joint)
        index += 1
    return (result, index) if named >= _FEWEST else None


def _post_of(atoms: Sequence[Atom], at: int, begin: int, named: int) -> Atom:
    """The post at `at` once more in front of the next country, without words."""
    if not named:
        return atoms[at]
    start = atoms[begin].start
    return atoms[at]._replace(start=start, end=start, text="", norm="", forms=frozenset())


def names_between_commas(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Die Außenminister der Türkei, Orhan Demir, und Ghanas, Kofi Mutua, kamen": in German."""
    if not writing.capital_nouns:
        return None
    result: list[Atom] = []
    index = stop = at + 1
    named = 0
    while True:
        begin = index
        while index < len(atoms) and atoms[index].has(*_OWNERS) and not atoms[index].has("country"):
            index += 1
        one = atoms[index : index + 3]
        if len(one) < len(("Ghanas", ",", "Mutua")) or not one[0].has("country") or one[1].text != ",":
            break
        if not writing.is_person(one[2]):
            break
        result += [_post_of(atoms, at, begin, named), *atoms[begin : index + 1], one[2], one[1]]
        named += 1
        index += len(one)
        stop = index + (index < len(atoms) and atoms[index].text == ",")
        joined = stop < len(atoms) and atoms[stop].has("and")
        if stop == index and not joined:
            break
        if joined:
            result[-1] = atoms[stop]
        index = stop + joined
    return (result[:-1], stop) if named >= _FEWEST else None


def _is_owned(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a country with a bracket stands here."""
    while at < len(atoms) and atoms[at].has(*_OWNERS) and not atoms[at].has("country"):
        at += 1
    return at + 1 < len(atoms) and atoms[at].has("country", "alliance") and atoms[at + 1].text == "("


def names_beside_countries(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "The presidents of Armenia X, Belarus Y and Serbia Z": each with the post and the country beside him."""
    if "plural" not in atoms[at].forms or at + 2 >= len(atoms) or not atoms[at + 1].has("of"):
        return None
    post = {kind: value for kind, value in atoms[at].kinds.items() if kind in POSTS} or {"title": None}
    result: list[Atom] = []
    index, named = at + 1, 0
    while True:
        begins = index
        while index < len(atoms) and atoms[index].has("of", "definite", "realm"):
            index += 1
        pair = atoms[index : index + 2]
        if len(pair) < 2 or not pair[0].has("place") or not writing.is_person(pair[1]):
            break
        first = atoms[at]
        whose = first if not named else first._replace(start=pair[0].start, end=pair[0].start, text="")
        of = atoms[at + 1] if not named else atoms[at + 1]._replace(start=pair[0].start, end=pair[0].start, text="")
        result += [whose._replace(norm="", kinds=post, forms=frozenset()), of, *pair]  # one post each, and no plural
        index, named = index + 2, named + 1
        begins = index
        joint = atoms[index] if index < len(atoms) else None
        if joint is None or not (joint.text == "," or joint.has("and")):
            break
        index += 1
        if not (index + 1 < len(atoms) and atoms[index].has("place", "of")):
            break
        result.append(joint)
    if named < _FEWEST:
        return None
    return (result if result[-1].has("name") else result[:-1]), begins


def names_of_nations(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Mit seinen finnischen, polnischen und dänischen Kollegen, Timo Laine, Jan Dąb und Ole Holm, …"."""
    nations, post = _enumerated(atoms, at, lambda atom: atom.has("nation") and not atom.has("name"))
    if nations < _FEWEST or post >= len(atoms) or not atoms[post].has("counterpart", *POSTS):
        return None
    if post + 1 >= len(atoms) or atoms[post + 1].text != ",":
        return None
    names, stop = _enumerated(atoms, post + 2, writing.is_person)
    closed = stop >= len(atoms) or atoms[stop].has("punct", "verb", "have", "and")
    if names != nations or not closed:
        return None
    ends = stop < len(atoms) and atoms[stop].text == ","
    return [atoms[post], *atoms[post + 2 : stop]], stop + ends


def names_of_places(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Die Ministerpräsidenten Sachsens und Bayerns, Timo Laine und Jan Dąb, …", "die Bürgermeister von Graz und Linz,
    …": as many names as places."""
    first = at + 1 + (at + 1 < len(atoms) and atoms[at + 1].has("of", "from_to"))
    if not writing.capital_nouns:
        return None
    places, comma = _enumerated(atoms, first, lambda atom: atom.has("place") and not atom.has("name"))
    if places < _FEWEST or comma >= len(atoms) or atoms[comma].text != ",":
        return None
    names, stop = _enumerated(atoms, comma + 1, writing.is_person)
    if names != places or not (stop >= len(atoms) or atoms[stop].has("punct", "verb", "have")):
        return None
    ends = stop < len(atoms) and atoms[stop].text == ","
    return [atoms[at], *atoms[comma + 1 : stop]], stop + ends


def names_of_both(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Am Mittwoch kamen die Außenminister beider Länder, Timo Laine und Jan Dąb, in Genf zusammen": the commas around
    the two would part the verb."""
    if not atoms[at].has("held_by") or at + 3 >= len(atoms) or not atoms[at + 1].has("both_countries"):
        return None
    names, stop = _enumerated(atoms, at + 3, writing.is_person)
    closed = atoms[at + 2].text == "," and names == _FEWEST and stop < len(atoms) and atoms[stop].text == ","
    if not closed or not any(atom.has("apart") for atom in atoms[-_FEWEST:]):
        return None
    return [atoms[at]._replace(kinds={"title": None}), *atoms[at + 3 : stop]], stop + 1


def _enumerated(atoms: Sequence[Atom], at: int, is_one: Callable[[Atom], bool]) -> tuple[int, int]:
    """How many there are from here on, with "," and "and" between them, and where they end."""
    found, index = 0, at
    while index < len(atoms) and is_one(atoms[index]):
        found, index = found + 1, index + 1
        joint = index + 1 < len(atoms) and (atoms[index].text == "," or atoms[index].has("and"))
        if not joint or not is_one(atoms[index + 1]):
            break
        index += 1
    return found, index


def without_named_groups(atoms: Sequence[Atom], writing: Writing) -> Sequence[Atom]:
    """ "Met the leaders of the Baptist and Methodist churches, X and Y, in Lagos": the names stand for the group, whose
    words go. Only in English, where an article says that all of them are named."""
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        named = _names_of_group(atoms, at, writing) if atoms[at].has("definite", "they") else None
        result += atoms[named] if named is not None else [atoms[at]]
        at = at + 1 if named is None else named.stop
        at += named is not None and at < len(atoms) and atoms[at].text == ","
    return result


def _names_of_group(atoms: Sequence[Atom], at: int, writing: Writing) -> slice | None:
    """The names of all who are of a group that begins with an article here, between commas behind it."""
    noun = at + 1
    while noun < min(len(atoms), at + _LONGEST_LEAD) and not atoms[noun].has("group"):
        if atoms[noun].has("verb", "noun", "date", "place", "name", "with", "at") or atoms[noun].has("punct"):
            return None
        noun += 1
    if noun >= len(atoms) or not (atoms[noun].has("group") and atoms[noun].has(*POSTS)):
        return None
    comma = noun + 1
    if comma < len(atoms) and atoms[comma].has("of"):
        while comma < min(len(atoms), noun + _LONGEST_OF) and not atoms[comma].has("punct", "verb", "date", "with"):
            comma += 1
    if comma >= len(atoms) or atoms[comma].text != ",":
        return None
    first = comma + 1
    stop, named = first, 0
    while (name := _past_titles(atoms, stop, writing)) is not None:
        named, stop = named + 1, name
        if stop + 1 >= len(atoms) or not (atoms[stop].text == "," or atoms[stop].has("and")):
            break
        if _past_titles(atoms, stop + 1, writing) is None:
            break
        stop += 1
    joined = any(atom.has("and") for atom in atoms[first:stop])
    closed = stop >= len(atoms) or atoms[stop].has("punct")
    return slice(first, stop) if named >= _FEWEST and joined and closed else None


def _past_titles(atoms: Sequence[Atom], at: int, writing: Writing) -> int | None:
    """Past "Bishop X", "X"; None where no name of a person stands."""
    while at < len(atoms) and atoms[at].has(*POSTS) and not atoms[at].has("group", "name"):
        at += 1
    return at + 1 if at < len(atoms) and writing.is_person(atoms[at]) else None


_LONGEST_LEAD = 6  # atoms of "the Nigerian and Cameroonian navy"
_LONGEST_OF = 12  # atoms of "of the country's Baptist and Methodist churches"
