"""Where somebody is, as a sentence tells: "is in Oslo this week", "spent two days in Oslo", "came to Kuwait on Monday",
"while in Geneva, the governor …". Whom he met then he met there, if nothing else is said.

Where nouns have articles, a country will do, too, and somebody stays on for a while: until a sentence leads elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.setting.deeds import acted_there
from claims.articles.setting.sorts_of_place import is_country, is_town, may_be_one
from claims.articles.setting.travels import arrival
from claims.articles.setting.when import days_of
from claims.articles.telling.report import Report
from claims.articles.writing.days import counting_of
from claims.language import Language
from claims.places import PlaceMention
from claims.text import normalise

STAYS_FOR = 6  # sentences behind one that says where somebody is, in which he is there yet
_OPENING = 4  # atoms of "after the official visit"
_OPENS_AT = 2  # atoms of "While in"


def whereabouts(sentence: ReadSentence, language: Language, articles: bool) -> tuple[PlaceMention, bool] | None:
    """Where somebody is or went by a sentence, and whether he is yet to go. `articles`: whether nouns have some."""
    if (found := arrival(sentence) or _stay(sentence, articles)) is not None:
        return found
    if not articles:
        there = acted_there(sentence, language)
        return None if there is None else (there, False)
    return arrival(sentence, far=True) if "visit" in sentence.kinds else None  # "arrived in Kuwait for a visit"


def _stay(sentence: ReadSentence, articles: bool) -> tuple[PlaceMention, bool] | None:
    """ "Prime Minister X is in Oslo this week": where somebody is."""
    for clause in sentence.clauses:
        there = clause.places[0] if clause.act == "presence" and len(clause.places) == 1 else None
        if there is not None and is_town(there) and not clause.negated:
            return there, False  # "hält sich seit Sonntag in Teheran auf"
    if "spends" in sentence.kinds and (spent := _spent_at(sentence)) is not None:
        return spent, False
    if "gathering" in sentence.kinds and (there := _attending(sentence)) is not None:
        return there, False
    if "place" not in sentence.kinds:
        return None
    if articles and (there := _while_there(sentence)) is not None:
        return there, False
    if "be" not in sentence.kinds:
        return None
    has_been = not sentence.capital_nouns and "pluperfect" not in sentence.kinds  # "has been in Oslo since Monday"
    passed = ("have", "just_now") if has_been else ("just_now",)
    said = [phrase for phrase in sentence.phrases if not phrase.has(*passed)]
    parties, be, place = (next(iter(said[i : i + 1]), None) for i in range(3))
    if parties is None or be is None or place is None or parties.kind != "parties" or not be.has("be"):
        return None
    here = place.kind == "place" and place.role == "at"
    here = here and (is_town(place.value) or (articles and is_country(place.value)))
    return (place.value, False) if here else None


def _while_there(sentence: ReadSentence) -> PlaceMention | None:
    """ "While in Geneva, the governor visited a school"."""
    first, led, town = (*sentence.atoms, None, None, None)[: _OPENS_AT + 1]
    if first is None or led is None or town is None or not (first.has("when") and led.has("inside")):
        return None
    if not town.has("place"):
        return None
    there: PlaceMention = town.kinds["place"]
    return there if not there.compound and (is_town(there) or is_country(there)) else None


def may_not_be(sentence: ReadSentence) -> bool:
    """ "Will make a visit to Kenya", "may have been in Riga", "had visited Riga": not where he is."""
    return not sentence.kinds.isdisjoint((*_NOT_THERE, "hedge_modal", "opinion_modal", "would", "pluperfect")) or (
        "deny" in sentence.senses
    )


def went_himself(sentence: ReadSentence, report: Report) -> bool:
    """ "X criticised Y's visit to Riga": whether whoever the sentence names first is one of those who met."""
    first = next((p for p in sentence.phrases if p.kind == "parties" and not p.role), None)
    mentions = (mention for member in report.parties() for mention in member.mentions)
    return first is not None and any(first.start <= mention.start < first.end for mention in mentions)


def is_elsewhere(sentence: ReadSentence, place: PlaceMention, language: Language) -> bool:
    """Whether a sentence tells of something in another town: "in Riga", behind who came to Vilnius."""
    home = _homeward(language)
    for led, atom in pairwise(sentence.atoms):
        if atom.norm in home and led.has("verb", "journey"):
            return True  # "flew home"
        if not (atom.has("place") and led.has("at", "from_to")):
            continue
        there: PlaceMention = atom.kinds["place"]
        if not there.compound and is_town(there) and not may_be_one(there, place):
            return True
    return False


def was_another_time(report: Report) -> bool:
    """ "Last met X in 2019", "before the trip she met X": not on the journey that was told of."""
    if "repeated" in report.sentence.kinds or ("since" in report.sentence.kinds and not _is_first_since(report)):
        return True
    before = [atom for atom in report.sentence.atoms if atom.end <= report.heads[0].start]
    if any(atom.has("before") for atom in before[:1]) or was_beside_journey(report):
        return True
    return bool(before) and before[-1].has("last")


def was_beside_journey(report: Report) -> bool:
    """ "Before the trip she met X", "after the visit she met X": at another time than on the journey told of."""
    before = [atom for atom in report.sentence.atoms if atom.end <= report.heads[0].start]
    journey = any(atom.has("visit", "journey") for atom in before[:_OPENING])
    return journey and any(atom.has("before", "after") for atom in before[:1])


def _is_first_since(report: Report) -> bool:
    """ "Met X on Friday, their first meeting since 2019": this one; "has met X twice since 2019" is not."""
    atoms = report.sentence.atoms
    since = next(at for at, atom in enumerate(atoms) if atom.has("since"))
    return any(atom.has("first") for atom in atoms[max(0, since - _NEAR) : since])


_NEAR = 4  # atoms from "first" to "since"


def was_long_ago(report: Report, published: date | None, language: Language) -> bool:
    """ "Прилетел в Ригу. В последний раз он встречался с X в 2020 году", "месяцем ранее", "накануне": not while he was
    there, or nobody knows, where nouns have no articles."""
    before = [atom for atom in report.sentence.atoms if atom.end <= report.heads[0].start]
    opens = normalise(report.sentence.scanned.text)
    if any(atom.has("last", "until_then") for atom in before) or opens.startswith(_until_then(language)):
        return True
    if before and before[0].has("date") and before[0].norm in counting_of(language).from_report:
        return True
    if any(day.earliest is None and day.relative for day in report.clause.dates):
        return True  # "спустя год"
    day = days_of(report)
    return day is not None and published is not None and day.latest is not None and published - day.latest > _LONG_AGO


@cache
def _until_then(language: Language) -> tuple[str, ...]:
    words = language.section("articles").get("words", {}).get("until_then", ())
    return tuple(f"{normalise(word)} " for word in words)


def is_about_then(report: Report, published: date | None) -> bool:
    """ "Is in Riga. In 2019 she met X", "Is in Kenya. Next week she will meet X": not while she is there."""
    day = days_of(report)
    if day is None or day.earliest is None or day.latest is None or published is None:
        return True
    return published - day.latest <= _AGO and day.earliest - published <= _SOON


_LONG_AGO = timedelta(days=30)
_AGO = timedelta(days=10)  # before the news, when nobody was where he is now
_SOON = timedelta(days=2)  # after it, until when he is there yet


@cache
def _homeward(language: Language) -> frozenset[str]:
    return frozenset(map(normalise, language.section("articles").get("homeward", ())))


def names_another(sentence: ReadSentence, place: PlaceMention) -> bool:
    """Whether a sentence names a town that is not the one told of."""
    towns: Iterator[PlaceMention] = (atom.kinds["place"] for atom in sentence.those("place"))
    return any(is_town(town) and not may_be_one(town, place) for town in towns)


_NOT_THERE = ("not", "will", "plan_words", "plan_modal", "condition")


def _attending(sentence: ReadSentence) -> PlaceMention | None:
    """ "X is attending a conference in Riga", "X attended a summit in Riga on Tuesday": where somebody is or was."""
    if sentence.capital_nouns or not sentence.kinds.isdisjoint(_NOT_THERE):
        return None
    days = [phrase.value for phrase in sentence.phrases if phrase.kind == "date"]
    if any(day.granularity not in ("day", "weekday", "range") for day in days):
        return None  # "attended a summit in Lima in January"
    phrases = [phrase for phrase in sentence.phrases if not phrase.has("be", "ignorable")]
    if len(phrases) < 2 or phrases[0].kind != "parties" or phrases[1].kind != "verb":
        return None
    attends = all(form.verb.sense == "attend" and form.tense in ("past", "participle") for form in phrases[1].value)
    towns = [phrase for phrase in phrases if phrase.kind == "place"]
    if not attends or len(towns) != 1 or towns[0].role != "at":
        return None
    between = [atom for atom in sentence.atoms if phrases[1].end <= atom.start and atom.end <= towns[0].start]
    one = any(atom.has("gathering") for atom in between) and not any(atom.has("punct", "and") for atom in between)
    there: PlaceMention = towns[0].value
    return there if one and is_town(there) else None


def _spent_at(sentence: ReadSentence) -> PlaceMention | None:
    """ "X spent two days in Oslo this week": where somebody was."""
    parties, verb, *behind = (*sentence.phrases, None, None)
    if parties is None or verb is None or parties.kind != "parties" or not verb.has("spends"):
        return None
    told = [phrase for phrase in behind[: len(("two days", "in Oslo"))] if phrase is not None]
    if len(told) < 2 or told[0].kind not in ("duration", "date") or told[1].kind != "place" or told[1].role != "at":
        return None
    there: PlaceMention = told[1].value
    return there if is_town(there) else None
