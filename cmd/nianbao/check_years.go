package main

// nianbao check --db: drafts beside the reports of other years that a data set holds.

import (
	"context"

	"nianbao/checks"
	"nianbao/corpus/dataset"
)

// overYears holds reports to the checks over years as well; without a data set it
// leaves them as they are.
type overYears struct {
	app *app
	db  *dataset.DB // nil for none
}

// againstYears opens the data set that was asked for.
func (a *app) againstYears(asked bool) (overYears, error) {
	o := overYears{app: a}
	if !asked {
		return o, nil
	}
	var err error
	o.db, err = a.openToAsk()
	return o, err
}

func (o overYears) close() {
	if o.db != nil {
		o.db.Close()
	}
}

// hold checks a report again with what is known of other years. That there is no
// report of last year is said: an office that names a data set expects one.
func (o overYears) hold(r *reading) error {
	if o.db == nil || !r.isReport() {
		return nil
	}
	known, err := o.db.Beside(context.Background(), r.report)
	if err != nil {
		return err
	}
	if known.Before == nil {
		o.app.note("%[2]s：%[1]s 中没有该单位上一年度的报告，未与上年核对", "%[2]s: %[1]s has no report of this agency for the year before; not compared with last year", o.app.db, o.app.sourceOf(r.document))
	}
	r.found = checks.Run(r.report, known)
	return nil
}
