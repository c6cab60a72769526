"""What became of a meeting is still open: somebody threatens to call it off, it is in doubt, on again, or put off to
another day."""

from __future__ import annotations

from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.telling.report import Report
from claims.dates import DateMention
from claims.places import PlaceMention
from claims.reading.phrases import Phrase
from claims.reading.said import Clause, Head


def is_still_open(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Threatened to cancel his meeting with X", "will his meeting with X not cancel", "his meeting with X is in
    doubt": of a noun of meeting, of which nobody tells what came of it."""
    if clause.heads[-1].sense != "noun":
        return False
    if any(atom.start > clause.heads[0].start for atom in sentence.those("in_doubt")):
        return True
    calls_off = [phrase for phrase, form in sentence.verbs if form.verb.sense == "cancel"]
    if not calls_off:
        return False
    said = (*sentence.those("threatens"), *sentence.those("addressed"))  # "urged him to cancel it"
    threatened = any(_is_threatened(sentence, atom.end, phrase) for atom in said for phrase in calls_off)
    denied = clause.negated and "no" not in sentence.kinds
    return threatened or (denied and not all(_is_a_reason(sentence, phrase) for phrase in calls_off))


def _is_a_reason(sentence: ReadSentence, calls_off: Phrase) -> bool:
    """ "Ein Treffen mit X kam nicht zustande: Er hatte seine Reise abgesagt": behind a colon or "because", and behind
    what is denied."""
    denied = [*sentence.those("not"), *sentence.those("never")]
    before = [atom for atom in sentence.atoms if atom.end <= calls_off.start]
    at = next((i for i in reversed(range(len(before))) if before[i].text in _ENDS or before[i].has("because")), -1)
    return at > 0 and bool(denied) and all(atom.end <= before[at].start for atom in denied)


_ENDS = (":", ";")


def _is_threatened(sentence: ReadSentence, end: int, calls_off: Phrase) -> bool:
    """ "Threatened to cancel", "considered cancelling": a verb that hangs on another one, which ends before it."""
    if end > calls_off.start or any(form.tense == "past" for form in calls_off.value):
        return False
    between = (atom for atom in sentence.atoms if end <= atom.start and atom.end <= calls_off.start)
    return not any(atom.has("after", "before", "and", "when") for atom in between)


def is_on(sentence: ReadSentence, clause: Clause) -> bool:
    """ "His meeting with X is back on", "das Treffen findet doch statt": a noun of meeting, and it is to be."""
    told = any(atom.start > clause.heads[0].start for atom in sentence.those("goes_ahead"))
    return told and all(head.sense == "noun" for head in clause.heads) and not clause.negated


def put_off_to(sentence: ReadSentence, clause: Clause) -> DateMention | None:
    """ "Was postponed to Friday", "wurde von Montag auf Freitag verschoben": the day on which a noun of meeting is now
    to be; None where no new one is told. A comma parts it from the day that it was set for ("…, planned for Monday, was
    postponed")."""
    put_off = [phrase for phrase, form in sentence.verbs if form.verb.put_off]
    if not put_off or clause.negated or any(head.sense != "noun" for head in clause.heads):
        return None
    days = [two.kinds["date"] for one, two in pairwise(sentence.atoms) if one.has("put_to") and two.has("date")]
    days += [phrase.value for phrase in sentence.phrases if phrase.kind == "date" and phrase.atoms[0].has("put_to")]
    days = [day for day in days if not (_comma_between(sentence, day, put_off[0]) or _was_set_for(sentence, day))]
    return next((day for day in days if day.earliest is not None), None)


def is_put_off(report: Report) -> bool:
    """«Встречу перенесли на следующую неделю»: whether a report that names nobody tells of a new day for a plan."""
    moved = any(form.verb.put_off for _, form in report.sentence.verbs)
    return moved and report.status == "planned" and not report.members and bool(report.clause.dates)


def moved_to(sentence: ReadSentence, clause: Clause) -> PlaceMention | None:
    """«Переговоры перенесены из Брюсселя в Женеву»: the town in which a noun of meeting is now to be; it is put off to
    no other day, and not called off."""
    moved = any(form.verb.put_off for _, form in sentence.verbs)
    if not moved or clause.negated or any(head.sense != "noun" for head in clause.heads):
        return None
    triples = zip(sentence.atoms, sentence.atoms[1:], sentence.atoms[2:], sentence.atoms[3:], strict=False)
    towns = [d for a, b, c, d in triples if a.has("from") and b.has("place") and c.has("at") and d.has("place")]
    return next((place for place in clause.places for town in towns if town.start <= place.start < town.end), None)


def is_moved(sentence: ReadSentence, head: Head) -> bool:
    """ "The meeting was brought forward from Friday to Wednesday": whether it was held by then nobody tells."""
    if head.sense != "noun" or "moved_to" not in sentence.kinds:
        return False
    told = any(form.verb.sense not in ("plan", "say") and p.start > head.end for p, form in sentence.verbs)
    return not told and any(atom.start >= head.end for atom in sentence.those("moved_to"))


def is_put_off_and_will_be(sentence: ReadSentence) -> bool:
    """ "The summit, put off from 3 March, will bring together X and Y": a clause between commas, behind which it is to
    be."""
    phrases = sentence.phrases
    if "will" not in sentence.kinds or sentence.capital_nouns or not sentence.kinds.isdisjoint(("not", "never", "no")):
        return False
    for at, (comma, verb) in enumerate(pairwise(phrases)):
        off = comma.value == "," and verb.kind == "verb" and any(form.verb.put_off for form in verb.value)
        close = next((i for i in range(at + 2, len(phrases)) if phrases[i].value == ","), None) if off else None
        if close is not None and close + 1 < len(phrases) and phrases[close + 1].has("will"):
            return True
    return False


def _was_set_for(sentence: ReadSentence, day: DateMention) -> bool:
    """ "Das auf Freitag angesetzte Treffen", «запланированная на пятницу встреча»: the day before it was put off."""
    before = [atom for atom in sentence.atoms if atom.end <= day.start and not atom.has("put_to")][-1:]
    behind = [atom for atom in sentence.atoms if atom.start >= day.end][:1]
    return any(
        (form.verb.sense, form.tense) == _SET for atom in (*before, *behind) for form in atom.kinds.get("verb", ())
    )


_SET = ("plan", "attributive")


def had_been_off(sentence: ReadSentence) -> bool:
    """ "Das Treffen war im Januar verschoben worden": before the time that is told of."""
    for at, (one, two) in enumerate(pairwise(sentence.atoms)):
        if two.has("become") and any((f.verb.sense, f.tense) == _CALLED_OFF for f in one.kinds.get("verb", ())):
            return any(atom.has("were") for atom in (*sentence.atoms[:at], *sentence.atoms[at + 2 : at + 3]))
    return False


_CALLED_OFF = ("cancel", "participle")


def was_put_off_often(sentence: ReadSentence) -> bool:
    """ "Musste zweimal verschoben werden": and is to be after all."""
    return "repeated" in sentence.kinds and any(form.verb.put_off for _, form in sentence.verbs)


def _comma_between(sentence: ReadSentence, day: DateMention, verb: Phrase) -> bool:
    start, end = min(day.end, verb.end), max(day.start, verb.start)
    return any(atom.text == "," and start <= atom.start < end for atom in sentence.atoms)
