"""Verbs of a journey: "came to Whitby", "flew on to Samarkand" in English, "die Reise führt sie nach Wien" in German.

As in claims/articles/turns, each function takes one turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claims.articles.turns.atoms import in_front
from claims.articles.writing import Taken
from claims.names import is_given_name
from claims.places import PlaceMention
from claims.reading.lexicon import Verb, VerbForm
from claims.reading.scan import Atom
from claims.text import normalise

_NEAR = 4  # atoms of "travelled on Monday to"
_GOES_ON = ("on", "date", "punct", "for", "from_to", "and", "after", "before", "at")  # behind where somebody went


def _came_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Came to Whitby", "made her way to Kyiv": the verb of a journey, and where it went."""
    words, _, toward = atoms[at].text.rpartition(" ")
    if not words or "toward" not in atoms[at].forms or not _travels(atoms[at]):
        return None
    middle = atoms[at].start + len(words)
    kinds = {**atoms[at].kinds, "journey": None}
    verb = atoms[at]._replace(end=middle, text=words, norm=normalise(words), kinds=kinds)
    led = {"from_to": None, "purpose": None}
    to = atoms[at]._replace(start=middle + 1, text=toward, norm=normalise(toward), kinds=led)
    there = _town(atoms, at + 1)
    return ([verb, to], at + 1) if there is None else ([verb, to, there], at + 2)


def _went_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Welcomed the Coptic Pope, Mikhail IV, to Bishopthorpe on Tuesday", "flew to Ras Lanuf to meet …", "ist nach
    Lingen gereist": there."""
    went = any(atom.has("journey") for atom in atoms[max(0, at - _NEAR) : at])
    went |= atoms[at].has("after") and at + 2 < len(atoms) and _ends_journey(atoms[at + 2])
    welcomed = (atom for atom in atoms[:at] if atom.has("journey"))
    if atoms[at].has("from") or not (went or any(f.verb.sense == "host" for a in welcomed for f in _forms(a))):
        return None
    there = _town(atoms, at + 1)
    led = atoms[at] if went else atoms[at]._replace(kinds={"at": None})
    venue = there is not None and at + 2 < len(atoms) and there.end == atoms[at + 2].end
    return None if there is None else ([led, there], at + 2 + venue)


def _town(atoms: Sequence[Atom], at: int) -> Atom | None:
    """The place behind "to", though no table has it; with a noun for a building behind it."""
    name = atoms[at] if at < len(atoms) and atoms[at].has("name") else None
    if name is None or name.start != atoms[at - 1].end + 1 or is_given_name(name.text.split()[0]):
        return None
    after = atoms[at + 1 : at + 3]
    venue = bool(after) and after[0].has("venue") and after[0].capital
    ended = bool(after) and atoms[at - 1].has("after") and (_ends_journey(after[0]) or _goes_further(after))
    if after and not (after[-1] if venue else after[0]).has(*_GOES_ON) and not ended:
        return None
    last = after[0] if venue else name
    words = f"{name.text} {last.text}" if venue else name.text
    place = PlaceMention(name.start, last.end, words, (), town=True, unlisted=words)
    return name._replace(end=last.end, text=words, norm=normalise(words), kinds={"place": place})


def _ends_journey(atom: Atom) -> bool:
    """ "Ist nach Lingen | gereist", "will nach Lingen | fahren", and in front of it stands where."""
    return atom.has("verb") and atom.has("journey") and not atom.capital


def _goes_further(after: Sequence[Atom]) -> bool:
    """ "Reist nach Lingen | weiter": the rest of a verb, at the end of its clause."""
    return len(after) > 1 and after[0].has("apart") and not after[0].capital and after[1].has("punct", "and")


def _on_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Flew on to Samarkand", "will travel on to Mogadishu for talks": where to, and no topic."""
    led = at > 0 and atoms[at].has("on") and atoms[at].has("about") and _travels(atoms[at - 1])
    return ([], at + 1) if led and at + 1 < len(atoms) and atoms[at + 1].has("from_to") else None


def _leads_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Die erste Auslandsreise des Präsidenten führt nächste Woche nach Wien", "eine Reise führte sie nach Graz":
    whose journey it is goes there."""
    before = [atom for atom in atoms[:at] if atom.has("journey") and atom.capital and not atom.has("verb")]
    behind = range(at + 1, min(len(atoms) - 1, at + _FAR))
    to = next((i for i in behind if atoms[i].has("from_to") and not atoms[i].has("purpose")), None)
    if not before or to is None or not atoms[to + 1].has("place"):
        return None
    if any(atom.has("noun", "verb", "punct") for atom in (*atoms[:at], *atoms[at + 1 : to])):
        return None
    forms = tuple(replace(form, verb=_TRAVELS) for form in _forms(atoms[at]) if form.verb.sense == "hold")
    kinds = {"verb": forms, "journey": None}
    return ([atoms[at]._replace(kinds=kinds)], at + 1) if forms else None


def _stopped_in(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Stopped in Geneva on Monday to meet X": the verb of a journey; "stopped X from meeting Y" is none."""
    if at + 2 >= len(atoms) or not atoms[at + 1].has("at") or not atoms[at + 2].has("place"):
        return None
    if "past" not in atoms[at].forms or (at and atoms[at - 1].has("be", "have", "become")):
        return None
    return [atoms[at]._replace(kinds={"verb": (VerbForm(_TRAVELS, "past"),), "journey": None})], at + 1


def _there_for(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X, in Lisbon for a conference, met Y", "X, on a visit to Warsaw, held talks with Y": there."""
    stop = next((i for i in range(at + 1, min(len(atoms) - 1, at + _FAR)) if atoms[i].text == ","), None)
    if (
        stop is None
        or not at
        or not atoms[at - 1].has("name", "office", "title", "country")
        or not _meets(atoms[stop + 1])
    ):
        return None
    aside = atoms[at + 1 : stop]
    town = next((i for i, atom in enumerate(aside) if atom.has("place")), None)
    others = [atom for atom in aside if not atom.has("place", "visit", "journey")]
    if town is None or any(atom.has("verb", "name", "office", "title") for atom in others):
        return None
    there = aside[0].has("inside") and town == 1
    visit = aside[0].has("on") and any(atom.has("visit", "journey") for atom in aside[:town])
    if not ((there and aside[2:3] and aside[-1] is not aside[town]) or visit):
        return None
    day = [atom for one, two in pairwise(aside[town + 1 :]) if two.has("date") for atom in (one, two)]
    led = aside[town - 1]._replace(kinds={"at": None, "inside": None})
    return [atoms[at], led, aside[town], *day], stop


def _meets(atom: Atom) -> bool:
    return any(form.verb.sense in _OF_MEETING and form.tense == "past" for form in _forms(atom))


_OF_MEETING = ("meet", "host", "hold", "see", "talk")
_TRAVELS = Verb("travel", "travel")
_FAR = 10  # atoms of "führt den neuen Präsidenten X in der kommenden Woche nach"


def _who_arrived(atoms: Sequence[Atom], at: int) -> Taken:
    """«Обсудил торговлю с прибывшим в среду в Ригу министром X», «X и прибывший с визитом премьер Y обсудили …»: what
    joins them stands right before him, and "with a visit" is with nobody."""
    arrived = atoms[at + 1] if at + 1 < len(atoms) else None
    if arrived is None or not arrived.has("journey") or arrived.has("verb", "visit", "after"):
        return None
    stop, visits = at + 2, range(0)
    while stop + 1 < min(len(atoms), at + _LONGEST_ARRIVED):
        if atoms[stop].has("at", "on", "from") and atoms[stop + 1].has("place", "date"):
            stop += 2
        elif atoms[stop].has("with") and (visit := _visit(atoms, stop)) is not None:
            visits = range(stop, visit + 1)
            stop = visit + 1
        elif atoms[stop].has("date", "ignorable", "time_of_day"):
            stop += 1
        else:
            break
    if stop >= len(atoms) or not atoms[stop].has("office", "title", "nation", "counterpart", "name"):
        return None
    told = [atom for i, atom in enumerate(atoms[at + 1 : stop], at + 1) if i not in visits]
    if not atoms[at].has("with"):  # one of a pair: where he arrived stands beside nobody else
        return None if any(atom.has("place") for atom in told) else ([atoms[at], atoms[stop]], stop + 1)
    return [atoms[at]._replace(kinds={"word": None}), *told, in_front(atoms[stop], "with"), atoms[stop]], stop + 1


def _having_been(atoms: Sequence[Atom], at: int) -> Taken:
    """«Побывав в среду в Каире, X встретился с Y», «Прибыв 1 марта в Каир, X вылетел в Ригу, где встретился с Y»: when
    and where he had been before."""
    comma = next((i for i, atom in enumerate(atoms) if atom.text == ","), 0)
    inside = atoms[at + 1 : comma]
    if at or not comma or any(atom.has("verb", "noun", "name", "with_whom", "to_whom") for atom in inside):
        return None
    if atoms[at].has("stayed"):
        return None if atoms[at].has("be", "went", "verb") else ([], comma + 1)
    if atoms[at].has("verb", "visit", "after") or not any(atom.has("place") for atom in inside):
        return None
    flew = next((i for i in range(comma, len(atoms) - 2) if _travels(atoms[i])), None)
    further = flew is not None and atoms[flew + 1].has("at") and atoms[flew + 2].has("place")
    return ([], comma + 1) if further else None


def _visit(atoms: Sequence[Atom], at: int) -> int | None:
    """Where "с двухдневным визитом" ends."""
    return next((i for i in range(at + 1, min(len(atoms), at + _NEAR)) if atoms[i].has("visit")), None)


_LONGEST_ARRIVED = 10  # atoms of "с прибывшим в среду в Ригу с двухдневным визитом министром"


def _travels(atom: Atom) -> bool:
    return any(form.verb.sense == "travel" for form in _forms(atom))


def _forms(atom: Atom) -> tuple[VerbForm, ...]:
    forms: tuple[VerbForm, ...] = atom.kinds.get("verb", ())
    return forms


# Each with the kinds of word that it may begin with.
TURNS = (
    (_who_arrived, {"with", "and"}, {"journey"}),
    (_having_been, {"stayed", "journey"}, {","}),
    (_came_to, {"to travel"}),
    (_on_to, {"about"}, {"from_to"}),
    (_went_to, {"from_to"}),
    (_there_for, {","}, {"place"}, {"to meet", "to host", "to hold", "to see", "to talk"}, {"name"}),
    (_stopped_in, {"hinders"}, {"place"}),
    (_leads_to, {"to hold"}, {"journey"}, {"from_to"}, {"place"}),
)
