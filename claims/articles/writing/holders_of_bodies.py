"""The head of a body, and what the body is: "Der Leiter der Klinik Anna Berg", «глава союза «Север» Иван Зимин»."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import POSTS, WORD, Taken, Writing, named
from claims.articles.writing.people_nouns import nouns_of
from claims.articles.writing.post_words import LONGEST_POST
from claims.articles.writing.written_names import is_acronym
from claims.reading.scan import Atom
from claims.text import normalise


def holder_of_body(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Der Leiter der Klinik Anna Berg traf …", "mit dem Chef der Gewerkschaft Verdi Jan Kohl": the post, whose it is
    and its holder's name, without a comma. Behind a verb that another one may be the subject of ("am Montag traf der
    Leiter der Klinik Anna Berg") the name may be somebody else's."""
    if not writing.capital_nouns or not at or at + 2 >= len(atoms) or atoms[at].has("aide", "group"):
        return None
    if not atoms[at + 1].has("definite", "of") or atoms[at + 1].has("at", "on"):
        return None
    ahead = atoms[: at - 1]
    led = atoms[at - 1].has("plural_article") or (bool(ahead) and ahead[-1].has("with", "between", "by"))
    may_be = led or atoms[at].has("office")  # who is president of what no table has
    led |= _is_met(ahead, writing)
    if not atoms[at - 1].has("definite") or not (led or not any(atom.has("verb", "have", "be") for atom in ahead)):
        return None
    first_of_body = at + 2
    hyphen = atoms[at + 3 : at + 4]
    if atoms[at + 2].has("alliance") and hyphen and hyphen[0].text in _HYPHENS:
        first_of_body += 2  # "der EU-Kommission"
    for index in range(first_of_body, min(first_of_body + _LONGEST_BODY, len(atoms))):
        atom = atoms[index]
        words = atom.text.split() if atom.has("name") else []
        first = next((i for i, word in enumerate(words[:-1]) if writing.is_given(word)), None)
        if first is not None and (first or index > at + 2):
            owner = words[:first] or atoms[index - 1].text.split()
            if not (_is_headed(owner, writing) or (may_be and not _is_woman(owner[-1], writing))):
                return None
            name = " ".join(words[first:])
            behind = named(atom, atom.end - len(name), name)
            return [atoms[at]._replace(kinds={"title": None}), behind], index + 1
        body = atom.kinds.keys() <= _OF_A_BODY or atom.has("bodies") or (atom.has("title") and "-" in atom.text)
        if not (body and (atom.capital or index == at + 2)):
            return None
    return None


def _is_met(ahead: Sequence[Atom], writing: Writing) -> bool:
    """ "Otto Kuhn traf am Montag | die Leiterin der Klinik Anna Berg", "sprach mit Otto Kuhn und | der Leiterin der
    Klinik Anna Berg": somebody else is named who met her, and nobody whom the name may be of."""
    people = [i for i, atom in enumerate(ahead) if atom.has("name", "he") and _is_somebody(atom, writing)]
    if len(ahead) > 1 and ahead[-1].has("and") and people and people[-1] == len(ahead) - 2:
        return True
    return len(people) == 1 and not any(atom.has("punct", "and") for atom in ahead)


def _is_headed(body: Sequence[str], writing: Writing) -> bool:
    """ "Der Leiterin der Klinik Anna Berg", "… der Klinik Nord Anna Berg", but "der Chefin des Malers Jan Kohl"."""
    nouns = nouns_of(writing.code)
    return any(word.isupper() or (nouns is not None and nouns.is_headed(normalise(word))) for word in body)


def _is_woman(word: str, writing: Writing) -> bool:
    """ "Dem Sekretär der Dichterin Anna Berg": hers."""
    nouns = nouns_of(writing.code)
    return nouns is not None and normalise(word).endswith(nouns.women)


def _is_somebody(atom: Atom, writing: Writing) -> bool:
    """ "Otto Kuhn", "Klinik Anna Berg", "er"."""
    return atom.has("he") or writing.is_person(atom) or any(map(writing.is_given, atom.text.split()[1:-1]))


_HYPHENS = ("-", "‑")
_LONGEST_BODY = 3  # atoms of "Deutschen Gewerkschaft Verdi", the last with the name
_OF_A_BODY = {"name", "word", "bodies", "sport", "venue", "thing", "media", "ministry", "place", "capital"}


def deputy_beside(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """«Вице-премьер, министр финансов Анна Горелова»: one person, where the first post is one that is held beside
    another (the table `held_beside`)."""
    if writing.articles or at + 3 >= len(atoms) or atoms[at + 1].text != "," or not atoms[at + 2].has(*POSTS):
        return None
    if not atoms[at].norm.startswith(writing.held_beside):
        return None
    stop = at + 3
    while stop < min(len(atoms), at + 3 + _LONGEST_BODY_NAME) and atoms[stop].has(*_OF_WHAT):
        stop += 1
    return ([], at + 2) if stop < len(atoms) and atoms[stop].has("name") else None


def second_post(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """«С председателем Государственной Думы, председателем союза Иваном Зиминым»: one person with two posts; a list of
    two would have an "and"."""
    first = atoms[at + 1] if at + 1 < len(atoms) else None
    if first is None or not first.has(*POSTS) or writing.articles:
        return None
    comma = at + 2
    while comma < min(len(atoms), at + 2 + _LONGEST_BODY_NAME) and atoms[comma].has(*_OF_WHAT):
        comma += 1
    if comma == at + 2 or comma + 1 >= len(atoms) or atoms[comma].text != "," or not atoms[comma + 1].has(*POSTS):
        return None
    stop = comma + 2
    while stop < min(len(atoms), comma + 2 + _LONGEST_BODY_NAME) and atoms[stop].has(*_OF_WHAT):
        stop += 1
    named_there = stop < len(atoms) and atoms[stop].has("name")
    goes_on = atoms[stop + 1 : stop + 2]
    if goes_on and goes_on[0].text == ",":
        goes_on = [atom for atom in atoms[stop + 2 : stop + 3] if atom.has("name", *POSTS)]  # a list of three
    elif not any(atom.has("and") for atom in goes_on):
        goes_on = []
    if not named_there or goes_on:
        return None
    return [atoms[at]], comma + 1


_OF_WHAT = ("word", "bodies", "country", "alliance", "organisations", "ministry")


def holder_of_long_body(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """«Генеральный секретарь Организации Договора о коллективной безопасности (ОДКБ) Имангали Зимин»: the post and
    its holder's name, without what it is of."""
    body = atoms[at + 1] if at + 1 < len(atoms) else None
    if body is None or writing.articles or not body.has("name"):
        return None
    if writing.bodies.isdisjoint(map(normalise, body.text.split())):
        return None
    stop = at + 2
    while stop < min(len(atoms), at + 2 + _LONGEST_BODY_NAME) and atoms[stop].has(*_IN_LONG_NAMES):
        stop += 1
    if atoms[stop : stop + 1] and atoms[stop].text == "(":
        stop = next((i + 1 for i in range(stop, min(len(atoms), stop + 4)) if atoms[i].text == ")"), stop)
    holder = atoms[stop] if at + 2 < stop < len(atoms) else None
    if holder is None or not (holder.has("name") and " " in holder.text) or not writing.is_person(holder):
        return None
    return [atoms[at], holder], stop + 1


_LONGEST_BODY_NAME = 6  # atoms of "о коллективной безопасности и сотрудничеству"
_IN_LONG_NAMES = ("about", "word", "and")


def surname_behind(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "С главой ФИФА Линдхольмом", "руководитель корпорации «Полёт» Зимин": a surname alone, behind letters or
    quotation marks that are what its holder is the head of."""
    if writing.articles or at + 1 >= len(atoms):
        return None
    first = atoms[at + 1]
    letters, _, surname = first.text.partition(" ")
    if first.has("name") and surname and " " not in surname and is_acronym(letters) and not surname.isupper():
        name = named(first, first.end - len(surname), surname)
        return [atoms[at]._replace(kinds={"title": None}), name], at + 2
    if set(first.kinds) == WORD and is_acronym(first.text) and at + 2 < len(atoms) and atoms[at + 2].has("name"):
        return [atoms[at]], at + 2  # "с президентом МККК Мирьяной Сполярич", whose given name no table has
    opened = next((i for i in range(at + 1, min(at + _LONGEST_LED, len(atoms))) if atoms[i].text == "«"), None)
    if opened is None or any(set(atom.kinds) - {"word", "nation"} for atom in atoms[at + 1 : opened]):
        return None
    closed = next((i for i in range(opened, min(opened + LONGEST_POST, len(atoms) - 1)) if atoms[i].text == "»"), None)
    if closed is None or not atoms[closed + 1].has("name") or " " in atoms[closed + 1].text:
        return None
    return [atoms[at]._replace(kinds={"title": None}), atoms[closed + 1]], closed + 2


_LONGEST_LED = 5  # atoms of "главой российской государственной корпорации «"
