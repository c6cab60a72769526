"""Claims that were put to the wrong meeting or to the wrong person, and how reviewers take that back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from claims import open_store, review
from claims.errors import InvalidInput, NotFound, RevisionConflict, StaleEdit
from claims.storage.interface import Store
from claims.types import Attribution, Claim, Entity, Subject
from tests.storing import SMALL, claim, day, participant, present, write


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """The small world, and proposals that another article adds to its meeting: of whom, and with what outcome."""
    store = open_store(store_url)
    store.write(SMALL, by="tester", action="seed")
    somebody = Entity("s1", "person", "Milley")
    write(
        store,
        somebody,
        claim("d1", "participant", participant("s1", "o1"), "Milley", document="rfe"),
        claim("d2", "date", day("2021-09-22"), "22. September 2021", document="rfe"),
        claim(
            "d3", "outcome", {"text": "x", "language": "de", "kind": "agreed", "by": ["s1", "e2"]}, "trafen",
            document="rfe", attribution=Attribution("Milley", "s1"),
        ),
        claim(
            "d4", "office", {"office": "o1", "earliest": "2021-09-22", "latest": "2021-09-22"}, "Milley",
            document="rfe", subject=Subject("entity", ("s1",)),
        ),
        claim(
            "d5", "gap", {"text": "x", "earliest": "2020-01-01", "latest": "2021-09-21"}, "trafen",
            document="rfe", subject=Subject("parties", ("e2", "s1"), "any"),
        ),
        claim(
            "d6", "gap", {"text": "x", "earliest": "2020-01-01", "latest": "2021-09-21"}, "trafen",
            document="rfe", subject=Subject("parties", ("e3", "s1"), "any"),
        ),
        claim("d7", "place", {"entity": "helsinki"}, "Helsinki", document="rfe", status="rejected"),
    )  # fmt: skip
    yield store
    store.close()


def about(store: Store, meeting: str) -> list[str]:
    """The ids of all claims about a meeting."""
    with present(store) as view:
        found = view.meeting_claims([meeting], ("accepted", "proposed", "rejected", "withdrawn"))
        return [each.id for each in found.get(meeting, [])]


def now(store: Store, id: str) -> Claim:
    with present(store) as view:
        return view.claim(id)


def faults(work: Callable[[], Any]) -> list[str]:
    with pytest.raises(InvalidInput) as refused:
        work()
    return [fault.path for fault in refused.value.faults]


# Splitting


def test_claims_are_split_off_and_put_back(store: Store) -> None:
    done = review.split(store, "m1", {"d1": 1, "d2": 1, "d3": 1, "d7": 1}, by="anna", note="another meeting")
    [new] = {each.subject.ids[0] for each in done.claims}
    assert new != "m1"
    assert about(store, new) == ["d1", "d2", "d3", "d7"]
    assert about(store, "m1") == ["c1", "c2", "c3", "c4"]
    with present(store) as view:
        assert str(view.meeting("m1").latest) == "2017-02-16"
        assert str(view.meeting(new).earliest) == "2021-09-22"
        assert (view.change_info(done.change).action, view.change_info(done.change).note) == (
            "split",
            "another meeting",
        )
        assert view.contradicting(["d2"]) == {}  # of two meetings no day excludes another
    review.undo(store, done.change, by="anna")
    assert about(store, "m1") == ["c1", "c2", "c3", "c4", "d1", "d2", "d3", "d7"]
    with present(store) as view:
        assert view.contradicting(["d2"]) == {"d2": ("c3",)}


def test_a_split_that_comes_twice_makes_one_meeting(store: Store) -> None:
    first = review.split(store, "m1", {"d1": 1}, by="anna", id="m-new")
    with pytest.raises(StaleEdit):
        review.split(store, "m1", {"d1": 1}, by="bert")
    assert about(store, "m-new") == ["d1"]
    assert first.claims[0].revision == 2


def test_what_cant_be_split(store: Store) -> None:
    every = dict.fromkeys(about(store, "m1"), 1)
    assert faults(lambda: review.split(store, "m1", every, by="anna")) == ["/claims"]
    assert faults(lambda: review.split(store, "m1", {"d1": 1, "d4": 1, "d5": 1}, by="anna")) == [
        "/claims/d4", "/claims/d5",
    ]  # fmt: skip
    for work in (
        lambda: review.split(store, "none", {"d1": 1}, by="anna"),
        lambda: review.split(store, "m1", {"none": 1}, by="anna"),
    ):
        with pytest.raises(NotFound):
            work()
    review.edit(store, "d1", 1, {"value": {"office": None}}, by="bert")
    with pytest.raises(StaleEdit):
        review.split(store, "m1", {"d1": 1, "d2": 1}, by="anna")
    assert about(store, "m1") == sorted(every)


# Merging


def test_two_meetings_become_one_and_two_again(store: Store) -> None:
    split = review.split(store, "m1", {"d1": 1, "d2": 1}, by="anna", id="m2")
    done = review.merge_meetings(store, "m2", "m1", {"d1": 2, "d2": 2}, by="anna")
    assert done.change == split.change + 1
    assert about(store, "m2") == []
    assert {"d1", "d2"} < set(about(store, "m1"))
    review.undo(store, done.change, by="anna")
    assert about(store, "m2") == ["d1", "d2"]


def test_what_cant_be_merged(store: Store) -> None:
    review.split(store, "m1", {"d1": 1, "d2": 1}, by="anna", id="m2")
    both = {"d1": 2, "d2": 2}
    assert faults(lambda: review.merge_meetings(store, "m2", "m2", both, by="anna")) == ["/into"]
    assert faults(lambda: review.merge_meetings(store, "m2", "m1", both | {"c1": 1}, by="anna")) == ["/claims/c1"]
    for meeting, into in (("m2", "none"), ("none", "m1")):
        with pytest.raises(NotFound):
            review.merge_meetings(store, meeting, into, both, by="anna")
    with pytest.raises(RevisionConflict) as refused:
        review.merge_meetings(store, "m2", "m1", {"d1": 2}, by="anna")  # d2 came since
    assert refused.value.id == "d2"
    assert about(store, "m2") == ["d1", "d2"]


# Saying who somebody is


def test_who_is_named_is_said_for_the_whole_document(store: Store) -> None:
    elsewhere = claim("x1", "participant", participant("s1"), "Dunford", meeting="m5")
    write(store, elsewhere)
    done = review.identify(store, "d1", 1, "e3", by="anna")
    assert [(row.id, row.revision) for row in done.claims] == [(f"d{number}", 2) for number in (3, 4, 5, 1)]
    assert now(store, "d1").value == {"entity": "e3", "office": "o1"}
    assert now(store, "d3").value["by"] == ["e3", "e2"]
    assert now(store, "d3").attribution == Attribution("Milley", "e3")
    assert now(store, "d4").subject.ids == ("e3",)
    assert now(store, "d5").subject.ids == ("e2", "e3")
    assert now(store, "d6").subject.ids == ("e3", "s1")  # nobody has not met himself
    assert now(store, "x1").value["entity"] == "s1"  # another document may mean somebody else
    review.undo(store, done.change, by="anna")
    assert now(store, "d1").value["entity"] == "s1"
    assert now(store, "d5").subject.ids == ("e2", "s1")


def test_saying_it_twice_changes_nothing(store: Store) -> None:
    first = review.identify(store, "d4", 1, "e3", by="anna")
    again = review.identify(store, "d4", 2, "e3", by="anna")
    assert again.change == first.change
    assert now(store, "d1").value["entity"] == "e3"


def test_a_place_is_said_of_one_claim(store: Store) -> None:
    write(store, claim("x1", "place", {"entity": "helsinki"}, "Helsinki", document="rfe", meeting="m3"))
    done = review.identify(store, "x1", 1, "geo:658225", by="anna")  # the gazetteer's come along
    assert [row.id for row in done.claims] == ["x1"]
    assert now(store, "d7").value["entity"] == "helsinki"
    with present(store) as view:
        assert view.entity("geo:658225").container == "country:FI"


def test_what_cant_be_said(store: Store) -> None:
    assert faults(lambda: review.identify(store, "d2", 1, "e3", by="anna")) == ["/property"]
    assert faults(lambda: review.identify(store, "d1", 1, "nobody", by="anna")) == ["/entity"]
    with pytest.raises(NotFound):
        review.identify(store, "none", 1, "e3", by="anna")
    review.edit(store, "d1", 1, {"value": {"office": None}}, by="bert")
    with pytest.raises(StaleEdit):
        review.identify(store, "d1", 1, "e3", by="anna")
    assert now(store, "d4").subject.ids == ("s1",)


# What is accepted only by itself


def test_an_inferred_date_is_accepted_only_by_itself(store: Store) -> None:
    write(
        store,
        claim("i1", "date", {**day("2017-02-17"), "inferred": True}, "Donnerstag", meeting="m7"),
        claim("i2", "date", {**day("2017-02-16"), "inferred": False}, "Donnerstag", meeting="m7"),
    )
    done = review.decide(store, "accept", {"i1": 1, "i2": 1, "d2": 1}, by="anna")
    assert done.skipped == {"i1": "inferred_date"}
    assert [(row.id, row.status) for row in done.claims] == [("i2", "accepted"), ("d2", "accepted")]
    assert (now(store, "i1").status, now(store, "i1").revision) == ("proposed", 1)
    only = review.decide(store, "accept", {"i1": 1}, by="anna")
    assert (now(store, "i1").status, only.skipped) == ("accepted", {})
    again = review.decide(store, "accept", {"i1": 2, "i2": 2}, by="anna")  # it is so already
    assert (again.skipped, again.change) == ({}, only.change)


def test_somebody_of_whom_only_a_surname_is_known_is_accepted_by_himself(store: Store) -> None:
    done = review.decide(store, "accept", {"d1": 1, "d2": 1}, by="anna")
    assert done.skipped == {"d1": "surname_alone"}
    review.identify(store, "d1", 1, "e3", by="anna")
    done = review.decide(store, "accept", {"d1": 2, "d2": 2}, by="anna")
    assert (done.skipped, now(store, "d1").status) == ({}, "accepted")


@pytest.mark.parametrize("decision", ["reject", "withdraw", "propose"])
def test_all_else_is_decided_for_many(store: Store, decision: Any) -> None:
    done = review.decide(store, decision, {"d1": 1, "d2": 1}, by="anna")
    assert done.skipped == {}


def test_where_all_are_skipped_nothing_is_written(store: Store) -> None:
    write(store, *(claim(f"i{n}", "date", {**day("2017-02-17"), "inferred": True}, "Donnerstag") for n in (1, 2)))
    before = store.latest_change()
    done = review.decide(store, "accept", {"i1": 1, "i2": 1}, by="anna")
    assert (done.change, done.claims, set(done.skipped)) == (before, (), {"i1", "i2"})
