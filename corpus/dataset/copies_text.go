package dataset

// The texts that are compared, read while the run's own transaction is open.

import (
	"context"
	"database/sql"
	"errors"
	"runtime"
	"strconv"
	"sync"

	"nianbao/corpus/alike"
	"nianbao/normalize/divisions"
)

// texts reads the sections of reports. Several goroutines may ask.
type texts struct {
	ctx   context.Context
	conns chan *sql.Conn
	all   []*sql.Conn

	mu        sync.Mutex
	divisions map[string][]string // names of a division and those above it, by its code
}

// copySection is a section without what copying changes.
type copySection struct {
	id       int64
	key      string
	stripped string
}

func newTexts(ctx context.Context, db *DB) (*texts, error) {
	n := runtime.GOMAXPROCS(0)
	t := &texts{ctx: ctx, conns: make(chan *sql.Conn, n), divisions: map[string][]string{}}
	for range n {
		conn, err := db.pool.Conn(ctx)
		if err != nil {
			t.close()
			return nil, err
		}
		t.all = append(t.all, conn)
		t.conns <- conn
	}
	return t, nil
}

func (t *texts) close() {
	for _, conn := range t.all {
		conn.Close()
	}
}

// ofReport strips all sections of a report.
func (t *texts) ofReport(p copyReport) ([]copySection, error) {
	return t.between(p, p.no*sectionsOfReport, p.no*sectionsOfReport+sectionsOfReport-1)
}

// one strips a section.
func (t *texts) one(p copyReport, id int64) (string, error) {
	list, err := t.between(p, id, id)
	if err == nil && len(list) == 0 {
		err = errors.New("section " + strconv.FormatInt(id, 10) + " is gone")
	}
	if err != nil {
		return "", err
	}
	return list[0].stripped, nil
}

func (t *texts) between(p copyReport, from, to int64) (list []copySection, err error) {
	names := t.names(p)
	conn := <-t.conns
	defer func() { t.conns <- conn }()
	rows, err := conn.QueryContext(t.ctx, `SELECT id, key, text FROM section WHERE id BETWEEN ? AND ?`, from, to)
	if err != nil {
		return nil, err
	}
	err = visitAll(rows, func(rows *sql.Rows) error {
		var s copySection
		var text string
		err := rows.Scan(&s.id, &s.key, &text)
		s.stripped = alike.Strip(text, names)
		list = append(list, s)
		return err
	})
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
