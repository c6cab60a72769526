"""Whom somebody travels to meet: a journey to come is a plan, and one that is over says not yet that they met."""

from __future__ import annotations

from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.telling.certainty import MAKES_DOUBTFUL
from claims.articles.telling.report import hangs
from claims.reading.said import Clause, Head
from claims.reading.scan import Atom


def is_purpose_of_trip(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Travels to Lusaka on Monday for talks with …", "прилетит на переговоры с …": planned, as the journey is."""
    if not all(head.sense == "noun" and _is_purpose(sentence, head) for head in clause.heads):
        return False
    first = next((phrase.start for phrase in sentence.phrases if phrase.has("journey")), 0)
    if not sentence.capital_nouns and any(
        p.kind == "noun" and p.role == "at" and p.start < (first or _goes_behind(sentence)) for p in sentence.phrases
    ):
        return False  # "at their meeting, X invited Y to visit Riga", "in talks they did not say how they would go on"
    if any(clause.heads[-1].end <= atom.start < first for atom in sentence.those("and")) and not sentence.capital_nouns:
        return False  # "thanked her for the conversation and invited her to visit"
    if _is_yet_to_be(sentence, clause.heads[-1]):
        return True
    own = _own_verbs_begin(sentence, clause)  # "will meet X and then travel to Lund for talks with Y"
    forms = [f for p, f in sentence.verbs if f.verb.sense != "say" and not p.has("journey") and p.start >= own]
    if has_just_come(sentence, clause):
        return True
    comes = [form for phrase, form in sentence.verbs if phrase.has("journey")]  # "kommt am Freitag nach Berlin"
    if any(form.verb.sense != "travel" for form in forms) or _has_been(sentence, sentence.scanned.end):
        return False
    forms += comes
    if not forms:  # "will be in Dublin on Monday for talks with …"
        placed = any(phrase.kind == "place" for phrase in sentence.phrases) and not sentence.capital_nouns
        is_there = placed and any(phrase.has("is") for phrase in sentence.phrases)  # "is on his way to Dakar"
        end = _where_its_words_end(sentence, clause)
        words = [p for p in sentence.phrases if p.kind == "word" and p.start < end]
        return is_there or any(phrase.has("will", "plan_words") for phrase in words)
    if "left_for" in sentence.kinds and not clause.dates:
        return True  # "отправился в Вену на переговоры с …"
    return bool(forms) and all(form.tense in ("future", "present", "infinitive") for form in forms)


def sets_out_for_it(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Has left for Dakar for talks with X", "is heading to Tokyo on Friday to meet X", in English: he has yet to."""
    head = clause.heads[0]
    if any(each.sense == "noun" for each in clause.heads):
        if not all(each.sense == "noun" and _is_purpose(sentence, each) for each in clause.heads):
            return False
        return _has_left_for_it(sentence, head.start) or _is_on_the_way(sentence, head.start)
    before = [form for phrase, form in sentence.verbs if phrase.end <= head.start and form.verb.sense != "say"]
    travels = all(form.verb.sense in ("travel", "host") for form in before)  # "is visiting Rome to meet X"
    return travels and hangs(sentence, head) and _is_on_the_way(sentence, head.start)


def _has_left_for_it(sentence: ReadSentence, end: int) -> bool:
    """ "Left for Dakar on Monday for talks with X": with nothing between that he did there, and no "had"."""
    left = [atom.end for atom in sentence.those("left_for") if atom.end <= end]
    if not left or any(atom.has("pluperfect") for atom in sentence.atoms if atom.end <= left[0]):
        return False
    return not any(atom.has("and", "verb") for atom in sentence.atoms if left[0] <= atom.start < end)


def _is_on_the_way(sentence: ReadSentence, end: int) -> bool:
    """ "Is heading to Tokyo on Friday for talks with X", "is travelling there to meet X": yet to come."""
    pairs = pairwise(atom for atom in sentence.atoms if atom.end <= end and not atom.has("ignorable"))
    return any(
        one.has("is")
        and ("gerund" in two.forms or " " in two.text)  # "leaving for"
        and (two.has("journey") or _travels(two))
        for one, two in pairs
    )


def _goes_behind(sentence: ReadSentence) -> int:
    """Where the first verb of a journey stands, if the language has a word for what would be; else 0."""
    if "would" not in sentence.kinds:
        return 0
    return next((phrase.start for phrase, form in sentence.verbs if form.verb.sense == "travel"), 0)


def has_just_come(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Ist am Montag zu Gesprächen mit X in Rom eingetroffen", "kam zu einem Treffen mit X in Rom an": its only verbs
    tell that he is there, and not yet that they met; but "war eingetroffen" tells of what is over."""
    if not sentence.capital_nouns or clause.pluperfect or "purpose" not in sentence.kinds or "were" in sentence.kinds:
        return False
    if not any(phrase.kind == "parties" and phrase.role == "with" for phrase in sentence.phrases):
        return False  # "traf zu Gesprächen in Rom ein. Dort empfing ihn Y"
    told = [f for _, f in sentence.verbs if f.verb.sense != "say"]
    return bool(told) and all(f.verb.sense == "travel" and f.tense in _GONE and f.verb.particle for f in told)


def _has_been(sentence: ReadSentence, end: int) -> bool:
    """Whether "have" stands before `end`, which is not of a saying: "has announced that he will go there"."""
    said = {phrase.start for phrase, form in sentence.verbs if form.verb.sense == "say" and not sentence.capital_nouns}
    words = [phrase for phrase in sentence.phrases if phrase.kind in ("word", "verb")]
    behind = {one.start: two.start for one, two in pairwise(words)}
    return any(
        phrase.has("have") and phrase.kind == "word" and phrase.end <= end and behind.get(phrase.start) not in said
        for phrase in words
    )


def _where_its_words_end(sentence: ReadSentence, clause: Clause) -> int:
    """Where the words end that may say a meeting is to come, and not what will come of it: "bei einem Treffen mit X
    sagte Y, die Brücke werde gebaut"."""
    if not sentence.capital_nouns:
        return clause.heads[0].start
    behind = clause.heads[-1].end
    said = [phrase for phrase, form in sentence.verbs if (form.verb.sense, form.tense) == ("say", "past")]
    commas = [atom.start for atom in sentence.atoms if atom.text == "," and atom.start >= behind]
    if not said or any(said[0].start - comma == len(", ") for comma in commas):
        return sentence.scanned.end  # "bei einem Treffen mit X, sagte Y, werde er …"
    return next((comma for comma in commas if comma >= said[0].end), sentence.scanned.end)


def _is_yet_to_be(sentence: ReadSentence, head: Head) -> bool:
    """ "Прилетел в Минск на переговоры с X, которые пройдут 8 марта": what somebody came for, by a clause behind."""
    opened = next((atom.start for atom in sentence.those("relative") if atom.start >= head.end), None)
    if opened is None or _first_journey(sentence) > head.start:
        return False
    behind = [form for phrase, form in sentence.verbs if phrase.start >= opened]
    return bool(behind) and all((form.verb.sense, form.tense) == ("happen", "future") for form in behind[:1])


def _first_journey(sentence: ReadSentence) -> int:
    """Where the first word of a journey stands; behind the sentence where there is none."""
    return next((phrase.start for phrase in sentence.phrases if phrase.has("journey")), sentence.scanned.end)


def _own_verbs_begin(sentence: ReadSentence, clause: Clause) -> int:
    """Where the verbs begin that a second clause of a plan may hang on, behind "and", or behind the comma that ends a
    relative clause ("X, who met Y, will travel to Lund for talks with Z"); 0 where it is the first."""
    if sentence.capital_nouns or not any(phrase.has("will", "plan_words") for phrase in sentence.phrases):
        return 0
    ends = [a.start for a, b in pairwise(sentence.atoms) if a.text == "," and b.has("will", "plan_words")]
    joints = [*ends, *(a.start for a in sentence.those("and"))]
    joints = [start for start in joints if start < clause.heads[0].start]
    travels = [p.start for p, form in sentence.verbs if form.verb.sense == "travel" and p.end <= clause.heads[0].start]
    return max((joint for joint in joints if travels and joint < travels[-1]), default=0)


def _is_purpose(sentence: ReadSentence, head: Head) -> bool:
    """Whether "for" or "zu" stands before a noun, with nothing but its own words between: "for his first meeting", "for
    a summit and bilateral talks"."""
    for atom in reversed([atom for atom in sentence.atoms if atom.end <= head.start][-_PURPOSE:]):
        if atom.has("purpose", "for", "at") and not atom.has("possessive"):
            return True
        if not atom.has(*_BEFORE_PURPOSE):
            return False
    return False


_PURPOSE = 6  # atoms of "for the summit and several bilateral" before a noun
_BEFORE_PURPOSE = (
    "first", "possessive", "indefinite", "definite", "word", "ignorable", "format", "duration", "and", "gathering",
    "bilateral", "of_all", "exclusive",
)  # fmt: skip


def is_purpose_infinitive(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Reist kommende Woche nach Stockholm, um … zu treffen": a plan, as the journey is one."""
    head = clause.heads[0]
    if head.sense == "noun" or not hangs(sentence, head):
        return False
    verbs = sentence.verbs
    before = [form for phrase, form in verbs if phrase.end <= head.start and form.verb.sense != "say"]
    travels = [form for form in before if form.verb.sense == "travel"]
    if not before and _is_there(sentence, head.start):
        return True
    coming = all(form.tense in ("present", "future", "infinitive") for form in travels)
    past = _has_been(sentence, head.start)
    return bool(travels) and len(travels) == len(before) and coming and not past


def is_where_he_goes(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Fliegt weiter nach Kairo, wo er X trifft": by verbs of the present, of a journey and of whom he meets there."""
    where = next((a.start for a in sentence.those("where") if clause.start <= a.start), None)
    if where is None or any(head.start < where or head.tense != "present" for head in clause.heads):
        return False
    if not sentence.kinds.isdisjoint(("have", "become")):
        return False
    before = [form for phrase, form in sentence.verbs if phrase.end <= where and form.verb.sense != "say"]
    if any(form.verb.sense == "plan" for form in before) and "is" in sentence.kinds:
        return True  # "eine Fahrt nach Graz ist vorgesehen, wo er X trifft"
    travels = [form for form in before if form.verb.sense == "travel"]
    return bool(travels) and all(form.tense in ("present", "infinitive") for form in travels)


def _is_there(sentence: ReadSentence, end: int, past: bool = False) -> bool:
    """ "Is in Kampala to meet …"; `past`: "was in Kampala to meet …"."""
    led = [phrase for phrase in sentence.phrases if phrase.end <= end]
    here = any(phrase.kind == "word" and phrase.has("be") and phrase.has("is") is not past for phrase in led)
    return here and any(phrase.kind == "place" and phrase.role == "at" for phrase in led)


def went_to_meet(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Travelled to Kampala on Monday to see …": who went and whom he went to see; it says not yet that he did."""
    head = clause.heads[0]
    if head.sense == "noun" and not sentence.capital_nouns:
        return _went_to_hold(sentence, clause)
    ends = sentence.capital_nouns  # "kam, um mit X zu sprechen"; "came to confer with X", "to discuss trade with X"
    talks = head.sense in ("talk", "discuss") and any(
        p.role == "with" and (p.end <= head.start if ends else p.start >= head.end) for p in sentence.phrases
    )
    if not (talks or head.sense in ("meet", "see")) or not hangs(sentence, head) or clause.negated:
        return False
    if "left_for" in sentence.kinds and not sentence.capital_nouns:
        return False  # "left for Dakar on Wednesday to meet X"
    before = [form for phrase, form in sentence.verbs if phrase.end <= head.start and form.verb.sense != "say"]
    led = any(phrase.has(*MAKES_DOUBTFUL) for phrase in sentence.phrases if phrase.end <= head.start)
    if not before:
        return not led and _is_there(sentence, head.start, past=True)
    went = any(
        atom.has("journey") for atom in sentence.atoms if atom.end <= head.start
    )  # "kam am Montag nach Rom, um …"
    gone = ("travel", "other") if went and sentence.capital_nouns else ("travel",)
    return not led and all(f.verb.sense in gone and f.tense in _GONE for f in before)


_GONE = ("past", "participle")


def _went_to_hold(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Flew to Kampala on Monday to hold talks with X", "reached Delhi to have a meeting with X"."""
    start = clause.heads[0].start
    if clause.negated or clause.status != "held" or not is_to_be_held_there(sentence, start):
        return False
    before = [form for phrase, form in sentence.verbs if phrase.end <= start and form.verb.sense not in ("say", "hold")]
    led = any(phrase.has(*MAKES_DOUBTFUL) for phrase in sentence.phrases if phrase.end <= start)
    return not led and all(form.verb.sense == "travel" and form.tense in _GONE for form in before)


def is_to_be_held_there(sentence: ReadSentence, start: int) -> bool:
    """Whether the noun that begins here is what somebody went somewhere to hold: "arrived in Oslo to hold talks"."""
    before = [atom for atom in sentence.atoms if atom.end <= start]
    while before and before[-1].has(*_OF_A_NOUN) and not before[-1].has("verb", "infinitive_mark"):
        before.pop()
    if len(before) < len(("arrived", "to", "hold")) or not before[-2].has("infinitive_mark"):
        return False
    if not any(form.verb.sense == "hold" for form in before[-1].kinds.get("verb", ())):
        return False
    went = next((i for i in reversed(range(len(before))) if before[i].has("arrives_at") or _travels(before[i])), None)
    led = before[went + 1 : -2] if went is not None else ()
    return bool(led) and any(atom.has("place") for atom in led) and not any(atom.has("and", "verb") for atom in led)


_OF_A_NOUN = ("word", "bilateral", "format", "ignorable", "indefinite", "definite", "exclusive")


def _travels(atom: Atom) -> bool:
    return any(form.verb.sense == "travel" for form in atom.kinds.get("verb", ()))


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
