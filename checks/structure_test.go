package checks

import (
	"slices"
	"strings"
	"testing"

	"nianbao/extract"
	"nianbao/normalize"

	"pgregory.net/rapid"
)

// Faults of structure, put at random into random sound reports: each check finds
// the faults that are its own.

// spoil lists, for each check, a way to break a report that it must find.
var spoil = map[string]func(*rapid.T, *scene){
	"section-missing": func(t *rapid.T, s *scene) {
		x := rapid.SampledFrom(six[1:5]).Draw(t, "section")
		if x.table != "" {
			must(t, s.print("notable", []string{x.table}))
			return
		}
		must(t, s.prose("nosection", []string{x.key}))
	},
	"section-order": func(t *rapid.T, s *scene) {
		i := rapid.IntRange(1, 4).Draw(t, "first")
		r := s.report.Sections
		r[i], r[i+1] = r[i+1], r[i]
	},
	"section-numbering": func(t *rapid.T, s *scene) {
		i := rapid.IntRange(0, 5).Draw(t, "section")
		other := six[(i+rapid.IntRange(1, 5).Draw(t, "by"))%6].numeral
		must(t, s.prose("heading", []string{six[i].key, other + "、" + six[i].name.ZH}))
	},
	"section-empty": func(t *rapid.T, s *scene) {
		must(t, s.prose("section", []string{rapid.SampledFrom([]string{"overview", "problems"}).Draw(t, "section")}))
	},
	"section-extra": func(t *rapid.T, s *scene) {
		must(t, s.prose("extra", []string{rapid.SampledFrom([]string{"七、工作计划", "八、有关建议", "七、创新做法"}).Draw(t, "heading")}))
	},
	"gov-accountability-missing": func(t *rapid.T, s *scene) {
		s.report.Agency.Kind = rapid.SampledFrom([]string{normalize.KindGovernment, normalize.KindTownship}).Draw(t, "kind")
		must(t, s.prose("section", []string{"overview", "主动公开、依申请公开、政府信息管理、平台建设、监督保障有序。"}))
	},
	"problems-trivial": func(t *rapid.T, s *scene) {
		must(t, s.prose("section", []string{"problems", rapid.SampledFrom([]string{"无。", "暂无", "没有", "本年度无突出问题。", "存在一定不足。"}).Draw(t, "text")}))
	},
	"problems-no-improvement": func(t *rapid.T, s *scene) {
		must(t, s.prose("section", []string{"problems", strings.Repeat(rapid.SampledFrom([]string{"存在内容不够丰富的问题。", "人员力量有待进一步加强。", "更新不及时是短板。"}).Draw(t, "text"), 4)}))
	},
	"table-missing": func(t *rapid.T, s *scene) {
		must(t, s.print("untable", []string{rapid.SampledFrom(tables[1:]).Draw(t, "table")}))
	},
	"table-as-image": func(t *rapid.T, s *scene) {
		table := rapid.SampledFrom(tables[1:]).Draw(t, "table")
		must(t, s.print("untable", []string{table}))
		s.report.Links = append(s.report.Links, extract.Link{Kind: extract.Image, Width: rapid.IntRange(400, 1200).Draw(t, "width")})
		s.report.Problems = append(s.report.Problems, normalize.Problem{Code: "table-as-image", Key: table})
	},
	"table-row-missing": func(t *rapid.T, s *scene) {
		must(t, s.print("norow", []string{drawRow(t, s)}))
	},
	"table-row-duplicated": func(t *rapid.T, s *scene) {
		row := drawRow(t, s)
		s.report.Problems = append(s.report.Problems, normalize.Problem{Code: "row-repeated", Key: row})
	},
	"table-row-extra": func(t *rapid.T, s *scene) {
		must(t, s.print("oddrow", []string{normalize.Requests, "其中：涉及征地", rapid.SampledFrom([]string{"5", "6", "7"}).Draw(t, "numbers")}))
	},
	"table-column-missing": func(t *rapid.T, s *scene) {
		must(t, s.print("cells", []string{normalize.Requests, rapid.SampledFrom([]string{"4", "5", "6", "8"}).Draw(t, "cells")}))
	},
	"table-label-altered": func(t *rapid.T, s *scene) {
		must(t, s.print("label", []string{drawRow(t, s), rapid.SampledFrom([]string{"其他法律行政止公开", "本单位自拟事项", "有关情况汇报"}).Draw(t, "label")}))
	},
	"table-all-blank": func(t *rapid.T, s *scene) {
		must(t, s.each(rapid.SampledFrom(tables[1:]).Draw(t, "table"), func(f *normalize.Figure) { f.Value = normalize.Value{Kind: normalize.Blank} }))
	},
	"cell-blank": func(t *rapid.T, s *scene) { drawFigure(t, s).Value = normalize.Value{Kind: normalize.Blank} },
	"cell-placeholder": func(t *rapid.T, s *scene) {
		kind := rapid.SampledFrom([]normalize.Kind{normalize.Dash, normalize.None, normalize.NA}).Draw(t, "kind")
		drawFigure(t, s).Value = normalize.Value{Kind: kind}
	},
	"cell-not-number": func(t *rapid.T, s *scene) {
		f := drawFigure(t, s)
		f.Value, f.Text = normalize.Value{Kind: normalize.Words}, rapid.SampledFrom([]string{"详见附件", "若干", "约10件", "同上"}).Draw(t, "text")
	},
	"cell-negative": func(t *rapid.T, s *scene) {
		f := drawFigure(t, s)
		for f.Key.Column == "item_change" {
			f = drawFigure(t, s)
		}
		put(f, normalize.Int(rapid.Int64Range(-500, -1).Draw(t, "n")))
	},
	"cell-not-integer": func(t *rapid.T, s *scene) {
		f := drawFigure(t, s)
		for f.Key.Column == "amount" {
			f = drawFigure(t, s)
		}
		d, _ := normalize.ParseDecimal(rapid.SampledFrom([]string{"0.5", "12.25", "3.10"}).Draw(t, "n"))
		put(f, d)
	},
	"digits-glued": func(t *rapid.T, s *scene) {
		row := drawRow(t, s)
		must(t, s.print("glued", []string{row, "898989"}))
		s.report.Problems = append(s.report.Problems, normalize.Problem{Code: "digits-glued", Key: row})
	},
	"form-wrong-for-year": func(t *rapid.T, s *scene) {
		s.report.Period, s.report.Year = nil, 2020
		if s.report.Form == "f2019" {
			s.report.Year = rapid.IntRange(2021, 2026).Draw(t, "year")
		}
	},
	"title-malformed": func(t *rapid.T, s *scene) {
		s.report.Title = rapid.SampledFrom([]string{"鹿鸣县水利局政府信息公开年度报告", "2023年度工作", "年报"}).Draw(t, "title")
	},
	"period-missing": func(t *rapid.T, s *scene) {
		s.report.Period = nil
		must(t, s.prose("section", []string{".", "根据条例编制本报告。"}))
	},
}

// spoil2021 are the checks of the form of 2021 alone.
var spoil2021 = map[string]func(*rapid.T, *scene){
	"overview-subtopic-missing": func(t *rapid.T, s *scene) {
		all := []string{"主动公开信息120条", "依申请公开", "政府信息管理", "网站平台", "监督考核"}
		i := rapid.IntRange(0, 4).Draw(t, "topic")
		must(t, s.prose("section", []string{"overview", strings.Join(slices.Delete(all, i, i+1), "，")}))
	},
	"fee-statement-missing": func(t *rapid.T, s *scene) {
		must(t, s.prose("section", []string{"other_matters", rapid.SampledFrom([]string{"无。", "办理建议提案12件。", "无其他需要报告的事项。"}).Draw(t, "text")}))
	},
}

// elsewhere are checks whose fault is another kind of report or asks for a profile,
// shown by fixtures.
var elsewhere = []string{"form-mixed", "form-legacy", "contact-missing"}

func must(t *rapid.T, err error) {
	if err != nil {
		t.Fatal(err)
	}
}

func drawRow(t *rapid.T, s *scene) string {
	r := rapid.SampledFrom(s.report.Rows).Draw(t, "row")
	return r.Table + "/" + r.Row
}

func drawFigure(t *rapid.T, s *scene) *normalize.Figure {
	return &s.report.Figures[rapid.IntRange(0, len(s.report.Figures)-1).Draw(t, "figure")]
}

func TestEveryFaultOfStructureIsFound(t *testing.T) {
	for _, c := range All() {
		damage, only2021 := spoil[c.ID], false
		if damage == nil {
			damage, only2021 = spoil2021[c.ID], true
		}
		if c.Group != "STR" || slices.Contains(elsewhere, c.ID) {
			continue
		}
		if damage == nil {
			t.Errorf("no way to break a report is known that %s must find", c.ID)
			continue
		}
		t.Run(c.ID, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				s := drawSound(t)
				if only2021 && s.report.Form != "f2021" {
					t.Skip()
				}
				damage(t, s)
				s.drop()
				r := Run(s.report, Known{})
				sane(t, r)
				if got := r.Outcome(c.ID); got != Failed {
					t.Errorf("got %s, want %s", got, Failed)
				}
			})
		})
	}
}

// innocent are ways to be a sound report that may look like faults.
var innocent = []func(*rapid.T, *scene){
	func(t *rapid.T, s *scene) { // a list numeral dropped by the web editor
		x := rapid.SampledFrom(six).Draw(t, "section")
		for i := range s.report.Sections {
			if s.report.Sections[i].Key == x.key {
				s.report.Sections[i].Heading = x.name.ZH
			}
		}
	},
	func(t *rapid.T, s *scene) { // the same report as a file beside the page
		s.report.Links = append(s.report.Links, extract.Link{Kind: extract.Attachment, Target: "report.pdf"})
	},
	func(t *rapid.T, s *scene) {
		s.report.Links = append(s.report.Links, extract.Link{Kind: extract.Image, Width: rapid.IntRange(0, 1200).Draw(t, "width")})
	},
	func(t *rapid.T, s *scene) { // a label in other words of no weight
		label := rapid.SampledFrom([]string{"一、本年度新收政府信息公开申请数量", "本年新收信息公开申请数量", "一、本年新收政府信息\n公开申请数量"}).Draw(t, "label")
		must(t, s.print("label", []string{"requests/received", label}))
	},
	func(t *rapid.T, s *scene) {
		must(t, s.print("label", []string{"requests/carried_forward", rapid.SampledFrom([]string{"四、转结下年度继续办理", "结转至下一年度继续办理"}).Draw(t, "label")}))
	},
	func(t *rapid.T, s *scene) { must(t, s.prose("extra", []string{"附件：图表"})) },
	func(t *rapid.T, s *scene) { s.report.Format = extract.Text },
	func(t *rapid.T, s *scene) { s.report.Agency.Kind = "" },
	func(t *rapid.T, s *scene) { // a heading that a conversion lost, above its table
		key := rapid.SampledFrom([]string{"active_disclosure", "requests", "review_litigation"}).Draw(t, "section")
		s.report.Sections = slices.DeleteFunc(s.report.Sections, func(x normalize.Section) bool { return x.Key == key })
	},
}

func TestInnocentReportsAccuseNobody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSound(t)
		for range rapid.IntRange(1, 4).Draw(t, "ways") {
			innocent[rapid.IntRange(0, len(innocent)-1).Draw(t, "way")](t, s)
		}
		for _, f := range Run(s.report, Known{}).Findings {
			if c, _ := ByID(f.Check); c.Group == "STR" {
				t.Errorf("false finding: %s %s", f.Check, f.Says.EN)
			}
		}
	})
}

// However a report is cut, left out, attached or put on a picture, nothing that is
// missing from it is the publisher's fault.
func TestWhatMayStandElsewhereAccusesNobody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSound(t)
		table := rapid.SampledFrom(tables[1:]).Draw(t, "table")
		must(t, s.print("notable", []string{table}))
		switch rapid.IntRange(0, 3).Draw(t, "how") {
		case 0:
			s.report.Status, s.report.Reason = normalize.Partial, "table_cut"
		case 1:
			s.report.Links = append(s.report.Links, extract.Link{Kind: extract.Attachment})
		case 2:
			s.report.Links = append(s.report.Links, extract.Link{Kind: extract.Image, Width: 700})
		case 3:
			must(t, s.prose("section", []string{"overview", "〔略〕"}))
		}
		s.drop()
		for _, f := range Run(s.report, Known{}).Findings {
			if c, _ := ByID(f.Check); c.Group == "STR" {
				t.Errorf("%s %s: %s", f.Check, f.Responsibility, f.Says.EN)
			}
		}
	})
}
