"""Names as articles write them: two side by side, in small letters ("Kim Dae-jung"), with an age, or with a preposition
that they seem to have swallowed. Each function takes one such writing; what is dropped names nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import POSTS, WORD, Taken, Writing, named
from claims.names import particles
from claims.reading.scan import Atom
from claims.text import normalise


def hyphen(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Kim Dae-jung": goes on in small letters behind a hyphen."""
    if not atoms[at].has("name") or at + 2 >= len(atoms):
        return None
    hyphen, behind = atoms[at + 1], atoms[at + 2]
    if not (hyphen.text in "-‑" and hyphen.glued and behind.glued and behind.has("word")):
        return None
    return [named(atoms[at], atoms[at].start, atoms[at].text + hyphen.text + behind.text)], at + 3


def title_inside(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Erzbischof Reinhard Kardinal Marker", "mit Christoph Kardinal Schönhorn": one man. Behind a verb the first may
    be somebody else ("hat Franziskus Kardinal Marker empfangen"), and so may whoever goes by one name ("Papst …")."""
    if at + 2 >= len(atoms) or not writing.capital_nouns or not writing.is_given(atoms[at].text):
        return None
    title, surname = atoms[at + 1], atoms[at + 2]
    if not (title.has("styled") and surname.has("name")) or title.start != atoms[at].end + 1:
        return None
    if at and atoms[at - 1].has("verb", "have", "be", "will", "become", "office", "date", "place"):
        return None
    return [named(atoms[at], atoms[at].start, f"{atoms[at].text} {title.text} {surname.text}")], at + 3


def arabic(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Scheich Talal bin Nasser": one name, though "bin" is a verb."""
    if (
        not writing.capital_nouns
        or at + 2 >= len(atoms)
        or atoms[at + 1].text not in writing.son_of
        or not atoms[at + 2].has("name")
    ):
        return None
    last = atoms[at + 2]
    text = f"{atoms[at].text} {atoms[at + 1].text} {last.text}"
    return [named(atoms[at], atoms[at].start, text)._replace(end=last.end)], at + 3


def abbreviated(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Mr. Rein Kaldmäe": no name that begins with an initial."""
    first, stop, rest = atoms[at].text.partition(". ")
    if not (atoms[at].has("name") and stop and rest and normalise(first.replace(".", " ")) in writing.titles):
        return None
    second, again, name = rest.partition(". ")
    if again and name and normalise(second) in writing.titles:  # "H.E. Ms. Kari Lund"
        first, rest = f"{first}. {second}", name
    title = atoms[at]._replace(end=atoms[at].start + len(first) + 1, text=first + ".", kinds={"title": None})
    return [title, named(atoms[at], atoms[at].end - len(rest), rest)], at + 1


def aged(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Tamás Varga, 54, the Austrian chancellor,": his age."""
    if at + 3 >= len(atoms) or atoms[at + 1].text != "," or not writing.is_person(atoms[at]):
        return None
    aged = atoms[at + 2].has("number") and len(atoms[at + 2].text) == 2
    return ([atoms[at]], at + 3) if aged and atoms[at + 3].text == "," else None


def particle_name(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "Sondervermittler de Mistura", "Präsident van den Berg": behind a post a particle begins the name."""
    if not at or not atoms[at - 1].has(*POSTS) or set(atoms[at].kinds) != WORD:
        return None
    stop = at
    while stop < min(len(atoms), at + MOST_PARTICLES) and atoms[stop].text in particles():
        stop += 1
    if stop == at or stop >= len(atoms) or not atoms[stop].has("name"):
        return None
    words = " ".join(atom.text for atom in atoms[at : stop + 1])
    return [named(atoms[at], atoms[at].start, words)], stop + 1


MOST_PARTICLES = 3  # "de la"


def is_acronym(word: str) -> bool:
    """ "Глава МАГАТЭ Аркс …": what somebody is the head of."""
    return len(word) > 1 and word.isalpha() and (word.isupper() or (len(word) > 2 and word[:2].isupper()))
