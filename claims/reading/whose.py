"""Whose envoy somebody is, where only case tells it: "представитель Данфорда", "с генералом Герасимова", "der General
Dunfords"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from claims.reading.parties import Party
from claims.reading.phrases import Phrase

# what somebody may be for somebody: his general, his envoy; a chancellor is one for his country
_OF_SOMEBODY = frozenset({"general", "military_official", "official", "delegation", "envoy", "diplomat"})


def whose(text: str, phrases: Sequence[Phrase], shape: Mapping[str, Any]) -> Sequence[Phrase]:
    """The phrases of a text, in which whoever stands in another case than the post before him is its owner, and who
    holds it is not named. `shape`: how the language is written."""
    cases = shape.get("cases")
    if cases is None or not any(phrase.kind == "parties" for phrase in phrases):
        return phrases
    feminine = any(p.kind == "verb" and _ends(text[p.start : p.end], cases["feminine"]) for p in phrases)
    return [
        phrase._replace(value=tuple(_owner(text, party, cases, feminine) for party in phrase.value))
        if phrase.kind == "parties"
        else phrase
        for phrase in phrases
    ]


def _owner(text: str, party: Party, cases: Mapping[str, Sequence[str]], feminine: bool) -> Party:
    post = text[party.whole[0] : party.start].split()[:1]
    if party.kind != "person" or not post or not all(_ends(word, cases["genitive"]) for word in party.text.split()):
        return party
    woman = feminine and not _ends(post[0], cases["genitive"])  # "представитель Захарова заявила": her name
    of_a_state = any(office.role not in _OF_SOMEBODY for office in party.offices) or party.country is not None
    envoy = post[0].lower() in cases["envoys"] and not woman and not of_a_state  # "der Kanzler Voss" is the chancellor
    if not envoy and not _ends(post[0], cases["instrumental"]):
        return party  # "президент Обама"
    return party._replace(kind="other", named="aide")


def _ends(word: str, endings: Sequence[str]) -> bool:
    return word.lower().endswith(tuple(endings))
