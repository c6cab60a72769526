"""What an article says on a terminal: its text with the spans marked, and a table of each meeting beneath.

In colour the kind of a mark is told by its colour, for which there is a legend; without colour by a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from service.commands.terminal import console, printed, visible
from service.shown import article_layout
from service.shown.article_layout import Row, Told
from service.shown.marking import Mark
from service.words import Words, words

_STYLES: Mapping[str, str] = {
    "participants": "bold cyan",
    "date": "bold green",
    "place": "bold magenta",
    "duration": "bold blue",
    "format": "blue",
    "status": "bold yellow",
    "topic": "cyan",
    "outcome": "green",
    "attribution": "magenta",
    "gap": "bold red",
}
_QUOTES = 3  # quotes of one row


def print_article(text: str, extraction: Mapping[str, Any]) -> None:
    """Print an article, and what it says, for a person to standard output."""
    screen, table = console(), words("en")
    found = article_layout.marks(extraction)
    blocks: list[RenderableType] = []
    if found:
        blocks += [_legend(article_layout.kinds_of(found), table), ""]
    blocks += [_marked(text.strip("\n"), _shifted(found, len(text) - len(text.lstrip("\n"))), table, screen), ""]
    told = article_layout.tables(extraction, table)
    for each in told:
        blocks += _told(each, table)
    if not told:
        blocks.append(Text("It tells of no meeting."))
    if held := article_layout.offices(extraction):
        blocks += [Text("Offices", style="bold"), *(Padding(Text(visible(row.value)), (0, 0, 0, 2)) for row in held)]
    printed(screen, blocks)


def _legend(kinds: Sequence[str], table: Words) -> Text:
    legend = Text("Marked: ", style="dim")
    for number, kind in enumerate(kinds):
        legend.append(" · " if number else "").append(table("slots", kind), style=_STYLES[kind])
    return legend.append("; the number is the meeting's, below", style="dim")


def _marked(text: str, found: Iterable[Mark], table: Words, screen: Console) -> Text:
    """The text with its marks: coloured, with the number behind; without colour in brackets, with kind and number."""
    plain = screen.no_color or screen.color_system is None
    numbers: dict[tuple[int, int, str], dict[int, None]] = {}
    for mark in found:
        for start, end in mark.stretches:
            numbers.setdefault((start, end, mark.tone), {})[mark.number] = None
    base = Text(visible(text))
    signs: dict[int, tuple[list[str], list[str]]] = {}  # at each place what closes there, and what opens
    for (start, end, kind), of in sorted(numbers.items(), key=lambda one: (one[0][0], -one[0][1])):  # longer ones first
        which = ",".join(map(str, sorted(of)))
        if plain:
            signs.setdefault(start, ([], []))[1].append("[")
        else:
            base.stylize(f"{_STYLES[kind]} underline", start, end)
        signs.setdefault(end, ([], []))[0].insert(0, f"|{table('slots', kind)} {which}]" if plain else f"[{which}]")
    cuts = sorted(signs)
    marked = Text()
    for cut, part in zip([0, *cuts], base.divide(cuts), strict=True):
        closing, opening = signs.get(cut, ((), ()))
        marked.append("".join(closing if plain else dict.fromkeys(closing)), style="dim")
        marked.append("".join(opening), style="dim").append(part)
    return marked


def _shifted(found: Iterable[Mark], by: int) -> list[Mark]:
    return [
        Mark(mark.number, tuple((start - by, end - by) for start, end in mark.stretches), mark.tone, mark.id)
        for mark in found
    ]


def _told(told: Told, table: Words) -> list[RenderableType]:
    name = "No meeting" if told.kind == "gap" else f"Meeting: {table('values', told.status or '')}"
    return [Text(f"{told.number}. {name}", style="bold"), Padding(_rows(told.rows, table), (0, 0, 0, 2)), ""]


def _rows(rows: Iterable[Row], table: Words) -> Table:
    grid = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_edge=False, header_style="dim")
    grid.add_column("Point", no_wrap=True)
    grid.add_column("What it says", ratio=4, overflow="fold")
    grid.add_column("In the words", ratio=4, overflow="fold")
    for row in rows:
        more = len(row.quotes) - _QUOTES
        quotes = " ".join(f"“{quote}”" for quote in row.quotes[:_QUOTES]) + (f" and {more} more" if more > 0 else "")
        label = table.get("slots", row.kind) or table("properties", row.kind)
        grid.add_row(Text(label, style=_STYLES.get(row.kind, "")), visible(row.value), Text(visible(quotes), "dim"))
    return grid
