"""The tables of the SQLite engine, as numbered migrations.

Every row that decides verdicts holds from the change `since` up to, not including, the change `upto` (NULL while it
holds). Rows are only ever added and, once, closed; triggers refuse anything else, whichever program tries. To read
the present state with any SQLite tool, look at the views `claims_now` and `entities_now`.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

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


def guard_history(db: Database, table: str) -> None:
    """Refuse to delete a row of this table, and any update but the one that closes it."""
    kept = [column.name for column in db.table(table).columns if column.name not in ("upto", "closed")]
    old, new = (", ".join(f"{row}.{name}" for name in kept) for row in ("OLD", "NEW"))
    _refuse(db, table, "DELETE")
    _refuse(db, table, "UPDATE", f"WHEN OLD.upto IS NOT NULL OR NEW.upto IS NULL OR ({new}) IS NOT ({old})")


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
