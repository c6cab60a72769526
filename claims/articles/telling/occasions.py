"""Nouns of meeting that only say when something else was, what for, or what was thought of: "after talks with X"."""

from __future__ import annotations

from collections.abc import Sequence

from claims.articles.sentences import ReadSentence
from claims.reading.phrases import Phrase
from claims.reading.said import Clause, Head
from claims.reading.scan import Atom


def is_among_topics(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Discussed several issues, including inclusive talks scheduled for May": of whom is not said."""
    head = clause.heads[-1]
    if "among" not in sentence.kinds or sentence.capital_nouns or head.sense != "noun":
        return False
    led = next((a for a in reversed(sentence.atoms) if a.end <= head.start and a.kinds.keys() != {"word"}), None)
    return led is not None and led.has("among")


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
    return all(head.sense == "noun" and is_before(sentence, head) for head in clause.heads)


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


def is_before(sentence: ReadSentence, head: Head) -> bool:
    return "before" in sentence.kinds and any(
        p.kind == "noun" and p.role == "before" and p.start <= head.start < p.end for p in sentence.phrases
    )


def is_idea(sentence: ReadSentence, head: Head) -> bool:
    """ "Идея встречи", "подготовка переговоров", "накануне встречи": of a meeting that may never be."""
    before = [
        atom
        for atom in sentence.atoms
        if atom.end <= head.start and not atom.has(*BEFORE_A_NOUN) and not happens(atom)
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
    own = (*BEFORE_A_NOUN, "genitive_article") if sentence.capital_nouns else BEFORE_A_NOUN  # "am Vorabend des Gipfels"
    led = next((a for a in reversed(sentence.atoms) if a.end <= head.start and not a.has(*own)), None)
    day = led.kinds.get("date") if led is not None else None  # "накануне" of it
    if is_before(sentence, head) or (led is not None and led.has("before")) or (day and day.earliest is None):
        return True
    gathering = any(atom.start == head.start for atom in sentence.those("gathering"))
    return gathering and is_idea(sentence, head)


def happens(atom: Atom) -> bool:
    """ "Preparations are under way for a meeting"."""
    forms = atom.kinds.get("verb", ())
    return bool(forms) and all(form.verb.sense == "happen" for form in forms)


_HYPHENS = "-‑"
_NEAR = 30  # code points of the adjectives between
BEFORE_A_NOUN = (
    "word", "ignorable", "nation", "indefinite", "possessive", "of", "for", "format", "duration", "be", "joined_on",
)  # fmt: skip


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
    """ "(Traf X,) am Vorabend des Gipfels in Riga", «(принял X,) накануне саммита в Риге»: a noun at this offset by
    which a day is named, and no meeting of those told of."""
    before = [atom for atom in sentence.atoms if atom.end <= at][-len(("am Vorabend", "des")) :]
    if len(before) < 2:
        return False
    led = before[0] if before[1].has("genitive_article") else before[1]
    apart = before[0].text == "," and not sentence.capital_nouns
    if not led.has("date") or not (led is before[0] or apart):
        return False
    gathers = any(atom.start == at for atom in sentence.those("gathering"))
    if led is not before[0] and not gathers:
        return False  # «…, накануне встреча с X», on the day before
    day = led.kinds["date"]
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
