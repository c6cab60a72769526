BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'belegt-verdicts','m0001_tables','2026-11-28 16:28:11.946269+00:00');
CREATE TABLE verdicts (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,               -- UTC
  request BLOB NOT NULL,          -- JSON, as it came
  body BLOB NOT NULL              -- JSON, as it was answered and will be for ever
) WITHOUT ROWID;
INSERT INTO "verdicts" VALUES('sha256:0','2026-01-01T12:00:00.000000Z',X'7B2274657874223A202278227D',X'7B22626F6479223A20307D');
INSERT INTO "verdicts" VALUES('sha256:1','2026-01-02T12:00:00.000000Z',X'7B2274657874223A202278227D',X'7B22626F6479223A20317D');
INSERT INTO "verdicts" VALUES('sha256:2','2026-01-03T12:00:00.000000Z',X'7B2274657874223A202278227D',X'7B22626F6479223A20327D');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE TRIGGER verdicts_update BEFORE UPDATE ON verdicts
BEGIN SELECT RAISE(ABORT, 'a kept verdict never changes'); END;
COMMIT;
