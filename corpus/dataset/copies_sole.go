package dataset

// What the checks of copies come to on most reports: they share nothing that is told.
// It is found while a report is saved, when all of it is at hand, so that only those of
// which something is told are loaded again, and few of them whole.

import (
	"slices"

	"nianbao/checks"
	"nianbao/normalize"
)

// sole is what the checks of copies come to on a report that shares nothing.
type sole struct {
	letters  string // of the outcomes, one for each check
	wordless bool   // whatever it shares, its text has no say in what is told of that
}

func soleOf(report *normalize.Report, words []prose, personal bool) sole {
	var letters []byte
	for _, v := range checks.Compare(report, checks.Known{Copies: []checks.Copy{}}, copiedScopes...).Outcomes {
		letters = append(letters, letterOf[v.Outcome])
	}
	joint := slices.ContainsFunc(words, func(p prose) bool { return checks.JointOffice.In(p.heading) || checks.JointOffice.In(p.text) })
	return sole{string(letters), !joint && !personal && report.Recognised == ""}
}

// over puts the outcomes of what is told over those of a report that shares nothing.
func (s sole) over(told checks.Result) checks.Result {
	result := soleResult(s.letters)
	result.Findings = told.Findings
	for i, v := range told.Outcomes {
		if v.Outcome == checks.Failed {
			result.Outcomes[i] = v
		}
	}
	return result
}

func soleResult(letters string) (result checks.Result) {
	for i, id := range copiedChecks {
		result.Outcomes = append(result.Outcomes, checks.Verdict{Check: id, Outcome: outcomeOf[letters[i:i+1]]})
	}
	return result
}

var copiedChecks = besideIDs(copiedScopes)
