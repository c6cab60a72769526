"""What a meeting is found by, as a table of examples."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.keys import MAX_PAIRED, MeetingKeys, containers, label_key, meeting_keys, pair_key, with_presence
from claims.types import Claim, Entity
from tests.storing import AZERBAIJAN, BAKU, CLAIMS, ENTITIES, claim, day, participant

BY_ID = {entity.id: entity for entity in ENTITIES}
BY_ID["nato"] = Entity("nato", "organisation", "NATO", country="BE")
BY_ID["chiefs"] = Entity("chiefs", "group", "die Generalstabschefs")


def takes_part(entity: str, office: str | None = None, **fields: Any) -> Claim:
    return claim(f"p-{entity}-{office}", "participant", participant(entity, office), "Dunford", **fields)


def keys(*claims: Claim) -> list[str]:
    return list(meeting_keys(claims, BY_ID).keys)


def test_the_keys_of_a_whole_meeting() -> None:
    assert meeting_keys(CLAIMS[:4], BY_ID) == MeetingKeys(
        (
            "c:RU", "c:US", "e:e1", "e:e2", "l:az", "l:baku", "o:o1", "o:o2", "p:e1|e2", "p:e1|o2", "p:e2|o1",
            "p:o1|o2",
        ),
        date(2017, 2, 16),
        date(2017, 2, 16),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("claims", "wanted"),
    [
        ([], []),
        ([takes_part("e1")], ["e:e1"]),
        ([takes_part("e1", "o1")], ["c:US", "e:e1", "o:o1"]),
        ([takes_part("o2")], ["c:RU", "e:o2", "o:o2"]),  # an office without a name
        ([takes_part("nato")], ["c:BE", "e:nato"]),
        ([takes_part("chiefs")], ["e:chiefs"]),
        ([takes_part("e1"), takes_part("o2")], ["c:RU", "e:e1", "e:o2", "o:o2", "p:e1|o2"]),
        # two sources, two offices of one person: no pair of her own ids
        ([takes_part("e1", "o1"), takes_part("e1", "o2")], ["c:RU", "c:US", "e:e1", "o:o1", "o:o2"]),
        # two sources disagree on who held the office: both are found with it, the office is no pair with itself
        (
            [takes_part("e1", "o1"), takes_part("e3", "o1")],
            ["c:US", "e:e1", "e:e3", "o:o1", "p:e1|e3", "p:e1|o1", "p:e3|o1"],
        ),
        ([takes_part("e1", status="rejected"), takes_part("e2", status="withdrawn"), takes_part("e3")], ["e:e3"]),
        ([claim("x", "place", {"entity": "az"}, "Baku")], ["l:az"]),
        ([claim("x", "topic", {"text": "x", "language": None}, "Baku")], []),
    ],
)
def test_keys(claims: list[Claim], wanted: list[str]) -> None:
    assert keys(*claims) == wanted


@pytest.mark.parametrize(
    ("days", "hull"),
    [
        ([], (None, None)),
        ([("2017-02-16", "accepted")], ("2017-02-16", "2017-02-16")),
        ([("2017-02-16", "accepted"), ("2014-01-31", "proposed")], ("2014-01-31", "2017-02-16")),
        ([("2017-02-16", "accepted"), ("2014-01-31", "rejected")], ("2017-02-16", "2017-02-16")),
        ([("2014-01-31", "withdrawn")], (None, None)),
    ],
)
def test_the_days_are_the_hull_of_what_counts(days: list[tuple[str, Any]], hull: tuple[str | None, str | None]) -> None:
    claims = [claim("x", "date", day(first), "am Donnerstag", status=status) for first, status in days]
    found = meeting_keys(claims, BY_ID)
    assert tuple(end and end.isoformat() for end in (found.earliest, found.latest)) == hull


def test_very_many_participants_make_no_pairs() -> None:
    few = keys(*(takes_part(f"x{number}") for number in range(MAX_PAIRED)))
    many = keys(*(takes_part(f"x{number}") for number in range(MAX_PAIRED + 1)))
    assert sum(key.startswith("p:") for key in few) == MAX_PAIRED * (MAX_PAIRED - 1) // 2
    assert not any(key.startswith("m:") for key in few)
    assert not any(key.startswith("p:") for key in many)
    assert sum(key.startswith("m:") for key in many) == MAX_PAIRED + 1


def test_who_was_where_follows_from_the_other_keys() -> None:
    found = with_presence(keys(*CLAIMS[:4]))
    assert [key for key in found if key.startswith("x:")] == [
        "x:e1|az", "x:e1|baku", "x:e2|az", "x:e2|baku", "x:o1|az", "x:o1|baku", "x:o2|az", "x:o2|baku",
    ]  # fmt: skip
    assert with_presence(keys(takes_part("o2"), CLAIMS[3]))[-2:] == ("x:o2|az", "x:o2|baku")  # once, not twice
    assert with_presence(keys(takes_part("e1"))) == ("e:e1",)


def test_containers_end() -> None:
    circle = {"az": replace(AZERBAIJAN, container="baku"), "baku": BAKU}
    assert set(containers("baku", circle)) == {"baku", "az"}
    assert list(containers("baku", BY_ID)) == ["baku", "az"]
    assert list(containers("unknown", BY_ID)) == ["unknown"]


@given(st.text(), st.text())
def test_a_pair_has_no_order(a: str, b: str) -> None:
    assert pair_key(a, b) == pair_key(b, a)


def test_the_key_of_a_label() -> None:
    assert label_key("  Baku  CITY ") == label_key("baku city") == "n:baku city"
    assert label_key("Жёлтое море") == label_key("ЖЕЛТОЕ МОРЕ")


@given(st.permutations(CLAIMS[:4]))
def test_the_order_of_claims_does_not_matter(claims: list[Claim]) -> None:
    assert meeting_keys(claims, BY_ID) == meeting_keys(CLAIMS[:4], BY_ID)
