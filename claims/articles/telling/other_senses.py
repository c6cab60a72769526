"""Words of meeting that mean something else where they stand, in English: "called the plan a mistake", "called X to
testify", "what we call progress", "saw X stumble", "received 400 dollars". They tell of a meeting only where whoever is
rung, seen or received stands right behind them, and nothing behind him says what he was called or seen to do.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.sentences import ReadSentence
from claims.articles.setting.deeds import words_of
from claims.language import Language
from claims.reading.phrases import Phrase
from claims.reading.said import Clause, Head
from claims.reading.scan import Atom
from claims.text import normalise


def in_sense_of_meeting(sentence: ReadSentence, clause: Clause, language: Language) -> Clause:
    """The clause without the words that only look like some that tell of a meeting."""
    starts = {atom.start for atom in sentence.those("many_senses")}
    heads = tuple(h for h in clause.heads if h.start not in starts or _is_of_somebody(sentence, h, language))
    if heads and _is_interview(sentence, heads[0], words_of(language, "interviews")):
        heads = ()
    if len(heads) == len(clause.heads):
        return clause
    return clause._replace(heads=heads) if heads else clause._replace(heads=(), act="none")


def _is_of_somebody(sentence: ReadSentence, head: Head, language: Language) -> bool:
    """Whether a verb of these acts on somebody; a noun is one as it stands, but for "what we call X"."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    behind = [atom for atom in sentence.atoms if atom.start >= head.end]
    if _word_behind(sentence, head) in words_of(language, "not_rung"):
        return False
    if head.sense == "meet" and head.tense in ("infinitive", "present") and (not before or before[-1].text in _OPENING):
        return not (behind and behind[0].has(*_ARTICLES))  # "Meet the new owners"
    if head.sense in ("meet", "talk") or (len(behind) > 1 and behind[0].has("definite") and behind[1].has("host")):
        return True  # "saw the host, X"
    if head.sense == "noun" and before and before[-1].has("and") and behind and behind[0].has("infinitive_mark"):
        return False  # "saw him reach over and talk to Y"
    if head.sense == "noun" and _is_an_appeal(sentence, head, behind, language):
        return False
    if head.sense == "noun" and not _is_a_verb(before, behind):
        led = bool(before) and before[-1].has("infinitive_mark")  # "responded to calls"
        return not led or (bool(behind) and behind[0].has(*_WITH_WHOM))
    phrases = [phrase for phrase in sentence.phrases if phrase.start >= head.end]
    if not behind or behind[0].has("reciprocal", "punct", "and") or _is_passive(sentence, head, phrases):
        return True  # "saw each other", "whom he saw, …", "was received in the palace by X"
    while phrases and phrases[0].kind in _WHEN:
        phrases.pop(0)  # "received on Friday the ambassador"
    at = next((i for i, p in enumerate(phrases) if not _describes(p)), 0) if not behind[0].has(*_ARTICLES) else 0
    if head.sense == "host":
        if _is_a_thing(behind) or _is_a_place(head, phrases, language):
            return False
        at = next((i for i, p in enumerate(phrases) if p.kind == "parties" or p.has(*_ENDS, "number")), 0)
    if " " in head.text:  # "called on X to resign"; but "called on X, who thanked him"
        asked = next((i for i, p in enumerate(phrases) if p.has("infinitive_mark")), 0)
        whom = asked and not any(p.kind in ("mark", "verb", "date", "noun", "aside") for p in phrases[:asked])
        return not whom or _ends_there(phrases[asked:], language)
    if not phrases or phrases[at].kind != "parties":
        gap = not phrases or behind[0].has(*_MAY_FOLLOW)
        return gap and any(atom.has("relative") for atom in before)  # "whom he saw in Riga"
    return head.sense == "host" or _ends_there(phrases[at + 1 :], language)


def _word_behind(sentence: ReadSentence, head: Head) -> str:
    """ "Called | out | Chancellor X": the next word of the text, of which no atom may be left."""
    scanned = sentence.scanned
    word, _, _ = scanned.text[head.end - scanned.start :].lstrip().partition(" ")
    return normalise(word)


def _is_an_appeal(sentence: ReadSentence, head: Head, behind: Sequence[Atom], language: Language) -> bool:
    """ "Heeded the call of X", "faced calls from X for Y to resign": what somebody asked for in public; but "the call
    of X to Y on Monday", "took a call from X to discuss it"."""
    if not behind or not behind[0].has("of", "from"):
        return False
    phrases = [phrase for phrase in sentence.phrases if phrase.start >= head.end]
    who = next((i for i, phrase in enumerate(phrases) if phrase.kind == "parties"), None)
    if who is None or any(phrase.kind in ("mark", "verb", "date") for phrase in phrases[:who]):
        return False
    dated = who + 1 < len(phrases) and phrases[who + 1].kind == "date"  # "calls from X on Friday for Y to resign"
    rest = [atom for phrase in phrases[who + 1 + dated :] for atom in phrase.atoms][:2]
    whom = who + 1 < len(phrases) and phrases[who + 1].kind == "parties"
    if behind[0].has("of"):
        return not whom
    reasons = words_of(language, "rung_to")
    asked = len(rest) > 1 and rest[0].has("infinitive_mark") and rest[1].norm not in reasons
    wants = bool(rest) and rest[0].has("for") and not rest[-1].has("duration", "number")
    plural = any("plural" in atom.forms for atom in sentence.atoms if atom.start == head.start)
    return plural and (wants or (asked and not whom))


def _is_a_thing(behind: Sequence[Atom]) -> bool:
    """ "Received his endorsement during", "received the award", "received word the army …"; but "received a group of
    veterans", "received veteran envoy X"."""
    if len(behind) < 3:
        return False
    led = behind[0].has(*_ARTICLES)
    at = int(led)
    while at < len(behind) and behind[at].kinds.keys() == {"word"} and not behind[at].capital:
        at += 1
    if at == int(led) or at == len(behind):
        return False
    return behind[at].has("at", "on", "from", "after", "before", "punct", "when") if led else behind[at].has(*_ARTICLES)


def _is_a_place(head: Head, behind: Sequence[Phrase], language: Language) -> bool:
    """ "Visited the White House", "visits Riga on Friday": a place, and nobody there."""
    places = words_of(language, "visits_places")
    if head.text.casefold() not in places:
        return False
    people = next((p for p in behind if p.kind == "parties"), None)
    return people is None and not any(p.kind == "noun" for p in behind)


def _is_interview(sentence: ReadSentence, head: Head, interviews: frozenset[str]) -> bool:
    """ "Sat down with X for an interview", "spoke to X in an interview": for the press, and no meeting."""
    if head.sense not in ("meet", "talk"):
        return False
    behind = [atom for atom in sentence.atoms if atom.start >= head.end]
    at = next((i for i, atom in enumerate(behind) if atom.norm in interviews), 0)
    return at > 0 and not any(a.has("verb", "and", "after", "before") or a.text in ".;" for a in behind[:at])


def _is_a_verb(before: Sequence[Atom], behind: Sequence[Atom]) -> bool:
    """Whether what may be a noun is a verb: "what we call X", "to call X"; but "in that call, X said", "both calls"."""
    if not before or not before[-1].has(*_BEFORE_A_VERB) or before[-1].has("two"):
        return False
    return bool(behind) and not behind[0].has(*_WITH_WHOM, "punct", "be", "have", "verb", "at", "on", "date", "and")


def _is_passive(sentence: ReadSentence, head: Head, behind: Sequence[Phrase]) -> bool:
    """ "Was received in the palace by X", "those whom he has seen are X and Y", read as "seen: each X and Y"."""
    each = "each" in sentence.kinds and any(atom.start >= head.end for atom in sentence.those("each"))
    return each or any(phrase.kind == "parties" and phrase.role == "by" for phrase in behind)


def _describes(phrase: Phrase) -> bool:
    """ "Called hospital chain | chief executive X", "called former treasurer X"."""
    return phrase.has("former") or (phrase.kind == "unknown" and phrase.atoms[0].kinds.keys() == {"word"})


def _ends_there(behind: Sequence[Phrase], language: Language) -> bool:
    """Whether no word behind somebody says what he was called, told to do or seen doing."""
    rest: list[Atom] = [atom for phrase in behind for atom in phrase.atoms]
    if not rest or behind[0].kind in _OF_A_MEETING:
        return True
    if behind[0].kind == "mark":
        return rest[0].text not in _OPENING
    if rest[0].has("infinitive_mark"):
        reasons = words_of(language, "rung_to")
        return len(rest) > 1 and rest[1].norm in reasons
    if rest[0].has(*_ARTICLES) and not rest[0].has(*_MAY_FOLLOW):
        times = words_of(language, "times")
        return rest[0].has("definite") and any(atom.has("date") or atom.norm in times for atom in rest[1:4])
    return behind[0].kind == "word" or "adverb" in rest[0].forms


_ARTICLES = ("definite", "indefinite", "possessive")
_WITH_WHOM = ("with", "between", "from", "by")
_WHEN = ("date", "place", "format", "duration")
_ENDS = ("from", "verb", "that", "with", "for")
_BEFORE_A_VERB = ("infinitive_mark", "will", "hedge_modal", "opinion_modal", "do", "me", "they", "he", "relative", "we")
_OF_A_MEETING = ("date", "place", "format", "duration", "topic", "aside", "noun", "verb", "parties")
_MAY_FOLLOW = (
    "and", "at", "on", "from", "after", "before", "when", "exclusive", "ignorable", "for", "by", "about", "again",
    "soft", "there", "date", "time_of_day", "later", "format", "rather", "without", "with", "ordinal", "because",
    "since", "relative",
)  # fmt: skip
_OPENING = ('"', "“", "‘", "'", "„", "(")
