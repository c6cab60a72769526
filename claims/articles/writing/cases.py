"""Where one phrase ends and the next begins by nothing but the case of a word, in languages whose nouns decline.

"По итогам встречи с Демиралпом Тарханов сообщил …": two people, and "на полях саммита президент …": he was not the
summit's. What the endings are is in a language's tables (`instrumental`, `oblique`, …); where these are empty, no word
is told by its case.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Protocol

from claims.articles.writing.first_names import sex_of_name
from claims.language import load
from claims.names import base_forms, is_given_name
from claims.reading.scan import Atom
from claims.text import normalise

_LONGEST_ASIDE = 10  # atoms of "в преддверии заседания Высшего Евразийского экономического совета"
_LONGEST_NAMES = 3  # words of one
_TWO_FULL_NAMES = 4  # words
_SHORTEST = 5  # letters of a word whose ending says its case: "Ким Чен" is one name


class Endings(Protocol):
    """What a language's tables say of cases."""

    @property
    def code(self) -> str: ...
    @property
    def instrumental(self) -> tuple[str, ...]: ...
    @property
    def given_as_they_stand(self) -> frozenset[str]: ...
    @property
    def no_subject(self) -> tuple[str, ...]: ...
    @property
    def accusative(self) -> tuple[str, ...]: ...
    @property
    def oblique(self) -> tuple[str, ...]: ...
    @property
    def subjects(self) -> tuple[str, ...]: ...
    @property
    def bodies(self) -> frozenset[str]: ...
    def is_given(self, word: str) -> bool: ...


def two_names(atom: Atom, endings: Endings) -> int | None:
    """How many words the first of two names has that stand side by side, the first one behind "with" and the second a
    subject: 1 of "Демиралпом Тарханов", 2 of "Халуком Демиралпом Тарханов"; None where it is one name, or where the
    given name of the second one tells (claims/articles/writing/written_names.py)."""
    words = atom.text.split()
    if not endings.instrumental or not 2 <= len(words) <= _TWO_FULL_NAMES or words[-1].endswith(endings.no_subject):
        return None
    if len(words) == _TWO_FULL_NAMES:  # "Хеленой Росберг Нурлан Сыдыгалиев"
        given, _, second, _ = words
        apart = given.endswith(endings.instrumental) and not is_name_as_it_stands(given, endings)
        return 2 if apart and len(second) >= _SHORTEST and not second.endswith(endings.no_subject) else None
    led = list(takewhile(lambda word: word.endswith(endings.no_subject), words))
    in_its_case = bool(led) and len(led[0]) >= _SHORTEST and led[0].endswith(endings.instrumental)
    return len(led) if in_its_case and not is_name_as_it_stands(led[0], endings) else None


def body_before(atom: Atom, endings: Endings, led: bool = False) -> int:
    """How many words at the beginning of a name are a body's whose head is named behind it: 1 of "Ростеха Сергей
    Чемезов" and "МВФ Хеленой Росберг", 2 of "Indian Oil Шрикантом Вайдья"; 0 where all of it is one name. `led`: "in"
    stands before it, and the first word is where a body is."""
    words = atom.text.split()
    if len(words) < len(("body", "name")):
        return 0
    latin = len(list(takewhile(str.isascii, words)))
    if 0 < latin < len(words):
        return latin
    if len(words) < _LONGEST_NAMES:
        return 0
    if words[0][:2].isupper() and words[0].isalpha() and not words[1].isupper():  # "РФ", "РУз"
        return int(len(words[0]) > 1)
    for at, word in enumerate(words[1:-1], 1):  # "Парламентской Ассамблеи ОДКБ Вячеславом Зиминым"
        if word.isupper() and word.isalpha() and len(word) > 1 and not word.isascii() and not words[at + 1].isupper():
            return at + 1
    first, second = words[0], words[1]
    if second.islower():
        return 0  # "Мухаммеда бен Заида"
    if normalise(first) in endings.bodies and endings.oblique:
        return 1  # "главы Евросовета Шарля Мишо"
    if led and endings.is_given(second) and not endings.is_given(first):
        return 1
    if len(first) < _SHORTEST or not _is_genitive(first, endings):
        return 0
    same_case = _is_genitive(second, endings) and not is_given_name(second)
    return int(endings.is_given(second) and not endings.is_given(first) and not same_case)


def _is_genitive(word: str, endings: Endings) -> bool:
    return word.endswith(endings.oblique) and not word.endswith(endings.instrumental)


def is_name_as_it_stands(word: str, endings: Endings) -> bool:
    """Whether a word that ends like a case is a given name in its basic form: "Максим", and not "Сергеем"."""
    if normalise(word) in endings.given_as_they_stand:
        return True
    return endings.is_given(word) and not any(
        is_given_name(form) for form in base_forms(word, endings.code) if form != word
    )


def is_declined(given: str, code: str) -> bool:
    """Whether a given name surely stands in no subject's case: "Романа", and not "Александра", which may be hers."""
    if is_given_name(given):
        return False
    return any(form != given and is_given_name(form) for form in base_forms(given, code))


def is_in_nominative(name: str, endings: Endings) -> bool:
    """Whether a name of two words is surely a subject's, and stands in no case behind "with": "Сергей Тарков" and
    "Анна Таркова", and not "Джо Тарковым"; "Александра Таркова" may be his."""
    table = load(endings.code).section("articles").get("nominative", {})
    words = normalise(name).split()
    if len(words) != len(("given", "surname")) or len(words[0]) < _SHORTEST - 1 or not table:
        return False
    if words[1].endswith(tuple(table["instrumental"])):
        return False
    given, sex = words[0], sex_of_name(name)  # "Сергей" is a man's, "Павлом" nobody's
    if given.endswith(tuple(table["men"])):
        return sex == "m"
    his = any(sex_of_name(f"{given[:-1]}{end} {words[1]}") == "m" for end in table["his"])
    return sex == "f" and given.endswith(tuple(table["women"])) and not his


def subject_behind(atoms: Sequence[Atom], at: int, endings: Endings) -> int | None:
    """Where a post or "he" stands as a subject behind the aside that begins here, or a noun of meeting as an object:
    "на полях саммита президент …", "по его возвращении встречу с X провёл …"."""
    if not endings.oblique:
        return None
    for index in range(at + 1, min(len(atoms), at + _LONGEST_ASIDE)):
        atom = atoms[index]
        if atom.has("punct", "verb", "name", "date", "have", "be", "with"):
            return None
        if index > at + 1 and (atom.has("he_subject") or (atom.has("office", "title") and stands(atom, endings))):
            return index
        if index > at + 1 and atom.has("noun") and atom.norm.endswith(endings.accusative):
            return index
    return None


def stands(post: Atom, endings: Endings) -> bool:
    """Whether a post is in the case of a subject."""
    first = post.norm.partition(" ")[0]
    return first in endings.subjects or not first.endswith(endings.oblique)
