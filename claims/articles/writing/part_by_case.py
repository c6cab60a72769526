"""Whether a group took part in a meeting: by its case beside a verb or a noun of meeting."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import POSTS
from claims.articles.writing.cases_of_words import Met
from claims.articles.writing.groups_in_cases import LONGEST_BEFORE, Found, is_body
from claims.reading.scan import Atom

_LONGEST_WALK = 16  # atoms between a word of meeting and who is brought in
_LONGEST_SUBJECT = 8  # atoms between who meets and the verb
_HELD = frozenset({"hold"})
_MET = frozenset({"meet"})
_TALKED = frozenset({"talk"})
_OF_MANY = ("gathering", "event", "visit", "journey", "sitting", "occasion")
_SETTING = (
    "date", "place", "capital", "at", "on", "duration", "ignorable", "venue", "time_of_day", "format", "ordinal",
)  # fmt: skip
SOMEBODY = ("name", "nation", "country", "group", "alliance", "bodies", "he", "they", "counterpart", *POSTS)
_WHOSE = (
    "place", "country", "capital", "alliance", "nation", "bodies", "ministry", "media", "people", "ignorable", "venue",
    "organisations", "thing", "armed_forces", "houses", "sport", "aide", "number", "group", "title", "post", "side",
)  # fmt: skip
_SENTENCE = (".", "!", "?", ";", ":", "…")


def is_told_apart(each: Found, atoms: Sequence[Atom]) -> bool:
    """Whether it is a body, or more than adjectives says which people they are."""
    qualities = {"word", "ignorable", "then", "former", "possessive", "number", "and"}
    first = each.start + (each.start == 0 and each.at > 0)  # whose capital letter says nothing
    adjectives = all(atom.kinds.keys() <= qualities for atom in atoms[first : each.at])
    return not all(reading.people for reading in each.readings) or each.stop > each.at + 1 or not adjectives


def takes_part(each: Found, atoms: Sequence[Atom], met: Met) -> bool:
    """Whether those stand, in their case, where somebody stands who meets or is met."""
    before = atoms[each.start - 1] if each.start else None
    if any(atom.norm in met.own for atom in atoms[each.start : each.at]):
        return False  # "со своими избирателями"
    if before is not None and before.has("with", "between"):
        return each.has("with") and _is_brought_in(atoms, each, met)
    acts = each.has("who") and not atoms[each.at].has("sport") and not _were_told_of(atoms, each)
    if acts and _acts(atoms, each, met):
        return True
    if each.has("whom") and _is_received(atoms, each, met):
        return True
    return each.has("whose") and _has_a_meeting(atoms, each)


def _were_told_of(atoms: Sequence[Atom], each: Found) -> bool:
    """ "Дипломаты встретились": two of whom the text told, where nothing says which and nobody else is brought in."""
    bare = all(atom.has("nation", "and") for atom in atoms[each.start : each.at]) and each.stop == each.at + 1
    return bare and atoms[each.at].has("several") and not any(atom.has("with") for atom in atoms[each.stop :])


def _says_which(atoms: Sequence[Atom], each: Found, met: Met) -> bool:
    """Whether more than their noun says which they are, where that alone says nothing: "участниками"."""
    said = [atom for atom in atoms[each.start : each.stop] if atom.norm not in met.any]
    return len(said) > 1 or not atoms[each.at].norm.startswith(met.vague)


def _is_brought_in(atoms: Sequence[Atom], each: Found, met: Met) -> bool:
    """Whether "with" or "between" here is that of a meeting, before or behind it."""
    at = each.start - 1
    of_no_country = atoms[at].has("between") and atoms[each.at].has("bodies") and each.stop == each.start + 1
    if of_no_country or not _says_which(atoms, each, met):
        return False
    listens = atoms[each.at].norm.startswith(met.audience)
    back = _led_by(atoms, at)
    if back is not None and not atoms[back].has("noun") and senses_of(atoms[back]) & _TALKED:
        return not listens and is_told_apart(each, atoms)  # "беседовал с архиереями Церкви", not "с рабочими"
    if back is not None and atoms[back].has("event") and atoms[each.at].has("group", "aide", *POSTS):
        return False  # "совещание с членами правительства": those who sit with him anyway
    if back is not None:
        return not listens or not atoms[back].has("noun") or _is_held(atoms, back)
    if at and not atoms[at - 1].has("punct", "date", "and", "ignorable", *SOMEBODY):
        return False
    for index in range(each.stop, min(len(atoms), each.stop + _LONGEST_SUBJECT)):
        if senses_of(atoms[index]) & _MET or (atoms[at].has("between") and atoms[index].has("noun")):
            return not atoms[index].has(*_OF_MANY)
        if not atoms[index].has("date", "place", "at", "on", "ignorable", "and", "with", "word", "verb", *SOMEBODY):
            return False
    return False


def _led_by(atoms: Sequence[Atom], at: int) -> int | None:
    """The word of meeting on which a "with" hangs: with nothing but where and when, and whose it was, between."""
    index = at - 1
    while index >= 0 and at - index < _LONGEST_WALK:
        atom = atoms[index]
        if atom.has("noun"):
            directly = index == at - 1 and atoms[at].has("with")
            sits_with = directly and atom.has("sitting", "event")  # "совещание с аграриями края"
            return index if sits_with or not atom.has(*_OF_MANY) else None
        if atom.has("verb"):
            return index if senses_of(atom) & (_MET | _TALKED) else None
        if atom.has("with", "between"):
            index -= 1
            continue
        joins = atom.has("and") or atom.text == ","
        if joins and not atoms[index + 1].has("with", "name", "group", "word", "nation", *POSTS):
            return None
        if atoms[at].has("between") and not atom.has(*_SETTING):
            return None  # "переговоры по спору между правительством и оппозицией"
        if atom.text in _SENTENCE or atom.has("that", "relative", "infinitive_mark"):
            return None
        index -= 1
    return None


def _is_held(atoms: Sequence[Atom], noun: int) -> bool:
    return any(senses_of(atom) & _HELD for atom in atoms[max(0, noun - LONGEST_BEFORE) : noun])


def _acts(atoms: Sequence[Atom], each: Found, met: Met) -> bool:
    """Whether those meet who stand before or behind a verb of it: "депутаты встретились", "встретились депутаты"."""
    people = any(r.people and r.case == "who" for r in each.readings)
    before = atoms[each.start - 1] if each.start else None
    if not people and before is not None and not before.has("punct", "date", "and", "ignorable", "place", "that"):
        return False  # "члены комиссии", and no commission
    for index in range(each.stop, min(len(atoms), each.stop + _LONGEST_SUBJECT)):
        atom = atoms[index]
        if atom.has("verb"):
            many = atom.norm.endswith(met.of_many)
            joined = any(a.has("and") for a in atoms[max(0, each.start - LONGEST_BEFORE) : index])
            agrees = many if people else (joined or not many)
            visited = not people and each.has("whom") and "host" in senses_of(atom)  # "отдел посетил посол"
            return agrees and not visited and _tells(atoms, index)
        if not atom.has("date", "place", "capital", "at", "on", "ignorable", "and", "word", "name", "nation", *_WHOSE):
            return False
        if atom.has("with", "noun", "that", "relative"):
            return False
    return people and before is not None and bool(senses_of(before) & _MET) and before.norm.endswith(met.of_many)


def _tells(atoms: Sequence[Atom], verb: int) -> bool:
    senses = senses_of(atoms[verb])
    if senses & {"meet", "host"}:
        return True
    if senses & _TALKED:
        return any(atom.has("with") for atom in atoms[verb + 1 :])
    behind = atoms[verb + 1 : verb + 1 + LONGEST_BEFORE]
    return bool(senses & _HELD) and any(atom.has("noun") and not atom.has(*_OF_MANY) for atom in behind)


def _is_received(atoms: Sequence[Atom], each: Found, met: Met) -> bool:
    """ "Губернатор принял участников экспедиции", "участников экспедиции принял губернатор": by a person, as a city or
    a hospital receives people otherwise."""
    people = any(r.people and r.case == "whom" for r in each.readings)
    if not (people or atoms[each.at].norm.startswith(met.received)) or not _says_which(atoms, each, met):
        return False
    index = each.start - 1
    somebody = False
    while index >= 0 and each.start - index < _LONGEST_SUBJECT and atoms[index].has(*_SETTING, *SOMEBODY, "word"):
        if atoms[index].has("verb"):
            break
        if atoms[index].kinds.keys() == {"word"} and not (index and atoms[index - 1].has("at", "word")):
            return False
        somebody |= _is_somebody(atoms[index], met)
        index -= 1
    if index >= 0 and "host" in senses_of(atoms[index]):
        led = atoms[max(0, index - _LONGEST_WALK) : index]
        return somebody or any(_is_somebody(atom, met) for atom in led)
    behind = next((i for i in range(each.stop, len(atoms)) if not atoms[i].has(*_SETTING)), len(atoms))
    return behind + 1 < len(atoms) and "host" in senses_of(atoms[behind]) and atoms[behind + 1].has("name", *POSTS)


def _is_somebody(atom: Atom, met: Met) -> bool:
    return atom.has("he_subject", *POSTS) or (atom.has("name") and not is_body(atom, met))


def _has_a_meeting(atoms: Sequence[Atom], each: Found) -> bool:
    """ "Встреча ректоров вузов с министром", "переговоры профсоюза и руководства порта": whose meeting it is, where
    others are brought in or joined."""
    before = atoms[each.start - 1] if each.start else None
    if before is None:
        return False
    behind = atoms[each.stop] if each.stop < len(atoms) else None
    if before.has("noun") and not before.has(*_OF_MANY):
        return behind is not None and behind.has("with", "and")
    if not before.has("and"):
        return False
    index = each.start - 2
    while index >= 0 and each.start - index < _LONGEST_WALK and atoms[index].has("word", *SOMEBODY, *_WHOSE):
        if atoms[index].has("noun", "verb", "with", "group"):
            break  # "переговоры представителей правительства и оппозиции"
        index -= 1
    return 0 <= index < each.start - 2 and atoms[index].has("noun") and not atoms[index].has(*_OF_MANY)


def senses_of(atom: Atom) -> frozenset[str]:
    """All that an atom may mean as a verb."""
    return frozenset(form.verb.sense for form in atom.kinds.get("verb", ()))
