package checks

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/extract"
	"nianbao/normalize"
)

// scene builds a report from a few lines. It starts sound, with 0 in every cell
// that the form asks for; * in a key stands for every row or column.
//
//	form f2019                             before anything else; f2021 without it
//	forms disclosure=f2021 requests=f2019  a mixed report
//	plain-six                              （六）其他处理 as one row
//	status unreadable
//	request natural_person granted 3       three requests, received and settled
//	waiting natural_person 2               two requests, received and carried forward
//	dispute review upheld 1
//	set KEY 12 · text KEY words · blank|dash|none|na|absent KEY
//	method decoded KEY · unit 万元 KEY · unconfirmed KEY · problem CODE KEY
//	title WORDS · year 2023 · kind government · noperiod · period 2020 · claim year 2020 · format text · link image 600
//	section KEY words, \n for the end of a line · say KEY words (one sentence more) · heading KEY words · nosection KEY · order KEY … · extra 七、工作计划
//	notable disputes                       neither the table nor its section
//	untable disputes                       no table, the section stays
//	norow TABLE/ROW                        the row is not printed
//	label TABLE/ROW words · layout TABLE stream · oddrow TABLE LABEL 6 · cells TABLE 6
//	glued TABLE/ROW 898989
//	subtotal LABEL denied_state_secret,denied_law_prohibits 1 0 0 0 0 0 1
//	agency 鹿鸣县人民政府 · level county · scope own_body · excerpt · recognised [scanned] · published 2024-01-15 · seen 2024-02-01 · source URL · rule 公布期限 2月10日
//	years 2021 2023                        of which there is a report
//	agency 鹿鸣县人民政府 · level county · division 411224 · publisher 鹿鸣县人民政府
//	published 2024-01-15 · undated · signed 2024-01-12 [ORIGIN] · claim published_on 2024-02-15 [ORIGIN]
//	seen 2024-02-01 · unlisted 2024-01-25 · gone 2024-02-01 3 · elsewhere URL 2024-05-01 · source URL · rule 公布期限 2月10日
//	file AGENCY 2022                       another report is the same file
//	state MEASURE 380 元 words             a statement of the prose, in the section other_matters
//	peers KEY 31 120 0.3                   the key over 31 peers: median, deviation of its logarithm
//	crawled alone · crawled attachment NAME 404   what a crawl knows
//	sought on 2024-06-01 · sought found · sought doubt · sought 2024-02-05 2024-03-05  no report is there, and when it was looked for
//	compared                               with all other reports, and nothing found
//	shared prose 鹿鸣县林业局 2022 0.92 earlier   what another agency has too; first, template, body, agencies=62, units=甲局,乙局
//	before VERB …                          the same for the agency's report of the year before
//	joined VERB …                          and for another body that this one took over; lost: one whose report is not known
//	earlier VERB … · copy VERB …           and for an earlier version of this report, or a copy of it elsewhere
type scene struct {
	report *normalize.Report
	at     map[normalize.Key]int
	known  Known
	beside map[string]*scene
}

// others is what is known beside the report of a scene.
func (s *scene) others() Known {
	known := s.known
	for _, which := range []string{"before", "earlier", "copy"} {
		x := s.beside[which]
		if x == nil {
			continue
		}
		x.drop()
		x.report.Statements = normalize.ReadStatements(x.report.Sections)
		if which == "before" {
			known.Before = x.report
			continue
		}
		v := VersionOf(s.report, x.report)
		v.Copy, v.Source = which == "copy", "https://example.gov.cn/copy.html"
		known.Versions = append(known.Versions, v)
	}
	if x := s.beside["joined"]; x != nil {
		x.drop()
		known.TookOver, known.Joined, known.Before = true, []*normalize.Report{known.Before, x.report}, nil
	}
	return known
}

// doBeside plays a line about another report of the agency.
func (s *scene) doBeside(which, verb string, args []string) error {
	x := s.beside[which]
	if x == nil {
		x = newScene("f2021", nil, false)
		x.reword(which)
	}
	x, err := x.do(verb, args)
	if err != nil {
		return err
	}
	if verb == "form" {
		x.reword(which)
	}
	if s.beside == nil {
		s.beside = map[string]*scene{}
	}
	s.beside[which] = x
	if x.report.Year = s.report.Year; which == "before" || which == "joined" {
		x.report.Year--
	}
	return nil
}

// reword gives last year's report other words: else every scene would repeat its prose.
func (s *scene) reword(which string) {
	s.report.Period = nil
	for i := range s.report.Sections {
		if x := &s.report.Sections[i]; which == "before" && x.Key == "overview" {
			x.Text = otherText
		}
	}
}

func newScene(form string, forms map[string]string, plain bool) *scene {
	r := &normalize.Report{Status: normalize.Read, Form: form, Forms: forms, PlainSix: plain, Format: extract.HTML}
	s := &scene{report: r, at: map[normalize.Key]int{}}
	s.furnish()
	for i, k := range r.Asked() {
		r.Figures = append(r.Figures, normalize.Figure{
			Key: k, Value: normalize.Value{Kind: normalize.Number}, Text: "0", Method: normalize.ByCell, Readings: 1,
		})
		s.at[k] = i
	}
	return s
}

// play follows a script.
func play(script string) (*scene, error) {
	s := newScene("f2021", nil, false)
	for line := range strings.Lines(script) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		next, err := s.do(words[0], words[1:])
		if err != nil {
			return nil, fmt.Errorf("%q: %w", strings.TrimSpace(line), err)
		}
		s = next
	}
	s.drop()
	s.report.Statements = append(normalize.ReadStatements(s.report.Sections), s.report.Statements...)
	return s, nil
}

func (s *scene) do(verb string, args []string) (*scene, error) {
	need := map[string]int{
		"form": 1, "forms": 1, "plain-six": 0, "status": 1, "request": 3, "waiting": 2, "dispute": 3, "set": 2, "text": 2,
		"title": 0, "year": 1, "kind": 0, "noperiod": 0, "period": 1, "claim": 2, "format": 1, "link": 1, "reason": 1,
		"agency": 1, "level": 0, "division": 1, "publisher": 1, "published": 1, "undated": 0, "signed": 1, "scope": 1, "excerpt": 0, "recognised": 0, "say": 2,
		"seen": 1, "unlisted": 1, "gone": 2, "elsewhere": 2, "source": 1, "rule": 2, "file": 2, "years": 1, "before": 1, "joined": 1, "lost": 0, "sought": 1, "earlier": 1, "copy": 1,
		"state": 4, "peers": 4, "child": 4, "evidence": 1, "listed": 1, "crawled": 1,
		"compared": 0, "shared": 4,
		"section": 1, "heading": 2, "nosection": 1, "order": 2, "extra": 1, "notable": 1, "untable": 1, "norow": 1,
		"label": 2, "layout": 2, "oddrow": 3, "cells": 2, "glued": 2,
		"blank": 1, "dash": 1, "none": 1, "na": 1, "absent": 1, "unconfirmed": 1, "confirmed": 2, "method": 2, "unit": 2, "problem": 2, "subtotal": 3,
	}
	n, known := need[verb]
	if !known || len(args) < n {
		return nil, fmt.Errorf("want one of the verbs of a scene with at least %d words", n)
	}
	r := s.report
	switch verb {
	case "form":
		return newScene(args[0], nil, false), nil
	case "forms":
		forms := map[string]string{}
		for _, a := range args {
			table, form, _ := strings.Cut(a, "=")
			forms[table] = form
		}
		return newScene("mixed", forms, false), nil
	case "plain-six":
		return newScene(r.Form, r.Forms, true), nil
	case "status":
		r.Status = normalize.Status(args[0])
	case "title", "year", "kind", "noperiod", "period", "claim", "format", "link", "reason", "agency", "level", "division", "publisher", "published", "undated", "signed",
		"scope", "evidence", "excerpt", "recognised":
		return s, s.about(verb, args)
	case "state":
		return s, s.about(verb, args)
	case "seen", "unlisted", "gone", "elsewhere", "source", "rule", "file", "years", "peers", "crawled", "child", "listed", "compared", "shared", "lost", "sought":
		return s, s.know(verb, args)
	case "before", "joined", "earlier", "copy":
		return s, s.doBeside(verb, args[0], args[1:])
	case "section", "say", "heading", "nosection", "order", "extra":
		return s, s.prose(verb, args)
	case "notable", "untable", "norow", "label", "layout", "oddrow", "cells", "glued":
		return s, s.print(verb, args)
	case "problem":
		r.Problems = append(r.Problems, normalize.Problem{Code: args[0], Key: args[1]})
	case "subtotal":
		return s, s.subtotal(args[0], strings.Split(args[1], ","), args[2:])
	case "request", "waiting", "dispute":
		return s, s.count(verb, args)
	case "method":
		return s, s.each(args[1], func(f *normalize.Figure) { f.Method = normalize.Method(args[0]) })
	case "unit":
		return s, s.each(args[1], func(f *normalize.Figure) { f.Unit = args[0] })
	case "unconfirmed":
		return s, s.each(args[0], func(f *normalize.Figure) { f.Readings = 0 })
	case "confirmed": // by readings that agreed, and by sums where they did not
		return s, s.each(args[0], func(f *normalize.Figure) {
			f.Confirmed, f.Readings = nil, 0
			for _, by := range args[1:] {
				f.Confirmed = append(f.Confirmed, extract.Reading(by))
				if f.Confirmed[f.Readings] != normalize.Sums {
					f.Readings++
				}
			}
		})
	case "set":
		d, err := normalize.ParseDecimal(args[1])
		if err != nil {
			return nil, err
		}
		return s, s.each(args[0], func(f *normalize.Figure) { put(f, d) })
	default:
		text := map[string]string{"dash": "/", "none": "无", "na": "不适用", "text": strings.Join(args[1:], " ")}[verb]
		return s, s.each(args[0], func(f *normalize.Figure) {
			f.Value, f.Text = normalize.Value{Kind: normalize.Kind(verb)}, text
		})
	}
	return s, nil
}

func put(f *normalize.Figure, d normalize.Decimal) {
	f.Value, f.Text = normalize.Value{Kind: normalize.Number, Number: d}, d.String()
}

// each changes every figure that a key with * names.
func (s *scene) each(key string, change func(*normalize.Figure)) error {
	hit := false
	p := normalize.Problem{Key: key}
	for i := range s.report.Figures {
		if f := &s.report.Figures[i]; p.Covers(f.Key) {
			change(f)
			hit = true
		}
	}
	if !hit {
		return fmt.Errorf("no figure %s", key)
	}
	return nil
}

// count adds requests or cases without breaking a sum.
func (s *scene) count(verb string, args []string) error {
	n, err := strconv.ParseInt(args[len(args)-1], 10, 32)
	if err != nil {
		return err
	}
	switch verb {
	case "request":
		s.add(n, normalize.Requests, []string{normalize.Received, args[1], normalize.TotalHandled}, args[0])
	case "waiting":
		s.add(n, normalize.Requests, []string{normalize.Received, normalize.CarriedForward}, args[0])
	case "dispute":
		s.add(n, normalize.Disputes, args[:1], args[1])
	}
	return nil
}

func (s *scene) add(n int64, table string, rows []string, column string) {
	for _, row := range rows {
		for _, c := range []string{column, normalize.Total} {
			k := normalize.Key{Table: table, Row: row, Column: c}
			if i, ok := s.at[k]; ok {
				f := &s.report.Figures[i]
				put(f, f.Value.Number.Add(normalize.Int(n)))
			}
		}
	}
}

func (s *scene) subtotal(label string, of, values []string) error {
	sub := normalize.Subtotal{Label: label, Of: of}
	for i, c := range s.report.TableForm(normalize.Requests).Blocks[0].Columns {
		if i >= len(values) {
			break
		}
		f := normalize.Figure{Key: normalize.Key{Table: normalize.Requests, Row: "subtotal", Column: c.Name}, Method: normalize.ByCell, Readings: 1}
		if d, err := normalize.ParseDecimal(values[i]); err == nil {
			put(&f, d)
		} else {
			f.Value, f.Text = normalize.Value{Kind: normalize.Dash}, values[i]
		}
		sub.Values = append(sub.Values, f)
	}
	s.report.Subtotals = append(s.report.Subtotals, sub)
	return nil
}

// drop takes the absent figures out.
func (s *scene) drop() {
	kept := s.report.Figures[:0]
	for _, f := range s.report.Figures {
		if f.Value.Kind != "absent" {
			kept = append(kept, f)
		}
	}
	s.report.Figures = kept
}
