"""Turns of phrase in which somebody calls on somebody: "war am Montag Minister X bei Kanzlerin Y", "kam zum
Antrittsbesuch zu ihr", and the appointments of which a sentence tells at once, before it says with whom they are.

As in claims/articles/turns, each function takes one turn, and what stands instead says no more than the words did.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.writing import Row, Taken
from claims.reading.lexicon import Verb, VerbForm
from claims.reading.scan import Atom

_VISITED = VerbForm(Verb("visit", "host", hit=True), "past")
_MET = VerbForm(Verb("keep company", "meet"), "past")
_TALKED = VerbForm(Verb("talk", "talk"), "participle")
_TOLD = Verb("tell", "see", hit=True)
_SOMEBODY = ("office", "title", "counterpart")  # "bei Moderatorin X" is told by a name, "bei X" by less: a show
_IN_A_NAME = (*_SOMEBODY, "nation", "country", "name", "of", "definite", "then", "and")
_WHEN_OR_WHERE = ("date", "place", "at", "on", "ignorable", "exclusive", "time_of_day", "venue", "also")
_LONGEST = 14  # atoms of "war am Montag der neue Premierminister von X, Y Z, im Kanzleramt bei"
_NEVER = ("not", "no", "never", "invited", "condition", "wish")


def _was_at(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Am Montag war Premier X bei Kanzlerin Y", "ist X, der Patriarch, bei Papst Y gewesen": he met her."""
    stop = _host(atoms, at)
    if stop is None:
        return None
    end = _end_of_host(atoms, stop + 1)
    if end is None:
        return None
    over = end < len(atoms) and _has_been(atoms[end])
    if not (over or atoms[at].has("were")):
        return None
    met = atoms[at]._replace(kinds={"verb": (_MET,)})
    host = atoms[stop + 1 : end]
    return [met, *atoms[at + 1 : stop], atoms[stop]._replace(kinds={"with": None}), *host], end + over


def _was_there_for_talks(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Am Mittwoch war X zu einem zweistündigen Treffen bei Y", "X war bei Y zu einem langen Gespräch": he met him,
    whatever else he is called."""
    if not atoms[at].has("were") or any(atom.has("invited", "condition", "wish") for atom in atoms):
        return None
    host = next((i for i in range(at + 1, min(len(atoms) - 1, at + _LONGEST)) if atoms[i].has("with_whom")), None)
    if host is None or not atoms[host + 1].has(*_IN_A_NAME):
        return None
    end = host + 1
    while end < len(atoms) and atoms[end].has(*_IN_A_NAME, *_WHEN_OR_WHERE) and not atoms[end].has("purpose"):
        end += 1
    before = next((i for i in range(at + 1, host) if _purpose(atoms, i) == host), None)
    behind = _purpose(atoms, end)
    subject = atoms[at + 1 : host if before is None else before]
    who = subject if any(atom.has("name") for atom in subject) else atoms[max(0, at - 1) : at]
    denied = () if before is None else ("not", "never")
    bare = all(atom.has(*_IN_A_NAME, *_WHEN_OR_WHERE, *denied) or not atom.text for atom in subject)
    if (before is None and behind is None) or not bare or not any(atom.has("name", "he") for atom in who):
        return None
    met = atoms[at]._replace(kinds={"verb": (_MET,)})
    return [met, *atoms[at + 1 : host], atoms[host]._replace(kinds={"with": None})], host + 1


def _purpose(atoms: Sequence[Atom], at: int) -> int | None:
    """Where "zu einem zweistündigen Treffen" ends that begins here."""
    if at >= len(atoms) or not atoms[at].has("purpose"):
        return None
    noun = at + 1
    while noun < len(atoms) and atoms[noun].has(*_DESCRIBED) and not atoms[noun].has("noun"):
        noun += 1
    return noun + 1 if noun < len(atoms) and atoms[noun].has("noun") else None


_DESCRIBED = ("indefinite", "possessive", "word", "duration", "format", "ignorable", "first", "bilateral")


def _host(atoms: Sequence[Atom], at: int) -> int | None:
    """Where the "bei" stands behind the verb and its subject."""
    if at and atoms[at - 1].has("name", "office", "title", "they", "he", "she"):
        return None  # "X war bei Y" is claims/articles/turns/left_out
    stop, named = at + 1, False
    while stop < min(len(atoms), at + _LONGEST) and not atoms[stop].has("with_whom"):
        if not (atoms[stop].has(*_IN_A_NAME, *_WHEN_OR_WHERE) or atoms[stop].text == ",") or atoms[stop].has("verb"):
            return None
        named |= atoms[stop].has("name")
        stop += 1
    if stop + 1 >= len(atoms) or not atoms[stop].has("with_whom") or not named:
        return None
    last = next((a for a in reversed(atoms[at + 1 : stop]) if not a.has(*_WHEN_OR_WHERE) and a.text != ","), None)
    if last is None or (last.has(*_SOMEBODY) and atoms[stop - 1].text != ","):
        return None  # "war X Berater bei Minister Y"
    return None if any(atom.has(*_NEVER) for atom in atoms[:stop]) else stop


def _end_of_host(atoms: Sequence[Atom], at: int) -> int | None:
    """Where the words for the host end, if nothing but when and where it was, or "gewesen", follows them."""
    first = at + atoms[at].has("definite", "nation", "country", "then")
    if first >= len(atoms) or not atoms[first].has(*_SOMEBODY):
        return None
    end = first
    while end < len(atoms) and atoms[end].has(*_IN_A_NAME):
        end += 1
    behind = end
    while behind < len(atoms) and atoms[behind].has(*_WHEN_OR_WHERE):
        behind += 1
    closed = behind == len(atoms) or atoms[behind].has("punct") or (_has_been(atoms[behind]) and behind == end)
    return end if closed else None


def _has_been(atom: Atom) -> bool:
    return atom.has("been")


def _on_a_visit(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Meldete sich bei Präsidentin X zum Antrittsbesuch", "kam zum Höflichkeitsbesuch zu Minister Y": called on her;
    who was only asked to come did not."""
    noun = at + 1 + (at + 1 < len(atoms) and atoms[at + 1].has("possessive"))
    if noun >= len(atoms) or not atoms[noun].has("visit_to") or any(atom.has(*_NEVER) for atom in atoms):
        return None
    host = next((i for i, a in enumerate(atoms[:-1]) if a.has("with_whom") and atoms[i + 1].has(*_SOMEBODY)), None)
    if host is None or any(atom.has("verb") for atom in atoms[min(host, at) : max(host, at)]):
        return None
    return [atoms[at]._replace(end=atoms[noun].end, kinds={"verb": (_VISITED,)})], noun + 1


def _struggled(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Hat in Washington mit Konzernchef X um einen Ausweg gerungen": talked to him, as it says where or when."""
    led = next((i for i in reversed(range(at)) if atoms[i].has("with")), None)
    if led is None or not atoms[led + 1].has(*_SOMEBODY, "name", "definite"):
        return None
    between = atoms[led + 1 : at]
    told = any(atom.has("date", "place") for atom in atoms[:led])
    aimed = any(atom.has("toward") for atom in between) and not any(atom.has("verb", "punct") for atom in between)
    return ([atoms[at]._replace(kinds={"verb": (_TALKED,)})], at + 1) if told and aimed else None


def _struggled_for(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X und Y rangen am Montag in Genf um einen Kompromiss", "haben um eine Lösung gerungen": talked, as it says when
    or where, and for what two look together; "rangen um den Titel" is another thing."""
    first, stop = _part(atoms, at)
    clause = atoms[first:stop]
    aim = next((i for i, atom in enumerate(clause) if atom.has("way_out")), 0)
    led = clause[max(0, aim - len(("um", "eine", "gemeinsame"))) : aim]
    told = any(atom.has("date", "place") for atom in clause)
    if not aim or not told or not any(atom.has("toward") for atom in led) or any(atom.has(*_NEVER) for atom in clause):
        return None
    whom = any(one.has("with") and two.has(*_IN_A_NAME) for one, two in pairwise(clause))
    two = any(atom.has("and") for atom in clause) and sum(atom.has("name") for atom in clause) > 1
    if not (whom or two or any(atom.has("they") for atom in clause)):
        return None
    tense = "participle" if atoms[at].has("struggled") else "past"
    return [atoms[at]._replace(kinds={"verb": (VerbForm(_TALKED.verb, tense),)})], at + 1


def _part(atoms: Sequence[Atom], at: int) -> tuple[int, int]:
    """Where the part of a sentence between two marks begins and ends that has this atom; commas part none, as names
    stand between them."""
    marks = [i for i, atom in enumerate(atoms) if atom.text in _MARKS]
    first = max((i + 1 for i in marks if i < at), default=0)
    return first, min((i for i in marks if i > at), default=len(atoms))


_MARKS = frozenset(";:.!?–")
_OPENS = ("when", "that", "because", "according_name", "question", "condition")


def _made_a_stop(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Machte am Montag in Kassel bei Ministerin X Station", "machte Station bei Ministerin X": called on her."""
    stop = _part(atoms, at)[1]
    halt = next((i for i in range(at + 1, stop) if atoms[i].has("station")), None)
    host = next((i for i in range(at + 1, stop - 1) if atoms[i].has("with_whom")), None)
    if halt is None or host is None or any(atom.has(*_NEVER) for atom in atoms[:stop]):
        return None
    if any(atom.has(*_OPENS) for atom in atoms[at : max(halt, host)]):
        return None  # "machte Station in Genf, wie bei Ministerin X zu hören war"
    near = atoms[host + 1 : min(stop, host + 1 + len(("seiner", "neuen", "finnischen", "Kollegin")))]
    if not (near[0].has("name") or any(atom.has(*_SOMEBODY) for atom in near)):
        return None
    end = max(halt, host)
    between = [atom for i, atom in enumerate(atoms[at + 1 : end], at + 1) if i != halt]
    last = [atoms[host]._replace(kinds={"with": None})] if end == host else []
    between = [a._replace(kinds={"with": None}) if a is atoms[host] else a for a in between]
    return [atoms[at]._replace(kinds={"verb": (_MET,)}), *between, *last], end + 1


def _informed_himself(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Informierte Minister X am Montag persönlich über …": told him so, and not by a letter."""
    first, stop = _part(atoms, at)
    stop = next((i for i in range(at, stop) if atoms[i].has(*_OPENS)), stop)
    format_ = [atom for atom in atoms[at + 1 : stop] if atom.has("format")]
    whom = at + 1 + (at + 1 < stop and atoms[at + 1].has("definite"))
    in_person = any(atom.kinds["format"] == "in_person" for atom in format_)
    if not in_person or whom >= stop or any(atom.has(*_NEVER) for atom in atoms[first:stop]):
        return None
    if not atoms[whom].has(*_SOMEBODY, "nation", "country", "name"):
        return None
    return [atoms[at]._replace(kinds={"verb": (VerbForm(_TOLD, "past"),)})], at + 1


def _several_appointments(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Hat morgen mehrere Termine, darunter Begegnungen mit X und Y": what is told behind is what there was."""
    among = next((i for i in range(at + 1, min(len(atoms), at + _LONGEST)) if atoms[i].text == ","), len(atoms)) + 1
    if among + 1 >= len(atoms) or not atoms[among].has("among"):
        return None
    told = among + 1 + atoms[among + 1].has("indefinite")
    if told >= len(atoms) or not atoms[told].has("noun"):
        return None
    several = told == among + 1
    met = atoms[told]
    kinds = {**met.kinds, **({"meetings": None} if several else {})}
    return [*atoms[at + 1 : among - 1], met._replace(kinds=kinds)], told + 1


def _called_in(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Called X and Y into her office": had them come; "called X a friend", "called X at his office" is none."""
    if not any(form.verb.sense == "call" for form in atoms[at].kinds.get("verb", ())):
        return None
    stop = at + 1
    while stop < len(atoms) and (atoms[stop].has(*_IN_A_NAME, *_OWNED) or atoms[stop].text in ",'’"):
        stop += 1
    into = atoms[stop] if at + 1 < stop < len(atoms) - 1 else None
    if into is None or not into.has("from_to") or not atoms[stop + 1].has("venue"):
        return None
    return [atoms[at]._replace(kinds={"verb": (_VISITED,)}), *atoms[at + 1 : stop]], stop + 2


_OWNED = ("they", "he", "possessive_s", "word", "group", "people")  # "employers' chief X"


def _was_with_for_hours(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Arrived at ten and were with the former minister for about two hours": met him; "for two years" is a tie."""
    whom = at + 2
    if whom >= len(atoms) or not atoms[at].has("be") or atoms[at].has("is") or not atoms[at + 1].has("with"):
        return None
    stop = whom
    while stop < len(atoms) and (atoms[stop].has(*_IN_A_NAME, "former", "he") or atoms[stop].text == ","):
        stop += 1
    named = any(atom.has("name", "he") for atom in atoms[whom:stop])
    stop += named and stop < len(atoms) and atoms[stop].has("for")
    lasting = atoms[stop].kinds.get("duration") if named and stop < len(atoms) else None
    if lasting is None or lasting.unit == "day" or any(atom.has(*_NEVER) for atom in atoms[:at]):
        return None
    return [atoms[at]._replace(kinds={"verb": (_MET,)})], at + 2


def _was_there_for_it(atoms: Sequence[Atom], at: int) -> Taken:
    """ "War am Montag für ein (erstes) Gespräch mit Minister Y in Riga", "reiste für ein Treffen mit Y nach Riga": to
    one, as a place behind says; but "war für ein Gespräch mit Y nicht zu haben"."""
    noun = at + 1
    while noun < len(atoms) and atoms[noun].has("indefinite", "word", "ignorable") and not atoms[noun].capital:
        noun += 1
    led, behind = atoms[:at], atoms[noun + 1 :]
    named = noun > at + 1 and bool(behind) and atoms[noun].capital and atoms[noun].has("noun")
    if not named or not behind[0].has("with"):
        return None
    stop = next((i for i, atom in enumerate(behind) if atom.has("punct") and not atom.glued), len(behind))
    went = any(atom.has("were", "is", "journey") for atom in led) and not any(atom.has("punct") for atom in led[-1:])
    there = any(two.has("place") and one.has("at", "from_to") for one, two in pairwise(behind[:stop]))
    if not (went and there) or any(atom.has("not", "never", "verb") for atom in behind[:stop]):
        return None
    kinds = {"purpose": None, "at": None, "invites": None}
    return [atoms[at]._replace(kinds=kinds)], at + 1


# Each with the kinds of word that it may begin with.
TURNS: tuple[Row, ...] = (
    (_was_at, {"be"}, {"with_whom"}),
    (_was_there_for_talks, {"were"}, {"with_whom"}, {"purpose"}, {"noun"}),
    (_on_a_visit, {"purpose"}, {"visit_to"}, {"with_whom"}),
    (_was_there_for_it, {"for"}, {"noun"}, {"with"}, {"place"}),
    (_struggled, {"struggled"}, {"with"}),
    (_struggled_for, {"struggles", "struggled"}, {"way_out"}),
    (_made_a_stop, {"makes_stop"}, {"station"}, {"with_whom"}),
    (_informed_himself, {"informs"}, {"format"}),
    (_called_in, {"to call"}, {"venue"}),
    (_was_with_for_hours, {"be"}, {"with"}, {"duration"}),
    (_several_appointments, {"appointments"}, {","}, {"among"}, {"noun"}),
)
