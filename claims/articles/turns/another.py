"""Another meeting than the one told of, without a word for meeting: "the next one is due in May", "der Gegenbesuch"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.turns.atoms import in_front
from claims.articles.writing import Taken
from claims.reading.lexicon import MeetingNoun
from claims.reading.scan import Atom

_MEETING = {"noun": MeetingNoun(None)}

_VERBS = ("will", "hedge_modal", "plan_modal", "plan_words", "opinion_modal", "be", "verb")


def next_one(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Die nächste soll am 5. November in Szeged stattfinden", "eine weitere Runde", "a further round", "in der
    vorigen Runde am 5. November": a meeting."""
    if not atoms[at].has("coming", "other") or at + 1 >= len(atoms):
        return None
    behind = atoms[at + 1]
    if not atoms[at].has("coming"):
        dated = at > 0 and atoms[at - 1].has("definite") and any(a.has("date") for a in atoms[at + 2 : at + 4])
        if not (behind.has("round") and dated):
            return None
        return [atoms[at], behind._replace(kinds=_MEETING)], at + 2
    if behind.has("round"):
        if at + 2 < len(atoms) and atoms[at + 2].has("of") and not any(a.has("noun") for a in atoms[at + 3 : at + 6]):
            return None  # "the second round of elections"
        return [atoms[at]._replace(kinds={"other": None}), behind._replace(kinds=_MEETING)], at + 2
    opens = at > 0 and atoms[at - 1].has("indefinite") and all(atom.has("punct") for atom in atoms[: at - 1])
    after = atoms[at + 2] if at + 2 < len(atoms) else None
    if opens and behind.has("noun") and after is not None and not after.has("with", "between", "of"):
        one_more = atoms[at]._replace(kinds={"other": None, "ignorable": None})
        return [one_more, behind], at + 2  # "A second meeting, in August, took place"
    led = at > 0 and atoms[at - 1].has("definite")
    goes_on = behind.has(*_VERBS) and not behind.has("noun", "name")
    return ([atoms[at]._replace(kinds=_MEETING | {"other": None})], at + 1) if led and goes_on else None


def their_third(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X met Y, their third meeting this year": how often they have, and no other day."""
    stop = next((i for i in range(at + 1, len(atoms)) if atoms[i].has("punct")), len(atoms))
    inside = atoms[at + 1 : stop]
    if len(inside) < len(("their", "third", "meeting")) or not (
        inside[0].has("possessive") and inside[1].has("ordinal")
    ):
        return None
    counted = inside[2].has("noun") and all(atom.has("date", "at", "on") for atom in inside[3:])
    days = [atom.kinds["date"] for atom in inside if atom.has("date")]
    return (
        ([], stop)
        if counted and all(day.granularity in _SPANS for day in days) and any(a.has("verb") for a in atoms[:at])
        else None
    )


_SPANS = ("week", "month", "year", "range", "quarter", "span", "duration")


def first_one(atoms: Sequence[Atom], at: int) -> Taken:
    """ "It was their second meeting this month; the first was held by video", "the previous one took place in
    May": a meeting, too. Where it opens a sentence, the one before must have counted meetings."""
    stop = at + 1
    stop += stop < len(atoms) and atoms[stop].has("round") and not atoms[stop].has("noun")
    if not at or stop >= len(atoms) or not atoms[at - 1].has("definite"):
        return None
    if not atoms[stop].has("be", "verb") or atoms[stop].has("noun"):
        return None
    if all(atom.has("punct") for atom in atoms[: at - 1]):
        happened = any(form.verb.sense == "happen" for form in atoms[stop].kinds.get("verb", ()))
        held = any(form.verb.sense == "hold" for atom in atoms[stop : stop + 2] for form in atom.kinds.get("verb", ()))
        was = not atoms[stop].has("is")  # "was in Rome"; "is in Rome" may be of anything
        there = was and stop + 1 < len(atoms) and atoms[stop + 1].has("at", "format")
        if not (happened or held or there):
            return None
        return [atoms[at]._replace(kinds=_MEETING | {"other": None, "one_of_them": None})], stop
    told = next((i for i in reversed(range(at - 1)) if atoms[i].has("noun")), 0)
    counted = any(atom.has("ordinal") for atom in atoms[max(0, told - _NEAR) : told])
    near = atoms[at - 2].has("punct", "and") and all(atom.has(*_WHEN_OR_WHERE) for atom in atoms[told + 1 : at - 2])
    return ([atoms[at]._replace(kinds=_MEETING | {"other": None})], stop) if counted and near else None


_WHEN_OR_WHERE = ("date", "place", "at", "on", "since", "ignorable", "definite", "with", "name", "punct", "ordinal")


def earlier_one(atoms: Sequence[Atom], at: int) -> Taken:
    """ "An earlier meeting in Oslo ended without a result": a previous one, and no time of this one."""
    led = at > 0 and atoms[at - 1].has("indefinite", "definite", "possessive")
    if not (led and atoms[at].has("other") and at + 1 < len(atoms)):
        return None
    noun = at + 1 + atoms[at + 1].has("format", "bilateral")
    if noun >= len(atoms) or not atoms[noun].has("noun"):
        return None
    return [atoms[at]._replace(kinds={"last": None, "other": None})], at + 1


def sequel(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Der Gegenbesuch soll im März in Turin stattfinden", "eine Fortsetzung ist geplant": if it is to come."""
    if not atoms[at].has("sequel"):
        return None
    planned = any(form.verb.sense == "plan" for atom in atoms for form in atom.kinds.get("verb", ()))
    planned |= any(atom.has("hedge_modal", "plan_words", "will") for atom in atoms[at + 1 :])
    return ([atoms[at]._replace(kinds=_MEETING | {"other": None})], at + 1) if planned else None


def to_go_on(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Die beiden vereinbarten, die Gespräche im Mai in Rom fortzusetzen": agreed on another one."""
    if atoms[at].text != "," or at + 2 >= len(atoms) or not atoms[at + 1].has("definite", "possessive"):
        return None
    noun, agreed = atoms[at + 2], atoms[max(0, at - _NEAR) : at]
    if not noun.has("noun") or not any(f.verb.sense == "agree" for atom in agreed for f in atom.kinds.get("verb", ())):
        return None
    stop = next((i for i in range(at + 3, len(atoms)) if atoms[i].has("punct")), len(atoms))
    goes_on = (form for form in atoms[stop - 1].kinds.get("verb", ()) if form.verb.sense == "hold")
    if not any("infinitive" in form.tense for form in goes_on) or any(a.has("not", "no") for a in atoms[at:stop]):
        return None
    one_more = noun._replace(kinds={**noun.kinds, "other": None})
    return [atoms[at + 1]._replace(kinds={"indefinite": None}), one_more, *atoms[at + 3 : stop - 1]], stop


_NEAR = 6  # atoms of "einigten sich am Mittwoch in Bern darauf"


def comes_after(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The meeting comes days after the senator met X", "the call came a day after he had held talks with Y": another
    one, in a clause of its own."""
    if at + 2 >= len(atoms) or not atoms[at + 1].has(*_SOMEBODY):
        return None
    comes = next((i for i in range(at - 1, max(-1, at - _NEAR), -1) if atoms[i].has("comes")), 0)
    if not comes or not any(atom.has("noun", "visit", "gathering") for atom in atoms[:comes]):
        return None
    near = range(at + 1, min(len(atoms), at + 1 + _LONGEST))
    verb = next((i for i in near if atoms[i].has("verb") or (atoms[i].has("punct") and atoms[i].text)), None)
    forms = atoms[verb].kinds.get("verb", ()) if verb is not None else ()
    if verb is None or not any(form.verb.sense in _MEETS and form.tense == "past" for form in forms):
        return None
    mark = atoms[at]._replace(end=atoms[at].start, text=";", norm=";", kinds={"punct": ""}, capital=False, nations=())
    noun = next((i for i in range(verb + 1, min(len(atoms), verb + 1 + _NEAR)) if atoms[i].has("noun")), None)
    if noun is not None and any(form.verb.sense == "hold" for form in forms):  # "after the two held formal talks"
        return [mark, *atoms[at + 1 : noun], in_front(atoms[noun], "other"), atoms[noun]], noun + 1
    return [mark], at + 1


_SOMEBODY = (
    "office", "title", "counterpart", "name", "nation", "possessive", "he", "they", "definite", "then", "former",
)  # fmt: skip
_MEETS = ("meet", "host", "see", "talk", "call", "hold")
_NEAR = 5  # atoms of "comes just two days"
_LONGEST = 8  # atoms of "the country's foreign minister Anna X had"
