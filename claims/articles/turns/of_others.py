"""What a sentence tells of others, behind whom somebody met: "met Y while Z was in Bern", "over a letter that Z had
written", "to discuss the bill vetoed by Z", "prompting Z to cancel a trip". They met nobody by that.

As in claims/articles/turns, each function takes one turn; what tells of others is left out, or made one word.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.turns.whose import past_both, past_name
from claims.articles.writing import Row, Taken
from claims.reading.scan import Atom

_WHO = (
    "name", "office", "title", "nation", "country", "definite", "possessive", "possessive_s", "former", "then", "aide",
    "he", "alliance", "ministry",
)  # fmt: skip
_HELPS = ("be", "have", "will", "do", "plan_words", "plan_modal", "hedge_modal", "would")
_MEETS = frozenset({"meet", "talk", "call", "host", "see", "hold", "discuss", "attend"})
_WHOM = frozenset({"meet", "host", "see", "call", "hold"})  # verbs of meeting with an object
_LONGEST = 8  # atoms of "former Prime Minister X", "the President of Kenya, X"
_ARTICLES = ("definite", "number", "nation", "possessive")
_LONGEST_DESCRIBED = 4  # atoms of "the three young children"
_LONGEST_CLAUSE = 16  # atoms of "while former Prime Minister X was on a visit to Bern"


def _while_another(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met Y on Monday, while Minister Z was in Bern", "hours before Z was to speak", "until Z called"."""
    if atoms[at].has("apart"):
        return None  # "war nach Protesten verschoben worden": a preposition, before no clause
    verb = _verb_of(atoms, at + 1)
    if verb is None or not _have_met(atoms[:at]):
        return None
    stop = next((i for i in range(verb, len(atoms)) if _ends(atoms[i])), len(atoms))
    alone = all(atom.has(*_HELPS, "speech") for atom in atoms[verb : stop - 1])  # "was to speak", "called"
    if stop - at > _LONGEST_CLAUSE or (not alone and any(_meets(atom) for atom in atoms[verb:stop])):
        return None
    return [], stop


def _thing_of_another(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Over a letter that Minister Z had written", "a plan Z unveiled in May": a word and what is told of it."""
    led = at > 1 and atoms[at - 2].has("definite", "indefinite", "possessive", "word")
    verb = _verb_of(atoms, at + atoms[at].has("that")) if led and _is_thing(atoms[at - 1]) else None
    if verb is None or not _have_met(atoms[:at]):
        return None
    stop = verb + 1
    while stop < len(atoms) and atoms[stop - 1].has("have", "be", "ignorable"):
        stop += 1
    acts = (atom for atom in atoms[verb:stop] if not atom.has("have"))
    if any(form.verb.sense in _WHOM for atom in acts for form in atom.kinds.get("verb", ())):
        return None  # "the day Z met W"
    while stop + 1 < len(atoms) and atoms[stop].has("on") and atoms[stop + 1].has("date"):
        stop += 2  # "a plan that Z unveiled in May"
    return [atoms[at]._replace(end=atoms[stop - 1].end, kinds={"word": None}, capital=False, nations=())], stop


def _done_by_another(atoms: Sequence[Atom], at: int) -> Taken:
    """ "To discuss the bill vetoed by Minister Z": by whom something was done."""
    done = at > 1 and not (atoms[at - 1].capital or _meets(atoms[at - 1])) and "past" in atoms[at - 1].forms
    stop = _past_name(atoms, at + 1)
    if not done or stop is None or not _have_met(atoms[: at - 1]):
        return None
    return [atoms[at]._replace(end=atoms[stop - 1].end, kinds={"word": None}, capital=False, nations=())], stop


def _of_another(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met Y at the funeral of Minister Z", "at the invitation of Z": whose it was."""
    led = at > 2 and atoms[at - 2].has("definite") and _is_thing(atoms[at - 1]) and "plural" not in atoms[at - 1].forms
    stop = _past_name(atoms, at + 1)
    if not led or stop is None or atoms[at - 3].has("verb", "and", "with") or not _have_met(atoms[: at - 1]):
        return None
    return [atoms[at]._replace(end=atoms[stop - 1].end, kinds={"word": None}, capital=False, nations=())], stop


def _prompting(atoms: Sequence[Atom], at: int) -> Taken:
    """ ", prompting Minister Z to cancel a trip": what came of it, and for whom."""
    if atoms[at].text != "," or at + 2 >= len(atoms) or "gerund" not in atoms[at + 1].forms:
        return None
    stop = _past_name(atoms, at + 2)
    if stop is None or not _is_common(atoms[at + 1]) or not _have_met(atoms[:at]):
        return None
    if stop >= len(atoms) or not atoms[stop].has("infinitive_mark"):
        return None
    end = next((i for i in range(stop, len(atoms)) if _ends(atoms[i])), len(atoms))
    return ([], end) if not any(_meets(atom) for atom in atoms[stop:end]) else None


def _what_another_hosted(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X and Y met at a reception in May, which Z hosted": the reception, and neither of them."""
    if atoms[at].text != "," or at + 2 >= len(atoms) or not atoms[at + 1].has("relative") or atoms[at + 1].has("who"):
        return None
    stop = next((i for i in range(at + 2, min(len(atoms), at + _LONGEST_CLAUSE)) if _hosts(atoms[i])), None)
    if stop is None or not all(atom.has(*_WHO, "punct") for atom in atoms[at + 2 : stop]):
        return None
    ends = stop + 1 >= len(atoms) or atoms[stop + 1].has("punct", "at", "on", "and")
    there = any(atom.has("occasion", "gathering") for atom in atoms[:at])
    return ([], stop + 1) if ends and there and not any(atom.has("noun") for atom in atoms[:at]) else None


def _through_whom(atoms: Sequence[Atom], at: int) -> Taken:
    """ "They spoke through the manager, X", "met Y through a friend, X": nobody more who was there."""
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST) and (atoms[stop].has(*_WHO, "indefinite") or _is_common(atoms[stop])):
        stop += 1
        if atoms[stop - 1].has("name"):
            break
    if stop + 1 < len(atoms) and atoms[stop].text == "," and atoms[stop + 1].has("name") and stop > at + 1:
        stop += 2
    named = any(atom.has("name") for atom in atoms[at:stop])
    word = atoms[at]._replace(kinds={"word": None}, nations=())
    return [word._replace(end=atoms[stop - 1].end, capital=False) if named else word], stop if named else at + 1


def _hosts(atom: Atom) -> bool:
    return any(form.verb.sense == "host" for form in atom.kinds.get("verb", ()))


def _between_others(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met Y to restart talks between the company and Z", "over a feud between Z and W": nobody more who was there."""
    met = next((i for i in reversed(range(at)) if not atoms[i].has("noun") and _meets(atoms[i])), None)
    stop = past_both(atoms, at)
    if met is None or stop is None or not any(atom.has("name") for atom in atoms[:met]):
        return None
    whom = next((i for i in range(met + 1, at) if atoms[i].has("name", "group", "office")), None)
    told = atoms[whom + 1 : at] if whom is not None else ()
    acts = any(b.has("verb") and not a.has("infinitive_mark") and not b.has("noun") for a, b in pairwise(told))
    if whom is None or acts or any(_ends(atom) or atom.has("and") for atom in told):
        return None
    return [atoms[at]._replace(end=atoms[stop - 1].end, kinds={"word": None}, capital=False, nations=())], stop


def _watching(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met Y with Minister Z looking on": who only looked on."""
    stop = _past_name(atoms, at + 1)
    if stop is None or stop >= len(atoms) or not _have_met(atoms[:at]):
        return None
    return ([], stop + 1) if "gerund" in atoms[stop].forms and _is_common(atoms[stop]) else None


def _of_some(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met relatives of journalist X", "with supporters of President X": several people who are somebody's, and he was
    not among them."""
    several = atoms[at - 1] if at > 1 else None
    if several is None or "plural" not in several.forms or several.capital or not atoms[at].has("of", "for"):
        return None
    if not (several.has("aide") or _is_common(several)) or several.has("group", "office"):
        return None
    first = at - 2
    while first > 0 and at - first < _LONGEST_DESCRIBED and (_is_common(atoms[first]) or atoms[first].has(*_ARTICLES)):
        first -= 1
    stop = past_name(atoms, at + 1) if atoms[first].has("with") or _meets(atoms[first]) else None
    if stop is None or (stop < len(atoms) and atoms[stop].has("possessive_s")):
        return None
    return [atoms[at]._replace(end=atoms[stop - 1].end, kinds={"word": None}, nations=())], stop


def _who_tells(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The talks were useful," spokesman X, who is travelling with the minister, was quoted as saying: what is told of
    X in passing stands between him and what he said."""
    if atoms[at].text != "," or not at or not atoms[at - 1].has("name") or at + 2 >= len(atoms):
        return None
    stop = next((i for i in range(at + 2, min(len(atoms), at + _LONGEST_CLAUSE)) if atoms[i].text == ","), None)
    if not atoms[at + 1].has("who") or stop is None or any(_meets(a) or _takes_part(a) for a in atoms[at:stop]):
        return None
    if stop + 1 >= len(atoms) or not atoms[stop + 1].has("verb", "be", "have"):
        return None  # "rang X, whom others accuse, diplomats said"
    said = next((atom for atom in atoms[stop + 1 :] if atom.has("verb", "punct", "name", "noun")), None)
    tells = said is not None and any(form.verb.sense == "say" for form in said.kinds.get("verb", ()))
    return ([], stop + 1) if tells else None


def _met_to_plan(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met Y to plan a dinner for Z", "to prepare talks with Z": what they met for, and no meeting with Z."""
    noun = at + 2
    while noun < min(len(atoms), at + 2 + _LONGEST_DESCRIBED) and (
        _is_common(atoms[noun]) or atoms[noun].has(*_ARTICLES, "indefinite")
    ):
        noun += 1
    if noun >= len(atoms) or not atoms[noun].has("noun") or not _have_met(atoms[:at]):
        return None
    forms = atoms[at + 1].kinds.get("verb", ())
    if any(atom.has("threatens") for atom in atoms[:at]):
        return None  # "called on Y to arrange talks with Z"
    plans = all(form.verb.sense in ("plan", "discuss") for form in forms) if forms else _is_common(atoms[at + 1])
    if not plans or any(atom.has("will", "plan_words", "plan_modal", "hedge_modal", "have") for atom in atoms[:at]):
        return None
    whom = noun + 1 < len(atoms) and atoms[noun + 1].has("with", "for", "between", "of")
    both = past_both(atoms, noun + 1) if whom and atoms[noun + 1].has("between") else None
    stop = both or (past_name(atoms, noun + 2) if whom else None) or noun + 1
    setting = stop + 1 < len(atoms) and atoms[stop].has("at", "on") and atoms[stop + 1].has("place", "date")
    return [], stop + setting * len(("in", "Bali"))


def _who_is_whose(atoms: Sequence[Atom], at: int) -> Taken:
    """ "With X, President Z's special envoy, and Y", "X, an adviser to President Z, on Monday": who X is, and whose."""
    if atoms[at].text != "," or not at or not atoms[at - 1].has("name") or not any(map(_meets, atoms[:at])):
        return None
    stop = next((i for i in range(at + 1, min(len(atoms), at + _LONGEST_CLAUSE)) if _ends(atoms[i])), len(atoms))
    told = atoms[at + 1 : stop]
    if not _names_another(told) or any(atom.has("verb", "noun", "who", "and", "with", "date") for atom in told):
        return None
    return [], stop + (stop < len(atoms) and atoms[stop].text == ",")


def _names_another(told: Sequence[Atom]) -> bool:
    """ "President Z's special envoy", "an adviser to President Z": a post, and behind or before it somebody's name."""
    name = next((i for i, atom in enumerate(told) if atom.has("name")), None)
    if name is None or name + 1 >= len(told) + told[-1].has("name"):
        return False
    if name + 1 < len(told):
        return told[name + 1].has("possessive_s") and told[-1].has("aide", "office", "title") and name < len(told) - 2
    led = next((i for i in reversed(range(name)) if told[i].has("of", "from_to")), 0)
    between = told[led + 1 : name]
    aide = led > 0 and told[0].has("definite", "indefinite") and any(atom.has("aide") for atom in told[1:led])
    return aide and bool(between) and all(atom.has("office", "title", "former", "nation") for atom in between)


def _ahead_of(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Ahead of White House talks with X": where they are to be, between "ahead of" and their noun."""
    noun = at + 1
    while noun < min(len(atoms), at + _LONGEST_DESCRIBED) and atoms[noun].has("place", "venue", "ministry", "capital"):
        noun += 1
    if noun >= len(atoms) or not atoms[noun].has("noun"):
        return None
    return ([atoms[at], atoms[noun]], noun + 1) if noun > at + 1 else None


def _verb_of(atoms: Sequence[Atom], first: int) -> int | None:
    """Where the verb stands of a subject that begins here and has a name: no verb of meeting."""
    stop = first
    while stop < min(len(atoms), first + _LONGEST) and atoms[stop].has(*_WHO):
        stop += 1
    if stop >= len(atoms) or not any(atom.has("name") for atom in atoms[first:stop]):
        return None
    alone = stop + 1 >= len(atoms) or _ends(atoms[stop + 1])  # "until Z called"
    if _meets(atoms[stop]) and not alone:
        return None
    acts = atoms[stop].has(*_HELPS, "verb") or (_is_common(atoms[stop]) and "past" in atoms[stop].forms)
    return stop if acts else None


def _past_name(atoms: Sequence[Atom], at: int) -> int | None:
    """Where the words end that name one person: "former Prime Minister X"."""
    stop = at
    while stop < min(len(atoms), at + _LONGEST) and atoms[stop].has(*_WHO):
        stop += 1
        if atoms[stop - 1].has("name"):
            return None if stop < len(atoms) and atoms[stop].has("possessive_s", "name", "and") else stop
    return None


def _have_met(atoms: Sequence[Atom]) -> bool:
    """Whether a word of meeting stands here with two people, of whom one is behind it."""
    met = [index for index, atom in enumerate(atoms) if _meets(atom)]
    names = [index for index, atom in enumerate(atoms) if atom.has("name")]
    return bool(met) and len(names) > 1 and met[0] < names[-1]


def _meets(atom: Atom) -> bool:
    if atom.has("have"):
        return False  # "had written"
    return atom.has("noun") or any(form.verb.sense in _MEETS for form in atom.kinds.get("verb", ()))


def _takes_part(atom: Atom) -> bool:
    """ "X, who led the delegation"."""
    return any(form.verb.sense in ("lead", "head", "attend") for form in atom.kinds.get("verb", ()))


def _credited_for(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Thanked Y for hosting the talks between Z and W", "praised Y for receiving Z": what Y did. "For hosting her",
    "for arranging his meeting with Z" is of whom thanked him, too."""
    doing = atoms[at + 1] if at + 1 < len(atoms) else None
    if doing is None or "gerund" not in doing.forms or doing.has("gerund") or not atoms[at].has("for"):
        return None
    credited = [index for index in range(at) if atoms[index].has("credited")]
    stop = next((i for i in range(at, len(atoms)) if _ends(atoms[i])), len(atoms))
    told = atoms[at + 2 : stop]
    if not credited or any(_ends(atom) or atom.has("noun") for atom in atoms[credited[-1] : at]):
        return None
    if not any(_meets(atom) or atom.has("gathering", "name", "office") for atom in atoms[at + 1 : stop]):
        return None
    own = any(atom.has("possessive", "with") and not atom.has("between") for atom in told)
    return None if own or not told or told[0].has("he", "whom", "they") else ([], stop)


def _after_doing(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Days after sacking Z, X met Y": of Z nothing but when."""
    doing = atoms[at + 1] if at + 1 < len(atoms) else None
    opens = all(atom.has("punct", "word", "ignorable", "number", "exclusive") for atom in atoms[:at])
    if doing is None or not opens or doing.kinds.keys() != {"word"} or "gerund" not in doing.forms:
        return None
    comma = next((i for i in range(at, len(atoms)) if atoms[i].text == ","), None)
    told = atoms[at + 2 : comma]
    if comma is None or not told or not all(atom.has(*_WHO) and not atom.has("he") for atom in told):
        return None
    return ([], comma + 1) if any(atom.has("name") for atom in told) else None


def _held_by_another(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Kritisierte ein Gespräch mit X, das Y im März geführt hat": Y had it, as "ein Gespräch mit X hat Y im März
    geführt" says; what else a verb says of it there, nobody is told."""
    led = next((i for i in range(at + 2, len(atoms) - 2) if _ends(atoms[i])), None)
    if led is None or atoms[led].text != "," or not atoms[at + 1].has("with") or not atoms[led + 1].has("relative"):
        return None
    stop = next((i for i in range(led + 2, len(atoms)) if _ends(atoms[i])), len(atoms))
    told = atoms[led + 2 : stop]
    held = next((i for i, atom in enumerate(told) if _holds(atom)), None)
    if held is None or held < len(told) - 2 or not any(atom.has("name", "office", "title") for atom in told):
        return None  # "das er geführt hat": the subject himself
    helps = told[held + 1 :]
    forms = told[held].kinds["verb"]
    past = not helps and any(form.tense == "past" for form in forms)
    done = past or (helps and helps[0].has("have") and any(form.tense == "participle" for form in forms))
    to_come = helps and helps[0].has("will", "plan_modal", "plan_words") and not helps[0].has("past_modal")
    open_ = any(atom.has("not", "no", "never", "hedge", "media") for atom in (*atoms[:at], *told))
    if open_ or not (done or to_come):
        return [atoms[at]._replace(kinds={"word": None}), *atoms[at + 1 : led]], stop
    led_by = atoms[led + 1]._replace(kinds={"ignorable": None})
    if done:
        verb = helps[0] if helps else told[held]
        led_by, told = verb._replace(start=led_by.start, end=led_by.start, text=""), told[: held + bool(helps)]
    apart = atoms[at]._replace(end=atoms[at].start, text=";", norm=";", kinds={"punct": ""}, nations=())
    return [*([apart] if at else ()), *atoms[at:led], led_by, *told], stop


def _holds(atom: Atom) -> bool:
    return any(form.verb.sense == "hold" for form in atom.kinds.get("verb", ()))


def _is_thing(atom: Atom) -> bool:
    """ "Letter", "plan", "deal": no meeting, and nobody."""
    return not (atom.capital or _meets(atom) or atom.has(*_NO_THING))


_NO_THING = ("office", "title", "aide", "group", "people", "media", "date", "nation")


def _is_common(atom: Atom) -> bool:
    return atom.kinds.keys() <= _COMMON and not atom.capital


def _ends(atom: Atom) -> bool:
    return atom.has("punct") and not (atom.glued and atom.text in "-‑'’")


_COMMON = {"word", "thing", "statement", "tie", "idea", "intent", "visit", "journey"}
_MET = {"noun", *(f"to {sense}" for sense in _MEETS)}


def _of_some_level(atoms: Sequence[Atom], at: int) -> Taken:
    """«(X и Y беседовали.) Встреча на уровне министров намечена на май»: of whoever they will be, where nobody is
    named."""
    level = next((i for i in range(at + 1, min(len(atoms), at + 4)) if atoms[i].has("level")), None)
    if level is None or not atoms[at + 1].has("at") or level + 1 >= len(atoms):
        return None
    whose = atoms[level + 1].has("office", "title", "aide", "post") and not atoms[level + 1].has("name")
    named = any(atom.has("name", "he", "they", "counterpart", "nation") for atom in atoms)
    return ([atoms[at]._replace(kinds={"word": None})], at + 1) if whose and not named else None


TURNS: tuple[Row, ...] = (
    (_of_some_level, {"noun"}, {"level"}),
    (_held_by_another, {"noun"}, {"with"}, {"relative"}, {"to hold"}, {","}),
    (_credited_for, {"for"}, {"credited"}),
    (_after_doing, {"after", "before"}, {"name"}, {","}),
    (_of_some, {"of", "for"}, {"name"}),
    (_who_tells, {","}, {"who"}),
    (_who_is_whose, {","}, {"name"}, {"possessive_s", "aide"}),
    (_met_to_plan, {"infinitive_mark"}, {"noun"}),
    (_ahead_of, {"before"}, {"noun"}),
    (_while_another, {"when", "before", "after", "until"}, {"name"}),
    (_thing_of_another, {"that", "name", "office", "title"}, {"name"}, _MET),
    (_of_another, {"of"}, {"name"}, _MET),
    (_done_by_another, {"by"}, {"name"}, _MET),
    (_prompting, {","}, {"name"}, {"infinitive_mark"}, _MET),
    (_watching, {"with"}, {"name"}, _MET),
    (_between_others, {"between"}, {"name"}, _MET),
    (_through_whom, {"by_way_of"}),
    (_what_another_hosted, {","}, {"relative"}, {"to host"}),
)
