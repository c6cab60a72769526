"""Meetings that a sentence names and nobody tells of: those somebody calls for, warns of or invites to, and interviews.

As in claims/articles/turns, each function takes one turn: the noun stays a word and is no longer one of meeting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claims.articles.turns.company import is_declined
from claims.articles.writing import Row, Taken
from claims.reading.lexicon import Verb, VerbForm
from claims.reading.scan import Atom

_BEFORE_A_NOUN = (
    "definite", "indefinite", "possessive", "word", "nation", "ignorable", "number", "first", "coming", "format",
)  # fmt: skip
_LONGEST = 4  # atoms of "um ein baldiges persönliches"
_WORD = {"word": None}
_CALLS = ("wish", "believe")  # senses of "called for", "demanded"


def _wanted(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Bat am Montag um ein Treffen mit …", "ist zu Gesprächen mit … bereit": a call for one."""
    led = at - 1
    while led >= max(0, at - _LONGEST) and not atoms[led].has("toward", "invites"):
        if not atoms[led].has(*_BEFORE_A_NOUN):
            return None
        led -= 1
    if led < max(0, at - _LONGEST):
        return None
    kind = "calls_for" if atoms[led].has("toward") else "urges"
    said = any(atom.has(kind) for index, atom in enumerate(atoms) if index != led)
    return ([atoms[at]._replace(kinds=_WORD)], at + 1) if said else None


def _invited_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Hat X zu einem Gespräch eingeladen", "lädt ihn zu Gesprächen nach Wien ein": whether he comes is not said, but
    where it is "für Freitag"; who "lud ihn zum Gespräch" received him."""
    near = range(at - 1, max(-1, at - _LONGEST - 1), -1)
    led = next((i for i in near if atoms[i].has("invites") or not atoms[i].has(*_BEFORE_A_NOUN)), None)
    if led is None or not atoms[led].has("invites"):
        return None
    ends = [i for i, atom in enumerate(atoms) if atom.has("and") or (atom.has("punct") and atom.text)]
    clause = atoms[max((i for i in ends if i < at), default=0) : min((i for i in ends if i > at), default=len(atoms))]
    apart = clause[-1].has("apart")
    invited = any(a.has("invited") and not a.has("asked_in") and (apart or not a.has("asks_in")) for a in clause)
    invited |= is_declined(atoms) and any(a.has("asked_in", "asks_in") for a in clause)
    on_a_day = any((one.has("for") or one.kinds.keys() == {"on"}) and two.has("date") for one, two in pairwise(clause))
    return ([atoms[at]._replace(kinds=_WORD)], at + 1) if invited and not on_a_day else None


def _interview(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Im Gespräch mit der Zeitung", "in a call with reporters": what somebody told the press."""
    if at + 2 >= len(atoms) or not atoms[at + 1].has("with"):
        return None
    stop = at + 2
    while stop < min(len(atoms), at + 2 + _LONGEST) and not atoms[stop].has("media"):
        if not atoms[stop].has("definite", "indefinite", "word", "nation", "possessive"):
            return None
        stop += 1
    if stop >= len(atoms) or not atoms[stop].has("media"):
        return None
    behind = atoms[stop + 1] if stop + 1 < len(atoms) else None
    if behind is not None and behind.has("office", "title", "possessive_s"):
        return None  # "talks with the newspaper's owner"
    return [atoms[at]._replace(kinds=_WORD)], at + 1


def _calls_for_a_thing(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Called for new sanctions as she met X": for no meeting, and so nothing is said of that one."""
    forms = atoms[at].kinds["verb"]
    if atoms[at].has("noun", "hopes") or any(form.verb.sense not in _CALLS for form in forms):
        return None  # "hoped for a breakthrough in talks with X": in those to come
    for index in range(at + 1, len(atoms)):
        atom = atoms[index]
        if atom.has("infinitive_mark") and index + 1 < len(atoms) and atoms[index + 1].has("definite"):
            continue  # "demanded an end to the war"
        if atom.has("noun", "office", "title", "name", "verb", "infinitive_mark", "he", "they", "that", "group"):
            return None
        if atom.has("punct", "when", "after", "date", "at", "and", "of"):  # "called for the release of X"
            return ([atoms[at]._replace(kinds=_WORD | {"called_for": None})], at + 1) if index > at + 1 else None
    return None


def _possible(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Commented on a possible meeting with X": one that may never be, unless a verb says that it took place."""
    led = at > 0 and atoms[at - 1].has("definite", "indefinite", "possessive", "about", "of", "word")
    return _as_word(atoms, at, at + 1) if led and not atoms[at].capital else None


def _rumoured(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Rumours spread about a secret meeting between X and Y", "amid speculation over talks with X": what is said;
    who denies them denies the meeting."""
    near = range(at + 1, min(len(atoms), at + 1 + _LONGEST))
    led = next((i for i in near if atoms[i].has("about", "of") or not atoms[i].has("word", "verb")), None)
    if led is None or not atoms[led].has("about", "of") or any(atom.has("falsehood", "not") for atom in atoms):
        return None
    return _as_word(atoms, at, led + 1)


def _as_word(atoms: Sequence[Atom], at: int, begin: int) -> Taken:
    """With the next noun of meeting a word, where nothing stands between but what may describe it."""
    near = range(begin, min(len(atoms), begin + _LONGEST))
    stop = next((i for i in near if atoms[i].has("noun") or not atoms[i].has(*_BEFORE_A_NOUN, "exclusive")), None)
    if stop is None or not atoms[stop].has("noun") or any(form.verb.sense in _SETTLES for form in _forms(atoms)):
        return None
    if any(form.verb.sense == "happen" for form in _forms(atoms[stop:])):
        return None
    if atoms[stop].capital:
        return None  # where nouns have a capital letter, claims/articles/telling/certainty.py knows
    return [atoms[at]._replace(kinds={"hedge": None}), *atoms[at + 1 : stop + 1]], stop + 1


def _idea_of(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Talk of a secret meeting", "plans for a potential summit": of a meeting, whatever it would be like."""
    begin = at + 1 + (at + 1 < len(atoms) and atoms[at + 1].has("indefinite", "possessive"))
    stop = begin
    while stop < min(len(atoms), begin + _LONGEST) and atoms[stop].has("exclusive", "leaves_open"):
        stop += 1
    if stop == begin or stop >= len(atoms) or not atoms[stop].has("noun"):
        return None
    if any(form.verb.sense in _SETTLES for form in _forms(atoms)):
        return None
    return [*atoms[at:begin], atoms[stop]], stop + 1


def _forms(atoms: Sequence[Atom]) -> Iterator[VerbForm]:
    return (form for atom in atoms if not atom.has("noun") for form in atom.kinds.get("verb", ()))


_SETTLES = ("deny", "cancel", "plan")


def _prepared(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Обсудил с X подготовку встречи Y с Z": what they talked about is no talk of theirs; a mark sets it apart."""
    stop = next((i for i in range(at + 1, min(len(atoms), at + 1 + _LONGEST)) if atoms[i].has("noun")), None)
    if stop is None or not at or any(not atom.has(*_LIKE) for atom in atoms[at + 1 : stop]):
        return None
    forms = [form for atom in atoms[:at] for form in (() if atom.has("noun") else atom.kinds.get("verb", ()))]
    first = next((i + 1 for i in reversed(range(at)) if atoms[i].has("punct") and atoms[i].text), 0)
    if not forms or forms[-1].verb.sense != "discuss" or any(atom.has("noun") for atom in atoms[first:at]):
        return None
    behind = atoms[stop + 1] if stop + 1 < len(atoms) else None
    if behind is None or not behind.has(*_OF_WHOM):  # nobody is named who is to meet
        return [*atoms[at:stop], atoms[stop]._replace(kinds=_WORD)], stop + 1
    mark = atoms[at]._replace(end=atoms[at].start, text=";", norm=";", kinds={"punct": ""}, glued=False, nations=())
    return [mark, *atoms[at:stop]], stop


def _discussed(atoms: Sequence[Atom], at: int) -> Taken:
    """«Обсудили встречу на высшем уровне», «обсудила с X переговоры в Минске»: what they talked about, which may have
    been held by others, and says nothing of how they talked. Of one that is to come more is told."""
    led = at - 1
    while led >= 0 and atoms[led].has("word", *_TOLD_TO) and not atoms[led].has("verb"):
        led -= 1
    verb = atoms[led] if led >= 0 else None
    if verb is None or not any(form.verb.sense == "discuss" for form in verb.kinds.get("verb", ())):
        return None
    if any(atom.has(*_TO_COME) for atom in atoms[led + 1 : at]) or (at + 1 < len(atoms) and atoms[at + 1].has("with")):
        return None
    return [atoms[at]._replace(kinds=_WORD)], at + 1


_TOLD_TO = (
    "with", "office", "title", "name", "country", "nation", "counterpart", "and", "he", "ignorable", "possessive",
)  # fmt: skip
_TO_COME = ("upcoming", "coming", "idea", "prepared")
_OF_WHOM = ("with", "between", "office", "title", "counterpart", "name", "nation", "group", "several", "he")
_LIKE = (
    "word", "nation", "from_to", "ignorable", "coming", "upcoming", "possessive", "ordinal", "punct", "format", "idea",
)  # fmt: skip


def _will_chair(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Will chair a meeting between X and Y", "is due to broker talks": to be held, whatever he does there; of any
    meeting that he will chair ("will chair a meeting of the council and then receive X")."""
    plain = not atoms[at].capital and (atoms[at].has("title") or atoms[at].kinds.keys() == {"word"})
    if not plain or not at or not atoms[at - 1].has("will", "plan_words"):
        return None
    if any(atom.has("not", "no", "never") for atom in atoms[:at]):
        return None
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST) and atoms[stop].has(*_BEFORE_A_NOUN) and not atoms[stop].has("noun"):
        stop += 1
    if stop + 1 >= len(atoms) or not atoms[stop].has("noun"):
        return None
    of_any = atoms[at].has("title") and atoms[at + 1].has("indefinite", "definite")
    if not (of_any or atoms[stop + 1].has("between", "with")):
        return None
    return [atoms[at]._replace(kinds={"verb": (_TO_HOLD,)})], at + 1


def _hailed(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Welcomed the talks between X and Y", "welcomed X's meeting with Y": who says so received nobody."""
    thing = at + 1 + (at + 1 < len(atoms) and atoms[at + 1].has("definite", "indefinite", "possessive"))
    if thing < len(atoms) and not atoms[thing].capital and atoms[thing].kinds.keys() <= _THINGS:
        behind = atoms[thing + 1] if thing + 1 < len(atoms) else None
        if behind is None or behind.has("by", "of", "from", "on", "infinitive_mark", "that", "punct"):
            return [atoms[at]._replace(kinds={"of_whom": None})], at + 1  # "welcomed the decision by X to meet Y"
    stop = next((i for i in range(at + 1, min(len(atoms), at + _LONGEST_HAILED)) if atoms[i].has("noun")), None)
    if stop is None or stop + 1 >= len(atoms) or not atoms[stop + 1].has("between", "with", "of"):
        return None
    owned = any(atom.has("possessive_s") for atom in atoms[at + 1 : stop])
    led = atoms[at + 1].has("definite", "possessive") and all(a.has(*_BEFORE_A_NOUN) for a in atoms[at + 1 : stop])
    if atoms[stop + 1].has("between", "with") and not (led or owned):
        return [atoms[at]._replace(kinds={"of_whom": None})], at + 1  # "welcomed a meeting between X and Y"
    return ([atoms[at]._replace(kinds={"of_whom": None, "says_it_was": None})], at + 1) if owned or led else None


def _instructed(atoms: Sequence[Atom], at: int) -> Taken:
    """ "And instructed Secretary X and Minister Y to continue discussions": what they are to do, and did not take part
    in."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is None or not behind.has("office", "title", "name", "definite", "possessive", "group", "several", "he"):
        return None
    stop = next((i for i in range(at + 1, len(atoms)) if atoms[i].text in _ENDS), len(atoms))
    while stop + 2 < len(atoms) and atoms[stop].text == "," and atoms[stop + 1].has(*_GOES_ON):
        stop = next((i for i in range(stop + 1, len(atoms)) if atoms[i].text in _ENDS), len(atoms))
    rest = atoms[at + 2 : stop]
    led = any(a.has("infinitive_mark") or (a.has("with") and "gerund" in b.forms) for a, b in pairwise(rest))
    if not led or any(atom.has("verb") and not atom.has("noun") for atom in atoms[at + 1 : at + 2]):
        return None
    return [atoms[at]._replace(end=atoms[stop - 1].end, kinds=_WORD, nations=())], stop


_GOES_ON = ("name", "office", "title", "infinitive_mark", "with")
_ENDS = (",", ".", ";", ":", "!", "?")
_THINGS = {"word", "thing", "idea", "intent", "statement", "media", "tie"}
_LONGEST_HAILED = 6  # atoms of "welcomed President X's surprise meeting"
_TO_HOLD = VerbForm(Verb("hold", "hold"), "infinitive")


def _request(atoms: Sequence[Atom], at: int) -> Taken:
    """ "At Miller's request, X will travel to Riga for talks": a noun behind whoever's it is, and no verb."""
    led = atoms[at - 1] if at else None
    if led is None or not led.has("possessive_s", "possessive") or not atoms[at].has("intent"):
        return None
    kinds = {kind: value for kind, value in atoms[at].kinds.items() if kind != "verb"}
    return [atoms[at]._replace(kinds=kinds)], at + 1


def _at_its_request(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Was put off at Malaysia's request", "at Kuala Lumpur's invitation": who wanted it, and not where."""
    stop = at + 1
    while stop < len(atoms) and atoms[stop].has("definite", "nation"):
        stop += 1
    whose = atoms[stop : stop + len(("Malaysia", "'s", "request"))]
    if len(whose) < len(("Malaysia", "'s", "request")) or not whose[0].has("place", "country"):
        return None
    return ([], stop + len(whose)) if whose[1].has("possessive_s") and whose[2].has("behest") else None


def _undone(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Die Absage des Treffens mit X", "nach der Verschiebung eines Gesprächs", "die Planung von Gesprächen": what is
    done to one that need not have been."""
    noun = at + 1
    if noun >= len(atoms) or not atoms[noun].has("genitive_article", "of_a", "his_article", "possessive", "of"):
        return None
    while noun < min(len(atoms), at + 1 + _LONGEST) and not (atoms[noun].has("noun") and atoms[noun].capital):
        noun += 1
    if noun >= len(atoms) or not (atoms[noun].has("noun") and atoms[noun].capital):
        return None
    between = atoms[at + 1 : noun]
    if any(atom.has("verb", "punct", "name", "and", "office", "title") for atom in between):
        return None
    return [*atoms[at:noun], atoms[noun]._replace(kinds=_WORD)], noun + 1


TURNS: tuple[Row, ...] = (
    (_at_its_request, {"at"}, {"possessive_s"}, {"behest"}),
    (_request, {"to wish"}, {"possessive_s", "possessive"}),
    (_will_chair, {"title", "word"}, {"will", "plan_words"}),
    (_hailed, {"hails"}),
    (_instructed, {"instructs"}),
    (_wanted, {"noun"}, {"toward", "invites"}),
    (_calls_for_a_thing, {"to wish", "to believe"}),
    (_invited_to, {"noun"}, {"invites"}),
    (_interview, {"noun"}, {"media"}, {"with"}),
    (_possible, {"leaves_open"}, {"noun"}, {"definite", "indefinite", "possessive", "about", "of"}),
    (_rumoured, {"alleged"}, {"noun"}, {"about", "of"}),
    (_idea_of, {"idea"}, {"noun"}, {"exclusive", "leaves_open"}),
    (_prepared, {"idea"}),
    (_discussed, {"noun"}, {"to discuss"}),
    (_undone, {"undone"}, {"noun"}),
)
