BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'belegt-answered','m0001_tables','2026-11-28 16:28:13.413409+00:00');
CREATE TABLE answered (
  account TEXT NOT NULL,
  key TEXT NOT NULL,
  at TEXT NOT NULL,               -- UTC
  request TEXT NOT NULL,          -- SHA-256 of what was asked
  status INTEGER NOT NULL,
  headers TEXT NOT NULL,          -- JSON
  body BLOB NOT NULL,
  PRIMARY KEY (account, key)
) WITHOUT ROWID;
INSERT INTO "answered" VALUES('1','a1','2026-01-01T12:00:00.000000Z','0000000000000000000000000000000000000000000000000000000000000000',201,'{"ETag": "\"1\""}',X'7B226964223A20226331227D');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX answered_at ON answered (at);
COMMIT;
