"""Bishops and their towns: "Митрополит Тульский и Ефремовский Алексий"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import WORD, Taken, Writing, named
from claims.articles.writing.post_words import LONGEST_POST
from claims.articles.writing.posts_behind import apposed
from claims.reading.scan import Atom
from claims.text import normalise


def of_a_see(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Митрополит Волоколамский Антоний, председатель отдела, …": of which town, and what else he is."""
    taken = see_behind(atoms, at, writing)
    if taken is None or not taken[0][-1].has("name"):
        return taken
    made, stop = taken
    rest = [*made, *atoms[stop : stop + LONGEST_POST + 1]]
    behind = apposed(rest, len(made) - 1, writing)
    if behind is None:
        return taken
    return [*made[:-1], *behind[0]], stop + behind[1] - len(made)


def see_behind(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Митрополит Тульский и Ефремовский Алексий", "патриарх Московский и всея Руси Кирилл", "митрополит
    Волоколамский Антоний": of which towns."""
    if at + 1 >= len(atoms) or not atoms[at].has("styled"):
        return None
    see, _, name_in_it = atoms[at + 1].text.partition(" ")
    of_one_word = name_in_it.rpartition(" ")[0] if name_in_it.endswith(_NUMERALS) else name_in_it  # "Феофил III"
    one_name = bool(of_one_word) and (" " not in of_one_word or writing.is_given(of_one_word.partition(" ")[0]))
    if atoms[at + 1].has("name") and one_name and _is_epithet(see, writing):
        return [atoms[at], named(atoms[at + 1], atoms[at + 1].end - len(name_in_it), name_in_it)], at + 2
    if at + 3 >= len(atoms):
        return None
    if set(atoms[at + 1].kinds) == WORD and atoms[at + 2].has("country") and atoms[at + 3].has("name"):
        return [atoms[at]._replace(kinds=dict.fromkeys(("title", "styled"))), atoms[at + 3]], at + 4  # "всея Грузии"
    if not atoms[at + 2].has("and"):
        return None
    towns, name = atoms[at + 1], next((a for a in atoms[at + 3 : at + 6] if a.has("name")), None)
    country = name is not None and atoms[atoms.index(name, at) - 1].has("country")
    if country and name is not None and towns.has("name") and _is_epithet(towns.text, writing):  # "и всея Польши Савва"
        return [atoms[at]._replace(kinds=dict.fromkeys(("title", "styled"))), name], atoms.index(name, at) + 1
    if name is None or not (towns.has("name") and _is_epithet(towns.text, writing)):
        return None
    first, _, rest = name.text.partition(" ")
    all_of = atoms[at + 3].has("word") and not atoms[at + 3].capital  # "всея Руси"
    if not (rest and (_is_epithet(first, writing) or all_of)):
        return None
    holder = name._replace(start=name.end - len(rest), text=rest, norm=normalise(rest), kinds={"name": rest})
    return [atoms[at]._replace(kinds=dict.fromkeys(("title", "styled"))), holder], atoms.index(name, at) + 1


_NUMERALS = (" I", " II", " III", " IV", " V", " VI", " VII", " VIII", " IX", " X")


def _is_epithet(word: str, writing: Writing) -> bool:
    return word.endswith(writing.epithets) and " " not in word
