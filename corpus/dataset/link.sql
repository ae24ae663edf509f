-- What people said of who is who: the latest word on a pair counts. The file outlives the data set beside it.
CREATE TABLE IF NOT EXISTS link (
  id        INTEGER PRIMARY KEY,
  at        TEXT NOT NULL,               -- when, UTC
  agency_id TEXT NOT NULL,
  relation  TEXT NOT NULL CHECK (relation IN ('same', 'renamed', 'merged', 'absorbed', 'parent')),
  other_id  TEXT NOT NULL,
  year      INTEGER NOT NULL DEFAULT 0,  -- of a succession: the first that the successor reports of
  evidence  TEXT NOT NULL DEFAULT '',
  by_whom   TEXT NOT NULL DEFAULT '',
  agency    TEXT NOT NULL DEFAULT '',    -- names as they were then, for people
  other     TEXT NOT NULL DEFAULT '',
  withdrawn INTEGER NOT NULL DEFAULT 0   -- 1: it was taken back
) STRICT;

-- An agency is the same as one other and stands under one other; it may have several successors.
CREATE VIEW IF NOT EXISTS link_subject AS
SELECT *, agency_id || ' ' || CASE relation WHEN 'same' THEN 'same' WHEN 'parent' THEN 'parent' ELSE other_id END AS subject FROM link;

CREATE VIEW IF NOT EXISTS latest_link AS
SELECT * FROM link_subject v WHERE id = (SELECT max(id) FROM link_subject w WHERE w.subject = v.subject);
