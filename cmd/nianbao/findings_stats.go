package main

// How the checks fare in people's eyes: fired, confirmed, false, precision.

import (
	"cmp"
	"fmt"
	"slices"

	"nianbao/checks"
	"nianbao/corpus/dataset"
)

// checkStats counts one check. A finding that a unit mended is gone from the reports
// but stays confirmed, so that Confirmed may be more than Fired.
type checkStats struct {
	Check     string   `json:"check_id"`
	ZH        string   `json:"title_zh"`
	EN        string   `json:"title_en"`
	Fired     int      `json:"fired"`     // on the reports chosen
	Confirmed int      `json:"confirmed"` // upheld or corrected
	False     int      `json:"false"`
	Explained int      `json:"explained"` // the unit explained it: neither right nor wrong of the check
	Open      int      `json:"open"`      // pending or notified
	Precision *float64 `json:"precision"` // confirmed of confirmed and false; null where nobody judged
}

func (a *app) findingsStats(l *findingList, o findingsOptions) error {
	v, err := dataset.OpenVerdicts(a.db, false)
	if err != nil {
		return err
	}
	defer v.Close()
	said, err := v.Latest()
	if err != nil {
		return err
	}
	return a.printStats(statsOf(l, said, o.checks), o)
}

func statsOf(l *findingList, said []dataset.Verdict, only []string) []checkStats {
	of := map[string]*checkStats{}
	at := func(id string) *checkStats {
		if of[id] == nil {
			known, _ := checks.ByID(id)
			of[id] = &checkStats{Check: id, ZH: known.Title.ZH, EN: known.Title.EN}
		}
		return of[id]
	}
	for _, f := range l.findings {
		at(f.text("check_id")).Fired++
	}
	for _, d := range said {
		if oneAmong(only, d.Check) {
			at(d.Check).judge(d.State)
		}
	}
	list := make([]checkStats, 0, len(of))
	for _, c := range of {
		if n := c.Confirmed + c.False; n > 0 {
			share := float64(c.Confirmed) / float64(n)
			c.Precision = &share
		}
		list = append(list, *c)
	}
	slices.SortFunc(list, func(x, y checkStats) int { return cmp.Or(cmp.Compare(y.Fired, x.Fired), cmp.Compare(x.Check, y.Check)) })
	return list
}

func (c *checkStats) judge(state string) {
	switch state {
	case "upheld", "corrected":
		c.Confirmed++
	case "false":
		c.False++
	case "explained":
		c.Explained++
	default:
		c.Open++
	}
}

func (c *checkStats) precision() string {
	if c.Precision == nil {
		return "–"
	}
	return fmt.Sprintf("%.0f%%", 100**c.Precision)
}

func (a *app) printStats(list []checkStats, o findingsOptions) error {
	head := []string{"check_id", "title_zh", "title_en", "fired", "confirmed", "false", "explained", "open", "precision"}
	switch {
	case a.json:
		return a.printJSON(list, false)
	case o.csv || o.excel:
		var rows [][]any
		for _, c := range list {
			var share any
			if c.Precision != nil {
				share = *c.Precision
			}
			rows = append(rows, []any{c.Check, c.ZH, c.EN, c.Fired, c.Confirmed, c.False, c.Explained, c.Open, share})
		}
		return a.writeCSV(head, rows, o.excel)
	}
	t := table{head: [][]string{{a.say("核查", "check"), a.say("名称", "title"), a.say("发现", "fired"), a.say("属实", "confirmed"), a.word(verdictWords, "false"),
		a.word(verdictWords, "explained"), a.say("未结", "open"), a.say("准确率", "precision")}}, right: func(col int) bool { return col > 1 }}
	for _, c := range list {
		t.rows = append(t.rows, []string{c.Check, shorten(a.say("%[1]s", "%[2]s", c.ZH, c.EN), 48), fmt.Sprint(c.Fired), fmt.Sprint(c.Confirmed),
			fmt.Sprint(c.False), fmt.Sprint(c.Explained), fmt.Sprint(c.Open), c.precision()})
	}
	a.printf("%s", t.String())
	return nil
}
