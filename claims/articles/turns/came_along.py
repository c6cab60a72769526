"""Who came along: "President X, accompanied by Minister Y, met …", "X, who was joined by Y, spoke to …".

As in claims/articles/turns, each function takes one turn.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.turns.one_more import clause_around
from claims.articles.writing import Row, Taken
from claims.reading.lexicon import Verb, VerbForm
from claims.reading.scan import Atom

_LONGEST = 8  # atoms of "Deputy General Secretary Erion Dervishaj" behind "accompanied by"
_BEFORE_A_NAME = (
    "office", "title", "definite", "possessive", "nation", "country", "possessive_s", "word", "then", "bodies",
)  # fmt: skip


def _accompanied(atoms: Sequence[Atom], at: int) -> Taken:
    """ ", accompanied by General Secretary Y,": he took part like the one before; "by his wife, Anna" or "by a dozen
    businessmen" says of nobody that he did."""
    if atoms[at].text != "," or at + 2 >= len(atoms) or not at or not atoms[at - 1].has("name"):
        return None
    first = at - 1
    while first > 0 and atoms[first - 1].has("title"):
        first -= 1
    if first > 0 and atoms[first - 1].text == ",":
        return None  # "the Secretary of State, Cardinal X, accompanied by Y": the comma closes who he is
    led = at + 1 + atoms[at + 1].has("who")
    if led >= len(atoms) or not atoms[led].has("came_along"):
        return None
    found = _past_name(atoms, led + 1)
    if found is None:
        return None
    stop = found
    if stop + 2 < len(atoms) and atoms[stop + 1].has("and"):
        stop = _past_name(atoms, stop + 2) or stop  # "by Minister Y and Ambassador Z,"
    closed = stop + 1 < len(atoms) and atoms[stop + 1].text == ","
    ends = stop + 1 >= len(atoms) or atoms[stop + 1].has("punct")
    joined = [atoms[led]._replace(kinds={"and": None, "came_along": None}), *atoms[led + 1 : stop + 1]]
    return (joined, stop + 1 + closed) if ends else None


def _past_name(atoms: Sequence[Atom], at: int) -> int | None:
    """Where a name stands behind his post, and nobody's who is only somebody else's."""
    stop = at
    while stop < min(len(atoms), at + _LONGEST):
        of_a_post = stop + 1 < len(atoms) and atoms[stop + 1].has("title", "office")  # "Police Commissioner X"
        if atoms[stop].has("name") and not of_a_post:
            break
        if atoms[stop].has("aide", "group") or not atoms[stop].has(*_BEFORE_A_NAME, "name"):
            return None
        stop += 1
    return stop if at < stop < len(atoms) and atoms[stop].has("name") else None


def _joined_by(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X and Y met in Prague on Thursday, joined by Z": and with him."""
    if atoms[at].text != "," or at + 2 >= len(atoms) or not at or not atoms[at - 1].has("date", "place", "verb"):
        return None
    if not atoms[at + 1].has("came_along") or not any(_meets(atom) for atom in atoms[:at]):
        return None
    stop = at + 2
    while stop < min(len(atoms), at + 2 + _LONGEST) and not atoms[stop].has("name"):
        if atoms[stop].has("aide", "group") or not atoms[stop].has(*_BEFORE_A_NAME):
            return None
        stop += 1
    return ([atoms[at + 1]._replace(kinds={"with": None})], at + 2) if atoms[stop : stop + 1] else None


def _with_whom(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met X on Thursday in the presence of Minister Z", "met X accompanied by Z": and with him."""
    if not at or not atoms[at - 1].has("name", "date", "place") or not any(_meets(atom) for atom in atoms[:at]):
        return None
    joins = {"and": None, "came_along": None} if atoms[at - 1].has("name") else {"with": None}
    return ([atoms[at]._replace(kinds=joins)], at + 1) if _past_name(atoms, at + 1) is not None else None


def _beside_her(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Flanked by Minister X, President Y said she would meet Z": who stood beside her while she said so."""
    if any(not atom.has("punct") for atom in atoms[:at]):
        return None
    comma = next((i for i in range(at + 1, min(len(atoms), at + _LONGEST)) if atoms[i].text == ","), None)
    return ([], comma + 1) if comma is not None and any(atom.has("name") for atom in atoms[at:comma]) else None


def _besides(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Neben den Parteichefs X und Y nahm auch Z an dem Gespräch teil", "neben X trifft Y auch Z": they as well."""
    verb = next((i for i, atom in enumerate(atoms) if i > at and atom.has("verb")), len(atoms))
    if any(atom.has("noun") for atom in atoms[at + 1 : verb]):
        return None  # "neben dem Gespräch mit X trifft Y auch Z": X was at another one
    too = at == 0 and any(atom.has("also") for atom in atoms)
    senses = ("attend", "meet") if too else ("attend",)
    attends = any(form.verb.sense in senses for atom in atoms for form in atom.kinds.get("verb", ()))
    return ([atoms[at]._replace(kinds={"with": None})], at + 1) if attends else None


def _leading(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Leading a delegation of lawmakers to Vienna, X met Y": they are his side, and it was there."""
    if any(not atom.has("punct") for atom in atoms[:at]):
        return None
    comma = next((i for i in range(at + 1, min(len(atoms), at + _LONGEST)) if atoms[i].text == ","), None)
    if comma is None or any(atom.has("name", "noun") for atom in atoms[at:comma]):
        return None
    if comma - at > len(("leading a", "delegation", "to")) and [*map(_goes_to, atoms[comma - 2 : comma])] == [1, 2]:
        return [atoms[comma - 2]._replace(kinds={"at": None}), atoms[comma - 1], atoms[comma]], comma + 1
    return [], comma + 1


def _goes_to(atom: Atom) -> int:
    """1: "to"; 2: a place."""
    return 2 if atom.has("place") else int(atom.has("from_to"))


def _took_part(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Участие в переговорах приняли X и Y", «в работе саммита участие примут лидеры»: they were at talks told of
    before, and met nobody else."""
    verb = next((i for i in range(at + 1, min(len(atoms), at + _LONGEST)) if atoms[i].has("verb")), None)
    if verb is None or not any(form.verb.sense == "host" for form in atoms[verb].kinds["verb"]):
        return None
    between = atoms[at + 1 : verb]
    talks = between or atoms[:at]
    if not any(atom.has("noun") for atom in talks) or any(atom.has("punct", "name") for atom in between):
        return None
    forms = tuple(VerbForm(_ATTENDS, form.tense) for form in atoms[verb].kinds["verb"])
    return [*between, atoms[verb]._replace(kinds={"verb": forms})], verb + 1


_ATTENDS = Verb("take part", "attend")
_ATTENDED = {"verb": (VerbForm(_ATTENDS, "past"),)}


def _was_there(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Bei dem Treffen war auch Ministerin X zugegen": the verb and the word that belongs to it, apart."""
    were = next((i for i in reversed(range(max(0, at - _LONGEST), at)) if atoms[i].has("were")), None)
    if were is None or not (at + 1 == len(atoms) or atoms[at + 1].has("punct")):
        return None
    between = atoms[were + 1 : at]
    if not any(atom.has("name") for atom in between) or any(atom.has(*_NOT_THERE) for atom in between):
        return None
    return [atoms[at]._replace(kinds=_ATTENDED)], at + 1


def _came_too(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Zu dem Gespräch kam auch Ministerin X", "später kam Ministerin X hinzu"."""
    first, stop = clause_around(atoms, at)
    behind = atoms[at + 1 : stop]
    if not any(atom.has("name") for atom in behind) or any(atom.has(*_NOT_THERE) for atom in behind):
        return None
    led = atoms[first:at]
    to_it = len(led) == _TO_IT and led[0].has("purpose") and led[-1].has("noun")
    to_it = to_it and led[1].has("definite") and any(atom.has("also") for atom in behind[:2])
    joined = behind[-1].has("came_in") and not any(atom.has("verb", "noun", "with") for atom in behind)
    if not (to_it or joined):
        return None
    rest = list(behind[:-1]) if joined else list(behind)
    return [atoms[at]._replace(kinds=_ATTENDED), *rest], stop


_TO_IT = 3  # atoms of "zu dem Gespräch"
_NOT_THERE = ("not", "no", "condition", "hedge", "verb")


def _meets(atom: Atom) -> bool:
    return atom.has("noun") or any(form.verb.sense in ("meet", "talk") for form in atom.kinds.get("verb", ()))


# Each with the kinds of word that it may begin with.
TURNS: tuple[Row, ...] = (
    (_accompanied, {","}, {"came_along"}),
    (_joined_by, {","}, {"came_along"}),
    (_with_whom, {"came_along"}, {"name"}),
    (_beside_her, {"came_along"}),
    (_besides, {"besides"}),
    (_leading, {"leading"}, {","}),
    (_took_part, {"taking_part"}, {"to host"}, {"noun"}),
    (_was_there, {"took_part"}, {"were"}, {"name"}),
    (_came_too, {"arrives"}, {"name"}),
)
