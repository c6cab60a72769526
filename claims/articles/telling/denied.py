"""What came of a meeting that did not take place: denied, called off, come to nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from claims.articles.sentences import ReadSentence
from claims.articles.telling.certainty import happens, is_adjunct, is_in_both, is_what_for
from claims.articles.telling.report import Report
from claims.reading.lexicon import VerbForm
from claims.reading.phrases import Phrase
from claims.reading.said import Clause, Head, Status
from claims.reading.scan import Atom


def came_to_nothing(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Was to have met X", "had been due to see X": a plan that nobody tells of so who saw it kept."""
    if _was_first_meant(sentence, clause) or _was_due_but(sentence, clause):
        return True
    head = clause.heads[0]
    if head.sense == "noun" and any(atom.start >= head.end for atom in sentence.those("was_to_have")):
        return not clause.negated  # "the meeting was to have been between X and Y"
    if "plan_words" not in sentence.kinds:
        return False
    before = [atom for atom in sentence.atoms if clause.start <= atom.start and atom.end <= clause.heads[0].start]
    planned = next((at for at in reversed(range(len(before))) if before[at].has("plan_words")), None)
    if planned is None or clause.negated or any(atom.has("verb") for atom in before[planned + 1 :]):
        return False
    done = clause.heads[0].tense in ("past", "participle")
    have = done and planned + 1 < len(before) and before[planned + 1].has("have")
    return have or before[planned].has("unfulfilled")


def is_told_not_to(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Encouraged X not to meet Y": whether he did is not told."""
    if sentence.capital_nouns or not clause.heads:
        return False
    before = [atom for atom in sentence.atoms if atom.end <= clause.heads[0].start][-len(("X", "not", "to")) :]
    told = len(before) == len(("X", "not", "to")) and before[1].has("not") and before[2].has("infinitive_mark")
    return told and before[0].has("name", "office", "title", "he", "they", "group")


def stayed_away(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Blieb dem Treffen mit X fern", "fehlte bei dem Gespräch": who was not there; others may have been."""
    return "stays_away" in sentence.kinds and all(head.sense == "noun" for head in clause.heads)


def was_awaited_in_vain(sentence: ReadSentence) -> bool:
    """«Министр X, которого ждали на переговорах с Y, не пришёл»: nothing that the sentence tells of need have been."""
    if sentence.capital_nouns or not sentence.kinds >= {"relative", "not"} or sentence.kinds.isdisjoint(_CAME):
        return False
    atoms = sentence.atoms
    opened = next((i for i, atom in enumerate(atoms) if atom.has("relative") and i and atoms[i - 1].text == ","), None)
    noun = next((i for i in range(opened or 0, len(atoms)) if atoms[i].has("noun")), None)
    if opened is None or noun is None or any(atom.text == "," for atom in atoms[opened:noun]):
        return False
    close = next((i for i in range(noun, len(atoms)) if atoms[i].text == ","), len(atoms))
    came = atoms[close + 1 : close + 3]
    return len(came) > 1 and came[0].has("not") and came[1].has(*_CAME)


_CAME = ("went", "journey", "arrives")


def did_not_come(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Erschien am Montag nicht zu dem vereinbarten Treffen mit X": so they did not meet."""
    if "arrives" not in sentence.kinds or "not" not in sentence.kinds or any(h.sense != "noun" for h in clause.heads):
        return False
    before = [atom for atom in sentence.atoms if atom.end <= clause.heads[-1].start]
    led = next((a for a in reversed(before) if a.has("purpose") or not a.has(*_DESCRIBING)), None)
    return led is not None and led.has("purpose")


def is_off_after_all(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Wird X nun doch nicht treffen", "will not meet X as planned": what was planned is off; ", doch nicht mit X" is
    another "doch"."""
    if clause.status == "planned" and "as_planned" in sentence.kinds:
        return True
    if clause.status != "planned" or "but" not in sentence.kinds:
        return False
    threes = zip(sentence.atoms, sentence.atoms[1:], sentence.atoms[2:], strict=False)
    return any(two.has("but") and three.has("not") and not one.has("punct") for one, two, three in threes)


_DESCRIBING = ("definite", "possessive", "indefinite", "word", "verb", "first", "format", "duration", "ignorable")


def _was_due_but(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Was due to meet X on Tuesday but fell ill": and did not; nothing is said of it by "… but gave no details"."""
    if "rather" not in sentence.kinds or not clause.heads:
        return False
    head = clause.heads[-1]
    before = [atom for atom in sentence.atoms if clause.start <= atom.start < head.start]
    due = any(atom.has("was_due", "unfulfilled") for atom in before)
    but = next((i for i, atom in enumerate(sentence.atoms) if atom.has("rather") and atom.start > head.end), None)
    if not due or but is None or clause.heads[0].sense == "noun":
        return False
    behind = sentence.atoms[but + 1 :]
    told = any(form.verb.sense in _NOT_OF_MEETING for atom in behind for form in atom.kinds.get("verb", ()))
    return bool(behind) and not told and not any(atom.has("no", "declined_to") for atom in behind)


def without_stand_in(report: Report) -> None:
    """ "Had been due to meet X, but she sent her deputy, Y": Y was not the one whom he was to meet."""
    but = next((a.start for a in report.sentence.those("rather") if a.start > report.heads[-1].end), None)
    if but is not None:
        report.members = [(member, mention) for member, mention in report.members if mention.start < but]


def _was_first_meant(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Eigentlich wollte X am Montag Y treffen", "sie sollten sich am Montag treffen, doch …", "…, sagte aber ab": and
    did not."""
    if "past_modal" not in sentence.kinds or clause.negated or clause.heads[-1].sense == "noun":
        return False
    end = clause.heads[-1].end
    meant = any(clause.start <= atom.start < end for atom in sentence.those("past_modal"))
    but = any(one.text == "," and other.has("but") and one.start >= end for one, other in pairwise(sentence.atoms))
    but |= any(phrase.start >= end and form.verb.sense == "cancel" for phrase, form in sentence.verbs)
    infinitive = clause.heads[-1].tense in ("infinitive", "present")
    return meant and infinitive and (but or "originally" in sentence.kinds)


def denies(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether a negation is of the meeting itself: of its verb, of "took place", or of its noun ("no talks")."""
    head = clause.heads[-1]
    if not sentence.capital_nouns and _was_not_in(sentence, head):
        return True
    if any(is_adjunct(sentence, each) for each in clause.heads) and _is_of_something_else(sentence):
        return False
    if (_is_over if sentence.capital_nouns else _is_of_what_follows)(sentence, clause):
        return False
    senses = {form.verb.sense for phrase, form in sentence.verbs if _is_whole(sentence, phrase.end, form)}
    if "happen" in senses and _is_beside(sentence, head) and not is_none_at_all(sentence):
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
        set(atom.kinds) == {"word"} or any(form.verb.sense in _NOT_OF_MEETING for form in atom.kinds.get("verb", ()))
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
    return plain or (bool(forms) and all(form.verb.sense in _NOT_OF_MEETING for form in forms))


def is_of_one_more(sentence: ReadSentence, clause: Clause) -> bool:
    """ "There was no 'second meeting' between them", "did not hold another one": of the first it says nothing."""
    head = clause.heads[-1]
    if head.sense != "noun" or clause.status != "held":
        return False
    led = [atom for atom in sentence.atoms if atom.end <= head.start and not atom.has("punct")][-_NEGATED:]
    return any(one.has("no") and two.has("ordinal", "coming") for one, two in pairwise(led))


_NOT_OF_MEETING = frozenset({"say", "believe", "agree", "discuss", "call_as"})


def is_one_told_of(sentence: ReadSentence, head: Head) -> bool:
    """ "Y denied that any such meeting took place", "Y denied it": the one that was told of before."""
    if any(atom.start == head.start for atom in sentence.those("it_was")):
        return True
    meetings = (atom for atom in sentence.those("meetings") if not atom.has("one_or_many"))
    several = any(atom.start == head.start for atom in meetings)  # "such meetings are rare"
    return not several and any(0 <= head.start - atom.end <= 1 for atom in sentence.those("such"))


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


def is_not_planned(sentence: ReadSentence) -> bool:
    """ "Встреча не планируется", "не встретится", "will not meet": there will be none; what was not planned may have
    been held."""
    if is_none_at_all(sentence):
        return True  # "no meeting was planned"
    was = any(phrase.has("be", "have", "become") and not phrase.has("is") for phrase in sentence.phrases)
    forms = [form for _, form in sentence.verbs if form.verb.sense == "plan"]
    return not forms or any(form.tense == "present" or (form.tense == "participle" and not was) for form in forms)


def was_not_planned(report: Report) -> bool:
    """ "A meeting of the two was not on the agenda": what was not planned may have been held, or another."""
    noun = report.status == "denied" and bool(report.heads) and all(head.sense == "noun" for head in report.heads)
    return noun and "indefinite" in report.sentence.kinds and not is_not_planned(report.sentence)


def is_not_to_come(report: Report) -> bool:
    """ "Had no plans to meet Y again", "wird Y nicht mehr treffen", «не намерен встречаться»: what a verb says of times
    to come denies no meeting that was held."""
    if report.status != "denied" or not report.heads or report.heads[0].sense == "noun":
        return False
    if all(head.tense == "future" for head in report.heads):
        return True
    before = [atom for atom in report.sentence.atoms if atom.end <= report.heads[0].start]
    planned = any(
        atom.has("will", "would", "plan_words", "plan_modal")
        or any(form.verb.sense == "plan" for form in atom.kinds.get("verb", ()))
        for atom in before
    )
    return planned and not any(head.tense in ("past", "participle") for head in report.heads)


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


def is_called_off(sentence: ReadSentence, clause: Clause) -> bool:
    """ "The meeting will not take place", "das Treffen kam nicht zustande": one that was meant to be; "no such meeting
    took place" denies it."""
    forms = [form for _, form in sentence.verbs if form.verb.sense in ("happen", "hold")]
    if not clause.negated or not forms or any(head.sense != "noun" for head in clause.heads):
        return False
    if any(_is_beside(sentence, head) for head in clause.heads):
        return False
    if "comes_about" in sentence.kinds:
        return True  # "ein Treffen kam nicht zustande"
    if any(phrase.kind == "word" and phrase.has("do") for phrase in sentence.phrases):
        return clause.definite  # "they did not hold talks" denies it
    if any(phrase.kind == "word" and phrase.has("no", "never") for phrase in sentence.phrases):
        return False
    plans = [form for _, form in sentence.verbs if form.verb.sense == "plan"]
    if plans:  # "запланированная на среду встреча не состоялась", but "не планирует проводить встречи"
        return not any(form.tense == "present" and form.verb.sense == "plan" for form in plans)
    before = [atom for atom in sentence.atoms if atom.end <= clause.heads[0].start]
    if any(one.has("not") and happens(other) for one, other in pairwise(before)) and not before[-1].has("indefinite"):
        return True  # "не состоялась ранее анонсированная встреча"
    definite = clause.definite and not _did_not_hold(sentence, clause.heads[0])
    return definite or any(form.tense in ("future", "present", "infinitive") for form in forms)


def _did_not_hold(sentence: ReadSentence, noun: Head) -> bool:
    """«X и Y отдельной встречи не проводили»: whoever stands before the noun held none, as in "did not hold one"."""
    held = any((form.verb.sense, form.tense) == ("hold", "past") for p, form in sentence.verbs if p.start >= noun.end)
    who = (p for p in sentence.phrases if p.kind == "parties" and not p.role and p.end <= noun.start)
    return held and not sentence.capital_nouns and next(who, None) is not None


def _is_beside(sentence: ReadSentence, head: Head) -> bool:
    """ "Zu einer Einigung kam es bei dem Treffen nicht", "kein Foto von dem Treffen": what there
    was not is something else."""
    noun = next((p for p in sentence.phrases if p.kind == "noun" and p.start <= head.start < p.end), None)
    if is_in_both(sentence, head):
        return True
    if noun is None or noun.role not in ("after", "at", "of", "for"):  # "für ein Gespräch gibt es keinen Termin"
        return False
    return not is_what_for(sentence, head)


def what_became_of_it(sentence: ReadSentence) -> Status | None:
    """ "A meeting that had been set for Monday has been called off": what another clause of the sentence says of it."""
    if sum(bool(clause.heads) for clause in sentence.clauses) > 1 or "visit" in sentence.kinds:
        return None  # "ersetzte einen Besuch, der abgesagt worden war"
    whole = [
        form
        for phrase, form in sentence.verbs
        if _is_whole(sentence, phrase.end, form)
        if form.verb.sense != "cancel" or not (_calls_off_a_thing(sentence, phrase) or _is_dated(sentence, phrase))
    ]
    senses = {form.verb.sense for form in whole if (form.verb.sense, form.tense) != ("cancel", "attributive")}
    if _falls_through(sentence, "happen"):
        return "cancelled"
    if _falls_through(sentence, "plan"):
        return "denied"  # "разговор, о котором писали газеты, не планируется"
    return "cancelled" if "cancel" in senses else "denied" if "deny" in senses else None


def _calls_off_a_thing(sentence: ReadSentence, verb: Phrase) -> bool:
    """ "(At a meeting with X) dropped the old policy": what stands right behind the verb is no meeting."""
    behind = [atom for atom in sentence.atoms if atom.start >= verb.end]
    if sentence.capital_nouns or not behind or not behind[0].has("definite", "possessive", "indefinite"):
        return False
    end = next((i for i, atom in enumerate(behind) if i and not atom.kinds.keys() <= _OF_A_THING), len(behind))
    return any(atom.has("word", "thing") for atom in behind[1:end]) and not behind[min(end, len(behind) - 1)].has(
        "noun", "visit", "journey", "gathering", "event"
    )


def _is_dated(sentence: ReadSentence, verb: Phrase) -> bool:
    """ "Before her flight was cancelled, X met Y": a clause between "before" and a comma that says when."""
    if sentence.capital_nouns:
        return False
    before = [atom for atom in sentence.atoms if atom.end <= verb.start]
    led = next((i for i in reversed(range(len(before))) if before[i].text == ","), -1)
    opens = led + 1 < len(before) and before[led + 1].has("before")
    return opens and not any(atom.has("noun", "visit", "it") for atom in before[led + 1 :])


_OF_A_THING = {"word", "thing", "nation", "place", "country", "capital", "ignorable", "punct"}


def is_said_to_be_off(sentence: ReadSentence, head: Head) -> bool:
    """ "Встреча с X, отменённая из-за тайфуна, …": a participle behind the noun says so."""
    verb = next((i for i, p in enumerate(sentence.phrases) if p.kind == "verb" and p.start >= head.end), None)
    if verb is None or head.sense != "noun" or sentence.phrases[verb - 1].value != ",":
        return False
    forms = sentence.phrases[verb].value
    if any(form.verb.sense == "happen" and form.tense == "past" for _, form in sentence.verbs):
        return False  # ", отложенная в мае, состоялась в июне"
    return bool(forms) and all(form.verb.sense == "cancel" and form.tense == "attributive" for form in forms)


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


def it_is_off(sentence: ReadSentence, head: Head) -> bool:
    """ "Was due to meet X on Friday, but it was called off": of what was to be."""
    behind = [atom for atom in sentence.atoms if atom.start >= head.end and not atom.has("ignorable", "have")]
    off = [any(form.verb.sense == "cancel" for form in atom.kinds.get("verb", ())) for atom in behind]
    return any(
        off[at] and (behind[at - 1].has("cleft") or (behind[at - 1].has("be") and behind[at - 2].has("it")))
        for at in range(2, len(behind))
    )


def denies_but_another_thing(sentence: ReadSentence, head: Head) -> bool:
    """«Подтвердил, что встреча была, но ссору отрицал», «признал встречу, но опроверг, что брал деньги», «встречу не
    отрицает»: whatever is denied is not the meeting."""
    if "deny" not in sentence.senses or sentence.capital_nouns:
        return False
    atoms = sentence.atoms
    verbs = [at for at, atom in enumerate(atoms) if _says_no(atom)]
    return bool(verbs) and all(atoms[at - 1].has("not") or _is_behind_but(atoms, at, head) for at in verbs)


def _is_behind_but(atoms: Sequence[Atom], verb: int, head: Head) -> bool:
    """Whether a verb stands in a clause behind "but" that names a thing of its own, and neither "it" nor a meeting."""
    but = next((at for at in reversed(range(1, verb)) if atoms[at].has("rather", "but", "and")), 0)
    if not but or atoms[but - 1].text != "," or atoms[but].start < head.end:
        return False
    close = next((at for at in range(verb, len(atoms)) if atoms[at].text in (",", ".", ";")), len(atoms))
    own = [atom for at, atom in enumerate(atoms[but + 1 : close], but + 1) if at != verb]
    if any(atom.has("told_so", "it", "noun", "statement", "media", "falsehood", "hedge", "verb") for atom in own):
        return False
    what = [atom for atom in own if set(atom.kinds) <= _THING and not atom.capital]
    return bool(what) or (close + 1 < len(atoms) and atoms[close].text == "," and atoms[close + 1].has("that"))


_THING = {"word", "thing", "outcome"}


def is_beside_denial(sentence: ReadSentence, head: Head) -> bool:
    """ "Встретился с X и опроверг слухи об отставке", "после встречи с X опроверг, что уходит": of something else."""
    if head.sense == "noun":
        return is_adjunct(sentence, head)
    if _is_reported(sentence, head):
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    if not sentence.capital_nouns and _says_what_was(before):
        return True
    return _goes_on(before) or not any(atom.has("that", "falsehood", "statement") for atom in before)


def _says_what_was(before: Sequence[Atom]) -> bool:
    """ "Disputed that account, saying that X met Y": what was so, by whoever denies something else."""
    off = next((i for i, atom in enumerate(before) if _says_no(atom)), len(before))
    what = before[off + 1 : off + 2]
    if not what or what[0].has("punct") or before[off - 1].has("relative", "who"):
        return False
    pairs = pairwise(before[off:])
    return any(one.text == "," and any(f.verb.sense == "say" for f in two.kinds.get("verb", ())) for one, two in pairs)


def _goes_on(before: Sequence[Atom]) -> bool:
    """ "Denied that he had resigned, and met X", "… and said he met X": another thing that he did."""
    first = next((at for at, atom in enumerate(before) if atom.has("that")), len(before))
    own = before[first:]
    said = any(
        one.has("and") and any(form.verb.sense == "say" for form in two.kinds.get("verb", ()))
        for one, two in pairwise(own)
    )
    ends = len(own) > 1 and own[-1].has("and") and own[-2].text == ","
    return said or (ends and not any(atom.text == "," for atom in own[:-2]))


def _is_reported(sentence: ReadSentence, head: Head) -> bool:
    """ "Wies Berichte zurück, er habe sich mit X getroffen": what reports say of him, in a clause of its own."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    comma = next((i for i in reversed(range(len(before))) if before[i].text == ","), len(before))
    if not sentence.capital_nouns or comma + 2 >= len(before):
        return False
    his = before[comma + 1].has("he", "she") and before[comma + 2].has("have", "be", "will")
    return his and any(f.verb.sense == "deny" for atom in before[:comma] for f in atom.kinds.get("verb", ()))


def denies_after_it(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Nach einem Treffen mit X dementierte Y, dass er gehe": after it, and not that it was. In German."""
    if not (clause.untrue and sentence.capital_nouns and "deny" in sentence.senses):
        return False
    return all(head.sense == "noun" and is_adjunct(sentence, head) for head in clause.heads)


def goes_on_to_deny(sentence: ReadSentence, head: Head) -> bool:
    """ "Встретился с X и опроверг слухи об отставке", "traf X und nannte Vorwürfe falsch": what is said to be untrue is
    not that they met."""
    if head.sense != "noun" and _calls_false(sentence, head):
        return True
    if head.sense == "noun" or not is_beside_denial(sentence, head):
        return False
    return any(
        one.has("and")
        and one.start > head.end
        and any(form.verb.sense == "deny" for form in other.kinds.get("verb", ()))
        for one, other in pairwise(sentence.atoms)
    )


def _calls_false(sentence: ReadSentence, head: Head) -> bool:
    """Whether a second verb behind "and" calls something false, and not "that" or "it", which would be the meeting."""
    false = [] if sentence.atoms[0].has("that") else sentence.those("falsehood")
    joints = [(a.start, b) for a, b in pairwise(sentence.atoms) if a.has("and") and a.start > head.end]
    verb = next((start for start, b in joints if b.has("verb") or set(b.kinds) == {"word"}), None)
    return verb is not None and bool(false) and all(atom.start > verb for atom in false)


def is_what_is_denied(sentence: ReadSentence, head: Head) -> bool:
    """ "Denied reports that he had met X, or that he had called her", "denied that they were in talks": a clause right
    behind a verb of denying, whatever else the sentence tells; but "denied that they quarrelled in their talks"."""
    if "deny" not in sentence.senses:
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    own = _behind_that(before)
    if head.sense == "noun":
        verb = next((at + 1 for at in reversed(range(len(before))) if _says_no(before[at])), 0)
        opened = max(own or 0, verb)  # "denied being in talks", "denied he was in talks"
        return _is_in_talks(before[opened:]) and (opened == verb > 0 or _is_denied(before[: opened - 1]))
    if own is None or any(atom.has("verb", "noun", "punct") for atom in before[own:]):
        return False
    return _is_denied(before[: own - 1])


def is_of_what_else_is_denied(sentence: ReadSentence, head: Head) -> bool:
    """ "Denying that he had been paid, X said he met Y", "the firm, which denied it, said X met Y": behind the comma
    that closes what is denied."""
    if "deny" not in sentence.senses or sentence.capital_nouns:
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    for at, atom in enumerate(before):
        inside = "gerund" in atom.forms or (at > 1 and before[at - 1].has("relative") and before[at - 2].text == ",")
        if inside and _says_no(atom):
            return any(other.text == "," for other in before[at + 1 :])
    return False


def is_of_what_came_before(sentence: ReadSentence, head: Head) -> bool:
    """ "Talks between X and Y ended after trains were cancelled": what was called off is behind a word of time."""
    if head.sense != "noun" or "cancel" not in sentence.senses or sentence.capital_nouns:
        return False
    off = max(phrase.start for phrase, form in sentence.verbs if form.verb.sense == "cancel")
    behind = [atom for atom in sentence.atoms if head.end <= atom.start and atom.end <= off]
    led = next((i for i, atom in enumerate(behind) if atom.has("after", "because", "when")), None)
    if led is None or any(atom.has("it", "they", "he", "noun") for atom in behind[led:]):
        return False
    return any(atom.has("verb") for atom in behind[:led])


def is_what_is_called_off(sentence: ReadSentence, head: Head) -> bool:
    """ "The postponement, announced on Monday, of a meeting between X and Y": which is off."""
    if head.sense != "noun" or "calling_off" not in sentence.kinds:
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    off = next((i for i in reversed(range(len(before))) if before[i].has("calling_off")), None)
    behind = before[off + 1 :] if off is not None else []
    if len(behind) > 1 and behind[0].text == ",":  # ", announced on Monday,"
        close = next((i for i in range(1, len(behind)) if behind[i].text == ","), 0)
        behind = behind[close + 1 :]
    return bool(behind) and behind[0].has("of") and not any(atom.has("punct", "with") for atom in behind)


def opens_the_sentence(sentence: ReadSentence, kind: str) -> bool:
    """Whether a word of this kind is what a sentence begins with, which nothing makes doubtful."""
    first = [atom for atom in sentence.atoms if not atom.has("definite", "indefinite", "punct")][:1]
    return bool(first) and first[0].has(kind) and sentence.kinds.isdisjoint(_MAY_NOT_BE)


_MAY_NOT_BE = ("not", "never", "no", "will", "would", "hedge", "hedge_modal", "condition", "could")


def is_denied_behind(sentence: ReadSentence, head: Head) -> bool:
    """ "Met X on Monday, a newspaper reported, but Y denied it", "…, a claim Y denied": all that was told before, where
    nothing else was; but "met X, who denied the claims", "… and denied it"."""
    behind = [atom for atom in sentence.atoms if atom.start >= head.end and not atom.has("ignorable")]
    at = next((i for i, atom in enumerate(behind) if _says_no(atom)), 0)
    comma = next((i for i in reversed(range(at)) if behind[i].text == ","), at)
    own, after = behind[comma + 1 : at], [atom for atom in behind[at + 1 :] if not atom.has("on", "date")]
    if len(after) > 1 and after[0].has("definite") and after[1].text not in _ENDS:
        del after[0]  # "the report"; but "dementierte das"
    if not own or own[-1].has("and") or any(atom.has("relative", "not", "never") for atom in own):
        return False
    if after and after[0].has("by") and own[-1].has("statement", "media"):
        return own[0].has("indefinite")  # ", a report denied by Y"
    told = (form.verb.sense for phrase, form in sentence.verbs if head.end <= phrase.start < behind[at].start)
    senses = list(told)
    claimed = any(atom.has("statement", "media") for atom in own)
    claimed |= len(own) > 1 and own[0].has("told_so") and not sentence.capital_nouns  # ", something both deny"
    if any(sense != "say" for sense in senses) or not (claimed or senses or "according" in sentence.kinds):
        return False
    if not after or after[0].text in _ENDS:
        return claimed or any(atom.has("told_so") for atom in own)
    it = after[0].has("told_so", "statement", "media") or (sentence.capital_nouns and after[0].has("definite"))
    return it and (len(after) == 1 or after[1].text in _ENDS)


_ENDS = (".", ";", ":")


def is_how_it_went(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Denied that talks between X and Y had failed": how they went, so that they were held or are going on."""
    if "breaks_down" not in sentence.kinds or "deny" not in sentence.senses or clause.heads[-1].sense != "noun":
        return False
    return any(atom.start >= clause.heads[-1].end for atom in sentence.those("breaks_down"))


def _says_no(atom: Atom) -> bool:
    return any(form.verb.sense == "deny" for form in atom.kinds.get("verb", ()))


def _behind_that(before: Sequence[Atom]) -> int | None:
    """Where the clause begins that the last "that" of some atoms opens."""
    return next((at + 1 for at in reversed(range(len(before))) if before[at].has("that")), None)


def _is_in_talks(own: Sequence[Atom]) -> bool:
    """ "X and Y were in (secret) talks"; but "were rude in talks", "were leading in talks"."""
    led = [atom for atom in own if atom.text and not atom.has("ignorable", "exclusive", "format", "have")]
    at = next((i for i in reversed(range(len(led))) if led[i].has("at")), 0)
    who = led[: max(at - 1, 0)]
    plain = all(set(atom.kinds) == {"word"} for atom in led[at + 1 :])
    return at > 0 and led[at - 1].has("be") and plain and not any(a.has("verb", "noun", "punct", "when") for a in who)


def _is_denied(before: Sequence[Atom]) -> bool:
    """Whether a "that" behind these atoms hangs on a verb of denying: "denied (media reports)", or on one that hangs on
    it: "denied that he had met X, or"."""
    led = list(before)
    joined = bool(led) and led[-1].has("or", "and")
    while led and led[-1].has("or", "and", "punct", "media", "statement", "definite", "word", "ignorable", "exclusive"):
        led.pop()
    if led and _says_no(led[-1]):
        return not joined  # "denied and"
    first = _behind_that(led) if joined else None
    return first is not None and _is_denied(led[: first - 1])


def _falls_through(sentence: ReadSentence, sense: str) -> bool:
    """ "Ein Treffen mit X, das Zeitungen gemeldet hatten, kommt nicht zustande": a verb of its own behind a clause."""
    if sentence.kinds.isdisjoint(("not", "never")):
        return False
    nouns = [phrase for phrase in sentence.phrases if phrase.kind == "noun"]
    if len(nouns) != 1 or nouns[0].role:
        return False
    if any(form.verb.sense not in ("say", "believe") for p, form in sentence.verbs if p.end <= nouns[0].start):
        return False
    commas = [p.start for p in sentence.phrases if p.kind == "mark" and p.value == "," and p.start >= nouns[0].end]
    ends = [*commas[2:], sentence.scanned.end]  # ", не состоится, сообщил …": whoever says so may stand behind it
    return any(_is_not(sentence, sense, start, end) for start, end in zip(commas[1:], ends, strict=False))


def _is_not(sentence: ReadSentence, sense: str, start: int, end: int) -> bool:
    """Whether verbs of one sense and a negation stand between two offsets, and nothing else that acts."""
    forms = [(p, form) for p, form in sentence.verbs if start < p.start < end]
    alone = bool(forms) and all(f.verb.sense == sense and _is_whole(sentence, p.end, f) for p, f in forms)
    return alone and any(p.kind == "word" and p.has("not", "never") and start < p.start < end for p in sentence.phrases)


def _is_whole(sentence: ReadSentence, end: int, form: VerbForm) -> bool:
    """Whether the particle of a separable verb is there: "wies … zurück"."""
    if form.joined or form.verb.particle is None:
        return True
    return any(a.start > end and a.norm == form.verb.particle for a in sentence.those("apart"))


def calls_off_visit(sentence: ReadSentence, planned: Clause | None = None) -> bool:
    """ "Hat seinen geplanten Besuch in Zagreb abgesagt", "визит не состоится": with all that was planned."""
    if "visit" not in sentence.kinds:
        return False
    # "has called off a visit, where he was to"
    end = sentence.scanned.end if planned is None else planned.heads[0].start
    if not any(atom.end <= end for atom in sentence.those("visit")):
        return False
    journeys = {atom.start for atom in sentence.those("visit")}  # "postponed her visit": no verb
    if planned is None and any(head.start not in journeys for clause in sentence.clauses for head in clause.heads):
        return False
    forms = [form for _, form in sentence.verbs]
    off = any(form.verb.sense == "cancel" and _is_whole(sentence, phrase.end, form) for phrase, form in sentence.verbs)
    negated = any(phrase.kind == "word" and phrase.has("not") for phrase in sentence.phrases)
    return off or (negated and any(form.verb.sense == "happen" for form in forms))


def was_meant_to_be(report: Report) -> bool:
    """ "Hätte mit seinem Kollegen … beraten sollen", "предполагалось, что … проведёт переговоры"."""
    if len(report.members) < 2 or report.status not in ("held", "planned"):
        return False
    meant = any(atom.start < report.clause.end for atom in report.sentence.those("irrealis"))
    return meant or report.status == "planned"


def tells_of_earlier_days(sentence: ReadSentence, clause: Clause) -> bool:
    """ "X and Y met on Tuesday. They had never met before": denies nothing of what was told of just before."""
    return (clause.never and clause.pluperfect) or "until_then" in sentence.kinds


def was_denied_for_a_while(sentence: ReadSentence) -> bool:
    """ "Hatte das Treffen zunächst bestritten", "leugnete es jahrelang": what he says of it now is not told."""
    return "for_a_while" in sentence.kinds and "deny" in sentence.senses


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
