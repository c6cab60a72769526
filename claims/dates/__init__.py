"""Dates in text: a phrase → a closed interval of days with its granularity and span.

Words and forms of a language stand in its file, in the tables `calendar` and `dates`; this module turns tokens into
the classes that forms speak of, lets claims/dates/forms.py match them and the functions of claims/dates/kinds.py say
what they mean, and keeps, from left to right, the longest date at each place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from claims.dates.compound import members
from claims.dates.forms import Classes, Edges, Frame, Grammar, filled, match, runs
from claims.dates.kinds import KINDS
from claims.dates.meaning import Meaning, Setting, meaning
from claims.dates.tables import STOPS, Items, Tables, edges_of, items_of, may_hold_a_date, tables_of
from claims.language import Language, load
from claims.quickly import Small, small
from claims.text import Token
from claims.text import tokens as tokens_of

_DASHES = frozenset("-‑–−")
_REMEMBERED = 40  # items of the longest run that is: a list of dates comes once
# The time of what is open at one end ("before 24 September"): `earliest` or `latest` of no day that anybody means.
EVER = (date(1000, 1, 1), date(2999, 12, 31))
_REACH = 8  # tokens: how far before "in three years" a word may stand that makes it count back


@small
class DateMention(Small):
    """A date in a text. `[start, end)` are code points of the text as given; `text` is what stands there.

    Prepositions are left out ("am", "on", "since"), but for those that make the date what it is ("vor drei Jahren",
    "in two weeks") or hold it together ("von 2014 bis 2016").
    """

    start: int
    end: int
    text: str
    earliest: date | None  # with `latest` a closed interval; None when there is no such day, or it can't be resolved
    latest: date | None
    # "day", "weekday", "week", "part", "month", "season", "quarter", "year", "decade", "century" or "range"
    granularity: str
    weekday: int | None = None  # 0 = Monday; when one is named, alone or with a date
    weekday_only: bool = False  # nothing but a weekday is said; the interval is the latest such day up to the reference
    consistent: bool = True  # False: the date contradicts its own weekday, or does not exist
    relative: bool = False  # resolved from the reference
    year_stated: bool = True
    margin: int = 0  # days by which vague words may be off: a day further outside the interval is a clear conflict
    bound: str | None = None  # "since", "until", "before", "after": the interval is that of the date itself
    # Two or more where the writing is ambiguous (02/03/2017, "last Thursday"); the interval is their hull.
    readings: tuple[tuple[date, date], ...] = ()
    time_of_day: tuple[int, int] | None = None  # the part of `[start, end)` that names a time of day
    day_span: tuple[int, int] | None = None  # where there is a time of day: the rest of `[start, end)`, without it
    bound_start: int | None = None  # where the words of `bound` begin; they end before `start`
    ahead: tuple[date, date] | None = None  # without a year the latest day, month … is meant; this is the coming one
    from_to: bool = False  # both ends are named: "from 14 to 16 February", "14–16 February", "between May and July"
    counted: bool = False  # from the day that the sentence before tells of: "the next day"


def find_dates(
    text: str, language: str | Language, reference: date | None = None, tokens: Sequence[Token] | None = None
) -> list[DateMention]:
    """The dates of a text, in order, none overlapping another.

    `language` is a code or a Language. `reference` is the day that "yesterday" or "am Donnerstag" count from: the day
    of publication, or on which a statement was made; without it such dates are found but have no interval. `tokens`
    may be given to save work: those of the whole text. Raises UnknownLanguage.
    """
    tables = tables_of(load(language) if isinstance(language, str) else language)
    if not may_hold_a_date(text, tables, tokens):
        return []
    items = items_of(text, tables, tokens_of(text) if tokens is None else tokens)
    setting = Setting(reference, tables.orders, KINDS)
    found: list[DateMention] = []
    for frame in _chosen(edges_of(items, tables), items, tables):
        for part in members(frame):
            said = meaning(part, setting)
            if said is not None:
                found.append(_mention(text, items, part, said, tables))
    return found


def _chosen(edges: Sequence[Edges], items: Items, tables: Tables) -> Iterator[Frame]:
    """The longest match at each place, from left to right; of several over the same items the file's first."""
    done = 0
    for begin, run in runs(tables.grammar, edges):
        outlines = _outlines if len(run) <= _REMEMBERED else _outlines.__wrapped__
        for outline in outlines(tables.grammar, run):
            if begin + outline.start < done:
                continue
            frame = filled(outline, edges, begin)
            if _stands_free(frame, items) and _faces_right(frame, items, tables):
                done = frame.end
                yield frame


@lru_cache(maxsize=1 << 11)  # 200 articles in three languages write their dates in 1,400 ways, statements in 114
def _outlines(grammar: Grammar, run: tuple[Classes, ...]) -> tuple[Frame, ...]:
    """The outlines of a run that may be chosen, those first that are preferred."""
    shown = (outline for outline in match(grammar, run) if not KINDS[outline.kind].hidden)
    return tuple(sorted(shown, key=lambda f: (f.start, -f.end, f.rank)))


def _faces_right(frame: Frame, items: Items, tables: Tables) -> bool:
    """ "in three years" lies ahead, unless the sentence counts back: "the first meeting in three years"."""
    if frame.kind not in ("ahead", "first_in"):
        return True
    back = False
    for token in reversed(items[max(0, frame.start - _REACH) : frame.start]):
        if token is None or token.text in STOPS:
            break
        back = back or token.norm in tables.looking_back
    return back == (frame.kind == "first_in")


def _stands_free(frame: Frame, items: Items) -> bool:
    """Whether the numbers at either end are whole: not part of an amount, a score, a name or a telephone number."""
    first, last = items[frame.start], items[frame.end - 1]
    if first and first.kind == "number" and first.glued:
        before, further = _near(items, frame.start - 1), _near(items, frame.start - 2)
        if before and (before.kind in ("word", "number") or before.text in "./:,_#$€£%+@"):
            return False
        if before and before.text in _DASHES and before.glued and further and further.kind in ("word", "number"):
            return False
    after, further = _near(items, frame.end), _near(items, frame.end + 1)
    if last and last.kind == "number" and after and after.glued:
        if after.kind == "word" or after.text in "%°€$£_@":
            return False
        if after.text in "./:,-‑–−" and further and further.glued and further.kind == "number":
            return False
    return True


def _near(items: Items, at: int) -> Token | None:
    return items[at] if 0 <= at < len(items) else None


def _mention(text: str, items: Items, frame: Frame, said: Meaning, tables: Tables) -> DateMention:
    start, end = _extent(items, frame.start, frame.end)
    earliest, latest = said.hull if said.intervals else (None, None)
    bound, bound_start = _bound(frame, items, tables)
    time, dated = frame.fields.get("time"), frame.fields.get("dated")
    return DateMention(
        start,
        end,
        text[start:end],
        earliest,
        latest,
        said.granularity,
        said.weekday,
        said.weekday_only,
        said.consistent,
        said.relative,
        said.year_stated,
        said.margin,
        bound,
        said.intervals if len(said.intervals) > 1 else (),
        _extent(items, *time) if isinstance(time, tuple) else None,
        _extent(items, dated.start, dated.end) if time and isinstance(dated, Frame) else None,
        bound_start,
        said.ahead,
        frame.kind == "range",
    )


def _extent(items: Items, first: int, end: int) -> tuple[int, int]:
    """Where in the text the items from the first to the one before `end` begin and end. A form never spans a gap."""
    tokens = [token for token in items[first:end] if token]
    return tokens[0].start, tokens[-1].end


def _bound(frame: Frame, items: Items, tables: Tables) -> tuple[str | None, int | None]:
    for length in range(tables.longest_bound, 0, -1):
        words = items[max(0, frame.start - length) : frame.start]
        if frame.kind == "first_in" and length == 1 and words[0]:
            return "since", words[0].start
        bound = tables.bounds.get(tuple(token.norm if token else "" for token in words))
        if bound and words[0]:
            return bound, words[0].start
    return None, None
