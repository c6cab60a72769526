"""Tables for spreadsheets: CSV (RFC 4180, UTF-8) in which no cell is run as a formula, whoever wrote what is in it.

An apostrophe makes text of what a spreadsheet would run: at the beginning of a cell, and after a semicolon, tab or line
end within one, since spreadsheets of many countries divide a CSV file there. Numbers stay numbers. Who wants every
character as it is takes the JSON lines.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

_FORMULA = re.compile(r"""(^[\t\r\n"]*|[;\t\r\n]["]*)(?=[=+\-@＝＋－＠])|^(?=[\t\r])""")  # the full-width ones, too


def lines(rows: Iterable[Iterable[object]]) -> Iterator[bytes]:
    """Rows as they stand in the file, one at a time: nothing for None, true or false, numbers, text."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\r\n")
    for row in rows:
        writer.writerow([cell(value) for value in row])
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()


def cell(value: object) -> object:
    """A value as its cell holds it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _FORMULA.sub(r"\1'", value) if isinstance(value, str) else value
