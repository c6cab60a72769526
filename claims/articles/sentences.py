"""An article as sentences that have been read: atoms, phrases, and the clauses of those that may tell of a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from claims.articles.played import NO_MATCH, really_met, without_sport
from claims.articles.turns import plain_turns
from claims.articles.writing import Writing, writing_of
from claims.articles.writing.called import called
from claims.articles.writing.datelines import PageLine, day_above, is_day_of_dateline, page_line, without_dateline
from claims.articles.writing.days import (
    counted,
    counting_of,
    joined_days,
    named_next_day,
    uncovered,
    without_comma_of_day,
)
from claims.articles.writing.first_words import (
    named_inside,
    with_first_quality,
    with_first_word,
    without_what_he_is,
    without_word_before,
)
from claims.articles.writing.groups import with_groups
from claims.articles.writing.headlines import headline_apart
from claims.articles.writing.lists import with_openings
from claims.articles.writing.month_adjectives import with_months
from claims.articles.writing.names_apart import letters_apart
from claims.articles.writing.plain import plain
from claims.articles.writing.surnames import with_surnames
from claims.articles.writing.told import Told
from claims.articles.writing.towns_in_names import with_given_places
from claims.language import Language
from claims.quickly import Kept
from claims.reading.clauses import clauses
from claims.reading.fragments import is_verb
from claims.reading.joined_names import with_joined_names
from claims.reading.lexicon import VerbForm
from claims.reading.phrases import Phrase, phrases
from claims.reading.said import Clause
from claims.reading.scan import Atom, ScannedSentence, kinds_of, scanned
from claims.reading.verbs import read_verbs
from claims.text import Token

_NAMING = frozenset({"name", "office", "title", "counterpart", "group"})
_GOES_ON = frozenset({"he", "she", "they", "journey"})
_OTHER = frozenset({"say", "believe", "wish", "judge", "travel", "other"})  # senses of verbs that tell of no meeting
_NO_SENSES: frozenset[str] = frozenset()
_TOP = 12  # sentences in which a transcript names those who speak
_LONGEST = 400  # atoms of a sentence: the longest of 182 press texts of an office has 158
_LONGEST_LABEL = 16  # atoms of a speaker's name and post before the colon


@dataclass(frozen=True)  # without slots: its verbs are kept once they were read
class ReadSentence:
    """One sentence with its phrases in order. `clauses` are empty where no word of meeting stands in it."""

    scanned: ScannedSentence
    atoms: tuple[Atom, ...]
    kinds: frozenset[str]  # all that its atoms can be
    senses: frozenset[str]  # all that its verbs may say, whichever readings are chosen (as `verbs` does)
    phrases: tuple[Phrase, ...]
    clauses: tuple[Clause, ...]
    paragraph: int
    capital_nouns: bool = False  # whether its language writes nouns with a capital letter
    spoken: bool = False  # words of somebody, behind his name and a colon
    line: PageLine | None = None  # the line above a page, of which it is the first sentence

    def those(self, kind: str) -> Sequence[Atom]:
        """Those of its atoms that can be this, in order: for most kinds none, which is known without a look at them."""
        return [atom for atom in self.atoms if kind in atom.kinds] if kind in self.kinds else ()

    @Kept
    def verbs(self) -> tuple[tuple[Phrase, VerbForm], ...]:
        """Its verbs, each with one reading."""
        return read_verbs(self.phrases).verbs


def joined(sentence: ReadSentence, first: Phrase) -> list[Phrase]:
    """The phrases that name a subject: "X and the airline's personnel chief, Y, were locked in talks" has two of them,
    as words that nothing knows stand between."""
    found = [first]
    behind = [phrase for phrase in sentence.phrases if phrase.start >= first.end]
    linked = False
    for phrase in behind:
        if is_verb(phrase) or phrase.kind in ("date", "place", "noun", "topic"):
            break
        if linked and phrase.kind == "parties" and phrase.role == "":
            found.append(phrase)
        linked |= phrase.kind == "word" and phrase.has("and")
    return found


def read_sentences(
    text: str, language: Language, published: date | None, words: Sequence[Token] | None = None
) -> list[ReadSentence]:
    """The sentences of an article. Relative dates count from `published`."""
    return list(_read(text, language, _bounded(scanned(text, language, published, words, articles=True)), published))


def _bounded(sentences: Iterable[ScannedSentence]) -> Iterator[ScannedSentence]:
    """The sentences, of which one without end is several: rules look at what stands before in theirs."""
    for sentence in sentences:
        atoms = sentence.atoms
        if len(atoms) <= _LONGEST:
            yield sentence
            continue
        for at in range(0, len(atoms), _LONGEST):
            part = atoms[at : at + _LONGEST]
            start, end = part[0].start, part[-1].end
            text = sentence.text[start - sentence.start : end - sentence.start]
            yield ScannedSentence(start, end, text, part, sentence.question)


def _read(
    text: str, language: Language, sentences: Iterable[ScannedSentence], published: date | None
) -> Iterator[ReadSentence]:
    writing, counting = writing_of(language), counting_of(language)
    day = Told(published, stated=False) if published is not None else None  # the one told of last
    paragraph, end, spoken = 0, 0, False
    match, above = NO_MATCH, None
    named = named_inside(text, writing)
    for index, sentence in enumerate(with_openings(_as_written(text, language, sentences, published), writing)):
        if spoken and index >= _TOP:
            return  # what is said in a transcript tells of no meeting, and all who speak were named
        paragraph += "\n" in text[end : sentence.start]
        end = sentence.end
        if "noun" in (kinds := kinds_of(sentence.atoms)):
            sentence = sentence.with_atoms(with_months(sentence.atoms, language, published))
            kinds = kinds_of(sentence.atoms)
        opened = with_first_quality(without_comma_of_day(sentence.atoms, writing.capital_nouns), writing)
        sentence = sentence.with_atoms(tuple(without_word_before(opened, text, writing)))
        grouped = with_groups(text, without_sport(sentence.atoms, kinds), kinds, writing)
        made_plain = plain_turns(with_first_word(without_what_he_is(grouped, writing), named, writing))
        atoms, day = counted(plain(made_plain, writing), day, published, counting)
        atoms = tuple(joined_days(atoms))
        kinds = kinds_of(atoms)
        spoken = spoken or (index > 0 and _is_speech(atoms, writing))  # a headline's colon begins no transcript
        senses = _senses(atoms) if "verb" in kinds else _NO_SENSES
        tells = not spoken and ("noun" in kinds or not senses <= _OTHER)
        needed = tells or not kinds.isdisjoint(_NAMING)  # of those who name nobody and tell of nothing nothing is
        needed |= "date" in kinds and not kinds.isdisjoint(_GOES_ON)  # but when: "on Friday she went to Riga"
        found = phrases(text, atoms, writing.capital_nouns) if needed else []
        sentence = sentence.with_atoms(atoms)
        said = clauses(text, sentence, language, found) if tells else []
        if tells or (writing.beats and "name" in kinds):
            said, match = really_met(said, atoms, match, writing)
        line = page_line(made_plain, above) if index < _TOP else None
        above = day_above(made_plain) if index < _TOP else None
        yield ReadSentence(
            sentence, atoms, kinds, senses, tuple(found), tuple(said), paragraph, writing.capital_nouns, spoken, line
        )


def _as_written(
    text: str, language: Language, sentences: Iterable[ScannedSentence], published: date | None
) -> Iterator[ScannedSentence]:
    """The sentences with names as they are meant, without datelines; a headline that runs on stands by itself."""
    writing = writing_of(language)
    whole = (sentence.with_atoms(with_given_places(sentence.atoms, writing)) for sentence in sentences)
    first: Sequence[Atom] = ()
    for index, sentence in enumerate(with_surnames(whole, writing)):
        first = sentence.atoms if not index else first
        if index == 1 and is_day_of_dateline(sentence.atoms, first):
            continue
        sentence = with_joined_names(sentence, writing.words)
        own = without_dateline(uncovered(text, sentence.atoms, language, published))
        own = named_next_day(own, language, published)
        if index and not own:
            continue  # a dateline that is a line, or reads as a sentence
        if index and len(own) > 1 and own[0].has("teaser") and own[1].text == ":":
            continue  # «Смотрите также: X встретился с Y»
        sentence = sentence.with_atoms(called(letters_apart(own, writing), writing))
        yield from [sentence] if index else headline_apart(sentence, writing)


def _senses(atoms: Sequence[Atom]) -> frozenset[str]:
    return frozenset(form.verb.sense for atom in atoms if "verb" in atom.kinds for form in atom.kinds["verb"])


def _is_speech(atoms: Sequence[Atom], writing: Writing) -> bool:
    """Whether a transcript begins: "President of Russia Vladimir Putin: Good afternoon …". What follows is speech."""
    if all(atom.text != ":" for atom in atoms[:_LONGEST_LABEL]):
        return False
    for index, atom in enumerate(atoms[:_LONGEST_LABEL]):
        if writing.capital_nouns and (set(atom.kinds) == {"word"} or atom.text == "," or atom.has("indefinite")):
            return False  # "Zwei Stühle, ein Krug Wasser: …" is nobody's label
        if writing.articles and set(atom.kinds) == {"word"} and not atom.capital:
            return False  # "Press Secretary X provided the following readout: …"
        if atom.text == ":":  # "X заручился поддержкой МВФ: фонд готов …" is nobody's label either
            label = atoms[:index] if writing.articles else atoms[max(0, index - 1) : index]
            return any(writing.is_person(a) or "." in a.text[:-1] for a in label if a.has("name"))
        if atom.has("verb", "noun", "have", "be", "date"):
            return False
    return False
