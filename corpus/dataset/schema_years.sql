-- What comparing the reports of an agency keeps, see compare.go. A file of an older program gets it at its next run.

-- Agencies and years whose comparison is due.
CREATE TABLE IF NOT EXISTS uncompared (
  agency_no INTEGER NOT NULL,
  year      INTEGER NOT NULL,
  PRIMARY KEY (agency_no, year)
) STRICT, WITHOUT ROWID;

-- What people said of reports that are not of the agency they name: a copy from the file beside this one, as agency_link.
CREATE TABLE IF NOT EXISTS agency_apart (
  agency_id TEXT NOT NULL,
  source    TEXT NOT NULL,               -- how the paths or addresses of the reports begin
  other_id  TEXT NOT NULL,
  PRIMARY KEY (agency_id, source)
) STRICT, WITHOUT ROWID;

-- Reports whose outcomes rest on other reports as well.
CREATE TABLE IF NOT EXISTS compared (report_no INTEGER PRIMARY KEY) STRICT;

-- The program that compares: another one compares everything again. One row.
CREATE TABLE IF NOT EXISTS comparing (program_no INTEGER NOT NULL REFERENCES program(no)) STRICT;

-- Agencies of one kind, field, level and year are peers: 'county|department|交通运输'. A report without level or field has none.
CREATE TABLE IF NOT EXISTS peer (
  report_no INTEGER PRIMARY KEY,
  year      INTEGER NOT NULL,
  peers     TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS peer_group ON peer(year, peers);

-- Groups of peers of which a report came, went or became current: their spreads are due.
CREATE TABLE IF NOT EXISTS unpeered (
  year  INTEGER NOT NULL,
  peers TEXT NOT NULL,
  PRIMARY KEY (year, peers)
) STRICT, WITHOUT ROWID;

-- How a figure is spread over the current reports of peers, where enough of them state it.
CREATE TABLE IF NOT EXISTS spread (
  year       INTEGER NOT NULL,
  peers      TEXT NOT NULL,
  key_no     INTEGER NOT NULL REFERENCES figure_key(no),
  n          INTEGER NOT NULL,
  median     REAL NOT NULL,
  log_median REAL NOT NULL,              -- of log10(x+1)
  log_mad    REAL NOT NULL,
  PRIMARY KEY (year, peers, key_no)
) STRICT, WITHOUT ROWID;

-- Divisions and years whose government is to be held against its bodies.
CREATE TABLE IF NOT EXISTS unsummed (
  division TEXT NOT NULL,                -- six digits
  year     INTEGER NOT NULL,
  PRIMARY KEY (division, year)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS agency_division ON agency(division_code);

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
