package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"nianbao/extract"
	"nianbao/normalize"
)

// confirmedReport is a report of one figure that readings disagreed about.
func confirmedReport() *reading {
	f := normalize.Figure{
		Key:   normalize.Key{Table: normalize.Requests, Row: normalize.Received, Column: normalize.Total},
		Value: normalize.Value{Kind: normalize.Number, Number: normalize.Int(12)}, Text: "12", Method: normalize.ByCell,
		Readings: 2, Confirmed: []extract.Reading{extract.ByRules, extract.ByStream, normalize.Sums},
		At: extract.Pos{Table: 2, Row: 4, Col: 9, Page: 3, Box: [4]float64{10, 20.5, 30, 40}},
	}
	return &reading{status: normalize.Read, report: &normalize.Report{
		Status: normalize.Read, Form: "f2021", Year: 2023, Figures: []normalize.Figure{f},
		Witnesses: []normalize.Witness{
			{Reading: extract.ByRules, Figures: 200}, {Reading: extract.ByRows, Figures: 3, Reason: "mostly_unread"},
			{Reading: extract.BySecond, Reason: "timeout"},
		},
	}}
}

func TestConfirmationIsShown(t *testing.T) {
	for lang, want := range map[string][]string{
		"zh": {"第3页，框[10 20.5 30 40]，第2表", "确认：按框线、按文本顺序，由合计判定", "按框线读出200个；按行读出3个（大部分未读出，不作比对）；第二读取程序（读取超时）", "2种读法一致 1个，其中由合计判定 1个"},
		"en": {"page 3, box [10 20.5 30 40], table 2", "confirmed: by rules, in stream order, decided by sums", "by the second reader (took too long)", "1 by 2, 1 of them decided by sums"},
	} {
		var out bytes.Buffer
		a := newApp(nil, nil, &out, &bytes.Buffer{})
		a.lang = lang
		r := confirmedReport()
		a.printTrail(r, r.report.Figures[0].Key)
		a.printWitnesses(r.report)
		if err := a.out.Flush(); err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if !strings.Contains(out.String(), w) {
				t.Errorf("%s: no %q in\n%s", lang, w, out.String())
			}
		}
	}
}

// TestConfirmationInJSON: page, box and readings are there where they are known, and
// only there.
func TestConfirmationInJSON(t *testing.T) {
	r := confirmedReport()
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"confirmed_by":["rules","stream","sums"]`, `"page":3,"line":0,"box":[10,20.5,30,40]`, `{"reading":"second","figures":0,"reason":"timeout"}`} {
		if !strings.Contains(string(b), want) {
			t.Errorf("no %s in %s", want, b)
		}
	}
	r.report.Witnesses, r.report.Figures[0].Confirmed, r.report.Figures[0].At = nil, nil, extract.Pos{Table: 1}
	if b, err = json.Marshal(r); err != nil {
		t.Fatal(err)
	}
	for _, not := range []string{"confirmed_by", `"page"`, `"box"`, `"readings":[`} {
		if strings.Contains(string(b), not) {
			t.Errorf("%s in %s", not, b)
		}
	}
}

// TestVerifyForgivesAReaderThatHung: a second reading that could not be had once is no
// difference; a figure that changed is.
func TestVerifyForgivesAReaderThatHung(t *testing.T) {
	was, now := confirmedReport().report, confirmedReport().report
	was.Witnesses[2].Reason, was.Witnesses[2].Figures = "", 200
	was.Figures[0].Readings, was.Figures[0].Confirmed = 3, append(was.Figures[0].Confirmed, extract.BySecond)
	if unlucky(was) == unlucky(now) {
		t.Fatal("the second reader hung once")
	}
	forgetReadings(was, now)
	if d := differences("x", factsOf("pdf", "read", "", was), factsOf("pdf", "read", "", now)); len(d) > 0 {
		t.Errorf("%v", d)
	}
	now.Figures[0].Value.Number = normalize.Int(13)
	if d := differences("x", factsOf("pdf", "read", "", was), factsOf("pdf", "read", "", now)); len(d) != 1 {
		t.Errorf("%v", d)
	}
}
