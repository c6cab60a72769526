"""A verdict on a terminal, in colour and as wide as there is room, or as plain text in a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from service.shown import layout
from service.shown.layout import Json, Passage, Piece, Row, Shown
from service.words import Words, words

_PIPE_WIDTH = 80
_MOST_WIDTH = 110  # longer lines are hard to read

_STYLES = {
    "supported": "bold green",
    "refuted": "bold red",
    "not_enough_evidence": "bold yellow",
    "conflicting_evidence": "bold magenta",
    "no_claim": "bold",
    "match": "green",
    "conflict": "bold red",
    "disputed": "magenta",
    "ambiguous": "yellow",
    "finer": "yellow",
    "unchecked": "yellow",
    "unknown": "dim",
    "quote": "bold",
    "del": "red strike",
    "ins": "bold green",
}


def print_verdict(text: str, verdict: Json) -> None:
    """Print a verdict for a person to standard output."""
    printed(console(), _blocks(text, verdict, words("en")))


def printed(screen: Console, blocks: Iterable[RenderableType]) -> None:
    """Print blocks to standard output; rich fills lines with blanks, which in a pipe are nothing but noise."""
    with screen.capture() as captured:
        for block in blocks:
            screen.print(block)
    print("\n".join(line.rstrip() for line in captured.get().splitlines()))


def _blocks(text: str, verdict: Json, table: Words) -> Iterator[RenderableType]:
    yield _head(verdict, table)
    propositions = layout.shown(text, verdict, table)
    if len(propositions) > 1:
        yield Padding(_pieces(layout.marked(text, verdict)), (1, 0, 0, 2))
    for number, part in enumerate(propositions, start=1):
        yield ""
        yield _proposition(part, number, len(propositions), table)


def console() -> Console:
    """Standard output; 80 columns of plain text where it is no terminal."""
    on_terminal = sys.stdout.isatty()
    screen = Console(highlight=False, markup=False, emoji=False, force_terminal=on_terminal)
    screen.width = min(screen.width, _MOST_WIDTH) if on_terminal else _PIPE_WIDTH
    screen.no_color = bool(os.environ.get("NO_COLOR"))
    return screen


def _head(verdict: Json, table: Words) -> Text:
    label = verdict["label"]
    name = f"{layout.SYMBOLS[label]} {table('labels', label).upper()}"
    return Text.assemble((name, _STYLES[label]), "  ", table("sentences", label))


def _proposition(part: Shown, number: int, count: int, table: Words) -> RenderableType:
    blocks: list[RenderableType] = []
    if count > 1:
        head = f"{number}. {layout.SYMBOLS[part.label]} {table('labels', part.label)}"
        blocks.append(Text(head, style=_STYLES[part.label]))
    blocks.append(_clean(part.text))
    blocks += [Text(visible(line)) for line in _reasons(part, table)]
    if part.rows:
        blocks += ["", _slots(part.rows, table)]
    if part.corrected:
        blocks += _section("Supported would be", [_pieces(part.corrected, tags=False)])
    if part.unchecked:
        loose = " · ".join(f"“{visible(text)}”" for text in part.unchecked)
        blocks += _section("Not checked", [Text(loose, style=_STYLES["unchecked"])])
    if part.closest:
        differs = ", ".join(table.get("slots", slot) or slot for slot in part.differs)
        lines = [Text(visible(" · ".join(part.closest)))]
        if differs:
            lines.append(Text(f"It differs in: {differs}."))
        blocks += _section("Closest known meeting", lines)
    if part.passages:
        blocks += _section("What the sources say", [_passage(quote, table) for quote in part.passages])
        if part.origins:
            blocks.append(Padding(Text(table.origins(*part.origins)), (0, 0, 0, 2)))
        if part.more_passages:
            more = f"… {len(part.more_passages)} more (--json shows all)"
            blocks.append(Padding(Text(more, style="dim"), (0, 0, 0, 2)))
    return Padding(Group(*blocks), (0, 0, 0, 2))


def _reasons(part: Shown, table: Words) -> Iterable[str]:
    if part.reason:
        yield table("reasons", part.reason)
    if part.negated:
        yield "Denied in the statement."
    yield from part.deciding
    if part.note:
        yield part.note


def _slots(rows: Sequence[Row], table: Words) -> Table:
    """The comparisons; the sentence that explains each stands below what it explains, so that 80 columns suffice."""
    grid = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_edge=False, header_style="dim")
    grid.add_column("Point", no_wrap=True)
    grid.add_column("Said", ratio=3)
    grid.add_column("Known", ratio=5)
    grid.add_column("Outcome", no_wrap=True)
    for row in rows:
        known = Text(visible("\n".join(row.known) or "nothing"))
        known.append(f"\n{visible(row.why)}", style="dim")
        outcome = Text(f"{layout.SYMBOLS[row.outcome]} {table('outcomes', row.outcome)}", style=_STYLES[row.outcome])
        grid.add_row(table.get("slots", row.slot) or row.slot, _clean(row.said), known, outcome)
    return grid


def _passage(quote: Passage, table: Words) -> RenderableType:
    where = [layout.source(quote.document, table), str(quote.document["id"])]
    if quote.document["url"]:
        where.append(quote.document["url"])
    if quote.attributions:
        where.append(f"as said by {', '.join(quote.attributions)}")
    text = Text()
    for piece in quote.pieces:
        text.append(visible(piece.text), style=_STYLES["quote"] if piece.mark else "")
    return Group(text, Text(f"— {visible(' · '.join(where))}", style="dim"))


def _section(title: str, lines: Sequence[RenderableType]) -> list[RenderableType]:
    return ["", Text(title, style="dim"), *(Padding(line, (0, 0, 0, 2)) for line in lines)]


def _pieces(parts: Iterable[Piece], *, tags: bool = True) -> Text:
    """A text with its marks: by style, and in a pipe, where there is none, by brackets."""
    text = Text()
    for piece in parts:
        if piece.mark is None:
            text.append(visible(piece.text))
        elif tags:
            text.append(visible(piece.text), style=f"{_STYLES[piece.mark]} underline")
            text.append(f" [{layout.SYMBOLS[piece.mark]}]", style=_STYLES[piece.mark])
        else:
            sign = "-" if piece.mark == "del" else "+"
            text.append(f"[{sign}{visible(piece.text)}{sign}]", style=_STYLES[piece.mark])
            text.append(" " if piece.mark == "del" else "")
    return text


def _clean(text: str) -> Text:
    return Text(visible(text))


_CONTROLS = {code: chr(0x2400 + code) for code in range(32) if code not in (9, 10)}
_TURNING = (0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))  # marks of the writing direction
_CONTROLS |= dict.fromkeys((0x7F, *range(0x80, 0xA0), *_TURNING), "\ufffd")


def visible(text: str) -> str:
    """A text that can't steer the terminal: control characters, and those that turn the direction, as signs."""
    return text.translate(_CONTROLS)
