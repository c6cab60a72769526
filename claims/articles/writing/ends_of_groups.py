"""Where a group ends: past whose it is, who else is named with it, and what it is like."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import Writing
from claims.reading.scan import Atom

LONGEST = 14  # atoms of one group
LONGEST_BEFORE = 5
_SHORTEST_VERB = 4  # letters: "сил" is a noun
WHOSE = ("nation", "country", "alliance", "bodies", "armed_forces", "organisations", "ministry")
_OF = ("of", "for", "from_to")
ARTICLES = ("definite", "indefinite", "possessive")
_OWNER = (
    *WHOSE, *ARTICLES, "word", "name", "place", "capital", "number", "thing", "media", "ignorable", "people",
    "former", "then", "possessive_s", "ordinal", "both", "group", "houses", "aide", "sport", "many_of",
)  # fmt: skip
_SOMEBODY = ("office", "title", "counterpart", "aide")
BODIES = frozenset({"name", "ministry", "bodies", "bench"})
_INSIDE = {False: "'’-", True: "'’"}  # marks inside a name, by whether nouns have capitals ("aus Zypern-Nord und …")
_ENDS = ("verb", "noun", "date", "with", "between", "have", "be", "become", "will", "not", "reciprocal", "led")


def ends_of(atoms: Sequence[Atom], at: int, writing: Writing) -> tuple[int, ...]:
    """Where the group ends that has its noun at `at`, and where those end that an "and" or a comma joins."""
    stop = _past_owner(atoms, at + 1, writing)
    if _are_like(atoms, at, stop, writing):  # "представителями дипломатических и консульских учреждений"
        return (_past_owner(atoms, stop + 1, writing, begun=True),)
    if (both := _past_second_person(atoms, at, stop, writing)) is not None:
        return (both,)
    listed = _listed(atoms, stop) if stop > at + 1 and not writing.articles else ()
    if listed:
        return (stop, *listed)
    if stop > at + 1 and stop + 1 < len(atoms) and atoms[stop].has("and"):
        behind = atoms[stop + 1]  # "и вооружённой оппозиции", but "науки и технологий"
        adjective = set(behind.kinds) == {"word"} and not writing.articles and behind.norm.endswith(writing.adjectives)
        if atoms[stop + 1].has("country") or _is_another_party(atoms, at, stop, writing):
            return stop, stop + len(("and", "country"))
        if _is_other_side(atoms, at, stop, writing):
            return stop, _past_owner(atoms, stop + 1, writing, begun=True)
        if atoms[stop + 1].has(*ARTICLES) or adjective:
            another = _past_owner(atoms, stop + 1, writing, begun=True)
            somebody = writing.capital_nouns and any(atom.has(*_SOMEBODY) for atom in atoms[another : another + 1])
            if another > stop + 1 and not (atoms[another - 1].has(*ARTICLES) or somebody):
                return stop, another  # but "Vertreter Bosniens und der serbische Präsident"
    return (stop,)


def _past_second_person(atoms: Sequence[Atom], at: int, stop: int, writing: Writing) -> int | None:
    """Where "President X and Premier Y" ends behind "envoys of": of neither of whom anything but that is told."""
    english = writing.articles and not writing.capital_nouns
    if not english or stop < at + len("of X") - 1 or stop + 1 >= len(atoms) or not atoms[stop].has("and"):
        return None
    if not atoms[at + 1].has("of", "for") or not writing.is_person(atoms[stop - 1]):
        return None
    end = stop + 1
    while end < min(len(atoms), stop + LONGEST_BEFORE) and atoms[end].has("title", "office", "nation", "definite"):
        end += 1
    return end + 1 if end > stop + 1 and end < len(atoms) and writing.is_person(atoms[end]) else None


def _is_another_party(atoms: Sequence[Atom], at: int, stop: int, writing: Writing) -> bool:
    """ "Die Unterhändler von Union und SPD": a name behind "and" as one stands behind "von"."""
    two = stop == at + len(("group", "of", "name")) and atoms[at + 1].has("of")
    other = atoms[stop + 1]
    names = writing.capital_nouns and all(atom.kinds.keys() == {"name"} for atom in (atoms[stop - 1], other))
    return two and names and not writing.is_person(other)


def _are_like(atoms: Sequence[Atom], at: int, stop: int, writing: Writing) -> bool:
    """Whether nothing but adjectives stands on either side of an "and": their noun is one."""
    if writing.articles or stop == at + 1 or stop + 1 >= len(atoms) or not atoms[stop].has("and"):
        return False
    both = (*atoms[at + 1 : stop], atoms[stop + 1])
    return all(set(atom.kinds) == {"word"} and atom.norm.endswith(writing.adjectives) for atom in both)


def _is_other_side(atoms: Sequence[Atom], at: int, stop: int, writing: Writing) -> bool:
    """ "Встреча представителей Союза кинематографистов и Гильдии актёров": nobody else is named whom they met."""
    if writing.articles or not at or not atoms[at - 1].has("noun") or not atoms[at].norm.endswith(writing.several):
        return False
    met = any(atom.has("with", "between") for atom in atoms[stop:])
    return not met and atoms[stop + 1].has(*BODIES, "organisations")


def _listed(atoms: Sequence[Atom], stop: int) -> tuple[int, ...]:
    """Where each of the others ends whose it is: "представители ХАМАС, Египта и Катара"."""
    ends: list[int] = []
    while stop + 1 < len(atoms) and atoms[stop].text == "," and atoms[stop + 1].has("country", "alliance"):
        stop += 2
        ends.append(stop)
    if not ends or stop + 1 >= len(atoms) or not (atoms[stop].has("and") and atoms[stop + 1].has(*WHOSE, "name")):
        return ()
    return (*ends, stop + 2)


def _is_into_a_building(atoms: Sequence[Atom], at: int) -> bool:
    """ "Welcomed the leaders | to the Hall of Mirrors": where they were led, and not whose they are."""
    to, the, place = (*atoms[at : at + 3], None, None, None)[:3]
    if to is None or the is None or place is None or not to.has("to_a_town") or not the.has("definite"):
        return False
    hailed = any(atom.has("hails") for atom in atoms[:at])
    town = place.has("place", "venue") or (hailed and place.capital and place.kinds.keys() <= {"word", "name"})
    return town and not place.has("country", "nation", "alliance")


def _past_owner(atoms: Sequence[Atom], at: int, writing: Writing, begun: bool = False) -> int:
    """Past what a group is the group of: "of the oil industry", "der Ölindustrie", "нефтяных компаний"."""
    stop = at
    english = writing.articles and not writing.capital_nouns
    while stop < min(len(atoms), at + LONGEST):
        atom = atoms[stop]
        leads = atom.has("of") or (atom.has("from_to", "for") and stop == at and not atom.has("at", "after", "since"))
        if leads and english and (_is_purpose(atoms, stop) or _is_into_a_building(atoms, stop)):
            break
        genitive = atom.has("definite", "possessive") and writing.capital_nouns and not atom.has("at", "on")
        bare = not writing.articles and atom.has(*WHOSE, "word", "name", "capital")
        bare |= writing.capital_nouns and stop == at and atom.has("country")  # "Vertreter Russlands"
        somebody = atom.has(*_SOMEBODY) and not atom.has("group") and atom.norm not in writing.circles
        if stop > at and is_one_of_them(atoms[at - 1], atom, writing):
            break
        if somebody and not (stop > at and atoms[stop - 1].has("of", *ARTICLES)):
            break  # but "members of the Olympic team"
        if not leads and (atom.has(*_ENDS) or atom.has("at", "on", "and")):
            break
        if atom.text == "(" and stop > at and stop + 2 < len(atoms) and not writing.articles:
            letters = atoms[stop + 1].text.isupper() and atoms[stop + 2].text == ")"
            if not letters:
                break
            stop += len("()") + 1  # "Союза кинематографистов (СК)"
            continue
        if (
            atom.text in _INSIDE[writing.capital_nouns] and atom.glued and stop > at
        ):  # "the Dockworkers' Federation", "a salmon-farming family"
            stop += 1
            continue
        if atom.has("word") and atom.norm.endswith(writing.verbs) and len(atom.norm) > _SHORTEST_VERB:
            break  # "делегации угощали …"
        if writing.capital_nouns and atom.has("object_article") and not atoms[stop - 1].has(*_OF):
            break  # "empfing mit seiner Delegation den Präsidenten": whom, not whose
        if writing.articles and stop > at + 2 and _acts(atoms[stop - 1], atom):
            break
        parties = atom.has("they") and stop == at + 1 + 1  # "from both parties"
        parties |= english and stop > at and atom.has("several")  # "leaders of parliamentary parties"
        if not (leads or genitive or bare or parties or ((stop > at or begun) and atom.has(*_OWNER, *_SOMEBODY))):
            break
        stop += 1
    while stop > at and atoms[stop - 1].has(*ARTICLES, *_OF) and not atoms[stop - 1].has("name", "word"):
        stop -= 1
    return _before_participle(atoms, at, stop) if writing.capital_nouns else stop


def is_one_of_them(noun: Atom, atom: Atom, writing: Writing) -> bool:
    """ "С лидерами фракций Иваном Котовым и Анной Берг": who they are, as the name stands in the case of their noun."""
    led = bool(writing.instrumental_of_several) and noun.norm.endswith(writing.instrumental_of_several)
    return led and writing.is_person(atom) and atom.text.split()[0].endswith(writing.instrumental_surnames)


def _is_purpose(atoms: Sequence[Atom], at: int) -> bool:
    """ "Called on lawmakers to pass the bill": to do what, and not "delegates to the congress"."""
    if not atoms[at].has("infinitive_mark") or at + 1 >= len(atoms):
        return False
    return not (atoms[at + 1].capital or atoms[at + 1].has(*ARTICLES))


def _before_participle(atoms: Sequence[Atom], at: int, stop: int) -> int:
    """ "Habe die Mitglieder des Kardinalsrates gegrüßt": where nouns have capitals, no small word is the last of whose
    the group is."""
    while stop > at and list(atoms[stop - 1].kinds) == ["word"] and not atoms[stop - 1].capital:
        stop -= 1
    return stop


def _acts(owner: Atom, atom: Atom) -> bool:
    """ "Leaders of the teachers' unions walked out": a word in "ed" behind several is what they did."""
    plain = list(atom.kinds) == ["word"] and not atom.capital and "past" in atom.forms
    return plain and "plural" in owner.forms and not owner.has("definite", "of", "possessive_s")
