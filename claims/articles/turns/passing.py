"""Whom a sentence names in passing, and nobody met: "over the sale of striker X", "followed by a meeting with Y".

As in claims/articles/turns, each function takes one turn.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.turns.atoms import in_front
from claims.articles.turns.for_others import one_word
from claims.articles.turns.whose import is_plain, past_name
from claims.articles.writing import Row, Taken
from claims.reading.lexicon import Verb, VerbForm
from claims.reading.scan import Atom

_SAYS, _CALLS = Verb("speak to reporters", "say"), Verb("telephone", "call")
_MEETS = Verb("be brought together", "meet")
_LONGEST_THING = 4  # atoms of "over the long-awaited sale", "attended the inauguration"
_LONGEST_TIME = 8  # atoms of "no longer than a quarter of an hour"
_NOT_TOLD = ("name", "office", "title", "date", "he", "they", "counterpart", "group", "will", "plan_modal")


def _of_a_thing(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Attended the inauguration of President X": whose it was."""
    first = at - 1
    while first > 0 and at - first < _LONGEST_THING and is_plain(atoms[first]):
        first -= 1
    led = atoms[first].has("definite", "possessive") and first < at - 1 and first > 0
    before = atoms[first - 1] if led else None
    if before is None or not any(form.verb.sense == "attend" for form in before.kinds.get("verb", ())):
        return None
    stop = past_name(atoms, at + 1)
    if stop is None:
        return None
    return [atoms[at]._replace(end=atoms[stop - 1].end, kinds={"word": None}, nations=())], stop


def _written_by(atoms: Sequence[Atom], at: int) -> Taken:
    """ "According to a 2016 paper by economists X, Y and Z": who wrote of it, and did not meet; what a statement says
    may be by those who did."""
    by = at + 1
    while by < min(len(atoms), at + _LONGEST_THING + 1) and atoms[by].has(*_WRITING) and not atoms[by].has("statement"):
        by += 1
    if by == at + 1 or by >= len(atoms) or not atoms[by].has("by"):
        return None
    stop = by + 1
    while stop < len(atoms) and (atoms[stop].has("and", *_WROTE) or atoms[stop].text == ","):
        if atoms[stop].text == "," and not (stop + 1 < len(atoms) and atoms[stop + 1].has("name")):
            break
        stop += 1
    if not any(atom.has("name") for atom in atoms[by:stop]):
        return None
    return [atoms[at]._replace(end=atoms[stop - 1].end, kinds={"ignorable": None}, nations=())], stop


_WRITING = ("definite", "indefinite", "word", "media", "number", "year", "nation", "date")
_WROTE = ("title", "office", "name", "nation", "country", "word")


def _put_off_from(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The meeting, postponed from Tuesday because of snow, lasted an hour": when it was not, of one that then was."""
    day = at + 3
    if day >= len(atoms) or not (
        atoms[at + 1].has("put_back") and atoms[at + 2].has("from") and atoms[day].has("date")
    ):
        return None
    stop = next(
        (i for i in range(day + 1, len(atoms)) if atoms[i].has("punct", "verb", "infinitive_mark", "until")), day
    )
    return ([], stop + 1) if stop > day and atoms[stop].text == "," else None


def _of_an_alliance(atoms: Sequence[Atom], at: int) -> Taken:
    """ "A meeting with UN Deputy Special Envoy for Syria X": whose envoy, and no party of its own."""
    if not at or at + 3 >= len(atoms) or not atoms[at - 1].has("with", "between", "and", "verb", "definite"):
        return None
    deputy, post, name = atoms[at + 1 : at + 4]
    return ([], at + 1) if deputy.has("aide") and post.has("office", "title") and name.has("name") else None


def _who_is_also(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met Prime Minister X, who is also the acting president": another post of his, and nobody else."""
    stop = at + 2
    if stop >= len(atoms) or not atoms[at + 1].has("who") or not atoms[stop].has("be"):
        return None
    while stop < min(len(atoms), at + _LONGEST_TIME) and atoms[stop].has(*_ALSO) and not atoms[stop].has("verb"):
        stop += 1
    if not any(atom.has("also") for atom in atoms[at:stop]) or not atoms[stop - 1].has("office", "title"):
        return None
    ends = stop >= len(atoms) or atoms[stop].has("punct")
    return ([], stop) if ends and not any(atom.has("name") for atom in atoms[at:stop]) else None


_ALSO = (
    "be",
    "also",
    "qualified",
    "definite",
    "indefinite",
    "word",
    "ignorable",
    "nation",
    "country",
    "office",
    "title",
    "post",
)


def _background(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met Y after the arrest of businessman X", "amid calls for Minister X to resign", "over the sale of striker X":
    what was going on, and whose it was. Who came on "a visit by X" that opens a sentence is told of, though."""
    opens = all(atom.has("punct", "ignorable", "word") and not atom.capital for atom in atoms[:at])
    if not opens and not any(_meets(atom) for atom in atoms[:at]):
        return None
    link = at + 1
    while link < min(len(atoms), at + _LONGEST_BACKGROUND) and _is_thing(atoms[link]):
        link += 1
    if link >= len(atoms) or any(atom.has("visit", "journey") for atom in atoms[at + 1 : link] if opens):
        return None
    called_for = atoms[link].has("idea") and not atoms[link].has("noun")  # "calls for"
    if not called_for and (link == at + 1 or not atoms[link - 1].kinds.keys() <= _THINGS):
        return None
    tense = atoms[link].has("with") and atoms[at].kinds.keys() == {"soft"} and _met_somebody(atoms[:at])
    if not (called_for or tense or atoms[link].has("of", "from", "by", "for") or atoms[link - 1].has("tie")):
        return None
    stop = past_name(atoms, link + 1)
    if stop is None:
        return None
    if stop < len(atoms) and atoms[stop].has("infinitive_mark") and not atoms[stop - 1].has("punct"):  # "to resign"
        stop = next((i for i in range(stop, len(atoms)) if atoms[i].has("punct", "at", "on")), len(atoms))
    thing = atoms[at + 1]._replace(end=atoms[stop - 1].end, kinds={"word": None}, capital=False, nations=())
    return [atoms[at], thing], stop


def _thing_from(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met Y and handed him a letter from President X", "… won praise from Z": who sent it was not there."""
    led = at > 1 and _names_thing(atoms[at - 1]) and not atoms[at - 1].has("verb", "journey", "visit")
    if not led or not atoms[at].has("from") or not _met_somebody(atoms[: at - 1]):
        return None
    stop = past_name(atoms, at + 1)
    if stop is None:
        return None
    return [atoms[at]._replace(end=atoms[stop - 1].end, kinds={"word": None}, nations=())], stop


def _a_visit(atoms: Sequence[Atom], at: int) -> Taken:
    """ "On a two-day visit to Finland", "discussed X's planned visit": a noun, though it is a verb, too."""
    led = at - 1
    while led > 0 and (is_plain(atoms[led]) or atoms[led].has(*_OF_VISITS) or _is_attribute(atoms[led])):
        led -= 1
    owned = led >= 0 and atoms[led].has("possessive_s") and any(map(_is_attribute, atoms[led + 1 : at]))
    owned |= led >= 0 and atoms[led].has("of") and "plural" in atoms[at].forms  # "the importance of visits by X"
    if led < 0 or not (owned or atoms[led].has("indefinite", "definite", "possessive")) or not atoms[at].has("verb"):
        return None
    return [atoms[at]._replace(kinds={k: v for k, v in atoms[at].kinds.items() if k != "verb"})], at + 1


_OF_VISITS = ("duration", "nation", "first", "ordinal", "exclusive", "other", "coming")


def _is_attribute(atom: Atom) -> bool:
    """ "Planned", "upcoming": what says that something is to come, and may stand before a noun."""
    planned = any((form.verb.sense, form.tense) == ("plan", "participle") for form in atom.kinds.get("verb", ()))
    return planned or atom.has("upcoming")


def _met_somebody(atoms: Sequence[Atom]) -> bool:
    """Whether somebody stands behind the last word of meeting: only then "amid tensions with Y" is of somebody else."""
    last = next((index for index in reversed(range(len(atoms))) if _meets(atoms[index])), len(atoms))
    return any(atom.has("name") for atom in atoms[last:])


def _is_thing(atom: Atom) -> bool:
    led = atom.has("definite", "indefinite", "possessive", "nation", "number", "seeing")  # "after seeing a play by X"
    return led or is_plain(atom) or _names_thing(atom)


def _names_thing(atom: Atom) -> bool:
    return atom.kinds.keys() <= _THINGS and not atom.capital


_THINGS = {"word", "thing", "intent", "visit", "journey", "tie", "verb", "statement", "media"}
_LONGEST_BACKGROUND = 6  # atoms of "amid the continuing public criticism of"


def _who_else(atoms: Sequence[Atom], at: int) -> Taken:
    """ "With X, who was not invited to the dinner, and with Y": what is told of X, in the middle of a list."""
    if atoms[at].text != "," or at + 2 >= len(atoms) or not atoms[at + 1].has("who") or not at:
        return None
    stop = next((index for index in range(at + 2, len(atoms)) if atoms[index].text == ","), None)
    if stop is None or stop + 2 >= len(atoms) or not atoms[stop + 1].has("and") or not atoms[stop + 2].has("with"):
        return None
    return None if any(atom.has(*_NOT_TOLD) for atom in atoms[at + 2 : stop]) else ([], stop + 1)


def _to_the_press(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Spoke to reporters after meeting X": said something, and had no talk with them."""
    if at + 2 >= len(atoms) or not atoms[at + 1].has("from_to", "with") or atoms[at + 1].has("after"):
        return None  # "berieten nach Medienberichten in Oslo": who says so
    press = at + 2 + (atoms[at + 2].has("definite") and at + 3 < len(atoms))
    if not atoms[press].has("media") or not any(form.verb.sense == "talk" for form in atoms[at].kinds["verb"]):
        return None
    said = tuple(VerbForm(_SAYS, form.tense) for form in atoms[at].kinds["verb"] if form.verb.sense == "talk")
    return [atoms[at]._replace(kinds={"verb": said})], press + 1


def _at_an_occasion(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X and Y spoke at a rally in Cork": to those who were there, each in turn."""
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_THING + 1) and (
        atoms[stop].has("at", "indefinite", "definite") or is_plain(atoms[stop])
    ):
        stop += 1
    led = at + 1 < len(atoms) and atoms[at + 1].has("at") and stop < len(atoms) and atoms[stop].has("occasion")
    talks = any(form.verb.sense == "talk" for form in atoms[at].kinds.get("verb", ()))
    if not (led and talks) or any(atom.has("with", "reciprocal") for atom in atoms[at:]):
        return None
    return [atoms[at]._replace(kinds={"verb": (VerbForm(_SAYS, "past"),)})], at + 1


def _separate(atoms: Sequence[Atom], at: int) -> Taken:
    """ "After separate meetings with X and Y": with each of them."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is None or not behind.has("noun") or behind.has("verb"):
        return None
    return [behind._replace(kinds={**behind.kinds, "separately": None})], at + 2


def _did_talk(atoms: Sequence[Atom], at: int) -> Taken:
    """ "They did not talk to each other", "will talk to X": a verb, though it is a noun, too."""
    if not atoms[at].has("verb"):
        return None
    led = at - 1
    while led >= 0 and atoms[led].has("not", "never", "ignorable", "exclusive") and not atoms[led].has("do", "will"):
        led -= 1
    if led < 0 or not atoms[led].has("do", "will", "plan_words", "plan_modal", "hedge_modal"):
        return None
    return [atoms[at]._replace(kinds={k: v for k, v in atoms[at].kinds.items() if k != "noun"})], at + 1


def _brought_together(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The church brought them together in Cochabamba": they met there."""
    near = atoms[at + 1 : at + 1 + _LONGEST_THING]
    together = next((index for index, atom in enumerate(near) if atom.has("reciprocal")), None)
    if together is None or not near or not near[0].has("they"):
        return None
    if any(atom.has("not", "will", "hedge_modal", "plan_words") for atom in atoms[:at]):
        return None
    met = atoms[at]._replace(kinds={"verb": (VerbForm(_MEETS, "past"),)})
    return [met, near[0]], at + 1 + together + 1


def _emerged_from(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The pair emerged from the talks after midnight": after them."""
    led = at > 0 and atoms[at - 1].has("emerged") and atoms[at].has("from_to")
    noun = next((i for i in range(at + 1, min(len(atoms), at + _LONGEST_THING)) if atoms[i].has("noun")), None)
    return ([atoms[at]._replace(kinds={"after": None})], at + 1) if led and noun is not None else None


def _received_a_call(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Received a telephone call from President X", "had a phone call from X": the two talked."""
    if at + 3 >= len(atoms) or not atoms[at + 1].has("indefinite"):
        return None
    noun = at + 2 + (list(atoms[at + 2].kinds) == ["word"])
    if noun + 1 >= len(atoms) or not atoms[noun].has("noun") or atoms[noun].kinds["noun"].format != "phone":
        return None
    if not atoms[noun + 1].has("from_to") or atoms[noun + 1].has("purpose"):  # "from", and not "to"
        return None
    called = tuple(VerbForm(_CALLS, form.tense) for form in atoms[at].kinds["verb"])
    between = (atom._replace(kinds={"ignorable": None}) for atom in atoms[at + 1 : noun + 2])
    return [atoms[at]._replace(kinds={"verb": called}), *between], noun + 2


def _received_from(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The support that Kenya has received from Norway", "received an invitation from President X": nobody."""
    if not any(form.verb.sense == "host" for form in atoms[at].kinds["verb"]):
        return None
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_GIFT) and not atoms[stop].has("from", "missive", "punct", *_RECEIVED):
        stop += 1
    if stop < len(atoms) and atoms[stop].has("missive"):
        return [atoms[at]._replace(kinds={"word": None})], at + 1
    led = stop + 1 < len(atoms) and atoms[stop].has("from") and not atoms[stop].has("of", "by")
    whom = led and atoms[stop + 1].has("name", "office", "title", "country", "definite", "possessive")
    given = any(atom.has("name") and " " in atom.text for atom in atoms[at + 1 : stop])
    if not led or (
        stop > at + 1 and (not atoms[stop].has("sender") or given or not whom or atoms[stop + 1].has("place"))
    ):
        return None  # "received Karl Lund from Oslo"
    return [atoms[at]._replace(kinds={"word": None})], at + 1


_LONGEST_GIFT = 8  # atoms of "the Order of the Golden Lion"
_RECEIVED = (
    "office",
    "title",
    "group",
    "counterpart",
    "several",
    "people",
    "verb",
    "with",
    "and",
    "he",
    "they",
    "guest",
)


def _sent_by(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met Y to deliver a message from his Latvian counterpart X", "after a letter from X, Y met Z": who sent it."""
    stop = past_name(atoms, at + 1)
    if stop is None:
        stop = _past_post_and_name(atoms, at + 1)
    return ([one_word(atoms, at, stop)], stop) if stop is not None else None


def _past_post_and_name(atoms: Sequence[Atom], at: int) -> int | None:
    """ "… from his President, X": the comma before who holds the post."""
    comma = at
    while comma < min(len(atoms), at + _LONGEST_GIFT) and atoms[comma].has(*_WHOSE_POST):
        comma += 1
    if comma + 1 >= len(atoms) or comma == at or atoms[comma].text != ",":
        return None
    if not atoms[comma - 1].has("office", "title"):
        return None
    name = comma + 1 + atoms[comma + 1].has("title")
    return name + 1 if name < len(atoms) and atoms[name].has("name") else None


_WHOSE_POST = ("possessive", "definite", "nation", "country", "possessive_s", "office", "title", "then")


def _who_does(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Received X, who leads the observers, Minister Y and Z": what is said of one of a list between its commas."""
    if at + 3 >= len(atoms) or atoms[at].text != "," or not atoms[at + 1].has("who") or not atoms[at - 1].has("name"):
        return None
    closed = next((i for i in range(at + 2, min(len(atoms), at + _LONGEST_OF_ONE)) if atoms[i].text == ","), None)
    if closed is None or closed + 2 >= len(atoms) or any(_meets(a) or a.has("with") for a in atoms[at + 2 : closed]):
        return None
    behind = atoms[closed + 1 : closed + 1 + _LONGEST_OF_ONE]
    listed = next((i for i, a in enumerate(behind) if a.has("and", "verb", "punct", "who", "noun", "with")), None)
    goes_on = listed is not None and listed and behind[listed].has("and") and behind[listed - 1].has("name")
    last = past_name(atoms, closed + 2 + listed) if goes_on and listed is not None else None
    if last is None or (last < len(atoms) and atoms[last].has("verb", "have", "be", "will")):
        return None  # "…, X and Y said"
    if not behind[0].has(*_OF_A_LIST) or behind[0].has("and", "verb"):
        return None
    begins = next((i for i in reversed(range(at)) if atoms[i].has("verb", "with", "punct", "noun")), None)
    met = begins is not None and (atoms[begins].has("with") or _meets(atoms[begins]))
    return ([atoms[at]], closed + 1) if met else None


_LONGEST_OF_ONE = 14  # atoms of "who leads the observers of the African Union"
_OF_A_LIST = ("name", "office", "title", "former", "nation", "country", "then")


def _invited_by(atoms: Sequence[Atom], at: int) -> Taken:
    """ "At the invitation of X, President Y will make a visit", "Y flew to Riga at the invitation of X": both are
    named, and X is no attribute of Y."""
    if any((_meets(atom) and not atom.has("visit")) or atom.has("noun") for atom in atoms):
        return None
    invited = atoms[at]._replace(kinds={"inviting": None})
    stop = at + 1
    while stop < len(atoms) and atoms[stop].has("office", "title", "definite", "of", "country", "nation"):
        stop += 1
    if stop + 1 >= len(atoms) or not atoms[stop].has("name") or atoms[stop + 1].text != ",":
        return [invited], at + 1
    comma = atoms[stop + 1]
    mark = comma._replace(start=comma.end, text="", norm="", kinds={"punct": ""}, glued=False)
    return [invited, *atoms[at + 1 : stop + 2], mark], stop + 2


def _own_meeting(atoms: Sequence[Atom], at: int) -> Taken:
    """ "President X's surprise meeting with Y": his meeting, and no surprise of his that met somebody."""
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_THING) and is_plain(atoms[stop]):
        stop += 1
    if stop == at + 1 or stop + 1 >= len(atoms) or not atoms[stop].has("noun"):
        return None
    return ([atoms[at], atoms[stop]], stop + 1) if atoms[stop + 1].has("with") else None


def _followed_by(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Will hold a summit on Friday, followed by a trilateral meeting with Z": Z was not there before."""
    stop = next((i for i in range(at + 1, len(atoms)) if atoms[i].has("punct") and not atoms[i].glued), len(atoms))
    held = any(atom.has("noun") for atom in atoms[:at]) and any(atom.has("noun") for atom in atoms[at:stop])
    return ([], stop) if atoms[at].has("followed_by") and held else None


def _no_longer_than(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Was no longer than a quarter of an hour": how long it was, and not that it was not."""
    than = at + 2 < len(atoms) and atoms[at + 2].has("than") and list(atoms[at + 1].kinds) == ["word"]
    if not than:
        return None
    stop = next((i for i in range(at + 3, min(len(atoms), at + _LONGEST_TIME)) if atoms[i].has("duration")), None)
    return ([atoms[at]._replace(end=atoms[stop].end, kinds={"word": None})], stop + 1) if stop is not None else None


def _of_another(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Поговорил с X перед предстоящей встречей с Y", "обсудил с X подготовку встречи с Y": Y was not there."""
    date = atoms[at].kinds.get("date")
    if date is not None and date.earliest is not None:  # but "накануне" of it
        return None
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_THING) and not atoms[stop].has("noun"):
        if not atoms[stop].has("possessive", "upcoming", "word", "first", "ordinal", "ignorable", "format"):
            return None
        stop += 1
    if stop + 1 >= len(atoms) or not atoms[stop].has("noun") or not atoms[stop + 1].has("with"):
        return None
    told = next((i for i in reversed(range(at)) if _tells(atoms[i]) or (atoms[i].has("noun") and i)), None)
    if told is None or not any(atom.has("with") for atom in atoms[told:at]):
        return None
    return [in_front(atoms[at], "punct")._replace(text=",", norm=","), atoms[at], atoms[stop]], stop + 1


def _told_of_another(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Провёл переговоры с X, в ходе которых рассказал о встрече на Аляске с Y": Y was not there, nor they there."""
    noun = next((i for i in range(at + 1, min(len(atoms), at + _LONGEST_THING)) if atoms[i].has("noun")), None)
    said = next((i for i in range(at - 1, max(-1, at - _LONGEST_THING), -1) if atoms[i].has("verb")), None)
    if noun is None or said is None or any(form.verb.sense != "say" for form in atoms[said].kinds["verb"]):
        return None
    if any(atom.has("with", "punct", "noun") for atom in (*atoms[said:at], *atoms[at + 1 : noun])):
        return None
    stop = noun + 1
    while stop < len(atoms) and atoms[stop].has("at", "on", "place", "date", "country"):
        stop += 1
    met_before = any(_meets(atom) for atom in atoms[:said])
    if not met_before or stop >= len(atoms) or not atoms[stop].has("with"):
        return None
    stop = past_name(atoms, stop + 1) or len(atoms)
    return ([atoms[at]._replace(end=atoms[stop - 1].end, kinds={"word": None})], stop) if stop < len(atoms) else None


def _then_was(atoms: Sequence[Atom], at: int) -> Taken:
    """ "…; damals war X noch Finanzminister": what somebody was, and nobody more who was there."""
    stop = next((i for i in range(at + 1, len(atoms)) if atoms[i].text in (".", ",", ";")), len(atoms))
    behind = atoms[at + 1 : stop]
    if not at or not atoms[at - 1].has("punct") or len(behind) < _SHORTEST or not behind[0].has("be"):
        return None
    only = ("name", "he", "ignorable", "office", "title", "nation", "country", "definite", "word", "former")
    named = behind[1].has("name", "he") and all(atom.has(*only) for atom in behind[1:])
    return ([], stop) if named and any(atom.has("office", "title") for atom in behind[2:]) else None


def _across(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Saßen einander in der Residenz des Botschafters gegenüber": a particle, and no "Gegenüber" of his."""
    small = atoms[at].has("together") and not atoms[at].capital
    kinds = {kind: value for kind, value in atoms[at].kinds.items() if kind != "counterpart"}
    return ([atoms[at]._replace(kinds=kinds)], at + 1) if small else None


_SHORTEST = 3  # atoms of "war X Minister"


def _named_after(atoms: Sequence[Atom], at: int) -> Taken:
    """ "В университете имени Ивана Франко": nobody who is there."""
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_THING) and atoms[stop].has("punct", "title", "styled"):
        stop += 1
    if stop >= len(atoms) or not atoms[stop].has("name"):
        return None
    return [atoms[at]._replace(end=atoms[stop].end, kinds={"word": None})], stop + 1


def _was_elsewhere(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X and Y met on Tuesday; Z was in Brussels", ", while Z was in Brussels": where another was, and not they."""
    first = at + 1 + (atoms[at].text == "," and at + 1 < len(atoms) and atoms[at + 1].has("when"))
    if atoms[at].text not in ";," or (atoms[at].text == "," and first == at + 1):
        return None
    if not any(map(_meets, atoms[:at])) or any(atom.has("they") for atom in atoms[:at]):
        return None
    stop = next((i for i in range(first, len(atoms)) if atoms[i].has("punct")), len(atoms))
    told = atoms[first:stop]
    be = next((i for i, atom in enumerate(told) if atom.has("be", "will", "place")), 0)
    somebody = any(atom.has("name") for atom in told[:be]) and all(atom.has(*_WHO_WAS) for atom in told[:be])
    was = any(atom.has("be") for atom in told) and any(atom.has("place") for atom in told)
    more = any(_meets(atom) or atom.has("verb", "have", "with", "not", *_OF_THEM) for atom in told)
    names = {atom.text.rpartition(" ")[2] for atom in atoms[:at] if atom.has("name")}
    of_them = any(atom.text.rpartition(" ")[2] in names for atom in told[:be] if atom.has("name"))
    return ([], stop) if somebody and was and not (more or of_them) else None


_WHO_WAS = ("name", "office", "title", "definite", "aide", "nation", "former", "then", "at", "post")
_OF_THEM = ("they", "he", "both", "there", "also")


def _meets(atom: Atom) -> bool:
    return atom.has("noun") or any(f.verb.sense in _TOLD for f in atom.kinds.get("verb", ()))


_TOLD = ("meet", "talk", "call", "host", "see", "hold", "discuss")


def _tells(atom: Atom) -> bool:
    return any(form.verb.sense in ("meet", "talk", "call", "discuss") for form in atom.kinds.get("verb", ()))


# Each with the kinds of word that it may begin with.
def _despite(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Министр, несмотря на критику X, встретился с Y": an aside between the subject and what he did."""
    if atoms[at].text != "," or not at or at + 2 >= len(atoms) or not atoms[at + 1].has("soft"):
        return None
    stop = next((i for i in range(at + 2, min(len(atoms), at + _LONGEST_ASIDE)) if atoms[i].text == ","), None)
    if stop is None or stop + 1 >= len(atoms) or any(atom.has("verb", "noun", "with") for atom in atoms[at + 1 : stop]):
        return None
    goes_on = _meets(atoms[stop + 1]) and atoms[at - 1].has("name", "office", "title", "country")
    return ([], stop + 1) if goes_on else None


_LONGEST_ASIDE = 8  # atoms of ", несмотря на резкую критику депутата X"


def _said_of_the_meeting(atoms: Sequence[Atom], at: int) -> Taken:
    """ "A further round, which will deal with energy, is due in May": a clause that says neither when nor where."""
    which = at + 1 + (at + 1 < len(atoms) and atoms[at + 1].has("at", "with", "on"))
    if not at or not atoms[at - 1].has("noun", "round") or which >= len(atoms) or not atoms[which].has("relative"):
        return None
    if atoms[at].text != "," or atoms[which].has("who", "definite"):
        return None
    stop = next((i for i in range(which, len(atoms)) if atoms[i].has("punct") and not atoms[i].glued), len(atoms))
    stop = next((i for i in range(which, len(atoms)) if atoms[i].text == ","), stop)
    if stop + 1 >= len(atoms) or not atoms[stop + 1].has("be", "will", "plan_words", "have"):
        return None
    inside = atoms[which:stop]
    if any(atom.has(*_SAYS_OF_IT) for atom in inside):
        return None
    forms = [form for atom in inside for form in atom.kinds.get("verb", ())]
    return None if any(form.verb.sense in _BECAME_OF_IT for form in forms) else ([], stop + 1)


_SAYS_OF_IT = ("date", "place", "duration", "format", "with_part", "not", "no", "never")
_BECAME_OF_IT = ("happen", "hold", "plan", "cancel", "deny", "host", "attend", "last", "lead", "head")


def _likened(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Like Y, X called Z": Y did so, too, but not with him."""
    stop = past_name(atoms, at + 1) if not at or atoms[at - 1].has("punct") else None
    if stop is None or stop >= len(atoms) or atoms[stop].text != ",":
        return None
    return [atoms[at]._replace(end=atoms[stop - 1].end, kinds={"ignorable": None}, nations=())], stop + 1


TURNS: tuple[Row, ...] = (
    (_likened, {"likened"}, {","}, {"name"}),
    (_said_of_the_meeting, {","}, {"noun", "round"}, {"relative"}, {"be", "will", "plan_words", "have"}),
    (_despite, {","}, {"soft"}),
    (_was_elsewhere, {";", ","}, {"be"}, {"place"}, {"name"}),
    (_named_after, {"named_after"}),
    (_of_another, {"idea", "before", "date"}, {"with"}),
    (_told_of_another, {"about"}, {"with"}),
    (_written_by, {"according"}, {"by"}, {"name"}),
    (_put_off_from, {","}, {"put_back"}, {"from"}, {"date"}),
    (_of_an_alliance, {"alliance"}, {"aide"}, {"name"}, {"office", "title"}),
    (_who_is_also, {","}, {"who"}, {"also"}, {"office", "title"}),
    (_background, {"soft"}, {"name"}),
    (_thing_from, {"from"}, {"name"}),
    (_a_visit, {"visit"}),
    (_of_a_thing, {"of"}),
    (_who_else, {","}, {"who"}),
    (_to_the_press, {"verb"}, {"media"}),
    (_at_an_occasion, {"speech"}, {"occasion"}),
    (_received_a_call, {"verb"}, {"noun"}, {"from_to"}, {"indefinite"}),
    (_received_from, {"verb"}, {"from", "missive"}),
    (_sent_by, {"missive"}, {"name"}),
    (_who_does, {","}, {"who"}, {"and"}),
    (_invited_by, {"inviting"}, {"visit", "journey", "to travel"}),
    (_emerged_from, {"from_to"}, {"emerged"}),
    (_separate, {"separately"}),
    (_did_talk, {"noun"}, {"do", "will", "plan_words", "plan_modal", "hedge_modal"}),
    (_brought_together, {"brought"}),
    (_own_meeting, {"possessive_s"}, {"noun"}),
    (_followed_by, {"next"}),
    (_then_was, {"then"}),
    (_across, {"counterpart"}),
    (_no_longer_than, {"no"}),
)
