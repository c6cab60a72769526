"""The adjective of a town before a noun of meeting: "минская встреча X с Y", "после брюссельских переговоров"; or
before that of a gathering at which they met."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from claims.articles.writing import POSTS, Taken, Writing
from claims.language import load
from claims.places import PlaceMention, lookup
from claims.reading.scan import Atom
from claims.text import normalise

_MOST_BETWEEN = 2  # adjectives of "брюссельские многочасовые прямые переговоры"
_AFAR = ("phone", "video")


def met_in_town(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """The noun, with the town before it whose words are those of the adjective: "в Минске встреча X с Y". A call is in
    no town; and what is discussed, prepared or remembered is another meeting."""
    led = atoms[at].has("at", "after", "soft") and not atoms[at].has("verb")
    first = at + led
    town = _towns(writing.code).get(_stem(atoms[first].norm, writing.code)) if first < len(atoms) else None
    if town is None or (not led and at and not _is_held(atoms[at - 1])):
        return None
    stop = first + 1
    while stop < len(atoms) and stop <= first + _MOST_BETWEEN and _is_adjective(atoms[stop], writing):
        stop += 1
    noun = atoms[stop] if stop < len(atoms) else None
    if noun is None or not noun.has("noun") or noun.has("verb") or noun.kinds["noun"] is None:
        return None
    behind = atoms[stop + 1] if stop + 1 < len(atoms) else None
    told = behind is not None and behind.has("name", "nation", "with", "between", "verb", *POSTS)
    if noun.kinds["noun"].sense != "meeting" or noun.kinds["noun"].format in _AFAR or not (told or led or at):
        return None
    joint = [atoms[at]._replace(end=atoms[stop - 1].end)] if led else atoms[first + 1 : stop]
    return [*_in_town(town, atoms[first], atoms[at], writing), *joint, noun], stop + 1


def at_gathering_of_town(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """«Виделись на Мюнхенской конференции», «в кулуарах Давосского форума»: in that town."""
    first = at + 1
    town = _towns(writing.code).get(_stem(atoms[first].norm, writing.code)) if first < len(atoms) else None
    if town is None or " " in atoms[first].text:
        return None
    stop = first + 1
    while stop < len(atoms) and stop <= first + _MOST_BETWEEN and atoms[stop].kinds.keys() <= {"word"}:
        if atoms[stop].norm.startswith(_gatherings(writing.code)) or not atoms[stop].norm.endswith(
            _endings(writing.code)
        ):
            break
        stop += 1
    if stop >= len(atoms) or atoms[stop].has("noun") or not atoms[stop].norm.startswith(_gatherings(writing.code)):
        return None
    there = _in_town(town, atoms[first], atoms[at], writing)
    return [*there, atoms[at], atoms[first]._replace(kinds={"word": None}), *atoms[first + 1 : stop]], stop


def _in_town(town: str, adjective: Atom, before: Atom, writing: Writing) -> list[Atom]:
    """The town of an adjective as a place with its preposition, glued to where `before` begins."""
    known = lookup(town, writing.code)
    mention = PlaceMention(adjective.start, adjective.end, adjective.text, known, definite=True, town=True)
    glued = before._replace(end=before.start, text="", norm="", capital=False, nations=())
    return [glued._replace(kinds={"at": None}), glued._replace(kinds={"place": mention})]


@cache
def _gatherings(code: str) -> tuple[str, ...]:
    return tuple(map(normalise, load(code).section("articles").get("occasions", ())))


def _is_held(before: Atom) -> bool:
    """Whether what stands before "минскую встречу" does not say that it is only spoken of."""
    held = any(form.verb.sense in _HELD for form in before.kinds.get("verb", ()))
    return held or before.has("punct", "date", "place", "name", "and")


_HELD = ("hold", "cancel", "plan", "happen")


def _is_adjective(atom: Atom, writing: Writing) -> bool:
    return set(atom.kinds) <= {"word", "exclusive", "duration", "ignorable"} and atom.norm.endswith(writing.adjectives)


def _stem(norm: str, code: str) -> str:
    return next((norm.removesuffix(ending) for ending in _endings(code) if norm.endswith(ending)), "")


@cache
def _towns(code: str) -> dict[str, str]:
    stems = load(code).section("places")["venues"].get("of_towns", {})
    return {normalise(stem): town for stem, town in stems.items()}


@cache
def _endings(code: str) -> tuple[str, ...]:
    return tuple(map(normalise, load(code).section("articles").get("town_adjectives", ())))
