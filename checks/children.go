package checks

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"nianbao/normalize"
)

// A government's aggregate against the reports of its bodies. What is missing may say
// anything from 0 up, so that a sum is an interval: an aggregate below what was found
// cannot be true whatever the others say; one above it is told only when nobody is missing.

var (
	childrenBasis = Text{
		"“汇总”的含义：本级政府年度报告的数字包括所属单位",
		"The meaning of an aggregate: a government's figures hold those of its bodies",
	}

	_ = register(Check{
		ID: "parent-children-sum", Group: "XTB", Severity: Warning, Class: Hint,
		Title: Text{"政府汇总数与所属部门之和不符", "An aggregate does not go with the sum of its bodies"},
		Says: Text{
			"“{table}”表“{row}”行“{col}”列汇总数为{printed}，{bodies}，{why}，请核实汇总口径。{more}",
			"Table \"{table}\", row \"{row}\", column \"{col}\": the aggregate is {printed}; {bodies}: {why}. Please check what it covers.{more}",
		},
		Basis: childrenBasis,
		Forms: bothForms, Scope: ScopeChildren, Needs: []string{"requests/*/total", "disputes/*/total", "disclosure/*/decisions", "agency.scope", "children"},
		// Documents are left out: many governments count only their own there. Σ is an interval.
		Formula: Text{
			"政府报告为全区域汇总，而汇总数少于各部门之和，或所属单位齐全时多于全部之和，相差均超过2且超过1%",
			"agency.scope = whole_area ∧ (parent < Σ departments − max(2, 1%) ∨ nobody is missing ∧ parent > Σ all + max(2, 1%))",
		},
		Traps: Text{
			"下级报告未收齐的，只在汇总数已小于已收集部门之和时提示；垂直管理机构不计；乡镇、街道、政府办公室、开发区、下级政府可能已计可能未计，不计入下限；各项数字完全相同的合署单位只计一次；汇总范围由单位名称推断的降为提示。",
			"With reports missing, only an aggregate below what was found is told. Branches led from above are left out; towns, offices, zones and lower governments may or may not be counted and do not raise the lower bound; bodies with the same figures count once. A scope that only the name tells makes it a notice.",
		},
		Limits: limitsOf("相差超过%d且超过%d%%", "differences above %d and %d%%", childSlack, childShare),
		Run:    func(p *Pass) { p.eachAggregate(p.sumOfChildren) },
	})

	_ = register(Check{
		ID: "parent-below-child", Group: "XTB", Severity: Warning, Class: Hint,
		Title: Text{"政府汇总数小于所属单位", "An aggregate is smaller than one of its bodies"},
		Says: Text{
			"“{table}”表“{row}”行“{col}”列汇总数为{printed}，小于{child}年度报告的{expected}，请核实汇总口径。{more}",
			"Table \"{table}\", row \"{row}\", column \"{col}\": the aggregate is {printed}, less than {expected} in the report of {child}. Please check what it covers.{more}",
		},
		Basis: childrenBasis,
		Forms: bothForms, Scope: ScopeChildren, Needs: []string{"requests/*/total", "disputes/*/total", "disclosure/*/decisions", "agency.scope", "children"},
		Formula: Text{
			"政府报告为全区域汇总，而有一个所属单位的数大于汇总数",
			"agency.scope = whole_area ∧ ∃ child, key: child.key > parent.key",
		},
		Traps: Text{
			"报告只反映政府办公室的，先看范围；垂直管理机构不比较；下属单位为乡镇、街道、开发区、下级政府的，以及汇总范围由单位名称推断的，降为提示。",
			"A report of the office alone: see its scope first. Branches led from above are not compared. Where the body is a town, subdistrict, zone or lower government, or only the name tells the scope, it is a notice.",
		},
		Run: func(p *Pass) { p.eachAggregate(p.belowChild) },
	})
)

// ChildKeys are the figures by which an aggregate is compared with its bodies: totals, and
// decisions.
func ChildKeys() []normalize.Key { return childKeys }

var childKeys = func() (list []normalize.Key) {
	for _, f := range normalize.Forms() {
		for _, t := range f.Tables {
			for _, b := range t.Blocks {
				for _, row := range b.Rows {
					for _, c := range b.Columns {
						k := normalize.Key{Table: t.Name, Row: row.Name, Column: c.Name}
						if (c.Name == normalize.Total || c.Name == "decisions") && !slices.Contains(list, k) {
							list = append(list, k)
						}
					}
				}
			}
		}
	}
	slices.SortStableFunc(list, func(a, b normalize.Key) int { return slices.Index(tables, a.Table) - slices.Index(tables, b.Table) })
	return list
}()

// eachAggregate looks at the figures of an aggregate. What fails in a table is told once,
// by its first row: one scope that was misunderstood breaks them all.
func (p *Pass) eachAggregate(look func(k normalize.Key, printed Term, bodies []body) *Fault) {
	if p.Report.Agency.Scope != normalize.ScopeArea || p.Children == nil {
		return
	}
	bodies := p.bodies()
	if len(bodies) == 0 {
		return
	}
	var first *Fault
	others := 0
	flush := func() {
		if first == nil {
			return
		}
		if others > 0 {
			first.Words["more"] = Text{"本表另有" + strconv.Itoa(others) + "行同样不符。", " So do " + strconv.Itoa(others) + " more rows of the table."}
		}
		p.Fail(*first)
		first, others = nil, 0
	}
	for _, k := range childKeys {
		if first != nil && first.Keys[0].Table != k.Table {
			flush()
		}
		if !p.layout(k.Table).has[k] {
			continue
		}
		printed := p.Sum(k)
		if printed.unknown || printed.numbers == 0 {
			p.NotAssessable()
			continue
		}
		switch f := look(k, printed, bodies); {
		case f == nil:
		case first == nil:
			first = f
		default:
			others++
		}
	}
	flush()
}

// body is a child that a government answers for; again tells one whose figures are
// those of a department before it: one report under two names.
type body struct {
	Child
	again bool
}

func (p *Pass) bodies() (list []body) {
	known := map[string]bool{}
	for _, c := range p.Children.Found {
		if c.Kind == normalize.KindBranch {
			continue
		}
		b := body{Child: c}
		if says := c.signature(); says != "" && b.department() {
			b.again = known[says]
			known[says] = true
		}
		list = append(list, b)
	}
	return list
}

// signature is the numbers of a body that are not 0; "" where there are none.
func (c *Child) signature() string {
	var b strings.Builder
	for i, k := range childKeys {
		if n, ok := c.Figures[k]; ok && n.Sign() != 0 {
			b.WriteString(strconv.Itoa(i) + "=" + n.String() + " ")
		}
	}
	return b.String()
}

// department tells a body that an aggregate holds beyond doubt.
func (c *Child) department() bool { return c.Kind == normalize.KindDepartment }

// againstChildren is the fault of an aggregate. Which bodies it covers is never beyond doubt.
func (p *Pass) againstChildren(k normalize.Key, printed, expected normalize.Decimal) *Fault {
	return &Fault{
		Places: []normalize.Key{k}, Keys: []normalize.Key{k}, Expected: &expected, Printed: &printed, Least: Undecided, Told: true,
		Step:  p.Report.Agency.ScopeEvidence == p.Report.Agency.Name,
		Words: map[string]Text{"table": tableName(k.Table), "more": {}},
	}
}

func (p *Pass) belowChild(k normalize.Key, printed Term, bodies []body) *Fault {
	var most *body
	for i := range bodies {
		c := &bodies[i]
		if n, ok := c.Figures[k]; ok && n.Cmp(printed.Value) > 0 && (most == nil || cmp.Or(btoi(c.department())-btoi(most.department()), n.Cmp(most.Figures[k])) > 0) {
			most = c
		}
	}
	if most == nil {
		p.Hold()
		return nil
	}
	f := p.againstChildren(k, printed.Value, most.Figures[k])
	f.Step = f.Step || !most.department()
	f.Words["child"] = Text{"“" + most.Agency + "”", most.Agency}
	return f
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// sums is the interval in which an aggregate may lie: least counts the departments, most
// everybody; open says that somebody is missing, or states no number.
type sums struct {
	least, most normalize.Decimal
	departments int
	open        bool
}

func (p *Pass) sumsOf(k normalize.Key, bodies []body) (s sums) {
	for i := range bodies {
		c := &bodies[i]
		n, stated := c.Figures[k]
		if stated && c.department() && !c.again {
			s.least, s.departments = s.least.Add(n), s.departments+1
		}
		s.most, s.open = s.most.Add(n), s.open || !stated
	}
	s.open = s.open || p.Children.Listed == 0 || len(p.Children.Found) < p.Children.Listed
	return s
}

func (p *Pass) sumOfChildren(k normalize.Key, printed Term, bodies []body) *Fault {
	s := p.sumsOf(k, bodies)
	slack := normalize.Int(max(childSlack, int64(float(printed.Value)*childShare/100)))
	switch n := strconv.Itoa(s.departments); {
	case printed.Value.Add(slack).Cmp(s.least) < 0:
		f := p.againstChildren(k, printed.Value, s.least)
		f.Words["bodies"] = Text{"已收集的" + n + "个部门合计为" + s.least.String(), "the " + n + " departments whose reports are known make " + s.least.String()}
		f.Words["why"] = Text{"无论其余单位填报多少均不相符", "whatever the others say, the two do not go together"}
		return f
	case s.open:
		p.NotAssessable()
	case printed.Value.Cmp(s.most.Add(slack)) > 0:
		f := p.againstChildren(k, printed.Value, s.most)
		all := strconv.Itoa(len(p.Children.Found))
		f.Words["bodies"] = Text{"全部" + all + "个单位合计为" + s.most.String(), "all " + all + " bodies make " + s.most.String()}
		f.Words["why"] = Text{"单位已收齐，汇总数偏大", "nobody is missing, and the aggregate is larger"}
		return f
	default:
		p.Hold()
	}
	return nil
}
