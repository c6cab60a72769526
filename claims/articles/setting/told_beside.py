"""Where they met, as the headline or the sentence behind says: "Vaduz talks end without result", "The venue, a
monastery outside Bled, had been kept secret", "They had come to Vaduz for a conference"."""

from __future__ import annotations

from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.setting.sorts_of_place import is_town
from claims.articles.setting.travels import arrival
from claims.articles.setting.when import days_of
from claims.articles.setting.where import place_of
from claims.articles.telling.report import Report
from claims.places import PlaceMention
from claims.reading.scan import Atom

_BARE = 5  # atoms of "Drews and Petrak in Vaduz"


def place_of_headline(sentence: ReadSentence) -> PlaceMention | None:
    """The town of a headline, where it is that of a meeting, or where somebody is and nothing else."""
    atoms = sentence.atoms
    if sentence.capital_nouns or not atoms or atoms[-1].has("punct"):
        return None
    for place, noun in pairwise(atoms):
        if place.has("place") and noun.has("noun") and not noun.has("gathering") and _is_city(place.kinds["place"]):
            town: PlaceMention = place.kinds["place"]
            return town
    named = len(atoms) <= _BARE and all(atom.has("name", "and", "title", "office") for atom in atoms[:-2])
    there = atoms[-1].kinds.get("place") if named and len(atoms) > len("in X") - 2 and atoms[-2].has("inside") else None
    return there if there is not None and _is_city(there) else None


def place_told_behind(sentence: ReadSentence, last: Report) -> PlaceMention | None:
    """Where the meeting of the sentence before was, by a sentence that tells of none."""
    kinds = sentence.kinds
    if "the_event" in kinds and "not" not in kinds:
        return _where_it_was(sentence)
    if "joint_conference" in kinds and kinds.isdisjoint(("not", "date")):
        return _where_they_spoke(sentence, last)
    if sentence.capital_nouns and "then" in kinds and kinds.isdisjoint(("not", "date")):
        return _at_that_time(sentence)
    if sentence.capital_nouns or ("date" in kinds and "left_again" not in kinds) or "not" in kinds:
        return None
    if "they" in kinds and (there := _in_which_they(sentence)) is not None:
        return there
    if "site" in kinds:
        towns = [atom.kinds["place"] for atom in sentence.atoms if atom.has("place")]
        return towns[0] if len(towns) == 1 and is_town(towns[0]) else None
    went = arrival(sentence)
    if "left_again" in kinds:  # "He arrived at the palace in Rabat at ten and left an hour later"
        return went[0] if went is not None and not went[1] else None
    if "pluperfect" not in kinds:
        return None
    there = _had_come(sentence) or (went[0] if went is not None else None)
    words = sentence.scanned.text
    of_them = "they" in kinds or any((member.name or "-").split()[-1] in words for member in last.parties())
    return there if of_them and there is not None and is_town(there) else None


def add_visit_told_behind(report: Report) -> None:
    """ "Met X when he visited Riga last week", "is to meet X when she comes to Riga on Monday": there and then, in
    English."""
    atoms = [atom for atom in report.sentence.atoms if report.heads and atom.start >= report.heads[-1].end]
    when = next((i for i, atom in enumerate(atoms) if atom.has("when") and not atom.has("where")), None)
    if when is None or report.only_outcome or any(atom.has(*_ANOTHER) for atom in atoms[:when]):
        return
    verbs = range(when + 2, min(len(atoms), when + _WHO))
    goes = next((i for i in verbs if atoms[i].has("visits") or _goes(atoms[i])), 0)
    who = atoms[when + 1 : goes]
    if not goes or not all(atom.has("he", "name", "office", "title", "definite", "nation") for atom in who):
        return
    there = next((i for i in range(goes + 1, min(len(atoms), goes + _TO_PLACE)) if atoms[i].has("place")), 0)
    between = atoms[goes + 1 : there]
    if not there or not all(atom.has("from_to", "at", "definite") and not atom.has("from") for atom in between):
        return
    if place_of(report) is None and report.clause.format not in ("phone", "video"):
        report.there = report.there or atoms[there].kinds["place"]
    behind = [atom for atom in atoms[there + 1 :] if not atom.has("on", "at")][:1]
    if behind and behind[0].has("date") and not report.clause.dates and days_of(report) is None:
        report.clause = report.clause._replace(dates=(behind[0].kinds["date"],))


_ANOTHER = ("and", "after", "before", "who", "relative", "that")


def _goes(atom: Atom) -> bool:
    """ "Travels", "came"; and not "left"."""
    forms = atom.kinds.get("verb", ())
    return atom.has("journey", "come", "comes") and (not forms or any(f.verb.sense == "travel" for f in forms))


_WHO = 6  # atoms of "when the Finnish minister Ida Holt visits"
_TO_PLACE = 4  # atoms of "comes to the capital"


def _at_that_time(sentence: ReadSentence) -> PlaceMention | None:
    """ "(X und Y trafen sich im Mai.) Damals hatten sie am Rande eines Gipfels in Rom gestritten": where they were
    then, if nobody else did anything there. In German."""
    first = sentence.atoms[0] if sentence.atoms else None
    if first is None or not (first.has("then") and first.has("ignorable")) or "say" in sentence.senses:
        return None
    somebody = any(" " in atom.text for atom in sentence.those("name"))
    if "they" not in sentence.kinds or somebody or not sentence.kinds.isdisjoint(("office", "title", "group")):
        return None
    towns = [two.kinds["place"] for one, two in pairwise(sentence.atoms) if one.has("inside") and two.has("place")]
    return towns[0] if len(towns) == 1 and _is_city(towns[0]) else None


def _where_they_spoke(sentence: ReadSentence, last: Report) -> PlaceMention | None:
    """ "At a joint press conference in Ankara after the talks, …", "told a joint news conference in Ankara …": where
    those spoke together who had met, and nobody else."""
    said = any(form.tense == "past" for atom in sentence.those("verb") for form in atom.kinds["verb"])
    if not said:
        return None  # "will hold a joint press conference in Ankara"
    atoms = sentence.atoms
    at = next(index for index, atom in enumerate(atoms) if atom.has("joint_conference"))
    towns = [two for one, two in pairwise(atoms[at:]) if one.has("inside") and two.has("place")]
    surnames = {(member.name or "-").split()[-1] for member in last.parties()}
    named = [atom.text.split()[-1] for atom in sentence.those("name")]
    theirs = surnames.issuperset(named) and (bool(named) or "they" in sentence.kinds)
    there = towns[0].kinds["place"] if len(towns) == 1 and theirs else None
    return there if there is not None and _is_city(there) else None


def _where_it_was(sentence: ReadSentence) -> PlaceMention | None:
    """ "Мероприятие прошло в Доме дружбы в Уфе": what was told of just before, by a word for anything that happens."""
    first = next((atom for atom in sentence.atoms if not atom.has("ignorable", "punct")), None)
    was = any((form.verb.sense, form.tense) == ("happen", "past") for _, form in sentence.verbs)
    if first is None or not first.has("the_event") or not was:
        return None
    places = [p.value for p in sentence.phrases if p.kind == "place" and p.role == "at" and is_town(p.value)]
    return next((place for place in places if _is_city(place)), next(iter(places), None))


def _in_which_they(sentence: ReadSentence) -> PlaceMention | None:
    """ "In Berlin, the two leaders also signed a treaty": what those who met did there."""
    if len(sentence.atoms) < len(("in", "Berlin", ",", "the two", "signed")):
        return None
    led, town, comma, they = sentence.atoms[:4]
    if not (led.has("inside") and town.has("place") and comma.text == "," and they.has("they")):
        return None
    rest = (a for a in sentence.atoms[4:] if not a.has("office", "title", "side", "group", "ignorable"))
    verb, there = next(rest, None), town.kinds["place"]
    did = verb is not None and "past" in verb.forms and not verb.has("be", "have")
    return there if did and _is_city(there) else None


def _had_come(sentence: ReadSentence) -> PlaceMention | None:
    """ "They had come to Vaduz for a conference": a verb that as an infinitive tells of no journey."""
    atoms = sentence.atoms
    for had, come, to, place in zip(atoms, atoms[1:], atoms[2:], atoms[3:], strict=False):
        if had.has("pluperfect") and come.has("come") and to.has("from_to") and place.has("place"):
            there: PlaceMention = place.kinds["place"]
            return None if there.compound else there
    return None


def _is_city(place: PlaceMention) -> bool:
    return not place.compound and any(found.kind == "city" for found in place.candidates[:1])


def add_length_told_behind(sentence: ReadSentence, last: Report) -> None:
    """ "Im Mittelpunkt des zweistündigen Gesprächs stand Gas": how long the meeting told of just before took."""
    if "duration" not in sentence.kinds or not sentence.capital_nouns or last.clause.duration is not None:
        return
    if last.status not in ("held", "planned") or len(last.parties()) < len("XY") or last.only_outcome:
        return
    for led, lasting, noun in zip(sentence.atoms, sentence.atoms[1:], sentence.atoms[2:], strict=False):
        whose = led.has("genitive_article", "his_article") and not led.has("at")
        if whose and lasting.has("duration") and noun.has("noun") and lasting.kinds["duration"].unit != "day":
            last.clause = last.clause._replace(duration=lasting.kinds["duration"])
            return
