package main

// What a crawl sought in vain: the check not-published over the units of the list, at the
// end of every build.

import (
	"context"
	"os"
	"time"

	"nianbao/checks"
	"nianbao/corpus/coverage"
	"nianbao/corpus/dataset"
	"nianbao/corpus/queue"
)

// seekUnpublished keeps in the data set what the check came to. Without the list nothing is
// known of any unit, and what was found before is dropped: it may be there by now.
func (a *app) seekUnpublished(ctx context.Context, state *queue.State, sites string) error {
	db, err := dataset.Open(a.db, dataset.Options{})
	if err != nil {
		return err
	}
	defer db.Close()
	var results []dataset.UnitResult
	if _, missing := os.Stat(sites); missing == nil {
		if results, err = a.unpublished(ctx, db, state, sites); err != nil {
			return err
		}
	} else if err := a.sayDropped(db, sites); err != nil {
		return err
	}
	if err := db.KeepUnitResults(ctx, results); err != nil {
		return err
	}
	if n := broken(results); n > 0 {
		a.note("名单中逾期未发现的报告 %d 份，见 nianbao findings --check not-published", "reports that are due and were not found: %d; nianbao findings --check not-published lists them", n)
	}
	return nil
}

// sayDropped: findings do not go in silence.
func (a *app) sayDropped(db *dataset.DB, sites string) error {
	if !db.HoldsUnits() {
		return nil
	}
	got, err := collect(db, `SELECT count(*) FROM unit_findings`)
	if err == nil && whole(got.rows[0][0]) > 0 {
		a.complain(a.say("注意：没有单位名单 %s，未查找逾期未公布的；以前查得的 %d 条已去除（--sites 可指定名单）",
			"note: there is no list %s, so that nothing was sought; %d findings of before are dropped (--sites names the list)", printable(sites), whole(got.rows[0][0])))
	}
	return err
}

func (a *app) unpublished(ctx context.Context, db *dataset.DB, state *queue.State, sites string) (results []dataset.UnitResult, err error) {
	list, err := a.loadRoster(sites)
	if err != nil {
		return nil, err
	}
	now := time.Now()
	var years []int
	for y := firstYear; y < now.Year(); y++ {
		years = append(years, y)
	}
	in, err := gathered(ctx, db, list, years, now)
	if err == nil {
		err = a.tell(ctx, db, &in, state)
	}
	if err != nil {
		return nil, err
	}
	for _, r := range coverage.Cover(in).Rows {
		if r.Owed != nil {
			results = append(results, dataset.UnitResult{Unit: r.Unit, AgencyID: r.AgencyID, DivisionCode: r.DivisionCode, Year: r.Year, Result: checks.Unpublished(*r.Owed)})
		}
	}
	return results, nil
}

func broken(results []dataset.UnitResult) (n int) {
	for i := range results {
		n += len(results[i].Findings)
	}
	return n
}
