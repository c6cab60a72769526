"""What every engine promises (claims/storage/interface.py), on real databases. Each test runs once for each engine."""

from __future__ import annotations

import multiprocessing
import os
import random
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.contradict import MOST
from claims.errors import ChangeNotReached, InvalidInput, NotFound, RevisionConflict, StorageUnavailable
from claims.record import document_from
from claims.storage import default_url, open_store
from claims.storage.interface import FACETS, Batch, Filter, Found, Store, meetings_of_pair
from claims.text import folded
from claims.types import Alias, Attribution, Claim, Entity, Span, Subject
from tests.storing import (
    APA,
    AZERBAIJAN,
    BAKU,
    CLAIMS,
    DUNFORD,
    ENTITIES,
    GERASIMOV,
    HELSINKI,
    MILLEY,
    RFE,
    SMALL,
    STATUSES,
    TEXT,
    US_CHIEF,
    claim,
    day,
    dump,
    faults,
    ids,
    name_keys,
    participant,
    paths,
    revised,
    write,
)  # fmt: skip


@pytest.fixture
def small(store: Store) -> Store:
    """A store with the small world, at change 1."""
    store.write(SMALL, by="seed", action="seed")
    return store


# Writing and reading


def test_an_empty_store_answers(store: Store) -> None:
    assert store.latest_change() == 0
    with store.view() as view:
        assert view.change == 0
        assert view.list_claims() == view.list_meetings() == view.changes() == []
        assert view.meetings_by_key("e:e1", None, None, 10).ids == ()
        assert view.counts()["claims"] == 0
    with store.view(0) as view:
        assert view.entities(["e1"]) == {}


def test_what_is_written_is_read(small: Store) -> None:
    with small.view() as view:
        assert view.document("apa") == APA
        assert view.documents(["apa", "rfe", "none"]) == {"apa": replace(APA, text=""), "rfe": replace(RFE, text="")}
        assert list(view.entities(e.id for e in ENTITIES).values()) == sorted(
            (replace(entity, change=1) for entity in ENTITIES), key=lambda entity: entity.id
        )
        assert view.entity("e1") == replace(DUNFORD, change=1)
        assert view.claim("c3") == replace(CLAIMS[2], change=1)
        bare = view.meeting_claims(["m1"], spans=False)["m1"]
        assert [claim.spans for claim in bare] == [()] * 4
        assert list(view.claims(claim.id for claim in bare).values()) == view.meeting_claims(["m1"])["m1"]
        assert view.meeting_claims(["m1", "none"]) == {"m1": [replace(c, change=1) for c in CLAIMS[:4]], "none": []}
        assert ids(view.claims_by_subject("parties:o1|o2", ("proposed",))) == ["c5"]
        assert view.claims_by_subject("parties:o1|o2") == []
        assert ids(view.claims_by_subject("entity:e1", STATUSES)) == ["c6"]
        assert (view.meeting("m1").earliest, view.meeting("m1").latest) == (date(2017, 2, 16), date(2017, 2, 16))
        assert dict(view.counts()) == {
            "documents": 2, "entities": 9, "meetings": 1, "claims": 6, "accepted": 4, "proposed": 2, "rejected": 0,
            "withdrawn": 0,
        }  # fmt: skip


@pytest.mark.parametrize("kind", ["document", "entity", "meeting", "claim"])
@pytest.mark.parametrize("id", ["none", "", "a\x00b", "\ud800", "x" * 100_000])
def test_what_is_not_there_is_not_found(small: Store, kind: str, id: str) -> None:
    with small.view() as view, pytest.raises(NotFound):
        getattr(view, kind)(id)


def test_nothing_is_found_under_strange_keys(small: Store) -> None:
    with small.view() as view:
        for key in ("", "\x00", "\ud800", "e:%", "' OR 1=1 --"):
            assert view.entities_by_keys([key], 5).ids == ()
            assert view.claims_by_subject(key) == []


def test_the_same_again_takes_no_change_number(small: Store) -> None:
    assert small.write(SMALL, by="other", action="seed") == 1
    assert small.write(Batch(), by="other", action="nothing") == 1
    assert write(small, revised(CLAIMS[4], status="accepted")) == 2
    assert write(small, revised(CLAIMS[4], status="accepted")) == 2
    assert (
        small.write(SMALL, by="seed", action="seed") == 2
    )  # the first revision is stored, though no longer the latest
    with small.view() as view:
        assert view.claim("c5").revision == 2
        assert [change.number for change in view.changes()] == [1, 2]


def test_values_are_compared_by_meaning(small: Store) -> None:
    turned = replace(CLAIMS[2], value=dict(reversed(CLAIMS[2].value.items())))
    aliases = (*DUNFORD.aliases, *DUNFORD.aliases)
    assert write(small, turned, replace(DUNFORD, aliases=aliases)) == 1


def test_a_batch_may_name_what_it_brings(store: Store) -> None:
    office = Entity("o9", "office", "Amt")
    new = claim("n1", "participant", participant("e9", "o9"), "Dunford")
    assert write(store, APA, office, Entity("e9", "person", "Neu"), new) == 1


def test_a_write_is_all_or_nothing(small: Store) -> None:
    good = claim("n1", "participant", participant("e3"), "Dunford", meeting="m2")
    with pytest.raises(RevisionConflict):
        write(small, good, revised(revised(CLAIMS[0])))
    with small.view() as view:
        assert view.change == 1
        assert [meeting.id for meeting in view.list_meetings()] == ["m1"]


# Revisions


def test_a_new_revision_closes_the_one_before(small: Store) -> None:
    later = revised(CLAIMS[2], value=day("2017-02-17"), spans=CLAIMS[3].spans, attribution=Attribution("APA", "US"))
    assert write(small, later, by="anna", action="edit") == 2
    with small.view() as view:
        assert view.claim("c3") == replace(later, change=2)
        (first, seeded), (second, edited) = view.claim_history("c3")
        assert (first, second) == (replace(CLAIMS[2], change=1), replace(later, change=2))
        assert (seeded.by, edited.by, edited.action, edited.number) == ("seed", "anna", "edit", 2)
        assert view.meeting("m1").earliest == date(2017, 2, 17)
    with small.view(1) as view:
        assert view.claim("c3") == replace(CLAIMS[2], change=1)
        assert len(view.claim_history("c3")) == 1
        assert view.meeting("m1").earliest == date(2017, 2, 16)


@pytest.mark.parametrize("row", [CLAIMS[0], DUNFORD])
def test_a_stale_revision_is_refused(small: Store, row: Any) -> None:
    other = {"status": "rejected"} if isinstance(row, Claim) else {"label": "General Dunford"}
    more = {"status": "withdrawn"} if isinstance(row, Claim) else {"label": "Dunford"}
    write(small, revised(row, **other))
    for stale in (replace(row, **more), replace(row, revision=2, **more), replace(row, revision=4, **more)):
        with pytest.raises(RevisionConflict) as refused:
            write(small, stale)
        assert (refused.value.id, refused.value.expected, refused.value.actual) == (row.id, stale.revision - 1, 2)
    assert small.latest_change() == 2


def test_a_new_row_begins_with_revision_one(small: Store) -> None:
    with pytest.raises(RevisionConflict) as refused:
        write(small, replace(CLAIMS[0], id="n1", revision=2))
    assert (refused.value.expected, refused.value.actual) == (1, 0)


def test_aliases_come_and_go(small: Store) -> None:
    more = (*DUNFORD.aliases, Alias("General Joe", "en"))
    assert write(small, revised(DUNFORD, aliases=more)) == 2
    assert write(small, replace(DUNFORD, revision=3, aliases=more[1:])) == 3
    found = []
    for change in (1, 2, 3, None):
        with small.view(change) as view:
            aliases = [alias.text for alias in view.entity("e1").aliases]
            found.append(
                (aliases, view.entities_by_keys(["w:joseph"], 5).ids, view.entities_by_keys(["w:general"], 5).ids)
            )
            assert len(view.entity_history("e1")) == view.change
    assert found == [
        (["Joseph Dunford"], ("e1",), ()),
        (["Joseph Dunford", "General Joe"], ("e1",), ("e1",)),
        (["General Joe"], (), ("e1",)),
        (["General Joe"], (), ("e1",)),
    ]


def test_documents_never_change(small: Store) -> None:
    assert write(small, APA, RFE) == 1
    other = document_from({"id": "apa", "text": "Anderes.\n"})
    (fault,) = faults(small, other)
    assert fault.path == "/documents/0"
    assert "sha256, language, publisher, published" in fault.message
    assert paths(small, replace(APA, title="Neu"), replace(RFE, public=True)) == ["/documents/0", "/documents/1"]


# What is refused


def test_all_faults_come_at_once(small: Store) -> None:
    wrong = [
        replace(APA, id="no id", text="a\r\nb", published=None),
        Entity("x", "person", ""),
        Entity("y", "place", "Y", container="nowhere", latitude=91.0),
        replace(CLAIMS[0], id="n|1", value={"entity": "nobody", "office": "baku", "extra": 1}),
        replace(CLAIMS[2], id="n2", value=day("2017-02-30") | {"granularity": "hour"}),
        replace(CLAIMS[2], id="n3", value=day("2017-02-16", "2017-02-15"), document="none"),
        replace(CLAIMS[5], id="n4", property="date", spans=()),
        replace(CLAIMS[0], id="n4", status="done", revision=0, attribution=Attribution("", "nobody")),
        replace(CLAIMS[4], id="n5", subject=Subject("parties", ("o2", "o1"))),
    ]
    assert paths(small, *wrong) == [
        "/claims/0/id", "/claims/0/value", "/claims/0/value/entity", "/claims/0/value/office",
        "/claims/1/value/earliest", "/claims/1/value/granularity", "/claims/1/value/latest",
        "/claims/2/document", "/claims/2/value/latest",
        "/claims/3/property", "/claims/3/spans",
        "/claims/4/attribution/side", "/claims/4/attribution/text", "/claims/4/id", "/claims/4/revision",
        "/claims/4/status",
        "/claims/5/subject/format", "/claims/5/subject/parties",
        "/documents/0/id", "/documents/0/sha256", "/documents/0/text",
        "/entities/0/label", "/entities/1/container", "/entities/1/latitude", "/entities/1/longitude",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"start": -1}, ""),
        ({"end": len(TEXT) + 1}, ""),
        ({"start": 7, "end": 7, "quote": ""}, ""),
        ({"start": 8, "end": 1}, ""),
        ({"quote": "dunford"}, "/quote"),
        ({"start": 1, "end": 8, "prefix": "D", "suffix": ""}, "/quote"),
        ({"prefix": "x"}, "/prefix"),
        ({"suffix": " Traf"}, "/suffix"),
        ({"suffix": TEXT[7:40]}, "/suffix"),  # right, but longer than 32
        ({"document": "rfe"}, "/document"),
    ],
)
def test_a_span_quotes_its_document(small: Store, fields: dict[str, Any], path: str) -> None:
    span = replace(CLAIMS[0].spans[0], **fields)
    assert paths(small, replace(CLAIMS[0], id="n1", spans=(*CLAIMS[0].spans, span))) == [f"/claims/0/spans/1{path}"]


def test_spans_count_code_points(store: Store) -> None:
    text = "👩‍🚀 Мы — cafe\u0301 עברית und Baku.\n"
    document = document_from({"id": "odd", "text": text})
    start = text.index("Baku")
    span = Span("odd", start, start + 4, "Baku", text[start - 3 : start], ".")
    odd = Claim("n1", Subject("meeting", ("m1",)), "topic", {"text": text, "language": None}, "odd", (span,))
    write(store, document, odd)
    with store.view() as view:
        assert view.document("odd").text == text
        assert view.claim("n1").spans == (span,)


@pytest.mark.parametrize("text", ["a\rb", "a\x00b", "a\ud800b"])
def test_texts_are_plain(store: Store, text: str) -> None:
    assert "/documents/0/text" in paths(store, replace(APA, text=text))
    for no_character in ("\ud800", "\0"):
        topic = {"text": f"a{no_character}", "language": None}
        assert paths(store, APA, claim("n1", "topic", topic, "Dunford")) == ["/claims/0/value"]
        said = claim("n1", "topic", {"text": "a", "language": None}, "Dunford", attribution=Attribution(no_character))
        assert paths(store, APA, said) == ["/claims/0/attribution"]
        entity = Entity("x", "person", f"a{no_character}", (Alias(no_character),))
        assert paths(store, entity) == ["/entities/0", "/entities/0"]
    write(store, APA, claim("n1", "topic", {"text": "C:\\u0000", "language": None}, "Dunford"))  # which is none of them


def test_a_note_is_plain_text(small: Store) -> None:
    with pytest.raises(InvalidInput) as refused:
        small.write(Batch(claims=[revised(CLAIMS[0])]), by="anna", action="edit", note="a\ud800")
    assert [fault.path for fault in refused.value.faults] == ["/note"]


def test_no_place_lies_in_itself(small: Store) -> None:
    assert paths(small, revised(AZERBAIJAN, container="baku")) == ["/entities/0/container"]
    assert paths(small, Entity("self", "place", "Self", container="self")) == ["/entities/0/container"]
    assert paths(small, Entity("x", "place", "X", container="e1")) == ["/entities/0/container"]


def test_nothing_stands_twice_in_a_batch(small: Store) -> None:
    rows = [CLAIMS[0], revised(CLAIMS[0]), DUNFORD, DUNFORD, APA, APA]
    assert paths(small, *rows) == ["/claims/1/id", "/documents/1/id", "/entities/1/id"]


# Finding


def test_a_meeting_is_found_through_its_keys(small: Store) -> None:
    keys = [
        "e:e1",
        "o:o1",
        "c:US",
        "p:e1|e2",
        "p:e1|o2",
        "p:e2|o1",
        "p:o1|o2",
        "l:baku",
        "l:az",
        "x:e1|baku",
        "x:o2|az",
    ]
    with small.view() as view:
        assert [key for key in keys if view.meetings_by_key(key, None, None, 5).ids != ("m1",)] == []
        assert view.meetings_by_key("p:e1|o1", None, None, 5).ids == ()
        assert view.meetings_by_key("l:baku", date(2017, 2, 16), date(2017, 2, 16), 5).ids == ("m1",)
        assert view.meetings_by_key("l:baku", date(2017, 2, 17), None, 5).ids == ()
        assert view.meetings_by_key("l:baku", None, date(2017, 2, 15), 5).ids == ()


def test_proposed_claims_make_keys_rejected_ones_do_not(small: Store) -> None:
    write(small, claim("n1", "participant", participant("e3"), "Gerasimow", meeting="m2"))
    write(
        small, claim("n1", "participant", participant("e3"), "Gerasimow", meeting="m2", status="accepted", revision=2)
    )
    write(
        small, claim("n1", "participant", participant("e3"), "Gerasimow", meeting="m2", status="rejected", revision=3)
    )
    for change, found in ((1, ()), (2, ("m2",)), (3, ("m2",)), (4, ())):
        with small.view(change) as view:
            assert view.meetings_by_key("e:e3", None, None, 5).ids == found
    with small.view() as view:
        assert view.meeting("m2").change == 4  # it is still there, though nothing leads to it


def test_a_claim_may_move_to_another_meeting(small: Store) -> None:
    write(small, revised(CLAIMS[3], subject=Subject("meeting", ("m2",))))
    with small.view() as view:
        assert view.meetings_by_key("l:az", None, None, 5).ids == ("m2",)
        assert ids(view.meeting_claims(["m1"])["m1"]) == ["c1", "c2", "c3"]
        assert view.meeting("m2").earliest is None
        assert view.counts()["meetings"] == 2
    with small.view(1) as view:
        assert view.meetings_by_key("l:az", None, None, 5).ids == ("m1",)
        with pytest.raises(NotFound):
            view.meeting("m2")


def test_keys_follow_the_entities(small: Store) -> None:
    write(small, revised(BAKU, container="fi"), revised(US_CHIEF, country="NATO"))
    for change, az, fi, us, nato in ((1, ("m1",), (), ("m1",), ()), (2, (), ("m1",), (), ("m1",))):
        with small.view(change) as view:
            found = [view.meetings_by_key(key, None, None, 5).ids for key in ("l:az", "l:fi", "c:US", "c:NATO")]
            assert found == [az, fi, us, nato]


def test_entities_that_share_most_keys_come_first(store: Store) -> None:
    names = ["Anna Berg", "Anna Huber", "Hans Huber", "Karl Berg"]
    write(store, *(Entity(f"x{number}", "person", name) for number, name in enumerate(names)))
    with store.view() as view:
        assert view.entities_by_keys(["w:hans", "w:huber", "w:huber"], 5) == Found(("x2", "x1"), False)
        assert view.entities_by_keys(["w:anna", "w:huber"], 5).ids == ("x1", "x0", "x2")
        assert view.entities_by_keys(["w:huber", "w:anna"], 5).ids == ("x1", "x2", "x0")
        assert view.entities_by_keys(["w:anna", "w:huber"], 1) == Found(("x1",), True)  # x0 is an Anna, too
        assert view.entities_by_keys(["w:anna", "w:huber"], 2) == Found(("x1", "x0"), False)
        assert view.entities_by_keys(["w:none"], 5) == view.entities_by_keys([], 5) == Found((), False)


def test_a_frequent_name_hides_no_rare_one(store: Store) -> None:
    """The rarest keys are read first, and no more than there is room for; the same in the past."""
    write(store, *(Entity(f"x{number:03}", "person", f"Huber{number % 2}") for number in range(300)))
    write(store, Entity("xyz", "person", "Rara Huber1"))
    change = write(store, Entity("xyw", "person", "Rara Huber2"))
    rare, many = Found(("xyz", "xyw"), False), tuple(f"x{number:03}" for number in range(0, 10, 2))
    wanted = {
        ("w:rara",): rare,
        ("w:rara", "w:huber1"): rare,  # the frequent key is the less exact one: left out, and no cut
        ("w:huber1", "w:rara"): replace(rare, cut_off=True),
        ("w:none", "w:rara", "w:huber1"): rare,
        ("w:huber0",): Found(many, True),
        ("w:none", "w:huber0"): Found(many, True),
    }
    with store.view() as view:
        assert {keys: view.entities_by_keys(keys, 5) for keys in wanted} == wanted
        assert view.entities_by_keys(["w:rara"], 1) == Found(("xyz",), True)
        frequent: dict[str, int] = {}
        for _ in range(2):  # counting, and without
            assert {keys: view.entities_by_keys(keys, 5, frequent) for keys in wanted} == wanted
        assert frequent == {"w:rara": 2, "w:none": 0, "w:huber0": 150, "w:huber1": 151}
    write(store, *(Entity(f"z{number}", "person", "Rara Huber1") for number in range(200)))
    with store.view(change) as view:
        assert {keys: view.entities_by_keys(keys, 5) for keys in wanted} == wanted
    with store.view() as view:
        assert view.entities_by_keys(["w:rara"], 500).cut_off


def test_a_meeting_of_very_many_is_found_by_pairs(small: Store) -> None:
    people = [Entity(f"g{number}", "person", f"Gast {number}") for number in range(40)]
    seats = [claim(f"n{i}", "participant", participant(f"g{i}"), "Dunford", meeting="m9") for i in range(40)]
    write(small, *people, *seats, claim("n99", "participant", participant("g3"), "Dunford", meeting="m8"))
    with small.view() as view:
        assert view.meetings_by_key("p:g3|g7", None, None, 5).ids == ()
        assert meetings_of_pair(view, "g7", "g3", None, None, 5).ids == ("m9",)
        assert meetings_of_pair(view, "e1", "e2", None, None, 5).ids == ("m1",)
        assert meetings_of_pair(view, "g3", "e2", None, None, 5).ids == ()


_FIRST = date(2000, 1, 1)
_intervals = st.lists(
    st.one_of(
        st.none(),
        st.tuples(st.integers(0, 9000), st.sampled_from([0, 0, 0, 1, 30, 31, 32, 365, 366, 367, 3660, 3661, 9000])),
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    _intervals,
    st.lists(st.tuples(st.integers(-50, 9000), st.integers(0, 800)), min_size=1, max_size=20),
    st.integers(1, 50),
)
def test_dates_bound_the_search_exactly(
    store: Store, spans: list[tuple[int, int] | None], windows: list[tuple[int, int]], limit: int
) -> None:
    label = f"e{store.latest_change()}"  # a participant of its own for each example: one store serves all
    days = {
        f"{label}-{number}": span and (_FIRST + timedelta(span[0]), _FIRST + timedelta(sum(span)))
        for number, span in enumerate(spans)
    }
    rows: list[Any] = [APA, Entity(label, "person", label), Entity(f"{label}-other", "person", "Other")]
    others = list(days)[::3]
    for meeting in others:
        rows.append(claim(f"{meeting}-o", "participant", participant(f"{label}-other"), "Dunford", meeting=meeting))
    for meeting, span in days.items():
        rows.append(claim(f"{meeting}-p", "participant", participant(label), "Dunford", meeting=meeting))
        if span:
            value = day(*(end.isoformat() for end in span))
            rows.append(claim(f"{meeting}-d", "date", value, "am Donnerstag", meeting=meeting))
    change = write(store, *rows)
    left = revised(next(row for row in rows if isinstance(row, Claim)), status="rejected")
    write(store, left, Entity(f"{label}-later", "person", "x"))
    order = sorted(days, key=lambda id: (days[id][0].isoformat() if days[id] else "", id), reverse=True)  # type: ignore[index]
    for start, length in [*windows, (None, None)]:
        low = None if start is None else _FIRST + timedelta(start)
        high = None if low is None or length is None else low + timedelta(length)
        wanted = [id for id in order if not days[id] or not low or (days[id][0] <= high and days[id][1] >= low)]  # type: ignore[index, operator]
        for as_of in (None, change):
            with store.view(as_of) as view:
                found = view.meetings_by_key(f"e:{label}", low, high, limit)
            assert list(found.ids) == wanted[:limit]
            assert found.cut_off == (len(wanted) > limit)
            with store.view(as_of) as view:
                found = view.meetings_of_both(f"e:{label}", f"e:{label}-other", low, high, limit)
            then = others if as_of else others[1:]
            assert list(found.ids) == [id for id in wanted[:limit] if id in then]
            assert found.cut_off == (len(wanted) > limit)
            if low is None or high is None:
                continue
            inside = [id for id in wanted if days[id] and low <= days[id][0] and days[id][1] <= high]  # type: ignore[index]
            with store.view(as_of) as view:
                found = view.meetings_inside(f"e:{label}", low, high, limit)
            assert list(found.ids) == inside[:limit]
            assert found.cut_off == (len(inside) > limit)


def test_the_names_of_people_are_those_of_the_entities_then(store: Store) -> None:
    somebody = Entity("e1", "person", "Joe Dunford", (Alias("Joseph Dunford"), Alias("Джозеф Данфорд", "ru")))
    first = write(store, somebody, Entity("e2", "person", "Mark Milley"), Entity("o1", "office", "Amt"))
    write(store, replace(somebody, aliases=somebody.aliases[:1], revision=2))
    with store.view() as view:
        names = view.people_names(["e1", "e2", "o1", "e3"])
        assert names == {"e1": ("Joe Dunford", "Joseph Dunford"), "e2": ("Mark Milley",)}
    with store.view(first) as view:
        assert view.people_names(["e1"]) == {"e1": ("Joe Dunford", "Joseph Dunford", "Джозеф Данфорд")}


# Listing


def test_lists_are_paged_by_id(small: Store) -> None:
    with small.view() as view:
        for read, wanted in (
            (view.list_documents, ["apa", "rfe"]),
            (view.list_entities, sorted(ids(ENTITIES))),
            (view.list_meetings, ["m1"]),
            (view.list_claims, ids(CLAIMS)),
        ):
            pages: list[str] = []
            while page := read(after=pages[-1] if pages else "", limit=2):  # type: ignore[operator]
                pages += ids(page)
            assert pages == wanted
        assert view.list_documents()[0].text == ""
        assert ids(view.list_entities(kind="person")) == ["e1", "e2", "e3"]
        assert ids(view.list_entities(kind="person", after="e1", limit=1)) == ["e2"]
        assert ids(view.list_claims(status="proposed")) == ["c5", "c6"]
        assert ids(view.list_claims(status="accepted", after="c2", limit=1)) == ["c3"]
        assert ids(view.list_claims(document="apa", status="proposed")) == ["c5", "c6"]
        assert ids(view.list_claims(document="rfe")) == []


# Changes, and the past


def test_changes_are_told(small: Store) -> None:
    small.write(Batch(claims=[revised(CLAIMS[4], status="accepted")]), by="anna", action="accept", note="klar")
    with small.view() as view:
        change = view.change_info(2)
        assert (change.number, change.by, change.action, change.note) == (2, "anna", "accept", "klar")
        assert change.at.tzinfo is not None
        assert [c.number for c in view.changes(after=1)] == [2]
        for number in (0, -1, 3, 10**30):
            with pytest.raises(NotFound):
                view.change_info(number)


def test_a_moment_names_the_last_change_before_it(store_url: str) -> None:
    start = datetime(2026, 1, 1, 12, tzinfo=UTC)
    moments = iter([start, start + timedelta(hours=1), start - timedelta(days=1)])  # then the clock is set back
    store = _sqlite(store_url, clock=lambda: next(moments))
    write(store, APA)
    write(store, RFE)
    write(store, DUNFORD)
    assert store.change_at(start) == 1
    assert store.change_at(start + timedelta(minutes=59)) == 1
    assert store.change_at(start + timedelta(hours=1)) == 3
    assert store.change_at(datetime(2100, 1, 1, tzinfo=UTC)) == 3
    with pytest.raises(ChangeNotReached):
        store.change_at(start - timedelta(microseconds=1))
    with pytest.raises(InvalidInput):
        store.change_at(datetime(2026, 1, 1))


@pytest.mark.parametrize("as_of", [-1, 2, 10**30])
def test_no_view_of_what_has_not_been(small: Store, as_of: int) -> None:
    with pytest.raises(ChangeNotReached), small.view(as_of):
        pass


@pytest.mark.parametrize("seed", range(6))
def test_every_earlier_state_can_be_read(store: Store, seed: int) -> None:
    """Whatever was read at a change is read again, to the last field, after many others; and so after a rebuild."""
    states = []
    for _ in _edits(store, random.Random(seed)):
        with store.view() as view:
            states.append(dump(view))
    for state in states:
        with store.view(state["change"]) as view:
            assert dump(view) == state
    store.rebuild_keys()
    for state in states:
        with store.view(state["change"]) as view:
            assert dump(view) == state
    with store.view() as view:
        assert dump(view) == states[-1]


def _edits(store: Store, chance: random.Random, times: int = 40) -> Iterator[int]:
    """Edits of all kinds, by chance."""
    claims = {row.id: row for row in CLAIMS}
    entities = {row.id: row for row in ENTITIES}
    yield store.write(SMALL, by="seed", action="seed")
    for number in range(times):
        kind = chance.random()
        if kind < 0.35:
            row = chance.choice(list(claims.values()))
            new = revised(row, status=chance.choice(STATUSES), anchored=chance.random() < 0.8)
            claims[row.id] = new
        elif kind < 0.6:
            words = chance.choice(["Dunford", "Gerasimow", "Baku"])
            property, value = chance.choice(
                [
                    ("participant", participant(chance.choice(["e1", "e2", "e3"]), chance.choice(["o1", "o2", None]))),
                    ("place", {"entity": chance.choice(["baku", "helsinki", "az"])}),
                    ("status", {"status": chance.choice(["held", "planned", "cancelled"])}),
                    ("duration", {"text": "x", "minutes": chance.choice([60, 90]), "unit": "hour", "bound": "exact"}),
                    (
                        "date",
                        day(
                            f"2017-0{chance.randint(1, 3)}-1{chance.randint(0, 9)}", f"20{chance.randint(17, 30)}-05-01"
                        ),
                    ),
                ]
            )
            new = claim(f"n{number}", property, value, words, meeting=f"m{chance.randint(1, 3)}")
            claims[new.id] = new
        elif kind < 0.75:
            row = chance.choice([row for row in claims.values() if row.subject.kind == "meeting"])
            subject = Subject("meeting", (f"m{chance.randint(1, 3)}",))
            new = revised(row, subject=subject, spans=chance.choice(list(claims.values())).spans)
            claims[row.id] = new
        else:
            row = chance.choice([DUNFORD, GERASIMOV, MILLEY, BAKU, HELSINKI, US_CHIEF])
            old = entities[row.id]
            aliases = tuple(chance.sample([Alias("Joe"), Alias("Bakı", "az"), Alias("Joe X"), *old.aliases], 2))
            changed = {"container": chance.choice(["az", "fi", None])} if row.kind == "place" else {}
            new = revised(old, aliases=tuple(dict.fromkeys(aliases)), **changed)
            entities[row.id] = new
        yield write(store, new)


# Reviewing


def _passes(row: Claim, filter: Filter, about: set[str], excluded: dict[str, tuple[str, ...]]) -> bool:
    """What a filter asks, once more and slowly."""
    words = " ".join([*(span.quote for span in row.spans), *(v for v in row.value.values() if isinstance(v, str))])
    return (
        filter.status in (None, row.status)
        and filter.document in (None, row.document)
        and filter.property in (None, row.property)
        and filter.contradicts in (None, row.id in excluded)
        and filter.anchored in (None, row.anchored)
        and (filter.entity is None or row.subject.key in about or filter.entity in row.subject.ids)
        and all(word in folded(words) for word in folded(filter.text or "").split())
    )


@pytest.mark.parametrize("seed", range(4))
def test_a_queue_holds_what_its_filter_says(store: Store, seed: int) -> None:
    chance = random.Random(seed)
    for _ in _edits(store, chance):
        pass
    with store.view() as view:
        rows = view.list_claims(limit=1000)
        everything = ids(rows)
        excluded = view.contradicting(everything)
        for _ in range(60):
            filter = Filter(
                status=chance.choice([None, *STATUSES]),
                document=chance.choice([None, None, "apa", "rfe"]),
                property=chance.choice([None, None, "date", "place", "status"]),
                entity=chance.choice([None, None, "e1", "o2", "az"]),
                contradicts=chance.choice([None, None, True, False]),
                anchored=chance.choice([None, None, True, False]),
                text=chance.choice([None, None, "DUNFORD", "baku dön"]),
            )
            about = set()
            for key in (f"e:{filter.entity}", f"o:{filter.entity}", f"l:{filter.entity}"):
                about |= {f"meeting:{id}" for id in view.meetings_by_key(key, None, None, 1000).ids}
            wanted = [row for row in rows if _passes(row, filter, about, excluded)]
            assert view.queue(filter, limit=1000) == wanted
            paged = view.queue(filter, limit=2)
            assert paged == wanted[:2]
            if paged:
                assert view.queue(filter, after=paged[-1].id, limit=1000) == wanted[2:]
            counts = view.facets(filter)
            for facet in ("status", "document", "property"):
                open_filter = replace(filter, **{facet: None})
                found = Counter(
                    getattr(row, facet) for row in rows if _passes(row, open_filter, about, excluded)
                )  # fmt: skip
                assert counts[facet] == dict(found)
            assert list(counts) == list(FACETS)
            open_filter = replace(filter, entity=None)
            passing = [row for row in rows if _passes(row, open_filter, about, excluded)]
            for entity in ("e1", "e2"):
                meetings = {f"meeting:{id}" for id in view.meetings_by_key(f"e:{entity}", None, None, 1000).ids}
                of_him = [row for row in passing if row.subject.key in meetings or entity in row.subject.ids]
                assert counts["entity"].get(entity, 0) == len(of_him)
            if wanted[2:]:
                assert view.queue(filter, before=wanted[2].id, limit=1000) == wanted[:2]
                assert view.queue(filter, before=wanted[2].id, limit=1) == wanted[1:2]


def test_contradictions_follow_the_claims(small: Store) -> None:
    def contradicting() -> dict[str, tuple[str, ...]]:
        with small.view() as view:
            return view.contradicting(["c3", "x1", "x2"])

    first = claim("x1", "date", day("2017-03-01"), "Donnerstag")
    write(small, first)
    assert contradicting() == {"x1": ("c3",)}  # c3 is accepted, x1 is not
    write(small, first := revised(first, status="accepted"))
    assert contradicting() == {"x1": ("c3",), "c3": ("x1",)}
    write(small, first := revised(first, anchored=False))
    assert contradicting() == {"x1": ("c3",)}
    write(small, first := revised(first, anchored=True, subject=Subject("meeting", ("m2",))))
    assert contradicting() == {}
    write(small, claim("x2", "date", day("2017-02-16"), "Donnerstag", meeting="m2"))
    assert contradicting() == {"x2": ("x1",)}
    write(small, revised(first, value=day("2017-02-01", "2017-02-28")))
    assert contradicting() == {}


def test_places_contradict_by_where_they_are(small: Store) -> None:
    helsinki = revised(HELSINKI, latitude=60.2, longitude=24.9)
    write(small, helsinki, claim("x1", "place", {"entity": "helsinki"}, "Baku"))
    with small.view() as view:
        assert view.contradicting(["x1"]) == {"x1": ("c4",)}
    write(small, revised(helsinki, latitude=40.5, longitude=49.8))
    with small.view() as view:
        assert view.contradicting(["x1"]) == {}


def test_a_thousand_sources_for_each_side(store: Store) -> None:
    store.write(SMALL, by="seed", action="seed")
    dates = [day("2017-02-16"), day("2017-03-16")]
    write(store, *(claim(f"x{n}", "date", dates[n % 2], "Donnerstag", status="accepted") for n in range(2000)))
    with store.view() as view:
        found = view.contradicting(["x0", "x1"])
    assert {len(others) for others in found.values()} == {MOST}


def test_meetings_come_the_most_recent_first(small: Store) -> None:
    rows = [claim(f"x{n}", "date", day(f"20{n % 20:02}-01-01"), "Donnerstag", meeting=f"d{n:03}") for n in range(50)]
    write(small, *rows, claim("y", "participant", participant("e3"), "Dunford", meeting="undated"))
    with small.view() as view:
        everything = view.find_meetings()
        days = [meeting.earliest for meeting in everything]
        assert days == [*sorted(filter(None, days), reverse=True), None]
        paged: list[Any] = []
        while page := view.find_meetings(after=paged[-1].id if paged else "", limit=7):
            paged += page
        assert paged == everything
        bounds = {"earliest": date(2005, 1, 1), "latest": date(2006, 12, 31)}
        found = view.find_meetings(**bounds)
        assert {meeting.earliest and meeting.earliest.year for meeting in found} == {2005, 2006}
        assert found == [m for m in everything if m.earliest and 2005 <= m.earliest.year <= 2006]
        assert ids(view.find_meetings(entity="e3")) == ["undated"]
        assert ids(view.find_meetings(entity="o1", place="az", status="held")) == []
        with pytest.raises(NotFound):
            view.find_meetings(after="none")


def test_a_meetings_status_is_what_its_claims_say(small: Store) -> None:
    status = claim("x1", "status", {"status": "cancelled"}, "Treffen")
    write(small, status)
    with small.view() as view:
        assert ids(view.find_meetings(status="cancelled", entity="o1", place="az")) == ["m1"]
        assert view.find_meetings(status="held") == []
    write(small, revised(status, status="rejected"))
    with small.view() as view:
        assert view.find_meetings(status="cancelled") == []


def test_names_are_suggested(small: Store) -> None:
    write(small, Entity("p", "person", "São Tomás Dunford"), Entity("q", "place", "Dunfordhausen"))
    with small.view() as view:
        assert ids(view.suggest(None, "dunford")) == ["q", "e1", "p"]  # begins with it, then words that do
        assert ids(view.suggest("person", "DUNFORD")) == ["e1", "p"]
        assert ids(view.suggest("person", "  sao tom")) == ["p"]
        assert ids(view.suggest(None, "nfordh")) == ["q"]
        assert ids(view.suggest(None, "гераси")) == ["e2"]
        assert ids(view.suggest(None, "d", limit=1)) == ["q"]
        assert [view.suggest(None, text) for text in ("", " ", "%", "_", "\U0010ffff")] == [[]] * 5
        assert ids(view.entities_named("JOSEPH dunford")) == ["e1"]
        assert view.entities_named("Joseph") == []


def test_what_a_change_revised(small: Store) -> None:
    number = write(small, revised(CLAIMS[2], status="rejected"), revised(MILLEY, label="Milley"))
    with small.view() as view:
        assert view.changed(number) == (["c3"], ["e3"])
        assert view.changed(1) == (ids(CLAIMS), sorted(ids(ENTITIES)))
        assert view.changed(99) == ([], [])
    with small.view(1) as view:
        assert view.changed(number) == ([], [])


def test_a_view_stays_as_it_was_opened(small: Store) -> None:
    with small.view() as before:
        write(small, revised(CLAIMS[3], status="rejected"))
        with small.view() as after:
            assert (before.change, after.change) == (1, 2)
            assert after.claim("c4").status == "rejected"
        assert before.claim("c4").status == "accepted"
        assert before.meetings_by_key("l:az", None, None, 5).ids == ("m1",)


# Many at once


def test_threads_read_and_write_at_once(small: Store) -> None:
    errors: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for turn in range(15):
                write(
                    small, claim(f"t{number}-{turn}", "participant", participant("e3"), "Dunford", meeting=f"t{number}")
                )
                with small.view() as view:
                    assert view.counts()["claims"] == len(view.list_claims(limit=1000))
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with small.view() as view:
        assert view.change == 1 + 8 * 15
        assert view.counts()["claims"] == 6 + 8 * 15
        assert len(view.meetings_by_key("e:e3", None, None, 100).ids) == 8


def _revise(url: str, barrier: Any, wins: Any) -> None:
    """In a process of its own: read the claim, write the next revision, count who was first."""
    store = open_store(url, name_keys=name_keys)
    barrier.wait()
    for _ in range(25):
        with store.view() as view:
            current = view.claim("c5")
        try:
            write(store, revised(current, value=dict(current.value) | {"text": f"{os.getpid()}"}), by=str(os.getpid()))
        except RevisionConflict as conflict:
            wins.put((conflict.expected + 1, False))
        else:
            wins.put((current.revision + 1, True))


def test_of_two_processes_exactly_one_wins_a_revision(small: Store, store_url: str) -> None:
    context = multiprocessing.get_context("spawn")
    barrier, wins = context.Barrier(2), context.Queue()
    workers = [context.Process(target=_revise, args=(store_url, barrier, wins)) for _ in range(2)]
    for worker in workers:
        worker.start()
    tries = [wins.get(timeout=60) for _ in range(50)]
    for worker in workers:
        worker.join(60)
    won = sorted(revision for revision, first in tries if first)
    assert won == list(range(2, len(won) + 2))  # every revision was won, and once
    with small.view() as view:
        history = view.claim_history("c5")
    assert [row.revision for row, _ in history] == [1, *won]
    assert [change.number for _, change in history] == [1, *won]


def _open(url: str, barrier: Any, results: Any) -> None:
    barrier.wait()
    try:
        store = open_store(url, name_keys=name_keys)
        results.put(store.write(SMALL, by="seed", action="seed"))
    except Exception as error:
        results.put(repr(error))


def test_many_processes_make_one_database(store_url: str) -> None:
    context = multiprocessing.get_context("spawn")
    barrier, results = context.Barrier(6), context.Queue()
    workers = [context.Process(target=_open, args=(store_url, barrier, results)) for _ in range(6)]
    for worker in workers:
        worker.start()
    assert [results.get(timeout=60) for _ in workers] == [1] * 6
    for worker in workers:
        worker.join(60)


def test_a_store_survives_a_fork(small: Store) -> None:
    with small.view() as view:
        assert view.change == 1
    child = os.fork()
    if child == 0:
        status = 1
        try:
            write(small, revised(CLAIMS[0], status="rejected"))
            with small.view() as view:
                status = 0 if view.claim("c1").status == "rejected" else 2
        finally:
            os._exit(status)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    with small.view() as view:
        assert view.claim("c1").status == "rejected"


def test_a_closed_store_says_so(small: Store) -> None:
    small.close()
    with pytest.raises(StorageUnavailable, match="closed"):
        small.latest_change()


# Opening


def test_what_was_written_is_there_after_opening_again(small: Store, store_url: str) -> None:
    with small.view() as view:
        before = dump(view)
    small.close()
    again = open_store(store_url, name_keys=name_keys)
    with again.view() as view:
        assert dump(view) == before
    assert again.write(SMALL, by="seed", action="seed") == 1


def test_read_only(small: Store, store_url: str) -> None:
    reader = open_store(store_url, read_only=True, name_keys=name_keys)
    write(small, revised(CLAIMS[0], status="rejected"))
    with reader.view() as view:
        assert view.claim("c1").status == "rejected"
    with pytest.raises(StorageUnavailable, match="reading only"):
        write(reader, MILLEY)


def test_the_default_is_named_by_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BELEGT_DATABASE", f"sqlite:///{tmp_path}/deep/er/x.sqlite")
    open_store().close()
    assert (tmp_path / "deep/er/x.sqlite").is_file()
    monkeypatch.delenv("BELEGT_DATABASE")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_url().startswith(f"sqlite:///{tmp_path}")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://anna:secret@db/belegt", "PostgreSQL"),
        ("mysql://anna:secret@db/belegt", "sqlite:///PATH"),
        ("/tmp/x.sqlite", "sqlite:///PATH"),  # noqa: S108 - never opened
        ("sqlite://x.sqlite", "sqlite:///PATH"),
        ("sqlite:///", "sqlite:///PATH"),
        ("sqlite:///:memory:", "sqlite:///PATH"),
        ("", "sqlite:///PATH"),
    ],
)
def test_a_bad_url_is_explained(url: str, said: str) -> None:
    with pytest.raises(StorageUnavailable, match=said) as refused:
        open_store(url)
    assert "secret" not in str(refused.value)


def _sqlite(url: str, **options: Any) -> Store:
    from claims.storage.sqlite import SqliteStore

    return SqliteStore(Path(url.removeprefix("sqlite:///")), name_keys=name_keys, **options)
