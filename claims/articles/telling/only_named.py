"""A meeting that is only named, thought of or hoped for by what a sentence says of it: "it is not ruled out"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.telling.occasions import is_adjunct, is_before
from claims.reading.said import Clause, Head
from claims.reading.scan import Atom


def is_offered(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Her offer to host talks in Lansing was turned down by X": what was only an idea."""
    head = clause.heads[0]
    before = [
        atom for atom in sentence.atoms if atom.end <= head.start and not atom.has("indefinite", "word", "format")
    ]
    if head.sense != "noun" or len(before) < len(("offer", "to", "host")):
        return False
    return before[-3].has("idea") and before[-2].has("infinitive_mark") and before[-1].has("verb")


def is_hoped_of(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Hoped for a breakthrough in talks with X": in those to come."""
    if any(head.sense != "noun" for head in clause.heads):
        return False
    before = [atom for atom in sentence.atoms if atom.end <= clause.heads[0].start]
    hoped = next((index for index, atom in enumerate(before) if atom.has("hopes")), None)
    return hoped is not None and not any(atom.has("verb", "after") for atom in before[hoped + 1 :])


def is_wished(sentence: ReadSentence, head: Head) -> bool:
    """ "Looked forward to meeting X", "dreamed of meeting X", "considered meeting X": it may never have been."""
    earlier = [atom for atom in sentence.atoms if atom.end <= head.start][-2:]
    before = next(reversed(earlier), None)
    if before is None or before.has("told_of"):
        return False
    if before.has("for") and earlier[0].has("name"):
        return True  # "thanked X for meeting Y": it is X who met him
    return before.has("of", "infinitive_mark") or not set(before.kinds) - {"word"}


def was_wanted(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Hatten einander im Mai treffen wollen", "hätte mit ihm beraten sollen": what did not come about."""
    head = clause.heads[-1]
    behind = next((atom for atom in sentence.atoms if atom.start >= head.end), None)
    meant = behind is not None and behind.has("meant") and head.tense in ("infinitive", "present")
    before = [atom for atom in sentence.atoms if clause.start <= atom.start < head.start]
    return meant and any(atom.has("pluperfect", "would_have") for atom in before)


def opens(sentence: ReadSentence, head: Head) -> bool:
    """Whether a noun stands first: "Разговора премьера с … не получилось", "a meeting with X is not on the agenda"."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    return head.sense == "noun" and all(atom.has("punct", "ignorable", "nation", "indefinite") for atom in before)


def is_left_open(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Ein Treffen von X mit Y gilt als unwahrscheinlich", "träumt von einem Treffen mit X": one that was not."""
    head = clause.heads[0]
    if clause.status != "held" and (clause.status != "planned" or clause.dates):
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    if "dreams" in sentence.kinds and any(atom.has("dreams") for atom in before):
        return True
    if sentence.capital_nouns and _is_spoken_of_as_open(sentence, clause):
        return True
    if any(each.sense != "noun" for each in clause.heads) or not sentence.capital_nouns:
        return False
    own = ("word", "nation", "format", "ignorable", "leaves_open")
    led = next((at for at in reversed(range(len(before))) if not before[at].has(*own)), -1)
    if _is_hoped_for(before) or any(atom.has("leaves_open") for atom in before[led + 1 :]):
        return True
    if led >= 0 and not before[led].has("indefinite"):
        return False
    opens_it = led <= 1 or before[led - 1].has("punct", "that")
    behind = [atom for atom in sentence.atoms if head.end <= atom.start]
    return opens_it and any(atom.has("leaves_open") for atom in behind) and not any(a.has("have") for a in behind)


def is_only_thought_of(sentence: ReadSentence, clause: Clause) -> bool:
    """ "A meeting between X and Y is not ruled out", "… was suggested", "… depends on him": what is said of one that
    nobody says was, by the first verb behind it."""
    head = clause.heads[0]
    if clause.status != "held" or any(each.sense != "noun" for each in clause.heads):
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    while before and before[-1].has("word", "nation", "format", "ignorable"):
        before.pop()
    if not before or not before[-1].has("indefinite") or (len(before) > 1 and not before[-2].has("punct", "that")):
        return False
    behind = [atom for atom in sentence.atoms if head.end <= atom.start]
    at = next((i for i, atom in enumerate(behind) if atom.has("be", "have", "verb") or _may_be_present(atom)), None)
    if at is None or behind[at].has("punct"):
        return False
    verb, rest = behind[at], [atom for atom in behind[at + 1 :] if not atom.has("ignorable", "not", "be")]
    if not rest or not verb.has("be", "have"):
        return _may_be_present(verb)
    wished = any(form.verb.sense in ("wish", "discuss") for form in rest[0].kinds.get("verb", ()))
    return wished or rest[0].has("called_for", "intent") or (verb.has("is") and not rest[0].has("verb", "date", "of"))


def _may_be_present(atom: Atom) -> bool:
    """ "Depends", "remains", "hinges": a word that no table knows, and that ends as one thing does."""
    return atom.kinds.keys() == {"word"} and "plural" in atom.forms and not atom.capital


def _is_spoken_of_as_open(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Sprach von einem möglichen Treffen mit Y": with nobody, of one that is open."""
    *talks, noun = clause.heads
    before = [atom for atom in sentence.atoms if clause.start <= atom.start and atom.end <= noun.start]
    if noun.sense != "noun" or not talks or any(head.sense != "talk" for head in talks) or not before:
        return False
    return before[-1].has("leaves_open") and not any(atom.has("with") for atom in before)


def is_where_it_is_denied(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Wies Vorwürfe zurück, sie habe der Firma bei einem Essen Zusagen gemacht": at which somebody denies to have
    done something, and nobody says that it was."""
    denied = [phrase.start for phrase, form in sentence.verbs if form.verb.sense == "deny"]
    there = all(head.sense == "noun" and is_adjunct(sentence, head) for head in clause.heads)
    said = (atom.start for atom in sentence.those("in_reported_speech"))
    return there and not clause.definite and any(denied[0] < at < clause.heads[0].start for at in said)


def is_only_named(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Stellte ein Treffen mit X in Aussicht", "bereitet sich auf ein Treffen mit X vor": of a meeting that is named
    for the first time no word says that it was."""
    if not sentence.capital_nouns or clause.status != "held":
        return False
    if any(head.sense != "noun" for head in clause.heads):
        return False
    heads = _objects(sentence, clause.heads) or clause.heads
    first = heads[0]
    before = [atom for atom in sentence.atoms if atom.end <= first.start]
    led = next((i for i in reversed(range(len(before))) if not before[i].has(*_BETWEEN)), 0)
    if not before or not before[led].has("indefinite") or before[led].has("of_a"):
        return False
    toward = led > 0 and before[led - 1].has("toward") and before[led].has("object_article")
    if not toward and any(is_adjunct(sentence, head) or is_before(sentence, head) for head in heads):
        return False
    if not sentence.kinds.isdisjoint(("says_it_was", "comes_about")):
        return False
    senses = {form.verb.sense for _, form in sentence.verbs}
    if toward:  # "für ein Gespräch gibt es keinen Termin", but "einigten sich auf ein Gespräch"
        return not senses & _BRINGS_TO_IT
    if senses & _SAYS_IT_WAS:
        return False
    return not ("hold" in senses and not _is_judged(sentence)) and not _had(sentence, first)


def _objects(sentence: ReadSentence, heads: Sequence[Head]) -> list[Head]:
    """ "Will nach der Begegnung mit X ein Treffen von Y und Z herbeiführen": the noun that a verb has as its object,
    behind one that is known and says when."""
    if len(heads) < len(("Begegnung", "Treffen")) or not is_adjunct(sentence, heads[0]):
        return []
    led = [atom for atom in sentence.atoms if atom.end <= heads[0].start][-1:]
    if not any(atom.has("definite", "possessive") for atom in led):
        return []
    bare = {p.start for p in sentence.phrases if p.kind == "noun" and not p.role}
    return [head for head in heads[1:] if head.start in bare]


def _is_judged(sentence: ReadSentence) -> bool:
    """ "Hält ein Treffen für verfrüht": a word of quality behind "für"."""
    return any(
        one.has("for") and not other.capital and other.kinds.keys() <= {"word", "leaves_open"}
        for one, other in pairwise(sentence.atoms)
    )


_BETWEEN = ("word", "nation", "format", "ignorable", "duration", "number")  # "ein kurzes Gespräch"
_BRINGS_TO_IT = frozenset({"agree", "hold", "travel", "attend", "meet", "talk", "host", "see"})
_SAYS_IT_WAS = frozenset({
    "happen", "attend", "meet", "talk", "host", "see", "agree", "plan", "cancel", "deny",
})  # fmt: skip


def _had(sentence: ReadSentence, noun: Head) -> bool:
    """ "Hatte am Montag ein langes Gespräch mit X": the verb itself, and no part of one that ends its clause."""
    atoms = sentence.atoms
    has = next((i for i, a in enumerate(atoms) if a.has("have") and a.end <= noun.start), None)
    behind = [atom for atom in atoms if atom.start >= noun.end]
    if len(behind) > 1 and behind[0].has("have") and behind[1].has("have"):
        return True  # "dass sie am Montag ein Gespräch gehabt hatten"
    if has is None:
        return False
    stop = next((i for i, a in enumerate(behind) if a.text in _STOPS), len(behind))
    last = behind[stop - 1] if stop else None
    return last is None or last.capital or set(last.kinds) != {"word"}


_STOPS = (",", ".", ";", ":", "!", "?", "–")


def _is_hoped_for(before: Sequence[Atom]) -> bool:
    """ "Die Hoffnung auf ein Treffen …"."""
    own = ("indefinite", "toward", "on", "for", "of", "word", "nation", "format")
    last = next((atom for atom in reversed(before) if not atom.has(*own)), None)
    return last is not None and last.has("idea")
