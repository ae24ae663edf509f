-- What people said of findings, and rounds of checking. This file outlives the data set beside it.
-- 人工处理意见与各轮核查结果，独立于数据集保存。

-- Every verdict that was ever given, the latest of a fingerprint counts. It tells what was judged without the data set.
CREATE TABLE verdict (
  id             INTEGER PRIMARY KEY,
  at             TEXT NOT NULL,          -- when, UTC
  fingerprint    TEXT NOT NULL,          -- check, agency, year and keys
  state          TEXT NOT NULL CHECK (state IN ('pending', 'notified', 'corrected', 'explained', 'false', 'upheld')),
  round          TEXT NOT NULL DEFAULT '',
  note           TEXT NOT NULL DEFAULT '',
  deadline       TEXT NOT NULL DEFAULT '', -- ISO date
  reply          TEXT NOT NULL DEFAULT '', -- of the unit
  by_whom        TEXT NOT NULL DEFAULT '',
  check_id       TEXT NOT NULL DEFAULT '',
  agency_id      TEXT NOT NULL DEFAULT '',
  agency         TEXT NOT NULL DEFAULT '',
  year           INTEGER NOT NULL DEFAULT 0,
  severity       TEXT NOT NULL DEFAULT '',
  responsibility TEXT NOT NULL DEFAULT '',
  says_zh        TEXT NOT NULL DEFAULT '', -- the finding as it read then
  says_en        TEXT NOT NULL DEFAULT '',
  evidence       TEXT NOT NULL DEFAULT '' -- hash of the numbers and words that it rested on
) STRICT;
CREATE INDEX verdict_of ON verdict(fingerprint, id);

CREATE VIEW latest AS
SELECT * FROM verdict v WHERE id = (SELECT max(id) FROM verdict w WHERE w.fingerprint = v.fingerprint);

-- A round: the findings on all current reports at one time.
CREATE TABLE round (
  no         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE,
  started_at TEXT NOT NULL
) STRICT;

CREATE TABLE round_finding (
  round_no       INTEGER NOT NULL REFERENCES round(no),
  fingerprint    TEXT NOT NULL,
  check_id       TEXT NOT NULL,
  agency_id      TEXT NOT NULL,
  agency         TEXT NOT NULL,
  year           INTEGER NOT NULL,
  severity       TEXT NOT NULL,
  responsibility TEXT NOT NULL,
  says_zh        TEXT NOT NULL,
  says_en        TEXT NOT NULL,
  evidence       TEXT NOT NULL,
  PRIMARY KEY (round_no, fingerprint)
) STRICT, WITHOUT ROWID;
