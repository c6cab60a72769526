"""What somebody does to a meeting that need not have been: "verhinderte das Treffen mit Y", "bestand auf dem Treffen",
"das Treffen wurde untersagt". Of a meeting that has its article no word says that it was, where its noun is what
a verb of no table acts on: one may skip, forbid or fear it. Where nouns have capital letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from claims.articles.sentences import ReadSentence
from claims.reading.said import Clause, Head
from claims.reading.scan import Atom


def is_only_done_to(sentence: ReadSentence, clause: Clause) -> bool:
    """Whether no word of its clause says of a noun of meeting that it was, and a verb acts on it."""
    if not sentence.capital_nouns or clause.status not in ("held", "planned") or not clause.heads:
        return False
    *others, head = clause.heads
    if head.sense != "noun":
        return False
    begin, end = _segment(sentence, head)
    own = [atom for atom in sentence.atoms if begin <= atom.start < end]
    before, article = _led([atom for atom in own if atom.end <= head.start])
    led = before[-1] if before else None
    welcomed = led is not None and len(others) == 1 and others[0].sense == "see" and led.end == others[0].end
    if (any(other.sense != "noun" for other in others) or _is_told_elsewhere(clause, begin)) and not welcomed:
        return False
    if led is not None and led.has("without"):
        return True
    if not senses_of(sentence, begin, end) & _OF_WHAT_WAS and _is_of_one(sentence, own, led, head):
        return True
    if clause.status == "planned":
        return False
    if _speaks_of_it(own, welcomed, article is not None and article.has("possessive"), clause, head):
        return False
    known = article is not None and article.has("definite", "possessive")
    senses = senses_of(sentence, begin, end)
    if welcomed:
        return True
    if led is not None and _is_acted_on(led, known):
        return not (senses & _OF_WHAT_WAS or clause.attends)  # "nehmen auch A, B und C an dem Treffen teil"
    if led is not None and led.has(*_WHEN):
        return False
    if senses & _BRINGS_IT_ABOUT or not known or article is None or article.has("genitive_article", "his_article"):
        return False
    return _is_passive(own, head) if _is_first(before) else _is_object(sentence, own, head)


def senses_of(sentence: ReadSentence, begin: int, end: int) -> set[str]:
    """The senses of the verbs in this part of a sentence."""
    return {form.verb.sense for phrase, form in sentence.verbs if begin <= phrase.start < end}


def _is_of_one(sentence: ReadSentence, own: Sequence[Atom], led: Atom | None, head: Head) -> bool:
    """ "X verwies auf die Gespräche von Y in Riga": Y's, with whom nobody says, and X only spoke of them; but "sagte
    nach dem Gespräch von Y", "die Gespräche von X und Y"."""
    noun = next((p for p in sentence.phrases if p.kind == "noun" and p.start <= head.start < p.end), None)
    end = next((a.start for a in sentence.atoms if a.start >= head.end and a.text in _PARTS), sentence.scanned.end)
    behind = [p for p in sentence.phrases if head.end <= p.start < end]
    spoken_of = led is not None and led.has("toward", "onto", "purpose", "about") and not led.has("after")
    if noun is None or (noun.role and not spoken_of) or not behind or behind[0].kind != "parties":
        return False
    whose = next((atom for atom in own if atom.start >= head.end), None)
    one = whose is not None and whose.has("of", "genitive_article") and len(behind[0].value) == 1
    teller = any(p.kind == "parties" and p.role == "" and p.end <= head.start for p in sentence.phrases)
    return one and teller and not any(p.kind == "parties" and p.role in ("with", "between") for p in behind)


_PARTS = frozenset(":;–")


def _is_told_elsewhere(clause: Clause, begin: int) -> bool:
    """Whether another noun of the clause stands in another part of its sentence, and may be what tells of it."""
    return any(head.start < begin for head in clause.heads)


def _speaks_of_it(own: Sequence[Atom], judged: bool, whose: bool, clause: Clause, head: Head) -> bool:
    """ "Bezeichnete das Treffen als offen"; "kritisierte das Treffen von X mit Y", but not "… das Treffen mit Y", of
    which nobody says whose it was."""
    if judged or any("finds_fault" in atom.forms for atom in own):
        return whose or sum(party.start >= head.end for party in clause.parties) > 1
    return any(atom.has(*_SAYS_SO) or "tells_of_it" in atom.forms for atom in own)


def _is_acted_on(led: Atom, known: bool) -> bool:
    if led.has("after", "before"):
        return False
    return led.has("toward", "about", "holds_to") or (known and led.has("with"))


def _segment(sentence: ReadSentence, head: Head) -> tuple[int, int]:
    """Where the part of a sentence begins and ends that no comma or the like divides."""
    marks = [atom for atom in sentence.atoms if atom.text in _DIVIDES]
    begin = max((mark.end for mark in marks if mark.end <= head.start), default=0)
    return begin, min((mark.start for mark in marks if mark.start >= head.end), default=sentence.scanned.end)


def _led(before: list[Atom]) -> tuple[list[Atom], Atom | None]:
    """The atoms before a noun without its article and what describes it, and that article."""
    while before and before[-1].text and (_describes(before[-1]) or _is_planned(before[-1])):
        before.pop()
    if not before or not before[-1].has(*_ARTICLES):
        return before, None
    article = before[-1]
    return before if article.has("at", "with_whom") else before[:-1], article


def _describes(atom: Atom) -> bool:
    return atom.has(*_DESCRIBES) and not atom.has("verb", "at", *_ARTICLES)


def _is_planned(atom: Atom) -> bool:
    """ "Das vorgesehene Treffen"."""
    verbs = atom.kinds.get("verb", ())
    return bool(verbs) and "attributive" in atom.forms and all(form.verb.sense == "plan" for form in verbs)


def _is_object(sentence: ReadSentence, own: Sequence[Atom], head: Head) -> bool:
    """Whether somebody else is the subject: named before it without a preposition, or "who"."""
    behind = {two.start for one, two in pairwise(own) if one.has("toward", "soft")}  # "der Streit um X"
    who = own[0].has("relative") and own[0] is not sentence.atoms[0]  # "…, der das Treffen …"
    return who or any(
        phrase.kind == "parties" and not phrase.role and phrase.start not in behind
        for phrase in sentence.phrases
        if own[0].start <= phrase.start and phrase.end <= head.start
    )


def _is_first(before: Sequence[Atom]) -> bool:
    return not any(atom.text and not atom.has("punct", "ignorable") for atom in before)


def _is_passive(own: Sequence[Atom], head: Head) -> bool:
    """ "Das Treffen von X mit Y wurde untersagt": by a participle of no table, or one of what is only wished for."""
    last = [atom for atom in own if atom.text and not atom.has("punct")]
    while last and last[-1].has("become"):
        last.pop()
    if not last or last[-1].capital or last[-1].has("adjourned"):
        return False
    wished = all(form.verb.sense == "wish" for form in last[-1].kinds.get("verb", ()))
    plain = last[-1].kinds.keys() <= {"word", "leaves_open", "declined", "verb"}
    return wished and plain and any(atom.has("become", "will") and atom.start >= head.end for atom in own)


_ARTICLES = ("definite", "possessive", "indefinite")
_DIVIDES = (",", ";", ":", "–", "—", "(", ")")
_DESCRIBES = (
    "word", "nation", "format", "ignorable", "duration", "number", "ordinal", "first", "date", "other", "coming",
    "last",
)  # fmt: skip
_WHEN = ("at", "after", "before", "purpose", "from", "beside", "with", "of", "meanwhile", "of_a")
_SAYS_SO = ("says_it_was", "appraises", "comes_about", "was_so")
_LEFT = frozenset({"cancel", "deny", "plan"})  # of which other rules tell
_OF_WHAT_WAS = _LEFT | {"say", "talk", "happen", "attend", "meet", "host", "agree", "travel", "lead"}
_BRINGS_IT_ABOUT = _LEFT | {"happen", "attend", "meet", "talk", "host", "see", "hold", "lead", "agree"}
