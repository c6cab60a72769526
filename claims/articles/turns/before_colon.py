"""Who says what stands behind a colon: "Пескарёв: президент встретится с X", "Minister: X met Y in Vienna".

As in claims/articles/turns, each function takes one turn. Whoever is quoted so in a headline is none of those who met.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.turns.atoms import in_front
from claims.articles.writing import Row, Taken
from claims.reading.lexicon import Verb, VerbForm
from claims.reading.scan import Atom

_SAYS = VerbForm(Verb("say in a headline", "say"), "past")
_LONGEST = 6  # atoms of "Пресс-секретарь президента Чехии Иван Пескарёв"
_SPEAKER = ("name", "office", "title", "country", "nation", "alliance", "aide", "former")


def _says(atoms: Sequence[Atom], at: int) -> Taken:
    """The colon behind one speaker, where somebody else is the subject of the verb behind it."""
    if atoms[at].text != ":" or not 0 < at <= _LONGEST or not atoms[at - 1].has("name", "office", "title"):
        return None
    if not all(atom.has(*_SPEAKER) or set(atom.kinds) == {"word"} for atom in atoms[:at]):
        return None
    verb = next((i for i in range(at + 1, len(atoms)) if atoms[i].has("verb") and not atoms[i].has("noun")), None)
    subject = atoms[at + 1 : verb]
    if verb is None or not any(atom.has("name") for atom in subject) or any(atom.text == "," for atom in subject):
        return None  # "Obituary: X, the man who talked to everyone"
    comma = in_front(atoms[at + 1], "punct")._replace(text=",", norm=",")
    return [atoms[at]._replace(kinds={"verb": (_SAYS,)}, glued=False), comma], at + 1


def _byline(atoms: Sequence[Atom], at: int) -> Taken:
    """ "By Ola Nord, Nordwire: Minister X met Y": who wrote it."""
    colon = next((i for i in range(at, min(len(atoms), at + _LONGEST_BYLINE)) if atoms[i].text in (":", "|")), None)
    if at or colon is None or not any(atom.has("name") for atom in atoms[1:colon]):
        return None
    led = atoms[1:colon]
    written = all(atom.has("name", "media", "place", "and") or atom.capital or atom.text == "," for atom in led)
    return ([], colon + 1) if written else None


def _label(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Video: X met Y", «Онлайн: саммит в Сараеве»: what the article is, and not how they met."""
    return None if at or len(atoms) < len(("Video", ":", "X")) or atoms[1].text != ":" else ([], len(("Video", ":")))


_LONGEST_BYLINE = 10  # atoms of "By Ola Nord and Liv Sund, Nordwire:"
TURNS: tuple[Row, ...] = (
    (_says, {":"}, {"verb"}, {"name"}),
    (_byline, {"by"}, {":", "|"}, {"name"}),
    (_label, {"format"}, {":"}),
)
