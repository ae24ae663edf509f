package dataset

// The texts that are compared, read while the run's own transaction is open.

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"

	"nianbao/corpus/alike"
	"nianbao/normalize/divisions"
)

// texts reads the sections of reports. Several goroutines may ask.
type texts struct {
	ctx  context.Context
	asks chan *textReader // one of each connection
	all  []io.Closer      // statements, each before its connection

	mu        sync.Mutex
	divisions map[string][]string // names of a division and those above it, by its code
	hashed    *hashedTexts
}

// textReader is a connection's statement, and what strips the texts that it gives.
type textReader struct {
	*sql.Stmt
	alike.Stripper
	list []uint32
}

// newTexts reads texts that are not among the hashed ones. Whoever asks for many looks
// at the context himself: waiting for it costs more than an answer.
func newTexts(ctx context.Context, db *DB, hashed *hashedTexts) (*texts, error) {
	n := runtime.GOMAXPROCS(0)
	t := &texts{ctx: context.WithoutCancel(ctx), asks: make(chan *textReader, n), divisions: map[string][]string{}, hashed: hashed}
	for range n {
		conn, err := db.pool.Conn(t.ctx)
		if err != nil {
			t.close()
			return nil, err
		}
		ask, err := conn.PrepareContext(t.ctx, `SELECT id, text FROM section WHERE id BETWEEN ? AND ?`)
		if err != nil {
			conn.Close()
			t.close()
			return nil, err
		}
		t.all = append(t.all, ask, conn)
		t.asks <- &textReader{Stmt: ask}
	}
	return t, nil
}

func (t *texts) close() {
	for _, c := range t.all {
		c.Close() // a statement that is left open keeps the file in use
	}
}

// one is the hashes of a section.
func (t *texts) one(p copyReport, id int64) ([]uint32, error) {
	list, known := t.known(p.no)
	var err error
	if !known {
		list, err = t.read(p, id, id)
	}
	for _, s := range list {
		if s.id == id {
			return s.hashes, err
		}
	}
	return nil, errors.Join(err, errors.New("section "+strconv.FormatInt(id, 10)+" is gone"))
}

// ofReport is all sections of a report.
func (t *texts) ofReport(p copyReport) ([]copySection, error) {
	if list, known := t.known(p.no); known {
		return list, nil
	}
	list, err := t.read(p, p.no*sectionsOfReport, p.no*sectionsOfReport+sectionsOfReport-1)
	if err == nil {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.hashed.keep(p.no, list)
	}
	return list, err
}

// atATime is how many reports are read together: their hashes take a MB or two.
const atATime = 64

// eachOf visits the sections of reports in their order, and reads them on all cores.
func (t *texts) eachOf(reports []copyReport, visit func(copyReport, []copySection) error) error {
	for part := range slices.Chunk(reports, atATime) {
		sections, errs := make([][]copySection, len(part)), make([]error, len(part))
		var next atomic.Int64
		var all sync.WaitGroup
		for range cap(t.asks) {
			all.Go(func() {
				for i := int(next.Add(1)) - 1; i < len(part); i = int(next.Add(1)) - 1 {
					sections[i], errs[i] = t.ofReport(part[i])
				}
			})
		}
		all.Wait()
		for i, p := range part {
			err := errs[i]
			if err == nil {
				err = visit(p, sections[i])
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *texts) known(report int64) ([]copySection, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	list, known := t.hashed.of[report]
	return list, known
}

// read takes sections of a report from the file, by their first and last number.
func (t *texts) read(p copyReport, first, last int64) (list []copySection, err error) {
	ask := <-t.asks
	defer func() { t.asks <- ask }()
	ask.Names(t.names(p))
	rows, err := ask.QueryContext(t.ctx, first, last)
	if err != nil {
		return nil, err
	}
	hashes := ask.list[:0]
	err = visitAll(rows, func(rows *sql.Rows) error {
		var s copySection
		var text string
		if err := rows.Scan(&s.id, &text); err != nil {
			return err
		}
		from := len(hashes)
		s.text, hashes = ask.Hashes(text, t.hashed.common, hashes)
		s.hashes = hashes[from:]
		list = append(list, s)
		return nil
	})
	ask.list = hashes
	tight(list)
	return list, err
}

// names are those of the agency and of its place.
func (t *texts) names(p copyReport) []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	places, known := t.divisions[p.division]
	if !known {
		if d, ok := divisions.ByCode(p.division); ok {
			for _, up := range d.Path() {
				places = append(places, up.Name)
			}
		}
		t.divisions[p.division] = places
	}
	return alike.Names(p.name, places...)
}

func (p copyReport) agencyKey() string { return strconv.FormatInt(p.agency, 10) }
