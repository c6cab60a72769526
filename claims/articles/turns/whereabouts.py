"""Turns of phrase that say when and where: "in the garden of the Elysee Palace", "over the weekend", "the last time".

As in claims/articles/turns, each function takes one turn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.articles.turns.atoms import in_front
from claims.articles.writing import Row, Taken
from claims.places import PlaceMention
from claims.places.geography import Place
from claims.reading.scan import Atom
from claims.text import normalise

_BEFORE_A_PLACE = ("definite", "indefinite", "word", "of", "venue", "nation")
_LONGEST = 6  # atoms of "in the rose garden of the"
_LONGEST_EVENT = 4  # atoms of "Antalya Diplomacy Forum"
_NEAR = 4  # atoms of "seinem neuen Wiener" before a house
_LEADS_DATE = ("at", "on", "of", "since", "until", "before", "after", "definite", "and", "soft", "date", "between")


def _near_a_town(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Vor den Toren von Genf", "in einem Hotel am Rand von Genf": beside that town, and nothing more of what stands
    behind ("nahe Genf Präsident X")."""
    town = atoms[at + 1] if at + 1 < len(atoms) else None
    if town is None or not town.has("place") or (town.has("country") and not _is_city_state(town)):
        return None
    if _is_of_a_thing(atoms, at):
        return None
    place: PlaceMention = town.kinds["place"]
    city = any(found.kind == "city" for found in place.candidates[: 1 + town.has("country")]) and not place.compound
    if town.has("country"):
        place = replace(place, candidates=tuple(found for found in place.candidates if found.kind == "city"))
        town = town._replace(kinds={"place": place})
    return ([atoms[at]._replace(kinds={"at": None}), town], at + 2) if city else None


def _is_of_a_thing(atoms: Sequence[Atom], at: int) -> bool:
    """ "From a village near Riga", "after a crash near Riga": where that was; but "in a village near Riga"."""
    led = at
    while led and atoms[led - 1].has("indefinite", "definite") | (set(atoms[led - 1].kinds) <= _THING):
        led -= 1
    thing = any(atom.has("indefinite", "definite") for atom in atoms[led:at])
    led_by = atoms[led - 1] if led else None
    return thing and led_by is not None and led_by.has(*_NOT_THERE) and not led_by.has("at", "on")


_NOT_THERE = ("after", "from", "about", "soft", "infinitive_mark", "for", "between")
_THING = {"word", "venue", "a_town", "town", "other", "coming", "thing", "idea"}


def _is_city_state(town: Atom) -> bool:
    """ "Singapore": a country, and the town that is its capital."""
    countries = {found.country for found in town.kinds["place"].candidates if found.kind == "country"}
    return any(found.seat_of in countries for found in town.kinds["place"].candidates if found.kind == "city")


def _in_its_garden(atoms: Sequence[Atom], at: int) -> Taken:
    """ "In the garden of the Elysee Palace", "on the island of Rügen": there."""
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST) and atoms[stop].has(*_BEFORE_A_PLACE):
        stop += 1
    if stop >= len(atoms) or stop == at + 1 or atoms[at].has("verb", "noun"):
        return None
    if (high := _landmark(atoms[stop])) is not None and any(atom.has("of") for atom in atoms[at + 1 : stop]):
        return [atoms[at]._replace(kinds={"at": None, "on": None}), high], stop + 1
    if not atoms[stop].has("place"):
        return None
    place = atoms[stop].kinds["place"]
    building = any(found.kind == "venue" for found in place.candidates[:1]) or bool(place.unlisted)
    of = any(atom.has("of") for atom in atoms[at:stop])
    if atoms[at].has("at") and of and building:
        return [atoms[at], atoms[stop]], stop + 1
    behind = atoms[stop + 1] if stop + 1 < len(atoms) else None  # "in a room of the Hamburg trade fair"
    thing = behind is not None and set(behind.kinds) == {"word"} and not behind.capital
    town = any(found.kind == "city" for found in place.candidates[:1]) and not place.compound
    if atoms[at].has("at") and of and thing and town and any(atom.has("venue") for atom in atoms[at:stop]):
        return [atoms[at], atoms[stop], in_front(atoms[stop + 1], "punct")], stop + 1
    island = not atoms[at].has("at") and not atoms[stop].capital and not of
    return ([atoms[at]._replace(kinds={"at": None, "on": None}), atoms[stop]], stop + 1) if island else None


def _part_of(atoms: Sequence[Atom], at: int) -> Taken:
    """ "In the VIP lounge of Entebbe airport", "in the Blue Hall of Riga Castle": there."""
    first = at + 1 + (at + 1 < len(atoms) and atoms[at + 1].has("definite"))
    of = first + 1
    if of + 1 >= len(atoms) or not atoms[first].has("place") or not atoms[of].has("of") or atoms[at].has("verb"):
        return None
    whole = of + 1 + (atoms[of + 1].has("definite") and of + 2 < len(atoms))
    if not atoms[first].kinds["place"].unlisted or not atoms[whole].has("place") or atoms[whole].has("country"):
        return None
    return [atoms[at], atoms[whole]], whole + 1


def _landmark(atom: Atom) -> Atom | None:
    """ "At the foot of Mount Athos", "on the shores of Lake Constance": such a name as a place, known or not."""
    if not atom.capital or not atom.has("height") or not atom.has("place", "name"):
        return None
    if atom.has("place"):
        return atom
    place = PlaceMention(atom.start, atom.end, atom.text, (), town=True, unlisted=atom.text)
    return atom._replace(kinds={"place": place})


def _in_the_town(atoms: Sequence[Atom], at: int) -> Taken:
    """ "In the capital, Warsaw, on Monday", "in Poland's second city, Krakow": there."""
    comma = at + 1
    while comma < min(len(atoms), at + _LONGEST) and atoms[comma].text != ",":
        comma += 1
    middle, closed = atoms[at + 1 : comma], atoms[comma + 2 : comma + 3]
    if not middle or comma + 1 >= len(atoms) or not middle[-1].has("town") or not atoms[comma + 1].has("place"):
        return None
    if any(atom.has("verb", "noun", "name", "office", "title") for atom in middle):
        return None
    town = atoms[comma + 1].kinds["place"].candidates[:1]
    if not any(found.kind == "city" for found in town) or not closed or not closed[0].has(*_CLOSES):
        return None
    return [atoms[at], atoms[comma + 1]], comma + 2 + (closed[0].text == ",")


def at_a_gathering(atoms: Sequence[Atom], at: int) -> Taken:
    """ "After talks with X at a summit in Oslo on Monday, Y said …", "X held talks with Y at the forum in Oslo": what
    many held only says where two of them met."""
    noun, beside = at + 1, atoms[at].has("at_the_side")
    kinds = ("gathering", "noun") if beside else ("gathering",)  # "on the sidelines of a meeting of ministers"
    while noun < min(len(atoms), at + _LONGEST) and not atoms[noun].has(*kinds):
        if not atoms[noun].has("definite", "indefinite", "word", "capital"):
            return None
        noun += 1
    behind = atoms[noun + 1] if noun + 1 < len(atoms) else None
    if not at or behind is None or not atoms[noun].has(*kinds) or not behind.has("at", "punct", "on"):
        return None
    before = atoms[:at]
    told = next((i for i, atom in enumerate(before) if atom.has("noun")), None)
    between = [] if told is None else before[told + 1 :]
    if any(atom.has("verb") and not _happens(atom) for atom in between):
        return None
    with_whom = any(atom.has("with", "between") for atom in between)
    return ([*atoms[at:noun], atoms[noun]._replace(kinds={"word": None})], noun + 1) if with_whom else None


def _happens(atom: Atom) -> bool:
    return all(form.verb.sense == "happen" for form in atom.kinds["verb"])


_CLOSES = ("punct", "at", "on", "date", "early_or_late")  # behind a town that is apposed


def _at_a_name(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Was received by the Speaker, X, at Holyrood on Wednesday", "in the prefecture at Bayeux": a name that no table
    has, where or when follows nothing but a day or a mark."""
    if not atoms[at].has("right_at") or not at:
        return None
    name, behind = (*atoms[at + 1 : at + 3], None, None)[:2]
    if name is None or set(name.kinds) != {"name"} or " " in name.text:
        return None
    closed = behind is None or behind.has("date", "punct", "on", "to", "inside")
    before = atoms[at - 1]
    led = before.has("name", "date", "title", "counterpart", "group", "reciprocal") or before.text == ","
    led |= before.has("word") and at > 2 and atoms[at - 2].has("definite") and atoms[at - 3].has("at")
    met = any(atom.has("verb") or atom.has("noun") for atom in atoms[:at])
    if not (closed and led and met) or (behind is not None and behind.has("possessive_s")):
        return None
    place = PlaceMention(name.start, name.end, name.text, (), unlisted=name.text)
    return [atoms[at], name._replace(kinds={"place": place})], at + 2


def _while_in(atoms: Sequence[Atom], at: int) -> Taken:
    """ "While in Geneva on Monday, X met Y", "X met Y while in Geneva": there; but "while in Geneva many marched"."""
    led, town = (*atoms[at + 1 : at + 3], None, None)[:2]
    if led is None or town is None or not led.has("inside") or not town.has("place"):
        return None
    if not any(found.kind == "city" for found in town.kinds["place"].candidates[:1]):
        return None
    stop = at + 3
    while stop < len(atoms) and atoms[stop].has("on", "date", "time_of_day", "early_or_late"):
        stop += 1
    return ([], at + 1) if stop == len(atoms) or atoms[stop].has("punct") else None


def _at_a_number(atoms: Sequence[Atom], at: int) -> Taken:
    """ "At 10 Downing Street": there."""
    house = atoms[at + 2] if at + 2 < len(atoms) and atoms[at + 1].has("number") else None
    if house is None or not house.has("place"):
        return None
    venue = any(found.kind == "venue" for found in house.kinds["place"].candidates[:1])
    return ([atoms[at], house], at + 3) if venue else None


def _on_an_island(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Met X on Crete on Thursday", "on Margarita Island", "on Mount Athos": there, and no topic."""
    behind = atoms[at + 1] if at + 1 < len(atoms) and atoms[at].has("about") else None
    if behind is None or not behind.capital or not behind.has("island", "height"):
        return None
    if not behind.has("place"):
        place = PlaceMention(behind.start, behind.end, behind.text, (), town=True, unlisted=behind.text)
        behind = behind._replace(kinds={"place": place})
    return [atoms[at]._replace(kinds={"at": None, "on": None}), behind], at + 2


def _quarter_of_an_hour(atoms: Sequence[Atom], at: int) -> Taken:
    """ "For the first quarter of an hour": none of a year."""
    if atoms[at].kinds["date"].granularity != "quarter" or at + 2 >= len(atoms):
        return None
    return ([], at + 3) if atoms[at + 1].has("of") and atoms[at + 2].has("duration") else None


def _days_own(atoms: Sequence[Atom], at: int) -> Taken:
    """ "After Tuesday's meeting with X": on Tuesday, after it."""
    day, owns = (atoms[at + 1], atoms[at + 2]) if at + 3 < len(atoms) else (None, None)
    if day is None or owns is None or not day.has("date") or not owns.has("possessive_s") or not atoms[at].text:
        return None
    stop = at + 3
    while stop < min(len(atoms), at + 3 + _LONGEST) and not atoms[stop].has("noun"):
        if not atoms[stop].has("word", "format", "nation", "first", "ordinal", "place", "duration", "exclusive"):
            return None
        stop += 1
    if stop >= len(atoms) or not atoms[stop].has("noun") or atoms[stop].has("date"):
        return None
    if atoms[at].has("before") and atoms[stop].has("gathering"):
        return None  # "met on Tuesday ahead of next month's summit"
    day = day._replace(kinds={"date": replace(day.kinds["date"], bound=None, bound_start=None)})
    return [day, atoms[at]._replace(start=owns.start, end=owns.end)], at + 3


def _due_there(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Is expected in Jerusalem on Monday for talks with …": there."""
    words, _, last = atoms[at].text.rpartition(" ")
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    if last != "in" or behind is None or not behind.has("place"):
        return None
    due = atoms[at]._replace(end=atoms[at].end - len(" in"), text=words, norm=normalise(words))
    return [due, atoms[at]._replace(start=due.end + 1, text=last, norm=last, kinds={"at": None, "on": None})], at + 1


def _forum_of_a_town(atoms: Sequence[Atom], at: int) -> Taken:
    """ "At the Munich Security Conference", "on the sidelines of the Antalya Diplomacy Forum": in that town."""
    led = atoms[at - 2] if at > 1 and atoms[at - 1].has("definite") else None
    if led is None or not led.has("at", "beside") or not any(p.kind == "city" for p in _candidates(atoms[at])):
        return None
    stop = at + 1
    while stop < min(len(atoms), at + _LONGEST_EVENT) and atoms[stop].capital and not atoms[stop].has("gathering"):
        if not atoms[stop].has("name", "word"):
            return None
        stop += 1
    if stop == at + 1 or stop >= len(atoms) or not (atoms[stop].has("gathering") and atoms[stop].capital):
        return None
    there = [atoms[at]] if led.has("at") else [in_front(atoms[at], "at"), atoms[at]]
    return there, stop + 1


def _candidates(atom: Atom) -> Sequence[Place]:
    place = atom.kinds.get("place")
    return () if place is None or place.compound else place.candidates[:1]


def _over_the_weekend(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Over the weekend": then."""
    stop = at + 1
    while stop < len(atoms) and atoms[stop].has("definite") and stop < at + 2:
        stop += 1
    bound = atoms[at].has("after", "before", "since", "until", "on", "at", "eve_of")
    if bound or stop >= len(atoms) or not atoms[stop].has("date"):
        return None
    own = {"over_period": None} if atoms[at].has("over_period") else {}
    return [atoms[at]._replace(kinds={"on": None, **own})], at + 1


def _bare_date(atoms: Sequence[Atom], at: int) -> Taken:
    """ "In a schoolhouse near Arlit last Sunday": no part of where it was."""
    if not at or not atoms[at - 1].has("place", "name", "word", "journey", "visit") or atoms[at - 1].has(*_LEADS_DATE):
        return None
    if not any(atom.has("soft", "about") for atom in atoms[:at]):
        return None
    return [in_front(atoms[at], "punct"), atoms[at]], at + 1


def _last_time(atoms: Sequence[Atom], at: int) -> Taken:
    """ "The last time the two met was in Rome in January": they met there, then."""
    verb = next((i for i in range(at + 1, min(len(atoms), at + _LONGEST)) if atoms[i].has("verb")), len(atoms))
    if verb + 1 >= len(atoms) or not atoms[at].has("last_time"):
        return None
    if not any(f.verb.sense == "meet" and f.tense == "past" for f in atoms[verb].kinds["verb"]):
        return None
    stop = verb + 1
    while stop < len(atoms) and atoms[stop].has("format", "ignorable", "reciprocal") and stop < verb + 3:
        stop += 1
    if stop + 1 >= len(atoms) or not atoms[stop].has("be") or not atoms[stop + 1].has("at", "on", "date"):
        return None
    they = [atom for atom in atoms[at + 1 : verb] if not atom.has("that")]
    mutual = [in_front(atoms[stop], "reciprocal")] if any(atom.has("they") for atom in they) else []
    return [*they, *atoms[verb:stop], *mutual], stop + 1


def _in_a_venue(atoms: Sequence[Atom], at: int) -> Taken:
    """ "In a hunting lodge outside …", "in the tea room of the House of Lords": words that describe a building."""
    first = at + 1
    while first < min(len(atoms), at + 3) and atoms[first].has("definite", "indefinite", "possessive"):
        first += 1
    stop = first
    while stop < min(len(atoms), first + 3) and set(atoms[stop].kinds) == {"word"} and not atoms[stop].capital:
        stop += 1
    if stop in (first, len(atoms)) or not atoms[stop].has("venue") or not atoms[at].has("at") or atoms[at].has("verb"):
        return None
    return [*atoms[at:first], atoms[stop]._replace(start=atoms[first].start)], stop + 1


def _of_a_country(atoms: Sequence[Atom], at: int) -> Taken:
    """ "At the U.S. air base in Ramstein": whose it is, and not where."""
    stop = at + 1
    while stop < min(len(atoms), at + 4) and set(atoms[stop].kinds) == {"word"} and not atoms[stop].capital:
        stop += 1
    led = at > 1 and atoms[at - 1].has("definite", "indefinite") and atoms[at - 2].has("at")
    owned = stop < len(atoms) and atoms[stop].has("venue") and not atoms[stop].glued
    return (list(atoms[at + 1 : stop + 1]), stop + 1) if led and owned else None


def _countrys_town(atoms: Sequence[Atom], at: int) -> Taken:
    """ "In Japan's Hiroshima": there."""
    owns, town = (*atoms[at + 1 : at + 3], None, None)[:2]
    if owns is None or town is None or not at or not owns.has("possessive_s") or not atoms[at - 1].has("at", "from_to"):
        return None
    named = any(place.kind == "city" for place in _candidates(town)) and town.capital
    return ([town._replace(start=atoms[at].start)], at + 3) if named else None


def _earlier(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Earlier today, X had …": on that day."""
    behind = atoms[at + 1] if at + 1 < len(atoms) else None
    return ([], at + 1) if behind is not None and behind.has("date") and not atoms[at].has("date", "verb") else None


def _meets_team(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Treffen am Samstag auf Dortmund": a team, as nobody is "on" a town."""
    town = atoms[at + 1] if at + 1 < len(atoms) else None
    place = town.kinds.get("place") if town is not None else None
    if town is None or place is None or place.compound:
        return None
    if not any(found.kind == "city" for found in place.candidates[:1]):
        return None  # "auf Malta"
    met = any(form.verb.hit and form.verb.sense == "meet" for atom in atoms for form in atom.kinds.get("verb", ()))
    return ([atoms[at], town._replace(kinds={"sport": None}, nations=())], at + 2) if met else None


def _in_a_house(atoms: Sequence[Atom], at: int) -> Taken:
    """ "In seinem Haus in Wien", "in dessen Haus", "in der Krise": where or when, and nothing that anybody meets."""
    led = at - 1
    while led >= 0 and at - led < _NEAR and atoms[led].has(*_BEFORE_A_HOUSE):
        if atoms[led].has("at"):
            break
        led -= 1
    where = led >= 0 and led < at and atoms[led].has("at") and atoms[led].has("on") and not atoms[led].has("verb")
    if not where or atoms[at].has("verb", "noun", "name") or not atoms[at].capital:
        return None
    return [atoms[at]._replace(kinds={"word": None})], at + 1


_BEFORE_A_HOUSE = ("definite", "indefinite", "possessive", "whose", "word", "nation")


def _in_a_body(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Встреча прошла в здании правительства", "в парламенте": where it was, and no session of that body."""
    body = at + 1
    if atoms[at].has("right_at") and body + 1 < len(atoms) and atoms[body].has("definite", "bodies"):
        return _at_a_body(atoms, at)
    while body < min(len(atoms), at + _NEAR) and atoms[body].has("word", "venue") and not atoms[body].has("bodies"):
        body += 1
    if body >= len(atoms) or not atoms[body].has("bodies") or not atoms[at].text:
        return None
    return [*atoms[at:body], atoms[body]._replace(kinds={"word": None}, nations=())], body + 1


def _at_a_body(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Was held at Government House in Sydney", "took place at the European Parliament": where it was, too."""
    body = at + 1 + atoms[at + 1].has("definite")
    body += body < len(atoms) and atoms[body].has("nation", "place", "word") and not atoms[body].has("bodies")
    stop = body
    while stop < len(atoms) and atoms[stop].has("bodies") and atoms[stop].capital:
        stop += 1
    if stop == body:
        return None
    plain = [atom._replace(kinds={"word": None}, nations=()) for atom in atoms[body:stop]]
    return [*atoms[at:body], *plain], stop


def _before_leaving(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Before leaving Muscat for Doha on Tuesday, X met Y", "shortly before flying home from Muscat": there."""
    first = at + 1
    if first >= len(atoms) or not atoms[first].has("leaving"):
        return None
    place = first + 1
    if place >= len(atoms) or not any(found.kind in ("city", "venue") for found in _candidates(atoms[place])):
        return None
    stop = place + 1
    if stop + 1 < len(atoms) and atoms[stop].has("for", "from_to") and atoms[stop + 1].has("place"):
        stop += 2
    return [atoms[first]._replace(kinds={"at": None, "on": None}), atoms[place]], stop


def _before_he_left(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Before she flew back home on Tuesday, X met Y": on that day."""
    if at or len(atoms) < 4 or not atoms[1].has("he", "they") or not _travels(atoms[2]):
        return None
    comma = next((i for i in range(3, min(len(atoms), 3 + _LONGEST_JOURNEY)) if atoms[i].text == ","), None)
    if comma is None or not all(atom.has(*_OF_A_JOURNEY) for atom in atoms[3:comma]):
        return None
    days = [index for index in range(3, comma) if atoms[index].has("date")]
    if len(days) != 1:
        return None
    led = days[0] - (atoms[days[0] - 1].has("on") and not atoms[days[0] - 1].has("date"))
    return list(atoms[led : days[0] + 1]), comma


def _travels(atom: Atom) -> bool:
    return any(form.verb.sense == "travel" for form in atom.kinds.get("verb", ()))


_LONGEST_JOURNEY = 8  # atoms of "back home to Cairo on Tuesday"
_OF_A_JOURNEY = ("ignorable", "word", "at", "on", "date", "place", "for", "from_to", "time_of_day")


def _on_arrival(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Shortly after her arrival in Muscat on Tuesday, X met Y", "on arrival in Muscat": there. A day after it was
    another day than that of the arrival."""
    first = at + 1
    first += first < len(atoms) and atoms[first].has("possessive", "definite")
    if at > 1 or first + 2 >= len(atoms) or not atoms[first].has("arrives") or not atoms[first + 1].has("at"):
        return None
    counted = at == 1 and atoms[0].has("ignorable") and any(atom.has("date") for atom in atoms)  # "Days after"
    place = atoms[first + 2]
    town = any(found.kind in ("city", "venue") for found in _candidates(place))
    return None if counted or not town else ([atoms[first + 1], place], first + 3)


def _preceded(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Переговорам в Брюсселе будет предшествовать встреча X с Y": which of the two is told of."""
    verb = next((i for i in range(at + 1, len(atoms)) if atoms[i].has("precedes")), None)
    if verb is None or not any(atom.has("noun") for atom in atoms[verb:]):
        return None
    between = atoms[at:verb]
    plain = all(atom.has("noun", "definite", "at", "place", "date", "nation", "word", "format") for atom in between)
    return ([], verb) if plain and any(atom.has("noun") for atom in between) else None


# Each with the kinds of word that it may begin with.
def _which_day(atoms: Sequence[Atom], at: int) -> Taken:
    """ "Will meet X on Tuesday, the eve of the summit", "the first day of the talks": which day that is, and no meeting
    of its own."""
    first = at + len(("Tuesday", ","))
    if first >= len(atoms) or atoms[at + 1].text != "," or not any(atom.has("verb", "noun") for atom in atoms[:at]):
        return None
    behind = range(first, min(len(atoms), first + _LONGEST_PART))
    of = next((i for i in behind if atoms[i].has("of", "idea")), None)
    led = atoms[first : first if of is None else of + atoms[of].has("idea")]
    if of is None or not led or not all(_is_part(atom) or (atom is led[0] and atom.has("definite")) for atom in led):
        return None
    stop = next((i for i in range(of + 1, len(atoms)) if not _describes(atoms[i])), len(atoms))
    if stop == len(atoms) or stop > of + _LONGEST_EVENT or not atoms[stop].has("noun", "gathering"):
        return None
    return ([atoms[at]], stop + 1) if stop + 1 == len(atoms) or atoms[stop + 1].has("punct") else None


def _describes(atom: Atom) -> bool:
    """Whether a word may stand before the noun of an event: "the annual EU-China summit"."""
    if atom.has("noun", "gathering", "verb", "date", "office", "title"):
        return False
    return atom.text == "-" or not atom.has("punct")


def _is_part(atom: Atom) -> bool:
    """ "The first day", "the eve": words that may say which day of something."""
    return atom.has("first", "ordinal", "that_day", "idea") or (set(atom.kinds) == {"word"} and not atom.capital)


_LONGEST_PART = 4  # atoms of "the first full day"
_LONGEST_EVENT = 7  # atoms of "of the annual EU-China"


TURNS: tuple[Row, ...] = (
    (_while_in, {"when"}, {"inside"}, {"place"}, {"to meet", "to host", "to see", "to talk"}),
    (_near_a_town, {"near_town"}, {"place"}),
    (_in_a_body, {"at"}, {"bodies"}),
    (_preceded, {"noun", "definite"}, {"precedes"}),
    (_before_leaving, {"before"}, {"leaving"}),
    (_before_he_left, {"before"}, {"he", "they"}),
    (_on_arrival, {"after", "on"}, {"arrives"}),
    (_part_of, {"at"}, {"place"}, {"of"}),
    (_in_its_garden, {"at", "on"}, {"place", "name"}),
    (_in_the_town, {"at"}, {"town"}),
    (_at_a_number, {"at"}, {"number"}),
    (_at_a_name, {"right_at"}, {"name"}),
    (_in_a_venue, {"at"}, {"venue"}),
    (_of_a_country, {"country"}, {"venue"}, {"at"}),
    (_countrys_town, {"country"}, {"possessive_s"}),
    (_on_an_island, {"on"}, {"island", "height"}, {"about"}),
    (_days_own, {"after", "before"}),
    (_due_there, {"verb"}, {"place"}),
    (_forum_of_a_town, {"place"}, {"gathering"}),
    (_over_the_weekend, {"soft"}, {"date"}),
    (_last_time, {"last"}),
    (_in_a_house, {"thing"}),
    (_meets_team, {"onto"}),
    (_earlier, {"other"}),
    (_which_day, {"date"}, {","}, {"noun", "gathering"}),
    (_quarter_of_an_hour, {"date"}, {"duration"}, {"of"}),
    (_bare_date, {"date"}, {"soft", "about"}),
)
