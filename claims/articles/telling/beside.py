"""A meeting that a sentence names beside what it tells: "At a meeting with X, Y proposed to lower tariffs".

Such a noun takes the meeting for granted, whatever the verb of the sentence is; a clause is made of it alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.sentences import ReadSentence, joined
from claims.reading.parties import Party
from claims.reading.phrases import Phrase
from claims.reading.said import Clause, Head

_DOUBTS = (
    "condition", "hedge", "hedge_modal", "irrealis", "opinion_modal", "no", "not", "never", "or", "nobody", "falsehood",
)  # fmt: skip
_WITH = ("with", "between")
_OF_WHOM = ("", "with")  # how those stand behind the verb who were met
_PEOPLE = ("person", "office", "pronoun")


def met_beside(sentence: ReadSentence) -> Clause | None:
    """The meeting that a preposition and "with" bring in, with the subject of the sentence; None without.

    Where the subject is a list ("X and Y signed the accord after two hours of talks"), they met each other.
    """
    for index, noun in enumerate(sentence.phrases):
        if not _is_beside(sentence.phrases, index):
            continue
        following = next(iter(_past_scene(sentence.phrases[index + 1 :])), None)
        met = following if following is not None and _is_met(noun, following) else None
        subject = None if met is not None and met.role == "between" else _subject(sentence, noun)
        subjects = () if subject is None else joined(sentence, subject) if subject.end <= noun.start else (subject,)
        named = [party for phrase in subjects for party in phrase.value if _may_meet(party)]
        parties = (*named, *(met.value if met is not None else ()))
        if len(parties) < 2 or _is_open(sentence, noun.end):
            return None
        if met is None and (noun.has("gathering") or noun.role == "before"):
            return None  # "X and Y spoke at the summit": with many others
        inner = next(atom for atom in reversed(noun.atoms) if atom.has("noun"))
        rest = [phrase for phrase in sentence.phrases[index + 1 :] if phrase is not met]  # "meeting | X | in Rome"
        behind = [phrase for phrase in _behind(rest) if phrase.kind != "parties"]
        return Clause(
            noun.start,
            max((phrase.end for phrase in behind), default=parties[-1].end),
            "meeting",
            parties=parties,
            dates=tuple(phrase.value for phrase in behind if phrase.kind == "date" and not phrase.value.bound)[:1],
            places=tuple(phrase.value for phrase in behind if phrase.kind == "place" and phrase.role == "at")[:1],
            format=noun.value.format,
            heads=(Head(inner.start, inner.end, inner.text, "noun"),),
        )
    return None


def when_they_met(sentence: ReadSentence) -> Clause | None:
    """ "X urged Y to free him when the two met in Kampala": the two people whom the sentence names before."""
    phrases = sentence.phrases
    for index in range(1, len(phrases) - 1):
        they, verb = phrases[index], phrases[index + 1]
        if not (they.kind == "parties" and they.value[0].named == "they" and verb.kind == "verb"):
            continue
        met = next((form for form in verb.value if form.verb.sense == "meet" and form.tense == "past"), None)
        people = [
            party
            for phrase in phrases[:index]
            for party in (phrase.value if phrase.kind == "parties" else ())
            if party.kind == "person"
        ]
        if met is None or not phrases[index - 1].has("when") or len(people) != 2 or _is_open(sentence, they.start):
            continue
        return _met(sentence, people, index + 1)
    return None


def who_met(sentence: ReadSentence) -> Clause | None:
    """ "X and Y, who met in Oslo on Tuesday, agreed …": each other, as nobody is named behind."""
    phrases = sentence.phrases
    for index in range(len(phrases) - 3):
        pair, comma, who = phrases[index : index + 3]
        several = pair.kind == "parties" and len(pair.value) > 1 and all(p.kind in _PEOPLE[:2] for p in pair.value)
        if not (several and comma.value == "," and who.kind == "word" and who.has("who")):
            continue
        at = next((i for i in range(index + 3, len(phrases)) if phrases[i].kind != "word"), len(phrases) - 1)
        verb = phrases[at]
        met = verb.kind == "verb" and any(f.verb.sense == "meet" and f.tense == "past" for f in verb.value)
        if not met or _is_open(sentence, verb.start) or _is_open(sentence, verb.end):
            continue
        behind = next((phrase for phrase in phrases[at + 1 :] if phrase.kind not in ("date", "place")), None)
        if behind is None or behind.kind == "mark" or behind.has("reciprocal", "for", "at"):
            return _met(sentence, pair.value, at)
    return None


def who_met_whom(sentence: ReadSentence) -> Clause | None:
    """ "'…,' said X, who met Y in Oslo": of a speaker, who is the subject of no clause that tells of it."""
    phrases = sentence.phrases
    told = {head.start for clause in sentence.clauses if len(clause.parties) > 1 for head in clause.heads}
    for index in range(1, len(phrases) - 4):
        says, subject, comma, who = phrases[index - 1 : index + 3]
        one = subject.kind == "parties" and len(subject.value) == 1 and subject.value[0].kind == "person"
        if not (one and says.kind == "verb" and comma.value == "," and who.kind == "word" and who.has("who")):
            continue
        at = next((i for i in range(index + 3, len(phrases)) if phrases[i].kind != "word"), len(phrases) - 1)
        verb, behind = phrases[at], phrases[at + 1] if at + 1 < len(phrases) else None
        met = verb.kind == "verb" and any(f.verb.sense == "meet" and f.tense == "past" for f in verb.value)
        if not met or verb.start in told or behind is None or behind.kind != "parties" or behind.role not in _OF_WHOM:
            continue
        if not _is_open(sentence, verb.start):
            rest = _met(sentence, (*subject.value, *behind.value), at + 1)
            return rest._replace(heads=_met(sentence, (), at).heads)
    return None


def _met(sentence: ReadSentence, people: Sequence[Party], at: int) -> Clause:
    """The meeting of these people that the verb tells of which is the phrase `at`."""
    verb = sentence.phrases[at]
    behind = _behind([phrase for phrase in sentence.phrases[at + 1 :] if not phrase.has("reciprocal")])
    start = sentence.scanned.start
    words = sentence.scanned.text[verb.start - start : verb.end - start]
    return Clause(
        verb.start,
        max((phrase.end for phrase in behind), default=verb.end),
        "meeting",
        parties=tuple(people),
        dates=tuple(phrase.value for phrase in behind if phrase.kind == "date" and not phrase.value.bound)[:1],
        places=tuple(phrase.value for phrase in behind if phrase.kind == "place" and phrase.role == "at")[:1],
        format="in_person",
        heads=(Head(verb.start, verb.end, words, "meet", "past"),),
    )


def _is_beside(phrases: Sequence[Phrase], index: int) -> bool:
    """Whether a noun of meeting says when something was: "at a meeting", "after talks", "after two hours of talks"."""
    noun = phrases[index]
    if noun.kind != "noun" or noun.value.sense != "meeting":
        return False
    lasting = index > 1 and phrases[index - 1].kind == "duration" and phrases[index - 2].has("after")
    return noun.role in ("after", "at", "before") or (noun.role == "of" and lasting)


def _is_met(noun: Phrase, following: Phrase) -> bool:
    """ "At a meeting with X", and "after meeting X"."""
    if following.kind != "parties":
        return False
    return following.role in _WITH or (following.role == "" and noun.has("gerund") and following.start - noun.end <= 1)


def _subject(sentence: ReadSentence, noun: Phrase) -> Phrase | None:
    """Who is the subject: those named first, before the noun or else behind it."""
    people = [
        phrase
        for phrase in sentence.phrases
        if phrase.kind == "parties" and phrase.role == "" and all(map(_may_meet, phrase.value))
    ]
    before = [phrase for phrase in people if phrase.end <= noun.start]
    return next(iter(before[:1] or [phrase for phrase in people if phrase.start >= noun.end]), None)


def _may_meet(party: Party) -> bool:
    return party.kind in _PEOPLE or party.named == "group"


def _is_open(sentence: ReadSentence, end: int) -> bool:
    """Whether a word before may say that they did not meet after all."""
    return sentence.scanned.question or any(atom.has(*_DOUBTS) for atom in sentence.atoms if atom.start < end)


def _behind(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The dates and places that stand right behind, beside those who were met, before anything else."""
    found: list[Phrase] = []
    for phrase in phrases:
        met = phrase.kind == "parties" and phrase.role in _WITH and all(other.kind != "parties" for other in found)
        if phrase.kind not in ("date", "place") and not met:
            break
        found.append(phrase)
    return found


def _past_scene(phrases: Sequence[Phrase]) -> Sequence[Phrase]:
    """What stands behind the date and place of "о встрече в Стамбуле с …"."""
    start = next((at for at, phrase in enumerate(phrases) if phrase.kind not in ("date", "place")), len(phrases))
    return phrases[start:]
