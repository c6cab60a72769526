"""Statements put together from parts, on one article in each language: what they say is true or false by three facts.

All of it is made up. Each form of a statement goes with each filling, in each language, on the article in each
language; a filling says what the statement is to be, and its denial the reverse. (11 March 2024 is a Monday.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from claims import open_store, verify
from claims.ingest import ingest, read
from claims.review import decide
from claims.source import Source, Stated
from claims.storage.interface import Store

LANGUAGES = ("en", "de", "ru")
PUBLISHED = date(2024, 3, 14)
CLOSED = {"supported": "s", "refuted": "r", "conflicting_evidence": "c"}  # any other label leaves it open: "n"
DENIED = {"s": "r", "r": "s", "n": "n"}

# The facts: Brenvik met Petrosku in Riga on 11 March for two hours, and Zandvik in Oslo on 5 March; Petrosku and
# Zandvik are to meet in Prague on 20 March.
ARTICLES = {
    "en": (
        "Slovak Foreign Minister Pavel Brenvik met Estonian President Maria Petrosku in Riga on Monday. The talks "
        "lasted two hours.\n\nPavel Brenvik met Chilean Finance Minister Viktor Zandvik in Oslo on 5 March.\n\n"
        "Maria Petrosku and Viktor Zandvik will meet in Prague on 20 March.\n"
    ),
    "de": (
        "Der slowakische Außenminister Pavel Brenvik hat am Montag in Riga die estnische Präsidentin Maria Petrosku "
        "getroffen. Das Gespräch dauerte zwei Stunden.\n\nAm 5. März traf Pavel Brenvik in Oslo den chilenischen "
        "Finanzminister Viktor Zandvik.\n\nMaria Petrosku und Viktor Zandvik wollen sich am 20. März in Prag treffen.\n"
    ),
    "ru": (
        "Министр иностранных дел Словакии Павел Бренвик в понедельник встретился в Риге с президентом Эстонии Марией "
        "Петроску. Переговоры продолжались два часа.\n\nПавел Бренвик встретился в Осло с министром финансов Чили "
        "Виктором Зандвиком 5 марта.\n\nМария Петроску и Виктор Зандвик встретятся в Праге 20 марта.\n"
    ),
}

# Everybody in the cases that forms ask for: nominative, genitive, dative, accusative, "with".
PEOPLE: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "brenvik": ("Pavel Brenvik",),
        "the minister": ("the Slovak foreign minister",),
        "petrosku": ("Maria Petrosku",),
        "the president": ("Estonian President Petrosku",),
        "zandvik": ("Viktor Zandvik",),
        "a stranger": ("Anton Sorbelli",),
        "her namesake": ("Irina Petrosku",),
        "another president": ("Estonian President Julia Okaru",),
        "of another post": ("Estonian Interior Minister Maria Petrosku",),
        "of another country": ("Kenyan President Maria Petrosku",),
    },
    "de": {
        "brenvik": ("Pavel Brenvik", "Pavel Brenviks", "Pavel Brenvik", "Pavel Brenvik"),
        "the minister": (
            "der slowakische Außenminister", "des slowakischen Außenministers", "dem slowakischen Außenminister",
            "den slowakischen Außenminister",
        ),
        "petrosku": ("Maria Petrosku", "Maria Petroskus", "Maria Petrosku", "Maria Petrosku"),
        "the president": (
            "die estnische Präsidentin Petrosku", "der estnischen Präsidentin Petrosku",
            "der estnischen Präsidentin Petrosku", "die estnische Präsidentin Petrosku",
        ),
        "zandvik": ("Viktor Zandvik", "Viktor Zandviks", "Viktor Zandvik", "Viktor Zandvik"),
        "a stranger": ("Anton Sorbelli", "Anton Sorbellis", "Anton Sorbelli", "Anton Sorbelli"),
        "her namesake": ("Irina Petrosku", "Irina Petroskus", "Irina Petrosku", "Irina Petrosku"),
        "another president": (
            "die estnische Präsidentin Julia Okaru", "der estnischen Präsidentin Julia Okaru",
            "der estnischen Präsidentin Julia Okaru", "die estnische Präsidentin Julia Okaru",
        ),
        "of another post": (
            "die estnische Innenministerin Maria Petrosku", "der estnischen Innenministerin Maria Petrosku",
            "der estnischen Innenministerin Maria Petrosku", "die estnische Innenministerin Maria Petrosku",
        ),
        "of another country": (
            "die kenianische Präsidentin Maria Petrosku", "der kenianischen Präsidentin Maria Petrosku",
            "der kenianischen Präsidentin Maria Petrosku", "die kenianische Präsidentin Maria Petrosku",
        ),
    },
    "ru": {
        "brenvik": ("Павел Бренвик", "Павла Бренвика", "Павлу Бренвику", "Павла Бренвика", "Павлом Бренвиком"),
        "the minister": (
            "министр иностранных дел Словакии", "министра иностранных дел Словакии",
            "министру иностранных дел Словакии", "министра иностранных дел Словакии",
            "министром иностранных дел Словакии",
        ),
        "petrosku": ("Мария Петроску", "Марии Петроску", "Марии Петроску", "Марию Петроску", "Марией Петроску"),
        "the president": (
            "президент Эстонии Петроску", "президента Эстонии Петроску", "президенту Эстонии Петроску",
            "президента Эстонии Петроску", "президентом Эстонии Петроску",
        ),
        "zandvik": ("Виктор Зандвик", "Виктора Зандвика", "Виктору Зандвику", "Виктора Зандвика", "Виктором Зандвиком"),
        "a stranger": ("Антон Сорбелли", "Антона Сорбелли", "Антону Сорбелли", "Антона Сорбелли", "Антоном Сорбелли"),
        "her namesake": ("Ирина Петроску", "Ирины Петроску", "Ирине Петроску", "Ирину Петроску", "Ириной Петроску"),
        "another president": (
            "президент Эстонии Юлия Окару", "президента Эстонии Юлии Окару", "президенту Эстонии Юлии Окару",
            "президента Эстонии Юлию Окару", "президентом Эстонии Юлией Окару",
        ),
        "of another post": (
            "министр внутренних дел Эстонии Мария Петроску", "министра внутренних дел Эстонии Марии Петроску",
            "министру внутренних дел Эстонии Марии Петроску", "министра внутренних дел Эстонии Марию Петроску",
            "министром внутренних дел Эстонии Марией Петроску",
        ),
        "of another country": (
            "президент Кении Мария Петроску", "президента Кении Марии Петроску", "президенту Кении Марии Петроску",
            "президента Кении Марию Петроску", "президентом Кении Марией Петроску",
        ),
    },
}  # fmt: skip

WHERE = {
    "": ("", "", ""),
    "riga": ("in Riga", "in Riga", "в Риге"),
    "latvia": ("in Latvia", "in Lettland", "в Латвии"),
    "the capital": ("in the Latvian capital", "in der lettischen Hauptstadt", "в столице Латвии"),
    "oslo": ("in Oslo", "in Oslo", "в Осло"),
}
WHEN = {
    "": ("", "", ""),
    "5": ("on 5 March 2024", "am 5. März 2024", "5 марта 2024 года"),
    "11": ("on 11 March 2024", "am 11. März 2024", "11 марта 2024 года"),
    "12": ("on 12 March 2024", "am 12. März 2024", "12 марта 2024 года"),
    "february": ("in February 2024", "im Februar 2024", "в феврале 2024 года"),
    "march": ("in March 2024", "im März 2024", "в марте 2024 года"),
    "before": ("before 13 March 2024", "vor dem 13. März 2024", "до 13 марта 2024 года"),
    "between": (
        "between 10 and 12 March 2024", "zwischen dem 10. und dem 12. März 2024", "между 10 и 12 марта 2024 года",
    ),
    "20": ("on 20 March 2024", "am 20. März 2024", "20 марта 2024 года"),
}  # fmt: skip


class Filling(NamedTuple):
    label: str  # s, r, n; with an n behind it where it may be left open
    one: str
    other: str
    where: str
    when: str


FILLINGS = (
    Filling("s", "brenvik", "petrosku", "riga", "11"),
    Filling("s", "brenvik", "the president", "the capital", "11"),
    Filling("sn", "the minister", "petrosku", "latvia", "march"),  # "der Außenminister Maria Petrosku": or she herself
    Filling("s", "brenvik", "petrosku", "", "between"),
    Filling("sn", "brenvik", "petrosku", "riga", "before"),
    Filling("s", "brenvik", "petrosku", "", ""),
    Filling("s", "brenvik", "zandvik", "oslo", "5"),
    Filling("r", "brenvik", "petrosku", "oslo", "11"),
    Filling("r", "brenvik", "petrosku", "riga", "12"),
    Filling("r", "brenvik", "the president", "", "12"),
    Filling("n", "brenvik", "petrosku", "riga", "february"),  # another time, it may be
    Filling("n", "brenvik", "petrosku", "oslo", ""),
    Filling("n", "petrosku", "zandvik", "", ""),  # they only mean to
    Filling("n", "petrosku", "zandvik", "oslo", "5"),
    Filling("n", "brenvik", "a stranger", "riga", "11"),
    Filling("n", "brenvik", "her namesake", "riga", "11"),
    Filling("rn", "brenvik", "another president", "riga", "11"),  # in her place
    Filling("n", "brenvik", "of another post", "riga", "11"),
    Filling("n", "brenvik", "of another country", "riga", "11"),
)

# {a} and {b} are the two in the nominative; {b1} … {b4} in the genitive, dative, accusative and behind "with".
SAYING = {
    "en": (
        "{a} met {b} {where} {when}.", "{a} and {b} met {when} {where}.", "{a} held a meeting with {b} {where} {when}.",
        "A meeting between {a} and {b} took place {where} {when}.", "Did {a} meet {b} {where} {when}?",
        "It was {b} whom {a} met {where} {when}.",
    ),
    "de": (
        "{a} hat {b3} {when} {where} getroffen.", "{a} und {b} trafen sich {when} {where}.",
        "{a} traf sich {when} {where} mit {b2}.", "Es gab {when} {where} ein Treffen zwischen {a2} und {b2}.",
        "Hat {a} {b3} {when} {where} getroffen?", "{a} ist {when} {where} mit {b2} zusammengekommen.",
    ),
    "ru": (
        "{when} {where} состоялась встреча {a1} с {b4}.", "{a} и {b} встретились {where} {when}.",
        "{a} и {b} провели встречу {when} {where}.", "Правда ли, что {a} и {b} встретились {where} {when}?",
        "Между {a4} и {b4} {where} {when} состоялась встреча.", "{when} {a} и {b} встретились {where}.",
    ),
}  # fmt: skip
DENYING = {
    "en": (
        "{a} did not meet {b} {where} {when}.", "There was no meeting between {a} and {b} {where} {when}.",
        "It is not true that {a} met {b} {where} {when}.",
    ),
    "de": (
        "{a} hat {b3} {when} {where} nicht getroffen.", "Es gab {when} {where} kein Treffen zwischen {a2} und {b2}.",
        "Es stimmt nicht, dass {a} {b3} {when} {where} getroffen hat.",
    ),
    "ru": (
        "{a} и {b} не встречались {where} {when}.", "Неправда, что {a} и {b} встретились {where} {when}.",
        "{when} {where} встречи {a1} с {b4} не было.",
    ),
}  # fmt: skip

# What is open, however well the rest agrees: said with doubt, or more than the facts.
OPEN = {
    "en": (
        "{a} reportedly met {b} {where} {when}.", "{a} may have met {b} {where} {when}.",
        "{a} wanted to meet {b} {where} {when}.", "Only {a} and {b} met {where} {when}.",
        "{a} met {b} and Anton Sorbelli {where} {when}.", "{a}'s deputy met {b} {where} {when}.",
        "The spokesman of {a} met {b} {where} {when}.", "{a} met {b} {where} {when} without Anton Sorbelli.",
        "{a} and {b} met {where} {when} and agreed on a gas contract.", "{a} secretly met {b} {where} {when}.",
        "{a} met {b} {where} {when} for the second time.", "{a} shook hands with {b} {where} {when}.",
    ),
    "de": (
        "{a} soll {b3} {when} {where} getroffen haben.", "{a} hat {b3} {when} {where} angeblich getroffen.",
        "{a} wollte {b3} {when} {where} treffen.", "Nur {a} und {b} trafen sich {when} {where}.",
        "{a} traf {when} {where} {b3} und Anton Sorbelli.", "Der Stellvertreter von {a2} traf {b3} {when} {where}.",
        "{a} traf {b3} {when} {where} in Abwesenheit von Anton Sorbelli.", "{a} traf {b3} {when} {where} heimlich.",
        "{a} und {b} trafen sich {when} {where} und vereinbarten einen Gasvertrag.",
        "{a} traf {when} {where} gemeinsam mit Anton Sorbelli {b3}.",
    ),
    "ru": (
        "{a} якобы встретился с {b4} {where} {when}.", "Возможно, {a} встретился с {b4} {where} {when}.",
        "{a} хотел встретиться с {b4} {where} {when}.", "Только {a} и {b} встретились {where} {when}.",
        "{a} встретился с {b4} и Антоном Сорбелли {where} {when}.", "{a} тайно встретился с {b4} {where} {when}.",
        "Представитель {a1} встретился с {b4} {where} {when}.", "Заместитель {a1} встретился с {b4} {where} {when}.",
        "{a} встретился с {b4} {where} {when} без Антона Сорбелли.",
        "{a} и {b} встретились {where} {when} и договорились о поставках газа.",
    ),
}  # fmt: skip


def statements(language: str) -> Iterator[tuple[str, str]]:
    """Every statement in a language, with what it may be."""
    for filling in FILLINGS:
        for form in SAYING[language]:
            yield _filled(form, filling, language), filling.label
        for form in DENYING[language]:
            yield _filled(form, filling, language), "".join(DENIED[label] for label in filling.label)
    for form in OPEN[language]:
        yield _filled(form, FILLINGS[0], language), "n"


def _filled(form: str, filling: Filling, language: str) -> str:
    people, at = PEOPLE[language], LANGUAGES.index(language)
    words = {"where": WHERE[filling.where][at], "when": WHEN[filling.when][at]}
    for letter, who in (("a", filling.one), ("b", filling.other)):
        words[letter] = people[who][0]
        words |= {f"{letter}{number}": case for number, case in enumerate(people[who][1:], 1)}
    text = " ".join(form.format_map(words).split()).replace(" .", ".").replace(" ?", "?")
    return text[0].upper() + text[1:]


def _take_in(store: Store, language: str) -> None:
    """What the article in this language says, all of it accepted."""
    stated = Stated(language=language, published=PUBLISHED, publisher="Gazette")
    found = ingest(store, read(Source(ARTICLES[language], stated)), by="test")
    with store.view() as view:
        revisions = {id: claim.revision for id, claim in view.claims(found.proposed).items()}
    for id in found.proposed:
        decide(store, "accept", {id: revisions[id]}, by="test")


@pytest.mark.parametrize("language", LANGUAGES)
def test_statements_are_judged_by_the_facts(tmp_path: Path, language: str) -> None:
    """Each statement of each language, by the article in this one; whatever is quoted stands there."""
    wrong = []
    with closing(open_store(f"sqlite:///{tmp_path / 'store.sqlite'}")) as store:
        _take_in(store, language)
        for asked in LANGUAGES:
            for text, wanted in statements(asked):
                verdict = verify(text, store=store, language=asked)
                label = CLOSED.get(verdict.label, "n")
                quotes = [each.span.quote for said in verdict.propositions for each in said.evidence]
                if label not in wanted or not all(quote in ARTICLES[language] for quote in quotes):
                    wrong.append(f"{wanted} expected, {label} given: {text}")
    assert not wrong, "\n".join(wrong)
