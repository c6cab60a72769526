"""Turns of phrase in which a sentence joins what is not of one meeting: another verb, what came later, a tie to others.

As in claims/articles/turns, each function takes one turn. What stands apart is set apart by a mark of no width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.articles.turns.atoms import (
    BEFORE_A_NOUN,
    MEETS,
    POST,
    SOMEBODY,
    SUBJECT,
    comma_before,
    forms_of,
    in_front,
    is_gerund,
)
from claims.articles.writing import Row, Taken
from claims.reading.lexicon import MeetingNoun, Verb, VerbForm
from claims.reading.scan import Atom

_TO_HOLD = VerbForm(Verb("hold", "hold"), "infinitive")
_LONGEST = 6  # atoms of "and late on Friday"
_NEAR = 3  # atoms behind "the pair's"
_LONGEST_OCCASION = 8  # atoms of "am Rande der UN-Generalversammlung in"
_ENDS_AN_OCCASION = ("verb", "have", "be", "become", "will", "with", "between", "office", "title", "reciprocal", "tie")


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


def _is_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met X on Thursday and is due to see Y on Saturday", "held talks with X and is to speak in Riga": what is
    planned is no part of what was."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is None or not behind.has("plan_words", "plan_modal", "would"):
        return None
    past = {form.verb.sense for atom in atoms[:at] for form in atom.kinds.get("verb", ()) if form.tense == "past"}
    met = not past.isdisjoint(MEETS) or ("hold" in past and any(atom.has("noun") for atom in atoms[:at]))
    return ([comma_before(atoms[at]), atoms[at]], at + 1) if met else None


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
    while stop < min(len(atoms), at + _LONGEST) and atoms[stop].has(*BEFORE_A_NOUN) and not atoms[stop].has("noun"):
        stop += 1
    if stop >= len(atoms) or not atoms[stop].has("noun"):
        return None
    return [atoms[at]._replace(kinds={"verb": (_TO_HOLD,)})], at + 1


def _on_another_day(atoms: Sequence[Atom], at: int) -> Taken:
    """ "On Monday X met Y; on Tuesday, he saw Z": the day that opens a second clause is of that."""
    start = at - 1
    while start > 0 and atoms[start].has(*_DAY_AND_PLACE):
        start -= 1
    opens = start > 0 and start < at - 1 and (atoms[start].text == ";" or atoms[start].has("and", "whereas"))
    if not opens or not any(atom.has("date") for atom in atoms[start + 1 : at]):
        return None
    who = at + 1
    while who < len(atoms) and atoms[who].has(*SUBJECT):
        who += 1
    acts = who > at + 1 and who < len(atoms) and (forms_of(atoms[who]) or atoms[who].has("will", "have", "be"))
    return ([], at + 1) if acts else None


_DAY_AND_PLACE = ("on", "at", "date", "place", "time_of_day")


def _last_country(atoms: Sequence[Atom], at: int) -> Taken:
    """ "His counterparts from Mexico, Peru, and Armenia": one list, as without the last comma."""
    last = at + 2 + (at + 2 < len(atoms) and atoms[at + 2].has("definite"))
    if at < len(("Mexico", ",", "Peru")) or last >= len(atoms) or not atoms[at + 1].has("and"):
        return None
    listed = (atoms[at - 3], atoms[at - 1], atoms[last])
    return ([], at + 1) if atoms[at - 2].text == "," and all(atom.has("country") for atom in listed) else None


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
    acts = any(f.verb.sense in (*MEETS, "hold") and f.tense == "past" for f in atoms[stop].kinds.get("verb", ()))
    met = any(f.verb.sense in (*MEETS, "hold") for atom in atoms[:at] for f in atom.kinds.get("verb", ()))
    if not (acts and met):
        return None
    return [comma_before(atoms[at]), atoms[at]], at + 1


def _and_whom(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met X in Rome on Monday and President Y in Paris on Tuesday", "X in Riga, Y in Tallinn and Z in Vilnius": more
    meetings, by the same verb."""
    listed = atoms[at].text == ","
    if not at or not atoms[at - 1].has("date", "place") or not (listed or atoms[at].has("and")):
        return None
    name = at + 1
    while name < min(len(atoms), at + _LONGEST) and not atoms[name].has("name"):
        if not atoms[name].has(*SOMEBODY, "title"):
            return None
        name += 1
    scene = name + 1
    while scene < len(atoms) and atoms[scene].has("at", "on", "date", "place", "definite"):
        scene += 1
    last = scene >= len(atoms) or (atoms[scene].has("punct") and not listed) or atoms[scene].has("indefinite")
    goes_on = scene < len(atoms) and (atoms[scene].has("and") or atoms[scene].text == ",")
    if not (goes_on or (last and not listed)) or not any(a.has("date", "place") for a in atoms[name + 1 : scene]):
        return None
    verb = next((i for i in reversed(range(at)) if forms_of(atoms[i])), at)
    met = any(form.verb.sense in ("meet", "see", "host") for atom in atoms[verb:at] for form in forms_of(atom))
    before = atoms[verb:at]
    led = next((i for i, atom in enumerate(before) if atom.has("with")), 0)
    holds = led > 0 and before[led - 1].has("noun") and any(f.verb.sense == "hold" for f in forms_of(atoms[verb]))
    met |= holds  # "held talks with X in Riga and Y in Tallinn"
    apart = any(a.has("relative", "that") or (a.has("with") and not holds) for a in before)
    named = any(a.has("name") for a in before) and not apart
    dated = any(atom.has("date") for atom in before) and any(atom.has("date") for atom in atoms[name + 1 : scene])
    placed = any(atom.has("place") for atom in before) and any(atom.has("place") for atom in atoms[name + 1 : scene])
    if not (met and named and (dated or placed)):
        return None
    return ([atoms[at], in_front(atoms[at + 1], "and")] if listed else [comma_before(atoms[at]), atoms[at]]), at + 1


def _managed(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Finally got to talk to X", "managed to meet him": did; "не успел встретиться" denies nothing."""
    stop = at + 1
    while stop < len(atoms) and atoms[stop].has("date", "at", "place", "ignorable") and not atoms[stop].has("verb"):
        stop += 1  # "успел в тот же день встретиться"
    behind = atoms[stop] if stop < len(atoms) else None
    forms = behind.kinds.get("verb", ()) if behind is not None else ()
    met = tuple(replace(f, tense="past") for f in forms if f.verb.sense in (*MEETS, "hold") and f.tense != "past")
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
    if not any(form.verb.sense in MEETS for form in forms) or not atoms[joint + 1].has("he", "she"):
        return None
    if any(atom.has("verb", "have", "be") for atom in atoms[joint + 1 : at]):
        return None
    return [atoms[at]._replace(kinds={"word": None}, capital=False)], at + 1


def _of_what_he_did_first(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X defended the budget and met Y", "X unveiled a bill before meeting Y": a thing behind another verb is of what
    somebody did besides, and met nobody; but "X said the budget met the needs"."""
    joint = next((i for i in range(at + 1, min(len(atoms), at + _LONGEST_OCCASION)) if atoms[i].has(*_JOINTS)), None)
    if joint is None or any(atom.has("verb", "be", "have") for atom in atoms[at + 1 : joint]):
        return None
    verb = joint + 1
    while verb < min(len(atoms), joint + _LONGEST_LEAD) and atoms[verb].has(*_BEFORE_A_SECOND_VERB):
        verb += 1
    if verb >= len(atoms):
        return None
    forms = atoms[verb].kinds.get("verb", ())
    if not any(form.verb.sense in MEETS and form.tense == "past" for form in forms) and not is_gerund(atoms, verb):
        return None
    did = next((i for i in reversed(range(at)) if "past" in atoms[i].forms or atoms[i].has("verb", "be", "have")), None)
    known = atoms[did].kinds.get("verb", ()) if did is not None else ()
    if did is None or atoms[did].has("be", "have") or any(f.verb.sense in (*MEETS, "say", "believe") for f in known):
        return None
    if any(atom.has(*_JOINTS) for atom in atoms[did:at]):
        return None
    if not any(atom.has("name", "office", "title", "he", "they") for atom in atoms[:did]):
        return None
    return [atoms[at]._replace(kinds={"word": None})], at + 1


_JOINTS = ("and", "punct", "before", "after", "when", "that", "relative")
_BEFORE_A_SECOND_VERB = ("next", "thereupon", "also", "ignorable", "then", "at", "on", "date", "place")
_LONGEST_LEAD = 5  # atoms of "and later on Monday"


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
        elif any(form.verb.sense in MEETS for form in atoms[index].kinds.get("verb", ())):
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
    forms = [form for form in atoms[stop].kinds.get("verb", ()) if form.tense == "past" and form.verb.sense in MEETS]
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
    met = any(form.verb.sense == "meet" and form.tense in _FINITE for form in forms_of(atoms[stop]))
    end = next((i for i in range(stop, len(atoms)) if atoms[i].has("punct")), len(atoms) - 1)
    whom = [atoms[i + 1].has("name", *POST) for i in range(stop, end) if atoms[i].has("with")]  # and no difficulties
    return ([], at + 2) if met and all(whom) else None


_FINITE = ("past", "present", "future")
_WHEN = ("date", "at", "place", "ignorable")


def _lacks_part(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X und Y riefen zum Frieden auf", "traten zurück": no call and no meeting, as the second part of the verb is not
    there ("rief … an", "traten … zusammen")."""
    forms = atoms[at].kinds["verb"]
    parts = {form.verb.particle for form in forms}
    if None in parts or any(form.verb.sense not in MEETS for form in forms):
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
    return ([comma_before(atoms[at])._replace(text=";", norm=";"), atoms[at]], at + 1) if named and infinitive else None


_LED_BY_SOMEBODY = 2  # atoms at least: somebody, and what he did


# Each with the kinds of word that it may begin with.
TURNS: tuple[Row, ...] = (
    (_feels_right, {"truth"}),
    (_behind_a_dash, {*_DASHES, ""}, {"it", "he", "she", "they", "cleft"}),
    (_is_to, {"and"}, {"plan_words", "plan_modal", "would"}),
    (_and_at_noon, {"and"}),
    (_and_whom, {"and", ","}, {"date", "place"}, {"to meet", "to see", "to host", "to hold"}),
    (_past_occasion, {"with", "definite", "possessive", "office", "title"}, {"beside"}),
    (_of_what_he_did, {"thing"}, {"and"}, {"have"}),
    (_due_then, {"to plan"}, {"date"}, {"before", "beside", "soft", "after"}),
    (_ends_far, {"verb"}, {"apart"}),
    (_lacks_part, {f"to {sense}" for sense in MEETS}),
    (_part_first, {"apart"}),
    (_who_met, {","}, {"who_did"}),
    (_far_part, {","}, {"apart"}),
    (_of_what_he_did_first, {"thing"}),
    (_the_plan, {"thing"}),
    (_anothers_decision, {"thing"}, {"verb"}, {"name", "office"}),
    (_urged, {"addressed"}),
    (_on_another_day, {","}, {"date"}, {"to meet", "to see", "to host", "to talk", "to hold", "to call"}),
    (_last_country, {","}, {"and"}, {"country"}),
    (_their, {"they"}),
    (_he_then, {"he", "they"}, {"soft"}),
    (_managed, {"managed"}),
    (_speaks_a_language, {"speech"}),
    (_a_plan, {"plan_words"}),
    (_will_have, {"have"}),
    (_had, {"have"}),
    (_so_called, {"what"}),
    (_bilateral, {"bilateral"}),
    (_in_private, {"in_private"}),
)
