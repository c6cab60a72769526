"""Where somebody is by what he did there, in sentences that tell of no meeting and of no journey: "X opened a school in
Riga", "X hat in Genf eine Ausstellung eröffnet", «X выступил на форуме в Риге», "erste Station der Reise war Genf"; and
where many gather as a text opens: "In Genf hat ein Klimagipfel begonnen".

Whom he met then he met there, if nothing else is said (claims/articles/setting/completing.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.setting.sorts_of_place import is_town
from claims.articles.setting.when import days_of, overlap
from claims.articles.setting.where import place_of
from claims.articles.telling.occasions import is_adjunct
from claims.articles.telling.report import Report
from claims.dates import DateMention
from claims.language import Language
from claims.places import PlaceMention
from claims.reading.scan import Atom
from claims.text import normalise

_PERHAPS = (
    "not", "no", "will", "plan_modal", "plan_words", "hedge_modal", "opinion_modal", "condition", "question", "that",
    "pluperfect", "would",
)  # fmt: skip
_SAID = frozenset({"say", "believe", "deny", "cancel", "plan", "wish"})


def stands_there(sentence: ReadSentence, language: Language) -> PlaceMention | None:
    """The town in which somebody did what nobody does from afar, or to which a journey led first."""
    if sentence.spoken or (town := _only_town(sentence)) is None:
        return None
    atoms = sentence.atoms
    led = atoms[town - 1] if town else None
    mention: PlaceMention = atoms[town].kinds["place"]
    if "station" in sentence.kinds and "be" in sentence.kinds and (led is None or not led.has("from_to", "by")):
        return mention
    if led is None or not led.has("at") or sentence.kinds.isdisjoint(("name", "office", "title")):
        return None
    deed = _deed(sentence, language)
    before = next((phrase for phrase in reversed(sentence.phrases) if phrase.end < atoms[town].start), None)
    aside = before is not None and before.kind in ("aside", "topic")
    if deed is None or (before is not None and aside and not before.start <= deed.start < before.end):
        return None  # "hat mit Blick auf die Lage in Aleppo eine Ausstellung eröffnet"
    what = [atom for atom in atoms[:town] if deed.end <= atom.start]
    return None if any(atom.has("about", "soft", "after", "punct") for atom in what) else mention


def gathered_at(sentence: ReadSentence, language: Language) -> PlaceMention | None:
    """ "In Genf hat am Montag ein Klimagipfel begonnen", "Genf ist Gastgeber eines Klimagipfels", of nobody named."""
    if (town := _only_town(sentence)) is None or (town and not sentence.atoms[town - 1].has("at")):
        return None
    parties = (party for phrase in sentence.phrases if phrase.kind == "parties" for party in phrase.value)
    if any(party.kind == "person" for party in parties):
        return None
    endings = tuple(words_of(language, "gatherings"))
    many = any(atom.capital and atom.norm.endswith(endings) for atom in sentence.atoms)
    verbs = words_of(language, "gathers")
    gather = many and any(atom.norm in verbs for atom in sentence.atoms)
    return sentence.atoms[town].kinds["place"] if gather else None


def acted_there(sentence: ReadSentence, language: Language) -> PlaceMention | None:
    """ "Министр выступил на форуме в Риге", "возложил в Минске венок": the only town of a sentence, in which somebody
    did what nobody does from afar (the table `deeds`), where nouns have neither articles nor capital letters."""
    if sentence.capital_nouns or "place" not in sentence.kinds or "name" not in sentence.kinds or sentence.spoken:
        return None
    if not sentence.kinds.isdisjoint(_NOT_NOW):
        return None
    deeds = words_of(language, "deeds")
    deed = next((at for at, atom in enumerate(sentence.atoms) if atom.norm in deeds), None)
    towns = [phrase for phrase in sentence.phrases if phrase.kind == "place"]
    days: list[DateMention] = [atom.kinds["date"] for atom in sentence.those("date")]
    if deed is None or len(towns) != 1 or towns[0].role != "at" or towns[0].has("direction"):
        return None
    if any(day.bound is not None or day.granularity not in _OF_DAYS for day in days):
        return None  # "выступил в Риге в 2019 году"
    for before, atom in pairwise(sentence.atoms[deed:]):
        if atom.start >= towns[0].start:
            break
        if atom.has("and", "about", "verb") or (atom.has("punct") and not before.has("date")):
            return None  # "выступил с докладом о выборах в Риге"
    there: PlaceMention = towns[0].value
    return there if any(found.kind == "city" for found in there.candidates) else None


_OF_DAYS = ("day", "weekday", "range")
_NOT_NOW = (
    "not", "will", "plan_words", "plan_modal", "condition", "no", "until_then", "relative", "that", "when",
)  # fmt: skip


def acted_at(sentence: ReadSentence) -> PlaceMention | None:
    """ "X hat am Freitag in Görlitz eine Erklärung unterzeichnet": the town in which somebody did something, and not
    from which he spoke, or to which he went."""
    if not sentence.capital_nouns or "name" not in sentence.kinds or sentence.spoken:
        return None
    if any(form.verb.sense in _ELSEWHERE for _, form in sentence.verbs) or not sentence.kinds.isdisjoint(_UNSURE):
        return None
    led = None
    places = []
    for phrase in sentence.phrases:
        if phrase.kind == "place" and phrase.role == "at" and is_town(phrase.value):
            if led is None or led.kind not in ("date", "parties", "verb", "word"):
                return None
            places.append(phrase.value)
        led = phrase
    return places[0] if len(places) == 1 else None


def did_there(sentence: ReadSentence, language: Language) -> PlaceMention | None:
    """ "X opened a school in Riga on Tuesday": the town in which somebody did what nobody does from afar (the table
    `deeds`), with the day beside it, if one is told."""
    if sentence.capital_nouns or not {"place", "name"} <= sentence.kinds or sentence.spoken:
        return None
    if not sentence.kinds.isdisjoint((*_UNSURE, "pluperfect", "after", "before")):
        return None
    deeds, atoms = words_of(language, "deeds"), sentence.atoms
    deed = next((at for at, atom in enumerate(atoms) if atom.norm in deeds), 0)
    verb = next((at for at, atom in enumerate(atoms) if atom.has("verb") or "past" in atom.forms), deed)
    if (
        not deed
        or verb < deed
        or not (
            atoms[deed - 1].has("name", "office", "title", "he", "ignorable", "date") or atoms[deed - 1].text == ","
        )
    ):
        return None
    towns = [phrase for phrase in sentence.phrases if phrase.kind == "place"]
    days = [phrase for phrase in sentence.phrases if phrase.kind == "date"]
    if len(towns) != 1 or len(days) > 1 or towns[0].role != "at" or towns[0].start < atoms[deed].end:
        return None
    what = [atom for atom in atoms[deed + 1 :] if atom.end <= towns[0].start]
    if any(atom.has("and", "elsewhere") for atom in atoms if atom.start >= towns[0].end):
        return None  # "… and flew home"
    if any(atom.has("punct", "and") or (atom.has("about") and not atom.has("on")) for atom in what):
        return None
    there: PlaceMention = towns[0].value
    if not days:
        return there if is_town(there) else None
    first, last = days[0].start < atoms[deed].start, sentence.phrases.index(days[0]) - sentence.phrases.index(towns[0])
    return there if is_town(there) and days[0].value.bound is None and (first or last == 1) else None


_ELSEWHERE = frozenset({"say", "believe", "travel", "plan", "cancel", "deny", "wish"})
_UNSURE = ("not", "no", "will", "plan_modal", "hedge_modal", "opinion_modal", "condition", "question", "that")


def add_where_they_acted(report: Report, before: ReadSentence, place: PlaceMention, articles: bool) -> None:
    """Give the town to a report whose noun of meeting goes on with the sentence before: "Bei dem Treffen mit Y …"."""
    sentence = report.sentence
    if (
        (before.paragraph != sentence.paragraph and not articles)
        or report.status != "held"
        or place_of(report) is not None
    ):
        return
    if report.only_outcome or not report.heads or report.other or report.clause.pluperfect:
        return
    if report.clause.format in ("phone", "video"):
        return
    if sentence.capital_nouns and not all(is_adjunct(sentence, head) for head in report.heads):
        return
    days = [phrase.value for phrase in before.phrases if phrase.kind == "date"]
    then = (bool(days) and _is_then(report)) or (articles and _is_on_its_day(report, before))
    if not sentence.capital_nouns and ("journey" in sentence.kinds or not then):
        return
    start, end = before.scanned.start, before.scanned.end
    mentions = (mention for member in report.parties() for mention in member.mentions)
    if not any(start <= mention.start < end for mention in mentions):
        return
    day = days_of(report)
    if day is None or all(overlap(day, other) for other in days):
        report.stay = report.stay or place


_THEN = ("time_of_day", "also", "thereupon", "thereby", "later")  # "in the evening", "afterwards"


def _is_then(report: Report) -> bool:
    """ "In the evening", "afterwards", "later in the day", "also": beside what was told just before."""
    counted = any(day.relative and " " in day.text for day in report.clause.dates)  # "later that day"
    return counted or not report.sentence.kinds.isdisjoint(_THEN)


def _is_on_its_day(report: Report, before: ReadSentence) -> bool:
    """Whether a report is of the day of which the sentence before tells, or neither names one: "toured a factory in
    Riga on Monday. She met X"."""
    if report.they or ("date" in report.sentence.kinds and days_of(report) is None):
        return False  # "a year later"
    mine, days = days_of(report), [phrase.value for phrase in before.phrases if phrase.kind == "date"]
    if mine is None or not days:
        return mine is None and not days
    return all(overlap(mine, day) for day in days)


def _only_town(sentence: ReadSentence) -> int | None:
    """Where the only town stands that a sentence names which tells of what was, or is; a capital may be read as its
    government ("Rabat ist Gastgeber")."""
    if not sentence.capital_nouns or "place" not in sentence.kinds or not sentence.kinds.isdisjoint(_PERHAPS):
        return None
    if any(form.verb.sense in _SAID for _, form in sentence.verbs):
        return None
    places = [at for at, atom in enumerate(sentence.atoms) if atom.has("place") and is_town(atom.kinds["place"])]
    single = len(places) == 1 and not sentence.atoms[places[0]].kinds["place"].compound
    return places[0] if single else None


def _deed(sentence: ReadSentence, language: Language) -> Atom | None:
    """The word of the tables that tells what somebody did; a participle only in a perfect."""
    done = "have" in sentence.kinds or "be" in sentence.kinds
    told = words_of(language, "deeds") | (words_of(language, "deeds_done") if done else frozenset())
    with_it, before = _split(language, "deeds_with"), _split(language, "deeds_before")
    for at, atom in enumerate(sentence.atoms):
        if atom.norm in told and not atom.capital:
            return atom
        for _, what in with_it.get(atom.norm, ()):
            if any(other.capital and other.norm.endswith(what) for other in sentence.atoms):
                return atom
        for words in before.get(atom.norm, ()):
            if tuple(each.norm for each in sentence.atoms[at : at + len(words)]) == words:
                return sentence.atoms[at + len(words) - 1]
    return None


@cache
def words_of(language: Language, table: str) -> frozenset[str]:
    return frozenset(map(normalise, language.section("articles").get(table, ())))


@cache
def _split(language: Language, table: str) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """The wordings of a table word by word, by their first: "vor dem Parlament", "legte Kranz"."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for wording in language.section("articles").get(table, ()):
        words = tuple(map(normalise, wording.split()))
        found.setdefault(words[0], []).append(words)
    return found
