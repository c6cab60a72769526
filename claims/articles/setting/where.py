"""Where a meeting was, as far as its clause says it; and which words of a sentence say neither where nor when."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.setting.elsewhere import is_of_its_topic, is_of_what_comes
from claims.articles.setting.not_where import (
    belongs_to_another_verb,
    is_before_that,
    is_behind_a_stop,
    is_declared,
    is_direction,
    is_left_for,
    is_of_an_occasion,
    is_of_deed_before,
    is_of_earlier,
    is_of_its_reason,
    is_of_talk,
    is_of_what_was_agreed,
    is_one_of_several,
    is_said_there,
    is_where_it_was_told,
    is_who_says,
)
from claims.articles.setting.place_of_a_noun import qualifies
from claims.articles.setting.sorts_of_place import is_town
from claims.articles.telling.occasions import what_was_raised
from claims.articles.telling.report import Report, asked_again
from claims.places import PlaceMention, contains
from claims.reading.phrases import Phrase


@asked_again
def place_of(report: Report) -> PlaceMention | None:
    """The place of a report; what was discussed may name places, too."""
    clause = report.clause
    if report.only_outcome:
        return None
    discussed = min((head.start for head in clause.heads if head.sense == "discuss"), default=clause.end)
    discussed = min(discussed, what_was_raised(report.sentence, clause))
    if report.there is not None:
        return report.there
    told = (place for place in clause.places if place.candidates or place.unlisted)
    if report.status in ("cancelled", "denied"):
        told = (place for place in told if not is_of_its_reason(report, place.start))
    said = (place for place in told if place.start < discussed or is_of_talk(report, place))
    said = (place for place in said if not (is_declared(report, place.start) or is_left_for(report, place)))
    said = (p for p in said if not is_where_it_was_told(report, p.start))
    if report.status == "held" and clause.heads and "relative" in report.sentence.kinds:
        said = (p for p in said if not is_of_what_comes(report.sentence, clause.heads[-1].end, p.start))
    said = (p for p in said if not (is_who_says(report, p.start) or is_said_there(report, p)))
    said = (place for place in said if not (is_of_earlier(report, place) or is_direction(report, place)))
    if "repeated" in report.sentence.kinds:
        said = (place for place in said if not is_one_of_several(report, place))
    if "devoted" in report.sentence.kinds:
        said = (place for place in said if not is_of_its_topic(report.sentence, place.start))
    said = (p for p in said if not (is_of_an_occasion(report, p.start) or is_of_deed_before(report, p)))
    own = next((place for place in said if not qualifies(report, place)), None)
    if own is not None:
        return _town_behind(report, own)
    other = _welcomed_to(report) or _hosting(report) or _before_its_clause(report) or _beside(report, discussed)
    other = other or _of_a_building(report)
    if other is None or any(a <= other.start < b for a, b in report.apart) or is_of_an_occasion(report, other.start):
        return None
    if is_of_deed_before(report, other) or ("repeated" in report.sentence.kinds and is_one_of_several(report, other)):
        return None
    off = report.status in ("cancelled", "denied")
    return None if off and is_of_its_reason(report, other.start) else other


def _of_a_building(report: Report) -> PlaceMention | None:
    """ "In the town hall of Riga", "at the opera house of Sofia", "в одном из отелей Риги": the town that a building is
    of."""
    if "venue" not in report.sentence.kinds or report.sentence.capital_nouns or not report.heads:
        return None
    atoms = [atom for atom in report.sentence.atoms if report.clause.start <= atom.start < report.clause.end]
    for index, (venue, of, town) in enumerate(zip(atoms, atoms[1:], atoms[2:], strict=False)):
        one_of_them = venue.has("from") and of.has("venue")
        if not (town.has("place") and (one_of_them or (venue.has("venue") and of.has("of")))):
            continue
        led = next((a for a in reversed(atoms[:index]) if not a.has("definite", "word")), None)
        there: PlaceMention = town.kinds["place"]
        city = not there.compound and any(found.kind == "city" for found in there.candidates[:1])
        behind = led is not None and (
            led.start > report.heads[0].start or one_of_them
        )  # «в одном из отелей Риги X принял Y»
        if city and led is not None and led.has("at") and behind:
            return there
    return None


def _welcomed_to(report: Report) -> PlaceMention | None:
    """ "Welcomed her counterpart, X, to Wellington today": where a host is."""
    host = next((head for head in report.heads if head.sense == "host"), None)
    if host is None:
        return None
    for phrase in report.sentence.phrases:
        if phrase.start < host.end:
            continue
        if (
            phrase.kind == "verb"
            or phrase.value == ";"
            or any(atom.has("before", "ere", "journey") for atom in phrase.atoms)
        ):
            return None  # "empfing X nicht; er war nach Baku gereist", "was received by Y before flying to Riga"
        if phrase.kind == "place" and phrase.role == "from_to" and not phrase.atoms[0].has("from"):
            there: PlaceMention = phrase.value
            return None if any(place.kind == "country" for place in there.candidates) else there
    return None


def _before_its_clause(report: Report) -> PlaceMention | None:
    """ "In Kyiv he is to meet X; in Moscow, Y will receive him": set apart in front of the clause."""
    if report.sentence.capital_nouns:
        return None
    before = [phrase for phrase in report.sentence.phrases if phrase.end <= report.clause.start]
    if not before or before[-1].kind != "mark":
        return None
    marks = [i for i, phrase in enumerate(before[:-1]) if phrase.kind == "mark" and phrase.value]
    set_apart = [phrase for phrase in before[marks[-1] + 1 : -1] if phrase.kind != "mark"] if marks else []
    if len([p for p in set_apart if p.kind == "place"]) != 1 or any(p.kind not in ("place", "date") for p in set_apart):
        return None
    place = next(phrase for phrase in set_apart if phrase.kind == "place")
    there: PlaceMention = place.value
    return there if place.role == "at" and is_town(there) else None


def _hosting(report: Report) -> PlaceMention | None:
    """ "Vaduz on Tuesday hosted a meeting between X and Y": a town that is the host."""
    heads = report.heads
    if len(heads) < 2 or heads[0].sense != "host" or heads[1].sense != "noun" or report.sentence.capital_nouns:
        return None
    before = [atom for atom in report.sentence.atoms if atom.end < heads[0].start]
    towns: list[PlaceMention] = [atom.kinds["place"] for atom in before if atom.has("place")]
    for town in towns[-1:]:
        named = any(party.start <= town.start < party.end for party in report.clause.parties[:1])
        if named and any(place.kind == "city" for place in town.candidates[:1]):
            return town
    return None


def _town_behind(report: Report, place: PlaceMention) -> PlaceMention:
    """ "At the Villa Bighi in Kalkara", "at the Catshuis, his residence in The Hague": its town."""
    building = next((found for found in place.candidates[:1] if found.kind == "venue"), None)
    if building is None and not place.unlisted:
        return place
    behind = [phrase for phrase in report.sentence.phrases if phrase.start >= place.end]
    next_one = behind[0] if behind and behind[0].start == place.end + 1 else None
    own = next((p for p in report.sentence.phrases if p.kind == "place" and p.value is place), None)
    inside = building is not None or (own is not None and (own.atoms[0].has("right_at") or _is_of_part(behind)))
    for phrase in behind:
        if phrase.kind != "place" or phrase.role != "at" or phrase.has("direction"):
            continue
        town: PlaceMention = phrase.value
        city = next((found for found in town.candidates[:1] if found.kind == "city"), None)
        at = behind.index(phrase)
        near = phrase is next_one or (inside and _says_where_it_is(behind[:at], behind[at + 1 : at + 2]))
        near = near and (city is not None or bool(town.unlisted))
        if near or (city is not None and building is not None and contains(city, building)):
            return town
    return place


def _is_of_part(behind: Sequence[Phrase]) -> bool:
    """ "In the Yellow Room of the palace"."""
    return bool(behind) and behind[0].kind == "aside" and behind[0].atoms[0].has("of") and behind[0].has("venue")


def _says_where_it_is(led: Sequence[Phrase], behind: Sequence[Phrase]) -> bool:
    """ "The Blue Lion, a restaurant in Bern", "the Yellow Room of the palace in Sofia": whether what stands between a
    building and a town says what it is, or of what it is a part."""
    if not led or any(phrase.kind not in ("mark", "date") for phrase in behind):
        return False  # "at the Blue Lion, a spokesman in Bern said"
    if len(led) == 1:
        return _is_of_part(led)
    what = [phrase for phrase in led[1:] if phrase.kind in ("word", "unknown", "parties", "aside")]
    if led[0].value != "," or len(what) + 1 < len(led) or not what[0].has("definite", "indefinite", "possessive"):
        return False
    return not what[-1].has("office", "title", "aide", "people", "group", "media", "name")


def _beside(report: Report, discussed: int) -> PlaceMention | None:
    """The only place that the rest of the sentence names, if no other verb or noun of meeting is nearer to it."""
    sentence = report.sentence
    if not report.heads or report.clause.format in ("phone", "video"):
        return None
    found = [
        phrase.value
        for phrase in sentence.phrases
        if phrase.kind == "place" and phrase.role == "at" and (phrase.value.candidates or phrase.value.unlisted)
    ]
    found = [place for place in found if not (qualifies(report, place) or is_who_says(report, place.start))]
    found = [place for place in found if not (is_said_there(report, place) or is_of_earlier(report, place))]
    found = [p for p in found if not (is_direction(report, p) or is_where_it_was_told(report, p.start))]
    if "agree" in sentence.senses:
        found = [place for place in found if not is_of_what_was_agreed(report, place)]
    if "devoted" in sentence.kinds:
        found = [place for place in found if not is_of_its_topic(sentence, place.start)]
    if report.sentence.capital_nouns and "only_that" in report.sentence.kinds:
        found = [place for place in found if not is_before_that(report, place)]
    if discussed < report.clause.end:
        found = [place for place in found if place.start < discussed or is_of_talk(report, place)]
    if len(found) != 1 or is_declared(report, found[0].start) or is_behind_a_stop(report, found[0]):
        return None
    others = (clause for clause in sentence.clauses if clause.heads and clause.heads != report.clause.heads)
    if any(found[0] in clause.places and clause.status != report.status for clause in others):
        return None  # "met X in Rome on Thursday and will meet Y on Saturday"
    heads = [*report.heads, *(head for clause in sentence.clauses for head in clause.heads)]
    nearest = min(heads, key=lambda head: abs(head.start - found[0].start))
    return found[0] if nearest in report.heads and not belongs_to_another_verb(report, found[0].start) else None
