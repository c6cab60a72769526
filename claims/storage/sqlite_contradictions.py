"""The table of what contradicts what in the SQLite engine, kept in step with the claims by claims.contradict."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sqlite_utils import Database

from claims.contradict import EXCLUDING, contradictions
from claims.storage.sqlite_keys import CHUNK, chunks, insert
from claims.storage.sqlite_view import SqliteView
from claims.types import Claim, Entity

_ALL = ("proposed", "accepted", "rejected", "withdrawn")


def update_stored(db: Database, view: SqliteView, meetings: Iterable[str]) -> None:
    """Bring what these meetings' claims exclude to the state of the view, from the claims in the store."""
    for chunk in chunks(sorted(meetings), CHUNK):
        update(db, view, view.meeting_claims(chunk, _ALL, spans=False))


def update(db: Database, view: SqliteView, meetings: Mapping[str, list[Claim]], *, new: bool = False) -> None:
    """The same, of meetings that are given with all their claims. `new`: nothing excluded a first revision before."""
    ids = [claim.id for own in meetings.values() for claim in own if claim.revision > 1 or not new]
    sql = "SELECT claim, other FROM contradictions WHERE claim IN (SELECT value FROM json_each(?)) AND upto IS NULL"
    present = {(claim, other) for claim, other in db.execute(sql, [json.dumps(ids)])}
    wanted: set[tuple[str, str]] = set()
    for own in meetings.values():
        if sum(claim.property in EXCLUDING for claim in own) > 1:
            wanted.update(contradictions(own, _places(view, own)))
    db.conn.executemany(
        "UPDATE contradictions SET upto = ? WHERE claim = ? AND other = ? AND upto IS NULL",
        [(view.change, *pair) for pair in sorted(present - wanted)],
    )
    insert(db, "contradictions", 4, [(*pair, view.change, None) for pair in sorted(wanted - present)])


def _places(view: SqliteView, claims: Iterable[Claim]) -> Mapping[str, Entity]:
    ids = {claim.value["entity"] for claim in claims if claim.property == "place"}
    return view.entities(ids) if len(ids) > 1 else {}
