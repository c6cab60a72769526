"""What a sentence says before the meeting, and how plans, calls and receptions are told: each opening before each of
these sentences, and each tail behind, leaves their day, place and status alone.

All of it is made up. (16 March 2024 is a Saturday.)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from claims.extract import read_article

PUBLISHED = date(2024, 3, 16)
MONDAY, NEXT = date(2024, 3, 11), date(2024, 3, 20)


@dataclass(frozen=True)
class Table:
    """Each of `openings` before each of `sentences`, with each of `tails` behind; {in} is where, or nothing."""

    language: str
    status: str
    day: date
    place: tuple[str, str] | None  # the words for {in}, and the town in them; each sentence is read without them, too
    openings: tuple[str, ...]
    sentences: tuple[str, ...]
    tails: tuple[str, ...] = ("",)


EN = (" in Oslo", "Oslo")
RU = (" в Осло", "Осло")
EN_OPENINGS = (
    "",
    "On a visit to Riga last week, she praised the army. ",
    "Mayor Bo Zilk spoke in Riga on Thursday. ",
    "After returning from Riga, ",
    "As protests continued in Riga, ",
    "Days after a fire in Riga, ",
    "Ahead of a summit in Riga on Friday, ",
    "Despite a row over Riga, ",
    "Fresh from a trip to Riga, ",
    "Speaking in Riga on Thursday, Mayor Bo Zilk said that ",
    "According to a report published in Riga on Thursday, ",
    "While the mayor of Riga was on holiday, ",
    "With Riga still under curfew, ",
    "Two weeks before an election in Riga, ",
    "In a row that began in Riga in May, ",
    "Undeterred by threats from Riga, ",
)
DE_OPENINGS = (
    "Nach ihrer Rückkehr aus Riga",
    "Während in Riga protestiert wurde,",
    "Tage nach einem Brand in Riga",
    "Vor dem Gipfel in Riga am Freitag",
    "Trotz des Streits um Riga",
    "Auf ihrer Reise",
    "Ungeachtet der Drohungen aus Riga",
    "Zwei Wochen vor der Wahl in Riga",
    "Wie in Riga am Donnerstag bekannt wurde,",
    "Im Streit um den Hafen von Riga",
)
RU_OPENINGS = (
    "После возвращения из Риги ",
    "По возвращении из Риги ",
    "Пока в Риге продолжались протесты, ",
    "Через несколько дней после пожара в Риге ",
    "Накануне саммита в Риге ",
    "Несмотря на спор вокруг Риги, ",
    "Как сообщили в четверг в Риге, ",
    "За две недели до выборов в Риге ",
    "На фоне протестов в Риге ",
)
TABLES = (
    Table("en", "held", MONDAY, EN, EN_OPENINGS, ("Bishop Ada Kazundi met Governor Tom Mwakali{in} on Monday",)),
    Table(
        "en", "planned", NEXT, EN, ("",),
        tuple(
            f"Bishop Ada Kazundi {will} Governor Tom Mwakali{{in}} on 20 March"
            for will in (
                "will meet", "is to meet", "plans to meet", "is due to meet", "is expected to meet",
                "was due to meet", "intends to meet", "has agreed to meet", "will hold talks with",
            )
        ),
        (
            "", " to discuss the fire in Riga", " ahead of a summit in Riga on 22 March",
            " and will then fly to Riga", " before flying to Riga on 21 March", ", her office said on Thursday",
            ", her office said in Riga on Thursday", " after a court in Riga cleared her",
        ),
    ),
    Table(
        "en", "held", MONDAY, EN, ("",),
        tuple(
            f"Bishop Ada Kazundi was {received} by Governor Tom Mwakali{{in}} on Monday"
            for received in ("received", "welcomed", "hosted")
        ),
        (
            "", " before flying to Riga on Tuesday", " after a trip to Riga", " and left for Riga on Tuesday",
            ", her office said on Tuesday", " to discuss the crisis in Riga",
        ),
    ),
    Table(
        "en", "held", MONDAY, None, ("",),
        (
            "Bishop Ada Kazundi spoke by phone with Governor Tom Mwakali on Monday",
            "Bishop Ada Kazundi called Governor Tom Mwakali on Monday",
            "Bishop Ada Kazundi and Governor Tom Mwakali spoke by phone on Monday",
        ),
        (
            "", " about the fire in Riga", " while she was in Riga", " ahead of a summit in Riga on Friday",
            " and invited him to Riga",
        ),
    ),
    Table(
        "en", "cancelled", NEXT, EN, ("",),
        (
            "Bishop Ada Kazundi has cancelled a meeting with Governor Tom Mwakali planned for 20 March{in}",
            "A meeting between Bishop Ada Kazundi and Governor Tom Mwakali planned for 20 March{in} was called off",
        ),
        (
            "", " because of the fire in Riga", " after protests in Riga", ", her office said on Thursday",
            ", her office said in Riga",
        ),
    ),
    Table(
        "de", "held", MONDAY, EN, DE_OPENINGS,
        (" hat Bischöfin Ada Kazundi am Montag{in} Gouverneur Tom Mwakali getroffen",),
    ),
    Table(
        "de", "planned", NEXT, EN, ("",),
        tuple(
            f"Bischöfin Ada Kazundi {will} am 20. März{{in}} Gouverneur Tom Mwakali treffen"
            for will in ("will", "wird", "soll")
        ),
        (
            "", ", um über den Brand in Riga zu sprechen", " und danach nach Riga fliegen",
            ", wie ihr Büro am Donnerstag mitteilte", ", wie ihr Büro am Donnerstag in Riga mitteilte",
            ", bevor sie am 21. März nach Riga fliegt", ", obwohl in Riga noch gestreikt wird",
        ),
    ),
    Table(
        "de", "held", MONDAY, EN, ("",),
        (
            "Bischöfin Ada Kazundi wurde am Montag{in} von Gouverneur Tom Mwakali empfangen",
            "Gouverneur Tom Mwakali empfing Bischöfin Ada Kazundi am Montag{in}",
        ),
        (
            "", " und reiste am Dienstag nach Riga weiter", ", ehe er am Dienstag nach Riga flog",
            ", wie sein Büro am Dienstag mitteilte", ", nachdem er aus Riga zurückgekehrt war",
        ),
    ),
    Table(
        "de", "held", MONDAY, None, ("",),
        (
            "Bischöfin Ada Kazundi telefonierte am Montag mit Gouverneur Tom Mwakali",
            "Bischöfin Ada Kazundi sprach am Montag mit Gouverneur Tom Mwakali",
        ),
        ("", " über den Brand in Riga", " und lud ihn nach Riga ein", " und sagte ihm Hilfe zu",
         " und rief ihn zur Ruhe auf"),
    ),
    Table(
        "de", "cancelled", NEXT, EN, ("",),
        (
            "Bischöfin Ada Kazundi hat ein für den 20. März{in} geplantes Treffen mit Gouverneur Tom Mwakali "
            "abgesagt",
            "Ein für den 20. März{in} geplantes Treffen von Bischöfin Ada Kazundi und Gouverneur Tom Mwakali "
            "fällt aus",
        ),
        ("", ", teilte ihr Büro am Donnerstag mit", ", wie aus Riga verlautete"),
    ),
    Table(
        "ru", "held", MONDAY, RU, RU_OPENINGS,
        ("епископ Пётр Казунин встретился в понедельник{in} с губернатором Иваном Мвакалиным",),
    ),
    Table(
        "ru", "planned", NEXT, RU, ("",),
        tuple(
            f"Епископ Пётр Казунин {will} 20 марта{{in}} с губернатором Иваном Мвакалиным"
            for will in ("встретится", "намерен встретиться", "планирует встретиться", "должен встретиться")
        ),
        (
            "", ", чтобы обсудить пожар в Риге", ", а затем вылетит в Ригу",
            ", сообщила его пресс-служба в четверг", ", сообщила его пресс-служба в четверг в Риге",
            ", прежде чем 21 марта вылететь в Ригу",
        ),
    ),
    Table(
        "ru", "held", MONDAY, RU, ("",),
        (
            "Епископ Пётр Казунин принял в понедельник{in} губернатора Ивана Мвакалина",
            "Епископ Пётр Казунин провёл в понедельник{in} переговоры с губернатором Иваном Мвакалиным",
        ),
        (
            "", " и во вторник вылетел в Ригу", ", после чего вылетел в Ригу",
            ", сообщила его пресс-служба во вторник", ", накануне саммита в Риге",
        ),
    ),
    Table(
        "ru", "held", MONDAY, None, ("",),
        ("Епископ Пётр Казунин поговорил в понедельник по телефону с губернатором Иваном Мвакалиным",),
        ("", " о пожаре в Риге", " и пригласил его в Ригу", " и пообещал ему помощь"),
    ),
)  # fmt: skip
CASES = [
    (table, town, f"{opening}{sentence.replace('{in}', where)}{tail}.")
    for table in TABLES
    for where, town in ((table.place, ("", None)) if table.place else (("", None),))
    for sentence in table.sentences
    for opening in table.openings
    for tail in table.tails
]


@pytest.mark.parametrize(("table", "town", "text"), CASES, ids=[text for _, _, text in CASES])
def test_day_place_and_status_are_the_meetings_own(table: Table, town: str | None, text: str) -> None:
    text = text[0].upper() + text[1:]
    met = [each for each in read_article(text, PUBLISHED, table.language).meetings if len(each.participants) > 1]
    kazundi = [each for each in met if any("Каз" in p.name or "Kaz" in p.name for p in each.participants)]
    assert [each.status for each in kazundi] == [table.status]
    (meeting,) = kazundi
    assert {p.name.split()[-1] for p in meeting.participants} <= {"Kazundi", "Mwakali", "Казунин", "Мвакалин"}
    assert meeting.date is not None
    assert (meeting.date.earliest, meeting.date.latest) == (table.day, table.day)
    assert (meeting.place.mention.text if meeting.place else None) == town
