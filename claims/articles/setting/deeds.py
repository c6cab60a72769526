"""Where somebody is by what he did there, in sentences that tell of no meeting and of no journey: "X hat in Genf eine
Ausstellung eröffnet", "X sprach vor dem Parlament in Genf", "erste Station der Reise war Genf"; and where many gather
as a text opens: "In Genf hat ein Klimagipfel begonnen".

Whom he met then he met there, if nothing else is said (claims/articles/setting/stage.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from claims.articles.sentences import ReadSentence
from claims.articles.setting.where import is_town
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
    endings = tuple(_words(language, "gatherings"))
    many = any(atom.capital and atom.norm.endswith(endings) for atom in sentence.atoms)
    verbs = _words(language, "gathers")
    gather = many and any(atom.norm in verbs for atom in sentence.atoms)
    return sentence.atoms[town].kinds["place"] if gather else None


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
    told = _words(language, "deeds") | (_words(language, "deeds_done") if done else frozenset())
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
def _words(language: Language, table: str) -> frozenset[str]:
    return frozenset(map(normalise, language.section("articles").get(table, ())))


@cache
def _split(language: Language, table: str) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """The wordings of a table word by word, by their first: "vor dem Parlament", "legte Kranz"."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for wording in language.section("articles").get(table, ()):
        words = tuple(map(normalise, wording.split()))
        found.setdefault(words[0], []).append(words)
    return found
