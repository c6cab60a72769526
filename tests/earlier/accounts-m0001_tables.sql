BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'belegt-accounts','m0001_tables','2026-11-28 16:28:13.132554+00:00');
CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,             -- as it is shown; it never changes
  key TEXT NOT NULL UNIQUE,       -- the name without what makes no difference
  role TEXT NOT NULL CHECK (role IN ('reader', 'reviewer', 'admin')),
  hash TEXT NOT NULL,             -- of the password, by argon2
  active INTEGER NOT NULL DEFAULT 1,
  session INTEGER NOT NULL DEFAULT 1  -- sessions of another number have ended
);
INSERT INTO "accounts" VALUES(1,'Ada','ada','admin','$argon2id$v=19$m=32768,t=3,p=1$FbVOWdETzmB/cNL/xx9FDg$DKIo312fQ5541Db2YAhfOB5dfYUc842fo1cVQczrOGY',1,1);
INSERT INTO "accounts" VALUES(2,'leo','leo','reviewer','$argon2id$v=19$m=32768,t=3,p=1$dPjrEdnFPhj9S2UP0hBsjg$Auq8oPMuVh53A8CXr6Sqafn+iyLJLuojK1L28e/V38c',1,2);
CREATE TABLE attempts (           -- to sign in, of the last hour
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE TABLE history (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  by INTEGER REFERENCES accounts (id),  -- NULL: somebody at the command line
  account INTEGER NOT NULL REFERENCES accounts (id),
  action TEXT NOT NULL,
  detail TEXT
);
INSERT INTO "history" VALUES(1,'2026-01-01T12:00:00.000000Z',NULL,1,'add','admin');
INSERT INTO "history" VALUES(2,'2026-01-01T12:00:00.000000Z',1,2,'add','reader');
INSERT INTO "history" VALUES(3,'2026-01-01T12:00:00.000000Z',1,2,'role','reader → reviewer');
CREATE TABLE secrets (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "secrets" VALUES('sessions','0000000000000000000000000000000000000000000000000000000000000000');
CREATE TABLE tokens (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES accounts (id),
  label TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  made TEXT NOT NULL,             -- UTC, as all times
  used TEXT,
  revoked TEXT
);
INSERT INTO "tokens" VALUES(1,2,'a record','2e035c331c52e8e30088696cb7662a7faf94b47c47e920c396ed1a4d856ceb27','2026-01-01T12:00:00.000000Z',NULL,NULL);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE TRIGGER accounts_name BEFORE UPDATE OF id, name, key ON accounts
BEGIN SELECT RAISE(ABORT, 'a name never changes: histories show it'); END;
CREATE TRIGGER accounts_delete BEFORE DELETE ON accounts
BEGIN SELECT RAISE(ABORT, 'accounts are deactivated, never deleted'); END;
CREATE INDEX tokens_account ON tokens (account);
CREATE TRIGGER history_update BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is only ever added to'); END;
CREATE TRIGGER history_delete BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is only ever added to'); END;
CREATE INDEX attempts_name ON attempts (name, at);
CREATE INDEX attempts_address ON attempts (address, at);
CREATE INDEX attempts_at ON attempts (at);
COMMIT;
