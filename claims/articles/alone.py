"""Common surnames that stand alone throughout a text: "Müller und Weber trafen sich in Bonn".

Such a surname is somebody's where it is met beside a person or another such surname, or by an office ("der Kanzler traf
Weber"): elsewhere it may be a word ("Koch", "Baker"). Nothing is known of other words with a capital letter ("Hamas and
Fatah met"): of some 25 of them that annotated articles have beside somebody named in full not one was a person. Those
whom everybody knows need no such company (`writing/well_known`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from claims.articles.sentences import ReadSentence
from claims.articles.writing.well_known import is_common
from claims.reading.parties import Party
from claims.reading.said import Clause

_SEVERAL = 2


def surnames_met(sentences: Iterable[ReadSentence], code: str, is_somebody: Callable[[str], bool]) -> Iterator[Party]:
    """The common surnames that are somebody's by whom they meet. `is_somebody`: whether a name is known to be."""
    for sentence in sentences:
        for clause in sentence.clauses:
            if clause.act == "meeting" and len(clause.parties) >= _SEVERAL:
                yield from _met(clause, code, is_somebody)


def _met(clause: Clause, code: str, is_somebody: Callable[[str], bool]) -> list[Party]:
    named = [party for party in clause.parties if party.kind == "person" and party.name]
    unknown = [party for party in named if not is_somebody(party.name or "")]
    common = [party for party in unknown if " " not in (party.name or "") and is_common(party.name or "", code)]
    office = any(party.kind == "office" for party in clause.parties) and any(h.sense != "noun" for h in clause.heads)
    sure = len(unknown) < len(named) or office or len(common) >= _SEVERAL
    return common if sure else []
