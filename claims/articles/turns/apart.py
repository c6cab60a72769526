"""Turns of phrase in which a sentence joins what is not of one meeting: another verb, what came later, a tie to others.

As in claims/articles/turns, each function takes one turn. What stands apart is set apart by a mark of no width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.articles.writing import Row, Taken
from claims.reading.lexicon import MeetingNoun, Verb, VerbForm
from claims.reading.scan import Atom

_SOMEBODY = ("office", "title", "counterpart", "name", "nation", "possessive", "he", "definite", "then", "former")
_MEETS = ("meet", "host", "see", "talk", "call")
_POST = ("office", "title", "counterpart", "group", "aide")
_TO_HOLD = VerbForm(Verb("hold", "hold"), "infinitive")
_BEFORE_A_NOUN = (
    "word", "possessive", "indefinite", "first", "ordinal", "ignorable", "nation", "other", "coming", "format",
)  # fmt: skip
_DINED = VerbForm(Verb("dine", "meet"), "past")
_RECEIVES = VerbForm(Verb("receive", "host"), "participle")
_LONGEST = 6  # atoms of "and late on Friday"
_NEAR = 3  # atoms behind "the pair's"
_LONGEST_OCCASION = 8  # atoms of "am Rande der UN-Generalversammlung in"
_ENDS_AN_OCCASION = ("verb", "have", "be", "become", "will", "with", "between", "office", "title", "reciprocal", "tie")
_OPENING = 3  # atoms of "shortly after meeting"
_OPENING_TIME = 6  # atoms of "less than two days after meeting"

_LONGEST_FIRST = 8  # atoms of "became the first foreign leader since the war to"


def _comma(atom: Atom) -> Atom:
    """A comma of no width in front of an atom: what follows is a fragment of its own."""
    return in_front(atom, "punct")._replace(text=",", norm=",")


def in_front(atom: Atom, kind: str) -> Atom:
    """An atom of no width and of this kind in front of another."""
    return atom._replace(end=atom.start, text="", norm="", kinds={kind: ""}, capital=False, glued=False, nations=())


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
    return [_comma(atoms[at]), in_front(atoms[at], "condition"), atoms[at]], at + 1


def _other_gerund(atoms: Sequence[Atom], at: int) -> tuple[Atom, int] | None:
    """ "Met X before seeing Y", "before sitting down with Y", "before holding talks with Y": before meeting Y."""
    met = any(form.verb.sense in _MEETS for atom in atoms[: at - 1] for form in _forms(atom))
    return _seeing(atoms, at) if met else None


def _seeing(atoms: Sequence[Atom], at: int) -> tuple[Atom, int] | None:
    """ "Seeing Y", "sitting down with Y", "holding talks with Y", as the noun "meeting" before whom."""
    verb, stop = atoms[at], at + 1
    if "gerund" not in verb.forms or verb.has("gerund"):
        return None
    holds = any(form.verb.sense == "hold" for form in _forms(verb))
    if holds and stop + 1 < len(atoms) and atoms[stop].has("noun") and atoms[stop + 1].has("with"):
        return atoms[stop], stop + 1
    if verb.has("sitting_down"):
        down = stop < len(atoms) and not atoms[stop].has("with")
        stop += down
        if stop >= len(atoms) or not atoms[stop].has("with"):
            return None
        stop += 1
    elif not verb.has("receiving", "seeing"):
        return None
    if stop >= len(atoms) or not atoms[stop].has(*_SOMEBODY, "country") or _of(atoms[stop]):
        return None
    if atoms[stop].has("definite", "possessive") and not any(a.has(*_POST) for a in atoms[stop + 1 : stop + _NEAR]):
        return None  # "after visiting the grave of X", "after seeing her party defeated"
    last = atoms[stop - 1]
    text = " ".join(atom.text for atom in atoms[at:stop])
    kinds = {"noun": MeetingNoun("in_person"), "verb": (replace(_RECEIVES, tense="participle"),), "gerund": None}
    return verb._replace(end=last.end, text=text, norm=text, kinds=kinds), stop


def _comma_of_opening(atoms: Sequence[Atom], at: int) -> int | None:
    """ "Before meeting X in Rome, Y met Z": where the adjunct ends that opens the sentence, if a meeting follows."""
    comma = next((index for index in range(at, len(atoms)) if atoms[index].text == ","), len(atoms))
    if comma + 1 < len(atoms) and atoms[comma + 1].has("place", "date"):
        return None
    met = any(form.verb.sense in _MEETS for atom in atoms[comma:] for form in _forms(atom))
    return comma if met else None


_WHO_LEFT = (
    "name", "office", "title", "nation", "country", "definite", "he", "possessive", "possessive_s", "and", "ministry",
    "group", "bodies", "they",
)  # fmt: skip


_WHO_MET = (  # and no pronoun: "sacked X after he met Y" may be of either
    "name", "office", "title", "nation", "country", "definite", "possessive", "possessive_s", "and", "ministry",
    "group", "bodies", "word", "of", "people", "thing", "punct", "counterpart", "place", "aide", "media", "several",
)  # fmt: skip


def _after_left(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met reporters after Chancellor X had left": whoever only says when met nobody; "sat down with Y, two days after
    he had met X", "a day after she held talks with X": an earlier meeting."""
    stop = at + 1
    while stop < len(atoms) and atoms[stop].has(*_WHO_LEFT):
        stop += 1
    if (apart := _after_it_was_off(atoms, at) or _after_they_met(atoms, at)) is not None:
        return apart
    if stop == at + 1 or stop >= len(atoms) or not any(_forms(atom) for atom in atoms[:at]):
        return None
    verb = stop
    while verb < len(atoms) and atoms[verb].has("have", "be", "ignorable", "first", "last"):
        if _forms(atoms[verb]) and not any(_forms(atom) for atom in atoms[verb + 1 : verb + 2]):
            break  # "after he had lunch with X"
        verb += 1
    past = [form for atom in atoms[verb : verb + 1] for form in _forms(atom) if form.tense in ("past", "participle")]
    if any(form.verb.sense in _MEETS for form in past) or _holds_one(atoms, verb, past):
        return [_comma(atoms[at]), atoms[at]._replace(kinds={"because": None, "after": None})], at + 1
    told = atoms[stop].has("have") or any(form.tense == "past" for form in _forms(atoms[stop]))
    return ([_comma(atoms[at]), in_front(atoms[at], "condition"), atoms[at]], at + 1) if told else None


def _after_it_was_off(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met X on Tuesday after a concert was called off", "… after a meeting with Z was cancelled": that, and not what
    came after it."""
    met = any(form.verb.sense in _MEETS and form.tense == "past" for atom in atoms[:at] for form in _forms(atom))
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_SUBJECT) and not atoms[stop].has("be", "have", "punct", "he", "they"):
        if _forms(atoms[stop]) and not atoms[stop].has("visit", "journey"):
            return None
        stop += 1
    if not met or stop == at + 1 or stop >= len(atoms) or not atoms[stop].has("be", "have"):
        return None
    off = any(form.verb.sense in ("cancel", "deny") for atom in atoms[stop : stop + _NEAR] for form in _forms(atom))
    return ([_comma(atoms[at]), atoms[at]._replace(kinds={"because": None})], at + 1) if off else None


def _after_they_met(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The strike was suspended after union leaders met X", "after the union met X, shares rose": a clause that tells
    what was, whatever else was so because of it. It tells nothing where that is only to come ("would end after …")."""
    if not atoms[at].has("soft") or any(atom.has(*_ONLY_THEN) for atom in atoms[:at]):
        return None
    verb = at + 1
    while verb < min(len(atoms), at + _LONGEST_SUBJECT) and not _forms(atoms[verb]) and atoms[verb].has(*_WHO_MET):
        verb += 1
    if verb == at + 1 or verb >= len(atoms) or atoms[at + 1].has("punct"):
        return None
    past = [form for form in _forms(atoms[verb]) if form.tense == "past"]
    if not (any(form.verb.sense in _MEETS for form in past) or _holds_one(atoms, verb, past)):
        return None
    then = atoms[at]._replace(kinds={"because": None, "after": None})
    if all(atom.has("punct", "ignorable", "duration") for atom in atoms[:at]):
        return [then], at + 1
    told = any("past" in atom.forms or atom.has("be", "have", "journey") for atom in atoms[:at])
    return ([_comma(atoms[at]), then], at + 1) if told and not any(_forms(atom) for atom in atoms[:at]) else None


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
    verb = next((i for i in reversed(range(at)) if _forms(atoms[i])), None)
    forms = _forms(atoms[verb]) if verb is not None else ()
    met = any(form.verb.sense in _MEETS and form.tense == "past" for form in forms)
    met |= verb is not None and _holds_one(atoms, verb, [form for form in forms if form.tense == "past"])
    met |= _is_trip_to_somebody(atoms[:at])
    whom = any(atom.has("name", "office", "counterpart") for atom in atoms[verb:at]) and not atoms[at - 1].has("punct")
    earlier = seen is not None or is_gerund(atoms, at + 1) or _is_with_somebody(atoms, at + 1)
    if met and whom and earlier:
        behind = ([seen[0]], seen[1]) if seen is not None else ([], at + 1)
        return [_comma(atoms[at]), atoms[at], *behind[0]], behind[1]
    return None if seen is None else ([atoms[at], seen[0]], seen[1])


def _after_one_then(atoms: Sequence[Atom], at: int) -> Taken:
    """«Разговор состоялся после встречи политиков, прошедшей в среду»: how, when and where the earlier one was, and
    not that of which it is told that it took place."""
    told = next((i for i, atom in enumerate(atoms[:at]) if atom.has("noun")), at)
    happened = any(f.verb.sense == "happen" and f.tense == "past" for a in atoms[told:at] for f in _forms(a))
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
    return atom.has("relative") or any(form.tense == "attributive" for form in _forms(atom))


def _is_trip_to_somebody(atoms: Sequence[Atom]) -> bool:
    """«Едет в Киев на переговоры с X (после беседы с Y)»: what somebody travels for is of another meeting."""
    goes = next((i for i, atom in enumerate(atoms) if any(f.verb.sense == "travel" for f in _forms(atom))), len(atoms))
    nouns = (i for i in range(goes + 1, len(atoms) - 1) if atoms[i].has("noun") and atoms[i + 1].has("with"))
    purpose = next(nouns, None)
    return purpose is not None and atoms[purpose - 1].has("purpose")


def _is_with_somebody(atoms: Sequence[Atom], at: int) -> bool:
    """ "Separate | talks with Y", «двухчасовой встречи в Вене с Y»."""
    led = (*_BEFORE_A_NOUN, "separately", "duration")
    while at < len(atoms) and atoms[at].has(*led) and not atoms[at].has("noun", "possessive"):
        at += 1
    noun = at
    while at + 2 < len(atoms) and atoms[at + 1].has("at", "place", "date"):
        at += 1
    return (
        at + 2 < len(atoms) and atoms[noun].has("noun") and atoms[at + 1].has("with") and atoms[at + 2].has(*_SOMEBODY)
    )


def _holds_one(atoms: Sequence[Atom], verb: int, past: Sequence[VerbForm]) -> bool:
    """ "Held | separate | talks": holds a meeting, and no job or lead."""
    noun = verb + 1
    while noun < len(atoms) and atoms[noun].has(*_BEFORE_A_NOUN) and not atoms[noun].has("noun"):
        noun += 1
    return any(form.verb.sense == "hold" for form in past) and noun < len(atoms) and atoms[noun].has("noun")


def _forms(atom: Atom) -> tuple[VerbForm, ...]:
    return () if atom.has("noun") else atom.kinds.get("verb", ())


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
        return any(form.verb.sense in _MEETS for atom in atoms[at + 1 : at + _NEAR] for form in _forms(atom))
    led = at > 0 and atoms[at - 1].has("after") and at + 1 < len(atoms)
    if led and atoms[at].has("noun"):
        return atoms[at + 1].has("with")
    return led and _seeing(atoms, at) is not None


def _behind_a_dash(atoms: Sequence[Atom], at: int) -> Taken:
    """ "We cancelled the meeting with X — it just didn't feel right": a clause of its own behind the last dash."""
    if atoms[at].text not in _DASHES or not at or at + 2 >= len(atoms) or atoms[at].start == atoms[at - 1].end:
        return None
    acts = any(atom.has("verb", "have", "be", "do", "will") for atom in atoms[at + 2 : at + 2 + _NEAR])
    last = not any(atom.text in _DASHES and not atom.glued for atom in atoms[at + 1 :])
    if not (acts and last and atoms[at + 1].has("it", "he", "she", "they", "cleft")):
        return None
    return [atoms[at]._replace(text=";", norm=";")], at + 1


_DASHES = "–—-"


def _feels_right(atoms: Sequence[Atom], at: int) -> Taken:
    """ "It didn't feel right": nothing that was told was untrue; but "it is not quite right that …"."""
    if not at or set(atoms[at - 1].kinds) != {"word"} or any(a.has("be") for a in atoms[max(0, at - _NEAR) : at]):
        return None
    return [atoms[at]._replace(kinds={"word": None})], at + 1


def _meeting(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Meeting Chancellor X in Berlin, President Y said …": after he met him."""
    if at > _OPENING or not is_gerund(atoms, at) or (at and not _opens(atoms, at)):
        return None
    comma = next((index for index in range(at + 1, len(atoms)) if atoms[index].text == ","), None)
    if comma is None or any(atoms[i].has("verb", "be", "have", "will") for i in range(at + 1, comma)):
        return None
    return [in_front(atoms[at], "after"), atoms[at]], at + 1


def _is_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met X on Thursday and is due to see Y on Saturday": another meeting, that is planned."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is None or not behind.has("plan_words", "plan_modal", "would"):
        return None
    met = any(
        form.verb.sense in _MEETS and form.tense == "past" for atom in atoms[:at] for form in atom.kinds.get("verb", ())
    )
    return ([_comma(atoms[at]), atoms[at]], at + 1) if met else None


def _a_plan(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Presented the plan to Prime Minister X": a thing, and to whom."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    led = at > 0 and atoms[at - 1].has("definite", "indefinite", "possessive")
    if not led or behind is None or not behind.has("office", "title", "name", "definite", "possessive", "nation", "he"):
        return None
    words, _, last = atoms[at].text.rpartition(" ")
    if last != "to" or " " in words:
        return None
    plan = atoms[at]._replace(end=atoms[at].start + len(words), text=words, norm=words.lower(), kinds={"word": None})
    return [plan, atoms[at]._replace(start=plan.end + 1, text=last, norm=last, kinds={"from_to": None})], at + 1


def _the_plan(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met the man behind the plan": a thing, and no verb, behind its article."""
    led = at > 0 and atoms[at - 1].has("definite", "indefinite", "possessive")
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if at and atoms[at - 1].has("infinitive_mark") and behind is not None and behind.has(*_LEADS_AN_OBJECT):
        return [atoms[at]._replace(kinds={"word": None})], at + 1  # "met with X to end a strike"
    if not led or not atoms[at].has("verb") or atoms[at].has("noun"):
        return None
    return [atoms[at]._replace(kinds={kind: v for kind, v in atoms[at].kinds.items() if kind != "verb"})], at + 1


_LEADS_AN_OBJECT = ("definite", "indefinite", "possessive")


def _urged(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Called X and urged him to …": what was said to him makes no belief of the call."""
    forms = atoms[at].kinds.get("verb", ())
    if not forms or any(form.verb.sense != "believe" for form in forms):
        return None
    return [atoms[at]._replace(kinds={"addressed": None})], at + 1


def _their(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The men's eight will meet the hosts again": nobody told of before; but "the pair's previous meeting"."""
    if at + 1 >= len(atoms) or not atoms[at + 1].has("possessive_s"):
        return None
    if any(atom.has("noun", "several", "office", "title") for atom in atoms[at + 2 : at + 2 + _NEAR]):
        return None
    return [atoms[at]._replace(kinds={"word": None})], at + 1


def _so_called(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Flew to Lisbon for what was described as a constructive meeting": for a meeting."""
    verb = next((i for i in range(at + 1, min(len(atoms), at + _LONGEST)) if _judges(atoms[i])), None)
    if verb is None or not at or not atoms[at - 1].has("for", "at", "after", "purpose", "on"):
        return None
    stop = verb + 1
    if stop < len(atoms) and atoms[stop].has("when"):  # "as"
        stop += 1
    return ([], stop) if stop < len(atoms) and atoms[stop].has("indefinite", "punct", "word", "noun") else None


def _judges(atom: Atom) -> bool:
    return any(form.verb.sense == "call_as" for form in atom.kinds.get("verb", ()))


def _in_private(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Обсудить всё тет-а-тет": how, where no word brings it in as a meeting ("провели тет-а-тет")."""
    goes_on = at + 1 < len(atoms) and atoms[at + 1].has("with", "between")
    brought_in = not at or atoms[at - 1].has("at", "after", "before", "purpose", "verb", "be", "format")
    if not atoms[at].has("noun") or goes_on or brought_in:
        return None
    kinds = {kind: value for kind, value in atoms[at].kinds.items() if kind != "noun"}
    return [atoms[at]._replace(kinds=kinds | {"ignorable": None})], at + 1


def _bilateral(atoms: Sequence[Atom], at: int) -> Taken:
    """ "No bilateral between X and Y is foreseen": a meeting, where no noun is behind it."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    had = at > 0 and atoms[at - 1].has("indefinite") and behind is not None and behind.has("at", "on", "date", "punct")
    if behind is None or not (had or behind.has("between", "with")):
        return None
    return [atoms[at]._replace(kinds={"noun": MeetingNoun("in_person")})], at + 1


def _had(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The meeting had not been announced": no verb of holding one."""
    if not atoms[at].has("have"):
        return None
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST) and atoms[stop].has("not", "never", "ignorable", "exclusive", "ever"):
        stop += 1
    behind = atoms[stop] if stop < len(atoms) else None
    done = behind is not None and any(form.tense == "participle" for form in behind.kinds.get("verb", ()))
    if behind is None or not (done or behind.has("be")) or behind.has("noun"):
        return None
    kinds = {kind: value for kind, value in atoms[at].kinds.items() if kind != "verb"}
    return [atoms[at]._replace(kinds=kinds)], at + 1


def _due_then(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Ahead of the summit due on Monday", "on the sidelines of the summit due in May": the day is the summit's."""
    if at < len(("of", "summit")) or at + 1 >= len(atoms) or not atoms[at + 1].has("date") or atoms[at].has("be"):
        return None
    plans = any(f.verb.sense == "plan" and f.tense == "participle" for f in atoms[at].kinds.get("verb", ()))
    led = any(atom.has("before", "beside", "soft", "after") for atom in atoms[max(0, at - _LONGEST_OCCASION) : at - 1])
    if not plans or not led or not atoms[at - 1].has("noun", "gathering"):
        return None
    return [atoms[at]._replace(end=atoms[at + 1].end, kinds={"word": None})], at + 2


def _will_have(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Will have their first talks on Friday": will hold them; "had talks" is a verb of the tables."""
    if not at or not atoms[at - 1].has("will", "infinitive_mark", "plan_words", "plan_modal", "hedge_modal"):
        return None
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST) and atoms[stop].has(*_BEFORE_A_NOUN) and not atoms[stop].has("noun"):
        stop += 1
    if stop >= len(atoms) or not atoms[stop].has("noun"):
        return None
    return [atoms[at]._replace(kinds={"verb": (_TO_HOLD,)})], at + 1


def _receiving(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Receiving President X in Berlin, Chancellor Y said …": whom, and not "receiving credentials"."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if at and atoms[at - 1].has("be"):
        return None  # "is hosting a summit"
    if behind is None or not behind.has("office", "title", "counterpart", "name", "nation", "whom", "then", "definite"):
        return [atoms[at]._replace(kinds={"word": None})], at + 1
    return [atoms[at]._replace(kinds={"verb": (_RECEIVES,)})], at + 1


def _while_receiving(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Spoke while receiving Ambassador X": at a meeting with him; but "while receiving X's letter", "a prize"."""
    verb, whom = at + 1, at + 2
    if not at or whom >= len(atoms) or not (atoms[verb].has("receiving") or is_gerund(atoms, verb)):
        return None
    while whom < len(atoms) and atoms[whom].has("definite", "nation", "then", "former", "possessive"):
        whom += 1
    stop = whom
    while stop < len(atoms) and atoms[stop].has("office", "title", "counterpart", "group", "name", "of", "country"):
        stop += 1
    if stop == whom or (atoms[whom].has("name") and " " not in atoms[whom].text):
        return None
    if stop < len(atoms) and atoms[stop].has("possessive_s", "word", "from_to"):
        return None
    noun = atoms[verb]._replace(kinds={"noun": MeetingNoun("in_person")})
    return [atoms[at]._replace(kinds={"at": None}), noun, in_front(atoms[verb + 1], "with")], at + 2


def _on_another_day(atoms: Sequence[Atom], at: int) -> Taken:
    """ "On Monday X met Y; on Tuesday, he saw Z": the day that opens a second clause is of that."""
    start = at - 1
    while start > 0 and atoms[start].has(*_DAY_AND_PLACE):
        start -= 1
    opens = start > 0 and start < at - 1 and (atoms[start].text == ";" or atoms[start].has("and", "whereas"))
    if not opens or not any(atom.has("date") for atom in atoms[start + 1 : at]):
        return None
    who = at + 1
    while who < len(atoms) and atoms[who].has(*_WHO_LEFT):
        who += 1
    acts = who > at + 1 and who < len(atoms) and (_forms(atoms[who]) or atoms[who].has("will", "have", "be"))
    return ([], at + 1) if acts else None


_DAY_AND_PLACE = ("on", "at", "date", "place", "time_of_day")


def _last_country(atoms: Sequence[Atom], at: int) -> Taken:
    """ "His counterparts from Mexico, Peru, and Armenia": one list, as without the last comma."""
    last = at + 2 + (at + 2 < len(atoms) and atoms[at + 2].has("definite"))
    if at < len(("Mexico", ",", "Peru")) or last >= len(atoms) or not atoms[at + 1].has("and"):
        return None
    listed = (atoms[at - 3], atoms[at - 1], atoms[last])
    return ([], at + 1) if atoms[at - 2].text == "," and all(atom.has("country") for atom in listed) else None


def _guest_of(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Was the guest of the King at Windsor": was received by him."""
    behind = atoms[at + 1 : at + 4]
    if not at or not atoms[at - 1].has("be") or len(behind) < 3 or not behind[0].has("host"):
        return None
    if not behind[1].has("of") or not behind[2].has(*_SOMEBODY):
        return None
    return [behind[0]._replace(kinds={"verb": (_RECEIVES,)}), behind[1]._replace(kinds={"by": None})], at + 3


def _hosted_by(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Will be hosted by Prime Minister X": the verb of the sentence, and no company."""
    verb = atoms[at].text.split(" ")[0]
    if not at or not atoms[at - 1].has("be") or len(verb) == len(atoms[at].text):
        return None
    middle = atoms[at].start + len(verb)
    host = atoms[at]._replace(end=middle, text=verb, norm=verb.lower(), kinds={"verb": (_RECEIVES,)})
    by = atoms[at]._replace(start=middle + 1, text=atoms[at].text[len(verb) + 1 :], norm="by", kinds={"by": None})
    return [host, by], at + 1


def _he_then(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Before the plenary session he will meet …": where the clause begins, though no mark stands there."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if not at or behind is None or not behind.has("verb", "will", "have", "plan_words", "be", "ignorable"):
        return None
    if atoms[at - 1].has("punct", "that", "when", "and", "relative", "be", "verb", "where", "condition", "because"):
        return None
    if not any(atom.has("soft") for atom in atoms[:at]) or any(atom.has("verb", "that") for atom in atoms[:at]):
        return None
    return [in_front(atoms[at], "punct"), atoms[at]], at + 1


def _and_at_noon(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Compared notes with X, and at noon had lunch with Y", "met X and on Friday spoke to Y": a verb of its own."""
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST) and atoms[stop].has("at", "on", "date", "time_of_day", "ignorable"):
        if atoms[stop].has("verb"):
            break
        stop += 1
    if stop == at + 1 or stop >= len(atoms) or not at:
        return None
    acts = any(f.verb.sense in (*_MEETS, "hold") and f.tense == "past" for f in atoms[stop].kinds.get("verb", ()))
    met = any(f.verb.sense in (*_MEETS, "hold") for atom in atoms[:at] for f in atom.kinds.get("verb", ()))
    if not (acts and met):
        return None
    return [_comma(atoms[at]), atoms[at]], at + 1


def _and_a_meal(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Had breakfast with X in Graz and dinner with Y in Linz": another meeting, of the same verb."""
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST) and not atoms[stop].has("noun"):
        if not atoms[stop].has("at", "on", "date", "time_of_day", "ignorable", "indefinite", "format", "place"):
            return None
        stop += 1
    if stop + 2 >= len(atoms) or not (atoms[stop].has("noun") and atoms[stop + 1].has("with")):
        return None
    if not atoms[stop + 2].has(*_SOMEBODY) or not any(atom.has("with") for atom in atoms[:at]):
        return None
    verb = next((i for i in reversed(range(at)) if _forms(atoms[i])), at)
    held = any(f.verb.sense in (*_MEETS, "hold") and f.tense == "past" for f in _forms(atoms[verb]))
    if not held or any(atom.has("not", "hedge_modal", "condition", "will", "plan_words") for atom in atoms[:at]):
        return None
    dined = atoms[stop]._replace(kinds={"verb": (_DINED,)})
    between = [atom for atom in atoms[at + 1 : stop] if not atom.has("indefinite") or atom.has("at", "on", "date")]
    return [_comma(atoms[at]), atoms[at], *between, dined], stop + 1


def _and_paid(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Traf sich mit X und stattete Y einen Besuch ab": a visit of its own, whose verb stands in front."""
    if not at or at + 2 >= len(atoms) or not atoms[at + 1].has("pays"):
        return None
    visit = next((i for i in range(at + 2, len(atoms)) if atoms[i].has("verb", "punct")), None)
    hosts = [] if visit is None else [f for f in atoms[visit].kinds.get("verb", ()) if f.verb.sense == "host"]
    if visit is None or not hosts:
        return None
    paid = atoms[at + 1]._replace(kinds={"verb": tuple(hosts), "pays": None})
    return [_comma(atoms[at]), atoms[at], paid, *atoms[at + 2 : visit]], visit + 1


def _and_whom(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met X in Rome on Monday and President Y in Paris on Tuesday", "X in Riga, Y in Tallinn and Z in Vilnius": more
    meetings, by the same verb."""
    listed = atoms[at].text == ","
    if not at or not atoms[at - 1].has("date", "place") or not (listed or atoms[at].has("and")):
        return None
    name = at + 1
    while name < min(len(atoms), at + _LONGEST) and not atoms[name].has("name"):
        if not atoms[name].has(*_SOMEBODY, "title"):
            return None
        name += 1
    scene = name + 1
    while scene < len(atoms) and atoms[scene].has("at", "on", "date", "place", "definite"):
        scene += 1
    last = scene >= len(atoms) or (atoms[scene].has("punct") and not listed) or atoms[scene].has("indefinite")
    goes_on = scene < len(atoms) and (atoms[scene].has("and") or atoms[scene].text == ",")
    if not (goes_on or (last and not listed)) or not any(a.has("date", "place") for a in atoms[name + 1 : scene]):
        return None
    verb = next((i for i in reversed(range(at)) if _forms(atoms[i])), at)
    met = any(form.verb.sense in ("meet", "see", "host") for atom in atoms[verb:at] for form in _forms(atom))
    before = atoms[verb:at]
    led = next((i for i, atom in enumerate(before) if atom.has("with")), 0)
    holds = led > 0 and before[led - 1].has("noun") and any(f.verb.sense == "hold" for f in _forms(atoms[verb]))
    met |= holds  # "held talks with X in Riga and Y in Tallinn"
    apart = any(a.has("relative", "that") or (a.has("with") and not holds) for a in before)
    named = any(a.has("name") for a in before) and not apart
    dated = any(atom.has("date") for atom in before) and any(atom.has("date") for atom in atoms[name + 1 : scene])
    placed = any(atom.has("place") for atom in before) and any(atom.has("place") for atom in atoms[name + 1 : scene])
    if not (met and named and (dated or placed)):
        return None
    return ([atoms[at], in_front(atoms[at + 1], "and")] if listed else [_comma(atoms[at]), atoms[at]]), at + 1


def _managed(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Finally got to talk to X", "managed to meet him": did; "не успел встретиться" denies nothing."""
    stop = at + 1
    while stop < len(atoms) and atoms[stop].has("date", "at", "place", "ignorable") and not atoms[stop].has("verb"):
        stop += 1  # "успел в тот же день встретиться"
    behind = atoms[stop] if stop < len(atoms) else None
    forms = behind.kinds.get("verb", ()) if behind is not None else ()
    met = tuple(replace(f, tense="past") for f in forms if f.verb.sense in (*_MEETS, "hold") and f.tense != "past")
    if behind is None or not met:
        return None
    failed = at > 0 and atoms[at - 1].has("not")
    return [*atoms[at + 1 : stop], behind._replace(kinds={"word": None} if failed else {"verb": met})], stop + 1


def _speaks_a_language(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Although both speak French and Arabic": to nobody."""
    tongue, behind = (*atoms[at + 1 : at + 3], None, None)[:2]
    if tongue is None or not tongue.has("nation") or tongue.has("place"):
        return None
    closed = behind is None or behind.has("punct", "and", "with", "at", "to", "but", "rather")
    return (
        ([atoms[at]._replace(kinds={"word": None}), tongue._replace(kinds={"word": None})], at + 2) if closed else None
    )


def _became_first(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Became the first foreign leader to meet the president-elect": met him."""
    to = next(
        (i for i in range(at + 1, min(len(atoms) - 1, at + _LONGEST_FIRST)) if atoms[i].has("infinitive_mark")), 0
    )
    if not to or any(atom.has("verb", "punct", "noun") for atom in atoms[at + 1 : to]):
        return None
    forms = atoms[to + 1].kinds.get("verb", ())
    met = tuple(replace(form, tense="past") for form in forms if form.verb.sense in (*_MEETS, "hold"))
    return ([atoms[to + 1]._replace(kinds={"verb": met})], to + 2) if met else None


def _call_on(atoms: Sequence[Atom], at: int) -> Taken:
    """ "In a call on Thursday": no verb."""
    words = atoms[at].text.split(" ")
    if len(words) != 2 or not at or not atoms[at - 1].has("indefinite", "definite", "possessive", "format"):
        return None
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is None or not behind.has("date") or not any(f.verb.sense == "see" for f in atoms[at].kinds["verb"]):
        return None
    first, middle = words[0], atoms[at].start + len(words[0])
    noun = atoms[at]._replace(end=middle, text=first, norm=first.lower(), kinds={"noun": MeetingNoun("phone")})
    on = atoms[at]._replace(start=middle + 1, text=words[1], norm=words[1].lower(), kinds={"on": None})
    return [noun, on], at + 1


def _past_occasion(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Hat am Rande der Konferenz mit Minister X gesprochen", "… ihren Kollegen X getroffen": the occasion ends where
    somebody comes whom one meets; "im Rahmen der Zusammenarbeit mit X" goes on."""
    if at < _NEAR or _is_call(atoms[at - 1]):
        return None
    if atoms[at - 1].has("tie", "at", "with", "definite", "possessive", "of", "punct", "beside"):
        return None
    occasion = next((i for i in reversed(range(max(0, at - _LONGEST_OCCASION), at)) if atoms[i].has("beside")), None)
    if occasion is None or not any(atom.has("have", "be", "will", "verb") for atom in atoms[:occasion]):
        return None
    if any(atom.has(*_ENDS_AN_OCCASION) or (atom.has("punct") and not atom.glued) for atom in atoms[occasion + 1 : at]):
        return None
    stop = at + (not atoms[at].has("office", "title"))
    while stop < len(atoms) and atoms[stop].has("definite", "possessive", "nation", "then") and stop < at + _NEAR:
        stop += 1
    if stop >= len(atoms) or not atoms[stop].has("office", "title", "counterpart", "name", "country"):
        return None
    named = stop + 1 < len(atoms) and atoms[stop + 1].has("name") and not atoms[stop].has("name", "country")
    led = atoms[at].has("with") or (named and (atoms[at].has("office", "title") or atoms[at].has("object_article")))
    mark = in_front(atoms[at], "punct")
    return ([mark, atoms[at]], at + 1) if led else None


def _of_what_he_did(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Hat X empfangen und ihm zur Wahl gratuliert", "… und ihn vor Sanktionen gewarnt": a thing behind the participle
    is of what somebody did besides, and nothing that he met."""
    joint = next((i for i in reversed(range(max(0, at - _LONGEST_OCCASION), at)) if atoms[i].has("and", "punct")), 0)
    if joint < 2 or not atoms[joint].has("and") or not any(atom.has("have") for atom in atoms[: joint - 1]):
        return None
    forms = atoms[joint - 1].kinds.get("verb", ())
    if not any(form.verb.sense in _MEETS for form in forms) or not atoms[joint + 1].has("he", "she"):
        return None
    if any(atom.has("verb", "have", "be") for atom in atoms[joint + 1 : at]):
        return None
    return [atoms[at]._replace(kinds={"word": None}, capital=False)], at + 1


def _is_call(atom: Atom) -> bool:
    """ "During her phone call with X": no occasion of something else."""
    return atom.has("noun") and atom.kinds["noun"].format in ("phone", "video")


def _ends_far(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Kam mit Y, dem Chef der Bank, zusammen": the second part of the verb, which an apposition parts from it."""
    if (last := _second_part(atoms, at)) is None:
        return None
    forms = tuple(replace(f, joined=True) for f in atoms[at].kinds["verb"] if f.verb.particle == atoms[last].norm)
    return [atoms[at]._replace(kinds={"verb": forms or atoms[at].kinds["verb"]})], at + 1


def _second_part(atoms: Sequence[Atom], at: int) -> int | None:
    """Where the second part of this verb stands behind a comma, if another comma is between and nothing follows."""
    forms = atoms[at].kinds.get("verb", ())
    parts = {f.verb.particle for f in forms if not f.joined} | {part for f in forms for part in f.verb.particles}
    if not parts - {None}:
        return None
    commas = 0
    for index in range(at + 1, len(atoms)):
        if atoms[index].text == ",":
            commas += 1
        elif any(form.verb.sense in _MEETS for form in atoms[index].kinds.get("verb", ())):
            return None  # "sagte seine Reise ab", behind "wo er X treffen sollte"
        elif atoms[index].norm in parts and atoms[index].has("apart"):
            ends = index + 1 == len(atoms) or atoms[index + 1].has("punct", "and")
            return index if commas > 1 and ends and atoms[index - 1].text == "," else None
    return None


def _far_part(atoms: Sequence[Atom], at: int) -> Taken:
    """The "zusammen" of `_ends_far`: at the end of the sentence its comma goes, too."""
    if atoms[at].text != "," or at + 1 >= len(atoms) or not atoms[at + 1].has("apart"):
        return None
    if not any(_second_part(atoms, index) == at + 1 for index in range(at) if atoms[index].has("verb")):
        return None
    ends = at + 2 >= len(atoms) or atoms[at + 2].text in ".!?,;"
    return ([] if ends else [atoms[at]]), at + 2


def _who_met(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X und Y, die am Montag in Meseberg zusammenkamen, betonten …": the two did."""
    if atoms[at].text != "," or at + 2 >= len(atoms) or not atoms[at + 1].has("who_did"):
        return None
    joint = next((i for i in reversed(range(max(0, at - _LONGEST), at)) if atoms[i].has("and")), None)
    pair = joint is not None and any(atom.has("name") for atom in atoms[max(0, joint - 2) : joint])
    stop = next((i for i in range(at + 2, len(atoms)) if atoms[i].has("verb", "punct")), at)
    ends = stop + 1 >= len(atoms) or atoms[stop + 1].has("punct")
    if not (pair and atoms[at - 1].has("name") and ends and "plural_verb" in atoms[stop].forms):
        return None
    between = atoms[at + 2 : stop]
    mutual = any(atom.has("reciprocal") for atom in between)
    forms = [form for form in atoms[stop].kinds.get("verb", ()) if form.tense == "past" and form.verb.sense in _MEETS]
    met = any(mutual or (form.verb.sense == "meet" and not form.verb.hit) for form in forms)
    others = any(atom.has("with", "not", "name", "office", "title") for atom in between)
    return ([], at + 2) if met and not others else None


def which_met(atoms: Sequence[Atom], at: int) -> Taken:
    """«Спор решат X и Y, которые в среду встречаются в Риге»: the two do, where they are a subject."""
    if atoms[at].text != "," or at < len("X,Y") or at + 2 >= len(atoms) or not atoms[at + 1].has("which_did"):
        return None
    joint = next((i for i in reversed(range(max(0, at - _LONGEST), at)) if atoms[i].has("and")), None)
    if joint is None or not (atoms[at - 1].has("name") and atoms[joint - 1].has("name")):
        return None
    comma = next((i for i in reversed(range(joint)) if atoms[i].text == ","), 0)
    listed = comma > 0 and atoms[comma - 1].has("name")
    if listed or any(atom.has("with", "between", "of", "about", "noun") for atom in atoms[comma:joint]):
        return None
    between = (i for i in range(at + 2, len(atoms)) if not (atoms[i].has(*_WHEN) or atoms[i].kinds.keys() == {"word"}))
    stop = next(between, at)
    met = any(form.verb.sense == "meet" and form.tense in _FINITE for form in _forms(atoms[stop]))
    end = next((i for i in range(stop, len(atoms)) if atoms[i].has("punct")), len(atoms) - 1)
    whom = [atoms[i + 1].has("name", *_POST) for i in range(stop, end) if atoms[i].has("with")]  # and no difficulties
    return ([], at + 2) if met and all(whom) else None


_FINITE = ("past", "present", "future")
_WHEN = ("date", "at", "place", "ignorable")


def _lacks_part(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X und Y riefen zum Frieden auf", "traten zurück": no call and no meeting, as the second part of the verb is not
    there ("rief … an", "traten … zusammen")."""
    forms = atoms[at].kinds["verb"]
    parts = {form.verb.particle for form in forms}
    if None in parts or any(form.verb.sense not in _MEETS for form in forms):
        return None
    if any(atom.has("together", "reciprocal") for atom in atoms):
        return None  # "saßen an einem Tisch", "setzten sich zu Gesprächen"
    if any(form.joined or form.tense in ("infinitive", "participle") for form in forms):
        return None
    for index in range(at + 1, len(atoms)):
        behind = atoms[index + 1] if index + 1 < len(atoms) else None
        free = behind is None or behind.has("punct", "and", "with", "about", "verb", "infinitive_mark")
        if atoms[index].norm in parts and (free or not atoms[index].has("at", "on", "from_to", "about")):
            return None
    others = {kind: value for kind, value in atoms[at].kinds.items() if kind != "verb"}
    return [atoms[at]._replace(kinds=others or {"word": None})], at + 1


def _part_first(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Nicht zustande kam ein Treffen mit X": the second part of the verb opens the sentence."""
    opens = at == 0 or (at == 1 and atoms[0].has("not"))
    if not opens or at + 1 >= len(atoms) or atoms[at + 1].capital or atoms[at].has("indefinite"):
        return None
    verb = atoms[at + 1]
    forms = tuple(replace(f, joined=True) for f in verb.kinds.get("verb", ()) if f.verb.particle == atoms[at].norm)
    return ([verb._replace(kinds={"verb": forms})], at + 2) if forms else None


def is_gerund(atoms: Sequence[Atom], at: int) -> bool:
    """ "Meeting President …": a verb, with whom somebody meets right behind it."""
    if not atoms[at].has("gerund") or at + 1 >= len(atoms):
        return False
    if atoms[at + 1].has("indefinite") and at + 2 < len(atoms):  # "after meeting an IMF team headed by X"
        return atoms[at + 2].has("name", "nation", "title")
    return atoms[at + 1].has(*_SOMEBODY, "group") and not _of(atoms[at + 1])


def _of(atom: Atom) -> bool:
    return atom.has("with", "between", "at", "on")


def _anothers_decision(atoms: Sequence[Atom], at: int) -> Taken:
    """«X поддержал решение министра Y отменить встречу с Z»: whoever speaks of what another decided takes no part."""
    if at < _LED_BY_SOMEBODY:
        return None
    discussed = any(form.verb.sense == "discuss" for atom in atoms[:at] for form in atom.kinds.get("verb", ()))
    done = atoms[at - 1].kinds.keys() == {"word"} or (discussed and atoms[at - 1].has("name"))
    first = next((i + 1 for i in reversed(range(at)) if atoms[i].has("punct", "that")), 0)
    if not done or not any(atom.has("name", "office") for atom in atoms[first : at - 1]):
        return None
    stop = at + 1
    while stop < len(atoms) and atoms[stop].has("office", "title", "name", "country", "nation", "word"):
        stop += 1
    named = any(atom.has("name", "office") for atom in atoms[at + 1 : stop])
    infinitive = stop < len(atoms) and any(f.tense == "infinitive" for f in atoms[stop].kinds.get("verb", ()))
    return ([_comma(atoms[at])._replace(text=";", norm=";"), atoms[at]], at + 1) if named and infinitive else None


_LED_BY_SOMEBODY = 2  # atoms at least: somebody, and what he did


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
    (_feels_right, {"truth"}),
    (_behind_a_dash, {*_DASHES, ""}, {"it", "he", "she", "they", "cleft"}),
    (_opened, {","}, {"gerund", "after"}),
    (_meeting, {"gerund"}),
    (_is_to, {"and"}, {"plan_words", "plan_modal", "would"}),
    (_and_at_noon, {"and"}),
    (_and_whom, {"and", ","}, {"date", "place"}, {"to meet", "to see", "to host", "to hold"}),
    (_and_a_meal, {"and"}, {"noun"}),
    (_and_paid, {"and"}, {"pays"}),
    (_past_occasion, {"with", "definite", "possessive", "office", "title"}, {"beside"}),
    (_of_what_he_did, {"thing"}, {"and"}, {"have"}),
    (_due_then, {"to plan"}, {"date"}, {"before", "beside", "soft", "after"}),
    (_ends_far, {"verb"}, {"apart"}),
    (_lacks_part, {f"to {sense}" for sense in _MEETS}),
    (_part_first, {"apart"}),
    (_who_met, {","}, {"who_did"}),
    (_far_part, {","}, {"apart"}),
    (_the_plan, {"thing"}),
    (_anothers_decision, {"thing"}, {"verb"}, {"name", "office"}),
    (_urged, {"addressed"}),
    (_on_another_day, {","}, {"date"}, {"to meet", "to see", "to host", "to talk", "to hold", "to call"}),
    (_last_country, {","}, {"and"}, {"country"}),
    (_while_receiving, {"when"}, {"receiving", "gerund"}),
    (_receiving, {"receiving"}),
    (_hosted_by, {"hosted_by"}),
    (_guest_of, {"definite", "indefinite"}, {"host"}),
    (_their, {"they"}),
    (_he_then, {"he", "they"}, {"soft"}),
    (_managed, {"managed"}),
    (_became_first, {"became_first"}),
    (_speaks_a_language, {"speech"}),
    (_a_plan, {"plan_words"}),
    (_call_on, {"to see"}, {"date"}),
    (_will_have, {"have"}),
    (_had, {"have"}),
    (_so_called, {"what"}),
    (_bilateral, {"bilateral"}),
    (_in_private, {"in_private"}),
)
