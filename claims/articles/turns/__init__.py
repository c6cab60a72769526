"""Turns of phrase that articles use of meetings, made plain before phrases are read; each function here takes one.

What stands instead says no more than the words did: "denied reports of a meeting with X" denies a meeting with X,
"the next one is due in May" is the next meeting, "said about this at a meeting" said it at a meeting.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from claims.articles.turns import (
    among,
    apart,
    before_colon,
    came_along,
    company,
    denials,
    did_not,
    having_met,
    journeys,
    left_out,
    meant,
    not_until,
    of_a_life,
    of_others,
    passing,
    second_infinitives,
    time_given,
    topics,
    unsaid,
    wanted,
    whereabouts,
    whose,
)
from claims.articles.writing import Row, Taken, begun_by, rewritten
from claims.reading.lexicon import MeetingNoun, Verb, VerbForm
from claims.reading.scan import Atom

_BEFORE_A_NOUN = ("definite", "indefinite", "possessive", "word", "nation", "ignorable", "duration", "format", "number")
_BEFORE_REPORTED = ("indefinite", "definite", "word", "exclusive", "leaves_open")  # "Berichte über ein angebliches …"
_LONGEST_JOINED = 8  # atoms of "joined" and whom, before "for dinner"; of "sat on Monday in a hotel", before "with"
_LONGEST_LEAD = 4  # "his former Polish counterpart"
_LONGEST_RESULT = 6  # atoms of "über die Ergebnisse seines" before a noun of meeting
_MEETING = {"noun": MeetingNoun(None)}
_MEETS, _CALLS, _SAYS = Verb("spend time", "meet"), Verb("address", "call"), Verb("speak", "say")
_DENIES = VerbForm(Verb("deny", "deny"), "past")
_SOMEBODY = ("office", "title", "counterpart", "name", "nation", "possessive", "he", "group")
_VERBS = ("will", "hedge_modal", "plan_modal", "plan_words", "opinion_modal", "be", "verb")
_HEADS = (
    "word", "noun", "name", "office", "title", "counterpart", "nation", "aide", "then", "group", "former", "number",
    "venue", "place", "thing", "bodies", "ministry", "other", "country", "media", "statement", "people", "last",
    "first", "ordinal", "capital", "alliance", "armed_forces", "ignorable", "duration", "format", "host",
)  # fmt: skip


def plain_turns(atoms: Sequence[Atom]) -> Sequence[Atom]:
    """The atoms of a sentence with such turns made plain."""
    return rewritten(atoms, _begun)


def _about_this(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Об этом министр сообщил после встречи с …", "заявил об этом на встрече": nothing that anybody talked about."""
    if not atoms[at].has("about") or at + 2 >= len(atoms) or set(atoms[at + 1].kinds) != {"definite"}:
        return None
    if atoms[at].has("on"):
        return None  # "on the Indonesian island"
    return None if atoms[at + 2].has("word", "noun", "thing", "statement", "date", "media", "place") else ([], at + 2)


def _reports_of(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Denied reports of a meeting with …", "hat Medienberichte über ein Treffen mit … dementiert": denied it."""
    if not atoms[at].has("about", "of") or not at or not atoms[at - 1].has("media", "statement", "falsehood"):
        return None
    stop = at + 1
    while stop < len(atoms) and atoms[stop].has(*_BEFORE_REPORTED) and stop - at < 4:
        stop += 1
    denied = any(form.verb.sense == "deny" for atom in atoms for form in atom.kinds.get("verb", ()))
    denied |= any(atom.has("falsehood") for atom in (*atoms[: at - 1], *atoms[stop:]))
    return ([], at + 1) if denied and stop < len(atoms) and atoms[stop].has("noun") else None


def _report_itself(atoms: Sequence[Atom], at: int) -> Taken:
    """The "reports" of `_reports_of`."""
    if not atoms[at].has("media", "statement", "falsehood") or at + 1 >= len(atoms):
        return None
    return ([], at + 1) if _reports_of(atoms, at + 1) is not None else None


def _next_one(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Die nächste soll am 5. November in Szeged stattfinden", "eine weitere Runde", "a further round": a meeting."""
    if not atoms[at].has("coming") or at + 1 >= len(atoms):
        return None
    behind = atoms[at + 1]
    if behind.has("round"):
        return [atoms[at]._replace(kinds={"other": None}), behind._replace(kinds=_MEETING)], at + 2
    opens = at > 0 and atoms[at - 1].has("indefinite") and all(atom.has("punct") for atom in atoms[: at - 1])
    after = atoms[at + 2] if at + 2 < len(atoms) else None
    if opens and behind.has("noun") and after is not None and not after.has("with", "between", "of"):
        one_more = atoms[at]._replace(kinds={"other": None, "ignorable": None})
        return [one_more, behind], at + 2  # "A second meeting, in August, took place"
    led = at > 0 and atoms[at - 1].has("definite")
    goes_on = behind.has(*_VERBS) and not behind.has("noun", "name")
    return ([atoms[at]._replace(kinds=_MEETING | {"other": None})], at + 1) if led and goes_on else None


def _sequel(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Der Gegenbesuch soll im März in Turin stattfinden", "eine Fortsetzung ist geplant": if it is to come."""
    if not atoms[at].has("sequel"):
        return None
    planned = any(form.verb.sense == "plan" for atom in atoms for form in atom.kinds.get("verb", ()))
    planned |= any(atom.has("hedge_modal", "plan_words", "will") for atom in atoms[at + 1 :])
    return ([atoms[at]._replace(kinds=_MEETING | {"other": None})], at + 1) if planned else None


def _speaking(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Speaking after talks with X, Y said": no talk of its own."""
    opens = at == 0 or atoms[at - 1].text in ",–—"
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if not atoms[at].has("speaking") or behind is None:
        return None
    if at and atoms[at - 1].has("after") and behind.has("from_to") and not behind.has("purpose"):
        return [], at + 2  # "accused Brussels of meddling after emerging from talks with X"
    if at and atoms[at - 1].has("be") and behind.has("after", "before"):  # "was speaking after meeting X"
        return [atoms[at]._replace(kinds={"verb": (VerbForm(_SAYS, "past"),)})], at + 1
    if not opens:
        return None
    if behind.has("from_to") and not behind.has("purpose"):  # "Emerging from a meeting with X"
        return [behind._replace(kinds={"after": None})], at + 2
    return ([], at + 1) if behind.has("after", "at", "before", "on", "from_to") else None


def _spent(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Had spent some three hours with President …": met."""
    if not any(form.verb.sense == "hold" for form in atoms[at].kinds.get("verb", ())) or at + 2 >= len(atoms):
        return None
    lasting = next((i for i in range(at + 1, min(len(atoms), at + 4)) if atoms[i].has("duration")), None)
    if lasting is None:
        return None
    stop = lasting + 1  # "провела четыре часа за чаем в кабульском квартале с врачом …"
    while stop < min(len(atoms), lasting + _LONGEST_RESULT) and not atoms[stop].has("with", "verb", "punct"):
        stop += 1
        if atoms[stop - 1].has("reciprocal"):
            break
    together = stop < len(atoms) and atoms[stop - 1].has("reciprocal") and any(a.has("they") for a in atoms[:at])
    if together:  # "the pair spent more than an hour together"
        stop = at
    elif stop + 1 >= len(atoms) or not atoms[stop].has("with") or not _is_somebody(atoms, stop + 1):
        return None
    met = tuple(replace(form, verb=_MEETS) for form in atoms[at].kinds["verb"] if form.verb.sense == "hold")
    return [atoms[at]._replace(kinds={"verb": met})], at + 1


def _sat_with(atoms: Sequence[Atom], at: int) -> Taken:
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
    led = atoms[at].has("definite") and at + 1 < len(atoms)
    owned = atoms[at].has("country") and at + 1 < len(atoms) and atoms[at + 1].has("possessive_s")
    return owned or atoms[at + led].has(*_SOMEBODY)


def _joined_for(atoms: Sequence[Atom], at: int) -> Taken:
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


def _meeting_too(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Moor visited Tirana on Monday, meeting Prime Minister …": and met him."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if not at or atoms[at - 1].text != "," or behind is None or not behind.has(*_SOMEBODY) or behind.has("with"):
        return None
    if not any(atom.has("verb") and not atom.has("noun") for atom in atoms[:at]):
        return None  # no verb whose subject could have met anybody
    if any(atom.has("hedge_modal", "opinion_modal", "plan_modal", "will", "condition", "not") for atom in atoms[:at]):
        return None  # what may be, and what was not, says nothing of what it would have led to
    first = atoms[at]
    joint = first._replace(end=first.start, text="", norm="", kinds={"and": None}, capital=False)
    return [joint, first._replace(kinds={"verb": (VerbForm(_MEETS, "past"),)})], at + 1


def _audience(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Had an audience with King …": no listeners; "the level of interaction with the government" is nothing held."""
    if not atoms[at].has("audience") or at + 1 >= len(atoms) or not atoms[at + 1].has("with", "between"):
        return None
    before = atoms[max(0, at - _LONGEST_LEAD) : at]
    held = any(form.verb.sense == "hold" for atom in before for form in atom.kinds.get("verb", ()))
    led = ("indefinite", "definite", "possessive", "possessive_s", "no")
    if not (held or any(atom.has(*led) for atom in before[-2:])):
        return None
    return [atoms[at]._replace(kinds={"noun": MeetingNoun("in_person")})], at + 1


def _by_telephone(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Congratulated Prime Minister … by telephone", "in a phone call, X urged Y to …": called."""
    other = atoms[at].has("verb")  # which would be what the sentence tells, and not the call
    if not atoms[at].has("addressed") or not (_is_of_phone(atoms) or (other and _in_a_call(atoms[:at]))):
        return None
    return [atoms[at]._replace(kinds={"verb": (VerbForm(_CALLS, "past"), VerbForm(_CALLS, "participle"))})], at + 1


def _is_of_phone(atoms: Sequence[Atom]) -> bool:
    return any(atom.kinds.get("format") == "phone" for atom in atoms)


def _in_a_call(before: Sequence[Atom]) -> bool:
    """Whether a call is named that is with nobody: in one "with reporters" somebody else may be told of."""
    calls = [index for index, atom in enumerate(before) if atom.has("noun") and atom.kinds["noun"].format == "phone"]
    if len(calls) != 1 or any(atom.has("no") for atom in before[: calls[0]]):
        return False  # "made no phone call and told X so"
    return not any(atom.has("with", "between", "of", "not", "no") for atom in before[calls[0] :])


def _object(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Where President X received her with honours", "где его приняла премьер-министр": whom, and not whose."""
    if not atoms[at].has("whom"):
        return None
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    met = behind is not None and behind.has("verb") and not behind.has("noun", "visit")
    if behind is not None and behind.has(*_HEADS, "visit") and not met:
        return None
    if behind is not None and behind.has("date") and any(a.has("visit", "noun") for a in atoms[at + 2 : at + 3]):
        return None  # "during her April visit"
    if behind is not None and any(form.verb.sense == "hold" for form in behind.kinds.get("verb", ())):
        return None  # "её проведёт министр": a meeting, and nobody
    return [atoms[at]._replace(kinds={"he": None})], at + 1


def _results(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Über die Ergebnisse seines Gesprächs mit …", "об итогах переговоров с …": it is told of what was after them."""
    if not atoms[at].has("about", "soft", "of", "on") or atoms[at].has("verb"):
        return None
    stop = at + 1
    while stop < len(atoms) and stop - at < _LONGEST_RESULT and not atoms[stop].has("noun"):
        hyphen = atoms[stop].text == "-" and atoms[stop].glued  # "российско-таджикистанских"
        if not (atoms[stop].has("result", "definite", "possessive", "of", "indefinite", "nation") or hyphen):
            return None
        stop += 1
    told = any(atom.has("result") for atom in atoms[at:stop])
    if not told or stop >= len(atoms) or not atoms[stop].has("noun"):
        return None
    own = [atom for atom in atoms[at + 1 : stop] if atom.has("definite", "possessive", "indefinite")][-1:]
    end = own[0].start - 1 if own else atoms[stop - 1].end
    return [atoms[at]._replace(end=max(end, atoms[at].end), kinds={"after": None}), *own], stop


_BEFORE_THEM = ("punct", "date", "verb", "ignorable", "noun", "have", "that", "when", "by_then")


def _those(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The leaders discussed …", "die Minister trafen einander", "лидеры провели переговоры": those told of before."""
    if not atoms[at].has("several") or any(atom.has("no") for atom in atoms[:at]):
        return None  # "никакой встречи министров не будет"
    lead = at - 2 if at > 2 and atoms[at - 1].glued and atoms[at - 2].has("country") else at  # "der US-Außenminister"
    led = lead > 0 and atoms[lead - 1].has("definite", "they", "both") and not atoms[lead - 1].has("at", "of")
    den = led and atoms[lead - 1].has("plural_article") and (lead < 2 or not atoms[lead - 2].has(*_GOVERNS))
    if den or (led and _is_one(atoms, lead)):
        one = {kind: value for kind, value in atoms[at].kinds.items() if kind != "several"} or {"word": None}
        return [atoms[at]._replace(kinds=one)], at + 1  # "hatte den Präsidenten getroffen"
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    alone = behind is None or not behind.has(*_HEADS, "of", "from_to", "and", "possessive_s", "definite")
    alone |= behind is not None and behind.has("at") and not behind.has("of")  # "die Minister am 16. Februar"
    first = at == 0 or atoms[at - 1].has(*_BEFORE_THEM)
    if not alone or not (led or first):
        return None
    kept: dict[str, Any] = {kind: None for kind in ("they", "side") if kind == "they" or atoms[at].has(kind)}
    if atoms[at].has("office"):
        kept["held_by"] = atoms[at].kinds["office"].role  # "the presidents": which office those two hold
    they = atoms[at]._replace(kinds=kept)
    met = _each_other((they, *atoms[at + 1 :]), 0)  # "мужчины встретились в понедельник"
    return (met[0], at + met[1]) if met is not None else ([they], at + 1)


def _is_one(atoms: Sequence[Atom], at: int) -> bool:
    """ "Am Mittwoch sprach der Minister mit X": by its article and its verb; but "das Treffen der Minister"."""
    genitive = at > 1 and atoms[at - 2].has("noun", "name", "media", "thing", "title", "office", "statement", "number")
    return atoms[at - 1].has("his_article") and not genitive and not any(atom.has("plural") for atom in atoms)


# Prepositions behind which "den" is of several.
_GOVERNS = ("with", "between", "at", "of", "from_to", "after", "before", "by", "since", "soft", "about", "and")


def _adjunct(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Spoke of tariffs at a meeting with X", "signed it after two hours of talks": the meeting is no part of what was
    spoken of; a mark sets it apart."""
    if not at or not atoms[at].has("after", "at") or atoms[at - 1].has("punct") or atoms[at].has("verb"):
        return None
    stop, lasting = at + 1, False
    while stop < min(len(atoms), at + _LONGEST_RESULT) and not atoms[stop].has("noun"):
        lasting = atoms[stop].has("of") and atoms[at].has("after")
        if not (atoms[stop].has(*_BEFORE_A_NOUN) or lasting):
            return None
        stop += 1
    if stop + 1 >= len(atoms) or not atoms[stop].has("noun"):
        return None
    forms = (form for atom in atoms for form in atom.kinds.get("verb", ()))
    met = any(form.verb.sense in _TOLD and not form.verb.impersonal for form in forms)
    if not (lasting or atoms[stop + 1].has("with", "between", "name") or not met):
        return None
    mark = atoms[at]._replace(end=atoms[at].start, text="", norm="", kinds={"punct": ""}, glued=False, nations=())
    if lasting:
        return [mark, atoms[at]._replace(end=atoms[stop - 1].end, kinds={"after": None})], stop
    return [mark, atoms[at]], at + 1


def _inserted(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Переговоры лидеров, сообщил он, пройдут в пятницу", "the talks, a spokesman said, will begin …": what is said
    goes on behind the words for who says so. Somebody by name stays: he is the speaker."""
    if atoms[at].text != "," or not at:
        return None
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_RESULT) and atoms[stop].text != ",":
        if atoms[stop].has("name", "noun", "date", "place", "with", "that", "relative", "have", "be"):
            return None
        stop += 1
    if stop + 1 >= len(atoms) or atoms[stop].text != "," or atoms[stop + 1].has("that", "relative", "and"):
        return None
    forms = [form for atom in atoms[at:stop] for form in atom.kinds.get("verb", ())]
    told = bool(forms) and all(form.verb.sense == "say" and form.tense in ("past", "present") for form in forms)
    goes_on = any(form.verb.sense in _TOLD for atom in atoms[stop:] for form in atom.kinds.get("verb", ()))
    return ([], stop + 1) if told and goes_on else None


def _described_place(atoms: Sequence[Atom], at: int) -> Taken:
    """ "In der belagerten ukrainischen Hauptstadt", "in downtown Vienna", "in a central Athens hotel": words in small
    letters that describe a place are left out, so that it stands behind its "in"."""
    if not atoms[at].has("at") or atoms[at].has("verb", "noun"):
        return None
    first = at + 1
    while first < len(atoms) and atoms[first].has("definite", "indefinite", "possessive") and first - at < 3:
        first += 1
    stop = first
    while stop < min(len(atoms), first + 3) and (set(atoms[stop].kinds) <= _DESCRIBING or atoms[stop].has("number")):
        if atoms[stop].has("place") and not (stop + 1 < len(atoms) and atoms[stop + 1].has("place")):
            break
        stop += 1
    if stop == first or stop >= len(atoms) or not atoms[stop].has("place") or atoms[stop].kinds["place"].compound:
        return None
    if any(atom.capital or set(atom.kinds) != _WORD for atom in atoms[first:stop]) and atoms[stop].capital:
        return None  # but "in the Bavarian village of Kreuth"
    return [*atoms[at:first], atoms[stop]], stop + 1


def _site(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Ort der Begegnung war Sofia", "the venue was Geneva": a meeting was there, if one was told of."""
    if not atoms[at].has("site") or (at and not atoms[at - 1].has("definite")):
        return None
    for stop in range(at + 1, min(at + _LONGEST_SITE, len(atoms))):
        if atoms[stop].has("place") and any(atom.has("be") for atom in atoms[at:stop]):
            led = atoms[stop]._replace(end=atoms[stop].start, text="", norm="", kinds={"at": None}, nations=())
            middle = [atom for atom in atoms[at + 1 : stop] if not atom.has("noun", "definite")]
            return [atoms[at]._replace(kinds=_MEETING), *middle, led, atoms[stop]], stop + 1
        inside = atoms[stop].has("at") and atoms[stop - 1].has("venue") and stop + 1 < len(atoms)
        if inside and atoms[stop + 1].has("place"):  # "Treffpunkt war ein Hotel in Genf"
            return [atoms[at]._replace(kinds=_MEETING), *atoms[stop : stop + 2]], stop + 2
        if atoms[stop].has("name", "verb", "at", "punct"):
            return None
    return None


def _site_of(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The venue for the meeting between X and Y on Monday was Oslo": as `_site`, with those who met."""
    if not atoms[at].has("site") or at > 1:
        return None
    noun = next((i for i in range(at + 1, min(at + _LED, len(atoms))) if atoms[i].has("noun")), None)
    noun = at if noun is None and " " in atoms[at].text else noun  # "местом встречи": the noun is in it
    be = next((i for i in range(at + 1, len(atoms)) if i != noun and atoms[i].has("be", "verb", "punct")), len(atoms))
    if noun is None or not noun < be < len(atoms) - 1 or not atoms[be].has("be") or not atoms[be + 1].has("place"):
        return None
    led = atoms[be]._replace(end=atoms[be].start, text="", norm="", kinds={"at": None}, nations=())
    met = atoms[noun]._replace(kinds=_MEETING) if noun == at else atoms[noun]
    return [met, led, atoms[be + 1], *atoms[noun + 1 : be], atoms[be]], be + 2


def _hosted(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Oslo hosted a meeting between X and Y", "Баку принял переговоры X и Y": it was there."""
    if at or len(atoms) < 3 or atoms[at].kinds["place"].compound or not atoms[at].kinds["place"].candidates:
        return None
    forms = atoms[at + 1].kinds.get("verb", ())
    noun = next((i for i in range(at + 2, min(at + 2 + _LED, len(atoms))) if atoms[i].has("noun")), None)
    host = bool(forms) and all(form.verb.sense == "host" and form.tense != "attributive" for form in forms)
    if (
        noun is None
        or not host
        or not all(a.has("definite", "indefinite", "word", "nation") for a in atoms[at + 2 : noun])
    ):
        return None
    led = atoms[at]._replace(end=atoms[at].start, text="", norm="", kinds={"at": None}, nations=())
    return [led, atoms[at]], at + 1


_LED = 4  # atoms up to a noun of meeting: "the first ever"


def _was_site(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Genf war am Montag Schauplatz eines Treffens von X und Y": it was there."""
    if at or len(atoms) < 3 or not atoms[1].has("be") or not any(a.has("site") for a in atoms[:_LONGEST_SITE]):
        return None
    led = atoms[at]._replace(end=atoms[at].start, text="", norm="", kinds={"at": None}, nations=())
    return [led, atoms[at]], at + 1


_WORD = {"word"}
_DESCRIBING = {"word", "name", "nation", "place", "country", "capital"}
_LONGEST_SITE = 7  # atoms of "Ort der Begegnung war am Mittwoch Sofia"
_TOLD = ("happen", "meet", "hold", "plan", "cancel", "talk", "host", "discuss", "last")


def _set_free(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Neben einer Rede auch ein Gespräch mit …", "für den Minister noch ein Treffen mit …": a meeting of its own."""
    if not atoms[at].has("indefinite") or not at or atoms[at].has("verb"):
        return None
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_RESULT) and set(atoms[stop].kinds) <= {
        "word",
        "ignorable",
        "format",
        "duration",
    }:
        stop += 1
    if stop + 1 >= len(atoms) or not atoms[stop].has("noun") or not atoms[stop + 1].has("with", "between"):
        return None
    if not atoms[at - 1].has("ignorable", "name", "office", "title", "place", "date"):
        return None
    mark = atoms[at]._replace(end=atoms[at].start, text="", norm="", kinds={"punct": ""}, glued=False, nations=())
    return [mark, *atoms[at:stop]], stop


def _who_is_named_behind(atoms: Sequence[Atom], at: int) -> int | None:
    """ "Dem Gastgeber, Aserbaidschans Umweltminister X": where the words begin that say who he is."""
    stop = at + 2
    if stop >= len(atoms) or atoms[at + 1].text != ",":
        return None
    while stop < min(len(atoms), at + 2 + _LED) and atoms[stop].has("definite", "nation", "country"):
        stop += 1
    named = stop + 1 < len(atoms) and atoms[stop].has("office", "title") and atoms[stop + 1].has("name")
    return at + 2 + atoms[at + 2].has("definite") if named else None


def _guest(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Am Dienstag unterhielt sich der Gast mit …": whoever is told of, but those he met."""
    if not atoms[at].has("host") or at + 1 >= len(atoms) or atoms[at].has("verb"):
        return None
    led = at > 0 and atoms[at - 1].has("definite", "possessive") and not atoms[at - 1].has("at", "of")
    behind = atoms[at + 1]
    opens = at == 0 or atoms[at - 1].has("punct", "date", "ignorable", "when")
    if led and (named := _who_is_named_behind(atoms, at)) is not None:
        return [atoms[at]._replace(kinds={"title": None})], named
    ended = led and at > 1 and atoms[at - 2].has("with") and behind.has("punct")  # "with the host."
    bare = opens and behind.has("verb") and not behind.has("noun")  # "сегодня гость встретился с …"
    if (
        not (led or bare)
        or (behind.has(*_HEADS, "of", "and", "punct", "possessive_s") and not ended)
        or (behind.has("definite") and not behind.has("at"))
    ):
        return None
    kinds = {kind: None for kind in ("he", "guest", "visiting") if kind != "visiting" or atoms[at].has("visiting")}
    return [atoms[at]._replace(kinds=kinds)], at + 1


def _national(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Die Kolumbianerin sprach mit …", "the Austrian met …", "словак встретился …": whoever of them was told of."""
    if not atoms[at].has("nation") or at + 1 >= len(atoms) or atoms[at].has("country", "office", "word"):
        return None
    led = at > 0 and atoms[at - 1].has("definite") and not atoms[at - 1].has("at", "of")
    if led and at > 1 and atoms[at - 1].has("plural_article") and atoms[at - 2].has("with", "at", "after"):
        return None  # "bei der Begegnung mit den Isländern"
    behind = atoms[at + 1]
    acts = behind.has("verb", "have", "be", "will", "do") and not behind.has("noun", "office", "title")
    goes_on = led and not behind.has(*_HEADS, "and", "punct", "of", "town", "tie")
    goes_on &= behind.has("at") or not behind.has("definite")  # "empfing den Franzosen am Montag"
    if not (acts and (led or at == 0 or atoms[at - 1].has("punct", "date", "name", "place"))) and not goes_on:
        return None
    return [atoms[at]._replace(kinds={"he": None, "national": atoms[at].kinds["nation"].country})], at + 1


def _compatriot(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Турецкий лидер", "с китайским гостем": whoever of that country was told of."""
    if at + 1 >= len(atoms) or not atoms[at].has("nation") or not atoms[at + 1].has("compatriot"):
        return None
    if at + 2 < len(atoms) and atoms[at + 2].has("name", "nation", "country", "title", "office"):
        return None  # "турецкий политик Халук …"
    text, kinds = f"{atoms[at].text} {atoms[at + 1].text}", {"he": None, "national": atoms[at].kinds["nation"].country}
    return [atoms[at]._replace(end=atoms[at + 1].end, text=text, kinds=kinds, nations=())], at + 2


def _whoever(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Глава региона встретился с послом", "градоначальник принял консула": whoever was told of."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is None or behind.has("name", "office", "title", "nation", "country", "place", "aide") or behind.capital:
        return None
    hero = {"the_hero": None} if atoms[at].has("the_hero") else {}
    return [atoms[at]._replace(kinds={"he": None, "he_subject": None, **hero})], at + 1


def _it_was(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Она состоялась в Кремле", "they took place in Geneva", "она отменена": the meeting told of."""
    if at or len(atoms) < 3 or atoms[at].has("verb", "noun"):
        return None
    if _came_to_nothing(atoms):
        return [atoms[at]._replace(kinds=_MEETING | {"it_was": None})], at + 1
    forms = atoms[1].kinds.get("verb", ())
    happens = bool(forms) and all(form.verb.sense in ("happen", "last") for form in forms)
    led = atoms[2].has("at", "on", "date", "place", "duration", "for", "apart")
    return ([atoms[at]._replace(kinds=_MEETING | {"it_was": None})], at + 1) if happens and led else None


def _came_to_nothing(atoms: Sequence[Atom]) -> bool:
    """ "Она не состоялась", "она была отменена", "они сорвались из-за …": behind the pronoun, and without an object."""
    said = 1 + atoms[1].has("be", "not")
    if said + 1 >= len(atoms) or not atoms[said + 1].has("punct", "soft", "at", "on", "date"):
        return False
    forms = atoms[said].kinds.get("verb", ())
    if atoms[1].has("not"):
        return any(form.verb.sense == "happen" for form in forms)
    off = any((form.verb.sense, form.tense) == ("cancel", "participle") for form in forms)
    return off or atoms[said].has("fell_through")


def _each_other(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The two met in Geneva", "министры в мае встречались в Сегеде": each other, as nobody else is named."""
    if not atoms[at].has("they") or at + 2 >= len(atoms):
        return None
    stop = at + 1
    before = _BEFORE_MET if atoms[at].has("she") else (*_BEFORE_MET, "date", "at", "place", "both_countries")
    while stop < len(atoms) and (atoms[stop].has(*before) or _agrees(atoms[stop])):
        stop += 1
    meets = stop < len(atoms) and any(f.verb.sense == "meet" and f.verb.hit for f in atoms[stop].kinds.get("verb", ()))
    free = ("at", "on", "date", "punct", "duration", "for", "exclusive", "any_more", "ignorable", "format", "first")
    if not meets or stop + 1 >= len(atoms) or not atoms[stop + 1].has(*free):
        return None
    mark = atoms[stop]._replace(start=atoms[stop].end, text="", norm="", kinds={"reciprocal": None}, glued=True)
    return [*atoms[at : stop + 1], mark], stop + 1


_BEFORE_MET = (
    "have", "ignorable", "will", "last", "first", "be", "exclusive", "plan_words", "plan_modal", "infinitive_mark",
    "would",
)  # fmt: skip


def _agrees(atom: Atom) -> bool:
    """ "They agreed to meet in New York"."""
    return any(form.verb.sense in ("agree", "plan") for form in atom.kinds.get("verb", ()))


def _together(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Zuletzt waren die beiden im Mai in Genf zusammengetroffen": each other, as nothing is struck "together"."""
    forms = atoms[at].kinds["verb"]
    joined = any(form.joined and form.verb.hit for form in forms)
    if not joined or not any(atom.has("they", "several") for atom in atoms[:at]):
        return None
    met = tuple(replace(form, verb=replace(form.verb, hit=False)) for form in forms)
    return [atoms[at]._replace(kinds={"verb": met})], at + 1


def _talks_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Spoke to Prime Minister …", "spoke on Tuesday to the President", "had spoken at length to her": with whom."""
    if not atoms[at].has("from_to") or not at or at + 1 >= len(atoms) or atoms[at].has("at", "on"):
        return None
    verb = at - 1
    if atoms[verb].has("and"):  # "talked to X in Riga and to Y in Tallinn"
        first = next((i for i in reversed(range(verb)) if atoms[i].has("from_to")), 0)
        again = first and atoms[verb - 1].has("date", "place") and _talks_to(atoms, first) is not None
        return ([atoms[at]._replace(kinds={"with": None})], at + 1) if again and _is_somebody(atoms, at + 1) else None
    while verb and at - verb < _LONGEST_RESULT and _is_how_or_when(atoms, verb):
        verb -= 1
    talks = atoms[verb].has("verb") and any(form.verb.sense == "talk" for form in atoms[verb].kinds["verb"])
    return ([atoms[at]._replace(kinds={"with": None})], at + 1) if talks and _is_somebody(atoms, at + 1) else None


_BEFORE_TO = ("on", "for", "date", "ignorable", "exclusive", "format", "duration", "time_of_day")


def _is_how_or_when(atoms: Sequence[Atom], at: int) -> bool:
    """ "On Tuesday", "for an hour", "late on"."""
    late = list(atoms[at].kinds) == ["word"] and atoms[at + 1].has("on", "date")
    return (late or atoms[at].has(*_BEFORE_TO)) and not atoms[at].has("verb")


def _untrue(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Reports of a meeting with X are false": deny it."""
    if not atoms[at].has("falsehood") or not any(_reports_of(atoms, index) is not None for index in range(len(atoms))):
        return None
    return [atoms[at]._replace(kinds={"verb": (_DENIES,)})], at + 1


def _whom_she(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Präsident X, den sie am Montag getroffen hatte", "X, mit dem Minister Y sprach, …": the relative pronoun is
    none of the other one's words."""
    led = at > 1 and atoms[at - 1].has("with") and not atoms[at - 1].has("definite")
    if not at or atoms[at - 1 - led].text != "," or not atoms[at].has("definite") or at + 1 >= len(atoms):
        return None
    behind = atoms[at + 1]
    pronoun = behind.has("they", "he", "she") and not behind.has("definite")
    named = behind.has("name", "office", "title") and not behind.has("definite", "word")
    if not pronoun and not (named and _ends_in_verb(atoms, at + 1)):
        return None
    return [atoms[at]._replace(kinds={"relative": None})], at + 1


def _ends_in_verb(atoms: Sequence[Atom], at: int) -> bool:
    """Whether the clause here ends in its verb, as one that hangs on another does, and has no other before."""
    stop = next((i for i in range(at, len(atoms)) if atoms[i].has("punct") and not atoms[i].glued), len(atoms))
    stop = next((i for i in range(at, stop) if atoms[i].text in (",", ".")), stop)
    last = stop - 2 if atoms[stop - 1].has("have", "will", "plan_modal", "hedge_modal") else stop - 1
    met = any(form.verb.sense in _TOLD for form in atoms[last].kinds.get("verb", ()))
    return last > at and met and not any(atom.has("verb", "have", "and", "not", "never") for atom in atoms[at:last])


def _house(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Die beiden Institute verhandelten": not the two people who were told of. Any other noun."""
    name = atoms[at]._replace(kinds={"name": atoms[at].text})
    return [name], at + 1


def _two_houses(atoms: Sequence[Atom], at: int) -> Taken:
    """The "die beiden" of `_house`."""
    if at + 1 >= len(atoms) or not atoms[at + 1].has("houses"):
        return None
    return [atoms[at]._replace(kinds={"definite": None})], at + 1


def _him(atoms: Sequence[Atom], at: int) -> Taken:
    """ "С ним встретился президент …": one person, though "к ним" means several."""
    if not atoms[at].has("him") or not at or not atoms[at - 1].has("with"):
        return None
    return [atoms[at]._replace(kinds={"he": None})], at + 1


# Each with the kinds of word that it may begin with: most words begin none, and are not looked at any further. A third
# part says what a turn needs in the sentence; tests/test_turns.py holds that it takes nothing without.
TURNS: tuple[Row, ...] = (
    *unsaid.TURNS,
    (_joined_for, {"joined"}),
    (_audience, {"audience"}),
    (_meeting_too, {"gerund"}),
    (_spent, {"verb"}, {"duration"}),
    (_sat_with, {"sat"}),
    (_together, {"verb"}, {"they", "several"}),
    (_by_telephone, {"addressed"}),
    (_set_free, {"indefinite"}),
    (_guest, {"host"}),
    (_compatriot, {"nation"}),
    (_national, {"nation"}),
    (_whoever, {"whoever", "the_hero"}),
    (_two_houses, {"they"}),
    (_house, {"houses"}),
    (_him, {"him"}),
    (_whom_she, {"relative"}),
    (_it_was, {"they", "he", "it", "she"}),
    (_each_other, {"they"}),
    (_talks_to, {"from_to"}),
    (_about_this, {"about"}),
    *came_along.TURNS,
    *denials.TURNS,
    *not_until.TURNS,
    *did_not.TURNS,
    *having_met.TURNS,
    *time_given.TURNS,
    *journeys.TURNS,
    *passing.TURNS,
    *whose.TURNS,
    *company.TURNS,
    *among.TURNS,
    *wanted.TURNS,
    *meant.TURNS,
    *of_a_life.TURNS,
    *of_others.TURNS,
    *second_infinitives.TURNS,
    *left_out.TURNS,
    *before_colon.TURNS,
    (_inserted, {"punct"}, {"verb"}),
    (_described_place, {"at"}, {"place"}),
    (_site, {"site"}),
    (_site_of, {"site"}),
    (_hosted, {"place"}),
    (_was_site, {"place"}, {"site"}),
    (_untrue, {"falsehood"}),
    (_reports_of, {"about", "of"}),
    (_report_itself, {"media", "statement", "falsehood"}),
    (_next_one, {"coming"}),
    (_sequel, {"sequel"}),
    (_speaking, {"speaking"}),
    (_object, {"whom"}),
    (_results, {"about", "soft", "of", "on"}, {"result"}),
    (_adjunct, {"after", "at"}, {"noun"}),
    (_those, {"several"}),
    *topics.TURNS,
    *apart.TURNS,
    *whereabouts.TURNS,
)
_begun = begun_by(TURNS)
