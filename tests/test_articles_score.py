"""The yardstick itself: an answer that says what was marked is all right, and each kind of mistake is counted once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.articles.reader import Article, CameOf, Days, In, Lasting, Mark, articles
from tests.articles.score import Score, score

HERE = Path(__file__).parent / "articles"
TEXT = """=== x de 2024-03-15 made up
[p1:[office p1 foreign_minister/AT:Außenministerin] Erna Muster] hat [date m1 2024-03-14:am Donnerstag] [place m1 Wien/AT:in Wien] [p2:Ilmo Probe] [m1:getroffen], [duration m1 90:90 Minuten] lang.
[p1:Muster] [m2:telefonierte] auch mit [p3:Olga Beispiel]. [gap g1:Das erste Mal seit 2020]. [p2:Probe] war schon [date m3 2022:2022] [m3:zu Besuch], wie [p4:Anna Sprecherin] sagte.
---
m1 held in_person complete: p1 p2
m2 held phone complete: p1 p3; inferred 2024-03-15
m3? held in_person open: p1 p2
g1 any 2021..2024-03-13: p1 p2
"""  # noqa: E501  # a paragraph of an annotated text is a line


@pytest.fixture
def article(tmp_path: Path) -> Article:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return articles(path)[0]


def span(article: Article, mark: Mark) -> dict[str, Any]:
    return {"start": mark.start, "end": mark.end, "text": article.quote(mark)}


def oracle(article: Article) -> dict[str, Any]:
    """An answer that says exactly what was marked."""

    def first(kind: str, id: str) -> Mark | None:
        return next(iter(sorted(article.marked(kind, id), key=lambda mark: mark.optional)), None)

    def slot(kind: str, id: str) -> dict[str, Any] | None:
        mark = first(kind, id)
        if mark is None:
            return None
        match mark.value:
            case Days(earliest, latest):
                return span(article, mark) | {"earliest": str(earliest), "latest": str(latest)}
            case In(name, country):
                return span(article, mark) | {"name": name, "country": country}
            case Lasting(minutes, _):
                return span(article, mark) | {"minutes": minutes}
        raise AssertionError(mark)

    def participant(id: str) -> dict[str, Any]:
        mark = max(article.marked("party", id), key=lambda mark: (-len(mark.of), mark.end - mark.start))
        return span(article, mark) | {"name": article.quote(mark), "office": None}

    return {
        "language": article.language,
        "meetings": [
            span(article, article.marked("meeting", meeting.id)[0])
            | {
                "status": meeting.status,
                "format": meeting.format,
                "participants": [participant(id) for id in meeting.parties + meeting.optional_parties],
                "date": slot("date", meeting.id),
                "place": slot("place", meeting.id),
                "duration": slot("duration", meeting.id),
                "complete": meeting.complete,
                "topics": [span(article, mark) for mark in article.marked("topic", meeting.id)],
                "outcomes": [outcome(article, mark, meeting.parties) for mark in article.marked("outcome", meeting.id)],
            }
            for meeting in article.meetings
        ],
        "gaps": [
            span(article, article.marked("gap", gap.id)[0])
            | {"earliest": str(gap.days.earliest), "latest": str(gap.days.latest)}
            for gap in article.gaps
        ],
    }


def outcome(article: Article, mark: Mark, parties: tuple[str, ...]) -> dict[str, Any]:
    assert isinstance(mark.value, CameOf)
    by = [index for index, id in enumerate(parties) if id in mark.of]
    how = {"kind": mark.value.kind, "modality": mark.value.modality, "negated": mark.value.negated}
    return span(article, mark) | how | {"by": by}


def counts(result: Score, measure: str) -> tuple[int, int, int, int]:
    tally = result[measure]
    return tally.right, tally.proposed, tally.found, tally.wanted


@pytest.mark.parametrize("file", ["made_up_de.txt", "no_meeting.txt", "results_en.txt", "results_ru.txt"])
def test_what_was_marked_is_all_right(file: str) -> None:
    for article in articles(HERE / file):
        result = score(article, oracle(article))
        assert not result.mistakes, result.mistakes
        for measure, tally in result.tallies.items():
            assert tally.right == tally.proposed, (article, measure)
            assert tally.found == tally.wanted or measure in ("inferred", "said by", "said how"), (article, measure)


def test_nothing_said_is_nothing_found(article: Article) -> None:
    result = score(article, [])
    assert counts(result, "meetings") == (0, 0, 0, 2)
    assert counts(result, "participants") == (0, 0, 0, 4)
    assert counts(result, "date") == counts(result, "place") == (0, 0, 0, 1)
    assert counts(result, "gaps") == (0, 0, 0, 1)


def test_what_is_optional_is_no_fault_and_not_missed(article: Article) -> None:
    answer = oracle(article)
    del answer["meetings"][2]
    assert not score(article, answer).mistakes
    answer["meetings"][1]["date"] = {"start": 0, "end": 4, "earliest": "2024-03-15", "latest": "2024-03-15"}
    assert counts(score(article, answer), "date") == (1, 1, 1, 1)
    assert counts(score(article, answer), "inferred") == (1, 1, 1, 1)


def test_a_person_is_found_by_any_of_his_words(article: Article) -> None:
    answer = oracle(article)
    at = article.text.index("Muster telefonierte")
    answer["meetings"][0]["participants"][0] = {"name": "Erna Muster", "start": at, "end": at + 6}
    assert counts(score(article, answer), "participants") == (4, 4, 4, 4)


def test_mistakes_are_counted_where_they_are(article: Article) -> None:
    answer = oracle(article)
    held = answer["meetings"][0]
    at = article.text.index("Anna")
    held["participants"][1] = {"name": "Anna Sprecherin", "start": at, "end": at + 15}
    held["date"] |= {"earliest": "2024-03-15", "latest": "2024-03-15"}
    held["place"] |= {"name": "Graz"}
    held["status"] = "planned"
    held["duration"] |= {"minutes": 9}
    held["start"] -= 1
    answer["gaps"][0]["earliest"] = "2020-01-01"
    result = score(article, answer)
    assert counts(result, "participants") == (3, 4, 3, 4)
    assert counts(result, "date") == counts(result, "place") == (0, 1, 0, 1)
    assert counts(result, "status") == (1, 2, 1, 2)
    assert counts(result, "duration") == (0, 1, 0, 1)
    assert counts(result, "gaps") == (0, 1, 0, 1)
    right, proposed, *_ = counts(result, "spans")
    assert proposed - right == 1
    assert len(result.mistakes) == 9  # the gap is wrong, and the right one is missed


def test_a_twin_is_false(article: Article) -> None:
    answer = oracle(article)
    twins = [answer["meetings"][0], *answer["meetings"][:2], answer["meetings"][0]]
    result = score(article, {**answer, "meetings": twins})
    assert counts(result, "meetings") == (2, 4, 2, 2)
    assert counts(result, "participants") == (4, 8, 4, 4)


def test_a_meeting_that_a_gap_presupposes_is_no_fault(article: Article) -> None:
    answer = oracle(article)
    gap = answer["gaps"][0]
    before = {**answer["meetings"][0], **gap, "participants": [], "date": None, "place": None, "duration": None}
    for presupposed, proposed in ((True, 2), (False, 3)):
        told = {**before, "presupposed": presupposed}
        assert counts(score(article, {**answer, "meetings": [*answer["meetings"], told]}), "meetings")[1] == proposed


def test_a_coarser_place_is_right_a_mere_country_is_not(article: Article) -> None:
    answer = oracle(article)
    for name, country, right in (("Vienna", "AT", 1), ("Österreich", "AT", 0), ("Wien", "DE", 0)):
        answer["meetings"][0]["place"] |= {"name": name, "country": country}
        assert score(article, answer)["place"].right == right, name


CAME = """=== x en 2024-03-15 made up
[p1:Ada Muster] [m1:met] [p2:Ilmo Probe] on [topic m1:trade]. They agreed [outcome m1 agreed:to open the border]. [p2:Probe] ruled out [outcome m1 p2 declared not:any aid]. They had agreed on a bridge in 2020. [outcome? m1 p1 felt:"Fine"], she said.
---
m1 held any complete: p1 p2
"""  # noqa: E501  # a paragraph of an annotated text is a line


def test_what_came_of_a_meeting_is_compared_by_its_words(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(CAME, encoding="utf-8")
    (came,) = articles(path)
    answer = oracle(came)
    (held,) = answer["meetings"]
    assert counts(score(came, answer), "outcomes") == (2, 2, 2, 2)  # the optional one counts for nothing
    assert counts(score(came, []), "outcomes") == (0, 0, 0, 2)
    agreed, refused, _ = held["outcomes"]
    at = came.text.index("on a bridge")
    held["outcomes"] = [agreed | {"by": [0]}, refused | {"negated": False}, agreed | {"start": at, "end": at + 11}]
    held["topics"] = []
    result = score(came, answer)
    assert counts(result, "outcomes") == (1, 3, 1, 2)
    assert counts(result, "topics") == (0, 0, 0, 1)
    assert counts(result, "said by")[:2] == (0, 1)
    assert counts(result, "said how")[:2] == (1, 1)


def test_texts_in_which_it_is_not_marked_say_nothing_of_what_came(article: Article) -> None:
    answer = oracle(article)
    answer["meetings"][0]["topics"] = [{"start": 0, "end": 4}]
    assert counts(score(article, answer), "topics") == (0, 0, 0, 0)
