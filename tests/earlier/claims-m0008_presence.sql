BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'belegt','m0001_tables','2026-11-29 07:06:21.283673+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'belegt','m0002_desk','2026-11-29 07:06:21.298284+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'belegt','m0003_words','2026-11-29 07:06:21.308297+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'belegt','m0004_author','2026-11-29 07:06:21.309052+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'belegt','m0005_requests','2026-11-29 07:06:21.309602+00:00');
INSERT INTO "_sqlite_migrations" VALUES(6,'belegt','m0006_narrow_names','2026-11-29 07:06:21.309875+00:00');
INSERT INTO "_sqlite_migrations" VALUES(7,'belegt','m0007_narrow_slips','2026-11-29 07:06:21.310132+00:00');
INSERT INTO "_sqlite_migrations" VALUES(8,'belegt','m0008_presence','2026-11-29 07:06:21.310361+00:00');
CREATE TABLE aliases (
  entity TEXT NOT NULL,
  number INTEGER NOT NULL,        -- counts the aliases that the entity ever had
  since INTEGER NOT NULL REFERENCES changes (number),
  upto INTEGER REFERENCES changes (number),
  text TEXT NOT NULL,
  language TEXT,
  script TEXT,
  origin TEXT, folded TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (entity, number)
) WITHOUT ROWID;
INSERT INTO "aliases" VALUES('e1',0,1,4,'Joseph Dunford','de','Latn','document:apa','joseph dunford');
INSERT INTO "aliases" VALUES('e1',1,4,NULL,'Джо',NULL,NULL,NULL,'джо');
INSERT INTO "aliases" VALUES('e2',0,1,NULL,'Валерий Герасимов','ru','Cyrl','wikidata','валерии герасимов');
CREATE TABLE changes (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,               -- UTC, never earlier than that of the change before
  by TEXT NOT NULL,
  action TEXT NOT NULL,
  note TEXT,
  totals TEXT NOT NULL            -- JSON: how many documents, entities, meetings and claims there were after it
, request TEXT);
INSERT INTO "changes" VALUES(1,'2026-01-01T12:00:00.000000Z','seed','seed','the first','{"documents": 2, "entities": 9, "meetings": 1, "claims": 6, "proposed": 2, "accepted": 4, "rejected": 0, "withdrawn": 0}',NULL);
INSERT INTO "changes" VALUES(2,'2026-01-01T12:01:00.000000Z','tester','edit',NULL,'{"documents": 2, "entities": 9, "meetings": 1, "claims": 8, "proposed": 3, "accepted": 5, "rejected": 0, "withdrawn": 0}',NULL);
INSERT INTO "changes" VALUES(3,'2026-01-01T12:02:00.000000Z','tester','edit',NULL,'{"documents": 2, "entities": 9, "meetings": 1, "claims": 9, "proposed": 3, "accepted": 6, "rejected": 0, "withdrawn": 0}',NULL);
INSERT INTO "changes" VALUES(4,'2026-01-01T12:03:00.000000Z','tester','edit',NULL,'{"documents": 2, "entities": 9, "meetings": 1, "claims": 9, "proposed": 3, "accepted": 5, "rejected": 1, "withdrawn": 0}',NULL);
INSERT INTO "changes" VALUES(5,'2026-01-01T12:04:00.000000Z','tester','edit',NULL,'{"documents": 2, "entities": 9, "meetings": 1, "claims": 9, "proposed": 3, "accepted": 5, "rejected": 1, "withdrawn": 0}',NULL);
INSERT INTO "changes" VALUES(6,'2026-01-01T12:05:00.000000Z','tester','edit',NULL,'{"documents": 2, "entities": 9, "meetings": 2, "claims": 9, "proposed": 3, "accepted": 6, "rejected": 0, "withdrawn": 0}',NULL);
INSERT INTO "changes" VALUES(7,'2026-01-01T12:06:00.000000Z','anna','new version','corrected','{"documents": 3, "entities": 9, "meetings": 2, "claims": 9, "proposed": 3, "accepted": 6, "rejected": 0, "withdrawn": 0}',NULL);
INSERT INTO "changes" VALUES(8,'2026-01-01T12:07:00.000000Z','anna','re-anchor',NULL,'{"documents": 3, "entities": 9, "meetings": 2, "claims": 9, "proposed": 3, "accepted": 6, "rejected": 0, "withdrawn": 0}',NULL);
INSERT INTO "changes" VALUES(9,'2026-01-01T12:08:00.000000Z','tester','edit',NULL,'{"documents": 3, "entities": 9, "meetings": 3, "claims": 10, "proposed": 3, "accepted": 7, "rejected": 0, "withdrawn": 0}',NULL);
INSERT INTO "changes" VALUES(10,'2026-01-01T12:09:00.000000Z','bert','edit','as it says','{"documents": 3, "entities": 9, "meetings": 3, "claims": 10, "proposed": 3, "accepted": 7, "rejected": 0, "withdrawn": 0}',NULL);
INSERT INTO "changes" VALUES(11,'2026-01-01T12:10:00.000000Z','root','erase','a court''s order','{"documents": 3, "entities": 9, "meetings": 3, "claims": 10, "proposed": 3, "accepted": 7, "rejected": 0, "withdrawn": 0}',NULL);
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
  side TEXT, anchored INTEGER NOT NULL DEFAULT 1, words TEXT NOT NULL DEFAULT '',                      -- for whom those speak to whom it is attributed
  PRIMARY KEY (subject, id, revision)
) WITHOUT ROWID;
INSERT INTO "claims" VALUES('entity:e1','c6',1,1,7,'proposed','office','{"earliest":"2017-02-17","latest":"2017-02-17","office":"o1"}',NULL,'apa',NULL,NULL,1,'2017-02-17 2017-02-17 o1 dunford');
INSERT INTO "claims" VALUES('entity:e1','c6',2,7,NULL,'proposed','office','{"earliest":"2017-02-17","latest":"2017-02-17","office":"o1"}',NULL,'apa-2',NULL,NULL,1,'2017-02-17 2017-02-17 o1 dunford');
INSERT INTO "claims" VALUES('meeting:m1','c1',1,1,5,'accepted','participant','{"entity":"e1","office":"o1"}',NULL,'apa',NULL,NULL,1,'e1 o1 dunford');
INSERT INTO "claims" VALUES('meeting:m1','c1',2,5,7,'accepted','participant','{"entity":"e3","office":null}',NULL,'apa',NULL,NULL,1,'e3 dunford');
INSERT INTO "claims" VALUES('meeting:m1','c1',3,7,NULL,'accepted','participant','{"entity":"e3","office":null}',NULL,'apa-2',NULL,NULL,1,'e3 dunford');
INSERT INTO "claims" VALUES('meeting:m1','c2',1,1,7,'accepted','participant','{"entity":"e2","office":"o2"}',NULL,'apa',NULL,NULL,1,'e2 o2 gerasimow');
INSERT INTO "claims" VALUES('meeting:m1','c2',2,7,NULL,'accepted','participant','{"entity":"e2","office":"o2"}',NULL,'apa',NULL,NULL,0,'e2 o2 gerasimow');
INSERT INTO "claims" VALUES('meeting:m1','c3',1,1,7,'accepted','date','{"earliest":"2017-02-16","granularity":"day","latest":"2017-02-16","text":"am Donnerstag"}',NULL,'apa',NULL,NULL,1,'2017-02-16 day 2017-02-16 am donnerstag am donnerstag');
INSERT INTO "claims" VALUES('meeting:m1','c3',2,7,NULL,'accepted','date','{"earliest":"2017-02-16","granularity":"day","latest":"2017-02-16","text":"am Donnerstag"}',NULL,'apa',NULL,NULL,0,'2017-02-16 day 2017-02-16 am donnerstag am donnerstag');
INSERT INTO "claims" VALUES('meeting:m1','c4',1,1,7,'accepted','place','{"entity":"baku"}',NULL,'apa',NULL,NULL,1,'baku baku');
INSERT INTO "claims" VALUES('meeting:m1','c4',2,7,8,'accepted','place','{"entity":"baku"}',NULL,'apa',NULL,NULL,0,'baku baku');
INSERT INTO "claims" VALUES('meeting:m1','c4',3,8,NULL,'accepted','place','{"entity":"baku"}',NULL,'apa-2',NULL,NULL,1,'baku baku');
INSERT INTO "claims" VALUES('meeting:m1','x1',1,2,4,'accepted','date','{"earliest":"2017-03-01","granularity":"day","latest":"2017-03-01","text":"am Donnerstag"}',NULL,'apa',NULL,NULL,1,'2017-03-01 day 2017-03-01 am donnerstag donnerstag');
INSERT INTO "claims" VALUES('meeting:m1','x1',2,4,6,'rejected','date','{"earliest":"2017-03-01","granularity":"day","latest":"2017-03-01","text":"am Donnerstag"}',NULL,'apa',NULL,NULL,1,'2017-03-01 day 2017-03-01 am donnerstag donnerstag');
INSERT INTO "claims" VALUES('meeting:m1','x2',1,2,7,'proposed','status','{"status":"held"}',NULL,'apa',NULL,NULL,1,'held treffen');
INSERT INTO "claims" VALUES('meeting:m1','x2',2,7,NULL,'proposed','status','{"status":"held"}',NULL,'apa',NULL,NULL,0,'held treffen');
INSERT INTO "claims" VALUES('meeting:m1','x3',1,3,7,'accepted','status','{"status":"denied"}',NULL,'apa',NULL,NULL,1,'denied treffen');
INSERT INTO "claims" VALUES('meeting:m1','x3',2,7,NULL,'accepted','status','{"status":"denied"}',NULL,'apa',NULL,NULL,0,'denied treffen');
INSERT INTO "claims" VALUES('meeting:m2','x1',3,6,7,'accepted','date','{"earliest":"2017-03-01","granularity":"day","latest":"2017-03-01","text":"am Donnerstag"}',NULL,'apa',NULL,NULL,1,'2017-03-01 day 2017-03-01 am donnerstag dunford');
INSERT INTO "claims" VALUES('meeting:m2','x1',4,7,NULL,'accepted','date','{"earliest":"2017-03-01","granularity":"day","latest":"2017-03-01","text":"am Donnerstag"}',NULL,'apa-2',NULL,NULL,1,'2017-03-01 day 2017-03-01 am donnerstag dunford');
INSERT INTO "claims" VALUES('meeting:m3','r1',1,9,10,'accepted','topic','{"language":"de","text":"…"}',NULL,'rfe',NULL,NULL,0,'de ...');
INSERT INTO "claims" VALUES('meeting:m3','r1',2,10,11,'accepted','topic','{"language":"de","text":"…"}',NULL,'rfe','…',NULL,0,'de ...');
INSERT INTO "claims" VALUES('meeting:m3','r1',3,11,NULL,'accepted','topic','{"language":"de","text":"…"}',NULL,'rfe','…',NULL,0,'de ...');
INSERT INTO "claims" VALUES('parties:o1|o2','c5',1,1,7,'proposed','gap','{"earliest":"2014-02-01","latest":"2017-02-15","text":"seit 2014"}','any','apa',NULL,NULL,1,'2014-02-01 2017-02-15 seit 2014 das erste treffen seit 2014');
INSERT INTO "claims" VALUES('parties:o1|o2','c5',2,7,NULL,'proposed','gap','{"earliest":"2014-02-01","latest":"2017-02-15","text":"seit 2014"}','any','apa',NULL,NULL,0,'2014-02-01 2017-02-15 seit 2014 das erste treffen seit 2014');
CREATE TABLE contradictions (
  claim TEXT NOT NULL,
  other TEXT NOT NULL,
  since INTEGER NOT NULL REFERENCES changes (number),
  upto INTEGER REFERENCES changes (number),
  PRIMARY KEY (claim, other, since)
) WITHOUT ROWID;
INSERT INTO "contradictions" VALUES('c3','x1',2,4);
INSERT INTO "contradictions" VALUES('x1','c3',2,6);
INSERT INTO "contradictions" VALUES('x2','x3',3,7);
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
  public INTEGER NOT NULL, replaces TEXT REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED, erased INTEGER REFERENCES changes (number), author TEXT) WITHOUT ROWID;
INSERT INTO "documents" VALUES('apa',1,'69aaf8a5b72895b6f9eea24d2367045ccd6de81625d944800d760a6237776183','de',NULL,'APA','2017-02-17',NULL,NULL,0,NULL,NULL,NULL);
INSERT INTO "documents" VALUES('apa-2',7,'db407c5eb0897dacc02d09478d8a8e1fcddc21854471c01251eea26e6703952e',NULL,NULL,'APA',NULL,NULL,NULL,0,'apa',NULL,NULL);
INSERT INTO "documents" VALUES('rfe',1,'53b57eb6057d5379cb0e7e76817ea4ddb0a1d7ea5c6db6eaac115a2226aebe1f',NULL,NULL,NULL,NULL,NULL,'2021-09-24',0,NULL,11,NULL);
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
  longitude REAL, folded TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (id, revision)
) WITHOUT ROWID;
INSERT INTO "entities" VALUES('az',1,1,NULL,'place','Aserbaidschan','AZ',NULL,NULL,40.3,47.7,'aserbaidschan');
INSERT INTO "entities" VALUES('baku',1,1,5,'place','Baku','AZ',NULL,'az',40.4,49.9,'baku');
INSERT INTO "entities" VALUES('baku',2,5,NULL,'place','Baku','AZ',NULL,NULL,40.4,49.9,'baku');
INSERT INTO "entities" VALUES('e1',1,1,4,'person','Joe Dunford',NULL,NULL,NULL,NULL,NULL,'joe dunford');
INSERT INTO "entities" VALUES('e1',2,4,NULL,'person','J. Dünford',NULL,NULL,NULL,NULL,NULL,'j. dunford');
INSERT INTO "entities" VALUES('e2',1,1,NULL,'person','Waleri Gerasimow',NULL,NULL,NULL,NULL,NULL,'waleri gerasimow');
INSERT INTO "entities" VALUES('e3',1,1,NULL,'person','Mark Milley',NULL,NULL,NULL,NULL,NULL,'mark milley');
INSERT INTO "entities" VALUES('fi',1,1,NULL,'place','Finnland','FI',NULL,NULL,NULL,NULL,'finnland');
INSERT INTO "entities" VALUES('helsinki',1,1,NULL,'place','Helsinki','FI',NULL,'fi',NULL,NULL,'helsinki');
INSERT INTO "entities" VALUES('o1',1,1,NULL,'office','Generalstabschef (USA)','US','chief_of_staff',NULL,NULL,NULL,'generalstabschef (usa)');
INSERT INTO "entities" VALUES('o2',1,1,NULL,'office','Generalstabschef (Russland)','RU','chief_of_staff',NULL,NULL,NULL,'generalstabschef (russland)');
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
INSERT INTO "meeting_keys" VALUES('c:RU',0,0,'2017-02-16','m1',4,NULL,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('c:RU',1,0,'2017-02-16','m1',1,2,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('c:RU',1,1,'2017-02-16','m1',2,4,'2017-03-01');
INSERT INTO "meeting_keys" VALUES('c:US',1,0,'2017-02-16','m1',1,2,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('c:US',1,0,'2017-02-16','m1',4,5,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('c:US',1,1,'2017-02-16','m1',2,4,'2017-03-01');
INSERT INTO "meeting_keys" VALUES('e:e1',1,0,'2017-02-16','m1',1,2,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('e:e1',1,0,'2017-02-16','m1',4,5,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('e:e1',1,1,'2017-02-16','m1',2,4,'2017-03-01');
INSERT INTO "meeting_keys" VALUES('e:e2',0,0,'2017-02-16','m1',4,NULL,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('e:e2',1,0,'2017-02-16','m1',1,2,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('e:e2',1,1,'2017-02-16','m1',2,4,'2017-03-01');
INSERT INTO "meeting_keys" VALUES('e:e3',0,0,'2017-02-16','m1',5,NULL,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('l:az',1,0,'2017-02-16','m1',1,2,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('l:az',1,0,'2017-02-16','m1',4,5,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('l:az',1,1,'2017-02-16','m1',2,4,'2017-03-01');
INSERT INTO "meeting_keys" VALUES('l:baku',0,0,'2017-02-16','m1',4,NULL,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('l:baku',1,0,'2017-02-16','m1',1,2,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('l:baku',1,1,'2017-02-16','m1',2,4,'2017-03-01');
INSERT INTO "meeting_keys" VALUES('o:o1',1,0,'2017-02-16','m1',1,2,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('o:o1',1,0,'2017-02-16','m1',4,5,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('o:o1',1,1,'2017-02-16','m1',2,4,'2017-03-01');
INSERT INTO "meeting_keys" VALUES('o:o2',0,0,'2017-02-16','m1',4,NULL,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('o:o2',1,0,'2017-02-16','m1',1,2,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('o:o2',1,1,'2017-02-16','m1',2,4,'2017-03-01');
INSERT INTO "meeting_keys" VALUES('p:e1|e2',1,0,'2017-02-16','m1',1,2,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('p:e1|e2',1,0,'2017-02-16','m1',4,5,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('p:e1|e2',1,1,'2017-02-16','m1',2,4,'2017-03-01');
INSERT INTO "meeting_keys" VALUES('p:e1|o2',1,0,'2017-02-16','m1',1,2,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('p:e1|o2',1,0,'2017-02-16','m1',4,5,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('p:e1|o2',1,1,'2017-02-16','m1',2,4,'2017-03-01');
INSERT INTO "meeting_keys" VALUES('p:e2|e3',0,0,'2017-02-16','m1',5,NULL,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('p:e2|o1',1,0,'2017-02-16','m1',1,2,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('p:e2|o1',1,0,'2017-02-16','m1',4,5,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('p:e2|o1',1,1,'2017-02-16','m1',2,4,'2017-03-01');
INSERT INTO "meeting_keys" VALUES('p:e3|o2',0,0,'2017-02-16','m1',5,NULL,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('p:o1|o2',1,0,'2017-02-16','m1',1,2,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('p:o1|o2',1,0,'2017-02-16','m1',4,5,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('p:o1|o2',1,1,'2017-02-16','m1',2,4,'2017-03-01');
INSERT INTO "meeting_keys" VALUES('x:e1|az',1,0,'2017-02-16','m1',1,2,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('x:e1|az',1,0,'2017-02-16','m1',4,5,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('x:e1|az',1,1,'2017-02-16','m1',2,4,'2017-03-01');
INSERT INTO "meeting_keys" VALUES('x:e1|baku',1,0,'2017-02-16','m1',1,2,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('x:e1|baku',1,0,'2017-02-16','m1',4,5,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('x:e1|baku',1,1,'2017-02-16','m1',2,4,'2017-03-01');
INSERT INTO "meeting_keys" VALUES('x:e2|az',1,0,'2017-02-16','m1',1,2,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('x:e2|az',1,0,'2017-02-16','m1',4,5,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('x:e2|az',1,1,'2017-02-16','m1',2,4,'2017-03-01');
INSERT INTO "meeting_keys" VALUES('x:e2|baku',0,0,'2017-02-16','m1',4,NULL,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('x:e2|baku',1,0,'2017-02-16','m1',1,2,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('x:e2|baku',1,1,'2017-02-16','m1',2,4,'2017-03-01');
INSERT INTO "meeting_keys" VALUES('x:e3|baku',0,0,'2017-02-16','m1',5,NULL,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('x:o1|az',1,0,'2017-02-16','m1',1,2,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('x:o1|az',1,0,'2017-02-16','m1',4,5,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('x:o1|az',1,1,'2017-02-16','m1',2,4,'2017-03-01');
INSERT INTO "meeting_keys" VALUES('x:o1|baku',1,0,'2017-02-16','m1',1,2,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('x:o1|baku',1,0,'2017-02-16','m1',4,5,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('x:o1|baku',1,1,'2017-02-16','m1',2,4,'2017-03-01');
INSERT INTO "meeting_keys" VALUES('x:o2|az',1,0,'2017-02-16','m1',1,2,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('x:o2|az',1,0,'2017-02-16','m1',4,5,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('x:o2|az',1,1,'2017-02-16','m1',2,4,'2017-03-01');
INSERT INTO "meeting_keys" VALUES('x:o2|baku',0,0,'2017-02-16','m1',4,NULL,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('x:o2|baku',1,0,'2017-02-16','m1',1,2,'2017-02-16');
INSERT INTO "meeting_keys" VALUES('x:o2|baku',1,1,'2017-02-16','m1',2,4,'2017-03-01');
CREATE TABLE meetings (
  id TEXT NOT NULL,
  since INTEGER NOT NULL REFERENCES changes (number),
  upto INTEGER REFERENCES changes (number),
  earliest TEXT,                  -- ISO days; NULL while no claim gives a date
  latest TEXT,
  keys TEXT NOT NULL,             -- JSON, sorted
  PRIMARY KEY (id, since)
) WITHOUT ROWID;
INSERT INTO "meetings" VALUES('m1',1,2,'2017-02-16','2017-02-16','["c:RU", "c:US", "e:e1", "e:e2", "l:az", "l:baku", "o:o1", "o:o2", "p:e1|e2", "p:e1|o2", "p:e2|o1", "p:o1|o2"]');
INSERT INTO "meetings" VALUES('m1',2,4,'2017-02-16','2017-03-01','["c:RU", "c:US", "e:e1", "e:e2", "l:az", "l:baku", "o:o1", "o:o2", "p:e1|e2", "p:e1|o2", "p:e2|o1", "p:o1|o2"]');
INSERT INTO "meetings" VALUES('m1',4,5,'2017-02-16','2017-02-16','["c:RU", "c:US", "e:e1", "e:e2", "l:az", "l:baku", "o:o1", "o:o2", "p:e1|e2", "p:e1|o2", "p:e2|o1", "p:o1|o2"]');
INSERT INTO "meetings" VALUES('m1',5,NULL,'2017-02-16','2017-02-16','["c:RU", "e:e2", "e:e3", "l:baku", "o:o2", "p:e2|e3", "p:e3|o2"]');
INSERT INTO "meetings" VALUES('m2',6,NULL,'2017-03-01','2017-03-01','[]');
INSERT INTO "meetings" VALUES('m3',9,NULL,NULL,NULL,'[]');
CREATE TABLE name_keys (
  key TEXT NOT NULL,
  number INTEGER NOT NULL,
  entity TEXT NOT NULL,
  since INTEGER NOT NULL,
  upto INTEGER,
  PRIMARY KEY (key, number)
) WITHOUT ROWID;
INSERT INTO "name_keys" VALUES('n:aserbaidschan',1,'az',1,NULL);
INSERT INTO "name_keys" VALUES('n:baku',1,'baku',1,NULL);
INSERT INTO "name_keys" VALUES('n:finnland',1,'fi',1,NULL);
INSERT INTO "name_keys" VALUES('n:generalstabschef (russland)',1,'o2',1,NULL);
INSERT INTO "name_keys" VALUES('n:generalstabschef (usa)',1,'o1',1,NULL);
INSERT INTO "name_keys" VALUES('n:helsinki',1,'helsinki',1,NULL);
INSERT INTO "name_keys" VALUES('w:dunford',1,'e1',1,4);
INSERT INTO "name_keys" VALUES('w:dünford',1,'e1',4,NULL);
INSERT INTO "name_keys" VALUES('w:gerasimow',1,'e2',1,NULL);
INSERT INTO "name_keys" VALUES('w:j.',1,'e1',4,NULL);
INSERT INTO "name_keys" VALUES('w:joe',1,'e1',1,4);
INSERT INTO "name_keys" VALUES('w:joseph',1,'e1',1,4);
INSERT INTO "name_keys" VALUES('w:mark',1,'e3',1,NULL);
INSERT INTO "name_keys" VALUES('w:milley',1,'e3',1,NULL);
INSERT INTO "name_keys" VALUES('w:waleri',1,'e2',1,NULL);
INSERT INTO "name_keys" VALUES('w:валерий',1,'e2',1,NULL);
INSERT INTO "name_keys" VALUES('w:герасимов',1,'e2',1,NULL);
INSERT INTO "name_keys" VALUES('w:джо',1,'e1',4,NULL);
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
INSERT INTO "spans" VALUES('c1',1,0,1,7,0,7,'Dunford','',' traf Gerasimow am Donnerstag in');
INSERT INTO "spans" VALUES('c1',3,0,7,NULL,14,21,'Dunford','Berichtigung. ',' traf Gerasimow am Donnerstag in');
INSERT INTO "spans" VALUES('c2',1,0,1,NULL,13,22,'Gerasimow','Dunford traf ',' am Donnerstag in Baku. Es war d');
INSERT INTO "spans" VALUES('c3',1,0,1,NULL,23,36,'am Donnerstag','Dunford traf Gerasimow ',' in Baku. Es war das erste Treff');
INSERT INTO "spans" VALUES('c4',1,0,1,8,40,44,'Baku','traf Gerasimow am Donnerstag in ','. Es war das erste Treffen seit ');
INSERT INTO "spans" VALUES('c4',3,0,8,NULL,54,58,'Baku','traf Gerasimow am Donnerstag in ','! Es war das erste Treffen seit ');
INSERT INTO "spans" VALUES('c5',1,0,1,NULL,53,80,'das erste Treffen seit 2014','w am Donnerstag in Baku. Es war ','.
');
INSERT INTO "spans" VALUES('c6',1,0,1,7,0,7,'Dunford','',' traf Gerasimow am Donnerstag in');
INSERT INTO "spans" VALUES('c6',2,0,7,NULL,14,21,'Dunford','Berichtigung. ',' traf Gerasimow am Donnerstag in');
INSERT INTO "spans" VALUES('r1',1,0,9,NULL,58,66,'','','');
INSERT INTO "spans" VALUES('x1',1,0,2,6,26,36,'Donnerstag','Dunford traf Gerasimow am ',' in Baku. Es war das erste Treff');
INSERT INTO "spans" VALUES('x1',3,0,6,7,0,7,'Dunford','',' traf Gerasimow am Donnerstag in');
INSERT INTO "spans" VALUES('x1',4,0,7,NULL,14,21,'Dunford','Berichtigung. ',' traf Gerasimow am Donnerstag in');
INSERT INTO "spans" VALUES('x2',1,0,2,NULL,63,70,'Treffen','rstag in Baku. Es war das erste ',' seit 2014.
');
INSERT INTO "spans" VALUES('x3',1,0,3,NULL,63,70,'Treffen','rstag in Baku. Es war das erste ',' seit 2014.
');
CREATE TABLE texts (
  document TEXT PRIMARY KEY REFERENCES documents (id),
  text TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO "texts" VALUES('apa','Dunford traf Gerasimow am Donnerstag in Baku. Es war das erste Treffen seit 2014.
');
INSERT INTO "texts" VALUES('apa-2','Berichtigung. Dunford traf Gerasimow am Donnerstag in Baku! Es war das erste Treffen seit 2014.
');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX changes_at ON changes (at, number);
CREATE INDEX documents_sha256 ON documents (sha256);
CREATE INDEX entities_kind ON entities (kind, id) WHERE upto IS NULL;
CREATE UNIQUE INDEX claims_id ON claims (id, revision);
CREATE INDEX name_keys_entity ON name_keys (entity, key) WHERE upto IS NULL;
CREATE VIEW entities_now AS
  SELECT id, kind, label, country, role, container, latitude, longitude, revision,
         (SELECT group_concat(text, '; ') FROM aliases WHERE entity = entities.id AND aliases.upto IS NULL) AS aliases
  FROM entities WHERE upto IS NULL;
CREATE TRIGGER changes_update BEFORE UPDATE ON changes  BEGIN SELECT RAISE(ABORT, 'the history in changes is only added to'); END;
CREATE TRIGGER changes_delete BEFORE DELETE ON changes  BEGIN SELECT RAISE(ABORT, 'the history in changes is only added to'); END;
CREATE TRIGGER meetings_delete BEFORE DELETE ON meetings  BEGIN SELECT RAISE(ABORT, 'the history in meetings is only added to'); END;
CREATE TRIGGER meetings_update BEFORE UPDATE ON meetings WHEN OLD.upto IS NOT NULL OR NEW.upto IS NULL OR (NEW.id, NEW.since, NEW.earliest, NEW.latest, NEW.keys) IS NOT (OLD.id, OLD.since, OLD.earliest, OLD.latest, OLD.keys) BEGIN SELECT RAISE(ABORT, 'the history in meetings is only added to'); END;
CREATE TRIGGER meeting_keys_delete BEFORE DELETE ON meeting_keys  BEGIN SELECT RAISE(ABORT, 'the history in meeting_keys is only added to'); END;
CREATE TRIGGER meeting_keys_update BEFORE UPDATE ON meeting_keys WHEN OLD.upto IS NOT NULL OR NEW.upto IS NULL OR (NEW.key, NEW.width, NEW.earliest, NEW.meeting, NEW.since, NEW.latest) IS NOT (OLD.key, OLD.width, OLD.earliest, OLD.meeting, OLD.since, OLD.latest) BEGIN SELECT RAISE(ABORT, 'the history in meeting_keys is only added to'); END;
CREATE UNIQUE INDEX documents_replaces ON documents (replaces) WHERE replaces IS NOT NULL;
CREATE INDEX claims_status ON claims (status, id, property, document, anchored) WHERE upto IS NULL;
CREATE INDEX claims_document ON claims (document, id, status, property, anchored) WHERE upto IS NULL;
CREATE INDEX claims_property ON claims (property, status, id, document, anchored) WHERE upto IS NULL;
CREATE INDEX claims_unanchored ON claims (id, status, property, document) WHERE upto IS NULL AND anchored = 0;
CREATE INDEX claims_since ON claims (since, id);
CREATE INDEX entities_since ON entities (since, id);
CREATE INDEX entities_folded ON entities (folded, id);
CREATE INDEX aliases_folded ON aliases (folded, entity);
CREATE INDEX meetings_days ON meetings (coalesce(earliest, ''), id, latest) WHERE upto IS NULL;
CREATE INDEX contradictions_now ON contradictions (claim, other) WHERE upto IS NULL;
CREATE VIEW claims_now AS
  SELECT id, subject, property, value, format, status, anchored, revision, document, attribution, side,
         (SELECT group_concat(quote, ' … ') FROM spans WHERE claim = claims.id AND spans.upto IS NULL) AS quotes
  FROM claims WHERE upto IS NULL;
CREATE TRIGGER entities_delete BEFORE DELETE ON entities  BEGIN SELECT RAISE(ABORT, 'the history in entities is only added to'); END;
CREATE TRIGGER entities_update BEFORE UPDATE ON entities WHEN OLD.upto IS NOT NULL OR NEW.upto IS NULL OR (NEW.id, NEW.revision, NEW.since, NEW.kind, NEW.label, NEW.country, NEW.role, NEW.container, NEW.latitude, NEW.longitude, NEW.folded) IS NOT (OLD.id, OLD.revision, OLD.since, OLD.kind, OLD.label, OLD.country, OLD.role, OLD.container, OLD.latitude, OLD.longitude, OLD.folded) BEGIN SELECT RAISE(ABORT, 'the history in entities is only added to'); END;
CREATE TRIGGER aliases_delete BEFORE DELETE ON aliases  BEGIN SELECT RAISE(ABORT, 'the history in aliases is only added to'); END;
CREATE TRIGGER aliases_update BEFORE UPDATE ON aliases WHEN OLD.upto IS NOT NULL OR NEW.upto IS NULL OR (NEW.entity, NEW.number, NEW.since, NEW.text, NEW.language, NEW.script, NEW.origin, NEW.folded) IS NOT (OLD.entity, OLD.number, OLD.since, OLD.text, OLD.language, OLD.script, OLD.origin, OLD.folded) BEGIN SELECT RAISE(ABORT, 'the history in aliases is only added to'); END;
CREATE TRIGGER contradictions_delete BEFORE DELETE ON contradictions  BEGIN SELECT RAISE(ABORT, 'the history in contradictions is only added to'); END;
CREATE TRIGGER contradictions_update BEFORE UPDATE ON contradictions WHEN OLD.upto IS NOT NULL OR NEW.upto IS NULL OR (NEW.claim, NEW.other, NEW.since) IS NOT (OLD.claim, OLD.other, OLD.since) BEGIN SELECT RAISE(ABORT, 'the history in contradictions is only added to'); END;
CREATE TRIGGER texts_update BEFORE UPDATE ON texts  BEGIN SELECT RAISE(ABORT, 'the history in texts is only added to'); END;
CREATE TRIGGER texts_delete BEFORE DELETE ON texts WHEN (SELECT erased FROM documents WHERE id = OLD.document) IS NULL BEGIN SELECT RAISE(ABORT, 'the history in texts is only added to'); END;
CREATE TRIGGER documents_delete BEFORE DELETE ON documents  BEGIN SELECT RAISE(ABORT, 'the history in documents is only added to'); END;
CREATE TRIGGER documents_update BEFORE UPDATE ON documents WHEN OLD.erased IS NOT NULL OR NEW.erased IS NULL OR (NEW.id, NEW.since, NEW.sha256, NEW.language, NEW.title, NEW.publisher, NEW.published, NEW.url, NEW.latest, NEW.public, NEW.replaces, NEW.author) IS NOT (OLD.id, OLD.since, OLD.sha256, OLD.language, OLD.title, OLD.publisher, OLD.published, OLD.url, OLD.latest, OLD.public, OLD.replaces, OLD.author) BEGIN SELECT RAISE(ABORT, 'the history in documents is only added to'); END;
CREATE INDEX changes_request ON changes (request) WHERE request IS NOT NULL;
CREATE TRIGGER name_keys_delete BEFORE DELETE ON name_keys  BEGIN SELECT RAISE(ABORT, 'the history in name_keys is only added to'); END;
CREATE TRIGGER name_keys_update BEFORE UPDATE ON name_keys WHEN OLD.upto IS NOT NULL OR NEW.upto IS NULL OR (NEW.key, NEW.number, NEW.entity, NEW.since) IS NOT (OLD.key, OLD.number, OLD.entity, OLD.since) BEGIN SELECT RAISE(ABORT, 'the history in name_keys is only added to'); END;
CREATE TRIGGER claims_delete BEFORE DELETE ON claims  BEGIN SELECT RAISE(ABORT, 'the history in claims is only added to'); END;
CREATE TRIGGER claims_update BEFORE UPDATE ON claims WHEN OLD.upto IS NOT NULL OR NEW.upto IS NULL OR (NEW.subject, NEW.id, NEW.revision, NEW.since, NEW.status, NEW.property, NEW.value, NEW.format, NEW.document, NEW.attribution, NEW.side, NEW.anchored, NEW.words) IS NOT (OLD.subject, OLD.id, OLD.revision, OLD.since, OLD.status, OLD.property, OLD.value, OLD.format, OLD.document, OLD.attribution, OLD.side, OLD.anchored, OLD.words) BEGIN SELECT RAISE(ABORT, 'the history in claims is only added to'); END;
CREATE TRIGGER spans_delete BEFORE DELETE ON spans  BEGIN SELECT RAISE(ABORT, 'the history in spans is only added to'); END;
CREATE TRIGGER spans_update BEFORE UPDATE ON spans WHEN OLD.upto IS NOT NULL OR NEW.upto IS NULL OR (NEW.claim, NEW.revision, NEW.position, NEW.since, NEW.start, NEW.end, NEW.quote, NEW.prefix, NEW.suffix) IS NOT (OLD.claim, OLD.revision, OLD.position, OLD.since, OLD.start, OLD.end, OLD.quote, OLD.prefix, OLD.suffix) BEGIN SELECT RAISE(ABORT, 'the history in spans is only added to'); END;
COMMIT;
