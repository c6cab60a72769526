"""What was spoken of, told apart from whom somebody spoke to: "discussed trade, energy and security with X".

As in claims/articles/turns, each function takes one turn.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.turns.atoms import in_front
from claims.articles.writing import Row, Taken
from claims.reading.scan import Atom

_BEFORE_TIE = (
    "possessive",
    "definite",
    "word",
    "nation",
    "about",
    "ignorable",
    "indefinite",
    "inside",
    "leaves_open",
    "upcoming",
)
_SPOKEN = 6  # atoms between "to discuss" and a thing; of "the newly elected president"
_LONGEST_TOPIC = 20  # atoms of "on fundamentalism, terrorism and … with"


def _tied(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Spoke of his friendship with X", "discussed the dispute with Y", "killed in clashes with Z": with whom nobody
    talked."""
    if at + 1 >= len(atoms) or not atoms[at + 1].has("with") or not at:
        return None
    led = atoms[at - 1].has(*_BEFORE_TIE)
    return ([atoms[at], atoms[at + 1]._replace(kinds={"about": None})], at + 2) if led else None


def _about_with(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Held talks on trade with Foreign Minister X": the topic ends before whom the talks were with."""
    if not at or not atoms[at - 1].has("noun"):
        return None
    stop = _end_of_topics(atoms, at + 1)
    return None if stop is None else ([*_listed_topics(atoms[at:stop]), in_front(atoms[stop], "punct")], stop)


def _about_before_verb(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Zu einem Gespräch über die Lage in Tirol hat sich X in Wien mit Y getroffen": the town behind the verb."""
    finite = ("verb", "have", "be", "become", "will")
    if at < 2 or not atoms[at - 1].has("noun") or any(atom.has(*finite) for atom in atoms[: at - 1]):
        return None
    behind = range(at + 1, min(len(atoms), at + _LONGEST_TOPIC))
    stop = next((i for i in behind if atoms[i].has(*finite, "punct", "with", "date")), None)
    if stop is None or not atoms[stop].has(*finite) or atoms[stop].has("noun"):
        return None
    return (_listed_topics(atoms[at:stop]), stop) if any(atom.has("place") for atom in atoms[at:stop]) else None


def _topics(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Discussed trade, energy and security with President X": the commas are of what was spoken of."""
    if not any(form.verb.sense == "discuss" for form in atoms[at].kinds["verb"]):
        return None
    stop = _end_of_topics(atoms, at + 1)
    if stop is None or not any(atom.text == "," for atom in atoms[at:stop]):
        return None
    return _listed_topics(atoms[at:stop]), stop


def _end_of_topics(atoms: Sequence[Atom], at: int) -> int | None:
    """Where the "with" stands behind what was spoken of, in front of somebody."""
    stop = next((i for i in range(at + 1, min(len(atoms), at + _LONGEST_TOPIC)) if atoms[i].has("with")), None)
    if stop is None or atoms[stop - 1].has("tie") or any(_ends_topics(atom) for atom in atoms[at:stop]):
        return None  # "relations with President X" may be what was spoken of
    whom = atoms[stop + 1 : stop + 1 + _SPOKEN]
    somebody = any(a.has("office", "title", "counterpart", "group") or (a.has("name") and " " in a.text) for a in whom)
    return stop if somebody else None


def _ends_topics(atom: Atom) -> bool:
    acts = any(form.tense in ("past", "future") for form in atom.kinds.get("verb", ()))
    told = acts or atom.has("have", "be", "will", "name", "office", "title", "noun", "date")
    return told or (atom.has("punct") and atom.text not in _INSIDE_TOPICS)


_INSIDE_TOPICS = ",'’-"


def _listed_topics(atoms: Sequence[Atom]) -> list[Atom]:
    """Without commas; a place, as of "the war in Ukraine", says where nothing was."""
    kept = (atom for atom in atoms if atom.text != ",")
    return [atom._replace(kinds={"word": None}, nations=()) if atom.has("place") else atom for atom in kept]


def _to_discuss(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met with X to discuss the budget": what was discussed, and not what he met."""
    for index in range(max(0, at - _SPOKEN), at - 1):
        marked = atoms[index].has("infinitive_mark")
        forms = atoms[index + 1].kinds.get("verb", ())
        if marked and any(form.verb.sense == "discuss" for form in forms):
            return [atoms[at]._replace(kinds={"word": None})], at + 1
    return None


def _on_the_agenda(atoms: Sequence[Atom], at: int) -> Taken:
    """ "X met Y, with energy prices high on the agenda": what they spoke of, and no plan."""
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_AGENDA) and atoms[stop].kinds.keys() <= _THINGS:
        stop += 1
    agenda = stop > at + 1 and stop < len(atoms) and atoms[stop].has("on_agenda")
    told = any(form.tense == "past" for atom in atoms[:at] for form in atom.kinds.get("verb", ()))
    return ([], stop + 1) if agenda and told else None


_LONGEST_AGENDA = 12  # atoms of "the war in Ukraine and energy prices high"
_THINGS = {
    "word", "thing", "tie", "place", "country", "capital", "nation", "possessive_s", "and", "of", "on", "definite",
    "topic_noun", "sport", "ignorable", "at", "to_a_town", "inside", "venue", "alliance",
}  # fmt: skip


# Each with the kinds of word that it may begin with, and what it needs in the sentence.
TURNS: tuple[Row, ...] = (
    (_tied, {"tie"}),
    (_topics, {"to discuss"}, {"with"}, {","}),
    (_about_with, {"about"}, {"noun"}),
    (_about_before_verb, {"about"}, {"noun"}, {"place"}),
    (_to_discuss, {"thing"}),
    (_on_the_agenda, {"with"}, {"on_agenda"}),
)
