"""Turns of phrase that name some of those whom somebody met: "mehrere Amtskollegen, darunter X und Y".

As in claims/articles/turns, each function takes one turn. The word that stands instead, `each`, says that whoever is
named behind it was met alone (claims/articles/telling/separate.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.turns.atoms import in_front
from claims.articles.writing import Row, Taken
from claims.reading.lexicon import MeetingNoun
from claims.reading.scan import Atom

_SOMEBODY = ("office", "title", "counterpart", "nation", "name", "country", "possessive", "definite", "then", "group")
_PEOPLE = ("office", "title", "counterpart", "several", "people")
_APART = ("relative", "subordinate", "between")
_FAR = 24  # atoms from the verb to whom it names
_LONGEST = 4  # atoms of "europäische und asiatische" before whom it says


def _many(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Traf mehrere Amtskollegen, darunter X und Y": X and Y."""
    noun = next((i for i in range(at + 1, min(len(atoms), at + _LONGEST)) if atoms[i].has(*_PEOPLE)), None)
    if noun is None or any(atom.has("verb", "punct", "with") for atom in atoms[at:noun]) or noun + 3 >= len(atoms):
        return None
    among = atoms[noun + 1].text == "," and atoms[noun + 2].has("among")
    return ([in_front(atoms[at], "each")], noun + 3) if among and atoms[noun + 3].has(*_SOMEBODY) else None


def _talks(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Führte mehrere Gespräche, unter anderem mit X und Y": with each of them."""
    if atoms[at].text != "," or not at or at + 3 >= len(atoms) or not atoms[at + 1].has("among"):
        return None
    noun = atoms[at - 1].has("noun") or (at > 1 and atoms[at - 1].has("verb") and atoms[at - 2].has("noun"))
    if not noun or not atoms[at + 2].has("with") or not atoms[at + 3].has(*_SOMEBODY):
        return None
    return [atoms[at + 2]._replace(kinds={**atoms[at + 2].kinds, "each": None})], at + 3


def _including(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Held several meetings in Lima, including with X", "met union leaders on Tuesday, including Y"."""
    among = at + (atoms[at].text == ",")
    if not at or among + 2 >= len(atoms) or not atoms[among].has("among") or atoms[among].has("verb"):
        return None
    led = atoms[among + 1].has("with")
    if not atoms[among + 1 + led].has(*_SOMEBODY) or atoms[among + 1 + led].has("word"):
        return None
    if led:
        noun = next((i for i in reversed(range(at)) if atoms[i].has("noun", "with")), None)
        if noun is None or atoms[noun].has("with"):
            return None  # "talks with leaders, including with X"
        return [atoms[among + 1]._replace(kinds={"with": None, "each": None})], among + 2
    group = next((i for i in reversed(range(at)) if atoms[i].has("group", "punct")), None)
    if group is None or not atoms[group].has("group") or (group == at - 1 and among == at):
        return None
    if any(not atom.has("on", "at", "date", "place", "ignorable") for atom in atoms[group + 1 : at]):
        return None
    return [in_front(atoms[among + 1], "with")], among + 1


def _each_of_many(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met several delegates at the summit, including X and Y", "with leaders including X and Y": X, and Y."""
    ends = (i for i in range(at + 2, min(len(atoms), at + _FAR)) if atoms[i].has("among", "verb") or _is_told(atoms, i))
    among = next(ends, None)
    if among is None or not atoms[among].has("among") or not _is_somebody(atoms, among + 1):
        return None
    who = at + 1 + atoms[at + 1].has("with")
    inside = atoms[who : among - (atoms[among - 1].text == ",")]
    several = next((i for i, atom in enumerate(inside) if _is_many(atom)), None)
    led_to = inside[: (several or 0) + 1]
    if several is None or any(atom.has("name", "punct", "not", "from_to", "of", *_APART) for atom in led_to):
        return None
    if any(atom.has("many") and not atom.has("group") for atom in inside):
        return None  # which `_many` takes
    adjuncts = (i for i in range(several + 1, len(inside)) if inside[i].has("on", "at", "date", "beside", "ignorable"))
    behind = inside[next((i for i in adjuncts if not inside[i].has("of")), len(inside)) :]
    if any(atom.has("punct", "not", "with", "infinitive_mark", *_APART) for atom in inside[several + 1 :]):
        return None
    led = atoms[at] if atoms[at].has("with") else atoms[at + 1] if who > at + 1 else None
    each = in_front(atoms[among + 1], "each") if led is None else in_front(atoms[among + 1], "with")
    each = each._replace(kinds={**each.kinds, "each": None})
    return [*([] if atoms[at].has("with") else [atoms[at]]), *behind, each], among + 1


def _is_told(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a noun is of a meeting of its own, and not where somebody met: "on the sidelines of the conference"."""
    led = next((a for a in reversed(atoms[:at]) if not a.has("definite", "word", "nation", "alliance", "place")), None)
    return atoms[at].has("noun") and not (led is not None and led.has("beside", "at", "of"))


def _is_many(atom: Atom) -> bool:
    """ "Several delegates", "leaders": of a group that has a name of its own, those who are named may be a part."""
    return atom.has("many") or (atom.has(*_PEOPLE) and "plural" in atom.forms and not atom.has("group"))


def _is_somebody(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a person begins here: by a post, or by a name of two words."""
    start = at
    while start < len(atoms) and atoms[start].has("definite", "nation", "country", "then", "possessive"):
        start += 1
    first = atoms[start] if start < len(atoms) else None
    return first is not None and (
        first.has("office", "title", "counterpart") or (first.has("name") and " " in first.text)
    )


def _partners(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Gesprächspartner waren X und Y": talks with each of them."""
    were = at + 1
    if at or were + 1 >= len(atoms) or not atoms[were].has("were"):
        return None
    stop = were + 1
    while stop < len(atoms) and atoms[stop].has("among", "ignorable"):
        stop += 1
    if stop >= len(atoms) or not atoms[stop].has(*_SOMEBODY) or any(atom.has("verb", "not") for atom in atoms[:stop]):
        return None
    talks = atoms[at]._replace(kinds={"noun": MeetingNoun(None)})
    return [talks, atoms[were]._replace(kinds={"with": None, "each": None})], stop


def _for_whom(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Für Kanzler X steht ein Treffen mit Y auf dem Programm": his it is."""
    behind = atoms[at + 1 :]
    first = next((atom for atom in behind if not atom.has("definite")), None)
    if first is None or not first.has("office", "title", "he") or first.has("date", "place"):
        return None
    noun = next((i for i, atom in enumerate(behind) if atom.has("noun")), len(behind))
    met = any(atom.has("with") for atom in behind[noun : noun + _LONGEST])
    planned = any(form.verb.sense == "plan" for atom in atoms for form in atom.kinds.get("verb", ()))
    led = at == 0 or atoms[at - 1].has("be", "verb")
    return ([], at + 1) if planned and met and led and not any(a.has("not", "no") for a in atoms) else None


def _besides(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Во встрече помимо X примут участие Y и Z": X is one of them."""
    led = at > 0 and atoms[at - 1].has("noun") and at + 1 < len(atoms) and atoms[at + 1].has(*_SOMEBODY)
    attend = led and any(form.verb.sense == "attend" for atom in atoms for form in atom.kinds.get("verb", ()))
    return ([], at + 1) if attend and not any(atom.has("not", "no", "nobody") for atom in atoms) else None


def _whom_else(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The many other envoys whom X, on a tour, has seen in Lima include A, B and C": X met each of them."""
    group = at
    while group < min(len(atoms), at + _LONGEST_GROUP) and atoms[group].has(
        "definite", "word", "other", "and", "group"
    ):
        group += 1
    group -= 1
    if group < at or group + 2 >= len(atoms) or not atoms[group].has("group") or not atoms[group + 1].has("who"):
        return None
    include = next((i for i in range(group + 2, len(atoms)) if atoms[i].has("includes")), len(atoms))
    told = _without_aside(atoms[group + 2 : include])
    met = [i for i, atom in enumerate(told) if any(f.verb.sense in _MET for f in atom.kinds.get("verb", ()))]
    subject = bool(told) and told[0].has("name", "office", "title", "nation", "he", "definite")
    if not (subject and len(met) == 1 and met[0]) or any(a.has("punct", "not", "no", "never", "will") for a in told):
        return None
    if include + 1 >= len(atoms) or not atoms[include + 1].has(*_SOMEBODY):
        return None
    each = in_front(atoms[include + 1], "each")
    return [*told, each._replace(kinds={**each.kinds, "repeated": None})], include + 1  # on no one day


def _without_aside(atoms: Sequence[Atom]) -> Sequence[Atom]:
    """Without what stands between the only two commas."""
    commas = [i for i, atom in enumerate(atoms) if atom.text == ","]
    return [*atoms[: commas[0]], *atoms[commas[1] + 1 :]] if len(commas) == len(",,") else atoms


_MET = ("meet", "see", "host")
_LONGEST_GROUP = 8  # atoms of "the many other diplomats and delegates"


def _who_they_are(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X and Y, the mayors of Gorval and Gorvel, met": those two, and nobody else."""
    group = at + 1 + (at + 1 < len(atoms) and atoms[at + 1].has("definite"))
    if atoms[at].text != "," or at < len(("X", "and", "Y")) or group + 1 >= len(atoms):
        return None
    if not atoms[group].has("group") or atoms[group + 1].text != "," or not atoms[at - 1].has("name"):
        return None
    led = next((i for i in reversed(range(at - 1)) if atoms[i].has("and")), 0)
    two = led > 0 and atoms[led - 1].has("name") and not any(a.has("verb", "with", "punct") for a in atoms[led:at])
    return ([], group + 2) if two and not any(atom.has("verb", "noun") for atom in atoms[:at]) else None


# Each with the kinds of word that it may begin with.
TURNS: tuple[Row, ...] = (
    (_whom_else, {"definite", "group"}, {"includes"}, {"who"}),
    (_who_they_are, {","}, {"group"}),
    (_many, {"many"}),
    (_talks, {","}, {"among"}),
    (_each_of_many, {"to meet", "to host", "with"}, {"among"}),
    (_including, {",", "among"}, {"among"}),
    (_partners, {"partners"}),
    (_for_whom, {"for"}),
    (_besides, {"apart_from"}),
)
