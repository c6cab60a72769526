"""Whether a clause tells of a meeting at all, and what of it: that it was, is planned, was called off or denied.

Precision comes first: a clause that may say something else ("would like to meet", "if they met") is doubtful.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.articles.telling.done_to import is_only_done_to
from claims.articles.telling.no_meeting_word import (
    are_talking,
    is_a_title,
    is_call_for_something,
    is_in_a_name,
    is_name_for,
    is_named_event,
    is_of_a_bill,
    is_of_a_length,
    is_of_a_thing,
    is_of_unknown_verb,
    is_other_name,
    is_thing_of_somebody,
)
from claims.articles.telling.occasions import BEFORE_A_NOUN, comes_before, is_alleged, is_gerund, is_idea, is_set
from claims.articles.telling.only_named import (
    is_hoped_of,
    is_left_open,
    is_offered,
    is_only_named,
    is_only_thought_of,
    is_where_it_is_denied,
    is_wished,
)
from claims.articles.telling.report import hangs
from claims.reading.phrases import Phrase
from claims.reading.said import Clause, Head
from claims.reading.scan import Atom

MAKES_DOUBTFUL = (
    "condition", "hedge", "hedge_modal", "irrealis", "opinion_modal", "nobody", "or", "question", "falsehood",
)  # fmt: skip


def is_doubtful(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether a part that was left over may turn the sense round: a condition, a hedge, a verb hanging on another."""
    if _calls_names(sentence, clause) or _hangs_on_another(sentence, clause):
        return True
    if all(head.sense == "noun" for head in clause.heads) and any(is_idea(sentence, head) for head in clause.heads):
        return not is_set(sentence, clause)
    return (
        _is_left_open_by_words(sentence, clause)
        or _is_no_meeting(sentence, clause)
        or _is_yet_to_be(sentence, clause)
        or _is_made_doubtful(sentence, clause)
    )


def _calls_names(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Called him a good specialist", "a friend": and called nobody up."""
    named = {party.end for party in clause.parties if party.start >= clause.heads[-1].end}
    called = any(head.sense == "call" and " " not in head.text for head in clause.heads)
    if not called or any(phrase.role == "with" for phrase in sentence.phrases):
        return False
    if any(is_name_for(sentence, named, part) for part in clause.loose):
        return True
    return any(atom.start - 1 in named for atom in sentence.those("indefinite"))


def _hangs_on_another(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether a verb governs it that says nothing of whether it was: asked, offered, examined."""
    if clause.status == "held" and all(hangs(sentence, head) for head in clause.heads):
        return True  # "asked them to talk to each other"
    if clause.status == "held" and not sentence.capital_nouns and is_offered(sentence, clause):
        return True
    looked_into = not sentence.kinds.isdisjoint(("looks_into", "prepares")) and "will" in sentence.kinds
    return looked_into and _is_looked_into(sentence, clause.heads[-1])


def _is_left_open_by_words(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether words of the sentence leave it open: asked, alleged, hoped for, by nobody, through others."""
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
    if sentence.capital_nouns and "deny" in sentence.senses and is_where_it_is_denied(sentence, clause):
        return True
    if "turned_away" in sentence.kinds and _was_not_received(sentence, clause):
        return True
    if "hopes" in sentence.kinds and is_hoped_of(sentence, clause):
        return True
    if any(clause.start <= atom.start < clause.heads[0].start for atom in sentence.those("nobody")):
        return True  # "derzeit will niemand mit ihm reden", "nobody expects X to meet Y"
    if any(clause.start <= atom.start < clause.end for atom in sentence.those("each_alone")):
        return True  # "sprachen nur noch über ihre Anwälte miteinander"
    first = next((atom for atom in sentence.atoms if not atom.has("punct")), None)
    if first is not None and first.has("condition") and not sentence.capital_nouns:
        return True  # "если X встретится с Y, это будет первая встреча"
    return clause.status == "held" and _is_only_to_hold(sentence, clause.heads[0])


def _is_no_meeting(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether its words mean something else: a title, a thing, the name of a body or event, a habit."""
    if "bodies" in sentence.kinds and is_in_a_name(sentence, clause.heads[-1]):
        return True
    if not sentence.capital_nouns and are_talking(sentence, clause):
        return True
    if not sentence.capital_nouns and is_call_for_something(sentence, clause):
        return True
    if any(is_a_title(sentence, head) for head in clause.heads):
        return True
    if not sentence.capital_nouns and any(is_of_a_thing(sentence, head) for head in clause.heads):
        return True
    if not sentence.capital_nouns and is_named_event(sentence, clause):
        return True
    if not sentence.capital_nouns and is_only_thought_of(sentence, clause):
        return True
    if "of_bills" in sentence.kinds and any(is_of_a_bill(sentence, head) for head in clause.heads):
        return True
    return is_thing_of_somebody(sentence, clause) or is_only_done_to(sentence, clause)


def _is_yet_to_be(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether it is only named, wished or prepared by what the sentence tells."""
    if _speaks_at_gathering(sentence, clause) or _is_discussed(sentence, clause) or _is_aim(sentence, clause):
        return True
    if is_left_open(sentence, clause) or is_only_named(sentence, clause):
        return True
    if not sentence.capital_nouns and is_of_unknown_verb(sentence, clause):
        return True
    if any(is_gerund(sentence, head) and is_wished(sentence, head) for head in clause.heads):
        return True
    if comes_before(sentence, clause) and any(is_gerund(sentence, head) for head in clause.heads):
        return True  # "laid a wreath before meeting X": he may not have met him yet
    leading = [atom for atom in sentence.atoms if atom.end <= clause.heads[0].start and not atom.has("have")][-1:]
    is_verb = clause.heads[0].sense != "noun" or is_gerund(sentence, clause.heads[0])
    if leading and leading[0].has("without") and is_verb:
        return True  # "flew home without having met the envoy"
    # "resigned before he could meet the envoy"
    return bool(leading) and leading[0].has("hedge_modal") and is_verb and clause.status == "held"


def _is_made_doubtful(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether a part that was left over says that it may not be so."""
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
            and not (atom.has("hedge") and is_of_a_length(sentence, atom))
            and not (atom.has("or") and is_other_name(sentence, atom))
        ):
            return True
    return False


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
    while noun and atoms[noun - 1].start >= verb and atoms[noun - 1].has(*BEFORE_A_NOUN):
        noun -= 1
    return atoms[noun - 1].end == verb


_WHOSE = ("with", "between", "office", "title", "name", "nation", "of")


def _after_which(sentence: ReadSentence, clause: Clause) -> int:
    """ "Said that Austria would help after meeting …": where a verb of meeting begins that only says after what."""
    before = next((atom for atom in reversed(sentence.atoms) if atom.end <= clause.heads[0].start), None)
    return before.start if before is not None and before.has("after") and clause.heads[0].sense != "noun" else 0


def _is_alleged_plan(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Ein Treffen von X mit Y sei angeblich für März geplant": by whoever says so; not "wohl im März"."""
    if not sentence.kinds >= {"hedge", "leaves_open"}:
        return False
    own = (atom for atom in sentence.those("hedge") if clause.start <= atom.start < clause.end)
    return any(atom.has("leaves_open") for atom in own)


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


def _what_was_said(sentence: ReadSentence, clause: Clause) -> int:
    """Where the words begin that somebody said besides: "Y, who met X, said that …", "after talks he said that …"."""
    end = max(head.end for head in clause.heads)
    says = (
        phrase.end
        for phrase in sentence.phrases
        if phrase.start >= end and phrase.kind == "verb" and any(form.verb.sense == "say" for form in phrase.value)
    )
    return next(says, sentence.scanned.end)
