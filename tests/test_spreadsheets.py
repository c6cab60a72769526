"""CSV files as spreadsheets read them: nothing in them is a formula, whatever divides cells; numbers are numbers."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.shown.spreadsheets import cell, lines

# What is in a value, and what the cell holds.
CELLS = (
    (None, None), (True, "true"), (False, "false"), (7, 7), (-33.86, -33.86), ("", ""), ("Anna", "Anna"),
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("＝1", "'＝1"), ("＠x", "'＠x"),
    ("\t=1", "\t'=1"), ("\tx", "'\tx"), ("\rx", "'\rx"), ("\n=1", "\n'=1"), ('"=1', "\"'=1"),
    ("a;=1", "a;'=1"), ('a;"=1', "a;\"'=1"), ("a\n-1", "a\n'-1"), ("a\r\n@x", "a\r\n'@x"), ("a\t+1", "a\t'+1"),
    ("a; =b", "a; =b"), ("a=b", "a=b"), ("2014-02-01", "2014-02-01"), ("um 8-10 Uhr", "um 8-10 Uhr"), ("a,=b", "a,=b"),
)  # fmt: skip


@pytest.mark.parametrize(("value", "held"), CELLS)
def test_cells(value: object, held: object) -> None:
    assert cell(value) == held


TEXTS = st.text(st.sampled_from("=+-@＝;,\t\r\n\"' a1{"), max_size=12)


@given(st.lists(st.lists(TEXTS, min_size=2, max_size=4), max_size=4))
def test_no_cell_is_a_formula_wherever_a_spreadsheet_divides(rows: list[list[str]]) -> None:
    file = b"".join(lines(["id", *row] for row in rows)).decode()
    for delimiter in ",;\t":
        for row in csv.reader(io.StringIO(file, newline=""), delimiter=delimiter):
            assert not any(each.startswith(("=", "+", "-", "@", "＝")) for each in row), (delimiter, row, file)


@given(st.lists(st.lists(st.text() | st.integers() | st.none(), min_size=1, max_size=4), max_size=4))
def test_nothing_else_is_changed(rows: list[list[object]]) -> None:
    file = b"".join(lines(["id", *row] for row in rows)).decode("utf-8", "surrogatepass")
    found = list(csv.reader(io.StringIO(file, newline="")))
    assert [[text.replace("'", "") for text in row[1:]] for row in found] == [
        ["" if value is None else str(value).replace("'", "") for value in row] for row in rows
    ]
