package checks

import (
	"strings"
	"unicode"

	"nianbao/normalize"
)

// Other documents of the same agency and year: what stood at one place before, and
// what stands at another.

var (
	_ = register(Check{
		ID: "republished-changed", Group: "YOY", Severity: Warning, Class: Hint,
		Title: Text{"报告发布后内容发生变动", "The report changed after it was published"},
		Says: Text{
			"与首次采集的版本相比，报告{what}，请核实是否已说明更正情况。",
			"Since it was first collected, {what} changed in the report; please check whether the correction is explained.",
		},
		Basis: Text{"第三方评估：年度报告发布后内容不应无说明地变动（社科院2016年度评估）", "Assessments ask that published reports do not change without a word (CASS 2016)"},
		Scope: ScopeVersions, Needs: []string{"captures", "figures", "text"},
		Formula: Text{
			"同一单位、同一年度、同一网址，现行版本与首次采集的版本数据或正文不同",
			"the same agency and year: the current document has other figures or another prose than the first at the same place",
		},
		Traps: Text{
			"页面模板、访问次数不算：只比较三张表和六个部分的文字；只有文字不同的降为提示；识别所得的、摘录的不作判断；多次变动的合并说明，改回的不报。",
			"Templates and visit counters are no change: only tables and the six sections are compared. Where only words differ it falls to notice. Not assessable where one was recognised or is an excerpt. Several changes are told as one, and what was changed back is none.",
		},
		Single: true,
		Run:    func(p *Pass) { p.sinceFirst() },
	})

	_ = register(Check{
		ID: "copies-differ", Group: "YOY", Severity: Warning, Class: Hint,
		Title: Text{"多处发布的同一报告数据不一致", "Copies of the report differ"},
		Says: Text{
			"同一报告另一处发布的文本（{source}）有{n}处数字不同，请核实以何者为准。",
			"Figures differ in the copy of this report at {source}: {n}; please check which of them holds.",
		},
		Basis: Text{"第三方评估：多平台发布的内容应当一致（社科院2016年度评估）", "Assessments ask that copies on several sites agree (CASS 2016)"},
		Scope: ScopeVersions, Needs: []string{"captures", "figures"},
		Formula: Text{
			"同一单位、同一年度在两处发布，两处均填报的数据不同",
			"the same agency and year at two places: figures that both print differ",
		},
		Traps: Text{
			"其中一份为图解、摘录或识别所得的不作判断；20处以上不同的可能是另一份报告，为待核；空格与0不算不同；只比较两处都读出的数据。",
			"Not assessable where one is a picture, an excerpt or recognised; undecided where more than 20 differ: it may be another report. Blank and 0 do not differ; only figures read in both are compared.",
		},
		Limits: limitsOf("%d处以上不同的为待核", "undecided where more than %d differ", fewDifferences),
		Run:    func(p *Pass) { p.eachCopy(p.copied) },
	})
)

// VersionOf compares another document of the same agency and year: the figures that
// both print and that differ, and whether the prose does.
func VersionOf(here, there *normalize.Report) Version {
	a, b := newBook(here), newBook(there)
	v := Version{Picture: a.partly() || b.partly()}
	for i := range here.Figures {
		f := &here.Figures[i]
		if g := b.figures.at(f.Key); g != nil && !sameNumber(f, g) {
			v.Changed = append(v.Changed, Difference{Key: f.Key, Here: f.Text, There: g.Text, Value: g.Value, Doubtful: a.doubt(f) != Publisher || b.doubt(g) != Publisher})
		}
	}
	v.Words = a.letters() != b.letters()
	return v
}

// partly tells a document that may not say all that the report does: recognised, an
// excerpt, or an interpretation of it.
func (b *book) partly() bool {
	return b.report.Recognised != "" || b.report.Excerpt || interpreting.MatchString(b.report.Title)
}

// letters are the words and numbers of the sections, without spaces and punctuation.
func (b *book) letters() string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, b.text())
}

// sinceFirst holds the report to the first that stood at its place: what was changed
// several times is told once, and what was changed back is no change.
func (p *Pass) sinceFirst() {
	var first *Version
	for i := range p.Versions {
		switch v := &p.Versions[i]; {
		case v.Copy:
		case first == nil, first.Picture && !v.Picture, first.Picture == v.Picture && v.before(first):
			first = v
		}
	}
	switch {
	case first == nil:
	case first.Picture:
		p.NotAssessable()
	default:
		p.republished(first)
	}
}

// before: it was seen earlier, as far as anybody knows.
func (v *Version) before(other *Version) bool {
	return !v.Seen.IsZero() && (other.Seen.IsZero() || v.Seen.Before(other.Seen))
}

func (p *Pass) eachCopy(look func(*Version)) {
	for i := range p.Versions {
		switch v := &p.Versions[i]; {
		case !v.Copy:
		case v.Picture:
			p.NotAssessable()
		default:
			look(v)
		}
	}
}

func (p *Pass) republished(v *Version) {
	f := p.changed(v)
	switch {
	case len(v.Changed) > 0:
		f.Words = map[string]Text{"what": {"有" + count(len(v.Changed)).ZH + "处数字不同", "figures (" + count(len(v.Changed)).EN + ")"}}
	case v.Words:
		f.Step, f.Words = true, map[string]Text{"what": {"文字有改动", "the prose"}}
	default:
		p.Hold()
		return
	}
	p.Fail(f)
}

func (p *Pass) copied(v *Version) {
	if len(v.Changed) == 0 {
		p.Hold()
		return
	}
	f := p.changed(v)
	f.Words = map[string]Text{"n": count(len(v.Changed)), "source": same(v.Source)}
	p.Fail(f)
}

// changed is the fault of figures that another document prints otherwise.
func (p *Pass) changed(v *Version) Fault {
	f := Fault{Places: []normalize.Key{wholeReport}, Gap: true}
	if len(v.Changed) > fewDifferences {
		f.Least = Undecided
	}
	for _, d := range v.Changed {
		f.Keys = append(f.Keys, d.Key)
		op := Operand{Key: d.Key, Year: p.Report.Year, Text: d.There, Value: d.Value.Number, Doubtful: d.Doubtful}
		op.AssumedZero = d.Value.Kind != normalize.Number
		f.Years = append(f.Years, op)
	}
	return f
}
