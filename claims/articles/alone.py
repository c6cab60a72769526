"""Common surnames that stand alone throughout a text: "Müller und Weber trafen sich in Bonn".

Such a surname is somebody's where it is met beside a person or another such surname, or by an office ("der Kanzler traf
Weber"): elsewhere it may be a word ("Koch", "Baker"). Nothing is known of other words with a capital letter ("Hamas and
Fatah met"): of some 25 of them that annotated articles have beside somebody named in full not one was a person. Those
whom everybody knows need no such company (`writing/well_known`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from claims.articles.introduced import acts
from claims.articles.sentences import ReadSentence
from claims.articles.writing.well_known import is_common
from claims.names import is_given_name
from claims.reading.parties import Party
from claims.reading.said import Clause

_SEVERAL = 2


def surnames_met(sentences: Iterable[ReadSentence], code: str, is_somebody: Callable[[str], bool]) -> Iterator[Party]:
    """The common surnames that are somebody's by whom they meet. `is_somebody`: whether a name is known to be."""
    for sentence in sentences:
        for clause in sentence.clauses:
            if clause.act == "meeting" and len(clause.parties) >= _SEVERAL:
                yield from _met(clause, code, is_somebody)


def acting_alone(sentences: Iterable[ReadSentence]) -> frozenset[str]:
    """The names of one word that say, meet or believe something: "met Gaspar Vidmar … Vidmar said". Who is called so,
    and by that word before, is somebody, whatever his given name is."""
    return frozenset(
        phrase.value[0].name
        for sentence in sentences
        for index, phrase in enumerate(sentence.phrases)
        if phrase.kind == "parties" and len(phrase.value) == 1 and phrase.value[0].kind == "person"
        if phrase.value[0].name and " " not in phrase.value[0].name and acts(sentence, index)
    )


def alone_before(named: Iterable[Party], sentences: Sequence[ReadSentence]) -> frozenset[str]:
    """The surnames that stand alone, below what leads the text, before the only one who is named in full with them, and
    she is so each time: "Holt spoke on Sunday. … His daughter, Ida Holt, listened. Holt met … Ida Holt smiled." An
    article names somebody in full first, and once; so these are not she. Nor is either of two with one surname: "Holt
    met … Then came Ole and Ida Holt."
    """
    leads = sentences[min(_LEADING, len(sentences)) - 1].scanned.end if sentences else 0
    alone: dict[str, int] = {}
    full: dict[str, list[tuple[int, str]]] = {}
    shared: dict[str, int] = {}
    before: Party | None = None
    for party in named:
        given, _, surname = (party.name or "").rpartition(" ")
        if given and before is not None and before.listed and _is_before(before, party):
            shared.setdefault(surname, party.start)
        before = party
        if given:
            full.setdefault(surname, []).append((party.start, given))
        elif party.start >= leads:
            alone[surname] = min(party.start, alone.get(surname, party.start))
    return frozenset(
        surname
        for surname, start in alone.items()
        for those in [full.get(surname, ())]
        if (len(those) == 1 and start < shared.get(surname, 0))
        or (len(those) >= _AGAIN and len({given for _, given in those}) == 1 and start < min(those)[0])
    )


def _is_before(given: Party, full: Party) -> bool:
    """ "Ole and Ida Holt": a given name right before somebody in full."""
    near = 0 < full.start - given.end <= len(" and ")
    return near and " " not in (given.name or " ") and is_given_name(given.name or "")


_AGAIN = 2  # times in full
_LEADING = 2  # sentences: a headline, and what follows it


def _met(clause: Clause, code: str, is_somebody: Callable[[str], bool]) -> list[Party]:
    named = [party for party in clause.parties if party.kind == "person" and party.name]
    unknown = [party for party in named if not is_somebody(party.name or "")]
    common = [party for party in unknown if " " not in (party.name or "") and is_common(party.name or "", code)]
    office = any(party.kind == "office" for party in clause.parties) and any(h.sense != "noun" for h in clause.heads)
    sure = len(unknown) < len(named) or office or len(common) >= _SEVERAL
    return common if sure else []
