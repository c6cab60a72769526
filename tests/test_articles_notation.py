"""The notation of tests/articles: what is read, and that every fault is found with its line."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest

from tests.articles.reader import LANGUAGES, CameOf, Days, Faults, In, Lasting, articles, digest, of_others
from tests.articles.standoff import rows_of, table

HERE = Path(__file__).parent / "articles"
DATA = Path(os.environ.get("BELEGT_DEV_DATA", Path(__file__).parents[2] / "shared" / "dev-data"))
ARTICLE = """# a comment
=== x-1 de 2024-03-15 made up: nobody

Wien – [office p1 foreign_minister/AT:Außenministerin] [p1:Erna Muster] hat [date m1 2024-03-14:am Donnerstag]
[place m1 Wien/AT:in Wien] \\[sic\\] ihren [p2:[office p2 foreign_minister/FI:finnischen Kollegen] Ilmo Muster] [m1:getroffen],
[duration m1 90 about:rund 90 Minuten]. [gap g1:Erstmals seit 2022]. [p1 p2:Beide] wollen [m2:telefonieren].
---
m1 held in_person complete: p1 p2
m2? planned phone open: p1 p2?; inferred 2024-03
g1 in_person 2023..2024-03-13: p1 p2
"""  # noqa: E501  # a paragraph of an annotated text is a line


def written(folder: Path, text: str, name: str = "a.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_article_is_read(tmp_path: Path) -> None:
    (article,) = articles(written(tmp_path, ARTICLE))
    assert (article.id, article.language, article.published) == ("x-1", "de", date(2024, 3, 15))
    assert article.source == "made up: nobody"
    assert article.text.startswith(
        "Wien – Außenministerin Erna Muster hat am Donnerstag\nin Wien [sic] ihren finnischen"
    )
    assert [(mark.kind, mark.of, article.quote(mark)) for mark in article.marks] == [
        ("office", ("p1",), "Außenministerin"),
        ("party", ("p1",), "Erna Muster"),
        ("date", ("m1",), "am Donnerstag"),
        ("place", ("m1",), "in Wien"),
        ("party", ("p2",), "finnischen Kollegen Ilmo Muster"),
        ("office", ("p2",), "finnischen Kollegen"),
        ("meeting", ("m1",), "getroffen"),
        ("duration", ("m1",), "rund 90 Minuten"),
        ("gap", ("g1",), "Erstmals seit 2022"),
        ("party", ("p1", "p2"), "Beide"),
        ("meeting", ("m2",), "telefonieren"),
    ]
    assert [mark.value for mark in article.marks if mark.value] == [
        In("foreign_minister", "AT"),
        Days(date(2024, 3, 14), date(2024, 3, 14)),
        In("Wien", "AT"),
        In("foreign_minister", "FI"),
        Lasting(90, "about"),
    ]
    held, planned = article.meetings
    assert (held.status, held.format, held.complete, held.parties) == ("held", "in_person", True, ("p1", "p2"))
    assert (planned.optional, planned.parties, planned.optional_parties) == (True, ("p1",), ("p2",))
    assert planned.inferred == Days(date(2024, 3, 1), date(2024, 3, 31))
    assert article.gaps[0].days == Days(date(2023, 1, 1), date(2024, 3, 13))


HEADER = "=== x de 2024-01-01 made up\n"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("words\n" + ARTICLE.split("\n", 1)[1], "a.txt:1: text before the first header"),
        ("=== x de\nWort\n---\n", "a.txt:1: a header is"),
        ("=== x fr 2024-01-01 made up\nWort\n---\n", "a.txt:1: language fr is none of de, en, ru"),
        ("=== x de 2024-02-30 made up\nWort\n---\n", "a.txt:1: published 2024-02-30 is no day"),
        ("=== x de 2024-02 made up\nWort\n---\n", "a.txt:1: published 2024-02 is no day"),
        (HEADER + "Wort\n", "a.txt:1: no line ---"),
        (HEADER + "\n\n---\n", "a.txt:1: no text"),
        (HEADER + "\neins\n[p1:zwei\n---\n", "a.txt:4: [p1: is not closed"),
        (HEADER + "eins\nzwei]\n---\n", "a.txt:3: a bracket is closed that was not opened"),
        (HEADER + "[sic]\n---\n", "a.txt:2: a bracket without a head"),
        (HEADER + "[q1:eins]\n---\n", "a.txt:2: [q1: is no head"),
        (HEADER + "[p1 m1:eins]\n---\n", "a.txt:2: [p1 m1: speaks of parties and meetings at once"),
        (HEADER + "[p1:]\n---\n", "a.txt:2: [p1: marks no words"),
        (HEADER + "[p1:eins ]\n---\n", "a.txt:2: [p1: marks no words, or begins or ends with a space"),
        (HEADER + "[date p1 2024:eins]\n---\n", "a.txt:2: [date p1 2024: names no m1"),
        (HEADER + "[date m1 2024-13:eins]\n---\n", "a.txt:2: [date m1 2024-13: 2024-13 is no date"),
        (HEADER + "[date m1 2024..2023:eins]\n---\n", "2024..2023 is no date"),
        (HEADER + "[place m1 Wien:eins]\n---\n", "a.txt:2: [place m1 Wien: place is NAME/COUNTRY"),
        (HEADER + "[duration m1 lang:eins]\n---\n", "a duration is a number of minutes"),
        (HEADER + "[outcome p1 agreed:eins]\n---\n", "a.txt:2: [outcome p1 agreed: names no m1"),
        (HEADER + "[outcome m1 said:eins]\n---\n", "“said” is none of agreed, declared, felt"),
        (HEADER + "[outcome m1 agreed perhaps:eins]\n---\n", "“perhaps” is none of fact, ready, hopes, plans, obliged"),
        (HEADER + "[outcome m1 agreed fact yes:eins]\n---\n", "an outcome is: agreed|declared|felt"),
        (HEADER + "[topic m1 trade:eins]\n---\n", "a topic has no value"),
        (HEADER + "[format m1 letter:eins]\n---\n", "“letter” is none of in_person, phone, video, any"),
        (HEADER + "[p1:A] [p2:B] [m1:C]\n---\nm1 took place\n", "a.txt:4: a meeting is: m1 status"),
        (HEADER + "[p1:A] [p2:B] [m1:C]\n---\n\nm1 met any open: p1 p2\n", "a.txt:5: “met” is none of held"),
        (HEADER + "[p1:A] [p2:B] [m1:C]\n---\nm1 held any open: p1 x\n", "a.txt:4: parties are p1 p2 p3?, not “p1 x”"),
        (HEADER + "[p1:A] [m1:C]\n---\nm1 held any open: p1 p1\n", "a.txt:4: a party is named twice"),
        (HEADER + "[p1:A] [p2:B]\n---\nm1 held any open: p1 p2\n", "a.txt:1: no words are marked as m1"),
        (
            HEADER + "[p1:A] [m1:C]\n---\nm1 held any open: p1 p2\n",
            "a.txt:1: m1 names p2, which no words are marked as",
        ),
        (HEADER + "[p1:A] [m1:C]\n---\nm1 held any open: p1\n", "a.txt:1: m1 has fewer than two parties"),
        (HEADER + "[p1:A] [m1:C]\n---\n", "a.txt:1: m1 ('C') has no line below the text"),
        (HEADER + "[office p1 king/NO:A]\n---\n", "a.txt:1: p1 ('A') is nowhere marked"),
        (
            HEADER + "[p1:A] [p2:B] [status m1 denied:C] [m1:D]\n---\nm1 held any open: p1 p2\n",
            "m1 is held, but 'C' is marked denied",
        ),
        (
            HEADER + "[p1:A] [p2:B] [date m1 2024:C] [m1:D]\n---\nm1 held any open: p1 p2; inferred 2024-01-01\n",
            "m1 has a date in the text and an inferred one",
        ),
        (HEADER + "[p1:A] [p2:B] [gap g1:C]\n---\ng1 any nie: p1 p2\n", "a.txt:4: nie is no date"),
        (HEADER + "A\n---\n" + HEADER + "B\n---\n", "a.txt: x stands for two articles"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(Faults) as raised:
        articles(written(tmp_path, text))
    assert any(fault in told for told in raised.value.faults), raised.value.faults


def test_what_came_of_a_meeting_is_read(tmp_path: Path) -> None:
    text = "[p1:A] [m1:met] [p2:B] on [topic m1:gas]. [outcome m1 p2 declared plans not:Aid], [outcome? m1 agreed:C]."
    (article,) = articles(written(tmp_path, f"{HEADER}{text}\n---\nm1 held any complete: p1 p2\n"))
    assert [(mark.kind, mark.of, mark.value) for mark in article.marks if mark.kind in ("topic", "outcome")] == [
        ("topic", ("m1",), None),
        ("outcome", ("m1", "p2"), CameOf("declared", "plans", True)),
        ("outcome", ("m1",), CameOf("agreed", "fact", False)),
    ]
    assert article.says_what_came
    row = {"id": "x", "language": "de", "published": "2024-01-01", "text": article.text}
    (again,) = of_others(written(tmp_path, "\n".join(table([article], {"x": row})), "a.tsv"), {"x": row})
    assert again.marks == article.marks


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(Faults) as raised:
        articles(written(tmp_path, HEADER + "[p1:A\n---\n=== y xx 2024-01-01 made up\n[q:B]\n---\n"))
    assert [fault.split(" ")[0] for fault in raised.value.faults] == ["a.txt:2:", "a.txt:5:", "a.txt:4:"]


def test_offsets_say_the_same_as_brackets(tmp_path: Path) -> None:
    (article,) = articles(written(tmp_path, ARTICLE))
    row = {"id": "x-1", "language": "de", "published": "2024-03-15", "text": article.text + "\nUnd noch mehr."}
    lines = list(table([article], {"x-1": row}))
    assert not any("Muster" in line for line in lines)
    (again,) = of_others(written(tmp_path, "\n".join(lines), "a.tsv"), {"x-1": row})
    assert (again.text, again.marks, again.meetings, again.gaps) == (
        article.text,
        article.marks,
        article.meetings,
        article.gaps,
    )


def test_a_row_with_another_text_is_a_fault(tmp_path: Path) -> None:
    row = {"language": "de", "published": "2024-03-15", "text": "Ein Wort."}
    path = written(
        tmp_path,
        f"x\tsha256 {digest('Ein Wort')}\t0\t8\ny\tsha256 0\t0\t8\nz\tp1\t0\t8\nw\tsha256 {digest('Ein Wort.')}\t0\t9\n"
        "w\tp1\t4\t40\nw\tq1\t0\t3\n",
        "a.tsv",
    )
    with pytest.raises(Faults) as raised:
        of_others(path, {"x": row, "w": row})
    assert set(raised.value.faults) == {
        "a.tsv:3: z has no line with its sha256",
        "a.tsv:1: x has another text than the one annotated",
        "a.tsv:2: there is no row y",
        "a.tsv:5: 4 to 40 lies outside the text",
        "a.tsv:6: [q1: is no head",
    }


WEEKDAYS = {
    "de": ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"),
    "en": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    "ru": ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресен"),
}


def test_the_made_up_texts_are_as_promised() -> None:
    found = articles(HERE / "made_up_de.txt")
    assert len(found) == 40
    for article in found:
        assert article.language == "de", article
        assert article.source.startswith("made up"), article
        assert 500 <= len(article.text) <= 3000, (article, len(article.text))
        assert article.meetings, article


@pytest.mark.parametrize(
    ("name", "language", "count"),
    [(name, language, 25 if language == "de" else 20) for name in ("fresh", "frozen") for language in LANGUAGES]
    + [(name, language, 10) for name in ("results", "frozen_results") for language in LANGUAGES],
)
def test_the_texts_written_unseen_are_as_promised(name: str, language: str, count: int) -> None:
    found = articles(HERE / f"{name}_{language}.txt")
    begins = f"{name.replace('_', '-')}-{language}"
    assert [article.id for article in found] == [f"{begins}-{number:02}" for number in range(1, count + 1)]
    for article in found:
        assert article.language == language, article
        assert article.source.startswith("made up"), article
        assert 200 <= len(article.text) <= 3000, (article, len(article.text))
        assert article.meetings, article


@pytest.mark.parametrize(
    "file",
    ["made_up_de.txt", "no_meeting.txt"]
    + [f"{name}_{language}.txt" for name in ("fresh", "frozen", "results", "frozen_results") for language in LANGUAGES],
)
def test_a_marked_day_falls_on_its_weekday(file: str) -> None:
    for article in articles(HERE / file):
        for mark in article.marks:
            if isinstance(mark.value, Days) and mark.value.earliest == mark.value.latest:
                words = article.quote(mark).casefold()
                named = [day for day, name in enumerate(WEEKDAYS[article.language]) if name in words]
                assert named in ([], [mark.value.earliest.weekday()]), (article, words)


def test_no_meeting_took_place_where_none_should() -> None:
    found = articles(HERE / "no_meeting.txt")
    assert len(found) == 100
    assert {article.language for article in found} == {"de", "en", "ru"}
    assert sum(article.id.endswith("-l") for article in found) >= 50
    for article in found:
        assert article.source.startswith("made up"), article
        assert 150 <= len(article.text) <= 1200, (article, len(article.text))
        assert all(meeting.status != "held" for meeting in article.meetings), article


@pytest.mark.parametrize(("file", "count"), [("kremlin_en", 40), ("kremlin_ru", 30)])
def test_texts_of_others_are_joined_where_they_are(file: str, count: int) -> None:
    assert "\t" in (HERE / f"{file}.tsv").read_text(encoding="utf-8")
    rows = DATA / f"{file}.jsonl"
    if not rows.is_file():
        pytest.skip(f"there is no {rows}")
    found = of_others(HERE / f"{file}.tsv", rows_of(rows))
    assert len(found) == count
    for article in found:
        for mark in article.marks:
            assert article.quote(mark) == article.quote(mark).strip() != "", article


def test_offsets_hold_no_words_of_others() -> None:
    heads = re.compile(
        r"sha256 [0-9a-f]{64}|p\d.*|m\d.*|g\d.*"
        r"|(date|place|office|duration|format|status|gap|topic|outcome)\?? [mpg]\d.*"
    )
    for file in HERE.glob("*.tsv"):
        for line in file.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                id, what, *offsets = line.split("\t")
                assert re.fullmatch(r"kremlin-(en|ru)-\d+", id), line
                assert heads.fullmatch(what), line
                assert all(offset.isdecimal() for offset in offsets), line
