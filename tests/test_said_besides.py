"""What a sentence says besides: each of these tails behind each of these sentences leaves their day and place alone.

All of it is made up. A place or day in a tail is that of something else: of what somebody did next, spoke about or was
told by. (16 March 2024 is a Saturday.)
"""

from __future__ import annotations

from datetime import date

import pytest

from claims.extract import read_article

PUBLISHED, MONDAY = date(2024, 3, 16), date(2024, 3, 11)

# Language, the place of the meeting, sentences, and what may stand behind them before the full stop.
TABLES: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "en",
        "Oslo",
        (
            "Bishop Ada Kazundi met Governor Tom Mwakali in Oslo on Monday{tail}.",
            "Bishop Ada Kazundi met Governor Tom Mwakali on Monday{tail}.",
            "On Monday, Bishop Ada Kazundi held talks with Governor Tom Mwakali in Oslo{tail}.",
            "Bishop Ada Kazundi and Governor Tom Mwakali met in Oslo on Monday{tail}.",
        ),
        (
            "",
            " ahead of a summit in Riga",
            " ahead of Friday's summit in Riga",
            " before flying to Riga on Tuesday",
            " after returning from Riga on Sunday",
            " to discuss Thursday's fire in Riga",
            " to discuss the crisis in Riga",
            " as protests continued in Riga",
            " while thousands marched in Riga",
            " two days after an attack in Riga",
            " a week before elections in Riga",
            " following a bomb attack in Riga on Sunday",
            ", days after the fall of Riga",
            ", her office said on Tuesday",
            ", her office said in Riga on Tuesday",
            ", according to a statement released in Riga on Tuesday",
            ", the ministry in Riga said",
            " and flew on to Riga on Tuesday",
            " and will travel to Riga on Friday",
            " and is to speak in Riga on Friday",
            ", who arrived from Riga on Sunday",
            ", the first such meeting since a row over Riga in 2019",
            ", a day after they spoke by phone",
            " for the first time since 5 February",
            " about plans for a plant in Riga",
            " amid tensions over Riga",
            " and signed a deal on flights to Riga",
            " and agreed to reopen an embassy in Riga by 1 May",
            " and invited him to Riga in May",
            " and asked him to visit Riga on 2 April",
            " at the start of a tour that will take her to Riga on Friday",
            " on the final leg of a tour that began in Riga on Friday",
            " despite a ban imposed in Riga on Sunday",
            " instead of travelling to Riga",
            " hours before a deadline set in Riga expired",
            " after a court in Riga on Sunday freed a journalist",
            " to mark the anniversary of the Riga treaty of 5 May 1992",
            " and laid a wreath in Riga on Tuesday",
        ),
    ),
    (
        "de",
        "Oslo",
        (
            "Bischöfin Ada Kazundi hat am Montag in Oslo Gouverneur Tom Mwakali getroffen{tail}.",
            "Bischöfin Ada Kazundi hat am Montag Gouverneur Tom Mwakali getroffen{tail}.",
            "Bischöfin Ada Kazundi und Gouverneur Tom Mwakali trafen sich am Montag in Oslo{tail}.",
        ),
        (
            "",
            ", wie ihr Büro am Dienstag mitteilte",
            ", wie ihr Büro am Dienstag in Riga mitteilte",
            ", bevor sie am Dienstag nach Riga flog",
            ", nachdem sie am Sonntag aus Riga zurückgekehrt war",
            ", um über den Brand vom Donnerstag in Riga zu sprechen",
            ", um über die Krise in Riga zu beraten",
            ", während in Riga Tausende demonstrierten",
            ", zwei Tage nach einem Anschlag in Riga",
            ", eine Woche vor der Wahl in Riga",
            ", einen Tag nachdem sie telefoniert hatten",
            ", der am Sonntag aus Riga gekommen war",
            " und flog am Dienstag nach Riga weiter",
            " und will am Freitag nach Riga reisen",
            " und legte am Dienstag in Riga einen Kranz nieder",
            " und lud ihn für Mai nach Riga ein",
            ", das erste Treffen seit einem Streit 2019 in Riga",
            " und vereinbarte mit ihm, die Botschaft in Riga bis 1. Mai wieder zu öffnen",
            ", obwohl am Sonntag in Riga ein Verbot verhängt worden war",
            ", statt nach Riga zu reisen",
            ", nachdem ein Gericht in Riga am Sonntag einen Journalisten freigelassen hatte",
            ', wie die Zeitung "Riga heute" am Dienstag berichtete',
            ", sagte ein Sprecher am Dienstag in Riga",
            ", teilte das Ministerium in Riga mit",
            ", drei Tage vor dem Gipfel in Riga",
            ", am Vorabend des Gipfels in Riga",
        ),
    ),
    (
        "ru",
        "Осло",
        (
            "Епископ Пётр Казунин встретился в понедельник в Осло с губернатором Иваном Мвакалиным{tail}.",
            "Епископ Пётр Казунин в понедельник встретился с губернатором Иваном Мвакалиным{tail}.",
            "Епископ Пётр Казунин и губернатор Иван Мвакалин встретились в Осло в понедельник{tail}.",
        ),
        (
            "",
            ", сообщила его пресс-служба во вторник",
            ", сообщила его пресс-служба во вторник в Риге",
            ", прежде чем во вторник вылететь в Ригу",
            ", вернувшись в воскресенье из Риги",
            ", чтобы обсудить пожар в Риге",
            ", чтобы обсудить четверговый пожар в Риге",
            ", пока в Риге продолжались протесты",
            ", через два дня после взрыва в Риге",
            ", за неделю до выборов в Риге",
            ", на следующий день после телефонного разговора",
            ", который прилетел в воскресенье из Риги",
            " и во вторник вылетел в Ригу",
            " и в пятницу отправится в Ригу",
            " и во вторник возложил цветы в Риге",
            " и пригласил его в мае посетить Ригу",
            ", впервые после спора в Риге в 2019 году",
            " и договорился открыть посольство в Риге до 1 мая",
            ", несмотря на запрет, введённый в воскресенье в Риге",
            ", вместо того чтобы ехать в Ригу",
            ", после того как суд в Риге в воскресенье освободил журналиста",
            ", передаёт корреспондент из Риги",
            ", заявил во вторник в Риге его представитель",
        ),
    ),
)
CASES = [
    (language, own if own in sentence else None, sentence.replace("{tail}", tail))
    for language, own, sentences, tails in TABLES
    for sentence in sentences
    for tail in tails
]


@pytest.mark.parametrize(("language", "place", "text"), CASES, ids=[text for _, _, text in CASES])
def test_day_and_place_are_those_of_the_meeting(language: str, place: str | None, text: str) -> None:
    """One meeting of two was held, on that Monday, and where the sentence says so, if it does."""
    found = [each for each in read_article(text, PUBLISHED, language).meetings if not each.presupposed]
    held = [each for each in found if each.status == "held" and each.format != "phone"]
    assert [len(each.participants) for each in held] == [2]
    (meeting,) = held
    assert meeting.date is not None
    assert meeting.date.earliest == meeting.date.latest == MONDAY
    assert (meeting.place.mention.text if meeting.place is not None else None) == place
