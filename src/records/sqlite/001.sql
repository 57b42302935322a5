-- What is known: streams of entries, each only ever added to.
CREATE TABLE entry (
    stream  TEXT    NOT NULL,
    seq     INTEGER NOT NULL CHECK (seq >= 0),
    kind    TEXT    NOT NULL,
    at_ms   INTEGER NOT NULL,
    by      TEXT    NOT NULL,
    payload BLOB    NOT NULL,
    link    BLOB    NOT NULL CHECK (length(link) = 32),
    PRIMARY KEY (stream, seq)
) STRICT;

-- The streams there are, without going through every entry.
CREATE INDEX entry_first ON entry (stream) WHERE seq = 0;

-- `REPLACE` deletes without asking the trigger for deleting.
CREATE TRIGGER entry_is_new BEFORE INSERT ON entry
WHEN EXISTS (SELECT 1 FROM entry WHERE stream = NEW.stream AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'entries are never replaced'); END;

CREATE TRIGGER entry_follows BEFORE INSERT ON entry
WHEN NEW.seq > 0 AND NOT EXISTS (SELECT 1 FROM entry WHERE stream = NEW.stream AND seq = NEW.seq - 1)
BEGIN SELECT RAISE(ABORT, 'entries leave no gap'); END;

CREATE TRIGGER entry_is_kept BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;

CREATE TRIGGER entry_stays BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;

-- What calls are played with, once for all attempts that name it.
CREATE TABLE content (
    digest TEXT NOT NULL PRIMARY KEY,
    bytes  BLOB NOT NULL,
    sum    BLOB NOT NULL CHECK (length(sum) = 32)
) STRICT;

CREATE TRIGGER content_is_new BEFORE INSERT ON content
WHEN EXISTS (SELECT 1 FROM content WHERE digest = NEW.digest)
BEGIN SELECT RAISE(ABORT, 'contents are never replaced'); END;

CREATE TRIGGER content_is_kept BEFORE UPDATE ON content
BEGIN SELECT RAISE(ABORT, 'contents are never changed'); END;

CREATE TRIGGER content_stays BEFORE DELETE ON content
BEGIN SELECT RAISE(ABORT, 'contents are never deleted'); END;

-- What lists say of attempts. Derived from the entries, and made anew from them at any time.
CREATE TABLE attempt (
    id          TEXT    NOT NULL PRIMARY KEY,
    scenario    TEXT    NOT NULL,
    title       TEXT    NOT NULL,
    desk        TEXT    NOT NULL,
    person      TEXT,
    trainee     TEXT,
    session     TEXT,
    parent      TEXT,
    state       TEXT    NOT NULL,
    began_ms    INTEGER NOT NULL,
    ended_ms    INTEGER,
    engine      INTEGER NOT NULL,
    digest      TEXT    NOT NULL,
    seed        TEXT    NOT NULL,
    points      INTEGER,
    of          INTEGER,
    tone        INTEGER,
    information INTEGER,
    escalation  INTEGER,
    ticket      INTEGER,
    upsell      INTEGER,
    critical    INTEGER
) STRICT;

CREATE INDEX attempt_of_person ON attempt (person, id) WHERE person IS NOT NULL;
CREATE INDEX attempt_of_session ON attempt (session, id) WHERE session IS NOT NULL;
CREATE INDEX attempt_open ON attempt (id) WHERE state = 'open';
