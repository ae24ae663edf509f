package checks

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// Figures that leap from one year to the next.

// moved are words of a report whose powers came or went.
var moved = pattern.MustCompile(`机构改革|划转|综合(?:行政)?执法|职能调整|职责调整|合并|撤并|下放|赋权|委托执法|相对集中`)

var (
	_ = register(Check{
		ID: "yoy-jump", Group: "YOY", Severity: Notice, Class: Hint,
		Title: Text{"数据较上年变动10倍以上", "A figure changed tenfold since last year"},
		Says: Text{
			"“{measure}”由{year}年度的{a}变为{b}，变动较大，请核实。",
			"\"{measure}\" changed from {a} in {year} to {b}; please check.",
		},
		Basis: plausible, Forms: bothForms, Scope: ScopeYears,
		Needs: []string{"disclosure/*/decisions", "disclosure/fees/amount", "requests/received/total", "year-1"},
		Formula: Text{
			"本年数为上年数的10倍以上或十分之一以下，且相差不少于50",
			"x(N)/x(N−1) ≥ 10 or ≤ 0.1 with |Δ| ≥ 50",
		},
		Traps: Text{
			"机构改革、权限划转（综合执法、赋权）：文中提到的不作提示；第二部分两年格式不同、单位不同的不比较；上年为0的没有倍数。",
			"Reforms and powers that moved: nothing is said where the text speaks of it. Table two is not compared between two forms, nor amounts in two units; from 0 there is no ratio.",
		},
		Implied: []string{"yoy-power-of-ten"},
		Limits:  limitsOf("%d倍以上或其倒数以下，且相差不少于%d", "by a factor of %d either way, and at least %d apart", jumpFactor, jumpLeast),
		Run: func(p *Pass) {
			last, ok := p.joined()
			if !ok {
				return
			}
			for _, k := range leaping {
				if p.asks(k) && last.asks(k) && (k.Table != normalize.Disclosure || p.sameForm(last, k.Table)) {
					p.leap(last, k)
				}
			}
		},
	})

	_ = register(Check{
		ID: "yoy-power-of-ten", Group: "YOY", Severity: Warning, Class: Hint,
		Title: Text{"数据恰为上年的10、100、1000或10000倍", "A figure is exactly ten, a hundred, … times last year's"},
		Says: Text{
			"“{row}”行{cells}，恰为{year}年度的{f}倍，请核实单位或位数是否有误。",
			"\"{row}\": {cells}, exactly {f} times the figure of {year}; please check its unit and its digits.",
		},
		Basis: Text{"单位、位数错误的常见形式", "What a slip of the unit or of a digit looks like"},
		Forms: bothForms, Scope: ScopeYears, Needs: []string{"figures", "year-1"},
		Formula: Text{
			"本年数÷上年数为10、100、1000或10000（上下0.1%），上年数不小于10且有两位不为0的数字",
			"x(N)/x(N−1) ∈ {10, 100, 1000, 10000} ± 0.1% ∧ x(N−1) ≥ 10 with two digits that are not 0",
		},
		Traps: Text{
			"整数巧合：上年为10、200之类只有一位非零数字的不算；第二部分两年格式不同的不比较。",
			"Round numbers meet by chance: 10 or 200, with one digit that is not 0, are left out. Table two is not compared between two forms.",
		},
		Limits: limitsOf("上年数不小于%d，上下%g%%", "last year at least %d, within %g%%", powerLeast, 100*powerTolerance),
		Run: func(p *Pass) {
			last, ok := p.joined()
			if !ok {
				return
			}
			for _, t := range tables[1:] {
				if t == normalize.Disclosure && !p.sameForm(last, t) {
					continue
				}
				for _, r := range p.layout(t).rows {
					p.powers(last, normalize.Key{Table: t, Row: r.Name, Column: open})
				}
			}
		},
	})
)

// leaping are the figures that yoy-jump looks at.
var leaping = []normalize.Key{
	{Table: normalize.Disclosure, Row: "licensing", Column: "decisions"},
	{Table: normalize.Disclosure, Row: "services", Column: "decisions"},
	{Table: normalize.Disclosure, Row: "penalties", Column: "decisions"},
	{Table: normalize.Disclosure, Row: "compulsion", Column: "decisions"},
	{Table: normalize.Disclosure, Row: "fees", Column: "amount"},
	{Table: normalize.Requests, Row: normalize.Received, Column: normalize.Total},
}

func (p *Pass) leap(last *Pass, k normalize.Key) {
	before, now := p.LastYear(k), p.Sum(k)
	if before.unknown || now.unknown || before.numbers == 0 || now.numbers == 0 || p.otherUnit(last, k) {
		p.unstated(before.silent() && now.silent())
		return
	}
	a, b := float(before.Value), float(now.Value)
	far := a > 0 && b >= 0 && (b >= jumpFactor*a || a >= jumpFactor*b) && max(a, b)-min(a, b) >= jumpLeast
	if !far || p.explains(moved) {
		p.Hold()
		return
	}
	f := between(normalize.Key{Table: k.Table, Row: k.Row, Column: open}, before, now)
	f.Words = map[string]Text{"measure": p.measure(k), "a": same(before.Value.String()), "b": same(now.Value.String())}
	p.Fail(f)
}

// measure names a figure by its row, and by its column where that says more.
func (p *Pass) measure(k normalize.Key) Text {
	row, column := p.row(k), p.column(k)
	if k.Column == normalize.Total {
		return row
	}
	return Text{row.ZH + "：" + column.ZH, row.EN + ": " + column.EN}
}

func (p *Pass) otherUnit(last *Pass, k normalize.Key) bool {
	now, before := p.figures.at(k), last.figures.at(k)
	return now != nil && before != nil && now.Unit != before.Unit
}

// powers looks at one row: the first cell that is a power of ten times last year's
// tells the factor, and all cells with that factor are one finding.
func (p *Pass) powers(last *Pass, at normalize.Key) {
	f := Fault{Places: []normalize.Key{at}}
	var zh, en []string
	factor, seen, unread := 0, 0, 0
	for _, k := range p.layout(at.Table).keys {
		if k.Row != at.Row || !last.asks(k) {
			continue
		}
		now, before := p.Sum(k), p.LastYear(k)
		if now.unknown || before.unknown || now.numbers+before.numbers < 2 || p.otherUnit(last, k) {
			unread++
			continue
		}
		seen++
		if times := powerOf(before.Value, now.Value); times > 0 && (factor == 0 || factor == times) {
			factor = times
			f.Keys, f.Past = append(f.Keys, k), append(f.Past, k)
			c := p.column(k)
			zh = append(zh, "“"+c.ZH+"”列由"+before.Value.String()+"变为"+now.Value.String())
			en = append(en, c.EN+" from "+before.Value.String()+" to "+now.Value.String())
		}
	}
	switch {
	case factor > 0:
		f.Words = map[string]Text{"cells": {listZH(zh), listEN(en)}, "f": same(strconv.Itoa(factor))}
		p.Fail(f)
	case seen > 0:
		p.Hold()
	case unread > 0:
		p.unstated(false)
	}
}

// powerOf is how many times the first the second is, 0 for no power of ten.
func powerOf(before, now normalize.Decimal) int {
	digits := strings.Trim(strings.ReplaceAll(before.String(), ".", ""), "0")
	a, b := float(before), float(now)
	if a < powerLeast || len(digits) < 2 {
		return 0
	}
	i := slices.IndexFunc(powers, func(n int) bool {
		exact := a * float64(n)
		return max(b, exact)-min(b, exact) <= powerTolerance*exact
	})
	if i < 0 {
		return 0
	}
	return powers[i]
}

var powers = []int{10, 100, 1000, 10000}

// float is a number for ratios, where nothing hangs on its last digit.
func float(d normalize.Decimal) float64 {
	if n, whole := d.Int64(); whole {
		return float64(n)
	}
	f, _ := strconv.ParseFloat(d.String(), 64) // a decimal is one
	return f
}
