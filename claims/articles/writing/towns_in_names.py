"""Names of places beside and inside of names of people: "Djamila Évora", «в г. Минске», "Minister Y aus Luxemburg"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import POSTS, Taken, Writing, named
from claims.reading.scan import Atom
from claims.text import normalise

_PLACE = frozenset({"place", "capital"})


def place_name(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "… und Djamila Évora", "замминистра Карен Дуглас", "his counterpart Paulo Lima": a surname that is a place, too,
    behind a single name."""
    if not atoms[at].has("name") or at + 1 >= len(atoms) or not at:
        return None
    place = atoms[at + 1]
    if not place.capital or place.start != atoms[at].end + 1 or not place.kinds.keys() <= _PLACE:
        return None
    if " " in atoms[at].text and not _are_given(atoms[at], writing):
        return None
    led = atoms[at - 1].has("and", "title", "office", "counterpart") or atoms[at - 1].text == ","
    led = led or (not writing.articles and (writing.is_given(atoms[at].text) or _is_of_a_post(atoms, at)))
    if not led:
        return None
    return [named(atoms[at], atoms[at].start, f"{atoms[at].text} {place.text}")], at + 2


def _are_given(atom: Atom, writing: Writing) -> bool:
    """ "Foreign Minister Maria Angela Holguin": two given names, before a surname."""
    return writing.articles and not writing.capital_nouns and all(map(writing.is_given, atom.text.split()))


def _is_of_a_post(atoms: Sequence[Atom], at: int) -> bool:
    """ "Президент Бразилии Жоао Перейра": behind a post and whose it is."""
    return at > 1 and atoms[at - 1].has("country", "alliance", "organisations") and atoms[at - 2].has(*POSTS)


def guest_at_venue(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """«В аэропорту Лунина встретили премьер-министр и посол»: whom they met there, and no airport of that name."""
    place, behind = atoms[at], atoms[at + 1 : at + 3]
    venue, _, guest = place.text.rpartition(" ")
    if writing.articles or len(behind) < len(("verb", "host")):
        return None
    if not venue or not venue.islower() or not place.kinds["place"].unlisted:
        return None
    accusative = guest[:1].isupper() and guest.endswith((*writing.accusative, *writing.genitive, *writing.epithets))
    met = any(f.verb.sense in ("meet", "host", "see") for f in behind[0].kinds.get("verb", ()))
    if not (accusative and met and behind[1].has("office", "title", "name")):
        return None
    start = place.end - len(guest)
    end = place.start + len(venue)
    building = place._replace(end=end, text=venue, norm=normalise(venue), kinds={"venue": None}, capital=False)
    return [building, named(place, start, guest)], at + 1


def with_given_places(atoms: Sequence[Atom], writing: Writing) -> Sequence[Atom]:
    """ "Президент Сербии Милан Стоич", "с главой МАГАТЭ Софией Бах": the atoms with given names that are towns', too,
    and the surnames behind them as one, before anything asks who holds a post."""
    result: list[Atom] = []
    for at, atom in enumerate(atoms):
        if "name" in atom.kinds and at and "place" in atoms[at - 1].kinds and _is_given_place(atoms, at - 1, writing):
            result[-1] = named(atoms[at - 1], atoms[at - 1].start, f"{atoms[at - 1].text} {atom.text}")
        else:
            result.append(atom)
    return result


def _is_given_place(atoms: Sequence[Atom], at: int, writing: Writing) -> bool:
    """Whether the place here is the given name of whoever is named behind it."""
    if atoms[at + 1].start != atoms[at].end + 1 or " " in atoms[at].text:
        return False
    given = writing.is_given(atoms[at].text) or (not writing.articles and _is_of_a_post(atoms, at))
    given = given or (writing.articles and not writing.capital_nouns and _is_set_off(atoms, at))
    led = at > 0 and atoms[at - 1].has("at", "from_to", "of")  # "с премьером Италии Джорджией Мелони" is another
    return given and not led


def _is_set_off(atoms: Sequence[Atom], at: int) -> bool:
    """ "Zambia's president, Chanda Mulenga, spent Monday in Lusaka": two words between commas behind a post, of which
    the first is a town's, too."""
    comma = at > 1 and atoms[at - 1].text == "," and atoms[at - 2].has("office", "title", "aide", "counterpart")
    whole = at + 2 < len(atoms) and atoms[at + 2].text == "," and " " not in atoms[at + 1].text
    return comma and whole and atoms[at].kinds.keys() <= {"place"}


def town_in_short(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """«В г. Минске», «в г. Гомель»: where, without the letter for a town."""
    led, rest = atoms[at], atoms[at + 1 : at + 4]
    if len(rest) < _SHORT_TOWN or not rest[0].has("town_letter") or rest[1].text != ".":
        return None
    kinds = led.kinds if led.has("at") else dict.fromkeys(writing.letters.get(led.norm, ()))
    if "at" not in kinds or not rest[2].has("place"):
        return None
    return [led._replace(kinds=kinds), rest[2]], at + 4


_SHORT_TOWN = 3  # atoms of "г. Минске"


def sent_to(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Пригласил его в Ереван", "передали в Москву": in the case of where something goes; "в Баку" may be either."""
    place, led = atoms[at], atoms[at - 1] if at else None
    if led is None or not writing.direction or not led.has("at", "nation") or not led.text:
        return None
    noun = place.text.partition(" ")[0] if place.kinds["place"].unlisted else place.text  # "в Доме Правительства"
    if common := [word for word in place.text.split() if word.islower()]:
        noun = common[-1]  # "в городе Минск", "в турецкой столице"
    first, *rest = noun.split("-")
    noun = first if rest and rest[0].islower() else noun  # "в Ростове-на-Дону"
    toward = noun.endswith(writing.direction) and not noun.endswith(writing.not_direction)
    stands = bool(common) and bool(place.kinds["place"].candidates) and noun.endswith(writing.locative_u)
    stands &= _tells_of_meeting(atoms, at) or any(atom.has("verb", "noun") for atom in atoms[:at])
    toward &= not stands  # "встретился с X в аэропорту Риги"
    arrives = at + 1 < len(atoms) and atoms[at + 1].has("journey") and atoms[at + 1].has("verb")
    known = any(place.text in each.names.values() for each in place.kinds["place"].candidates[:1])
    either = known and place.text.endswith(writing.no_subject)
    if not (toward and not either) and not (arrives and known):  # "в Баку прибыл"
        return None
    return [place._replace(kinds={**place.kinds, "direction": None})], at + 1


def _tells_of_meeting(atoms: Sequence[Atom], at: int) -> bool:
    """«В аэропорту Риги прошли переговоры»; but «в аэропорту Риги министр рассказал, с кем встретился», «… встретил X»,
    whom he may have welcomed there."""
    behind = (atom for atom in atoms[at + 1 :] if not atom.has(*POSTS, "name", "at", "on", "date", "nation", "country"))
    first = next(behind, None)
    told = ("happen", "talk", "hold")
    return first is not None and any(form.verb.sense in told for form in first.kinds.get("verb", ()))


def from_where(atoms: Sequence[Atom], at: int, writing: Writing) -> Taken:
    """ "Mit Präsident X aus der Schweiz, Minister Y aus Luxemburg und Z aus Wien": where each of a list is from.
    "Reiste mit Minister X aus Wien ab" and "ist X aus Wien gekommen" are no list."""
    place = at + 2 + (at + 2 < len(atoms) and atoms[at + 2].has("definite"))
    if not writing.capital_nouns or place + 1 >= len(atoms) or not atoms[at + 1].has("from"):
        return None
    if atoms[at + 1].has("of") or not atoms[place].has("place", "country") or not writing.is_person(atoms[at]):
        return None
    listed = atoms[place + 1].has("and") or atoms[place + 1].text in (",", ".")
    listed &= not (place + 2 < len(atoms) and atoms[place + 2].has("where"))  # "kam aus Wien, wo sie X traf"
    return ([atoms[at]], place + 1) if listed else None
