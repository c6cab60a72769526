"""An aide or envoy whom only the case of the name behind him tells from the one he works for, where nouns have no
articles: "представитель Ивана Зимина" is nobody's name, "представитель Иван Зимин" is."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import Taken, Writing, basic_form, between
from claims.reading.scan import Atom

_UNNAMED, _WORD = {"aide": None}, {"word": None}


def whose_aide(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Помощник Ивана Зимина встретился с …", "с братом Анны Зиминой": whose he is, as the cases are not the same."""
    if writing.articles or at + 1 >= len(atoms) or atoms[at].has("office", "name"):
        return None
    name = atoms[at + 1]
    if not writing.is_person(name) or not is_of_another_case(atoms[at].norm.partition(" ")[0], name.text, writing):
        return None
    behind = atoms[at + 2] if at + 2 < len(atoms) else None
    if behind is not None and writing.is_person(behind):
        return None  # "советник Ивана Зимина Олег Пашкевич"
    apposed = at > 1 and atoms[at - 1].text == "," and atoms[at - 2].has("name")  # "с Зиминым, преемником Орлова"
    aide = atoms[at]._replace(kinds=_WORD if apposed else _UNNAMED)
    return [aide, whose(atoms[at])], at + 1


def whose(aide: Atom) -> Atom:
    """What says that an aide is somebody's: an "of" of no width, where the language has none."""
    return between(aide)._replace(kinds={"of": None}, glued=False)


def is_of_another_case(noun: str, name: str, writing: Writing) -> bool:
    """Whether a noun is in the nominative or behind "with", and a name surely in another case than that: "с вдовой
    Ивана Зимина", though women are called "Ивана Зимина", too."""
    with_whom = noun.endswith((*writing.instrumental_surnames, *writing.instrumental_of_several))
    basic = basic_form(name, writing.code) or (basic_form(name, writing.code, "of") if with_whom else None)
    if basic is None or basic == name:
        return False
    if with_whom:
        return not any(part.endswith(writing.instrumental_surnames) for part in name.lower().split())
    return not noun.endswith(writing.oblique)
