"""Where and when a report was written, in front of what it tells.

A dateline is no place of a meeting; but a building without a name stands in its town
(claims/articles/setting/buildings.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from claims.articles.writing import Taken, Writing
from claims.dates import DateMention
from claims.gazetteer import name_key
from claims.gazetteer.towns import of_name
from claims.language import load
from claims.names import is_given_name
from claims.places import PlaceMention, lookup
from claims.places.geography import Place, places_of
from claims.reading.scan import Atom

_LONGEST_DATELINE = 12
_LINES = 12  # a headline, and a line or two below it, may stand above
_BODY = 120  # characters of a paragraph that is no headline
_SHORTEST = 5  # letters of a town in capitals that no table has: shorter ones are mostly organisations
_WORD = r"[^\W\d_][\w'’-]*"
_SHORT_WORD = r"[^\W\d_]{2,3}"  # of "St. Gallen"
_LETTERS = r"(?:[^\W\d_]\.){2,3}"  # "HALIFAX, N.S. – …"
_LINE = re.compile(
    rf"\s*(?P<open>\()?(?P<before>\d{{1,2}}\.? {_WORD}(?: \d{{4}}(?: {_WORD})?)?, )?"  # "22 июля, Минск. …"
    rf"(?P<town>(?:{_SHORT_WORD}\. )?{_WORD}(?: {_WORD}){{0,3}})"
    rf"(?:, (?:{_LETTERS}|{_WORD}\.?(?: {_WORD})?)|(?P<bracket> \({_WORD}(?: {_WORD})?\)))?"
    r"(?(open)\))"
    r"(?P<day>,? (?:\d{1,2}\.? [^\W\d_]+\.?|[^\W\d_]+\.? \d{1,2}|\d{1,2}\.\d{1,2}\.)(?:,? ?\d{4})?)?"
    r"(?P<dot>\.(?=\s))?(?P<agency> (?:\([^()\n]{1,30}\)|/[^()/\n]{1,30}/))?(?P<end> ?[–—]| -|[.:])?"
    r"(?:(?<=[.)/–—:-])(?=\s)|(?<=\d{4})\s*$)"  # or a line of its own: "Athens, 31 January 2019"
)


class PageLine(NamedTuple):
    """The line with day, hour and place above a page: "27 февраля 2025 года 17:00 Москва, Кремль"."""

    day: DateMention
    place: PlaceMention


def dated_line(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """Such a line is no part of a sentence."""
    return ([], at + 2) if _page_line(atoms, at) is not None else None


def day_above(atoms: Sequence[Atom]) -> DateMention | None:
    """The day and hour that end a line without a verb: "27 февраля 2025 года, 17:00", maybe behind a headline."""
    if not atoms or not atoms[-1].has("date") or any(atom.has("verb") for atom in atoms):
        return None
    day: DateMention = atoms[-1].kinds["date"]
    return day if day.time_of_day is not None else None


def page_line(atoms: Sequence[Atom], above: DateMention | None) -> PageLine | None:
    """The first such line in a sentence; or a place alone, below the day and hour of the line `above`."""
    if above is not None and atoms and all(atom.has("place") for atom in atoms):
        return PageLine(above, atoms[0].kinds["place"])
    for at, atom in enumerate(atoms):
        if "date" in atom.kinds and (line := _page_line(atoms, at)) is not None:
            return line
    return None


def _page_line(atoms: Sequence[Atom], at: int) -> PageLine | None:
    if not atoms[at].has("date") or at + 1 >= len(atoms) or not atoms[at + 1].has("place"):
        return None
    day: DateMention = atoms[at].kinds["date"]
    led = next((atom for atom in reversed(atoms[:at]) if not atom.has("word") or atom.capital), None)
    if day.time_of_day is None or any(atom.has("at") for atom in atoms[max(0, at - 1) : at]):
        return None
    if led is not None and led.has("journey", "at"):
        return None  # "besuchte am frühen Montagmorgen Stockholm"
    return PageLine(day, atoms[at + 1].kinds["place"])


def without_dateline(atoms: Sequence[Atom]) -> Sequence[Atom]:
    """ "Minsk/Riga – …", "OSLO, June 14 (Agency) – …": where and when the report was written, before the first dash."""
    if not atoms or not atoms[0].has("place", "name", "capital"):
        return atoms
    placed = dated = False
    for index, atom in enumerate(atoms[:_LONGEST_DATELINE]):
        if dated and placed and atom.text == ")" and atoms[index - 2].text == "(" and len(atoms) > index + 3:
            return atoms[index + 1 + (atoms[index + 1].text == ":") :]  # "New Delhi, Sep 27 (PTI) The …"
        if atom.text in "–—-" and not atom.glued and index:
            placed |= atoms[index - 1].text == ")" and not is_given_name(atoms[0].text.partition(" ")[0])
            if placed and dated and _is_agency(atoms[index + 1 :]):
                return ()
            return atoms[index + 1 :] if placed and len(atoms) > index + 3 else atoms  # "Bad Ischl (APA) – …"
        placed |= atom.has("place")
        dated |= atom.has("date")
        if not (atom.has("place", "media", "date", "name", "number") or atom.text in "/,()[]."):
            return atoms
    town = atoms[0].text.isupper() or (dated and atoms[0].has("place"))
    whole = len(atoms) <= _LONGEST_DATELINE and placed and town
    return () if whole else atoms  # "МОСКВА, 15 апреля.", "Dresden, 10. September 2025."


_LONGEST_AGENCY = 4  # atoms of "РИА Новости Запад."


def _is_agency(atoms: Sequence[Atom]) -> bool:
    """ "РИГА, 5 мар — Агентство.": by whom the report is, in a sentence of its own."""
    *name, stop = atoms if atoms else (None,)
    told = ("verb", "noun", "office", "title", "date", "place", "with", "and")
    named = 0 < len(name) < _LONGEST_AGENCY and all(atom.capital and not atom.has(*told) for atom in name)
    return named and stop is not None and stop.text == "."


def is_day_of_dateline(atoms: Sequence[Atom], before: Sequence[Atom]) -> bool:
    """The "5 марта." of "РИГА. 5 марта. Президент …", which reads as a sentence behind that of the town."""
    town = len(before) <= len(("Riga", ".")) and bool(before) and before[0].has("place") and before[0].text.isupper()
    day = len(atoms) == len(("5 March", ".")) and atoms[0].has("date") and atoms[1].text == "."
    return town and day and atoms[0].text[0].isdigit()


def dateline_of(text: str, language: str) -> PlaceMention | None:
    """The town in the dateline of an article, None without one or with two ("Minsk/Riga – …"). One that no table has
    is `unlisted`, by its name."""
    at = 0
    for line in text.split("\n", _LINES)[:_LINES]:
        found = _LINE.match(line)
        if found is not None and (town := _town(found, at, language)) is not None:
            return town
        if len(line) > _BODY:
            return None  # the report has begun
        at += len(line) + 1
    return None


def _town(found: re.Match[str], at: int, language: str) -> PlaceMention | None:
    name, start = found["town"], at + found.start("town")
    if found["before"] is not None and found["dot"] is None and found["end"] is None:
        return None
    marked = found["agency"] is not None or found["day"] is not None
    dash = found["end"] is not None and found["end"].strip() in "–—-"
    marked |= dash and found["bracket"] is not None and not is_given_name(name.partition(" ")[0])  # "Bad Ischl (APA)"
    spelt = name.title() if name.isupper() else name
    places = tuple(place for place in lookup(spelt, language) or lookup(spelt) if place.kind == "city")
    if places:
        return PlaceMention(start, start + len(name), name, places)
    ended = dash or found["dot"] is not None or marked
    if ended and (small := _small_town(spelt, language)):
        return PlaceMention(start, start + len(name), name, small, town=True)
    own = (name.isupper() and len(name) >= _SHORTEST and (dash or marked or found["dot"] is not None)) or (
        name.istitle() and marked
    )
    return PlaceMention(start, start + len(name), name, (), unlisted=spelt) if own and not lookup(spelt) else None


def _small_town(name: str, language: str) -> tuple[Place, ...]:
    """A town of the table of towns whose name is nothing else: "Fulda. Der Bischof …", "Göppingen – …"."""
    script = load(language).section("places")["towns"]["script"]
    known = None if is_given_name(name) else of_name(name_key(name), script)
    return () if known is None or language in known.described else places_of(known.ids)
