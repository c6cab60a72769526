"""What articles say of meetings: cases in the notation of tests/articles, the two seeds, and what always holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import extract
from claims.articles.found import Mention
from claims.errors import UnknownLanguage
from claims.extract import read_article
from service.plainjson import canonical
from service.shown.present_articles import extraction
from tests.articles.reader import Article, articles
from tests.articles.score import score
from tests.articles.seeds import MAIN, findings

HERE = Path(__file__).parent
CASES = [article for path in sorted((HERE / "cases").glob("extract_*.txt")) for article in articles(path)]
NOBODY_MET = articles(HERE / "articles" / "no_meeting.txt")
DAY = date(2024, 3, 7)


def _answer(article: Article) -> Any:
    return extraction(read_article(article.text, article.published, article.language))


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 120
    assert sum(not article.meetings for article in CASES) >= 40  # look-alikes that must stay silent


@pytest.mark.parametrize("article", CASES, ids=lambda article: f"{article.language}-{article.id}")
def test_case(article: Article) -> None:
    assert score(article, _answer(article)).mistakes == []


def test_where_nobody_met_hardly_a_meeting_is_proposed() -> None:
    wrong = [
        article.id
        for article in NOBODY_MET
        if any(m.status == "held" for m in extract(article.text, article.published, article.language))
    ]
    assert len(wrong) <= 2, wrong


def test_the_seeds_come_out_of_their_articles() -> None:
    """All of the two main meetings, at least four fifths of the rest, nothing that no reviewer saw."""
    found, false = findings()
    assert false == []
    assert all(finding.found for finding in found if finding.meeting in MAIN), found
    rest = [finding.found for finding in found if finding.meeting not in MAIN]
    assert sum(rest) >= 0.8 * len(rest), found


def test_who_is_named_in_another_case_only_is_shown_in_the_basic_one() -> None:
    """A surname that has no ending of the given name's case has no cases, and stays as it is."""
    said = "Президент России Всеволод Тарханов встретился с {} в Казани."
    for name, basic in (
        ("Александром Бегловым", "Александр Беглов"),
        ("Муратом Нуртлеу", "Мурат Нуртлеу"),
        ("Дональдом Туском", "Дональд Туск"),
    ):
        (meeting,) = extract(said.format(f"министром {name}"), date(2024, 3, 7), "ru")
        assert [each.name for each in meeting.participants] == ["Всеволод Тарханов", basic]
    said = "Переговоры {} и {} прошли в понедельник в Казани."
    for names, basics in (
        (("Ады Тестфельд", "Эммануэля Примера"), ["Ада Тестфельд", "Эммануэль Пример"]),
        (("Николаса ван дер Вельде", "Юрия Холодного"), ["Николас ван дер Вельде", "Юрий Холодный"]),
        (("Дональда Туска", "Сергея Образцова"), ["Дональд Туск", "Сергей Образцов"]),
        (("Иштвана Кереньи", "Виктора Драчилы"), ["Иштван Кереньи", "Виктор Драчила"]),
    ):
        (meeting,) = extract(said.format(*names), date(2024, 3, 7), "ru")
        assert [each.name for each in meeting.participants] == basics
    said = "Всеволод Тарханов встретился с Яном Мустеровым в Казани. Мустеров поблагодарил его за приём."
    (meeting,) = extract(said, date(2024, 3, 7), "ru")
    assert [each.name for each in meeting.participants] == ["Всеволод Тарханов", "Ян Мустеров"]


def test_a_name_that_no_table_has_is_shown_in_the_basic_form_where_its_case_is_told() -> None:
    """Behind "с", or behind a man's post in the genitive, where a woman's name ends otherwise."""
    said = "Министр Олег Зимин встретился с {}."
    for name, basic in (
        ("губернатором Жанибеком Касымовым", "Жанибек Касымов"),
        ("министром Антонеллой Басси", "Антонелла Басси"),
        ("министром Хамди Лозой", "Хамди Лоза"),
        ("министром Кайсой Экстрём", "Кайса Экстрём"),
        ("председателем Ли Вэем", "Ли Вэй"),
        ("президентом Эмомали Рахмоном", "Эмомали Рахмон"),
        ("президентом Умару Кнубу", "Умару Кнубу"),
        ("министром Жаном-Клодом Жюнеком", "Жан-Клод Жюнек"),
    ):
        (meeting,) = extract(said.format(name), date(2024, 3, 7), "ru")
        assert [each.name for each in meeting.participants] == ["Олег Зимин", basic]
    for text, name in (
        ("Президент Олег Зимин принял министра Нурлана Байгалиева.", "Нурлан Байгалиев"),
        ("Министр Нурлана Байгалиева встретилась с министром Олегом Зиминым.", "Нурлана Байгалиева"),
        ("Замминистра Анна Берг встретилась с Олегом Зиминым.", "Анна Берг"),
        ("Прошла встреча президента Эмомали Шариповича Рахмона с Олегом Зиминым.", "Эмомали Шарипович Рахмон"),
    ):
        (meeting,) = extract(text, date(2024, 3, 7), "ru")
        assert name in [each.name for each in meeting.participants]


def test_a_language_is_detected_or_named() -> None:
    text = "Kanzler Wiesental und Präsident Fontanel haben sich am Dienstag in Berlin getroffen."
    assert read_article(text, DAY).language == "de"
    assert len(extract(text, DAY)) == 1
    with pytest.raises(UnknownLanguage):
        extract(text, DAY, "xx")
    assert read_article("Hungarian: Találkozott a két elnök Budapesten, és sokat beszélgettek.", DAY).meetings == ()


def test_without_a_day_of_publication_relative_dates_stay_open() -> None:
    [meeting] = extract("Kanzler Wiesental hat am Dienstag in Berlin Präsident Fontanel empfangen.", None, "de")
    assert meeting.date is None
    [meeting] = extract("Kanzler Wiesental hat am 5. März 2024 in Berlin Präsident Fontanel empfangen.", None, "de")
    assert meeting.date is not None
    assert meeting.date.earliest == date(2024, 3, 5)


def _mentions(value: Any) -> Iterator[Mention]:
    if isinstance(value, Mention):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _mentions(getattr(value, each.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from _mentions(each)


SENTENCES = [sentence for article in CASES for sentence in article.text.splitlines() if sentence]
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(SENTENCES),
        st.text(max_size=40),
        st.sampled_from(
            ["\n\n", "👩‍👩‍👧 ", "e\u0301 ", "\u200f", "“", "(", ": ", "– ", "В ", "- ", "Dr. ", "am 31. Februar "]
        ),
    ),
    max_size=8,
).map(" ".join)


@given(TEXTS, st.sampled_from(["de", "en", "ru"]))
def test_every_span_quotes_its_text_and_twice_is_the_same(text: str, language: str) -> None:
    found = read_article(text, DAY, language)
    for mention in _mentions(found):
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
    for meeting in found.meetings:
        assert len(meeting.participants) >= 2
        assert meeting.mentions
    assert canonical(extraction(found)) == canonical(extraction(read_article(text, DAY, language)))


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    clean = text.encode("utf-8", "ignore").decode("utf-8")
    read_article(clean, DAY)
