package queue

// What the store tells when it is asked: sweeps, what each told of its sites, the answers
// that are documents.

import (
	"context"
	"database/sql"
	"encoding/json"

	"nianbao/corpus/crawl"
)

// Told gives what each sweep told of each site, by site and sweep.
func (s *State) Told(ctx context.Context, visit func(crawl.Told) error) error {
	return each(ctx, s.db, func(rows *sql.Rows) error {
		var record string
		if err := rows.Scan(&record); err != nil {
			return err
		}
		var t crawl.Told
		if err := json.Unmarshal([]byte(record), &t); err != nil {
			return err
		}
		return visit(t)
	}, `SELECT record FROM crawl_told ORDER BY site, sweep`)
}

// Paper is an answer that may be a document: with the address that it answered, as it
// stands now.
type Paper struct {
	crawl.Captured
	Site    string
	Address crawl.Address
}

// Papers lists the answers that hold documents, by site, in the order in which they came.
// An address that gave the same bytes again is listed once.
func (s *State) Papers(ctx context.Context, visit func(Paper) error) error {
	sites, err := s.keys(ctx)
	if err != nil {
		return err
	}
	for _, site := range sites {
		list, err := s.papersOf(ctx, site)
		if err != nil {
			return err
		}
		for _, p := range list {
			if err := visit(p); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *State) keys(ctx context.Context) (keys []string, err error) {
	err = each(ctx, s.db, func(rows *sql.Rows) error {
		var key string
		err := rows.Scan(&key)
		keys = append(keys, key)
		return err
	}, `SELECT key FROM crawl_site ORDER BY key`)
	return keys, err
}

func (s *State) papersOf(ctx context.Context, site string) (list []Paper, err error) {
	all, _, err := addresses(ctx, s.db, site)
	if err != nil {
		return nil, err
	}
	byID := map[string]*crawl.Address{}
	for _, a := range all {
		byID[a.ID] = a
	}
	seen := map[string]bool{}
	err = s.Captures(ctx, site, func(c crawl.Captured) error {
		a := byID[c.Address]
		if a == nil || !a.IsPaper() || c.Status != 200 || c.SHA256 == "" || seen[c.Address+c.SHA256] {
			return nil
		}
		seen[c.Address+c.SHA256] = true
		list = append(list, Paper{c, site, *a})
		return nil
	})
	return list, err
}

// Captures lists all answers of a site in the order in which they came.
func (s *State) Captures(ctx context.Context, site string, visit func(crawl.Captured) error) error {
	return each(ctx, s.db, func(rows *sql.Rows) error {
		var record string
		if err := rows.Scan(&record); err != nil {
			return err
		}
		var c crawl.Captured
		if err := json.Unmarshal([]byte(record), &c); err != nil {
			return err
		}
		return visit(c)
	}, `SELECT record FROM crawl_capture WHERE site = $1 ORDER BY seq`, site)
}
