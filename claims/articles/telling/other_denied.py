"""A negation that is of something beside the meeting, in German, where it stands before what it denies: "das war kein
leichtes Gespräch", "am Ende des Gesprächs gab es keine Einigung", "das Treffen fand nicht öffentlich statt"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.reading.said import Clause, Head
from claims.reading.scan import Atom


def denies_something_else(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether the meeting that a negated clause names was held nevertheless."""
    head = clause.heads[-1]
    if not sentence.capital_nouns:
        return False
    if _was_before_colon(sentence, clause.heads[0]):
        return True
    if head.sense != "noun":
        return _is_of_next_verb(sentence, clause)
    return _is_judged(sentence, head) or _lacks_a_thing(sentence, head) or _was_otherwise(sentence, head)


def _is_of_next_verb(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Hat X im Mai getroffen und nicht gewusst, wer er ist": of the next verb, and not that they met."""
    end = clause.heads[-1].end
    negations = [atom for atom in sentence.atoms if atom.has("not", "never", "no") and atom.start < clause.end]
    led = {two.start for one, two in pairwise(sentence.atoms) if one.has("and") and one.start >= end}
    return bool(negations) and all(atom.has("not") and atom.start in led for atom in negations)


def is_put_right(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Hat X nicht in Villach, sondern in Graz getroffen", "nicht mit Y, sondern mit Z": they met, and what belongs to
    which of both is not told apart."""
    if not (clause.negated and sentence.capital_nouns and "rather" in sentence.kinds):
        return False
    pairs = list(pairwise(sentence.atoms))
    off = next((one.start for one, two in pairs if one.has("not") and two.has("at", "on", "with")), None)
    return off is not None and any(one.text == "," and two.has("rather") and two.start > off for one, two in pairs)


def is_only_of_a_topic(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Had not spoken to X about the law", "hat mit X nicht über Y gesprochen": of other things he may have. So with
    "he denied having discussed the law", of somebody told of before."""
    of_him = "deny" in sentence.senses and len(clause.parties) <= 1
    if of_him and all(head.sense == "discuss" for head in clause.heads):
        return True
    if not (clause.negated or of_him) or any(head.sense != "talk" for head in clause.heads):
        return False
    return any(
        phrase.kind == "topic" or (phrase.kind == "aside" and phrase.atoms[0].has("about"))
        for phrase in sentence.phrases
        if clause.start <= phrase.start < clause.end
    )


def is_only_of_what_it_was(sentence: ReadSentence, head: Head) -> bool:
    """ "Denied that the meeting was secret", "bestritt, dass das Treffen geheim war": and not that there was one."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    if "deny" not in sentence.senses or head.sense != "noun" or not any(atom.has("that") for atom in before):
        return False
    behind = [atom for atom in sentence.atoms if atom.start >= head.end]
    told = behind[: next((i for i, atom in enumerate(behind) if atom.has("punct")), len(behind))]
    led = bool(before) and before[-1].has("definite") and not before[-1].has("that")
    says = any(atom.has("verb", "have", "not", "with") for atom in told)
    return led and not says and len(told) > 1 and any(atom.has("be") for atom in told)


def _was_before_colon(sentence: ReadSentence, head: Head) -> bool:
    """ "Dass X kein Ende fand, ärgerte viele: Das Treffen mit Y …": what was missing, told of before a colon."""
    colon = next((a.start for a in reversed(sentence.atoms) if a.text == ":" and a.end <= head.start), None)
    if colon is None or not sentence.kinds.isdisjoint(("not", "never", "neither", "nobody", "falsehood", "statement")):
        return False
    missing = [two for one, two in pairwise(_without_adjectives(sentence.atoms)) if one.has("no")]
    return bool(missing) and all(a.end <= colon and a.capital and not a.has(*_OF_IT) for a in missing)


_OF_IT = ("noun", "confirmed", "meal", "visit")


def _is_judged(sentence: ReadSentence, head: Head) -> bool:
    """ "Es war kein leichtes Gespräch": what it was like; "es gab kein offizielles Gespräch" has another verb."""
    led = [atom for atom in sentence.atoms if atom.end <= head.start]
    what = _plain(led)
    if not what or what == len(led) or not led[-what - 1].has("no"):
        return False
    near = [atom for atom in led[: -what - 1] if not atom.has("ignorable", "punct", "exclusive")]
    if near and near[-1].has("cleft"):
        return True
    return len(near) >= len(("das", "war")) and near[-1].has("be") and near[-2].has("it", "definite")


def _plain(led: Sequence[Atom]) -> int:
    """How many words that describe a noun stand right before it."""
    return next((i for i, a in enumerate(reversed(led)) if not (set(a.kinds) == {"word"} and not a.capital)), len(led))


def _lacks_a_thing(sentence: ReadSentence, head: Head) -> bool:
    """ "Am Ende des Gesprächs gab es keine Einigung": a noun of meeting in the genitive, and a "no" with a noun of its
    own behind it."""
    led = [atom for atom in sentence.atoms if atom.end <= head.start]
    before = next((atom for atom in reversed(led) if not atom.has("word", "duration", "ignorable", "format")), None)
    if before is None or not before.has("genitive_article"):
        return False
    behind = [atom for atom in sentence.atoms if atom.start >= head.end]
    if any(atom.has("not", "never") for atom in behind):
        return False
    missing = [two for one, two in pairwise(_without_adjectives(behind)) if one.has("no")]
    return bool(missing) and all(atom.capital and not atom.has("noun") for atom in missing)


def _without_adjectives(atoms: Sequence[Atom]) -> list[Atom]:
    return [atom for atom in atoms if atom.capital or not (set(atom.kinds) <= {"word", "ignorable"})]


def _was_otherwise(sentence: ReadSentence, head: Head) -> bool:
    """ "Das Treffen fand nicht öffentlich statt", "nicht im Schloss, sondern …": how or where it was; but "fand nicht
    statt", "kann nicht wie geplant stattfinden"."""
    behind = [atom for atom in sentence.atoms if atom.start >= head.end]
    happens = any(f.verb.sense in ("happen", "hold") for atom in behind for f in atom.kinds.get("verb", ()))
    at = next((index for index, atom in enumerate(behind) if atom.has("not")), None)
    if at is None or not happens or at + 1 >= len(behind):
        return False
    if any(one.text == "," and two.has("rather") for one, two in pairwise(behind[at:])):
        return True
    how = behind[at + 1]
    return how.has("in_the_open") and any(atom.has("apart", "verb") for atom in behind[at + 2 :])
