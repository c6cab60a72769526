"""Words of meeting that are none where they stand: a title, a thing, a bill, a name, a verb's object."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.sentences import ReadSentence
from claims.reading.said import Clause, Head, Loose
from claims.reading.scan import Atom


def is_other_name(sentence: ReadSentence, joint: Atom) -> bool:
    """ "Met X, the head of the Latvian Bank, or LVB, in May": in short, and no alternative."""
    at = next(i for i, atom in enumerate(sentence.atoms) if atom is joint)
    behind = sentence.atoms[at + 1 : at + len(("or", "LVB", ","))]
    return len(behind) > 1 and len(behind[0].text) > 1 and behind[0].text.isupper() and behind[1].text == ","


def is_a_title(sentence: ReadSentence, head: Head) -> bool:
    """«В передаче «Встреча»», "the weekly “Meeting”": a noun with a capital letter, alone between quotation marks; "das
    "Treffen der Könige" der Malerin X": one that goes on, and behind which stands by whom it is."""
    if head.sense != "noun":
        return False
    atoms = sentence.atoms
    at = next((i for i, atom in enumerate(atoms) if atom.start <= head.start < atom.end), 0)
    if at > 1 and atoms[at].capital and atoms[at - 1].text in _OPENING:
        closed = next((i for i in range(at + 1, len(atoms)) if atoms[i].text in _QUOTES), len(atoms))
        behind = atoms[closed + 1 : closed + 4]
        by = len(behind) > 2 and behind[0].has("definite", "by") and behind[-1].has("name")
        if by and _is_short(atoms, at, closed):
            return True
    quoted = 0 < at < len(atoms) - 1 and atoms[at - 1].text in _OPENING and atoms[at + 1].text in _QUOTES
    return quoted and at > 1 and atoms[at].capital and not sentence.capital_nouns


def _is_short(atoms: Sequence[Atom], at: int, closed: int) -> bool:
    return closed - at <= _LONGEST_TITLE and not any(atom.has("punct") for atom in atoms[at:closed])


_LONGEST_TITLE = 8  # atoms of "Treffen der Könige in Luzern"


def is_of_a_thing(sentence: ReadSentence, head: Head) -> bool:
    """ "The meeting minutes name X", "attended a talk about dance": what a thing is of, and what one gives alone."""
    at = next((i for i, atom in enumerate(sentence.atoms) if atom.start == head.start), 0)
    behind = sentence.atoms[at + 1 : at + 2]
    if behind and behind[0].has("of_meetings") and head.sense == "noun":
        return True
    if sentence.atoms[at].has("lecture") and "with" not in sentence.kinds and _is_of_one(sentence, at):
        return True  # "the president's tough talk on crime"
    given = sentence.atoms[at].has("lecture") and sentence.atoms[at - 1].has("indefinite", "possessive")
    return given and "attend" in sentence.senses and "with" not in sentence.kinds


def is_named_event(sentence: ReadSentence, clause: Clause) -> bool:
    """ "In a speech to the Liberal Action Conference": the last word of what an event is called, with capital letters,
    at which nobody is said to have met anybody."""
    if len(clause.heads) != 1 or clause.heads[0].sense != "noun" or "beside" in sentence.kinds:
        return False
    head = clause.heads[0]
    at = next((i for i, atom in enumerate(sentence.atoms) if atom.start == head.start), 0)
    if at < len(("the", "Action")) or not sentence.atoms[at].capital:
        return False
    if any(p.kind == "parties" and p.role in ("with", "between") for p in sentence.phrases):
        return False
    first = at
    while first and sentence.atoms[first - 1].capital and sentence.atoms[first - 1].kinds.keys() <= {"word", "name"}:
        first -= 1
    return first < at and first > 0 and sentence.atoms[first - 1].has("definite")


def is_of_a_bill(sentence: ReadSentence, head: Head) -> bool:
    """ "Beratung des Antrags der Abgeordneten X und Y": what a parliament does to it; but "zwischen X und Y"."""
    at = next((i for i, atom in enumerate(sentence.atoms) if atom.start == head.start), 0)
    of, bill = (*sentence.atoms[at + 1 : at + 3], None, None)[:2]
    if of is None or bill is None or not sentence.atoms[at].has("of_bills") or not of.has("genitive_article"):
        return False
    people = bill.has("office", "title", "group", "nation", "country") or " " in bill.text
    return bill.capital and not people and sentence.kinds.isdisjoint(("between", "with"))


def _is_of_one(sentence: ReadSentence, at: int) -> bool:
    led = next((atom for atom in reversed(sentence.atoms[:at]) if atom.kinds.keys() != {"word"}), None)
    return led is not None and led.has("possessive_s", "possessive") and at + 1 < len(sentence.atoms)


_OPENING = ("«", "“", '"', "„")


def is_of_unknown_verb(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Army chief snubs peace summit": what a headline's verb of no table says of a meeting may be anything."""
    atoms, head = sentence.atoms, clause.heads[0]
    if head.sense != "noun" or clause.status != "held" or not atoms or atoms[-1].has("punct"):
        return False
    before = [atom for atom in atoms if atom.end <= head.start]
    while before and before[-1].kinds.keys() <= _BEFORE_A_BARE_NOUN and not _is_unknown_verb(before):
        before.pop()
    return len(before) > 1 and _is_unknown_verb(before)


def _is_unknown_verb(before: Sequence[Atom]) -> bool:
    led, last = (*before[-2:],) if len(before) > 1 else (None, before[-1])
    told = last.kinds.keys() <= {"word", "idea"} and "plural" in last.forms  # a verb's ending, too
    return told and not last.capital and led is not None and led.has("name", "office", "title", "group")


_BEFORE_A_BARE_NOUN = {"word", "nation", "place", "capital", "country", "format", "name", "ordinal", "coming", "thing"}


def is_of_a_length(sentence: ReadSentence, hedge: Atom) -> bool:
    """ "Broke up after barely half an hour": what says how long, and not whether."""
    at = sentence.atoms.index(hedge)
    led, behind = sentence.atoms[max(0, at - 1) : at], sentence.atoms[at + 1 : at + 3]
    return any(a.has("after", "for") for a in led) and any(a.has("indefinite", "number", "duration") for a in behind)


def are_talking(sentence: ReadSentence, clause: Clause) -> bool:
    """ "X and Y are talking again", "are on speaking terms": as they may for months; with a day it is a meeting."""
    if clause.dates or clause.duration is not None or clause.format is not None:
        return False
    if any(head.sense != "talk" or head.tense != "participle" for head in clause.heads):
        return False
    ahead = [a for a in sentence.atoms if a.end <= clause.heads[0].start and not a.has("ignorable", "at", "on")]
    if len(ahead) > 1 and ahead[-1].has("two") and ahead[-2].has("is"):
        return True  # "X and Y are both speaking of a broader deal in the region"
    return not clause.places and bool(ahead) and ahead[-1].has("is")


def is_name_for(sentence: ReadSentence, named: set[int], part: Loose) -> bool:
    """Whether words stand right behind somebody named, and are no count of the calls; nor "called X and invited him to
    Riga"."""
    led = [atom for atom in sentence.atoms if atom.end <= part.start and not atom.has("indefinite")]
    if any(atom.has("asks_over") for atom in led[-len(("invited", "him")) :]):
        return False
    while led and led[-1].text in _QUOTES:
        led.pop()
    return bool(led) and led[-1].end in named and not _is_how_often(sentence, part)


_QUOTES = ('"', "“", "”", "„", "«", "»", "'", "‘")


def is_thing_of_somebody(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Received a letter from X", "welcomed the remarks by X": what was received was no person."""
    if any(head.sense != "host" for head in clause.heads):
        return False
    behind = [atom for atom in sentence.atoms if atom.start >= clause.heads[-1].end]
    led = next((i for i, atom in enumerate(behind) if atom.has("from", "by")), 0)
    if not led and "of" in sentence.kinds and not sentence.capital_nouns:
        led = next((i for i, atom in enumerate(behind[:_THING]) if atom.has("of")), 0)  # "received the papers of X"
        if led and not behind[0].has("definite", "possessive"):
            return False
    if not led and behind and behind[0].has("definite") and not sentence.capital_nouns:  # whose they are was left out
        words = next((i for i, atom in enumerate(behind[1:]) if set(atom.kinds) - {"word"} or atom.capital), 0)
        return words > 1 and behind[words + 1].has("punct")
    things = [atom for atom in behind[:led] if not atom.has("definite", "indefinite")]
    if not things or any(set(atom.kinds) - {"word"} for atom in things):
        return False
    return behind[led].has("from") or len(things) < led


def is_in_a_name(sentence: ReadSentence, head: Head) -> bool:
    """ "The Committee for Dialogue between …": what a body is for."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start][-2:]
    capital = any(atom.start == head.start and atom.capital for atom in sentence.atoms)
    named = capital and not sentence.capital_nouns and len(before) > 1
    return named and before[0].has("bodies") and before[0].capital and before[1].has("for", "of")


_THING = 4  # atoms of "the new papers of"


def _is_how_often(sentence: ReadSentence, part: Loose) -> bool:
    """ "Звонил Линдгрену трижды"."""
    return all(atom.has("exclusive") for atom in sentence.atoms if part.start <= atom.start < part.end)


def is_call_for_something(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Answered a call from X for more money": what he called for, and no telephone; but "for talks", "an hour"."""
    if all(head.sense != "call" for head in clause.heads):
        return False
    behind = [atom for atom in sentence.atoms if atom.start >= clause.heads[-1].end]
    ignorable = [atom for atom in behind if atom.has("ignorable")][: len(("a", "call", "from"))]
    caller = next((p for p in sentence.phrases if p.kind == "parties" and p.start >= clause.heads[-1].end), None)
    if caller is None or len(ignorable) < len(("a", "call", "from")) or ignorable[-1].end > caller.start:
        return False
    led = [atom for atom in behind if atom.start >= caller.end][: len(("for", "money"))]
    return len(led) > 1 and led[0].has("for") and led[1].kinds.keys() == {"word"}
