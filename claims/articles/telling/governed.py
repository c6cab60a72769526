"""Clauses that read like one of what was and are none: "verlangt, dass X Y trifft", "once X has met", "had X met Y"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.reading.said import Clause, Head
from claims.reading.scan import Atom


def is_none_of_what_was(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether a clause is of what is wanted, imagined, asked, or still to come, and so of no meeting that was held."""
    if _is_asked(sentence, clause) or _is_charged(sentence, clause) or _is_not_settled(sentence, clause):
        return True
    if "until" in sentence.kinds and _is_waited_for(sentence, clause):
        return True
    if "hinders" in sentence.kinds and _is_hindered(sentence, clause.heads[0]):
        return True
    if clause.status == "planned" and "calls_for" in sentence.kinds and _is_only_wanted(sentence, clause):
        return True  # "hofft, dass X und Y zusammenkommen werden"
    if clause.status != "held":
        return False
    if not sentence.kinds.isdisjoint(("weighs", "threatens")) and _is_only_weighed(sentence, clause):
        return True
    if not sentence.kinds.isdisjoint(("minds", "against")) and _is_only_minded(sentence, clause):
        return True
    if "intent" in sentence.kinds and _is_only_meant(sentence, clause):
        return True
    if not sentence.kinds.isdisjoint(("alleged", "statement")) and _is_only_rumoured(sentence, clause):
        return True
    if "claims_so" in sentence.kinds and _is_only_claimed(sentence, clause):
        return True
    if "plan_modal" in sentence.kinds and _is_only_heard(sentence, clause):
        return True
    if "called_for" in sentence.kinds and _is_second_thing_missed(sentence, clause):
        return True
    if _is_habit(sentence, clause) or _is_of_either(sentence, clause) or _is_only_watched(sentence, clause):
        return True
    return _is_only_wanted(sentence, clause) or _is_only_mentioned(sentence, clause) or _is_unreal(sentence, clause)


def is_unsettled(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Declined to comment on reports that he met X", "wollte nicht bestätigen, dass er X traf": what stands behind is
    told by nobody. "Declined to comment after meeting X", "declined to comment and left to meet X" are told."""
    start, words = clause.heads[0].start, sentence.those("unsettled")
    if sentence.atoms[0].has("that") and any(atom.start > start for atom in words):
        return True  # "dass X Y getroffen hat, ist nicht erwiesen"
    opened = next((atom for atom in words if atom.end <= start), None)
    if opened is None:
        return False
    between = [atom for atom in sentence.atoms if opened.end <= atom.start and atom.end <= start]
    return not any(atom.has(*_ANOTHER) and not atom.has("that") for atom in between)


_ANOTHER = ("after", "before", "and", "rather", "when", "relative")  # begins what is told of something else


def _is_only_heard(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Will von dem Fahrer erfahren haben, dass X Y besucht hat": so he says."""
    start = clause.heads[0].start
    before = [atom for atom in sentence.atoms if atom.end <= start]
    closed = next((at for at in range(1, len(before)) if before[at].text == "," and before[at - 1].has("have")), 0)
    wants = [at for at in range(closed) if before[at].has("plan_modal")]
    return sentence.capital_nouns and bool(wants) and not any(a.has("punct") for a in before[wants[0] : closed])


def _is_asked(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Неясно, встречалась ли X с Y", "спросила, планирует ли он встречу с Y": a particle behind the verb."""
    if "whether" not in sentence.kinds:
        return False
    ends = {head.end for head in clause.heads}
    pairs = [(one, two) for one, two in pairwise(sentence.atoms) if two.has("whether")]
    if any(one.end in ends for one, _ in pairs):
        return True
    start = clause.heads[0].start
    led = [two.end for one, two in pairs if one.has("verb") and two.end <= start]
    if led and not any(a.has("punct") for a in sentence.atoms if led[-1] <= a.start and a.end <= start):
        return True
    return any(two.end <= start and _is_asked_of(sentence, one, two.end, start) for one, two in pairs)


def _is_asked_of(sentence: ReadSentence, particle_of: Atom, begin: int, end: int) -> bool:
    """ "Спросили, правда ли, что X в субботу встречался с Y", "действительно ли X …": all that follows, up to where
    somebody says something, or another clause begins."""
    if not particle_of.has("truth", "ignorable"):
        return False
    between = [atom for atom in sentence.atoms if begin <= atom.start and atom.end <= end]
    told = any(form.verb.sense == "say" for atom in between for form in atom.kinds.get("verb", ()))
    return not told and not any(atom.text in _BREAKS or atom.has("rather") for atom in between)


_BREAKS = (";", ":", "–", "—")


def _is_charged(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Warf X vor, Y getroffen zu haben", "accused X of having met Y": by somebody who need not be right."""
    start = clause.heads[0].start
    accused = next((atom for atom in sentence.those("accuses") if atom.end <= start), None)
    if accused is None:
        return False
    between = [atom for atom in sentence.atoms if accused.end <= atom.start and atom.end <= start]
    last = clause.heads[-1].start
    said = [a for a in sentence.those("in_reported_speech") if accused.end <= a.start and a.end <= last]
    if sentence.capital_nouns and said:
        return True  # "warf X vor, von dem Treffen gewusst zu haben; dieser habe Y empfangen"
    if sentence.capital_nouns:  # "…, Y getroffen zu haben"
        behind = next((atom for atom in sentence.atoms if atom.start >= clause.heads[-1].end), None)
        return sum(atom.text == "," for atom in between) == 1 and behind is not None and behind.has("infinitive_mark")
    led = next((at for at in range(len(between)) if between[at].has("of")), None)
    near = led is not None and len(between) - led <= _LONGEST_CHARGE
    return near and not any(atom.has("punct", "after", "at") for atom in between[led:])


def _is_waited_for(sentence: ReadSentence, clause: Clause) -> bool:
    """ "It may take weeks until X meets Y", "bis X Y getroffen hat": yet to be; "until X met Y" was. "Until Monday" and
    "up to the meeting" are times."""
    head = clause.heads[0]
    if head.sense == "noun" or head.tense == "past":
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    led = next((at for at in reversed(range(len(before))) if before[at].has("until")), None)
    if led is None or led + 1 == len(before):
        return False
    opened = not sentence.capital_nouns or led == 0 or before[led - 1].has("punct")
    somebody = before[led + 1].has("office", "title", "name", "he", "they", "definite", "nation", "country")
    return opened and somebody and not any(atom.has("punct") and not atom.glued for atom in before[led + 1 :])


def _is_hindered(sentence: ReadSentence, head: Head) -> bool:
    """ "A storm prevented X from meeting Y", "derailed Tuesday's meeting of X and Y": one that was not, or was cut
    short; but "the police stopped him after he had met Y"."""
    hinders = next((a for a in reversed(sentence.those("hinders")) if a.end <= head.start), None)
    if hinders is None or sentence.capital_nouns:
        return False
    between = [atom for atom in sentence.atoms if hinders.end <= atom.start and atom.end <= head.start]
    while between and between[-1].text and (between[-1].has("ignorable", "exclusive", "not") or _holds(between[-1])):
        between.pop()  # "from secretly holding"
    if len(between) > 1 and between[-1].has("infinitive_mark", "purpose") and head.sense != "noun":
        # "forbade X to meet Y", "the ministries' heads to meet Y"; but "stopped in Oslo to meet Y", "stopped to meet Y"
        return not any(atom.text == "," or atom.has("at", "date", "and", "after", "when") for atom in between)
    if any(atom.has("punct", "after", "before", "when", "relative", "verb") for atom in between if atom.text):
        return False
    if between and between[-1].has("from"):
        return True  # "prevented X and Y from meeting"
    if any(atom.has("and") for atom in between):
        return False
    return head.sense == "noun" and not any(atom.has("from_to", "with", "indefinite") for atom in between)


def _holds(atom: Atom) -> bool:
    return any(form.verb.sense == "hold" for form in atom.kinds.get("verb", ()))


def _is_only_weighed(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Rebuffed holding talks with X", "considered meeting X": that somebody weighs it is not that he did."""
    head = clause.heads[clause.heads[0].sense == "discuss" and len(clause.heads) > 1]
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    if head.sense == "noun":
        while before and before[-1].has(*_LIKE, "indefinite", "ignorable", "bilateral") and not _holds(before[-1]):
            before.pop()
        held = any(form.tense == "participle" for form in before[-1].kinds.get("verb", ())) if before else False
        if held and _holds(before[-1]):
            before.pop()
    elif head.tense != "participle":
        return False
    last = next((atom for atom in sentence.atoms if atom.start == head.start), None)
    gerund = head.sense != "noun" or len(before) < len([a for a in sentence.atoms if a.end <= head.start])
    gerund |= last is not None and last.has("gerund")  # "meeting X" may be either
    return gerund and bool(before) and before[-1].has("weighs", "threatens")


def _is_only_minded(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Opposes talks with X", "supported a meeting with X": which nobody says that there were; but "the talks"."""
    head = next((head for head in clause.heads if head.sense == "noun"), None)
    if head is None:
        return False
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    while before and before[-1].has(*_LIKE, "indefinite", "ignorable", "bilateral") and not before[-1].has("minds"):
        before.pop()
    if len(before) > 1 and before[-1].has("definite") and before[-2].has("against"):
        return True
    return bool(before) and before[-1].has("minds")


def _is_only_meant(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Welcomed the proposal to hold a meeting with X", "the decision to meet X was criticised": that somebody means
    to is not that he did."""
    head = clause.heads[0]
    behind = (a for a in sentence.atoms if a.start >= head.end and not a.has("definite", "indefinite", "possessive"))
    if len(clause.heads) > 1 and head.sense != "noun" and next(behind, sentence.atoms[0]).has("intent"):
        head = clause.heads[1]  # "received a request to meet X": nobody was received
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    while before and not before[-1].has("infinitive_mark"):
        if not (before[-1].has(*_LIKE, "indefinite", "ignorable", "definite", "prepares") or _holds(before[-1])):
            return False  # "efforts to arrange talks between X and Y failed"
        before.pop()
    led = before[:-1]
    if len(led) > 1 and led[-1].has("word", "joined_on") and led[-2].has("be"):
        led = [atom for atom in led[:-2] if not atom.has("have")]  # "the decision has been taken to"
    return bool(led) and led[-1].has("intent")


def _is_only_rumoured(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Rumours that X had met Y swept the city", "resigned over allegations that she met him": nobody tells that it
    was so; but "confirmed rumours that he had met Y"."""
    if any(one.has("according") and two.has("alleged") for one, two in pairwise(sentence.atoms)):
        return True  # "X had met Y, according to rumours"
    judged = any(one.has("called_so") and two.has("media", "statement") for one, two in pairwise(sentence.atoms))
    if judged and any(atom.has("alleged") and atom.start >= clause.heads[-1].end for atom in sentence.atoms):
        return True  # "called reports of a meeting between X and Y speculation"
    before = [atom for atom in sentence.atoms if atom.end <= clause.heads[0].start]
    rumoured = [
        at
        for at, (one, two) in enumerate(pairwise(before))
        if two.has("that") and (one.has("alleged") or _is_claim(before, at))
    ]
    if not rumoured or clause.untrue or any(atom.has("punct") for atom in before[rumoured[-1] :]):
        return False
    return not any(atom.has("says_it_was", "admits") for atom in before[: rumoured[-1]])


def _is_claim(atoms: Sequence[Atom], at: int) -> bool:
    """ "A claim that", "its claims that": the noun; "she claims that" says so of herself."""
    claim = atoms[at].has("statement") and atoms[at].has("verb") and at > 0
    return claim and atoms[at - 1].has("definite", "indefinite", "possessive", "possessive_s")


def _is_only_claimed(sentence: ReadSentence, clause: Clause) -> bool:
    """ "A paper claimed in its report that X had met Y": what media claim, and the text does not say to be so."""
    claimed = next((a for a in reversed(sentence.those("claims_so")) if a.end <= clause.heads[0].start), None)
    if claimed is None or sentence.capital_nouns:
        return False
    return any(atom.end <= claimed.start for atom in sentence.those("media"))


def _is_second_thing_missed(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Will miss a banquet and a meeting with X", "called for calm and a meeting": as of the first thing, nobody says
    that it was."""
    if sentence.capital_nouns or any(head.sense != "noun" for head in clause.heads):
        return False
    before = [atom for atom in sentence.atoms if atom.end <= clause.heads[0].start]
    while before and before[-1].has(*_LIKE, "indefinite", "and") and not before[-1].has("called_for"):
        before.pop()
    joined = any(atom.has("and") for atom in sentence.atoms[len(before) :] if atom.end <= clause.heads[0].start)
    return joined and bool(before) and before[-1].has("called_for")


_LONGEST_CHARGE = 3  # atoms of "of having secretly"


def _is_habit(sentence: ReadSentence, clause: Clause) -> bool:
    """ "X meets Y every Monday": as a rule, and so on no day that is told of."""
    usual = any(clause.start <= atom.start < clause.end for atom in sentence.those("habit"))
    if not usual or all(head.sense == "noun" for head in clause.heads):  # «обычно проводит переговоры один»
        own = [form for phrase, form in sentence.verbs if clause.start <= phrase.start < clause.end]
        held = [form for form in own if form.verb.sense in ("hold", "happen")]
        return usual and bool(held) and all(form.tense == "present" for form in held)
    seen = not sentence.capital_nouns and all(head.sense == "see" for head in clause.heads)  # "had seen him often"
    return seen or all(head.tense == "present" for head in clause.heads)


def _is_only_watched(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Had seen the governor, X, arrive", "saw X leaving the hotel": what somebody saw X do."""
    head = clause.heads[-1]
    if head.sense != "see" or sentence.capital_nouns:
        return False
    behind = [atom for atom in sentence.atoms if atom.start >= head.end]
    named = next((i for i, atom in enumerate(behind) if atom.has("name")), None)
    if named is None or not all(atom.has(*_WHOM) for atom in behind[:named]):
        return False
    rest = [atom for atom in behind[named + 1 :] if atom.text != ","][:2]
    if not rest or rest[0].capital or not (rest[0].text.isalpha() and rest[0].kinds.keys() <= _DOES):
        return False
    if "gerund" in rest[0].forms:
        return True
    does = any(form.tense in ("infinitive", "present") for form in rest[0].kinds.get("verb", ()))
    goes = len(rest) > 1 and rest[1].has("definite", "possessive", "from_to", "from", "inside")
    return does or (goes and rest[0].kinds.keys() == {"word"})


_WHOM = (
    "definite", "then", "former", "office", "title", "nation", "of", "word", "punct", "country", "possessive",
    "possessive_s", "place", "bodies", "name",
)  # fmt: skip
_DOES = {"word", "verb", "journey", "left_again", "says_it_was", "in_sides", "speech"}


def _is_of_either(sentence: ReadSentence, clause: Clause) -> bool:
    """ "X sacked Y after he met Z": who met Z is not told, where verbs have the pronoun right before them."""
    head = clause.heads[0]
    if sentence.capital_nouns or head.sense == "noun":
        return False
    before = [party for party in clause.parties if party.end <= head.start]
    pronoun = bool(before) and before[-1].kind == "pronoun" and before[-1].named == "he"
    people = [party for party in before[:-1] if party.kind in ("person", "office") and not party.listed]
    return pronoun and len(people) > 1


def _is_not_settled(sentence: ReadSentence, clause: Clause) -> bool:
    """ "No date has been set for a meeting with X", "no decision on a meeting": of one that is not told to come about.
    Where there was no agreement "at a meeting", they met."""
    if sentence.capital_nouns or "no" not in sentence.kinds or any(head.sense != "noun" for head in clause.heads):
        return False
    before = [atom for atom in sentence.atoms if atom.end <= clause.heads[0].start]
    while before and before[-1].has(*_LIKE) and not before[-1].has("indefinite"):
        before.pop()
    if len(before) < len(("no", "date", "for", "a")) or not before[-1].has("indefinite"):
        return False
    led = before[-2]
    set_for = any(form.verb.sense == "plan" for form in led.kinds.get("verb", ()))
    leads = led.has("for", "about", "of", "purpose") and not led.has("at")
    return (leads or set_for) and any(atom.has("no") for atom in before[:-2])


def is_what_was_asked(sentence: ReadSentence, head: Head) -> bool:
    """ "Asked whether he planned to meet X, Y said …": what somebody wanted to know, in front of the first comma."""
    if sentence.kinds.isdisjoint(("condition", "question")):
        return False
    first, second = (*(atom for atom in sentence.atoms if not atom.has("punct")), None, None)[:2]
    if first is None or second is None or not first.has("verb") or not second.has("condition", "question"):
        return False
    comma = next((atom.start for atom in sentence.atoms if atom.text == ","), 0)
    return head.end <= comma


def _is_unreal(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Should have met X, the opposition says", "will have met", "had X met Y, …", "once X has spoken to Y": where
    verbs have no mood of what somebody says (as "hätte" may be one)."""
    head = clause.heads[0]
    if head.sense == "noun":
        return False
    before = [atom for atom in sentence.atoms if clause.start <= atom.start < head.start]
    if not clause.pluperfect and head.tense in ("present", "participle") and _opens_what_comes(before):
        return True
    kinds = {kind for atom in before for kind in atom.kinds}
    if sentence.capital_nouns or head.tense not in ("participle", "past"):
        return False
    inverted = bool(before) and before[0].has("pluperfect") and any(atom.has(*_WHO) for atom in before[1:])
    return inverted or "irrealis" in kinds or {"will", "have"} <= kinds


def _opens_what_comes(before: Sequence[Atom]) -> bool:
    """Whether nothing but the subject stands between "once" and the verb."""
    led = next((index for index in reversed(range(len(before))) if before[index].has("not_yet")), None)
    return led is not None and not any(atom.has("punct", "verb", "after", "noun") for atom in before[led + 1 :])


def _is_only_wanted(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether a clause that reads like one of what was stands behind "so that", or behind "that" where the clause
    before says of nobody that he told it, and of nothing that it was so ("es war das erste Mal, dass …")."""
    if sentence.kinds.isdisjoint(_OPENERS):
        return False
    before = [atom for atom in sentence.atoms if atom.end <= clause.heads[0].start]
    opened = next((at for at in reversed(range(len(before))) if before[at].has(*_OPENERS)), None)
    if opened is None or any(atom.text in _ENDS for atom in before[opened:]):
        return False
    governing = _clause_before(before, opened)
    return bool(governing) and (before[opened].has("so_that") or not any(map(_tells, governing)))


_WHO = ("name", "office", "title", "he", "they", "counterpart")
_OPENERS = ("so_that", "only_that")
_ENDS = (",", ";", ":")


def _clause_before(atoms: list[Atom], opened: int) -> list[Atom]:
    """The atoms between the comma before an opener and the one before that."""
    stop = opened - 1
    if stop < 0 or atoms[stop].text != ",":
        return []
    start = next((at + 1 for at in reversed(range(stop)) if atoms[at].text in _ENDS), 0)
    return atoms[start:stop]


def _tells(atom: Atom) -> bool:
    said = any(form.verb.sense in ("say", "agree") for form in atom.kinds.get("verb", ()))
    return said or atom.has("truth", "first", "statement", "media", "according", "says_it_was", "was_so")


def _is_only_mentioned(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Expects an early meeting with X", "a meeting of X and Y is expected": one that is named for the first time, by
    words that no table knows, so that none says that it was. Where a verb stands before its object."""
    spoke, nouns = clause.heads[0], [head for head in clause.heads if head.sense == "noun"]
    if sentence.capital_nouns or not nouns or any(head.sense != "noun" for head in clause.heads[1:]):
        return False
    if spoke.sense != "noun":
        return spoke.sense in ("discuss", "talk") and _speaks_of_one(sentence, clause, spoke, nouns[0])
    atoms = sentence.atoms
    at = next((index for index, atom in enumerate(atoms) if atom.start == clause.heads[0].start), 0)
    led = next((index for index in reversed(range(at)) if not atoms[index].has(*_LIKE)), -1)
    if led >= 0 and atoms[led].has("had_in_it"):  # "the contacts included a call with Y"; but "the plan included"
        return any(atom.has(*_OF_PLANS) for atom in atoms[:led])
    if led < 0 or not atoms[led].has("indefinite"):
        return False
    if led and not atoms[led - 1].has("punct", "that"):
        return atoms[led - 1].kinds.keys() <= _SAYS_NOTHING
    behind = next((index for index in range(at + 1, len(atoms)) if atoms[index].has("is", "will")), len(atoms)) + 1
    while behind < len(atoms) and atoms[behind].has(*_BEFORE_WHAT_IT_IS):
        behind += 1  # "is being arranged", "is in the works", "is a stunt", "will not be successful"
    return behind < len(atoms) and atoms[behind].kinds.keys() <= _SAYS_NOTHING


_OF_PLANS = ("idea", "intent", "agenda", "agreement", "programme", "prepares", "thing", "have", "will", "would", "not")


def _speaks_of_one(sentence: ReadSentence, clause: Clause, spoke: Head, noun: Head) -> bool:
    """ "X spoke about a new meeting with Y in the near future": of one of his own that nobody tells to have been. What
    two discussed they met for."""
    between = [atom for atom in sentence.atoms if spoke.end <= atom.start and atom.end <= noun.start]
    led = bool(between) and any(atom.has("indefinite") for atom in between[:2])
    own = [party for party in clause.parties if party.end <= spoke.start]
    behind = next((atom for atom in sentence.atoms if atom.start >= noun.end), None)
    return (
        led
        and len(own) == 1
        and all(a.has(*_LIKE, *_OF_ONE) for a in between)
        and behind is not None
        and behind.has("with")
    )


_OF_ONE = ("indefinite", "about", "on", "of", "coming", "ordinal", "qualified", "ignorable", "then")
_BEFORE_WHAT_IT_IS = ("be", "at", "on", "definite", "indefinite", "soft", "ignorable", "not")
# "considered", "wanted", "made … conditional", "prevented"
_SAYS_NOTHING = {"word", "hinders", "thing", "idea", "intent", "threatens", "joined_on"}
_LIKE = ("word", "nation", "format", "first", "number")  # "an early one-to-one meeting"
