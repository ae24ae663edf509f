-- What comparing the reports of an agency keeps, see compare.go. A file of an older program gets it at its next run.

-- Agencies and years whose comparison is due.
CREATE TABLE IF NOT EXISTS uncompared (
  agency_no INTEGER NOT NULL,
  year      INTEGER NOT NULL,
  PRIMARY KEY (agency_no, year)
) STRICT, WITHOUT ROWID;

-- Reports whose outcomes rest on other reports as well.
CREATE TABLE IF NOT EXISTS compared (report_no INTEGER PRIMARY KEY) STRICT;

-- The program that compares: another one compares everything again. One row.
CREATE TABLE IF NOT EXISTS comparing (program_no INTEGER NOT NULL REFERENCES program(no)) STRICT;

-- Figures of other reports of the agency that a finding rests on.
CREATE TABLE IF NOT EXISTS finding_year (
  finding_id   INTEGER NOT NULL REFERENCES finding(id),
  seq          INTEGER NOT NULL,
  year         INTEGER NOT NULL,
  key          TEXT NOT NULL,
  text         TEXT,                     -- as printed
  printed      TEXT,                     -- what it counted as, exact
  assumed_zero INTEGER NOT NULL,
  doubtful     INTEGER NOT NULL,
  PRIMARY KEY (finding_id, seq)
) STRICT, WITHOUT ROWID;

-- Evidence that other reports of the agency print: last year's, or another version of the year's.
CREATE VIEW IF NOT EXISTS finding_years AS
SELECT finding_id, year, key, CAST(printed AS NUMERIC) AS printed, text, assumed_zero, doubtful FROM finding_year;
