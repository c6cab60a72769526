"""Turns of phrase that tell what came before or after: "before meeting X", "after Y left", "after that she met Z"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.articles.turns.atoms import (
    BEFORE_A_NOUN,
    MEETS,
    POST,
    RECEIVES,
    SOMEBODY,
    SUBJECT,
    comma_before,
    forms_of,
    in_front,
    is_doing,
    is_gerund,
    is_led,
)
from claims.articles.writing import Row, Taken
from claims.reading.lexicon import MeetingNoun, VerbForm
from claims.reading.scan import Atom

_NEAR = 3  # atoms behind "after a"
_OPENING = 3  # atoms of "shortly after meeting"
_OPENING_TIME = 6  # atoms of "less than two days after meeting"


def _before(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Laid a wreath before meeting X", "met X before flying on to Warsaw for talks with Y": it may be to come."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is None:
        return None
    if _opens(atoms, at) and is_gerund(atoms, at + 1) and (comma := _comma_of_opening(atoms, at)) is not None:
        return [], comma + 1
    journey = behind.has("journey") and "gerund" in behind.forms
    if journey:
        end = next((index for index in range(at + 1, len(atoms)) if atoms[index].has("punct")), len(atoms))
        journey = any(atom.has("noun", "verb") for atom in atoms[at + 2 : end])  # "before travelling to Rome, where …"
    planned = any(atom.has("will", "plan_words", "plan_modal") for atom in atoms[:at])
    if (other := _other_gerund(atoms, at + 1)) is not None:
        return [atoms[at], other[0]], other[1]
    if not (journey or (is_gerund(atoms, at + 1) and not planned)):
        return None
    return [comma_before(atoms[at]), in_front(atoms[at], "condition"), atoms[at]], at + 1


def _other_gerund(atoms: Sequence[Atom], at: int) -> tuple[Atom, int] | None:
    """ "Met X before seeing Y", "before sitting down with Y", "before holding talks with Y": before meeting Y."""
    met = any(form.verb.sense in MEETS for atom in atoms[: at - 1] for form in forms_of(atom))
    return _seeing(atoms, at) if met else None


def _seeing(atoms: Sequence[Atom], at: int) -> tuple[Atom, int] | None:
    """ "Seeing Y", "sitting down with Y", "holding talks with Y", as the noun "meeting" before whom."""
    verb, stop = atoms[at], at + 1
    dining = is_doing(verb) and stop < len(atoms) and atoms[stop].has("with")
    if not dining and ("gerund" not in verb.forms or verb.has("gerund")):
        return None
    holds = any(form.verb.sense == "hold" for form in forms_of(verb))
    if holds and stop + 1 < len(atoms) and atoms[stop].has("noun") and atoms[stop + 1].has("with"):
        return atoms[stop], stop + 1
    if dining:
        stop += 1
    elif verb.has("sitting_down"):
        down = stop < len(atoms) and not atoms[stop].has("with")
        stop += down
        if stop >= len(atoms) or not atoms[stop].has("with"):
            return None
        stop += 1
    elif not verb.has("receiving", "seeing"):
        return None
    if stop >= len(atoms) or not atoms[stop].has(*SOMEBODY, "country") or is_led(atoms[stop]):
        return None
    if atoms[stop].has("definite", "possessive") and not any(a.has(*POST) for a in atoms[stop + 1 : stop + _NEAR]):
        return None  # "after visiting the grave of X", "after seeing her party defeated"
    last = atoms[stop - 1]
    text = " ".join(atom.text for atom in atoms[at:stop])
    kinds = {"noun": MeetingNoun("in_person"), "verb": (replace(RECEIVES, tense="participle"),), "gerund": None}
    return verb._replace(end=last.end, text=text, norm=text, kinds=kinds), stop


def _comma_of_opening(atoms: Sequence[Atom], at: int) -> int | None:
    """ "Before meeting X in Rome, Y met Z": where the adjunct ends that opens the sentence, if a meeting follows."""
    comma = next((index for index in range(at, len(atoms)) if atoms[index].text == ","), len(atoms))
    if comma + 1 < len(atoms) and atoms[comma + 1].has("place", "date"):
        return None
    met = any(form.verb.sense in MEETS for atom in atoms[comma:] for form in forms_of(atom))
    return comma if met else None


_WHO_MET = (  # and no pronoun: "sacked X after he met Y" may be of either
    "name", "office", "title", "nation", "country", "definite", "possessive", "possessive_s", "and", "ministry",
    "group", "bodies", "word", "of", "people", "thing", "punct", "counterpart", "place", "aide", "media", "several",
)  # fmt: skip


def _after_left(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met reporters after Chancellor X had left": whoever only says when met nobody; "sat down with Y, two days after
    he had met X", "a day after she held talks with X": an earlier meeting."""
    stop = at + 1
    while stop < len(atoms) and atoms[stop].has(*SUBJECT):
        stop += 1
    if (apart := _after_it_was_off(atoms, at) or _after_they_met(atoms, at)) is not None:
        return apart
    if stop == at + 1 or stop >= len(atoms) or not any(forms_of(atom) for atom in atoms[:at]):
        return None
    verb = stop
    while verb < len(atoms) and atoms[verb].has("have", "be", "ignorable", "first", "last"):
        if forms_of(atoms[verb]) and not any(forms_of(atom) for atom in atoms[verb + 1 : verb + 2]):
            break  # "after he had lunch with X"
        verb += 1
    past = [form for atom in atoms[verb : verb + 1] for form in forms_of(atom) if form.tense in ("past", "participle")]
    if any(form.verb.sense in MEETS for form in past) or _holds_one(atoms, verb, past):
        return [comma_before(atoms[at]), atoms[at]._replace(kinds={"because": None, "after": None})], at + 1
    told = atoms[stop].has("have") or any(form.tense == "past" for form in forms_of(atoms[stop]))
    return ([comma_before(atoms[at]), in_front(atoms[at], "condition"), atoms[at]], at + 1) if told else None


def _after_it_was_off(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met X on Tuesday after a concert was called off", "… after a meeting with Z was cancelled": that, and not what
    came after it."""
    met = any(form.verb.sense in MEETS and form.tense == "past" for atom in atoms[:at] for form in forms_of(atom))
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_SUBJECT) and not atoms[stop].has("be", "have", "punct", "he", "they"):
        if forms_of(atoms[stop]) and not atoms[stop].has("visit", "journey"):
            return None
        stop += 1
    if not met or stop == at + 1 or stop >= len(atoms) or not atoms[stop].has("be", "have"):
        return None
    off = any(form.verb.sense in ("cancel", "deny") for atom in atoms[stop : stop + _NEAR] for form in forms_of(atom))
    return ([comma_before(atoms[at]), atoms[at]._replace(kinds={"because": None})], at + 1) if off else None


def _after_they_met(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The strike was suspended after union leaders met X", "after the union met X, shares rose": a clause that tells
    what was, whatever else was so because of it. It tells nothing where that is only to come ("would end after …")."""
    if not atoms[at].has("soft") or any(atom.has(*_ONLY_THEN) for atom in atoms[:at]):
        return None
    verb = at + 1
    while verb < min(len(atoms), at + _LONGEST_SUBJECT) and not forms_of(atoms[verb]) and atoms[verb].has(*_WHO_MET):
        verb += 1
    if verb == at + 1 or verb >= len(atoms) or atoms[at + 1].has("punct"):
        return None
    past = [form for form in forms_of(atoms[verb]) if form.tense == "past"]
    if not (any(form.verb.sense in MEETS for form in past) or _holds_one(atoms, verb, past)):
        return None
    then = atoms[at]._replace(kinds={"because": None, "after": None})
    if all(atom.has("punct", "ignorable", "duration") for atom in atoms[:at]):
        return [then], at + 1
    told = any("past" in atom.forms or atom.has("be", "have", "journey") for atom in atoms[:at])
    return (
        ([comma_before(atoms[at]), then], at + 1) if told and not any(forms_of(atom) for atom in atoms[:at]) else None
    )


_LONGEST_SUBJECT = 12  # atoms of "the head of the dockers' union, Bo Gard, and their lawyer"
_ONLY_THEN = ("would", "hedge_modal", "opinion_modal", "plan_words", "plan_modal", "condition", "not", "after")


def after_another(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Held talks with X in Haifa after meeting Y in Beirut", "rang X after talks with Y": an earlier meeting, of a
    clause of its own; "said so after seeing Y" is after meeting him."""
    if at + 1 >= len(atoms):
        return None
    if (apart := _after_it_was_off(atoms, at)) is not None:
        return apart
    seen = _seeing(atoms, at + 1)
    verb = next((i for i in reversed(range(at)) if forms_of(atoms[i])), None)
    forms = forms_of(atoms[verb]) if verb is not None else ()
    met = any(form.verb.sense in MEETS and form.tense == "past" for form in forms)
    met |= verb is not None and _holds_one(atoms, verb, [form for form in forms if form.tense == "past"])
    met |= _is_trip_to_somebody(atoms[:at])
    whom = any(atom.has("name", "office", "counterpart") for atom in atoms[verb:at]) and not atoms[at - 1].has("punct")
    earlier = seen is not None or is_gerund(atoms, at + 1) or _is_with_somebody(atoms, at + 1)
    if met and whom and earlier:
        behind = ([seen[0]], seen[1]) if seen is not None else ([], at + 1)
        return [comma_before(atoms[at]), atoms[at], *behind[0]], behind[1]
    return None if seen is None else ([atoms[at], seen[0]], seen[1])


def _after_one_then(atoms: Sequence[Atom], at: int) -> Taken:
    """«Разговор состоялся после встречи политиков, прошедшей в среду»: how, when and where the earlier one was, and
    not that of which it is told that it took place."""
    told = next((i for i, atom in enumerate(atoms[:at]) if atom.has("noun")), at)
    happened = any(f.verb.sense == "happen" and f.tense == "past" for a in atoms[told:at] for f in forms_of(a))
    if not happened or any(atom.text in _NEXT_CLAUSE for atom in atoms[told:at] if atom.text):
        return None
    noun = next((i for i in range(at + 1, min(len(atoms), at + 1 + _NEAR)) if atoms[i].has("noun")), None)
    if noun is None:
        return None
    comma = next((i for i in range(noun, len(atoms)) if atoms[i].has("punct")), len(atoms) - 1)
    if atoms[comma].text != "," or comma + 1 >= len(atoms) or not _describes(atoms[comma + 1]):
        return None
    stop = next((i for i in range(comma + 1, len(atoms)) if atoms[i].has("punct")), len(atoms))
    earlier = [atom._replace(kinds={"word": None}) for atom in atoms[comma + 1 : stop]]
    return [*atoms[at:noun], atoms[noun]._replace(kinds={"word": None}), *atoms[noun + 1 : comma + 1], *earlier], stop


_NEXT_CLAUSE = ",;:.!?"


def _describes(atom: Atom) -> bool:
    """ "Which", "that", and a participle that stands for it."""
    return atom.has("relative") or any(form.tense == "attributive" for form in forms_of(atom))


def _is_trip_to_somebody(atoms: Sequence[Atom]) -> bool:
    """«Едет в Киев на переговоры с X (после беседы с Y)»: what somebody travels for is of another meeting."""
    goes = next(
        (i for i, atom in enumerate(atoms) if any(f.verb.sense == "travel" for f in forms_of(atom))), len(atoms)
    )
    nouns = (i for i in range(goes + 1, len(atoms) - 1) if atoms[i].has("noun") and atoms[i + 1].has("with"))
    purpose = next(nouns, None)
    return purpose is not None and atoms[purpose - 1].has("purpose")


def _is_with_somebody(atoms: Sequence[Atom], at: int) -> bool:
    """ "Separate | talks with Y", «двухчасовой встречи в Вене с Y»."""
    led = (*BEFORE_A_NOUN, "separately", "duration")
    while at < len(atoms) and atoms[at].has(*led) and not atoms[at].has("noun", "possessive"):
        at += 1
    noun = at
    while at + 2 < len(atoms) and atoms[at + 1].has("at", "place", "date"):
        at += 1
    return (
        at + 2 < len(atoms) and atoms[noun].has("noun") and atoms[at + 1].has("with") and atoms[at + 2].has(*SOMEBODY)
    )


def _holds_one(atoms: Sequence[Atom], verb: int, past: Sequence[VerbForm]) -> bool:
    """ "Held | separate | talks": holds a meeting, and no job or lead."""
    noun = verb + 1
    while noun < len(atoms) and atoms[noun].has(*BEFORE_A_NOUN) and not atoms[noun].has("noun"):
        noun += 1
    return any(form.verb.sense == "hold" for form in past) and noun < len(atoms) and atoms[noun].has("noun")


def _opened(atoms: Sequence[Atom], at: int) -> Taken:
    """ "After meeting Chancellor X, President Y said …", "two days after talks with X, Y met Z": the comma ends the
    adjunct, and joins no list."""
    if atoms[at].text != "," or not any(_is_what_was_before(atoms, index) for index in range(min(_OPENING_TIME, at))):
        return None
    told = (i for i, atom in enumerate(atoms) if atom.has("verb", "have", "be", "will") and _is_told(atoms, i))
    first = next(told, 0)
    if first < at and atoms[max(0, first - 1)].has("he", "they", "have"):
        return [atoms[at]._replace(text=";", norm=";")], at + 1  # "a week after he met X, Y met Z"
    verb = next(told, 0) if first < at else first
    commas = [index for index in range(verb) if atoms[index].text == ","]
    if len(commas) > 1 and commas[-1] == verb - 1:  # "President Y, a former nurse, said"
        commas = commas[:-2]
    if not commas or commas[-1] != at or atoms[at + 1].has("relative"):
        return None
    whose = len(commas) > 1 and atoms[commas[-2] + 1].has("office", "title", "relative")
    if whose and atoms[at + 1].has("at", "on", "date"):
        return None  # "after talks with X, premier of Peru, in Lima Y said": it ends the post, and goes on
    return [atoms[at]._replace(text=";", norm=";")], at + 1


def _is_what_was_before(atoms: Sequence[Atom], at: int) -> bool:
    """ "After meeting X", "two days after talks with X" at the beginning of a sentence."""
    if is_gerund(atoms, at):
        return at < _OPENING or atoms[at - 1].has("after")
    if atoms[at].has("he", "they") and at and atoms[at - 1].has("after"):
        return any(form.verb.sense in MEETS for atom in atoms[at + 1 : at + _NEAR] for form in forms_of(atom))
    led = at > 0 and atoms[at - 1].has("after") and at + 1 < len(atoms)
    if led and atoms[at].has("noun"):
        return atoms[at + 1].has("with")
    return led and _seeing(atoms, at) is not None


def _meeting(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Meeting Chancellor X in Berlin, President Y said …": after he met him."""
    if at > _OPENING or not is_gerund(atoms, at) or (at and not _opens(atoms, at)):
        return None
    comma = next((index for index in range(at + 1, len(atoms)) if atoms[index].text == ","), None)
    if comma is None or any(atoms[i].has("verb", "be", "have", "will") for i in range(at + 1, comma)):
        return None
    return [in_front(atoms[at], "after"), atoms[at]], at + 1


def _opens(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a sentence begins here, or behind a mark or a word that carries nothing."""
    return all(atom.has("punct", "ignorable") for atom in atoms[:at])


def _is_told(atoms: Sequence[Atom], at: int) -> bool:
    """Whether the verb here is finite, and no gerund of the opening."""
    return not atoms[at].has("gerund", "noun") and at >= _OPENING


def _before_that(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Before that she met Y", "shortly after that the minister met Y": a time, and no clause of what was before."""
    if at + 2 >= len(atoms) or not (atoms[at + 1].has("that") and atoms[at + 1].has("told_so")):
        return None
    opens = not any(atom.has("verb", "name") for atom in atoms[:at])
    subject = atoms[at + 2].has("he", "they") or (opens and atoms[at + 2].has("name", "definite"))
    then = atoms[at]._replace(end=atoms[at + 1].end, kinds={"ignorable": None})
    return ([then], at + 2) if subject and at < _OPENING else None


# Each with the kinds of word that it may begin with.
TURNS: tuple[Row, ...] = (
    (_before_that, {"before", "after"}, {"told_so"}),
    (_before, {"before"}),
    (_after_one_then, {"after"}, {"noun"}, {"to happen"}, {","}),
    (_after_left, {"after"}),
    (_opened, {","}, {"gerund", "after"}),
    (_meeting, {"gerund"}),
)
