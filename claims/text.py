"""Sentences and tokens as spans of the original text.

Offsets are Unicode code points, start included, end excluded, and always belong to the text as it was given:
nothing is cleaned, normalised or trimmed before counting.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import sentencex

from claims.quickly import Small, small

# A word may carry combining marks (decomposed "ä"), soft hyphens and marks of no width, and an inner apostrophe
# ("didn't", "O'Neill", "Sana‘a"); a possessive 's is a token of its own, and so is a verb that is drawn together with
# the word before it ("he'll", "they've"). "U.S." and "J.F." are one token each.
_TOKEN = re.compile(
    r"(?P<word>(?:[^\W\d_]\.){2,}(?![^\W\d_])"
    r"|[^\W\d_]+(?:(?:[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]|['’‘](?!(?:[sS]|ll|ve|re|d|m)\b)(?=[^\W\d_]))[^\W\d_]*)*)"
    r"|(?P<number>\d+)"
    r"|(?P<possessive>['’`´][sS]\b)"
    r"|(?P<contracted>(?<![\s(])['’](?:ll|ve|re|d|m)\b(?!['’-]))"
    r"|(?P<punct>[^\s\w\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x1f\x7f-\x9f]|_)"
)
_APOSTROPHES = str.maketrans("’‘", "''")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@small
class Token(Small):
    """One word, number or mark. `norm` is what tables are asked for: NFC, case-folded, invisible characters removed."""

    start: int
    end: int
    text: str
    norm: str
    kind: str  # "word", "number", "possessive", "contracted" or "punct"
    glued: bool  # nothing stands between this token and the one before


@small
class Sentence(Small):
    """`[start, end)` of one sentence in its text, without the white space around it."""

    start: int
    end: int


@lru_cache(maxsize=1 << 12)
def normalise(word: str) -> str:
    """The form under which tables know a word: "Ja\\u0308nner" → "jänner", "Groß" → "gross", "don’t" → "don't"."""
    if word.isalpha():  # nearly all: nothing to take out of them
        return unicodedata.normalize("NFC", word).casefold().replace("ё", "е")
    folded = unicodedata.normalize("NFC", _INVISIBLE.sub("", word)).casefold().translate(_APOSTROPHES)
    return folded.replace("ё", "е")


def folded(text: str) -> str:
    """The form in which texts are searched: case-folded, without accents, one space between words: "São  Paulo"."""
    if text.isascii():  # nothing to take off; most texts in a table are
        return " ".join(text.lower().split())
    parts = unicodedata.normalize("NFKD", normalise.__wrapped__(text))  # whole texts are not worth keeping
    return " ".join(parts.translate(_ACCENTS).split())


class _Accents(dict[int, int | None]):
    """Marks above and below letters → None, any other character → itself; filled as they turn up."""

    def __missing__(self, character: int) -> int | None:
        kept = self[character] = None if unicodedata.combining(chr(character)) else character
        return kept


_ACCENTS = _Accents()


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, with offsets into `text`. White space and control characters yield none."""
    stop = len(text) if end is None else end
    found: list[Token] = []
    last = -1
    for match in _TOKEN.finditer(text, start, stop):
        begin, end = match.span()
        word = text[begin:end]
        norm = word.lower() if word.isascii() else normalise(word)  # the same, and leaves its memory to other words
        found.append(Token(begin, end, word, norm, match.lastgroup or "", begin == last))
        last = end
    return found


def sentences(
    text: str,
    language: str,
    abbreviations: frozenset[str] = frozenset(),
    ordinal_stop: bool = True,
    in_full: tuple[str, ...] = (),
) -> list[Sentence]:
    """The sentences of a text, in order. `abbreviations`: norms of words whose full stop ends no sentence;
    `ordinal_stop`: whether the language writes ordinals with one; `in_full`: words that sentencex takes for
    abbreviations, and whose full stop ends a sentence before a capital letter ("in May. The …").

    sentencex decides; it is helped where a quotation mark has no partner or no space stands behind a full stop, and
    three of its false breaks are mended: after an abbreviation of ours ("russ."), after an ordinal ("zum 2. Treffen"),
    where the part before the break ends in one or two digits and a full stop, and after an initial that the name
    follows without a space ("А.Ю.Руденков"), or one that it takes for a word, as it does a third of the Cyrillic
    letters ("Ю. Руденков", "С.Е. Руденков").
    """
    found: list[Sentence] = []
    joined = False
    stops = (_STOP if ordinal_stop else _STOP_BEHIND_SHORT) if '"' in text else _GLUED
    for raw_start, raw_end, is_last in _boundaries(text, language):
        part = text[raw_start:raw_end]
        start = raw_start + len(part) - len(part.lstrip())
        end = raw_end - (len(part) - len(part.rstrip()))
        if start >= end:
            continue
        if joined and found:
            start = found.pop().start
        for ended in _ended(text, start, end, in_full):
            found += _apart(text, ended, stops, abbreviations)
        false = _breaks_falsely(text, start, end, abbreviations, ordinal_stop)
        joined = false and not is_last
    return found


def _boundaries(text: str, language: str) -> Iterator[tuple[int, int, bool]]:
    """Where sentencex sees sentences, and whether each ends a paragraph. A line that begins with a number and a full
    stop it leaves whole, as the point of a list: "4. Mai: X trifft Y. Z kommt nicht." is read by itself."""
    for boundary in sentencex.get_sentence_boundaries(language, text):
        start, end, is_last = boundary["start_index"], boundary["end_index"], boundary["is_paragraph_break"]
        if _POINT.match(text, start, end) is None:
            yield start, end, is_last
            continue
        inner = sentencex.get_sentence_boundaries(language, text[start:end])
        for number, part in enumerate(inner, 1):
            yield start + part["start_index"], start + part["end_index"], is_last and number == len(inner)


def _ended(text: str, start: int, end: int, in_full: tuple[str, ...]) -> Iterator[Sentence]:
    """A sentence, apart behind each word that ends one although it looks like an abbreviation."""
    if text.find(". ", start, end) < 0:  # nearly all
        yield Sentence(start, end)
        return
    for word in in_full:
        stop = text.find(f" {word}. ", start, end)
        while stop >= 0:
            behind = stop + len(word) + 3
            if text[behind : behind + 1].isupper():
                yield Sentence(start, behind - 1)
                start = behind
            stop = text.find(f" {word}. ", behind, end)
    for match in _YEAR_OPENS.finditer(text, start, end):  # "… in Heidelberg. 1983 ging sie …"
        yield Sentence(start, match.start() + 1)
        start = match.end()
    yield Sentence(start, end)


def _apart(text: str, sentence: Sentence, stops: re.Pattern[str], abbreviations: frozenset[str]) -> Iterator[Sentence]:
    """A sentence, apart at full stops outside of quotations: sentencex takes what stands between the end of one and
    the beginning of the next for a quotation where a mark has no partner ("a 5" pipe"), and needs a space behind a
    full stop ("left on Monday.The minister said")."""
    start = sentence.start
    for match in stops.finditer(text, sentence.start, sentence.end):
        word = text[text.rfind(" ", start, match.start()) + 1 : match.start()]
        if normalise(word) not in abbreviations and not _is_quoted(text, match.start()):
            yield Sentence(start, match.start() + 1)
            start = match.end()
    yield Sentence(start, sentence.end)


def _is_quoted(text: str, at: int) -> bool:
    """Whether the last straight quotation mark of the paragraph before an offset opens a quotation: a space stands
    before it, and none behind."""
    mark = text.rfind('"', max(0, text.rfind("\n\n", 0, at)), at)
    if mark < 0:
        return False
    led = text[mark - 1] if mark else " "
    return (led.isspace() or led in "([-–—") and not text[mark + 1].isspace()


_POINT = re.compile(r"\s*\d+\. ")
_SMALL = r"[^\W\d_A-ZÀ-ÞЀ-Я]"
# Each begins with its full stop, and only then looks back: the search then leaps from one to the next.
_GLUED_TAIL = rf"-?(?=[A-ZÀ-Þ]{_SMALL}* {_SMALL})"
_GLUED = re.compile(rf"\.(?<={_SMALL}{{4}}\.){_GLUED_TAIL}")
_STOP = re.compile(rf"\.(?<={_SMALL}{{4}}\.)(?:\s+(?=[A-ZÀ-Þ]{_SMALL})|{_GLUED_TAIL})")
_STOP_BEHIND_SHORT = re.compile(  # where no noun has a capital letter: "in joy. KCNA said", "at a “high level”. The"
    rf"\.(?:(?:(?<={_SMALL}{{4}}\.)|(?<=\s{_SMALL}{{3}}\.)|(?<=\s{_SMALL}{{2}}\.))\s+(?=[A-ZÀ-Þ]{_SMALL}|[A-Z]{{2}}|A\s)"
    rf'|(?<=["”]\.)\s+(?=[A-ZÀ-Þ])|(?<=\s[A-Z]{_SMALL}\.)\s+(?=[A-Z]{_SMALL}+(?:,| {_SMALL}))'
    rf"|(?<={_SMALL}{{4}}\.){_GLUED_TAIL})"
)
_YEAR_OPENS = re.compile(r"\. (?<=[^\W\d_]{5}\. )(?=(?:19|20)\d\d [^\W\d_A-ZÄÖÜА-ЯЁ])")
_LONGEST_WORD = 20  # letters that are looked at of a word before a full stop


def _breaks_falsely(text: str, start: int, end: int, abbreviations: frozenset[str], ordinals: bool) -> bool:
    stop = end - 1
    if text[stop] != ".":
        return False
    begin, first = stop, max(start, stop - _LONGEST_WORD)
    while begin > first and text[begin - 1].isalnum():
        begin -= 1
    if begin == stop:
        return False
    word = text[begin:stop]
    if len(word) == 1 and word.isupper() and (text[end : end + 1].isalpha() or not word.isascii()):
        return True
    return normalise(word) in abbreviations or (ordinals and word.isdecimal() and len(word) <= 2)
