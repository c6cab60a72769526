"""Where a meeting was, as a subject: "the venue was Geneva", "Oslo hosted a meeting between X and Y"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import Taken
from claims.reading.lexicon import MeetingNoun
from claims.reading.scan import Atom

_LED = 4  # atoms up to a noun of meeting: "the first ever"
_MEETING = {"noun": MeetingNoun(None)}
_WORD = {"word"}


def described_place(atoms: Sequence[Atom], at: int) -> Taken:
    """ "In der belagerten ukrainischen Hauptstadt", "in downtown Vienna", "in a central Athens hotel": words in small
    letters that describe a place are left out, so that it stands behind its "in"."""
    if not atoms[at].has("at") or atoms[at].has("verb", "noun"):
        return None
    first = at + 1
    while first < len(atoms) and atoms[first].has("definite", "indefinite", "possessive") and first - at < 3:
        first += 1
    stop = first
    while stop < min(len(atoms), first + 3) and (set(atoms[stop].kinds) <= _DESCRIBING or atoms[stop].has("number")):
        if atoms[stop].has("place") and not (stop + 1 < len(atoms) and atoms[stop + 1].has("place")):
            break
        stop += 1
    if stop == first or stop >= len(atoms) or not atoms[stop].has("place") or atoms[stop].kinds["place"].compound:
        return None
    described = " " in atoms[stop].text  # "in the Southern Russian city of Sochi"
    other = ((atom.capital and not described) or set(atom.kinds) != _WORD for atom in atoms[first:stop])
    if any(other) and atoms[stop].capital:
        return None  # but "in the Bavarian village of Kreuth"
    return [*atoms[at:first], atoms[stop]], stop + 1


def site(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Ort der Begegnung war Sofia", "the venue was Geneva": a meeting was there, if one was told of."""
    if not atoms[at].has("site") or (at and not atoms[at - 1].has("definite")):
        return None
    for stop in range(at + 1, min(at + _LONGEST_SITE, len(atoms))):
        if atoms[stop].has("place") and any(atom.has("be") for atom in atoms[at:stop]):
            led = atoms[stop]._replace(end=atoms[stop].start, text="", norm="", kinds={"at": None}, nations=())
            middle = [atom for atom in atoms[at + 1 : stop] if not atom.has("noun", "definite")]
            return [atoms[at]._replace(kinds=_MEETING), *middle, led, atoms[stop]], stop + 1
        inside = atoms[stop].has("at") and atoms[stop - 1].has("venue") and stop + 1 < len(atoms)
        if inside and atoms[stop + 1].has("place"):  # "Treffpunkt war ein Hotel in Genf"
            return [atoms[at]._replace(kinds=_MEETING), *atoms[stop : stop + 2]], stop + 2
        there = stop + 1 < len(atoms) and atoms[stop].has("at") and atoms[stop + 1].has("place")
        if there and any(atom.has("be") for atom in atoms[at:stop]) and _is_a_house(atoms[at:stop]):
            return [atoms[at]._replace(kinds=_MEETING), *atoms[stop : stop + 2]], stop + 2
        dated = stop + 1 < len(atoms) and atoms[stop + 1].has("date")  # "Schauplatz war am Montag ein Hotel in Genf"
        if (
            atoms[stop].has("verb", "punct")
            or (atoms[stop].has("name") and " " in atoms[stop].text)
            or (atoms[stop].has("at") and not dated)
        ):
            return None
    return None


def _is_a_house(atoms: Sequence[Atom]) -> bool:
    """ "[Ort der Begegnung] war das Gästehaus der Regierung": of the meeting, and behind the verb with an article."""
    be = next(index for index, atom in enumerate(atoms) if atom.has("be"))
    whose = atoms[1:be]
    if whose and not (len(whose) == len(("der", "Begegnung")) and whose[0].has("definite") and whose[1].has("noun")):
        return False
    return any(atom.has("definite", "indefinite") and not atom.has("at") for atom in atoms[be + 1 :])


def site_of(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The venue for the meeting between X and Y on Monday was Oslo": as `site`, with those who met."""
    if not atoms[at].has("site") or at > 1:
        return None
    noun = next((i for i in range(at + 1, min(at + _LED, len(atoms))) if atoms[i].has("noun")), None)
    noun = at if noun is None and " " in atoms[at].text else noun  # "местом встречи": the noun is in it
    be = next((i for i in range(at + 1, len(atoms)) if i != noun and atoms[i].has("be", "verb", "punct")), len(atoms))
    if noun is None or not noun < be < len(atoms) - 1 or not atoms[be].has("be") or not atoms[be + 1].has("place"):
        return None
    led = atoms[be]._replace(end=atoms[be].start, text="", norm="", kinds={"at": None}, nations=())
    met = atoms[noun]._replace(kinds=_MEETING) if noun == at else atoms[noun]
    return [met, led, atoms[be + 1], *atoms[noun + 1 : be], atoms[be]], be + 2


def hosted(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Oslo hosted a meeting between X and Y", "Баку принял переговоры X и Y": it was there."""
    if at or len(atoms) < 3 or atoms[at].kinds["place"].compound or not atoms[at].kinds["place"].candidates:
        return None
    forms = atoms[at + 1].kinds.get("verb", ())
    noun = next((i for i in range(at + 2, min(at + 2 + _LED, len(atoms))) if atoms[i].has("noun")), None)
    host = bool(forms) and all(form.verb.sense == "host" and form.tense != "attributive" for form in forms)
    if (
        noun is None
        or not host
        or not all(a.has("definite", "indefinite", "word", "nation") for a in atoms[at + 2 : noun])
    ):
        return None
    led = atoms[at]._replace(end=atoms[at].start, text="", norm="", kinds={"at": None}, nations=())
    return [led, atoms[at]], at + 1


def was_site(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Genf war am Montag Schauplatz eines Treffens von X und Y": it was there."""
    if at or len(atoms) < 3 or not any(a.has("site") for a in atoms[:_LONGEST_SITE]):
        return None
    behind = next((i for i in range(1, len(atoms)) if not atoms[i].has("date", "on")), 0)  # "Oslo on Monday was …"
    if not behind or not atoms[behind].has("be"):
        return None
    led = atoms[at]._replace(end=atoms[at].start, text="", norm="", kinds={"at": None}, nations=())
    return [led, atoms[at]], at + 1


_DESCRIBING = {"word", "name", "nation", "place", "country", "capital"}
_LONGEST_SITE = 10  # atoms of "Ort der Begegnung war am Mittwoch das Gästehaus der Regierung in"
