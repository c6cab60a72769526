"""Turns of feature style in which somebody is in company: a dinner for him, a visit that he paid, time for him.

As in claims/articles/turns, each function takes one turn, and what stands instead says no more than the words did.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.writing import Row, Taken
from claims.reading.lexicon import Verb, VerbForm
from claims.reading.scan import Atom

_SOMEBODY = ("office", "title", "counterpart", "nation", "alliance", "name", "he", "possessive")
_MEETS, _HOSTS = Verb("keep company", "meet"), Verb("receive", "host", hit=True)
_GREETS = Verb("greet", "see", hit=True)
_OF_A_ROOM = ("at", "on", "from_to", "definite", "venue", "place")
_ROOM = 4  # atoms of "in die Potsdamer Staatskanzlei"
_TABLE = 3  # atoms of "beim zweiten Kaffee"


def _around(atoms: Sequence[Atom], at: int) -> tuple[int, int]:
    """Where the part of a sentence between two commas begins and ends that has this atom."""
    first = next((index + 1 for index in reversed(range(at)) if _is_mark(atoms[index])), 0)
    return first, next((index for index in range(at, len(atoms)) if _is_mark(atoms[index])), len(atoms))


def _is_mark(atom: Atom) -> bool:
    return atom.has("punct") and bool(atom.text) and not (atom.glued and atom.text in "-‑")


def _somebody(atoms: Sequence[Atom], at: int) -> bool:
    """Whether somebody stands here, behind an article or not."""
    at += at < len(atoms) and atoms[at].has("definite")
    if at + 2 < len(atoms) and atoms[at].has("country"):
        at += 1 + (not atoms[at + 1].text)  # "von Ungarns Botschafter"
    return at < len(atoms) and atoms[at].has(*_SOMEBODY) and not atoms[at].has("media")


def _tense(atom: Atom) -> str:
    """The tense of a verb of `gives` or `gets`: "gab", "gibt", "gegeben"."""
    return "participle" if atom.has("given") else "past"


def _gave_a_meal(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Gab am Mittwoch ein Essen für Präsident Y", "zu Ehren von Y gab sie ein Essen": received him."""
    if _meal_for(atoms, at) is None:
        return None
    return [atoms[at]._replace(kinds={"verb": (VerbForm(_HOSTS, _tense(atoms[at])),)})], at + 1


def _meal_for(atoms: Sequence[Atom], at: int) -> int | None:
    """Where the word stands that says for whom the meal is that a verb here gives."""
    first, stop = _around(atoms, at)
    if not any(_is_a_meal(atoms, i) for i in range(first, stop)) or any(a.has("not", "no") for a in atoms[first:stop]):
        return None
    return next((i for i in range(first, stop - 1) if atoms[i].has("in_honour") and _somebody(atoms, i + 1)), None)


def _is_a_meal(atoms: Sequence[Atom], at: int) -> bool:
    """ "A lunch for X"; but "lunch money for X"."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    of_a_thing = behind is not None and behind.kinds.keys() == {"word"} and not atoms[at].capital
    return atoms[at].has("dinner") and not of_a_thing


def _for_whom(atoms: Sequence[Atom], at: int) -> Taken:
    """The "für" of `_gave_a_meal`, or of `_took_time`."""
    first, stop = _around(atoms, at)
    if any(atoms[i].has("gives") and _meal_for(atoms, i) == at for i in range(first, stop)):
        return [], at + 1
    if any(atoms[i].has("takes_time") and _time_for(atoms, i) == at for i in range(first, stop)):
        return [atoms[at]._replace(kinds={"with": None})], at + 1
    return None


def _the_meal(atoms: Sequence[Atom], at: int) -> Taken:
    """The "ein Essen" of `_gave_a_meal`."""
    led = atoms[at].has("indefinite") and at + 1 < len(atoms)
    meal = at + led
    first, stop = _around(atoms, at)
    given = any(atoms[i].has("gives") and _meal_for(atoms, i) is not None for i in range(first, stop))
    return ([], meal + 1) if given and atoms[meal].has("dinner") else None


def _took_time(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Nahm sich eine Stunde Zeit für Minister Y": met him."""
    if _time_for(atoms, at) is None:
        return None
    return [atoms[at]._replace(kinds={"verb": (VerbForm(_MEETS, "past"),)})], at + 1


def _took_time_to_talk(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Nahm sich am Montag Zeit für ein Gespräch mit X": met him."""
    first, stop = _around(atoms, at)
    time = next((i for i in range(at + 1, stop) if atoms[i].has("time_for")), stop)
    noun = next((i for i in range(time + 1, min(stop - 1, time + 1 + _ROOM)) if atoms[i].has("noun")), None)
    if noun is None or not atoms[time + 1].has("for") or not atoms[noun + 1].has("with"):
        return None
    if not _somebody(atoms, noun + 2) or any(atom.has("not", "no", "never") for atom in atoms[first:stop]):
        return None
    return [atoms[at]._replace(kinds={"verb": (VerbForm(_MEETS, "past"),)}), *atoms[at + 1 : time]], noun + 1


def _time_for(atoms: Sequence[Atom], at: int) -> int | None:
    """Where "für" stands behind "nahm sich … Zeit"."""
    stop = _around(atoms, at)[1]
    time = next((i for i in range(at + 1, stop) if atoms[i].has("time_for")), stop)
    return next((i for i in range(time + 1, stop - 1) if atoms[i].has("in_honour") and _somebody(atoms, i + 1)), None)


def _got_a_visit(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Bekam am Mittwoch Besuch von Präsident Y": received him."""
    if _visit_from(atoms, at) is None:
        return None
    return [atoms[at]._replace(kinds={"verb": (VerbForm(_HOSTS, _tense(atoms[at])),)})], at + 1


def _visit_from(atoms: Sequence[Atom], at: int) -> int | None:
    """Where "Besuch" stands with "von" and somebody behind it."""
    stop = _around(atoms, at)[1]
    visit = next((i for i in range(at + 1, stop) if atoms[i].has("visit")), stop)
    return visit if visit + 2 < stop and atoms[visit + 1].has("of") and _somebody(atoms, visit + 2) else None


def _the_visit(atoms: Sequence[Atom], at: int) -> Taken:
    """The "Besuch von" of `_got_a_visit`."""
    first = _around(atoms, at)[0]
    return (
        ([], at + 2)
        if any(a.has("gets") and _visit_from(atoms, first + i) == at for i, a in enumerate(atoms[first:at]))
        else None
    )


def _shook_hands(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X gab Y am Montag in Genf die Hand", "X und Y schüttelten sich die Hände": met; "gab ihm freie Hand", "nahm es
    in die Hand" is no greeting, and who does not give somebody his hand may have met him."""
    stop = _around(atoms, at)[1]
    hand = next((i for i in range(at + 2, stop) if atoms[i].has("hand")), None)
    if hand is None or not atoms[hand - 1].has("her_article") or atoms[hand - 2].has("at", "from"):
        return None
    if hand + 1 < stop or any(atom.has("not", "no", "never") for atom in atoms[:stop]):
        return None
    met = atoms[at]._replace(kinds={"verb": (VerbForm(_GREETS, "past"),)})
    return [met, *atoms[at + 1 : hand - 1]], hand + 1


def _sat_over(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X und Y saßen am Mittwoch in Berlin beim Tee": met there; "mit Y" is taken by `_sat_with`."""
    first, stop = _around(atoms, at)
    clause = atoms[first:stop]
    table = next((i for i in range(at + 1, stop - 1) if atoms[i].has("with_whom")), None)
    pair = any(atom.has("and") for atom in clause) and sum(atom.has("name") for atom in clause) > 1
    if table is None or not pair or any(atom.has("with", "not", "bench") for atom in clause):
        return None
    served = atoms[table + 1 : min(stop, table + 1 + _TABLE)]
    if not any(atom.capital for atom in served) or any(atom.has(*_SOMEBODY) and atom.has("office") for atom in served):
        return None
    return [atoms[at]._replace(kinds={"verb": (VerbForm(_MEETS, "past"),)})], at + 1


def _as_said(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Wie Kanzlerin X nach einem Treffen mit Y sagte, …": said so, after one."""
    comma = next((index for index in range(at + 1, len(atoms)) if atoms[index].text == ","), 0)
    if at or not comma or not any(atom.has("noun") for atom in atoms[:comma]):
        return None
    whole = [form for form in atoms[comma - 1].kinds.get("verb", ()) if form.joined or form.verb.particle is None]
    return ([], at + 1) if whole and all(form.verb.sense == "say" for form in whole) else None


def _one(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Im Mai will man sich wieder treffen": those who were told to have met."""
    first, stop = _around(atoms, at)
    clause = atoms[first:stop]
    meets = any(form.verb.sense == "meet" for atom in clause for form in atom.kinds.get("verb", ()))
    planned = any(atom.has("plan_modal", "will") for atom in clause) and not any(
        atom.has("not", "name") for atom in clause
    )
    mutual = any(atom.has("reciprocal") for atom in clause)
    return ([atoms[at]._replace(kinds={"they": None})], at + 1) if meets and planned and mutual else None


def _was_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X sollte am Mittwoch noch mit Y sprechen": a plan, as it says when; "sollte er kommen" would be a condition."""
    first, stop = _around(atoms, at)
    ends = atoms[stop - 1].kinds.get("verb", ())
    meets = any(form.verb.sense in _OF_MEETING and form.tense in ("infinitive", "present") for form in ends)
    dated = any(atom.has("date") for atom in atoms[first:stop])
    if at == first or not meets or not dated or any(atom.has("have", "not", "no") for atom in atoms[first:stop]):
        return None
    return [atoms[at]._replace(kinds={"hedge_modal": None, "plan_words": None, "past_modal": None})], at + 1


_OF_MEETING = ("meet", "talk", "call", "host", "see")


def _asked_in(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Lud Minister Y am Dienstag zum Tee": received him; "lud ihn zum Tee ein" invites, and no more."""
    stop = _around(atoms, at)[1]
    table = _to_table(atoms, at)
    if table is None or atoms[stop - 1].has("apart"):
        return None
    if not any(_somebody(atoms, index) for index in range(at + 1, table)) or _is_ahead(atoms):
        return None
    return [atoms[at]._replace(kinds={"verb": (VerbForm(_HOSTS, "past"),)}), *atoms[at + 1 : table]], table + 2


def _to_table(atoms: Sequence[Atom], at: int) -> int | None:
    """Where "zum Tee" stands behind this verb, or, before a participle, in front of it."""
    stop = _around(atoms, at)[1]
    return next((i for i in range(at + 1, stop - 1) if atoms[i].has("purpose") and _is_table(atoms[i + 1])), None)


def _is_table(atom: Atom) -> bool:
    """ "Zum Tee", "zu sich"."""
    return atom.has("served", "reciprocal")


def _asked_in_before(atoms: Sequence[Atom], at: int) -> Taken:
    """The "zum Tee geladen" of the perfect: "hatte sie am Dienstag zum Tee (ins Rathaus) geladen"."""
    table = at + 1 + (at + 2 < len(atoms) and atoms[at + 1].has("indefinite"))  # "zu einem Essen"
    stop = begin = table + 1
    while stop < min(len(atoms), begin + _ROOM) and atoms[stop].has(*_OF_A_ROOM):
        stop += 1
    if stop >= len(atoms) or not _is_table(atoms[table]) or not atoms[stop].has("asked_in"):
        return None
    if _is_ahead(atoms) or (atoms[table].has("noun") and table > at + 1):
        return None  # "zu einem Gespräch geladen" tells of that itself
    return [*atoms[begin:stop], atoms[stop]._replace(kinds={"verb": (VerbForm(_HOSTS, "participle"),)})], stop + 1


def _is_ahead(atoms: Sequence[Atom]) -> bool:
    """ "Für Dienstag zum Gespräch gebeten": whether somebody came is not said."""
    return is_declined(atoms) or any(one.has("for") and other.has("date") for one, other in pairwise(atoms))


def is_declined(atoms: Sequence[Atom]) -> bool:
    """ "Zum Gespräch geladen, doch der sagte ab", ", hat aber noch nicht zugesagt": whoever was asked did not come."""
    comma = next((i for i, atom in enumerate(atoms) if atom.text == ","), len(atoms))
    behind = atoms[comma:]
    return any(atom.has("declined", "declines") for atom in behind)


def beside_a_meal(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Saw X for an hour before lunch", "met after dinner": a time of day, and no meal with anybody."""
    if at + 1 >= len(atoms) or not atoms[at + 1].has("meal"):
        return None
    behind = atoms[at + 2] if at + 2 < len(atoms) else None
    if behind is not None and behind.has("with", "between", "of", "at", "by", "for", "hosted_by", "noun"):
        return None
    return [atoms[at], atoms[at + 1]._replace(kinds={"time_of_day": None})], at + 2


# Each with the kinds of word that it may begin with.
TURNS: tuple[Row, ...] = (
    (beside_a_meal, {"before", "after"}, {"meal"}),
    (_gave_a_meal, {"gives"}),
    (_for_whom, {"in_honour"}),
    (_the_meal, {"indefinite", "dinner"}, {"gives"}),
    (_took_time_to_talk, {"takes_time"}, {"time_for"}, {"noun"}),
    (_took_time, {"takes_time"}),
    (_got_a_visit, {"gets"}),
    (_the_visit, {"visit"}),
    (_shook_hands, {"gives_hand"}, {"hand"}),
    (_sat_over, {"sat"}),
    (_as_said, {"according_name"}),
    (_one, {"one"}),
    (_was_to, {"opinion_modal"}),
    (_asked_in, {"asks_in"}),
    (_asked_in_before, {"purpose"}, {"asked_in"}),
)
