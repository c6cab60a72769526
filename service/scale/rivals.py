"""What a statement costs by other means, on the same claims: brute force, an index of trigrams, and bare lookups.

The first two look for the sentence that is most like the statement among one sentence a meeting; they name a sentence
and judge nothing. Bare lookups are the limit: the rows that lead to the meeting, each read by its key, knowing which.

All times are of processor time: by the clock, a busy machine measures the others' work.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

from rapidfuzz import fuzz, process

from claims.names import index_keys
from service.scale.kinds import Asked

_MOST_FOUND = 48  # meetings of a key without a day: as many as the engine compares
_AT_ONCE = 20_000  # sentences put into the index at once


def sentences(database: Path) -> list[str]:
    """One sentence a meeting, as the documents have them."""
    with closing(_read_only(database)) as db:
        return [line for (text,) in db.execute("SELECT text FROM texts") for line in text.splitlines()]


def by_brute_force(among: Sequence[str], asked: Sequence[Asked]) -> list[float]:
    """Milliseconds that each statement takes to be compared with every sentence."""

    def look(each: Asked) -> None:
        process.extractOne(each.text, among, scorer=fuzz.token_set_ratio)

    return [_timed(look, each) for each in asked]


def build_trigrams(path: Path, among: Sequence[str]) -> None:
    """An FTS5 index of trigrams over these sentences, unless it is there."""
    if path.exists():
        return
    unfinished = path.with_name(path.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(unfinished, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = OFF")
        db.execute("PRAGMA synchronous = OFF")
        db.execute("CREATE VIRTUAL TABLE sentences USING fts5 (text, tokenize = 'trigram')")
        rows = ((each,) for each in among)
        while part := list(islice(rows, _AT_ONCE)):
            db.execute("BEGIN")
            db.executemany("INSERT INTO sentences VALUES (?)", part)
            db.execute("COMMIT")
    unfinished.rename(path)


def by_trigrams(path: Path, asked: Sequence[Asked]) -> list[float]:
    """Milliseconds that each statement takes to be found by any of its trigrams, the best by BM25 first."""
    with closing(_read_only(path)) as db:

        def look(each: Asked) -> None:
            text = each.text
            trigrams = dict.fromkeys(text[at : at + 3] for at in range(len(text) - 2))
            words = " OR ".join('"' + each.replace('"', '""') + '"' for each in trigrams)
            db.execute("SELECT text FROM sentences WHERE text MATCH ? ORDER BY rank LIMIT 1", [words]).fetchall()

        return [_timed(look, each) for each in asked]


def by_bare_lookups(database: Path, asked: Sequence[Asked]) -> list[float]:
    """Milliseconds for the rows that the find step needs: names, people, the meeting's key, and its claims.

    Whoever looks them up so knows every key before, and how each name is spelt in the store.
    """
    with closing(_read_only(database)) as db:
        db.execute("PRAGMA cache_size = -32768")  # as the engine has
        found = []
        for each in asked:
            lookups = list(_lookups(each))
            begun = time.thread_time()
            for query, bound in lookups:
                for (entity,) in db.execute(query, bound).fetchmany(1):
                    if query is _NAME:
                        db.execute(_ENTITY, [entity]).fetchall()
                    else:
                        db.execute(_CLAIMS, [f"meeting:{entity}"]).fetchall()
            found.append((time.thread_time() - begun) * 1e3)
        return found


_NAME = "SELECT entity FROM name_keys WHERE key = ? AND upto IS NULL LIMIT 2"
_ENTITY = "SELECT * FROM entities WHERE id = ? AND upto IS NULL"
_ON_DAY = "SELECT meeting FROM meeting_keys WHERE key = ? AND closed = 0 AND width = 0 AND earliest = ? LIMIT ?"
_EVER = "SELECT meeting FROM meeting_keys WHERE key = ? AND closed = 0 AND width = 0 ORDER BY earliest DESC LIMIT ?"
_CLAIMS = "SELECT * FROM claims WHERE subject = ? AND upto IS NULL"


def _lookups(asked: Asked) -> Iterator[tuple[str, list[object]]]:
    """Queries with what they are asked for: the whole name's key, then the meetings'."""
    for name in asked.names:
        yield _NAME, [next(key for key in sorted(index_keys(name)) if key.startswith("w:"))]
    if asked.key is not None and asked.day is not None:
        yield _ON_DAY, [asked.key, asked.day.isoformat(), _MOST_FOUND]
    elif asked.key is not None:
        yield _EVER, [asked.key, _MOST_FOUND]


def _timed(look: Callable[[Asked], None], asked: Asked) -> float:
    begun = time.thread_time()
    look(asked)
    return (time.thread_time() - begun) * 1e3


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)
