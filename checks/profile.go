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
	"unicode"
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

// ProfileError says in both languages what is wrong in the table of a profile.
type ProfileError struct {
	Line int // from 1; 0 for the table as a whole
	Says Text
}

func (e *ProfileError) Error() string {
	if e.Line == 0 {
		return e.Says.EN
	}
	return fmt.Sprintf("line %d: %s", e.Line, e.Says.EN)
}

func wrong(zh, en string, values ...any) error {
	return &ProfileError{Says: Text{fmt.Sprintf(zh, values...), fmt.Sprintf(en, values...)}}
}

// ParseProfile reads a profile from CSV in UTF-8: a rule and its value on each
// line, an optional head line, lines that begin with # and empty ones left out. Its
// errors are ProfileErrors.
func ParseProfile(text string) (*Profile, error) {
	lines := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff")))
	lines.Comment, lines.FieldsPerRecord, lines.TrimLeadingSpace = '#', -1, true
	p := &Profile{}
	for {
		fields, err := lines.Read()
		var broken *csv.ParseError
		switch {
		case errors.Is(err, io.EOF) && *p == (Profile{}):
			return nil, wrong("没有写明任何规则", "it states no rule")
		case errors.Is(err, io.EOF):
			return p, nil
		case errors.As(err, &broken):
			return nil, &ProfileError{broken.Line, Text{"不是CSV表格", "no line of CSV"}}
		case err != nil:
			return nil, err
		case isHead(fields) || strings.Join(fields, "") == "":
			continue
		}
		if err := p.set(fields); err != nil {
			no, _ := lines.FieldPos(0)
			return nil, &ProfileError{no, err.(*ProfileError).Says}
		}
	}
}

// brief keeps a message about a file that is no table in one line.
func brief(s string) string {
	s = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return '·'
		}
		return r
	}, s)
	if r := []rune(s); len(r) > 20 {
		return string(r[:20]) + "…"
	}
	return s
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
			return wrong("“%s”没有填写值", "%s has no value", name)
		}
		return r.read(p, strings.TrimSpace(fields[1]))
	}
	return wrong("没有名为“%s”的规则；可用：依据、公布期限、总体情况字数上限、须注明联系方式", "no rule is named %q; the rules are basis, deadline, overview_limit, contact", brief(name))
}

var monthDay = regexp.MustCompile(`^(?:(\d{1,2})月(\d{1,2})日|(\d{1,2})-(\d{1,2}))$`)

func readDeadline(p *Profile, value string) error {
	m := monthDay.FindStringSubmatch(value)
	if m == nil {
		return wrong("“%s”不是如“1月31日”的日期", "%q is no day such as 1月31日", brief(value))
	}
	month, _ := strconv.Atoi(m[1] + m[3])
	day, _ := strconv.Atoi(m[2] + m[4])
	if month < 1 || month > 12 || day < 1 || day > 31 {
		return wrong("“%s”不是如“1月31日”的日期", "%q is no day such as 1月31日", brief(value))
	}
	p.Deadline = fmt.Sprintf("%02d-%02d", month, day)
	return nil
}

func readLimit(p *Profile, value string) (err error) {
	p.OverviewLimit, err = strconv.Atoi(strings.TrimSuffix(value, "字"))
	if err != nil || p.OverviewLimit < 1 {
		return wrong("“%s”不是字数", "%q is no number of characters", brief(value))
	}
	return nil
}

func readYes(to *bool, value string) error {
	switch value {
	case "是", "yes":
		*to = true
	case "否", "no":
	default:
		return wrong("“%s”应为“是”或“否”", "%q is neither 是 nor 否", brief(value))
	}
	return nil
}
