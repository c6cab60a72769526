"""Verbs of a journey as English writes them: "came to Whitby", "flew on to Samarkand".

As in claims/articles/turns.py, each function takes one turn.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import Taken
from claims.reading.scan import Atom


def _came_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Came to Whitby", "rushed to Kyiv": the verb of a journey, and where it went."""
    words = atoms[at].text.split(" ")
    if len(words) != 2 or words[1] != "to" or not _travels(atoms[at]):
        return None
    middle = atoms[at].start + len(words[0])
    kinds = {**atoms[at].kinds, "journey": None}
    verb = atoms[at]._replace(end=middle, text=words[0], norm=words[0].lower(), kinds=kinds)
    to = atoms[at]._replace(start=middle + 1, text="to", norm="to", kinds={"from_to": None, "purpose": None})
    return [verb, to], at + 1


def _on_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Flew on to Samarkand", "will travel on to Mogadishu for talks": where to, and no topic."""
    led = at > 0 and atoms[at].norm == "on" and _travels(atoms[at - 1])
    return ([], at + 1) if led and at + 1 < len(atoms) and atoms[at + 1].has("from_to") else None


def _travels(atom: Atom) -> bool:
    return any(form.verb.sense == "travel" for form in atom.kinds.get("verb", ()))


# Each with the kinds of word that it may begin with.
TURNS = (
    (_came_to, {"verb"}),
    (_on_to, {"about"}),
)
