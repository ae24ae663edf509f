-- The state of the crawl, beside River's own tables. Written for SQLite and PostgreSQL alike.
CREATE TABLE IF NOT EXISTS crawl_number (
	name  TEXT PRIMARY KEY,                 -- version, epoch
	value BIGINT NOT NULL
);
CREATE TABLE IF NOT EXISTS crawl_sweep (
	no          BIGINT PRIMARY KEY,
	options     TEXT NOT NULL,              -- JSON
	started_at  TEXT NOT NULL,
	finished_at TEXT
);
CREATE TABLE IF NOT EXISTS crawl_site (
	key      TEXT PRIMARY KEY,              -- registered domain or host
	record   TEXT NOT NULL,                 -- JSON of crawl.Site
	memory   TEXT NOT NULL DEFAULT '{}',    -- JSON: what was learned of each host
	sweep    BIGINT NOT NULL DEFAULT 0,     -- the last sweep that asks for it
	begun    BIGINT NOT NULL DEFAULT 0,     -- the last sweep whose walk began
	done     BIGINT NOT NULL DEFAULT 0,     -- the last sweep whose walk ended
	fence    BIGINT NOT NULL DEFAULT 0,     -- counts slices: an older one may not save any more
	open     BIGINT NOT NULL DEFAULT 0,     -- a slice began and has not saved
	requests BIGINT NOT NULL DEFAULT 0,     -- of the sweep
	ended    TEXT NOT NULL DEFAULT ''       -- how: '', budget
);
CREATE TABLE IF NOT EXISTS crawl_address (
	site   TEXT NOT NULL,
	seq    BIGINT NOT NULL,                 -- in the order in which they were found
	id     TEXT NOT NULL,
	record TEXT NOT NULL,                   -- JSON of crawl.Address
	PRIMARY KEY (site, id)
);
CREATE TABLE IF NOT EXISTS crawl_capture (
	site       TEXT NOT NULL,
	seq        BIGINT NOT NULL,
	sweep      BIGINT NOT NULL,
	address    TEXT NOT NULL,               -- id
	record     TEXT NOT NULL,               -- JSON of crawl.Captured
	PRIMARY KEY (site, seq)
);
CREATE TABLE IF NOT EXISTS crawl_told (
	site   TEXT NOT NULL,
	sweep  BIGINT NOT NULL,
	record TEXT NOT NULL,                   -- JSON of crawl.Told: what the sweep could tell when it ended
	PRIMARY KEY (site, sweep)
);
CREATE TABLE IF NOT EXISTS crawl_jump (
	site     TEXT NOT NULL,
	from_url TEXT NOT NULL,
	url      TEXT NOT NULL,
	title    TEXT NOT NULL,
	PRIMARY KEY (site, from_url, url)
);
CREATE TABLE IF NOT EXISTS crawl_reading (
	sha256  TEXT NOT NULL,                  -- of the content
	program TEXT NOT NULL,                  -- hash of the executable that read it
	record  TEXT NOT NULL,
	PRIMARY KEY (sha256, program)
);
