"""The other side of a meeting, whoever that is, in English: "held talks with the external creditor committee", "the
dockers met the minister", "talks between the school board and the teachers' union were held". Where a sentence tells of
a meeting and the other side must stand, the people of a kind and the bodies of the tables are that side, as a
delegation is (`groups`), whatever else is said of them.

Only what is nobody yet is read here, and only between a word of meeting and what ends a phrase: whose office or name it
is that stands there, other modules know. A word of meeting alone makes nobody a side: "the committee met" is a session,
"met the union's demands" has a thing behind, and "several officials" are nobody whom a reader could tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from claims.articles.writing import Writing
from claims.articles.writing.bodies import is_discussed, is_wanted
from claims.articles.writing.both_sides import LONGEST_NOUN, LONGEST_OTHER, PASSED, those_met, those_who_meet
from claims.articles.writing.circles import is_aside
from claims.articles.writing.side_phrases import ARTICLES, LONGEST, Side, goes_on, is_head, is_lettered, past_owner
from claims.reading.scan import Atom
from claims.text import normalise

_MET = frozenset({"meet", "see"})
_TELLING = frozenset({"meet", "see", "talk", "host"})
_DONE = ("past", "participle")  # "negotiated with", and not "would never negotiate with"
_HELD = frozenset({"hold", "happen", "attend"})
_BEFORE_A_SUBJECT = ("punct", "and", "that", "when", "after", "before", "date", "says")


def with_other_side(text: str, atoms: Sequence[Atom], kinds: AbstractSet[str], writing: Writing) -> Sequence[Atom]:
    """The atoms of a sentence with those who meet or are met as one of them each, a group. `text`: the article's;
    `kinds`: all that the atoms can be."""
    if not writing.other_side.bodies or not ("noun" in kinds or ("verb" in kinds and _tells(atoms))):
        return atoms
    if not any(
        atom.has("group") or is_head(atom, writing) or atom.norm in writing.circles or is_lettered(atoms, at, at)
        for at, atom in enumerate(atoms)
    ):
        return atoms
    atoms = _without_appeals(atoms, writing)
    spans = {side.start: side.stop for side in _sides(atoms, writing)}
    if not spans and not any(atom.has("group") for atom in atoms):
        return atoms
    result: list[Atom] = []
    at = 0
    while at < len(atoms):
        stop = spans.get(at, at + 1)
        own = stop > at + 1 or at in spans
        if not (own or atoms[at].has("group")):
            result.append(atoms[at])
            at += 1
            continue
        if not own and at and atoms[at - 1].has("have") and atoms[at].text[0].isdigit():
            result.append(atoms[at]._replace(kinds={"word": None}))  # "which has 200 members"
            at += 1
            continue
        if not own:
            stop = _past_rest(atoms, stop, writing)
        stop = _past_letters(atoms, stop)
        result.append(_group(text, atoms[at:stop]) if stop > at + 1 or own else atoms[at])
        at = stop
        led = at + (at < len(atoms) and atoms[at].text == ",")
        if own and led < len(atoms) and atoms[led].has("led"):  # "bishops from the diocese, led by X": and X
            result.append(atoms[led]._replace(kinds={"and": None}))
            at = led + 1
    return result


def _tells(atoms: Sequence[Atom]) -> bool:
    """Whether a verb may tell of a meeting."""
    return any(form.verb.sense in _TELLING for atom in atoms for form in atom.kinds.get("verb", ()))


def _without_appeals(atoms: Sequence[Atom], writing: Writing) -> Sequence[Atom]:
    """ "Called on lawmakers to pass the bill": nobody met them."""
    result = list(atoms)
    for at in range(1, len(atoms)):
        called = atoms[at].has("threatens") and atoms[at].has("verb") and " " in atoms[at].text
        whom = at + 1 + (called and at + 1 < len(atoms) and atoms[at + 1].has(*ARTICLES))
        if not called or whom >= len(atoms) or not (atoms[whom].has("group") or is_head(atoms[whom], writing)):
            continue
        to = next((i for i in range(whom + 1, min(len(atoms), whom + LONGEST_NOUN)) if not atoms[i].has(*PASSED)), at)
        if atoms[to].has("infinitive_mark"):
            result[at] = atoms[at]._replace(kinds={"threatens": None})
    return result


def _past_rest(atoms: Sequence[Atom], at: int, writing: Writing) -> int:
    """Past what a group is of that only this module knows: "seven delegates of the bar council"."""
    if at >= len(atoms) or not atoms[at].has("of"):
        return at
    stop = past_owner(atoms, at, writing)
    return at if stop is None or goes_on(atoms, stop) else stop


def _past_letters(atoms: Sequence[Atom], at: int) -> int:
    """Past the letters of a body: "leaders of the Nationalist Party (NP)"."""
    inside = at + 2 < len(atoms) and atoms[at].text == "(" and atoms[at + 2].text == ")"
    return at + 3 if inside and atoms[at + 1].text.isupper() else at


def _sides(atoms: Sequence[Atom], writing: Writing) -> Iterator[Side]:
    told = -LONGEST  # the last "with" that brings in whom somebody met
    for at, atom in enumerate(atoms):
        if atom.has("with"):  # one more: "with X on Tuesday and with Y on Wednesday"
            again = atoms[at - 1].has("and") and at - told < LONGEST
            if again or _is_told_with(atoms, at):
                told = at
                aside = is_aside(atoms, at)  # "said at a meeting with farmers"
                yield from (side for side in those_met(atoms, at + 1, writing) if side.told or side.led or not aside)
        elif atom.has("between"):
            if at and atoms[at - 1].has("noun", "verb", "date"):
                yield from those_met(atoms, at + 1, writing, of_noun=True)
        elif atom.norm in writing.other_side.takes:
            if _acts(atoms, at) and (not atom.has("noun") or _is_gerund(atoms, at)) and not is_wanted(atoms, at):
                yield from those_met(atoms, at + 1, writing)
        elif atom.norm in writing.other_side.hosts and _acts(atoms, at):
            yield from (side for side in those_met(atoms, at + 1, writing) if _is_guest(atoms, side, writing))
        if at == 0 or atoms[at - 1].has(*_BEFORE_A_SUBJECT):
            yield from those_who_meet(atoms, at, writing)


def _acts(atoms: Sequence[Atom], verb: int) -> bool:
    """Whether a verb here has somebody before it who does it."""
    return verb > 0 and atoms[verb].has("verb") and not atoms[verb - 1].has(*ARTICLES)


def _is_gerund(atoms: Sequence[Atom], at: int) -> bool:
    """ "After meeting the bishops", "denied meeting them", and not "a meeting the bishops missed"."""
    return atoms[at].has("verb") and atoms[at - 1].has("after", "before", "by", "when", "soft", "since", "verb")


def _is_told_with(atoms: Sequence[Atom], at: int) -> bool:
    """Whether "with" here brings in whom somebody met: behind a word of meeting, with nothing but where and when
    between. "Is in talks with" may go on for months, and nobody sits at a table."""
    first = at
    while (
        first
        and at - first < LONGEST_NOUN
        and atoms[first - 1].has(*PASSED)
        and not atoms[first - 1].has("noun", "verb")
    ):
        first -= 1
    if not first:
        return False
    word = atoms[first - 1]
    if word.has("with"):
        return False
    if not word.has("noun", "verb") and (noun := _noun_of_topic(atoms, at)) is not None:
        return not _is_of_many(atoms, noun)  # "held discussions on pay with the doctors"
    if word.has("noun"):
        return not (_is_under_way(atoms, first - 1) or _is_of_many(atoms, first - 1))
    held = word.has("verb") and any(atom.has("noun") for atom in atoms[max(0, first - LONGEST_OTHER) : first - 1])
    forms = word.kinds.get("verb", ())
    met = any(form.verb.sense in _MET or (form.verb.sense == "talk" and form.tense in _DONE) for form in forms)
    return met or (held and any(form.verb.sense in _HELD for form in forms))


def _noun_of_topic(atoms: Sequence[Atom], at: int) -> int | None:
    """Where the noun stands of "held discussions on pay with", if somebody held them."""
    about = next((i for i in reversed(range(max(0, at - LONGEST_NOUN), at)) if atoms[i].has("about")), 0)
    if not about or any(not atom.has("word", "definite", "thing") for atom in atoms[about + 1 : at]):
        return None
    noun = about - 1
    held = any(
        form.verb.sense == "hold" for atom in atoms[max(0, noun - 3) : noun] for form in atom.kinds.get("verb", ())
    )
    return noun if held and atoms[noun].has("noun") else None


def _is_of_many(atoms: Sequence[Atom], noun: int) -> bool:
    """ "Opened a conference with the growers", and not "held a summit with them"."""
    held = any(
        form.verb.sense == "hold" for atom in atoms[max(0, noun - 3) : noun] for form in atom.kinds.get("verb", ())
    )
    return atoms[noun].has("gathering", "event") and not held


def _is_under_way(atoms: Sequence[Atom], noun: int) -> bool:
    """ "Is in talks", "are in close dialogue"."""
    start = noun
    while start and set(atoms[start - 1].kinds) <= {"word", "ignorable", "bilateral", "exclusive", "with_each"}:
        start -= 1
    if not start:
        return False
    in_it = start > 1 and atoms[start - 1].has("inside") and not atoms[start - 2].has("noun")
    return in_it or is_discussed(atoms, start)


def _is_guest(atoms: Sequence[Atom], side: Side, writing: Writing) -> bool:
    """Whether somebody may be received: people are, and a board; a bank is paid, a fund and a mission are given."""
    guests = any(atoms[index].norm in writing.other_side.guests for index in range(side.start, side.stop))
    return side.people or guests


def _group(text: str, atoms: Sequence[Atom]) -> Atom:
    first, last = atoms[0], atoms[-1]
    words = text[first.start : last.end]
    return Atom(first.start, last.end, words, normalise(words), {"group": None}, first.capital, first.glued)
