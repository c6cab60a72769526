"""Whether a clause tells of a meeting at all, and what of it: that it was, is planned, was called off or denied.

Precision comes first: a clause that may say something else ("would like to meet", "if they met") is doubtful.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.telling.done_to import is_only_done_to
from claims.articles.telling.report import hangs
from claims.reading.phrases import Phrase
from claims.reading.said import Clause, Head, Loose
from claims.reading.scan import Atom

MAKES_DOUBTFUL = (
    "condition", "hedge", "hedge_modal", "irrealis", "opinion_modal", "nobody", "or", "question", "falsehood",
)  # fmt: skip


def is_doubtful(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether a part that was left over may turn the sense round: a condition, a hedge, a verb hanging on another."""
    named = {party.end for party in clause.parties if party.start >= clause.heads[-1].end}
    called = any(head.sense == "call" and " " not in head.text for head in clause.heads)
    called = called and not any(phrase.role == "with" for phrase in sentence.phrases)
    if called and any(_is_name_for(sentence, named, part) for part in clause.loose):
        return True  # "called him a good specialist"
    if called and any(atom.start - 1 in named for atom in sentence.those("indefinite")):
        return True  # "called him a friend"
    if clause.status == "held" and all(hangs(sentence, head) for head in clause.heads):
        return True  # "asked them to talk to each other"
    if clause.status == "held" and not sentence.capital_nouns and _is_offered(sentence, clause):
        return True
    if (
        not sentence.kinds.isdisjoint(("looks_into", "prepares"))
        and "will" in sentence.kinds
        and _is_looked_into(sentence, clause.heads[-1])
    ):
        return True
    if all(head.sense == "noun" for head in clause.heads) and any(is_idea(sentence, head) for head in clause.heads):
        return not is_set(sentence, clause)
    if "whether" in sentence.kinds and not sentence.capital_nouns and _is_asked(sentence, clause.heads[0]):
        return True
    if not sentence.capital_nouns and clause.status == "held" and _is_left_to_show(sentence, clause):
        return True
    if clause.status == "held" and is_alleged(sentence, clause.heads[-1]):
        return True
    if clause.status == "planned" and sentence.capital_nouns and _is_alleged_plan(sentence, clause):
        return True
    if "through_others" in sentence.kinds and any(
        clause.start <= atom.start < clause.end for atom in sentence.those("through_others")
    ):
        return True
    if sentence.capital_nouns and "deny" in sentence.senses and _is_where_it_is_denied(sentence, clause):
        return True
    if "turned_away" in sentence.kinds and _was_not_received(sentence, clause):
        return True
    if "bodies" in sentence.kinds and _is_in_a_name(sentence, clause.heads[-1]):
        return True
    if "hopes" in sentence.kinds and _is_hoped_of(sentence, clause):
        return True
    if any(clause.start <= atom.start < clause.heads[0].start for atom in sentence.those("nobody")):
        return True  # "derzeit will niemand mit ihm reden", "nobody expects X to meet Y"
    if any(clause.start <= atom.start < clause.end for atom in sentence.those("each_alone")):
        return True  # "sprachen nur noch über ihre Anwälte miteinander"
    first = next((atom for atom in sentence.atoms if not atom.has("punct")), None)
    if first is not None and first.has("condition") and not sentence.capital_nouns:
        return True  # "если X встретится с Y, это будет первая встреча"
    if clause.status == "held" and _is_only_to_hold(sentence, clause.heads[0]):
        return True
    if not sentence.capital_nouns and _are_talking(sentence, clause):
        return True
    if any(_is_a_title(sentence, head) for head in clause.heads):
        return True
    if not sentence.capital_nouns and any(_is_of_a_thing(sentence, head) for head in clause.heads):
        return True
    if not sentence.capital_nouns and _is_named_event(sentence, clause):
        return True
    if not sentence.capital_nouns and _is_only_thought_of(sentence, clause):
        return True
    if "of_bills" in sentence.kinds and any(_is_of_a_bill(sentence, head) for head in clause.heads):
        return True
    if _speaks_at_gathering(sentence, clause) or _is_discussed(sentence, clause) or _is_aim(sentence, clause):
        return True
    if _is_thing_of_somebody(sentence, clause) or _is_left_open(sentence, clause) or _is_only_named(sentence, clause):
        return True
    if is_only_done_to(sentence, clause) or (not sentence.capital_nouns and _is_of_unknown_verb(sentence, clause)):
        return True
    if any(is_gerund(sentence, head) and _is_wished(sentence, head) for head in clause.heads):
        return True
    if comes_before(sentence, clause) and any(is_gerund(sentence, head) for head in clause.heads):
        return True  # "laid a wreath before meeting X": he may not have met him yet
    leading = [atom for atom in sentence.atoms if atom.end <= clause.heads[0].start and not atom.has("have")][-1:]
    is_verb = clause.heads[0].sense != "noun" or is_gerund(sentence, clause.heads[0])
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
            atom.has(*MAKES_DOUBTFUL)
            for atom in sentence.atoms
            if max(part.start, begin) <= atom.start < min(part.end, told)
            and not atom.has("verb", "where")
            and not (  # "soll … treffen", "wohl im Juli"; but «вряд ли встретится»
                clause.status == "planned" and atom.has("plan_words", "hedge") and not atom.has("refusal")
            )
            and not (atom.has("hedge") and _is_of_a_length(sentence, atom))
            and not (atom.has("or") and _is_other_name(sentence, atom))
        ):
            return True
    return False


def _is_other_name(sentence: ReadSentence, joint: Atom) -> bool:
    """ "Met X, the head of the Latvian Bank, or LVB, in May": in short, and no alternative."""
    at = next(i for i, atom in enumerate(sentence.atoms) if atom is joint)
    behind = sentence.atoms[at + 1 : at + len(("or", "LVB", ","))]
    return len(behind) > 1 and len(behind[0].text) > 1 and behind[0].text.isupper() and behind[1].text == ","


def _is_offered(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Her offer to host talks in Lansing was turned down by X": what was only an idea."""
    head = clause.heads[0]
    before = [
        atom for atom in sentence.atoms if atom.end <= head.start and not atom.has("indefinite", "word", "format")
    ]
    if head.sense != "noun" or len(before) < len(("offer", "to", "host")):
        return False
    return before[-3].has("idea") and before[-2].has("infinitive_mark") and before[-1].has("verb")


def _is_looked_into(sentence: ReadSentence, head: Head) -> bool:
    """ "The panel will examine a meeting of X and Y": one that was or is to be, of which only that is said."""
    before = [
        atom for atom in sentence.atoms if atom.end <= head.start and not atom.has("word", "indefinite", "definite")
    ]
    if head.sense != "noun" or len(before) < len(("will", "examine")) or not before[-2].has("will"):
        return False
    return before[-1].has("looks_into", "prepares")


def _was_not_received(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Went to see X in Paris but was turned away": he did not see him."""
    if not any(head.sense == "see" for head in clause.heads):
        return False
    behind = [atom for atom in sentence.atoms if atom.start >= clause.heads[-1].end]
    away = next((i for i, atom in enumerate(behind) if atom.has("turned_away")), 0)
    return any(atom.has("rather", "not") or atom.text == "," for atom in behind[:away])


def _is_left_to_show(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether a meeting is only asked about, asked for, or a word for one is no meeting: "about whether he met X"."""
    asked = {atom.start for atom in sentence.those("threatens")}  # "called on X to arrange talks"
    nouns = all(head.sense == "noun" or head.start in asked for head in clause.heads)
    if nouns and "infinitive_mark" in sentence.kinds and any(_is_to_be_arranged(sentence, h) for h in clause.heads):
        return True
    if "that" in sentence.kinds and any(_is_asked_for(sentence, head) for head in clause.heads):
        return True
    if "condition" in sentence.kinds and any(_is_on_condition(sentence, head) for head in clause.heads):
        return True
    return any(_is_put_to_somebody(sentence, head) or _is_done_to_a_thing(sentence, head) for head in clause.heads)


def is_among_topics(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Discussed several issues, including inclusive talks scheduled for May": of whom is not said."""
    head = clause.heads[-1]
    if "among" not in sentence.kinds or sentence.capital_nouns or head.sense != "noun":
        return False
    led = next((a for a in reversed(sentence.atoms) if a.end <= head.start and a.kinds.keys() != {"word"}), None)
    return led is not None and led.has("among")


def _is_done_to_a_thing(sentence: ReadSentence, head: Head) -> bool:
    """ "Ordered that intelligence be gathered": what is gathered is nobody."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    passive = head.sense == "meet" and len(before) > 1 and before[-1].has("be")
    return passive and before[-2].kinds.keys() == {"word"} and "plural" not in before[-2].forms


def _is_asked_for(sentence: ReadSentence, head: Head) -> bool:
    """ "Requested that X return to discuss it": what somebody wants."""
    pairs = [(one, two) for one, two in pairwise(sentence.atoms) if two.end <= head.start and two.has("that")]
    forms = pairs[-1][0].kinds.get("verb", ()) if pairs else ()
    return bool(forms) and all(form.verb.sense == "wish" for form in forms)


def _is_on_condition(sentence: ReadSentence, head: Head) -> bool:
    """ "Misled X about whether he had discussed it with Y": a verb whose subject is a pronoun."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    while before and before[-1].has("he", "they", "have", "ignorable"):
        before.pop()
    return head.sense != "noun" and bool(before) and before[-1].has("condition")


def _is_put_to_somebody(sentence: ReadSentence, head: Head) -> bool:
    """ "A letter addressed to X", "renewed his call on Thursday for an inquiry": what is asked of somebody."""
    at = next((i for i, atom in enumerate(sentence.atoms) if atom.end >= head.end), 0)
    behind = [a for a in sentence.atoms[at + 1 : at + 4] if not (a.has("date") or (a.has("on") and not a.has("for")))]
    if not behind:
        return False
    if head.sense == "discuss":
        return sentence.atoms[at].has("speech") and behind[0].has("put_to")
    rings = any(form.verb.sense == "call" for form in sentence.atoms[at].kinds.get("verb", ()))
    if head.sense == "noun" and rings and sentence.atoms[at + 1].has("indefinite", "definite"):
        return True  # "whom our friends call a beacon"
    if head.sense == "noun" and rings and at and sentence.atoms[at - 1].has("possessive_s"):
        return not behind[0].has("with", "from_to", "from", "and")  # "accused them of tapping X's calls"
    return head.sense == "noun" and rings and behind[0].has("for") and "with" not in sentence.kinds


def _is_to_be_arranged(sentence: ReadSentence, head: Head) -> bool:
    """ "Asked a reporter to arrange a meeting with X": one that is yet to be."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    while before and before[-1].kinds.keys() <= _BEFORE_ARRANGED:
        before.pop()
    to_arrange = len(before) > 1 and before[-1].has("prepares") and before[-2].has("infinitive_mark")
    return head.sense == "noun" and to_arrange


_BEFORE_ARRANGED = {"indefinite", "definite", "possessive", "word", "format", "nation", "place", "country", "first"}


def _is_asked(sentence: ReadSentence, head: Head) -> bool:
    """«Сорвётся ли встреча X с Y, станет ясно в пятницу»: of a noun right behind, nobody says that it was."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start and not atom.has("ignorable", "be")]
    asked = [atom for atom in sentence.atoms if atom.has("whether") and atom.end <= head.start][-1:]
    between = [atom for atom in before if asked and atom.start >= asked[0].end]
    return head.sense == "noun" and bool(asked) and all(atom.kinds.keys() <= {"word"} for atom in between)


def _is_a_title(sentence: ReadSentence, head: Head) -> bool:
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


def _is_of_a_thing(sentence: ReadSentence, head: Head) -> bool:
    """ "The meeting minutes name X", "attended a talk about dance": what a thing is of, and what one gives alone."""
    at = next((i for i, atom in enumerate(sentence.atoms) if atom.start == head.start), 0)
    behind = sentence.atoms[at + 1 : at + 2]
    if behind and behind[0].has("of_meetings") and head.sense == "noun":
        return True
    if sentence.atoms[at].has("lecture") and "with" not in sentence.kinds and _is_of_one(sentence, at):
        return True  # "the president's tough talk on crime"
    given = sentence.atoms[at].has("lecture") and sentence.atoms[at - 1].has("indefinite", "possessive")
    return given and "attend" in sentence.senses and "with" not in sentence.kinds


def _is_named_event(sentence: ReadSentence, clause: Clause) -> bool:
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


def _is_of_a_bill(sentence: ReadSentence, head: Head) -> bool:
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


def _is_of_unknown_verb(sentence: ReadSentence, clause: Clause) -> bool:
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


def _is_of_a_length(sentence: ReadSentence, hedge: Atom) -> bool:
    """ "Broke up after barely half an hour": what says how long, and not whether."""
    at = sentence.atoms.index(hedge)
    led, behind = sentence.atoms[max(0, at - 1) : at], sentence.atoms[at + 1 : at + 3]
    return any(a.has("after", "for") for a in led) and any(a.has("indefinite", "number", "duration") for a in behind)


def _are_talking(sentence: ReadSentence, clause: Clause) -> bool:
    """ "X and Y are talking again", "are on speaking terms": as they may for months; with a day it is a meeting."""
    if clause.dates or clause.duration is not None or clause.format is not None:
        return False
    if any(head.sense != "talk" or head.tense != "participle" for head in clause.heads):
        return False
    ahead = [a for a in sentence.atoms if a.end <= clause.heads[0].start and not a.has("ignorable", "at", "on")]
    if len(ahead) > 1 and ahead[-1].has("two") and ahead[-2].has("is"):
        return True  # "X and Y are both speaking of a broader deal in the region"
    return not clause.places and bool(ahead) and ahead[-1].has("is")


def _is_hoped_of(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Hoped for a breakthrough in talks with X": in those to come."""
    if any(head.sense != "noun" for head in clause.heads):
        return False
    before = [atom for atom in sentence.atoms if atom.end <= clause.heads[0].start]
    hoped = next((index for index, atom in enumerate(before) if atom.has("hopes")), None)
    return hoped is not None and not any(atom.has("verb", "after") for atom in before[hoped + 1 :])


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


def _is_only_to_hold(sentence: ReadSentence, head: Head) -> bool:
    """ "Подтвердил готовность провести переговоры с X": an infinitive without a mark, whatever it hangs on."""
    if head.sense != "noun" or sentence.capital_nouns or "infinitive_mark" in sentence.kinds:
        return False
    before = [(phrase, form) for phrase, form in sentence.verbs if phrase.end <= head.start]
    if not before or before[-1][1].verb.sense not in ("hold", "host") or before[-1][1].tense != "infinitive":
        return False
    if any(phrase is before[-1][0] and form.tense == "present" for phrase, form in before):
        return False  # "X and Y hold talks in Riga"
    if any(atom.has("will", "plan_words") for atom in sentence.atoms if atom.end <= head.start):
        return False  # "will visit India and hold talks with X"
    return not any(p.kind == "mark" for p in sentence.phrases if before[-1][0].end <= p.start < head.start)


def _is_infinitive(clause: Sequence[Atom]) -> bool:
    """Whether "zu haben" or "zu" and a word that no table knows ends a clause."""
    inside = [atom for atom in clause if not atom.has("punct")]
    last = len(inside) > 1 and (inside[-1].has("have") or inside[-1].kinds.keys() == {"word"})
    return last and not inside[-1].capital and inside[-2].has("infinitive_mark")


def _is_discussed(sentence: ReadSentence, clause: Clause) -> bool:
    """ "A meeting between the two presidents was also discussed", "стороны обсуждают встречу X с Y": it may be none."""
    if sentence.capital_nouns:
        return False
    first, last = clause.heads[0], clause.heads[-1]
    if first.sense == "discuss" and last.sense == "noun":
        noun = next(i for i, atom in enumerate(sentence.atoms) if atom.end >= last.end)
        whose = sentence.atoms[noun + 1] if noun + 1 < len(sentence.atoms) else None
        return _is_object(sentence.atoms, noun, first.end) and whose is not None and whose.has(*_WHOSE)
    if first.sense != "noun":
        return False
    behind = [(p, form) for p, form in sentence.verbs if p.start >= clause.heads[0].end]
    if not behind or any(form.verb.sense != "discuss" for _, form in behind):
        return False
    before = [a for a in sentence.atoms if a.end <= behind[0][0].start and not a.has("ignorable")][-1:]
    return bool(before) and before[0].has("be")


def _is_object(atoms: Sequence[Atom], noun: int, verb: int) -> bool:
    """Whether nothing but what describes a noun stands between it and the end of its verb."""
    while noun and atoms[noun - 1].start >= verb and atoms[noun - 1].has(*_BEFORE_A_NOUN):
        noun -= 1
    return atoms[noun - 1].end == verb


_WHOSE = ("with", "between", "office", "title", "name", "nation", "of")


def _is_name_for(sentence: ReadSentence, named: set[int], part: Loose) -> bool:
    """Whether words stand right behind somebody named, and are no count of the calls; nor "called X and invited him to
    Riga"."""
    led = [atom for atom in sentence.atoms if atom.end <= part.start and not atom.has("indefinite")]
    if any(atom.has("asks_over") for atom in led[-len(("invited", "him")) :]):
        return False
    while led and led[-1].text in _QUOTES:
        led.pop()
    return bool(led) and led[-1].end in named and not _is_how_often(sentence, part)


_QUOTES = ('"', "“", "”", "„", "«", "»", "'", "‘")


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


def _is_in_a_name(sentence: ReadSentence, head: Head) -> bool:
    """ "The Committee for Dialogue between …": what a body is for."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start][-2:]
    capital = any(atom.start == head.start and atom.capital for atom in sentence.atoms)
    named = capital and not sentence.capital_nouns and len(before) > 1
    return named and before[0].has("bodies") and before[0].capital and before[1].has("for", "of")


_THING = 4  # atoms of "the new papers of"


def is_gerund(sentence: ReadSentence, head: Head) -> bool:
    """ "Before meeting President …": the noun is a verb, with whom somebody meets right behind it."""
    if "gerund" not in sentence.kinds:
        return False
    at = next((i for i, a in enumerate(sentence.atoms) if (a.start, a.end) == (head.start, head.end)), None)
    if at is None or at + 1 >= len(sentence.atoms) or not sentence.atoms[at].has("gerund"):
        return False
    return not sentence.atoms[at + 1].has("with", "between", "punct", "at", "on", "of", "date", "there")


def comes_before(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Ahead of his meeting with X, Y said …": all that is told of it is that it was to come."""
    if not is_only_before(sentence, clause):
        return False
    behind = next((p for p in sentence.phrases if p.start >= clause.heads[-1].end), None)
    return not clause.definite or (behind is not None and behind.role in ("with", "between"))


def is_only_before(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Before the meeting", "ahead of talks": whether the clause says no more of it."""
    return all(head.sense == "noun" and _is_before(sentence, head) for head in clause.heads)


def days_of_noun(sentence: ReadSentence, clause: Clause) -> Clause:
    """ "Vor dem Treffen mit X am Freitag sagte er am Montag": the day right behind the noun is its own."""
    following = plainly_due([p for p in sentence.phrases if p.start >= clause.heads[-1].end])
    stop = next((p.start for p in following if p.kind not in _ITS_OWN and not is_due(p)), clause.end)
    behind = [p.value for p in sentence.phrases if p.kind == "date" and clause.heads[-1].end <= p.start < stop]
    return clause._replace(dates=tuple(day for day in behind if day.bound is None))


def is_due(phrase: Phrase) -> bool:
    """ "Ahead of talks scheduled for Wednesday", or a mark of no width."""
    return phrase.atoms[0].text == "" or (
        phrase.kind == "verb" and all(f.verb.sense == "plan" and f.tense == "participle" for f in phrase.value)
    )


def plainly_due(phrases: Sequence[Phrase]) -> Sequence[Phrase]:
    """The phrases behind a noun, without those of "talks that are planned for July" that only say that they are."""
    for at, (which, be, due) in enumerate(zip(phrases, phrases[1:], phrases[2:], strict=False)):
        led = which.kind == be.kind == "word" and which.has("relative") and be.has("be") and due.kind == "verb"
        if led and any(form.verb.sense == "plan" and form.tense == "participle" for form in due.value):
            return (*phrases[:at], *phrases[at + 3 :])
    return phrases


_ITS_OWN = ("parties", "date", "place", "duration", "format", "aside")


def _is_before(sentence: ReadSentence, head: Head) -> bool:
    return "before" in sentence.kinds and any(
        p.kind == "noun" and p.role == "before" and p.start <= head.start < p.end for p in sentence.phrases
    )


def _after_which(sentence: ReadSentence, clause: Clause) -> int:
    """ "Said that Austria would help after meeting …": where a verb of meeting begins that only says after what."""
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= clause.heads[0].start), None)
    return before.start if before is not None and before.has("after") and clause.heads[0].sense != "noun" else 0


def is_idea(sentence: ReadSentence, head: Head) -> bool:
    """ "Идея встречи", "подготовка переговоров", "накануне встречи": of a meeting that may never be."""
    before = [
        atom
        for atom in sentence.atoms
        if atom.end <= head.start and not atom.has(*_BEFORE_A_NOUN) and not happens(atom)
        if not (atom.glued and atom.text in _HYPHENS)  # "calling for wide-ranging talks"
        if atom.text or not atom.has("punct")  # a mark of no width: "шансы на встречу"
    ]
    pair = (atom.start for atom in sentence.those("between") if not atom.text and atom.end <= head.start)
    end = next(pair, head.start)  # "working on an X-Y meeting"
    before = [atom for atom in before if atom.end <= end]
    held = [form.verb.sense for form in before[-1].kinds.get("verb", ())] if before else []
    if held and set(held) == {"hold"} and _leads(sentence, before[-1], "of", "for"):
        end = before.pop().start  # "repeated his offer of holding talks with X"
    if before and before[-1].has("possessive_s"):  # "looking forward to President X's meeting with Y"
        end, before = before[-1].start, before[:-1]
        while before and before[-1].has("name", "office", "title", "country", "counterpart"):
            end = before.pop().start
    if "prepared" in sentence.kinds:  # "согласился на проведение 3 апреля в Минске краткой встречи"
        led = len(before)
        while led and _is_beside_it(before[led - 1]):
            led -= 1
        if 0 < led < len(before) and before[led - 1].has("prepared"):
            end, before = before[led].start, before[:led]
    ahead = next((i for i in reversed(range(len(before))) if not before[i].has("first", "ordinal", "definite")), 0)
    if before and before[ahead].has("looks_forward"):
        return True  # "looking forward to the first talks between X and Y"
    if len(before) > 1 and before[-1].has("definite") and before[-2].has("idea"):
        return _leads_to(sentence, before[-2], before[-1])
    if not before or end - before[-1].end > _NEAR:
        return False
    counted = before[-1].kinds.get("date")  # "накануне" of it, and of nothing that was told of
    if before[-1].has("purpose") and any(form.verb.sense == "travel" for _, form in sentence.verbs):
        return False  # "приедет для переговоров с …"
    if len(before) > 1 and before[-1].has("from_to", "purpose") and before[-2].has("idea"):
        return True  # "rejected an invitation to talks", "приглашение на переговоры"
    if len(before) > 1 and before[-1].has("at") and before[-2].has("interested"):
        return True  # "is not interested in meeting X", "an interest in a meeting"
    return before[-1].has("idea") or (counted is not None and counted.earliest is None)


def _leads(sentence: ReadSentence, atom: Atom, *kinds: str) -> bool:
    led = next((one for one in reversed(sentence.atoms) if one.end <= atom.start), None)
    return led is not None and led.has(*kinds)


def _is_beside_it(atom: Atom) -> bool:
    """What may stand between «проведение» and «встречи»: a day, a place, or «на полях» of what."""
    return (atom.has("at", "on", "date", "place", "beside", "gathering", "name") or atom.text in "«»") and not atom.has(
        "prepared"
    )


def _leads_to(sentence: ReadSentence, idea: Atom, article: Atom) -> bool:
    """ "Preparations for the meeting between X and Y": of one that is to come; "absent from the meeting" is not so."""
    between = [atom for atom in sentence.atoms if idea.end <= atom.start and atom.end <= article.start]
    return bool(between) and all(atom.has("for") for atom in between)


def is_alleged(sentence: ReadSentence, head: Head) -> bool:
    """ "Сообщения о якобы состоявшейся встрече": a hedge right before the noun, and what it is said to have been."""
    before = (a for a in reversed(sentence.atoms) if a.end <= head.start and not happens(a) and not a.has("ignorable"))
    led = next(before, None)
    return head.sense == "noun" and led is not None and led.has("hedge")


def _is_alleged_plan(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Ein Treffen von X mit Y sei angeblich für März geplant": by whoever says so; not "wohl im März"."""
    if not sentence.kinds >= {"hedge", "leaves_open"}:
        return False
    own = (atom for atom in sentence.those("hedge") if clause.start <= atom.start < clause.end)
    return any(atom.has("leaves_open") for atom in own)


def is_set(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Обсудили подготовку встречи X с Y, которая пройдёт в мае", "сроки предстоящей встречи": what is prepared is to
    be, where its verb of the future or a word before the noun says so."""
    head = clause.heads[-1]
    if "prepared" not in sentence.kinds or head.sense != "noun":
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start][-_LED_BY:]
    if not any(atom.has("prepared") for atom in before):
        return False
    if any(atom.start == head.start for atom in sentence.those("gathering")) and not before[-1].has("upcoming"):
        return False  # "подготовку саммита, который пройдёт в мае": of many
    if before[-1].has("upcoming"):
        return bool(clause.dates or clause.places)
    behind = [atom for atom in sentence.atoms if atom.start >= head.end]
    comma = next((at for at, atom in enumerate(behind) if atom.text == ","), len(behind))
    said = [form for atom in behind[comma + 1 : comma + 1 + _LED_BY] for form in atom.kinds.get("verb", ())]
    attributive = bool(said) and said[0].verb.sense == "plan"
    relative = comma + 1 < len(behind) and behind[comma + 1].has("relative")
    coming = any(form.tense == "future" or form.verb.sense == "plan" for form in said)
    coming |= any(atom.has("plan_words", "will") for atom in behind[comma + 1 : comma + 1 + _LED_BY])
    return attributive or (relative and coming)


_LED_BY = 4  # atoms of "подготовку первой личной" before a noun, or of ", которая должна пройти" behind it


def is_occasion(sentence: ReadSentence, head: Head) -> bool:
    """ "Накануне саммита X встретился с Y", "провели встречу перед началом консультаций": one that only says when
    something else was."""
    own = (
        (*_BEFORE_A_NOUN, "genitive_article") if sentence.capital_nouns else _BEFORE_A_NOUN
    )  # "am Vorabend des Gipfels"
    led = next((a for a in reversed(sentence.atoms) if a.end <= head.start and not a.has(*own)), None)
    day = led.kinds.get("date") if led is not None else None  # "накануне" of it
    if _is_before(sentence, head) or (led is not None and led.has("before")) or (day and day.earliest is None):
        return True
    gathering = any(atom.start == head.start for atom in sentence.those("gathering"))
    return gathering and is_idea(sentence, head)


def happens(atom: Atom) -> bool:
    """ "Preparations are under way for a meeting"."""
    forms = atom.kinds.get("verb", ())
    return bool(forms) and all(form.verb.sense == "happen" for form in forms)


_HYPHENS = "-‑"
_NEAR = 30  # code points of the adjectives between
_BEFORE_A_NOUN = (
    "word", "ignorable", "nation", "indefinite", "possessive", "of", "for", "format", "duration", "be", "joined_on",
)  # fmt: skip


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
    speeches = {atom.start for atom in sentence.those("speech")}
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


def is_what_for(sentence: ReadSentence, head: Head) -> bool:
    """Whether "zu" brings in a noun: what somebody comes for, and not when something else was."""
    leading = reversed([atom for atom in sentence.atoms if atom.end <= head.start][-4:])
    led = next((atom for atom in leading if not atom.has("indefinite", "possessive", "word", "first")), None)
    return led is not None and led.has("purpose") and led.has("at")


def is_adjunct(sentence: ReadSentence, head: Head) -> bool:
    """Whether a noun of meeting says when something else was: "after talks with …", "bei einem Treffen mit …", "bei
    ihrem ersten Treffen", "in beiden Gesprächen"."""
    noun = next((p for p in sentence.phrases if p.kind == "noun" and p.start <= head.start < p.end), None)
    if noun is None or noun.role:
        return noun is not None and noun.role in ("after", "at")
    if is_in_both(sentence, head):
        return True
    if not sentence.capital_nouns or "first" not in sentence.kinds:
        return False
    led = [atom for atom in sentence.atoms if atom.end <= noun.start][-len(("bei", "ihrem", "ersten")) :]
    return len(led) > 2 and led[2].has("first") and led[1].has("possessive") and led[0].has("at", "after")


def is_event_of_an_eve(sentence: ReadSentence, at: int) -> bool:
    """ "(Traf X,) am Vorabend des Gipfels in Riga": a noun at this offset by which a day is named, and no meeting of
    those told of."""
    before = [atom for atom in sentence.atoms if atom.end <= at][-len(("am Vorabend", "des")) :]
    if len(before) < 2 or not (before[0].has("date") and before[1].has("genitive_article")):
        return False
    day = before[0].kinds["date"]
    return bool(day.relative) and day.weekday is None


def is_in_both(sentence: ReadSentence, head: Head) -> bool:
    """ "In beiden Gesprächen habe es keine Zweifel gegeben": a preposition stands before them."""
    if not sentence.capital_nouns or "two" not in sentence.kinds:
        return False
    led = [atom for atom in sentence.atoms if atom.end <= head.start][-len(("in", "beiden")) :]
    return len(led) > 1 and led[1].has("two") and led[0].has("at", "after")


def what_was_raised(sentence: ReadSentence, clause: Clause) -> int:
    """«На встрече во вторник обсуждены проекты в Турции»: where the words begin that say what was talked about, and
    neither when nor where; else the end of the clause."""
    raised = [atom.start for atom in sentence.those("raised") if clause.start <= atom.start < clause.end]
    head = clause.heads[0] if raised and clause.heads else None
    if head is None or head.sense != "noun" or head.end > raised[0] or not is_adjunct(sentence, head):
        return clause.end
    return raised[0]


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


def _is_left_open(sentence: ReadSentence, clause: Clause) -> bool:
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


def _is_only_thought_of(sentence: ReadSentence, clause: Clause) -> bool:
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


def _is_where_it_is_denied(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Wies Vorwürfe zurück, sie habe der Firma bei einem Essen Zusagen gemacht": at which somebody denies to have
    done something, and nobody says that it was."""
    denied = [phrase.start for phrase, form in sentence.verbs if form.verb.sense == "deny"]
    there = all(head.sense == "noun" and is_adjunct(sentence, head) for head in clause.heads)
    said = (atom.start for atom in sentence.those("in_reported_speech"))
    return there and not clause.definite and any(denied[0] < at < clause.heads[0].start for at in said)


def _is_only_named(sentence: ReadSentence, clause: Clause) -> bool:
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
    if not toward and any(is_adjunct(sentence, head) or _is_before(sentence, head) for head in heads):
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
