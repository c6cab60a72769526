"""What became of a meeting that was meant to be: called off, stayed away from, not come about."""

from __future__ import annotations

from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.telling.denied import NOT_OF_MEETING, is_beside, is_none_at_all, is_whole
from claims.articles.telling.occasions import happens
from claims.articles.telling.report import Report
from claims.reading.phrases import Phrase
from claims.reading.said import Clause, Head, Status


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
    told = any(form.verb.sense in NOT_OF_MEETING for atom in behind for form in atom.kinds.get("verb", ()))
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


def is_not_planned(sentence: ReadSentence) -> bool:
    """ "Встреча не планируется", "не встретится", "will not meet": there will be none; what was not planned may have
    been held."""
    if is_none_at_all(sentence):
        return True  # "no meeting was planned"
    was = any(phrase.has("be", "have", "become") and not phrase.has("is") for phrase in sentence.phrases)
    was |= _stood_unplanned(sentence)
    forms = [form for _, form in sentence.verbs if form.verb.sense == "plan"]
    return not forms or any(form.tense == "present" or (form.tense == "participle" and not was) for form in forms)


def _stood_unplanned(sentence: ReadSentence) -> bool:
    """ "Stand nicht auf dem Programm": a verb of standing in the past right before what says that it was no plan."""
    atoms = [atom for atom in sentence.atoms if not atom.has("not", "ignorable")]
    return any(
        one.has("stood") and any(form.verb.sense == "plan" for form in two.kinds.get("verb", ()))
        for one, two in pairwise(atoms)
    )


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


def is_called_off(sentence: ReadSentence, clause: Clause) -> bool:
    """ "The meeting will not take place", "das Treffen kam nicht zustande": one that was meant to be; "no such meeting
    took place" denies it."""
    forms = [form for _, form in sentence.verbs if form.verb.sense in ("happen", "hold")]
    if not clause.negated or not forms or any(head.sense != "noun" for head in clause.heads):
        return False
    if any(is_beside(sentence, head) for head in clause.heads):
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


def what_became_of_it(sentence: ReadSentence) -> Status | None:
    """ "A meeting that had been set for Monday has been called off": what another clause of the sentence says of it."""
    if sum(bool(clause.heads) for clause in sentence.clauses) > 1 or "visit" in sentence.kinds:
        return None  # "ersetzte einen Besuch, der abgesagt worden war"
    whole = [
        form
        for phrase, form in sentence.verbs
        if is_whole(sentence, phrase.end, form)
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


def it_is_off(sentence: ReadSentence, head: Head) -> bool:
    """ "Was due to meet X on Friday, but it was called off": of what was to be."""
    behind = [atom for atom in sentence.atoms if atom.start >= head.end and not atom.has("ignorable", "have")]
    off = [any(form.verb.sense == "cancel" for form in atom.kinds.get("verb", ())) for atom in behind]
    return any(
        off[at] and (behind[at - 1].has("cleft") or (behind[at - 1].has("be") and behind[at - 2].has("it")))
        for at in range(2, len(behind))
    )


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
    alone = bool(forms) and all(f.verb.sense == sense and is_whole(sentence, p.end, f) for p, f in forms)
    return alone and any(p.kind == "word" and p.has("not", "never") and start < p.start < end for p in sentence.phrases)


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
    off = any(form.verb.sense == "cancel" and is_whole(sentence, phrase.end, form) for phrase, form in sentence.verbs)
    negated = any(phrase.kind == "word" and phrase.has("not") for phrase in sentence.phrases)
    return off or (negated and any(form.verb.sense == "happen" for form in forms))


def was_meant_to_be(report: Report) -> bool:
    """ "Hätte mit seinem Kollegen … beraten sollen", "предполагалось, что … проведёт переговоры"."""
    if len(report.members) < 2 or report.status not in ("held", "planned"):
        return False
    meant = any(atom.start < report.clause.end for atom in report.sentence.those("irrealis"))
    return meant or report.status == "planned"
