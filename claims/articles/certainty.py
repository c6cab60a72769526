"""Whether a clause tells of a meeting at all, and what of it: that it was, is planned, was called off or denied.

Precision comes first: a clause that may say something else ("would like to meet", "if they met") is doubtful.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from claims.articles.report import Report, hangs
from claims.articles.sentences import ReadSentence
from claims.reading.lexicon import VerbForm
from claims.reading.phrases import Phrase
from claims.reading.said import Clause, Head, Loose, Status
from claims.reading.scan import Atom

_MAKES_DOUBTFUL = (
    "condition", "hedge", "hedge_modal", "irrealis", "opinion_modal", "nobody", "or", "question", "falsehood",
)  # fmt: skip


def is_doubtful(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether a part that was left over may turn the sense round: a condition, a hedge, a verb hanging on another."""
    named = {party.end for party in clause.parties if party.start >= clause.heads[-1].end}
    called = any(head.sense == "call" and " " not in head.text for head in clause.heads)
    called = called and not any(phrase.role == "with" for phrase in sentence.phrases)
    if called and any(_is_name_for(sentence, named, part) for part in clause.loose):
        return True  # "called him a good specialist"
    if called and any(atom.has("indefinite") and atom.start - 1 in named for atom in sentence.atoms):
        return True  # "called him a friend"
    if clause.status == "held" and all(hangs(sentence, head) for head in clause.heads):
        return True  # "asked them to talk to each other"
    if all(head.sense == "noun" for head in clause.heads) and any(_is_idea(sentence, head) for head in clause.heads):
        return True
    if _speaks_at_gathering(sentence, clause) or _is_discussed(sentence, clause) or _is_aim(sentence, clause):
        return True
    if _is_thing_of_somebody(sentence, clause) or _is_left_open(sentence, clause):
        return True
    if any(_is_gerund(sentence, head) and _is_wished(sentence, head) for head in clause.heads):
        return True
    if comes_before(sentence, clause) and any(_is_gerund(sentence, head) for head in clause.heads):
        return True  # "laid a wreath before meeting X": he may not have met him yet
    leading = [atom for atom in sentence.atoms if atom.end <= clause.heads[0].start and not atom.has("have")][-1:]
    is_verb = clause.heads[0].sense != "noun" or _is_gerund(sentence, clause.heads[0])
    if leading and leading[0].has("without") and is_verb:
        return True  # "flew home without having met the envoy"
    if leading and leading[0].has("hedge_modal") and is_verb and clause.status == "held":
        return True  # "resigned before he could meet the envoy"
    told, begin = _what_was_said(sentence, clause), _after_which(sentence, clause)
    for part in clause.loose:
        if part.start >= told:
            continue
        if part.hard and any(
            head.tense in ("infinitive", "to_infinitive") and part.start <= head.start < part.end
            for head in clause.heads
        ):
            return True
        if part.hard and any(
            atom.has(*_MAKES_DOUBTFUL)
            for atom in sentence.atoms
            if max(part.start, begin) <= atom.start < min(part.end, told)
            and not atom.has("verb", "where")
            and not (clause.status == "planned" and atom.has("plan_words", "hedge"))  # "soll … treffen", "wohl im Juli"
        ):
            return True
    return False


def _is_aim(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Lud ihn ein, um die Verhandlungen wieder in Gang zu bringen": what something was to lead to."""
    head = clause.heads[-1]
    if head.sense != "noun" or not sentence.capital_nouns:
        return False
    comma = next((a.end for a in reversed(sentence.atoms) if a.text == "," and a.end <= head.start), None)
    behind = [atom for atom in sentence.atoms if comma is not None and atom.start >= comma]
    if not behind:
        return False
    if not (behind[0].has("because") and behind[0].has("toward")):  # "warf ihr vor, ein Treffen verhindert zu haben"
        return not any(a.has("verb", "plan_modal") and not a.has("noun") for a in behind) and _is_infinitive(behind)
    rest = [atom for atom in behind if atom.start >= head.end]
    mark = next((index for index, atom in enumerate(rest) if atom.has("infinitive_mark")), None)
    return mark is not None and mark + 1 < len(rest) and not rest[mark + 1].has("noun", "name", "office", "verb")


def _is_infinitive(clause: Sequence[Atom]) -> bool:
    """Whether "zu haben" or "zu" and a word that no table knows ends a clause."""
    inside = [atom for atom in clause if not atom.has("punct")]
    last = len(inside) > 1 and (inside[-1].has("have") or inside[-1].kinds.keys() == {"word"})
    return last and not inside[-1].capital and inside[-2].has("infinitive_mark")


def _is_discussed(sentence: ReadSentence, clause: Clause) -> bool:
    """ "A meeting between the two presidents was also discussed": it may never be."""
    if sentence.capital_nouns or clause.heads[0].sense != "noun":
        return False
    behind = [(p, form) for p, form in sentence.verbs if p.start >= clause.heads[0].end]
    if not behind or any(form.verb.sense != "discuss" for _, form in behind):
        return False
    before = [a for a in sentence.atoms if a.end <= behind[0][0].start and not a.has("ignorable")][-1:]
    return bool(before) and before[0].has("be")


def came_to_nothing(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Was to have met X", "had been due to see X": a plan that nobody tells of so who saw it kept."""
    before = [atom for atom in sentence.atoms if clause.start <= atom.start and atom.end <= clause.heads[0].start]
    planned = next((at for at in reversed(range(len(before))) if before[at].has("plan_words")), None)
    if planned is None or clause.negated or any(atom.has("verb") for atom in before[planned + 1 :]):
        return False
    done = clause.heads[0].tense in ("past", "participle")
    have = done and planned + 1 < len(before) and before[planned + 1].has("have")
    return have or before[planned].has("unfulfilled")


def _is_name_for(sentence: ReadSentence, named: set[int], part: Loose) -> bool:
    """Whether words stand right behind somebody named, and are no count of the calls."""
    led = [atom for atom in sentence.atoms if atom.end <= part.start and not atom.has("indefinite")]
    while led and led[-1].text in _QUOTES:
        led.pop()
    return bool(led) and led[-1].end in named and not _is_how_often(sentence, part)


_QUOTES = ('"', "“", "„", "«", "'", "‘")


def _is_wished(sentence: ReadSentence, head: Head) -> bool:
    """ "Looked forward to meeting X", "dreamed of meeting X", "considered meeting X": it may never have been."""
    earlier = [atom for atom in sentence.atoms if atom.end <= head.start][-2:]
    before = next(reversed(earlier), None)
    if before is None or before.has("told_of"):
        return False
    if before.has("for") and earlier[0].has("name"):
        return True  # "thanked X for meeting Y": it is X who met him
    return before.has("of", "infinitive_mark") or not set(before.kinds) - {"word"}


def _is_thing_of_somebody(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Received a letter from X", "welcomed the remarks by X": what was received was no person."""
    if any(head.sense != "host" for head in clause.heads):
        return False
    behind = [atom for atom in sentence.atoms if atom.start >= clause.heads[-1].end]
    led = next((i for i, atom in enumerate(behind) if atom.has("from", "by")), 0)
    things = [atom for atom in behind[:led] if not atom.has("definite", "indefinite")]
    if not things or any(set(atom.kinds) - {"word"} for atom in things):
        return False
    return behind[led].has("from") or len(things) < led


def _is_gerund(sentence: ReadSentence, head: Head) -> bool:
    """ "Before meeting President …": the noun is a verb, with whom somebody meets right behind it."""
    at = next((i for i, a in enumerate(sentence.atoms) if (a.start, a.end) == (head.start, head.end)), None)
    if at is None or at + 1 >= len(sentence.atoms) or not sentence.atoms[at].has("gerund"):
        return False
    return not sentence.atoms[at + 1].has("with", "between", "punct", "at", "on", "of", "date")


def comes_before(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Ahead of his meeting with X, Y said …": all that is told of it is that it was to come."""
    if not all(head.sense == "noun" and _is_before(sentence, head) for head in clause.heads):
        return False
    behind = next((p for p in sentence.phrases if p.start >= clause.heads[-1].end), None)
    return not clause.definite or (behind is not None and behind.role in ("with", "between"))


def days_of_noun(sentence: ReadSentence, clause: Clause) -> Clause:
    """ "Vor dem Treffen mit X am Freitag sagte er am Montag": the day right behind the noun is its own."""
    stop = next(
        (p.start for p in sentence.phrases if p.start >= clause.heads[-1].end and p.kind not in _ITS_OWN),
        clause.end,
    )
    dates = tuple(date for date in clause.dates if clause.heads[-1].end <= date.start < stop)
    return clause._replace(dates=dates)


_ITS_OWN = ("parties", "date", "place", "duration", "format", "aside")


def _is_before(sentence: ReadSentence, head: Head) -> bool:
    return any(p.kind == "noun" and p.role == "before" and p.start <= head.start < p.end for p in sentence.phrases)


def _after_which(sentence: ReadSentence, clause: Clause) -> int:
    """ "Said that Austria would help after meeting …": where a verb of meeting begins that only says after what."""
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= clause.heads[0].start), None)
    return before.start if before is not None and before.has("after") and clause.heads[0].sense != "noun" else 0


def _is_idea(sentence: ReadSentence, head: Head) -> bool:
    """ "Идея встречи", "подготовка переговоров", "накануне встречи": of a meeting that may never be."""
    before = [
        atom
        for atom in sentence.atoms
        if atom.end <= head.start and not atom.has(*_BEFORE_A_NOUN) and not _happens(atom)
    ]
    if not before or head.start - before[-1].end > _NEAR:
        return False
    counted = before[-1].kinds.get("date")  # "накануне" of it, and of nothing that was told of
    journeys = [form for _, form in sentence.verbs if form.verb.sense == "travel" and form.tense != "past"]
    if before[-1].has("purpose") and journeys:
        return False  # "приедет для переговоров с …"
    if len(before) > 1 and before[-1].has("from_to") and before[-2].has("idea"):
        return True  # "rejected an invitation to talks"
    return before[-1].has("idea") or (counted is not None and counted.earliest is None)


def is_occasion(sentence: ReadSentence, head: Head) -> bool:
    """ "Накануне саммита X встретился с Y": a gathering that only says when something else was."""
    noun = next((atom for atom in sentence.atoms if atom.start == head.start), None)
    return noun is not None and noun.has("gathering") and _is_idea(sentence, head)


def _happens(atom: Atom) -> bool:
    """ "Preparations are under way for a meeting"."""
    forms = atom.kinds.get("verb", ())
    return bool(forms) and all(form.verb.sense == "happen" for form in forms)


_NEAR = 30  # code points of the adjectives between
_BEFORE_A_NOUN = ("word", "ignorable", "nation", "indefinite", "possessive", "of", "for", "format", "duration", "be")


def _is_gathering(sentence: ReadSentence, head: Head) -> bool:
    """ "X и Y выступили на саммите": with many others, where nothing says that they met each other."""
    noun = next((p for p in sentence.phrases if p.kind == "noun" and p.start <= head.start < p.end), None)
    if noun is None or not noun.has("gathering"):
        return False
    attended = any(form.verb.sense == "attend" for _, form in sentence.verbs) and not sentence.capital_nouns
    if noun.role not in ("at", "after") and not attended and not _is_addressed(sentence, noun):
        return False
    return not any(p.kind == "parties" and p.role in ("with", "between") for p in sentence.phrases)


def _is_addressed(sentence: ReadSentence, noun: Phrase) -> bool:
    """ "Addressed the summit"."""
    before = [atom for atom in sentence.atoms if atom.end <= noun.start and not atom.has("definite", "indefinite")]
    return bool(before) and before[-1].has("speech") and before[-1].end + _ARTICLE >= noun.start


_ARTICLE = 5  # code points of " the "


def _speaks_at_gathering(sentence: ReadSentence, clause: Clause) -> bool:
    """ "X and Y spoke at a conference": whatever is told of a gathering, and of speaking there."""
    rest = [head for head in clause.heads if not (head.sense == "noun" and _is_gathering(sentence, head))]
    speeches = {atom.start for atom in sentence.atoms if atom.has("speech")}
    return len(rest) < len(clause.heads) and all(head.start in speeches for head in rest)


def _is_how_often(sentence: ReadSentence, part: Loose) -> bool:
    """ "Звонил Линдгрену трижды"."""
    return all(atom.has("exclusive") for atom in sentence.atoms if part.start <= atom.start < part.end)


def _what_was_said(sentence: ReadSentence, clause: Clause) -> int:
    """Where the words begin that somebody said besides: "Y, who met X, said that …", "after talks he said that …"."""
    end = max(head.end for head in clause.heads)
    says = (
        phrase.end
        for phrase in sentence.phrases
        if phrase.start >= end and phrase.kind == "verb" and any(form.verb.sense == "say" for form in phrase.value)
    )
    return next(says, sentence.scanned.end)


def talk_to_each_other(clause: Clause, report: Report) -> bool:
    """Verbs of talking are of a meeting only where somebody is talked with: "X sprach mit Y", "X und Y sprachen"."""
    if len(report.members) < 2 or any(head.sense not in ("talk", "discuss") for head in clause.heads):
        return True
    if report.they and all(party.kind == "pronoun" for party in clause.parties):
        return True  # "после чего они побеседовали"
    if any(one.has("with") and two.has("relative") for one, two in pairwise(report.sentence.atoms)):
        return True  # ", mit der er zuletzt im Mai gesprochen hatte"
    members = [p for p in clause.parties if p.kind in ("person", "office", "pronoun") or p.named == "group"]
    asides = [phrase for phrase in report.sentence.phrases if phrase.kind == "aside"]
    rally = any(phrase.has("gathering") and not phrase.has("beside", "before", "after") for phrase in asides)
    if rally and all(party.listed for party in members):
        return False  # "X und Y sprachen auf einer Kundgebung"
    led = {phrase.start for phrase in report.sentence.phrases if phrase.role in ("with", "between")}
    return sum(party.listed for party in members) > 1 or any(
        phrase.start in led and phrase.start <= party.start < phrase.end
        for phrase in report.sentence.phrases
        for party in members
    )


def plans_something_else(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Bei einem Treffen mit X kündigte Y … an", "after talks they cancelled …": what was planned or called off."""
    words = clause.status_words
    if words is None or not clause.heads:
        return False
    if _qualifies_another(sentence, clause, words.start):
        return True
    if _agreed_there(sentence, clause, words.start):
        return True
    if not all(head.sense == "noun" and is_adjunct(sentence, head) for head in clause.heads):
        return False
    if any(_is_what_for(sentence, head) for head in clause.heads):
        return False  # "wird zu Gesprächen erwartet"
    verb = next((p for p in sentence.phrases if p.kind == "verb" and p.start <= words.start < p.end), None)
    if verb is None or any(form.tense in ("future", "attributive") for form in verb.value):
        return False
    return not any(-1 <= head.start - verb.end <= 1 for head in clause.heads)


def _agreed_there(sentence: ReadSentence, clause: Clause, words: int) -> bool:
    """ "Agreed at a meeting on Thursday to hold another round of talks": at one that was held."""
    verb = next((p for p in sentence.phrases if p.kind == "verb" and p.start <= words < p.end), None)
    agreed = verb is not None and any(form.verb.sense == "agree" for form in verb.value)
    return agreed and is_adjunct(sentence, clause.heads[0]) and clause.heads[0].start > words


def _is_what_for(sentence: ReadSentence, head: Head) -> bool:
    """Whether "zu" brings in a noun: what somebody comes for, and not when something else was."""
    leading = reversed([atom for atom in sentence.atoms if atom.end <= head.start][-4:])
    led = next((atom for atom in leading if not atom.has("indefinite", "possessive", "word", "first")), None)
    return led is not None and led.has("purpose") and led.has("at")


def _qualifies_another(sentence: ReadSentence, clause: Clause, at: int) -> bool:
    """ "Telephoned his counterpart to discuss a planned electricity link": it is the link that is planned."""
    told = [head for head in clause.heads if head.sense != "noun" and head.tense in ("past", "participle")]
    index = next((i for i, atom in enumerate(sentence.atoms) if atom.start <= at < atom.end), 0)
    if not told or not index or index + 1 >= len(sentence.atoms):
        return False
    before, behind = sentence.atoms[index - 1], sentence.atoms[index + 1]
    attributive = before.has("indefinite", "definite", "possessive") and not before.has("at", "of")
    return attributive and behind.has("word", "name", "thing", "venue", "visit") and not behind.has("noun", "verb")


def is_adjunct(sentence: ReadSentence, head: Head) -> bool:
    """Whether a noun of meeting says when something else was: "after talks with …", "bei einem Treffen mit …"."""
    return any(
        p.kind == "noun" and p.role in ("after", "at") and p.start <= head.start < p.end for p in sentence.phrases
    )


def see_each_other(clause: Clause, report: Report) -> bool:
    """Verbs that also mean to look at, to hail, to appeal to: of a meeting only where two persons are named, no word
    saying what he was seen as or doing ("saw him as a rival", "saw him leave", "called on him to resign")."""
    heads = [head for head in clause.heads if head.sense == "see"]
    if not heads or len(heads) < len(clause.heads):
        return True
    if report.they and not report.members:
        return True  # "die beiden haben einander gesehen"
    manner = [(p.start, p.end) for p in report.sentence.phrases if p.kind == "parties" and p.role == "with"]
    things = [p for p in clause.parties if p.named == "common" and not _is_where(report.sentence, p.start)]
    if _seen_as(report, heads[-1]):
        return False
    if any(not any(start <= thing.start < end for start, end in manner) for thing in things):
        return False  # but "mit militärischen Ehren begrüßt"
    if len(report.members) < 2 and not report.they:
        return False
    if report.sentence.capital_nouns and not (clause.dates or clause.places or _is_welcome(report, heads[-1])):
        return False  # "habe ihn im Fernsehen gesehen"
    met = [mention.end for _, mention in report.members if mention.start > heads[-1].end]
    last = max(met or [party.end for party in clause.parties if party.start > heads[-1].end], default=0)
    behind = next((atom for atom in report.sentence.atoms if atom.start >= last > 0), None)
    return behind is None or not behind.has("word", "verb", "infinitive_mark", "when", "possessive_s", "of", "that")


def _is_where(sentence: ReadSentence, start: int) -> bool:
    """ "Im Präsidentenpalais wurde sie von X begrüßt": where, and nothing that anybody saw."""
    led = next((atom for atom in reversed(sentence.atoms) if atom.end <= start), None)
    return sentence.capital_nouns and led is not None and led.has("at") and led.has("on")


def _is_welcome(report: Report, head: Head) -> bool:
    """ "Begrüßte X", "die beiden haben einander gesehen": no mere look."""
    looked = any(atom.has("looks") for atom in report.sentence.atoms if atom.start == head.start)
    return not looked or "reciprocal" in report.sentence.kinds


def _seen_as(report: Report, head: Head) -> bool:
    """ "Sah X als Gegner", "sah in X einen Gegner": what somebody takes another one for."""
    behind = [atom for atom in report.sentence.atoms if head.end <= atom.start < report.clause.end]
    whom = ("office", "title", "name", "he") if report.sentence.capital_nouns else ("he",)  # "spoke in All Saints"
    in_him = any(a.has("at") and b.has(*whom) for a, b in pairwise(behind))
    return in_him or any(atom.has("when") for atom in behind)


def visit_each_other(clause: Clause, report: Report) -> bool:
    """ "X und Y haben eine Ausstellung besucht": those who are named as one list did it together."""
    if len(report.members) != 2 or any(head.sense != "host" for head in clause.heads):
        return True
    phrases = [phrase for phrase in report.sentence.phrases if phrase.kind == "parties"]
    return not any(all(p.start <= mention.start < p.end for _, mention in report.members) for p in phrases)


def denies(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether a negation is of the meeting itself: of its verb, of "took place", or of its noun ("no talks")."""
    head = clause.heads[-1]
    if any(is_adjunct(sentence, each) for each in clause.heads) and _is_of_something_else(sentence):
        return False
    if sentence.capital_nouns and _is_over(sentence, clause):
        return False
    senses = {form.verb.sense for phrase, form in sentence.verbs if _is_whole(sentence, phrase.end, form)}
    if "happen" in senses and _is_beside(sentence, head):
        return False
    if head.sense != "noun" or clause.status_words is not None:
        return True
    if {"hold", "happen"} & senses:
        return True  # "has not held any meeting with …"
    if any(phrase.has("absent") for phrase in sentence.phrases if clause.start <= phrase.start < clause.end):
        return True  # "встречи не было"
    before = [atom for atom in sentence.atoms if atom.end <= head.start][-2:]
    return any(atom.has("no", "never") for atom in before)


def _is_over(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Hatte am Montag mit X gesprochen, eine Zusage bekam sie nicht": the verb ends its clause, and what is negated
    stands behind the comma."""
    head = clause.heads[-1]
    if head.sense == "noun" or head.tense not in ("participle", "infinitive"):
        return False
    commas = [atom.start for atom in sentence.atoms if atom.text == "," and atom.start >= head.end]
    negations = [atom.start for atom in sentence.atoms if atom.has("not", "no", "never") and atom.start >= clause.start]
    return bool(commas and negations) and commas[0] < negations[0]


def _is_of_something_else(sentence: ReadSentence) -> bool:
    """ "На встрече с X не стал говорить о ценах", "there was no breakthrough at …": no word of meeting is behind it."""
    words = [atom for atom in sentence.atoms if not atom.has("be", "hedge_modal", "will")]  # "не стал говорить"
    behind = [after for atom, after in pairwise(words) if atom.has("not", "no")]
    return bool(behind) and all(
        set(atom.kinds) == {"word"} or any(form.verb.sense in _NOT_OF_MEETING for form in atom.kinds.get("verb", ()))
        for atom in behind
    )


_NOT_OF_MEETING = frozenset({"say", "believe", "agree", "discuss", "call_as"})


def _is_of_the_noun(sentence: ReadSentence) -> bool:
    """Whether a "no" stands before a noun of meeting, with nothing but what describes it between."""
    for at, phrase in enumerate(sentence.phrases):
        if phrase.kind == "noun":
            led = [p for p in sentence.phrases[max(0, at - _NEGATED) : at] if p.kind in ("word", "unknown", "format")]
            if any(p.kind == "word" and p.has("no") for p in led[-_NEGATED:]):
                return True
    return False


_NEGATED = 3  # phrases of "no such bilateral" before a noun


def is_not_planned(sentence: ReadSentence) -> bool:
    """ "Встреча не планируется", "не встретится", "will not meet": there will be none; what was not planned may have
    been held."""
    if _is_of_the_noun(sentence):
        return True  # "no meeting was planned"
    was = any(phrase.has("be", "have", "become") and not phrase.has("is") for phrase in sentence.phrases)
    forms = [form for _, form in sentence.verbs if form.verb.sense == "plan"]
    return not forms or any(form.tense == "present" or (form.tense == "participle" and not was) for form in forms)


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
    if any(form.verb.sense == "plan" for _, form in sentence.verbs):
        return True  # "запланированная на среду встреча не состоялась"
    before = [atom for atom in sentence.atoms if atom.end <= clause.heads[0].start]
    if any(one.has("not") and _happens(other) for one, other in pairwise(before)) and not before[-1].has("indefinite"):
        return True  # "не состоялась ранее анонсированная встреча"
    return clause.definite or any(form.tense in ("future", "present", "infinitive") for form in forms)


def agreed_to_meet(sentence: ReadSentence, clause: Clause) -> bool:
    """ "X und Y vereinbarten, sich im Mai wieder zu treffen": it is planned."""
    head = clause.heads[0]
    before = [(phrase, form) for phrase, form in sentence.verbs if phrase.end <= head.start]
    agreed = bool(before) and before[-1][1].verb.sense == "agree" and len(clause.parties) > 1
    led = next((atom for atom in reversed(sentence.atoms) if atom.end <= head.start), None)
    marked = led is not None and led.has("infinitive_mark") and sentence.capital_nouns
    return agreed and marked and not clause.negated and not any(atom.has("condition", "not") for atom in sentence.atoms)


def was_wanted(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Hatten einander im Mai treffen wollen", "hätte mit ihm beraten sollen": what did not come about."""
    head = clause.heads[-1]
    behind = next((atom for atom in sentence.atoms if atom.start >= head.end), None)
    meant = behind is not None and behind.has("meant") and head.tense in ("infinitive", "present")
    before = [atom for atom in sentence.atoms if clause.start <= atom.start < head.start]
    return meant and any(atom.has("pluperfect", "would_have") for atom in before)


def _is_beside(sentence: ReadSentence, head: Head) -> bool:
    """ "Zu einer Einigung kam es bei dem Treffen nicht", "kein Foto von dem Treffen": what there
    was not is something else."""
    noun = next((p for p in sentence.phrases if p.kind == "noun" and p.start <= head.start < p.end), None)
    if noun is None or noun.role not in ("after", "at", "of"):
        return False
    return not _is_what_for(sentence, head)


def what_became_of_it(sentence: ReadSentence) -> Status | None:
    """ "A meeting that had been set for Monday has been called off": what another clause of the sentence says of it."""
    if sum(bool(clause.heads) for clause in sentence.clauses) > 1 or "visit" in sentence.kinds:
        return None  # "ersetzte einen Besuch, der abgesagt worden war"
    whole = [form for phrase, form in sentence.verbs if _is_whole(sentence, phrase.end, form)]
    senses = {form.verb.sense for form in whole if (form.verb.sense, form.tense) != ("cancel", "attributive")}
    if _falls_through(sentence, "happen"):
        return "cancelled"
    if _falls_through(sentence, "plan"):
        return "denied"  # "разговор, о котором писали газеты, не планируется"
    return "cancelled" if "cancel" in senses else "denied" if "deny" in senses else None


def is_said_to_be_off(sentence: ReadSentence, head: Head) -> bool:
    """ "Встреча с X, отменённая из-за тайфуна, …": a participle behind the noun says so."""
    verb = next((i for i, p in enumerate(sentence.phrases) if p.kind == "verb" and p.start >= head.end), None)
    if verb is None or head.sense != "noun" or sentence.phrases[verb - 1].value != ",":
        return False
    forms = sentence.phrases[verb].value
    if any(form.verb.sense == "happen" and form.tense == "past" for _, form in sentence.verbs):
        return False  # ", отложенная в мае, состоялась в июне"
    return bool(forms) and all(form.verb.sense == "cancel" and form.tense == "attributive" for form in forms)


def is_beside_denial(sentence: ReadSentence, head: Head) -> bool:
    """ "Встретился с X и опроверг слухи об отставке", "после встречи с X опроверг, что уходит": of something else."""
    if head.sense == "noun":
        return is_adjunct(sentence, head)
    if _is_reported(sentence, head):
        return False
    return not any(atom.has("that", "falsehood", "statement") and atom.start < head.start for atom in sentence.atoms)


def _is_reported(sentence: ReadSentence, head: Head) -> bool:
    """ "Wies Berichte zurück, er habe sich mit X getroffen": what reports say of him, in a clause of its own."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    comma = next((i for i in reversed(range(len(before))) if before[i].text == ","), len(before))
    if not sentence.capital_nouns or comma + 2 >= len(before):
        return False
    his = before[comma + 1].has("he", "she") and before[comma + 2].has("have", "be", "will")
    return his and any(f.verb.sense == "deny" for atom in before[:comma] for f in atom.kinds.get("verb", ()))


def goes_on_to_deny(sentence: ReadSentence, head: Head) -> bool:
    """ "Встретился с X и опроверг слухи об отставке": what is said to be untrue is not that they met."""
    if head.sense == "noun" or not is_beside_denial(sentence, head):
        return False
    return any(
        one.has("and")
        and one.start > head.end
        and any(form.verb.sense == "deny" for form in other.kinds.get("verb", ()))
        for one, other in pairwise(sentence.atoms)
    )


def _falls_through(sentence: ReadSentence, sense: str) -> bool:
    """ "Ein Treffen mit X, das Zeitungen gemeldet hatten, kommt nicht zustande": a verb of its own behind a clause."""
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
    return alone and any(p.kind == "word" and p.has("not") and start < p.start < end for p in sentence.phrases)


def _is_whole(sentence: ReadSentence, end: int, form: VerbForm) -> bool:
    """Whether the particle of a separable verb is there: "wies … zurück"."""
    if form.joined or form.verb.particle is None:
        return True
    return any(a.start > end and a.norm == form.verb.particle and a.has("apart") for a in sentence.atoms)


def opens(sentence: ReadSentence, head: Head) -> bool:
    """Whether a noun stands first: "Разговора премьера с … не получилось"."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    return head.sense == "noun" and all(atom.has("punct", "ignorable", "nation") for atom in before)


def is_coming(sentence: ReadSentence, head: Head) -> bool:
    """ "Следующая встреча – в мае в Вене": the next one, without a verb."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start][-2:]
    verbless = sentence.kinds.isdisjoint(("verb", "be", "have", "will"))
    return head.sense == "noun" and verbless and any(atom.has("coming") for atom in before)


def is_upcoming(sentence: ReadSentence, head: Head) -> bool:
    """ "Предстоящую встречу с X он назвал важной": right before a noun of meeting."""
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= head.start), None)
    return head.sense == "noun" and before is not None and before.has("upcoming")


def is_new_one(sentence: ReadSentence, head: Head) -> bool:
    """ "Новая встреча назначена на 22 марта": right before a noun of meeting."""
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= head.start), None)
    return head.sense == "noun" and before is not None and before.has("coming")


def is_planned(sentence: ReadSentence) -> bool:
    """ "Ein Treffen, das im Mai geplant ist, soll trotzdem stattfinden": of a noun that names nobody."""
    senses = {form.verb.sense for _, form in sentence.verbs}
    modal = any(phrase.has("hedge_modal", "plan_modal", "will") for phrase in sentence.phrases if phrase.kind == "word")
    return "plan" in senses or (modal and bool(senses & {"happen", "hold"}))


def is_coordinated_plan(report: Report) -> bool:
    """ "… will travel to China next week and meet her counterpart": the second verb of a plan, without a subject."""
    start = report.heads[0].start
    if len(report.members) > 2:
        return False
    if report.heads[0].sense == "noun":  # "… will pay a visit to Kampala and hold talks with …"
        holds = [(p, f) for p, f in report.sentence.verbs if f.verb.sense == "hold" and p.end <= start]
        if not holds or holds[-1][1].tense not in ("present", "infinitive"):
            return False
        start = holds[-1][0].start
    elif any(head.tense not in ("present", "infinitive") for head in report.heads):
        return False
    plans = [p for p in report.sentence.phrases if p.end <= start and p.kind == "word" and p.has(*_PLANS)]
    met = [(p.start, p.end) for p in report.sentence.phrases if p.role == "with"]  # before a verb that ends its clause
    own = (party.start for party in report.clause.parties if not any(a <= party.start < b for a, b in met))
    return bool(plans) and not any(plans[-1].end <= at < start for at in own)


def goes_on_as_planned(report: Report, before: Report | None) -> bool:
    """ "Is set to meet X and call on Y", "will see X on Monday and Y on Tuesday": as sure as the first of them."""
    both = before is not None and before.status == "planned" and report.status in ("held", "planned")
    return both and is_coordinated_plan(report)


_PLANS = ("will", "plan_modal", "plan_words")


def is_to_come(report: Report, published: date | None) -> bool:
    """Whether a meeting told of without a word of the future lies ahead: "am 24. Jänner empfängt er …", on the 14th."""
    if published is None or any(is_adjunct(report.sentence, head) for head in report.heads[:1]):
        return False
    present = bool(report.heads) and all(head.tense in ("present", None) for head in report.heads)
    present = present and not _is_perfect(report)
    for day in report.clause.dates:
        if day.earliest is None or day.latest is None:
            continue
        if day.earliest > published:
            return True
        over = day.weekday_only and day.latest < published and bool(report.heads)
        if over and (_told_of_now(report) or _is_about_to(report)):
            return True
        if present and day.ahead is not None and not day.weekday_only:
            past, ahead = (published - day.latest).days, (day.ahead[0] - published).days
            now = any(head.tense == "present" for head in report.heads) or _takes_place(report)
            if ahead < past and now:
                return True
    return False


def _is_perfect(report: Report) -> bool:
    """ "Hat am Wochenende mit X telefoniert": the form of the verb that is of the present, too."""
    if not report.sentence.capital_nouns:
        return False
    before = [atom for atom in report.sentence.atoms if atom.end <= report.heads[0].start]
    begin = next((i for i in reversed(range(len(before))) if before[i].text in (",", ";", ":")), 0)
    return any(atom.has("have", "become") for atom in before[begin:])


def _told_of_now(report: Report) -> bool:
    """ "Am Mittwoch begegnen einander …", on Tuesday: a verb of the present beside a weekday is of the coming one."""
    if _is_guest_now(report):
        return True
    if any(p.kind == "word" and p.has("have", "be", "become") for p in report.sentence.phrases):
        return False
    verbs = [head for head in report.heads if head.sense != "noun"]  # "kommen am Freitag zu einem Gespräch zusammen"
    return all(head.tense == "present" for head in verbs) if verbs else _takes_place(report)


def _is_guest_now(report: Report) -> bool:
    """ "Ist am Freitag bei X zu Gast": a turn whose verb is "is"."""
    turns = all(head.sense == "host" and head.tense == "past" and " " in head.text for head in report.heads)
    words = [p for p in report.sentence.phrases if p.kind == "word"]
    return turns and any(p.has("is") for p in words) and not any(p.has("have", "become") for p in words)


def _is_about_to(report: Report) -> bool:
    """ "Is meeting X on Friday", on Thursday: a verb behind "is" beside a weekday is of the coming one."""
    head = report.heads[0]
    ahead = (atom for atom in reversed(report.sentence.atoms) if atom.end <= head.start and not atom.has("ignorable"))
    before = next(ahead, None)
    now = before is not None and before.has("is") and not report.sentence.capital_nouns
    return now and head.sense != "noun"


def _takes_place(report: Report) -> bool:
    """ "Am Freitag kommt es zu einem Gespräch", "das nächste findet am 2. April statt": by a verb of the present."""
    takes_place = [form for _, form in report.sentence.verbs if form.verb.sense in ("happen", "hold")]
    return bool(takes_place) and all(form.tense == "present" for form in takes_place)


def is_purpose_of_trip(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Travels to Lusaka on Monday for talks with …", "прилетит на переговоры с …": planned, as the journey is."""
    if not all(head.sense == "noun" and _is_purpose(sentence, head) for head in clause.heads):
        return False
    forms = [form for phrase, form in sentence.verbs if form.verb.sense != "say" and not phrase.has("journey")]
    comes = [form for phrase, form in sentence.verbs if phrase.has("journey")]  # "kommt am Freitag nach Berlin"
    if any(form.verb.sense != "travel" for form in forms) or any(p.has("have") for p in sentence.phrases):
        return False
    forms += comes
    if not forms:  # "will be in Dublin on Monday for talks with …"
        return any(p.kind == "word" and p.has("will", "plan_words") for p in sentence.phrases)
    return bool(forms) and all(form.tense in ("future", "present", "infinitive") for form in forms)


def was_to_come(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Mayor Tuttle said that she would meet with the owners": what was said to come."""
    head = clause.heads[0]
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    would = next(
        (index for index in range(len(before) - 1, max(-1, len(before) - 4), -1) if before[index].has("would")), -1
    )
    if would < 0 or not all(atom.has("ignorable", "be", "also") for atom in before[would + 1 :]):
        return False
    if any(atom.has("condition", "have", "not", "irrealis") for atom in before):
        return False
    if _is_said_behind(sentence, head):
        return True
    told = {
        f.verb.sense for atom in before[:would] for f in atom.kinds.get("verb", ()) if f.tense in ("past", "participle")
    }
    return bool(told & {"say", "agree", "plan"})


def _is_said_behind(sentence: ReadSentence, head: Head) -> bool:
    """ "X would meet Y on Monday, her office said": who says so stands at the end, behind a comma."""
    last = next((i for i in reversed(range(len(sentence.phrases))) if sentence.phrases[i].kind == "verb"), 0)
    verb = sentence.phrases[last]
    comma = next((p.start for p in reversed(sentence.phrases[:last]) if p.kind == "mark"), -1)
    said = verb.kind == "verb" and all(f.verb.sense == "say" and f.tense in ("past", "participle") for f in verb.value)
    unsure = any(atom.has("condition", "when") for atom in sentence.atoms if atom.start > head.end)
    between = any(p.kind == "verb" and comma < p.start < verb.start for p in sentence.phrases)
    return said and comma > head.end and not unsure and not between


def calls_off_visit(sentence: ReadSentence, planned: Clause | None = None) -> bool:
    """ "Hat seinen geplanten Besuch in Zagreb abgesagt", "визит не состоится": with all that was planned."""
    if "visit" not in sentence.kinds:
        return False
    # "has called off a visit, where he was to"
    end = sentence.scanned.end if planned is None else planned.heads[0].start
    if not any(atom.has("visit") for atom in sentence.atoms if atom.end <= end):
        return False
    if planned is None and any(clause.heads for clause in sentence.clauses):
        return False
    forms = [form for _, form in sentence.verbs]
    off = any(form.verb.sense == "cancel" and _is_whole(sentence, phrase.end, form) for phrase, form in sentence.verbs)
    negated = any(phrase.kind == "word" and phrase.has("not") for phrase in sentence.phrases)
    return off or (negated and any(form.verb.sense == "happen" for form in forms))


def was_meant_to_be(report: Report) -> bool:
    """ "Hätte mit seinem Kollegen … beraten sollen", "предполагалось, что … проведёт переговоры"."""
    if len(report.members) < 2 or report.status not in ("held", "planned"):
        return False
    meant = any(atom.has("irrealis") for atom in report.sentence.atoms if atom.start < report.clause.end)
    return meant or report.status == "planned"


def _is_purpose(sentence: ReadSentence, head: Head) -> bool:
    """Whether "for" or "zu" stands before a noun, with nothing but its own words between: "for his first meeting"."""
    for atom in reversed([atom for atom in sentence.atoms if atom.end <= head.start][-5:]):
        if atom.has("purpose", "for", "at") and not atom.has("possessive"):
            return True
        if not atom.has("first", "possessive", "indefinite", "definite", "word", "ignorable", "format", "duration"):
            return False
    return False


def is_purpose_infinitive(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Reist kommende Woche nach Stockholm, um … zu treffen": a plan, as the journey is one."""
    head = clause.heads[0]
    if not hangs(sentence, head) or head.sense == "noun":
        return False
    verbs = sentence.verbs
    before = [form for phrase, form in verbs if phrase.end <= head.start and form.verb.sense != "say"]
    travels = [form for form in before if form.verb.sense == "travel"]
    if not before and _is_there(sentence, head.start):
        return True
    coming = all(form.tense in ("present", "future", "infinitive") for form in travels)
    past = any(phrase.has("have") for phrase in sentence.phrases if phrase.kind == "word" and phrase.end <= head.start)
    return bool(travels) and len(travels) == len(before) and coming and not past


def _is_there(sentence: ReadSentence, end: int, past: bool = False) -> bool:
    """ "Is in Kampala to meet …"; `past`: "was in Kampala to meet …"."""
    led = [phrase for phrase in sentence.phrases if phrase.end <= end]
    here = any(phrase.kind == "word" and phrase.has("be") and phrase.has("is") is not past for phrase in led)
    return here and any(phrase.kind == "place" and phrase.role == "at" for phrase in led)


def went_to_meet(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Travelled to Kampala on Monday to see …": who went and whom he went to see; it says not yet that he did."""
    head = clause.heads[0]
    talks = head.sense == "talk" and any(p.role == "with" for p in sentence.phrases if p.end <= head.start)
    if not (talks or head.sense in ("meet", "see")) or not hangs(sentence, head) or clause.negated:
        return False
    before = [form for phrase, form in sentence.verbs if phrase.end <= head.start and form.verb.sense != "say"]
    led = any(phrase.has(*_MAKES_DOUBTFUL) for phrase in sentence.phrases if phrase.end <= head.start)
    if not before:
        return not led and _is_there(sentence, head.start, past=True)
    went = any(
        atom.has("journey") for atom in sentence.atoms if atom.end <= head.start
    )  # "kam am Montag nach Rom, um …"
    gone = ("travel", "other") if went and sentence.capital_nouns else ("travel",)
    return not led and all(f.verb.sense in gone and f.tense in _GONE for f in before)


_GONE = ("past", "participle")


def is_invited_for(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Hat X für Freitag zu einem Gespräch eingeladen": to what is to be on that day."""
    if clause.negated or not sentence.kinds.isdisjoint(_MAKES_DOUBTFUL) or "invited" not in sentence.kinds:
        return False
    days = {day.start for day in clause.dates}
    return any(b.start in days and a.kinds.keys() == {"on"} for a, b in pairwise(sentence.atoms) if b.has("date"))


def stood_on_the_programme(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Danach stand eine Begegnung mit X auf dem Programm", after another meeting: so it was."""
    if clause.negated or clause.dates or "stood" not in sentence.kinds or "next" not in sentence.kinds:
        return False
    return all(head.sense == "noun" for head in clause.heads)


def is_only_ready(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Готов встретиться с X", "said on Monday that he was ready to meet X": who is ready to meet somebody has no plan
    yet, where no day stands behind it."""
    ready = [atom.end for atom in sentence.atoms if atom.has("urges") and clause.start <= atom.start < clause.end]
    return bool(ready) and not any(day.start > ready[-1] for day in clause.dates)


def was_purpose_of_trip(sentence: ReadSentence, clause: Clause) -> bool:
    """ "War am Montag nach Wien gereist, um sich mit … abzustimmen": what somebody had come for."""
    head = clause.heads[0]
    if not sentence.capital_nouns or clause.negated or not hangs(sentence, head) or head.sense == "noun":
        return False
    before = [form for phrase, form in sentence.verbs if phrase.end <= head.start and form.verb.sense != "say"]
    leading = [atom for atom in sentence.atoms if atom.end <= head.start]
    came = next((index for index, atom in enumerate(leading) if atom.has("came")), len(leading))
    so_that = any(atom.has("because", "for") for atom in leading[came:])
    return so_that and all(form.verb.sense in ("travel", "other", "happen") for form in before)


def is_passive_plan(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Will be received by …", "is to be received by …": a plan, though the verb of meeting is a participle."""
    head = clause.heads[0]
    before = [atom for atom in sentence.atoms if atom.end <= head.start][-3:]
    led = any(atom.has("will", "plan_words", "plan_modal") for atom in before)
    return head.sense != "noun" and led and before[-1].has("be") and not any(atom.has("have") for atom in before)


def is_to_be_received(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Soll am Freitag von Minister X empfangen werden", "wird vom Präsidenten empfangen": the participle ends it."""
    head = next((each for each in clause.heads if (each.sense, each.tense) == ("host", "participle")), None)
    if head is None:
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    behind = next((atom for atom in sentence.atoms if atom.start >= head.end), None)  # "wo er von X empfangen wird"
    coming = any(atom.has("will", "plan_words") for atom in before) or (behind is not None and behind.has("to_come"))
    by = any(p.kind == "parties" and p.role == "by" and p.end <= head.start for p in sentence.phrases)
    return coming and by and not any(atom.has("have", "or") for atom in before)


def _is_left_open(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Ein Treffen von X mit Y gilt als unwahrscheinlich", "träumt von einem Treffen mit X": one that was not."""
    head = clause.heads[0]
    if clause.status != "held" and (clause.status != "planned" or clause.dates):
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    if any(atom.has("dreams") for atom in before):
        return True
    if any(each.sense != "noun" for each in clause.heads) or not sentence.capital_nouns:
        return False
    own = ("word", "nation", "format", "ignorable", "leaves_open")
    led = next((at for at in reversed(range(len(before))) if not before[at].has(*own)), -1)
    if _is_hoped_for(before) or any(atom.has("leaves_open") for atom in before[led + 1 :]):
        return True
    if led < 0 or not before[led].has("indefinite"):
        return False
    opens_it = led <= 1 or before[led - 1].has("punct", "that")
    behind = [atom for atom in sentence.atoms if head.end <= atom.start]
    return opens_it and any(atom.has("leaves_open") for atom in behind) and not any(a.has("have") for a in behind)


def _is_hoped_for(before: Sequence[Atom]) -> bool:
    """ "Die Hoffnung auf ein Treffen …"."""
    own = ("indefinite", "toward", "on", "for", "of", "word", "nation", "format")
    last = next((atom for atom in reversed(before) if not atom.has(*own)), None)
    return last is not None and last.has("idea")


def is_said_to_come(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Die beiden würden sich am Freitag treffen, hieß es": what somebody says will be, and nothing that was."""
    head = clause.heads[0]
    before = [atom for atom in sentence.atoms if clause.start <= atom.start and atom.end <= head.start]
    led = sentence.capital_nouns and any(atom.has("would") for atom in before)
    return led and head.tense in ("present", "infinitive") and not any(atom.has("have") for atom in before)


def is_to_be(sentence: ReadSentence, clause: Clause) -> bool:
    """ "It will be the first meeting between X and Y", "will address the summit"."""
    head = clause.heads[0]
    before = [atom for atom in sentence.atoms if clause.start <= atom.start and atom.end <= head.start]
    led = any(one.has("will") and (two.has("be") or set(two.kinds) == {"word"}) for one, two in pairwise(before))
    nouns = all(each.sense == "noun" and not is_adjunct(sentence, each) for each in clause.heads)
    return led and nouns and not any(atom.has("verb", "have") for atom in before)


def is_agreed(sentence: ReadSentence, head: Head) -> bool:
    """ "Have agreed to hold talks": the noun behind an infinitive is of a meeting to come."""
    verbs = [(phrase, form) for phrase, form in sentence.verbs if phrase.end <= head.start]
    if head.sense != "noun" or not verbs:
        return False
    phrase, form = verbs[-1]
    marked = any(atom.has("infinitive_mark") for atom in sentence.atoms if -1 <= phrase.start - atom.end <= 1)
    return form.verb.sense in ("hold", "happen") and (form.tense in ("infinitive", "to_infinitive") or marked)


def is_new(sentence: ReadSentence, head: Head) -> bool:
    """Whether a noun of meeting stands with an indefinite article: no meeting that was told of."""
    if head.sense != "noun":
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    for index in range(len(before) - 1, max(len(before) - 5, 0), -1):
        if before[index].has("definite", "possessive"):
            return False
        if before[index].has("indefinite"):
            return not before[index - 1].has("at", "on", "after", "before")
    return False


def is_to_be_held(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Das Treffen wird am Freitag in Wien abgehalten": a passive of the present."""
    if any(head.sense != "noun" or is_adjunct(sentence, head) for head in clause.heads):
        return False
    will = next((a.start for a in sentence.atoms if a.has("will") and clause.start <= a.start < clause.end), None)
    taking_place = [(p, form) for p, form in sentence.verbs if form.verb.sense in ("hold", "happen")]
    held = any(form.tense == "participle" and will is not None and p.start > will for p, form in taking_place)
    return held and not any(a.has("have", "become") for a in sentence.atoms if clause.start <= a.start < clause.end)
