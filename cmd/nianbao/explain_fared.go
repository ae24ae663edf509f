package main

// How a check fared in the data set at hand: an explanation needs none, and says more
// with one.

import (
	"errors"

	"nianbao/corpus/dataset"
)

// checkFared counts the findings of one check on current reports, and what people said
// of them: see checkStats.
type checkFared struct {
	Reports      int64    `json:"reports"`       // current ones in the data set
	FiredReports int64    `json:"fired_reports"` // of them, those with a finding
	Fired        int64    `json:"fired"`
	Confirmed    int      `json:"confirmed"`
	False        int      `json:"false"`
	Explained    int      `json:"explained"`
	Open         int      `json:"open"`
	Precision    *float64 `json:"precision"`
}

// fared is nil without a data set. Only one that was named must be there and readable.
func (a *app) fared(check string, named bool) (*checkFared, error) {
	f, err := a.askFared(check)
	var why *dataset.Error
	switch {
	case err == nil || named:
		return f, err
	case !errors.As(err, &why):
		return nil, err
	case why.Trouble != dataset.Missing:
		a.note("未统计：%s", "not counted: %s", a.pick(why.Says()))
	}
	return nil, nil
}

func (a *app) askFared(check string) (*checkFared, error) {
	db, err := dataset.Open(a.db, dataset.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer db.Close()
	got, err := collect(db, `SELECT count(*), count(DISTINCT report_id), (SELECT count(*) FROM reports WHERE is_current = 1)
		FROM findings WHERE check_id = ? AND is_current = 1`, check)
	if err != nil {
		return nil, err
	}
	f := &checkFared{Fired: whole(got.rows[0][0]), FiredReports: whole(got.rows[0][1]), Reports: whole(got.rows[0][2])}
	if db.HoldsUnits() {
		units, err := collect(db, `SELECT count(*) FROM unit_findings WHERE check_id = ?`, check)
		if err != nil {
			return nil, err
		}
		f.Fired += whole(units.rows[0][0])
	}
	v, err := dataset.OpenVerdicts(a.db, false)
	if err != nil {
		return nil, err
	}
	defer v.Close()
	said, err := v.Latest()
	for _, c := range statsOf(&findingList{}, said, []string{check}) { // of one check at most
		f.Confirmed, f.False, f.Explained, f.Open, f.Precision = c.Confirmed, c.False, c.Explained, c.Open, c.Precision
	}
	return f, err
}

func (a *app) printFared(f *checkFared) {
	if f == nil {
		return
	}
	text := a.say("%[3]d份现行报告中有%[2]d份，共%[1]d处", "%d findings in %d of %d current reports", f.Fired, f.FiredReports, f.Reports)
	if f.Confirmed+f.False+f.Explained+f.Open > 0 {
		c := checkStats{Precision: f.Precision}
		text += a.say("；处理意见：属实%d、误判%d、说明属实%d、未结%d，准确率%s", "; verdicts: %d confirmed, %d false, %d explained, %d open; precision %s",
			f.Confirmed, f.False, f.Explained, f.Open, c.precision())
	}
	a.field("本数据集中", "in this data set", text)
}
