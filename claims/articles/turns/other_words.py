"""Other words for met and called: "spent two hours with X", "sat with X", "joined X for dinner", "by telephone"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claims.articles.turns.atoms import is_doing
from claims.articles.writing import Taken
from claims.reading.lexicon import MeetingNoun, Verb, VerbForm
from claims.reading.scan import Atom
from claims.text import normalise

_LONGEST_RESULT = 6  # atoms of "über die Ergebnisse seines" before a noun of meeting

_LONGEST_JOINED = 8  # atoms of "joined" and whom, before "for dinner"; of "sat on Monday in a hotel", before "with"
_LONGEST_LEAD = 4  # "his former Polish counterpart"
_MEETS, _CALLS, _HOLDS = Verb("spend time", "meet"), Verb("address", "call"), Verb("convene", "hold")
_SOMEBODY = ("office", "title", "counterpart", "name", "nation", "possessive", "he", "group")
_POSTS = ("office", "title", "counterpart", "nation", "former", "then")
_LONGEST_SPENT = 9  # atoms of "verbrachte am Montag in einem Hotel nahe Genf eine Stunde mit"


def spent(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Had spent some three hours with President …": met."""
    if not any(form.verb.sense == "hold" for form in atoms[at].kinds.get("verb", ())) or at + 2 >= len(atoms):
        return None
    lasting = _how_long(atoms, at + 1)
    if lasting is None:
        return None
    stop = lasting + 1  # "провела четыре часа за чаем в кабульском квартале с врачом …"
    while stop < min(len(atoms), lasting + _LONGEST_RESULT) and not atoms[stop].has("with", "verb", "punct"):
        stop += 1
        if atoms[stop - 1].has("reciprocal"):
            break
    several = any(a.has("they") for a in atoms[:at]) or _are_two(atoms[:at])
    together = stop < len(atoms) and (atoms[stop - 1].has("reciprocal") or atoms[lasting - 1].has("reciprocal"))
    together = together and several
    if together:  # "the pair spent more than an hour together"
        stop = at
    elif stop + 1 >= len(atoms) or not atoms[stop].has("with") or not _is_somebody(atoms, stop + 1):
        return None
    met = tuple(replace(form, verb=_MEETS) for form in atoms[at].kinds["verb"] if form.verb.sense == "hold")
    return [atoms[at]._replace(kinds={"verb": met})], at + 1


def _how_long(atoms: Sequence[Atom], at: int) -> int | None:
    """Where it stands how long: "spent some three hours", «провёл в среду в Риге два часа», «провёл там день с X»."""
    first = at
    while first < min(len(atoms), at + _LONGEST_RESULT) and atoms[first].has("at", "on", "place", "date", "there"):
        first += 1
    near = range(first, min(len(atoms), first + len(("some", "three", "hours"))))
    lasting = next((i for i in near if atoms[i].has("duration")), None)
    if lasting is None and first + 1 < len(atoms) and atoms[first].has("how_long") and atoms[first + 1].has("with"):
        return first
    return lasting


def passed_time_with(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Verbrachte am Montag in Genf eine Stunde mit Präsident X": met him; not "drei Jahre mit X im Gefängnis"."""
    pairs = enumerate(pairwise(atoms))
    hours = (i for i, (a, b) in pairs if a.has("duration") and a.kinds["duration"].unit != "day" and b.has("with"))
    led = next((i for i in hours if abs(i - at) <= _LONGEST_SPENT), None)
    if led is None or led + 2 >= len(atoms) or not _is_somebody(atoms, led + 2):
        return None
    noun = next((atom for atom in atoms[led + 3 : led + 3 + _LONGEST_LEAD] if atom.capital or atom.has(*_POSTS)), None)
    if atoms[led + 2].has("definite") and (noun is None or not noun.has(*_POSTS)):
        return None  # "mit der Suche nach X"
    if any(atom.has("punct") for atom in atoms[min(at, led) : led if led > at else at]):
        return None
    met = VerbForm(_MEETS, "participle" if led < at else "past")
    return [atoms[at]._replace(kinds={"verb": (met,)})], at + 1


def _are_two(before: Sequence[Atom]) -> bool:
    """ "X and Y spent two hours together", "he and his counterpart, Y, spent …": two, and "and" between; nothing but
    what stands beside a name follows the last one."""
    joints = [index for index, atom in enumerate(before) if atom.has("and")]
    names = [index for index, atom in enumerate(before) if atom.has("name")]
    if len(joints) != 1 or not names or len(names) > len("XY") or names[-1] < joints[0]:
        return False
    first = names[0] < joints[0] or any(atom.has("he", "office", "title") for atom in before[: joints[0]])
    return first and all(atom.text == "," or atom.has(*_BESIDE_A_NAME) for atom in before[names[-1] + 1 :])


_BESIDE_A_NAME = (
    "possessive", "nation", "country", "possessive_s", "former", "office", "title", "counterpart", "of", "definite",
)  # fmt: skip


def convened(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Convened talks between X and Y": held them, and met nobody himself that the verb tells of."""
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_LEAD) and atoms[stop].has("indefinite", "word", "format", "first"):
        stop += 1
    forms = atoms[at].kinds.get("verb", ())
    meets = any(form.verb.sense == "meet" for form in forms)
    if not meets or stop >= len(atoms) or not atoms[stop].has("noun"):
        return None
    held = tuple(replace(form, verb=_HOLDS) for form in forms)
    return [atoms[at]._replace(kinds={**atoms[at].kinds, "verb": held})], at + 1


def told_there(atoms: Sequence[Atom], at: int) -> Taken:
    """ "At a meeting in Rome on Monday, President X told Chancellor Y that …": Y was there, as whom he "urged" was."""
    if not any(form.verb.sense == "say" for form in atoms[at].kinds.get("verb", ())) or not atoms[0].has("at", "soft"):
        return None
    comma = next((i for i in range(min(at, _LONGEST_JOINED)) if atoms[i].text == ","), None)
    met = comma is not None and any(atom.has("noun") for atom in atoms[:comma])
    others = [atom for atom in (*atoms[1 : comma or 0], *atoms[(comma or 0) + 1 : at]) if not atom.has("noun")]
    if not met or any(atom.has("verb", "punct", "with", "of") and not atom.has("at") for atom in others):
        return None
    somebody = at + 1 < len(atoms) and atoms[at + 1].has("office", "title", "name", "counterpart", "possessive")
    return ([atoms[at]._replace(kinds={"addressed": None})], at + 1) if somebody else None


def over_a_meal(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Over dinner in Riga on Tuesday, X and Y settled their quarrel", "X handed Y the list over lunch": at a meal of
    theirs; "the row over dinner with X", "mocked X over lunch" and "over lunch bills" tell of none."""
    theirs = at > 1 and atoms[at - 1].has("tie") and atoms[at - 2].has("theirs")
    if at and not theirs and not _are_at_table(atoms, at):
        return None
    over, _, meal = atoms[at].text.partition(" ")
    end = atoms[at].start + len(over)
    led = atoms[at]._replace(end=end, text=over, norm=normalise(over), kinds={"at": None})
    served = atoms[at]._replace(
        start=end + 1, text=meal, norm=normalise(meal), kinds={"noun": MeetingNoun("in_person")}, capital=False
    )
    return [led, served], at + 1


def _are_at_table(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a meal ends what two did: one of them something to the other, or both together."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is not None and not behind.has("punct", "date", "at", "on"):
        return False
    before = atoms[:at]
    names = [index for index, atom in enumerate(before) if atom.has("name")]
    acts = any(atom.has("verb", "noun", "punct", "not", "by", *_OPEN) for atom in before)
    if len(names) != len("XY") or acts:
        return False
    post = names[1]
    while post - 1 > names[0] and atoms[post - 1].has("office", "title", "nation", "country", "possessive_s", "former"):
        post -= 1
    led = atoms[post - 1]
    if led.has("and"):
        return names[1] + 1 < at  # "X and Y ironed out the details over dinner"
    given = names[1] + 1 < at and "past" in led.forms and not led.has("appraises", "of_whom")
    return led.has("from_to") or given or (led.has("addressed") and not led.has("appraises", "of_whom"))


_OPEN = ("will", "would", "hedge", "hedge_modal", "condition", "plan_modal", "plan_words", "opinion_modal")


def on_a_day(atoms: Sequence[Atom], at: int) -> Taken:
    """ "In Wednesday's meeting with X, Mayor Y promised …": in the meeting, which was on that day."""
    if at + 3 >= len(atoms) or not atoms[at + 1].has("date") or not atoms[at + 2].has("possessive_s"):
        return None
    if atoms[at].has("after", "before"):
        return None  # where the day is read with its noun
    stop = at + 3
    while stop < min(len(atoms), at + 3 + _LONGEST_LEAD) and atoms[stop].has("word", "format", "duration"):
        stop += 1
    if stop >= len(atoms) or not atoms[stop].has("noun"):
        return None
    led, owner = atoms[at], atoms[at + 2]
    return [atoms[at + 1], led._replace(start=owner.start, end=owner.end, text=owner.text, norm=owner.norm)], at + 3


def on_a_date(atoms: Sequence[Atom], at: int) -> Taken:
    """ "At a February 2 meeting with X, Mayor Y promised …", "after a White House meeting with X", "questions about a
    December meeting with X": at the meeting, which was on that day, or there."""
    first = at + 1 + (at + 1 < len(atoms) and atoms[at + 1].has("indefinite", "definite", "possessive"))
    while first < len(atoms) and atoms[first].has("first", "ordinal"):
        first += 1
    noun = first
    while noun < min(len(atoms), first + _LONGEST_LEAD) and not atoms[noun].has("noun"):
        if not (_is_day(atoms[noun]) or _is_town(atoms[noun]) or atoms[noun].has("word", "format")):
            return None
        noun += 1
    if noun == first or noun >= len(atoms) or not atoms[noun].has("noun") or atoms[at].has("before"):
        return None
    if atoms[noun].has("gathering") or not (first > at + 1 or atoms[at].has("soft")):
        return None
    own = [atom for atom in atoms[first:noun] if atom.has("date", "place")]
    if not own or (atoms[first].has("word") and atoms[first].capital):
        return None
    told = atoms[at + 1].has("definite") and not (noun + 1 < len(atoms) and atoms[noun + 1].has("with", "between"))
    if told or not (atoms[first].has("place") or first > at + 1):
        return None  # "after the March 12 meeting", which was told of; "at Thursday talks"
    behind = own[-1].end + 1
    led = [
        a._replace(start=behind, end=behind, text="", norm="") for a in atoms[at:first] if not a.has("ordinal", "first")
    ]
    rest = [atom for atom in atoms[first:noun] if atom.start >= behind]
    return [*map(_without_bound, own), *led, *rest], noun


def _is_day(atom: Atom) -> bool:
    return atom.has("date") and atom.kinds["date"].granularity in ("day", "weekday", "month")


def _is_town(atom: Atom) -> bool:
    """A town or a building, and no country."""
    return atom.has("place") and not atom.has("country", "nation")


def _without_bound(atom: Atom) -> Atom:
    """The day itself, and not after it; the building, and not who works there."""
    if not atom.has("date"):
        return atom._replace(kinds={"place": atom.kinds["place"]})
    return atom._replace(kinds={"date": replace(atom.kinds["date"], bound=None, bound_start=None)})


def opening_them(atoms: Sequence[Atom], at: int) -> Taken:
    """«Открывая в среду в Риге переговоры с X, министр Y …»: at the talks, which were then and there."""
    noun = at + 1
    while noun + 1 < len(atoms) and atoms[noun].has("at", "on") and atoms[noun + 1].has("date", "place"):
        noun += 2
    if noun == at + 1 or noun >= len(atoms) or not atoms[noun].has("noun") or atoms[at].kinds.keys() != {"at"}:
        return None
    start = atoms[noun].start
    return [*atoms[at + 1 : noun], atoms[at]._replace(start=start, end=start, text="", norm="")], noun


def among_them(atoms: Sequence[Atom], at: int) -> Taken:
    """«Провёл ряд встреч, в том числе с X»: with him."""
    if not at or at + 2 >= len(atoms) or atoms[at].text != "," or not atoms[at - 1].has("noun"):
        return None
    several = any(atom.has("and") for atom in atoms[at:]) and not any(atom.has("series") for atom in atoms[:at])
    return ([], at + 2) if atoms[at + 1].has("open") and atoms[at + 2].has("with") and not several else None


def at_such_a(atoms: Sequence[Atom], at: int) -> Taken:
    """ "In his first meeting with X, Mayor Y promised …", "during a tense two-hour meeting with X, …": at the meeting;
    what it was like adds nothing but how long it took."""
    if at and not atoms[at - 1].has("punct", "that", "and"):
        return None
    first = at + 1 + (at + 1 < len(atoms) and atoms[at + 1].has("possessive", "definite", "indefinite"))
    noun = first
    while noun < min(len(atoms), first + _LONGEST_LIKENESS) and not atoms[noun].has("noun"):
        joined = atoms[noun].glued and atoms[noun].text == "-"  # "closed-door"
        if not (joined or atoms[noun].has("first", "ordinal", *_LIKE) or _is_plain(atoms[noun])):
            return None
        noun += 1
    behind = atoms[noun + 1] if first < noun and noun + 1 < len(atoms) and atoms[noun].has("noun") else None
    if behind is None or not behind.has("with") or any(atom.has("other") for atom in atoms[first:noun]):
        return None
    lasting = [atom for atom in atoms[first:noun] if atom.has("duration")]
    if lasting and first == at + 1:
        return None
    start = lasting[-1].end + 1 if lasting else 0
    led = (
        [a._replace(start=start, end=start, text="", norm="") for a in atoms[at:first]] if lasting else atoms[at:first]
    )
    plain = [a._replace(kinds={"ignorable": None}) for a in atoms[first:noun] if a.start >= start]
    return [*lasting, *led, *plain], noun


def _is_plain(atom: Atom) -> bool:
    return atom.kinds.keys() == {"word"} and not atom.capital


_LONGEST_LIKENESS = 7  # atoms of "first, tense closed-door"
_LIKE = ("then", "bilateral", "exclusive", "duration", "format", "sitting")


_BEFORE_A_HOUSE = ("indefinite", "definite", "possessive", "first", "ordinal", "possessive_s", "word", "verb", "have")


def at_his_house(atoms: Sequence[Atom], at: int) -> Taken:
    """ "A White House meeting between X and Y": there, and not with the White House."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is None or not behind.has("noun") or not atoms[at].has("place"):
        return None
    if not at or not atoms[at - 1].has(*_BEFORE_A_HOUSE):
        return None
    return [atoms[at]._replace(kinds={"place": atoms[at].kinds["place"]})], at + 1


def sat_with(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Sat with Iran's chief negotiator at 2pm", "sat on Monday night in an Athens hotel with …": met."""
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_JOINED) and not atoms[stop].has("with", "verb", "punct"):
        stop += 1
    if any(atom.has("bench") for atom in atoms):
        return None  # "saß mit ihm im Aufsichtsrat"
    if stop + 1 >= len(atoms) or not atoms[stop].has("with") or not _is_somebody(atoms, stop + 1):
        return None
    return [atoms[at]._replace(kinds={"verb": (VerbForm(_MEETS, "past"),)})], at + 1


def _is_somebody(atoms: Sequence[Atom], at: int) -> bool:
    """ "The prime minister of Lebanon", "President X", "Poland's minister": an article may lead them. Not "with his
    head in his hands"."""
    if atoms[at].has("possessive"):
        return any(atom.has("counterpart", "name") for atom in atoms[at + 1 : at + _LONGEST_LEAD])
    led = atoms[at].has("definite", "former", "then") and at + 1 < len(atoms)
    owned = atoms[at].has("country") and at + 1 < len(atoms)  # "Kenya's minister", "Kenya Finance Minister X"
    owned = owned and atoms[at + 1].has("possessive_s", "office", "title")
    return owned or atoms[at + led].has(*_SOMEBODY)


def joined_for(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Joined German Foreign Minister … for dinner": met."""
    if not atoms[at].has("joined") or not any(f.verb.sense == "attend" for f in atoms[at].kinds.get("verb", ())):
        return None
    for index in range(at + 1, min(len(atoms) - 1, at + _LONGEST_JOINED)):
        if atoms[index].has("on", "at") and (call := _call(atoms, index + 1)) is not None:
            joined = atoms[at]._replace(kinds={"verb": (VerbForm(_MEETS, "past"),)})
            form = atoms[call]._replace(kinds={"format": atoms[call].kinds["noun"].format})
            led = atoms[index]._replace(kinds={"at": None, "on": None})
            return [joined, *atoms[at + 1 : index], led, *atoms[index + 1 : call], form], call + 1
        if atoms[index].has("for", "purpose") and atoms[index + 1].has("noun"):
            if index > at + 1 and atoms[index - 2].has("at") and not set(atoms[index - 1].kinds) - {"word"}:
                return None  # "joined X in calling for talks"
            return [atoms[at]._replace(kinds={"verb": (VerbForm(_MEETS, "past"),)})], at + 1
    return None


def _call(atoms: Sequence[Atom], at: int) -> int | None:
    """Where the noun of "on a video call" stands, of which only "video call" is left."""
    at += at < len(atoms) and atoms[at].has("indefinite")
    if at >= len(atoms) or not atoms[at].has("noun"):
        return None
    return at if atoms[at].kinds["noun"].format in ("phone", "video") else None


def meeting_too(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Moor visited Tirana on Monday, meeting Prime Minister …": and met him."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if not at or atoms[at - 1].text != "," or behind is None or not behind.has(*_SOMEBODY) or behind.has("with"):
        return None
    known = any(atom.has("verb") and not atom.has("noun") for atom in atoms[:at])
    if not (known or any(_acts(*pair) for pair in pairwise(atoms[:at]))):  # whose subject could have met anybody
        return [atoms[at]._replace(kinds={"word": None})], at + 1  # those who are met did not meet each other
    if any(atom.has("hedge_modal", "opinion_modal", "plan_modal", "will", "condition", "not") for atom in atoms[:at]):
        return None  # what may be, and what was not, says nothing of what it would have led to
    first = atoms[at]
    joint = first._replace(end=first.start, text="", norm="", kinds={"and": None}, capital=False)
    return [joint, first._replace(kinds={"verb": (VerbForm(_MEETS, "past"),)})], at + 1


def sitting_down_too(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Moor defended the plan, sitting down on Monday with Prime Minister …", "…, dining in Rome with …": and met him;
    "insisted on dining with X" tells of no more than a wish."""
    if not at or not is_doing(atoms[at]):
        return None
    led = atoms[at - 1]
    wants = led.has("verb") and not any(form.verb.sense == "see" for form in led.kinds["verb"])
    if wants or (led.has("on", "of", "about", "from", "without", "idea") and not led.has("after", "before", "by")):
        return [atoms[at]._replace(kinds={"word": None})], at + 1  # "insisted on dining with X"
    if atoms[at - 1].text != ",":
        return None
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_JOINED) and atoms[stop].has("at", "on", "date", "place", "definite"):
        stop += 1
    if stop + 1 >= len(atoms) or not atoms[stop].has("with") or not atoms[stop + 1].has(*_SOMEBODY, "group"):
        return None
    if not any(atom.has("verb", "be") or "past" in atom.forms for atom in atoms[:at]):
        return None
    if any(atom.has("hedge_modal", "opinion_modal", "plan_modal", "will", "condition", "not") for atom in atoms[:at]):
        return None
    first = atoms[at]
    joint = first._replace(end=first.start, text="", norm="", kinds={"and": None}, capital=False)
    return [joint, first._replace(kinds={"verb": (VerbForm(_MEETS, "past"),)})], at + 1


def _acts(who: Atom, does: Atom) -> bool:
    """ "Rusk shuttled", "he was": somebody, and what he did or was, in words that nobody needs to know."""
    return who.has("name", "he", "they") and (does.has("be") or "past" in does.forms)


def audience(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Had an audience with King …": no listeners; "the level of interaction with the government" is nothing held."""
    if not atoms[at].has("audience") or at + 2 >= len(atoms):
        return None
    granted = _granted_by(atoms, at)
    if granted is not None:
        return granted
    of = atoms[at + 1].has("of") and atoms[at + 2].has("office", "title")  # "an audience of Pope X"
    if not (atoms[at + 1].has("with", "between") or of):
        return None
    before = atoms[max(0, at - _LONGEST_LEAD) : at]
    held = any(form.verb.sense == "hold" for atom in before for form in atom.kinds.get("verb", ()))
    led = ("indefinite", "definite", "possessive", "possessive_s", "no")
    if not (held or any(atom.has(*led) for atom in before[-2:])):
        return None
    if of and not (held and before[-1].has("indefinite")):
        return None  # "the appointment of Minister X"
    noun = atoms[at]._replace(kinds={"noun": MeetingNoun("in_person")})
    return ([noun, atoms[at + 1]._replace(kinds={"with": None})], at + 2) if of else ([noun], at + 1)


def _granted_by(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The audience granted today by Pope X to President Y": between X and Y."""
    if not atoms[at + 1].has("granted"):
        return None
    by = at + 2
    while by < len(atoms) and atoms[by].has("date", "on", "at", "place", "time_of_day") and not atoms[by].has("by"):
        by += 1
    to = by + 1
    while to < len(atoms) and atoms[to].has(*_WHO) and not atoms[to].has("infinitive_mark"):
        to += 1
    if to + 1 >= len(atoms) or to == by + 1 or not (atoms[by].has("by") and atoms[to].has("infinitive_mark")):
        return None
    if not atoms[to + 1].has(*_WHO):
        return None
    noun = atoms[at]._replace(kinds={"noun": MeetingNoun("in_person")})
    between, joint = atoms[by]._replace(kinds={"between": None}), atoms[to]._replace(kinds={"and": None})
    return [noun, *atoms[at + 2 : by], between, *atoms[by + 1 : to], joint], to + 1


_WHO = ("office", "title", "name", "nation", "definite", "of", "country", "group", "former")


def before_it(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Vor der Audienz bei Papst X traf er Y", "nach einem Gespräch beim Minister": with him; behind the verb it only
    says when."""
    noun = next((i for i in range(at + 1, min(at + _LONGEST_LEAD, len(atoms) - 2)) if atoms[i].has("noun")), None)
    if noun is None or not atoms[noun + 1].has("with_whom"):
        return None
    led = noun + 2 + atoms[noun + 2].has("definite")
    stop = led
    while stop < len(atoms) and atoms[stop].has("office", "title", "nation", "name"):
        stop += 1
    if stop == led:
        return None
    if any(atom.has("verb") for atom in atoms[:at]):
        return [], stop
    kinds = {kind: None for kind in ("with", "definite") if kind == "with" or atoms[noun + 1].has(kind)}
    return [*atoms[at : noun + 1], atoms[noun + 1]._replace(kinds=kinds)], noun + 2


def by_telephone(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Congratulated Prime Minister … by telephone", "in a phone call, X urged Y to …": called."""
    other = atoms[at].has("verb")  # which would be what the sentence tells, and not the call
    if not atoms[at].has("addressed") or not (_is_of_phone(atoms) or (other and _in_a_call(atoms[:at]))):
        return None
    return [atoms[at]._replace(kinds={"verb": (VerbForm(_CALLS, "past"), VerbForm(_CALLS, "participle"))})], at + 1


def quarrelled(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Argued (with X) on the phone": called; "argued that X was on the phone" and "on the phone, X argued" say of
    what, and not with whom."""
    stop = next((i for i in range(at + 1, len(atoms)) if atoms[i].has("that", "verb", "punct", "format")), len(atoms))
    if stop == len(atoms) or atoms[stop].kinds.get("format") != "phone" or " " not in atoms[stop].text:
        return None
    return [atoms[at]._replace(kinds={"verb": (VerbForm(_CALLS, "past"), VerbForm(_CALLS, "participle"))})], at + 1


def _is_of_phone(atoms: Sequence[Atom]) -> bool:
    """ "By phone", "a telephone conference"; but "grabbed her phone"."""
    return any(
        atom.kinds.get("format") == "phone" and not (at and atoms[at - 1].has("possessive", "possessive_s"))
        for at, atom in enumerate(atoms)
    )


def _in_a_call(before: Sequence[Atom]) -> bool:
    """Whether a call is named that is with nobody: in one "with reporters" somebody else may be told of."""
    calls = [index for index, atom in enumerate(before) if atom.has("noun") and atom.kinds["noun"].format == "phone"]
    if len(calls) != 1 or any(atom.has("no") for atom in before[: calls[0]]):
        return False  # "made no phone call and told X so"
    if any(atom.text in _QUOTES for atom in before):
        return False  # "“this is what we call progress”, X told Y"
    return not any(atom.has("with", "between", "of", "not", "no") for atom in before[calls[0] :])


_QUOTES = ('"', "“", "”")


def talks_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Spoke to Prime Minister …", "spoke on Tuesday to the President", "had spoken at length to her", "spoke by phone
    to X": with whom."""
    if not atoms[at].has("from_to") or not at or at + 1 >= len(atoms) or atoms[at].has("at", "on"):
        return None
    verb = at - 1
    if atoms[verb].has("and"):  # "talked to X in Riga and to Y in Tallinn"
        first = next((i for i in reversed(range(verb)) if atoms[i].has("from_to")), 0)
        again = first and atoms[verb - 1].has("date", "place") and talks_to(atoms, first) is not None
        return ([atoms[at]._replace(kinds={"with": None})], at + 1) if again and _is_somebody(atoms, at + 1) else None
    while verb and at - verb < _LONGEST_RESULT and _is_how_or_when(atoms, verb):
        verb -= 1
    forms = atoms[verb].kinds.get("verb", ())
    talks = any(form.verb.sense == "talk" or (form.verb.sense == "call" and not form.verb.one_sided) for form in forms)
    return ([atoms[at]._replace(kinds={"with": None})], at + 1) if talks and _is_somebody(atoms, at + 1) else None


_BEFORE_TO = ("on", "for", "date", "ignorable", "exclusive", "format", "duration", "time_of_day")


def _is_how_or_when(atoms: Sequence[Atom], at: int) -> bool:
    """ "On Tuesday", "for an hour", "late on"."""
    late = list(atoms[at].kinds) == ["word"] and atoms[at + 1].has("on", "date")
    return (late or atoms[at].has(*_BEFORE_TO)) and not atoms[at].has("verb")
