"""Where a meeting was, as far as its clause says it; and which words of a sentence say neither where nor when."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.setting.elsewhere import (
    is_of_its_topic,
    is_of_other_deed,
    is_of_something_else,
    is_of_what_comes,
    is_of_what_is_done,
    is_of_what_was_said,
    is_of_what_was_spoken_of,
)
from claims.articles.telling.certainty import is_adjunct, is_event_of_an_eve, what_was_raised
from claims.articles.telling.infinitives import is_of_infinitive
from claims.articles.telling.report import Report, asked_again
from claims.places import PlaceMention, contains
from claims.reading.phrases import Phrase
from claims.reading.scan import Atom

_LONGEST_VENUE = 6  # words of "at the newly built presidential complex"
_SECOND_PLACE = 6  # atoms of ", and in May in Oslo"
_OPENING = 3  # phrases: what opens a sentence, its place, a comma
_NEXT = 5  # code points between a preposition and its noun: " dem "


def is_declared(report: Report, at: int) -> bool:
    """Whether the words at this offset are what was agreed or declared, and say nothing of the meeting."""
    outcome = report.clause.outcome
    inside = outcome is not None and outcome.words.start <= at < outcome.words.end
    if report.status != "held" or not inside or _is_owner_of_noun(report, at) or _is_of_noun_told_of(report, at):
        return False
    if _is_when_said_there(report, at):
        return False
    return not (_is_when_agreed(report, at) or _is_whom(report) or _is_before_it_is_said(report, at))


def _is_when_said_there(report: Report, at: int) -> bool:
    """«…», — сказал X 8 марта на встрече с Y и лауреатами: between the verb of saying and the meeting at which it was
    said, with nobody but the speaker before."""
    sentence, heads = report.sentence, report.heads
    if sentence.capital_nouns or not heads or at > heads[0].start:
        return False
    if not all(head.sense == "noun" and is_adjunct(sentence, head) for head in heads):
        return False
    said = [p.end for p, form in sentence.verbs if form.verb.sense == "say" and p.end <= at][-1:]
    between = [p for p in sentence.phrases if said and said[0] <= p.start < heads[0].start and p.end <= heads[0].start]
    return bool(said) and all(phrase.kind in ("parties", "date") or phrase.value == "" for phrase in between)


def _is_before_it_is_said(report: Report, at: int) -> bool:
    """ "После встречи с X в президентском дворце в Риге во вторник министр заявил …": behind the noun of meeting, and
    before the verb that what was said belongs to."""
    if report.sentence.capital_nouns or any(head.sense != "noun" or head.end > at for head in report.heads):
        return False
    verbs = [phrase for phrase, _ in report.sentence.verbs]
    led = (p for p in report.sentence.phrases if report.heads and report.heads[-1].end <= p.start and p.end <= at)
    named = any(phrase.kind == "parties" and not phrase.role for phrase in led)  # "после встречи X во вторник заявил"
    return bool(report.heads) and bool(verbs) and all(phrase.start > at for phrase in verbs) and not named


def _is_owner_of_noun(report: Report, at: int) -> bool:
    """ "Said Friday's meeting with X had been useful": a day that says which one."""
    owned = next((a.end for a in report.sentence.those("possessive_s") if a.start > at), None)
    return owned is not None and any(head.start == owned + 1 for head in report.heads)


def _is_of_noun_told_of(report: Report, at: int) -> bool:
    """ "Рассказал о встрече с X в Праге": right behind the noun of meeting and whom it was with, where it was."""
    opened = next(iter(report.sentence.those("told_of")), None)
    if opened is None or report.heads[-1].start > at or report.heads[-1].start < opened.end:
        return False
    between = (p for p in report.sentence.phrases if report.heads[-1].end <= p.start and p.end <= at)
    return all(phrase.kind in ("parties", "date", "place") for phrase in between)


def _is_whom(report: Report) -> bool:
    """ "Was speaking after meeting X in Dundalk on Wednesday": what stands behind the speaking is whom somebody met,
    and where and when."""
    outcome = report.clause.outcome
    if outcome is None or not report.heads or not has_object(report.sentence, report.heads[-1].end):
        return False
    if outcome.words.start < report.heads[-1].start:
        return True  # "speaking after meeting X …", and no "that"
    said = next(p for p in report.sentence.phrases if p.end > outcome.words.start)
    return said.kind in ("parties", "place", "date", "aside")


def has_object(sentence: ReadSentence, end: int) -> bool:
    """ "After meeting X": whether a noun of meeting that ends at this offset is the verb, and has an object; "during
    the meeting X said" is none."""
    behind = next((phrase for phrase in sentence.phrases if phrase.start >= end), None)
    if behind is None or behind.kind not in ("parties", "place") or behind.role:
        return False
    gerund = next((atom for atom in sentence.those("gerund") if atom.end == end), None)
    before = [atom for atom in sentence.atoms if gerund is not None and atom.end <= gerund.start][-1:]
    return gerund is not None and not any(a.has("definite", "indefinite", "possessive", "possessive_s") for a in before)


def _is_when_agreed(report: Report, at: int) -> bool:
    """ "Beim Gespräch im Amt einigten sich X und Y am Mittwoch auf ein Paket", "bei einem Gipfel in Kassel": what
    stands right behind the noun of meeting, or the verb and its subject."""
    if len(report.heads) != 1:
        return False  # "bei einem Treffen … vereinbarten X und Y ein weiteres Treffen in Rom"
    for phrase in reversed([p for p in report.sentence.phrases if p.end <= at]):
        if any(phrase.start < head.end <= phrase.end for head in report.heads):
            return True
        if phrase.kind == "verb" or not report.sentence.capital_nouns:
            return report.sentence.capital_nouns and any(form.verb.sense == "agree" for form in phrase.value)
        listed = phrase.kind == "parties" and phrase.role == ""
        if not (listed or phrase.kind in ("date", "place") or phrase.has("reciprocal", "at")):
            return False
    return False


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
    said = (place for place in told if place.start < discussed or _is_of_talk(report, place))
    said = (place for place in said if not (is_declared(report, place.start) or _is_left_for(report, place)))
    said = (p for p in said if not _is_where_it_was_told(report, p.start))
    if report.status == "held" and clause.heads and "relative" in report.sentence.kinds:
        said = (p for p in said if not is_of_what_comes(report.sentence, clause.heads[-1].end, p.start))
    said = (p for p in said if not (is_who_says(report, p.start) or _is_said_there(report, p)))
    said = (place for place in said if not (_is_of_earlier(report, place) or is_direction(report, place)))
    if "repeated" in report.sentence.kinds:
        said = (place for place in said if not _is_one_of_several(report, place))
    if "devoted" in report.sentence.kinds:
        said = (place for place in said if not is_of_its_topic(report.sentence, place.start))
    said = (p for p in said if not (is_of_an_occasion(report, p.start) or _is_of_deed_before(report, p)))
    own = next((place for place in said if not _qualifies(report, place)), None)
    if own is not None:
        return _town_behind(report, own)
    other = _welcomed_to(report) or _hosting(report) or _before_its_clause(report) or _beside(report, discussed)
    other = other or _of_a_building(report)
    if other is None or any(a <= other.start < b for a, b in report.apart) or is_of_an_occasion(report, other.start):
        return None
    if _is_of_deed_before(report, other) or ("repeated" in report.sentence.kinds and _is_one_of_several(report, other)):
        return None
    off = report.status in ("cancelled", "denied")
    return None if off and is_of_its_reason(report, other.start) else other


def _is_one_of_several(report: Report, place: PlaceMention) -> bool:
    """ "Met twice last year, in Bergen and in Copenhagen", «в мае в Брюсселе и в октябре в Риге»: of one of the times,
    and nobody says which."""
    behind = [atom for atom in report.sentence.atoms if atom.start >= place.end][:_SECOND_PLACE]
    joined = bool(behind) and (behind[0].has("and") or behind[0].text == ",")
    other = next((atom for atom in behind[1:] if not atom.has("and", "at", "date")), None)
    return joined and other is not None and other.has("place")


def is_of_an_occasion(report: Report, at: int) -> bool:
    """ "Am Vorabend des Gipfels in Brüssel traf X Y": where that was; "zum 50. Jahrestag des Treffens von X und Y legte
    Z in Helsinki …": where Z did so."""
    if not report.sentence.capital_nouns or not report.heads:
        return False
    before = [atom for atom in report.sentence.atoms if atom.end <= at]
    if any("anniversary" in atom.forms for atom in before) and report.heads[-1].sense == "noun":
        behind = [atom for atom in before if atom.start >= report.heads[-1].end]
        return any(set(atom.kinds) == {"word"} or atom.has("verb") for atom in behind)
    if len(before) < len(("Vorabend", "des", "Gipfels", "in")) or report.heads[-1].sense == "noun":
        return False
    eve, of, event, _ = before[-4:]
    return eve.has("date") and of.has("genitive_article") and event.has("noun", "summit", "event")


def _is_of_deed_before(report: Report, place: PlaceMention) -> bool:
    """«Возложил венок к памятнику на площади Героев и встретился с X»: the square or building right behind what was
    done there, before the verb that goes on; a town is where he met X, too."""
    articles = report.sentence.capital_nouns or not report.sentence.kinds.isdisjoint(("definite", "indefinite"))
    if articles or not report.heads or any(found.kind == "city" for found in place.candidates):
        return False
    phrases = report.sentence.phrases
    at = next((i for i, phrase in enumerate(phrases) if phrase.start <= place.start < phrase.end), 0)
    behind = next((p for p in phrases[at + 1 :] if p.kind not in ("place", "date")), None)
    if behind is None or not behind.has("and") or not behind.end < report.heads[0].start <= behind.end + _NEXT_VERB:
        return False
    return at > 1 and phrases[at - 1].kind == "unknown" and report.heads[0].sense in ("meet", "host", "talk", "noun")


_NEXT_VERB = 16  # code points from "and" up to "held talks", "провёл переговоры"


def is_of_its_reason(report: Report, at: int) -> bool:
    """ "The meeting has been dropped as she is travelling in Egypt", «так и не встретился с X: тот был в Риге»: why,
    and not where it was to be."""
    end = report.heads[-1].end if report.heads else at
    if not report.sentence.capital_nouns and any(
        phrase.value == ":" and end <= phrase.start < at for phrase in report.sentence.phrases
    ):
        return True
    if report.status == "denied" or report.sentence.capital_nouns:
        return False
    if report.sentence.kinds.isdisjoint(("because", "when")):
        return False
    off = [p.end for p, form in report.sentence.verbs if form.verb.sense == "cancel" and p.end <= at]
    led = (atom for atom in report.sentence.atoms if off and off[0] <= atom.start < at)
    return any(atom.has("because", "when") for atom in led)


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
        if city and led is not None and led.has("at") and led.start > report.heads[0].start:
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
        if phrase.kind == "verb" or phrase.value == ";":
            return None  # "empfing X nicht; er war nach Baku gereist"
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


def _is_of_earlier(report: Report, place: PlaceMention) -> bool:
    """ "Es war ihr zweites Treffen nach einer Begegnung im Mai in Berlin", "the first meeting of the two since a summit
    in Porto": where the one before was; "their first since 2019 in Rome" may have been there."""
    if "since" in report.sentence.kinds and _is_since_then(report, place):
        return True
    nouns = [head for head in report.heads if head.sense == "noun"]
    if len(nouns) < 2 or place.start < nouns[-1].end or not report.sentence.capital_nouns:
        return False
    last = next((p for p in report.sentence.phrases if p.kind == "noun" and p.start <= nouns[-1].start < p.end), None)
    return last is not None and last.role == "after"


def _is_since_then(report: Report, place: PlaceMention) -> bool:
    atoms = report.sentence.atoms
    before = [atom for atom in atoms if atom.start < place.start]
    first = any(atom.has("first") for atom in before)
    since = next((i for i, atom in enumerate(before) if atom.has("since") and not atom.has("with")), len(before))
    behind = [atom for atom in before[since + 1 :] if not atom.has("ignorable")]
    met = any(atom.has("noun", "gathering") for atom in behind)  # "since the war in Rome" may be where they meet now
    named = bool(behind) and behind[0].has("indefinite", "definite", "possessive")  # and not "have since been in talks"
    return first and met and named and not any(atom.has("punct") or _is_verb(atom) for atom in behind)


def _is_verb(atom: Atom) -> bool:
    return atom.has("verb") and not atom.has("noun")


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
    found = [place for place in found if not (_qualifies(report, place) or is_who_says(report, place.start))]
    found = [place for place in found if not (_is_said_there(report, place) or _is_of_earlier(report, place))]
    found = [p for p in found if not (is_direction(report, p) or _is_where_it_was_told(report, p.start))]
    if "agree" in sentence.senses:
        found = [place for place in found if not _is_of_what_was_agreed(report, place)]
    if "devoted" in sentence.kinds:
        found = [place for place in found if not is_of_its_topic(sentence, place.start)]
    if report.sentence.capital_nouns and "only_that" in report.sentence.kinds:
        found = [place for place in found if not _is_before_that(report, place)]
    if discussed < report.clause.end:
        found = [place for place in found if place.start < discussed or _is_of_talk(report, place)]
    if len(found) != 1 or is_declared(report, found[0].start) or _is_behind_a_stop(report, found[0]):
        return None
    others = (clause for clause in sentence.clauses if clause.heads and clause.heads != report.clause.heads)
    if any(found[0] in clause.places and clause.status != report.status for clause in others):
        return None  # "met X in Rome on Thursday and will meet Y on Saturday"
    heads = [*report.heads, *(head for clause in sentence.clauses for head in clause.heads)]
    nearest = min(heads, key=lambda head: abs(head.start - found[0].start))
    return found[0] if nearest in report.heads and not belongs_to_another_verb(report, found[0].start) else None


def _is_of_a_second_clause(report: Report, place: PlaceMention) -> bool:
    """ "Traf X und legte am Dienstag in Riga einen Kranz nieder", «встретился с X, пока в Риге продолжались протесты»:
    behind an "and" with a day of its own, or right behind the word that opens a clause."""
    if not report.heads or any(head.sense == "noun" for head in report.heads):
        return False
    last = max(head.end for head in report.heads)
    between = [phrase for phrase in report.sentence.phrases if last <= phrase.start and phrase.end <= place.start]
    if between and between[-1].kind == "word" and between[-1].has("when") and not between[-1].has("where"):
        return True
    joint = next((i for i, phrase in enumerate(between) if phrase.kind == "word" and phrase.has("and")), None)
    if joint is None or not report.clause.dates:
        return False
    own = {day.start for day in report.clause.dates if day.start < between[joint].start}
    behind = between[joint + 1 :]
    other = any(phrase.kind == "date" and phrase.value.start not in own for phrase in behind)
    return bool(own) and other and any(phrase.kind == "unknown" for phrase in behind)


def _is_of_what_went_on(report: Report, place: PlaceMention) -> bool:
    """ "As protests continued in Riga, X met Y": of a clause that opens the sentence and tells of nobody; but "when she
    was in Riga", "when the delegation travelled to Riga"."""
    phrases = report.sentence.phrases
    comma = next((i for i, phrase in enumerate(phrases) if phrase.kind == "mark" and phrase.value == ","), 0)
    opening = phrases[:comma]
    if not opening or not opening[0].has("when") or not opening[0].start < place.start < phrases[comma].start:
        return False
    if not report.heads or report.heads[0].start < phrases[comma].start:
        return False
    people = any(p.kind == "parties" and any(one.named != "thing" for one in p.value) for p in opening)
    return not people and not any(p.has("journey", "visit", "went", "summit", "gathering") for p in opening)


def _is_of_what_was_agreed(report: Report, place: PlaceMention) -> bool:
    """ "Met X and agreed to reopen an embassy in Riga", «договорился открыть посольство в Риге»: where that is to be;
    but "agreed in Riga to meet again"."""
    last = max(head.end for head in report.heads)
    between = [phrase for phrase in report.sentence.phrases if last <= phrase.start and phrase.end <= place.start]
    agreed = next((i for i, p in enumerate(between) if p.kind == "verb" and p.value[0].verb.sense == "agree"), None)
    if agreed is None:
        return False
    return any(phrase.kind in ("unknown", "verb") or phrase.has("that") for phrase in between[agreed + 1 :])


def is_direction(report: Report, place: PlaceMention) -> bool:
    """ "Пригласил его в Ереван", "документ передали в Москву": in the case of where something goes, and nobody is told
    to have gone there."""
    atoms = report.sentence.atoms
    at = next((index for index, atom in enumerate(atoms) if atom.start == place.start), 0)
    if report.sentence.capital_nouns and at and atoms[at - 1].has("onto") and is_town(place):
        return any(found.kind == "city" for found in place.candidates[:1])  # "die Angriffe auf Odessa"
    if not atoms[at].has("direction"):
        return False
    return not any(_is_gone(atom, one) for one, atom in pairwise((*atoms[:1], *atoms[:at])))


def _is_gone(atom: Atom, before: Atom) -> bool:
    """Whether a word tells of a journey, and not only of what it was before: "накануне поездки в Минск"."""
    if atom.has("visit") and before.has("date", "before"):
        return False
    travels = any(form.verb.sense in ("travel", "host") for form in atom.kinds.get("verb", ()))
    return travels or atom.has("journey", "visit", "from_to", "went")


def _is_behind_a_stop(report: Report, place: PlaceMention) -> bool:
    """ "Met X on Friday; a spokesman in Warsaw called it useful": of another sentence, but for the mark."""
    last = max(head.end for head in report.heads)
    return any(p.kind == "mark" and p.value == ";" and last <= p.start < place.start for p in report.sentence.phrases)


def _is_where_it_was_told(report: Report, at: int) -> bool:
    """ "Wird X treffen, teilte ein Sprecher am Donnerstag der Agentur in Berlin mit", "…, wie das Ministerium in Wien
    mitteilte": beside a verb of saying that a comma parts from what it tells."""
    phrases = [p for p in report.sentence.phrases if p.end <= at]
    if report.sentence.those("told_of") and report.heads and at < report.heads[0].start:
        return is_told_of_behind(report, at)
    if report.sentence.capital_nouns and _is_of_who_told(report, at):
        return True
    comma = next((i for i in reversed(range(len(phrases))) if phrases[i].value == ","), len(phrases))
    if not report.sentence.capital_nouns or comma + 1 >= len(phrases):
        return False
    if phrases[comma + 1].has("according_name"):
        return _is_before_saying(report, at) and not any(head.start > phrases[comma].start for head in report.heads)
    if phrases[comma + 1].kind != "verb":
        return False
    told = any(form.verb.sense == "say" and form.tense == "past" for form in phrases[comma + 1].value)
    return told and bool(report.heads) and report.heads[-1].end <= phrases[comma].start


def _is_of_who_told(report: Report, at: int) -> bool:
    """ "Wollen nach Angaben der Regierung in Riga verhandeln": where those are who say so."""
    before = [atom for atom in report.sentence.atoms if atom.end <= at]
    if not before or not before[-1].has("at"):
        return False
    led = next((i for i in reversed(range(len(before) - 1)) if not before[i].has(*_WHO_TELLS)), None)
    return led is not None and led < len(before) - 2 and before[led].has("according")


_WHO_TELLS = ("definite", "genitive_article", "ministry", "bodies", "spokesman", "nation", "media", "organisations")


def _is_before_that(report: Report, place: PlaceMention) -> bool:
    """ "In Graz verwies ein Sprecher darauf, dass X Y getroffen hat": of the verb that the clause of the meeting hangs
    on, whatever it is."""
    start = report.heads[0].start
    return any(place.end <= atom.start < start for atom in report.sentence.those("only_that"))


def _is_before_saying(report: Report, at: int) -> bool:
    """ "Wie das Außenministerium in Wien mitteilte": the verb behind is one of saying."""
    behind = next((form for phrase, form in report.sentence.verbs if phrase.start > at), None)
    return behind is not None and behind.verb.sense == "say"


def is_told_of_behind(report: Report, at: int) -> bool:
    """ "Рассказал в Брно о встрече с X", "в Брно министр рассказал о …": where somebody spoke of it."""
    opened = next(atom.start for atom in report.sentence.those("told_of"))
    told = [p.start for p, form in report.sentence.verbs if form.verb.sense == "say" and p.end <= opened]
    comma = any(p.kind == "mark" and p.value == "," and at <= p.start < opened for p in report.sentence.phrases)
    return bool(told) and not comma and at < opened <= report.heads[0].start


def is_who_says(report: Report, at: int) -> bool:
    """ "An official at the Foreign Ministry said that …", "im Kanzleramt hieß es": whether what stands here belongs to
    who says so, before what tells of the meeting."""
    if not report.heads or at > report.heads[0].start:
        return False
    sentence = report.sentence
    behind = next((phrase for phrase in sentence.phrases if phrase.start >= at and phrase.kind == "verb"), None)
    if behind is None or behind.start >= report.heads[0].start:
        return False
    return any(form.verb.sense in ("say", "believe", "deny") for form in behind.value)


def _is_head(report: Report, noun: Phrase) -> bool:
    return any(noun.start <= head.start < noun.end for head in report.heads)


_JUDGED = ("say", "deny", "believe", "call_as")  # "в Минске эту встречу назвали важной"


def _is_said_there(report: Report, place: PlaceMention) -> bool:
    """ "В Кремле встречу X с Y подтвердили": where nobody else is named who says so, the place does."""
    heads, verbs = report.heads, report.sentence.verbs
    if not heads or any(head.sense != "noun" for head in heads) or place.start > heads[0].start or not verbs:
        return False
    if any(form.verb.sense not in _JUDGED or form.tense != "past" for _, form in verbs):
        return False
    noun = next((p for p in report.sentence.phrases if p.kind == "noun" and p.end >= heads[0].end), None)
    adjunct = noun is not None and noun.role in ("after", "at")
    parties = [p for phrase in report.sentence.phrases if phrase.kind == "parties" for p in phrase.value]
    return not adjunct and all(party.start > heads[0].start for party in parties)


def _is_left_for(report: Report, place: PlaceMention) -> bool:
    """ "После встречи с X президент вылетел в Анкару": where somebody went afterwards."""
    if not report.heads:
        return False
    between = [p for p in report.sentence.phrases if report.heads[-1].end <= p.start and p.end <= place.start]
    verbs = [phrase for phrase in between if phrase.kind == "verb"]
    return bool(verbs) and all(form.verb.sense == "travel" and form.tense == "past" for form in verbs[-1].value)


def _is_of_talk(report: Report, place: PlaceMention) -> bool:
    """ "Обсудили в Аммане ситуацию в Газе", "обсудили на встрече в Пекине цены": of several places where it was."""
    before = [phrase for phrase in report.sentence.phrases if phrase.end <= place.start]
    at = next((phrase.start for phrase in report.sentence.phrases if phrase.start <= place.start < phrase.end), 0)
    while before and before[-1].kind == "word" and before[-1].has("at", "nation"):
        at = before.pop().start  # "в китайском Ханчжоу"
    last = before[-1] if before else None
    told = last is not None and last.start < at <= last.end + 1
    talk = told and last is not None and (_is_talk(last) or (last.kind == "noun" and last.role == "at"))
    talk |= told and last is not None and _is_beside(last, report)
    if told and last is not None and last.kind == "parties" and last.role == "with":  # "обсудил цены с X в Москве"
        talk = last.value[-1].kind == "person" and last.value[-1].end == last.end
    return talk or _is_dated(report, place) or _is_behind_a_country(report, place)


def _is_behind_a_country(report: Report, place: PlaceMention) -> bool:
    """ "Discussed the war in Mali in Riga": the country is of what they discussed, and the town of nothing else."""
    phrases = report.sentence.phrases
    at = next((i for i, phrase in enumerate(phrases) if phrase.kind == "place" and phrase.value is place), 0)
    led = phrases[at - 1] if at else None
    if led is None or report.sentence.capital_nouns or led.kind != "place" or led.role != "at":
        return False
    town = phrases[at].role == "at" and is_town(place) and not is_country(place)
    return town and is_country(led.value) and not may_be_one(led.value, place)


def _is_beside(phrase: Phrase, report: Report) -> bool:
    """ "На полях саммита", but not "обсудили на полях саммита ситуацию", in Syria: that is what was discussed."""
    last = phrase.atoms[-1]
    topic = last.kinds.keys() <= {"word", "thing"} and any(atom.has("gathering") for atom in phrase.atoms)
    topic = topic and not last.capital and any(head.sense == "discuss" for head in report.heads)
    return phrase.kind == "aside" and phrase.atoms[0].has("beside") and not topic


def _is_talk(phrase: Phrase) -> bool:
    return phrase.kind == "verb" and any(form.verb.sense == "discuss" for form in phrase.value)


def _is_dated(report: Report, place: PlaceMention) -> bool:
    """ "To discuss energy in Oslo on Tuesday": a day beside a place says that it is where they met."""
    days = [phrase for phrase in report.sentence.phrases if phrase.kind == "date" and not phrase.value.bound]
    spots = [phrase for phrase in report.sentence.phrases if phrase.kind == "place" and phrase.value is place]
    return any(0 <= max(day.start - spot.end, spot.start - day.end) <= 2 for day in days for spot in spots)


def belongs_to_another_verb(report: Report, at: int) -> bool:
    """Whether what stands at this offset belongs to another verb: the one before it is of saying or travelling, or
    stands, behind a comma, between what tells of the meeting and the place ("…, hieß es aus Kreisen in Rom")."""
    before = [p for p in report.sentence.phrases if p.end <= at]
    verbs = [p for p in before if p.kind == "verb"]
    forms = [form for form in verbs[-1].value if form.joined or form.verb.particle is None] if verbs else []
    if forms and all(form.verb.sense in ("say", "believe", "travel") for form in forms):
        return not _is_of_noun_told_of(report, at)
    if _of_a_venue(report, at):
        return False  # "at the Catshuis, the premier's residence in The Hague"
    commas = [p.start for p in before if p.kind == "mark" and p.start >= report.heads[-1].end]
    named = [p for p in before if report.heads[-1].end <= p.start < (commas or [at])[0]]
    own = all(p.kind in ("parties", "date") for p in named) and len(commas) == len(report.heads) == 1
    if own and _is_where_it_happens([p for p in before if p.start > commas[-1]]):
        return False
    if len(report.heads) == 1 and report.heads[0].sense == "noun" and _it_happened(report, before):
        return False
    if commas and _goes_on_behind_day(report, before, at):
        return False
    return bool(commas) and any(p.start > commas[-1] and p.kind in ("verb", "unknown", "word") for p in before)


def _it_happened(report: Report, before: Sequence[Phrase]) -> bool:
    """ "A second meeting, on Tuesday, took place in Oslo": nothing but a day stands between the noun and its verb."""
    behind = [p for p in before if p.start >= report.heads[0].end and p.kind not in ("mark", "date")]
    forms = [form for phrase in behind if phrase.kind == "verb" for form in phrase.value]
    told = all(phrase.kind == "verb" or phrase.has("be", "become", "at", "definite", "indefinite") for phrase in behind)
    return bool(forms) and told and all(form.verb.sense in ("happen", "hold") for form in forms)


def _goes_on_behind_day(report: Report, before: Sequence[Phrase], at: int) -> bool:
    """«Встретились в июне, на форуме в Екатеринбурге»: between a day and a place stands nothing but at what it was, and
    behind it nothing more of that clause."""
    comma = max(i for i, p in enumerate(before) if p.kind == "mark")
    day, led = before[comma - 1 : comma], before[comma + 1 :]
    behind = next((p for p in report.sentence.phrases if p.start > at), None)
    at_what = len(led) > 1 and led[0].has("at") and all(p.kind in ("unknown", "word", "noun") for p in led[1:])
    dated = bool(day) and day[0].kind == "date" and day[0].value in report.clause.dates
    return dated and at_what and len(led) <= _LONGEST_LED and (behind is None or behind.kind == "mark")


_LONGEST_LED = 4  # phrases of "на большом горном форуме"


def _is_where_it_happens(behind: Sequence[Phrase]) -> bool:
    """ ", которая должна пройти в Анкаре": a clause that says of the meeting where it is."""
    forms = [form for phrase in behind if phrase.kind == "verb" for form in phrase.value]
    led = bool(behind) and behind[0].kind == "word" and behind[0].has("relative")
    return led and bool(forms) and all(form.verb.sense == "happen" for form in forms)


def _of_a_venue(report: Report, at: int) -> bool:
    """Whether the place here stands behind a noun for a building."""
    phrases = report.sentence.phrases
    place = next((i for i, p in enumerate(phrases) if p.kind == "place" and p.start <= at < p.end), 0)
    return place > 0 and phrases[place - 1].atoms[-1].has("venue")


def _opens(report: Report, place: PlaceMention) -> bool:
    """ "Within nine hours in Davos, X met …": the only place, set apart from what follows."""
    phrases = report.sentence.phrases
    if len([p for p in phrases if p.kind == "place"]) != 1 or len(phrases) < _OPENING:
        return False
    first, second, comma = phrases[:3]
    return first.kind == "aside" and second.value is place and comma.value == ","


def _qualifies(report: Report, place: PlaceMention) -> bool:
    """ "The situation in the Balkans", "the Ambassador of Serbia": a place that belongs to the word before it."""
    if _names_it(report, place) or _is_behind_a_country(report, place):
        return False
    if _is_of_a_second_clause(report, place) or _is_of_what_went_on(report, place):
        return True
    if report.sentence.capital_nouns and is_of_infinitive(report, place.start):
        return True
    if report.sentence.capital_nouns and is_country(place) and _is_of_its_aim(report, place.start):
        return True
    if is_of_next_verb(report, place.start) or is_of_other_deed(report.sentence, report.clause, place.start):
        return True
    if is_of_something_else(report.sentence, place.start) or is_of_what_is_done(report.sentence, place.start):
        return True
    of_a_day = _is_dated(report, place) and any(day.granularity == "day" for day in report.clause.dates)
    if is_of_what_was_said(report.sentence, report.clause, place.start) and not of_a_day:
        return True
    if is_of_what_was_spoken_of(report.sentence, report.clause, place.start):
        return True
    atoms = report.sentence.atoms
    at = next((index for index, atom in enumerate(atoms) if atom.end > place.start), 0)
    while at and not atoms[at].has("at") and _before_a_place(atoms[at - 1]):
        at -= 1  # "in der oberösterreichischen Landeshauptstadt"
    if not atoms[at].has("at") or _is_of_a_mission(atoms, at):
        return True
    before = next((p for p in reversed(report.sentence.phrases) if at and p.end == atoms[at - 1].end), None)
    if before is None or atoms[at].has("right_at"):
        return False
    if place.unlisted:  # "for dinner at the Villa Certosa"
        return place.town and _is_of_event_or_topic(report, before)
    if before.kind == "parties" and (_speaks(report, before) or _judges(report, before, place)):
        return True
    somebody = before.kind == "parties" and report.sentence.capital_nouns
    if somebody and (_is_posted_to(before) or _is_what_it_was_about(report, before)):
        return True
    if before.kind == "parties" and is_country(place) and _is_posted_to(before):
        return True  # "с послом России в США"
    if before.kind == "parties" and before.has("spokesman") and before.value[-1].named == "group":
        return True  # "с представителем МИД России в Воронеже"
    if _is_of_a_post(report.sentence, place) or _is_between_commas(report.sentence, place):
        return True
    if report.sentence.capital_nouns and _is_of_second_noun(report, before):
        return True
    if before.kind == "noun" and is_event_of_an_eve(report.sentence, before.atoms[-1].start):
        return True
    if before.kind == "noun" and before.role == "" and before.has("gathering") and not _is_head(report, before):
        return True  # "накануне саммита в Казани", "предложил провести саммит в Казани"
    if before.kind == "aside" and (before.atoms[-1].has("venue", "occasion") or _is_beside(before, report)):
        return False  # "at a guesthouse in Ankara", "am Rande der Vollversammlung in New York"
    since = (atom for atom in atoms[:at] if atom.has("since") and not atom.has("with"))
    if before.kind == "parties" and any(0 <= before.start - atom.end <= _NEXT for atom in since):
        return True  # "seit dem Regierungswechsel in Washington"
    noun = before.kind == "unknown" and before.has("word") and not report.sentence.capital_nouns
    noun = noun and not (_is_venue(atoms, at - 1) or (len(report.clause.dates) == 1 and _is_dated(report, place)))
    noun = noun and not (before.has("comes_of_talks") and _is_right_before_after(report, place))
    if before.kind == "aside" and (_opens(report, place) or _is_hour(before)):
        return False
    if before.kind in ("aside", "topic") and before.atoms[0].has("about") and before.atoms[-1].has("it"):
        return False  # "conferred about it in Rome"
    if before.kind in ("aside", "topic") and _is_behind_a_field(report, before, place):
        return False
    return noun or (before.kind in ("aside", "topic") and not before.has("noun"))  # "am Rande des Gipfels in Rom"


def _is_of_event_or_topic(report: Report, before: Phrase) -> bool:
    """ "Met X over the strike in Leoben", "ahead of next week's vote in Leoben": of a town that no table has, whose
    "in" stands behind what they spoke of, or met before."""
    if report.sentence.capital_nouns:
        return False
    if before.kind == "aside":  # and not "over two nights at a convent"
        return before.atoms[0].has("about", "before", "after", "since") and not before.has("number", "at")
    own = [phrase for phrase in report.sentence.phrases if phrase.end <= before.start][-2:]
    owned = len(own) > 1 and own[0].kind == "date" and own[0].role == "before" and own[1].has("possessive_s")
    return owned and before.kind == "unknown"


def _is_behind_a_field(report: Report, topic: Phrase, place: PlaceMention) -> bool:
    """ "Met X for talks on trade and security in Riga on Thursday": a town and a day behind what is of no one place, by
    no article; "for talks on the attack in Nice on Thursday" may be of the attack."""
    if report.sentence.capital_nouns or not topic.atoms[0].has("about") or not is_town(place) or is_country(place):
        return False
    own = topic.atoms[1:]
    field = all(atom.has("word", "and", "thing") and not atom.capital for atom in own)
    met = any(head.sense in ("meet", "host", "noun") for head in report.heads)
    days = [p for p in report.sentence.phrases if p.kind == "date" and 0 <= p.start - place.end <= 1]
    return met and field and bool(own) and len(days) == len(report.clause.dates) == 1


def _is_right_before_after(report: Report, place: PlaceMention) -> bool:
    """ "A deal was signed in Riga after talks between X and Y": what came of the talks was there, and so were they."""
    behind = (p for p in report.sentence.phrases if p.start >= place.end and p.kind not in ("date", "place"))
    first = next((phrase for phrase in behind if phrase.end > phrase.start), None)
    return first is not None and first.kind == "noun" and first.role == "after" and _is_head(report, first)


def _is_of_its_aim(report: Report, at: int) -> bool:
    """ "Der Gipfel zur Verteilung von Flüchtlingen in Österreich": a country behind what the meeting was for; a town
    may be where it was."""
    head = report.heads[-1] if report.heads else None
    if head is None or head.sense != "noun" or at < head.end:
        return False
    between = [atom for atom in report.sentence.atoms if head.end <= atom.start < at and atom.text]
    if len(between) < len(("zur", "Verteilung", "von", "Wasser", "in")) or not between[0].has("purpose"):
        return False
    plain = all(atom.has("name", "word", "of", "definite", "at", "and", "nation") for atom in between[1:])
    return plain and not any(atom.has("noun", "verb", "date") for atom in between)


def _is_of_second_noun(report: Report, before: Phrase) -> bool:
    """ "Bei dem Gespräch schilderte er die Ergebnisse der Tagung in Münster", "während der Audienz berichtete er aus
    den Beratungen der Versammlung in Münster": where something was of which they spoke. `before`: right before it."""
    phrases, head = report.sentence.phrases, report.heads[0] if report.heads else None
    told = next((p for p in phrases if head is not None and p.kind == "noun" and p.start <= head.start < p.end), None)
    if told is None or told.role not in ("at", "for", "after") or before.start < told.end:
        return False
    if before.kind == "noun":
        return before.role == "of" or not _is_head(report, before)
    of = next((p for p in reversed(phrases) if p.end <= before.start), told)
    common = before.kind == "parties" and all(party.named == "common" for party in before.value)
    return common and of is not told and of.kind == "noun" and before.atoms[0].has("definite")


def _is_hour(phrase: Phrase) -> bool:
    """ "Am Nachmittag in Köln", "um 15 Uhr in Köln": an hour has no place of its own."""
    own = phrase.atoms[-1].has("time_of_day") and phrase.atoms[0].has("at", "on", "toward")
    return own and all(atom.has("definite", "number", "time_of_day") for atom in phrase.atoms[1:])


def _is_of_a_mission(atoms: Sequence[Atom], at: int) -> bool:
    """«С сотрудниками посольства Узбекистана в России»: which embassy it is; "в посольстве Узбекистана в Минске" they
    were."""
    if at < _LED_BY_MISSION or not atoms[at - 1].has("country"):
        return False
    mission = next((i for i in (at - 2, at - 3) if i > 0 and atoms[i].has("venue")), None)
    return mission is not None and not any(atom.has("at", "on") for atom in atoms[max(0, mission - 2) : mission])


_LED_BY_MISSION = 3  # atoms at least: of whom, the embassy, its country


def _is_of_a_post(sentence: ReadSentence, place: PlaceMention) -> bool:
    """ "С руководителем отделения посольства Беларуси в Хабаровске Яном Ковальским", "экзарх в Европе митрополит
    Иоанн": between a post and its holder."""
    phrases = sentence.phrases
    at = next((i for i, p in enumerate(phrases) if p.kind == "place" and p.start <= place.start < p.end), 0)
    stop = next((i for i, p in enumerate(phrases) if i > at and p.kind != "place"), at)
    behind = phrases[stop] if 0 < at < stop else None
    if sentence.capital_nouns or behind is None or behind.kind != "parties" or behind.role:
        return False
    if not behind.atoms[0].has("name", "styled") or behind.start > phrases[stop - 1].end + 1:
        return False
    for phrase in reversed(phrases[max(0, at - _LONGEST_POST) : at]):
        if phrase.kind == "parties" and phrase.atoms[-1].has("title"):
            return True
        of_a_country = phrase.kind in ("parties", "place") and phrase.atoms[-1].has("country")
        if phrase.kind not in ("unknown", "word") and not of_a_country:
            return False
    return False


def _is_between_commas(sentence: ReadSentence, place: PlaceMention) -> bool:
    """ "X, leader of the Lutheran Church in Kenya, was received by Y": of what he is head of, where his post stands
    between commas behind his name."""
    if sentence.capital_nouns:
        return False
    atoms = [atom for atom in sentence.atoms if atom.start < atom.end]
    at = next((i for i, atom in enumerate(atoms) if atom.end > place.start), 0)
    opens = next((i for i in reversed(range(at)) if atoms[i].text == ","), 0)
    closes = next((i for i in range(at, len(atoms)) if atoms[i].text == ","), None)
    if not opens or closes is None or closes + 1 >= len(atoms) or not atoms[opens - 1].has("name"):
        return False
    post = opens + 1 + atoms[opens + 1].has("definite", "indefinite")
    acts = atoms[closes + 1].has("verb", "be", "have", "will", "on")
    inside = atoms[post + 1 : at]
    if inside and inside[0].has("name"):
        return False  # "met X, Speaker Y and Mayor Z in Kenya, discussing trade"
    return acts and atoms[post].has("title", "office") and not any(a.has("who", "when", "date", "with") for a in inside)


_LONGEST_POST = 6  # phrases of "с руководителем отделения посольства Беларуси"


def _is_posted_to(led: Phrase) -> bool:
    """ "Den deutschen Botschafter in Luxemburg", "с послом России в США": where somebody without a name is."""
    last = led.value[-1]
    return last.kind == "office" and any(office.role in _POSTED for office in last.offices)


def _is_what_it_was_about(report: Report, thing: Phrase) -> bool:
    """ "Hauptthema der Unterredung war der Friedensprozess in Kolumbien", "im Zentrum der Gespräche stand …": a thing
    behind the verb, that something of the meeting was; but "Schauplatz des Treffens war ein Hotel in …"."""
    head = report.heads[-1] if report.heads else None
    if head is None or head.sense != "noun" or thing.start < head.end or thing.value[-1].kind != "other":
        return False
    led = [atom for atom in report.sentence.atoms if atom.end <= head.start][-2:]
    owned = len(led) > 1 and led[1].has("definite", "possessive") and not led[1].has("at", "on")
    return owned and led[0].capital and not led[0].has("site", "scene", "at", "noun", "verb")


_POSTED = frozenset({"ambassador", "consul", "nuncio", "envoy"})


def is_of_next_verb(report: Report, at: int) -> bool:
    """ "Проведёт переговоры с X и выступит в Самарканде 20 марта": what comes behind a verb of no table."""
    if "does" not in report.sentence.kinds or not report.heads:
        return False
    last = max((head.end for head in report.heads if head.end <= at), default=at)
    return any(last <= atom.start < at for atom in report.sentence.those("does"))


def _names_it(report: Report, place: PlaceMention) -> bool:
    """ "The Doha meeting on Tuesday", "Tuesday's Doha talks", "their White House talks": a town or building right
    before the noun of the meeting."""
    city = any(found.kind in ("city", "venue") for found in place.candidates[:1]) and not place.compound
    return city and any(head.sense == "noun" and head.start == place.end + 1 for head in report.heads)


def _speaks(report: Report, who: Phrase) -> bool:
    """ "…; a spokesman in Warsaw called the talks useful": somebody without a name, at the beginning, who is there."""
    if who.role or not who.atoms[-1].has("aide") or report.sentence.capital_nouns:
        return False
    before = next((p for p in reversed(report.sentence.phrases) if p.end <= who.start), None)
    return before is None or before.kind == "mark"


def _judges(report: Report, who: Phrase, place: PlaceMention) -> bool:
    """ "Lawmakers in Seoul criticised the talks": where those are who have their say about a meeting of others."""
    heads = report.heads
    if who.role or report.sentence.capital_nouns or not heads or any(head.sense != "noun" for head in heads):
        return False
    if place.start > heads[0].start or any(who.start <= mention.start < who.end for _, mention in report.members):
        return False
    between = [p for p in report.sentence.phrases if place.end <= p.start and p.end <= heads[0].start]
    held = [f for p in between if p.kind == "verb" for f in p.value if f.verb.sense in ("hold", "happen", "meet")]
    return bool(between) and not held and between[0].kind != "date"


def _is_venue(atoms: Sequence[Atom], at: int) -> bool:
    """ "At the presidential complex in Ankara": a noun that stands behind an "at" of its own."""
    first = max(at - _LONGEST_VENUE, 0)
    while at > first and not atoms[at].has("at"):
        if atoms[at].has("verb", "noun", "punct", "with", "about", "of"):
            return False
        at -= 1
    return atoms[at].has("at")


def _before_a_place(atom: Atom) -> bool:
    """Whether a word may stand between "in" and its place, or be the "in"."""
    if atom.has("name") and "of_a_town" in atom.forms and " " not in atom.text:
        return True  # "im Tessiner Ferienort Locarno"
    small = atom.has("word", "ignorable") and not atom.capital
    return small or atom.has("definite", "indefinite", "possessive", "nation", "at")


def may_be_one(one: PlaceMention, other: PlaceMention) -> bool:
    return any(
        a.id == b.id or contains(a, b) or contains(b, a) for a in one.candidates for b in other.candidates
    ) or not (one.candidates and other.candidates)


def is_country(place: PlaceMention) -> bool:
    """Whether a place is a country, and not a town as much."""
    return any(found.kind == "country" for found in place.candidates[:1]) and not is_city_state(place)


def is_city_state(place: PlaceMention) -> bool:
    """Whether a town has the name of its country in every language, as Singapore has, and not «Алжир»."""
    first = place.candidates[0] if place.candidates else None
    if first is None or first.kind != "country":
        return False
    return any(found.kind == "city" and found.names == first.names for found in place.candidates)


def is_town(place: PlaceMention) -> bool:
    """Whether a place is a town or building, and no country or region."""
    return bool(place.unlisted) or any(found.kind in ("city", "venue") for found in place.candidates)
