"""Dates: the cases of cases/dates.txt, the language tables, and what holds of any text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.dates import DateMention, find_dates
from claims.dates.forms import END, GAP, Classes, Frame, compile_rules, filled, match, runs
from claims.dates.kinds import KINDS
from claims.dates.tables import STOPS, edges_of, items_of, tables_of
from claims.dates.templates import BadTemplate
from claims.language import installed, load
from claims.text import normalise, tokens

CASES = Path(__file__).parent / "cases" / "dates.txt"
FRIDAY = date(2017, 2, 17)
LANGUAGES = ("de", "en", "ru")


# ---- the cases


@dataclass(frozen=True)
class Case:
    line: int
    language: str
    reference: date | None
    text: str
    spans: tuple[tuple[int, int], ...]
    meanings: tuple[str, ...]


def _cases() -> list[Case]:
    found = []
    for number, line in enumerate(CASES.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        head, marked, meanings = [part.strip() for part in f"{line} |".split("|")][:3]
        language, _, reference = head.partition(" @")
        text, spans, start = "", [], 0
        for piece in marked:
            if piece == "[":
                start = len(text)
            elif piece == "]":
                spans.append((start, len(text)))
            else:
                text += piece
        said = tuple(meaning.strip() for meaning in meanings.split(";")) if meanings else ()
        assert len(said) == len(spans), f"line {number}: {len(spans)} dates in brackets, {len(said)} meanings"
        day = date.fromisoformat(reference) if reference else None
        found.append(Case(number, language, day, text, tuple(spans), said))
    return found


def _interval(text: str) -> tuple[date | None, date | None]:
    if text == "-":
        return None, None
    first, _, last = text.partition("..")
    return date.fromisoformat(first), date.fromisoformat(last or first)


def _check(mention: DateMention, meaning: str) -> None:
    interval, _, rest = meaning.partition(" ")
    granularity, _, words = rest.partition(" ")
    given_time = words.partition("time=")[2]
    named = words.partition("time=")[0].split()
    values = dict(word.split("=") for word in named if "=" in word)
    assert (mention.earliest, mention.latest) == _interval(interval)
    assert mention.granularity == granularity
    assert mention.weekday == (int(values["weekday"]) if "weekday" in values else None)
    assert mention.weekday_only == ("only" in named)
    assert mention.consistent == ("inconsistent" not in named)
    assert mention.relative == ("rel" in named)
    assert mention.year_stated == ("noyear" not in named)
    assert (mention.margin > 0) == ("vague" in named)
    bounds = {"since", "until", "before", "after"} & set(named)
    assert {mention.bound} - {None} == bounds
    readings = [date.fromisoformat(day) for day in values.get("readings", "").split("/") if day]
    assert [first for first, _ in mention.readings] == readings
    time = mention.time_of_day
    offset = mention.start
    assert (mention.text[time[0] - offset : time[1] - offset] if time else "") == given_time
    if "ahead" in values:
        assert mention.ahead == _interval(values["ahead"])


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"line {case.line}: {case.text[:40]}")
def test_case(case: Case) -> None:
    mentions = find_dates(case.text, case.language, case.reference)
    assert [m.text for m in mentions] == [case.text[start:end] for start, end in case.spans]
    assert [(m.start, m.end) for m in mentions] == list(case.spans)
    for mention, meaning in zip(mentions, case.meanings, strict=True):
        _check(mention, meaning)


def test_there_are_cases_enough() -> None:
    assert len(_cases()) >= 130


# ---- the language tables


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_form_needs_a_word_of_dates_or_a_number(code: str) -> None:
    """A text without any is not looked at, so that a form which needs none would never be found in it."""
    tables, dates = tables_of(load(code)), load(code).section("dates")
    classes = {name for word in tables.anchors if word in tables.lexicon for name in tables.lexicon[word]}
    anchored = {name for name in classes if not name.startswith("'")} - dates["helpers"].keys()
    numbers = {"d", "mo", "mm", "m0", "yyyy", "sure_year", "yy", "n", "h", "min", "w", "dec4", "dec2"}

    def needs(name: str) -> bool:
        if name.startswith("'"):
            return name[1:] in tables.anchors
        if name not in dates["rules"]:
            return name in anchored or name in numbers
        return all(template_needs(template) for template in dates["rules"][name])

    def template_needs(template: str) -> bool:
        body = template.rsplit(" = ", 1)[0]
        depth, needed = 0, False
        for piece in body.replace("[", " [ ").replace("]", " ] ").replace("<", " ").replace(">", " ").split():
            depth += (piece == "[") - (piece == "]")
            if depth == 0 and piece not in "[]":
                inner = piece.strip("{}").rpartition("=")[2]
                names = inner.split("|") if piece[0] == "{" else ["'" + normalise(word) for word in piece.split("|")]
                needed = needed or all(needs(name) for name in names)
        return needed

    kinds = [name for name in dates["rules"] if name in tables.grammar.kinds and not KINDS[name].hidden]
    bare = [f"{kind}: {form}" for kind in kinds for form in dates["rules"][kind] if not template_needs(form)]
    assert not bare, "\n".join(bare)


def test_no_language_has_a_form_of_its_own_in_code() -> None:
    assert set(LANGUAGES) <= set(installed())


@pytest.mark.parametrize(
    "rules",
    [
        {"a": ["{b}"]},
        {"a": ["[x"]},
        {"a": ["{x y"]},
        {"a": ["<x>"]},
        {"a": ["{b}"], "b": ["{a}"]},
        {"word": ["x"]},
        {"kind": ["x"]},
    ],
    ids=["no such class", "open bracket", "broken slot", "nothing but context", "circle", "name taken", "slot missing"],
)
def test_a_bad_template_is_refused(rules: dict[str, list[str]]) -> None:
    with pytest.raises(BadTemplate):
        compile_rules(rules, {"word"}, {"kind": frozenset({"slot"})})


# ---- what holds of any text

WORDS = {
    "de": "am im seit bis von zwischen und oder vor nach in Mitte Ende Anfang Montag Freitag, Donnerstagabend Mai "
    "Jänner Februar. Sept. 16. 17 2014 2017 '17 16.2.2017 2/3/17 letzten vergangenen nächste Woche Jahr Jahren drei "
    "ein paar Sommer Quartal erste zweite Hälfte gestern heute morgen um 17 Uhr ( ) – - , . der des dem hundert "
    "Jahrhunderten Weihnachten Ostern 1. Advent gut etwa",
    "en": "on in since until from to between and or by the a of last next this Monday Friday, Thursday May March "
    "February. Sept. 16th 17 2014 2017 '17 2/3/2017 16.2.17 early mid late week year years three few ago summer "
    "quarter first second half yesterday today tonight at 5 pm ( ) – - , . 's century centuries 999 90s "
    "Christmas Eve weekend",
    "ru": "в с до по на между и через назад прошлом этого следующий понедельник, среду четверг мая январе февраля "
    "16-го 17 2014 2017 года году гг. 16.02.2017 начале конце первой половине неделю лет три вчера вечером летом "
    "квартале сегодня ночь ( ) – - , . век веков 999",
}
texts = st.one_of(
    st.text(max_size=80),
    *(
        st.lists(st.sampled_from(words.split()), max_size=14)
        .map(" ".join)
        .map(lambda text, code=code: f"{code}|{text}")
        for code, words in WORDS.items()
    ),
)
references = st.one_of(st.none(), st.dates())


def _language_and_text(drawn: str) -> tuple[str, str]:
    code, bar, text = drawn.partition("|")
    return (code, text) if bar and code in LANGUAGES else ("de", drawn)


@given(texts, references)
@settings(max_examples=400)
def test_every_mention_quotes_its_text(drawn: str, reference: date | None) -> None:
    code, text = _language_and_text(drawn)
    mentions = find_dates(text, code, reference)
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end
        end = mention.end
        assert text[mention.start : mention.end] == mention.text
        assert (mention.earliest is None) == (mention.latest is None)
        if mention.earliest and mention.latest:
            assert mention.earliest <= mention.latest
        if mention.readings:
            assert len(mention.readings) > 1
            assert mention.earliest == min(first for first, _ in mention.readings)
            assert mention.latest == max(last for _, last in mention.readings)
        if mention.time_of_day:
            assert mention.start <= mention.time_of_day[0] < mention.time_of_day[1] <= mention.end
        if mention.day_span:
            assert mention.time_of_day
            assert mention.start <= mention.day_span[0] < mention.day_span[1] <= mention.end
        if mention.bound:
            assert mention.bound_start is not None
            assert mention.bound_start < mention.start
        assert mention.margin >= 0
    assert find_dates(text, code, reference) == mentions
    assert find_dates(text, code, reference, tokens(text)) == mentions


@given(texts, st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
@settings(max_examples=200)
def test_the_form_of_unicode_does_not_matter(drawn: str, reference: date) -> None:
    code, text = _language_and_text(drawn)
    composed = find_dates(unicodedata.normalize("NFC", text), code, reference)
    decomposed = find_dates(unicodedata.normalize("NFD", text), code, reference)
    assert [(m.earliest, m.latest, m.granularity) for m in composed] == [
        (m.earliest, m.latest, m.granularity) for m in decomposed
    ]


MONTHS = {code: [words[0] for words in load(code).section("calendar")["months"].values()] for code in LANGUAGES}
WEEKDAYS = {code: [words[0] for words in load(code).section("calendar")["weekdays"].values()] for code in LANGUAGES}
FORMATS = {
    "de": ["{d}. {month} {y}", "{weekday}, {d}. {month} {y}", "{d}.{m}.{y}", "{d:02}.{m:02}.{y}", "{y}-{m:02}-{d:02}"],
    "en": [
        "{d} {month} {y}",
        "{month} {d}, {y}",
        "{weekday}, {month} {d}, {y}",
        "{y}-{m:02}-{d:02}",
        "{d}-{month}-{y}",
    ],
    "ru": ["{d} {month} {y} года", "{weekday}, {d} {month} {y}", "{d:02}.{m:02}.{y}", "{y}-{m:02}-{d:02}"],
}


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2199, 12, 31)), st.data())
@settings(max_examples=400)
def test_a_formatted_day_is_found_again(day: date, data: st.DataObject) -> None:
    code = data.draw(st.sampled_from(LANGUAGES))
    form = data.draw(st.sampled_from(FORMATS[code]))
    month, weekday = MONTHS[code][day.month - 1], WEEKDAYS[code][day.weekday()]
    text = form.format(d=day.day, m=day.month, y=day.year, month=month, weekday=weekday)
    (mention,) = find_dates(f"({text})", code)
    assert mention.text == text
    assert (mention.earliest, mention.latest, mention.granularity) == (day, day, "day")
    assert mention.consistent
    assert mention.year_stated
    assert not mention.relative
    assert mention.weekday == (day.weekday() if "weekday" in form else None)


@given(
    st.dates(min_value=date(1800, 1, 1), max_value=date(2100, 1, 1)),
    st.integers(min_value=-3000, max_value=3000),
    st.sampled_from(
        [
            ("de", "vorgestern"),
            ("de", "gestern"),
            ("de", "vor drei Tagen"),
            ("en", "tomorrow"),
            ("en", "two days ago"),
            ("ru", "вчера"),
            ("ru", "через пять дней"),
            ("de", "in zwei Tagen"),
            ("en", "the day before yesterday"),
        ]
    ),
)
def test_what_counts_from_the_reference_moves_with_it(reference: date, days: int, said: tuple[str, str]) -> None:
    code, text = said
    shift = timedelta(days=days)
    (before,), (after,) = find_dates(text, code, reference), find_dates(text, code, reference + shift)
    assert before.earliest is not None
    assert after.earliest == before.earliest + shift
    assert before.relative


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2100, 1, 1)), st.integers(min_value=0, max_value=6))
def test_a_weekday_is_the_latest_one(reference: date, weekday: int) -> None:
    for code in LANGUAGES:
        preposition = {"de": "am", "en": "on", "ru": "во" if weekday == 1 else "в"}[code]
        word = WEEKDAYS[code][weekday] if (code, weekday) != ("ru", 2) else "среду"
        (mention,) = find_dates(f"{preposition} {word}", code, reference)
        assert mention.earliest is not None
        assert mention.ahead is not None
        assert mention.earliest == mention.latest
        assert mention.earliest.weekday() == weekday == mention.weekday
        assert timedelta(0) <= reference - mention.earliest < timedelta(days=7)
        assert mention.ahead[0] == mention.earliest + timedelta(days=7)


@given(st.integers(min_value=0, max_value=99999), st.sampled_from(LANGUAGES), st.data())
@settings(max_examples=300)
def test_a_number_alone_is_no_date(number: int, code: str, data: st.DataObject) -> None:
    forms = [
        "{n}",
        "{n} %",
        "{n} €",
        "1:{n}",
        "{n}:0",
        "§ {n}",
        "({n} km)",
        "{n},5",
        "A{n}",
        "+{n}-{n}",
        "{n}x",
        "№ {n}",
        "${n}",
    ]
    counted = {"de": "{n} Soldaten", "en": "{n} soldiers", "ru": "{n} солдат"}[code]
    text = data.draw(st.sampled_from([*forms, counted])).format(n=number)
    assert find_dates(text, code, FRIDAY) == []


def test_what_is_written_alike_keeps_its_own_days() -> None:
    """How a date is written is remembered, which day it names is not; nor is it of a text that is a list of dates."""

    def days(text: str) -> list[tuple[str, str]]:
        return [(f"{found.earliest}", f"{found.latest}") for found in find_dates(text, "de")]

    for _ in range(2):
        assert days("Am 13. Mai 2014 in Baku.") == [("2014-05-13", "2014-05-13")]
        assert days("Am 24. Juni 2015 in Baku.") == [("2015-06-24", "2015-06-24")]
        assert days("Vom 14. bis 16. Mai 2014 und am 17. Mai 2016.") == [
            ("2014-05-14", "2014-05-16"),
            ("2016-05-17", "2016-05-17"),
        ]
        assert days("Vom 24. bis 26. Juni 2015 und am 27. Juni 2017.") == [
            ("2015-06-24", "2015-06-26"),
            ("2017-06-27", "2017-06-27"),
        ]
    listed = ", ".join(f"{day}. Mai 2014" for day in range(1, 31))
    assert days(listed) == [(f"2014-05-{day:02}", f"2014-05-{day:02}") for day in range(1, 31)]


def _frames(text: str, code: str, cut: bool) -> list[Frame]:
    """All that is found in a text, over its runs or, uncut, over all that stands between words of no date."""
    tables = tables_of(load(code))
    edges = edges_of(items_of(text, tables, tokens(text)), tables)
    found: list[tuple[int, tuple[Classes, ...]]] = []
    run: list[Classes] = []
    for at, here in enumerate((*edges, {})):
        if here:
            run.append(GAP if here is END else tuple(here))
        elif run:
            found.append((at - len(run), tuple(run)))
            run = []
    chosen = list(runs(tables.grammar, edges)) if cut else found
    frames = [filled(frame, edges, begin) for begin, run in chosen for frame in match(tables.grammar, run)]
    return sorted(frames, key=lambda frame: (frame.start, frame.end, frame.rank))


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"line {case.line}: {case.text[:40]}")
def test_no_date_reaches_over_a_cut(case: Case) -> None:
    for text in (case.text, case.text.rstrip(".!?"), *(case.text[:end] for _, end in case.spans)):
        assert _frames(text, case.language, cut=True) == _frames(text, case.language, cut=False)


@pytest.mark.parametrize("code", LANGUAGES)
@settings(max_examples=60)
@given(data=st.data())
def test_no_words_of_dates_reach_over_a_cut(code: str, data: st.DataObject) -> None:
    words = [*sorted(tables_of(load(code)).lexicon), *sorted(STOPS), "\n\n", "3", "21", "96", "2017", "03"]
    text = " ".join(data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=12)))
    assert _frames(text, code, cut=True) == _frames(text, code, cut=False)
