"""Turns articles in brackets into offsets, for texts of others, of which no word may stand in this project.

    python -m tests.articles.standoff SCRATCH.txt ROWS.jsonl > tests/articles/kremlin_en.tsv

SCRATCH.txt: articles in the notation of README.md, kept outside the project, named by the ids of ROWS.jsonl. The text
of an article must be that of its row, or its beginning. ROWS.jsonl: one row a line, with `id` and `text`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.articles.reader import (
    Article,
    CameOf,
    Days,
    Faults,
    Gap,
    In,
    Lasting,
    Mark,
    Meeting,
    Value,
    articles,
    digest,
)


def rows_of(path: Path) -> dict[str, dict[str, str]]:
    """The rows of a file of JSON lines by their ids."""
    with path.open(encoding="utf-8") as lines:
        return {row["id"]: row for row in map(json.loads, lines)}


def table(found: list[Article], rows: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """The lines of the table; raises Faults where a text is not the beginning of its row's."""
    faults = [
        f"{article.where}: its text is not that of the row"
        for article in found
        if not rows.get(article.id, {"text": ""})["text"].startswith(article.text)
    ]
    if faults:
        raise Faults(faults)
    for article in found:
        yield f"{article.id}\tsha256 {digest(rows[article.id]['text'])}\t0\t{len(article.text)}"
        for mark in article.marks:
            yield f"{article.id}\t{head(mark)}\t{mark.start}\t{mark.end}"
        subjects: tuple[Meeting | Gap, ...] = (*article.meetings, *article.gaps)
        for subject in subjects:
            yield f"{article.id}\t{line(subject)}"


def head(mark: Mark) -> str:
    """What stands between a bracket and its colon."""
    ids = " ".join(mark.of)
    if mark.kind in ("party", "meeting"):
        return ids
    value = said(mark.value)
    return f"{mark.kind}{'?' * mark.optional} {ids} {value}".rstrip()


def said(value: Value) -> str:
    """A mark's value in the notation."""
    match value:
        case Days():
            return days(value)
        case In():
            return f"{value.name}/{value.country}"
        case CameOf():
            return " ".join((value.kind, value.modality, *["not"] * value.negated))
        case Lasting():
            return str(value.minutes) if value.bound == "exact" else f"{value.minutes} {value.bound}"
        case _:
            return value or ""


def line(subject: Meeting | Gap) -> str:
    """The line of a meeting or a gap below the text."""
    may = "?" * subject.optional
    if isinstance(subject, Gap):
        return f"{subject.id}{may} {subject.format} {days(subject.days)}: {' '.join(subject.parties)}"
    parties = " ".join(subject.parties + tuple(f"{id}?" for id in subject.optional_parties))
    inferred = f"; inferred {days(subject.inferred)}" if subject.inferred else ""
    complete = "complete" if subject.complete else "open"
    return f"{subject.id}{may} {subject.status} {subject.format} {complete}: {parties}{inferred}"


def days(value: Days) -> str:
    first, last = value.earliest.isoformat(), value.latest.isoformat()
    return first if first == last else f"{first}..{last}"


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        print("\n".join(table(articles(Path(sys.argv[1])), rows_of(Path(sys.argv[2])))))
    except Faults as faults:
        sys.exit(str(faults))
