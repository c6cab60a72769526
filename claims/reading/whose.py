"""Whose envoy somebody is, where only case tells it: "представитель Данфорда", "с генералом Герасимова", "der General
Dunfords"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from claims.names import base_forms, is_given_name
from claims.reading.parties import COUNTERPART, Party
from claims.reading.phrases import Phrase

# what somebody may be for somebody: his general, his envoy; a chancellor is one for his country
_OF_SOMEBODY = frozenset({"general", "military_official", "official", "delegation", "envoy", "diplomat"})


def whose(text: str, phrases: Sequence[Phrase], shape: Mapping[str, Any], code: str) -> Sequence[Phrase]:
    """The phrases of a text, in which whoever stands in another case than the post before him is its owner, and who
    holds it is not named. `shape`: how the language of this code is written."""
    cases = shape.get("cases")
    if cases is None or not any(phrase.kind == "parties" for phrase in phrases):
        return phrases
    feminine = any(p.kind == "verb" and _ends(text[p.start : p.end], cases["feminine"]) for p in phrases)
    return [
        phrase._replace(value=tuple(_owner(text, party, cases, feminine, code) for party in phrase.value))
        if phrase.kind == "parties"
        else phrase
        for phrase in phrases
    ]


def _owner(text: str, party: Party, cases: Mapping[str, Sequence[str]], feminine: bool, code: str) -> Party:
    post = text[party.whole[0] : party.start].split()
    if party.kind != "person" or not post:
        return party
    words = party.text.split()
    if not feminine and _is_subject(post[0], cases) and _is_owner(party, post, words, cases, code):
        return party._replace(kind="other", named="aide")
    one_who_speaks = any(office.role == "official" for office in party.offices)  # and no general
    plainly = _is_declined(words, cases, code) or (
        one_who_speaks and all(_ends(word, cases["without"]) for word in words)  # «представитель Сорелли»: may be hers
    )
    if not plainly and not all(_ends(word, cases["genitive"]) for word in words):
        return party
    woman = feminine and not plainly and not _ends(post[0], cases["genitive"])  # "представитель Захарова заявила"
    of_a_state = any(office.role not in _OF_SOMEBODY for office in party.offices) or party.country is not None
    envoy = post[0].lower() in cases["envoys"] and not woman and not of_a_state  # "der Kanzler Voss" is the chancellor
    behind = _ends(post[0], cases["instrumental"]) and not _ends(words[0], cases["instrumental"])
    if not envoy and not behind:
        return party  # "президент Обама", "с президентом Малковой"
    return party._replace(kind="other", named="aide")


def _is_subject(word: str, cases: Mapping[str, Sequence[str]]) -> bool:
    """Whether a post stands in the case of a subject, and says not whose: «министр», «американский коллега», but
    neither «министра» nor «его коллега»."""
    return _ends(word, cases["subjects"]) and not _ends(word, cases["instrumental"])


def _is_owner(
    party: Party, post: Sequence[str], words: Sequence[str], cases: Mapping[str, Sequence[str]], code: str
) -> bool:
    """Whether the name behind a subject's post stands in the genitive: «министр Антона Малкова» is nobody of this name,
    and «коллега Данфорда» not he; but «министр Роберта», «президент Обама»."""
    peer = any(office.role == COUNTERPART for office in party.offices) and _is_subject(post[-1], cases)
    if len(words) == 1:
        return peer and _ends(words[0], cases["genitive"])
    return _ends(words[0], cases["genitive"]) and _is_declined(words, cases, code)


def _is_declined(words: Sequence[str], cases: Mapping[str, Sequence[str]], code: str) -> bool:
    """Whether a name can hardly be a subject's: "Томаса Сорбелли", "Ирины Малковой", "Малковой"; but "Лев Луговой"."""
    if not cases["of_a_woman"]:
        return False
    if len(words) > 1:
        given = words[0]
        in_another = _ends(given, (*cases["instrumental"], *cases["no_subject"], *cases["genitive"]))
        return in_another and not is_given_name(given) and any(is_given_name(form) for form in base_forms(given, code))
    return _ends(words[0], cases["of_a_woman"])


def _ends(word: str, endings: Sequence[str]) -> bool:
    return word.lower().endswith(tuple(endings))
