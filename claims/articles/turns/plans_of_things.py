"""What is planned, and is no meeting: "the elections planned for May dominated talks between X and Y", and these were
held."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.turns.whose import is_plain
from claims.articles.writing import Row, Taken
from claims.reading.scan import Atom

_BEHIND = ("on", "at", "by", "date", "from_to")  # "planned for May", "planned by the government", "planned next week"
_IN_ITS_NAME = ("definite", "indefinite", "possessive", "of", "nation", "number", "thing", "name")
_LED_BY = ("verb", "about", "soft")  # "to discuss a bypass planned for May"
_LEADS = ("possessive_s", "definite", "indefinite", "possessive", "of")
_MEETS = ("meet", "see", "host", "talk", "call", "hold")


def _thing_planned(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The cuts planned for May overshadowed a meeting": of the cuts, where the sentence tells what was. What is
    planned for the parts of a programme is planned for each of them."""
    if not at or at + 1 >= len(atoms) or not atoms[at + 1].has(*_BEHIND) or not _is_attribute(atoms[at]):
        return None
    thing = atoms[at - 1]
    if not (is_plain(thing) or thing.kinds.keys() == {"thing"}) or thing.has("programme"):
        return None
    first = at - 1
    while first > 0 and (is_plain(atoms[first - 1]) or atoms[first - 1].kinds.keys() <= _PARTS):
        first -= 1
    if any(atom.has("programme") for atom in atoms[first:at]):
        return None
    if first > 0 and not atoms[first - 1].has(*_LED_BY):
        return None  # "talks with the union planned for May"
    told = any(_was(atom) for atom in atoms[at + 1 :]) if first == 0 else any(_met(atom) for atom in atoms[:first])
    if not told:
        return None
    stop = at + 1 if atoms[at + 1].has("date") else at + 2
    dated = stop < len(atoms) and atoms[stop].has("date")  # for which day: not that of the meeting
    last = atoms[stop] if dated else atoms[at]
    return [atoms[at]._replace(end=last.end, kinds={"word": None})], (stop if dated else at) + 1


def _plan_of_a_thing(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met to discuss the health care plan on Friday": a noun, behind a word for one thing or an article. Where one
    word is both."""
    forms = atoms[at].kinds.get("verb", ())
    if not (at and forms and atoms[at].has("thing") and all(form.verb.sense == "plan" for form in forms)):
        return None
    led = atoms[at - 1]
    one = led.has("definite", "indefinite", "possessive", "possessive_s") and not led.has("he", "they", "relative")
    word = led.kinds.keys() == {"word"} and "plural" not in led.forms and not led.capital
    if not (one or word) or (at + 1 < len(atoms) and atoms[at + 1].has("infinitive_mark")):
        return None
    return [atoms[at]._replace(kinds={kind: what for kind, what in atoms[at].kinds.items() if kind != "verb"})], at + 1


_PARTS = {"word", *_IN_ITS_NAME}


def _is_attribute(atom: Atom) -> bool:
    return any((form.verb.sense, form.tense) == ("plan", "participle") for form in atom.kinds.get("verb", ()))


def _was(atom: Atom) -> bool:
    """Whether a word says what was: a verb of the past, or one that nothing knows and that ends as they do."""
    if "verb" in atom.kinds:
        return any(form.tense == "past" for form in atom.kinds["verb"])
    return atom.has("was", "marks") or (is_plain(atom) and "past" in atom.forms)


def _met(atom: Atom) -> bool:
    return any(form.verb.sense in _MEETS and form.tense == "past" for form in atom.kinds.get("verb", ()))


def _post_for_plans(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Jordan's planning minister", "the planning commission": what a post or body is for, and no plan."""
    if at + 1 >= len(atoms) or not (atoms[at + 1].has("office", "title", "post") or is_plain(atoms[at + 1])):
        return None
    led = at == 0 or atoms[at - 1].has(*_LEADS)
    return ([atoms[at]._replace(kinds={"word": None})], at + 1) if led else None


def _appointed(atoms: Sequence[Atom], at: int) -> Taken:
    """«Назначенный послом X встретился с Y»: who was appointed, and no meeting that was set; "назначенная министром
    встреча" is one."""
    if not any(form.verb.sense == "plan" and form.tense == "attributive" for form in atoms[at].kinds.get("verb", ())):
        return None
    stop = at + 1
    while stop < len(atoms) and not atoms[stop].has("noun", "verb", "punct", "name"):
        stop += 1
    posted = any(atom.has(*_POSTS) for atom in atoms[at + 1 : stop])
    named = posted and stop + 1 < len(atoms) and atoms[stop].has("name")
    behind = atoms[stop + 1] if named else atoms[at]
    goes_on = named and not behind.has("noun", "at", "date") and (behind.has("verb", "punct") or behind.has("word"))
    if not goes_on:
        return None
    when = [a._replace(kinds={"ignorable": None}) if a.has("date") else a for a in atoms[at + 1 : stop]]  # he was
    return [atoms[at]._replace(kinds={"word": None}), *when], stop


_POSTS = ("office", "title", "post")


def _plans_to_a_place(atoms: Sequence[Atom], at: int) -> Taken:
    """ "To discuss the team's travel plans to Riga": no verb follows, so nobody plans to do anything."""
    if at + 1 >= len(atoms) or not atoms[at + 1].has("place", "country"):
        return None
    return [atoms[at]._replace(kinds={"word": None})], at + 1


# Each with the kinds of word that it may begin with, and what it needs.
TURNS: tuple[Row, ...] = (
    (_post_for_plans, {"prepares"}),
    (_thing_planned, {"upcoming"}),
    (_appointed, {"to plan"}, {"name"}, {*_POSTS}),
    (_plan_of_a_thing, {"prepares"}),
    (_plans_to_a_place, {"plan_words"}, {"place", "country"}),
)
