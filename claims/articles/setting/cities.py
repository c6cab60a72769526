"""Towns meant without their name, as one told of before: "in the western Hungarian city", "in the port city"."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from claims.articles.sentences import ReadSentence
from claims.articles.setting.not_where import belongs_to_another_verb, is_declared, is_who_says
from claims.articles.telling.report import Building, Report
from claims.places import PlaceMention
from claims.reading.scan import Atom

_LONGEST = 4  # atoms of "western Hungarian port city"


@dataclass(slots=True)
class Cities:
    """The towns that an article named so far: by country the last one, and whether it was the only one there."""

    last: dict[str, PlaceMention] = field(default_factory=dict)
    told: dict[str, tuple[int, int]] = field(default_factory=dict)  # by country the sentence that named that one
    several: set[str] = field(default_factory=set)  # countries with two towns or more

    def note(self, sentence: ReadSentence) -> None:
        """Keep the towns of a sentence."""
        if "place" not in sentence.kinds:
            return
        for atom in sentence.atoms:
            place: PlaceMention | None = atom.kinds.get("place")
            if place is None or place.compound or place.definite or not place.candidates:
                continue
            town = place.candidates[0]
            if town.kind != "city" or town.country is None:
                continue
            known = self.last.get(town.country)
            if known is not None and known.candidates[0].id != town.id:
                self.several.add(town.country)
            self.last[town.country] = place
            self.told[town.country] = sentence.scanned.start, sentence.scanned.end

    def meant(self, report: Report) -> Building | None:
        """The town that a report means, None where it means none or may mean two."""
        atoms = report.sentence.atoms
        if "a_town" not in report.sentence.kinds or not report.heads or report.clause.format in ("phone", "video"):
            return None
        for index, atom in enumerate(atoms):
            if not atom.has("a_town") or not report.clause.start <= atom.start < report.clause.end:
                continue
            first = _begin(atoms, index)
            if first is None or _goes_on(atoms, index + 1):
                continue
            start = atoms[first].start
            if is_declared(report, start) or is_who_says(report, start) or belongs_to_another_verb(report, start):
                continue
            named = next((a.kinds["nation"].country for a in atoms[first:index] if a.has("nation")), None)
            town = self._only(named)
            if town is not None:
                text = report.sentence.scanned.text[
                    start - report.sentence.scanned.start : atom.end - report.sentence.scanned.start
                ]
                return Building(replace(town, start=start, end=atom.end, text=text), town)
        return None

    def only_one(self, report: Report) -> PlaceMention | None:
        """The one town that the article named so far, by a sentence that names one of those who met, too: "came back to
        Kirkwall. … He was welcomed at the council offices". None where it named none or several."""
        town = self._only(None)
        start, end = next(iter(self.told.values())) if town is not None else (0, 0)
        named = (mention.start for member in report.parties() for mention in member.mentions)
        return town if any(start <= at < end for at in named) else None

    def _only(self, country: str | None) -> PlaceMention | None:
        if country is not None:
            return None if country in self.several else self.last.get(country)
        return next(iter(self.last.values())) if len(self.last) == 1 and not self.several else None


def _begin(atoms: tuple[Atom, ...], town: int) -> int | None:
    """Where "the western Hungarian city" begins behind its "in"; None without one."""
    for index in range(town - 1, max(0, town - _LONGEST - 1), -1):
        atom = atoms[index]
        if atom.has("definite"):
            return index + 1 if index and atoms[index - 1].has("at") else None
        if not atom.has("word", "nation", "a_town") or atom.has("place", "name"):
            return None
    return None


def _goes_on(atoms: tuple[Atom, ...], at: int) -> bool:
    """Whether its name, or what else it is the town of, stands behind it."""
    behind = atoms[at] if at < len(atoms) else None
    if behind is None:
        return False
    apposed = behind.text == "," and at + 1 < len(atoms) and atoms[at + 1].has("place")
    return apposed or behind.has("of", "place", "name", "noun", "word", "office", "title", "possessive_s")
