package dataset

// What a report shares with other agencies, as the checks are told of it.

import (
	"context"
	"database/sql"
	"slices"

	"nianbao/checks"
	"nianbao/corpus/alike"
)

// Copies lists what a report shares with reports of other agencies: sections by
// their clusters, the prose as a whole, the tables, and everything at once. It is
// empty, not nil, where nothing is shared, and rests on the last FindCopies.
func (db *DB) Copies(ctx context.Context, report int64) ([]checks.Copy, error) {
	conn, err := db.pool.Conn(ctx)
	if err != nil {
		return nil, troubled(db.path, err)
	}
	defer conn.Close()
	c, err := db.askForCopies(ctx, conn, nil)
	if err != nil {
		return nil, troubled(db.path, err)
	}
	defer c.texts.close()
	me, err := c.report(report)
	if err != nil {
		return nil, troubled(db.path, err)
	}
	list, err := c.copies(me)
	return list, troubled(db.path, err)
}

// askForCopies makes ready to ask for the copies of many reports, one after the other.
func (db *DB) askForCopies(ctx context.Context, from querier, hashed *hashedTexts) (*copyQuery, error) {
	c := &copyQuery{ctx: context.WithoutCancel(ctx), from: from, words: map[string]*alike.Wording{}, known: map[int64]sharer{}, entires: map[int64]entire{}, sets: map[int64]alike.Set{}}
	if hashed == nil {
		common, err := c.wording("")
		if err != nil {
			return nil, err
		}
		hashed = newHashed(common)
	}
	var err error
	if c.texts, err = newTexts(ctx, db, hashed); err != nil {
		return nil, err
	}
	return c, nil
}

func (c *copyQuery) copies(me sharer) ([]checks.Copy, error) {
	c.me, c.list, c.peers = me, []checks.Copy{}, nil
	c.remember(me)
	for _, part := range []func() error{c.sections, c.prose, c.wholes} {
		if err := part(); err != nil {
			return nil, err
		}
	}
	return c.list, nil
}

// copyQuery asks for the copies of one report.
type copyQuery struct {
	ctx     context.Context
	from    querier
	texts   *texts
	words   map[string]*alike.Wording // of counties, and of the country
	known   map[int64]sharer          // whom others share with: the first of many is asked for again and again
	entires map[int64]entire          // the same, with what is compared of them as a whole
	sets    map[int64]alike.Set       // of whole reports, without the wording of the country
	held    int                       // shingles in them
	me      sharer
	list    []checks.Copy
	peers   []int64 // reports that a few share sections with it, in order
}

// sharer is a report as its copies are told.
type sharer struct {
	copyReport
	agencyName  string
	year        int
	credit, sum string
	whole       bool // others may be the same as a whole
}

// knownAtMost bounds the reports that are remembered to a few MB.
const knownAtMost = 4096

// other is a report that this one shares something with.
func (c *copyQuery) other(no int64) (sharer, error) {
	if s, known := c.known[no]; known {
		return s, nil
	}
	s, err := c.report(no)
	if err == nil {
		c.remember(s)
	}
	return s, err
}

func (c *copyQuery) remember(s sharer) {
	if len(c.known) == knownAtMost {
		clear(c.known)
	}
	c.known[s.no] = s
}

const (
	sharerColumns = `r.no, r.agency_no, 'nb:' || a.id || '/' || r.year || '/' || r.content8, coalesce(r.division_code, ''), coalesce(r.name, ''),
		coalesce(r.published_on, ''), coalesce(substr(d.captured_at, 1, 10), ''), a.name, r.year, coalesce(a.credit_code, ''), d.sha256,
		EXISTS (SELECT 1 FROM copied c WHERE c.report_no = r.no AND c.whole <> 0)`
	sharerTables = `report r JOIN agency a ON a.no = r.agency_no JOIN document d ON d.no = r.document_no`
)

func (c *copyQuery) report(no int64) (s sharer, err error) {
	err = s.scan(c.from.QueryRowContext(c.ctx, `SELECT `+sharerColumns+` FROM `+sharerTables+` WHERE r.no = ?`, no))
	return s, err
}

// scan takes a sharer's columns, and more behind them.
func (s *sharer) scan(row interface{ Scan(...any) error }, more ...any) error {
	err := row.Scan(append([]any{&s.no, &s.agency, &s.handle, &s.division, &s.name, &s.publishedOn, &s.firstSeen,
		&s.agencyName, &s.year, &s.credit, &s.sum, &s.whole}, more...)...)
	s.county = s.division[:min(len(s.division), 6)]
	return err
}

// of is what is told of another report.
func (c *copyQuery) of(what string, other sharer) checks.Copy {
	me := c.me
	dated := me.publishedOn != "" && other.publishedOn != ""
	return checks.Copy{
		What: what, Agency: other.agencyName, Year: other.year, Handle: other.handle, Agencies: 2,
		Earlier:  dated && other.publishedOn < me.publishedOn || !dated && other.year > 0 && other.year < me.year,
		SameBody: me.credit != "" && me.credit == other.credit || me.sum == other.sum,
	}
}

// shared is a section's row in its cluster.
type shared struct {
	cluster     int64
	id, kind    string
	key         string
	place       int
	agencies    int
	peer        int64
	similar     float64
	otherOfNext int64 // the earliest report of another agency
}

func (c *copyQuery) sections() error {
	list, err := c.shared()
	for _, s := range list {
		if err == nil {
			err = c.section(s)
		}
	}
	return err
}

func (c *copyQuery) shared() (list []shared, err error) {
	rows, err := c.from.QueryContext(c.ctx, `SELECT x.no, x.id, x.kind, s.key, m.place, x.agencies, coalesce(m.peer_id / 16, 0), coalesce(m.similar, 0),
		coalesce((SELECT r.no FROM cluster_member n JOIN report r ON r.no = n.section_id / 16 WHERE n.cluster_no = x.no AND r.agency_no <> ?2 ORDER BY n.place LIMIT 1), 0)
		FROM cluster_member m JOIN cluster x ON x.no = m.cluster_no JOIN section s ON s.id = m.section_id
		WHERE m.section_id BETWEEN ?1 * 16 AND ?1 * 16 + 15 AND x.kind <> 'kept' ORDER BY m.section_id`, c.me.no, c.me.agency)
	if err != nil {
		return nil, err
	}
	err = visitAll(rows, func(rows *sql.Rows) error {
		var s shared
		err := rows.Scan(&s.cluster, &s.id, &s.kind, &s.key, &s.place, &s.agencies, &s.peer, &s.similar, &s.otherOfNext)
		list = append(list, s)
		return err
	})
	return list, err
}

// section tells of a shared section: the first of its cluster tells who else has it,
// the others whom they are like.
func (c *copyQuery) section(s shared) error {
	first := s.place == 1
	if first {
		s.peer, s.similar = s.otherOfNext, 1
	}
	if s.peer == 0 {
		return nil
	}
	other, err := c.other(s.peer)
	if err != nil || other.agency == c.me.agency {
		return err
	}
	k := c.of(s.key, other)
	k.Similar, k.First, k.Cluster, k.Agencies, k.Template = s.similar, first, s.id, s.agencies, s.kind == string(alike.Template)
	if first {
		if k.Units, err = c.units(s.cluster); err != nil {
			return err
		}
	} else if !k.Template && !slices.Contains(c.peers, s.peer) {
		c.peers = append(c.peers, s.peer)
	}
	c.list = append(c.list, k)
	return nil
}

// units names the other agencies of a cluster in the order of their reports.
func (c *copyQuery) units(cluster int64) (names []string, err error) {
	rows, err := c.from.QueryContext(c.ctx, `SELECT a.name FROM cluster_member n JOIN report r ON r.no = n.section_id / 16 JOIN agency a ON a.no = r.agency_no
		WHERE n.cluster_no = ? AND a.no <> ? AND a.name <> '' GROUP BY a.no ORDER BY min(n.place)`, cluster, c.me.agency)
	if err != nil {
		return nil, err
	}
	err = visitAll(rows, func(rows *sql.Rows) error {
		names = append(names, "")
		return rows.Scan(&names[len(names)-1])
	})
	return names, err
}

// prose compares the prose as a whole with that of each report that a few share a
// section with, and tells of the one that is most alike.
func (c *copyQuery) prose() error {
	if len(c.peers) == 0 {
		return nil
	}
	var best checks.Copy
	for _, no := range c.peers {
		other, err := c.other(no)
		if err != nil {
			return err
		}
		mine, theirs, err := c.own(other)
		if err != nil {
			return err
		}
		if similar := alike.Share(mine, theirs); similar > best.Similar {
			best = c.of("prose", other)
			best.Similar = similar
		}
	}
	if best.Similar > 0 {
		c.list = append(c.list, best)
	}
	return nil
}

// own is the wording of two reports without that of the country and of their counties.
func (c *copyQuery) own(other sharer) (mine, theirs alike.Set, err error) {
	if mine, err = c.set(c.me.copyReport); err != nil {
		return nil, nil, err
	}
	if theirs, err = c.set(other.copyReport); err != nil {
		return nil, nil, err
	}
	for _, county := range []string{c.me.county, other.county} {
		if county == "" {
			continue
		}
		words, err := c.wording(county)
		if err != nil {
			return nil, nil, err
		}
		mine, theirs = mine.Less(words), theirs.Less(words)
	}
	return mine, theirs, nil
}

// set is what a report says. Who is much copied is asked for again and again.
func (c *copyQuery) set(p copyReport) (alike.Set, error) {
	if s, known := c.sets[p.no]; known {
		return s, nil
	}
	sections, err := c.texts.ofReport(p)
	if err != nil {
		return nil, err
	}
	var all []uint32
	for _, s := range sections {
		all = append(all, s.hashes...)
	}
	set := alike.Sorted(all)
	if c.held += len(set); c.held > hashedAtMost {
		clear(c.sets)
		c.held = len(set)
	}
	c.sets[p.no] = set
	return set, nil
}

func (c *copyQuery) wording(county string) (*alike.Wording, error) {
	if w, known := c.words[county]; known {
		return w, nil
	}
	var kept []byte
	err := c.from.QueryRowContext(c.ctx, `SELECT coalesce((SELECT shingles FROM common_wording WHERE county = ?), x'')`, county).Scan(&kept)
	if err != nil {
		return nil, err
	}
	c.words[county] = alike.NewWording(unpackSet(kept))
	return c.words[county], nil
}
