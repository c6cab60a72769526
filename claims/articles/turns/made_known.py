"""When and where somebody makes a meeting known: "announced on Monday a meeting with Y in Budapest" was on Monday, and
the meeting is yet to be.

As in claims/articles/turns, each function takes one turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.writing import Row, Taken
from claims.reading.lexicon import Verb, VerbForm
from claims.reading.scan import Atom

_PLANNED = VerbForm(Verb("announce", "plan"), "past")
_SETTING = ("date", "place")
_BEFORE_A_NOUN = (
    "indefinite", "word", "format", "first", "number", "coming", "other", "about", "ordinal", "upcoming",
)  # fmt: skip
_LONGEST = 6  # atoms of "on Monday a first face-to-face"
_OWN = ("that", "he", "they", "infinitive_mark", "will")  # begins what is made known
_WHEN = ("at", "on")
_LEADS = ("at", "after", "before", "beside", "soft")
_MEETS = ("meet", "talk", "call", "host", "see")


def _when_it_was_announced(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Kündigte am Montag ein Treffen an", "on Monday confirmed he would meet Y": the day, or place, of saying so;
    "announced for Monday a meeting", "announced a meeting on Monday" are of the meeting."""
    led = at
    at += atoms[led].has(*_WHEN) and not atoms[led].has(*_SETTING)
    if at >= len(atoms) or not atoms[at].has(*_SETTING) or not _may_be_of_saying(atoms, led, at):
        return None
    start = next((i + 1 for i in reversed(range(at)) if _divides(atoms[i])), 0)
    stop = _end(atoms, at + 1)
    inserted = stop + 1 < len(atoms) and _is_inserted(atoms, stop)
    if stop == at + 1 and stop < len(atoms) and not inserted and all(atom.has("ignorable") for atom in atoms[:led]):
        stop = _end(atoms, stop + 1)  # "On Monday, X said …"
    ahead = stop < len(atoms) and (atoms[stop].text == "," or atoms[stop].has("that"))  # "said on Monday that …"
    ahead |= any(atom.has("he", "they") for atom in atoms[at + 1 : stop])  # "told lawmakers on Monday he would …"
    known = next((i for i in range(start, stop) if atoms[i].has("makes_known") or (ahead and _says(atoms[i]))), None)
    if known is None or any(atoms[i].has("noun", *_OWN) for i in range(start, led)) or _is_of_noun(atoms[:led]):
        return None
    if any(_meets(atoms[i]) for i in range(start, known)):
        return None
    if "place" in atoms[at].kinds and not atoms[known].has("makes_known"):
        return None
    if _is_right_after(atoms, at + 1):
        return None
    if any(atom.has("format") for atom in atoms[start:stop]):
        return None  # "told Y by phone on Monday that …": they talked then
    told = [i for i in range(max(at, known) + 1, stop) if atoms[i].has(*_OWN)]
    nouns = [i for i in range(at + 1, stop) if atoms[i].has("noun")]
    if nouns and _is_when(atoms, at, nouns[0]):
        return None  # "announced on Thursday after meeting in Oslo", "said on Thursday in talks with X": there and then
    if not (told or nouns or ahead):
        return None
    return list(map(ignored, atoms[led : at + 1])), at + 1


def _is_right_after(atoms: Sequence[Atom], behind: int) -> bool:
    """ "Told reporters on Thursday after he met X that …", "said on Thursday, following talks with X, that …": then, if
    no other day is told of."""
    behind += behind < len(atoms) and atoms[behind].text == ","
    if behind + 1 >= len(atoms) or not atoms[behind].has("after") or atoms[behind].has("from_to"):
        return False
    end = _end(atoms, behind)
    told = next((i for i in range(behind, end) if atoms[i].has("noun") or _meets(atoms[i])), None)
    return told is not None and not any(atom.has("date", "duration", "last") for atom in atoms[behind:end])


def _is_inserted(atoms: Sequence[Atom], comma: int) -> bool:
    """«В среду, как сообщает агентство, X встретился с Y», «в среду, сообщает агентство, X …»: the day is not of
    who says so."""
    if atoms[comma + 1].has("according_name"):
        return True
    end = _end(atoms, comma + 1)
    goes_on = end + 1 < len(atoms) and atoms[end].text == "," and not atoms[end + 1].has("that")
    return goes_on and _says(atoms[comma + 1])


def _is_of_noun(before: Sequence[Atom]) -> bool:
    """ "Nach einem Treffen der Minister, X und Y, am Donnerstag in Baku erklärte …": no verb stands between; "after
    talks with X in Riga, Y said on Tuesday": then."""
    last = next((atom for atom in reversed(before) if atom.has("noun", "verb", "that")), None)
    opened = bool(before) and before[0].has(*_LEADS) and any(atom.has("noun") for atom in before)
    return opened or (last is not None and last.has("noun"))


def _may_be_of_saying(atoms: Sequence[Atom], led: int, at: int) -> bool:
    """Whether nothing in front of a day says that something is to be then ("for Monday", "на понедельник"), and it is
    no place without a word that says so."""
    before = atoms[led - 1] if led else None
    if before is not None and before.has("definite") and led > 1:
        before = atoms[led - 2]
    to_be = before is not None and before.has("for", "put_to") and not before.has(*_WHEN)
    return not to_be and not atoms[led].has("put_to") and (led < at or "date" in atoms[at].kinds)


def _to_come(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Announced (on Monday) a meeting with X", "объявил о встрече X с Y": it is to come. Who announced a deal after a
    meeting held that one."""
    stop = at + 1
    while stop < min(len(atoms), at + 1 + _LONGEST) and not atoms[stop].has("noun"):
        if not atoms[stop].has(*_BEFORE_A_NOUN, *_SETTING, *_WHEN, "ignorable", "for"):
            return None
        stop += 1
    whom = stop + 1
    while whom + 1 < len(atoms) and atoms[whom].has(*_WHEN) and atoms[whom + 1].has(*_SETTING):
        whom += len(("on", "Monday"))
    if whom >= len(atoms) or not (atoms[whom].has("with", "between") or _of_whom(atoms[whom])):
        return None
    if any(
        one.has("at") and not (one.has("about") or two.has(*_SETTING))
        for one, two in pairwise(atoms[at + 1 : stop + 1])
    ):
        return None  # «объявил во время встречи с X», "announced at a meeting with X": there
    between = atoms[at + 1 : stop]
    planned_for = any(atom.has("for", "put_to") and not atom.has("about") for atom in between)  # "на среду"
    said = [ignored(a) if a.has(*_SETTING, *_WHEN, "about") and not planned_for else a for a in between]
    return [atoms[at]._replace(kinds={"verb": (_PLANNED,), "makes_known": None}), *said], stop


def ignored(atom: Atom) -> Atom:
    """An atom of which nothing more is made than that a day was told ("said_on": of the report, and of no meeting)."""
    told = {"said_on": atom.kinds["date"]} if "date" in atom.kinds else {}
    return atom._replace(kinds={"ignorable": None, **told}, nations=())


def _of_whom(atom: Atom) -> bool:
    return atom.has("name", "office", "title") and not atom.has("verb")


def _is_when(atoms: Sequence[Atom], at: int, noun: int) -> bool:
    """Whether a noun of meeting behind a day says on what occasion: "after a meeting", "at the NATO talks"."""
    led = [index for index in range(at + 1, noun) if atoms[index].has(*_LEADS) and not atoms[index].has("about")]
    return any(not any(atom.has(*_SETTING) for atom in atoms[index + 1 : index + 3]) for index in led)


def _end(atoms: Sequence[Atom], at: int) -> int:
    return next((index for index in range(at, len(atoms)) if _divides(atoms[index])), len(atoms))


def _says(atom: Atom) -> bool:
    return any(form.verb.sense == "say" for form in atom.kinds.get("verb", ()))


def _divides(atom: Atom) -> bool:
    kinds = atom.kinds
    return "that" in kinds or ("punct" in kinds and bool(atom.text) and atom.text in ",;:–—.")


def _meets(atom: Atom) -> bool:
    return not atom.has("noun") and any(form.verb.sense in _MEETS for form in atom.kinds.get("verb", ()))


# Each with the kinds of word that it may begin with, and what it needs.
TURNS: tuple[Row, ...] = (
    (_when_it_was_announced, {"date", "on", "at"}, {"makes_known", "to say"}, {"date", "place"}),
    (_to_come, {"announces"}, {"noun"}),
)
