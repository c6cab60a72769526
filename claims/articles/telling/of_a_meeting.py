"""Whether a clause tells of a meeting at all, and what it tells then: without the nouns that only say when, what for or
of what somebody spoke, and without those who only say so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from claims.articles.cast import Cast
from claims.articles.sentences import ReadSentence
from claims.articles.setting.own_day import met_at
from claims.articles.telling.by_tense import was_to_come
from claims.articles.telling.denied import denies_the_press, is_of_one_more, negates_another_verb
from claims.articles.telling.governed import is_unsettled, is_what_was_asked
from claims.articles.telling.occasions import is_adjunct, is_idea, is_occasion
from claims.articles.telling.on_the_way import is_destination
from claims.articles.telling.only_said import is_rumoured
from claims.articles.telling.planned import (
    came_for_gathering,
    is_gathering_to_come,
    of_one_to_come,
    plans_something_else,
)
from claims.articles.telling.still_open import is_still_open
from claims.articles.telling.who_tells_of_it import without_teller
from claims.reading.said import Clause, Head


class Told(NamedTuple):
    """A clause of a meeting, as far as it tells of one."""

    clause: Clause
    rumoured: bool = False  # only by hearsay: "soll … getroffen haben"
    only_outcome: bool = False  # it names no meeting, and what was agreed at one


def clause_of_meeting(sentence: ReadSentence, clause: Clause, cast: Cast) -> Told | None:
    """What a clause tells of a meeting; None: nothing."""
    if clause.act not in ("meeting", "outcome") or clause.question:
        return None
    coming = bool(clause.heads) and was_to_come(sentence, clause)  # "said she would host X"
    invited = clause.status != "planned" and not coming  # "thanked him for the invitation to visit"
    heads = tuple(h for h in clause.heads if not (invited and h.sense == "host" and h.tense == "infinitive"))
    if len(heads) < len(clause.heads) and _are_gatherings(sentence, heads):
        return None  # "before he is due to host the summit"
    if not heads and clause.act == "outcome" and (met := met_at(sentence, clause)) is not None:
        clause, heads = met, met.heads
    if cast.has_articles and "when" in sentence.kinds and _is_of_any_talks(sentence, clause, heads):
        return None
    if not heads:
        agreed = clause.act == "outcome" and clause.outcome is not None and clause.outcome.kind == "agreed"
        return Told(clause, only_outcome=True) if agreed else None
    if _is_of_none(sentence, clause, heads, cast):
        return None
    clause = _of_what_was_done(sentence, clause, heads, cast)
    rumoured = sentence.capital_nouns and "have" in sentence.kinds and is_rumoured(sentence, clause)
    if rumoured or plans_something_else(sentence, clause):
        clause = clause._replace(status="held", status_words=None)
    if is_gathering_to_come(sentence, clause) or (cast.has_articles and came_for_gathering(sentence, clause)):
        return None
    if cast.has_articles and "upcoming" in sentence.kinds:
        clause = of_one_to_come(sentence, clause)
    clause = _of_whom_was_told(sentence, without_teller(sentence, _of_whom_it_names(sentence, clause)), cast)
    if _is_led(sentence, clause) or ("the_other" in sentence.kinds and _does_the_other(sentence, clause.heads[0])):
        return None
    return Told(clause, rumoured)


def _is_of_none(sentence: ReadSentence, clause: Clause, heads: Sequence[Head], cast: Cast) -> bool:
    """Whether a clause with words for a meeting tells of none: it leaves it open, asks, or names it beside something
    else that was not done."""
    if is_still_open(sentence, clause) or (cast.has_articles and _only_speaks_of_gathering(sentence, clause)):
        return True
    if "unsettled" in sentence.kinds and is_unsettled(sentence, clause):
        return True
    if "whether" in sentence.kinds and not cast.has_articles and _is_asked_about(sentence, heads[0]):
        return True
    if "managed" in sentence.kinds and not cast.has_articles and _was_not_managed(sentence, heads[0]):
        return True
    if is_destination(sentence, heads) and not any(party.start > heads[0].end for party in clause.parties):
        return True
    if clause.negated and _negates_something_else(sentence, clause, heads, cast):
        return True
    if denies_the_press(sentence, clause):
        return True
    english = cast.has_articles and not sentence.capital_nouns
    return english and is_what_was_asked(sentence, heads[0])


def _negates_something_else(sentence: ReadSentence, clause: Clause, heads: Sequence[Head], cast: Cast) -> bool:
    beside = all(is_adjunct(sentence, head) for head in heads)  # "bei ihrem Treffen, dem ersten seit Jahren, keine …"
    never_since = "since_then" in sentence.kinds or (clause.since is None and _is_since(sentence, clause))
    if never_since and not beside:
        return True  # "dass seither kein Treffen zustande kam", "seit Wochen": there was none to call off or deny
    if _is_about(sentence, heads[-1]) or all(head.sense == "discuss" for head in heads):
        return True  # "they did not talk about Syria", "… discuss it": of something else, then
    if heads[-1].sense == "discuss" and is_idea(sentence, heads[0]):
        return True  # "dates for a meeting of X and Y have not been discussed"
    english = cast.has_articles and not sentence.capital_nouns
    return english and (negates_another_verb(sentence, clause) or is_of_one_more(sentence, clause))


def _of_what_was_done(sentence: ReadSentence, clause: Clause, heads: tuple[Head, ...], cast: Cast) -> Clause:
    """The clause without the nouns of meetings that only say when or what for it was, or of what somebody spoke."""
    told = tuple(h for h in heads if not (is_occasion(sentence, h) or (h is not heads[0] and _is_aim(sentence, h))))
    if told and len(told) < len(heads) and not sentence.capital_nouns:
        clause = _without_whom_else(sentence, clause, [head for head in heads if head not in told], cast)
    heads = told or heads
    if len(heads) > 1 and heads[0].sense == "discuss" and not sentence.kinds.isdisjoint(("gathering", "prepares")):
        topics = [head for head in heads[1:] if _is_discussed(sentence, heads[0], head)]
        heads = tuple(head for head in heads if head not in topics)
        if topics and len(heads) == 1 and clause.format == "in_person":  # as the word alone says
            clause = clause._replace(format=None)
    if clause.format == "in_person" and "relative" in sentence.kinds and (form := _form_behind(sentence, heads)):
        clause = clause._replace(format=form)
    if len(heads) < len(clause.heads):
        clause = clause._replace(heads=heads)
    return clause._replace(duration=None) if _is_of_no_meeting(sentence, clause) else clause


def _are_gatherings(sentence: ReadSentence, heads: Sequence[Head]) -> bool:
    starts = {atom.start for atom in sentence.those("gathering")}
    return bool(heads) and all(head.start in starts for head in heads)


def _does_the_other(sentence: ReadSentence, head: Head) -> bool:
    """ "X поговорил с Y после того, как тот встретился с Z": the one named last, whoever that was."""
    before = [a for a in sentence.atoms if a.end <= head.start and not a.has("ignorable", "date")][-1:]
    return head.sense != "noun" and bool(before) and before[0].has("the_other")


def _without_whom_else(sentence: ReadSentence, clause: Clause, occasions: Sequence[Head], cast: Cast) -> Clause:
    """ "Накануне встречи с X министр поговорил с Y": X stands right behind the noun that only says when; X and Y do in
    "their meeting came amid hopes for a summit between X and Y"."""
    ends = {head.end + 1 for head in occasions}
    role = "between" if cast.has_articles else "with"
    theirs = [p for p in sentence.phrases if p.kind == "parties" and p.role == role and p.start in ends]
    return clause._replace(
        parties=tuple(party for party in clause.parties if not any(p.start <= party.start < p.end for p in theirs))
    )


def _is_discussed(sentence: ReadSentence, verb: Head, noun: Head) -> bool:
    """ "Обсудили саммит, который пройдёт в мае": a summit right behind the verb is what was discussed; so is what was
    prepared: "discussed the war and preparations for the ministers' meeting in Rome next month"."""
    between = [atom for atom in sentence.atoms if verb.end <= atom.start < noun.start]
    prepared = next((i for i, atom in enumerate(between) if atom.has("prepares") and atom.has("idea")), None)
    if prepared is not None and not any(atom.has("with", "after", "punct", "verb") for atom in between[prepared + 1 :]):
        return True
    gathering = any(atom.start == noun.start for atom in sentence.those("gathering"))
    return gathering and not any(atom.has("at", "with", "after", "punct") for atom in between)


def _only_speaks_of_gathering(sentence: ReadSentence, clause: Clause) -> bool:
    """ "The sides noted the relevance of the coming summit in Xian": of many, and said by whoever is named."""
    if sentence.capital_nouns or clause.act != "outcome" or not _are_gatherings(sentence, clause.heads):
        return False
    start = clause.heads[0].start
    led = [atom for atom in sentence.atoms if atom.end <= start and not atom.has("word", "upcoming", "name", "place")]
    of = len(led) > 1 and led[-1].has("definite") and led[-2].has("of")
    said = any(form.verb.sense == "say" and phrase.end <= start for phrase, form in sentence.verbs)
    return of and said and not any(p.role in ("with", "between") for p in sentence.phrases if p.start > start)


def _is_about(sentence: ReadSentence, head: Head) -> bool:
    """Whether a verb of talking says of what, and with nobody whom it names."""
    behind = next((phrase for phrase in sentence.phrases if phrase.start >= head.end), None)
    told = behind is not None and behind.kind in ("topic", "aside") and behind.atoms[0].has("about")
    return told and head.sense in ("talk", "call") and not sentence.capital_nouns


def _was_not_managed(sentence: ReadSentence, head: Head) -> bool:
    """«Не смогли собраться на совещание с X»: what somebody did not manage to come to."""
    before = [atom for atom in sentence.atoms if atom.end <= head.start]
    mark = next((i + 1 for i in reversed(range(len(before))) if before[i].has("punct") and before[i].text), 0)
    return any(one.has("not") and two.has("managed") for one, two in pairwise(before[mark:]))


def _is_asked_about(sentence: ReadSentence, head: Head) -> bool:
    """«(На вопрос,) не было ли после этого беседы лидеров, …», «не встречался ли X с Y»: what somebody asks, and no
    denial."""
    atoms = sentence.atoms
    asked = next((at for at, atom in enumerate(atoms) if atom.has("whether")), 0)
    begins = next((i for i in reversed(range(asked)) if atoms[i].text == ","), 0)
    ends = next((atom.start for atom in atoms[asked:] if atom.text == ","), sentence.scanned.end)
    no = any(atom.has("not", "absent") for atom in atoms[begins:asked])
    return no and atoms[begins].start <= head.start < ends


def _is_aim(sentence: ReadSentence, head: Head) -> bool:
    """«Проведёт встречу с X для обмена мнениями»: what they meet for, and no meeting that may never be."""
    led = next((atom for atom in reversed(sentence.atoms) if atom.end <= head.start and not atom.has("word")), None)
    return head.sense == "noun" and led is not None and led.has("purpose") and led.has("idea")


def _is_of_any_talks(sentence: ReadSentence, clause: Clause, heads: Sequence[Head]) -> bool:
    """ "When talks broke down last week, Y said …": of talks without an article, which no word ties to any told of."""
    if sentence.capital_nouns or clause.definite or len(heads) != 1 or heads[0].sense != "noun":
        return False
    comma = next((atom.start for atom in sentence.atoms if atom.text == "," and atom.start >= heads[0].end), 0)
    if any(party.start < comma for party in clause.parties) or not comma:
        return False
    led = next((atom for atom in reversed(sentence.atoms) if atom.end <= heads[0].start), None)
    return led is not None and led.has("when")


def _is_since(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Seit Wochen haben X und Y nicht miteinander gesprochen", "have not met since then", "… since a summit in May":
    for a time that no date tells."""
    if not sentence.capital_nouns:
        ends = {head.end + 1 for head in clause.heads if head.sense != "noun"}
        return any(atom.start in ends for atom in sentence.those("since") if not atom.has("with"))
    return any(not atom.has("with") for atom in sentence.those("since"))


def _is_of_no_meeting(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Zwei Tage nach dem Anschlag", "during his five-day Nepal trip": how long after something they met, or how long
    a journey took, and not for how long they met."""
    if clause.duration is None:
        return False
    behind = [a for a in sentence.atoms if a.end > a.start >= clause.duration.end]
    led = next((a for a in reversed(sentence.atoms) if a.start < a.end <= clause.duration.start), None)
    lasting = led is not None and led.has("for") and not sentence.capital_nouns  # "for 40 minutes before dinner"
    if behind and behind[0].has("after", "before") and not lasting:
        return True
    for_days = clause.duration.unit == "day" and sentence.capital_nouns  # "im Mittelpunkt der zweitägigen Konferenz"
    named = any(p.kind == "parties" and p.role in ("with", "between") for p in sentence.phrases)
    if for_days and not named and behind and behind[0].has("noun") and behind[0].has("summit", "gathering"):
        return True
    ended = any(a.has("after") and 0 <= clause.duration.start - a.end <= 1 for a in sentence.atoms)
    noun = next((p for p in sentence.phrases if p.start <= clause.heads[-1].start < p.end), None)
    if ended and noun is not None and noun.kind == "noun" and noun.role:
        return True  # "seine Rede vor dem Treffen war nach zwanzig Minuten zu Ende"
    led = next((a for a in behind if not (set(a.kinds) == {"word"} or a.has("place", "nation"))), None)
    return led is not None and led.has("visit")


def _of_whom_was_told(sentence: ReadSentence, clause: Clause, cast: Cast) -> Clause:
    """ "X flog nach Rom. Dort traf er Y, wie Z mitteilte": he is X, though a sentence alone would mean Z, who says so;
    "er habe Y getroffen, sagte Z", "nachdem er Y getroffen hatte, sagte Z" are of himself, but for a spokesman."""
    teller = clause.parties[0] if clause.parties else None
    if teller is None or teller not in clause.speakers or teller.kind != "person" or cast.focus is None:
        return clause
    says = cast.called(teller.name or "")
    of_others = says is not None and cast.is_spokesman(says)
    if says is cast.focus or ("in_reported_speech" in sentence.kinds and not of_others):
        return clause
    named = (party for p in sentence.phrases if p.kind == "parties" and p.end <= teller.start for party in p.value)
    he = next((party for party in named if party.named == "he"), None)
    if he is None or any(atom.has(*_SUBORDINATES) and atom.start < he.start for atom in sentence.atoms):
        return clause
    led = next((atom for atom in reversed(sentence.atoms) if atom.end <= min(teller.start, teller.whole[0])), None)
    if not cast.has_articles and not (led is not None and led.has("verb")):
        return clause  # "отвечая, говорил ли он с X, Y сказал": himself
    return clause._replace(parties=(he, *clause.parties[1:]))


_SUBORDINATES = ("condition", "when", "after", "before", "that", "because")


def _of_whom_it_names(sentence: ReadSentence, clause: Clause) -> Clause:
    """ "Bevor er X empfing, hatte A mit B telefoniert und …": a clause that begins with its verb and names its subject
    has no other one beside it."""
    own = tuple(party for party in clause.parties if clause.start <= party.start < clause.end)
    if len(own) == len(clause.parties) or len(own) < len("XY") or not sentence.capital_nouns:
        return clause
    comma = next((phrase for phrase in reversed(sentence.phrases) if phrase.end <= clause.start), None)
    begins = [phrase for phrase in sentence.phrases if phrase.start >= clause.start][: len(("hatte", "A", "mit B"))]
    turned = begins[0].has("have") or (begins[0].kind == "verb" and begins[0].start == clause.heads[0].start)
    people = all(phrase.kind == "parties" for phrase in begins[1:])
    if comma is None or comma.value != "," or not (turned and people and begins[-1].role == "with"):
        return clause
    return clause._replace(parties=own)


def _is_led(sentence: ReadSentence, clause: Clause) -> bool:
    """ "Делегацию на переговорах возглавил министр …": he and his delegation did not meet each other."""
    if sentence.senses.isdisjoint(("lead", "head")):
        return False
    senses = {form.verb.sense for _, form in sentence.verbs}
    groups = any(party.named == "group" for party in clause.parties)
    with_whom = (party for p in sentence.phrases if p.kind == "parties" and p.role == "with" for party in p.value)
    led = any(party.kind in ("person", "office") for party in with_whom)
    return bool(senses & {"lead", "head"}) and groups and not led


def _form_behind(sentence: ReadSentence, heads: Sequence[Head]) -> str | None:
    """«На встрече с X, которая прошла по видеосвязи»: how it was held by the words behind the relative pronoun."""
    phrases = sentence.phrases
    for which, verb, form in zip(phrases, phrases[1:], phrases[2:], strict=False):
        led = which.has("relative") and which.start > heads[-1].end and form.kind == "format" and verb.kind == "verb"
        if led and all(each.verb.sense == "happen" for each in verb.value):
            found: str = form.value
            return found
    return None
