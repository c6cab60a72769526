"""What was denied without the verb for it: "dismissed reports of a meeting", "contrary to reports, none took place".

As in claims/articles/turns, each function takes one turn.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import Row, Taken
from claims.reading.lexicon import MeetingNoun, Verb, VerbForm
from claims.reading.scan import Atom

_NEAR = 9  # atoms of "dismissed as 'a fairy tale for the silly season' a magazine's claim"
_DECLINES = VerbForm(Verb("decline", "wish"), "past")
_IS_OFF = VerbForm(Verb("be off", "cancel"), "past")
_DENIES = (VerbForm(Verb("deny", "deny"), "past"), VerbForm(Verb("deny", "deny"), "participle"))


def _dismissed(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Dismissed reports that he had met X", "rejected as a fairy tale a magazine's claim that …": and nobody, as in
    "dismissed the minister". Who "rejected a meeting" or "an offer to meet" did not want one, and denies none."""
    if _is_of_a_meeting(atoms, at) or _is_an_offer(atoms, at):
        return [atoms[at]._replace(kinds={"verb": (_DECLINES,)})], at + 1
    told = next((i for i in range(at + 1, min(len(atoms), at + _NEAR)) if atoms[i].has("media", "statement")), None)
    if told is not None and told + 1 < len(atoms) and atoms[told + 1].has("media", "statement"):
        told += 1  # "media reports that", "newspaper claims of"
    if told is None or any(atom.has("name", "office", "title", "with") for atom in atoms[at + 1 : told]):
        return None
    behind = next((atom for atom in atoms[told + 1 :] if atom.text != ","), None)  # "Berichten, wonach er …"
    reported = any(atom.has("in_reported_speech") for atom in atoms[told + 1 : told + _NEAR])  # "Berichten, er habe …"
    if behind is None or not (reported or behind.has("that", "of", "about", "possessive_s", "from_to")):
        return None
    return [atoms[at]._replace(kinds={"verb": _DENIES})], at + 1


def _is_of_a_meeting(atoms: Sequence[Atom], at: int) -> bool:
    stop = at + 1
    while stop < len(atoms) and atoms[stop].has("indefinite", "word", "format", "nation", "exclusive"):
        stop += 1
    return stop < len(atoms) and atoms[stop].has("noun")


def _is_an_offer(atoms: Sequence[Atom], at: int) -> bool:
    """ "Rejected an offer from X to meet", "a request to see him"; but "rejected rumours of a meeting"."""
    stop = at + 1
    while stop < len(atoms) and atoms[stop].has("indefinite", "definite", "possessive", "word", "nation"):
        stop += 1
    led = atoms[stop + 1] if stop + 1 < len(atoms) else None
    return led is not None and atoms[stop].has("idea") and led.has("infinitive_mark", "by", "from")


def _lied(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Warf ihm nach dem Treffen vor, gelogen zu haben", "accused him of a lie": not about the meeting."""
    infinitive = at + 1 < len(atoms) and atoms[at + 1].has("infinitive_mark")
    accused = any(atom.has("accuses") for atom in atoms[:at])
    return ([atoms[at]._replace(kinds={"word": None})], at + 1) if infinitive or accused else None


def _rejected(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Отверг встречу с X": he will not come to one, and denies nothing of what was."""
    noun = next((i for i in range(at + 1, min(len(atoms), at + _LED)) if atoms[i].has("noun")), None)
    if noun is None or any(atom.has("about", "media", "statement", "that", "with") for atom in atoms[at + 1 : noun]):
        return None
    return [atom._replace(kinds={"word": None}) for atom in atoms[at : noun + 1]], noun + 1


_LED = 4  # atoms of "отверг прямую личную встречу"


def _supposed(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Dementierte Berichte, wonach er X getroffen haben soll": the reports say that he did."""
    denied = any(form.verb.sense == "deny" for atom in atoms[:at] for form in atom.kinds.get("verb", ()))
    return ([], at + 1) if denied and at and atoms[at - 1].has("have") else None


def _came_to_nothing(atoms: Sequence[Atom], at: int) -> Taken:
    """«Обещанной на понедельник встречи с X не получилось»: it did not come about; but «разговора не получилось» may
    say how one went, and «договориться на намеченной встрече не получилось» what there was not at it."""
    noun = next((i for i in reversed(range(at)) if atoms[i].has("noun")), 0)
    if not atoms[at + 1 : at + 2] or not atoms[at + 1].has("came_off") or any(a.has("punct") for a in atoms[:at]):
        return None
    promised = next((i for i in range(noun) if _is_promised(atoms[i])), None)
    if promised is None or any(not atom.has("at", "on", "date", "for", "word") for atom in atoms[promised + 1 : noun]):
        return None
    if any(not atom.has("ignorable", "date", "on") for atom in atoms[:promised]):
        return None
    return [atoms[at + 1]._replace(start=atoms[at].start, kinds={"verb": (_IS_OFF,), "came_off": None})], at + 2


def _is_promised(atom: Atom) -> bool:
    plans = any(f.verb.sense == "plan" and f.tense == "attributive" for f in atom.kinds.get("verb", ()))
    return plans or atom.has("promised")


def _denied_it(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Y denied it.", "Y denied the claim on Tuesday.", behind a sentence in which X says that they met: the meeting
    told of (claims/articles/threads asks for such a sentence)."""
    led = at - (atoms[at - 1].has("definite") if at else 0)
    forms = atoms[led - 1].kinds.get("verb", ()) if led else ()
    if not any(form.verb.sense == "deny" and form.tense in ("past", "present") for form in forms):
        return None
    aged = [i for i in range(1, led) if atoms[i].text == ","][:2]  # "X, 71, denies it"
    numbered = len(aged) > 1 and aged[1] == aged[0] + 2 and atoms[aged[0] + 1].has("number")
    if any(atom.has("punct") for i, atom in enumerate(atoms[:led]) if not (numbered and i in aged)):
        return None  # "X said he had met Y, but Y denied this": told by the clause itself
    stop = at + 1
    if stop < len(atoms) and any(_is_of_being(atom) for atom in atoms[stop : stop + 2]):  # "denies it ever happened"
        stop += 1 if _is_of_being(atoms[stop]) else 2
    behind = next((atom for atom in atoms[stop:] if not atom.has("on", "date")), None)
    if behind is not None and behind.text != ".":
        return None
    return [atoms[at]._replace(kinds={"noun": MeetingNoun(None), "it_was": None})], stop


def _is_of_being(atom: Atom) -> bool:
    return any(form.verb.sense == "happen" and form.tense == "past" for form in atom.kinds.get("verb", ()))


def _denied_this(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X это опроверг.", "в компании эту информацию опровергли": the same, with the object before its verb."""
    verb = atoms[at + 1] if at and at + 1 < len(atoms) else None
    forms = verb.kinds.get("verb", ()) if verb is not None else ()
    if verb is None or not any(form.verb.sense == "deny" and form.tense in ("past", "present") for form in forms):
        return None
    if any(atom.has("punct", "verb") for atom in atoms[:at]) or _goes_on(atoms[at + 2 :]):
        return None
    return [verb, atoms[at]._replace(kinds={"noun": MeetingNoun(None), "it_was": None})], at + 2


def _goes_on(behind: Sequence[Atom]) -> bool:
    """Whether more than a full stop follows, or a colon and what was said: «это опровергли: «Контактов не было»»."""
    return bool(behind) and behind[0].text not in (".", ":")


def _report_denied_by(atoms: Sequence[Atom], at: int) -> Taken:
    """ "To discuss a report denied by the firm": of something else. ", a report denied by Y" is of what was told before
    it."""
    if at + 1 >= len(atoms) or at < 2 or not atoms[at + 1].has("by") or not atoms[at - 1].has("statement", "media"):
        return None
    first = at - 1
    while first and atoms[first - 1].has(*_BEFORE_REPORT):
        first -= 1
    if not (_is_denied(atoms[at]) and first) or atoms[first - 1].text == ",":
        return None
    return [atoms[at]._replace(kinds={"word": None})], at + 1


def _by_report_denied(atoms: Sequence[Atom], at: int) -> Taken:
    """ "According to a report denied by Y": as by a rumour."""
    stop = at + 1
    while stop < len(atoms) and atoms[stop].has(*_BEFORE_REPORT):
        stop += 1
    if stop + 1 >= len(atoms) or not _is_denied(atoms[stop]) or not atoms[stop + 1].has("by"):
        return None
    rumour = atoms[stop - 1]._replace(kinds={"alleged": None})
    return [atoms[at], rumour, atoms[stop]._replace(kinds={"word": None})], stop + 1


_BEFORE_REPORT = ("indefinite", "definite", "media", "statement", "word", "nation")


def _is_denied(atom: Atom) -> bool:
    return any(form.verb.sense == "deny" and form.tense != "present" for form in atom.kinds.get("verb", ()))


def _nor_talks(atoms: Sequence[Atom], at: int) -> Taken:
    """ "No negotiations or talks have taken place between X and Y", "no meeting or call": neither, as one word."""
    noun = next((i for i in range(at + 1, min(len(atoms), at + _SECOND)) if not atoms[i].has("word", "format")), at + 1)
    if at < len(("no", "noun")) or noun >= len(atoms) or not (atoms[at - 1].has("noun") and atoms[noun].has("noun")):
        return None
    before = next((atom for atom in reversed(atoms[: at - 1]) if not atom.has("word", "bilateral", "format")), None)
    return ([], noun + 1) if before is not None and before.has("no") else None


def _attribute(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Tensions over their disputed border", "the cancelled flights": what is between an article and some thing denies
    or calls off no meeting; nor does what describes a thing that is discussed, "to discuss the last disputed islands",
    "talks over newly postponed elections"."""
    if not 0 < at < len(atoms) - 1 or atoms[at].has("noun"):
        return None
    forms = atoms[at].kinds.get("verb", ())
    past = all(form.verb.sense in _UNDO and form.tense in ("past", "participle", "attributive") for form in forms)
    if not past or atoms[at + 1].capital:
        return None
    led = atoms[at - 1].has(*_LEADS) and not atoms[at - 1].has("that")
    led |= all(form.tense == "attributive" for form in forms)  # "обсудили отложенные выборы"
    thing = atoms[at + 1].kinds.keys() <= {"word", "thing"}
    discussed = not atoms[at + 1].has(*_NO_THING) and _is_discussed(atoms, at)
    return ([atoms[at]._replace(kinds={"word": None})], at + 1) if (led and thing) or discussed else None


def _is_discussed(atoms: Sequence[Atom], at: int) -> bool:
    """Whether nothing but what describes a thing stands between a verb or preposition of a topic and an attribute."""
    before = next((i for i in range(at - 1, max(at - _DESCRIBED, 0), -1) if not _describes(atoms[i])), 0)
    discusses = any(form.verb.sense == "discuss" for form in atoms[before].kinds.get("verb", ()))
    return discusses or (atoms[before].has("about") and not atoms[before].has("on"))


def _by_others(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met the union after nurses rejected a pay offer", "… after a court cancelled the election": what others turned
    down or called off before that."""
    forms = atoms[at].kinds.get("verb", ())
    if atoms[at].has("noun") or not all(f.verb.sense in _UNDO and f.tense in ("past", "participle") for f in forms):
        return None
    led = next((i for i in range(at - 1, max(at - _SUBJECT, 0), -1) if atoms[i].has("after", "before")), 0)
    subject, behind = atoms[led + 1 : at], atoms[at + 1 : at + 1 + _SUBJECT]
    if not led or not subject or any(atom.has("punct", "verb", "noun", "he", "they", "be", "have") for atom in subject):
        return None
    stop = next((i for i, atom in enumerate(behind) if atom.has("punct")), len(behind))
    thing = stop > 0 and behind[0].has("definite", "indefinite", "possessive", "word", "number", "many")
    if not thing or behind[0].has("that") or any(atom.has("noun") for atom in behind[:stop]):
        return None
    tells = any(form.verb.sense in _MEETS for atom in atoms[:led] for form in atom.kinds.get("verb", ()))
    return ([atoms[at]._replace(kinds={"word": None})], at + 1) if tells else None


_MEETS = ("meet", "host", "talk", "call", "see", "discuss", "hold")
_SUBJECT = 6  # atoms of "the nurses of two hospitals", "a new pay offer"


def _describes(atom: Atom) -> bool:
    return atom.has(*_LEADS, "last") or (bool(atom.text) and atom.kinds.keys() <= {"word", "number", "ignorable"})


_UNDO = ("deny", "cancel")
_LEADS = ("definite", "possessive", "indefinite", "possessive_s")
_DESCRIBED = 5  # atoms from "discuss" to the attribute in "discuss the last remaining disputed islands"
_NO_THING = (
    "punct", "noun", "name", "office", "group", "he", "they", "him", "that", "by", "at", "date", "place", "verb",
    "statement", "media", "definite", "indefinite", "possessive", "relative", "and",
)  # fmt: skip
_SECOND = 4  # atoms of "or any formal talks"


# Each with the kinds of word that it may begin with.
TURNS: tuple[Row, ...] = (
    (_supposed, {"hedge_modal"}, {"that"}),
    (_lied, {"falsehood"}, {"infinitive_mark", "accuses"}),
    (_dismissed, {"dismissed"}),
    (_rejected, {"rejects"}),
    (_attribute, {"verb"}, {"to deny", "to cancel"}),
    (_by_others, {"verb"}, {"to deny", "to cancel"}, {"after", "before"}),
    (_came_to_nothing, {"not"}, {"came_off"}, {"noun"}),
    (_nor_talks, {"or"}, {"no"}, {"noun"}),
    (_by_report_denied, {"according"}, {"to deny"}, {"by"}),
    (_report_denied_by, {"to deny"}, {"by"}),
    (_denied_it, {"told_so", "statement", "media"}, {"to deny"}),
    (_denied_this, {"told_so", "statement"}, {"to deny"}),
)
