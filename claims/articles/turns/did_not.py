"""What a sentence says did not happen beside what did, and what is still to come without a verb that says so, where
verbs stand between subject and object (English).

As in claims/articles/turns, each function takes one turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.writing import POSTS, Taken, between
from claims.reading.lexicon import Verb, VerbForm
from claims.reading.scan import Atom

_MEETS = frozenset({"meet", "see", "talk", "host", "hold", "call"})
_LONGEST = 4  # atoms of "another private 40-minute" before a noun
_LONGEST_WHOM = 9  # atoms of "the Prime Minister of Norway, Anna Berg," behind "invited"
_VERBAL = ("hedge_modal", "do", "have", "will", "be", "failed", "irrealis")
_PLANNED = VerbForm(Verb("plan", "plan"), "participle")
_PUT_OFF = VerbForm(Verb("move", "cancel", put_off=True), "participle")
_CALLED_OFF = VerbForm(Verb("cancel", "cancel"), "participle")


def _consists(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Die Delegation setzt sich aus X und Y zusammen": who belongs to it, and nobody met."""
    for myself, of in pairwise(atom for atom in atoms if not atom.has("ignorable")):
        if myself.has("reciprocal") and of.has("from") and not of.has("of"):
            return [atoms[at]._replace(kinds={"word": None})], at + 1
    return None


def _failed_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Failed to meet President X": nothing to tell of. Who "failed to agree" may have met."""
    forms = atoms[at + 1].kinds.get("verb", ()) if at + 1 < len(atoms) else ()
    met = any(form.verb.sense in _MEETS and form.tense == "infinitive" for form in forms)
    ends = all(a.has("punct", "date") or (a.has("on") and b.has("date")) for a, b in pairwise(atoms[at + 2 : at + 4]))
    if ends and any(form.verb.sense == "happen" for form in forms) and any(atom.has("noun") for atom in atoms[:at]):
        did = atoms[at]._replace(kinds={"do": None, "past_do": None})  # "talks failed to take place"
        return [did, did._replace(start=did.end, text="", norm="", kinds={"not": None})], at + 1
    return [atoms[at]._replace(kinds={"irrealis" if met else "word": None})], at + 1


def _it_did_not(atoms: Sequence[Atom], at: int) -> Taken:
    """«Намечалась встреча с X, но она не состоялась», «… разговор, который так и не состоялся»: what was planned was
    called off, whoever did it."""
    stop = first = _past_an_aside(atoms, at + 1)
    while stop < min(len(atoms), first + _LONGEST) and atoms[stop].kinds.keys() <= _STILL:
        stop += 1
    verb = atoms[stop + 1] if stop + 1 < len(atoms) and atoms[stop].has("not") else None
    forms = verb.kinds.get("verb", ()) if verb is not None else ()
    happens = bool(forms) and all(f.verb.sense == "happen" and f.tense in ("past", "future") for f in forms)
    led = at > 1 and atoms[at - 1].has("rather", "punct", "and")
    nouns = [atom for atom in atoms[:at] if atom.has("noun") and not atom.has("event")]
    if verb is None or not happens or not led or len(nouns) != 1 or verb.has("ended"):
        return None
    told = [form for atom in atoms[:at] if not atom.has("noun") for form in atom.kinds.get("verb", ())]
    planned = any(atom.has("agenda") for atom in atoms[:at]) or any(form.verb.sense == "plan" for form in told)
    if not planned or any(f.verb.sense in ("happen", "meet", "hold") and f.tense == "past" for f in told):
        return None  # «переговоры начались, но они не завершились»
    behind = atoms[stop + 2] if stop + 2 < len(atoms) else None
    if behind is not None and behind.has("name", "noun", "title", "office", "at", "on", "date"):
        return None  # «они не начались в срок»
    off = VerbForm(_CALLED_OFF.verb, "past")
    return [atoms[at], verb._replace(kinds={"verb": (off,)})], stop + 2


def _past_an_aside(atoms: Sequence[Atom], at: int) -> int:
    """«Она, по сведениям агентства, не состоялась»: past what stands between two commas."""
    if at >= len(atoms) or atoms[at].text != ",":
        return at
    stop = next((i for i in range(at + 1, min(len(atoms), at + _LONGEST_WHOM)) if atoms[i].text == ","), at - 1)
    return stop + 1


_STILL = {"word", "and", "ignorable", "there"}  # «так и»


def _before_it_began(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The talks collapsed before they began", "broke down a day before they were to start": they were called off."""
    before = next((i for i in range(at + 1, min(len(atoms), at + _LONGEST)) if atoms[i].has("before")), None)
    whom = atoms[before + 1 : before + 2] if before is not None else ()
    if before is None or not whom or not whom[0].has("they", "it") or not any(atom.has("noun") for atom in atoms[:at]):
        return None
    stop = next((i for i in range(before + 1, min(len(atoms), before + _LONGEST_START)) if _starts(atoms[i])), None)
    if stop is None or any(atom.has("name", "noun", "with") for atom in atoms[at + 1 : stop]):
        return None
    forms = (VerbForm(_CALLED_OFF.verb, "past"), _CALLED_OFF)
    return [atoms[at]._replace(kinds={"verb": forms})], stop + 1


def _starts(atom: Atom) -> bool:
    return atom.has("began") or any(form.verb.sense == "happen" for form in atom.kinds.get("verb", ()))


_LONGEST_START = 7  # atoms of "before they were even due to begin"


def _not_for_years(atoms: Sequence[Atom], at: int) -> Taken:
    """ "They had not spoken for three years", "have not seen each other since", "the two did not speak": nothing that
    anybody denies."""
    if not at or at + 1 >= len(atoms) or not atoms[at - 1].has("have", "do"):
        return None
    senses = {form.verb.sense for form in atoms[at + 1].kinds.get("verb", ())}
    met = "meet" in senses and atoms[at - 1].has("pluperfect")  # "they had never met before", and now they did
    if not senses & {"meet", "talk", "see"}:
        return None
    stop = at + 2
    while stop < len(atoms) and stop < at + 2 + _LONGEST and atoms[stop].has("reciprocal", "from_to", "with", "they"):
        stop += 1
    lasting = next((atom for atom in atoms[stop + 1 :] if not atom.has("about", "indefinite", "exclusive")), None)
    long = stop < len(atoms) and atoms[stop].has("for", "at") and lasting is not None
    long &= lasting is not None and set(lasting.kinds) <= {"word", "date", "number"}
    long |= stop < len(atoms) and atoms[stop].has("date") and atoms[stop].kinds["date"].relative  # "in three years"
    ends = stop >= len(atoms) or atoms[stop].has("punct")
    ends &= not (met and any(form.verb.sense == "say" for atom in atoms[:at] for form in atom.kinds.get("verb", ())))
    since = stop < len(atoms) and atoms[stop].has("since") and not any(a.has("date") for a in atoms[stop:][:_LONGEST])
    before = met and stop < len(atoms) and atoms[stop].has("before") and not any(a.has("date") for a in atoms[stop:])
    since &= not met
    if "meet" in senses and not met:
        ends = before = since = False  # "have not met for a year", but "they have not met"
    if not (ends or before or ((long or since) and atoms[at - 1].has("have"))):
        return None
    return [atoms[at + 1]._replace(kinds={"word": None})], at + 2


def _no_handshake(atoms: Sequence[Atom], at: int) -> Taken:
    """ "They did not shake hands": they may have met."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is None or not behind.has("gesture") or not behind.has("verb"):
        return None
    return [behind._replace(kinds={"word": None})], at + 2


def _but(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met X but did not meet Y", "spoke to X but could hold no talks with Y": what follows is a clause of its own."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if not at or behind is None or not behind.has(*_VERBAL) or atoms[at - 1].has("punct", "not"):
        return None
    if not any(form.verb.sense in _MEETS for atom in atoms[:at] for form in atom.kinds.get("verb", ())):
        return None
    comma = atoms[at]._replace(end=atoms[at].start, text=",", norm=",", kinds={"punct": ","}, nations=())
    return [comma, atoms[at]._replace(kinds={"and": None})], at + 1


def _not_whom(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Traf X, nicht aber Y.", "…, jedoch nicht Y.": whom somebody did not meet, at the end of what he did."""
    led = at + 1
    while led < len(atoms) and led - at <= len(("nicht", "aber")) and atoms[led].has("not", "ignorable"):
        led += 1
    if atoms[at].text != "," or not any(atom.has("not") for atom in atoms[at + 1 : led]):
        return None
    stop = next((i for i in range(led, len(atoms)) if not atoms[i].has(*_WHOM)), len(atoms))
    ends = stop > led and all(atom.has("punct") and atom.text != "," for atom in atoms[stop:])
    met = any(form.verb.sense in _MEETS for atom in atoms[:at] for form in atom.kinds.get("verb", ()))
    return ([], stop) if ends and met else None


_WHOM = ("name", "office", "title", "nation", "definite", "country", "and", "with")


def _invited_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Has invited X to talks in Oslo", "invited X to dinner on Monday": whether he came is not said. Whom somebody
    invited "on Monday" before the verb says so, and what he is invited for on a later day, are told elsewhere."""
    led = at - 1
    while led > 0 and atoms[led].has("indefinite", "word", "format", "possessive", "definite", "duration", "first"):
        led -= 1
    if led < 1 or not atoms[led].has("purpose", "asks_over"):
        return None
    verb = next((i for i in range(led, max(-1, led - _LONGEST_WHOM), -1) if atoms[i].has("asks_over")), None)
    if verb is None or any(atom.has("verb", "punct") and not atom.has("asks_over") for atom in atoms[verb:led]):
        return None
    days = [i for i, atom in enumerate(atoms) if atom.has("date")]
    if any(i < verb or not atoms[i].kinds["date"].weekday_only for i in days):
        return None
    return [atoms[at]._replace(kinds={"word": None})], at + 1


def _has_before_him(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Has a meeting with X on Monday", "has another appointment with Y": it is still to come."""
    led = at > 0 and atoms[at - 1].has("name", "office", "title", "they", "he")
    if not led or not atoms[at].has("have_now"):
        return None
    stop = at + 1
    if stop >= len(atoms) or not atoms[stop].has("indefinite"):
        return None
    while stop < min(len(atoms), at + _LONGEST) and not atoms[stop].has("noun", "audience"):
        if not atoms[stop].has("indefinite", "word", "format", "number", "duration", "other", "coming", "exclusive"):
            return None
        stop += 1
    if stop + 1 >= len(atoms) or not atoms[stop].has("noun", "audience") or not atoms[stop + 1].has("with"):
        return None
    return [atoms[at]._replace(kinds={"verb": (_PLANNED,)})], at + 1


def _where_he_was(atoms: Sequence[Atom], at: int) -> Taken:
    """ "A second meeting took place at the airport, where X had a stopover": what he did there besides."""
    if not at or atoms[at - 1].text != "," or not atoms[at].has("when"):
        return None
    stop = next((i for i in range(at + 1, len(atoms)) if atoms[i].text in (",", ";", ".", "–", "—")), len(atoms))
    held = any(form.verb.sense == "happen" for atom in atoms[:at] for form in atom.kinds.get("verb", ()))
    forms = [form for atom in atoms[at:stop] for form in atom.kinds.get("verb", ())]
    met = any(form.verb.sense in _MEETS and form.verb.sense != "hold" for form in forms)
    told = held and any(atom.has("noun") for atom in atoms[:at])
    if not told or met or any(atom.has("noun", "host") for atom in atoms[at:stop]):
        return None
    return [], stop


def _is_off(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X's meeting with Y is off": called off; but "is off to Oslo"."""
    ends = at + 1 >= len(atoms) or atoms[at + 1].has("punct", "after", "for", "because", "date")
    before = atoms[at - 1] if at else None
    if not ends or before is None or not before.has("be") or not any(atom.has("noun") for atom in atoms[:at]):
        return [atoms[at]._replace(kinds={"word": None})], at + 1
    return [atoms[at]._replace(kinds={"verb": (_CALLED_OFF,)})], at + 1


def _not_he_but(atoms: Sequence[Atom], at: int) -> Taken:
    """ "It was not X but Y who met Z": Y met him."""
    stop = next((i for i in range(at + 1, min(len(atoms), at + _LONGEST_WHOM)) if atoms[i].has("rather")), None)
    if stop is None or not any(atom.has("not") for atom in atoms[at : at + 2]) or atoms[stop - 1].text == ",":
        return None
    who = next((i for i in range(stop, min(len(atoms), stop + _LONGEST_WHOM)) if atoms[i].has("relative")), None)
    if who is None or not all(atom.has(*_WHOM) for atom in atoms[stop + 1 : who]):
        return None
    return [*atoms[stop + 1 : who]], who + 1


def _moved_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The meeting was moved to Thursday": put off, and no journey."""
    day = at + 2 + (at + 2 < len(atoms) and atoms[at + 2].has("on"))
    if day >= len(atoms) or not atoms[at + 1].has("put_to") or not atoms[day].has("date"):
        return None
    return [atoms[at]._replace(kinds={"verb": (_PUT_OFF,)})], at + 1


def _put_back(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The delayed talks between X and Y began", "were delayed by two hours": they were held; "a delayed exchange of
    prisoners" is no meeting."""
    led = at > 0 and atoms[at - 1].has("definite", "indefinite", "possessive", "possessive_s")
    attributive = led and at + 1 < len(atoms) and not atoms[at + 1].has("punct", "by", "for", "on")
    briefly = at + 2 < len(atoms) and atoms[at + 1].has("by", "for") and atoms[at + 2].has("duration")
    return ([atoms[at]._replace(kinds={"word": None})], at + 1) if attributive or briefly else None


def _besides(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Is to have talks with X, in addition to holding a meeting with Y on Friday": and is to hold one."""
    forms = atoms[at + 1].kinds.get("verb", ()) if at + 1 < len(atoms) else ()
    if not at or not any(form.verb.sense in _MEETS and form.tense == "participle" for form in forms):
        return None
    first = atoms[at]._replace(end=atoms[at].start, text="", norm="", nations=())
    comma, joint = first._replace(text=",", norm=",", kinds={"punct": ","}), first._replace(kinds={"and": None})
    planned = any(atom.has("will", "plan_words", "plan_modal") for atom in atoms[:at])
    tense = "infinitive" if planned else "past"
    verb = atoms[at + 1]._replace(kinds={"verb": tuple(VerbForm(form.verb, tense) for form in forms)})
    will = atoms[at]._replace(kinds={"will" if planned else "ignorable": None})
    return [comma, joint, will, verb], at + 2


def _what_did_not(atoms: Sequence[Atom], at: int) -> Taken:
    """ "A meeting with X, which had been planned for the afternoon, did not take place": it did not, whatever stands
    between. The days of what was planned are its own."""
    led = at + (atoms[at].text == ",")
    if led + 1 >= len(atoms) or not atoms[led].has("relative") or (led == at and at and atoms[at - 1].text == ","):
        return None
    if led == at and atoms[at].has("definite"):
        return None  # "ein Gespräch über den Fall hat nie stattgefunden": no clause without its comma
    before = atoms[:at]
    if not any(atom.has("noun") for atom in before) or any(a.has("verb") and not a.has("noun") for a in before):
        return None
    stop = next((i for i in range(led + 1, len(atoms) - 1) if _did_not_happen(atoms, i)), None)
    told = atoms[led + 1 : stop] if stop is not None else ()
    while told and told[-1].text == ",":
        told = told[:-1]
    if not told or any(atom.has("punct") and not atom.glued for atom in told):
        return None
    if any(atom.has("plan_words", "plan_modal", "infinitive_mark") for atom in told[:2]):
        return None  # "which were to start on Monday": cancelled
    if led > at and at > 1 and atoms[at - 2].text == ",":  # "with the ambassador, X, which …"
        return [atoms[at]], stop or at
    return [atom for atom in told if atom.has("date")], stop or at


def _did_not_happen(atoms: Sequence[Atom], at: int) -> bool:
    """ "Did not take place", "never took place"."""
    if atoms[at].has("do") and atoms[at + 1].has("not"):
        at += 1
    elif not atoms[at].has("never"):
        return False
    forms = atoms[at + 1].kinds.get("verb", ()) if at + 1 < len(atoms) else ()
    return any(form.verb.sense == "happen" for form in forms)


def _turned_out(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Das Treffen fiel kürzer aus", "dass das Gespräch frostig ausfiel": how it was, and not that it is off."""
    behind, comes = [*atoms[at + 1 : at + 3], None, None][:2]
    how = atoms[at]._replace(kinds={"word": None})
    if behind is None:
        return [how], at + 1
    if behind.has("apart") and not behind.has("verb"):
        ends = comes is None or comes.has("punct", "and", "than")
        return [how], at + 1 + ends
    forms = behind.kinds.get("verb", ())
    off = bool(forms) and all(form.verb.sense == "cancel" for form in forms)
    return ([how, behind._replace(kinds={"word": None})], at + 2) if off else ([how], at + 1)


def _refused_it(atoms: Sequence[Atom], at: int) -> Taken:
    """ "От встречи с X, намеченной на среду, министр Y отказался", "министр Y от встречи с X отказался": what stands
    before the verb is what he called off; "тот" is whoever was promised it in the clause before ("…, которую
    предпринимателю Y обещали на среду, тот отказался")."""
    verb = next((i for i in range(at + 1, len(atoms)) if atoms[i].has("refuses")), None)
    noun = next((i for i in range(at + 1, min(len(atoms), at + _LONGEST)) if atoms[i].has("noun")), None)
    opens = not any(atom.has("verb", "noun", "be", "relative") for atom in atoms[:at])
    if verb is not None and " " in atoms[verb].text:
        return None  # "отказался от | интервью"
    if verb is None or noun is None or not opens:
        return None
    if atoms[verb - 1].has("not"):
        return [*(atom for atom in atoms[at + 1 : noun]), atoms[noun]._replace(kinds={"word": None})], noun + 1
    if any(atom.has("after", "with", "at") for atom in atoms[at + 1 : noun]):
        return None  # "от комментариев после встречи"
    if sum(atom.has("noun") for atom in atoms[at:verb]) > 1:
        return None
    led = next((i for i in range(noun + 1, verb) if atoms[i].has("relative") and atoms[i - 1].text == ","), None)
    other = next((i for i in range(noun + 1, verb) if atoms[i].has("the_other")), None)
    told = list(atoms[at + 1 : verb])
    if other is not None:
        if led is None or sum(atom.has("name") for atom in atoms[led:other]) != 1:
            return None
        promised = atoms[led + 1 : other]
        mark = between(atoms[led - 1])._replace(glued=False)  # "с вице-премьером | Ряшенцеву": two people
        told = [*atoms[at + 1 : led - 1], mark, *(atom for atom in promised if atom.has("name", "date", "on", *POSTS))]
    elif led is not None or sum(atom.has("verb") for atom in told) > 1:
        return None
    one = {kind: value for kind, value in atoms[noun].kinds.items() if kind != "meetings"}  # "беседы": of one
    told = [atom._replace(kinds=one) if atom is atoms[noun] else atom for atom in told if atom.text != ","]
    return [*told, atoms[verb]._replace(kinds={"verb": (VerbForm(_CALLED_OFF.verb, "past"),)})], verb + 1


TURNS = (
    (_it_did_not, {"he", "they", "relative"}, {"not"}, {"to happen"}, {"noun"}),
    (_refused_it, {"away_from"}, {"noun"}, {"refuses"}),
    (_what_did_not, {",", "relative"}, {"noun"}, {"relative"}, {"not", "never"}, {"to happen"}),
    (_consists, {"consists"}, {"from"}),
    (_not_whom, {","}, {"not"}),
    (_not_for_years, {"not", "never"}, {"have", "do"}),
    (_no_handshake, {"not", "never"}, {"gesture"}),
    (_is_off, {"off"}),
    (_put_back, {"put_back"}, {"noun"}),
    (_moved_to, {"moved"}, {"put_to"}),
    (_not_he_but, {"cleft"}, {"rather"}),
    (_where_he_was, {"where"}),
    (_besides, {"besides"}),
    (_failed_to, {"failed"}),
    (_before_it_began, {"breaks_down"}, {"before"}, {"noun"}, {"they", "it"}),
    (_but, {"rather"}),
    (_invited_to, {"noun"}),
    (_has_before_him, {"have"}),
    (_turned_out, {"turns_out"}),
)
