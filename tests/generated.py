"""Statements made by machine from the seeds' facts: true ones, and the same with one slot swapped for an excluding one.

Names in every spelling, dates in every format, places in every wording and the usual orders of three languages are
combined; a fixed seed picks. What is swapped excludes the truth: another person, a date far off or a day off, a place
far away.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tests.cases_reader import DEFAULT_DAY

SEED = 20170216


@dataclass(frozen=True)
class Made:
    """A made statement; `truth` says whether it is true, `swapped` which slot was swapped if it is not."""

    text: str
    language: str
    truth: bool
    swapped: str | None = None
    stated_on: date = DEFAULT_DAY


@dataclass(frozen=True)
class Fact:
    """One meeting of the seeds as three languages may name its parts."""

    people: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
    day: date
    places: dict[str, tuple[str, ...]]
    strangers: dict[str, tuple[str, ...]]  # who was not there
    elsewhere: dict[str, tuple[str, ...]]  # where it was not


_US_2017 = ("Dunford", "Joe Dunford", "Joseph Dunford", "General Dunford", "US-Generalstabschef Dunford", "J. Dunford")
_RU_DE = (
    "Gerasimow",
    "Waleri Gerasimow",
    "Waleri Gerassimow",
    "Walerij Gerassimow",
    "General Gerasimow",
    "W. Gerassimow",
)
_RU_EN = (
    "Gerasimov",
    "Valery Gerasimov",
    "Valeriy Gerasimov",
    "Gen. Gerasimov",
    "General Valery Gerasimov",
    "V. Gerasimov",
)
_RU_RU = ("Герасимов", "Валерий Герасимов", "генерал Герасимов", "генерал армии Валерий Герасимов")
_STRANGERS = {
    "de": ("Angela Merkel", "Mark Miller", "Ursula von der Leyen", "Wiktor Gerassimow", "Emmanuel Macron"),
    "en": ("Angela Merkel", "Mark Miller", "Boris Johnson", "Vitaly Gerasimov", "Emmanuel Macron"),
    "ru": ("Ангела Меркель", "Марк Миллер", "Борис Джонсон", "Эмманюэль Макрон", "Олег Петров"),
}
_ELSEWHERE = {
    "de": ("Wien", "Genf", "Moskau", "Brüssel", "Washington", "Tokio", "der Schweiz", "Frankreich"),
    "en": ("Vienna", "Geneva", "Moscow", "Brussels", "Washington", "Tokyo", "Switzerland", "France"),
    "ru": ("Вене", "Женеве", "Москве", "Брюсселе", "Вашингтоне", "Токио", "Швейцарии", "Франции"),
}

FACTS = (
    Fact(
        {
            "de": (_US_2017, _RU_DE),
            "en": (
                (
                    "Dunford",
                    "Joe Dunford",
                    "Joseph Dunford",
                    "General Joseph Dunford",
                    "Gen. Dunford",
                    "Joseph F. Dunford Jr.",
                ),
                _RU_EN,
            ),
            "ru": (("Данфорд", "Джозеф Данфорд", "Джо Данфорд", "генерал Джозеф Данфорд"), _RU_RU),
        },
        date(2017, 2, 16),
        {
            "de": ("Baku", "Aserbaidschan", "der aserbaidschanischen Hauptstadt", "der Hauptstadt Aserbaidschans"),
            "en": ("Baku", "Azerbaijan", "the Azerbaijani capital", "the capital of Azerbaijan"),
            "ru": ("Баку", "Азербайджане", "столице Азербайджана", "азербайджанской столице"),
        },
        _STRANGERS,
        _ELSEWHERE,
    ),
    Fact(
        {
            "de": (("Milley", "Mark Milley", "General Mark Milley", "US-Generalstabschef Milley", "M. Milley"), _RU_DE),
            "en": (("Milley", "Mark Milley", "General Mark Milley", "Gen. Mark Milley", "Mark A. Milley"), _RU_EN),
            "ru": (("Милли", "Марк Милли", "генерал Марк Милли"), _RU_RU),
        },
        date(2021, 9, 22),
        {
            "de": ("Helsinki", "Finnland", "der finnischen Hauptstadt", "der Hauptstadt Finnlands"),
            "en": ("Helsinki", "Finland", "the Finnish capital", "the capital of Finland"),
            "ru": ("Хельсинки", "Финляндии", "столице Финляндии", "финской столице"),
        },
        _STRANGERS,
        {language: tuple(place for place in places) for language, places in _ELSEWHERE.items()},
    ),
)

DE_MONTHS = (
    "Jänner",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
EN_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
RU_MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
_RU_IN = (
    "январе",
    "феврале",
    "марте",
    "апреле",
    "мае",
    "июне",
    "июле",
    "августе",
    "сентябре",
    "октябре",
    "ноябре",
    "декабре",
)
_DE_DAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_EN_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_words(language: str, day: date) -> tuple[str, ...]:
    """A day in the formats of a language, with the words that bring it in."""
    month, weekday = day.month - 1, day.weekday()
    if language == "de":
        name = DE_MONTHS[month]
        return (
            f"am {day.day}. {name} {day.year}", f"am {day.day}.{day.month}.{day.year}", f"am {day:%d.%m.%Y}",
            f"am {_DE_DAYS[weekday]}, dem {day.day}. {name} {day.year},", f"am {day.isoformat()}",
        )  # fmt: skip
    if language == "en":
        name = EN_MONTHS[month]
        return (
            f"on {day.day} {name} {day.year}", f"on {name} {day.day}, {day.year}", f"on {day.isoformat()}",
            f"on {_EN_DAYS[weekday]}, {name} {day.day}, {day.year}", f"on the {day.day}th of {name} {day.year}"
            if day.day not in (1, 2, 3, 21, 22, 23, 31) else f"on {day.day} {name[:3]} {day.year}",
        )  # fmt: skip
    return (
        f"{day.day} {RU_MONTHS[month]} {day.year} года",
        f"{day:%d.%m.%Y}",
        f"{day.day} {RU_MONTHS[month]} {day.year} г.",
    )


def coarse_words(language: str, day: date) -> tuple[str, ...]:
    """The month and the year of a day, with the words that bring them in."""
    month = day.month - 1
    if language == "de":
        return (f"im {DE_MONTHS[month]} {day.year}", f"im Jahr {day.year}", str(day.year))
    if language == "en":
        return (f"in {EN_MONTHS[month]} {day.year}", f"in {day.year}")
    return (f"в {_RU_IN[month]} {day.year} года", f"в {day.year} году")


FRAMES = {
    "de": (
        "{a} und {b} trafen sich {d} in {p}.", "{D} trafen sich {a} und {b} in {p}.", "In {p} traf {a} {d} {b}.",
        "{a} hat sich {d} in {p} mit {b} getroffen.", "{D} kam {a} in {p} mit {b} zusammen.",
        "Das Treffen zwischen {a} und {b} fand {d} in {p} statt.", "Medien berichten, dass sich {a} und {b} {d} in {p} getroffen haben.",
        "Trafen sich {a} und {b} {d} in {p}?", "{a} traf {b} {d} in {p}.",
    ),
    "en": (
        "{a} and {b} met {d} in {p}.", "{a} met {b} in {p} {d}.", "In {p}, {a} met with {b} {d}.", "{D}, {a} and {b} met in {p}.",
        "A meeting between {a} and {b} took place in {p} {d}.", "{a} held talks with {b} in {p} {d}.",
        "It was reported that {a} and {b} met in {p} {d}.", "Did {a} and {b} meet in {p} {d}?", "{b} met {a} {d} in {p}.",
    ),
    "ru": (
        "{a} и {b} встретились {d} в {p}.", "{D} {a} и {b} встретились в {p}.", "В {p} {d} встретились {a} и {b}.",
        "Агентства сообщили, что {a} и {b} встретились {d} в {p}.", "{a} и {b} провели переговоры в {p} {d}.",
        "Встречались ли {a} и {b} {d} в {p}?",
    ),
}  # fmt: skip


def made(frame: str, a: str, b: str, day: str, place: str) -> str:
    """A frame with its blanks filled in."""
    text = frame.format(a=a, b=b, d=day, D=day[:1].upper() + day[1:], p=place)
    return text.replace(",,", ",").replace(",.", ".").replace(",?", "?")


def statements(count: int = 2_000) -> Iterator[tuple[Made, Made]]:
    """True statements, each with the same statement in which one slot is swapped."""
    chance = random.Random(SEED)
    for _ in range(count):
        fact = chance.choice(FACTS)
        language = chance.choice(("de", "en", "ru"))
        frame = chance.choice(FRAMES[language])
        first, second = (chance.choice(names) for names in fact.people[language])
        exact = chance.random() < 0.7
        day = chance.choice((day_words if exact else coarse_words)(language, fact.day))
        place = chance.choice(fact.places[language])
        pair = (first, second) if chance.random() < 0.5 else (second, first)
        true = Made(made(frame, *pair, day, place), language, truth=True)
        slot = chance.choice(("participants", "date", "place"))
        if slot == "participants":
            stranger = chance.choice(fact.strangers[language])
            false = made(frame, stranger, pair[1], day, place)
        elif slot == "date":
            off = chance.choice((1, -1, 2, -3, 30, -30, 365, -365, 4000)) if exact else chance.choice((400, -400, 4000))
            other = fact.day + timedelta(days=off)
            false = made(frame, *pair, chance.choice((day_words if exact else coarse_words)(language, other)), place)
        else:
            false = made(frame, *pair, day, chance.choice(fact.elsewhere[language]))
        yield true, Made(false, language, truth=False, swapped=slot)
