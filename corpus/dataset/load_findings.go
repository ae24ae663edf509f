package dataset

// Outcomes and findings out of their rows.

import (
	"database/sql"
	"fmt"

	"nianbao/checks"
	"nianbao/normalize"
)

var outcomeOf = map[string]checks.Outcome{"h": checks.Held, "f": checks.Failed, "u": checks.NotAssessable, "-": checks.NotApplicable}

// outcomes are those of the catalogue that the report was held against.
func (l *loader) outcomes() error {
	return l.each(`SELECT k.check_id, substr(r.outcomes, k.place, 1) FROM report r JOIN catalogue_check k ON k.catalogue_no = r.catalogue_no
		WHERE r.no = ? AND trim(substr(r.outcomes, k.place, 1)) <> '' ORDER BY k.place`, func(rows *sql.Rows) error {
		var v checks.Verdict
		var letter string
		err := rows.Scan(&v.Check, &letter)
		v.Outcome = outcomeOf[letter]
		l.out.Result.Outcomes = append(l.out.Result.Outcomes, v)
		return err
	})
}

func (l *loader) findings() error {
	at := map[int64]int{} // id → place in the list
	list := &l.out.Result.Findings
	err := l.each(`SELECT id, check_id, severity, responsibility, says_zh, says_en, places, printed, expected, quotes, repair, explained_by FROM finding WHERE report_no = ? ORDER BY id`, func(rows *sql.Rows) error {
		var id int64
		var f checks.Finding
		var places []string
		var repair *keptRepair
		err := rows.Scan(&id, &f.Check, &f.Severity, &f.Responsibility, &f.Says.ZH, &f.Says.EN, fromJSON{&places}, exactly{&f.Printed}, exactly{&f.Expected}, fromJSON{&f.Quotes}, fromJSON{&repair}, orEmpty{&f.ExplainedBy})
		if err != nil {
			return err
		}
		if f.Places, err = parseKeys(places); err == nil {
			f.Repair, err = repair.proposal()
		}
		at[id] = len(*list)
		*list = append(*list, f)
		return err
	})
	if err != nil {
		return err
	}
	of := func(id int64) *checks.Finding { return &(*list)[at[id]] }
	if err := l.evidence(of); err != nil || l.alone {
		return err
	}
	return l.years(of)
}

// evidence fills the operands of the findings and the keys beside them.
func (l *loader) evidence(of func(int64) *checks.Finding) error {
	return l.each(`SELECT f.finding_id, coalesce(f.key, k.key), f.text, f.printed, f.assumed_zero, f.doubtful
		FROM finding x JOIN finding_key f ON f.finding_id = x.id LEFT JOIN figure_key k ON k.no = f.cell_id & 1023
		WHERE x.report_no = ? ORDER BY f.finding_id, f.seq`, func(rows *sql.Rows) error {
		var id int64
		var key string
		var op checks.Operand
		var counted *normalize.Decimal
		if err := rows.Scan(&id, &key, orEmpty{&op.Text}, exactly{&counted}, &op.AssumedZero, &op.Doubtful); err != nil {
			return err
		}
		keys, err := parseKeys([]string{key})
		if err != nil {
			return err
		}
		f := of(id)
		f.Keys = append(f.Keys, keys[0])
		if counted != nil {
			op.Key, op.Value = keys[0], *counted
			f.Operands = append(f.Operands, op)
		}
		return nil
	})
}

func parseKeys(texts []string) (keys []normalize.Key, err error) {
	for _, t := range texts {
		k, ok := normalize.ParseKey(t)
		if !ok {
			return nil, fmt.Errorf("%q is no key", t)
		}
		keys = append(keys, k)
	}
	return keys, nil
}
