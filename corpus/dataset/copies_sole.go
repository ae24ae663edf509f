package dataset

// What the checks of copies come to on most reports: they share nothing that is told.
// It is found while a report is saved, when all of it is at hand, so that only those of
// which something is told are loaded again.

import (
	"nianbao/checks"
	"nianbao/normalize"
)

// soleOf is the outcomes on a report that shares nothing, a letter for each check.
func soleOf(report *normalize.Report) string {
	var letters []byte
	for _, v := range checks.Compare(report, checks.Known{Copies: []checks.Copy{}}, copiedScopes...).Outcomes {
		letters = append(letters, letterOf[v.Outcome])
	}
	return string(letters)
}

func soleResult(letters string) (result checks.Result) {
	for i, id := range copiedChecks {
		result.Outcomes = append(result.Outcomes, checks.Verdict{Check: id, Outcome: outcomeOf[letters[i:i+1]]})
	}
	return result
}

// tells asks whether a check may fail on what a report shares. Its name, form and title
// alone stand for it: its text and figures could only show that two names are one body,
// which leaves less to tell.
func tells(me sharer, list []checks.Copy) bool {
	if len(list) == 0 {
		return false
	}
	bare := &normalize.Report{Status: normalize.Read, Form: "f2021", Title: me.title, Agency: normalize.Agency{Name: me.name}}
	return len(checks.Compare(bare, checks.Known{Copies: list}, copiedScopes...).Findings) > 0
}

var copiedChecks = besideIDs(copiedScopes)
