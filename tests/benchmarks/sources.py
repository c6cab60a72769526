"""What it costs to take articles in: `python -m tests.benchmarks.sources`.

Pages made to be as slow as the bounds of claims.source.page allow, as multiples of an ordinary page of the same run;
those that are refused; and whole articles a second, from the file to proposed claims in the database.
"""

from __future__ import annotations

import tempfile
import time
from contextlib import closing
from pathlib import Path

from claims import open_store
from claims.errors import UnreadableSource
from claims.ingest import ingest, read
from claims.source import Stated, of_page, of_text
from claims.source.page import MOST_ELEMENTS, MOST_INLINE
from tests.articles.reader import articles

ARTICLES = articles(Path(__file__).parents[1] / "articles" / "made_up_de.txt")
WORDS = "Erna Beispiel traf Otto Muster in Baku, und sie sprachen lange. "
SIZE = 1_000_000  # characters of a hostile page


def _crowded(inner: str) -> str:
    """As many paragraphs as may be, each as full as may be."""
    paragraph = f"<p>{inner * (MOST_INLINE - 2)}</p>"
    return "<article>" + paragraph * (MOST_ELEMENTS // MOST_INLINE - 1)


HOSTILE = {
    "emphasis, as much as may be": _crowded("<em>ein Wort </em>und "),
    "links, as many as may be": _crowded("<a href='/x'>ein Wort</a> und "),
    "line ends, as many as may be": _crowded("ein Wort<br>"),
    "nested as deeply as may be": ("<div>" * 240 + WORDS + "</div>" * 240) * (MOST_ELEMENTS // 241),
    "paragraphs, as many as may be": f"<p>{WORDS}" * (MOST_ELEMENTS - 10),
    "one text of 1 MB": f"<p>{WORDS * (SIZE // len(WORDS) - 1)}",
    "only <": "<p>" + "<" * (SIZE - 100),
    "attributes": "<p " + "a=b " * (SIZE // 4) + f">{WORDS}</p>",
    "never closed: <b>": "<p>" + "<b>a" * (SIZE // 4),
    "never closed: <p>": "<p>a" * (SIZE // 4),
    "never closed: <font>": "<font>" * (SIZE // 6),
    "never closed: <!--": "<!-- a " * (SIZE // 7),
    "tables in tables": "<table><tr><td>x" * (SIZE // 16),
    "one paragraph of <span>": "<p>" + "<span>Wort </span>" * (SIZE // 18),
}


def seconds(page: str) -> tuple[float, str]:
    """How long a page takes, and what becomes of it."""
    begun = time.process_time()
    try:
        said = f"{len(of_page(page, Stated()).text):,} characters"
    except UnreadableSource as error:
        said = error.faults[0].message.partition(".")[0]
    return time.process_time() - begun, said


def main() -> None:
    body = "".join(f"<p>Absatz {number}: {WORDS * 3}</p>" for number in range(20))
    page = f"<html><body><nav><a href='/'>Start</a></nav><article>{body}</article></body></html>"
    seconds(page)  # loads what is needed
    usual = min(seconds(page)[0] for _ in range(7))
    print(f"sources        an ordinary page of {len(page):,} characters is 1; in seconds {usual:.4f}")
    for name, inner in HOSTILE.items():
        taken, said = seconds(f"<html><body>{inner}")
        print(f"  {name:32} {taken / usual:7.0f}   {taken:6.2f} s   {said}")
    with tempfile.TemporaryDirectory() as folder, closing(open_store(f"sqlite:///{folder}/claims.sqlite")) as store:
        begun, characters, claims = time.process_time(), 0, 0
        for number, each in enumerate(ARTICLES):
            stated = Stated(published=each.published, publisher=f"Blatt {number}")
            done = ingest(store, read(of_text(each.text, stated)), by="bench")
            characters += len(each.text)
            claims += len(done.proposed)
        taken = time.process_time() - begun
    print(f"  {len(ARTICLES)} articles of {characters // len(ARTICLES)} characters with {claims} claims, "
          f"read, linked and stored: {len(ARTICLES) / taken:.0f} a second")  # fmt: skip


if __name__ == "__main__":
    main()
