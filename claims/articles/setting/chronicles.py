"""Chronicles: lines that begin with a day and a colon, and tell in the present of what was ("3. Mai: X trifft Y")."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.dates import DateMention

_FEWEST = 3  # lines of a chronicle


def is_chronicle(sentences: Sequence[ReadSentence], published: date | None) -> bool:
    """Whether lines begin with days of the past, in order: the last is nearer to the day of the article than the first
    would be if it were to come. "11. Januar: …", "8. April: …", "12. Juni: …" in June; a list of dates from July on is
    none."""
    days = [day for sentence in sentences if (day := day_of_line(sentence)) is not None]
    if published is None or len(days) < _FEWEST or any(day.latest is None for day in days):
        return False
    first, last = days[0], days[-1].latest
    ordered = all(one.latest <= two.latest for one, two in pairwise(days) if one.latest and two.latest)
    if not ordered or last is None or last > published:
        return False
    return first.ahead is None or published - last < first.ahead[0] - published


def day_of_line(sentence: ReadSentence) -> DateMention | None:
    """The day with which a sentence begins, before a colon; or which is all of it: «13 ноября. X принял Y»."""
    atoms = [atom for atom in sentence.atoms[:3] if atom.text]
    opens = len(atoms) > 1 and atoms[0].has("date") and atoms[1].text == ":"
    day: DateMention | None = atoms[0].kinds["date"] if opens or is_day_alone(sentence) else None
    return day if day is not None and day.granularity == "day" else None


def is_day_alone(sentence: ReadSentence) -> bool:
    """Whether a day is all of a sentence, or of a line."""
    atoms = [atom for atom in sentence.atoms if atom.text]
    return bool(atoms) and atoms[0].has("date") and all(atom.text == "." for atom in atoms[1:])
