package checks

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"nianbao/extract"
	"nianbao/normalize"
	"nianbao/normalize/divisions"
)

// The parts of a scene that are no figures: prose, and the tables as printed.

var soundText = map[string]string{
	"": "根据《中华人民共和国政府信息公开条例》编制。统计期限自1月1日起至12月31日止。",
	"overview": "（一）主动公开。全年公开信息120条。（二）依申请公开。依法办理。（三）政府信息管理。严格保密审查。" +
		"（四）政府信息公开平台建设。维护网站专栏。（五）监督保障。开展考核、社会评议，未发生责任追究。",
	"problems":      "存在的主要问题：一是公开内容还需丰富，二是业务能力有待提升。改进情况：加强培训，规范流程，丰富形式。",
	"other_matters": "本年度未收取信息处理费。",
}

// otherText is an overview in other words.
const otherText = "围绕中心工作，依托门户网站和政务新媒体发布政策文件与工作动态，健全申请登记、审核、答复流程，完善管理制度，组织培训，接受监督和群众评议。"

// furnish gives a scene the prose and the rows of a sound report.
func (s *scene) furnish() {
	r := s.report
	r.PublishedOn = "2024-01-15"
	if r.Form == "legacy" {
		return
	}
	r.Year = 2023
	if r.Form == "f2019" {
		r.Year, r.PublishedOn = 2020, "2021-01-15"
	}
	r.Title = fmt.Sprintf("鹿鸣县水利局%d年政府信息公开工作年度报告", r.Year)
	r.Period = &normalize.Period{From: fmt.Sprintf("%d-01-01", r.Year), To: fmt.Sprintf("%d-12-31", r.Year)}
	r.Agency = normalize.Agency{Name: "鹿鸣县水利局", Kind: normalize.KindDepartment, Level: divisions.County}
	r.Sections = []normalize.Section{{Text: soundText[""]}}
	for _, x := range six {
		r.Sections = append(r.Sections, normalize.Section{Key: x.key, Heading: x.numeral + "、" + x.name.ZH, Text: soundText[x.key]})
	}
	if r.Forms == nil {
		r.Forms = map[string]string{}
		for _, t := range tables[1:] {
			r.Forms[t] = r.Form
		}
	}
	for _, t := range tables[1:] {
		for _, b := range r.TableForm(t).Blocks {
			for _, row := range b.Rows {
				r.Rows = append(r.Rows, normalize.PrintedRow{
					Table: t, Row: row.Name, Label: row.Label, Exact: true, Layout: extract.Ruled, Cells: len(b.Columns), Numbers: len(b.Columns),
				})
			}
		}
	}
}

func (s *scene) about(verb string, args []string) (err error) {
	r := s.report
	switch verb {
	case "title":
		r.Title = strings.Join(args, " ")
	case "year":
		r.Year, err = strconv.Atoi(args[0])
		r.Period = nil
		if r.PublishedOn != "" {
			r.PublishedOn = fmt.Sprintf("%d-01-15", r.Year+1)
		}
	case "kind":
		r.Agency.Kind = strings.Join(args, "")
	case "agency":
		r.Agency.Name = args[0]
	case "excerpt":
		r.Excerpt = true
	case "recognised":
		r.Recognised, r.Scanned = "tesseract 5", len(args) > 0
	case "scope":
		r.Agency.Scope = args[0]
	case "evidence":
		r.Agency.ScopeEvidence = args[0]
	case "level":
		r.Agency.Level = strings.Join(args, "")
	case "published":
		r.PublishedOn = args[0]
	case "claim":
		r.Claims = append(r.Claims, normalize.Claim{Field: args[0], Value: args[1], Origin: strings.Join(args[2:], " "), Reason: "weaker"})
	case "division":
		d, ok := divisions.ByCode(args[0])
		if !ok {
			return fmt.Errorf("no division %s", args[0])
		}
		r.Agency.DivisionCode, r.Agency.DivisionName, r.Agency.Level = d.Code, d.FullName(), d.Level
	case "publisher":
		r.Publisher = args[0]
		r.Claims = append(r.Claims, normalize.Claim{Field: "publisher", Value: args[0], Origin: "metadata block 发布机构", Chosen: true})
	case "undated":
		r.PublishedOn = ""
	case "signed":
		r.Claims = append(r.Claims, normalize.Claim{Field: "signed_on", Value: args[0], Origin: strings.Join(args[1:], " ")})
	case "state":
		value, err := normalize.ParseDecimal(args[1])
		r.Statements = append(r.Statements, normalize.Statement{
			Measure: args[0], Value: &value, Unit: args[2], Text: strings.Join(args[3:], " "), Section: "other_matters",
		})
		return err
	case "noperiod":
		r.Period = nil
	case "period":
		r.Period = &normalize.Period{From: args[0] + "-01-01", To: args[0] + "-12-31"}
		if len(args) > 1 {
			r.Period = &normalize.Period{From: args[0], To: args[1]}
		}
	case "format":
		r.Format = extract.Format(args[0])
	case "reason":
		r.Status, r.Reason = normalize.Partial, args[0]
	case "link":
		l := extract.Link{Kind: extract.LinkKind(args[0]), Target: "annex"}
		if len(args) > 1 {
			l.Width, err = strconv.Atoi(args[1])
		}
		r.Links = append(r.Links, l)
	}
	return err
}

// know sets what is known beside the report.
func (s *scene) know(verb string, args []string) (err error) {
	switch verb {
	case "seen":
		s.known.FirstSeen, err = time.Parse(time.DateOnly, args[0])
	case "unlisted":
		s.known.Unlisted, err = time.Parse(time.DateOnly, args[0])
	case "gone":
		s.known.Gone = &Gone{}
		if s.known.Gone.Tries, err = strconv.Atoi(args[1]); err == nil {
			s.known.Gone.LastSeen, err = time.Parse(time.DateOnly, args[0])
		}
	case "elsewhere":
		v := Version{Source: args[0]}
		v.Seen, err = time.Parse(time.DateOnly, args[1])
		s.known.Versions = append(s.known.Versions, v)
	case "file":
		c := Copy{What: "file", Agency: args[0], Similar: 1}
		c.Year, err = strconv.Atoi(args[1])
		s.known.Copies = append(s.known.Copies, c)
	case "source":
		s.known.Source = args[0]
	case "years":
		for _, a := range args {
			year, wrong := strconv.Atoi(a)
			s.known.Years, err = append(s.known.Years, year), errors.Join(err, wrong)
		}
	case "lost":
		s.known.TookOver = true
	case "sought":
		s.sought(args)
	case "compared":
		s.known.Copies = []Copy{}
	case "shared":
		c, err := copyOf(args)
		s.known.Copies = append(s.known.Copies, c)
		return err
	case "rule":
		if s.known.Profile == nil {
			s.known.Profile = &Profile{Basis: "《鹿鸣县政府信息公开工作规定》"}
		}
		err = s.known.Profile.set(args)
	case "peers":
		err = s.peer(args)
	case "crawled":
		err = s.crawled(args)
	case "child":
		err = s.child(args)
	case "listed":
		s.children().Listed, err = strconv.Atoi(args[0])
	}
	return err
}

func (s *scene) sought(args []string) {
	if s.known.Sought == nil {
		s.known.Sought = &Sought{On: "2024-06-01"}
	}
	switch x := s.known.Sought; args[0] {
	case "on":
		x.On = strings.Join(args[1:], " ")
	case "found":
		x.Found = true
	case "doubt":
		x.Doubt = true
	default:
		x.Looked = append(x.Looked, args...)
	}
}

// run looks at the report of a scene, or at what was sought in vain.
func (s *scene) run() Result {
	if x := s.known.Sought; x != nil {
		x.Unit, x.Year = s.report.Agency, s.report.Year
		return Unpublished(*x)
	}
	return Run(s.report, s.others())
}

// peers are spreads that a scene states.
type peers map[normalize.Key]Spread

func (p peers) Spread(k normalize.Key) (Spread, bool) {
	s, ok := p[k]
	return s, ok
}

func (s *scene) peer(args []string) error {
	known, _ := s.known.Peers.(peers)
	if known == nil {
		known = peers{}
		s.known.Peers = known
	}
	k, ok := normalize.ParseKey(args[0])
	n, err := strconv.Atoi(args[1])
	median, e := strconv.ParseFloat(args[2], 64)
	mad, e2 := strconv.ParseFloat(args[3], 64)
	if !ok || err != nil || e != nil || e2 != nil {
		return fmt.Errorf("want a key and three numbers")
	}
	known[k] = Spread{N: n, Median: median, LogMedian: math.Log10(median + 1), LogMAD: mad, Description: Text{
		fmt.Sprintf("%d年县级水利部门共%d家", s.report.Year, n), fmt.Sprintf("%d departments of water of counties in %d", n, s.report.Year),
	}}
	return nil
}

func (s *scene) children() *Children {
	if s.known.Children == nil {
		s.known.Children = &Children{}
	}
	return s.known.Children
}

// child adds figures of a body: its name, kind, key (or a part of one) and number.
func (s *scene) child(args []string) error {
	all := s.children()
	d, err := normalize.ParseDecimal(args[3])
	if err != nil {
		return fmt.Errorf("want a name, a kind, a key and a number")
	}
	i := slices.IndexFunc(all.Found, func(c Child) bool { return c.Agency == args[0] })
	if i < 0 {
		i = len(all.Found)
		all.Found = append(all.Found, Child{Agency: args[0], Kind: args[1], Figures: map[normalize.Key]normalize.Decimal{}})
	}
	for _, k := range childKeys {
		if (&normalize.Problem{Key: args[2]}).Covers(k) {
			all.Found[i].Figures[k] = d
		}
	}
	return nil
}

func (s *scene) crawled(args []string) (err error) {
	if s.known.Crawl == nil {
		s.known.Crawl = &Crawl{}
	}
	c := s.known.Crawl
	switch {
	case args[0] == "alone":
		c.Alone = true
	case args[0] == "attachment" && len(args) == 3:
		a := Fetched{Label: args[1]}
		a.Status, err = strconv.Atoi(args[2])
		c.Attachments = append(c.Attachments, a)
	}
	return err
}

func copyOf(args []string) (c Copy, err error) {
	c = Copy{What: args[0], Agency: args[1], Agencies: 2}
	if c.Year, err = strconv.Atoi(args[2]); err != nil {
		return c, err
	}
	if c.Similar, err = strconv.ParseFloat(args[3], 64); err != nil {
		return c, err
	}
	for _, word := range args[4:] {
		name, value, _ := strings.Cut(word, "=")
		switch name {
		case "earlier":
			c.Earlier = true
		case "first":
			c.First = true
		case "template":
			c.Template, c.Cluster = true, "c-0123456789ab"
		case "body":
			c.SameBody = true
		case "units":
			c.Units = strings.Split(value, ",")
		case "agencies":
			c.Agencies, err = strconv.Atoi(value)
		}
	}
	return c, err
}

func (s *scene) prose(verb string, args []string) error {
	r := s.report
	if verb == "extra" {
		r.Sections = append(r.Sections, normalize.Section{Key: "extra", Heading: strings.Join(args, " "), Text: "如上。"})
		return nil
	}
	if verb == "order" {
		slices.SortStableFunc(r.Sections, func(a, b normalize.Section) int {
			return slices.Index(args, a.Key) - slices.Index(args, b.Key)
		})
		return nil
	}
	key := strings.TrimSuffix(args[0], ".") // "." alone is the text before the first heading
	i := slices.IndexFunc(r.Sections, func(x normalize.Section) bool { return x.Key == key })
	switch {
	case i < 0 && verb == "section":
		r.Sections = append(r.Sections, normalize.Section{Key: key, Heading: "一、概述", Text: strings.Join(args[1:], " ")})
	case i < 0:
		return fmt.Errorf("no section %s", key)
	case verb == "say":
		r.Sections[i].Text += strings.Join(args[1:], " ")
	case verb == "section":
		r.Sections[i].Text = strings.ReplaceAll(strings.Join(args[1:], " "), `\n`, "\n")
	case verb == "heading":
		r.Sections[i].Heading = strings.Join(args[1:], " ")
	default:
		r.Sections = slices.Delete(r.Sections, i, i+1)
	}
	return nil
}

func (s *scene) print(verb string, args []string) error {
	r := s.report
	table, row, _ := strings.Cut(args[0], "/")
	mine := func(p normalize.PrintedRow) bool { return p.Table == table && (row == "" || p.Row == row) }
	switch verb {
	case "notable", "untable":
		delete(r.Forms, table)
		r.Rows = slices.DeleteFunc(r.Rows, mine)
		if verb == "notable" {
			r.Sections = slices.DeleteFunc(r.Sections, func(x normalize.Section) bool { return tableName(table) == sectionName(x.Key) })
		}
		return s.each(table, func(f *normalize.Figure) { f.Value.Kind = "absent" })
	case "norow":
		r.Rows = slices.DeleteFunc(r.Rows, mine)
		return s.each(table+"/"+row, func(f *normalize.Figure) { f.Value.Kind = "absent" })
	case "oddrow":
		n, err := strconv.Atoi(args[2])
		r.Rows = append(r.Rows, normalize.PrintedRow{Table: table, Label: args[1], Cells: n, Numbers: n, Layout: extract.Ruled})
		return err
	}
	for i := range r.Rows {
		if p := &r.Rows[i]; mine(*p) {
			if err := alter(p, verb, args[1:]); err != nil {
				return err
			}
		}
	}
	if verb == "cells" || verb == "glued" {
		return s.each(args[0], func(f *normalize.Figure) { f.Value.Kind = "absent" })
	}
	return nil
}

func alter(p *normalize.PrintedRow, verb string, args []string) (err error) {
	switch verb {
	case "label":
		p.Label, p.Exact = strings.Join(args, " "), false
	case "layout":
		p.Layout = extract.Layout(args[0])
	case "cells":
		p.Cells, err = strconv.Atoi(args[0])
	case "glued":
		p.Glued, p.Text = true, args[0]
	}
	return err
}

func sectionName(key string) Text {
	for _, x := range six {
		if x.key == key {
			return x.name
		}
	}
	return Text{}
}
