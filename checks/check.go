package checks

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"nianbao/normalize"
)

// Check is a rule as a record: what is always true of it, and how it looks at a
// report. The record stands beside its code and is the only source of the
// catalogue.
type Check struct {
	ID       string // kebab-case, never reused
	Group    string // ARI, STR, …
	Severity Severity
	Class    LegalClass
	Title    Text
	// Says is the sentence of a finding, with places to fill in: {row} and {col},
	// {expected}, {printed} and {difference}, each operand by the name of its row
	// or column, and what the check itself hands over.
	Says  Text
	Basis Text
	// Article quotes the clause that a statute check rests on, in Chinese; "" where
	// the basis names no article.
	Article string
	// Others is the basis for bodies of which Basis may not hold (institutions,
	// enterprises, party organs), Former that of years before the regulation of 2019;
	// empty where Basis holds of all. See Ground.
	Others, Former Text
	Forms          []string // of the tables in Needs; none for every report
	Scope          Scope
	Needs          []string // figures as table/row/column with * for all, and other sources
	Formula        Text     // the condition under which it fails: in words, and for programs
	Traps          Text
	// Limits says the thresholds of a check that weighs, out of thresholds.go; empty
	// for one that compares.
	Limits Text
	// Implied names checks whose finding over the same place already says what
	// this one says. Such a finding stays, names the check that explains it, and
	// falls to notice, so that nobody is blamed twice for one fault.
	Implied []string
	// Single: a report has one such finding at most, and what it lists may grow and shrink
	// while it stays the same finding.
	Single bool
	Run    func(*Pass)

	first string // what table gives, worked out once
}

// Text is one thing said in both languages.
type Text struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}

// Severity is how much a failure weighs.
type Severity string

const (
	Error   Severity = "error"   // breaks a printed identity or an explicit duty
	Warning Severity = "warning" // strong contradiction with a possible innocent reason
	Notice  Severity = "notice"  // worth a look, or statistics
)

// lower is one step down; a notice stays a notice.
func (s Severity) lower() Severity {
	if s == Error {
		return Warning
	}
	return Notice
}

// LegalClass is what binds an agency to a rule. What rests on practice or on
// plausibility is a hint: its sentences ask, they never accuse.
type LegalClass string

const (
	Statute      LegalClass = "statute" // 法定: an article of a law or regulation
	NationalForm LegalClass = "form"    // 格式: the national form and its filling rules
	LocalRule    LegalClass = "local"   // 地方: a rule of a profile
	Hint         LegalClass = "hint"    // 提示: practice, plausibility, our own reading
)

// Scope is how far a check looks.
type Scope string

const (
	ScopeCell     Scope = "cell"
	ScopeTable    Scope = "table"
	ScopeReport   Scope = "report"
	ScopeYears    Scope = "agency-years"
	ScopePeers    Scope = "peers"
	ScopeCorpus   Scope = "corpus"
	ScopeChildren Scope = "children" // the bodies under a government
	ScopeVersions Scope = "versions" // other documents of the agency and year
	// ScopeCapture looks at what was retrieved and when.
	ScopeCapture Scope = "capture"
	// ScopeUnits looks at a unit of a list and what a crawl sought of it: see Unpublished.
	ScopeUnits Scope = "units"
)

var (
	bothForms = []string{"f2019", "f2021"}
	groups    = []string{"STR", "ARI", "XTB", "YOY", "NAR", "PLA", "TIM", "DUP", "FMT"}
	tables    = []string{"", normalize.Disclosure, normalize.Requests, normalize.Disputes}
	weights   = []Severity{Error, Warning, Notice}
)

var registered []*Check

func register(c Check) bool {
	c.first = c.table()
	at, _ := slices.BinarySearchFunc(registered, &c, inCatalogue)
	registered = slices.Insert(registered, at, &c)
	return true
}

// inCatalogue orders checks by group, table, severity and id, so that the order
// depends on nothing but the records.
func inCatalogue(a, b *Check) int {
	return cmp.Or(
		cmp.Compare(slices.Index(groups, a.Group), slices.Index(groups, b.Group)),
		cmp.Compare(slices.Index(tables, a.first), slices.Index(tables, b.first)),
		cmp.Compare(slices.Index(weights, a.Severity), slices.Index(weights, b.Severity)),
		strings.Compare(a.ID, b.ID),
	)
}

// All lists the checks in catalogue order.
func All() []Check {
	list := make([]Check, len(registered))
	for i, c := range registered {
		list[i] = *c
	}
	return list
}

// ByID finds a check.
func ByID(id string) (Check, bool) {
	for _, c := range registered {
		if c.ID == id {
			return *c, true
		}
	}
	return Check{}, false
}

// CatalogueVersion changes with any record of the catalogue: twelve digits of a
// hash, for data sets to say which rules their findings follow.
func CatalogueVersion() string {
	h := sha256.New()
	for _, c := range registered {
		fmt.Fprintln(h, c.ID, c.Severity, c.Class, c.Title, c.Says, c.Basis, c.Article, c.Others, c.Former, c.Forms, c.Scope, c.Needs, c.Formula, c.Traps, c.Limits, c.Implied)
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// table is the first statutory table that the check needs, "" for none.
func (c *Check) table() string {
	for _, need := range c.Needs {
		if name, _, _ := strings.Cut(need, "/"); slices.Contains(tables[1:], name) {
			return name
		}
	}
	return ""
}
