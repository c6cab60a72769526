"""The phrases of a statement, whose words are taken more closely than those of an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from claims.reading.each_of_two import with_each
from claims.reading.gathering import Group
from claims.reading.parties import Party
from claims.reading.phrases import Phrase
from claims.reading.scan import ScannedSentence


def as_stated(read: Sequence[Phrase]) -> list[Phrase]:
    """The phrases of a statement, whose words are taken more closely than those of an article."""
    found = list(map(_with_ere, read))
    says = any(phrase.kind == "verb" and any(form.verb.sense == "say" for form in phrase.value) for phrase in found)
    says = says and not any(phrase.has("not", "never", "no") for phrase in found)
    for at, (one, other) in enumerate(pairwise(found)):
        if says and other.kind == "word" and other.has("me") and one.kind == "mark" and one.value in _QUOTES:
            found[at + 1] = _as_speaker(other)
        if _describes_office(one, other) or (_describes_him(one, other) and not _is_led_by_verb(found[:at])):
            found[at] = one._replace(kind="unknown", atoms=(one.atoms[0]._replace(kinds={"word": None}),))
    return _with_meanwhile(_with_hosts(with_each(found)))


def _with_meanwhile(found: list[Phrase]) -> list[Phrase]:
    """ "X and Y met in Oslo as protests continued in Riga": what else went on, and no talks that lasted."""
    opened = next((i for i, p in enumerate(found) if p.kind == "word" and p.has("when") and not p.has("where")), None)
    if opened is None:
        return found
    end = next((i for i in range(opened + 1, len(found)) if found[i].kind == "mark"), len(found))
    inside = found[opened + 1 : end]
    somebody = any(p.kind == "parties" and any(party.named != "thing" for party in p.value) for p in inside)
    if somebody or any(p.kind == "noun" for p in inside):
        return found
    for at in range(opened + 1, end):
        phrase = found[at]
        if phrase.kind == "verb" and all(form.verb.sense == "last" for form in phrase.value):
            plain = tuple(atom._replace(kinds={"word": None}) for atom in phrase.atoms)
            found[at] = phrase._replace(kind="unknown", value=None, atoms=plain)
    return found


def _as_speaker(phrase: Phrase) -> Phrase:
    """ ""I met Petrescu", Harlow said": whoever says so, as "she said she met Petrescu"."""
    atom = phrase.atoms[0]._replace(kinds={"he": None, "he_subject": None})
    whole = atom.start, atom.end
    speaker = Party(*whole, atom.text, "pronoun", named="he", subject=True, whole=whole)
    return Phrase("parties", *whole, "", (speaker,), (atom,))


def _describes_office(one: Phrase, other: Phrase) -> bool:
    """ "Met | opposition | leader Radu Petrescu": what kind of leader he is, and nobody besides him."""
    if one.kind != "parties" or other.kind != "parties" or other.role or other.start != one.end + 1:
        return False
    thing = len(one.value) == 1 and one.value[0].named in ("thing", "body", "common") and len(one.atoms) == 1
    return thing and not one.role and other.atoms[0].has("office") and not one.atoms[0].capital


def _describes_him(one: Phrase, other: Phrase) -> bool:
    """ "Dunford's predecessor Martin Dempsey met …": what he is to somebody, and nobody besides him."""
    if one.kind != "parties" or other.kind != "parties" or one.role or other.role or other.start != one.end + 1:
        return False
    aide = len(one.value) == 1 and one.value[0].named == "aide" and one.atoms[0].has("name")
    return aide and len(other.value) == 1 and other.value[0].kind == "person" and other.atoms[0].has("name")


def _is_led_by_verb(before: Sequence[Phrase]) -> bool:
    """ "In Baku traf Dunfords Sprecher Gerassimow": these are two."""
    return any(phrase.kind == "verb" or phrase.has("have", "be") for phrase in before)


def _is_host(place: Phrase, verb: Phrase, behind: Sequence[Phrase]) -> bool:
    """ "Helsinki hosted a meeting between X and Y", «Баку принял встречу X и Y»: a town is where they met."""
    if verb.kind != "verb" or not any(form.verb.sense == "host" and form.tense in _TOLD for form in verb.value):
        return False
    last = place.atoms[-1]
    town = len(place.atoms) == 1 and "place" in last.kinds and not place.role and bool(last.kinds["place"].candidates)
    if not town or last.kinds["place"].candidates[0].kind != "city":
        return False
    noun = next((phrase for phrase in behind if not (phrase.kind == "word" and phrase.has(*_ARTICLES))), None)
    return noun is not None and noun.kind == "noun" and not noun.role


_TOLD = ("past", "present", "feminine")
_ARTICLES = ("indefinite", "definite", "ignorable")


def _with_hosts(found: list[Phrase]) -> list[Phrase]:
    """The phrases with a town that hosted a meeting as its place."""
    at = next((i for i in range(len(found) - 2) if _is_host(found[i], found[i + 1], found[i + 2 :])), None)
    if at is None or any(phrase.kind == "verb" for phrase in found[:at]):
        return found
    town, atom = found[at], found[at].atoms[0]
    place = Phrase(
        "place", town.start, town.end, "at", atom.kinds["place"], (atom._replace(kinds={"place": atom.kinds["place"]}),)
    )
    return [*found[:at], place, *found[at + 2 :]]


def _with_ere(phrase: Phrase) -> Phrase:
    """ "X met Y before she met Z": no circumstance, but what opens a clause."""
    if phrase.kind != "aside" or len(phrase.atoms) != len(("before", "she")):
        return phrase
    before, she = phrase.atoms
    if not (before.has("before") and she.has("he")):
        return phrase
    return phrase._replace(kind="word", atoms=(before._replace(kinds={"condition": None, "ere": None}),))


_QUOTES = frozenset("\"'„“”«»‚‘’‹›")


def so_called(sentence: ScannedSentence) -> list[Phrase]:
    """ "X “met” Y", "das „Treffen“ von …": a word of meeting alone between marks, which says that it was none."""
    return [
        Phrase("word", atom.start, atom.end, "", None, (atom,))
        for before, atom, behind in zip(sentence.atoms, sentence.atoms[1:], sentence.atoms[2:], strict=False)
        if atom.has("verb", "noun") and before.text in _QUOTES and behind.text in _QUOTES
    ]


def asks_openly(sentence: ScannedSentence) -> bool:
    """ "When did they meet?" asks for something and states nothing that could be checked."""
    first = next((atom for atom in sentence.atoms if not atom.has("punct")), None)
    return sentence.question and first is not None and first.has("question") and not first.has("verb")


_ASKING = ("verb", "be", "have", "do", "not", "truth")


def asks_whether_not(sentence: ScannedSentence) -> list[Phrase]:
    """ "Traf X nicht Y?", "Не встречался ли X с Y?": who asks so may as well believe that they met."""
    first = next((atom for atom in sentence.atoms if not atom.has("punct")), None)
    if not sentence.question or first is None or not first.has(*_ASKING):
        return []
    asking = takewhile(lambda atom: not atom.has("that"), sentence.atoms)  # "is it true that X did not meet Y?"
    denied = (atom for atom in asking if atom.has("not", "no") and not atom.has("ignorable"))
    return [Phrase("word", atom.start, atom.end, "", None, (atom,)) for atom in denied][:1]


def alternatives(group: Group) -> list[Group]:
    """ "weder in Genf noch in Wien": the group once for each part, negated; other groups as they are."""
    words = group.phrases
    at = next((i for i, phrase in enumerate(words) if phrase.kind == "word" and phrase.has("neither")), None)
    if at is None or at + 3 >= len(words):
        return [group]
    neither, first, joint, second = words[at : at + 4]
    if not (joint.kind == "word" and joint.has("nor")):
        return [group]
    if second.kind == "word" and second.has("elsewhere"):  # "weder in Baku noch anderswo": not at all
        return [replace(group, phrases=[*words[:at], neither, *words[at + 4 :]])]
    if first.kind != second.kind:
        return [group]
    return [replace(group, phrases=[*words[:at], neither, part, *words[at + 4 :]]) for part in (first, second)]
