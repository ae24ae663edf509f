package main

// What a crawl adds to the register: what its sweeps told, and which documents of the
// data set stand at the addresses that it found.

import (
	"context"
	"os"

	"nianbao/corpus/coverage"
	"nianbao/corpus/crawl"
	"nianbao/corpus/dataset"
	"nianbao/corpus/queue"
)

// addCrawl takes up the crawl beside the data set, or the one that --crawl names; without
// either, the register speaks of the collection alone.
func (a *app) addCrawl(ctx context.Context, db *dataset.DB, in *coverage.Input, o crawlOptions) error {
	where := a.stateOf(o)
	if _, err := os.Stat(where); o.state == "" && err != nil {
		return nil
	}
	state, err := a.openState(ctx, o, true)
	if err != nil {
		return err
	}
	defer state.Close()
	if err := a.tell(ctx, db, in, state); err != nil {
		return err
	}
	return a.sayUnfinished(ctx, state)
}

// tell gives the register all that the sweeps told.
func (a *app) tell(ctx context.Context, db *dataset.DB, in *coverage.Input, state *queue.State) error {
	var told []crawl.Told
	if err := state.Told(ctx, func(t crawl.Told) error {
		told = append(told, t)
		return nil
	}); err != nil {
		return a.stateTrouble(err)
	}
	held, err := heldAt(db)
	if err == nil {
		in.Crawl(told, held)
	}
	return err
}

// heldAt lists the documents of a data set by their sources.
func heldAt(db *dataset.DB) (list []coverage.Held, err error) {
	got, err := collect(db, `SELECT s.source, s.status, d.format, d.problem, r.agency_id, r.agency, CASE r.is_current WHEN 1 THEN r.handle END, r.year
		FROM sources s LEFT JOIN documents d ON d.sha256 = s.sha256 AND d.part IS s.part LEFT JOIN reports r ON r.id = s.report_id`)
	if err != nil {
		return nil, err
	}
	for _, row := range got.rows {
		var words [7]string
		for i := range words {
			words[i], _ = row[i].(string) // NULL is ""
		}
		h := coverage.Held{Source: words[0], Status: words[1], Format: words[2], Reason: words[3], AgencyID: words[4], Agency: words[5], Handle: words[6]}
		if year, ok := row[7].(int64); ok {
			h.Year = int(year)
		}
		list = append(list, h)
	}
	return list, nil
}

// sayUnfinished: what a sweep has not asked yet cannot be missing.
func (a *app) sayUnfinished(ctx context.Context, state *queue.State) error {
	sweep, ok, err := state.Last(ctx)
	if err != nil || !ok || sweep.FinishedAt != "" {
		return a.stateTrouble(err)
	}
	p, err := state.Progress(ctx, sweep.No)
	if err != nil {
		return a.stateTrouble(err)
	}
	a.complain(a.say("注意：第 %d 轮采集（%s 开始）尚未完成：%d 个网站中完成 %d 个；再次运行 nianbao crawl 即继续",
		"note: sweep %d (begun %s) is not finished: of %d sites, %d are done; nianbao crawl goes on", sweep.No, sweep.StartedAt, p.Sites, p.Done))
	return nil
}
