"""What each sentence asserts about a meeting: one analyser, for statements and for articles.

A clause is read from a group of phrases, and every phrase of the group ends in one of three places: in a slot, among
what the tables let pass, or in `loose`, the ledger of what nothing was compared with. Nothing is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from claims.language import Language
from claims.reading import slots
from claims.reading.acts import asserted
from claims.reading.agreeing import agreeing, of_women
from claims.reading.as_stated import alternatives, as_stated, asks_openly, asks_whether_not, so_called
from claims.reading.draft import Draft, draft
from claims.reading.each_of_two import each_alone
from claims.reading.fragments import cut
from claims.reading.gathering import MEETING_SENSES, Frame, Group, gather, is_beside, tells_of_another
from claims.reading.given_places import with_given_places
from claims.reading.headings import Heading, without_heading
from claims.reading.joined_names import with_joined_names
from claims.reading.left_to_others import (
    at_midnight,
    leave_kept_plans,
    leave_to_calling_off,
    leave_to_office,
    leave_to_plans,
    may_have_its_day,
    whole_phrase,
    with_him,
    without_posts,
)
from claims.reading.lexicon import lexicon
from claims.reading.meeting_words import PEOPLE, heads, pluperfect
from claims.reading.noble_names import with_noble_names
from claims.reading.open_ends import open_ends
from claims.reading.phrases import Phrase, phrases
from claims.reading.said import Clause, Head, Loose, Order, Relation, Words
from claims.reading.scan import ScannedSentence
from claims.reading.several import several
from claims.reading.telling_words import (
    denied_alone,
    denies_first,
    each_for_himself,
    going_on,
    hedges,
    just_now,
    met_otherwise,
    on_the_way,
    only_ahead,
    says_himself,
    telling,
    untold,
)
from claims.reading.whose import whose

# Atoms of one sentence that are read. The longest of 182 press texts from the Kremlin has 119; a list of 20,000
# characters without a full stop is no statement, and reading it would cost more than its length.
LONGEST_SENTENCE = 300
_PASSING = ("ignorable", "definite", "indefinite", "and", "then", "have", "be", "become", "reciprocal", "that", "cleft")


def clauses(
    text: str, sentence: ScannedSentence, language: Language, read: Sequence[Phrase] | None = None
) -> list[Clause]:
    """The assertions of one sentence, in order; an empty list where it states nothing about a meeting.

    Pass `read`, its phrases, if they are at hand.
    """
    shape: Mapping[str, Any] = language.section("lexicon")
    if len(sentence.atoms) > LONGEST_SENTENCE:
        return [Clause(sentence.start, sentence.end, "unread")]
    if asks_openly(sentence):
        return []
    capital_nouns = bool(shape.get("capital_nouns", False))
    stated = read is None  # and no sentence of an article, whose other sentences tell what became of it
    if read is None:
        sentence = with_given_places(with_noble_names(sentence), language.code)
        sentence = with_joined_names(sentence, lexicon(language))
        read = whose(text, phrases(text, sentence.atoms, capital_nouns), shape, language.code)
        read = of_women(agreeing(text, read, shape.get("cases")), shape)
    heading = without_heading(as_stated(read)) if stated else Heading(read)
    groups, frame = gather(cut(heading.phrases, bool(shape.get("inline_openers", False))))
    if stated:
        frame.speakers += heading.agency
        frame.doubtful += so_called(sentence) + asks_whether_not(sentence) + frame.asks
        frame.unread += frame.qualifying
    return [
        _clause(text, sentence, each, frame, (at, len(groups)), shape, stated)
        for at, group in enumerate(groups)
        for one in alternatives(group)
        for each in each_alone(one, shape.get("jointly", ()))
    ]


def _clause(
    text: str,
    sentence: ScannedSentence,
    group: Group,
    frame: Frame,
    place: tuple[int, int],
    shape: Mapping[str, Any],
    stated: bool,
) -> Clause:
    found = draft(group, bool(shape.get("capital_nouns", False)), shape.get("cases"))
    start, end = sentence.start, sentence.end
    at, groups = place
    if groups > 1:
        parts = [phrase for phrase in group.phrases if phrase not in group.shared] + group.content
        start, end = min(part.start for part in parts), max(part.end for part in parts)
    act = asserted(found, group, frame)
    if act == "none":
        spoken = untold(text, found, group) or (_of_the_same(text, found) if stated else ())
        somebody = any(party.kind in PEOPLE for _, party in found.parties)
        tells = bool(somebody or found.dates or found.places or found.durations or found.formats)
        tells |= stated and any(phrase.has("ere") for phrase in group.opening)  # "before she met the press"
        return Clause(start, end, act, heads=spoken, tells=tells)
    articles = bool(shape.get("articles", True))
    if stated:
        leave_to_calling_off(found, articles)
        leave_to_office(found)
        leave_kept_plans(found)
        leave_to_plans(found, shape.get("plan_hedges", ()))
        open_ends(text, found, shape)
    clause = slots.fill(text, found, group, act, articles)
    if (parties := with_him(clause.parties, group, frame, clause.status == "denied")) is not clause.parties:
        clause = clause._replace(parties=parties)
    negated = found.says("not", "no", "absent", "never", "neither") and not found.says("not_only")
    never = found.says("never") or (negated and found.says("ever"))
    ever = None if never else found.word("ever")  # "Have they ever met?" asks whether they have
    outcome = clause.outcome
    if outcome is not None and negated:
        outcome, negated, never = outcome._replace(negated=not outcome.negated), False, False
    loose = [(Phrase("word", part.start, part.end, "", None, ()), part.hard) for part in clause.loose]
    loose += [
        (phrase, hedges(phrase, group) or (stated and may_have_its_day(phrase, found)))
        for phrase in group.asides
        if not _passes(phrase)
    ]
    loose += [(phrase, True) for phrase in (*group.doubtful, *frame.doubtful)]
    loose += [(phrase, False) for phrase in frame.unread]
    loose += telling(found, frame, act, clause.status)
    loose += each_for_himself(found)
    if stated:
        parties, posts = without_posts(clause.parties, shape)
        clause = clause._replace(parties=tuple(whole_phrase(text, party) for party in parties))
        loose += [(post, False) for post in posts]
        loose += denied_alone(found) + going_on(found) + on_the_way(found) + says_himself(found) + just_now(found)
        loose += several(found.parties, shape)
        if at and is_beside(group) and not group.subject:  # "met X, before talks with Y": who met Y?
            loose += [(noun, True) for noun in found.nouns]
        loose += [(word, True) for word in group.opening if word.has("nor") and not word.has("ignorable")]
        listed = group.opener == "relative" and bool(group.subject) and group.subject[0].listed
        if listed and not found.parties and (pluperfect(found) or not found.says("reciprocal")):
            loose += [(phrase, True) for phrase, _ in found.verbs]  # "X and Y, who had met in Rome": both, or the last
        loose += at_midnight((*group.phrases, *group.asides))
    if (ahead := only_ahead(group, found, (at, groups), stated)) is not None:
        loose.append((ahead, True))
    if negated and (group.cleft or shape.get("denies_next", False) or denies_first(group)):
        loose += met_otherwise(group, found)
    order = _order(group, found, at + 1 < groups)
    told = [*clause.topics, *([outcome.words] if outcome is not None else [])]
    told += [Words(order.start, order.end, "")] if order is not None and group.gap else []  # `order` compares it
    loose = [
        (phrase, hard)
        for phrase, hard in loose
        if not any(words.start <= phrase.start and phrase.end <= words.end for words in told)
    ]
    if ever is not None and not (sentence.question or frame.untrue):
        loose.append((ever, True))
    if negated and clause.duration is not None:  # "did not last three hours" may mean less, or more
        loose += [(phrase, True) for phrase in found.words if phrase.has("not", "no", "never")]
    return clause._replace(
        start=start,
        end=end,
        outcome=outcome,
        speakers=(*clause.speakers, *frame.speakers),
        negated=negated,
        untrue=frame.untrue,
        never=never,
        gap_words=clause.gap_words if ever is None or clause.until is not None else None,
        order=order,
        there=None if clause.places else _there(text, found),
        first=found.says("first"),
        pluperfect=pluperfect(found),
        again=_says_one_of(found, shape.get("once_more", ())),
        as_well=_says_one_of(found, shape.get("as_well", ())),
        question=sentence.question,
        back=(not clause.parties and not tells_of_another(group.phrases))
        or group.continues
        or any(party.kind == "pronoun" for party in clause.parties),
        heads=heads(text, found),
        loose=_ledger(loose),
    )


def _says_one_of(found: Draft, words: Sequence[str]) -> bool:
    return any(word.atoms[0].norm in words for word in found.words)


def _order(group: Group, found: Draft, goes_on: bool) -> Order | None:
    """Whether it was before or after another meeting, and what says so. `goes_on`: its sentence asserts more."""
    leading = (*group.opening, *group.phrases)[:1]
    for phrase in leading:
        if phrase.kind == "noun" and phrase.role in ("after", "before") and is_beside(group):
            return Order(phrase.start, phrase.atoms[0].end, "before" if phrase.role == "after" else "after", goes_on)
        having = phrase.kind == "word" and phrase.has("have")
        if having and (is_beside(group) or "gerund" in phrase.atoms[0].forms):  # "Having met X, …", "…, having met her"
            return Order(phrase.start, phrase.end, "before", goes_on)
        if group.opener == "when" and phrase.has("when") and not phrase.has("where"):
            relation: Relation = "before" if phrase.has("once") else "while"
            return Order(phrase.start, phrase.end, relation, goes_on)
        if group.opener == "condition" and phrase.has("ere"):
            return Order(phrase.start, phrase.end, "after", goes_on)
        if group.gap and phrase.atoms[0].has("later"):  # "met X in Amman, then Y in Cairo"
            return Order(phrase.start, phrase.atoms[0].end, "after", False)
    if (word := found.word("later")) is not None:
        return Order(word.start, word.end, "after", False)
    return None


def _there(text: str, found: Draft) -> Words | None:
    word = next((word for word in found.words if word.has("there") and not word.has(*_OPENING)), None)
    return None if word is None else Words(word.start, word.end, text[word.start : word.end])


_OPENING = ("because", "when", "that", "relative")  # "da" is a conjunction, too


def _of_the_same(text: str, found: Draft) -> tuple[Head, ...]:
    """ "Before they met in Oslo, …", "who had already met in Rome", "four years after their last meeting": a meeting
    somewhere or some time, whose parties only a pronoun names."""
    somewhere = bool(found.places or found.dates) and bool(found.senses & MEETING_SENSES)
    return heads(text, found) if (somewhere or found.meetings()) and not found.parties else ()


def _passes(phrase: Phrase) -> bool:
    """Whether a phrase of another fragment carries nothing: words that the tables let pass, and marks."""
    return phrase.kind == "mark" or (phrase.kind == "word" and phrase.has(*_PASSING))


def _ledger(loose: Iterable[tuple[Phrase, bool]] | Sequence[tuple[Phrase, bool]]) -> tuple[Loose, ...]:
    """What is left, in order, neighbours joined."""
    joined: list[Loose] = []
    for start, end, hard in sorted({(phrase.start, phrase.end, hard) for phrase, hard in loose}):
        if joined and start <= joined[-1].end + 1:
            last = joined[-1]
            joined[-1] = Loose(last.start, max(last.end, end), last.hard or hard)
        else:
            joined.append(Loose(start, end, hard))
    return tuple(joined)
