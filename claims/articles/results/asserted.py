"""Whether a sentence says that something came of the meeting told of: not if, not whether, not at another time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from claims.articles.results.wordings import Told
from claims.articles.sentences import ReadSentence
from claims.articles.setting.when import overlap
from claims.articles.threads.thread import Thread
from claims.reading.parties import Party
from claims.reading.phrases import Phrase
from claims.reading.scan import Atom

# "If they agreed", "allegedly", "neither side agreed", "it is unclear whether they agreed".
_OPEN = ("condition", "irrealis", "hedge", "neither", "nobody", "unsettled")
_TIMES = ("before", "until", "when")  # "before they signed a treaty": whether they did is not said
_THOUGHT = frozenset({"believe", "deny", "judge", "wish"})  # senses of verbs that leave open what hangs on them
_NAMED = ("that", "definite", "according_name", "relative")
_SIDES = ("statement", "both_countries", "side")  # "according to both sides"
_OFFICIAL = ("person", "office", "organisation")
_LED = ("definite", "indefinite", "possessive")
_NEAR = 2  # atoms of "on nothing", and those behind a wording in which Russian asks whether: «договорились ли»


def is_asserted(told: Told, parts: Sequence[Phrase], sentence: ReadSentence) -> bool:
    """Whether nothing before a wording takes it back, leaves it open, or puts it at an earlier time."""
    before = [atom for atom in sentence.atoms if atom.end <= told.start]
    behind = [atom for atom in sentence.atoms if atom.start >= told.end][:_NEAR]
    reported = told.row.kind == "topic"  # "hätten über … gesprochen": so somebody says
    if any(atom.has(*_OPEN) and not (reported and atom.has("in_reported_speech")) for atom in before):
        return False
    if any(atom.has("whether") for atom in (*before, *behind)):
        return False
    clause = _clause(told, parts)
    if any(phrase.kind == "word" and phrase.has("question") and not phrase.has(*_NAMED) for phrase in clause):
        return False  # "why they agreed is a mystery"
    if _is_of_something(told, parts) or _is_told_by_others(told, parts):
        return False
    if any(phrase.has("pluperfect") for phrase in clause):
        return False  # "they had agreed in March"
    if any(phrase.kind == "aside" and phrase.atoms[0].has(*_TIMES) for phrase in _with(told, parts)):
        return False
    if _is_what_led_to_it(told, parts):
        return False
    if any(phrase.kind == "word" and phrase.has(*_TIMES) and not phrase.has("according_name") for phrase in clause):
        return False
    if clause and clause[0].kind == "word" and clause[0].has("relative") and not clause[0].has("that", "definite"):
        return False  # "with women activists, who called for …"
    governing = _governing(told, parts)
    return governing is None or not _is_left_open(governing)


def is_of_it(told: Told, span: tuple[int, int], thread: Thread, sentence: ReadSentence) -> bool:
    """Whether no day and no other meeting stands beside it: "agreed in October to …", "at another meeting"."""
    beside = [atom for atom in sentence.atoms if not span[0] <= atom.start < span[1]]
    stop = span[1]  # behind it stands when somebody tells of it, but for "was signed in 1962"
    if told.row.content == "before":
        stop = next((a.start for a in beside if a.start >= told.end and a.has("punct")), sentence.scanned.end)
    dates = [atom.kinds["date"] for atom in beside if atom.has("date") and atom.start < stop]
    days = thread.days()
    if days is not None and any(not overlap(date, days) for date in dates):
        return False
    if any(one.has("before") and any(map(_is_noun, beside[at + 1 : at + 4])) for at, one in enumerate(beside)):
        return False  # "ahead of the talks, Musterow ruled out …"
    if any(atom.norm in told.row.elsewhere for atom in beside):
        return False  # "in a speech that evening, Testfeld promised …"
    own = any(report.sentence is sentence for report in thread.reports)
    return own or not any(one.has("other") and _is_noun(two) for one, two in pairwise(beside))


def is_nothing(told: Told, span: tuple[int, int], sentence: ReadSentence) -> bool:
    """ "They agreed on nothing"; "confirmed the meeting": that there was one is not what came of it."""
    inside = [atom for atom in sentence.atoms if span[0] <= atom.start < span[1] and atom.start >= told.end]
    strong = told.row.kind == "declared" and not told.row.weak and told.row.content == "behind"
    if strong or (told.row.kind == "topic" and told.row.weak):
        own = [atom for atom in inside if not atom.has(*_LED)]
        noun = own[0] if own else None
        if noun is not None and noun.has("noun"):
            end = next((atom for atom in own[1:] if atom.start >= noun.end), None)
            return end is None or end.has("punct", "and", "but")
    return any(atom.norm in told.row.nothing for atom in inside[:_NEAR])


def said_by(told: Told, parts: Sequence[Phrase]) -> Party | None:
    """Who says what a wording is in: "Musterow said | Testfeld agreed on a price"."""
    verb = _governing(told, parts)
    if verb is None:
        return None
    named = [phrase for phrase in parts if phrase.kind == "parties" and phrase.role == "" and phrase.end <= verb.start]
    return named[-1].value[0] if named else None


def is_said(told: Told, parts: Sequence[Phrase]) -> bool:
    return _governing(told, parts) is not None


def _is_of_something(told: Told, parts: Sequence[Phrase]) -> bool:
    """ "Im Mittelpunkt | der Ausstellung | standen": between a lead and its verb stands what is no meeting."""
    if told.lead is None or told.row.kind != "topic" or told.row.content != "behind":
        return False
    between = [phrase for phrase in parts if phrase.start >= told.lead[1] and phrase.end <= told.start]
    things = [phrase for phrase in between if phrase.kind in ("parties", "unknown", "place")]
    return bool(things) and not any(phrase.kind in ("noun", "aside") or phrase.has("noun") for phrase in between)


def _is_what_led_to_it(told: Told, parts: Sequence[Phrase]) -> bool:
    """ "Met X on Tuesday after nurses rejected an offer", ", a day after doctors agreed to end a strike": what others
    did before the meeting. "After the talks" and "after two hours" say when it came of it."""
    around = _with(told, parts) or [phrase for phrase in parts if phrase.end <= told.start][-1:]
    if not around or around[0].kind != "aside" or not around[0].atoms[0].has("after"):
        return False
    subject = [atom for atom in around[0].atoms[1:] if atom.end <= told.start]
    return bool(subject) and not any(atom.has("noun", "duration", "date", "number", "they", "he") for atom in subject)


def _is_told_by_others(told: Told, parts: Sequence[Phrase]) -> bool:
    """ "According to the opposition": by nobody who could be shown."""
    if told.row.kind == "topic" or any(phrase.kind == "speaker" for phrase in parts):
        return False
    before = [phrase for phrase in parts if phrase.end <= told.start]
    led = next((at for at, phrase in enumerate(before) if phrase.kind == "word" and phrase.has("according")), None)
    if led is None:
        return False
    own = takewhile(lambda phrase: phrase.kind != "mark", before[led : led + 4])
    return not any(map(speaks_for_them, own))


def speaks_for_them(phrase: Phrase) -> bool:
    """Whether "according to …" names an office, a spokesman, a paper or the sides, and not some others."""
    if phrase.has(*_SIDES):
        return True
    named = phrase.value if phrase.kind in ("parties", "speaker") else ()
    return any(p.kind in _OFFICIAL or p.named in ("aide", "body", "media") for p in named or ())


def _is_noun(atom: Atom) -> bool:
    return atom.has("noun")


def _clause(told: Told, parts: Sequence[Phrase]) -> list[Phrase]:
    """What stands before a wording, from the last mark on."""
    before = [phrase for phrase in parts if phrase.end <= told.start]
    marks = [index for index, phrase in enumerate(before) if phrase.kind == "mark" and phrase.start < phrase.end]
    return before[marks[-1] + 1 if marks else 0 :]


def _with(told: Told, parts: Sequence[Phrase]) -> list[Phrase]:
    return [phrase for phrase in parts if phrase.start < told.start < phrase.end]


def _governing(told: Told, parts: Sequence[Phrase]) -> Phrase | None:
    """What a wording hangs on by "that", said or unsaid: the verb before; the word before, where that is no verb."""
    before = [phrase for phrase in parts if phrase.end <= told.start]
    that = next((index for index in reversed(range(len(before))) if _is_that(before[index])), None)
    if that is not None:
        led = [phrase for phrase in before[:that] if phrase.kind != "mark"]
        return next((phrase for phrase in reversed(led) if phrase.kind == "verb"), led[-1] if led else None)
    named = [index for index, phrase in enumerate(before) if phrase.kind == "parties" and phrase.role == ""]
    thought = [p for p in before[: named[-1]] if p.kind == "verb" and _senses(p) & _THOUGHT] if named else []
    if thought or not named:
        return thought[-1] if thought else None  # "observers believe they agreed"
    led = [phrase for phrase in before[: named[-1]] if phrase.kind != "mark"]
    said = led[-1:] and led[-1].kind == "verb" and "say" in _senses(led[-1])
    return led[-1] if said else None  # "critics say | they agreed"


def _is_that(phrase: Phrase) -> bool:
    return phrase.kind == "word" and phrase.has("that")


def _is_left_open(verb: Phrase) -> bool:
    return verb.kind != "verb" or "say" not in _senses(verb) or bool(_senses(verb) & _THOUGHT)


def _senses(verb: Phrase) -> frozenset[str]:
    return frozenset(form.verb.sense for form in verb.value)
