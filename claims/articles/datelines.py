"""Where and when a report was written, in front of what it tells."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.writing import Taken, Writing
from claims.reading.scan import Atom

_LONGEST_DATELINE = 12


def dated_line(atoms: Sequence[Atom], at: int, _: Writing) -> Taken:
    """ "27 февраля 2025 года 17:00 Москва, Кремль": the line above a page says nothing of a meeting."""
    if not atoms[at].has("date") or at + 1 >= len(atoms) or not atoms[at + 1].has("place"):
        return None
    timed = getattr(atoms[at].kinds["date"], "time_of_day", None) is not None
    return ([], at + 2) if timed and not any(atom.has("at") for atom in atoms[max(0, at - 1) : at]) else None


def without_dateline(atoms: Sequence[Atom]) -> Sequence[Atom]:
    """ "Minsk/Riga – …", "OSLO, June 14 (Agency) – …": where and when the report was written, before the first dash."""
    if not atoms or not atoms[0].has("place", "name", "capital"):
        return atoms
    placed = False
    for index, atom in enumerate(atoms[:_LONGEST_DATELINE]):
        if atom.text in "–—-" and not atom.glued and index:
            return atoms[index + 1 :] if placed and len(atoms) > index + 3 else atoms
        placed |= atom.has("place")
        if not (atom.has("place", "media", "date", "name", "number") or atom.text in "/,()."):
            return atoms
    whole = len(atoms) <= _LONGEST_DATELINE and placed and atoms[0].text.isupper()
    return () if whole else atoms  # "МОСКВА, 15 апреля."
