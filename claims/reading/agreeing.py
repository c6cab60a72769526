"""Whether a man or a woman met, as the ending of a verb says that goes with its subject: "Петренко встретилась с
Фекете" is of a woman, and no Александр Петренко."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from claims.names import is_undeclined
from claims.reading.parties import Party
from claims.reading.phrases import Phrase

_ENDS = ("and", "rather", "nor", "that", "when", "relative", "because", "condition")


def agreeing(text: str, found: Sequence[Phrase], cases: Mapping[str, Sequence[str]] | None) -> list[Phrase]:
    """The phrases of a statement, in which the only person who may be the subject of a verb is addressed as the verb
    says. `cases`: of the language; None where verbs do not tell."""
    if cases is None or not cases["woman"]:
        return list(found)
    result = [_undeclined(phrase, cases) for phrase in found]
    for stretch in _stretches(result):
        verbs = [result[at] for at in stretch if result[at].kind == "verb"]
        alone = [at for at in stretch if result[at].kind == "parties" and not result[at].role]
        nouns = any(result[at].kind in ("noun", "unknown") for at in stretch)  # «состоялась встреча Петренко с Фекете»
        if nouns or len(verbs) != 1 or len(alone) != 1 or len(result[alone[0]].value) != 1:
            continue
        phrase = result[alone[0]]
        if (address := _address(text[verbs[0].start : verbs[0].end], cases)) and _may_be_told(phrase.value[0]):
            result[alone[0]] = phrase._replace(value=(phrase.value[0]._replace(address=address),))
    return result


def _undeclined(phrase: Phrase, cases: Mapping[str, Sequence[str]]) -> Phrase:
    """«Встретился с Шевчук» is with her: a man's name would have an ending there."""
    if phrase.kind != "parties" or phrase.role != "with":
        return phrase
    endings = tuple(cases["instrumental"])
    hers = [_is_a_womans(party) and not (party.name or "").endswith(endings) for party in phrase.value]
    if not any(hers):
        return phrase
    told = zip(phrase.value, hers, strict=True)
    return phrase._replace(value=tuple(p._replace(address=cases["woman"][0]) if own else p for p, own in told))


def _is_a_womans(party: Party) -> bool:
    return _may_be_told(party) and " " not in (party.name or " ") and is_undeclined(party.name or "")


def _may_be_told(party: Party) -> bool:
    return party.kind == "person" and not party.address


def _address(verb: str, cases: Mapping[str, Sequence[str]]) -> str:
    """How somebody is addressed of whom a verb of this form tells."""
    word = verb.split()[0].lower() if verb else ""
    if word.endswith(tuple(cases["feminine"])):
        return cases["woman"][0]
    return cases["man"][0] if word.endswith(tuple(cases["masculine"])) else ""


def _stretches(found: Sequence[Phrase]) -> Iterator[list[int]]:
    """The places of the phrases between marks and words that join clauses."""
    stretch: list[int] = []
    for at, phrase in enumerate(found):
        if phrase.kind == "mark" or (phrase.kind == "word" and phrase.has(*_ENDS)):
            yield stretch
            stretch = []
        else:
            stretch.append(at)
    yield stretch


def of_women(found: Sequence[Phrase], shape: Mapping[str, Any]) -> list[Phrase]:
    """The phrases of a statement, in which whoever bears a post in its form for women is addressed as one: "die
    Generalstabschefin" is no man who was; a man's form says nothing."""
    endings, addressed = tuple(shape.get("posts_of_women", ())), shape.get("a_woman", "")
    if not endings or not any(phrase.kind == "parties" for phrase in found):
        return list(found)
    return [
        phrase._replace(value=tuple(_as_hers(party, phrase, endings, addressed) for party in phrase.value))
        if phrase.kind == "parties"
        else phrase
        for phrase in found
    ]


def _as_hers(party: Party, phrase: Phrase, endings: tuple[str, ...], addressed: str) -> Party:
    if party.address or not party.offices or party.kind not in ("person", "office"):
        return party
    start, end = party.whole
    posts = (atom for atom in phrase.atoms if start <= atom.start and atom.end <= end and atom.has(*_POSTS))
    return party._replace(address=addressed) if any(post.text.endswith(endings) for post in posts) else party


_POSTS = ("office", "counterpart")
