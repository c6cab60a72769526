"""Words that rules look for, in an order that nobody would write: what is read of them may be anything, but is read.

Texts that were garbled (words lost, lines out of order, a page read across its columns) come in like all others, and a
rule that takes for granted what sentences say otherwise fails there first: that somebody is named, or that a verb
stands before what hangs on it. What is found in them is not tested: in nonsense that is nothing.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import claims
from claims import verify
from claims.errors import TextTooLong
from claims.extract import read_article
from claims.storage.interface import Store

LANGUAGES = Path(claims.__file__).parent / "languages"
DAY = date(2024, 3, 7)
TEXTS = 700  # of each language
PIECES = {
    "de": "„|“|vereinbarten|sie vereinbarten|"
    "Anna Holt|Peter Lund|Dunford|Gerassimow|traf|trafen sich|sie|schloss sich an|nahm teil|kam hinzu|"
    "nach Gesprächen mit Karl Berg in Beirut|nach|vor|in Haifa|in Baku|am Dienstag|das vorige Treffen|"
    "ein zweites Treffen|ihre zweite Runde|flog nach Rom|um zu treffen|und|und|,|,|.|.|sprach mit|die beiden|"
    "er|der|hatte getroffen|Treffen|Gespräche|mit|sagte|dass|wird|telefonierte|erstmals|seit 2014|Präsident|"
    "der Minister|dann|wieder|nicht|abgesagt|danach|zuvor|reiste|fuhr|dazu|im Mai|war|wurde|empfangen|hat",
    "en": "“|”|agreed|they agreed|"
    "Anna Holt|Peter Lund|Dunford|Gerasimov|met|met|they|were joined by|was joined by Mark Stone|joined them|"
    "took part|also attended|after talks with Karl Berg in Beirut|after|before|in Haifa|in Baku|on Tuesday|"
    "in Oslo|the previous meeting|their second round|a second meeting|it was the first|flew to Rome|to meet|"
    "and|and|,|,|.|.|spoke with|held talks|the two|he|she|who|had met|meeting|talks|went to|for talks|"
    "travelled|with|said|that|will|by phone|first|since 2014|President|the minister|whom|then|again|not|"
    "cancelled|discussed|was followed by|came to see|the next day|in May",
    "ru": "«|»|договорились|они договорились|"
    "Анна Хольт|Пётр Лунд|Данфорд|Герасимов|встретился|встретились|они|присоединился|принял участие|"
    "с Карлом Бергом|после переговоров с Карлом Бергом в Бейруте|после|перед|в Хайфе|в Баку|во вторник|"
    "предыдущая встреча|вторая встреча|вылетел в Рим|чтобы встретиться|и|и|,|,|.|.|говорил с|он|она|который|"
    "встреча|переговоры|сказал|что|будет|по телефону|впервые|с 2014 года|президент|министр|затем|снова|не|"
    "отменена|обсудили|прибыл|провёл|в мае|принял|беседовал|для переговоров",
}
GARBLED = (  # texts that an error answered once, most cut down to the words that it needs
    ("de", "vereinbarten nach Dienstag mit Anna Holt Peter Lund."),
    ("de", "Anna Holt sie vereinbarten nach Rom, treffen"),
    ("de", "Karl Haifa sie vereinbarten nach Rom, treffen."),
    ("en", "after talks with Berg in Beirut minister met ground, Peter Lund Haifa."),
    ("en", "took part second round President in May, since 2014 Peter Lund."),
    ("ru", "переговоры 2014 года, Пётр Лунд 2014 с Карлом Бергом."),
    ("ru", "«Стороны договорились поддерживать контакт», — сообщила представитель министерства Анна Хольт."),
    ("ru", "встретились после переговоров с Карлом Бергом в Бейруте они, Пётр Лунд Хайфе."),
)


def _words(value: Any) -> Iterator[str]:
    """Every short text of a table."""
    if isinstance(value, str):
        yield from [value] if len(value) < 40 else []
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _words(each)


def _texts(language: str) -> Iterator[str]:
    """One piece in seven is any word that a table of the language has."""
    chance = random.Random(language)  # the same texts each time, and not for anybody's keys
    tables = tomllib.loads((LANGUAGES / f"{language}.toml").read_text(encoding="utf-8"))
    known = [word for part in ("lexicon", "clauses", "articles", "offices") for word in _words(tables[part])]
    pieces = PIECES[language].split("|")
    for _ in range(TEXTS):
        chosen = [chance.choice(pieces if chance.random() < 6 / 7 else known) for _ in range(chance.randint(5, 32))]
        text = " ".join(chosen).replace(" ,", ",").replace(" .", ".") + "."
        yield text[0].upper() + text[1:]


@pytest.mark.parametrize(("language", "text"), GARBLED)
def test_a_garbled_text_is_read(language: str, text: str) -> None:
    read_article(text, DAY, language)


@pytest.mark.parametrize("language", sorted(PIECES))
def test_an_article_of_words_out_of_order_is_read(language: str) -> None:
    for text in _texts(language):
        for meeting in read_article(text, DAY, language).meetings:
            assert all(text[each.start : each.end] == each.text for each in meeting.mentions), text


@pytest.mark.parametrize("language", sorted(PIECES))
def test_a_statement_of_words_out_of_order_is_judged(language: str, seeded: Store) -> None:
    for text in _texts(language):
        try:
            verdict = verify(text, store=seeded, language=language)
        except TextTooLong:
            continue
        assert verdict.label
