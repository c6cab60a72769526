"""Tables of meetings in: rows read lazily, names and places found, nothing twice, nothing half."""

from __future__ import annotations

import csv
import json
import os
import pty
import random
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

import claims.tables
from claims import open_store, verify
from claims.errors import InvalidInput
from claims.storage.interface import Store
from claims.tables import Imported, Reject, import_table, mapping_from, open_table
from claims.types import Entity
from seeds.load import load
from tests.doors import belegt, command, environment
from tests.storing import write

pytest_plugins = ["tests.serving"]

HEADER = "date,place,participants\n"
DATA = Path(os.environ.get("BELEGT_DEV_DATA", Path(__file__).parents[2] / "shared" / "dev-data"))
ROW = "2017-02-16,Baku,Joe Dunford; Valery Gerasimov\n"


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """A store with the seeds; names are found as they are in use."""
    store = open_store(store_url)
    load(store)
    yield store
    store.close()


def take_in(
    store: Store, path: Path, text: str | bytes, accept: bool = False, **mapping: Any
) -> tuple[Imported, list[Reject]]:
    """Import a table of these contents."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    rejects: list[Reject] = []
    with open_table(path, mapping_from(mapping)) as table:
        done = import_table(store, table, by="tester", accept=accept, reject=rejects.append)
    assert done.rejected == len(rejects)
    assert done.rows == done.new + done.known + done.rejected
    return done, rejects


def refused(path: Path, text: str | bytes, **mapping: Any) -> list[str]:
    """What is said of a table that can't be opened."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InvalidInput) as error, open_table(path, mapping_from(mapping)):
        pass
    assert all(path.name in fault.message for fault in error.value.faults)
    return [fault.message for fault in error.value.faults]


def imported(store: Store) -> dict[str, list[Any]]:
    """The claims of the rows, by property, and the documents."""
    found: dict[str, list[Any]] = {"documents": []}
    with store.view() as view:
        for document in view.list_documents(limit=1000):
            if document.id.startswith("row-"):
                found["documents"].append(view.document(document.id))
                for claim in view.list_claims(document=document.id, limit=1000):
                    found.setdefault(claim.property, []).append(claim)
    return found


# What a row becomes


def test_a_row_becomes_a_document_with_claims(store: Store, tmp_path: Path) -> None:
    done, rejects = take_in(store, tmp_path / "t.csv", HEADER + ROW, complete=True, publisher="Table of the test")
    assert (done.new, done.claims, done.people, done.unknown_places, rejects) == (1, 6, 0, 0, [])
    found = imported(store)
    [document] = found["documents"]
    assert document.text == "2017-02-16 · Baku · Joe Dunford; Valery Gerasimov\n"
    assert (document.publisher, document.latest, document.published) == ("Table of the test", date(2017, 2, 16), None)
    [day], [place], [status], [complete] = (
        found[name] for name in ("date", "place", "status", "participants_complete")
    )
    assert day.value == {"text": "2017-02-16", "earliest": "2017-02-16", "latest": "2017-02-16", "granularity": "day"}
    assert (place.value["entity"], status.value, complete.value) == (
        "geo:587084", {"status": "held"}, {"complete": True},
    )  # fmt: skip
    assert [claim.value["entity"] for claim in found["participant"]] == ["e1", "e2"]
    assert [claim.spans[0].quote for claim in found["participant"]] == ["Joe Dunford", "Valery Gerasimov"]
    assert complete.spans[0].quote == "Joe Dunford; Valery Gerasimov"
    assert {claim.status for name, own in found.items() if name != "documents" for claim in own} == {"proposed"}


def test_accepted_rows_decide(store: Store, tmp_path: Path) -> None:
    row = "2019-05-03,Wien,Joe Dunford; Valery Gerasimov\n"
    statement = "Dunford und Gerasimow trafen sich am 3. Mai 2019 in Wien."
    take_in(store, tmp_path / "t.csv", HEADER + row)
    assert verify(statement, store=store).label == "not_enough_evidence"
    take_in(store, tmp_path / "u.csv", HEADER + row.replace("Wien", "Wien "), accept=True, publisher="another")
    assert verify(statement, store=store).label == "supported"


def test_nothing_doubles(store: Store, tmp_path: Path) -> None:
    take_in(store, tmp_path / "t.csv", HEADER + ROW)
    change = store.latest_change()
    for name, text in (("t.csv", HEADER + ROW), ("other.csv", HEADER + ROW + ROW)):
        done, _ = take_in(store, tmp_path / name, text, accept=True)
        assert (done.new, done.known) == (0, text.count("Dunford"))
    line = {"date": "2017-02-16", "place": "Baku", "participants": ["Joe Dunford", "Valery Gerasimov"]}
    done, _ = take_in(store, tmp_path / "t.jsonl", json.dumps(line) + "\n")
    assert (done.new, done.known) == (0, 1)  # the same row in another kind of file
    assert store.latest_change() == change


def test_names(store: Store, tmp_path: Path) -> None:
    rows = (
        "2001-01-01,,Ada Testfrau; Bodo Probemann\n"
        "2001-01-02,,President Ada Testfrau; Bodo Probemann\n"  # the office is no part of the name
        "2001-01-03,,Testfrau; Bodo Probemann\n"  # a surname alone is nobody's in particular
        "2001-01-04,,Russian President Ada Testfrau; NATO\n"
        "2001-01-05,,Ada B. Testfrau; Bodo Probemann\n"
        "2001-01-06,,Ada C. Testfrau; Bodo Probemann\n"  # another middle initial speaks against it
    )
    done, rejects = take_in(store, tmp_path / "t.csv", HEADER + rows, language="en")
    assert rejects == []
    by_row: dict[str, list[str]] = {}
    for claim in imported(store)["participant"]:
        by_row.setdefault(claim.document[4:12], []).append(claim.value["entity"])
    ada, bodo = by_row["20010101"]
    assert by_row["20010102"] == [ada, bodo]
    assert by_row["20010103"][0] not in (ada, bodo)
    assert by_row["20010104"] == [ada, "organisation:NATO"]
    assert by_row["20010105"][0] == ada
    assert by_row["20010106"][0] != ada
    assert done.people == 4


def test_a_name_that_fits_two_is_neither(store: Store, tmp_path: Path) -> None:
    write(store, Entity("n1", "person", "Ada Testfrau"), Entity("n2", "person", "Ada Testfrau"))
    take_in(store, tmp_path / "t.csv", HEADER + "2001-01-01,,Ada Testfrau; Joe Dunford\n")
    [ada, joe] = [claim.value["entity"] for claim in imported(store)["participant"]]
    assert joe == "e1"
    assert ada not in ("n1", "n2")


def test_an_office_is_kept_where_it_is_known(store: Store, tmp_path: Path) -> None:
    text = HEADER + "2001-01-01,,US chief of staff Joe Dunford; Russian chief of staff Valery Gerasimov\n"
    take_in(store, tmp_path / "t.csv", text, language="en")
    values = [claim.value for claim in imported(store)["participant"]]
    assert values == [
        {"entity": "e1", "office": "office:chief_of_staff:US"},
        {"entity": "e2", "office": "office:chief_of_staff:RU"},
    ]


@pytest.mark.parametrize("about", ["Joe Dunford", "e1", "column:host"])
def test_whom_every_row_is_about(store: Store, tmp_path: Path, about: str) -> None:
    text = "date,place,participants,host\n2001-01-01,,Valery Gerasimov,Joe Dunford\n"
    take_in(store, tmp_path / "t.csv", text, about=about)
    assert [claim.value["entity"] for claim in imported(store)["participant"]] == ["e1", "e2"]


# Who met whom


TRIP = "start,end,place,participants\n2019-05-01,2019-05-04,Wien,Joe Dunford; Valery Gerasimov\n"
GUESTS = "Dunford und Gerasimow trafen sich im Mai 2019 in Wien."
VISITOR = "Milley und Gerasimow trafen sich im Mai 2019 in Wien."


def labels(store: Store) -> tuple[str, str]:
    return verify(GUESTS, store=store).label, verify(VISITOR, store=store).label


@pytest.mark.parametrize("days", ["2019-05-01,2019-05-04", "2019-05-01,"])
def test_those_whom_somebody_met_did_not_meet_each_other(store: Store, tmp_path: Path, days: str) -> None:
    """A row of a table of trips tells of as many meetings as there are guests."""
    text = TRIP.replace("2019-05-01,2019-05-04", days)
    done, rejects = take_in(store, tmp_path / "t.csv", text, accept=True, about="Mark Milley")
    assert (done.new, done.claims, rejects) == (1, 10, [])
    assert labels(store) == ("not_enough_evidence", "supported")
    parties: dict[str, set[str]] = {}
    for claim in imported(store)["participant"]:
        parties.setdefault(claim.subject.ids[0], set()).add(claim.value["entity"])
    assert sorted(map(sorted, parties.values())) == [["e1", "e4"], ["e2", "e4"]]
    change = store.latest_change()
    assert take_in(store, tmp_path / "t.csv", text, accept=True, about="Mark Milley")[0].known == 1
    assert store.latest_change() == change


@pytest.mark.parametrize("together", [{"together": True}, {"complete": True}])
def test_a_row_may_be_one_meeting_of_all(store: Store, tmp_path: Path, together: dict[str, bool]) -> None:
    take_in(store, tmp_path / "t.csv", TRIP, accept=True, about="Mark Milley", **together)
    assert labels(store) == ("supported", "supported")


def test_several_days_and_people_say_not_who_met_whom(store: Store, tmp_path: Path) -> None:
    text = TRIP.replace("Gerasimov", "Gerasimov; Mark Milley")
    _, [reject] = take_in(store, tmp_path / "t.csv", text, accept=True)
    assert "not who met whom" in reject.reason
    assert labels(store) == ("not_enough_evidence", "not_enough_evidence")
    assert take_in(store, tmp_path / "t.csv", TRIP, accept=True)[1] == []  # of two there is no doubt
    assert labels(store) == ("supported", "not_enough_evidence")
    assert take_in(store, tmp_path / "t.csv", text, accept=True, together=True)[1] == []
    assert labels(store) == ("supported", "supported")


def test_a_row_says_whom_it_is_about(store: Store, tmp_path: Path) -> None:
    text = "date,participants,host\n2001-01-01,Joe Dunford; Valery Gerasimov,\n"
    _, [reject] = take_in(store, tmp_path / "t.csv", text, about="column:host")
    assert reject.reason == "the row does not say whom it is about"


def test_whom_names_meant_is_known_the_next_time(store: Store, tmp_path: Path) -> None:
    """Also where a row is several meetings: the second run learns from the first one's claims."""
    row = "2001-01-01,,Ada Testfrau; Bodo Probemann; Cara Muster\n"
    take_in(store, tmp_path / "t.csv", HEADER + row, about="Joe Dunford")
    before = {claim.spans[0].quote: claim.value["entity"] for claim in imported(store)["participant"]}
    write(store, Entity("twin", "person", "Ada Testfrau"))
    more = row.replace("2001-01-01", "2001-01-02")
    done, _ = take_in(store, tmp_path / "u.csv", HEADER + row + more, about="Joe Dunford")
    assert (done.known, done.new, done.people) == (1, 1, 0)
    after = [claim for claim in imported(store)["participant"] if claim.document.startswith("row-20010102")]
    assert {claim.spans[0].quote: claim.value["entity"] for claim in after} == before


def test_names_that_are_only_alike_are_two_people(store: Store, tmp_path: Path) -> None:
    names = ["Hans Schmieder", "Hans Schmeider", "Hans Meier", "Hans Mayer", "H. Schmieder", "Andrew Schmaber",
             "Andrew Schmieber", "Andrew J. Schmaber"]  # fmt: skip
    rows = "".join(f"2001-01-{day:02},,Joe Dunford; {name}\n" for day, name in enumerate(names, start=1))
    done, rejects = take_in(store, tmp_path / "t.csv", HEADER + rows)
    assert rejects == []
    entities = {claim.spans[0].quote: claim.value["entity"] for claim in imported(store)["participant"]}
    assert entities["Andrew J. Schmaber"] == entities["Andrew Schmaber"]
    assert done.people == len({entities[name] for name in names}) == len(names) - 1


# Whether it was held


STATUS = "date,place,participants,status\n"


@pytest.mark.parametrize(
    ("cell", "status"),
    [
        ("held", "held"),
        ("Planned", "planned"),
        ("cancelled", "cancelled"),
        ("denied", "denied"),
        ("Abgesagt", "cancelled"),
        ("soon", None),
        ("", None),
    ],
)
def test_a_status(store: Store, tmp_path: Path, cell: str, status: str | None) -> None:
    text = STATUS + f"2019-05-03,Wien,Joe Dunford; Valery Gerasimov,{cell}\n"
    statement = "Dunford und Gerasimow trafen sich am 3. Mai 2019 in Wien."
    _, rejects = take_in(store, tmp_path / "t.csv", text, accept=True, statuses={"abgesagt": "cancelled"})
    verdict = verify(statement, store=store)
    assert (verdict.label == "supported") == (status == "held")
    if status is None:
        [reject] = rejects
        assert (reject.line, "held, planned, cancelled, denied" in reject.reason) == (2, True)
        assert cell in reject.reason
        return
    [claim] = imported(store)["status"]
    assert (claim.value, claim.spans[0].quote) == ({"status": status}, cell)
    if status != "held":
        assert verdict.propositions[0].reason == "not_held"


def test_an_empty_status_may_mean_something(store: Store, tmp_path: Path) -> None:
    take_in(store, tmp_path / "t.csv", STATUS + "2019-05-03,,Joe Dunford; Mark Milley,\n", statuses={"": "held"})
    assert imported(store)["status"][0].value == {"status": "held"}


def test_a_table_of_plans(store: Store, tmp_path: Path) -> None:
    take_in(store, tmp_path / "t.csv", HEADER + ROW.replace("2017", "2037"), accept=True, status="planned")
    found = imported(store)
    assert [claim.value for claim in found["status"]] == [{"status": "planned"}]
    [document] = found["documents"]
    assert document.text == "2037-02-16 · Baku · Joe Dunford; Valery Gerasimov · planned\n"
    assert document.latest is None  # it tells of no day that is past
    statement = "Dunford und Gerasimow trafen sich am 16. Februar 2037 in Baku."
    assert verify(statement, store=store).label == "not_enough_evidence"


def test_what_lies_after_the_publication_was_not_held(store: Store, tmp_path: Path) -> None:
    rows = "2017-02-16,,Joe Dunford; Mark Milley\n2017-02-18,,Joe Dunford; Mark Milley\n"
    done, [reject] = take_in(store, tmp_path / "t.csv", HEADER + rows, published="2017-02-17")
    assert (done.new, reject.line) == (1, 3)
    assert "before it was held" in reject.reason


# Subject and source


def test_subject_and_source_are_shown_and_claim_nothing(store: Store, tmp_path: Path) -> None:
    text = (
        "date,participants,what,link\n"
        "2001-01-01,Joe Dunford; Mark Milley,Talks on Syria,https://example.org/a\n"
        "2001-01-02,Joe Dunford; Mark Milley,,Bulletin 7\n"
    )
    take_in(store, tmp_path / "t.csv", text, subject="what", source="column:link")
    found = imported(store)
    assert set(found) == {"documents", "date", "participant", "status"}
    first, second = found["documents"]
    assert first.text == "2001-01-01 · Joe Dunford; Mark Milley · Talks on Syria · https://example.org/a\n"
    assert (first.url, first.title) == ("https://example.org/a", None)
    assert (second.url, second.title) == (None, "Bulletin 7")


@pytest.mark.parametrize(
    ("cell", "entity"),
    [
        ("Baku", "geo:587084"),
        ('"Baku, Azerbaijan"', "geo:587084"),
        ('"Rzeszow, Warsaw, Poland"', "country:PL"),  # in one of them: that much is certain
        ("Georgia", None),  # the country or the state
        ("Cambridge", None),
        ("near Moscow", None),
        ("Nirgendheim", None),
        ('"Nirgendheim, Ireland"', None),
    ],
)
def test_places(store: Store, tmp_path: Path, cell: str, entity: str | None) -> None:
    text = HEADER + f"2001-01-01,{cell},Joe Dunford; Mark Milley\n"
    done, _ = take_in(store, tmp_path / "t.csv", text, language="en")
    [claim] = imported(store)["place"]
    assert done.unknown_places == (entity is None)
    with store.view() as view:
        found = view.entity(claim.value["entity"])
    if entity:
        assert found.id == entity
    else:
        assert (found.label, found.latitude) == (cell.strip('"'), None)
        assert found.container == ("country:IE" if "Ireland" in cell else None)


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("2017-02-16", ("2017-02-16", "2017-02-16", "day")),
        ("2017-02-16T10:00:00Z", ("2017-02-16", "2017-02-16", "day")),
        ("2017-02-16 00:00:00", ("2017-02-16", "2017-02-16", "day")),
        ("16.2.2017", ("2017-02-16", "2017-02-16", "day")),
        ("16 February 2017", ("2017-02-16", "2017-02-16", "day")),
        ("16. Februar 2017", ("2017-02-16", "2017-02-16", "day")),
        ("16 февраля 2017", ("2017-02-16", "2017-02-16", "day")),
        ("February 2017", ("2017-02-01", "2017-02-28", "month")),
        ("2017", ("2017-01-01", "2017-12-31", "year")),
        ("2017-02-30", "does not exist"),
        ("02/03/2017", "more than one meaning"),
        ("yesterday", "which year"),
        ("16 February", "which year"),
        ("soon", "can't be read"),
        ("16 February 2017 or later", "can't be read"),
        ("", "no date"),
    ],
)
def test_dates(store: Store, tmp_path: Path, cell: str, days: tuple[str, ...] | str) -> None:
    _, rejects = take_in(store, tmp_path / "t.csv", HEADER + f"{cell},,Joe Dunford; Mark Milley\n")
    if isinstance(days, str):
        [reject] = rejects
        assert reject.line == 2
        assert days in reject.reason
    else:
        [claim] = imported(store)["date"]
        assert tuple(claim.value[name] for name in ("earliest", "latest", "granularity")) == days


def test_start_and_end(store: Store, tmp_path: Path) -> None:
    text = (
        "start,end,participants\n"
        "2021-06-09,2021-06-13,Joe Dunford; Mark Milley\n"
        "2021-06-09,,Joe Dunford; Mark Milley\n"
        "2021-06-09,2021-06-01,Joe Dunford; Mark Milley\n"
    )
    _, [reject] = take_in(store, tmp_path / "t.csv", text)
    assert (reject.line, "before the start" in reject.reason) == (4, True)
    days = [(claim.value["latest"], claim.value["granularity"]) for claim in imported(store)["date"]]
    assert sorted(days) == [("2021-06-09", "day"), ("2021-06-13", "range")]


@pytest.mark.parametrize(("day_first", "day"), [(True, "2017-03-02"), (False, "2017-02-03")])
def test_the_order_of_days_and_months(store: Store, tmp_path: Path, day_first: bool, day: str) -> None:
    take_in(store, tmp_path / "t.csv", HEADER + "02/03/2017,,Joe Dunford; Mark Milley\n", day_first=day_first)
    assert imported(store)["date"][0].value["earliest"] == day


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("", "no participants"),
        ("Joe Dunford", "one participant only"),
        ("Joe Dunford; Joseph Dunford", "one participant only"),
        ("Joe Dunford; ???", "no name"),
        ("Joe Dunford; Foreign Ministers", "which country"),
        ("Joe Dunford; Russia", "is a country"),
        ("Joe Dunford; " + "x" * 300, "no name"),
        ("Joe Dunford; 12 others", "no"),
    ],
)
def test_participants_that_make_no_meeting(store: Store, tmp_path: Path, cell: str, reason: str) -> None:
    change = store.latest_change()
    _, [reject] = take_in(store, tmp_path / "t.csv", HEADER + f"2001-01-01,Baku,{cell}\n", language="en")
    assert reason in reject.reason
    assert reject.cells["participants"] == cell
    assert store.latest_change() == change  # nor is an entity left of it


# Bad files


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        ("\n\n", "is empty"),
        (ROW, "there is no column"),
        ("day,place,participants\n" + ROW, "no column gives the date"),
        ("date;place;people\n2017-02-16;Baku;A\n", "no column gives the participants. Name it with --participants"),
        ("date,place,participants,date\n", "twice"),
        (b"d\xe4te,place,participants\n", "0xe4"),
        ("date,place\0,participants\n", "NUL"),
        ("\ufeff".encode("utf-16") + HEADER.encode("utf-16-le"), "UTF-16"),
        (b"x" * 10_000_000, "longer than"),
    ],
)
def test_a_file_that_is_no_table(tmp_path: Path, text: str | bytes, said: str) -> None:
    mapping = {"date": "date"} if text == ROW else {}
    messages = refused(tmp_path / "bad.csv", text, **mapping)
    assert any(said in message for message in messages), messages


def test_a_wrong_delimiter_is_told(tmp_path: Path) -> None:
    [message] = refused(tmp_path / "bad.csv", "date:place:participants\n", date="date")
    assert "line 1" in message
    assert "--delimiter" in message


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_delimiters_line_ends_and_marks(store: Store, tmp_path: Path, delimiter: str, end: str, mark: str) -> None:
    cells = ["date", "place", "participants"], ["2017-02-16", "Baku", '"Joe Dunford; Mark ""Milley"""']
    text = mark + end.join(delimiter.join(row) for row in cells) + end
    done, rejects = take_in(store, tmp_path / "t.csv", text)
    assert (done.new, rejects) == (1, [])
    assert imported(store)["documents"][0].text == '2017-02-16 · Baku · Joe Dunford; Mark "Milley"\n'


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"2017-02-16,Baku\n", "2 cells"),
        (b"2017-02-16,Baku,Joe Dunford; Mark Milley,more\n", "4 cells"),
        (b"2017-02-16,Bak\xfc,Joe Dunford; Mark Milley\n", "0xfc"),
        (b"2017-02-16,Ba\0ku,Joe Dunford; Mark Milley\n", "NUL"),
        (b'2017-02-16,"Ba"ku,Joe Dunford; Mark Milley\n', "quotation mark"),
        (b'2017-02-16,"Baku,Joe Dunford; Mark Milley\n', "quotation mark"),
        (b"2017-02-16," + b"x" * 10_000_000 + b",Joe Dunford; Mark Milley\n", "longer than"),
        (b"2017-02-16," + b"x" * 90_000 + b",Joe Dunford; Mark Milley\n", "90000 characters"),
    ],
)
def test_a_bad_row_leaves_the_others(store: Store, tmp_path: Path, bad: bytes, reason: str) -> None:
    text = (HEADER + ROW).encode() + bad + b"2017-02-17,Baku,Joe Dunford; Mark Milley\n" * 2 + b"\n"
    done, [reject] = take_in(store, tmp_path / "t.csv", text)
    assert (done.new, done.known, reject.line) == (2, 1, 3)
    assert reason in reject.reason


def test_another_encoding(store: Store, tmp_path: Path) -> None:
    text = (HEADER + "2017-02-16,Zürich,Joe Dunford; Mark Milley\n").encode("latin-1")
    done, _ = take_in(store, tmp_path / "t.csv", text, encoding="latin-1")
    assert done.new == 1
    assert "Zürich" in imported(store)["documents"][0].text


def test_json_lines(store: Store, tmp_path: Path) -> None:
    lines = [
        '{"date": "2017-02-16", "participants": ["Joe Dunford", "Mark Milley"], "place": null}',
        "",
        '{"date": 2016, "participants": "Joe Dunford; Mark Milley", "place": "Baku"}',
        '{"date": "2017-02-16"',
        "[1]",
        '{"date": {"a": 1}, "participants": []}',
        '{"date": "2017-02-16", "participants": ["Joe Dunford", 7, null]}',
        '{"date": "2017-02-16", "participants": ["\\ud800", "Joe Dunford"]}',
        "[" * 100_000,
    ]
    done, rejects = take_in(store, tmp_path / "t.jsonl", "\n".join(lines))
    assert done.new == 2
    assert [reject.line for reject in rejects] == [4, 5, 6, 7, 8, 9]
    assert refused(tmp_path / "e.jsonl", "") != []
    assert "'day'" in refused(tmp_path / "c.jsonl", lines[0], date="day")[0]


def test_mappings() -> None:
    for record, path in (
        ({"dates": "x"}, ""),
        ({"date": 3}, "/date"),
        ({"date": "a", "start": "b"}, "/date"),
        ({"end": "b"}, "/start"),
        ({"language": "xx"}, "/language"),
        ({"encoding": "no such"}, "/encoding"),
        ({"participants": []}, "/participants"),
        ({"status": "soon"}, "/status"),
        ({"statuses": {"x": "soon"}}, "/statuses/x"),
    ):
        with pytest.raises(InvalidInput) as error:
            mapping_from(record)
        assert [fault.path for fault in error.value.faults] == [path]


# A real table, where it is at hand


def test_a_real_table(store: Store) -> None:
    """Who of the United States travelled where, and whom they met: rows that name nobody else are no meetings."""
    table = DATA / "us_state_travel.jsonl"
    if not table.is_file():
        pytest.skip(f"there is no {table}")
    mapping = {"about": "column:traveller", "start": "date", "end": "date_end", "language": "en"}
    rejects: list[Reject] = []
    with open_table(table, mapping_from(mapping)) as rows:
        done = import_table(store, rows, by="tester", accept=True, reject=rejects.append)
    assert done.rows == done.new + done.known + len(rejects) > 3000
    assert done.new > 1000
    cells = [json.loads(line) for line in table.read_text(encoding="utf-8").splitlines()]
    unread = [each for each in rejects if "one participant only" not in each.reason]
    assert len(unread) < done.new / 20, [each.reason for each in unread]
    for reject in rejects:
        if "one participant only" in reject.reason:
            assert len(cells[reject.line - 1]["participants"]) < 3
    participants: dict[str, int] = {}
    with store.view() as view:
        after = ""
        while claims := view.list_claims(after=after, limit=5000):
            for claim in claims:
                if claim.property == "participant" and claim.document.startswith("row-"):
                    participants[claim.subject.ids[0]] = participants.get(claim.subject.ids[0], 0) + 1
            after = claims[-1].id
    assert set(participants.values()) == {2}


# Killed, and run again


def _write_table(path: Path, rows: int) -> None:
    """Names that are alike, so that whom they mean depends on who was there first."""
    chance = random.Random(7)
    first = ("Ada", "A.", "Bodo", "Ada B.", "Ada C.")
    last = ("Testfrau", "Probemann", "Musterer", "Testfrau-Probemann")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["date", "place", "participants"])
        for number in range(rows):
            names = {f"{chance.choice(first)} {chance.choice(last)}" for _ in range(3)}
            day = "never" if number % 17 == 5 else (date(2001, 1, 1) + timedelta(days=number % 60)).isoformat()
            writer.writerow([day, chance.choice(["Baku", "Wien", "Nirgendheim"]), "; ".join(sorted(names))])


def _rows(url: str) -> dict[str, list[Any]]:
    """Every row of every table, but for times and change numbers."""
    db = sqlite3.connect(url.removeprefix("sqlite:///"))
    every = "SELECT name FROM sqlite_master WHERE type = 'table' AND name != 'changes'"
    tables = [name for (name,) in db.execute(every)]
    found = {}
    for table in tables:
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        kept = ", ".join(column for column in columns if column not in ("since", "upto", "applied_at"))
        found[table] = sorted(map(repr, db.execute(f"SELECT {kept} FROM {table}")))  # noqa: S608
    db.close()
    return found


def _import_and_tell(url: str, path: Path, pipe: int) -> None:
    store = open_store(url)
    with open_table(path, mapping_from({})) as table:
        tell = lambda done: os.write(pipe, b".")  # noqa: E731, ARG005
        import_table(store, table, by="tester", reject=lambda _: None, advance=tell)


def test_killed_and_run_again_it_is_the_same_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims.tables, "BATCH", 20)
    path = tmp_path / "t.csv"
    _write_table(path, 400)
    urls = [f"sqlite:///{tmp_path / name}.sqlite" for name in ("whole", "killed")]
    for url in urls:
        store = open_store(url)
        load(store)
        store.close()
    chance = random.Random(3)
    for _ in range(4):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                _import_and_tell(urls[1], path, writing)
            finally:
                os._exit(0)
        os.close(writing)
        for _ in range(chance.randrange(1, 12)):
            os.read(reading, 1)  # a batch is done; the next one is on its way when the signal comes
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(reading)
    for url in urls:
        store = open_store(url)
        with open_table(path, mapping_from({})) as table:
            import_table(store, table, by="tester", reject=lambda _: None)
        store.close()
    assert _rows(urls[0]) == _rows(urls[1])


# The command


def test_the_command(tmp_path: Path, own_database: str) -> None:
    (tmp_path / "t.csv").write_text("day;people\n2017-02-16;Joe Dunford, Mark Milley\nnever;Joe Dunford, Mark Milley\n")
    (tmp_path / "t.toml").write_text('date = "day"\nseparator = ","\n')
    command = ("import", "t.csv", "--mapping", "t.toml", "--participants", "people", "--database", own_database)
    for new in ("1 new meetings with 4 proposed", "0 new meetings"):
        found = belegt(tmp_path, *command)
        said = found.stderr.decode()
        assert (found.returncode, found.stdout) == (1, b"")
        assert "t.csv, line 3: the date 'never' can't be read." in said
        assert new in said
    with (tmp_path / "t.rejects.csv").open(newline="") as file:
        assert list(csv.reader(file)) == [
            ["line", "reason", "day", "people", "raw"],
            ["3", "the date 'never' can't be read", "never", "Joe Dunford, Mark Milley", ""],
        ]
    fixed = (tmp_path / "t.rejects.csv").read_text().replace("never,", "2017-02-17,")
    (tmp_path / "fixed.csv").write_text(fixed)
    found = belegt(tmp_path, "import", "fixed.csv", *command[2:])
    assert found.returncode == 0, found.stderr
    assert b"1 new meetings" in found.stderr


def test_a_table_of_trips_by_the_command(tmp_path: Path, own_database: str) -> None:
    (tmp_path / "t.csv").write_text(
        "day,who,guests,state\n"
        "2017-02-16,Joe Dunford,Mark Milley/Ada Testfrau,ok\n"
        "2017-02-17,Joe Dunford,Mark Milley,perhaps\n"
    )
    columns = ("--date", "day", "--participants", "guests", "--separator", "/", "--about", "column:who")
    words = ("--status", "column:state", "--status-word", "ok=held")
    found = belegt(tmp_path, "import", "t.csv", *columns, *words, "--accept", "--database", own_database)
    assert found.returncode == 1
    said = found.stderr.decode()
    assert "line 3: the status 'perhaps' is not held, planned, cancelled, denied" in said
    assert "1 new meetings with 8 accepted claims" in said
    assert b"WORD=STATUS" in belegt(tmp_path, "import", "t.csv", "--status-word", "ok").stderr


def test_a_bar_on_a_terminal(tmp_path: Path, own_database: str) -> None:
    (tmp_path / "t.csv").write_text(HEADER + ROW)
    ours, theirs = pty.openpty()
    arguments = command("import", "t.csv", "--database", own_database)
    found = subprocess.run(arguments, stderr=theirs, cwd=tmp_path, env=environment(tmp_path), timeout=60, check=False)
    os.close(theirs)
    shown = b""
    with suppress(OSError):  # a terminal that nobody writes to any more
        while part := os.read(ours, 10_000):
            shown += part
    os.close(ours)
    assert found.returncode == 0
    assert b"1 lines" in shown
    assert "━".encode() in shown


def test_rejects_of_an_earlier_run_are_kept(tmp_path: Path, own_database: str) -> None:
    (tmp_path / "t.csv").write_text(HEADER + "never,Baku,Joe Dunford; Mark Milley\n")
    (tmp_path / "t.rejects.csv").write_text("somebody's work\n")
    assert belegt(tmp_path, "import", "t.csv", "--database", own_database).returncode == 1
    assert (tmp_path / "t.rejects.csv~").read_text() == "somebody's work\n"
    assert "never" in (tmp_path / "t.rejects.csv").read_text()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("none.csv",), "none.csv can't be read: No such file"),
        (("empty.csv",), "empty.csv is empty"),
        (("t.csv", "--date", "day"), "t.csv, line 1: there is no column 'day'. The columns are: 'date'"),
        (("t.csv", "--mapping", "bad.toml"), "bad.toml can't be understood"),
        (("t.csv", "--language", "xx"), "--language: there are de, en, ru"),
        (("t.csv", "--records", "--date", "x"), "--records takes no mapping"),
        (("t.csv", "--records"), "t.csv, line 1: this is no JSON"),
    ],
)
def test_wrong_usage(tmp_path: Path, own_database: str, arguments: tuple[str, ...], said: str) -> None:
    (tmp_path / "t.csv").write_text(HEADER + ROW)
    (tmp_path / "empty.csv").write_text("")
    (tmp_path / "bad.toml").write_text("date: x")
    found = belegt(tmp_path, "import", *arguments, "--database", own_database)
    assert (found.returncode, found.stdout) == (2, b"")
    assert said in found.stderr.decode()
    assert "Traceback" not in found.stderr.decode()
