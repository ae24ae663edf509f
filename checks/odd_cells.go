package checks

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// Cells that state something which cannot be a figure of the form.

var (
	_ = register(Check{
		ID: "cell-not-number", Group: "STR", Severity: Warning, Class: NationalForm,
		Title: Text{"单元格不是数字", "A cell holds no number"},
		Says: Text{
			"“{table}”表“{row}”行“{col}”列不是数字：“{raw}”，请核实。",
			"Table \"{table}\", row \"{row}\", column \"{col}\" is no number: \"{raw}\".",
		},
		Basis: rowBasis, Forms: bothForms, Scope: ScopeCell, Needs: []string{"figures"},
		Formula: Text{
			"单元格是文字而非数字（带计量单位的数字除外）；“本年增/减”列分写增、减两部分的除外",
			"cell kind = text and not unit-suffixed number; in 本年增/减 not a change of two parts",
		},
		Traps: Text{
			"带脚注、计量单位、千分位、全角数字的按数字读取；单位或量级特殊的（“3人次”“1.2万件”）虽未作数字读取，也不报；“本年增/减”填“+4/-2”的不报；“不适用”见cell-placeholder。",
			"Footnotes, counters, thousand separators and full-width digits are read as numbers; a number with a rare unit (3人次, 1.2万件) is stored as words and passed over; a change printed as +4/-2 is passed over; for 不适用 see cell-placeholder.",
		},
		Run: func(p *Pass) { p.eachCell(hasWords, (*Pass).isNumber) },
	})

	_ = register(Check{
		ID: "cell-negative", Group: "STR", Severity: Error, Class: NationalForm,
		Title: Text{"单元格为负数", "A cell is negative"},
		Says: Text{
			"“{table}”表“{row}”行“{col}”列为负数：{raw}，请核对。",
			"Table \"{table}\", row \"{row}\", column \"{col}\" is negative: {raw}.",
		},
		Basis: rowBasis, Forms: bothForms, Scope: ScopeCell, Needs: []string{"figures"},
		Formula: Text{
			"数值小于0，且不在“本年增/减”列",
			"value < 0 ∧ column ≠ item_change",
		},
		Traps: Text{
			"“本年增/减”可为负数；横线与数字之间有空格的（“- 5”）未作数字读取。横线也可能是列表符号，数字前有横线的单元格超过一个的存疑。",
			"A change may be negative; a dash and a number with a space between (\"- 5\") is no figure. Where several cells begin with a dash it may mark a list: undecided.",
		},
		Run: func(p *Pass) { p.eachCell(hasNegative, (*Pass).notNegative) },
	})

	_ = register(Check{
		ID: "cell-not-integer", Group: "STR", Severity: Error, Class: NationalForm,
		Title: Text{"件数不是整数", "A count is no whole number"},
		Says: Text{
			"“{table}”表“{row}”行“{col}”列应为整数，填报为{raw}，请核对。",
			"Table \"{table}\", row \"{row}\", column \"{col}\" counts things and says {raw}.",
		},
		Basis: rowBasis, Forms: bothForms, Scope: ScopeCell, Needs: []string{"figures"},
		Formula: Text{
			"按件、项计数的单元格不是整数",
			"value∉ℤ for any count cell",
		},
		Traps: Text{
			"“417.0”不报；金额列可有小数；单元格自带“万”“元”等单位的存疑。",
			"417.0 is fine; amounts have decimals; undecided where the cell prints a unit of money or of ten thousands.",
		},
		Run: func(p *Pass) { p.eachCell(hasFraction, (*Pass).isWhole) },
	})
)

// eachCell looks at the stored cells of the tables where a table may have odd ones; in
// others it counts them. A table without any cell cannot be judged.
func (p *Pass) eachCell(may func(*cells) bool, look func(*Pass, *normalize.Figure, *normalize.Column)) {
	for _, table := range tables[1:] {
		all := p.tableCells(table)
		switch {
		case len(all.list) == 0:
			p.NotAssessable()
		case !may(all):
			p.tally.Hold += len(all.list)
		default:
			for _, c := range all.list {
				look(p, c.figure, c.column)
			}
		}
	}
}

// tableCell is a figure with the column that its place has in the form.
type tableCell struct {
	figure *normalize.Figure
	column *normalize.Column
}

// cells are the stored cells of a table's places, in printed order, and what is to be
// found among them.
type cells struct {
	at                 []*normalize.Figure // by the places of their keys, nil where none is stored
	list               []tableCell
	kinds              []normalize.Kind
	negative, fraction bool
	counts             []int64 // by the places of the keys
	plain              bool    // every figure is there and a whole number that is read beyond doubt
}

func (b *book) tableCells(table string) *cells {
	n := tableNumber(table)
	if n < 0 {
		return &cells{}
	}
	if b.cells[n] != nil {
		return b.cells[n]
	}
	l := b.layout(table)
	all := &b.room.cells[n]
	*all = cells{at: emptied(all.at, len(l.keys)), counts: emptied(all.counts, len(l.keys)), plain: true, list: emptied(all.list, len(l.keys))[:0]}
	at := -1
	for i, k := range l.keys {
		if next := b.figures.after(at, k); next >= 0 {
			at, all.at[i] = next, b.figures.list[next]
			all.add(tableCell{all.at[i], &l.ofKeys[i]})
			all.counts[i] = all.count(all.at[i])
		}
	}
	all.plain = all.plain && len(all.list) == len(l.keys)
	b.cells[n] = all
	return all
}

// count is a figure as a plain whole number.
func (c *cells) count(f *normalize.Figure) int64 {
	n, ok := f.Value.Number.Int64()
	c.plain = c.plain && ok && f.Value.Kind == normalize.Number && !decoded(f) && f.Value.Number == normalize.Int(n) && countable(f.Value.Number)
	return n
}

func (c *cells) add(cell tableCell) {
	c.list = append(c.list, cell)
	value := &cell.figure.Value
	if !slices.Contains(c.kinds, value.Kind) {
		c.kinds = append(c.kinds, value.Kind)
	}
	if value.Kind == normalize.Number {
		c.negative = c.negative || cell.column.Type != normalize.Signed && value.Number.Sign() < 0
		c.fraction = c.fraction || cell.column.Type != normalize.Amount && !value.Number.IsInt()
	}
}

func hasWords(c *cells) bool    { return slices.Contains(c.kinds, normalize.Words) }
func hasNegative(c *cells) bool { return c.negative }
func hasFraction(c *cells) bool { return c.fraction }

func (p *Pass) oddCell(f *normalize.Figure, least Responsibility) {
	at := f.Key
	p.Fail(Fault{Places: []normalize.Key{at}, Keys: []normalize.Key{at}, Least: least, Gap: true, Words: map[string]Text{
		"table": tableName(at.Table), "raw": same(quoted(f.Text)),
	}})
}

var twoChanges = pattern.MustCompile(`^[+＋增]?[加]?\d+[项件个]?[/／、，,；; ]*[-－—减][少]?\d+[项件个]?$`)

// ownUnit is a number with a unit or a power of ten that no figure is stored with.
var ownUnit = pattern.MustCompile(`^\d[\d,]*(?:\.\d+)?[十百千万亿]{0,2}(?:[人件户]次|[件条项宗份起例个次户人])?$`)

func hasOwnUnit(text string) bool {
	text = withoutSpaces(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	return last >= utf8.RuneSelf && ownUnit.MatchString(text)
}

func (p *Pass) isNumber(f *normalize.Figure, c *normalize.Column) {
	if f.Value.Kind != normalize.Words || hasOwnUnit(f.Text) || c.Type == normalize.Signed && twoChanges.MatchString(withoutSpaces(f.Text)) {
		p.Hold()
		return
	}
	p.oddCell(f, "")
}

func (p *Pass) notNegative(f *normalize.Figure, c *normalize.Column) {
	switch {
	case f.Value.Kind != normalize.Number || c.Type == normalize.Signed || f.Value.Number.Sign() >= 0:
		p.Hold()
	case p.dashed(f.Key.Table) > 1:
		p.oddCell(f, Undecided)
	default:
		p.oddCell(f, "")
	}
}

// dashed counts the numbers of a table that stand behind a dash, changes apart.
func (p *Pass) dashed(table string) (n int) {
	for _, k := range p.layout(table).keys {
		f := p.figures.at(k)
		if f != nil && f.Value.Kind == normalize.Number && f.Value.Number.Sign() < 0 && p.layout(k.Table).typed[k].Type != normalize.Signed {
			n++
		}
	}
	return n
}

// isWhole takes 417.0 for a count that a spreadsheet printed.
func (p *Pass) isWhole(f *normalize.Figure, c *normalize.Column) {
	switch {
	case f.Value.Kind != normalize.Number || c.Type == normalize.Amount || f.Value.Number.IsInt():
		p.Hold()
	case strings.ContainsAny(f.Unit+f.Text, "万元亿"):
		p.oddCell(f, Undecided)
	default:
		p.oddCell(f, "")
	}
}
