"""What was denied without the verb for it: "dismissed reports of a meeting", "contrary to reports, none took place".

As in claims/articles/turns, each function takes one turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from claims.articles.turns.one_more import ends_part
from claims.articles.writing import Row, Taken
from claims.reading.gathering import MEETING_SENSES
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
    while stop < len(atoms) and atoms[stop].text != ".":
        stop += 1  # "on Tuesday": when it was denied, and not when they met
    return [atoms[at]._replace(kinds={"noun": MeetingNoun(None), "it_was": None})], stop


def _is_of_being(atom: Atom) -> bool:
    return any(form.verb.sense == "happen" and form.tense == "past" for form in atom.kinds.get("verb", ()))


def _denied_this(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X это опроверг.", "в компании эту информацию опровергли": the same, with the object before its verb."""
    verb = atoms[at + 1] if at and at + 1 < len(atoms) else None
    forms = verb.kinds.get("verb", ()) if verb is not None else ()
    if verb is None or not any(form.verb.sense == "deny" and form.tense in ("past", "present") for form in forms):
        return None
    if any(ends_part(atom) or atom.has("verb") for atom in atoms[:at]) or _goes_on(atoms[at + 2 :]):
        return None
    return [verb, atoms[at]._replace(kinds={"noun": MeetingNoun(None), "it_was": None})], at + 2


def _goes_on(behind: Sequence[Atom]) -> bool:
    """Whether more than a full stop follows, or a colon and what was said: «это опровергли: «Контактов не было»»."""
    return bool(behind) and behind[0].text not in (".", ":")


def _called_false(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Y calls this a fabrication.", "Y's office dismissed the report as nonsense.": who says so denies what was said
    just before, as in _denied_it; and nothing by "called the budget a lie"."""
    told = at + 1
    told += told < len(atoms) and atoms[told].has(*_LEADS) and not atoms[told].has("told_so")
    if told >= len(atoms) or not atoms[told].has("told_so", "statement", "media"):
        return None
    if any(atom.has("punct", "noun", "that", "not") for atom in atoms[:at]):
        return None
    stop = _behind_falsehood(atoms, told + 1)
    return _denied_whole(atoms, at, stop) if stop is not None else None


def _this_called_false(atoms: Sequence[Atom], at: int) -> Taken:
    """«В пресс-службе это назвали выдумкой.»: the same, with the object before its verb."""
    if at + 1 >= len(atoms) or not atoms[at + 1].has("called_so") or not atoms[at].has("told_so", "statement"):
        return None
    if any(ends_part(atom) or atom.has("verb", "noun", "that", "not") for atom in atoms[:at]):
        return None
    stop = _behind_falsehood(atoms, at + 2)
    return _denied_whole(atoms, at + 1, stop) if stop is not None else None


def _is_false(atoms: Sequence[Atom], at: int) -> Taken:
    """«Это ложь», сказал Y; «Это полная выдумка.»: likewise, where no verb stands between."""
    if any(not atom.has("punct") for atom in atoms[:at]):
        return None
    false = at + 1
    while false < len(atoms) and atoms[false].has("wholly"):
        false += 1
    stop = _behind_falsehood(atoms, false) if false < len(atoms) and atoms[false].has("falsehood") else None
    return _denied_whole(atoms, at, stop) if stop is not None else None


def _not_borne_out(atoms: Sequence[Atom], at: int) -> Taken:
    """«Информация не подтвердилась.»: nor does anybody say so."""
    if any(ends_part(atom) or atom.has("verb", "noun") for atom in atoms[:at]) or at + 3 >= len(atoms):
        return None
    _, negated, proved, end = atoms[at : at + 4]
    if not (negated.has("not") and proved.has("borne_out") and end.text == "."):
        return None
    return _denied_whole(atoms, at, at + 3)


def _body_denies(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The government in Kinshasa denied it.", "… calls this a lie": a body that only speaks, and meets nobody."""
    stop = at + 1
    while stop < len(atoms) and atoms[stop].has("at", "place", "of"):
        stop += 1
    if (
        at + 1 > len(_LEADS)
        or stop >= len(atoms)
        or any(not atom.has(*_LEADS, "nation", "word") for atom in atoms[:at])
    ):
        return None
    denies = any(form.verb.sense == "deny" for form in atoms[stop].kinds.get("verb", ()))
    if not denies and not atoms[stop].has("called_so", "dismissed", "says_it_was"):
        return None
    if not any(atom.has("told_so", "statement", "media") for atom in atoms[stop:]):
        return None  # "the government denied the visa"
    return [atoms[at]._replace(kinds={"ministry": None})], at + 1


def _was_false(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Said the report was false.", "“That is a lie,” said Y.": likewise, of what was said just before."""
    led = at - (at > 0 and atoms[at - 1].has("definite"))
    before = [atom for atom in atoms[:led] if not atom.has("punct")]
    says = any(form.verb.sense == "say" for atom in before[-2:] for form in atom.kinds.get("verb", ()))
    if (before and not (says and before[-1].has("verb", "that"))) or any(atom.has("noun", "not") for atom in before):
        return None
    if at + 1 >= len(atoms) or not atoms[at + 1].has("be"):
        return None
    stop = _behind_falsehood(atoms, at + 2)
    return _denied_whole(atoms, at, stop) if stop is not None else None


def _behind_falsehood(atoms: Sequence[Atom], at: int) -> int | None:
    """Where "as a complete fabrication", "nonsense" ends, if nothing follows but when it was said, or by whom."""
    false = at
    while false < len(atoms) and atoms[false].has("when", "indefinite", "word", "ignorable", "media", "wholly"):
        false += 1
    if false >= len(atoms) or not atoms[false].has("falsehood"):
        return None
    behind = list(takewhile(lambda atom: atom.text != ".", atoms[false + 1 :]))  # "…", said X. "I was not there"
    if behind and not behind[0].has("punct", "on", "date"):
        return None  # "called this a lie told by his rivals"
    told = ("verb", "word", "name", "office", "title", "he", "aide", "possessive", "definite", "possessive_s", "venue")
    if any(not atom.has("punct", "on", "date", *told) for atom in behind):
        return None
    stop = false + 1
    while stop < len(atoms) and atoms[stop].has("on", "date"):
        stop += 1  # when it was called so, and not when they met
    return stop


def _denied_whole(atoms: Sequence[Atom], at: int, stop: int) -> Taken:
    return [
        atoms[at]._replace(kinds={"verb": _DENIES}),
        atoms[stop - 1]._replace(kinds={"noun": MeetingNoun(None), "it_was": None}),
    ], stop


def _did_not(atoms: Sequence[Atom], at: int) -> Taken:
    """ "They did not.", "He never did.", "She did not; they will speak by phone.", behind a sentence in which somebody
    says that they met."""
    words = atoms[at : at + len(("they", "did", "not", "."))]
    whole = len(words) > len(("they", "did", "not")) - 1 and all(atom.has("punct") for atom in atoms[:at])
    if not whole or any(atom.text not in (".", ";") for atom in words[3:]):
        return None
    if not (words[1].has("past_do", "never") and words[2].has("not", "past_do")):
        return None
    return _denied_whole(atoms, at, at + len(("they", "did", "not")))


def _as_he_did_not(atoms: Sequence[Atom], at: int) -> Taken:
    """ "We reported that X had met Y; they did not.": so nobody says that they did."""
    words = [i for i, atom in enumerate(atoms) if not atom.has("punct", "rather")][-len(("they", "did", "not")) :]
    who, did, no = (atoms[i] for i in words) if words[0] > at else (None, None, None)
    if who is None or did is None or no is None or not who.has("they", "he", "she"):
        return None
    if not (did.has("past_do") and no.has("not")) or not atoms[words[0] - 1].has("punct", "rather"):
        return None
    return [atoms[at]._replace(kinds={"hedge": None})], at + 1


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


def _although_denying(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X had met Y, despite denying it at his hearing": that he did is told, and not that he did not."""
    if at + 1 >= len(atoms) or not any(_meets(form) for atom in atoms[:at] for form in atom.kinds.get("verb", ())):
        return None
    denying = atoms[at + 1]
    if "gerund" not in denying.forms or all(form.verb.sense != "deny" for form in denying.kinds.get("verb", ())):
        return None
    return [atoms[at], denying._replace(kinds={"word": None})], at + 2


def _meets(form: VerbForm) -> bool:
    return form.verb.sense in MEETING_SENSES and form.tense == "past"


# Each with the kinds of word that it may begin with.
TURNS: tuple[Row, ...] = (
    (_supposed, {"hedge_modal"}, {"that"}),
    (_although_denying, {"soft"}, {"to deny"}),
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
    (_called_false, {"called_so", "dismissed", "says_it_was"}, {"falsehood"}, {"told_so", "statement", "media"}),
    (_this_called_false, {"told_so", "statement"}, {"falsehood"}, {"called_so"}),
    (_is_false, {"told_so"}, {"falsehood"}),
    (_not_borne_out, {"told_so", "statement"}, {"not"}, {"borne_out"}),
    (_body_denies, {"bodies"}, {"told_so", "statement", "media"}),
    (_was_false, {"told_so", "statement", "media"}, {"falsehood"}, {"be"}),
    (_did_not, {"he", "they"}, {"past_do"}, {"not", "never"}),
    (_as_he_did_not, {"that"}, {"past_do"}, {"not"}, {"he", "they"}),
)
