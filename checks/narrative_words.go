package checks

import (
	"strings"
	"unicode/utf8"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// Numbers that are missing in the prose, and a unit that looks wrong.

var (
	_ = register(Check{
		ID: "nar-number-missing", Group: "NAR", Severity: Warning, Class: NationalForm,
		Title: Text{"正文数字空缺", "A number is missing in the prose"},
		Says: Text{
			"正文“{quote}”缺少数字，请核实。",
			"A number is missing in \"{quote}\".",
		},
		Basis: mustAgree, Scope: ScopeReport, Needs: []string{"text"},
		Formula: Text{
			"应有数字处没有数字：“公开信息条”“收到申请件”“共条”，或“XX条”“××件”“___件”",
			"a counter without its number: 公开…信息|收到…申请 and 条|件 at the end of a clause, 共条; or XX条, ××件, ___件",
		},
		Traps: Text{
			"“条例”“条件”“申请件的办理”不是空缺；数字可能因排版样式未被读出，除占位符（XX、××、___）外一律存疑；识别文本不作判断。",
			"条例, 条件 and 申请件的办理 lack nothing. The number may be lost in reading: undecided, except for placeholders (XX, ××, ___); not assessable in recognised text.",
		},
		Run: (*Pass).missingNumbers,
	})

	_ = register(Check{
		ID: "nar-fee-unit", Group: "NAR", Severity: Notice, Class: Hint,
		Title: Text{"信息处理费数额异常", "The fee for information processing looks wrong"},
		Says: Text{
			"正文“{quote}”信息处理费为{said}，数额异常，请核对单位。",
			"The fee in \"{quote}\" is {said}, which is unusual. Please check the unit.",
		},
		Basis: Text{"《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）收费标准；第六部分以元计", "The rates of 国办函〔2020〕109号; part six counts in 元"},
		Scope: ScopeReport, Needs: []string{"statements:info_fee"},
		Formula: Text{
			"正文信息处理费大于0且以万元计，或大于100000元",
			"statement.info_fee > 0 and in 万元, or above 100000 元",
		},
		Traps: Text{
			"收费为0的不论单位；汇总全地区的数额可能较大，仅作提示。",
			"0 is 0 in any unit; a whole area may collect more, so that this is a hint.",
		},
		Limits: limitsOf("%d元以上", "above %d yuan", usualFee),
		Run: func(p *Pass) {
			for _, s := range p.stated("info_fee") {
				if s.Value.Sign() > 0 && s.Unit != "元" || s.Value.Cmp(normalize.Int(usualFee)) > 0 {
					p.Fail(p.quoting(s))
				} else {
					p.Hold()
				}
			}
		},
	})
)

const beforeCounters = "息数計计共請请XxＸｘ×_＿）)余多"

// besides are all pairs of a character of the one and one of the other.
func besides(first, second string) (pairs []string) {
	for _, a := range first {
		for _, b := range second {
			pairs = append(pairs, string(a)+string(b))
		}
	}
	return pairs
}

var (
	blankLeft = pattern.MustCompile(`(?:[XxＸｘ×]{2,}|[_＿]{2,}|[（(][ 　]+[）)])[ 　]*(?:余|多)?(?:条|件)(?:$|[^例件目款规理])`)
	gapWords  = pattern.MustCompile(`(?:(?:主动公开|累计公开|共公开|公开发布|发布|公布)(?:各类|政府|政务|公开|的|了)*信息|(?:收到|受理)[^，。；、:：]{0,24}(?:信息公开申请|公开(?:政府)?信息))(?:总计|共计|累计|合计|数|共)?[ 　]*(?:条|信息件|件)(?:$|[，,。；;、）)])|` +
		`(?:累计|共计|总计|合计|共)[ 　]*(?:条|件)(?:$|[，,。；;、）)])`)
	counterWords = pattern.SetOf("条件")
	// beforeGaps are what stands before a counter whose number is missing; gapped are
	// both, as they stand in a text without spaces.
	beforeGaps = pattern.SetOf(beforeCounters)
	gapped     = pattern.WordsOf(besides(beforeCounters, "条件"))
)

// mayGape is a cheap look before the patterns: nearly every counter of a line has its
// number before it.
func mayGape(line string) bool {
	for i := counterWords.Index(line); i >= 0; {
		before := strings.TrimRight(line[:i], " \u3000")
		_, size := utf8.DecodeLastRuneInString(before)
		if beforeGaps.In(before[len(before)-size:]) {
			return true
		}
		next := counterWords.Index(line[i+len("条"):])
		if next < 0 {
			return false
		}
		i += len("条") + next
	}
	return false
}

// missingNumbers looks through the prose line by line, as it is printed: the
// spaces of a gap are part of it.
func (p *Pass) missingNumbers() {
	looked := false
	for i := range p.Report.Sections {
		s := &p.Report.Sections[i]
		if !counterWords.In(s.Text) {
			continue
		}
		looked = true
		if !p.may(gapped) {
			continue
		}
		for line := range strings.SplitSeq(s.Text, "\n") {
			p.missingNumber(s, line)
		}
	}
	switch {
	case p.Report.Recognised != "" && looked:
		p.NotAssessable()
	case looked && p.tally.Broken == 0:
		p.Hold()
	}
}

func (p *Pass) missingNumber(s *normalize.Section, line string) {
	if !mayGape(line) {
		return
	}
	least, at := Publisher, blankLeft.FindStringIndex(line)
	if at == nil {
		least = Undecided
		if at = gapWords.FindStringIndex(traditional.Replace(line)); at == nil {
			return
		}
	}
	words := clauseOf(line, at[0], at[1])
	if least == Undecided && containsAny(words, "收到的", "受理的", "每", "对", "凡") {
		return // 对收到的政府信息公开申请件: no count
	}
	place := wholeReport
	if s.Key != "" {
		place = sectionPlace(s.Key)
	}
	p.Fail(Fault{
		Places: []normalize.Key{place}, Least: least, Words: map[string]Text{"quote": same(quoted(words))},
		Quotes: []Quote{{Section: s.Key, Text: words, Line: s.At.Line}},
	})
}

// traditional writes the few characters of these words that have another shape in
// traditional print; all have the same length.
var traditional = strings.NewReplacer("動", "动", "開", "开", "發", "发", "佈", "布", "務", "务", "類", "类", "請", "请", "條", "条", "計", "计", "總", "总", "數", "数")

// clauseOf widens line[from:to] to its clause.
func clauseOf(line string, from, to int) string {
	if i := strings.LastIndexAny(line[:from], "，。；"); i >= 0 {
		from = i + len("，")
	} else {
		from = 0
	}
	return strings.TrimRight(line[from:to], "，,。；;、")
}
