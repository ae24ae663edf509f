-- What was found of the units of a list rather than of a report, see unit.go. A file of an older program gets it with its first.

-- What a check came to for a unit and year: worked out anew by every build of a crawl.
CREATE TABLE IF NOT EXISTS unit_result (
  fingerprint    TEXT PRIMARY KEY,
  check_id       TEXT NOT NULL,
  unit           TEXT NOT NULL,          -- its name in the list
  agency_id      TEXT,                   -- NULL: it is no agency of the data set
  division_code  TEXT,
  division_path  TEXT,
  year           INTEGER NOT NULL,
  outcome        TEXT NOT NULL,          -- held, failed, not_assessable
  severity       TEXT,                   -- what follows: of one that failed
  responsibility TEXT,
  says_zh        TEXT,
  says_en        TEXT,
  evidence       TEXT
) STRICT, WITHOUT ROWID;

-- The findings on units, with the columns of `findings`. One whose report came into the file since then is none.
CREATE VIEW IF NOT EXISTS unit_findings AS
SELECT NULL AS id, u.fingerprint, NULL AS report_id, u.unit AS agency, u.year, u.check_id, u.severity, u.responsibility, u.says_zh, u.says_en,
       NULL AS printed, NULL AS expected, v.state AS verdict, NULL AS explained_by, NULL AS repair, 1 AS is_current, u.agency_id, NULL AS handle,
       v.evidence <> u.evidence AS verdict_stale, v.note AS verdict_note, NULL AS quotes, u.division_code, u.division_path, u.unit AS agency_printed, u.evidence
FROM unit_result u LEFT JOIN verdict v ON v.fingerprint = u.fingerprint
WHERE u.outcome = 'failed'
  AND NOT EXISTS (SELECT 1 FROM agency a JOIN report r ON r.agency_no = a.no WHERE a.id = u.agency_id AND r.year = u.year AND r.is_current = 1)
  AND (u.unit, u.year) NOT IN (SELECT a.name, r.year FROM report r JOIN agency a ON a.no = r.agency_no WHERE r.is_current = 1);
