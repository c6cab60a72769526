"""Meetings that are only said to be: rumoured, confirmed, not announced, possible on a condition."""

from __future__ import annotations

from claims.articles.sentences import ReadSentence
from claims.reading.said import Clause, Head


def is_on_condition(sentence: ReadSentence, head: Head) -> bool:
    """ "X werde sich nur dann mit Y treffen, wenn zuvor die Zölle fielen": no plan, but a condition for one."""
    if not sentence.capital_nouns or not sentence.kinds >= {"exclusive", "condition"}:
        return False
    only = any(atom.has("exclusive") and atom.end <= head.start for atom in sentence.atoms)
    return only and any(atom.has("condition") and atom.start >= head.end for atom in sentence.atoms)


def is_to_be_had(sentence: ReadSentence, head: Head) -> bool:
    """ "Those expected to have one-on-one deliberations with X include …": of what they are expected to have."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    while before and before[-1].has("word", "exclusive", "bilateral", "indefinite", "format", "ignorable"):
        before.pop()
    return head.sense == "noun" and len(before) > 1 and before[-1].has("have") and before[-2].has("plan_words")


def is_only_confirmed(sentence: ReadSentence, clause: Clause) -> bool:
    """ "МИД подтвердил встречу X с Y": one that was, or one that is planned."""
    if "confirmed" not in sentence.kinds:
        return False
    head = clause.heads[0]
    own = ("ignorable", "word", "format", "definite")
    before = (a for a in reversed(sentence.atoms) if a.end <= head.start and (a.has("said_on") or not a.has(*own)))
    led = next(before, None) if head.sense == "noun" else None
    return led is not None and led.has("confirmed")


def is_said_to_be_planned(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Eine für Februar angesetzte Begegnung", by an adjective before its noun."""
    nouns = [head.start for head in clause.heads if head.sense == "noun"]
    planned = (p.end for p, form in sentence.verbs if (form.verb.sense, form.tense) == ("plan", "attributive"))
    return any(0 <= start - end <= _BEFORE_NOUN for end in planned for start in nouns)


_BEFORE_NOUN = 24  # code points of "erste gemeinsame" between such an adjective and its noun


def may_not_have_been(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Im Januar war ein Treffen mit X gescheitert": it came to nothing, or did not come about; but "das vorige
    Treffen war gescheitert", "Gespräche sind gescheitert"."""
    head = clause.heads[-1]
    led = next((atom for atom in reversed(sentence.atoms) if atom.end <= head.start), None)
    return head.sense == "noun" and clause.format == "in_person" and led is not None and led.has("indefinite", "first")


def is_rumoured(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Soll am Montag X empfangen haben", "will mit ihm telefoniert haben": what somebody says to have been so, and no
    plan, though the participle looks like a form of the present."""
    head = clause.heads[-1]
    behind = next((atom for atom in sentence.atoms if atom.start >= head.end), None)
    if head.sense == "noun" or behind is None or not behind.has("have") or not behind.has("plural"):
        return False
    return any(
        atom.has("plan_words", "plan_modal", "hedge_modal") and clause.start <= atom.start < head.start
        for atom in sentence.atoms
    )


def was_not_announced(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Das Treffen am Montagabend war nicht angekündigt worden": it was held all the same."""
    if not (sentence.capital_nouns and clause.negated and clause.definite) or "were" not in sentence.kinds:
        return False
    words = clause.status_words
    planned = words is not None and any(
        form.verb.sense == "plan" and form.tense == "participle" and words.start <= phrase.start < words.end
        for phrase, form in sentence.verbs
    )
    return planned and all(head.sense == "noun" for head in clause.heads)


def was_so_behind_colon(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Geplant war es anders: X traf am Sonntag Y": what the words before a colon say of a plan, the verb behind it
    does not."""
    words, head = clause.status_words, clause.heads[0]
    if words is None or not sentence.capital_nouns or head.sense == "noun" or head.tense != "past":
        return False
    return any(atom.text == ":" and words.start < atom.start < head.start for atom in sentence.atoms)


def is_only_ready(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Готов встретиться с X", "said on Monday that he was ready to meet X": who is ready to meet somebody has no plan
    yet, where no day stands behind it."""
    ready = [atom.end for atom in sentence.those("urges") if clause.start <= atom.start < clause.end]
    return bool(ready) and not any(day.start > ready[-1] for day in clause.dates)
