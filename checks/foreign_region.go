package checks

import (
	"strings"
	"unicode/utf8"

	"nianbao/extract/pattern"
	"nianbao/normalize"
	"nianbao/normalize/divisions"
)

var _ = register(Check{
	ID: "foreign-region-mention", Group: "DUP", Severity: Notice, Class: Hint,
	Title: Text{"正文多次出现其他地区政府的名称", "The text names another region's government"},
	Says: Text{
		"正文{count}次出现其他地区名称“{other}”（“{quote}”），请核实。",
		"The text names \"{other}\", another region, {count} times (\"{quote}\"). Please check.",
	},
	Basis: copiedBasis, Scope: ScopeReport, Needs: []string{"text", "agency.names", "divisions"},
	Formula: Text{
		"本地及其上下级、相邻地方以外的一个县、市、乡镇名称，在“人民政府”或“政府”前出现两次以上（文件名称和协作用语除外）",
		"≥ 2 times the name of one county, city or town before 人民政府 or 政府, which is neither the agency's place nor above, below or beside it, outside names of documents and words of co-operation",
	},
	Traps: Text{
		"只看“某某市政府”这类政府名称，路名、户籍、企业名称不算；同属一个上级的邻近地区，考察学习、对口帮扶、转发文件、书名号内的不算；地名重名的按可能性最小的理解。",
		"Only names of governments count, no roads, residents or firms; nor neighbours under the same division, study tours, partners, forwarded or quoted documents. A name that several places bear accuses nobody if one of them is near.",
	},
	Implied: []string{"foreign-agency-name"},
	Limits:  limitsOf("至少%d次", "at least %d times", foreignMentions),
	Run:     func(p *Pass) { p.foreignRegion() },
})

var (
	governmentOf = pattern.MustCompile(`[市县区州旗盟镇乡](?:人民)?政府`)
	together     = pattern.MustCompile(`考察|学习|帮扶|支援|对口|协作|借鉴|经验|友好|交流|户籍|籍|路|先进|合作|转发|联合|与|《|调研|来访|来我|案例|原`)
)

// longestPlace, in characters: names of autonomous counties are that long.
const longestPlace = 16

func (p *Pass) foreignRegion() {
	own := p.own()
	if !p.may(governmentOf) {
		p.Hold()
		return
	}
	times, first := map[string]int{}, map[string]string{}
	for _, at := range governmentOf.FindAllStringIndex(p.text(), -1) {
		clause, place := p.clause(at[0], at[1])
		if place == "" || together.MatchString(clause) || len(own.places) > 0 && !farFrom(readName(place), own) {
			continue
		}
		times[place]++
		if times[place] == 1 {
			first[place] = clause
		}
		switch {
		case times[place] < foreignMentions:
		case len(own.places) == 0:
			p.NotAssessable() // whose region the text is about is not known
			return
		default:
			p.sayRegion(place, first[place], strings.Count(p.text(), place))
			return
		}
	}
	p.Hold()
}

// clauseBytes is how far a clause reaches before and behind a name.
const clauseBytes = 120

// clause is what stands between the marks around text[from:to], and the place that
// it names at from.
func (p *Pass) clause(from, to int) (clause, place string) {
	text := p.text()
	start, end := max(0, from-clauseBytes), min(len(text), to+clauseBytes)
	if i := strings.LastIndexAny(text[start:from], marks); i >= 0 {
		_, size := utf8.DecodeRuneInString(text[start+i:])
		start += i + size
	}
	if i := strings.IndexAny(text[to:end], marks); i >= 0 {
		end = to + i
	}
	_, size := utf8.DecodeRuneInString(text[from:])
	return strings.ToValidUTF8(text[start:end], ""), placeBefore(strings.ToValidUTF8(text[start:from+size], ""))
}

const marks = "。；，、：\n"

func (p *Pass) sayRegion(place, quote string, times int) {
	p.Fail(Fault{Places: []normalize.Key{wholeReport}, Quotes: []Quote{{Text: quote}}, Words: map[string]Text{
		"count": count(times), "other": same(place), "quote": same(quoted(quote)),
	}})
}

// placeBefore is the longest name of a division that words end in, "" for none.
func placeBefore(words string) string {
	if utf8.RuneCountInString(words) < 3 {
		return ""
	}
	from := len(words)
	for range longestPlace {
		_, size := utf8.DecodeLastRuneInString(words[:from])
		from -= size
	}
	for ; from < len(words); from += runeSize(words[from:]) {
		if r := divisions.Parse(words[from:]); r.Named == words[from:] {
			return r.Named
		}
	}
	return ""
}

func runeSize(s string) int {
	_, size := utf8.DecodeRuneInString(s)
	return size
}

// farFrom: no place of the name is near one of the agency's.
func farFrom(n, own agencyName) bool {
	if !n.elsewhere(own) {
		return false
	}
	for _, a := range n.places {
		for _, b := range own.places {
			up, ok := a.Parent()
			side, ok2 := b.Parent()
			if ok && ok2 && (divisions.Within(b.Code, up.Code) || divisions.Within(a.Code, side.Code)) {
				return false
			}
		}
	}
	return true
}
