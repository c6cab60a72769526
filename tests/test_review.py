"""What reviewers do leaves a history without a gap, and what they accept decides the next verdict."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import review, verify
from claims.contradict import excludes
from claims.errors import AliasTaken, InvalidInput, NotFound, RevisionConflict, StaleEdit
from claims.merge import merge, patched
from claims.record import claim_record, document_from
from claims.review import difference, patch_of
from claims.storage import open_store
from claims.storage.interface import Filter, Store
from claims.types import Alias, Claim, quote
from seeds.load import load
from tests.storing import APA, SMALL, TEXT, claim, dump, ids, present, write

NEWER = "Berichtigung. " + TEXT.replace("Baku.", "Baku!")  # "Dunford" stands too far from it to notice


@pytest.fixture
def small(store: Store) -> Store:
    store.write(SMALL, by="seed", action="seed")
    return store


@pytest.fixture
def seeded_store(tmp_path: Path) -> Iterator[Store]:
    """A store of its own with the seeds in it, to be written."""
    store = open_store(f"sqlite:///{tmp_path / 'seeded.sqlite'}")
    load(store)
    yield store
    store.close()


def now(store: Store, id: str) -> Claim:
    with store.view() as view:
        return view.claim(id)


def revisions(store: Store, id: str) -> list[int]:
    with store.view() as view:
        return [row.revision for row, _ in view.claim_history(id)]


def edition(text: str = NEWER, id: str = "apa-2", replaces: str = "apa") -> Any:
    return document_from({"id": id, "text": text, "publisher": "APA", "replaces": replaces})


def faults(work: Callable[[], object]) -> list[str]:
    with pytest.raises(InvalidInput) as refused:
        work()
    return [fault.path for fault in refused.value.faults]


# Deciding


@pytest.mark.parametrize(
    ("decision", "status"),
    [("accept", "accepted"), ("reject", "rejected"), ("withdraw", "withdrawn"), ("propose", "proposed")],
)
def test_a_decision_is_one_change_for_all(small: Store, decision: Any, status: str) -> None:
    before = small.latest_change()
    written = review.decide(small, decision, {"c4": 1, "c5": 1}, by="anna", note="checked")
    assert written.change == small.latest_change() == before + 1
    assert [(row.id, row.status) for row in written.claims] == [("c4", status), ("c5", status)]
    assert [now(small, id) for id in ("c4", "c5")] == list(written.claims)
    with present(small) as view:
        assert (view.change_info(written.change).by, view.change_info(written.change).note) == ("anna", "checked")


def test_the_same_decision_twice_is_one(small: Store) -> None:
    first = review.decide(small, "reject", {"c4": 1}, by="anna")
    again = review.decide(small, "reject", {"c4": 1}, by="anna")
    assert again == first
    assert revisions(small, "c4") == [1, 2]


def test_a_decision_on_something_changed_since_is_stale_as_a_whole(small: Store) -> None:
    review.edit(small, "c4", 1, {"value": {"entity": "az"}}, by="bert")
    before = small.latest_change()
    with pytest.raises(StaleEdit) as refused:
        review.decide(small, "reject", {"c5": 1, "c4": 1}, by="anna")
    assert (refused.value.id, refused.value.expected, refused.value.actual) == ("c4", 1, 2)
    assert refused.value.merge.merged["value"] == {"entity": "az"}
    assert refused.value.merge.merged["status"] == "rejected"
    assert small.latest_change() == before
    assert now(small, "c5").revision == 1


@pytest.mark.parametrize("revision", [0, -1, 2, 99])
def test_a_revision_that_never_was(small: Store, revision: int) -> None:
    with pytest.raises(RevisionConflict):
        review.decide(small, "accept", {"c5": revision}, by="anna")


def test_what_is_not_there_is_not_found(small: Store) -> None:
    for work in (
        lambda: review.decide(small, "accept", {"c5": 1, "none": 1}, by="anna"),
        lambda: review.edit(small, "none", 1, {}, by="anna"),
        lambda: review.revert(small, "none", 1, 1, by="anna"),
        lambda: review.revert(small, "c5", 1, 7, by="anna"),
        lambda: review.undo(small, 99, by="anna"),
        lambda: review.reanchor(small, "c5", 1, "none", [(0, 1)], by="anna"),
        lambda: review.add_alias(small, "none", 1, Alias("x"), by="anna"),
        lambda: review.new_version(small, edition(replaces="none"), by="anna"),
        lambda: review.erase(small, "none", by="anna", note="a court order"),
    ):
        with pytest.raises(NotFound):
            work()
    assert small.latest_change() == 1


# Editing

EDITS: dict[str, tuple[str, dict[str, Any], dict[str, Any]]] = {
    "a part of the value": ("c3", {"value": {"latest": "2017-02-17"}}, {"value": {"latest": "2017-02-17"}}),
    "another place": ("c4", {"value": {"entity": "helsinki"}}, {"value": {"entity": "helsinki"}}),
    "a field set to null": ("c1", {"value": {"office": None}}, {"value": {"office": None}}),
    "an attribution": ("c3", {"attribution": {"text": "sagte X"}}, {"attribution": {"text": "sagte X", "side": None}}),
    "another meeting": ("c4", {"subject": {"meeting": "m9"}}, {"subject": {"meeting": "m9"}}),
    "another property": (
        "c4",
        {"property": "status", "value": {"entity": None, "status": "held"}},
        {"property": "status", "value": {"status": "held"}},
    ),
    "other words": ("c4", {"spans": [{"start": 0, "end": 7, "quote": "Dunford"}]}, {}),
}


@pytest.mark.parametrize(("id", "patch", "changed"), EDITS.values(), ids=EDITS)
def test_an_edit_is_a_new_revision(small: Store, id: str, patch: dict[str, Any], changed: dict[str, Any]) -> None:
    old = now(small, id)
    [new] = review.edit(small, id, 1, patch, by="anna").claims
    assert new == now(small, id)
    assert (new.revision, new.status, new.document) == (2, old.status, old.document)
    record = claim_record(new)
    for name, value in changed.items():
        before = claim_record(old)[name]
        keeps = isinstance(before, dict) and name == "value" and "property" not in changed
        assert record[name] == ({**before, **value} if keeps else value)
    for span in new.spans:
        assert span == quote("apa", TEXT, span.start, span.end)


def test_an_edit_of_nothing_changes_nothing(small: Store) -> None:
    assert review.edit(small, "c3", 1, {"value": {"text": "am Donnerstag"}}, by="anna").change == 1
    assert revisions(small, "c3") == [1]


REFUSED: dict[str, tuple[dict[str, Any], list[str]]] = {
    "a day that is none": ({"value": {"earliest": "2017-02-30"}}, ["/value/earliest"]),
    "the wrong way round": ({"value": {"latest": "2001-01-01"}}, ["/value/latest"]),
    "a field too many": ({"value": {"weather": "rain"}}, ["/value"]),
    "a field too few": ({"value": {"text": None}}, ["/value"]),
    "what no patch changes": (
        {"id": "x", "document": "rfe", "status": "rejected", "revision": 7, "change": 9, "anchored": False},
        ["/id", "/document", "/status", "/anchored", "/revision", "/change"],
    ),
    "several at once": (
        {"status": "rejected", "value": {"granularity": "fortnight"}},
        ["/status", "/value/granularity"],
    ),
    "words that do not stand there": ({"spans": [{"start": 0, "end": 7, "quote": "Milley!"}]}, ["/spans/0/quote"]),
    "beyond the text": ({"spans": [{"start": 0, "end": 700, "quote": "x"}]}, ["/spans/0"]),
    "no words at all": ({"spans": []}, ["/spans"]),
    "nobody's side": ({"attribution": {"text": "x", "side": "nobody"}}, ["/attribution/side"]),
    "a property of others": ({"property": "office"}, ["/value", "/value"]),
}


@pytest.mark.parametrize(("patch", "paths"), REFUSED.values(), ids=REFUSED)
def test_a_bad_edit_is_refused_with_all_its_faults(small: Store, patch: dict[str, Any], paths: list[str]) -> None:
    assert set(faults(lambda: review.edit(small, "c3", 1, patch, by="anna"))) >= set(paths)
    assert small.latest_change() == 1


def test_a_stale_edit_brings_both_sides(small: Store) -> None:
    review.edit(small, "c3", 1, {"value": {"latest": "2017-02-17", "text": "Freitag"}}, by="bert")
    patch = {"value": {"text": "am Freitag"}, "attribution": {"text": "sagte X", "side": "US"}}
    with pytest.raises(StaleEdit) as refused:
        review.edit(small, "c3", 1, patch, by="anna")
    found = refused.value.merge
    assert found.conflicts == ("/value/text",)
    assert (found.base["revision"], found.theirs["revision"], found.merged["revision"]) == (1, 2, 2)
    assert found.merged["value"]["latest"] == "2017-02-17"
    assert found.merged["value"]["text"] == found.yours["value"]["text"] == "am Freitag"
    assert found.merged["attribution"] == {"text": "sagte X", "side": "US"}
    patch = patch_of(found.theirs, found.merged)
    [claim] = review.edit(small, "c3", 2, patch, by="anna").claims  # and so it goes on
    assert claim_record(claim) == found.merged | {"revision": 3}


def test_of_forty_writers_exactly_one_wins_each_revision(small: Store) -> None:
    wins: list[int] = []
    losses: list[int] = []
    start = threading.Barrier(40)

    def work(number: int) -> None:
        start.wait()
        expecting = 1
        for attempt in range(3):
            try:
                text = f"{number}, {attempt}"
                review.edit(small, "c3", expecting, {"value": {"text": text}}, by=f"writer {number}")
                wins.append(expecting + 1)
            except StaleEdit as error:
                losses.append(expecting)
                expecting = error.actual
            else:
                expecting += 1

    threads = [threading.Thread(target=work, args=[number]) for number in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(wins) + len(losses) == 120
    assert sorted(wins) == list(range(2, len(wins) + 2))
    assert revisions(small, "c3") == list(range(1, len(wins) + 2))
    with present(small) as view:
        history = view.claim_history("c3")
        assert [change.number for _, change in history] == sorted({change.number for _, change in history})


# Proposing

NEW = {
    "subject": {"meeting": "m1"},
    "property": "topic",
    "value": {"text": "Treffen", "language": "de"},
    "document": "apa",
    "spans": [{"start": TEXT.index("Treffen"), "end": TEXT.index("Treffen") + 7, "quote": "Treffen"}],
}


def test_a_claim_is_proposed(small: Store) -> None:
    [first] = review.propose(small, NEW, by="anna").claims
    [second] = review.propose(small, NEW | {"attribution": {"text": "sagte X"}}, by="anna", accept=True).claims
    assert (first.status, second.status) == ("proposed", "accepted")
    assert first == now(small, first.id)
    assert first.id != second.id
    assert first.spans == (quote("apa", TEXT, first.spans[0].start, first.spans[0].end),)


def test_the_gazetteers_places_come_along(small: Store) -> None:
    from claims.places import lookup

    geneva = lookup("Genf", "de")[0]
    record = NEW | {"property": "place", "value": {"entity": geneva.id}}
    review.propose(small, record, by="anna")
    with present(small) as view:
        assert view.entity(geneva.id).label == "Genf"
        assert view.entity(geneva.container or "").kind == "place"


@pytest.mark.parametrize(
    ("fields", "paths"),
    [
        ({"id": "x", "revision": 1, "status": "accepted"}, ["/id", "/revision", "/status"]),
        ({"document": "none"}, ["/document"]),
        ({"value": {"text": ""}, "subject": {"meeting": "a b"}}, ["/subject/meeting", "/value/text"]),
        ({"spans": [{"start": 0, "end": 7, "quote": "Treffen"}]}, ["/spans/0/quote"]),
        ({"subject": {"entity": "e1"}}, ["/property"]),
        ({"property": "place", "value": {"entity": "nowhere"}}, ["/value/entity"]),
    ],
)
def test_a_bad_claim_is_refused(small: Store, fields: dict[str, Any], paths: list[str]) -> None:
    assert sorted(set(faults(lambda: review.propose(small, NEW | fields, by="anna")))) == paths
    assert small.latest_change() == 1


# Going back


def test_to_revert_is_a_new_revision(small: Store) -> None:
    review.edit(small, "c3", 1, {"value": {"text": "x"}}, by="anna")
    review.decide(small, "reject", {"c3": 2}, by="anna")
    [claim] = review.revert(small, "c3", 3, 1, by="bert").claims
    assert (claim.revision, claim.status, claim.value["text"]) == (4, "accepted", "am Donnerstag")
    assert review.revert(small, "c3", 3, 1, by="bert").change == claim.change  # twice is once
    assert review.revert(small, "c3", 4, 4, by="bert").change == claim.change
    with pytest.raises(StaleEdit):
        review.revert(small, "c3", 3, 2, by="bert")


def test_undo_and_redo(small: Store) -> None:
    done = review.decide(small, "reject", {"c1": 1, "c2": 1, "c5": 1}, by="anna")
    undone = review.undo(small, done.change, by="anna")
    assert undone.change == done.change + 1
    assert [(row.id, row.status, row.revision) for row in undone.claims] == [
        ("c1", "accepted", 3), ("c2", "accepted", 3), ("c5", "proposed", 3),
    ]  # fmt: skip
    assert review.undo(small, done.change, by="anna").change == undone.change  # twice is once
    redone = review.undo(small, undone.change, by="anna")
    assert {row.status for row in redone.claims} == {"rejected"}


def test_what_was_added_is_withdrawn_and_comes_again(small: Store) -> None:
    added = review.propose(small, NEW, by="anna", accept=True)
    [gone] = review.undo(small, added.change, by="anna").claims
    assert (gone.id, gone.status) == (added.claims[0].id, "withdrawn")
    [again] = review.undo(small, gone.change, by="anna").claims
    assert again.status == "accepted"


def test_nothing_is_undone_over_what_somebody_wrote_since(small: Store) -> None:
    done = review.decide(small, "reject", {"c1": 1, "c2": 1}, by="anna")
    review.edit(small, "c2", 2, {"value": {"office": None}}, by="bert")
    before = small.latest_change()
    with pytest.raises(RevisionConflict) as refused:
        review.undo(small, done.change, by="anna")
    assert refused.value.id == "c2"
    assert small.latest_change() == before


def test_an_alias_is_undone(small: Store) -> None:
    added = review.add_alias(small, "e3", 1, Alias("General Milley", "de"), by="anna")
    [entity] = review.undo(small, added.change, by="anna").entities
    assert (entity.revision, entity.aliases) == (3, ())


def test_the_seeds_are_undone_as_a_whole(seeded_store: Store) -> None:
    with present(seeded_store) as view:
        count = view.counts()["claims"]
    assert len(review.undo(seeded_store, 1, by="anna").claims) == count
    assert verify("Dunford und Gerasimow trafen sich in Baku.", store=seeded_store).label == "not_enough_evidence"


@pytest.mark.parametrize("seed", range(8))
def test_a_walk_is_walked_back(small: Store, seed: int) -> None:
    """Whatever reviewers did, undoing it change by change, the last first, brings back the claims as they were."""
    random.seed(seed)
    before = _contents(small)
    first = small.latest_change()
    for _ in range(12):
        id = random.choice(["c1", "c2", "c3", "c4", "c5"])
        revision = now(small, id).revision
        step = random.randrange(4)
        if step == 0:
            review.decide(small, random.choice(["accept", "reject", "withdraw"]), {id: revision}, by="anna")
        elif step == 1:
            review.edit(small, id, revision, {"attribution": {"text": random.choice("abc")}}, by="anna")
        elif step == 2:
            review.revert(small, id, revision, random.randint(1, revision), by="anna")
        else:
            review.propose(small, NEW, by="anna")
    for change in range(small.latest_change(), first, -1):
        review.undo(small, change, by="anna")
    after = _contents(small)
    assert {id: after[id] for id in before} == before
    assert {record["status"] for id, record in after.items() if id not in before} <= {"withdrawn"}
    for id in after:
        assert revisions(small, id) == list(range(1, len(revisions(small, id)) + 1))


def _contents(store: Store) -> dict[str, dict[str, Any]]:
    with store.view() as view:
        return {row.id: claim_record(row) | {"revision": 0} for row in view.list_claims(limit=1000)}


# Aliases


def test_aliases_come_and_go(small: Store) -> None:
    alias = Alias("Марк Милли", "ru", "Cyrl", "usual spelling")
    [entity] = review.add_alias(small, "e3", 1, alias, by="anna").entities
    assert (entity.revision, entity.aliases) == (2, (alias,))
    assert review.add_alias(small, "e3", 1, alias, by="anna").change == entity.change  # twice is once
    with present(small) as view:
        assert ids(view.suggest("person", "марк")) == ["e3"]
    [entity] = review.remove_alias(small, "e3", 2, Alias("Марк Милли"), by="anna").entities
    assert (entity.revision, entity.aliases) == (3, ())
    assert review.remove_alias(small, "e3", 2, alias, by="anna").change == entity.change
    with present(small) as view:
        assert view.suggest("person", "марк") == []
        assert [row.aliases for row, _ in view.entity_history("e3")] == [(), (alias,), ()]


@pytest.mark.parametrize("text", ["Joe Dunford", "joseph  DUNFORD", " Joséph Dunford "])
def test_a_name_of_somebody_else_names_its_owner(small: Store, text: str) -> None:
    with pytest.raises(AliasTaken) as refused:
        review.add_alias(small, "e3", 1, Alias(text), by="anna")
    assert (refused.value.owner, refused.value.label) == ("e1", "Joe Dunford")
    assert small.latest_change() == 1


def test_of_two_who_give_one_name_away_at_once_the_second_is_told_whose_it_is(small: Store) -> None:
    """Whose a name is, is decided in the transaction that writes: forty names, each by two in the same instant."""
    start = threading.Barrier(2)

    def give(entity: str, name: str, expecting: int) -> str | None:
        """Whose it is, if it is somebody else's."""
        start.wait()
        try:
            review.add_alias(small, entity, expecting, Alias(name), by=entity)
        except AliasTaken as error:
            return error.owner
        return None

    for name in (f"Chief {number}" for number in range(40)):
        with small.view() as view:
            work = [(entity, name, view.entity(entity).revision) for entity in ("e1", "e3")]
        with ThreadPoolExecutor(2) as pool:
            told = list(pool.map(lambda each: give(*each), work))
        with small.view() as view:
            [owner] = ids(view.entities_named(name))
        assert told == [None if entity == owner else owner for entity in ("e1", "e3")]


def test_nothing_is_undone_that_would_give_a_name_to_two(small: Store) -> None:
    review.add_alias(small, "e3", 1, Alias("The Chief"), by="anna")
    removed = review.remove_alias(small, "e3", 2, Alias("The Chief"), by="anna")
    review.add_alias(small, "e1", 1, Alias("the chief"), by="bert")
    with pytest.raises(AliasTaken) as refused:
        review.undo(small, removed.change, by="anna")
    assert (refused.value.text, refused.value.owner) == ("The Chief", "e1")


def test_an_alias_is_checked(small: Store) -> None:
    assert faults(lambda: review.add_alias(small, "e3", 1, Alias(" "), by="anna")) == ["/aliases/0/text"]
    review.add_alias(small, "e3", 1, Alias("General Milley"), by="anna")
    with pytest.raises(StaleEdit) as refused:
        review.add_alias(small, "e3", 1, Alias("M. Milley"), by="bert")
    assert [alias["text"] for alias in refused.value.merge.theirs["aliases"]] == ["General Milley"]


# Newer versions


def test_a_new_version_takes_along_what_stands_there_as_before(small: Store) -> None:
    done = review.new_version(small, edition(), by="anna")
    assert set(done.moved).isdisjoint(done.needs)
    assert (done.moved, "c4" in done.needs) == (("c1", "c6"), True)
    with present(small) as view:
        assert view.newer_versions(["apa", "rfe"]) == {"apa": "apa-2"}
        for id in (*done.moved, *done.needs):
            row = view.claim(id)
            assert row.revision == 2
            assert (row.document, row.anchored) == (("apa-2", True) if id in done.moved else ("apa", False))
            text = view.document(row.document).text
            assert all(text[span.start : span.end] == span.quote for span in row.spans)
        assert ids(view.queue(Filter(anchored=False))) == sorted(done.needs)
    again = review.new_version(small, edition(), by="anna")
    assert (again.change, again.moved, again.needs) == (done.change, (), done.needs)


def test_what_needs_re_anchoring_never_moves_by_itself(small: Store) -> None:
    needs = review.new_version(small, edition(), by="anna").needs
    third = edition("Dritte Fassung. " + TEXT, "apa-3", "apa-2")
    done = review.new_version(small, third, by="anna")
    assert set(done.moved).isdisjoint(needs)
    assert [now(small, id).document for id in needs] == ["apa"] * len(needs)


def test_re_anchoring(small: Store) -> None:
    review.new_version(small, edition(), by="anna")
    start = NEWER.index("Baku")
    [claim] = review.reanchor(small, "c4", 2, "apa-2", [(start, start + 4)], by="anna").claims
    assert (claim.document, claim.anchored, claim.revision) == ("apa-2", True, 3)
    assert claim.spans == (quote("apa-2", NEWER, start, start + 4),)
    assert review.reanchor(small, "c4", 2, "apa-2", [(start, start + 4)], by="anna").change == claim.change
    assert faults(lambda: review.reanchor(small, "c4", 3, "apa", [(0, 3)], by="anna")) == ["/document"]
    assert faults(lambda: review.reanchor(small, "c4", 3, "rfe", [(0, 3)], by="anna")) == ["/document"]
    bad = [(0, 3), (5, 5), (-1, 2), (0, 999)]
    paths = ["/spans/1", "/spans/2", "/spans/3"]
    assert faults(lambda: review.reanchor(small, "c4", 3, "apa-2", bad, by="anna")) == paths
    assert faults(lambda: review.reanchor(small, "c4", 3, "apa-2", [], by="anna")) == ["/spans"]


def test_no_claim_rests_on_an_outdated_text(small: Store) -> None:
    moved = review.new_version(small, edition(), by="anna").moved
    assert faults(lambda: review.propose(small, NEW, by="anna")) == ["/document"]
    assert faults(lambda: review.reanchor(small, "c4", 2, "apa", [(0, 3)], by="anna")) == ["/document"]
    [claim] = review.revert(small, moved[0], 2, 1, by="anna").claims
    assert (claim.document, claim.anchored) == ("apa", False)
    review.decide(small, "accept", {"c4": 2}, by="anna")
    assert not now(small, "c4").decides()


@pytest.mark.parametrize(
    ("document", "path"),
    [
        (edition(id="apa-3"), "/replaces"),  # there is a newer one already
        (replace(edition(id="apa-3"), replaces=None), "/replaces"),
        (replace(edition(id="apa-3"), replaces="apa-2", sha256="0" * 64), "/sha256"),
    ],
)
def test_a_bad_version_is_refused(small: Store, document: Any, path: str) -> None:
    review.new_version(small, edition(), by="anna")
    before = small.latest_change()
    assert faults(lambda: review.new_version(small, document, by="anna")) == [path]
    assert small.latest_change() == before


def test_the_storage_lets_no_claim_slip_by(small: Store) -> None:
    """Whoever replaces a document has to say what becomes of each of its claims."""
    with pytest.raises(RevisionConflict):
        write(small, edition())
    loop = replace(edition(id="loop"), replaces="loop")
    assert faults(lambda: write(small, loop)) == ["/documents/0/replaces"]
    assert faults(lambda: write(small, edition(replaces="none"))) == ["/documents/0/replaces"]


# Erasing

TOLD = "Es war das erste Treffen seit 2014"


def test_an_erased_text_is_gone(small: Store, store_url: str) -> None:
    extra = claim("c7", "outcome", {"text": TOLD, "language": "de", "kind": "declared", "by": []}, TOLD)
    write(small, extra)
    review.edit(small, "c7", 1, {"attribution": {"text": TOLD}}, by="anna")
    before = {id: now(small, id) for id in ("c1", "c5", "c7")}
    written = review.erase(small, "apa", by="root", note="court order 1")
    assert written.change == small.latest_change()
    with present(small) as view:
        document = view.document("apa")
        assert (document.text, document.erased, document.sha256) == ("", True, APA.sha256)
        change = view.change_info(written.change)
        assert (change.by, change.action, change.note) == ("root", "erase", "court order 1")
        for id, old in before.items():
            new = view.claim(id)
            assert (new.revision, new.anchored, new.status) == (old.revision + 1, False, old.status)
            assert [(s.start, s.end, s.quote) for s in new.spans] == [(s.start, s.end, "") for s in old.spans]
            assert [row.revision for row, _ in view.claim_history(id)] == list(range(1, new.revision + 1))
        everything = repr(dump(view))
        assert view.claims_in("apa") == list(written.claims)
    with small.view(1) as view:
        assert not any(row.decides() for row in view.list_claims(limit=100))
        everything += repr(dump(view))
    for word in ("Donnerstag in", "erste Treffen", "Treffen seit"):
        assert word not in everything
    small.close()
    path = Path(store_url.removeprefix("sqlite:///"))
    for file in path.parent.iterdir():
        assert TOLD.encode() not in file.read_bytes(), file


def test_nothing_brings_an_erased_text_back(small: Store) -> None:
    review.erase(small, "apa", by="root", note="court order 1")
    change = small.latest_change()
    assert review.erase(small, "apa", by="root", note="again").change == change
    small.write(SMALL, by="seed", action="seed")  # `belegt seed` again
    assert small.latest_change() == change
    assert faults(lambda: review.undo(small, change, by="root")) == ["/change"]
    assert faults(lambda: review.propose(small, NEW, by="anna")) == ["/document"]
    assert faults(lambda: review.erase(small, "apa", by="root", note=" ")) == ["/note"]
    write(small, claim("c9", "topic", {"text": TOLD, "language": "de"}, TOLD))
    [claims] = [review.revert(small, "c1", 2, 1, by="anna").claims]
    with present(small) as view:
        assert TOLD not in repr(dump(view))
    assert not claims[0].anchored
    assert now(small, "c9").spans[0].quote == ""


def test_the_guards_are_back_after_an_erasure(small: Store, store_url: str) -> None:
    import sqlite3

    review.erase(small, "apa", by="root", note="court order 1")
    small.close()
    with sqlite3.connect(store_url.removeprefix("sqlite:///")) as db:
        for statement in ("UPDATE claims SET value = '{}'", "UPDATE spans SET quote = ''", "DELETE FROM texts"):
            with pytest.raises(sqlite3.IntegrityError, match="only added to"):
                db.execute(statement)


# Verdicts

BAKU = "Dunford und Gerasimow trafen sich am 16. Februar 2017 in Baku."


def label(store: Store, text: str = BAKU, as_of: int | None = None) -> str:
    return verify(text, store=store, language="de", stated_on=date(2021, 10, 1), as_of=as_of).label


def _place(store: Store) -> Claim:
    with present(store) as view:
        return next(c for c in view.meeting_claims(["m1"])["m1"] if c.property == "place")


def test_what_is_accepted_decides_the_next_verdict(seeded_store: Store) -> None:
    first = seeded_store.latest_change()
    assert label(seeded_store) == "supported"
    place = _place(seeded_store)
    done = review.decide(seeded_store, "reject", {place.id: place.revision}, by="anna")
    assert label(seeded_store) == "not_enough_evidence"
    review.undo(seeded_store, done.change, by="anna")
    assert label(seeded_store) == "supported"
    with present(seeded_store) as view:
        day = next(c for c in view.meeting_claims([place.subject.ids[0]])[place.subject.ids[0]] if c.property == "date")
    value = {"earliest": "2017-02-17", "latest": "2017-02-17"}
    review.edit(seeded_store, day.id, day.revision, {"value": value}, by="anna")
    assert label(seeded_store) == "refuted"
    assert label(seeded_store, BAKU.replace("16.", "17.")) == "supported"
    assert label(seeded_store, as_of=first) == "supported"


def test_what_needs_re_anchoring_decides_nothing(seeded_store: Store) -> None:
    place = _place(seeded_store)
    with present(seeded_store) as view:
        old = view.document(place.document)
    [span] = place.spans
    text = old.text[: span.start - 3] + "in " + old.text[span.start - 3 :].replace(span.quote, span.quote, 1)
    text = text.replace(span.suffix, " " + span.suffix)
    first = seeded_store.latest_change()
    done = review.new_version(seeded_store, edition(text, "apa-new", old.id), by="anna")
    assert place.id in done.needs
    assert label(seeded_store) != "supported"
    start = text.index(span.quote, span.start)
    row = now(seeded_store, place.id)
    assert not row.decides()
    for id in done.needs:
        row = now(seeded_store, id)
        places = [(text.index(s.quote), text.index(s.quote) + len(s.quote)) for s in row.spans]
        places = [(start, start + len(span.quote))] if id == place.id else places
        review.reanchor(seeded_store, id, row.revision, "apa-new", places, by="anna")
    assert label(seeded_store) == "supported"
    assert label(seeded_store, as_of=first) == "supported"


def test_an_erased_document_decides_nothing_not_even_in_the_past(seeded_store: Store) -> None:
    first = seeded_store.latest_change()
    review.erase(seeded_store, _place(seeded_store).document, by="root", note="court order 1")
    assert label(seeded_store) == label(seeded_store, as_of=first) == "not_enough_evidence"


# Contradictions

JAN = {"earliest": "2014-01-01", "latest": "2014-01-31"}
DAY = {"earliest": "2014-01-21", "latest": "2014-01-21"}
FEB = {"earliest": "2014-02-01", "latest": "2014-02-28"}


def minutes(number: int, bound: str = "exact") -> dict[str, Any]:
    return {"minutes": number, "bound": bound}


EXCLUSIONS: list[tuple[str, dict[str, Any], dict[str, Any], bool]] = [
    ("date", JAN, DAY, False),
    ("date", JAN, FEB, True),
    ("date", DAY, DAY, False),
    ("place", {"entity": "country:AZ"}, {"entity": "geo:587084"}, False),  # Baku lies there
    ("place", {"entity": "geo:587084"}, {"entity": "geo:658225"}, True),  # Baku, Helsinki
    ("place", {"entity": "geo:658225"}, {"entity": "geo:658225"}, False),
    ("place", {"entity": "nowhere"}, {"entity": "geo:658225"}, False),
    ("status", {"status": "held"}, {"status": "cancelled"}, True),
    ("status", {"status": "denied"}, {"status": "held"}, True),
    ("status", {"status": "held"}, {"status": "planned"}, False),
    ("status", {"status": "denied"}, {"status": "cancelled"}, False),
    ("format", {"format": "phone"}, {"format": "video"}, True),
    ("format", {"format": "phone"}, {"format": "phone"}, False),
    ("duration", minutes(60), minutes(90), True),
    ("duration", minutes(60), minutes(90, "about"), False),
    ("duration", minutes(60), minutes(60), False),
    ("topic", {"text": "a"}, {"text": "b"}, False),
    ("participant", {"entity": "e1"}, {"entity": "e2"}, False),
]


@pytest.mark.parametrize(("property", "one", "other", "expected"), EXCLUSIONS)
def test_what_excludes_what(property: str, one: dict[str, Any], other: dict[str, Any], expected: bool) -> None:
    assert excludes(property, one, other, {}) == excludes(property, other, one, {}) == expected


# Records beside each other

RECORDS = st.recursive(
    st.integers(0, 3) | st.text("ab", max_size=2),
    lambda inner: st.dictionaries(st.sampled_from("pqrs"), inner, max_size=3),
    max_leaves=8,
)
OBJECTS = st.dictionaries(st.sampled_from("pqrs"), RECORDS, max_size=4)


@pytest.mark.parametrize(("record", "patch", "result"), [  # RFC 7396, appendix A
    ({"a": "b"}, {"a": "c"}, {"a": "c"}),
    ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
    ({"a": "b"}, {"a": None}, {}),
    ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
    ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
    ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
    ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
    ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
    (["a", "b"], ["c", "d"], ["c", "d"]),
    ({"a": "b"}, ["c"], ["c"]),
    ({"a": "foo"}, None, None),
    ({"a": "foo"}, "bar", "bar"),
    ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
    ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
    ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
])  # fmt: skip
def test_a_patch_is_a_json_merge_patch(record: Any, patch: Any, result: Any) -> None:
    assert patched(record, patch) == result


@given(OBJECTS, OBJECTS)
def test_a_patch_leads_from_one_record_to_the_other(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert patched(one, patch_of(one, other)) == other
    assert patch_of(one, one) == {}
    assert difference(one, one) == []


@given(OBJECTS, OBJECTS, OBJECTS)
def test_a_merge_keeps_what_does_not_overlap(
    base: dict[str, Any], theirs: dict[str, Any], yours: dict[str, Any]
) -> None:
    assert merge(base, base, yours).merged == yours
    assert merge(base, theirs, base).merged == theirs
    assert merge(base, theirs, theirs).conflicts == ()
    found = merge(base, theirs, yours)
    if not found.conflicts:
        assert merge(base, yours, theirs).merged == found.merged  # it does not matter who was first


def test_the_difference_of_two_revisions(small: Store) -> None:
    before = claim_record(now(small, "c3"))
    review.edit(small, "c3", 1, {"value": {"text": "x"}, "attribution": {"text": "y"}}, by="anna")
    [text, attribution] = difference(before, claim_record(now(small, "c3")))
    assert (text.path, text.before, text.after) == ("/value/text", "am Donnerstag", "x")
    assert (attribution.path, attribution.before) == ("/attribution", None)


def test_spans_are_compared_one_by_one() -> None:
    one = {"spans": [{"start": 1, "end": 2}]}
    two = {"spans": [{"start": 1, "end": 3}, {"start": 7, "end": 9}]}
    assert [found.path for found in difference(one, two)] == ["/spans/0/end", "/spans/1"]


def test_a_value_of_another_property_is_merged_as_a_whole() -> None:
    base = {"property": "date", "value": {"earliest": "a", "latest": "b"}}
    theirs = {"property": "place", "value": {"entity": "x"}}
    yours = {"property": "date", "value": {"earliest": "a", "latest": "c"}}
    assert merge(base, theirs, yours).conflicts == ("/value",)
    assert merge(base, theirs, yours).merged["value"] == yours["value"]
