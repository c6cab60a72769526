"""Gatherings that a sentence tells of, at which the next ones say that somebody met: "В среду в Стамбуле прошло
заседание. По его окончании …", "В пятницу в Москве было холодно. X встретился с Y"."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.setting.sorts_of_place import is_town
from claims.articles.setting.when import days_of
from claims.articles.setting.where import place_of
from claims.articles.telling.report import Report
from claims.dates import DateMention
from claims.language import Language
from claims.places import PlaceMention
from claims.reading.scan import Atom
from claims.text import normalise

_NEAR = 3  # sentences behind an occasion that may tell of what was beside it
_NEXT = 2  # sentences behind one that only sets the scene
_SOMEBODY = ("office", "title", "counterpart", "group", "he", "they")
_SAID = frozenset({"say", "believe", "cancel"})
_NOT_THERE = ("will", "not", "condition", "hedge", "plan_modal")


@dataclass(frozen=True, slots=True)
class _Occasion:
    index: int  # of the sentence
    paragraph: int
    day: DateMention | None
    place: PlaceMention | None
    several: bool  # it tells of several meetings, which the next sentences tell one by one
    scene: bool  # it opens the text and tells of nothing else than when and where
    nouns: frozenset[str] = frozenset()  # for what it is, where nouns have articles: "summit"


@dataclass(slots=True)
class Occasions:
    """The one told of last."""

    language: Language
    last: _Occasion | None = None

    @property
    def articles(self) -> bool:
        return bool(self.language.section("lexicon").get("articles", True))

    def note(self, sentence: ReadSentence, index: int, told: bool) -> None:
        """Keep the day and place of an occasion. `told`: whether the sentence tells of a meeting."""
        if "place" not in sentence.kinds or not sentence.kinds.isdisjoint(_NOT_THERE):
            return
        occasion, articles = self._has_occasion(sentence), self.articles and not sentence.capital_nouns
        occasion |= articles and not told and "noun" in sentence.kinds  # "the bank's annual meeting opened in Lima"
        opens = (occasion and not articles) or "be" in sentence.kinds or (articles and _is_of_gathering(sentence))
        scene = not (told or index) and sentence.kinds.isdisjoint(_SOMEBODY) and opens
        if not (scene or occasion):
            return
        senses = {form.verb.sense for _, form in sentence.verbs}
        if articles and senses & _SAID:
            return  # "leaders at the summit agreed, X said in Oslo"
        if "plan" in senses or (told and "attend" not in senses) or any(f.tense == "future" for _, f in sentence.verbs):
            return
        days: list[DateMention] = [atom.kinds["date"] for atom in sentence.those("date")]
        led = [(one, two) for one, two in pairwise(sentence.atoms) if two.has("place") and not two.has("direction")]
        towns = [two.kinds["place"] for one, two in led if one.has("at", "nation")]
        towns = [town for town in towns if is_town(town) and not (articles and _is_of_relative(sentence, town))]
        if len(towns) != 1 or len(days) > 1 or any(day.bound is not None for day in days):
            return
        several = "series" in sentence.kinds and not told
        day = next((day for day in days if day.earliest is not None and day.earliest == day.latest), None)
        if day is None and not occasion:
            return  # "im Januar war in Lima ein Vertrag ausgelaufen"
        told_of = (*sentence.those("gathering"), *sentence.those("noun")) if articles else ()
        nouns = frozenset(atom.norm for atom in told_of)
        if articles and not sentence.kinds.isdisjoint(("began", "duration")):
            day = None  # "the three-day forum opened on Monday"
        bare = occasion and not days and "name" not in sentence.kinds
        now = articles or day is not None or bare
        self.last = _Occasion(index, sentence.paragraph, day, towns[0], several, scene and now, nouns)

    def complete(self, report: Report) -> None:
        """Give a report the day and place of the occasion that it was beside, where nothing else is said."""
        last = self.last
        if last is None or report.only_outcome or not report.heads or report.clause.format in ("phone", "video"):
            return
        if report.status != "held" or not self._is_beside(report, last):
            return
        if place_of(report) is None and not _names_a_town(report.sentence):
            report.stay = report.stay or last.place
        if last.day is not None and not report.clause.dates and days_of(report) is None:
            report.clause = report.clause._replace(dates=(last.day,))

    def _is_beside(self, report: Report, last: _Occasion) -> bool:
        behind = report.index - last.index
        if not 0 < behind <= _NEAR or not report.sentence.kinds.isdisjoint(("last", "here", "there", "before")):
            return False
        if last.scene:
            return behind <= _NEXT and (not last.nouns or report.sentence.paragraph == last.paragraph)
        if last.several:
            return report.sentence.paragraph - last.paragraph <= 1
        if last.nouns:
            return "its_end" in report.sentence.kinds or _is_at_it(report.sentence.atoms, last.nouns)
        return not report.sentence.kinds.isdisjoint(("beside", "its_end")) or self._has_occasion(report.sentence)

    def _has_occasion(self, sentence: ReadSentence) -> bool:
        beginnings = _begin(self.language)
        return any(atom.norm.startswith(beginnings) for atom in sentence.atoms)


def _is_of_gathering(sentence: ReadSentence) -> bool:
    """ "A summit opened in Riga on Monday", "Riga is hosting a forum on water": of a gathering, and nobody by name."""
    gathering = next((at for at, atom in enumerate(sentence.atoms) if atom.has("gathering")), None)
    verb = next((at for at, atom in enumerate(sentence.atoms) if atom.has("verb") and not atom.has("noun")), None)
    if gathering is None or verb is None or "name" in sentence.kinds:
        return False
    held = sentence.atoms[verb].kinds["verb"]
    senses = {form.verb.sense for form in held if form.tense in ("past", "participle")}
    return bool(senses & (_HOSTS if verb < gathering else _OPENS))


_OPENS = {"happen", "hold", "meet"}
_HOSTS = {"host"}


def _is_of_relative(sentence: ReadSentence, town: PlaceMention) -> bool:
    """ "The talks on a fund that was set up in Lima": where something else was."""
    before = [atom for atom in sentence.atoms if atom.end <= town.start]
    led = next((at for at in reversed(range(len(before))) if before[at].has("relative")), None)
    return led is not None and not any(atom.has("gathering", "noun", "punct") for atom in before[led:])


def _is_at_it(atoms: Sequence[Atom], nouns: AbstractSet[str]) -> bool:
    """ "On the margins of the forum", "at the summit": of the one that was told of, which has no name of its own."""
    for led, the, it in zip(atoms, atoms[1:], atoms[2:], strict=False):
        if led.has("beside", "at") and the.has("definite") and it.norm in nouns:
            return True
        if led.has("beside") and the.has("definite") and it.has("the_gathering"):
            return True  # "on the sidelines of the event"
    return False


@cache
def _begin(language: Language) -> tuple[str, ...]:
    """How nouns for gatherings begin."""
    return tuple(map(normalise, language.section("articles").get("occasions", ())))


def _names_a_town(sentence: ReadSentence) -> bool:
    return any(is_town(atom.kinds["place"]) for atom in sentence.those("place"))
