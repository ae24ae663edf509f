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

// Story is all that is known of one site.
type Story struct {
	Site      string
	Addresses map[string]*crawl.Address // by id
	Captures  []crawl.Captured          // in the order in which they came
}

// IsPaper tells a capture that holds a document.
func (s Story) IsPaper(c crawl.Captured) bool {
	a := s.Addresses[c.Address]
	return a != nil && a.IsPaper() && c.Kind != crawl.Asset && c.Status == 200 && c.SHA256 != ""
}

// Each tells the story of each site, by key.
func (s *State) Each(ctx context.Context, visit func(Story) error) error {
	sites, err := s.keys(ctx)
	if err != nil {
		return err
	}
	for _, site := range sites {
		story, err := s.Story(ctx, site)
		if err != nil {
			return err
		}
		if err := visit(story); err != nil {
			return err
		}
	}
	return nil
}

// Story tells that of one site.
func (s *State) Story(ctx context.Context, site string) (t Story, err error) {
	t = Story{Site: site, Addresses: map[string]*crawl.Address{}}
	list, _, err := addresses(ctx, s.db, site)
	if err != nil {
		return t, err
	}
	for _, a := range list {
		t.Addresses[a.ID] = a
	}
	err = s.captures(ctx, site, func(c crawl.Captured) error {
		t.Captures = append(t.Captures, c)
		return nil
	})
	return t, err
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

// captures lists all answers of a site in the order in which they came.
func (s *State) captures(ctx context.Context, site string, visit func(crawl.Captured) error) error {
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
