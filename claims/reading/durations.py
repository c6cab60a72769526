"""How long something took: "rund sechs Stunden", "a six-hour meeting", "более пяти часов". Minutes, with a bound.

The words stand in `[clauses.durations]` of each language file. A time of day ("um sechs Uhr", "в шесть часов") and a
distance in time ("vor zwei Stunden", "two hours ago") are no durations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from claims.language import Language
from claims.text import Token, normalise, tokens

Bound = Literal["exact", "about", "at_least", "at_most"]
_BOUNDS: Mapping[str, tuple[Bound, bool]] = {
    "about": ("about", False),
    "at_least": ("at_least", False),
    "more_than": ("at_least", True),
    "at_most": ("at_most", False),
    "less_than": ("at_most", True),
}
MINUTES = {"minute": 1, "hour": 60, "day": 24 * 60}
_LONGEST_ENDING = 4  # letters of an adjective's case
_LONGEST_PHRASE = 3  # tokens of "nicht mehr als"
_LONGEST_END = 6  # tokens of "ging das Treffen schon zu Ende"
_LONGEST_WHOLE = 6  # tokens of "three-quarters of an hour"
_TENS = frozenset(range(20, 100, 10))
_LARGEST = 100_000  # a number beyond this is no duration anybody states


@dataclass(frozen=True, slots=True)
class Duration:
    """`[start, end)` of the text with its bound word; `unit` is the smallest unit that was stated."""

    start: int
    end: int
    text: str
    minutes: int
    unit: Literal["minute", "hour", "day"]
    bound: Bound
    strict: bool = False  # "more than", "less than": the length itself is left out


@dataclass(frozen=True, eq=False)
class _Tables:
    units: Mapping[str, str]
    adjectives: Mapping[str, str]
    numbers: Mapping[str, float]
    bounds: Mapping[tuple[str, ...], tuple[Bound, bool]]  # and whether it is strict
    halves: frozenset[str]
    and_half: frozenset[tuple[str, ...]]
    whole: Mapping[tuple[str, ...], int]
    articles: frozenset[str]
    definite: frozenset[str]
    joiners: frozenset[str]
    rather: frozenset[str]
    denying: frozenset[str]
    range_joints: frozenset[str]
    clock_before: frozenset[str]
    clock_after: frozenset[str]
    alone: frozenset[str]  # units of which one is meant without a number: "более часа"
    lasts: frozenset[str]  # before such a unit: "занял час"
    stretches: frozenset[str]  # before a preposition that else tells the time: "растянулась на три часа"
    inverted: frozenset[str]  # units before their number, which is about: "минут двадцать"
    lasting: frozenset[str]  # before a length whatever stands behind it: "for 40 minutes before dinner"
    over: frozenset[tuple[str, ...]]
    ends_after: frozenset[tuple[str, ...]]  # before a length: "endete nach 40 Minuten"
    filled: frozenset[tuple[str, ...]]  # behind a length that is of something, and not until when: "of talks"
    endings: frozenset[str]
    adjective_ends: tuple[str, ...]  # of the adjectives in all cases
    whole_begins: Mapping[str, frozenset[str]]  # their first words, and with which each goes on; "" where it is all
    begins: frozenset[str]  # the words with which a duration may begin, but for adjectives …
    last_letters: frozenset[str]  # … and the last two letters of these: they are looked up sooner than 150 endings


@cache
def _tables(language: Language) -> _Tables:
    table: Mapping[str, Any] = language.section("clauses")["durations"]
    words = language.section("clauses")["words"]
    stems = [normalise(stem) for stems in table.get("adjective", {}).values() for stem in stems]
    endings = frozenset(language.section("lexicon")["endings"])
    ends = tuple(stem + ending for stem in stems for ending in endings if len(ending) <= _LONGEST_ENDING)
    numbers = _numbers(table)
    halves = frozenset(map(normalise, table.get("half", ())))
    whole = {tuple(token.norm for token in tokens(words)): at for words, at in table.get("whole", {}).items()}
    return _Tables(
        {normalise(word): unit for unit in MINUTES for word in table.get(unit, ())},
        {normalise(stem): unit for unit, stems in table.get("adjective", {}).items() for stem in stems},
        numbers,
        {
            tuple(token.norm for token in tokens(phrase)): meaning
            for key, meaning in _BOUNDS.items()
            for phrase in table.get(key, ())
        },
        halves,
        frozenset(tuple(token.norm for token in tokens(phrase)) for phrase in table.get("and_half", ())),
        whole,
        frozenset(map(normalise, words["indefinite"])),
        frozenset(map(normalise, words.get("definite", ()))),
        frozenset(map(normalise, words["and"])),
        frozenset(map(normalise, words["rather"])),
        frozenset(map(normalise, words["not"])),
        frozenset(map(normalise, table.get("range_joints", ()))),
        frozenset(map(normalise, table.get("clock_before", ()))),
        frozenset(map(normalise, table.get("clock_after", ()))),
        alone := frozenset(map(normalise, table.get("alone", ()))),
        frozenset(map(normalise, table.get("lasts", ()))),
        frozenset(map(normalise, table.get("stretches", ()))),
        inverted := frozenset(map(normalise, table.get("inverted", ()))),
        frozenset(map(normalise, table.get("lasting", ()))),
        frozenset(tuple(token.norm for token in tokens(phrase)) for phrase in table.get("over", ())),
        frozenset(tuple(token.norm for token in tokens(phrase)) for phrase in table.get("ends_after", ())),
        frozenset(tuple(token.norm for token in tokens(phrase)) for phrase in table.get("filled", ())),
        endings,
        ends,
        {
            first: frozenset("".join(words[1:2]) for words in whole if words[0] == first)
            for first in {words[0] for words in whole}
        },
        halves.union(
            numbers,
            alone,
            inverted,
            (words[0] for words in whole),
            (normalise(word).strip("*") for word in table["hour"]),
        ),
        frozenset(end[-2:] for end in ends),
    )


def _numbers(table: Mapping[str, Any]) -> Mapping[str, float]:
    """The words for numbers, and those that a language puts together of them: fünfundvierzig, sechseinhalb."""
    words = {normalise(word): float(value) for word, value in table["numbers"].items()}
    whole = {word: value for word, value in words.items() if value.is_integer()}
    ones = {word: value for word, value in whole.items() if value < 10}
    if joined := table.get("ones_joined"):
        tens = {word: value for word, value in whole.items() if value in _TENS}
        words |= {one + joined + ten: a + b for one, a in ones.items() for ten, b in tens.items()}
    if suffix := table.get("half_suffix"):
        words |= {word + suffix: value + 0.5 for word, value in whole.items()}
    return words


def find_durations(text: str, language: Language, words: Sequence[Token] | None = None) -> list[Duration]:
    """Every duration of a text, in order, without overlaps. Pass `words` if the text's tokens are at hand."""
    found: list[Duration] = []
    words = tokens(text) if words is None else words
    table = _tables(language)
    at = 0
    while at < len(words):
        word = words[at].norm
        may_begin = word in table.begins or word.isdecimal() or word[-2:] in table.last_letters
        may_begin = may_begin and not _is_behind_a_mark(words, at)
        read = _amount(words, at, table) if may_begin else None
        if read is None:
            at += 1
            continue
        stop, minutes, unit = read
        start, (bound, strict) = _bound(words, at, table)
        bound = "about" if words[at].norm in table.inverted and stop > at + 1 and bound == "exact" else bound
        adjective = _adjective(words[stop - 1].norm, table) is not None or words[stop - 2].text in "-‑"
        before = words[start - 1].norm if start else ""
        after = words[stop].norm if stop < len(words) else ""
        if _ends_a_range(words, at, table):
            at = stop
            continue
        clock = before in table.clock_before and not (start > 1 and words[start - 2].norm in table.stretches)
        clock &= tuple(word.norm for word in words[stop : stop + len(_OF_TALKS)]) not in table.filled
        off = clock or (after in table.clock_after and before not in table.lasting)
        over = off and unit != "day" and bool(table.over) and _was_over(words, start, stop, table)
        if adjective or not off or over:
            begin, end = words[start].start, words[stop - 1].end
            found.append(Duration(begin, end, text[begin:end], minutes, unit, bound, strict))
            found += _contrasted(text, words, (start, stop), unit, table)
        at = stop
    return sorted(found, key=lambda each: each.start) if len(found) > 1 else found


_OF_TALKS = ("of", "talks")  # how many words `filled` has


def _was_over(words: Sequence[Token], start: int, stop: int, table: _Tables) -> bool:
    """ "Nach [zwei Stunden] ging das Treffen zu Ende", "es endete nach [zwei Stunden]", but "nach zwei Stunden Pause";
    `start`, `stop`: where the length begins and ends."""
    if stop < len(words) and words[stop].kind == "word" and words[stop].text[0].isupper():
        return False
    if any(tuple(word.norm for word in words[max(0, start - len(end)) : start]) == end for end in table.ends_after):
        return True
    for at in range(stop, min(len(words), stop + _LONGEST_END)):
        if words[at].kind == "punct" or words[at].norm in table.denying:
            return False
        if any(tuple(word.norm for word in words[at : at + len(over)]) == over for over in table.over):
            return True
    return False


def _contrasted(
    text: str, words: Sequence[Token], place: tuple[int, int], unit: Any, table: _Tables
) -> Iterator[Duration]:
    """The numbers beside a duration, at these tokens, that leave the unit to it: "not [four] but three hours", "три
    часа, а не [два]"."""
    start, stop = place
    before = start - 2 - (start > 1 and words[start - 2].text == ",")
    if before > 0 and words[start - 1].norm in table.rather and words[before - 1].norm in table.denying:
        yield from _of_unit(text, words, before, unit, table)
    joints = behind = stop + (stop < len(words) and words[stop].text == ",")
    while behind < len(words) and words[behind].norm in table.rather | table.denying:
        behind += 1
    if behind > joints and (behind + 1 >= len(words) or words[behind + 1].kind == "punct"):
        yield from _of_unit(text, words, behind, unit, table)


def _of_unit(text: str, words: Sequence[Token], at: int, unit: Any, table: _Tables) -> Iterator[Duration]:
    number = _number(words, at, table) if at < len(words) else None
    if number is not None and number[0] == at + 1:
        word = words[at]
        minutes = round(number[1] * MINUTES[unit])
        yield Duration(word.start, word.end, text[word.start : word.end], minutes, unit, "exact")


def _ends_a_range(words: Sequence[Token], at: int, table: _Tables) -> bool:
    """Whether a number stands before with a joint: "between one and two hours", "one to two hours" is no one length."""
    if at < 2 or words[at - 1].norm not in table.range_joints:
        return False
    return words[at - 2].kind == "number" or words[at - 2].norm in table.numbers


def _amount(words: Sequence[Token], at: int, table: _Tables) -> tuple[int, int, Any] | None:
    """A number with its unit at this token: (where it ends, minutes, unit); more may follow ("and 30 minutes")."""
    adjective = _adjective(words[at].norm, table)
    if adjective is not None:
        return at + 1, *adjective
    if (whole := _whole(words, at, table)) is not None:
        return *whole, "minute"
    if _with_colon(words, at):  # "1:30 hours"
        unit = _stem(words[at + 3].norm, table.units, table.endings) if at + 3 < len(words) else None
        return (at + 4, int(words[at].text) * 60 + int(words[at + 2].text), "minute") if unit == "hour" else None
    number = _number(words, at, table) or _one(words, at, table)
    if number is None:
        return _inverted(words, at, table)
    stop, amount = number
    if stop < len(words) and words[stop].norm in table.articles and amount == 0.5:  # "half an hour"
        stop += 1
    if stop < len(words) and words[stop].text in "-‑" and words[stop].glued:  # "six-hour"
        stop += 1
    if stop >= len(words):
        return None
    adjective_unit = _stem(words[stop].norm, table.adjectives, table.endings)  # "6-stündig"
    unit = _stem(words[stop].norm, table.units, table.endings) or adjective_unit
    if unit is None:
        return None
    stop += 1
    minutes = amount * MINUTES[unit]
    if unit == "hour" and stop < len(words) and words[stop].glued and words[stop].kind == "number":  # "1h30"
        return stop + 1, round(minutes + float(words[stop].text)), "minute"
    if half := _and_half(words, stop, table):  # "an hour and a half"
        return half, round(minutes + MINUTES[unit] / 2), unit
    joined = stop < len(words) and words[stop].norm in table.joiners
    more = _number(words, stop + joined, table) if stop + joined < len(words) else None
    if more is not None and more[0] < len(words):  # "one hour and 30 minutes", "2 hrs 15 min"
        smaller = _stem(words[more[0]].norm, table.units, table.endings)
        if smaller is not None and MINUTES[smaller] < MINUTES[unit]:
            return more[0] + 1, round(minutes + more[1] * MINUTES[smaller]), smaller
    return stop, round(minutes), unit


def _is_behind_a_mark(words: Sequence[Token], at: int) -> bool:
    """The "25" of "1.25 hours", the "30" of "1:30 minutes", the "2" of "1 1/2 hours"."""
    if at and words[at - 1].text == "/":
        return True
    marked = at > 1 and words[at].glued and words[at - 1].glued and words[at - 1].text in ":.,"
    return marked and words[at].kind == words[at - 2].kind == "number"


def _with_colon(words: Sequence[Token], at: int) -> bool:
    """ "1:30": hours and minutes of a length, or a time of day."""
    if at + 2 >= len(words) or words[at + 1].text != ":" or not (words[at + 1].glued and words[at + 2].glued):
        return False
    return all(words[side].kind == "number" and len(words[side].text) <= 2 for side in (at, at + 2))


def _whole(words: Sequence[Token], at: int, table: _Tables) -> tuple[int, int] | None:
    """Words that are a length as a whole, the longest first: "a quarter of an hour". Where they end, and minutes."""
    behind = table.whole_begins.get(words[at].norm)
    if behind is None or behind.isdisjoint(("", words[at + 1].norm if at + 1 < len(words) else "")):
        return None
    for length in range(_LONGEST_WHOLE, 0, -1):
        minutes = table.whole.get(tuple(word.norm for word in words[at : at + length]))
        if minutes is not None:
            return min(at + length, len(words)), minutes
    return None


def _number(words: Sequence[Token], at: int, table: _Tables) -> tuple[int, float] | None:
    word = words[at]
    if word.kind == "number":
        if len(word.text) > 5:
            return None
        value = float(word.text)
        if at + 2 < len(words) and words[at + 1].text in ".," and words[at + 2].kind == "number":
            if words[at + 1].glued and words[at + 2].glued and words[at + 2].text == "5":
                return at + 3, value + 0.5
            return None
        return (at + 1, value) if value <= _LARGEST else None
    if word.norm in table.halves:
        return at + 1, 0.5
    if word.norm not in table.numbers:
        return None
    stop, value = at + 1, table.numbers[word.norm]
    if value in _TENS:  # "forty-five", "сорок пять"
        ones = stop + (stop < len(words) and words[stop].text in "-‑")
        if ones < len(words) and 1 <= table.numbers.get(words[ones].norm, 0) <= 9:
            value, stop = value + table.numbers[words[ones].norm], ones + 1
    if half := _and_half(words, stop, table):  # "two and a half hours"
        return half, value + 0.5
    return stop, value


def _one(words: Sequence[Token], at: int, table: _Tables) -> tuple[int, float] | None:
    """ "Час тридцать минут": where a number of a smaller unit follows, a unit alone is one of it, and read next."""
    more = _number(words, at + 1, table) if words[at].norm + "*" in table.units and at + 1 < len(words) else None
    units = more is not None and more[0] < len(words) and _stem(words[more[0]].norm, table.units, table.endings)
    return (at, 1) if units or _is_alone(words, at, table) else None


def _is_alone(words: Sequence[Token], at: int, table: _Tables) -> bool:
    """ "Более часа", "занял час": one of a unit, where a bound or a verb of lasting stands before it."""
    if words[at].norm not in table.alone or not at:
        return False
    if at + 1 < len(words) and _number(words, at + 1, table) is not None:
        return False  # "шли час двадцать"
    return _bound(words, at, table)[0] < at or words[at - 1].norm in table.lasts


def _inverted(words: Sequence[Token], at: int, table: _Tables) -> tuple[int, int, Any] | None:
    """ "Минут двадцать", "часа два": about as many."""
    unit = _stem(words[at].norm, table.units, table.endings) if words[at].norm in table.inverted else None
    number = _number(words, at + 1, table) if unit is not None and at + 1 < len(words) else None
    if number is None or unit is None or (at and _number(words, at - 1, table) is not None):
        return None
    behind = words[number[0]].norm if number[0] < len(words) else ""
    if _stem(behind, table.units, table.endings) is not None:
        return None
    return number[0], round(number[1] * MINUTES[unit]), unit


def _and_half(words: Sequence[Token], at: int, table: _Tables) -> int | None:
    """Where "and a half" ends that starts at this token, or None."""
    for phrase in table.and_half:
        if tuple(word.norm for word in words[at : at + len(phrase)]) == phrase:
            return at + len(phrase)
    return None


def _adjective(word: str, table: _Tables) -> tuple[int, Any] | None:
    """ "sechsstündiges", "шестичасовые": number and unit in one word."""
    if not word.endswith(table.adjective_ends):  # nearly all words
        return None
    for length in range(min(_LONGEST_ENDING, len(word) - 1) + 1):
        if word[len(word) - length :] not in table.endings:
            continue
        stem = word[: len(word) - length]
        for adjective, unit in table.adjectives.items():
            number = table.numbers.get(stem.removesuffix(adjective)) if stem.endswith(adjective) else None
            if number is not None:
                return round(number * MINUTES[unit]), unit
    return None


def _stem(word: str, table: Mapping[str, str], endings: frozenset[str]) -> str | None:
    for length in range(min(4, len(word) - 1) + 1):
        stem, ending = word[: len(word) - length], word[len(word) - length :]
        if ending in endings and stem + "*" in table:
            return table[stem + "*"]
        if not length and word in table:
            return table[word]
        if ending in endings and stem in table:
            return table[stem]
    return None


def _bound(words: Sequence[Token], at: int, table: _Tables) -> tuple[int, tuple[Bound, bool]]:
    """Where the duration starts with its bound word, and what that says; "im Anschluss an die dreistündige Sitzung" has
    none, as the article is of the noun that follows the adjective."""
    articles = () if _adjective(words[at].norm, table) is None else table.definite
    for length in range(_LONGEST_PHRASE, 0, -1):
        if at >= length:
            phrase = tuple(word.norm for word in words[at - length : at])
            if phrase in table.bounds and phrase[-1] not in articles:
                return at - length, table.bounds[phrase]
    return at, ("exact", False)
