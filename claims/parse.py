"""A statement's text → propositions: one assertion each, with its slots and what is left unchecked.

Sentences refer back: "Das Treffen dauerte sechs Stunden", "they met again", "and spoke there". Such a proposition
takes over what it does not say from the one before it; where nothing stands before it, it stays open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache

from claims.dates import DateMention
from claims.detect import detect_language, is_foreign
from claims.errors import UnreadableText
from claims.language import Language, load
from claims.names.spelling import word
from claims.names.tables import given, sex_of
from claims.reading.clauses import clauses
from claims.reading.copied import without_copied
from claims.reading.judged import adds, answers, doubts_what_follows, judgement, only_interrupts, source_of
from claims.reading.lexicon import lexicon
from claims.reading.lines import goes_on, unwrapped
from claims.reading.parties import Party
from claims.reading.said import Clause, Loose, Order, Words
from claims.reading.scan import ScannedSentence, scan
from claims.text import normalise, tokens

_FIRST_LETTER = re.compile(r"(?<![^\W_])[^\W\d_]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_REMEMBERED = 500  # code points of a text that may be: a statement of a sentence or three


@dataclass(frozen=True, slots=True)
class Proposition:
    """`[start, end)` of the statement and what it asserts there. A clause of act "none" states nothing of a meeting."""

    start: int
    end: int
    text: str
    clause: Clause


@dataclass(frozen=True, slots=True)
class Parsed:
    """A statement as it was understood. `language` is None where it is in none that is installed."""

    text: str
    language: Language | None
    stated_on: date
    propositions: tuple[Proposition, ...]
    dated: bool = False  # the day was given: "on Tuesday" then means that Tuesday


def parse(text: str, language: str | None = None, stated_on: date | None = None) -> Parsed:
    """The propositions of a statement.

    `language`: a code of an installed language (UnknownLanguage for another); without one it is detected.
    Raises UnreadableText for half a surrogate pair.
    `stated_on`: the day from which relative dates count; today in UTC, where none is given.
    """
    broken = _SURROGATE.search(text)
    if broken is not None:
        raise UnreadableText(broken.start())
    day = stated_on or datetime.now(UTC).date()
    read = _read if len(text) <= _REMEMBERED else _read.__wrapped__
    return read(text, language, day, stated_on is not None)


@lru_cache(maxsize=256)
def _read(text: str, language: str | None, day: date, dated: bool) -> Parsed:
    """As `parse`. Remembered for a while: a page is loaded anew, kept and asked for as JSON, with the same text."""
    words = tokens(text)
    code = language or detect_language(words)
    if code is None:
        return Parsed(text, None, day, ())
    known = load(code)
    if language is not None and is_foreign(words, language):
        return Parsed(text, None, day, ())
    reading = _with_capitals(unwrapped(without_copied(text, known)), known)
    found: list[Proposition] = []
    before: Clause | None = None
    last = 0  # propositions since the beginning of the last sentence that states something
    clear = True  # whether nothing but a word or two stands between that sentence and this one
    rest: Loose | None = None  # a line before that states nothing, and may be the beginning of a sentence
    joined = False  # whether this line may go on with a sentence of the line before
    ended = 0  # where the sentence before ends
    told = False  # whether a sentence before states something
    asked = False  # whether the one right before asks about it
    for sentence in scan(reading, known, day, words if reading is text else None):
        read = clauses(reading, sentence, known)
        if not read:
            read = [Clause(sentence.start, sentence.end, "none")]
        read = [_without_order(clause) for clause in _denied_together(_with_untold(read))]
        silent = all(clause.act == "none" for clause in read)
        said = judgement(sentence) if silent else None
        piece = Loose(sentence.start, sentence.end, True)
        goes_on_here = joined and not _adds_nothing(sentence)
        source = source_of(sentence, known) if silent and said is None else None
        if source is not None:
            found[-last:] = [_said_by(each, source, text) for each in found[-last:]]
        elif said is not None:
            which = sum(each.clause.act != "none" for each in found[-last:]) > 1 or not clear
            found[-last:] = [_judged(each, "doubtful" if which else said, sentence) for each in found[-last:]]
        elif (
            silent
            and (
                goes_on_here
                or (asked and answers(sentence, known))
                or any(clause.heads for clause in read)  # "Petrescu met her in Sofia."
                or adds(sentence, known, "\n" not in text[ended : sentence.start])
            )
        ):
            found[-last:] = [_with_loose(each, piece) for each in found[-last:]]
        if rest is not None and not silent:
            read = [clause if clause.act == "none" else _loosened(clause, rest) for clause in read]
        joined = goes_on(reading, sentence.start, sentence.end)
        warns = silent and not told and doubts_what_follows(sentence, known)
        told, asked = told or not silent, sentence.question and not silent
        rest = piece if warns or (joined and silent and not _adds_nothing(sentence)) else None
        last, ended = len(read) + (last if silent and told else 0), sentence.end
        clear = not silent or (clear and only_interrupts(sentence))
        for clause in read:
            if clause.act != "none":
                if before is not None and found and found[-1].clause is before:
                    clause = _with_day_counted(clause, before, known, dated)
                scene = found[-1].clause if found else None
                if scene is not None and (there := _on_the_scene(clause, scene, known)) is not None:
                    clause = there
                clause = _as_plan(
                    _with_place_meant(_in_context(_had_before(clause, before), before, known), before), day
                )
                if clause.act == "meeting":
                    before = clause
            found.append(Proposition(clause.start, clause.end, text[clause.start : clause.end], clause))
    return Parsed(text, known, day, tuple(found), dated)


def _with_untold(read: list[Clause]) -> list[Clause]:
    """The clauses of a sentence. One that states no meeting, but tells of one, or of when, where or with whom something
    was, is a part of the one before it, or else behind it: "X met Y in A, having met him in B", "… and were joined by
    Z"."""
    found = list(read)
    for at, clause in enumerate(read):
        if clause.act != "none" or not (clause.heads or clause.tells):
            continue
        beside = next((i for i in (*range(at - 1, -1, -1), *range(at + 1, len(read))) if read[i].act != "none"), None)
        if beside is not None and found[beside].act != "unread":
            found[beside] = _loosened(found[beside], Loose(clause.start, clause.end, False))
    return found


def _without_order(clause: Clause) -> Clause:
    """A clause without the "bevor" that leaves open whether it came to that: `claims/order.py` looks whether it did."""
    order = clause.order
    if order is None or order.relation != "after":
        return clause
    says_so = Loose(order.start, order.end, True)
    return clause._replace(loose=tuple(part for part in clause.loose if part != says_so))


def _denied_together(read: list[Clause]) -> list[Clause]:
    """The clauses of a sentence: where it is untrue that all of several were so, which was not, is not said."""
    told = [clause for clause in read if clause.act != "none" and clause.untrue]
    if len(told) < 2:
        return read
    found = list(read)
    for at, clause in enumerate(read):
        if clause in told:
            other = told[1] if clause is told[0] else told[0]
            found[at] = _loosened(clause, Loose(other.start, other.end, True))
    return found


def _adds_nothing(sentence: ScannedSentence) -> bool:
    """Whether a line has only words that the tables let pass, and marks: "BREAKING"."""
    return all(atom.has("ignorable", "punct") for atom in sentence.atoms)


def _with_loose(proposition: Proposition, part: Loose) -> Proposition:
    """A proposition with a part of the next line, which may belong to it."""
    clause = proposition.clause
    return proposition if clause.act in ("none", "unread") else replace(proposition, clause=_loosened(clause, part))


def _loosened(clause: Clause, part: Loose) -> Clause:
    return clause._replace(loose=tuple(sorted((*clause.loose, part), key=lambda each: each.start)))


def _judged(proposition: Proposition, said: str, sentence: ScannedSentence) -> Proposition:
    """A proposition of which the next sentence says that it is untrue, or doubtful."""
    clause = proposition.clause
    if clause.act in ("none", "unread"):
        return proposition
    if said == "untrue":
        return replace(proposition, clause=clause._replace(untrue=not clause.untrue))
    return _with_loose(proposition, Loose(sentence.start, sentence.end, True))


def _said_by(proposition: Proposition, source: tuple[int, int], text: str) -> Proposition:
    """A proposition of which the next sentence names the source."""
    clause = proposition.clause
    if clause.act in ("none", "unread"):
        return proposition
    speaker = Party(*source, text[slice(*source)], "organisation", whole=source)
    return replace(proposition, clause=clause._replace(speakers=(*clause.speakers, speaker)))


def _with_capitals(text: str, language: Language) -> str:
    """A text without a single capital letter, with one at the start of each word; any other text as it is.

    Names and places are told by their capitals; somebody who types without any means them all the same. Where nouns
    have one, too, words that have none anywhere keep theirs ("und", "trafen"). Offsets stay: a letter whose capital is
    longer than itself is left alone.
    """
    if any(letter.isupper() for letter in text):
        return text
    table = lexicon(language)
    letters = list(text)
    for match in _FIRST_LETTER.finditer(text):
        capital = match.group().upper()
        if len(capital) == 1:
            letters[match.start()] = capital
    if table.capital_nouns:
        for word in tokens(text):
            if not table.alone(word.norm, True, False) and table.alone(word.norm, False, False):
                letters[word.start] = text[word.start]
    return "".join(letters)


def _as_plan(clause: Clause, stated_on: date) -> Clause:
    """ "Dunford trifft morgen Gerassimow": of a day to come, and not in the past tense, it is a plan."""
    days = [mention.earliest for mention in clause.dates if mention.earliest is not None and not mention.weekday_only]
    if clause.act != "meeting" or clause.status != "held" or not days or min(days) <= stated_on:
        return clause
    verbs = [head for head in clause.heads if head.tense is not None]
    if not verbs or any(head.tense == "past" for head in verbs):
        return clause
    head = verbs[0]
    return clause._replace(status="planned", status_words=Words(head.start, head.end, head.text, "planned"))


def _subject_meant(clause: Clause, before: Clause, language: Language) -> Party | None:
    """ "Gerasimow traf Dunford in Baku; 2021 traf er Milley": "er" is the subject of the sentence before, and a man."""
    pronouns = [party for party in clause.parties if party.kind == "pronoun"]
    if len(pronouns) != 1 or pronouns[0].named != "he" or not pronouns[0].subject or clause.parties[0] != pronouns[0]:
        return None
    first = before.parties[0] if before.parties else None
    others = 0 if before.act == "presence" else 1
    alone = first is not None and len(before.parties) == 1 + others and not first.listed
    if not alone or first is None or first.kind != "person":
        return None
    if first.address:
        return first
    of_women: Sequence[str] = language.section("clauses")["next"]["of_a_woman"]
    hers = normalise(pronouns[0].text) in of_women
    if sex_of(given(word((first.name or "").partition(" ")[0]))) == ("m" if hers else "f"):
        return None  # "Joe Dunford was in Baku. There she met …"
    addressed: Sequence[str] = language.section("names")[_WOMAN if hers else _MAN]
    return first._replace(address=addressed[0])


_WOMAN, _MAN = "feminine", "masculine"  # tables of forms of address


def _on_the_scene(clause: Clause, scene: Clause, language: Language) -> Clause | None:
    """ "Gerasimow war am 16. Februar in Baku. Dort traf er Dunford": he, there and then; None where no sentence says
    right before where somebody was, or this one has a day or place of its own."""
    if scene.act != "presence" or clause.act != "meeting" or scene.negated or scene.never or scene.loose:
        return None
    if clause.there is None or clause.places or clause.dates or clause.pluperfect or len(scene.parties) != 1:
        return None
    subject = _subject_meant(clause, scene, language)
    if subject is None:
        return None
    own = tuple(party for party in clause.parties if party.kind != "pronoun")
    return clause._replace(parties=(subject, *own), places=scene.places, dates=scene.dates, there=None, back=False)


def _with_day_counted(clause: Clause, before: Clause, language: Language, dated: bool) -> Clause:
    """ "X met Y on 18 May. The next day she met Z": counted from the day told of right before."""
    told = before.dates[0] if len(before.dates) == 1 and not before.negated else None
    if told is None or told.earliest is None or told.earliest != told.latest or not told.consistent:
        return clause
    if told.readings or told.bound or (told.weekday_only and not dated):
        return clause
    day = told.earliest
    counting = _counting(language)

    def counted(mention: DateMention) -> DateMention:
        days = None if mention.earliest is not None or mention.bound else counting.get(normalise(mention.text))
        return mention if days is None else replace(mention, earliest=day + days, latest=day + days, counted=True)

    return clause._replace(dates=tuple(map(counted, clause.dates)))


@cache
def _counting(language: Language) -> Mapping[str, timedelta]:
    """Wordings that count from the day told of last, as articles count them → how many days on."""
    table: Mapping[str, Sequence[str]] = language.section("articles")["days"]
    return {normalise(wording): timedelta(days=int(days)) for days, wordings in table.items() for wording in wordings}


def _with_place_meant(clause: Clause, before: Clause | None) -> Clause:
    """A clause with the place that "there" stands for, told of just before; else that word is left over."""
    if clause.there is None or clause.places:
        return clause
    if before is not None and before.places:
        return clause._replace(places=before.places)
    return _loosened(clause, Loose(clause.there.start, clause.there.end, False))


def _had_before(clause: Clause, before: Clause | None) -> Clause:
    """ "They met in Warsaw. They had already met in Brussels.": what had been was before what was told of last."""
    if before is None or not (clause.pluperfect and clause.back and clause.heads) or clause.order or clause.negated:
        return clause
    head = clause.heads[0]
    return clause._replace(order=Order(head.start, head.end, "before", False))


def _in_context(clause: Clause, before: Clause | None, language: Language) -> Clause:
    """A clause with what it takes over from the one before: its parties, and the rest of the same meeting."""
    if not clause.back or before is None:
        return clause
    own = tuple(party for party in clause.parties if party.kind != "pronoun")
    if (subject := _subject_meant(clause, before, language)) is not None:
        return clause._replace(parties=(subject, *own))
    they = any(party.kind == "pronoun" and party.named == "they" for party in clause.parties)
    if own and not they:
        return clause
    parties: tuple[Party, ...] = (*before.parties, *own) if they or not own else own
    if they and not clause.definite and (clause.dates or clause.places):
        return clause._replace(parties=parties)
    return clause._replace(
        parties=parties,
        dates=clause.dates or before.dates,
        places=clause.places or before.places,
        format=clause.format or before.format,
        definite=before.definite or (clause.definite and (they or clause.theirs)),  # an article alone names no meeting
    )
