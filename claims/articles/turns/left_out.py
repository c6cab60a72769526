"""Turns of phrase in which the verb of meeting is left out: who was with somebody, or went to him, met him.

As in claims/articles/turns, each function takes one turn, and what stands instead says no more than the words did.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import Taken
from claims.reading.lexicon import MeetingNoun, Verb, VerbForm
from claims.reading.scan import Atom

_LONGEST_STAY = 12  # atoms of "побывал во вторник в кулуарах конференции по климату в Киеве у"
_LONGEST = 6  # atoms of "побывал во вторник в Киеве у"
_SOMEBODY = ("office", "title", "counterpart", "nation", "country", "name", "then")
_LONGEST_VISIT = 8  # atoms of "Besuch des neuen polnischen Ministers X am Montag bei"
_VISITED = VerbForm(Verb("visit", "host", hit=True), "past")
_HAVING_VISITED = VerbForm(_VISITED.verb, "attributive")


def was_with(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Побывал в Киеве у президента …", "был у премьера": who was with somebody met him; «побывав у премьера, …»."""
    having = atoms[at].has("stayed") and not atoms[at].has("be", "went")
    if not (atoms[at].has("be") or having) or atoms[at].has("verb"):
        return None
    stop = at + 1
    stays = having or atoms[at].has("stayed")  # «побывал в среду на полях форума в Риге у X»
    longest = _LONGEST_STAY if stays else _LONGEST
    while stop < min(len(atoms), at + longest) and not atoms[stop].has("with_whom"):
        where = atoms[stop].has("at", "place", "date", "ignorable", "exclusive", "time_of_day")
        if not where and (not stays or atoms[stop].has("verb", "punct", "and", *_SOMEBODY)):
            return None
        stop += 1
    if stop + 1 >= len(atoms) or not atoms[stop].has("with_whom"):
        return None
    if not atoms[stop + 1].has(*_SOMEBODY) or not _ends_with_somebody(atoms, stop + 1):
        return None
    visited = _HAVING_VISITED if having else _VISITED
    return [atoms[at]._replace(kinds={"verb": (visited,)}), *atoms[at + 1 : stop]], stop + 1


def went_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Летал в Лиссабон к агенту X": whoever went to somebody met him."""
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST) and atoms[stop].has("at", "place", "date", "ignorable", "time_of_day"):
        stop += 1
    if stop + 1 >= len(atoms) or not atoms[stop].has("to_whom"):
        return None
    if not atoms[stop + 1].has(*_SOMEBODY) or not _ends_with_somebody(atoms, stop + 1):
        return None
    if any(atom.has("goes_on") for atom in atoms[stop:]):
        return None  # "прилетел к президенту, но вернулся ни с чем"
    return [atoms[at]._replace(kinds={"verb": (_VISITED,)}), *atoms[at + 1 : stop]], stop + 1


def came_to_him(atoms: Sequence[Atom], at: int) -> Taken:
    """ "К президенту X приехал премьер Y": the same, the other way round."""
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_HOST) and not atoms[stop].has("went", "journey"):
        if not atoms[stop].has(*_SOMEBODY, "he", "at", "place", "country", "word", "date"):
            return None
        stop += 1
    if stop == at + 1 or stop + 1 >= len(atoms) or not atoms[at + 1].has(*_SOMEBODY, "he"):
        return None
    came = atoms[stop].has("went") or any(form.tense == "past" for form in atoms[stop].kinds.get("verb", ()))
    if not came or not atoms[stop + 1].has(*_SOMEBODY) or not _ends_with_somebody(atoms, stop + 1):
        return None
    return [*atoms[at + 1 : stop], atoms[stop]._replace(kinds={"verb": (_VISITED,)})], stop + 1


def at_his(atoms: Sequence[Atom], at: int) -> Taken:
    """ "У президента X на приёме побывал премьер Y", "у президента X гостил Y": the same of who stayed with him."""
    if at:
        return None
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_HOST) and not atoms[stop].has("stayed"):
        if not atoms[stop].has(*_SOMEBODY, "at", "date", "place", "visit_to", "ignorable"):
            return None
        stop += 1
    if stop + 1 >= len(atoms) or not atoms[stop].has("stayed") or not atoms[at + 1].has(*_SOMEBODY):
        return None
    if not atoms[stop + 1].has(*_SOMEBODY) or not _ends_with_somebody(atoms, stop + 1):
        return None
    host = [atom for atom in atoms[at + 1 : stop] if not atom.has("visit_to")]
    while host and host[-1].has("at"):
        host.pop()  # of "на приёме"
    return [*host, atoms[stop]._replace(kinds={"verb": (_VISITED,)})], stop + 1


_LONGEST_HOST = 11  # atoms of "у президента Узбекистана X во вторник в Риге на приёме"


def his_guest(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Гостем президента X во вторник стал премьер Y": he received him; "почётным гостем форума" is nobody's."""
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_HOST) and not atoms[stop].has("be", "become"):
        if not atoms[stop].has(*_SOMEBODY, "at", "date", "place"):
            return None
        stop += 1
    while stop + 1 < len(atoms) and atoms[stop].has("be", "become", "date", "at", "place"):
        stop += 1
    became = [atom for atom in atoms[at + 1 : stop] if atom.has("be", "become")]
    host = [atom for atom in atoms[at + 1 : stop] if not atom.has("be", "become")]
    named = bool(host) and host[0].has("office", "title", "name") and any(atom.has("name") for atom in host)
    if at or not became or not named:
        return None
    if not atoms[stop].has("office", "title", "nation", "name") or not _ends_with_somebody(atoms, stop):
        return None
    return [*host, became[0]._replace(kinds={"verb": (_VISITED,)})], stop


def _ends_with_somebody(atoms: Sequence[Atom], at: int) -> bool:
    """Whether nothing is said behind somebody: no "war beim Minister in Ungnade", "war beim Präsidenten angestellt"."""
    for index in range(at, len(atoms)):
        atom = atoms[index]
        if atom.has("punct", "and"):
            return True
        led = atom.has("at") and index + 1 < len(atoms) and atoms[index + 1].has("place", "date")
        passed = atom.has(*_SOMEBODY, "of", "place", "date", "definite", "country", "time_of_day", "bodies")
        if not led and not passed and not _is_of_a_post(atoms, at, index):
            return False
    return True


def _is_of_a_post(atoms: Sequence[Atom], at: int, index: int) -> bool:
    """The words of "у президента футбольной федерации X": between a post and a name, and nothing else is."""
    first = next((i for i in reversed(range(at, index)) if atoms[i].has("office", "title")), None)
    name = next((i for i in range(index, min(len(atoms), index + _LONGEST)) if atoms[i].has("name")), None)
    if first is None or name is None:
        return False
    return all(set(atom.kinds) <= {"word", "bodies", "group"} for atom in atoms[first + 1 : name])


def visit_to(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Der Besuch von X bei Präsident Y", "einen Termin bei Minister X": a meeting with him."""
    if not atoms[at].has("visit_to") or atoms[at].has("verb"):
        return None
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_VISIT) and not atoms[stop].has("with_whom"):
        if atoms[stop].has("verb", "noun", "punct", "with"):
            return None
        stop += 1
    if stop + 1 >= len(atoms) or not atoms[stop].has("with_whom"):
        return None
    first = stop + 1 + atoms[stop + 1].has("definite", "possessive")
    first += first + 1 < len(atoms) and atoms[first].has("place") and not atoms[first].has("nation")  # "bei Wiens …"
    if first >= len(atoms) or not atoms[first].has(*_SOMEBODY) or atoms[first].has("media"):
        return None
    met = atoms[at]._replace(kinds={"noun": MeetingNoun("in_person")})
    return [met, *atoms[at + 1 : stop], atoms[stop]._replace(kinds={"with": None})], stop + 1


def meal(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Ein Frühstück mit Präsident X", "beim Lunch mit ihm": a meeting, as somebody is named."""
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST) and atoms[stop].has("date", "at", "place", "time_of_day"):
        stop += 1
    first = stop + 1 + (stop + 1 < len(atoms) and atoms[stop + 1].has("definite", "possessive"))
    if first < len(atoms) and atoms[stop].has("with", "between") and atoms[first].has(*_SOMEBODY, "he"):
        return [atoms[at]._replace(kinds={"noun": MeetingNoun("in_person")})], at + 1
    others = {kind: value for kind, value in atoms[at].kinds.items() if kind != "meal"}
    return [atoms[at]._replace(kinds=others or {"name": atoms[at].text})], at + 1  # any noun


def received(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Soll von Minister X empfangen werden", "wird vom Präsidenten empfangen": who is received."""
    if not any(atom.has("by") for atom in atoms[:at]) or _passive_of(atoms, at) is None:
        return None
    passive = atoms[at]._replace(kinds={"verb": _passive_of(atoms, at)})
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is not None and behind.has("will"):
        return [passive, behind._replace(kinds={"become": None, "to_come": None})], at + 2
    return [passive], at + 1


def by_whom(atoms: Sequence[Atom], at: int) -> Taken:
    """The "von" of `received`."""
    if not atoms[at].has("of") or at + 1 >= len(atoms) or not atoms[at + 1].has(*_SOMEBODY, "definite", "possessive"):
        return None
    stop = next((i for i in range(at + 1, len(atoms)) if atoms[i].has("verb", "punct")), at)
    if [atom.text for atom in atoms[stop : stop + 3 : 2]] == [",", ","] and atoms[stop + 1].has("name"):
        stop += 3  # "vom Vorsitzenden des Verbands, X, empfangen"
    elif stop + 2 < len(atoms) and atoms[stop].text == "," and atoms[stop + 1].has("name"):
        stop += 2  # the second comma went with the name
    kinds = {kind: None for kind in ("by", "definite") if atoms[at].has(kind)}
    return ([atoms[at]._replace(kinds=kinds)], at + 1) if _passive_of(atoms, stop) is not None else None


def _passive_of(atoms: Sequence[Atom], at: int) -> tuple[VerbForm, ...] | None:
    """The participle of a verb of hosting that ends a clause of the future: "soll … empfangen werden"."""
    forms = atoms[at].kinds.get("verb", ())
    passive = tuple(form for form in forms if form.tense == "participle" and form.verb.sense == "host")
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if behind is not None and behind.has("will"):
        return passive or None
    ends = behind is None or behind.has("punct")
    return passive or None if ends and any(atom.has("will") for atom in atoms[:at]) else None


def was_there(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Dass X am Montag bei Minister Y in Berlin war": as `was_with`, where the verb ends the clause."""
    if at + 2 >= len(atoms) or not atoms[at + 1].has(*_SOMEBODY) or atoms[at].has("definite"):
        return None
    for index in range(at + 1, min(len(atoms), at + _LONGEST_VISIT)):
        ends = index + 1 == len(atoms) or atoms[index + 1].has("punct")
        if atoms[index].has("be") and ends:
            visited = atoms[index]._replace(kinds={"verb": (_VISITED,)})
            return [*atoms[at + 1 : index], visited], index + 1
        if not atoms[index].has(*_SOMEBODY, "of", "at", "place", "date", "country", "time_of_day"):
            return None
    return None


def last_time(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Hat X mehrfach getroffen, zuletzt Mitte Oktober in Oslo": when and where, of the same clause."""
    if atoms[at].text != "," or at + 2 >= len(atoms) or not atoms[at + 1].has("last") or atoms[at + 1].has("definite"):
        return None
    stop = next((i for i in range(at + 2, len(atoms)) if atoms[i].has("punct")), len(atoms))
    told = atoms[at + 2 : stop]
    if not any(atom.has("date") for atom in told) or any(atom.has("verb", "have", "be", "noun") for atom in told):
        return None
    return [], at + 2


def he_acts(atoms: Sequence[Atom], at: int) -> Taken:
    """ "В ходе визита он встретился с …": what stands before him ends there."""
    if (
        not at
        or not atoms[0].has("beside", "soft")
        or not atoms[at - 1].has("visit", "journey", "word", "place", "noun")
    ):
        return None
    if any(atom.has("punct", "verb") for atom in atoms[1:at]):
        return None
    mark = atoms[at]._replace(end=atoms[at].start, text="", norm="", kinds={"punct": ""}, glued=False, nations=())
    return [mark, atoms[at]], at + 1


def visitor(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Принял гостя в особняке", "побеседовал с гостем": whoever came, of whom the article told."""
    before = atoms[at - 1] if at else None
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    led = before is not None and before.has("verb", "with")
    if before is not None and before.has("noun") and behind is not None and behind.has("with"):
        return [atoms[at]._replace(kinds={"he": None, "guest": None})], at + 1  # "переговоры гостя с премьером X"
    if not led or (behind is not None and not behind.has("punct", "at", "on", "date", "place", "and", "verb", "about")):
        return None
    return [atoms[at]._replace(kinds={"he": None, "guest": None})], at + 1


def with_part(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Встретился с X при участии посла …": who takes part, too, where it is said with whom somebody met."""
    if at + 1 >= len(atoms) or not atoms[at + 1].has("office", "title", "name", "nation", "aide"):
        return None
    kinds = {kind for atom in atoms[:at] for kind in atom.kinds}
    met = "with" in kinds or kinds >= {"noun", "and"} or kinds >= {"they", "verb"}
    return ([atoms[at]._replace(kinds={"with": None, "with_part": None})], at + 1) if met else None


def not_there(atoms: Sequence[Atom], at: int) -> Taken:
    """ "He had met church leaders on Monday; Bishop X was not there", "…, X war nicht dabei": who was not there is
    nobody whom the clause before it tells of."""
    who = at + 1
    while who < len(atoms) and atoms[who].has("but", "rather", "and", "ignorable"):
        who += 1
    does = who
    while does < min(len(atoms), who + _LONGEST) and atoms[does].has("definite", "title", "office", "name"):
        does += 1
    if does == who or does >= len(atoms) or not atoms[does - 1].has("name", "office"):
        return None
    stop = next((i for i in range(does, len(atoms)) if atoms[i].has("punct")), len(atoms))
    rest = atoms[does:stop]
    was = len(rest) > 1 and rest[0].has("be", "have", "do") and any(atom.has("not") for atom in rest)
    return ([], stop) if was and all(atom.has(*_NOT_THERE) or _attends(atom) for atom in rest[1:]) else None


def _attends(atom: Atom) -> bool:
    return any(form.verb.sense == "attend" for form in atom.kinds.get("verb", ()))


_NOT_THERE = ("not", "ignorable", "thereby", "took_part", "there")
