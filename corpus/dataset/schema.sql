-- nianbao: annual reports on government information disclosure (政府信息公开工作年度报告) as data.
-- 政府信息公开工作年度报告数据集。
--
-- HOW TO READ THIS FILE · 怎样使用
--
--   Ask the views (plural names): they keep their names and columns.          请查询视图（复数名）：名称与列不变。
--   The base tables (singular names) are made small and may change.           基表（单数名）为节省空间，可能调整。
--
-- One row of `requests`, `disclosure` or `disputes` is one cell of a statutory table, whether it was printed or not:
--
--   kind      what the cell states                                            单元格的状态
--     number    a number, in `value`                                          数字
--     blank     printed empty                                                 空白
--     dash      printed / - — and the like                                    横线、斜线
--     none      printed 无, 没有                                              无
--     na        printed 不适用                                                不适用
--     text      printed, but no number                                        文字
--     absent    asked for by the form, not printed                            表式要求而未印出
--     unread    printed, but we could not read it safely: see `problems`      印出而未能可靠读取
--   value     INTEGER when whole, else REAL; NULL unless kind is number. Silence is never zero.
--   value_exact, text   the exact digits, and the cell as printed
--   in_failed_check     none, publisher, reading or undecided: whether a failed check touches the figure, and whose fault that is
--
-- Sums: leave out applicant_role = 'total' or keep only it; the same for item_role and result_role, and for agencies of
-- two scopes: whoever sums over parts and totals counts twice.               合计时勿将分项与总计同时相加。
--
-- Units: counts are 件 (cases or documents) or 项 (items); disclosure/fees/amount is in 万元 (10,000 yuan);
-- disclosure/procurement/amount is in the unit printed beside it, or unknown.
--
-- Dates are ISO 8601 text. Hashes are shown as lower-case hex of SHA-256. Handles (nb:AGENCY/YEAR/CONTENT8) survive a
-- rebuild; numbers such as report_id do not.

-------------------------------------------------------------------------------------------------- what a form asks for

-- Every figure that any form asks for. `no` = row × 8 + slot; see printed_row.
CREATE TABLE figure_key (
  no              INTEGER PRIMARY KEY,
  key             TEXT NOT NULL UNIQUE,  -- table/row/column
  code            TEXT NOT NULL UNIQUE,  -- at most 12 characters, in printed order, never reused: r01_np
  "table"         TEXT NOT NULL,         -- disclosure, requests, disputes
  "row"           TEXT NOT NULL,
  "column"        TEXT NOT NULL,
  row_no          INTEGER NOT NULL,      -- 1–31 disclosure, 33–95 requests, 97–127 disputes
  slot            INTEGER NOT NULL,      -- which of v1 … v7 holds it
  row_role        TEXT,                  -- requests: intake, outcome, total, stock
  column_role     TEXT,                  -- requests, disputes: part, total
  label_zh        TEXT NOT NULL,
  label_en        TEXT NOT NULL,
  definition_zh   TEXT NOT NULL,
  definition_en   TEXT NOT NULL,
  unit            TEXT NOT NULL,         -- of the form; '' where it names none
  forms           TEXT NOT NULL,         -- of f2019 and f2021, with a comma between
  comparable_with TEXT                   -- in the other form: a key, a sum of keys, or NULL
) STRICT;
CREATE INDEX figure_key_place ON figure_key("table", "row", "column");

-- The keys that a form asks for. 'f2021-plain6' is the form of 2021 printed with one row （六）其他处理.
CREATE TABLE asked (
  "table" TEXT NOT NULL,
  form    TEXT NOT NULL,
  key_no  INTEGER NOT NULL REFERENCES figure_key(no),
  PRIMARY KEY ("table", form, key_no)
) STRICT, WITHOUT ROWID;

--------------------------------------------------------------------------------------------- where the bytes came from

-- Programs that read documents: the hash of the executable. A document is read again when the program is another one.
CREATE TABLE program (
  no   INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE
) STRICT;

-- A path or address, as it was given, and what stood there when it was last looked at.
CREATE TABLE source (
  no         INTEGER PRIMARY KEY,
  source     TEXT NOT NULL UNIQUE,
  words      TEXT NOT NULL,              -- folded, to find it by
  sha256     BLOB NOT NULL,
  bytes      INTEGER,
  modified   INTEGER,                    -- of a file: nanoseconds since 1970
  seq        INTEGER NOT NULL,           -- 1 for the first bytes seen here, 2 for the next …
  program_no INTEGER REFERENCES program(no)
) STRICT;

-- A document is bytes. A file with several reports has several parts.
CREATE TABLE document (
  no               INTEGER PRIMARY KEY,
  sha256           BLOB NOT NULL,
  part             INTEGER NOT NULL,
  hashed           INTEGER NOT NULL,     -- 0: no bytes could be had; sha256 is then that of its source's name
  format           TEXT NOT NULL,
  bytes            INTEGER,
  charset_declared TEXT,
  charset_used     TEXT,
  chars_replaced   INTEGER NOT NULL,
  captured_at      TEXT,                 -- of a local file: when it was last modified
  status           TEXT NOT NULL,        -- read, partial, not_a_report, unreadable
  reason           TEXT,                 -- unless status is read
  recognised_by    TEXT,                 -- engine and version that recognised its picture; NULL: read without recognition
  program_no       INTEGER REFERENCES program(no),
  report_no        INTEGER,              -- the report that it counts to
  content8         TEXT,                 -- of what it said when it was first read as a report
  fellows          INTEGER,              -- a document: those with the same one were of one report when a program began to read it again
  credit_code      TEXT,                 -- of the publisher, by the page: a copy of a report may give it where another does not
  availability     TEXT NOT NULL DEFAULT 'unknown',
  removed_on       TEXT,
  UNIQUE (sha256, part)
) STRICT;
CREATE INDEX document_report ON document(report_no);
CREATE INDEX document_credit ON document(credit_code) WHERE credit_code IS NOT NULL;
CREATE INDEX document_fellows ON document(fellows) WHERE fellows IS NOT NULL;

-- Which document stood at which source, in the order of its changes.
CREATE TABLE sighting (
  source_no   INTEGER NOT NULL REFERENCES source(no),
  seq         INTEGER NOT NULL,
  document_no INTEGER NOT NULL REFERENCES document(no),
  PRIMARY KEY (source_no, seq, document_no)
) STRICT, WITHOUT ROWID;
CREATE INDEX sighting_document ON sighting(document_no);

-- One fetch of an address; filled by crawls, and from archives that are ingested.
CREATE TABLE capture (
  id              INTEGER PRIMARY KEY,
  url             TEXT NOT NULL,
  fetched_at      TEXT NOT NULL,
  http_status     INTEGER,
  host_class      TEXT,                  -- gov, registered, other
  tls             TEXT,
  vantage         TEXT,
  archive_file    TEXT,
  archive_offset  INTEGER,
  document_sha256 TEXT
) STRICT;
CREATE INDEX capture_place ON capture(archive_file, archive_offset);
CREATE INDEX capture_url ON capture(url, fetched_at);
CREATE INDEX capture_document ON capture(document_sha256) WHERE document_sha256 IS NOT NULL;

-- An archive that was read to its end, so that it need not be read again.
CREATE TABLE archive (
  source     TEXT PRIMARY KEY,
  bytes      INTEGER NOT NULL,
  modified   INTEGER NOT NULL,           -- nanoseconds since 1970
  captures   INTEGER NOT NULL,
  damages    INTEGER NOT NULL,           -- stretches of it that gave nothing
  program_no INTEGER REFERENCES program(no)
) STRICT, WITHOUT ROWID;

---------------------------------------------------------------------------------------------------------- whose report

-- An agency. One whose reports all count under another, because a person said so, stays here and is in no view. `id` is derived from its division and its name within it: 411224-k3vq7m2a. Where the division is unknown and the
-- name is one that many bear (太平镇人民政府, 财政局), or where nothing names it ('doc-…'), reports are of one agency only when
-- they say the same of a year, stood at the same place one after the other or give one credit code; the id then comes from the first of their contents
-- as well.
-- Such agencies have sixteen letters; an agency may be there twice, but never are two taken for one.
CREATE TABLE agency (
  no             INTEGER PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,
  name           TEXT NOT NULL,          -- as printed in its newest report; '' where nothing names it
  canonical      TEXT NOT NULL,          -- folded, without its divisions: what the id is made of
  words          TEXT NOT NULL,          -- folded names and divisions, to find it by
  division_code  TEXT,                   -- GB/T 2260; NULL where unknown or ambiguous
  division_name  TEXT,
  division_path  TEXT,                   -- 河南省三门峡市卢氏县
  level          TEXT,                   -- national, province, prefecture, county, township
  is_zone        INTEGER NOT NULL DEFAULT 0, -- 1: a development zone or the like, or an agency of one
  kind           TEXT,
  scope          TEXT,                   -- own_body, own_and_subordinate, whole_area, unknown
  scope_evidence TEXT,
  parent_no      INTEGER REFERENCES agency(no),
  credit_code    TEXT,
  site_code      TEXT,
  lineage_id     TEXT                    -- the same for all that succeed one another; NULL: its id
) STRICT;

CREATE TABLE agency_succession (
  predecessor_no INTEGER REFERENCES agency(no), -- NULL: not in the data set
  successor_no   INTEGER NOT NULL REFERENCES agency(no),
  kind           TEXT NOT NULL,          -- renamed, merged: with others into a new one, absorbed: into one that was there, division: of the division
  year           INTEGER,                -- the first that the successor reports of
  about          INTEGER,                -- that year to about one, where the divisions tell no more
  evidence       TEXT
) STRICT;

-- What people said of agencies: a copy from the file beside this one, as it was when the last run began.
CREATE TABLE agency_link (
  agency_id TEXT NOT NULL,
  relation  TEXT NOT NULL,               -- same, renamed, merged, absorbed, parent
  other_id  TEXT NOT NULL,
  year      INTEGER,
  evidence  TEXT
) STRICT;

-- A version of a report. Documents that say the same count to one; it was read from `document_no`.
CREATE TABLE report (
  no              INTEGER PRIMARY KEY,
  document_no     INTEGER NOT NULL REFERENCES document(no),
  agency_no       INTEGER NOT NULL REFERENCES agency(no), -- that it counts under
  own_no          INTEGER REFERENCES agency(no), -- the agency that the document itself names, where a person said that it is another; NULL: agency_no
  year            INTEGER NOT NULL,      -- 0 where the document names none
  words           TEXT NOT NULL,         -- folded title, to find it by
  content8        TEXT NOT NULL,         -- of the handle: fixed when the version is first stored
  content_sha256  BLOB NOT NULL,         -- figures and sections, without white space
  origin          BLOB NOT NULL,         -- hash of year and content
  shared          INTEGER NOT NULL,      -- 1: many agencies bear this name, or none is printed; see agency
  version         INTEGER NOT NULL DEFAULT 0,
  is_current      INTEGER NOT NULL DEFAULT 0,
  form            TEXT,                  -- f2019, f2021, mixed, legacy
  forms           TEXT,                  -- JSON: the form of each table that was found
  plain_six       INTEGER NOT NULL,      -- 1: （六）其他处理 is one row in the form of 2021
  disclosure_form TEXT,                  -- what is asked for in each table: see asked
  requests_form   TEXT,
  disputes_form   TEXT,
  figures         INTEGER NOT NULL,      -- how many figures are stored
  title           TEXT,
  name            TEXT,                  -- of the agency, as printed
  division_code   TEXT,
  division_name   TEXT,                  -- of the code in the report's year, where it is another today; NULL: that of the agency that the document names
  division_path   TEXT,
  candidates      TEXT,                  -- JSON: the codes that an ambiguous name may mean
  level           TEXT,
  is_zone         INTEGER NOT NULL DEFAULT 0,
  credit_code     TEXT,                  -- 统一社会信用代码 that the page gives the publisher; see document, too
  site_code       TEXT,                  -- 政府网站标识码 of the page
  kind            TEXT,
  scope           TEXT,
  scope_evidence  TEXT,
  published_on    TEXT,
  publisher       TEXT,
  period_from     TEXT,
  period_to       TEXT,
  sums_used       TEXT,                  -- JSON: sums that decided how glued digits are cut, or between readings that disagree
  witnesses       TEXT,                  -- JSON: the readings of a document that is read in several ways, and what each was worth
  catalogue_no    INTEGER REFERENCES catalogue(no),
  outcomes        TEXT NOT NULL,         -- a letter per check of the catalogue: h held, f failed, u not assessable, - not applicable, a space: never held to it
  sums_held       INTEGER NOT NULL,      -- places at which a sum of the form was compared and held
  sums_failed     INTEGER NOT NULL
) STRICT;
CREATE INDEX report_agency_year ON report(agency_no, year);
CREATE INDEX report_own ON report(own_no) WHERE own_no IS NOT NULL;
-- As the views give the year, with all that sums over a year need of a report: its own row is large.
CREATE INDEX report_year ON report(nullif(year, 0), is_current, requests_form, disclosure_form, disputes_form, agency_no);
CREATE INDEX report_words ON report(is_current, no, words, agency_no, year);  -- to go through in order
CREATE INDEX report_shared_content ON report(content_sha256) WHERE shared = 1;

-- Handles that a report had before its agency or year was read better.
CREATE TABLE former_handle (
  handle    TEXT PRIMARY KEY,
  report_no INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

------------------------------------------------------------------------------------------------------------ its figures

-- A row of a statutory table as printed. id = report × 128 + row_no. v1 … v7 hold its plain whole numbers, by slot; what is
-- not plain (another kind, decimals, a unit or a space beside it) stands in printed_cell; what was not stored stands nowhere.
-- The cell of a slot stands at column col + col_step × slot, line line + line_step × slot, unless printed_place says otherwise.
CREATE TABLE printed_row (
  id        INTEGER PRIMARY KEY,
  method    TEXT,                        -- NULL: cell
  readings  INTEGER NOT NULL,            -- independent readings that agreed
  confirmed TEXT,                        -- which, with commas between them, and 'sums' where those decided; NULL: the format is read in one way
  table_no  INTEGER NOT NULL,
  row_no    INTEGER NOT NULL,
  page      INTEGER NOT NULL,
  col       INTEGER NOT NULL,
  col_step  INTEGER NOT NULL,
  line      INTEGER NOT NULL,
  line_step INTEGER NOT NULL,
  v1 INTEGER, v2 INTEGER, v3 INTEGER, v4 INTEGER, v5 INTEGER, v6 INTEGER, v7 INTEGER
) STRICT;

-- A cell that is no plain whole number, or was refused. id = id of its row × 8 + slot.
CREATE TABLE printed_cell (
  id       INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL,
  value    ANY,                          -- INTEGER when whole, else REAL
  exact    TEXT,                         -- the number with its printed decimals
  text     TEXT,                         -- as printed; NULL when unread
  unit     TEXT,                         -- printed in the cell; NULL: none, and that of the form holds
  method   TEXT,                         -- NULL: that of the row
  readings INTEGER,
  confirmed TEXT                         -- NULL: as the row; '': none
) STRICT;

-- A cell that does not stand where its row would have it. id as in printed_cell. Boxes are in points from the top left.
CREATE TABLE printed_place (
  id       INTEGER PRIMARY KEY,
  table_no INTEGER NOT NULL,
  row_no   INTEGER NOT NULL,
  col_no   INTEGER NOT NULL,
  page     INTEGER NOT NULL,
  line     INTEGER NOT NULL,
  x0 REAL, y0 REAL, x1 REAL, y1 REAL
) STRICT;

-- A sum row that the agency added; no figure of the form.
CREATE TABLE subtotal (
  report_no INTEGER NOT NULL,
  seq       INTEGER NOT NULL,
  label     TEXT NOT NULL,
  of_rows   TEXT NOT NULL,               -- JSON: the rows that it sums
  "values"  TEXT NOT NULL,               -- JSON: its cells, each with key, kind, exact, text, method and place
  at        TEXT,
  PRIMARY KEY (report_no, seq)
) STRICT, WITHOUT ROWID;

-------------------------------------------------------------------------------------------------------------- its words
-- Places of words are JSON with the parts that are known: {"table":2,"row":4,"line":17}.

-- One of the six sections. id = report × 16 + its place in the report.
CREATE TABLE section (
  id      INTEGER PRIMARY KEY,
  key     TEXT NOT NULL,                 -- overview, active_disclosure, requests, review_litigation, problems, other_matters
  heading TEXT NOT NULL,                 -- as printed
  text    TEXT NOT NULL,                 -- without tables; personal data masked: 138****1234, 35*************123, 张某
  at      TEXT
) STRICT;

-- The text of a section as printed, where personal data in it are masked. No view, index, page or export shows it;
-- show --unmasked lists it for one report. In a copy to publish (export --format sqlite) it is empty.
CREATE TABLE personal_text (
  section_id INTEGER PRIMARY KEY REFERENCES section(id),
  text       TEXT NOT NULL
) STRICT;

-- A sub-heading, with the part of the section's text under it: substr(section.text, first, length), or its own text.
CREATE TABLE topic (
  section_id INTEGER NOT NULL REFERENCES section(id),
  seq        INTEGER NOT NULL,
  heading    TEXT NOT NULL,
  first      INTEGER,
  length     INTEGER,
  text       TEXT,
  PRIMARY KEY (section_id, seq)
) STRICT, WITHOUT ROWID;

-- A number, or a "none", that the prose states.
CREATE TABLE statement (
  report_no   INTEGER NOT NULL,
  seq         INTEGER NOT NULL,
  measure     TEXT NOT NULL,
  of_what     TEXT,
  value       ANY,
  exact       TEXT,
  unit        TEXT,
  approximate INTEGER NOT NULL,
  least       TEXT,                      -- what a rounded number may stand for
  most        TEXT,
  whose       TEXT,                      -- area, own, part or another body as printed; NULL: the report's own
  channel     TEXT,                      -- the site, platform or way that alone is counted
  parts       TEXT,                      -- JSON: the numbers of a list
  overlaps    INTEGER NOT NULL,          -- the parts may count one thing twice
  exhaustive  INTEGER NOT NULL,
  text        TEXT NOT NULL,             -- the words that say it
  section     TEXT,
  at          TEXT,
  PRIMARY KEY (report_no, seq)
) STRICT, WITHOUT ROWID;

-- What a part of the document says of its agency, year, title or date, and which answer was taken.
CREATE TABLE claim (
  report_no INTEGER NOT NULL,
  seq       INTEGER NOT NULL,
  field     TEXT NOT NULL,
  value     TEXT NOT NULL,
  origin    TEXT NOT NULL,
  chosen    INTEGER NOT NULL,
  reason    TEXT,
  PRIMARY KEY (report_no, seq)
) STRICT, WITHOUT ROWID;

-- What could not be read safely: our trouble, never the publisher's fault. `key` covers every figure that it names: a key, a
-- prefix at a slash, or with * for one part; '' is the document.
CREATE TABLE problem (
  report_no INTEGER NOT NULL,
  seq       INTEGER NOT NULL,
  code      TEXT NOT NULL,
  key       TEXT NOT NULL,
  says_zh   TEXT NOT NULL,
  says_en   TEXT NOT NULL,
  at        TEXT,
  PRIMARY KEY (report_no, seq)
) STRICT, WITHOUT ROWID;

----------------------------------------------------------------------------------------------------------------- checks

-- A list of checks in their order; reports keep one letter per check of their list.
CREATE TABLE catalogue (
  no      INTEGER PRIMARY KEY,
  version TEXT NOT NULL UNIQUE           -- hash of the records of its checks
) STRICT;

CREATE TABLE catalogue_check (
  catalogue_no INTEGER NOT NULL REFERENCES catalogue(no),
  place        INTEGER NOT NULL,         -- of its letter, from 1
  check_id     TEXT NOT NULL,
  severity     TEXT NOT NULL,
  legal_class  TEXT,
  title_zh     TEXT NOT NULL,
  title_en     TEXT NOT NULL,
  basis_zh     TEXT NOT NULL,
  basis_en     TEXT NOT NULL,
  PRIMARY KEY (catalogue_no, place)
) STRICT, WITHOUT ROWID;

-- A report breaks a rule. The fingerprint is the same in every data set and run, and for every version of a report: check,
-- agency, year and keys. What was printed there is the evidence.
CREATE TABLE finding (
  id             INTEGER PRIMARY KEY,
  report_no      INTEGER NOT NULL REFERENCES report(no),
  fingerprint    TEXT NOT NULL,
  check_id       TEXT NOT NULL,
  severity       TEXT NOT NULL,          -- error, warning, notice
  responsibility TEXT NOT NULL,          -- publisher, reading, undecided
  says_zh        TEXT NOT NULL,
  says_en        TEXT NOT NULL,
  places         TEXT,                   -- JSON: the rows or columns it is about
  printed        TEXT,                   -- exact
  expected       TEXT,
  quotes         TEXT,                   -- JSON: the words concerned
  evidence       TEXT NOT NULL,          -- hash of the numbers and words that it rests on
  repair         TEXT,                   -- JSON: a proposal, never carried out
  explained_by   TEXT                    -- the check whose finding implies this one
) STRICT;
CREATE INDEX finding_report ON finding(report_no);
CREATE INDEX finding_check ON finding(check_id);

-- The figures that a finding rests on, in the order of its sentence.
CREATE TABLE finding_key (
  finding_id   INTEGER NOT NULL REFERENCES finding(id),
  seq          INTEGER NOT NULL,
  cell_id      INTEGER,                  -- as in printed_cell; NULL for what the form does not ask for
  key          TEXT,                     -- only where cell_id is NULL
  text         TEXT,                     -- as printed
  printed      TEXT,                     -- what it counted as, exact
  expected     TEXT,                     -- by the repair
  assumed_zero INTEGER NOT NULL,         -- 1: printed without a number, counted as 0
  doubtful     INTEGER NOT NULL,
  trust        INTEGER NOT NULL,         -- 1 reading, 2 undecided, 3 publisher, 4 speaks against no figure: the least of a figure's is shown
  PRIMARY KEY (finding_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_key_cell ON finding_key(cell_id, trust) WHERE cell_id IS NOT NULL;

-- What people said of findings: a copy of the latest, for asking. All of it, with the rounds, lives in NAME.verdicts.db
-- beside this file, and outlives it.
CREATE TABLE verdict (
  fingerprint TEXT PRIMARY KEY,
  state       TEXT NOT NULL,             -- pending, notified, corrected, explained, false, upheld
  evidence    TEXT NOT NULL,             -- of the finding that was judged: another one now makes the verdict stale
  round       TEXT,
  note        TEXT,
  deadline    TEXT,
  reply       TEXT,                      -- of the unit
  by_whom     TEXT,
  at          TEXT NOT NULL
) STRICT, WITHOUT ROWID;

----------------------------------------------------------------------------------------------------------------- copies

-- A section in few bytes, for comparing it with all others (see the package alike). id as in section. One without bins has too
-- little of its own to be compared. agency_no is that of the report when it was made; 0: to be made again.
CREATE TABLE sketch (
  id        INTEGER PRIMARY KEY,
  agency_no INTEGER NOT NULL,
  county    TEXT NOT NULL,               -- the first six digits of the division; '' where unknown
  size      INTEGER NOT NULL,            -- shingles of its own
  text_hash INTEGER NOT NULL,            -- of the text without names, numbers and headings
  bins      BLOB
) STRICT;

-- Wording that many agencies of a county, or of the country (''), use: no copy.
CREATE TABLE common_wording (
  county   TEXT PRIMARY KEY,
  reports  INTEGER NOT NULL,             -- how many there were when it was gathered
  shingles BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Figures and prose of a whole report, to find others that are the same; NULL where they say too little.
CREATE TABLE digest (
  report_no INTEGER PRIMARY KEY,
  figures   INTEGER,
  prose     INTEGER
) STRICT;
CREATE INDEX digest_figures ON digest(figures) WHERE figures IS NOT NULL;
CREATE INDEX digest_prose ON digest(prose) WHERE prose IS NOT NULL;

-- Sections that say the same.
CREATE TABLE cluster (
  no       INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,         -- made of the handle of its first
  kind     TEXT NOT NULL,                -- kept, copied, template
  agencies INTEGER NOT NULL
) STRICT;

-- place 1 was published first, or seen first where no date is known. peer_id is the earliest section that this one was compared
-- with and found alike, similar the share of its shingles that stand there.
CREATE TABLE cluster_member (
  section_id INTEGER PRIMARY KEY,
  cluster_no INTEGER NOT NULL REFERENCES cluster(no),
  place      INTEGER NOT NULL,
  peer_id    INTEGER,
  similar    REAL
) STRICT;
CREATE INDEX cluster_member_cluster ON cluster_member(cluster_no, place);

-- Reports that share something with other agencies, and what of whole reports: a hash of those that have it too.
CREATE TABLE copied (
  report_no INTEGER PRIMARY KEY,
  whole     INTEGER NOT NULL             -- 0: sections only
) STRICT;

-- Reports whose findings about copies are due: what one run does not come to, the next one does.
CREATE TABLE uncopied (report_no INTEGER PRIMARY KEY) STRICT;

------------------------------------------------------------------------------------------------------------- the record

CREATE TABLE run (
  id                INTEGER PRIMARY KEY,
  started_at        TEXT NOT NULL,
  finished_at       TEXT,                -- NULL: it was stopped
  command           TEXT NOT NULL,
  program_version   TEXT NOT NULL,
  program_no        INTEGER REFERENCES program(no),
  catalogue_version TEXT NOT NULL,
  division_version  TEXT NOT NULL,
  counts            TEXT                 -- JSON
) STRICT;

-- Years from which a figure does not mean what it meant before.
CREATE TABLE break (
  measure   TEXT NOT NULL,               -- a key, with * for all of a part
  from_year INTEGER NOT NULL,            -- the first report year after the break
  kind      TEXT NOT NULL,               -- law, form, organisation
  note      TEXT NOT NULL
) STRICT;
INSERT INTO break VALUES
  ('*', 2019, 'law', '《政府信息公开条例》修订，2019年5月15日起施行：答复类型与统计口径改变 · Regulations revised, in force from 15 May 2019'),
  ('*', 2019, 'form', '首个统一格式（国办公开办函〔2019〕60号）；2019年可参照执行 · first national form; 2019 was a year of transition'),
  ('disclosure/*/*', 2021, 'form', '国办公开办函〔2021〕30号：本表改变，仅处理决定数量可比 · table changed; only decisions compare'),
  ('disclosure/fees/*', 2021, 'form', '由项目数改为收费金额（万元） · items became money'),
  ('requests/other_handling/*', 2021, 'form', '（六）其他处理由一项分为三项 · one row became three'),
  ('disputes/*/*', 2024, 'law', '行政复议法第二十三条，2024年1月1日起：对不予公开不服的须先申请复议，复议增、直接起诉减 · review before suit: reviews rise, direct suits fall'),
  ('agency', 2019, 'organisation', '2018—2019年机构改革 · reform of organs'),
  ('agency', 2024, 'organisation', '2023—2024年机构改革（数据局、社会工作部等） · reform of organs');

-- ================================================================================================================ VIEWS

CREATE VIEW agencies AS
SELECT a.id, nullif(a.name, '') AS name, a.division_code, a.division_name, a.level, a.kind, a.scope, p.id AS parent_id,
       a.credit_code, a.site_code, coalesce(a.lineage_id, a.id) AS lineage_id, a.division_path, a.scope_evidence, a.is_zone
FROM agency a LEFT JOIN agency p ON p.no = a.parent_no
WHERE EXISTS (SELECT 1 FROM report r WHERE r.agency_no = a.no);

-- Every name under which an agency reported, and for which years; 'link' where a person said that a name is of this agency.
CREATE VIEW agency_names AS
SELECT a.id AS agency_id, r.name, min(nullif(r.year, 0)) AS from_year, max(nullif(r.year, 0)) AS to_year,
       CASE min(r.own_no IS NOT NULL) WHEN 0 THEN 'report' ELSE 'link' END AS evidence
FROM report r JOIN agency a ON a.no = r.agency_no
WHERE r.name IS NOT NULL GROUP BY a.id, r.name;

CREATE VIEW agency_successions AS
SELECT p.id AS predecessor_id, s.id AS successor_id, x.year, x.evidence, x.kind
FROM agency_succession x JOIN agency p ON p.no = x.predecessor_no JOIN agency s ON s.no = x.successor_no;

CREATE VIEW captures AS
SELECT id, url, fetched_at, http_status, host_class, tls, vantage, archive_file, archive_offset, document_sha256 FROM capture;

-- Every document that was looked at, in exactly one state; `problem` says why it is not simply read.
CREATE VIEW documents AS
SELECT CASE d.hashed WHEN 1 THEN lower(hex(d.sha256)) END AS sha256,
       (SELECT min(s.source) FROM sighting g JOIN source s ON s.no = g.source_no WHERE g.document_no = d.no) AS source,
       d.format, d.bytes, d.captured_at, d.status, d.reason AS problem, d.availability, d.part, d.report_no AS report_id,
       d.charset_declared, d.charset_used, d.chars_replaced, d.removed_on,
       (SELECT count(DISTINCT g.source_no) FROM sighting g WHERE g.document_no = d.no) AS sources, d.recognised_by,
       (SELECT CASE min(CASE c.host_class WHEN 'gov' THEN 1 WHEN 'registered' THEN 2 ELSE 3 END) WHEN 1 THEN 'gov' WHEN 2 THEN 'registered' WHEN 3 THEN 'other' END
        FROM capture c WHERE c.document_sha256 = lower(hex(d.sha256))) AS host_class -- NULL: a local file
FROM document d;

-- Every path or address, with what stands there now.
CREATE VIEW sources AS
SELECT s.source, CASE d.hashed WHEN 1 THEN lower(hex(s.sha256)) END AS sha256, s.bytes, d.part, d.status, d.report_no AS report_id, s.seq AS changes
FROM source s JOIN sighting g ON g.source_no = s.no AND g.seq = s.seq JOIN document d ON d.no = g.document_no;

-- Every version of every report; is_current = 1 keeps one per agency and year. Reports that name no year are current side by
-- side unless one took the place of the other: they may be of different years.
CREATE VIEW reports AS
SELECT r.no AS id, 'nb:' || a.id || '/' || r.year || '/' || r.content8 AS handle, a.id AS agency_id, nullif(a.name, '') AS agency,
       r.division_code, r.level, r.kind, r.scope, nullif(r.year, 0) AS year, r.form, r.title, r.published_on,
       (SELECT min(x.captured_at) FROM document x WHERE x.report_no = r.no) AS first_seen,
       (SELECT min(s.source) FROM sighting g JOIN source s ON s.no = g.source_no WHERE g.document_no = r.document_no) AS source,
       CASE d.hashed WHEN 1 THEN lower(hex(d.sha256)) END AS document_sha256, lower(hex(r.content_sha256)) AS content_sha256,
       r.version, r.is_current, d.status,
       CASE WHEN EXISTS (SELECT 1 FROM document x WHERE x.report_no = r.no AND x.availability = 'available') THEN 'available' ELSE d.availability END AS availability, d.reason, d.format, d.part, r.name AS agency_printed,
       CASE WHEN r.division_path IS NOT NULL THEN r.division_name WHEN r.own_no IS NULL THEN a.division_name ELSE (SELECT o.division_name FROM agency o WHERE o.no = r.own_no) END AS division_name,
       CASE WHEN r.division_path IS NOT NULL THEN r.division_path WHEN r.own_no IS NULL THEN a.division_path ELSE (SELECT o.division_path FROM agency o WHERE o.no = r.own_no) END AS division_path,
       r.publisher, r.period_from, r.period_to, r.figures, r.sums_held, r.sums_failed,
       (SELECT CASE min(CASE c.host_class WHEN 'gov' THEN 1 WHEN 'registered' THEN 2 ELSE 3 END) WHEN 1 THEN 'gov' WHEN 2 THEN 'registered' WHEN 3 THEN 'other' END
        FROM capture c WHERE c.document_sha256 = lower(hex(d.sha256))) AS host_class -- other: a copy at a host that is not the publisher's; NULL: a local file
FROM report r JOIN agency a ON a.no = r.agency_no JOIN document d ON d.no = r.document_no;

-- page or body: the document that the figures were read from; copy: another one that says the same.
CREATE VIEW report_documents AS
SELECT d.report_no AS report_id, CASE d.hashed WHEN 1 THEN lower(hex(d.sha256)) END AS document_sha256,
       CASE WHEN d.no <> r.document_no THEN 'copy' WHEN d.format IN ('html', 'mht') THEN 'page' ELSE 'body' END AS role
FROM document d JOIN report r ON r.no = d.report_no;

-- The cells that the form of a report asks for: `plain` is the whole number of its row; what is not plain stands in printed_cell.
-- Names are looked up only where they are asked for, and the list of keys last, so that sums over all reports read few pages.
CREATE VIEW asked_cells AS
SELECT r.no AS report_no, (SELECT a.id FROM agency a WHERE a.no = r.agency_no) AS agency_id, (SELECT nullif(a.name, '') FROM agency a WHERE a.no = r.agency_no) AS agency, nullif(r.year, 0) AS year, r.version, r.is_current,
       'nb:' || (SELECT a.id FROM agency a WHERE a.no = r.agency_no) || '/' || r.year || '/' || r.content8 || '/' || k.key AS handle,
       k.no AS key_no, k.key, k.code, k."table", k."row", k."column", k.row_role, k.column_role,
       CASE k.slot WHEN 1 THEN p.v1 WHEN 2 THEN p.v2 WHEN 3 THEN p.v3 WHEN 4 THEN p.v4
                   WHEN 5 THEN p.v5 WHEN 6 THEN p.v6 ELSE p.v7 END AS plain,
       k.unit, p.method, p.readings, p.confirmed
FROM report r
JOIN figure_key k
LEFT JOIN printed_row p ON p.id = r.no * 128 + k.row_no
WHERE EXISTS (SELECT 1 FROM asked q WHERE q."table" = k."table" AND q.key_no = k.no
            AND q.form = CASE k."table" WHEN 'disclosure' THEN r.disclosure_form WHEN 'requests' THEN r.requests_form ELSE r.disputes_form END);

-- All three tables in one shape: one row for each key that the report's form asks for. 200 rows for a report of 2021, 198 for
-- 2019, 186 for 2021 with a plain row （六）. Every version; the views by table below say the same in their own words.
CREATE VIEW cells AS
SELECT report_no AS report_id, agency_id, agency, year, key, code, "table", "row", "column",
       coalesce(plain, (SELECT c.value FROM printed_cell c WHERE c.id = report_no * 1024 + key_no)) AS value,
       CASE WHEN plain IS NOT NULL THEN 'number' ELSE coalesce((SELECT c.kind FROM printed_cell c WHERE c.id = report_no * 1024 + key_no), 'absent') END AS kind,
       coalesce(CAST(plain AS TEXT), (SELECT c.text FROM printed_cell c WHERE c.id = report_no * 1024 + key_no)) AS text,
       coalesce(CAST(plain AS TEXT), (SELECT c.exact FROM printed_cell c WHERE c.id = report_no * 1024 + key_no)) AS value_exact,
       CASE WHEN plain IS NOT NULL THEN unit ELSE coalesce((SELECT nullif(c.unit, '') FROM printed_cell c WHERE c.id = report_no * 1024 + key_no), unit) END AS unit,
       row_role, column_role,
       CASE WHEN plain IS NOT NULL THEN coalesce(method, 'cell')
            ELSE (SELECT coalesce(c.method, asked_cells.method, 'cell') FROM printed_cell c WHERE c.id = report_no * 1024 + key_no AND c.kind <> 'unread') END AS method,
       CASE WHEN plain IS NOT NULL THEN readings
            ELSE (SELECT coalesce(c.readings, asked_cells.readings) FROM printed_cell c WHERE c.id = report_no * 1024 + key_no AND c.kind <> 'unread') END AS readings,
       CASE (SELECT min(f.trust) FROM finding_key f WHERE f.cell_id = report_no * 1024 + key_no)
            WHEN 1 THEN 'reading' WHEN 2 THEN 'undecided' WHEN 3 THEN 'publisher' ELSE 'none' END AS in_failed_check,
       handle, version, is_current,
       CASE WHEN plain IS NOT NULL THEN nullif(confirmed, '')
            ELSE (SELECT nullif(coalesce(c.confirmed, asked_cells.confirmed), '') FROM printed_cell c WHERE c.id = report_no * 1024 + key_no AND c.kind <> 'unread') END AS confirmed_by
FROM asked_cells;

-- 三、收到和处理政府信息公开申请情况, every version. 175 rows for each report of 2021, 161 for 2019.
CREATE VIEW requests_all AS
SELECT report_id, agency, year, "row" AS item, "column" AS applicant, value, kind, text, row_role AS item_role, column_role AS applicant_role,
       method, readings, in_failed_check, handle, value_exact, unit, agency_id, version, is_current, key, code, confirmed_by
FROM cells WHERE "table" = 'requests';

-- 二、主动公开政府信息情况, every version. 10 rows for each report of 2021, 22 for 2019. Amounts are in `unit`, or in an unknown one.
CREATE VIEW disclosure_all AS
SELECT report_id, agency, year, "row" AS item, "column" AS measure, value, kind, text, unit,
       method, readings, in_failed_check, handle, value_exact, agency_id, version, is_current, key, code, confirmed_by
FROM cells WHERE "table" = 'disclosure';

-- 四、政府信息公开行政复议、行政诉讼情况, every version. 15 rows for each report.
CREATE VIEW disputes_all AS
SELECT report_id, agency, year, "row" AS proceeding, "column" AS result, value, kind, text, column_role AS result_role,
       method, readings, in_failed_check, handle, value_exact, unit, agency_id, version, is_current, key, code, confirmed_by
FROM cells WHERE "table" = 'disputes';

-- The same for current versions only: one report per agency and year. Ask these.
CREATE VIEW requests AS SELECT * FROM requests_all WHERE is_current = 1;
CREATE VIEW disclosure AS SELECT * FROM disclosure_all WHERE is_current = 1;
CREATE VIEW disputes AS SELECT * FROM disputes_all WHERE is_current = 1;

-- A row per report and kind of applicant, a column per row of the table. NULL is not 0: look the kind up in `requests`.
CREATE VIEW requests_wide AS
SELECT report_id, agency, year, applicant,
       max(value) FILTER (WHERE item = 'received') AS received,
       max(value) FILTER (WHERE item = 'brought_forward') AS brought_forward,
       max(value) FILTER (WHERE item = 'granted') AS granted,
       max(value) FILTER (WHERE item = 'partially_granted') AS partially_granted,
       max(value) FILTER (WHERE item = 'denied_state_secret') AS denied_state_secret,
       max(value) FILTER (WHERE item = 'denied_law_prohibits') AS denied_law_prohibits,
       max(value) FILTER (WHERE item = 'denied_security_stability') AS denied_security_stability,
       max(value) FILTER (WHERE item = 'denied_third_party_rights') AS denied_third_party_rights,
       max(value) FILTER (WHERE item = 'denied_internal_affairs') AS denied_internal_affairs,
       max(value) FILTER (WHERE item = 'denied_deliberative_process') AS denied_deliberative_process,
       max(value) FILTER (WHERE item = 'denied_enforcement_file') AS denied_enforcement_file,
       max(value) FILTER (WHERE item = 'denied_registry_inquiry') AS denied_registry_inquiry,
       max(value) FILTER (WHERE item = 'unavailable_not_held') AS unavailable_not_held,
       max(value) FILTER (WHERE item = 'unavailable_needs_creation') AS unavailable_needs_creation,
       max(value) FILTER (WHERE item = 'unavailable_still_unclear') AS unavailable_still_unclear,
       max(value) FILTER (WHERE item = 'not_processed_petition') AS not_processed_petition,
       max(value) FILTER (WHERE item = 'not_processed_repeat') AS not_processed_repeat,
       max(value) FILTER (WHERE item = 'not_processed_publication') AS not_processed_publication,
       max(value) FILTER (WHERE item = 'not_processed_excessive') AS not_processed_excessive,
       max(value) FILTER (WHERE item = 'not_processed_reissue') AS not_processed_reissue,
       max(value) FILTER (WHERE item = 'other_handling') AS other_handling,
       max(value) FILTER (WHERE item = 'other_no_correction') AS other_no_correction,
       max(value) FILTER (WHERE item = 'other_fee_unpaid') AS other_fee_unpaid,
       max(value) FILTER (WHERE item = 'other_misc') AS other_misc,
       max(value) FILTER (WHERE item = 'total_handled') AS total_handled,
       max(value) FILTER (WHERE item = 'carried_forward') AS carried_forward,
       agency_id
FROM requests GROUP BY report_id, applicant, year;  -- a report has one year: named here, a year that is asked for goes by the index

-- A row per agency and year: every figure of table two, the totals of tables three and four, and sums over them.
-- A printed figure is NULL unless it is a number. A sum counts blank, dash and none as 0, and is NULL where a figure of it is
-- absent, unread or no number, or where none is a number: see n_blank and n_unread.
CREATE VIEW panel AS
SELECT a.id AS agency_id, nullif(a.name, '') AS agency, r.division_code,
       CASE WHEN r.division_path IS NOT NULL THEN r.division_path WHEN r.own_no IS NULL THEN a.division_path ELSE (SELECT o.division_path FROM agency o WHERE o.no = r.own_no) END AS division_path,
       r.level, r.kind, r.scope, nullif(r.year, 0) AS year, r.form, r.no AS report_id,
       d.status,
       coalesce((SELECT p.v1 FROM printed_row p WHERE p.id = r.no * 128 + 1), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 9)) AS rules_newly_made,
       coalesce((SELECT p.v2 FROM printed_row p WHERE p.id = r.no * 128 + 1), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 10)) AS rules_newly_disclosed,
       coalesce((SELECT p.v3 FROM printed_row p WHERE p.id = r.no * 128 + 1), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 11)) AS rules_total_disclosed,
       coalesce((SELECT p.v4 FROM printed_row p WHERE p.id = r.no * 128 + 1), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 12)) AS rules_issued,
       coalesce((SELECT p.v5 FROM printed_row p WHERE p.id = r.no * 128 + 1), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 13)) AS rules_repealed,
       coalesce((SELECT p.v6 FROM printed_row p WHERE p.id = r.no * 128 + 1), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 14)) AS rules_in_force,
       coalesce((SELECT p.v1 FROM printed_row p WHERE p.id = r.no * 128 + 2), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 17)) AS normative_documents_newly_made,
       coalesce((SELECT p.v2 FROM printed_row p WHERE p.id = r.no * 128 + 2), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 18)) AS normative_documents_newly_disclosed,
       coalesce((SELECT p.v3 FROM printed_row p WHERE p.id = r.no * 128 + 2), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 19)) AS normative_documents_total_disclosed,
       coalesce((SELECT p.v4 FROM printed_row p WHERE p.id = r.no * 128 + 2), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 20)) AS normative_documents_issued,
       coalesce((SELECT p.v5 FROM printed_row p WHERE p.id = r.no * 128 + 2), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 21)) AS normative_documents_repealed,
       coalesce((SELECT p.v6 FROM printed_row p WHERE p.id = r.no * 128 + 2), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 22)) AS normative_documents_in_force,
       coalesce((SELECT p.v1 FROM printed_row p WHERE p.id = r.no * 128 + 3), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 25)) AS licensing_prior_items,
       coalesce((SELECT p.v2 FROM printed_row p WHERE p.id = r.no * 128 + 3), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 26)) AS licensing_item_change,
       coalesce((SELECT p.v3 FROM printed_row p WHERE p.id = r.no * 128 + 3), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 27)) AS licensing_decisions,
       coalesce((SELECT p.v1 FROM printed_row p WHERE p.id = r.no * 128 + 4), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 33)) AS services_prior_items,
       coalesce((SELECT p.v2 FROM printed_row p WHERE p.id = r.no * 128 + 4), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 34)) AS services_item_change,
       coalesce((SELECT p.v3 FROM printed_row p WHERE p.id = r.no * 128 + 4), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 35)) AS services_decisions,
       coalesce((SELECT p.v1 FROM printed_row p WHERE p.id = r.no * 128 + 5), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 41)) AS penalties_prior_items,
       coalesce((SELECT p.v2 FROM printed_row p WHERE p.id = r.no * 128 + 5), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 42)) AS penalties_item_change,
       coalesce((SELECT p.v3 FROM printed_row p WHERE p.id = r.no * 128 + 5), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 43)) AS penalties_decisions,
       coalesce((SELECT p.v1 FROM printed_row p WHERE p.id = r.no * 128 + 6), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 49)) AS compulsion_prior_items,
       coalesce((SELECT p.v2 FROM printed_row p WHERE p.id = r.no * 128 + 6), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 50)) AS compulsion_item_change,
       coalesce((SELECT p.v3 FROM printed_row p WHERE p.id = r.no * 128 + 6), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 51)) AS compulsion_decisions,
       coalesce((SELECT p.v1 FROM printed_row p WHERE p.id = r.no * 128 + 7), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 57)) AS fees_prior_items,
       coalesce((SELECT p.v2 FROM printed_row p WHERE p.id = r.no * 128 + 7), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 58)) AS fees_item_change,
       coalesce((SELECT p.v3 FROM printed_row p WHERE p.id = r.no * 128 + 7), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 59)) AS fees_amount,
       coalesce((SELECT p.v1 FROM printed_row p WHERE p.id = r.no * 128 + 8), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 65)) AS procurement_items,
       coalesce((SELECT p.v2 FROM printed_row p WHERE p.id = r.no * 128 + 8), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 66)) AS procurement_amount,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 33), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 271)) AS received,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 34), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 279)) AS brought_forward,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 35), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 287)) AS granted,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 36), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 295)) AS partially_granted,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 37), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 303)) AS denied_state_secret,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 38), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 311)) AS denied_law_prohibits,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 39), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 319)) AS denied_security_stability,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 40), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 327)) AS denied_third_party_rights,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 41), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 335)) AS denied_internal_affairs,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 42), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 343)) AS denied_deliberative_process,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 43), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 351)) AS denied_enforcement_file,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 44), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 359)) AS denied_registry_inquiry,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 45), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 367)) AS unavailable_not_held,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 46), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 375)) AS unavailable_needs_creation,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 47), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 383)) AS unavailable_still_unclear,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 48), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 391)) AS not_processed_petition,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 49), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 399)) AS not_processed_repeat,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 50), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 407)) AS not_processed_publication,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 51), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 415)) AS not_processed_excessive,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 52), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 423)) AS not_processed_reissue,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 53), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 431)) AS other_handling,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 54), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 439)) AS other_no_correction,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 55), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 447)) AS other_fee_unpaid,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 56), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 455)) AS other_misc,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 57), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 463)) AS total_handled,
       coalesce((SELECT p.v7 FROM printed_row p WHERE p.id = r.no * 128 + 58), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 471)) AS carried_forward,
       coalesce((SELECT p.v1 FROM printed_row p WHERE p.id = r.no * 128 + 97), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 777)) AS review_upheld,
       coalesce((SELECT p.v2 FROM printed_row p WHERE p.id = r.no * 128 + 97), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 778)) AS review_corrected,
       coalesce((SELECT p.v3 FROM printed_row p WHERE p.id = r.no * 128 + 97), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 779)) AS review_other,
       coalesce((SELECT p.v4 FROM printed_row p WHERE p.id = r.no * 128 + 97), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 780)) AS review_pending,
       coalesce((SELECT p.v5 FROM printed_row p WHERE p.id = r.no * 128 + 97), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 781)) AS review_total,
       coalesce((SELECT p.v1 FROM printed_row p WHERE p.id = r.no * 128 + 98), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 785)) AS suit_direct_upheld,
       coalesce((SELECT p.v2 FROM printed_row p WHERE p.id = r.no * 128 + 98), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 786)) AS suit_direct_corrected,
       coalesce((SELECT p.v3 FROM printed_row p WHERE p.id = r.no * 128 + 98), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 787)) AS suit_direct_other,
       coalesce((SELECT p.v4 FROM printed_row p WHERE p.id = r.no * 128 + 98), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 788)) AS suit_direct_pending,
       coalesce((SELECT p.v5 FROM printed_row p WHERE p.id = r.no * 128 + 98), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 789)) AS suit_direct_total,
       coalesce((SELECT p.v1 FROM printed_row p WHERE p.id = r.no * 128 + 99), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 793)) AS suit_after_review_upheld,
       coalesce((SELECT p.v2 FROM printed_row p WHERE p.id = r.no * 128 + 99), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 794)) AS suit_after_review_corrected,
       coalesce((SELECT p.v3 FROM printed_row p WHERE p.id = r.no * 128 + 99), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 795)) AS suit_after_review_other,
       coalesce((SELECT p.v4 FROM printed_row p WHERE p.id = r.no * 128 + 99), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 796)) AS suit_after_review_pending,
       coalesce((SELECT p.v5 FROM printed_row p WHERE p.id = r.no * 128 + 99), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + 797)) AS suit_after_review_total,
       (SELECT CASE WHEN sum(x.kind IN ('absent', 'unread', 'text', 'na')) = 0 AND sum(x.kind = 'number') > 0 THEN sum(coalesce(x.value, 0)) END
        FROM cells x WHERE x.report_id = r.no AND x."table" = 'requests' AND x."column" = 'total' AND x.row_role = 'intake') AS intake,
       (SELECT CASE WHEN sum(x.kind IN ('absent', 'unread', 'text', 'na')) = 0 AND sum(x.kind = 'number') > 0 THEN sum(coalesce(x.value, 0)) END
        FROM cells x WHERE x.report_id = r.no AND x."table" = 'requests' AND x."column" = 'total' AND x."row" GLOB 'denied_*') AS denied_sum,
       (SELECT CASE WHEN sum(x.kind IN ('absent', 'unread', 'text', 'na')) = 0 AND sum(x.kind = 'number') > 0 THEN sum(coalesce(x.value, 0)) END
        FROM cells x WHERE x.report_id = r.no AND x."table" = 'requests' AND x."column" = 'total' AND x."row" GLOB 'unavailable_*') AS unavailable_sum,
       (SELECT CASE WHEN sum(x.kind IN ('absent', 'unread', 'text', 'na')) = 0 AND sum(x.kind = 'number') > 0 THEN sum(coalesce(x.value, 0)) END
        FROM cells x WHERE x.report_id = r.no AND x."table" = 'requests' AND x."column" = 'total' AND x."row" GLOB 'not_processed_*') AS not_processed_sum,
       (SELECT CASE WHEN sum(x.kind IN ('absent', 'unread', 'text', 'na')) = 0 AND sum(x.kind = 'number') > 0 THEN sum(coalesce(x.value, 0)) END
        FROM cells x WHERE x.report_id = r.no AND x."table" = 'requests' AND x."column" = 'total' AND x."row" GLOB 'other_*') AS other_sum,
       (SELECT CASE WHEN sum(x.kind IN ('absent', 'unread', 'text', 'na')) = 0 AND sum(x.kind = 'number') > 0 THEN sum(coalesce(x.value, 0)) END
        FROM cells x WHERE x.report_id = r.no AND x."table" = 'requests' AND x."column" = 'total' AND x.row_role = 'outcome') AS outcome_sum,
       (SELECT CASE WHEN sum(x.kind IN ('absent', 'unread', 'text', 'na')) = 0 AND sum(x.kind = 'number') > 0 THEN sum(coalesce(x.value, 0)) END
        FROM cells x WHERE x.report_id = r.no AND x."table" = 'disputes' AND x."column" = 'total' AND x."row" GLOB 'suit_*') AS suits,
       (SELECT count(*) FROM printed_cell c WHERE c.id BETWEEN r.no * 1024 AND r.no * 1024 + 1023 AND c.kind = 'blank') AS n_blank,
       (SELECT count(*) FROM printed_cell c WHERE c.id BETWEEN r.no * 1024 AND r.no * 1024 + 1023 AND c.kind = 'unread') AS n_unread,
       r.sums_held, r.sums_failed,
       (SELECT count(*) FROM finding f WHERE f.report_no = r.no AND f.severity = 'error' AND f.responsibility = 'publisher') AS n_publisher_errors,
       'nb:' || a.id || '/' || r.year || '/' || r.content8 AS handle
FROM report r JOIN agency a ON a.no = r.agency_no JOIN document d ON d.no = r.document_no
WHERE r.is_current = 1;

CREATE VIEW sections AS
SELECT r.no AS report_id, nullif(a.name, '') AS agency, nullif(r.year, 0) AS year, s.key AS section, s.heading, s.text, r.is_current, s.id
FROM report r JOIN agency a ON a.no = r.agency_no JOIN section s ON s.id BETWEEN r.no * 16 AND r.no * 16 + 15;

-- Sections of current reports that say the same, but for names and numbers, and beyond the wording of their county and of the
-- country: kept by one agency over its years, copied between a few, or a template that many filled in. Nobody is accused: who
-- wrote a text first, only dates can tell, and where they are missing nothing does.
CREATE VIEW clusters AS
SELECT c.id, c.kind, s.key AS section, count(*) AS members, c.agencies, min(nullif(r.year, 0)) AS from_year, max(r.year) AS to_year,
       max(CASE m.place WHEN 1 THEN nullif(a.name, '') END) AS first_agency, max(CASE m.place WHEN 1 THEN nullif(r.year, 0) END) AS first_year,
       max(CASE m.place WHEN 1 THEN r.published_on END) AS first_published_on,
       max(CASE m.place WHEN 1 THEN 'nb:' || a.id || '/' || r.year || '/' || r.content8 END) AS first_handle
FROM cluster c JOIN cluster_member m ON m.cluster_no = c.no JOIN report r ON r.no = m.section_id / 16 JOIN agency a ON a.no = r.agency_no
JOIN section s ON s.id = (SELECT f.section_id FROM cluster_member f WHERE f.cluster_no = c.no AND f.place = 1)
GROUP BY c.no;

CREATE VIEW cluster_members AS
SELECT c.id AS cluster_id, m.place, r.no AS report_id, nullif(a.name, '') AS agency, nullif(r.year, 0) AS year, s.key AS section, r.published_on,
       m.similar AS similarity, 'nb:' || q.id || '/' || p.year || '/' || p.content8 AS similar_to, nullif(q.name, '') AS similar_to_agency,
       nullif(p.year, 0) AS similar_to_year, c.kind, 'nb:' || a.id || '/' || r.year || '/' || r.content8 AS handle
FROM cluster_member m JOIN cluster c ON c.no = m.cluster_no JOIN section s ON s.id = m.section_id
JOIN report r ON r.no = m.section_id / 16 JOIN agency a ON a.no = r.agency_no
LEFT JOIN report p ON p.no = m.peer_id / 16 LEFT JOIN agency q ON q.no = p.agency_no;

CREATE VIEW statements AS
SELECT report_no AS report_id, measure, value, approximate, section, text, of_what, unit, exact AS value_exact FROM statement;

CREATE VIEW problems AS SELECT report_no AS report_id, key, code, says_zh, says_en, at FROM problem;

-- Where the identity of a report comes from: every answer that its document gives, and the one that was taken.
CREATE VIEW claims AS SELECT report_no AS report_id, field, value, origin, chosen, reason FROM claim;

-- The checks of the newest catalogue.
CREATE VIEW checks AS
SELECT k.check_id AS id, k.severity, k.legal_class, k.title_zh, k.title_en, k.basis_zh, c.version AS catalogue_version, k.basis_en
FROM catalogue_check k JOIN catalogue c ON c.no = k.catalogue_no WHERE c.no = (SELECT max(no) FROM catalogue);

CREATE VIEW check_results AS
SELECT r.no AS report_id, k.check_id,
       CASE substr(r.outcomes, k.place, 1) WHEN 'h' THEN 'held' WHEN 'f' THEN 'failed' WHEN 'u' THEN 'not_assessable' ELSE 'not_applicable' END AS outcome
FROM report r JOIN catalogue_check k ON k.catalogue_no = r.catalogue_no WHERE substr(r.outcomes, k.place, 1) <> ' ';

-- Findings on every version; is_current = 1 keeps those on current ones. Numbers are INTEGER or REAL; the sentences are exact.
CREATE VIEW findings AS
SELECT f.id, f.fingerprint, f.report_no AS report_id, nullif(a.name, '') AS agency, nullif(r.year, 0) AS year, f.check_id, f.severity, f.responsibility,
       f.says_zh, f.says_en, CAST(f.printed AS NUMERIC) AS printed, CAST(f.expected AS NUMERIC) AS expected, v.state AS verdict, f.explained_by, f.repair,
       r.is_current, a.id AS agency_id, 'nb:' || a.id || '/' || r.year || '/' || r.content8 AS handle,
       v.evidence <> f.evidence AS verdict_stale, v.note AS verdict_note, f.quotes
FROM finding f JOIN report r ON r.no = f.report_no JOIN agency a ON a.no = r.agency_no LEFT JOIN verdict v ON v.fingerprint = f.fingerprint;

CREATE VIEW finding_keys AS
SELECT f.finding_id, coalesce(f.key, k.key) AS key, CAST(f.printed AS NUMERIC) AS printed, CAST(f.expected AS NUMERIC) AS expected, f.text, f.assumed_zero, f.doubtful
FROM finding_key f LEFT JOIN figure_key k ON k.no = f.cell_id & 1023;

CREATE VIEW figure_keys AS
SELECT key, code, "table", "row", "column", label_zh, label_en, definition_zh, definition_en, unit, forms, comparable_with, row_role, column_role
FROM figure_key;

-- Where each stored figure stands in its document. Counting is from 1; NULL is unknown.
CREATE VIEW provenance AS
SELECT r.no AS report_id, k.key, CASE d.hashed WHEN 1 THEN lower(hex(d.sha256)) END AS document_sha256,
       nullif(coalesce(w.table_no, p.table_no), 0) AS table_no, nullif(coalesce(w.row_no, p.row_no), 0) AS row_no,
       nullif(coalesce(w.col_no, p.col + p.col_step * k.slot), 0) AS col_no, nullif(coalesce(w.page, p.page), 0) AS page,
       w.x0, w.y0, w.x1, w.y1, nullif(coalesce(w.line, p.line + p.line_step * k.slot), 0) AS line,
       coalesce(c.text, CAST(CASE k.slot WHEN 1 THEN p.v1 WHEN 2 THEN p.v2 WHEN 3 THEN p.v3 WHEN 4 THEN p.v4
                                         WHEN 5 THEN p.v5 WHEN 6 THEN p.v6 ELSE p.v7 END AS TEXT)) AS text,
       coalesce(c.method, p.method, 'cell') AS method
FROM report r
JOIN document d ON d.no = r.document_no
JOIN printed_row p ON p.id BETWEEN r.no * 128 AND r.no * 128 + 127
JOIN figure_key k ON k.row_no = p.id & 127
LEFT JOIN printed_cell c ON c.id = p.id * 8 + k.slot
LEFT JOIN printed_place w ON w.id = p.id * 8 + k.slot
WHERE c.kind <> 'unread' OR c.kind IS NULL AND
      CASE k.slot WHEN 1 THEN p.v1 WHEN 2 THEN p.v2 WHEN 3 THEN p.v3 WHEN 4 THEN p.v4
                  WHEN 5 THEN p.v5 WHEN 6 THEN p.v6 ELSE p.v7 END IS NOT NULL;

CREATE VIEW breaks AS SELECT measure, from_year, kind, note FROM break;

CREATE VIEW runs AS
SELECT r.id, r.started_at, r.finished_at, r.command, r.program_version, r.catalogue_version, r.division_version, r.counts, p.hash AS program_hash
FROM run r LEFT JOIN program p ON p.no = r.program_no;
