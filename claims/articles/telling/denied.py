"""What came of a meeting that did not take place: denied, called off, come to nothing."""

from __future__ import annotations

from itertools import pairwise, takewhile

from claims.articles.sentences import ReadSentence
from claims.articles.telling.occasions import is_adjunct, is_in_both, is_what_for
from claims.reading.lexicon import VerbForm
from claims.reading.said import Clause, Head
from claims.reading.scan import Atom


def is_told_not_to(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Encouraged X not to meet Y": whether he did is not told."""
    if sentence.capital_nouns or not clause.heads:
        return False
    before = [atom for atom in sentence.atoms if atom.end <= clause.heads[0].start][-len(("X", "not", "to")) :]
    told = len(before) == len(("X", "not", "to")) and before[1].has("not") and before[2].has("infinitive_mark")
    return told and before[0].has("name", "office", "title", "he", "they", "group")


def denies(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether a negation is of the meeting itself: of its verb, of "took place", or of its noun ("no talks")."""
    head = clause.heads[-1]
    if not sentence.capital_nouns and _was_not_in(sentence, head):
        return True
    if any(is_adjunct(sentence, each) for each in clause.heads) and _is_of_something_else(sentence):
        return False
    if (_is_over if sentence.capital_nouns else _is_of_what_follows)(sentence, clause):
        return False
    senses = {form.verb.sense for phrase, form in sentence.verbs if is_whole(sentence, phrase.end, form)}
    if "happen" in senses and is_beside(sentence, head) and not is_none_at_all(sentence):
        return False
    if head.sense != "noun" or clause.status_words is not None or _is_negated_first(sentence, clause):
        return True
    if {"hold", "happen"} & senses:
        return True  # "has not held any meeting with …"
    if any(phrase.has("absent") for phrase in sentence.phrases if clause.start <= phrase.start < clause.end):
        return True  # "встречи не было"
    before = [atom for atom in sentence.atoms if atom.end <= head.start][-2:]
    return any(atom.has("no", "never") for atom in before)


def _was_not_in(sentence: ReadSentence, head: Head) -> bool:
    """ "Is not in talks with X", "have never been in secret meetings with X"; "was not angry in talks with X" was."""
    if head.sense != "noun" or sentence.kinds.isdisjoint(("not", "never")):
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start and atom.text]
    while before and before[-1].has("word", "exclusive", "format", "ignorable", "indefinite", "bilateral"):
        before.pop()
    if not before or not before[-1].has("inside"):
        return False
    before.pop()
    own = ("be", "have", "not", "never", "ignorable", "exclusive")
    led = list(takewhile(lambda atom: atom.has(*own), reversed(before)))
    return any(atom.has("be") for atom in led) and any(atom.has("not", "never") for atom in led)


def _is_negated_first(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Hat X nicht getroffen und Gespräche abgelehnt": right before the verb, whatever nouns stand behind it."""
    verbs = {head.start for head in clause.heads if head.sense != "noun"} if sentence.capital_nouns else set()
    return any(one.has("not") and two.start in verbs for one, two in pairwise(sentence.atoms))


def _is_over(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Hatte am Montag mit X gesprochen, eine Zusage bekam sie nicht": the verb ends its clause, and what is negated
    stands behind the comma."""
    head = clause.heads[-1]
    if head.sense == "noun" or head.tense not in ("participle", "infinitive"):
        return False
    commas = [atom.start for atom in sentence.atoms if atom.text == "," and atom.start >= head.end]
    negations = [atom.start for atom in sentence.atoms if atom.has("not", "no", "never") and atom.start >= clause.start]
    return bool(commas and negations) and commas[0] < negations[0]


def _is_of_what_follows(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Met X in Rome on Friday but gave no details": what is negated stands behind whom he met; "met no officials"."""
    head = clause.heads[-1]
    if head.sense == "noun" or head.tense == "infinitive":
        return False
    negations = [a.start for a in sentence.atoms if a.has("not", "no", "never", "neither") and a.start >= clause.start]
    met = next((party.end for party in clause.parties if party.start >= head.end), head.end + 1)
    return bool(negations) and min(negations) > met


def _is_of_something_else(sentence: ReadSentence) -> bool:
    """ "На встрече с X не стал говорить о ценах", "there was no breakthrough at …": no word of meeting is behind it."""
    words = [atom for atom in sentence.atoms if not atom.has("be", "hedge_modal", "will")]  # "не стал говорить"
    behind = [after for atom, after in pairwise(words) if atom.has("not", "no")]
    return bool(behind) and all(
        set(atom.kinds) == {"word"} or any(form.verb.sense in NOT_OF_MEETING for form in atom.kinds.get("verb", ()))
        for atom in behind
    )


def negates_another_verb(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Did not know that X had met Y", "did not back the decision to meet X", where the verb stands before its object:
    what is negated is the verb that another one, or a noun, hangs on; but "did not manage to meet X"."""
    head = clause.heads[0]
    before = [atom for atom in sentence.atoms if clause.start <= atom.start and atom.end <= head.start]
    negated = next((at for at in reversed(range(len(before))) if before[at].has("not")), None)
    if negated is None:
        return False
    own = [atom for atom in before[negated + 1 :] if not atom.has("ignorable", "exclusive", "have", "be")]
    if len(own) < len(("know", "that")) or not _is_another_verb(own[0]):
        return False
    return own[-1].has("infinitive_mark", "plan_words") if head.tense == "present" else any(a.has("that") for a in own)


def _is_another_verb(atom: Atom) -> bool:
    """ "Know", "agree": none of meeting, and no adverb."""
    forms = atom.kinds.get("verb", ())
    plain = set(atom.kinds) == {"word"} and "adverb" not in atom.forms
    return plain or (bool(forms) and all(form.verb.sense in NOT_OF_MEETING for form in forms))


def is_of_one_more(sentence: ReadSentence, clause: Clause) -> bool:
    """ "There was no 'second meeting' between them", "did not hold another one": of the first it says nothing."""
    head = clause.heads[-1]
    if head.sense != "noun" or clause.status != "held":
        return False
    led = [atom for atom in sentence.atoms if atom.end <= head.start and not atom.has("punct")][-_NEGATED:]
    return any(one.has("no") and two.has("ordinal", "coming") for one, two in pairwise(led))


NOT_OF_MEETING = frozenset({"say", "believe", "agree", "discuss", "call_as"})


def is_none_at_all(sentence: ReadSentence) -> bool:
    """Whether a "no" stands before a noun of meeting, with nothing but what describes it between: "there were no talks
    at the conference", but "there was no progress in talks"."""
    for at, phrase in enumerate(sentence.phrases):
        if phrase.kind == "noun" and not phrase.role:
            led = [p for p in sentence.phrases[max(0, at - _NEGATED) : at] if p.kind in ("word", "unknown", "format")]
            if any(p.kind == "word" and p.has("no") for p in led[-_NEGATED:]):
                return True
    return False


_NEGATED = 3  # phrases of "no such bilateral" before a noun


def denies_the_press(sentence: ReadSentence, clause: Clause) -> bool:
    """ "The two did not meet the press", «с прессой они не встречались»: of each other that says nothing."""
    if not clause.negated or "media" not in sentence.kinds or clause.heads[0].sense == "noun":
        return False
    led: Atom | None = None
    for atom in sentence.atoms:
        if atom.has("media") and led is not None and (led.has("with") or led.start == clause.heads[-1].start):
            return True
        led = led if atom.has("definite", "ignorable") else atom
    return False


def is_beside(sentence: ReadSentence, head: Head) -> bool:
    """ "Zu einer Einigung kam es bei dem Treffen nicht", "kein Foto von dem Treffen": what there
    was not is something else."""
    noun = next((p for p in sentence.phrases if p.kind == "noun" and p.start <= head.start < p.end), None)
    if is_in_both(sentence, head):
        return True
    if noun is None or noun.role not in ("after", "at", "of", "for"):  # "für ein Gespräch gibt es keinen Termin"
        return False
    return not is_what_for(sentence, head)


def bore_nothing(sentence: ReadSentence, head: Head) -> bool:
    """ "The talks between X and Y did not produce a result", "brought no result": they were held."""
    if sentence.kinds.isdisjoint(("yields", "bore")):
        return False
    behind = [atom for atom in sentence.atoms if atom.start >= head.end and not atom.has("ignorable", "do")]
    if any(atom.has("will", "hedge_modal", "plan_words") for atom in behind):
        return False
    pairs = (("not", "yields"), ("bore", "no"))
    return any(one.has(led) and two.has(then) for one, two in pairwise(behind) for led, then in pairs)


def did_not_do(sentence: ReadSentence, head: Head) -> bool:
    """ "Так и не дождался встречи с X": a verb of no table that is negated, right before the meeting that is its
    object; where nouns have no articles, it may never have been."""
    if head.sense != "noun" or is_adjunct(sentence, head):
        return False
    before = [atom for atom in sentence.atoms if atom.start < atom.end <= head.start]  # marks of no width are put in
    if before and before[-1].has("on", "purpose"):
        before.pop()  # «не попал на встречу с X»
    if len(before) > 1 and before[-2].has("not") and set(before[-1].kinds) == {"word"}:
        return True
    behind = [atom for atom in sentence.atoms if atom.start >= head.end]
    stop = next((at for at, atom in enumerate(behind) if atom.has("punct")), len(behind))
    last = behind[max(0, stop - len(("not", "reached"))) : stop]  # «Y встречи с X не добился»
    ends = len(last) > 1 and last[0].has("not") and set(last[1].kinds) == {"word"}
    return ends and any(atom.has("name") for atom in before)


def is_not_about_to(sentence: ReadSentence, head: Head) -> bool:
    """ "Was not going to engage in talks with X", "is not ready to hold talks": nobody says that they were held."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    no = next((i for i in reversed(range(len(before))) if before[i].has("not")), len(before))
    mark = next((i for i in range(no, len(before)) if before[i].has("infinitive_mark")), None)
    return head.sense == "noun" and mark is not None and not any(a.has("punct", "that") for a in before[no:mark])


def is_not_the_first(sentence: ReadSentence) -> bool:
    """ "Their meeting will not be the first": there were others, and this one is not denied."""
    atoms = [atom for atom in sentence.atoms if not atom.has("be", "definite", "ignorable")]
    return any(one.has("not") and two.has("first", "ordinal") for one, two in pairwise(atoms))


def shows_nothing(sentence: ReadSentence, head: Head) -> bool:
    """ "Gave no details of his meeting with X", "released no photograph of it": it was held."""
    before = [atom for atom in sentence.those("shown") if atom.end <= head.start]
    return any(one.has("no") and two in before for one, two in pairwise(sentence.atoms))


def has_not_begun(sentence: ReadSentence, head: Head) -> bool:
    """ "Is not expected to launch talks with X", "has not opened negotiations with X": what was not done is theirs."""
    if sentence.capital_nouns or head.sense != "noun" or is_adjunct(sentence, head):
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    negated = next((at for at in reversed(range(len(before))) if before[at].has("not")), None)
    return negated is not None and not any(atom.has("punct", "verb", "at", "after", "of") for atom in before[negated:])


def is_whole(sentence: ReadSentence, end: int, form: VerbForm) -> bool:
    """Whether the particle of a separable verb is there: "wies … zurück"."""
    if form.joined or form.verb.particle is None:
        return True
    return any(a.start > end and a.norm == form.verb.particle for a in sentence.those("apart"))


def tells_of_earlier_days(sentence: ReadSentence, clause: Clause) -> bool:
    """ "X and Y met on Tuesday. They had never met before": denies nothing of what was told of just before."""
    return (clause.never and clause.pluperfect) or "until_then" in sentence.kinds


def is_for_a_time(sentence: ReadSentence, clause: Clause) -> bool:
    """ "X и Y встретились в среду. Они не виделись два года", "… с осени": how long they had not, does not deny it."""
    if "how_long" not in sentence.kinds or clause.heads[-1].sense not in _AGAIN:
        return False
    head = clause.heads[-1]
    marks = [atom for atom in sentence.atoms if atom.has("punct")]
    opens = max((mark.end for mark in marks if mark.end <= head.start), default=0)
    ends = min((mark.start for mark in marks if mark.start >= head.end), default=sentence.scanned.end)
    since = {atom.end + 1 for atom in sentence.those("since")}  # «с саммита», and not «на полях саммита»
    long = [atom for atom in sentence.those("how_long") if not atom.has("noun") or atom.start in since]
    return any(opens <= atom.start < ends for atom in long)


def is_of_what_followed(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Nach ihrem Treffen im Mai sprachen X und Y nicht mehr miteinander", "met in May, but no meeting of theirs has
    followed": what they did not do was after it."""
    head = clause.heads[-1]
    if any(atom.start >= head.end for atom in sentence.those("has_followed")):
        return True
    noun = any(p.kind == "noun" and p.role == "after" and p.end <= head.start for p in sentence.phrases)
    return noun and head.sense in _AGAIN


_AGAIN = ("talk", "see", "meet")
