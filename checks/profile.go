package checks

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Profile is the rules of one place that add to those of the country: 武威2025 limits
// the overview to 1000 characters, other places set dates for towns. It is a table
// of two columns, a rule and its value, that a spreadsheet writes as CSV.
type Profile struct {
	Basis         string // the document that sets these rules, named in findings
	Deadline      string // MM-DD of the year after, for bodies without a statutory date; "" for none
	OverviewLimit int    // most characters of section one; 0 for none
	Contact       bool   // whether the report has to say how to reach the agency
	FormBridge    bool   // whether stocks of 2020 and 2021 are compared, which the two forms count differently
}

// profileRules are the rules of a profile by their names in both languages.
var profileRules = []struct {
	names []string
	read  func(p *Profile, value string) error
}{
	{[]string{"依据", "basis"}, func(p *Profile, value string) error { p.Basis = value; return nil }},
	{[]string{"公布期限", "deadline"}, readDeadline},
	{[]string{"总体情况字数上限", "overview_limit"}, readLimit},
	{[]string{"须注明联系方式", "contact"}, func(p *Profile, value string) error { return readYes(&p.Contact, value) }},
	{[]string{"比较新旧格式存量", "form_bridge"}, func(p *Profile, value string) error { return readYes(&p.FormBridge, value) }},
}

// ParseProfile reads a profile from CSV in UTF-8: a rule and its value on each
// line, an optional head line, lines that begin with # left out. The error names
// the line.
func ParseProfile(text string) (*Profile, error) {
	lines := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	lines.Comment, lines.FieldsPerRecord, lines.TrimLeadingSpace = '#', -1, true
	p := &Profile{}
	for {
		fields, err := lines.Read()
		if errors.Is(err, io.EOF) {
			return p, nil
		}
		if err != nil {
			return nil, err
		}
		no, _ := lines.FieldPos(0)
		if err := p.set(fields); err != nil && !isHead(fields) {
			return nil, fmt.Errorf("line %d: %w", no, err)
		}
	}
}

func isHead(fields []string) bool {
	return slices.Contains([]string{"项目", "规则", "rule"}, strings.TrimSpace(fields[0]))
}

func (p *Profile) set(fields []string) error {
	name := strings.TrimSpace(fields[0])
	for _, r := range profileRules {
		if !slices.Contains(r.names, name) {
			continue
		}
		if len(fields) < 2 {
			return fmt.Errorf("%s has no value", name)
		}
		return r.read(p, strings.TrimSpace(fields[1]))
	}
	return fmt.Errorf("no rule is named %q", name)
}

var monthDay = regexp.MustCompile(`^(?:(\d{1,2})月(\d{1,2})日|(\d{1,2})-(\d{1,2}))$`)

func readDeadline(p *Profile, value string) error {
	m := monthDay.FindStringSubmatch(value)
	if m == nil {
		return fmt.Errorf("%q is no day such as 1月31日", value)
	}
	month, _ := strconv.Atoi(m[1] + m[3])
	day, _ := strconv.Atoi(m[2] + m[4])
	if month < 1 || month > 12 || day < 1 || day > 31 {
		return fmt.Errorf("%q is no day such as 1月31日", value)
	}
	p.Deadline = fmt.Sprintf("%02d-%02d", month, day)
	return nil
}

func readLimit(p *Profile, value string) (err error) {
	p.OverviewLimit, err = strconv.Atoi(strings.TrimSuffix(value, "字"))
	if err != nil || p.OverviewLimit < 1 {
		return fmt.Errorf("%q is no number of characters", value)
	}
	return nil
}

func readYes(to *bool, value string) error {
	switch value {
	case "是", "yes":
		*to = true
	case "否", "no":
	default:
		return fmt.Errorf("%q is neither 是 nor 否", value)
	}
	return nil
}
