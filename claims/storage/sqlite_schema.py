"""The tables of the SQLite engine, as numbered migrations.

Every row that decides verdicts holds from the change `since` up to, not including, the change `upto` (NULL while it
holds). Rows are only ever added and, once, closed; triggers refuse anything else, whichever program tries. To read
the present state with any SQLite tool, look at the views `claims_now` and `entities_now`.
"""

from __future__ import annotations

import json
from datetime import date
from itertools import groupby, permutations
from operator import itemgetter

from sqlite_utils import Database, Migrations

from claims.contradict import EXCLUDING, excludes
from claims.storage.sqlite_view import width
from claims.storage.words import words_of
from claims.text import folded
from claims.types import Entity

migrations = Migrations("belegt")

_TABLES = """
CREATE TABLE changes (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,               -- UTC, never earlier than that of the change before
  by TEXT NOT NULL,
  action TEXT NOT NULL,
  note TEXT,
  totals TEXT NOT NULL            -- JSON: how many documents, entities, meetings and claims there were after it
);
CREATE INDEX changes_at ON changes (at, number);

CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  since INTEGER NOT NULL REFERENCES changes (number),
  sha256 TEXT NOT NULL,
  language TEXT,
  title TEXT,
  publisher TEXT,
  published TEXT,                 -- ISO day
  url TEXT,
  latest TEXT,                    -- ISO day
  public INTEGER NOT NULL,
  text TEXT NOT NULL              -- last, so that reading the rest does not read it
) WITHOUT ROWID;
CREATE INDEX documents_sha256 ON documents (sha256);

CREATE TABLE entities (
  id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  since INTEGER NOT NULL REFERENCES changes (number),
  upto INTEGER REFERENCES changes (number),
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  country TEXT,
  role TEXT,
  container TEXT,
  latitude REAL,
  longitude REAL,
  PRIMARY KEY (id, revision)
) WITHOUT ROWID;
CREATE INDEX entities_kind ON entities (kind, id) WHERE upto IS NULL;

CREATE TABLE aliases (
  entity TEXT NOT NULL,
  number INTEGER NOT NULL,        -- counts the aliases that the entity ever had
  since INTEGER NOT NULL REFERENCES changes (number),
  upto INTEGER REFERENCES changes (number),
  text TEXT NOT NULL,
  language TEXT,
  script TEXT,
  origin TEXT,
  PRIMARY KEY (entity, number)
) WITHOUT ROWID;

-- One row a revision. A meeting's claims lie side by side, since they are read together.
CREATE TABLE claims (
  subject TEXT NOT NULL,          -- "meeting:ID", "entity:ID" or "parties:ID|ID"
  id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  since INTEGER NOT NULL REFERENCES changes (number),
  upto INTEGER REFERENCES changes (number),
  status TEXT NOT NULL,
  property TEXT NOT NULL,
  value TEXT NOT NULL,            -- JSON
  format TEXT,                    -- of a set of parties: the kind of meeting meant
  document TEXT NOT NULL REFERENCES documents (id),
  attribution TEXT,
  side TEXT,                      -- for whom those speak to whom it is attributed
  PRIMARY KEY (subject, id, revision)
) WITHOUT ROWID;
CREATE UNIQUE INDEX claims_id ON claims (id, revision);
CREATE INDEX claims_status ON claims (status, id) WHERE upto IS NULL;
CREATE INDEX claims_document ON claims (document, id) WHERE upto IS NULL;

CREATE TABLE spans (
  claim TEXT NOT NULL,
  revision INTEGER NOT NULL,      -- the revision that brought it
  position INTEGER NOT NULL,      -- 0 is the first of the claim's spans
  since INTEGER NOT NULL REFERENCES changes (number),
  upto INTEGER REFERENCES changes (number),
  start INTEGER NOT NULL,         -- code points
  end INTEGER NOT NULL,
  quote TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  PRIMARY KEY (claim, revision, position),
  FOREIGN KEY (claim, revision) REFERENCES claims (id, revision)
) WITHOUT ROWID;

-- What each meeting was found by, and when. meeting_keys holds the same, turned round for looking up.
CREATE TABLE meetings (
  id TEXT NOT NULL,
  since INTEGER NOT NULL REFERENCES changes (number),
  upto INTEGER REFERENCES changes (number),
  earliest TEXT,                  -- ISO days; NULL while no claim gives a date
  latest TEXT,
  keys TEXT NOT NULL,             -- JSON, sorted
  PRIMARY KEY (id, since)
) WITHOUT ROWID;

-- `closed` comes before the day, so that no number of past rows lies between a key and its present meetings, and
-- `width` (sqlite_view.WIDTHS) so that a search between two days begins at most that width before the first.
CREATE TABLE meeting_keys (
  key TEXT NOT NULL,
  closed INTEGER NOT NULL,        -- 0 while upto is NULL, else 1
  width INTEGER NOT NULL,         -- how far apart the two days are
  earliest TEXT NOT NULL,         -- ISO days; empty while unknown
  meeting TEXT NOT NULL,
  since INTEGER NOT NULL,
  upto INTEGER,
  latest TEXT NOT NULL,
  PRIMARY KEY (key, closed, width, earliest, meeting, since),
  CHECK (closed = (upto IS NOT NULL))
) WITHOUT ROWID;

-- `number` counts the rows that a key ever had, so that its last one tells how frequent the key is.
CREATE TABLE name_keys (
  key TEXT NOT NULL,
  number INTEGER NOT NULL,
  entity TEXT NOT NULL,
  since INTEGER NOT NULL,
  upto INTEGER,
  PRIMARY KEY (key, number)
) WITHOUT ROWID;
CREATE INDEX name_keys_entity ON name_keys (entity, key) WHERE upto IS NULL;

CREATE VIEW claims_now AS
  SELECT id, subject, property, value, format, status, revision, document, attribution, side,
         (SELECT group_concat(quote, ' … ') FROM spans WHERE claim = claims.id AND spans.upto IS NULL) AS quotes
  FROM claims WHERE upto IS NULL;
CREATE VIEW entities_now AS
  SELECT id, kind, label, country, role, container, latitude, longitude, revision,
         (SELECT group_concat(text, '; ') FROM aliases WHERE entity = entities.id AND aliases.upto IS NULL) AS aliases
  FROM entities WHERE upto IS NULL;
"""

_DESK = """
-- Texts lie apart, so that reading a publication does not read one, and that one can be erased.
CREATE TABLE texts (
  document TEXT PRIMARY KEY REFERENCES documents (id),
  text TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO texts SELECT id, text FROM documents;
ALTER TABLE documents DROP COLUMN text;
ALTER TABLE documents ADD COLUMN replaces TEXT REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE documents ADD COLUMN erased INTEGER REFERENCES changes (number);
CREATE UNIQUE INDEX documents_replaces ON documents (replaces) WHERE replaces IS NOT NULL;

-- 0: the spans are still to be found in the document's newer version, or its text was erased.
ALTER TABLE claims ADD COLUMN anchored INTEGER NOT NULL DEFAULT 1;
-- A queue walks one of these in the order of ids, facets count over them.
DROP INDEX claims_status;
DROP INDEX claims_document;
CREATE INDEX claims_status ON claims (status, id, property, document, anchored) WHERE upto IS NULL;
CREATE INDEX claims_document ON claims (document, id, status, property, anchored) WHERE upto IS NULL;
CREATE INDEX claims_property ON claims (property, status, id, document, anchored) WHERE upto IS NULL;
CREATE INDEX claims_unanchored ON claims (id, status, property, document) WHERE upto IS NULL AND anchored = 0;
CREATE INDEX claims_since ON claims (since, id);
CREATE INDEX entities_since ON entities (since, id);

-- The names as people search them: claims.text.folded.
ALTER TABLE entities ADD COLUMN folded TEXT NOT NULL DEFAULT '';
ALTER TABLE aliases ADD COLUMN folded TEXT NOT NULL DEFAULT '';
CREATE INDEX entities_folded ON entities (folded, id);
CREATE INDEX aliases_folded ON aliases (folded, entity);

CREATE INDEX meetings_days ON meetings (coalesce(earliest, ''), id, latest) WHERE upto IS NULL;

-- Which claim is excluded by which deciding claim of the same meeting (claims.contradict).
CREATE TABLE contradictions (
  claim TEXT NOT NULL,
  other TEXT NOT NULL,
  since INTEGER NOT NULL REFERENCES changes (number),
  upto INTEGER REFERENCES changes (number),
  PRIMARY KEY (claim, other, since)
) WITHOUT ROWID;
CREATE INDEX contradictions_now ON contradictions (claim, other) WHERE upto IS NULL;

DROP VIEW claims_now;
CREATE VIEW claims_now AS
  SELECT id, subject, property, value, format, status, anchored, revision, document, attribution, side,
         (SELECT group_concat(quote, ' … ') FROM spans WHERE claim = claims.id AND spans.upto IS NULL) AS quotes
  FROM claims WHERE upto IS NULL;
"""

_FIXED = ("changes", "documents")  # rows that never change
_CLOSING = ("entities", "aliases", "claims", "spans", "meetings", "meeting_keys", "name_keys")  # closed once


@migrations()
def m0001_tables(db: Database) -> None:
    db.executescript(_TABLES)
    for table in _FIXED:
        _refuse(db, table, "UPDATE")
        _refuse(db, table, "DELETE")
    for table in _CLOSING:
        guard_history(db, table)


@migrations()
def m0002_desk(db: Database) -> None:
    changed = ("documents", "entities", "aliases", "claims")
    for table in changed:
        release_history(db, table)
    db.executescript(_DESK)
    db.register_function(folded, deterministic=True)
    db.execute("UPDATE entities SET folded = folded(label)")
    db.execute("UPDATE aliases SET folded = folded(text)")
    _find_contradictions(db)
    guard_history(db, "documents", closing="erased")
    for table in (*changed[1:], "contradictions"):
        guard_history(db, table)
    _refuse(db, "texts", "UPDATE")
    _refuse(db, "texts", "DELETE", "WHEN (SELECT erased FROM documents WHERE id = OLD.document) IS NULL")


@migrations()
def m0003_words(db: Database) -> None:
    """The words of a claim's quotes and value, as people search them: storage.words.words_of."""
    release_history(db, "claims")
    db.execute("ALTER TABLE claims ADD COLUMN words TEXT NOT NULL DEFAULT ''")
    db.register_function(words_of, deterministic=True)
    db.execute(
        "UPDATE claims SET words = words_of(value, (SELECT group_concat(quote, char(10)) FROM spans "
        "WHERE claim = claims.id AND spans.since <= claims.since "
        "AND (spans.upto IS NULL OR spans.upto > claims.since)))"
    )
    guard_history(db, "claims")


@migrations()
def m0004_author(db: Database) -> None:
    release_history(db, "documents")
    db.execute("ALTER TABLE documents ADD COLUMN author TEXT")
    guard_history(db, "documents", closing="erased")


@migrations()
def m0005_requests(db: Database) -> None:
    """Which request asked for a change, where it may come again."""
    db.execute("ALTER TABLE changes ADD COLUMN request TEXT")
    db.execute("CREATE INDEX changes_request ON changes (request) WHERE request IS NOT NULL")


@migrations()
def m0006_narrow_names(db: Database) -> None:
    """Name keys that say with which given name they stand (claims.names.narrow)."""
    _name_anew(db)


NAMED_ANEW = "m0007_narrow_slips"  # the last one after which the store makes all name keys anew


@migrations(name=NAMED_ANEW)
def m0007_narrow_slips(db: Database) -> None:
    """The keys of slips of the pen say so, too."""
    _name_anew(db)


@migrations()
def m0008_presence(db: Database) -> None:
    """Keys of who was where (claims.keys.with_presence), for the past too, from the keys that each meeting has."""
    db.register_function(_width, name="width", deterministic=True)
    db.execute(_PRESENCE)


_PRESENCE = """
INSERT OR IGNORE INTO meeting_keys (key, closed, width, earliest, meeting, since, upto, latest)
SELECT 'x:' || substr(who.value, 3) || '|' || substr(place.value, 3) AS found, upto IS NOT NULL AS closed,
       width(earliest, latest) AS width, coalesce(earliest, ''), meetings.id AS meeting, since, upto,
       coalesce(latest, '')
FROM meetings, json_each(keys) AS who, json_each(keys) AS place
WHERE substr(who.value, 1, 2) IN ('e:', 'o:') AND substr(place.value, 1, 2) = 'l:'
ORDER BY found, closed, width, 4, meeting, since
"""


def _width(earliest: str | None, latest: str | None) -> int:
    return width(*(date.fromisoformat(day) if day else None for day in (earliest, latest)))


def _name_anew(db: Database) -> None:
    """Let all name keys go: the store, which knows how they are made, makes them anew."""
    release_history(db, "name_keys")
    db.execute("DELETE FROM name_keys")
    guard_history(db, "name_keys")


def _find_contradictions(db: Database) -> None:
    """Fill the new table, for the past too: two claims contradict while both say what excludes the other."""
    places: dict[str, Entity] = {
        id: Entity(id, "place", label, country=country, container=container, latitude=latitude, longitude=longitude)
        for id, label, country, container, latitude, longitude in db.execute(
            "SELECT id, label, country, container, latitude, longitude FROM entities WHERE kind = 'place' "
            "AND upto IS NULL"
        )
    }
    marks = ", ".join("?" * len(EXCLUDING))
    rows = db.execute(
        "SELECT subject, property, id, since, upto, status, value FROM claims "  # noqa: S608 - only question marks
        f"WHERE subject >= 'meeting:' AND subject < 'meeting;' AND property IN ({marks}) ORDER BY subject, property",
        list(EXCLUDING),
    )
    for (_, property), own in groupby(rows, itemgetter(0, 1)):
        for one, other in permutations([row[2:] for row in own], 2):
            since, ends = max(one[1], other[1]), [row[2] for row in (one, other) if row[2] is not None]
            upto = min(ends, default=None)
            if one[0] == other[0] or other[3] != "accepted" or (upto is not None and upto <= since):
                continue
            if excludes(property, json.loads(one[4]), json.loads(other[4]), places):
                db.execute("INSERT INTO contradictions VALUES (?, ?, ?, ?)", [one[0], other[0], since, upto])


def guard_history(db: Database, table: str, *, closing: str = "upto") -> None:
    """Refuse to delete a row of this table, and any update but the one that closes it."""
    kept = [column.name for column in db.table(table).columns if column.name not in (closing, "closed")]
    old, new = (", ".join(f"{row}.{name}" for name in kept) for row in ("OLD", "NEW"))
    _refuse(db, table, "DELETE")
    _refuse(db, table, "UPDATE", f"WHEN OLD.{closing} IS NOT NULL OR NEW.{closing} IS NULL OR ({new}) IS NOT ({old})")


def release_history(db: Database, table: str) -> None:
    """Lift the guard, within a transaction that sets it again."""
    for event in ("DELETE", "UPDATE"):
        db.execute(f"DROP TRIGGER {table}_{event.lower()}")


def _refuse(db: Database, table: str, event: str, condition: str = "") -> None:
    db.execute(
        f"CREATE TRIGGER {table}_{event.lower()} BEFORE {event} ON {table} {condition} "
        f"BEGIN SELECT RAISE(ABORT, 'the history in {table} is only added to'); END"
    )


# The names of all migrations there are, which is what a database that is up to date has applied.
VERSIONS = frozenset(migration.name for migration in migrations.pending(Database(memory=True)))
